use std::io::Write;

use anyhow::bail;

use super::answers::{on_one_line, width, wrap};
use super::find::open;
use super::questions::Show;
use super::{Status, Streams};
use crate::archive::{Datum, OnLine, Shown};

/// Tells all about one record.
pub(super) fn run(arguments: &Show, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let id = arguments.id.trim();
    let archive = open(&arguments.archive, id, "the archive comes before the record: minutebook show ARCHIVE ID")?;
    let (document, id) = match (&arguments.document, place(id)) {
        (Some(document), _) => (document.clone(), id.to_owned()),
        (None, Some((document, line))) => match archive.on_line(document, line)? {
            None => return nothing(&format!("there is no document {document}"), streams),
            Some(OnLine { records, items }) => {
                let mut records = records.into_iter();
                let Some(id) = records.next().or_else(|| items.into_iter().next()) else {
                    return nothing(&format!("no record stands on line {line} of {document}"), streams);
                };
                tell_others(records.as_slice(), streams.error)?;
                (document.to_owned(), id)
            }
        },
        (None, None) => match &archive.documents_with(id)?[..] {
            [only] => (only.clone(), id.to_owned()),
            [] => return none(arguments, streams),
            several => {
                bail!("{} is in several documents; choose one with --document: {}", arguments.id, several.join(", "))
            }
        },
    };
    match archive.show(&document, &id, arguments.context)? {
        Some(shown) => tell(&id, &document, &shown, &mut *streams.output)?,
        None => return none(arguments, streams),
    }
    Ok(Status::Clean)
}

/// Document and line, as `find` prints them: `2024--may:12`. Identifiers of records have no colon.
fn place(text: &str) -> Option<(&str, usize)> {
    let (document, line) = text.rsplit_once(':')?;
    Some((document, line.parse().ok()?))
}

/// Most records of a line that are named.
const NAMED: usize = 5;

/// Tells of records that stand on the line as well.
fn tell_others(others: &[String], error: &mut dyn Write) -> std::io::Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    let named = others[..others.len().min(NAMED)].join(", ");
    match others.len().saturating_sub(NAMED) {
        0 => writeln!(error, "on this line stand also {named}"),
        more => writeln!(error, "on this line stand also {named} and {more} more"),
    }
}

fn none(arguments: &Show, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let kinds = "attendee-, item-, decision-, action- or footnote-";
    let wanted = format!("there is no record {}; identifiers begin with {kinds}", arguments.id);
    nothing(&format!("{wanted}, places are DOCUMENT:LINE"), streams)
}

fn nothing(why: &str, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    writeln!(streams.error, "{why}")?;
    Ok(Status::Findings)
}

/// Columns of the names of fields.
const NAMES: usize = 20;

/// The fields that say where a record is, which is shown otherwise.
const PLACES: [&str; 5] = ["id", "start", "end", "start_line", "end_line"];

fn tell(id: &str, document: &str, shown: &Shown, out: &mut dyn Write) -> std::io::Result<()> {
    let (title, body, date) = &shown.meeting;
    writeln!(out, "{id} in {document} ({})", shown.table)?;
    let meeting: Vec<&str> = [date, body, title].into_iter().flatten().map(String::as_str).collect();
    line("meeting", &meeting.join("  "), out)?;
    for (name, value) in shown.fields.iter().filter(|(name, _)| !PLACES.contains(name)) {
        let value = words(value);
        match shown.points_to.iter().find(|(column, ..)| column == name) {
            Some((_, _, target)) => line(name, &format!("{target} ({value})"), out)?,
            None => line(name, &value, out)?,
        }
    }
    for (table, fields) in &shown.parts {
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name} {}", words(value))).collect();
        line(table, &fields.join(", "), out)?;
    }
    for (name, neighbour) in ["before it", "after it"].into_iter().zip(&shown.neighbours) {
        if let Some((id, text)) = neighbour {
            line(name, &format!("{id}: {text}"), out)?;
        }
    }
    writeln!(out, "\n{}", on_one_line(&shown.path))?;
    let digits = shown.lines.last().map_or(1, |(number, ..)| number.to_string().len());
    for (number, is_own, text) in &shown.lines {
        let mark = if *is_own { '>' } else { ' ' };
        let text = text.replace(char::is_control, " ");
        writeln!(out, "{}", format!("{mark} {number:digits$}  {text}").trim_end())?;
    }
    Ok(())
}

fn line(name: &str, value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let mut lines = wrap(&on_one_line(value), width().saturating_sub(NAMES + 2).max(20)).into_iter();
    writeln!(out, "  {name:NAMES$}{}", lines.next().unwrap_or_default())?;
    lines.try_for_each(|line| writeln!(out, "  {:NAMES$}{line}", ""))
}

fn words(value: &Datum) -> String {
    match value {
        Datum::Null => String::new(),
        Datum::Integer(number) => number.to_string(),
        Datum::Number(number) => number.to_string(),
        Datum::Text(text) => text.clone(),
    }
}

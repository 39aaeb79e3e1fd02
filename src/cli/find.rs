use std::io::Write;
use std::path::Path;

use anyhow::{Context, anyhow, ensure};

use super::answers::{self, AnswerFormat, escape, on_one_line, wrap};
use super::questions::Find;
use super::{Status, Streams, remarks};
use crate::archive::{Answer, Archive, Datum, Found, Hit, Order, Period, Question};

/// Looks for records in an archive.
pub(super) fn run(arguments: &Find, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    sensible(arguments)?;
    let order = "the words come before the archive: minutebook find WORDS ARCHIVE";
    let archive = open(&arguments.archive, &arguments.words, order)?;
    let found = archive.find(&Question {
        words: arguments.words.clone(),
        kinds: arguments.kind.clone(),
        body: arguments.body.clone(),
        person: arguments.person.clone(),
        period: Period { from: arguments.from.clone(), to: arguments.to.clone() },
        outcome: arguments.outcome.clone(),
        limit: arguments.limit.get(),
    })?;
    let out = &mut *streams.output;
    match arguments.format {
        AnswerFormat::Table => {
            for (place, hit) in found.hits.iter().enumerate() {
                if place > 0 {
                    writeln!(out)?;
                }
                show(hit, answers::width(), streams.output_colour, out)?;
            }
        }
        AnswerFormat::Md => found.hits.iter().try_for_each(|hit| markdown(hit, out))?,
        format => answers::write(&answer(&found), format, out)?,
    }
    // so that on a terminal words for people come after the data
    streams.output.flush()?;
    remarks::tell(&found, arguments, &archive, streams.error)?;
    Ok(if found.hits.is_empty() { Status::Findings } else { Status::Clean })
}

/// Fails if no record can be what is asked for.
fn sensible(arguments: &Find) -> anyhow::Result<()> {
    if let (Some(from), Some(to)) = (&arguments.from, &arguments.to) {
        // a year has all days that begin with it
        let length = from.len().min(to.len());
        ensure!(from[..length] <= to[..length], "--from {from} is later than --to {to}");
    }
    let decisions = arguments.kind.is_empty() || arguments.kind.iter().any(|kind| kind == "decision");
    ensure!(
        arguments.outcome.is_none() || decisions,
        "only decisions have an outcome; add decision to --kind, or leave out --outcome"
    );
    for (option, name) in [("--body", &arguments.body), ("--person", &arguments.person)] {
        let has_words = name.as_ref().is_none_or(|name| name.contains(char::is_alphanumeric));
        ensure!(has_words, "{option} has no word in it; leave it out");
    }
    Ok(())
}

/// Opens an archive that was named on the command line. Where it cannot be read and the `other` argument names a file,
/// the two may have changed places.
pub(super) fn open(path: &Path, other: &str, order: &str) -> anyhow::Result<Archive> {
    Archive::open(path)
        .with_context(|| format!("cannot read {}", path.display()))
        .map_err(|error| if Path::new(other).is_file() { anyhow!("{error:#}\n  {order}") } else { error })
}

/// Three lines or more: what it is, its text, where it stands.
fn show(hit: &Hit, width: usize, colour: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let what = [hit.date.as_deref(), Some(&hit.kind), hit.outcome.as_deref(), hit.body.as_deref()];
    let head: Vec<&str> = what.into_iter().flatten().collect();
    for line in wrap(&on_one_line(&head.join(" · ")), width) {
        writeln!(out, "{line}")?;
    }
    let place = format!("{}:{}", hit.document, hit.line);
    let foot: Vec<&str> = [Some(&*place), Some(&*hit.id), heading(hit)].into_iter().flatten().collect();
    let [open, close] = if colour { ["\u{1b}[1;33m", "\u{1b}[0m"] } else { ["«", "»"] };
    for part in [&hit.excerpt, &foot.join(" · ")] {
        for line in wrap(&on_one_line(part), width.saturating_sub(2)) {
            writeln!(out, "  {}", line.replace(Found::MARKS[0], open).replace(Found::MARKS[1], close))?;
        }
    }
    Ok(())
}

/// The title of the item that a record stands under; that of an item is part of its text.
fn heading(hit: &Hit) -> Option<&str> {
    hit.item.as_deref().filter(|_| hit.kind != "item")
}

fn markdown(hit: &Hit, out: &mut dyn Write) -> std::io::Result<()> {
    let what = [hit.date.as_deref(), hit.body.as_deref(), Some(&hit.kind), hit.outcome.as_deref()];
    let head: Vec<String> = what.into_iter().flatten().map(|part| escape(&on_one_line(part))).collect();
    let marked = |text: &str| escape(&on_one_line(text)).replace(Found::MARKS, "**");
    let item = heading(hit).map(|title| format!("{}, ", marked(title))).unwrap_or_default();
    let place = format!("{item}{}, line {}, `{}`", escape(&hit.document), hit.line, hit.id);
    writeln!(out, "- {}: {} ({place})", head.join(", "), marked(&hit.excerpt))
}

/// The records as rows; `matched` are the words that were found, those of the title before those of the text.
fn answer(found: &Found) -> Answer {
    let columns = ["document", "id", "kind", "body", "date", "item", "line", "outcome", "text", "matched", "order"];
    let order = order(found);
    let text = |text: &str| Datum::Text(text.to_owned());
    let plain = |marked: &str| text(&marked.replace(Found::MARKS, ""));
    let maybe = |value: &Option<String>| value.as_deref().map_or(Datum::Null, plain);
    let rows = found.hits.iter().map(|hit| {
        vec![
            text(&hit.document),
            text(&hit.id),
            text(&hit.kind),
            maybe(&hit.body),
            maybe(&hit.date),
            maybe(&hit.item),
            Datum::Integer(hit.line),
            maybe(&hit.outcome),
            plain(&hit.text),
            text(&matched(hit).join("; ")),
            text(&order),
        ]
    });
    Answer { columns: columns.map(str::to_owned).into(), rows: rows.collect(), is_cut: found.is_cut }
}

/// In what order they come and what was looked through, for programs.
fn order(found: &Found) -> String {
    let order = match found.order {
        Order::Rank => "rank".to_owned(),
        Order::RankOfLatest(most) => format!("rank of the {most} latest"),
        Order::Date => "date".to_owned(),
    };
    match &found.since {
        Some(day) => format!("{order} since {day}"),
        None if found.is_partial => format!("{order} of a part"),
        None => order,
    }
}

/// The words that were marked, each once, in their order.
fn matched(hit: &Hit) -> Vec<&str> {
    let mut words = Vec::new();
    for part in heading(hit).into_iter().chain([&*hit.text]).flat_map(|text| text.split(Found::MARKS[0]).skip(1)) {
        let word = part.split(Found::MARKS[1]).next().unwrap_or_default();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

//! What the program made of a line, and why: for those who tune a vocabulary.

use std::fmt::Write;

use crate::evidence::{Evidence, Signal, Weights, confidence};
use crate::grammar::Grammars;
use crate::source::Document;
use crate::text::{Layout, Line, Span, markup};

use super::{line_ends, reading::Reading};

/// Tells what was made of the line `line` (counted from 1): the block that it belongs to, the records in it, and for
/// headings, names of the body, decisions and actions every signal with its weight, also where they were not enough.
/// `None` where the document has no such line.
pub fn explain(document: &Document, grammars: &Grammars, house: Option<&str>, line: u32) -> Option<String> {
    let (grammar, reason) = house
        .and_then(|name| grammars.house(name))
        .map_or_else(|| grammars.recognise(document.readable()), |grammar| (grammar, "forced".to_owned()));
    let plain = line_ends::restored(markup::plain(document.readable()), grammar.lexicon());
    let layout = Layout::of_markup(document.readable(), &plain);
    let reading = Reading::new(&layout, grammar).thorough();
    let pass = super::passes(&reading, document.readable());
    let own = |(_, it): &(u32, &Line)| it.number == line;
    let of_line = || (0..).zip(&layout.lines).filter(own);
    // a form feed parts what is one line in an editor
    let (index, shown) = of_line().find(|(_, line)| line.is_text()).or_else(|| of_line().next())?;
    let mut out = String::new();
    let _ = writeln!(out, "house {} ({reason})", grammar.name());
    let _ = writeln!(out, "line {line}: {:?}\n  {}", shown.kind, shown.text(layout.source));
    let Some((place, block)) =
        layout.blocks.iter().enumerate().find(|(_, block)| layout.lines_of(block).contains(&index))
    else {
        return Some(out);
    };
    let lines = layout.lines_of(block);
    let _ = writeln!(
        out,
        "block: lines {} to {}, indent {}, {} blank before, {} after{}{}",
        lines.first().map_or(0, |line| layout.lines[*line as usize].number),
        lines.last().map_or(0, |line| layout.lines[*line as usize].number),
        block.indent,
        block.blank_before,
        if block.blank_after == u8::MAX { 0 } else { block.blank_after },
        block.marker.map_or(String::new(), |marker| format!(", marker {:?}", layout.slice(marker.span()))),
        if block.note { ", a footnote" } else { "" },
    );
    if pass.attendance.listed[place] {
        let _ = writeln!(out, "attendance: part of a list");
    }
    let stands_here = |start: usize, end: usize| start < block.span.end && end > block.span.start;
    for person in pass.attendance.people.iter().filter(|person| stands_here(person.span.start, person.span.end)) {
        let who = [&person.name, &person.role, &person.organisation].into_iter().flatten();
        let who = who.map(String::as_str).collect::<Vec<_>>().join(", ");
        let list = person.group.as_deref().map_or(String::new(), |group| format!(" under {group:?}"));
        let _ = writeln!(out, "attendee {}: {who}{list}, by {}", person.status.as_str(), person.rule);
    }
    if pass.outline.agenda[place] {
        let _ = writeln!(out, "agenda: part of an agenda printed before the minutes");
    }
    for (taken, heading) in pass
        .outline
        .headings
        .iter()
        .map(|heading| (true, heading))
        .chain(pass.outline.refused.iter().map(|heading| (false, heading)))
    {
        if heading.block == place {
            weighed(&mut out, "heading", taken, reading.text(heading.title), heading.evidence, &reading.heading);
        }
    }
    let own = |span: Span| span.overlaps(block.flow);
    for candidate in super::meeting::bodies(&reading, &pass.outline, &pass.attendance) {
        let taken = candidate.score > 0.0 && pass.meeting.body.as_ref() == Some(&candidate.name);
        if own(candidate.span) {
            weighed(&mut out, "body", taken, &candidate.name, candidate.evidence, &reading.body);
        }
    }
    for (taken, candidate) in
        pass.decided.iter().map(|one| (true, one)).chain(pass.undecided.iter().map(|one| (false, one)))
    {
        if own(candidate.span) {
            weighed(&mut out, "decision", taken, reading.text(candidate.span), candidate.evidence, &reading.decision);
        }
    }
    let tasks = pass.tasks.iter().map(|one| (true, one));
    let others = pass.closed.iter().chain(&pass.untasked).map(|one| (false, one));
    for (taken, task) in tasks.chain(others) {
        if own(task.span) {
            weighed(&mut out, "action", taken, reading.text(task.span), task.evidence, &reading.action);
            let _ = writeln!(out, "  owners {:?}, due {:?}", task.owners, task.due);
        }
    }
    Some(out)
}

fn weighed<S: Signal>(
    out: &mut String,
    kind: &str,
    taken: bool,
    text: &str,
    evidence: Evidence<S>,
    weights: &Weights<S>,
) {
    let score = weights.score(evidence);
    let verdict = match (taken, score > 0.0) {
        (true, _) => "taken",
        (false, true) => "refused for its place or a better one",
        (false, false) => "refused",
    };
    let _ = writeln!(out, "{kind} {verdict}: score {score:+.1}, confidence {:.2}\n  {text}", confidence(score));
    let _ = writeln!(out, "  {:+.1} bias", weights.bias());
    for signal in evidence.signals() {
        let _ = writeln!(out, "  {:+.1} {:18} {}", weights.weight(signal), signal.key(), signal.describe());
    }
}

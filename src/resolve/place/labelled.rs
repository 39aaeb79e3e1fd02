//! The place behind its label: in a line, in a table, among other facts of the meeting.

use crate::grammar::{Class, Hit};
use crate::parse::person::person;
use crate::parse::time::times;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, seek};

/// "Venue: The Bun Shop".
pub(super) fn labelled(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    for (_, block) in head.iter().take(20) {
        let text = reading.layout.text_of(block);
        let Some((label, rest)) = parted(reading, block.flow).or_else(|| text.split_once(':')) else { continue };
        let known = reading.words.classes(label.trim()).contains(Class::PlaceLabel);
        let rest = rest.trim();
        // "Host: Ann Bell" names somebody
        let span = reading.flow_span(rest);
        let placed = reading.has(span, Class::PlaceWord) || reading.has(span, Class::OnlinePlace);
        let hosted = label.trim().to_ascii_lowercase().starts_with("host") && !placed;
        let hosted = hosted && person(reading.words, rest).is_ok_and(|(tail, _)| tail.is_empty());
        if known && !hosted && !rest.is_empty() && rest.len() <= 160 {
            let place = before_label(reading, rest).map_or(rest, |place| place.trim_end_matches([' ', ',', ';']));
            return Some(reading.flow_span(without_hours(place)));
        }
    }
    None
}

/// "Venue – Oak Lodge", "Location    Oak Lodge", "| Place | Oak Lodge |": a label of the place that a dash, a gap or the line
/// of a table parts from it. "Place St Elm" and "At the Mill" are lines without one.
fn parted<'a>(reading: &Reading<'a>, line: Span) -> Option<(&'a str, &'a str)> {
    let hit = reading.hits_in(Span::new(line.start, line.start + 1)).iter().find(|hit| {
        hit.class == Class::PlaceLabel && hit.start as usize == line.start && (hit.end as usize) < line.end
    })?;
    let label = reading.text(Span::new(line.start, hit.end as usize));
    let rest = reading.text(Span::new(hit.end as usize, line.end));
    let dashed = [" - ", " – ", " — "].iter().find_map(|dash| rest.strip_prefix(dash));
    let gap = || {
        let place = rest.strip_prefix(' ')?;
        let start = reading.layout.flow.source_span(reading.flow_span(place)).start;
        let before = &reading.layout.written[..start];
        // a blank by itself is one between words
        (before.ends_with(['\t', '|']) || before.ends_with("  ") || before.ends_with("| ")).then_some(place)
    };
    dashed.or_else(gap).map(|place| (label, place))
}

/// "| Date | Time | Place |" over "| 3 May 2024 | 7 pm | Oak Lodge |": the cell under the label of the place.
pub(super) fn in_table(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    let written = &reading.layout.written;
    let line_of = |block: &Block| {
        let start = reading.layout.flow.source_span(block.flow).start;
        let from = written[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = written[from..].lines().next().unwrap_or("").trim();
        line.strip_prefix('|').map(|cells| cells.trim_end_matches('|').split('|').map(str::trim))
    };
    let tables = head.windows(2).take(12).filter(|pair| reading.has(pair[0].1.flow, Class::PlaceLabel));
    tables.into_iter().find_map(|pair| {
        let is = |cell: &str, class| reading.words.classes(cell).contains(class);
        let labels: Vec<&str> = line_of(pair[0].1)?.collect();
        let column = labels.iter().position(|cell| is(cell, Class::PlaceLabel))?;
        let facts = labels.iter().any(|cell| is(cell, Class::DateLabel) || is(cell, Class::TimeLabel));
        let cells: Vec<&str> = line_of(pair[1].1)?.collect();
        let place = cells.get(column).filter(|place| facts && cells.len() == labels.len() && !place.is_empty())?;
        let text = reading.layout.text_of(pair[1].1);
        let at = seek::find_last(text, place)?;
        Some(reading.flow_span(&text[at..at + place.len()]))
    })
}

/// "Date: 3 May 2021   Time: 18:00   Venue: Oak Lodge": the place behind its label, where other facts stand before it in the
/// line.
pub(super) fn behind_facts(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    const LONGEST: usize = 240;
    let facts = [Class::DateLabel, Class::TimeLabel];
    head.iter().take(12).map(|(_, block)| block.flow).filter(|flow| flow.len() <= LONGEST).find_map(|flow| {
        let text = reading.text(flow);
        let labelled = |hit: &&Hit| text.get(hit.end as usize - flow.start..).is_some_and(|it| it.starts_with(':'));
        let hits = || reading.hits_in(flow).iter().filter(|hit| hit.end as usize <= flow.end).filter(labelled);
        let fact = hits().find(|hit| facts.contains(&hit.class))?;
        let label = hits().find(|hit| hit.class == Class::PlaceLabel && hit.start > fact.end)?;
        let at = label.start as usize - flow.start;
        let begins = text[at..].starts_with(char::is_uppercase) && text[..at].ends_with([' ', '\t', '\n', '|']);
        // "Next meeting date: 4 June, Venue: Oak Lodge" tells of another meeting
        let other = reading.has(Span::new(flow.start, flow.start + at), Class::NextMeeting);
        let rest = &text[label.end as usize - flow.start + 1..];
        let next = hits().find(|hit| hit.start > label.end && facts.contains(&hit.class));
        let end = next.map_or(rest.len(), |next| next.start as usize - label.end as usize - 1);
        let place = rest[..end].split(['\n', '\t', '|']).next().unwrap_or("");
        let place = before_label(reading, place)?.trim_matches([' ', ',', ';']);
        (begins && !other && !place.is_empty() && place.len() <= 120).then(|| reading.flow_span(without_hours(place)))
    })
}

/// "Oak Lodge" of "Oak Lodge Chair: Ann Bell", "Zoom" of "Zoom, Meeting ID: 123": what stands before the next label, and
/// nothing where it is not clear where that begins.
fn before_label<'t>(reading: &Reading<'_>, place: &'t str) -> Option<&'t str> {
    const LABELS: [Class; 4] = [Class::Chair, Class::Post, Class::InAttendance, Class::Present];
    // "https://…" is no label
    let letter = |at: &usize| place[..*at].ends_with(char::is_alphabetic) && !place[at + 1..].starts_with("//");
    let Some(colon) = place.match_indices(':').map(|(at, _)| at).find(letter) else { return Some(place) };
    let head = &place[..colon];
    let blanks = head.match_indices(' ').map(|(at, _)| at);
    let known = |at: &usize| {
        let classes = reading.words.classes(&head[at + 1..]);
        LABELS.into_iter().any(|label| classes.contains(label))
    };
    let parted = || [",", ";", "  "].into_iter().filter_map(|sign| head.rfind(sign)).max();
    blanks.into_iter().find(known).or_else(parted).map(|at| &head[..at])
}

/// "MRC, Central Library (5pm-8pm)": the hours are no part of the place.
fn without_hours(place: &str) -> &str {
    let bracket = place.strip_suffix(')').and_then(|inner| inner.rfind('('));
    bracket.filter(|open| !times(&place[*open..]).is_empty()).map_or(place, |open| place[..open].trim_end())
}

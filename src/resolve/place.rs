//! Where the meeting was held.

use crate::grammar::Class;
use crate::model::Meeting;
use crate::parse::date::dates;
use crate::parse::time::times;
use crate::text::{Block, Span};

use super::attendance::Attendance;
use super::reading::Reading;

/// "Venue: The Bun Shop".
pub(super) fn labelled(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    for (_, block) in head.iter().take(20) {
        let text = reading.layout.text_of(block);
        let Some((label, rest)) = text.split_once(':') else { continue };
        let known = reading.words.classes(label.trim()).contains(Class::PlaceLabel);
        let rest = rest.trim();
        if known && !rest.is_empty() && rest.len() <= 160 {
            return Some(reading.flow_span(rest));
        }
    }
    None
}

/// "… was held in the Village Hall, West Burton on Tuesday".
pub(super) fn held_at(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    for (index, block) in head.iter().take(16) {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let lower = text.to_ascii_lowercase();
        let Some(held) = lower.find("held").or_else(|| lower.find("took place")).or_else(|| lower.find("convened")) else { continue };
        if let Some(span) = after_preposition(reading, text, held) {
            return Some(span);
        }
    }
    None
}

/// The place after "in", "at" or "via" behind `from`, up to a date, a time or the end of the sentence.
fn after_preposition(reading: &Reading<'_>, text: &str, from: usize) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    let mut at = from;
    loop {
        let next = [" in the ", " in ", " at the ", " at ", " via ", " by ", " over "].iter().filter_map(|word| lower[at..].find(word).map(|found| (at + found, word.len()))).min_by_key(|(found, length)| (*found, usize::MAX - length));
        let (found, length) = next?;
        let rest = text[found + length..].trim_start();
        let digit = rest.starts_with(|char: char| char.is_ascii_digit()) && !times(&rest[..rest.len().min(12)]).is_empty();
        let dated = dates(reading.words, rest).first().is_some_and(|(written, _)| rest.starts_with(written));
        if rest.is_empty() || digit || dated || !rest.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()) {
            at = found + length.max(1) - 1;
            if at + 1 >= lower.len() || found > from + 200 {
                return None;
            }
            continue;
        }
        let end = place_end(reading, rest);
        let place = rest[..end].trim_end_matches([',', ' ', '.', ';', '-', '–']);
        return (!place.is_empty()).then(|| reading.flow_span(place));
    }
}

/// Where a place ends: before a date, a time, "on", "at", "commencing", the end of the sentence.
fn place_end(reading: &Reading<'_>, rest: &str) -> usize {
    let mut end = rest.len();
    for (written, _) in dates(reading.words, rest) {
        end = end.min(crate::parse::offset_in(rest, written));
    }
    for (written, _) in times(rest) {
        end = end.min(crate::parse::offset_in(rest, written));
    }
    let lower = rest.to_ascii_lowercase();
    for stop in [" on ", " at ", " commencing", " from ", " starting", " beginning", " with ", " to ", " for ", ", on ", ", at ", " which ", " when ", " immediately", " following"] {
        if let Some(found) = lower.find(stop) {
            end = end.min(found);
        }
    }
    let mut spans = Vec::new();
    crate::parse::sentence::sentences(reading.words, rest, 0, &mut spans);
    if let Some(first) = spans.first() {
        end = end.min(first.end);
    }
    let cut = rest[..end].trim_end();
    // a weekday that the date left behind
    cut.rsplit_once([' ', ',']).filter(|(_, last)| reading.words.classes(last.trim()).contains(Class::Weekday)).map_or(cut.len(), |(head, _)| head.trim_end_matches([',', ' ']).len())
}

/// A line of the title block with the words of an address.
pub(super) fn address_line(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &Meeting) -> Option<Span> {
    let first_list = head.iter().position(|(index, _)| attendance.listed[*index]).unwrap_or(head.len());
    for (_, block) in head[..first_list].iter().take(12) {
        let text = reading.layout.text_of(block);
        let words = Reading::count_words(text);
        if words > 16 || text.contains("://") || text.contains('@') || reading.has(block.flow, Class::MinutesWord) {
            continue;
        }
        let body = meeting.spans.get("body").is_some_and(|span| span.start >= block.span.start && span.start < block.span.end);
        let places = reading.hits_in(block.flow).iter().filter(|hit| hit.class == Class::PlaceWord).count();
        let online = reading.has(block.flow, Class::OnlinePlace);
        let dated = !dates(reading.words, text).is_empty() || times(text).iter().any(|(written, _)| written.len() * 2 > text.len());
        if body || dated || text.contains(':') || text.ends_with('.') {
            continue;
        }
        if places > 0 || online {
            return Some(block.flow);
        }
    }
    None
}

/// "The meeting convened at 6:36 at the Pizza Bank Restaurant": the sentence of the opening.
pub(super) fn convened_at(reading: &Reading<'_>) -> Option<Span> {
    for (_, block) in reading.blocks().take(40) {
        let text = reading.layout.text_of(block);
        let lower = text.to_ascii_lowercase();
        let Some(at) = ["meeting convened", "meeting was convened", "meeting was called to order", "met at", "met in"].iter().find_map(|phrase| lower.find(phrase)) else { continue };
        if text.len() <= 300
            && let Some(span) = after_preposition(reading, text, at)
        {
            return Some(span);
        }
    }
    None
}

/// A meeting without a room: "Zoom", "telecon".
pub(super) fn online(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    head.iter().take(6).find_map(|(_, block)| {
        let hit = reading.hits_in(block.flow).iter().find(|hit| hit.class == Class::OnlinePlace && (hit.end as usize) <= block.flow.end)?;
        (block.flow.len() <= 160).then(|| Span::new(hit.start as usize, hit.end as usize))
    })
}

//! Where the meeting was held.

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;
use crate::grammar::{Class, ClassSet};
use crate::model::Meeting;
use crate::parse::sentence::sentences;
use crate::parse::time::times;
use crate::text::seek;
use crate::text::{Block, Span};

/// Place: a label, "held in …", or a line of the title block with the words of an address.
pub(super) fn place(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &mut Meeting) {
    let found = labelled(reading, head)
        .or_else(|| held_at(reading, head, attendance))
        .or_else(|| address_line(reading, head, attendance, meeting))
        .or_else(|| convened_at(reading))
        .or_else(|| online(reading, head, attendance));
    if let Some(span) = found {
        meeting.location = Some(reading.text(span).trim().to_owned());
        set(reading, meeting, "location", span);
    }
}

/// "Venue: The Bun Shop".
pub(super) fn labelled(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<Span> {
    for (_, block) in head.iter().take(20) {
        let text = reading.layout.text_of(block);
        let Some((label, rest)) = text.split_once(':') else { continue };
        let known = reading.words.classes(label.trim()).contains(Class::PlaceLabel);
        let rest = rest.trim();
        if known && !rest.is_empty() && rest.len() <= 160 {
            return Some(reading.flow_span(without_hours(rest)));
        }
    }
    None
}

/// "MRC, Central Library (5pm-8pm)": the hours are no part of the place.
fn without_hours(place: &str) -> &str {
    let bracket = place.strip_suffix(')').and_then(|inner| inner.rfind('('));
    bracket.filter(|open| !times(&place[*open..]).is_empty()).map_or(place, |open| place[..open].trim_end())
}

/// "… was held in the Village Hall, West Burton on Tuesday".
pub(super) fn held_at(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    for (place, (index, block)) in head.iter().take(16).enumerate() {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let lower = text.to_ascii_lowercase();
        // a title that holds the date holds the place too
        let early = place < 4 && !Reading::exceeds(text, 16);
        let titled = (early || reading.has(block.flow, Class::MinutesWord))
            && !reading.dates(text).is_empty()
            && text.len() <= 240;
        let date_end = reading.dates(text)
            .first()
            .map(|(written, _)| crate::parse::offset_in(text, written) + written.len());
        let held = reading.words_of(Class::HeldWord).find_map(|word| lower.find(word));
        let Some(held) = held.or(date_end.filter(|_| titled)) else {
            continue;
        };
        if let Some(span) = after_preposition(reading, text, held) {
            return Some(span);
        }
    }
    None
}

/// The lists of words with which a place may begin in small letters: "at the clubhouse".
const PLACES: ClassSet = ClassSet::of(&[Class::OnlinePlace, Class::PlaceWord]);

/// The place after "in", "at" or "via" behind `from`, up to a date, a time or the end of the sentence.
fn after_preposition(reading: &Reading<'_>, text: &str, from: usize) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    let mut at = from;
    loop {
        let next = [" in the ", " in ", " at the ", " at ", " via ", " by ", " over "]
            .iter()
            .filter_map(|word| seek::find(&lower[at..], word).map(|found| (at + found, word.len())))
            .min_by_key(|(found, length)| (*found, usize::MAX - length));
        let (found, length) = next?;
        let rest = text[found + length..].trim_start();
        let digit = rest.starts_with(|char: char| char.is_ascii_digit())
            && !times(&rest[..rest.floor_char_boundary(12)]).is_empty();
        let dated = reading.dates(rest).first().is_some_and(|(written, _)| rest.starts_with(written));
        let named = rest.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
            || PLACES.iter().any(|class| reading.words.longest(class, rest).is_some())
            || reading.words_of(Class::PlaceHead).any(|head| rest.starts_with(head));
        if rest.is_empty() || digit || dated || !named {
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
    for (written, _) in reading.dates(rest) {
        end = end.min(crate::parse::offset_in(rest, written));
    }
    for (written, _) in times(rest) {
        end = end.min(crate::parse::offset_in(rest, written));
    }
    let lower = rest.to_ascii_lowercase();
    let begun = reading.words_of(Class::PlaceStop).filter_map(|stop| lower.find(&format!(" {stop}")));
    let stops = [" on ", " at ", " from ", " with ", " to ", " for ", ", on ", ", at ", " which ", " when "];
    end = stops.iter().filter_map(|stop| seek::find(&lower, stop)).chain(begun).fold(end, usize::min);
    let mut spans = Vec::new();
    crate::parse::sentence::sentences(reading.words, rest, 0, &mut spans);
    if let Some(first) = spans.first() {
        end = end.min(first.end);
    }
    let cut = rest[..end].trim_end();
    // a weekday that the date left behind
    cut.rsplit_once([' ', ','])
        .filter(|(_, last)| reading.words.classes(last.trim()).contains(Class::Weekday))
        .map_or(cut.len(), |(head, _)| head.trim_end_matches([',', ' ']).len())
}

/// The line of the title block that reads most like an address: words of places, a postcode, a number, a comma speak
/// for it, the words of bodies against it.
pub(super) fn address_line(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &Meeting,
) -> Option<Span> {
    let first_list = head.iter().position(|(index, _)| attendance.listed[*index]).unwrap_or(head.len());
    let mut best: Option<(usize, Span)> = None;
    for (place, (_, block)) in head[..first_list].iter().take(12).enumerate() {
        let text = reading.layout.text_of(block);
        if Reading::exceeds(text, 16)
            || text.contains("://")
            || text.contains('@')
            || reading.has(block.flow, Class::MinutesWord)
        {
            continue;
        }
        let body =
            meeting.spans.get("body").is_some_and(|span| span.start >= block.span.start && span.start < block.span.end);
        // "Council Chambers, 210 W. Main Street – 7:00 p.m.": the time stands behind the place
        let end = times(text).first().map_or(text.len(), |(written, _)| crate::parse::offset_in(text, written));
        let end = reading.dates(text)
            .first()
            .map_or(end, |(written, _)| end.min(crate::parse::offset_in(text, written)));
        let before = text[..end].trim_matches([' ', '-', '–', ',', '—', '(']);
        // "5:30 p.m., Mee Room"
        let behind = times(text)
            .last()
            .map_or("", |(written, _)| &text[crate::parse::offset_in(text, written) + written.len()..]);
        // "Wednesday 17 August 2022, Council Chambers, 44 Railway Parade"
        let dated = reading.dates(text);
        let behind_date = dated
            .last()
            .filter(|_| times(text).is_empty())
            .map_or("", |(written, _)| &text[crate::parse::offset_in(text, written) + written.len()..]);
        let behind = if behind.is_empty() { behind_date } else { behind };
        let weekday = reading.words.classes(before).contains(Class::Weekday);
        let address =
            if before.is_empty() || weekday { behind.trim_matches([' ', '-', '–', ',', '—', ')']) } else { before };
        if body
            || address.is_empty()
            || address.ends_with('.')
            || address.contains(':')
            || !address.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        {
            continue;
        }
        let span = reading.flow_span(address);
        let count = |class| {
            reading
                .hits_in(span)
                .iter()
                .filter(|hit| hit.class == class && hit.end as usize <= span.end)
                .take(2)
                .count()
        };
        let lower = address.to_ascii_lowercase();
        let town = reading
            .words_of(Class::TownName)
            .any(|name| lower.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
        let signed = address.contains(|char: char| char.is_ascii_digit());
        // a comma and a number make no address: "Tenth month, 2012"
        let placed = count(Class::PlaceWord) + count(Class::OnlinePlace) > 0
            || has_postcode(address)
            || address.starts_with(|char: char| char.is_ascii_digit());
        let speaks = 2 * count(Class::PlaceWord)
            + 3 * count(Class::OnlinePlace).min(1)
            + 3 * usize::from(has_postcode(address))
            + usize::from(signed)
            + usize::from(address.contains(','));
        let against = 2 * usize::from(town) + count(Class::Collective) + 2 * usize::from(place == 0);
        let score = speaks.saturating_sub(against);
        if placed && score >= 2 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, span));
        }
    }
    best.map(|(_, span)| span)
}

/// A postcode of the United Kingdom ("SW1H 9AJ") or of the United States after the letters of a state ("WA 98033").
fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| {
        let (left, right) = (pair[0].as_bytes(), pair[1].trim_end_matches('.').as_bytes());
        let british = (2..=4).contains(&left.len())
            && left[0].is_ascii_uppercase()
            && left.iter().any(u8::is_ascii_digit)
            && right.len() == 3
            && right[0].is_ascii_digit()
            && right[1..].iter().all(u8::is_ascii_uppercase);
        let american = left.len() == 2
            && left.iter().all(u8::is_ascii_uppercase)
            && right.len() == 5
            && right.iter().all(u8::is_ascii_digit);
        british || american
    })
}

/// "The meeting convened at 6:36 at the Pizza Bank Restaurant": the sentence of the opening.
pub(super) fn convened_at(reading: &Reading<'_>) -> Option<Span> {
    let mut spans = Vec::new();
    for (_, block) in reading.blocks().take(40) {
        spans.clear();
        sentences(reading.words, reading.layout.text_of(block), block.flow.start, &mut spans);
        for span in spans.iter().take(3) {
            let text = reading.text(*span);
            let lower = text.to_ascii_lowercase();
            let Some(at) = reading.words_of(Class::ConvenedWord).find_map(|phrase| lower.find(phrase)) else {
                continue;
            };
            if text.len() <= 300
                && let Some(span) = after_preposition(reading, text, at)
            {
                return Some(span);
            }
        }
    }
    None
}

/// A meeting without a room: "Zoom", "telecon".
pub(super) fn online(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    // "Ann Bell (via Zoom)" is said of her
    let own = head.iter().take(6).filter(|(index, _)| !attendance.listed[*index]);
    own.into_iter().find_map(|(_, block)| {
        let hit = reading
            .hits_in(block.flow)
            .iter()
            .find(|hit| hit.class == Class::OnlinePlace && (hit.end as usize) <= block.flow.end)?;
        (block.flow.len() <= 160).then(|| Span::new(hit.start as usize, hit.end as usize))
    })
}

//! Late arrivals and early departures, with the item at which they happened.
//!
//! `verb` knows whether a word of coming or going tells of either, `comers` who came or went, and `guests` adds those
//! who joined the meeting and stand in no list; `party` names the members of a deputation.

mod comers;
mod guests;
mod party;
mod verb;

use crate::grammar::{Class, Hit};
use crate::model::{AgendaItem, Attendee, AttendeeEvent, EventKind, Status};
use crate::parse::movement::noted_item;
use crate::parse::time::{Time, times};
use crate::text::Span;

use super::attendance::Move;
use super::reading::Reading;
use super::roster::Roster;
use super::statement::Statement;

pub(super) use guests::add_guests;

/// Most words of a statement that tells of coming or going and of nothing else.
const SHORT: usize = 30;

/// Gives the people what the lists say of coming and going, and what short statements do ("Cllr Bell left at 8.15pm",
/// "[Shane joined the call]").
pub(super) fn events(
    reading: &Reading<'_>,
    statements: &[Statement],
    items: &[AgendaItem],
    roster: &Roster,
    moves: &[Move],
    people: &mut [Attendee],
) {
    for moved in moves {
        let Some(attendee) = people.iter_mut().find(|attendee| attendee.id == moved.attendee) else { continue };
        let event = AttendeeEvent {
            kind: moved.kind,
            agenda_item: moved.item.as_deref().and_then(|number| numbered(items, number)),
            time: moved.time.clone(),
            span: reading.place(moved.span),
        };
        add(attendee, event);
    }
    let moves = |hit: &Hit| matches!(hit.class, Class::Arrival | Class::Departure);
    for (place, statement) in statements.iter().enumerate() {
        if reading.hits_in(statement.span).iter().any(moves) && !Reading::exceeds(reading.text(statement.span), SHORT) {
            told(reading, statements, place, items, roster, people);
        }
    }
}

/// What a statement tells: perhaps of leaving and of coming back.
fn told(
    reading: &Reading<'_>,
    statements: &[Statement],
    place: usize,
    items: &[AgendaItem],
    roster: &Roster,
    people: &mut [Attendee],
) {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let found = times(text);
    let mut before: (usize, Vec<usize>) = (0, Vec::new());
    for hit in reading.hits_in(statement.span) {
        let kind = match hit.class {
            Class::Arrival => EventKind::Arrived,
            Class::Departure => EventKind::Left,
            _ => continue,
        };
        let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
        // a shorter phrase within the one before tells nothing new
        if at < before.0 || end > text.len() || !verb::moves(reading, statement, hit) {
            continue;
        }
        let linked = text.get(before.0..at).is_some_and(|link| {
            let link = link.rsplit([',', ';']).next().unwrap_or(link).trim();
            matches!(link, "and" | "then" | "and then" | "but" | "before" | "")
                || !Reading::exceeds(text.get(before.0..at).unwrap_or(""), 7) && link.ends_with(" and")
        });
        let comers = comers::comers(reading, roster, statements, place, at);
        let comers = if comers.is_empty() && linked && !before.1.is_empty() { before.1 } else { comers };
        // "7.45pm Cllr Green left": the time may stand first, and behind the verb it is its own
        let behind = found.iter().find(|(written, _)| crate::parse::offset_in(text, written) >= end);
        let first = found.first().filter(|_| before.0 == 0);
        let time = behind.or(first).map(|(_, time)| *time).map(Time::to_clock);
        let number = noted_item(reading.words, text.get(end..).unwrap_or(""));
        let item = number.and_then(|number| numbered(items, number));
        let under = statement.item.and_then(|item| items.get(item)).map(|item| item.id.clone());
        for mover in &comers {
            let event = AttendeeEvent {
                kind,
                agenda_item: item.clone().or_else(|| under.clone()),
                time: time.clone(),
                span: reading.place(Span::new(statement.span.start, statement.span.end)),
            };
            add(&mut people[*mover], event);
        }
        before = (end, comers);
    }
}

/// The item with the number that a remark gives, if there is one and no other.
fn numbered(items: &[AgendaItem], number: &str) -> Option<String> {
    let same = |item: &&AgendaItem| {
        item.number.as_deref().is_some_and(|own| own.trim_end_matches(['.', ')']).eq_ignore_ascii_case(number))
    };
    let mut same = items.iter().filter(same);
    same.next().filter(|_| same.next().is_none()).map(|item| item.id.clone())
}

/// Adds an event that is not told yet. Whoever came after all was there.
fn add(attendee: &mut Attendee, event: AttendeeEvent) {
    if event.kind == EventKind::Arrived && matches!(attendee.status, Status::Apologies | Status::Absent) {
        attendee.status = Status::Present;
        attendee.derived.push("status".to_owned());
    }
    // the list and the text may tell the same: the one that says when is kept
    let same = attendee.events.iter_mut().find(|other| {
        let agree =
            |one: &Option<String>, another: &Option<String>| one.is_none() || another.is_none() || one == another;
        other.kind == event.kind && agree(&other.time, &event.time) && agree(&other.agenda_item, &event.agenda_item)
    });
    match same {
        Some(other) if other.span != event.span || other.time == event.time => {
            other.time = other.time.take().or(event.time);
            other.agenda_item = other.agenda_item.take().or(event.agenda_item);
        }
        _ => attendee.events.push(event),
    }
}

#[cfg(test)]
mod tests {
    use crate::Converter;
    use crate::model::EventKind;
    use crate::source::Document;

    /// What happened, as "Bell left 20:15", in the order of the list.
    fn events(list: &str, text: &str) -> Vec<String> {
        let text = format!(
            "Elm Town Council\nMinutes of the meeting held on 2 October 2019 at 7 pm\n\nPresent:\n{list}\n\n1. Apologies\nNone.\n\n2. Finance\nThe accounts were read.\n\n{text}\n"
        );
        let minutes = Converter::default().convert(&Document::from_text(&text));
        let mut told = Vec::new();
        for attendee in &minutes.attendees {
            for event in &attendee.events {
                let kind = if event.kind == EventKind::Left { "left" } else { "arrived" };
                let item = minutes.agenda_items.iter().find(|item| Some(&item.id) == event.agenda_item.as_ref());
                let number = item.and_then(|item| item.number.as_deref()).unwrap_or("-");
                let name = attendee.name.as_deref().unwrap_or("-");
                told.push(format!("{name} {kind} {} {number}", event.time.as_deref().unwrap_or("-")));
            }
        }
        told
    }

    #[test]
    fn notes_in_lists() {
        let list = "Ann Bell (left at 8.15 pm)\nBen Carr (arrived 7.40pm)\nCllr Cy Dunn (from item 2)\nCllr Di Eve (who left after item 1)\nEd Fox (via Zoom)";
        assert_eq!(
            events(list, ""),
            ["Ann Bell left 20:15 -", "Ben Carr arrived 19:40 -", "Cy Dunn arrived - 2", "Di Eve left - 1"]
        );
    }

    #[test]
    fn sentences_of_coming_and_going() {
        let list = "Cllr Ann Bell\nCllr Ben Carr\nCllr Cy Dunn";
        for (text, expected) in [
            ("Cllr Bell left the meeting at 8.15pm.", vec!["Ann Bell left 20:15 2"]),
            ("8.15pm  Cllr Bell left the meeting.", vec!["Ann Bell left 20:15 2"]),
            ("At 8.15pm, Cllr Bell returned to the room.", vec!["Ann Bell arrived 20:15 2"]),
            ("[Bell joined the call, 8.15pm]", vec!["Ann Bell arrived 20:15 2"]),
            (
                "Cllr Bell left at 6.50pm and returned at 6.55pm.",
                vec!["Ann Bell left 18:50 2", "Ann Bell arrived 18:55 2"],
            ),
            ("Cllrs Bell and Carr left the meeting at 8.15pm.", vec!["Ann Bell left 20:15 2", "Ben Carr left 20:15 2"]),
            ("Cllr Bell spoke of the pond. She left after this item.", vec!["Ann Bell left - 2"]),
            ("Cllr Bell declared an interest and left the room.", vec!["Ann Bell left - 2"]),
            ("Cllr Bell went over the accounts.", vec![]),
            ("Cllr Bell left the chair.", vec![]),
            ("Cllr Bell withdrew her nomination.", vec![]),
            ("Cllr Bell joined the Committee in May.", vec![]),
            ("Cllr Bell will leave the meeting early.", vec![]),
        ] {
            assert_eq!(events(list, text), expected, "{text}");
        }
    }
}

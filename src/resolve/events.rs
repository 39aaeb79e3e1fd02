//! Late arrivals and early departures, with the item at which they happened.

use crate::grammar::{Class, Hit};
use crate::model::{AgendaItem, Attendee, AttendeeEvent, EventKind, Status};
use crate::parse::time::times;

use super::clause::{Auxiliary, clause};
use super::reading::Reading;
use super::roster::{Meant, Roster};
use super::statement::Statement;

/// Most words of a statement that tells of coming or going and of nothing else.
const SHORT: usize = 30;

/// Finds them in short statements ("Cllr Bell left at 8.15pm", "[Shane joined the call]").
pub(super) fn events(
    reading: &Reading<'_>,
    statements: &[Statement],
    items: &[AgendaItem],
    roster: &Roster,
    people: &mut [Attendee],
) {
    for statement in statements {
        let text = reading.text(statement.span);
        if Reading::count_words(text) > SHORT {
            continue;
        }
        for hit in reading.hits_in(statement.span) {
            let kind = match hit.class {
                Class::Arrival => EventKind::Arrived,
                // "withdrew her motion"
                Class::Departure if withdraws_motion(reading, statement, hit) => continue,
                Class::Departure => EventKind::Left,
                _ => continue,
            };
            let found = clause(reading.words, text, hit.start as usize - statement.span.start);
            let named = found.words.trim_start_matches(['[', '(', '*', ' ']);
            if matches!(found.auxiliary, Auxiliary::Future | Auxiliary::Modal) {
                continue;
            }
            let Meant::Attendee(place) = roster.meant(reading.words, named) else { continue };
            let event = AttendeeEvent {
                kind,
                agenda_item: statement.item.and_then(|item| items.get(item)).map(|item| item.id.clone()),
                time: times(text).first().map(|(_, time)| time.to_clock()),
                span: reading.place(statement.span),
            };
            // whoever came after all was there
            let attendee = &mut people[place];
            if kind == EventKind::Arrived && matches!(attendee.status, Status::Apologies | Status::Absent) {
                attendee.status = Status::Present;
                attendee.derived.push("status".to_owned());
            }
            if people[place].events.last().is_none_or(|last| last.span != event.span) {
                people[place].events.push(event);
            }
            break;
        }
    }
}

/// Whether a word for leaving is one for taking back, and a motion stands beside it.
fn withdraws_motion(reading: &Reading<'_>, statement: &Statement, hit: &Hit) -> bool {
    let written = &reading.layout.flow.text[hit.start as usize..hit.end as usize];
    reading.words.classes(written).contains(Class::Withdrawn) && reading.has(statement.span, Class::Motion)
}

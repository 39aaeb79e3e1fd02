//! Passes that put syntax together into records and check them against each other.
//!
//! In order: `line_ends` finds those that a text lost; `attendance` reads who was there; `outline` finds the headings;
//! `meeting` reads the head and the foot; `roster` knows whom a name may mean; `statement` cuts the text under each
//! heading into sentences; `decisions` and `actions` weigh them; `assemble` makes the records; `checks` compares them.

mod actions;
mod agenda;
mod assemble;
mod attendance;
mod body;
mod chair;
mod checks;
mod clause;
mod dates;
mod decisions;
mod events;
mod explain;
mod form;
mod front;
mod heading;
mod ids;
mod line_ends;
mod meeting;
mod next_meeting;
mod outline;
mod place;
mod quorum;
mod reading;
mod roster;
mod row;
mod sequence;
mod several;
mod statement;
mod times;
mod title;

use crate::grammar::Grammars;
use crate::model::{House, Meeting, Minutes, Source};
use crate::source::Document;
use crate::text::{Layout, Span, markup};

pub use explain::explain;

/// Reads one document by the house `house`, or by the one that its text shows.
pub fn minutes(document: &Document, grammars: &Grammars, house: Option<&str>) -> Minutes {
    let forced = house.and_then(|name| grammars.house(name));
    let (grammar, reason) = match forced {
        Some(grammar) => (grammar, "forced".to_owned()),
        None => grammars.recognise(document.readable()),
    };
    let plain = line_ends::restored(markup::plain(document.readable()), grammar.lexicon());
    let layout = Layout::of_markup(document.readable(), &plain);
    let reading = reading::Reading::new(&layout, grammar);
    let Passes { mut ids, mut attendance, outline, mut meeting, roster, statements, decided, tasks, closed, .. } =
        passes(&reading, document.readable());
    let agenda_items = assemble::agenda_items(&reading, &outline, &mut ids);
    let decisions = assemble::decisions(&reading, &decided, &agenda_items, &attendance.people, &roster, &mut ids);
    let (actions, closed_actions) = {
        let people = &attendance.people;
        let mut records = |kind, found: &[actions::Task]| {
            assemble::actions(&reading, (kind, found), &agenda_items, &decisions, people, &roster, &meeting, &mut ids)
        };
        (records("action", &tasks), records("closed", &closed))
    };
    let footnotes = assemble::footnotes(&reading, &mut ids);
    events::events(&reading, &statements, &agenda_items, &roster, &attendance.moves, &mut attendance.people);
    meeting.derived.sort();
    let mut minutes = Minutes {
        id: document.id.clone(),
        source: Source {
            path: document.path.clone(),
            sha256: document.sha256.clone(),
            encoding: document.encoding.to_owned(),
            bytes: document.bytes,
            lines: layout.lines.last().map_or(0, |line| line.number),
        },
        house: House { name: grammar.name().to_owned(), reason },
        meeting,
        attendees: attendance.people,
        agenda_items,
        decisions,
        actions,
        closed_actions,
        footnotes,
        diagnostics: document.diagnostics.clone(),
    };
    assemble::note_references(&reading, &mut minutes);
    let others = several::later_titles(&reading, &outline, minutes.meeting.date.as_deref());
    checks::checks(&reading, &attendance.unclosed, &others, &mut minutes);
    for span in minutes.diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.span.as_mut()) {
        *span = layout.source_span(Span::new(span.start, span.end));
    }
    minutes.diagnostics.sort_by_key(|diagnostic| diagnostic.span.map_or(0, |span| span.start));
    minutes
}

/// What the passes found, before records are made of it.
struct Passes {
    ids: ids::Identifiers,
    attendance: attendance::Attendance,
    outline: outline::Outline,
    meeting: Meeting,
    roster: roster::Roster,
    statements: Vec<statement::Statement>,
    decided: Vec<decisions::Candidate>,
    /// Statements that were weighed as decisions and are none.
    undecided: Vec<decisions::Candidate>,
    tasks: Vec<actions::Task>,
    /// Actions that are over.
    closed: Vec<actions::Task>,
    /// Statements that were weighed as actions and are none.
    untasked: Vec<actions::Task>,
}

/// `written` is the document with its markup.
fn passes(reading: &reading::Reading<'_>, written: &str) -> Passes {
    let mut ids = ids::Identifiers::default();
    let attendance = attendance::attendance(reading, &mut ids);
    let outline = outline::outline(reading, &attendance);
    let mut meeting = meeting::meeting(reading, &outline, &attendance, written);
    let mut attendance = attendance;
    chair::add_opener(reading, &mut meeting, &mut attendance.people, &mut ids);
    chair::give_role(reading, &meeting, &mut attendance.people);
    let statements = statement::statements(reading, &outline, &attendance);
    events::add_guests(reading, &outline, &statements, &mut attendance.people, &mut ids);
    let roster = roster::Roster::new(reading.words, &attendance.people, meeting.body.as_deref());
    let statements = row::parted(reading, &roster, statements);
    let (decided, undecided) = decisions::decisions(reading, &outline, &roster, &statements);
    let actions::Found { taken: tasks, closed, refused: untasked } =
        actions::actions(reading, &roster, &statements, &decided);
    Passes { ids, attendance, outline, meeting, roster, statements, decided, undecided, tasks, closed, untasked }
}

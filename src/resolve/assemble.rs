//! Records from what the passes found.

mod behind;
mod headings;
mod notes;
mod votes;

use std::collections::BTreeMap;

use crate::evidence::{Signal, confidence};
use crate::grammar::Class;
use crate::model::{
    Action, AgendaItem, Attendee, Decision, Footnote, Meeting, Outcome, SourceSpan, Votes, confidence as sure,
};
use crate::parse::attendance::without_office;
use crate::parse::due_date::{Calendar, due_date};
use crate::parse::motion::movers;
use crate::parse::person::{Person, fold_name};
use crate::text::Span;

use super::actions::Task;
use super::decisions::Candidate;
use super::ids::Identifiers;
use super::meeting::parse_iso;
use super::outline::{Cut, Outline};
use super::reading::Reading;
use super::roster::{Meant, Roster};

pub(super) use notes::note_references;

pub(super) use headings::clean_title;

use behind::numbers_behind;
use headings::{body, heading_rule, heading_span, with_address};
use notes::note_text;
use votes::votes;

/// The agenda items, nested.
pub(super) fn agenda_items(reading: &Reading<'_>, outline: &Outline, ids: &mut Identifiers) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    // the position of the last item of each level, below which nothing is open
    let mut last: BTreeMap<u8, usize> = BTreeMap::new();
    let titles: Vec<&str> =
        outline.headings.iter().map(|heading| reading.text(heading_span(reading, heading))).collect();
    let behind = numbers_behind(&titles);
    for (at, heading) in outline.headings.iter().enumerate() {
        let span = heading_span(reading, heading);
        let number = heading.numbering.map(|numbering| reading.layout.slice(numbering.span));
        let behind = behind[at].filter(|_| number.is_none());
        let title = clean_title(&titles[at][..behind.map_or(titles[at].len(), |(end, _)| end)], heading.cut);
        let number = number.or_else(|| behind.map(|(_, number)| number)).map(str::to_owned);
        let (text, body) = body(reading, outline, at);
        let parent = last.range(..heading.level).map(|(_, at)| *at).max().map(|at| items[at].id.clone());
        last.insert(heading.level, items.len());
        items.push(AgendaItem {
            id: ids.give("item", &[number.as_deref().unwrap_or(""), &title]),
            number,
            title,
            level: heading.level,
            parent,
            text,
            span: with_address(reading, reading.place(span)),
            body_span: body,
            note_references: Vec::new(),
            rule: heading_rule(heading).to_owned(),
            confidence: heading.confidence(),
            derived: if heading.cut == Cut::Sentence { vec!["title".to_owned()] } else { Vec::new() },
        });
    }
    items
}

/// The decisions.
pub(super) fn decisions(
    reading: &Reading<'_>,
    found: &[Candidate],
    items: &[AgendaItem],
    people: &[Attendee],
    roster: &Roster,
    ids: &mut Identifiers,
) -> Vec<Decision> {
    found
        .iter()
        .map(|candidate| {
            let text = reading_text(reading, candidate.span);
            let flow = reading.text(candidate.span);
            let hits = reading.hits_in(candidate.span);
            let moved = movers(reading.words, flow, candidate.span.start, hits);
            let votes = votes(reading, candidate, people, roster);
            // a motion with more votes against it than for it is lost, where its wording leaves that open
            let counted = votes.as_ref().is_some_and(|(_, counted)| *counted);
            let votes = votes.map(|(votes, _)| votes);
            let lost = candidate.outcome == Outcome::Agreed && votes.as_ref().is_some_and(Votes::is_lost);
            let outvoted = lost && !candidate.says_carried(reading);
            let named = |person: Person<'_>| {
                let name = without_office(reading.words, person.name);
                reading.text(whole_name(reading, people, reading.flow_span(name))).to_owned()
            };
            let (mover, seconder) = (moved.mover.map(named), moved.seconder.map(named));
            let beside = |span: Span| reading.text(span).to_owned();
            let (mover, seconder) = match candidate.named.filter(|_| mover.is_none() && seconder.is_none()) {
                Some((first, second)) => (Some(beside(first)), second.map(beside)),
                None => (mover, seconder),
            };
            Decision {
                id: ids.give("decision", &[&text]),
                verb: candidate.verb.map(|span| reading.text(span).to_owned()),
                outcome: if outvoted { Outcome::Rejected } else { candidate.outcome },
                mover_attendee: mover.as_deref().and_then(|name| attendee(reading, people, roster, name)),
                seconder_attendee: seconder.as_deref().and_then(|name| attendee(reading, people, roster, name)),
                mover,
                seconder,
                votes,
                agenda_item: candidate.item.and_then(|item| items.get(item)).map(|item| item.id.clone()),
                span: reading.place(candidate.span),
                note_references: Vec::new(),
                rule: candidate.verb.map_or_else(|| "decision".to_owned(), |span| rule_of(reading, span)),
                confidence: confidence(candidate.score),
                derived: [(outvoted || candidate.verb.is_none(), "outcome"), (counted, "votes")]
                    .into_iter()
                    .filter(|(derived, _)| *derived)
                    .map(|(_, field)| field.to_owned())
                    .collect(),
                text,
            }
        })
        .collect()
}

/// Where a task stands, with the brackets and the address of a link that is all of it: "[Action 5 Write](https://x.org)".
fn with_link(reading: &Reading<'_>, span: Span) -> SourceSpan {
    const LONGEST: usize = 400;
    // the signs of markup were taken off the text, and not off what is written
    let (source, own) = (reading.layout.written, reading.layout.flow.source_span(span));
    let behind = &source[own.end..];
    let address =
        behind.find(')').filter(|end| *end <= LONGEST && behind.starts_with("](") && !behind[..*end].contains('\n'));
    match address.filter(|_| source[..own.start].ends_with('[')) {
        Some(end) => reading.layout.source_span(Span::new(own.start - 1, own.end + end + 1)),
        None => reading.place(span),
    }
}

/// A forename with the surname that nobody capitalised, where the list has both: "Seconded: Cllr Ann bell".
fn whole_name(reading: &Reading<'_>, people: &[Attendee], name: Span) -> Span {
    let (forename, behind) = (reading.text(name), &reading.layout.flow.text[name.end..]);
    let Some(surname) = behind.strip_prefix(' ').filter(|_| !forename.contains(' ')) else { return name };
    let end = surname.find(|char: char| !(char.is_alphabetic() || matches!(char, '-' | '\'' | '’')));
    let whole = Span::new(name.start, name.end + 1 + end.unwrap_or(surname.len()));
    let folded = fold_name(reading.text(whole));
    let listed = surname.starts_with(char::is_lowercase)
        && people.iter().filter_map(|person| person.name.as_deref()).any(|listed| fold_name(listed) == folded);
    if listed { whole } else { name }
}

/// The list and entry of the vocabulary that gave the verb: `decisions.decided: agreed`.
fn rule_of(reading: &Reading<'_>, span: Span) -> String {
    let classes = [
        Class::Rejected,
        Class::Deferred,
        Class::Tabled,
        Class::Withdrawn,
        Class::Decided,
        Class::Approved,
        Class::Noted,
        Class::Signed,
    ];
    let hit = reading
        .hits_in(span)
        .iter()
        .filter(|hit| hit.end as usize == span.end && hit.start as usize == span.start)
        .find(|hit| classes.contains(&hit.class));
    hit.map_or_else(
        || "decision".to_owned(),
        |hit| format!("{}.{}: {}", hit.class.section(), hit.class.key(), reading.text(span).to_ascii_lowercase()),
    )
}

/// A record's text: its blocks' reading text, a line for each list entry.
fn reading_text(reading: &Reading<'_>, span: Span) -> String {
    reading.text(span).trim().to_owned()
}

/// The attendee whom a name means, where that is certain.
fn attendee(reading: &Reading<'_>, people: &[Attendee], roster: &Roster, name: &str) -> Option<String> {
    match roster.meant(reading.words, name) {
        Meant::Attendee(place) => Some(people[place].id.clone()),
        _ => None,
    }
}

/// The actions, or those that are over: their kind is the start of their identifiers.
#[expect(clippy::too_many_arguments, reason = "an action points to everything else")]
pub(super) fn actions(
    reading: &Reading<'_>,
    (kind, found): (&'static str, &[Task]),
    items: &[AgendaItem],
    decisions: &[Decision],
    people: &[Attendee],
    roster: &Roster,
    meeting: &Meeting,
    ids: &mut Identifiers,
) -> Vec<Action> {
    let calendar = Calendar {
        meeting: meeting.date.as_deref().and_then(parse_iso),
        next: meeting.next_date.as_deref().and_then(parse_iso),
        body: meeting.body.as_deref(),
        order: reading.order,
    };
    found
        .iter()
        .map(|task| {
            let text = reading_text(reading, task.span);
            let due = task.due.as_deref().and_then(|due| due_date(reading.words, due, calendar));
            let mut derived = Vec::new();
            if due.is_some_and(|date| !task.due.as_deref().unwrap_or("").contains(&date.year().to_string())) {
                derived.push("due_date".to_owned());
            }
            if task.owner_derived {
                derived.push("owners".to_owned());
            }
            Action {
                id: ids.give(kind, &[&text]),
                owner_attendees: task.owners.iter().map(|owner| attendee(reading, people, roster, owner)).collect(),
                owners: task.owners.clone(),
                due: task.due.clone(),
                due_date: due.map(|date| date.to_string()),
                status: task.status.clone(),
                decision: task.decision.and_then(|at| decisions.get(at)).map(|decision| decision.id.clone()),
                agenda_item: task.item.and_then(|item| items.get(item)).map(|item| item.id.clone()),
                span: with_link(reading, task.span),
                note_references: Vec::new(),
                rule: strongest(reading, task),
                confidence: confidence(task.score),
                derived,
                text,
            }
        })
        .collect()
}

/// The signal that weighed most for an action.
fn strongest(reading: &Reading<'_>, task: &Task) -> String {
    task.evidence
        .signals()
        .max_by(|left, right| reading.action.weight(*left).total_cmp(&reading.action.weight(*right)))
        .map_or_else(|| "action".to_owned(), |signal| format!("action.{}", signal.key()))
}

/// The footnotes.
pub(super) fn footnotes(reading: &Reading<'_>, ids: &mut Identifiers) -> Vec<Footnote> {
    reading
        .layout
        .notes
        .iter()
        .map(|note| {
            let text = note_text(reading, note.span);
            Footnote {
                id: ids.give("footnote", &[&note.label, &text]),
                marker: note.label.clone(),
                references: note.marks.iter().map(|mark| reading.layout.source_span(mark.word)).collect(),
                span: reading.layout.source_span(note.span),
                rule: "footnote".to_owned(),
                confidence: if note.marks.is_empty() { sure::FAIR } else { sure::CERTAIN },
                derived: Vec::new(),
                text,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn a_task_that_is_a_link_stands_where_the_link_does() {
        let link = "[ACTION-5 Find the lease](https://elm.example/5)";
        let text = format!("Elm Board\n3 May 2024\n\nPresent: Ann Bell\n\n1. Lease\n\n- {link}\n- It is old.\n");
        let minutes = convert(&text);
        let span = &minutes.actions[0].span;
        assert_eq!(&text[span.start..span.end], link);
    }

    #[test]
    fn names_of_movers_are_whole() {
        let moved = "Present: Cllr Ann Bell, Cllr Ben Carr\n\n1. Roads\nProposed: Cllr. Ben Carr\nSeconded: Cllr. Ann";
        for (written, expected) in [("bell", "Ann bell"), ("asked", "Ann"), ("Bell", "Ann Bell")] {
            let minutes = convert(&format!("Elm Council\n3 May 2024\n\n{moved} {written}\n\n2. Bins\nNone.\n"));
            assert_eq!(minutes.decisions[0].seconder.as_deref(), Some(expected));
        }
    }
}

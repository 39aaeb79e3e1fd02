//! Records from what the passes found.

use crate::evidence::confidence;
use crate::grammar::Class;
use crate::model::{
    Action, AgendaItem, Attendee, Decision, Footnote, Meeting, Minutes, NamedVote, NoteReference, SourceSpan,
    VoteMethod, Votes, confidence as sure,
};
use crate::parse::deadline::due_date;
use crate::parse::motion::movers;
use crate::parse::vote::{ballot_line, vote_tally};
use crate::text::Span;

use super::actions::Task;
use super::decisions::Candidate;
use super::ids::Identifiers;
use super::meeting::parse_iso;
use super::outline::{Cut, Heading, Outline};
use super::reading::Reading;
use super::roster::{Meant, Roster};

/// The agenda items, nested.
pub(super) fn agenda_items(reading: &Reading<'_>, outline: &Outline, ids: &mut Identifiers) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    for (at, heading) in outline.headings.iter().enumerate() {
        let span = heading_span(reading, heading);
        let title = clean_title(reading.text(span), heading.cut);
        let number = heading.numbering.map(|numbering| reading.layout.slice(numbering.span).to_owned());
        let (text, body) = body(reading, outline, at);
        let parent = items.iter().rev().find(|item| item.level < heading.level).map(|item| item.id.clone());
        items.push(AgendaItem {
            id: ids.give("item", &[number.as_deref().unwrap_or(""), &title]),
            number,
            title,
            level: heading.level,
            parent,
            text,
            span: reading.place(span),
            body_span: body,
            note_references: Vec::new(),
            rule: heading_rule(heading).to_owned(),
            confidence: heading.confidence(),
            derived: if heading.cut == Cut::Sentence { vec!["title".to_owned()] } else { Vec::new() },
        });
    }
    items
}

fn heading_rule(heading: &Heading) -> &'static str {
    match (heading.numbering.is_some(), heading.cut) {
        (_, Cut::Label) => "attendance_heading",
        (true, Cut::Whole) => "numbered_heading",
        (true, _) => "numbered_run_in_heading",
        (false, Cut::Whole) => "plain_heading",
        (false, _) => "run_in_heading",
    }
}

/// The heading as it is quoted: a colon that closes the whole line belongs to it.
fn heading_span(reading: &Reading<'_>, heading: &Heading) -> Span {
    let text = reading.text(heading.title);
    let end = heading.title.start + text.trim_end().len();
    Span::new(heading.title.start, end)
}

/// The heading as reading text: without closing punctuation and footnote marks.
fn clean_title(text: &str, cut: Cut) -> String {
    let mut title = text.trim();
    loop {
        let before = title;
        title = title.trim_end_matches([':', ' ', '*', '†', '‡', '/']);
        title = title.trim_end_matches(|char: char| matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'));
        if let Some(open) =
            title.strip_suffix(']').and_then(|inner| inner.rfind('[')).filter(|open| title.len() - open <= 5)
        {
            title = &title[..open];
        }
        if cut != Cut::Sentence && title.ends_with('.') && !title.ends_with("..") && !title.ends_with("B.") {
            title = &title[..title.len() - 1];
        }
        if title == before {
            return title.to_owned();
        }
    }
}

/// The text under a heading, and where it stands.
fn body(reading: &Reading<'_>, outline: &Outline, at: usize) -> (String, Option<SourceSpan>) {
    let heading = &outline.headings[at];
    let last = outline.headings.get(at + 1).map_or(reading.layout.blocks.len(), |next| next.block);
    let mut text = String::new();
    let mut whole: Option<Span> = None;
    let own = &reading.layout.blocks[heading.block];
    let behind = Span::new(heading.body.min(own.flow.end), own.flow.end);
    let others = (heading.block + 1..last)
        .map(|index| &reading.layout.blocks[index])
        .filter(|block| !block.note)
        .map(|block| block.flow);
    for span in std::iter::once(behind).chain(others).filter(|span| !span.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(reading.text(span));
        let source = reading.layout.flow.source_span(span);
        whole = Some(whole.map_or(source, |whole| whole.to(source)));
    }
    (text, whole.map(|span| reading.layout.source_span(span)))
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
            let mover = moved.mover.map(|person| person.name.to_owned());
            let seconder = moved.seconder.map(|person| person.name.to_owned());
            Decision {
                id: ids.give("decision", &[&text]),
                verb: candidate.verb.map(|span| reading.text(span).to_owned()),
                outcome: candidate.outcome,
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
                derived: if candidate.verb.is_none() { vec!["outcome".to_owned()] } else { Vec::new() },
                text,
            }
        })
        .collect()
}

/// The list and entry of the vocabulary that gave the verb: `decisions.decided: agreed`.
fn rule_of(reading: &Reading<'_>, span: Span) -> String {
    let classes = [Class::Rejected, Class::Deferred, Class::Withdrawn, Class::Decided, Class::Approved, Class::Noted];
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

fn votes(reading: &Reading<'_>, candidate: &Candidate, people: &[Attendee], roster: &Roster) -> Option<Votes> {
    let text = reading.text(candidate.span);
    let hits = reading.hits_in(candidate.span);
    let tally = vote_tally(reading.words, text, candidate.span.start, hits);
    let mut named: Vec<(&str, crate::model::Ballot)> = tally.named.clone();
    let lines: Vec<_> = text.lines().filter_map(ballot_line).collect();
    if lines.len() >= 2 {
        named.extend(lines);
    }
    let lower = text.to_ascii_lowercase();
    let votes = Votes {
        in_favour: tally.in_favour,
        against: tally.against,
        abstain: tally.abstain,
        absent: None,
        method: method(&lower),
        unanimous: lower.contains("unanimous") || lower.contains("nem con") || lower.contains("nem. con"),
        casting_vote: lower.contains("casting vote"),
        named: named
            .into_iter()
            .map(|(name, ballot)| {
                let (rest, _) = crate::parse::person::honorifics(reading.words, name).unwrap_or((name, None));
                let bare = if rest.is_empty() { name } else { rest };
                NamedVote { name: bare.to_owned(), attendee: attendee(reading, people, roster, bare), ballot }
            })
            .collect(),
    };
    (votes != Votes::default()).then_some(votes)
}

fn method(lower: &str) -> Option<VoteMethod> {
    let methods = [
        ("roll call", VoteMethod::RollCall),
        ("roll-call", VoteMethod::RollCall),
        ("show of hands", VoteMethod::ShowOfHands),
        ("voice vote", VoteMethod::Voice),
        ("secret ballot", VoteMethod::Ballot),
        ("by ballot", VoteMethod::Ballot),
        ("consensus", VoteMethod::Consensus),
        ("without a vote", VoteMethod::Consensus),
    ];
    methods.into_iter().find(|(phrase, _)| lower.contains(phrase)).map(|(_, method)| method)
}

/// The actions.
#[expect(clippy::too_many_arguments, reason = "an action points to everything else")]
pub(super) fn actions(
    reading: &Reading<'_>,
    found: &[Task],
    items: &[AgendaItem],
    decisions: &[Decision],
    people: &[Attendee],
    roster: &Roster,
    meeting: &Meeting,
    ids: &mut Identifiers,
) -> Vec<Action> {
    let this = meeting.date.as_deref().and_then(parse_iso);
    let next = meeting.next_date.as_deref().and_then(parse_iso);
    found
        .iter()
        .map(|task| {
            let text = reading_text(reading, task.span);
            let due = task.due.as_deref().and_then(|due| due_date(reading.words, due, this, next));
            let mut derived = Vec::new();
            if due.is_some_and(|date| !task.due.as_deref().unwrap_or("").contains(&date.year().to_string())) {
                derived.push("due_date".to_owned());
            }
            if task.owner_derived {
                derived.push("owners".to_owned());
            }
            Action {
                id: ids.give("action", &[&text]),
                owner_attendees: task.owners.iter().map(|owner| attendee(reading, people, roster, owner)).collect(),
                owners: task.owners.clone(),
                due: task.due.clone(),
                due_date: due.map(|date| date.to_string()),
                decision: task.decision.and_then(|at| decisions.get(at)).map(|decision| decision.id.clone()),
                agenda_item: task.item.and_then(|item| items.get(item)).map(|item| item.id.clone()),
                span: reading.place(task.span),
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
    use crate::evidence::Signal;
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

/// A note's reading text: that of the blocks that lie in it.
fn note_text(reading: &Reading<'_>, span: Span) -> String {
    let mut text = String::new();
    let from = reading.layout.blocks.partition_point(|block| block.span.end <= span.start && !block.note);
    let _ = from;
    for block in reading
        .layout
        .blocks
        .iter()
        .filter(|block| block.note && block.span.start >= span.start && block.span.end <= span.end)
    {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(reading.layout.text_of(block));
    }
    text
}

/// Says where in the texts of the records the marks of footnotes stand.
pub(super) fn note_references(reading: &Reading<'_>, minutes: &mut Minutes) {
    let notes: Vec<(String, String, usize)> = reading
        .layout
        .notes
        .iter()
        .zip(&minutes.footnotes)
        .flat_map(|(note, footnote)| {
            note.marks
                .iter()
                .map(|mark| (footnote.id.clone(), reading.layout.slice(mark.span).to_owned(), mark.span.start))
        })
        .collect();
    if notes.is_empty() {
        return;
    }
    for item in &mut minutes.agenda_items {
        if let Some(span) = item.body_span {
            item.note_references = marks_in(&notes, &item.text, span);
        }
    }
    for decision in &mut minutes.decisions {
        decision.note_references = marks_in(&notes, &decision.text, decision.span);
    }
    for action in &mut minutes.actions {
        action.note_references = marks_in(&notes, &action.text, action.span);
    }
}

/// The marks that stand within `span`, in the order of the text, each at its next occurrence in the reading text.
fn marks_in(notes: &[(String, String, usize)], text: &str, span: SourceSpan) -> Vec<NoteReference> {
    let mut inside: Vec<_> = notes.iter().filter(|(_, _, at)| (span.start..span.end).contains(at)).collect();
    inside.sort_by_key(|(_, _, at)| *at);
    let mut from = 0;
    let mut found = Vec::new();
    for (footnote, mark, _) in inside {
        if let Some(at) = text[from..].find(mark.as_str()) {
            found.push(NoteReference { footnote: footnote.clone(), offset: from + at, length: mark.len() });
            from += at + mark.len();
        }
    }
    found
}

//! Cross-checks: what the minutes lack and where they contradict themselves.

use foldhash::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Attendee, Ballot, EventKind, Minutes, Status};
use crate::parse::person::fold_name;
use crate::text::{Span, Words};

use super::reading::Reading;

/// Adds the diagnostics of a document, in the order of the text.
pub(super) fn checks(reading: &Reading<'_>, unclosed: &[Span], others: &[Span], minutes: &mut Minutes) {
    let mut found = Vec::new();
    missing(minutes, &mut found);
    notes(reading, minutes, &mut found);
    let names = Names::new(minutes);
    owners(minutes, &names, &mut found);
    votes(minutes, &mut found);
    movers(minutes, &names, &mut found);
    numbering(minutes, &mut found);
    dates(minutes, &mut found);
    for span in unclosed {
        found.push(
            Diagnostic::new(Code::UnclosedNames, "this list of names is not closed", Some(reading.place(*span)))
                .with_hint("a line may be missing after it"),
        );
    }
    for title in others {
        found.push(
            Diagnostic::new(
                Code::SeveralMeetings,
                "the minutes of another meeting begin here",
                Some(reading.place(*title)),
            )
            .with_hint("split the file, one meeting to a file: all of it stands under the first meeting's date"),
        );
    }
    if let Some(quorum) = minutes.meeting.quorum.as_ref().filter(|quorum| quorum.met == Some(false)) {
        found.push(Diagnostic::new(Code::NotQuorate, "the minutes say that there was no quorum", Some(quorum.span)));
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.map_or(0, |span| span.start), diagnostic.code));
    minutes.diagnostics.extend(found);
}

fn missing(minutes: &Minutes, found: &mut Vec<Diagnostic>) {
    if minutes.meeting.date.is_none() {
        found.push(
            Diagnostic::new(Code::NoDate, "no date of the meeting was found", None)
                .with_hint("look at the first lines; a label such as \"Date:\" may be unknown to the vocabulary"),
        );
    }
    if minutes.attendees.is_empty() {
        found.push(
            Diagnostic::new(Code::NoAttendance, "nobody is listed as present", None)
                .with_hint("a label of the attendance list may be unknown to the vocabulary: add it with --grammar"),
        );
    }
    if minutes.agenda_items.is_empty() && minutes.decisions.is_empty() && minutes.actions.is_empty() {
        found.push(Diagnostic::new(
            Code::NoBusiness,
            "no heading of business, no decision and no action: this does not look like minutes",
            None,
        ));
    }
}

fn notes(reading: &Reading<'_>, minutes: &Minutes, found: &mut Vec<Diagnostic>) {
    for footnote in minutes.footnotes.iter().filter(|footnote| footnote.references.is_empty()) {
        found.push(Diagnostic::new(
            Code::NoteWithoutMark,
            format!("no mark points to note {}", footnote.marker),
            Some(footnote.span),
        ));
    }
    let notes = &reading.layout.notes;
    let known: HashSet<usize> = notes.iter().flat_map(|note| note.marks.iter().map(|mark| mark.span.start)).collect();
    for mark in &reading.layout.marks {
        // a bracketed letter or an asterisk is often something else; a number that is no note's own mark is not
        let number = mark.label.bytes().all(|byte| byte.is_ascii_digit());
        let before = notes[..notes.partition_point(|note| note.start <= mark.span.start)].last();
        let own = before.is_some_and(|note| mark.span.start < note.span.start);
        if number && !own && !known.contains(&mark.span.start) {
            found.push(Diagnostic::new(
                Code::MarkWithoutNote,
                format!("there is no note {}", mark.label),
                Some(reading.layout.source_span(mark.word)),
            ));
        }
    }
}

fn owners(minutes: &Minutes, names: &Names, found: &mut Vec<Diagnostic>) {
    for action in &minutes.actions {
        if action.owners.is_empty() {
            found.push(Diagnostic::new(Code::NoOwner, "this action has no owner", Some(action.span)));
        }
        for (owner, attendee) in action.owners.iter().zip(&action.owner_attendees) {
            let name = owner.contains(' ') && owner.words().all(|word| word.starts_with(char::is_uppercase));
            if attendee.is_none() && name && !minutes.attendees.is_empty() && !names.know(owner) {
                found.push(Diagnostic::new(
                    Code::UnknownOwner,
                    format!("{owner} is not in the attendance list"),
                    Some(action.span),
                ));
            }
        }
    }
}

/// The names of the attendance and the body, folded.
struct Names {
    /// Names, roles, organisations and the body, a line for each.
    all: String,
    /// The words of the names.
    words: HashSet<String>,
}

impl Names {
    fn new(minutes: &Minutes) -> Self {
        let (mut all, mut words) = (String::new(), HashSet::default());
        let parts = |attendee: &'_ Attendee| [&attendee.name, &attendee.role, &attendee.organisation].map(Clone::clone);
        for text in minutes.attendees.iter().flat_map(parts).flatten().chain(minutes.meeting.body.clone()) {
            all.push_str(&fold_name(&text));
            all.push('\n');
        }
        for name in minutes.attendees.iter().filter_map(|attendee| attendee.name.as_deref()) {
            words.extend(fold_name(name).words().map(str::to_owned));
        }
        Self { all, words }
    }

    /// Whether a name or role of the attendance holds the words.
    fn know(&self, name: &str) -> bool {
        !self.all.is_empty() && memchr::memmem::find(self.all.as_bytes(), fold_name(name).as_bytes()).is_some()
    }

    fn share_surname(&self, name: &str) -> bool {
        self.words.contains(fold_name(name).words().next_back().unwrap_or(""))
    }
}

fn votes(minutes: &Minutes, found: &mut Vec<Diagnostic>) {
    for decision in &minutes.decisions {
        let Some(votes) = &decision.votes else { continue };
        for (side, stated) in
            [(Ballot::For, votes.in_favour), (Ballot::Against, votes.against), (Ballot::Abstain, votes.abstain)]
        {
            let named = votes.named.iter().filter(|vote| vote.ballot == side).count();
            if let Some(stated) = stated
                && named > 0
                && named != stated as usize
            {
                let message = format!("{stated} votes {} are counted, but {named} voters are named", side.as_str());
                found.push(Diagnostic::new(Code::TallyContradictsNames, message, Some(decision.span)));
            }
        }
    }
}

/// Movers, seconders and voters who were not there, or had left.
fn movers(minutes: &Minutes, names: &Names, found: &mut Vec<Diagnostic>) {
    if minutes.attendees.iter().filter(|attendee| attendee.name.is_some()).count() < 2 {
        return;
    }
    let by_id: HashMap<&str, &Attendee> =
        minutes.attendees.iter().map(|attendee| (attendee.id.as_str(), attendee)).collect();
    for decision in &minutes.decisions {
        let mut named: Vec<(&str, Option<&str>, &str)> = Vec::new();
        if let Some(mover) = &decision.mover {
            named.push((mover, decision.mover_attendee.as_deref(), "moved"));
        }
        if let Some(seconder) = &decision.seconder {
            named.push((seconder, decision.seconder_attendee.as_deref(), "seconded"));
        }
        for vote in decision.votes.iter().flat_map(|votes| &votes.named).filter(|vote| vote.ballot != Ballot::Absent) {
            named.push((&vote.name, vote.attendee.as_deref(), "voted"));
        }
        for (name, attendee, did) in named {
            let listed = attendee.and_then(|id| by_id.get(id));
            let problem = match listed {
                None if !names.know(name) && !names.share_surname(name) => Some("is not in the attendance list"),
                Some(attendee) if matches!(attendee.status, Status::Apologies | Status::Absent) => {
                    Some("is listed as not there")
                }
                Some(attendee) if had_left(attendee, decision.span.start) => Some("had left"),
                _ => None,
            };
            if let Some(problem) = problem {
                found.push(Diagnostic::new(
                    Code::UnknownMover,
                    format!("{name} {did}, but {problem}"),
                    Some(decision.span),
                ));
            }
        }
    }
}

/// Whether somebody had left before `at` and had not come back: an arrival counts as coming back only behind a departure.
fn had_left(attendee: &Attendee, at: usize) -> bool {
    let before =
        |kind: EventKind| attendee.events.iter().filter(move |event| event.kind == kind && event.span.end <= at);
    let came_back = before(EventKind::Arrived).any(|arrival| {
        attendee.events.iter().any(|other| other.kind == EventKind::Left && other.span.start < arrival.span.start)
    });
    before(EventKind::Left).next().is_some() && !came_back
}

/// Gaps in the numbers of items of one level under one parent.
fn numbering(minutes: &Minutes, found: &mut Vec<Diagnostic>) {
    let mut last: HashMap<(Option<&str>, u8), u32> = HashMap::default();
    for item in &minutes.agenda_items {
        let Some(number) = item.number.as_deref() else { continue };
        let Some(value) = number.rsplit('.').next().and_then(|part| part.parse::<u32>().ok()) else { continue };
        let key = (item.parent.as_deref(), item.level);
        if let Some(before) = last.insert(key, value)
            && value != before + 1
            && value != before
            && value != 1
        {
            let message = if value > before {
                format!("item {number} follows {before}: a number is missing")
            } else {
                format!("item {number} follows {before}")
            };
            found.push(Diagnostic::new(Code::NumberingGap, message, Some(item.span)));
        }
    }
}

fn dates(minutes: &Minutes, found: &mut Vec<Diagnostic>) {
    let Some(date) = minutes.meeting.date.as_deref() else { return };
    if let Some(next) = minutes.meeting.next_date.as_deref().filter(|next| *next < date) {
        found.push(Diagnostic::new(
            Code::DatesOutOfOrder,
            format!("the next meeting, {next}, lies before this one, {date}"),
            minutes.meeting.spans.get("next_date").copied(),
        ));
    }
    for action in &minutes.actions {
        if let Some(due) = action.due_date.as_deref().filter(|due| *due < date) {
            found.push(Diagnostic::new(
                Code::DatesOutOfOrder,
                format!("due {due}, before the meeting of {date}"),
                Some(action.span),
            ));
        }
    }
}

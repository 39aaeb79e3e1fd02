//! The records of a document as cards: what stands beside the text.

use super::kind::Kind;
use super::text::Mark;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Action, AgendaItem, Attendee, Decision, Footnote, Meeting, MeetingKind, Minutes, MinutesStatus, SourceSpan,
    VoteMethod, Votes,
};

/// A record as it is shown.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) kind: Kind,
    /// Identifier on the page.
    pub(super) id: String,
    /// `Decision 3`.
    pub(super) heading: String,
    /// A word that sums it up: the outcome, the status.
    pub(super) verdict: Option<String>,
    /// The reading text.
    pub(super) text: Option<String>,
    pub(super) facts: Vec<Fact>,
    /// Its places in the text, the first of which a click leads to.
    pub(super) places: Vec<Place>,
    /// Rule and confidence in hundredths, for records that a rule made.
    pub(super) origin: Option<(String, u32)>,
}

/// A field of a record.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) label: &'static str,
    pub(super) value: String,
    /// Whether a rule derived it, and it is not written as such.
    pub(super) derived: bool,
    /// Record on the page that it names.
    pub(super) target: Option<String>,
}

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: u32,
    pub(super) last: u32,
}

impl From<&SourceSpan> for Place {
    fn from(span: &SourceSpan) -> Self {
        Self { start: span.start, end: span.end, line: span.start_line, last: span.end_line }
    }
}

impl Place {
    /// `line 4`, `lines 4–5`.
    pub(super) fn lines(&self) -> String {
        if self.line == self.last {
            format!("line {}", self.line)
        } else {
            format!("lines {}–{}", self.line, self.last)
        }
    }
}

impl Card {
    fn new(kind: Kind, id: &str, number: usize) -> Self {
        let name = kind.name();
        let heading = format!("{}{} {number}", name[..1].to_uppercase(), &name[1..]);
        Self {
            kind,
            id: id.to_owned(),
            heading,
            verdict: None,
            text: None,
            facts: Vec::new(),
            places: Vec::new(),
            origin: None,
        }
    }

    fn at(mut self, span: &SourceSpan) -> Self {
        self.places.push(span.into());
        self
    }

    fn made_by(mut self, rule: &str, confidence: f32) -> Self {
        #[expect(clippy::cast_sign_loss, reason = "a confidence is from 0 to 1")]
        let hundredths = (confidence * 100.0).round() as u32;
        self.origin = Some((rule.to_owned(), hundredths));
        self
    }

    /// Adds a field, if it has a value; `name` is the field's in `derived`.
    fn fact(mut self, label: &'static str, name: &str, value: Option<&str>, derived: &[String]) -> Self {
        if let Some(value) = value {
            let derived = derived.iter().any(|field| field == name);
            self.facts.push(Fact { label, value: value.to_owned(), derived, target: None });
        }
        self
    }

    /// Adds a field that names another record: its identifier and the words for it.
    fn link(mut self, label: &'static str, name: &str, target: Option<(&str, &str)>, derived: &[String]) -> Self {
        if let Some((id, shown)) = target {
            self = self.fact(label, name, Some(shown), derived).target(Some(&id.to_owned()));
        }
        self
    }

    /// Makes the last field lead to a record.
    fn target(mut self, id: Option<&String>) -> Self {
        if let (Some(id), Some(fact)) = (id, self.facts.last_mut()) {
            fact.target = Some(id.clone());
        }
        self
    }

    /// Places in the text, to be marked there.
    pub(super) fn marks(&self) -> impl Iterator<Item = Mark<'_>> {
        let label = match &self.verdict {
            Some(verdict) => format!("{}: {verdict}", self.heading),
            None => self.heading.clone(),
        };
        self.places.iter().enumerate().map(move |(index, place)| Mark {
            kind: self.kind,
            record: &self.id,
            label: label.clone(),
            is_main: index == 0,
            start: place.start,
            end: place.end,
        })
    }
}

/// All records of a kind, in the order of the text.
pub(super) fn of(kind: Kind, minutes: &Minutes) -> Vec<Card> {
    fn each<T>(records: &[T], card: impl Fn(&T, usize) -> Card) -> Vec<Card> {
        records.iter().enumerate().map(|(index, record)| card(record, index + 1)).collect()
    }
    match kind {
        Kind::Meeting => meeting(&minutes.meeting),
        Kind::Attendee => each(&minutes.attendees, attendee),
        Kind::Item => each(&minutes.agenda_items, |item, number| agenda_item(item, number, minutes)),
        Kind::Decision => each(&minutes.decisions, |decision, number| self::decision(decision, number, minutes)),
        Kind::Action => actions(minutes),
        Kind::Footnote => each(&minutes.footnotes, footnote),
        Kind::Finding => each(&minutes.diagnostics, finding),
    }
}

/// A card for each field of the meeting, since each has its own place.
fn meeting(meeting: &Meeting) -> Vec<Card> {
    let status = (meeting.status != MinutesStatus::Unknown).then(|| meeting.status.as_str());
    let quorum = meeting.quorum.as_ref().map(|quorum| quorum.text.as_str());
    let fields: [(&'static str, &str, Option<&str>); 14] = [
        ("Title", "title", meeting.title.as_deref()),
        ("Body", "body", meeting.body.as_deref()),
        ("Sort", "kind", meeting.kind.map(MeetingKind::as_str)),
        ("Number", "number", meeting.number.as_deref()),
        ("Minutes are", "status", status),
        ("Date", "date", meeting.date.as_deref()),
        ("Last day", "end_date", meeting.end_date.as_deref()),
        ("Opened", "start_time", meeting.start_time.as_deref()),
        ("Closed", "end_time", meeting.end_time.as_deref()),
        ("Place", "location", meeting.location.as_deref()),
        ("Chair", "chair", meeting.chair.as_deref()),
        ("Quorum", "quorum", quorum),
        ("Next meeting", "next_date", meeting.next_date.as_deref()),
        ("Announced as", "next_meeting", meeting.next_meeting.as_deref()),
    ];
    let mut cards = Vec::new();
    for (label, name, value) in fields {
        let Some(value) = value else { continue };
        let mut card = Card::new(Kind::Meeting, &format!("meeting-{name}"), 1);
        label.clone_into(&mut card.heading);
        let span = meeting.quorum.as_ref().filter(|_| name == "quorum").map(|quorum| &quorum.span);
        card.places.extend(meeting.spans.get(name).or(span).map(Place::from));
        let chair = meeting.chair_attendee.as_ref().filter(|_| name == "chair");
        cards.push(card.fact(label, name, Some(value), &meeting.derived).target(chair));
    }
    cards
}

fn attendee(attendee: &Attendee, number: usize) -> Card {
    let derived = &attendee.derived;
    let count = attendee.count.map(|count| count.to_string());
    let remote = attendee.remote.map(|remote| if remote { "remotely" } else { "in the room" });
    let mut card = Card::new(Kind::Attendee, &attendee.id, number)
        .at(&attendee.span)
        .made_by(&attendee.rule, attendee.confidence)
        .fact("Title", "honorific", attendee.honorific.as_deref(), derived)
        .fact("Initials", "initials", attendee.initials.as_deref(), derived)
        .fact("Role", "role", attendee.role.as_deref(), derived)
        .fact("Of", "organisation", attendee.organisation.as_deref(), derived)
        .fact("Listed under", "group", attendee.group.as_deref(), derived)
        .fact("How many", "count", count.as_deref(), derived)
        .fact("Took part", "remote", remote, derived);
    for event in &attendee.events {
        let label = match event.kind {
            crate::model::EventKind::Arrived => "Arrived",
            crate::model::EventKind::Left => "Left",
        };
        let line = format!("line {}", event.span.start_line);
        let value = event.time.as_ref().map_or_else(|| line.clone(), |time| format!("{time}, {line}"));
        card = card.fact(label, "events", Some(&value), derived);
        card.places.push((&event.span).into());
    }
    card.text.clone_from(&attendee.name);
    card.verdict = Some(attendee.status.as_str().replace('_', " "));
    card
}

fn agenda_item(item: &AgendaItem, number: usize, minutes: &Minutes) -> Card {
    let mut card = Card::new(Kind::Item, &item.id, number)
        .at(&item.span)
        .made_by(&item.rule, item.confidence)
        .fact("Number", "number", item.number.as_deref(), &item.derived)
        .link("Part of", "parent", self::item(item.parent.as_deref(), minutes), &item.derived);
    card.text = Some(item.title.clone());
    card
}

fn decision(decision: &Decision, number: usize, minutes: &Minutes) -> Card {
    let derived = &decision.derived;
    let mut card = Card::new(Kind::Decision, &decision.id, number)
        .at(&decision.span)
        .made_by(&decision.rule, decision.confidence)
        .fact("Words", "verb", decision.verb.as_deref(), derived)
        .fact("Mover", "mover", decision.mover.as_deref(), derived)
        .target(decision.mover.as_ref().and(decision.mover_attendee.as_ref()))
        .fact("Seconder", "seconder", decision.seconder.as_deref(), derived)
        .target(decision.seconder.as_ref().and(decision.seconder_attendee.as_ref()));
    if let Some(votes) = &decision.votes {
        card = card.fact("Vote", "votes", Some(&vote(votes)), derived);
        for named in &votes.named {
            let value = format!("{}: {}", named.name, named.ballot.as_str());
            card = card.fact("Voter", "votes", Some(&value), derived).target(named.attendee.as_ref());
        }
    }
    card = card.link("Under", "agenda_item", item(decision.agenda_item.as_deref(), minutes), derived);
    if derived.iter().any(|field| field == "outcome") {
        card = card.fact("Outcome", "outcome", Some(decision.outcome.as_str()), derived);
    }
    card.text = Some(decision.text.clone());
    card.verdict = Some(decision.outcome.as_str().to_owned());
    card
}

/// A vote in words, from what the text states.
fn vote(votes: &Votes) -> String {
    let counts =
        [("for", votes.in_favour), ("against", votes.against), ("abstained", votes.abstain), ("absent", votes.absent)];
    let counts = counts.iter().filter_map(|(word, count)| count.map(|count| format!("{count} {word}")));
    let method = votes.method.map(|method| match method {
        VoteMethod::Voice => "by voice",
        VoteMethod::ShowOfHands => "by show of hands",
        VoteMethod::RollCall => "by roll call",
        VoteMethod::Ballot => "by ballot",
        VoteMethod::Consensus => "by consensus",
    });
    let words = [votes.unanimous.then_some("unanimous"), method, votes.casting_vote.then_some("by casting vote")];
    let all: Vec<String> = counts.chain(words.into_iter().flatten().map(str::to_owned)).collect();
    if all.is_empty() { "voters are named".to_owned() } else { all.join(", ") }
}

/// Those that are open and those that are over, as they stand in the text.
fn actions(minutes: &Minutes) -> Vec<Card> {
    let open = minutes.actions.iter().map(|action| (action, false));
    let mut tasks: Vec<_> = open.chain(minutes.closed_actions.iter().map(|action| (action, true))).collect();
    tasks.sort_by_key(|(action, _)| action.span.start);
    let cards = tasks.into_iter().enumerate();
    cards.map(|(index, (task, is_closed))| action(task, is_closed, index + 1, minutes)).collect()
}

fn action(action: &Action, is_closed: bool, number: usize, minutes: &Minutes) -> Card {
    let derived = &action.derived;
    let mut card =
        Card::new(Kind::Action, &action.id, number).at(&action.span).made_by(&action.rule, action.confidence);
    for (index, owner) in action.owners.iter().enumerate() {
        let attendee = action.owner_attendees.get(index).and_then(Option::as_ref);
        card = card.fact("Owner", "owners", Some(owner), derived).target(attendee);
    }
    let decision = action.decision.as_deref().and_then(|id| {
        minutes.decisions.iter().find(|decision| decision.id == id).map(|decision| (id, decision.outcome.as_str()))
    });
    card = card
        .fact("Due", "due", action.due.as_deref(), derived)
        .fact("Due on", "due_date", action.due_date.as_deref(), derived)
        .fact("Status", "status", action.status.as_deref(), derived)
        .fact("Reported as", "", is_closed.then_some("closed"), derived)
        .link("Decision", "decision", decision, derived)
        .link("Under", "agenda_item", item(action.agenda_item.as_deref(), minutes), derived);
    card.text = Some(action.text.clone());
    card
}

fn footnote(footnote: &Footnote, number: usize) -> Card {
    let mut card = Card::new(Kind::Footnote, &footnote.id, number)
        .at(&footnote.span)
        .made_by(&footnote.rule, footnote.confidence)
        .fact("Mark", "marker", Some(&footnote.marker), &footnote.derived);
    card.places.extend(footnote.references.iter().map(Place::from));
    card.text = Some(footnote.text.clone());
    card
}

fn finding(diagnostic: &Diagnostic, number: usize) -> Card {
    let mut card = Card::new(Kind::Finding, &format!("finding-{number}"), number);
    card.places.extend(diagnostic.span.as_ref().map(Place::from));
    card.heading = format!("{} {}", diagnostic.code, diagnostic.severity);
    card.text = Some(diagnostic.message.clone());
    card.fact("Hint", "hint", diagnostic.hint.as_deref(), &[])
}

/// An agenda item by its identifier, with the words that it is shown by.
fn item<'m>(id: Option<&'m str>, minutes: &'m Minutes) -> Option<(&'m str, &'m str)> {
    let item = minutes.agenda_items.iter().find(|item| Some(item.id.as_str()) == id)?;
    Some((&item.id, &item.title))
}

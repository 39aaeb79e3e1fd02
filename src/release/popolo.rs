//! Popolo: organisations, people, memberships, events, motions and votes.
//!
//! A person is what one document lists: that the A. Bell of two meetings is one and the same is not written anywhere,
//! so it is not said. Organisations are the same where their names are. The meeting stands as the event to which
//! motions and votes belong (`legislative_session_id`); the days of motions are left to it, since Popolo wants the
//! time of day for theirs.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::address::Base;
use super::without_nulls;
use crate::model::{Attendee, Ballot, Decision, Minutes, Outcome, Status, Votes};

/// The classes, each a list in the file, in its order.
pub(super) const CLASSES: [&str; 6] = ["organizations", "persons", "memberships", "events", "motions", "vote_events"];

/// What one document adds to each of [`CLASSES`].
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// Lists after the organisations, each object on a line.
    pub(super) lines: [Vec<String>; 5],
    /// Names of organisations; the same one may come with many documents.
    pub(super) organisations: Vec<String>,
}

pub(super) fn objects(minutes: &Minutes, base: Base<'_>) -> Objects {
    let people = || minutes.attendees.iter().filter(|attendee| attendee.name.is_some());
    let body = minutes.meeting.body.as_deref();
    let document = Document { minutes, base, body, people: people().map(|person| person.id.as_str()).collect() };
    let mut organisations: Vec<String> = minutes.meeting.body.iter().cloned().collect();
    organisations.extend(minutes.attendees.iter().filter_map(|attendee| attendee.organisation.clone()));
    let lists = [
        people().map(|attendee| document.person(attendee)).collect::<Vec<_>>(),
        people().filter_map(|attendee| document.membership(attendee)).collect(),
        vec![document.event()],
        minutes.decisions.iter().map(|decision| document.motion(decision)).collect(),
        minutes
            .decisions
            .iter()
            .filter_map(|decision| decision.votes.as_ref().map(|votes| document.vote_event(decision, votes)))
            .collect(),
    ];
    let lines = lists.map(|list| list.into_iter().map(|object| without_nulls(object).to_string()).collect());
    Objects { lines, organisations }
}

/// An organisation as a line.
pub(super) fn organisation(name: &str, base: Base<'_>) -> String {
    json!({ "id": base.organisation(name), "name": name }).to_string()
}

struct Document<'a> {
    minutes: &'a Minutes,
    base: Base<'a>,
    body: Option<&'a str>,
    /// Attendees with a name.
    people: HashSet<&'a str>,
}

impl Document<'_> {
    fn id(&self, table: &str, record: &str) -> String {
        self.base.row(table, &[&self.minutes.id, record])
    }

    fn event_id(&self) -> String {
        self.base.row("meetings", &[&self.minutes.id])
    }

    fn body_id(&self) -> Option<String> {
        self.body.map(|body| self.base.organisation(body))
    }

    /// The person that an attendee is; posts and groups without a name are none.
    fn known(&self, attendee: &str) -> Option<String> {
        self.people.contains(attendee).then(|| self.id("attendees", attendee))
    }

    fn person(&self, attendee: &Attendee) -> Value {
        json!({
            "id": self.id("attendees", &attendee.id),
            "name": attendee.name,
            "honorific_prefix": attendee.honorific,
        })
    }

    /// That somebody belongs to the organisation that stands beside the name; else to the body that met, if they are
    /// listed among its members or with an office.
    fn membership(&self, attendee: &Attendee) -> Option<Value> {
        let of_body = attendee.status != Status::InAttendance || attendee.role.is_some();
        let organisation = match &attendee.organisation {
            Some(name) => self.base.organisation(name),
            None => self.body_id().filter(|_| of_body)?,
        };
        Some(json!({
            "id": self.id("memberships", &attendee.id),
            "person_id": self.id("attendees", &attendee.id),
            "organization_id": organisation,
            "role": attendee.role,
        }))
    }

    fn event(&self) -> Value {
        let meeting = &self.minutes.meeting;
        let there = |attendee: &&Attendee| {
            attendee.name.is_some() && matches!(attendee.status, Status::Present | Status::InAttendance)
        };
        let attendees: Vec<Value> = self
            .minutes
            .attendees
            .iter()
            .filter(there)
            .map(|attendee| json!({ "id": self.id("attendees", &attendee.id), "name": attendee.name }))
            .collect();
        let number = meeting.number.as_ref().map(|number| json!([{ "identifier": number }]));
        json!({
            "id": self.event_id(),
            "name": meeting.title,
            "start_date": meeting.date,
            "end_date": meeting.end_date,
            "location": meeting.location,
            "classification": meeting.kind.map(crate::model::MeetingKind::as_str),
            "identifiers": number,
            "organization_id": self.body_id(),
            "attendees": attendees,
        })
    }

    fn motion(&self, decision: &Decision) -> Value {
        json!({
            "id": self.id("decisions", &decision.id),
            "organization_id": self.body_id(),
            "legislative_session_id": self.event_id(),
            "creator_id": decision.mover_attendee.as_ref().and_then(|mover| self.known(mover)),
            "text": decision.text,
            "result": decision.outcome.as_str(),
        })
    }

    fn vote_event(&self, decision: &Decision, votes: &Votes) -> Value {
        let counts: Vec<Value> =
            [("yes", votes.in_favour), ("no", votes.against), ("abstain", votes.abstain), ("absent", votes.absent)]
                .iter()
                .filter_map(|(option, value)| value.map(|value| json!({ "option": option, "value": value })))
                .collect();
        let named: Vec<Value> = votes
            .named
            .iter()
            .map(|vote| {
                without_nulls(json!({
                    "voter_id": vote.attendee.as_ref().and_then(|voter| self.known(voter)),
                    "voter": { "name": vote.name },
                    "option": option(vote.ballot),
                }))
            })
            .collect();
        json!({
            "id": self.id("votes", &decision.id),
            "motion_id": self.id("decisions", &decision.id),
            "organization_id": self.body_id(),
            "legislative_session_id": self.event_id(),
            "result": result(decision.outcome),
            "counts": counts,
            "votes": named,
        })
    }
}

/// Popolo's words for a vote.
fn option(ballot: Ballot) -> &'static str {
    match ballot {
        Ballot::For => "yes",
        Ballot::Against => "no",
        Ballot::Abstain => "abstain",
        Ballot::Absent => "absent",
    }
}

/// Popolo's words for the result of a vote; it has none for what was put off.
fn result(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Agreed | Outcome::Noted => Some("pass"),
        Outcome::Rejected => Some("fail"),
        Outcome::Deferred | Outcome::Withdrawn => None,
    }
}

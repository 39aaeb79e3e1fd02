//! What must not be published: people, words and items of business that are taken out of records before they are
//! written.
//!
//! A `Redaction` says what; `Redaction::redact` makes a copy of a document's records without it. Where something
//! stood there is [`SIGN`], whatever its length. Places in the copy are places in the text as it would read with the
//! signs in it, so that no offset tells how long a word was; fingerprint and length of the source are those of that
//! text, and identifiers of records with a sign in them are made of what is left of them.
//!
//! Letters and digits are compared alone, without their case and marks, so that line ends, hyphens, full stops and marks
//! of footnotes within or beside a word do not hide it. Where in doubt, more is taken out rather than less: a person is
//! found by the last name alone.

mod cuts;
mod fold;
mod folded;
mod identifiers;
mod items;
mod name;
mod pass;
mod words;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Attendee, Minutes};
use crate::source::{Document, fingerprint};

pub(crate) use items::Pattern;
pub(crate) use words::Words;

use cuts::Cuts;
use pass::Pass;

/// What stands for whatever was taken out.
pub const SIGN: &str = "[redacted]";

/// What is to be taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Redaction {
    /// People and terms.
    pub(crate) words: Words,
    /// Items of business, by number or title.
    pub(crate) items: Vec<Pattern>,
    /// What the publisher gave to look for, in the order of the numbers that words and items have of it.
    pub(crate) entries: Vec<Entry>,
}

/// Something that a publisher gave to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The file and its line.
    pub(crate) place: String,
    /// As it is typed.
    pub(crate) text: String,
    /// Whether it is an item of business.
    pub(crate) is_item: bool,
}

impl Entry {
    /// What is to be said where it was found nowhere: what is not found is published.
    pub(crate) fn not_found(&self) -> String {
        let Self { place, text, is_item } = self;
        let is_title = *is_item && text.contains(char::is_alphabetic) && !text.contains('*');
        let hint = if is_title { format!("; titles are compared whole, use \"{text}*\"") } else { String::new() };
        format!("{place}: nothing was found of \"{text}\"{hint}")
    }
}

/// How much was taken out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Places at which the name of a person stood.
    pub(crate) people: usize,
    /// Places at which a term stood.
    pub(crate) terms: usize,
    /// Items without the items below them.
    pub(crate) items: usize,
}

impl Counts {
    /// The sum.
    pub(crate) fn add(&mut self, other: Self) {
        self.people += other.people;
        self.terms += other.terms;
        self.items += other.items;
    }
}

/// The records of a document without what must not be published.
#[derive(Debug)]
pub(crate) struct Redacted {
    /// The records.
    pub(crate) minutes: Minutes,
    /// The text that their places are places in.
    pub(crate) text: String,
    /// How much was taken out.
    pub(crate) taken: Taken,
}

/// How much was taken out of a document, and of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Whether anything was, in the records or in the text beside them.
    pub(crate) is_any: bool,
    /// How often.
    pub(crate) counts: Counts,
    /// The entries that were found, by number.
    pub(crate) entries: BTreeSet<usize>,
}

impl Redaction {
    /// Whether there is nothing to take out.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.items.is_empty()
    }

    /// A copy of the records without what must not be published. A document in which nothing is found is as it was.
    pub(crate) fn redact(&self, document: &Document, minutes: &Minutes) -> Redacted {
        let mut minutes = minutes.clone();
        let source = document.readable();
        let left_out = items::leave_out(&self.items, &mut minutes);
        let words = self.words.with(aliases(&self.words, &minutes));
        let mut cuts = Cuts::new(left_out.regions);
        let mut pass = Pass::new(&words, left_out.gone);
        pass.entries = left_out.entries;
        for found in words.find(source) {
            cuts.add(found.place);
            pass.entries.extend(found.entries);
        }
        cuts.settle(source);
        pass.counts.items = left_out.items;
        pass.minutes(&mut minutes);
        for found in [&minutes.source.path, &minutes.id].into_iter().flat_map(|name| words.find(name)) {
            pass.entries.extend(found.entries);
        }
        let is_any = pass.counts != Counts::default() || !cuts.is_empty() || !pass.entries.is_empty();
        let taken = Taken { is_any, counts: pass.counts, entries: pass.entries };
        if !is_any {
            return Redacted { minutes, text: source.to_owned(), taken };
        }
        let text = cuts.apply(source);
        cuts::move_places(&mut minutes, &cuts, &text);
        minutes.source.sha256 = fingerprint(text.as_bytes());
        minutes.source.bytes = text.len() as u64;
        identifiers::of_document(&words, &mut minutes);
        let message = "the publisher has taken something out of this document";
        minutes.diagnostics.push(Diagnostic::new(Code::Redacted, message, None));
        Redacted { minutes, text, taken }
    }
}

/// What a document calls the people who must not be named besides their names: the initials of its list, and what stands
/// where one of them moved, seconded, voted or was given a task, unless it is their office.
fn aliases(words: &Words, minutes: &Minutes) -> Vec<String> {
    let is_hit = |attendee: &&Attendee| {
        let name = attendee.name.as_deref().unwrap_or_default();
        words.find(name).iter().any(|found| found.is_person)
    };
    let hit: Vec<&Attendee> = minutes.attendees.iter().filter(is_hit).collect();
    if hit.is_empty() {
        return Vec::new();
    }
    let mut aliases: Vec<String> = hit.iter().filter_map(|attendee| attendee.initials.clone()).collect();
    let mut linked = |name: Option<&String>, attendee: Option<&String>| {
        let (Some(name), Some(id)) = (name, attendee) else { return };
        let Some(person) = hit.iter().find(|person| person.id == *id) else { return };
        let (called, role) = (name.to_lowercase(), person.role.as_deref().unwrap_or_default().to_lowercase());
        let is_office = !role.is_empty() && (role.contains(&called) || called.contains(&role));
        if !is_office && name.starts_with(char::is_uppercase) {
            aliases.push(name.clone());
        }
    };
    linked(minutes.meeting.chair.as_ref(), minutes.meeting.chair_attendee.as_ref());
    for decision in &minutes.decisions {
        linked(decision.mover.as_ref(), decision.mover_attendee.as_ref());
        linked(decision.seconder.as_ref(), decision.seconder_attendee.as_ref());
        for vote in decision.votes.iter().flat_map(|votes| &votes.named) {
            linked(Some(&vote.name), vote.attendee.as_ref());
        }
    }
    for action in minutes.actions.iter().chain(&minutes.closed_actions) {
        for (owner, attendee) in action.owners.iter().zip(&action.owner_attendees) {
            linked(Some(owner), attendee.as_ref());
        }
    }
    aliases
}

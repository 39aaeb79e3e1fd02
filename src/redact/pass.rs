use std::collections::{BTreeSet, HashSet};

use super::identifiers::Renaming;
use super::{Counts, SIGN, Words};
use crate::model::{Action, AgendaItem, Attendee, Decision, Footnote, Minutes, NoteReference};

/// Takes words out of every text of the records of a document.
pub(super) struct Pass<'w> {
    words: &'w Words,
    renaming: Renaming,
    pub(super) counts: Counts,
    /// What the publisher gave that was found, by number.
    pub(super) entries: BTreeSet<usize>,
}

impl<'w> Pass<'w> {
    /// With the identifiers of the records that are gone already.
    pub(super) fn new(words: &'w Words, gone: HashSet<String>) -> Self {
        Self { words, renaming: Renaming::new(gone), counts: Counts::default(), entries: BTreeSet::new() }
    }

    pub(super) fn minutes(&mut self, minutes: &mut Minutes) {
        let meeting = &mut minutes.meeting;
        for text in [
            &mut meeting.title,
            &mut meeting.body,
            &mut meeting.number,
            &mut meeting.location,
            &mut meeting.chair,
            &mut meeting.next_meeting,
        ] {
            self.optional(text);
        }
        if let Some(quorum) = &mut meeting.quorum {
            self.text(&mut quorum.text);
        }
        self.text(&mut minutes.house.reason);
        minutes.attendees.iter_mut().for_each(|attendee| self.attendee(attendee));
        minutes.agenda_items.iter_mut().for_each(|item| self.item(item));
        minutes.decisions.iter_mut().for_each(|decision| self.decision(decision));
        minutes.tasks_mut().for_each(|action| self.action(action));
        minutes.footnotes.iter_mut().for_each(|note| self.footnote(note));
        for diagnostic in &mut minutes.diagnostics {
            self.text(&mut diagnostic.message);
            self.optional(&mut diagnostic.hint);
        }
        self.renaming.settle(minutes);
    }

    fn attendee(&mut self, attendee: &mut Attendee) {
        let is_named = self.optional(&mut attendee.name);
        if is_named {
            (attendee.honorific, attendee.initials) = (None, None);
        }
        let mut changed = is_named;
        for text in [
            &mut attendee.honorific,
            &mut attendee.initials,
            &mut attendee.role,
            &mut attendee.organisation,
            &mut attendee.group,
        ] {
            changed |= self.optional(text);
        }
        self.text(&mut attendee.rule);
        if changed {
            let content = [attendee.name.as_deref(), attendee.role.as_deref()].map(Option::unwrap_or_default);
            self.renaming.rename(&mut attendee.id, &content);
        }
    }

    fn item(&mut self, item: &mut AgendaItem) {
        let is_out = item.title == SIGN;
        let changed = self.text(&mut item.title) | self.optional(&mut item.number);
        self.marked(&mut item.text, &mut item.note_references);
        self.text(&mut item.rule);
        if changed || is_out {
            self.renaming.rename(&mut item.id, &[item.number.as_deref().unwrap_or_default(), &item.title]);
        }
    }

    fn decision(&mut self, decision: &mut Decision) {
        let changed = self.marked(&mut decision.text, &mut decision.note_references);
        for text in [&mut decision.verb, &mut decision.mover, &mut decision.seconder] {
            self.optional(text);
        }
        for vote in decision.votes.iter_mut().flat_map(|votes| &mut votes.named) {
            self.text(&mut vote.name);
        }
        self.text(&mut decision.rule);
        if changed {
            self.renaming.rename(&mut decision.id, &[&decision.text]);
        }
    }

    fn action(&mut self, action: &mut Action) {
        let changed = self.marked(&mut action.text, &mut action.note_references);
        for owner in &mut action.owners {
            self.text(owner);
        }
        self.optional(&mut action.due);
        self.optional(&mut action.status);
        self.text(&mut action.rule);
        if changed {
            self.renaming.rename(&mut action.id, &[&action.text]);
        }
    }

    fn footnote(&mut self, note: &mut Footnote) {
        let changed = self.text(&mut note.text) | self.text(&mut note.marker);
        self.text(&mut note.rule);
        if changed {
            self.renaming.rename(&mut note.id, &[&note.marker, &note.text]);
        }
    }

    fn optional(&mut self, text: &mut Option<String>) -> bool {
        text.as_mut().is_some_and(|text| self.text(text))
    }

    /// Puts signs into a text; whether there were any to put.
    fn text(&mut self, text: &mut String) -> bool {
        self.marked(text, &mut Vec::new())
    }

    /// The same for a text with marks of footnotes in it: those in what is taken out are gone, the others keep their
    /// words.
    fn marked(&mut self, text: &mut String, marks: &mut Vec<NoteReference>) -> bool {
        let found = self.words.find(text);
        if found.is_empty() {
            return false;
        }
        let (people, all) = (found.iter().filter(|found| found.is_person).count(), found.len());
        self.counts.people += people;
        self.counts.terms += all - people;
        for found in found.iter().rev() {
            self.entries.extend(&found.entries);
            let place = &found.place;
            marks.retain(|mark| mark.offset + mark.length <= place.start || mark.offset >= place.end);
            for mark in marks.iter_mut().filter(|mark| mark.offset >= place.end) {
                mark.offset = mark.offset - place.len() + SIGN.len();
            }
            text.replace_range(place.clone(), SIGN);
        }
        true
    }
}

use std::collections::{HashMap, HashSet};

use super::{SIGN, Words};
use crate::model::Minutes;
use crate::source::fingerprint;

/// New identifiers for records in which something was taken out, made of what is left: from the old ones a guess at
/// the words could be proved.
#[derive(Debug)]
pub(super) struct Renaming {
    taken: HashSet<String>,
    /// The number that an identifier gets when the same is made once more.
    next: HashMap<String, usize>,
    /// What became of an identifier; nothing, where its record is gone.
    new: HashMap<String, Option<String>>,
}

impl Renaming {
    pub(super) fn new(gone: HashSet<String>) -> Self {
        Self { taken: HashSet::new(), next: HashMap::new(), new: gone.into_iter().map(|id| (id, None)).collect() }
    }

    /// Renames a record of a kind that says no more than `content`.
    pub(super) fn rename(&mut self, id: &mut String, content: &[&str]) {
        let kind = id.split('-').next().unwrap_or_default();
        let start = fingerprint::of(format!("{kind}\n{}", content.join("\n")).as_bytes())[..8].to_owned();
        let first = format!("{kind}-{start}");
        let next = self.next.entry(first.clone()).or_insert(1);
        let mut new = first.clone();
        while self.taken.contains(&new) || *next > 1 && new == first {
            *next += 1;
            new = format!("{first}-{next}");
        }
        self.taken.insert(new.clone());
        self.new.insert(std::mem::replace(id, new.clone()), Some(new));
    }

    fn follow(&self, reference: &mut Option<String>) {
        if let Some(new) = reference.as_ref().and_then(|id| self.new.get(id)) {
            reference.clone_from(new);
        }
    }

    /// Lets everything that pointed to a record point to it again, or to nothing if it is gone.
    pub(super) fn settle(&self, minutes: &mut Minutes) {
        if self.new.is_empty() {
            return;
        }
        self.follow(&mut minutes.meeting.chair_attendee);
        for event in minutes.attendees.iter_mut().flat_map(|attendee| &mut attendee.events) {
            self.follow(&mut event.agenda_item);
        }
        minutes.agenda_items.iter_mut().for_each(|item| self.follow(&mut item.parent));
        for decision in &mut minutes.decisions {
            self.follow(&mut decision.mover_attendee);
            self.follow(&mut decision.seconder_attendee);
            self.follow(&mut decision.agenda_item);
            let named = decision.votes.iter_mut().flat_map(|votes| &mut votes.named);
            named.for_each(|vote| self.follow(&mut vote.attendee));
        }
        for action in minutes.tasks_mut() {
            action.owner_attendees.iter_mut().for_each(|owner| self.follow(owner));
            self.follow(&mut action.decision);
            self.follow(&mut action.agenda_item);
        }
        let items = minutes.agenda_items.iter_mut().map(|item| &mut item.note_references);
        let decisions = minutes.decisions.iter_mut().map(|decision| &mut decision.note_references);
        let tasks = minutes.actions.iter_mut().chain(&mut minutes.closed_actions);
        let actions = tasks.map(|action| &mut action.note_references);
        for references in items.chain(decisions).chain(actions) {
            references.retain_mut(|reference| match self.new.get(&reference.footnote) {
                Some(Some(new)) => {
                    reference.footnote.clone_from(new);
                    true
                }
                Some(None) => false,
                None => true,
            });
        }
    }
}

/// Path and identifier of the document, which names of files are made of.
pub(super) fn of_document(words: &Words, minutes: &mut Minutes) {
    if let Some(path) = words.replaced(&minutes.source.path) {
        minutes.source.path = path;
    }
    if let Some(id) = words.replaced(&minutes.id) {
        // two documents may differ by nothing but what was taken out
        minutes.id = format!("{}-{}", id.replace(SIGN, "redacted"), &minutes.source.sha256[..12]);
    }
}

//! Labels of tasks: the margin note after a sentence, the owners behind a label, and what goes on below it.

use crate::grammar::Class;
use crate::parse::action::{action_label, owners};
use crate::parse::person::person;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::Statement;

use super::Task;

/// "Action: JS" after the sentence that it belongs to: both are one record.
pub(super) fn join_margin_note(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
    task: &mut Task,
    taken: &mut Vec<Task>,
) {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let Some(label) = action_label(reading.words, text) else { return };
    if label.owners.is_some() || !is_only_owners(reading, roster, &text[label.task..]) {
        return;
    }
    let Some(before) = place.checked_sub(1).map(|before| &statements[before]) else { return };
    if before.item == statement.item && before.block + 1 >= statement.block {
        task.span = before.span.to(task.span);
        if taken.last().is_some_and(|last| last.span.overlaps(before.span)) {
            taken.pop();
        }
    }
}

/// What goes on below a labelled action.
pub(super) struct Below<'r> {
    reading: &'r Reading<'r>,
    statements: &'r [Statement],
    /// The statement with the label.
    first: &'r Statement,
    /// Whether all statements that were passed are set in.
    set_in: bool,
    /// Position of the first statement that was not passed.
    passed: usize,
}

impl<'r> Below<'r> {
    /// Before the statement after the label at `place`.
    pub(super) fn new(reading: &'r Reading<'r>, statements: &'r [Statement], place: usize) -> Self {
        Self { reading, statements, first: &statements[place], set_in: true, passed: place + 1 }
    }

    /// Whether the statement at `next` goes on with the action: the rest of its list entry, or another order.
    /// Statements are asked for in their order.
    pub(super) fn goes_on(&mut self, next: usize) -> bool {
        let (reading, first, next) = (self.reading, self.first, &self.statements[next]);
        while let Some(other) = self.statements.get(self.passed).filter(|other| other.block <= next.block) {
            self.set_in &= self.is_set_in(other.block);
            self.passed += 1;
        }
        if first.block != next.block {
            // lines under a label, set in
            return self.set_in || (next.block == first.block + 1 && self.is_set_in(next.block));
        }
        let text = reading.text(next.span);
        let opens = text.split(' ').next().unwrap_or("");
        let order = reading.words.classes(opens).contains(Class::TaskVerb) && opens.starts_with(char::is_uppercase);
        let more = ["These should", "They should", "It should", "(", "For "].iter().any(|head| text.starts_with(head));
        first.entry || order || more
    }

    fn is_set_in(&self, block: usize) -> bool {
        let (outer, inner) = (&self.reading.layout.blocks[self.first.block], &self.reading.layout.blocks[block]);
        inner.blank_before == 0 && inner.indent > outer.indent + 1 && inner.marker.is_none()
    }
}

/// The owners before a colon or dash at the start of a labelled task.
pub(super) fn named_head(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<Vec<String>> {
    let limit = text.char_indices().map(|(at, _)| at).nth(40).unwrap_or(text.len());
    let at = text[..limit].find(": ").or_else(|| text[..limit].find(" - ")).or_else(|| text[..limit].find(" – "))?;
    let head = &text[..at];
    let first_names =
        head.split(' ').count() <= 2 && head.starts_with(char::is_uppercase) && person_like(reading, head);
    (is_only_owners(reading, roster, head) || first_names)
        .then(|| owners(reading.words, head).into_iter().map(str::to_owned).collect())
}

fn person_like(reading: &Reading<'_>, head: &str) -> bool {
    person(reading.words, head).is_ok_and(|(rest, _)| rest.trim().is_empty())
        && !reading.words.classes(&head.to_ascii_lowercase()).contains(Class::TaskVerb)
}

/// Whether nothing but owners follows a label.
pub(super) fn is_only_owners(reading: &Reading<'_>, roster: &Roster, text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ']', ')']);
    !text.is_empty()
        && text.split(' ').count() <= 8
        && owners(reading.words, text).iter().all(|name| {
            let initials = name.len() <= 4
                && name.chars().all(char::is_alphabetic)
                && name.chars().filter(|char| char.is_uppercase()).count() >= 2;
            initials
                || !matches!(roster.meant(reading.words, name), Meant::Unknown)
                || person(reading.words, name).is_ok_and(|(rest, _)| rest.trim().is_empty())
        })
}

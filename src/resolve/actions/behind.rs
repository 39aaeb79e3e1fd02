//! Owners that stand behind a task, in a sentence or on a line of their own.
//!
//! ```text
//! A letter should be sent to the county.
//!                                       Clerk
//! Paint the gate.
//! Owner: Ann
//! ```

use crate::evidence::ActionSignal;
use crate::grammar::Class;
use crate::parse::action::owners;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement};
use crate::text::seek;

use super::ends::is_ending_owner;
use super::margin::label_of;
use super::outer::owners_above;
use super::{Found, Task};

/// Most bytes of such a note.
const LONGEST: usize = 48;

/// Most lines below whoever signs at the foot.
const SIGNED: usize = 3;

impl Task {
    /// Takes in the statement at `next` where it says whose the task is, which makes one of what only should be done.
    pub(super) fn takes_owners(
        &mut self,
        reading: &Reading<'_>,
        roster: &Roster,
        statements: &[Statement],
        next: usize,
    ) -> bool {
        use ActionSignal as S;
        const OPEN: [S; 9] = [
            S::WillBe,
            S::Obligation,
            S::Will,
            S::Would,
            S::PassiveTo,
            S::NeedOpens,
            S::DecidedTask,
            S::Requested,
            S::Imperative,
        ];
        const AGAINST: [S; 8] =
            [S::State, S::Done, S::Question, S::Negated, S::Announcement, S::Hypothetical, S::Refused, S::LaterMeeting];
        let has = |signals: &[S]| signals.iter().any(|signal| self.evidence.has(*signal));
        let open = self.score > 0.0 || has(&OPEN) && self.evidence.has(S::Task) && !has(&AGAINST);
        if !open || !self.owners.is_empty() {
            return false;
        }
        let Some(names) = owners_behind(reading, roster, statements, next) else { return false };
        self.evidence.add(S::Label);
        self.score = reading.action.score(self.evidence);
        self.owners = names;
        self.owner_derived = false;
        self.span = self.span.to(statements[next].span);
        true
    }
}

/// "Clerk", "(AB)", "– AB/CD", "Lead: Ann": the owners in a statement that names nothing else, right behind another.
fn owners_behind(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
) -> Option<Vec<String>> {
    let (before, statement) = (statements.get(place.checked_sub(1)?)?, statements.get(place)?);
    if statement.span.len() > LONGEST || statement.item != before.item {
        return None;
    }
    let block = &reading.layout.blocks[statement.block];
    let apart = statement.block != before.block;
    if apart && (statement.block != before.block + 1 || block.blank_before > 1 || !statement.first) {
        return None;
    }
    // "Parish Clerk" over the day of the signature, at the foot
    let foot = || {
        let more = &statements[place + 1..];
        more.len() <= SIGNED && more.iter().all(|line| line.span.len() <= LONGEST && line.item == statement.item)
    };
    if apart && block.blank_before > 0 && foot() {
        return None;
    }
    let text = reading.text(statement.span);
    let cut = |names: &str| owners(reading.words, names).into_iter().map(str::to_owned).collect::<Vec<_>>();
    if let Some((label, names)) = seek::part(text, ":") {
        let label = label.trim_matches([' ', '*', '_']);
        let names = cut(names.trim_matches([' ', '*', '_', '.']));
        let named = |name: &String| name.starts_with(char::is_uppercase) && !Reading::exceeds(name, 3);
        return (reading.words.classes(label).contains(Class::OwnerColumn)
            && !names.is_empty()
            && names.iter().all(named))
        .then_some(names);
    }
    // an entry, or a line of a list, is a task of its own; a name over a list of tasks has those
    if !statement.last
        || label_of(reading, roster, statement, text).is_some()
        || apart && (statement.entry || statement.list == List::Actions)
        || owners_above(reading, roster, statements, place).is_some()
    {
        return None;
    }
    // "Treasurer" over a report is a heading
    let next = statements.get(place + 1).map(|next| reading.layout.blocks[next.block].blank_before);
    if apart && block.blank_before > 0 && next == Some(0) {
        return None;
    }
    let names = cut(text.trim_matches(['(', ')', '[', ']', '-', '–', '—', ' ', '.', '*']));
    let known = |name: &String| is_ending_owner(reading, roster, name);
    (!names.is_empty() && names.iter().all(known)).then_some(names)
}

impl Found {
    /// "A letter should be sent. / ACTION: / Clerk": takes in the owner at `place`, who stands alone under the title of a list.
    pub(super) fn take_lone_owner(
        &mut self,
        reading: &Reading<'_>,
        roster: &Roster,
        statements: &[Statement],
        place: usize,
    ) -> bool {
        let statement = &statements[place];
        let listed = |at: usize| {
            statements.get(at).is_some_and(|other| other.list == List::Actions && other.item == statement.item)
        };
        let glued =
            || statements.get(place + 1).is_some_and(|next| reading.layout.blocks[next.block].blank_before == 0);
        let more = listed(place + 1) && glued();
        let alone = listed(place) && statement.first && statement.last && !statement.entry && !more;
        let Some(before) = place.checked_sub(1).map(|before| &statements[before]).filter(|_| alone) else {
            return false;
        };
        if before.item != statement.item
            || before.list == List::Actions
            || before.block + 2 < statement.block
            || statement.span.len() > LONGEST
        {
            return false;
        }
        let text = reading.text(statement.span);
        let names = owners(reading.words, text);
        if text.ends_with(':') || names.is_empty() || !names.iter().all(|name| is_ending_owner(reading, roster, name)) {
            return false;
        }
        let mut task = Task::of(statement);
        task.owners = names.into_iter().map(str::to_owned).collect();
        task.evidence.add(ActionSignal::Label);
        task.score = reading.action.score(task.evidence);
        task.span = before.span.to(statement.span);
        if let Some(last) = self.taken.pop_if(|last| last.span.overlaps(before.span)) {
            (task.due, task.decision) = (last.due, last.decision);
            task.span = last.span.to(task.span);
        }
        self.taken.push(task);
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn owners(text: &str) -> Vec<String> {
        let minutes = convert(&format!(
            "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (AB), Cllr Ben Carr (BC)\nIn attendance: Dan Eames (Clerk)\n\n1. Lamps\n\nThey are out.\n\n{text}\n\nThe fair was wet.\n\n2. Close\n\nNone.\n"
        ));
        minutes.actions.into_iter().map(|one| one.owners.join(" ")).collect()
    }

    #[test]
    fn a_note_behind_a_sentence_says_who_has_its_task() {
        let task = "A map should be sent to the school.";
        for (note, expected) in [
            ("Clerk", "Clerk"),
            ("(AB)", "AB"),
            ("**Action: AB**", "AB"),
            ("– AB/BC", "AB BC"),
            ("[Cllr Carr]", "Carr"),
            ("Lead: Cyd", "Cyd"),
            ("Action: Clerk by 3 June", "Clerk"),
            ("Action: AB (3 June)", "AB"),
            ("For action: Clerk", "Clerk"),
            ("ACTION:\\nClerk", "Clerk"),
        ] {
            let note = note.replace("\\n", "\n");
            for sign in ["\n", "\n\n", " "] {
                if sign == " " && note.contains(['\n', 'L', 'F']) || sign != " " && note.starts_with('–') {
                    continue;
                }
                assert_eq!(owners(&format!("{task}{sign}{note}")), [expected], "{sign:?} {note}");
            }
        }
    }

    #[test]
    fn whoever_signs_at_the_foot_has_no_task() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell\n\n1. Lamps\n\nA map should be sent to the school.";
        for foot in ["Parish Clerk", "Clerk\n3 June 2024"] {
            let minutes = convert(&format!("{head}\n\n{foot}\n"));
            assert!(minutes.actions.iter().all(|one| one.owners.is_empty()), "{foot}");
        }
    }

    #[test]
    fn a_name_behind_another_sentence_has_no_task() {
        for text in [
            "The map was drawn by a pupil.\nClerk",
            "The map is good. (Clerk)",
            "The map was sent to the school.\n\nClerk",
        ] {
            assert_eq!(owners(text), Vec::<String>::new(), "{text}");
        }
    }
}

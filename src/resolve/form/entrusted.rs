//! What is given into somebody's hands: "Ann was given the task of writing", "we will have Ben do the signs"; and who
//! goes on with a sentence that names them at its start only.

use crate::evidence::ActionSignal;
use crate::grammar::Class;
use crate::resolve::actions::is_task;
use crate::resolve::clause::{Auxiliary, Clause, Subject, subject};
use crate::text::seek;

use super::{Forms, Word, is_doing};

impl<'t> Forms<'_, 't> {
    /// "Ann was given the task of writing", "Ben is charged with mending": what somebody has been entrusted with.
    pub(super) fn entrusted(&mut self, word: &Word<'t>) {
        let (given, charged) = (["the task of ", "the job of ", "responsibility for "], ["with "]);
        let links: &[&str] = if word.lower == "given" { &given } else { &charged };
        let Some(task) = links.iter().find_map(|link| word.rest.strip_prefix(link)) else { return };
        let read = self.clause(word.start);
        let passive = matches!(read.auxiliary, Auxiliary::Be | Auxiliary::BeenPerfect | Auxiliary::Future);
        if passive && is_doing(task) && !matches!(self.subject(&read), Subject::Thing | Subject::Nothing) {
            self.push(ActionSignal::Requested, self.all(read.words), task, &read);
        }
    }

    /// "Ann and Ben were appointed to look into the rules": a task, and not the office of those who "serve" or "act".
    pub(super) fn appointed(&mut self, word: &Word<'t>) {
        let Some(task) = word.rest.strip_prefix("to ") else { return };
        let verb = task.split([' ', '.', ',']).next().unwrap_or("");
        let does = verb.starts_with(char::is_lowercase)
            && !self.reading.words.classes(verb).contains(Class::OfficeVerb)
            && is_task(self.reading, task, false);
        let read = self.clause(word.start);
        let passive = matches!(read.auxiliary, Auxiliary::Be | Auxiliary::None);
        if does && passive && matches!(self.subject(&read), Subject::Person | Subject::Outsider) {
            self.push(ActionSignal::Requested, self.all(read.words), task, &read);
        }
    }

    /// "It was left to Ben to choose", "This was left with Ann to sort out": whom something was left to.
    pub(super) fn left_to(&mut self, word: &Word<'t>) {
        const LONGEST: usize = 40;
        let Some(behind) = ["to ", "with ", "up to "].iter().find_map(|link| word.rest.strip_prefix(link)) else {
            return;
        };
        let read = self.clause(word.start);
        // "Ben was left to choose"
        let verb = word.rest.strip_prefix("to ").filter(|task| task.starts_with(char::is_lowercase));
        if let Some(task) = verb.filter(|task| read.auxiliary == Auxiliary::Be && is_task(self.reading, task, false))
            && self.subject(&read) == Subject::Person
        {
            self.push(ActionSignal::Requested, self.all(read.words), task, &read);
            return;
        }
        let Some((who, task)) = seek::part(behind, " to ").filter(|(who, _)| who.len() <= LONGEST) else { return };
        let known =
            |who| matches!(subject(self.reading.words, self.roster, who, false), Subject::Person | Subject::Body);
        if read.auxiliary == Auxiliary::Be && known(who) && task.starts_with(char::is_lowercase) {
            self.push(ActionSignal::Requested, who, task, &read);
        }
    }

    /// "Cy has the list ready, will send it", "Cy: will send the list": whoever the sentence began with.
    pub(super) fn opener(&self, at: usize) -> Option<&'t str> {
        const LONGEST: usize = 4;
        const SHORT: usize = 40;
        let head = &self.text[..at];
        let head = head.trim_end();
        let head = head.strip_suffix(',').or_else(|| head.strip_suffix(':').filter(|name| name.len() <= SHORT))?;
        let ends = head.match_indices(' ').map(|(at, _)| at).chain([head.len()]).take(LONGEST);
        // "Cy: will send the list", whether Cy is listed or not
        let alone = self.text[..at].trim_end().ends_with(':')
            && !head.contains(' ')
            && head.len() > 2
            && head.starts_with(char::is_uppercase)
            && head.chars().all(char::is_alphabetic)
            && subject(self.reading.words, self.roster, head, false) == Subject::Outsider;
        if alone {
            return Some(head);
        }
        let person = |end: &usize| {
            let name = &self.text[..*end];
            name.starts_with(char::is_uppercase)
                && !name.ends_with(',')
                && subject(self.reading.words, self.roster, name, false) == Subject::Person
        };
        ends.filter(person).last().map(|end| &self.text[..end])
    }

    /// "will have Ben do the signs": whom somebody else sends off, and what to do.
    pub(super) fn has_done(&mut self, rest: &'t str, read: &Clause<'t>) {
        let Some(behind) = rest.strip_prefix("have ") else { return };
        let ends = behind.match_indices(' ').map(|(at, _)| at).take(4);
        let sent = |end: &usize| {
            let task = behind[*end..].trim_start();
            let kind = subject(self.reading.words, self.roster, &behind[..*end], false);
            matches!(kind, Subject::Person | Subject::Outsider)
                && task.starts_with(char::is_lowercase)
                && is_task(self.reading, task.split([' ', ',', '.']).next().unwrap_or(""), false)
        };
        if let Some(end) = ends.filter(sent).last() {
            self.push(ActionSignal::Requested, &behind[..end], behind[end..].trim_start(), read);
        }
    }
}

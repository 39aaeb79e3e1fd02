//! Whom pronouns mean: the people and owners that were named last.

use std::cell::{Cell, RefCell};

use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::Statement;
use crate::text::{Span, seek};

use super::Task;
use super::owner::named_subject;
use super::voices::Voices;

/// Who was named last, each with the block in which they were: pronouns go back no further.
pub(super) struct Named<'r> {
    reading: &'r Reading<'r>,
    roster: &'r Roster,
    statements: &'r [Statement],
    /// Positions of the statements of one block that were passed since somebody last asked for the person.
    passed: RefCell<Vec<usize>>,
    /// Position of the last statement that began with a person, as far as is known.
    person: Cell<Option<usize>>,
    /// The owners of a task.
    owners: Option<(usize, Vec<String>)>,
    /// Who speaks in the minutes.
    voices: Voices<'r>,
}

impl<'r> Named<'r> {
    pub(super) fn new(reading: &'r Reading<'r>, roster: &'r Roster, statements: &'r [Statement]) -> Self {
        let voices = Voices::new(reading);
        Self { reading, roster, statements, passed: RefCell::default(), person: Cell::default(), owners: None, voices }
    }

    /// The person whom a pronoun in a statement of `block` stands for. It is looked up when it is wanted: few statements
    /// have a pronoun for their owner, and every statement may begin with a name.
    pub(super) fn person(&self, block: usize) -> Option<&'r str> {
        let name = |place: usize| named_subject(self.reading, self.roster, &self.statements[place]);
        let last = self.passed.borrow_mut().drain(..).rev().find(|place| name(*place).is_some());
        let last = last.or(self.person.get());
        self.person.set(last);
        last.filter(|place| self.statements[*place].block == block).and_then(name)
    }

    /// Who opens the sentence that the pronoun at `at` in the flow stands in, where it goes on with what they do and names nobody
    /// else: "Ann read the list and she will print it".
    pub(super) fn own(&self, at: usize) -> Option<&'r str> {
        self.joined(at).filter(|(name, span)| self.names_only(*span, name)).map(|(name, _)| name)
    }

    /// "Ann thanked Mr Reed and he will call": whether the pronoun at `at` in the flow may mean one of several.
    pub(super) fn is_unclear(&self, at: usize) -> bool {
        self.joined(at).is_some_and(|(name, span)| !self.names_only(span, name))
    }

    /// Who opens the sentence that the pronoun at `at` goes on with, and what stands before the pronoun.
    fn joined(&self, at: usize) -> Option<(&'r str, Span)> {
        let before = self.reading.layout.flow.text[..at].trim_end();
        let joined = [" and", " but", " and that"].iter().any(|link| before.ends_with(link));
        let place = self.statements.partition_point(|other| other.span.start < at).checked_sub(1).filter(|_| joined)?;
        let name = named_subject(self.reading, self.roster, &self.statements[place])?;
        Some((name, Span::new(self.statements[place].span.start, before.len())))
    }

    /// The person of the paragraph above, for the pronoun that opens a paragraph at `at` in the flow, where that names nobody else:
    /// "Ann was asked to write to the bank. / She is to call the school."
    pub(super) fn above(&self, at: usize) -> Option<&'r str> {
        let place = self.statements.partition_point(|other| other.span.start < at);
        let own = self.statements.get(place).filter(|own| own.first && own.span.start == at)?;
        let block = own.block.checked_sub(1)?;
        let before = self.statements[..place].iter().rev();
        let mut above = before.take_while(|other| other.block == block && other.item == own.item);
        let last = above.next().filter(|last| last.first)?;
        let name = named_subject(self.reading, self.roster, last)?;
        self.names_only(last.span, name).then_some(name)
    }

    /// Whether a sentence that the name opens names nobody else: behind it stands no word with a capital, no post, and no verb
    /// by which somebody is asked.
    fn names_only(&self, span: Span, name: &str) -> bool {
        let text = self.reading.text(span);
        let Some(at) = seek::find(text, name) else { return false };
        let behind = text[at + name.len()..].trim_start();
        !behind.contains(char::is_uppercase)
            && !self.reading.has(self.reading.flow_span(behind), Class::Post)
            && phrase(self.reading.words, Class::Request)(behind).is_err()
    }

    /// Whether a name is that of somebody who speaks in the minutes.
    pub(super) fn speaks(&self, name: &str) -> bool {
        self.voices.have(name)
    }

    pub(super) fn owners(&self, block: usize) -> Option<&[String]> {
        self.owners.as_ref().filter(|(named, _)| *named == block).map(|(_, names)| names.as_slice())
    }

    /// The owners of the task before, where the statement at `place` goes on with it: "Also will write to the bank".
    pub(super) fn goes_on(&self, place: usize, text: &str, taken: Option<&Task>) -> Option<Vec<String>> {
        let block = self.statements[place].block;
        let opens = ["Also ", "Also, ", "Will ", "Then "].iter().any(|word| text.starts_with(word));
        let task = taken.filter(|task| task.span.start >= self.reading.layout.blocks[block].flow.start)?;
        opens.then(|| task.owners.clone())
    }

    /// Passes the statement at `place`, of which `taken` may be the task.
    pub(super) fn read(&mut self, place: usize, taken: Option<&Task>) {
        let statement = &self.statements[place];
        let passed = self.passed.get_mut();
        if passed.last().is_some_and(|last| self.statements[*last].block != statement.block) {
            passed.clear();
        }
        passed.push(place);
        if let Some(task) = taken.filter(|task| task.span.start >= statement.span.start && !task.owners.is_empty()) {
            self.owners = Some((statement.block, task.owners.clone()));
        }
    }
}

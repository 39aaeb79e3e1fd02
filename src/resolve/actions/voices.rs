//! Who speaks in the minutes, listed among the attendance or not: whoever reports, moves, seconds or offers something
//! is somebody of the meeting.

use crate::text::Words;
use std::collections::HashSet;

use crate::grammar::Class;
use crate::resolve::reading::Reading;

/// Words of a name that are looked at.
const LONGEST: usize = 3;

/// The words of the names of those who speak.
#[derive(Debug, Default)]
pub(super) struct Voices<'a> {
    names: HashSet<&'a str>,
}

impl<'a> Voices<'a> {
    /// Everybody who is said to say, ask, move, second, decide or undertake something.
    pub(super) fn new(reading: &Reading<'a>) -> Self {
        let text = reading.layout.flow.text.as_str();
        let mut names = HashSet::new();
        for hit in &reading.hits {
            let speaks = matches!(
                hit.class,
                Class::Speech
                    | Class::Request
                    | Class::Undertaking
                    | Class::Decided
                    | Class::Approved
                    | Class::Moved
                    | Class::Seconded
            );
            if !speaks {
                continue;
            }
            let before = &text[..hit.start as usize];
            if before.ends_with(' ') {
                names.extend(capitals(before.trim_end().words().rev()));
            }
            let behind = &text[hit.end as usize..];
            if text[hit.range()].ends_with(" by") && behind.starts_with(' ') {
                names.extend(capitals(behind.trim_start().split([' ', ',', '.', ';', '\n'])));
            }
        }
        Self { names }
    }

    /// Whether a name is one of somebody who speaks: its first or last word is.
    pub(super) fn have(&self, name: &str) -> bool {
        let mut words = name.words();
        let known = |word: &str| self.names.contains(word);
        words.next().is_some_and(known) || words.next_back().is_some_and(known)
    }
}

/// The capitalised words that come first, at most as many as a name has.
fn capitals<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let named = |word: &&str| {
        // longer than initials: an organisation
        let acronym = word.len() > 3 && word.chars().all(char::is_uppercase);
        !acronym
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|char| char.is_alphanumeric() || "-'’".contains(char))
    };
    words.take(LONGEST).take_while(named)
}

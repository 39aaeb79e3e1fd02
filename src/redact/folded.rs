use std::ops::Range;

use super::fold::{fold, is_mark, is_modifier, reference};

/// Letters and digits, as they are compared.
pub(super) fn letters(text: &str) -> String {
    Folded::of(text).letters
}

/// Letters and digits as they are written.
pub(super) fn written(text: &str) -> String {
    text.chars().filter(|c| counts(*c)).collect()
}

/// Marks of footnotes are digits and letters too, but not of this kind.
fn counts(char: char) -> bool {
    char.is_ascii_digit() || char.is_alphabetic() && !is_modifier(char) && !is_mark(char)
}

/// The letters and digits of a text, with their places.
pub(super) struct Folded<'t> {
    text: &'t str,
    letters: String,
    /// For each byte of `letters` the place of its character, with the marks that belong to it.
    places: Vec<(u32, u32)>,
    /// Whether the character is a digit.
    digits: Vec<bool>,
}

impl<'t> Folded<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut folded = Self {
            text,
            letters: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
            digits: Vec::new(),
        };
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let (char, length) = match char {
                '&' => reference(&text[at..]).unwrap_or((char, 1)),
                _ => (char, char.len_utf8()),
            };
            if is_mark(char) {
                folded.lengthen(at, length);
            } else if counts(char) {
                fold(char, &mut folded.letters);
                folded.places.resize(folded.letters.len(), (at as u32, (at + length) as u32));
                folded.digits.resize(folded.letters.len(), char.is_ascii_digit());
            }
            at += length;
        }
        folded
    }

    /// Counts a mark to the character that it follows.
    fn lengthen(&mut self, at: usize, length: usize) {
        let Some(last) = self.places.last().copied().filter(|last| last.1 as usize == at) else { return };
        for place in self.places.iter_mut().rev().take_while(|place| place.0 == last.0) {
            place.1 += length as u32;
        }
    }

    fn start(&self, at: usize) -> usize {
        self.places[at].0 as usize
    }

    fn end(&self, at: usize) -> usize {
        self.places[at].1 as usize
    }

    /// Whether a byte and the one before it belong to one word or number.
    fn joined(&self, at: usize) -> bool {
        self.end(at - 1) >= self.start(at) && self.digits[at - 1] == self.digits[at]
    }

    /// What stands between a byte and the one before it.
    fn gap(&self, at: usize) -> &'t str {
        self.text.get(self.end(at - 1)..self.start(at)).unwrap_or_default()
    }

    /// Where what is wanted stands and is not a part of a longer word or number.
    pub(super) fn places(&self, wanted: &Folded<'_>) -> Vec<Range<usize>> {
        let (mut places, mut from) = (Vec::new(), 0);
        if wanted.letters.is_empty() {
            return places;
        }
        let finder = memchr::memmem::Finder::new(&wanted.letters);
        while let Some(at) = finder.find(&self.letters.as_bytes()[from..]) {
            let (first, behind) = (from + at, from + at + wanted.letters.len());
            from = first + 1;
            let is_whole = (first == 0 || !self.joined(first)) && (behind == self.places.len() || !self.joined(behind));
            let is_bridged = |at: usize| !wanted.gap(at).is_empty() || self.is_bridge(first + at);
            if is_whole && (1..wanted.letters.len()).all(is_bridged) {
                places.push(self.start(first)..self.end(behind - 1));
            }
        }
        places
    }

    /// Whether what stands before a byte does not end a word: nothing, marks and hyphens; a blank only at a hyphen, or
    /// between letters that all stand alone.
    fn is_bridge(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if !gap.contains(char::is_whitespace) {
            return !gap.contains([',', ';', ':', '/', '?', '!', '|', '(', ')']);
        }
        let is_hyphen = |char| matches!(char, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}');
        let is_hyphenated = gap.trim_start_matches(['*', '_']).starts_with(is_hyphen)
            || self.text[..self.start(at) - gap.len()].ends_with('\u{AD}');
        let stands_alone =
            |at: usize| (at == 0 || !self.joined(at)) && (at + 1 >= self.places.len() || !self.joined(at + 1));
        is_hyphenated || gap.trim().is_empty() && stands_alone(at - 1) && stands_alone(at)
    }
}

//! Phrases wherever they stand, within words too: parts of words, and beginnings and ends of them.

use std::borrow::Cow;

use super::lexicon::{entry, row};
use super::pair::{PAIRS, pair, pairs};
use super::table::{Rows, part};
use super::vocabulary::Vocabulary;
use super::{Class, Hit, Lexicon};

/// The lists whose entries are looked for within words too, in every sentence.
const LISTS: [Class; 19] = [
    Class::LaterMeeting,
    Class::OthersDecision,
    Class::ComesUp,
    Class::EarlierMeeting,
    Class::Position,
    Class::CallForMotion,
    Class::Announcement,
    Class::QuorumWord,
    Class::ChairBefore,
    Class::ChairAfter,
    Class::ApologyStem,
    Class::ApologiesFrom,
    Class::ApologiesSent,
    Class::NotThere,
    Class::AttendedToo,
    Class::ThereToo,
    Class::ThereWere,
    Class::ThePublic,
    Class::PublicCame,
];

/// The entries of these lists by their first letters. There are a few hundred of them, and few places of a text begin like
/// one: an automaton for them would be larger and no faster.
#[derive(Debug, Clone)]
pub(super) struct Anywhere {
    /// The number of the phrase, the list and the index in the list, and the [`beginning`] of the phrase: few phrases with
    /// the same pair need to be looked at.
    pub(super) entries: Rows<12>,
    /// For each pair of first letters the end of its part of `entries`; it begins where the one before ends.
    pub(super) ends: Rows<4>,
    /// A bit for the [`beginning`] of each entry: hardly any place of a text has one of these.
    pub(super) beginnings: Cow<'static, [u8]>,
}

/// Letters by which entries are told apart.
const LETTERS: usize = 6;

/// Bits that beginnings are told apart by.
const BEGINNINGS: usize = 1 << 15;

/// What stands for the beginning of a phrase that is shorter than beginnings are.
const ANY: u32 = u32::MAX;

/// The place of the first letters of a text, in either case, in the table of beginnings.
#[inline]
fn beginning(first: [u8; 8]) -> usize {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let letters = (u64::from_le_bytes(first) | SMALL) << (64 - 8 * LETTERS);
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 49) as usize % BEGINNINGS
}

/// The first bytes of a text, and zeros behind a short one.
#[inline]
fn first(text: &[u8]) -> [u8; 8] {
    text.first_chunk().copied().unwrap_or_else(|| {
        let mut first = [0; 8];
        first[..text.len()].copy_from_slice(text);
        first
    })
}

impl Anywhere {
    pub(super) fn new(vocabulary: &Vocabulary, lexicon: &Lexicon) -> Self {
        let mut by_pair: Vec<Vec<[u8; 12]>> = vec![Vec::new(); PAIRS];
        let mut beginnings = vec![0; BEGINNINGS / 8];
        for class in LISTS {
            for (phrase, index) in vocabulary.words(class).iter().zip(0..) {
                let Some(number) = lexicon.whole.get(phrase) else { continue };
                let place = beginning(first(phrase.as_bytes()));
                beginnings[place / 8] |= 1 << (place % 8);
                let place = if phrase.len() < LETTERS {
                    // it may stand before anything
                    beginnings.fill(u8::MAX);
                    ANY
                } else {
                    place as u32
                };
                let mut entry = [0; 12];
                for (part, own) in entry.as_chunks_mut::<4>().0.iter_mut().zip([
                    number.to_le_bytes(),
                    row(class, index),
                    place.to_le_bytes(),
                ]) {
                    *part = own;
                }
                for pair in pairs(phrase) {
                    by_pair[pair].push(entry);
                }
            }
        }
        let (mut entries, mut ends) = (Vec::new(), Vec::new());
        for some in by_pair {
            entries.extend(some);
            ends.push((entries.len() as u32).to_le_bytes());
        }
        Self { entries: Cow::Owned(entries), ends: Cow::Owned(ends), beginnings: Cow::Owned(beginnings) }
    }

    /// Every occurrence, in the order of the starts. ASCII letters match in either case.
    pub(super) fn scan(&self, lexicon: &Lexicon, text: &str) -> Vec<Hit> {
        let (bytes, mut hits) = (text.as_bytes(), Vec::new());
        let Some(beginnings) = self.beginnings.first_chunk::<{ BEGINNINGS / 8 }>() else { return hits };
        let may_begin = |first: [u8; 8]| {
            let place = beginning(first);
            beginnings[place / 8] & 1 << (place % 8) != 0
        };
        for (at, eight) in bytes.array_windows::<8>().enumerate() {
            if may_begin(*eight) {
                self.at(lexicon, &bytes[at..], at as u32, &mut hits);
            }
        }
        for at in bytes.len().saturating_sub(7)..bytes.len() {
            if may_begin(first(&bytes[at..])) {
                self.at(lexicon, &bytes[at..], at as u32, &mut hits);
            }
        }
        hits
    }

    /// Every entry at the start of a text, which stands at `start`.
    fn at(&self, lexicon: &Lexicon, text: &[u8], start: u32, hits: &mut Vec<Hit>) {
        let before = hits.len();
        let own = (beginning(first(text)) as u32).to_le_bytes();
        for entry_of_pair in &self.entries[part(&self.ends, pair(text))] {
            let [phrase, row, place] = *entry_of_pair.as_chunks::<4>().0 else { continue };
            if place != own && place != ANY.to_le_bytes() {
                continue;
            }
            let phrase = lexicon.whole.phrase(u32::from_le_bytes(phrase) as usize).as_bytes();
            let Some(found) = text.get(..phrase.len()) else { continue };
            let alike = found.last().zip(phrase.last()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other));
            if alike && found.eq_ignore_ascii_case(phrase) {
                let (class, entry) = entry(row);
                hits.push(Hit { start, end: start + phrase.len() as u32, class, entry });
            }
        }
        hits[before..].sort_unstable_by_key(|hit: &Hit| (hit.end, hit.class, hit.entry));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Grammars;
    use super::*;

    #[test]
    fn parts_of_words_in_either_case() {
        let grammars = Grammars::built_in();
        let base = grammars.house("base").expect("is built in");
        let text = "The meeting was Inquorate; it will be put on the next meeting’s agenda";
        let found: Vec<_> = base.anywhere(text).into_iter().map(|hit| (&text[hit.range()], hit.class)).collect();
        assert!(found.contains(&("quorate", Class::QuorumWord)), "{found:?}");
        assert!(found.contains(&("next meeting", Class::LaterMeeting)), "{found:?}");
        assert!(found.contains(&("be put on", Class::ComesUp)), "{found:?}");
    }
}

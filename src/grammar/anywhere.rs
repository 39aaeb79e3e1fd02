//! Phrases wherever they stand, within words too: parts of words, and beginnings and ends of them.

use super::layer::Phrase;
use super::pair::{PAIRS, pair, pairs};
use super::vocabulary::Vocabulary;
use super::{Class, Hit};

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
/// one: an automaton for them would take a quarter of the time in which the program starts.
#[derive(Debug)]
pub(super) struct Anywhere {
    entries: Vec<Entry>,
    /// Where the entries of each pair of first letters begin, and where the last end.
    starts: [u16; PAIRS + 1],
    /// For each pair a bit for each third letter that follows it in an entry.
    thirds: [u32; PAIRS],
}

/// The bit of the third letter, in either case; all where there is none.
#[inline]
fn third(text: &[u8]) -> u32 {
    text.get(2).map_or(u32::MAX, |byte| 1 << (byte % 32))
}

#[derive(Debug)]
struct Entry {
    phrase: Phrase,
    class: Class,
    /// Its index in the list.
    index: u16,
}

impl Anywhere {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut by_pair: Vec<Vec<Entry>> = Vec::new();
        by_pair.resize_with(PAIRS, Vec::new);
        for class in LISTS {
            for (phrase, index) in vocabulary.words(class).iter().zip(0..) {
                for pair in pairs(phrase) {
                    by_pair[pair].push(Entry { phrase: phrase.clone(), class, index });
                }
            }
        }
        let (mut entries, mut starts, mut thirds) = (Vec::new(), [0; PAIRS + 1], [0; PAIRS]);
        for (pair, some) in by_pair.into_iter().enumerate() {
            thirds[pair] = some.iter().map(|entry| third(entry.phrase.as_bytes())).fold(0, |all, third| all | third);
            entries.extend(some);
            starts[pair + 1] = entries.len() as u16;
        }
        Self { entries, starts, thirds }
    }

    /// Every occurrence, in the order of the starts. ASCII letters match in either case.
    pub(super) fn scan(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for at in 0..text.len() {
            let rest = &text.as_bytes()[at..];
            let pair = pair(rest);
            if self.thirds[pair] & third(rest) == 0 {
                continue;
            }
            let first = hits.len();
            for Entry { phrase, class, index } in &self.entries[self.starts[pair].into()..self.starts[pair + 1].into()]
            {
                if rest.get(..phrase.len()).is_some_and(|found| found.eq_ignore_ascii_case(phrase.as_bytes())) {
                    hits.push(Hit { start: at as u32, end: (at + phrase.len()) as u32, class: *class, entry: *index });
                }
            }
            hits[first..].sort_unstable_by_key(|hit: &Hit| (hit.end, hit.class, hit.entry));
        }
        hits
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

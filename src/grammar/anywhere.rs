//! Phrases wherever they stand, within words too: parts of words, and beginnings and ends of them.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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

/// The entries of these lists as one automaton: a text is read once, not once for each entry.
#[derive(Debug)]
pub(super) struct Anywhere {
    automaton: AhoCorasick,
    entries: Vec<(Class, u16)>,
}

impl Anywhere {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let (mut phrases, mut entries) = (Vec::new(), Vec::new());
        for class in LISTS {
            for (phrase, entry) in vocabulary.words(class).iter().zip(0..) {
                phrases.push(&**phrase);
                entries.push((class, entry));
            }
        }
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(phrases);
        let automaton = automaton.expect("a vocabulary has far fewer states than can be counted");
        Self { automaton, entries }
    }

    /// Every occurrence, in the order of the starts. ASCII letters match in either case.
    pub(super) fn scan(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .automaton
            .find_overlapping_iter(text)
            .map(|found| {
                let (class, entry) = self.entries[found.pattern().as_usize()];
                Hit { start: found.start() as u32, end: found.end() as u32, class, entry }
            })
            .collect();
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.class, hit.entry));
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

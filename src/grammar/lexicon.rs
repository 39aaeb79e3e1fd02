use std::ops::Range;

use super::pair::{PAIRS, pair, pairs};
use super::sets::Sets;
use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::whole::Whole;
use super::{Class, ClassSet};

/// Where an entry of a word list stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Byte at which it starts.
    pub start: u32,
    /// Byte after its last.
    pub end: u32,
    /// The list.
    pub class: Class,
    /// Index of the entry in the list ([`super::Grammar::words`]).
    pub entry: u16,
}

impl Hit {
    /// The range of bytes in the text that was scanned.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// All word lists of a house, compiled for one pass over a text.
#[derive(Debug)]
pub struct Lexicon {
    trie: Trie,
    whole: Whole,
    /// For each phrase the end of its part of `entries`; it begins where the one before ends.
    ends: Vec<u32>,
    entries: Vec<(Class, u16)>,
    /// For each phrase the lists that hold it.
    holding: Sets,
    /// For each node of the trie that a first word leads to, the lists with an entry that begins with the word.
    openings: Sets,
    /// For each pair of first letters the lists with an entry that begins with them; see [`pair`].
    pairs: Sets,
}

/// Entries, which come in the order of their lists, in the order of their phrases; of those of one phrase and list only
/// the first.
fn by_phrase(all: &[(u32, Class, u16)], phrases: usize) -> Vec<(u32, Class, u16)> {
    // where the entries of each phrase begin
    let mut starts = vec![0; phrases + 1];
    for &(phrase, ..) in all {
        starts[phrase as usize + 1] += 1;
    }
    for phrase in 0..phrases {
        starts[phrase + 1] += starts[phrase];
    }
    let mut sorted = all.to_vec();
    for entry in all {
        let place = &mut starts[entry.0 as usize];
        sorted[*place] = *entry;
        *place += 1;
    }
    sorted.dedup_by_key(|&mut (phrase, class, _)| (phrase, class));
    sorted
}

impl Lexicon {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let count = Class::ALL.iter().map(|&class| vocabulary.words(class).len()).sum();
        let mut trie = Trie::with_capacity(count);
        let mut all: Vec<(u32, Class, u16)> = Vec::with_capacity(count);
        let mut whole = Whole::with_capacity(count);
        // for each phrase the node of its first word, and the pair of its first letters
        let mut opening: Vec<(u32, Range<usize>)> = Vec::with_capacity(count);
        let mut insert = |phrase: &str| {
            let number = whole.insert(phrase);
            if number as usize == opening.len() {
                opening.push((trie.insert_at(phrase).1, pairs(phrase)));
            }
            number
        };
        for &class in Class::ALL {
            for (phrase, entry) in vocabulary.words(class).iter().zip(0..) {
                all.push((insert(phrase), class, entry));
                if phrase.contains('\'') {
                    all.push((insert(&phrase.replace('\'', "’")), class, entry));
                }
            }
        }
        let all = by_phrase(&all, opening.len());
        let mut ends: Vec<u32> = Vec::with_capacity(count);
        for (&(phrase, ..), end) in all.iter().zip(1..) {
            ends.resize(phrase as usize + 1, end);
            ends[phrase as usize] = end;
        }
        let (mut sets, mut openings) = (vec![ClassSet::EMPTY; ends.len()], vec![ClassSet::EMPTY; trie.len()]);
        let mut first = vec![ClassSet::EMPTY; PAIRS];
        for &(phrase, class, _) in &all {
            sets[phrase as usize].insert(class);
            let (node, ref pairs) = opening[phrase as usize];
            openings[node as usize].insert(class);
            first[pairs.clone()].iter_mut().for_each(|lists| lists.insert(class));
        }
        let entries = all.iter().map(|&(_, class, entry)| (class, entry)).collect();
        let [holding, openings, pairs] = [sets, openings, first].map(|sets| Sets::new(&sets));
        Self { trie, whole, ends, entries, holding, openings, pairs }
    }

    /// Every occurrence of every entry as whole words, in `hits`, which is cleared first.
    ///
    /// ASCII letters match in either case, and an apostrophe matches `'` and `’`. Occurrences may overlap. They are
    /// sorted by start, the longest first, and a phrase of several lists gives a hit for each, in the order of
    /// [`Class::ALL`]. Blanks match one to one: `text` should have single blanks. It must be shorter than 4 GiB.
    pub fn scan(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut group = 0;
        self.trie.scan(text, |range, phrase| {
            let (start, end) = (range.start as u32, range.end as u32);
            if hits.get(group).is_some_and(|hit| hit.start != start) {
                hits[group..].reverse();
                group = hits.len();
            }
            // The phrases of one start come with growing length: the group is turned round when it is complete, and
            // the lists of a phrase are pushed backwards so that they come out forwards.
            let lists = self.lists(phrase).iter().rev();
            hits.extend(lists.map(|&(class, entry)| Hit { start, end, class, entry }));
        });
        hits[group..].reverse();
    }

    /// The lists that hold `phrase` as an entry; ASCII letters match in either case.
    pub fn classes(&self, phrase: &str) -> ClassSet {
        self.whole.get(phrase).map_or(ClassSet::EMPTY, |number| self.holding.at(number))
    }

    /// The lists with an entry that begins with the first word of `text`: only these can give a phrase there.
    pub fn openings(&self, text: &str) -> ClassSet {
        self.trie.first(text).map_or(ClassSet::EMPTY, |(node, _)| self.openings.at(node))
    }

    /// Whether an entry of the list `class` may stand at the start of `text`, as words or within them.
    #[inline]
    pub(super) fn may_begin(&self, class: Class, text: &str) -> bool {
        self.pairs.at(pair(text.as_bytes()) as u32).contains(class)
    }

    /// Whether an entry of one of the lists may stand at the start of `text`; if not, none does.
    #[inline]
    pub fn may_open(&self, text: &str, lists: ClassSet) -> bool {
        self.pairs.at(pair(text.as_bytes()) as u32).intersects(lists) && self.openings(text).intersects(lists)
    }

    /// Whether a word stands in `text` with which an entry of one of the lists begins.
    pub fn opens_within(&self, text: &str, lists: ClassSet) -> bool {
        let mut found = false;
        self.trie.firsts(text, |_, node| {
            found = self.openings.at(node).intersects(lists);
            !found
        });
        found
    }

    /// The length of the longest entry of the list `class` that stands at the start of `text` as whole words.
    pub fn longest(&self, class: Class, text: &str) -> Option<usize> {
        if !self.may_begin(class, text) {
            return None;
        }
        let first = self.trie.first(text).filter(|&(node, _)| self.openings.at(node).contains(class))?;
        let mut longest = None;
        self.trie.from(text, first, |range, phrase| {
            if self.holding.at(phrase).contains(class) && ends_word(text, range.end) {
                longest = Some(range.end);
            }
        });
        longest
    }

    /// The index of `phrase` in the list `class`; ASCII letters match in either case.
    pub fn entry(&self, class: Class, phrase: &str) -> Option<usize> {
        let lists = self.lists(self.whole.get(phrase)?);
        lists.iter().find(|&&(list, _)| list == class).map(|&(_, entry)| usize::from(entry))
    }

    fn lists(&self, phrase: u32) -> &[(Class, u16)] {
        let phrase = phrase as usize;
        let start = if phrase == 0 { 0 } else { self.ends[phrase - 1] };
        &self.entries[start as usize..self.ends[phrase] as usize]
    }
}

/// Whether a word ends here, or the full stop after one: an apostrophe belongs to its word.
fn ends_word(text: &str, at: usize) -> bool {
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’');
    let before = text[..at].strip_suffix('.').unwrap_or(&text[..at]);
    before.ends_with(inner) && (before.len() < at || !text[at..].starts_with(inner))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::raw::RawGrammar;
    use super::super::{BASE, Grammars, Mistake, mistake::Mistakes};
    use super::*;

    fn lexicon(text: &str) -> Lexicon {
        let mut mistakes = Mistakes::new("f", text);
        let raw = RawGrammar::read(text, &mut mistakes);
        assert_eq!(mistakes.finish(), Vec::<Mistake>::new());
        let mut vocabulary = Vocabulary::empty();
        vocabulary.layer(&raw.into());
        Lexicon::new(&vocabulary)
    }

    #[test]
    fn hits_overlap_and_are_sorted() {
        let lexicon = lexicon(
            "[people]\nchair = [\"chair\"]\nposts = [\"officer\", \"chair\", \"vice chair\", \"chair of finance\"]\n\
             [headings]\nitems = [\"finance\", \"chair's report\"]\n",
        );
        let mut hits = vec![Hit { start: 9, end: 9, class: Class::Chair, entry: 9 }];
        lexicon.scan("Vice Chair of Finance, chairs; Chair’s report", &mut hits);
        let seen: Vec<_> = hits.iter().map(|hit| (hit.start, hit.end, hit.class, hit.entry)).collect();
        let expected = [
            (0, 10, Class::Post, 2),
            (5, 21, Class::Post, 3),
            (5, 10, Class::Chair, 0),
            (5, 10, Class::Post, 1),
            (14, 21, Class::ItemTitle, 0),
            (31, 47, Class::ItemTitle, 1),
            (31, 36, Class::Chair, 0),
            (31, 36, Class::Post, 1),
        ];
        assert_eq!(seen, expected);
        assert_eq!(lexicon.classes("CHAIR").iter().collect::<Vec<_>>(), [Class::Chair, Class::Post]);
        assert!(lexicon.classes("chair's report").contains(Class::ItemTitle));
        assert!(lexicon.classes("chair’s report").contains(Class::ItemTitle));
        assert!(lexicon.classes("chair of").is_empty());
        assert_eq!(lexicon.entry(Class::Post, "Vice Chair"), Some(2));
        assert_eq!(lexicon.entry(Class::Chair, "Vice Chair"), None);
    }

    #[test]
    fn an_empty_vocabulary_finds_nothing() {
        let mut hits = Vec::new();
        lexicon("").scan("Anything at all", &mut hits);
        assert_eq!(hits, []);
    }

    proptest! {
        #[test]
        fn hits_are_sound(text in "[a-cA-C' ’éÉ0.\n]{0,40}|(chair|of|the|Clerk|’s| |-|\\.|é|agreed|to|write|next meeting){0,12}") {
            let grammars = Grammars::built_in();
            let base = grammars.house(BASE).expect("built in");
            let mut hits = Vec::new();
            base.lexicon().scan(&text, &mut hits);
            for hit in &hits {
                let found = text[hit.range()].replace('’', "'").to_ascii_lowercase();
                prop_assert_eq!(&found, &base.words(hit.class)[usize::from(hit.entry)]);
            }
            let keys: Vec<_> = hits.iter().map(|h| (h.start, std::cmp::Reverse(h.end), h.class)).collect();
            prop_assert!(keys.is_sorted());
        }
    }
}

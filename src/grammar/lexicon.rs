use std::ops::Range;

use super::pair::pair;
use super::sets::Sets;
use super::table::{Rows, number, part};
use super::trie::Trie;
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
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Phrases of this house, and perhaps of others.
    pub(super) trie: Trie,
    /// The same.
    pub(super) whole: Whole,
    /// For each phrase the end of its part of `entries`; it begins where the one before ends.
    pub(super) ends: Rows<4>,
    /// List and index of the entry in the list, of the lists that are looked for in texts; see [`row`].
    pub(super) entries: Rows<4>,
    /// For each phrase the lists that hold it.
    pub(super) holding: Sets,
    /// For each node of the trie that a first word leads to, the lists with an entry that begins with the word.
    pub(super) openings: Sets,
    /// For each pair of first letters the lists with an entry that begins with them; see [`pair`].
    pub(super) pairs: Sets,
    /// The phrases of the first list in their order, those of the second …
    pub(super) lists: Rows<4>,
    /// Where each list ends in `lists`.
    pub(super) list_ends: Rows<4>,
}

/// An entry of a list as a row of a table.
pub(super) fn row(class: Class, entry: u16) -> [u8; 4] {
    let ([class, more], [low, high]) = ((class as u16).to_le_bytes(), entry.to_le_bytes());
    [class, more, low, high]
}

/// The entry that a row holds.
#[inline]
pub(super) fn entry([class, more, low, high]: [u8; 4]) -> (Class, u16) {
    (Class::ALL[usize::from(u16::from_le_bytes([class, more]))], u16::from_le_bytes([low, high]))
}

impl Lexicon {
    /// Every occurrence of every entry of the lists that are looked for, as whole words, in `hits`, which is cleared first.
    ///
    /// letters of Latin-1 match in either case, and an apostrophe matches `'` and `’`. Occurrences may overlap. They are
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
            let lists = self.entries_of(phrase).iter().rev();
            hits.extend(lists.map(|&row| {
                let (class, entry) = entry(row);
                Hit { start, end, class, entry }
            }));
        });
        hits[group..].reverse();
    }

    /// The lists that hold `phrase` as an entry; letters of Latin-1 match in either case.
    pub fn classes(&self, phrase: &str) -> ClassSet {
        self.whole.get(phrase).map_or(ClassSet::EMPTY, |number| self.holding.at(number))
    }

    /// Whether one of the lists holds `phrase` as an entry; letters of Latin-1 match in either case. Most words do not even
    /// begin like one.
    #[inline]
    pub fn holds(&self, lists: &[Class], phrase: &str) -> bool {
        let pair = pair(phrase.as_bytes()) as u32;
        lists.iter().any(|list| self.pairs.holds(pair, *list))
            && self.whole.get(phrase).is_some_and(|number| lists.iter().any(|list| self.holding.holds(number, *list)))
    }

    /// The lists with an entry that begins with the first word of `text`: only these can give a phrase there.
    pub fn openings(&self, text: &str) -> ClassSet {
        self.trie.first(text).map_or(ClassSet::EMPTY, |(node, _)| self.openings.at(node))
    }

    /// Whether an entry of the list `class` may stand at the start of `text`, as words or within them.
    #[inline]
    pub(super) fn may_begin(&self, class: Class, text: &str) -> bool {
        self.pairs.holds(pair(text.as_bytes()) as u32, class)
    }

    /// Whether an entry of one of the lists may stand at the start of `text`; if not, none does.
    #[inline]
    pub fn may_open(&self, text: &str, lists: ClassSet) -> bool {
        self.pairs.at(pair(text.as_bytes()) as u32).intersects(lists) && self.openings(text).intersects(lists)
    }

    /// Every entry of one of the lists that stands at the start of `text`, shorter ones first: where it ends, and all lists
    /// that hold it. It may end within what [`Lexicon::longest`] takes for a word.
    pub fn entries_at(&self, lists: ClassSet, text: &str, mut found: impl FnMut(usize, ClassSet)) {
        if !self.pairs.at(pair(text.as_bytes()) as u32).intersects(lists) {
            return;
        }
        let first = self.trie.first(text).filter(|(node, _)| self.openings.at(*node).intersects(lists));
        let Some(first) = first else { return };
        self.trie.from(text, first, |range, phrase| {
            let holding = self.holding.at(phrase);
            if holding.intersects(lists) {
                found(range.end, holding);
            }
        });
    }

    /// Whether a word stands in `text` with which an entry of one of the lists begins.
    pub fn opens_within(&self, text: &str, lists: ClassSet) -> bool {
        let mut found = false;
        self.trie.firsts(text, |_, node, _| {
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
        let first = self.trie.first(text).filter(|&(node, _)| self.openings.holds(node, class))?;
        let mut longest = None;
        self.trie.from(text, first, |range, phrase| {
            if self.holding.holds(phrase, class) && ends_word(text, range.end) {
                longest = Some(range.end);
            }
        });
        longest
    }

    /// The index of `phrase` in the list `class`, one that is looked for; letters of Latin-1 match in either case.
    pub fn entry(&self, class: Class, phrase: &str) -> Option<usize> {
        let mut lists = self.entries_of(self.whole.get(phrase)?).iter().map(|row| entry(*row));
        lists.find(|(list, _)| *list == class).map(|(_, entry)| usize::from(entry))
    }

    /// The entries of a list in their order.
    pub(super) fn words(&self, class: Class) -> impl Iterator<Item = &str> {
        let lists = part(&self.list_ends, class as usize);
        lists.map(|place| self.whole.phrase(number(&self.lists, place) as usize))
    }

    fn entries_of(&self, phrase: u32) -> &[[u8; 4]] {
        &self.entries[part(&self.ends, phrase as usize)]
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

    use super::super::compile::Compiled;
    use super::super::raw::RawGrammar;
    use super::super::vocabulary::Vocabulary;
    use super::super::{BASE, Grammars, Mistake, mistake::Mistakes};
    use super::*;

    fn lexicon(text: &str) -> Lexicon {
        let mut mistakes = Mistakes::new("f", text);
        let raw = RawGrammar::read(text, &mut mistakes);
        assert_eq!(mistakes.finish(), Vec::<Mistake>::new());
        let mut vocabulary = Vocabulary::empty();
        vocabulary.layer(&raw.into());
        Compiled::new(&vocabulary).lexicon
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

//! Whole phrases in running text.
//!
//! A phrase begins and ends where words do, so the text is taken word by word, and a tree of phrases is followed in
//! steps of one word: a look-up in one hash table for each. An automaton over bytes (Aho–Corasick) looks at every
//! position instead, and finds `chair` in `chairman` and `item` in `limited` only for them to be thrown away: with these
//! vocabularies it has half the speed at best, and takes longer to build than all else that the start of the program
//! has to do.

use std::borrow::Cow;
use std::ops::Range;

use super::hash::is_phrase;
use super::table::{Rows, of_two, two};
use super::token::{BLANK, KINDS, OTHER, Token, token, word_behind};

/// A set of phrases, each with its number.
///
/// Letters of Latin-1 match in either case; the phrases themselves are lower case.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    /// Open addressing; the length is a power of two and more than the number of nodes. A slot holds the hash of the
    /// parent and the token, and the node: 0, the root, where the slot is empty, since nothing leads to the root.
    pub(super) slots: Rows<8>,
    /// Each a [`Node`], and behind it the token that leads there, if it is short: what is looked at together is in the
    /// cache together.
    pub(super) nodes: Rows<{ NODE + SHORT }>,
    /// The tokens that lead to the nodes, one after another.
    pub(super) tokens: Cow<'static, [u8]>,
    pub(super) phrases: u32,
    /// A bit for the hash of each token that a phrase begins with: most words of a text begin none.
    pub(super) first: Cow<'static, [u8]>,
}

/// Bytes of a node itself.
const NODE: usize = 16;

/// Bytes of a token that stands with its node.
const SHORT: usize = 16;

/// Bits that first tokens are told apart by.
const FIRST: usize = 1 << 17;

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    parent: u32,
    token: u32,
    length: u16,
    /// Kinds of bytes that the tokens after this one begin with.
    followers: u8,
    /// The number of the phrase that ends here and one more; 0 if none does.
    phrase: u32,
}

impl Node {
    #[inline]
    fn read(row: &[u8; NODE + SHORT]) -> Self {
        let all = row.first_chunk::<NODE>().map_or(0, |node| u128::from_le_bytes(*node));
        Self {
            parent: all as u32,
            token: (all >> 32) as u32,
            phrase: (all >> 64) as u32,
            length: (all >> 96) as u16,
            followers: (all >> 112) as u8,
        }
    }

    /// The row of the node that a token leads to.
    fn row(self, token: &[u8]) -> [u8; NODE + SHORT] {
        let names = u128::from(self.parent) | u128::from(self.token) << 32 | u128::from(self.phrase) << 64;
        let node = names | u128::from(self.length) << 96 | u128::from(self.followers) << 112;
        let mut row = [0; NODE + SHORT];
        row[..NODE].copy_from_slice(&node.to_le_bytes());
        if let Some(short) = row[NODE..].get_mut(..token.len()) {
            short.copy_from_slice(token);
        }
        row
    }
}

impl Trie {
    /// An empty set with room for about as many phrases.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let slots = (phrases * 2).next_power_of_two().max(4);
        let mut nodes = Vec::with_capacity(phrases * 2);
        nodes.push(Node::default().row(b""));
        Self {
            slots: Cow::Owned(vec![[0; 8]; slots]),
            nodes: Cow::Owned(nodes),
            tokens: Cow::Owned(Vec::new()),
            phrases: 0,
            first: Cow::Owned(vec![0; FIRST / 8]),
        }
    }

    /// Adds a phrase that is not empty and does not begin with a blank. Its number: phrases are counted from 0 as they
    /// come, and one that is there already keeps the number that it has.
    pub(super) fn insert(&mut self, phrase: &str) -> u32 {
        self.insert_at(phrase).0
    }

    /// The same, with the node that its first token leads to.
    pub(super) fn insert_at(&mut self, phrase: &str) -> (u32, u32) {
        let bytes = phrase.as_bytes();
        let (mut node, mut at, mut first) = (0, 0, 0);
        while at < bytes.len() {
            let token = token(phrase, at);
            let text = &bytes[at..token.end];
            if node == 0 {
                self.first.to_mut()[token.hash as usize % FIRST / 8] |= 1 << (token.hash % 8);
            }
            self.change(node, |node| node.followers |= KINDS[usize::from(bytes[at])]);
            node = match self.find(node, token.hash, text) {
                Ok(known) => known,
                Err(slot) => self.add(slot, node, token.hash, text),
            };
            if at == 0 {
                first = node;
            }
            at = token.end;
        }
        let mut phrase = self.node(node).phrase;
        if phrase == 0 {
            self.phrases += 1;
            phrase = self.phrases;
            self.change(node, |node| node.phrase = phrase);
        }
        (phrase - 1, first)
    }

    /// The node that the first token of the text leads to, and where the token ends.
    #[inline]
    pub(super) fn first(&self, text: &str) -> Option<(u32, usize)> {
        let kind = KINDS[usize::from(*text.as_bytes().first()?)];
        if kind & self.node(0).followers == 0 {
            return None;
        }
        let first = token(text, 0);
        if !self.may_begin(first.hash) {
            return None;
        }
        let node = self.find(0, first.hash, &text.as_bytes()[..first.end]).ok()?;
        Some((node, first.end))
    }

    /// Every phrase that begins with the node and goes on in the text, shorter ones first.
    #[inline]
    pub(super) fn from(&self, text: &str, (node, end): (u32, usize), mut found: impl FnMut(Range<usize>, u32)) {
        self.follow(text, 0..end, node, &mut found);
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Every whole phrase of the text, in the order of the starts, longer ones after shorter ones.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(Range<usize>, u32)) {
        self.firsts(text, |first, node, next| {
            *next = self.follow(text, first, node, &mut found);
            true
        });
    }

    /// The tokens of the text that a phrase may begin with, each with the node that it leads to, while they are wanted. Whoever
    /// cuts the word behind one may leave it, with its place: it is not cut again.
    pub(super) fn firsts(
        &self,
        text: &str,
        mut wanted: impl FnMut(Range<usize>, u32, &mut Option<(usize, Token)>) -> bool,
    ) {
        let bytes = text.as_bytes();
        let begins = self.node(0).followers;
        let mut start = 0;
        let mut next = None;
        while let Some(&byte) = bytes.get(start) {
            let kind = KINDS[usize::from(byte)];
            if kind & (BLANK | OTHER) != 0 && kind & begins == 0 {
                start += 1;
                continue;
            }
            let first = match next.take() {
                Some((at, word)) if at == start => word,
                _ => token(text, start),
            };
            if kind & begins != 0
                && self.may_begin(first.hash)
                && let Ok(node) = self.find(0, first.hash, &bytes[start..first.end])
                && !wanted(start..first.end, node, &mut next)
            {
                return;
            }
            start = first.end;
        }
    }

    /// Follows the text from a node. The word right behind the range, with its place, where it was cut.
    fn follow(
        &self,
        text: &str,
        mut range: Range<usize>,
        mut node: u32,
        found: &mut impl FnMut(Range<usize>, u32),
    ) -> Option<(usize, Token)> {
        let bytes = text.as_bytes();
        let first = range.end + 1;
        let mut word = None;
        loop {
            let Node { phrase, followers, .. } = self.node(node);
            if phrase != 0 {
                found(range.clone(), phrase - 1);
            }
            match bytes.get(range.end) {
                Some(&byte) if KINDS[usize::from(byte)] & followers != 0 => {}
                _ => return word,
            }
            let next = if range.end + 1 == first
                && let Some(behind) = word_behind(text, range.end)
            {
                word = Some((first, behind));
                behind.behind_blank()
            } else {
                token(text, range.end)
            };
            let Ok(child) = self.find(node, next.hash, &bytes[range.end..next.end]) else { return word };
            node = child;
            range.end = next.end;
        }
    }

    /// Whether a phrase may begin with the token.
    #[inline]
    fn may_begin(&self, hash: u32) -> bool {
        self.first[hash as usize % FIRST / 8] & (1 << (hash % 8)) != 0
    }

    #[inline]
    fn node(&self, number: u32) -> Node {
        Node::read(&self.nodes[number as usize])
    }

    fn change(&mut self, number: u32, change: impl FnOnce(&mut Node)) {
        let mut node = self.node(number);
        change(&mut node);
        let token = &self.tokens[node.token as usize..node.token as usize + usize::from(node.length)];
        self.nodes.to_mut()[number as usize] = node.row(token);
    }

    /// The node that a token leads to from `parent`, or the slot where it would stand.
    #[inline]
    fn find(&self, parent: u32, hash: u32, token: &[u8]) -> Result<u32, usize> {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        let hash = joined(parent, hash);
        let mut index = hash as usize & mask;
        loop {
            let (known, number) = of_two(slots[index]);
            if number == 0 {
                return Err(index);
            }
            if known == hash {
                let row = &self.nodes[number as usize];
                let node = Node::read(row);
                let length = usize::from(node.length);
                let known = row[NODE..].get(..length);
                let known = known.unwrap_or_else(|| &self.tokens[node.token as usize..node.token as usize + length]);
                if node.parent == parent && is_phrase(token, known) {
                    return Ok(number);
                }
            }
            index = (index + 1) & mask;
        }
    }

    fn add(&mut self, slot: usize, parent: u32, hash: u32, token: &[u8]) -> u32 {
        let node = self.nodes.len() as u32;
        let (start, length) = (self.tokens.len() as u32, token.len() as u16);
        self.tokens.to_mut().extend_from_slice(token);
        self.nodes.to_mut().push(Node { parent, token: start, length, ..Node::default() }.row(token));
        self.slots.to_mut()[slot] = two(joined(parent, hash), node);
        if self.nodes.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        node
    }

    fn grow(&mut self) {
        let mut longer = vec![[0; 8]; self.slots.len() * 2];
        let mask = longer.len() - 1;
        for &slot in self.slots.iter().filter(|slot| of_two(**slot).1 != 0) {
            let mut index = of_two(slot).0 as usize & mask;
            while of_two(longer[index]).1 != 0 {
                index = (index + 1) & mask;
            }
            longer[index] = slot;
        }
        self.slots = Cow::Owned(longer);
    }
}

fn joined(parent: u32, hash: u32) -> u32 {
    hash ^ parent.wrapping_mul(0x9E37_79B1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie(phrases: &[&str]) -> Trie {
        let mut trie = Trie::with_capacity(0);
        for (number, phrase) in phrases.iter().enumerate() {
            assert_eq!(trie.insert(phrase), number as u32);
        }
        trie
    }

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let trie = trie(phrases);
        let mut all = Vec::new();
        trie.scan(text, |range, phrase| {
            assert!(text[range.clone()].eq_ignore_ascii_case(phrases[phrase as usize]));
            all.push(text[range].to_owned());
        });
        all
    }

    #[test]
    fn whole_words_only() {
        let cases: &[(&[&str], &str, &[&str])] = &[
            (&["chair"], "Chair, chairman, armchair, CHAIR", &["Chair", "CHAIR"]),
            (&["vice chair", "chair"], "Vice Chair", &["Vice Chair", "Chair"]),
            (&["chair", "chair of finance"], "the chair of finance.", &["chair", "chair of finance"]),
            (&["né"], "né, née, Éné né", &["né", "né"]),
            (&["é"], "é aé éa", &["é"]),
            (&["a.i."], "a.i.x a.i.", &["a.i.", "a.i."]),
            (&["(chair)"], "x(chair)y", &["(chair)"]),
            (&["@"], "me@home", &["@"]),
            (&["£"], "a£b", &["£"]),
            (&["b"], "a_b 1b b1 b", &["b", "b"]),
            (&["clerk & rfo", "clerk"], "Clerk & RFO, clerk &", &["Clerk", "Clerk & RFO", "clerk"]),
            (&["no.", "no. of"], "no. of, no.", &["no.", "no. of", "no."]),
            (&["501(c)(3)"], "a 501(C)(3) body", &["501(C)(3)"]),
            (&["o'"], "o'neill", &["o'"]),
            (&["a b"], "a  b a b a\nb", &["a b"]),
            (&["íl", "’"], "níl’íl", &["’", "íl"]),
            (&[], "anything", &[]),
        ];
        for (phrases, text, expected) in cases {
            assert_eq!(&found(phrases, text), expected, "{phrases:?} in {text:?}");
        }
    }

    #[test]
    fn a_phrase_has_one_number() {
        let mut trie = Trie::with_capacity(1);
        let words: Vec<String> = (0..500).map(|n| format!("word {n}")).collect();
        for _ in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(trie.insert(word), number as u32);
            }
        }
    }
}

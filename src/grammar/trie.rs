//! Whole phrases in running text.
//!
//! A phrase begins and ends where words do, so the text is taken word by word, and a tree of phrases is followed in
//! steps of one word: a look-up in one hash table for each. An automaton over bytes (Aho–Corasick) looks at every
//! position instead, and finds `chair` in `chairman` and `item` in `limited` only for them to be thrown away: with these
//! vocabularies it has half the speed at best, and takes longer to build than all else that the start of the program
//! has to do.

use std::ops::Range;

use super::hash::{hash, is_phrase};

/// A set of phrases, each with its number.
///
/// Letters of ASCII match in either case; the phrases themselves are lower case.
#[derive(Debug)]
pub(super) struct Trie {
    /// Open addressing; the length is a power of two and more than the number of nodes.
    slots: Vec<Slot>,
    nodes: Vec<Node>,
    /// The tokens that lead to the nodes, one after another.
    tokens: Vec<u8>,
    phrases: u32,
    /// A bit for the hash of each token that a phrase begins with: most words of a text begin none.
    first: Vec<u64>,
}

/// Bits that first tokens are told apart by.
const FIRST: usize = 1 << 15;

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Of the parent and the token.
    hash: u32,
    /// 0, the root, where the slot is empty: nothing leads to the root.
    node: u32,
}

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

/// A piece of text that is matched in one step: a word, a blank and a word, or a single other character.
#[derive(Debug, Clone, Copy)]
struct Token {
    end: usize,
    hash: u32,
}

const BLANK: u8 = 1;
const WORD: u8 = 2;
const OTHER: u8 = 4;
const BEYOND_ASCII: u8 = 8;

/// The kind of each byte.
const KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        if ascii == b' ' {
            kinds[byte] = BLANK;
        } else if ascii.is_ascii_alphanumeric() {
            kinds[byte] = WORD;
        } else if !ascii.is_ascii() {
            kinds[byte] = BEYOND_ASCII;
        }
        byte += 1;
    }
    kinds
};

impl Trie {
    /// An empty set with room for about as many phrases.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let slots = (phrases * 2).next_power_of_two().max(4);
        let mut nodes = Vec::with_capacity(phrases * 2);
        nodes.push(Node::default());
        Self { slots: vec![Slot::default(); slots], nodes, tokens: Vec::new(), phrases: 0, first: vec![0; FIRST / 64] }
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
                self.first[token.hash as usize % FIRST / 64] |= 1 << (token.hash % 64);
            }
            self.nodes[node as usize].followers |= KINDS[usize::from(bytes[at])];
            node = match self.find(node, token.hash, text) {
                Ok(known) => known,
                Err(slot) => self.add(slot, node, token.hash, text),
            };
            if at == 0 {
                first = node;
            }
            at = token.end;
        }
        let end = &mut self.nodes[node as usize];
        if end.phrase == 0 {
            self.phrases += 1;
            end.phrase = self.phrases;
        }
        (end.phrase - 1, first)
    }

    /// The node that the first token of the text leads to, and where the token ends.
    #[inline]
    pub(super) fn first(&self, text: &str) -> Option<(u32, usize)> {
        let kind = KINDS[usize::from(*text.as_bytes().first()?)];
        if kind & self.nodes[0].followers == 0 {
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
        self.firsts(text, |first, node| {
            self.follow(text, first, node, &mut found);
            true
        });
    }

    /// The tokens of the text that a phrase may begin with, each with the node that it leads to, while they are wanted.
    pub(super) fn firsts(&self, text: &str, mut wanted: impl FnMut(Range<usize>, u32) -> bool) {
        let bytes = text.as_bytes();
        let begins = self.nodes[0].followers;
        let mut start = 0;
        while let Some(&byte) = bytes.get(start) {
            let kind = KINDS[usize::from(byte)];
            if kind & (BLANK | OTHER) != 0 && kind & begins == 0 {
                start += 1;
                continue;
            }
            let first = token(text, start);
            if kind & begins != 0
                && self.may_begin(first.hash)
                && let Ok(node) = self.find(0, first.hash, &bytes[start..first.end])
                && !wanted(start..first.end, node)
            {
                return;
            }
            start = first.end;
        }
    }

    fn follow(&self, text: &str, mut range: Range<usize>, mut node: u32, found: &mut impl FnMut(Range<usize>, u32)) {
        let bytes = text.as_bytes();
        loop {
            let Node { phrase, followers, .. } = self.nodes[node as usize];
            if phrase != 0 {
                found(range.clone(), phrase - 1);
            }
            match bytes.get(range.end) {
                Some(&byte) if KINDS[usize::from(byte)] & followers != 0 => {}
                _ => return,
            }
            let next = token(text, range.end);
            let Ok(child) = self.find(node, next.hash, &bytes[range.end..next.end]) else { return };
            node = child;
            range.end = next.end;
        }
    }

    /// Whether a phrase may begin with the token.
    #[inline]
    fn may_begin(&self, hash: u32) -> bool {
        self.first[hash as usize % FIRST / 64] & (1 << (hash % 64)) != 0
    }

    /// The node that a token leads to from `parent`, or the slot where it would stand.
    #[inline]
    fn find(&self, parent: u32, hash: u32, token: &[u8]) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let hash = joined(parent, hash);
        let mut index = hash as usize & mask;
        loop {
            let slot = self.slots[index];
            if slot.node == 0 {
                return Err(index);
            }
            if slot.hash == hash {
                let node = self.nodes[slot.node as usize];
                let known = &self.tokens[node.token as usize..node.token as usize + usize::from(node.length)];
                if node.parent == parent && is_phrase(token, known) {
                    return Ok(slot.node);
                }
            }
            index = (index + 1) & mask;
        }
    }

    fn add(&mut self, slot: usize, parent: u32, hash: u32, token: &[u8]) -> u32 {
        let node = self.nodes.len() as u32;
        let (start, length) = (self.tokens.len() as u32, token.len() as u16);
        self.tokens.extend_from_slice(token);
        self.nodes.push(Node { parent, token: start, length, ..Node::default() });
        self.slots[slot] = Slot { hash: joined(parent, hash), node };
        if self.nodes.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        node
    }

    fn grow(&mut self) {
        let longer = vec![Slot::default(); self.slots.len() * 2];
        let old = std::mem::replace(&mut self.slots, longer);
        for slot in old.into_iter().filter(|slot| slot.node != 0) {
            let mask = self.slots.len() - 1;
            let mut index = slot.hash as usize & mask;
            while self.slots[index].node != 0 {
                index = (index + 1) & mask;
            }
            self.slots[index] = slot;
        }
    }
}

fn joined(parent: u32, hash: u32) -> u32 {
    hash ^ parent.wrapping_mul(0x9E37_79B1)
}

/// The token at a place that is not the end.
#[inline]
fn token(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let word = start + usize::from(bytes[start] == b' ');
    let mut at = word;
    while let Some(&byte) = bytes.get(at) {
        match KINDS[usize::from(byte)] {
            WORD => at += 1,
            BEYOND_ASCII => {
                let length = letter(text, at);
                if length == 0 {
                    break;
                }
                at += length;
            }
            _ => break,
        }
    }
    if at == word && word == start {
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    Token { end: at, hash: hash(&bytes[start..at]) }
}

/// The bytes of the letter or digit that stands at a place, 0 if it is something else.
#[cold]
fn letter(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8)
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

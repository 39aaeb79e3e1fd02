//! Whole phrases in running text.
//!
//! A phrase begins and ends where words do, so the text is taken word by word, and a tree of phrases is followed in
//! steps of one word: a look-up in one hash table for each. An automaton over bytes (Aho–Corasick) looks at every
//! position instead, and finds `chair` in `chairman` and `item` in `limited` only for them to be thrown away: with these
//! vocabularies it has half the speed at best, and takes longer to build than all else that the start of the program
//! has to do.

use std::borrow::Cow;
use std::ops::Range;

use super::hash::{hash, hash_of_few, hash_of_more, is_phrase};
use super::table::{Rows, of_two, two};

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
        self.firsts(text, |first, node| {
            self.follow(text, first, node, &mut found);
            true
        });
    }

    /// The tokens of the text that a phrase may begin with, each with the node that it leads to, while they are wanted.
    pub(super) fn firsts(&self, text: &str, mut wanted: impl FnMut(Range<usize>, u32) -> bool) {
        let bytes = text.as_bytes();
        let begins = self.node(0).followers;
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
            let Node { phrase, followers, .. } = self.node(node);
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

/// How many of eight bytes, little end first, are letters or digits of ASCII before the first that is none.
#[inline]
fn letters(bytes: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let low = bytes & !HIGH;
    // the high bit of a byte tells whether what is in it reaches a limit: no sum goes on to the next byte
    let reaches = |all: u64, limit: u8| all + u64::from(0x80 - limit) * EACH;
    let small = low | (0x20 * EACH);
    let letter = reaches(small, b'a') & !reaches(small, b'z' + 1);
    let digit = reaches(low, b'0') & !reaches(low, b'9' + 1);
    let others = !((letter | digit) & !bytes) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// The eight bytes from a place on, little end first.
#[inline]
fn eight(bytes: &[u8], from: usize) -> Option<u64> {
    bytes.get(from..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// The token at a place that is not the end.
#[inline]
fn token(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    // most are short, and end before another character of ASCII
    let Some(first) = eight(bytes, start).filter(|first| (*first as u8).is_ascii()) else {
        return long_token(text, start);
    };
    let blank = usize::from(first as u8 == b' ');
    let length = blank + letters(first >> (8 * blank));
    if length < 8 {
        let length = length.max(1);
        if ((first >> (8 * length)) as u8).is_ascii() {
            return Token { end: start + length, hash: hash_of_few(first, length) };
        }
    } else if let Some(more) = eight(bytes, start + 8) {
        let rest = letters(more);
        if rest < 8 && ((more >> (8 * rest)) as u8).is_ascii() {
            return Token { end: start + 8 + rest, hash: hash_of_more(first, more, 8 + rest) };
        }
    }
    long_token(text, start)
}

fn long_token(text: &str, start: usize) -> Token {
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
    fn short_tokens_are_as_long_ones() {
        let text = "a b2 Chair's 501(c) é né@z{Z[0/9:é  the-End subcommittee. Administrator’s recommendations x’s m\u{b2}. \u{7f}\u{11}";
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (short, long) = (token(text, at), long_token(text, at));
            assert_eq!((short.end, short.hash), (long.end, long.hash), "{}", &text[at..]);
        }
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

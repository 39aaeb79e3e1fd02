//! Whole phrases in running text.
//!
//! A phrase can only begin where a word begins, so the text is walked word by word, and from each start a tree of
//! bytes is followed for as long as the text agrees. Most words leave the tree after three or four bytes. An automaton
//! over all positions (Aho–Corasick) does the same work for every byte, and finds `chair` in `chairman` and `item` in
//! `limited` only for them to be thrown away; on minutes this walk is several times as fast, is built in a tenth of
//! the time, and finds the phrases already in the order of their starts.

use std::collections::VecDeque;
use std::ops::Range;

/// A set of phrases, numbered in the order of their bytes.
///
/// Letters of ASCII match in either case; the phrases themselves are lower case.
#[derive(Debug)]
pub(super) struct Trie {
    /// The child of the root for each byte; 0 (the root itself) where there is none.
    first: Box<[u32; 256]>,
    /// In breadth-first order: the children of a node stand side by side.
    nodes: Vec<Node>,
    /// The byte that leads to each node.
    labels: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    child: u32,
    children: u16,
    /// The phrase that ends here ends in a letter or digit, so that the text must not go on with one.
    ends_in_word: bool,
    phrase: u32,
}

const NO_PHRASE: u32 = u32::MAX;

impl Trie {
    /// Builds the tree from phrases that are sorted by their bytes, without duplicates and empty ones.
    pub(super) fn new(phrases: &[impl AsRef<str>]) -> Self {
        debug_assert!(phrases.is_sorted_by(|a, b| a.as_ref() < b.as_ref()), "sorted and unique");
        let mut nodes = vec![Node { child: 1, children: 0, ends_in_word: false, phrase: NO_PHRASE }];
        let mut labels = vec![0];
        let mut open: VecDeque<(usize, usize, Range<usize>)> = VecDeque::from([(0, 0, 0..phrases.len())]);
        while let Some((node, depth, mut range)) = open.pop_front() {
            if let Some(phrase) = phrases[range.clone()].first().map(AsRef::as_ref)
                && phrase.len() == depth
            {
                nodes[node].phrase = range.start as u32;
                nodes[node].ends_in_word = phrase.chars().next_back().is_some_and(char::is_alphanumeric);
                range.start += 1;
            }
            nodes[node].child = nodes.len() as u32;
            while !range.is_empty() {
                let label = phrases[range.start].as_ref().as_bytes()[depth];
                let same = phrases[range.clone()].partition_point(|phrase| phrase.as_ref().as_bytes()[depth] <= label);
                open.push_back((nodes.len(), depth + 1, range.start..range.start + same));
                nodes.push(Node { child: 0, children: 0, ends_in_word: false, phrase: NO_PHRASE });
                labels.push(label);
                nodes[node].children += 1;
                range.start += same;
            }
        }
        let mut first = Box::new([0; 256]);
        for child in 1..=usize::from(nodes[0].children) {
            first[usize::from(labels[child])] = child as u32;
            first[usize::from(labels[child].to_ascii_uppercase())] = child as u32;
        }
        Self { first, nodes, labels }
    }

    /// The number of a phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<u32> {
        let mut node = 0;
        for byte in phrase.bytes() {
            node = self.child(node, byte)?;
        }
        Some(self.nodes[node].phrase).filter(|&phrase| phrase != NO_PHRASE)
    }

    /// Every whole phrase of the text, in the order of the starts, longer ones after shorter ones.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(Range<usize>, u32)) {
        let bytes = text.as_bytes();
        let mut in_word = false;
        for (start, &byte) in bytes.iter().enumerate() {
            if byte.is_ascii_alphanumeric() {
                let begins = !in_word;
                in_word = true;
                if !begins {
                    continue;
                }
            } else if byte.is_ascii() {
                in_word = false;
            } else if text.is_char_boundary(start) {
                let begins = !in_word;
                in_word = goes_on(text, start);
                if in_word && !begins {
                    continue;
                }
            } else {
                continue;
            }
            let node = self.first[usize::from(byte)];
            if node != 0 {
                self.follow(text, start, node as usize, &mut found);
            }
        }
    }

    fn follow(&self, text: &str, start: usize, mut node: usize, found: &mut impl FnMut(Range<usize>, u32)) {
        let bytes = text.as_bytes();
        let mut end = start + 1;
        loop {
            let Node { phrase, ends_in_word, .. } = self.nodes[node];
            if phrase != NO_PHRASE && !(ends_in_word && goes_on(text, end)) {
                found(start..end, phrase);
            }
            let Some(child) = bytes.get(end).and_then(|&byte| self.child(node, byte)) else { return };
            node = child;
            end += 1;
        }
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let Node { child, children, .. } = self.nodes[node];
        let child = child as usize;
        let byte = byte.to_ascii_lowercase();
        self.labels[child..child + usize::from(children)].iter().position(|&label| label == byte).map(|at| child + at)
    }
}

/// Does a letter or digit begin at this place?
fn goes_on(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text[at..].chars().next().is_some_and(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let mut phrases = phrases.to_vec();
        phrases.sort_unstable();
        let mut all = Vec::new();
        Trie::new(&phrases).scan(text, |range, phrase| {
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
            (&[], "anything", &[]),
        ];
        for (phrases, text, expected) in cases {
            assert_eq!(&found(phrases, text), expected, "{phrases:?} in {text:?}");
        }
    }

    #[test]
    fn look_up_is_of_whole_phrases() {
        let trie = Trie::new(&["a", "ab cd", "b"]);
        assert_eq!(trie.get("AB cd"), Some(1));
        assert_eq!(trie.get("ab"), None);
        assert_eq!(trie.get("b"), Some(2));
        assert_eq!(trie.get(""), None);
        assert_eq!(trie.get("b "), None);
    }
}

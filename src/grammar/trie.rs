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
    /// In breadth-first order: the children of a node stand side by side, and the nodes that every walk visits stand
    /// together at the start.
    nodes: Vec<Node>,
    /// The first byte of the way to each node.
    labels: Vec<u8>,
    /// The other bytes of the ways.
    ways: Vec<u8>,
    /// The column of each byte in a row; both cases of a letter have the same.
    columns: Box<[u8; 256]>,
    /// Rows of children for the nodes that have many, where a search of the labels would be slow.
    rows: Vec<u32>,
    width: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    way: u32,
    way_length: u16,
    children: u8,
    /// The phrase that ends here ends in a letter or digit, so that the text must not go on with one.
    ends_in_word: bool,
    /// The first child, or the start of the node's row if it is wide.
    child: u32,
    /// The number of the phrase that ends here and one more; 0 if none does.
    phrase: u32,
}

/// Children from which on a node has a row.
const WIDE: u8 = 4;

impl Trie {
    /// Builds the tree from phrases that are sorted by their bytes, without duplicates and empty ones.
    pub(super) fn new(phrases: &[impl AsRef<str>]) -> Self {
        debug_assert!(phrases.is_sorted_by(|a, b| a.as_ref() < b.as_ref()), "sorted and unique");
        let bytes = |phrase: usize| phrases[phrase].as_ref().as_bytes();
        let mut trie = Self {
            nodes: vec![Node::default()],
            labels: vec![0],
            ways: Vec::new(),
            columns: Box::new([0; 256]),
            rows: Vec::new(),
            width: 1,
        };
        let mut open: VecDeque<(usize, usize, Range<usize>)> = VecDeque::from([(0, 0, 0..phrases.len())]);
        while let Some((node, depth, mut range)) = open.pop_front() {
            let (Some(first), Some(last)) = (range.clone().next(), range.clone().next_back()) else { continue };
            let (first, last) = (&bytes(first)[depth..], &bytes(last)[depth..]);
            let shared = if node == 0 { 0 } else { first.iter().zip(last).take_while(|(a, b)| a == b).count() };
            let depth = depth + shared;
            let mut filled = Node { way: trie.ways.len() as u32, way_length: shared as u16, ..Node::default() };
            trie.ways.extend_from_slice(&first[..shared]);
            if first.len() == shared {
                let phrase = phrases[range.start].as_ref();
                filled.phrase = range.start as u32 + 1;
                filled.ends_in_word = phrase.chars().next_back().is_some_and(char::is_alphanumeric);
                range.start += 1;
            }
            filled.child = trie.nodes.len() as u32;
            while !range.is_empty() {
                let label = bytes(range.start)[depth];
                let same = phrases[range.clone()].partition_point(|phrase| phrase.as_ref().as_bytes()[depth] <= label);
                open.push_back((trie.nodes.len(), depth + 1, range.start..range.start + same));
                trie.nodes.push(Node::default());
                trie.labels.push(label);
                filled.children += 1;
                range.start += same;
            }
            trie.nodes[node] = filled;
        }
        trie.widen();
        trie
    }

    /// Gives every wide node its row.
    fn widen(&mut self) {
        for &label in &self.labels[1..] {
            let column = &mut self.columns[usize::from(label)];
            if *column == 0 {
                *column = self.width as u8;
                self.width += 1;
            }
        }
        for letter in b'a'..=b'z' {
            self.columns[usize::from(letter.to_ascii_uppercase())] = self.columns[usize::from(letter)];
        }
        for node in self.nodes.iter_mut().filter(|node| node.children >= WIDE) {
            let row = self.rows.len();
            self.rows.resize(row + self.width, 0);
            for child in node.child..node.child + u32::from(node.children) {
                let label = self.labels[child as usize];
                self.rows[row + usize::from(self.columns[usize::from(label)])] = child;
            }
            node.child = row as u32;
        }
    }

    /// The number of a phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<u32> {
        let bytes = phrase.as_bytes();
        let (mut node, mut at) = (&self.nodes[0], 0);
        while let Some(&byte) = bytes.get(at) {
            node = self.child(node, byte)?;
            at = self.along(node, bytes, at + 1)?;
        }
        node.phrase.checked_sub(1)
    }

    /// Every whole phrase of the text, in the order of the starts, longer ones after shorter ones.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(Range<usize>, u32)) {
        let root = &self.nodes[0];
        let mut in_word = false;
        for (start, &byte) in text.as_bytes().iter().enumerate() {
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
            if let Some(node) = self.child(root, byte) {
                self.follow(text, start, node, &mut found);
            }
        }
    }

    fn follow<'t>(&'t self, text: &str, start: usize, mut node: &'t Node, found: &mut impl FnMut(Range<usize>, u32)) {
        let bytes = text.as_bytes();
        let mut end = start + 1;
        while let Some(reached) = self.along(node, bytes, end) {
            end = reached;
            if node.phrase != 0 && !(node.ends_in_word && goes_on(text, end)) {
                found(start..end, node.phrase - 1);
            }
            let Some(child) = bytes.get(end).and_then(|&byte| self.child(node, byte)) else { return };
            node = child;
            end += 1;
        }
    }

    /// Where the way to a node ends in the text, if the text agrees with it.
    #[inline]
    fn along(&self, node: &Node, text: &[u8], at: usize) -> Option<usize> {
        let way = &self.ways[node.way as usize..node.way as usize + usize::from(node.way_length)];
        let text = text.get(at..at + way.len())?;
        text.iter().zip(way).all(|(byte, label)| byte.to_ascii_lowercase() == *label).then_some(at + way.len())
    }

    #[inline]
    fn child(&self, node: &Node, byte: u8) -> Option<&Node> {
        let child = node.child as usize;
        if node.children >= WIDE {
            let child = self.rows[child + usize::from(self.columns[usize::from(byte)])] as usize;
            return if child == 0 { None } else { Some(&self.nodes[child]) };
        }
        let byte = byte.to_ascii_lowercase();
        let labels = &self.labels[child..child + usize::from(node.children)];
        labels.iter().position(|&label| label == byte).map(|at| &self.nodes[child + at])
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

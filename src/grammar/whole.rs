use std::borrow::Cow;

use super::hash::{hash, is_phrase};
use super::table::{Rows, part};

/// Whole phrases, each with its number: whether a text is one of them, which is asked of most words several times.
///
/// Letters of Latin-1 match in either case; the phrases themselves are lower case.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    /// Open addressing; the length is a power of two and at least twice the number of phrases. A slot holds the hash of
    /// a phrase, its number and one more (0 where the slot is empty), and where it begins and ends in the text.
    pub(super) slots: Rows<16>,
    /// A bit for the hash of each phrase: most texts that are asked for have another.
    pub(super) hashes: Cow<'static, [u8]>,
    /// Bytes of the longest phrase: whole paragraphs are asked for, too.
    pub(super) longest: usize,
    /// The phrases, one after another, and where each ends.
    pub(super) text: Cow<'static, str>,
    pub(super) ends: Rows<4>,
}

/// Bits that hashes are told apart by.
const HASHES: usize = 1 << 18;

/// A phrase in the table.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    number: u32,
    start: u32,
    end: u32,
}

impl Slot {
    #[inline]
    fn read(row: [u8; 16]) -> Self {
        let all = u128::from_le_bytes(row);
        Self { hash: all as u32, number: (all >> 32) as u32, start: (all >> 64) as u32, end: (all >> 96) as u32 }
    }

    fn row(self) -> [u8; 16] {
        let place = u128::from(self.start) << 64 | u128::from(self.end) << 96;
        (u128::from(self.hash) | u128::from(self.number) << 32 | place).to_le_bytes()
    }
}

impl Whole {
    /// No phrases, with room for as many.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let slots = (phrases * 2).next_power_of_two().max(4);
        Self {
            slots: Cow::Owned(vec![[0; 16]; slots]),
            hashes: Cow::Owned(vec![0; HASHES / 8]),
            longest: 0,
            text: Cow::Owned(String::new()),
            ends: Cow::Owned(Vec::with_capacity(phrases)),
        }
    }

    /// Adds a phrase. Its number: phrases are counted from 0 as they come, and one that is there already keeps the
    /// number that it has.
    pub(super) fn insert(&mut self, phrase: &str) -> u32 {
        let hash = hash(phrase.as_bytes());
        let slot = match self.find(hash, phrase.as_bytes()) {
            Ok(known) => return known,
            Err(slot) => slot,
        };
        self.longest = self.longest.max(phrase.len());
        let start = self.text.len() as u32;
        self.text.to_mut().push_str(phrase);
        let end = self.text.len() as u32;
        self.ends.to_mut().push(end.to_le_bytes());
        self.slots.to_mut()[slot] = Slot { hash, number: self.ends.len() as u32, start, end }.row();
        self.hashes.to_mut()[hash as usize % HASHES / 8] |= 1 << (hash % 8);
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        self.ends.len() as u32 - 1
    }

    /// The number of a phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<u32> {
        if phrase.len() > self.longest {
            return None;
        }
        let hash = hash(phrase.as_bytes());
        if self.hashes[hash as usize % HASHES / 8] & (1 << (hash % 8)) == 0 {
            return None;
        }
        self.find(hash, phrase.as_bytes()).ok()
    }

    /// The number of a phrase, or the slot where it would stand.
    fn find(&self, hash: u32, phrase: &[u8]) -> Result<u32, usize> {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        let mut index = hash as usize & mask;
        loop {
            let slot = Slot::read(slots[index]);
            let Some(number) = slot.number.checked_sub(1) else { return Err(index) };
            if slot.hash == hash && is_phrase(phrase, &self.text.as_bytes()[slot.start as usize..slot.end as usize]) {
                return Ok(number);
            }
            index = (index + 1) & mask;
        }
    }

    /// The phrase of a number.
    pub(super) fn phrase(&self, number: usize) -> &str {
        &self.text[part(&self.ends, number)]
    }

    /// Number of phrases.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn grow(&mut self) {
        let mut longer = vec![[0; 16]; self.slots.len() * 2];
        let mask = longer.len() - 1;
        for slot in self.slots.iter().map(|row| Slot::read(*row)).filter(|slot| slot.number != 0) {
            let mut index = slot.hash as usize & mask;
            while Slot::read(longer[index]).number != 0 {
                index = (index + 1) & mask;
            }
            longer[index] = slot.row();
        }
        self.slots = Cow::Owned(longer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_up_is_of_whole_phrases() {
        let mut whole = Whole::with_capacity(0);
        for (number, phrase) in ["a", "ab cd", "b", "é"].iter().enumerate() {
            assert_eq!(whole.insert(phrase), number as u32);
        }
        assert_eq!(whole.get("AB cd"), Some(1));
        assert_eq!(whole.get("b"), Some(2));
        assert_eq!(whole.get("É"), Some(3));
        for other in ["ab", "cd", "", "b ", "È"] {
            assert_eq!(whole.get(other), None, "{other}");
        }
    }

    #[test]
    fn a_phrase_has_one_number() {
        let mut whole = Whole::with_capacity(1);
        let words: Vec<String> = (0..500).map(|n| format!("word {n}")).collect();
        for _ in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(whole.insert(word), number as u32);
            }
        }
        assert!(words.iter().enumerate().all(|(number, word)| whole.get(word) == Some(number as u32)));
    }
}

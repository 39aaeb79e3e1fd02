use super::hash::{hash, is_phrase};

/// Whole phrases, each with its number: whether a text is one of them, which is asked of most words several times.
///
/// Letters of ASCII match in either case; the phrases themselves are lower case.
#[derive(Debug)]
pub(super) struct Whole {
    /// Open addressing; the length is a power of two and at least twice the number of phrases.
    slots: Vec<Slot>,
    /// The phrases, one after another, and where each ends.
    text: Vec<u8>,
    ends: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// The number of the phrase and one more; 0 where the slot is empty.
    phrase: u32,
}

impl Whole {
    /// No phrases, with room for as many.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let slots = (phrases * 2).next_power_of_two().max(4);
        Self { slots: vec![Slot::default(); slots], text: Vec::new(), ends: Vec::with_capacity(phrases) }
    }

    /// Adds a phrase. Its number: phrases are counted from 0 as they come, and one that is there already keeps the
    /// number that it has.
    pub(super) fn insert(&mut self, phrase: &str) -> u32 {
        let hash = hash(phrase.as_bytes());
        let slot = match self.find(hash, phrase.as_bytes()) {
            Ok(known) => return known,
            Err(slot) => slot,
        };
        self.text.extend_from_slice(phrase.as_bytes());
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = Slot { hash, phrase: self.ends.len() as u32 };
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        self.ends.len() as u32 - 1
    }

    /// The number of a phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<u32> {
        self.find(hash(phrase.as_bytes()), phrase.as_bytes()).ok()
    }

    /// The number of a phrase, or the slot where it would stand.
    fn find(&self, hash: u32, phrase: &[u8]) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut index = hash as usize & mask;
        loop {
            let slot = self.slots[index];
            let Some(number) = slot.phrase.checked_sub(1) else { return Err(index) };
            if slot.hash == hash && is_phrase(phrase, self.phrase(number as usize)) {
                return Ok(number);
            }
            index = (index + 1) & mask;
        }
    }

    fn phrase(&self, number: usize) -> &[u8] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.text[start as usize..self.ends[number] as usize]
    }

    fn grow(&mut self) {
        let longer = vec![Slot::default(); self.slots.len() * 2];
        let old = std::mem::replace(&mut self.slots, longer);
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|slot| slot.phrase != 0) {
            let mut index = slot.hash as usize & mask;
            while self.slots[index].phrase != 0 {
                index = (index + 1) & mask;
            }
            self.slots[index] = slot;
        }
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
        for other in ["ab", "cd", "", "b ", "É"] {
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

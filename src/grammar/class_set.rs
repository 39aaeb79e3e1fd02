use std::fmt;

use super::Class;

/// A set of word lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ClassSet([u64; WORDS]);

/// One bit for each list.
const WORDS: usize = Class::ALL.len().div_ceil(64);

/// Bytes of a set in a table.
pub(super) const BYTES: usize = WORDS * 8;

impl ClassSet {
    /// The set without members.
    pub const EMPTY: Self = Self([0; WORDS]);

    /// The set of these lists.
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = Self::EMPTY;
        let mut at = 0;
        while at < classes.len() {
            set = set.with(classes[at]);
            at += 1;
        }
        set
    }

    /// The set with one more member.
    #[must_use]
    pub const fn with(mut self, class: Class) -> Self {
        let (word, bit) = place(class);
        self.0[word] |= bit;
        self
    }

    /// Is `class` a member?
    #[inline]
    pub fn contains(self, class: Class) -> bool {
        let (word, bit) = place(class);
        self.0[word] & bit != 0
    }

    /// Has it no members?
    pub fn is_empty(self) -> bool {
        self.0 == [0; WORDS]
    }

    /// Do the two have a member in common?
    #[inline]
    pub fn intersects(self, other: Self) -> bool {
        // all words at once: few pairs of sets have a member in common, and then no word is left out
        self.0.iter().zip(other.0).fold(0, |common, (own, other)| common | own & other) != 0
    }

    /// Adds a member.
    pub fn insert(&mut self, class: Class) {
        let (word, bit) = place(class);
        self.0[word] |= bit;
    }

    /// The set as a row of a table: the bit of a list is in the byte of its number divided by eight.
    pub(super) fn row(self) -> [u8; BYTES] {
        let mut row = [0; BYTES];
        for (part, word) in row.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *part = word.to_le_bytes();
        }
        row
    }

    /// The set that a row holds.
    #[inline]
    pub(super) fn read(row: &[u8; BYTES]) -> Self {
        let mut set = Self::EMPTY;
        for (word, part) in set.0.iter_mut().zip(row.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*part);
        }
        set
    }

    /// The members, in the order of [`Class::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL.iter().copied().filter(move |&class| self.contains(class))
    }
}

/// Where the bit of a list stands.
const fn place(class: Class) -> (usize, u64) {
    (class as usize / 64, 1 << (class as usize % 64))
}

impl FromIterator<Class> for ClassSet {
    fn from_iter<I: IntoIterator<Item = Class>>(classes: I) -> Self {
        let mut set = Self::EMPTY;
        for class in classes {
            set.insert(class);
        }
        set
    }
}

impl fmt::Debug for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

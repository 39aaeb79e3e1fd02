use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::class_set::BYTES;
use super::table::Rows;
use super::{Class, ClassSet};

/// Sets of lists, each kept once: a vocabulary has some hundred different ones, and small tables stay in the cache.
#[derive(Debug, Clone)]
pub(super) struct Sets {
    pub(super) places: Rows<2>,
    pub(super) different: Rows<BYTES>,
}

impl Sets {
    pub(super) fn new(sets: &[ClassSet]) -> Self {
        let mut known: HashMap<ClassSet, u16, BuildHasherDefault<Quick>> = HashMap::default();
        let mut different = vec![ClassSet::EMPTY.row()];
        // neighbours are often of the same lists
        let mut last = (ClassSet::EMPTY, 0);
        let place = |set: &ClassSet| {
            if set.is_empty() {
                return 0;
            }
            if last.0 != *set {
                let place = known.entry(*set).or_insert_with(|| {
                    different.push(set.row());
                    different.len() as u16 - 1
                });
                last = (*set, *place);
            }
            last.1
        };
        let places = sets.iter().map(place).map(u16::to_le_bytes).collect();
        Self { places: Cow::Owned(places), different: Cow::Owned(different) }
    }

    /// The set of a number.
    #[inline]
    pub(super) fn at(&self, number: u32) -> ClassSet {
        ClassSet::read(self.row(number))
    }

    /// Whether a list is in the set of a number.
    #[inline]
    pub(super) fn holds(&self, number: u32, class: Class) -> bool {
        self.row(number)[class as usize / 8] & 1 << (class as usize % 8) != 0
    }

    #[inline]
    fn row(&self, number: u32) -> &[u8; BYTES] {
        &self.different[usize::from(u16::from_le_bytes(self.places[number as usize]))]
    }
}

/// Quick, since the sets are not somebody else's, who could choose them to collide.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.as_chunks::<8>().0 {
            self.0 = (self.0 ^ u64::from_le_bytes(*part)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

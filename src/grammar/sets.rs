use std::collections::HashMap;

use super::ClassSet;

/// Sets of lists, each kept once: a vocabulary has some hundred different ones, and small tables stay in the cache.
#[derive(Debug)]
pub(super) struct Sets {
    places: Vec<u16>,
    different: Vec<ClassSet>,
}

impl Sets {
    pub(super) fn new(sets: &[ClassSet]) -> Self {
        let mut known: HashMap<ClassSet, u16> = HashMap::new();
        let mut different = vec![ClassSet::EMPTY];
        // neighbours are often of the same lists
        let mut last = (ClassSet::EMPTY, 0);
        let place = |set: &ClassSet| {
            if set.is_empty() {
                return 0;
            }
            if last.0 != *set {
                let place = known.entry(*set).or_insert_with(|| {
                    different.push(*set);
                    different.len() as u16 - 1
                });
                last = (*set, *place);
            }
            last.1
        };
        Self { places: sets.iter().map(place).collect(), different }
    }

    /// The set of a number.
    #[inline]
    pub(super) fn at(&self, number: u32) -> ClassSet {
        self.different[usize::from(self.places[number as usize])]
    }
}

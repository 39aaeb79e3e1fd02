use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::Class;
use super::layer::{Layer, Phrase};

/// The word lists and weights of a house with all that it inherits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vocabulary {
    /// A list that only one built-in file holds stands in the program as it is.
    words: Vec<Cow<'static, [Phrase]>>,
    weights: BTreeMap<&'static str, BTreeMap<Phrase, f32>>,
}

impl Vocabulary {
    /// One without words.
    pub(super) fn empty() -> Self {
        Self { words: vec![Cow::Borrowed(&[]); Class::ALL.len()], weights: BTreeMap::new() }
    }

    /// The entries of a list in their order.
    pub(super) fn words(&self, class: Class) -> &[Phrase] {
        &self.words[class as usize]
    }

    /// Weights by table and key.
    pub(super) fn weights(&self) -> &BTreeMap<&'static str, BTreeMap<Phrase, f32>> {
        &self.weights
    }

    /// Lays a file on top: its entries follow the inherited ones, entries with `!` take inherited ones away, and its
    /// weights replace inherited ones. An entry that stands twice in a file is left so: the lexicon gives its first place.
    pub(super) fn layer(&mut self, layer: &Layer) {
        for (class, entries) in &*layer.lists {
            let list = &mut self.words[*class as usize];
            let removed: HashSet<&str> = entries.iter().filter_map(|entry| entry.strip_prefix('!')).collect();
            if list.is_empty() && removed.is_empty() {
                list.clone_from(entries);
                continue;
            }
            let words = list.to_mut();
            words.retain(|word| !removed.contains(&**word));
            let inherited: HashSet<&str> = words.iter().map(|word| &**word).collect();
            let own = entries.iter().filter(|entry| !entry.starts_with('!'));
            let new: Vec<Phrase> = own.filter(|entry| !inherited.contains(&***entry)).cloned().collect();
            words.extend(new);
        }
        for (table, key, value) in &*layer.weights {
            self.weights.entry(table).or_default().insert(key.clone(), *value);
        }
    }
}

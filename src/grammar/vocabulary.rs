use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use toml::Spanned;

use super::Class;
use super::raw::RawGrammar;

/// The word lists and weights of a house with all that it inherits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vocabulary {
    /// A list that no file adds to is shared with the house that it is inherited from.
    words: Vec<Arc<Vec<String>>>,
    weights: BTreeMap<String, BTreeMap<String, f32>>,
}

impl Vocabulary {
    /// One without words.
    pub(super) fn empty() -> Self {
        Self { words: vec![Arc::default(); Class::ALL.len()], weights: BTreeMap::new() }
    }

    /// The entries of a list in their order.
    pub(super) fn words(&self, class: Class) -> &[String] {
        &self.words[class as usize]
    }

    /// Weights by table and key.
    pub(super) fn weights(&self) -> &BTreeMap<String, BTreeMap<String, f32>> {
        &self.weights
    }

    /// Lays a file on top: its entries follow the inherited ones, entries with `!` take inherited ones away, and its
    /// weights replace inherited ones. An entry that stands twice in a file is left so: the lexicon gives its first place.
    pub(super) fn layer(&mut self, raw: &RawGrammar) {
        for (class, entries) in &raw.lists {
            let words = Arc::make_mut(&mut self.words[*class as usize]);
            let removed: HashSet<&str> = entries.iter().filter_map(|entry| entry.get_ref().strip_prefix('!')).collect();
            words.retain(|word| !removed.contains(word.as_str()));
            let inherited: HashSet<&str> = words.iter().map(String::as_str).collect();
            let own = entries.iter().map(Spanned::get_ref).filter(|entry| !entry.starts_with('!'));
            let new: Vec<String> = own.filter(|entry| !inherited.contains(entry.as_str())).cloned().collect();
            words.extend(new);
        }
        for weight in &raw.weights {
            let table = self.weights.entry(weight.table.to_owned()).or_default();
            table.insert(weight.key.get_ref().clone(), weight.value);
        }
    }
}

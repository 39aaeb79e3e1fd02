use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::layer::{Layer, Phrase};
use super::{Class, Lexicon};

/// The word lists and weights of a house with all that it inherits.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    /// Of a house that is built in each list is taken from its tables when it is first asked for.
    words: Vec<OnceLock<Vec<Phrase>>>,
    tables: Option<&'static Lexicon>,
    weights: BTreeMap<&'static str, BTreeMap<Phrase, f32>>,
}

impl Vocabulary {
    /// One without words.
    pub(super) fn empty() -> Self {
        Self { words: vec![OnceLock::new(); Class::ALL.len()], tables: None, weights: BTreeMap::new() }
    }

    /// That of a house that is built in, with its weights as [`Vocabulary::weight_lines`] gives them.
    pub(super) fn built_in(tables: &'static Lexicon, weights: &'static str) -> Self {
        let mut vocabulary = Self { tables: Some(tables), ..Self::empty() };
        for line in weights.lines() {
            let mut parts = line.split(' ');
            if let (Some(table), Some(key), Some(value)) = (parts.next(), parts.next(), parts.next()) {
                let value = value.parse().unwrap_or_default();
                vocabulary.weights.entry(table).or_default().insert(Cow::Borrowed(key), value);
            }
        }
        vocabulary
    }

    /// The entries of a list in their order.
    pub(super) fn words(&self, class: Class) -> &[Phrase] {
        self.words[class as usize].get_or_init(|| {
            let words = self.tables.into_iter().flat_map(|tables| tables.words(class));
            words.map(Cow::Borrowed).collect()
        })
    }

    /// Weights by table and key.
    pub(super) fn weights(&self) -> &BTreeMap<&'static str, BTreeMap<Phrase, f32>> {
        &self.weights
    }

    /// The weights, a line for each.
    #[allow(dead_code, reason = "for what makes the tables")]
    pub(super) fn weight_lines(&self) -> String {
        let mut lines = String::new();
        for (table, weights) in &self.weights {
            for (key, value) in weights {
                let _ = writeln!(lines, "{table} {key} {value:?}");
            }
        }
        lines
    }

    /// Lays a file on top: its entries follow the inherited ones, entries with `!` take inherited ones away, and its
    /// weights replace inherited ones. An entry that stands twice in a file is left so: the lexicon gives its first place.
    pub(super) fn layer(&mut self, layer: &Layer) {
        for (class, entries) in &layer.lists {
            let removed: HashSet<&str> = entries.iter().filter_map(|entry| entry.strip_prefix('!')).collect();
            let mut words = self.words(*class).to_vec();
            words.retain(|word| !removed.contains(&**word));
            let inherited: HashSet<&str> = words.iter().map(|word| &**word).collect();
            let own = entries.iter().filter(|entry| !entry.starts_with('!'));
            let new: Vec<Phrase> = own.filter(|entry| !inherited.contains(&***entry)).cloned().collect();
            words.extend(new);
            self.words[*class as usize] = OnceLock::from(words);
        }
        for (table, key, value) in &layer.weights {
            self.weights.entry(table).or_default().insert(key.clone(), *value);
        }
    }
}

impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        self.weights == other.weights && Class::ALL.iter().all(|&class| self.words(class) == other.words(class))
    }
}

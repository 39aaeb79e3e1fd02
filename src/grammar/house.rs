use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::built_in::BuiltIn;
use super::compile::Compiled;
use super::layer::{Layer, Phrase};
use super::recognise::Signs;
use super::vocabulary::Vocabulary;
use super::{BASE, Class, Hit, Lexicon, NO_PARENT, show};
use crate::text::seek;

/// The vocabulary of one house, merged and compiled.
#[derive(Debug)]
pub struct Grammar {
    name: String,
    title: String,
    pub(super) signs: Signs,
    pub(super) vocabulary: Arc<Vocabulary>,
    compiled: Cow<'static, Compiled>,
}

impl Grammar {
    /// Name of the house, as it is typed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the house is, in a few words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The entries of a list, lower case, inherited ones first.
    pub fn words(&self, class: Class) -> &[Phrase] {
        self.vocabulary.words(class)
    }

    /// All lists, compiled.
    pub fn lexicon(&self) -> &Lexicon {
        &self.compiled.lexicon
    }

    /// Where the entries of the lists that are looked for within words too stand in a text, in the order of the starts.
    pub fn anywhere(&self, text: &str) -> Vec<Hit> {
        self.compiled.anywhere.scan(self.lexicon(), text)
    }

    /// Whether an entry of a list stands at the start of a text, if only as the beginning of a word, capitals or not.
    pub fn begins(&self, class: Class, text: &str) -> bool {
        let first = text.bytes().next().map(|first| first.to_ascii_lowercase());
        let stands = |phrase: &Phrase| phrase.bytes().next() == first && seek::opens(text, phrase);
        self.lexicon().may_begin(class, text) && self.words(class).iter().any(stands)
    }

    /// Whether an entry of a list stands at the end of a text, if only as the end of a word, capitals or not.
    pub fn ends(&self, class: Class, text: &str) -> bool {
        let last = text.bytes().next_back().map(|last| last.to_ascii_lowercase());
        let stands = |phrase: &Phrase| {
            let tail = || text.len().checked_sub(phrase.len()).and_then(|at| text.get(at..));
            phrase.bytes().next_back() == last && tail().is_some_and(|tail| tail.eq_ignore_ascii_case(phrase))
        };
        self.compiled.endings.may_end(class, text) && self.words(class).iter().any(stands)
    }

    /// A weight of the table `[weights.TABLE]`.
    pub fn weight(&self, table: &str, key: &str) -> Option<f32> {
        self.vocabulary.weights().get(table)?.get(key).copied()
    }

    /// The weights of a table in the order of their names.
    pub fn weights(&self, table: &str) -> impl Iterator<Item = (&str, f32)> {
        let table = self.vocabulary.weights().get(table);
        table.into_iter().flatten().map(|(key, &weight)| (&**key, weight))
    }

    /// The merged vocabulary as a file without a parent, each list under a comment that says what it is for.
    pub fn to_toml(&self) -> String {
        show::toml(self)
    }
}

/// What the files of one house say, put together when it is first wanted: start-up does not wait for houses that nobody
/// uses.
#[derive(Debug)]
pub(super) struct House {
    pub(super) name: String,
    built_in: Option<&'static BuiltIn>,
    /// Whether something changed that a built-in house inherits: its tables no longer hold.
    apart: bool,
    /// Files of the user.
    layers: Vec<Layer>,
    vocabulary: OnceLock<Arc<Vocabulary>>,
    grammar: OnceLock<Grammar>,
}

impl House {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            built_in: None,
            apart: false,
            layers: Vec::new(),
            vocabulary: OnceLock::new(),
            grammar: OnceLock::new(),
        }
    }

    /// One that is built into the program.
    pub(super) fn built_in(house: &'static BuiltIn) -> Self {
        Self { built_in: Some(house), ..Self::new(house.name) }
    }

    /// The same house with a file on top.
    pub(super) fn with(mut self, layer: Layer) -> Self {
        self.layers.push(layer);
        Self { built_in: self.built_in, apart: self.apart, layers: self.layers, ..Self::new(&self.name) }
    }

    /// The same house, to be put together again: something that it inherits has changed.
    pub(super) fn apart(self) -> Self {
        Self { built_in: self.built_in, apart: true, layers: self.layers, ..Self::new(&self.name) }
    }

    /// Name of the house that it inherits.
    pub(super) fn parent(&self) -> Option<&str> {
        let inherits = match self.built_in {
            Some(house) => house.inherits,
            None => self.layers.first().and_then(|layer| layer.inherits.as_deref()),
        };
        match inherits {
            Some(NO_PARENT) => None,
            None if self.name == BASE => None,
            other => Some(other.unwrap_or(BASE)),
        }
    }

    /// How documents of the house are recognised.
    pub(super) fn signs(&self) -> Signs {
        let mut signs = Signs::default();
        if let Some(house) = self.built_in {
            signs.phrases.extend(house.phrases.iter().map(|phrase| Cow::Borrowed(*phrase)));
            signs.at_least = house.at_least;
        }
        for layer in &self.layers {
            for phrase in &*layer.phrases {
                if !signs.phrases.contains(phrase) {
                    signs.phrases.push(phrase.clone());
                }
            }
            signs.at_least = layer.at_least.unwrap_or(signs.at_least);
        }
        signs.at_least = signs.at_least.max(1);
        signs
    }

    /// Its word lists, on top of those of `parent`.
    pub(super) fn vocabulary<'p>(&self, parent: impl FnOnce() -> Option<&'p Vocabulary>) -> &Arc<Vocabulary> {
        self.vocabulary.get_or_init(|| {
            let mut vocabulary = match self.built_in {
                Some(house) if !self.apart => house.vocabulary(),
                _ => parent().cloned().unwrap_or_else(Vocabulary::empty),
            };
            let files = self.built_in.filter(|_| self.apart).into_iter().flat_map(BuiltIn::layers);
            files.for_each(|layer| vocabulary.layer(&layer));
            self.layers.iter().for_each(|layer| vocabulary.layer(layer));
            Arc::new(vocabulary)
        })
    }

    /// Its compiled vocabulary.
    pub(super) fn grammar(&self, vocabulary: &Arc<Vocabulary>) -> &Grammar {
        self.grammar.get_or_init(|| {
            let titles = self.layers.iter().rev().map(|layer| layer.title.as_deref());
            let titles = titles.chain([self.built_in.and_then(|house| house.title)]);
            Grammar {
                name: self.name.clone(),
                title: titles.flatten().next().unwrap_or(&self.name).to_owned(),
                signs: self.signs(),
                vocabulary: Arc::clone(vocabulary),
                compiled: match self.built_in {
                    Some(house) if !self.apart && self.layers.is_empty() => Cow::Borrowed(&house.compiled),
                    _ => Cow::Owned(Compiled::new(vocabulary)),
                },
            }
        })
    }
}

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::anywhere::Anywhere;
use super::endings::Endings;
use super::mistake::Mistakes;
use super::raw::RawGrammar;
use super::recognise::Signs;
use super::vocabulary::Vocabulary;
use super::{BASE, Class, Hit, Lexicon, NO_PARENT, show};

/// The vocabulary of one house, merged and compiled.
#[derive(Debug)]
pub struct Grammar {
    name: String,
    title: String,
    pub(super) signs: Signs,
    pub(super) vocabulary: Arc<Vocabulary>,
    lexicon: Lexicon,
    anywhere: Anywhere,
    endings: Endings,
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
    pub fn words(&self, class: Class) -> &[String] {
        self.vocabulary.words(class)
    }

    /// All lists, compiled.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Where the entries of the lists that are looked for within words too stand in a text, in the order of the starts.
    pub fn anywhere(&self, text: &str) -> Vec<Hit> {
        self.anywhere.scan(text)
    }

    /// Whether an entry of a list stands at the start of a text, if only as the beginning of a word, capitals or not.
    pub fn begins(&self, class: Class, text: &str) -> bool {
        let stands = |phrase: &String| text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase));
        self.lexicon.may_begin(class, text) && self.words(class).iter().any(stands)
    }

    /// Whether an entry of a list stands at the end of a text, if only as the end of a word, capitals or not.
    pub fn ends(&self, class: Class, text: &str) -> bool {
        let stands = |phrase: &String| {
            let tail = text.len().checked_sub(phrase.len()).and_then(|at| text.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(phrase))
        };
        self.endings.may_end(class, text) && self.words(class).iter().any(stands)
    }

    /// A weight of the table `[weights.TABLE]`.
    pub fn weight(&self, table: &str, key: &str) -> Option<f32> {
        self.vocabulary.weights().get(table)?.get(key).copied()
    }

    /// The weights of a table in the order of their names.
    pub fn weights(&self, table: &str) -> impl Iterator<Item = (&str, f32)> {
        let table = self.vocabulary.weights().get(table);
        table.into_iter().flatten().map(|(key, &weight)| (key.as_str(), weight))
    }

    /// The merged vocabulary as a file without a parent, each list under a comment that says what it is for.
    pub fn to_toml(&self) -> String {
        show::toml(self)
    }
}

/// The part of a file that says how documents of its house are recognised; all of a file that is not built in. Every
/// house is asked for it when the program starts, and its lists are not wanted then.
#[expect(clippy::ptr_arg, reason = "what is borrowed is built in")]
fn recognition<'t>(text: &'t Cow<'static, str>) -> &'t str {
    const SECTION: &str = "\n[recognise]\n";
    let Cow::Borrowed(text) = text else { return text };
    let Some(start) = text.find(SECTION) else { return "" };
    let end = text[start + SECTION.len()..].find("\n[").map_or(text.len(), |end| start + SECTION.len() + end);
    &text[start..end]
}

/// The files of one house, read when they are first wanted: start-up does not wait for houses that nobody uses.
#[derive(Debug)]
pub(super) struct House {
    pub(super) name: String,
    files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    raw: OnceLock<Vec<RawGrammar>>,
    vocabulary: OnceLock<Arc<Vocabulary>>,
    grammar: OnceLock<Grammar>,
}

impl House {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            files: Vec::new(),
            raw: OnceLock::new(),
            vocabulary: OnceLock::new(),
            grammar: OnceLock::new(),
        }
    }

    /// The same house with a file on top, unread.
    pub(super) fn with(mut self, file: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Self {
        self.files.push((file.into(), text.into()));
        self.unread()
    }

    /// The same house, to be put together again: something that it inherits has changed.
    pub(super) fn unread(self) -> Self {
        Self { files: self.files, ..Self::new(&self.name) }
    }

    fn raw(&self) -> &[RawGrammar] {
        self.raw.get_or_init(|| {
            let read =
                |(file, text): &(Cow<'_, str>, Cow<'_, str>)| RawGrammar::read(text, &mut Mistakes::new(file, text));
            self.files.iter().map(read).collect()
        })
    }

    /// Name of the house that it inherits.
    pub(super) fn parent(&self) -> Option<&str> {
        let typed =
            self.raw().first().and_then(|raw| raw.inherits.as_ref()).map(|inherits| inherits.get_ref().as_str());
        match typed {
            Some(NO_PARENT) => None,
            None if self.name == BASE => None,
            other => Some(other.unwrap_or(BASE)),
        }
    }

    /// How documents of the house are recognised.
    pub(super) fn signs(&self) -> Signs {
        let mut signs = Signs::default();
        let heads: Vec<RawGrammar>;
        let read = if let Some(raw) = self.raw.get() {
            raw
        } else {
            let read = |(file, text)| RawGrammar::read(recognition(text), &mut Mistakes::new(file, text));
            heads = self.files.iter().map(|(file, text)| read((file, text))).collect();
            &heads
        };
        for raw in read {
            for phrase in &raw.phrases {
                if !signs.phrases.contains(phrase.get_ref()) {
                    signs.phrases.push(phrase.get_ref().clone());
                }
            }
            signs.at_least = raw.at_least.as_ref().map_or(signs.at_least, |at_least| *at_least.get_ref());
        }
        signs.at_least = signs.at_least.max(1);
        signs
    }

    /// Its word lists, on top of those of `parent`.
    pub(super) fn vocabulary<'p>(&self, parent: impl FnOnce() -> Option<&'p Vocabulary>) -> &Arc<Vocabulary> {
        self.vocabulary.get_or_init(|| {
            let mut vocabulary = parent().cloned().unwrap_or_else(Vocabulary::empty);
            for raw in self.raw() {
                vocabulary.layer(raw);
            }
            Arc::new(vocabulary)
        })
    }

    /// Its compiled vocabulary.
    pub(super) fn grammar(&self, vocabulary: &Arc<Vocabulary>) -> &Grammar {
        self.grammar.get_or_init(|| Grammar {
            name: self.name.clone(),
            title: self.raw().iter().rev().find_map(|raw| raw.title.clone()).unwrap_or_else(|| self.name.clone()),
            signs: self.signs(),
            vocabulary: Arc::clone(vocabulary),
            lexicon: Lexicon::new(vocabulary),
            anywhere: Anywhere::new(vocabulary),
            endings: Endings::new(vocabulary),
        })
    }
}

//! The vocabularies that are built into the program: `build.rs` makes their tables of the files in `grammar/`.

use std::borrow::Cow;

use super::Lexicon;
use super::anywhere::Anywhere;
use super::compile::Compiled;
use super::endings::Endings;
use super::layer::Layer;
use super::mistake::Mistakes;
use super::raw::RawGrammar;
use super::sets::Sets;
use super::table::rows;
use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::whole::Whole;

/// A house that is built in.
#[derive(Debug)]
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    pub(super) title: Option<&'static str>,
    /// Name of the house that it builds on.
    pub(super) inherits: Option<&'static str>,
    /// By what its documents are recognised, and how many of them must stand there.
    pub(super) phrases: &'static [&'static str],
    pub(super) at_least: usize,
    /// Its word lists with all that they inherit.
    pub(super) compiled: Compiled,
    /// Its weights, a line for each.
    weights: &'static str,
    /// Its files, for the case that the user changes what it inherits.
    files: &'static [&'static str],
}

impl BuiltIn {
    /// Its word lists and weights with all that they inherit.
    pub(super) fn vocabulary(&'static self) -> Vocabulary {
        Vocabulary::built_in(&self.compiled.lexicon, self.weights)
    }

    /// What its files say.
    pub(super) fn layers(&self) -> impl Iterator<Item = Layer> {
        self.files.iter().map(|text| RawGrammar::read(text, &mut Mistakes::new(self.name, text)).into())
    }
}

// `HOUSES`: the base and the houses in the order in which houses win ties
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

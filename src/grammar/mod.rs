//! The vocabularies of the house styles.
//!
//! `grammar/base.toml` holds the words of minutes in English; a house (`grammar/NAME.toml`) inherits them and adds its
//! own. These are read and compiled when the program is built (`build.rs`, `built_in`), a file of the user when the program
//! starts, with the places of its mistakes (`raw`, `rules`). What a file says (`layer`) is laid on what it inherits
//! (`vocabulary`) and compiled (`compile`) to tables for one pass over a text (`trie`, [`Lexicon`]).
//!
//! A new wording is a line of TOML and a sample. A new list is a line in `class.rs` and a list in `grammar/base.toml`.
//! A new house is a file in `grammar/` and a line in `build.rs`.

mod anywhere;
mod built_in;
mod class;
mod class_set;
mod compile;
mod endings;
mod grammars;
mod hash;
mod house;
mod layer;
mod lexicon;
mod mistake;
mod pair;
mod raw;
mod recognise;
mod rules;
mod sets;
mod show;
mod table;
mod token;
mod trie;
mod vocabulary;
mod whole;

#[cfg(test)]
mod tests;

pub use class::Class;
pub use class_set::ClassSet;
pub use grammars::{Grammars, check};
pub use house::Grammar;
pub use layer::Phrase;
pub use lexicon::{Hit, Lexicon};
pub use mistake::Mistake;

/// Name of the vocabulary that houses inherit unless they say otherwise.
pub const BASE: &str = "base";

/// What a vocabulary inherits that stands for itself.
const NO_PARENT: &str = "none";

//! The vocabularies of the house styles.
//!
//! `grammar/base.toml` holds the words of minutes in English; a house (`grammar/NAME.toml`) inherits them and adds its
//! own. A new wording is a line of TOML and a sample.

mod class;

pub use class::Class;

/// The vocabularies that documents can be read by.
#[derive(Debug)]
pub struct Grammars;

impl Grammars {
    /// Those that are built into the program.
    pub fn built_in() -> Self {
        Self
    }

    /// The vocabulary of one house.
    pub fn house(&self, _name: &str) -> Option<&Grammar> {
        None
    }
}

/// The vocabulary of one house, merged and compiled.
#[derive(Debug)]
pub struct Grammar;

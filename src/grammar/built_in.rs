//! The vocabularies that are built into the program: `build.rs` makes them of the files in `grammar/`.

use std::borrow::Cow;

use super::Class;
use super::layer::{Layer, Phrase};

// `VOCABULARIES`: the base and the houses, each with its files, in the order in which houses win ties
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

//! Small parsers, the productions of `grammar/minutes.ebnf`; the only place where nom is used.
//!
//! One file for each construct: it opens with its productions, a parser has the name of its production, and a table
//! of cases closes it. Words come from the vocabularies, shapes stand here. Parsers take text with single blanks and
//! give what they found as slices of it, so that every piece can be traced to the source.
//!
//! A new construct is a file here, its productions in `grammar/minutes.ebnf`, what `resolve` makes of it, and a
//! sample.

pub mod action;
mod alternate;
pub mod apology;
pub mod application;
pub mod attendance;
pub mod ballot;
mod coded;
pub mod couple;
mod crowd;
pub mod date;
pub mod dated_owner;
pub mod deadline;
pub mod detail;
mod divide;
pub mod division;
pub mod due_date;
pub mod entry;
mod introduced;
pub mod label;
pub(crate) mod linked;
pub mod motion;
pub mod movement;
pub mod named;
pub mod order;

pub mod person;
mod post;
pub mod roll;
mod run_on;
pub mod score;
mod seat;
pub mod sentence;
pub mod several;
pub mod tail;
pub mod time;
pub mod vote;
mod voters;
mod word;
pub mod worded;

pub use word::{blank, is_within_name, offset_in, phrase, word};

/// What a parser gives: the rest of the text and what it read.
pub type Parsed<'t, T> = nom::IResult<&'t str, T>;

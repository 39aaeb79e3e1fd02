//! The records as flat tables, described once.
//!
//! [`TABLES`] is the one description: names, types, meaning, keys, and for each column the value that a row has in it.
//! Headers, metadata and schemas of every tabular format are derived from it, so they cannot drift apart.
//!
//! Lists of the records are tables of their own that join on the keys (`action_owners`, `named_votes`); a short list
//! that people want to see also stands in its record's row as one cell with [`SEPARATOR`] between the entries
//! (`owners`). Identifiers are unique within a document only, so `document` is the first column of every table and
//! part of every key.
//!
//! # Adding a column or a table
//!
//! A column is one line in its table: name, `required` or `optional`, type, description, example, the term of a
//! common vocabulary if one means exactly this, after `;` the limits of its values, `=>`, value. Names are never changed or reused. A table is one
//! `table!` and one line in [`TABLES`].

mod actions;
mod agenda;
mod attendees;
mod column;
mod decisions;
mod diagnostics;
mod footnotes;
mod meetings;
pub(crate) mod packed;
mod shared;
mod table;
mod value;

pub use actions::{ACTION_OWNERS, ACTIONS, CLOSED_ACTIONS};
pub use agenda::AGENDA_ITEMS;
pub use attendees::{ATTENDEE_EVENTS, ATTENDEES};
pub use column::{Column, Type};
pub use decisions::{DECISIONS, NAMED_VOTES, VOTES};
pub use diagnostics::DIAGNOSTICS;
pub use footnotes::{FOOTNOTE_REFERENCES, FOOTNOTES, NOTE_REFERENCES};
pub use meetings::{MEETING_SPANS, MEETINGS};
pub use table::{ForeignKey, Table};
pub use value::Value;

/// What stands between the entries of a list in one cell.
pub const SEPARATOR: &str = "; ";

/// Every table, each after those that it points to.
pub static TABLES: &[&Table] = &[
    &MEETINGS,
    &MEETING_SPANS,
    &ATTENDEES,
    &AGENDA_ITEMS,
    &ATTENDEE_EVENTS,
    &DECISIONS,
    &VOTES,
    &NAMED_VOTES,
    &ACTIONS,
    &ACTION_OWNERS,
    &CLOSED_ACTIONS,
    &FOOTNOTES,
    &FOOTNOTE_REFERENCES,
    &NOTE_REFERENCES,
    &DIAGNOSTICS,
];

/// The table of that name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.name == name)
}

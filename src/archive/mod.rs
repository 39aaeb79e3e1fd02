//! The archive file: one SQLite database with everything that was read from any number of documents.
//!
//! Its tables are [`record::TABLES`](crate::record::TABLES) with their types, keys and foreign keys; `sources` has the
//! text that each document was read from. `search` is a full-text index (FTS5) over decisions, actions, agenda items
//! and footnotes; `records` says which record each of its rows is. The views put together what people ask for most;
//! [`VIEWS`] describes them.
//!
//! The format [`sqlite`](crate::output::sqlite) packs what a document adds; a writer puts it into the file, in one
//! transaction for all documents of a run. [`Archive`] reads it: [`Archive::find`] looks for words,
//! [`Archive::query`] answers SQL, [`Archive::show`] tells all about one record.

mod candidates;
mod effort;
mod find;
mod hits;
mod line;
pub(crate) mod metadata;
mod names;
mod numbers;
pub(crate) mod packed;
mod query;
mod reader;
mod schema;
mod show;
mod undated;
mod views;
mod words;
mod writer;

pub use effort::Effort;
pub use find::{Found, Order, Period, Question};
pub use hits::Hit;
pub use line::OnLine;
pub use query::{Answer, Bounds, Datum, QueryError};
pub use reader::{Archive, ArchiveError};
pub use schema::{KINDS, Searched};
pub use show::{Fields, Shown};
pub use undated::Undated;
pub use views::{VIEWS, View, ViewColumn};
pub(crate) use writer::Writer;

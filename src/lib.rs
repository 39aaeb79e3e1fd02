//! Minutebook reads plain-text minutes and turns them into structured open data.
//!
//! The way of the data is the list of modules, in this order; a module uses only those above it, [`model`] and
//! [`diagnostic`]:
//!
//! 1. [`source`]: files, folders and standard input become bytes, bytes become text;
//! 2. [`text`]: text becomes lines, blocks, a joined flow and sentences, all of which remember where they stood;
//! 3. [`grammar`]: the vocabularies of the house styles, from `grammar/*.toml`;
//! 4. [`parse`]: small parsers for dates, people, numbering, votes …, one file for each construct;
//! 5. [`evidence`]: the signals that show a heading, a decision or an action, and their weights;
//! 6. [`resolve`]: passes that put syntax together into records and check them against each other;
//! 7. [`record`]: the records as flat tables; [`output`]: one file for each format;
//! 8. [`archive`]: all documents in one database, and questions to it;
//! 9. [`batch`]: many documents; [`redact`]: what is not to be published; [`release`]: a folder that portals take;
//!    `cli`: what was typed.
//!
//! ```
//! let minutes = minutebook::convert("Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell\n\n1. Finance\nIt was agreed to pay.");
//! assert_eq!(minutes.meeting.date.as_deref(), Some("2024-05-03"));
//! assert_eq!(minutes.decisions.len(), 1);
//! ```

pub mod archive;
pub mod batch;
pub mod cli;
pub mod diagnostic;
pub mod evidence;
pub mod grammar;
pub mod model;
pub mod output;
pub mod parse;
pub mod record;
pub mod redact;
pub mod release;
pub mod resolve;
pub mod source;
pub mod text;

mod converter;

pub use converter::{Converter, convert};

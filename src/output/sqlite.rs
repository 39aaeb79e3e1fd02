//! The archive file: one SQLite database of all documents; see [`archive`](crate::archive).
//!
//! A document is packed here, on any thread. Whoever writes the files puts the packed documents into the database, in
//! the order of the run, and `metadata.json` for Datasette beside it.

use std::io;

use super::{Layout, Writer};
use crate::archive::packed;
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;

/// The format `sqlite`.
#[derive(Debug, Clone, Copy)]
pub struct Sqlite;

impl Writer for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn extension(&self) -> &'static str {
        "sqlite"
    }

    fn describe(&self) -> &'static str {
        "one SQLite file of all documents with full-text search, for `find` and `query` and for Datasette"
    }

    fn layout(&self) -> Layout {
        Layout::Database
    }

    fn is_compressible(&self) -> bool {
        false
    }

    fn append(&self, minutes: &Minutes, text: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        for part in parts {
            packed::pack(minutes, text, part);
        }
        Ok(Vec::new())
    }
}

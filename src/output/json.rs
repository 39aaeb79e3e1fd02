//! JSON (RFC 8259): one object for each document, in the order of the [`model`](crate::model), indented by two
//! blanks, with a line feed at its end.
//!
//! Text stands as UTF-8; only what RFC 8259 section 7 requires is escaped. What is unknown is `null`; lists are there
//! even if they are empty, except `note_references`. [`schema()`] says all that as a JSON Schema.

mod schema;

pub use schema::{ID as SCHEMA_ID, schema};

use std::io;

use super::{Layout, Writer};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;

/// The format `json`.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Writer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn describe(&self) -> &'static str {
        "one JSON file for each document, indented for reading"
    }

    fn layout(&self) -> Layout {
        Layout::Document
    }

    fn append(&self, minutes: &Minutes, _: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        for part in parts {
            write(minutes, part)?;
        }
        Ok(Vec::new())
    }
}

/// Writes one document.
///
/// # Errors
///
/// Those of `out`.
pub fn write(minutes: &Minutes, out: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, minutes)?;
    out.write_all(b"\n")
}

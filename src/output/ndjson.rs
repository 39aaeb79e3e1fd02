//! Newline-delimited JSON: one object on a line for each document, as in [`json`](super::json) but without blanks
//! between the tokens, each line ended by a line feed.

use std::io;

use super::{Layout, Writer};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;

/// The format `ndjson`.
#[derive(Debug, Clone, Copy)]
pub struct Ndjson;

impl Writer for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn extension(&self) -> &'static str {
        "ndjson"
    }

    fn describe(&self) -> &'static str {
        "one JSON object on a line for each document, all in one file"
    }

    fn layout(&self) -> Layout {
        Layout::Stream
    }

    fn append(&self, minutes: &Minutes, text: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        for part in parts {
            part.reserve(text.len() * RECORDS);
            write(minutes, part)?;
        }
        Ok(Vec::new())
    }
}

/// Bytes that the records of most documents take for each byte of their text.
const RECORDS: usize = 2;

/// Writes one document as a line.
///
/// # Errors
///
/// Those of `out`.
pub fn write(minutes: &Minutes, out: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
    serde_json::to_writer(&mut *out, minutes)?;
    out.write_all(b"\n")
}

/// One document as a line, with the line feed that ends it.
pub fn line(minutes: &Minutes) -> String {
    let mut line = serde_json::to_string(minutes).expect("records have no map but one with text for keys");
    line.push('\n');
    line
}

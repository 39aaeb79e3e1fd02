//! Web pages: one for each document, its text beside its records, and an index of all documents.
//!
//! A page is a single file that needs no network and no server. What minutes say is text and stays text: templates
//! escape it, data for the scripts is JSON without `<`, and the page's policy allows no script but its own. Every
//! record can be linked to, by its identifier (`#decision-527f3bcc`) or by its number in the document (`#decision-3`),
//! and every line (`#L12`).
//!
//! # Files
//!
//! | part | file | a document adds |
//! |---|---|---|
//! | [`PAGE`] | `html/documents/ID.html` | the page |
//! | [`INDEX`] | `html/index.html` | a row: the meeting and its numbers |
//! | [`RECORDS`] | `html/records/00001.js` … | its records' texts, for the search over all |
//!
//! The index holds a row for each document and loads the texts of the records, in files of [`SHARD`] documents, only
//! when somebody looks for something in them. They are scripts since a browser reads no other file beside a page
//! that was opened from a disk.

mod cards;
mod index;
mod kind;
mod page;
mod policy;
mod records;
mod text;

use std::io;
use std::path::PathBuf;

use super::{Layout, Writer};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;

/// Number of parts of a document.
pub const PARTS: usize = 3;

/// The part that is the page.
pub const PAGE: usize = 0;

/// The part that is a row of the index.
pub const INDEX: usize = 1;

/// The part that is the texts of the records.
pub const RECORDS: usize = 2;

/// Documents whose records' texts are in one file.
pub const SHARD: usize = 100;

/// What stands near the start of every page, by which it is known as one.
pub(crate) const GENERATOR: &str = "<meta name=\"generator\" content=\"minutebook\">";

/// The format `html`.
#[derive(Debug, Clone, Copy)]
pub struct Html;

impl Writer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn describe(&self) -> &'static str {
        "a web page for each document, the text beside its records, and an index of all"
    }

    fn layout(&self) -> Layout {
        Layout::Site
    }

    fn is_compressible(&self) -> bool {
        false
    }

    fn open(&self, part: usize, out: &mut dyn io::Write) -> io::Result<()> {
        match part {
            INDEX => index::open(out),
            RECORDS => records::open(out),
            _ => Ok(()),
        }
    }

    fn close(&self, part: usize, documents: usize, out: &mut dyn io::Write) -> io::Result<()> {
        match part {
            INDEX => index::close(documents, out),
            RECORDS => records::close(out),
            _ => Ok(()),
        }
    }

    fn append(&self, minutes: &Minutes, text: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        page::write(minutes, text, Some("../index.html"), &mut parts[PAGE])?;
        index::row(minutes, &mut parts[INDEX])?;
        records::write(minutes, &mut parts[RECORDS])?;
        Ok(Vec::new())
    }
}

/// The page of a document that stands alone, without an index.
///
/// # Errors
///
/// Those of `out`.
pub fn write(minutes: &Minutes, text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    page::write(minutes, text, None, out)
}

/// The page of a document, below the output folder.
pub fn page_file(id: &str) -> PathBuf {
    ["html", "documents", &format!("{id}.html")].iter().collect()
}

/// The index, below the output folder.
pub fn index_file() -> PathBuf {
    ["html", "index.html"].iter().collect()
}

/// A file of the texts of records, below the output folder; `shard` counts from 0.
pub fn records_file(shard: usize) -> PathBuf {
    ["html", "records", &records::name(shard)].iter().collect()
}

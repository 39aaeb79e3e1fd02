//! Comma-separated values (RFC 4180): one file for each of [`record::TABLES`](crate::record::TABLES), a header and
//! then the rows of all documents.
//!
//! Text is UTF-8 without a byte-order mark. Lines end in CR LF; a field is quoted where it holds a comma, a quote or
//! a line end, and quotes in it are doubled. Booleans are `true` and `false`, days `2011-03-17`, times `16:30`.
//!
//! An empty field means null. A text that is known and empty would look the same; the records have none, since they
//! leave out what they do not know, and tables make null of the few texts that are empty where nothing stands.
//!
//! # Formulas
//!
//! Spreadsheets take a field for a formula if it begins with one of a few characters, so minutes could be made to run
//! commands on the machine of whoever opens them ("CSV injection", OWASP). A text that begins with `=`, `+`, `-`, `@`,
//! a tab, a carriage return, a line feed or the full-width form of one of the first four therefore gets an apostrophe
//! `'` in front, and so does one that begins with an apostrophe already. So a reader gets back the text by taking one
//! apostrophe from the front of each field that begins with one: that is [`unguard`]. Numbers, booleans, days and
//! times are written as they are.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use ::csv::{Terminator, WriterBuilder};

use super::{Layout, Writer};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;
use crate::record::{SEPARATOR, TABLES, Table, Value};

/// The format `csv`.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

impl Writer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn describe(&self) -> &'static str {
        "a folder of tables as comma-separated values (RFC 4180), safe to open in a spreadsheet"
    }

    fn layout(&self) -> Layout {
        Layout::Tables
    }

    fn open(&self, part: usize, out: &mut dyn io::Write) -> io::Result<()> {
        header(TABLES[part], out)
    }

    fn append(&self, minutes: &Minutes, _: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        for (table, part) in TABLES.iter().zip(parts) {
            append_rows(table, minutes, part)?;
        }
        Ok(Vec::new())
    }
}

/// The tables of a conversion, written to while its documents come in.
#[derive(Debug)]
pub struct CsvTables<W> {
    writers: Vec<W>,
}

impl<W: io::Write> CsvTables<W> {
    /// Opens a writer for each of [`TABLES`], in order, and writes its header.
    ///
    /// # Errors
    ///
    /// Those of `make_writer` and of the writers.
    pub fn new(mut make_writer: impl FnMut(&'static Table) -> io::Result<W>) -> io::Result<Self> {
        let mut writers = Vec::with_capacity(TABLES.len());
        for &table in TABLES {
            let mut writer = make_writer(table)?;
            header(table, &mut writer)?;
            writers.push(writer);
        }
        Ok(Self { writers })
    }

    /// Writes the rows of one document to the end of each table.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn append(&mut self, minutes: &Minutes) -> io::Result<()> {
        self.append_rows(&rows(minutes)?)
    }

    /// Writes rows that [`rows`] made, on whatever thread, to the end of each table.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn append_rows(&mut self, rows: &[Vec<u8>]) -> io::Result<()> {
        self.writers.iter_mut().zip(rows).try_for_each(|(writer, rows)| writer.write_all(rows))
    }

    /// Flushes the tables and gives back their writers, in the order of [`TABLES`].
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn finish(mut self) -> io::Result<Vec<W>> {
        self.writers.iter_mut().try_for_each(io::Write::flush)?;
        Ok(self.writers)
    }
}

/// The rows of one document, without headers: a buffer for each of [`TABLES`].
///
/// # Errors
///
/// None that memory would give; the library that writes rows has them in its signature.
pub fn rows(minutes: &Minutes) -> io::Result<Vec<Vec<u8>>> {
    let mut parts = vec![Vec::new(); TABLES.len()];
    Csv.append(minutes, "", &mut parts)?;
    Ok(parts)
}

/// Writes the header of a table: the names of its columns.
///
/// # Errors
///
/// Those of `out`.
pub fn header(table: &Table, out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = writer(out);
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    writer.flush()
}

/// Writes the rows that one document has in one table.
fn append_rows(table: &Table, minutes: &Minutes, out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = writer(out);
    let mut scratch = String::new();
    let mut outcome = Ok(());
    table.for_each_row(minutes, |row| {
        if outcome.is_ok() {
            outcome = write_row(&mut writer, row, &mut scratch);
        }
    });
    outcome?;
    writer.flush()
}

fn write_row<W: io::Write>(writer: &mut ::csv::Writer<W>, row: &[Value<'_>], scratch: &mut String) -> io::Result<()> {
    for value in row {
        writer.write_field(field(value, scratch).as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// A value as it stands in its field before quoting; what has to be put together is put together in `scratch`.
fn field<'v>(value: &'v Value<'_>, scratch: &'v mut String) -> &'v str {
    scratch.clear();
    let written = match value {
        Value::Null => return "",
        Value::Date(text) | Value::Time(text) => return text,
        Value::Boolean(truth) => return if *truth { "true" } else { "false" },
        Value::Text(text) if !is_guarded(text) => return text,
        Value::Text(text) => write!(scratch, "'{text}"),
        Value::List(list) => {
            let flat = list.join(SEPARATOR);
            write!(scratch, "{}", guard(&flat))
        }
        Value::Integer(number) => write!(scratch, "{number}"),
        Value::Number(number) => write!(scratch, "{number}"),
    };
    written.expect("a string takes everything");
    scratch
}

fn writer<W: io::Write>(out: W) -> ::csv::Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

/// A text with an apostrophe in front if a spreadsheet might take it for a formula, or if it begins with one.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_guarded(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guard`] was given, from what it gave back.
pub fn unguard(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

fn is_guarded(text: &str) -> bool {
    text.starts_with(['\'', '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

//! Rows as bytes, for formats that put them into their files only when all documents are there.

use serde::{Deserialize, Serialize};

use super::{Table, Value};
use crate::model::Minutes;

/// What stood in a cell, without copies of its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Cell<'a> {
    Null,
    /// A text, a day or a time of day.
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    #[serde(borrow)]
    List(Vec<&'a str>),
}

impl<'a> From<&'a Value<'_>> for Cell<'a> {
    fn from(value: &'a Value<'_>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Text(text) => Self::Text(text),
            Value::Date(text) | Value::Time(text) => Self::Text(text),
            Value::Integer(number) => Self::Integer(*number),
            Value::Number(number) => Self::Number(*number),
            Value::Boolean(truth) => Self::Boolean(*truth),
            Value::List(list) => Self::List(list.iter().map(String::as_str).collect()),
        }
    }
}

/// Adds the rows that a document has in a table.
pub(crate) fn pack(table: &Table, minutes: &Minutes, out: &mut Vec<u8>) {
    table.for_each_row(minutes, |row| {
        for value in row {
            postcard::to_io(&Cell::from(value), &mut *out).expect("memory takes everything");
        }
    });
}

/// The next row of a table in `rows`, which then begin behind it; `None` at the end.
///
/// # Errors
///
/// They are not rows of that table.
pub(crate) fn next<'a>(table: &Table, rows: &mut &'a [u8]) -> postcard::Result<Option<Vec<Cell<'a>>>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let cell = |_| {
        let (cell, rest) = postcard::take_from_bytes(rows)?;
        *rows = rest;
        Ok(cell)
    };
    (0..table.columns.len()).map(cell).collect::<postcard::Result<_>>().map(Some)
}

//! What a document adds to an archive, as bytes.

use serde::{Deserialize, Serialize};

use crate::model::Minutes;
use crate::record::{TABLES, packed};

/// A document as it comes out of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Packed<'a> {
    /// The text that it was read from.
    pub(super) text: &'a str,
    /// Its rows in each of [`TABLES`], packed.
    #[serde(borrow)]
    pub(super) tables: Vec<&'a [u8]>,
}

/// The bytes of a document.
pub(crate) fn pack(minutes: &Minutes, text: &str, out: &mut Vec<u8>) {
    let tables: Vec<Vec<u8>> = TABLES
        .iter()
        .map(|table| {
            let mut rows = Vec::new();
            packed::pack(table, minutes, &mut rows);
            rows
        })
        .collect();
    let tables: Vec<&[u8]> = tables.iter().map(Vec::as_slice).collect();
    postcard::to_io(&(text, tables), out).expect("memory takes everything");
}

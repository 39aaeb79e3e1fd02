//! What stands in an earlier release and must not be told again.

use std::borrow::Cow;
use std::collections::HashSet;

use csv::StringRecord;

use crate::record::{AGENDA_ITEMS, Table};
use crate::redact::{Redaction, SIGN};
use crate::source::fingerprint;

/// Columns from whose old values a guess at what was taken out could be proved, or its length known: those of the source,
/// the place of a mark, and identifiers, which are made of words.
fn is_telling(column: &str) -> bool {
    const COLUMNS: [&str; 8] =
        ["source_sha256", "source_bytes", "source_lines", "offset", "agenda_item", "parent", "decision", "footnote"];
    COLUMNS.contains(&column) || column.ends_with("attendee")
}

/// What must not be told again, and in which rows of the earlier release it was seen.
pub(super) struct Hidden<'r> {
    redaction: &'r Redaction,
    /// Documents of this release that something is taken out of, by fingerprints of their identifiers.
    documents: &'r HashSet<[u8; 8]>,
    /// Identifiers of those rows with those of their documents, by their fingerprints.
    seen: HashSet<[u8; 8]>,
}

impl<'r> Hidden<'r> {
    pub(super) fn new(redaction: &'r Redaction, documents: &'r HashSet<[u8; 8]>) -> Self {
        Self { redaction, documents, seen: HashSet::new() }
    }

    /// Whether there is anything to hide.
    pub(super) fn is_on(&self) -> bool {
        !self.redaction.is_empty()
    }

    /// Whether a row of the earlier release says what must not be told, or belongs to one that does. The rows of a
    /// table come after those that they point to.
    pub(super) fn row(&mut self, table: &Table, columns: &[String], row: &StringRecord) -> bool {
        if self.redaction.is_empty() {
            return false;
        }
        let document = row.get(0).unwrap_or_default();
        let name = |cell: &str| fingerprint::short(format!("{document}\n{cell}").as_bytes());
        let is_left_out = |column: &str, cell: &str| {
            table.name == AGENDA_ITEMS.name
                && matches!(column, "number" | "title")
                && self.redaction.items.iter().any(|pattern| pattern.matches(cell))
        };
        let is_hidden = columns.iter().zip(row).any(|(column, cell)| {
            self.redaction.words.hits(cell) || is_left_out(column, cell) || self.seen.contains(&name(cell))
        });
        let id = columns.iter().position(|column| column == "id").and_then(|place| row.get(place));
        if let Some(id) = id.filter(|_| is_hidden) {
            self.seen.insert(name(id));
        }
        is_hidden
    }

    /// A cell of the earlier release as it would stand in this one.
    pub(super) fn cell<'c>(&self, cell: &'c str) -> Cow<'c, str> {
        self.redaction.words.replaced(cell).map_or(Cow::Borrowed(cell), Cow::Owned)
    }

    /// Whether something is taken out of a document of this release.
    pub(super) fn is_redacted(&self, document: &str) -> bool {
        self.documents.contains(&fingerprint::short(document.as_bytes()))
    }

    /// The old and the new value of a cell in a row of a document, as they may be told.
    pub(super) fn told<'c>(
        &self,
        is_hidden: bool,
        document: &str,
        column: &str,
        (before, after): (&'c str, &'c str),
    ) -> (&'c str, &'c str) {
        if is_hidden {
            return (SIGN, SIGN);
        }
        // what stood under an item, or what else a document calls a person, is seen in the new value only
        let is_taken_out = after.is_empty() || after.contains(SIGN) || is_telling(column);
        if is_taken_out && self.is_redacted(document) { (SIGN, after) } else { (before, after) }
    }
}

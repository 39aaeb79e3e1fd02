//! What is new, what is different and what is gone since an earlier release.
//!
//! The tables are compared as they are published, row by row on their keys and cell by cell, so that an earlier
//! release of any version of the program can be compared. The rows of one document stand together in a table; an index
//! says where, so that only one document is in memory. Places in the source are not compared: they change with
//! whatever is inserted before them, and what was inserted is told anyway.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufReader, SeekFrom};
use std::path::Path;

use csv::{Position, ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::hidden::Hidden;
use super::staging::Growing;
use crate::batch::WriteError;
use crate::record::{TABLES, Table};
use crate::redact::SIGN;
use crate::source::fingerprint;

/// Columns of `changes.csv`.
pub(super) const COLUMNS: [(&str, &str); 7] = [
    ("table", "Name of the table."),
    ("document", "Identifier of the document."),
    ("key", "What else identifies the row in its table, with / between several values."),
    ("change", "What became of it: added, changed or gone."),
    ("field", "Name of the column that changed; empty where the whole row was added or is gone."),
    ("before", "Value in the earlier release."),
    ("after", "Value in this release."),
];

/// How many rows of a table were added, changed and are gone.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) gone: usize,
}

/// What changed in all.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Changes {
    /// By table, in the order of [`TABLES`].
    pub(super) tables: Vec<(&'static str, Counts)>,
    /// Columns in which cells changed, as `table.column`, and how many.
    fields: Vec<(String, usize)>,
    /// The first documents that only this release has, and that only the earlier one has.
    new_documents: Vec<String>,
    gone_documents: Vec<String>,
    /// Columns that only one of the two releases has, as `table.column`.
    pub(super) not_compared: Vec<String>,
}

impl Changes {
    pub(super) fn is_empty(&self) -> bool {
        self.tables.iter().all(|(_, counts)| *counts == Counts::default())
    }
}

/// Most documents that are called by name for people.
const MOST_DOCUMENTS: usize = 20;

/// Compares the tables of two releases and writes each difference to `out` as it is found.
/// What is to be redacted is not told, though the earlier release may have it.
pub(super) fn compare(
    previous: &Path,
    current: &Path,
    mut hidden: Hidden<'_>,
    out: &mut Growing,
) -> Result<Changes, WriteError> {
    let header: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    out.append(&line(&header))?;
    let mut changes = Changes::default();
    for table in TABLES {
        let name = format!("data/{}.csv", table.name);
        let old = Indexed::open(&previous.join(&name), table)
            .map_err(|error| WriteError::new(&previous.join(&name), error))?;
        let new =
            Indexed::open(&current.join(&name), table).map_err(|error| WriteError::new(&current.join(&name), error))?;
        let (changes, hidden) = (&mut changes, &mut hidden);
        Comparison { table, old, new, changes, hidden, fields: BTreeMap::new(), out }.run(previous)?;
    }
    Ok(changes)
}

fn line(fields: &[&str]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer
        .write_record(fields)
        .and_then(|()| Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?))
        .expect("memory takes everything")
}

/// A table on disk, with the place of each document's rows.
struct Indexed {
    reader: csv::Reader<BufReader<File>>,
    columns: Vec<String>,
    /// The fingerprint of each document, in the order of the file, with the place of its first row.
    order: Vec<([u8; 8], Position)>,
    places: HashMap<[u8; 8], usize>,
}

impl Indexed {
    fn open(path: &Path, table: &Table) -> io::Result<Self> {
        // a table that an earlier release did not have is one without rows
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => tempfile::tempfile()?,
            other => other?,
        };
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(BufReader::new(file));
        let columns: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
        let (mut order, mut places) = (Vec::new(), HashMap::new());
        let document = columns.iter().position(|column| column == table.columns[0].name).unwrap_or_default();
        let mut record = StringRecord::new();
        loop {
            let place = reader.position().clone();
            if !reader.read_record(&mut record)? {
                break;
            }
            let name = fingerprint::short(record.get(document).unwrap_or_default().as_bytes());
            if order.last().is_none_or(|(last, _)| *last != name) {
                places.insert(name, order.len());
                order.push((name, place));
            }
        }
        Ok(Self { reader, columns, order, places })
    }

    /// The rows of a document, each with its cells in the columns `key`.
    fn rows(&mut self, document: [u8; 8], key: &[usize]) -> io::Result<Vec<(Vec<String>, StringRecord)>> {
        let Some(place) = self.places.get(&document) else { return Ok(Vec::new()) };
        let start = self.order[*place].1.clone();
        let end = self.order.get(place + 1).map(|(_, end)| end.byte());
        self.reader.seek_raw(SeekFrom::Start(start.byte()), start)?;
        let (mut rows, mut record) = (Vec::new(), StringRecord::new());
        while end.is_none_or(|end| self.reader.position().byte() < end) && self.reader.read_record(&mut record)? {
            let cell = |column: &usize| record.get(*column).unwrap_or_default().to_owned();
            rows.push((key.iter().map(cell).collect(), record.clone()));
        }
        Ok(rows)
    }

    fn places_of(&self, names: &[&str]) -> Vec<usize> {
        // a column that is not there is beyond all that are: its cells are empty
        let place = |name: &&str| self.columns.iter().position(|column| column == name).unwrap_or(usize::MAX);
        names.iter().map(place).collect()
    }
}

struct Comparison<'a, 'r> {
    table: &'a Table,
    old: Indexed,
    new: Indexed,
    changes: &'a mut Changes,
    hidden: &'a mut Hidden<'r>,
    /// How many cells changed in each column.
    fields: BTreeMap<&'static str, usize>,
    out: &'a mut Growing,
}

impl Comparison<'_, '_> {
    fn run(mut self, path: &Path) -> Result<(), WriteError> {
        let mut counts = Counts::default();
        let compared = self.compared();
        let documents: Vec<[u8; 8]> = self.new.order.iter().map(|(name, _)| *name).collect();
        let gone = self.old.order.iter().map(|(name, _)| *name).filter(|name| !self.new.places.contains_key(name));
        let all: Vec<[u8; 8]> = documents.into_iter().chain(gone.collect::<Vec<_>>()).collect();
        for document in all {
            let keys = (self.old.places_of(self.table.primary_key), self.new.places_of(self.table.primary_key));
            let read = |error| WriteError::new(path, error);
            let old = self.old.rows(document, &keys.0).map_err(read)?;
            let new = self.new.rows(document, &keys.1).map_err(read)?;
            self.document(&old, &new, &compared, &mut counts)?;
        }
        self.changes.tables.push((self.table.name, counts));
        let name = |field: &str| format!("{}.{field}", self.table.name);
        self.changes.fields.extend(self.fields.iter().map(|(field, number)| (name(field), *number)));
        Ok(())
    }

    /// The columns that both tables have and that are not places; names the ones that only one has.
    fn compared(&mut self) -> Vec<&'static str> {
        let is_old = |name: &str| self.old.columns.iter().any(|column| column == name);
        if self.old.columns.is_empty() {
            return Vec::new();
        }
        let unknown = |name: &str| format!("{}.{name}", self.table.name);
        let removed = self.old.columns.iter().filter(|name| self.table.column(name).is_none());
        self.changes.not_compared.extend(removed.map(|name| unknown(name)));
        self.changes
            .not_compared
            .extend(self.table.columns.iter().filter(|column| !is_old(column.name)).map(|column| unknown(column.name)));
        let columns = self.table.columns.iter();
        columns.filter(|column| !column.is_place && is_old(column.name)).map(|column| column.name).collect()
    }

    fn document(
        &mut self,
        old: &[(Vec<String>, StringRecord)],
        new: &[(Vec<String>, StringRecord)],
        compared: &[&'static str],
        counts: &mut Counts,
    ) -> Result<(), WriteError> {
        let mut hidden = Vec::new();
        for (_, row) in old {
            hidden.push(self.hidden.row(self.table, &self.old.columns, row));
        }
        let old = || old.iter().zip(&hidden);
        let before: BTreeMap<&[String], (&StringRecord, bool)> =
            old().map(|((key, row), hidden)| (&**key, (row, *hidden))).collect();
        let after: BTreeMap<&[String], &StringRecord> = new.iter().map(|(key, row)| (&**key, row)).collect();
        let (old_places, new_places) = (self.old.places_of(compared), self.new.places_of(compared));
        for (key, row) in new {
            let Some((former, is_hidden)) = before.get(&**key) else {
                counts.added += 1;
                self.tell(key, ["added", "", "", ""])?;
                continue;
            };
            let mut differs = false;
            for (place, name) in compared.iter().enumerate() {
                let cell = self.hidden.cell(former.get(old_places[place]).unwrap_or(""));
                let cells = (&*cell, row.get(new_places[place]).unwrap_or(""));
                if cells.0 != cells.1 {
                    differs = true;
                    *self.fields.entry(name).or_default() += 1;
                    let (before, after) = self.hidden.told(*is_hidden, &key[0], name, cells);
                    self.tell(key, ["changed", name, before, after])?;
                }
            }
            counts.changed += usize::from(differs);
        }
        for ((key, _), is_hidden) in old().filter(|((key, _), _)| !after.contains_key(&**key)) {
            counts.gone += 1;
            let mut key = key.clone();
            if *is_hidden || self.hidden.is_redacted(&key[0]) || new.is_empty() && self.hidden.is_on() {
                // identifiers are made of words, and a guess at them could be proved; of a document that is gone, nobody
                // knows what is to be redacted in it
                key[1..].iter_mut().for_each(|part| SIGN.clone_into(part));
            }
            key[0] = self.hidden.cell(&key[0]).into_owned();
            self.tell(&key, ["gone", "", "", ""])?;
        }
        Ok(())
    }

    fn tell(&mut self, key: &[String], [change, field, before, after]: [&str; 4]) -> Result<(), WriteError> {
        let rest = key[1..].join("/");
        // a row that has no other key is about the document itself
        let documents = match change {
            "added" => &mut self.changes.new_documents,
            _ => &mut self.changes.gone_documents,
        };
        if key.len() == 1 && change != "changed" && documents.len() < MOST_DOCUMENTS {
            documents.push(key[0].clone());
        }
        self.out.append(&line(&[self.table.name, &key[0], &rest, change, field, before, after]))
    }
}

/// `CHANGES.md`.
pub(super) fn page(changes: &Changes, version: &str, previous: Option<&str>) -> String {
    let other = previous.filter(|previous| *previous != version);
    let since = other.map_or_else(|| "the earlier release".to_owned(), |version| format!("version {version}"));
    let mut page = format!(
        "# Changes in version {version}\n\nRecords that differ from {since}; `changes.csv` lists them one by one and field by field.\n"
    );
    page.push_str("Places in the source are not compared.\n");
    if changes.is_empty() {
        page.push_str("\nNothing has changed.\n");
    } else {
        page.push_str("\n| table | added | changed | gone |\n|---|---:|---:|---:|\n");
        for (table, counts) in &changes.tables {
            let Counts { added, changed, gone } = counts;
            let _ = writeln!(page, "| `{table}` | {added} | {changed} | {gone} |");
        }
        let whole = changes.tables.first().map(|(_, counts)| *counts).unwrap_or_default();
        named(&mut page, "New documents", &changes.new_documents, whole.added);
        named(&mut page, "Documents that are gone", &changes.gone_documents, whole.gone);
        if !changes.fields.is_empty() {
            page.push_str("\n## Columns with changes\n\n| column | cells |\n|---|---:|\n");
            for (field, number) in &changes.fields {
                let _ = writeln!(page, "| `{field}` | {number} |");
            }
        }
    }
    if !changes.not_compared.is_empty() {
        page.push_str("\nColumns that only one of the two releases has were not compared: ");
        let names: Vec<String> = changes.not_compared.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "{}.", names.join(", "));
    }
    page
}

/// A list of documents under a heading, if there are any.
fn named(page: &mut String, heading: &str, documents: &[String], number: usize) {
    if documents.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n## {heading}\n");
    for document in documents {
        let _ = writeln!(page, "- `{document}`");
    }
    if number > documents.len() {
        let _ = writeln!(page, "- and {} more", number - documents.len());
    }
}

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use super::address::{Base, slug};
use super::popolo::{self, Objects};
use super::staging::{Growing, Staging};
use super::tally::Tally;
use crate::batch::WriteError;
use crate::model::{Minutes, MinutesStatus};
use crate::output::Format;
use crate::record::TABLES;
use crate::redact::Taken;
use crate::source::fingerprint;

/// What one document adds to the files that all share.
#[derive(Debug)]
pub struct Piece {
    /// Rows for each of [`TABLES`].
    tables: Vec<Vec<u8>>,
    /// A line of JSON.
    record: Vec<u8>,
    popolo: Objects,
    tally: Tally,
}

impl Piece {
    pub(super) fn of(minutes: &Minutes, tables: Vec<Vec<u8>>, record: Vec<u8>, base: Base<'_>) -> Self {
        Self { tables, record, popolo: popolo::objects(minutes, base), tally: Tally::of(minutes) }
    }

    /// The same with what was taken out of the document.
    pub(super) fn with_redacted(self, taken: Taken, document: &str) -> Self {
        Self { tally: self.tally.with_redacted(taken, document), ..self }
    }

    pub(super) fn left_out(status: MinutesStatus) -> Self {
        let (tables, record) = (vec![Vec::new(); TABLES.len()], Vec::new());
        Self { tables, record, popolo: Objects::default(), tally: Tally::left_out(status) }
    }
}

/// The files that all documents share, while the documents come in.
#[derive(Debug)]
pub struct Assembly {
    tables: Vec<Growing>,
    records: Growing,
    /// The names of the organisations that were seen, by their fingerprints.
    organisations: HashSet<[u8; 8]>,
    /// Those of Popolo, in the order of its classes.
    lists: Vec<List>,
    tally: Tally,
}

impl Assembly {
    pub(super) fn begin(staging: &Staging) -> Result<Self, WriteError> {
        let mut tables = Vec::new();
        for (part, table) in TABLES.iter().enumerate() {
            let path = format!("data/{}.csv", table.name);
            let mut file = staging.open(&path)?;
            let header = Format::Csv.opening(part).map_err(|error| WriteError::new(&staging.path(&path), error))?;
            file.append(&header)?;
            tables.push(file);
        }
        let lists = popolo::CLASSES.iter().map(|_| List::begin()).collect::<io::Result<_>>();
        Ok(Self {
            tables,
            records: staging.open("records/minutes.ndjson")?,
            organisations: HashSet::new(),
            lists: lists.map_err(|error| WriteError::new(&std::env::temp_dir(), error))?,
            tally: Tally::default(),
        })
    }

    /// Adds the next document in the order of the run.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn append(&mut self, piece: Piece, release: &super::Release) -> Result<(), WriteError> {
        let Piece { tables, record, popolo: Objects { lines, organisations }, tally } = piece;
        for (file, rows) in self.tables.iter_mut().zip(&tables) {
            file.append(rows)?;
        }
        self.records.append(&record)?;
        let mut popolo = || {
            for name in &organisations {
                if self.organisations.insert(fingerprint::short(slug(name).as_bytes())) {
                    self.lists[0].add(&popolo::organisation(name, Base(&release.metadata.base)))?;
                }
            }
            for (list, lines) in self.lists[1..].iter_mut().zip(&lines) {
                lines.iter().try_for_each(|line| list.add(line))?;
            }
            Ok(())
        };
        popolo().map_err(|error: io::Error| WriteError::new(&release.staging.path("popolo.json"), error))?;
        self.tally.add(tally);
        Ok(())
    }

    /// Closes the files and puts the lists of Popolo together.
    pub(super) fn finish(self, staging: &Staging) -> Result<Tally, WriteError> {
        let Self { tables, records, lists, tally, .. } = self;
        tables.into_iter().try_for_each(Growing::finish)?;
        records.finish()?;
        let path = staging.path("popolo.json");
        let write = || {
            let mut out = BufWriter::new(File::create(&path)?);
            for (place, (class, list)) in popolo::CLASSES.iter().zip(lists).enumerate() {
                write!(out, "{}\n  \"{class}\": [", if place == 0 { "{" } else { "," })?;
                list.finish(&mut out)?;
                out.write_all(b"]")?;
            }
            out.write_all(b"\n}\n")?;
            out.flush()
        };
        write().map_err(|error| WriteError::new(&path, error))?;
        Ok(tally)
    }
}

/// A list of JSON objects that grows on disk until its turn comes.
#[derive(Debug)]
struct List {
    file: BufWriter<File>,
    is_empty: bool,
}

impl List {
    fn begin() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), is_empty: true })
    }

    fn add(&mut self, object: &str) -> io::Result<()> {
        let comma = if std::mem::replace(&mut self.is_empty, false) { "" } else { "," };
        write!(self.file, "{comma}\n    {object}")
    }

    fn finish(self, out: &mut impl Write) -> io::Result<()> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        io::copy(&mut file, out)?;
        if self.is_empty { Ok(()) } else { out.write_all(b"\n  ") }
    }
}

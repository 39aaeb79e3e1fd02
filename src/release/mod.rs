//! A release: a folder that an open-data portal takes as it is.
//!
//! | in the folder | what | standard |
//! |---|---|---|
//! | `data/*.csv`, `datapackage.json` | the tables | Data Package, Table Schema |
//! | `data/*.csv-metadata.json`, `csv-metadata.json` | the same | CSV on the Web |
//! | `records/minutes.ndjson`, `minutes.schema.json` | the records | JSON Schema 2020-12 |
//! | `xml/*.xml`, `minutes.xsd` | the records | XML Schema 1.0 |
//! | `akn/*.xml` | the documents | Akoma Ntoso 3.0 |
//! | `popolo.json` | people, motions, votes | Popolo |
//! | `xml.zip`, `akn.zip` | the documents of a folder in one file | |
//! | `catalog.jsonld`, `catalog.ttl` | the catalogue | DCAT 3, DCAT-AP 3 |
//! | `ckan.jsonl` | the dataset for CKAN | CKAN action API |
//! | `README.md`, `index.html` | what it is, for people | |
//! | `CHANGES.md`, `changes.csv` | what changed since an earlier release | |
//! | `SHA256SUMS` | checksums of all files | |
//!
//! What it says about itself comes from [`Metadata`], what its tables are from [`record::TABLES`](TABLES). The workers
//! make a [`Piece`] of each document and write its own files; an [`Assembly`] puts the pieces together in the order of
//! the run. The folder is made beside the place where it will stand and moved there when it is whole. No clock is
//! looked at: the same documents and metadata give the same bytes.
//!
//! # Adding a file
//!
//! A module here that makes it, a line in [`Release::finish`], one in the table above and in `page.html`, and a
//! validator in `tests/release/` that was made by others, with a case that it refuses.

pub(crate) mod address;
mod akn;
mod assembly;
mod catalog;
mod changes;
mod chart;
mod ckan;
mod csvw;
mod datapackage;
mod files;
mod hidden;
mod manifest;
mod metadata;
mod pack;
mod page;
mod popolo;
mod staging;
mod tally;

use std::io::ErrorKind;
use std::path::Path;

use serde_json::Value;

pub use assembly::{Assembly, Piece};
pub use metadata::{FILE, Fault, Metadata, TEMPLATE};

use address::Base;
use changes::Changes;
use files::{File, FileFormat};
use hidden::Hidden;
use staging::Staging;
use tally::Tally;

use crate::batch::{Reading, Summary, WriteError};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;
use crate::output::{Format, json, xml};
use crate::record::TABLES;

/// A release while it is made.
#[derive(Debug)]
pub struct Release {
    metadata: Metadata,
    staging: Staging,
}

impl Release {
    /// Begins a release that will stand at `target`.
    ///
    /// # Errors
    ///
    /// The folder cannot be written, or there is something in it that is not a release.
    pub fn begin(target: &Path, metadata: Metadata) -> Result<Self, WriteError> {
        let staging = Staging::begin(target)?;
        for folder in ["data", "records", "xml", "akn"] {
            staging.make_folder(folder)?;
        }
        Ok(Self { metadata, staging })
    }

    /// Writes the files of one document, which is to be known by `path`, adds to its findings what the formats could not
    /// say, and returns what it adds to the files that all share.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn document(&self, reading: &mut Reading, path: &str) -> Result<Piece, WriteError> {
        let Reading { document, minutes } = reading;
        path.clone_into(&mut minutes.source.path);
        if self.metadata.leave_out.contains(&minutes.meeting.status) {
            return Ok(Piece::left_out(minutes.meeting.status));
        }
        let redaction = &self.metadata.redaction;
        if redaction.is_empty() {
            return self.write(minutes, &document.text);
        }
        let mut redacted = redaction.redact(document, minutes);
        let known = redacted.minutes.diagnostics.len();
        let piece = self.write(&mut redacted.minutes, &redacted.text)?;
        // their places are in another text than the publisher has
        let more = redacted.minutes.diagnostics.drain(known..);
        minutes.diagnostics.extend(more.map(|diagnostic| Diagnostic { span: None, ..diagnostic }));
        Ok(piece.with_redacted(redacted.taken, &redacted.minutes.id))
    }

    fn write(&self, minutes: &mut Minutes, text: &str) -> Result<Piece, WriteError> {
        let path = format!("xml/{}.xml", minutes.id);
        let encode = |format: Format, minutes: &Minutes| {
            format.encode(minutes, text).map_err(|error| WriteError::new(&self.staging.path(&path), error))
        };
        let encoded = encode(Format::Xml, minutes)?;
        self.staging.write_new(&path, encoded.parts.concat()).map_err(|error| match error.reason.kind() {
            // names and texts that differ in what is taken out alone
            ErrorKind::AlreadyExists => {
                let reason = "another document is the same but for what is redacted; rename one of them";
                WriteError::new(Path::new(&minutes.id), std::io::Error::other(reason))
            }
            _ => error,
        })?;
        minutes.diagnostics.extend(encoded.diagnostics);
        if let Some(document) = akn::document(minutes, &self.metadata) {
            self.staging.write(&format!("akn/{}.xml", minutes.id), document)?;
        }
        let tables = encode(Format::Csv, minutes)?.parts;
        let record = encode(Format::Ndjson, minutes)?.parts.concat();
        Ok(Piece::of(minutes, tables, record, Base(&self.metadata.base)))
    }

    /// Begins the files that all documents share.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn assembly(&self) -> Result<Assembly, WriteError> {
        Assembly::begin(&self.staging)
    }

    /// Writes everything that is about the whole, and puts the release where it will stand.
    ///
    /// # Errors
    ///
    /// A file cannot be written, or `previous` is not the folder of a release; nothing is published then.
    pub fn finish(
        self,
        assembly: Assembly,
        summary: &Summary,
        previous: Option<&Path>,
    ) -> Result<Published, WriteError> {
        let Self { metadata, staging } = self;
        let tally = assembly.finish(&staging)?;
        staging.write("records/minutes.schema.json", pretty(&json::schema()))?;
        staging.write("xml/minutes.xsd", xml::SCHEMA)?;
        pack::folder(&staging, "xml", "xml.zip")?;
        pack::folder(&staging, "akn", "akn.zip")?;
        let changes = previous.map(|previous| changes(&staging, &metadata, &tally, previous)).transpose()?;

        let files = files(&staging, changes.is_some())?;
        let facts = Facts { metadata: &metadata, tally: &tally, summary, files, changes: changes.as_ref() };
        staging.write("data/datapackage.json", pretty(&datapackage::descriptor(&facts)))?;
        staging.write("data/csv-metadata.json", pretty(&csvw::group(&facts)))?;
        for table in TABLES {
            let name = format!("data/{}.csv-metadata.json", table.name);
            staging.write(&name, pretty(&csvw::single(table, &facts)))?;
        }
        let catalogue = catalog::catalogue(&facts);
        staging.write("catalog.jsonld", pretty(&catalog::jsonld(&catalogue)))?;
        staging.write("catalog.ttl", catalog::turtle(&catalogue))?;
        staging.write("ckan.jsonl", format!("{}\n", ckan::dataset(&facts)))?;
        staging.write("README.md", page::readme(&facts))?;
        staging.write("index.html", page::html(&facts))?;
        manifest::write(&staging)?;
        staging.publish()?;
        Ok(Published::of(&metadata, &tally))
    }
}

/// What a publisher is told of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Number of documents in it.
    pub documents: usize,
    /// How much was taken out, if anything was to be.
    pub redacted: Option<String>,
    /// A line for everything that was to be taken out and was found nowhere.
    pub not_found: Vec<String>,
}

impl Published {
    fn of(metadata: &Metadata, tally: &Tally) -> Self {
        let redaction = &metadata.redaction;
        let (counts, documents) = &tally.redacted;
        let many = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let (names, terms) = (many(counts.people, "name"), many(counts.terms, "term"));
        let (items, documents) = (many(counts.items, "item"), many(documents.len(), "document"));
        let entries = redaction.entries.iter().enumerate().filter(|(number, _)| !tally.entries.contains(number));
        Self {
            documents: tally.documents,
            redacted: (!redaction.is_empty()).then(|| format!("{names}, {terms}, {items} in {documents}")),
            not_found: entries.map(|(_, entry)| entry.not_found()).collect(),
        }
    }
}

/// Everything that is known of a release when its documents are in it.
struct Facts<'a> {
    metadata: &'a Metadata,
    tally: &'a Tally,
    summary: &'a Summary,
    files: Vec<File>,
    changes: Option<&'a Changes>,
}

impl Facts<'_> {
    fn base(&self) -> Base<'_> {
        Base(&self.metadata.base)
    }

    /// The file at a path that [`files()`] lists.
    fn file(&self, path: &str) -> &File {
        self.files.iter().find(|file| file.path == path).expect("every table is a file of the release")
    }

    fn source_title(&self) -> &str {
        self.metadata.source_title.as_deref().unwrap_or("Minutes as plain text")
    }
}

/// The version of the release in a folder, as its data package says.
///
/// # Errors
///
/// The folder is no release, or its descriptor cannot be read.
pub fn version_of(release: &Path) -> Result<Option<String>, WriteError> {
    let descriptor = release.join("data/datapackage.json");
    let text = std::fs::read(&descriptor).map_err(|error| WriteError::new(&descriptor, error))?;
    let package: Value = serde_json::from_slice(&text).map_err(|error| WriteError::new(&descriptor, error.into()))?;
    Ok(package["version"].as_str().map(str::to_owned))
}

/// `CHANGES.md` and `changes.csv`.
fn changes(staging: &Staging, metadata: &Metadata, tally: &Tally, previous: &Path) -> Result<Changes, WriteError> {
    let version = version_of(previous)?;
    let mut out = staging.open("changes.csv")?;
    let hidden = Hidden::new(&metadata.redaction, &tally.redacted.1);
    let changes = changes::compare(previous, &staging.path(""), hidden, &mut out)?;
    out.finish()?;
    staging.write("CHANGES.md", changes::page(&changes, &metadata.version, version.as_deref()))?;
    Ok(changes)
}

/// The files that hold data, measured.
fn files(staging: &Staging, with_changes: bool) -> Result<Vec<File>, WriteError> {
    let mut files = Vec::new();
    let mut add = |path: &str, [title, description]: [&str; 2], format, schema| {
        let measured = files::measure(&staging.path(path));
        let (bytes, sha256) = measured.map_err(|error| WriteError::new(&staging.path(path), error))?;
        let (path, title, description) = (path.to_owned(), title.to_owned(), description.to_owned());
        files.push(File { path, title, description, format, schema, bytes, sha256 });
        Ok::<_, WriteError>(())
    };
    for table in TABLES {
        let path = format!("data/{}.csv", table.name);
        add(&path, [table.title, table.description], FileFormat::Csv, Some("data/datapackage.json"))?;
    }
    add(
        "records/minutes.ndjson",
        ["All records", "One JSON object on a line for each document, with everything that was read from it."],
        FileFormat::JsonLines,
        Some("records/minutes.schema.json"),
    )?;
    add(
        "xml.zip",
        ["All records as XML", "One XML document for each document, with everything that was read from it."],
        FileFormat::PackedXml,
        Some("xml/minutes.xsd"),
    )?;
    add(
        "akn.zip",
        ["Akoma Ntoso documents", "The minutes as Akoma Ntoso 3.0 debates, one for each document with a date."],
        FileFormat::PackedAkn,
        Some(AKOMA_NTOSO),
    )?;
    add(
        "popolo.json",
        ["People, motions and votes", "Organisations, people, memberships, meetings, motions and votes as Popolo."],
        FileFormat::Json,
        Some("https://www.popoloproject.com/specs/"),
    )?;
    if with_changes {
        add("changes.csv", ["Changes", "What changed since an earlier release."], FileFormat::Csv, None)?;
    }
    Ok(files)
}

/// The standard of the documents in `akn/`.
const AKOMA_NTOSO: &str = "http://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part1-vocabulary.html";

/// JSON for people to read too, with a line feed at its end.
fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The object without the members that say nothing.
fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(map) = &mut value {
        map.retain(|_, value| !value.is_null());
    }
    value
}

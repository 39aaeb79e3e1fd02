//! The records in the formats that people and programs want: one file for each format.
//!
//! [`Format::ALL`] is the one list of formats; the command line, its help and the tests are made from it. A document
//! becomes bytes with [`Format::encode`], which takes nothing but the records and their text and so can run on any
//! thread; whoever writes the files joins the bytes in the order of the documents, as the format's [`Layout`] says.
//!
//! # Adding a format
//!
//! 1. A file in this folder with a type that implements [`Writer`]; tabular formats take their columns from
//!    [`record::TABLES`](crate::record::TABLES).
//! 2. A line in the list of formats below.
//! 3. A snapshot of what it makes of the hand-made minutes, in `tests/outputs/snapshots/`; and, if it can be read
//!    back, a reader in `tests/outputs/`, so that the round trip covers it.

pub mod csv;
pub mod json;
pub mod ndjson;
pub mod parquet;
pub mod site;
pub mod sqlite;
pub mod xml;

use std::fmt;
use std::io;
use std::str::FromStr;

use crate::diagnostic::Diagnostic;
use crate::model::Minutes;
use crate::record::TABLES;

/// What a format is called and how it writes a document.
pub trait Writer: Sync {
    /// Name as typed after `--to`.
    fn name(&self) -> &'static str;

    /// Extension of its files, without the full stop.
    fn extension(&self) -> &'static str;

    /// One line for help, without a full stop at its end.
    fn describe(&self) -> &'static str;

    /// How documents and files go together.
    fn layout(&self) -> Layout;

    /// What stands in a part's file before the first document. Nothing, unless a format says otherwise.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn open(&self, part: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (part, out);
        Ok(())
    }

    /// What stands in a part's file after the last of so many documents. Nothing, unless a format says otherwise.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn close(&self, part: usize, documents: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (part, documents, out);
        Ok(())
    }

    /// Whether its files may be compressed; those that programs open as they are, or that are compressed already, not.
    fn is_compressible(&self) -> bool {
        true
    }

    /// What makes a part's file of the documents, where they are not simply written one after the other.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format.
    fn assembly(&self, part: usize) -> io::Result<Option<Box<dyn Assembly>>> {
        let _ = part;
        Ok(None)
    }

    /// Writes one document to the end of each of `parts`, of which there are as many as the layout has. `text` is the
    /// decoded text that the spans of the records are places in.
    ///
    /// Returns what the format could not say as it stands in the records.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format; memory takes everything.
    fn append(&self, minutes: &Minutes, text: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>>;
}

/// Makes a file of documents, which are put into it one after the other.
pub trait Assembly: Send {
    /// Puts a document in; returns the bytes of the file that are ready, which may be none.
    ///
    /// # Errors
    ///
    /// It is not what the format wrote.
    fn append(&mut self, document: &[u8]) -> io::Result<Vec<u8>>;

    /// The rest of the file.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format.
    fn finish(self: Box<Self>) -> io::Result<Vec<u8>>;
}

/// How documents and files go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// A file for each document; several in one stream would not be well formed.
    Document,
    /// One file for all documents, one after the other.
    Stream,
    /// One file for each of [`record::TABLES`](crate::record::TABLES), in that order, for all documents.
    Tables,
    /// One database of all documents, which is changed in place.
    Database,
    /// A page for each document, and an index of all with the files that it loads; see [`site`].
    Site,
}

impl Layout {
    /// Number of parts that a document is written in, each to a file of its own.
    pub fn parts(self) -> usize {
        match self {
            Self::Document | Self::Stream | Self::Database => 1,
            Self::Tables => TABLES.len(),
            Self::Site => site::PARTS,
        }
    }
}

/// A document in some format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The bytes of each part, in order.
    pub parts: Vec<Vec<u8>>,
    /// What the format could not say as it stands in the records.
    pub diagnostics: Vec<Diagnostic>,
}

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident $writer:path;)*) => {
        /// A format that records are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[$doc])* $format,)*
        }

        impl Format {
            /// Every format, in the order of help.
            pub const ALL: &'static [Self] = &[$(Self::$format),*];

            /// What writes it.
            pub fn writer(self) -> &'static dyn Writer {
                match self { $(Self::$format => &$writer,)* }
            }
        }
    };
}

formats! {
    /// One JSON object for each document, indented.
    Json json::Json;
    /// One JSON object on each line, all documents in one file.
    Ndjson ndjson::Ndjson;
    /// Tables as comma-separated values.
    Csv csv::Csv;
    /// One XML document for each document.
    Xml xml::Xml;
    /// A web page for each document, and an index of all.
    Html site::Html;
    /// One SQLite file of all documents.
    Sqlite sqlite::Sqlite;
    /// Tables as Apache Parquet.
    Parquet parquet::Parquet;
}

impl Format {
    /// Name as typed after `--to`.
    pub fn name(self) -> &'static str {
        self.writer().name()
    }

    /// Extension of its files, without the full stop.
    pub fn extension(self) -> &'static str {
        self.writer().extension()
    }

    /// One line for help, without a full stop at its end.
    pub fn describe(self) -> &'static str {
        self.writer().describe()
    }

    /// How documents and files go together.
    pub fn layout(self) -> Layout {
        self.writer().layout()
    }

    /// What stands in a part's file before the first document: the header of a table, in most formats nothing.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format; memory takes everything.
    pub fn opening(self, part: usize) -> io::Result<Vec<u8>> {
        let mut opening = Vec::new();
        self.writer().open(part, &mut opening)?;
        Ok(opening)
    }

    /// What stands in a part's file after the last of so many documents.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format; memory takes everything.
    pub fn closing(self, part: usize, documents: usize) -> io::Result<Vec<u8>> {
        let mut closing = Vec::new();
        self.writer().close(part, documents, &mut closing)?;
        Ok(closing)
    }

    /// Whether its files may be compressed.
    pub fn is_compressible(self) -> bool {
        self.writer().is_compressible()
    }

    /// The file of a part that has one document only.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format; memory takes everything.
    pub fn file(self, part: usize, document: &[u8]) -> io::Result<Vec<u8>> {
        let mut file = self.opening(part)?;
        match self.writer().assembly(part)? {
            Some(mut assembly) => {
                file.extend(assembly.append(document)?);
                file.extend(assembly.finish()?);
            }
            None => file.extend_from_slice(document),
        }
        file.extend(self.closing(part, 1)?);
        Ok(file)
    }

    /// A document in this format, without what [`Format::opening`] and [`Format::closing`] give. `text` is the decoded
    /// text of the source, in which the spans of the records lie.
    ///
    /// # Errors
    ///
    /// Those of the library that knows the format; memory takes everything.
    pub fn encode(self, minutes: &Minutes, text: &str) -> io::Result<Encoded> {
        let mut parts = vec![Vec::new(); self.layout().parts()];
        let diagnostics = self.writer().append(minutes, text, &mut parts)?;
        Ok(Encoded { parts, diagnostics })
    }

    /// Writes one document to `out`, for formats that need no more than one file; `text` as in [`Format::encode`].
    ///
    /// # Errors
    ///
    /// Those of `out`, and [`io::ErrorKind::Unsupported`] for a format of tables.
    pub fn write(self, minutes: &Minutes, text: &str, out: &mut dyn io::Write) -> io::Result<()> {
        if self.layout() == Layout::Site {
            return site::write(minutes, text, out);
        }
        match &*self.encode(minutes, text)?.parts {
            [only] => out.write_all(only),
            _ => Err(io::Error::new(io::ErrorKind::Unsupported, format!("{self} needs a file for each table"))),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// There is no format of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no format `{0}`; formats are {names}", names = Format::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "))]
pub struct UnknownFormat(pub String);

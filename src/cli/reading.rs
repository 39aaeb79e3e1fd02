use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::size;
use crate::source::{ARCHIVE_EXTENSIONS, Encoding, Limits, StreamFormat, TEXT_EXTENSIONS};

/// What is read, and how. Common to the commands that read minutes.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// Files, archives, folders with all folders below them, or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "INPUT", long_help = inputs_help())]
    pub(super) inputs: Vec<PathBuf>,

    /// Read the inputs that are named in LIST too, one on each line; - for standard input
    #[arg(long, value_name = "LIST")]
    pub(super) files_from: Option<PathBuf>,

    /// In folders and archives, read only what matches GLOB, whatever its extension (may be repeated)
    #[arg(long, value_name = "GLOB", long_help = GLOBS_HELP)]
    pub(super) include: Vec<String>,

    /// Leave out what matches GLOB, as in --include (may be repeated)
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,

    /// How standard input is read
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    stdin_format: StdinFormat,

    /// Decode every document as ENCODING, instead of by its byte-order mark, as UTF-8 or by a guess
    #[arg(long, value_name = "ENCODING", long_help = ENCODING_HELP)]
    pub(super) encoding: Option<Encoding>,

    /// Read by the house style NAME, instead of recognising it from each document
    #[arg(long, value_name = "NAME")]
    pub(super) house: Option<String>,

    /// Put the vocabulary in FILE on top of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub(super) grammar: Option<PathBuf>,

    /// Refuse documents of more than SIZE bytes (K, M and G are powers of 1024)
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size::parse)]
    max_size: u64,

    /// Work on N documents at once [default: one for each processor]
    #[arg(long, short, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,

    /// Leave out the summary on standard error
    #[arg(long, short)]
    pub(super) quiet: bool,

    /// Open archives within archives N deep
    #[arg(long, value_name = "N", default_value_t = Limits::default().nesting, help_heading = "Limits of an archive")]
    nesting: u32,

    /// Read no more than N members
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_members, help_heading = "Limits of an archive")]
    max_members: u64,

    /// Unpack no more than SIZE bytes
    #[arg(long, value_name = "SIZE", default_value = "64G", value_parser = size::parse, help_heading = "Limits of an archive")]
    max_unpacked: u64,

    /// Unpack no more than N times the length of the archive; 64 MiB in any case
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_ratio, help_heading = "Limits of an archive")]
    max_ratio: u64,
}

/// How standard input is read.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum StdinFormat {
    /// one document, whatever it begins with
    Text,
    /// a document on each line, as {"id": "2024-05", "text": "Minutes …"}
    Ndjson,
}

impl Reading {
    pub(super) fn limits(&self) -> Limits {
        Limits {
            max_size: self.max_size,
            max_unpacked: self.max_unpacked,
            max_ratio: self.max_ratio,
            max_members: self.max_members,
            nesting: self.nesting,
        }
    }

    pub(super) fn stdin_format(&self) -> StreamFormat {
        match self.stdin_format {
            StdinFormat::Text => StreamFormat::Text,
            StdinFormat::Ndjson => StreamFormat::Ndjson,
        }
    }
}

const ENCODING_HELP: &str = "\
Decode every document as ENCODING, instead of by its byte-order mark, as UTF-8 or by a guess

Names are those of the Encoding Standard: utf-8, utf-16le, windows-1252, iso-8859-2, iso-8859-15, koi8-r. The record has \
the name, and a note says that it was told. Lines of --stdin-format ndjson are UTF-8 in any case.";

const GLOBS_HELP: &str = "\
In folders and archives, read only what matches GLOB, whatever its extension (may be repeated)

Globs are those of gitignore files and match the path below the INPUT, where an archive counts as a folder, and the path \
within an archive: *.txt matches in every folder, 2024/*.txt directly below the INPUT or in an archive, drafts/ a folder with all in it. A ! in front takes back what a glob \
before it matched.";

/// The long help of the inputs, from the lists of extensions.
fn inputs_help() -> String {
    let list = |extensions: &[&str]| extensions.iter().map(|name| format!(".{name}")).collect::<Vec<_>>().join(", ");
    format!(
        "Files, archives, folders with all folders below them, or - for standard input\n\n\
         In folders and archives, files that end in {} are read, also with .gz or .zst after that; hidden ones, \
         README files and others are left out, counted, and named in report.json. A file that is named is read whatever its name. Archives end in {}; what is \
         in them has a path such as archive.zip!2024/may.txt.",
        list(TEXT_EXTENSIONS),
        list(ARCHIVE_EXTENSIONS),
    )
}

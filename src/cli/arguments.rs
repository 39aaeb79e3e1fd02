use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::convert::USUAL;
use super::explain::Topic;
use super::questions::{Find, Query, Show};
use super::reading::Reading;
use crate::batch::{Arrangement, Compression};
use crate::diagnostic::{Form, Severity};
use crate::output::Format;
use crate::source::Encoding;

/// Columns of help on a terminal that has more.
pub(super) const WIDTH: usize = 100;

/// Turns plain-text minutes into structured open data.
#[derive(Debug, Parser)]
#[command(name = "minutebook", version, max_term_width = WIDTH)]
#[command(long_about = "Turns plain-text minutes of councils, boards and committees into structured open data: the \
    meeting, who was there, the items of business, what was decided, who has to do what, and the footnotes, each with \
    the place in the text where it stands.")]
#[command(after_help = "\
Examples:
  minutebook convert minutes/                     JSON, CSV and XML of a folder into output/
  minutebook convert a.txt --to ndjson --out -    one record a line to standard output
  minutebook check minutes/                       what a person should look at
  minutebook view may.txt --open                  a page in the browser, the text beside its records
  minutebook find 'pension*' archive.sqlite        records with these words
  minutebook explain M104                         what a code means
  minutebook release minutes/                     a folder that open-data portals take as it is

Exit status: 0 clean, 1 findings at or above --fail-on, 2 something could not be processed.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Convert(Convert),
    Check(Check),
    View(View),
    Find(Find),
    Query(Query),
    Show(Show),
    Explain(Explain),
    Release(Release),
    Init(Init),
    Grammar(Grammar),
}

/// Convert minutes to JSON, CSV and XML
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook convert minutes/
  minutebook convert minutes/ extra.txt --to json,csv --out open-data
  minutebook convert --to ndjson --out - minutes/ | jq .meeting.date
  minutebook convert a.txt --to html --out - > a.html
  pdftotext -layout a.pdf - | minutebook convert - --to json --out -

In the output folder: json/ID.json, xml/ID.xml and html/documents/ID.html for each document, csv/TABLE.csv, \
parquet/TABLE.parquet, minutes.ndjson, html/index.html and sqlite/archive.sqlite for all of them. \
ID is the path of the document below the INPUT that was given. Files appear whole or not at all. report.json has the \
numbers of the run, whether it came to its end, the documents that most need a person's look, and the first 1,000 files \
that were not read, with the reason.

The folder .minutebook in it has what the next run needs: documents that have not changed since are not converted again, \
the outputs of those that are no more among the INPUTs are removed, which is said, and a run that was killed is finished \
by the same command. A run that finds no document at all leaves the folder as it was, and one that would replace a file \
of somebody else is refused.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 something could not be processed (the others are written), \
130 ended by Ctrl-C.")]
pub(super) struct Convert {
    // a doc comment would take the place of the text that is made from the list
    #[arg(long, short, value_name = "FORMAT", value_delimiter = ',', value_parser = formats(), help = formats_help())]
    pub(super) to: Vec<Format>,

    /// Folder to write to, or - for standard output (ndjson, or a single json, xml or html document)
    #[arg(long, short, value_name = "DIR", default_value = "output")]
    pub(super) out: PathBuf,

    /// How documents are put into files [default: as each format has it]
    #[arg(long, value_name = "LAYOUT", long_help = LAYOUT_HELP)]
    pub(super) layout: Option<Arrangement>,

    /// Compress outputs, but for report.json, web pages, archives and Parquet
    #[arg(long, value_name = "METHOD")]
    compress: Option<Compress>,

    /// Convert every document, even if the last run did and it has not changed since
    #[arg(long)]
    pub(super) force: bool,

    /// Exit with 1 if a document has a finding of this severity or a graver one, and show it
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = severities())]
    pub(super) fail_on: Severity,

    #[command(flatten)]
    pub(super) reading: Reading,
}

/// How outputs are compressed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Compress {
    /// gzip: .gz is put after each name
    Gz,
    /// Zstandard: .zst is put after each name
    Zst,
}

impl Convert {
    pub(super) fn compression(&self) -> Compression {
        match self.compress {
            None => Compression::None,
            Some(Compress::Gz) => Compression::Gzip,
            Some(Compress::Zst) => Compression::Zstd,
        }
    }
}

/// Show what a person should look at, without writing anything
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook check minutes/
  minutebook check --format short --fail-on note minutes/2011.txt
  minutebook check --format json minutes/ | jq -r .code | sort | uniq -c

Of more than 11 findings of one code in a document the first 10 are told, and how many more there are.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 something could not be processed.")]
pub(super) struct Check {
    /// How to show findings
    #[arg(long, value_name = "FORM", default_value = Form::Human.name(), value_parser = forms())]
    pub(super) format: Form,

    /// Exit with 1 if there is a finding of this severity or a graver one
    #[arg(long, value_name = "SEVERITY", default_value = "warning", value_parser = severities())]
    pub(super) fail_on: Severity,

    #[command(flatten)]
    pub(super) reading: Reading,
}

/// Write the web page of one document, its text beside its records, and say where it is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook view minutes/may.txt --open
  minutebook view may.txt --out may.html
  pdftotext -layout may.pdf - | minutebook view -

The page is a single file that needs no network. Its path is written to standard output.

Exit status: 0 the page is written, 2 it is not, or no browser could be started.")]
pub(super) struct View {
    /// File to write, which must not be there yet or be such a page [default: a new one in the system's folder for
    /// temporary files]
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,

    /// Replace FILE whatever it is, but for the document itself
    #[arg(long)]
    pub(super) force: bool,

    /// Open it in the browser
    #[arg(long)]
    pub(super) open: bool,

    #[command(flatten)]
    pub(super) reading: Reading,
}

/// Explain the code of a diagnostic, or why a line of a document was read as it was; or list all codes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook explain
  minutebook explain M104
  minutebook explain may.txt:14
  minutebook explain may.txt:14 --grammar harbour-trust.toml

Of a line it tells the house of the document, the block and the list that the line belongs to, and whether a heading, a \
decision, an action or the name of the body was seen in it: the sum of the signals that speak for and against, each with \
its weight. What is above zero was taken. Words and weights are those of the house; a vocabulary of your own changes both.

Exit status: 0 it is explained, 2 there is no such code, line or file.")]
pub(super) struct Explain {
    /// Code of a diagnostic, such as M104, or a line of a document
    #[arg(value_name = "CODE|FILE:LINE")]
    pub(super) topic: Option<Topic>,

    /// Put the vocabulary in FILE on top of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub(super) grammar: Option<PathBuf>,

    /// Read by the house style NAME, instead of recognising it from the document
    #[arg(long, value_name = "NAME")]
    pub(super) house: Option<String>,

    /// Decode the document as ENCODING, instead of by its byte-order mark, as UTF-8 or by a guess
    #[arg(long, value_name = "ENCODING")]
    pub(super) encoding: Option<Encoding>,
}

/// Write a folder that open-data portals take as it is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook init
  minutebook release minutes/
  minutebook release minutes/ --previous release --out release

What the release says about itself (title, publisher, licence, contact, address) is in minutebook.toml, which \
`minutebook init` writes to be filled in; its table [redact] names people, terms and items of business that must not \
be published. In the folder:

  data/*.csv       tables, with datapackage.json (Data Package) and *.csv-metadata.json (CSV on the Web)
  records/         every record as JSON, a document on a line, with a JSON Schema
  xml/, akn/       a file for each document: own XML with its XSD, Akoma Ntoso 3.0; both also as a zip archive
  popolo.json      organisations, people, memberships, meetings, motions and votes
  catalog.*        the catalogue, DCAT-AP 3, as JSON-LD and Turtle; ckan.jsonl for `ckanapi load datasets`
  index.html       what it is, for people: coverage, data dictionary, quality, licence; README.md says the same
  CHANGES.md       with --previous: what was added, has changed and is gone; changes.csv has it field by field
  SHA256SUMS       checksums of all files, for `sha256sum --check`

The folder appears whole or not at all, in place of an older release of that name. If there are files in that one which \
the release did not write, or which were changed since, nothing is written and the files are named.

Exit status: 0 clean, 1 findings at or above --fail-on or no document at all, 2 something could not be processed (the \
others are written), 130 ended by Ctrl-C (nothing is written).")]
pub(super) struct Release {
    /// Folder to write, which must not hold anything but an older release as it was written
    #[arg(long, short, value_name = "DIR", default_value = "release")]
    pub(super) out: PathBuf,

    /// File with what the release says about itself
    #[arg(long, value_name = "FILE", default_value = crate::release::FILE)]
    pub(super) config: PathBuf,

    /// An earlier release, against which changes are told; may be the folder that is replaced
    #[arg(long, value_name = "DIR")]
    pub(super) previous: Option<PathBuf>,

    /// Exit with 1 if a document has a finding of this severity or a graver one, and show it
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = severities())]
    pub(super) fail_on: Severity,

    #[command(flatten)]
    pub(super) reading: Reading,
}

/// Write a commented minutebook.toml to fill in, from which releases are made
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook init
  minutebook init parishes.toml")]
pub(super) struct Init {
    /// File to write, which must not be there yet
    #[arg(default_value = crate::release::FILE)]
    pub(super) file: PathBuf,
}

/// List, show or check the vocabularies by which minutes are read
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook grammar list
  minutebook grammar show base > base.toml
  minutebook grammar check our-council.toml")]
pub(super) struct Grammar {
    #[command(subcommand)]
    pub(super) command: GrammarCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum GrammarCommand {
    /// List the houses with their titles
    List {
        /// Put the vocabulary in FILE on top of the built-in ones
        #[arg(long, value_name = "FILE")]
        grammar: Option<PathBuf>,
    },

    /// Show the vocabulary of a house with all that it inherits, as TOML
    Show {
        /// Name of the house, as in the list
        house: String,

        /// Put the vocabulary in FILE on top of the built-in ones
        #[arg(long, value_name = "FILE")]
        grammar: Option<PathBuf>,
    },

    /// Check a vocabulary file; every mistake is a line `file:line:column: message`, and the exit status is 1
    Check {
        /// The file, or - for standard input
        file: PathBuf,
    },
}

const LAYOUT_HELP: &str = "\
How documents are put into files [default: as each format has it]

- documents: a file for each document, in csv a folder of tables for each
- single:    one set of files for all documents: minutes.ndjson, csv/TABLE.csv
- shards:N:  a set of files for each N documents, in the order of their paths: ndjson/00001.ndjson, csv/00001/TABLE.csv";

fn formats_help() -> String {
    let usual = USUAL.iter().map(|format| format.name()).collect::<Vec<_>>().join(",");
    format!("Formats to write, separated by commas [default: {usual}; to standard output: ndjson]")
}

fn formats() -> impl TypedValueParser<Value = Format> {
    one_of(Format::ALL.iter().map(|format| PossibleValue::new(format.name()).help(format.describe())))
}

fn forms() -> impl TypedValueParser<Value = Form> {
    one_of(Form::ALL.iter().map(|form| PossibleValue::new(form.name()).help(form.describe())))
}

fn severities() -> impl TypedValueParser<Value = Severity> {
    one_of(Severity::ALL.iter().map(|severity| PossibleValue::new(severity.name())))
}

pub(super) fn one_of<T>(values: impl Iterator<Item = PossibleValue>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(values).try_map(|name| name.parse())
}

//! The arguments of the commands that ask an archive.

use std::fmt::Write as _;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::answers::{AnswerFormat, width, wrap};
use crate::archive::{KINDS, VIEWS};
use crate::model::date::Date;

/// Find records by words in an archive that `convert --to sqlite` wrote
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook find 'helpline OR pension*' output/sqlite/archive.sqlite
  minutebook find '\"village hall\"' archive.sqlite --from 2011 --to 2014-06
  minutebook find '' archive.sqlite --person 'A. Bell' --outcome deferred

Words have to be there all of them, in the record or in the heading that it stands under. \
\"Phrases\" stand in quotes; pension* is any word that begins so; OR, NOT and NEAR(a b, 10), in capitals, join them. \
'' asks for every record that fits the options, the latest first.

Words are found in any form: pension also finds pensions, and meeting also meet. This cannot be switched off; \
`--format json` and csv tell in `matched` which words were found.

Records of meetings without a date are in no period: with --from or --to it is said how many of them match.

The best come first. To answer quickly in an archive of any size, at most the 2,000 latest of the records that match are \
ranked; words that are in more than 40,000 records (of more than three words, in fewer) do not count for the rank, and \
if all are so common (with OR, NOT or NEAR, if one is) the latest come first; of phrases, beginnings and several such \
words together, only the latest part of the archive may be looked through. Each is said on standard error and in the column order of CSV and JSON. More words, \
--from, --to, --kind, --body and --person narrow the question; --to a day goes on with what is before that day.

Exit status: 0 something was found, 1 nothing was, 2 the question cannot be answered.")]
pub(super) struct Find {
    /// Words to find, in the query language of SQLite's full-text search
    pub(super) words: String,

    /// The archive
    pub(super) archive: PathBuf,

    /// Only records of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(KINDS.map(|kind| kind.name)))]
    pub(super) kind: Vec<String>,

    /// Only records of bodies in whose names these words are
    #[arg(long, value_name = "NAME")]
    pub(super) body: Option<String>,

    /// Only what somebody of this name moved, seconded, voted on or has to do
    #[arg(long, value_name = "NAME")]
    pub(super) person: Option<String>,

    /// Only of meetings since then: 2011, 2011-03 or 2011-03-17
    #[arg(long, value_name = "DATE", value_parser = part_of_date)]
    pub(super) from: Option<String>,

    /// Only of meetings until then, the year, month or day included
    #[arg(long, value_name = "DATE", value_parser = part_of_date)]
    pub(super) to: Option<String>,

    /// Only decisions with this outcome
    #[arg(long, value_name = "OUTCOME", value_parser = PossibleValuesParser::new(["agreed", "noted", "deferred", "rejected", "withdrawn"]))]
    pub(super) outcome: Option<String>,

    /// How to write what was found
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: AnswerFormat,

    /// No more than N records
    #[arg(long, value_name = "N", default_value = "20", value_parser = at_least_one)]
    pub(super) limit: NonZeroUsize,
}

/// Ask an archive in SQL
#[derive(Debug, Args)]
#[command(after_help = QUERY_HELP, after_long_help = query_help())]
pub(super) struct Query {
    /// The archive
    pub(super) archive: PathBuf,

    /// The question, or - for standard input; nothing can be changed
    pub(super) sql: String,

    /// Count the ages of actions on this day, not on that of the latest meeting
    #[arg(long, value_name = "DAY", value_parser = whole_date)]
    pub(super) on: Option<String>,

    /// How to write the answer
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: AnswerFormat,

    /// No more than N rows
    #[arg(long, value_name = "N", default_value = "1000", value_parser = at_least_one)]
    pub(super) rows: NonZeroUsize,

    /// No longer than so many seconds
    #[arg(long, value_name = "SECONDS", default_value = "10")]
    pub(super) time: NonZeroU64,
}

/// Show all about one record of an archive, and its place in the source
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  minutebook show archive.sqlite decision-527f3bcc
  minutebook show archive.sqlite 2024--may:12
  minutebook show archive.sqlite attendee-447e79af --document 2024--may --context 0

Exit status: 0 it is shown, 1 there is no such record, 2 the archive cannot be read.")]
pub(super) struct Show {
    /// The archive
    pub(super) archive: PathBuf,

    /// Identifier of the record, as find and the tables have it, or its place as find prints it, DOCUMENT:LINE: of the
    /// decisions, actions, footnotes and attendees on that line the shortest, else the agenda item
    pub(super) id: String,

    /// Its document, where several have a record of that identifier
    #[arg(long, value_name = "DOCUMENT")]
    pub(super) document: Option<String>,

    /// Lines of the source to show before and after it
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(super) context: usize,
}

const QUERY_HELP: &str = "\
Examples:
  minutebook query archive.sqlite 'SELECT * FROM decisions_by_body_and_year'
  minutebook query archive.sqlite 'SELECT owners, age_days FROM action_list' --on 2024-12-31
  minutebook query archive.sqlite - --format csv < question.sql

Tables are those of --to csv, with the same columns. Views are decision_search, voting_record, attendance_record, \
action_list and decisions_by_body_and_year; --help has their columns. sources has the texts.

Exit status: 0 there are rows, 1 there are none, 2 the question cannot be answered.";

/// The help with the columns of the views, before the status at its end.
fn query_help() -> String {
    let (help, status) = QUERY_HELP.rsplit_once("\n\n").unwrap_or((QUERY_HELP, ""));
    let mut help = help.to_owned();
    let width = width().min(super::arguments::WIDTH);
    for view in VIEWS {
        let names = view.columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
        let _ = write!(help, "\n\n{}: {}", view.name, view.description);
        for column in view.columns {
            let description = wrap(column.description(), width.saturating_sub(names + 4).max(20));
            let description = description.join(&format!("\n{:1$}", "", names + 4));
            let _ = write!(help, "\n  {:names$}  {description}", column.name);
        }
    }
    format!("{help}\n\n{status}")
}

/// A number of rows, checked to be some.
fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    let number: usize = text.parse().map_err(|_| "it has to be a whole number, at least 1".to_owned())?;
    NonZeroUsize::new(number).ok_or_else(|| "it has to be at least 1".to_owned())
}

/// A year, month or day, checked to be one.
fn part_of_date(text: &str) -> Result<String, String> {
    let first = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let wrong = format!("`{text}` is not a year, month or day such as 2011, 2011-03 or 2011-03-17");
    whole_date(&first).map(|_| text.to_owned()).map_err(|_| wrong)
}

/// A day, checked to be one.
fn whole_date(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let date = match parts[..] {
        [year, month, day] if [year.len(), month.len(), day.len()] == [4, 2, 2] => {
            year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok())
        }
        _ => None,
    };
    let date = date.and_then(|((year, month), day)| Date::new(year, month, day));
    date.map(|date| date.to_string()).ok_or_else(|| format!("`{text}` is not a day such as 2011-03-17"))
}

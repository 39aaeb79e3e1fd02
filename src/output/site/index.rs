use std::io;
use std::sync::LazyLock;

use askama::Template;
use serde::Serialize;

use super::policy::policy;
use super::{SHARD, records};
use crate::diagnostic::Severity;
use crate::model::{MeetingKind, Minutes, Outcome};

static STYLE: &str = concat!(include_str!("shared.css"), include_str!("index.css"));
static SCRIPT: &str = include_str!("index.js");
/// Where the rows stand in the page.
const ROWS: &str = "@ROWS@";
/// Where the number of files of records stands in it.
const SHARDS: &str = "@SHARDS@";

#[derive(Template)]
#[template(path = "index.html", config = "src/output/site/askama.toml")]
struct Index {
    policy: String,
    style: &'static str,
    script: &'static str,
}

static PAGE: LazyLock<String> = LazyLock::new(|| {
    // a page that is opened from a disk has no origin to name
    let policy = policy(STYLE, SCRIPT, " 'self' file:");
    Index { policy, style: STYLE, script: SCRIPT }.render().expect("the template has no part that can fail")
});

/// The page as it stands before the rows, between them and the number of files, and after it.
fn pieces() -> [&'static str; 3] {
    let (head, rest) = PAGE.split_once(ROWS).expect("the page has a place for rows");
    let (middle, foot) = rest.split_once(SHARDS).expect("the page has a place for the number of files");
    [head, middle, foot]
}

pub(super) fn open(out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(pieces()[0].as_bytes())?;
    out.write_all(b"[0")
}

pub(super) fn close(documents: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let [_, middle, foot] = pieces();
    write!(out, "\n]{middle}{}{foot}", documents.div_ceil(SHARD))
}

/// A meeting as the index shows and counts it. Names are short since there is one for each of all documents.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    #[serde(rename = "t", skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(rename = "b", skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(rename = "k", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// Numbers of decisions by outcome, in the order of [`OUTCOMES`].
    #[serde(rename = "o")]
    outcomes: [usize; 5],
    #[serde(rename = "a")]
    actions: usize,
    /// Agenda items, footnotes, warnings.
    #[serde(rename = "n")]
    others: [usize; 3],
    /// Names of members and whether they came: those who are listed as present, and those who are not.
    #[serde(rename = "p")]
    present: Vec<&'a str>,
    #[serde(rename = "m")]
    missing: Vec<&'a str>,
}

const OUTCOMES: [Outcome; 5] =
    [Outcome::Agreed, Outcome::Noted, Outcome::Deferred, Outcome::Rejected, Outcome::Withdrawn];

pub(super) fn row(minutes: &Minutes, out: &mut Vec<u8>) -> io::Result<()> {
    use crate::model::Status::{Absent, Apologies, Present};

    let meeting = &minutes.meeting;
    let decided = |outcome| minutes.decisions.iter().filter(|decision| decision.outcome == outcome).count();
    let people = |present: bool| {
        let listed = minutes.attendees.iter().filter(|attendee| match attendee.status {
            Present => present,
            Apologies | Absent => !present,
            crate::model::Status::InAttendance => false,
        });
        listed.filter_map(|attendee| attendee.name.as_deref()).collect()
    };
    let warnings = minutes.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= Severity::Warning);
    let row = Row {
        id: &minutes.id,
        title: meeting.title.as_deref(),
        body: meeting.body.as_deref(),
        date: meeting.date.as_deref(),
        kind: meeting.kind.map(MeetingKind::as_str),
        outcomes: OUTCOMES.map(decided),
        actions: minutes.actions.len(),
        others: [minutes.agenda_items.len(), minutes.footnotes.len(), warnings.count()],
        present: people(true),
        missing: people(false),
    };
    out.extend_from_slice(b",\n");
    records::json(&row, out)
}

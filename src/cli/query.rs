use std::io;
use std::time::Duration;

use anyhow::Context;

use super::answers;
use super::find::open;
use super::questions::Query;
use super::{Status, Streams};
use crate::archive::Bounds;

/// Answers a question in SQL.
pub(super) fn run(arguments: &Query, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let order = "the archive comes before the question: minutebook query ARCHIVE SQL";
    let mut archive = open(&arguments.archive, &arguments.sql, order)?;
    let sql = match arguments.sql.as_str() {
        "-" => io::read_to_string(&mut *streams.input).context("cannot read the query from standard input")?,
        sql => sql.to_owned(),
    };
    let bounds = Bounds { rows: arguments.rows.get(), time: Duration::from_secs(arguments.time.get()) };
    let answer = archive.query(&sql, arguments.on.as_deref(), bounds)?;
    answers::write(&answer, arguments.format, &mut *streams.output)?;
    // so that on a terminal words for people come after the data
    streams.output.flush()?;
    if answer.rows.is_empty() {
        writeln!(streams.error, "no rows")?;
        return Ok(Status::Findings);
    }
    if answer.is_cut {
        writeln!(streams.error, "only the first {} rows; raise --rows for more", arguments.rows)?;
    }
    Ok(Status::Clean)
}

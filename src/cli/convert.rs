use anyhow::{Context, bail};

use super::arguments::Convert;
use super::session::{Session, findings, status};
use super::{Status, Streams};
use crate::batch::{self, Format, Outcome, Reading, Rows, Summary, WriteError};
use crate::diagnostic::Form;
use crate::source::Failure;

/// Reads every input and writes its records.
pub(super) fn run(arguments: &Convert, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    let summary = if arguments.out.as_os_str() == "-" {
        to_standard_output(arguments, &session, streams)?
    } else {
        to_folder(arguments, &session, streams)?
    };
    Ok(status(&summary, arguments.fail_on))
}

/// What a worker hands over: the words for people, the outcome, and the data of one input.
struct Done<T> {
    shown: String,
    outcome: Outcome,
    data: T,
}

fn done<T>(arguments: &Convert, colour: bool, result: &Result<Reading, Failure>, data: T) -> Done<T> {
    let shown = findings(result, arguments.fail_on, Form::Short, colour);
    Done { shown, outcome: result.into(), data }
}

fn to_folder(arguments: &Convert, session: &Session<'_>, streams: &mut Streams<'_>) -> anyhow::Result<Summary> {
    let formats = if arguments.to.is_empty() { Format::ALL } else { &arguments.to };
    let (files, mut shared) = batch::open(&arguments.out, formats)?;
    let mut summary = session.summary();
    let colour = streams.error_colour;
    session.each(
        |result| {
            let rows: Result<Option<Rows>, WriteError> =
                result.as_ref().ok().map(|reading| files.write(&reading.minutes)).transpose();
            done(arguments, colour, &result, rows)
        },
        |Done { shown, outcome, data }| {
            summary.count(outcome);
            streams.error.write_all(shown.as_bytes())?;
            if let Some(rows) = data? {
                shared.append(&rows)?;
            }
            Ok(())
        },
    )?;
    shared.finish()?;
    session.tell(streams, &summary, Some(&arguments.out))?;
    Ok(summary)
}

fn to_standard_output(
    arguments: &Convert,
    session: &Session<'_>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Summary> {
    let format = match arguments.to[..] {
        [] => Format::Ndjson,
        [format] => format,
        _ => bail!("`--out -` takes one format; name a folder for several"),
    };
    if format != Format::Ndjson && session.inputs().len() != 1 {
        bail!("`--out -` takes ndjson for {} inputs; {} is for a single one", session.inputs().len(), format.name());
    }
    let mut summary = session.summary();
    let colour = streams.error_colour;
    session.each(
        |result| {
            let mut bytes = Vec::new();
            if let Ok(reading) = &result {
                format.write(&reading.minutes, &mut bytes).expect("a vector can be written to");
            }
            done(arguments, colour, &result, bytes)
        },
        |Done { shown, outcome, data }| {
            summary.count(outcome);
            streams.error.write_all(shown.as_bytes())?;
            streams.output.write_all(&data).context("cannot write to standard output")
        },
    )?;
    session.tell(streams, &summary, None)?;
    Ok(summary)
}

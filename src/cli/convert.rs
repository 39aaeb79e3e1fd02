use anyhow::{Context, bail};

use super::arguments::Convert;
use super::session::{Session, Told, status};
use super::{Status, Streams};
use crate::batch::{self, Reading, Summary};
use crate::diagnostic::Form;
use crate::model::Minutes;
use crate::output::{Encoded, Format, Layout};
use crate::source::Failure;

/// What is written to a folder unless formats are named.
pub(super) const USUAL: &[Format] = &[Format::Json, Format::Csv, Format::Xml];

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

fn to_folder(arguments: &Convert, session: &Session<'_>, streams: &mut Streams<'_>) -> anyhow::Result<Summary> {
    let chosen = if arguments.to.is_empty() { USUAL } else { &arguments.to };
    let formats: Vec<Format> = Format::ALL.iter().copied().filter(|format| chosen.contains(format)).collect();
    let (files, mut shared) = batch::open(&arguments.out, &formats)?;
    let mut summary = Summary::default();
    summary.skipped = session.each(
        streams.input,
        |mut result| {
            let parts = encode(&mut result, |minutes| files.write(minutes));
            (Told::of(&result, arguments.fail_on, Form::Short, false), parts)
        },
        |(told, parts)| {
            told.tell(&mut summary, streams.error)?;
            Ok(shared.append(&parts?)?)
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
    match format.layout() {
        Layout::Tables => bail!("`--out -` does not take {format}, which has a file for each table; name a folder"),
        Layout::Document if !session.is_one_document() => {
            bail!("`--out -` takes {format} for a single input only; use ndjson or name a folder")
        }
        Layout::Document | Layout::Stream => {}
    }
    let mut summary = Summary::default();
    summary.skipped = session.each(
        streams.input,
        |mut result| {
            let parts = encode(&mut result, |minutes| format.encode(minutes));
            (Told::of(&result, arguments.fail_on, Form::Short, false), parts)
        },
        |(told, parts)| {
            told.tell(&mut summary, streams.error)?;
            let mut parts = parts?.into_iter();
            parts.try_for_each(|part| streams.output.write_all(&part)).context("cannot write to standard output")
        },
    )?;
    session.tell(streams, &summary, None)?;
    Ok(summary)
}

/// Encodes the document, if there is one, and adds what the formats could not say to its findings.
fn encode<E>(
    result: &mut Result<Reading, Failure>,
    by: impl FnOnce(&Minutes) -> Result<Encoded, E>,
) -> Result<Vec<Vec<u8>>, E> {
    let Ok(reading) = result else { return Ok(Vec::new()) };
    let Encoded { parts, diagnostics } = by(&reading.minutes)?;
    reading.minutes.diagnostics.extend(diagnostics);
    Ok(parts)
}

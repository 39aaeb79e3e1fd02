use std::fs;
use std::io::{self, Write};
use std::time::UNIX_EPOCH;

use anyhow::{Context, bail};

use super::arguments::Convert;
use super::session::{Session, Told, shown_path, status};
use super::{Status, Streams};
use crate::batch::{Arrangement, Compression, Ending, Finished, Folder, Plan, Reading, Stored, Summary};
use crate::diagnostic::{Code, Form, Severity};
use crate::output::{Encoded, Format, Layout};
use crate::source::{Encoding, Failure, Input, fingerprint};

/// What is written to a folder unless formats are named.
pub(super) const USUAL: &[Format] = &[Format::Json, Format::Csv, Format::Xml];

/// What is written to a folder in sets of files for many documents unless formats are named.
pub(super) const USUAL_TOGETHER: &[Format] = &[Format::Ndjson, Format::Csv];

/// Reads every input and writes its records.
pub(super) fn run(arguments: &Convert, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    if arguments.out.as_os_str() == "-" {
        let summary = to_standard_output(arguments, &session, streams)?;
        return Ok(status(&summary, arguments.fail_on));
    }
    to_folder(arguments, &session, streams)
}

fn to_folder(arguments: &Convert, session: &Session<'_>, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let plan = plan(arguments)?;
    let formats: Vec<&str> = plan.formats.iter().map(|format| format.name()).collect();
    let formats = formats.join(", ");
    let folder = Folder::open(plan)?;
    let mut order = folder.begin();
    let summary = session.each(
        streams,
        |input| store(&folder, session, arguments.fail_on, input),
        |(told, stored), summary, outlets| {
            if let Some(stored) = &stored {
                order.push(stored);
            }
            Ok(told.tell(summary, outlets.error)?)
        },
    )?;
    // a name that is mistyped or a share that is not there must not wipe out what an earlier run wrote
    if summary.documents == 0 && !summary.interrupted && folder.has_documents() {
        folder.leave(order);
        session.tell(streams, &summary, None)?;
        bail!("no document could be read; {} is left as it was", arguments.out.display());
    }
    let ending = match &summary {
        Summary { interrupted: true, .. } => Ending::Interrupted,
        Summary { failed: 0, .. } => Ending::Whole,
        _ => Ending::WithFailures,
    };
    let Finished { errors, gone } = folder.finish(order, &summary.report(), ending);
    for error in &errors {
        writeln!(streams.error, "error: {error}")?;
    }
    session.tell(streams, &summary, Some(&arguments.out))?;
    tell_of_gone(gone, &formats, &summary, streams.error)?;
    let status = status(&summary, arguments.fail_on);
    Ok(if errors.is_empty() { status } else { status.max(Status::Failed) })
}

/// Says that documents of earlier runs are not in this one: they may be deleted, or the command may be mistyped.
fn tell_of_gone(gone: usize, formats: &str, summary: &Summary, error: &mut dyn Write) -> io::Result<()> {
    let (documents, their) = match gone {
        0 => return Ok(()),
        1 => ("1 document of an earlier run is".to_owned(), "its"),
        _ => (format!("{gone} documents of an earlier run are"), "their"),
    };
    let Some(first) = summary.failures.first() else {
        return writeln!(error, "{documents} not in this one: {their} outputs were removed ({formats})");
    };
    let more = if summary.failed > 1 { format!(" and {} more", summary.failed - 1) } else { String::new() };
    let done = if first.diagnostic.code == Code::Unwritable { "written" } else { "read" };
    let path = shown_path(&first.path);
    writeln!(
        error,
        "{documents} not in this one; files of {their} own were left, because {path}{more} could not be {done}"
    )
}

/// Puts one input into the folder, unless an earlier run did.
fn store(folder: &Folder, session: &Session<'_>, least: Severity, input: Input) -> (Told, Option<Stored>) {
    let failed = |failure: Failure| (Told::of(&Err(failure), least, Form::Short, false), None);
    let raw = match session.load(input) {
        Ok(raw) => raw,
        Err(failure) => return failed(failure),
    };
    if let Some(stored) = folder.kept(&raw) {
        return (Told::of_kept(&stored.entry, raw, least), Some(stored));
    }
    let mut result = session.convert(raw);
    let stored = match result.as_mut().map(|reading| folder.store(reading)) {
        Ok(Err(failure)) => return failed(failure),
        Ok(Ok(stored)) => Some(stored),
        Err(_) => None,
    };
    (Told::of(&result, least, Form::Short, false), stored)
}

fn plan(arguments: &Convert) -> anyhow::Result<Plan> {
    let arrangement = arguments.layout.unwrap_or_default();
    let chosen = match arrangement {
        _ if !arguments.to.is_empty() => &arguments.to,
        Arrangement::Usual | Arrangement::Documents => USUAL,
        Arrangement::Single | Arrangement::Shards(_) => USUAL_TOGETHER,
    };
    let formats: Vec<Format> = Format::ALL.iter().copied().filter(|format| chosen.contains(format)).collect();
    if let Some(format) = formats.iter().find(|format| !arrangement.takes(**format)) {
        bail!("`--layout` cannot put the documents of {format} into one file; use ndjson or csv, or leave it out");
    }
    Ok(Plan {
        root: arguments.out.clone(),
        formats,
        arrangement,
        compression: arguments.compression(),
        basis: basis(arguments)?,
        force: arguments.force,
    })
}

/// What the records depend on beside their sources.
fn basis(arguments: &Convert) -> anyhow::Result<String> {
    let vocabulary = match &arguments.reading.grammar {
        Some(file) => fingerprint(&fs::read(file).with_context(|| format!("cannot read {}", file.display()))?),
        None => String::new(),
    };
    // programs of one version differ while it is worked on
    let program = std::env::current_exe().and_then(fs::metadata).map(|program| {
        let modified = program.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (program.len(), modified)
    });
    let house = arguments.reading.house.as_deref().unwrap_or_default();
    let encoding = arguments.reading.encoding.map_or("", Encoding::name);
    Ok(format!("{} {:?} {vocabulary} {house} {encoding}", env!("CARGO_PKG_VERSION"), program.ok()))
}

fn to_standard_output(
    arguments: &Convert,
    session: &Session<'_>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Summary> {
    if arguments.layout.is_some() || arguments.compression() != Compression::None {
        bail!("`--out -` takes neither `--layout` nor `--compress`; name a folder");
    }
    let format = match arguments.to[..] {
        [] => Format::Ndjson,
        [format] => format,
        _ => bail!("`--out -` takes one format; name a folder for several"),
    };
    match format.layout() {
        Layout::Tables => bail!("`--out -` does not take {format}, which has a file for each table; name a folder"),
        Layout::Database => bail!("`--out -` does not take {format}, which is changed in place; name a folder"),
        Layout::Document | Layout::Site if !session.is_one_document() => {
            bail!("`--out -` takes {format} for a single input only; use ndjson or name a folder")
        }
        Layout::Document | Layout::Stream | Layout::Site => {}
    }
    let summary = session.each(
        streams,
        |input| {
            let mut result = session.read(input);
            let parts = encode(&mut result, format);
            (Told::of(&result, arguments.fail_on, Form::Short, false), parts)
        },
        |(told, parts), summary, outlets| {
            told.tell(summary, outlets.error)?;
            let mut parts = parts?.into_iter();
            parts.try_for_each(|part| outlets.output.write_all(&part)).context("cannot write to standard output")
        },
    )?;
    session.tell(streams, &summary, None)?;
    Ok(summary)
}

/// Encodes the document, if there is one, and adds what the formats could not say to its findings.
fn encode(result: &mut Result<Reading, Failure>, format: Format) -> io::Result<Vec<Vec<u8>>> {
    let Ok(reading) = result else { return Ok(Vec::new()) };
    if format.layout() == Layout::Site {
        let mut page = Vec::new();
        format.write(&reading.minutes, &reading.document.text, &mut page)?;
        return Ok(vec![page]);
    }
    let Encoded { parts, diagnostics } = format.encode(&reading.minutes, &reading.document.text)?;
    reading.minutes.diagnostics.extend(diagnostics);
    Ok(parts)
}

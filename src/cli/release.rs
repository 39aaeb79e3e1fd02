use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

use super::arguments::Release as Arguments;
use super::session::{Session, Told, status};
use super::{Status, Streams};
use crate::batch::WriteError;
use crate::diagnostic::{Code, Diagnostic, Form, Severity};
use crate::release::{Metadata, Piece, Published, Release, version_of};
use crate::source::{Failure, Input};

/// Reads every input and writes a release.
pub(super) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let metadata = metadata(&arguments.config)?;
    // a release has pages of text, which are no minutes
    let releases: Vec<&Path> =
        [Some(&arguments.out), arguments.previous.as_ref()].into_iter().flatten().map(AsRef::as_ref).collect();
    let session = Session::start_beside(&arguments.reading, &releases, streams)?;
    let version = metadata.version.clone();
    let release = Release::begin(&arguments.out, metadata)?;
    if let Some(previous) = &arguments.previous
        && earlier_version(previous)?.as_ref() == Some(&version)
    {
        let config = arguments.config.display();
        writeln!(
            streams.error,
            "warning: version {version} is that of the previous release too; raise it in {config}"
        )?;
    }
    let mut assembly = release.assembly()?;
    let mut read = 0_usize;
    let summary = session.each(
        streams,
        |input| document(&release, &session, arguments.fail_on, input),
        |(told, piece), summary, outlets| {
            if let Some(piece) = piece {
                read += 1;
                assembly.append(piece, &release)?;
            }
            Ok(told.tell(summary, outlets.error)?)
        },
    )?;
    if summary.interrupted {
        writeln!(streams.error, "interrupted; nothing is written")?;
        return Ok(Status::Interrupted);
    }
    // a folder that is mistyped must not replace what is published by nothing
    if read == 0 {
        session.tell(streams, &summary, None)?;
        let out = arguments.out.display();
        if arguments.out.exists() {
            bail!("no document could be read; {out} is left as it was");
        }
        bail!("no document could be read; {out} is not written");
    }
    let Published { documents, redacted, not_found } =
        release.finish(assembly, &summary, arguments.previous.as_deref())?;
    session.tell(streams, &summary, Some(&arguments.out))?;
    if let Some(redacted) = redacted {
        writeln!(streams.error, "redacted: {redacted}")?;
    }
    for line in not_found {
        writeln!(streams.error, "warning: {line}")?;
    }
    let status = status(&summary, arguments.fail_on);
    if documents == 0 {
        writeln!(streams.error, "warning: there is no document in the release")?;
        return Ok(status.max(Status::Findings));
    }
    Ok(status)
}

/// The version of an earlier release.
fn earlier_version(previous: &Path) -> anyhow::Result<Option<String>> {
    if !previous.join("data/datapackage.json").try_exists().unwrap_or(true) {
        bail!("--previous {} is not a release: it has no data/datapackage.json", previous.display());
    }
    version_of(previous).with_context(|| format!("cannot compare with {}", previous.display()))
}

fn document(release: &Release, session: &Session<'_>, least: Severity, input: Input) -> (Told, Option<Piece>) {
    // what is published has no word of where the publisher keeps the minutes
    let below = input.below().to_owned();
    let mut result = session.read(input);
    let piece = result.as_mut().map(|reading| release.document(reading, &below));
    match piece {
        Ok(Ok(piece)) => (Told::of(&result, least, Form::Short, false), Some(piece)),
        Ok(Err(error)) => {
            let path = result.map(|reading| reading.document.path).unwrap_or_default();
            (Told::of(&Err(unwritten(path, &error)), least, Form::Short, false), None)
        }
        Err(_) => (Told::of(&result, least, Form::Short, false), None),
    }
}

fn unwritten(path: String, error: &WriteError) -> Failure {
    Failure { path, diagnostic: Diagnostic::new(Code::Unwritable, error.to_string(), None) }
}

fn metadata(file: &Path) -> anyhow::Result<Metadata> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            bail!("there is no {}; `minutebook init` writes one to fill in", file.display())
        }
        text => text.with_context(|| format!("cannot read {}", file.display()))?,
    };
    Metadata::parse(file, &text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("a release cannot be made:\n{}", lines.join("\n"))
    })
}

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::arguments::View;
use super::session::{Session, Told};
use super::{Status, Streams};
use crate::batch::{Compression, WholeFile};
use crate::diagnostic::{Form, Severity};
use crate::output::site;

/// Writes the web page of one document and says where it is.
pub(super) fn run(arguments: &View, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    if !session.is_one_document() {
        bail!("`view` takes a single document; for all of a folder use `minutebook convert --to html`");
    }
    let mut page = None;
    let summary = session.each(
        streams,
        |input| {
            let result = session.read(input);
            let page = result.as_ref().ok().map(|reading| {
                let mut page = Vec::new();
                let written = site::write(&reading.minutes, &reading.document.text, &mut page);
                written.map(|()| (reading.document.path.clone(), reading.minutes.id.clone(), page))
            });
            (Told::of(&result, Severity::Error, Form::Short, false), page)
        },
        |(told, written), summary, outlets| {
            page = written.transpose()?;
            Ok(told.tell(summary, outlets.error)?)
        },
    )?;
    let Some((document, id, page)) = page else { return Ok(Status::Failed) };
    if let Some(out) = &arguments.out {
        may_be_written(out, Path::new(&document), arguments.force)?;
    }
    let path = place(&page, &id, arguments.out.as_deref())?;
    writeln!(streams.output, "{}", path.display())?;
    streams.output.flush()?;
    if arguments.open {
        open(&path).with_context(|| format!("no browser could be started; the page is {}", path.display()))?;
    }
    session.tell(streams, &summary, None)?;
    Ok(Status::Clean)
}

/// Fails if the page would take the place of its own document, or, unless that is asked for, of anything but a page.
fn may_be_written(out: &Path, document: &Path, force: bool) -> anyhow::Result<()> {
    let Ok(metadata) = out.metadata() else { return Ok(()) };
    // a link leads to what it stands for
    if let (Ok(target), Ok(document)) = (out.canonicalize(), document.canonicalize())
        && target == document
    {
        bail!("{} is the document that is shown; name another file with --out", out.display());
    }
    if metadata.is_dir() || force || (metadata.is_file() && is_page(out, metadata.len())?) {
        return Ok(());
    }
    bail!(
        "{} is there already and is not a page that this program wrote; name another file with --out, or give --force \
         to replace it",
        out.display()
    )
}

/// Whether a file is empty or says at its start that this program made it.
fn is_page(file: &Path, length: u64) -> anyhow::Result<bool> {
    let mut start = Vec::new();
    let opened = File::open(file).and_then(|file| file.take(HEAD).read_to_end(&mut start));
    opened.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(length == 0 || start.windows(site::GENERATOR.len()).any(|part| part == site::GENERATOR.as_bytes()))
}

/// Bytes of a page within which it says what made it.
const HEAD: u64 = 1024;

/// Writes the page to `out`, or to a new file among the temporary ones of the system.
fn place(page: &[u8], id: &str, out: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(out) = out {
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| format!("cannot write {}", out.display()))?;
        let mut file = WholeFile::create(out, folder, Compression::None)?;
        file.append(page)?;
        file.finish()?;
        return Ok(out.to_owned());
    }
    let begin = || {
        let mut file = tempfile::Builder::new().prefix(&format!("{id}-")).suffix(".html").tempfile()?;
        io::Write::write_all(&mut file, page)?;
        Ok::<_, io::Error>(file.keep()?.1)
    };
    begin().context("cannot write a temporary file; name one with --out")
}

/// Shows a page in the browser that the system prefers.
fn open(path: &Path) -> anyhow::Result<()> {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ => Command::new("xdg-open"),
    };
    let command = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot run {name}"))?;
    // explorer returns 1 when all went well
    if !status.success() && name != "explorer" {
        bail!("{name} failed");
    }
    Ok(())
}

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use anyhow::{Context, bail};

use super::arguments::Init;
use super::{Status, Streams};
use crate::release::TEMPLATE;

/// Writes the file that says what a release says about itself, to be filled in.
pub(super) fn run(arguments: &Init, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let file = arguments.file.display();
    match OpenOptions::new().write(true).create_new(true).open(&arguments.file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{file} is there already; it is left as it is"),
        opened => opened
            .and_then(|mut new| new.write_all(TEMPLATE.as_bytes()))
            .with_context(|| format!("cannot write {file}"))?,
    }
    writeln!(streams.error, "{file} is written: fill in what is empty, then run `minutebook release`")?;
    Ok(Status::Clean)
}

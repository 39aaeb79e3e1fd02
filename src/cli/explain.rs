use std::path::PathBuf;
use std::str::FromStr;

use anyhow::Context;

use super::arguments::Explain;
use super::{Status, Streams};
use crate::diagnostic::{Code, UnknownCode};
use crate::grammar::Grammars;
use crate::source::Document;

/// What an explanation is asked of.
#[derive(Debug, Clone)]
pub(super) enum Topic {
    /// The code of a diagnostic.
    Code(Code),
    /// A line of a file, counted from 1.
    Line(PathBuf, u32),
}

impl FromStr for Topic {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let line = text.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        match line {
            Some((file, line)) => Ok(Self::Line(PathBuf::from(file), line)),
            None => text.parse().map(Self::Code),
        }
    }
}

/// Explains one code, or lists all with their titles.
pub(super) fn run(arguments: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let out = &mut *streams.output;
    match &arguments.topic {
        Some(Topic::Code(code)) => {
            writeln!(out, "{code} ({}): {}\n\n{}", code.severity(), code.title(), code.explanation())?;
        }
        Some(Topic::Line(file, line)) => {
            let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let path = file.display().to_string();
            let document = match Document::from_bytes(&path, &path, bytes, None) {
                Ok(document) => document,
                Err(diagnostic) => anyhow::bail!("{path}: {}", diagnostic.message),
            };
            write!(out, "{}", crate::resolve::explain(&document, &Grammars::built_in(), None, *line))?;
        }
        None => {
            for code in Code::ALL {
                writeln!(out, "{code}  {:7}  {}", code.severity().name(), code.title())?;
            }
        }
    }
    Ok(Status::Clean)
}

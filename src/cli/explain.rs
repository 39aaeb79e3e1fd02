use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, bail};

use super::arguments::Explain;
use super::{Status, Streams, grammar};
use crate::diagnostic::Code;
use crate::source::Document;
use crate::text::line::source_lines;

/// What an explanation is asked of.
#[derive(Debug, Clone)]
pub(super) enum Topic {
    /// The code of a diagnostic.
    Code(Code),
    /// A line of a file, counted from 1.
    Line(PathBuf, u32),
}

/// What to say of what is neither.
const NO_TOPIC: &str = "there is no such code; `minutebook explain` lists them, and a line of a document is FILE:LINE";

impl FromStr for Topic {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let line = text.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        match line {
            Some((file, line)) => Ok(Self::Line(PathBuf::from(file), line)),
            None => text.parse().map(Self::Code).map_err(|_| NO_TOPIC),
        }
    }
}

/// Explains one code or how a line was read, or lists all codes with their titles.
pub(super) fn run(arguments: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let out = &mut *streams.output;
    match &arguments.topic {
        Some(Topic::Code(code)) => {
            writeln!(out, "{code} ({}): {}\n\n{}", code.severity(), code.title(), code.explanation())?;
        }
        Some(Topic::Line(file, line)) => {
            let grammars = grammar::load(arguments.grammar.as_deref())?;
            let house = arguments.house.as_deref();
            if let Some(unknown) = house.filter(|name| grammars.house(name).is_none()) {
                bail!(grammar::no_house(unknown, &grammars));
            }
            let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let path = file.display().to_string();
            let document = match Document::from_bytes(&path, &path, bytes, arguments.encoding) {
                Ok(document) => document,
                Err(diagnostic) => bail!("{path}: {}", diagnostic.message),
            };
            let Some(told) = crate::resolve::explain(&document, &grammars, house, *line) else {
                bail!("{path} has no line {line}: it has {}", source_lines(&document.text).count());
            };
            write!(out, "{told}")?;
        }
        None => {
            for code in Code::ALL {
                writeln!(out, "{code}  {:7}  {}", code.severity().name(), code.title())?;
            }
        }
    }
    Ok(Status::Clean)
}

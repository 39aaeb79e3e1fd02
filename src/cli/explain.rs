use std::str::FromStr;

use super::arguments::Explain;
use super::{Status, Streams};
use crate::diagnostic::{Code, UnknownCode};

/// What an explanation is asked of.
#[derive(Debug, Clone)]
pub(super) enum Topic {
    /// The code of a diagnostic.
    Code(Code),
}

impl FromStr for Topic {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::Code)
    }
}

/// Explains one code, or lists all with their titles.
pub(super) fn run(arguments: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let out = &mut *streams.output;
    match &arguments.topic {
        Some(Topic::Code(code)) => {
            writeln!(out, "{code} ({}): {}\n\n{}", code.severity(), code.title(), code.explanation())?;
        }
        None => {
            for code in Code::ALL {
                writeln!(out, "{code}  {:7}  {}", code.severity().name(), code.title())?;
            }
        }
    }
    Ok(Status::Clean)
}

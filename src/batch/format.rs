use std::io::{self, Write};
use std::str::FromStr;

use crate::model::Minutes;

/// A format of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A JSON document.
    Json,
    /// One JSON object a line.
    Ndjson,
}

impl Format {
    /// Every format, in order.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Ndjson];

    /// Name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    /// Extension of its files.
    pub fn extension(self) -> &'static str {
        self.name()
    }

    /// What it is, in a few words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Json => "a JSON document for each source",
            Self::Ndjson => "one JSON object a line for each source",
        }
    }

    /// Writes one document.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn write(self, minutes: &Minutes, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Json => serde_json::to_writer_pretty(&mut *out, minutes)?,
            Self::Ndjson => serde_json::to_writer(&mut *out, minutes)?,
        }
        out.write_all(b"\n")
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|format| format.name() == text).ok_or(UnknownFormat)
    }
}

/// There is no format of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such format")]
pub struct UnknownFormat;

//! Diagnostics: what a person should look at, as plain data, and one renderer for each form.
//!
//! To add one: a variant of [`Code`] at the end of the list with its title, severity and explanation, the place that
//! reports it, and a sample or test that shows it. Codes are never renumbered.

mod cap;
mod code;
mod human;
mod json;
mod place;
mod render;
mod short;

pub(crate) use cap::{cap, number};
pub use code::{Code, UnknownCode};
pub use render::{Form, Renderer, UnknownForm};

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::SourceSpan;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// A person should look: something is odd in the text or was read with doubt.
    Warning,
    /// The document could not be converted.
    Error,
}

impl Severity {
    /// Every severity, the least first.
    pub const ALL: &'static [Self] = &[Self::Note, Self::Warning, Self::Error];

    /// The word for each of [`Self::ALL`].
    pub const NAMES: &'static [&'static str] = &["note", "warning", "error"];

    /// The word for it, in every form and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|severity| severity.name() == text).ok_or(UnknownSeverity)
    }
}

/// There is no severity of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such severity: it is note, warning or error")]
pub struct UnknownSeverity;

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// What it is, by its stable code (`M012`).
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence about this case.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<SourceSpan>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the severity that its code has.
    pub fn new(code: Code, message: impl Into<String>, span: Option<SourceSpan>) -> Self {
        Self { code, severity: code.severity(), message: message.into(), span, hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

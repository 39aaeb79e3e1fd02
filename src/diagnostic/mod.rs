//! Diagnostics: what a person should look at, as plain data, and one renderer for each form.
//!
//! To add one: a variant of [`Code`] at the end of the list with its title, severity and explanation, the place that
//! reports it, and a sample or test that shows it. Codes are never renumbered.

mod code;

pub use code::{Code, UnknownCode};

use serde::{Deserialize, Serialize};

use crate::model::SourceSpan;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// A person should look: something is odd in the text or was read with doubt.
    Warning,
    /// The document could not be converted.
    Error,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

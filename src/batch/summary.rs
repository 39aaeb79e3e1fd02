use std::fmt;

use super::Reading;
use crate::diagnostic::Severity;
use crate::source::{Failure, Skipped};

/// What became of one input, as far as the summary is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was converted; with the severity of its gravest finding.
    Converted(Option<Severity>),
    /// It gave no document.
    Failed,
}

impl From<&Result<Reading, Failure>> for Outcome {
    fn from(result: &Result<Reading, Failure>) -> Self {
        match result {
            Ok(reading) => Self::Converted(reading.minutes.diagnostics.iter().map(|found| found.severity).max()),
            Err(_) => Self::Failed,
        }
    }
}

/// What a run came to, in numbers of documents.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were converted.
    pub documents: usize,
    /// Converted documents with at least one warning.
    pub with_warnings: usize,
    /// Inputs that gave no document.
    pub failed: usize,
    /// Files and folders that were left out without being looked at.
    pub skipped: Skipped,
    /// The gravest finding in a converted document.
    pub gravest: Option<Severity>,
}

impl Summary {
    /// Counts one input.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Converted(gravest) => {
                self.documents += 1;
                self.with_warnings += usize::from(gravest >= Some(Severity::Warning));
                self.gravest = self.gravest.max(gravest);
            }
            Outcome::Failed => self.failed += 1,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.documents, if self.documents == 1 { "document" } else { "documents" })?;
        if self.with_warnings > 0 {
            write!(f, ", {} with warnings", self.with_warnings)?;
        }
        if self.failed > 0 {
            write!(f, ", {} failed", self.failed)?;
        }
        if self.skipped.total() > 0 {
            write!(f, ", {}", self.skipped)?;
        }
        Ok(())
    }
}

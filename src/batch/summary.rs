use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::{Duplicates, Entry, Reading};
use crate::diagnostic::{Code, Diagnostic, Severity, number};
use crate::source::{Failure, LeftOut};

/// Most failures that are remembered one by one; all are counted.
const FAILURES: usize = 1000;

/// Most documents that are named as those to look at.
const TO_LOOK_AT: usize = 20;

/// What became of one input, as far as the summary is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was converted.
    Converted {
        /// Path as given.
        path: String,
        /// SHA-256 of its bytes.
        sha256: String,
        /// House style that it was read by.
        house: String,
        /// Number of findings by code.
        findings: BTreeMap<Code, usize>,
        /// Whether an earlier run did it.
        kept: bool,
    },
    /// It gave no document, or its outputs could not be written.
    Failed(Failure),
}

impl Outcome {
    fn converted([path, sha256, house]: [&str; 3], diagnostics: &[Diagnostic], kept: bool) -> Self {
        let mut findings = BTreeMap::new();
        for diagnostic in diagnostics {
            *findings.entry(diagnostic.code).or_default() += number(diagnostic);
        }
        let [path, sha256, house] = [path, sha256, house].map(str::to_owned);
        Self::Converted { path, sha256, house, findings, kept }
    }

    /// That of a document which an earlier run converted.
    pub fn kept(entry: &Entry) -> Self {
        Self::converted([&entry.path, &entry.sha256, &entry.house], &entry.diagnostics, true)
    }
}

impl From<&Result<Reading, Failure>> for Outcome {
    fn from(result: &Result<Reading, Failure>) -> Self {
        match result {
            Ok(Reading { document, minutes }) => {
                let named = [&*document.path, &document.sha256, &minutes.house.name];
                Self::converted(named, &minutes.diagnostics, false)
            }
            Err(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// A document that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToLookAt {
    /// Path as given.
    pub path: String,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of findings by code, notes among them.
    pub findings: BTreeMap<Code, usize>,
}

/// How often a code was reported.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Frequency {
    /// In how many documents.
    pub documents: usize,
    /// How often in all.
    pub findings: usize,
}

/// Most documents that are named as the slowest.
const SLOWEST: usize = 5;

/// What a run came to, in numbers of documents.
#[derive(Debug, Default)]
pub struct Summary {
    /// Documents that were converted, now or by an earlier run.
    pub documents: usize,
    /// Those of them that an earlier run converted.
    pub kept: usize,
    /// Converted documents with at least one warning.
    pub with_warnings: usize,
    /// Inputs that gave no document.
    pub failed: usize,
    /// Files and folders that were left out without being looked at.
    pub left_out: LeftOut,
    /// The gravest finding in a converted document.
    pub gravest: Option<Severity>,
    /// Documents by the house that they were read by.
    pub houses: BTreeMap<String, usize>,
    /// How often each code was reported for converted documents.
    pub codes: BTreeMap<Code, Frequency>,
    /// Inputs that failed, by the code of the reason.
    pub failures_by_code: BTreeMap<Code, usize>,
    /// Documents that are another one once more.
    pub duplicates: Duplicates,
    /// The first inputs that failed, in the order of the run.
    pub failures: Vec<Failure>,
    /// The documents with most warnings, those with most first.
    pub to_look_at: Vec<ToLookAt>,
    /// The documents that took longest, the slowest first. They are told to people only: what is written does not
    /// depend on the clock.
    pub slowest: Vec<(Duration, String)>,
    /// Whether the run was ended before its time.
    pub interrupted: bool,
}

impl Summary {
    /// Counts one input. Returns what is to be said of it beside other documents of the run, which is counted too.
    pub fn count(&mut self, outcome: Outcome) -> Option<Diagnostic> {
        let mut told = None;
        match outcome {
            Outcome::Converted { path, sha256, house, mut findings, kept } => {
                told = self.duplicates.take(&sha256, &path);
                if let Some(diagnostic) = &told {
                    *findings.entry(diagnostic.code).or_default() += 1;
                }
                self.documents += 1;
                self.kept += usize::from(kept);
                *self.houses.entry(house).or_default() += 1;
                let mut warnings = 0;
                for (code, count) in &findings {
                    let frequency = self.codes.entry(*code).or_default();
                    frequency.documents += 1;
                    frequency.findings += count;
                    self.gravest = self.gravest.max(Some(code.severity()));
                    warnings += if code.severity() >= Severity::Warning { *count } else { 0 };
                }
                self.with_warnings += usize::from(warnings > 0);
                if warnings > 0 {
                    self.note(ToLookAt { path, warnings, findings });
                }
            }
            Outcome::Failed(failure) => {
                self.failed += 1;
                *self.failures_by_code.entry(failure.diagnostic.code).or_default() += 1;
                if self.failures.len() < FAILURES {
                    self.failures.push(failure);
                }
            }
        }
        told
    }

    /// Notes how long the document at `path` took.
    pub fn time(&mut self, path: String, taken: Duration) {
        let place = self.slowest.partition_point(|(other, _)| *other >= taken);
        if place < SLOWEST {
            self.slowest.truncate(SLOWEST - 1);
            self.slowest.insert(place, (taken, path));
        }
    }

    /// Puts a document behind those with at least as many warnings.
    fn note(&mut self, document: ToLookAt) {
        let place = self.to_look_at.partition_point(|other| other.warnings >= document.warnings);
        if place < TO_LOOK_AT {
            self.to_look_at.truncate(TO_LOOK_AT - 1);
            self.to_look_at.insert(place, document);
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.documents, if self.documents == 1 { "document" } else { "documents" })?;
        if self.kept > 0 {
            write!(f, " ({} unchanged)", self.kept)?;
        }
        if self.with_warnings > 0 {
            write!(f, ", {} with warnings", self.with_warnings)?;
        }
        if self.failed > 0 {
            write!(f, ", {} failed", self.failed)?;
        }
        if self.left_out.counts.total() > 0 {
            write!(f, ", {}", self.left_out.counts)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_are_known() {
        let mut summary = Summary::default();
        for number in [3, 9, 1, 7, 8, 2, 9, 4] {
            summary.time(number.to_string(), Duration::from_secs(number));
        }
        let slowest: Vec<&str> = summary.slowest.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(slowest, ["9", "9", "8", "7", "4"]);
    }

    #[test]
    fn the_documents_with_most_warnings_come_first() {
        let mut summary = Summary::default();
        for number in 0..50usize {
            let findings = BTreeMap::from([(Code::NoDate, 1 + number % 25), (Code::NumberingGap, 3)]);
            let [path, sha256] = [number.to_string(), format!("{number:064}").chars().rev().collect()];
            summary.count(Outcome::Converted { path, sha256, house: "base".to_owned(), findings, kept: number < 5 });
        }
        assert_eq!((summary.to_look_at.len(), summary.with_warnings, summary.kept), (TO_LOOK_AT, 50, 5));
        let first: Vec<&str> = summary.to_look_at.iter().take(3).map(|document| &*document.path).collect();
        assert_eq!(first, ["24", "49", "23"]);
        assert_eq!(summary.codes[&Code::NumberingGap], Frequency { documents: 50, findings: 150 });
    }
}

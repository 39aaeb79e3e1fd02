use std::collections::BTreeMap;

use serde::Serialize;

use super::{Frequency, Summary, ToLookAt};
use crate::diagnostic::Code;
use crate::source::{Reason, Skipped};

/// What `report.json` says of a run. It depends on the inputs only, not on the time that they took or on what an
/// earlier run had done.
#[derive(Serialize)]
struct Report<'a> {
    /// Whether the run came to its end.
    complete: bool,
    documents: usize,
    with_warnings: usize,
    failed: usize,
    skipped: Skipped,
    houses: &'a BTreeMap<String, usize>,
    codes: BTreeMap<Code, CodeReport>,
    failures_by_code: &'a BTreeMap<Code, usize>,
    failures: Vec<FailureReport<'a>>,
    skipped_files: Vec<SkippedReport<'a>>,
    duplicates: usize,
    duplicate_files: Vec<DuplicateReport<'a>>,
    to_look_at: Vec<DocumentReport<'a>>,
}

#[derive(Serialize)]
struct CodeReport {
    title: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    frequency: Frequency,
}

#[derive(Serialize)]
struct FailureReport<'a> {
    path: &'a str,
    code: Code,
    message: &'a str,
}

#[derive(Serialize)]
struct SkippedReport<'a> {
    path: &'a str,
    reason: Reason,
}

#[derive(Serialize)]
struct DuplicateReport<'a> {
    path: &'a str,
    first: &'a str,
}

#[derive(Serialize)]
struct DocumentReport<'a> {
    path: &'a str,
    warnings: usize,
    findings: &'a BTreeMap<Code, usize>,
}

impl Summary {
    /// The summary as the content of `report.json`.
    pub fn report(&self) -> Vec<u8> {
        let codes = self.codes.iter().map(|(code, frequency)| {
            let (title, severity) = (code.title(), code.severity().name());
            (*code, CodeReport { title, severity, frequency: *frequency })
        });
        let failures = self.failures.iter().map(|failure| FailureReport {
            path: &failure.path,
            code: failure.diagnostic.code,
            message: &failure.diagnostic.message,
        });
        let to_look_at = self.to_look_at.iter().map(|document| {
            let ToLookAt { path, warnings, findings } = document;
            DocumentReport { path, warnings: *warnings, findings }
        });
        let skipped_files = self.left_out.named().map(|(reason, path)| SkippedReport { path, reason });
        let duplicate_files = self.duplicates.named.iter().map(|(path, first)| DuplicateReport { path, first });
        let report = Report {
            complete: !self.interrupted,
            documents: self.documents,
            with_warnings: self.with_warnings,
            failed: self.failed,
            skipped: self.left_out.counts,
            houses: &self.houses,
            codes: codes.collect(),
            failures_by_code: &self.failures_by_code,
            failures: failures.collect(),
            skipped_files: skipped_files.collect(),
            duplicates: self.duplicates.count,
            duplicate_files: duplicate_files.collect(),
            to_look_at: to_look_at.collect(),
        };
        let mut json = serde_json::to_vec_pretty(&report).expect("its maps have texts for keys");
        json.push(b'\n');
        json
    }
}

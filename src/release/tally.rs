use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostic::{Code, number};
use crate::model::{Minutes, MinutesStatus, Outcome};
use crate::record::TABLES;
use crate::redact::{Counts, Taken};
use crate::source::fingerprint;

/// Numbers of a release that its pages show, and of what was left out of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// Documents in the release.
    pub(super) documents: usize,
    first: Option<String>,
    last: Option<String>,
    pub(super) without_date: usize,
    /// Documents by the body that met, where they name it.
    pub(super) bodies: BTreeMap<String, usize>,
    pub(super) without_body: usize,
    /// Documents in the release by what they call themselves.
    pub(super) statuses: BTreeMap<&'static str, usize>,
    /// Documents that were left out for what they call themselves.
    pub(super) left_out: BTreeMap<&'static str, usize>,
    /// What the publisher had taken out, and the documents that it was taken out of, by fingerprints of their identifiers.
    pub(super) redacted: (Counts, HashSet<[u8; 8]>),
    /// What the publisher gave to look for and was found, by number.
    pub(super) entries: BTreeSet<usize>,
    /// Meetings by year.
    pub(super) years: BTreeMap<i16, usize>,
    /// Decisions by outcome, in the order of [`Outcome::ALL`].
    pub(super) outcomes: BTreeMap<usize, usize>,
    /// Rows of each of [`TABLES`].
    pub(super) rows: Vec<usize>,
    /// By code, in how many documents something was found, and how often.
    pub(super) findings: BTreeMap<Code, (usize, usize)>,
}

impl Tally {
    /// The numbers of one document.
    pub(super) fn of(minutes: &Minutes) -> Self {
        let meeting = &minutes.meeting;
        let year = meeting.date.as_deref().and_then(|date| date.get(..4)?.parse().ok());
        let mut outcomes = BTreeMap::new();
        for decision in &minutes.decisions {
            let place = Outcome::ALL.iter().position(|outcome| *outcome == decision.outcome).unwrap_or_default();
            *outcomes.entry(place).or_default() += 1;
        }
        let rows = TABLES.iter().map(|table| {
            let mut rows = 0;
            table.for_each_row(minutes, |_| rows += 1);
            rows
        });
        let mut findings = BTreeMap::new();
        for diagnostic in &minutes.diagnostics {
            findings.entry(diagnostic.code).or_insert((1, 0)).1 += number(diagnostic);
        }
        Self {
            documents: 1,
            first: meeting.date.clone(),
            last: meeting.end_date.clone().or_else(|| meeting.date.clone()),
            without_date: usize::from(meeting.date.is_none()),
            bodies: meeting.body.iter().map(|body| (body.clone(), 1)).collect(),
            without_body: usize::from(meeting.body.is_none()),
            statuses: BTreeMap::from([(meeting.status.as_str(), 1)]),
            left_out: BTreeMap::new(),
            redacted: Default::default(),
            entries: BTreeSet::new(),
            years: year.map(|year| (year, 1)).into_iter().collect(),
            outcomes,
            rows: rows.collect(),
            findings,
        }
    }

    /// A document that is left out for its status.
    pub(super) fn left_out(status: MinutesStatus) -> Self {
        Self { left_out: BTreeMap::from([(status.as_str(), 1)]), ..Self::default() }
    }

    /// The same with what was taken out of the document.
    pub(super) fn with_redacted(self, taken: Taken, document: &str) -> Self {
        let documents = taken.is_any.then(|| fingerprint::short(document.as_bytes()));
        let redacted = (taken.counts, documents.into_iter().collect());
        Self { redacted, entries: taken.entries, ..self }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.without_date += other.without_date;
        self.without_body += other.without_body;
        // the first of two is the smaller, but for those that are not there
        self.first = [self.first.take(), other.first].into_iter().flatten().min();
        self.last = self.last.take().max(other.last);
        add(&mut self.bodies, other.bodies);
        add(&mut self.statuses, other.statuses);
        add(&mut self.left_out, other.left_out);
        self.redacted.0.add(other.redacted.0);
        self.redacted.1.extend(other.redacted.1);
        self.entries.extend(other.entries);
        add(&mut self.years, other.years);
        add(&mut self.outcomes, other.outcomes);
        self.rows.resize(TABLES.len(), 0);
        for (sum, rows) in self.rows.iter_mut().zip(other.rows) {
            *sum += rows;
        }
        for (code, (documents, findings)) in other.findings {
            let sum = self.findings.entry(code).or_default();
            *sum = (sum.0 + documents, sum.1 + findings);
        }
    }

    /// First and last day of a meeting.
    pub(super) fn coverage(&self) -> Option<(&str, &str)> {
        Some((self.first.as_deref()?, self.last.as_deref()?))
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, usize>, numbers: BTreeMap<K, usize>) {
    for (key, number) in numbers {
        *sums.entry(key).or_default() += number;
    }
}

//! What the release is, for people: `README.md` and `index.html` say the same.

use std::borrow::Borrow;
use std::fmt::Display;

use askama::Template;

use super::chart::{self, Bar};
use super::files::File;
use super::{Facts, Metadata, changes};
use crate::model::Outcome;
use crate::record::{Column, TABLES, Table};

#[derive(Template)]
#[template(path = "index.html", config = "src/release/page/askama.toml")]
struct Html<'a> {
    page: &'a Page<'a>,
    style: &'a str,
}

#[derive(Template)]
#[template(path = "README.md", escape = "none", config = "src/release/page/askama.toml")]
struct Readme<'a> {
    page: &'a Page<'a>,
}

pub(super) fn html(facts: &Facts<'_>) -> String {
    let style = include_str!("page.css");
    Html { page: &Page::of(facts), style }.render().expect("memory takes everything")
}

pub(super) fn readme(facts: &Facts<'_>) -> String {
    Readme { page: &Page::of(facts) }.render().expect("memory takes everything")
}

/// Text as it stands in HTML and SVG.
pub(super) fn escaped(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html).map_or_else(|_| String::new(), |text| text.to_string())
}

/// What both pages show, ready to be put into words.
struct Page<'a> {
    metadata: &'a Metadata,
    citation: String,
    figures: Vec<(usize, &'static str)>,
    coverage: Vec<(String, String)>,
    bodies: Vec<(&'a str, usize)>,
    more_bodies: usize,
    left_out: Vec<(String, usize)>,
    quality: Vec<Finding>,
    files: &'a [File],
    tables: Vec<Described>,
    changes: Vec<(&'static str, changes::Counts)>,
    has_changes: bool,
    charts: Vec<Chart>,
}

/// A table of the data dictionary.
struct Described {
    table: &'static Table,
    rows: usize,
}

impl Described {
    /// Whether the column is part of the key.
    fn is_key(&self, column: &Column) -> bool {
        self.table.primary_key.contains(&column.name)
    }
}

/// How often something was found.
struct Finding {
    code: &'static str,
    title: &'static str,
    severity: &'static str,
    documents: usize,
    findings: usize,
}

struct Chart {
    title: String,
    svg: String,
    labels: &'static str,
    numbers: &'static str,
    bars: Vec<Bar>,
}

/// Most bodies that are named; of the others there is a number.
const MOST_BODIES: usize = 50;

impl<'a> Page<'a> {
    fn of(facts: &'a Facts<'a>) -> Self {
        let Facts { metadata, tally, changes, .. } = facts;
        let rows = |name: &str| {
            let place = TABLES.iter().position(|table| table.name == name);
            place.and_then(|place| tally.rows.get(place)).copied().unwrap_or_default()
        };
        let mut bodies: Vec<(&str, usize)> = tally.bodies.iter().map(|(body, number)| (&**body, *number)).collect();
        // those with most meetings first, those with as many by name
        bodies.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
        let more_bodies = bodies.len().saturating_sub(MOST_BODIES);
        bodies.truncate(MOST_BODIES);
        let figures = vec![
            (tally.documents, "documents"),
            (tally.bodies.len(), "bodies"),
            (rows("decisions"), "decisions"),
            (rows("actions"), "actions"),
            (rows("attendees"), "attendances"),
        ];
        let quality = tally.findings.iter().map(|(code, (documents, findings))| Finding {
            code: code.id(),
            title: code.title(),
            severity: code.severity().name(),
            documents: *documents,
            findings: *findings,
        });
        let tables = TABLES.iter().zip(tally.rows.iter().copied().chain(std::iter::repeat(0)));
        Self {
            metadata,
            citation: citation(metadata),
            figures,
            coverage: coverage(facts),
            bodies,
            more_bodies,
            left_out: left_out(facts),
            quality: quality.collect(),
            files: &facts.files,
            tables: tables.map(|(table, rows)| Described { table, rows }).collect(),
            changes: changes.map(|changes| changes.tables.clone()).unwrap_or_default(),
            has_changes: changes.is_some(),
            charts: charts(facts),
        }
    }
}

/// Publisher, year where one is known, title, version, address.
fn citation(metadata: &Metadata) -> String {
    let day = metadata.modified.as_deref().or(metadata.issued.as_deref());
    let year = day.map(|day| format!(" ({})", &day[..4])).unwrap_or_default();
    let Metadata { publisher, title, version, base, .. } = metadata;
    format!("{publisher}{year}: {title}, version {version}. {base}")
}

fn coverage(facts: &Facts<'_>) -> Vec<(String, String)> {
    let Facts { metadata, tally, .. } = facts;
    let mut coverage = Vec::new();
    let mut add = |name: &str, value: String| coverage.push((name.to_owned(), value));
    if let Some((first, last)) = tally.coverage() {
        add("First meeting", first.to_owned());
        add("Last meeting", last.to_owned());
    }
    if let Some(place) = &metadata.place {
        add("Place", place.clone());
    }
    let statuses: Vec<String> = tally.statuses.iter().map(|(status, number)| format!("{number} {status}")).collect();
    if !statuses.is_empty() {
        add("Status of the minutes", statuses.join(", "));
    }
    if tally.without_date > 0 {
        add("Documents without a known date", format!("{} (they have no Akoma Ntoso document)", tally.without_date));
    }
    if tally.without_body > 0 {
        add("Documents that name no body", tally.without_body.to_string());
    }
    coverage
}

/// What is not in the release, with the reason.
fn left_out(facts: &Facts<'_>) -> Vec<(String, usize)> {
    let (tally, summary) = (facts.tally, facts.summary);
    let statuses = tally.left_out.iter().map(|(status, number)| {
        let reason = if *status == "unknown" {
            "do not say whether they are approved".to_owned()
        } else {
            format!("call themselves {status}")
        };
        (format!("Minutes that {reason}, which the publisher leaves out"), *number)
    });
    let failed =
        summary.failures_by_code.iter().map(|(code, number)| (format!("Not read: {} ({code})", code.title()), *number));
    let skipped = summary.left_out.counts;
    let skipped = [
        ("Hidden files and folders", skipped.hidden),
        ("Files with an extension that is not read", skipped.extension),
        ("What is not a file", skipped.not_text),
        ("README files", skipped.read_me),
        ("Files that the publisher excluded", skipped.excluded),
    ];
    let skipped =
        skipped.into_iter().filter(|(_, number)| *number > 0).map(|(reason, number)| (reason.to_owned(), number));
    let (redacted, documents) = &tally.redacted;
    let redacted = [
        ("Documents of which the publisher has taken something out", documents.len()),
        ("Names of people taken out: [redacted] stands for each", redacted.people),
        ("Terms taken out: [redacted] stands for each", redacted.terms),
        ("Items of business taken out, with all that stands under them", redacted.items),
    ];
    let redacted = redacted.into_iter().filter(|(_, number)| *number > 0);
    let redacted = redacted.map(|(what, number)| (what.to_owned(), number));
    statuses.chain(redacted).chain(failed).chain(skipped).collect()
}

fn charts(facts: &Facts<'_>) -> Vec<Chart> {
    let tally = facts.tally;
    let (step, years) = chart::by_year(&tally.years);
    let outcomes: Vec<Bar> = Outcome::ALL
        .iter()
        .enumerate()
        .map(|(place, outcome)| (outcome.as_str().to_owned(), tally.outcomes.get(&place).copied().unwrap_or_default()))
        .collect();
    let mut charts = Vec::new();
    if !years.is_empty() {
        let title = if step == 1 {
            "Meetings a year".to_owned()
        } else {
            format!("Meetings every {step} years, by the first of them")
        };
        let svg = chart::columns("years", &title, &years);
        charts.push(Chart { title, svg, labels: "Year", numbers: "Meetings", bars: years });
    }
    if outcomes.iter().any(|(_, number)| *number > 0) {
        let title = "Decisions by outcome".to_owned();
        let svg = chart::rows("outcomes", &title, &outcomes);
        charts.push(Chart { title, svg, labels: "Outcome", numbers: "Decisions", bars: outcomes });
    }
    charts
}

/// A number of bytes for people, in powers of 1000.
fn size(bytes: impl Borrow<u64>) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"];
    let mut value = *bytes.borrow() as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < units.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 || value >= 9.95 {
        format!("{value:.0} {}", units[unit])
    } else {
        format!("{value:.1} {}", units[unit])
    }
}

/// A number with a thin gap between its thousands.
fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    grouped
}

/// Text in a cell of a Markdown table, or within a paragraph.
fn cell(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let mut cell = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\r' => cell.push(' '),
            '|' | '<' | '[' | '*' | '_' | '\\' => cell.extend(['\\', char]),
            char => cell.push(char),
        }
    }
    cell
}

/// The term of a vocabulary with the usual prefix.
fn short(term: &str) -> String {
    let prefixes = [
        ("https://schema.org/", "schema"),
        ("http://purl.org/dc/terms/", "dcterms"),
        ("http://www.w3.org/ns/opengov#", "opengov"),
        ("http://www.w3.org/ns/org#", "org"),
        ("http://xmlns.com/foaf/0.1/", "foaf"),
    ];
    let known = prefixes.iter().find_map(|(uri, prefix)| Some(format!("{prefix}:{}", term.strip_prefix(uri)?)));
    known.unwrap_or_else(|| term.to_owned())
}

use std::collections::HashMap;
use std::io;
use std::sync::LazyLock;

use askama::Template;

use super::cards::{self, Card};
use super::kind::Kind;
use super::policy::policy;
use super::text::{self, Line, Mark};
use crate::model::{Minutes, MinutesStatus};

static STYLE: &str = concat!(include_str!("shared.css"), include_str!("page.css"));
static SCRIPT: &str = include_str!("page.js");
static POLICY: LazyLock<String> = LazyLock::new(|| policy(STYLE, SCRIPT, ""));

#[derive(Template)]
#[template(path = "page.html", config = "src/output/site/askama.toml")]
struct Page<'a> {
    policy: &'a str,
    style: &'a str,
    script: &'a str,
    index: Option<&'a str>,
    title: &'a str,
    about: Vec<String>,
    minutes: &'a Minutes,
    sections: &'a [Section],
    lines: Vec<Line<'a>>,
    findings: Findings<'a>,
}

/// The records of a kind.
struct Section {
    kind: Kind,
    cards: Vec<Card>,
}

/// What was found, by the line that it ends on; 0 for what has no place.
struct Findings<'a>(HashMap<usize, Vec<&'a Card>>);

impl Findings<'_> {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template has references to its numbers")]
    fn at(&self, line: &usize) -> &[&Card] {
        self.0.get(line).map_or(&[], Vec::as_slice)
    }
}

/// Writes the page of a document; `index` is where its link to all documents leads, if it has one.
pub(super) fn write(minutes: &Minutes, text: &str, index: Option<&str>, out: &mut dyn io::Write) -> io::Result<()> {
    let sections: Vec<Section> = Kind::ALL.map(|kind| Section { kind, cards: cards::of(kind, minutes) }).into();
    let placed = sections.iter().filter(|section| section.kind != Kind::Finding);
    let marks: Vec<Mark<'_>> = placed.flat_map(|section| section.cards.iter().flat_map(Card::marks)).collect();
    let mut findings: HashMap<usize, Vec<&Card>> = HashMap::new();
    for card in sections.iter().filter(|section| section.kind == Kind::Finding).flat_map(|section| &section.cards) {
        findings.entry(card.places.first().map_or(0, |place| place.last as usize)).or_default().push(card);
    }
    let page = Page {
        policy: &POLICY,
        style: STYLE,
        script: SCRIPT,
        index,
        title: title(minutes),
        about: about(minutes),
        minutes,
        lines: text::lines(text, &marks),
        sections: &sections,
        findings: Findings(findings),
    };
    page.write_into(&mut Utf8(out)).map_err(io::Error::other)
}

fn title(minutes: &Minutes) -> &str {
    let meeting = &minutes.meeting;
    meeting.title.as_deref().or(meeting.body.as_deref()).unwrap_or(&minutes.source.path)
}

/// What stands under the title: body, day, hours, place, status.
fn about(minutes: &Minutes) -> Vec<String> {
    let meeting = &minutes.meeting;
    let hours = match (&meeting.start_time, &meeting.end_time) {
        (Some(start), Some(end)) => Some(format!("{start}–{end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    };
    let status = (meeting.status != MinutesStatus::Unknown).then(|| meeting.status.as_str().to_owned());
    let body = meeting.body.clone().filter(|body| body != title(minutes));
    [body, meeting.date.clone(), hours, meeting.location.clone(), status].into_iter().flatten().collect()
}

/// What takes text, over what takes bytes.
struct Utf8<'w>(&'w mut dyn io::Write);

impl io::Write for Utf8<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

//! Compares what was found in a sample with what a person marked in it.

use minutebook::model::{Minutes, SourceSpan};
use serde_json::Value;

/// Least overlap of a found record with the marked one: bytes in both over bytes in either.
const OVERLAP: f64 = 0.5;

/// A record that a person marked.
#[derive(Debug)]
struct Marked {
    /// How it reads in a list of misses.
    shown: String,
    span: (usize, usize),
    /// Careful readers may disagree about it: it need not be found, and is not wrong when it is.
    optional: bool,
}

/// Records right, wrong and missed.
#[derive(Debug, Default, Clone)]
pub(super) struct Score {
    pub(super) right: usize,
    pub(super) wrong: Vec<String>,
    pub(super) missed: Vec<String>,
}

impl Score {
    /// The harmonic mean of precision and recall; 1 where there is nothing to find and nothing is found.
    pub(super) fn f1(&self) -> f64 {
        let all = 2 * self.right + self.wrong.len() + self.missed.len();
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong.extend(other.wrong);
        self.missed.extend(other.missed);
    }
}

/// Scores the records of one kind.
pub(super) fn score(kind: &str, text: &str, minutes: &Minutes, gold: &Value) -> Score {
    if kind == "attendees" {
        return attendees(minutes, gold);
    }
    let found: Vec<(SourceSpan, &str)> = match kind {
        "agenda_items" => minutes.agenda_items.iter().map(|item| (item.span, item.title.as_str())).collect(),
        "decisions" => minutes.decisions.iter().map(|decision| (decision.span, decision.text.as_str())).collect(),
        "actions" => minutes.actions.iter().map(|action| (action.span, action.text.as_str())).collect(),
        _ => minutes.footnotes.iter().map(|footnote| (footnote.span, footnote.text.as_str())).collect(),
    };
    let marked = gold[kind].as_array().unwrap().iter().map(|record| marked(text, record)).collect();
    let spans: Vec<_> = found.iter().map(|(span, _)| (span.start, span.end)).collect();
    let shown = |at: usize| format!("line {}: {}", found[at].0.start_line, found[at].1);
    settle(marked, found.len(), shown, |marked, at| {
        let likeness = overlap(marked.span, spans[at]);
        if likeness >= OVERLAP { likeness } else { 0.0 }
    })
}

/// People are the same by name, posts and groups by role, wherever they stand.
fn attendees(minutes: &Minutes, gold: &Value) -> Score {
    let key = |name: Option<&str>, role: Option<&str>| match name {
        Some(name) => plain(name),
        None => format!("({})", plain(role.unwrap_or_default())),
    };
    let keys: Vec<String> = minutes.attendees.iter().map(|one| key(one.name.as_deref(), one.role.as_deref())).collect();
    let marked = gold["attendees"].as_array().unwrap().iter().map(|record| Marked {
        shown: key(record["name"].as_str(), record["role"].as_str()),
        span: (0, 0),
        optional: record["optional"] == true,
    });
    settle(
        marked.collect(),
        keys.len(),
        |at| keys[at].clone(),
        |marked, at| f64::from(u8::from(marked.shown == keys[at])),
    )
}

/// Pairs marked records with found ones, the most alike first; those that are not optional go before the others.
fn settle(
    marked: Vec<Marked>,
    found: usize,
    shown: impl Fn(usize) -> String,
    likeness: impl Fn(&Marked, usize) -> f64,
) -> Score {
    let mut pairs = Vec::new();
    for (place, record) in marked.iter().enumerate() {
        pairs.extend((0..found).map(|at| (record.optional, likeness(record, at), place, at)));
    }
    pairs.retain(|(_, likeness, ..)| *likeness > 0.0);
    pairs.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
    let (mut met, mut used) = (vec![false; marked.len()], vec![false; found]);
    let mut score = Score::default();
    for (optional, _, place, at) in pairs {
        if !met[place] && !used[at] {
            (met[place], used[at]) = (true, true);
            score.right += usize::from(!optional);
        }
    }
    score.wrong = (0..found).filter(|at| !used[*at]).map(shown).collect();
    let missed = marked.into_iter().zip(met).filter(|(record, met)| !(*met || record.optional));
    score.missed = missed.map(|(record, _)| record.shown).collect();
    score
}

/// A marked record with the place of its quote: at or after its line, any run of blanks for a blank.
fn marked(text: &str, record: &Value) -> Marked {
    let quote = record["quote"].as_str().unwrap();
    let line = usize::try_from(record["line"].as_u64().unwrap_or(1)).unwrap();
    let from: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let starts = text[from..].char_indices().map(|(at, _)| from + at);
    let span = starts.into_iter().find_map(|start| Some((start, ends_at(&text[start..], quote)? + start)));
    Marked {
        shown: format!("line {line}: {quote}"),
        span: span.unwrap_or_else(|| panic!("the quote does not stand at line {line}: {quote}")),
        optional: record["optional"] == true,
    }
}

/// Where the quote ends if it stands at the start of the text.
fn ends_at(text: &str, quote: &str) -> Option<usize> {
    let mut rest = text;
    for (place, word) in quote.split_whitespace().enumerate() {
        let skipped = if place == 0 { rest } else { rest.trim_start() };
        rest = skipped.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

fn overlap(left: (usize, usize), right: (usize, usize)) -> f64 {
    let both = left.1.min(right.1).saturating_sub(left.0.max(right.0));
    let either = left.1.max(right.1) - left.0.min(right.0);
    if both == 0 { 0.0 } else { both as f64 / either as f64 }
}

fn plain(text: &str) -> String {
    let lower: String =
        text.chars().filter(|char| char.is_alphanumeric() || *char == ' ').flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

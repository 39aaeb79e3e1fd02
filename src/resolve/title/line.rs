//! A line of the title without the words for minutes and meetings.

use crate::grammar::Class;
use crate::parse::date::dates;
use crate::resolve::reading::Reading;
use crate::text::Span;

/// What is left of a line of the title without the words for minutes and meetings, dates, times and places.
pub(super) fn title_line(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let mut start = 0;
    let mut end = text.len();
    // from the end: a date, "held …", "at …"
    for (written, _) in dates(reading.words, text) {
        let at = crate::parse::offset_in(text, written);
        if at == 0 { start = written.len() } else { end = end.min(at) }
    }
    let lower = text.to_ascii_lowercase();
    for stop in [
        " held ",
        " on monday",
        " on tuesday",
        " on wednesday",
        " on thursday",
        " on friday",
        " at ",
        " - report",
        " minutes of",
        " via ",
        " dated ",
        " meeting minutes",
        " meeting - minutes",
        " — meeting minutes",
        " — minutes",
        " – meeting minutes",
        " – minutes",
        " - minutes",
        ": minutes",
        " minutes",
    ] {
        // "Draft minutes of X Council": the name stands behind the word
        let behind = |at: usize| {
            reading.hits_in(Span::new(span.start + at + 1, span.end)).iter().any(|hit| hit.class == Class::Collective)
        };
        if let Some(at) = lower.find(stop).filter(|at| *at > start + 2 && !(stop.contains("minutes") && behind(*at))) {
            end = end.min(at);
        }
    }
    if end <= start {
        return None;
    }
    let mut name = &text[start..end];
    loop {
        let before = name;
        name = name.trim_matches(|char: char| {
            char.is_whitespace() || matches!(char, ',' | ':' | '-' | '–' | '—' | '.' | '|' | '*' | '#')
        });
        name = strip_head(name);
        name = strip_tail(reading, name);
        if name == before {
            break;
        }
    }
    (name.len() >= 2 && name.chars().any(char::is_uppercase)).then(|| {
        let at = span.start + crate::parse::offset_in(text, name);
        Span::new(at, at + name.len())
    })
}

fn strip_head(name: &str) -> &str {
    let heads = [
        "approved minutes of the",
        "draft minutes of the",
        "draft minutes of a",
        "draft minutes of",
        "draft minutes",
        "minutes of the",
        "minutes of a",
        "minutes of",
        "minutes from the",
        "minutes for the",
        "minutes for",
        "minutes",
        "notes of the",
        "notes of",
        "highlights of the",
        "record of the",
        "summary of the",
        "report of the",
        "unconfirmed",
        "unapproved",
        "approved",
        "draft",
        "proceedings of the",
        "a meeting of the",
        "a meeting of",
        "the meeting of the",
        "meeting of the",
        "meeting of",
        "meeting",
        "ordinary meeting of the",
        "ordinary meeting of",
        "ordinary meeting",
        "special meeting of the",
        "special meeting of",
        "special meeting",
        "regular meeting of the",
        "regular meeting of",
        "regular meeting",
        "annual general meeting of the",
        "annual general meeting of",
        "annual meeting of the",
        "annual meeting of",
        "monthly meeting of the",
        "monthly meeting of",
        "extraordinary meeting of the",
        "extraordinary meeting of",
        "the november meeting of",
        "the",
    ];
    let lower = name.to_ascii_lowercase();
    for head in heads {
        if let Some(rest) = lower.strip_prefix(head)
            && rest.starts_with([' ', ':'])
        {
            return &name[head.len()..];
        }
    }
    // "the November Meeting of", "the 434th meeting of"
    if let Some(at) = lower.find(" meeting of ").filter(|at| *at <= 24) {
        return &name[at + 12..];
    }
    name
}

fn strip_tail<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let tails = [
        "meeting",
        "meetings",
        "minutes",
        "held",
        "on",
        "agenda",
        "telecon",
        "teleconference",
        "call",
        "monthly",
        "regular",
        "special",
        "ordinary",
        "annual general",
        "annual",
        "weekly",
        "quarterly",
        "the",
        "notes",
        "report",
        "of",
        "conference",
        "extraordinary",
        "public",
        "session",
        "general",
        "in",
        "at",
        "virtual",
        "bi-weekly",
        "biweekly",
    ];
    let lower = name.to_ascii_lowercase();
    for tail in tails {
        if let Some(rest) = lower.strip_suffix(tail)
            && rest.ends_with([' ', '-', '–', ','])
        {
            return &name[..rest.len()];
        }
    }
    // a weekday that the date left behind
    if let Some((head, last)) = name.rsplit_once(' ')
        && reading.words.classes(last).contains(Class::Weekday)
    {
        return head;
    }
    name
}

//! A line of the title without the words for minutes and meetings.

use crate::grammar::Class;
use crate::parse::date::is_month;
use crate::resolve::reading::Reading;
use crate::text::seek;
use crate::text::{Span, Words};

use super::name::{collective_last, ends_collective, is_generic};

/// What is left of a line of the title without the words for minutes and meetings, dates, times and places.
pub(super) fn title_line(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let mut start = 0;
    let mut end = text.len();
    // from the end: a date, "held …", "at …"
    for (written, _) in reading.dates(text) {
        let at = crate::parse::offset_in(text, written);
        let behind = text[at + written.len()..].trim_start();
        // "Minutes of 14 June 2015 Meeting of the Board of Trustees"
        if at == 0 || end > at && seek::opens(&behind.to_ascii_lowercase(), "meeting of ") {
            start = at + written.len();
        } else {
            end = end.min(at);
        }
    }
    // "June 2018 Central Bank of Sarn"
    start = start.max(month_and_year(reading, text));
    let lower = text.to_ascii_lowercase();
    let stops = ["held ", "at ", "via ", "dated "].map(|word| (" ", word)).into_iter();
    let stops = stops.chain(reading.words_of(Class::Weekday).take(7).map(|day| (" on ", day)));
    let ends = reading.words_of(Class::TitleEnd).map(|end| (if end.starts_with(':') { "" } else { " " }, end));
    let mut stop = String::new();
    for (before, phrase) in stops.chain(ends) {
        stop.clear();
        stop.push_str(before);
        stop.push_str(phrase);
        let stop = stop.as_str();
        // "Draft minutes of X Council": the name stands behind the word, unless a dash parts it from one before
        let behind = |at: usize| {
            let before = text[..at].trim();
            // "Elm Parish Council minutes of the council meeting" has the name before, too
            let own = seek::opens(&lower[at..], " minutes of ") && !is_generic(reading, before);
            let dashed = stop.trim_start().starts_with(['-', '–', '—']);
            let parted = (dashed || own && collective_last(reading, before)) && ends_collective(reading, before);
            !parted
                && reading.hits_in(Span::new(span.start + at + 1, span.end)).iter().any(|hit| {
                    let word = reading.text(Span::new(hit.start as usize, (hit.end as usize).min(span.end)));
                    hit.class == Class::Collective && !reading.words.classes(word).contains(Class::MinutesWord)
                })
        };
        if let Some(at) =
            seek::find(&lower, stop).filter(|at| *at > start + 2 && !(stop.contains("minutes") && behind(*at)))
        {
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
            // signs that web pages draw before their names, too: "♞ Elm Chess Club"
            let drawn = char > '\u{2190}' && !char.is_alphanumeric();
            drawn || char.is_whitespace() || matches!(char, ',' | ':' | '-' | '–' | '—' | '.' | '|' | '*' | '#' | '(')
        });
        name = without_note(strip_head(reading, name));
        name = without_possessive(reading, strip_tail(reading, name));
        if name == before {
            break;
        }
    }
    (name.len() >= 2 && name.chars().any(char::is_uppercase)).then(|| {
        let at = span.start + crate::parse::offset_in(text, name);
        Span::new(at, at + name.len())
    })
}

/// "Selectmen’s Minutes", "Trustees' Meeting": the members whose minutes they are.
fn without_possessive<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let bare = ["’s", "'s", "’", "'"].iter().find_map(|sign| name.strip_suffix(sign));
    bare.filter(|members| collective_last(reading, members)).unwrap_or(name)
}

/// "Policy Meeting[1]/", "Board Meeting¹": the mark of a footnote is no part of a name.
fn without_note(name: &str) -> &str {
    let bare = name.trim_end_matches(['/', '*', '†', '‡', '¹', '²', '³']);
    match bare.strip_suffix(']').and_then(|inner| inner.rsplit_once('[')) {
        Some((head, label)) if !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit()) => head,
        _ => bare,
    }
}

/// Length of a month and a year at the start of a line.
pub(super) fn month_and_year(reading: &Reading<'_>, text: &str) -> usize {
    let Some((month, rest)) = text.first_word() else { return 0 };
    let year = rest.words().next().unwrap_or("").trim_end_matches(',');
    let dated = is_month(reading.words, month.trim_end_matches(','))
        && year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit());
    if dated { month.len() + 1 + year.len() } else { 0 }
}

pub(super) fn strip_head<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let lower = name.to_ascii_lowercase();
    let heads = reading.words_of(Class::TitleHead);
    for head in heads.chain(["the"]) {
        if let Some(rest) = lower.strip_prefix(head)
            && rest.starts_with([' ', ':'])
        {
            return &name[head.len()..];
        }
    }
    // "the November Meeting of", "the 434th meeting of", "Edited minutes of"
    for of in [" meeting of ", " minutes of "] {
        if let Some(at) = seek::find(&lower, of).filter(|at| *at <= 24) {
            return &name[at + of.len()..];
        }
    }
    // "6th OpenVDB TSC meeting"
    let (first, rest) = name.first_word().unwrap_or((name, ""));
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let counted = digits > 0 && ["st", "nd", "rd", "th"].contains(&&first[digits..]);
    // "Q1 Board of Directors Meeting"
    let quarter = matches!(first.as_bytes(), [b'Q' | b'q', b'1'..=b'4']);
    if counted
        || quarter
        || reading.grammar.words(Class::OrdinalWord).iter().any(|word| first.eq_ignore_ascii_case(word))
    {
        return rest;
    }
    name
}

/// The name up to the word for the meeting, and how much of it is the blank behind it, where the number of the meeting
/// ends it.
fn numbered_meeting<'t>(reading: &Reading<'_>, name: &'t str) -> Option<(&'t str, usize)> {
    let head = name.trim_end_matches(|char: char| char.is_ascii_digit());
    if head.len() == name.len() || name.len() - head.len() > 3 {
        return None;
    }
    let head = head.trim_end();
    let label = ["No.", "no.", "No", "no", "Number", "number", "#", "Nr.", "№"];
    let bare = label.iter().find_map(|label| head.strip_suffix(label)).unwrap_or(head);
    let (before, last) = bare.trim_end().last_word()?;
    let meeting = reading.words.classes(last).contains(Class::MinutesWord);
    (meeting && !before.is_empty()).then_some((bare, bare.len() - bare.trim_end().len()))
}

fn strip_tail<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    // "Elm Parish Meeting", "Elm and Oak Area Meeting": bodies that are called meetings
    let own = |(before, name): (&str, &str)| {
        let meets = |word: &str| reading.words.classes(word).contains(Class::MinutesWord);
        let plain = before.trim_end().ends_with(char::is_alphabetic) && !before.words().any(meets);
        plain && reading.words.classes(name).contains(Class::Collective)
    };
    let mut blanks = name.rmatch_indices(' ').map(|(at, _)| (&name[..at], &name[at + 1..])).skip(1);
    if blanks.next().is_some_and(own) {
        return name;
    }
    let lower = name.to_ascii_lowercase();
    let tails = reading.words_of(Class::TitleTail);
    for tail in tails.chain(["on", "the", "of", "in", "at"]) {
        if let Some(rest) = lower.strip_suffix(tail)
            && rest.ends_with([' ', '-', '–', ','])
        {
            return &name[..rest.len()];
        }
    }
    // "(Registered Charity No. 274033)"
    if let Some(open) = name.strip_suffix(')').and_then(|inner| inner.rfind('('))
        && name[open..].contains(|char: char| char.is_ascii_digit())
    {
        return &name[..open];
    }
    // "Meeting #3", "Meeting No.1", "Meeting 6"
    if let Some((head, number)) = numbered_meeting(reading, name) {
        return &name[..head.len() - number];
    }
    // "Elmford Walkers AGM 2022"
    if let Some((head, year)) = name.last_word()
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|byte| byte.is_ascii_digit())
    {
        return head;
    }
    // a weekday that the date left behind, the month of "November meeting"
    if let Some((head, last)) = name.last_word()
        && (reading.words.classes(last).contains(Class::Weekday) || is_month(reading.words, last))
    {
        return head;
    }
    name
}

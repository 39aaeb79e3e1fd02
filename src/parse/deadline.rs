//! When a task is due.
//!
//! ```ebnf
//! deadline      = phrase (* actions.deadlines *) , [ "of" , clause ] | prepositional ;
//! prepositional = limit , [ "the" ] , ( dated | due_date | moment , clause ) | span , clause ;
//! limit         = "by" | "before" | "no later than" | "on" | "until" | "with" | "for" | "in time for" ; (* lexical *)
//! span          = ( "at" | "in" | "over" | "for" | "to" | "within" ) , ( "the" | "a" | "its" | "our" | "their" | count ) ; (* lexical *)
//! moment        = weekday | month | "next" | "following" | "end of" | "start of" | "middle of" | "close of" | "release" ; (* lexical *)
//! dated         = [ "next" | "this" | "coming" ] , date ;
//! due_date      = dates | "end of the month" | "end of" , month , [ year ] | "next meeting" ;
//! clause        = word , { blank , word } ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::model::date::Date;

use super::date::{date, dates};
use super::word::phrase;

/// The first phrase in a text that says when something is due.
pub fn deadline<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let mut fresh = true;
    for (at, char) in text.char_indices() {
        let starts = fresh && char.is_alphanumeric();
        fresh = !(char.is_alphanumeric() || matches!(char, '\'' | '’'));
        if !starts {
            continue;
        }
        if let Ok((rest, _)) = phrase(words, Class::Deadline)(&text[at..]) {
            let more = if rest.starts_with(" of ") { clause(rest) } else { 0 };
            return Some(&text[at..text.len() - rest.len() + more]);
        }
        if let Some(end) = prepositional(words, text, at) {
            return Some(text[at..end].trim_end_matches([',', ' ', '.', ';', ')']));
        }
    }
    None
}

/// The end of a phrase that begins with a preposition at `at`.
fn prepositional(words: &Lexicon, text: &str, at: usize) -> Option<usize> {
    let tail = &text[at..];
    let lower: String = tail.chars().take(64).collect::<String>().to_ascii_lowercase();
    let after = |head: &str| lower.starts_with(head).then(|| at + head.len());
    for head in [
        "by the ",
        "by ",
        "before the ",
        "before ",
        "no later than the ",
        "no later than ",
        "not later than ",
        "on the ",
        "on ",
        "until ",
        "with the ",
        "for the ",
        "in time for the ",
    ] {
        let Some(from) = after(head).filter(|from| text.is_char_boundary(*from)) else { continue };
        let moment = &text[from..];
        if let Some(length) = dated(words, moment) {
            return Some(from + length);
        }
        if head.starts_with("by")
            || head.starts_with("before")
            || head.starts_with("no later")
            || head.starts_with("not later")
            || head.starts_with("in time")
        {
            let named = [
                "end of ",
                "next ",
                "following ",
                "start of ",
                "beginning of ",
                "middle of ",
                "final ",
                "release",
                "close of ",
                "forthcoming ",
                "deadline",
            ];
            if named.iter().any(|word| moment.to_ascii_lowercase().starts_with(word))
                || phrase(words, Class::Weekday)(moment).is_ok()
                || month_opens(words, moment)
            {
                return Some(from + clause(moment));
            }
        }
    }
    for head in [
        "at the next ",
        "at a future ",
        "at the following ",
        "at its next ",
        "at our next ",
        "at their next ",
        "at a later ",
        "in the new year",
        "in the next ",
        "in the coming ",
        "over the next ",
        "for the next ",
        "to the next ",
        "within ",
    ] {
        let Some(from) = after(head).filter(|from| text.is_char_boundary(*from)) else { continue };
        if head == "within "
            && !text[from..].starts_with(|char: char| char.is_ascii_digit())
            && words.entry(Class::NumberWord, text[from..].split(' ').next().unwrap_or("")).is_none()
            && !text[from..].starts_with("the next")
            && !text[from..].starts_with("a ")
        {
            continue;
        }
        let meets = lower.contains("meeting")
            || lower.contains("board")
            || lower.contains("council")
            || lower.contains("committee")
            || lower.contains("agm");
        let spans = ["week", "month", "day", "year", "quarter"].iter().any(|unit| lower.contains(unit));
        if (head.starts_with("at ") || head.starts_with("to ") || head.starts_with("for ")) && !meets
            || (head.starts_with("in ") || head.starts_with("over ") || head.starts_with("within")) && !spans
        {
            continue;
        }
        return Some(from + clause(&text[from..]));
    }
    None
}

fn month_opens(words: &Lexicon, text: &str) -> bool {
    super::date::MONTHS.into_iter().any(|month| phrase(words, month)(text).is_ok())
        && text.starts_with(char::is_uppercase)
}

/// Length of a date, with "next" and the weekday before it.
fn dated(words: &Lexicon, text: &str) -> Option<usize> {
    let skip = ["next ", "this ", "coming "]
        .into_iter()
        .find(|word| text.to_ascii_lowercase().starts_with(word))
        .map_or(0, str::len);
    let (rest, _) = date(words, text.get(skip..)?).ok()?;
    Some(text.len() - rest.len())
}

/// Length of the words up to the next sign or link, at most eight words.
fn clause(text: &str) -> usize {
    let stops = [
        " and ", " to ", " which ", " so ", " with ", " when ", " if ", " where ", " but ", " for ", " – ", " - ",
        " by ",
    ];
    let mut end = text.find([',', '.', ';', ':', ')', '?', '!']).unwrap_or(text.len());
    // a full stop within a number does not end the clause
    if text[end..].starts_with('.') && text[end + 1..].starts_with(|char: char| char.is_ascii_digit()) {
        end = text[end + 1..].find([',', '.', ';', ':', ')']).map_or(text.len(), |more| end + 1 + more);
    }
    for stop in stops {
        if let Some(at) = text[..end].find(stop) {
            end = at;
        }
    }
    text[..end].match_indices(' ').nth(8).map_or(end, |(at, _)| at)
}

/// The day that a phrase means, where it means one: a date with the year of `meeting`, the end of its month, or the
/// next meeting.
pub fn due_date(words: &Lexicon, due: &str, meeting: Option<Date>, next: Option<Date>) -> Option<Date> {
    if let Some((_, found)) = dates(words, due).first() {
        return found.resolve(meeting);
    }
    let lower = due.to_ascii_lowercase();
    if lower.contains("end of the month") || lower.contains("month end") || lower.contains("end of this month") {
        return meeting.map(Date::end_of_month);
    }
    if lower.contains("next meeting") {
        return next;
    }
    // "by the end of March"
    let after = lower.find("end of ").map(|at| &lower[at + 7..])?;
    let month = super::date::MONTHS.into_iter().position(|month| phrase(words, month)(after).is_ok())?;
    let year = after
        .split(|char: char| !char.is_ascii_digit())
        .find(|part| part.len() == 4)
        .and_then(|year| year.parse().ok());
    let first = match year {
        Some(year) => Date::new(year, month as i8 + 1, 1),
        None => Date::next_occurrence(month as i8 + 1, 28, meeting?),
    };
    first.map(Date::end_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn deadlines_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("produce lists by 28 February 2014.", Some("by 28 February 2014"), Some("2014-02-28")),
            ("information by the end of the month, or", Some("by the end of the month"), Some("2014-02-28")),
            ("present at the next meeting.", Some("at the next meeting"), Some("2014-05-02")),
            ("report as soon as possible", Some("as soon as possible"), None),
            ("contact by next Friday, 30 September, so that", Some("by next Friday, 30 September"), Some("2014-09-30")),
            ("a blog post before the release for review", Some("before the release"), None),
            ("done by the end of March", Some("by the end of March"), Some("2014-03-31")),
            ("decided by the board", None, None),
            ("within two weeks of that release", Some("within two weeks of that release"), None),
            ("rolled out in the next 2 weeks and published", Some("in the next 2 weeks"), None),
        ];
        let (meeting, next) = (Date::new(2014, 2, 14), Date::new(2014, 5, 2));
        for (text, due, day) in cases {
            let found = deadline(words, text);
            assert_eq!(found, due, "{text}");
            let found = found.and_then(|due| due_date(words, due, meeting, next)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }
}

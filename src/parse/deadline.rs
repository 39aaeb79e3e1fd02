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

use crate::grammar::{Class, ClassSet, Grammar, Hit, Lexicon};
use crate::model::date::Date;

use super::date::{date, dates};
use super::word::phrase;

/// The lists whose words may begin such a phrase.
const OPENINGS: ClassSet =
    ClassSet::of(&[Class::Deadline, Class::DueLimit, Class::DueDay, Class::DueOccasion, Class::DueSpan]);

/// Openings that are no entries of a list.
const FIXED: [&str; 2] = [NEW_YEAR, "within "];

const NEW_YEAR: &str = "in the new year";

/// The places in a text at which such a phrase may begin, in order: the starts of words of the lists, and of those that
/// are fixed.
fn starts(text: &str, base: usize, hits: &[Hit]) -> Vec<usize> {
    let listed = hits.iter().filter(|hit| OPENINGS.contains(hit.class)).map(|hit| hit.start as usize - base);
    let mut starts: Vec<usize> = listed.collect();
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'w', b'i', bytes).chain(memchr::memchr2_iter(b'W', b'I', bytes)) {
        let opens =
            |fixed: &&str| bytes.get(at..at + fixed.len()).is_some_and(|b| b.eq_ignore_ascii_case(fixed.as_bytes()));
        if FIXED.iter().any(opens) {
            starts.push(at);
        }
    }
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’');
    starts.retain(|at| !text[..*at].ends_with(inner) && text[*at..].starts_with(char::is_alphanumeric));
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The first phrase in a text that says when something is due; `hits` are the vocabulary's in it, counted from `base`.
pub fn deadline<'t>(grammar: &Grammar, text: &'t str, base: usize, hits: &[Hit]) -> Option<&'t str> {
    let words = grammar.lexicon();
    for at in starts(text, base, hits) {
        if let Ok((rest, _)) = phrase(words, Class::Deadline)(&text[at..]) {
            let open = text[at..text.len() - rest.len()].to_ascii_lowercase().ends_with("as soon as");
            let more = if rest.starts_with(" of ") || open { clause(rest) } else { 0 };
            return Some(&text[at..text.len() - rest.len() + more]);
        }
        if let Some(end) = prepositional(grammar, text, at) {
            return Some(text[at..end].trim_end_matches([',', ' ', '.', ';', ')']));
        }
    }
    None
}

/// The end of a phrase that begins with a preposition at `at`.
fn prepositional(grammar: &Grammar, text: &str, at: usize) -> Option<usize> {
    let words = grammar.lexicon();
    let lower: String = text[at..].chars().take(64).collect::<String>().to_ascii_lowercase();
    // where the words after a preposition of the list and its blank begin
    let after = |head: &String| {
        let rest = lower.strip_prefix(head.as_str())?;
        rest.starts_with(' ').then_some(at + head.len() + 1)
    };
    for from in grammar.words(Class::DueLimit).iter().filter_map(after) {
        let rest = &text[from..];
        if let Some(length) = dated(words, rest) {
            return Some(from + length);
        }
        if names_moment(grammar, rest) {
            return Some(from + clause(rest));
        }
    }
    for from in grammar.words(Class::DueDay).iter().filter_map(after) {
        if let Some(length) = dated(words, &text[from..]) {
            return Some(from + length);
        }
        if let Some(length) = month_meeting(words, &text[from..]) {
            return Some(from + length);
        }
    }
    let mentions = |class| grammar.words(class).iter().any(|word| lower.contains(word.as_str()));
    let occasion = grammar.words(Class::DueOccasion).iter().find_map(after).filter(|_| mentions(Class::Occasion));
    let from = occasion.or_else(|| {
        let span = grammar.words(Class::DueSpan).iter().find_map(after);
        let new_year = || lower.starts_with(NEW_YEAR).then_some(at + NEW_YEAR.len());
        let within = || lower.starts_with("within ").then_some(at + 7).filter(|from| measured(words, &text[*from..]));
        span.or_else(new_year).or_else(within).filter(|_| mentions(Class::TimeUnit))
    });
    from.map(|from| from + clause(&text[from..]))
}

/// Whether a moment without a date stands at the start.
fn names_moment(grammar: &Grammar, text: &str) -> bool {
    let words = grammar.lexicon();
    let lower = text.to_ascii_lowercase();
    let named = |phrase: &String| lower.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.starts_with(' '));
    grammar.words(Class::DueMoment).iter().any(named)
        || grammar.words(Class::DueEvent).iter().any(|event| lower.starts_with(event.as_str()))
        || phrase(words, Class::Weekday)(text).is_ok()
        || month_opens(words, text)
}

/// Whether a length of time follows "within": the word is said of places too.
fn measured(words: &Lexicon, text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
        || words.entry(Class::NumberWord, text.split(' ').next().unwrap_or("")).is_some()
        || text.starts_with("the next")
        || text.starts_with("a ")
}

fn month_opens(words: &Lexicon, text: &str) -> bool {
    super::date::MONTHS.into_iter().any(|month| phrase(words, month)(text).is_ok())
        && text.starts_with(char::is_uppercase)
}

/// Length of "March meeting".
fn month_meeting(words: &Lexicon, text: &str) -> Option<usize> {
    let month = super::date::MONTHS.into_iter().find_map(|month| phrase(words, month)(text).ok())?;
    month.0.strip_prefix(" meeting").map(|rest| text.len() - rest.len())
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
    // "before the October meeting", where the next meeting is in October
    let named = |month: usize| next.is_some_and(|next| usize::try_from(next.month()).is_ok_and(|own| own == month + 1));
    let month = |text: &str| super::date::MONTHS.into_iter().position(|month| phrase(words, month)(text).is_ok());
    if let Some(at) = lower.find(" meeting")
        && month(lower[..at].rsplit(' ').next().unwrap_or("")).is_some_and(named)
    {
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
        let grammar = grammars.house("base").expect("is built in");
        let words = grammar.lexicon();
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
            let mut hits = Vec::new();
            words.scan(text, &mut hits);
            let found = deadline(grammar, text, 0, &hits);
            assert_eq!(found, due, "{text}");
            let found = found.and_then(|due| due_date(words, due, meeting, next)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }
}

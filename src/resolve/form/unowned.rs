//! Words before "to" that name nobody who is to do what follows.

use crate::grammar::Class;
use crate::resolve::actions::is_clause_of_pronoun;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

/// "may need to revisit", "would like to see", "Following agreement to replace it": words before "to" behind which nobody is
/// sent off.
pub(super) fn wants_only(reading: &Reading<'_>, words: &str, last: &str) -> bool {
    let opening = words.words().next().unwrap_or(words);
    reading.words.holds(&[Class::Want], last)
        || needs_for(reading, words)
        || takes_time(words)
        || reading.words.holds(&[Class::Circumstance], opening)
}

/// "Using our list to find members", "staff making an effort to help": a deed, with what it is done to or with.
fn uses_something(reading: &Reading<'_>, words: &str) -> bool {
    seek::places(words, "ing ").any(|at| {
        let deed = words[..at].words().next_back().unwrap_or("");
        let what = words[at + "ing ".len()..].words().next().unwrap_or("");
        let lower = deed.starts_with(char::is_lowercase) || deed.len() == at;
        deed.len() > 1 && lower && reading.words.holds(&[Class::Determiner], what)
    })
}

/// "OK to sell it", "We try to mend it", "Nothing for us to do", "To help the group to meet", "- to call a meeting to",
/// "We'd like to ask", "thanked members for coming to help": words before "to" that name nobody who is to do it.
pub(super) fn is_no_owner(reading: &Reading<'_>, words: &str) -> bool {
    const LEAVES: [&str; 9] = ["OK", "Ok", "Okay", "Need", "Needs", "To", "to", "I.e.", "E.g."];
    let first = words.words().next().unwrap_or(words);
    let none = reading.words.holds(&[Class::Negation], first);
    if none || is_clause_of_pronoun(words) || uses_something(reading, words) {
        return true;
    }
    let wishes = first.ends_with("'d") || first.ends_with("’d");
    let thanked = seek::part(words, " for ")
        .and_then(|(_, behind)| behind.words().next())
        .is_some_and(|deed| deed.len() > 5 && deed.ends_with("ing"));
    LEAVES.contains(&first) || wishes || thanked
}

/// "the ability for the committee", "a need for members": what is there for somebody to do gives nobody a task.
fn needs_for(reading: &Reading<'_>, words: &str) -> bool {
    seek::find_last(words, " for ").is_some_and(|at| {
        let noun = words[..at].words().next_back().unwrap_or("");
        reading.words.classes(noun).contains(Class::Purpose)
    })
}

/// "Grants take 2-3 months": how long something takes to be done, and nobody has to do it.
fn takes_time(words: &str) -> bool {
    let unit = words.words().next_back().unwrap_or("");
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    matches!(unit, "minute" | "hour" | "day" | "week" | "month" | "year")
        && [" take ", " takes ", " took "].iter().any(|verb| seek::find(words, verb).is_some())
}

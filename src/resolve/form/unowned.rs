//! Words before "to" that name nobody who is to do what follows.

use crate::grammar::Class;
use crate::parse::attendance::is_post;
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

/// "Goal", "The idea", "The aim of the walk": what somebody has in mind, before "is to".
pub(super) fn is_intention(reading: &Reading<'_>, words: &str) -> bool {
    let words = seek::part(words, " of ").map_or(words, |(head, _)| head);
    let last = words.words().next_back().unwrap_or(words);
    reading.words.classes(last).contains(Class::Intention)
}

/// "find some members", "Carry forward the decision": words that begin with the verb of a task are no owner, unless
/// they end in a group ("design team") or the verb is a post too ("Chair").
pub(super) fn opens_with_verb(reading: &Reading<'_>, words: &str) -> bool {
    let Some((first, more)) = words.first_word() else { return false };
    let classes = reading.words.classes(first);
    let last = reading.words.classes(more.words().next_back().unwrap_or(more));
    let group = more.words().count() <= 2
        && [Class::Collective, Class::Everybody, Class::Post].into_iter().any(|class| last.contains(class));
    let shouted = || !words.contains(char::is_lowercase);
    let ordered =
        first.starts_with(char::is_lowercase) || !group && (more.starts_with(char::is_lowercase) || shouted());
    classes.contains(Class::TaskVerb) && !classes.contains(Class::Chair) && !classes.contains(Class::Post) && ordered
}

/// "A Bill", "an amendment": something that has an article of its own and is no office, group or person.
pub(super) fn is_some_thing(reading: &Reading<'_>, words: &str) -> bool {
    let end = words.words().next_back().unwrap_or(words);
    // "not a decision to be taken lightly"
    if words.starts_with("not ") || words.starts_with("Not ") {
        return true;
    }
    // "LEDs to replace the bulbs": several of what letters stand for
    let letters = words.strip_suffix('s').unwrap_or("");
    if letters.len() > 1 && letters.chars().all(char::is_uppercase) && !is_post(reading.words, letters) {
        return true;
    }
    // "No issues to report", "motions to be read"
    let motion = |word: &str| reading.words.classes(word).contains(Class::Motion);
    if words.starts_with("No ") || words.starts_with("no ") || motion(end) || motion(end.trim_end_matches('s')) {
        return true;
    }
    let Some(plain) = ["A ", "An ", "a ", "an "].into_iter().find_map(|article| words.strip_prefix(article)) else {
        return false;
    };
    let head = plain.split(" of ").next().unwrap_or(plain).split(" from ").next().unwrap_or(plain);
    let head = head.split(" with ").next().unwrap_or(head);
    let last = reading.words.classes(head.words().next_back().unwrap_or(head));
    ![Class::Collective, Class::Everybody, Class::Post, Class::Members].into_iter().any(|class| last.contains(class))
        && !matches!(head.words().next_back(), Some("member" | "volunteer" | "person" | "representative"))
}

//! Groups of people without names, with their number.
//!
//! ```ebnf
//! crowd   = counted , phrase (* attendance.crowds *) , { word } | phrase (* attendance.crowds *) , number ;
//! counted = [ phrase (* attendance.approximately *) ] , [ number | phrase (* numbers.words *) ] ;
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::{Words, seek};

use super::detail::before_notes;

/// "11 members of the public", "Officials from OCS", "two residents".
pub(super) fn crowd<'t>(words: &Lexicon, text: &'t str) -> Option<(Option<u32>, &'t str)> {
    if let Some(found) = counted_behind(words, text) {
        return Some(found);
    }
    let (count, rest) = counted(words, text);
    let rest = rest.trim_start();
    let mut known = None;
    for at in rest.blanks().chain([rest.len()]).take(5) {
        if words.classes(&rest[..at]).contains(Class::Crowd) {
            known = Some(at);
        }
    }
    let end = known.or_else(|| count.and_then(|count| counted_noun(rest, count)))?;
    let tail = rest[end..].trim_start();
    // "members Ann Bell" names one of them
    let named = tail.starts_with(char::is_uppercase) || tail.starts_with(':');
    let plural_only = count.is_none() && words.classes(rest).contains(Class::Membership);
    (!named && !plural_only).then(|| {
        let stop = [" and ", " were", " was ", " observed", " attended", " joined", " looked on"]
            .iter()
            .filter_map(|verb| seek::find(rest, verb))
            .min()
            .unwrap_or(rest.len());
        (count, before_notes(&rest[..stop]).0)
    })
}

/// "Members of the public 5": the number behind the group.
fn counted_behind<'t>(words: &Lexicon, text: &'t str) -> Option<(Option<u32>, &'t str)> {
    if !text.ends_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let (group, count) = text.last_word()?;
    let group = group.trim_end_matches([' ', '-', '–', ':', '.']);
    let short = (1..=3).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit());
    (short && words.classes(group).contains(Class::Crowd)).then(|| (count.parse().ok(), group))
}

/// "two homeowners", "four graduate students", "one unidentified caller": whatever is counted in a list of people is
/// a group of people. Gives where its noun ends.
fn counted_noun(rest: &str, count: u32) -> Option<usize> {
    let head = [" and ", " from ", " of ", " who ", " were", " was ", " on ", ", ", " ("]
        .iter()
        .filter_map(|end| seek::find(rest, end))
        .min()
        .unwrap_or(rest.len());
    let noun = rest[..head].words().next_back()?;
    let small = rest[..head].starts_with(char::is_lowercase) && rest[..head].words().count() <= 4;
    (small && noun.len() > 2 && noun.chars().all(char::is_alphabetic) && (count == 1 || noun.ends_with('s')))
        .then_some(head)
}

/// Length of an entry of the list `class` at the start of the text, with the blank behind it; only in small letters,
/// since a capital may begin a name.
pub(super) fn small_phrase(words: &Lexicon, class: Class, text: &str) -> Option<usize> {
    if !words.may_open(text, ClassSet::EMPTY.with(class)) {
        return None;
    }
    let ends = text.blanks().take(3);
    ends.take_while(|at| !text[..*at].contains(char::is_uppercase))
        .find(|at| words.classes(&text[..*at]).contains(class))
        .map(|at| at + 1)
}

/// A number in digits or words at the start.
fn counted<'t>(words: &Lexicon, text: &'t str) -> (Option<u32>, &'t str) {
    let small = || small_phrase(words, Class::Approximation, text);
    // "Approximately 20 residents" at the start of a sentence
    let capital = || {
        let (first, rest) = text.first_word()?;
        let counts = rest.starts_with(|char: char| char.is_ascii_digit())
            || words.entry(Class::NumberWord, rest.words().next()?).is_some();
        (counts && words.classes(first).contains(Class::Approximation)).then(|| first.len() + 1)
    };
    let text = &text[small().or_else(capital).unwrap_or(0)..];
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(' ') {
        return (text[..digits].parse().ok(), without_double(&text[digits..]));
    }
    let first = text.words().next().unwrap_or("");
    match words.entry(Class::NumberWord, first) {
        Some(index) => (Some(index as u32 + 1), without_double(&text[first.len()..])),
        None => (None, text),
    }
}

/// "5 (five) residents", "five (5) residents": the number once more, in brackets.
fn without_double(behind: &str) -> &str {
    let double = behind.strip_prefix(" (").and_then(|inner| seek::part(inner, ") "));
    let once =
        |inner: &str| !inner.is_empty() && !inner.contains([' ', ',']) && inner.chars().all(char::is_alphanumeric);
    double.filter(|(inner, _)| once(inner)).map_or(behind, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn the_number_may_stand_behind() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        assert_eq!(crowd(words, "Members of the public 5"), Some((Some(5), "Members of the public")));
        assert_eq!(crowd(words, "Residents: 12"), Some((Some(12), "Residents")));
        assert_eq!(crowd(words, "5 residents"), Some((Some(5), "residents")));
        for text in ["Hall 5", "Elm Residents 5"] {
            assert_eq!(crowd(words, text), None, "{text}");
        }
    }
}

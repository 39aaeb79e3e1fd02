//! Who has to do something by when, before "to": "AB 1 May to send the list", "AB, CD asap to call", "AB? to write". Where
//! such a note was set in columns, a text may have no blank between them.
//!
//! ```ebnf
//! dated_owner = due_owner , { ( "," | "/" | "and" | "&" ) , due_owner } , [ blank ] , ( [ "by" ] , date | phrase (* actions.deadlines *) | "immediate" | "?" ) , [ blank ] , "to" , word ;
//! due_owner   = ? two or three capitals, or a word in front of a digit ? ; (* lexical *)
//! ```

use super::date::date;
use super::word::phrase;
use crate::grammar::{Class, Lexicon};
use crate::text::seek;

/// Such a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedOwner<'t> {
    /// The owners as written: "AB, CD".
    pub owners: &'t str,
    /// When it is due, if that is known: "1 May".
    pub due: Option<&'t str>,
    /// What to do: "send the list".
    pub order: &'t str,
}

/// Most bytes between the owners and "to".
const LONGEST: usize = 24;

/// Reads such a note at the start of a text.
pub fn dated_owner<'t>(words: &Lexicon, text: &'t str) -> Option<DatedOwner<'t>> {
    let end = owners_end(text)?;
    let (owners, rest) = text.split_at(end);
    // "AGM 3 May to elect the officers"
    let classes = words.classes(owners);
    if classes.contains(Class::DueMeeting) || classes.contains(Class::Occasion) {
        return None;
    }
    seek::places(rest, "to ").take_while(|at| *at <= LONGEST).find_map(|at| {
        let (when, order) = (rest[..at].trim_matches([' ', ',', '(', ')', ':']), &rest[at + "to ".len()..]);
        let due = if when == "?" { None } else { Some(when) };
        let told = due.is_none_or(|due| !due.is_empty() && is_due(words, due));
        let does = order.starts_with(char::is_lowercase) && !order.starts_with("be ");
        (told && does).then_some(DatedOwner { owners, due, order })
    })
}

/// Where the owners at the start end.
fn owners_end(text: &str) -> Option<usize> {
    let capitals = |at: usize| {
        let count = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        (2..=3).contains(&count).then_some(at + count)
    };
    let Some(mut end) = capitals(0) else {
        // "Editors1 May": a word in front of the day
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digit = text.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
        let word = letters > 3 && digit && text.starts_with(|first: char| first.is_ascii_uppercase());
        return word.then_some(letters);
    };
    while let Some(next) = [", and ", ", ", ",\n", "/", " and ", " & "]
        .iter()
        .find_map(|link| text[end..].strip_prefix(link).and_then(|rest| capitals(text.len() - rest.len())))
    {
        end = next;
    }
    Some(end)
}

/// "1 May", "by 1 May", "asap": when something is due, and nothing else.
fn is_due(words: &Lexicon, text: &str) -> bool {
    let plain = text.strip_prefix("by ").unwrap_or(text);
    let whole = |read: super::Parsed<'_, &str>| read.is_ok_and(|(rest, _)| rest.is_empty());
    date(words, plain).is_ok_and(|(rest, _)| rest.is_empty())
        || whole(phrase(words, Class::Deadline)(text))
        || text == "immediate"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn owners_with_their_day() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, owners, due, order) in [
            ("AB 1 May to send the list", "AB", Some("1 May"), "send the list"),
            ("AB1 May to send the list", "AB", Some("1 May"), "send the list"),
            ("AB2 Mayto send the list", "AB", Some("2 May"), "send the list"),
            ("AB, CDasap to call", "AB, CD", Some("asap"), "call"),
            ("AB/CD (by 3 June) to call", "AB/CD", Some("by 3 June"), "call"),
            ("AB? to call", "AB", None, "call"),
            ("Wardens1 May to call", "Wardens", Some("1 May"), "call"),
        ] {
            assert_eq!(dated_owner(words, text), Some(DatedOwner { owners, due, order }), "{text}");
        }
        for text in
            ["AB to call", "AGM 3 May to elect the officers", "ABC 12 to call", "AB 1 May to be told", "Ann 1 May"]
        {
            assert_eq!(dated_owner(words, text), None, "{text}");
        }
    }
}

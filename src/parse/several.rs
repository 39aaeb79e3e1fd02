//! Several people on one line of a list in which others have a line each.
//!
//! ```ebnf
//! several  = somebody , { "," , somebody } , [ "," ] , ( "and" | "&" ) , somebody ;
//! somebody = person , [ "(" , { word } , ")" ] | "the" , post ; (* lexical *)
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::{Words, seek};

use super::detail::before_notes;
use super::divide::divide;
use super::person::{honorifics, person};
use super::post::{is_organisation, is_post};
use super::roll::is_nick;
use super::run_on::has_plural_honorific;

/// "Cllrs Bell and Carr", "Ann Bell, Ben Carr & Cy Dunn", "Mr Bell and the Clerk": the people of a line, where each of its
/// pieces is somebody. A couple that shares a surname is none.
pub(super) fn several<'t>(words: &Lexicon, text: &'t str) -> Option<Vec<&'t str>> {
    const LONGEST: usize = 240;
    let text = text.trim().trim_end_matches('.');
    if text.len() > LONGEST {
        return None;
    }
    let pieces = divide(words, text, &[',']);
    let (last, others) = pieces.split_last()?;
    let (before, after) = linked(last)?;
    let mut all: Vec<&str> = others.to_vec();
    all.extend([before, after].into_iter().filter(|piece| !piece.is_empty()));
    let shared = all.first().is_some_and(|first| has_plural_honorific(words, first));
    let named = all.iter().filter(|piece| is_person(words, piece, shared)).count();
    let told = all.iter().all(|piece| is_person(words, piece, shared) || is_officer(words, piece));
    (all.len() >= 2 && named > 0 && told).then_some(all)
}

/// "Ann Bell, Ben Carr": whether a line is two full names with a comma between. In a list of more lines the second may be
/// where somebody comes from.
pub fn are_two(words: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 80;
    let Some((first, second)) = text.trim_end_matches('.').split_once(',').filter(|_| text.len() <= LONGEST) else {
        return false;
    };
    // "Ann Bell (Chair), Ben Carr"
    if first.contains('(') != first.contains(')') {
        return false;
    }
    let plain = |piece: &str| {
        let words_of = before_notes(piece.trim()).0.words();
        words_of.clone().count() <= 3 && words_of.clone().all(|word| word.starts_with(char::is_uppercase))
    };
    [first, second].into_iter().all(|piece| plain(piece) && is_person(words, before_notes(piece.trim()).0, false))
}

/// "Cllr Ann Bell, Ben Carr": whether a list that runs on is two people and no more, of whom at least the second has no form of
/// address.
pub(super) fn are_a_pair(words: &Lexicon, pieces: &[&str]) -> bool {
    let [first, second] = pieces else { return false };
    let first = before_notes(first).0;
    is_person(words, first, false) && is_untitled(words, second)
}

/// A full name of two or three capitalised words that mean nothing else, with nothing beside it.
pub fn is_untitled(words: &Lexicon, piece: &str) -> bool {
    let piece = piece.trim_end_matches('.');
    let plain = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    (2..=3).contains(&piece.words().take(4).count())
        && piece.words().all(plain)
        && is_person(words, piece, false)
        && honorifics(words, piece).is_ok_and(|(_, found)| found.is_none())
}

/// "Ann Bell, Ben Carr, `CyDunn`, dieames": whether a line is at least three people, most of them by their full names and the
/// others by what they are called in a chat.
pub fn are_called(words: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 400;
    const FEWEST: usize = 3;
    if text.len() > LONGEST || text.contains(['(', ';', ':', '.']) {
        return false;
    }
    let called = |piece: &str| {
        let inner = piece.chars().skip(1).any(char::is_uppercase) && piece.contains(char::is_lowercase);
        is_nick(words, piece) || inner && piece.len() > 3 && piece.chars().all(char::is_alphanumeric)
    };
    let (mut all, mut full) = (0, 0);
    for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let named = is_person(words, piece, false);
        if !named && !called(piece) {
            return false;
        }
        all += 1;
        full += usize::from(named);
    }
    all >= FEWEST && full * 2 >= all
}

/// "Bell, Carr, Dunn and Eames", "AB, BC, CD": whether a line is at least three people by their surnames, forenames or
/// initials alone.
pub fn are_alone(words: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 240;
    const FEWEST: usize = 3;
    let bare = text.trim_end_matches('.');
    if text.len() > LONGEST || bare.contains([';', ':', '.']) {
        return false;
    }
    let (others, last) = match linked(bare) {
        Some((others, last)) => (others.trim_end_matches(','), Some(last)),
        None => (bare, None),
    };
    let mut pieces = others.split(", ").chain(last);
    pieces.clone().count() >= FEWEST && pieces.all(|piece| is_alone(words, without_note(piece.trim())))
}

/// "Ben" of "Ben (Elm Club)" and "Ben ♥".
fn without_note(piece: &str) -> &str {
    let noted = piece.split_once(" (").filter(|(_, note)| note.ends_with(')')).map_or(piece, |(name, _)| name);
    noted.trim_end_matches(|char: char| !char.is_alphanumeric())
}

/// Lists of words that are no names: bodies, offices, places, titles of business.
const THINGS: ClassSet = ClassSet::of(&[
    Class::ItemTitle,
    Class::OrganisationWord,
    Class::PlaceWord,
    Class::Collective,
    Class::Members,
    Class::Membership,
    Class::Crowd,
    Class::Chair,
    Class::Post,
]);

/// A capitalised word that can be what somebody is called, or two to four capitals.
fn is_alone(words: &Lexicon, piece: &str) -> bool {
    let letters = (2..=4).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_uppercase());
    let named = piece.len() > 1
        && piece.starts_with(char::is_uppercase)
        && piece.contains(char::is_lowercase)
        && piece.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '\'' | '’'));
    let classes = words.classes(piece);
    letters || named && (!classes.intersects(THINGS.with(Class::Weekday)) || classes.contains(Class::Surname))
}

/// "Ann Bell, Ben Carr, Cy Dunn": whether commas divide a line into full names and nothing else.
pub fn are_plain(words: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 240;
    text.len() <= LONGEST && text.split(", ").all(|piece| is_untitled(words, piece.trim()))
}

/// Whether a line holds several people and nothing else.
pub fn are_several(words: &Lexicon, text: &str) -> bool {
    several(words, text).is_some()
}

/// The text before and behind the last "and" outside brackets.
fn linked(text: &str) -> Option<(&str, &str)> {
    if let Some(behind) = text.strip_prefix("and ").or_else(|| text.strip_prefix("& ")) {
        return Some(("", behind.trim()));
    }
    let closed = |at: usize| text[..at].matches('(').count() == text[..at].matches(')').count();
    let links = [" and ", " & "].into_iter().filter_map(|link| {
        let found = seek::places(text, link).filter(|at| closed(*at)).last()?;
        Some((found, found + link.len()))
    });
    links.max().map(|(at, end)| (text[..at].trim(), text[end..].trim()))
}

/// A person with a form of address, with a full name of words that mean nothing else, or by the surname behind an address
/// of several.
fn is_person(words: &Lexicon, piece: &str, shared: bool) -> bool {
    let (name, notes) = before_notes(piece);
    let Ok((rest, found)) = person(words, name.trim()) else { return false };
    if !rest.trim().is_empty() || !notes.is_empty() && !notes.trim_end().ends_with(')') {
        return false;
    }
    if found.honorific.is_some() {
        return true;
    }
    let plain = found.name.words().all(|word| {
        let classes = words.classes(word);
        classes.contains(Class::Surname) || !classes.intersects(THINGS.with(Class::FiniteVerb).with(Class::Pronoun))
    });
    let full = found.name.contains(' ');
    (plain && full || shared) && !is_post(words, name) && !is_organisation(words, name)
}

/// "the Clerk", "The Town Clerk".
fn is_officer(words: &Lexicon, piece: &str) -> bool {
    let post = piece.strip_prefix("the ").or_else(|| piece.strip_prefix("The "));
    post.is_some_and(|post| {
        is_post(words, post) && honorifics(words, post).is_ok_and(|(rest, found)| found.is_none() || rest.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn several_on_one_line() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, Option<usize>)] = &[
            ("Cllrs Bell and Carr.", Some(2)),
            ("Cllr Bell (holiday) and Cllr Carr (work).", Some(2)),
            ("Ann Bell & Ben Carr", Some(2)),
            ("Ann Bell, Ben Carr and Cy Dunn", Some(3)),
            ("The Clerk and Mr Carr", Some(2)),
            ("Mr Bell and the Clerk", Some(2)),
            ("Mr and Mrs Bell", None),
            ("Ned & Ruth Olm", None),
            ("Ann Bell, Carr and Dunn", None),
            ("Ann Bell (Parks and Roads)", None),
            ("Police and Crime Commissioner", None),
            ("Ann Bell", None),
        ];
        for (text, expected) in cases {
            assert_eq!(several(words, text).map(|all| all.len()), *expected, "{text}");
        }
    }

    #[test]
    fn two_people_in_a_list_that_runs_on() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (pieces, expected) in [
            (["Cllr Ann Bell", "Ben Carr"], true),
            (["Ann Bell", "Ben Carr."], true),
            (["Cllr Bell", "Ben Carr"], true),
            (["Ann Bell", "Tidewire"], false),
            (["Ann Bell", "Elm Parish Council"], false),
            (["Ann Bell", "Finance Director"], false),
            (["Ann Bell", "AB Ltd"], false),
        ] {
            assert_eq!(are_a_pair(words, &pieces), expected, "{pieces:?}");
        }
    }

    #[test]
    fn surnames_alone_and_names_between_commas() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for text in ["Bell, Carr, Dunn and Eames", "Bell, Carr, and O'Dunn.", "AB, BC, CD"] {
            assert!(are_alone(words, text), "{text}");
        }
        for text in [
            "Bell, Carr",
            "Bell, Chairman, Carr",
            "Roads, Committee, Hall",
            "Monday, Tuesday and Friday",
            "Bell, two, Carr",
        ] {
            assert!(!are_alone(words, text), "{text}");
        }
        assert!(are_plain(words, "Ann Bell, Ben Carr, Cy Dunn"));
        assert!(!are_plain(words, "Ann Bell, Clerk, Ben Carr"));
    }
}

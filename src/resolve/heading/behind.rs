//! Text behind a title that no sign ends, or that a dash or colon sets off.

use crate::grammar::Class;
use crate::parse::attendance::is_post;
use crate::parse::person::{honorifics, person};
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::{LONGEST_TITLE, has_verb, is_known, known_start};

/// "Election of Chairman It was proposed …": where text begins whose sign before it conversion has lost.
pub(super) fn text_behind(reading: &Reading<'_>, text: &str) -> Option<usize> {
    text.blanks().take(LONGEST_TITLE).find(|at| {
        let word = text[at + 1..].words().next().unwrap_or("");
        begins_text(reading, word)
            && !text[..*at].ends_with([',', '–', '-', '&'])
            && !text[..*at].ends_with(" and")
            && !text[..*at].words().next_back().is_some_and(|last| ["of", "for", "from", "with"].contains(&last))
    })
}

/// "1. Apologies    No apologies": where a title that is known ends, and where what says that there was nobody or nothing begins
/// behind it, which no sign sets off.
pub(super) fn nobody_behind(reading: &Reading<'_>, block: Span) -> Option<(usize, usize)> {
    const LONGEST: usize = 80;
    let text = reading.text(block);
    let end = known_start(reading, block).filter(|end| text.len() > *end && text.len() <= LONGEST)?;
    let behind = text[end..].strip_prefix(' ')?.trim_start();
    reading.is_nobody(behind.trim_end_matches('.')).then(|| (end, text.len() - behind.len()))
}

/// "Sale of U.S. Oak": whether what seems to be a sentence ends in the letters of a name, which end no title.
pub(super) fn ends_in_letters(sentence: &str) -> bool {
    let last = sentence.trim_end().words().next_back().unwrap_or("");
    let letter = |(at, byte): (usize, u8)| if at % 2 == 0 { byte.is_ascii_uppercase() } else { byte == b'.' };
    last.len() >= 4 && last.bytes().enumerate().all(letter)
}

/// "Slide on the green Three bids have been had …": where a sentence begins with a capital behind a word in small letters or a
/// year: with an article or a number, a noun in small letters and what was done.
///
/// Behind a head that is a sentence itself there is none, and "site A of the mill" has a letter.
pub(super) fn sentence_behind(reading: &Reading<'_>, text: &str) -> Option<usize> {
    const FAR: usize = 10;
    const OPENINGS: [&str; 8] = ["A", "An", "One", "Two", "Three", "Four", "Some", "Our"];
    const LINKS: [&str; 9] = ["from", "with", "about", "that", "were", "have", "since", "until", "during"];
    text.blanks().take(LONGEST_TITLE).find(|at| {
        let (head, rest) = (&text[..*at], &text[at + 1..]);
        let before = head.words().next_back().unwrap_or("");
        let noun = |word: &str| {
            let link = LINKS.contains(&word) || reading.words.classes(word).contains(Class::FiniteVerb);
            word.len() > 3 && word.starts_with(char::is_lowercase) && !link
        };
        // "lease 2021", and not "In 2021"
        let year = before.bytes().all(|byte| byte.is_ascii_digit());
        let small = || {
            before.ends_with(char::is_alphanumeric)
                && (before.starts_with(char::is_lowercase)
                    && before != "that"
                    && !reading.words.holds(&[Class::TitleLink], before)
                    || year && head.words().count() > 2 && head.words().nth_back(1).is_some_and(noun))
        };
        let mut words = rest.words();
        if !words.next().is_some_and(|first| OPENINGS.contains(&first)) || !small() {
            return false;
        }
        let mut clause = words.take(FAR).take_while(|word| !word.ends_with(['.', ',', ';', ':']));
        clause.next().is_some_and(noun)
            && clause.any(|word| reading.words.classes(word).contains(Class::Auxiliary))
            && !has_verb(reading, reading.flow_span(head))
    })
}

/// "Letter received from the school It was agreed …": where a sentence begins that no title goes on with, whatever
/// stands before it.
pub(super) fn told_behind(text: &str) -> Option<usize> {
    const OPENINGS: [&str; 4] = [" It was ", " It is ", " There was ", " There were "];
    let at = OPENINGS.iter().filter_map(|opening| seek::find(text, opening)).min()?;
    let title = &text[..at];
    (!title.contains(['.', ':', ';']) && !title.ends_with(',') && !Reading::exceeds(title, LONGEST_TITLE)).then_some(at)
}

/// Where a numbered motion with its mover begins behind a title: "… Motion 12/24 Moved by Cllr Bell".
pub(super) fn motion_behind(reading: &Reading<'_>, text: &str) -> Option<usize> {
    const LOOKED_AT: usize = 200;
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    head.blanks().find(|at| {
        let (word, behind) = text[at + 1..].first_word().unwrap_or_default();
        let (number, mover) = behind.first_word().unwrap_or_default();
        number.starts_with(|char: char| char.is_ascii_digit() || char == '#')
            && reading.words.classes(word).contains(Class::Motion)
            && reading.opens(mover, Class::Moved)
    })
}

/// "President: Ann Bell": a post, and who holds it.
pub(super) fn is_held(reading: &Reading<'_>, post: &str, holder: &str) -> bool {
    is_post(reading.words, post)
        && person(reading.words, holder)
            .is_ok_and(|(rest, found)| rest.is_empty() && (found.honorific.is_some() || found.name.contains(' ')))
}

/// Where a title ends and what came of its business begins, if the words behind the dash at `at` say no more than that.
pub(super) fn told(reading: &Reading<'_>, base: usize, text: &str, at: usize) -> Option<(usize, usize)> {
    let behind = text[at + 1..].first_word().map_or("", |(_, behind)| behind.trim_start());
    let classes = reading.words.classes(behind.split([' ', '.', ',']).next().unwrap_or(""));
    let settled = [Class::Approved, Class::Rejected, Class::Deferred, Class::Tabled, Class::Withdrawn];
    let settles = settled.iter().any(|class| classes.contains(*class)) && behind.starts_with(char::is_lowercase);
    // "Date of next meeting – Wednesday 9 April at 7.30pm"
    let dates = reading.dates(behind);
    let said: usize = dates.iter().map(|(written, _)| written.len()).sum();
    let dated = said * 2 > behind.len() && is_known(reading, Span::new(base, base + at));
    let told = settles && !Reading::exceeds(behind, 4) || dated;
    (told && at > 0).then(|| (at, text.len() - behind.len()))
}

/// Whether what follows a known heading is text: it begins with somebody who was there or has a form of address, with an
/// article, with the letter of a point, or with the last word of the heading once more: "Letters Letters received are on
/// the table."
pub(super) fn opens_text(reading: &Reading<'_>, attendance: &Attendance, title: &str, rest: &str) -> bool {
    let rest = rest.trim_start();
    let told = || reading.has(reading.flow_span(rest), Class::FiniteVerb);
    let article = ["A ", "An "].iter().any(|article| rest.starts_with(article));
    let addressed = || {
        honorifics(reading.words, rest)
            .is_ok_and(|(name, found)| found.is_some() && name.starts_with(char::is_uppercase))
    };
    let again = || title.words().next_back().is_some_and(|last| rest.words().next() == Some(last));
    if (article || addressed() || again()) && told() {
        return true;
    }
    let pointed = ["a) ", "(a) ", "i) ", "(i) ", "1) ", "(1) "].iter().any(|point| rest.starts_with(point));
    let named = attendance
        .people
        .iter()
        .filter_map(|attendee| attendee.name.as_deref())
        .any(|name| rest.strip_prefix(name).is_some_and(|tail| tail.starts_with([' ', ','])));
    pointed || named
}

/// Whether a word begins the text behind a title that nothing closes: as at the start of a sentence, or a word of
/// resolution in capitals.
pub(super) fn begins_text(reading: &Reading<'_>, word: &str) -> bool {
    let classes = reading.words.classes(word);
    let capital = word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase);
    let resolves = classes.contains(Class::Resolution) && !word.chars().any(char::is_lowercase);
    word == "The" || (classes.contains(Class::TextStart) && (capital || resolves))
}

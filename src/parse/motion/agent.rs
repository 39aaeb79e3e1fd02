//! Movers behind "by".
//!
//! ```ebnf
//! agent         = "by" , person , [ sign_behind ] ;
//! closing_agent = { word } , agent , [ [ "and" ] , phrase (* decisions.seconded *) ] ;
//! ```

use super::super::named::{is_common, with_call_sign};
use super::super::person::{Person, call_sign, person};
use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

/// Most words between a word of moving and its agent.
const AGENT: usize = 12;

/// "… as a correct record by Cllr Bell": the person behind the next "by" of the sentence.
pub(super) fn agent<'t>(words: &Lexicon, text: &'t str) -> Option<Person<'t>> {
    let text = &text[..sentence_end(words, text)];
    let at = seek::find(text, " by ").or_else(|| seek::find(text, " BY "))?;
    let between = &text[..at];
    let parted = || between.match_indices(',').any(|(at, _)| !within_number(between, at));
    if between.words().count() > AGENT || between.contains(" and ") || parted() {
        return None;
    }
    let behind = &text[at + 4..];
    // "by Amy Bell", "by W1AW"
    let signed = || call_sign(behind).map(|end| Person { honorific: None, name: &behind[..end] });
    let found = person(words, behind).ok().map(|(_, found)| found).or_else(signed)?;
    // "adopted by the Board", "carried by Amy Bell yea", "His proposal was seconded by Bell"
    let told =
        |word: &str| words.classes(word).contains(Class::Approved) || words.classes(word).contains(Class::Seconded);
    let settled = between.words().any(told);
    (!settled && !is_common(words, found.name)).then(|| with_call_sign(text, found))
}

/// Most words of a motion before the agent that closes it.
const WORDED: usize = 60;

/// "Motion to raise the dues to $40, and to mend the gate by Cllr Bell": the person behind the last "by" of a line, with
/// nothing but the seconder behind; what is "prepared by Bell" is no motion of hers. A motion is "made" and "offered" too,
/// which a thing may be as well: there somebody has to second.
pub(super) fn closing_agent<'t>(words: &Lexicon, text: &'t str) -> Option<Person<'t>> {
    let line = &text[..line_end(text)];
    let capitals = if seek::find(line, " by ").is_some() { " by " } else { " BY " };
    let places = seek::places(line, capitals).take(4);
    let mut found = None;
    for at in places {
        let between = &line[..at];
        let last = between.words().next_back().unwrap_or("");
        // "was made by Bell" is said of the motion
        let made = [" was made", " is made"].iter().any(|verb| between.ends_with(verb));
        let done = !made && ["ed", "en", "wn", "pt", "de"].iter().any(|ending| last.ends_with(ending));
        let classes = words.classes(last);
        if classes.contains(Class::Seconded) {
            break;
        }
        let Ok((rest, named)) = person(words, &line[at + 4..]) else { continue };
        let behind = rest.trim_start_matches([',', ' ', '.']);
        let behind = ["and ", "AND ", "with ", "a "].iter().fold(behind, |behind, word| seek::past(behind, word));
        let seconded = words.longest(Class::Seconded, behind).is_some();
        let closed = behind.is_empty() || seconded;
        let put =
            last.eq_ignore_ascii_case("made") || classes.contains(Class::Moved) || classes.contains(Class::Presented);
        if closed
            && (!done || put && seconded)
            && !is_common(words, named.name)
            && between.words().take(WORDED + 1).count() <= WORDED
        {
            found = Some(with_call_sign(line, named));
        }
    }
    found
}

/// Where the sentence that `text` begins with ends: a stop within a number ends nothing.
fn sentence_end(words: &Lexicon, text: &str) -> usize {
    let mut ends = text.match_indices(['.', ';', '\n', '(']).map(|(at, _)| at);
    let goes_on = |at: usize| match text.as_bytes()[at] {
        b'.' => within_number(text, at) || is_title(words, &text[..at]),
        b'\n' => is_wrapped(&text[at + 1..]),
        _ => false,
    };
    ends.find(|at| !goes_on(*at)).unwrap_or(text.len())
}

/// Where the line that `text` begins with ends, and those that it goes on in.
fn line_end(text: &str) -> usize {
    let mut ends = text.match_indices('\n').map(|(at, _)| at);
    ends.find(|at| !is_wrapped(&text[at + 1..])).unwrap_or(text.len())
}

/// Whether a line goes on with what the one before it says: it begins with a small letter or the number of a day.
fn is_wrapped(line: &str) -> bool {
    let day = || {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && ["st ", "nd ", "rd ", "th "].iter().any(|end| line[digits..].starts_with(end))
    };
    line.starts_with(char::is_lowercase) || day()
}

/// "by Dr", "by J": a title or an initial, whose stop ends no sentence.
fn is_title(words: &Lexicon, head: &str) -> bool {
    let last = head.rsplit([' ', '\n']).next().unwrap_or(head);
    last.starts_with(char::is_uppercase) && words.classes(last).contains(Class::Honorific)
        || last.len() == 1 && last.starts_with(char::is_uppercase)
}

/// Whether the sign at `at` stands between digits: "$2,500", "£12.50".
fn within_number(text: &str, at: usize) -> bool {
    let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())
}

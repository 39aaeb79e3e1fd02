//! A person named beside a word: before it, or behind it.
//!
//! ```ebnf
//! named_after  = [ ":" | "-" | "–" | "—" ] , [ ( "by" | "from" ) , [ ":" | "-" | "–" ] ] , [ "the" ] , ( person , [ sign_behind ] | call_sign | titled_initials ) ;
//! titled_initials = capital , capital , ? an honorific, and no name behind it ? ;
//! named_before = ( person , [ sign_behind ] | call_sign ) , [ "(" , initials , ")" ] , [ ":" ] , { "has" | "had" | "then" | "also" | "duly" | "was" } ;
//! sign_behind    = blank , ( capital | digit ) , { capital | digit } ; (* lexical *)
//! ```

use crate::text::Words;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{one_of, space0};
use nom::combinator::opt;

use super::Parsed;
use super::date::MONTHS;
use super::offset_in;
use super::person::{Person, call_sign, person};
use super::word::fail;
use crate::grammar::{Class, ClassSet, Lexicon};

/// A person whose name begins `text`, perhaps behind "by" and a sign.
pub(super) fn named_after<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, Person<'t>> {
    let sign = (opt(one_of(":-–—")), space0, opt(tag("(")));
    let by = opt((alt((tag_no_case("by"), tag("from"))), opt(one_of(":-–")), space0));
    let (rest, _) = (space0, sign, by, opt((tag_no_case("the "), space0))).parse(text)?;
    // "Seconded by: / Bell": a line that ends behind the colon goes on in the next, unless that has a label of its own
    let below = rest.strip_prefix('\n').filter(|_| text[..text.len() - rest.len()].trim_end().ends_with(':'));
    let rest = below.filter(|line| !line.split('\n').next().unwrap_or(line).contains(':')).unwrap_or(rest);
    let read = match titled_initials(words, rest) {
        Some(end) => Ok((&rest[end..], Person { honorific: None, name: &rest[..end] })),
        None => person(words, rest),
    };
    let (after, found) = match read {
        Ok(read) => read,
        // "on the proposal of An Cathaoirleach": an office that stands before names too; "nominated by W1AW"
        Err(none) => {
            let office = words.longest(Class::Chair, rest).filter(|_| rest.starts_with(char::is_uppercase));
            let end = office.or_else(|| call_sign(rest)).ok_or(none)?;
            (&rest[end..], Person { honorific: None, name: &rest[..end] })
        }
    };
    // "seconded May 3": a day
    let day = after.strip_prefix(' ').is_some_and(|behind| behind.starts_with(|next: char| next.is_ascii_digit()));
    let month = |class: &Class| words.classes(found.name).contains(*class);
    let plain = found.honorific.is_none()
        && (is_common(words, found.name)
            || opens_clause(words, text, found.name, after)
            || day && FORENAMES.iter().any(month));
    if plain { fail(text) } else { Ok((after, with_call_sign(text, found))) }
}

/// Length of initials that would be an honorific if a name followed: "seconded MS.", "Proposed MR, seconded AB".
fn titled_initials(words: &Lexicon, text: &str) -> Option<usize> {
    const LENGTH: usize = 2;
    let letters = text.get(..LENGTH).filter(|letters| letters.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    let behind = &text[LENGTH..];
    let told = |word: &str| tells_result(words, word);
    // "MS. Carried" and "MS. Bell"
    let closed = behind.is_empty()
        || behind.starts_with([',', ';', ')', '\n'])
        || behind.strip_prefix('.').is_some_and(|behind| {
            behind.trim().is_empty()
                || behind.starts_with('\n')
                || behind.trim_start().words().next().is_some_and(|word| told(word.trim_end_matches(['.', ','])))
        });
    (closed && words.classes(letters).contains(Class::Honorific)).then_some(LENGTH)
}

/// "Carried", "Agreed", "All": whether a word begins what came of a motion, and no name.
pub(super) fn tells_result(words: &Lexicon, word: &str) -> bool {
    const RESULTS: ClassSet = ClassSet::of(&[
        Class::VoteWord,
        Class::Unanimous,
        Class::Approved,
        Class::Decided,
        Class::Rejected,
        Class::LostResult,
        Class::Deferred,
        Class::Everybody,
    ]);
    words.classes(&word.to_ascii_lowercase()).intersects(RESULTS) || word.eq_ignore_ascii_case("all")
}

/// "Proposed: Tea should be free": whether one word behind a colon goes on as a clause, and names nobody. "Proposed: Ann
/// Bell will serve" names her.
fn opens_clause(words: &Lexicon, text: &str, name: &str, after: &str) -> bool {
    let Some(behind) = after.strip_prefix(' ').filter(|behind| behind.starts_with(char::is_lowercase)) else {
        return false;
    };
    // "Proposed: Bell seconded Carr" names both
    let tells = |word: &str| {
        let classes = words.classes(word);
        classes.contains(Class::FiniteVerb) && !classes.contains(Class::Seconded) && !classes.contains(Class::Approved)
    };
    // "Proposed: Next issue should be short"
    let told = || behind.split([' ', '.', ',']).take(2).any(tells);
    text.trim_start().starts_with(':') && !name.contains(' ') && told()
}

/// A person whose name ends where `text` ends.
pub fn named_before<'t>(words: &Lexicon, text: &'t str) -> Option<Person<'t>> {
    // a name stands on one line with the word
    if text.ends_with('\n') {
        return None;
    }
    let whole = text;
    let text = text.trim_end();
    let text = text.rsplit('\n').next().unwrap_or(text);
    // "at 8:52 P.M. Mr Ash seconded": a half of the day, no initials
    let halves = ["P.M. ", "A.M. ", "p.m. ", "a.m. ", "PM. ", "AM. ", "pm. ", "am. "].into_iter();
    let behind_hour = |half: &str| {
        let at = text.rfind(half)?;
        text[..at].trim_end().ends_with(|last: char| last.is_ascii_digit()).then_some(at + half.len())
    };
    let text = halves.filter_map(behind_hour).max().map_or(text, |at| &text[at..]);
    // "Amy: Seconded."
    let text = text.strip_suffix(':').filter(|name| !name.contains([':', '.'])).unwrap_or(text);
    let text = ["has", "had", "then", "also", "duly", "was"].into_iter().fold(text, |text, word| {
        text.strip_suffix(word).filter(|rest| rest.ends_with(' ')).map_or(text, str::trim_end)
    });
    // the brackets of initials: "Ed Hollis (EH) moved"
    let text =
        text.strip_suffix(')').and_then(|inner| inner.rfind('(').map(|open| inner[..open].trim_end())).unwrap_or(text);
    // "… to mend the gate (Amy Bell moved", "**Amy Bell moved": the bracket or the sign of bold letters that opens before her
    let open =
        text.bytes().rposition(|byte| matches!(byte, b'(' | b')' | b'*')).filter(|at| text.as_bytes()[*at] != b')');
    // "Amy Bell (1st)", of which only "1st" stands behind the text
    let text = open.map_or(text, |at| {
        let behind = text[at + 1..].trim_start();
        if behind.is_empty() { text[..at].trim_end_matches(['(', '*', ' ']) } else { behind }
    });
    let text = text.last_word().filter(|(_, last)| is_call_sign(last)).map_or(text, |(name, _)| name);
    let mut best = None;
    for (at, _) in text.rmatch_indices(' ').take(6).chain((text.len() < 60).then_some((usize::MAX, ""))) {
        let tail = if at == usize::MAX { text } else { &text[at + 1..] };
        if !tail.starts_with(char::is_uppercase) {
            // "Guy de Bell moved"
            if words.classes(tail.words().next().unwrap_or("")).contains(Class::Particle) {
                continue;
            }
            break;
        }
        // "Pole, LLC. Bell": capitals before a stop are no initials
        let word = tail.words().next().unwrap_or("");
        // "TO MEND THE GATE AND BELL SECONDED"
        if matches!(word, "AND" | "THE" | "TO" | "FOR" | "OF") {
            break;
        }
        // "by Amy Bell, Jr. Ben Carr second": that closes the name before
        if best.is_some() && matches!(word.trim_end_matches(','), "Jr." | "Sr." | "Jr" | "Sr") {
            break;
        }
        if word.len() > 3 && word.ends_with('.') && word[..word.len() - 1].bytes().all(|byte| byte.is_ascii_uppercase())
        {
            break;
        }
        if let Ok((rest, found)) = person(words, tail)
            && rest.is_empty()
            && (found.honorific.is_some() || !is_common(words, found.name))
        {
            // "… from Oak & Co. Cllr Bell": the title begins the name
            if found.honorific.is_none() && best.is_some_and(|best: Person<'_>| best.honorific.is_some()) {
                break;
            }
            best = Some(found);
        }
    }
    let Some(found) = best else { return lone_call_sign(whole) };
    Some(with_call_sign(whole, with_initial(whole, found)))
}

/// "Bell (M)": the initial behind a surname that others share belongs to the name.
fn with_initial<'t>(text: &'t str, found: Person<'t>) -> Person<'t> {
    let start = offset_in(text, found.name);
    let end = start + found.name.len();
    let behind = text.as_bytes().get(end..end + 4);
    let initial = behind.is_some_and(|it| it.starts_with(b" (") && it[2].is_ascii_uppercase() && it[3] == b')');
    if initial { Person { name: &text[start..end + 4], ..found } } else { found }
}

/// "W1AW moved": a call sign that stands for the name.
fn lone_call_sign(text: &str) -> Option<Person<'_>> {
    let name = text.trim_end().rsplit([' ', '\n']).next()?;
    (call_sign(name) == Some(name.len())).then_some(Person { honorific: None, name })
}

/// A radio amateur's call sign belongs to the name: "Amy W1AW".
pub(super) fn with_call_sign<'t>(text: &'t str, found: Person<'t>) -> Person<'t> {
    let start = offset_in(text, found.name);
    let end = start + found.name.len();
    let sign = text[end..]
        .strip_prefix(' ')
        .map_or("", |rest| rest.split([' ', '.', ',', ';', '\n', ')']).next().unwrap_or(""));
    if is_call_sign(sign) { Person { name: &text[start..end + 1 + sign.len()], ..found } } else { found }
}

fn is_call_sign(word: &str) -> bool {
    (4..=6).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.ends_with(|last: char| last.is_ascii_uppercase())
}

/// Months that people are called by too.
pub(super) const FORENAMES: [Class; 3] = [Class::April, Class::May, Class::June];

/// Words that begin sentences and are no names, days and months, and bodies, which move nothing.
pub(super) fn is_common(words: &Lexicon, name: &str) -> bool {
    let first = name.words().next().unwrap_or("");
    // "A Bell": an initial
    if first.len() == 1 && name.contains(' ') {
        return false;
    }
    // "An Cathaoirleach": an office
    if words.classes(name).contains(Class::Chair) {
        return false;
    }
    let classes = words.classes(first);
    let last = name.words().next_back().unwrap_or("");
    // "the proposed Special Resolutions"
    if name.contains(' ') && words.classes(last.trim_end_matches('s')).contains(Class::Motion) {
        return true;
    }
    let months = MONTHS.iter().filter(|month| !FORENAMES.contains(month));
    // "seconded by May": the verb has no capital within a sentence, and no name before it ends there
    let called = FORENAMES.iter().any(|month| words.classes(name).contains(*month));
    classes.contains(Class::Pronoun)
        || classes.contains(Class::FiniteVerb) && !called
        || (!name.contains(' ') && months.chain(&[Class::Weekday, Class::Motion]).any(|class| classes.contains(*class)))
        || words.classes(last).contains(Class::Collective)
}

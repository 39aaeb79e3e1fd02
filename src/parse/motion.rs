//! Movers and seconders.
//!
//! ```ebnf
//! movers       = { mover | ? any character ? } ;
//! mover        = moved , named_after | named_before , moved ;
//! named_after  = [ ":" | "-" | "–" | "—" ] , [ ( "by" | "from" ) , [ ":" | "-" | "–" ] ] , [ "the" ] , person ;
//! named_before = person , [ "(" , initials , ")" ] , { "has" | "had" | "then" | "also" | "duly" | "was" } ;
//! moved        = phrase (* decisions.moved, decisions.seconded *) ; (* lexical *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{one_of, space0};
use nom::combinator::opt;

use super::Parsed;
use super::person::{Person, person};
use super::word::fail;
use crate::grammar::{Class, Hit, Lexicon};

/// Who moved and who seconded, as named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movers<'t> {
    /// Who moved.
    pub mover: Option<Person<'t>>,
    /// Who seconded.
    pub seconder: Option<Person<'t>>,
}

/// Finds who moved and who seconded in a text; `hits` are the vocabulary's in it, counted from `base`.
pub fn movers<'t>(words: &Lexicon, text: &'t str, base: usize, hits: &[Hit]) -> Movers<'t> {
    let mut found = Movers::default();
    for hit in hits {
        let slot = match hit.class {
            Class::Moved => &mut found.mover,
            Class::Seconded => &mut found.seconder,
            _ => continue,
        };
        if slot.is_some() {
            continue;
        }
        let (start, end) = (hit.start as usize - base, hit.end as usize - base);
        // a phrase may go on behind the text
        if end > text.len() {
            continue;
        }
        *slot = mover(words, text, start, end);
    }
    found
}

/// The person named after or before the words at `start..end`.
fn mover<'t>(words: &Lexicon, text: &'t str, start: usize, end: usize) -> Option<Person<'t>> {
    // "LAPSED FOR WANT OF A SECONDER": behind the noun a name may stand, before it none
    let noun = text[start..end].ends_with(['r', 'R']);
    let before = || named_before(words, &text[..start]).filter(|_| !noun);
    named_after(words, &text[end..]).map(|(_, person)| person).ok().or_else(before)
}

fn named_after<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, Person<'t>> {
    let sign = (opt(one_of(":-–—")), space0);
    let by = opt((alt((tag_no_case("by"), tag("from"))), opt(one_of(":-–")), space0));
    let (rest, _) = (space0, sign, by, opt((tag_no_case("the "), space0))).parse(text)?;
    let (after, found) = person(words, rest)?;
    let plain = found.honorific.is_none() && is_common(words, found.name);
    if plain { fail(text) } else { Ok((after, found)) }
}

/// A person whose name ends where `text` ends.
pub fn named_before<'t>(words: &Lexicon, text: &'t str) -> Option<Person<'t>> {
    // a name stands on one line with the word
    if text.ends_with('\n') {
        return None;
    }
    let text = text.trim_end();
    let text = text.rsplit('\n').next().unwrap_or(text);
    let text = ["has", "had", "then", "also", "duly", "was"].into_iter().fold(text, |text, word| {
        text.strip_suffix(word).filter(|rest| rest.ends_with(' ')).map_or(text, str::trim_end)
    });
    // the brackets of initials: "Ed Howlin (EH) moved"
    let text =
        text.strip_suffix(')').and_then(|inner| inner.rfind('(').map(|open| inner[..open].trim_end())).unwrap_or(text);
    let mut best = None;
    for (at, _) in text.rmatch_indices(' ').take(6).chain((text.len() < 60).then_some((usize::MAX, ""))) {
        let tail = if at == usize::MAX { text } else { &text[at + 1..] };
        if !tail.starts_with(char::is_uppercase) {
            break;
        }
        if let Ok((rest, found)) = person(words, tail)
            && rest.is_empty()
            && (found.honorific.is_some() || !is_common(words, found.name))
        {
            best = Some(found);
        }
    }
    best
}

/// Words that begin sentences and are no names.
fn is_common(words: &Lexicon, name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or("");
    let classes = words.classes(first);
    classes.contains(Class::Pronoun)
        || classes.contains(Class::FiniteVerb)
        || (!name.contains(' ') && classes.contains(Class::Motion))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn movers_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, Option<&str>, Option<&str>)] = &[
            ("Proposed: Cllr. Joe Leddin Seconded: Cllr. Noreen Stokes", Some("Joe Leddin"), Some("Noreen Stokes")),
            ("Mrs T Mann proposed the Minutes be adopted seconded by Mr M Precey", Some("T Mann"), Some("M Precey")),
            ("Moved by Amy. Seconded by Karen.", Some("Amy"), Some("Karen")),
            ("A motion made by Kelly McPherson to accept was seconded and approved.", Some("Kelly McPherson"), None),
            (
                "On the proposal of Cllr. Ann Bell seconded by Cllr. Ben Carr it was agreed",
                Some("Ann Bell"),
                Some("Ben Carr"),
            ),
            ("Omar set motion to adjourn. Denny seconded the motion", Some("Omar"), Some("Denny")),
            ("It was proposed that we stay.", None, None),
        ];
        for (text, mover, seconder) in cases {
            let mut hits = Vec::new();
            words.scan(text, &mut hits);
            let found = movers(words, text, 0, &hits);
            assert_eq!(
                (found.mover.map(|person| person.name), found.seconder.map(|person| person.name)),
                (*mover, *seconder),
                "{text}"
            );
        }
    }
}

//! The wording of a motion without a word of moving, and who is named beside it.
//!
//! ```ebnf
//! motion_wording = [ resolved_number ] , [ "M/S" ] , [ movers_pair , [ ":" | "-" | "–" ] ] , ? the first word of a motion: "that", "be it resolved", "to" behind two names ? ;
//! resolved_number = { letter | digit | "-" | "/" | "#" } ; (* lexical *)
//! movers_pair  = person , [ ( "/" | "-" | "–" | "," | "&" | "and" ) , person ] ;
//! pair_behind  = [ "(" ] , movers_pair , [ ")" ] | "M" , [ ":" ] , person , "S" , [ ":" ] , person ;
//! ```

use super::named::is_common;
use super::offset_in;
use super::person::{Person, person};
use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::{Words, seek};

/// What stands before the wording of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worded<'t> {
    /// Whether the number of a resolution stands there.
    pub numbered: bool,
    /// Who moved and who seconded.
    pub names: Option<(Person<'t>, Option<Person<'t>>)>,
    /// Where the wording begins.
    pub wording: usize,
}

/// Most bytes of the number and names before a wording.
pub const LONGEST: usize = 64;

/// Whether a text begins as the wording of a motion does: "That", "THAT", "BIRT", "Be it resolved".
pub fn opens_wording(words: &Lexicon, text: &str) -> bool {
    words.longest(Class::Wording, text).is_some_and(|end| !text[end..].starts_with(char::is_alphanumeric))
}

/// "That the lamp be mended": whether a text opens as what is moved does, and not as what is told: "That was a long talk."
pub fn opens_with_that(words: &Lexicon, text: &str) -> bool {
    const TOLD: ClassSet = ClassSet::of(&[Class::Auxiliary, Class::Modal]);
    let behind = ["That ", "That, ", "THAT "].iter().find_map(|head| text.strip_prefix(head));
    let told = |behind: &str| behind.first_word().is_some_and(|(verb, _)| words.classes(verb).intersects(TOLD));
    behind.is_some_and(|behind| !told(behind))
}

/// "That the lamp be mended", "That we should wait", and not "That evening the wardens went home": whether a text that opens so
/// says what is to be.
pub fn wishes_with_that(words: &Lexicon, text: &str) -> bool {
    let wished = || [" be ", " should "].iter().any(|verb| seek::find(text, verb).is_some());
    opens_with_that(words, text) && wished()
}

/// Reads a text that is the wording of a motion, with nothing but a number and names before it.
pub fn motion_wording<'t>(words: &Lexicon, text: &'t str) -> Option<Worded<'t>> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let opening = |at: usize, byte: u8| match byte {
        b' ' | b'\n' | b'"' | b'\t' | b':' | b'(' => true,
        // by the last of its bytes
        0x9c => near.get(..=at).is_some_and(|head| head.ends_with('“')),
        _ => false,
    };
    let apart = near.bytes().enumerate().filter(|(at, byte)| opening(*at, *byte)).map(|(at, _)| at + 1);
    // "Bell/Carr to buy ten trees"
    let paired = |at: usize| text[at..].starts_with("to ") && near[..at].contains('/');
    let opens = |at: &usize| opens_wording(words, &text[*at..]) || paired(*at);
    let wording = std::iter::once(0).chain(apart).find(opens)?;
    let head = text[..wording].trim_end_matches(['“', '"', '‘', ' ']);
    let small = text[wording..].starts_with('t');
    let (head, numbered) = past_number(head.trim());
    let head = head.strip_prefix("M/S").map_or(head, |rest| rest.trim_start_matches([':', ' ']));
    let closed = head.ends_with([':', '-', '–', '—']) || text[..wording].ends_with('\n');
    let head = head.trim_end_matches([':', '-', '–', '—', ' ']);
    if head.is_empty() {
        return (!small).then_some(Worded { numbered, names: None, wording });
    }
    let (rest, names) = movers_pair(words, head)?;
    // "Ann hoped that …", "Hart and Moss that …"
    let apart = closed || head.contains('/') || !small && (numbered || names.1.is_some());
    (rest.is_empty() && apart).then_some(Worded { numbered, names: Some(names), wording })
}

/// A text without the number of a resolution before it.
pub fn without_number(text: &str) -> &str {
    past_number(text.trim_start()).0
}

/// "R2018-172", "#101-19", "2019-46": the number of a resolution, and what stands behind it.
fn past_number(text: &str) -> (&str, bool) {
    let first = text.split([' ', '\t', '\n']).next().unwrap_or("");
    let part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '/' | '#' | '.' | ':');
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let signed = first.trim_end_matches([':', '.']).contains(['-', '/', '#']);
    let number = (3..=14).contains(&first.len()) && first.chars().all(part) && digits >= 2 && signed;
    if number && digits * 2 >= first.len() - 1 { (text[first.len()..].trim_start(), true) } else { (text, false) }
}

/// "B. Hart, C. Moss", "HART & MOSS", "Councillor Hart": who moved, and who seconded.
pub fn movers_pair<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, (Person<'t>, Option<Person<'t>>))> {
    const LINKS: [&str; 7] = ["/", "-", "–", "—", ",", "&", "and "];
    let named = |text: &'t str| {
        let (_, found) = person(words, text).ok()?;
        let name = without_result(words, found.name);
        let (rest, found) = (&text[offset_in(text, name) + name.len()..], Person { name, ..found });
        let short = found.name.words().take(4).count() <= 3;
        (short && (found.honorific.is_some() || !is_common(words, found.name))).then_some((rest, found))
    };
    let (rest, first) = named(text)?;
    let behind = rest.trim_start();
    let Some(second) = LINKS.iter().find_map(|link| behind.strip_prefix(link)) else {
        return Some((rest, (first, None)));
    };
    let Some((rest, second)) = named(second.trim_start()) else { return Some((rest, (first, None))) };
    Some((rest, (first, Some(second))))
}

/// "Moss Carried", "JT. All": a name without the result, the label or the sentence behind it.
pub(super) fn without_result<'t>(words: &Lexicon, name: &'t str) -> &'t str {
    const RESULTS: [Class; 6] =
        [Class::Approved, Class::Rejected, Class::Deferred, Class::Withdrawn, Class::Unanimous, Class::VoteWord];
    let opens = |word: &str| {
        word.starts_with(char::is_uppercase)
            && (matches!(word, "All" | "None" | "No" | "Vote" | "Result")
                || words.classes(word).contains(Class::SentenceOpening))
    };
    let ends = |(at, _): &(usize, &str)| {
        let (before, word) = (name[..*at].trim_end(), name[at + 1..].words().next().unwrap_or(""));
        let classes = words.classes(word.trim_end_matches('.'));
        // "Ben Carr All in favour"
        let all = ["All in ", "All agreed", "All ayes"].iter().any(|result| name[at + 1..].starts_with(result))
            || name[at + 1..] == *"All" && before.contains(' ');
        let stops = all || before.ends_with('.') || matches!(word, "Vote" | "Motion" | "Result");
        // "SECONDED BY MRS CARR. AYES": a stop behind a word in capitals ends the sentence
        let last = before.words().next_back().unwrap_or(before);
        let closed = last.len() > 4 && last.ends_with('.') && last.bytes().filter(|byte| *byte == b'.').count() == 1;
        closed || RESULTS.iter().any(|class| classes.contains(*class)) || stops && opens(word)
    };
    let end = name.match_indices(' ').find(ends).map_or(name.len(), |(at, _)| at);
    // a wide gap parts columns
    let end = seek::find(name, "   ").map_or(end, |gap| gap.min(end));
    without_stop(name[..end].trim_end())
}

/// "JT.", "Di." and "BELL." at the end of a sentence: initials, a short forename and capitals lose its full stop, "J.T." and
/// "Jr." keep it.
fn without_stop(name: &str) -> &str {
    let Some(plain) = name.strip_suffix('.') else { return name };
    let last = plain.words().next_back().unwrap_or(plain);
    let abbreviated = last.contains('.') || ["Jr", "Sr", "Esq"].iter().any(|short| last.eq_ignore_ascii_case(short));
    if last.chars().nth(1).is_some() && !abbreviated { plain } else { name }
}

/// "(Hart/Moss) Carried.", "M: Hart S: Moss": who moved and seconded what stands before, and what follows.
pub fn pair_behind<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, (Person<'t>, Option<Person<'t>>))> {
    let text = text.trim_start();
    let lettered = ["M: ", "M. ", "M - "].iter().find_map(|letter| text.strip_prefix(letter));
    if let Some(rest) = lettered {
        let (first, rest) = ["S: ", "S. ", "S - "].iter().find_map(|letter| rest.split_once(letter))?;
        let (behind, first) = person(words, first.trim_end_matches([' ', ',', ';', '/'])).ok()?;
        let (rest, (second, _)) = movers_pair(words, rest).filter(|_| behind.is_empty())?;
        return Some((rest.trim_start_matches(['.', ' ', ',']), (first, Some(second))));
    }
    let bracketed = text.strip_prefix('(');
    let (rest, names) = movers_pair(words, bracketed.unwrap_or(text))?;
    let rest = if bracketed.is_some() { rest.strip_prefix(')')? } else { rest };
    Some((rest.trim_start_matches(['.', ' ', ',', '-', '–', '—', '\n']), names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    /// The mover's name and the seconder's.
    type Names<'t> = (&'t str, Option<&'t str>);

    fn named<'t>(names: (Person<'t>, Option<Person<'t>>)) -> Names<'t> {
        (names.0.name, names.1.map(|second| second.name))
    }

    #[test]
    fn a_sign_with_the_last_byte_of_a_quotation_mark_opens_nothing() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for text in ["\u{1f700}\u{45c}\u{201c}That the gate be mended", "\u{1f700}That the gate be mended"] {
            assert!(motion_wording(words, text).is_none(), "{text}");
        }
    }

    #[test]
    fn names_before_a_wording() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, Option<Option<Names<'_>>>)] = &[
            ("That the plan be approved.", Some(None)),
            ("R2018-172\tB. Hart, C. Moss:  That the plan be approved.", Some(Some(("B. Hart", Some("C. Moss"))))),
            ("Hart/Moss: That the plan be approved.", Some(Some(("Hart", Some("Moss"))))),
            ("HART & MOSS: That the plan be approved.", Some(Some(("HART", Some("MOSS"))))),
            ("Councillor Hart: That the plan be approved.", Some(Some(("Hart", None)))),
            ("M/S Hart/Moss that the lamps be bought.", Some(Some(("Hart", Some("Moss"))))),
            ("Hart/Moss to buy ten trees.", Some(Some(("Hart", Some("Moss"))))),
            ("Hart to buy ten trees.", None),
            ("that the plan be approved.", None),
            ("Ann hoped that the plan be approved.", None),
            ("Hart and Moss that the plan be approved.", None),
            ("The Board felt that the plan be approved.", None),
        ];
        for (text, expected) in cases {
            let found = motion_wording(words, text).map(|found| found.names.map(named));
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn names_behind_a_wording() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, expected) in [
            ("(Hart/Moss) Carried.", Some(("Hart", Some("Moss"), "Carried."))),
            ("Hart/Moss.", Some(("Hart", Some("Moss"), ""))),
            ("M: Hart S: Moss Carried", Some(("Hart", Some("Moss"), "Carried"))),
            ("the road", None),
        ] {
            let found = pair_behind(words, text).map(|(rest, names)| (named(names).0, named(names).1, rest));
            assert_eq!(found, expected, "{text}");
        }
    }
}

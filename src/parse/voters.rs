//! Who voted how, by name: in a list behind a side, and in a sentence before the verb of voting.
//!
//! ```ebnf
//! named_list        = side , [ [ "(" ] , count , [ ")" ] ] , ( ":" | "-" | "–" ) , attendance_list ;
//! named_before_verb = person , [ { "," , person } , "and" , person ] , [ "," , "who" | "was" | "were" | "both" | "all" ] , ballot_verb ;
//! in_brackets_behind = count , side , in_brackets ;
//! brackets_before   = count , { word } , in_brackets , ballot_verb ;
//! in_brackets       = "(" , [ "the" ] , person , { ( "," | "and" ) , [ "the" ] , person } , ")" ;
//! ballot_verb       = phrase (* decisions.ballot_verbs *) ; (* lexical *)
//! ```

use super::named::named_before;
use super::offset_in;
use super::person::person;
use super::sentence::sentences;
use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

/// The names after "Ayes:" or "Ayes (2):"; up to the end of the sentence or the line.
pub(super) fn named_list<'t>(words: &Lexicon, after: &'t str, written: &str) -> Option<&'t str> {
    let (rest, counted) = without_count(after);
    let list = rest.trim_start_matches(' ').strip_prefix([':', '-', '–'])?.trim_start_matches(' ');
    // "Ayes: 2 – Bell, Carr"
    let list = match without_count(list) {
        (names, true) if !counted => names.trim_start().strip_prefix(['-', '–', ':'])?.trim_start(),
        _ => list,
    };
    // "Ayes:" over the names
    let list = match list.strip_prefix('\n').map(str::trim_start) {
        Some(below) if !below.lines().next().unwrap_or("").contains(':') => below,
        _ => list,
    };
    let plain = written.len() <= 3 || words.classes(written).contains(Class::SettledSide);
    let plausible = (written.starts_with(char::is_uppercase) || !plain) && list.starts_with(char::is_uppercase);
    // "Agreed: Mend the gate, and soon" names a task
    let task = || words.classes(&seek::lower(list.words().next().unwrap_or(""))).contains(Class::TaskVerb);
    if !plausible || plain && task() {
        return None;
    }
    let line = list.split(['\n', ';', ':']).next().unwrap_or(list);
    let mut spans = Vec::new();
    sentences(words, line, 0, &mut spans);
    let end = spans.first().map_or(line.len(), |first| first.end);
    // "Ayes: Bell, Carr Nays: Dunn" has no stop between
    Some(&list[..other_side(&line[..end]).unwrap_or(end)])
}

/// Where " Nays" or " Noes" begins behind the names of the other side; "Ms. Nolan" and "Mr. Nayland" are names.
fn other_side(line: &str) -> Option<usize> {
    let side =
        |word: &str| ["nay", "nays", "nayes", "no", "noes", "nos"].iter().any(|side| word.eq_ignore_ascii_case(side));
    let last = |start: &str| {
        let whole = |at: &usize| {
            let behind = &line[at + 1..];
            side(behind.split(|char: char| !char.is_alphanumeric()).next().unwrap_or(behind))
        };
        seek::places(line, start).filter(whole).last()
    };
    [" Nay", " NAY", " No", " NO"].into_iter().find_map(last)
}

/// The text behind "(2)" or "2", and whether such a count stands there.
pub(super) fn without_count(text: &str) -> (&str, bool) {
    let rest = text.trim_start_matches([' ', '(']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return (text, false);
    }
    (rest[digits..].strip_prefix(')').unwrap_or(&rest[digits..]), true)
}

/// "Cllrs. Breathnach, Lawlor (2)": the count behind a list of names.
pub(super) fn count_behind(names: &str) -> Option<u32> {
    let inner = names.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    inner[inner.rfind('(')? + 1..].parse().ok()
}

/// Bytes before a verb of voting among which the names stand.
const FAR: usize = 400;

/// Most names that stand before a verb of voting.
const MANY: usize = 24;

/// "Hall, Orr and Quick voting aye", "(Pitt abstained)": the names that end where `before` does, ahead of a verb of
/// voting. A comma parts them only where "and" stands before the last: in "seconded by Orr, Pitt abstaining" it does not.
pub(super) fn named_before_verb<'t>(words: &Lexicon, before: &'t str) -> Vec<&'t str> {
    let mut rest = before.trim_end();
    // "(Pitt abstained)"
    rest = rest.rfind('(').filter(|open| !rest[*open..].contains(')')).map_or(rest, |open| &rest[open + 1..]);
    // "… to Mr Moss, the MP. Mr Moss voted for": who votes stands in the sentence of the verb
    let near = &rest[rest.ceil_char_boundary(rest.len().saturating_sub(FAR))..];
    let mut spans = Vec::new();
    sentences(words, near, 0, &mut spans);
    rest = spans.last().map_or(rest, |last| &near[last.start..]);
    for word in ["was", "were", "had", "has", "both", "all", "who", ","] {
        rest = rest.strip_suffix(word).filter(|head| head.ends_with(' ') || word == ",").map_or(rest, str::trim_end);
    }
    let mut names = Vec::new();
    while names.len() < MANY {
        let Some(found) = named_before(words, rest) else { break };
        let start = offset_in(rest, found.honorific.unwrap_or(found.name));
        if words.classes(found.name).contains(Class::Everybody) || start > rest.len() {
            break;
        }
        names.push(found.name);
        rest = rest[..start].trim_end();
        rest = rest.strip_suffix(" the").unwrap_or(rest);
        let joined = rest.strip_suffix(" and").or_else(|| rest.strip_suffix(" &"));
        let listed = rest.strip_suffix(',').filter(|_| names.len() > 1);
        let Some(more) = joined.or(listed) else { break };
        rest = more.trim_end().trim_end_matches(',');
    }
    names.reverse();
    names
}

/// "4 yes (Bell, Carr, Dunn and Eve)": the names in brackets right behind a side, no more than were counted.
pub(super) fn in_brackets_behind<'t>(words: &Lexicon, after: &'t str, count: u32) -> Vec<&'t str> {
    let Some(inner) = after.trim_start_matches(' ').strip_prefix('(') else { return Vec::new() };
    // "3 aye votes (Bell and Carr absent)": those of another side
    let other = |inner: &str| {
        let classes = words.classes(inner.trim_end().words().next_back().unwrap_or(""));
        [Class::Absent, Class::VoteAgainst, Class::VoteAbstain].into_iter().any(|class| classes.contains(class))
    };
    // "Noes 1 (the Chair's casting vote)" says what kind of vote it was
    let kind = |inner: &str| seek::find(inner, "casting vote").is_some();
    let inner = inner.split_once(')').filter(|(inner, _)| !other(inner) && !kind(inner));
    inner.map(|(inner, _)| in_brackets(words, inner, count)).unwrap_or_default()
}

/// "Two members (Mr Bell and Ms Carr) voted against": the names in brackets right before a verb of voting.
pub(super) fn brackets_before<'t>(words: &Lexicon, before: &'t str, count: u32) -> Vec<&'t str> {
    let Some(inner) = before.trim_end().strip_suffix(')') else { return Vec::new() };
    inner.rfind('(').map(|open| in_brackets(words, &inner[open + 1..], count)).unwrap_or_default()
}

/// The people of a list in brackets. An office stands for whoever holds it: "the Governor, Mr Bell and Ms Carr".
fn in_brackets<'t>(words: &Lexicon, inner: &'t str, count: u32) -> Vec<&'t str> {
    let pieces = inner.split([',', ';']).flat_map(|piece| piece.split(" and "));
    let named = pieces.filter_map(|piece| {
        let piece = seek::past(piece.trim(), "and ");
        person(words, seek::past(piece, "the ")).ok().map(|(_, found)| found.name)
    });
    named.take(count as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::super::vote::vote_tally;
    use crate::grammar::Grammars;
    use crate::model::Ballot::{Abstain, Against, For};

    #[test]
    fn who_voted_how() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, &str, &str, &str)] = &[
            ("Motion carried with Hall, Orr and Quick voting aye and Pitt voting nay.", "Hall Orr Quick", "Pitt", ""),
            ("Motion passed 6-1 (Ortiz opposed).", "", "Ortiz", ""),
            ("Motion carried 5-0-1 (Ms. Ortiz and Mr. Pitt abstained).", "", "", "Ortiz Pitt"),
            ("IT WAS RESOLVED, Mrs Bell dissenting, that the terms be approved.", "", "Bell", ""),
            ("Passed 3-1, Fox opposed.", "", "Fox", ""),
            ("The motion passed, seconded by Orr, Pitt abstaining.", "", "", "Pitt"),
            ("Ayes 3, Noes 1 (Pitt), Absent 1. Motion carried.", "", "Pitt", ""),
            ("For 2, Against 3 - LOST.", "", "", ""),
            ("Ayes 2, Noes 1 (the Chair's casting vote). Carried.", "", "", ""),
            ("It was agreed to write to Mr Moss, the MP. Mr Moss voted against.", "", "Moss", ""),
            ("Approved: 4 yes (Hall, Orr, Quick, Pitt), 1 no (Fox).", "Hall Orr Quick Pitt", "Fox", ""),
            ("Two members (the Governor and Ms Carr) voted against the motion.", "", "Governor Carr", ""),
            ("Carried 5-0 with 1 abstention (Grace, who was not there).", "", "", "Grace"),
            ("Ayes (2): Hall, Orr; Nays (1): Pitt. Motion carried.", "Hall Orr", "Pitt", ""),
            ("In favor: Hall, Orr; opposed: Pitt. Motion carried.", "Hall Orr", "Pitt", ""),
            ("For:\nCllrs Hall, Orr. (2)\nAgainst:\nCllr Pitt. (1)\nThe motion was carried.", "Hall Orr", "Pitt", ""),
            ("Ayes:\nNays: Pitt, Orr\nThe motion was lost.", "", "Pitt Orr", ""),
            ("Ayes: Hall, Norton, Nayland Nays: Pitt\nThe motion was carried.", "Hall Norton Nayland", "Pitt", ""),
            ("Cllrs Fox and Pitt voted against. Carried.", "", "Fox Pitt", ""),
            ("All voted aye except Pitt, who abstained.", "", "", "Pitt"),
            ("It was agreed, residents opposed.", "", "", ""),
            ("It carried with 3 aye votes (Fox and Pitt absent).", "", "", ""),
            ("The Council voted against the motion.", "", "", ""),
            ("Everyone voted for the motion.", "", "", ""),
        ];
        for (text, ayes, noes, abstained) in cases {
            let mut hits = Vec::new();
            words.scan(text, &mut hits);
            let tally = vote_tally(words, text, 0, &hits);
            for (side, expected) in [(For, ayes), (Against, noes), (Abstain, abstained)] {
                let named: Vec<_> =
                    tally.named.iter().filter(|(_, ballot)| *ballot == side).map(|(name, _)| *name).collect();
                assert_eq!(named.join(" "), *expected, "{text}");
            }
        }
    }
}

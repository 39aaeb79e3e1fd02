//! Roll calls: a name and what was answered.
//!
//! ```ebnf
//! called      = ballot_line , ( "," | ";" | "and" ) , ballot_line , { ( "," | ";" | "and" ) , ballot_line } ;
//! signed      = signed_one , ( "," | ";" ) , signed_one , { ( "," | ";" ) , signed_one } ;
//! signed_one  = vote_sign , blank , name | name , blank , vote_sign ; (* lexical *)
//! vote_sign   = "+1" | "-1" | [ "+" | "-" ] , "0" ; (* lexical *)
//! ballot_line = name , [ "," | "-" | "–" | ":" ] , ( "[" , [ "+1" | "-1" | "0" | "x" | "y" | "n" ] , "]" | ballot ) | name , ":" , ( "+1" | "-1" | [ "+" | "-" ] , "0" ) | "+1" , name ;
//! ballot      = phrase (* decisions.ballots_for, ballots_against, ballots_abstain, ballots_absent *) ; (* lexical *)
//! ```

use crate::grammar::{Class, Lexicon};
use crate::model::Ballot;
use crate::text::{Words, seek};

/// How a vote is told in a word.
const BALLOTS: [(Class, Ballot); 4] = [
    (Class::BallotFor, Ballot::For),
    (Class::BallotAgainst, Ballot::Against),
    (Class::BallotAbstain, Ballot::Abstain),
    (Class::BallotAbsent, Ballot::Absent),
];

/// Their lists.
const LISTS: [Class; 4] = [Class::BallotFor, Class::BallotAgainst, Class::BallotAbstain, Class::BallotAbsent];

/// "5 Yay, 2 Nay", "CARRIED: 7 yes, no abstains": how many voted on each side, perhaps behind a label.
pub fn is_count(words: &Lexicon, text: &str) -> bool {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || memchr::memchr(b',', text.as_bytes()).is_none() {
        return false;
    }
    let counts = text.split_once(": ").map_or(text, |(_, counts)| counts);
    let side = |part: &str| {
        let (number, side) = part.trim().first_word().unwrap_or_default();
        let number = number.bytes().all(|byte| byte.is_ascii_digit()) || number.eq_ignore_ascii_case("no");
        let side = side.trim().trim_end_matches(['s', '.']);
        let side = side.strip_suffix(" vote").unwrap_or(side);
        number && !side.is_empty() && words.holds(&LISTS, side)
    };
    counts.split(',').all(side)
}

/// A line of a roll call: "Dmitry [+1]", "Ms Ortiz – Nay".
pub fn ballot_line<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, Ballot)> {
    let text = text.bare();
    if let Some(name) = text.strip_suffix(']') {
        let open = name.rfind('[')?;
        let ballot = match name[open + 1..].trim() {
            "+1" | "x" | "X" | "Y" | "y" => Ballot::For,
            "-1" | "N" | "n" => Ballot::Against,
            "0" | "+0" | "-0" => Ballot::Abstain,
            "" => Ballot::Absent,
            _ => return None,
        };
        return Some((name[..open].trim(), ballot)).filter(|(name, _)| is_short_name(name));
    }
    // "+1 Ann"
    if let Some(name) = text.strip_prefix("+1 ") {
        return is_short_name(name).then_some((name, Ballot::For));
    }
    // "Bell-yes"
    let glued = memchr::memrchr(b'-', text.as_bytes())
        .filter(|at| *at > 0 && words.holds(&LISTS, text[at + 1..].trim_end_matches('.')));
    let at = glued.or_else(|| memchr::memrchr2(b' ', b'\t', text.as_bytes()))?;
    let said = text[at + usize::from(glued.is_some())..].trim().trim_end_matches('.');
    // "Ann Bell: +1", as the W3C keeps its minutes
    let signed = match said {
        "+1" => Some(Ballot::For),
        "-1" => Some(Ballot::Against),
        "0" | "+0" | "-0" => Some(Ballot::Abstain),
        _ => None,
    };
    if let Some(ballot) = signed {
        return text[..at].strip_suffix(':').filter(|name| is_short_name(name)).map(|name| (name, ballot));
    }
    if !words.holds(&LISTS, said) {
        return None;
    }
    let classes = words.classes(said);
    let (_, ballot) = BALLOTS.into_iter().find(|(list, _)| classes.contains(*list))?;
    let name = text[..at].trim_end_matches([' ', '-', '–', ':', '.', '…', '\t', ',']);
    // "Bell voting aye" is a sentence and no line
    let verb = name.words().next_back().is_some_and(|last| last.starts_with("vot"));
    Some((name, ballot)).filter(|(name, _)| is_short_name(name) && !verb)
}

/// "Bell – aye, Carr – aye and Dunn – nay", "Bell, aye; Carr, nay": a roll call in a sentence, of at least two.
pub fn called<'t>(words: &Lexicon, text: &'t str) -> Vec<(&'t str, Ballot)> {
    let each = text.split(|char: char| char.is_ascii_whitespace() || matches!(char, ',' | ';' | '-'));
    let ballots = each.filter(|word| words.holds(&LISTS, without_signs(word)));
    if ballots.take(2).count() < 2 {
        return Vec::new();
    }
    // where semicolons part the voters, a comma stands between a name and its vote
    let comma =
        text.split(';').filter(|clause| clause.contains(',') && up_to_ballot(words, clause).is_some()).count() >= 2;
    let parts: &[char] = if comma { &[';', '\n'] } else { &[',', ';', '\n'] };
    let mut found: Vec<(&str, Ballot)> = Vec::new();
    for clause in text.split(parts) {
        for piece in clause.split(" and ") {
            found.extend(up_to_ballot(words, piece).and_then(|piece| called_one(words, piece)));
        }
    }
    let lines = || text.lines().filter(|line| ballot_line(words, line).is_some()).count();
    if found.len() >= 2 && lines() < 2 { found } else { Vec::new() }
}

/// Whether a list is of voters and how each of them voted: "Bell-yes, Carr-no". "Bell - here, Carr - absent" is of those who came.
pub fn tells_votes(words: &Lexicon, text: &str) -> bool {
    called(words, text).iter().filter(|(_, ballot)| matches!(ballot, Ballot::For | Ballot::Against)).take(2).count()
        == 2
}

/// "Vote: +1 Ann, +1 Ben, 0 Cy", "Ann +1, Ben -1": the signs of a vote beside the names, as projects vote on their lists.
pub(super) fn signed<'t>(text: &'t str) -> Vec<(&'t str, Ballot)> {
    const MOST: usize = 40;
    const SIGNS: [(&str, Ballot); 5] = [
        ("+1", Ballot::For),
        ("-1", Ballot::Against),
        ("+0", Ballot::Abstain),
        ("-0", Ballot::Abstain),
        ("0", Ballot::Abstain),
    ];
    if memchr::memmem::find(text.as_bytes(), b"+1").is_none() {
        return Vec::new();
    }
    let one = |piece: &'t str| {
        let piece = piece.trim().trim_end_matches(['.', ')', ']']);
        let piece = piece.rsplit([':', '(', '[']).next().unwrap_or(piece).trim();
        SIGNS.iter().find_map(|(sign, ballot)| {
            let name = piece.strip_prefix(sign).filter(|name| name.starts_with(' '));
            let name = name.or_else(|| piece.strip_suffix(sign).filter(|name| name.ends_with(' ')))?.trim();
            (is_short_name(name) && !name.contains('.')).then_some((name, *ballot))
        })
    };
    // the last vote ends its sentence
    let found: Vec<_> = text
        .lines()
        .filter(|line| line.contains([',', ';']))
        .flat_map(|line| line.split([',', ';']).take(MOST))
        .filter_map(|piece| one(piece.split(". ").next().unwrap_or(piece)).or_else(|| one(piece)))
        .collect();
    if found.len() >= 2 { found } else { Vec::new() }
}

/// One voter of a roll call, perhaps behind the words that open it: "Roll call vote: Bell, aye".
fn called_one<'t>(words: &Lexicon, piece: &'t str) -> Option<(&'t str, Ballot)> {
    const OF: &str = " of ";
    let piece = seek::past(piece.trim(), "and ");
    let piece = piece.rsplit([':', '[', '(']).next().unwrap_or(piece).trim().trim_end_matches(['.', ']', ')']);
    let piece = seek::find_last(piece, OF).map_or(piece, |at| &piece[at + OF.len()..]);
    // "Motion by Carr to mend it. Motion carried by Bell yea"
    let carried = ["carried by ", "passed by ", "approved by ", "accepted by ", "the vote: "];
    let behind = carried.iter().filter_map(|head| seek::find_last(piece, head).map(|at| &piece[at + head.len()..]));
    let piece = behind.min_by_key(|behind| behind.len()).unwrap_or(piece);
    // "Bell moved to mend it. Bell aye"
    let behind = || seek::part_last(piece, ". ").and_then(|(_, piece)| ballot_line(words, piece));
    ballot_line(words, piece).or_else(behind).filter(|(name, _)| !name.is_empty())
}

/// The text up to the ballot that ends it or its first sentence: "Carr – nay. Motion carried".
fn up_to_ballot<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let stops = text.match_indices(". ").map(|(at, _)| &text[..at]);
    std::iter::once(text).chain(stops.take(3)).find(|text| ends_in_ballot(words, text))
}

/// Whether the last word of a text is that of a ballot.
fn ends_in_ballot(words: &Lexicon, text: &str) -> bool {
    let text = without_signs(text);
    words.holds(&LISTS, text.rsplit(|char: char| char.is_ascii_whitespace() || char == '-').next().unwrap_or(text))
}

/// A text without the blanks, stops and closing brackets behind it.
fn without_signs(text: &str) -> &str {
    text.trim_end_matches(|char: char| char.is_ascii_whitespace() || matches!(char, '.' | ']' | ')'))
}

fn is_short_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.len() <= 40
        && name.split_whitespace().count() <= 4
        && !name.contains(['.', ',', ':'])
        || (name.starts_with(char::is_uppercase)
            && name.len() <= 40
            && name.contains(". ")
            && name.split_whitespace().count() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{BASE, Grammars};

    #[test]
    fn lines_of_a_roll_call() {
        let grammars = Grammars::built_in();
        let words = grammars.house(BASE).expect("is built in").lexicon();
        assert_eq!(ballot_line(words, "Dmitry     [+1]"), Some(("Dmitry", Ballot::For)));
        assert_eq!(ballot_line(words, "Tim [ ]"), Some(("Tim", Ballot::Absent)));
        assert_eq!(ballot_line(words, "Ms Ortiz – Nay"), Some(("Ms Ortiz", Ballot::Against)));
        assert_eq!(ballot_line(words, "The answer was no"), Some(("The answer was", Ballot::Against)));
        assert_eq!(ballot_line(words, "and yes"), None);
        assert_eq!(ballot_line(words, "Ann Bell: +1."), Some(("Ann Bell", Ballot::For)));
        assert_eq!(ballot_line(words, "Ann Bell +1"), None);
        assert_eq!(ballot_line(words, "The score was: 0"), Some(("The score was", Ballot::Abstain)));
    }

    #[test]
    fn a_house_has_words_of_its_own() {
        let file = "name = \"base\"\n[decisions]\nballots_for = [\"placet\"]\n";
        let grammars = Grammars::layered("user.toml", file).expect("no mistakes");
        let words = grammars.house(BASE).expect("is built in").lexicon();
        assert_eq!(ballot_line(words, "Ann Bell – placet"), Some(("Ann Bell", Ballot::For)));
        assert_eq!(ballot_line(words, "Ann Bell – aye"), Some(("Ann Bell", Ballot::For)));
    }

    #[test]
    fn signs_beside_names() {
        let votes = [("Ann Bell", Ballot::For), ("Ben", Ballot::Against), ("Cy", Ballot::Abstain)];
        for text in ["Vote: +1 Ann Bell, -1 Ben, 0 Cy. Passed.", "(Ann Bell +1; Ben -1; Cy +0)"] {
            assert_eq!(signed(text), votes, "{text}");
        }
        for text in ["+1 to the paint, nobody against", "The score was +1, then 0", "+1 Ann", "Bell +1"] {
            assert_eq!(signed(text), [], "{text}");
        }
    }

    #[test]
    fn a_roll_call_in_a_sentence() {
        let grammars = Grammars::built_in();
        let words = grammars.house(BASE).expect("is built in").lexicon();
        let votes = [("Bell", Ballot::For), ("Mr. Carr", Ballot::Against)];
        for text in [
            "Roll call vote: Bell – aye and Mr. Carr – nay.",
            "The vote was called: Bell, aye; Mr. Carr, nay.",
            "Motion carried by Bell yea, Mr. Carr nay.",
            "Motion by Carr to mend the road.  Motion carried by Bell yea,\nand Mr. Carr nay.",
            "Roll call vote: Bell, aye; Mr. Carr, nay. Motion failed.",
            "Roll call: Bell-yes, Mr. Carr-no. Motion failed.",
        ] {
            let found = called(words, text);
            assert_eq!(found, votes, "{text}");
        }
    }
}

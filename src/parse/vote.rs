//! Votes: the tallies, with the voters that are named beside them.
//!
//! ```ebnf
//! vote_tally     = score | { labelled_count | counted_label | named_list | named_before_verb | in_brackets_behind | brackets_before } | called ;
//! labelled_count = side , [ ":" | "-" | "–" | "=" | "(" ] , count ;
//! counted_label  = count , [ [ "out" ] , "of" , number | "/" , number ] , [ "votes" | "voted" | "voting" | "members" | "councillors" | "were" | "was" | "with" ] , side ;
//! score          = number , ( "-" | "–" | "/" ) , number , [ ( "-" | "–" | "/" ) , number ] | "Y" , ( "-" | "–" ) , number
//!                | number , [ "votes" ] , "to" , number ;
//! side           = phrase (* decisions.votes_for, votes_against, votes_abstain *) ;
//! count          = number | phrase (* numbers.words, attendance.nobody *) | "none" | "nobody" | "zero" | "nil" ; (* lexical *)
//! ```
//!
//! A score (7-2) counts only beside words of a vote, since it may be anything else.

use crate::grammar::{Class, Hit, Lexicon};
use crate::model::Ballot;
use crate::text::seek;

use super::attendance::{ListForm, attendance_list};
use super::ballot::called;
use super::voters::{brackets_before, count_behind, in_brackets_behind, named_before_verb, named_list};

/// What a text says of a vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally<'t> {
    /// Votes for.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Named voters.
    pub named: Vec<(&'t str, Ballot)>,
    /// How many of them were called one by one or dissented, before those whose names make up a count.
    pub called: usize,
}

impl Tally<'_> {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn slot(&mut self, side: Ballot) -> Option<&mut Option<u32>> {
        match side {
            Ballot::For => Some(&mut self.in_favour),
            Ballot::Against => Some(&mut self.against),
            Ballot::Abstain => Some(&mut self.abstain),
            Ballot::Absent => None,
        }
    }
}

fn side(class: Class) -> Option<Ballot> {
    match class {
        Class::VoteFor => Some(Ballot::For),
        Class::VoteAgainst => Some(Ballot::Against),
        Class::VoteAbstain => Some(Ballot::Abstain),
        _ => None,
    }
}

/// Reads the votes in a text; `hits` are the vocabulary's in it, counted from `base`.
pub fn vote_tally<'t>(words: &Lexicon, text: &'t str, base: usize, hits: &[Hit]) -> Tally<'t> {
    let mut tally = Tally::default();
    if hits.iter().any(|hit| speaks_of_votes(hit.class)) {
        score(text, &mut tally);
        if tally.in_favour.is_none() {
            counted_to(words, text, &mut tally);
        }
    }
    tally.named = called(text);
    let other = hits
        .iter()
        .any(|hit| matches!(hit.class, Class::VoteAgainst | Class::VoteAbstain | Class::VoteMethod | Class::Motion));
    // "out for comment for 30 days" beside a word for a consensus
    let sided = hits.iter().any(|hit| matches!(hit.class, Class::VoteAgainst | Class::VoteAbstain));
    let mut order = None;
    let mut listed: Vec<(&'t str, Ballot)> = Vec::new();
    for hit in hits {
        let Some(side) = side(hit.class) else { continue };
        let (start, end) = (hit.start as usize - base, hit.end as usize - base);
        // a phrase may go on behind the text
        if end > text.len() {
            continue;
        }
        let written = &text[start..end];
        if words.classes(written).contains(Class::BallotVerb) && !text[end..].starts_with(':') {
            let (names, into) = (named_before_verb(words, &text[..start]), written.starts_with(['v', 'a']));
            // who dissents is named and not counted
            let into = if into && written != "against" { &mut listed } else { &mut tally.named };
            if closes(written, &text[end..]) {
                into.extend(names.into_iter().map(|name| (name, side)));
            }
        }
        // "one for the September meeting" is no vote: the other side or a motion has to stand beside it
        let common = written.eq_ignore_ascii_case("for") && !other;
        let plain =
            written.eq_ignore_ascii_case("for") && !sided && !text[end..].trim_start().starts_with([':', '=', '(']);
        // "Motion passed": only a count before it or a colon behind it makes it a side
        let told =
            ["passed", "pass", "present", "approved", "agreed"].iter().any(|word| written.eq_ignore_ascii_case(word));
        // "meeting no 433"
        let number =
            written.eq_ignore_ascii_case("no") && text[end..].starts_with([' ', '.']) && !is_sided(text, base, hits);
        if number {
            continue;
        }
        // "Ayes, 7  Noes, 3"
        let comma = ["Ayes", "Noes"].contains(&written) && text[end..].starts_with(", ");
        let labelled = labelled_count(words, &text[end + usize::from(comma)..])
            .filter(|_| !plain && (!told || text[end..].starts_with(':')));
        // "the minutes of meeting 43 were approved"
        let passive = told && ["was", "were"].iter().any(|verb| text[..start].trim_end().ends_with(verb));
        // "Motion to give 2 desks to the club, 3 for the office"
        let behind = text[end..].trim_start();
        let given = plain && behind.starts_with(char::is_lowercase) && !behind.starts_with("and ");
        let counted = counted_label(words, &text[..start]).filter(|_| !passive && !given);
        // "5 yeas - 0 nays": where the first count stands before its side, the others do
        if counted.is_some() || labelled.is_some() {
            order.get_or_insert(counted.is_some());
        }
        let count = if order == Some(true) { counted.or(labelled) } else { labelled.or(counted) }.filter(|_| !common);
        // "Motion to approve: Bell" names who moved
        let moved = [" to", "To"].iter().any(|word| text[..start].trim_end().ends_with(word));
        let names = named_list(words, &text[end..], written).filter(|_| !moved);
        let count = count.or_else(|| names.and_then(count_behind));
        if let Some(count) = count
            && let Some(slot) = tally.slot(side)
        {
            slot.get_or_insert(count);
            let inner = in_brackets_behind(words, &text[end..], count).into_iter();
            listed.extend(inner.chain(brackets_before(words, &text[..start], count)).map(|name| (name, side)));
        }
        for entry in names.map(|names| attendance_list(words, names, ListForm::RunOn)).into_iter().flatten() {
            if let Some(name) = entry.name.filter(|name| !words.classes(name).contains(Class::Nobody)) {
                listed.push((name, side));
            }
        }
    }
    tally.called = tally.named.len();
    for voter in listed {
        // a phrase within a phrase, "favour" in "in favour", finds the same names
        if !tally.named.iter().any(|known| std::ptr::eq(known.0, voter.0)) {
            tally.named.push(voter);
        }
    }
    tally
}

/// "with Bell opposed" tells a vote, "Residents opposed to the plan" none.
fn closes(written: &str, after: &str) -> bool {
    let tells = written.starts_with("vot") || written.starts_with("abst");
    tells || after.is_empty() || after.starts_with(['.', ',', ';', ')', ']', '\n']) || after.starts_with(" and ")
}

/// Whether a side in favour is named by a word that is nothing else: "yes", "ayes", "in favour".
fn is_sided(text: &str, base: usize, hits: &[Hit]) -> bool {
    hits.iter().filter(|hit| hit.class == Class::VoteFor).any(|hit| {
        let written = text.get(hit.start as usize - base..hit.end as usize - base).unwrap_or("");
        let settles = ["approve", "approved", "approval", "agree", "agreed", "support", "supported"];
        !settles.iter().any(|word| written.eq_ignore_ascii_case(word))
    })
}

fn speaks_of_votes(class: Class) -> bool {
    matches!(
        class,
        Class::Motion | Class::Approved | Class::Rejected | Class::VoteFor | Class::VoteMethod | Class::Decided
    )
}

/// ": 8", " - 8", " 8".
fn labelled_count(words: &Lexicon, after: &str) -> Option<u32> {
    let rest = after.trim_start_matches([' ', ':', '-', '–', '=', '(']);
    let digits = rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    if digits > 0 && digits <= 3 && !rest[digits..].starts_with([':', '%', '/', '-', '–']) {
        return rest[..digits].parse().ok();
    }
    let labelled = after.trim_start().starts_with([':', '-', '–', '=']);
    let word = rest.split([' ', '.', ',', ';', ')']).next().unwrap_or("");
    if labelled && words.classes(word).contains(Class::Nobody) {
        return Some(0);
    }
    labelled.then(|| words.entry(Class::NumberWord, word)).flatten().map(|index| index as u32 + 1)
}

/// "8 ", "eight votes ", "none ".
fn counted_label(words: &Lexicon, before: &str) -> Option<u32> {
    let mut rest = before.trim_end();
    // "Five members (the Governor, Ms Holmboe …) voted in favour"
    let unvoted =
        ["voted", "voting", "were"].iter().find_map(|verb| rest.strip_suffix(verb)).map_or(rest, str::trim_end);
    if unvoted.ends_with(')')
        && let Some(open) = unvoted.rfind('(')
    {
        rest = unvoted[..open].trim_end();
    }
    for filler in ["votes", "vote", "members", "member", "voted", "voting", "were", "was", "councillors", "(", "with"] {
        rest = rest.strip_suffix(filler).map_or(rest, str::trim_end);
    }
    let word = rest.rsplit([' ', '(', ',', ';']).next().unwrap_or("");
    if word.is_empty() {
        return None;
    }
    // "8 of 10 in favour", "8/10"
    let before = rest[..rest.len() - word.len()].trim_end();
    let share = ["out of", "of"].iter().find_map(|link| before.strip_suffix(link)).map(str::trim_end);
    let word = share.and_then(|before| before.rsplit(' ').next()).filter(|part| is_count(part)).unwrap_or(word);
    let word = word.split_once('/').filter(|(_, whole)| is_count(whole)).map_or(word, |(part, _)| part);
    if is_count(word) {
        return word.parse().ok();
    }
    if words.classes(word).contains(Class::NoVotes) {
        return Some(0);
    }
    words.entry(Class::NumberWord, word).map(|index| index as u32 + 1)
}

fn is_count(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "carried by 4 votes to 1", "carried five to two".
fn counted_to(words: &Lexicon, text: &str, tally: &mut Tally<'_>) {
    const LINK: &str = " to ";
    let number = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        word.parse()
            .ok()
            .filter(|_| word.len() <= 2)
            .or_else(|| words.entry(Class::NumberWord, word).map(|index| index as u32 + 1))
    };
    for at in seek::places(text, LINK) {
        let mut before = text[..at].rsplit(' ');
        let mut last = before.next().unwrap_or("");
        let voted = matches!(last, "votes" | "vote");
        if voted {
            last = before.next().unwrap_or("");
        }
        let lead = before.next().unwrap_or("").to_ascii_lowercase();
        let told = matches!(lead.as_str(), "carried" | "lost" | "defeated" | "passed" | "voted");
        // "by a vote of 5 to 4", "the vote was 5 to 4"
        let counted = matches!(lead.as_str(), "of" | "by" | "was" | "is" | "vote");
        let beside = voted
            || told
            || counted && before.take(4).any(|word| word.trim_start_matches('(').eq_ignore_ascii_case("vote"));
        let next = text[at + LINK.len()..].split(' ').next().unwrap_or("");
        if let (true, Some(first), Some(second)) = (beside, number(last), number(next)) {
            tally.in_favour = Some(first);
            tally.against = Some(second);
            return;
        }
    }
}

/// "7-2", "5–0–1", "(Y-5)".
fn score(text: &str, tally: &mut Tally<'_>) {
    const SIGNS: [char; 3] = ['-', '–', '/'];
    // a dash begins with the last of these bytes
    for at in memchr::memchr3_iter(b'-', b'/', 0xE2, text.as_bytes()) {
        let Some(after) = text[at..].strip_prefix(SIGNS) else { continue };
        let before = number_before(&text[..at]);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 2 {
            continue;
        }
        let second: Option<u32> = after[..digits].parse().ok();
        let rest = &after[digits..];
        if text[..at].ends_with('Y') && rest.starts_with([')', ' ', ',']) {
            tally.in_favour = second;
            return;
        }
        let Some(first) = before else { continue };
        // "DECISION (12/22) - CARRIED 8/0": the number of the decision
        if rest.strip_prefix(')').is_some_and(|rest| rest.trim_start().starts_with(['-', '–', ':'])) {
            continue;
        }
        // "02/03/15" is a date, "8/10 in favour" a share
        if is_padded(&text[..at]) || after.starts_with('0') && digits == 2 {
            continue;
        }
        // "September 15-16, 2022", "(8/10 voting members)"
        if is_dated(&text[..at], rest) || is_share(rest) {
            continue;
        }
        let third = rest.strip_prefix(SIGNS).and_then(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse().ok().filter(|_: &u32| digits <= 2)
        });
        // "2/1/22": a day
        let slashes = text[at..].starts_with('/') && rest.starts_with('/');
        if slashes && third.is_some_and(|third| third >= 10) {
            continue;
        }
        if third.is_none() && !rest.is_empty() && !rest.starts_with([' ', '.', ',', ')', ';', '(', '\n']) {
            continue;
        }
        tally.in_favour = Some(first);
        tally.against = second;
        tally.abstain = third.or(tally.abstain);
        return;
    }
}

/// Whether the numbers on both sides of a dash are days: behind a word in capitals, with a year behind them.
fn is_dated(before: &str, after: &str) -> bool {
    let words = before.trim_end_matches(|char: char| char.is_ascii_digit()).trim_end();
    let word = words.rsplit([' ', '(', ',']).next().unwrap_or("");
    let year = after.trim_start_matches([',', ' ']);
    let dated = year.bytes().take_while(u8::is_ascii_digit).count() == 4;
    dated && word.starts_with(char::is_uppercase) && word.len() >= 3
}

/// "8/10 in favour", "8/10 total voting members": so many of so many.
fn is_share(after: &str) -> bool {
    ["in favour", "in favor", "total", "of ", "voting", "members"]
        .iter()
        .any(|word| after.trim_start().starts_with(word))
}

/// Whether a text ends with a number that begins with a zero: "02".
fn is_padded(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 2 && text[text.len() - 2..].starts_with('0')
}

fn number_before(text: &str) -> Option<u32> {
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = &text[start..];
    let edge = text[..start].chars().next_back();
    ((1..=2).contains(&number.len()) && edge.is_none_or(|char| matches!(char, ' ' | '(' | ':')))
        .then(|| number.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests;

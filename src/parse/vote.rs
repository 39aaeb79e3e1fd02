//! Votes: the tallies, with the voters that are named beside them.
//!
//! ```ebnf
//! vote_tally     = score | { labelled_count | counted_label | named_list | named_before_verb | in_brackets_behind | brackets_before } | called | signed ;
//! labelled_count = side , [ ":" | "-" | "–" | "=" | "(" ] , count ;
//! counted_label  = count , [ [ "out" ] , "of" , number | "/" , number ] , [ "votes" | "voted" | "voting" | "members" | "councillors" | "were" | "was" | "with" ] , side ;
//! side           = phrase (* decisions.votes_for, votes_against, votes_abstain *) ;
//! count          = number | phrase (* numbers.words, attendance.nobody *) | "none" | "nobody" | "zero" | "nil" ; (* lexical *)
//! ```
use crate::grammar::{Class, Hit, Lexicon};
use crate::model::Ballot;
use crate::text::Words;

use super::attendance::{ListForm, attendance_list};
use super::ballot::{called, signed};
use super::date::is_month;
use super::score::score;
use super::voters::{brackets_before, count_behind, in_brackets_behind, named_before_verb, named_list, without_count};

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
    // "Shut the gate (4/5 votes)"
    let share = || text.trim_end().ends_with("otes)");
    if (hits.iter().any(|hit| speaks_of_votes(hit.class)) || share())
        && let Some(score) = score(words, text)
    {
        tally.in_favour = Some(score.in_favour);
        tally.against = score.against;
        tally.abstain = score.abstain;
    }
    tally.named = called(words, text);
    if tally.named.is_empty() {
        tally.named = signed(text);
    }
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
        let told = words.holds(&[Class::ToldSide], written);
        // "meeting no 433"
        let number = written.eq_ignore_ascii_case("no")
            && text[end..].starts_with([' ', '.'])
            && !is_sided(words, text, base, hits);
        if number {
            continue;
        }
        // "Ayes, 7  Noes, 3"
        let comma = ["Ayes", "Noes"].contains(&written) && text[end..].starts_with(", ");
        // "at a low rate for 14 years"
        let span = written.eq_ignore_ascii_case("for") && counts_things(&text[end..]);
        let labelled = labelled_count(words, &text[end + usize::from(comma)..])
            .filter(|_| !plain && !span && (!told || text[end..].starts_with(':')));
        // "Resolution 12 passed"
        let numbered = told && follows_number(words, &text[..start]);
        // "the minutes of meeting 43 were approved"
        let passive = numbered || told && ["was", "were"].iter().any(|verb| text[..start].trim_end().ends_with(verb));
        // "Motion to give 2 desks to the club, 3 for the office"
        let behind = text[end..].trim_start();
        let given = plain && behind.starts_with(char::is_lowercase) && !behind.starts_with("and ");
        // a page number over "Yes: Bell"
        let parted = text[end..].starts_with(':') && text[..start].trim_end_matches(' ').ends_with('\n');
        // "(six members present)": those who were there
        let there = written.eq_ignore_ascii_case("present")
            && ["members", "people", "councillors", "directors", "voters", "persons"]
                .iter()
                .any(|who| text[..start].trim_end().ends_with(who));
        let counted = counted_label(words, &text[..start]).filter(|_| !passive && !given && !parted && !there);
        // "All voted to approve, no nays."
        let counted = counted.or_else(|| denied(&text[..start], written));
        // "5 yeas - 0 nays": where the first count stands before its side, the others do
        if counted.is_some() || labelled.is_some() {
            order.get_or_insert(counted.is_some());
        }
        let count = if order == Some(true) { counted.or(labelled) } else { labelled.or(counted) }.filter(|_| !common);
        // "Motion to approve: Bell" names who moved
        let moved = [" to", "To"].iter().any(|word| text[..start].trim_end().ends_with(word));
        // "AGREED: Ann's text on terms is fine" names what was agreed
        let names = named_list(words, &text[end..], written).filter(|names| !moved && (!told || names.contains(',')));
        let count = count.or_else(|| names.and_then(count_behind));
        if let Some(count) = count
            && let Some(slot) = tally.slot(side)
        {
            slot.get_or_insert(count);
            // "Noes 1 (Bell)"
            let behind = without_count(&text[end..]).0;
            let inner = in_brackets_behind(words, behind, count).into_iter();
            listed.extend(inner.chain(brackets_before(words, &text[..start], count)).map(|name| (name, side)));
        }
        for entry in names.map(|names| attendance_list(words, names, ListForm::RunOn)).into_iter().flatten() {
            // "Against 3 - LOST" names nobody
            let voter = |name: &&str| {
                let classes = words.classes(name);
                !classes.contains(Class::Nobody)
                    && !classes.contains(Class::VoteWord)
                    // "Ayes: All", "Ayes: Five"
                    && !classes.contains(Class::Everybody)
                    && words.entry(Class::NumberWord, name).is_none()
            };
            if let Some(name) = entry.name.filter(voter) {
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

/// " 14 years", " 3 new lamps": a number and what it counts, which is no side of a vote.
fn counts_things(after: &str) -> bool {
    let rest = after.trim_start_matches(' ').trim_start_matches(|char: char| char.is_ascii_digit());
    let word =
        rest.strip_prefix(' ').map_or("", |rest| rest.split([' ', '.', ',', ';', ')', '\n']).next().unwrap_or(""));
    rest.len() < after.trim_start_matches(' ').len()
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && !["and", "against", "vote", "votes", "with", "to", "in", "opposed", "abstaining", "abstained", "none", "no"]
            .contains(&word)
}

/// "Motion 12", "Ordinance 7": whether a text ends in the number of something.
fn follows_number(words: &Lexicon, before: &str) -> bool {
    let head = before.trim_end().trim_end_matches(|char: char| char.is_ascii_digit());
    let label = head.trim_end().rsplit([' ', '\n']).next().unwrap_or("");
    let classes = words.classes(label);
    head.ends_with(' ')
        && [Class::Numbered, Class::Motion, Class::Resolution].into_iter().any(|class| classes.contains(class))
}

/// "with Bell opposed" tells a vote, "Residents opposed to the plan" none.
fn closes(written: &str, after: &str) -> bool {
    let tells = written.starts_with("vot") || written.starts_with("abst");
    tells || after.is_empty() || after.starts_with(['.', ',', ';', ')', ']', '\n']) || after.starts_with(" and ")
}

/// Whether a side in favour is named by a word that is nothing else: "yes", "ayes", "in favour".
fn is_sided(words: &Lexicon, text: &str, base: usize, hits: &[Hit]) -> bool {
    hits.iter().filter(|hit| hit.class == Class::VoteFor).any(|hit| {
        let written = text.get(hit.start as usize - base..hit.end as usize - base).unwrap_or("");
        !words.classes(written).contains(Class::SettledSide)
    })
}

fn speaks_of_votes(class: Class) -> bool {
    matches!(
        class,
        Class::Motion
            | Class::Moved
            | Class::Approved
            | Class::Rejected
            | Class::VoteFor
            | Class::VoteMethod
            | Class::Decided
    )
}

/// ": 8", " - 8", " 8".
fn labelled_count(words: &Lexicon, after: &str) -> Option<u32> {
    let rest = after.trim_start_matches([' ', ':', '-', '–', '=', '(']);
    let digits = rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    // "too old for 3.1": a version
    let version =
        rest[digits..].strip_prefix('.').is_some_and(|next| next.starts_with(|next: char| next.is_ascii_digit()));
    // "Approved: 8 May 2024": a day
    let next = rest[digits..].strip_prefix(' ').map_or("", |next| next.split([' ', ',', '.']).next().unwrap_or(next));
    let version = version || next.starts_with(char::is_uppercase) && is_month(words, next);
    let thousands = goes_on_in_thousands(&rest[digits..]);
    if digits > 0 && digits <= 3 && !version && !thousands && !rest[digits..].starts_with([':', '%', '/', '-', '–']) {
        return rest[..digits].parse().ok();
    }
    let labelled = after.trim_start().starts_with([':', '-', '–', '=']);
    let word = rest.split([' ', '.', ',', ';', ')', '\n', '\t', '|']).next().unwrap_or("");
    if labelled && words.classes(word).contains(Class::Nobody) {
        return Some(0);
    }
    labelled.then(|| words.entry(Class::NumberWord, word)).flatten().map(|index| index as u32 + 1)
}

/// ",000 bricks" behind "for 6": the number goes on, and counts no votes.
fn goes_on_in_thousands(behind: &str) -> bool {
    let group = behind.strip_prefix(',').unwrap_or("").as_bytes();
    group.len() >= 3 && group[..3].iter().all(u8::is_ascii_digit) && !group.get(3).is_some_and(u8::is_ascii_digit)
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
    // "One vote was in opposition"
    let filler = |word: &str| words.classes(word).contains(Class::VoteFiller);
    rest = rest.trim_end_matches([' ', '(']);
    while let Some((before, _)) = rest.last_word().filter(|(_, word)| filler(word)) {
        rest = before.trim_end_matches([' ', '(']);
    }
    let word = rest.rsplit([' ', '\n', '(', ',', ';', '*']).next().unwrap_or("");
    if word.is_empty() {
        return None;
    }
    // "8 of 10 in favour", "8/10"
    let before = rest[..rest.len() - word.len()].trim_end();
    let share = ["out of", "of"].iter().find_map(|link| before.strip_suffix(link)).map(str::trim_end);
    let word = share.and_then(|before| before.words().next_back()).filter(|part| is_count(part)).unwrap_or(word);
    let word = word.split_once('/').filter(|(_, whole)| is_count(whole)).map_or(word, |(part, _)| part);
    // "24 03 12 approved" ends in a day
    if is_count(word) {
        return word.parse().ok().filter(|_| share.is_some() || !before.ends_with(|last: char| last.is_ascii_digit()));
    }
    if words.classes(word).contains(Class::NoVotes) {
        return Some(0);
    }
    words.entry(Class::NumberWord, word).map(|index| index as u32 + 1)
}

/// "no " before "nays", "no votes " before "against": nobody took that side.
fn denied(before: &str, side: &str) -> Option<u32> {
    let plural = ["nays", "noes", "abstentions", "votes against", "votes opposed"];
    let before = before.trim_end();
    let (head, counts) = before.strip_suffix(" votes").map_or((before, false), |head| (head, true));
    let against = counts && ["against", "opposed", "in opposition"].iter().any(|word| side.eq_ignore_ascii_case(word));
    let named = !counts && plural.iter().any(|word| side.eq_ignore_ascii_case(word));
    let last = head.rsplit([' ', '\n', '(']).next().unwrap_or(head);
    ((against || named) && last.eq_ignore_ascii_case("no")).then_some(0)
}

fn is_count(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;

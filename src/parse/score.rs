//! Scores: the sides of a vote in figures and nothing else.
//!
//! ```ebnf
//! score    = spaced | hyphened | apart | lettered | counted_to | carried_with ;
//! spaced = number , ( " - " | " – " | " / " ) , number , ( " - " | " – " | " / " ) , number ;
//! apart = number , ( " - " | " – " | " / " ) , number , [ ( " - " | " – " | " / " ) , number ] ;
//! hyphened = number , ( "-" | "–" | "/" ) , number , [ ( "-" | "–" | "/" ) , number ] | "Y" , ( "-" | "–" ) , number ;
//! lettered = number , "y" , [ number , "n" ] , [ number , "a" ] ;
//! counted_to = number , [ "votes" ] , "to" , number ;
//! carried_with = ( "passed" | "carried" | "approved" ) , "with" , count , "votes" ;
//! ```
//!
//! A score (7-2) counts only beside words of a vote, since it may be anything else.

mod beside;

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

use super::offset_in;
use beside::is_of_vote;

/// The votes for, and those against and the abstentions where they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) in_favour: u32,
    pub(super) against: Option<u32>,
    pub(super) abstain: Option<u32>,
}

/// The score in a text that tells of a vote.
pub(super) fn score(words: &Lexicon, text: &str) -> Option<Score> {
    text.lines()
        .find_map(spaced)
        .or_else(|| hyphened(words, text))
        .or_else(|| apart(words, text))
        .or_else(|| lettered(words, text))
        .or_else(|| counted_to(words, text))
        .or_else(|| carried_with(words, text))
}

/// Whether a text is a score of three sides, perhaps with what came of it behind: "22-0-0", "20-1-1 All bills sent on".
/// "23y 1n 0a". Two sides count only alone.
pub fn is_score(words: &Lexicon, text: &str) -> bool {
    // every form of it begins with a number
    let text = text.trim_start();
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let text = text.trim_end().trim_end_matches('.');
    let lettered = |word: &str| {
        let count = word.trim_end_matches(',').strip_suffix(['y', 'n', 'a', 'Y', 'N', 'A']);
        count.is_some_and(|count| (1..=2).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if text.words().take(4).all(lettered) && text.words().take(4).count() <= 3 && text.contains(['n', 'N']) {
        return true;
    }
    if spaced(text).is_some() {
        return true;
    }
    let (first, rest) = text.first_word().unwrap_or((text, ""));
    let sides: Vec<&str> = first.split(['-', '–']).take(4).collect();
    let counts =
        sides.iter().all(|side| (1..=2).contains(&side.len()) && side.bytes().all(|byte| byte.is_ascii_digit()));
    let behind = rest.is_empty() || sides.len() == 3 && rest.starts_with(char::is_uppercase);
    counts && matches!(sides.len(), 2 | 3) && behind && hyphened(words, first).is_some()
}

/// "20 - 2 - 0", "7 / 1 / 0": a line of three sides, set apart by blanks, and nothing else.
fn spaced(line: &str) -> Option<Score> {
    const LONGEST: usize = 16;
    let line = line.trim().trim_end_matches('.');
    if line.len() > LONGEST || !line.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let sign = [" - ", " – ", " / "].into_iter().find(|sign| seek::find(line, sign).is_some())?;
    let mut counts = line.split(sign).map(|side| side.parse::<u32>().ok().filter(|_| side.len() <= 2));
    let (first, second, third) = (counts.next()??, counts.next()??, counts.next()??);
    // "10 - 3 - 19" has a year
    let day = (sign == " / " || third > 9) && is_day(first, Some(second));
    (counts.next().is_none() && !day).then_some(Score { in_favour: first, against: Some(second), abstain: Some(third) })
}

/// "Carried 7 - 2", "Vote: 4 / 0 / 1": the sides apart from their sign, right behind a word of a result.
fn apart(words: &Lexicon, text: &str) -> Option<Score> {
    const SIGNS: [&str; 3] = [" - ", " – ", " / "];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let side = |text: &str| text[..digits(text)].parse::<u32>().ok().filter(|_| digits(text) <= 2);
    SIGNS.iter().find_map(|sign| {
        seek::places(text, sign).find_map(|at| {
            let first = number_before(&text[..at])?;
            let before =
                text[..at].trim_end_matches(|char: char| char.is_ascii_digit()).trim_end_matches([' ', ':', '(']);
            let behind = &text[at + sign.len()..];
            let against = side(behind).filter(|_| is_told(words, before))?;
            let third = behind[digits(behind)..].strip_prefix(sign).and_then(side);
            Some(Score { in_favour: first, against: Some(against), abstain: third })
        })
    })
}

/// "carried by 4 votes to 1", "carried five to two".
fn counted_to(words: &Lexicon, text: &str) -> Option<Score> {
    const LINK: &str = " to ";
    let number = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        word.parse()
            .ok()
            .filter(|_| word.len() <= 2)
            .or_else(|| words.entry(Class::NumberWord, word).map(|index| index as u32 + 1))
    };
    seek::places(text, LINK).find_map(|at| {
        let mut before = text[..at].words().rev();
        let mut last = before.next().unwrap_or("");
        let voted = matches!(last, "votes" | "vote");
        if voted {
            last = before.next().unwrap_or("");
        }
        let lead = before.next().unwrap_or("").to_ascii_lowercase();
        let told = words.classes(&lead).contains(Class::CountedWord);
        // "by a vote of 5 to 4", "the vote was 5 to 4", "with a majority of 4 to 1"
        let counted = matches!(lead.as_str(), "of" | "by" | "was" | "is" | "vote");
        let beside = voted
            || told
            || counted
                && before.take(4).any(|word| {
                    let word = word.trim_start_matches('(');
                    word.eq_ignore_ascii_case("vote") || word.eq_ignore_ascii_case("majority")
                });
        let behind = &text[at + LINK.len()..];
        let next = behind.words().next().unwrap_or("");
        // "adopted 5 to 2." tells a vote, "adopted 5 to 6 new rules" does not
        let lost = || is_lost(words, text.get(..offset_in(text, last)).unwrap_or(""));
        let closed = || (words.classes(&lead).contains(Class::VoteWord) || lost()) && closes_with(behind, next);
        let (first, second) = (number(last).filter(|_| beside || closed())?, number(next)?);
        // "with a majority of 4 to 5 homes" counts no votes
        if lead == "of" && first < second && seek::find(&text[..at], "majority of ").is_some() {
            return None;
        }
        // "lost by 7 votes to 6": more were against
        let lost = first > second && lost() && !asks_for_more(text);
        let (first, second) = if lost { (second, first) } else { (first, second) };
        Some(Score { in_favour: first, against: Some(second), abstain: None })
    })
}

/// Whether nothing but a sign or the end stands behind the number that a text begins with.
fn closes_with(text: &str, number: &str) -> bool {
    let behind = text.trim_start().strip_prefix(number.trim_end_matches(|char: char| !char.is_alphanumeric()));
    behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', ';', ')', ']', '\n']))
}

/// "was lost by ", "defeated by ": whether what stands right before the votes says that it was lost. "Failed by a vote of 5 to
/// 3" may tell of two thirds that were wanted, and "the rejected grant passed by 7 votes" of nothing that was lost.
fn is_lost(words: &Lexicon, before: &str) -> bool {
    let head = before.trim_end();
    let by = head.len().checked_sub(" by".len()).filter(|at| head.is_char_boundary(*at));
    let head = by.filter(|at| head[*at..].eq_ignore_ascii_case(" by")).map(|at| &head[..at]);
    let verb = head.and_then(str::last_word).filter(|(_, verb)| words.classes(verb).contains(Class::LostBy));
    // "Bell was elected, Carr having been defeated by 5 votes to 2": those votes elected somebody
    verb.is_some_and(|(subject, _)| seek::find_last(subject, " having ").is_none())
}

/// Whether more than half of the votes are asked for, so that a motion may be lost with most of them for it.
fn asks_for_more(text: &str) -> bool {
    ["two-thirds", "two thirds", "2/3", "three-quarters", "majority"]
        .iter()
        .any(|share| seek::find(text, share).is_some())
}

/// "Passed with 6 votes": those for.
fn carried_with(words: &Lexicon, text: &str) -> Option<Score> {
    const LINK: &str = " with ";
    seek::places(text, LINK).filter(|at| is_carried(words, &text[..*at])).find_map(|at| {
        let mut behind = text[at + LINK.len()..].split([' ', '.', ',', '\n']);
        let number = behind.next()?;
        let named = || words.entry(Class::NumberWord, number).map(|index| index as u32 + 1);
        let count = number.parse().ok().filter(|_| number.len() <= 2).or_else(named)?;
        let votes = matches!(behind.next()?, "votes" | "vote") && behind.next().is_none_or(str::is_empty);
        votes.then_some(Score { in_favour: count, against: None, abstain: None })
    })
}

/// "7-2", "5–0–1", "(Y-5)": the last one that stands right behind a word of a result, or the first that may be a vote.
fn hyphened(words: &Lexicon, text: &str) -> Option<Score> {
    let mut found = None;
    // a dash begins with the last of these bytes
    for at in memchr::memchr3_iter(b'-', b'/', 0xE2, text.as_bytes()) {
        let Some(score) = hyphened_at(words, text, at) else { continue };
        if !is_of_vote(words, text, at) {
            continue;
        }
        if found.is_none() || is_told(words, &text[..at]) {
            found = Some(score);
        }
    }
    found
}

const SIGNS: [char; 3] = ['-', '–', '/'];

/// The score whose first sign stands at `at`.
fn hyphened_at(words: &Lexicon, text: &str, at: usize) -> Option<Score> {
    let after = text[at..].strip_prefix(SIGNS)?;
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let second: Option<u32> = after[..digits].parse().ok();
    let rest = &after[digits..];
    if text[..at].ends_with('Y') && rest.starts_with([')', ' ', ',']) {
        return second.map(|yes| Score { in_favour: yes, against: None, abstain: None });
    }
    let first = number_before(&text[..at])?;
    // "DECISION (12/22) - CARRIED 8/0": the number of the decision
    if rest.strip_prefix(')').is_some_and(|rest| rest.trim_start().starts_with(['-', '–', ':'])) {
        return None;
    }
    // "02/03/15" is a date
    if is_padded(&text[..at]) || after.starts_with('0') && digits == 2 {
        return None;
    }
    let strokes = text[at..].starts_with('/');
    // "unanimously (8/10 voting members)": eight of ten, but "4-1 in favour" tells both sides
    if strokes && is_share(rest) {
        let among = second.is_some_and(|all| first <= all);
        let share = among && (is_carried(words, &text[..at]) || counts_votes(rest));
        return share.then_some(Score { in_favour: first, against: None, abstain: None });
    }
    // "September 15-16, 2022"
    if is_dated(&text[..at], rest) {
        return None;
    }
    let digits = rest.strip_prefix(SIGNS).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let third: Option<u32> = rest.strip_prefix(SIGNS).and_then(|rest| {
        let whole = !rest[digits..].starts_with(|next: char| next.is_alphanumeric() || SIGNS.contains(&next));
        rest[..digits].parse().ok().filter(|_| digits <= 2 && whole)
    });
    // "3-21-12", "2/1/22": a day
    if third.is_some() && digits == 2 && is_day(first, second) && (strokes || !is_vote(words, &text[..at])) {
        return None;
    }
    if third.is_none() && !rest.is_empty() && !rest.starts_with([' ', '.', ',', ')', ';', '(', '\n']) {
        return None;
    }
    // "Motion passed 3/3": three of three
    let all = strokes && third.is_none() && second == Some(first) && is_carried(words, &text[..at]);
    Some(Score { in_favour: first, against: second.filter(|_| !all), abstain: third })
}

/// "24y", "23y 1n 0a", behind a sign or a word of a result.
fn lettered(words: &Lexicon, text: &str) -> Option<Score> {
    let side = |word: &str, letter: char| -> Option<u32> {
        let word = word.trim_matches([',', '.', ';', '(', ')', '-']);
        let count = word.strip_suffix([letter, letter.to_ascii_uppercase()])?;
        count.parse().ok().filter(|_| count.len() <= 2)
    };
    let ends = text.match_indices(['y', 'Y']).map(|(at, _)| at);
    let ends = ends.filter(|at| *at > 0 && text.as_bytes()[at - 1].is_ascii_digit());
    ends.take(8).find_map(|at| {
        let start = text[..at].rfind([' ', '\n']).map_or(0, |blank| blank + 1);
        let before = text[..start].trim_end();
        let mut rest = text[start..].split([' ', '\n', ',', '-']).filter(|word| !word.is_empty());
        let in_favour = side(rest.next()?, 'y')?;
        let near: Vec<&str> = rest.take(2).collect();
        let of = |letter| near.iter().find_map(|word| side(word, letter));
        let (against, abstain) = (of('n'), of('a'));
        let told = is_told(words, text[..start].trim_end()) || before.ends_with([',', ':']) && is_told(words, before);
        (told || against.is_some()).then_some(Score { in_favour, against, abstain })
    })
}

/// Whether two figures before a year may be a day and its month: 3-21, 21-3.
fn is_day(first: u32, second: Option<u32>) -> bool {
    let second = second.unwrap_or(0);
    let dated = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    dated(first, second) || dated(second, first)
}

/// The words right before a score, the last one first, without the figures that the text ends with.
fn words_before(before: &str) -> impl Iterator<Item = &str> {
    let before = before.trim_end_matches(|char: char| char.is_ascii_digit());
    let words = before.rsplit([' ', '\n', '(', '[']).map(|word| word.trim_matches(|char: char| !char.is_alphabetic()));
    words.filter(|word| !word.is_empty())
}

/// Whether the words of a result stand before a score: "carried 5-0", "passed by a vote of 5-0".
fn is_told(words: &Lexicon, before: &str) -> bool {
    let tells = |word: &str| words.classes(word).contains(Class::VoteWord);
    let mut near = words_before(before).take(2);
    let last = near.next().unwrap_or("");
    tells(last) || matches!(last, "of" | "is" | "was" | "by" | "with") && near.next().is_some_and(tells)
}

/// Whether the word of a vote stands right before a score that could be a day: "Motion passed 7-2-10".
fn is_vote(words: &Lexicon, before: &str) -> bool {
    is_told(words, before) && !words_before(before).take(1).any(|word| word.eq_ignore_ascii_case("approved"))
}

/// Whether the score follows a word that says that the motion was carried.
fn is_carried(words: &Lexicon, before: &str) -> bool {
    words_before(before).take(1).any(|word| words.classes(word).contains(Class::CarriedWord))
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
        || counts_votes(after)
}

/// "4/5 votes)": so many votes of so many, of which more may not be told than those for.
fn counts_votes(after: &str) -> bool {
    seek::behind(after.trim_start(), "votes")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([')', '.', ',', ';']))
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
    ((1..=2).contains(&number.len()) && edge.is_none_or(|char| matches!(char, ' ' | '(' | ':' | '\n')))
        .then(|| number.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests;

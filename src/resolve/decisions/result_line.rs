//! Lines that tell a result, and the rows of a division.

use crate::grammar::{Class, Lexicon};
use crate::parse::score::is_score;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, seek};

use super::division::division_at;

/// Whether a number stands in a text: a word of digits, and not "W3C".
pub(super) fn has_number(text: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric()).any(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Which statements are rows of the table of a division.
pub(super) fn divided(reading: &Reading<'_>, statements: &[Statement]) -> Vec<bool> {
    let mut end = 0;
    let start = |statement: &Statement| reading.layout.flow.source_span(statement.span).start;
    let sides = |span: Span| {
        span.len() <= 80 && [Class::VoteFor, Class::VoteAgainst].iter().all(|side| reading.has(span, *side))
    };
    let rows = statements.iter().map(|statement| {
        if start(statement) >= end && sides(statement.span) {
            end = division_at(reading, statement.span).map_or(end, |division| division.end);
        }
        start(statement) < end
    });
    rows.collect()
}

/// "The vote was 4-1 in favor.", "Vote is 7-0": nothing but the score of what was settled right before.
pub(super) fn tells_score(words: &Lexicon, text: &str) -> bool {
    let text = seek::behind(text, "the ").unwrap_or(text);
    let behind = ["vote ", "tally ", "result "].iter().find_map(|noun| seek::behind(text, noun));
    let behind = behind.and_then(|rest| ["was ", "is "].iter().find_map(|verb| seek::behind(rest, verb)));
    behind.is_some_and(|score| opens_with_score(words, score))
}

/// "Vote on the new logo: 6-1 in favor.": the matter of a vote and its score.
pub(super) fn scored_matter<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 30;
    ["vote on ", "vote to "].iter().find_map(|head| seek::behind(text, head))?;
    let (matter, score) = text.rsplit_once(": ")?;
    (opens_with_score(words, score) && matter.split(' ').take(LONGEST + 1).count() <= LONGEST).then_some(score)
}

/// "4-1", "7-0 in favour", and nothing more.
fn opens_with_score(words: &Lexicon, text: &str) -> bool {
    let (score, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim_matches(['.', ' ', '(', ')']);
    let closed = rest.is_empty() || ["in favour", "in favor", "for"].iter().any(|side| rest.eq_ignore_ascii_case(side));
    closed && is_score(words, score.trim_end_matches([',', ';']))
}

/// "As there were no other nominations for Chairman, Cllr Bell was elected.": nobody stood against who was proposed.
pub(super) fn elects_unopposed(words: &Lexicon, text: &str) -> bool {
    let behind = words.longest(Class::NobodyElse, text).map(|end| text[end..].trim_start());
    let stood = behind.is_some_and(|rest| words.longest(Class::Candidacy, rest).is_some());
    stood && [" elected", " re-elected", " appointed", " declared"].iter().any(|verb| text.contains(verb))
}

/// "Carried.", "Motion carried 5-0", "All in favour", "No objections", "Unanimous", "22-0-0".
pub(super) fn is_result_line(reading: &Reading<'_>, text: &str) -> bool {
    let line = text.trim().trim_end_matches('.');
    if is_score(reading.words, line) {
        return true;
    }
    // "Motion: The motion passed with 14 in favour (Bell was not there)"
    let line = line.strip_prefix("Motion: ").unwrap_or(line);
    // "[X] PASSED", "[ ] FAILED"
    let line =
        ["[X] ", "[x] ", "[ ] ", "☒ ", "☑ ", "☐ "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line);
    if tells_score(reading.words, line) {
        return true;
    }
    let opens = |line: &str| seek::opens(line, "vote ") || reading.opens(line, Class::ResultLine);
    // few lines open so, and only in these it is looked for what stands in brackets
    if !opens(line) {
        return false;
    }
    let told = seek::part(line, " (").map_or(line, |(told, _)| told);
    told.split(' ').take(17).count() <= 16 && (told.len() == line.len() || opens(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn elections_without_a_second_candidate() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("As there were no other nominations for Chairman, Cllr Bell was elected.", true),
            ("There being no other candidates Bell was duly re-elected.", true),
            ("There were no other nominations.", false),
            ("There being no further business, Bell was thanked.", false),
        ];
        for (text, expected) in cases {
            assert_eq!(elects_unopposed(words, text), expected, "{text}");
        }
    }

    #[test]
    fn scores_of_what_stands_before_and_of_a_matter() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("The vote was 4-1 in favor.", true, false),
            ("Vote is 7-0 in favour.", true, false),
            ("The tally was 5-2.", true, false),
            ("The vote was on the 4-1 report.", false, false),
            ("Vote on the new logo: 6-1 in favor.", false, true),
            ("Vote on admitting Mr Bell: 7-0.", false, true),
            ("Vote on the plan: 3-21-12", false, false),
            ("Vote on the plan: next week", false, false),
        ];
        for (text, tells, scored) in cases {
            assert_eq!((tells_score(words, text), scored_matter(words, text).is_some()), (tells, scored), "{text}");
        }
    }
}

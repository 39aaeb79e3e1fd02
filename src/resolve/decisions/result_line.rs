//! Lines that tell a result, and the rows of a division.

use crate::grammar::{Class, Lexicon};
use crate::parse::date::date;
use crate::parse::score::is_score;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

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

/// "4-0, Bell and Carr absent", "5-1 (Bell opposed)": a score, and who was not among those for.
fn scores_beside_names(words: &Lexicon, line: &str) -> bool {
    const LONGEST: usize = 14;
    const TOLD: [&str; 8] =
        ["absent", "abstaining", "abstained", "opposed", "dissenting", "opposing", "recused", "excused"];
    if !line.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let parted = seek::part(line, ", ").or_else(|| seek::part(line, " ("));
    parted.is_some_and(|(score, names)| {
        let last = names.trim_end_matches([')', '.']).words().next_back().unwrap_or("");
        TOLD.iter().any(|told| last.eq_ignore_ascii_case(told))
            && is_score(words, score)
            && !Reading::exceeds(names, LONGEST)
    })
}

/// "… in agreement with this proposal.", "… in favour of the motion": a text that ends with the motion before it.
pub(super) fn points_at_motion(reading: &Reading<'_>, text: &str) -> bool {
    let plain = text.trim_end_matches(['.', ' ']);
    let Some((head, noun)) = plain.last_word() else { return false };
    // "Not all were in agreement with this proposal.", "Some were …"
    let some = ["not all ", "some ", "few "].iter().any(|part| seek::find(&head.to_ascii_lowercase(), part).is_some());
    !some
        && [" this", " the"].iter().any(|word| head.ends_with(word))
        && reading.words.classes(noun).contains(Class::Motion)
}

/// "Vote on the new logo: 6-1 in favor.": the matter of a vote and its score.
pub(super) fn scored_matter<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 30;
    ["vote on ", "vote to "].iter().find_map(|head| seek::behind(text, head))?;
    let (matter, score) = text.rsplit_once(": ")?;
    (opens_with_score(words, score) && matter.words().take(LONGEST + 1).count() <= LONGEST).then_some(score)
}

/// "4-1", "7-0 in favour", and nothing more.
fn opens_with_score(words: &Lexicon, text: &str) -> bool {
    let (score, rest) = text.first_word().unwrap_or((text, ""));
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

/// "Vote on the plan: 6 for", "Vote on the plan 6-1", "Vote on the plan: 6": whether a number of votes stands in a line, and no
/// sum ("Vote on spending £30") or number of things.
fn counts_votes(reading: &Reading<'_>, line: &str) -> bool {
    let sides = [Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain];
    let mut words = line.words().peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or("").trim_end_matches([',', ';', '.']);
        let side = || sides.iter().any(|side| reading.words.classes(next).contains(*side));
        let score = || is_score(reading.words, word.trim_matches(['(', ')', ',', ';', '.']));
        let behind = before.ends_with(':') && next.is_empty();
        let number = word.trim_start_matches('(').starts_with(|first: char| first.is_ascii_digit());
        if number && (behind || matches!(next, "in" | "to" | "votes") || side() || score()) {
            return true;
        }
        before = word;
    }
    false
}

/// "Vote on paving the road.", "Vote: Mend the gate": what is voted on, and nothing of what came of it.
fn names_matter(reading: &Reading<'_>, line: &str) -> bool {
    let matter = ["vote on ", "vote to ", "voted on ", "vote taken on "].iter().any(|head| seek::opens(line, head));
    let asked = || {
        seek::behind(line, "vote: ").is_some_and(|rest| {
            let first = rest.words().next().unwrap_or(rest);
            let classes = reading.words.classes(&first.to_ascii_lowercase());
            first.starts_with(char::is_uppercase)
                && rest.contains(' ')
                && !first.ends_with("ed")
                && (classes.contains(Class::TaskVerb) || classes.contains(Class::Decided))
        })
    };
    let told = || {
        let results = [Class::Approved, Class::Rejected, Class::Unanimous, Class::LostResult];
        let lower = line.to_ascii_lowercase();
        counts_votes(reading, line) || results.iter().any(|class| reading.says(&lower, *class))
    };
    (matter || asked()) && !told()
}

/// "Resolution: Carried", "Outcome: carried", "Result: Accepted": a label, and nothing but a result behind it.
pub(super) fn labels_result(reading: &Reading<'_>, text: &str) -> bool {
    let Some((label, told)) = text.split_once(": ") else { return false };
    let told = told.trim().trim_end_matches('.');
    let label = label.trim_start_matches(['*', '_']);
    let alone = || {
        let classes = reading.words.classes(told);
        [Class::Approved, Class::Rejected, Class::Unanimous, Class::LostResult, Class::DeferredResult]
            .iter()
            .any(|class| classes.contains(*class))
    };
    reading.words.classes(label).contains(Class::ResultLabel)
        && (alone()
            || is_result_line(reading, told)
                && (!Reading::exceeds(told, 3) || has_number(told) && !Reading::exceeds(told, 8)))
}

/// "History Club - unanimous", "Rowing Club: 12 for, 1 against": a matter of a few words, and behind a sign what came of it.
pub(super) fn settles_matter(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 10;
    const ALONE: [&str; 4] = ["unanimous", "unanimously", "passed unanimously", "carried unanimously"];
    const SIDES: [&str; 3] = [" for, ", " in favour, ", " in favor, "];
    /// How all of them end.
    const SIDE: &str = "r, ";
    let plain = text.trim_end().trim_end_matches('.');
    let last = plain.last_word().map_or(plain, |(_, last)| last);
    let agreed = ["unanimous", "unanimously"].iter().any(|word| last.eq_ignore_ascii_case(word));
    let sided = || seek::find(text, SIDE).is_some() && SIDES.iter().any(|side| seek::find(text, side).is_some());
    if !agreed && !sided() {
        return false;
    }
    let parted = [" - ", " – ", " — ", ": "].iter().find_map(|sign| seek::part_last(text, sign));
    let Some((matter, told)) = parted else { return false };
    let told = told.trim().trim_end_matches('.');
    let counted = told.starts_with(|first: char| first.is_ascii_digit())
        && SIDES.iter().any(|side| seek::find(told, side).is_some());
    let first = matter.words().next().unwrap_or(matter);
    let others = [Class::Motion, Class::VoteWord, Class::Approved, Class::VoteFor, Class::Seconded, Class::Resolution];
    let other = |text: &str| others.iter().any(|class| reading.words.classes(text).contains(*class));
    (counted || ALONE.iter().any(|word| told.eq_ignore_ascii_case(word)))
        && !Reading::exceeds(matter, LONGEST)
        && matter.starts_with(char::is_uppercase)
        && !other(matter)
        && !other(first)
        && !first.eq_ignore_ascii_case("vote")
}

/// "The vote was unanimously for buying it.", "A vote was called and it was carried unanimously": a sentence that tells that
/// everybody voted for what it is about.
pub(super) fn tells_vote(reading: &Reading<'_>, text: &str) -> bool {
    let plain = ["The ", "A "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let Some(told) = plain.strip_prefix("vote ").or_else(|| plain.strip_prefix("Vote ")) else { return false };
    let all = seek::behind(told, "was ")
        .and_then(|rest| ["unanimously ", "unanimous "].iter().find_map(|word| seek::behind(rest, word)));
    let held = || {
        seek::part(told, " and ").is_some_and(|(held, rest)| {
            let rest = seek::past(seek::past(rest, "it "), "was ");
            let carried = rest.first_word().filter(|(_, how)| seek::opens(how, "unanimously"));
            !Reading::exceeds(held, 3)
                && carried.is_some_and(|(verb, _)| reading.words.classes(verb).contains(Class::Approved))
        })
    };
    all.is_some_and(|rest| ["in favour of ", "in favor of ", "for ", "to "].iter().any(|link| rest.starts_with(link)))
        || held()
}

/// "MSC", "M/S/P": whether a text is nothing but a clerk's sign for moved, seconded and carried, in capitals.
pub(super) fn is_sign(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 6;
    let plain = || text.trim_end_matches('.');
    text.len() <= LONGEST
        && reading.words.classes(plain()).contains(Class::CarriedSign)
        && !text.contains(|char: char| char.is_ascii_lowercase())
}

/// "Carried.", "Motion carried 5-0", "All in favour", "No objections", "Unanimous", "22-0-0".
pub(super) fn is_result_line(reading: &Reading<'_>, text: &str) -> bool {
    // "**CARRIED**"
    let line = text.trim().trim_matches(['*', '_']).trim_end_matches('.');
    if is_score(reading.words, line) || scores_beside_names(reading.words, line) {
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
    if names_matter(reading, line) || is_dated_stamp(reading, line) {
        return false;
    }
    // "Resolved" by itself
    if is_sign(reading, line) || line.eq_ignore_ascii_case("resolved") {
        return true;
    }
    let line = behind_lead(reading, line);
    let opens = |line: &str| seek::opens(line, "vote ") || reading.opens(line, Class::ResultLine);
    // few lines open so, and only in these it is looked for what stands in brackets
    if !opens(line) {
        return false;
    }
    let told = seek::part(line, " (").map_or(line, |(told, _)| told);
    told.words().take(17).count() <= 16 && (told.len() == line.len() || opens(told))
}

/// "all in favour" of "Vote taken and all in favour", "carried" of "It was put to the vote and was carried".
fn behind_lead<'t>(reading: &Reading<'_>, line: &'t str) -> &'t str {
    if !reading.opens(line, Class::ResultLead) {
        return line;
    }
    let behind =
        reading.words.longest(Class::ResultLead, line).map_or("", |end| line[end..].trim_start_matches([' ', ',']));
    let result = ["it was ", "the motion was ", "was ", "it "].iter().fold(behind, |rest, verb| seek::past(rest, verb));
    if reading.opens(result, Class::ResultLine) { result } else { line }
}

/// "Approved: 3 June 2024": when the minutes were approved, which a stamp on them says. On the day of the meeting, which its
/// title names, something else was approved.
pub(super) fn is_dated_stamp(reading: &Reading<'_>, line: &str) -> bool {
    const TITLE: usize = 400;
    let year = line.len().checked_sub(4).and_then(|at| line.get(at..));
    if !year.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let day = ["approved", "adopted"].iter().find_map(|verb| seek::behind(line, verb));
    let day = day.map(|day| day.trim_start_matches([':', ' ', '-', '–']));
    day.is_some_and(|day| {
        let day = seek::past(day, "on ");
        let opening = &reading.layout.flow.text[..reading.flow_span(line).start];
        let title = &opening[..opening.floor_char_boundary(TITLE)];
        date(reading.words, day).is_ok_and(|(rest, _)| rest.trim().is_empty())
            && seek::find(title, day.trim()).is_none()
    })
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
    fn a_result_may_stand_behind_that_there_was_a_vote() {
        let outcomes = |text: &str| {
            let text = format!("Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\n\n{text}\n");
            crate::convert(&text).decisions.iter().map(|one| one.outcome).collect::<Vec<_>>()
        };
        for text in [
            "Cllr Bell proposed that the pond be drained. A vote was taken and all were in favour.",
            "Cllr Bell proposed that the pond be drained. This was put to the vote and was carried.",
            "A vote was taken for the hire of two tents. All were in favour.",
        ] {
            assert_eq!(outcomes(text), [crate::model::Outcome::Agreed], "{text}");
        }
        for text in [
            "Cllr Bell proposed that the pond be drained. A vote was taken and Cllr Carr left.",
            "A vote was taken and the count goes on.",
        ] {
            assert_eq!(outcomes(text), [], "{text}");
        }
    }

    #[test]
    fn votes_and_results_as_lists() {
        let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\n\n";
        let cases = [
            ("Vote on paving Oak Road.\n\n- Vote: 3 in favor, 0 opposed, 0 abstained\n- Resolution: Carried", Some(3)),
            ("Proposal: pave Oak Road.\n\n- For: 3\n- Against: 1\n- Result: Accepted", Some(3)),
            ("Motion: pave Oak Road\n- Moved: Bell\n- Seconded: Carr\n- Votes: 3-0\n- Outcome: passed", Some(3)),
            ("Vote on paving Oak Road. Vote: 3 in favor, 0 opposed. Vote passed.", Some(3)),
            ("We took a vote on the pond: 3 in favor, 1 opposed.", Some(3)),
            ("M/S to mend the lamps. Carried.", None),
            (
                "Ann Bell proposed the following motion:\n\n“That the road be paved.”\n\nThis was seconded by Ben Carr.",
                None,
            ),
            ("M - Bell, S - Carr. Motion to buy lamps. Carried.", None),
            (
                "The fee will be £50.\n\nProposer: Ben Carr, 2nd: Ann Bell.\n\nBy show of hands all were in agreement with this proposal.",
                None,
            ),
        ];
        for (text, count) in cases {
            let found = crate::convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
            assert_eq!(found.len(), 1, "{text}: {found:#?}");
            let votes = found[0].votes.as_ref().and_then(|votes| votes.in_favour);
            assert_eq!(votes, count, "{text}");
        }
        for text in
            ["Vote for your favourite lamp.", "Voting rights: members only.", "Vote on the plan will be in May."]
        {
            let found = crate::convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
            assert!(found.is_empty(), "{text}: {found:#?}");
        }
        for text in [
            "Motion to keep the map.\nApproved: 3 May 2024",
            "Moved by Bell, seconded by Carr, to keep the map.\nApproved: 8 May 2024",
        ] {
            let found = crate::convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
            assert!(
                found.len() == 1 && found[0].text.contains("Approved") && found[0].votes.is_none(),
                "{text}: {found:#?}"
            );
        }
        let lists = "History Club - Unanimous\nRowing Club: 12 for, 1 against";
        let found = crate::convert(&format!("{head}{lists}\n\n2. Close\n\nNone.\n")).decisions;
        assert_eq!(found.len(), 2, "{found:#?}");
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

    #[test]
    fn a_vote_that_is_told_settles_its_matter() {
        let decided = |text: &str| {
            let head = "Elm Workshop\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Tools\n\nWe spoke of tools. ";
            crate::convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions.len()
        };
        for (text, count) in [
            ("Vote was unanimously for the blue saw.", 1),
            ("The vote was unanimous to buy a saw.", 1),
            ("A vote was called and it was carried unanimously.", 1),
            ("The vote was a long one.", 0),
            ("A vote was called and the talk went on.", 0),
            ("A vote was asked for.", 0),
        ] {
            assert_eq!(decided(text), count, "{text}");
        }
    }
}

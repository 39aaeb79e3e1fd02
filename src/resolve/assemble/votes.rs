//! The votes of a decision.

use crate::grammar::{Class, ClassSet, Hit};
use crate::model::{Attendee, Ballot, NamedVote, VoteMethod, Votes};
use crate::parse::attendance::without_office;
use crate::parse::ballot::ballot_line;
use crate::parse::person::honorifics;
use crate::parse::vote::vote_tally;
use crate::resolve::decisions::{Candidate, Division, division_at, is_untold};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::text::{Span, seek};

use super::attendee;

/// The votes that a decision tells, and whether a count is that of the names listed for a side or called for it.
pub(super) fn votes(
    reading: &Reading<'_>,
    candidate: &Candidate,
    people: &[Attendee],
    roster: &Roster,
) -> Option<(Votes, bool)> {
    const FEWEST: usize = 2;
    const SIDES: ClassSet = ClassSet::of(&[Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain, Class::Absent]);
    let span = candidate.result.unwrap_or(candidate.span);
    let text = reading.text(span);
    let hits = reading.hits_in(span);
    let tally = vote_tally(reading.words, text, span.start, hits);
    let mut named: Vec<(&str, Ballot)> = tally.named.clone();
    // "Against: 0" counts a side
    let voter = |(name, _): &(&str, Ballot)| !reading.words.classes(name).intersects(SIDES);
    let lines: Vec<_> = text.lines().filter_map(|line| ballot_line(reading.words, line)).filter(voter).collect();
    let lines = if lines.len() >= 2 { lines } else { Vec::new() };
    named.extend_from_slice(&lines);
    let lines = lines.len();
    let listed = &tally.named[tally.called..];
    let division = division(reading, candidate);
    let stated = |side: Ballot| {
        division.as_ref().and_then(|table| table.counts.iter().find(|(_, of)| *of == side)).map(|(count, _)| *count)
    };
    // who was called one by one is counted where the call has those of both minds or of all: "Bell opposed" is of one side
    // "Bell yes, Carr yes, all others no" names but some of them
    let others = || [" other", " remaining ", " rest ", " all "].iter().any(|word| seek::find(text, word).is_some());
    let called = tally.called >= FEWEST || lines >= FEWEST;
    let roll = called && named.iter().any(|(_, ballot)| *ballot == Ballot::For) && !others();
    let voters = if roll { named.clone() } else { listed.to_vec() };
    let count =
        |side: Ballot| Some(voters.iter().filter(|(_, ballot)| *ballot == side).count() as u32).filter(|n| *n > 0);
    if let Some(table) = &division {
        named.clone_from(&table.named);
    }
    let lower = text.to_ascii_lowercase();
    let mut votes = Votes {
        in_favour: stated(Ballot::For).or(tally.in_favour).or(count(Ballot::For)),
        against: stated(Ballot::Against).or(tally.against).or(count(Ballot::Against)),
        abstain: stated(Ballot::Abstain).or(tally.abstain).or(count(Ballot::Abstain)),
        absent: None,
        method: method(&lower),
        unanimous: false,
        casting_vote: lower.contains("casting vote"),
        named: named
            .into_iter()
            .map(|(name, ballot)| {
                let (rest, _) = honorifics(reading.words, name).unwrap_or((name, None));
                let bare = without_office(reading.words, if rest.is_empty() { name } else { rest });
                NamedVote { name: bare.to_owned(), attendee: attendee(reading, people, roster, bare), ballot }
            })
            .collect(),
    };
    // whatever tells the sides may belie "all in favour"
    votes.unanimous = says_all(reading, span, &lower, &votes);
    let counted = division.is_none()
        && (votes.in_favour, votes.against, votes.abstain) != (tally.in_favour, tally.against, tally.abstain);
    (votes != Votes::default()).then_some((votes, counted))
}

/// The table of a division within the record.
fn division<'t>(reading: &Reading<'t>, candidate: &Candidate) -> Option<Division<'t>> {
    let text = reading.text(candidate.span);
    let lines = text.lines().filter(|line| line.len() <= 80 && !line.is_empty());
    lines
        .map(|line| reading.flow_span(line))
        .filter(|span| reading.has(*span, Class::VoteAgainst))
        .find_map(|span| division_at(reading, span))
}

fn method(lower: &str) -> Option<VoteMethod> {
    let methods = [
        ("roll call", VoteMethod::RollCall),
        ("roll-call", VoteMethod::RollCall),
        ("show of hands", VoteMethod::ShowOfHands),
        ("voice vote", VoteMethod::Voice),
        ("secret ballot", VoteMethod::Ballot),
        ("by ballot", VoteMethod::Ballot),
        ("consensus", VoteMethod::Consensus),
        ("without a vote", VoteMethod::Consensus),
    ];
    methods.into_iter().find(|(phrase, _)| tells(lower, phrase)).map(|(_, method)| method)
}

/// "Unanimously", "all in favour", "without dissent": whether the text says that nobody was of another mind, and its votes
/// say nothing else. "All in favour" counts those who abstained as well, "none opposed" does not.
fn says_all(reading: &Reading<'_>, span: Span, lower: &str, votes: &Votes) -> bool {
    let any = |count: Option<u32>, side: Ballot| {
        count.is_some_and(|count| count > 0) || votes.named.iter().any(|vote| vote.ballot == side)
    };
    if any(votes.against, Ballot::Against) {
        return false;
    }
    let abstained = any(votes.abstain, Ballot::Abstain);
    let said = |hit: &&Hit| hit.class == Class::NobodyAgainst && (hit.end as usize) <= span.end;
    reading.hits_in(span).iter().filter(said).any(|hit| {
        let (start, end) = (hit.start as usize - span.start, hit.end as usize - span.start);
        let behind = lower[end..].trim_start_matches([' ', ',', '(', '-', '–', '\n']);
        let belied = is_untold(&lower[..start]) || abstained && lower[start..].starts_with("all ");
        !belied && reading.words.longest(Class::ExceptWord, behind).is_none()
    })
}

/// Whether a text says that it was settled so, and not that "there was no consensus".
fn tells(lower: &str, phrase: &str) -> bool {
    seek::places(lower, phrase).any(|at| !is_untold(&lower[..at]))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::VoteMethod;

    #[test]
    fn sides_are_no_voters() {
        let minutes = convert(
            "Council\n3 May 2024\n\n1. Road\nProposer: Ann Bell\nFor: 6\nAgainst: 0\nAbstain: 0\nMotion passes\n",
        );
        let votes = minutes.decisions[0].votes.as_ref().expect("are told");
        assert_eq!((votes.in_favour, votes.named.len()), (Some(6), 0), "{votes:?}");
    }

    #[test]
    fn voters_of_a_roll_call_are_counted() {
        let decided = |text: &str| {
            let text = format!("Elm Board\n3 May 2021\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n1. Roads\n{text}\n");
            let decision = convert(&text).decisions.into_iter().next().expect("a decision");
            let derived = decision.derived.iter().any(|field| field == "votes");
            decision.votes.map_or((None, None, derived), |votes| (votes.in_favour, votes.against, derived))
        };
        let moved = "Bell moved, seconded by Carr, to mend the road.";
        for (vote, expected) in [
            ("Vote: Bell yes, Carr yes, Dunn no. Motion passed.", (Some(2), Some(1), true)),
            ("Bell-yes, Carr-yes, Dunn-no. Motion passed.", (Some(2), Some(1), true)),
            ("Roll call: Bell - aye; Carr - aye; Dunn - aye. Motion carried 3-0.", (Some(3), Some(0), false)),
            ("Vote: +1 Ann, +1 Ben, -1 Cy. Passed.", (Some(2), Some(1), true)),
            ("Motion carried, Dunn opposed.", (None, None, false)),
        ] {
            assert_eq!(decided(&format!("{moved} {vote}")), expected, "{vote}");
        }
    }

    #[test]
    fn what_was_not_so_is_not_told() {
        let votes = |text: &str| {
            let minutes =
                convert(&format!("Elm Board\n3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\n{text}\n"));
            let votes = minutes.decisions.into_iter().next().expect("a decision").votes;
            votes.map_or((None, false), |votes| (votes.method, votes.unanimous))
        };
        for (text, method, unanimous) in [
            ("It was agreed by consensus to mend the road.", Some(VoteMethod::Consensus), false),
            ("As there was no consensus on the lamps, the Board resolved to mend the road.", None, false),
            ("It was agreed unanimously to mend the road.", None, true),
            ("It was agreed to mend the road. All in favour.", None, true),
            ("It was agreed without dissent to mend the road.", None, true),
            ("It was agreed to mend the road. Not all in favour.", None, false),
            ("It was agreed to mend the road. All in favour, Cllr Carr against. Carried.", None, false),
            ("It was agreed to mend the road. All in favour except Cllr Carr.", None, false),
            ("It was agreed to mend the road. All ayes, other than Ben Carr.", None, false),
            ("It was agreed to mend the road. All in favour bar one abstention.", None, false),
            ("It was agreed to mend the road. All in favour, 1 abstention.", None, false),
            ("It was agreed to mend the road. None opposed, 1 abstention.", None, true),
            ("It was agreed to mend the road. All in favour, but the work will wait.", None, false),
            ("The vote was not unanimous, and it was resolved to mend the road.", None, false),
        ] {
            assert_eq!(votes(text), (method, unanimous), "{text}");
        }
    }
}

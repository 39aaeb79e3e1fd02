//! The votes of a decision.

use crate::model::{Attendee, Ballot, NamedVote, VoteMethod, Votes};
use crate::parse::ballot::ballot_line;
use crate::parse::person::honorifics;
use crate::parse::vote::vote_tally;
use crate::resolve::decisions::Candidate;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;

use super::attendee;

/// The votes that a decision tells, and whether a count is that of the names listed for a side. Whoever was called one
/// by one is named and not counted.
pub(super) fn votes(
    reading: &Reading<'_>,
    candidate: &Candidate,
    people: &[Attendee],
    roster: &Roster,
) -> Option<(Votes, bool)> {
    let text = reading.text(candidate.span);
    let hits = reading.hits_in(candidate.span);
    let tally = vote_tally(reading.words, text, candidate.span.start, hits);
    let mut named: Vec<(&str, Ballot)> = tally.named.clone();
    let lines: Vec<_> = text.lines().filter_map(ballot_line).collect();
    if lines.len() >= 2 {
        named.extend(lines);
    }
    let listed = &tally.named[tally.called..];
    let count =
        |side: Ballot| Some(listed.iter().filter(|(_, ballot)| *ballot == side).count() as u32).filter(|n| *n > 0);
    let lower = text.to_ascii_lowercase();
    let votes = Votes {
        in_favour: tally.in_favour.or(count(Ballot::For)),
        against: tally.against.or(count(Ballot::Against)),
        abstain: tally.abstain.or(count(Ballot::Abstain)),
        absent: None,
        method: method(&lower),
        unanimous: lower.contains("unanimous") || lower.contains("nem con") || lower.contains("nem. con"),
        casting_vote: lower.contains("casting vote"),
        named: named
            .into_iter()
            .map(|(name, ballot)| {
                let (rest, _) = honorifics(reading.words, name).unwrap_or((name, None));
                let bare = if rest.is_empty() { name } else { rest };
                NamedVote { name: bare.to_owned(), attendee: attendee(reading, people, roster, bare), ballot }
            })
            .collect(),
    };
    let counted = (votes.in_favour, votes.against, votes.abstain) != (tally.in_favour, tally.against, tally.abstain);
    (votes != Votes::default()).then_some((votes, counted))
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
    methods.into_iter().find(|(phrase, _)| lower.contains(phrase)).map(|(_, method)| method)
}

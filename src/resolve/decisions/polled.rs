//! "Proposed resolution: …", the votes of those present in a line each, and "Resolution: …": as the W3C keeps its minutes.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::phrase;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::whole;

/// How a resolution is put before those present.
const PUT: [&str; 6] =
    ["proposed resolution: ", "draft resolution: ", "proposed: ", "proposal: ", "proposed resolution #", "strawpoll: "];

/// How it is told that it was taken.
const TAKEN: [&str; 5] = ["resolution: ", "resolved: ", "resolution #", "accepted: ", "agreed: "];

/// Most votes between the two.
const MOST: usize = 40;

/// Whether a statement puts a resolution before those present.
fn puts_resolution(text: &str) -> bool {
    text.starts_with(['P', 'p', 'D', 'd', 'S', 's']) && PUT.iter().any(|head| seek::opens(text, head))
}

/// What became of a resolution that was put.
pub(super) enum Poll {
    /// It was taken: from its proposal to the words of its being taken, with the votes between them.
    Taken(Candidate),
    /// Votes and nothing more: the position behind them.
    Open(usize),
}

/// Reads the resolution that the statement at `place` puts, where votes stand below it.
pub(super) fn polled(weighed: &Weighed<'_>, place: usize) -> Option<Poll> {
    if !puts_resolution(weighed.text(place)) {
        return None;
    }
    let item = weighed.statements[place].item;
    let block = weighed.statements[place].block;
    // who proposes may stand behind the sentence
    let from = weighed.statements.partition_point(|statement| statement.block <= block);
    let mut end = from;
    let mut signed = true;
    while let Some(statement) = weighed.statements.get(end).filter(|_| end < from + MOST) {
        let text = weighed.text(end);
        if statement.item != item || ballot_line(text).is_none() {
            break;
        }
        signed &= text.contains(['+', '-', '0']);
        end += 1;
    }
    if end == from {
        return None;
    }
    let below = weighed.statements.get(end).filter(|statement| statement.item == item);
    let taken = below.and_then(|_| TAKEN.iter().find_map(|head| seek::behind(weighed.text(end), head)));
    let Some(wording) = taken else {
        let told = below.is_some() && weighed.fragment(end) == Fragment::Result;
        return (signed && !told).then_some(Poll::Open(end));
    };
    let mut taken = whole(weighed, place..end + 1, DecisionSignal::Resolved, Candidate::join);
    taken.outcome = weighed.part(end).map_or(taken.outcome, |part| part.outcome);
    // "RESOLVED: Defer issue 7", "Resolution #1: Defer issue 7"
    let wording = seek::part(wording, ": ").filter(|(number, _)| number.len() <= 3).map_or(wording, |(_, rest)| rest);
    if phrase(weighed.reading.words, Class::PuttingOff)(wording).is_ok() {
        taken.outcome = Outcome::Deferred;
    }
    Some(Poll::Taken(taken))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome;

    fn decided(text: &str) -> Vec<(Outcome, u32, u32)> {
        let minutes = convert(&format!(
            "# Elm Working Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Tests\n\n**Ben Carr:** they are old.\n\n{text}\n\n## Close\n\nNone.\n"
        ));
        minutes.decisions.iter().map(|one| (one.outcome, one.span.start_line, one.span.end_line)).collect()
    }

    #[test]
    fn a_resolution_and_the_votes_on_it() {
        let text = "> **Proposed resolution: Write new tests.** *(Ann Bell)*\n\n> *Ann Bell:* +1.\n\n> *Ben Carr:* +1.\n\n> ***Resolution #1: Write new tests.***\n\n> *Ben Carr:* thanks.";
        assert_eq!(decided(text), [(Outcome::Agreed, 10, 16)]);
        let text = "PROPOSED: Defer issue 7.\n\nAnn Bell: +1\n\nBen Carr: 0\n\nRESOLVED: Defer issue 7.";
        assert_eq!(decided(text), [(Outcome::Deferred, 10, 16)]);
    }

    #[test]
    fn what_was_only_proposed() {
        assert!(decided("Proposed resolution: Write new tests.\n\nBen Carr: I would rather wait.").is_empty());
        assert!(decided("Proposed resolution: Write new tests.\n\nAnn Bell: +1\n\nBen Carr: -1").is_empty());
    }
}

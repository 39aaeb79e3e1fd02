//! "Proposed resolution: …", the votes of those present in a line each, and "Resolution: …": as the W3C keeps its minutes.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::whole;

/// Most votes between the two.
const MOST: usize = 40;

/// What stands behind a label of the list, its number and its colon: "Resolution #1: Defer issue 7".
pub(super) fn behind_label<'t>(reading: &Reading<'_>, label: Class, text: &'t str) -> Option<&'t str> {
    const NUMBER: usize = 3;
    let rest = &text[reading.words.longest(label, text)?..];
    let numbered = |rest: &'t str| seek::part(rest, ": ").filter(|(number, _)| number.len() <= NUMBER);
    rest.strip_prefix(": ")
        .or_else(|| rest.strip_prefix(" #").map(|rest| numbered(rest).map_or(rest, |(_, rest)| rest)))
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
    behind_label(weighed.reading, Class::ResolutionPut, weighed.text(place))?;
    let item = weighed.statements[place].item;
    let block = weighed.statements[place].block;
    // who proposes may stand behind the sentence
    let from = weighed.statements.partition_point(|statement| statement.block <= block);
    let mut end = from;
    let mut signed = true;
    while let Some(statement) = weighed.statements.get(end).filter(|_| end < from + MOST) {
        let text = weighed.text(end);
        if statement.item != item || ballot_line(weighed.reading.words, text).is_none() {
            break;
        }
        signed &= text.contains(['+', '-', '0']);
        end += 1;
    }
    if end == from {
        return None;
    }
    let below = weighed.statements.get(end).filter(|statement| statement.item == item);
    let taken = below.and_then(|_| behind_label(weighed.reading, Class::ResolutionTaken, weighed.text(end)));
    let Some(wording) = taken else {
        let told = below.is_some() && weighed.fragment(end) == Fragment::Result;
        return (signed && !told).then_some(Poll::Open(end));
    };
    let mut taken = whole(weighed, place..end + 1, DecisionSignal::Resolved, Candidate::join);
    taken.outcome = weighed.part(end).map_or(taken.outcome, |part| part.outcome);
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

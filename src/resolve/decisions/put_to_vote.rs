//! Proposals that stand below the words that they were put to the vote, and over who voted on each side by name: as central
//! banks keep the minutes of their boards.

use crate::evidence::DecisionSignal;
use crate::grammar::{Class, ClassSet};
use crate::model::Outcome;

use super::candidate::Candidate;
use super::motion::Weighed;
use super::whole;

/// Labels of a side of a vote.
const SIDES: ClassSet = ClassSet::of(&[Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]);

/// Most statements of a proposal, and of the sides below it.
const MOST: usize = 12;

/// "Ann Bell put the following to the vote:" over "The rent will stay as it is.", "Votes for the proposal: Ann Bell and Ben
/// Carr." and "Votes against the proposal: None.": the proposal with the votes on it, and what came of it.
pub(super) fn put_to_vote(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    let lead = weighed.text(place).trim_end();
    if !lead.ends_with(':') || !weighed.reading.has(weighed.statements[place].span, Class::PutToVote) {
        return None;
    }
    // "The Chair's Proposal on the Rent:"
    let mut start = place + 1;
    if weighed.statements.get(start).is_some_and(|_| weighed.text(start).ends_with(':')) {
        start += 1;
    }
    let last = weighed.statements.len().min(start + MOST);
    let first = (start..last).find(|at| side(weighed, *at).is_some()).filter(|first| *first > start)?;
    let mut end = first;
    let mut votes = [0_usize; 2];
    while end < weighed.statements.len().min(first + MOST) {
        match side(weighed, end) {
            Some((Class::VoteFor, count)) => votes[0] += count,
            Some((Class::VoteAgainst, count)) => votes[1] += count,
            Some(_) => {}
            None => break,
        }
        end += 1;
    }
    let mut decision = whole(weighed, start..end, DecisionSignal::MotionResult, Candidate::join);
    decision.outcome = if votes[0] > votes[1] { Outcome::Agreed } else { Outcome::Rejected };
    Some(decision)
}

/// The side of which a statement lists the names, and how many: "Votes against it: None." names nobody. Those who were away
/// are told of like those who abstained.
fn side(weighed: &Weighed<'_>, place: usize) -> Option<(Class, usize)> {
    let (label, names) = weighed.text(place).split_once(": ")?;
    let words = weighed.reading.words;
    let start = weighed.statements[place].span.start;
    let opens = weighed.reading.hits_in(weighed.statements[place].span).iter();
    let mut opens = opens.filter(|hit| hit.start as usize == start && SIDES.contains(hit.class));
    let away = || words.classes(label).contains(Class::Absent).then_some(Class::VoteAbstain);
    let class = opens.next().map(|hit| hit.class).or_else(away)?;
    let nobody = weighed.reading.is_nobody(names);
    // "Ann Bell, Ben Carr, and Cy Dunn"
    let count = if nobody { 0 } else { 1 + names.matches(", ").count().max(names.matches(" and ").count()) };
    Some((class, count))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome;

    fn decided(text: &str) -> Vec<(Outcome, String)> {
        let head = "Elm Savings Bank\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n1. Rents\n\n";
        let minutes = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n"));
        minutes.decisions.into_iter().map(|one| (one.outcome, one.text)).collect()
    }

    #[test]
    fn a_proposal_over_the_names_of_each_side() {
        let lead = "The warden set down a proposal and put it to the vote:\n\nThe Chairman's Proposal on Rents:\n\n";
        let content = "The rents will stay as they are.\n\n";
        let votes = "Votes for the proposal: Ann Bell, Ben Carr, and Cy Dunn.\n\nVotes against the proposal: None.";
        let found = decided(&format!("{lead}{content}{votes}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, Outcome::Agreed);
        assert!(found[0].1.starts_with("The rents will") && found[0].1.ends_with("None."), "{found:?}");
        let lost = "Votes for the proposal: Ann Bell.\n\nVotes against the proposal: Ben Carr and Cy Dunn.";
        assert_eq!(decided(&format!("{lead}{content}{lost}"))[0].0, Outcome::Rejected);
        // no votes, no decision
        assert_eq!(decided(&format!("{lead}{content}They talked until noon.")), []);
    }
}

//! Wordings with nothing but a result behind them: "That the gate be mended. / CARRIED".

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::polled::behind_label;
use super::result_line::is_result_line;
use super::whole;

/// Bytes of a result that says nothing else: "Carried unanimously."
const BRIEF: usize = 24;

/// "That the gate be mended. / CARRIED", "To receive the accounts. Passed.", "Buy a new lamp / Carried.", "Proposal: buy a lamp.
/// Passed.": the wording of a motion and its result, of which nobody is told who moved it.
pub(super) fn carried_below(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    if let Some(end) = answered_below(weighed, place) {
        return Some(whole(weighed, place..end, DecisionSignal::MotionResult, Candidate::join));
    }
    let next = place + 1;
    let carried = is_worded(weighed, place)
        && weighed.same_item(next, place)
        && weighed.is_near(place, next)
        && weighed.fragment(next) == Fragment::Result
        && is_result_line(weighed.reading, weighed.text(next))
        && !weighed.part(place).is_some_and(|part| part.is_moved() || part.score > 0.0);
    let free = |at: usize| weighed.fragment(at) == Fragment::Other;
    // its mover may stand above it
    let own = carried && place.checked_sub(1).is_none_or(|before| !weighed.same_item(before, place) || free(before));
    own.then(|| whole(weighed, place..next + 1, DecisionSignal::MotionResult, Candidate::join))
}

/// "Proposed: the hall opens on Fridays. / Accepted.": where the word that answers a paragraph of what is proposed ends, which
/// stands right below it in a line of its own.
fn answered_below(weighed: &Weighed<'_>, place: usize) -> Option<usize> {
    const MOST: usize = 4;
    let statement = &weighed.statements[place];
    if !statement.first || behind_label(weighed.reading, Class::ResolutionPut, weighed.text(place)).is_none() {
        return None;
    }
    let answer = (place + 1..weighed.statements.len().min(place + 1 + MOST))
        .find(|at| weighed.statements[*at].block != statement.block)?;
    let (text, next) = (weighed.text(answer), &weighed.statements[answer]);
    let alone = next.first && next.last && weighed.same_item(answer, place) && weighed.is_near(answer - 1, answer);
    let plain = !(place..answer).any(|at| weighed.part(at).is_some_and(Candidate::is_seconded));
    let classes = weighed.reading.words.classes(text.trim_end_matches(['.', '!']));
    let answers = [Class::Approved, Class::Rejected, Class::DeferredResult, Class::BareParticiple]
        .into_iter()
        .any(|class| classes.contains(class));
    (alone && plain && text.len() <= BRIEF && (answers || is_result_line(weighed.reading, text))).then_some(answer + 1)
}

/// Whether a statement is the wording of a motion by its form and by where the next one stands.
fn is_worded(weighed: &Weighed<'_>, place: usize) -> bool {
    let (text, statement) = (weighed.text(place), &weighed.statements[place]);
    let Some(result) = weighed.statements.get(place + 1).filter(|_| statement.first) else { return false };
    let brief = result.span.len() <= BRIEF;
    if statement.last {
        let that = text.starts_with("That ") || text.starts_with("THAT ");
        return result.first && (that || brief && orders(weighed.reading, text));
    }
    // "To receive the accounts. Passed unanimously."
    text.starts_with("To ") && result.last || brief && seek::opens(text, "proposal: ")
}

/// "Buy a new lamp": a short line that opens with a verb of a task.
fn orders(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 16;
    let Some(verb) = text.split(' ').next().filter(|verb| verb.len() < text.len()) else { return false };
    let classes = reading.words.classes(&seek::lower(verb));
    text.starts_with(char::is_uppercase)
        && classes.contains(Class::TaskVerb)
        && !classes.contains(Class::NounVerb)
        && !Reading::exceeds(text, LONGEST)
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::texts;

    #[test]
    fn a_wording_and_its_result() {
        for text in [
            "That the gate be mended.\n\nCARRIED",
            "To receive the accounts. Passed unanimously.",
            "We spoke of lamps.\nBuy a new lamp for the hall.\nCarried.",
            "Proposal: buy a new lamp. Passed.",
            "Proposed: Tea should be free in June.\n\nAccepted.",
            "Proposed: We accept the plan of the wardens.\n\nRejected.",
            "Moved that the accounts be approved. Ann Bell/Ben Carr",
            "Moved that they are a true record.\nA Bell/B Carr",
        ] {
            let found = texts(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(text.replace('\n', " ").replace("  ", " ").ends_with(&found[0].replace("  ", " ")), "{found:?}");
        }
        for text in ["Buy a new lamp for the hall.\nIt is cheap.", "Moved that the accounts be approved. Road/Path"] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}

//! A motion with an amendment between it and its result: "Amendment: lost. Motion: carried".

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::vote::vote_tally;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::whole;

/// Gives the result that stands behind an amendment to the motion before it, and leaves the amendment its own: "Bell moved that
/// the gate be sold. Carr moved to amend … . Amendment: For 1, against 4 - lost. Motion: For 5 - carried."
pub(super) fn part_amendments(weighed: &Weighed<'_>, taken: &mut [Candidate]) {
    for place in 1..taken.len() {
        let (before, behind) = taken.split_at_mut(place);
        let (Some(motion), Some(amended)) = (before.last_mut(), behind.first_mut()) else { continue };
        let Some((own, last)) = parted(weighed, motion, amended) else { continue };
        let (first, item) = (amended.statements.start, amended.item);
        let head = amended.span.start;
        *amended = whole(weighed, first..own + 1, DecisionSignal::MotionResult, Candidate::join_motion);
        amended.item = item;
        amended.span.start = amended.span.start.min(head);
        motion.result = Some(weighed.statements[last].span);
        motion.evidence.add(DecisionSignal::MotionResult);
        motion.score = weighed.reading.decision.score(motion.evidence);
        motion.outcome = weighed.result_outcome(last);
        if motion.outcome == Outcome::Agreed {
            motion.read_wording(weighed.reading);
        }
    }
}

/// The positions of the result of the amendment and of that of the motion, which the record of the amendment has taken both.
fn parted(weighed: &Weighed<'_>, motion: &Candidate, amended: &Candidate) -> Option<(usize, usize)> {
    const FAR: usize = 6;
    let (first, last) = (amended.statements.start, amended.statements.end.checked_sub(1)?);
    let near = motion.item == amended.item && motion.statements.end + FAR > first;
    if last <= first || !near || !is_open(weighed.reading, motion) {
        return None;
    }
    if !puts_amendment(weighed.text(first)) || !names_motion(weighed.text(last)) {
        return None;
    }
    // "moved to amend the rota" is about no lease
    let strange = amended_noun(weighed.text(first)).is_some_and(|noun| {
        let known = MOTIONS.iter().any(|known| noun.eq_ignore_ascii_case(known));
        !known
            && !weighed
                .reading
                .text(motion.span)
                .split(|char: char| !char.is_alphanumeric())
                .any(|word| noun.eq_ignore_ascii_case(word))
    });
    // "The amendment failed, 1-4-0.": only what names it is the result of the amendment
    let own = last - 1;
    let names = ["amendment", "the amendment"].iter().any(|head| seek::opens(weighed.text(own), head));
    let says = |class| weighed.reading.has(weighed.statements[own].span, class);
    let tells =
        |at: usize| weighed.fragment(at) == Fragment::Result || weighed.part(at).is_some_and(Candidate::tells_result);
    let told = tells(own) || says(Class::LostResult) || says(Class::CarriedWord);
    (names && told && !strange && tells(last)).then_some((own, last))
}

/// Whether a motion still waits for its result: it was moved, or is a resolution in the words of one, and tells no votes.
fn is_open(reading: &Reading<'_>, motion: &Candidate) -> bool {
    let (span, text) = (motion.span, reading.text(motion.span));
    let resolution = || seek::opens(text, "resolved");
    motion.result.is_none()
        // "moved that this council refuses it" is not refused yet
        && (motion.outcome == Outcome::Agreed || motion.is_moved() && motion.outcome == Outcome::Rejected)
        && !motion.tells_result()
        && (motion.is_moved() || resolution())
        && vote_tally(reading.words, text, span.start, reading.hits_in(span)).is_empty()
}

/// "moved to amend the rota": what is to be amended, in its first word.
fn amended_noun(text: &str) -> Option<&str> {
    let (_, rest) = seek::part(text, " to amend ")?;
    let noun = ["the ", "this ", "that "].iter().find_map(|article| seek::behind(rest, article))?;
    noun.split(|char: char| !char.is_alphanumeric()).next().filter(|noun| !noun.is_empty())
}

/// What a motion is called where its result is told.
const MOTIONS: [&str; 5] = ["motion", "resolution", "proposal", "question", "recommendation"];

/// "Amendment moved by Bell", "Carr moved to amend the motion", "An amendment was proposed".
fn puts_amendment(text: &str) -> bool {
    const NEAR: usize = 80;
    let near = &text[..text.floor_char_boundary(NEAR)].to_ascii_lowercase();
    ["amendment", "an amendment", "the amendment"].iter().any(|head| seek::opens(near, head))
        || ["moved to amend", "motion to amend", "moved an amendment", "proposed an amendment", "as an amendment"]
            .iter()
            .any(|put| seek::find(near, put).is_some())
}

/// "Motion: For 4 - carried", "The resolution passed 7-0", "The motion, as amended, was carried.": a result of a few words that
/// says of which motion it is.
fn names_motion(text: &str) -> bool {
    const LONGEST: usize = 16;
    const KINDS: [&str; 6] = ["original", "substantive", "main", "amended", "whole", "final"];
    let text = ["the ", "on the "].iter().fold(text, |rest, head| seek::behind(rest, head).unwrap_or(rest));
    let mut words = text.split([' ', ':', ',']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let noun = if KINDS.iter().any(|kind| first.eq_ignore_ascii_case(kind)) { words.next() } else { Some(first) };
    noun.is_some_and(|noun| MOTIONS.iter().any(|known| noun.eq_ignore_ascii_case(known)))
        && !Reading::exceeds(text, LONGEST)
}

#[cfg(test)]
mod tests {
    use crate::model::Outcome::{Agreed, Rejected};
    use crate::resolve::decisions::trial::decided;

    fn told(text: &str) -> Vec<(crate::model::Outcome, Option<u32>, Option<u32>)> {
        let votes = |one: &crate::model::Decision| {
            one.votes.as_ref().map_or((None, None), |votes| (votes.in_favour, votes.against))
        };
        decided(text).iter().map(|one| (one.outcome, votes(one).0, votes(one).1)).collect()
    }

    #[test]
    fn each_result_belongs_to_what_it_names() {
        let motion = "After a debate it was moved by Cllr Bell \"That this council refuses the lease of the barn.\" Seconded Cllr Carr.\n";
        let amendment = "Amendment moved Cllr Dunn, seconded Cllr Carr: delete \"of the barn\".\n";
        let both = [(Rejected, Some(1), Some(5)), (Agreed, Some(4), Some(2))];
        for (text, expected) in [
            (
                format!("{motion}{amendment}Amendment: For 1, Against 5 - LOST.\nMotion: For 4, Against 2 - CARRIED."),
                both,
            ),
            (
                format!(
                    "{motion}{amendment}Amendment: For 1, Against 5 - LOST.\nOriginal motion: For 4, Against 2 - CARRIED."
                ),
                both,
            ),
        ] {
            let found = told(&text);
            assert_eq!(found, [expected[1], expected[0]], "{text}");
        }
        let prose = "RESOLVED, that the rules of the barn be adopted.\n\nCllr Carr moved to amend by inserting \"new\" (second: Cllr Dunn). \
                     Amendment failed, 1-5-0. The resolution passed 4-2-0.";
        assert_eq!(told(prose), [both[1], both[0]], "{prose}");
        // what was settled before keeps its own result, and the motion to amend something else keeps its votes
        for text in [
            "The bid was rejected.\n\nCllr Bell moved to amend the rota. Seconded by Cllr Carr. All in favour. Motion carried 4-2.",
            "The Council approved the minutes.\n\nCllr Bell moved, seconded by Cllr Carr, to amend the budget. All in favour. Motion carried 4-2.",
            "It was agreed by 3 votes to 1 to buy paint.\n\nCllr Bell moved to amend the agenda. Seconded by Cllr Carr. All in favour. Motion carried 4-2.",
        ] {
            let found = told(text);
            assert_eq!(found.len(), 2, "{text}");
            assert_eq!(found[1], (Agreed, Some(4), Some(2)), "{text}");
            assert_ne!(found[0].1, Some(4), "{text}");
        }
        // a motion alone keeps its result
        let found = told("Cllr Bell moved to sell the barn, seconded Cllr Carr. Motion carried 4-2.");
        assert_eq!(found, [(Agreed, Some(4), Some(2))]);
    }
}

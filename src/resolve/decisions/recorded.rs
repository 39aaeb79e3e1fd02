//! Motions set out as a form: "Motion: …", "Sponsor: …", "Second: …", "Vote: …", "PASSES: 6 yay".

use crate::evidence::DecisionSignal;
use crate::grammar::Class;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::whole;

/// Most statements of such a form: a long text of what is moved, and a line for each voter.
const LONGEST: usize = 80;

/// The motion whose label stands at `place`, with all that its form tells, from its text over who put it to its result.
/// Between them may stand paragraphs of what is moved; another label of a motion ends it.
pub(super) fn recorded(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    if !is_labelled(weighed, place) {
        return None;
    }
    let last = weighed.statements.len().min(place + LONGEST);
    let (mut sides, mut end) = (false, None);
    for at in place + 1..last {
        if !weighed.same_item(at, place) || is_labelled(weighed, at) {
            break;
        }
        match weighed.fragment(at) {
            Fragment::Mover | Fragment::Seconder => sides = true,
            // who put it stands before how it went
            Fragment::Result if !sides => return None,
            Fragment::Result => end = Some(at + 1),
            Fragment::Other if end.is_some() => break,
            Fragment::Other => {}
        }
    }
    Some(whole(weighed, place..end?, DecisionSignal::MovedAndSeconded, Candidate::join_motion))
}

/// "Motion: It is resolved that …" at the start of a paragraph.
fn is_labelled(weighed: &Weighed<'_>, place: usize) -> bool {
    const LABEL: usize = 24;
    if !weighed.statements[place].first {
        return false;
    }
    let text = weighed.text(place);
    let Some((label, _)) = text[..text.floor_char_boundary(LABEL)].split_once(':') else { return false };
    let worded = text.len() > label.len() + LABEL;
    worded && weighed.reading.words.classes(label.trim_end()).contains(Class::Motion)
}

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

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn a_motion_set_out_as_a_form() {
        let form = "Motion: It is resolved that the rules be changed to let members vote from home.\n\nA new part is to be added:\n\n\
                    \"Whoever has paid may vote by post.\"\n\nDiscussion: https://elm.example/d\n\nSponsor: Ann Bell\nSecond: Ben \
                    Carr\n\nVote:\n- Ann Bell - Yay\n- Ben Carr - Yay\n- Cy Dunn - No vote\n\n**PASSES: 2 Yay, 0 Nay, 1 no vote**";
        let found = decided(form);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].text.starts_with("Motion: It is resolved") && found[0].text.contains("1 no vote"));
        let sides = (found[0].mover.as_deref(), found[0].seconder.as_deref());
        assert_eq!(sides, (Some("Ann Bell"), Some("Ben Carr")));
        // two forms under one heading are two
        let second = form.replace("from home", "by proxy");
        assert_eq!(decided(&format!("{form}\n\n{second}")).len(), 2);
    }
}

//! The statements that belong to one decision: what was approved, who moved it, how it was voted on, its result.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::motion::movers;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Span;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed, is_result_line};

/// "Planning application for four houses. Approved subject to …": the statement before a participle that opens a
/// sentence, where it names a thing, has no verb of its own and is not part of the decision taken last.
pub(super) fn subject_before(
    weighed: &Weighed<'_>,
    place: usize,
    candidate: &Candidate,
    taken: Option<&Candidate>,
) -> Option<usize> {
    let before = place.checked_sub(1)?;
    let reading = weighed.reading;
    let (statement, head) = (&weighed.statements[place], &weighed.statements[before]);
    let text = weighed.text(place);
    let opens = candidate.evidence.has(DecisionSignal::VerbOpens)
        && reading.words_of(Class::BareParticiple).any(|verb| starts_capitalised(text, verb));
    // "Denied, too tall"
    let closes = text.split_once(' ').is_none_or(|(verb, rest)| {
        verb.ends_with([',', ';'])
            || ["by ", "subject", "as ", "with ", "unanim", "in "].iter().any(|word| rest.starts_with(word))
    }) || text.split(' ').count() <= 2;
    let bare = head.block == statement.block
        && !reading.hits_in(head.span).iter().any(|hit| hit.class == Class::FiniteVerb)
        && !Reading::exceeds(reading.text(head.span), 40);
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    // "Ann asked to amend the minutes. This was agreed to by all present."
    let answers = head.block == statement.block
        && !Reading::exceeds(text, 9)
        && reading.opens(text, Class::Answer)
        && !Reading::exceeds(reading.text(head.span), 60);
    if free && ((opens && closes && bare) || answers || points_back(weighed, place, candidate)) {
        return Some(before);
    }
    quoted_motion(weighed, place, taken)
        .or_else(|| bare_result(weighed, place, taken))
        .or_else(|| result_above(weighed, place, taken))
}

/// "COUNCIL DECISION - CARRIED 8/0 / That the review be endorsed.": the label of a motion may tell its result.
fn result_above(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    let before = place.checked_sub(1)?;
    let (reading, label) = (weighed.reading, &weighed.statements[before]);
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    let beside = label.item == weighed.statements[place].item
        && label.block + 1 == weighed.statements[place].block
        && reading.layout.blocks[weighed.statements[place].block].blank_before == 0;
    let text = reading.text(label.span);
    let told = text.rsplit_once([':', '-', '–']).is_some_and(|(_, told)| is_result_line(reading, told))
        || text.rsplit_once(" - ").is_some_and(|(_, told)| is_result_line(reading, told));
    let labels = reading.has(label.span, Class::Resolution) || reading.has(label.span, Class::Motion);
    let short = !Reading::exceeds(text, 10);
    (free && beside && short && told && labels && weighed.opens_motion(place)).then_some(before)
}

/// "Councillors approved this transfer", "To this proposal the Board agreed": what was settled stands before.
fn points_back(weighed: &Weighed<'_>, place: usize, candidate: &Candidate) -> bool {
    let Some(verb) = candidate.verb.filter(|_| !weighed.statements[place].first) else { return false };
    let text = weighed.text(place);
    // a phrase may go on behind the statement
    let after = text.get(verb.end - weighed.statements[place].span.start..).unwrap_or("").trim_start();
    let object = after.strip_prefix("to ").or_else(|| after.strip_prefix("with ")).unwrap_or(after);
    let named = object.strip_prefix("this ").or_else(|| object.strip_prefix("these "));
    let asked = named.is_some_and(|rest| {
        let word = rest.split([' ', '.', ',']).next().unwrap_or("");
        weighed.reading.words.classes(word).contains(Class::Motion)
            || matches!(word, "request" | "suggestion" | "change")
    });
    let back = asked || text.starts_with("To this ");
    back && !Reading::exceeds(text, 12)
}

/// "Motion withdrawn.": a result alone belongs to the motion before it, in its paragraph or right above it.
fn bare_result(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const REACH: usize = 5;
    let (statement, text) = (&weighed.statements[place], weighed.text(place));
    let opening = Span::new(statement.span.start, statement.span.start + 5);
    let tells = weighed.reading.hits_in(opening).iter().any(|hit| hit.class == Class::Motion);
    if !tells || weighed.fragment(place) != Fragment::Result || Reading::exceeds(text, 8) || text.contains(':') {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(REACH));
    let inside = (from..place).rev().take_while(|before| weighed.statements[*before].block == statement.block);
    let moved = inside.clone().find(|before| weighed.part(*before).is_some_and(Candidate::is_moved));
    let near = inside.clone().next();
    // a line of its own right under a paragraph: the paragraph is the motion
    let glued = weighed.reading.layout.blocks[statement.block].blank_before == 0;
    let above = (from..place).rev().take_while(|before| {
        let other = &weighed.statements[*before];
        glued && other.block + 1 == statement.block && other.item == statement.item && !other.entry
    });
    moved.or(near).or_else(|| above.last())
}

/// "“That a crossing be provided.” … Motion agreed.": the motion in quotation marks that a result alone belongs to.
fn quoted_motion(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const REACH: usize = 8;
    if weighed.fragment(place) != Fragment::Result {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(REACH));
    (from..place).rev().find(|before| {
        let text = weighed.text(*before);
        weighed.statements[*before].item == weighed.statements[place].item
            && ["“That ", "\"That ", "‘That "].iter().any(|head| text.starts_with(head))
    })
}

/// Whether a text begins with the word, its first letter a capital and the others as they are.
fn starts_capitalised(text: &str, word: &str) -> bool {
    let (mut letters, mut expected) = (text.chars(), word.chars());
    letters.next() == expected.next().map(|first| first.to_ascii_uppercase())
        && letters.as_str().starts_with(expected.as_str())
}

/// Whether the statement at `end` belongs to the decision that began at `start`.
pub(super) fn belongs(weighed: &Weighed<'_>, start: usize, end: usize, candidate: &Candidate) -> bool {
    let statements = weighed.statements;
    if statements[end].item != statements[start].item || !weighed.is_near(end - 1, end) {
        return false;
    }
    match weighed.fragment(end) {
        Fragment::Mover => {
            let same_block = statements[end].block == statements[end - 1].block;
            let named = || candidate.tells_result() || names_mover(weighed.reading, candidate);
            !candidate.is_moved()
                || !named()
                || same_block && !candidate.is_seconded()
                || repeats_movers(weighed.reading, candidate, statements[end])
        }
        Fragment::Seconder => true,
        Fragment::Result => {
            candidate.is_moved()
                || candidate.evidence.has(DecisionSignal::MotionResult)
                || candidate.evidence.is_empty()
                || weighed.reading.has(candidate.span, Class::Motion)
                || ballot_line(weighed.text(end)).is_some()
        }
        Fragment::Other => goes_on(weighed, start, end, candidate),
    }
}

/// Whether a whole sentence at `end` tells more of the decision that began at `start`.
fn goes_on(weighed: &Weighed<'_>, start: usize, end: usize, candidate: &Candidate) -> bool {
    use DecisionSignal as S;
    let statements = weighed.statements;
    let (first, text, part) = (weighed.text(start), weighed.text(end), weighed.part(end));
    let same_block = statements[end].block == statements[start].block;
    let put_off = candidate.outcome == Outcome::Deferred
        && (same_block || !statements[end].entry)
        && !Reading::exceeds(first, 3)
        && part.is_some_and(|part| part.outcome == Outcome::Deferred);
    // "It was proposed that … . This was agreed."
    let answered = candidate.evidence.has(S::Moved)
        && !candidate.is_seconded()
        && end == start + 1
        && ["This was", "It was", "All ", "Agreed", "The Council agreed", "This motion"]
            .iter()
            .any(|head| text.starts_with(head))
        && part.is_some();
    // "Vote:" and what is set in below it
    let indent = |place: usize| weighed.reading.layout.blocks[statements[place].block].indent;
    let vote = candidate.evidence.is_empty()
        && first.trim_end().ends_with(':')
        && statements[end].block == statements[end - 1].block + 1
        && indent(end) > indent(start);
    let restated = !candidate.is_moved()
        && (candidate.evidence.has(S::Passive) || candidate.evidence.has(S::BodyDecides))
        && same_block
        && part.is_some_and(Candidate::is_seconded)
        && text.to_ascii_lowercase().contains("the motion");
    // "Resolution 2019-32: …" and the motion to adopt it
    let moved = end == start + 1 && !candidate.is_moved() && part.is_some_and(Candidate::is_moved);
    let labelled = candidate.evidence.has(S::Label) && (same_block || moved);
    // "Discussion: None" between the movers and the vote of a form
    let discussed = candidate.is_moved()
        && text.get(..11).is_some_and(|label| label.eq_ignore_ascii_case("discussion:"))
        && !Reading::exceeds(text, 4)
        && end + 1 < statements.len()
        && weighed.fragment(end + 1) == Fragment::Result;
    discussed || put_off || answered || vote || restated || labelled
}

/// Whether a motion tells who moved it.
fn names_mover(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let span = candidate.span;
    movers(reading.words, reading.text(span), span.start, reading.hits_in(span)).mover.is_some()
}

/// "Proposed: A Seconded: B" after "On the proposal of A seconded by B it was agreed".
fn repeats_movers(reading: &Reading<'_>, candidate: &Candidate, statement: Statement) -> bool {
    let of = |span: Span| movers(reading.words, reading.text(span), span.start, reading.hits_in(span));
    let (first, second) = (of(candidate.span), of(statement.span));
    let surname = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    match (first.seconder, second.seconder) {
        (Some(left), Some(right)) => surname(left.name) == surname(right.name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::{Decision, Outcome};

    fn decided(text: &str) -> Vec<Decision> {
        let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr, Cllr C. Dunn\n\n1. Finance\n\n";
        convert(&format!("{head}{text}\n\n2. Close\nNone.\n")).decisions
    }

    #[test]
    fn a_motion_ends_before_a_sentence_that_says_no_and_a_time() {
        let motion = "Motion by Bell to adopt the plan, second by Carr, roll call vote, 5 yes, resolution adopted.";
        let text = format!("{motion}\n\nThere being no further comments, Dunn closed the hearing at 7:28 p.m.");
        let found: Vec<String> = decided(&text).into_iter().map(|decision| decision.text).collect();
        assert_eq!(found, [motion]);
    }

    #[test]
    fn the_parts_of_a_motion_are_one_record() {
        let cases = [
            (
                "Bell proposes to mend the fence. Carr seconded. Motion passed by general consent.",
                Some("Bell"),
                Some("Carr"),
            ),
            ("Bell: Move to adjourn.\nCarr: Seconded.\nMotion passed.", Some("Bell"), Some("Carr")),
            ("Moved (Bell): to mend the fence. Seconded Carr. Passed.", Some("Bell"), Some("Carr")),
            (
                "Bell nominated Dunn as treasurer. Carr seconded the nomination. Motion passed. The election took place. Dunn elected; 4 yeas - 0 nays",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "* Motion to mend the fence by Bell\n* Seconded by Carr\n* Motion carried unanimously",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "Bell moved for £300 for the fence. Dunn would rather have a hedge. Bell changed the sum. Carr seconded. Carried.",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "Motion: Cllr Bell made the motion to mend the fence.\n\nCllr Carr seconded the motion.\n\nMotion: The motion passed with 2 in favour.",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "Motion: \"That the fence be mended.\"\n\nSponsor: Bell\nSecond: Carr\n\nMotion passes 5-0",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "- Motion: Move to mend the barn\n- Moved by: Bell\n- Seconded by: Carr\n- Discussion: None\n- Vote: Unanimous\n- Result:\n- [X] PASSED\n- [ ] FAILED",
                Some("Bell"),
                Some("Carr"),
            ),
            (
                "Motion to adopt the list.\n\nMotion by Trustee Bell, second by Trustee Carr.\nFinal Resolution: Motion Carried\nYes: Trustee Ann Bell, Trustee Ben Carr, Trustee Cy Dunn, Trustee Di Eve, Trustee Ed Fox, Trustee Flo Gee, Trustee Guy Hill, Trustee Ida Ives, Trustee Jo Kay\nNo: Trustee Lee May",
                Some("Bell"),
                Some("Carr"),
            ),
            ("1. Motion to approve £300 by Senator Bell\n2. Seconded by Senator Carr", Some("Bell"), Some("Carr")),
            ("To confirm Amy Todd as keeper of the fence.\nYes: Bell, Carr\nAbstain: Dunn", None, None),
        ];
        for (text, mover, seconder) in cases {
            let found = decided(text);
            assert_eq!(found.len(), 1, "{text}: {found:#?}");
            assert_eq!((found[0].mover.as_deref(), found[0].seconder.as_deref()), (mover, seconder), "{text}");
            assert_eq!(found[0].span.start_line, 8, "{text}");
        }
    }

    #[test]
    fn a_motion_goes_to_its_result_and_no_further() {
        let cases: &[(&str, &[(Outcome, &str)])] = &[
            (
                "Moved Cllr Bell\nThat the pool open on Mondays.\nLAPSED FOR WANT OF A SECONDER",
                &[(Outcome::Rejected, "SECONDER")],
            ),
            ("Moved Cllr Bell\nThat the pool open on Mondays.", &[]),
            (
                "Moved by: Cllr Bell\nSeconded by: Cllr Carr\nTHAT the hall be sold.\n\n   Recorded vote\n                    YEA      NAY\n   Cllr Bell         X\n   Cllr Carr                  X\n   Cllr Dunn                  X\n                     1        2     DEFEATED",
                &[(Outcome::Rejected, "DEFEATED")],
            ),
            ("Proposed by: Bell\n\nUnanimously approved.", &[(Outcome::Agreed, "Unanimously approved.")]),
            (
                "Bell shall buy a rake.\n\nProposed by: Bell\n\nSeconded by: Carr\n\nUnanimously approved.",
                &[(Outcome::Agreed, "Unanimously approved.")],
            ),
            (
                "Bell proposed a vote of thanks, which was withdrawn. The county had paid.\n\nThe clerk was asked to write to Mr Hill.\n\nThe proposal for a gate was not supported.",
                &[(Outcome::Withdrawn, "which was withdrawn."), (Outcome::Rejected, "was not supported.")],
            ),
            (
                "DECISION (12/22) - CARRIED 8/0\nThat the review be endorsed. (Moved Cllr Bell, seconded Cllr Carr)",
                &[(Outcome::Agreed, "Carr)")],
            ),
            (
                "The following were approved for payment:\nA. Pole, salary          398.41\nDunning Glass           412.00\nProposed by Cllr Bell, seconded by Cllr Carr, all in favour.",
                &[(Outcome::Agreed, "all in favour.")],
            ),
            (
                "Motion by Bell, seconded by Carr, to plant a tree.\n[ ] PASSED   [X] FAILED",
                &[(Outcome::Rejected, "FAILED")],
            ),
        ];
        for (text, expected) in cases {
            let found = decided(text);
            let told: Vec<_> = found.iter().map(|one| one.outcome).collect();
            assert_eq!(told, expected.iter().map(|(outcome, _)| *outcome).collect::<Vec<_>>(), "{text}: {found:#?}");
            for (one, (_, end)) in found.iter().zip(*expected) {
                assert!(one.text.ends_with(end), "{text}: {one:#?}");
            }
        }
    }

    #[test]
    fn those_of_the_other_mind_belong_to_the_decision() {
        let found = decided(
            "Three members (Bell, Carr and Dunn) voted in favour of the proposition. Two members (Eve and Fox) voted against, preferring a hedge.",
        );
        assert_eq!((found.len(), found[0].outcome), (1, Outcome::Agreed), "{found:#?}");
        let votes = found[0].votes.as_ref().map(|votes| (votes.in_favour, votes.against));
        assert_eq!(votes, Some((Some(3), Some(2))), "{found:#?}");
    }

    #[test]
    fn a_result_alone_belongs_to_what_stands_before() {
        let found = decided(
            "Carr - the club will pay for the video. It has asked him for a copy.\nMotion passed 8-0 with one abstention\n\nNothing else was said.",
        );
        assert_eq!((found.len(), found[0].span.start_line, found[0].span.end_line), (1, 8, 9), "{found:#?}");
        let found = decided("Carr called it to question; nobody seconded.  Motion withdrawn.");
        assert_eq!((found.len(), found[0].outcome), (1, Outcome::Withdrawn), "{found:#?}");
        assert!(found[0].text.starts_with("Carr called"), "{found:#?}");
    }

    #[test]
    fn what_is_settled_may_stand_before_its_sentence() {
        let found = decided("Bell asked for £50 to be moved to repairs. Councillors approved this change.");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].text.starts_with("Bell asked"), "{found:#?}");
    }

    #[test]
    fn a_motion_that_says_what_is_moved_stands_alone() {
        let found = decided("The clerk asked for leave to attend. Moved, seconded and carried, that the clerk attend.");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].text.starts_with("Moved"), "{found:#?}");
    }
}

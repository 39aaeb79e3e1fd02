//! Which statements behind the first one belong to the same decision: who moved it, how it was voted on, its result.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::motion::movers;
use crate::resolve::reading::Reading;
use crate::resolve::statement::{List, Statement};
use crate::text::{Span, Words, seek};

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::result_line::{has_number, is_result_line, scored_matter, settles_matter, tells_score};
use super::weigh::puts_motion;

/// Whether the statement at `end` belongs to the decision that began at `start`.
pub(super) fn belongs(weighed: &Weighed<'_>, start: usize, end: usize, candidate: &Candidate) -> bool {
    let statements = weighed.statements;
    if statements[end].item != statements[start].item || !weighed.is_near(end - 1, end) {
        return false;
    }
    // "- Ann moved to adopt it / - Ballot on the lease" below a deeper entry: another matter
    let indent = |at: usize| weighed.reading.layout.blocks[statements[at].block].indent;
    let outer = statements[start].entry && statements[end].entry && statements[end].first;
    if outer && candidate.is_seconded() && indent(end) + 1 < indent(start) {
        return false;
    }
    // "Board Action: Approved the list 5-0" is a decision of its own
    let labelled = |at: usize| weighed.part(at).is_some_and(|part| part.evidence.has(DecisionSignal::Label));
    if statements[end].block != statements[start].block && labelled(end) && names_action(weighed.text(end)) {
        return false;
    }
    match weighed.fragment(end) {
        Fragment::Mover if statements[end].block != statements[end - 1].block && weighed.heads_motion(end) => false,
        Fragment::Mover => {
            let same_block = statements[end].block == statements[end - 1].block;
            let named = || candidate.tells_result() || names_mover(weighed.reading, candidate);
            !candidate.is_moved()
                || !named()
                || same_block && !candidate.is_seconded()
                || repeats_movers(weighed.reading, candidate, statements[end])
        }
        Fragment::Seconder => true,
        // "the following resolution was passed:" announces what was settled
        Fragment::Result if announces(weighed.reading, weighed.text(end)) => false,
        // "Motion carried. / Election / Bell elected by acclamation": another matter
        Fragment::Result if candidate.tells_result() && elects_apart(weighed, end) => false,
        // "It was agreed by 3 votes to 1 to plant trees. The motion to sell the field was lost 2-3."
        Fragment::Result if names_own_motion(weighed, end, candidate) => false,
        // "Vote on the logo: 6-1 / Vote on the flag: 7-0"
        Fragment::Result
            if candidate.tells_result()
                && (scored_matter(weighed.reading.words, weighed.text(end)).is_some()
                    || settles_matter(weighed.reading, weighed.text(end))) =>
        {
            false
        }
        Fragment::Result => {
            candidate.is_moved()
                // "The report was accepted by a vote of: / Yes: 7, No: 0"
                || weighed.text(end - 1).trim_end().ends_with(':') && has_number(weighed.text(end))
                || ballot_line(weighed.reading.words, weighed.text(end - 1)).is_some()
                // "The board voted to mend the road. The vote was 4-1 in favor."
                || candidate.score > 0.0
                    && statements[end].block == statements[end - 1].block
                    && tells_score(weighed.reading.words, weighed.text(end))
                || candidate.evidence.has(DecisionSignal::MotionResult)
                || tells_vote(weighed, end, candidate)
                || is_restated(weighed, start, end, candidate)
                || candidate.evidence.is_empty()
                || weighed.reading.has(candidate.span, Class::Motion)
                || ballot_line(weighed.reading.words, weighed.text(end)).is_some()
        }
        Fragment::Other => goes_on(weighed, start, end, candidate),
    }
}

/// "RESOLVED that the gate be mended. Carried unanimously.", "It was agreed to mend it. Vote: 4-0.": how what a sentence
/// settles was voted on, right behind it, and nothing else.
fn tells_vote(weighed: &Weighed<'_>, end: usize, candidate: &Candidate) -> bool {
    const SHORT: usize = 4;
    const COUNTED: usize = 12;
    let text = weighed.text(end);
    let (last, next) = (&weighed.statements[end - 1], &weighed.statements[end]);
    let counted = has_number(text);
    let beside = next.block == last.block
        || counted && !next.entry && weighed.reading.layout.blocks[next.block].blank_before == 0;
    let brief = !Reading::exceeds(text, SHORT) || counted && !Reading::exceeds(text, COUNTED);
    // "Approved the accounts." settles another matter
    let object = text.first_word().is_some_and(|(_, rest)| {
        ["the ", "a ", "an ", "to ", "that ", "of ", "for the "].iter().any(|word| rest.starts_with(word))
    });
    let labelled = weighed.part(end).is_some_and(|part| part.evidence.has(DecisionSignal::Label));
    candidate.score > 0.0
        && (candidate.verb.is_some() || candidate.evidence.has(DecisionSignal::Label))
        && beside
        && brief
        && !labelled
        && (seek::opens(text, "the vote") || !object)
        && (counted || is_result_line(weighed.reading, text))
}

/// "The following resolution was passed:", and not "Motion carried by the following vote:", which goes on with its votes.
pub(super) fn announces(reading: &Reading<'_>, text: &str) -> bool {
    if !text.trim_end().ends_with(':') {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let noun = seek::part(&lower, "the following ").map(|(_, noun)| noun);
    noun.is_some_and(|noun| reading.words.longest(Class::VoteNoun, noun).is_none())
}

/// "The motion to sell the field was lost 2-3": whether a result says itself what the motion was for, and that is something
/// else than what was settled before. "The motion to approve the lease passed 5-0" tells the votes of "The Board voted to
/// approve the lease".
fn names_own_motion(weighed: &Weighed<'_>, at: usize, candidate: &Candidate) -> bool {
    const LEAST: usize = 4;
    let text = seek::past(seek::past(weighed.text(at), "The "), "A ");
    let Some(rest) = weighed.reading.words.longest(Class::Motion, text).map(|end| &text[end..]) else { return false };
    let asked = [" to ", " that ", " for "].iter().find_map(|link| rest.strip_prefix(link));
    let part = weighed.part(at).filter(|part| part.tells_result());
    // "It was agreed to plant trees. The motion to sell the field was lost.": what was agreed is told without votes
    let lost = || part.is_some_and(|part| part.outcome == Outcome::Rejected);
    let verb = candidate.score > 0.0 && candidate.verb.is_some() && !candidate.is_moved();
    let apart = part.is_some() && (candidate.tells_result() || verb && lost());
    let before = weighed.reading.text(candidate.span);
    // "Motion carried." says of nothing what it was for
    let worded = Reading::exceeds(before, LEAST);
    let points = |asked: &str| {
        ["do so", "do this", "adopt", "approve", "it ", "this "].iter().any(|head| seek::opens(asked, head))
    };
    asked.is_some_and(|asked| apart && worded && !points(asked) && !shares_word(before, asked))
}

/// Whether two texts have a word in common, by its first letters: "agreed to approve the lease", "the lease be approved".
fn shares_word(left: &str, right: &str) -> bool {
    const STEM: usize = 5;
    let stem = |word: &str| word.get(..STEM.min(word.len())).map(str::to_ascii_lowercase);
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|char: char| !char.is_alphanumeric());
        words
            .filter(|word| word.len() >= 4 && !COMMON.contains(&word.to_ascii_lowercase().as_str()))
            .filter_map(stem)
            .collect()
    };
    let left = words(left);
    words(right).iter().any(|word| left.contains(word))
}

/// Words of any result.
const COMMON: [&str; 14] = [
    "motion", "that", "this", "vote", "votes", "voted", "carried", "passed", "lost", "board", "council", "cllr",
    "with", "were",
];

/// Whether a statement that opens its block tells that somebody was elected, and no count.
fn elects_apart(weighed: &Weighed<'_>, at: usize) -> bool {
    let text = weighed.text(at);
    let passive = weighed.part(at).is_some_and(|part| part.evidence.has(DecisionSignal::Passive));
    weighed.statements[at].first && passive && seek::find(text, " elected").is_some() && !has_number(text)
}

/// "Board Action: …", "COMMISSION ACTION - …": a label of what the body did.
fn names_action(text: &str) -> bool {
    let label = text.split([':', '-', '–']).next().unwrap_or("").trim_end();
    label.len() < 32 && label.words().next_back().is_some_and(|last| last.eq_ignore_ascii_case("action"))
}

/// "The Board adopted the plan. The motion was made by Bell, Carr second.", "The report was agreed. It was proposed by Bell,
/// seconded by Carr.": who put what was settled right before it.
fn is_restated(weighed: &Weighed<'_>, start: usize, end: usize, candidate: &Candidate) -> bool {
    use DecisionSignal as S;
    let text = weighed.text(end);
    let put = |rest: &str| ["was ", "were "].iter().any(|verb| rest.starts_with(verb));
    let points = || {
        ["The motion ", "The minutes ", "They ", "This ", "It "]
            .iter()
            .any(|head| text.strip_prefix(head).is_some_and(put))
            || seek::find(text, " the motion").is_some()
    };
    // "The motion by Bell, seconded by Carr, to buy a van was lost", "It was proposed by Bell that the van be sold": a matter of
    // its own, but "Bell made the motion to adopt it"
    let approves = |deed: &str| {
        let verb = deed.split([' ', ',', '.']).next().unwrap_or("");
        ["d", "ed"].iter().any(|end| weighed.reading.words.classes(&format!("{verb}{end}")).contains(Class::Approved))
    };
    let apart = || {
        let (head, deed) = seek::part(text, " motion to ").filter(|(_, deed)| approves(deed)).unwrap_or((text, ""));
        let own = |part: &str| [" that ", " to ", " for "].iter().any(|link| seek::find(part, link).is_some());
        let lost = |at: usize| weighed.part(at).is_some_and(|part| part.outcome != Outcome::Agreed);
        let next = weighed.statements.get(end + 1).is_some_and(|next| next.block == weighed.statements[end].block);
        own(head) || own(deed) || lost(end) || next && lost(end + 1)
    };
    // "The motion was made by Amy Bell, Jr. / Carr second, with Dunn": the stop of a name ends the sentence
    let seconded_behind = || {
        weighed.statements.get(end + 1).is_some_and(|next| next.block == weighed.statements[end].block)
            && weighed.fragment(end + 1) == Fragment::Seconder
    };
    weighed.statements[end].block == weighed.statements[start].block
        && !candidate.is_moved()
        && [S::Passive, S::BodyDecides, S::ItWas, S::Resolved].into_iter().any(|signal| candidate.evidence.has(signal))
        && (points() && !apart() || weighed.names_both(end))
        && weighed.part(end).is_some_and(|part| part.is_seconded() || part.is_moved() && seconded_behind())
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
    let restated = is_restated(weighed, start, end, candidate);
    // "Resolution 2019-32: …" and the motion to adopt it
    let moved = end == start + 1 && !candidate.is_moved() && part.is_some_and(Candidate::is_moved);
    // "M - Bell, S - Carr. Motion to mend the gate."
    let named_first = end == start + 1
        && same_block
        && candidate.is_seconded()
        && first.starts_with(['M', 'm'])
        && !Reading::exceeds(first, 10)
        && puts_motion(weighed.reading, text).is_some()
        && !part.is_some_and(Candidate::is_seconded);
    if named_first {
        return true;
    }
    // "Outcome: all in favour. Ann volunteered to write.": what somebody undertakes is a task
    let undertaken = || weighed.reading.has(statements[end].span, Class::Undertaking);
    let labelled = candidate.evidence.has(S::Label) && (same_block && !undertaken() || moved);
    // "MOTION: Bell moved, second by Carr, to sell the van. / VOTED 12-0 to sell the van."
    let voted = end == start + 1
        && candidate.is_seconded()
        && !candidate.tells_result()
        && text.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("voted "))
        && text.get(6..).is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit() || first == 'u'));
    // "Motion to accept the report was made by Bell and seconded by Carr. The membership voted to accept the report."
    let voted = voted
        || end == start + 1
            && same_block
            && candidate.is_seconded()
            && !candidate.tells_result()
            && part.is_some_and(|part| repeats_motion(weighed.reading, candidate, part));
    // "Discussion: None" between the movers and the vote of a form
    let discussed = candidate.is_moved()
        && text.get(..11).is_some_and(|label| label.eq_ignore_ascii_case("discussion:"))
        && !Reading::exceeds(text, 4)
        && end + 1 < statements.len()
        && weighed.fragment(end + 1) == Fragment::Result;
    // an entry of a list of decisions is one, however many sentences it has
    let of_list = |at: usize| statements[at].list == List::Decisions;
    let listed = of_list(start) && of_list(end) && statements[start].first && same_block;
    listed || discussed || put_off || answered || vote || voted || restated || labelled
}

/// Whether the body voted to do what the motion asks for, in the same word.
fn repeats_motion(reading: &Reading<'_>, candidate: &Candidate, part: &Candidate) -> bool {
    let Some(verb) = part.verb.filter(|_| part.evidence.has(DecisionSignal::BodyDecides)) else { return false };
    let written = reading.text(verb);
    let asked = reading.text(part.span).get(verb.end - part.span.start..).unwrap_or("");
    let word = asked.trim_start().split([' ', '.', ',']).next().unwrap_or("");
    let motion = reading.text(candidate.span).split([' ', '.', ',']).any(|other| other.eq_ignore_ascii_case(word));
    written.eq_ignore_ascii_case("voted to") && word.len() > 2 && motion
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
    let surname = |name: &str| name.words().next_back().map(str::to_lowercase);
    match (first.seconder, second.seconder) {
        (Some(left), Some(right)) => surname(left.name) == surname(right.name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn a_result_that_names_its_motion_is_of_another_matter_or_of_the_same() {
        let cases: &[(&str, &[Option<u32>])] = &[
            ("The Council voted to approve the lease. The motion to approve the lease passed 5-0.", &[Some(5)]),
            ("It was agreed to sell the field. The motion to do so was carried 4-1.", &[Some(4)]),
            ("Motion carried. The motion to approve the lease passed 5-0.", &[Some(5)]),
            (
                "It was agreed by 3 votes to 1 to plant trees. The motion to sell the field was lost 2-3.",
                &[Some(3), Some(2)],
            ),
            ("It was agreed to plant trees. The motion to sell the field was lost 2-3.", &[None, Some(2)]),
        ];
        for (text, expected) in cases {
            let votes = decided(text).into_iter().map(|one| one.votes.and_then(|votes| votes.in_favour));
            assert_eq!(votes.collect::<Vec<_>>(), *expected, "{text}");
        }
    }
}

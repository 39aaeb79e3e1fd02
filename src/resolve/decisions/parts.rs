//! The statements that belong to one decision: what was approved, who moved it, how it was voted on, its result.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::motion::movers;
use crate::parse::vote::ballot_line;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Span;

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};

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
    let closes = text.split_once(' ').is_none_or(|(_, rest)| {
        ["by ", "subject", "as ", "with ", "unanim", "in "].iter().any(|word| rest.starts_with(word))
    }) || text.split(' ').count() <= 2;
    let bare = head.block == statement.block
        && !reading.hits_in(head.span).iter().any(|hit| hit.class == Class::FiniteVerb)
        && Reading::count_words(reading.text(head.span)) <= 40;
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    // "Ann asked to amend the minutes. This was agreed to by all present."
    let answers = head.block == statement.block
        && Reading::count_words(text) <= 9
        && reading.starts(&text.to_ascii_lowercase(), Class::Answer)
        && Reading::count_words(reading.text(head.span)) <= 60;
    if free && ((opens && closes && bare) || answers) {
        return Some(before);
    }
    quoted_motion(weighed, place, taken)
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
            !candidate.is_moved()
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
        && Reading::count_words(first) <= 3
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
    let labelled = candidate.evidence.has(S::Label) && same_block;
    put_off || answered || vote || restated || labelled
}

/// A motion and its result may have what was said on it between them: gives the end of the result's last statement.
pub(super) fn reach_result(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    use DecisionSignal as S;
    if !candidate.is_moved() || candidate.tells_result() || candidate.evidence.has(S::ItWas) {
        return end;
    }
    // what was said on it may stand in a list; votes and their sums stand one after the other
    let mut last = weighed.statements[end - 1];
    let mut found = None;
    for (at, statement) in weighed.statements.iter().enumerate().skip(end).take(16) {
        let near = statement.item == last.item && statement.block <= last.block + 3;
        if statement.entry || found.is_some() {
            last = *statement;
        }
        if !near || weighed.part(at).is_some_and(Candidate::is_moved) {
            break;
        }
        if weighed.fragment(at) == Fragment::Result {
            found = Some(at);
        } else if found.is_some() {
            break;
        }
    }
    let Some(last) = found else { return end };
    for at in end..=last {
        if let Some(part) = weighed.part(at).filter(|part| part.tells_result()) {
            candidate.join(part);
        }
        candidate.span = candidate.span.to(weighed.statements[at].span);
    }
    candidate.evidence.add(S::MotionResult);
    last + 1
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

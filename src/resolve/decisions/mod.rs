//! Decisions: statements that record that the meeting settled something.
//!
//! `weigh` weighs each statement by itself, by its verbs (`verb`), labels and votes. Then the statements of one decision
//! are put together: `motion` names the fragments, `parts` says which belong to it, `reach` finds those that other
//! statements part from it, `extent` adds the list after it, and `lead_in` parts the points of a list that are settled each
//! by itself.

mod amendment;
mod asked;
mod belonging;
mod candidate;
mod carried;
mod deferral;
mod division;
mod extent;
mod lead_in;
mod motion;
mod outcome;
mod own_answer;
mod parts;
mod polled;
mod presiding;
mod put_off;
mod put_to_vote;
mod reach;
mod recorded;
mod response;
mod result_line;
mod told;
#[cfg(test)]
mod trial;
mod verb;
mod weigh;
mod worded;

use std::collections::HashSet;
use std::ops::Range;

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::motion::movers;

use super::outline::Outline;
use super::reading::Reading;
use super::roster::Roster;
use super::statement::Statement;
use crate::text::{Span, seek};

use amendment::part_amendments;
use asked::question_before;
use belonging::belongs;
use carried::carried_below;
use lead_in::settled_each;
use motion::{Fragment, Weighed};
use own_answer::with_own_answers;
use parts::subject_before;
use polled::{Poll, polled};
use put_to_vote::put_to_vote;
use reach::{
    reach_clauses, reach_count, reach_minority, reach_movers, reach_points, reach_quotation, reach_result,
    reach_seconder,
};
use recorded::recorded;
use response::responded;
use weigh::{puts_adjournment, weigh};
use worded::{pair_in_brackets, pair_within, reach_pair, worded_motion};

pub(super) use candidate::{Candidate, is_untold};
pub(super) use deferral::{comes_to_approval, disclaims, gives_notice, own_clause, puts_off};
pub(super) use division::{Division, division_at};
pub(super) use extent::extend_over_list;

/// Weighs every statement, then puts together those that tell one decision. Those that are not decisions are given
/// too, for those who ask why.
pub(super) fn decisions(
    reading: &Reading<'_>,
    outline: &Outline,
    roster: &Roster,
    statements: &[Statement],
) -> (Vec<Candidate>, Vec<Candidate>) {
    let each: Vec<Option<Candidate>> =
        statements.iter().enumerate().map(|(place, statement)| weigh(reading, roster, statement, place)).collect();
    let each = with_own_answers(reading, roster, statements, each);
    let weighed = Weighed::new(reading, roster, statements, &each);
    let (mut taken, mut refused): (Vec<Candidate>, Vec<Candidate>) = (Vec::new(), Vec::new());
    let mut place = 0;
    while place < statements.len() {
        if let Some(motion) = recorded(&weighed, place) {
            place = motion.statements.end;
            taken.push(motion);
            continue;
        }
        if let Some(motion) = mover_first(&weighed, place) {
            place = motion.statements.end;
            taken.push(motion);
            continue;
        }
        if let Some(response) = responded(&weighed, outline, place) {
            place = response.statements.end;
            taken.push(response);
            continue;
        }
        if let Some(motion) = worded_motion(&weighed, place, taken.last()) {
            place = motion.statements.end;
            taken.push(motion);
            continue;
        }
        if let Some(motion) = carried_below(&weighed, place) {
            place = motion.statements.end;
            taken.push(motion);
            continue;
        }
        if let Some(resolution) = with_preamble(&weighed, place) {
            place = resolution.statements.end;
            taken.push(resolution);
            continue;
        }
        if let Some(proposal) = put_to_vote(&weighed, place) {
            place = proposal.statements.end;
            taken.push(proposal);
            continue;
        }
        match polled(&weighed, place) {
            Some(Poll::Taken(resolution)) => {
                place = resolution.statements.end;
                taken.push(resolution);
                continue;
            }
            Some(Poll::Open(end)) => {
                place = end;
                continue;
            }
            None => {}
        }
        let entries = settled_each(&weighed, place);
        if let Some(last) = entries.last() {
            place = last.statements.end;
            taken.extend(entries);
            continue;
        }
        let Some(decision) = together(&weighed, outline, place, taken.last()) else {
            place += 1;
            continue;
        };
        if decision.score > 0.0 {
            place = decision.statements.end;
            taken.push(decision);
        } else {
            place += 1;
            refused.push(decision);
        }
    }
    part_amendments(&weighed, &mut taken);
    drop_signatures(reading, &mut taken);
    (taken, refused)
}

/// "The minutes were approved. The Chairman signed the minutes": where an item settles its minutes in words of its own,
/// their being signed is no other decision.
fn drop_signatures(reading: &Reading<'_>, taken: &mut Vec<Candidate>) {
    let signs = |one: &Candidate| {
        one.verb.is_some_and(|verb| reading.words.classes(reading.text(verb)).contains(Class::Signed))
            && one.evidence.has(DecisionSignal::MinutesOrApologies)
    };
    let settles = |one: &Candidate| !signs(one) && reading.has(one.span, Class::MinutesWord);
    let settled: HashSet<Option<usize>> = taken.iter().filter(|one| settles(one)).map(|one| one.item).collect();
    taken.retain(|one| !signs(one) || !settled.contains(&one.item));
}

/// "WHEREAS …; NOW, THEREFORE, BE IT RESOLVED, that … . The order was approved": a resolution from its preamble to its
/// result.
fn with_preamble(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    const LONGEST: usize = 40;
    let opens = |at: usize| weighed.text(at).get(..7).is_some_and(|head| head.eq_ignore_ascii_case("whereas"));
    if !opens(place) {
        return None;
    }
    let item = weighed.statements[place].item;
    let rest = weighed.statements.iter().enumerate().skip(place).take(LONGEST);
    let mut first = None;
    let mut end = None;
    let mut told = false;
    for (at, _) in rest.take_while(|(_, statement)| statement.item == item) {
        let names = |class| weighed.reading.has(weighed.statements[at].span, class);
        let settles = weighed.part(at).is_some_and(|part| part.score > 0.0 && part.verb.is_some());
        if first.is_none() {
            let resolved = names(Class::Resolution) && !opens(at);
            first = resolved.then_some(at);
            end = resolved.then_some(at + 1);
        } else if settles && !names(Class::Resolution) || weighed.fragment(at) == Fragment::Result {
            end = Some(at + 1);
            told = true;
            break;
        } else if end == Some(at) && seek::opens(weighed.text(at), "resolved further") {
            end = Some(at + 1);
        }
    }
    let mut found = whole(weighed, place..end?, DecisionSignal::Resolved, Candidate::join);
    // without a result the resolution itself is the decision
    if let Some(first) = first.filter(|_| !told) {
        found.span = Span::new(weighed.statements[first].span.start, found.span.end);
    }
    Some(found)
}

/// A motion that opens with the line of its mover.
fn mover_first(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    if !weighed.is_mover(place) {
        return None;
    }
    let end = weighed.motion_after_mover(place)?;
    // "Moved by Bell / That the hall open on Mondays." and nothing more: it was only moved
    let tells = |at: usize| matches!(weighed.fragment(at), Fragment::Seconder | Fragment::Result);
    let seconded = weighed.part(place).is_some_and(Candidate::is_seconded);
    if !seconded && !(place + 1..end).any(tells) {
        return None;
    }
    Some(whole(weighed, place..end, DecisionSignal::MovedAndSeconded, Candidate::join_motion))
}

/// The record of statements that are known to belong together, of which the last tells the result.
fn whole(
    weighed: &Weighed<'_>,
    statements: Range<usize>,
    shown: DecisionSignal,
    take: impl Fn(&mut Candidate, &Candidate),
) -> Candidate {
    let mut whole = Candidate::bare(weighed.statements[statements.start], statements.start);
    for at in statements.clone() {
        if let Some(part) = weighed.part(at) {
            take(&mut whole, part);
        }
        whole.span = whole.span.to(weighed.statements[at].span);
    }
    whole.evidence.add(shown);
    whole.outcome = weighed.result_outcome(statements.end - 1);
    whole.statements = statements;
    whole.read_fragments(weighed.reading);
    whole.read_wording(weighed.reading);
    whole.score = weighed.reading.decision.score(whole.evidence);
    whole
}

/// "Motion to pay the bills (Hart/Moss).": who put what is moved or settled, where no word says so.
fn take_pair(weighed: &Weighed<'_>, candidate: &mut Candidate) {
    use DecisionSignal as S;
    let reading = weighed.reading;
    let put = candidate.is_moved() || candidate.tells_result() || candidate.score > 0.0;
    let text = reading.text(candidate.span);
    let paired = || memchr::memchr2(b'/', b'(', text.as_bytes()).is_some();
    if !put || candidate.named.is_some() || !paired() {
        return;
    }
    let who = movers(reading.words, text, candidate.span.start, reading.hits_in(candidate.span));
    if who.mover.is_none() && who.seconder.is_none() {
        candidate.named = pair_within(weighed, candidate.span).or_else(|| pair_in_brackets(weighed, candidate.span));
        candidate.evidence.add_if(S::MovedAndSeconded, candidate.named.is_some());
    }
}

/// "Ann Bell, in proposing the motion, called the lamps old. It was seconded by Ben Carr.", "Members said that …", before
/// "Ben Carr seconded the motion.": what is said of a motion that stands above, and no motion itself. Where the result stands
/// right behind, or the sentence moves something, it is one.
fn speaks_to_motion(weighed: &Weighed<'_>, place: usize) -> bool {
    const LOOKBACK: usize = 40;
    let next = place + 1;
    // few statements have a word of seconding, and only these are read as what they are in a motion
    let may_second = |at: usize| weighed.reading.has(weighed.statements[at].span, Class::Seconded);
    if !weighed.same_item(next, place) || !may_second(next) || weighed.fragment(next) != Fragment::Seconder {
        return false;
    }
    let part = |at: usize| weighed.part(at).is_some_and(|part| part.is_moved() || part.score > 0.0);
    let names = |at: usize, class| weighed.reading.has(weighed.statements[at].span, class);
    let told = weighed.same_item(next + 1, place) && weighed.fragment(next + 1) == Fragment::Result;
    if told || part(place) || names(place, Class::Moved) {
        return false;
    }
    let above = (0..place).rev().take(LOOKBACK).take_while(|at| weighed.same_item(*at, place));
    if !above.into_iter().any(|at| part(at) || names(at, Class::Motion) || gives_notice(weighed.text(at))) {
        return false;
    }
    let of_motion = |text: &str, heads: &[&str]| heads.iter().any(|head| seek::find(text, head).is_some());
    let (text, second) = (weighed.text(place), weighed.text(next));
    let opens = of_motion(text, &["n proposing the Motion", "n proposing the motion"]);
    let of_it = of_motion(second, &["the Motion", "The Motion", "the motion", "The motion"]);
    opens || of_it && names(place, Class::Saying)
}

/// A motion to adjourn stands in the last of so many parts of the minutes,
const TAIL: usize = 10;
/// or has at most so many statements behind it.
const CLOSING: usize = 5;

/// Most statements of one decision: the votes of a large assembly, each in a line.
const LONGEST: usize = 250;

/// A decision and the lines that tell its subject, mover, vote and result: they are one record.
fn together(weighed: &Weighed<'_>, outline: &Outline, place: usize, taken: Option<&Candidate>) -> Option<Candidate> {
    let (reading, statements) = (weighed.reading, weighed.statements);
    if speaks_to_motion(weighed, place) {
        return None;
    }
    let strong = weighed.part(place).filter(|candidate| candidate.score > 0.0);
    let heading = strong.is_none() && weighed.settles_heading(place);
    let mut candidate = if strong.is_none() && (heading || weighed.begins_motion(place)) {
        Candidate::bare(statements[place], place)
    } else {
        weighed.part(place)?.clone()
    };
    if heading {
        candidate.evidence.add(DecisionSignal::MotionResult);
        candidate.outcome = weighed.result_outcome(place);
    }
    let asked = question_before(weighed, place, taken);
    candidate.evidence.add_if(DecisionSignal::MotionResult, asked.is_some());
    if let Some(before) = asked.or_else(|| subject_before(weighed, place, &candidate, taken)) {
        candidate.span = statements[before].span.to(candidate.span);
    }
    if strong.is_none() && weighed.is_put(place) {
        candidate.evidence.add(DecisionSignal::MovedAndSeconded);
    }
    let mut end = reach_seconder(weighed, &mut candidate, place + 1);
    end = reach_pair(weighed, &mut candidate, end);
    end = reach_quotation(weighed, &mut candidate, end);
    end = reach_clauses(weighed, &mut candidate, end);
    let names_motion = |span| reading.has(span, Class::Motion) || reading.has(span, Class::Resolution);
    let mut named = names_motion(candidate.span);
    let last = statements.len().min(place + LONGEST);
    while end < last && polled(weighed, end).is_none() && belongs(weighed, place, end, &candidate) {
        if let Some(part) = weighed.part(end) {
            candidate.join(part);
        }
        // "Passed." shows nothing by itself
        let put = named || candidate.is_moved();
        let result = put && weighed.fragment(end) == Fragment::Result;
        candidate.evidence.add_if(DecisionSignal::MotionResult, result);
        named |= names_motion(statements[end].span);
        candidate.span = candidate.span.to(statements[end].span);
        end += 1;
    }
    end = reach_result(weighed, &mut candidate, end);
    end = reach_count(weighed, &mut candidate, end);
    end = reach_minority(weighed, &mut candidate, end);
    extend_over_list(reading, statements, &mut candidate.span, &mut end);
    end = reach_points(weighed, &mut candidate, place, end);
    end = reach_movers(weighed, &mut candidate, end);
    candidate.statements = place..end;
    candidate.read_fragments(reading);
    candidate.read_wording(reading);
    if end > place + 1 && candidate.is_moved() && weighed.ends_in_loss(end - 1) {
        candidate.outcome = Outcome::Rejected;
        candidate.evidence.add(DecisionSignal::MotionResult);
    }
    if end > place + 1 && candidate.is_moved() && weighed.takes_back(end - 1) {
        candidate.outcome = Outcome::Withdrawn;
        candidate.evidence.add(DecisionSignal::MotionResult);
    }
    take_pair(weighed, &mut candidate);
    let bare =
        candidate.statements.clone().all(|at| weighed.fragment(at) != Fragment::Other && !weighed.words_motion(at));
    let settled = candidate.is_seconded() || candidate.tells_result();
    // "On a motion by Bell, the Board approved the list."
    // "On the proposal of Bell, seconded by Carr, the minutes were adopted."
    let own = candidate.evidence.has(DecisionSignal::BodyDecides) || candidate.evidence.has(DecisionSignal::Passive);
    if bare
        && settled
        && !own
        && statements[place].first
        && matches!(weighed.fragment(place), Fragment::Mover | Fragment::Seconder)
    {
        candidate.take_heading(outline, &statements[place], taken);
    }
    // "Moved by Bell, that the clerk be asked to write. Carried": what was still to be done is settled
    let put = candidate.is_moved() || reading.has(statements[place].span, Class::Motion) && end > place + 1;
    if put && candidate.evidence.has(DecisionSignal::MotionResult) {
        candidate.evidence.remove(DecisionSignal::NotYet);
        candidate.evidence.remove(DecisionSignal::Clause);
    }
    // a motion to adjourn needs no result: the minutes end
    let adjourns = || {
        statements.len() - end <= (statements.len() / TAIL).max(CLOSING)
            && (place..end).any(|at| puts_adjournment(reading, statements[at].span))
    };
    if candidate.is_moved() && !candidate.tells_result() && candidate.outcome == Outcome::Agreed && adjourns() {
        candidate.evidence.add(DecisionSignal::MotionResult);
        candidate.evidence.remove(DecisionSignal::NotYet);
    }
    candidate.score = reading.decision.score(candidate.evidence);
    Some(candidate)
}

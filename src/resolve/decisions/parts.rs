//! The statements that belong to one decision: what was approved, who moved it, how it was voted on, its result.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::motion::movers;
use crate::resolve::reading::Reading;
use crate::resolve::statement::{List, Statement, recommends};
use crate::text::{Span, Words, seek};

use super::asked::grants;
use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::result_line::{has_number, is_result_line, scored_matter, settles_matter, tells_score};
use super::weigh::puts_motion;

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
    let closes = text.first_word().is_none_or(|(verb, rest)| {
        verb.ends_with([',', ';'])
            || ["by ", "subject", "as ", "with ", "unanim", "in "].iter().any(|word| rest.starts_with(word))
    }) || text.words().count() <= 2;
    let bare = head.block == statement.block
        && !reading.hits_in(head.span).iter().any(|hit| hit.class == Class::FiniteVerb)
        && !Reading::exceeds(reading.text(head.span), 40);
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    // "Ann asked to amend the minutes. This was agreed to by all present."
    // "All were in full agreement that this should be tried."
    let brief =
        || !Reading::exceeds(text, 9) || !Reading::exceeds(text, 16) && seek::find(text, " that this ").is_some();
    let answers = head.block == statement.block
        && reading.opens(text, Class::Answer)
        && brief()
        && !agrees_to_do(reading, text)
        && !Reading::exceeds(reading.text(head.span), 60);
    if free && answers_recommendation(weighed, place, candidate) {
        return Some(before);
    }
    if let Some(above) = entry_above(weighed, place, taken) {
        return Some(above);
    }
    if free
        && opens
        && let Some(first) = entry_before(weighed, place, taken)
    {
        return Some(first);
    }
    if free
        && ((opens && closes && bare) || answers || grants(weighed, place) || points_back(weighed, place, candidate))
    {
        return Some(before);
    }
    payments_before(weighed, place, candidate, taken)
        .or_else(|| quoted_motion(weighed, place, taken))
        .or_else(|| bare_result(weighed, place, taken))
        .or_else(|| result_above(weighed, place, taken))
        .or_else(|| mover_above(weighed, place, taken))
}

/// "Oak Ltd £30.20 E.O.T. £4.20 - A.B. Moss £2.10 - proposed by Bell": the first of the payments that one paragraph passes,
/// which the full stops of abbreviations part.
fn payments_before(
    weighed: &Weighed<'_>,
    place: usize,
    candidate: &Candidate,
    taken: Option<&Candidate>,
) -> Option<usize> {
    const SHORT: usize = 4;
    const MONEY: [char; 3] = ['£', '$', '€'];
    let paid = |at: usize| weighed.text(at).contains(MONEY);
    // "Bell moved that we buy it for £85" tells what is paid behind the word of moving
    let span = weighed.statements[place].span;
    let moved = weighed.reading.hits_in(span).iter().find(|hit| hit.class == Class::Moved);
    let last = moved.map_or("", |hit| &weighed.text(place)[..hit.start as usize - span.start]);
    if !candidate.is_moved() || !last.contains(MONEY) {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).min(place);
    let of_list = |at: &usize| {
        weighed.statements[*at].block == weighed.statements[place].block
            && (paid(*at) || !Reading::exceeds(weighed.text(*at), SHORT))
            && !weighed.reading.has(weighed.statements[*at].span, Class::FiniteVerb)
            // "The pump cost £30." is a sentence
            && !["The ", "A ", "An ", "It "].iter().any(|word| weighed.text(*at).starts_with(word))
    };
    let first = (from..place).rev().take_while(of_list).last()?;
    (first..place).any(paid).then_some(first)
}

/// "Recommendation: Approve the lease. / Action: Approved.": what came of what was recommended, in a word.
fn answers_recommendation(weighed: &Weighed<'_>, place: usize, candidate: &Candidate) -> bool {
    let text = weighed.text(place);
    let told = seek::part(text, ": ").map_or(text, |(_, told)| told);
    candidate.verb.is_some()
        && !Reading::exceeds(told, 2)
        && weighed.same_item(place - 1, place)
        && weighed.is_near(place - 1, place)
        && recommends(weighed.reading, weighed.text(place - 1))
}

/// "All agreed to take this further": what was agreed stands in the sentence itself.
fn agrees_to_do(reading: &Reading<'_>, text: &str) -> bool {
    let behind = ["all agreed to ", "everyone agreed to ", "everybody agreed to ", "we all agreed to "];
    let behind = behind.iter().find_map(|head| seek::behind(text, head));
    let verb = behind.map(|rest| rest.split([' ', '.']).next().unwrap_or(rest));
    verb.is_some_and(|verb| {
        !["this", "that", "the", "it", "these", "those", "all"].contains(&verb)
            && (reading.words.classes(verb).contains(Class::TaskVerb) || matches!(verb, "take" | "have" | "be" | "do"))
    })
}

/// "- Ann Bell, Chair. Ben Carr, Treasurer. Approved.": a participle alone at the end of an entry settles all of it.
fn entry_before(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const MOST: usize = 4;
    const LONGEST: usize = 60;
    let statement = &weighed.statements[place];
    if !statement.entry || !statement.last || Reading::exceeds(weighed.text(place), 2) {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(MOST));
    let first = (from..place).rev().take_while(|at| weighed.statements[*at].block == statement.block).last()?;
    let span = weighed.statements[first].span.to(statement.span);
    let whole = weighed.statements[first].first && !Reading::exceeds(weighed.reading.text(span), LONGEST);
    let plain = (first..place).all(|at| !weighed.part(at).is_some_and(|part| part.score > 0.0));
    (whole && plain).then_some(first)
}

/// "- Quiz in June / - POSTPONED": a result alone, in an entry below another, settles that one.
fn entry_above(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const MOST: usize = 4;
    const WORDS: usize = 20;
    let (statement, text) = (&weighed.statements[place], weighed.text(place));
    if !statement.entry || !statement.first || !statement.last || text.contains(' ') {
        return None;
    }
    let classes = weighed.reading.words.classes(text.trim_end_matches('.'));
    if ![Class::BareParticiple, Class::DeferredResult].into_iter().any(|class| classes.contains(class)) {
        return None;
    }
    let indent = |at: usize| weighed.reading.layout.blocks[weighed.statements[at].block].indent;
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(MOST));
    let beside = |at: &usize| {
        weighed.statements[*at].entry
            && weighed.same_item(*at, place)
            && indent(*at) <= indent(place)
            && !weighed.part(*at).is_some_and(|part| part.score > 0.0)
    };
    let above = (from..place).rev().take_while(beside).find(|at| indent(*at) < indent(place))?;
    let (head, whole) = (weighed.statements[above], weighed.text(above));
    (head.first && head.last && !whole.ends_with(':') && !Reading::exceeds(whole, WORDS)).then_some(above)
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

/// "Bell proposed the following motion: / “That the road be paved.”": who moved stands above the wording.
fn mover_above(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const LONGEST: usize = 16;
    let before = place.checked_sub(1)?;
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    let head = weighed.text(before).trim_end();
    let near = weighed.same_item(before, place) && weighed.is_near(before, place);
    let quoted = weighed.text(place).starts_with(['“', '"', '‘']);
    let moves = || weighed.part(before).is_some_and(Candidate::is_moved) && !Reading::exceeds(head, LONGEST);
    (free && near && quoted && head.ends_with(':') && moves()).then_some(before)
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
        // "Councillors approved this virement action."
        let approves = seek::opens(weighed.reading.text(verb), "approve");
        if approves && candidate.evidence.has(DecisionSignal::BodyDecides) && !Reading::exceeds(rest, 3) {
            return true;
        }
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
    // "Both motions passed."
    let all = ["both ", "all the ", "all "].iter().find(|word| seek::opens(text, word)).map_or(0, |word| word.len());
    let opening = Span::new(statement.span.start + all, statement.span.start + all + 5);
    let tells = weighed.reading.hits_in(opening).iter().any(|hit| hit.class == Class::Motion);
    if !tells || weighed.fragment(place) != Fragment::Result || Reading::exceeds(text, 12) || text.contains(':') {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(REACH));
    let inside = (from..place).rev().take_while(|before| weighed.statements[*before].block == statement.block);
    let moved = inside.clone().find(|before| weighed.part(*before).is_some_and(Candidate::is_moved));
    // "The proposal was put to a vote and passed unanimously."
    if moved.is_some() || Reading::exceeds(text, 8) {
        return moved;
    }
    let near = inside.clone().next();
    // a line of its own right under a paragraph: the paragraph is the motion
    let glued = weighed.reading.layout.blocks[statement.block].blank_before == 0;
    let above = (from..place).rev().take_while(|before| {
        let other = &weighed.statements[*before];
        glued && other.block + 1 == statement.block && other.item == statement.item && !other.entry
    });
    near.or_else(|| above.last())
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
        Fragment::Result if announces(weighed.text(end)) => false,
        // "Motion carried. / Election / Bell elected by acclamation": another matter
        Fragment::Result if candidate.tells_result() && elects_apart(weighed, end) => false,
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
                || ballot_line(weighed.text(end - 1)).is_some()
                // "The board voted to mend the road. The vote was 4-1 in favor."
                || candidate.score > 0.0
                    && statements[end].block == statements[end - 1].block
                    && tells_score(weighed.reading.words, weighed.text(end))
                || candidate.evidence.has(DecisionSignal::MotionResult)
                || tells_vote(weighed, end, candidate)
                || is_restated(weighed, start, end, candidate)
                || candidate.evidence.is_empty()
                || weighed.reading.has(candidate.span, Class::Motion)
                || ballot_line(weighed.text(end)).is_some()
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
        && candidate.verb.is_some()
        && beside
        && brief
        && !labelled
        && (seek::opens(text, "the vote") || !object)
        && (counted || is_result_line(weighed.reading, text))
}

/// "The following resolution was passed:", and not "Motion carried by the following vote:", which goes on with its votes.
pub(super) fn announces(text: &str) -> bool {
    if !text.trim_end().ends_with(':') {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let noun = seek::part(&lower, "the following ").map(|(_, noun)| noun);
    noun.is_some_and(|noun| !["vote", "roll", "tally", "ballot", "result"].iter().any(|word| noun.starts_with(word)))
}

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
        && (candidate.evidence.has(S::Passive) || candidate.evidence.has(S::BodyDecides))
        && points()
        && !apart()
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
    let listed = statements[start].list == List::Decisions && statements[start].first && same_block;
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
mod tests;

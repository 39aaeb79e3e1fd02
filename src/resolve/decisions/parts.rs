//! What stands before the words of a decision and belongs to it: its subject, the question, the motion, what is paid.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::resolve::statement::recommends;
use crate::text::{Span, Words, seek};

use super::asked::grants;
use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::result_line::is_result_line;

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
    if free && consents_to_motion(weighed, place, candidate) {
        return Some(before);
    }
    payments_before(weighed, place, candidate, taken)
        .or_else(|| quoted_motion(weighed, place, taken))
        .or_else(|| bare_result(weighed, place, taken))
        .or_else(|| result_above(weighed, place, taken))
        .or_else(|| mover_above(weighed, place, taken))
        .or_else(|| called_for(weighed, place, taken))
}

/// "Ann brought in a motion to hold the fair in May. All consented to the motion.": what everybody
/// consents to was moved right before.
fn consents_to_motion(weighed: &Weighed<'_>, place: usize, candidate: &Candidate) -> bool {
    const OBJECTS: [&str; 5] =
        [" the motion", " this motion", " the following motion", " the following resolution", " the resolution"];
    let (text, before) = (weighed.text(place), &weighed.statements[place - 1]);
    let unanimous = candidate.score > 0.0 && candidate.evidence.has(DecisionSignal::Unanimous) && !candidate.is_moved();
    let moved = || {
        let part = weighed.part(place - 1);
        part.is_some_and(|part| part.is_moved() && !part.tells_result() && part.score <= 0.0)
    };
    unanimous
        && before.block == weighed.statements[place].block
        && OBJECTS.iter().any(|object| seek::find(text, object).is_some())
        && moved()
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
    const LABEL: usize = 3;
    const LONGEST: usize = 60;
    let statement = &weighed.statements[place];
    if !statement.last || Reading::exceeds(weighed.text(place), 2) {
        return None;
    }
    let from = taken.map_or(0, |other| other.statements.end).max(place.saturating_sub(MOST));
    let first = (from..place).rev().take_while(|at| weighed.statements[*at].block == statement.block).last()?;
    let span = weighed.statements[first].span.to(statement.span);
    let whole = weighed.statements[first].first && !Reading::exceeds(weighed.reading.text(span), LONGEST);
    // "Ann Bell: keeps the key. Good with locks. Approved."
    let labelled = || {
        let label = seek::part(weighed.text(first), ": ").map_or("", |(label, _)| label);
        label.starts_with(char::is_uppercase) && !Reading::exceeds(label, LABEL)
    };
    let whole = whole && (statement.entry || labelled());
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

/// "The chair asked for a motion to pay the bills. Bell so moved.": what was asked for stands above who moved it.
fn called_for(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    let before = place.checked_sub(1)?;
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    let text = weighed.text(place);
    let so = || ["so moved", "moved.", "made the motion."].iter().any(|end| seek::find(text, end).is_some());
    let (asked, span) = (weighed.text(before), weighed.statements[before].span);
    let worded = || [" to ", " that "].iter().any(|link| seek::find(asked, link).is_some());
    let near = weighed.same_item(before, place) && weighed.is_near(before, place);
    (free && near && so() && weighed.reading.has(span, Class::CallForMotion) && worded()).then_some(before)
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

#[cfg(test)]
mod tests;

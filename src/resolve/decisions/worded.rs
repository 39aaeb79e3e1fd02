//! Motions that stand without a word of moving: "That the plan be approved. Carried.", "Hart/Moss: That … . Carried."

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::named::named_before;
use crate::parse::person::Person;
use crate::parse::worded::{LONGEST, motion_wording, movers_pair, pair_behind, without_number};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Meant;
use crate::text::{Block, Span, Words, seek};

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::outcome::of_content;
use super::result_line::is_result_line;

/// Who moved and who seconded, in the flow.
type Named = (Span, Option<Span>);

/// Statements that a motion without its result reaches over.
const REACH: usize = 12;

/// The motion whose wording stands at `place` with a result behind it, or the names of those who put it beside it; `taken`
/// is the decision before.
pub(super) fn worded_motion(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<Candidate> {
    let statement = weighed.statements[place];
    let text = weighed.text(place);
    if weighed.part(place).is_some_and(Candidate::is_moved) {
        return None;
    }
    // most statements have neither a word that opens a wording near their start nor a pair of movers there
    let near = Span::new(statement.span.start, (statement.span.start + LONGEST + 1).min(statement.span.end));
    let worded = weighed.reading.hits_in(near).iter().any(|hit| hit.class == Class::Wording)
        || text.as_bytes()[..near.len()].contains(&b'/');
    let opening = if worded { motion_wording(weighed.reading.words, text) } else { None };
    let to = || (statement.first && seek::opens(text, "to ")).then_some(0);
    let wording = opening.map(|opening| opening.wording).or_else(to)?;
    let marker = weighed.reading.layout.blocks[statement.block].marker.filter(|_| statement.first);
    let marker = marker.map_or("", |marker| weighed.reading.layout.slice(marker.span()));
    let numbered = opening.is_some_and(|opening| opening.numbered) || marker.contains(['-', '/', '#']);
    let names = opening.and_then(|opening| opening.names);
    let behind = taken.is_some_and(|last| last.statements.end == place && last.is_moved());
    let above = place.checked_sub(1).filter(|_| names.is_none() && !behind).and_then(|at| names_above(weighed, at));
    let first = place - usize::from(above.is_some());
    let before = names.and_then(|names| named(weighed, names, numbered)).or(above);
    let plain = names.is_none() && (statement.first || behind || numbered) && wishes(weighed.reading, &text[wording..]);
    if before.is_none() && !plain {
        return None;
    }
    let mut by = before;
    let mut at = place + 1;
    let mut result = None;
    // "subject to these terms: / 1. … / 2. … Carried.": where the list that a colon announces begins
    let mut list = None;
    while at < weighed.statements.len().min(place + REACH) {
        let other = weighed.statements[at];
        if other.item != statement.item || !weighed.is_near(at - 1, at) {
            break;
        }
        let said = weighed.text(at);
        if by.is_none()
            && let Some((rest, names)) = pair_behind(weighed.reading.words, said)
            && (rest.is_empty() || is_result_line(weighed.reading, rest))
            && let Some(found) = named(weighed, names, false)
        {
            by = Some(found);
            if !rest.is_empty() {
                result = Some(at);
            }
        } else if list.is_some() && other.entry && !is_term(weighed, place, list.unwrap_or(at), at) {
            break;
        } else if weighed.fragment(at) == Fragment::Result {
            result = Some(at);
        } else if result.is_none()
            && weighed.text(at - 1).trim_end().ends_with(':')
            && other.entry
            && other.first
            && is_term(weighed, place, at, at)
        {
            list = list.or(Some(at));
        } else if result.is_none() && list.is_some() && (other.entry || !other.first) {
            // it goes on
        } else if result.is_some() || !goes_on(weighed.reading, said) {
            break;
        }
        at += 1;
    }
    let end = result.map_or(list.unwrap_or(at), |at| at + 1);
    // "Hart/Moss to buy ten trees" without its result is a task of theirs
    if result.is_none() && text[wording..].starts_with("to ") {
        return None;
    }
    // names alone put a motion where both are known
    if result.is_none() && !(plain || by.is_some_and(|by| by.1.is_some())) || result.is_none() && by.is_none() {
        return None;
    }
    let mut motion = Candidate::bare(weighed.statements[first], first);
    let seconded = by.is_some_and(|by| by.1.is_some());
    motion.evidence.add(if seconded { DecisionSignal::MovedAndSeconded } else { DecisionSignal::Moved });
    motion.evidence.add_if(DecisionSignal::MotionResult, result.is_some());
    motion.span = motion.span.to(weighed.statements[end - 1].span);
    motion.statements = first..end;
    if let Some(result) = result {
        motion.outcome = weighed.result_outcome(result);
        motion.verb = weighed.part(result).and_then(|part| part.verb);
    }
    motion.read_fragments(weighed.reading);
    if motion.outcome == Outcome::Agreed {
        motion.outcome = of_content(weighed.reading, &text[wording..]).unwrap_or(Outcome::Agreed);
    }
    motion.named = by;
    motion.score = weighed.reading.decision.score(motion.evidence);
    (motion.score > 0.0).then_some(motion)
}

/// "terms: / 1. It ends in May. / 2. …": whether an entry is of the list of terms that begins at `first` below the motion at
/// `place`. One that stands further out, has another sign, or is moved by somebody is not.
fn is_term(weighed: &Weighed<'_>, place: usize, first: usize, at: usize) -> bool {
    let block = |place: usize| &weighed.reading.layout.blocks[weighed.statements[place].block];
    let kind = |block: &Block| block.marker.map(|marker| marker.numbering().map(|numbering| numbering.kind));
    let (motion, head, own) = (block(place), block(first), block(at));
    let text = weighed.text(at);
    let moved = motion_wording(weighed.reading.words, text).is_some()
        || [": That ", ": that ", ": THAT "].iter().any(|wording| seek::find(text, wording).is_some());
    let deeper = motion.marker.is_none() || head.indent > motion.indent || kind(head) != kind(motion);
    deeper && own.indent >= head.indent && kind(own) == kind(head) && !moved
}

/// "Moved that the accounts be approved. Hart/Moss", as clubs of Australia and New Zealand keep it: who put a motion and who
/// seconded it behind its wording, of whom one is somebody of the meeting. Gives the position after the names.
pub(super) fn reach_pair(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    let open = candidate.evidence.has(DecisionSignal::Moved) && !candidate.is_seconded() && candidate.named.is_none();
    if !open || end >= weighed.statements.len() || !weighed.same_item(end, end - 1) || !weighed.is_near(end - 1, end) {
        return end;
    }
    let text = weighed.text(end);
    if !text.contains('/') || Reading::exceeds(text, 8) {
        return end;
    }
    let pair = pair_behind(weighed.reading.words, text).filter(|(rest, _)| rest.is_empty());
    let Some(found) = pair.and_then(|(_, names)| named(weighed, names, false)).filter(|found| found.1.is_some()) else {
        return end;
    };
    candidate.named = Some(found);
    candidate.evidence.add(DecisionSignal::MovedAndSeconded);
    // within a motion the verb may stand in any form
    candidate.evidence.remove(DecisionSignal::NotYet);
    candidate.evidence.remove(DecisionSignal::Clause);
    candidate.span = candidate.span.to(weighed.statements[end].span);
    end + 1
}

/// "B. Hart - C. Moss" over the wording: a line of nothing but a number and names.
fn names_above(weighed: &Weighed<'_>, place: usize) -> Option<Named> {
    let text = weighed.text(place);
    let near = weighed.same_item(place + 1, place) && weighed.is_near(place, place + 1);
    if !near || Reading::exceeds(text, 8) || !weighed.statements[place].first {
        return None;
    }
    let behind = without_number(text);
    let (rest, names) = pair_behind(weighed.reading.words, behind)?;
    let pair = names.1.is_some() || names.0.name.contains('-');
    named(weighed, names, false).filter(|found| rest.is_empty() && pair && found.1.is_some())
}

/// Who moved and seconded, where one of them is somebody of the meeting or a number says that it is a motion.
fn named(weighed: &Weighed<'_>, names: (Person<'_>, Option<Person<'_>>), numbered: bool) -> Option<Named> {
    let span = |name: &str| weighed.reading.flow_span(name);
    let known = |name: &str| {
        let meant = |name: &str| weighed.roster.meant(weighed.reading.words, name);
        matches!(meant(name), Meant::Attendee(_) | Meant::Several)
            || name.words().next_back().is_some_and(|surname| {
                let initial = name.words().next().is_some_and(|word| word.trim_end_matches('.').len() == 1);
                initial && matches!(meant(surname), Meant::Attendee(_) | Meant::Several)
            })
    };
    let (first, second) = names;
    // "Hart-Moss": two people, of whom each is known
    if second.is_none()
        && !known(first.name)
        && let Some((left, right)) = first.name.split_once('-')
        && known(left)
        && known(right)
    {
        return Some((span(left), Some(span(right))));
    }
    let second = second.map(|second| second.name);
    let sure = numbered && second.is_some() || first.honorific.is_some();
    (sure || known(first.name) || second.is_some_and(known)).then(|| (span(first.name), second.map(span)))
}

/// "The bills were approved (Hart/Moss).", "Motion to pay the bills - Hart/Moss - carried": two people of the meeting, parted
/// by a stroke, who put what the text tells.
pub(super) fn pair_within(weighed: &Weighed<'_>, span: Span) -> Option<Named> {
    const MOST: usize = 6;
    let (words, text) = (weighed.reading.words, weighed.reading.text(span));
    text.match_indices('/').take(MOST).find_map(|(at, _)| {
        let head = text[..at].trim_end();
        let first = named_before(words, head.rsplit('(').next().unwrap_or(head))?;
        let (_, (second, _)) = movers_pair(words, text[at + 1..].trim_start())?;
        let before = named(weighed, (first, None), false)?;
        let behind = named(weighed, (second, None), false)?;
        (before.0.end <= behind.0.start).then_some((before.0, Some(behind.0)))
    })
}

/// "Motion to pay the bills (Hart, Moss).": two people of the meeting in brackets that close the wording of a motion, unless it is
/// about people: "Motion to appoint two wardens (Hart, Moss)."
pub(super) fn pair_in_brackets(weighed: &Weighed<'_>, span: Span) -> Option<Named> {
    const NEAR: usize = 8;
    const PEOPLE: [&str; 8] = ["ppoint", "lect", "ominat", "hank", "-opt", "ember", "fficer", "ommittee"];
    let (words, text) = (weighed.reading.words, weighed.reading.text(span));
    let motion = ["Motion to ", "MOTION to ", "Motion that ", "A motion to "].iter().find_map(|head| {
        let at = seek::find(text, head)?;
        (at <= NEAR).then(|| &text[at + head.len()..])
    })?;
    let (wording, pair) = seek::part(motion, " (")?;
    let (rest, (first, second)) = movers_pair(words, pair)?;
    let closed = rest.starts_with(')') && pair[..pair.len() - rest.len()].contains(',');
    if !closed || PEOPLE.iter().any(|about| seek::find(wording, about).is_some()) {
        return None;
    }
    let before = named(weighed, (first, None), false)?;
    let behind = named(weighed, (second?, None), false)?;
    Some((before.0, Some(behind.0)))
}

/// Whether a wording asks for something: "That the plan be approved", "THAT we accept", "To approve". "That was good"
/// tells.
fn wishes(reading: &Reading<'_>, wording: &str) -> bool {
    let mut words = wording.split([' ', '\n']);
    let first = words.next().unwrap_or("");
    let next = words.next().unwrap_or("");
    let classes = reading.words.classes(next);
    if first.eq_ignore_ascii_case("to") {
        let verb = next.starts_with(char::is_lowercase) && !next.ends_with("ed");
        return verb && (classes.contains(Class::TaskVerb) || classes.contains(Class::Decided));
    }
    if first == "BIRT" || first.eq_ignore_ascii_case("be") || !first.contains(char::is_lowercase) {
        return true;
    }
    let told = classes.contains(Class::FiniteVerb) || classes.contains(Class::Speech) || next.ends_with("ed");
    let base = |word: &str| {
        let classes = reading.words.classes(word);
        let known = classes.contains(Class::Decided) || classes.contains(Class::TaskVerb);
        known && !word.ends_with(['s', 'd']) && word.starts_with(char::is_lowercase)
    };
    !told && (seek::find(wording, " be ").is_some() || wording.words().skip(2).take(6).any(base))
}

/// What may stand between a wording and its result: the time of an adjournment, the readings of a by-law, its next clause.
fn goes_on(reading: &Reading<'_>, text: &str) -> bool {
    let known = reading.opens(text, Class::BeforeResult) || reading.opens(text, Class::BylawReading);
    known || text.starts_with("THAT ") || text.starts_with("AND ")
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome::{self, Agreed, Deferred, Rejected};

    fn decided(text: &str) -> Vec<(Outcome, Option<String>, Option<String>, String)> {
        let head = "Elm Council\nMay 7, 2019\n\nPresent: Ann Lee (Chair), Bo Hart, Cy Moss, Di Reed\n\n1. Roads\n";
        let minutes = convert(&format!("{head}{text}\n\n2. Lamps\nThe lamp was mended.\n"));
        minutes.decisions.into_iter().map(|one| (one.outcome, one.mover, one.seconder, one.text)).collect()
    }

    #[test]
    fn a_wording_with_its_result_is_a_motion() {
        let both = (Some("Hart"), Some("Moss"));
        let initials = (Some("B. Hart"), Some("C. Moss"));
        let nobody = (None, None);
        let cases = [
            ("That the minutes of April 2 be adopted as published. Carried.", Agreed, nobody),
            ("THAT the plan be approved.\n\nCARRIED UNANIMOUSLY", Agreed, nobody),
            ("That the accounts be paid. Lost.", Rejected, nobody),
            ("To approve the plan. Carried.", Agreed, nobody),
            ("That the matter be tabled. Carried.", Deferred, nobody),
            ("THAT the fence be mended.\nDEFEATED", Rejected, nobody),
            ("That we accept the correspondence. Carried.", Agreed, nobody),
            ("B. Hart / C. Moss: That the accounts be paid. Carried.", Agreed, initials),
            ("Hart-Moss: That the accounts be paid. Carried.", Agreed, both),
            ("Hart/Moss\nThat the accounts be paid.\nCarried.", Agreed, both),
            ("Hart/Moss to buy ten trees. Carried.", Agreed, both),
            ("Motion to pay the bills (Hart/Moss). Carried.", Agreed, both),
            ("Motion to pay the bills - Hart/Moss - carried.", Agreed, both),
            ("The bills were approved (Hart/Moss).", Agreed, both),
            ("M/S Hart/Moss that the lamps be bought. Carried.", Agreed, both),
            ("That the accounts be paid.\n(Hart/Moss) Carried.", Agreed, both),
            ("That the accounts be paid. M: Hart S: Moss Carried.", Agreed, both),
            ("B. Hart, C. Moss: That the meeting be adjourned. Time: 7:33 p.m. Carried.", Agreed, initials),
        ];
        for (text, outcome, (mover, seconder)) in cases {
            let found = decided(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            let (found, moved, seconded, quote) = &found[0];
            assert_eq!((*found, moved.as_deref(), seconded.as_deref()), (outcome, mover, seconder), "{text}");
            assert_eq!(quote.trim_end_matches('.'), text.replace("\n\n", "\n").trim_end_matches('.'), "{text}");
        }
    }

    #[test]
    fn a_motion_with_its_terms_ends_with_its_result() {
        let found = decided(
            "B. Hart, C. Moss: That the lease be signed on these terms:\n1. It ends in May.\n2. The rent is paid. Carried.\n\nThe lamp was old.",
        );
        let texts: Vec<_> = found.iter().map(|(_, _, _, text)| text.as_str()).collect();
        assert_eq!(
            texts,
            ["B. Hart, C. Moss: That the lease be signed on these terms:\nIt ends in May.\nThe rent is paid. Carried."]
        );
        for text in [
            "- Bo Hart, Cy Moss: That a stall be let on these terms:\n  - It is dry.\n  - It is swept.\n- Cy Moss, Di Reed: That the boat be sold. Carried.",
            "- Bo Hart, Cy Moss: That a stall be let on these terms:\n  - It is dry.\n  - It is swept.\n- Vote on the boat: Carried.",
            "B. Hart, C. Moss: That a stall be let on these terms:\n1. It is dry.\n2. It is swept.\nC. Moss, D. Reed: That the boat be sold. Carried.",
        ] {
            let found = decided(text);
            assert!(!found.iter().any(|one| one.3.contains("stall") && one.3.contains("boat")), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_motion_below_the_terms_of_another_is_one_of_its_own() {
        let cases = [
            "- Bo Hart, Cy Moss: That the barn be let on these terms:\n  - It is kept dry.\n  - The door is painted.\n- Di Reed, Bo Hart: That the cart be sold. Carried.",
            "1. Bo Hart, Cy Moss: That the barn be let on these terms:\n   a. It is kept dry.\n   b. The door is painted.\n2. Di Reed, Bo Hart: That the cart be sold. Carried.",
            "B. Hart, C. Moss: That the barn be let on these terms:\n- It is kept dry.\n- The door is painted.\nD. Reed, B. Hart: That the cart be sold. Carried.",
        ];
        for text in cases {
            let movers: Vec<_> = decided(text).into_iter().map(|(_, mover, _, _)| mover.unwrap_or_default()).collect();
            assert_eq!(movers.len(), 2, "{text}: {movers:?}");
            assert!(movers[0].ends_with("Hart") && movers[1].ends_with("Reed"), "{text}: {movers:?}");
        }
        let found = decided(
            "B. Hart, C. Moss: That the barn be let on these terms:\n1. It is kept dry.\n2. The door is painted.\n- Vote on the cart: Carried.",
        );
        assert!(!found[0].3.contains("cart"), "{found:?}");
    }

    #[test]
    fn what_only_begins_so_is_none() {
        for text in [
            "That the plan be approved.",
            "Hart/Moss to buy ten trees.",
            "That was a good show. All in favour of tea went home.",
            "Ann hoped that the plan be approved. All cheered.",
        ] {
            assert_eq!(decided(text), [], "{text}");
        }
    }

    #[test]
    fn two_in_brackets_behind_a_motion() {
        use crate::resolve::decisions::trial::decided;
        let seconder = |text: &str| decided(text).first().and_then(|one| one.seconder.clone());
        assert_eq!(seconder("Motion to let the cart (Cllr Bell, Cllr Carr). Carried.").as_deref(), Some("Carr"));
        for about in [
            "Motion to elect two wardens (Cllr Bell, Cllr Carr). Carried.",
            "Motion to thank the helpers (Cllr Bell, Cllr Carr). Carried.",
            "Motion to let two carts (Oak, Ash). Carried.",
        ] {
            assert_eq!(seconder(about), None, "{about}");
        }
    }
}

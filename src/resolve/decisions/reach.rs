//! What a motion reaches beyond the statements next to it: its seconder, its result, the count of its votes.

use crate::evidence::DecisionSignal;
use crate::grammar::{Class, ClassSet};
use crate::model::Outcome;
use crate::parse::vote::vote_tally;
use crate::resolve::actions::orders;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Meant;
use crate::resolve::statement::{List, Statement};
use crate::text::{Words, seek};

use super::belonging::announces;
use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::result_line::{is_result_line, labels_result};

/// A motion and its seconder may have what was said on it between them, in one paragraph: gives the position after the
/// statement of the seconder.
pub(super) fn reach_seconder(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    const REACH: usize = 4;
    if !candidate.is_moved() || candidate.is_seconded() || candidate.tells_result() {
        return end;
    }
    let block = weighed.statements[end - 1].block;
    let rest = weighed.statements.iter().enumerate().skip(end).take(REACH);
    let mut inside = rest.take_while(|(_, statement)| statement.block == block).map(|(at, _)| at);
    let settled = |at: usize| weighed.part(at).is_some_and(|part| part.is_moved() || part.score > 0.0);
    let found = inside.find(|at| settled(*at) || weighed.fragment(*at) == Fragment::Seconder);
    let Some(found) = found.filter(|at| weighed.fragment(*at) == Fragment::Seconder) else { return end };
    candidate.span = candidate.span.to(weighed.statements[found].span);
    candidate.evidence.add(DecisionSignal::MovedAndSeconded);
    found + 1
}

/// "Moved by Bell, “THAT the lot be sold on these terms": the words of a motion go on to the sign that closes them. Gives
/// the position after the statement that holds it.
pub(super) fn reach_quotation(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    const LONGEST: usize = 24;
    let text = weighed.reading.text(candidate.span);
    let open = text.rfind('“').filter(|open| !text[*open..].contains(['”', '"']));
    if !candidate.is_moved() || open.is_none() {
        return end;
    }
    let item = weighed.statements[end - 1].item;
    let moved = |at: usize| weighed.part(at).is_some_and(Candidate::is_moved);
    let same = |at: &usize| weighed.statements[*at].item == item && !moved(*at);
    let mut inside = (end..weighed.statements.len()).take(LONGEST).take_while(same);
    let Some(found) = inside.find(|at| weighed.text(*at).contains(['”', '"'])) else { return end };
    candidate.span = candidate.span.to(weighed.statements[found].span);
    found + 1
}

/// "Moved by Bell, seconded by Carr, that the Board: / - approve the plan; / - mend the gate / CARRIED": all clauses of a
/// motion whose colon announces a list belong to it. Gives the position after the last one.
pub(super) fn reach_clauses(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    const MOST: usize = 40;
    if !candidate.is_moved() || !weighed.text(end - 1).trim_end().ends_with(':') {
        return end;
    }
    let outer = weighed.statements[end - 1];
    let open = |text: &str| text.ends_with([';', ',']) || text.ends_with("; and") || text.ends_with(", and");
    let mut at = end;
    let mut lines = 0;
    while at < weighed.statements.len().min(end + MOST) {
        let (next, text) = (weighed.statements[at], weighed.text(at).trim_end());
        let goes_on = at > end && open(weighed.text(at - 1).trim_end());
        let inside = at > end && weighed.statements[at - 1].block == next.block && weighed.statements[at - 1].entry;
        let moved = weighed.part(at).is_some_and(Candidate::is_moved);
        let result = is_result_line(weighed.reading, text);
        if next.item != outer.item || !weighed.is_near(at - 1, at) || moved || result {
            break;
        }
        if !(next.entry || inside || goes_on || open(text)) {
            break;
        }
        lines += usize::from(next.first);
        at += 1;
    }
    if lines < 2 {
        return end;
    }
    let last = weighed.text(at - 1);
    let told = last.rsplit_once('\n').is_some_and(|(_, line)| is_result_line(weighed.reading, line));
    candidate.evidence.add_if(DecisionSignal::MotionResult, told);
    candidate.span = candidate.span.to(weighed.statements[at - 1].span);
    at
}

/// "Motion passed. The election took place. Carr elected; 4 yeas - 0 nays": the count of the votes may follow the result
/// in its paragraph. Gives the position after the statement that tells it.
pub(super) fn reach_count(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    const REACH: usize = 3;
    if !candidate.is_moved() || !candidate.evidence.has(DecisionSignal::MotionResult) {
        return end;
    }
    let block = weighed.statements[end - 1].block;
    let rest = weighed.statements.iter().enumerate().skip(end).take(REACH);
    let mut inside = rest.take_while(|(_, statement)| statement.block == block).map(|(at, _)| at);
    let digits = |at: usize| weighed.text(at).contains(|char: char| char.is_ascii_digit());
    let counts = |at: usize| weighed.fragment(at) == Fragment::Result && digits(at);
    let moved = |at: usize| weighed.part(at).is_some_and(Candidate::is_moved);
    let Some(found) = inside.find(|at| moved(*at) || counts(*at)).filter(|at| !moved(*at)) else { return end };
    candidate.span = candidate.span.to(weighed.statements[found].span);
    found + 1
}

/// "Five members voted in favour. Two voted against.", "The fee was raised. Cllr Bell abstained.": those who were of the
/// other mind belong to the decision, and so do the sides that are named behind it. Gives the position after the statements
/// that tell them.
pub(super) fn reach_minority(weighed: &Weighed<'_>, candidate: &mut Candidate, mut end: usize) -> usize {
    const MOST: usize = 8;
    let votes = |span, class| weighed.reading.has(span, class);
    let first = end;
    let members = |candidate: &Candidate| candidate.evidence.has(DecisionSignal::BodyDecides);
    while let Some(next) = weighed.statements.get(end).filter(|_| end < first + MOST) {
        let against = votes(next.span, Class::VoteAgainst) || votes(next.span, Class::VoteAbstain);
        let minority = against && !votes(next.span, Class::VoteFor) && !votes(next.span, Class::Motion);
        let voted =
            members(candidate) && weighed.part(end).is_some_and(members) && votes(candidate.span, Class::VoteFor);
        let settled = candidate.is_moved() || members(candidate) || candidate.tells_result() || candidate.score > 0.0;
        let counted = settled && minority && opens_with_count(weighed, end);
        let named = settled && (minority || votes(next.span, Class::VoteFor)) && names_side(weighed, candidate, end);
        let same_block = next.block == weighed.statements[end - 1].block;
        if !same_block || !(voted && minority || counted || named) {
            break;
        }
        candidate.span = candidate.span.to(next.span);
        end += 1;
    }
    end
}

/// "Cllr Bell voted against.", "For: Bell, Carr.": a short sentence that says which of those who attend took a side, and
/// nothing else. "Payments were approved. For: Oak Ltd" and "Residents opposed." tell no votes.
fn names_side(weighed: &Weighed<'_>, candidate: &Candidate, at: usize) -> bool {
    const LONGEST: usize = 16;
    const VERBS: [&str; 5] = [" voted against", " abstained", " voted in favour", " voted in favor", " voted for"];
    const SIDES: ClassSet = ClassSet::of(&[Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]);
    let (words, text) = (weighed.reading.words, weighed.text(at));
    if Reading::exceeds(text, LONGEST) {
        return false;
    }
    let plain = text.trim_end_matches(['.', ' ']);
    if let Some((side, names)) = seek::part(plain, ":") {
        // "Against: none."
        let names = names.trim();
        return words.classes(side.trim()).intersects(SIDES)
            && (words.classes(names).contains(Class::Nobody) || are_members(weighed, names));
    }
    // "Bell voted against", and nothing before or behind it; who "opposed" may have done so in words
    let voted = || candidate.is_moved() || candidate.evidence.has(DecisionSignal::Tally);
    let opposed = || plain.strip_suffix(" opposed").filter(|_| voted());
    let names = VERBS.iter().find_map(|verb| plain.strip_suffix(verb)).or_else(opposed);
    names.is_some_and(|names| are_members(weighed, names.trim_end()))
}

/// "Bell, Carr and Cllr Dunn": whether a text names some of those who attend, and nobody else.
fn are_members(weighed: &Weighed<'_>, names: &str) -> bool {
    let known = |name: &str| {
        let name = name.trim();
        name.starts_with(char::is_uppercase)
            && matches!(weighed.roster.meant(weighed.reading.words, name), Meant::Attendee(_) | Meant::Several)
    };
    names.split([',', ';']).flat_map(|part| seek::past(part.trim(), "and ").split(" and ")).all(known)
}

/// "Two members opposed and one abstained.", "One vote was in opposition": a short sentence that counts the other side.
fn opens_with_count(weighed: &Weighed<'_>, at: usize) -> bool {
    const LONGEST: usize = 14;
    let (words, text) = (weighed.reading.words, weighed.text(at));
    let first = text.words().next().unwrap_or("");
    let number = first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() <= 2
        || words.classes(first).contains(Class::NumberWord);
    let span = weighed.statements[at].span;
    let tally = vote_tally(words, text, span.start, weighed.reading.hits_in(span));
    number && !Reading::exceeds(text, LONGEST) && (tally.against.is_some() || tally.abstain.is_some())
}

/// "The following were approved: … Proposed by Bell, seconded by Carr": who moved may stand right below the list of what
/// was decided. Gives the position after the statement that names them.
pub(super) fn reach_movers(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    let Some(next) = weighed.statements.get(end).filter(|_| end > candidate.statements.end) else { return end };
    let last = &weighed.statements[end - 1];
    let beside = next.item == last.item && weighed.reading.layout.blocks[next.block].blank_before == 0;
    if candidate.is_moved() || !beside || !weighed.is_mover(end) {
        return end;
    }
    candidate.span = candidate.span.to(next.span);
    candidate.evidence.add(DecisionSignal::Moved);
    end + 1
}

/// Whether a statement settles something by a verb of its own.
fn settles(weighed: &Weighed<'_>, at: usize) -> bool {
    weighed.part(at).is_some_and(|part| part.score > 0.0 && part.verb.is_some())
}

/// A motion and its result may have what was said on it between them: gives the end of the result's last statement.
pub(super) fn reach_result(weighed: &Weighed<'_>, candidate: &mut Candidate, end: usize) -> usize {
    use DecisionSignal as S;
    let withdrawn = candidate.outcome == Outcome::Withdrawn;
    if !candidate.is_moved() || candidate.tells_result() || candidate.evidence.has(S::ItWas) || withdrawn {
        return end;
    }
    // what was said on it may stand in a list; votes and their sums stand one after the other
    let mut last = weighed.statements[end - 1];
    let mut found = None;
    let (own, indent) = (last, |one: &Statement| weighed.reading.layout.blocks[one.block].indent);
    for (at, statement) in weighed.statements.iter().enumerate().skip(end).take(16) {
        let near = statement.item == last.item && statement.block <= last.block + 3;
        if statement.entry || found.is_some() {
            last = *statement;
        }
        // "- Ballot on the lease" below the deeper entries of a motion: another matter
        let outer = own.entry
            && statement.entry
            && statement.first
            && candidate.is_seconded()
            && indent(statement) + 1 < indent(&own);
        // "A vote was taken on the motion, with this result:"
        let moved = weighed.part(at).is_some_and(Candidate::is_moved) && !weighed.tells_division(at);
        if outer || !near || announces(weighed.reading, weighed.text(at)) || moved {
            break;
        }
        // "It was resolved to mend it. Proposed by Bell, 2nd Carr. / 5. The Council has two quotes …": the next matter
        let numbered = || weighed.reading.layout.blocks[statement.block].marker.is_some();
        if candidate.evidence.has(S::BodyDecides) && candidate.is_seconded() && statement.first && numbered() {
            break;
        }
        // what another paragraph settles is no result of this motion
        let apart = statement.block != weighed.statements[end - 1].block;
        let labelled = weighed.part(at).is_some_and(|part| part.evidence.has(S::Label))
            && !labels_result(weighed.reading, weighed.text(at));
        let other = apart && (settles(weighed, at) && !weighed.opens_motion(at) || labelled);
        if weighed.fragment(at) == Fragment::Result && !(apart && labelled) {
            found = Some(at);
        } else if found.is_some() || other {
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

/// "- Care of the map / - Ann has it / - A copy is in the hall" in a list of what was decided: the points right below an entry,
/// set in deeper, say more of it, unless they settle something themselves or are orders below a title.
pub(super) fn reach_points(weighed: &Weighed<'_>, candidate: &mut Candidate, place: usize, mut end: usize) -> usize {
    let first = &weighed.statements[place];
    let block = |statement: &Statement| &weighed.reading.layout.blocks[statement.block];
    let listed = |statement: &Statement| statement.entry && statement.list == List::Decisions;
    if !listed(first) || !first.first {
        return end;
    }
    let (from, said) = (end, candidate.span);
    let mut order = 0;
    while let Some(next) = weighed.statements.get(end) {
        let deeper = listed(next) && next.item == first.item && block(next).indent > block(first).indent;
        let beside = next.block == weighed.statements[end - 1].block || block(next).blank_before == 0;
        let settles = weighed.part(end).is_some_and(|part| part.verb.is_some() && part.score > 0.0);
        if !deeper || !beside || settles {
            break;
        }
        order += usize::from(orders(weighed.reading, weighed.text(end)));
        candidate.span = candidate.span.to(next.span);
        end += 1;
    }
    // "- Finance / - Sell the van / - Buy a lamp", "- Sell the van / - Ann will call the buyer": a decision each
    let verb = |at: usize| {
        let first = weighed.text(at).split(' ').next().unwrap_or("");
        weighed.reading.words.classes(&seek::lower(first)).contains(Class::TaskVerb)
    };
    let named = || !Reading::exceeds(weighed.text(place), 2) && verb(from);
    let each = order == end - from || verb(place) || named();
    if order > 0 && each {
        candidate.span = said;
        return from;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn who_took_a_side_belongs_to_what_was_settled() {
        // votes against and named voters of each decision
        type Told = (Option<u32>, usize);
        let cases: &[(&str, &[Told])] = &[
            ("It was agreed to mend the gate. Cllr Bell voted against. Cllr Dunn abstained.", &[(Some(1), 2)]),
            ("It was agreed to mend the gate. For: Carr, Dunn. Against: Bell.", &[(Some(1), 3)]),
            (
                "It was agreed to mend the gate by 3 votes to 1. The motion to sell the cart was lost 2-3.",
                &[(Some(1), 0), (Some(3), 0)],
            ),
            (
                "The motion to sell the cart was lost 2-3.\nMotion to lend it carried 4-1.",
                &[(Some(3), 0), (Some(1), 0)],
            ),
            ("It was agreed to mend the gate. For: Carr. Against: none. Abstained: Bell.", &[(Some(0), 2)]),
            ("It was agreed to mend the gate. Cllr Bell spoke against it.", &[(None, 0)]),
            ("The payments were approved. For: Oak Ltd, Ash Ltd.", &[(None, 0)]),
            ("A grant of £50 was agreed. For: Scouts.", &[(None, 0)]),
            ("It was agreed to set up a rota. Yes: Monday, Tuesday. No: Friday.", &[(None, 0)]),
            ("It was agreed to write to the county. Residents opposed.", &[(None, 0)]),
            ("It was agreed to write to the county. The MP voted against.", &[(None, 0)]),
            ("It was agreed to write to the county. Mr and Mrs Moss of Ash House opposed.", &[(None, 0)]),
            ("It was agreed to write to the county. Cllr Bell opposed.", &[(None, 0)]),
            ("It was agreed to mend the gate. Cllr Bell opposed the new lamps.", &[(None, 0)]),
        ];
        for (text, expected) in cases {
            let told = decided(text)
                .into_iter()
                .map(|one| one.votes.map_or((None, 0), |votes| (votes.against, votes.named.len())));
            assert_eq!(told.collect::<Vec<_>>(), *expected, "{text}");
        }
    }

    #[test]
    fn points_below_an_entry_belong_to_it() {
        let found = |list: &str| {
            let minutes = convert(&format!("# Path Group\n3 May 2024\n\n## Resolutions\n\n{list}\n"));
            minutes.decisions.into_iter().map(|one| one.text.lines().count()).collect::<Vec<_>>()
        };
        let list =
            "* Ann Bell keeps the map\n* Care of the lamps\n  * Wardens light them at dusk\n  * Nobody sells one\n";
        assert_eq!(found(list), [1, 3]);
        assert_eq!(found("* Lamps\n  * Paint them\n  * Keep one\n* Barn\n  * Mend its door\n").len(), 5);
        assert_eq!(found("* Keys of the barn\n  * Lend them to the club\n  * One is lost\n"), [3]);
        assert_eq!(found("* Paint the barn\n  * Ben Carr will write to the club\n  * A day costs £9\n"), [1, 1, 1]);
        // what settles something is a decision of its own
        assert_eq!(found("* Lamps\n  * It was agreed to sell two.\n  * It was agreed to mend one.\n"), [1, 1, 1]);
    }
}

//! "IT WAS RESOLVED THAT:" and the points under it, each of which is settled by itself.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::phrase;
use crate::parse::worded::wishes_with_that;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Meant;
use crate::resolve::statement::{List, Statement};

use crate::text::{Words, seek};

use super::candidate::Candidate;
use super::motion::{Fragment, Weighed};
use super::outcome::of_clause;

/// The entries under a lead-in at `place` that says nothing itself, each a decision; none where it is no such lead-in.
pub(super) fn settled_each(weighed: &Weighed<'_>, place: usize) -> Vec<Candidate> {
    let lead = weighed.statements[place];
    if !lead.last || opens_quotation(weighed.text(place)) {
        return Vec::new();
    }
    let decided = match weighed.part(place) {
        // what somebody moved is one motion, whatever list its colon announces
        Some(part) if part.is_seconded() => return Vec::new(),
        Some(part) if part.score > 0.0 && says_nothing(weighed.reading, weighed.text(place)) => Some(part),
        _ if names_body(weighed, place) => None,
        _ if announces_agreements(weighed, place) => None,
        _ => return Vec::new(),
    };
    // "RESOLVED: / That the gate be mended / That the lamp be sold": paragraphs in place of points
    let worded = |at: usize| {
        let next = &weighed.statements[at];
        decided.is_some() && next.first && !next.entry && wishes_with_that(weighed.reading.words, weighed.text(at))
    };
    let paragraphs = weighed.statements.len() > place + 2 && worded(place + 1);
    let indent = |statement: &Statement| weighed.reading.layout.blocks[statement.block].indent;
    let named = decided.is_none() && !announces_agreements(weighed, place);
    let mut entries: Vec<Candidate> = Vec::new();
    let mut at = place + 1;
    while let Some(next) = weighed.statements.get(at) {
        let gap = weighed.reading.layout.blocks[next.block].blank_before;
        // "b. it was agreed: / - to mend the gate / c. The lamps": the list below an entry ends with the next of its kind
        let outer = lead.entry && at > place + 1 && next.first && indent(next) <= indent(&lead);
        let closed = outer && indent(&weighed.statements[place + 1]) > indent(&lead);
        let point = if paragraphs { worded(at) || !next.first && at > place + 1 } else { next.entry };
        if !point || next.item != lead.item || (next.first && gap > 2) || closed {
            break;
        }
        if next.first {
            let mut entry = Candidate::bare(*next, at);
            if let Some(decided) = decided {
                entry.outcome = decided.outcome;
                entry.verb = decided.verb;
                for signal in decided.evidence.signals() {
                    entry.evidence.add(signal);
                }
            }
            // "NOTED the position", "did not support …": the entry may have a verb of its own
            if let Some(own) = weighed.part(at).filter(|own| own.verb.is_some()) {
                entry.outcome = own.outcome;
                entry.verb = own.verb;
            }
            // "the lamps should not be adopted"
            if entry.outcome == Outcome::Agreed
                && let Some(outcome) = of_clause(weighed.reading, weighed.text(at))
            {
                entry.outcome = outcome;
            }
            // under "The Board:" every entry has to decide by itself
            if named && entry.verb.is_none() {
                return Vec::new();
            }
            entry.evidence.add(DecisionSignal::InDecisions);
            entries.push(entry);
        } else if let Some(entry) = entries.last_mut() {
            entry.span = entry.span.to(next.span);
            entry.statements.end = at + 1;
        }
        at += 1;
    }
    if covers(weighed, place, &entries) || is_voted_on(weighed, &entries) {
        return Vec::new();
    }
    let many = entries.len();
    entries.retain_mut(|entry| !is_talk(weighed, entry));
    if many < 2 {
        return Vec::new();
    }
    for entry in &mut entries {
        entry.read_fragments(weighed.reading);
        entry.score = weighed.reading.decision.score(entry.evidence);
    }
    entries
}

/// "“It was resolved: / 1. to open an account; / 2. that Ann may sign.”": whether a text opens a quotation and does not close
/// it: all of what it holds, the form of a bank, was put as one.
fn opens_quotation(text: &str) -> bool {
    text.strip_prefix(['“', '"']).is_some_and(|inner| !inner.contains(['”', '"']))
}

/// "The following payments were approved:" and what each was for: things that one decision covers.
fn covers(weighed: &Weighed<'_>, place: usize, entries: &[Candidate]) -> bool {
    let passive = weighed.part(place).is_some_and(|part| part.evidence.has(DecisionSignal::Passive));
    if names_motions(weighed, place) {
        return false;
    }
    let names_thing = |entry: &&Candidate| {
        let first = weighed.statements[entry.statements.start].span;
        let (text, words) = (weighed.reading.text(first), weighed.reading.words);
        let opening = text.words().next().unwrap_or("");
        let clause = ["that", "to"].iter().any(|word| opening.eq_ignore_ascii_case(word));
        let task = words.classes(opening).contains(Class::TaskVerb);
        !clause && !task && !weighed.reading.has(first, Class::FiniteVerb)
    };
    if entries.iter().all(|entry| fills_post(weighed, entry)) {
        return false;
    }
    let tasks = entries.iter().any(|entry| weighed.statements[entry.statements.start].list == List::Actions);
    passive && !tasks && entries.iter().filter(names_thing).count() * 2 > entries.len()
}

/// "Keeper of the keys – Ann Bell", "Trustee: Ben Carr": an office and whom it went to.
fn fills_post(weighed: &Weighed<'_>, entry: &Candidate) -> bool {
    const SIGNS: [&str; 4] = [" – ", " - ", " — ", ": "];
    let text = weighed.reading.text(weighed.statements[entry.statements.start].span).trim_end_matches(['.', ';', ',']);
    let who = SIGNS.iter().find_map(|sign| seek::part_last(text, sign)).map(|(_, who)| who);
    who.is_some_and(|who| matches!(weighed.roster.meant(weighed.reading.words, who), Meant::Attendee(_)))
}

/// "The following proposals were adopted:": each of them was put by itself.
fn names_motions(weighed: &Weighed<'_>, place: usize) -> bool {
    let lower = weighed.text(place).to_ascii_lowercase();
    let noun = seek::part(&lower, "the following ").and_then(|(_, rest)| rest.words().next());
    let one = noun.and_then(|noun| noun.strip_suffix('s'));
    one.is_some_and(|one| weighed.reading.words.classes(one).contains(Class::Motion))
}

/// "Be it resolved that: … All 4 in favour": a list that ends with its vote was put as one motion.
fn is_voted_on(weighed: &Weighed<'_>, entries: &[Candidate]) -> bool {
    let last = entries.last().map(|entry| entry.statements.start);
    last.is_some_and(|at| weighed.fragment(at) == Fragment::Result)
}

/// Whether an entry tells what was said: "AB asked … . CD replied … . It was decided to …". Where a sentence of it
/// settles something, that sentence is the decision.
fn is_talk(weighed: &Weighed<'_>, entry: &mut Candidate) -> bool {
    let settles = |at: &usize| weighed.part(*at).is_some_and(|part| part.score > 0.0 && part.verb.is_some());
    let inner = entry.statements.clone().skip(1).find(settles);
    if let Some(at) = inner {
        entry.span = weighed.statements[at].span;
        entry.statements = at..at + 1;
        return false;
    }
    let first = weighed.statements[entry.statements.start].span;
    let speaker = weighed.reading.text(first).split([' ', ':']).next().unwrap_or("");
    let speaks = matches!(weighed.roster.meant(weighed.reading.words, speaker), Meant::Attendee(_));
    let said = weighed.reading.hits_in(first).iter().take(6).any(|hit| hit.class == Class::Speech);
    entry.statements.len() > 1 && (speaks || said)
}

/// "The following agreements were reached by those present.": what was agreed stands in the list below.
fn announces_agreements(weighed: &Weighed<'_>, place: usize) -> bool {
    let lower = weighed.text(place).to_ascii_lowercase();
    let announced = phrase(weighed.reading.words, Class::Conclusion);
    let opens = lower.strip_prefix("the following ").is_some_and(|rest| announced(rest).is_ok());
    opens && (lower.contains(" were ") || lower.contains(" was ")) && !Reading::exceeds(&lower, 16)
}

/// "The Board:": the body and nothing else.
fn names_body(weighed: &Weighed<'_>, place: usize) -> bool {
    let text = weighed.text(place).trim_end();
    text.ends_with(':') && weighed.roster.is_body(weighed.reading.words, text.trim_end_matches([':', ' ']))
}

/// Whether a lead-in ends with the word of deciding, so that what was decided stands below it. Without a colon or
/// "that" behind it the word has to be set in capitals.
fn says_nothing(reading: &Reading<'_>, text: &str) -> bool {
    let text = text.trim_end_matches([' ', '*', '_']);
    let announces = text.ends_with(':');
    let text = text.trim_end_matches([':', '-', '–', ' ', ',']);
    let lower = text.to_ascii_lowercase();
    // "we voted to make the following changes:"
    let listed = lower.rsplit_once(" the following ").is_some_and(|(_, noun)| {
        let classes = reading.words.classes(noun);
        classes.contains(Class::Enumerated)
            || classes.contains(Class::Conclusion)
            || matches!(noun, "measures" | "steps" | "actions" | "points")
    });
    if announces && listed && !Reading::exceeds(text, 14) {
        return true;
    }
    let tails = [" that the", " that", " to", " as follows", " the following", " on the following"];
    let end = tails.iter().find_map(|tail| lower.strip_suffix(tail)).map_or(text.len(), str::len);
    let last = text[..end].words().next_back().unwrap_or("");
    let classes = reading.words.classes(last);
    let formal = announces || end < text.len() || !last.contains(char::is_lowercase);
    formal && (classes.contains(Class::Decided) || classes.contains(Class::Resolution))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::grammar::{BASE, Grammars};
    use crate::model::Outcome;

    fn decided(text: &str) -> Vec<(Outcome, String)> {
        let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr\n\n1. Finance\n\n";
        let minutes = convert(&format!("{head}{text}\n\n2. Close\nNone.\n"));
        minutes.decisions.into_iter().map(|decision| (decision.outcome, decision.text)).collect()
    }

    #[test]
    fn points_under_a_lead_in_are_settled_each_by_itself() {
        let found = decided("IT WAS RESOLVED THAT:\n\n(a) the accounts be approved;\n(b) the mandate be revoked.");
        assert_eq!(found.len(), 2, "{found:?}");
        let form =
            "\"It was resolved:\n\n1. to open an account with Oak Bank; and\n2. that Ann Bell may sign for it.\"";
        assert_eq!(decided(form).len(), 1);
        let found =
            decided("RESOLVED:\n\nThat the Clerk should write to the county\n\nThat the wardens should be told of it");
        assert_eq!(found.len(), 2, "{found:?}");
        let grammars = Grammars::built_in();
        let words = grammars.house(BASE).expect("is built in").lexicon();
        for told in ["That evening the wardens went home", "That was moved by Ann Bell"] {
            assert!(!super::wishes_with_that(words, told), "{told}");
        }
        let found = decided("The Council:\n- APPROVED the forecast;\n- did NOT SUPPORT the loan.");
        assert_eq!(found.iter().map(|(outcome, _)| *outcome).collect::<Vec<_>>(), [Outcome::Agreed, Outcome::Rejected]);
    }

    #[test]
    fn points_that_turn_something_down() {
        let found = decided(
            "The Council agreed that the:\n\n1. offer should not be accepted.\n2. lamps should not be accepted before June.",
        );
        assert_eq!(found.iter().map(|(outcome, _)| *outcome).collect::<Vec<_>>(), [Outcome::Rejected, Outcome::Agreed]);
    }

    #[test]
    fn a_list_below_an_entry_ends_with_the_next_entry() {
        let found = decided(
            "a. It was resolved that:\n    - the gate be mended;\n    - the hall be painted.\nb. The members are:\n    - Ann Bell\n    - Ben Carr",
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn what_one_decision_covers_stays_together() {
        let cases = [
            ("The following payments were approved:\n\ni. A Pole, salary £40.00\nii. Dunn Ltd, glass £12.00", 1),
            ("The following policies were approved:\n- Safeguarding\n- Charging and remissions", 1),
            ("The following proposals were adopted:\n- P-2: Path to the pond\n- P-3: Care of the lamps", 2),
            ("The following points were agreed:\n- the Clerk will write to the county\n- the gate will be shut", 2),
            ("The following were agreed:\n- Write to the county\n- Mend the gate", 2),
            ("The Council agreed that the:\n\n1. gate should be shut at night.\n2. lamps must not be sold.", 2),
            ("The following were agreed:\n- Keeper of the keys – A. Bell\n- Path warden – B. Carr", 2),
            ("The following were agreed:\n- Oak Lane\n- Ash Lane", 1),
            ("It was agreed:\n- to mend the gate\n- to paint the hall", 2),
            ("In the end, we voted to make the following changes:\n- We will shut the gate.\n- We will mend it.", 2),
            ("RESOLVED –\n(1) That the report be received.\n(2) That the budget be approved.", 2),
            ("RESOLVED:\n(1) That the report be received.\n(2) That the budget be approved.", 2),
            ("Be it resolved that:\n* We wish to book a room\n* Bell is authorised to do so\n* All 4 in favour", 1),
        ];
        for (text, count) in cases {
            let found = decided(text);
            assert_eq!(found.len(), count, "{text}: {found:?}");
        }
    }

    #[test]
    fn a_lone_result_settles_what_its_heading_names() {
        let minutes = convert(
            "Senate\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Degree in bees\n\nPassed unanimously.\n\n2. Fees\n\nLost.\n\n3. Close\nAll went home at nine.\n",
        );
        let found: Vec<_> = minutes.decisions.iter().map(|one| (one.outcome, one.text.as_str())).collect();
        assert_eq!(found, [(Outcome::Agreed, "Passed unanimously."), (Outcome::Rejected, "Lost.")]);
    }

    #[test]
    fn conditions_of_one_decision_stay_together() {
        let found = decided("It was agreed that for each offer:\n- the Clerk would check it;\n- it would be kept.");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn an_answer_comes_with_what_it_answers() {
        let found = decided("Cllr Bell asked for the list to be amended. This was agreed by all present.");
        assert!(found[0].1.starts_with("Cllr Bell asked"), "{found:?}");
    }

    #[test]
    fn a_resolution_goes_from_its_preamble_to_its_result() {
        let found = decided(
            "WHEREAS, the roof leaks;\n\nNOW, THEREFORE, BE IT RESOLVED, that the roof be mended.\n\nThe resolution was approved by unanimous vote.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.ends_with("unanimous vote."));
        let found = decided(
            "WHEREAS, Ann Bell was given a prize;\n\nRESOLVED, the Council thanks Ann Bell; and\n\nRESOLVED FURTHER, the Council sends its regards.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.starts_with("RESOLVED, the") && found[0].1.ends_with("regards."), "{found:?}");
    }
}

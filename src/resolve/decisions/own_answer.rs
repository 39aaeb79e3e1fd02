//! Answers of the body itself under questions: "#12: mend the lamp? / ETC: not before May."

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::model::Outcome;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement, says_nothing};
use crate::text::{Span, seek};

use super::candidate::Candidate;
use super::outcome::of_content;
use super::put_off::infinitive_puts_off;

/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=6;

/// Answers that make a convention of the label.
const FEWEST: usize = 2;

/// The statements with those that open with the acronym of the body as a label: it is what the body answers, and so a
/// decision whatever its verb. One such label may also be how somebody's words are kept.
pub(super) fn with_own_answers(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    mut each: Vec<Option<Candidate>>,
) -> Vec<Option<Candidate>> {
    let answers = |place: &usize| {
        answer(reading, roster, &statements[*place]).is_some_and(|said| settles(reading, said))
            && stands_below_entry(reading, &statements[*place])
    };
    let found: Vec<usize> = (0..statements.len()).filter(answers).collect();
    for place in found.iter().copied().filter(|_| found.len() >= FEWEST) {
        let statement = statements[place];
        let said = answer(reading, roster, &statement).unwrap_or_default();
        let mut candidate = Candidate::bare(statement, place);
        candidate.evidence.add(DecisionSignal::Label);
        let told = each[place].as_ref().map(|one| one.outcome).filter(|outcome| *outcome != Outcome::Agreed);
        // "This is no part of the plan. It will not be done."
        let rest = Span::new(statement.span.start, reading.layout.blocks[statement.block].flow.end);
        // "Defer to June", "To be left until June"
        let put_off = infinitive_puts_off(reading, said).then_some(Outcome::Deferred);
        candidate.outcome =
            yes_or_no(said).or(put_off).or_else(|| of_content(reading, said)).or(told).unwrap_or_else(|| {
                let denied = seek::find(reading.text(rest), " not be ").is_some();
                if denied { Outcome::Rejected } else { Outcome::Agreed }
            });
        candidate.verb = each[place].as_ref().and_then(|one| one.verb);
        candidate.score = reading.decision.score(candidate.evidence);
        each[place] = Some(candidate);
        // what is said behind it is part of the answer
        for next in place + 1..statements.len() {
            if statements[next].block != statement.block || answer(reading, roster, &statements[next]).is_some() {
                break;
            }
            each[next] = None;
        }
    }
    each
}

/// "Yes, in May", "No.": the word that opens an answer says what it is.
fn yes_or_no(said: &str) -> Option<Outcome> {
    let word = said.split([' ', ',', '.', ';']).next().unwrap_or("");
    [("Yes", Outcome::Agreed), ("No", Outcome::Rejected)]
        .into_iter()
        .find_map(|(answer, outcome)| (word == answer && !said.starts_with("No ")).then_some(outcome))
}

/// Whether an answer settles something: not "The site had 400 visits", "£400", "Still waiting", "See #4", "Not sure".
fn settles(reading: &Reading<'_>, said: &str) -> bool {
    const PAST: [&str; 5] = [" had ", " was ", " were ", " did ", " has been "];
    let sum = !said.contains(|sign: char| sign.is_alphabetic());
    !sum && reading.words.longest(Class::OpenAnswer, said).is_none()
        && (yes_or_no(said).is_some() || !PAST.iter().any(|verb| seek::find(said, verb).is_some()))
}

/// Whether an entry, a question or an issue stands above the line of an answer: its lines stand deeper or open with a mark.
fn stands_below_entry(reading: &Reading<'_>, statement: &Statement) -> bool {
    const NEAR: usize = 4;
    let layout = reading.layout;
    let at = layout.flow.source_offset(statement.span.start);
    // a blank line may part the answer from the points before it
    let mut lines = layout.source[..at].rsplit('\n').skip(1).peekable();
    lines.next_if(|line| line.trim().is_empty());
    let mut above = lines.take_while(|line| !line.trim().is_empty()).take(NEAR);
    let marked = |line: &str| {
        let line = line.trim();
        line.ends_with('?')
            || line.starts_with(['#', '-', '*', '•'])
            || line.starts_with(|sign: char| sign.is_ascii_digit())
    };
    above.any(marked)
}

/// What stands behind the acronym of the body at the start of a statement, where it is no question.
fn answer<'r>(reading: &Reading<'r>, roster: &Roster, statement: &Statement) -> Option<&'r str> {
    if statement.list == List::Actions {
        return None;
    }
    let text = reading.text(statement.span);
    let letters = text.bytes().take(ACRONYM.end() + 1).take_while(u8::is_ascii_uppercase).count();
    let said = text[letters..].strip_prefix(": ").filter(|_| ACRONYM.contains(&letters))?;
    let open = said.trim_end().ends_with('?') || says_nothing(reading, said);
    (!open && roster.is_own(&text[..letters])).then_some(said)
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome;

    fn decided(answers: &str) -> Vec<(String, Outcome)> {
        let minutes = convert(&format!(
            "Elm Technical Committee (ETC)\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Issues\n\n{answers}\n\n2. Close\n\nNone.\n"
        ));
        minutes.decisions.into_iter().map(|one| (one.text, one.outcome)).collect()
    }

    #[test]
    fn answers_behind_the_acronym_of_the_body_are_decisions() {
        let answers = "#12: Mend the lamp\n    ETC: Only the old one.\n\n#13: Paint the wall\n    ETC: This is no part of the plan. \
                       It will not be done.\n\n#14: Sell the van\n    ETC: OK to sell it.";
        let found: Vec<Outcome> = decided(answers).into_iter().map(|(_, outcome)| outcome).collect();
        assert_eq!(found, [Outcome::Agreed, Outcome::Rejected, Outcome::Agreed]);
        let lists = "- Lamps: mend the old one\n  ETC: We know of nobody who can. This will not be done.\n\n- Walls: paint them\n  \
                     ETC: By May.";
        let found: Vec<_> = decided(lists).into_iter().collect();
        assert_eq!(found.iter().map(|one| one.1).collect::<Vec<_>>(), [Outcome::Rejected, Outcome::Agreed]);
        assert_eq!(found[0].0, "ETC: We know of nobody who can. This will not be done.");
        let found = decided("#12: Mend the lamp\n    ETC: Defer to next meeting.\n\n#13: Paint\n    ETC: Yes, in May.");
        assert_eq!(found.iter().map(|one| one.1).collect::<Vec<_>>(), [Outcome::Deferred, Outcome::Agreed]);
        // what was done, is told or is not known yet
        for said in [
            "The web site had 400 visits.",
            "No report was sent.",
            "£400",
            "Still waiting for a reply.",
            "See #4.",
            "Not sure, need more details.",
        ] {
            assert_eq!(decided(&format!("#12: Mend the lamp\n    ETC: {said}\n\n#13: Paint\n    ETC: {said}")), []);
        }
        assert_eq!(decided("The lamp is out.\nETC: Mend it.\n\nThe wall leans.\nETC: Prop it up."), []);
        let found = decided(
            "#12: Mend the lamp?\n    ETC: No.\n\n#13: Light\n    ETC: Yes. The lamp will be bought and the light will not be off.",
        );
        assert_eq!(found.iter().map(|one| one.1).collect::<Vec<_>>(), [Outcome::Rejected, Outcome::Agreed]);
        let parted = "#12: Lamps\n    - They are old.\n\n    ETC: Sell them.\n\n#13: Paint\n    ETC: Buy ten tins.";
        assert_eq!(decided(parted).len(), 2);
        // the words of others
        assert_eq!(decided("#12: Mend the lamp\n    ABX: Only the old one.\n\n#13: Paint\n    ABX: By May."), []);
        // one is no convention
        assert_eq!(decided("#12: Mend the lamp\n    ETC: Only the old one."), []);
        assert_eq!(decided("#12: Mend the lamp\n    ETC: Who has it?\n\n#13: Paint\n    ETC: When?"), []);
    }
}

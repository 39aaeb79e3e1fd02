//! Applications whose answer stands on a line of its own below them.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::Weighed;
use super::whole;

/// Lines of an application.
const MOST: usize = 9;
/// Words of one of them.
const LINE: usize = 14;

/// "E/40480 / Barn at Elm Farm / Mr Bell / NO OBJECTIONS": the number of an application, and below its lines what the
/// council answers.
pub(super) fn answered(weighed: &Weighed<'_>, place: usize) -> Option<Candidate> {
    let statement = &weighed.statements[place];
    let opens = |at: usize| weighed.statements[at].first && opens_with_number(weighed.text(at));
    if !opens(place) || answers(weighed, place) {
        return None;
    }
    let below = (place + 1..weighed.statements.len()).take(MOST);
    let mut lines = below.take_while(|at| {
        let other = &weighed.statements[*at];
        let close = weighed.reading.layout.blocks[other.block].blank_before == 0;
        let short = !Reading::exceeds(weighed.text(*at), LINE) && !weighed.text(*at).ends_with('.');
        other.item == statement.item && close && !opens(*at) && (short || answers(weighed, *at))
    });
    let last = lines.find(|at| answers(weighed, *at))?;
    Some(whole(weighed, place..last + 1, DecisionSignal::Resolved, Candidate::join))
}

/// "14/00134/F", "E/40480": a word of digits parted by strokes.
fn opens_with_number(text: &str) -> bool {
    let number = text.split([' ', '\n', '\t']).next().unwrap_or("");
    let part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '/' | '-' | '.' | ':');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (6..=24).contains(&number.len()) && number.contains('/') && digits >= 5 && number.chars().all(part)
}

fn answers(weighed: &Weighed<'_>, at: usize) -> bool {
    weighed.statements[at].first && answers_only(weighed.reading, weighed.text(at))
}

/// "NO OBJECTIONS", "Support", "No objections but one comment: …": nothing but the answer, perhaps with a comment.
fn answers_only(reading: &Reading<'_>, text: &str) -> bool {
    let text = text.trim_matches(['.', ' ']);
    let alone = |text: &str| reading.words.classes(text.trim_end_matches(',')).contains(Class::Response);
    let parted = |link: &&str| seek::part(text, link).is_some_and(|(answer, _)| alone(answer));
    alone(text) || [" but ", ": ", " subject to ", " - ", " – "].iter().any(parted)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn an_answer_below_its_application() {
        let head =
            "Elm Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell (Chairman), Cllr B. Carr\n\n1. Planning\n\n";
        let cases = [
            (
                "- E/40480\n  Barn\n  Elm Farm\n  R Dunn\n  NO OBJECTIONS\n\n- E/40554\n  Porch\n  Ash Farm\n  Support",
                2,
            ),
            ("- E/40480\n  Barn\n  Elm Farm\n  R Dunn", 0),
        ];
        for (text, count) in cases {
            let found = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
            assert_eq!(found.len(), count, "{text}: {found:#?}");
        }
    }
}

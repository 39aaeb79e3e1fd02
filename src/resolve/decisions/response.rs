//! Responses to applications: "24/00123/F New porch, 2 Oak Lane. No objection."

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::parse::application::application_number;
use crate::resolve::outline::Outline;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::candidate::Candidate;
use super::motion::Weighed;

/// Most statements of an entry: its number, its place and whoever applied may stand each in a line.
const MOST: usize = 10;
/// Words of the longest response.
const LONGEST: usize = 60;

/// The entry that begins at `place` and names an application, up to what the body answers; the number may stand in the
/// heading of the entry.
pub(super) fn responded(weighed: &Weighed<'_>, outline: &Outline, place: usize) -> Option<Candidate> {
    let statement = weighed.statements[place];
    let text = weighed.text(place);
    if !statement.first {
        // "ii. 24/00124/F Two houses" in the paragraph of the entry before
        application_number(text).filter(|number| text.starts_with(number))?;
    }
    let named = application_number(text).is_some();
    let heading = statement.item.and_then(|item| outline.headings.get(item));
    let headed = heading.filter(|heading| {
        statement.first
            && statement.block <= heading.block + 1
            && application_number(weighed.reading.text(heading.title)).is_some()
    });
    if !named && headed.is_none() {
        return None;
    }
    let at = verdict(weighed, place, headed.is_some())?;
    let mut found = Candidate::bare(statement, place);
    for part in (place..=at).filter_map(|at| weighed.part(at)) {
        found.join(part);
    }
    found.evidence = crate::evidence::Evidence::default();
    found.evidence.add(DecisionSignal::Label);
    found.evidence.add(DecisionSignal::Position);
    found.span = headed.map_or(found.span, |heading| heading.title).to(weighed.statements[at].span);
    found.statements = place..at + 1;
    found.read_fragments(weighed.reading);
    found.score = weighed.reading.decision.score(found.evidence);
    Some(found)
}

/// The statement that tells the response to the application that is named at `place`, or in the heading above it.
fn verdict(weighed: &Weighed<'_>, place: usize, headed: bool) -> Option<usize> {
    let reading = weighed.reading;
    let indent = |at: usize| reading.layout.blocks[weighed.statements[at].block].indent;
    for at in place..weighed.statements.len().min(place + MOST) {
        let (other, text) = (&weighed.statements[at], weighed.text(at));
        if at > place {
            let glued =
                other.block == weighed.statements[at - 1].block || reading.layout.blocks[other.block].blank_before == 0;
            let beside = weighed.same_item(at, place) && weighed.is_near(at - 1, at);
            let sibling = other.first && other.entry && indent(at) <= indent(place);
            if !beside || sibling || !glued && !responds(weighed, at, text) {
                return None;
            }
        }
        if (at > place || headed) && responds(weighed, at, text) || ends_in_response(weighed, at, text, at == place) {
            return Some(at + reasons(weighed, at));
        }
        // what is resolved, or told of another application
        let settled = weighed.part(at).is_some_and(|part| part.score > 0.0);
        if settled || at > place && application_number(text).is_some_and(|number| text.starts_with(number)) {
            return None;
        }
    }
    None
}

/// "No objections but one comment: it is by a busy road. The bend is blind.": how many statements behind a response that
/// opens its block tell its reasons.
fn reasons(weighed: &Weighed<'_>, at: usize) -> usize {
    const MOST: usize = 4;
    let block = weighed.statements[at].block;
    if !weighed.statements[at].first {
        return 0;
    }
    let rest = weighed.statements[at + 1..].iter().enumerate();
    let plain = |next: usize| {
        let settles = weighed.part(next).is_some_and(|part| part.score > 0.0);
        !settles && application_number(weighed.text(next)).is_none()
    };
    let count =
        rest.take_while(|(_, next)| next.block == block).map(|(by, _)| at + 1 + by).take_while(|next| plain(*next));
    let count = count.take(MOST + 1).count();
    if count > MOST { 0 } else { count }
}

/// "No objections raised.", "Response: no objection, subject to a hedge", "Object on grounds of height".
fn responds(weighed: &Weighed<'_>, at: usize, text: &str) -> bool {
    if Reading::exceeds(text, LONGEST) {
        return false;
    }
    let said = behind_label(text).unwrap_or(text).trim_start_matches(['(', '*', '–', '-', ' ']);
    // "The Parish Council had no objections to this application."
    let position = || {
        let part = weighed.part(at).is_some_and(|part| part.evidence.has(DecisionSignal::Position));
        part && !Reading::exceeds(text, 14)
    };
    is_response(weighed.reading, said) || position()
}

/// Whether a text begins with a response and goes on with nothing but its reasons and terms.
fn is_response(reading: &Reading<'_>, said: &str) -> bool {
    const TERMS: [&str; 16] = [
        "subject to",
        "on ",
        "due to",
        "because",
        "provided",
        "in principle",
        "with ",
        "for the following",
        "as ",
        "but ",
        "to ",
        "from ",
        "were ",
        "was ",
        "and ",
        "however",
    ];
    let Some(end) = reading.words.longest(Class::Response, said) else { return false };
    let rest = said[end..].trim_start();
    let no = seek::opens(said, "no ");
    rest.is_empty()
        || rest.starts_with([',', ';', ':', '.', '(', '–', '-'])
        || TERMS.iter().take(if no { 16 } else { 9 }).any(|word| seek::opens(rest, word))
}

/// "… New porch, 2 Oak Lane – No objection": a response that closes a statement behind a sign, or, in that which names the
/// application, as the last of its block behind a blank.
fn ends_in_response(weighed: &Weighed<'_>, at: usize, text: &str, own: bool) -> bool {
    let text = text.trim_end_matches(['.', ' ', '*', ')']);
    if !weighed.reading.closes(text, Class::Response) {
        // "… – Object on grounds of height"
        let parted = [" – ", " - ", " — ", ": "].iter().find_map(|sign| seek::part_last(text, sign));
        return parted.is_some_and(|(_, said)| is_response(weighed.reading, said) && !Reading::exceeds(said, 20));
    }
    let longest = (1..=4).filter_map(|count| {
        let from = text.rmatch_indices(' ').nth(count - 1)?.0;
        weighed.reading.words.classes(&text[from + 1..]).contains(Class::Response).then_some(from)
    });
    let Some(from) = longest.min() else { return false };
    let signed = text[..from].trim_end().ends_with([':', '–', '—', '-', ',', ';', ')', '.']);
    let negated = text[..from].ends_with(" to") || text[..from].ends_with(" not");
    !negated && (signed || own && weighed.statements[at].last)
}

/// What stands behind the label of a response: "Comments: …", "Parish Council response: …".
fn behind_label(text: &str) -> Option<&str> {
    const LABELS: [&str; 12] = [
        "response",
        "comment",
        "comments",
        "decision",
        "outcome",
        "view",
        "observation",
        "observations",
        "result",
        "recommendation",
        "resolved",
        "agreed",
    ];
    const SHORT: usize = 4;
    let (label, said) = seek::part(text, ": ")?;
    let last = label.words().next_back().unwrap_or(label).trim_end_matches('*');
    (!Reading::exceeds(label, SHORT) && LABELS.iter().any(|word| last.eq_ignore_ascii_case(word))).then_some(said)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn decided(text: &str) -> Vec<String> {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chair), Cllr Ben Carr\n\n1. Planning\n\n";
        let minutes = convert(&format!("{head}{text}\n\n2. Close\nNone.\n"));
        minutes.decisions.into_iter().map(|decision| decision.text.replace('\n', " ")).collect()
    }

    #[test]
    fn an_application_and_the_response_to_it_are_one_decision() {
        let cases = [
            "24/00123/F New porch, 2 Oak Lane, Elm. No objections raised.",
            "24/00123/F New porch, 2 Oak Lane, Elm. Object on grounds of height.",
            "P/2024/0123 – 2 Oak Lane – New porch – Support",
            "24/00123/F 2 Oak Lane: no objections, but the Council asks for a hedge.",
            "24/00123/F – 2 Oak Lane – porch. RESOLVED: No objection.",
            "P/2024/0123 – 2 Oak Lane – New porch – Object on grounds of height",
            "Application No: 24/0123/FUL\nLocation: 2 Oak Lane\nProposal: New porch\nComments: No objection",
            "2 Oak Lane – new porch (24/01234/HOU)\nResponse: No objection.",
            "E/40590\nNew porch\nOak Farm\nElm\nNO OBSERVATIONS",
            "E/40590\nProposed porch and changes\nOak Farm\nElm\nNO OBJECTIONS BUT ONE COMMENT: it is by a busy road.",
            "24/0012/LBC – New windows, The Old Rectory.\nCouncillors had no objections to this application.",
        ];
        for text in cases {
            assert_eq!(decided(text), [text.replace('\n', " ")], "{text}");
        }
    }

    #[test]
    fn the_application_may_be_a_heading() {
        let found = decided(
            "a) DC/24/1234 – Oak Farm – new barn\nNo objection subject to a hedge.\n\nb) DC/24/1235 – 2 Ash Road – porch\nNo comments.",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("DC/24/1234") && found[1].ends_with("No comments."), "{found:?}");
    }

    #[test]
    fn an_answer_is_no_task() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell, Cllr Ben Carr\n\n1. Planning\n\n";
        let minutes = convert(&format!("{head}24/00123/F\nNew porch\nComment: Support\n\n2. Close\nNone.\n"));
        assert_eq!((minutes.decisions.len(), minutes.actions), (1, vec![]));
    }

    #[test]
    fn an_answer_below_its_application() {
        let found = decided(
            "- E/40480\n  Barn\n  Elm Farm\n  R Dunn\n  NO OBJECTIONS\n\n- E/40554\n  Porch\n  Ash Farm\n  Support",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(decided("- E/40480\n  Barn\n  Elm Farm\n  R Dunn"), Vec::<String>::new());
    }

    #[test]
    fn each_entry_of_a_paragraph_is_one() {
        let found =
            decided("i. 24/0123/F Porch, 2 Oak Lane. No objections raised. ii. 24/0124/F Barn, Ash Farm. Support.");
        assert_eq!(found, ["24/0123/F Porch, 2 Oak Lane. No objections raised.", "24/0124/F Barn, Ash Farm. Support."]);
    }

    #[test]
    fn what_is_told_of_an_application_is_none() {
        for text in [
            "24/00123/F New porch, 2 Oak Lane, Elm.",
            "24/00123/F New porch, 2 Oak Lane: Cllr Carr wants to object.",
            "Minutes 24/0123 were read. The shop asked for our support.",
            "The budget for 2023/24 was read. No comments.",
        ] {
            assert_eq!(decided(text), Vec::<String>::new(), "{text}");
        }
    }
}

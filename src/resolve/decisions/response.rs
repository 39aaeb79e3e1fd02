//! Responses to applications: "24/00123/F New porch, 2 Oak Lane. No objection."

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::parse::application::application_number;
use crate::parse::offset_in;
use crate::resolve::outline::{Cut, Outline};
use crate::resolve::reading::Reading;
use crate::resolve::statement::{answers_whole, main_verbs};
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
    let named = names_application(weighed, place);
    let heading = statement.item.and_then(|item| outline.headings.get(item));
    let headed = heading.filter(|heading| {
        // a heading that tells the response itself is its own statement
        let told = || heading.cut == Cut::Whole && answers_whole(weighed.reading, heading.title);
        statement.first
            && statement.block <= heading.block + 1
            && !told()
            && (application_number(weighed.reading.text(heading.title)).is_some()
                || statement.item.is_some_and(|item| is_planned(weighed.reading, outline, item)))
    });
    let planned = !named && headed.is_none() && is_planned_entry(weighed, outline, place);
    if !named && headed.is_none() && !planned {
        return None;
    }
    let others = |span| weighed.reading.speaks(span, Class::OthersDecision);
    if heading.is_some_and(|heading| others(heading.title)) || tells_of_others(weighed, place) {
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

/// "6. Planning applications / 1. New porch, 2 Oak Lane. No objections.": whether an item below that heading names, without a
/// number, what is to be built.
fn is_planned(reading: &Reading<'_>, outline: &Outline, item: usize) -> bool {
    const MOST: usize = 16;
    let heading = &outline.headings[item];
    let mut before = outline.headings[..item].iter().rev().take(MOST);
    let outer = before.find(|other| other.level < heading.level);
    let planning = outer.is_some_and(|outer| {
        let title = reading.text(outer.title);
        seek::find(title, "lanning").is_some() && seek::find(title, "pplication").is_some()
    });
    planning && heading.cut != Cut::Whole && !reading.has(heading.title, Class::FiniteVerb)
}

/// "Planning applications" over "Ann Bell - new porch at Ash House - recommend approval.": a paragraph right under that heading that
/// ends in what the body recommends behind a dash, and has no verb before it.
fn is_planned_entry(weighed: &Weighed<'_>, outline: &Outline, place: usize) -> bool {
    const MOST: usize = 3;
    const SIGNS: [&str; 3] = [" - ", " – ", " — "];
    let (reading, statement) = (weighed.reading, weighed.statements[place]);
    let planning = |item: usize| {
        let title = reading.text(outline.headings[item].title);
        seek::find(title, "lanning").is_some() && seek::find(title, "pplication").is_some()
    };
    if !statement.first || !statement.item.is_some_and(planning) {
        return false;
    }
    let parts = weighed.statements[place..].iter().take(MOST).take_while(|other| other.block == statement.block);
    let Some(last) = parts.last().filter(|last| last.last) else { return false };
    let whole = reading.text(statement.span.to(last.span)).trim_end_matches(['.', ' ']);
    let parted = SIGNS.iter().find_map(|sign| seek::part_last(whole, sign));
    parted.is_some_and(|(head, said)| {
        reading.words.classes(&seek::lower(said)).contains(Class::Response)
            && seek::find(said, "ecommend").is_some()
            && !reading.has(reading.flow_span(head), Class::FiniteVerb)
    })
}

/// Whether the statement is on the application that it names: it begins with the number, says that it is one, or has no verb.
fn names_application(weighed: &Weighed<'_>, place: usize) -> bool {
    let text = weighed.text(place);
    let Some(number) = application_number(text) else { return false };
    let opens = !text[..offset_in(text, number)].contains(char::is_alphanumeric);
    let says = || seek::find(text, "pplication").is_some();
    opens || says() || !weighed.reading.has(weighed.statements[place].span, Class::FiniteVerb)
}

/// "District Council decisions received:" above the entries of a list: they tell what others decided.
fn tells_of_others(weighed: &Weighed<'_>, place: usize) -> bool {
    const MOST: usize = 64;
    if !weighed.statements[place].entry {
        return false;
    }
    let mut before = (0..place).rev().take(MOST).take_while(|at| weighed.same_item(*at, place));
    let lead =
        before.find(|at| !weighed.statements[*at].entry).filter(|at| weighed.text(*at).trim_end().ends_with(':'));
    lead.is_some_and(|at| {
        weighed.reading.speaks(weighed.statements[at].span, Class::OthersDecision)
            || names_other(weighed.reading, weighed.text(at))
    })
}

/// "Highways", "the neighbour's": whether a text names one of those who answer beside the body.
pub(super) fn names_other(reading: &Reading<'_>, text: &str) -> bool {
    let bare = |word: &str| -> usize { word.trim_end_matches(['\'', '’', 's', ',', ':', '.']).len() };
    text.words().take(MOST).any(|word| {
        [word.trim_end_matches([',', ':', '.']), &word[..bare(word)]]
            .iter()
            .any(|word| reading.words.classes(word).contains(Class::Respondent))
    })
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

/// "No objection but a wish: a hedge by the lane. The lane is narrow.": how many statements behind a response that
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
    let said = behind_label(weighed.reading, text).unwrap_or(text).trim_start_matches(['(', '*', '–', '-', ' ']);
    // "The Parish Council had no objections to this application."
    let position = || {
        let part = weighed.part(at).is_some_and(|part| part.evidence.has(DecisionSignal::Position));
        part && !Reading::exceeds(text, 14)
    };
    is_response(weighed.reading, said) || position()
}

/// Whether a text begins with a response and goes on with nothing but its reasons and terms.
fn is_response(reading: &Reading<'_>, said: &str) -> bool {
    let Some(end) = reading.words.longest(Class::Response, said) else { return false };
    let rest = said[end..].trim_start();
    let no = seek::opens(said, "no ");
    rest.is_empty()
        || rest.starts_with([',', ';', ':', '.', '(', '–', '-'])
        || (reading.words.longest(Class::ResponseTerm, rest).is_some()
            || no && reading.words.longest(Class::ObjectionTerm, rest).is_some())
            && !tells_who(reading, rest)
            // "Support with forms is offered by the library."
            && (no || main_verbs(reading, rest) == 0)
}

/// "No comments from the public", "No objections were raised by neighbours": those who answered are others.
fn tells_who(reading: &Reading<'_>, rest: &str) -> bool {
    let rest = ["were ", "was "].iter().find_map(|verb| seek::behind(rest, verb)).unwrap_or(rest);
    let rest = ["raised ", "made ", "received "].iter().find_map(|verb| seek::behind(rest, verb)).unwrap_or(rest);
    let Some(who) = ["from ", "by "].iter().find_map(|link| seek::behind(rest, link)) else { return false };
    let ours = who.words().take(3).any(|word| {
        let classes = reading.words.classes(word.trim_end_matches([',', '.', ';']));
        classes.contains(Class::Collective) || classes.contains(Class::Members)
    });
    !ours || names_other(reading, who.split(['.', ',', ';']).next().unwrap_or(who))
}

/// "… New porch, 2 Oak Lane – No objection": a response that closes a statement behind a sign, or, in that which names the
/// application, as the last of its block behind a blank.
fn ends_in_response(weighed: &Weighed<'_>, at: usize, text: &str, own: bool) -> bool {
    let text = text.trim_end_matches(['.', ' ', '*', ')']);
    if !weighed.reading.closes(text, Class::Response) {
        // "… – Object on grounds of height"
        let parted = [" – ", " - ", " — ", ": "].iter().find_map(|sign| seek::part_last(text, sign));
        return parted.is_some_and(|(head, said)| {
            is_response(weighed.reading, said) && !Reading::exceeds(said, 20) && !is_of_others(weighed.reading, head)
        });
    }
    let longest = (1..=4).filter_map(|count| {
        let from = text.rmatch_indices(' ').nth(count - 1)?.0;
        weighed.reading.words.classes(&text[from + 1..]).contains(Class::Response).then_some(from)
    });
    let Some(from) = longest.min() else { return false };
    let signed = text[..from].trim_end().ends_with([':', '–', '—', '-', ',', ';', ')', '.']);
    let negated = text[..from].ends_with(" to") || text[..from].ends_with(" not");
    !negated && (signed || own && weighed.statements[at].last) && !is_of_others(weighed.reading, &text[..from])
}

/// "… Highways response:", "… District –": what stands before a response says that another gave it.
fn is_of_others(reading: &Reading<'_>, head: &str) -> bool {
    const SHORT: usize = 4;
    let head = head.trim_end_matches([':', '–', '—', '-', ',', ';', ' ']);
    let piece = head.rsplit(['.', ':', ';', ',', '–', '—']).next().unwrap_or(head);
    let piece = seek::part_last(piece, " - ").map_or(piece, |(_, last)| last).trim();
    !Reading::exceeds(piece, SHORT)
        && (names_other(reading, piece) || of_label(reading, piece).is_some_and(|who| !is_ours(reading, who)))
}

/// Whether those who stand before the word of a label are the body: "Parish Council", "Our", nobody at all.
fn is_ours(reading: &Reading<'_>, who: &str) -> bool {
    let last = who
        .words()
        .next_back()
        .unwrap_or("")
        .trim_end_matches("'s")
        .trim_end_matches("’s")
        .trim_end_matches(['\'', '’']);
    let classes = reading.words.classes(last);
    let plain = last.is_empty() || classes.contains(Class::OwnResponse);
    (plain || classes.contains(Class::Collective) || classes.contains(Class::Members)) && !names_other(reading, who)
}

/// What stands behind the label of a response of the body: "Comments: …", "Parish Council response: …".
fn behind_label<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    const SHORT: usize = 4;
    let (label, said) = seek::part(text, ": ")?;
    let ours = || of_label(reading, label).is_some_and(|who| is_ours(reading, who.trim_start_matches(['*', '_'])));
    (!Reading::exceeds(label, SHORT) && ours()).then_some(said)
}

/// "Parish Council" of the label "Parish Council response": whose it is, where it is the label of a response.
fn of_label<'t>(reading: &Reading<'_>, label: &'t str) -> Option<&'t str> {
    let label = label.trim_end_matches(['*', ' ']);
    let last = label.words().next_back().unwrap_or(label);
    let labels = reading.words.classes(last).contains(Class::ResponseLabel);
    labels.then(|| label[..label.len() - last.len()].trim_end())
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::resolve::decisions::trial::texts;

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
            "N/12345\nNew porch\nOak Farm\nElm\nNO OBSERVATIONS",
            "N/12345\nPorch and shed\nOak Farm\nElm\nNO OBJECTION BUT A WISH: a hedge by the lane.",
            "24/00123/F 2 Oak Lane. Parish Council response: no objection.",
            "24/00123/F 2 Oak Lane. No comments from the Council.",
            "Application 24/00123/F for a porch was considered. No objection.",
            "24/0012/LBC – New windows, The Old Rectory.\nCouncillors had no objections to this application.",
        ];
        for text in cases {
            assert_eq!(texts(text), [text.replace('\n', " ")], "{text}");
        }
    }

    #[test]
    fn the_application_may_be_a_heading() {
        let found = texts(
            "a) DC/24/1234 – Oak Farm – new barn\nNo objection subject to a hedge.\n\nb) DC/24/1235 – 2 Ash Road – porch\nNo comments.",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("DC/24/1234") && found[1].ends_with("No comments."), "{found:?}");
    }

    #[test]
    fn applications_without_numbers_below_their_heading() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chair), Cllr Ben Carr\n\n1. Fair\n\nThe fair was busy.\n\n";
        let list = "2. Planning applications\n\n1. Demolition of the barn and a new porch at Oak Farm. Council have no objections.\n2. Wider gate at Beech Cottage. No objections.\n3. New shed at Ash House, Lynn Road. Two members spoke.\n\n";
        let found = convert(&format!("{head}{list}3. Close\n\nNone.\n")).decisions;
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].text.starts_with("Demolition") && found[1].text.starts_with("Wider"), "{found:#?}");
    }

    #[test]
    fn entries_of_a_paragraph_each_end_in_what_is_recommended() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chair), Cllr Ben Carr\n\n1. Fair\n\nThe fair was busy.\n\n";
        let found = |title: &str, entries: &str| {
            convert(&format!("{head}2. {title}: {entries}\n\n3. Close\n\nNone.\n")).decisions
        };
        let entries = "C. Moss - wider gate at Beech Cottage - recommend approval.\n\nOak Farm, Mill Lane. Elm - two sheds - recommend refusal.";
        assert_eq!(found("Planning applications", entries).len(), 2);
        for (title, entries) in [
            ("Planning applications", "C. Moss - wider gate at Beech Cottage."),
            ("Planning applications", "The county said that it was late - recommend approval."),
            ("Roads", "C. Moss - wider gate at Beech Cottage - recommend approval."),
        ] {
            assert_eq!(found(title, entries), vec![], "{title}: {entries}");
        }
    }

    #[test]
    fn a_heading_that_answers_is_one_decision() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chair), Cllr Ben Carr\n\n";
        let minutes =
            convert(&format!("{head}1. 24/00123/F Porch – Oak – No objection\n\nNo comments.\n\n2. Close\nNone.\n"));
        assert_eq!(minutes.decisions.len(), 1);
    }

    #[test]
    fn an_answer_is_no_task() {
        let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell, Cllr Ben Carr\n\n1. Planning\n\n";
        let minutes = convert(&format!("{head}24/00123/F\nNew porch\nComment: Support\n\n2. Close\nNone.\n"));
        assert_eq!((minutes.decisions.len(), minutes.actions), (1, vec![]));
    }

    #[test]
    fn an_answer_below_its_application() {
        let found = texts(
            "- N/12346\n  Barn\n  Elm Farm\n  R Dunn\n  NO OBJECTIONS\n\n- N/12347\n  Porch\n  Ash Farm\n  Support",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(texts("- N/12346\n  Barn\n  Elm Farm\n  R Dunn"), Vec::<String>::new());
    }

    #[test]
    fn each_entry_of_a_paragraph_is_one() {
        let found =
            texts("i. 24/0123/F Porch, 2 Oak Lane. No objections raised. ii. 24/0124/F Barn, Ash Farm. Support.");
        assert_eq!(found, ["24/0123/F Porch, 2 Oak Lane. No objections raised.", "24/0124/F Barn, Ash Farm. Support."]);
    }

    #[test]
    fn what_is_told_of_an_application_is_none() {
        let cases = [
            "24/00123/F New porch, 2 Oak Lane, Elm.",
            "24/00123/F New porch, 2 Oak Lane: Cllr Carr wants to object.",
            "Minutes 24/0123 were read. The shop asked for our support.",
            "The budget for 2023/24 was read. No comments.",
            "24/00123/F 2 Oak Lane. Highways response: no objection.",
            "24/00123/F 2 Oak Lane. District decision: Refusal",
            "24/00123/F 2 Oak Lane. Neighbour's comments: Object, too tall.",
            "District Council decisions received:\n- 24/00123/F porch – Approval\n- 24/00124/F barn – Refusal",
            "The District Council had no objection to 24/00123/F Porch.",
            "The scheme EG/2024/12 was explained. Support with forms is offered by the library.",
            "24/00125/F Barn. Support with forms is offered by the library.",
            "Tel. 01234/567890. No issues were raised.",
            "The road B1234/A567 was shut. No comments.",
            "24/00124/F Barn. Mr Moss said no.\n\nNo comments from the public.",
        ];
        let wrong: Vec<_> = cases.into_iter().filter(|text| !texts(text).is_empty()).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }
}

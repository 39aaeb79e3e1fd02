//! What a positive result comes to: a motion to defer that is carried puts its matter off, one to note it notes it.

use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::phrase;
use crate::resolve::clause::past_unanimity;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::deferral::refers_elsewhere;
use super::put_off::{clause_puts_off, infinitive_puts_off, is_put_off_in_name};

/// What was decided, by the words behind the verb of deciding: "to hold over the review", "that the matter be deferred".
pub(super) fn of_content(reading: &Reading<'_>, content: &str) -> Option<Outcome> {
    let labelled = content.trim_start().starts_with(':');
    let content = content.trim_start_matches([' ', ':', ',', '-', '–', '—', '\n', '"', '“']);
    // "AGREED: Postpone the walk until June."
    if labelled
        && content.starts_with(char::is_uppercase)
        && infinitive_puts_off(reading, content)
        && !is_put_off_in_name(reading, content)
    {
        return Some(Outcome::Deferred);
    }
    let content = past_unanimity(reading.words, content);
    if let Some(infinitive) = seek::behind(content, "to ") {
        return of_infinitive(reading, infinitive);
    }
    // "It was agreed for this discussion to continue after the survey", "Conclusion: we should table it"
    let agreed = seek::behind(content, "for ").unwrap_or(content);
    if seek::behind(content, "that ").is_none() {
        let end = agreed.find(['.', ';', ':', '\n']).unwrap_or(agreed.len());
        return clause_puts_off(reading, &agreed[..end]).then_some(Outcome::Deferred);
    }
    seek::behind(content, "that ").and_then(|clause| of_clause(reading, clause))
}

/// What a motion asks for: "Motion by Bell, second by Carr, to table the item", "Moved Cr Bell / That it lie on the table".
pub(super) fn of_motion(reading: &Reading<'_>, span: Span) -> Option<Outcome> {
    let text = reading.text(span);
    let put = reading.hits_in(span).iter().find(|hit| matches!(hit.class, Class::Moved | Class::Motion))?;
    // "Move to postpone": the phrase of moving may hold the "to"
    let from = put.start as usize - span.start;
    let behind = wording(text, from).and_then(|at| of_content(reading, &text[at..]));
    // "Bell asked that it be tabled until May. Moved by Bell, seconded by Carr; approved."
    behind.or_else(|| {
        let said = wording(&text[..from], 0).filter(|said| *said == 0 || wording(text, from).is_none())?;
        of_content(reading, &text[said..])
    })
}

/// Where the wording of a motion begins: its first "to" or "that" at or behind `from`.
fn wording(text: &str, from: usize) -> Option<usize> {
    let starts = |at: usize| ["to ", "that "].iter().any(|word| seek::behind(&text[at..], word).is_some());
    let blanks = text[from..].match_indices([' ', '\n', '(', '“', '"']).map(|(at, sign)| from + at + sign.len());
    (from == 0).then_some(0).into_iter().chain(blanks).find(|at| starts(*at))
}

/// "hold over the review", "note the report".
pub(super) fn of_infinitive(reading: &Reading<'_>, text: &str) -> Option<Outcome> {
    let first = text.words().next().unwrap_or("");
    let text = if first.ends_with("ly") { text[first.len()..].trim_start() } else { text };
    if infinitive_puts_off(reading, text) {
        return Some(Outcome::Deferred);
    }
    if phrase(reading.words, Class::PuttingOff)(text).is_ok() {
        return None;
    }
    let noting = ["note ", "receive and note "].iter().find_map(|verb| seek::behind(text, verb))?;
    (!settles_more(reading, noting)).then_some(Outcome::Noted)
}

/// "the matter be deferred to June", "item 9 lie on the table": the first verb says what becomes of the subject.
pub(super) fn of_clause(reading: &Reading<'_>, text: &str) -> Option<Outcome> {
    // "that item 9.3 lie on the table": a number goes on behind its stop
    let stop = |(at, sign): &(usize, char)| {
        matches!(sign, ';' | ':' | '\n')
            || *sign == '.' && !text[at + 1..].starts_with(|next: char| next.is_ascii_digit())
    };
    let end = text.char_indices().find(stop).map_or(text.len(), |(at, _)| at);
    let clause = &text[..end];
    if clause_puts_off(reading, clause) {
        return Some(Outcome::Deferred);
    }
    let be = seek::find(clause, " be ");
    let subject = &clause[..be.unwrap_or(end)];
    let lies = |hit: &&crate::grammar::Hit| hit.class == Class::PuttingOff && reading.text(span_of(hit)).contains(' ');
    if reading.hits_in(reading.flow_span(subject)).iter().any(|hit| lies(&hit)) {
        return Some(Outcome::Deferred);
    }
    let rest = clause[be? + " be ".len()..].trim_start();
    if refuses_leave(reading, subject, rest) || is_turned_down(reading, subject, rest) {
        return Some(Outcome::Rejected);
    }
    let first = rest.words().next().unwrap_or("");
    let rest = if first.ends_with("ly") { rest[first.len()..].trim_start() } else { rest };
    if let Ok((after, written)) = phrase(reading.words, Class::Deferred)(rest) {
        return refers_elsewhere(reading, written, after.trim_start()).then_some(Outcome::Deferred);
    }
    if phrase(reading.words, Class::Tabled)(rest).is_ok() && names_business(reading, subject) {
        return Some(Outcome::Deferred);
    }
    // "received for information; that the barn be sold", "received for information: AND / THAT the barn be sold"
    if !text[end..].starts_with([';', ':']) && informs(rest) {
        return Some(Outcome::Noted);
    }
    let noted = seek::behind(rest, "noted").or_else(|| seek::behind(rest, "received and noted"))?;
    (!noted.starts_with(char::is_alphanumeric) && !settles_more(reading, noted)).then_some(Outcome::Noted)
}

/// "received for information", "accepted as information by the Board": what is only taken note of, as councils in Canada word it.
/// What is to be done behind it is more.
fn informs(rest: &str) -> bool {
    const VERBS: [&str; 4] = ["received", "accepted", "filed", "received and filed"];
    const ENDS: [&str; 4] = [" for information", " as information", " for their information", " for the information"];
    let behind = VERBS.iter().filter_map(|verb| seek::behind(rest, verb)).min_by_key(|behind| behind.len());
    let told = behind.and_then(|behind| ENDS.iter().find_map(|end| seek::behind(behind, end)));
    told.is_some_and(|told| {
        let whose = seek::behind(told, " by ").or_else(|| seek::behind(told, " of ")).unwrap_or("");
        let closed = told.trim_start_matches(['.', ',', '”', '"', '’', '\'', ')', ' ']).is_empty();
        // "by Mayor and Council"
        let named = || {
            let mut words = whose.trim_end_matches(['.', '”', '"', '’', ' ']).words();
            words.all(|word| matches!(word, "and" | "the") || word.starts_with(char::is_uppercase))
        };
        closed
            || whose.starts_with(char::is_alphabetic)
                && !whose.contains([';', ','])
                && (seek::find(told, " and ").is_none() || named())
    })
}

/// "the offer should not" and "accepted": whether a clause turns one thing down, and does not say when or which of many.
fn is_turned_down(reading: &Reading<'_>, subject: &str, rest: &str) -> bool {
    let Some(thing) = subject.strip_suffix(" should not") else { return false };
    let opens = |heads: &[&str]| heads.iter().any(|head| seek::opens(thing, head));
    // "offer should not be accepted" below "agreed that the:"
    let one = opens(&["the ", "this ", "these "]) || !thing.ends_with('s') && !opens(&["a ", "an ", "any ", "no "]);
    let verb = seek::part(rest, " as a").map_or(rest, |(verb, _)| verb).trim_end_matches(['.', '”', '"', ' ']);
    one && reading.words.classes(verb).contains(Class::TurnedDown)
}

/// "consent should not" and "granted": whether a clause denies somebody what they ask for, and says nothing else. "Notice
/// should not be given before June" settles when.
fn refuses_leave(reading: &Reading<'_>, subject: &str, rest: &str) -> bool {
    let refused = matches!(rest.trim_end().trim_end_matches(['.', '”', '"']), "granted" | "approved");
    let denied = || {
        let head = subject.strip_suffix(" not")?;
        let modal = ["should", "would", "will"].iter().find_map(|modal| head.strip_suffix(modal));
        modal.map_or(head, str::trim_end).words().next_back()
    };
    refused && denied().is_some_and(|noun| reading.words.classes(noun).contains(Class::LeaveAsked))
}

fn span_of(hit: &crate::grammar::Hit) -> Span {
    Span::new(hit.start as usize, hit.end as usize)
}

/// Whether the words of a subject name a piece of business, which may be tabled in the sense of putting it off, and no
/// paper, which is tabled by putting it forward. "A motion was tabled" puts it forward too.
pub(super) fn names_business(reading: &Reading<'_>, subject: &str) -> bool {
    let subject = subject.trim();
    let given = !["a ", "an "].iter().any(|article| seek::behind(subject, article).is_some());
    let span = reading.flow_span(subject);
    given && (reading.has(span, Class::Matter) || reading.has(span, Class::Motion))
}

/// "note the report and approve the budget": something else is settled too.
fn settles_more(reading: &Reading<'_>, text: &str) -> bool {
    let hits = reading.hits_in(reading.flow_span(text));
    text.contains(" and that ") || hits.iter().any(|hit| matches!(hit.class, Class::Decided | Class::Approved))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome::{self, Agreed, Deferred, Noted, Rejected};

    fn outcomes(text: &str) -> Vec<Outcome> {
        let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr, Cllr C. Dunn\n\n1. Finance\n\n";
        convert(&format!("{head}{text}\n\n2. Close\nNone.\n")).decisions.iter().map(|one| one.outcome).collect()
    }

    #[test]
    fn a_result_comes_to_what_its_motion_asks() {
        let cases: &[(&str, &[Outcome])] = &[
            ("Moved by Cllr Bell, “THAT the lists of May be received for information.”\nCarried", &[Noted]),
            ("Moved by Cllr Bell that the map be accepted as information. Carried.", &[Noted]),
            ("Moved by Cllr Bell that the map be accepted as information and the barn be sold. Carried.", &[Agreed]),
            ("Moved by Cllr Bell that the map be received for information by the Council. Carried.", &[Noted]),
            ("Moved by Cllr Bell that the map be accepted as information by Reeve and Council. Carried.", &[Noted]),
            (
                "Moved by Cllr Bell that the map be accepted as information: AND\nTHAT the barn be sold. Carried.",
                &[Agreed],
            ),
            ("Moved by Cllr Bell that the tender be received for the information centre. Carried.", &[Agreed]),
            ("Moved by Cllr Bell that £50 be accepted as information desk rent. Carried.", &[Agreed]),
            ("Moved by Cllr Bell that the map be received for information; that the barn be sold. Carried.", &[Agreed]),
            ("It was resolved that the matter be deferred.", &[Deferred]),
            ("It was decided to hold over the review of the rules, on which opinions differed.", &[Deferred]),
            ("RESOLVED that consideration of the lease be postponed to June.", &[Deferred]),
            ("Motion by Bell, seconded by Carr, to table the item. Motion carried 4-0.", &[Deferred]),
            ("Moved Cllr Bell, seconded Cllr Carr\nThat item 9 lie on the table.\nCARRIED 8/0", &[Deferred]),
            ("Moved Cllr Bell, seconded Cllr Carr\nThat item 9 lie on the table.\nLOST 2/8", &[Rejected]),
            ("Moved Cllr Bell, seconded Cllr Carr\nThat item 9.3 lie on the table.\nCARRIED 8/0", &[Deferred]),
            ("A new quorum was agreed.", &[Agreed]),
            ("A quorum was confirmed.", &[]),
            ("The hearing was adjourned to the tea house meeting on 9 June.", &[Deferred]),
            ("The item was tabled.", &[Deferred]),
            ("The report was tabled.", &[]),
            ("Cllr Bell said that an amendment was tabled by the county.", &[]),
            ("The Council RESOLVED to note the report.", &[Noted]),
            ("RESOLVED that the report be noted.", &[Noted]),
            ("RESOLVED: That we would rather not.", &[Agreed]),
            ("It was agreed that the club would not.", &[Agreed]),
            ("RESOLVED that the mill should not: the wheel is worn.", &[Agreed]),
            ("RESOLVED: That permission should not be granted.", &[Rejected]),
            ("RESOLVED: That the application not be approved.", &[Rejected]),
            ("RESOLVED: That the grant not be approved before August.", &[Agreed]),
            ("It was agreed that the keys should not be given to the builders.", &[Agreed]),
            ("It was agreed that the offer should not be accepted.", &[Rejected]),
            ("It was agreed that forms should not be accepted after June.", &[Agreed]),
            ("It was agreed that old coins will not be accepted.", &[Agreed]),
            ("It was agreed that horses would not be accepted on the green.", &[Agreed]),
            ("It was agreed that the rent would not be approved by members and the let should go on.", &[Agreed]),
            ("It was agreed that maps should not be given out at the school.", &[Agreed]),
            ("RESOLVED: That we should not.", &[Agreed]),
            ("It was agreed that the wardens would not.", &[Agreed]),
            ("Date of the fair not yet confirmed", &[]),
            ("All were agreeable that the club pays half of the rent.", &[Agreed]),
            ("RESOLVED that a walk is the way to find out if the path is safe or not.", &[Agreed]),
            ("RESOLVED that the report be noted and the budget approved.", &[Agreed]),
            ("RESOLVED that the fees be raised and the rest be deferred.", &[Agreed]),
            ("It was resolved that the item be referred to in the report.", &[Agreed]),
            (
                "Proposed by Cllr Bell, seconded Cllr Carr, that £100 be given. An amendment found no seconder and fell. The proposal was then put and carried by 4 votes to 1.",
                &[Agreed],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(outcomes(text), *expected, "{text}");
        }
    }
}

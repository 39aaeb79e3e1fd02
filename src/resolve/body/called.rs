//! What minutes call their own body that give it no name of its own.

use crate::evidence::BodySignal as S;
use crate::grammar::Class;
use crate::parse::person::abbreviates;
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words};

use super::candidates::{Candidate, is_acronym};
use super::name::collective_last;

/// Mentions of the body that are counted.
const MENTIONS: usize = 1_000;

/// Mentions of an acronym that are enough where it stands before a word of [`Class::BodyNoun`] only once.
const OFTEN: usize = 3;

/// The acronym by which minutes without a title call their own body: the one that stands most often before a word of
/// [`Class::BodyNoun`], at least twice, or once if the text has it some times more.
pub(super) fn acronym(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.layout.flow.text.as_str();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for hit in reading.hits.iter().filter(|hit| hit.class == Class::BodyNoun).take(MENTIONS) {
        let Some(before) = text[..hit.start as usize].strip_suffix(' ') else { continue };
        let name = before.rsplit([' ', '\n', '(']).next().unwrap_or("");
        // "the HOA account": any body of its kind is called so
        let common = |name: &str| reading.words.classes(name).contains(Class::Acronym);
        if is_acronym(name) && !common(name) {
            match counts.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => counts.push((name, 1)),
            }
        }
    }
    let enough = |&(name, count): &(&str, usize)| count >= 2 || words(text, name).take(OFTEN).count() == OFTEN;
    let (name, _) = counts.into_iter().filter(enough).max_by_key(|(_, count)| *count)?;
    Some(reading.flow_span(name))
}

/// "OTC: Nobody objected." under several issues: the one acronym before whose colon stands what the body said. Initials of
/// people and labels of other things are none, and the text speaks of the body elsewhere too.
pub(super) fn speaker(reading: &Reading<'_>, attendance: &Attendance) -> Option<Span> {
    const ELSEWHERE: usize = 2;
    let text = reading.layout.flow.text.as_str();
    let label = |line: &'_ str| -> Option<usize> {
        let end = line.bytes().take_while(u8::is_ascii_uppercase).count();
        (is_acronym(&line[..end]) && line[end..].starts_with(": ")).then_some(end)
    };
    let labels = || text.split('\n').filter_map(|line| label(line).map(|end| &line[..end]));
    let person = |name: &str| {
        attendance.people.iter().any(|one| {
            one.initials.as_deref() == Some(name) || one.name.as_deref().is_some_and(|full| abbreviates(name, full))
        })
    };
    let own = |name: &&str| reading.words.classes(name).is_empty() && !person(name);
    let mut said = labels().filter(own);
    let name = said.next()?;
    let (others, again) = said.fold((false, 0), |(others, again), other| (others || other != name, again + 1));
    let elsewhere = words(text, name).filter(|at| !text[at + name.len()..].starts_with(':')).take(ELSEWHERE).count();
    // "ETC to read the report.": a body has something to do, and the "FAQ" has not
    let acts = words(text, name).any(|at| {
        let opens = at == 0 || text[..at].ends_with(['\n']) || text[..at].ends_with(". ");
        opens && text[at + name.len()..].starts_with(" to ")
    });
    (!others && again > 0 && elsewhere == ELSEWHERE && acts).then(|| reading.flow_span(name))
}

/// Where a text has a name as whole words.
fn words<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + use<'t> {
    let joined = |char: char| char.is_alphanumeric() || matches!(char, '/' | '.' | '-' | '_' | '@');
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).filter(move |at| {
        let (before, after) = (&text[..*at], &text[at + name.len()..]);
        !before.ends_with(joined) && !after.starts_with(char::is_alphanumeric)
    })
}

/// "Exec Meeting: Tuesday 3rd November", "Committee Meeting", "Board of Selectmen" over the day: the title says what met, and no
/// more.
pub(super) fn is_plain(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let evidence = &candidate.evidence;
    evidence.has(S::Generic)
        && evidence.has(S::Early)
        && (evidence.has(S::Beside)
            || evidence.has(S::ByTitle)
            || evidence.has(S::Alone) && candidate.name.contains(' '))
        && !evidence.has(S::Label)
        && collective_last(reading, &candidate.name)
}

/// "(Senate President)" behind a name in the list of attendance: the office says which body it is held in.
pub(super) fn by_office(reading: &Reading<'_>, attendance: &Attendance) -> Option<Span> {
    for person in &attendance.people {
        let Some(role) = &person.role else { continue };
        // "Company Secretary" is one word for an office
        if reading.words.classes(role).contains(Class::Post) {
            continue;
        }
        let Some((body, office)) = role.first_word() else { continue };
        let is = |words: &str, classes: &[Class]| {
            let known = reading.words.classes(words);
            classes.iter().any(|class| known.contains(*class))
        };
        let held_in = is(body, &[Class::Collective]) && body.starts_with(char::is_uppercase);
        if held_in && is(office, &[Class::Chair, Class::Post]) && !is(body, &[Class::Post, Class::Chair]) {
            let flow = &reading.layout.flow;
            let (from, to) = (flow.offset_of(person.span.start), flow.offset_of(person.span.end));
            let listed = flow.text.get(from..to)?;
            return listed.find(role.as_str()).map(|at| Span::new(from + at, from + at + body.len()));
        }
    }
    None
}

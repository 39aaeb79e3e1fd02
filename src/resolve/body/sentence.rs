//! The body in a sentence: "A meeting of X was held …", "X met in …".

use crate::evidence::BodySignal as S;
use crate::grammar::Class;
use crate::parse::date::MONTHS;
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::candidates::{Candidate, last_word, shape, without_article};
use super::name::{collective_last, ends_collective, is_generic};

/// "A meeting of X was held …", "X held its monthly meeting": what the sentence says.
pub(super) fn in_sentence(
    reading: &Reading<'_>,
    span: Span,
    head: &[(usize, &Block)],
    attendance: &Attendance,
) -> Option<Candidate> {
    const LONGEST: usize = 140;
    if !reading.has(span, Class::HeldSentence) {
        return None;
    }
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    let held: Vec<String> = reading.grammar.words(Class::HeldSentence).iter().map(|verb| format!(" {verb}")).collect();
    let verb = held.iter().filter_map(|verb| whole_word(&lower, verb)).min().filter(|at| *at <= 2 * LONGEST)?;
    let behind =
        |words: &str| seek::places(&lower, words).map(|at| at + words.len()).find(|at| lower[*at..].starts_with(' '));
    let of = reading.words_of(Class::MeetingOf).filter_map(behind).map(|at| at + 1).min().filter(|at| *at <= 80);
    // "Elm Board Minutes 06/02/1971 A meeting of the Board of Wardens was held": the title stands in the same line
    let of = last_meeting_of(reading, &lower[..verb]).or(of);
    let name = if let Some(at) = of {
        let rest = without_article(&text[at..]);
        let folded = rest.to_ascii_lowercase();
        let stops = [" which ", " on ", " at ", " in the ", " met "];
        let stops = held.iter().map(String::as_str).chain(stops);
        let stop = stops.filter_map(|stop| ends_name(reading, rest, &folded, stop)).min()?;
        &rest[..stop]
    } else {
        // what was held is a meeting, and whoever held it is named before the verb
        let meets = reading.says(&lower[verb..lower.floor_char_boundary(verb + 80)], Class::MeetingWord);
        let name = without_article(&text[..verb]);
        if let Some(whose) = whose_meeting(reading, name) {
            // without its day it may be the meeting of another time or body
            let told = !reading.dates(text).is_empty() && !is_generic(reading, reading.text(whose));
            return Some(met(reading, whose)).filter(|_| told);
        }
        // "The Elm Borough Council met at 7 pm in the Hall"
        let meets =
            meets || lower[verb..].starts_with(" met ") && ends_collective(reading, name) && !is_generic(reading, name);
        meets.then_some(name).filter(|name| !name.contains([',', ';', ':']))?
    };
    let name = name.trim_matches([' ', ',']);
    let name = name.strip_suffix(" was").unwrap_or(name).trim_end();
    // "the board of Trustees"
    let capital = name.starts_with(char::is_uppercase)
        || of.is_some() && name.contains(char::is_uppercase) && ends_collective(reading, name);
    if name.is_empty() || name.len() > LONGEST || !capital {
        return None;
    }
    let found = met(reading, reading.flow_span(name));
    let evidence = found.evidence;
    let body = evidence.has(S::Collective) || evidence.has(S::Organisation) || evidence.has(S::Town);
    let meeting = reading.words.classes(last_word(name)).contains(Class::MinutesWord);
    (body && !meeting).then(|| found.of_parent(reading, head, attendance))
}

/// Where the words behind the last "meeting of" of a text begin, where a sentence begins before them: "A special meeting of".
fn last_meeting_of(reading: &Reading<'_>, text: &str) -> Option<usize> {
    const KIND: usize = 40;
    let ends = reading.words_of(Class::MeetingOf).filter_map(|words| Some(seek::find_last(text, words)? + words.len()));
    let at = ends.max().filter(|at| text[*at..].starts_with(' '))?;
    let near = &text[text.floor_char_boundary(at.saturating_sub(KIND))..at];
    let begins = seek::find(near, " a ").or_else(|| seek::find(near, " the ")).is_some();
    begins.then_some(at + 1)
}

/// The candidate of a name of which a sentence says that it met.
fn met(reading: &Reading<'_>, name: Span) -> Candidate {
    let mut evidence = shape(reading, name);
    evidence.add(S::Met);
    Candidate::new(reading, name, evidence)
}

/// "The Elm Growers' Society's spring meeting" before "was held": whose meeting it was.
fn whose_meeting(reading: &Reading<'_>, subject: &str) -> Option<Span> {
    let (at, mark) = ["’s ", "'s "].iter().find_map(|mark| Some((seek::find_last(subject, mark)?, mark.len())))?;
    let (name, kind) = (&subject[..at], &subject[at + mark..]);
    let meeting = reading.words.classes(last_word(kind)).contains(Class::MinutesWord) && !Reading::exceeds(kind, 4);
    (meeting && name.starts_with(char::is_uppercase) && ends_collective(reading, name)).then(|| reading.flow_span(name))
}

/// Where a phrase stands that ends where a word does: " met", and not that of "Board of the Methodist Church".
fn whole_word(text: &str, phrase: &str) -> Option<usize> {
    seek::places(text, phrase).find(|at| !text[at + phrase.len()..].starts_with(char::is_alphanumeric))
}

/// Where a word ends the name of a body: "the Committee on Roads", "the Senate at the University of Elmford" go on.
pub(super) fn ends_name(reading: &Reading<'_>, name: &str, folded: &str, stop: &str) -> Option<usize> {
    seek::places(folded, stop).find(|at| {
        let body = collective_last(reading, &name[..*at]);
        let behind = &name[at + stop.len()..];
        if !stop.ends_with(' ') && behind.starts_with(char::is_alphanumeric) {
            return false;
        }
        let first = behind.split([' ', ',']).next().unwrap_or("");
        let goes_on = match stop {
            " on " => {
                let classes = reading.words.classes(first);
                let day = classes.contains(Class::Weekday) || MONTHS.into_iter().any(|month| classes.contains(month));
                let dated = reading.dates(behind).first().is_some_and(|(written, _)| behind.starts_with(written));
                first.starts_with(char::is_uppercase) && !day && !dated
            }
            " at " => {
                let (head, _) = seek::part(behind, " of ").unwrap_or(("", ""));
                let of = reading.words.classes(last_word(head));
                behind.starts_with("the ") && head.words().count() == 2 && of.contains(Class::OrganisationWord)
            }
            _ => false,
        };
        !(body && goes_on)
    })
}

/// The name at the end of a line "… meeting of the X".
pub(super) fn behind_meeting_of(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    let at = seek::find(&lower, "meeting of ").map(|at| at + "meeting of ".len()).filter(|at| *at <= 80)?;
    let name = without_article(text.get(at..)?).trim();
    // "the members of the Elm Club": who meets is the club
    let name = seek::behind(name, "members of the ").unwrap_or(name);
    let folded = name.to_ascii_lowercase();
    let stops = [" held", " on ", " at ", " in the ", ", ", " of the company"];
    let end = stops.iter().filter_map(|stop| ends_name(reading, name, &folded, stop)).min();
    // "Minutes of the meeting of Elm Choir held at …": whoever held it is a body, whatever its last word
    let held = end.is_some_and(|end| folded[end..].starts_with(" held"));
    let name = &name[..end.unwrap_or(name.len())];
    let whole = !name.contains([',', ':', ';', '(', '.']) && reading.dates(name).is_empty();
    let called = ends_collective(reading, name) || held && is_proper(reading, name);
    (whole && name.starts_with(char::is_uppercase) && called && !is_generic(reading, name))
        .then(|| reading.flow_span(name))
}

/// "Elm Choir": two to five words, in capitals and small letters, of which none is of minutes or of those who meet.
fn is_proper(reading: &Reading<'_>, name: &str) -> bool {
    let lower = name.chars().any(char::is_lowercase);
    let own = |word: &str| {
        let named = word.starts_with(char::is_uppercase) || reading.words.classes(word).contains(Class::NameLink);
        named && !reading.words.classes(word).contains(Class::MinutesWord)
    };
    lower && name.contains(' ') && !Reading::exceeds(name, 5) && name.words().all(own)
}

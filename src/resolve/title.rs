//! Title, body, kind and number of the meeting, from the first lines.
//!
//! `line` takes from a line of the title what is not the body's name; `name` knows how bodies are called.

mod line;
mod name;

use crate::grammar::Class;
use crate::model::{Meeting, MeetingKind};
use crate::parse::date::dates;
use crate::parse::person::fold_name;
use crate::text::block::has_columns;
use crate::text::{Block, Span};

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;
use line::title_line;
use name::{collective_last, continued, ends_collective, recase, with_parent};

/// Title, body, kind and number, from the first lines and the sentence that opens the minutes.
pub(super) fn title_block(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &mut Meeting,
) {
    let mut best: Option<(u32, String, Span)> = None;
    let head: Vec<_> = if head.is_empty() { reading.blocks().take(4).collect() } else { head.to_vec() };
    for (place, (index, block)) in head.iter().take(14).enumerate() {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let minutes = names_itself(reading, block.flow, Class::MinutesWord);
        if meeting.title.is_none() && minutes && text.len() <= 240 {
            meeting.title = Some(text.trim().to_owned());
            set(reading, meeting, "title", block.flow);
        }
        if meeting.kind.is_none() {
            meeting.kind = kind_of(reading, block.flow);
        }
        if meeting.number.is_none()
            && let Some(span) = number_in(reading, block.flow)
        {
            meeting.number = Some(reading.text(span).to_owned());
            set(reading, meeting, "number", span);
        }
        let next = head.get(place + 1).map(|(_, next)| reading.layout.text_of(next));
        if let Some((rank, name, span)) = body_in(reading, block.flow, place, next) {
            // a fuller form of the same name, or a better place, wins
            let better = best.as_ref().is_none_or(|(other, before, _)| {
                rank > *other
                    || (fold_name(&name).starts_with(&fold_name(before))
                        && name.len() > before.len()
                        && rank + 1 >= *other)
            });
            if better {
                best = Some((rank, name, span));
            }
        }
    }
    if let Some((_, name, span)) = best.map(|found| with_parent(reading, &head, attendance, found)) {
        set(reading, meeting, "body", span);
        if name != reading.text(span) {
            meeting.derived.push("body".to_owned());
        }
        meeting.body = Some(name);
    }
    if meeting.body.is_none()
        && let Some(span) = acronym(reading)
    {
        set(reading, meeting, "body", span);
        meeting.body = Some(reading.text(span).to_owned());
        meeting.derived.push("body".to_owned());
    }
    if meeting.title.is_none()
        && let Some((_, block)) = head.first().filter(|(index, block)| {
            !attendance.listed[*index] && block.flow.len() <= 160 && !is_told(reading.text(block.flow))
        })
    {
        meeting.title = Some(reading.layout.text_of(block).to_owned());
        set(reading, meeting, "title", block.flow);
    }
}

/// Whether a word of a list stands in a line of the head, or opens a sentence of it: in the middle of a sentence it
/// speaks of other minutes ("He shared a draft of the letter").
pub(super) fn names_itself(reading: &Reading<'_>, span: Span, class: Class) -> bool {
    const OPENING: usize = 20;
    let end = if is_told(reading.text(span)) { span.start + OPENING } else { span.end };
    reading.hits_in(span).iter().any(|hit| hit.class == class && (hit.start as usize) < end)
}

fn span_in_source(reading: &Reading<'_>, span: Span) -> Span {
    reading.layout.flow.source_span(span)
}

/// Whether a text is a sentence and no line of a title.
fn is_told(text: &str) -> bool {
    text.ends_with('.') && Reading::count_words(text) > 12
}

/// The name of the body in a line of the title or in the sentence that opens the minutes, with how sure it is.
fn body_in(reading: &Reading<'_>, span: Span, place: usize, next: Option<&str>) -> Option<(u32, String, Span)> {
    let text = reading.text(span);
    let held = verbs_of_holding(reading);
    let sentence = text.len() > 160 || held.iter().any(|verb| text.contains(verb.as_str()));
    if sentence {
        return of_phrase(reading, span).map(|(name, span)| {
            (if reading.words.classes(&name).contains(Class::Collective) { 1 } else { 5 }, name, span)
        });
    }
    // the foot of a page has its parts set apart
    if text.contains("://") || is_told(text) || has_columns(reading.layout.slice(span_in_source(reading, span))) {
        return None;
    }
    // "MINUTES OF THE MONTHLY MEETING OF THE MUNICIPAL DISTRICT OF KILBRACK"
    if let Some(found) = behind_meeting_of(reading, span) {
        return Some((5, recase(reading.text(found)), found));
    }
    let line = title_line(reading, span)?;
    let name = reading.text(line);
    if !name.starts_with(char::is_uppercase) || name.contains(": ") || name.ends_with(':') {
        return None;
    }
    let collective = ends_collective(reading, name);
    let minutes = reading.has(span, Class::MinutesWord);
    let alone = name.len() + 2 >= text.trim().len();
    let common = [Class::MinutesWord, Class::DateLabel, Class::DraftWord, Class::TimeLabel, Class::AgendaTitle]
        .into_iter()
        .any(|class| reading.words.classes(name).contains(class));
    let beside = minutes && place < 3 && name.split(' ').count() <= 6 && !alone;
    // "Town of North Star"
    let town = place < 4 && alone && names_town(reading, name);
    if common || !(collective || beside || town) {
        return None;
    }
    // "the Parish Council" names no body by itself
    let plain = ["Regular ", "REGULAR ", "Ordinary ", "ORDINARY ", "Special ", "SPECIAL ", "Annual ", "Monthly "]
        .iter()
        .find_map(|head| name.strip_prefix(head))
        .unwrap_or(name);
    let generic = is_generic(reading, plain);
    let name = if generic && !plain.is_empty() { plain } else { name };
    let adjective = KINDS.into_iter().any(|(class, _)| reading.words.classes(name).contains(class))
        || reading.words.classes(name).contains(Class::OnlinePlace);
    if adjective {
        return None;
    }
    let named = collective_last(reading, name);
    let rank =
        u32::from(!generic) * 2 + u32::from(collective) + u32::from(named) + u32::from(place < 4) + u32::from(minutes);
    let full = continued(reading, name, next);
    let name = full.unwrap_or_else(|| recase(name));
    Some((rank, name, line))
}

/// Whether the words are those that any body may be called: "Council", "Board of Directors", "Faculty Senate".
pub(super) fn is_generic(reading: &Reading<'_>, name: &str) -> bool {
    let known = |words: &str| reading.words.classes(words).contains(Class::Collective);
    known(name) || name.is_empty() || name.split(' ').all(|word| known(word) || matches!(word, "of" | "OF" | "the"))
}

/// "Town of North Star", "THE CORPORATION OF THE TOWNSHIP OF …": the name of a place that has a council.
pub(super) fn names_town(reading: &Reading<'_>, name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    reading.grammar.words(Class::TownName).iter().any(|town| {
        lower.find(town.as_str()).is_some_and(|at| {
            lower[at + town.len()..].starts_with(' ')
                && (at == 0 || ["the ", "the corporation of the "].contains(&&lower[..at]))
        })
    })
}

/// The name at the end of a line "… meeting of the X".
fn behind_meeting_of(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    let at = lower.find("meeting of ").map(|at| at + "meeting of ".len()).filter(|at| *at <= 80)?;
    let rest = text.get(at..)?;
    let name = ["the ", "THE ", "The "].into_iter().find_map(|the| rest.strip_prefix(the)).unwrap_or(rest).trim();
    let folded = name.to_ascii_lowercase();
    let stops = [" held", " on ", " at ", " in the ", ", ", " of the company"];
    let end = stops.iter().filter_map(|stop| folded.find(stop)).min().unwrap_or(name.len());
    let name = &name[..end];
    let whole = !name.contains([',', ':', ';', '(', '.']) && dates(reading.words, name).is_empty();
    (whole && name.starts_with(char::is_uppercase) && ends_collective(reading, name) && !is_generic(reading, name))
        .then(|| reading.flow_span(name))
}

/// The verbs of sentences that say when the meeting was, behind a blank.
fn verbs_of_holding(reading: &Reading<'_>) -> Vec<String> {
    reading.grammar.words(Class::HeldSentence).iter().map(|verb| format!(" {verb}")).collect()
}

/// "A meeting of X was held …", "A Parish Council meeting was held …".
fn of_phrase(reading: &Reading<'_>, span: Span) -> Option<(String, Span)> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    let at = lower.find("meeting of ").map(|at| at + "meeting of ".len())?;
    if at > 80 {
        return None;
    }
    let rest = text[at..].strip_prefix("the ").or_else(|| text[at..].strip_prefix("THE ")).unwrap_or(&text[at..]);
    let folded = rest.to_ascii_lowercase();
    let stops = [" held ", " which ", " on ", " at ", " in the ", " convened", " met "];
    let held = verbs_of_holding(reading);
    let stop = held.iter().map(String::as_str).chain(stops).filter_map(|stop| folded.find(stop)).min()?;
    let name = rest[..stop].trim_matches([' ', ',']);
    let capital = name.starts_with(char::is_uppercase);
    (capital && name.len() <= 140).then(|| (recase(name), reading.flow_span(name)))
}

/// Kinds by the words of the title, most particular first.
const KINDS: [(Class, MeetingKind); 6] = [
    (Class::ExtraordinaryMeeting, MeetingKind::Extraordinary),
    (Class::EmergencyMeeting, MeetingKind::Emergency),
    (Class::InauguralMeeting, MeetingKind::Inaugural),
    (Class::AnnualMeeting, MeetingKind::Annual),
    (Class::SpecialMeeting, MeetingKind::Special),
    (Class::OrdinaryMeeting, MeetingKind::Ordinary),
];

/// What sort of meeting the words of a line say it was.
fn kind_of(reading: &Reading<'_>, span: Span) -> Option<MeetingKind> {
    let text = reading.text(span);
    if text.len() > 240 {
        return None;
    }
    KINDS.into_iter().find(|(class, _)| reading.has(span, *class)).map(|(_, kind)| kind)
}

/// "434th MEETING", "Meeting No. 257": the number of the meeting.
fn number_in(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices("meeting").take(3) {
        let before = text[..at].trim_end();
        let word = before.rsplit(' ').next().unwrap_or("").trim_start_matches('(');
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let suffix = &word[digits..];
        if digits > 0
            && matches!(suffix.trim_matches(['^', '(', ')']).to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
        {
            return Some(reading.flow_span(word));
        }
        let after = text[at + 7..].trim_start();
        for label in ["No. ", "No.", "no. ", "no ", "Number ", "number ", "#"] {
            if let Some(rest) = after.strip_prefix(label) {
                let length =
                    rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-')).count();
                if rest[..length].starts_with(|char: char| char.is_ascii_digit()) {
                    return Some(reading.flow_span(&rest[..length]));
                }
            }
        }
    }
    None
}

/// The acronym by which minutes without a title call their own body: the one that stands most often before "members",
/// "meeting" or "committee", at least twice.
fn acronym(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.layout.flow.text.as_str();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in ["members", "meeting", "committee", "Committee", "board", "Board"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), word).take(200) {
            let before = text[..at].trim_end_matches(' ');
            let name = before.rsplit([' ', '\n', '(']).next().unwrap_or("");
            if (3..=6).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_uppercase())
                && text[..at].ends_with(' ')
            {
                match counts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
        }
    }
    let (name, _) = counts.into_iter().filter(|(_, count)| *count >= 2).max_by_key(|(_, count)| *count)?;
    Some(reading.flow_span(name))
}

#[cfg(test)]
mod tests {
    use crate::Converter;
    use crate::model::{Meeting, MinutesStatus};
    use crate::source::Document;

    fn meeting(text: &str) -> Meeting {
        Converter::default().convert(&Document::from_text(text)).meeting
    }

    #[test]
    fn sentences_of_business_are_no_title() {
        let told = meeting(
            "Ann said that the wording had been worked on in the December meeting. She shared a draft of the letter with everybody who was there.\n\nBen said that he would read it before the next meeting of the working group.\n",
        );
        assert_eq!((told.title, told.status), (None, MinutesStatus::Unknown));
    }

    #[test]
    fn the_approval_of_other_minutes_is_not_their_own() {
        let head =
            "Hill Association\nMeeting Minutes\nMarch 14th, 2016\n\nBoard Members Present:\nAnn Bell\nBen Carr\n\n";
        let moved = "A motion made by Ann Bell to accept the February minutes, as amended was seconded and approved.\n";
        let told = meeting(&format!("{head}{moved}\nPool Report: Ben Carr reported that it was shut.\n"));
        assert_eq!(told.status, MinutesStatus::Unknown);
    }

    #[test]
    fn minutes_that_open_with_a_sentence_have_it_for_a_title() {
        let line = "Draft minutes of the meeting of Hambleton Parish Council held in the Village Hall on Tuesday 7 May 2024 at 7.30 pm.";
        let opened = meeting(&format!("{line}\n\nPresent: A. Bell, C. Dunn\n\n1. Finance\nIt was agreed to pay.\n"));
        assert_eq!((opened.title.as_deref(), opened.status), (Some(line), MinutesStatus::Draft));
    }
}

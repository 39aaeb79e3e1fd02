//! How a line or a sentence tells when the meeting began or ended.

use crate::grammar::{Class, ClassSet};
use crate::parse::time::{Time, times};
use crate::resolve::reading::Reading;
use crate::text::{Span, seek};

/// Bytes of the longest line of a form that holds a time.
pub(super) const FORM: usize = 40;

/// Whether a sentence is the title of the minutes, which has the day of the meeting.
pub(super) fn is_title(reading: &Reading<'_>, span: Span) -> bool {
    let opens = |hit: &crate::grammar::Hit| {
        hit.class == Class::MinutesWord && (hit.start as usize) < span.start + "Draft minutes of the ".len()
    };
    reading.hits_in(span).iter().any(opens) && !reading.dates(reading.text(span)).is_empty()
}

/// "The Committee rose at 9.15", "We finished at 9.15", "Wrapped up at 9.15": nothing but who met stands before the word of
/// the close, and the time right behind it.
pub(super) fn is_said_of_body(reading: &Reading<'_>, span: Span) -> bool {
    let Some(hit) = reading.hits_in(span).iter().find(|hit| hit.class == Class::Closing) else { return false };
    let subject = reading.text(Span::new(span.start, (hit.start as usize).max(span.start))).trim();
    let subject = seek::past(&subject.to_ascii_lowercase(), "the ").to_owned();
    let classes = reading.words.classes(&subject);
    let behind = reading.text(Span::new((hit.end as usize).min(span.end), span.end)).trim_start();
    let told = times(seek::past(behind, "at ")).first().map(|(written, _)| *written);
    let timed = told.is_some_and(|written| seek::past(behind, "at ").starts_with(written));
    let meets = subject.is_empty() || subject == "we";
    timed && (meets || classes.contains(Class::Collective) || classes.contains(Class::DueMeeting))
}

/// "Meeting ended 9.15": an hour and its minutes with a point between, which are a time where nothing else stands behind
/// the word of the opening or the close.
pub(super) fn bare_point<'a>(reading: &Reading<'a>, span: Span) -> Option<(&'a str, Time)> {
    let told = |class| class == Class::Opening || class == Class::Closing;
    reading.hits_in(span).iter().filter(|hit| told(hit.class)).find_map(|hit| {
        let behind =
            reading.text(Span::new((hit.end as usize).min(span.end), span.end)).trim_start_matches([' ', '-', '–']);
        let (rest, found) = crate::parse::time::time(behind).ok()?;
        let written = &behind[..behind.len() - rest.len()];
        rest.trim_matches(['.', ')', ' ']).is_empty().then_some((written, found))
    })
}

/// "at 1945": an hour and its minutes as soldiers and firemen write them, where a sentence opens or closes the meeting.
pub(super) fn four_figures(text: &str) -> Option<(&str, Time)> {
    seek::places(text, " at ").find_map(|at| {
        let at = at + " at ".len();
        let figures = text.get(at..at + 4).filter(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))?;
        let ends = !text[at + 4..].starts_with(|char: char| char.is_alphanumeric() || char == ':');
        let (hour, minute) = (figures[..2].parse().ok()?, figures[2..].parse().ok()?);
        (ends && hour < 24 && minute < 60).then_some((figures, Time { hour, minute, half_known: true }))
    })
}

/// Words that are the label of a time of the opening or the close.
const FORM_LABELS: ClassSet = ClassSet::of(&[Class::Opening, Class::Closing, Class::EndLabel]);

/// "Opened: 10:40": a line of a form, whose label is a word of the opening or the close and nothing else.
pub(super) fn is_form(reading: &Reading<'_>, text: &str) -> bool {
    let known = |label: &str| reading.words.classes(label.trim()).intersects(FORM_LABELS);
    // "Close – 9.15 pm", "End of meeting 9.15 pm"
    if text.len() <= FORM
        && let Some((written, _)) = times(text).first()
        && let Some((label, rest)) = seek::part(text, written)
        && known(label.trim_matches([' ', ':', '-', '–', '—', '|', '(', '[']))
    {
        return rest.trim_matches(['.', ')', ']', ' ']).is_empty();
    }
    let Some((label, time)) = text.split_once(':') else { return false };
    let time = time.trim().trim_end_matches(['.', 'Z']);
    // "Start: 2024-05-03T10:32Z"
    let time = time
        .split_once('T')
        .filter(|(date, _)| reading.dates(date).first().is_some_and(|(written, _)| written == date))
        .map_or(time, |(_, time)| time);
    known(label) && times(time).first().is_some_and(|(written, _)| written.len() == time.len())
}

//! Who presided.

use crate::grammar::Class;
use crate::model::{Attendee, Meeting};
use crate::text::Span;

use super::meeting::{name_after, name_before};
use super::reading::Reading;

/// Whether a role is that of who presides.
pub(super) fn is_chair(reading: &Reading<'_>, role: &str) -> bool {
    let first = role.split([',', '(', '/']).next().unwrap_or(role).trim();
    let classes = reading.words.classes(first);
    let deputy =
        ["vice", "deputy", "elect", "past", "honorary"].iter().any(|word| role.to_ascii_lowercase().contains(word));
    !deputy
        && (classes.contains(Class::Chair)
            || classes.contains(Class::Chair)
            || role.to_ascii_lowercase().starts_with("chair"))
}

/// A name without the post before it: "Mayor Whitcomb".
fn bare<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let mut rest = name;
    while let Some((first, more)) = rest.split_once(' ') {
        let classes = reading.words.classes(first);
        if !(classes.contains(Class::Chair) || classes.contains(Class::Post)) {
            break;
        }
        rest = more;
    }
    rest
}

/// Whoever the text says took the chair, with the place of the name.
pub(super) fn stated(reading: &Reading<'_>) -> Option<(String, Span, bool)> {
    let text = reading.layout.flow.text.as_str();
    let lower_limit = text.char_indices().nth(12_000).map_or(text.len(), |(at, _)| at);
    let head = &text[..lower_limit];
    let lower = head.to_ascii_lowercase();
    // before the name
    for phrase in [
        "meeting was led by ",
        "chaired by ",
        "presided over by ",
        "with the chair, ",
        "in the chair was ",
        "in the chair: ",
        "in the chair – ",
        "the chair was taken by ",
        "chair was taken by ",
        "presiding: ",
        "presiding officer: ",
        "presided by ",
        "chairing the meeting was ",
    ] {
        if let Some(at) = lower.find(phrase) {
            let from = at + phrase.len();
            if let Some(name) = name_after(reading, &head[from..]).map(|name| bare(reading, name)) {
                return Some((name.to_owned(), reading.flow_span(name), phrase.contains("chair")));
            }
        }
    }
    // after the name
    for phrase in [
        " in the chair",
        " took the chair",
        " standing in as chair",
        " chaired the meeting",
        " presided",
        " acted as chair",
        " was elected to the chair",
        " was appointed chair",
        " was in the chair",
        " as chair, welcomed",
        ", presiding",
        " (in the chair)",
        " (presiding)",
        " (in chair)",
        " as acting chair",
        " called the meeting to order",
    ] {
        if let Some(at) = lower.find(phrase) {
            let line = head[..at].rfind('\n').map_or(0, |start| start + 1);
            let before = head[line..at].trim_end_matches([',', ' ', '(', '–', '-']);
            let before = before.strip_suffix(" was").unwrap_or(before);
            if let Some(name) = name_before(reading, before)
                .map(|name| bare(reading, name))
                .filter(|name| !reading.words.classes(name).contains(Class::Present))
                .filter(|name| name.contains(' ') || phrase.contains("chair") || phrase.contains("order"))
            {
                return Some((name.to_owned(), reading.flow_span(name), phrase.contains("chair")));
            }
        }
    }
    None
}

/// Whoever the text says took the chair has that role, where the list gives none.
pub(super) fn give_role(reading: &Reading<'_>, meeting: &Meeting, people: &mut [Attendee]) {
    let Some((.., true)) = stated(reading) else { return };
    let Some(chair) = people.iter_mut().find(|attendee| Some(&attendee.id) == meeting.chair_attendee.as_ref()) else {
        return;
    };
    if chair.role.is_none() {
        chair.role = Some("Chair".to_owned());
        chair.derived.push("role".to_owned());
    }
}

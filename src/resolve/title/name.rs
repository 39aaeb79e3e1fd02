//! The names of bodies: their last words, their second lines, the body that they belong to, their capitals.

use crate::grammar::Class;
use crate::parse::date::dates;
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::resolve::title::{is_generic, names_town};
use crate::text::{Block, Span};

/// A name whose last word is that of a body, or which holds one.
pub(super) fn ends_collective(reading: &Reading<'_>, name: &str) -> bool {
    // "Advisory Framework (CSAF) Technical Committee": the bracket stands within
    let head = match (name.find('('), name.find(')')) {
        (Some(open), Some(close)) if close > open => format!("{}{}", name[..open].trim_end(), &name[close + 1..]),
        _ => name.to_owned(),
    };
    let head = head.trim().to_ascii_lowercase();
    let head = head.as_str();
    let last = head.rsplit(' ').next().unwrap_or(head);
    let classes = reading.words.classes(&last.to_ascii_lowercase());
    let of = head.split(" of ").next().unwrap_or(head);
    let first = of.rsplit(' ').next().unwrap_or(of);
    let two = head.rmatch_indices(' ').nth(1).map_or(head, |(at, _)| &head[at + 1..]);
    classes.contains(Class::Collective)
        || reading.words.classes(two).contains(Class::Collective)
        || classes.contains(Class::OrganisationWord)
        || (head.contains(" of ") && reading.words.classes(&first.to_ascii_lowercase()).contains(Class::Collective))
}

/// Whether the last word is that of a body that meets, and not of an organisation or a building.
pub(super) fn collective_last(reading: &Reading<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_ascii_lowercase();
    let classes = reading.words.classes(&last);
    let two = name.rmatch_indices(' ').nth(1).map_or(name, |(at, _)| &name[at + 1..]);
    let pair = reading.words.classes(&two.to_ascii_lowercase()).contains(Class::Collective);
    pair || classes.contains(Class::Collective)
        || reading.words.classes(&name.to_ascii_lowercase()).contains(Class::Collective)
}

/// "… HOME AND SOCIAL" with "DEVELOPMENT SPC" on the next line.
pub(super) fn continued(reading: &Reading<'_>, name: &str, next: Option<&str>) -> Option<String> {
    let next = next?.trim();
    let open = !ends_collective(reading, name) || name.ends_with(" of") || name.ends_with(" and");
    let upper = name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
        && !next.chars().any(char::is_lowercase);
    (open && upper && next.split(' ').count() <= 5 && dates(reading.words, next).is_empty())
        .then(|| recase(&format!("{name} {next}")))
}

/// "BOARD OF EDUCATION" under "RIVERSIDE SCHOOL DISTRICT": a body without a name of its own has that of the line above
/// it, or of the first line.
pub(super) fn with_parent(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    found: (u32, String, Span),
) -> (u32, String, Span) {
    let (rank, name, span) = found;
    if !is_generic(reading, &name) {
        return (rank, name, span);
    }
    for (index, block) in head.iter().take(4) {
        let text = reading.layout.text_of(block).trim();
        let own = block.flow.overlaps(span);
        let plain = !text.contains([':', ','])
            && dates(reading.words, text).is_empty()
            && !reading.has(block.flow, Class::MinutesWord);
        if own
            || attendance.listed[*index]
            || !plain
            || Reading::count_words(text) > 9
            || !text.starts_with(char::is_uppercase)
            || text.ends_with('.')
        {
            continue;
        }
        let parent = recase(text);
        // "the BOARD OF DIRECTORS of the Company"
        let name = [" of the Company", " of the company", " OF THE COMPANY"]
            .into_iter()
            .find_map(|owner| name.strip_suffix(owner))
            .map_or_else(|| name.clone(), recase);
        // "SHIRE OF WANDILLA CREEK" is its council
        if names_town(reading, text) && name.eq_ignore_ascii_case("council") {
            return (rank, parent, block.flow);
        }
        return (rank, format!("{parent} {name}"), span);
    }
    (rank, name, span)
}

/// Names in capitals are given as names are written; "of", "and", "the" and parts after a hyphen as usual.
pub(super) fn recase(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let small = ["of", "and", "the", "for", "on", "in", "cum", "upon", "le", "de"];
    let mut out = String::with_capacity(name.len());
    for (place, word) in name.split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        for (part, piece) in word.split('-').enumerate() {
            if part > 0 {
                out.push('-');
            }
            let lower = piece.to_ascii_lowercase();
            let vowels = lower.chars().filter(|char| "aeiouy".contains(*char)).count();
            if (place > 0 || part > 0) && small.contains(&lower.as_str()) {
                out.push_str(&lower);
            } else if vowels == 0 || piece.len() <= 1 {
                out.push_str(piece);
            } else {
                let mut chars = lower.chars();
                out.extend(chars.next().map(char::to_uppercase).into_iter().flatten());
                out.push_str(chars.as_str());
            }
        }
    }
    out
}

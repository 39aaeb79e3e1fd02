//! Who came or went.

use crate::grammar::Class;
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::time::time;
use crate::resolve::clause::clause;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::Statement;

/// The attendees of whom the verb that begins at `at` of a statement is said.
pub(super) fn comers(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
    at: usize,
) -> Vec<usize> {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let several = several(reading, roster, subject(&text[..at]));
    if !several.is_empty() {
        return several;
    }
    let found = clause(reading.words, text, at);
    let named = subject(found.words);
    if let Meant::Attendee(place) = roster.meant(reading.words, named) {
        return vec![place];
    }
    // "Cllr Bell declared an interest and left the room": the subject of the first verb
    let first = text[..at].trim_end();
    if found.words.is_empty() && (first.ends_with(" and") || first.ends_with(',')) {
        return opening_name(reading, roster, subject(text)).into_iter().collect();
    }
    let pronoun = matches!(named, "He" | "She" | "he" | "she" | "They" | "they");
    if pronoun {
        antecedent(reading, roster, &statements[..place], statement).into_iter().collect()
    } else {
        Vec::new()
    }
}

/// The words of a subject without what may stand before it: a bracket, the time ("At 7.45pm, Cllr Green").
fn subject(words: &str) -> &str {
    let mut rest = words.trim_start_matches(['[', '(', '*', '-', '–', ' ']);
    let timed = ["At ", "at ", "Around ", "About "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if let Ok((behind, _)) = time(timed) {
        rest = behind.trim_start_matches([',', ':', ' ', '-', '–', '–', ')', ']']);
    }
    let rest = rest.trim_end();
    let rest = [" was", " were", " had", " having", " then", ", having", ","]
        .iter()
        .find_map(|tail| rest.strip_suffix(tail))
        .unwrap_or(rest);
    rest.trim_end_matches([',', ' '])
}

/// "Cllrs Bell and Carr": several people and nobody else.
fn several(reading: &Reading<'_>, roster: &Roster, words: &str) -> Vec<usize> {
    if !words.contains(" and ") && !words.contains('&') || Reading::exceeds(words, 16) {
        return Vec::new();
    }
    let entries = attendance_list(reading.words, words, ListForm::RunOn);
    let meant = |name: &str| match roster.meant(reading.words, name) {
        Meant::Attendee(place) => Some(place),
        _ => None,
    };
    let found: Vec<usize> = entries.iter().filter_map(|entry| entry.name.or(entry.role)).filter_map(meant).collect();
    if found.len() == entries.len() && found.len() > 1 { found } else { Vec::new() }
}

/// The attendee whose name opens a text, perhaps behind an honorific.
fn opening_name(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<usize> {
    let ends = text.match_indices(' ').map(|(at, _)| at).take(6);
    let known = |end: usize| match roster.meant(reading.words, text[..end].trim_end_matches(',')) {
        Meant::Attendee(place) => Some(place),
        _ => None,
    };
    ends.filter_map(known).last()
}

/// Most statements before a pronoun in which its name may stand.
const BACK: usize = 3;

/// Whom "he" or "she" means: the one attendee whom the nearest statement before names that names any.
fn antecedent(reading: &Reading<'_>, roster: &Roster, before: &[Statement], here: &Statement) -> Option<usize> {
    for statement in before.iter().rev().take(BACK).filter(|statement| statement.item == here.item) {
        let text = reading.text(statement.span);
        let mut named: Vec<usize> = Vec::new();
        for (at, word) in text.split([' ', '(', '[']).filter(|word| word.starts_with(char::is_uppercase)).enumerate() {
            let word = word.trim_matches(|char: char| !char.is_alphanumeric());
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            // an office may be that of somebody else
            let office = reading.words.classes(word).contains(Class::Post);
            if at < 40
                && !office
                && let Meant::Attendee(place) = roster.meant(reading.words, word)
                && !named.contains(&place)
            {
                named.push(place);
            }
        }
        match named[..] {
            [] => {}
            [one] => return Some(one),
            _ => return None,
        }
    }
    None
}

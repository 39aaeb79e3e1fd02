//! Entries of attendance that run on: each piece between commas begins a new entry or adds to the one before.

use crate::grammar::{Class, Lexicon};

use super::attendance::names_in;
use super::detail::{Detail, before_notes, place_detail, read_note, read_notes};
use super::entry::{Entry, attendance_entry, crowd, post_first, small_phrase, without_note_before};
use super::person::{honorifics, person};
use super::post::{ends_in_organisation, is_organisation, is_post, plural_post};

/// Entries that run on: each piece begins a new entry or adds to the one before.
///
/// Where semicolons divide the entries, what follows a name after a comma is its detail, unless the name has its post
/// and another name with a post follows ("Costa, Board member, Naudon, Board member;").
pub(super) fn run_on<'t>(
    words: &Lexicon,
    pieces: &[&'t str],
    entries: &mut Vec<Entry<'t>>,
    from: usize,
    semicolons: bool,
) {
    // "Councillors Butler, Collins (J), Crowley": one honorific serves all
    let shared = pieces.first().is_some_and(|first| has_plural_honorific(words, first));
    let titled = names_in(words, pieces) * 3 >= pieces.len() && !shared;
    let mut before: Option<&'t str> = None;
    let mut group: Option<&'t str> = None;
    for (place, piece) in pieces.iter().enumerate() {
        let piece = without_note_before(strip_link(words, piece));
        // "Councillors" after several names is the post of all of them
        if let Some(plural) = plural_post(words, piece).filter(|_| entries.len() > from + 1) {
            for entry in entries[from..].iter_mut().rev().take_while(|entry| entry.role.is_none()) {
                entry.role = Some(plural);
            }
            continue;
        }
        let last_complete = entries.len() > from && entries.last().is_some_and(|entry| entry.role.is_some());
        let another = last_complete
            && is_full_name(words, piece)
            && pieces.get(place + 1).is_some_and(|next| is_post(words, next));
        let detail = if semicolons && entries.len() > from { !another } else { is_detail(words, piece, titled) };
        if detail && let Some(entry) = entries[from..].last_mut() {
            add_detail(words, entry, piece);
            continue;
        }
        // a post before the person who holds it: "An Cathaoirleach, Cllr. Keary"
        let next_person = pieces.get(place + 1).is_some_and(|next| {
            honorifics(words, next).is_ok_and(|(_, found)| found.is_some())
                || (piece.starts_with("the ") && is_full_name(words, next))
        });
        let untitled = honorifics(words, piece).is_ok_and(|(rest, found)| found.is_none() || rest.is_empty());
        if entries.len() == from && next_person && untitled && is_post(words, piece) {
            before = Some(piece.strip_prefix("the ").unwrap_or(piece));
            continue;
        }
        if let Some(note) = piece.strip_prefix('(').filter(|note| entries.len() > from && !note.contains(") "))
            && let Some(entry) = entries.last_mut()
        {
            read_note(words, note.trim_end_matches(')').trim(), entry);
            continue;
        }
        let parts = if is_one_body(words, piece) { vec![piece] } else { divide_and(words, piece) };
        for part in parts {
            let (role, rest) = leading_group(words, part);
            group = role.or(group);
            let Some(mut entry) = attendance_entry(words, rest) else { continue };
            if entry.name.is_some() && entry.role.is_none() && entry.organisation.is_none() {
                entry.role = group;
            }
            if let Some(post) = before.take() {
                entry.role = Some(post);
            }
            entries.push(entry);
        }
    }
}

pub(super) fn has_plural_honorific(words: &Lexicon, piece: &str) -> bool {
    let first = piece.split([' ', '.']).next().unwrap_or("");
    words.classes(first).contains(Class::Honorific)
        && first.ends_with('s')
        && !matches!(first.to_ascii_lowercase().as_str(), "mrs" | "ms" | "miss")
}

/// Cuts at links that are words or stand between blanks, outside brackets.
fn divide_and<'t>(words: &Lexicon, text: &'t str) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            ' ' if depth == 0 && at >= start => {
                if let Some(link) = link(words, &text[at + 1..], &["and ", "& ", "/ "]) {
                    parts.push(text[start..at].trim());
                    start = at + 1 + link;
                }
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn strip_link<'t>(words: &Lexicon, piece: &'t str) -> &'t str {
    let piece = piece.trim();
    piece[link(words, piece, &["and ", "& ", "also "]).unwrap_or(0)..].trim()
}

/// Length of a link at the start of the text, with the blank behind it: one of `common` or of the vocabulary.
fn link(words: &Lexicon, text: &str, common: &[&str]) -> Option<usize> {
    let common = common.iter().find(|link| text.starts_with(**link)).map(|link| link.len());
    common.or_else(|| small_phrase(words, Class::ListLink, text))
}

/// "local residents Ann Bell": a group's name before the name of one of them.
fn leading_group<'t>(words: &Lexicon, part: &'t str) -> (Option<&'t str>, &'t str) {
    for (at, _) in part.match_indices(' ').take(4) {
        let (head, tail) = (&part[..at], part[at + 1..].trim_start());
        let classes = words.classes(head);
        if classes.contains(Class::Crowd) && person(words, tail).is_ok() && tail.starts_with(char::is_uppercase) {
            return (Some(head).filter(|_| !classes.contains(Class::Membership)), tail);
        }
    }
    (None, part)
}

/// A piece that adds to the person before it.
fn is_detail(words: &Lexicon, piece: &str, titled: bool) -> bool {
    // "MS Principal" is no Ms Principal, and "Hon. Treas." nobody of that name
    let honorific = !words.classes(piece.trim_end_matches('.')).contains(Class::Post)
        && honorifics(words, piece).is_ok_and(|(rest, found)| {
            found.is_some() && !rest.is_empty() && !(is_post(words, rest) && found == Some("MS"))
        });
    // "County Councillor T White" and "Roger Hampson (LGA)" begin another entry
    let bracketed = piece.find('(').is_some_and(|open| is_full_name(words, &piece[..open]));
    if honorific || bracketed || post_first(words, piece).is_some() {
        return false;
    }
    let lower = piece.starts_with(char::is_lowercase);
    let counted = piece.starts_with(|char: char| char.is_ascii_digit());
    if counted || (lower && crowd(words, piece).is_some()) {
        return false;
    }
    lower || is_post(words, piece) || (titled && !has_forename_form(piece)) || is_organisation(words, piece)
}

/// Two or more capitalised words and nothing else, none of them a post's.
fn is_full_name(words: &Lexicon, piece: &str) -> bool {
    let piece = piece.trim().trim_end_matches('.');
    person(words, piece).is_ok_and(|(rest, found)| rest.trim().is_empty() && found.name.contains(' '))
        && !is_post(words, piece)
        && !is_organisation(words, piece)
}

/// Initials before a surname: a name even where others in the list have honorifics.
fn has_forename_form(piece: &str) -> bool {
    piece.split(' ').next().is_some_and(|word| word.len() <= 3 && word.ends_with('.'))
}

/// Takes a piece for post or organisation of the entry before it.
fn add_detail<'t>(words: &Lexicon, entry: &mut Entry<'t>, piece: &'t str) {
    // "Director of Services, Regeneration, Sports and Recreation": a post goes on over commas
    let of_post = entry.role.is_some() && (!is_post(words, piece) || entry.organisation.is_some());
    if of_post {
        if entry.organisation.is_none() && ends_in_organisation(words, piece) {
            entry.organisation = Some(piece);
        }
        return;
    }
    let (piece, notes) = before_notes(piece);
    read_notes(words, notes, entry);
    // the stop of the sentence is none of the post's: "Clerk.", but "Hon. Sec."
    let abbreviated = words.classes(piece).contains(Class::Post);
    let piece = piece.strip_suffix('.').filter(|bare| !abbreviated && is_post(words, bare)).unwrap_or(piece);
    match place_detail(words, piece) {
        Detail::Post => entry.role = entry.role.or(Some(piece)),
        Detail::Organisation => entry.organisation = Some(piece),
        Detail::Address => {}
    }
}

fn is_one_body(words: &Lexicon, piece: &str) -> bool {
    is_post(words, piece)
        || (is_organisation(words, piece)
            && honorifics(words, piece).is_ok_and(|(_, found)| found.is_none())
            && !piece.contains('('))
}

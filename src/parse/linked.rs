//! Entries that "and" links within a piece between commas, and the groups and posts that stand before names.

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

use super::attendance::names_in;
use super::crowd::{crowd, small_phrase};
use super::detail::before_notes;
use super::divide::divide;
use super::entry::post_first;
use super::person::person;
use super::post::{is_organisation, is_post, plural_post};
use super::roll::{is_full_name, is_plain_name};
use super::run_on::{has_forename_form, has_plural_honorific, surname_last};

/// Cuts at links that are words or stand between blanks, outside brackets.
pub(super) fn divide_and<'t>(words: &Lexicon, text: &'t str) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            ' ' if depth == 0 && at >= start => {
                if let Some(link) = link(words, &text[at + 1..], &["and from ", "and ", "& ", "/ "]) {
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

pub(super) fn strip_link<'t>(words: &Lexicon, piece: &'t str) -> &'t str {
    let piece = piece.bare();
    piece[link(words, piece, &["and from ", "and ", "& ", "also ", "from "]).unwrap_or(0)..].trim()
}

/// Length of a link at the start of the text, with the blank behind it: one of `common` or of the vocabulary.
fn link(words: &Lexicon, text: &str, common: &[&str]) -> Option<usize> {
    let common = common.iter().find(|link| text.starts_with(**link)).map(|link| link.len());
    common.or_else(|| small_phrase(words, Class::ListLink, text))
}

/// "local residents Ann Bell", "supervisors Ann Bell", "Directors: Mrs. Bell": what several people are called before
/// the name of the first. A post in the plural is given in the singular, but as it stands behind words in small letters
/// ("the full-time directors Messrs. Bell, Carr").
pub(super) fn leading_group<'t>(words: &Lexicon, part: &'t str) -> (Option<&'t str>, &'t str) {
    let named = seek::past(part, "the ");
    for at in named.blanks().take(4) {
        let (head, tail) = (named[..at].trim_end_matches(':'), named[at + 1..].trim_start());
        if !tail.starts_with(char::is_uppercase) {
            continue;
        }
        let classes = words.classes(head);
        let several = head.ends_with('s') || classes.contains(Class::Crowd);
        if !several || person(words, tail).is_err() {
            continue;
        }
        // "Councillors Bell, Carr" is an address
        let address = head.starts_with(char::is_uppercase) && has_plural_honorific(words, head);
        let office = |post: &&str| {
            let classes = words.classes(post);
            classes.contains(Class::Post) && !classes.contains(Class::Membership)
        };
        if let Some(post) = plural_post(words, head).filter(office).filter(|_| !address) {
            return (Some(post), tail);
        }
        let described = head.last_word().filter(|(before, _)| !before.contains(char::is_uppercase));
        let several = described.and_then(|(_, last)| plural_post(words, last));
        if several.is_some_and(|last| office(&seek::past(last, "co-"))) {
            return (Some(head), tail);
        }
        if classes.contains(Class::Crowd) {
            return (Some(head).filter(|_| !classes.contains(Class::Membership)), tail);
        }
    }
    (None, part)
}

/// "Club members: Ann Bell, Ben Carr", "Co-chairs: Ann Bell and Ben Carr": what several people are called, a colon, and their
/// full names. Gives the post that all of them hold, where it is one, and the names.
pub(crate) fn headed_group<'t>(words: &Lexicon, part: &'t str) -> Option<(Option<&'t str>, Vec<&'t str>)> {
    const WORDS: usize = 4;
    let (head, names) =
        seek::part(part, ": ").filter(|(head, _)| head.ends_with('s') && head.words().count() <= WORDS)?;
    let last = head.words().next_back().unwrap_or(head);
    let members = words.classes(last).contains(Class::Membership);
    let post = plural_post(words, head).or_else(|| head.strip_suffix('s').filter(|post| is_post(words, post)));
    if !head.starts_with(char::is_uppercase) || !(members || post.is_some()) {
        return None;
    }
    let pieces = divide(words, names.trim_end_matches('.'), &[',']);
    let pieces: Vec<&str> = pieces.into_iter().flat_map(|piece| divide_and(words, strip_link(words, piece))).collect();
    let named = pieces.iter().all(|piece| is_full_name(words, before_notes(piece).0));
    (pieces.len() > 1 && named).then_some((post.filter(|_| !members), pieces))
}

/// "Secretary and Director Carr": the post of one and then another entry, in two pieces; "D. Bell and the Clerk" and
/// "Kay & 3 members of the public" too.
pub(super) fn divide_posts<'t>(words: &Lexicon, pieces: &[&'t str]) -> Vec<&'t str> {
    /// Most links of a piece at which it may be divided.
    const LINKS: usize = 6;
    let mut divided = Vec::with_capacity(pieces.len());
    for (place, piece) in pieces.iter().enumerate() {
        let mut start = 0;
        // "Ann Bell, Principal & B. Carr, Clerk"
        let posted =
            pieces.get(place + 1).is_some_and(|next| is_post(words, next) && post_first(words, next).is_none());
        for at in piece.blanks().filter(|at| is_link(words, &piece[*at..])).take(LINKS) {
            let (first, next) = (&piece[start..at], &piece[at + 1..]);
            let next = strip_link(words, next);
            // "R. Bell together with C. Dunn - County Councillor", "C. Dunn - Warden plus 9 residents"
            let apart = !is_and(&piece[at..])
                && (is_plain_name(words, first) || is_post(words, first))
                && (person(words, next).is_ok() || crowd(words, next).is_some_and(|(count, _)| count.is_some()));
            let holder = apart || posted && !divided.is_empty() && is_post(words, first) && is_full_name(words, next);
            if holder || parts_entries(words, strip_link(words, first), next, !divided.is_empty()) {
                divided.push(first);
                start = at + 1;
            }
        }
        divided.push(&piece[start..]);
    }
    divided
}

fn is_link(words: &Lexicon, text: &str) -> bool {
    is_and(text) || small_phrase(words, Class::ListLink, &text[1..]).is_some()
}

fn is_and(text: &str) -> bool {
    text.starts_with(" and ") || text.starts_with(" & ")
}

/// Whether an "and" between two texts ends an entry; `inner` where others stand before the first.
fn parts_entries(words: &Lexicon, first: &str, next: &str, inner: bool) -> bool {
    let named = |text: &str| post_first(words, text).is_some_and(|entry| entry.name.is_some());
    let last = first.last_word().map_or("", |(head, _)| head);
    let initialled = has_forename_form(first) || names_in(words, &[first]) > 0;
    let post = is_post(words, first) && !named(first);
    // "Kay and the Clerk", "Fry and Kay and the Clerk"
    let surnames = || first.split(" and ").flat_map(|name| name.split(" & ")).all(|name| is_surname(words, name));
    let holder = next.starts_with("the ") && is_post(words, next);
    let counted = crowd(words, next).is_some_and(|(count, _)| count.is_some());
    // "Secretary and Director Carr" adds to the person before
    inner && post && post_first(words, next).is_some()
        || holder && (initialled || is_plain_name(words, first) || surnames())
        // "Sergeant Bell and 6 residents"
        || counted && (is_post(words, first) || surnames() || named(first))
        // "County Attorney Ann Bell and County Manager Ben Carr", "Ann Bell and County Councillor Ben Carr"
        || (named(first) || is_plain_name(words, first) || has_plural_honorific(words, last)) && !post && named(next)
}

/// One capitalised word that is no post and no organisation.
fn is_surname(words: &Lexicon, name: &str) -> bool {
    let name = name.trim();
    person(words, name).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_none())
        && !name.contains(' ')
        && !is_post(words, name)
        && !is_organisation(words, name)
}

/// "Cllr Fry and Jo Dean (Clerk)": two people in a piece that ends in what may be a post; `lone` where a surname is
/// somebody ("Kay and Jo Dean").
pub(super) fn joins_people(words: &Lexicon, piece: &str, lone: bool) -> bool {
    let named = |name: &str| {
        let name = before_notes(name).0.trim_end_matches('.');
        let whole = person(words, name)
            .is_ok_and(|(rest, found)| rest.is_empty() && (found.honorific.is_some() || found.name.contains(' ')));
        whole && (!is_post(words, name) || surname_last(words, name).is_some()) && !is_organisation(words, name)
    };
    seek::part(piece, " and ").is_some_and(|(first, next)| {
        (named(strip_link(words, first)) || lone && is_surname(words, first)) && named(next)
    })
}

//! What stands beside a name in an attendance list: post, organisation, and notes in brackets.
//!
//! ```ebnf
//! read_notes   = { ( "(" | "[" ) , read_note , ( ")" | "]" ) } ;
//! read_note    = initials | remote | detail_parts ;
//! read_details = [ "," | ":" | "–" | "-" | "—" ] , ( remote | affiliation | detail_parts ) , read_notes ;
//! detail_parts = post , [ "," , organisation ] | organisation , [ "," , post ] ;
//! initials     = capital , letter , { letter } ; (* lexical *)
//! remote       = phrase (* attendance.remote *) | phrase (* attendance.remote_openings *) , { word } ; (* lexical *)
//! affiliation  = ( "from" | "of" | "representing" ) , [ "the" ] , organisation ; (* lexical *)
//! ```

use crate::grammar::{Class, Lexicon};

use super::entry::Entry;
use super::person::abbreviates;
use super::post::{ends_in_organisation, is_organisation, is_post, opens_with_post};
use super::word::phrase;

/// Reads notes in brackets after a name and gives the rest of the text.
pub fn read_notes<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix(['(', '[']) {
        let close = inner.find([')', ']']).unwrap_or(inner.len());
        // a bracket that is not closed, and signs of typing within it
        let note =
            inner[..close].trim_matches(|char: char| char.is_whitespace() || matches!(char, '|' | ',' | ';' | ':'));
        rest = inner.get(close + 1..).unwrap_or("").trim_start();
        read_note(words, note, entry);
    }
    rest
}

pub(super) fn read_note<'t>(words: &Lexicon, note: &'t str, entry: &mut Entry<'t>) {
    if note.is_empty() {
        return;
    }
    if entry.name.is_some_and(|name| abbreviates(note, name)) {
        entry.initials = Some(note);
    } else if is_remote(words, note) {
        entry.remote = true;
    } else if is_post(words, note) {
        let (post, organisation) = note.rsplit_once(',').map_or((note, None), |(post, body)| (post, Some(body.trim())));
        let whole = organisation.is_none_or(|body| !ends_in_organisation(words, body));
        entry.role = entry.role.or(Some(if whole { note } else { post }));
        if !whole {
            entry.organisation = entry.organisation.or(organisation);
        }
    } else if let Some((first, second)) = note.split_once(", ").filter(|(_, second)| is_post(words, second)) {
        entry.organisation = entry.organisation.or(Some(first));
        entry.role = entry.role.or(Some(second));
    } else if note.starts_with(char::is_uppercase) && !happens(words, note) {
        entry.organisation = entry.organisation.or(Some(note));
    }
}

/// A note about coming, going or the reason of an absence.
fn happens(words: &Lexicon, note: &str) -> bool {
    let first = note.split(' ').next().unwrap_or("");
    let classes = words.classes(first);
    let limits = ["from", "until", "till", "to", "for", "by", "after"];
    limits.iter().any(|limit| first.eq_ignore_ascii_case(limit))
        || [Class::Arrival, Class::Departure, Class::ItemNote].into_iter().any(|class| classes.contains(class))
}

fn is_remote(words: &Lexicon, note: &str) -> bool {
    words.classes(note).contains(Class::Remote)
}

/// Reads post and organisation after a name: ", Director of Housing", "– Chairman", "from Wheatley Housing".
pub(super) fn read_details<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) {
    let mut rest = text.trim_start_matches([' ', ',', ':', '\u{a0}']).trim_end();
    for dash in ["–", "-", "—"] {
        rest = rest.strip_prefix(dash).unwrap_or(rest).trim_start();
    }
    // initials without their bracket: "Jane Simmonds ()JS (BIS)"
    let first = rest.split([' ', '(']).next().unwrap_or("");
    if !first.is_empty()
        && entry.name.is_some_and(|name| abbreviates(first, name))
        && first.chars().all(char::is_alphabetic)
    {
        entry.initials = entry.initials.or(Some(first));
        rest = read_notes(words, &rest[first.len()..], entry).trim();
    }
    if rest.is_empty() {
        return;
    }
    // "joined at 10:41"; "from the Housing Agency" tells something else
    let linked = ["from ", "for ", "by ", "to "].iter().any(|link| rest.starts_with(link));
    if !linked && happens(words, rest) {
        return;
    }
    if is_remote(words, rest) || phrase(words, Class::RemoteOpening)(rest).is_ok() {
        entry.remote = true;
        return;
    }
    for link in ["from the ", "from ", "representing ", "of the ", "of "] {
        if let Some(body) = rest.strip_prefix(link) {
            let (body, notes) = before_notes(body);
            if place_detail(words, body) != Detail::Address {
                entry.organisation = entry.organisation.or(Some(body));
            }
            read_notes(words, notes, entry);
            return;
        }
    }
    let (detail, notes) = before_notes(rest);
    if !notes.is_empty() {
        let inner = notes.trim_start_matches('(');
        let inside = &inner[..inner.find(')').unwrap_or(inner.len())];
        // "Executive Director (Assistant Governor)" is one post; "Accenture (Voting Member)" is two things
        let initials = entry.name.is_some_and(|name| abbreviates(inside, name));
        if is_post(words, detail) && is_post(words, inside) && !initials {
            entry.role = entry.role.or(Some(rest.trim_end()));
            return;
        }
    }
    detail_parts(words, detail, entry);
    read_notes(words, notes, entry);
}

fn detail_parts<'t>(words: &Lexicon, detail: &'t str, entry: &mut Entry<'t>) {
    let detail = detail.trim().trim_end_matches([',', ';']);
    if detail.is_empty() {
        return;
    }
    if let Some(at) = detail.rfind(", ") {
        let (first, last) = (detail[..at].trim(), detail[at + 2..].trim());
        if is_post(words, first) && !is_post(words, last) && ends_in_organisation(words, last) {
            entry.role = entry.role.or(Some(first));
            entry.organisation = entry.organisation.or(Some(last));
            return;
        }
        if !is_post(words, first) && is_post(words, last) {
            entry.organisation = entry.organisation.or(Some(first));
            entry.role = entry.role.or(Some(last));
            return;
        }
        if words.classes(last).contains(Class::OrganisationWord) && !is_post(words, detail) {
            entry.organisation = entry.organisation.or(Some(detail));
            return;
        }
    }
    match place_detail(words, detail) {
        Detail::Post => entry.role = entry.role.or(Some(detail)),
        Detail::Organisation => entry.organisation = entry.organisation.or(Some(detail)),
        Detail::Address => {}
    }
}

/// What a piece beside a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Post or office.
    Post,
    /// Organisation.
    Organisation,
    /// Where somebody lives: "Plot 17", "no. 12".
    Address,
}

/// What a piece beside a name tells: a post, an organisation, or where somebody lives.
pub fn place_detail(words: &Lexicon, piece: &str) -> Detail {
    let numbered = piece.split(' ').count() <= 3
        && piece.rsplit(' ').next().is_some_and(|last| last.contains(|char: char| char.is_ascii_digit()));
    if is_post(words, piece) || opens_with_post(words, piece) {
        Detail::Post
    } else if numbered && !is_organisation(words, piece) {
        Detail::Address
    } else if piece.starts_with(char::is_lowercase) && !is_organisation(words, piece) {
        Detail::Post
    } else {
        Detail::Organisation
    }
}

/// The text before the first bracket, and from it on.
pub fn before_notes(text: &str) -> (&str, &str) {
    let at = text.find('(').unwrap_or(text.len());
    (text[..at].trim_end(), &text[at..])
}

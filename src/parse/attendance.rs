//! Lists of people who attended.
//!
//! ```ebnf
//! attendance_list = attendance_entry , { list_link , attendance_entry } | holders ;
//! holders         = post , "(" , person , ")" , list_link , post , "(" , person , ")" , { list_link , post , "(" , person , ")" } ;
//! list_link       = "," | ";" | "and" | "&" | "/" | phrase (* attendance.links *) ; (* lexical *)
//! ```
//!
//! A list with a line for each entry takes what follows the name for post and organisation; in a list that runs on,
//! a comma may as well lead to the next person.

use crate::grammar::Lexicon;
use crate::text::Span;

use super::entry::{Entry, attendance_entry};
use super::person::{honorifics, person};
use super::run_on::{has_plural_honorific, run_on};
use super::word::offset_in;

pub use super::post::{is_organisation, is_post};

/// How the entries of a list are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// One entry on a line.
    Lines,
    /// Entries run on, divided by commas and "and".
    RunOn,
}

/// Reads the entries of a list, or the one entry of a line.
pub fn attendance_list<'t>(words: &Lexicon, text: &'t str, form: ListForm) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    if holders(words, text, &mut entries) {
        span_entries(text, &mut entries);
        return entries;
    }
    let semicolons = text.contains(';');
    for part in divide(text, &[';']) {
        let pieces = divide(part, &[',']);
        let shared = pieces.len() > 1 && has_plural_honorific(words, pieces[0]);
        let runs_on = form == ListForm::RunOn || shared || names_in(words, &pieces) > 1;
        let from = entries.len();
        if runs_on && !(semicolons && form == ListForm::Lines) {
            run_on(words, &pieces, &mut entries, from, semicolons);
        } else if let Some(entry) = attendance_entry(words, part) {
            entries.push(entry);
        }
    }
    span_entries(text, &mut entries);
    entries
}

fn span_entries(text: &str, entries: &mut [Entry<'_>]) {
    for entry in entries {
        for slice in [entry.name, entry.role, entry.organisation, entry.honorific].into_iter().flatten() {
            let start = offset_in(text, slice);
            let span = Span::new(start, start + slice.len());
            entry.span = if entry.span.is_empty() { span } else { entry.span.to(span) };
        }
    }
}

/// "Director, Regional Services (Ms. C. Curley), Senior Engineer (Mr. D. Brennan)": posts with their holders in
/// brackets. At least two, and nothing else.
fn holders<'t>(words: &Lexicon, text: &'t str, entries: &mut Vec<Entry<'t>>) -> bool {
    let mut found = Vec::new();
    let mut start = 0;
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        let Some(close) = inner.find(')') else { break };
        let held = honorifics(words, &inner[..close]).is_ok_and(|(_, honorific)| honorific.is_some());
        let Some((_, holder)) = person(words, &inner[..close]).ok().filter(|_| held) else { continue };
        let post = text[start..open].trim_matches([' ', ',', ';', '.']);
        let post = post.strip_prefix("and ").unwrap_or(post).trim();
        if post.is_empty() || post.len() > 120 || person(words, post).is_ok_and(|(_, named)| named.honorific.is_some())
        {
            return false;
        }
        found.push(Entry {
            name: Some(holder.name),
            honorific: holder.honorific,
            role: Some(post),
            ..Entry::default()
        });
        start = open + 1 + close + 1;
    }
    let rest = text[start..].trim_matches([' ', ',', ';', '.']);
    // what follows a full stop is no part of the list
    let closed = text[start..].starts_with('.');
    let whole = found.len() >= 2 && (closed || rest.split(' ').count() <= 3);
    if whole {
        entries.extend(found);
    }
    whole
}

/// How many of the pieces begin with a person who has an honorific.
pub(super) fn names_in(words: &Lexicon, pieces: &[&str]) -> usize {
    pieces
        .iter()
        .filter(|piece| honorifics(words, piece.trim()).is_ok_and(|(_, honorific)| honorific.is_some()))
        .count()
}

/// Cuts a text at signs outside brackets.
fn divide<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 && signs.contains(&char) => {
                parts.push(text[start..at].trim());
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

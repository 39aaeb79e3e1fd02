//! Whether a word of coming or going tells of either.

use crate::grammar::{Class, Hit};
use crate::resolve::clause::{Auxiliary, clause};
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Words;

/// Whether somebody came or went by the word at `hit`: what follows it is a time, an item or the place of the meeting,
/// and the verb is not of the future. "Went over the accounts" and "left the chair" are none.
pub(super) fn moves(reading: &Reading<'_>, statement: &Statement, hit: &Hit) -> bool {
    let text = reading.text(statement.span);
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let clause = clause(reading.words, text, at);
    if matches!(clause.auxiliary, Auxiliary::Future | Auxiliary::Modal) || clause.negated {
        return false;
    }
    let phrase = &text[at..end];
    phrase.contains(' ') && !ends_openly(phrase) || is_tail(reading, &text[end..])
}

/// "joined for", "left before": a phrase that leaves open what follows it.
fn ends_openly(phrase: &str) -> bool {
    matches!(phrase.words().next_back().unwrap_or(""), "by" | "for" | "us" | "from")
}

/// Whether what follows a verb of coming or going leaves it at that.
fn is_tail(reading: &Reading<'_>, tail: &str) -> bool {
    let rest = tail.trim_start();
    if rest.is_empty() || rest.starts_with(|next: char| !next.is_alphabetic()) {
        return true;
    }
    if reading.words.longest(Class::MovementTail, rest).is_some() {
        return true;
    }
    // "the Council Chamber", "the Zoom call"
    let Some(place) = ["the ", "this ", "our "].iter().find_map(|article| rest.strip_prefix(article)) else {
        return false;
    };
    let words = place.match_indices([' ', '.', ',', ';']).map(|(at, _)| at).chain([place.len()]).take(3);
    let mut start = 0;
    for end in words {
        if reading.words.classes(place[start..end].trim()).contains(Class::MovementPlace) {
            // "joined the meeting of the Finance Committee"
            return !place[end..].starts_with(" of ");
        }
        start = end;
    }
    false
}

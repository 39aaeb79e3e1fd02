//! Orders in a row: "Ann write to Cy, Ben call the school" is one sentence and gives two tasks.

use crate::text::{Span, seek};

use super::form::{bare_order, dated_note};
use super::reading::Reading;
use super::roster::Roster;
use super::statement::{List, Statement};

/// The statements, with those cut apart that are a row of such orders, or of "AB 1 May to write", "CD 3 May to call".
pub(super) fn parted(reading: &Reading<'_>, roster: &Roster, statements: Vec<Statement>) -> Vec<Statement> {
    let is_row = |statement: &Statement| parts(reading, roster, statement).len() > 1;
    if !statements.iter().any(is_row) {
        return statements;
    }
    let cut = |statement: Statement| {
        let parts = parts(reading, roster, &statement);
        let count = parts.len();
        parts.into_iter().enumerate().map(move |(place, span)| Statement {
            span,
            first: statement.first && place == 0,
            last: statement.last && place + 1 == count,
            ..statement
        })
    };
    statements.into_iter().flat_map(cut).collect()
}

/// The orders of a statement; all of it where it is none or one.
fn parts(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> Vec<Span> {
    let text = reading.text(statement.span);
    let listed = statement.list == List::Actions;
    let dated = |text: &str| dated_note(reading, roster, text, listed).map(|note| note.owners.len());
    let base = statement.span.start;
    let mut start = 0;
    let mut found = Vec::new();
    let mut cut = |at: usize, sign: &str| {
        found.push(Span::new(base + start, base + at));
        start = at + sign.len();
    };
    if bare_order(reading, roster, text).is_some() {
        let sign = ", ";
        seek::places(text, sign)
            .filter(|at| bare_order(reading, roster, &text[at + sign.len()..]).is_some())
            .for_each(|at| cut(at, sign));
    } else if let Some(mut owned) = dated(text) {
        // nothing but the end of the line parts them; the last of "AB and CD 1 May to write" has no note of its own
        for at in memchr::memchr2_iter(b' ', b'\n', text.as_bytes()) {
            if at < owned {
                continue;
            }
            if let Some(length) = dated(&text[at + 1..]) {
                owned = at + 1 + length;
                cut(at, " ");
            }
        }
    } else {
        return vec![statement.span];
    }
    found.push(Span::new(base + start, statement.span.end));
    found
}

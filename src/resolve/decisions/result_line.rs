//! Lines that tell a result, and the rows of a division.

use crate::grammar::Class;
use crate::parse::score::is_score;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, seek};

use super::division::division_at;

/// Whether a number stands in a text: a word of digits, and not "W3C".
pub(super) fn has_number(text: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric()).any(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Which statements are rows of the table of a division.
pub(super) fn divided(reading: &Reading<'_>, statements: &[Statement]) -> Vec<bool> {
    let mut end = 0;
    let start = |statement: &Statement| reading.layout.flow.source_span(statement.span).start;
    let sides = |span: Span| {
        span.len() <= 80 && [Class::VoteFor, Class::VoteAgainst].iter().all(|side| reading.has(span, *side))
    };
    let rows = statements.iter().map(|statement| {
        if start(statement) >= end && sides(statement.span) {
            end = division_at(reading, statement.span).map_or(end, |division| division.end);
        }
        start(statement) < end
    });
    rows.collect()
}

/// "Carried.", "Motion carried 5-0", "All in favour", "No objections", "Unanimous", "22-0-0".
pub(super) fn is_result_line(reading: &Reading<'_>, text: &str) -> bool {
    let line = text.trim().trim_end_matches('.');
    if is_score(line) {
        return true;
    }
    // "Motion: The motion passed with 14 in favour (Bell was not there)"
    let line = line.strip_prefix("Motion: ").unwrap_or(line);
    // "[X] PASSED", "[ ] FAILED"
    let line =
        ["[X] ", "[x] ", "[ ] ", "☒ ", "☑ ", "☐ "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line);
    let opens = |line: &str| seek::opens(line, "vote ") || reading.opens(line, Class::ResultLine);
    // few lines open so, and only in these it is looked for what stands in brackets
    if !opens(line) {
        return false;
    }
    let told = seek::part(line, " (").map_or(line, |(told, _)| told);
    told.split(' ').take(17).count() <= 16 && (told.len() == line.len() || opens(told))
}

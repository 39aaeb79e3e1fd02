//! The cells of a line that blanks divide into columns, and what one by itself can be.

use crate::grammar::Class;
use crate::model::Status;
use crate::parse;
use crate::parse::attendance::{is_organisation, is_post, plural_post};
use crate::parse::person::person;
use crate::parse::time::times;
use crate::resolve::reading::Reading;
use crate::text::markup::NOTHING;
use crate::text::{Block, Line, Span, Words, seek};

use super::index::surname_first;

/// A cell with its column in the source.
pub(super) type Cell<'a> = (u16, &'a str);

/// Whether blanks may divide a block of one line into cells.
pub(super) fn is_set_out(reading: &Reading<'_>, block: &Block) -> bool {
    let [line] = reading.layout.lines_of(block) else { return false };
    let line = reading.layout.lines[*line as usize];
    line.parted && {
        let text = line.text(reading.layout.source);
        memchr::memchr(b'\t', text.as_bytes()).is_some() || seek::find(text, "  ").is_some()
    }
}

/// Most cells of a row.
const CELLS: usize = 64;

/// The cells of a block of one line, with their columns in the source.
pub(super) fn columns<'a>(reading: &Reading<'a>, block: &Block) -> Vec<Cell<'a>> {
    let [line] = reading.layout.lines_of(block) else { return Vec::new() };
    let line: Line = reading.layout.lines[*line as usize];
    // the line of a number that stands alone holds no text
    let Some(text) = reading.layout.source.get(block.span.start.max(line.text_start)..line.end) else {
        return Vec::new();
    };
    // emphasis within a line leaves gaps that nobody set, unless the bars of a table do
    let marked = text.contains(NOTHING);
    let row = || reading.layout.written.get(line.start..).is_some_and(|line| line.trim_start().starts_with('|'));
    let whole = || vec![(line.indent, reading.layout.text_of(block))];
    if marked && !row() {
        return whole();
    }
    let bare = |cell: &'a str| cell.trim_matches(|char: char| char.is_whitespace() || char == NOTHING);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut column = line.indent;
    let mut at = 0;
    for piece in text.split_inclusive("  ") {
        at += piece.len();
        // further blanks of the same gap, or the last cell, which tabs may divide
        if at < start || at == text.len() {
            continue;
        }
        let cell = bare(&text[start..at]);
        // typists put two blanks behind a full stop or a semicolon
        let narrow = !text[at..].starts_with([' ', '\t']);
        if narrow && cell.ends_with(['.', ';', ',', ':']) && !is_initials(cell) {
            continue;
        }
        if !cell.is_empty() {
            cells.push((column, cell));
            let next = text.len() - text[at..].trim_start().len();
            column = column.saturating_add(text[start..next].chars().count() as u16);
            start = next;
            if cells.len() == CELLS {
                return cells;
            }
        }
    }
    cells.extend(
        text[start..].split('\t').map(bare).filter(|cell| !cell.is_empty()).map(|cell| (column, cell)).take(CELLS),
    );
    if marked && cells.iter().any(|(_, cell)| cell.contains(NOTHING)) { whole() } else { cells }
}

/// Whether the first cell is a heading of business.
pub(super) fn opens_business(reading: &Reading<'_>, block: &Block) -> bool {
    let classes =
        columns(reading, block).first().map(|(_, cell)| reading.words.classes(cell.trim_end_matches([':', '.'])));
    classes.is_some_and(|classes| {
        let listed = [Class::Present, Class::InAttendance, Class::Apologies, Class::Absent];
        classes.contains(Class::ItemTitle) && !listed.into_iter().any(|class| classes.contains(class))
    })
}

/// "B. C.": full stops that end no sentence.
fn is_initials(cell: &str) -> bool {
    cell.len() <= 6
}

/// "Present", "Absent", "Excused", "E(7:00)" in a column of a roll call.
pub(super) fn roll_status(reading: &Reading<'_>, cell: &str) -> Option<Status> {
    parse::detail::roll_status(reading.words, cell).or_else(|| is_timed_mark(cell).then_some(Status::Present))
}

/// "E(7:00)", "L (6:45 pm)": a letter for coming late or going early, with the time; whoever has it was there.
fn is_timed_mark(cell: &str) -> bool {
    const LONGEST: usize = 12;
    let parts = cell.strip_suffix(')').and_then(|inner| inner.split_once('(')).filter(|_| cell.len() <= LONGEST);
    parts.is_some_and(|(mark, time)| {
        let mark = mark.trim_end();
        mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase()) && !times(time).is_empty()
    })
}

/// Whether a person is all of a cell, but for notes and details.
pub(super) fn reads_as_name(reading: &Reading<'_>, cell: &str) -> bool {
    person(reading.words, cell)
        .is_ok_and(|(rest, _)| rest.trim().is_empty() || rest.trim_start().starts_with(['(', ',']))
}

/// A post, also of several: "Councillors   Denise Oakes".
pub(super) fn is_post_or_posts(reading: &Reading<'_>, cell: &str) -> bool {
    // "Coo, Ben" under "Bell, Ann"
    let surname = surname_first(reading, cell).is_some_and(|(_, rest)| rest.is_empty());
    !surname && (is_post(reading.words, cell) || plural_post(reading.words, cell).is_some())
}

/// "Meeting Start": the head of a column.
pub(super) fn is_column_head(reading: &Reading<'_>, cell: &str) -> bool {
    // a "Board Secretary" is somebody
    !is_post(reading.words, cell) && cell.words().any(|word| reading.words.classes(word).contains(Class::Occasion))
}

pub(super) fn is_affiliation(reading: &Reading<'_>, cell: &str) -> bool {
    is_organisation(reading.words, cell) || is_post(reading.words, cell)
}

/// The span in the flow of a cell that was cut from the source.
pub(super) fn source_in_flow(reading: &Reading<'_>, block: &Block, cell: &str) -> Span {
    let text = reading.layout.text_of(block);
    // a cell with wide blanks within is not found again: then the line stands for it
    text.find(cell).map_or(block.flow, |at| Span::new(block.flow.start + at, block.flow.start + at + cell.len()))
}

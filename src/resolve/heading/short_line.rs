use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::spacing::Spacing;
use crate::text::{Block, Line, Words, seek};

use super::has_verb;

/// Most lines of a title.
const LINES: usize = 2;

/// "1. Fencing Charter (written report)" with "Mrs Bell told the Board that …" on the next line: where a title ends
/// whose line was broken on purpose, since the first word of the text would have fitted on it, and where that text
/// begins.
fn short_line(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    let layout = reading.layout;
    let lines = layout.lines_of(block);
    let line = |at: usize| lines.get(at).map(|line| layout.lines[*line as usize]);
    let place = |at: usize| layout.flow.offset_of(at).checked_sub(block.flow.start);
    for at in 0..LINES {
        let (this, next) = (line(at)?, line(at + 1)?);
        let (end, body) = (place(this.end)?, place(next.text_start)?);
        let (title, text) = (layout.text_of(block).get(..end)?, layout.text_of(block).get(body..)?);
        // "Motion 6: move to change the venue": the title ends at its colon
        if title.split_once(": ").is_some_and(|(_, told)| told.starts_with(char::is_lowercase)) {
            return None;
        }
        let labelled = is_labelled(text);
        let full = if labelled { Spacing::is_full_heading } else { Spacing::is_full };
        let begins = labelled || begins(reading, text) || reading.is_nobody(text);
        if begins && is_closed(reading, this, layout.source) && !full(layout.spacing, layout.source, this, next) {
            return Some((end, body));
        }
    }
    None
}

/// Where the title of a numbered block ends that its line or the cell of a table closes, and where the text behind it
/// begins: "2. Matters arising | The gate is mended |".
pub(super) fn line_end(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    let text = reading.layout.text_of(block);
    let cell = seek::find(text, " | ").map(|at| (at, at + " | ".len()));
    cell.or_else(|| short_line(reading, block))
}

/// Whether a line does not ask for more words.
fn is_closed(reading: &Reading<'_>, line: Line, source: &str) -> bool {
    let text = line.text(source);
    let last = text.words().next_back().unwrap_or(text);
    let links = || last.starts_with(char::is_lowercase) && reading.words.classes(last).contains(Class::TitleLink);
    !text.ends_with([',', ';', ':', '-', '–', '—', '&', '/', '(']) && !links()
}

/// "Recommendation: Approve the minutes": what stands under a title begins with a label.
fn is_labelled(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.words().take(3).any(|word| word.ends_with(':'))
}

/// Whether a sentence begins here, and not a further line of a title.
fn begins(reading: &Reading<'_>, text: &str) -> bool {
    const SENTENCE: usize = 200;
    let head = &text[..text.floor_char_boundary(SENTENCE)];
    text.starts_with(char::is_uppercase) && has_verb(reading, reading.flow_span(head))
}

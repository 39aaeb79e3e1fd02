use crate::resolve::reading::Reading;
use crate::text::{Block, Line};

use super::has_verb;

/// Most lines of a title.
const LINES: usize = 2;

/// "1. Fencing Charter (written report)" with "Mrs Bell told the Board that …" on the next line: where a title ends
/// whose line was broken on purpose, since the first word of the text would have fitted on it, and where that text
/// begins.
pub(super) fn short_line(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    let layout = reading.layout;
    let lines = layout.lines_of(block);
    let line = |at: usize| lines.get(at).map(|line| layout.lines[*line as usize]);
    let place = |at: usize| layout.flow.offset_of(at).checked_sub(block.flow.start);
    for at in 0..LINES {
        let (this, next) = (line(at)?, line(at + 1)?);
        if layout.spacing.is_full(layout.source, this, next) {
            continue;
        }
        let (end, body) = (place(this.end)?, place(next.text_start)?);
        let text = layout.text_of(block);
        return (is_closed(this, layout.source) && begins(reading, block, text.get(body..)?)).then_some((end, body));
    }
    None
}

/// Whether a line does not ask for more words.
fn is_closed(line: Line, source: &str) -> bool {
    let text = line.text(source);
    let last = text.rsplit(' ').next().unwrap_or(text);
    !text.ends_with([',', ';', ':', '-', '–', '—', '&', '/', '('])
        && !matches!(last, "and" | "of" | "the" | "for" | "to" | "on" | "in" | "with" | "or" | "by" | "from" | "at" | "a")
}

/// Whether text begins here, and not a further line of a title: a sentence, or what stands under a label.
fn begins(reading: &Reading<'_>, block: &Block, text: &str) -> bool {
    const SENTENCE: usize = 200;
    let head = &text[..text.floor_char_boundary(SENTENCE)];
    let labelled = head.split(' ').take(3).any(|word| word.ends_with(':'));
    text.starts_with(char::is_uppercase)
        && (labelled || has_verb(reading, reading.flow_span(head)))
        && text.len() < block.flow.len()
}

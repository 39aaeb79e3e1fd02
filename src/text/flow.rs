//! Blocks joined into reading text that remembers where its pieces stood.

use super::markup::NOTHING;
use super::{Block, Line, Span};

/// The reading text of all blocks, one after the other, a line feed between them.
///
/// Runs of blanks are one space, markup is gone, the lines of a block are joined, and a word that was parted at the end of a line is
/// whole again.
#[derive(Debug, Default)]
pub struct Flow {
    /// The text.
    pub text: String,
    /// Pieces in order: the offset in `text` at which a piece begins and its offset in the source. Within a piece
    /// both offsets advance together.
    pieces: Vec<(usize, usize)>,
    /// How many parted words have been looked up; see [`LOOK_UPS`].
    look_ups: usize,
}

/// A parted word is looked for in the whole document. The limit keeps a text of nothing but parted words linear.
const LOOK_UPS: usize = 500;

impl Flow {
    /// Joins `blocks` and notes in each the span of its text.
    pub fn join(source: &str, lines: &[Line], blocks: &mut [Block], members: &[u32]) -> Self {
        let mut flow = Self {
            text: String::with_capacity(source.len() + 16),
            pieces: Vec::with_capacity(lines.len() * 2),
            look_ups: 0,
        };
        for block in blocks {
            let start = flow.text.len();
            for line in &members[block.members.start as usize..block.members.end as usize] {
                let line = lines[*line as usize];
                // the line of a number that stands alone holds no text, nor those that a paragraph run together shares
                let end = line.end.min(block.span.end);
                if end <= block.span.start.max(line.text_start) {
                    continue;
                }
                let first = flow.text.len() == start;
                let from = if first { block.span.start.max(line.text_start) } else { line.text_start };
                if !first && !flow.rejoin(source, from) {
                    flow.piece(" ", from);
                }
                flow.push(source, from, end);
            }
            block.flow = Span::new(start, flow.text.len());
            flow.piece("\n", block.span.end);
        }
        flow
    }

    fn piece(&mut self, text: &str, source: usize) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Adds a line's text, runs of blanks as one space.
    fn push(&mut self, source: &str, from: usize, to: usize) {
        let mut at = from;
        let text = &source[from..to];
        let gap = |char: char| (char.is_whitespace() && char != ' ') || char == NOTHING;
        let plain = is_printable(text) || !text.contains(gap);
        if plain && !text.contains("  ") {
            self.piece(text, from);
            return;
        }
        let blank = |char: char| char.is_whitespace() || char == NOTHING;
        for word in text.split(blank).filter(|word| !word.is_empty()) {
            let start = word.as_ptr() as usize - source.as_ptr() as usize;
            if at != from && source[at..start].contains(char::is_whitespace) {
                self.piece(" ", at);
            }
            self.piece(word, start);
            at = start + word.len();
        }
    }

    /// Takes the two halves of a parted word together; `false` where no word is parted. The hyphen stays unless the
    /// whole word stands without it elsewhere in the document: nothing shorter than a dictionary could tell
    /// "re-adopted" from "infor-mation".
    fn rejoin(&mut self, source: &str, next: usize) -> bool {
        let Some(half) = self.text.strip_suffix(['-', '\u{2010}', '\u{ad}']) else { return false };
        let parted = half.ends_with(char::is_alphabetic) && source[next..].starts_with(char::is_lowercase);
        if !parted {
            return false;
        }
        let soft = self.text.ends_with('\u{ad}');
        let head = half.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
        let tail_length = source[next..].find(|char: char| !char.is_alphabetic()).unwrap_or(source.len() - next);
        let whole = format!("{head}{}", &source[next..next + tail_length]);
        let length = half.len();
        self.look_ups += 1;
        if soft || (self.look_ups <= LOOK_UPS && stands_alone(source, &whole)) {
            self.text.truncate(length);
        }
        true
    }

    /// Offset in the source of the byte at `offset` in the text.
    pub fn source_offset(&self, offset: usize) -> usize {
        let piece = self.pieces.partition_point(|piece| piece.0 <= offset).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |(start, source)| source + offset - start)
    }

    /// Offset in the text of the byte at `source` of the source, or of the first behind it that the text holds. Blocks
    /// stand in the text in the order of the source.
    pub fn offset_of(&self, source: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.1 <= source);
        let Some((start, from)) = next.checked_sub(1).map(|piece| self.pieces[piece]) else { return 0 };
        let end = self.pieces.get(next).map_or(self.text.len(), |piece| piece.0);
        (start + source - from).min(end)
    }

    /// The span in the source of a span of the text, from its first to its last byte.
    pub fn source_span(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.source_offset(span.start);
            return Span::new(at, at);
        }
        let start = self.source_offset(span.start);
        Span::new(start, (self.source_offset(span.end - 1) + 1).max(start))
    }
}

/// Whether a text is nothing but blanks and graphic signs of ASCII; many bytes are looked at in one step.
fn is_printable(text: &str) -> bool {
    const STEP: usize = 32;
    let mut steps = text.as_bytes().chunks(STEP);
    steps.all(|bytes| bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')))
}

/// Whether `word` stands in `source` as a word of its own.
fn stands_alone(source: &str, word: &str) -> bool {
    memchr::memmem::find_iter(source.as_bytes(), word).take(16).any(|at| {
        !source[..at].ends_with(char::is_alphanumeric) && !source[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use crate::text::{Layout, Span};

    #[test]
    fn parted_words() {
        let source = "The Council read the standing orders and the rules of the house, which were re-\nadopted, and the infor-\nmation that came with them. All information was welcome to the members of it.\n";
        let layout = Layout::new(source);
        assert!(layout.flow.text.contains("re-adopted"));
        assert!(layout.flow.text.contains("the information that"));
    }

    #[test]
    fn offsets_lead_back() {
        let source = "  1.  A   first\n      line\u{a0}here\n";
        let layout = Layout::new(source);
        let text = &layout.flow.text;
        let at = text.find("here").expect("stands there");
        let span = layout.flow.source_span(Span::new(at, at + 4));
        assert_eq!(&source[span.start..span.end], "here");
        let start = layout.flow.source_offset(text.find("first").expect("stands there"));
        assert_eq!(&source[start..start + 5], "first");
        assert_eq!(layout.flow.offset_of(source.find("here").expect("stands there")), at);
    }
}

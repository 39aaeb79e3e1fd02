//! Text to lines, blocks and a joined flow, all of which remember where they stood.
//!
//! [`markup::plain`] takes light markup off, rows of signs around titles and tags of HTML too. [`Layout::new`] runs the
//! other stages once: [`mod@line`] cuts the text, [`margin`] takes the numbers of lines off, [`furniture`] tags what
//! belongs to the page and not to the minutes, [`block`] groups lines into paragraphs and list entries, [`note`] finds
//! footnotes and takes them out of the paragraphs that they interrupt, and [`flow`] joins each block into reading text.
//! Furniture is a tag on a line and never a deletion, so every offset stays true to the source.

pub mod block;
mod emphasis;
pub mod flow;
pub mod front;
pub mod furniture;
mod html;
pub mod line;
mod link;
pub mod margin;
pub mod marker;
pub mod markup;
pub mod note;
mod numbering;
pub mod seek;
mod set_off;
pub mod spacing;
mod span;
mod words;

pub use block::Block;
pub use flow::Flow;
pub use line::{Line, LineKind};
pub use marker::{Marker, Numbering, NumberingKind};
pub use note::{Mark, Note};
pub use span::Span;
pub use words::Words;

/// A text cut into lines and blocks.
#[derive(Debug)]
pub struct Layout<'t> {
    /// The text.
    pub source: &'t str,
    /// The same with its markup, which has each character at the same offset.
    pub written: &'t str,
    /// Its lines, in order, blank ones and page furniture too.
    pub lines: Vec<Line>,
    /// How its lines are spaced and how wide they are.
    pub spacing: spacing::Spacing,
    /// Paragraphs, list entries and lone lines, in order; notes are among them and tagged.
    pub blocks: Vec<Block>,
    /// The numbers of the lines of all blocks; a block names its share of them.
    pub members: Vec<u32>,
    /// What looks like the mark of a footnote, in order.
    pub marks: Vec<Mark>,
    /// Footnotes, in order.
    pub notes: Vec<Note>,
    /// The reading text of all blocks.
    pub flow: Flow,
}

impl<'t> Layout<'t> {
    /// Cuts `source`. Time and memory are linear in its length.
    pub fn new(source: &'t str) -> Self {
        Self::of_markup(source, source)
    }

    /// Cuts `source`, which [`markup::plain`] has made of `written`.
    pub fn of_markup(written: &'t str, source: &'t str) -> Self {
        let mut lines = line::lines(source);
        if source != written {
            markup::mark_headings(written, &mut lines);
        }
        margin::unnumber(source, &mut lines);
        margin::unbar(source, &mut lines);
        margin::unbar_quotes(source, &mut lines);
        margin::unquote(source, &mut lines);
        margin::uncolon(source, &mut lines);
        furniture::tag(source, &mut lines);
        let spacing = spacing::Spacing::measure(source, &lines);
        let (mut blocks, mut members) = block::blocks(source, &lines, spacing);
        let mut marks = note::marks(source);
        let notes = note::notes(source, &lines, &mut blocks, &members, &mut marks);
        block::stitch(source, &lines, spacing, &mut blocks, &mut members);
        let flow = Flow::join(source, &lines, &mut blocks, &members);
        Self { source, written, lines, spacing, blocks, members, marks, notes, flow }
    }

    /// The source text of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.source[span.start..span.end]
    }

    /// Position among [`Layout::lines`] of the line that holds the byte at `offset`.
    pub fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// The span with its line numbers, as records carry it. What fills the bytes that a character took before it was put
    /// right belongs to it.
    pub fn source_span(&self, span: Span) -> crate::model::SourceSpan {
        let fillers = self
            .written
            .as_bytes()
            .get(span.end..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| **byte == markup::NOTHING as u8);
        let end = span.end + fillers.count();
        let last = end.max(span.start + 1) - 1;
        crate::model::SourceSpan {
            start: span.start,
            end,
            start_line: self.number_at(span.start),
            end_line: self.number_at(last),
        }
    }

    /// Number in the source of the line that holds the byte at `offset`.
    fn number_at(&self, offset: usize) -> u32 {
        self.lines.get(self.line_at(offset)).map_or(1, |line| line.number)
    }

    /// The lines of a block.
    pub fn lines_of(&self, block: &Block) -> &[u32] {
        &self.members[block.members.start as usize..block.members.end as usize]
    }

    /// The reading text of a block, without its marker.
    pub fn text_of(&self, block: &Block) -> &str {
        &self.flow.text[block.flow.start..block.flow.end]
    }
}

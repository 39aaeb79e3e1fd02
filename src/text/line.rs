//! Lines of the source.

use super::markup::{HeadingMark, NOTHING};
use super::{Span, seek};

/// The end of a line within a line of the source, as word processors write it (line tabulation, U+000B) and markup
/// tells it. Editors do not count it.
pub const SOFT_END: &str = "\u{b}";

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// Text of the minutes.
    Text,
    /// A row of dashes or the like, or a form feed: the edge of a page, a table or a section.
    Rule,
    /// A row of signs that underlines the heading right above it, or goes over it.
    Underline,
    /// The number of a page.
    PageNumber,
    /// A line that recurs at the edges of pages.
    RunningHead,
}

/// A line of the source.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Its number in the source, counted from 1 as editors count: a form feed or a soft end begins a line here, and none there.
    pub number: u32,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset of its first byte that is not a blank; `end` for a blank line.
    pub text_start: usize,
    /// Offset after its last byte that is not a blank.
    pub end: usize,
    /// Column of `text_start`, counted in characters from 0, a tab reaching to the next multiple of 8.
    pub indent: u16,
    /// Number of characters from the left edge to the end.
    pub width: u16,
    /// Whether a tab or two blanks in a row may part its text: most lines need no closer look for columns.
    pub parted: bool,
    /// What it is.
    pub kind: LineKind,
    /// How it is marked as a heading: by a row of signs under it, or in a text with light markup.
    pub heading: Option<HeadingMark>,
}

impl Line {
    /// Its text without indent and trailing blanks.
    pub fn text(self, source: &str) -> &str {
        &source[self.text_start..self.end]
    }

    /// The span of its text.
    pub fn span(self) -> Span {
        Span::new(self.text_start, self.end)
    }

    /// Whether it is text of the minutes.
    pub fn is_text(self) -> bool {
        self.kind == LineKind::Text
    }
}

/// Cuts a text at line feeds, carriage returns, their pair, form feeds and soft ends.
pub fn lines(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 48 + 1);
    let (mut start, mut number) = (0, 1);
    // few texts have form feeds and soft ends
    let ends: Box<dyn Iterator<Item = usize>> = if memchr::memchr2(b'\x0b', b'\x0c', bytes).is_none() {
        Box::new(memchr::memchr2_iter(b'\n', b'\r', bytes))
    } else {
        // the four stand next to each other: U+000A to U+000D
        let ends = bytes.iter().enumerate().filter(|(_, byte)| (b'\n'..=b'\r').contains(byte));
        Box::new(ends.map(|(at, _)| at))
    };
    for at in ends {
        if at < start {
            continue;
        }
        let next = if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') { at + 2 } else { at + 1 };
        let mut line = measure(source, start, at, number);
        if bytes[at] == b'\x0c' && line.kind == LineKind::Blank {
            line.kind = LineKind::Rule;
        }
        lines.push(line);
        number += u32::from(!matches!(bytes[at], b'\x0b' | b'\x0c'));
        start = next;
    }
    if start < bytes.len() {
        lines.push(measure(source, start, bytes.len(), number));
    }
    lines
}

/// The lines of a text as editors count them, each with the line feed, carriage return or pair of them that ends it.
pub fn source_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let end = memchr::memchr2(b'\n', b'\r', bytes).map_or(bytes.len(), |at| {
            let pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            at + 1 + usize::from(pair)
        });
        let (line, behind) = rest.split_at(end);
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

fn measure(source: &str, start: usize, end: usize, number: u32) -> Line {
    let text = &source[start..end];
    let blank = |char: char| char.is_whitespace() || char == NOTHING;
    let body = text.trim_start_matches(blank);
    let text_start = end - body.len();
    let mut indent: usize = 0;
    for char in text[..text.len() - body.len()].chars() {
        indent = match char {
            '\t' => indent / 8 * 8 + 8,
            NOTHING => indent,
            _ => indent + 1,
        };
    }
    let body = body.trim_end_matches(blank);
    let characters = if body.is_ascii() { body.len() } else { body.chars().count() };
    Line {
        number,
        start,
        text_start,
        end: text_start + body.len(),
        indent: indent.min(usize::from(u16::MAX)) as u16,
        width: (indent + characters).min(usize::from(u16::MAX)) as u16,
        parted: seek::find(body, "  ").is_some() || memchr::memchr(b'\t', body.as_bytes()).is_some(),
        kind: if body.is_empty() { LineKind::Blank } else { LineKind::Text },
        heading: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end() {
        let source = "a\r\n  b\rc\n\n\x0cd\x0be";
        let texts: Vec<_> = lines(source).into_iter().map(|line| line.text(source)).collect();
        assert_eq!(texts, ["a", "b", "c", "", "", "d", "e"]);
        assert_eq!(lines(source).into_iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 5, 5]);
        assert_eq!(source_lines(source).collect::<Vec<_>>(), ["a\r\n", "  b\r", "c\n", "\n", "\x0cd\x0be"]);
        assert_eq!(lines(source)[1].indent, 2);
        assert_eq!(lines(source)[4].kind, LineKind::Rule);
    }

    #[test]
    fn a_line_that_ends_in_a_wide_blank() {
        let source = "\u{a0}Überall\u{2003}\n";
        let line = lines(source)[0];
        assert_eq!(line.text(source), "Überall");
        assert_eq!((line.indent, line.width), (1, 8));
    }
}

use std::ops::Range;

use crate::model::SourceSpan;

/// A span as a person finds it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// Line of the first character, counted from 1.
    pub(super) line: u32,
    /// Character of the line at which the span begins, counted from 1.
    pub(super) column: usize,
    /// The text of that line before the span.
    pub(super) before: &'a str,
    /// The span as far as it lies on that line.
    pub(super) inside: &'a str,
    /// The text of that line after the span.
    pub(super) after: &'a str,
}

/// Finds places in a text. It remembers the last, so that many places on one long line cost one pass over it.
#[derive(Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    last: usize,
    line_start: usize,
    column: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, last: 0, line_start: 0, column: 1 }
    }

    /// Where the span is; `None` if it does not lie in the text.
    pub(super) fn place(&mut self, span: SourceSpan) -> Option<Place<'a>> {
        let inside = self.text.get(span.start..span.end)?;
        if span.start < self.last {
            *self = Self::new(self.text);
        }
        let passed = &self.text[self.last..span.start];
        match passed.rfind(['\n', '\r']) {
            Some(end) => {
                self.line_start = self.last + end + 1;
                self.column = 1 + self.text[self.line_start..span.start].chars().count();
            }
            None => self.column += passed.chars().count(),
        }
        self.last = span.start;
        let inside = &inside[..line_length(inside)];
        let after = &self.text[span.start + inside.len()..];
        Some(Place {
            line: span.start_line,
            column: self.column,
            before: &self.text[self.line_start..span.start],
            inside,
            after: &after[..line_length(after)],
        })
    }
}

fn line_length(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// Most characters of a line that an excerpt holds before, within and after a span. Lines of ordinary length are whole.
const HELD: usize = 1000;

/// The part of a line around a span.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// Byte range of the span in `text`.
    pub(super) span: Range<usize>,
    /// Whether the start of the line is missing.
    pub(super) cut_before: bool,
}

impl Place<'_> {
    /// The line, cut to a bearable length around the span.
    pub(super) fn excerpt(&self) -> Excerpt {
        let cut = self.before.char_indices().rev().nth(HELD - 1).map_or(0, |(at, _)| at);
        let mut text = self.before[cut..].to_owned();
        let start = text.len();
        text.push_str(start_of(self.inside));
        let span = start..text.len();
        if span.len() == self.inside.len() {
            text.push_str(start_of(self.after));
        }
        Excerpt { text, span, cut_before: cut > 0 }
    }
}

fn start_of(text: &str) -> &str {
    text.char_indices().nth(HELD).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, part: &str) -> SourceSpan {
        let start = text.find(part).unwrap();
        let line = 1 + text[..start].matches('\n').count() as u32;
        SourceSpan { start, end: start + part.len(), start_line: line, end_line: line }
    }

    #[test]
    fn columns_count_characters_from_one() {
        let text = "Présent: Zoë\r\nNoted: naïve\nthe end";
        let mut places = Places::new(text);
        let cases = [("Pré", 1, 1), ("Zoë", 1, 10), ("naïve", 2, 8), ("the end", 3, 1), ("Zoë", 1, 10)];
        for (part, line, column) in cases {
            let place = places.place(span(text, part)).unwrap();
            assert_eq!((place.line, place.column, place.inside), (line, column, part));
        }
    }

    #[test]
    fn excerpts_of_long_lines_are_short() {
        let text = format!("{}HERE{}", "é".repeat(5000), "ü".repeat(5000));
        let place = Places::new(&text).place(span(&text, "HERE")).unwrap();
        let excerpt = place.excerpt();
        assert_eq!((place.column, &excerpt.text[excerpt.span], excerpt.cut_before), (5001, "HERE", true));
        assert_eq!(excerpt.text.chars().count(), 2 * HELD + 4);
    }

    #[test]
    fn spans_outside_the_text_have_no_place() {
        let outside = SourceSpan { start: 3, end: 9, start_line: 1, end_line: 1 };
        assert_eq!(Places::new("short").place(outside), None);
        assert_eq!(Places::new("").place(outside), None);
    }
}

//! The text of a document, line by line, with the places of its records.
//!
//! Records overlap: an action stands within a decision, a name within a heading. A line is therefore cut wherever a
//! record begins or ends; each piece knows all the records that it belongs to and leads to the innermost.

use std::collections::HashSet;

use super::kind::Kind;
use crate::text::line::source_lines;

/// Underlines that are told apart below one another; records that overlap more share the last.
const LANES: usize = 3;

/// A place of the text that belongs to a record.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a> {
    pub(super) kind: Kind,
    /// Identifier of the record on the page.
    pub(super) record: &'a str,
    /// What is shown when one points to it.
    pub(super) label: String,
    /// Whether it is the place that the record leads to; a footnote has its marks as others.
    pub(super) is_main: bool,
    /// Bytes of the text; a range that is not one of the text is left out.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A line of the text.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: usize,
    /// The blanks that it begins with. They are not marked, even within a record.
    pub(super) indent: &'a str,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A part of a line that belongs to the same records throughout.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Records whose own place begins here.
    pub(super) begins: Vec<&'a str>,
    /// The records that it belongs to, if it belongs to any.
    pub(super) marked: Option<Marked<'a>>,
}

/// How a piece is marked.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    /// Kind of the innermost record.
    pub(super) kind: Kind,
    /// Classes: a kind for each lane.
    pub(super) classes: String,
    /// Identifiers of the records, the innermost first.
    pub(super) records: String,
    /// The innermost record.
    pub(super) target: &'a str,
    pub(super) label: String,
    /// Whether it is the first piece of its innermost record: the one that a keyboard stops at.
    pub(super) is_first: bool,
}

/// Cuts `text` into lines and these into pieces.
pub(super) fn lines<'a>(text: &'a str, marks: &'a [Mark<'a>]) -> Vec<Line<'a>> {
    let mut marks: Vec<&Mark<'_>> = marks.iter().filter(|mark| is_place(text, mark)).collect();
    // the outer before the inner
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let (mut lines, mut open, mut seen) =
        (Vec::new(), Open { next: 0, marks: &marks, active: Vec::new() }, HashSet::new());
    let mut start = 0;
    for (index, line) in source_lines(text).enumerate() {
        let shown = line.trim_end_matches(['\n', '\r']);
        let indent = &shown[..shown.len() - shown.trim_start().len()];
        let (mut at, end) = (start + indent.len(), start + shown.len());
        let mut pieces = Vec::new();
        while at < end {
            let begins = open.advance(at);
            let until = open.next_cut(at).min(end);
            let marked = open.marked(&mut seen);
            pieces.push(Piece { text: &text[at..until], begins, marked });
            at = until;
        }
        lines.push(Line { number: index + 1, indent, pieces });
        start += line.len();
    }
    lines
}

fn is_place(text: &str, mark: &Mark<'_>) -> bool {
    mark.start < mark.end && text.get(mark.start..mark.end).is_some()
}

/// The marks that the place of reading lies in.
struct Open<'a, 'm> {
    marks: &'m [&'a Mark<'a>],
    next: usize,
    active: Vec<(&'a Mark<'a>, usize)>,
}

impl<'a> Open<'a, '_> {
    /// Goes on to `at`; returns the records that begin there or began in the line end before.
    fn advance(&mut self, at: usize) -> Vec<&'a str> {
        self.active.retain(|(mark, _)| mark.end > at);
        let mut begins = Vec::new();
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start <= at) {
            self.next += 1;
            if mark.end > at {
                let free = (0..LANES).find(|lane| self.active.iter().all(|(_, taken)| taken != lane));
                self.active.push((mark, free.unwrap_or(LANES - 1)));
                begins.extend(mark.is_main.then_some(mark.record));
            }
        }
        begins
    }

    /// Where the next mark begins or ends.
    fn next_cut(&self, at: usize) -> usize {
        let ends = self.active.iter().map(|(mark, _)| mark.end);
        let begin = self.marks.get(self.next).map(|mark| mark.start);
        ends.chain(begin).filter(|cut| *cut > at).min().unwrap_or(usize::MAX)
    }

    fn marked(&self, seen: &mut HashSet<&'a str>) -> Option<Marked<'a>> {
        let mut inner: Vec<&Mark<'a>> = self.active.iter().map(|(mark, _)| *mark).collect();
        inner.sort_by_key(|mark| mark.end - mark.start);
        inner.dedup_by_key(|mark| mark.record);
        let innermost = *inner.first()?;
        let mut classes: Vec<String> =
            self.active.iter().map(|(mark, lane)| format!("l{}-{}", lane + 1, mark.kind)).collect();
        classes.sort();
        classes.dedup();
        let is_first = seen.insert(innermost.record);
        Some(Marked {
            kind: innermost.kind,
            classes: classes.join(" "),
            records: inner.iter().map(|mark| mark.record).collect::<Vec<_>>().join(" "),
            target: innermost.record,
            label: inner.iter().map(|mark| mark.label.as_str()).collect::<Vec<_>>().join(" · "),
            is_first,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(kind: Kind, record: &str, start: usize, end: usize) -> Mark<'_> {
        Mark { kind, record, label: record.to_owned(), is_main: true, start, end }
    }

    /// Each line's pieces with the records that they belong to, the innermost first.
    fn shown(text: &str, marks: &[Mark<'_>]) -> Vec<String> {
        let piece = |piece: &Piece<'_>| match &piece.marked {
            Some(marked) => format!("{}[{}]", piece.text, marked.records),
            None => piece.text.to_owned(),
        };
        let line =
            |line: &Line<'_>| std::iter::once(line.indent.to_owned()).chain(line.pieces.iter().map(piece)).collect();
        lines(text, marks).iter().map(line).collect()
    }

    #[test]
    fn lines_are_cut_where_records_begin_and_end() {
        let marks = [mark(Kind::Decision, "d", 2, 9), mark(Kind::Action, "a", 4, 12), mark(Kind::Item, "i", 0, 2)];
        assert_eq!(shown("0123456789\nabc", &marks), ["01[i]23[d]45678[d a]9[a]", "a[a]bc"]);
    }

    #[test]
    fn every_byte_of_the_text_is_shown_once() {
        let text = "é\r\n\r\n  two\n¹ three";
        let marks = [mark(Kind::Item, "i", 0, 2), mark(Kind::Decision, "d", 4, text.len())];
        assert_eq!(shown(text, &marks), ["é[i]", "", "  two[d]", "¹ three[d]"]);
    }

    #[test]
    fn ranges_that_are_not_of_the_text_are_left_out() {
        let marks = [mark(Kind::Item, "i", 1, 2), mark(Kind::Item, "j", 0, 99), mark(Kind::Item, "k", 2, 2)];
        assert_eq!(shown("é.", &marks), ["é."]);
    }

    #[test]
    fn overlapping_records_have_lanes_of_their_own() {
        let marks = [mark(Kind::Decision, "d", 0, 9), mark(Kind::Action, "a", 3, 6), mark(Kind::Decision, "e", 6, 8)];
        let lines = lines("0123456789", &marks);
        let classes: Vec<_> =
            lines[0].pieces.iter().filter_map(|piece| piece.marked.as_ref()).map(|marked| &*marked.classes).collect();
        assert_eq!(classes, ["l1-decision", "l1-decision l2-action", "l1-decision l2-decision", "l1-decision"]);
    }
}

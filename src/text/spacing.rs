//! How the lines of a document are spaced and how wide they are.

use super::words::Words;
use super::{Line, LineKind, marker};

/// Lines wider than this are paragraphs that nobody wrapped.
const WIDEST_WRAP: u16 = 160;

/// Where hardly any line goes on in lower case, lines up to this width may still have been wrapped.
const NARROW: u16 = 100;

/// No page is so narrow that its lines were wrapped at this width, unless they show it.
const NARROWEST: u16 = 45;

/// Lines that were wrapped for certain, of which there have to be as many where others were not.
const MIXED: usize = 8;

/// How the lines of a document are spaced and how wide they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spacing {
    /// Column at which lines were wrapped; `None` where every paragraph is one line.
    pub width: Option<u16>,
    /// Whether a converter put a blank line after every line, so that one blank line says nothing.
    pub double: bool,
}

impl Spacing {
    /// Measures them.
    pub fn measure(source: &str, lines: &[Line]) -> Self {
        // a line that goes on in lower case was wrapped for certain
        let mut wrapped: Vec<u16> = Vec::new();
        let (mut widest, mut wide, mut previous) = (0, 0, None::<(usize, Line)>);
        let double = is_double_spaced(source, lines);
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
            widest = widest.max(line.width);
            wide += usize::from(line.width > WIDEST_WRAP);
            if let Some((before, last)) = previous {
                let near = index - before == 1 || (double && index - before == 2);
                let open = !last.text(source).ends_with(['.', ':', ';', '!', '?']);
                if near && open && last.width <= WIDEST_WRAP && line.text(source).starts_with(char::is_lowercase) {
                    wrapped.push(last.width);
                }
            }
            previous = Some((index, *line));
        }
        wrapped.sort_unstable();
        let usual = wrapped.get(wrapped.len() / 2).copied().filter(|_| wrapped.len() >= 3);
        // entries that begin in lower case under short lines wrap nothing: longer lines show that there was room
        let longer = |width: u16| lines.iter().filter(|line| line.is_text() && line.width > width + width / 8).count();
        let texts = lines.iter().filter(|line| line.is_text()).count();
        let usual = usual.filter(|width| *width >= NARROWEST || longer(*width) * 10 <= texts);
        // one typist wrapped the paragraphs and another did not
        let mixed = wrapped.len() >= MIXED && wrapped.len() > wide;
        let width = usual.or((NARROWEST..=NARROW).contains(&widest).then_some(widest)).filter(|_| wide < 3 || mixed);
        Self { width, double }
    }

    /// Whether `line` is so long that the first word of `next` did not fit on it. Proportional type makes the count
    /// of characters uncertain by a tenth. Where paragraphs are not set apart by blank lines, a line that ends a
    /// sentence has to be long without doubt.
    pub fn is_full(self, source: &str, line: Line, next: Line) -> bool {
        let Some(width) = self.width.filter(|_| line.width <= WIDEST_WRAP) else { return false };
        let word = next.text(source).split_whitespace().next().map_or(0, |word| word.chars().count());
        let length = usize::from(line.width) + 1 + word;
        // a next line that is wider than they are wrapped shows how much had room, give or take a twelfth
        if next.width > width && next.width <= WIDEST_WRAP && length * 12 < usize::from(next.width) * 11 {
            return false;
        }
        let width = usize::from(width);
        if self.double && line.text(source).ends_with(['.', '!', '?', ')', ';']) {
            return length > width + 2;
        }
        length * 10 >= width * 9
    }

    /// The same without allowance, for a line that may be a heading.
    pub fn is_full_heading(self, source: &str, line: Line, next: Line) -> bool {
        let word = next.text(source).split_whitespace().next().map_or(0, |word| word.chars().count());
        self.width.is_some_and(|width| usize::from(line.width) + 1 + word > usize::from(width))
    }

    /// Number of blank lines that mean something, of those between two lines of text.
    pub fn meant(self, blanks: usize) -> usize {
        if self.double { blanks.saturating_sub(1) } else { blanks }
    }
}

/// Whether most lines are followed by one blank line and many of those blanks stand in the middle of a sentence.
fn is_double_spaced(source: &str, lines: &[Line]) -> bool {
    let (mut pairs, mut apart, mut broken) = (0_usize, 0_usize, 0_usize);
    let widest =
        lines.iter().filter(|line| line.is_text()).map(|line| line.width).filter(|it| *it <= WIDEST_WRAP).max();
    // a line that breaks off in the middle of a sentence was as long as there was room
    let least = widest.map_or(0, |widest| widest / 2);
    let mut previous: Option<(usize, Line)> = None;
    for (index, line) in lines.iter().enumerate() {
        if matches!(line.kind, LineKind::Blank | LineKind::Underline) {
            continue;
        }
        if line.is_text() {
            if let Some((before, last)) = previous {
                pairs += 1;
                if index - before == 2 {
                    apart += 1;
                    let open = last.width >= least && !last.text(source).ends_with(['.', ':', ';', '!', '?']);
                    let text = line.text(source);
                    // "ann: what about the roads?" goes on with nothing
                    let speaks = text.words().next().is_some_and(|word| word.ends_with(':'));
                    // "a. Ann moved" is an entry
                    let entry = || marker::marker(text, line.text_start).is_some();
                    if open && !speaks && text.starts_with(char::is_lowercase) && !entry() {
                        broken += 1;
                    }
                }
            }
            previous = Some((index, *line));
        } else {
            previous = None;
        }
    }
    pairs >= 12 && apart * 10 >= pairs * 6 && broken * 8 >= apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line;

    #[test]
    fn double_spacing_is_seen() {
        let double = "The committee met to consider\n\nthe draft budget and\n\nagreed to it.\n\n".repeat(8);
        assert!(Spacing::measure(&double, &line::lines(&double)).double);
        let spoken = "ann: what about the roads\n\nben: they are bad\n\nann: agreed\n\n".repeat(8);
        assert!(!Spacing::measure(&spoken, &line::lines(&spoken)).double);
        let single = "The committee met to consider\nthe draft budget.\n\nIt was agreed.\n\n".repeat(8);
        assert!(!Spacing::measure(&single, &line::lines(&single)).double);
    }

    #[test]
    fn short_lines_over_lower_case_wrap_nothing() {
        let notes = "Lamps\nann: they are out\nRoads\nben: they are bad and nobody knows what it would cost to mend them\nFair\n\
                     cy: all went well this year, and there is money left for the next one\nShop\ndi: open\n";
        assert_ne!(Spacing::measure(notes, &line::lines(notes)).width, Some(5));
    }

    #[test]
    fn a_wider_line_below_shows_that_there_was_room() {
        let wrapped = "The meadow was mown by the scouts in June and the hay was\nsold to a farm.\n\n".repeat(8);
        let source = format!(
            "{wrapped}The next meeting is at the hall, on the first of the\nMembers are to send their lists of trees and of benches to the clerk before it.\n"
        );
        let lines = line::lines(&source);
        let spacing = Spacing::measure(&source, &lines);
        let texts: Vec<_> = lines.iter().copied().filter(|line| line.is_text()).collect();
        assert!(spacing.is_full(&source, texts[0], texts[1]));
        assert!(!spacing.is_full(&source, texts[16], texts[17]));
    }

    #[test]
    fn paragraphs_of_one_line_have_no_width() {
        let source = format!("{}\n{}\nshort", "word ".repeat(90), "word ".repeat(120));
        assert_eq!(Spacing::measure(&source, &line::lines(&source)).width, None);
    }
}

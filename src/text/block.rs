//! Lines to blocks: paragraphs, list entries and lone lines.
//!
//! `joining` says which lines go on with the block before them, `settle` which markers are none, `inline` where a
//! paragraph that was run together falls into several.

mod inline;
mod joining;
mod series;
mod settle;

use std::ops::Range;

use super::marker::{self, Marker};
use super::markup::{HeadingMark, NOTHING};
use super::spacing::Spacing;
use super::{Line, LineKind, Numbering, NumberingKind, Span, numbering};

use inline::split_inline;
use joining::continues;
use series::series;
use settle::{settle_bare_numbers, settle_initials, settle_kinds};

/// A paragraph, a list entry or a lone line.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its share of [`super::Layout::members`], the numbers of its lines.
    pub members: Range<u32>,
    /// Bullet or number before its text.
    pub marker: Option<Marker>,
    /// Column at which it begins, marker included.
    pub indent: u16,
    /// Blank lines before it that mean something, at most 255.
    pub blank_before: u8,
    /// Blank lines after it that mean something, at most 255.
    pub blank_after: u8,
    /// Whether the edge of a page lies before it.
    pub page_before: bool,
    /// Whether it is a footnote.
    pub note: bool,
    /// Its text in the source, without the marker.
    pub span: Span,
    /// Its reading text in [`super::Flow::text`], without the marker.
    pub flow: Span,
}

impl Block {
    /// Number of its lines.
    pub fn line_count(&self) -> usize {
        self.members.len()
    }
}

/// Groups lines into blocks, none of which crosses the edge of a page.
pub fn blocks(source: &str, lines: &[Line], spacing: Spacing) -> (Vec<Block>, Vec<u32>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut members: Vec<u32> = Vec::with_capacity(lines.len());
    let (mut blanks, mut page, mut previous): (usize, bool, Option<Line>) = (0, false, None);
    let series = series(source, lines);
    let mut chapter = None;
    for (index, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::Blank | LineKind::Underline => blanks += 1,
            LineKind::Text => {
                let meant = spacing.meant(blanks);
                let known = series.get(&index).copied().map(Marker::Number);
                let signed = matches!(line.heading, Some(HeadingMark::Sign(_)));
                if signed && let Some(number) = numbering::whole(line.text(source)) {
                    chapter = Some(number);
                }
                // "3-1 win" and "10-12 May" are no numbers: the whole that the first part counts stands above
                let parted = || {
                    let chapter = chapter.filter(|_| signed)?;
                    let found = numbering::hyphened(line.text(source), line.text_start)?;
                    (found.parts[0] == chapter).then_some(Marker::Number(found))
                };
                let marker = known.or_else(|| marker::marker(line.text(source), line.text_start)).or_else(parted);
                let open = previous.filter(|_| meant == 0 && !page);
                let joins = blocks.last().is_some_and(|block| {
                    let waits = block.span.is_empty() && marker.is_none() && blanks <= 1;
                    let numbered = blanks > 0
                        && matches!(marker, Some(Marker::Number(number)) if !is_initial(number))
                        && !previous.is_some_and(|last| last.text(source).ends_with(','));
                    waits
                        || (!numbered
                            && open.is_some_and(|last| continues(source, spacing, block, last, *line, marker)))
                });
                members.push(index as u32);
                let end = members.len() as u32;
                if let Some(block) = blocks.last_mut().filter(|_| joins) {
                    block.members.end = end;
                    // a number alone on its line takes the next line for its text
                    if block.span.is_empty() {
                        block.span.start = line.text_start;
                    }
                    block.span.end = line.end;
                } else {
                    let gap = if page { meant.max(1) } else { meant };
                    let gap = gap.min(usize::from(u8::MAX)) as u8;
                    if let Some(block) = blocks.last_mut() {
                        block.blank_after = gap;
                    }
                    let start = marker.map_or(line.text_start, |marker| after(source, marker.span().end, line.end));
                    blocks.push(Block {
                        members: end - 1..end,
                        marker,
                        indent: line.indent,
                        blank_before: gap,
                        blank_after: u8::MAX,
                        page_before: page,
                        note: false,
                        span: Span::new(start, line.end),
                        flow: Span::default(),
                    });
                }
                (blanks, page, previous) = (0, false, Some(*line));
            }
            LineKind::Rule | LineKind::PageNumber | LineKind::RunningHead => page = true,
        }
    }
    settle_bare_numbers(lines, &mut blocks, &members);
    settle_initials(source, lines, &mut blocks, &members);
    settle_kinds(lines, &mut blocks, &members);
    if spacing.width.is_none() {
        split_inline(source, &mut blocks);
    }
    (blocks, members)
}

/// The first byte of text at or after `at`.
fn after(source: &str, at: usize, end: usize) -> usize {
    let rest = &source[at..end];
    end - rest.trim_start_matches(|char: char| char.is_whitespace() || char == NOTHING).len()
}

/// A single letter that may be somebody's initial.
fn is_initial(numbering: Numbering) -> bool {
    matches!(numbering.kind, NumberingKind::Capital | NumberingKind::CapitalRoman)
        && numbering.span.len() == 1
        && numbering.outer.len() == 2
}

/// Whether blanks set a line out in columns.
pub fn has_columns(text: &str) -> bool {
    // the indent of a line that goes on sets no columns
    let gaps = |text: &str| has_three_blanks(text.as_bytes()) || memchr::memchr(b'\t', text.as_bytes()).is_some();
    gaps(text) && text.lines().map(str::trim).any(gaps)
}

/// Whether three blanks stand side by side: one of them is at every third place.
fn has_three_blanks(bytes: &[u8]) -> bool {
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    (2..bytes.len())
        .step_by(3)
        .any(|at| blank(at) && (blank(at - 1) && (blank(at - 2) || blank(at + 1)) || blank(at + 1) && blank(at + 2)))
}

/// Joins blocks that the edge of a page or a footnote has cut in two.
pub fn stitch(source: &str, lines: &[Line], spacing: Spacing, blocks: &mut Vec<Block>, members: &mut Vec<u32>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // the members of notes come last, so that those of a block that a note interrupts stay together
    let (mut moved, mut apart): (Vec<u32>, Vec<u32>) = (Vec::with_capacity(members.len()), Vec::new());
    let mut open: Option<usize> = None;
    let mut cut = false;
    for mut block in blocks.drain(..) {
        let own = &members[block.members.start as usize..block.members.end as usize];
        if block.note {
            block.members = apart.len() as u32..(apart.len() + own.len()) as u32;
            apart.extend(own);
            kept.push(block);
            cut = true;
            continue;
        }
        cut |= block.page_before;
        let before = open.filter(|before| {
            let before = &kept[*before];
            if cut {
                goes_on(source, lines, spacing, before, &block, members)
            } else {
                is_torn(source, lines, spacing, before, &block, (&moved, members))
            }
        });
        cut = false;
        let start = moved.len() as u32;
        moved.extend(own);
        if let Some(before) = before {
            let first = &mut kept[before];
            first.members.end = moved.len() as u32;
            first.span.end = block.span.end;
            first.blank_after = block.blank_after;
        } else {
            block.members = start..moved.len() as u32;
            open = Some(kept.len());
            kept.push(block);
        }
    }
    let shift = moved.len() as u32;
    for note in kept.iter_mut().filter(|block| block.note) {
        note.members = note.members.start + shift..note.members.end + shift;
    }
    moved.extend(apart);
    *blocks = kept;
    *members = moved;
}

fn goes_on(source: &str, lines: &[Line], spacing: Spacing, before: &Block, block: &Block, members: &[u32]) -> bool {
    if block.marker.is_some() {
        return false;
    }
    let text = &source[block.span.start..block.span.end];
    let last = source[before.span.start..before.span.end].trim_end();
    // "(Ann has the key.)" ends within its bracket
    if last.trim_end_matches([')', ']', '"', '”']).ends_with(['.', ':', '!', '?']) {
        return false;
    }
    // the heads of a table and the first row below its rule
    if has_columns(text) && has_columns(last) {
        return false;
    }
    let line = lines[members[block.members.start as usize] as usize];
    let tail = lines.partition_point(|line| line.start < before.span.end).saturating_sub(1);
    let full = spacing.is_full(source, lines[tail], line);
    text.starts_with(char::is_lowercase) && (full || last.len() > 60)
        || (full && !last.ends_with(';') && last.len() > 80)
}

/// "The hall is let to the club until the roof is" over a blank line and "mended.": a paragraph of which a reader of scanned
/// pages has set the last line apart. Its line before was full and ended no sentence, and a small letter goes on.
fn is_torn(
    source: &str,
    lines: &[Line],
    spacing: Spacing,
    before: &Block,
    block: &Block,
    (above, members): (&[u32], &[u32]),
) -> bool {
    if block.blank_before != 1 || block.marker.is_some() || before.line_count() < 2 || spacing.double {
        return false;
    }
    let line = lines[members[block.members.start as usize] as usize];
    let last = lines[above[before.members.end as usize - 1] as usize];
    let (tail, text) = (last.text(source), line.text(source));
    text.starts_with(char::is_lowercase)
        && last.heading.is_none()
        && line.heading.is_none()
        && tail.ends_with(|end: char| end.is_alphanumeric() || end == ',')
        && tail.contains(' ')
        && spacing.is_full(source, last, line)
        && !has_columns(tail)
        && !has_columns(text)
}

#[cfg(test)]
mod tests {
    use crate::text::Layout;

    fn texts(source: &str) -> Vec<String> {
        let layout = Layout::new(source);
        layout.blocks.iter().map(|block| layout.text_of(block).to_owned()).collect()
    }

    #[test]
    fn a_long_title_in_bold_goes_on_in_bold() {
        let title = "**Adoption of the minutes of the Policy Committee for the Central**";
        let head = "The committee of the town met to consider the draft\n\nof the budget for the halls and the lanes and\n\nagreed to it.\n\n".repeat(8);
        let source = format!("{head}{title}\n\n**District of Elm**\n\nThey were adopted\n\nby all.\n");
        let plain = crate::text::markup::plain(&source);
        let layout = Layout::of_markup(&source, &plain);
        let joined = "Adoption of the minutes of the Policy Committee for the Central District of Elm";
        assert!(layout.blocks.iter().any(|block| layout.text_of(block) == joined));
    }

    #[test]
    fn a_name_goes_on_behind_its_initial() {
        let text = "the committee of the town met to consider\n\nthe draft of the budget for the halls and lanes\n\n"
            .repeat(8);
        let source = format!(
            "{text}7.\n\nMotion by Councillors A. Bell and B.\n\nO’Carr\n\nThat the pond be filled\n\nby June.\n"
        );
        assert!(texts(&source).iter().any(|text| text.ends_with("and B. O’Carr")), "{:?}", texts(&source));
        let source = format!("{text}Votes for it: Ms. A. Bell, Mr. B.\n\nCarr, and Ms. D. Eames.\n");
        assert!(
            texts(&source).iter().any(|text| text.ends_with("Mr. B. Carr, and Ms. D. Eames.")),
            "{:?}",
            texts(&source)
        );
    }

    #[test]
    fn a_quotation_goes_on_until_it_is_closed() {
        let long = "The committee sat until ten and heard three people who live beside the pond and the mill.\n";
        let quoted = "Dunn moved\n“That the pond be\nDrained by June and\nFilled again.”\n";
        assert_eq!(
            texts(&format!("{long}\n{quoted}"))
                .last()
                .map(String::as_str)
                .map(|it| it.ends_with("Drained by June and Filled again.”")),
            Some(true)
        );
        // a mark that stands for inches, one that nobody closes, and a line that ends its sentence
        let inches = format!("{long}\n1. Boards of 20“ width\nAnn Bell came\nBen Carr to order\n");
        assert_eq!(texts(&inches)[1..], ["Boards of 20“ width", "Ann Bell came", "Ben Carr to order"]);
        let open = format!("{long}\nShe wrote “the pond is low\nCy Dunn will ask why\nRESOLVED to drain it.\n");
        assert_eq!(texts(&open)[1..].len(), 3, "{:?}", texts(&open));
        let ended = format!("{long}\nShe wrote “the pond is low.\nCy Dunn will ask why.”\n");
        assert_eq!(texts(&ended)[1..].len(), 2, "{:?}", texts(&ended));
    }

    #[test]
    fn wrapped_paragraphs_and_short_lines() {
        let source = "1. Finance\nThe Treasurer said that the accounts of the society had been read by the\nauditor and were in order. It was agreed to accept the accounts as they\nstood.\nAnna Bell\nBen Carr\n";
        assert_eq!(
            texts(source),
            [
                "Finance",
                "The Treasurer said that the accounts of the society had been read by the auditor and were in order. It was agreed to accept the accounts as they stood.",
                "Anna Bell",
                "Ben Carr",
            ]
        );
    }

    #[test]
    fn labels_under_a_title() {
        let source = "Elm Parish Council\nMinutes of the Meeting held on 9 May 2016 in the Village Hall\nPresent: Cllrs Bell, Carr \
                      and Dunn\n1. Roads\nThe road at Mill Lane is still closed to all the traffic and will\nbe opened when the pipe \
                      under it has been mended by the county, which\nis going to be in June.\n";
        assert_eq!(
            texts(source)[1..3],
            ["Minutes of the Meeting held on 9 May 2016 in the Village Hall", "Present: Cllrs Bell, Carr and Dunn"]
        );
    }

    #[test]
    fn a_paragraph_that_a_page_edge_cuts() {
        let source = "The committee looked at the offers that three builders had made and found that\nall of them were too high, so that the work would have to be put off until the\n\n3\n\n-----\n\nspring of next year.\n";
        assert_eq!(texts(source).len(), 1);
        assert!(texts(source)[0].ends_with("put off until the spring of next year."));
    }

    #[test]
    fn a_line_that_a_scan_has_torn_off() {
        let above = "The hall is let to the club for the whole of the year, and the rent stays as it is until the roof";
        let torn = |below: &str| {
            texts(&format!(
                "The rent of the hall was talked of at length by all of those who were there, and\n{above}\n\n{below}\n"
            ))
            .len()
        };
        assert_eq!(torn("above the stage is mended."), 1);
        // a list, another sentence, and a line after a full stop
        assert_eq!(torn("- above the stage"), 2);
        assert_eq!(torn("The roof is old."), 2);
        assert_eq!(texts(&format!("Ben said so and\n{above}.\n\nabove the stage it leaks.\n")).len(), 2);
    }

    #[test]
    fn the_page_of_a_heading_is_no_part_of_it() {
        let source =
            "-- Lamps of the hall (Ann) - before the fair\n   http ://elm.example/lamps\n\n   They are broken.\n";
        assert_eq!(texts(source)[0], "Lamps of the hall (Ann) - before the fair");
    }

    #[test]
    fn bullets_with_hanging_lines() {
        let source = "The following was agreed at the end of a long and often rather noisy debate:\n- the fence would be mended before\n  Easter\n- the gate would\n  stay open\n";
        assert_eq!(texts(source)[1..], ["the fence would be mended before Easter", "the gate would stay open"]);
    }
}

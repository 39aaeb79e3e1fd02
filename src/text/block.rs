//! Lines to blocks: paragraphs, list entries and lone lines.

use std::ops::Range;

use super::marker::{self, Marker};
use super::spacing::Spacing;
use super::{Line, LineKind, Span, note};

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
    for (index, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::Blank => blanks += 1,
            LineKind::Text => {
                let meant = spacing.meant(blanks);
                let marker = marker::marker(line.text(source), line.text_start);
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
    settle_initials(lines, &mut blocks, &members);
    if spacing.width.is_none() {
        split_inline(source, &mut blocks);
    }
    (blocks, members)
}

/// Parts a paragraph that was run together of several: at the number that comes next in counting, and at bullets.
fn split_inline(source: &str, blocks: &mut Vec<Block>) {
    let mut parted: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut last = 0_u16;
    for block in blocks.drain(..) {
        let own = block
            .marker
            .and_then(Marker::numbering)
            .filter(|numbering| numbering.depth == 1 && numbering.kind == super::NumberingKind::Decimal);
        last = own.map_or(last, |numbering| numbering.parts[0]);
        let mut rest = block;
        while let Some((at, marker)) = inline_marker(source, &rest, last) {
            let mut head = rest.clone();
            head.span.end = at;
            head.blank_after = 0;
            rest.span.start = after(source, marker.span().end, rest.span.end);
            rest.marker = Some(marker);
            rest.blank_before = u8::from(marker.numbering().is_some());
            rest.page_before = false;
            last = marker.numbering().map_or(last, |numbering| numbering.parts[0]);
            parted.push(head);
        }
        parted.push(rest);
    }
    *blocks = parted;
}

/// The first marker within a block that begins a new one, and where the text before it ends.
fn inline_marker(source: &str, block: &Block, last: u16) -> Option<(usize, Marker)> {
    let text = &source[block.span.start..block.span.end];
    for (at, _) in text.match_indices(' ').filter(|(at, _)| *at > 0) {
        let tail = &text[at + 1..];
        let offset = block.span.start + at + 1;
        if tail.starts_with("• ") || tail.starts_with("\u{f0b7} ") {
            return marker::marker(tail, offset).map(|marker| (block.span.start + text[..at].trim_end().len(), marker));
        }
        let head = text[..at].trim_end();
        if last > 0
            && tail.starts_with(|char: char| char.is_ascii_digit())
            && head.ends_with(['.', '!', '?', ')'])
            && let Some(Marker::Number(numbering)) = marker::marker(tail, offset)
            && numbering.kind == super::NumberingKind::Decimal
            && numbering.depth == 1
            && numbering.parts[0] == last + 1
            && !numbering.bare
        {
            return Some((block.span.start + head.len(), Marker::Number(numbering)));
        }
    }
    None
}

/// A capital with a full stop is a marker only where its neighbour in the alphabet or in roman counting stands before
/// or after it; "D. Oduya" begins with an initial.
fn settle_initials(lines: &[Line], blocks: &mut [Block], members: &[u32]) {
    let capital = |block: &Block| block.marker.and_then(Marker::numbering).filter(|numbering| is_initial(*numbering));
    let roman = |block: &Block| {
        let numbering = block.marker.and_then(Marker::numbering)?;
        if numbering.kind == super::NumberingKind::CapitalRoman {
            Some(numbering.parts[0])
        } else {
            numbering.roman.filter(|_| is_initial(numbering))
        }
    };
    let capitals: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, capital(block)?.parts[0]))).collect();
    let romans: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, roman(block)?))).collect();
    let counts = |list: &[(usize, u16)], index: usize| {
        let Ok(place) = list.binary_search_by_key(&index, |entry| entry.0) else { return false };
        let number = list[place].1;
        place.checked_sub(1).is_some_and(|before| list[before].1 + 1 == number)
            || list.get(place + 1).is_some_and(|after| number + 1 == after.1)
    };
    for (index, _) in &capitals {
        // "I." opens a roman numbering that may have no second part
        let first = roman(&blocks[*index]) == Some(1);
        if !first && !counts(&capitals, *index) && !counts(&romans, *index) {
            let block = &mut blocks[*index];
            block.marker = None;
            block.span.start = lines[members[block.members.start as usize] as usize].text_start;
        }
    }
}

/// A number that nothing but a blank divides from the text is a marker only where its neighbour in counting stands
/// before or after it in the same form; "12 March" is none.
fn settle_bare_numbers(lines: &[Line], blocks: &mut [Block], members: &[u32]) {
    let bare = |block: &Block| block.marker.and_then(Marker::numbering).filter(|numbering| numbering.bare);
    let numbers: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, bare(block)?.parts[0]))).collect();
    for (place, (index, number)) in numbers.iter().enumerate() {
        let before = place.checked_sub(1).is_some_and(|before| numbers[before].1 + 1 == *number);
        let after = numbers.get(place + 1).is_some_and(|after| number + 1 == after.1);
        if !(before || after) {
            let block = &mut blocks[*index];
            block.marker = None;
            block.span.start = lines[members[block.members.start as usize] as usize].text_start;
        }
    }
}

/// The first byte of text at or after `at`.
fn after(source: &str, at: usize, end: usize) -> usize {
    let rest = &source[at..end];
    end - rest.trim_start_matches(|char: char| char.is_whitespace()).len()
}

/// Whether `line` goes on with the block whose last line is `last`.
fn continues(source: &str, spacing: Spacing, block: &Block, last: Line, line: Line, marker: Option<Marker>) -> bool {
    let full = spacing.is_full(source, last, line);
    let before = last.text(source);
    if let Some(marker) = marker {
        if marker.span().end == line.end {
            return full && !before.ends_with(['.', ':', ';']);
        }
        // a number that wrapping has put at the start of a line
        let plain = matches!(marker, Marker::Number(numbering) if numbering.bare || numbering.parts[0] > 300 || is_initial(numbering));
        let dash = matches!(marker, Marker::Bullet { sign: '-' | '–' | '—' | '+', times: 1, .. });
        let own = block.marker.is_some_and(|first| same_sign(first, marker)) || block.indent != line.indent;
        return full && !before.ends_with(['.', ':', ';']) && (plain || (dash && !own));
    }
    if note::opens_note(line.text(source)) {
        return false;
    }
    let text = line.text(source);
    let apart = (before.starts_with('(') && before.ends_with(')')) || before.ends_with(':');
    if apart && !text.starts_with(char::is_lowercase) {
        return false;
    }
    // a title set in capitals whose words a converter has parted
    if spacing.double && is_capitals(before) && is_capitals(text) {
        let last = before.rsplit(' ').next().unwrap_or(before);
        let first = text.split(' ').next().unwrap_or(text);
        let long = before.len() >= 40 && !before.ends_with(['.', ':']);
        if long
            || matches!(first, "OF" | "AND" | "HELD" | "IN" | "AT" | "ON")
            || !before.contains(' ')
            || before.ends_with(',')
            || matches!(last, "OF" | "AND" | "THE" | "IN" | "AT" | "ON" | "FOR" | "&" | "TO")
        {
            return true;
        }
    }
    // a list goes on under itself
    if before.ends_with(',') && line.indent > block.indent && line.indent <= block.indent + 24 && !has_columns(text) {
        return true;
    }
    let lower = text.starts_with(char::is_lowercase);
    let address = ["http://", "https://", "www."].iter().any(|scheme| text.starts_with(scheme));
    if address && !before.ends_with(|char: char| char.is_lowercase() || char == ',') {
        return false;
    }
    // a lone line with a number may be a heading, and a deeper indent starts something new
    if !lower && block.line_count() == 1 {
        let heading =
            block.marker.is_some() && line.indent <= block.indent && !spacing.is_full_heading(source, last, line);
        if heading || (block.marker.is_none() && line.indent >= block.indent + 2) {
            return false;
        }
    }
    if full && !has_columns(before) {
        return true;
    }
    // a hanging indent under a bullet, a wrapped line in a ragged text
    let hangs = block.marker.is_some() && line.indent > block.indent && block.indent + 12 > line.indent;
    let ends = before.ends_with(['.', ':', ';', '!', '?']);
    let unwrapped = spacing.width.is_none();
    if lower {
        return !ends && (hangs || !unwrapped || last.width > 60) && !has_columns(text);
    }
    hangs && !ends && !unwrapped && !has_columns(before) && !has_columns(text)
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// A single letter that may be somebody's initial.
fn is_initial(numbering: super::Numbering) -> bool {
    use super::NumberingKind::{Capital, CapitalRoman};
    matches!(numbering.kind, Capital | CapitalRoman) && numbering.span.len() == 1 && numbering.outer.len() == 2
}

fn same_sign(left: Marker, right: Marker) -> bool {
    match (left, right) {
        (Marker::Bullet { sign: one, .. }, Marker::Bullet { sign: other, .. }) => one == other,
        (Marker::Number(one), Marker::Number(other)) => one.kind == other.kind,
        _ => false,
    }
}

/// Whether blanks set a line out in columns.
pub fn has_columns(text: &str) -> bool {
    text.contains("   ") || text.contains('\t')
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
        let before =
            open.filter(|_| cut).filter(|before| goes_on(source, lines, spacing, &kept[*before], &block, members));
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
    if last.ends_with(['.', ':', '!', '?']) {
        return false;
    }
    let line = lines[members[block.members.start as usize] as usize];
    let tail = lines.partition_point(|line| line.start < before.span.end).saturating_sub(1);
    let full = spacing.is_full(source, lines[tail], line);
    text.starts_with(char::is_lowercase) && (full || last.len() > 60)
        || (full && !last.ends_with(';') && last.len() > 80)
}

#[cfg(test)]
mod tests {
    use crate::text::Layout;

    fn texts(source: &str) -> Vec<String> {
        let layout = Layout::new(source);
        layout.blocks.iter().map(|block| layout.text_of(block).to_owned()).collect()
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
    fn a_paragraph_that_a_page_edge_cuts() {
        let source = "The committee looked at the offers that three builders had made and found that\nall of them were too high, so that the work would have to be put off until the\n\n3\n\n-----\n\nspring of next year.\n";
        assert_eq!(texts(source).len(), 1);
        assert!(texts(source)[0].ends_with("put off until the spring of next year."));
    }

    #[test]
    fn bullets_with_hanging_lines() {
        let source = "The following was agreed at the end of a long and often rather noisy debate:\n- the fence would be mended before\n  Easter\n- the gate would\n  stay open\n";
        assert_eq!(texts(source)[1..], ["the fence would be mended before Easter", "the gate would stay open"]);
    }
}

//! Paragraphs that were run together of several: where a text is not wrapped, an entry of a list may begin within a
//! line.

use crate::text::NumberingKind;
use crate::text::marker::{self, Marker};

use super::{Block, after};

/// Parts a paragraph that was run together of several: at the number that comes next in counting, and at bullets.
pub(super) fn split_inline(source: &str, blocks: &mut Vec<Block>) {
    let mut parted: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut last = 0_u16;
    for block in blocks.drain(..) {
        let own = block
            .marker
            .and_then(Marker::numbering)
            .filter(|numbering| numbering.depth == 1 && numbering.kind == NumberingKind::Decimal);
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
    let bytes = text.as_bytes();
    // a digit, or the first byte of a bullet
    let may_begin = |at: usize| bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii());
    for at in memchr::memchr_iter(b' ', bytes).filter(|at| *at > 0 && may_begin(*at)) {
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
            && numbering.kind == NumberingKind::Decimal
            && numbering.depth == 1
            && numbering.parts[0] == last + 1
            && !numbering.bare
        {
            return Some((block.span.start + head.len(), Marker::Number(numbering)));
        }
    }
    None
}

//! Paragraphs that were run together of several: where a text is not wrapped, an entry of a list may begin within a
//! line.

use crate::text::marker::{self, Marker};
use crate::text::{NumberingKind, Words};

use super::{Block, after};

/// Parts a paragraph that was run together of several: at the number that comes next in counting, and at bullets.
pub(super) fn split_inline(source: &str, blocks: &mut Vec<Block>) {
    let mut parted: Vec<Block> = Vec::with_capacity(blocks.len());
    // the last number and the last of its parts
    let mut last = (0_u16, 0_u16);
    let counted = |marker: Option<Marker>| {
        let numbering = marker.and_then(Marker::numbering)?;
        let counts = numbering.depth <= 2 && numbering.kind == NumberingKind::Decimal;
        counts.then_some((numbering.parts[0], numbering.parts[1]))
    };
    for block in blocks.drain(..) {
        last = counted(block.marker).unwrap_or(last);
        let mut rest = block;
        while let Some((at, marker)) = inline_marker(source, &rest, last) {
            let mut head = rest.clone();
            head.span.end = at;
            head.blank_after = 0;
            rest.span.start = after(source, marker.span().end, rest.span.end);
            rest.marker = Some(marker);
            rest.blank_before = u8::from(marker.numbering().is_some());
            rest.page_before = false;
            last = counted(Some(marker)).unwrap_or(last);
            parted.push(head);
        }
        parted.push(rest);
    }
    *blocks = parted;
}

/// Most words of a title that a numbered part may follow on its line.
const LONGEST_TITLE: usize = 8;

fn begins_text(char: char) -> bool {
    char.is_uppercase() || char.is_ascii_digit()
}

/// Whether a text ends in a word that the number of another item follows: "as said under item 10.1".
fn refers(head: &str) -> bool {
    let last = head.words().next_back().unwrap_or(head).to_ascii_lowercase();
    ["item", "items", "minute", "minutes", "section", "paragraph", "rule", "clause", "under", "in", "of", "to", "and"]
        .contains(&last.trim_end_matches('.'))
}

/// The letter that comes next behind the one of a block, "a) …", where brackets close the letters.
fn next_letter(source: &str, block: &Block) -> Option<u8> {
    let numbering = block.marker.and_then(Marker::numbering).filter(|it| it.kind == NumberingKind::Letter)?;
    let closed = source[numbering.outer.start..numbering.outer.end].ends_with(')') && numbering.depth == 1;
    let next = b'a'.checked_add(u8::try_from(numbering.parts[0]).ok()?)?;
    (closed && next <= b'z').then_some(next)
}

/// The first marker within a block that begins a new one, and where the text before it ends.
fn inline_marker(source: &str, block: &Block, last: (u16, u16)) -> Option<(usize, Marker)> {
    let text = &source[block.span.start..block.span.end];
    let bytes = text.as_bytes();
    let letter = next_letter(source, block);
    // a digit, or the first byte of a bullet
    let may_begin = |at: usize| {
        bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii() || Some(*byte) == letter)
    };
    for at in memchr::memchr_iter(b' ', bytes).filter(|at| *at > 0 && may_begin(*at)) {
        let tail = &text[at + 1..];
        let offset = block.span.start + at + 1;
        if tail.starts_with("• ") || tail.starts_with("\u{f0b7} ") {
            return marker::marker(tail, offset).map(|marker| (block.span.start + text[..at].trim_end().len(), marker));
        }
        let head = text[..at].trim_end();
        // "a) Roads b) Trees"
        if letter.is_some_and(|letter| bytes[at + 1] == letter)
            && tail[1..].strip_prefix(") ").is_some_and(|part| part.starts_with(char::is_uppercase))
            && !refers(head)
        {
            return marker::marker(tail, offset).map(|marker| (block.span.start + head.len(), marker));
        }
        if last.0 == 0 || !tail.starts_with(|char: char| char.is_ascii_digit()) {
            continue;
        }
        let stopped = head.ends_with(['.', '!', '?', ')']);
        if let Some(Marker::Number(numbering)) = marker::marker(tail, offset)
            && numbering.kind == NumberingKind::Decimal
        {
            let next = numbering.depth == 1 && numbering.parts[0] == last.0 + 1 && stopped && !numbering.bare;
            // "10. Correspondence 10.1 The Clerk …", but not "as said under item 10.1 above"
            let short = || head.words().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE;
            let titled = block.marker.is_some() && last.1 == 0 && short();
            let begins = text[numbering.outer.end - block.span.start..].trim_start().starts_with(begins_text);
            let part = numbering.depth == 2
                && (numbering.parts[0], numbering.parts[1]) == (last.0, last.1 + 1)
                && (stopped || titled && !refers(head))
                && begins;
            if next || part {
                return Some((block.span.start + head.len(), Marker::Number(numbering)));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::text::block::blocks;
    use crate::text::line::lines;
    use crate::text::spacing::Spacing;

    #[test]
    fn letters_that_run_on() {
        let cases: &[(&str, &[&str])] = &[
            ("a) Elm Trust b) Oak Homes c) County", &["Elm Trust", "Oak Homes", "County"]),
            // what is referred to begins nothing
            ("a) As said under b) Oak Homes", &["As said under b) Oak Homes"]),
            ("a) Elm Trust (plan b) and more", &["Elm Trust (plan b) and more"]),
        ];
        for (source, expected) in cases {
            let (blocks, _) = blocks(source, &lines(source), Spacing { width: None, double: false });
            let found: Vec<&str> = blocks.iter().map(|block| &source[block.span.start..block.span.end]).collect();
            assert_eq!(found, *expected, "{source}");
        }
    }
}

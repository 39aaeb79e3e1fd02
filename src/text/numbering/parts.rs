//! Letters that count the parts of a numbered item, behind its number.

use crate::text::{Numbering, NumberingKind, Span};

use super::closing;

/// `4a)`, `4b1)`: the parts of an item are lettered behind its number.
pub(super) fn mixed(text: &str, offset: usize) -> Option<Numbering> {
    let mut parts = [0; 4];
    let (mut at, mut depth) = (0, 0);
    while let Some(first) = text.as_bytes().get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
        let digits = text[at..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        // numbers and letters take turns, and a number comes first
        let part = match (digits, depth % 2) {
            (1..=3, 0) => text[at..at + digits].parse().ok()?,
            (0, 1) if first.is_ascii_lowercase() => u16::from(first - b'a') + 1,
            _ => return None,
        };
        *parts.get_mut(depth)? = part;
        depth += 1;
        at += digits.max(1);
    }
    let (signs, closed) = closing(&text[at..], false)?;
    (closed && depth >= 2).then(|| Numbering {
        kind: NumberingKind::Decimal,
        parts,
        depth: depth as u8,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + at),
        outer: Span::new(offset, offset + at + signs),
    })
}

/// "4.A. Proclamation", "4.A Proclamation": the parts of an item by capitals behind its number and a full stop, as the agenda
/// software of councils counts them.
pub(super) fn lettered_part(text: &str, offset: usize) -> Option<Numbering> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix('.').filter(|_| (1..=2).contains(&digits))?;
    let letter = rest.bytes().next().filter(u8::is_ascii_uppercase)?;
    let (signs, closed) = closing(&rest[1..], false)?;
    // "1.A new roof": an article behind a number without its blank
    let titled = rest[1 + signs..].trim_start().starts_with(|next: char| next.is_uppercase() || next.is_ascii_digit());
    if !titled || !closed && letter == b'I' {
        return None;
    }
    let end = offset + digits + 2;
    Some(Numbering {
        kind: NumberingKind::Decimal,
        parts: [text[..digits].parse().ok()?, u16::from(letter - b'A') + 1, 0, 0],
        depth: 2,
        roman: None,
        bare: false,
        span: Span::new(offset, end),
        outer: Span::new(offset, end + signs),
    })
}

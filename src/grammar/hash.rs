/// Whether a text is a phrase, which is in small letters; letters of ASCII match in either case.
#[inline]
pub(super) fn is_phrase(text: &[u8], phrase: &[u8]) -> bool {
    // most words of a text are in small letters
    text == phrase || text.eq_ignore_ascii_case(phrase)
}

/// Quick and good enough for words, the same for capitals: eight bytes in one step.
#[inline]
pub(super) fn hash(token: &[u8]) -> u32 {
    // the bit in which small letters differ from capitals
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mix = |hash: u64, part: u64| (hash ^ (part | SMALL)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (parts, rest) = token.as_chunks::<8>();
    let hash = parts.iter().fold(token.len() as u64, |hash, part| mix(hash, u64::from_le_bytes(*part)));
    let last = match rest {
        [] => return fold(hash),
        [one] => u64::from(*one),
        [one, two] => u64::from(u16::from_le_bytes([*one, *two])),
        [one, two, three] => u64::from(u32::from_le_bytes([*one, *two, *three, 0])),
        [one, two, three, four, ..] => {
            let tail = rest.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail));
            u64::from(u32::from_le_bytes([*one, *two, *three, *four])) | u64::from(tail) << 32
        }
    };
    fold(mix(hash, last))
}

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

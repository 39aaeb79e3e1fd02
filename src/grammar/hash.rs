/// Whether a text is a phrase, which is in small letters; letters of Latin-1 match in either case.
#[inline]
pub(super) fn is_phrase(text: &[u8], phrase: &[u8]) -> bool {
    if text.len() != phrase.len() {
        return false;
    }
    // most are short: a call to compare memory takes longer than all of their bytes in two steps
    match whole(text).zip(whole(phrase)) {
        Some(([head, tail], [first, last])) => {
            is_small(head, first) && is_small(tail, last) || (head | tail) & HIGH != 0 && is_accented(text, phrase)
        }
        None => text.eq_ignore_ascii_case(phrase) || !text.is_ascii() && is_accented(text, phrase),
    }
}

/// The bytes of a text of at most sixteen, some of them twice: those of two texts of one length are the same only where the
/// texts are.
#[inline]
fn whole(text: &[u8]) -> Option<[u64; 2]> {
    Some(match text.len() {
        0 => [0; 2],
        1 => [u64::from(text[0]), 0],
        2..4 => {
            let [first, last] = [*text.first_chunk()?, *text.last_chunk()?].map(u16::from_le_bytes).map(u64::from);
            [first | last << 16, 0]
        }
        4..8 => {
            let [first, last] = [*text.first_chunk()?, *text.last_chunk()?].map(u32::from_le_bytes).map(u64::from);
            [first | last << 32, 0]
        }
        8..=16 => [*text.first_chunk()?, *text.last_chunk()?].map(u64::from_le_bytes),
        _ => return None,
    })
}

/// The high bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Whether eight bytes of a text are those of a phrase, letters of ASCII in either case.
#[inline]
fn is_small(text: u64, phrase: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let differing = text ^ phrase;
    if differing == 0 {
        return true;
    }
    // no sum goes on to the next byte
    let reaches = |limit: u8| (phrase & !HIGH) + u64::from(0x80 - limit) * EACH;
    let letters = reaches(b'a') & !reaches(b'z' + 1) & !phrase & HIGH;
    // the bit in which capitals differ, moved to the high one
    differing & !SMALL == 0 && (differing << 2) & !letters == 0
}

/// "LEITHSCÉAL": the same with the capitals of Latin-1 beyond ASCII, of which UTF-8 has the second byte where the small
/// letter has that byte and a bit more.
fn is_accented(text: &[u8], phrase: &[u8]) -> bool {
    const LEAD: u8 = 0xC3;
    const CAPITALS: std::ops::RangeInclusive<u8> = 0x80..=0x9E;
    const TIMES: u8 = 0x97;
    let mut lead = 0;
    text.len() == phrase.len()
        && text.iter().zip(phrase).all(|(byte, own)| {
            let capital = lead == LEAD && CAPITALS.contains(byte) && *byte != TIMES;
            lead = *byte;
            byte.eq_ignore_ascii_case(own) || capital && byte | 0x20 == *own
        })
}

/// The bit of each byte in which small letters differ from capitals.
const SMALL: u64 = 0x2020_2020_2020_2020;

#[inline]
fn mix(hash: u64, part: u64) -> u64 {
    (hash ^ (part | SMALL)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// Quick and good enough for words, the same for capitals: eight bytes in one step.
#[inline]
pub(super) fn hash(token: &[u8]) -> u32 {
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

/// The hash of the first one to seven of eight bytes, little end first.
#[inline]
pub(super) fn hash_of_few(bytes: u64, length: usize) -> u32 {
    fold(mix(length as u64, last(bytes, length)))
}

/// The hash of eight bytes and the first none to seven of eight more.
#[inline]
pub(super) fn hash_of_more(bytes: u64, more: u64, length: usize) -> u32 {
    let hash = mix(length as u64, bytes);
    fold(if length == 8 { hash } else { mix(hash, last(more, length - 8)) })
}

/// The first one to seven of eight bytes as they are hashed.
#[inline]
fn last(bytes: u64, length: usize) -> u64 {
    if length < 4 {
        bytes & ((1 << (8 * length)) - 1)
    } else {
        (bytes & 0xFFFF_FFFF) | (bytes >> (8 * (length - 4))) << 32
    }
}

#[inline]
fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn few_bytes_have_the_hash_of_a_text() {
        let [text, more] = [*b"Chair's ", *b"Reports."];
        let [bytes, others] = [text, more].map(u64::from_le_bytes);
        for length in 1..8 {
            assert_eq!(hash_of_few(bytes, length), hash(&text[..length]), "{length}");
        }
        for length in 8..16 {
            let whole = [text, more].concat();
            assert_eq!(hash_of_more(bytes, others, length), hash(&whole[..length]), "{length}");
        }
        assert_eq!(hash(b"Chair of Finance"), hash(b"chair of finance"));
    }

    #[test]
    fn capitals_with_accents_are_letters_too() {
        let same = |text: &str, phrase: &str| is_phrase(text.as_bytes(), phrase.as_bytes());
        assert!(same("LEITHSCÉAL", "leithscéal") && same("Ünder", "ünder") && same("leithscéal", "leithscéal"));
        assert!(!same("LEITHSCÈAL", "leithscéal") && !same("2×", "2÷") && !same("É", "e"));
        assert_eq!(hash("LEITHSCÉAL".as_bytes()), hash("leithscéal".as_bytes()));
    }

    proptest! {
        #[test]
        fn phrases_are_compared_whole(text in r"[abAZz@`\[{é]{0,20}", phrase in r"[abz@`\[{é]{0,20}") {
            let [one, other] = [text.as_bytes(), phrase.as_bytes()];
            let lower = text.to_ascii_lowercase();
            prop_assert_eq!(is_phrase(one, other), lower == phrase);
            prop_assert!(is_phrase(one, lower.as_bytes()));
            let changed = lower.replacen('a', "b", 1);
            prop_assert_eq!(is_phrase(one, changed.as_bytes()), changed == lower);
        }
    }
}

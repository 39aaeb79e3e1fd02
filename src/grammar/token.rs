//! Text in the pieces that phrases are matched by: words, single characters, and blanks with the words behind them.

use super::hash::{hash, hash_of_few, hash_of_more};

/// A piece of text that is matched in one step: a word, a blank and a word, or a single other character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) end: usize,
    pub(super) hash: u32,
}

pub(super) const BLANK: u8 = 1;
const WORD: u8 = 2;
pub(super) const OTHER: u8 = 4;
const BEYOND_ASCII: u8 = 8;

/// The kind of each byte.
pub(super) const KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        if ascii == b' ' {
            kinds[byte] = BLANK;
        } else if ascii.is_ascii_alphanumeric() {
            kinds[byte] = WORD;
        } else if !ascii.is_ascii() {
            kinds[byte] = BEYOND_ASCII;
        }
        byte += 1;
    }
    kinds
};

/// How many of eight bytes, little end first, are letters or digits of ASCII before the first that is none.
#[inline]
fn letters(bytes: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let low = bytes & !HIGH;
    // the high bit of a byte tells whether what is in it reaches a limit: no sum goes on to the next byte
    let reaches = |all: u64, limit: u8| all + u64::from(0x80 - limit) * EACH;
    let small = low | (0x20 * EACH);
    let letter = reaches(small, b'a') & !reaches(small, b'z' + 1);
    let digit = reaches(low, b'0') & !reaches(low, b'9' + 1);
    let others = !((letter | digit) & !bytes) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// The eight bytes from a place on, little end first.
#[inline]
fn eight(bytes: &[u8], from: usize) -> Option<u64> {
    bytes.get(from..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

impl Token {
    /// The token of the blank before a word, and the word.
    #[inline]
    pub(super) fn behind_blank(self) -> Self {
        Self { hash: self.hash.rotate_left(5) ^ 0x9E37_79B9, ..self }
    }
}

/// The token at a place that is not the end.
#[inline]
pub(super) fn token(text: &str, start: usize) -> Token {
    match word_behind(text, start) {
        Some(word) => word.behind_blank(),
        None => single(text, start),
    }
}

/// The word behind a place, where a blank stands there.
#[inline]
pub(super) fn word_behind(text: &str, blank: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let word = blank + 1;
    let opens = bytes[blank] == b' '
        && match KINDS[usize::from(*bytes.get(word)?)] {
            WORD => true,
            BEYOND_ASCII => letter(text, word) > 0,
            _ => false,
        };
    opens.then(|| single(text, word))
}

/// The word or the single character at a place that is not the end.
#[inline]
fn single(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    // most are short, and end before another character of ASCII
    let Some(first) = eight(bytes, start).filter(|first| (*first as u8).is_ascii()) else {
        return long_single(text, start);
    };
    let length = letters(first);
    if length < 8 {
        let length = length.max(1);
        if ((first >> (8 * length)) as u8).is_ascii() {
            return Token { end: start + length, hash: hash_of_few(first, length) };
        }
    } else if let Some(more) = eight(bytes, start + 8) {
        let rest = letters(more);
        if rest < 8 && ((more >> (8 * rest)) as u8).is_ascii() {
            return Token { end: start + 8 + rest, hash: hash_of_more(first, more, 8 + rest) };
        }
    }
    long_single(text, start)
}

fn long_single(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match KINDS[usize::from(byte)] {
            WORD => at += 1,
            BEYOND_ASCII => {
                let length = letter(text, at);
                if length == 0 {
                    break;
                }
                at += length;
            }
            _ => break,
        }
    }
    if at == start {
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    Token { end: at, hash: hash(&bytes[start..at]) }
}

/// The bytes of the letter or digit that stands at a place, 0 if it is something else.
#[cold]
fn letter(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_tokens_are_as_long_ones() {
        let text = "a b2 Chair's 501(c) é né@z{Z[0/9:é  the-End subcommittee. Administrator’s recommendations x’s m\u{b2}. \u{7f}\u{11}";
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let (short, long) = (single(text, at), long_single(text, at));
            assert_eq!((short.end, short.hash), (long.end, long.hash), "{}", &text[at..]);
        }
    }

    #[test]
    fn blanks_go_with_the_words_behind_them() {
        let text = "a  bc éd ’e f";
        let ends: Vec<(usize, usize)> =
            (0..text.len()).filter(|at| text.as_bytes()[*at] == b' ').map(|at| (at, token(text, at).end)).collect();
        assert_eq!(ends, [(1, 2), (2, 5), (5, 9), (9, 10), (14, 16)]);
        let (blank, word) = (token(text, 2), token(text, 3));
        assert_ne!(blank.hash, word.hash);
        assert_eq!(blank.hash, word.behind_blank().hash);
    }
}

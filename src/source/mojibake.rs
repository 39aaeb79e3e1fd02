//! Text that was UTF-8, was read as windows-1252 and saved again: `â€™` for `’`, `Ã©` for `é`.
//!
//! A sequence is repaired where the bytes that its characters have in windows-1252 are the UTF-8 of one character that
//! texts in the Latin script have. Such sequences stand in sound text too ("LIBERTÉ»" is one), but seldom and beside
//! others that are none. So nothing is repaired unless there are [`LEAST`] of them, and more than there are other runs
//! of characters beyond ASCII.

use std::ops::Range;

use crate::text::markup::NOTHING;

/// Least number of sequences that are taken for more than a coincidence.
const LEAST: usize = 2;

/// Times that a text is looked at again: the damage may have been done more than once.
const PASSES: usize = 3;

/// What fills the bytes that a character took more before its repair: nothing, as over markup.
const FILLER: char = NOTHING;

/// A text after its repair.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Repaired {
    /// As long as the text was: each character begins where the sequence that stood for it began, and NUL fills what is
    /// left of that, so that places hold in both.
    pub(super) text: String,
    /// Number of sequences that were put right.
    pub(super) count: usize,
    /// Where the first of them stands in the text as it was.
    pub(super) first: Range<usize>,
}

/// Repairs a text, if it is certain that it needs it.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    let mut whole = pass(text)?;
    for _ in 1..PASSES {
        let Some(Repaired { text, count, first }) = pass(&whole.text) else { break };
        let first = if first.start < whole.first.start { first } else { whole.first };
        whole = Repaired { text, count: whole.count + count, first };
    }
    Some(whole)
}

fn pass(text: &str) -> Option<Repaired> {
    // what a sequence begins with, U+00C2 to U+00F4, begins with this byte
    memchr::memchr(0xC3, text.as_bytes())?;
    let mut repaired = String::with_capacity(text.len());
    let (mut count, mut others, mut first) = (0, 0, 0..0);
    let mut rest = text;
    let mut in_other = false;
    while let Some(character) = rest.chars().next() {
        let at = repaired.len();
        let length = if character.is_ascii() {
            let ascii = rest.find(|character: char| !character.is_ascii()).unwrap_or(rest.len());
            repaired.push_str(&rest[..ascii]);
            in_other = false;
            ascii
        } else if let Some((right, length)) = sequence(rest) {
            repaired.push(right);
            repaired.extend(std::iter::repeat_n(FILLER, length - right.len_utf8()));
            if count == 0 {
                first = at..at + length;
            }
            count += 1;
            in_other = false;
            length
        } else {
            others += usize::from(!in_other);
            repaired.push(character);
            in_other = true;
            character.len_utf8()
        };
        rest = &rest[length..];
    }
    (count >= LEAST && count > others).then_some(Repaired { text: repaired, count, first })
}

/// The character that stands wrongly at the start of a text, and the bytes that it takes there, with the fillers that an
/// earlier repair left between and behind.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut characters = text.char_indices().filter(|(_, character)| *character != FILLER);
    let lead = byte(characters.next()?.1)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0];
    for place in &mut bytes[1..length] {
        *place = byte(characters.next()?.1)?;
    }
    let right = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    is_usual(right).then(|| (right, characters.next().map_or(text.len(), |(behind, _)| behind)))
}

/// Whether texts in the Latin script have the character: its letters, and the signs of word processors; and the bytes
/// that windows-1252 leaves free, which a text has that was spoilt twice.
fn is_usual(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{17F}' | '\u{2C6}' | '\u{2DC}' | '\u{2010}'..='\u{203A}' | '€' | '™' | '\u{FB01}' | '\u{FB02}'
        | '\u{FEFF}')
}

/// The byte of a character beyond ASCII in windows-1252, with the bytes that it leaves free as in ISO 8859-1.
fn byte(character: char) -> Option<u8> {
    const HIGH: [char; 27] = [
        '€', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 'Ž', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
        'š', '›', 'œ', 'ž', 'Ÿ',
    ];
    const BYTES: [u8; 27] = [
        0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8E, 0x91, 0x92, 0x93, 0x94, 0x95,
        0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9E, 0x9F,
    ];
    match character {
        '\u{80}'..='\u{FF}' => u8::try_from(u32::from(character)).ok(),
        _ => HIGH.iter().position(|known| *known == character).map(|at| BYTES[at]),
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn spoilt(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    fn read(text: &str) -> String {
        let repaired = repair(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(repaired.text.len(), text.len());
        repaired.text.replace(FILLER, "")
    }

    #[test]
    fn what_was_spoilt_is_put_right() {
        for text in ["the council’s “grant” – £500", "Zoë and José\n€5, œuvre", "Łódź was twinned; Gdańsk too, à la"]
        {
            let once = spoilt(text);
            assert_ne!(once, text);
            assert_eq!(read(&once), text);
            assert_eq!(read(&spoilt(&once)), text);
            assert_eq!(repair(text), None);
        }
    }

    #[test]
    fn what_may_be_right_stays() {
        for text in [
            "It was Ã© once",
            "« LIBERTÉ» est écrit; la mairie où siège le « COMITÉ» a été repeinte",
            "CAFÉ’S and CAFÉ’S",
            "SÃO JOÃO, IRMÃ",
            "Протокол заседания",
            "",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn places_hold_in_both() {
        let text = "ASCII, then Â£5 and itâ€™s done";
        let repaired = repair(text).unwrap();
        assert_eq!((repaired.count, &text[repaired.first]), (2, "Â£"));
        assert_eq!(repaired.text.find("done"), text.find("done"));
    }

    #[test]
    fn sound_signs_may_stand_beside() {
        assert_eq!(read("£5; Bobâ€™s, Annâ€™s"), "£5; Bob’s, Ann’s");
        assert_eq!(repair("£5 – £6 – £7; Bobâ€™s, Annâ€™s"), None);
    }
}

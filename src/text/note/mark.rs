//! Marks in the text that point to notes.

use crate::text::Span;
use crate::text::markup::NOTHING;

use super::Mark;
use super::label::{SIGNS, WORD, is_number, is_sign, named, superscript, without_word};

/// Every mark in the text: superscript digits, numbers and signs in brackets, signs at the end of a word.
pub fn marks(source: &str) -> Vec<Mark> {
    let bytes = source.as_bytes();
    let mut marks = Vec::new();
    let mut past = 0;
    let ascii = memchr::memchr3_iter(b'[', b'*', b')', bytes);
    let beyond = memchr::memchr2_iter(0xc2, 0xe2, bytes).filter(|at| source.is_char_boundary(*at));
    for at in merged(merged(ascii, beyond), memchr::memchr_iter(b'^', bytes)) {
        if at < past {
            continue;
        }
        let byte = &bytes[at];
        let before = source[..at].chars().next_back();
        let glued = before.is_some_and(|char| !char.is_whitespace() && !SIGNS.contains(&char));
        if *byte == b')' {
            if let Some((label, start)) = closed(source, at).filter(|(_, start)| *start >= past) {
                past = at + 1;
                marks.push(Mark {
                    label,
                    span: Span::new(start, past),
                    word: Span::new(word_before(source, start), past),
                });
            }
            continue;
        }
        if *byte == b'['
            && let Some((labels, length)) = several(&source[at..])
        {
            past = at + length;
            let (span, word) = (Span::new(at, past), Span::new(word_before(source, at), past));
            marks.extend(labels.into_iter().map(|label| Mark { label, span, word }));
            continue;
        }
        let found = match byte {
            b'[' => named(&source[at..]).map(|(label, length)| (label.to_owned(), length)).or_else(|| {
                let known = |label: &str| glued || is_number(label) || is_sign(label);
                bracketed(&source[at..]).filter(|(label, _)| known(label))
            }),
            b'^' if glued => caret(source, at),
            b'*' | 0xe2 if glued => signs(&source[at..]).or_else(|| raised(source, at)),
            _ if glued => raised(source, at).or_else(|| signs(&source[at..])),
            _ => None,
        };
        if let Some((label, length)) = found {
            past = at + length;
            let span = Span::new(at, past);
            marks.push(Mark { label, span, word: Span::new(word_before(source, at), past) });
        }
    }
    marks
}

/// Two rising series of places as one.
fn merged(first: impl Iterator<Item = usize>, second: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some(one), Some(other)) if one > other => second.next(),
        (Some(_), _) => first.next(),
        (None, _) => second.next(),
    })
}

/// "the policy1) was kept": a number with a closing bracket that nothing opened, as Korea, Japan and Germany print marks.
/// Gives the number and where it begins.
fn closed(source: &str, at: usize) -> Option<(String, usize)> {
    const LINE: usize = 200;
    let line = &source[source.ceil_char_boundary(at.saturating_sub(LINE))..at];
    let line = line.rsplit('\n').next().unwrap_or(line);
    let head = line.trim_end_matches(|char: char| char.is_ascii_digit());
    let number = &line[head.len()..];
    let glued =
        head.ends_with(|char: char| char.is_alphabetic() || matches!(char, ')' | '.' | ',' | '\'' | '"' | '”' | '’'));
    let inside = head.matches(['(', '[']).count() > head.matches([')', ']']).count();
    (glued && !inside && (1..=2).contains(&number.len()) && head.contains(' '))
        .then(|| (number.to_owned(), at - number.len()))
}

fn bracketed(text: &str) -> Option<(String, usize)> {
    // a converter sets such a mark in a second pair of brackets
    let (whole, open, close) = if text.starts_with("[[") { (text, "[[", "]]") } else { (text, "[", "]") };
    if let Some(word) = whole[open.len()..].strip_prefix(WORD)
        && word.starts_with(close)
    {
        return Some((WORD.to_owned(), open.len() + WORD.len() + close.len()));
    }
    let close = text.bytes().take(10).position(|byte| byte == b']')?;
    let inner = without_word(&text[1..close]);
    // "the rent was kept[2)]": a converter set what was raised in brackets, with the sign behind it
    let inner = inner.strip_suffix([')', '/']).filter(|number| is_number(number)).unwrap_or(inner);
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_number(inner) || is_sign(inner) || letter).then(|| (inner.to_owned(), close + 1))
}

/// "the plan [2,3]", "the plan [4-6]": one bracket for several notes. Gives their numbers, which rise, and its length.
fn several(text: &str) -> Option<(Vec<String>, usize)> {
    const LONGEST: usize = 16;
    const MOST: u16 = 8;
    let close = text.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inner = &text[1..close];
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|_| is_number(text.trim()));
    let numbers: Vec<u16> = match inner.split_once(['-', '–']) {
        Some((first, last)) => {
            let (first, last) = number(first).zip(number(last))?;
            (last.checked_sub(first)? < MOST).then(|| (first..=last).collect())?
        }
        None if inner.contains(',') => inner.split(',').map(number).collect::<Option<_>>()?,
        None => return None,
    };
    let rises = numbers.len() > 1 && numbers.is_sorted_by(|one, other| one < other);
    rises.then(|| (numbers.iter().map(ToString::to_string).collect(), close + 1))
}

/// Asterisks and daggers that end a word; not those that set it in bold or italics.
fn signs(text: &str) -> Option<(String, usize)> {
    let length: usize = text.chars().take_while(|char| SIGNS.contains(char)).map(char::len_utf8).sum();
    let mut after = text[length..].chars();
    // "the http*-07 draft": what goes on with the word stands for letters
    let ends = match after.next() {
        Some('-' | '_' | '/') => after.next().is_none_or(|next| !next.is_alphanumeric()),
        next => next.is_none_or(|next| !next.is_alphanumeric()),
    };
    // "Act§ 61" cites a section of a law
    let section = text.starts_with('§') && text[length..].trim_start().starts_with(|next: char| next.is_ascii_digit());
    (length > 0 && length <= 6 && ends && !section).then(|| (text[..length].to_owned(), length))
}

/// "the report^1 was read": a number raised as typists write it; not the power of a number or a unit.
fn caret(source: &str, at: usize) -> Option<(String, usize)> {
    let digits = source[at + 1..].bytes().take(3).take_while(u8::is_ascii_digit).count();
    let word = source[..at].rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or("");
    let power = word.len() == 1 || word.ends_with(|char: char| char.is_ascii_digit()) || is_unit(word);
    let ends = !source[at + 1 + digits..].starts_with(|next: char| next.is_alphanumeric());
    ((1..=2).contains(&digits) && ends && !power).then(|| (source[at + 1..=at + digits].to_owned(), digits + 1))
}

/// A measure of length, which has squares and cubes.
fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "mm" | "ft")
}

/// Superscript digits, but not those of square and cubic units.
fn raised(source: &str, at: usize) -> Option<(String, usize)> {
    let found = superscript(&source[at..])?;
    let word = source[..at].rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    (!(matches!(found.0.as_str(), "2" | "3") && is_unit(word))).then_some(found)
}

/// Start of the word before a mark, over one blank if need be.
pub(super) fn word_before(source: &str, at: usize) -> usize {
    let head = source[..at].strip_suffix([' ', '\u{a0}']).unwrap_or(&source[..at]);
    let mut start = head.len();
    // no word is that long; the limit keeps a text without blanks linear
    for (place, char) in head.char_indices().rev().take(64) {
        if char.is_whitespace() {
            break;
        }
        // a tag that was taken off before the word is no part of it
        if char != NOTHING {
            start = place;
        }
    }
    start
}

//! Short phrases in short texts.
//!
//! What the standard library prepares before it looks for a phrase takes longer than going through a sentence: here the
//! rarest byte of the phrase is looked for, many bytes at a time, and the phrase only where that stands.

use std::borrow::Cow;

/// Bytes of English text by how often they stand in it; all others are rarer.
const COMMON: [u8; 24] = *b" etaonirshdlucmfpgwyb.v,";

/// How common each byte is.
const RANKS: [u8; 256] = {
    let mut ranks = [0; 256];
    let mut at = 0;
    while at < COMMON.len() {
        ranks[COMMON[at] as usize] = (COMMON.len() - at) as u8;
        at += 1;
    }
    ranks
};

/// A text in small letters of ASCII; few words have another.
#[inline]
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Bytes at the start of a phrase among which its rarest is looked for.
const LOOKED_AT: usize = 16;

/// Bytes of the longest text in which a phrase is looked for by its rarest byte alone, where that is common: in a longer one
/// it stands too often.
const SHORT: usize = 512;

/// Where the rarest byte of a phrase stands in it; nothing where the phrase is empty.
#[inline]
const fn rarest(phrase: &[u8]) -> Option<usize> {
    if phrase.is_empty() {
        return None;
    }
    let (mut rarest, mut at) = (0, 1);
    let mut least = RANKS[phrase[0] as usize];
    // nothing is rarer than what is not among the common
    while at < LOOKED_AT && at < phrase.len() && least > 0 {
        let rank = RANKS[phrase[at] as usize];
        if rank < least {
            (rarest, least) = (at, rank);
        }
        at += 1;
    }
    Some(rarest)
}

/// Whether a phrase stands at a place of a text; its bytes are compared only where the first two are there.
#[inline]
fn stands(text: &[u8], at: usize, phrase: &[u8]) -> bool {
    let same = |index: usize| phrase.get(index).is_none_or(|byte| text.get(at + index) == Some(byte));
    same(0) && same(1) && text[at..].starts_with(phrase)
}

/// The first place of a phrase in a text.
#[inline]
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    match rarest(phrase.as_bytes()) {
        Some(rarest) => find_by(text.as_bytes(), phrase.as_bytes(), rarest),
        None => Some(0),
    }
}

/// The first place of a phrase in a text, by its byte at `rarest`.
fn find_by(text: &[u8], phrase: &[u8], rarest: usize) -> Option<usize> {
    if text.len() > SHORT && RANKS[usize::from(phrase[rarest])] > 0 {
        return memchr::memmem::find(text, phrase);
    }
    let mut from = rarest;
    loop {
        let at = from + memchr::memchr(phrase[rarest], text.get(from..)?)?;
        if stands(text, at - rarest, phrase) {
            return Some(at - rarest);
        }
        from = at + 1;
    }
}

/// The last place of a phrase in a text.
#[inline]
pub fn find_last(text: &str, phrase: &str) -> Option<usize> {
    find_last_by(text.as_bytes(), phrase.as_bytes(), rarest(phrase.as_bytes())?)
}

/// The last place of a phrase in a text, by its byte at `rarest`.
fn find_last_by(text: &[u8], phrase: &[u8], rarest: usize) -> Option<usize> {
    let mut to = text.len();
    loop {
        to = memchr::memrchr(phrase[rarest], &text[..to])?;
        let start = to.checked_sub(rarest)?;
        if stands(text, start, phrase) {
            return Some(start);
        }
    }
}

/// Whether a hyphen or a dash may stand in a text; most sentences have none, and need not be looked through for each kind.
#[inline]
pub fn may_have_dash(text: &str) -> bool {
    /// The first byte of "–" and "—", and of some other signs.
    const FIRST_OF_DASH: u8 = 0xE2;
    memchr::memchr2(b'-', FIRST_OF_DASH, text.as_bytes()).is_some()
}

/// A text behind a phrase that it begins with, letters of ASCII in either case.
#[inline]
pub fn behind<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    // the first letter tells most apart
    let mut firsts = text.bytes().zip(phrase.bytes());
    if !firsts.next().is_none_or(|(one, other)| one.eq_ignore_ascii_case(&other)) {
        return None;
    }
    text.get(..phrase.len()).filter(|head| head.eq_ignore_ascii_case(phrase)).map(|_| &text[phrase.len()..])
}

/// Whether a text begins with a phrase, letters of ASCII in either case.
#[inline]
pub fn opens(text: &str, phrase: &str) -> bool {
    behind(text, phrase).is_some()
}

/// What stands before and behind the first place of a phrase in a text.
#[inline]
pub fn part<'t>(text: &'t str, phrase: &str) -> Option<(&'t str, &'t str)> {
    find(text, phrase).map(|at| (&text[..at], &text[at + phrase.len()..]))
}

/// What stands before and behind the last place of a phrase in a text.
#[inline]
pub fn part_last<'t>(text: &'t str, phrase: &str) -> Option<(&'t str, &'t str)> {
    find_last(text, phrase).map(|at| (&text[..at], &text[at + phrase.len()..]))
}

/// A text behind all that stand at its start of a phrase that is not empty.
#[inline]
pub fn past<'t>(text: &'t str, phrase: &str) -> &'t str {
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix(phrase) {
        rest = behind;
    }
    rest
}

/// The places of a phrase that is not empty in a text, none of which overlaps another.
pub fn places<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(&text[from..], phrase)?;
        from = at + phrase.len();
        Some(at)
    })
}

/// The lines of a text, each with its end, as `split_inclusive('\n')` gives them.
pub fn whole_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// The lines of a text without their ends, as `lines()` gives them.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    whole_lines(text).map(|line| line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ends_part_lines(text in "[ab\r\n]{0,12}") {
            prop_assert_eq!(lines(&text).collect::<Vec<_>>(), text.lines().collect::<Vec<_>>());
            let whole: Vec<&str> = text.split_inclusive('\n').collect();
            prop_assert_eq!(whole_lines(&text).collect::<Vec<_>>(), whole);
        }

        #[test]
        fn phrases_are_found_where_they_stand(text in "[ab –é:]{0,40}", phrase in "[ab –é:]{1,4}") {
            prop_assert_eq!(find(&text, &phrase), text.find(&phrase));
            prop_assert_eq!(find(&text, ""), Some(0));
            prop_assert_eq!(find_last(&text, &phrase), text.rfind(&phrase));
            prop_assert_eq!(opens(&text.to_ascii_uppercase(), &phrase), text.starts_with(&phrase));
            prop_assert_eq!(past(&text, &phrase), text.trim_start_matches(&phrase));
            prop_assert_eq!(part(&text, &phrase), text.split_once(&phrase));
            prop_assert_eq!(part_last(&text, &phrase), text.rsplit_once(&phrase));
            let expected: Vec<usize> = text.match_indices(&phrase).map(|(at, _)| at).collect();
            prop_assert_eq!(places(&text, &phrase).collect::<Vec<_>>(), expected);
        }
    }
}

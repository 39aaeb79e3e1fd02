//! Phrases by their first two bytes: for most places of a text these tell that none begins there.

use std::ops::Range;

/// How many pairs are told apart.
pub(super) const PAIRS: usize = 32 * 32;

/// The place of the first two bytes of a text in a table of pairs: letters are told apart, capitals are not.
#[inline]
pub(super) fn pair(text: &[u8]) -> usize {
    let byte = |at: usize| usize::from(text.get(at).map_or(0, |byte| byte % 32));
    byte(0) * 32 + byte(1)
}

/// The places of the pairs that a text may begin with which begins with the phrase.
pub(super) fn pairs(phrase: &str) -> Range<usize> {
    let first = pair(phrase.as_bytes());
    if phrase.len() == 1 { first..first + 32 } else { first..first + 1 }
}

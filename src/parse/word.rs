//! Words and vocabulary phrases.
//!
//! ```ebnf
//! blank   = ? white space ? , { ? white space ? } ;
//! word    = ( letter | digit ) , { letter | digit | "'" | "’" | "-" | "‑" } ;
//! phrase  = ? an entry of a word list, as whole words ? ;
//! letter  = ? a letter of any alphabet ? ; (* lexical *)
//! capital = ? a capital letter of any alphabet ? ; (* lexical *)
//! digit   = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" ; (* lexical *)
//! ```

use nom::Parser;
use nom::bytes::complete::take_while1;
use nom::error::{Error, ErrorKind};

use super::Parsed;
use crate::grammar::{Class, Lexicon};

/// One or more blanks.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn blank(text: &str) -> Parsed<'_, &str> {
    take_while1(char::is_whitespace).parse(text)
}

/// A word: letters, digits, and the apostrophes and hyphens within.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn word(text: &str) -> Parsed<'_, &str> {
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '-' | '‑');
    let (rest, word) = take_while1(inner).parse(text)?;
    if word.starts_with(char::is_alphanumeric) { Ok((rest, word)) } else { fail(text) }
}

/// The longest entry of the list `class` that stands at the start of the text as whole words.
pub fn phrase(words: &Lexicon, class: Class) -> impl Fn(&str) -> Parsed<'_, &str> {
    move |text: &str| words.longest(class, text).map_or_else(|| fail(text), |end| Ok((&text[end..], &text[..end])))
}

/// Whether a word may stand within the name of a body, a group or an office: with a capital, or a small one that links.
pub fn is_within_name(words: &Lexicon, word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || word == "&"
        || word.starts_with(char::is_lowercase) && words.holds(&[Class::NameLink], word)
}

/// Where `part`, a slice of `whole`, begins in it.
pub fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// No match here.
pub(super) fn fail<T>(text: &str) -> Parsed<'_, T> {
    Err(nom::Err::Error(Error::new(text, ErrorKind::Verify)))
}

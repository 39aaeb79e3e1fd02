//! How a line is written: in capitals, as a list, without words.

use crate::text::Words;

/// "ROLL CALL": no letter is small, and there are at least three.
pub(super) fn is_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) && text.chars().filter(|char| char.is_alphabetic()).nth(2).is_some()
}

/// "Approval of the Accounts": most words of more than three letters begin with a capital or a digit.
pub(super) fn is_title_case(text: &str) -> bool {
    // no character has more bytes
    const FOUR_LETTERS: usize = 4 * 3 + 1;
    let is_long = |word: &&str| word.len() >= FOUR_LETTERS || word.is_ascii() || word.chars().nth(3).is_some();
    let (mut long, mut capital) = (0, 0);
    for word in text.words().filter(|word| word.len() > 3).filter(is_long) {
        long += 1;
        // most words begin with a small letter
        if !word.as_bytes()[0].is_ascii_lowercase() {
            let plain = word.trim_start_matches(['(', '‘', '“', '"', '\'']);
            capital += usize::from(plain.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()));
        }
    }
    long > 0 && capital * 3 >= long * 2
}

/// "Ames, Bell, Carr": commas part several things, and no "and" closes the row, as it does in a title.
pub(super) fn is_listing(text: &str) -> bool {
    let last = text.rsplit(',').next().unwrap_or(text).trim_start();
    text.matches(',').count() >= 2 && !last.starts_with("and ") && !last.starts_with("AND ") && !last.starts_with('&')
}

/// Whether a text begins with a word in lower case; "e-Votes" and "iPads" have their capital.
pub(super) fn begins_low(text: &str) -> bool {
    let first = text.words().next().unwrap_or(text);
    first.starts_with(char::is_lowercase) && !first.contains(char::is_uppercase)
}

/// "No declarations were made.", "None stated", "No complaints": the answer to a heading.
pub(super) fn says_none(text: &str) -> bool {
    let (first, behind) = text.first_word().unwrap_or((text.trim_end_matches('.'), ""));
    let small = behind.starts_with(char::is_lowercase);
    let nothing = ["none", "nothing", "nil"].iter().any(|word| first.eq_ignore_ascii_case(word));
    nothing && (small || behind.is_empty()) || first.eq_ignore_ascii_case("no") && (small || text.ends_with('.'))
}

/// Whether a text is an address of the web and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

/// "22-0-1", "9/23": nothing in it is a word.
pub(super) fn is_wordless(plain: &str) -> bool {
    !plain.words().any(|word| word.chars().filter(|char| char.is_alphabetic()).nth(1).is_some())
}

/// "Motion passes 5-0", "Passed 7/0".
pub(super) fn ends_in_tally(text: &str) -> bool {
    let last = text.words().next_back().unwrap_or(text);
    last.split_once(['-', '/', '–']).is_some_and(|(ayes, nays)| {
        [ayes, nays].into_iter().all(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

//! Numbers of applications that a body is asked for its view on.
//!
//! ```ebnf
//! application_number = number_part , "/" , number_part , { "/" , number_part } ;
//! number_part        = ( letter | digit ) , { letter | digit | "." | "-" } ; (* lexical *)
//! ```
//!
//! Four digits at least stand in one, and it is no day ("3/5/2024"), no month ("12/2023"), no year of business ("FY2023/24")
//! and no number of a telephone ("01234/567890").

use crate::text::{Words, seek};

/// Fewest digits of a number.
const DIGITS: usize = 4;
/// Bytes of the longest number.
const LONGEST: usize = 24;
/// Words of a text that are looked at.
const MANY: usize = 40;

/// The number of an application in a text: "24/00123/F", "DC/24/1234", "N/12345".
pub fn application_number(text: &str) -> Option<&str> {
    memchr::memchr(b'/', text.as_bytes())?;
    let bare = |word: &'_ str| -> bool { is_number(without_signs(word)) };
    text.words().take(MANY).find(|word| bare(word)).map(without_signs)
}

/// A word without the signs around it.
fn without_signs(word: &str) -> &str {
    word.trim_matches(['(', ')', '[', ']', ',', '.', ':', ';', '*', '–', '-'])
}

/// Whether a word is such a number.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphanumeric())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    };
    let shaped = digits >= DIGITS && word.len() <= LONGEST && word.contains('/') && word.split('/').all(part);
    shaped && !word.starts_with(|first: char| first.is_ascii_lowercase()) && !is_time(word) && !is_telephone(word)
}

/// "01234/567890": the code of an area and a number.
fn is_telephone(word: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parted = seek::part(word, "/").filter(|(area, number)| digits(area) && digits(number));
    parted.is_some_and(|(area, number)| area.starts_with('0') && area.len() >= 3 && number.len() >= 5)
}

/// "3/5/2024", "2024/5/3", "12/2023", "2023/24", "FY2023/24": a day, a month or a year of business.
fn is_time(word: &str) -> bool {
    let word = word.strip_prefix("FY").unwrap_or(word);
    if word.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'-')) {
        return false;
    }
    let year = |part: &str| part.len() == 4 && (part.starts_with("20") || part.starts_with("19"));
    let mut parts = word.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(month), Some(last)) => {
            let ends = first.len() <= 2 && (last.len() == 2 || year(last));
            month.len() <= 2 && (ends || year(first) && last.len() <= 2)
        }
        (Some(first), Some(last), None) => {
            let month = || first.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month)) && year(last);
            year(first) && (last.len() == 2 || year(last)) || month()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_only_looks_like_one() {
        let cases = [
            ("24/00123/F New porch, 2 Oak Lane", Some("24/00123/F")),
            ("New porch, 2 Oak Lane (DC/24/1234).", Some("DC/24/1234")),
            ("N/12345", Some("N/12345")),
            ("2024/0123 New porch", Some("2024/0123")),
            ("Paid on 3/5/2024 by cheque", None),
            ("The budget for 2023/24 and 2024/2025", None),
            ("The FY2023/24 budget", None),
            ("Invoices for 12/2023", None),
            ("Report of 2024/5/3", None),
            ("Tel. 01234/567890", None),
            ("08/01234 New porch", Some("08/01234")),
            ("on 7/12/24 and/or later", None),
            ("http://example.org/1234", None),
            ("half of 1/2", None),
        ];
        for (text, number) in cases {
            assert_eq!(application_number(text), number, "{text}");
        }
    }
}

//! Days with the month in Roman figures, as on postmarks, in parish books and in the notes of naturalists.
//!
//! ```ebnf
//! roman_month = digit , [ digit ] , ( "." | "/" | "-" | " " ) , ? a month in Roman figures ? , ? the same sign ? , digit , digit , [ digit , digit ] ;
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, one_of, space0};
use nom::combinator::verify;
use nom::sequence::preceded;

use super::{DateText, checked, number, of_century};
use crate::parse::Parsed;
use crate::parse::word::fail;

/// The months in Roman figures.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// "12.iv.2019", "14 ix 1998", "3/XI/99": the month in Roman figures between the day and the year. Between blanks the year has
/// four digits: "Lots 4 i 20" counts.
pub(super) fn roman_month(text: &str) -> Parsed<'_, DateText> {
    let (rest, (day, sign)) = (number(1, 2), one_of("./- ")).parse(text)?;
    let (rest, _) = space0.parse(rest)?;
    let figures = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let month = ROMAN.iter().position(|month| rest[..figures].eq_ignore_ascii_case(month));
    let Some(month) = month else { return fail(text) };
    let signed = sign != ' ';
    let (rest, _) = char(sign).parse(&rest[figures..])?;
    let (rest, year) = preceded(space0, alt((number(4, 4), verify(number(2, 2), |_| signed)))).parse(rest)?;
    let year = if year < 100 { of_century(year) } else { year };
    if !(1500..2200).contains(&year) {
        return fail(text);
    }
    checked(
        text,
        rest,
        DateText { year: Some(year), month: month as i8 + 1, day: day as i8, last_day: None, is_open: false },
    )
}

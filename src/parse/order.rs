//! Whether the day or the month comes first in the dates of a document.

use super::date::{DateText, MONTH, dates, in_numbers};
use crate::grammar::Lexicon;

/// Which number comes first in a date that is written in numbers only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// "17/3/2011", as nearly everywhere.
    #[default]
    DayFirst,
    /// "3/17/2011", as in the United States.
    MonthFirst,
}

impl Order {
    /// The order of a document, by those of its dates that can be read in one way only, of which the first tells, or that it
    /// has in letters too.
    pub fn of(words: &Lexicon, text: &str) -> Self {
        Self::by_numbers(text).or_else(|| Self::by_names(words, text)).unwrap_or_default()
    }

    /// "11/2/2022" under "November 2, 2022": the order in which a date is one that the text has with its month in
    /// letters too.
    fn by_names(words: &Lexicon, text: &str) -> Option<Self> {
        const HEAD: usize = 6_000;
        let head = &text[..text.floor_char_boundary(HEAD)];
        // most documents have no date that could be read in two ways
        Self::numbers(head).find(|at| in_numbers(&head[*at..]).is_ok())?;
        let found = dates(words, head);
        let named = |month: i8, day: i8, year: i16| {
            let same = |other: &DateText| other.year == Some(year) && (other.month, other.day) == (month, day);
            found.iter().any(|(_, other)| !other.is_open && same(other))
        };
        let twice = found.iter().filter(|(_, date)| date.is_open && date.month != date.day).find_map(|(_, date)| {
            let year = date.year?;
            match (named(date.month, date.day, year), named(date.day, date.month, year)) {
                (true, false) => Some(Self::DayFirst),
                (false, true) => Some(Self::MonthFirst),
                _ => None,
            }
        });
        twice.or_else(|| Self::by_letters(words, &found))
    }

    /// "10/3/19" beside "Oct 25" and "November 7, 2019": who writes the month first in letters does so in numbers.
    fn by_letters(words: &Lexicon, found: &[(&str, DateText)]) -> Option<Self> {
        const FEWEST: usize = 2;
        let mut first = 0;
        for (written, date) in found.iter().filter(|(_, date)| !date.is_open) {
            let digit = written.find(|char: char| char.is_ascii_digit()).unwrap_or(written.len());
            let (before, behind) = written.split_at(digit);
            let word = before.trim_end_matches([' ', '.']).rsplit([' ', ',']).next().unwrap_or("");
            let number = behind.trim_start_matches(|char: char| char.is_ascii_digit());
            if words.classes(word).intersects(MONTH) {
                // "October 25th" is written on both sides of the Atlantic
                first += usize::from(!number.starts_with(char::is_alphabetic));
            } else if behind.len() - number.len() < 4 && date.last_day.is_none() {
                return None;
            }
        }
        (first >= FEWEST).then_some(Self::MonthFirst)
    }

    /// Where numbers begin that may be the first of a date.
    fn numbers(text: &str) -> impl Iterator<Item = usize> {
        let bytes = text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        // "7/3", "17/3"
        memchr::memchr3_iter(b'/', b'.', b'-', bytes).filter_map(move |sign| {
            let one = sign.checked_sub(1).filter(|at| is_digit(*at))?;
            let two = one.checked_sub(1).filter(|at| is_digit(*at));
            match two {
                Some(two) => (!two.checked_sub(1).is_some_and(is_digit)).then_some(two),
                None => Some(one),
            }
        })
    }

    fn by_numbers(text: &str) -> Option<Self> {
        for at in Self::numbers(text).filter(|at| !is_part_of_word(&text[..*at])) {
            let Ok((rest, (first, second, year))) = in_numbers(&text[at..]) else { continue };
            // "version 3.14.15" is no date
            if year < 100 && !text[at..text.len() - rest.len()].contains('/') {
                continue;
            }
            match (first, second) {
                (1..=12, 13..=31) => return Some(Self::MonthFirst),
                (13..=31, 1..=12) => return Some(Self::DayFirst),
                _ => {}
            }
        }
        None
    }
}

/// Whether a number behind this text is the end of a word or of a longer number.
fn is_part_of_word(before: &str) -> bool {
    before.ends_with(|char: char| char.is_alphanumeric() || matches!(char, '/' | '.' | '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn the_order_is_that_of_dates_that_tell() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, order) in [
            ("Date: 07.08.2021, next meeting 07/15/2021", Order::MonthFirst),
            ("Date: 07.08.2021, next meeting 15/07/2021", Order::DayFirst),
            ("Date: 07.08.2021", Order::DayFirst),
            ("07-08-2021, version 3.14.15, clause 1.2.3.14.2021, 2021-12-31, $3.14-15", Order::DayFirst),
            ("é1/é 12/31/99", Order::MonthFirst),
            ("Meeting date: Wednesday, November 2, 2022\nMinutes of 11-2-22", Order::MonthFirst),
            ("Wednesday, 2 November 2022\nMinutes of 2/11/2022", Order::DayFirst),
            ("Date: 10/3/19\nThe fair is on Oct 25.\nNext meeting: November 7, 2019", Order::MonthFirst),
            ("Date: 10/3/19\nThe fair is on October 25th.\nNext meeting: November 7", Order::DayFirst),
            ("Date: 10/3/19\nThe fair is on Oct 25, the dance on Nov 7.\nNext meeting: 9 May", Order::DayFirst),
        ] {
            assert_eq!(Order::of(words, text), order, "{text}");
        }
        for (text, expected) in [("07.08.2021", (7, 8)), ("8/13/2021", (8, 13)), ("13/8/2021", (8, 13))] {
            let read = dates(words, text)[0].1.in_order(Order::MonthFirst);
            assert_eq!((read.month, read.day), expected, "{text}");
        }
    }
}

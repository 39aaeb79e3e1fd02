//! The numbers of records. The day of the meeting stands in front, the latest day with the lowest number: a period is a
//! range of numbers, and the index, which leaps forwards faster than backwards, gives the latest records first.

use std::ops::RangeInclusive;

use super::find::Period;
use crate::model::date::Date;

/// Binary digits of a number that tell records of one day apart.
const PLACES: u32 = 24;

/// Days after 1970 from which numbers count backwards: the last day, 9999-12-31, is 1.
const AFTER_1970: i64 = 2_932_897;

/// The lowest number of records without a day, which come last: behind those of the first day, 0001-01-01.
const UNDATED: i64 = (AFTER_1970 + 719_163) << PLACES;

/// The lowest number of records of that day.
pub(super) fn first_of(day: Option<Date>) -> i64 {
    day.map_or(UNDATED, |day| (AFTER_1970 - i64::from(day.days_since_1970())) << PLACES)
}

/// All numbers of records of that day.
pub(super) fn of(day: Option<Date>) -> RangeInclusive<i64> {
    let first = first_of(day);
    first..=if day.is_some() { first + (1 << PLACES) - 1 } else { i64::MAX }
}

/// The day of a number.
pub(super) fn day(record: i64) -> Option<Date> {
    let days = i32::try_from(AFTER_1970 - (record >> PLACES)).ok().filter(|_| record < UNDATED)?;
    Date::new(1970, 1, 1)?.plus_days(days)
}

/// The numbers of records within a period; those without a day are within one that is open on both sides only.
pub(super) fn within(period: &Period) -> RangeInclusive<i64> {
    let Period { from, to } = period;
    if from.is_none() && to.is_none() {
        return i64::MIN..=i64::MAX;
    }
    let first = to.as_deref().map_or(Some(i64::MIN), |to| Some(first_of(Some(days(to)?.1))));
    let last = from.as_deref().map_or(Some(UNDATED - 1), |from| Some(*of(Some(days(from)?.0)).end()));
    // what is no day has no records
    #[expect(clippy::reversed_empty_ranges, reason = "it is empty")]
    first.zip(last).map_or(1..=0, |(first, last)| first..=last)
}

/// The first and the last day of a year, a month or a day.
fn days(text: &str) -> Option<(Date, Date)> {
    match text.len() {
        4 => Some((Date::parse(&format!("{text}-01-01"))?, Date::parse(&format!("{text}-12-31"))?)),
        7 => Date::parse(&format!("{text}-01")).map(|first| (first, first.end_of_month())),
        _ => Date::parse(text).map(|day| (day, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(day: &str, place: i64) -> i64 {
        first_of(Date::parse(day)) + place
    }

    #[test]
    fn later_days_have_lower_numbers() {
        let days = ["1000-01-01", "1969-12-31", "1970-01-01", "2011-03-17", "9999-12-31"];
        let numbers: Vec<i64> = days.iter().map(|day| number(day, 7)).collect();
        assert!(numbers.is_sorted_by(|one, next| one > next) && numbers[0] < *of(None).start());
        for (day, number) in days.iter().zip(numbers) {
            assert_eq!(super::day(number).map(|day| day.to_string()).as_deref(), Some(*day));
        }
        assert_eq!(super::day(number("", 7)), None);
    }

    #[test]
    fn a_period_is_a_range() {
        for (from, to, inside, outside) in [
            ("2011", "2012", &["2011-01-01", "2012-12-31"][..], &["2010-12-31", "2013-01-01", ""][..]),
            ("2011-02", "2011-02", &["2011-02-01", "2011-02-28"], &["2011-01-31", "2011-03-01"]),
            ("2011-03-17", "2011-03-17", &["2011-03-17"], &["2011-03-16", "2011-03-18"]),
            ("2011", "", &["2011-01-01", "9999-12-31"], &["2010-12-31", ""]),
            ("", "2011", &["1000-01-01", "2011-12-31"], &["2012-01-01", ""]),
            ("", "", &["1000-01-01", ""], &[]),
            ("x", "", &[], &["2011-01-01", ""]),
        ] {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let range = within(&Period { from: some(from), to: some(to) });
            for day in inside {
                assert!(range.contains(&number(day, 0)) && range.contains(&number(day, 99)), "{from} {to} {day}");
            }
            for day in outside {
                assert!(!range.contains(&number(day, 0)) && !range.contains(&number(day, 99)), "{from} {to} {day}");
            }
        }
    }
}

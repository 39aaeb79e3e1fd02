//! Calendar dates, the one place where the calendar library is used.

use std::fmt;

use jiff::civil;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day, or `None` where there is no such day (31 June) or the year is not within 1000 to 9999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        (1000..=9999).contains(&year).then(|| civil::Date::new(year, month, day).ok().map(Self)).flatten()
    }

    /// The day that is written as in ISO 8601 (`2011-03-17`).
    pub fn parse(text: &str) -> Option<Self> {
        let day: civil::Date = text.parse().ok()?;
        Self::new(day.year(), day.month(), day.day())
    }

    /// Days from 1 January 1970 to this one, negative before it.
    pub fn days_since_1970(self) -> i32 {
        let first = civil::date(1970, 1, 1);
        first.until(self.0).map_or(0, |span| span.get_days())
    }

    /// Year, 1000 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The day that comes so many days later.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let later = self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Self::new(later.year(), later.month(), later.day())
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// The first day of this or a later year with this month and day that does not lie before `floor`.
    #[must_use]
    pub fn next_occurrence(month: i8, day: i8, floor: Self) -> Option<Self> {
        (0..=4).find_map(|ahead| Self::new(floor.year() + ahead, month, day).filter(|date| *date >= floor))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

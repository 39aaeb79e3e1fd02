//! The day of the meeting.

use crate::grammar::Class;
use crate::model::Meeting;
use crate::model::date::Date;
use crate::text::{Block, Span, seek};

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;
use super::times::scheduled_times;

/// How much of a block of the head is looked at, in bytes.
const LOOKED_AT: usize = 4_000;

/// The first full date of the head that is not one of another event, and the times beside it.
pub(super) fn date_and_times(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &mut Meeting,
) {
    let mut best: Option<(i32, Span, Date, Option<i8>)> = None;
    let own: Vec<(usize, &Block)> = head.iter().copied().filter(|(index, _)| !attendance.listed[*index]).collect();
    let own = if own.is_empty() { reading.blocks().take(3).collect() } else { own };
    for (place, (_, block)) in own.iter().enumerate() {
        let text = reading.layout.text_of(block);
        let text = &text[..text.floor_char_boundary(LOOKED_AT)];
        for (written, found) in reading.dates(text) {
            let Some(date) = found.resolve(None) else { continue };
            let at = reading.flow_span(written);
            if stands_in_address(text, at.start - block.flow.start) {
                continue;
            }
            let before = text[..at.start - block.flow.start].to_ascii_lowercase();
            let beside = reading.has(block.flow, Class::MinutesWord)
                || reading.has(block.flow, Class::DateLabel)
                || reading.says(&before, Class::BesideDate);
            let after = &text[at.end - block.flow.start..];
            let other = reading.says(&before, Class::OtherDate) || before.contains("next ") || of_last(&before, after);
            let alone = written.len() * 2 >= text.len();
            let rank = i32::from(beside) * 4 + i32::from(alone) * 2
                - i32::from(other) * 8
                - i32::try_from(place.min(20) / 4).unwrap_or(5);
            if best.as_ref().is_none_or(|(rival, ..)| rank > *rival) {
                best = Some((rank, at, date, found.last_day));
            }
        }
    }
    let undated = best.is_none();
    let best = best.or_else(|| without_year(reading, &own));
    if undated && best.is_some() {
        meeting.derived.push("date".to_owned());
    }
    let Some((_, span, date, last)) = best else { return };
    meeting.date = Some(date.to_string());
    meeting.end_date = last
        .and_then(|day| Date::new(date.year(), date.month(), day))
        .filter(|end| *end > date)
        .map(|end| end.to_string());
    set(reading, meeting, "date", span);
    scheduled_times(reading, &own, (span, date), meeting);
}

/// "The minutes of the meeting of 3 May were read by Ann Bell.": what was done with the minutes of a meeting before.
fn of_last(before: &str, after: &str) -> bool {
    let sentence = after.split(". ").next().unwrap_or(after);
    let minutes = before.rsplit(". ").next().is_some_and(|own| own.contains("minutes"));
    let done = [" were ", " was ", " have been "].into_iter().any(|verb| seek::find(sentence, verb).is_some());
    minutes && done && (sentence.ends_with('.') || sentence.len() < after.len())
}

/// `https://example.org/minutes/2009-01-28.html`: a date within an address is part of it.
fn stands_in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    text[start..at].contains("://") || text[start..at].starts_with("www.")
}

/// The one year that the lines of the title name.
fn only_year(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<i16> {
    let mut only = None;
    for (_, block) in head.iter().take(8) {
        for word in reading.layout.text_of(block).split(|char: char| !char.is_ascii_digit()) {
            let year = word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year));
            if year.is_some() && only.is_some() && year != only {
                return None;
            }
            only = year.or(only);
        }
    }
    only
}

/// A date without its year: of the years that the document names, the one in which it falls on the day of the week
/// that is written.
fn without_year(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<(i32, Span, Date, Option<i8>)> {
    let names = reading.grammar.words(Class::Weekday);
    let weekdays = |text: &str| {
        let lower = text.to_ascii_lowercase();
        // "Thurs", "Thur" and "Thu" have their first three letters in common
        names.iter().take(7).position(|day| day.get(..3).is_some_and(|short| lower.contains(short)))
    };
    for (_, block) in head {
        let text = reading.layout.text_of(block);
        for (written, found) in reading.dates(text).into_iter().filter(|(_, found)| found.year.is_none()) {
            let weekday = weekdays(written).or_else(|| weekdays(&text[..crate::parse::offset_in(text, written)]));
            let Some(weekday) = weekday else {
                // "Annual Parish Meeting 2012 … held on April 11th"
                let date = only_year(reading, head).and_then(|year| Date::new(year, found.month, found.day))?;
                return Some((0, reading.flow_span(written), date, None));
            };
            let mut years: Vec<i16> = Vec::new();
            for part in reading.layout.source.split(|char: char| !char.is_ascii_digit()).filter(|part| part.len() == 4)
            {
                years.extend(part.parse().ok().filter(|year| (1900..2100).contains(year) && !years.contains(year)));
            }
            let fits = |year: &i16| {
                Date::new(*year, found.month, found.day)
                    .filter(|date| usize::from(date.weekday().unsigned_abs()) == weekday + 1)
            };
            let mut dates = years.iter().filter_map(fits);
            if let (Some(date), None) = (dates.next(), dates.next()) {
                return Some((0, reading.flow_span(written), date, None));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn days_of_other_meetings_are_not_the_day() {
        let date = |text: &str| convert(&format!("Elm Club\n\n{text}")).meeting.date;
        let cases = [
            ("April 12, 2019\n\nMinutes for March 8, 2019 meeting were read by Joy Lane.\n", "2019-04-12"),
            ("Minutes of the meeting of March 8, 2019\n\nJoy Lane was there.\n", "2019-03-08"),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
    }
}

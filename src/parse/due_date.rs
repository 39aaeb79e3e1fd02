//! The day on which a task is due.
//!
//! ```ebnf
//! due_date  = dates | weekday | "today" | "tomorrow" | within | month_end | "next" , { word } , "meeting" ;
//! within    = "within" , ( number | phrase (* numbers.words *) | "a" ) , ( "day" | "days" | "week" | "weeks" ) ; (* lexical *)
//! month_end = "end of" , ( "the month" | "this month" | month , [ year ] ) ; (* lexical *)
//! ```

use crate::grammar::{Class, Lexicon};
use crate::model::date::Date;
use crate::text::{Words, seek};

use super::date::{MONTHS, dates};
use super::order::Order;
use super::time::time;
use super::word::phrase;

/// What a day that is not written out is counted from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Calendar<'t> {
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// The day of the next one.
    pub next: Option<Date>,
    /// The name of the body: the next meeting of another is another day.
    pub body: Option<&'t str>,
    /// How dates are written.
    pub order: Order,
}

/// The day that a phrase means, where it means one.
pub fn due_date(words: &Lexicon, due: &str, calendar: Calendar<'_>) -> Option<Date> {
    let Calendar { meeting, next, body, order } = calendar;
    if let Some((_, found)) = dates(words, due).first() {
        return found.in_order(order).resolve(meeting);
    }
    let lower = due.to_ascii_lowercase();
    if let Some(day) = meeting.and_then(|meeting| counted(words, &lower, meeting)) {
        return Some(day);
    }
    if lower.contains("end of the month") || lower.contains("month end") || lower.contains("end of this month") {
        return meeting.map(Date::end_of_month);
    }
    if let Some(between) =
        seek::part(&lower, "next ").and_then(|(_, rest)| seek::find(rest, "meeting").map(|at| &rest[..at]))
    {
        let body = body.map(str::to_ascii_lowercase).unwrap_or_default();
        return next.filter(|_| between.split_whitespace().all(|word| body.words().any(|own| own == word)));
    }
    // "before the October meeting", where the next meeting is in October
    let named = |month: usize| next.is_some_and(|next| usize::try_from(next.month()).is_ok_and(|own| own == month + 1));
    let month = |text: &str| MONTHS.into_iter().position(|month| phrase(words, month)(text).is_ok());
    if let Some(at) = seek::find(&lower, " meeting")
        && month(lower[..at].words().next_back().unwrap_or("")).is_some_and(named)
    {
        return next;
    }
    // "by the end of March"
    let after = seek::find(&lower, "end of ").map(|at| &lower[at + 7..]);
    let after = after.or_else(|| seek::part(&lower, "end ").map(|(_, month)| month))?;
    let month = MONTHS.into_iter().position(|month| phrase(words, month)(after).is_ok())?;
    let year = after
        .split(|char: char| !char.is_ascii_digit())
        .find(|part| part.len() == 4)
        .and_then(|year| year.parse().ok());
    let first = match year {
        Some(year) => Date::new(year, month as i8 + 1, 1),
        None => Date::next_occurrence(month as i8 + 1, 28, meeting?),
    };
    first.map(Date::end_of_month)
}

/// "two weeks", "2 week time", "a fortnight's time": how far ahead a day is, and nothing behind it.
fn is_timed(span: &str) -> bool {
    let behind = span.first_word().map_or("", |(_, unit)| unit);
    let unit = behind.strip_suffix(" time").unwrap_or(behind).trim_end_matches(['\'', '’', 's']);
    matches!(unit, "day" | "week" | "fortnight")
}

/// "tomorrow", "within ten days", "by Friday": a day counted from that of the meeting.
fn counted(words: &Lexicon, lower: &str, meeting: Date) -> Option<Date> {
    match lower {
        "today" | "tonight" => return Some(meeting),
        "tomorrow" => return meeting.plus_days(1),
        _ => {}
    }
    // "in two weeks": that day, as is the last of those within two weeks
    if let Some(span) =
        lower.strip_prefix("within ").or_else(|| lower.strip_prefix("in ").filter(|span| is_timed(span)))
    {
        // "within the next two weeks"
        let (count, unit) = seek::past(span, "the next ").first_word()?;
        let number = count.parse().ok().or_else(|| {
            let word = words.entry(Class::NumberWord, count).and_then(|at| i32::try_from(at).ok());
            word.map_or_else(|| (count == "a").then_some(1), |at| Some(at + 1))
        })?;
        let days = match unit.strip_suffix(" time").unwrap_or(unit).trim_end_matches(['\'', '’', 's']) {
            "day" => 1,
            "week" => 7,
            "fortnight" => 14,
            _ => return None,
        };
        return (0..=520).contains(&number).then(|| meeting.plus_days(number * days)).flatten();
    }
    let rest = ["by ", "before ", "on ", "until "].into_iter().find_map(|word| lower.strip_prefix(word))?;
    // "by 5pm on Friday", "by COB Friday": the day is the last word
    let last = rest.words().next_back().unwrap_or(rest);
    let other = [" week", "next ", "following ", "last ", "first ", "second ", "third ", "every ", "each "];
    let lone = !other.iter().any(|word| rest.contains(word)) && phrase(words, Class::Weekday)(last).is_ok();
    let rest = if lone { last } else { rest };
    let (behind, day) = phrase(words, Class::Weekday)(rest).ok()?;
    // "by Monday 5pm"
    let closed = behind.is_empty() || time(behind.trim_start()).is_ok_and(|(more, _)| more.is_empty());
    if !closed {
        return None;
    }
    (1..=7).filter_map(|ahead| meeting.plus_days(ahead)).find(|date| {
        let names = ["mo", "tu", "we", "th", "fr", "sa", "su"];
        names.get(date.weekday().unsigned_abs() as usize - 1).is_some_and(|name| day.starts_with(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn days_of_deadlines() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let calendar = Calendar {
            meeting: Date::new(2014, 2, 14),
            next: Date::new(2014, 5, 2),
            body: Some("Crime Panel"),
            order: Order::DayFirst,
        };
        for (due, day) in [
            ("by 28 February 2014", Some("2014-02-28")),
            ("by the end of the month", Some("2014-02-28")),
            ("at the next meeting", Some("2014-05-02")),
            ("before the next Panel meeting", Some("2014-05-02")),
            ("before the next Council meeting", None),
            ("before the May meeting", Some("2014-05-02")),
            ("by next Friday, 30 September", Some("2014-09-30")),
            ("by Tuesday", Some("2014-02-18")),
            ("by 5pm on Tuesday", Some("2014-02-18")),
            ("by COB Tuesday", Some("2014-02-18")),
            ("by Tuesday 5pm", Some("2014-02-18")),
            ("by the following Tuesday", None),
            ("next meeting", Some("2014-05-02")),
            ("by the end of March", Some("2014-03-31")),
            ("within 10 days", Some("2014-02-24")),
            ("within two weeks", Some("2014-02-28")),
            ("within the next two weeks", Some("2014-02-28")),
            ("within two weeks of that release", None),
            ("in two weeks", Some("2014-02-28")),
            ("in 2 week time", Some("2014-02-28")),
            ("in a fortnight's time", Some("2014-02-28")),
            ("in two weeks at the hall", None),
            ("tomorrow", Some("2014-02-15")),
            ("as soon as possible", None),
        ] {
            assert_eq!(due_date(words, due, calendar).map(|date| date.to_string()).as_deref(), day, "{due}");
        }
    }
}

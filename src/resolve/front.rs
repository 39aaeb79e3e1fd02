//! What the front matter of a page says of the meeting, where the text does not.

use crate::grammar::{Class, ClassSet};
use crate::model::Meeting;
use crate::parse::offset_in;
use crate::parse::time::times;
use crate::text::front::fields;
use crate::text::{Span, seek};

use super::reading::Reading;
use super::times::is_range;

/// Words of a key that say which time of a meeting it is.
const TIMES: ClassSet = ClassSet::of(&[Class::TimeLabel, Class::Closing]);

/// Fills what is missing of the day, the times and the place. A page has the day on which it was put up in the same
/// form, so that what the minutes themselves say goes before.
pub(super) fn complete(reading: &Reading<'_>, written: &str, meeting: &mut Meeting) {
    for (key, value) in fields(written) {
        let span_of = |part: &str| {
            let start = offset_in(written, part);
            reading.layout.source_span(Span::new(start, start + part.len()))
        };
        let says = |class| key.split(['-', '_']).any(|word| reading.words.classes(word).contains(class));
        // "next-meeting: 2026-06-04"
        if key.split(['-', '_']).any(|word| word == "next") {
            let date = reading.dates(value).into_iter().find_map(|(part, date)| Some((part, date.resolve(None)?)));
            if let Some((part, date)) = date.filter(|_| meeting.next_date.is_none()) {
                meeting.next_date = Some(date.to_string());
                meeting.spans.insert("next_date".to_owned(), span_of(part));
            }
            continue;
        }
        let (dated, timed) = (says(Class::DateLabel), says(Class::TimeLabel));
        if dated || timed {
            let date = reading.dates(value).into_iter().find_map(|(part, date)| Some((part, date.resolve(None)?)));
            // a day without its year in the text may be of anything
            let guessed = || meeting.derived.iter().any(|field| field == "date");
            if let Some((part, date)) = date.filter(|_| meeting.date.is_none() || dated && guessed()) {
                meeting.derived.retain(|field| field != "date");
                meeting.end_date = None;
                meeting.date = Some(date.to_string());
                meeting.spans.insert("date".to_owned(), span_of(part));
            }
            // "meeting_time", "time": of which nothing says that it is the end; "lunch_time" is of something else
            let told = |word: &str| word != "time" && reading.words.classes(word).intersects(TIMES);
            let marked = key.split(['-', '_']).any(told);
            let known = || reading.words.classes(&key.replace(['-', '_'], " ")).contains(Class::TimeLabel);
            if !dated && !marked && !known() {
                continue;
            }
            let bare = || !marked;
            let begins =
                dated || says(Class::Opening) || seek::opens(key, "time") || seek::opens(key, "begin") || bare();
            let behind = date.map_or(value, |(part, _)| &value[offset_in(value, part) + part.len()..]);
            // seconds are a machine's: "2021-05-03 10:00:00 +0100"
            let clock = behind.trim_start_matches(['T', ' ', ',']);
            let found = times(clock);
            let Some((part, time)) = found.first().copied() else { continue };
            if clock[offset_in(clock, part) + part.len()..].starts_with(':') || part.matches(':').count() > 1 {
                continue;
            }
            // a page that has a stamp and no fences, and midnight: when it was put up
            let posted = dated && (!written.starts_with(['-', '+']) || part == "00:00");
            if posted {
                continue;
            }
            let (field, time_of) =
                if begins { ("start_time", &mut meeting.start_time) } else { ("end_time", &mut meeting.end_time) };
            let unknown = time_of.is_none();
            if unknown {
                // such times are of the whole day
                *time_of = Some(if part.len() == 5 && part.contains(':') { part.to_owned() } else { time.to_clock() });
                meeting.spans.insert(field.to_owned(), span_of(part));
            }
            // "time: 18:00-19:30"
            if let Some((last, end)) = found.get(1).filter(|(last, _)| unknown && begins && is_range(clock, part, last))
                && meeting.end_time.is_none()
            {
                meeting.end_time = Some(end.to_clock());
                meeting.spans.insert("end_time".to_owned(), span_of(last));
            }
        } else if meeting.body.is_none() && reading.words.classes(key).contains(Class::BodyLabel) && value.contains(' ')
        {
            meeting.body = Some(value.to_owned());
            meeting.spans.insert("body".to_owned(), span_of(value));
        } else if meeting.location.is_none() && reading.words.classes(key).contains(Class::PlaceLabel) {
            meeting.location = Some(value.to_owned());
            meeting.spans.insert("location".to_owned(), span_of(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn front_matter_fills_what_is_missing() {
        let told = |source: &str| {
            let meeting = convert(source).meeting;
            [meeting.date, meeting.start_time, meeting.end_time, meeting.location, meeting.chair]
                .map(|field| field.unwrap_or_else(|| "-".to_owned()))
                .join(" | ")
        };
        let text = "\n## Roads\n\nThe lane was mended.\n";
        let cases = [
            (
                "start: 2022-02-16T10:00\nend: 2022-02-16T11:15\nlocation: MS Teams\n",
                "2022-02-16 | 10:00 | 11:15 | MS Teams | -",
            ),
            (
                "date: 2019-02-09 07:00\nmembers:\n- Ann Bell\n- Ben Carr\nchair: Ann Bell\nclose-meeting: 2019-02-09 07:40\n",
                "2019-02-09 | 07:00 | 07:40 | - | Ann Bell",
            ),
            ("date: 2019-02-09\nplanned_time: 6:00-7:30 pm (UTC)\n", "2019-02-09 | 18:00 | 19:30 | - | -"),
            ("date: 2019-02-09\nlunch_time: 12:30\n", "2019-02-09 | - | - | - | -"),
            ("date: 2019-02-09 00:00\n", "2019-02-09 | - | - | - | -"),
            ("date: 2019-02-09 07:00:12 +0000\ntags: [board]\n", "2019-02-09 | - | - | - | -"),
        ];
        for (front, expected) in cases {
            assert_eq!(told(&format!("---\nlayout: minutes\n{front}---\n{text}")), expected, "{front}");
        }
        // what a page says in full goes before a day that a title of business has
        let guessed = "---\nSIG: Elm Rules\nDate: 2019-02-10\n---\n\n## Agenda\n- Lamps, law of 2013\n- Fair on 7 Sep\n\n## Roads\n\nNone.\n";
        assert_eq!(told(guessed), "2019-02-10 | - | - | - | -");
        let next = "---\ndate: 2019-02-09\n---\n\n## Roads\n\nNone.\n\nThe next meeting is on 7th December.\n";
        assert_eq!(convert(next).meeting.next_date.as_deref(), Some("2019-12-07"));
        let posted =
            "Title: Elm Club\nDate: 2019-02-20 10:20\n\nMeeting held on 9 February 2019\n\n## Roads\n\nNone.\n";
        assert_eq!(told(posted), "2019-02-09 | - | - | - | -");
        let own = "Title: Elm Club\nDate: 9 February 2019\nTime: 10:20\n\n## Roads\n\nNone.\n";
        assert_eq!(told(own), "2019-02-09 | 10:20 | - | - | -");
        let dated =
            "---\ndate: 2019-02-19\ntags: board\n---\nMinutes of the meeting of 9 February 2019\n\n## Roads\n\nNone.\n";
        assert_eq!(told(dated), "2019-02-09 | - | - | - | -");
    }
}

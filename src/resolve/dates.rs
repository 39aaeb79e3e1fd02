//! The day of the meeting.

use crate::grammar::Class;
use crate::model::Meeting;
use crate::model::date::Date;
use crate::parse::sentence::sentences;
use crate::text::{Block, Span, seek};

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;
use super::times::scheduled_times;

/// How much of a block of the head is looked at, in bytes.
const LOOKED_AT: usize = 4_000;

/// What it costs a date that it is that of something else. One that has little more to say for itself is none.
const OTHER: i32 = -8;

/// Bytes at the start of a paragraph with a list of those present in which it may say when the meeting was.
const HELD_WITHIN: usize = 160;

/// The first full date of the head that is not one of another event, and the times beside it.
pub(super) fn date_and_times(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &mut Meeting,
) {
    let mut best: Option<(i32, Span, Date, Option<i8>)> = None;
    // "A meeting was held this 12th day of May, 2024. Those present were …": the list may stand in the same paragraph
    let tells = |index: usize, block: &Block| {
        !attendance.listed[index]
            || reading.hits_in(block.flow).iter().any(|hit| {
                let near =
                    block.flow.start..reading.layout.flow.text.floor_char_boundary(block.flow.start + HELD_WITHIN);
                hit.class == Class::HeldSentence && near.contains(&(hit.start as usize))
            })
    };
    let own: Vec<(usize, &Block)> = head.iter().copied().filter(|(index, block)| tells(*index, block)).collect();
    let own = if own.is_empty() { reading.blocks().take(3).collect() } else { own };
    // what stands behind the list of those present is business
    let listed = attendance.listed.iter().position(|listed| *listed).unwrap_or(usize::MAX);
    for (place, (index, block)) in own.iter().enumerate() {
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
            let sentence = sentence_around(reading, block.flow, at);
            let told = of_last(reading, sentence, at) || *index > listed && is_business(reading, sentence);
            let other = told || reading.says(&before, Class::OtherDate) || before.contains("next ");
            let alone = written.len() * 2 >= text.len();
            // "School Board Minutes" over "May 9, 2021"
            let titled = alone && place.checked_sub(1).is_some_and(|above| is_title(reading, own[above].1));
            // the day on which a letter with the minutes was sent
            let sent = is_stamped(&text[at.end - block.flow.start..]);
            let rank = i32::from(beside && !told) * 4 - i32::from(sent) * 5
                + i32::from(alone) * 2
                + i32::from(titled) * 2
                + i32::from(other) * OTHER
                - i32::try_from(place.min(20) / 4).unwrap_or(5);
            if best.as_ref().is_none_or(|(rival, ..)| rank > *rival) {
                best = Some((rank, at, date, found.last_day));
            }
        }
    }
    let best = best.filter(|(rank, ..)| *rank > OTHER / 2);
    let undated = best.is_none();
    let best = best.or_else(|| without_year(reading, &own)).or_else(|| in_address(reading));
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

/// Whether a line is a title with the words of a meeting or of its minutes.
fn is_title(reading: &Reading<'_>, block: &Block) -> bool {
    const LONGEST: usize = 12;
    let text = reading.layout.text_of(block);
    !Reading::exceeds(text, LONGEST)
        && !text.ends_with('.')
        && (reading.has(block.flow, Class::MinutesWord) || reading.says(&text.to_ascii_lowercase(), Class::BesideDate))
}

/// The sentence of a block in which a date stands.
fn sentence_around(reading: &Reading<'_>, block: Span, at: Span) -> Span {
    let mut spans = Vec::new();
    let text = reading.text(block);
    sentences(reading.words, &text[..text.floor_char_boundary(LOOKED_AT)], block.start, &mut spans);
    spans.into_iter().find(|span| span.contains(at.start)).unwrap_or(block)
}

/// "The minutes of the meeting of 3 May were read by Ann Bell.", "Ann moved to approve the 3 May minutes.": what was
/// done with the minutes of a meeting before.
fn of_last(reading: &Reading<'_>, sentence: Span, at: Span) -> bool {
    const DONE: [Class; 6] =
        [Class::Decided, Class::Approved, Class::Moved, Class::Motion, Class::Speech, Class::FiniteVerb];
    /// Bytes behind the date within which "minutes" is said of it.
    const BEHIND: usize = 12;
    let text = reading.text(sentence);
    let (before, after) = (&text[..at.start - sentence.start], &text[(at.end - sentence.start).min(text.len())..]);
    let near = &after[..after.floor_char_boundary(BEHIND)];
    let before = before.to_ascii_lowercase();
    if !text.ends_with('.') || !(before.contains("minutes") || near.contains("minutes")) {
        return false;
    }
    let opens = reading
        .hits_in(sentence)
        .iter()
        .any(|hit| hit.class == Class::MinutesWord && hit.start as usize <= sentence.start + "The ".len());
    let behind = Span::new(at.end.min(sentence.end), sentence.end);
    let done = DONE.into_iter().any(|class| reading.has(behind, class));
    // "Official minutes. A meeting of Elm Board was held …", but not "the minutes of the meeting held on …"
    let meets = reading.hits_in(sentence).iter().any(|hit| {
        let verb = reading.text(Span::new(hit.start as usize, (hit.end as usize).min(sentence.end)));
        hit.class == Class::HeldSentence && !verb.eq_ignore_ascii_case("held") && (hit.start as usize) < at.start
    });
    let of_itself = meets || ["these ", "the following ", "following "].iter().any(|head| before.starts_with(head));
    !of_itself && (done || !opens)
}

/// "Ann said that the trip on 6 June went well.": a sentence that tells something, and not that the meeting was held.
fn is_business(reading: &Reading<'_>, sentence: Span) -> bool {
    let has = |class| reading.has(sentence, class);
    reading.text(sentence).ends_with('.')
        && (has(Class::FiniteVerb) || has(Class::Speech) || has(Class::Moved))
        && !(has(Class::HeldSentence) || has(Class::Opening))
}

/// `https://example.org/minutes/2009-01-28.html`: a date within an address is part of it.
fn stands_in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    text[start..at].contains("://") || text[start..at].starts_with("www.")
}

/// " 10:20:14 +0000", " 00:00": the clock of a machine behind a date. No meeting begins at midnight: a page was put
/// online on that day.
fn is_stamped(behind: &str) -> bool {
    let clock = behind.trim_start_matches([' ', 'T', ',']);
    let form = clock.bytes().take(8).map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    form.eq(*b"00:00:00") || clock.trim_end() == "00:00"
}

/// `https://elm.example/logs/2013-02-28.txt`: the day of a meeting that nothing but the addresses of its log tells, where
/// all of them have the same.
fn in_address(reading: &Reading<'_>) -> Option<(i32, Span, Date, Option<i8>)> {
    const HEAD: usize = 20;
    let mut only: Option<(Span, Date)> = None;
    for (_, block) in reading.blocks().take(HEAD) {
        let text = reading.layout.text_of(block);
        if text.len() > LOOKED_AT || seek::find(text, "://").is_none() {
            continue;
        }
        for (written, found) in reading.dates(text) {
            let at = reading.flow_span(written);
            // "https://elm.example/2010/03/22/minutes" is when a page was put up
            let whole = written.as_bytes().get(4) == Some(&b'-') && written.len() == "2013-02-28".len();
            let Some(date) = found.resolve(None).filter(|_| whole) else { continue };
            if !stands_in_log(text, at.start - block.flow.start) || only.is_some_and(|(_, other)| other != date) {
                return None;
            }
            only = only.or(Some((at, date)));
        }
    }
    only.map(|(span, date)| (0, span, date, None))
}

/// Whether a place of a text stands in the address of a log.
fn stands_in_log(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |blank| at + blank);
    stands_in_address(text, at) && seek::find(&text[start..end], "log").is_some()
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
        let told = |text: &str| format!("May 3, 2009\n\nPresent: Ann Lee, Bo Hart\n\n{text}\n\nThe roads are bad.\n");
        for text in [
            "Lee moved to approve the minutes from April 2, 2009.",
            "Motion to accept April 2, 2009 minutes by Lee, second by Hart.",
            "Minutes of April 2, 2009 approved as read.",
            "The secretary read the minutes of the meeting held on April 2, 2009.",
            "Bo said the minutes from April 2, 2009 had an error.",
        ] {
            assert_eq!(date(&told(text)).as_deref(), Some("2009-05-03"), "{text}");
        }
        let undated = "Present: Ann Lee, Bo Hart\n\nMinutes of 4 May 2015 approved.\n\nAnn said that the trip on 6 June 2015 went well.\n";
        assert_eq!(date(undated), None);
        assert_eq!(date("See https://elm.example/minutes/2013-02-28.txt\n\nAnn: the roads are bad\n"), None);
        let mail =
            "From: Ann Lee\nDate: Mon, 4 Mar 2013 10:20:14 +0000\nSubject: Minutes of the Elm board 2013-02-28\n\nHi\n";
        let cases = [
            (mail, "2013-02-28"),
            ("Elm Board\n\nLog: https://elm.example/logs/2013-02-28.txt\n\nAnn: the roads are bad\n", "2013-02-28"),
            ("April 12, 2019\n\nMinutes for March 8, 2019 meeting were read by Joy Lane.\n", "2019-04-12"),
            ("Minutes of the meeting of March 8, 2019\n\nJoy Lane was there.\n", "2019-03-08"),
            (
                "Created by Ann Lee on Sep 14, 2021\n\nSteering Committee Meeting\n\nApril 5, 2018 (6:30pm)\n",
                "2018-04-05",
            ),
            ("Club minutes\nTue, 09 Jul 2019 00:00\n21 JUNE 2019\n1. Lamps\nAnn Lee was there.\n", "2019-06-21"),
            ("Elm Club Meeting 19:30 07-Jun-2024\n\nIn Oak Lodge\n", "2024-06-07"),
            ("09/18/2021\n\nSchool Board\n\nSchool Board Minutes\nMay 9, 2021\n", "2021-05-09"),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
    }
}

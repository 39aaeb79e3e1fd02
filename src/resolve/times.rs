//! When the meeting began and ended: the times that were set for it, and those of its opening and close.

mod told;

use crate::grammar::Class;
use crate::model::Meeting;
use crate::model::date::Date;
use crate::parse::time::{Time, times};
use crate::text::{Block, Span, seek};

use super::meeting::set;
use super::next_meeting::adjourned_until;
use super::reading::Reading;
use told::{FORM, bare_point, four_figures, is_form, is_said_of_body, is_title};

/// The times that stand with the date, in the title block or in a sentence about holding the meeting.
pub(super) fn scheduled_times(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    (at, date): (Span, Date),
    meeting: &mut Meeting,
) {
    for (_, block) in head {
        let text = reading.layout.text_of(block);
        let same = || reading.dates(text).iter().any(|(_, other)| other.resolve(None) == Some(date));
        let labelled = reading.has(block.flow, Class::TimeLabel);
        let near = block.flow.contains(at.start)
            || same()
            || labelled
            || text.to_ascii_lowercase().contains("held")
            || text.len() <= 60;
        if !(block.flow.contains(at.start) || same()) && is_of_something_else(reading, block.flow) {
            continue;
        }
        let found: Vec<_> = times(text).into_iter().filter(|(written, _)| labelled || !is_stamp(written)).collect();
        if !near || found.is_empty() || reading.says(&text.to_ascii_lowercase(), Class::OtherTime) {
            continue;
        }
        let (first, last) = (found[0], found[found.len() - 1]);
        meeting.start_time = Some(first.1.to_clock());
        set(reading, meeting, "start_time", reading.flow_span(first.0));
        if found.len() > 1 && is_range(text, first.0, found[1].0) {
            meeting.end_time = Some(last_of_range(text, &found).to_clock());
            set(reading, meeting, "end_time", reading.flow_span(last.0));
        }
        return;
    }
}

/// "Adjourned 9:15 pm.", "The fair will be at 3 pm.", "Ann came in at 7:20 pm.": a sentence whose time is none that was
/// set for the meeting.
fn is_of_something_else(reading: &Reading<'_>, block: Span) -> bool {
    let has = |class| reading.has(block, class);
    let opens = has(Class::Opening) || has(Class::HeldSentence);
    let tells = reading.text(block).ends_with('.') && has(Class::FiniteVerb);
    !opens && (has(Class::Closing) || has(Class::Arrival) || has(Class::Departure) || tells)
}

/// "Fri May 3 20:14:10 2024": with its seconds a time is that of a machine, of a letter or a file. "00:00" is what a machine
/// writes behind a day without a time, with or without an "at": no meeting begins at midnight.
fn is_stamp(time: &str) -> bool {
    time.matches(':').count() == 2 || time == "00:00"
}

/// The end of the last range, where several sittings are given.
fn last_of_range(text: &str, found: &[(&str, Time)]) -> Time {
    let mut end = found[1].1;
    for pair in found.windows(2).skip(2) {
        if is_range(text, pair[0].0, pair[1].0) {
            end = pair[1].1;
        }
    }
    end
}

pub(super) fn is_range(text: &str, first: &str, second: &str) -> bool {
    let from = crate::parse::offset_in(text, first) + first.len();
    let to = crate::parse::offset_in(text, second);
    let gap = text.get(from..to).unwrap_or("");
    // "19:00 UTC, until 20:39 UTC"
    let zone = |word: &&str| (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let words = gap.split([' ', ',']).filter(|word| !word.is_empty() && !zone(word));
    let gap = words.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    matches!(gap.as_str(), "-" | "–" | "—" | "to" | "until" | "till")
}

/// Sentences about opening and closing; the actual opening goes before a scheduled one.
pub(super) fn opening_and_closing(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut opened = false;
    let mut closed: Option<(String, Span)> = None;
    let early = reading.layout.blocks.len() / 3 + 12;
    for (index, block) in reading.blocks() {
        let holds = |class| reading.lists_of(index).contains(class) && reading.has(block.flow, class);
        let opens = index <= early && holds(Class::Opening);
        let closes = holds(Class::Closing)
            || block.flow.len() <= FORM && holds(Class::EndLabel) && is_form(reading, reading.text(block.flow));
        // before the end a close may be that of a library
        let late = index * 4 >= reading.layout.blocks.len() * 3;
        if !(opens || closes) {
            continue;
        }
        if let Some(told) =
            reading.layout.blocks.get(index + 1).filter(|_| closes && index * 2 >= reading.layout.blocks.len())
            && let Some(found) = lone_time(reading, block, told)
        {
            closed = Some(found);
            continue;
        }
        let spans = reading.sentences_of(index);
        for (place, span) in spans.iter().enumerate() {
            let text = reading.text(*span);
            if closes
                && late
                && let Some(found) = noted_time(reading, &spans[..place], text)
            {
                closed = Some(found);
                continue;
            }
            let mut found = times(text);
            // "Meeting called to order at 1900."
            found.extend(found.is_empty().then(|| four_figures(text).or_else(|| bare_point(reading, *span))).flatten());
            // "adjourned till Tuesday at half-past nine" tells nothing of this meeting
            if let Some(until) = adjourned_until(reading, *span) {
                found.retain(|(written, _)| reading.flow_span(written).start < until);
            }
            // "scheduled for 10:30 and began at 10:33"
            let opened_at = found.iter().filter(|(written, _)| behind(reading, *span, Class::Opening, written));
            let Some(first) = opened_at.clone().next().or(found.first()) else { continue };
            // "The meeting re-opened at 7.15pm"
            if opens && reading.says(&text.to_ascii_lowercase(), Class::Reopening) {
                continue;
            }
            if Reading::exceeds(text, 45) || text.to_ascii_lowercase().contains("next meeting") {
                continue;
            }
            let lower = text.to_ascii_lowercase();
            let form = is_form(reading, text);
            let meets = reading.says(&lower, Class::MeetingWord)
                || lower.starts_with("time")
                || form
                || closes && late && is_said_of_body(reading, *span);
            let opening = verb_near(reading, *span, Class::Opening, first.0);
            let behind_it = opened_at.clone().next().is_some();
            let nearer = !behind_it
                && verb_near(reading, *span, Class::Closing, first.0)
                    .is_some_and(|closing| opening.is_none_or(|opening| closing < opening));
            let closed_at = found.iter().find(|(written, _)| behind(reading, *span, Class::Closing, written));
            let begins = opens && !opened && meets && opening.is_some() && !nearer;
            if begins {
                // "Minutes of the meeting held on 3 May commencing at 7 pm", "Start time: 7 pm" tell what was set
                opened = !(is_title(reading, *span) || form && seek::find(&lower, "time").is_some());
                meeting.start_time = Some(first.1.to_clock());
                set(reading, meeting, "start_time", reading.flow_span(first.0));
            }
            // "The meeting began at 7.02 and ended at 9.15"
            let both = || closed_at.is_some_and(|(written, _)| *written != first.0);
            if closes
                && (!begins || both())
                && meets
                && (late || form || reading.has(*span, Class::MinutesWord) || lower.contains("adjourn"))
            {
                // "adjourned at 8:53 p.m. until Tuesday at 6:30 p.m."
                let last = *closed_at.unwrap_or(&found[found.len() - 1]);
                if form || verb_near(reading, *span, Class::Closing, last.0).is_some() {
                    closed = Some((last.1.to_clock(), reading.flow_span(last.0)));
                }
            }
        }
    }
    if let Some((time, span)) = closed {
        // what was taken for the time set is that of the close
        if meeting.spans.get("start_time") == Some(&reading.place(span)) {
            meeting.start_time = None;
            meeting.spans.remove("start_time");
        }
        meeting.end_time = Some(time);
        set(reading, meeting, "end_time", span);
    }
}

/// "The sitting was adjourned. Time: 9:12 p.m.": a time that stands by itself behind the sentence of the close.
fn noted_time(reading: &Reading<'_>, before: &[Span], text: &str) -> Option<(String, Span)> {
    let (label, clock) = text.split_once(':')?;
    let adjourned = |span: &&Span| {
        let closes = reading.hits_in(**span).iter().any(|hit| hit.class == Class::Closing);
        closes && seek::find(&reading.text(**span).to_ascii_lowercase(), "adjourn").is_some()
    };
    if !reading.words.classes(label.trim()).contains(Class::TimeLabel) || Reading::exceeds(text, 4) {
        return None;
    }
    before.last().filter(adjourned)?;
    let (written, time) = times(clock).into_iter().next()?;
    let alone = clock.trim().trim_end_matches('.').len() <= written.len() + 1;
    alone.then(|| (time.to_clock(), reading.flow_span(written)))
}

/// "Adjournment" over "7:50 pm": a heading of the close, and a time with nothing else under it.
fn lone_time(reading: &Reading<'_>, heading: &Block, told: &Block) -> Option<(String, Span)> {
    let title = reading.layout.text_of(heading).trim_end_matches([':', '.']);
    let text = reading.layout.text_of(told).trim_end_matches('.');
    if !reading.words.classes(title).contains(Class::Closing) || Reading::exceeds(text, 3) {
        return None;
    }
    let (written, time) = times(text).into_iter().next().filter(|(written, _)| written.len() == text.len())?;
    Some((time.to_clock(), reading.flow_span(written)))
}

/// Hours from which a meeting is one of the evening.
const EVENING: u8 = 17;

/// Settles in which half of the day times are that do not say so. A close follows its opening; and where the next
/// meeting is in the evening, or this one ended then, it began in the evening too.
pub(super) fn settle_halves(reading: &Reading<'_>, meeting: &mut Meeting) {
    let open = |field: &str, meeting: &Meeting| {
        let span = meeting.spans.get(field)?;
        let written = reading.layout.source.get(span.start..span.end)?;
        // "7.30" and "pm" may stand on two lines
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        times(&written).first().filter(|(_, time)| !time.half_known).map(|(_, time)| *time)
    };
    let (start, end) = (open("start_time", meeting), open("end_time", meeting));
    let next = meeting.next_meeting.as_deref().unwrap_or("");
    let later = times(next).iter().any(|(_, time)| time.half_known && time.hour >= EVENING);
    let hour = |clock: &Option<String>| clock.as_deref().and_then(|clock| clock[..2].parse::<u8>().ok());
    let closed_late = end.is_none() && hour(&meeting.end_time).is_some_and(|hour| hour >= EVENING);
    let in_evening = |clock: &Option<String>| clock.as_deref().map(|clock| evening(clock.to_owned(), 8));
    if start.is_some() && (later || closed_late) {
        let moved = in_evening(&meeting.start_time)
            .filter(|moved| end.is_some() || meeting.end_time.as_deref().is_none_or(|end| moved.as_str() <= end));
        meeting.start_time = moved.or(meeting.start_time.take());
    }
    if end.is_some()
        && let Some(clock) = meeting.end_time.take()
    {
        let alone = meeting.start_time.is_none() && later;
        meeting.end_time =
            Some(if alone { evening(clock, 10) } else { evening_like(meeting.start_time.as_deref(), clock) });
    }
    if let Some(noon) =
        meeting.end_time.as_deref().and_then(|end| noon_for_midnight(meeting.start_time.as_deref(), end))
    {
        meeting.end_time = Some(noon);
        meeting.derived.push("end_time".to_owned());
    }
    for (field, written, clock) in
        [("start_time", start, meeting.start_time.clone()), ("end_time", end, meeting.end_time.clone())]
    {
        if written.is_some_and(|time| hour(&clock).is_some_and(|hour| hour != time.hour)) {
            meeting.derived.push(field.to_owned());
        }
    }
}

/// A time of the first half of the day in the second, from five until the `latest` hour: nobody begins a meeting at
/// half past ten at night.
fn evening(clock: String, latest: u8) -> String {
    match clock[..2].parse::<u8>() {
        Ok(hour) if (5..=latest).contains(&hour) => format!("{:02}{}", hour + 12, &clock[2..]),
        _ => clock,
    }
}

/// "9:30am-12:00am": nobody meets from the morning until midnight, but until noon.
fn noon_for_midnight(start: Option<&str>, end: &str) -> Option<String> {
    let morning = start.is_some_and(|start| ("05:00".."12:00").contains(&start));
    end.strip_prefix("00:").filter(|_| morning).map(|minutes| format!("12:{minutes}"))
}

/// A close that lies before the opening was in the other half of the day.
fn evening_like(start: Option<&str>, end: String) -> String {
    let Some(start) = start.filter(|start| end.as_str() < *start) else { return end };
    let hour: u8 = end[..2].parse().unwrap_or(12);
    if hour < 12 && start > "11:59" { format!("{:02}{}", hour + 12, &end[2..]) } else { end }
}

/// Whether a word of a list stands right before a time, at most three words between.
fn behind(reading: &Reading<'_>, sentence: Span, class: Class, time: &str) -> bool {
    let at = reading.flow_span(time).start;
    reading.hits_in(sentence).iter().any(|hit| {
        let end = hit.end as usize;
        hit.class == class && end <= at && !Reading::exceeds(reading.text(Span::new(end, at)), 2)
    })
}

/// How far the nearest word of a list stands from a time, at most eighty bytes.
fn verb_near(reading: &Reading<'_>, sentence: Span, class: Class, time: &str) -> Option<usize> {
    let at = reading.flow_span(time).start;
    reading
        .hits_in(sentence)
        .iter()
        .filter(|hit| hit.class == class)
        .map(|hit| (hit.start as usize).abs_diff(at))
        .filter(|far| *far <= 80)
        .min()
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn stamps_of_machines_are_no_times_of_meetings() {
        let start = |head: &str| {
            convert(&format!("{head}\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\nAgreed.\n")).meeting.start_time
        };
        let cases = [
            ("Elm Board\n3 May 2024\nAnn Bell ann at elm.org\nTue Jun 4 20:14:10 UTC 2024", None),
            ("Elm Board\nDate: 2024-05-03 11:22:00 +0000", None),
            ("Elm Board\nMeeting date: 2024-05-03\nFetched: 2024-06-18T19:08:27Z", None),
            ("Elm Board\n2024-05-03\nStart: 2024-05-03T10:32Z", Some("10:32")),
            ("Elm Board\n3 May 2024\nStart time: 19:00:00", Some("19:00")),
        ];
        for (head, expected) in cases {
            assert_eq!(start(head).as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn a_time_may_stand_by_itself_behind_the_close() {
        let end = |close: &str| {
            let text = format!(
                "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\nThey are bad.\n\n{close}\n"
            );
            convert(&text).meeting.end_time
        };
        let cases = [
            ("It was moved that we adjourn for tonight. Time: 9:12 p.m. The fair is in August.", Some("21:12")),
            ("It was moved that the weir be cleared. Time: 9:12 p.m. The fair is in August.", None),
            ("The Board rose at 9.15pm.", Some("21:15")),
            ("We finished at 9.15 pm.", Some("21:15")),
            ("Wrapped up at 9.15 pm.", Some("21:15")),
            ("The call ended at 21:15.", Some("21:15")),
            ("The sale rose at 9.15 pm.", None),
            ("They finished the wall at 9.15 pm.", None),
            ("The talk on oats was adjourned. Time: before 9:12 p.m. is best for it.", None),
        ];
        for (close, expected) in cases {
            assert_eq!(end(close).as_deref(), expected, "{close}");
        }
    }

    #[test]
    fn what_is_told_is_no_time_set_for_the_meeting() {
        let told = |text: &str| {
            let meeting = convert(&format!("Elm Club\nMarch 1, 2017\n\n{text}\n\nAnn told of the sale.\n")).meeting;
            [meeting.start_time, meeting.end_time].map(Option::unwrap_or_default)
        };
        assert_eq!(told("The meeting ended at 9pm."), ["", "21:00"]);
        assert_eq!(told("Adjourned 9:15 pm."), ["", "21:15"]);
        assert_eq!(told("Meeting called to order at 1900."), ["19:00", ""]);
        assert_eq!(told("The meeting adjourned at 1945."), ["", "19:45"]);
        assert_eq!(told("The books closed at 1950 prices."), ["", ""]);
        assert_eq!(told("The fair will be at 3 pm on Saturday."), ["", ""]);
        assert_eq!(told("Cy Moss entered the meeting at 7:20 pm."), ["", ""]);
        assert_eq!(told("The meeting began at 7 pm."), ["19:00", ""]);
        assert_eq!(told("9:30am-12:00am"), ["09:30", "12:00"]);
        for close in [
            "End: 21:15",
            "Close – 9.15 pm",
            "End of meeting 9.15pm",
            "Finish time: 9.15 pm",
            "Meeting ended 21.15",
            "At 9:15 p.m. Carr moved to adjourn.",
        ] {
            assert_eq!(told(close)[1], "21:15", "{close}");
        }
        for other in
            ["The sale rose at 9.15 pm.", "Weekend: 21:15", "They finished the wall at 9.15 pm.", "Rents rose 9.15"]
        {
            assert_eq!(told(other)[1], "", "{other}");
        }
        assert_eq!(told("It began at 7.02 pm and the meeting ended at 9.15 pm."), ["19:02", "21:15"]);
        assert_eq!(told("Start time: 7 pm\n\nThe meeting was called to order at 7.02 pm."), ["19:02", ""]);
        assert_eq!(told("The meeting began at 7.30 in the evening."), ["19:30", ""]);
        let adjourned = |behind: &str| {
            let head = "# Elm Club, March 1, 2017\n\n* 18:34 Meeting called to order\n\n## Roads\n\nThe roads are bad.\n\n## \
                        Lamps\n\nTwo are out.";
            convert(&format!("{head}\n\n## Adjournment\n\n* {behind}\n* Ann moved\n")).meeting.end_time
        };
        assert_eq!(adjourned("7:50").as_deref(), Some("19:50"));
        assert_eq!(adjourned("The next walk is at 7:50"), None);
    }

    #[test]
    fn times_in_a_form() {
        let form = "# Committee Meeting 2012.03.03\n\n## Present\n\n- Ann Bell\n- Ben Carr\n\n## Times\n\n- Opened: \
                    10:40\n- Closed: 11:30\n\n## Roads\n\nThe road was mended.\n\n## Shop\n\nThe shop was \
                    opened: 9:00 suits all.\n";
        let meeting = convert(form).meeting;
        let told = [meeting.date, meeting.start_time, meeting.end_time].map(Option::unwrap_or_default);
        assert_eq!(told, ["2012-03-03", "10:40", "11:30"]);
    }
}

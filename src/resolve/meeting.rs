//! The meeting as a whole: body, date, times, place, chair, next meeting, quorum.

use crate::grammar::Class;
use crate::model::date::Date;
use crate::model::{Attendee, Meeting, MeetingKind, MinutesStatus, Quorum, Status};
use crate::parse::attendance::is_post;
use crate::parse::date::dates;
use crate::parse::motion::named_before;
use crate::parse::person::{fold_name, person};
use crate::parse::time::times;
use crate::text::{Block, Span};

use super::attendance::Attendance;
use super::outline::Outline;
use super::reading::Reading;
use super::title::{body_in, kind_of, number_in};

/// What the head and the foot of the minutes say of the meeting.
pub(super) fn meeting(reading: &Reading<'_>, outline: &Outline, attendance: &Attendance) -> Meeting {
    let mut meeting = Meeting::default();
    let head = head_blocks(reading, outline, attendance);
    title_block(reading, &head, attendance, &mut meeting);
    date_and_times(reading, &head, attendance, &mut meeting);
    place(reading, &head, attendance, &mut meeting);
    opening_and_closing(reading, &mut meeting);
    chair(reading, &attendance.people, &mut meeting);
    next_meeting(reading, outline, &mut meeting);
    quorum(reading, &mut meeting);
    status(reading, &head, &mut meeting);
    meeting
}

fn set(reading: &Reading<'_>, meeting: &mut Meeting, field: &str, span: Span) {
    meeting.spans.insert(field.to_owned(), reading.place(span));
}

/// The blocks before the first heading of business, at most forty, and at least those up to the attendance.
fn head_blocks<'a>(reading: &Reading<'a>, outline: &Outline, attendance: &Attendance) -> Vec<(usize, &'a Block)> {
    let first = outline.headings.first().map_or(usize::MAX, |heading| heading.block);
    let listed = attendance.listed.iter().take(40).position(|listed| *listed).unwrap_or(0);
    let end = first.max(listed + 1).max(2);
    reading.blocks().take_while(|(index, _)| *index < end).take(40).collect()
}

/// Title, body, kind and number, from the first lines and the sentence that opens the minutes.
fn title_block(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &mut Meeting) {
    let mut best: Option<(u32, String, Span)> = None;
    let head: Vec<_> = if head.is_empty() { reading.blocks().take(4).collect() } else { head.to_vec() };
    for (place, (index, block)) in head.iter().take(14).enumerate() {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let minutes = reading.has(block.flow, Class::MinutesWord);
        if meeting.title.is_none() && minutes && text.len() <= 240 {
            meeting.title = Some(text.trim().to_owned());
            set(reading, meeting, "title", block.flow);
        }
        if meeting.kind.is_none() {
            meeting.kind = kind_of(reading, block.flow);
        }
        if meeting.number.is_none()
            && let Some(span) = number_in(reading, block.flow)
        {
            meeting.number = Some(reading.text(span).to_owned());
            set(reading, meeting, "number", span);
        }
        let next = head.get(place + 1).map(|(_, next)| reading.layout.text_of(next));
        if let Some((rank, name, span)) = body_in(reading, block.flow, place, next) {
            // a fuller form of the same name, or a better place, wins
            let better = best.as_ref().is_none_or(|(other, before, _)| {
                rank > *other
                    || (fold_name(&name).starts_with(&fold_name(before))
                        && name.len() > before.len()
                        && rank + 1 >= *other)
            });
            if better {
                best = Some((rank, name, span));
            }
        }
    }
    if let Some((_, name, span)) = best.map(|found| with_parent(reading, &head, attendance, found)) {
        set(reading, meeting, "body", span);
        if name != reading.text(span) {
            meeting.derived.push("body".to_owned());
        }
        meeting.body = Some(name);
    }
    if meeting.body.is_none()
        && let Some(span) = super::title::acronym(reading)
    {
        set(reading, meeting, "body", span);
        meeting.body = Some(reading.text(span).to_owned());
        meeting.derived.push("body".to_owned());
    }
    if meeting.title.is_none()
        && let Some((_, block)) =
            head.first().filter(|(index, block)| !attendance.listed[*index] && block.flow.len() <= 160)
    {
        meeting.title = Some(reading.layout.text_of(block).to_owned());
        set(reading, meeting, "title", block.flow);
    }
}

/// "BOARD OF EDUCATION" under "RIVERSIDE SCHOOL DISTRICT": a body without a name of its own has that of the line above
/// it, or of the first line.
fn with_parent(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    found: (u32, String, Span),
) -> (u32, String, Span) {
    let (rank, name, span) = found;
    if !reading.words.classes(&name).contains(Class::Collective) {
        return (rank, name, span);
    }
    for (index, block) in head.iter().take(4) {
        let text = reading.layout.text_of(block).trim();
        let own = block.flow.overlaps(span);
        let plain = !text.contains([':', ','])
            && dates(reading.words, text).is_empty()
            && !reading.has(block.flow, Class::MinutesWord);
        if own
            || attendance.listed[*index]
            || !plain
            || Reading::count_words(text) > 9
            || !text.starts_with(char::is_uppercase)
            || text.ends_with('.')
        {
            continue;
        }
        let parent = super::title::recase(text);
        return (rank, format!("{parent} {name}"), span);
    }
    (rank, name, span)
}

/// The first full date of the head that is not one of another event, and the times beside it.
fn date_and_times(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &mut Meeting) {
    let mut best: Option<(i32, Span, Date, Option<i8>)> = None;
    let own: Vec<(usize, &Block)> = head.iter().copied().filter(|(index, _)| !attendance.listed[*index]).collect();
    let own = if own.is_empty() { reading.blocks().take(3).collect() } else { own };
    for (place, (_, block)) in own.iter().enumerate() {
        let text = reading.layout.text_of(block);
        for (written, found) in dates(reading.words, text) {
            let Some(date) = found.resolve(None) else { continue };
            let at = reading.flow_span(written);
            let before = text[..at.start - block.flow.start].to_ascii_lowercase();
            let beside = reading.has(block.flow, Class::MinutesWord)
                || reading.has(block.flow, Class::DateLabel)
                || before.contains("held")
                || before.contains("meeting");
            let other = before.contains("approved")
                || before.contains("released")
                || before.contains("published")
                || before.contains("version")
                || before.contains("next ")
                || before.contains("circulated")
                || before.contains("translation")
                || before.contains("updated");
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
    scheduled_times(reading, &own, span, meeting);
}

/// A date without its year: of the years that the document names, the one in which it falls on the day of the week
/// that is written.
fn without_year(reading: &Reading<'_>, head: &[(usize, &Block)]) -> Option<(i32, Span, Date, Option<i8>)> {
    let weekdays = |text: &str| (0..7).find(|day| text.to_ascii_lowercase().contains(WEEKDAYS[*day]));
    for (_, block) in head {
        let text = reading.layout.text_of(block);
        for (written, found) in dates(reading.words, text).into_iter().filter(|(_, found)| found.year.is_none()) {
            let weekday = weekdays(written).or_else(|| weekdays(&text[..crate::parse::offset_in(text, written)]))?;
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

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The times that stand with the date, in the title block or in a sentence about holding the meeting.
fn scheduled_times(reading: &Reading<'_>, head: &[(usize, &Block)], date: Span, meeting: &mut Meeting) {
    for (_, block) in head {
        let text = reading.layout.text_of(block);
        let near = block.flow.contains(date.start)
            || reading.has(block.flow, Class::TimeLabel)
            || text.to_ascii_lowercase().contains("held")
            || text.len() <= 60;
        let found = times(text);
        if !near
            || found.is_empty()
            || text.to_ascii_lowercase().contains("released")
            || text.to_ascii_lowercase().contains("version")
        {
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

/// The end of the last range, where several sittings are given.
fn last_of_range(text: &str, found: &[(&str, crate::parse::time::Time)]) -> crate::parse::time::Time {
    let mut end = found[1].1;
    for pair in found.windows(2).skip(2) {
        if is_range(text, pair[0].0, pair[1].0) {
            end = pair[1].1;
        }
    }
    end
}

fn is_range(text: &str, first: &str, second: &str) -> bool {
    let from = crate::parse::offset_in(text, first) + first.len();
    let to = crate::parse::offset_in(text, second);
    let gap = text.get(from..to).unwrap_or("").trim().to_ascii_lowercase();
    matches!(gap.as_str(), "-" | "–" | "—" | "to" | "until" | "till")
}

/// Place: a label, "held in …", or a line of the title block with the words of an address.
fn place(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &mut Meeting) {
    let found = super::place::labelled(reading, head)
        .or_else(|| super::place::held_at(reading, head, attendance))
        .or_else(|| super::place::address_line(reading, head, attendance, meeting))
        .or_else(|| super::place::convened_at(reading))
        .or_else(|| super::place::online(reading, head));
    if let Some(span) = found {
        meeting.location = Some(reading.text(span).trim().to_owned());
        set(reading, meeting, "location", span);
    }
}

/// Sentences about opening and closing; the actual opening goes before a scheduled one.
fn opening_and_closing(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut sentences = Vec::new();
    let mut opened = false;
    let mut closed: Option<(String, Span)> = None;
    let early = reading.layout.blocks.len() / 3 + 12;
    for (index, block) in reading.blocks() {
        let opens = index <= early && reading.has(block.flow, Class::Opening);
        let closes = reading.has(block.flow, Class::Closing);
        if !(opens || closes) {
            continue;
        }
        sentences.clear();
        crate::parse::sentence::sentences(
            reading.words,
            reading.layout.text_of(block),
            block.flow.start,
            &mut sentences,
        );
        for span in &sentences {
            let text = reading.text(*span);
            let found = times(text);
            let Some(first) = found.first() else { continue };
            if Reading::count_words(text) > 45 || text.to_ascii_lowercase().contains("next meeting") {
                continue;
            }
            let lower = text.to_ascii_lowercase();
            let meets = lower.contains("meeting")
                || lower.contains("order")
                || lower.contains("session")
                || lower.contains("adjourn")
                || lower.contains("closure")
                || lower.contains("close")
                || lower.contains("business")
                || lower.contains("convened")
                || lower.starts_with("time");
            let opening = verb_near(reading, *span, Class::Opening, first.0);
            let nearer = verb_near(reading, *span, Class::Closing, first.0)
                .is_some_and(|closing| opening.is_none_or(|opening| closing < opening));
            if opens && !opened && meets && opening.is_some() && !nearer {
                opened = true;
                meeting.start_time = Some(first.1.to_clock());
                set(reading, meeting, "start_time", reading.flow_span(first.0));
            } else if closes && meets {
                let last = found[found.len() - 1];
                if verb_near(reading, *span, Class::Closing, last.0).is_some() {
                    closed = Some((last.1.to_clock(), reading.flow_span(last.0)));
                }
            }
        }
    }
    if let Some((time, span)) = closed {
        let time = evening_like(meeting.start_time.as_deref(), time);
        meeting.end_time = Some(time);
        set(reading, meeting, "end_time", span);
    }
}

/// A close that lies before the opening was in the other half of the day.
fn evening_like(start: Option<&str>, end: String) -> String {
    let Some(start) = start.filter(|start| end.as_str() < *start) else { return end };
    let hour: u8 = end[..2].parse().unwrap_or(12);
    if hour < 12 && start > "11:59" { format!("{:02}{}", hour + 12, &end[2..]) } else { end }
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

/// Who presided: whoever "took the chair", else the attendee whose role it is.
fn chair(reading: &Reading<'_>, people: &[Attendee], meeting: &mut Meeting) {
    if let Some((name, span, _)) = super::chair::stated(reading) {
        meeting.chair = Some(full_name(people, &name));
        set(reading, meeting, "chair", span);
    } else {
        let named_chair = people.iter().find(|attendee| {
            attendee.name.is_some()
                && attendee.group.as_deref().is_some_and(|group| {
                    super::chair::is_chair(reading, group) || group.to_ascii_lowercase().contains("in the chair")
                })
        });
        let present = |attendee: &&Attendee| {
            matches!(attendee.status, Status::Present | Status::InAttendance) && attendee.name.is_some()
        };
        let presides =
            |attendee: &&Attendee| attendee.role.as_deref().is_some_and(|role| super::chair::is_chair(reading, role));
        let acting = |attendee: &&Attendee| {
            attendee.role.as_deref().is_some_and(|role| {
                role.to_ascii_lowercase().contains("acting") || role.to_ascii_lowercase().contains("in the chair")
            })
        };
        let chair = named_chair
            .or_else(|| people.iter().filter(present).filter(presides).find(acting))
            .or_else(|| people.iter().filter(present).find(presides));
        if let Some(chair) = chair {
            meeting.chair.clone_from(&chair.name);
            meeting.spans.insert("chair".to_owned(), chair.span);
            meeting.derived.push("chair".to_owned());
        }
    }
    let Some(name) = meeting.chair.as_deref().map(fold_name) else { return };
    let mut same =
        people.iter().filter(|attendee| attendee.name.as_deref().is_some_and(|other| fold_name(other) == name));
    meeting.chair_attendee = same.next().filter(|_| same.next().is_none()).map(|attendee| attendee.id.clone());
}

/// The name of the one attendee who has it as surname or forename.
fn full_name(people: &[Attendee], name: &str) -> String {
    let folded = fold_name(name);
    if folded.contains(' ') {
        return name.to_owned();
    }
    let mut same = people
        .iter()
        .filter_map(|attendee| attendee.name.as_deref())
        .filter(|full| fold_name(full).split(' ').any(|part| part == folded));
    match (same.next(), same.next()) {
        (Some(full), None) => full.to_owned(),
        _ => name.to_owned(),
    }
}

/// Where the date of the next meeting stands, the date, and whether its year is derived.
type NextDate = (Span, Date, bool);

/// The announcement of the next meeting and its date.
fn next_meeting(reading: &Reading<'_>, outline: &Outline, meeting: &mut Meeting) {
    let this = meeting.date.as_deref().and_then(parse_iso);
    let body = meeting.body.clone();
    let mut best: Option<(i32, Span, Option<NextDate>)> = None;
    let mut sentences = Vec::new();
    let mut titled = false;
    for (index, block) in reading.blocks() {
        let heading = outline.headings.iter().find(|heading| heading.block == index);
        if let Some(heading) = heading {
            let title = reading.text(heading.title).to_ascii_lowercase();
            titled = title.contains("next meeting")
                || next_of_body(reading, &title, body.as_deref())
                || title.contains("future meetings")
                || title.contains("date of next")
                || title.contains("next steps") && reading.has(block.flow, Class::NextMeeting);
        }
        if !(titled
            || reading.has(block.flow, Class::NextMeeting)
            || next_of_body(reading, reading.layout.text_of(block), body.as_deref()))
        {
            continue;
        }
        sentences.clear();
        crate::parse::sentence::sentences(
            reading.words,
            reading.layout.text_of(block),
            block.flow.start,
            &mut sentences,
        );
        for (place, span) in sentences.iter().enumerate() {
            let text = reading.text(*span);
            let lower = text.to_ascii_lowercase();
            let announces = reading.has(*span, Class::NextMeeting) || next_of_body(reading, text, body.as_deref());
            if !announces && !titled {
                continue;
            }
            let said = reading
                .hits_in(*span)
                .iter()
                .find(|hit| hit.class == Class::NextMeeting)
                .map_or(0, |hit| hit.start as usize);
            let later: Vec<_> = dates(reading.words, text)
                .into_iter()
                .filter_map(|(written, found)| {
                    let date = found.resolve(this)?;
                    let later = this.is_none_or(|this| date > this);
                    later.then(|| (reading.flow_span(written), date, found.year.is_none()))
                })
                .collect();
            // the date that follows the announcement, where several stand in its sentence
            let date = later.iter().find(|(at, ..)| at.start >= said).or_else(|| later.first()).copied();
            let date = date.or_else(|| {
                // "Next telecons:" and the dates on the lines below
                let after = reading
                    .layout
                    .blocks
                    .get(index + 1)
                    .filter(|next| place + 1 == sentences.len() && !next.note && next.blank_before <= 1)?;
                let text = reading.layout.text_of(after);
                let (written, found) =
                    dates(reading.words, text).into_iter().next().filter(|(written, _)| text.starts_with(written))?;
                found
                    .resolve(this)
                    .filter(|date| this.is_none_or(|this| *date > this))
                    .map(|date| (reading.flow_span(written), date, found.year.is_none()))
            });
            let asks = lower.contains("at the next meeting")
                || lower.contains("to the next meeting")
                || lower.contains("before the next meeting")
                || lower.contains("by the next meeting")
                || lower.contains("until the next meeting")
                || lower.contains("until next meeting");
            let rank = i32::from(date.is_some()) * 8 + i32::from(announces) * 2 + i32::from(titled)
                - i32::from(asks) * 3
                - i32::from(lower.contains("agm") && !lower.contains("next")) * 2;
            if rank > 0 && best.as_ref().is_none_or(|(rival, ..)| rank > *rival) {
                best = Some((rank, *span, date));
            }
        }
    }
    let Some((_, span, date)) = best else { return };
    if let Some((at, date, derived)) = date {
        meeting.next_date = Some(date.to_string());
        set(reading, meeting, "next_date", at);
        if derived {
            meeting.derived.push("next_date".to_owned());
        }
        meeting.next_meeting = Some(reading.text(span).to_owned());
        set(reading, meeting, "next_meeting", span);
    }
}

/// "the next ODUG meeting", "Next UB Telecons".
fn next_of_body(reading: &Reading<'_>, text: &str, body: Option<&str>) -> bool {
    let own = super::roster::body_references(body.unwrap_or(""));
    text.match_indices("ext ").any(|(at, _)| {
        let next = text[..at].ends_with(['n', 'N']);
        let near: String = text[at..].chars().take(70).collect::<String>().to_ascii_lowercase();
        let words: Vec<&str> = near.split(' ').skip(1).take(7).collect();
        let meets = words.iter().position(|word| word.starts_with("meeting") || word.starts_with("telecon"));
        // "the next Café Cluster meeting" is another's
        next && meets.is_some_and(|end| {
            words[..end].iter().all(|word| {
                let plain = word.trim_matches(|char: char| !char.is_alphanumeric());
                let classes = reading.words.classes(plain);
                (body.is_none() && (2..=5).contains(&plain.len()) && !plain.contains(['a', 'e', 'i', 'u']))
                    || own.iter().any(|reference| reference.split(' ').any(|part| part == plain))
                    || classes.contains(Class::Collective)
                    || matches!(
                        plain,
                        "full"
                            | "regular"
                            | "ordinary"
                            | "scheduled"
                            | "monthly"
                            | "annual"
                            | "quarterly"
                            | "parish"
                            | "formal"
                            | "general"
                            | "of"
                            | "the"
                            | "special"
                            | "agm"
                    )
            })
        })
    })
}

/// Reads what [`Date`] prints.
pub(super) fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day)
}

/// What is said of the quorum.
fn quorum(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut sentences = Vec::new();
    for (_, block) in reading.blocks() {
        let lower = reading.layout.text_of(block).to_ascii_lowercase();
        if !(lower.contains("quorum") || lower.contains("quorate")) {
            continue;
        }
        crate::parse::sentence::sentences(
            reading.words,
            reading.layout.text_of(block),
            block.flow.start,
            &mut sentences,
        );
        let Some(span) = sentences.drain(..).find(|span| {
            let lower = reading.text(*span).to_ascii_lowercase();
            (lower.contains("quorum") || lower.contains("quorate")) && Reading::count_words(&lower) >= 3
        }) else {
            continue;
        };
        let text = reading.text(span).to_ascii_lowercase();
        let denied = [
            "inquorate",
            "not quorate",
            "no quorum",
            "not a quorum",
            "lack of a quorum",
            "lack of quorum",
            "without a quorum",
            "not reached",
            "not met",
            "not achieved",
            "quorum was not",
        ]
        .iter()
        .any(|phrase| text.contains(phrase));
        let met = [
            "quorum was reached",
            "quorum was met",
            "quorum was present",
            "quorum was established",
            "quorum present",
            "quorum was declared",
            "quorum established",
            "a quorum being present",
            "was quorate",
            "were quorate",
            "quorum was confirmed",
            "quorum was achieved",
            "quorum is present",
            "have a quorum",
            "had a quorum",
            "quorum  was reached",
            "quorum reached",
        ]
        .iter()
        .any(|phrase| text.contains(phrase));
        let required = text
            .split(|char: char| !char.is_ascii_digit())
            .find(|part| !part.is_empty() && part.len() <= 2)
            .and_then(|part| part.parse().ok())
            .filter(|_| text.contains("quorum of") || text.contains("quorum is") || text.contains("required"));
        meeting.quorum = Some(Quorum {
            text: reading.text(span).to_owned(),
            met: if denied {
                Some(false)
            } else if met {
                Some(true)
            } else {
                None
            },
            required,
            span: reading.place(span),
        });
        return;
    }
}

/// Draft or approved, where the head or the foot says so.
fn status(reading: &Reading<'_>, head: &[(usize, &Block)], meeting: &mut Meeting) {
    for (_, block) in head.iter().take(16) {
        let spaced: String = reading.layout.text_of(block).chars().filter(|char| char.is_alphanumeric()).collect();
        let spread = spaced.eq_ignore_ascii_case("draftminutes") || spaced.eq_ignore_ascii_case("draft");
        let status = if reading.has(block.flow, Class::DraftWord) || spread {
            MinutesStatus::Draft
        } else if reading.has(block.flow, Class::ApprovedWord) && block.flow.len() < 120 {
            MinutesStatus::Approved
        } else {
            continue;
        };
        meeting.status = status;
        set(reading, meeting, "status", block.flow);
        return;
    }
}

/// Kinds by the words of the title, most particular first.
pub(super) const KINDS: [(Class, MeetingKind); 6] = [
    (Class::ExtraordinaryMeeting, MeetingKind::Extraordinary),
    (Class::EmergencyMeeting, MeetingKind::Emergency),
    (Class::InauguralMeeting, MeetingKind::Inaugural),
    (Class::AnnualMeeting, MeetingKind::Annual),
    (Class::SpecialMeeting, MeetingKind::Special),
    (Class::OrdinaryMeeting, MeetingKind::Ordinary),
];

/// A name at the end of `text`, for who "took the chair".
pub(super) fn name_before<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    named_before(reading.words, text).map(|found| found.name)
}

/// A name at the start of `text`, if it is one of a person.
pub(super) fn name_after<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let text = text.trim_start_matches([' ', ':', '-', '–', '\u{a0}']);
    let (_, found) = person(reading.words, text).ok()?;
    (found.honorific.is_some() || (found.name.contains(' ') && !is_post(reading.words, found.name)))
        .then_some(found.name)
}

//! Times of day.
//!
//! ```ebnf
//! times     = { time | ? any character ? } ;
//! time      = clock | with_h | bare_hour | hundred | full_hour | named | spoken ;
//! spoken    = part , blank , ( "past" | "to" ) , blank , hour_word , [ blank , "o'clock" ] | hour_word , blank , "o'clock" ;
//! part      = "quarter" | "half" | "five" | "ten" | "twenty" | "twenty-five" ; (* lexical *)
//! hour_word = "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" ; (* lexical *)
//! clock     = digits , ( ":" | "." ) , digits , [ ":" , digits ] , [ half | "a" | "p" ] ;
//! with_h    = digits , ( "h" | "H" ) , digits ;
//! bare_hour = digits , half ;
//! full_hour = digits , "o'clock" ;
//! hundred   = digits , ( "hours" | "hrs" | zone | "h" | "H" ) ;
//! zone      = "UTC" | "GMT" | "EST" | "EDT" | "CST" | "CDT" | "MST" | "MDT" | "PST" | "PDT" | "BST" | "CET" | "CEST" ;
//! named     = "noon" | "midnight" ;
//! half      = [ "o'clock" ] , ( ( "a" | "p" ) , [ "." ] , "m" , [ "." ] | " in the " , ( "morning" | "afternoon" | "evening" ) ) ;
//! digits    = digit , { digit } ;
//! ```

use crate::text::Words;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{digit1, one_of, space0};
use nom::combinator::{map_opt, opt, value};
use nom::sequence::{preceded, separated_pair};

use super::Parsed;
use super::word::fail;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Hour, 0 to 23; 1 to 12 as written where `half_known` is false.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Whether the text says which half of the day it is.
    pub half_known: bool,
}

impl Time {
    /// The time as `HH:MM`. Where the half of the day is not written, an hour before seven is in the evening: bodies
    /// do not meet at five in the morning, and those that meet at half past seven do so after work.
    pub fn to_clock(self) -> String {
        let evening = !self.half_known && self.hour < 8;
        format!("{:02}:{:02}", self.hour + if evening { 12 } else { 0 }, self.minute)
    }
}

/// A time of day at the start of the text.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn time(text: &str) -> Parsed<'_, Time> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return alt((clock, with_h, bare_hour, hundred, full_hour)).parse(text);
    }
    // the first letters of the words below
    if !text.starts_with(['n', 'N', 'm', 'M', 'q', 'Q', 'h', 'H', 'f', 'F', 't', 'T', 'o', 'O', 's', 'S', 'e', 'E']) {
        return fail(text);
    }
    alt((named, spoken)).parse(text)
}

fn clock(text: &str) -> Parsed<'_, Time> {
    let (rest, (hour, minute)) = separated_pair(digits(1, 2), one_of(":."), digits(2, 2)).parse(text)?;
    let (rest, _) = opt(preceded(one_of(":"), digits(2, 2))).parse(rest)?;
    let dated = rest.starts_with('.') && rest[1..].starts_with(|next: char| next.is_ascii_digit());
    if dated || rest.starts_with(|next: char| next.is_ascii_digit() || next == '%' || next == '/') {
        return fail(text);
    }
    // "0.25 percentage points", "1.50 million"
    let amount =
        ["per cent", "percent", "million", "billion", "basis"].iter().any(|unit| rest.trim_start().starts_with(unit));
    if amount && text.as_bytes().get(text.len() - rest.len() - 3) == Some(&b'.') {
        return fail(text);
    }
    let (rest, half) = opt(half).parse(rest)?;
    // "05:00p EST"
    let read = &text[..text.len() - rest.len()];
    let letter =
        rest.chars().next().filter(|letter| matches!(letter, 'a' | 'p') && half.is_none() && read.contains(':'));
    if let Some(letter) = letter.filter(|_| !rest[1..].starts_with(|next: char| next.is_alphanumeric() || next == '.'))
    {
        return make(text, &rest[1..], hour, minute, Some(letter == 'p'));
    }
    make(text, rest, hour, minute, half)
}

/// "18h30", "09H05": as times are written in South Africa and by speakers of French; always of 24 hours.
fn with_h(text: &str) -> Parsed<'_, Time> {
    let (rest, (hour, minute)) = separated_pair(digits(1, 2), one_of("hH"), digits(2, 2)).parse(text)?;
    if rest.starts_with(char::is_alphanumeric) {
        return fail(text);
    }
    let (rest, found) = make(text, rest, hour, minute, None)?;
    Ok((rest, Time { half_known: true, ..found }))
}

fn bare_hour(text: &str) -> Parsed<'_, Time> {
    let (rest, (hour, half)) = (digits(1, 2), half).parse(text)?;
    make(text, rest, hour, 0, Some(half))
}

/// "8 o'clock": which half of the day is meant, the text around it tells.
fn full_hour(text: &str) -> Parsed<'_, Time> {
    let oclock = preceded(space0, alt((tag_no_case("o'clock"), tag_no_case("o’clock"))));
    let (rest, (hour, _)) = (digits(1, 2), oclock).parse(text)?;
    make(text, rest, hour, 0, None)
}

fn hundred(text: &str) -> Parsed<'_, Time> {
    let unit = preceded(space0, alt((tag_no_case("hours"), tag_no_case("hrs"), zone, tag_no_case("h"))));
    let (rest, (clock, _)) = (digits(4, 4), unit).parse(text)?;
    if rest.starts_with(char::is_alphanumeric) {
        return fail(text);
    }
    let (hour, minute) = (clock / 100, clock % 100);
    if hour < 24 && minute < 60 {
        return Ok((rest, Time { hour: hour as u8, minute: minute as u8, half_known: true }));
    }
    fail(text)
}

/// What stands behind the short name of a time zone at the start of a text, or all of it: "EDT, Zoom".
pub fn without_zone(text: &str) -> &str {
    zone(text).map_or(text, |(rest, _)| if rest.starts_with(char::is_alphanumeric) { text } else { rest })
}

/// "2148EST": the time of a part of the world.
fn zone(text: &str) -> Parsed<'_, &str> {
    const ZONES: [&str; 13] =
        ["UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "BST", "CEST", "CET"];
    match ZONES.iter().find(|zone| text.starts_with(**zone)) {
        Some(zone) => Ok((&text[zone.len()..], &text[..zone.len()])),
        None => fail(text),
    }
}

fn named(text: &str) -> Parsed<'_, Time> {
    let noon = Time { hour: 12, minute: 0, half_known: true };
    alt((value(noon, tag_no_case("noon")), value(Time { hour: 0, ..noon }, tag_no_case("midnight")))).parse(text)
}

/// "a quarter past Two o'clock", "ten to nine", "seven o'clock".
fn spoken(text: &str) -> Parsed<'_, Time> {
    const HOURS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const PARTS: [(&str, u16); 6] =
        [("quarter", 15), ("half", 30), ("five", 5), ("ten", 10), ("twenty-five", 25), ("twenty", 20)];
    let hour_at = |text: &str| {
        let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
        let place = HOURS.iter().position(|hour| text[..end].eq_ignore_ascii_case(hour))?;
        Some((place as u16 + 1, end))
    };
    let oclock = |text: &str| {
        ["o'clock", "o’clock"]
            .iter()
            .find(|word| text.trim_start().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
            .map(|word| text.len() - text.trim_start().len() + word.len())
    };
    for (word, minutes) in PARTS {
        let Some(rest) = text.get(word.len()..).filter(|_| text[..word.len()].eq_ignore_ascii_case(word)) else {
            continue;
        };
        for (link, past) in [(" past ", true), (" to ", false)] {
            let Some((hour, end)) = rest.strip_prefix(link).and_then(hour_at) else { continue };
            let tail = &rest[link.len() + end..];
            let tail = oclock(tail).map_or(tail, |length| &tail[length..]);
            let hour = if past { hour } else { (hour + 10) % 12 + 1 };
            return make("", tail, hour, if past { minutes } else { 60 - minutes }, None);
        }
    }
    if let Some((hour, end)) = hour_at(text)
        && let Some(length) = oclock(&text[end..])
    {
        return make("", &text[end + length..], hour, 0, None);
    }
    fail(text)
}

/// Whether it is the second half of the day.
fn half(text: &str) -> Parsed<'_, bool> {
    let oclock = (space0, alt((tag_no_case("o'clock"), tag_no_case("o’clock"))));
    let (rest, _) = opt(oclock).parse(text)?;
    if let Some(found) = part_of_day(rest) {
        return Ok(found);
    }
    let (rest, letter) = preceded(space0, one_of("aApP")).parse(rest)?;
    let (rest, _) = (opt(tag(".")), opt(tag(" ")), one_of("mM"), opt(tag("."))).parse(rest)?;
    if rest.starts_with(char::is_alphabetic) { fail(text) } else { Ok((rest, matches!(letter, 'p' | 'P'))) }
}

/// "7.30 in the evening": what follows the part of the day, and whether that is the second half.
fn part_of_day(text: &str) -> Option<(&str, bool)> {
    const PARTS: [(&str, bool); 3] =
        [(" in the evening", true), (" in the afternoon", true), (" in the morning", false)];
    PARTS.into_iter().find_map(|(part, second)| {
        let head = text.get(..part.len()).filter(|head| head.eq_ignore_ascii_case(part))?;
        let rest = &text[head.len()..];
        (!rest.starts_with(char::is_alphanumeric)).then_some((rest, second))
    })
}

fn digits<'t>(least: usize, most: usize) -> impl Parser<&'t str, Output = u16, Error = nom::error::Error<&'t str>> {
    map_opt(digit1, move |digits: &str| (least..=most).contains(&digits.len()).then(|| digits.parse().ok()).flatten())
}

fn make<'t>(text: &'t str, rest: &'t str, hour: u16, minute: u16, half: Option<bool>) -> Parsed<'t, Time> {
    if minute > 59 || hour > 23 || (half.is_some() && hour == 0 && minute == 0 && half == Some(true)) {
        return fail(text);
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    // 19:16 and 09:30 say themselves which half of the day they mean
    let half_known = half.is_some() || hour > 12 || text.starts_with('0');
    Ok((rest, Time { hour: hour as u8, minute: minute as u8, half_known }))
}

/// Whether a time may begin with the first bytes of a word: with a digit or those of one of its words.
fn may_begin(word: &[u8]) -> bool {
    let Some(first) = word.first_chunk::<3>().map(|first| first.map(|byte| byte.to_ascii_lowercase())) else {
        return word.first().is_some_and(u8::is_ascii_digit);
    };
    first[0].is_ascii_digit()
        || matches!(&first, b"noo" | b"mid" | b"qua" | b"hal" | b"one" | b"two" | b"thr" | b"fou" | b"fiv" | b"six")
        || matches!(&first, b"sev" | b"eig" | b"nin" | b"ten" | b"ele" | b"twe")
}

/// Every time in a text, with its slice.
pub fn times(text: &str) -> Vec<(&str, Time)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut fresh = true;
    for (index, byte) in text.bytes().enumerate() {
        let starts = byte.is_ascii_alphanumeric() && index >= at && (fresh || in_stamp(&text[..index]));
        // of a letter beyond ASCII the first byte tells
        if byte.is_ascii() {
            fresh = !(byte.is_ascii_alphanumeric() || matches!(byte, b'$' | b'.'));
        } else if text.is_char_boundary(index) {
            fresh = !text[index..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '£' | '€'));
        }
        if starts
            && may_begin(&text.as_bytes()[index..])
            && let Ok((rest, value)) = time(&text[index..])
        {
            let end = text.len() - rest.len();
            let written = &text[index..end];
            // "Room 2.17" and "paragraph 4.30": a point alone makes a time only where a time is expected
            let pointed = !value.half_known && written.contains('.');
            if pointed && !expects_time(&text[..index]) && !rest.trim_start().starts_with(['-', '–', '—']) {
                continue;
            }
            at = end;
            found.push((written, value));
        }
    }
    share_half(&mut found, text);
    found
}

/// "2014-04-03T10:32Z": whether a date and the letter of ISO 8601 stand right before.
fn in_stamp(before: &str) -> bool {
    before.strip_suffix('T').is_some_and(|date| date.ends_with(|char: char| char.is_ascii_digit()))
}

/// Whether the words before lead to a time.
fn expects_time(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.words().next_back().unwrap_or("").to_ascii_lowercase();
    before.is_empty()
        || before.ends_with(['-', '–', '—', ':', '(', ','])
        || matches!(last.as_str(), "at" | "from" | "to" | "until" | "till" | "between" | "and" | "time" | "by" | "@")
}

/// In "7 - 9 p.m." and "7.30 to 9.15 pm" the half of the day is written once for both.
fn share_half(found: &mut [(&str, Time)], text: &str) {
    for index in 1..found.len() {
        let (before, after) = (found[index - 1], found[index]);
        let gap_start = before.0.as_ptr() as usize + before.0.len() - text.as_ptr() as usize;
        let gap_end = after.0.as_ptr() as usize - text.as_ptr() as usize;
        let gap = text.get(gap_start..gap_end).unwrap_or("").trim();
        let range = matches!(gap, "-" | "–" | "—" | "to" | "until");
        if range && !before.1.half_known && after.1.half_known && after.1.hour >= 12 && before.1.hour < 12 {
            let shared = before.1.hour + 12;
            if shared <= after.1.hour {
                found[index - 1].1 = Time { hour: shared, half_known: true, ..before.1 };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_their_forms() {
        let cases: &[(&str, &[&str])] = &[
            ("at 7.30pm on", &["19:30"]),
            ("from 2:00 p.m. to 4:01 p.m.", &["14:00", "16:01"]),
            ("16.30 – 18.30", &["16:30", "18:30"]),
            ("convened at 6:36 at", &["18:36"]),
            ("1400 UTC (1500 Berlin)", &["14:00"]),
            ("adjourned at 2148EST", &["21:48"]),
            ("Start: 2014-04-03T10:32Z", &["10:32"]),
            ("7 p.m.", &["19:00"]),
            ("from 18h30 until 20H05", &["18:30", "20:05"]),
            ("06h15", &["06:15"]),
            ("Lot 18h305, 25h10", &[]),
            ("9.00 pm precisely", &["21:00"]),
            ("12:06 p.m.", &["12:06"]),
            ("at 10:00-11:30, 14", &["10:00", "11:30"]),
            ("7.30 to 9.15 pm", &["19:30", "21:15"]),
            ("at 05:00p EST (02:00p PST)", &["17:00", "14:00"]),
            ("£7.30 and 1.8 percent, 25.00% of", &[]),
            ("by 0.25 percentage points to 4.75 per cent, and 1.50 million", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = times(text).into_iter().map(|(_, time)| time.to_clock()).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}

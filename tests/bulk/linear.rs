//! The cost of a document grows with its length and no faster, whatever stands in it.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use minutebook::Converter;
use minutebook::source::Document;

static CONVERTER: LazyLock<Converter> = LazyLock::new(Converter::default);

/// How many times longer the long document is.
const LONGER: usize = 100;

/// A document 100 times longer may take 110 times as long. A test beside other tests allows for twice that; what grows
/// with the square of the length takes 10,000 times as long.
const MOST: f64 = 2.0 * 1.1;

/// Bytes of the short document.
const SHORT: usize = 4_000;

const HEAD: &str = "Hambleton Parish Council\n\nMinutes of the meeting held on Tuesday 7 May 2024 at 7.30 pm\n\n\
    Present: Cllr A. Bell (Chair), Cllr C. Dunn\n\n1. Finance\n";

/// What is written over and over, `#` as a number that counts and `~` as a letter that changes; with what stands before
/// and behind.
const UNITS: &[(&str, &str, &str)] = &[
    // one line, of one sentence and of many
    ("", "the clerk will write to the council and ask whether it may pay and ", "\n"),
    ("", "It was agreed to pay the bill. Cllr Dunn to write to the clerk. ", "\n"),
    ("", "x", "\n"),
    ("", "Aaaa.", "\n"),
    // headings
    ("", "#. Finance\n\n", ""),
    ("", "FINANCE\n\nIt was noted.\n\n", ""),
    ("", "#. Finance\nMoved by Cllr Bell\nSeconded by Cllr Dunn\n\n", ""),
    // names
    ("It was agreed that ", "Cllr ~Bell, ", "and the clerk be thanked.\n"),
    ("Present: ", "Cllr A. Bell#, ", "\n"),
    ("Present:\n", "Cllr A. Bell~#\n", ""),
    ("Present:\n", "Ann Bell~    Chair\n", ""),
    ("Present:\n", "Ann Bell    ", "\n"),
    // brackets
    ("", "(", "\n"),
    ("Present: ", "(a ", ")\n"),
    ("", "[", "1]\n"),
    // lists
    ("It was agreed:\n", "- the fence would be mended\n", ""),
    ("", "(~) the fence would be mended\n", ""),
    ("Action: Cllr Dunn to do the following:\n", "   write to the clerk\n", ""),
    // footnotes
    ("", "[#] ", "\n"),
    ("", "¹ ", "\n"),
    ("", "[#]\n", ""),
    ("", "word¹\n\n¹ A note.\n\n", ""),
    ("", "word*\n\n* A note.\n\n", ""),
    // pages and words that are parted
    ("", "text of a page\n\nPage #\n\x0c", ""),
    ("", "-----\nAgenda of 5 May\n", ""),
    ("", "infor-\nmation was given to the members of the whole coun-\n", ""),
    // tags, and lines that are not ended
    ("", "<p>It was <b>agreed</b> to pay the bill.</p>", "\n"),
    ("<table>\n<tr>", "<td>Ann Bell~</td>", "</tr>\n</table>\n"),
    ("<b>a</b>", "<", "\n"),
    ("", "&amp;", "\n"),
    ("", "#. Finance It was agreed to pay the bill. ", "\n"),
    ("", "Present: Ann Bell~ Apologies: Ben Carr~ Matters arising: none. ", "\n"),
    ("", "***** Finance~ *****\nIt was noted.\n", ""),
    // words that every pass looks for
    ("", "5 May 2024 at 7.30 pm ", "\n"),
    ("", "Apologies were received from ", "\n"),
    ("", "moved by seconded by ", "\n"),
    ("", "for: 3 against: 2 ", "\n"),
    ("", "the next meeting of the ", "\n"),
];

/// A text of about `length` bytes.
fn text(&(before, unit, behind): &(&str, &str, &str), length: usize) -> String {
    let mut text = format!("{HEAD}{before}");
    for number in 0..length / unit.len() {
        for char in unit.chars() {
            match char {
                '#' => text.push_str(&(number % 999 + 1).to_string()),
                '~' => text.push(char::from(b'a' + (number % 26) as u8)),
                _ => text.push(char),
            }
        }
    }
    text + behind
}

/// What the thread has spent so far: of processor time, where the system tells.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// How long it takes to convert a text so many times.
fn time(text: &str, times: usize) -> Duration {
    let document = Document::from_text(text);
    let start = spent();
    for _ in 0..times {
        drop(CONVERTER.convert(&document));
    }
    spent().saturating_sub(start)
}

/// How many times as long one long text takes as so many short ones, where that is too much, also when it is looked at
/// again.
fn too_long(short: &str, long: &str, longer: usize) -> Option<f64> {
    let ratio = || {
        // a tick of the clock may be all that a short document takes
        let (short, long) = (time(short, longer) + Duration::from_millis(20), time(long, 1));
        Some(long.as_secs_f64() / short.as_secs_f64()).filter(|ratio| *ratio > MOST)
    };
    (0..3).map_while(|_| ratio()).nth(2)
}

#[test]
fn a_text_of_one_thing_a_hundred_times_longer() {
    let mut failed = Vec::new();
    for unit in UNITS {
        if let Some(ratio) = too_long(&text(unit, SHORT), &text(unit, SHORT * LONGER), LONGER) {
            failed.push(format!("{unit:?}: {ratio:.1} times the time for its length"));
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn the_samples_over_and_over() {
    let mut failed = Vec::new();
    for (name, text) in crate::invariants::samples() {
        if let Some(ratio) = too_long(&text, &text.repeat(20), 20) {
            failed.push(format!("{name}: {ratio:.1} times the time for its length"));
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}

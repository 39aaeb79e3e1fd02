//! What stands around the name of the body: the words of the title over, under or behind it, or a label before it.

use crate::grammar::{Class, Hit};
use crate::parse::offset_in;
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Span, Words};

/// Most words of a line of the title.
const WORDS: usize = 8;

/// "Elm Data Stewards" over "Action Minutes", "Elmford Chess Players" under "Minutes": a title often names the body in a
/// line of its own, next to the line that says what the document is.
pub(super) fn stands_by_title(reading: &Reading<'_>, unit: Span, above: Option<Span>, below: Option<Span>) -> bool {
    is_titled(reading, reading.text(unit))
        && !reading.has(unit, Class::MinutesWord)
        && !reading.has(unit, Class::Weekday)
        && [above, below].into_iter().flatten().any(|line| says_minutes(reading, line))
}

/// Whether a line is written as a title: short, its long words with capitals, no sign of a list or a sentence in it.
fn is_titled(reading: &Reading<'_>, text: &str) -> bool {
    let last = text.words().next_back().unwrap_or(text);
    is_capitalised(text)
        && !Reading::exceeds(text, WORDS)
        && !text.contains([',', ':', '.', ';', '@'])
        && reading.dates(text).is_empty()
        && !reading.words.classes(last).contains(Class::PlaceWord)
}

/// Whether all long words begin with capitals.
fn is_capitalised(text: &str) -> bool {
    text.words().filter(|word| word.len() > 3).all(|word| word.starts_with(char::is_uppercase))
}

/// "Board Meeting", "Draft Minutes of the Annual General Meeting": a short line that begins or ends with the words for
/// minutes, and is no label ("Meeting date: 3 May").
fn says_minutes(reading: &Reading<'_>, line: Span) -> bool {
    let text = reading.text(line);
    // "Monthly meeting - Wednesday 6 February 2013"
    let dated = reading.dates(text).last().map(|(written, _)| offset_in(text, written)).filter(|at| {
        let behind = &text[*at..];
        *at > 0 && behind.len() <= 40 && !behind.contains(char::is_lowercase) || *at > 0 && is_date(reading, behind)
    });
    let bare = dated.map_or(text, |at| text[..at].trim_end_matches([' ', ',', '-', '–', '—', '(']));
    let bare = bare.trim_end_matches([' ', '*', ':']);
    let short = !Reading::exceeds(text, WORDS);
    let edge = |hit: &Hit| {
        let opens = hit.start as usize == line.start;
        hit.class == Class::MinutesWord && (opens || short && hit.end as usize == line.start + bare.len())
    };
    !Reading::exceeds(text, 2 * WORDS) && !bare.contains([':', '.', ';']) && reading.hits_in(line).iter().any(edge)
}

/// Whether a text is a date and nothing else.
fn is_date(reading: &Reading<'_>, text: &str) -> bool {
    let bare = text.trim_end_matches([')', '.', ' ']);
    reading.dates(text).first().is_some_and(|(written, _)| written.len() >= bare.len())
}

/// "Elmford Village Hall (Charity No. 12) Minutes of the Annual General Meeting held …": whether the words of the title
/// follow a name that opens its line.
pub(super) fn leads_title(reading: &Reading<'_>, unit: Span, name: Span) -> bool {
    const NOTE: usize = 60;
    let text = &reading.layout.flow.text[name.end..unit.end];
    let behind = text.trim_start();
    let noted = behind.strip_prefix('(').and_then(|inner| inner.find(')').map(|close| &inner[close + 1..]));
    let rest = noted.filter(|rest| behind.len() - rest.len() <= NOTE).unwrap_or(behind);
    let start = rest.trim_start_matches([' ', '-', '–', '—', ':', ',']);
    let at = unit.end - start.len();
    let minutes = reading.hits_in(Span::new(at, at + 1)).iter().any(|hit| hit.class == Class::MinutesWord);
    let of = start.get(.."minutes of".len()).is_some_and(|words| words.eq_ignore_ascii_case("minutes of"));
    // "Elm Project Annual General Meeting 2022", "ELM AGM"
    let annual = reading.hits_in(Span::new(at, at + 1)).iter().any(|hit| {
        let year = reading.layout.flow.text[hit.end as usize..unit.end.max(hit.end as usize)].trim();
        let year = year.trim_end_matches("minutes").trim_end_matches("Minutes").trim();
        hit.class == Class::AnnualMeeting && year.bytes().all(|byte| byte.is_ascii_digit())
    });
    // nothing but signs stands before it
    let opens = !reading.layout.flow.text[unit.start..name.start].contains(char::is_alphanumeric);
    // "Elm Perl Mongers: 2013-05-14 meeting", "Elm Perl Mongers - Minutes of 14 May"
    let signed = rest.trim_start().starts_with(['-', '–', '—', ':']) && reading.text(name).contains(' ');
    // "# Elmtool meeting minutes 3 May 2024"
    let marked = || {
        let line = reading.layout.line_at(reading.place(unit).start);
        matches!(reading.layout.lines[line].heading, Some(HeadingMark::Sign(1)))
    };
    // "# Weekly meeting 3 May 2024" tells how often
    let often = !reading.text(name).contains(' ') && reading.text(name).ends_with("ly");
    let dated = (signed || marked() && !often) && minutes_of_day(reading, start);
    opens && is_capitalised(reading.text(name)) && (minutes && of || annual || dated)
}

/// "2013-05-14 meeting", "Minutes of 14 May 2013": a date beside the word for minutes, and nothing else.
fn minutes_of_day(reading: &Reading<'_>, text: &str) -> bool {
    let Some((written, _)) = reading.dates(text).into_iter().next() else { return false };
    let at = offset_in(text, written);
    let (before, behind) = (text[..at].trim(), text[at + written.len()..].trim());
    let before = before.trim_end_matches(" of").trim_end_matches([',', '-', '–', ':']).trim_end();
    let named = |part: &str| reading.words.classes(part).contains(Class::MinutesWord);
    named(before) && behind.is_empty() || before.is_empty() && named(behind)
}

/// "Committee: Elm Data Stewards", "Name of group: Elmford Walkers": the name behind a label of the body.
pub(super) fn labelled(reading: &Reading<'_>, unit: Span) -> Option<Span> {
    let text = reading.text(unit);
    let (label, name) = text.split_once(':')?;
    let name = name.trim();
    let known = reading.words.classes(label.trim()).contains(Class::BodyLabel);
    let whole = name.starts_with(char::is_uppercase)
        && !Reading::exceeds(name, 12)
        && !name.contains([';', ':'])
        && reading.dates(name).is_empty();
    (known && whole).then(|| reading.flow_span(name.trim_end_matches('.')))
}

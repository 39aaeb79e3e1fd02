//! What is written in a candidate: the number of an issue, figures, words of the document's own title.

use crate::grammar::Class;
use crate::parse::date::is_month;
use crate::resolve::heading::{is_known, known_start};
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::written::is_capitals;

/// "#12 Fences", "part2#30 gates": the number of an issue, and what it is called.
pub(super) fn opens_with_issue(text: &str) -> bool {
    let Some((number, title)) = text.first_word() else { return false };
    let number = number.trim_end_matches(':');
    let Some((list, digits)) = number.split_once('#') else { return false };
    list.chars().all(char::is_alphanumeric)
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && title.contains(char::is_alphabetic)
}

/// "Review meeting times #129", "Fences ([#12])": an issue by its title, as trackers list it.
pub(in crate::resolve) fn ends_with_issue(text: &str) -> bool {
    let Some((title, number)) = text.last_word() else { return false };
    let digits = number.trim_matches(['(', '[', ']', ')', '.']).strip_prefix('#');
    title.contains(char::is_alphabetic)
        && digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "July 2019", "August": a month, with its year or alone.
pub(super) fn is_month_alone(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 20;
    let text = text.trim_end_matches([' ', ':', '-', '–', '—']);
    if text.len() > LONGEST {
        return false;
    }
    let (month, year) = text.first_word().unwrap_or((text, ""));
    is_month(reading.words, month.trim_end_matches(','))
        && (year.is_empty() || year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "Second issue", "First question": the count of a point that somebody makes, before a colon.
pub(super) fn counts_point(reading: &Reading<'_>, text: &str) -> bool {
    let Some((first, behind)) = text.first_word() else { return false };
    behind.starts_with(char::is_lowercase)
        && !behind.contains(' ')
        && reading.words.classes(first).contains(Class::OrdinalWord)
}

/// Bytes of a text beyond which no date with its times is half of it.
const LONGEST_FIGURES: usize = 200;

/// Amounts, times, addresses, dates that are the whole line.
pub(super) fn has_figures(reading: &Reading<'_>, span: Span, text: &str) -> bool {
    // "Spring fair (8th March)": what stands in brackets is said by the way
    let text = seek::part(text, " (").map_or(text, |(head, _)| head);
    // the first bytes of the signs: few lines have one of these
    let signed = text.bytes().any(|byte| matches!(byte, b'$' | b'@' | b':' | b'.' | b'_' | 0xC2 | 0xE2));
    let signs = || text.contains(['£', '$', '€', '@']);
    if signed && (signs() || ["://", "....", "……", "___"].iter().any(|signs| seek::find(text, signs).is_some())) {
        return true;
    }
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let hits = || reading.hits_in(span).iter();
    if digit
        && text.contains(',')
        && hits().any(|hit| hit.class == Class::PlaceWord)
        && known_start(reading, span).is_none()
        && !opens_with_case(text)
    {
        return true;
    }
    let worded = || hits().any(|hit| hit.class == Class::OrdinalWord);
    if text.len() > LONGEST_FIGURES {
        return false;
    }
    // "noon" and "midnight" are the only times without a digit
    let mut said = 0;
    if digit || text.len() < 2 * "midnight".len() {
        said += crate::parse::time::times(text).iter().map(|(written, _)| written.len()).sum::<usize>();
    }
    if digit || worded() {
        said += reading.dates(text).iter().map(|(written, _)| written.len()).sum::<usize>();
    }
    // "21 June 2023, 15:00 UTC"
    said * 2 > text.len()
}

/// "Appeal #2016-14 - Gil Hart, 12 Mill Road", "ZB 2021-00252, 14 OAK LANE": the number of a case, with its year, before what
/// it is about.
pub(super) fn opens_with_case(text: &str) -> bool {
    const NEAR: usize = 3;
    let case = |word: &str| {
        let number = word.trim_start_matches('#').trim_end_matches([',', ':']);
        let signed = word.starts_with('#');
        number.split_once('-').is_some_and(|(year, number)| {
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            matches!(year.len(), 2 | 4)
                && digits(year)
                && digits(number)
                && (if signed { 1..=6 } else { 3..=6 }).contains(&number.len())
        })
    };
    text.starts_with(char::is_uppercase) && text.words().take(NEAR).skip(1).any(case)
}

/// "Action Minutes": a short line that ends in the word for minutes.
fn names_minutes(reading: &Reading<'_>, block: &Block) -> bool {
    let ends = reading
        .hits_in(block.flow)
        .iter()
        .any(|hit| hit.class == Class::MinutesWord && hit.end as usize == block.flow.end);
    ends && !Reading::exceeds(reading.layout.text_of(block), 5)
}

/// Blocks at the start among which the document's own title stands.
pub(super) const NEAR_TITLE: usize = 12;

/// Words of the document's own title near its start. Behind the list of those present begins the business.
pub(super) fn is_title_words(
    reading: &Reading<'_>,
    (span, text): (Span, &str),
    (place, all): (usize, usize),
    below: Option<&Block>,
    behind_list: bool,
) -> bool {
    // "Approval of September minutes"
    let first = text.words().next().unwrap_or(text);
    if reading.words.classes(first).contains(Class::MinutesBusiness) {
        return false;
    }
    let near = place < NEAR_TITLE.min(all);
    let words = reading.has(span, Class::MinutesWord);
    // no business comes before the first line, and the line over "Minutes" names who met
    let whose = place < 2 && below.is_some_and(|below| names_minutes(reading, below));
    let whose = whose && (place == 0 || !is_known(reading, span));
    if place == 0 && words || whose {
        return true;
    }
    // "Minutes" over "Approved." are those of the meeting before
    if behind_list && below.is_some_and(|below| settles_minutes(reading, below)) {
        return false;
    }
    let body = reading.hits_in(span).iter().any(|hit| hit.class == Class::Collective) && place < 6 && !behind_list;
    // "PLANNING COMMITTEE" names who met, even where it is a heading elsewhere
    let last = text.words().next_back().unwrap_or(text);
    let named = reading.words.classes(last).contains(Class::Collective);
    let top = place < 3 && is_capitals(text) && (named || !is_known(reading, span));
    let held = || reading.closes(text, Class::HeldWord) || !behind_list && !reading.dates(text).is_empty();
    top || near
        && (reading.words.classes(text).contains(Class::MinutesWord)
            || (words && place < 8 && (!is_known(reading, span) || held()))
            || (body && !is_known(reading, span)))
}

/// "Approved.", "The minutes were read by Ann Bell.": whether a text opens with what was done with earlier minutes.
fn settles_minutes(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.text(block.flow);
    let first = text.split(". ").next().unwrap_or(text);
    let lower = first.to_ascii_lowercase();
    let span = reading.flow_span(first);
    let settled = [Class::Decided, Class::Approved, Class::Moved, Class::Motion]
        .into_iter()
        .any(|class| reading.has(span, class));
    let minutes =
        ["minutes", "record", "reading"].iter().any(|word| lower.contains(word)) || !Reading::exceeds(first, 4);
    minutes && (settled || reading.says(&lower, Class::RecordWord))
        || lower.starts_with("the minutes")
        || reading.is_nobody(text)
}

/// Whether a title is one that recurs in minutes anywhere, word for word.
pub(super) fn is_exact(reading: &Reading<'_>, text: &str) -> bool {
    reading.words.classes(text).contains(Class::ItemTitle)
}

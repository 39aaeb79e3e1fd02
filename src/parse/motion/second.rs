//! "Second" as the word of seconding and as a number.

use super::super::date::MONTHS;
use super::mover;
use crate::grammar::{Class, Lexicon};
use crate::text::Words;

/// "2nd Order of Business", "Second Avenue", "the first and second floor": a number, and nobody's seconding.
pub fn is_ordinal(words: &Lexicon, text: &str, start: usize, end: usize) -> bool {
    if !["second", "2nd"].iter().any(|word| text[start..end].eq_ignore_ascii_case(word)) {
        return false;
    }
    let rest = text[end..].strip_prefix([' ', '-', '\u{a0}']).unwrap_or("");
    let next = rest.split([' ', '\n', '\t', ',', '.', ':', ';', ')']).next().unwrap_or("");
    let classes = words.classes(next);
    // "on Second Tuesdays"
    let day = |word: &str| words.classes(word).contains(Class::Weekday);
    let counted = classes.contains(Class::Ranked) || day(next) || next.strip_suffix('s').is_some_and(day);
    // "his second: Avenue" has a sign between
    !next.is_empty() && counted
}

/// "Hon. Sec. A. Bell", "Asst. Sec.": an office, and nobody's seconding.
pub(super) fn is_office(text: &str, start: usize, end: usize) -> bool {
    const RANKS: [&str; 8] = ["hon", "honorary", "asst", "assistant", "gen", "general", "membership", "minutes"];
    let short = text[start..end].trim_end_matches('.').eq_ignore_ascii_case("sec");
    short && {
        let before = text[..start].trim_end().trim_end_matches('.');
        let last = before.rsplit([' ', '\n', '\t', '(', '.']).next().unwrap_or(before);
        RANKS.iter().any(|rank| last.eq_ignore_ascii_case(rank))
    }
}

/// Whether the word of seconding at `start..end` tells that somebody seconded: "second" may also be a number.
pub fn seconds(words: &Lexicon, text: &str, start: usize, end: usize) -> bool {
    let written = &text[start..end];
    if is_ordinal(words, text, start, end) || is_office(text, start, end) {
        return false;
    }
    let plain = words.classes(written).contains(Class::PlainSecond);
    let after = text[end..].trim_start();
    let behind = written.get(..8).filter(|verb| verb.eq_ignore_ascii_case("seconded"));
    if behind.is_some_and(|verb| is_lent(words, &text[..start], text[start + verb.len()..].trim_start())) {
        return false;
    }
    // "Next meeting on April 2nd"
    let before = text[..start].trim_end();
    let last = before.words().next_back().unwrap_or(before);
    if written.starts_with('2') && MONTHS.iter().any(|month| words.classes(last).contains(*month)) {
        return false;
    }
    !plain
        || after.starts_with("the motion")
        || after.starts_with("by ")
        || mover(words, text, start, end, None).is_some()
}

/// "Seconded staff", "the officer seconded by the county", "was seconded to the port", "whether it had been seconded": what stands
/// around the word says that somebody works elsewhere for a time, or asks.
fn is_lent(words: &Lexicon, before: &str, after: &str) -> bool {
    const STAFF: [&str; 7] = ["staff", "officer", "officers", "post", "posts", "teacher", "employee"];
    let next = after.split([' ', '.', ',']).next().unwrap_or("");
    let lent = ["is", "was", "are", "were", "be"].contains(&before.trim_end().words().next_back().unwrap_or(""));
    let place = ["from ", "to the "].iter().any(|link| after.starts_with(link));
    let group = after.strip_prefix("by the ").is_some_and(|group| group.starts_with(char::is_lowercase))
        && before.trim_end().words().next_back().is_some_and(|last| words.classes(last).contains(Class::Post));
    STAFF.contains(&next) || lent && place || group || [" whether ", " if "].iter().any(|link| before.contains(link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn seconding_and_counting() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("2nd Order of business:", false),
            ("Second Reading of Bylaw 12", false),
            ("Second Quarter Report", false),
            ("Second Avenue is bad.", false),
            ("the Second Vice-President", false),
            ("They meet on Second Tuesdays.", false),
            ("Second Moss.", true),
            ("2nd Lee.", true),
            ("Second: Street", true),
        ];
        assert!(is_office("Hon. Sec. A. Bell", 5, 8) && !is_office("prop. A. Bell sec. B. Carr", 14, 17));
        let lent = [
            ("", "staff are paid.", true),
            ("The surveyor ", "by the ministry is late.", true),
            ("She is ", "from Oak Council.", true),
            ("Dunn asked whether it was ", ".", true),
            ("Moved by Bell and ", "by the Chair.", false),
            ("It was ", "by Carr.", false),
        ];
        for (before, after, expected) in lent {
            assert_eq!(is_lent(words, before, after), expected, "{before}{after}");
        }
        for (text, expected) in cases {
            let start = text.to_ascii_lowercase().find("second").or_else(|| text.find("2nd")).expect("holds it");
            let end = start + if text[start..].starts_with('2') { 3 } else { 6 };
            assert_eq!(seconds(words, text, start, end), expected, "{text}");
        }
    }
}

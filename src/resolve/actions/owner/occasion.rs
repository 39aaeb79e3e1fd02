//! Occasions before "to do": "County Forum meeting to talk of buses" is announced, and nobody's task.

use crate::grammar::Class;
use crate::parse::date::date;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::Words;

/// "County Forum meeting", "Workshop 4 June": an event, or one with its day, which nobody of the meeting is.
pub(super) fn names_event(reading: &Reading<'_>, roster: &Roster, words: &str) -> bool {
    let event = |word: &str| reading.words.classes(word).contains(Class::Event);
    let dated = || words.first_word().is_some_and(|(first, rest)| event(first) && date(reading.words, rest).is_ok());
    let ends = || words.last_word().is_some_and(|(head, last)| event(last) && !head.contains(','));
    (ends() || dated()) && matches!(roster.meant(reading.words, words), Meant::Unknown)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn an_event_that_a_letter_tells_of_has_no_task() {
        let tasks = |text: &str| {
            let head = "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Letters\n\nTwo came.\n\n";
            convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).actions.len()
        };
        for (text, count) in [
            ("Coast Board open meeting to discuss parking fees", 0),
            ("Coast Board - Workshop 9 June to discuss parking fees.", 0),
            ("Action: open meeting to discuss parking fees", 1),
            ("Ben Carr to discuss parking fees with the Coast Board.", 1),
        ] {
            assert_eq!(tasks(text), count, "{text}");
        }
    }
}

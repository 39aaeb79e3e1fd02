//! Labels of tasks with the number or code that a log of actions gives them.
//!
//! ```ebnf
//! coded      = coded_word , [ blank ] , [ "-" | "#" ] , code , ( coded_sign | blank , ( ? a verb of a task ? | person , ( "to" | "will" ) ) ) ;
//! coded_word = phrase (* actions.labels *) | "A" ; (* lexical *)
//! code       = [ ? up to four capitals ? , ( "-" | "/" ) ] , digits , { ( "-" | "/" | "." ) , digits } ;
//! coded_sign = ":" | "]" | "-" | "–" | "—" ; (* lexical *)
//! ```

use super::word::phrase;
use crate::grammar::{Class, Lexicon};
use crate::text::Words;

/// Most letters of a code: "BM-2018-5".
const LETTERS: usize = 4;

/// Most words of a name before "to" or "will".
const NAME: usize = 3;

/// Reads such a label; gives the task behind it, and the label with its code: "Action BM-2018-5 Write to the county",
/// "AI-12 Ben to call", "[AP 2018-4] Check the invoice".
pub(super) fn coded<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, &'t str)> {
    let single = || text.strip_prefix('A').filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    let listed = phrase(words, Class::ActionLabel)(text).ok().map(|(rest, _)| rest);
    let glued = || {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        let known = (2..=LETTERS).contains(&letters) && words.classes(&text[..letters]).contains(Class::ActionLabel);
        known.then(|| &text[letters..])
    };
    let word = listed.or_else(glued);
    let rest = word.or_else(single)?;
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let inner = rest.trim_start_matches(' ');
    let inner = inner.strip_prefix(['-', '#']).unwrap_or(inner);
    let length = code(inner)?;
    // "A12 Bridge": a road has a letter and a number too
    if word.is_none() && !inner[..length].contains('.') {
        return None;
    }
    let behind = &inner[length..];
    let label = &text[..text.len() - behind.len()];
    let sign = [":", "]", " - ", " – ", " — "].into_iter().find_map(|sign| behind.strip_prefix(sign));
    if let Some(task) = sign {
        return Some((task.trim_start_matches([' ', ':', '*']), label));
    }
    let task = behind.strip_prefix(' ')?.trim_start();
    opens_task(words, task).then_some((task, label))
}

/// Length of a code at the start.
fn code(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let parted = (1..=LETTERS).contains(&letters) && text[letters..].starts_with(['-', '/']);
    let mut end = if parted { letters + 1 } else { 0 };
    loop {
        let digits = text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        end += digits;
        let more = &text[end..];
        let goes_on = more.starts_with(['-', '/', '.']) && more[1..].starts_with(|char: char| char.is_ascii_digit());
        if !goes_on {
            return Some(end);
        }
        end += 1;
    }
}

/// Whether a text begins with the verb of a task, or with whoever is to do one.
fn opens_task(words: &Lexicon, text: &str) -> bool {
    let first = text.split([' ', ',', ':']).next().unwrap_or("");
    let verb = words.classes(&first.to_ascii_lowercase()).contains(Class::TaskVerb) && text.len() > first.len();
    let mut next = text.words().skip_while(|word| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&"));
    let names = text.words().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let sent = match next.next() {
        Some("to") => next.next().is_some_and(|verb| verb != "be" && verb.starts_with(char::is_lowercase)),
        word => word == Some("will"),
    };
    verb || (1..=NAME).contains(&names) && sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn codes_of_a_log() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, label, task) in [
            (
                "Action-BM-2018-1 Write to the county](https://x.org/4)",
                "Action-BM-2018-1",
                "Write to the county](https://x.org/4)",
            ),
            ("Action 2018-1: Write to the county.", "Action 2018-1", "Write to the county."),
            ("Action BM-2018-5 send the letter", "Action BM-2018-5", "send the letter"),
            ("ACTION 12 Ben to buy lamps", "ACTION 12", "Ben to buy lamps"),
            ("AP 2018-4] Check the invoice", "AP 2018-4", "Check the invoice"),
            ("AI-12 Ben to buy lamps", "AI-12", "Ben to buy lamps"),
            ("AI1 Ben will buy lamps", "AI1", "Ben will buy lamps"),
            ("A12.3 Ben to cut trees", "A12.3", "Ben to cut trees"),
            ("Action#5 Send the letter", "Action#5", "Send the letter"),
        ] {
            assert_eq!(coded(words, text), Some((task, label)), "{text}");
        }
        for text in [
            "Action 12 Act of 2003 was read",
            "A12 Bridge to open in June",
            "A4 paper to be ordered",
            "Action 5-0",
            "AI 2025 was a year of change",
            "actions 4 and 5 were carried forward",
        ] {
            assert_eq!(coded(words, text), None, "{text}");
        }
    }
}

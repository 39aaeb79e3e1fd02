//! Notes beside a name about coming late and going early.
//!
//! ```ebnf
//! movements      = movement , { ( "," | ";" | "/" | "&" | "and" ) , movement } ;
//! movement       = [ "who" | "had" | "having" ] , ( phrase (* attendance.arrivals, departures *) | movement_limit ) , { word } , [ time ] , [ noted_item ] ;
//! movement_limit = ( "from" | "after" | "until" | "till" | "up to" | "to" ) , ( time | noted_item ) ; (* lexical *)
//! noted_item     = phrase (* headings.prefixes *) , [ "#" ] , digit , { digit | letter | "." | "/" } ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::model::EventKind;
use crate::text::{Words, seek};

use super::time::{Time, time, times};

/// A coming or going that a note tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement<'t> {
    /// Which of the two.
    pub kind: EventKind,
    /// When, where the note says so.
    pub time: Option<Time>,
    /// Number of the item of business at which it happened.
    pub item: Option<&'t str>,
    /// The note.
    pub text: &'t str,
}

/// Most movements of one person that a note tells.
const MOST: usize = 6;

/// The movements that a note tells, and what stands before them: "Chair, left 8.30pm".
pub fn movements<'t>(words: &Lexicon, note: &'t str) -> (&'t str, Vec<Movement<'t>>) {
    let mut found: Vec<Movement<'t>> = Vec::new();
    let mut before = note;
    let mut start = 0;
    while start < note.len() && found.len() < MOST {
        let end = note[start..].find([',', ';', '/', '&']).map_or(note.len(), |at| start + at);
        let end = seek::find(&note[start..end], " and ").map_or(end, |at| start + at);
        // "Minute 45/19": a stroke within a number divides nothing
        let end = if note[end..].starts_with('/') && note[..end].ends_with(|last: char| last.is_ascii_digit()) {
            note[end + 1..].find([',', ';', '&']).map_or(note.len(), |at| end + 1 + at)
        } else {
            end
        };
        let piece = note[start..end].trim();
        match movement(words, piece) {
            Some(moved) => {
                if found.is_empty() {
                    before = note[..start].trim_end_matches([' ', ',', ';', '/', '&']);
                    before = before.strip_suffix(" and").unwrap_or(before);
                }
                found.push(moved);
            }
            // "left 8.30pm, Item 5": what follows adds to it
            None if !found.is_empty() => {
                let last = found.len() - 1;
                found[last].time = found[last].time.or_else(|| first_time(piece));
                found[last].item = found[last].item.or_else(|| noted_item(words, piece));
            }
            None => {}
        }
        let link = if note[end..].starts_with(" and ") { " and ".len() } else { 1 };
        start = (end + link).min(note.len());
    }
    (before, found)
}

/// One movement that is all of a note: "arrived 7.40pm", "who left after item 5", "from item 4".
pub fn movement<'t>(words: &Lexicon, note: &'t str) -> Option<Movement<'t>> {
    let note = note.trim().trim_end_matches('.');
    let verb =
        ["who ", "had ", "having ", "only "].iter().find_map(|opening| note.strip_prefix(opening)).unwrap_or(note);
    let known = [(Class::Departure, EventKind::Left), (Class::Arrival, EventKind::Arrived)]
        .into_iter()
        .filter_map(|(class, kind)| Some((words.longest(class, verb)?, kind)))
        .max_by_key(|(length, _)| *length);
    let limits = [("from ", EventKind::Arrived), ("after ", EventKind::Arrived)]
        .into_iter()
        .chain(["until ", "till ", "up to ", "to "].map(|limit| (limit, EventKind::Left)));
    let limited = || limits.into_iter().find(|(limit, _)| seek::opens(verb, limit));
    let tail_time = |tail: &str| {
        let tail = skip_small(words, tail);
        time(tail).ok().map(|(_, time)| time).or_else(|| first_time(tail))
    };
    if let Some((length, kind)) = known {
        let tail = &verb[length..];
        let (time, item) = (tail_time(tail), noted_item(words, verb));
        // "joined via Zoom" tells from where and not that it was late
        let elsewhere = words.longest(Class::RemoteOpening, skip_small(words, tail)).is_some()
            || words.longest(Class::Remote, skip_small(words, tail)).is_some()
            || words.longest(Class::Remote, verb).is_some();
        let told = time.is_some() || item.is_some() || !elsewhere;
        // "Late Prof. Bell", "Returning Officer", "Left Party": a capital in the middle makes a name of it
        let named = time.is_none() && item.is_none() && tail.trim_start().starts_with(char::is_uppercase);
        // "Col. Bell (retired)" went nowhere
        let bare = kind == EventKind::Left && time.is_none() && item.is_none() && !verb.contains(' ');
        // "present to record the meeting": what a limit opens is a time or an item
        let aimless = time.is_none() && item.is_none() && ends_in_limit(&verb[..length]);
        return (told && !named && !bare && !aimless).then_some(Movement { kind, time, item, text: note });
    }
    let (limit, kind) = limited()?;
    let tail = &verb[limit.len()..];
    let (time, item) = (tail_time(tail), noted_item(words, tail));
    (time.is_some() || item.is_some()).then_some(Movement { kind, time, item, text: note })
}

/// Whether a phrase says until when somebody was there, and not that they went: "present to", "attended until".
fn ends_in_limit(phrase: &str) -> bool {
    matches!(phrase.words().next_back(), Some("to" | "until"))
}

/// Without the small words between a verb and its time: "at about 7.40pm".
fn skip_small<'t>(words: &Lexicon, tail: &'t str) -> &'t str {
    let mut rest = tail.trim_start_matches([' ', ':', '-', '–', '@', '~']);
    while let Some((word, behind)) = rest.first_word() {
        let small = matches!(word, "at" | "the" | "from" | "by");
        if !small && !words.classes(word).contains(Class::Approximation) {
            break;
        }
        // "by Zoom" says how
        if word == "by" && !behind.starts_with(|first: char| first.is_ascii_digit()) {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

fn first_time(text: &str) -> Option<Time> {
    times(text).first().map(|(_, time)| *time)
}

/// The number of the item that a remark names: "item 4", "Minute 45/19", "agenda item #3".
pub fn noted_item<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    for start in starts.take(8) {
        let Some(length) = words.longest(Class::ItemPrefix, &text[start..]) else { continue };
        let number = text[start + length..].trim_start_matches([' ', '#']);
        let end = number
            .find(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '.' | '/')))
            .unwrap_or(number.len());
        let number = number[..end].trim_end_matches(['.', '/']);
        if number.starts_with(|first: char| first.is_ascii_digit()) && number.len() <= 10 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn movements_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, &str)] = &[
            ("arrived 7.40pm", "arrived 19:40 -"),
            ("left at 8.15 pm", "left 20:15 -"),
            ("left 7.15", "left 19:15 -"),
            ("who left after item 5", "left - 5"),
            ("from item 4", "arrived - 4"),
            ("until 9.00pm", "left 21:00 -"),
            ("to Minute 45/19", "left - 45/19"),
            ("arrived 7.40pm, left 8.30pm", "arrived 19:40 - left 20:30 -"),
            ("arrived late", "arrived - -"),
            ("joined at 10:41 and left at 11:20", "arrived 10:41 - left 11:20 -"),
            ("Chair, left at 8pm", "[Chair] left 20:00 -"),
            ("joined via Zoom", ""),
            ("from the Housing Agency", ""),
            ("Returning Officer", ""),
            ("to be confirmed", ""),
            ("present to item 5", "left - 5"),
            ("in attendance until 8.40pm", "left 20:40 -"),
            ("present to record the meeting", ""),
            ("present until the vote on the budget", ""),
            ("retired", ""),
            ("BC", ""),
        ];
        for (note, expected) in cases {
            let (before, found) = movements(words, note);
            let mut told: Vec<String> = Vec::new();
            if !found.is_empty() && !before.is_empty() {
                told.push(format!("[{before}]"));
            }
            for moved in found {
                let kind = if moved.kind == EventKind::Left { "left" } else { "arrived" };
                let time = moved.time.map_or_else(|| "-".to_owned(), Time::to_clock);
                told.push(format!("{kind} {time} {}", moved.item.unwrap_or("-")));
            }
            assert_eq!(told.join(" "), *expected, "{note}");
        }
    }
}

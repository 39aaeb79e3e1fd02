//! Notes behind a task: who has to do it, and how far it is, behind a dash at its end.
//!
//! ```ebnf
//! tail_note   = [ [ dash ] , task_status ] , [ dash ] , ( tail_label , [ ":" | "-" | "–" ] , owners | dash , owners , tail_label ) , [ dash , task_status ] ;
//! tail_label  = phrase (* actions.labels *) ; (* lexical *)
//! task_status = phrase (* actions.status_lines *) | phrase (* actions.done_lines *) ; (* lexical *)
//! dash        = "-" | "–" | "—" ; (* lexical *)
//! ```

use super::word::phrase;
use crate::grammar::{Class, Lexicon};
use crate::text::seek;

/// A note behind a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TailNote<'t> {
    /// Offset of the note in the text, with its status and dash; 0 where nothing else stands there.
    pub start: usize,
    /// The owners as written, perhaps in brackets.
    pub owners: &'t str,
    /// The label in it.
    pub label: &'t str,
}

/// Most bytes of such a note from its label on.
const LONG: usize = 48;

/// Reads the note at the end of a text: "quotes to be sought – ongoing – ACTION (AB) & (CD)".
pub fn tail_note<'t>(words: &Lexicon, text: &'t str) -> Option<TailNote<'t>> {
    let whole = text.trim_end_matches(['.', ' ']);
    let closed = without_status(words, whole).unwrap_or(whole);
    let near = closed.len().saturating_sub(LONG);
    // the label has a "ction" in either case
    let tail = &closed.as_bytes()[near..];
    if !memchr::memchr2_iter(b'c', b'C', tail)
        .any(|at| tail[at..].len() > 4 && tail[at + 1..at + 5].eq_ignore_ascii_case(b"tion"))
    {
        return None;
    }
    let signs = |at: &usize| matches!(closed.as_bytes()[at - 1], b' ' | b'(');
    let mut starts = (near.max(1)..=closed.len()).filter(signs).chain([0]).filter(|at| *at >= near);
    starts.find_map(|at| note_at(words, closed, at))
}

/// The note whose label stands at `at`.
fn note_at<'t>(words: &Lexicon, text: &'t str, at: usize) -> Option<TailNote<'t>> {
    if !seek::opens(&text[at..], "action") {
        return None;
    }
    let (rest, label) = phrase(words, Class::ActionLabel)(&text[at..]).ok()?;
    let before = text[..at].trim_end();
    let behind = rest.trim_start_matches([' ', ':', '-', '–', '—']);
    // "– BC action": the owners stand before the label
    let (owners, before) = if behind.is_empty() {
        let dash = seek::find_last(before, " – ")
            .or_else(|| seek::find_last(before, " - "))
            .or_else(|| seek::find_last(before, " — "))?;
        let owners = before[dash..].trim_start_matches([' ', '-', '–', '—']);
        (owners, before[..dash + before[dash..].len() - owners.len()].trim_end())
    } else {
        (behind, before)
    };
    let open = before.trim_end_matches([' ', '-', '–', '—']);
    let outer = without_status(words, open);
    let set_off = before.is_empty() || before.len() > open.len() || outer.is_some() || open.ends_with(['.', '?']);
    let outer = outer.unwrap_or(open);
    let start = outer.trim_end_matches([' ', '-', '–', '—']).len();
    (set_off && !owners.is_empty()).then_some(TailNote { start, owners, label })
}

/// A text without the dash and the status at its end: "to be sought – ongoing".
fn without_status<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    if !seek::may_have_dash(text) {
        return None;
    }
    let dash = ["– ", "- ", "— "]
        .into_iter()
        .filter_map(|dash| seek::find_last(text, dash).map(|at| (at, dash.len())))
        .max()?;
    let status = text[dash.0 + dash.1..].trim_matches(['(', ')', ' ', '.']);
    let classes = words.classes(status);
    (classes.contains(Class::StatusLine) || classes.contains(Class::DoneLine)).then(|| text[..dash.0].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn notes_behind_a_task() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, head, owners) in [
            ("Forms to be sent out – ONGOING – ACTION (AB)", "Forms to be sent out", "(AB)"),
            ("The day is 14 July – ongoing action (AB/CD)", "The day is 14 July", "(AB/CD)"),
            ("Forms to be signed – ACTION (AB) & (CD) – ONGOING", "Forms to be signed", "(AB) & (CD)"),
            ("Quotes to be sought – ongoing – Action: CD.", "Quotes to be sought", "CD"),
            ("Draft the rules – BC ACTION", "Draft the rules", "BC"),
            ("Run the shop - Action Ann", "Run the shop", "Ann"),
            ("Action (AB/CD)", "", "(AB/CD)"),
        ] {
            let found = tail_note(words, text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[..found.start], found.owners), (head, owners), "{text}");
        }
        for text in ["He asked for action on the drains", "The plan – in action since May", "No action"] {
            assert_eq!(tail_note(words, text), None, "{text}");
        }
    }
}

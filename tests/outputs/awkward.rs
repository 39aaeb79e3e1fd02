//! Minutes whose texts are whatever a file may hold.

use minutebook::model::{Minutes, NoteReference};
use proptest::prelude::*;
use serde_json::Value;

use super::read_xml::is_allowed;
use crate::made;

/// Texts of the characters that formats stumble over, and of all others.
pub(super) fn text() -> impl Strategy<Value = String> {
    let trap = prop::sample::select(
        "=+-@'\"\",;\t\r\n\r\n <>&]]>\0\u{1}\u{B}\u{1B}\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFD}\u{FFFE}\u{FFFF}¹é＝𝟙"
            .chars()
            .collect::<Vec<_>>(),
    );
    let char = prop_oneof![3 => trap, 1 => any::<char>(), 1 => prop::char::range('a', 'z')];
    prop::collection::vec(char, 0..12).prop_map(String::from_iter)
}

/// The hand-made minutes with other texts, taken from `texts` in turn.
pub(super) fn minutes(texts: &[String]) -> Minutes {
    let mut turn = texts.iter().cycle();
    let mut value = serde_json::to_value(made::council()).unwrap();
    each_text(&mut value, &mut |text| text.clone_from(turn.next().unwrap()));
    let mut minutes: Minutes = serde_json::from_value(value).unwrap();
    each_marked(&mut minutes, |text, marks| *marks = marks_in(text));
    minutes
}

/// The same minutes as XML can say them.
pub(super) fn as_xml_allows(minutes: &Minutes) -> Minutes {
    let mut minutes = minutes.clone();
    each_marked(&mut minutes, |text, marks| {
        for mark in marks {
            let end = allowed(&text[..mark.offset + mark.length]).len();
            mark.offset = allowed(&text[..mark.offset]).len();
            mark.length = end - mark.offset;
        }
    });
    let mut value = serde_json::to_value(&minutes).unwrap();
    each_text(&mut value, &mut |text| *text = allowed(text));
    serde_json::from_value(value).unwrap()
}

fn allowed(text: &str) -> String {
    text.chars().map(|char| if is_allowed(char) { char } else { '\u{FFFD}' }).collect()
}

/// Marks on the second and the last character, and one of no length between them.
fn marks_in(text: &str) -> Vec<NoteReference> {
    let mark = |(offset, length)| NoteReference { footnote: "footnote-1".to_owned(), offset, length };
    let places: Vec<_> = text.char_indices().map(|(offset, char)| (offset, char.len_utf8())).collect();
    match *places {
        [_, second, .., last] => vec![mark(second), mark((second.0 + second.1, 0)), mark(last)],
        _ => Vec::new(),
    }
}

fn each_marked(minutes: &mut Minutes, mut change: impl FnMut(&str, &mut Vec<NoteReference>)) {
    minutes.agenda_items.iter_mut().for_each(|item| change(&item.text, &mut item.note_references));
    minutes.decisions.iter_mut().for_each(|decision| change(&decision.text, &mut decision.note_references));
    minutes.actions.iter_mut().for_each(|action| change(&action.text, &mut action.note_references));
}

/// Goes through the texts that a document decides on: not values from a list, days, times and names of fields.
fn each_text(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    const FIXED: &[&str] = &[
        "status",
        "kind",
        "outcome",
        "method",
        "ballot",
        "code",
        "severity",
        "derived",
        "date",
        "end_date",
        "start_time",
        "end_time",
        "next_date",
        "due_date",
        "time",
    ];
    match value {
        Value::String(text) => change(text),
        Value::Array(values) => values.iter_mut().for_each(|value| each_text(value, change)),
        Value::Object(fields) => {
            for (_, value) in fields.iter_mut().filter(|(name, _)| !FIXED.contains(&name.as_str())) {
                each_text(value, change);
            }
        }
        _ => {}
    }
}

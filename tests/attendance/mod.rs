//! Ways in which minutes say who was there: `cases.txt` holds lists and sentences, with who is found in each.

mod combined;

use minutebook::convert;
use minutebook::model::Attendee;

/// A set of minutes whose attendance is told in these words.
fn minutes_with(attendance: &str) -> String {
    let business =
        "1. Finance\nThe accounts were read. It was agreed to pay the bill.\n\n2. Roads\nThe lane was discussed.";
    format!("Harrow Vale Committee\nMinutes of the meeting held on 3 May 2024\n\n{attendance}\n\n{business}\n")
}

/// Name, role, organisation, status and number, `-` where there is none.
fn told(attendee: &Attendee) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let status = serde_json::to_value(attendee.status).unwrap();
    let mut parts = [&attendee.name, &attendee.role, &attendee.organisation].map(part).to_vec();
    parts.push(status.as_str().unwrap().to_owned());
    parts.extend(attendee.count.map(|count| count.to_string()));
    parts.join(" | ")
}

#[test]
fn attendance_is_found_however_it_is_told() {
    let mut wrong = Vec::new();
    for case in include_str!("cases.txt").split("=====\n") {
        let (text, expected) = case.split_once("\n-----\n").unwrap();
        let found: Vec<String> = convert(&minutes_with(text)).attendees.iter().map(told).collect();
        let expected: Vec<&str> = expected.trim_end().lines().collect();
        if found != expected {
            wrong.push(format!("{text}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

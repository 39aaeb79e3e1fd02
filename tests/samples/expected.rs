//! What a person marked in the samples is found.
//!
//! `samples/NAME.gold.json` holds the records of a sample with verbatim quotes; a found record is right if its span
//! and the quote's overlap by half. Scores are those of all samples together; `--nocapture` shows what is missed.

#![allow(clippy::print_stdout, reason = "the test harness shows it to whoever asks")]

use std::fs;

use minutebook::convert;
use serde_json::Value;

use super::score::{Score, score};
use super::{names, root};

/// The least F1 of each kind of record. Raise them when the program gets better; never lower them.
const FLOORS: [(&str, f64); 5] =
    [("attendees", 0.88), ("agenda_items", 0.88), ("decisions", 0.78), ("actions", 0.72), ("footnotes", 1.0)];

#[test]
fn records_are_found() {
    let mut below = Vec::new();
    for (kind, floor) in FLOORS {
        let mut all = Score::default();
        for name in names() {
            let text = fs::read_to_string(root().join(format!("samples/{name}.txt"))).unwrap();
            let gold = fs::read(root().join(format!("samples/{name}.gold.json"))).unwrap();
            let gold: Value = serde_json::from_slice(&gold).unwrap();
            let mut one = score(kind, &text, &convert(&text), &gold);
            for list in [&mut one.missed, &mut one.wrong] {
                for record in list {
                    *record = format!("{name}, {record}");
                }
            }
            all.add(one);
        }
        println!("{kind}: F1 {:.3}, {} right", all.f1(), all.right);
        for (what, list) in [("missed", &all.missed), ("wrong", &all.wrong)] {
            for record in list {
                println!("  {what}: {record}");
            }
        }
        if all.f1() < floor {
            below.push(format!("{kind}: F1 {:.3} is below {floor}", all.f1()));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

//! What an answer tells of the records that it has, and of what it leaves out.

use serde_json::Value;

use super::{ARCHIVE, convert};
use crate::cli::{Ran, Sandbox};

const TENDER: &str = "\
Hambleton Parish Council

Minutes of the meeting held on 2 July 2024

1. Gravel tender
It was RESOLVED that the lowest bid be accepted.
ACTION: Clerk to tell the bidders by 9 July 2024.
";

fn archive(documents: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, text) in documents {
        sandbox.file(&format!("in/{name}.txt"), text);
    }
    convert(&sandbox);
    sandbox
}

fn find(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["find", arguments[0], ARCHIVE], &arguments[1..]].concat())
}

/// The records as objects, by their kind.
fn json(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let ran = find(sandbox, &[arguments, &["--format", "json"]].concat());
    let mut records: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    records.sort_by_key(|record| record["kind"].to_string());
    records
}

#[test]
fn records_are_found_by_the_heading_that_they_stand_under() {
    let sandbox = archive(&[("july", TENDER)]);
    let records = json(&sandbox, &["gravel"]);
    let told: Vec<[&str; 4]> = records
        .iter()
        .map(|record| ["kind", "item", "text", "matched"].map(|field| record[field].as_str().unwrap()))
        .collect();
    let item = "Gravel tender: It was RESOLVED that the lowest bid be accepted.\nACTION: Clerk to tell the bidders by 9 July 2024.";
    let own = ["tell the bidders by 9 July 2024.", item, "It was RESOLVED that the lowest bid be accepted."];
    assert_eq!(told.iter().map(|told| told[0]).collect::<Vec<_>>(), ["action", "decision", "item"]);
    for ([_, title, text, matched], own) in told.into_iter().zip([own[0], own[2], own[1]]) {
        assert!(title == "Gravel tender" && text.ends_with(own) && matched == "Gravel", "{title} {text} {matched}");
    }
    let records = json(&sandbox, &["gravel lowest", "--kind", "decision"]);
    assert_eq!((records.len(), &records[0]["matched"]), (1, &Value::from("Gravel; lowest")));
    let ran = find(&sandbox, &["gravel lowest", "--kind", "decision"]);
    assert!(ran.out.contains("that the «lowest» bid") && ran.out.ends_with(" · «Gravel» tender\n"), "{}", ran.out);
    let ran = find(&sandbox, &["gravel", "--kind", "decision", "--format", "md"]);
    assert!(ran.out.contains("(**Gravel** tender, july, line "), "{}", ran.out);
}

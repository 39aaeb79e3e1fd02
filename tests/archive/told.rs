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

#[test]
fn programs_get_the_whole_text_and_people_an_excerpt() {
    let long = "the tender of Hill & Sons for stone and sand ".repeat(9);
    let text = TENDER.replace("the lowest bid", &format!("{long} and what is left of the gravel pit"));
    let sandbox = archive(&[("july", &text)]);
    for words in ["pit", ""] {
        let arguments = [words, "--kind", "decision"];
        let record = &json(&sandbox, &arguments)[0]["text"];
        let record = record.as_str().unwrap();
        assert!(
            record.starts_with("It was RESOLVED that the tender") && record.ends_with("pit be accepted."),
            "{record}"
        );
        let csv = find(&sandbox, &[&arguments[..], &["--format", "csv"]].concat()).out;
        assert!(csv.contains(record), "{csv}");
        for format in ["table", "md"] {
            let out = find(&sandbox, &[&arguments[..], &["--format", format]].concat()).out;
            let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!out.contains("It was RESOLVED") || !out.contains("be accepted"), "{out}");
            assert!(out.contains('…'), "{out}");
        }
    }
}

#[test]
fn a_period_tells_of_meetings_without_a_date() {
    let undated = TENDER.replace("Minutes of the meeting held on 2 July 2024\n", "Minutes of the meeting\n");
    let sandbox = archive(&[("july", TENDER), ("undated", &undated)]);
    let told = |arguments: &[&str]| find(&sandbox, &[arguments, &["--format", "csv"]].concat()).err;
    let see = "in meetings without a date; leave out --from and --to to see them\n";
    for (arguments, told_now) in [
        (&["bidders", "--from", "2024"][..], format!("2 more records match {see}")),
        (&["bidders", "--to", "2030", "--kind", "action"], format!("1 more record matches {see}")),
        (&["bidder*", "--to", "2030", "--kind", "action"], format!("1 more record matches {see}")),
        (&["", "--from", "2025"], format!("nothing was found\n3 records match {see}")),
        (&["bidders"], String::new()),
        (&["unicorn", "--from", "2024"], "nothing was found\n".to_owned()),
    ] {
        assert_eq!(told(arguments), told_now, "{arguments:?}");
    }
    // they are counted up to a thousand
    let actions = "\nACTION: Clerk to mend the stile by 21 May 2024.\n".repeat(1001);
    sandbox.file("in/undated.txt", undated + &actions);
    convert(&sandbox);
    let told = find(&sandbox, &["stile", "--from", "2024"]).err;
    assert_eq!(told, format!("nothing was found\nmore than 1000 records match {see}"));
}

#[test]
fn names_that_nobody_has_are_told() {
    let sandbox = archive(&[("july", TENDER)]);
    let told = |arguments: &[&str]| find(&sandbox, arguments).err;
    assert_eq!(
        told(&["", "--body", "Ashby Parish"]),
        "nothing was found\nno body has `Ashby Parish` in its name; there are Hambleton Parish Council\n"
    );
    assert_eq!(told(&["unicorn", "--body", "parish councils"]), "nothing was found\n");
    let nobody = "nobody named `Snow` moved, seconded, voted or has to do anything in this archive\n";
    assert_eq!(told(&["", "--person", "Snow"]), format!("nothing was found\n{nobody}"));
    assert_eq!(told(&["unicorn", "--person", "clerk"]), "nothing was found\n");
    for name in ["Ashby Town", "Brook", "Combe", "Dale", "East", "Ford", "Grove", "Holt", "Iver"] {
        sandbox.file(&format!("in/{name}.txt"), TENDER.replace("Hambleton Parish", &format!("{name} Parish")));
    }
    sandbox.file("in/august.txt", TENDER.replace("July", "August"));
    convert(&sandbox);
    let told = told(&["", "--body", "Hill Town"]);
    let first =
        "no body has `Hill Town` in its name; there are Ashby Town Parish Council; Hambleton Parish Council; Brook";
    assert!(told.contains(first) && told.ends_with("; Grove Parish Council and 2 more\n"), "{told}");
}

//! `[redact]`: what must not be published is in no file of a release.

use std::io::Read;

use super::METADATA;
use crate::cli::Sandbox;

/// Minutes with a secret name in every kind of record, a secret term, and a confidential session.
const MINUTES: &str = "\
Hambleton Parish Council

Minutes of the meeting held on 3 May 2024 at Qwertyson House

Present: Cllr Zilda Qwertyson (ZQ) (Chair), Cllr C. Dunn, Cllr A. Bell (Qwertyson Trust)
Apologies: Cllr E. Frost

Quorum: Cllr Qwertyson said that there was a quorum.

1. Letter of Z. Qwertyson¹
It was RESOLVED to thank Mrs Qwertyson for her gift, proposed by Cllr Qwertyson and seconded by Cllr
Dunn. For: Dunn, Qwertyson. Against: Bell. ZQ to write to the county by 21 May.

2. Finance
The Clerk spoke of Operation Vulpes-
wick. It was agreed to pay the invoice of OPERATION
VULPESWICK.
ACTION: Cllr Qwertyson, Z. to write to the bank.
ACTION: Cllr Dunn to write to Mrs Qwertyson.

3. Confidential session
It was agreed to dismiss Mr Xanthippus.
ACTION: Cllr Bell to tell Mr Xanthippus.

3.1 Zephyrine appeal
It was agreed to pay Zephyrine £500.

3.2 Next meeting
The next meeting will be held at Zephyrine Hall on 7 July 2024.

4. Footpaths
It was agreed to mend the stile at Hob Lane.

Next meeting: at Qwertyson House on 7 June 2024.

¹ Qwertyson, letter of 2 April.
";

/// What must not be found, in lower case.
const SECRETS: [&str; 5] = ["qwertyson", "zilda", "vulpeswick", "xanthippus", "zephyrine"];

const REDACT: &str = "
[redact]
people = [\"Zilda Qwertyson\"]
terms = [\"Operation Vulpeswick\"]
items = [\"confidential*\"]
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("in/2024/may.txt", MINUTES).file("in/2024/qwertyson.txt", MINUTES.replace("3 May", "4 May"));
    sandbox.file("minutebook.toml", format!("{METADATA}{REDACT}"));
    sandbox
}

/// Every file of a release with its name before it, those in archives too, in lower case.
fn contents(sandbox: &Sandbox, release: &str) -> Vec<(String, String)> {
    let mut contents = Vec::new();
    for file in sandbox.files(release) {
        let bytes = std::fs::read(sandbox.path(&format!("{release}/{file}"))).unwrap();
        if let Some(name) = file.strip_suffix(".zip") {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for place in 0..archive.len() {
                let mut member = archive.by_index(place).unwrap();
                let mut text = String::new();
                member.read_to_string(&mut text).unwrap();
                contents.push((format!("{name}!{place}"), text.to_lowercase()));
            }
        } else {
            let text = String::from_utf8(bytes).unwrap();
            contents.push((file.clone(), format!("{file}\n{text}").to_lowercase()));
        }
    }
    contents
}

#[test]
fn nothing_of_it_is_in_any_file() {
    let sandbox = sandbox();
    sandbox.file("plain.toml", METADATA);
    assert_eq!(sandbox.run(&["release", "in", "--out", "plain", "--config", "plain.toml"]).status, 0);
    let plain = contents(&sandbox, "plain");
    for secret in SECRETS {
        assert!(plain.iter().any(|(_, text)| text.contains(secret)), "{secret} is not seen without redaction");
    }
    for secret in ["mover", "seconder", "owners", "voter"] {
        assert!(plain.iter().any(|(_, text)| text.contains(secret)), "{secret}");
    }
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for (file, text) in contents(&sandbox, "release") {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} in {file}: {text}");
        }
    }
    let identifiers = |release: &str| -> Vec<String> {
        let record = sandbox.read(&format!("{release}/records/minutes.ndjson"));
        record.split('"').filter(|word| word.starts_with("attendee-")).map(str::to_owned).collect()
    };
    // that of C. Dunn is as it was; that of who is not named is not one that can be guessed
    assert!(identifiers("release").iter().any(|id| identifiers("plain").contains(id)));
    assert!(!identifiers("release").contains(&identifiers("plain")[0]));
}

#[test]
fn records_say_what_was_taken_out_and_stand_where_the_signs_are() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let records = sandbox.read("release/records/minutes.ndjson");
    let minutes: serde_json::Value = serde_json::from_str(records.lines().next().unwrap()).unwrap();
    assert_eq!(minutes["attendees"][0]["name"], "[redacted]", "{minutes:#}");
    assert_eq!(minutes["attendees"][0]["initials"], serde_json::Value::Null);
    assert_eq!(minutes["decisions"][0]["mover"], "[redacted]", "{minutes:#}");
    assert_eq!(minutes["decisions"][0]["mover_attendee"], minutes["attendees"][0]["id"]);
    let items = minutes["agenda_items"].as_array().unwrap();
    let titles: Vec<&str> = items.iter().map(|item| item["title"].as_str().unwrap()).collect();
    let wanted = ["Quorum", "Letter of [redacted]", "Finance", "[redacted]", "Footpaths"];
    assert_eq!(titles, wanted, "{minutes:#}");
    assert_eq!((&items[3]["number"], &items[3]["text"]), (&"3".into(), &"[redacted]".into()));
    assert!(minutes["diagnostics"].as_array().unwrap().iter().any(|found| found["code"] == "M303"));
    // as the source reads with the signs in it
    let last = &minutes["decisions"].as_array().unwrap().last().unwrap()["span"];
    let length = last["end"].as_u64().unwrap() - last["start"].as_u64().unwrap();
    assert_eq!(length as usize, "It was agreed to mend the stile at Hob Lane.".len());
    let page = sandbox.read("release/README.md");
    assert!(page.contains("| Documents of which the publisher has taken something out | 2 |"), "{page}");
    assert!(page.contains("| Items of business taken out, with all that stands under them | 2 |"), "{page}");
    // the name of the second document is the name of a person
    assert!(sandbox.files("release").iter().any(|file| file.starts_with("xml/2024--redacted-")), "{page}");
}

#[test]
fn changes_do_not_tell_what_an_earlier_release_told() {
    let sandbox = sandbox();
    sandbox.file("plain.toml", METADATA);
    assert_eq!(sandbox.run(&["release", "in", "--out", "plain", "--config", "plain.toml"]).status, 0);
    let ran = sandbox.run(&["release", "in", "--previous", "plain"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let identifiers = |release: &str| -> Vec<String> {
        let kinds = ["attendee-", "item-", "decision-", "action-", "footnote-"];
        let records = sandbox.read(&format!("{release}/records/minutes.ndjson"));
        let words = records.split('"').filter(|word| kinds.iter().any(|kind| word.starts_with(kind)));
        words.map(str::to_owned).collect()
    };
    let left = identifiers("release");
    let gone: Vec<String> = identifiers("plain").into_iter().filter(|id| !left.contains(id)).collect();
    assert!(gone.len() > 10, "{gone:?}");
    for (file, text) in contents(&sandbox, "release") {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} in {file}: {text}");
        }
        for id in &gone {
            // an identifier that begins with another is another
            let is_there = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| word == id);
            assert!(!is_there, "{id} in {file}: {text}");
        }
    }
    let changes = sandbox.read("release/changes.csv");
    assert!(changes.contains("attendees,2024--may,[redacted],gone,,,"), "{changes}");
    assert!(changes.contains("meetings,2024--may,,changed,source_sha256,[redacted],"), "{changes}");
}

#[test]
fn what_is_not_named_stays_as_it_is() {
    let sandbox = sandbox();
    let release = |redact: &str, out: &str| {
        sandbox.file("minutebook.toml", format!("{METADATA}{redact}"));
        assert_eq!(sandbox.run(&["release", "in", "--out", out]).status, 0);
        contents(&sandbox, out)
    };
    assert!(release("", "one") == release("\n[redact]\npeople = [\"Nobody Known\"]\nitems = [\"99\"]\n", "two"));
    sandbox.file("minutebook.toml", format!("{METADATA}\n[redact]\nterms = [\"…\"]\nitems = [\"*\"]\n"));
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`…` has no letter or digit to look for"), "{}", ran.err);
    assert!(ran.err.contains("`*` has no letter or digit to look for"), "{}", ran.err);
}

#[test]
fn what_is_found_nowhere_is_told() {
    let sandbox = sandbox();
    let redact = "\n[redact]\npeople = [\"Zilda Qwertyson\", \"Nobody Known\"]\nterms = [\"Vulpeswick\"]\n\
                  items = [\"Confidential\", \"4\"]\n";
    sandbox.file("minutebook.toml", format!("{METADATA}{redact}"));
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains(" names, 4 terms, 2 items in 2 documents\nwarning: "), "{}", ran.err);
    let warnings: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("warning: minutebook.toml:")).collect();
    assert_eq!(warnings.len(), 2, "{}", ran.err);
    assert!(warnings[0].ends_with(": nothing was found of \"Nobody Known\""), "{}", ran.err);
    let hint = ": nothing was found of \"Confidential\"; titles are compared whole, use \"Confidential*\"";
    assert!(warnings[1].ends_with(hint), "{}", ran.err);
}

/// A heading without a number over numbered ones, and a name that is in no record.
const SESSION: &str = "\
Hambleton Parish Council

Minutes of the meeting held on 5 May 2024

Present: Cllr C. Dunn, Cllr A. Bell

PUBLIC SESSION

1. Footpaths
It was agreed to mend the stile at Hob Lane.

CONFIDENTIAL SESSION

2. Staffing
It was agreed to dismiss Mr Xanthippus.

3. Zephyrine appeal
It was agreed to pay Zephyrine £500.

GENERAL

4. Trees
It was agreed to plant an oak.

Signed: Q. Vulpeswick
";

#[test]
fn a_heading_without_a_number_is_that_of_the_numbered_ones_below_it() {
    let sandbox = sandbox();
    sandbox.file("session/may.txt", SESSION);
    assert_eq!(sandbox.run(&["release", "session"]).status, 0);
    let records = sandbox.read("release/records/minutes.ndjson");
    for secret in ["Xanthippus", "Zephyrine"] {
        assert!(!records.contains(secret), "{records}");
    }
    for open in ["Footpaths", "plant an oak"] {
        assert!(records.contains(open), "{open}: {records}");
    }
}

#[test]
fn a_name_beside_the_records_is_taken_out_too() {
    let sandbox = sandbox();
    sandbox.file("signed/may.txt", SESSION).file("plain.toml", METADATA);
    let redact = "\n[redact]\nterms = [\"Vulpeswick\"]\n";
    sandbox.file("minutebook.toml", format!("{METADATA}{redact}"));
    assert_eq!(sandbox.run(&["release", "signed", "--out", "plain", "--config", "plain.toml"]).status, 0);
    let ran = sandbox.run(&["release", "signed", "--previous", "plain"]);
    assert!(ran.err.contains(" in 1 document\n") && !ran.err.contains("nothing was found"), "{}", ran.err);
    let changes = sandbox.read("release/changes.csv");
    assert!(changes.contains(",changed,source_sha256,[redacted],"), "{changes}");
}

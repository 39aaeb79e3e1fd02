//! `--previous`: what was added, has changed and is gone.

use super::{METADATA, sandbox};
use crate::cli::{MINUTES, Sandbox};

#[test]
fn changes_are_told_field_by_field() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    // another outcome, another place in the file, one document gone, one new
    std::fs::remove_file(sandbox.path("in/2024/june.txt")).unwrap();
    sandbox.file(
        "in/2024/may.txt",
        MINUTES.replace("Minutes of", "Held in the hall\n\nMinutes of").replace("(Chair)", "(Chairman)"),
    );
    sandbox.file("in/2024/july.txt", MINUTES.replace("3 May", "5 July"));
    sandbox.file("minutebook.toml", METADATA.replace("1.0.0", "1.1.0"));
    // the folder that is replaced may be the one to compare with
    let ran = sandbox.run(&["release", "in", "--previous", "release"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(!ran.err.contains("warning: version"), "{}", ran.err);
    let changes = sandbox.read("release/changes.csv");
    let lines: Vec<&str> = changes.lines().collect();
    assert_eq!(lines[0], "table,document,key,change,field,before,after");
    assert!(lines.contains(&"meetings,2024--july,,added,,,"), "{changes}");
    assert!(lines.contains(&"meetings,2024--june,,gone,,,"), "{changes}");
    let may: Vec<&&str> = lines.iter().filter(|line| line.contains(",2024--may,")).collect();
    assert!(may.iter().any(|line| line.contains(",changed,role,Chair,Chairman")), "{may:?}");
    let place = |line: &&&str| [",start,", ",end,", "start_line", "end_line"].iter().any(|name| line.contains(name));
    assert!(!may.iter().any(place), "{may:?}");
    // decisions stand where they stood, but for their places
    assert!(!may.iter().any(|line| line.starts_with("decisions,")), "{may:?}");
    let page = sandbox.read("release/CHANGES.md");
    assert!(page.starts_with("# Changes in version 1.1.0\n\nRecords that differ from version 1.0.0;"), "{page}");
    assert!(page.contains("| `meetings` | 1 | 1 | 1 |"), "{page}");
    assert!(
        page.contains("\n## New documents\n\n- `2024--july`\n\n## Documents that are gone\n\n- `2024--june`\n"),
        "{page}"
    );
    assert!(page.contains("\n| `attendees.role` | 1 |\n"), "{page}");
    assert!(sandbox.read("release/index.html").contains("Changes since the last release"));
    assert!(sandbox.read("release/catalog.ttl").contains("changes.csv"));
}

#[test]
fn nothing_has_changed_where_nothing_has() {
    let sandbox = sandbox();
    sandbox.run(&["release", "in"]);
    let ran = sandbox.run(&["release", "in", "--previous", "release"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("warning: version 1.0.0 is that of the previous release too"), "{}", ran.err);
    assert_eq!(sandbox.read("release/changes.csv").lines().count(), 1);
    assert!(sandbox.read("release/CHANGES.md").contains("Nothing has changed."));
}

#[test]
fn a_release_of_another_version_of_the_program_is_compared_by_the_columns_that_both_have() {
    let sandbox = sandbox();
    sandbox.run(&["release", "in"]);
    let actions = sandbox.read("release/data/actions.csv");
    sandbox.file("release/data/actions.csv", actions.replace("due_date", "deadline"));
    std::fs::remove_file(sandbox.path("release/data/votes.csv")).unwrap();
    assert_eq!(sandbox.run(&["release", "in", "--previous", "release", "--out", "next"]).status, 0);
    assert_eq!(sandbox.read("next/changes.csv").lines().count(), 1);
    let page = sandbox.read("next/CHANGES.md");
    assert!(page.contains("were not compared: `actions.deadline`, `actions.due_date`.\n"), "{page}");
}

#[test]
fn what_is_not_a_release_is_not_compared_with() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["release", "in", "--previous", "in"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("datapackage.json"), "{}", ran.err);
    assert!(!sandbox.path("release").exists());
}

#[test]
fn releases_are_no_sources_of_releases() {
    let sandbox = Sandbox::new();
    sandbox.file("minutebook.toml", METADATA).file("may.txt", "Minutes of the meeting held on 3 May 2024\n");
    let documents = |arguments: &[&str]| {
        let ran = sandbox.run(arguments);
        assert!(ran.err.lines().any(|line| line.starts_with("1 document, ")), "{}", ran.err);
    };
    documents(&["release", ".", "--out", "first"]);
    documents(&["release", ".", "--out", "first"]);
    documents(&["release", ".", "--out", "second", "--previous", "first"]);
    documents(&["release", ".", "--out", "second", "--previous", "first"]);
}

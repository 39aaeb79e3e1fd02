use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::{MINUTES, Sandbox};

fn many() -> Sandbox {
    let sandbox = Sandbox::new();
    for number in 0..300 {
        sandbox.file(&format!("in/{}/{number}.txt", number % 7), format!("{MINUTES}\n{number}. Number {number}\n"));
    }
    sandbox
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let sandbox = many();
    for jobs in ["1", "2", "5"] {
        let ran = sandbox.run(&["convert", "in", "--to", "json,ndjson,csv,xml", "--jobs", jobs, "--out", jobs]);
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    let files = sandbox.files("1");
    assert!(files.len() > 600);
    for jobs in ["2", "5"] {
        assert_eq!(sandbox.files(jobs), files);
        for file in &files {
            assert_eq!(sandbox.read(&format!("1/{file}")), sandbox.read(&format!("{jobs}/{file}")), "{file}");
        }
    }
}

#[test]
fn documents_are_sorted_by_path() {
    let sandbox = many();
    let ran = sandbox.run(&["convert", "in/3", "in", "in/1/1.txt", "--to", "ndjson", "--out", "-", "-q"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let records = ran.out.lines().map(|line| serde_json::from_str(line).unwrap());
    let paths: Vec<String> = records.map(|record: serde_json::Value| record["source"]["path"].to_string()).collect();
    assert_eq!(paths.len(), 300);
    assert!(paths.is_sorted());
}

#[test]
fn the_default_is_a_folder_with_three_formats() {
    let sandbox = Sandbox::new();
    sandbox.file("in/2024/May 3.txt", MINUTES).file("in/notes.md", MINUTES).file("in/gold.json", "{}");
    let ran = sandbox.run(&["convert", "in"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.starts_with("2 documents"), "{}", ran.err);
    assert!(ran.err.contains(", 1 skipped (1 extension not read); written to output/ in "), "{}", ran.err);
    let files = sandbox.files("output");
    for wanted in ["json/2024--May-3.json", "json/notes.json", "xml/2024--May-3.xml", "xml/notes.xml"] {
        assert!(files.iter().any(|file| file == wanted), "{wanted} in {files:?}");
    }
    assert!(files.iter().filter(|file| file.starts_with("csv/")).count() > 4);
    assert!(files.iter().all(|file| !file.contains(".part") && !file.starts_with("minutes")));
}

#[test]
fn a_second_run_replaces_the_first() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES);
    assert_eq!(sandbox.run(&["convert", "a.txt"]).status, 0);
    let first: Vec<String> = sandbox.files("output");
    let before = sandbox.read("output/json/a.json");
    assert_eq!(sandbox.run(&["convert", "a.txt"]).status, 0);
    assert_eq!((sandbox.files("output"), sandbox.read("output/json/a.json")), (first, before));
}

#[test]
fn a_run_without_documents_leaves_what_was_there() {
    let sandbox = Sandbox::new();
    sandbox.file("in/a.txt", MINUTES).file("empty/.keep", "");
    let usual = ["--to", "json,csv,sqlite"];
    assert_eq!(sandbox.run(&[&["convert", "in"], &usual[..]].concat()).status, 0);
    let (files, meetings) = (sandbox.files("output"), sandbox.read("output/csv/meetings.csv"));
    let report = sandbox.read("output/report.json");
    for inputs in [&["inn"][..], &["in/*.text"], &["empty"], &["in/a.txt", "--exclude", "a*"]] {
        for state in [true, false] {
            if !state {
                // as in a repository that has the outputs only
                std::fs::remove_dir_all(sandbox.path("output/.minutebook")).unwrap();
            }
            let ran = sandbox.run(&[&["convert"], inputs, &usual].concat());
            assert_eq!(ran.status, 2, "{}", ran.err);
            assert!(ran.err.ends_with("error: no document could be read; output is left as it was\n"), "{}", ran.err);
            assert_eq!(
                (sandbox.files("output"), sandbox.read("output/csv/meetings.csv")),
                (files.clone(), meetings.clone())
            );
            assert_eq!(sandbox.read("output/report.json"), report);
        }
    }
    assert_eq!(sandbox.run(&["query", "output/sqlite/archive.sqlite", "SELECT id FROM decisions"]).status, 0);
    // where there was nothing, there is nothing to lose
    let ran = sandbox.run(&["convert", "empty", "--out", "new"]);
    assert_eq!((ran.status, sandbox.read("new/csv/meetings.csv").lines().count()), (2, 1), "{}", ran.err);
}

#[test]
fn documents_that_are_gone_are_told() {
    let sandbox = Sandbox::new();
    for name in ["in/a.txt", "in/b.txt", "in/c.txt"] {
        sandbox.file(name, MINUTES);
    }
    let run = |arguments: &[&str]| sandbox.run(&[&["convert"], arguments].concat()).err;
    let told = " of an earlier run ";
    assert!(!run(&["in"]).contains(told));
    // the same documents in other formats and by another house
    assert!(!run(&["in", "--house", "base"]).contains(told));
    let err = run(&["in/b.txt", "--quiet"]);
    assert_eq!(err, "2 documents of an earlier run are not in this one: their outputs were removed (json, csv, xml)\n");
    assert_eq!(sandbox.files("output/json"), ["b.json"]);
    assert_eq!(run(&["in/b.txt", "--quiet"]), "");
    let err = run(&["in/c.txt", "--to", "json", "--quiet"]);
    assert_eq!(err, "1 document of an earlier run is not in this one: its outputs were removed (json)\n");
}

#[test]
fn files_of_somebody_else_are_not_replaced() {
    let cases: [(&str, &[&str]); 7] = [
        ("report.json", &[]),
        ("json/a.json", &[]),
        ("csv/decisions.csv", &[]),
        ("minutes.ndjson", &["--to", "ndjson"]),
        ("html/documents/b.html", &["--to", "html"]),
        ("csv/a/votes.csv", &["--layout", "documents"]),
        ("ndjson/00001.ndjson.gz", &["--layout", "shards:2", "--compress", "gz"]),
    ];
    for (name, options) in cases {
        let sandbox = Sandbox::new();
        let path = format!("ex/{name}");
        sandbox.file("a.txt", MINUTES).file(&path, "{\"mine\": 1}").file("ex/notes.txt", "mine too");
        let arguments = [&["convert", "a.txt", "--out", "ex"], options].concat();
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.status, 2, "{name}");
        let wanted = format!("error: cannot write to ex: {path} is there already and is not of this program; ");
        assert!(ran.err.starts_with(&wanted), "{}", ran.err);
        assert_eq!(sandbox.files("ex").len(), 2);
        assert!(!sandbox.path("ex/.minutebook").exists());
        // with another format first, it is still not the program's
        let other = if name == "report.json" { continue } else { "parquet" };
        assert_eq!(sandbox.run(&["convert", "a.txt", "--out", "ex", "--to", other]).status, 0, "{name}");
        assert_eq!(sandbox.run(&arguments).status, 2, "{name}");
        assert_eq!(sandbox.read(&path), "{\"mine\": 1}");
        std::fs::remove_file(sandbox.path(&path)).unwrap();
        for _ in 0..2 {
            assert_eq!(sandbox.run(&arguments).status, 0, "{name}");
        }
        assert_eq!(sandbox.read("ex/notes.txt"), "mine too");
    }
}

#[test]
fn outputs_without_the_state_of_their_run_are_replaced() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES);
    assert_eq!(sandbox.run(&["convert", "a.txt"]).status, 0);
    std::fs::remove_dir_all(sandbox.path("output/.minutebook")).unwrap();
    sandbox.file("a.txt", MINUTES.replace("invoice", "bill"));
    let ran = sandbox.run(&["convert", "a.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(sandbox.read("output/json/a.json").contains("pay the bill"));
}

#[test]
fn standard_input_to_standard_output() {
    let sandbox = Sandbox::new();
    for (format, start) in [("json", "{\n"), ("xml", "<?xml"), ("ndjson", "{\"")] {
        let arguments = ["convert", "-", "--to", format, "--out", "-", "--quiet"];
        let ran = sandbox.run_with_input(&arguments, MINUTES.as_bytes());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with(start), "{}", ran.out);
    }
    let ran = sandbox.run_with_input(&["convert", "-", "--out", "-"], MINUTES.as_bytes());
    let record: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(record["source"]["path"], "-");
    assert_eq!(record["id"].as_str().unwrap(), &record["source"]["sha256"].as_str().unwrap()[..12]);
}

#[test]
fn standard_output_takes_one_stream() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES).file("b.txt", MINUTES);
    for to in ["csv", "json", "json,ndjson"] {
        let ran = sandbox.run(&["convert", "a.txt", "b.txt", "--to", to, "--out", "-"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("error: `--out -`"), "{}", ran.err);
    }
}

#[test]
fn a_document_that_is_given_twice_is_read_once() {
    let sandbox = Sandbox::new();
    sandbox.file("in/a.txt", MINUTES);
    let ran = sandbox.run(&["convert", "in", "in/a.txt", "in/", "--out", "-"]);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_link_may_be_given() {
    let sandbox = Sandbox::new();
    sandbox.file("in/a.txt", MINUTES);
    std::os::unix::fs::symlink("in", sandbox.path("folder")).unwrap();
    std::os::unix::fs::symlink("in/a.txt", sandbox.path("file")).unwrap();
    let ran = sandbox.run(&["convert", "folder", "file", "--to", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(sandbox.files("output/json"), ["a.json", "file.json"]);
}

#[test]
fn colliding_identifiers_are_told_apart() {
    let sandbox = Sandbox::new();
    sandbox.file("in/a b.txt", MINUTES).file("in/a-b.txt", MINUTES).file("in/c.txt", MINUTES);
    assert_eq!(sandbox.run(&["convert", "in", "--to", "json"]).status, 0);
    let files = sandbox.files("output/json");
    assert_eq!(files.len(), 3);
    // the one whose name is not altered keeps it
    assert!(files[0].starts_with("a-b-") && files[1] == "a-b.json" && files[2] == "c.json", "{files:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = many();
    for arguments in
        [&["convert", "in", "--out", "-", "--to", "ndjson", "-q"][..], &["check", "in", "-q"], &["explain"]]
    {
        let mut command = sandbox.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        let status = output.status.code();
        assert!(matches!(status, Some(0 | 1)), "{status:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

#[cfg(unix)]
#[test]
fn outputs_have_ordinary_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES);
    assert_eq!(sandbox.run(&["convert", "a.txt", "--to", "json"]).status, 0);
    let mode = |name: &str| sandbox.path(name).metadata().unwrap().permissions().mode();
    assert_eq!(mode("output/json/a.json"), mode("a.txt"));
}

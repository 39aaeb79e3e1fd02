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
    assert!(ran.err.contains(", 1 skipped (1 not text); written to output/ in "), "{}", ran.err);
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
    assert!(files[0].starts_with("a-b-") && files[1].starts_with("a-b-") && files[2] == "c.json", "{files:?}");
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

use std::fs::{self, File};

use super::{MINUTES, Ran, Sandbox};

/// Converts a good document beside a bad one and sees to it that only the bad one fails, with `code` and `words`.
fn fails_alone(prepare: impl FnOnce(&Sandbox), code: &str, words: &str) -> Ran {
    let sandbox = Sandbox::new();
    sandbox.file("good.txt", MINUTES);
    prepare(&sandbox);
    let ran = sandbox.run(&["convert", "bad.txt", "good.txt", "--to", "json,ndjson"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains(&format!("bad.txt: error[{code}]: ")) && ran.err.contains(words), "{}", ran.err);
    assert!(ran.err.contains("1 document, ") || ran.err.contains("1 document with"), "{}", ran.err);
    assert!(ran.err.contains("1 failed"), "{}", ran.err);
    assert_eq!(sandbox.files("output"), ["json/good.json", "minutes.ndjson", "report.json"]);
    assert_eq!(sandbox.read("output/minutes.ndjson").lines().count(), 1);
    ran
}

#[test]
fn missing_file() {
    fails_alone(|_| {}, "M001", "cannot be read");
}

#[cfg(unix)]
#[test]
fn dangling_link() {
    let link = |sandbox: &Sandbox| std::os::unix::fs::symlink("nowhere", sandbox.path("bad.txt")).unwrap();
    fails_alone(link, "M001", "cannot be read");
}

#[cfg(unix)]
#[test]
fn dangling_link_in_a_folder() {
    let sandbox = Sandbox::new();
    sandbox.file("in/good.txt", MINUTES);
    std::os::unix::fs::symlink("nowhere", sandbox.path("in/bad.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", sandbox.path("in/.#lock")).unwrap();
    std::os::unix::fs::symlink("..", sandbox.path("in/circle")).unwrap();
    let ran = sandbox.run(&["check", "in", "--format", "short"]);
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("in/bad.txt: error[M001]"), "{}", ran.out);
    assert!(ran.err.starts_with("1 document") && ran.err.contains("1 failed, 2 skipped"), "{}", ran.err);
}

#[test]
fn folder_without_minutes() {
    let prepare = |sandbox: &Sandbox| {
        sandbox.file("bad.txt/.hidden.txt", MINUTES).file("bad.txt/.git/a.txt", MINUTES).file("bad.txt/b.pdf", "%PDF");
    };
    let ran = fails_alone(prepare, "M002", "its 3 entries are left out (2 hidden, 1 extension not read)");
    assert!(ran.err.contains("3 skipped"), "{}", ran.err);
}

#[test]
fn empty_folder() {
    fails_alone(|sandbox| fs::create_dir(sandbox.path("bad.txt")).unwrap(), "M002", "it is empty");
}

#[test]
fn empty_file() {
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", ""), "M003", "no bytes");
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", " \r\n\x0C\n"), "M003", "nothing but blanks");
}

#[test]
fn binary_file() {
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", b"%PDF-1.7\n\xE2\xE3"), "M004", "a PDF document");
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", b"PK\x03\x04\x14\0"), "M004", "a ZIP archive");
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "M004", "an OLE file");
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", b"Minutes\0of"), "M004", "a NUL byte at offset 7");
    fails_alone(|sandbox| _ = sandbox.file("bad.txt", b"Min\x01\x02\x03\x04"), "M004", "control characters");
}

#[test]
fn file_of_200_megabytes() {
    let prepare = |sandbox: &Sandbox| File::create(sandbox.path("bad.txt")).unwrap().set_len(200 << 20).unwrap();
    fails_alone(prepare, "M005", "209715200 bytes, limit 67108864");
}

#[test]
fn standard_input_over_the_limit() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run_with_input(&["convert", "-", "--out", "-", "--max-size", "100"], MINUTES.as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("-: error[M005]: the file is larger than the limit of 100 bytes"), "{}", ran.err);
}

#[test]
fn a_limit_that_just_holds() {
    let sandbox = Sandbox::new();
    let length = MINUTES.len().to_string();
    let ran = sandbox.run_with_input(&["convert", "-", "--out", "-", "--max-size", &length], MINUTES.as_bytes());
    assert_eq!((ran.status, ran.out.lines().count()), (0, 1), "{}", ran.err);
}

#[test]
fn invalid_utf8_is_converted_with_a_warning() {
    let sandbox = Sandbox::new();
    sandbox
        .file("latin.txt", MINUTES.replace("invoice", "caf\u{1}'s \u{2}5").replace('\u{1}', "e").replace('\u{2}', "?"));
    let mut bytes = MINUTES.as_bytes().to_vec();
    bytes.extend(b"Caf\xE9 paid \xA35\n");
    sandbox.file("latin.txt", &bytes);
    let mut bytes = format!("{MINUTES}Café, Zoë, naïve\n").into_bytes();
    bytes.push(0xFF);
    sandbox.file("stray.txt", &bytes);
    let ran = sandbox.run(&["convert", "latin.txt", "stray.txt", "--to", "json", "--fail-on", "warning"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("latin.txt:13:4: warning[M006]"), "{}", ran.err);
    assert!(ran.err.contains("stray.txt:14:1: warning[M007]"), "{}", ran.err);
    let record: serde_json::Value = serde_json::from_str(&sandbox.read("output/json/latin.json")).unwrap();
    assert_eq!(record["source"]["encoding"], "windows-1252");
    let diagnostics = record["diagnostics"].as_array().unwrap();
    assert!(diagnostics.iter().any(|found| found["code"] == "M006" && found["span"]["start_line"] == 13), "{record}");
}

#[test]
fn output_that_cannot_be_written() {
    let sandbox = Sandbox::new();
    sandbox.file("good.txt", MINUTES).file("taken", "a file");
    let ran = sandbox.run(&["convert", "good.txt", "--out", "taken"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: cannot write taken"), "{}", ran.err);
    assert_eq!(sandbox.read("taken"), "a file");
}

#[test]
fn an_output_that_fails_costs_one_document() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES).file("b.txt", MINUTES).file("c.txt", MINUTES);
    // a folder stands where a file should go
    fs::create_dir_all(sandbox.path("output/xml/b.xml/x")).unwrap();
    let ran = sandbox.run(&["convert", "a.txt", "b.txt", "c.txt", "--to", "json,ndjson,xml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("b.txt: error[M302]: cannot write output/xml/b.xml: "), "{}", ran.err);
    assert!(ran.err.contains("2 documents") && ran.err.contains("1 failed"), "{}", ran.err);
    let files = ["json/a.json", "json/c.json", "minutes.ndjson", "report.json", "xml/a.xml", "xml/c.xml"];
    assert_eq!(sandbox.files("output"), files);
    assert_eq!(sandbox.read("output/minutes.ndjson").lines().count(), 2);
    fs::remove_dir_all(sandbox.path("output/xml/b.xml")).unwrap();
    let ran = sandbox.run(&["convert", "a.txt", "b.txt", "c.txt", "--to", "json,ndjson,xml"]);
    assert_eq!((ran.status, sandbox.files("output").len()), (0, 8), "{}", ran.err);
    assert!(ran.err.starts_with("3 documents (2 unchanged)"), "{}", ran.err);
}

use super::packed::{gzip, zip};
use super::{MINUTES, Ran, Sandbox};

/// The paths of the documents of an NDJSON stream.
pub(super) fn paths(ran: &Ran) -> Vec<String> {
    let records = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    records.map(|record| record["source"]["path"].as_str().unwrap().to_owned()).collect()
}

/// Converts to an NDJSON stream.
pub(super) fn stream(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["convert", "--out", "-"], arguments].concat())
}

fn some() -> Sandbox {
    let sandbox = Sandbox::new();
    for name in ["in/a.txt", "in/2024/b.txt", "in/2024/c.minutes", "in/drafts/d.txt", "in/.e.txt", "in/f.pdf"] {
        sandbox.file(name, MINUTES);
    }
    sandbox
}

#[test]
fn globs_choose_and_what_they_leave_out_is_counted() {
    let sandbox = some();
    let cases: [(&[&str], &[&str], &str); 5] = [
        (&[], &["in/2024/b.txt", "in/a.txt", "in/drafts/d.txt"], "3 skipped (1 hidden, 2 extension not read)"),
        (
            &["--exclude", "drafts/"],
            &["in/2024/b.txt", "in/a.txt"],
            "4 skipped (1 hidden, 2 extension not read, 1 excluded)",
        ),
        (&["--include", "*.minutes"], &["in/2024/c.minutes"], "5 skipped (1 hidden, 4 excluded)"),
        (
            &["--include", "2024/", "--include", "a.*", "--exclude", "b*"],
            &["in/a.txt"],
            "5 skipped (1 hidden, 4 excluded)",
        ),
        (&["--include", "/*.txt"], &["in/a.txt"], "5 skipped (1 hidden, 4 excluded)"),
    ];
    for (globs, wanted, skipped) in cases {
        let ran = stream(&sandbox, &[&["in"], globs].concat());
        assert_eq!((ran.status, paths(&ran)), (0, wanted.iter().map(|path| (*path).to_owned()).collect()), "{globs:?}");
        assert!(ran.err.contains(skipped), "{}", ran.err);
    }
}

#[test]
fn what_is_left_out_is_named() {
    let sandbox = some();
    sandbox
        .file("in/MAY24", MINUTES)
        .file("in/README.txt", "Minutes")
        .file("in/word.doc", b"\xD0\xCF")
        .file("in/x.log", "");
    sandbox.file("in/a.zip", zip(&[("2024/june.txt", MINUTES.as_bytes()), ("b.docx", b"PK")]));
    let ran = sandbox.run(&["convert", "in", "--exclude", "drafts/"]);
    assert!(ran.err.contains(" skipped (1 hidden, 6 extension not read, 1 README, 1 excluded); "), "{}", ran.err);
    let named = "\nnot read: in/2024/c.minutes, in/MAY24, in/a.zip!b.docx, in/f.pdf, in/word.doc, and 1 more\n";
    assert!(ran.err.contains(named), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&sandbox.read("output/report.json")).unwrap();
    assert_eq!((&report["complete"], &report["skipped"]["extension"]), (&true.into(), &6.into()));
    let files = report["skipped_files"].as_array().unwrap().iter();
    let files: Vec<String> =
        files.map(|file| format!("{} {}", file["reason"].as_str().unwrap(), file["path"].as_str().unwrap())).collect();
    assert_eq!(
        files[5..],
        ["extension in/x.log", "read_me in/README.txt", "hidden in/.e.txt", "excluded in/drafts/d.txt"]
    );
    // nothing that was left out on purpose is told as if it were a surprise
    let ran = stream(&sandbox, &["in", "--include", "a.txt"]);
    assert!(!ran.err.contains("not read: "), "{}", ran.err);
}

#[test]
fn a_folder_of_which_nothing_is_read_says_why() {
    let sandbox = Sandbox::new();
    sandbox.file("in/README.txt", "Minutes").file("out/a.txt", MINUTES).file("out/b.txt", MINUTES);
    let ran = stream(&sandbox, &["in"]);
    assert!(
        ran.err.contains("M002]: nothing in the folder is read: its one entry is left out (1 README)"),
        "{}",
        ran.err
    );
    let ran = stream(&sandbox, &["out", "--include", "*.minutes"]);
    assert!(ran.err.contains("its 2 entries are left out (2 excluded)"), "{}", ran.err);
}

#[test]
fn a_named_file_needs_no_extension_but_may_be_excluded() {
    let sandbox = some();
    let ran = stream(&sandbox, &["in/f.pdf", "in/a.txt", "--exclude", "a.*", "--include", "nothing"]);
    assert_eq!((ran.status, paths(&ran)), (0, vec!["in/f.pdf".to_owned()]), "{}", ran.err);
}

#[test]
fn a_wrong_glob_is_a_usage_error() {
    let ran = stream(&some(), &["in", "--include", "a{b"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: `a{b` is not a glob"), "{}", ran.err);
}

#[test]
fn files_are_named_in_a_list() {
    let sandbox = some();
    sandbox.file("list", "in/a.txt\r\n\nin/2024/c.minutes\nmissing.txt\n");
    let ran = stream(&sandbox, &["--files-from", "list"]);
    assert_eq!((ran.status, paths(&ran)), (2, vec!["in/2024/c.minutes".to_owned(), "in/a.txt".to_owned()]));
    assert!(ran.err.contains("missing.txt: error[M001]"), "{}", ran.err);
    let ran = sandbox.run_with_input(&["convert", "--out", "-", "--files-from", "-"], b"in/a.txt");
    assert_eq!(paths(&ran), ["in/a.txt"]);
    let ran = sandbox.run_with_input(&["convert", "-", "--files-from", "-"], b"in/a.txt");
    assert!(ran.status == 2 && ran.err.contains("cannot be both"), "{}", ran.err);
}

#[test]
fn a_document_on_each_line() {
    let sandbox = Sandbox::new();
    let line = |id: &str| serde_json::json!({ "id": id, "text": MINUTES }).to_string();
    let input = [line("2024/may.txt"), line("2024 may"), "{\"id\": 7}".to_owned(), line("2024/may.txt")].join("\n");
    let arguments = ["convert", "-", "--stdin-format", "ndjson", "--to", "json,ndjson"];
    let ran = sandbox.run_with_input(&arguments, input.as_bytes());
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("-:3: error[M017]: line 3 of the input is not a document: "), "{}", ran.err);
    let files = sandbox.files("output/json");
    assert_eq!(files.len(), 3, "{files:?}");
    assert!(files[0].starts_with("2024--may-"), "{files:?}");
    assert_eq!(files[1..], ["2024--may.json", "2024-may.json"]);
    assert!(sandbox.read("output/minutes.ndjson").contains("\"path\":\"-!2024/may.txt\""));
    // what looks like a line of documents is text unless it is said to be one
    let ran = sandbox.run_with_input(&["convert", "-", "--out", "-"], input.as_bytes());
    assert_eq!(paths(&ran), ["-"]);
}

#[test]
fn mojibake_is_repaired_and_reported() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES.replace("the invoice", "Bobâ€™s invoice of Â£5"));
    let ran = stream(&sandbox, &["a.txt", "--fail-on", "warning"]);
    assert!(ran.err.contains("a.txt:9:25: warning[M009]: 2 characters"), "{}", ran.err);
    assert!(ran.out.contains("Bob’s invoice of £5") && ran.out.contains("\"code\":\"M009\""), "{}", ran.out);
    // places are those of the file
    let text = sandbox.read("a.txt");
    let minutes: serde_json::Value = serde_json::from_str(ran.out.lines().next().expect("a record")).expect("is JSON");
    let told = minutes["decisions"].as_array().into_iter().chain(minutes["actions"].as_array()).flatten();
    let told = told.filter(|record| record["text"].as_str().is_some_and(|text| text.contains("invoice")));
    let places: Vec<_> = told.map(|record| (&record["span"]["start"], &record["span"]["end"])).collect();
    assert!(!places.is_empty(), "{}", ran.out);
    for (start, end) in places {
        let place = start.as_u64().expect("a number") as usize..end.as_u64().expect("a number") as usize;
        assert!(text[place.clone()].contains("Bobâ€™s invoice of Â£5"), "{}", &text[place]);
    }
}

#[test]
fn an_encoding_that_is_told_is_taken_and_recorded() {
    let sandbox = Sandbox::new();
    let invoice = [MINUTES.replace("the invoice", "the invoice of #5").as_bytes(), b"\n"].concat();
    let euro: Vec<u8> = invoice.iter().map(|byte| if *byte == b'#' { 0xA4 } else { *byte }).collect();
    sandbox.file("in/a.txt", &euro).file("in/b.txt", MINUTES);
    let ran = stream(&sandbox, &["in", "--encoding", "ISO-8859-15", "--fail-on", "note"]);
    assert!(ran.err.contains("in/a.txt:9:37: note[M019]: the text was read as ISO-8859-15"), "{}", ran.err);
    assert!(!ran.err.contains("b.txt: note[M019]") && !ran.err.contains("M006"), "{}", ran.err);
    assert!(ran.out.contains("the invoice of €5"), "{}", ran.out);
    assert_eq!(ran.out.matches("\"encoding\":\"ISO-8859-15\"").count(), 2);
    let ran = stream(&sandbox, &["in", "--encoding", "martian"]);
    assert!(ran.status == 2 && ran.err.contains("there is no such encoding"), "{}", ran.err);
    // what comes as JSON is text already
    let line =
        serde_json::json!({ "id": "a", "text": MINUTES.replace("the invoice", "the invoice of €5") }).to_string();
    let arguments = ["convert", "-", "--stdin-format", "ndjson", "--out", "-", "--encoding", "latin1"];
    let ran = sandbox.run_with_input(&arguments, line.as_bytes());
    assert!(ran.out.contains("the invoice of €5") && ran.out.contains("\"encoding\":\"UTF-8\""), "{}", ran.out);
    // another encoding reads anew
    let folder = ["convert", "in", "--to", "json", "--encoding"];
    assert_eq!(sandbox.run(&[&folder[..], &["latin1"]].concat()).status, 0);
    let again = sandbox.run(&[&folder[..], &["latin1"]].concat());
    assert!(again.err.contains("2 unchanged"), "{}", again.err);
    let other = sandbox.run(&[&folder[..], &["koi8-r"]].concat());
    assert!(!other.err.contains("unchanged"), "{}", other.err);
}

#[cfg(unix)]
#[test]
fn a_file_that_grows_all_the_time_is_not_torn() {
    use std::fs::OpenOptions;
    use std::io::Write;
    use std::sync::atomic::{AtomicBool, Ordering};
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES.repeat(300));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = OpenOptions::new().append(true).open(sandbox.path("a.txt")).unwrap();
            while !done.load(Ordering::Relaxed) {
                file.write_all(b"x").unwrap();
            }
        });
        let ran = sandbox.run(&["check", "a.txt", "--format", "short", "--quiet"]);
        done.store(true, Ordering::Relaxed);
        assert!(ran.out.starts_with("a.txt: error[M018]: ") || ran.status != 2, "{:.500}", ran.out);
    });
}

#[test]
fn a_file_that_comes_later_changes_no_identifier() {
    let sandbox = Sandbox::new();
    let ids = || {
        let ran = stream(&sandbox, &["in"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let records = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("is JSON"));
        let mut ids: Vec<(String, String)> = records
            .map(|record| {
                let text = |value: &serde_json::Value| value.as_str().expect("is text").to_owned();
                (text(&record["source"]["path"]), text(&record["id"]))
            })
            .collect();
        ids.sort();
        ids
    };
    sandbox.file("in/may.txt", MINUTES);
    assert_eq!(ids(), [("in/may.txt".to_owned(), "may".to_owned())]);
    sandbox.file("in/may.md", MINUTES).file("in/may.txt.gz", gzip(MINUTES.as_bytes()));
    let more = ids();
    assert_eq!(more[1], ("in/may.txt".to_owned(), "may".to_owned()));
    assert!(more[0].1.starts_with("may-") && more[2].1.starts_with("may-") && more[0].1 != more[2].1, "{more:?}");
    // what another is called does not change it either
    sandbox.file("in/may.markdown", MINUTES);
    let others: Vec<_> = ids().into_iter().filter(|(path, _)| path != "in/may.markdown").collect();
    assert_eq!(others, more);
}

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use super::{MINUTES, Sandbox, assert_same, contents, many};

const CONVERT: &[&str] = &["convert", "in", "--to", "json,ndjson,csv"];

/// What a run over `in` into a folder of its own gives.
fn afresh(sandbox: &Sandbox) -> Vec<(String, Vec<u8>)> {
    let _ = fs::remove_dir_all(sandbox.path("fresh"));
    sandbox.run(&[CONVERT, &["--out", "fresh"]].concat());
    contents(sandbox, "fresh")
}

#[test]
fn what_has_not_changed_is_not_done_again() {
    let sandbox = many(20);
    assert!(sandbox.run(CONVERT).err.starts_with("20 documents in") || sandbox.files("output").len() > 20);
    let written = fs::metadata(sandbox.path("output/json/0--0000.json")).unwrap().modified().unwrap();
    sandbox.file("in/1/0001.txt", MINUTES).file("in/new.txt", MINUTES);
    fs::remove_file(sandbox.path("in/2/0002.txt")).unwrap();
    let ran = sandbox.run(CONVERT);
    assert!(ran.err.starts_with("20 documents (18 unchanged)"), "{}", ran.err);
    assert_same(&contents(&sandbox, "output"), &afresh(&sandbox));
    assert_eq!(fs::metadata(sandbox.path("output/json/0--0000.json")).unwrap().modified().unwrap(), written);
    assert!(sandbox.run(&[CONVERT, &["--force"]].concat()).err.starts_with("20 documents"));
    assert_ne!(fs::metadata(sandbox.path("output/json/0--0000.json")).unwrap().modified().unwrap(), written);
    assert_same(&contents(&sandbox, "output"), &afresh(&sandbox));
}

#[test]
fn a_document_that_comes_back_is_its_old_self() {
    let sandbox = many(3);
    sandbox.run(CONVERT);
    let before = contents(&sandbox, "output");
    let old = sandbox.read("in/0/0000.txt");
    sandbox.file("in/0/0000.txt", MINUTES);
    sandbox.run(CONVERT);
    sandbox.file("in/0/0000.txt", old);
    sandbox.run(CONVERT);
    assert_same(&contents(&sandbox, "output"), &before);
    fs::remove_file(sandbox.path("output/json/0--0000.json")).unwrap();
    assert!(sandbox.run(CONVERT).err.starts_with("3 documents (2 unchanged)"));
    assert_same(&contents(&sandbox, "output"), &before);
}

#[test]
fn other_vocabularies_houses_and_formats_convert_all() {
    let sandbox = many(3);
    sandbox.file("ours.toml", "title = \"Ours\"\n");
    sandbox.run(CONVERT);
    for options in [&["--house", "base"][..], &["--grammar", "ours.toml"], &["--to", "xml"], &["--layout", "documents"]]
    {
        let ran = sandbox.run(&[CONVERT, options].concat());
        assert!(!ran.err.contains("unchanged"), "{options:?} {}", ran.err);
    }
}

#[test]
fn findings_of_unchanged_documents_are_told_again() {
    let sandbox = Sandbox::new();
    sandbox.file("in/a.txt", [MINUTES.as_bytes(), b"Caf\xE9\n"].concat());
    let arguments = [CONVERT, &["--fail-on", "warning"]].concat();
    let first = sandbox.run(&arguments);
    let second = sandbox.run(&arguments);
    assert_eq!((first.status, second.status), (1, 1));
    assert!(first.err.contains("in/a.txt:13:4: warning[M006]"), "{}", first.err);
    assert!(
        second.err.contains("in/a.txt:13:4: warning[M006]") && second.err.contains("1 unchanged"),
        "{}",
        second.err
    );
}

/// Pseudo-random numbers that are the same in every run of the tests.
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn a_run_that_was_killed_is_finished_by_the_next() {
    let wanted = std::env::var("MINUTEBOOK_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(50);
    let sandbox = many(120);
    let whole = std::time::Instant::now();
    let unbroken = afresh(&sandbox);
    let whole = whole.elapsed().as_micros() as u64;
    let mut state = 0x9E37_79B9_7F4A_7C15;
    let (mut killed, mut unfinished) = (0, 0);
    while killed < wanted {
        let _ = fs::remove_dir_all(sandbox.path("output"));
        // several times in one run: it goes on, is killed, goes on
        for _ in 0..=random(&mut state) % 4 {
            let mut child = sandbox.command(CONVERT).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_micros(random(&mut state) % whole));
            let _ = child.kill();
            killed += usize::from(!child.wait().unwrap().success());
        }
        unfinished += usize::from(!sandbox.path("output/report.json").exists());
        let ran = sandbox.run(CONVERT);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_same(&contents(&sandbox, "output"), &unbroken);
        assert!(!sandbox.path("output/.minutebook/temporary").exists());
    }
    assert!(unfinished > 0 || wanted == 0);
}

#[test]
fn a_second_run_into_the_folder_is_kept_out() {
    let sandbox = many(3);
    assert_eq!(sandbox.run(CONVERT).status, 0);
    let before = contents(&sandbox, "output");
    let lock = fs::File::open(sandbox.path("output/.minutebook/lock")).unwrap();
    lock.lock().unwrap();
    let ran = sandbox.run(CONVERT);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: cannot write to output: another run (process "), "{}", ran.err);
    assert_eq!(ran.err.matches("another run").count(), 1, "{}", ran.err);
    drop(lock);
    // the file of the lock is still there; its process is not
    assert_eq!(sandbox.run(CONVERT).status, 0);
    assert_same(&contents(&sandbox, "output"), &before);
}

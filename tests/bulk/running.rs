use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{MINUTES, Ran, Sandbox, assert_same, contents, many};

#[test]
fn the_report_counts_and_names() {
    let sandbox = many(3);
    sandbox.file("in/a.txt", "nothing to see here\n").file("in/b.txt", "").file("in/c.pdf", "%PDF");
    let ran = sandbox.run(&["convert", "in", "--to", "json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("look at these first:\n  in/"), "{}", ran.err);
    assert!(ran.err.contains("  in/a.txt: 3 warnings (1 M101, 1 M102, 1 M103)\n"), "{}", ran.err);
    assert!(ran.err.contains("\nhouses: 4 ") || ran.err.contains("\nhouses: 1 base, 3 "), "{}", ran.err);
    assert!(ran.err.contains("\nfindings: ") && ran.err.contains("\nfailures: 1 M003\n"), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&sandbox.read("output/report.json")).unwrap();
    assert_eq!((&report["documents"], &report["failed"]), (&4.into(), &1.into()));
    assert_eq!(report["skipped"]["extension"], 1);
    assert_eq!(report["failures"][0]["path"], "in/b.txt");
    assert_eq!(report["failures_by_code"]["M003"], 1);
    let to_look_at = report["to_look_at"].as_array().unwrap();
    let warnings: Vec<u64> = to_look_at.iter().map(|document| document["warnings"].as_u64().unwrap()).collect();
    assert!(warnings.is_sorted_by(|more, less| more >= less), "{warnings:?}");
    assert!(to_look_at.iter().any(|document| document["path"] == "in/a.txt"));
    assert_eq!(report["codes"]["M101"]["severity"], "warning");
    let houses = report["houses"].as_object().unwrap().values();
    assert_eq!(houses.map(|count| count.as_u64().unwrap()).sum::<u64>(), 4);
    let quiet = sandbox.run(&["convert", "in", "--to", "json", "--quiet"]);
    assert_eq!(quiet.err.lines().count(), 1, "{}", quiet.err);
}

#[test]
fn a_document_that_is_there_twice_is_told() {
    let sandbox = many(20);
    sandbox.file("in/copy.txt", sandbox.read("in/3/0003.txt")).file("in/z/copy.txt", sandbox.read("in/3/0003.txt"));
    let report = |folder: &str| -> serde_json::Value {
        serde_json::from_str(&sandbox.read(&format!("{folder}/report.json"))).unwrap()
    };
    // whatever the number of threads, and where nothing is done again
    for (jobs, folder) in [("1", "a"), ("3", "b"), ("2", "b")] {
        let arguments =
            ["convert", "in", "--to", "json", "--jobs", jobs, "--out", folder, "--fail-on", "warning", "-q"];
        let ran = sandbox.run(&arguments);
        let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("[M020]")).collect();
        let wanted = "warning[M020]: the document is that of in/3/0003.txt once more, byte for byte";
        assert_eq!(told, [format!("in/copy.txt: {wanted}"), format!("in/z/copy.txt: {wanted}")]);
        let report = report(folder);
        assert_eq!((&report["duplicates"], &report["codes"]["M020"]["findings"]), (&2.into(), &2.into()));
        let first = serde_json::json!({ "path": "in/copy.txt", "first": "in/3/0003.txt" });
        assert_eq!(report["duplicate_files"][0], first);
    }
    assert_eq!(report("a"), report("b"));
    let ran = sandbox.run(&["check", "in", "--format", "json", "-q"]);
    assert_eq!(ran.out.matches("M020").count(), 2, "{}", ran.out);
}

#[cfg(unix)]
fn interrupt(child: &std::process::Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_what_was_done() {
    let sandbox = many(1200);
    let arguments = ["convert", "in", "--to", "json,ndjson", "--jobs", "1", "--quiet"];
    let mut command = sandbox.command(&arguments);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let started = Instant::now();
    while !sandbox.path("output/json/0--0000.json").exists() && started.elapsed() < Duration::from_secs(20) {
        sleep(Duration::from_millis(5));
    }
    interrupt(&child);
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!(ran.status, 130, "{}", ran.err);
    // also where it is to be quiet
    assert_eq!(ran.err, "interrupted; the same command goes on where it ended\n");
    let complete = |folder: &str| {
        let report = sandbox.read(&format!("{folder}/report.json"));
        serde_json::from_str::<serde_json::Value>(&report).unwrap()["complete"].clone()
    };
    assert_eq!(complete("output"), false);
    let done = sandbox.read("output/minutes.ndjson").lines().count();
    assert!(done > 0 && done < 1200, "{done}");
    assert!(!sandbox.path("output/.minutebook/temporary").exists());
    assert!(sandbox.files("output").iter().all(|file| !file.contains(".part")));
    let ran = sandbox.run(&arguments[..arguments.len() - 1]);
    assert!(ran.status == 0 && ran.err.contains("1200 documents ("), "{}", ran.err);
    assert_eq!(complete("output"), true);
    sandbox.run(&["convert", "in", "--to", "json,ndjson", "--out", "fresh"]);
    assert_same(&contents(&sandbox, "output"), &contents(&sandbox, "fresh"));
}

/// Runs the program by a shell that lets it write no file longer than so many kibibytes, as if the disk were full.
#[cfg(unix)]
fn run_with_little_room(sandbox: &Sandbox, kibibytes: usize, arguments: &str) -> Ran {
    let script = format!("trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" {arguments}");
    let program = env!("CARGO_BIN_EXE_minutebook");
    let mut command = Command::new("bash");
    command.args(["-c", &script, program]).current_dir(sandbox.path("")).output().unwrap().into()
}

#[cfg(unix)]
#[test]
fn a_full_disk_costs_what_does_not_fit() {
    let sandbox = many(30);
    let mut large = MINUTES.to_owned();
    for number in 3..2000 {
        write!(large, "\n{number}. Matter {number}\nIt was agreed to pay {number} pounds.\n").unwrap();
    }
    sandbox.file("in/large.txt", large);
    let ran = run_with_little_room(&sandbox, 200, "convert in --to json");
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("in/large.txt: error[M302]: cannot write output/json/large.json: "), "{}", ran.err);
    assert!(ran.err.contains("30 documents") && ran.err.contains("1 failed"), "{}", ran.err);
    assert_eq!(sandbox.files("output/json").len(), 30);
}

#[cfg(unix)]
#[test]
fn a_file_for_all_that_does_not_fit_costs_no_other() {
    let sandbox = many(30);
    let arguments = "convert in --to ndjson,csv --out";
    let run = |out: &str| sandbox.run(&arguments.split(' ').chain([out]).collect::<Vec<_>>());
    assert_eq!(run("fresh").status, 0);
    // the journal fits, being compressed
    let size = |name: &str| fs::metadata(sandbox.path(name)).unwrap().len() as usize;
    let (journal, file) = (size("fresh/.minutebook/journal"), size("fresh/minutes.ndjson"));
    assert!(journal < file * 9 / 10, "{journal} {file}");
    let ran = run_with_little_room(&sandbox, (journal + file) / 2048, &format!("{arguments} small"));
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("error: cannot write small/minutes.ndjson: "), "{}", ran.err);
    assert!(!sandbox.path("small/minutes.ndjson").exists() && sandbox.path("small/csv/meetings.csv").exists());
    let ran = run("small");
    assert!(ran.status == 0 && ran.err.starts_with("30 documents (30 unchanged)"), "{}", ran.err);
    assert_same(&contents(&sandbox, "small"), &contents(&sandbox, "fresh"));
}

#[test]
fn what_is_not_in_a_run_with_failures_is_left() {
    let sandbox = many(3);
    sandbox.file("list", "in/0/0000.txt\nin/1/0001.txt\nin/2/0002.txt\n");
    let arguments = ["convert", "--files-from", "list", "--to", "json,ndjson"];
    assert_eq!(sandbox.run(&arguments).status, 0);
    fs::remove_file(sandbox.path("in/1/0001.txt")).unwrap();
    let ran = sandbox.run(&arguments);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("in/1/0001.txt: error[M001]"), "{}", ran.err);
    let left = "1 document of an earlier run is not in this one; files of its own were left, because \
                in/1/0001.txt could not be read\n";
    assert!(ran.err.ends_with(left), "{}", ran.err);
    assert_eq!(sandbox.files("output/json"), ["0000.json", "0001.json", "0002.json"]);
    assert_eq!(sandbox.read("output/minutes.ndjson").lines().count(), 2);
    // and told again until it is put right
    assert!(sandbox.run(&arguments).err.ends_with(left));
    sandbox.file("list", "in/0/0000.txt\nin/2/0002.txt\n");
    let ran = sandbox.run(&arguments);
    assert!(ran.err.ends_with("its outputs were removed (json, ndjson)\n"), "{}", ran.err);
    assert_eq!(sandbox.files("output/json"), ["0000.json", "0002.json"]);
    assert_eq!(sandbox.run(&arguments).err.matches("earlier run").count(), 0);
}

#[test]
fn a_file_of_somebody_else_is_not_replaced_between_runs() {
    let sandbox = many(3);
    let arguments = ["convert", "in", "--to", "json"];
    assert_eq!(sandbox.run(&arguments).status, 0);
    sandbox.file("output/json/notes.json", "my own notes\n").file("in/notes.txt", MINUTES);
    let ran = sandbox.run(&arguments);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(
        ran.err.contains("in/notes.txt: error[M302]: cannot write output/json/notes.json: a file is there"),
        "{}",
        ran.err
    );
    assert_eq!(sandbox.read("output/json/notes.json"), "my own notes\n");
    // an output that no journal knows is replaced
    fs::remove_file(sandbox.path("output/json/notes.json")).unwrap();
    fs::remove_dir_all(sandbox.path("output/.minutebook")).unwrap();
    assert_eq!(sandbox.run(&arguments).status, 0);
}

#[test]
fn what_no_run_has_finished_is_told_when_it_goes() {
    let sandbox = many(3);
    let run = |input: &str| sandbox.run(&["convert", input, "--to", "json", "--out", "output"]);
    assert_eq!(run("in").status, 0);
    // as after a run that was killed: the journal has the documents, the list of those of the last run has not
    fs::remove_file(sandbox.path("output/.minutebook/documents")).unwrap();
    sandbox.file("other/x.txt", MINUTES);
    let ran = run("other");
    assert!(
        ran.err.ends_with("3 documents of an earlier run are not in this one: their outputs were removed (json)\n"),
        "{}",
        ran.err
    );
    assert_eq!(sandbox.files("output/json"), ["x.json"]);
    assert_eq!(run("other").err.matches("earlier run").count(), 0);
}

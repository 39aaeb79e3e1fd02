//! The samples: `output/` holds what the program writes of them now, and what it finds in them is not less than it
//! was.
//!
//! With `MINUTEBOOK_BLESS=1` the outputs are written anew; look at the difference before it is committed.

mod expected;
mod score;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Names of the samples, sorted.
fn names() -> Vec<String> {
    let paths = fs::read_dir(root().join("samples")).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let mut names: Vec<String> = texts.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// Every file below a folder that is not hidden, with its content, by its path below it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(path) = open.pop() {
        if path != folder && path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            continue;
        }
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.is_file() {
            found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), fs::read(&path).unwrap());
        }
    }
    found
}

/// Where the first difference is, in words.
fn difference(committed: &[u8], written: &[u8]) -> String {
    let (committed, written) = (String::from_utf8_lossy(committed), String::from_utf8_lossy(written));
    let lines = committed.lines().zip(written.lines()).enumerate();
    lines.map(|(at, (old, new))| (at + 1, old, new)).find(|(_, old, new)| old != new).map_or_else(
        || format!("{} lines became {}", committed.lines().count(), written.lines().count()),
        |(line, old, new)| format!("line {line}\n  - {old:.160}\n  + {new:.160}"),
    )
}

#[test]
fn outputs_are_those_that_are_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    program.args(["convert", "samples", "--quiet", "--out"]).arg(folder.path()).current_dir(root());
    let ran = program.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let (place, written) = (root().join("output"), files(folder.path()));
    if env::var_os("MINUTEBOOK_BLESS").is_some_and(|value| value == "1") {
        if place.exists() {
            fs::remove_dir_all(&place).unwrap();
        }
        for (path, content) in &written {
            let path = place.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }
    let committed = files(&place);
    let mut differences = Vec::new();
    for path in committed.keys().chain(written.keys().filter(|path| !committed.contains_key(*path))) {
        let found = match (committed.get(path), written.get(path)) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => difference(old, new),
            (Some(_), None) => "is not written any more".to_owned(),
            (None, _) => "is new".to_owned(),
        };
        differences.push(format!("output/{}: {found}", path.display()));
    }
    let hint = "run the test with MINUTEBOOK_BLESS=1 and look at the difference";
    assert!(differences.is_empty(), "{}\n{hint}", differences.join("\n"));
}

#[test]
fn every_sample_has_its_expectations() {
    for name in names() {
        assert!(root().join(format!("samples/{name}.gold.json")).is_file(), "{name}.gold.json");
    }
}

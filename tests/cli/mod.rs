//! The program as it is run: what it writes, says and returns.

mod bad_inputs;
mod check;
mod convert;
mod explain;
mod grammar;
mod help;
mod view;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Minutes in which everything is there.
pub(crate) const MINUTES: &str = "\
Hambleton Parish Council

Minutes of the meeting held on 3 May 2024

Present: Cllr A. Bell (Chair), Cllr C. Dunn
Apologies: Cllr E. Frost

1. Finance
It was agreed to pay the invoice.

2. Footpaths
ACTION: Cllr Dunn to write to the county.
";

/// A folder of its own for a test, in which the program is run.
pub(crate) struct Sandbox(TempDir);

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and the folders above it.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every file below the folder `name` with `/` between the parts of its path, sorted, but for the folder that a
    /// run keeps for itself.
    pub(crate) fn files(&self, name: &str) -> Vec<String> {
        fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) {
            let Ok(entries) = fs::read_dir(folder) else { return };
            for entry in entries.map(Result::unwrap) {
                let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
                if name == ".minutebook" || name.ends_with("/.minutebook") {
                    continue;
                }
                if entry.file_type().unwrap().is_dir() {
                    collect(&entry.path(), &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        collect(&self.path(name), "", &mut found);
        found.sort();
        found
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap().into()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("it was not killed"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

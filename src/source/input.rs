use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::identifier;
use super::walk::{self, Folder, TEXT_EXTENSIONS};
use crate::diagnostic::{Code, Diagnostic};

/// One thing to read, with the identifier that its document will have.
#[derive(Debug)]
pub struct Input {
    /// Identifier within the run; empty where it will be the start of the fingerprint.
    pub(super) id: String,
    pub(super) path: String,
    pub(super) origin: Origin,
    pub(super) length: u64,
}

/// Where an input comes from.
#[derive(Debug)]
pub(super) enum Origin {
    File(PathBuf),
    Bytes(Vec<u8>),
    /// It is known already that there is nothing to read.
    Failed(Diagnostic),
}

impl Input {
    /// Path as given, with `/` between its parts; `-` for standard input.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Length in bytes as far as it is known before reading; 0 where it is not.
    pub fn length(&self) -> u64 {
        self.length
    }

    fn file(id: String, path: PathBuf, length: u64) -> Self {
        Self { id, path: portable(&path), origin: Origin::File(path), length }
    }

    fn failed(path: &Path, diagnostic: Diagnostic) -> Self {
        Self { id: String::new(), path: portable(path), origin: Origin::Failed(diagnostic), length: 0 }
    }
}

/// Everything that was given to read.
#[derive(Debug, Default)]
pub struct Intake {
    /// The inputs, sorted by path, each path once.
    pub inputs: Vec<Input>,
    /// Number of files and folders that were left out because they are hidden or not text.
    pub skipped: usize,
}

impl Intake {
    /// Finds what `arguments` stand for: a file, a folder with all folders below it, or `-` for `stdin`, of which no
    /// more than `max_size` bytes and one are read here.
    ///
    /// The paths of all files are held in memory, their contents are not.
    pub fn gather(arguments: &[PathBuf], stdin: &mut dyn Read, max_size: u64) -> Self {
        let mut intake = Self::default();
        for argument in arguments {
            if argument.as_os_str() == "-" {
                intake.add_stream(stdin, max_size);
            } else {
                match argument.metadata() {
                    Ok(metadata) if metadata.is_dir() => intake.add_folder(argument),
                    Ok(metadata) => {
                        let id = identifier::slug(argument.file_name().map_or(argument.as_path(), Path::new));
                        intake.inputs.push(Input::file(id, argument.clone(), metadata.len()));
                    }
                    Err(error) => intake.inputs.push(Input::failed(argument, unreadable(&error))),
                }
            }
        }
        intake.inputs.sort_by(|left, right| left.path.cmp(&right.path));
        intake.inputs.dedup_by(|later, first| later.path == first.path);
        let named = intake.inputs.iter_mut().filter(|input| !input.id.is_empty());
        identifier::make_unique(named.map(|input| (&mut input.id, input.path.as_str())));
        intake
    }

    fn add_stream(&mut self, stdin: &mut dyn Read, max_size: u64) {
        if self.inputs.iter().any(|input| input.path == "-") {
            return;
        }
        let mut bytes = Vec::new();
        let origin = match stdin.take(max_size.saturating_add(1)).read_to_end(&mut bytes) {
            Ok(_) => Origin::Bytes(bytes),
            Err(error) => Origin::Failed(unreadable(&error)),
        };
        self.inputs.push(Input { id: String::new(), path: "-".to_owned(), origin, length: 0 });
    }

    fn add_folder(&mut self, root: &Path) {
        let Folder { files, failures, skipped } = walk::walk(root);
        self.skipped += skipped;
        if files.is_empty() && failures.is_empty() {
            let extensions = TEXT_EXTENSIONS.iter().map(|known| format!(".{known}")).collect::<Vec<_>>().join(", ");
            let message = match skipped {
                0 => "no text files in the folder: it is empty".to_owned(),
                1 => "no text files in the folder: its one entry is hidden or not text".to_owned(),
                _ => format!("no text files in the folder: its {skipped} entries are hidden or not text"),
            };
            let hint = format!("text files in a folder end in {extensions}; name others one by one");
            self.inputs.push(Input::failed(root, Diagnostic::new(Code::NoMinutes, message, None).with_hint(hint)));
        }
        for (path, length) in files {
            let id = identifier::slug(path.strip_prefix(root).unwrap_or(&path));
            self.inputs.push(Input::file(id, path, length));
        }
        for (path, error) in failures {
            self.inputs.push(Input::failed(&path, unreadable(&error)));
        }
    }
}

/// The report that the system refused to open or read something.
pub(super) fn unreadable(error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("the file cannot be read: {error}"), None)
}

/// The path as it stands in every output, the same on every platform.
fn portable(path: &Path) -> String {
    let path = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace(MAIN_SEPARATOR, "/") }
}

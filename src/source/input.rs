use std::io;
use std::ops::ControlFlow;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::kind::Codec;
use crate::diagnostic::{Code, Diagnostic};

/// Takes inputs one by one, and says whether it wants more.
pub(super) type Sink<'a> = dyn FnMut(Input) -> ControlFlow<()> + 'a;

/// One thing to read, with the identifier that its document will have.
#[derive(Debug)]
pub struct Input {
    /// Identifier within the run; empty where it will be the start of the fingerprint.
    pub(super) id: String,
    pub(super) path: String,
    /// See [`Self::below`], where that is another path.
    below: Option<String>,
    pub(super) origin: Origin,
    pub(super) length: u64,
    position: u64,
}

/// Where an input comes from.
#[derive(Debug)]
pub(super) enum Origin {
    File(PathBuf, Codec),
    Bytes(Vec<u8>),
    /// It came decoded.
    Text(String),
    /// It is known already that there is nothing to read.
    Failed(Diagnostic),
}

impl Input {
    /// Path as given, with `/` between its parts; `-` for standard input; `!` before the path within an archive.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Path below the input that was given: the same however that was typed. Where several inputs have the same one, it
    /// begins with the name of the input.
    pub fn below(&self) -> &str {
        self.below.as_deref().unwrap_or(&self.path)
    }

    /// Length in bytes as far as it is known before reading; 0 where it is not.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Bytes of the files and archives of the run that lie behind when this input is done, of
    /// [`Intake::bytes`](super::Intake::bytes).
    pub fn position(&self) -> u64 {
        self.position
    }

    pub(super) fn file(id: String, path: String, (file, codec): (PathBuf, Codec), length: u64) -> Self {
        Self { id, path, below: None, origin: Origin::File(file, codec), length, position: 0 }
    }

    pub(super) fn bytes(id: String, path: String, bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        Self { id, path, below: None, origin: Origin::Bytes(bytes), length, position: 0 }
    }

    pub(super) fn text(id: String, path: String, text: String) -> Self {
        let length = text.len() as u64;
        Self { id, path, below: None, origin: Origin::Text(text), length, position: 0 }
    }

    pub(super) fn failed(path: String, diagnostic: Diagnostic) -> Self {
        Self { id: String::new(), path, below: None, origin: Origin::Failed(diagnostic), length: 0, position: 0 }
    }

    pub(super) fn with_below(mut self, below: String) -> Self {
        self.below = Some(below);
        self
    }

    pub(super) fn at(mut self, position: u64) -> Self {
        self.position = position;
        self
    }
}

/// The report that the system refused to open or read something.
pub(super) fn unreadable(error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("the file cannot be read: {error}"), None)
}

/// The path as it stands in every output, the same on every platform.
pub(super) fn portable(path: &Path) -> String {
    let path = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace(MAIN_SEPARATOR, "/") }
}

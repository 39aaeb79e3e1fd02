use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::batch::WriteError;

/// A release while it is made: a folder beside the one that it will be, which goes away unless it is published.
#[derive(Debug)]
pub(super) struct Staging {
    folder: TempDir,
    root: PathBuf,
    target: PathBuf,
}

impl Staging {
    /// Begins a release that will stand at `target`.
    pub(super) fn begin(target: &Path) -> Result<Self, WriteError> {
        let begin = || {
            let name = target.file_name().ok_or_else(|| io::Error::other("a release needs a folder with a name"))?;
            let parent = match target.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => parent,
                _ => Path::new("."),
            };
            if is_foreign(target)? {
                return Err(io::Error::other("it is there already and is not a release"));
            }
            fs::create_dir_all(parent)?;
            let prefix = format!(".{}-", name.to_string_lossy());
            let folder = tempfile::Builder::new().prefix(&prefix).tempdir_in(parent)?;
            // the temporary folder itself is private, what is published is not
            let root = folder.path().join("release");
            fs::create_dir(&root)?;
            Ok(Self { folder, root, target: target.to_path_buf() })
        };
        begin().map_err(|error| WriteError::new(target, error))
    }

    /// A path in the release.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(super) fn make_folder(&self, path: &str) -> Result<(), WriteError> {
        let path = self.path(path);
        fs::create_dir_all(&path).map_err(|error| WriteError::new(&path, error))
    }

    pub(super) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> Result<(), WriteError> {
        let path = self.path(path);
        fs::write(&path, content).map_err(|error| WriteError::new(&path, error))
    }

    /// A file that grows.
    pub(super) fn open(&self, path: &str) -> Result<Growing, WriteError> {
        let path = self.path(path);
        match File::create(&path) {
            Ok(file) => Ok(Growing { writer: BufWriter::with_capacity(64 << 10, file), path }),
            Err(error) => Err(WriteError::new(&path, error)),
        }
    }

    /// Puts the release where it will stand, in place of one that was there.
    pub(super) fn publish(self) -> Result<(), WriteError> {
        let Self { folder, root, target } = self;
        let former = folder.path().join("former");
        let publish = || {
            let replaces = target.exists();
            if replaces {
                fs::rename(&target, &former)?;
            }
            fs::rename(&root, &target).inspect_err(|_| {
                if replaces {
                    // the old release is better than none
                    let _ = fs::rename(&former, &target);
                }
            })
        };
        publish().map_err(|error| WriteError::new(&target, error))
    }
}

/// Whether there is something in the folder that no release would have left there.
fn is_foreign(target: &Path) -> io::Result<bool> {
    if !target.exists() || target.join("data/datapackage.json").is_file() {
        return Ok(false);
    }
    Ok(!target.is_dir() || fs::read_dir(target)?.next().is_some())
}

/// A file that is written bit by bit.
#[derive(Debug)]
pub(super) struct Growing {
    writer: BufWriter<File>,
    path: PathBuf,
}

impl Growing {
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.writer.write_all(bytes).map_err(|error| WriteError::new(&self.path, error))
    }

    pub(super) fn finish(mut self) -> Result<(), WriteError> {
        self.writer.flush().map_err(|error| WriteError::new(&self.path, error))
    }
}

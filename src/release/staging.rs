use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::manifest;
use crate::batch::{Lock, WriteError};

/// A release while it is made: a hidden folder beside the one that it will be, which goes away unless it is published.
#[derive(Debug)]
pub(super) struct Staging {
    own: Own,
    root: PathBuf,
    target: PathBuf,
}

/// The hidden folder, which one run has at a time. What a killed run left in it is cleared away by the next.
#[derive(Debug)]
struct Own {
    path: PathBuf,
    _lock: Lock,
}

impl Own {
    fn former(&self) -> PathBuf {
        self.path.join("former")
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // what cannot be removed is in nobody's way
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Staging {
    /// Begins a release that will stand at `target`.
    pub(super) fn begin(target: &Path) -> Result<Self, WriteError> {
        let begin = || {
            let name = target.file_name().ok_or_else(|| io::Error::other("a release needs a folder with a name"))?;
            let path = target.with_file_name(format!(".{}.minutebook", name.to_string_lossy()));
            fs::create_dir_all(&path)?;
            let lock = Lock::take(&path.join("lock")).map_err(io::Error::other)?;
            let own = Own { path, _lock: lock };
            if !target.exists() && own.former().exists() {
                // a run was killed when it had just put the old release aside
                fs::rename(own.former(), target)?;
            }
            is_ours(target)?;
            let root = own.path.join("release");
            for left in [root.clone(), own.former()] {
                if left.exists() {
                    fs::remove_dir_all(left)?;
                }
            }
            fs::create_dir(&root)?;
            Ok(Self { own, root, target: target.to_path_buf() })
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

    /// Writes a file of which there must not be one yet.
    pub(super) fn write_new(&self, path: &str, content: impl AsRef<[u8]>) -> Result<(), WriteError> {
        let path = self.path(path);
        let write = || File::create_new(&path)?.write_all(content.as_ref());
        write().map_err(|error| WriteError::new(&path, error))
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
        let Self { own, root, target } = self;
        let former = own.former();
        let publish = || {
            // somebody may have put something there in the meantime
            is_ours(&target)?;
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

/// Refuses a folder that holds anything but a release as it was written: it would be lost.
fn is_ours(target: &Path) -> io::Result<()> {
    if !target.exists() {
        return Ok(());
    }
    if !target.is_dir() || !target.join("data/datapackage.json").is_file() {
        let is_empty = target.is_dir() && fs::read_dir(target)?.next().is_none();
        let foreign = || io::Error::other("it is there already and is not a release");
        return if is_empty { Ok(()) } else { Err(foreign()) };
    }
    manifest::objection(target)?.map_or(Ok(()), |objection| Err(io::Error::other(objection)))
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

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::compression::{Compression, Encoder};

/// An output could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {reason}", path.display())]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said; it is in the words of this error, so it is not its source.
    pub reason: io::Error,
}

impl WriteError {
    pub(crate) fn new(path: &Path, reason: io::Error) -> Self {
        Self { path: path.to_path_buf(), reason }
    }
}

/// A file that appears under its name when it is whole.
///
/// Until [`WholeFile::finish`] it is a file in another folder of the same file system, which goes away with this value:
/// an error, a panic or a failure of another file leaves nothing half-written, and an older file of the name as it was.
#[derive(Debug)]
pub struct WholeFile {
    encoder: Encoder,
    path: PathBuf,
}

impl WholeFile {
    /// Begins a file; its folder is made if it is not there. `temporary` is a folder that exists.
    ///
    /// # Errors
    ///
    /// One of the folders cannot be written to.
    pub fn create(path: &Path, temporary: &Path, compression: Compression) -> Result<Self, WriteError> {
        let begin = || {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            compression.encoder(BufWriter::with_capacity(64 << 10, begin_in(temporary)?))
        };
        let encoder = begin().map_err(|error| WriteError::new(path, error))?;
        Ok(Self { encoder, path: path.to_path_buf() })
    }

    /// Adds `bytes` at the end.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.encoder.write_all(bytes).map_err(|error| WriteError::new(&self.path, error))
    }

    /// Puts the file under its name, in place of one that was there.
    ///
    /// # Errors
    ///
    /// The last bytes cannot be written or the file cannot be renamed.
    pub fn finish(self) -> Result<(), WriteError> {
        let Self { encoder, path } = self;
        let file = encoder.finish().map_err(|error| WriteError::new(&path, error))?;
        file.persist(&path).map_err(|error| WriteError::new(&path, error.error))?;
        Ok(())
    }
}

fn begin_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix("").suffix(".part");
    #[cfg(unix)]
    {
        // a temporary file is private by default; an output has the permissions that the user's mask leaves
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

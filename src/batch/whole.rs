use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// An output could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl WriteError {
    pub(crate) fn new(path: &Path, source: io::Error) -> Self {
        Self { path: path.to_path_buf(), source }
    }
}

/// A file that appears under its name when it is whole.
///
/// Until [`WholeFile::finish`] it is a hidden file in the same folder, which goes away with this value: an error, a
/// panic or a failure of another file leaves nothing half-written, and an older file of the name as it was.
#[derive(Debug)]
pub struct WholeFile {
    writer: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl WholeFile {
    /// Begins a file in a folder that exists.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn create(path: &Path) -> Result<Self, WriteError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let file = temporary(folder).map_err(|error| WriteError::new(path, error))?;
        Ok(Self { writer: BufWriter::with_capacity(64 << 10, file), path: path.to_path_buf() })
    }

    /// Adds `bytes` at the end.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.writer.write_all(bytes).map_err(|error| WriteError::new(&self.path, error))
    }

    /// Puts the file under its name, in place of one that was there.
    ///
    /// # Errors
    ///
    /// The last bytes cannot be written or the file cannot be renamed.
    pub fn finish(self) -> Result<(), WriteError> {
        let Self { writer, path } = self;
        let file = writer.into_inner().map_err(|error| WriteError::new(&path, error.into_error()))?;
        file.persist(&path).map_err(|error| WriteError::new(&path, error.error))?;
        Ok(())
    }
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".minutebook-").suffix(".part");
    #[cfg(unix)]
    {
        // a temporary file is private by default; an output has the permissions that the user's mask leaves
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

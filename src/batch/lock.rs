use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// Keeps other runs out of an output folder as long as it lives.
///
/// The lock is the system's on an open file. So it ends with the process, however that ends, and there is no stale lock
/// to take over; the file stays. The number of the process in it is for people.
#[derive(Debug)]
pub(crate) struct Lock(#[allow(dead_code, reason = "what it holds is the lock")] File);

/// Why a folder could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another run writes to it.
    #[error("another run{by} is writing to this folder; wait for it, or name another folder with --out")]
    Taken {
        /// ` (process 4711)`, if it is known.
        by: String,
    },
    /// The system refused.
    #[error(transparent)]
    System(#[from] io::Error),
}

impl Lock {
    /// Locks by the file at `path`.
    pub(crate) fn take(path: &Path) -> Result<Self, LockError> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut process = String::new();
                let known = file.read_to_string(&mut process).is_ok() && !process.trim().is_empty();
                let by = if known { format!(" (process {})", process.trim()) } else { String::new() };
                return Err(LockError::Taken { by });
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Self(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_kept_out_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Lock::take(&path).unwrap();
        let error = Lock::take(&path).unwrap_err();
        assert!(matches!(&error, LockError::Taken { by } if by.contains(&std::process::id().to_string())), "{error}");
        drop(first);
        assert!(Lock::take(&path).is_ok());
    }
}

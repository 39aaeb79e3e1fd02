use std::io;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Effort, schema};

/// Why an archive cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is another sort of file, or a database of another program.
    #[error("it is not an archive that minutebook wrote")]
    NotOurs,
    /// It is a folder, such as a run writes the archive into.
    #[error("it is a folder; the archive is a file, of a run in FOLDER it is FOLDER/sqlite/archive.sqlite")]
    Folder,
    /// Another version of the program wrote it, with other tables.
    #[error("another version of minutebook wrote this archive; write it anew with `minutebook convert --to sqlite`")]
    OtherVersion,
    /// What the database says.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// What the system says.
    #[error(transparent)]
    System(#[from] io::Error),
    /// What the journal has of a document is not what was put there.
    #[error("the journal is damaged; run again with --force")]
    Damaged(#[from] postcard::Error),
}

/// An archive that is read.
#[derive(Debug)]
pub struct Archive {
    pub(super) connection: Connection,
    pub(super) effort: Effort,
}

impl Archive {
    /// Opens an archive to read it; nothing in it can be changed.
    ///
    /// # Errors
    ///
    /// There is no such file, it cannot be read, or it is not an archive of this program.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        // a database would be made of a file that is not there only if that were allowed; the system says it better
        if std::fs::File::open(path)?.metadata()?.is_dir() {
            return Err(ArchiveError::Folder);
        }
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        if number("application_id").map_err(|_| ArchiveError::NotOurs)? != schema::APPLICATION {
            return Err(ArchiveError::NotOurs);
        }
        if number("user_version")? != schema::version() {
            return Err(ArchiveError::OtherVersion);
        }
        connection
            .execute_batch("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824")?;
        Ok(Self { connection, effort: Effort::default() })
    }

    /// The same with other bounds of the work that [`find`](Self::find) does.
    #[must_use]
    pub fn with_effort(self, effort: Effort) -> Self {
        Self { effort, ..self }
    }
}

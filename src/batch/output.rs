use std::fs;
use std::path::{Path, PathBuf};

use super::{Format, WholeFile, WriteError};
use crate::model::Minutes;

/// Rows of one document for the files that all documents share.
#[derive(Debug, Default)]
pub struct Rows {
    lines: Vec<u8>,
}

/// The files that each document has for itself. Shared by the workers.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    formats: Vec<Format>,
}

/// The files that all documents share, which appear at the end of the run.
#[derive(Debug)]
pub struct Shared {
    lines: Option<WholeFile>,
}

/// Makes the output folder `root` ready for `formats`: `json/ID.json` and `xml/ID.xml` for each document,
/// `csv/TABLE.csv` and `minutes.ndjson` for all of them.
///
/// # Errors
///
/// The folder cannot be made or written to.
pub fn open(root: &Path, formats: &[Format]) -> Result<(Files, Shared), WriteError> {
    let folder = |path: &Path| fs::create_dir_all(path).map_err(|error| WriteError::new(path, error));
    folder(root)?;
    let mut shared = Shared { lines: None };
    for format in formats {
        match format {
            Format::Ndjson => shared.lines = Some(WholeFile::create(&root.join("minutes.ndjson"))?),
            Format::Json => folder(&root.join(format.name()))?,
        }
    }
    Ok((Files { root: root.to_path_buf(), formats: formats.to_vec() }, shared))
}

impl Files {
    /// Writes the files of one document and returns its rows for the shared files.
    ///
    /// # Errors
    ///
    /// A file cannot be written; it is not there then, and files written before it are whole.
    pub fn write(&self, minutes: &Minutes) -> Result<Rows, WriteError> {
        let mut rows = Rows::default();
        for format in &self.formats {
            match format {
                Format::Ndjson => {
                    format.write(minutes, &mut rows.lines).expect("a vector can be written to");
                }
                Format::Json => {
                    let name = format!("{}.{}", minutes.id, format.extension());
                    let path = self.root.join(format.name()).join(name);
                    WholeFile::write_by(&path, |out| format.write(minutes, out))?;
                }
            }
        }
        Ok(rows)
    }
}

impl Shared {
    /// Adds the rows of the next document.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn append(&mut self, rows: &Rows) -> Result<(), WriteError> {
        if let Some(file) = &mut self.lines {
            file.append(&rows.lines)?;
        }
        Ok(())
    }

    /// Puts the files under their names.
    ///
    /// # Errors
    ///
    /// A file cannot be written; those written before it are whole.
    pub fn finish(self) -> Result<(), WriteError> {
        self.lines.map_or(Ok(()), WholeFile::finish)
    }
}

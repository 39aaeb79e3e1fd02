use std::fs;
use std::path::{Path, PathBuf};

use super::{WholeFile, WriteError};
use crate::model::Minutes;
use crate::output::{Encoded, Format, Layout};
use crate::record::TABLES;

/// Name without extension of a file that holds all documents.
const ALL_DOCUMENTS: &str = "minutes";

/// The files that each document has for itself. Shared by the workers.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    formats: Vec<Format>,
}

/// The files that all documents share. They appear at the end of the run.
#[derive(Debug)]
pub struct Shared(Vec<WholeFile>);

/// Makes the folder `root` ready for `formats`: `FORMAT/ID.EXTENSION` for formats with a file for each document,
/// `FORMAT/TABLE.EXTENSION` for tables, `minutes.EXTENSION` for formats that hold all documents in one file.
///
/// # Errors
///
/// The folder cannot be made or written to.
pub fn open(root: &Path, formats: &[Format]) -> Result<(Files, Shared), WriteError> {
    let folder = |path: &Path| fs::create_dir_all(path).map_err(|error| WriteError::new(path, error));
    folder(root)?;
    let mut shared = Vec::new();
    for format in formats {
        let (place, extension) = (root.join(format.name()), format.extension());
        match format.layout() {
            Layout::Document => folder(&place)?,
            Layout::Stream => shared.push(begin(&root.join(format!("{ALL_DOCUMENTS}.{extension}")), *format, 0)?),
            Layout::Tables => {
                folder(&place)?;
                for (part, table) in TABLES.iter().enumerate() {
                    shared.push(begin(&place.join(format!("{}.{extension}", table.name)), *format, part)?);
                }
            }
        }
    }
    Ok((Files { root: root.to_path_buf(), formats: formats.to_vec() }, Shared(shared)))
}

/// Begins the shared file of a format's part with what stands before the first document.
fn begin(path: &Path, format: Format, part: usize) -> Result<WholeFile, WriteError> {
    let mut file = WholeFile::create(path)?;
    let opening = format.opening(part).map_err(|error| WriteError::new(path, error))?;
    file.append(&opening)?;
    Ok(file)
}

impl Files {
    /// Writes the files of one document and returns what is left: a part for each of the [`Shared`] files.
    ///
    /// # Errors
    ///
    /// A file cannot be written; it is not there then, and files written before it are whole.
    pub fn write(&self, minutes: &Minutes) -> Result<Encoded, WriteError> {
        let mut rest = Encoded { parts: Vec::new(), diagnostics: Vec::new() };
        for format in &self.formats {
            let place = self.root.join(format.name());
            let encoded = format.encode(minutes).map_err(|error| WriteError::new(&place, error))?;
            rest.diagnostics.extend(encoded.diagnostics);
            match format.layout() {
                Layout::Document => {
                    let path = place.join(format!("{}.{}", minutes.id, format.extension()));
                    let mut file = WholeFile::create(&path)?;
                    encoded.parts.iter().try_for_each(|part| file.append(part))?;
                    file.finish()?;
                }
                Layout::Stream | Layout::Tables => rest.parts.extend(encoded.parts),
            }
        }
        Ok(rest)
    }
}

impl Shared {
    /// Adds the next document.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn append(&mut self, parts: &[Vec<u8>]) -> Result<(), WriteError> {
        self.0.iter_mut().zip(parts).try_for_each(|(file, part)| file.append(part))
    }

    /// Puts the files under their names.
    ///
    /// # Errors
    ///
    /// A file cannot be written; those that have their name already are whole.
    pub fn finish(self) -> Result<(), WriteError> {
        self.0.into_iter().try_for_each(WholeFile::finish)
    }
}

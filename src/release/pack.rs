use std::fs::{self, File};
use std::io::{self, BufWriter};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::staging::Staging;
use crate::batch::WriteError;

/// Packs the files of a folder into a zip archive, in the order of their names. Times are those that the format has
/// for none, so that the same files give the same bytes.
pub(super) fn folder(staging: &Staging, folder: &str, archive: &str) -> Result<(), WriteError> {
    let pack = || {
        let mut names: Vec<_> = fs::read_dir(staging.path(folder))?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<io::Result<_>>()?;
        names.sort();
        let mut zip = ZipWriter::new(BufWriter::new(File::create(staging.path(archive))?));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for name in names {
            let name = name.to_string_lossy();
            zip.start_file(format!("{folder}/{name}"), options)?;
            io::copy(&mut File::open(staging.path(folder).join(&*name))?, &mut zip)?;
        }
        zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error).map(drop)
    };
    pack().map_err(|error: io::Error| WriteError::new(&staging.path(archive), error))
}

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::WalkBuilder;

use super::filter::Filter;
use super::kind::Kind;
use super::skipped::{Reason, Skipped};

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Files to read, with their length in bytes.
    pub(super) files: Vec<(PathBuf, Kind, u64)>,
    /// Places that could not be looked at.
    pub(super) failures: Vec<(PathBuf, io::Error)>,
    /// What was left out. A folder counts as one, whatever is in it.
    pub(super) skipped: Skipped,
}

/// Looks through a folder and all folders below it. Links to files are followed, links to folders are not: they may
/// lead in circles or to documents that are read already.
pub(super) fn walk(root: &Path, filter: &Filter) -> Folder {
    let hidden = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&hidden);
    let walker = WalkBuilder::new(root)
        .standard_filters(false)
        .filter_entry(move |entry| {
            let keep = entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
            count.fetch_add(usize::from(!keep), Ordering::Relaxed);
            keep
        })
        .build();
    let mut folder = Folder::default();
    for entry in walker {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
            Ok(entry) => {
                let path = entry.into_path();
                match filter.sort(path.strip_prefix(root).unwrap_or(&path)) {
                    Ok(kind) => folder.add(path, kind),
                    Err(reason) => folder.skipped.count(reason),
                }
            }
            Err(error) => {
                let path = path_of(&error).unwrap_or(root).to_path_buf();
                let message = error.to_string();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other(message));
                folder.failures.push((path, error));
            }
        }
    }
    folder.skipped.hidden += hidden.load(Ordering::Relaxed);
    folder
}

impl Folder {
    /// Adds what has the name of a file that is read, if it is one.
    fn add(&mut self, path: PathBuf, kind: Kind) {
        match path.metadata() {
            Ok(metadata) if metadata.is_file() => self.files.push((path, kind, metadata.len())),
            Ok(_) => self.skipped.count(Reason::NotText),
            Err(error) => self.failures.push((path, error)),
        }
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

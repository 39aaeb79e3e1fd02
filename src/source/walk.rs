use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use super::filter::Filter;
use super::input::portable;
use super::kind::Kind;
use super::skipped::{LeftOut, Reason};

/// What stands in a folder or below it.
pub(super) enum Item {
    /// A file to read, with its length in bytes.
    File(PathBuf, Kind, u64),
    /// A place that could not be looked at.
    Failed(PathBuf, io::Error),
}

/// Looks through a folder and all folders below it. Links to files are followed, links to folders are not: they may
/// lead in circles or to documents that are read already. Returns what was left out, where a folder counts as one,
/// whatever is in it.
pub(super) fn walk(root: &Path, filter: &Filter, mut take: impl FnMut(Item)) -> LeftOut {
    let hidden = Arc::new(Mutex::new(LeftOut::default()));
    let note = Arc::clone(&hidden);
    let beside = filter.clone();
    let walker = WalkBuilder::new(root)
        .standard_filters(false)
        .filter_entry(move |entry| {
            let keep = entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
            if !keep {
                let mut hidden = note.lock().unwrap_or_else(PoisonError::into_inner);
                hidden.add(Reason::Hidden, portable(entry.path()));
            }
            let is_folder = entry.depth() > 0 && entry.file_type().is_some_and(|kind| kind.is_dir());
            keep && !(is_folder && beside.is_aside(entry.path()))
        })
        .build();
    let mut skipped = LeftOut::default();
    for entry in walker {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
            Ok(entry) => {
                let path = entry.into_path();
                match filter.sort(&[path.strip_prefix(root).unwrap_or(&path)]) {
                    Err(reason) => skipped.add(reason, portable(&path)),
                    Ok(kind) => match path.metadata() {
                        Ok(metadata) if metadata.is_file() => take(Item::File(path, kind, metadata.len())),
                        Ok(_) => skipped.add(Reason::NotText, portable(&path)),
                        Err(error) => take(Item::Failed(path, error)),
                    },
                }
            }
            Err(error) => {
                let path = path_of(&error).unwrap_or(root).to_path_buf();
                let message = error.to_string();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other(message));
                take(Item::Failed(path, error));
            }
        }
    }
    let hidden = std::mem::take(&mut *hidden.lock().unwrap_or_else(PoisonError::into_inner));
    skipped += hidden;
    skipped
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

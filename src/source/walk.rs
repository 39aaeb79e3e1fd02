use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::WalkBuilder;

/// Extensions by which a file in a folder is known as text. A file that is named on the command line is read whatever
/// its extension.
pub const TEXT_EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "asc"];

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Text files, with their length in bytes.
    pub(super) files: Vec<(PathBuf, u64)>,
    /// Places that could not be looked at.
    pub(super) failures: Vec<(PathBuf, io::Error)>,
    /// Number of entries left out because they are hidden or not text.
    pub(super) skipped: usize,
}

/// Looks through a folder and all folders below it. Links to files are followed, links to folders are not: they may
/// lead in circles or to documents that are read already.
pub(super) fn walk(root: &Path) -> Folder {
    let hidden = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&hidden);
    let walker = WalkBuilder::new(root)
        .standard_filters(false)
        .filter_entry(move |entry| {
            let keep = entry.depth() == 0 || !is_hidden(entry.path());
            count.fetch_add(usize::from(!keep), Ordering::Relaxed);
            keep
        })
        .build();
    let mut folder = Folder::default();
    for entry in walker {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
            Ok(entry) if is_text(entry.path()) => folder.add(entry.into_path()),
            Ok(_) => folder.skipped += 1,
            Err(error) => {
                let path = path_of(&error).unwrap_or(root).to_path_buf();
                let message = error.to_string();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other(message));
                folder.failures.push((path, error));
            }
        }
    }
    folder.skipped += hidden.load(Ordering::Relaxed);
    folder
}

impl Folder {
    /// Adds what has the name of a text file, if it is one.
    fn add(&mut self, path: PathBuf) {
        match path.metadata() {
            Ok(metadata) if metadata.is_file() => self.files.push((path, metadata.len())),
            Ok(_) => self.skipped += 1,
            Err(error) => self.failures.push((path, error)),
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| TEXT_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

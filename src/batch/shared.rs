use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Plan, portable};
use super::{WholeFile, WriteError};
use crate::output::Format;

/// Name of the list of the files that all documents share.
const LIST: &str = "shared";

/// The files that documents share, while they are written.
pub(super) struct Shared<'a> {
    plan: &'a Plan,
    /// Format and part of each file of a set, in the order of a document's parts.
    parts: Vec<(Format, usize)>,
    shard: usize,
    open: Vec<Option<WholeFile>>,
    /// Files that are whole, of the sets before this one.
    written: Vec<SharedFile>,
}

/// A file that documents share.
pub(super) struct SharedFile {
    /// Its path below the output folder, with `/` between its parts.
    pub(super) path: String,
    format: Format,
}

impl<'a> Shared<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let shared = plan.formats.iter().filter(|format| !plan.arrangement.is_by_document(**format));
        let parts = shared.flat_map(|format| (0..format.layout().parts()).map(|part| (*format, part))).collect();
        Self { plan, parts, shard: 0, open: Vec::new(), written: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds the document at `place`, counted from 0. A file that cannot be written is given up, the others are not.
    pub(super) fn append(&mut self, place: usize, parts: &[Vec<u8>], temporary: &Path, errors: &mut Vec<WriteError>) {
        let shard = self.plan.arrangement.shard(place);
        if shard != self.shard || place == 0 {
            self.close(errors);
            self.begin(shard, temporary, errors);
        }
        for (slot, bytes) in self.open.iter_mut().zip(parts) {
            if let Some(Err(error)) = slot.as_mut().map(|file| file.append(bytes)) {
                errors.push(error);
                *slot = None;
            }
        }
    }

    /// Closes the last set and returns all files that are whole. Where there are no documents, the files of the first
    /// set hold what stands before the first.
    pub(super) fn finish(
        mut self,
        documents: usize,
        temporary: &Path,
        errors: &mut Vec<WriteError>,
    ) -> Vec<SharedFile> {
        if documents == 0 {
            self.begin(0, temporary, errors);
        }
        self.close(errors);
        self.written
    }

    /// Puts the names of all files that will be written on the list of those that are there.
    pub(super) fn announce(&self, own: &Path, documents: usize) -> Result<(), WriteError> {
        let last = self.plan.arrangement.shard(documents.saturating_sub(1));
        let mut lines = read(own);
        for (format, part) in &self.parts {
            lines.extend((0..=last).map(|shard| line(*format, &portable(&self.path(shard, *format, *part)))));
        }
        lines.sort();
        lines.dedup();
        write(own, &lines)
    }

    /// Leaves nothing on the list but `files` and the files of other formats.
    pub(super) fn settle(&self, own: &Path, files: &[SharedFile]) -> Result<(), WriteError> {
        let mut lines = read(own);
        lines.retain(|line| !self.is_ours(line));
        lines.extend(files.iter().map(|file| line(file.format, &file.path)));
        lines.sort();
        write(own, &lines)
    }

    /// The files on the list that are of the formats of this run.
    pub(super) fn list(&self, own: &Path) -> Vec<String> {
        let ours = read(own).into_iter().filter(|line| self.is_ours(line));
        ours.filter_map(|line| line.split_once(' ').map(|(_, path)| path.to_owned())).collect()
    }

    fn is_ours(&self, line: &str) -> bool {
        let name = line.split_once(' ').map(|(format, _)| format);
        self.plan.formats.iter().any(|format| Some(format.name()) == name)
    }

    fn path(&self, shard: usize, format: Format, part: usize) -> PathBuf {
        self.plan.arrangement.file_of_all(format, shard, part, self.plan.compression)
    }

    fn begin(&mut self, shard: usize, temporary: &Path, errors: &mut Vec<WriteError>) {
        self.shard = shard;
        for (format, part) in &self.parts {
            let path = self.plan.root.join(self.path(shard, *format, *part));
            let begun = WholeFile::create(&path, temporary, self.plan.compression).and_then(|mut file| {
                let opening = format.opening(*part).map_err(|error| WriteError::new(&path, error))?;
                file.append(&opening).map(|()| file)
            });
            self.open.push(begun.map_err(|error| errors.push(error)).ok());
        }
    }

    fn close(&mut self, errors: &mut Vec<WriteError>) {
        let open = std::mem::take(&mut self.open);
        for (file, (format, part)) in open.into_iter().zip(&self.parts) {
            match file.map(WholeFile::finish) {
                Some(Ok(())) => {
                    let path = portable(&self.path(self.shard, *format, *part));
                    self.written.push(SharedFile { path, format: *format });
                }
                Some(Err(error)) => errors.push(error),
                None => {}
            }
        }
    }
}

fn line(format: Format, path: &str) -> String {
    format!("{format} {path}")
}

fn read(own: &Path) -> Vec<String> {
    // without a list nothing is removed
    fs::read_to_string(own.join(LIST)).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn write(own: &Path, lines: &[String]) -> Result<(), WriteError> {
    let mut text = lines.join("\n");
    text.push('\n');
    let (new, path) = (own.join("shared.new"), own.join(LIST));
    fs::write(&new, text).and_then(|()| fs::rename(&new, &path)).map_err(|error| WriteError::new(&path, error))
}

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Plan, portable};
use super::{WholeFile, WriteError};
use crate::output::{Assembly, Format, Layout};

/// Name of the list of the files that all documents share.
const LIST: &str = "shared";

/// The files that documents share, while they are written.
pub(super) struct Shared<'a> {
    plan: &'a Plan,
    /// In the order of a document's parts.
    slots: Vec<Slot>,
    /// Files that are whole.
    written: Vec<SharedFile>,
}

/// Where a part of the documents goes: one file after the other, each for a shard.
struct Slot {
    format: Format,
    part: usize,
    shard: usize,
    /// Documents in the file.
    documents: usize,
    /// `None` before the first document, and where the file had to be given up.
    file: Option<WholeFile>,
    /// What makes the file of the documents, in formats in which they do not simply follow each other.
    assembly: Option<Box<dyn Assembly>>,
}

/// A file that documents share.
pub(super) struct SharedFile {
    /// Its path below the output folder, with `/` between its parts.
    pub(super) path: String,
    format: Format,
}

impl<'a> Shared<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        // a database is written elsewhere and its slot stays empty
        let all = plan.formats.iter().flat_map(|format| (0..format.layout().parts()).map(|part| (*format, part)));
        let shared = all.filter(|(format, part)| !plan.arrangement.is_by_document(*format, *part));
        let slots = shared
            .map(|(format, part)| Slot { format, part, shard: 0, documents: 0, file: None, assembly: None })
            .collect();
        Self { plan, slots, written: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slots.iter().all(Slot::is_database)
    }

    /// Adds the document at `place`, counted from 0. A file that cannot be written is given up, the others are not.
    pub(super) fn append(&mut self, place: usize, parts: &[Vec<u8>], temporary: &Path, errors: &mut Vec<WriteError>) {
        for (slot, bytes) in self.slots.iter_mut().zip(parts) {
            let shard = self.plan.arrangement.shard(slot.format, slot.part, place);
            if shard != slot.shard || place == 0 {
                self.written.extend(slot.close(self.plan, errors));
                slot.begin(self.plan, shard, temporary, errors);
            }
            slot.documents += 1;
            slot.append(self.plan, bytes, errors);
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
        for slot in &mut self.slots {
            if documents == 0 {
                slot.begin(self.plan, 0, temporary, errors);
            }
            self.written.extend(slot.close(self.plan, errors));
        }
        self.written
    }

    /// Puts the names of all files that will be written on the list of those that are there.
    pub(super) fn announce(&self, own: &Path, documents: usize) -> Result<(), WriteError> {
        let mut lines = read(own);
        for Slot { format, part, .. } in self.slots.iter().filter(|slot| !slot.is_database()) {
            let last = self.plan.arrangement.shard(*format, *part, documents.saturating_sub(1));
            lines.extend((0..=last).map(|shard| line(*format, &portable(&path(self.plan, shard, *format, *part)))));
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
}

impl Slot {
    fn is_database(&self) -> bool {
        self.format.layout() == Layout::Database
    }

    fn begin(&mut self, plan: &Plan, shard: usize, temporary: &Path, errors: &mut Vec<WriteError>) {
        if self.is_database() {
            return;
        }
        let Self { format, part, .. } = *self;
        let path = plan.root.join(path(plan, shard, format, part));
        let begun = WholeFile::create(&path, temporary, plan.compression.of(format)).and_then(|mut file| {
            let failed = |error| WriteError::new(&path, error);
            let assembly = format.writer().assembly(part).map_err(failed)?;
            file.append(&format.opening(part).map_err(failed)?)?;
            Ok((file, assembly))
        });
        let (file, assembly) = begun.map_err(|error| errors.push(error)).ok().unzip();
        *self = Self { shard, documents: 0, file, assembly: assembly.flatten(), ..*self };
    }

    /// Puts a document into the file. A file that cannot be written is given up.
    fn append(&mut self, plan: &Plan, document: &[u8], errors: &mut Vec<WriteError>) {
        let Some(file) = &mut self.file else { return };
        let appended = match &mut self.assembly {
            Some(assembly) => match assembly.append(document) {
                Ok(bytes) => file.append(&bytes),
                Err(error) => {
                    let path = path(plan, self.shard, self.format, self.part);
                    Err(WriteError::new(&plan.root.join(path), error))
                }
            },
            None => file.append(document),
        };
        if let Err(error) = appended {
            errors.push(error);
            self.file = None;
        }
    }

    fn close(&mut self, plan: &Plan, errors: &mut Vec<WriteError>) -> Option<SharedFile> {
        let mut file = self.file.take()?;
        let path = path(plan, self.shard, self.format, self.part);
        let rest = self.assembly.take().map_or(Ok(Vec::new()), Assembly::finish).and_then(|mut rest| {
            rest.extend(self.format.closing(self.part, self.documents)?);
            Ok(rest)
        });
        let closed = rest.map_err(|error| WriteError::new(&plan.root.join(&path), error)).and_then(|rest| {
            file.append(&rest)?;
            file.finish()
        });
        closed.map_err(|error| errors.push(error)).ok()?;
        Some(SharedFile { path: portable(&path), format: self.format })
    }
}

fn path(plan: &Plan, shard: usize, format: Format, part: usize) -> PathBuf {
    plan.arrangement.file_of_all(format, shard, part, plan.compression.of(format))
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

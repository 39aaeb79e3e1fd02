use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::database::Database;
use super::earlier::{self, Earlier, Gone};
use super::journal::{self, Entry, Journal, Offset};
use super::lock::Lock;
use super::ours::is_ours;
use super::shared::{Shared, SharedFile};
use super::{Arrangement, Compression, LockError, Reading, WholeFile, WriteError};
use crate::diagnostic::{Code, Diagnostic};
use crate::output::Format;
use crate::source::spill::{List, Table};
use crate::source::{Failure, Raw, fingerprint};

/// Name of the folder in an output folder in which a run keeps its journal, its lock and what is not whole yet.
const OWN: &str = ".minutebook";

/// What is written to an output folder, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The folder.
    pub root: PathBuf,
    /// The formats, each once.
    pub formats: Vec<Format>,
    /// How documents are put into files.
    pub arrangement: Arrangement,
    /// How files are compressed.
    pub compression: Compression,
    /// What the records depend on beside their sources: program, vocabularies, house. A run under another basis takes
    /// nothing from the journal.
    pub basis: String,
    /// Whether every document is converted, even if the journal has it.
    pub force: bool,
}

/// An output folder during a run. Shared by the workers.
#[derive(Debug)]
pub struct Folder {
    plan: Plan,
    temporary: PathBuf,
    journal: Arc<Journal>,
    /// Whether an earlier run left documents here.
    has_documents: bool,
    _lock: Lock,
}

/// How a run came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// All its inputs are read.
    Whole,
    /// Some could not be read or written: what is not in this run may be among them.
    WithFailures,
    /// It was ended before its time.
    Interrupted,
}

/// What came of a run into a folder.
#[derive(Debug, Default)]
pub struct Finished {
    /// What could not be written; the rest is.
    pub errors: Vec<WriteError>,
    /// Documents of earlier runs that are not in this one; their outputs in its formats are removed if all inputs could
    /// be read, and otherwise left.
    pub gone: usize,
}

/// A document that is in the output folder, but for the files that all documents share.
#[derive(Debug)]
pub struct Stored {
    /// What is remembered of it.
    pub entry: Entry,
    /// Whether it was there already.
    pub kept: bool,
    offset: Offset,
}

/// Why a folder cannot be written to.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A file or folder cannot be made.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// It cannot be locked.
    #[error("cannot write to {}: {reason}", path.display())]
    Lock {
        /// The folder.
        path: PathBuf,
        /// Why; it is in the words of this error, so it is not its source.
        reason: LockError,
    },
    /// A file is in the way that the run would replace.
    #[error(
        "cannot write to {}: {} is there already and is not of this program; name another folder with --out, or move \
         it away",
        path.display(),
        file.display()
    )]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// The file.
        file: PathBuf,
    },
}

impl Folder {
    /// Makes the folder ready: locks it, clears away what a killed run left, and opens the journal.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written to, another run has it, or files are in the way that are not of this
    /// program.
    pub fn open(plan: Plan) -> Result<Self, OpenError> {
        let own = plan.root.join(OWN);
        let temporary = own.join("temporary");
        let earlier = Earlier::look(&plan, &own)?;
        make(&plan.root)?;
        make(&own)?;
        let lock =
            Lock::take(&own.join("lock")).map_err(|reason| OpenError::Lock { path: plan.root.clone(), reason })?;
        earlier.claim(&plan, &own)?;
        match fs::remove_dir_all(&temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError::new(&temporary, error).into());
            }
            _ => make(&temporary)?,
        }
        let journal = Arc::new(Journal::open(&own.join("journal"), &settings(&plan), plan.force)?);
        let has_documents = earlier.has_documents || journal.len() > 0;
        Ok(Self { plan, temporary, journal, has_documents, _lock: lock })
    }

    /// Begins the list of the documents of this run.
    pub fn begin(&self) -> Order {
        let database = Database::begin(&self.plan, &self.temporary, &self.journal);
        Order { places: List::default(), documents: List::default(), database }
    }

    /// Whether an earlier run left documents here, which a run without any would wipe out.
    pub fn has_documents(&self) -> bool {
        self.has_documents
    }

    /// Ends a run that had no document, and leaves the outputs as they were.
    pub fn leave(self, stored: Order) {
        if let Some(database) = stored.database {
            database.abandon();
        }
        // it is in nobody's way
        let _ = fs::remove_dir_all(self.temporary);
    }

    /// The document, if an earlier run has done it and its files are there.
    pub fn kept(&self, raw: &Raw) -> Option<Stored> {
        let (entry, offset) = self.journal.entry(&raw.id, &raw.path, &raw.sha256)?;
        let all_there = entry.files.iter().all(|file| self.plan.root.join(file).is_file());
        all_there.then_some(Stored { entry, kept: true, offset })
    }

    /// Writes the files of one document, adds to its findings what the formats could not say, and notes it in the
    /// journal. It is in the folder as a whole or not at all.
    ///
    /// # Errors
    ///
    /// Something cannot be written (M302).
    pub fn store(&self, reading: &mut Reading) -> Result<Stored, Failure> {
        let mut files = Vec::new();
        self.try_store(reading, &mut files).map_err(|error| {
            for file in files {
                // it is not worth a second report
                let _ = fs::remove_file(self.plan.root.join(file));
            }
            let hint = "the other documents are written; run the same command again when this is put right";
            let diagnostic = Diagnostic::new(Code::Unwritable, error.to_string(), None).with_hint(hint);
            Failure { path: reading.document.path.clone(), diagnostic }
        })
    }

    fn try_store(&self, reading: &mut Reading, files: &mut Vec<String>) -> Result<Stored, WriteError> {
        let Reading { document, minutes } = reading;
        let Plan { root, formats, arrangement, compression, .. } = &self.plan;
        let is_known = self.journal.knows(&minutes.id);
        self.journal.forget(&minutes.id)?;
        let (mut parts, mut diagnostics) = (Vec::new(), Vec::new());
        for format in formats {
            let unwritten = |error| WriteError::new(&root.join(format.name()), error);
            let encoded = format.encode(minutes, &document.text).map_err(unwritten)?;
            diagnostics.extend(encoded.diagnostics);
            for (part, bytes) in encoded.parts.into_iter().enumerate() {
                if !arrangement.is_by_document(*format, part) {
                    parts.push(bytes);
                    continue;
                }
                let compression = compression.of(*format);
                let file = Arrangement::file_of_document(*format, &minutes.id, part, compression);
                let path = root.join(&file);
                if !is_known && !is_ours(&path, *format) {
                    let foreign = io::Error::other("a file is there already that is not of this program; move it away");
                    return Err(WriteError::new(&path, foreign));
                }
                let mut whole = WholeFile::create(&path, &self.temporary, compression)?;
                whole.append(&format.file(part, &bytes).map_err(unwritten)?)?;
                whole.finish()?;
                files.push(portable(&file));
            }
        }
        minutes.diagnostics.extend(diagnostics);
        let entry = Entry {
            id: minutes.id.clone(),
            path: minutes.source.path.clone(),
            sha256: minutes.source.sha256.clone(),
            house: minutes.house.name.clone(),
            diagnostics: minutes.diagnostics.clone(),
            files: files.clone(),
            parts: parts.iter().map(Vec::len).collect(),
        };
        let data = journal::pack(&parts).map_err(|error| WriteError::new(root, error))?;
        let offset = self.journal.add(entry.clone(), &data)?;
        Ok(Stored { entry, kept: false, offset })
    }

    /// Puts the files that all documents share together from `stored`, in that order, removes the files of documents
    /// that are no more, and adds `report` as `report.json`.
    ///
    /// If inputs failed, the own files of documents that are not in this run are left. If it was interrupted, nothing is
    /// removed, and files of an earlier run that stand under the names are left as they are: they hold more than what
    /// was done.
    pub fn finish(self, stored: Order, report: &[u8], ending: Ending) -> Finished {
        let Order { places: stored, documents, database } = stored;
        let (mut errors, mut count) = (Vec::new(), 0);
        let mut files: Vec<SharedFile> = Vec::new();
        let own = self.plan.root.join(OWN);
        let before = Shared::of(&self.plan).list(&own);
        let interrupted = ending == Ending::Interrupted;
        if !(interrupted && before.iter().any(|file| self.plan.root.join(file).exists())) {
            files = self.assemble(&stored, report, &mut errors);
        }
        let keep = |error: Option<WriteError>, errors: &mut Vec<WriteError>| errors.extend(error);
        if let Some(database) = database {
            keep(database.finish(&self.plan, &self.temporary, interrupted).err(), &mut errors);
        }
        let temporary = self.temporary.clone();
        if errors.is_empty() {
            let is_whole = ending == Ending::Whole;
            let mut settle = || {
                let mut gone = Gone::of(&own, &documents)?;
                if !interrupted {
                    self.remove_stale(&stored, (&before, &files), &mut gone, is_whole)?;
                    count = gone.count;
                }
                earlier::settle(&own, &documents, &mut gone, !is_whole)
            };
            keep(settle().err(), &mut errors);
            if is_whole {
                let journal = Arc::into_inner(self.journal).expect("the database has let go of it");
                keep(journal.tidy(&stored).err(), &mut errors);
            }
        }
        let _ = fs::remove_dir_all(temporary);
        Finished { errors, gone: count }
    }

    fn assemble(&self, stored: &List, report: &[u8], errors: &mut Vec<WriteError>) -> Vec<SharedFile> {
        let mut shared = Shared::of(&self.plan);
        let own = self.plan.root.join(OWN);
        // files that a killed run may leave are in the list before they are there
        errors.extend(shared.announce(&own, stored.len()).err());
        if !shared.is_empty()
            && let Err(error) = self.put_together(stored, &mut shared, errors)
        {
            errors.push(error);
            return Vec::new();
        }
        let report = WholeFile::create(&self.plan.root.join("report.json"), &self.temporary, Compression::None)
            .and_then(|mut file| file.append(report).and_then(|()| file.finish()));
        errors.extend(report.err());
        shared.finish(stored.len(), &self.temporary, errors)
    }

    fn put_together(
        &self,
        stored: &List,
        shared: &mut Shared<'_>,
        errors: &mut Vec<WriteError>,
    ) -> Result<(), WriteError> {
        let lost = |error| WriteError::new(&self.plan.root, error);
        for (place, offset) in stored.read().map_err(lost)?.enumerate() {
            let parts = self.journal.parts(offset.map_err(lost)?)?;
            shared.append(place, &parts, &self.temporary, errors);
        }
        Ok(())
    }

    /// Removes what is not of this run, with the own files of documents that are gone if it `is_whole`.
    fn remove_stale(
        &self,
        stored: &List,
        (before, files): (&[String], &[SharedFile]),
        gone: &mut Gone,
        is_whole: bool,
    ) -> Result<(), WriteError> {
        let root = &self.plan.root;
        let written: HashSet<&str> = files.iter().map(|file| &*file.path).collect();
        for file in before.iter().filter(|file| !written.contains(file.as_str())) {
            remove(root, file)?;
        }
        if self.journal.len() > stored.len() {
            self.remove_dead(stored, gone, is_whole)?;
        }
        Shared::of(&self.plan).settle(&root.join(OWN), files)
    }

    /// Removes the files of entries in the journal that are not among `stored`, and counts the documents that are gone
    /// with them: a run that was ended before its time put them on no list. Unless the run `is_whole`, their files are
    /// left.
    fn remove_dead(&self, stored: &List, gone: &mut Gone, is_whole: bool) -> Result<(), WriteError> {
        let Plan { root, formats, .. } = &self.plan;
        let (mut live, mut alive) = (Table::default(), Table::default());
        let mut listed = || stored.read()?.try_for_each(|offset| live.insert(offset?.to_le_bytes(), [0; 2]).map(drop));
        listed().map_err(|error| WriteError::new(root, error))?;
        let name = |text: &str| fingerprint::short(text.as_bytes());
        self.journal.each_entry(|entry, offset| {
            let files = live.get(offset.to_le_bytes())?.map_or(Vec::new(), |_| entry.files);
            files.iter().try_for_each(|file| alive.insert(name(file), [0; 2]).map(drop))
        })?;
        let format_of =
            |file: &str| formats.iter().copied().find(|format| file.split('/').next() == Some(format.name()));
        self.journal.each_entry(|entry, offset| {
            if live.get(offset.to_le_bytes())?.is_some() {
                return Ok(());
            }
            let is_gone = gone.is_gone(name(&entry.id))?;
            for file in &entry.files {
                let Some(format) = format_of(file) else { continue };
                let path = root.join(file);
                // since the entry was made, somebody else may have put a file there
                if alive.get(name(file))?.is_some() || !path.exists() || !is_ours(&path, format) {
                    continue;
                }
                if is_gone {
                    gone.count(name(&entry.id))?;
                }
                if is_whole || !is_gone {
                    remove(root, file).map_err(io::Error::other)?;
                }
            }
            Ok(())
        })
    }
}

/// The documents of a run in the order of its inputs, by their places in the journal.
#[derive(Debug)]
pub struct Order {
    places: List,
    /// The fingerprints of their identifiers.
    documents: List,
    database: Option<Database>,
}

impl Order {
    /// Adds the next document.
    pub fn push(&mut self, stored: &Stored) {
        self.places.push(stored.offset);
        self.documents.push(u64::from_le_bytes(fingerprint::short(stored.entry.id.as_bytes())));
        if let Some(database) = &self.database {
            database.push(stored.offset);
        }
    }
}

fn settings(plan: &Plan) -> String {
    let Plan { formats, arrangement, compression, basis, .. } = plan;
    let formats: Vec<String> =
        formats.iter().map(|format| format!("{format}{}", u8::from(arrangement.is_by_document(*format, 0)))).collect();
    fingerprint(format!("{basis}\n{}\n{compression:?}", formats.join(" ")).as_bytes())
}

fn make(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError::new(folder, error))
}

/// Removes a file below `root`, and the folder that it leaves empty.
fn remove(root: &Path, file: &str) -> Result<(), WriteError> {
    let path = root.join(file);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(WriteError::new(&path, error)),
        _ => {}
    }
    if let Some(folder) = path.parent().filter(|folder| *folder != root) {
        // a folder that is not empty stays
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

pub(super) fn portable(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

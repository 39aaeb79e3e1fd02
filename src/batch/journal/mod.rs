//! What an output folder's runs have done so far, so that the next one need not do it again.
//!
//! The journal is one file of frames, to which each is added by a single write when the document's own files are in
//! their places. A process that is killed leaves at most a part of the last frame, which the next run cuts off. A frame
//! holds an [`Entry`] and, compressed, what the document adds to the files that all share; these are put together from
//! the journal at the end of the run, in the order of its inputs. So a run that goes on where another was killed writes
//! the same bytes as one that was not.
//!
//! A document is taken from the journal if its identifier, path and bytes are those of the entry, and the entry was made
//! by the same program with the same vocabularies and formats ([`Settings`](Line::Settings)). Where an entry is about
//! to be replaced, that is noted first: its files may be of either version then.

mod frame;

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::WriteError;
use crate::diagnostic::Diagnostic;
use crate::source::fingerprint;
use crate::source::spill::{List, Table};

/// What is remembered of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Identifier within the run.
    pub id: String,
    /// Path as given.
    pub path: String,
    /// SHA-256 of the source's bytes.
    pub sha256: String,
    /// House style that it was read by.
    pub house: String,
    /// Everything that was found, by the formats too.
    pub diagnostics: Vec<Diagnostic>,
    /// Its own files, below the output folder, with `/` between the parts of their paths.
    pub files: Vec<String>,
    /// Lengths of what it adds to the files that all share, in their order.
    pub parts: Vec<usize>,
}

/// The text of a frame.
#[derive(Debug, Serialize, Deserialize)]
enum Line {
    /// The entries after it are made by these; those before it count no more, whatever their settings, since their
    /// files may have been replaced by a run that was killed.
    Settings(String),
    /// The entry of that identifier counts no more.
    Forgotten(String),
    Done(Entry),
}

/// An entry by its place in the journal.
pub(super) type Offset = u64;

/// The journal of an output folder.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    settings: String,
    /// The entry of each identifier, by its fingerprint: what a document must be to be taken, and where it is.
    known: Mutex<Table>,
    file: Mutex<Open>,
}

/// Where an entry is that counts no more.
const GONE: Offset = Offset::MAX;

#[derive(Debug)]
struct Open {
    file: File,
    end: u64,
    /// Entries in the file, with those that count no more.
    entries: usize,
}

impl Journal {
    /// Opens the journal at `path`, cuts off what is not whole, and goes on under `settings`. With `afresh`, no entry
    /// is taken from it.
    pub(super) fn open(path: &Path, settings: &str, afresh: bool) -> Result<Self, WriteError> {
        let open = || {
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
            let length = file.metadata()?.len();
            let (mut known, mut current, mut end, mut entries) = (Table::default(), false, 0, 0);
            each(&file, length, |line, offset, next| {
                end = next;
                match line {
                    Line::Settings(made_by) => {
                        known = Table::default();
                        current = made_by == settings;
                    }
                    Line::Forgotten(id) => _ = known.insert(fingerprint::short(id.as_bytes()), [0, GONE])?,
                    Line::Done(entry) => {
                        let name = fingerprint::short(entry.id.as_bytes());
                        known.insert(name, [identity(&entry.path, &entry.sha256), offset])?;
                        entries += 1;
                    }
                }
                Ok(())
            })?;
            file.set_len(end)?;
            let mut open = Open { file, end, entries };
            if afresh || !current {
                known = Table::default();
                open.append(&frame_of(&Line::Settings(settings.to_owned()), &[])?, false)?;
            }
            Ok((known, open))
        };
        let (known, file) = open().map_err(|error| WriteError::new(path, error))?;
        Ok(Self {
            path: path.to_path_buf(),
            settings: settings.to_owned(),
            known: Mutex::new(known),
            file: Mutex::new(file),
        })
    }

    /// The entry of a document, if it is to be had.
    pub(super) fn entry(&self, id: &str, path: &str, sha256: &str) -> Option<(Entry, Offset)> {
        let [wanted, offset] = self.known(id)?;
        if wanted != identity(path, sha256) {
            return None;
        }
        let mut open = self.lock();
        let end = open.end;
        let (_, text) = frame::text(&mut open.file, offset, end).ok()??;
        match serde_json::from_slice(&text).ok()? {
            Line::Done(entry) if entry.id == id && entry.path == path && entry.sha256 == sha256 => {
                Some((entry, offset))
            }
            _ => None,
        }
    }

    /// Whether the document of an identifier was done, and its files are as that left them.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.known(id).is_some()
    }

    /// Notes that the files of a document are about to be replaced, if there may be any.
    pub(super) fn forget(&self, id: &str) -> Result<(), WriteError> {
        if self.known(id).is_none() {
            return Ok(());
        }
        self.append(&Line::Forgotten(id.to_owned()), &[]).map(drop)
    }

    /// Adds a document; `data` is what [`pack`] made of its parts.
    pub(super) fn add(&self, entry: Entry, data: &[u8]) -> Result<Offset, WriteError> {
        self.append(&Line::Done(entry), data)
    }

    /// Adds a frame, which is put together before others have to wait for it.
    fn append(&self, line: &Line, data: &[u8]) -> Result<Offset, WriteError> {
        let appended = frame_of(line, data).and_then(|frame| self.lock().append(&frame, matches!(line, Line::Done(_))));
        appended.map_err(|error| WriteError::new(&self.path, error))
    }

    /// The parts of an entry, in order.
    pub(super) fn parts(&self, offset: Offset) -> Result<Vec<Vec<u8>>, WriteError> {
        let parts = || {
            let (text, data) = frame::whole(&mut self.lock().file, offset)?;
            match serde_json::from_slice(&text)? {
                Line::Done(entry) => unpack(&data, &entry.parts),
                _ => Err(io::ErrorKind::InvalidData.into()),
            }
        };
        parts().map_err(|error| WriteError::new(&self.path, error))
    }

    /// The identifier of an entry's document and one of its parts.
    pub(super) fn part(&self, offset: Offset, part: usize) -> Result<(String, Vec<u8>), WriteError> {
        let read = || {
            let (text, data) = frame::whole(&mut self.lock().file, offset)?;
            match serde_json::from_slice(&text)? {
                Line::Done(entry) if part < entry.parts.len() => {
                    Ok((entry.id, unpack(&data, &entry.parts)?.swap_remove(part)))
                }
                _ => Err(io::ErrorKind::InvalidData.into()),
            }
        };
        read().map_err(|error: io::Error| WriteError::new(&self.path, error))
    }

    /// Number of entries in the file, with those that count no more.
    pub(super) fn len(&self) -> usize {
        self.lock().entries
    }

    /// Every entry that was ever made and is still in the file, in the order in which they were made.
    pub(super) fn each_entry(&self, mut take: impl FnMut(Entry, Offset) -> io::Result<()>) -> Result<(), WriteError> {
        let open = self.lock();
        let all = each(&open.file, open.end, |line, offset, _| match line {
            Line::Done(entry) => take(entry, offset),
            _ => Ok(()),
        });
        all.map_err(|error| WriteError::new(&self.path, error))
    }

    /// Leaves nothing in the journal but the entries at `live`, in that order, if that makes it much shorter.
    pub(super) fn tidy(self, live: &List) -> Result<(), WriteError> {
        let Self { path, settings, file, .. } = self;
        let shorten = || {
            let Open { mut file, end, .. } = file.into_inner().unwrap_or_else(PoisonError::into_inner);
            let mut kept = 0;
            for offset in live.read()? {
                kept += frame::text(&mut file, offset?, end)?.map_or(0, |(head, _)| head.length());
            }
            if kept + kept / 3 + 4096 >= end {
                return Ok(());
            }
            let shorter = path.with_extension("new");
            let mut open = Open { file: File::create(&shorter)?, end: 0, entries: 0 };
            open.append(&frame_of(&Line::Settings(settings), &[])?, false)?;
            for offset in live.read()? {
                let (text, data) = frame::whole(&mut file, offset?)?;
                open.file.write_all(&frame::frame(&text, &data)?)?;
            }
            drop(file);
            fs::rename(shorter, &path)
        };
        shorten().map_err(|error| WriteError::new(&path, error))
    }

    /// What is known of the document of an identifier.
    fn known(&self, id: &str) -> Option<[u64; 2]> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // what cannot be looked up is done again
        known.get(fingerprint::short(id.as_bytes())).ok()?.filter(|[_, offset]| *offset != GONE)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // a thread that panicked while it held the lock left a part of a frame after `end`, which is overwritten
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn frame_of(line: &Line, data: &[u8]) -> io::Result<Vec<u8>> {
    frame::frame(&serde_json::to_vec(line)?, data)
}

impl Open {
    /// Adds a frame, which is an entry or not, by a single write. One that fails leaves the journal as it was.
    fn append(&mut self, frame: &[u8], entry: bool) -> io::Result<Offset> {
        self.file.seek(SeekFrom::Start(self.end))?;
        if let Err(error) = self.file.write_all(frame) {
            self.file.set_len(self.end)?;
            return Err(error);
        }
        let offset = self.end;
        self.end += frame.len() as u64;
        self.entries += usize::from(entry);
        Ok(offset)
    }
}

/// Hands on every whole frame with its offset and that of the next; ends at the first that is not whole.
fn each(file: &File, end: u64, mut take: impl FnMut(Line, Offset, Offset) -> io::Result<()>) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(4 << 10, file);
    let mut offset = 0;
    while let Some((head, text)) = frame::text(&mut reader, offset, end)? {
        let Ok(line) = serde_json::from_slice(&text) else { break };
        take(line, offset, offset + head.length())?;
        offset += head.length();
    }
    Ok(())
}

fn identity(path: &str, sha256: &str) -> u64 {
    u64::from_le_bytes(fingerprint::short(format!("{sha256} {path}").as_bytes()))
}

/// The parts of a document, one after the other and compressed.
pub(super) fn pack(parts: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    if parts.is_empty() { Ok(Vec::new()) } else { zstd::bulk::compress(&parts.concat(), 1) }
}

fn unpack(data: &[u8], lengths: &[usize]) -> io::Result<Vec<Vec<u8>>> {
    let mut decoder = if lengths.is_empty() { return Ok(Vec::new()) } else { zstd::Decoder::new(data)? };
    lengths
        .iter()
        .map(|length| {
            let mut part = vec![0; *length];
            decoder.read_exact(&mut part).map(|()| part)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, sha256: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            path: format!("{id}.txt"),
            sha256: sha256.to_owned(),
            house: "base".to_owned(),
            diagnostics: Vec::new(),
            files: vec![format!("json/{id}.json")],
            parts: vec![3, 0, 2],
        }
    }

    fn add(journal: &Journal, id: &str, sha256: &str) -> Offset {
        let parts = [b"abc".to_vec(), Vec::new(), b"de".to_vec()];
        journal.add(entry(id, sha256), &pack(&parts).unwrap()).unwrap()
    }

    fn has(journal: &Journal, id: &str, sha256: &str) -> bool {
        journal.entry(id, &format!("{id}.txt"), sha256).is_some_and(|(found, _)| found == entry(id, sha256))
    }

    #[test]
    fn the_last_entry_of_a_document_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let journal = Journal::open(&path, "1", false).unwrap();
        let offset = add(&journal, "a", "1");
        assert_eq!(journal.parts(offset).unwrap(), [b"abc".to_vec(), Vec::new(), b"de".to_vec()]);
        add(&journal, "b", "1");
        add(&journal, "c", "1");
        let journal = Journal::open(&path, "1", false).unwrap();
        assert!(has(&journal, "a", "1") && has(&journal, "b", "1") && !has(&journal, "a", "2"));
        add(&journal, "a", "2");
        journal.forget("b").unwrap();
        let journal = Journal::open(&path, "1", false).unwrap();
        assert!(has(&journal, "a", "2") && !has(&journal, "a", "1") && !has(&journal, "b", "1"));
        assert!(has(&journal, "c", "1"));
    }

    #[test]
    fn other_settings_take_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        add(&Journal::open(&path, "1", false).unwrap(), "a", "1");
        assert!(!has(&Journal::open(&path, "2", false).unwrap(), "a", "1"));
        add(&Journal::open(&path, "2", false).unwrap(), "a", "1");
        assert!(!has(&Journal::open(&path, "1", false).unwrap(), "a", "1"));
        assert!(!has(&Journal::open(&path, "1", true).unwrap(), "a", "1"));
    }

    #[test]
    fn wherever_it_is_cut_it_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let journal = Journal::open(&path, "1", false).unwrap();
        let second = (add(&journal, "a", "1"), add(&journal, "b", "1")).1;
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let journal = Journal::open(&path, "1", false).unwrap();
            assert_eq!(has(&journal, "a", "1"), length as u64 >= second, "{length}");
            add(&journal, "c", "1");
            assert!(has(&Journal::open(&path, "1", false).unwrap(), "c", "1"));
        }
    }

    #[test]
    fn tidying_leaves_what_is_alive() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let journal = Journal::open(&path, "1", false).unwrap();
        let offsets: Vec<Offset> = (0..100).map(|number| add(&journal, &number.to_string(), "1")).collect();
        let before = fs::metadata(&path).unwrap().len();
        let mut live = List::default();
        for offset in [offsets[70], offsets[3]] {
            live.push(offset);
        }
        journal.tidy(&live).unwrap();
        assert!(fs::metadata(&path).unwrap().len() < before / 10);
        let journal = Journal::open(&path, "1", false).unwrap();
        assert!(has(&journal, "3", "1") && has(&journal, "70", "1") && !has(&journal, "4", "1"));
    }
}

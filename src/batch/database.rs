use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::folder::Plan;
use super::journal::{Journal, Offset};
use super::{Arrangement, Compression, WholeFile, WriteError};
use crate::archive::{ArchiveError, Writer, metadata};
use crate::output::{Format, Layout};

/// Documents that may wait for the database; they wait in the journal, so that these are places only.
const WAITING: usize = 4096;

/// The archive of a run, which takes the documents in a thread of its own while others are still converted.
#[derive(Debug)]
pub(super) struct Database {
    places: SyncSender<Offset>,
    thread: JoinHandle<Result<Writer, ArchiveError>>,
    format: Format,
}

impl Database {
    /// Begins to write, if the plan has a format that is a database.
    pub(super) fn begin(plan: &Plan, temporary: &Path, journal: &Arc<Journal>) -> Option<Self> {
        let shared =
            plan.formats.iter().flat_map(|format| (0..format.layout().parts()).map(move |part| (*format, part)));
        let mut shared = shared.filter(|(format, part)| !plan.arrangement.is_by_document(*format, *part)).enumerate();
        let (part, (format, _)) = shared.find(|(_, (format, _))| format.layout() == Layout::Database)?;
        let path = plan.root.join(Arrangement::Usual.file_of_all(format, 0, 0, Compression::None));
        let (temporary, journal) = (temporary.to_owned(), Arc::clone(journal));
        let (sender, places) = sync_channel(WAITING);
        let thread = thread::spawn(move || write(&path, &temporary, &journal, part, &places));
        Some(Self { places: sender, thread, format })
    }

    /// Hands over the next document.
    pub(super) fn push(&self, place: Offset) {
        // if it takes no more, it failed, which is told at the end
        let _ = self.places.send(place);
    }

    /// Leaves the archive as it was before the run.
    pub(super) fn abandon(self) {
        let Self { places, thread, .. } = self;
        drop(places);
        // what is not finished is rolled back when the writer goes, and why it failed is of no interest any more
        let _ = thread.join();
    }

    /// Waits until all documents are in and puts the archive in its place, with what programs want to know of it.
    pub(super) fn finish(self, plan: &Plan, temporary: &Path, interrupted: bool) -> Result<(), WriteError> {
        let Self { places, thread, format } = self;
        let path = plan.root.join(Arrangement::Usual.file_of_all(format, 0, 0, Compression::None));
        drop(places);
        let written = match thread.join() {
            Ok(writer) => writer.and_then(|writer| writer.finish(interrupted)),
            Err(panic) => std::panic::resume_unwind(panic),
        };
        written.map_err(|error| WriteError::new(&path, std::io::Error::other(error)))?;
        let mut file = WholeFile::create(&path.with_file_name("metadata.json"), temporary, Compression::None)?;
        file.append(&metadata::json())?;
        file.finish()
    }
}

fn write(
    path: &Path,
    temporary: &Path,
    journal: &Journal,
    part: usize,
    places: &Receiver<Offset>,
) -> Result<Writer, ArchiveError> {
    let mut writer = Writer::open(path, temporary)?;
    writer.write(|| {
        let place = places.recv().ok()?;
        Some(journal.part(place, part).map_err(|error| ArchiveError::System(error.reason)))
    })?;
    Ok(writer)
}

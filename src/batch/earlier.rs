//! What stands in an output folder before a run: outputs of earlier runs, which may be replaced, or files of somebody
//! else, which may not.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::arrangement::Arrangement;
use super::folder::Plan;
use super::{OpenError, WriteError};
use crate::output::{Format, Layout};
use crate::source::spill::{List, Table};

/// Name of the list of the formats that runs have written to the folder.
const FORMATS: &str = "formats";

/// Name of the list of the documents of the last run that came to its end, by the fingerprints of their identifiers.
const DOCUMENTS: &str = "documents";

/// A report of this program is shorter than that, in bytes: it names a limited number of files.
const LONGEST: u64 = 64 << 20;

/// What earlier runs left in an output folder.
#[derive(Debug)]
pub(super) struct Earlier {
    /// Names of the formats whose files are the program's own.
    formats: Vec<String>,
    /// Whether a report tells of documents.
    pub(super) has_documents: bool,
}

/// What a report of this program is known by.
#[derive(Deserialize)]
struct Report {
    documents: usize,
    #[serde(rename = "with_warnings")]
    _with_warnings: usize,
    #[serde(rename = "houses")]
    _houses: BTreeMap<String, usize>,
    #[serde(rename = "failures_by_code")]
    _failures: IgnoredAny,
}

impl Earlier {
    /// Looks at the folder of a run before anything is written to it.
    ///
    /// # Errors
    ///
    /// A file is there that the run would replace and that is not of this program.
    pub(super) fn look(plan: &Plan, own: &Path) -> Result<Self, OpenError> {
        let report = plan.root.join("report.json");
        let mut text = Vec::new();
        let read = File::open(&report).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
        let known = read.ok().map(|_| serde_json::from_slice::<Report>(&text).ok());
        let has_documents = known.as_ref().is_some_and(|report| report.as_ref().is_some_and(|it| it.documents > 0));
        let all = || Format::ALL.iter().map(|format| format.name().to_owned()).collect();
        let formats = match fs::read_to_string(own.join(FORMATS)) {
            Ok(list) => list.lines().map(str::to_owned).collect(),
            // of a run that kept no list
            Err(_) if own.join("journal").exists() => all(),
            Err(_) => match known {
                // outputs without the folder in which a run keeps its state, such as those of a repository
                Some(Some(_)) => all(),
                Some(None) => return Err(OpenError::Foreign { path: plan.root.clone(), file: report }),
                None => Vec::new(),
            },
        };
        let earlier = Self { formats, has_documents };
        match plan.formats.iter().filter(|format| !earlier.has(**format)).find_map(|format| taken(plan, *format)) {
            Some(file) => Err(OpenError::Foreign { path: plan.root.clone(), file }),
            None => Ok(earlier),
        }
    }

    fn has(&self, format: Format) -> bool {
        self.formats.iter().any(|name| name == format.name())
    }

    /// Notes that the formats of a run are the program's own from here on.
    pub(super) fn claim(&self, plan: &Plan, own: &Path) -> Result<(), WriteError> {
        let new = plan.formats.iter().filter(|format| !self.has(**format)).map(|format| format.name());
        let list: Vec<&str> = self.formats.iter().map(String::as_str).chain(new).collect();
        replace(&own.join(FORMATS), |file| file.write_all((list.join("\n") + "\n").as_bytes()))
    }
}

/// A file that stands where a run would put one of a format.
fn taken(plan: &Plan, format: Format) -> Option<PathBuf> {
    let Plan { root, arrangement, compression, .. } = plan;
    let compression = compression.of(format);
    if format.layout() == Layout::Database {
        // who opens it sees by its content whose it is
        return None;
    }
    (0..format.layout().parts()).find_map(|part| {
        if !arrangement.is_by_document(format, part) {
            let file = root.join(arrangement.file_of_all(format, 0, part, compression));
            return file.is_file().then_some(file);
        }
        let of = |id: &str| root.join(Arrangement::file_of_document(format, id, part, compression));
        if format.layout() == Layout::Tables {
            let folders = names(&root.join(format.name()));
            return folders.iter().map(|id| of(id)).find(|file| file.is_file());
        }
        // which identifiers the documents will have is not known yet: anything that looks like one of them counts
        let folder = of("").parent().map(Path::to_path_buf)?;
        let ending = of("").file_name()?.to_str()?.to_owned();
        let file = names(&folder).into_iter().filter(|name| name.ends_with(&ending)).map(|name| folder.join(name));
        file.into_iter().find(|file| file.is_file())
    })
}

/// Names of what is in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The documents of earlier runs that are not in this one, by the fingerprints of their identifiers.
pub(super) struct Gone {
    /// The documents of this run.
    now: Table,
    /// Those that are gone and were counted.
    counted: Table,
    /// How many they are.
    pub(super) count: usize,
}

impl Gone {
    /// Those on the list of the earlier runs.
    pub(super) fn of(own: &Path, documents: &List) -> Result<Self, WriteError> {
        let path = own.join(DOCUMENTS);
        let read = || {
            let mut gone = Self { now: Table::default(), counted: Table::default(), count: 0 };
            documents.read()?.try_for_each(|document| gone.now.insert(document?.to_le_bytes(), [0; 2]).map(drop))?;
            if let Ok(before) = File::open(&path) {
                each(before).try_for_each(|document| gone.count(document?.to_le_bytes()))?;
            }
            Ok(gone)
        };
        read().map_err(|error| WriteError::new(&path, error))
    }

    /// Whether this run has no document of that name.
    pub(super) fn is_gone(&mut self, name: [u8; 8]) -> io::Result<bool> {
        Ok(self.now.get(name)?.is_none())
    }

    /// Counts a document once, if it is gone.
    pub(super) fn count(&mut self, name: [u8; 8]) -> io::Result<()> {
        if self.is_gone(name)? && self.counted.get(name)?.is_none() {
            self.counted.insert(name, [0; 2])?;
            self.count += 1;
        }
        Ok(())
    }
}

/// Puts the documents of a run on the list: in place of those of earlier runs, or, if those are to be remembered, to
/// them. All are told by the fingerprints of their identifiers.
pub(super) fn settle(own: &Path, documents: &List, gone: &mut Gone, remember: bool) -> Result<(), WriteError> {
    let path = own.join(DOCUMENTS);
    let mut others = Vec::new();
    if let Ok(before) = File::open(&path) {
        if documents.read().is_ok_and(|now| same(now, each(before))) {
            return Ok(());
        }
        if remember {
            let mut read = || -> io::Result<()> {
                for name in each(File::open(&path)?) {
                    let name = name?;
                    if gone.is_gone(name.to_le_bytes())? {
                        others.push(name);
                    }
                }
                Ok(())
            };
            read().map_err(|error| WriteError::new(&path, error))?;
        }
    }
    replace(&path, |file| {
        let mut file = BufWriter::new(file);
        let mut all = documents.read()?.chain(others.into_iter().map(Ok));
        all.try_for_each(|document| file.write_all(&document?.to_le_bytes()))?;
        file.flush()
    })
}

fn same(now: impl Iterator<Item = io::Result<u64>>, before: impl Iterator<Item = io::Result<u64>>) -> bool {
    now.map(Result::ok).eq(before.map(Result::ok))
}

fn each(file: File) -> impl Iterator<Item = io::Result<u64>> {
    let mut reader = BufReader::new(file);
    std::iter::from_fn(move || {
        let mut bytes = [0; 8];
        match reader.read_exact(&mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
            read => Some(read.map(|()| u64::from_le_bytes(bytes))),
        }
    })
}

/// Writes a file anew; until it is whole, the old one is there.
fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), WriteError> {
    let new = path.with_extension("new");
    let replaced = File::create(&new).and_then(|mut file| write(&mut file)).and_then(|()| fs::rename(&new, path));
    replaced.map_err(|error| WriteError::new(path, error))
}

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Limits;
use super::archive::{Place, Stop, Unpacker};
use super::filter::Filter;
use super::identifier::{self, Names};
use super::input::{Input, portable, unreadable};
use super::kind::{ARCHIVE_EXTENSIONS, Codec, Container, Kind, TEXT_EXTENSIONS, kind_of_named};
use super::lines;
use super::skipped::{Reason, Skipped};
use super::walk::{self, Folder};
use crate::diagnostic::{Code, Diagnostic};

/// How standard input is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StreamFormat {
    /// It is one document. It is never guessed that it is not: minutes may begin with any character.
    #[default]
    Text,
    /// A JSON object on each line, with the text of a document as `text` and its name as `id`.
    Ndjson,
}

/// Everything that was given to read: files, archives and standard input, sorted by path, each path once.
///
/// The paths of all files are held in memory; contents, and what archives hold, are not.
#[derive(Debug, Default)]
pub struct Intake {
    sources: Vec<Source>,
    skipped: Skipped,
    filter: Filter,
}

#[derive(Debug)]
struct Source {
    id: String,
    path: String,
    found: Found,
    length: u64,
}

#[derive(Debug)]
enum Found {
    File(PathBuf, Codec),
    /// The archive and its path below the input that was given.
    Archive(PathBuf, (Container, Codec), PathBuf),
    Stream,
    Failed(Diagnostic),
}

impl Intake {
    /// Finds what `arguments` stand for: a file, an archive, a folder with all folders below it, or `-` for standard
    /// input.
    pub fn gather(arguments: &[PathBuf], filter: Filter) -> Self {
        let mut intake = Self { filter, ..Self::default() };
        for argument in arguments {
            if argument.as_os_str() == "-" {
                intake.add(String::new(), "-".to_owned(), Found::Stream, 0);
                continue;
            }
            match argument.metadata() {
                Ok(metadata) if metadata.is_dir() => intake.add_folder(argument),
                Ok(metadata) => {
                    let name = argument.file_name().map_or(argument.as_path(), Path::new);
                    if intake.filter.excludes(name) {
                        intake.skipped.count(Reason::Excluded);
                    } else {
                        intake.add_file(name, argument.clone(), kind_of_named(argument), metadata.len());
                    }
                }
                Err(error) => intake.add_failure(argument, unreadable(&error)),
            }
        }
        intake.sources.sort_by(|left, right| left.path.cmp(&right.path));
        intake.sources.dedup_by(|later, first| later.path == first.path);
        let named = intake.sources.iter_mut().filter(|source| !source.id.is_empty());
        identifier::make_unique(named.map(|source| (&mut source.id, source.path.as_str())));
        intake
    }

    /// Number of files, archives and streams.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Whether there is one thing to read, which is one document.
    pub fn is_one_document(&self, stream: StreamFormat) -> bool {
        match &self.sources[..] {
            [Source { found: Found::Archive(..), .. }] => false,
            [Source { found: Found::Stream, .. }] => stream == StreamFormat::Text,
            [_] => true,
            _ => false,
        }
    }

    /// Length of all files and archives in bytes.
    pub fn bytes(&self) -> u64 {
        self.sources.iter().map(|source| source.length).sum()
    }

    /// Hands the inputs to `sink` in order, until it wants no more: files as they are to be read, members of archives
    /// and documents of `stdin` with their bytes. Returns what was left out, in folders and in archives.
    pub fn each(
        &self,
        (stdin, stream): (&mut dyn Read, StreamFormat),
        limits: &Limits,
        sink: &mut dyn FnMut(Input) -> ControlFlow<()>,
    ) -> Skipped {
        let mut names = Names::default();
        for source in self.sources.iter().filter(|source| !source.id.is_empty()) {
            names.take(&source.id);
        }
        let (mut skipped, mut position) = (self.skipped, 0);
        for source in &self.sources {
            let (id, path) = (source.id.clone(), source.path.clone());
            let span = (position, source.length);
            position += source.length;
            let input = match &source.found {
                Found::File(file, codec) => Input::file(id, path, (file.clone(), *codec), source.length),
                Found::Failed(diagnostic) => Input::failed(path, diagnostic.clone()),
                Found::Stream if stream == StreamFormat::Ndjson => {
                    if lines::each(stdin, limits, &mut names, &mut |input| sink(input.at(position))).is_break() {
                        return skipped;
                    }
                    continue;
                }
                Found::Stream => whole(stdin, limits.max_size),
                Found::Archive(file, kind, relative) => match File::open(file) {
                    Err(error) => Input::failed(path, unreadable(&error)),
                    Ok(file) => {
                        let place = Place { path, id, relative: relative.clone() };
                        let mut unpacker = Unpacker::new((limits, &self.filter), &mut names, sink, span);
                        let outcome = unpacker.run(file, *kind, &place);
                        skipped += unpacker.skipped;
                        if outcome == Err(Stop::Everything) {
                            return skipped;
                        }
                        continue;
                    }
                },
            };
            if sink(input.at(position)).is_break() {
                return skipped;
            }
        }
        skipped
    }

    fn add(&mut self, id: String, path: String, found: Found, length: u64) {
        self.sources.push(Source { id, path, found, length });
    }

    fn add_file(&mut self, relative: &Path, file: PathBuf, kind: Kind, length: u64) {
        let (id, path) = (identifier::slug(relative), portable(&file));
        let found = match kind {
            Kind::Text => Found::File(file, Codec::None),
            Kind::Compressed(codec) => Found::File(file, codec),
            Kind::Archive(container, codec) => Found::Archive(file, (container, codec), relative.to_path_buf()),
        };
        self.add(id, path, found, length);
    }

    fn add_failure(&mut self, path: &Path, diagnostic: Diagnostic) {
        self.add(String::new(), portable(path), Found::Failed(diagnostic), 0);
    }

    fn add_folder(&mut self, root: &Path) {
        let Folder { files, failures, skipped } = walk::walk(root, &self.filter);
        self.skipped += skipped;
        if files.is_empty() && failures.is_empty() {
            let extensions = [TEXT_EXTENSIONS, ARCHIVE_EXTENSIONS].concat().join(", .");
            let message = match skipped.total() {
                0 => "no text files in the folder: it is empty".to_owned(),
                1 => "no text files in the folder: its one entry is hidden or not text".to_owned(),
                count => format!("no text files in the folder: its {count} entries are hidden or not text"),
            };
            let hint = format!("files that are read in a folder end in .{extensions}; name others one by one");
            self.add_failure(root, Diagnostic::new(Code::NoMinutes, message, None).with_hint(hint));
        }
        for (path, kind, length) in files {
            let relative = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            self.add_file(&relative, path, kind, length);
        }
        for (path, error) in failures {
            self.add_failure(&path, unreadable(&error));
        }
    }
}

/// Standard input as one document; no more than the limit and one byte are read.
fn whole(stdin: &mut dyn Read, max_size: u64) -> Input {
    let mut bytes = Vec::new();
    match stdin.take(max_size.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(_) => Input::bytes(String::new(), "-".to_owned(), bytes),
        Err(error) => Input::failed("-".to_owned(), unreadable(&error)),
    }
}

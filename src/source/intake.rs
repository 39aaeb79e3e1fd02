use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Limits;
use super::archive::{Place, Stop, Unpacker};
use super::filter::Filter;
use super::identifier::{self, Names};
use super::input::{Input, portable, unreadable};
use super::kind::{ARCHIVE_EXTENSIONS, Codec, Kind, TEXT_EXTENSIONS, kind_of_named};
use super::lines;
use super::skipped::{LeftOut, Reason};
use super::sources::{Found, Source, Sources};
use super::walk::{Item, walk};
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
/// Of many files, the paths lie in a temporary file; contents, and what archives hold, are read when it is their turn.
#[derive(Debug, Default)]
pub struct Intake {
    sources: Sources,
    skipped: LeftOut,
    filter: Filter,
    /// What folders that were given, or that files stand in that were given, are called where their paths do not tell
    /// documents apart: their names, with a number where two have the same.
    folders: HashMap<PathBuf, String>,
}

impl Intake {
    /// Nothing yet; what is in folders and archives is read if `filter` lets it through.
    pub fn new(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }

    /// Finds what `arguments` stand for: a file, an archive, a folder with all folders below it, or `-` for standard
    /// input.
    ///
    /// # Errors
    ///
    /// There are many files, and the temporary file with their paths cannot be read.
    pub fn gather(arguments: &[PathBuf], filter: Filter) -> io::Result<Self> {
        let mut intake = Self::new(filter);
        for argument in arguments {
            intake.find(argument);
        }
        intake.settled()
    }

    /// Finds what one argument stands for. When all are found, [`Intake::settled`] makes them ready to be read.
    pub fn find(&mut self, argument: &Path) {
        if argument.as_os_str() == "-" {
            return self.add("-".to_owned(), Found::Stream, 0);
        }
        match argument.metadata() {
            Ok(metadata) if metadata.is_dir() => self.add_folder(argument),
            Ok(metadata) => {
                let name = argument.file_name().map_or(argument, Path::new);
                if self.filter.excludes(&[name]) {
                    self.skipped.add(Reason::Excluded, portable(argument));
                } else {
                    let above = argument.parent().filter(|above| !above.as_os_str().is_empty());
                    let input = self.called(above.unwrap_or(Path::new(".")));
                    let kind = (kind_of_named(argument), metadata.len());
                    self.add_file(name, argument.to_path_buf(), &input, kind);
                }
            }
            Err(error) => self.add_failure(argument, unreadable(&error)),
        }
    }

    /// Sorts what was found.
    ///
    /// # Errors
    ///
    /// There are many files, and the temporary file with their paths cannot be read.
    pub fn settled(mut self) -> io::Result<Self> {
        self.sources.settle().map(|()| self)
    }

    /// Number of files, archives and streams.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.sources.len() == 0
    }

    /// Whether there is one thing to read, which is one document.
    pub fn is_one_document(&self, stream: StreamFormat) -> bool {
        match self.sources.only().map(|source| &source.found) {
            None | Some(Found::Archive(..)) => false,
            Some(Found::Stream) => stream == StreamFormat::Text,
            Some(Found::File(..) | Found::Failed(_)) => true,
        }
    }

    /// Length of all files and archives in bytes.
    pub fn bytes(&self) -> u64 {
        self.sources.bytes()
    }

    /// Hands the inputs to `sink` in order, until it wants no more: files as they are to be read, members of archives
    /// and documents of `stdin` with their bytes. Returns what was left out, in folders and in archives.
    pub fn each(
        &self,
        (stdin, stream): (&mut dyn Read, StreamFormat),
        limits: &Limits,
        sink: &mut dyn FnMut(Input) -> ControlFlow<()>,
    ) -> LeftOut {
        let mut skipped = self.skipped.clone();
        let outcome = self.try_each((stdin, stream), limits, sink, &mut skipped);
        if let Err(error) = outcome {
            let what = io::Error::other(format!("the list of what there is to read is lost: {error}"));
            // whether more is wanted makes no difference
            let _ = sink(Input::failed("-".to_owned(), unreadable(&what)));
        }
        skipped
    }

    fn try_each(
        &self,
        (stdin, stream): (&mut dyn Read, StreamFormat),
        limits: &Limits,
        sink: &mut dyn FnMut(Input) -> ControlFlow<()>,
        skipped: &mut LeftOut,
    ) -> io::Result<()> {
        let mut names = Names::default();
        if self.sources.has_members() {
            for source in self.sources.read()? {
                names.take(&source?.id);
            }
        }
        let mut position = 0;
        for source in self.sources.read()? {
            let Source { id, path, below, found, length, .. } = source?;
            let span = (position, length);
            position += length;
            let input = match found {
                Found::File(file, codec) => Input::file(id, path, (file, codec), length).with_below(below),
                Found::Failed(diagnostic) => Input::failed(path, diagnostic),
                Found::Stream if stream == StreamFormat::Ndjson => {
                    if lines::each(stdin, limits, &mut names, &mut |input| sink(input.at(position))).is_break() {
                        return Ok(());
                    }
                    continue;
                }
                Found::Stream => whole(stdin, limits.max_size),
                Found::Archive(file, kind, relative) => match File::open(file) {
                    Err(error) => Input::failed(path, unreadable(&error)),
                    Ok(file) => {
                        let place = Place { path, below, names: vec![relative], id };
                        let mut unpacker = Unpacker::new((limits, &self.filter), &mut names, sink, span);
                        let outcome = unpacker.run(file, kind, &place);
                        *skipped += std::mem::take(&mut unpacker.skipped);
                        if outcome == Err(Stop::Everything) {
                            return Ok(());
                        }
                        continue;
                    }
                },
            };
            if sink(input.at(position)).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Adds what has no name of its own.
    fn add(&mut self, path: String, found: Found, length: u64) {
        let (id, below, input) = (String::new(), path.clone(), String::new());
        self.sources.push(Source { id, path, below, input, rank: 0, found, length });
    }

    fn add_file(&mut self, relative: &Path, file: PathBuf, input: &str, (kind, length): (Kind, u64)) {
        let (id, path, below) = (identifier::slug(relative), portable(&file), portable(relative));
        let found = match kind {
            Kind::Text => Found::File(file, Codec::None),
            Kind::Compressed(codec) => Found::File(file, codec),
            Kind::Archive(container, codec) => Found::Archive(file, (container, codec), relative.to_path_buf()),
        };
        let (rank, input) = (identifier::rank(relative), input.to_owned());
        self.sources.push(Source { id, path, below, input, rank, found, length });
    }

    /// What a folder is called, however it was typed.
    fn called(&mut self, folder: &Path) -> String {
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        if let Some(name) = self.folders.get(&whole) {
            return name.clone();
        }
        let last = whole.file_name().map_or_else(|| "root".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut name = last.clone();
        let mut number = 1;
        while self.folders.values().any(|taken| *taken == name) {
            number += 1;
            name = format!("{last}-{number}");
        }
        self.folders.insert(whole, name.clone());
        name
    }

    fn add_failure(&mut self, path: &Path, diagnostic: Diagnostic) {
        self.add(portable(path), Found::Failed(diagnostic), 0);
    }

    fn add_folder(&mut self, root: &Path) {
        let (filter, mut found) = (self.filter.clone(), false);
        let input = self.called(root);
        let skipped = walk(root, &filter, |item| {
            found = true;
            match item {
                Item::File(path, kind, length) => {
                    let relative = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
                    self.add_file(&relative, path, &input, (kind, length));
                }
                Item::Failed(path, error) => self.add_failure(&path, unreadable(&error)),
            }
        });
        let counts = skipped.counts;
        self.skipped += skipped;
        if !found {
            let extensions = [TEXT_EXTENSIONS, ARCHIVE_EXTENSIONS].concat().join(", .");
            let message = match counts.total() {
                0 => "no text files in the folder: it is empty".to_owned(),
                1 => format!("nothing in the folder is read: its one entry is left out ({})", counts.reasons()),
                count => {
                    format!("nothing in the folder is read: its {count} entries are left out ({})", counts.reasons())
                }
            };
            let hint = format!("files that are read in a folder end in .{extensions}; name others one by one");
            self.add_failure(root, Diagnostic::new(Code::NoMinutes, message, None).with_hint(hint));
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

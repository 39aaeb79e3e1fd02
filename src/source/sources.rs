use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::identifier::Uses;
use super::kind::{Codec, Container};
use crate::diagnostic::Diagnostic;

/// Most sources in memory.
const FEW: usize = 1 << 14;

/// A file, an archive, a stream, or what could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Source {
    /// Empty where a fingerprint will take its place, or nothing.
    pub(super) id: String,
    pub(super) path: String,
    /// Path below the input that was given.
    pub(super) below: String,
    /// What the input is called where that does not tell two of them apart.
    pub(super) input: String,
    /// Which of several with the same identifier has it, the least of all.
    pub(super) rank: u64,
    pub(super) found: Found,
    pub(super) length: u64,
}

impl Source {
    /// The path below the folder above the input.
    fn with_input(&self) -> String {
        if self.input.is_empty() { self.below.clone() } else { format!("{}/{}", self.input, self.below) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Found {
    File(PathBuf, Codec),
    /// The archive and its path below the input that was given.
    Archive(PathBuf, (Container, Codec), PathBuf),
    Stream,
    Failed(Diagnostic),
}

/// Sources sorted by path, each path once. When there are many, sorted parts of them lie in a temporary file, and are
/// merged whenever they are read.
#[derive(Debug, Default)]
pub(super) struct Sources {
    last: Vec<Source>,
    /// The sorted parts, with the file in which they lie one after the other.
    parts: Vec<Range<u64>>,
    file: Option<File>,
    /// Whether there is no room for the file.
    refused: bool,
    uses: Mutex<Uses>,
    count: usize,
    bytes: u64,
    has_members: bool,
}

impl Sources {
    pub(super) fn push(&mut self, source: Source) {
        if self.last.len() >= FEW && !self.refused {
            // names that are no text cannot be put away either
            self.refused = self.put_away().is_err();
        }
        self.last.push(source);
    }

    /// Sorts them when all are there. Only then they may be read.
    ///
    /// # Errors
    ///
    /// The temporary file cannot be read.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        sort(&mut self.last);
        let mut uses = Uses::default();
        let (mut count, mut bytes, mut has_members) = (0, 0, false);
        for source in self.merged()? {
            let source = source?;
            let Source { id, rank, found, length, .. } = &source;
            if !id.is_empty() {
                uses.count(id, *rank)?;
                // names that no identifier has
                uses.count(&format!("<{}", source.below), 0)?;
                uses.count(&format!(">{}", source.with_input()), 0)?;
            }
            count += 1;
            bytes += *length;
            has_members |= matches!(found, Found::Archive(..) | Found::Stream);
        }
        *self = Self { uses: Mutex::new(uses), count, bytes, has_members, ..std::mem::take(self) };
        Ok(())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Length of all files and archives in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether some may hold several documents.
    pub(super) fn has_members(&self) -> bool {
        self.has_members
    }

    /// The only one, if there is but one.
    pub(super) fn only(&self) -> Option<&Source> {
        if self.count == 1 { self.last.first() } else { None }
    }

    /// All in order, with identifiers that no two of them share, and paths below the inputs that none share.
    ///
    /// # Errors
    ///
    /// The temporary file cannot be read.
    pub(super) fn read(&self) -> io::Result<impl Iterator<Item = io::Result<Source>> + '_> {
        let sources = self.merged()?;
        Ok(sources.map(|source| {
            let mut source = source?;
            if !source.id.is_empty() {
                let mut uses = self.uses.lock().unwrap_or_else(PoisonError::into_inner);
                let mut is_shared =
                    |name: String| Ok::<_, io::Error>(uses.first(&name)?.is_some_and(|[uses, _]| uses > 1));
                let with_input = source.with_input();
                if is_shared(format!("<{}", source.below))? {
                    source.below.clone_from(&with_input);
                }
                // one that came by two inputs of the same name is known by what was typed
                let path = if is_shared(format!(">{with_input}"))? { &source.path } else { &source.below };
                uses.make_unique(&mut source.id, source.rank, path)?;
            }
            Ok(source)
        }))
    }

    fn put_away(&mut self) -> io::Result<()> {
        let file = match self.file.take() {
            Some(file) => file,
            None => tempfile::tempfile()?,
        };
        sort(&mut self.last);
        let start = self.parts.last().map_or(0, |part| part.end);
        let end = write(&file, start, &self.last);
        self.file = Some(file);
        self.parts.push(start..end?);
        self.last.clear();
        Ok(())
    }

    fn merged(&self) -> io::Result<Merged<'_>> {
        let parts =
            self.file.iter().flat_map(|file| self.parts.iter().map(move |part| Part::stored(file, part.clone())));
        let last = Part::Memory(self.last.iter());
        let mut merged = Merged { parts: parts.chain([last]).collect(), heads: BinaryHeap::new(), before: None };
        for number in 0..merged.parts.len() {
            merged.draw(number)?;
        }
        Ok(merged)
    }
}

/// Sorts by path; the first of those with the same path stays.
fn sort(sources: &mut Vec<Source>) {
    sources.sort_by(|left, right| left.path.cmp(&right.path));
    sources.dedup_by(|later, first| later.path == first.path);
}

/// Writes sources from `start` on, each with its length in front; returns where they end.
fn write(file: &File, start: u64, sources: &[Source]) -> io::Result<u64> {
    let mut out = BufWriter::new(file);
    out.seek(SeekFrom::Start(start))?;
    let mut end = start;
    for source in sources {
        let bytes = postcard::to_stdvec(source).map_err(io::Error::other)?;
        out.write_all(&(bytes.len() as u32).to_le_bytes())?;
        out.write_all(&bytes)?;
        end += 4 + bytes.len() as u64;
    }
    out.flush().map(|()| end)
}

/// Sorted sources as one sequence.
struct Merged<'s> {
    parts: Vec<Part<'s>>,
    /// The next of each part, by path and number of the part: where a path was given twice, the first counts.
    heads: BinaryHeap<Reverse<Head>>,
    /// Path of the one before.
    before: Option<String>,
}

struct Head {
    part: usize,
    source: Source,
}

impl Merged<'_> {
    fn draw(&mut self, part: usize) -> io::Result<()> {
        if let Some(source) = self.parts[part].next()? {
            self.heads.push(Reverse(Head { part, source }));
        }
        Ok(())
    }
}

impl Iterator for Merged<'_> {
    type Item = io::Result<Source>;

    fn next(&mut self) -> Option<io::Result<Source>> {
        loop {
            let Reverse(Head { part, source }) = self.heads.pop()?;
            if let Err(error) = self.draw(part) {
                return Some(Err(error));
            }
            if self.before.as_ref() != Some(&source.path) {
                self.before = Some(source.path.clone());
                return Some(Ok(source));
            }
        }
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.source.path, self.part).cmp(&(&other.source.path, other.part))
    }
}

/// Sources that are sorted.
enum Part<'s> {
    Memory(std::slice::Iter<'s, Source>),
    Stored(BufReader<Section<'s>>),
}

impl<'s> Part<'s> {
    fn stored(file: &'s File, range: Range<u64>) -> Self {
        Self::Stored(BufReader::new(Section { file, range }))
    }

    fn next(&mut self) -> io::Result<Option<Source>> {
        let reader = match self {
            Self::Memory(sources) => return Ok(sources.next().cloned()),
            Self::Stored(reader) => reader,
        };
        let mut length = [0; 4];
        match reader.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        reader.read_exact(&mut bytes)?;
        postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
    }
}

/// A part of a file that others read too.
struct Section<'f> {
    file: &'f File,
    range: Range<u64>,
}

impl Read for Section<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.range.end - self.range.start).unwrap_or(usize::MAX).min(buffer.len());
        self.file.seek(SeekFrom::Start(self.range.start))?;
        let read = self.file.read(&mut buffer[..most])?;
        self.range.start += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(number: usize, id: &str) -> Source {
        let path = format!("in/{number:06}.txt");
        let found = Found::File(PathBuf::from(&path), Codec::None);
        let below = format!("{number:06}.txt");
        Source { id: id.to_owned(), path, below, input: "in".to_owned(), rank: 0, found, length: 3 }
    }

    #[test]
    fn many_come_sorted_and_once_as_few_do() {
        for count in [7, FEW + 5, FEW * 3 + 1] {
            let mut sources = Sources::default();
            for number in (0..count).rev().chain([3, 5]) {
                // two have the same identifier
                sources.push(source(number, &if number == 4 { "2".to_owned() } else { number.to_string() }));
            }
            sources.settle().unwrap();
            assert_eq!(
                (sources.len(), sources.bytes(), sources.file.is_some()),
                (count, 3 * count as u64, count > FEW)
            );
            for _ in 0..2 {
                let all: Vec<Source> = sources.read().unwrap().map(Result::unwrap).collect();
                assert!(all.iter().enumerate().all(|(number, found)| found.path == source(number, "").path));
                assert!(all[2].id.starts_with("2-") && all[4].id.starts_with("2-") && all[2].id != all[4].id);
                assert_eq!(all[5], source(5, "5"));
            }
        }
    }
}

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::spill::Table;

/// Most duplicates that are named; all are counted.
const NAMED: usize = 1000;

/// Bytes of paths in memory before a temporary file takes them.
const IN_MEMORY: usize = 1 << 20;

/// Documents of a run that hold the same bytes as one before them.
///
/// Of each document eight bytes of its fingerprint are kept, and its path, of many both in temporary files.
#[derive(Default)]
pub struct Duplicates {
    /// Documents that are another once more, each with the path of the first; the first of them in the order of the run.
    pub named: Vec<(String, String)>,
    /// How many there are.
    pub count: usize,
    /// By the fingerprint of a document, where its path stands among the paths, and its length.
    seen: Table,
    paths: Option<SpooledTempFile>,
    end: u64,
}

impl Duplicates {
    /// Takes the next document; returns what there is to say if one before it holds the same.
    pub(super) fn take(&mut self, sha256: &str, path: &str) -> Option<Diagnostic> {
        // what cannot be looked up is not told
        let first = self.first(sha256, path).ok().flatten()?;
        self.count += 1;
        let message = format!("the document is that of {first} once more, byte for byte");
        if self.named.len() < NAMED {
            self.named.push((path.to_owned(), first));
        }
        let hint = "leave one of them out (--exclude), or its decisions and actions count twice";
        Some(Diagnostic::new(Code::Duplicate, message, None).with_hint(hint))
    }

    /// The path of the document before it that holds the same, if there is one; otherwise it is the first.
    fn first(&mut self, sha256: &str, path: &str) -> io::Result<Option<String>> {
        let mut key = [0; 8];
        for (byte, digits) in key.iter_mut().zip(sha256.as_bytes().chunks_exact(2)) {
            let digits = std::str::from_utf8(digits).map_err(io::Error::other)?;
            *byte = u8::from_str_radix(digits, 16).map_err(io::Error::other)?;
        }
        let paths = self.paths.get_or_insert_with(|| SpooledTempFile::new(IN_MEMORY));
        if let Some([place, length]) = self.seen.get(key)? {
            let mut first = String::new();
            paths.seek(SeekFrom::Start(place))?;
            paths.take(length).read_to_string(&mut first)?;
            return Ok(Some(first));
        }
        paths.seek(SeekFrom::Start(self.end))?;
        paths.write_all(path.as_bytes())?;
        self.seen.insert(key, [self.end, path.len() as u64])?;
        self.end += path.len() as u64;
        Ok(None)
    }
}

impl fmt::Debug for Duplicates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Duplicates").field("count", &self.count).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fingerprint;

    #[test]
    fn the_first_of_a_content_is_named_however_many_there_are() {
        let mut duplicates = Duplicates::default();
        let mut take = |content: usize, path: String| {
            let told = duplicates.take(&fingerprint(content.to_string().as_bytes()), &path);
            told.map(|diagnostic| diagnostic.message)
        };
        for number in 0..40_000 {
            assert_eq!(take(number, format!("in/{number}.txt")), None);
        }
        for number in [0, 7, 7, 39_999] {
            let message = take(number, "again.txt".to_owned()).unwrap();
            assert!(message.contains(&format!(" in/{number}.txt ")), "{message}");
        }
        assert_eq!((duplicates.count, &*duplicates.named[2].1), (4, "in/7.txt"));
    }
}

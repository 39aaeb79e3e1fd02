use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::archive;
use super::input::{Input, Origin, unreadable};
use super::kind::Codec;
use super::{Document, Encoding, fingerprint, identifier};
use crate::diagnostic::{Code, Diagnostic};

/// An input that gave no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Path as given, with `/` between its parts; `-` for standard input; `!` before the path within an archive.
    pub path: String,
    /// Why.
    pub diagnostic: Diagnostic,
}

/// The bytes of an input, before they are decoded.
#[derive(Debug)]
pub struct Raw {
    /// Identifier within the run.
    pub id: String,
    /// Path as in [`Document::path`].
    pub path: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    bytes: Vec<u8>,
    encoding: Option<Encoding>,
}

impl Input {
    /// Reads the bytes of the input, to be decoded as `encoding` if that is known and they are not text already.
    ///
    /// # Errors
    ///
    /// It is unreadable or longer than `max_size` bytes, or it changed while it was read.
    pub fn load(self, max_size: u64, encoding: Option<Encoding>) -> Result<Raw, Failure> {
        let Self { id, path, origin, length, .. } = self;
        let encoding = encoding.filter(|_| !matches!(origin, Origin::Text(_)));
        let bytes = match origin {
            Origin::File(..) if length > max_size => Err(too_large(Some(length), max_size)),
            Origin::File(file, codec) => steady(&file, codec, max_size),
            Origin::Bytes(bytes) => Ok(bytes),
            Origin::Text(text) => Ok(text.into_bytes()),
            Origin::Failed(diagnostic) => Err(diagnostic),
        };
        match bytes {
            Ok(bytes) if bytes.len() as u64 > max_size => Err(Failure { path, diagnostic: too_large(None, max_size) }),
            Ok(bytes) => {
                let sha256 = fingerprint::of(&bytes);
                let id = if id.is_empty() { identifier::of_fingerprint(&sha256) } else { id };
                Ok(Raw { id, path, sha256, bytes, encoding })
            }
            Err(diagnostic) => Err(Failure { path, diagnostic }),
        }
    }
}

impl Raw {
    /// Decodes the bytes.
    ///
    /// # Errors
    ///
    /// They are empty or not text.
    pub fn decode(self) -> Result<Document, Failure> {
        let Self { id, path, sha256, bytes, encoding } = self;
        Document::decoded(id, path.clone(), sha256, bytes, encoding).map_err(|diagnostic| Failure { path, diagnostic })
    }
}

/// Times that a file is read before it is taken for one that never rests.
const ATTEMPTS: usize = 3;

/// Reads a file, and again if it changed in the meantime, so that no document is half old and half new.
fn steady(path: &Path, codec: Codec, max_size: u64) -> Result<Vec<u8>, Diagnostic> {
    for _ in 0..ATTEMPTS {
        let mut file = File::open(path).map_err(|error| unreadable(&error))?;
        let before = file.metadata().map_err(|error| unreadable(&error))?;
        let bytes = read(&mut file, before.len(), codec, max_size).map_err(|error| match codec {
            Codec::None => unreadable(&error),
            _ => Diagnostic::new(Code::Damaged, format!("the compressed file is damaged: {error}"), None),
        })?;
        let after = file.metadata().map_err(|error| unreadable(&error))?;
        if same(&before, &after) {
            return Ok(bytes);
        }
    }
    let message = format!("the file changed while it was read, {ATTEMPTS} times in a row");
    Err(Diagnostic::new(Code::Changed, message, None).with_hint("run again when it is finished"))
}

fn same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Reads no more than the limit and one byte: devices, pipes and growing files are longer than they say.
fn read(file: &mut File, length: u64, codec: Codec, max_size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(max_size)).unwrap_or(0));
    archive::decoder(file, codec)?.take(max_size.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn too_large(length: Option<u64>, max_size: u64) -> Diagnostic {
    let message = match length {
        Some(length) => format!("the file is larger than the limit: {length} bytes, limit {max_size}"),
        None => format!("the file is larger than the limit of {max_size} bytes"),
    };
    Diagnostic::new(Code::TooLarge, message, None).with_hint("raise the limit with --max-size if this is minutes")
}

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::Document;
use super::input::{Input, Origin, unreadable};
use crate::diagnostic::{Code, Diagnostic};

/// An input that gave no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Path as given, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// Why.
    pub diagnostic: Diagnostic,
}

impl Input {
    /// Reads and decodes the input.
    ///
    /// # Errors
    ///
    /// It is unreadable, longer than `max_size` bytes, empty or not text.
    pub fn load(&self, max_size: u64) -> Result<Document, Failure> {
        self.bytes(max_size)
            .and_then(|bytes| Document::from_bytes(&self.id, &self.path, bytes))
            .map_err(|diagnostic| Failure { path: self.path.clone(), diagnostic })
    }

    fn bytes(&self, max_size: u64) -> Result<Vec<u8>, Diagnostic> {
        match &self.origin {
            Origin::File(_) if self.length > max_size => Err(too_large(Some(self.length), max_size)),
            Origin::File(path) => {
                let bytes = read(path, self.length, max_size).map_err(|error| unreadable(&error))?;
                if bytes.len() as u64 > max_size { Err(too_large(None, max_size)) } else { Ok(bytes) }
            }
            Origin::Bytes(bytes) if bytes.len() as u64 > max_size => Err(too_large(None, max_size)),
            Origin::Bytes(bytes) => Ok(bytes.clone()),
            Origin::Failed(diagnostic) => Err(diagnostic.clone()),
        }
    }
}

/// Reads no more than the limit and one byte: devices, pipes and growing files are longer than they say.
fn read(path: &Path, length: u64, max_size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    File::open(path)?.take(max_size.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn too_large(length: Option<u64>, max_size: u64) -> Diagnostic {
    let message = match length {
        Some(length) => format!("the file is larger than the limit: {length} bytes, limit {max_size}"),
        None => format!("the file is larger than the limit of {max_size} bytes"),
    };
    Diagnostic::new(Code::TooLarge, message, None).with_hint("raise the limit with --max-size if this is minutes")
}

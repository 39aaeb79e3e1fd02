//! Bytes to text: files, folders and standard input, and the decoding of what they hold.
//!
//! [`Intake::gather`] turns what was typed into [`Input`]s with identifiers; [`Input::load`] reads one of them into a
//! [`Document`]. An input that gives no document is a [`Failure`]: a diagnostic with the path, never a panic.

mod binary;
mod decode;
mod identifier;
mod input;
mod load;
mod walk;

pub use input::{Input, Intake};
pub use load::Failure;
pub use walk::TEXT_EXTENSIONS;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;

/// Largest input that is read unless another limit is asked for: 64 MiB.
pub const DEFAULT_MAX_SIZE: u64 = 64 << 20;

/// A document as text, with where it came from.
#[derive(Debug, Clone)]
pub struct Document {
    /// Identifier within the run; see [`crate::model::Minutes::id`].
    pub id: String,
    /// Path as given, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// SHA-256 of the bytes as read, lower-case hexadecimal.
    pub sha256: String,
    /// Encoding that the bytes were decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// Number of bytes as read.
    pub bytes: u64,
    /// The decoded text, without a byte-order mark, line endings as they were.
    pub text: String,
    /// What was noticed while decoding.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// A document that is text already. Its id is the start of its fingerprint.
    pub fn from_text(text: &str) -> Self {
        let sha256 = fingerprint(text.as_bytes());
        Self {
            id: identifier::of_fingerprint(&sha256),
            path: "-".to_owned(),
            sha256,
            encoding: "UTF-8",
            bytes: text.len() as u64,
            text: text.to_owned(),
            diagnostics: Vec::new(),
        }
    }

    /// A document from the bytes of a file, decoded by their byte-order mark, as UTF-8, or by a guess that is reported
    /// in its diagnostics. An empty `id` stands for the start of the fingerprint.
    ///
    /// # Errors
    ///
    /// The diagnostic that says why there is no text: the bytes are empty or blank, or not text at all.
    pub fn from_bytes(id: &str, path: &str, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let sha256 = fingerprint(&bytes);
        let length = bytes.len() as u64;
        let decoded = decode::decode(bytes)?;
        Ok(Self {
            id: if id.is_empty() { identifier::of_fingerprint(&sha256) } else { id.to_owned() },
            path: path.to_owned(),
            sha256,
            encoding: decoded.encoding.name(),
            bytes: length,
            text: decoded.text,
            diagnostics: decoded.diagnostics,
        })
    }
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

//! Bytes to text: files, folders and standard input, and the decoding of what they hold.

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;

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
            id: sha256[..12].to_owned(),
            path: "-".to_owned(),
            sha256,
            encoding: "UTF-8",
            bytes: text.len() as u64,
            text: text.to_owned(),
            diagnostics: Vec::new(),
        }
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

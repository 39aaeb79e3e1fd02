//! Bytes to text: files, folders, archives and standard input, and the decoding of what they hold.
//!
//! [`Intake::gather`] finds what was typed; [`Intake::each`] hands it on as [`Input`]s with identifiers, one by one;
//! [`Input::load`] reads the bytes of one, and [`Raw::decode`] makes a [`Document`] of them. An input that gives no
//! document is a [`Failure`]: a diagnostic with the path, never a panic.
//!
//! What stands in an archive has a path such as `2024.zip!may/council.txt`, with another `!` for an archive within an
//! archive. A document that came as a line of standard input has the path `-!ID`.

mod archive;
mod binary;
mod decode;
mod encoding;
mod filter;
pub(crate) mod fingerprint;
mod identifier;
mod input;
mod intake;
mod kind;
mod limits;
mod lines;
mod load;
mod mojibake;
mod skipped;
mod sources;
pub(crate) mod spill;
mod walk;

pub use encoding::{Encoding, UnknownEncoding};
pub use filter::{BadGlob, Filter};
pub use fingerprint::of as fingerprint;
pub use input::Input;
pub use intake::{Intake, StreamFormat};
pub use kind::{ARCHIVE_EXTENSIONS, TEXT_EXTENSIONS};
pub use limits::Limits;
pub use load::{Failure, Raw};
pub use skipped::{LeftOut, Reason, Skipped};

use crate::diagnostic::Diagnostic;

/// A document as text, with where it came from.
#[derive(Debug, Clone)]
pub struct Document {
    /// Identifier within the run; see [`crate::model::Minutes::id`].
    pub id: String,
    /// Path as given, with `/` between its parts; `-` for standard input; `!` before the path within an archive.
    pub path: String,
    /// SHA-256 of the bytes as read, after unpacking, lower-case hexadecimal.
    pub sha256: String,
    /// Encoding that the bytes were decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// Number of bytes as read.
    pub bytes: u64,
    /// The decoded text, without a byte-order mark, line endings as they were.
    pub text: String,
    /// The text with what had been decoded wrongly before put right, where that is certain.
    repaired: Option<String>,
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
            repaired: None,
            diagnostics: Vec::new(),
        }
    }

    /// The text as it is to be read: `â€™` is `’` where UTF-8 had been taken for windows-1252 before the text was saved.
    /// It has as many bytes as [`Self::text`], so that places hold in both; NUL fills those that are left over.
    pub fn readable(&self) -> &str {
        self.repaired.as_deref().unwrap_or(&self.text)
    }

    /// A document from the bytes of a file, decoded as `encoding` if that is known; otherwise by their byte-order mark,
    /// as UTF-8, or by a guess that is reported in its diagnostics. An empty `id` stands for the start of the
    /// fingerprint.
    ///
    /// # Errors
    ///
    /// The diagnostic that says why there is no text: the bytes are empty or blank, or not text at all.
    pub fn from_bytes(id: &str, path: &str, bytes: Vec<u8>, encoding: Option<Encoding>) -> Result<Self, Diagnostic> {
        let sha256 = fingerprint(&bytes);
        let id = if id.is_empty() { identifier::of_fingerprint(&sha256) } else { id.to_owned() };
        Self::decoded(id, path.to_owned(), sha256, bytes, encoding)
    }

    fn decoded(
        id: String,
        path: String,
        sha256: String,
        bytes: Vec<u8>,
        encoding: Option<Encoding>,
    ) -> Result<Self, Diagnostic> {
        let length = bytes.len() as u64;
        let decoded = decode::decode(bytes, encoding)?;
        Ok(Self {
            id,
            path,
            sha256,
            encoding: decoded.encoding.name(),
            bytes: length,
            text: decoded.text,
            repaired: decoded.repaired,
            diagnostics: decoded.diagnostics,
        })
    }
}

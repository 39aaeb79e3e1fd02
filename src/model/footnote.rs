use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SourceSpan;

/// A note that a mark in the text points to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Footnote {
    /// Identifier, stable within the document.
    pub id: String,
    /// Mark without brackets, superscript digits as plain digits ("1", "*", "a").
    pub marker: String,
    /// The note as reading text, without its mark.
    pub text: String,
    /// Every place in the text that refers to it: the word with the mark.
    pub references: Vec<SourceSpan>,
    /// Where the note's text stands.
    pub span: SourceSpan,
    /// Production that read it.
    pub rule: String,
    /// How sure that is; see the module's docs.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
    /// Names of the fields whose value is not written as such.
    pub derived: Vec<String>,
}

/// A mark in the reading text of a record that points to a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoteReference {
    /// Identifier of the note.
    pub footnote: String,
    /// Offset of the mark's first byte within the record's `text`.
    pub offset: usize,
    /// Length of the mark in bytes, brackets included; 0 where the text has lost the mark itself.
    pub length: usize,
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NoteReference, SourceSpan};

/// A heading of business and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// Identifier, stable within the document.
    pub id: String,
    /// Number as printed, without a trailing full stop or bracket ("4.2", "52/19", "a").
    pub number: Option<String>,
    /// Heading as reading text, without number and closing punctuation.
    pub title: String,
    /// 1 for an item, 2 for a sub-item with its own heading, and so on.
    #[schemars(range(min = 1))]
    pub level: u8,
    /// Identifier of the item that it belongs to.
    pub parent: Option<String>,
    /// Discussion as reading text: what stands under the heading before the next one.
    pub text: String,
    /// Footnote marks in `text`, in its order; they lie on character boundaries and do not overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub note_references: Vec<NoteReference>,
    /// The heading.
    pub span: SourceSpan,
    /// From the end of the heading to the start of the next one; absent where nothing stands there.
    pub body_span: Option<SourceSpan>,
    /// Production that read it.
    pub rule: String,
    /// How sure that is; see the module's docs.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
    /// Names of the fields whose value is not written as such.
    pub derived: Vec<String>,
}

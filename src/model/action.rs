use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NoteReference, SourceSpan};

/// A task that the meeting put on somebody, or of which it reports that it is over
/// ([`Minutes::closed_actions`](super::Minutes::closed_actions)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// Identifier, stable within the document.
    pub id: String,
    /// The sentence, clause or entry as reading text.
    pub text: String,
    /// Footnote marks in `text`, in its order; they lie on character boundaries and do not overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub note_references: Vec<NoteReference>,
    /// Who has to do it, as written without honorific; empty where the text does not say.
    pub owners: Vec<String>,
    /// For each owner the identifier of the attendee, where that is certain.
    pub owner_attendees: Vec<Option<String>>,
    /// When it is due, as written.
    pub due: Option<String>,
    /// When it is due, ISO 8601, where that resolves.
    #[schemars(extend("format" = "date"))]
    pub due_date: Option<String>,
    /// How far it is where the minutes say so, as written: "In progress", "Open", "Waiting for the county";
    /// of one that is over, "Done", "Withdrawn", "Closed 3 May".
    pub status: Option<String>,
    /// Identifier of the decision that made it, where one sentence is both.
    pub decision: Option<String>,
    /// Identifier of the innermost agenda item that it stands under.
    pub agenda_item: Option<String>,
    /// Where it stands.
    pub span: SourceSpan,
    /// Vocabulary entry or production that made it.
    pub rule: String,
    /// How sure that is; see the module's docs.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
    /// Names of the fields whose value is not written as such.
    pub derived: Vec<String>,
}

//! The records: what a set of minutes says, as owned data.
//!
//! Nothing here knows a parser, a format or the command line. Names and meanings of the core follow one rule:
//! a value stands in the text, or it was derived by a stated rule and its field is listed in `derived`, or it is
//! absent. Every record carries its [`SourceSpan`], the `rule` that made it and a `confidence`.
//!
//! # Confidence
//!
//! `confidence` is the logistic of the evidence for the record, `1 / (1 + e^-score)`, rounded to two decimals, where
//! `score` is the sum of the weights of the signals that were seen (`grammar/evidence.toml`). It says how sure the
//! program is that the record is there and ends where it says, and nothing about whether the minutes are right.
//! Records that a rule reads without weighing (an entry of an attendance list, a footnote whose mark was found)
//! carry the constants documented in [`confidence`].

mod action;
mod agenda;
mod attendee;
pub mod date;
mod decision;
mod footnote;
mod meeting;
mod names;
mod span;

pub use action::Action;
pub use agenda::AgendaItem;
pub use attendee::{Attendee, AttendeeEvent, EventKind, Status};
pub use decision::{Ballot, Decision, NamedVote, Outcome, VoteMethod, Votes};
pub use footnote::{Footnote, NoteReference};
pub use meeting::{Meeting, MeetingKind, MinutesStatus, Quorum};
pub use span::SourceSpan;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// Confidence of records that are read by form alone; see the module's docs for those that are weighed.
pub mod confidence {
    /// The form admits one reading: a labelled list entry with an honorific, a note whose mark stands in the text.
    pub const CERTAIN: f32 = 0.98;
    /// The form is usual but something is assumed: a list entry without honorific or label.
    pub const LIKELY: f32 = 0.9;
    /// Read from running text: a name in a sentence about attendance, a note without its mark.
    pub const FAIR: f32 = 0.7;
}

/// Everything that was read from one source document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Minutes {
    /// Identifier of the document, unique within a run: its path below the input as given, made safe for file names;
    /// for text without a path, the first twelve hexadecimal digits of its SHA-256.
    pub id: String,
    /// Where the text came from.
    pub source: Source,
    /// The house style by which it was read.
    pub house: House,
    /// The meeting as a whole.
    pub meeting: Meeting,
    /// People, posts and groups listed as present, in attendance, absent or sending apologies.
    pub attendees: Vec<Attendee>,
    /// Headings of business, in the order of the text.
    pub agenda_items: Vec<AgendaItem>,
    /// What the meeting settled, in the order of the text.
    pub decisions: Vec<Decision>,
    /// Tasks that it put on somebody, in the order of the text.
    pub actions: Vec<Action>,
    /// Tasks that it reports as done or dropped, in the order of the text: "Done" below one, a ticked box, a row of a table
    /// whose state is "Closed". They tell which tasks of earlier meetings are over.
    #[serde(default)]
    pub closed_actions: Vec<Action>,
    /// Notes and the places that refer to them, in the order of the notes.
    pub footnotes: Vec<Footnote>,
    /// What a person should look at, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Minutes {
    /// The actions, the open ones first and then those that are over, to be changed.
    pub(crate) fn tasks_mut(&mut self) -> impl Iterator<Item = &mut Action> {
        self.actions.iter_mut().chain(&mut self.closed_actions)
    }
}

/// The source of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path as given on the command line, or in a release below the input, with `/` between its parts; `-` for standard
    /// input.
    pub path: String,
    /// SHA-256 of the bytes as they were read, in lower-case hexadecimal; where something was redacted, of the text
    /// with the signs in it, as are the length and the number of lines.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Name of the encoding that the bytes were decoded from, as in the WHATWG Encoding Standard (`UTF-8`).
    pub encoding: String,
    /// Length of the bytes as they were read.
    pub bytes: u64,
    /// Number of lines of the decoded text.
    pub lines: u32,
}

/// The house style that a document was read by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct House {
    /// Name of the vocabulary, as in `grammar/NAME.toml`.
    pub name: String,
    /// Why: `forced` by the user, or the phrases that were found, or that no house was recognised.
    pub reason: String,
}

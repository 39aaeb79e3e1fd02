use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SourceSpan;
use super::names::names;

/// The meeting as a whole. Every field is absent where the minutes do not say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Meeting {
    /// The title of the minutes as printed.
    pub title: Option<String>,
    /// Organisation or group that met, by its own name.
    pub body: Option<String>,
    /// What sort of meeting it was.
    pub kind: Option<MeetingKind>,
    /// Number or reference of the meeting as printed ("434th", "257").
    pub number: Option<String>,
    /// Whether the minutes call themselves draft or approved.
    pub status: MinutesStatus,
    /// First day, ISO 8601 (`2011-03-17`).
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// Last day where the meeting took several, ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub end_date: Option<String>,
    /// Opening of the first sitting, 24-hour `HH:MM`.
    #[schemars(regex(pattern = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
    pub start_time: Option<String>,
    /// Closing of the last sitting, 24-hour `HH:MM`.
    #[schemars(regex(pattern = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
    pub end_time: Option<String>,
    /// Place as written.
    pub location: Option<String>,
    /// Who presided, without honorific or office.
    pub chair: Option<String>,
    /// Identifier of the attendee who presided.
    pub chair_attendee: Option<String>,
    /// What is said of the quorum.
    pub quorum: Option<Quorum>,
    /// Day of the next meeting, ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub next_date: Option<String>,
    /// The sentence or line that announces the next meeting.
    pub next_meeting: Option<String>,
    /// Where each of the fields above stands, by field name.
    pub spans: BTreeMap<String, SourceSpan>,
    /// Names of the fields whose value is not written as such: a year taken from the meeting's own date, a chair
    /// known from a role in the attendance list.
    pub derived: Vec<String>,
}

/// Sort of meeting, from the words of its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Ordinary or regular.
    Ordinary,
    /// Special.
    Special,
    /// Extraordinary.
    Extraordinary,
    /// Annual, or annual general.
    Annual,
    /// Emergency.
    Emergency,
    /// First meeting of a body.
    Inaugural,
}

names!(MeetingKind { Ordinary "ordinary", Special "special", Extraordinary "extraordinary", Annual "annual", Emergency "emergency", Inaugural "inaugural" });

/// What the minutes call themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MinutesStatus {
    /// Draft, unconfirmed, unapproved, subject to approval.
    Draft,
    /// Approved, confirmed, adopted or signed.
    Approved,
    /// They do not say.
    #[default]
    Unknown,
}

names!(MinutesStatus { Draft "draft", Approved "approved", Unknown "unknown" });

/// What is said of the quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quorum {
    /// The sentence or line.
    pub text: String,
    /// Whether it was met, where the text says so.
    pub met: Option<bool>,
    /// Number of members required, where the text says so.
    pub required: Option<u32>,
    /// Where it stands.
    pub span: SourceSpan,
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SourceSpan;
use super::names::names;

/// A person, an unnamed post or a group of people that the minutes list or state as there or not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attendee {
    /// Identifier, stable within the document.
    pub id: String,
    /// Name without honorific, post-nominals or role; absent for an unnamed post or group.
    pub name: Option<String>,
    /// Honorific as written ("Cllr", "Mrs", "Dr").
    pub honorific: Option<String>,
    /// Initials by which the minutes refer to the person later ("CC").
    pub initials: Option<String>,
    /// Office or post as written; for an unnamed record, what identifies it.
    pub role: Option<String>,
    /// Affiliation as written.
    pub organisation: Option<String>,
    /// Label of the block that lists them, as written ("Officials").
    pub group: Option<String>,
    /// Whether and how they were there.
    pub status: Status,
    /// Number of people where a group states it.
    pub count: Option<u32>,
    /// Whether they took part from elsewhere, where the minutes say so.
    pub remote: Option<bool>,
    /// Late arrivals and early departures, in the order of the text.
    pub events: Vec<AttendeeEvent>,
    /// Where the entry stands.
    pub span: SourceSpan,
    /// Production that read it.
    pub rule: String,
    /// How sure that is; see the module's docs.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
    /// Names of the fields whose value is not written in the entry itself.
    pub derived: Vec<String>,
}

/// Whether and how somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A member of the body who was present, or anyone in an undivided list.
    Present,
    /// There without being a member: officers, officials, guests, observers, the public.
    InAttendance,
    /// Not there, with apologies.
    Apologies,
    /// Not there, without.
    Absent,
}

names!(Status { Present "present", InAttendance "in_attendance", Apologies "apologies", Absent "absent" });

/// A late arrival or an early departure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AttendeeEvent {
    /// Which of the two.
    pub kind: EventKind,
    /// Identifier of the agenda item at which it happened.
    pub agenda_item: Option<String>,
    /// Time of day, 24-hour `HH:MM`, where stated.
    #[schemars(regex(pattern = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
    pub time: Option<String>,
    /// Where it is told.
    pub span: SourceSpan,
}

/// Coming or going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Came after the opening.
    Arrived,
    /// Went before the close.
    Left,
}

names!(EventKind { Arrived "arrived", Left "left" });

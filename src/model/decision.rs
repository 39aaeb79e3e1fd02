use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::names::names;
use super::{NoteReference, SourceSpan};

/// Something that the meeting settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Identifier, stable within the document.
    pub id: String,
    /// The sentence, clause or list item as reading text.
    pub text: String,
    /// Footnote marks in `text`, in its order; they lie on character boundaries and do not overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub note_references: Vec<NoteReference>,
    /// The deciding words as written ("RESOLVED", "it was agreed").
    pub verb: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Who moved it, as written without honorific.
    pub mover: Option<String>,
    /// Identifier of the attendee who moved it, where that is certain.
    pub mover_attendee: Option<String>,
    /// Who seconded it, as written without honorific.
    pub seconder: Option<String>,
    /// Identifier of the attendee who seconded it, where that is certain.
    pub seconder_attendee: Option<String>,
    /// The vote, where one is told.
    pub votes: Option<Votes>,
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

/// What came of a matter that was put to the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Any positive result.
    Agreed,
    /// Formally noted.
    Noted,
    /// Postponed, referred, held over, or tabled in the sense of the United States.
    Deferred,
    /// Lost, refused, not carried.
    Rejected,
    /// Withdrawn by its mover.
    Withdrawn,
}

names!(Outcome { Agreed "agreed", Noted "noted", Deferred "deferred", Rejected "rejected", Withdrawn "withdrawn" });

/// A vote. Counts are those that the text states; a unanimous vote is not turned into numbers or names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Votes {
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Members recorded as absent or not voting.
    pub absent: Option<u32>,
    /// How it was taken, where the text says so.
    pub method: Option<VoteMethod>,
    /// Whether the text says that nobody was of another mind: "unanimously", "nem con", "all in favour".
    pub unanimous: bool,
    /// Whether it was decided by a casting vote.
    pub casting_vote: bool,
    /// Voters whom the text names with their vote.
    pub named: Vec<NamedVote>,
}

impl Votes {
    /// Whether more voted against than for, by the counts or, where there are none, by the named votes.
    pub fn is_lost(&self) -> bool {
        let named = |ballot| self.named.iter().filter(|vote| vote.ballot == ballot).count();
        if let (Some(in_favour), Some(against)) = (self.in_favour, self.against) {
            return against > in_favour;
        }
        // "carried, Bell dissenting" names those of one side only
        let called = named(Ballot::For) > 0 || self.method == Some(VoteMethod::RollCall);
        called && named(Ballot::Against) > named(Ballot::For)
    }
}

/// How a vote was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteMethod {
    /// By voices.
    Voice,
    /// By show of hands.
    ShowOfHands,
    /// By calling the roll.
    RollCall,
    /// By ballot.
    Ballot,
    /// By general consent, without a vote.
    Consensus,
}

names!(VoteMethod { Voice "voice", ShowOfHands "show_of_hands", RollCall "roll_call", Ballot "ballot", Consensus "consensus" });

/// How one named person voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedVote {
    /// Name as written without honorific.
    pub name: String,
    /// Identifier of the attendee, where that is certain.
    pub attendee: Option<String>,
    /// The vote.
    pub ballot: Ballot,
}

/// One person's vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// For.
    For,
    /// Against.
    Against,
    /// Abstained.
    Abstain,
    /// Absent, or did not vote.
    Absent,
}

names!(Ballot { For "for", Against "against", Abstain "abstain", Absent "absent" });

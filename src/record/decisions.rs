use super::column::{dcterms, popolo, schema};
use super::table::table;
use crate::model::{Ballot, Decision, NamedVote, Outcome, VoteMethod, Votes};

table! {
    /// What the meetings settled.
    DECISIONS = "decisions", "Decisions", "One row for each matter that the meeting settled.";
    key: ["document", "id"];
    references: [
        "meetings"("document"), "attendees"("document", "mover_attendee"), "attendees"("document", "seconder_attendee"),
        "agenda_items"("document", "agenda_item")
    ];
    row: (minutes, decision: &'a Decision);
    columns: {
        "id": required String "Identifier, unique within the document.", "decision-7a11d31d", dcterms!("identifier") => &decision.id;
        "text": required String "Sentence, clause or list item that tells it.", "It was agreed to accept the tender.", schema!("text") => &decision.text;
        "verb": optional String "Deciding words as written.", "RESOLVED" => &decision.verb;
        "outcome": required String "What came of it: agreed, noted, deferred, rejected or withdrawn.", "agreed", popolo!("result"); one_of(Outcome::NAMES) => decision.outcome.as_str();
        "mover": optional String "Who moved it, as written without honorific.", "A. Bell", schema!("creator") => &decision.mover;
        "mover_attendee": optional String "Identifier of the attendee who moved it, where that is certain.", "attendee-05af0300" => &decision.mover_attendee;
        "seconder": optional String "Who seconded it, as written without honorific.", "C. Dee" => &decision.seconder;
        "seconder_attendee": optional String "Identifier of the attendee who seconded it, where that is certain.", "attendee-2" => &decision.seconder_attendee;
        "agenda_item": optional String "Identifier of the innermost agenda item that it stands under.", "item-1" => &decision.agenda_item;
    }
    groups: [span(&decision.span), origin((&decision.rule, decision.confidence, &decision.derived))];
    rows: |emit| for record in &minutes.decisions {
        emit(record);
    };
}

table! {
    /// Votes on decisions, at most one for each. Counts are those that the text states.
    VOTES = "votes", "Votes", "One row for each decision whose vote is told; counts are those that the text states.";
    key: ["document", "decision"];
    references: ["meetings"("document"), "decisions"("document", "decision")];
    row: (minutes, decision: &'a Decision, votes: &'a Votes);
    columns: {
        "decision": required String "Identifier of the decision.", "decision-7a11d31d", popolo!("motion") => &decision.id;
        "for": optional Integer "Votes for.", "5" => votes.in_favour;
        "against": optional Integer "Votes against.", "1" => votes.against;
        "abstain": optional Integer "Abstentions.", "0" => votes.abstain;
        "absent": optional Integer "Members recorded as absent or not voting.", "2" => votes.absent;
        "method": optional String "How it was taken: voice, show_of_hands, roll_call, ballot or consensus.", "show_of_hands"; one_of(VoteMethod::NAMES) => votes.method.map(VoteMethod::as_str);
        "unanimous": required Boolean "Whether the text calls it unanimous.", "false" => votes.unanimous;
        "casting_vote": required Boolean "Whether it was decided by a casting vote.", "false" => votes.casting_vote;
    }
    groups: [];
    rows: |emit| for decision in &minutes.decisions {
        if let Some(votes) = &decision.votes {
            emit(decision, votes);
        }
    };
}

table! {
    /// Voters whom the text names with their vote.
    NAMED_VOTES = "named_votes", "Named votes", "One row for each voter whom the text names with their vote.";
    key: ["document", "decision", "position"];
    references: ["meetings"("document"), "votes"("document", "decision"), "attendees"("document", "attendee")];
    row: (minutes, decision: &'a Decision, position: usize, vote: &'a NamedVote);
    columns: {
        "decision": required String "Identifier of the decision.", "decision-7a11d31d", popolo!("voteEvent") => &decision.id;
        "position": required Integer "Place among the voters, counted from 1.", "1", schema!("position"); from(1) => position;
        "name": required String "Name as written without honorific.", "A. Bell", schema!("agent") => &vote.name;
        "attendee": optional String "Identifier of the attendee, where that is certain.", "attendee-05af0300" => &vote.attendee;
        "ballot": required String "The vote: for, against, abstain or absent.", "for", schema!("option"); one_of(Ballot::NAMES) => vote.ballot.as_str();
    }
    groups: [];
    rows: |emit| for decision in &minutes.decisions {
        for (index, vote) in decision.votes.iter().flat_map(|votes| &votes.named).enumerate() {
            emit(decision, index + 1, vote);
        }
    };
}

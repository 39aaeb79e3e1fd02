use super::column::{dcterms, schema};
use super::table::table;
use crate::model::Action;

table! {
    /// Tasks that the meetings put on somebody.
    ACTIONS = "actions", "Actions", "One row for each task that the meeting put on somebody.";
    key: ["document", "id"];
    references: [
        "meetings"("document"), "decisions"("document", "decision"), "agenda_items"("document", "agenda_item")
    ];
    row: (minutes, action: &'a Action);
    columns: {
        "id": required String "Identifier, unique within the document.", "action-51596735", dcterms!("identifier") => &action.id;
        "text": required String "Sentence, clause or entry that tells it.", "The Clerk to write to the County Council.", schema!("text") => &action.text;
        "owners": optional String "Who has to do it, as written without honorific, with \"; \" between several; `action_owners` has them one by one.", "A. Bell; Clerk"; list() => Value::list(&action.owners);
        "due": optional String "When it is due, as written.", "by the next meeting" => &action.due;
        "due_date": optional Date "When it is due, where that resolves to a day.", "2011-05-12" => Value::date(action.due_date.as_ref());
        "status": optional String "How far it is, as written, where the minutes say so; those that they report as done are in `closed_actions`.", "In progress" => &action.status;
        "decision": optional String "Identifier of the decision that made it, where one sentence is both.", "decision-7a11d31d" => &action.decision;
        "agenda_item": optional String "Identifier of the innermost agenda item that it stands under.", "item-1" => &action.agenda_item;
    }
    groups: [span(&action.span), origin((&action.rule, action.confidence, &action.derived))];
    rows: |emit| for record in &minutes.actions {
        emit(record);
    };
}

table! {
    /// Tasks that the meetings report as done or dropped.
    CLOSED_ACTIONS = "closed_actions", "Closed actions", "One row for each task that the minutes report as done or dropped.";
    key: ["document", "id"];
    references: ["meetings"("document"), "agenda_items"("document", "agenda_item")];
    row: (minutes, action: &'a Action);
    columns: {
        "id": required String "Identifier, unique within the document.", "closed-51596735", dcterms!("identifier") => &action.id;
        "text": required String "Sentence, clause or entry that tells it.", "The Clerk to write to the County Council. Done.", schema!("text") => &action.text;
        "owners": optional String "Who had to do it, as written without honorific, with \"; \" between several.", "A. Bell; Clerk"; list() => Value::list(&action.owners);
        "status": optional String "What became of it, as written, where that stands apart.", "Done" => &action.status;
        "agenda_item": optional String "Identifier of the innermost agenda item that it stands under.", "item-1" => &action.agenda_item;
    }
    groups: [span(&action.span), origin((&action.rule, action.confidence, &action.derived))];
    rows: |emit| for record in &minutes.closed_actions {
        emit(record);
    };
}

table! {
    /// Who has to do an action, one by one.
    ACTION_OWNERS = "action_owners", "Owners of actions", "One row for each person, post or group that has to do an action.";
    key: ["document", "action", "position"];
    references: ["meetings"("document"), "actions"("document", "action"), "attendees"("document", "attendee")];
    row: (minutes, action: &'a Action, position: usize, name: &'a str, attendee: Option<&'a str>);
    columns: {
        "action": required String "Identifier of the action.", "action-51596735" => &action.id;
        "position": required Integer "Place among the action's owners, counted from 1.", "1", schema!("position"); from(1) => position;
        "name": required String "The owner as written without honorific.", "A. Bell", schema!("agent") => name;
        "attendee": optional String "Identifier of the attendee, where that is certain.", "attendee-05af0300" => attendee;
    }
    groups: [];
    rows: |emit| for action in &minutes.actions {
        for (index, name) in action.owners.iter().enumerate() {
            let attendee = action.owner_attendees.get(index).and_then(Option::as_deref);
            emit(action, index + 1, name, attendee);
        }
    };
}

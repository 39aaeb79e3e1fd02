use super::column::{dcterms, foaf, org, schema};
use super::table::table;
use crate::model::{Attendee, AttendeeEvent, EventKind, Status};

table! {
    /// People, posts and groups that the minutes list as there or not there.
    ATTENDEES = "attendees", "Attendees", "One row for each person, unnamed post or group that the minutes list as there or not there.";
    key: ["document", "id"];
    references: ["meetings"("document")];
    row: (minutes, attendee: &'a Attendee);
    columns: {
        "id": required String "Identifier, unique within the document.", "attendee-05af0300", dcterms!("identifier") => &attendee.id;
        "name": optional String "Name without honorific, post-nominals or role; absent for an unnamed post or group.", "A. Bell", foaf!("name") => &attendee.name;
        "honorific": optional String "Honorific as written.", "Cllr", schema!("honorificPrefix") => &attendee.honorific;
        "initials": optional String "Initials by which the minutes refer to the person later.", "AB" => &attendee.initials;
        "role": optional String "Office or post as written.", "Clerk", org!("role") => &attendee.role;
        "organisation": optional String "Affiliation as written.", "Devon County Council", schema!("affiliation") => &attendee.organisation;
        "group": optional String "Label of the list that names them, as written.", "Officials" => &attendee.group;
        "status": required String "Whether and how they were there: present, in_attendance, apologies or absent.", "present"; one_of(Status::NAMES) => attendee.status.as_str();
        "count": optional Integer "Number of people, where a group states it.", "3" => attendee.count;
        "remote": optional Boolean "Whether they took part from elsewhere, where the minutes say so.", "false" => attendee.remote;
    }
    groups: [span(&attendee.span), origin((&attendee.rule, attendee.confidence, &attendee.derived))];
    rows: |emit| for record in &minutes.attendees {
        emit(record);
    };
}

table! {
    /// Late arrivals and early departures.
    ATTENDEE_EVENTS = "attendee_events", "Arrivals and departures", "One row for each late arrival or early departure of an attendee.";
    key: ["document", "attendee", "position"];
    references: ["meetings"("document"), "attendees"("document", "attendee"), "agenda_items"("document", "agenda_item")];
    row: (minutes, attendee: &'a Attendee, position: usize, event: &'a AttendeeEvent);
    columns: {
        "attendee": required String "Identifier of the attendee.", "attendee-05af0300" => &attendee.id;
        "position": required Integer "Place among the attendee's events, counted from 1.", "1", schema!("position"); from(1) => position;
        "kind": required String "What happened: arrived or left.", "left", dcterms!("type"); one_of(EventKind::NAMES) => event.kind.as_str();
        "agenda_item": optional String "Identifier of the agenda item at which it happened.", "item-3fe317df" => &event.agenda_item;
        "time": optional Time "Time of day, local time, where stated.", "19:40" => Value::time(event.time.as_ref());
    }
    groups: [span(&event.span)];
    rows: |emit| for attendee in &minutes.attendees {
        for (index, event) in attendee.events.iter().enumerate() {
            emit(attendee, index + 1, event);
        }
    };
}

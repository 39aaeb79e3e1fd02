//! The schemas of JSON and XML say what the writers write.

use minutebook::diagnostic::Severity;
use minutebook::model::{Ballot, EventKind, MeetingKind, MinutesStatus, Outcome, Status, VoteMethod};
use minutebook::output::{json, xml};
use serde_json::Value;

use crate::made;

fn validator() -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&json::schema()).unwrap()
}

#[test]
fn records_follow_the_json_schema() {
    let validator = validator();
    let made = [("council".to_owned(), made::council()), ("bare".to_owned(), made::bare())];
    for (name, minutes) in made.into_iter().chain(made::samples()) {
        let record = serde_json::to_value(&minutes).unwrap();
        let mistakes: Vec<String> = validator.iter_errors(&record).map(|error| error.to_string()).collect();
        assert!(mistakes.is_empty(), "{name}: {mistakes:#?}");
    }
}

#[test]
fn the_json_schema_refuses_what_is_wrong() {
    let validator = validator();
    let good = serde_json::to_value(made::council()).unwrap();
    let wrong: [(&str, Value); 8] = [
        ("/meeting/date", "3 May 2024".into()),
        ("/meeting/date", "2024-02-30".into()),
        ("/meeting/start_time", "24:30".into()),
        ("/source/sha256", "0F".into()),
        ("/decisions/0/outcome", "carried".into()),
        ("/decisions/0/confidence", 1.5.into()),
        ("/agenda_items/0/level", 0.into()),
        ("/attendees/0/name", 7.into()),
    ];
    for (place, value) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        assert!(!validator.is_valid(&bad), "{place}");
    }
    let mut bad = good.clone();
    bad["decisions"][0]["colour"] = "red".into();
    assert!(!validator.is_valid(&bad), "a property that nobody described");
    let mut bad = good;
    bad["decisions"][0].as_object_mut().unwrap().remove("outcome");
    assert!(!validator.is_valid(&bad), "an outcome is required");
}

#[test]
fn every_property_of_the_json_schema_is_described() {
    let schema = json::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let definitions = schema["$defs"].as_object().unwrap().iter().map(|(name, schema)| (name.as_str(), schema));
    for (name, object) in definitions.chain([("Minutes", &schema)]) {
        assert!(object["description"].is_string() || object["oneOf"].is_array(), "{name}");
        for (property, schema) in object["properties"].as_object().into_iter().flatten() {
            let description = schema["description"].as_str().unwrap_or_default();
            assert!(description.ends_with(['.', ')']), "{name}.{property}: {description}");
            assert!(!description.contains("[`"), "{name}.{property} links to Rust: {description}");
        }
    }
}

#[test]
fn the_xml_schema_has_the_words_of_the_model() {
    let lists = [
        ("meeting_kind", MeetingKind::NAMES),
        ("minutes_status", MinutesStatus::NAMES),
        ("attendance", Status::NAMES),
        ("event_kind", EventKind::NAMES),
        ("outcome", Outcome::NAMES),
        ("vote_method", VoteMethod::NAMES),
        ("ballot", Ballot::NAMES),
        ("severity", Severity::NAMES),
    ];
    for (name, words) in lists {
        let start = xml::SCHEMA.find(&format!("<xs:simpleType name=\"{name}\">")).expect(name);
        let body = xml::SCHEMA[start..].split("</xs:simpleType>").next().unwrap();
        let listed: Vec<&str> =
            body.split("<xs:enumeration value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(listed, words, "{name}");
    }
    assert!(xml::SCHEMA.contains(&format!("targetNamespace=\"{}\"", xml::NAMESPACE)));
}

#[test]
fn words_are_those_that_serde_writes() {
    fn check<T: serde::Serialize>(values: &[T], names: &[&str]) {
        let written: Vec<Value> = values.iter().map(|value| serde_json::to_value(value).unwrap()).collect();
        assert_eq!(written, names);
    }
    check(MeetingKind::ALL, MeetingKind::NAMES);
    check(MinutesStatus::ALL, MinutesStatus::NAMES);
    check(Status::ALL, Status::NAMES);
    check(EventKind::ALL, EventKind::NAMES);
    check(Outcome::ALL, Outcome::NAMES);
    check(VoteMethod::ALL, VoteMethod::NAMES);
    check(Ballot::ALL, Ballot::NAMES);
    check(Severity::ALL, Severity::NAMES);
}

/// The object of the schema that a row of the table is made from, for tables that have one.
const OBJECTS: [(&str, &str); 10] = [
    ("meetings", "Meeting"),
    ("attendees", "Attendee"),
    ("attendee_events", "AttendeeEvent"),
    ("agenda_items", "AgendaItem"),
    ("decisions", "Decision"),
    ("votes", "Votes"),
    ("named_votes", "NamedVote"),
    ("actions", "Action"),
    ("closed_actions", "Action"),
    ("footnotes", "Footnote"),
];

#[test]
fn tables_and_the_json_schema_say_the_same() {
    let schema = json::schema();
    let mut compared = 0;
    for (table, object) in OBJECTS {
        let table = minutebook::record::table(table).unwrap();
        let properties = &schema["$defs"][object]["properties"];
        for column in table.columns {
            let property = &properties[column.name];
            // places, keys and what stands in an object of its own
            if property.is_null() {
                continue;
            }
            let place = format!("{}.{}", table.name, column.name);
            let words = words(property, &schema);
            if !words.is_empty() {
                assert_eq!(words, column.values, "{place}");
            }
            let may_be_null = property.to_string().contains("\"null\"") || property["type"] == "array";
            // what is empty in a record may be null in a table
            if column.required {
                assert!(!may_be_null, "{place}: {property}");
            }
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared}");
}

/// The only values that a property may have, if it is so.
fn words(property: &Value, schema: &Value) -> Vec<String> {
    let inner = property["anyOf"].as_array().map_or(property, |any| &any[0]);
    let definition = inner["$ref"].as_str().map_or(inner, |reference| schema.pointer(&reference[1..]).unwrap());
    let values = definition["oneOf"].as_array().into_iter().flatten().map(|value| &value["const"]);
    values.filter_map(|value| Some(value.as_str()?.to_owned())).collect()
}

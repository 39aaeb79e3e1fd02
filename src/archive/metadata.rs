use serde_json::{Map, Value, json};

use super::VIEWS;
use crate::record::{Column, TABLES, Table, Type};

/// Facets of the views, by which Datasette offers to choose rows.
const FACETS: [(&str, &[&str]); 4] = [
    ("decision_search", &["outcome", "body"]),
    ("voting_record", &["ballot", "name"]),
    ("attendance_record", &["status", "name"]),
    ("action_list", &["body", "owners"]),
];

/// What Datasette wants to know of an archive: titles, descriptions, facets and units, from the description of the
/// tables.
pub(crate) fn json() -> Vec<u8> {
    let mut tables: Map<String, Value> =
        TABLES.iter().map(|table| (table.name.to_owned(), self::table(table))).collect();
    for view in VIEWS {
        let columns: Map<String, Value> =
            view.columns.iter().map(|column| (column.name.to_owned(), json!(column.description()))).collect();
        let mut about =
            json!({ "title": view.name.replace('_', " "), "description": view.description, "columns": columns });
        if let Some((_, facets)) = FACETS.iter().find(|(name, _)| *name == view.name) {
            about["facets"] = json!(facets);
        }
        if view.name == "decision_search" {
            about["fts_table"] = json!("search");
            about["fts_pk"] = json!("record");
        }
        tables.insert(view.name.to_owned(), about);
    }
    let sources =
        "The text that each document was read from; the offsets of the other tables count its bytes as UTF-8.";
    tables.insert("sources".to_owned(), json!({ "title": "Sources", "description": sources }));
    tables.insert(
        "as_of".to_owned(),
        json!({
            "title": "Day of ages",
            "description": "The day on which `action_list` counts ages: the day of the latest meeting.",
        }),
    );
    for hidden in ["records", "marks", "search", "search_content"] {
        tables.insert(hidden.to_owned(), json!({ "hidden": true }));
    }
    let metadata = json!({
        "title": "Minutes",
        "description": "What minutes say: meetings, attendees, agenda items, decisions, actions and footnotes, each \
                        with its place in the source.",
        "databases": { "archive": { "tables": tables } },
    });
    let mut bytes = serde_json::to_vec_pretty(&metadata).expect("every key is a text");
    bytes.push(b'\n');
    bytes
}

fn table(table: &Table) -> Value {
    let columns: Map<String, Value> =
        table.columns.iter().map(|column| (column.name.to_owned(), json!(column.description))).collect();
    let facets: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| !column.values.is_empty() || column.kind == Type::Boolean)
        .map(|column| column.name)
        .collect();
    let units: Map<String, Value> = table
        .columns
        .iter()
        .filter_map(|column| unit(column).map(|unit| (column.name.to_owned(), json!(unit))))
        .collect();
    let mut about = json!({ "title": table.title, "description": table.description, "columns": columns });
    for (name, value) in [("facets", json!(facets)), ("units", json!(units))] {
        if value.as_array().is_some_and(|list| !list.is_empty()) || value.as_object().is_some_and(|map| !map.is_empty())
        {
            about[name] = value;
        }
    }
    about
}

/// The unit of a column, by its name for programs that know units.
fn unit(column: &Column) -> Option<&'static str> {
    let bytes = column.description.contains("byte") && column.kind == Type::Integer;
    (bytes && !column.name.ends_with("_line")).then_some("byte")
}

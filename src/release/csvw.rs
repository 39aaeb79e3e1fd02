//! CSV on the Web: the metadata of each table, and of all of them with the keys between them.
//!
//! Every row has an address (`aboutUrl`), and a column that points to another table has that of the row (`valueUrl`).

use serde_json::{Map, Value, json};

use super::Facts;
use super::address::Base;
use crate::record::{Column, ForeignKey, TABLES, Table, Type, table};

const CONTEXT: &str = "http://www.w3.org/ns/csvw";

/// `csv-metadata.json`: all tables as a group, with the keys by which they point to each other.
pub(super) fn group(facts: &Facts<'_>) -> Value {
    let metadata = facts.metadata;
    let tables: Vec<Value> = TABLES.iter().map(|table| description(table, facts.base(), true)).collect();
    let mut group = json!({
        "@context": [CONTEXT, { "@language": metadata.language.0 }],
        "dc:title": metadata.title,
        "dc:description": metadata.description,
        "dc:publisher": metadata.publisher,
        "dc:license": { "@id": metadata.licence.url() },
        "dc:hasVersion": metadata.version,
    });
    if !metadata.keywords.is_empty() {
        group["dcat:keyword"] = json!(metadata.keywords);
    }
    group["tables"] = tables.into();
    group
}

/// `TABLE.csv-metadata.json`: one table by itself. Keys that point to other tables are those of the group, since a
/// table can point to nothing outside its group.
pub(super) fn single(table: &Table, facts: &Facts<'_>) -> Value {
    let mut described = Map::new();
    described.insert("@context".to_owned(), json!([CONTEXT, { "@language": facts.metadata.language.0 }]));
    if let Value::Object(rest) = description(table, facts.base(), false) {
        described.extend(rest);
    }
    described.into()
}

fn description(table: &Table, base: Base<'_>, in_group: bool) -> Value {
    let mut schema = json!({
        "columns": table.columns.iter().map(|column| self::column(table, column, base)).collect::<Vec<_>>(),
        "primaryKey": table.primary_key,
        "aboutUrl": base.rows(table),
    });
    // a key of which a column may be null would be taken for a mistake; `valueUrl` tells where it points
    let keys: Vec<Value> = table.foreign_keys.iter().filter(|key| table.always_points(key)).map(foreign_key).collect();
    if in_group && !keys.is_empty() {
        schema["foreignKeys"] = keys.into();
    }
    json!({
        "url": format!("{}.csv", table.name),
        "dc:title": table.title,
        "dc:description": table.description,
        "dialect": { "delimiter": ",", "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"] },
        "tableSchema": schema,
    })
}

fn column(table: &Table, column: &Column, base: Base<'_>) -> Value {
    let mut described = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": datatype(column),
        "required": column.required,
    });
    if let Some(term) = column.term {
        described["propertyUrl"] = term.into();
    }
    // the last column of a key is the one that is about what the key points to
    let pointing = table.foreign_keys.iter().find(|key| key.columns.last() == Some(&column.name));
    if let Some(key) = pointing {
        described["valueUrl"] = base.template(key.table, key.columns).into();
    }
    described
}

fn datatype(column: &Column) -> Value {
    let base = match column.kind {
        Type::Number => "decimal",
        kind => kind.as_str(),
    };
    let mut datatype = json!({ "base": base });
    match column.kind {
        Type::Date => datatype["format"] = "yyyy-MM-dd".into(),
        Type::Time => datatype["format"] = "HH:mm".into(),
        Type::String if !column.values.is_empty() => {
            datatype["format"] = format!("^({})$", column.values.join("|")).into();
        }
        _ => {}
    }
    for (name, bound) in [("minimum", column.minimum), ("maximum", column.maximum)] {
        if let Some(bound) = bound {
            datatype[name] = bound.into();
        }
    }
    match datatype.as_object() {
        Some(object) if object.len() == 1 => base.into(),
        _ => datatype,
    }
}

fn foreign_key(key: &ForeignKey) -> Value {
    let target = table(key.table).map_or(&[][..], |target| target.primary_key);
    json!({
        "columnReference": key.columns,
        "reference": { "resource": format!("{}.csv", key.table), "columnReference": target },
    })
}

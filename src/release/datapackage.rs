//! `datapackage.json`: Data Package and Table Schema, made from the description of the tables.

use serde_json::{Map, Value, json};

use super::Facts;
use crate::record::{Column, ForeignKey, TABLES, Table, Type, table};

/// The descriptor of the folder `data/`.
pub(super) fn descriptor(facts: &Facts<'_>) -> Value {
    let metadata = facts.metadata;
    let mut licence = Map::new();
    if let Some(id) = metadata.licence.id() {
        licence.insert("name".to_owned(), id.into());
    }
    licence.insert("path".to_owned(), metadata.licence.url().into());
    licence.insert("title".to_owned(), metadata.licence.title().into());
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": metadata.name,
        "id": facts.base().file("data/datapackage.json"),
        "title": metadata.title,
        "description": metadata.description,
        "version": metadata.version,
        "homepage": metadata.base,
        "licenses": [licence],
        "sources": [super::without_nulls(json!({
            "title": facts.source_title(),
            "path": metadata.source_url,
        }))],
        "contributors": [super::without_nulls(json!({
            "title": metadata.publisher,
            "path": metadata.publisher_url,
            "role": "publisher",
        })), super::without_nulls(json!({
            "title": metadata.contact_name.as_deref().unwrap_or(&metadata.publisher),
            "email": metadata.contact_email,
            "role": "maintainer",
        }))],
    });
    if let Some(day) = &metadata.modified {
        package["created"] = format!("{day}T00:00:00Z").into();
    }
    if !metadata.keywords.is_empty() {
        package["keywords"] = json!(metadata.keywords);
    }
    package["resources"] = TABLES.iter().map(|table| resource(table, facts)).collect();
    package
}

fn resource(table: &Table, facts: &Facts<'_>) -> Value {
    let path = format!("{}.csv", table.name);
    let file = facts.file(&format!("data/{path}"));
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "dialect": { "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n", "header": true },
        "schema": schema(table),
    })
}

/// Table Schema does not say what a key is of which one column is null (SQL takes it to point nowhere), and readers take
/// it for a mistake. So keys that every row has stand as the standard has it, and the others, in the same form, beside
/// them.
fn schema(table: &Table) -> Value {
    let (always, sometimes): (Vec<&ForeignKey>, Vec<&ForeignKey>) =
        table.foreign_keys.iter().partition(|key| table.always_points(key));
    let described = |keys: Vec<&ForeignKey>| keys.into_iter().map(|key| foreign_key(table, key)).collect::<Vec<_>>();
    json!({
        "fields": table.columns.iter().map(|column| field(table, column)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.primary_key,
        "foreignKeys": described(always),
        "optionalForeignKeys": described(sometimes),
    })
}

fn field(table: &Table, column: &Column) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": column.kind.as_str(),
        "description": column.description,
        "example": column.example,
    });
    if column.kind == Type::Time {
        field["format"] = "%H:%M".into();
    }
    if let Some(term) = column.term {
        field["rdfType"] = term.into();
    }
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), true.into());
    }
    if table.primary_key == [column.name] {
        constraints.insert("unique".to_owned(), true.into());
    }
    if !column.values.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.values));
    }
    if let Some(minimum) = column.minimum {
        constraints.insert("minimum".to_owned(), minimum.into());
    }
    if let Some(maximum) = column.maximum {
        constraints.insert("maximum".to_owned(), maximum.into());
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

fn foreign_key(from: &Table, key: &ForeignKey) -> Value {
    // a table points to itself by an empty name
    let resource = if key.table == from.name { "" } else { key.table };
    let fields = table(key.table).map_or(&[][..], |target| target.primary_key);
    json!({ "fields": key.columns, "reference": { "resource": resource, "fields": fields } })
}

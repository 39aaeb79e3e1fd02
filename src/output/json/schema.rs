//! The JSON Schema (2020-12) of the records, made from the model itself: its types, its limits and its docs.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::model::Minutes;

/// Identifier of the schema. The number is that of the [XML namespace](crate::output::xml::NAMESPACE): it changes when
/// a reader of the old records would be misled.
pub const ID: &str = "urn:minutebook:minutes:1:schema";

/// The schema of one document in JSON, or of one line of NDJSON.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<Minutes>();
    RecursiveTransform(settle).transform(&mut schema);
    schema.insert("$id".to_owned(), ID.into());
    schema.insert("title".to_owned(), "Minutes of a meeting".into());
    schema.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    schema.to_value()
}

/// Closes an object to what is not described, and leaves out what only Rust knows: the widths of numbers.
fn settle(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), json!(false));
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format != "date") {
        schema.remove("format");
    }
}

//! All formats say the same: each is read back and compared with the records.

use std::collections::BTreeMap;

use minutebook::model::Minutes;
use minutebook::output::{Format, csv};
use minutebook::record::{TABLES, Value};
use proptest::prelude::*;

use super::{awkward, read_csv, read_xml};
use crate::made;

/// A row's cells by column, null as the empty text.
pub(super) type Row = BTreeMap<&'static str, String>;

/// The rows of each table.
pub(super) type Tables = BTreeMap<&'static str, Vec<Row>>;

#[test]
fn hand_made_minutes_are_read_back() {
    says_the_same(&made::council());
    says_the_same(&made::bare());
}

#[test]
fn samples_are_read_back() {
    for (_, minutes) in made::samples() {
        says_the_same(&minutes);
    }
}

proptest! {
    #[test]
    fn awkward_texts_are_read_back(texts in prop::collection::vec(awkward::text(), 1..40)) {
        says_the_same(&awkward::minutes(&texts));
    }

    #[test]
    fn guarded_texts_are_read_back(text in awkward::text()) {
        let field = csv::guard(&text);
        prop_assert_eq!(csv::unguard(&field), &text);
    }
}

fn says_the_same(minutes: &Minutes) {
    let expected = tables(minutes);
    let page = |format: Format| String::from_utf8(format.encode(minutes, "").unwrap().parts.remove(0)).unwrap();

    let json = page(Format::Json);
    assert_eq!(&serde_json::from_str::<Minutes>(&json).unwrap(), minutes);
    assert!(json.ends_with("}\n"));

    let ndjson = page(Format::Ndjson);
    assert_eq!(ndjson.find('\n'), Some(ndjson.len() - 1), "a document is one line");
    assert_eq!(tables(&serde_json::from_str(&ndjson).unwrap()), expected);

    let mut files = csv::CsvTables::new(|_| Ok(Vec::new())).unwrap();
    files.append(minutes).unwrap();
    assert_eq!(read_csv::tables(&files.finish().unwrap()), expected);

    let allowed = awkward::as_xml_allows(minutes);
    let from_xml = read_xml::minutes(&page(Format::Xml));
    assert_eq!(from_xml, allowed);
    assert_eq!(tables(&from_xml), tables(&allowed));
}

fn tables(minutes: &Minutes) -> Tables {
    let row = |columns: &'static [minutebook::record::Column], row: &[Value<'_>]| {
        columns.iter().zip(row).map(|(column, value)| (column.name, cell(value))).collect()
    };
    let rows = |table: &minutebook::record::Table| {
        let mut rows = Vec::new();
        table.for_each_row(minutes, |values| rows.push(row(table.columns, values)));
        rows
    };
    TABLES.iter().map(|table| (table.name, rows(table))).collect()
}

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Date(text) | Value::Time(text) => (*text).to_owned(),
        Value::List(_) => cell(&value.flat()),
    }
}

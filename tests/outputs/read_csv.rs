//! Reads comma-separated values back into cells by column.

use std::collections::BTreeMap;

use minutebook::output::csv::unguard;
use minutebook::record::{TABLES, Type};

use super::round_trip::{Row, Tables};

/// What stands in the files of all tables, headers included, by table and column.
pub(super) fn tables(files: &[Vec<u8>]) -> Tables {
    assert_eq!(files.len(), TABLES.len());
    let mut tables = BTreeMap::new();
    for (table, file) in TABLES.iter().zip(files) {
        let mut reader = csv::Reader::from_reader(&**file);
        let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(reader.headers().unwrap(), names);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.unwrap();
            let cell = |(column, field): (&minutebook::record::Column, &str)| {
                let text = if column.kind == Type::String { unguard(field) } else { field };
                (column.name, text.to_owned())
            };
            rows.push(table.columns.iter().zip(&record).map(cell).collect::<Row>());
        }
        tables.insert(table.name, rows);
    }
    tables
}

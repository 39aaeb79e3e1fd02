//! The flat tables say what they promise: widths, types, keys.

use std::collections::{HashMap, HashSet};

use minutebook::model::Minutes;
use minutebook::record::{Column, TABLES, Table, Type, Value};

use crate::made;

#[test]
fn descriptions_are_whole() {
    let mut names = HashSet::new();
    for table in TABLES {
        assert!(names.insert(table.name), "two tables are called {}", table.name);
        assert!(is_snake_case(table.name) && !table.title.is_empty() && table.description.ends_with('.'));
        assert_eq!(table.columns[0].name, "document");
        assert_eq!(table.primary_key[0], "document");
        let mut columns = HashSet::new();
        for column in table.columns {
            let place = format!("{}.{}", table.name, column.name);
            assert!(columns.insert(column.name), "{place} stands twice");
            assert!(is_snake_case(column.name), "{place}");
            assert!(column.description.ends_with('.'), "{place}: {}", column.description);
            assert!(fits(column.kind, column.example), "{place}: {}", column.example);
            assert!(column.term.is_none_or(|term| term.starts_with("http")), "{place}");
            assert!(is_allowed(column, column.example), "{place}: {}", column.example);
            let listed = column.values.iter().all(|value| column.description.contains(value));
            assert!(listed, "{place} does not tell its values");
        }
        for name in table.primary_key {
            let column = table.column(name).unwrap_or_else(|| panic!("{} has no column {name}", table.name));
            assert!(table.columns[column].required, "{}.{name} is part of the key", table.name);
        }
    }
}

#[test]
fn tables_come_after_those_that_they_point_to() {
    for (place, table) in TABLES.iter().enumerate() {
        for key in table.foreign_keys {
            let target = TABLES.iter().position(|other| other.name == key.table).expect(key.table);
            assert!(target <= place, "{} points forward to {}", table.name, key.table);
            assert_eq!(key.columns.len(), TABLES[target].primary_key.len(), "{} to {}", table.name, key.table);
            assert!(key.columns.iter().all(|column| table.column(column).is_some()), "{}", table.name);
        }
    }
}

#[test]
fn rows_keep_the_promises() {
    for (name, minutes) in made::samples() {
        keeps_promises(&name, &minutes);
    }
    keeps_promises("council", &made::council());
    keeps_promises("bare", &made::bare());
}

#[test]
fn hand_made_minutes_fill_every_column() {
    let minutes = made::council();
    for table in TABLES {
        let rows = table.rows(&minutes);
        for (place, column) in table.columns.iter().enumerate() {
            let filled = rows.iter().any(|row| !row[place].is_null());
            assert!(filled, "{}.{}", table.name, column.name);
        }
    }
}

fn keeps_promises(name: &str, minutes: &Minutes) {
    let mut keys: HashMap<&str, HashSet<Vec<String>>> = HashMap::new();
    for table in TABLES {
        let known = keys.entry(table.name).or_default();
        for row in table.rows(minutes) {
            assert_eq!(row.len(), table.columns.len(), "{name}: {}", table.name);
            for (column, value) in table.columns.iter().zip(&row) {
                let place = format!("{name}: {}.{}", table.name, column.name);
                assert!(!(column.required && value.is_null()), "{place} is null");
                assert!(is_of(column.kind, value), "{place}: {value:?}");
                assert!(words(value).is_none_or(|words| is_allowed(column, &words)), "{place}: {value:?}");
            }
            let key = cells(table, table.primary_key, &row).expect("keys are required");
            assert!(known.insert(key.clone()), "{name}: {} has {key:?} twice", table.name);
        }
    }
    for table in TABLES {
        for row in table.rows(minutes) {
            for foreign in table.foreign_keys {
                let Some(key) = cells(table, foreign.columns, &row) else { continue };
                assert!(keys[foreign.table].contains(&key), "{name}: {} points to no {key:?}", table.name);
            }
        }
    }
}

/// The cells in those columns, or `None` if one of them is null.
fn cells(table: &Table, columns: &[&str], row: &[Value<'_>]) -> Option<Vec<String>> {
    let cell = |name: &&str| match &row[table.column(name).unwrap()] {
        Value::Null => None,
        value => Some(format!("{value:?}")),
    };
    columns.iter().map(cell).collect()
}

/// Whether the limits of a column allow what stands in a cell.
fn is_allowed(column: &Column, cell: &str) -> bool {
    let listed = column.values.is_empty() || column.values.contains(&cell);
    let number = || cell.parse::<f64>().unwrap();
    let low = column.minimum.is_none_or(|minimum| number() >= f64::from(minimum));
    listed && low && column.maximum.is_none_or(|maximum| number() <= f64::from(maximum))
}

/// A value as it stands in a cell, unless it is null.
fn words(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Text(text) => Some(text.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(truth) => Some(truth.to_string()),
        Value::Date(text) | Value::Time(text) => Some((*text).to_owned()),
        Value::List(_) => words(&value.flat()),
    }
}

fn is_of(kind: Type, value: &Value<'_>) -> bool {
    match value {
        Value::Null => true,
        Value::Text(_) => kind == Type::String,
        Value::Integer(_) => kind == Type::Integer,
        Value::Number(number) => kind == Type::Number && number.is_finite(),
        Value::Boolean(_) => kind == Type::Boolean,
        Value::Date(text) => kind == Type::Date && fits(kind, text),
        Value::Time(text) => kind == Type::Time && fits(kind, text),
        Value::List(list) => kind == Type::String && !list.is_empty(),
    }
}

fn fits(kind: Type, text: &str) -> bool {
    let like = |form: &str| {
        text.len() == form.len()
            && text.bytes().zip(form.bytes()).all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                other => byte == other,
            })
    };
    match kind {
        Type::String => !text.is_empty(),
        Type::Integer => text.parse::<i64>().is_ok(),
        Type::Number => text.parse::<f64>().is_ok(),
        Type::Boolean => text.parse::<bool>().is_ok(),
        Type::Date => like("0000-00-00"),
        Type::Time => like("00:00"),
    }
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

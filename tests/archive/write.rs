//! What is in the archive, and that it is whole whatever happens to a run.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use minutebook::archive::VIEWS;
use minutebook::record::{SEPARATOR, TABLES};
use minutebook::source::Document;
use minutebook::{Converter, record};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::{ARCHIVE, JUNE, MAY, archive, connect, convert, rows};
use crate::cli::Sandbox;

/// Fails unless keys point to rows, the database is whole, and the index says what the tables say.
fn assert_whole(connection: &Connection) {
    assert_eq!(rows(connection, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    assert_eq!(rows(connection, "PRAGMA integrity_check"), [[Value::from("ok".to_owned())]]);
    connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []).unwrap();
}

fn value(value: &record::Value<'_>) -> Value {
    match value.flat() {
        record::Value::Null => Value::Null,
        record::Value::Text(text) => Value::Text(text.into_owned()),
        record::Value::Integer(number) => Value::Integer(number),
        record::Value::Number(number) => Value::Real(number),
        record::Value::Boolean(truth) => Value::Integer(i64::from(truth)),
        record::Value::Date(text) | record::Value::Time(text) => Value::Text(text.to_owned()),
        record::Value::List(list) => Value::Text(list.join(SEPARATOR)),
    }
}

#[test]
fn every_row_of_every_table_is_in_it() {
    let sandbox = archive();
    let connection = connect(&sandbox);
    assert_whole(&connection);
    let converter = Converter::default();
    let documents = [("may", MAY), ("june", JUNE)].map(|(name, text)| {
        Document::from_bytes(name, &format!("in/{name}.txt"), text.as_bytes().to_vec(), None).unwrap()
    });
    for table in TABLES {
        let mut wanted: Vec<Vec<Value>> = Vec::new();
        for document in &documents {
            let minutes = converter.convert(document);
            table.for_each_row(&minutes, |row| wanted.push(row.iter().map(value).collect()));
        }
        wanted.sort_by_key(|row| format!("{row:?}"));
        assert_eq!(rows(&connection, &format!("SELECT * FROM {}", table.name)), wanted, "{}", table.name);
    }
    let sources = rows(&connection, "SELECT document, text FROM sources");
    assert_eq!(sources, [["june", JUNE], ["may", MAY]].map(|row| row.map(|text| Value::from(text.to_owned()))));
    for view in VIEWS {
        assert!(!rows(&connection, &format!("SELECT * FROM {}", view.name)).is_empty() || view.name == "voting_record");
    }
}

#[test]
fn the_samples_make_a_whole_archive() {
    let sandbox = Sandbox::new();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    assert_eq!(sandbox.run(&["convert", samples, "--to", "sqlite", "--quiet"]).status, 0);
    let connection = connect(&sandbox);
    assert_whole(&connection);
    assert!(rows(&connection, "SELECT * FROM voting_record").len() > 10);
}

/// Everything that people see of an archive.
fn everything(connection: &Connection) -> Vec<(String, Vec<Vec<Value>>)> {
    let others = ["as_of", "records", "search_content"];
    let names = TABLES.iter().map(|table| table.name).chain(others).chain(VIEWS.iter().map(|view| view.name));
    let all = names.map(|name| (name.to_owned(), format!("SELECT * FROM {name}")));
    let more = [
        ("sources".to_owned(), "SELECT * FROM sources".to_owned()),
        ("search".to_owned(), "SELECT rowid FROM search WHERE search MATCH 'agreed OR resolved'".to_owned()),
    ];
    all.chain(more).map(|(name, sql)| (name, rows(connection, &sql))).collect()
}

#[test]
fn a_run_brings_it_up_to_date_in_place() {
    let sandbox = archive();
    sandbox.file("in/april.txt", JUNE.replace("4 June", "2 April"));
    sandbox.file("in/may.txt", MAY.replace("helpline", "telephone").replace("stile", "gate"));
    fs::remove_file(sandbox.path("in/june.txt")).unwrap();
    convert(&sandbox);
    let changed = connect(&sandbox);
    assert_whole(&changed);
    let afresh = Sandbox::new();
    afresh.file("in/april.txt", sandbox.read("in/april.txt")).file("in/may.txt", sandbox.read("in/may.txt"));
    convert(&afresh);
    assert_eq!(everything(&changed), everything(&connect(&afresh)));
    // a run without changes changes nothing
    drop(changed);
    let before = fs::read(sandbox.path(ARCHIVE)).unwrap();
    convert(&sandbox);
    let counters = 24..40; // the header counts transactions
    let same = |bytes: &[u8]| [&bytes[..counters.start], &bytes[100..]].concat();
    assert!(same(&fs::read(sandbox.path(ARCHIVE)).unwrap()).len() == same(&before).len());
    assert_eq!(everything(&connect(&sandbox)), everything(&connect(&afresh)));
}

#[test]
fn what_was_removed_from_a_document_is_gone_from_the_file() {
    let sandbox = archive();
    let others = ["helpline", "stile", "hedge"].iter().enumerate();
    for (number, word) in others {
        sandbox.file(&format!("in/{number}.txt"), MAY.replace("7 May", &format!("{} May", 8 + number)) + word);
    }
    let secret = "It was agreed to thank Qwertysecret of Zzyzx.\n";
    let with_secret = MAY.replacen("\n1. ", &format!("\n1. Thanks to Qwertysecret\n{secret}\n1. "), 1);
    assert_ne!(with_secret, MAY);
    sandbox.file("in/may.txt", &with_secret).file("in/gone.txt", format!("{with_secret}\nXylographer\n"));
    convert(&sandbox);
    let has = |word: &str| {
        let bytes = fs::read(sandbox.path(ARCHIVE)).unwrap().to_ascii_lowercase();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    };
    // the index has beginnings of words that are longer
    let words = ["qwertysecret", "zzyzx", "xylographer", "ertysecret"];
    assert!(words.iter().all(|word| has(word)));
    sandbox.file("in/may.txt", MAY);
    fs::remove_file(sandbox.path("in/gone.txt")).unwrap();
    convert(&sandbox);
    for word in words {
        assert!(!has(word), "{word}");
    }
    assert_whole(&connect(&sandbox));
}

#[test]
fn a_run_that_is_killed_leaves_the_old_archive() {
    let sandbox = Sandbox::new();
    let write = |word: &str| {
        for number in 0..400 {
            sandbox.file(&format!("in/{number:03}.txt"), MAY.replace("stile", &format!("{word} {number}")).repeat(3));
        }
    };
    write("stile");
    convert(&sandbox);
    let old = everything(&connect(&sandbox));
    write("gate");
    let (mut killed, mut wait) = (0, 40);
    while killed < 3 && wait < 20_000 {
        let mut child = sandbox.command(&["convert", "in", "--to", "sqlite", "--quiet", "--force"]).spawn().unwrap();
        sleep(Duration::from_millis(wait));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
        wait = wait * 3 / 2;
        let connection = connect(&sandbox);
        assert!(everything(&connection) == old, "it is as it was, after {wait} ms");
        assert_whole(&connection);
    }
    assert!(killed > 0, "a run takes longer than the first wait");
    convert(&sandbox);
    let connection = connect(&sandbox);
    assert_whole(&connection);
    assert_eq!(rows(&connection, "SELECT count(*) FROM actions WHERE text LIKE '%pension%'"), [[Value::from(1200)]]);
    assert_eq!(rows(&connection, "SELECT count(*) FROM decisions WHERE text LIKE '%stile%'"), [[Value::from(0)]]);
}

#[test]
fn a_file_of_somebody_else_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.file("in/may.txt", MAY).file(ARCHIVE, "not a database at all, and not ours either");
    let ran = sandbox.run(&["convert", "in", "--to", "sqlite,json", "--quiet"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("it is not an archive that minutebook wrote"), "{}", ran.err);
    assert_eq!(sandbox.read(ARCHIVE), "not a database at all, and not ours either");
    assert_eq!(sandbox.files("output/json"), ["may.json"]);
}

#[test]
fn datasette_is_told_what_is_in_it() {
    let sandbox = archive();
    let metadata: serde_json::Value = serde_json::from_str(&sandbox.read("output/sqlite/metadata.json")).unwrap();
    let tables = &metadata["databases"]["archive"]["tables"];
    for table in TABLES {
        let about = &tables[table.name];
        assert_eq!(about["title"], table.title);
        for column in table.columns {
            assert_eq!(about["columns"][column.name], column.description);
        }
    }
    assert_eq!(tables["decisions"]["facets"][0], "outcome");
    assert_eq!(tables["meetings"]["units"]["source_bytes"], "byte");
    assert_eq!(tables["decisions"]["units"]["start"], "byte");
    assert!(tables["decisions"]["units"]["start_line"].is_null());
    for view in VIEWS {
        assert_eq!(tables[view.name]["description"], view.description);
        let connection = connect(&sandbox);
        let statement = connection.prepare(&format!("SELECT * FROM {}", view.name)).unwrap();
        let described: Vec<&str> = view.columns.iter().map(|column| column.name).collect();
        assert_eq!(described, statement.column_names().collect::<Vec<_>>(), "{}", view.name);
        for column in view.columns {
            let told = &tables[view.name]["columns"][column.name];
            assert!(told == column.description() && told != "", "{} {}", view.name, column.name);
        }
    }
}

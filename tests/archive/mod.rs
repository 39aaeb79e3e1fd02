//! The archive file, and what it answers.

mod ask;
mod bounds;
mod told;
mod write;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::cli::Sandbox;

const ARCHIVE: &str = "output/sqlite/archive.sqlite";

const MAY: &str = "\
Hambleton Parish Council

Minutes of the meeting held on Tuesday 7 May 2024 at 7.30 pm in the Village Hall

Present: Cllr A. Bell (Chair), Cllr C. Dunn, Cllr Zoë Ó Riain, Mrs E. Frost (Clerk)
Apologies: Cllr G. Hale

1. Pensions
It was RESOLVED that the pensions of the clerks¹ stay as they are, proposed by Cllr Dunn and
seconded by Cllr Bell, with 3 votes for and 1 against.
ACTION: Clerk to write to the pension fund by 21 May 2024.

2. Footpaths
It was agreed to defer the repair of the stile to the June meeting.

¹ From 1 April.
";

const JUNE: &str = "\
Hambleton Parish Council

Minutes of the meeting held on Tuesday 4 June 2019 at 7.30 pm in the Village Hall

Present: Cllr A. Bell (Chair), Cllr C. Dunn

1. Helpline
It was RESOLVED to close the helpline, proposed by Cllr Bell and seconded by Cllr Dunn.
";

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("in/may.txt", MAY).file("in/june.txt", JUNE);
    convert(&sandbox);
    sandbox
}

fn convert(sandbox: &Sandbox) {
    let ran = sandbox.run(&["convert", "in", "--to", "sqlite", "--quiet"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.is_empty() || ran.err.starts_with("1 document of an earlier run "), "{}", ran.err);
}

fn connect(sandbox: &Sandbox) -> Connection {
    Connection::open(sandbox.path(ARCHIVE)).unwrap()
}

/// Rows of a query, sorted.
fn rows(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect()).unwrap();
    let mut rows: Vec<Vec<Value>> = rows.map(Result::unwrap).collect();
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}

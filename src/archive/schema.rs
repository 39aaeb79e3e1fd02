use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::VIEWS;
use super::views::View;
use crate::record::{ACTIONS, AGENDA_ITEMS, Column, DECISIONS, FOOTNOTES, TABLES, Table, Type};
use crate::source::fingerprint;

/// What says that a database is an archive of this program: `Mbok` in ASCII.
pub(super) const APPLICATION: i64 = 0x4D62_6F6B;

/// A kind of record that words are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Searched {
    /// Its name, which its identifiers begin with.
    pub name: &'static str,
    /// Its table.
    pub table: &'static str,
}

/// The kinds of records that words are looked for in.
pub const KINDS: [Searched; 4] = [
    Searched { name: "decision", table: DECISIONS.name },
    Searched { name: "action", table: ACTIONS.name },
    Searched { name: "item", table: AGENDA_ITEMS.name },
    Searched { name: "footnote", table: FOOTNOTES.name },
];

/// How words are cut and folded, in the index and for marking them. The mark of a footnote is no part of the word before
/// it.
pub(super) const TOKENIZER: &str = "tokenize = \"porter unicode61 remove_diacritics 2 separators '⁰¹²³⁴⁵⁶⁷⁸⁹'\"";

/// Beginnings of so many letters are in the index as words are. A shorter one is that of so many words that nearly every
/// record has one of them, or there are few; a longer one is that of a part of the words that its first letters have.
pub(super) const INDEXED_BEGINNINGS: RangeInclusive<usize> = 2..=4;

/// The index looks at the bounds of a range only when something matches. After so many records there is a row in `marks`
/// that does, so that it does not walk on to its end.
pub(super) const MARKED: i64 = 1_024;

/// What matches a mark.
pub(super) const MARK: &str = "(facets : mark)";

/// What the index has of a record: the title of the agenda item that it is or stands under, its own words, the people that
/// it names, also as the list of attendance has them, and what it can be filtered by. A decision "that the tender of Hill
/// & Sons be accepted" is found by the gravel of its heading. A mark is found by [`MARK`] only.
fn content() -> String {
    let listed = |record: &str, who: &str| {
        format!(
            "coalesce((SELECT group_concat(coalesce(honorific, '') || ' ' || coalesce(name, ''), ' ') FROM
    (SELECT honorific, name FROM attendees t WHERE t.document = {record}.document AND ({who}) ORDER BY t.id)), '')"
        )
    };
    let voters = listed(
        "d",
        "t.id IN (d.mover_attendee, d.seconder_attendee)
      OR t.id IN (SELECT attendee FROM named_votes v WHERE v.document = d.document AND v.decision = d.id)",
    );
    let owners =
        listed("a", "t.id IN (SELECT attendee FROM action_owners o WHERE o.document = a.document AND o.action = a.id)");
    format!(
        "\
CREATE VIEW search_content(record, title, text, people, body, facets) AS
SELECT r.record, i.title, d.text,
  coalesce(d.mover, '') || ' ' || coalesce(d.seconder, '') || ' ' || coalesce((SELECT group_concat(name, ' ') FROM
    (SELECT name FROM named_votes v WHERE v.document = d.document AND v.decision = d.id ORDER BY v.position)), '') || ' ' ||
  {voters},
  m.body, 'kinddecision outcome' || d.outcome
FROM records r JOIN decisions d ON d.document = r.document AND d.id = r.id JOIN meetings m ON m.document = r.document
LEFT JOIN agenda_items i ON i.document = d.document AND i.id = d.agenda_item
WHERE r.id GLOB 'decision-*'
UNION ALL
SELECT r.record, i.title, a.text, coalesce(a.owners, '') || ' ' ||
  {owners},
  m.body, 'kindaction'
FROM records r JOIN actions a ON a.document = r.document AND a.id = r.id JOIN meetings m ON m.document = r.document
LEFT JOIN agenda_items i ON i.document = a.document AND i.id = a.agenda_item
WHERE r.id GLOB 'action-*'
UNION ALL
SELECT r.record, i.title, i.text, '', m.body, 'kinditem'
FROM records r JOIN agenda_items i ON i.document = r.document AND i.id = r.id JOIN meetings m ON m.document = r.document
WHERE r.id GLOB 'item-*'
UNION ALL
SELECT r.record, NULL, f.text, '', m.body, 'kindfootnote'
FROM records r JOIN footnotes f ON f.document = r.document AND f.id = r.id JOIN meetings m ON m.document = r.document
WHERE r.id GLOB 'footnote-*'
UNION ALL
SELECT record, NULL, NULL, NULL, NULL, 'mark' FROM marks;
"
    )
}

/// Columns by which people choose rows of all documents; keys begin with the document and serve within one only.
const INDEXES: &[(&str, &[&str])] = &[
    ("meetings", &["date"]),
    ("meetings", &["body", "date"]),
    ("decisions", &["outcome"]),
    ("actions", &["due_date"]),
    ("attendees", &["name"]),
];

/// Everything that is made in an empty database.
pub(super) static SCHEMA: LazyLock<String> = LazyLock::new(|| {
    let mut sql = String::new();
    for table in TABLES {
        create(table, &mut sql);
    }
    sql.push_str(
        "CREATE TABLE sources (\n  document TEXT NOT NULL REFERENCES meetings (document),\n  stamp INTEGER NOT NULL,\n  \
         text TEXT NOT NULL,\n  PRIMARY KEY (document)\n) WITHOUT ROWID;\n\
         CREATE TABLE records (\n  record INTEGER PRIMARY KEY,\n  document TEXT NOT NULL REFERENCES meetings (document),\n  id TEXT NOT NULL\n);\n\
         CREATE TABLE marks (record INTEGER PRIMARY KEY);\n\
         CREATE TABLE as_of (day TEXT);\n",
    );
    sql.push_str(&content());
    let beginnings: Vec<String> = INDEXED_BEGINNINGS.map(|letters| letters.to_string()).collect();
    let beginnings = beginnings.join(" ");
    let _ = writeln!(
        sql,
        "CREATE VIRTUAL TABLE search USING fts5(title, text, people, body, facets, content = 'search_content', \
         content_rowid = 'record', {TOKENIZER}, prefix = '{beginnings}');"
    );
    for View { name, select, .. } in VIEWS {
        let _ = writeln!(sql, "CREATE VIEW {name} AS {select};");
    }
    sql
});

/// What is made when the rows are there, since it is quicker then.
pub(super) static LATER: LazyLock<String> = LazyLock::new(|| {
    let mut sql = "CREATE INDEX records_by_id ON records (document, id);\n".to_owned();
    for (table, columns) in INDEXES {
        let _ = writeln!(sql, "CREATE INDEX {table}_by_{} ON {table} ({});", columns.join("_and_"), columns.join(", "));
    }
    sql
});

/// Raised when files of earlier versions are to be made anew though the schema is the same: those before the first had
/// text in them that had been removed.
const MADE: u32 = 1;

/// A number that another schema would not have.
pub(super) fn version() -> i64 {
    let sum = fingerprint::short(format!("{}{}{MADE}", *SCHEMA, *LATER).as_bytes());
    i64::from(i32::from_le_bytes([sum[0], sum[1], sum[2], sum[3]]))
}

fn create(table: &Table, sql: &mut String) {
    let _ = writeln!(sql, "CREATE TABLE {} (", table.name);
    for Column { name, kind, required, .. } in table.columns {
        let need = if *required { " NOT NULL" } else { "" };
        let _ = writeln!(sql, "  \"{name}\" {}{need},", declared(*kind));
    }
    let _ = write!(sql, "  PRIMARY KEY ({})", table.primary_key.join(", "));
    for key in table.foreign_keys {
        let own = key.columns.join(", ");
        let target = crate::record::table(key.table).expect("a foreign key names a table");
        let _ = write!(sql, ",\n  FOREIGN KEY ({own}) REFERENCES {} ({})", key.table, target.primary_key.join(", "));
    }
    sql.push_str("\n) WITHOUT ROWID;\n");
}

/// The declared type. SQLite keeps days as text; declared as `DATE` they would be compared as numbers, and every day
/// would come after '2024'.
fn declared(kind: Type) -> &'static str {
    match kind {
        Type::String | Type::Date | Type::Time => "TEXT",
        Type::Integer => "INTEGER",
        Type::Number => "REAL",
        Type::Boolean => "BOOLEAN",
    }
}

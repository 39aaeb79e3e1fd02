use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Statement, ToSql, params};

use super::packed::Packed;
use super::reader::ArchiveError;
use super::{numbers, schema};
use crate::model::date::Date;
use crate::record::packed::{self, Cell};
use crate::record::{SEPARATOR, TABLES};
use crate::source::fingerprint;

/// Memory for pages that are not yet written, in KiB. It is also what the database sorts in memory at a time while it
/// makes an index. Documents come in the order of their keys, so that more would not be quicker.
const CACHE: i64 = 16 << 10;

/// Bytes of the index that are held before they become a segment of it.
const HELD_INDEX: i64 = 24 << 20;

/// An archive while the documents of a run are put into it.
///
/// A new one is made under a temporary name. One that is there is changed in a transaction: documents that are as they
/// were stay, others are replaced, and those that are no more are taken out; nothing of their text stays in the file.
/// Whoever ends the process before [`Writer::finish`] is done leaves what was there.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    path: PathBuf,
    /// Where a new archive is made.
    new: Option<PathBuf>,
    /// Documents that are in the archive and have not come up in this run, with what they were made from.
    before: HashMap<String, i64>,
    /// Whether a document was replaced or taken out.
    has_removed: bool,
}

impl Writer {
    /// Opens the archive at `path`, or begins one in the folder `temporary`.
    pub(crate) fn open(path: &Path, temporary: &Path) -> Result<Self, ArchiveError> {
        if path.exists() {
            let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            if number("application_id").map_err(|_| ArchiveError::NotOurs)? != schema::APPLICATION {
                return Err(ArchiveError::NotOurs);
            }
            if number("user_version")? == schema::version() {
                return Self::update(connection, path);
            }
        }
        Self::create(path, temporary.join("archive.sqlite"))
    }

    fn create(path: &Path, new: PathBuf) -> Result<Self, ArchiveError> {
        let connection = Connection::open(&new)?;
        // nobody sees the file before it is whole, so that there is nothing to roll back to; the keys of a document
        // point to its own rows
        connection.execute_batch(&format!(
            "PRAGMA page_size = 8192; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE}; \
             PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN; {} {ADDED}",
            schema::APPLICATION,
            schema::version(),
            *schema::SCHEMA
        ))?;
        configure(&connection, "automerge", 0)?;
        configure(&connection, "crisismerge", 1000)?;
        configure(&connection, "hashsize", HELD_INDEX)?;
        Ok(Self { connection, path: path.to_owned(), new: Some(new), before: HashMap::new(), has_removed: false })
    }

    fn update(connection: Connection, path: &Path) -> Result<Self, ArchiveError> {
        connection.execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON; PRAGMA cache_size = -{CACHE}; BEGIN IMMEDIATE; {ADDED}"
        ))?;
        let before = connection
            .prepare("SELECT document, stamp FROM sources")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(Self { connection, path: path.to_owned(), new: None, before, has_removed: false })
    }

    /// Puts in the documents that `next` hands over, each with its identifier and what was packed of it.
    pub(crate) fn write(
        &mut self,
        mut next: impl FnMut() -> Option<Result<(String, Vec<u8>), ArchiveError>>,
    ) -> Result<(), ArchiveError> {
        let Self { connection, before, has_removed, .. } = self;
        let mut insert = Insert::new(connection)?;
        while let Some(document) = next() {
            let (id, bytes) = document?;
            let sum = fingerprint::short(&bytes);
            let stamp = i64::from_le_bytes(sum);
            match before.remove(&id) {
                Some(known) if known == stamp => continue,
                Some(_) => {
                    remove(connection, &id)?;
                    *has_removed = true;
                }
                None => {}
            }
            insert.document(&id, stamp, &bytes)?;
        }
        Ok(())
    }

    /// Takes out the documents that did not come up, unless the run was `interrupted`, and makes everything lasting.
    pub(crate) fn finish(self, interrupted: bool) -> Result<(), ArchiveError> {
        let Self { connection, path, new, before, has_removed } = self;
        if interrupted && new.is_none() {
            return Ok(connection.execute_batch("ROLLBACK")?);
        }
        for document in before.keys() {
            remove(&connection, document)?;
        }
        number_records(&connection)?;
        connection.execute_batch("DELETE FROM as_of; INSERT INTO as_of SELECT max(date) FROM meetings;")?;
        let Some(new) = new else {
            if has_removed || !before.is_empty() {
                // segments of the index keep the words of rows that are gone until they are merged
                optimize(&connection)?;
            }
            return Ok(connection.execute_batch("COMMIT")?);
        };
        connection.execute_batch(&schema::LATER)?;
        // one segment is looked up many times as fast as a hundred
        optimize(&connection)?;
        configure(&connection, "automerge", 4)?;
        configure(&connection, "crisismerge", 16)?;
        configure(&connection, "hashsize", 1 << 20)?;
        connection.execute_batch("COMMIT; PRAGMA journal_mode = DELETE")?;
        connection.close().map_err(|(_, error)| error)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::rename(new, path)?)
    }
}

/// Merges all segments of the index into one.
fn optimize(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("INSERT INTO search (search) VALUES ('optimize')", []).map(drop)
}

fn configure(connection: &Connection, name: &str, value: i64) -> rusqlite::Result<()> {
    connection.execute("INSERT INTO search (search, rank) VALUES (?1, ?2)", params![name, value]).map(drop)
}

/// Takes a document out. The index goes first, since it looks up in the tables what it has to forget.
fn remove(connection: &Connection, document: &str) -> rusqlite::Result<()> {
    connection
        .execute("DELETE FROM search WHERE rowid IN (SELECT record FROM records WHERE document = ?1)", [document])?;
    for name in ["records", "sources"].into_iter().chain(TABLES.iter().rev().map(|table| table.name)) {
        connection.execute(&format!("DELETE FROM {name} WHERE document = ?1"), [document])?;
    }
    Ok(())
}

/// The documents that this run puts in, until their records have numbers.
const ADDED: &str = "CREATE TEMP TABLE added (document TEXT PRIMARY KEY) WITHOUT ROWID;";

/// Gives [numbers](super::numbers) to the records of the documents that were put in, and puts them into the index, which
/// takes them quickest in their order.
fn number_records(connection: &Connection) -> rusqlite::Result<()> {
    // meetings without a day come last
    let mut documents = connection.prepare(
        "SELECT m.document, m.date FROM temp.added a JOIN meetings m ON m.document = a.document \
         ORDER BY m.date DESC, m.document",
    )?;
    let mut ids = connection.prepare(
        "SELECT id, start, 0 AS place FROM agenda_items WHERE document = ?1 \
         UNION ALL SELECT id, start, 1 FROM decisions WHERE document = ?1 \
         UNION ALL SELECT id, start, 2 FROM actions WHERE document = ?1 \
         UNION ALL SELECT id, start, 3 FROM footnotes WHERE document = ?1 ORDER BY start, place, id",
    )?;
    let mut last = connection.prepare(
        "SELECT max((SELECT coalesce(max(record), 0) FROM records WHERE record BETWEEN ?1 AND ?2), \
         (SELECT coalesce(max(record), 0) FROM marks WHERE record BETWEEN ?1 AND ?2))",
    )?;
    let mut record = connection.prepare("INSERT INTO records VALUES (?1, ?2, ?3)")?;
    let mut mark = connection.prepare("INSERT INTO marks VALUES (?1)")?;
    let mut search = connection.prepare(
        "INSERT INTO search (rowid, title, text, people, body, facets) \
         SELECT record, title, text, people, body, facets FROM search_content WHERE record BETWEEN ?1 AND ?2 ORDER BY 1",
    )?;
    // earlier runs may have left less than a mark's worth
    let mut unmarked: i64 = connection.query_row(
        "SELECT max(0, (SELECT count(*) FROM records) - ?1 * (SELECT count(*) FROM marks))",
        [schema::MARKED],
        |row| row.get(0),
    )?;
    let (mut day, mut next) = (None, 0);
    let mut rows = documents.query([])?;
    while let Some(row) = rows.next()? {
        let (document, date): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let numbers = numbers::of(date.as_deref().and_then(Date::parse));
        if day != Some(*numbers.start()) {
            day = Some(*numbers.start());
            let last: i64 = last.query_row([numbers.start(), numbers.end()], |row| row.get(0))?;
            next = (last + 1).max(*numbers.start());
        }
        let first = next;
        let mut ids = ids.query([&document])?;
        while let Some(row) = ids.next()? {
            record.execute(params![next, document, row.get::<_, String>(0)?])?;
            next += 1;
            unmarked += 1;
            if unmarked >= schema::MARKED {
                mark.execute([next])?;
                next += 1;
                unmarked -= schema::MARKED;
            }
        }
        search.execute([first, next - 1])?;
    }
    Ok(())
}

/// The statements by which a document is put in.
struct Insert<'c> {
    tables: Vec<Statement<'c>>,
    source: Statement<'c>,
    added: Statement<'c>,
}

impl<'c> Insert<'c> {
    fn new(connection: &'c Connection) -> rusqlite::Result<Self> {
        let statement = |table: &str, columns: usize| {
            let places = vec!["?"; columns].join(", ");
            connection.prepare(&format!("INSERT INTO {table} VALUES ({places})"))
        };
        Ok(Self {
            tables: TABLES.iter().map(|table| statement(table.name, table.columns.len())).collect::<Result<_, _>>()?,
            source: statement("sources", 3)?,
            added: statement("temp.added", 1)?,
        })
    }

    fn document(&mut self, document: &str, stamp: i64, bytes: &[u8]) -> Result<(), ArchiveError> {
        let Packed { text, tables } = postcard::from_bytes(bytes)?;
        for ((table, statement), mut rows) in TABLES.iter().zip(&mut self.tables).zip(tables) {
            while let Some(row) = packed::next(table, &mut rows)? {
                for (index, cell) in row.iter().enumerate() {
                    statement.raw_bind_parameter(index + 1, Bound(cell))?;
                }
                statement.raw_execute()?;
            }
        }
        self.source.execute(params![document, stamp, text])?;
        self.added.execute([document])?;
        Ok(())
    }
}

/// A cell as SQLite takes it.
struct Bound<'c>(&'c Cell<'c>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Cell::Null => ValueRef::Null,
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Integer(number) => ValueRef::Integer(*number),
            Cell::Number(number) => ValueRef::Real(*number),
            Cell::Boolean(truth) => ValueRef::Integer(i64::from(*truth)),
            Cell::List(list) => return Ok(list.join(SEPARATOR).into()),
        }))
    }
}

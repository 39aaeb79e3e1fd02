//! What is told of the records that were found, with the words marked.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::find::{Found, wrong_words};
use super::query::QueryError;
use super::{KINDS, schema};

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// Identifier of its document.
    pub document: String,
    /// Its own identifier.
    pub id: String,
    /// Its kind, by its name in [`KINDS`].
    pub kind: String,
    /// Body that met.
    pub body: Option<String>,
    /// Day of the meeting.
    pub date: Option<String>,
    /// Title of the agenda item that it is or stands under, with the words between [`Found::MARKS`].
    pub item: Option<String>,
    /// Line of the source that it begins on.
    pub line: i64,
    /// What came of it, of a decision.
    pub outcome: Option<String>,
    /// All of its text, with the words between [`Found::MARKS`]; of an item also its title.
    pub text: String,
    /// As much of that as people want to read in a list: the part of the text around the words, or its beginning, marked
    /// likewise and with an ellipsis where something is left out.
    pub excerpt: String,
}

/// What is told of each record, with the words marked.
pub(super) fn of(connection: &Connection, records: &[i64], words: &str) -> Result<Vec<Hit>, QueryError> {
    let marked = marked(connection, records, words)?;
    let mut hits = Vec::with_capacity(records.len());
    for record in records {
        let (document, id): (String, String) =
            connection.query_row("SELECT document, id FROM records WHERE record = ?1", [record], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let kind = KINDS.iter().find(|kind| id.starts_with(kind.name)).unwrap_or(&KINDS[0]);
        let outcome = if kind.name == "decision" { "t.outcome" } else { "NULL" };
        let sql = format!(
            "SELECT m.body, m.date, t.start_line, {outcome} FROM {} t JOIN meetings m ON m.document = t.document \
             WHERE t.document = ?1 AND t.id = ?2",
            kind.table
        );
        let Words { title, text, excerpt } = marked.get(record).cloned().unwrap_or_default();
        let with_title = |text: Option<String>| {
            let title = title.clone().filter(|_| kind.name == "item");
            title.into_iter().chain(text).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
        };
        let excerpt = with_title(excerpt.or_else(|| text.as_deref().map(beginning)));
        let text = with_title(text);
        let hit = connection.query_row(&sql, params![document, id], |row| {
            Ok(Hit {
                body: row.get(0)?,
                date: row.get(1)?,
                line: row.get(2)?,
                outcome: row.get(3)?,
                item: title,
                kind: kind.name.to_owned(),
                text,
                excerpt,
                document: document.clone(),
                id: id.clone(),
            })
        })?;
        hits.push(hit);
    }
    Ok(hits)
}

/// What words are looked for in.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The title of the agenda item that the record is or stands under.
    title: Option<String>,
    /// The text of the record.
    text: Option<String>,
    /// The part of the text around the words, where there are some.
    excerpt: Option<String>,
}

/// Words of an excerpt.
const EXCERPT: u8 = 48;

/// The first words of a text.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut first: Vec<&str> = words.by_ref().take(EXCERPT.into()).collect();
    if words.next().is_none() {
        return text.to_owned();
    }
    first.push("…");
    first.join(" ")
}

/// The words of each record, in which those that were looked for are marked. The index itself would mark them too, but it
/// would weigh the words again for each record; so the few texts go to an index of their own.
fn marked(connection: &Connection, records: &[i64], words: &str) -> Result<HashMap<i64, Words>, QueryError> {
    let mut texts = index_apart(connection, records)?;
    if words.is_empty() {
        return Ok(texts);
    }
    let [open, close] = Found::MARKS.map(String::from);
    let mut statement = connection.prepare(
        "SELECT rowid, highlight(shown, 0, ?2, ?3), highlight(shown, 1, ?2, ?3), snippet(shown, 1, ?2, ?3, ' … ', ?4) \
         FROM temp.shown WHERE shown MATCH ?1",
    )?;
    let rows = statement.query_map(params![words, open, close, EXCERPT], |row| {
        Ok((row.get(0)?, Words { title: row.get(1)?, text: row.get(2)?, excerpt: row.get(3)? }))
    })?;
    for row in rows {
        let (record, words) = row.map_err(wrong_words)?;
        texts.insert(record, words);
    }
    Ok(texts)
}

/// Puts the words of records into the index `temp.shown`, in place of what is there, and returns them.
pub(super) fn index_apart(connection: &Connection, records: &[i64]) -> rusqlite::Result<HashMap<i64, Words>> {
    let mut content = connection.prepare("SELECT title, text FROM search_content WHERE record = ?1")?;
    let mut texts = HashMap::new();
    connection.execute_batch(&format!(
        "DROP TABLE IF EXISTS temp.shown; CREATE VIRTUAL TABLE temp.shown USING fts5(title, text, {})",
        schema::TOKENIZER
    ))?;
    let mut insert = connection.prepare("INSERT INTO temp.shown (rowid, title, text) VALUES (?1, ?2, ?3)")?;
    for record in records {
        let content =
            content.query_row([record], |row| Ok(Words { title: row.get(0)?, text: row.get(1)?, excerpt: None }));
        let Some(words) = content.optional()? else { continue };
        insert.execute(params![record, words.title, words.text])?;
        texts.insert(*record, words);
    }
    Ok(texts)
}

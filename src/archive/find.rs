//! Looking for words.
//!
//! The best answers come first as long as few enough records match: by the function bm25 of the full-text index, titles
//! counting four times. Where words are so common that weighing all their places would take long, the newest come first
//! instead, and whoever asks is told so; see [`candidates`](super::candidates).

use std::collections::HashMap;

use rusqlite::{Connection, Error, OptionalExtension, params};

use super::query::QueryError;
use super::words::{self, Words};
use super::{Archive, KINDS, candidates, schema};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Words, phrases in quotes, `word*`, AND, OR, NOT, NEAR: the query language of FTS5. Empty for any.
    pub words: String,
    /// Kinds of record, by their names in [`KINDS`]; empty for any.
    pub kinds: Vec<String>,
    /// Words of the body's name.
    pub body: Option<String>,
    /// Words of the name of somebody who moved or seconded it, voted on it or has to do it.
    pub person: Option<String>,
    /// When the meeting was.
    pub period: Period,
    /// What came of it; of decisions.
    pub outcome: Option<String>,
    /// Most answers.
    pub limit: usize,
}

/// From one day to another, both of them included; days without an end lie open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Period {
    /// First year, month or day: `2011`, `2011-03`, `2011-03-17`.
    pub from: Option<String>,
    /// Last year, month or day.
    pub to: Option<String>,
}

impl Period {
    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The years that it shares with those from the first to the last day of an archive.
    fn years(&self, first: &str, last: &str) -> impl Iterator<Item = u32> + use<> {
        let year = |day: &str| day.get(..4).and_then(|year| year.parse().ok());
        let from = self.from.as_deref().and_then(year).max(year(first));
        let to = self.to.as_deref().and_then(year).into_iter().chain(year(last)).min();
        from.zip(to).map(|(from, to)| from..=to).into_iter().flatten()
    }

    /// Whether the day lies within; a shorter text is all of its year or month.
    pub(super) fn holds(&self, day: Option<&str>) -> bool {
        let Some(day) = day else { return self.is_open() };
        self.from.as_deref().is_none_or(|from| day >= from)
            && self.to.as_deref().is_none_or(|to| day.get(..to.len()).is_some_and(|day| day <= to))
    }
}

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
    /// Title of the agenda item that it is or stands under.
    pub item: Option<String>,
    /// Line of the source that it begins on.
    pub line: i64,
    /// What came of it, of a decision.
    pub outcome: Option<String>,
    /// Its text, or the part of it around the words, which stand between [`Found::MARKS`].
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The records, the best first.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub is_cut: bool,
    /// Whether so many records match that they come by date instead of by rank.
    pub by_date: bool,
}

impl Found {
    /// What stands before and after a word that was looked for.
    pub const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];
}

impl Archive {
    /// Looks for records.
    ///
    /// # Errors
    ///
    /// The words are not a query, or the archive is damaged.
    pub fn find(&self, question: &Question) -> Result<Found, QueryError> {
        let connection = &self.connection;
        let question = &Question { words: words::quoted(&question.words), ..question.clone() };
        let wanted = question.limit.saturating_add(1);
        let days = connection.query_row("SELECT min(date), max(date) FROM meetings", [], |row| {
            Ok(row.get::<_, Option<String>>(0)?.zip(row.get::<_, Option<String>>(1)?))
        })?;
        let query = Query::of(question, days.as_ref());
        let looked_for = Words::of(&question.words);
        let common = candidates::common_beginnings(connection, &looked_for)?;
        let (mut records, by_date) = if common.is_empty() {
            candidates::of(connection, &query, question, &looked_for, wanted)?
        } else {
            let rest = Question { words: looked_for.without(&common), ..question.clone() };
            let rest = Query::of(&rest, days.as_ref());
            (candidates::with_common_beginnings(connection, &query, &rest, question, wanted)?, true)
        };
        let is_cut = records.len() == wanted;
        records.truncate(question.limit);
        let hits = hits(connection, &records, &query.words)?;
        Ok(Found { hits, is_cut, by_date: by_date && !query.words.is_empty() })
    }
}

/// The question in the language of the index.
pub(super) struct Query {
    /// What the title and the text have to say.
    pub(super) words: String,
    /// That, and what else the record has to be, but for when.
    pub(super) all: String,
    /// That, and the years of the period, not its days.
    pub(super) dated: String,
}

impl Query {
    /// `days` are the first and the last day of the archive's meetings, if they are known.
    fn of(question: &Question, days: Option<&(String, String)>) -> Self {
        let words = match question.words.trim() {
            "" => String::new(),
            words => format!("{{title text}} : ({words})"),
        };
        let mut parts = Vec::new();
        if !words.is_empty() {
            parts.push(format!("({words})"));
        }
        if !question.kinds.is_empty() {
            let kinds: Vec<String> = question.kinds.iter().map(|kind| format!("kind{kind}")).collect();
            parts.push(format!("(facets : ({}))", kinds.join(" OR ")));
        }
        if let Some(outcome) = &question.outcome {
            parts.push(format!("(facets : outcome{outcome})"));
        }
        for (column, name) in [("body", &question.body), ("people", &question.person)] {
            parts.extend(name.as_deref().and_then(tokens).map(|tokens| format!("({column} : ({tokens}))")));
        }
        let all = parts.join(" AND ");
        let years = (!question.period.is_open()).then_some(days).flatten().map(|(first, last)| {
            let years = question.period.years(first, last).map(|year| format!("y{year}"));
            // no year at all is one that no record has
            let years: Vec<String> = years.chain(["y".to_owned()]).collect();
            format!("(facets : ({}))", years.join(" OR "))
        });
        let dated = [Some(all.clone()).filter(|all| !all.is_empty()), years].into_iter().flatten().collect::<Vec<_>>();
        Self { dated: dated.join(" AND "), all, words }
    }
}

/// The words of a name, each of which has to be there; `None` where there is none.
fn tokens(name: &str) -> Option<String> {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

/// What is told of each record, with the words marked.
fn hits(connection: &Connection, records: &[i64], words: &str) -> Result<Vec<Hit>, QueryError> {
    let marked = marked(connection, records, words)?;
    let mut hits = Vec::with_capacity(records.len());
    for record in records {
        let (document, id): (String, String) =
            connection.query_row("SELECT document, id FROM records WHERE record = ?1", [record], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let kind = KINDS.iter().find(|kind| id.starts_with(kind.name)).unwrap_or(&KINDS[0]);
        let (outcome, item) = match kind.name {
            "decision" => ("t.outcome", "t.agenda_item"),
            "action" => ("NULL", "t.agenda_item"),
            "item" => ("NULL", "t.id"),
            _ => ("NULL", "NULL"),
        };
        let sql = format!(
            "SELECT m.body, m.date, t.start_line, {outcome}, i.title FROM {} t JOIN meetings m ON m.document = t.document \
             LEFT JOIN agenda_items i ON i.document = t.document AND i.id = {item} WHERE t.document = ?1 AND t.id = ?2",
            kind.table
        );
        let hit = connection.query_row(&sql, params![document, id], |row| {
            Ok(Hit {
                body: row.get(0)?,
                date: row.get(1)?,
                line: row.get(2)?,
                outcome: row.get(3)?,
                item: row.get(4)?,
                kind: kind.name.to_owned(),
                text: marked.get(record).cloned().unwrap_or_default(),
                document: document.clone(),
                id: id.clone(),
            })
        })?;
        hits.push(hit);
    }
    Ok(hits)
}

/// The text of each record around the words, which are marked. The index itself would mark them too, but it would weigh
/// the words again for each record; so the few texts go to an index of their own.
fn marked(connection: &Connection, records: &[i64], words: &str) -> Result<HashMap<i64, String>, QueryError> {
    let mut texts = index_apart(connection, records)?;
    if words.is_empty() {
        return Ok(texts);
    }
    let [open, close] = Found::MARKS.map(String::from);
    let mut statement = connection.prepare(
        "SELECT rowid, highlight(shown, 0, ?2, ?3), snippet(shown, 1, ?2, ?3, ' … ', 48) FROM temp.shown WHERE shown MATCH ?1",
    )?;
    let rows = statement.query_map(params![words, open, close], |row| {
        Ok((row.get(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    for row in rows {
        let (record, title, text) = row.map_err(wrong_words)?;
        let parts: Vec<String> = [title, text].into_iter().flatten().collect();
        texts.insert(record, parts.join(": "));
    }
    Ok(texts)
}

/// Puts the texts of records into the index `temp.shown`, in place of what is there, and returns them.
pub(super) fn index_apart(connection: &Connection, records: &[i64]) -> rusqlite::Result<HashMap<i64, String>> {
    let mut content = connection.prepare("SELECT title, text FROM search_content WHERE record = ?1")?;
    let mut texts = HashMap::new();
    connection.execute_batch(&format!(
        "DROP TABLE IF EXISTS temp.shown; CREATE VIRTUAL TABLE temp.shown USING fts5(title, text, {})",
        schema::TOKENIZER
    ))?;
    let mut insert = connection.prepare("INSERT INTO temp.shown (rowid, title, text) VALUES (?1, ?2, ?3)")?;
    for record in records {
        let content =
            content.query_row([record], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)));
        let Some((title, text)) = content.optional()? else { continue };
        insert.execute(params![record, title, text])?;
        let parts: Vec<String> = [title, text].into_iter().flatten().collect();
        texts.insert(*record, parts.join(": "));
    }
    Ok(texts)
}

/// Words that the index does not understand, told as such.
pub(super) fn wrong_words(error: Error) -> QueryError {
    match error {
        Error::SqliteFailure(_, Some(message))
            if message.contains("fts5")
                || message.starts_with("no such column")
                || message.starts_with("unterminated string") =>
        {
            let hint = "\n  words stand side by side, \"phrases in quotes\", beginnings as pension*; OR, NOT and NEAR(a b) join them";
            QueryError::Wrong {
                message: format!("these words cannot be looked for: {message}"),
                place: String::new(),
                hint: hint.to_owned(),
            }
        }
        other => other.into(),
    }
}

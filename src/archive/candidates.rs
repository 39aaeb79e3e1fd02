//! Which records are answers, quickly, however large the archive is.
//!
//! Words of which few records have any are looked up and ranked. Of common ones, the latest meetings have enough records.
//! A beginning of a word that is not in the index as such ([`schema::INDEXED_BEGINNINGS`]) is a third case: the index puts
//! the places of all words that begin so together before it gives the first, which takes long where they are many. So
//! the latest records of those that the rest of the question finds are looked at one by one.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::find::{Period, Query, Question, index_apart, wrong_words};
use super::query::QueryError;
use super::schema;
use super::words::{Word, Words};

/// Most records that are weighed against each other.
const WEIGHED: usize = 20_000;

/// Most records whose meetings are looked up to put them in the order of their days. Where there are more, a few
/// meetings from the latest back have enough of them.
const DATED: usize = 2_000;

/// Records that are looked at one by one before there is a look whether there are enough.
const AT_ONCE: usize = 250;

/// The records that answer a question, and whether they come by the day of their meetings instead of by rank.
pub(super) fn of(
    connection: &Connection,
    query: &Query,
    question: &Question,
    words: &Words<'_>,
    limit: usize,
) -> Result<(Vec<i64>, bool), QueryError> {
    let candidates = if query.dated.is_empty() { None } else { few(connection, &query.dated)? };
    Ok(match candidates {
        Some(candidates) if !query.words.is_empty() && few_each(connection, words)? => {
            (best(connection, &query.words, &candidates, question, limit)?, false)
        }
        Some(candidates) if candidates.len() <= DATED => (newest_of(connection, &candidates, question, limit)?, true),
        _ => (newest(connection, &query.all, question, limit)?, true),
    })
}

/// The same, the latest first, where `rest` is the question without its common beginnings.
pub(super) fn with_common_beginnings(
    connection: &Connection,
    query: &Query,
    rest: &Query,
    question: &Question,
    limit: usize,
) -> Result<Vec<i64>, QueryError> {
    let candidates = if rest.dated.is_empty() { None } else { few(connection, &rest.dated)? };
    let latest = match candidates {
        Some(candidates) => newest_of(connection, &candidates, question, DATED)?,
        None => newest(connection, &rest.all, question, DATED)?,
    };
    let mut records = Vec::new();
    for some in latest.chunks(AT_ONCE) {
        index_apart(connection, some)?;
        let mut statement = connection.prepare("SELECT rowid FROM temp.shown WHERE shown MATCH ?1")?;
        let matching = statement.query_map([&query.words], |row| row.get(0))?;
        let matching: HashSet<i64> = matching.collect::<Result<_, _>>().map_err(wrong_words)?;
        records.extend(some.iter().filter(|record| matching.contains(record)));
        if records.len() >= limit {
            records.truncate(limit);
            return Ok(records);
        }
    }
    if latest.len() < DATED {
        return Ok(records);
    }
    // they are rare together with the rest; there is no quick way to find all
    newest_of(connection, &matching(connection, &query.dated, usize::MAX)?, question, limit)
}

/// The beginnings whose words have so many places that putting them together takes long.
pub(super) fn common_beginnings<'a>(connection: &Connection, words: &Words<'a>) -> Result<Vec<Word<'a>>, QueryError> {
    let mut common = Vec::new();
    for word in words.words.iter().filter(|word| word.is_beginning) {
        let Some(stem) = stem(connection, word.last)? else { continue };
        if stem.chars().count() <= schema::INDEXED_BEGINNINGS {
            continue;
        }
        let mut places = connection
            .prepare("SELECT count(*) FROM (SELECT 1 FROM temp.places WHERE term >= ?1 AND term < ?2 LIMIT ?3)")?;
        let end = format!("{stem}\u{10FFFF}");
        let number: i64 = places.query_row(params![stem, end, count(WEIGHED)], |row| row.get(0))?;
        if number >= count(WEIGHED) {
            common.push(*word);
        }
    }
    Ok(common)
}

/// What the index makes of a word; `None` where that is nothing.
fn stem(connection: &Connection, word: &str) -> Result<Option<String>, QueryError> {
    connection.execute_batch(&format!(
        "DROP TABLE IF EXISTS temp.stems; DROP TABLE IF EXISTS temp.word; DROP TABLE IF EXISTS temp.places;
         CREATE VIRTUAL TABLE temp.word USING fts5(text, {});
         CREATE VIRTUAL TABLE temp.stems USING fts5vocab(temp, word, row);
         CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, search, instance);",
        schema::TOKENIZER
    ))?;
    connection.execute("INSERT INTO temp.word VALUES (?1)", [word])?;
    Ok(connection.query_row("SELECT term FROM temp.stems", [], |row| row.get(0)).optional()?)
}

/// A number of rows as the database takes it.
fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The records that match, unless they are too many.
fn few(connection: &Connection, query: &str) -> Result<Option<Vec<i64>>, QueryError> {
    let records = matching(connection, query, WEIGHED + 1)?;
    Ok((records.len() <= WEIGHED).then_some(records))
}

/// Records that match, in their order.
fn matching(connection: &Connection, query: &str, limit: usize) -> Result<Vec<i64>, QueryError> {
    let mut statement = connection.prepare("SELECT rowid FROM search WHERE search MATCH ?1 LIMIT ?2")?;
    let records = statement.query_map(params![query, count(limit)], |row| row.get(0))?;
    records.collect::<Result<_, _>>().map_err(wrong_words)
}

/// Whether no word of a query is in so many records that weighing it takes long.
fn few_each(connection: &Connection, words: &Words<'_>) -> Result<bool, QueryError> {
    for word in &words.words {
        let star = word.is_beginning.then(|| format!("\"{}\" *", word.last));
        for part in word.parts().map(|part| format!("\"{part}\"")).chain(star) {
            if few(connection, &part)?.is_none() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Those of the candidates that rank highest.
fn best(
    connection: &Connection,
    words: &str,
    candidates: &[i64],
    question: &Question,
    limit: usize,
) -> Result<Vec<i64>, QueryError> {
    let mut statement = connection.prepare(
        "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY bm25(search, 4.0, 1.0, 0.0, 0.0, 0.0), rowid",
    )?;
    let mut date = connection.prepare(DATE)?;
    let mut records = Vec::new();
    for record in statement.query_map([words], |row| row.get::<_, i64>(0))? {
        let record = record.map_err(wrong_words)?;
        // candidates come in their order
        if candidates.binary_search(&record).is_err() {
            continue;
        }
        let holds = question.period.is_open() || {
            let day: Option<String> = date.query_row([record], |row| row.get(0))?;
            question.period.holds(day.as_deref())
        };
        if holds {
            records.push(record);
        }
        if records.len() == limit {
            break;
        }
    }
    Ok(records)
}

/// Day of the meeting of a record.
const DATE: &str = "SELECT m.date FROM records r JOIN meetings m ON m.document = r.document WHERE r.record = ?1";

/// Those of the candidates whose meetings are the latest.
fn newest_of(
    connection: &Connection,
    candidates: &[i64],
    question: &Question,
    limit: usize,
) -> Result<Vec<i64>, QueryError> {
    // meetings are fewer than records, and in each of them the records stand in a row
    let mut statement = connection.prepare(
        "SELECT s.first_record, s.end_record, m.date FROM records r JOIN sources s ON s.document = r.document \
         JOIN meetings m ON m.document = r.document WHERE r.record = ?1",
    )?;
    let mut dated: Vec<(Option<String>, i64)> = Vec::with_capacity(candidates.len());
    let mut meeting: (i64, Option<String>) = (0, None);
    for &record in candidates {
        if record >= meeting.0 {
            meeting = statement.query_row([record], |row| Ok((row.get(1)?, row.get(2)?)))?;
        }
        if question.period.holds(meeting.1.as_deref()) {
            dated.push((meeting.1.clone(), record));
        }
    }
    dated.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    Ok(dated.into_iter().take(limit).map(|(_, record)| record).collect())
}

/// The first records that match, meeting by meeting from the latest back. For queries that match so often that a few
/// meetings are enough, and for those that ask for a period only.
fn newest(connection: &Connection, query: &str, question: &Question, limit: usize) -> Result<Vec<i64>, QueryError> {
    let Period { from, to } = &question.period;
    // a day that follows every day of the year or month
    let end = to.as_ref().map(|to| format!("{to}~"));
    let mut meetings = connection.prepare(
        "SELECT s.first_record, s.end_record FROM meetings m JOIN sources s ON s.document = m.document \
         WHERE (?1 IS NULL OR m.date >= ?1) AND (?2 IS NULL OR m.date < ?2) ORDER BY m.date DESC, m.document",
    )?;
    let sql = if query.is_empty() {
        "SELECT record FROM records WHERE record >= ?1 AND record < ?2 AND ?3 = '' LIMIT ?4"
    } else {
        "SELECT rowid FROM search WHERE rowid >= ?1 AND rowid < ?2 AND search MATCH ?3 LIMIT ?4"
    };
    let mut matching = connection.prepare(sql)?;
    let mut records = Vec::new();
    let mut ranges = meetings.query(params![from, end])?;
    while let Some(range) = ranges.next()? {
        let (first, last): (i64, i64) = (range.get(0)?, range.get(1)?);
        let found = matching
            .query_map(params![first, last, query, count(limit - records.len())], |row| row.get::<_, i64>(0))?;
        for record in found {
            records.push(record.map_err(wrong_words)?);
        }
        if records.len() >= limit {
            break;
        }
    }
    Ok(records)
}

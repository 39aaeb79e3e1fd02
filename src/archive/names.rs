//! Names that an archive has: of bodies, and of people who do something.

use rusqlite::{Connection, OptionalExtension, params};

use super::find::{Question, tokens};
use super::query::QueryError;
use super::{Archive, find, schema};

impl Archive {
    /// Whether a body has all of these words in its name.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn has_body(&self, name: &str) -> Result<bool, QueryError> {
        index_bodies(&self.connection)?;
        Ok(!self.bodies_with(&tokens(name).join(" AND "), 1)?.is_empty())
    }

    /// Names of at most so many bodies, first of those that have some of these words, then of those that met most; and the
    /// number of the others.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn bodies(&self, name: &str, most: usize) -> Result<(Vec<String>, usize), QueryError> {
        index_bodies(&self.connection)?;
        let mut names = self.bodies_with(&tokens(name).join(" OR "), most)?;
        let mut others = self.connection.prepare("SELECT name FROM temp.bodies ORDER BY meetings DESC, name")?;
        let mut number = 0;
        for other in others.query_map([], |row| row.get(0))? {
            let other = other?;
            number += 1;
            if names.len() < most && !names.contains(&other) {
                names.push(other);
            }
        }
        let more = number - names.len();
        Ok((names, more))
    }

    fn bodies_with(&self, words: &str, most: usize) -> Result<Vec<String>, QueryError> {
        let mut names = Vec::new();
        if !words.is_empty() {
            let sql = "SELECT name FROM temp.bodies WHERE bodies MATCH ?1 ORDER BY rank, name LIMIT ?2";
            let mut statement = self.connection.prepare(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            names = statement.query_map(params![words, most], |row| row.get(0))?.collect::<Result<_, _>>()?;
        }
        Ok(names)
    }

    /// Whether somebody with all of these words in the name moved, seconded, voted or has to do something.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn has_person(&self, name: &str) -> Result<bool, QueryError> {
        let question = Question { person: Some(name.to_owned()), ..Question::default() };
        let sql = "SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1";
        let query = find::Query::of(&question).all();
        Ok(query.is_empty() || self.connection.query_row(sql, [query], |_| Ok(())).optional()?.is_some())
    }
}

/// Puts the names of all bodies into the index `temp.bodies`, if they are not there yet.
fn index_bodies(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.bodies USING fts5(name, meetings UNINDEXED, {});
         INSERT INTO temp.bodies SELECT body, count(*) FROM meetings
         WHERE body IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.bodies) GROUP BY body",
        schema::TOKENIZER
    ))
}

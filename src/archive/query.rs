use std::time::{Duration, Instant};

use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, Error, Statement};

use super::{Archive, VIEWS};
use crate::record::TABLES;

/// How much an answer may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Most rows.
    pub rows: usize,
    /// Longest time.
    pub time: Duration,
}

/// The value of a cell of an answer.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Datum {
    /// Nothing is known.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Number(f64),
    /// A text.
    Text(String),
}

/// What an archive answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with a value for each column.
    pub rows: Vec<Vec<Datum>>,
    /// Whether there are more rows than were asked for.
    pub is_cut: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The text of the query is wrong.
    #[error("{message}{place}{hint}")]
    Wrong {
        /// What is wrong.
        message: String,
        /// The line of the query and a mark under the place, if it is known.
        place: String,
        /// What there is instead, if that helps.
        hint: String,
    },
    /// It would change the archive.
    #[error("this would change the archive; only SELECT and the like are answered")]
    Writes,
    /// There is more than one statement.
    #[error("this is more than one statement; ask one question at a time")]
    Several,
    /// It took too long.
    #[error("no answer within {0:?}; ask for less, or raise the limit with --time")]
    Late(Duration),
    /// What the database says.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Steps of the database's machine between two looks at the clock.
const STEPS: i32 = 10_000;

impl Archive {
    /// Answers a question in SQL, of which nothing is changed. Ages in `action_list` are counted on the day `on`, if
    /// one is given, an ISO 8601 day.
    ///
    /// # Errors
    ///
    /// The query is wrong or would change something, or the answer takes longer than it may.
    pub fn query(&mut self, sql: &str, on: Option<&str>, bounds: Bounds) -> Result<Answer, QueryError> {
        if let Some(day) = on {
            self.count_ages_on(day)?;
        }
        let end = Instant::now() + bounds.time;
        self.connection.progress_handler(STEPS, Some(move || Instant::now() > end))?;
        let answer = answer(&self.connection, sql, bounds.rows);
        self.connection.progress_handler(0, None::<fn() -> bool>)?;
        answer.map_err(|error| match error {
            QueryError::Database(Error::SqliteFailure(failure, _))
                if failure.code == rusqlite::ErrorCode::OperationInterrupted =>
            {
                QueryError::Late(bounds.time)
            }
            other => other,
        })
    }

    /// Puts a table and a view of this connection before those of the archive.
    fn count_ages_on(&self, day: &str) -> rusqlite::Result<()> {
        let view = VIEWS.iter().find(|view| view.name == "action_list").expect("there is that view");
        self.connection.execute_batch("CREATE TEMP TABLE IF NOT EXISTS as_of (day TEXT); DELETE FROM temp.as_of")?;
        self.connection.execute("INSERT INTO temp.as_of VALUES (?1)", [day])?;
        self.connection.execute_batch(&format!("CREATE TEMP VIEW IF NOT EXISTS action_list AS {}", view.select))
    }
}

fn answer(connection: &Connection, sql: &str, limit: usize) -> Result<Answer, QueryError> {
    let mut batch = Batch::new(connection, sql);
    let Some(mut statement) = batch.next().map_err(|error| told(connection, error))? else {
        let (message, place, hint) = ("there is no question".to_owned(), String::new(), String::new());
        return Err(QueryError::Wrong { message, place, hint });
    };
    if !matches!(batch.next(), Ok(None)) {
        return Err(QueryError::Several);
    }
    if statement.column_count() == 0 || !statement.readonly() {
        return Err(QueryError::Writes);
    }
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let (rows, is_cut) = rows(&mut statement, columns.len(), limit).map_err(|error| told(connection, error))?;
    Ok(Answer { columns, rows, is_cut })
}

fn rows(statement: &mut Statement<'_>, columns: usize, limit: usize) -> rusqlite::Result<(Vec<Vec<Datum>>, bool)> {
    let mut answered = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if answered.len() == limit {
            return Ok((answered, true));
        }
        answered.push((0..columns).map(|column| row.get_ref(column).map(Datum::from)).collect::<Result<_, _>>()?);
    }
    Ok((answered, false))
}

impl From<ValueRef<'_>> for Datum {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Number(number),
            ValueRef::Text(bytes) => Self::Text(String::from_utf8_lossy(bytes).into_owned()),
            ValueRef::Blob(bytes) => Self::Text(format!("{} bytes", bytes.len())),
        }
    }
}

/// An error with the place in the query and with what there is instead of a name that is not there.
fn told(connection: &Connection, error: Error) -> QueryError {
    let (message, sql, place) = match error {
        Error::SqlInputError { msg, sql, offset, .. } => {
            let place = usize::try_from(offset).ok().and_then(|offset| place(&sql, offset)).unwrap_or_default();
            (msg, sql, place)
        }
        Error::SqliteFailure(_, Some(message)) if message.starts_with("no such ") || message.starts_with("fts5: ") => {
            (message, String::new(), String::new())
        }
        other => return other.into(),
    };
    let hint = hint(connection, &message, &sql).unwrap_or_default();
    QueryError::Wrong { message, place, hint }
}

/// The line of the query that the offset is in, with a caret under it.
fn place(sql: &str, offset: usize) -> Option<String> {
    let before = sql.get(..offset)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = sql[start..].lines().next()?;
    let number = before.matches('\n').count() + 1;
    let column = before[start..].chars().count();
    Some(format!("\n  at line {number}, column {}:\n  {line}\n  {:column$}^", column + 1, ""))
}

/// The tables and views that people ask.
fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name).chain(["sources", "search"]).chain(VIEWS.iter().map(|view| view.name))
}

/// What there is instead of a name that is not there.
fn hint(connection: &Connection, message: &str, sql: &str) -> Option<String> {
    let all_names = || format!("\n  tables and views are {}", names().collect::<Vec<_>>().join(", "));
    if message.starts_with("no such table") {
        return Some(all_names());
    }
    let Some(column) = message.strip_prefix("no such column: ") else {
        // "SELECT group FROM attendees"
        let word = message.strip_prefix("near \"")?.strip_suffix("\": syntax error")?.to_lowercase();
        let holder = names().find(|name| columns(connection, name).is_ok_and(|columns| columns.contains(&word)))?;
        let must = is_word_of_sql(connection, holder, &word);
        return must.then(|| format!("\n  the column of {holder} is \"{word}\", in quotes"));
    };
    let own = column.rsplit('.').next()?.trim_matches('"');
    let mut holders = Vec::new();
    let mut all = Vec::new();
    for name in names() {
        let columns = columns(connection, name).ok()?;
        if columns.iter().any(|column| column == own) {
            holders.push(name);
        }
        all.push((name, columns));
    }
    if !holders.is_empty() {
        return Some(format!("\n  there is a column of that name in {}", holders.join(", ")));
    }
    let near = all.iter().flat_map(|(table, columns)| columns.iter().map(move |column| (table, column)));
    let near = near.filter(|(_, column)| column.contains(own) || own.contains(column.as_str()) || near_to(column, own));
    let near: Vec<String> = near.map(|(table, column)| format!("{table}.{column}")).take(12).collect();
    if !near.is_empty() {
        return Some(format!("\n  there are {}", near.join(", ")));
    }
    let named = all.iter().filter(|(table, _)| words(sql).any(|word| word.eq_ignore_ascii_case(table)));
    let named = named.map(|(table, columns)| {
        let columns = columns.iter().map(|column| {
            if is_word_of_sql(connection, table, column) { format!("\"{column}\"") } else { column.clone() }
        });
        format!("\n  {table} has {}", columns.collect::<Vec<_>>().join(", "))
    });
    let named: Vec<String> = named.collect();
    Some(if named.is_empty() { all_names() } else { named.concat() })
}

/// Whether a column has to stand in quotes, such as "group".
fn is_word_of_sql(connection: &Connection, table: &str, column: &str) -> bool {
    connection.prepare(&format!("SELECT {column} FROM {table}")).is_err()
}

fn words(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Whether the words begin alike.
fn near_to(one: &str, other: &str) -> bool {
    one.len() > 2 && other.len() > 2 && one.bytes().zip(other.bytes()).take(3).all(|(left, right)| left == right)
}

fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare("SELECT name FROM pragma_table_info(?1)")?.query_map([table], |row| row.get(0))?.collect()
}

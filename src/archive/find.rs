//! Looking for words.
//!
//! The best answers come first: by the function bm25 of the full-text index, titles counting four times. Of questions
//! that very many records answer, [`candidates`](super::candidates) tells which are looked at and how whoever asks is
//! told so.

use rusqlite::{Connection, Error, OptionalExtension};

use super::candidates::{Candidates, Search};
use super::hits::{self, Hit};
use super::query::QueryError;
use super::undated::Undated;
use super::words::{self, Word, Words};
use super::{Archive, numbers, schema};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Words, phrases in quotes, `word*`, AND, OR, NOT, NEAR: the query language of FTS5. Empty for any.
    pub words: String,
    /// Kinds of record, by their names in [`KINDS`](super::KINDS); empty for any.
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

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The records, in their order.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub is_cut: bool,
    /// What the order of the records is.
    pub order: Order,
    /// Whether only the latest part of the archive was looked through and earlier records may match as well: where words
    /// are common and seldom stand together, looking for all takes long.
    pub is_partial: bool,
    /// The day back to which it was looked through then; `None` if that was into the meetings without a day, which come
    /// last.
    pub since: Option<String>,
    /// Each `and`, `or` and `not` in small letters that was looked for as a word; only capitals join words.
    pub small_operators: Vec<String>,
    /// What a period leaves out although it matches otherwise.
    pub undated: Undated,
}

/// The order in which records are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Rank,
    /// More than so many records match: of so many latest ones, the best first.
    RankOfLatest(usize),
    /// The latest first, since there are no words, or only such that stand in very many records.
    Date,
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
        let question = &Question { words: words::quoted(&question.words), ..question.clone() };
        check(&self.connection, &question.words)?;
        let search = Search {
            connection: &self.connection,
            effort: &self.effort,
            question,
            query: Query::of(question),
            words: Words::of(&question.words),
            limit: question.limit.saturating_add(1),
        };
        let Candidates { mut records, order, since } = search.candidates()?;
        let is_cut = records.len() > question.limit;
        records.truncate(question.limit);
        let hits = hits::of(&self.connection, &records, &search.query.words)?;
        let since = since.filter(|_| !is_cut || order != Order::Date);
        let day = since.and_then(numbers::day).map(|day| day.to_string());
        let small_operators = search.words.small_operators().into_iter().map(str::to_owned).collect();
        Ok(Found {
            small_operators,
            hits,
            is_cut,
            order,
            is_partial: since.is_some(),
            since: day,
            undated: search.undated()?,
        })
    }
}

/// Comparing the places of words in a record takes so many times as long as leaping over a record.
const COMPARING: usize = 15;

/// The question in the language of the index, but for its period.
pub(super) struct Query {
    /// What the title and the text have to say.
    pub(super) words: String,
    /// What else the record has to be.
    filters: Vec<Filter>,
    /// Each word and filter that a record has to answer.
    parts: Vec<String>,
}

/// Words of which any or all have to be in a column.
struct Filter {
    column: &'static str,
    words: Vec<String>,
    need_all: bool,
}

impl Filter {
    fn written(&self) -> String {
        format!("{} : ({})", self.column, self.words.join(if self.need_all { " AND " } else { " OR " }))
    }
}

impl Query {
    pub(super) fn of(question: &Question) -> Self {
        let words = match question.words.trim() {
            "" => String::new(),
            words => Self::in_texts(words),
        };
        let mut filters = Vec::new();
        if !question.kinds.is_empty() {
            let words = question.kinds.iter().map(|kind| format!("kind{kind}")).collect();
            filters.push(Filter { column: "facets", words, need_all: false });
        }
        if let Some(outcome) = &question.outcome {
            filters.push(Filter { column: "facets", words: vec![format!("outcome{outcome}")], need_all: true });
        }
        for (column, name) in [("body", &question.body), ("people", &question.person)] {
            let words = name.as_deref().map(tokens).unwrap_or_default();
            if !words.is_empty() {
                filters.push(Filter { column, words, need_all: true });
            }
        }
        let mut parts = Self::listed(&Words::of(&question.words));
        if parts.is_empty() && !words.is_empty() {
            parts.push(words.clone());
        }
        parts.extend(filters.iter().map(Filter::written));
        Self { words, filters, parts }
    }

    /// The questions for words that all have to be there; none where the words are not a list. A sign without letters is
    /// passed over, as the index does.
    fn listed(words: &Words<'_>) -> Vec<String> {
        let all = words.all.iter().filter(|word| words.is_list && word.parts().next().is_some());
        all.map(|word| Self::in_texts(word.written)).collect()
    }

    /// All of it; empty for any record.
    pub(super) fn all(&self) -> String {
        self.parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(" AND ")
    }

    /// The same, to be looked for in a part of the archive. Marks match each part, so that the index, which goes from one
    /// match to the next and then looks whether the range is left, gets to one soon.
    pub(super) fn marked(&self) -> String {
        self.parts.iter().map(|part| format!("(({part}) OR {})", schema::MARK)).collect::<Vec<_>>().join(" AND ")
    }

    /// Words that titles and texts have to have.
    pub(super) fn in_texts(words: &str) -> String {
        format!("{{title text}} : ({words})")
    }

    /// Questions for each word of a phrase, or for a beginning.
    pub(super) fn parts_of(word: &Word<'_>) -> impl Iterator<Item = String> + use<> {
        let star = word.is_beginning.then(|| Self::in_texts(&format!("\"{}\" *", word.last)));
        let parts: Vec<String> = word.parts().map(|part| Self::in_texts(&format!("\"{part}\""))).collect();
        // the last word of a phrase may be a beginning only
        let whole = parts.len() - usize::from(word.is_beginning && !parts.is_empty());
        parts.into_iter().take(whole).chain(star)
    }

    /// Questions for each list of records that the index walks through, and for the records in which it compares the
    /// places of words, each with what a record of them takes.
    pub(super) fn entries(&self, words: &Words<'_>) -> Vec<(String, usize)> {
        let mut entries = Vec::new();
        let mut compared = Vec::new();
        for word in &words.all {
            let parts: Vec<String> = Self::parts_of(word).collect();
            if parts.len() > 1 {
                compared.push((format!("({}) OR {}", parts.join(" AND "), schema::MARK), COMPARING));
            }
            entries.extend(parts.into_iter().map(|part| (part, 2)));
        }
        if words.are_near {
            let near = entries.iter().map(|(part, _)| part.as_str()).collect::<Vec<_>>().join(" AND ");
            compared.push((format!("({near}) OR {}", schema::MARK), COMPARING));
        }
        entries.extend(compared);
        for filter in &self.filters {
            // facets have no long lists of places to leap over
            let weight = if filter.column == "facets" { 1 } else { 2 };
            entries.extend(filter.words.iter().map(|word| (format!("{} : ({word})", filter.column), weight)));
        }
        entries
    }

    /// Questions that every record that is found answers.
    pub(super) fn required(&self, words: &Words<'_>) -> Vec<String> {
        let own = words.all.iter().filter(|_| words.is_list).flat_map(Self::parts_of);
        let others = self.filters.iter().flat_map(|filter| {
            if filter.need_all {
                filter.words.iter().map(|word| format!("{} : ({word})", filter.column)).collect()
            } else {
                vec![filter.written()]
            }
        });
        own.chain(others).collect()
    }
}

/// The words of a name, each of which has to be there.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| format!("\"{word}\"")).collect()
}

/// Fails if the index does not understand the words by themselves: what is put around them is not to be blamed, and no
/// bracket of theirs closes one of those.
fn check(connection: &Connection, words: &str) -> Result<(), QueryError> {
    if words.trim().is_empty() {
        return Ok(());
    }
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.asked USING fts5(title, text, {})",
        schema::TOKENIZER
    ))?;
    let found = connection.query_row("SELECT 1 FROM temp.asked WHERE asked MATCH ?1", [words], |_| Ok(()));
    found.optional().map(drop).map_err(wrong_words)
}

/// Words that the index does not understand, told as such.
pub(super) fn wrong_words(error: Error) -> QueryError {
    match error {
        Error::SqliteFailure(_, Some(message))
            if message.contains("fts5")
                || message.starts_with("no such column")
                || message.starts_with("unknown special query")
                || message.starts_with("unterminated string") =>
        {
            let hint = "\n  words stand side by side, \"phrases in quotes\", beginnings as pension*; OR, NOT and NEAR(a b) join them";
            let near = message.strip_prefix("fts5: syntax error near \"").and_then(|near| near.strip_suffix('"'));
            let message = match near {
                None if message.starts_with("unknown special query") => {
                    "an asterisk stands behind the beginning of a word".to_owned()
                }
                // "re: tender", "-gravel"
                None if message.starts_with("no such column") => {
                    format!(
                        "{message}; before a colon stand title or text, a word with a colon needs quotes, and `NOT word` leaves a word out"
                    )
                }
                None => message,
                Some("") => "the question ends where a word or a bracket should stand".to_owned(),
                Some(near) => format!("`{near}` stands where it cannot be understood"),
            };
            QueryError::Wrong {
                message: format!("these words cannot be looked for: {message}"),
                place: String::new(),
                hint: hint.to_owned(),
            }
        }
        other => other.into(),
    }
}

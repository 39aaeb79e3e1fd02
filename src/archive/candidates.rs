//! Which records are answers, quickly, however large the archive is.
//!
//! The latest records that match come first out of the index by their [numbers](super::numbers). If they are not too many,
//! all of them are ranked, otherwise the latest. Words that stand in very many records tell nothing about one of them and
//! do not weigh.
//!
//! Two questions take long although few records answer them: common words that seldom stand together, and beginnings of
//! common words, the places of which the index has to put together first. Of these, only the latest part of the archive
//! is looked at. [`Effort`] has all bounds, and [`Order`] and [`Candidates::since`] tell what was done.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, params};

use super::effort::Effort;
use super::find::{Order, Query, Question, wrong_words};
use super::hits::index_apart;
use super::numbers;
use super::query::QueryError;
use super::schema::{self, INDEXED_BEGINNINGS};
use super::words::{Word, Words};

/// Of so many entries that may be walked through, one word may have one.
const RARE: usize = 50;

/// So many words may each stand in as many records as weigh at most; of more, each in fewer.
const FEW: usize = 3;

/// Words are counted in the records between so many marks to know how common they are.
const SAMPLED: usize = 8;

/// A part of the archive in which words are counted to know how common they are.
struct Sample {
    numbers: RangeInclusive<i64>,
    /// Marks of the whole range that it is a part of, the latest first.
    marks: Vec<i64>,
    /// As many of them stand in the sample.
    sampled: usize,
}

impl Sample {
    /// How many there are in the whole range of what there are so many of in the sample.
    fn expected(&self, number: usize) -> usize {
        number.saturating_mul(self.marks.len() + 1) / self.sampled
    }

    /// The most that can stand in the sample where no more than so many are expected in the whole range.
    fn sampled_of(&self, expected: usize) -> usize {
        expected.saturating_mul(self.sampled) / (self.marks.len() + 1)
    }
}

/// Records that are read at once before there is a look whether there are enough.
const AT_ONCE: usize = 100;

/// The records that answer a question.
pub(super) struct Candidates {
    /// The records, in the order in which they are shown.
    pub(super) records: Vec<i64>,
    /// What that order is.
    pub(super) order: Order,
    /// The earliest record that was looked at, if there are earlier ones that may match.
    pub(super) since: Option<i64>,
}

/// A question while it is answered.
pub(super) struct Search<'q> {
    pub(super) connection: &'q Connection,
    pub(super) effort: &'q Effort,
    pub(super) question: &'q Question,
    pub(super) query: Query,
    pub(super) words: Words<'q>,
    /// Most records that are wanted.
    pub(super) limit: usize,
}

impl Search<'_> {
    pub(super) fn candidates(&self) -> Result<Candidates, QueryError> {
        let numbers = numbers::within(&self.question.period);
        let common = self.common_beginnings()?;
        if !common.is_empty() {
            return self.read_latest(&common, &numbers, self.limit);
        }
        let since = self.since(&numbers)?;
        let numbers = *numbers.start()..=since.unwrap_or(*numbers.end());
        let most = self.effort.ranked.max(self.limit);
        let mut records = self.latest(&self.query, &numbers, most + 1)?;
        // where nothing matches, it does not matter how common each word is
        let weighing = if records.is_empty() { None } else { self.weighing()? };
        let most = if weighing.is_none() { self.limit } else { most };
        let is_cut = records.len() > most;
        records.truncate(most);
        // where there are enough, whatever is earlier does not matter
        let since = since.filter(|_| !is_cut);
        let order = match weighing {
            Some(words) => {
                records = self.ranked(&words, &records)?;
                if is_cut { Order::RankOfLatest(most) } else { Order::Rank }
            }
            None => Order::Date,
        };
        records.truncate(self.limit);
        Ok(Candidates { records, order, since })
    }

    /// The latest records that match.
    pub(super) fn latest(
        &self,
        query: &Query,
        numbers: &RangeInclusive<i64>,
        limit: usize,
    ) -> Result<Vec<i64>, QueryError> {
        let is_whole = *numbers == (i64::MIN..=i64::MAX);
        let query = if is_whole { query.all() } else { query.marked() };
        let (sql, marks) = if query.is_empty() {
            let sql = "SELECT record FROM records WHERE ?1 = '' AND record BETWEEN ?2 AND ?3 ORDER BY record";
            (sql, Vec::new())
        } else {
            let sql = "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid";
            (sql, if is_whole { Vec::new() } else { self.marks(numbers)? })
        };
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(params![query, numbers.start(), numbers.end()])?;
        let mut records = Vec::new();
        let mut marks = marks.into_iter().peekable();
        while records.len() < limit
            && let Some(row) = rows.next().map_err(wrong_words)?
        {
            let record = row.get(0)?;
            while marks.next_if(|mark| *mark < record).is_some() {}
            if marks.peek() != Some(&record) {
                records.push(record);
            }
        }
        Ok(records)
    }

    /// The marks in a range, the latest first.
    fn marks(&self, numbers: &RangeInclusive<i64>) -> Result<Vec<i64>, QueryError> {
        let mut marks =
            self.connection.prepare("SELECT record FROM marks WHERE record BETWEEN ?1 AND ?2 ORDER BY record")?;
        let marks = marks.query_map([numbers.start(), numbers.end()], |row| row.get(0))?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// The number of records that have a word, if it is at most `most`.
    fn number(&self, query: &str, numbers: &RangeInclusive<i64>, most: usize) -> Result<Option<usize>, QueryError> {
        let mut statement = self.connection.prepare(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)",
        )?;
        let limit = count(most.saturating_add(1));
        let number = statement.query_row(params![query, numbers.start(), numbers.end(), limit], |row| row.get(0));
        let number: i64 = number.map_err(wrong_words)?;
        Ok(usize::try_from(number).ok().filter(|number| *number <= most))
    }

    /// The latest records of a range; `None` where it is too small to have marks.
    fn sample(&self, numbers: &RangeInclusive<i64>) -> Result<Option<Sample>, QueryError> {
        let marks = self.marks(numbers)?;
        let sampled = SAMPLED.min(marks.len().saturating_sub(1));
        let (Some(first), Some(last)) = (marks.first(), marks.get(sampled)) else { return Ok(None) };
        Ok(Some(Sample { numbers: *first..=*last, sampled: sampled.max(1), marks }))
    }

    /// The earliest record to look at, where walking through all that the index has of the words would take long.
    pub(super) fn since(&self, numbers: &RangeInclusive<i64>) -> Result<Option<i64>, QueryError> {
        let Some(sample) = self.sample(numbers)? else { return Ok(None) };
        let mut entries = 0;
        for (part, weight) in self.query.entries(&self.words) {
            entries += weight * self.number(&part, &sample.numbers, usize::MAX)?.unwrap_or_default();
        }
        if sample.expected(entries) <= self.effort.walked {
            return Ok(None);
        }
        // the index leaps from one entry of a rare word to the next
        for part in self.query.required(&self.words) {
            if !self.exceeds(&part, numbers, Some(&sample), self.effort.walked / RARE)? {
                return Ok(None);
            }
        }
        let within = self.effort.walked.saturating_mul(sample.sampled) / entries.max(1);
        Ok(sample.marks.get(within.max(1) - 1).copied())
    }

    /// Whether more than `most` records have a word: without counting them where a sample lets expect more than twice as
    /// many.
    fn exceeds(
        &self,
        part: &str,
        numbers: &RangeInclusive<i64>,
        sample: Option<&Sample>,
        most: usize,
    ) -> Result<bool, QueryError> {
        if let Some(sample) = sample {
            // so many in the sample are enough, and no more are counted
            let enough = sample.sampled_of(most.saturating_mul(2));
            if self.number(part, &sample.numbers, enough)?.is_none() {
                return Ok(true);
            }
        }
        Ok(self.number(part, numbers, most)?.is_none())
    }

    /// The words that weigh in the rank; `None` if none does.
    fn weighing(&self) -> Result<Option<String>, QueryError> {
        let all = i64::MIN..=i64::MAX;
        let sample = self.sample(&all)?;
        // many words are counted as long as a few
        let most = self.effort.weighed.saturating_mul(FEW) / self.words.all.len().max(FEW);
        let mut common = Vec::new();
        for word in &self.words.all {
            for part in Query::parts_of(word) {
                if self.exceeds(&part, &all, sample.as_ref(), most)? {
                    common.push(*word);
                    break;
                }
            }
        }
        if common.is_empty() {
            return Ok(Some(self.query.words.clone()).filter(|words| !words.is_empty()));
        }
        let rest = self.words.without(&common);
        Ok((!rest.is_empty()).then(|| Query::in_texts(&rest)))
    }

    /// The records, the best first, and the latest first of equal ones.
    fn ranked(&self, words: &str, records: &[i64]) -> Result<Vec<i64>, QueryError> {
        let (Some(first), Some(last)) = (records.first(), records.last()) else { return Ok(Vec::new()) };
        self.connection.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS candidates (record INTEGER PRIMARY KEY); DELETE FROM temp.candidates",
        )?;
        let mut insert = self.connection.prepare("INSERT INTO temp.candidates VALUES (?1)")?;
        for record in records {
            insert.execute([record])?;
        }
        // by the sign before it the database is told not to look up one candidate after the other, which would weigh
        // the words anew for each
        let mut statement = self.connection.prepare(
            "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 \
             AND +rowid IN (SELECT record FROM temp.candidates) \
             ORDER BY bm25(search, 4.0, 1.0, 0.0, 0.0, 0.0), rowid LIMIT ?4",
        )?;
        let ranked = statement.query_map(params![words, first, last, count(self.limit)], |row| row.get(0))?;
        ranked.collect::<Result<_, _>>().map_err(wrong_words)
    }

    /// The beginnings whose words have so many places that putting them together takes long, each with a beginning of
    /// it that is in the index as such.
    pub(super) fn common_beginnings(&self) -> Result<Vec<(Word<'_>, Option<String>)>, QueryError> {
        let mut common = Vec::new();
        let most = count(self.effort.places);
        for word in self.words.all.iter().filter(|word| word.is_beginning) {
            let Some(stem) = self.stem(word.last)? else { continue };
            if INDEXED_BEGINNINGS.contains(&stem.chars().count()) {
                continue;
            }
            let shorter = self.shorter(&stem)?;
            if let Some(shorter) = &shorter
                && self.number(shorter, &(i64::MIN..=i64::MAX), self.effort.places)?.is_some()
            {
                continue;
            }
            let mut places = self
                .connection
                .prepare("SELECT count(*) FROM (SELECT 1 FROM temp.places WHERE term >= ?1 AND term < ?2 LIMIT ?3)")?;
            let number: i64 = places.query_row(params![stem, format!("{stem}\u{10FFFF}"), most], |row| row.get(0))?;
            if number >= most {
                common.push((*word, shorter));
            }
        }
        Ok(common)
    }

    /// The longest beginning of a stem that is in the index as such and stays as it is where the index makes a stem of
    /// it.
    fn shorter(&self, stem: &str) -> Result<Option<String>, QueryError> {
        for length in INDEXED_BEGINNINGS.rev() {
            let start: String = stem.chars().take(length).collect();
            if start.len() < stem.len() && self.stem(&start)?.as_deref() == Some(&start) {
                return Ok(Some(format!("\"{start}\" *")));
            }
        }
        Ok(None)
    }

    /// What the index makes of a word; `None` where that is nothing.
    fn stem(&self, word: &str) -> Result<Option<String>, QueryError> {
        self.connection.execute_batch(&format!(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5(text, {});
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab(temp, word, row);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab(main, search, instance);
             DELETE FROM temp.word",
            schema::TOKENIZER
        ))?;
        self.connection.execute("INSERT INTO temp.word VALUES (?1)", [word])?;
        Ok(self.connection.query_row("SELECT term FROM temp.stems", [], |row| row.get(0)).optional()?)
    }

    /// Of the latest records that the rest of the question finds, those whose texts match.
    pub(super) fn read_latest(
        &self,
        common: &[(Word<'_>, Option<String>)],
        numbers: &RangeInclusive<i64>,
        limit: usize,
    ) -> Result<Candidates, QueryError> {
        let words: Vec<Word<'_>> = common.iter().map(|(word, _)| *word).collect();
        let mut rest = self.words.without(&words);
        for shorter in common.iter().filter(|_| self.words.is_list).filter_map(|(_, shorter)| shorter.as_ref()) {
            rest.push(' ');
            rest.push_str(shorter);
        }
        let rest = Query::of(&Question { words: rest, ..self.question.clone() });
        let latest = self.latest(&rest, numbers, self.effort.read + 1)?;
        let (mut records, mut since) = (Vec::new(), None);
        for some in latest[..latest.len().min(self.effort.read)].chunks(AT_ONCE) {
            index_apart(self.connection, some)?;
            let mut statement = self.connection.prepare("SELECT rowid FROM temp.shown WHERE shown MATCH ?1")?;
            let matching = statement.query_map([&self.query.words], |row| row.get(0))?;
            let matching: HashSet<i64> = matching.collect::<Result<_, _>>().map_err(wrong_words)?;
            records.extend(some.iter().filter(|record| matching.contains(record)));
            since = some.last().copied();
            if records.len() >= limit {
                records.truncate(limit);
                break;
            }
        }
        let is_complete = records.len() == limit || latest.len() <= self.effort.read;
        Ok(Candidates { records, order: Order::Date, since: since.filter(|_| !is_complete) })
    }
}

/// A number of rows as the database takes it.
fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

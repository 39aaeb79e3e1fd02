use super::candidates::Search;
use super::find::Period;
use super::numbers;
use super::query::QueryError;

/// Most of them that are counted.
const COUNTED: usize = 1_000;

/// Records of meetings without a date: what else matches is in none of them when a period is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undated {
    /// How many match.
    pub number: usize,
    /// Whether there may be more: they are counted up to a thousand, and where looking for the words takes long only in a
    /// part of these meetings.
    pub are_more: bool,
}

impl Search<'_> {
    /// The records that match but for the period; none where no period is asked for.
    pub(super) fn undated(&self) -> Result<Undated, QueryError> {
        if self.question.period == Period::default() {
            return Ok(Undated::default());
        }
        let numbers = numbers::of(None);
        let common = self.common_beginnings()?;
        let (records, is_partial) = if common.is_empty() {
            let since = self.since(&numbers)?;
            let numbers = *numbers.start()..=since.unwrap_or(*numbers.end());
            (self.latest(&self.query, &numbers, COUNTED + 1)?, since.is_some())
        } else {
            let found = self.read_latest(&common, &numbers, COUNTED + 1)?;
            (found.records, found.since.is_some())
        };
        Ok(Undated { number: records.len().min(COUNTED), are_more: is_partial || records.len() > COUNTED })
    }
}

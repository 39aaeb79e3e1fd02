use rusqlite::params;

use super::Archive;
use super::query::QueryError;

/// The records that stand on a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnLine {
    /// Identifiers of decisions, actions, closed actions, footnotes and attendees, that with the shortest text first.
    pub records: Vec<String>,
    /// Identifiers of agenda items, the innermost first.
    pub items: Vec<String>,
}

impl Archive {
    /// What stands on a line of a document; `None` if there is no such document.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn on_line(&self, document: &str, line: usize) -> Result<Option<OnLine>, QueryError> {
        let known = "SELECT EXISTS (SELECT 1 FROM meetings WHERE document = ?1)";
        if !self.connection.query_row(known, [document], |row| row.get::<_, bool>(0))? {
            return Ok(None);
        }
        Ok(Some(OnLine {
            records: self.of_tables(
                &["decisions", "actions", "closed_actions", "footnotes", "attendees"],
                document,
                line,
            )?,
            items: self.of_tables(&["agenda_items"], document, line)?,
        }))
    }

    /// Records of these tables that stand on a line, the shortest first, and of equal ones those of the earlier table.
    fn of_tables(&self, tables: &[&str], document: &str, line: usize) -> Result<Vec<String>, QueryError> {
        let each = tables.iter().enumerate().map(|(place, table)| {
            format!(
                "SELECT id, \"end\" - start AS length, {place} AS place, start FROM {table} \
                 WHERE document = ?1 AND ?2 BETWEEN start_line AND end_line"
            )
        });
        let sql = format!("{} ORDER BY length, place, start", each.collect::<Vec<_>>().join(" UNION ALL "));
        let mut statement = self.connection.prepare(&sql)?;
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        let ids = statement.query_map(params![document, line], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

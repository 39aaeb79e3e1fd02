use rusqlite::{OptionalExtension, params};

use super::query::{Datum, QueryError};
use super::{Archive, KINDS};
use crate::record::{ATTENDEES, TABLES, Table};
use crate::text::line::source_lines;

/// The fields of a row that are known.
pub type Fields = Vec<(&'static str, Datum)>;

/// A record with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Its table.
    pub table: &'static str,
    /// Its fields that are known, in the order of the table.
    pub fields: Fields,
    /// Rows of other tables that point to it: the table, and their known fields.
    pub parts: Vec<(&'static str, Fields)>,
    /// What its identifiers point to: the column, the identifier and words for it.
    pub points_to: Vec<(&'static str, String, String)>,
    /// The record of its kind before it in the document, and the one after it: identifier and text.
    pub neighbours: [Option<(String, String)>; 2],
    /// The meeting: title or body, and day.
    pub meeting: (Option<String>, Option<String>, Option<String>),
    /// Path of the source.
    pub path: String,
    /// Lines of the source around it, each with its number and whether the record stands on it.
    pub lines: Vec<(usize, bool, String)>,
}

impl Archive {
    /// The documents that have a record of that identifier.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn documents_with(&self, id: &str) -> Result<Vec<String>, QueryError> {
        let Some(table) = table_of(id) else { return Ok(Vec::new()) };
        let sql = format!("SELECT document FROM {} WHERE id = ?1 ORDER BY document LIMIT 50", table.name);
        let mut statement = self.connection.prepare(&sql)?;
        let documents = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(documents)
    }

    /// All about one record, with `context` lines of its source before and after it; `None` if there is no such record.
    ///
    /// # Errors
    ///
    /// The archive is damaged.
    pub fn show(&self, document: &str, id: &str, context: usize) -> Result<Option<Shown>, QueryError> {
        let Some(table) = table_of(id) else { return Ok(None) };
        let Some(fields) = self.fields(table, "id = ?2", document, id)?.pop() else { return Ok(None) };
        let number = |name: &str| {
            fields.iter().find(|(field, _)| *field == name).and_then(|(_, value)| match value {
                Datum::Integer(number) => usize::try_from(*number).ok(),
                _ => None,
            })
        };
        let (first, last) = (number("start_line").unwrap_or(1), number("end_line").unwrap_or(1));
        let start = number("start").unwrap_or(0);
        let (path, text): (String, String) = self.connection.query_row(
            "SELECT m.source_path, s.text FROM meetings m JOIN sources s ON s.document = m.document WHERE m.document = ?1",
            [document],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let lines = source_lines(&text)
            .enumerate()
            .map(|(index, line)| {
                let shown = line.trim_end_matches(['\n', '\r']).to_owned();
                (index + 1, (first..=last).contains(&(index + 1)), shown)
            })
            .skip(first.saturating_sub(context + 1))
            .take(last - first + 1 + context + context.min(first - 1))
            .collect();
        let meeting = self.connection.query_row(
            "SELECT title, body, date FROM meetings WHERE document = ?1",
            [document],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        Ok(Some(Shown {
            table: table.name,
            parts: self.parts(table, document, id)?,
            points_to: self.points_to(table, &fields, document)?,
            neighbours: [self.neighbour(table, document, start, true)?, self.neighbour(table, document, start, false)?],
            meeting,
            path,
            lines,
            fields,
        }))
    }

    /// The known fields of the rows of a document for which `condition` on `?2` holds.
    fn fields(&self, table: &Table, condition: &str, document: &str, id: &str) -> Result<Vec<Fields>, QueryError> {
        let sql = format!("SELECT * FROM {} WHERE document = ?1 AND {condition}", table.name);
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params![document, id], |row| {
            let mut fields = Vec::new();
            for (index, column) in table.columns.iter().enumerate().skip(1) {
                let value = Datum::from(row.get_ref(index)?);
                if value != Datum::Null {
                    fields.push((column.name, value));
                }
            }
            Ok(fields)
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of tables whose own keys begin with that of the record: the vote on a decision, the owners of an action.
    fn parts(&self, table: &Table, document: &str, id: &str) -> Result<Vec<(&'static str, Fields)>, QueryError> {
        let mut parts = Vec::new();
        for other in TABLES {
            let keys = other.foreign_keys.iter().filter(|key| key.table == table.name || key.table == "votes");
            for column in keys.filter_map(|key| key.columns.get(1)).filter(|column| other.primary_key.contains(column))
            {
                for fields in self.fields(other, &format!("{column} = ?2"), document, id)? {
                    let own = fields.into_iter().filter(|(name, _)| name != column && *name != "position").collect();
                    parts.push((other.name, own));
                }
            }
        }
        Ok(parts)
    }

    /// What the identifiers among the fields name.
    fn points_to(
        &self,
        table: &Table,
        fields: &[(&'static str, Datum)],
        document: &str,
    ) -> Result<Vec<(&'static str, String, String)>, QueryError> {
        let mut found = Vec::new();
        for key in table.foreign_keys.iter().filter(|key| key.columns.len() == 2) {
            let value = fields.iter().find(|(name, _)| *name == key.columns[1]);
            let Some((name, Datum::Text(id))) = value else { continue };
            let words = match key.table {
                "attendees" => "coalesce(name, role)",
                "agenda_items" => "title",
                _ => "text",
            };
            let sql = format!("SELECT {words} FROM {} WHERE document = ?1 AND id = ?2", key.table);
            let words: Option<Option<String>> =
                self.connection.query_row(&sql, params![document, id], |row| row.get(0)).optional()?;
            found.push((*name, id.clone(), words.flatten().unwrap_or_default()));
        }
        Ok(found)
    }

    fn neighbour(
        &self,
        table: &Table,
        document: &str,
        start: usize,
        before: bool,
    ) -> Result<Option<(String, String)>, QueryError> {
        let words = match table.name {
            name if name == ATTENDEES.name => "coalesce(name, role, status)",
            "agenda_items" => "title",
            _ => "text",
        };
        let (sign, order) = if before { ("<", "DESC") } else { (">", "ASC") };
        let sql = format!(
            "SELECT id, {words} FROM {} WHERE document = ?1 AND start {sign} ?2 ORDER BY start {order} LIMIT 1",
            table.name
        );
        let start = i64::try_from(start).unwrap_or(i64::MAX);
        Ok(self
            .connection
            .query_row(&sql, params![document, start], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}

/// The table of the kind of record that an identifier begins with.
fn table_of(id: &str) -> Option<&'static Table> {
    if id.starts_with("attendee-") {
        return Some(&ATTENDEES);
    }
    let kind = KINDS.iter().find(|kind| id.strip_prefix(kind.name).is_some_and(|rest| rest.starts_with('-')))?;
    crate::record::table(kind.table)
}

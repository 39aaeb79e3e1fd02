//! Tables of attendance: what their heads say, and whether their second column says who the people of the first are.

use crate::grammar::{Class, ClassSet};
use crate::model::Status;
use crate::parse::detail::before_notes;
use crate::parse::label::AttendanceLabel;
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::Block;

use super::HEAD_OF_LABELS;
use super::cells::{Cell, columns, is_affiliation, is_set_out, reads_as_name, roll_status};
use super::columns::lone_label;
use super::list::Lists;
use super::office::runs_on;

/// Lists of the heads of columns that are not that of names.
const DETAILS: ClassSet = ClassSet::of(&[Class::DetailColumn, Class::ForenameColumn]);

/// Most rows of a table that are looked at.
const ROWS: usize = 60;

impl Lists<'_, '_> {
    /// "Members:   Cr L Dalgarno   Shire President": a label before the first row of its table.
    pub(super) fn label_of_row(&mut self, cells: &[Cell<'_>], units: &[(usize, Block)]) -> Option<AttendanceLabel> {
        let (reading, first) = (self.reading, cells[0].1);
        let label = lone_label(reading, first)?;
        let alone = cells[1..].iter().all(|(_, cell)| lone_label(reading, cell).is_none());
        // "Present   Ann Bell (Chair), Ben Carr": a run of people beside it
        let run = || cells.len() == 2 && runs_on(reading, cells[1].1);
        // "Absent   Cy Dunn" below it
        let goes_on =
            || cells.len() == 2 && self.open.iter().any(|list| list.entries > 0) && reads_as_name(reading, cells[1].1);
        let heads = alone
            && (cells.len() > 2
                || first.ends_with(':')
                || run()
                || !self.stand_beside() && goes_on()
                || self.details_beside(units));
        heads.then_some(label)
    }

    /// Whether the table that is read stands near the head of the document.
    pub(super) fn is_at_head(&self) -> bool {
        self.table.is_some_and(|table| table.last < HEAD_OF_LABELS)
    }

    /// "Attendees   Officials": whether the heads of a table are those of lists, with names under each.
    pub(super) fn head_lists(&mut self, cells: &[Cell<'_>], units: &[(usize, Block)]) -> bool {
        cells.iter().all(|(_, cell)| lone_label(self.reading, cell).is_some()) && !self.details_beside(units)
    }

    /// Notes the table around the row at `place`.
    pub(super) fn pass_row(&mut self, units: &[(usize, Block)], place: usize) {
        let reading = self.reading;
        let is_row = |at: &usize| is_set_out(reading, &units[*at].1) && columns(reading, &units[*at].1).len() > 1;
        // rows are read in their order, so that the start of the table is that of the row before
        let start = match self.table {
            Some(table) if table.last + 1 == place && place - table.start < ROWS => table.start,
            _ => (0..=place).rev().take(ROWS).take_while(is_row).last().unwrap_or(place),
        };
        let details = self.table.filter(|table| table.start == start).and_then(|table| table.details);
        self.table = Some(Table { start, last: place, details });
    }

    /// Whether the second column of the table of the last row tells who the people of the first are. The table as a
    /// whole decides, also for its later rows.
    pub(super) fn details_beside(&mut self, units: &[(usize, Block)]) -> bool {
        let reading = self.reading;
        self.table
            .as_mut()
            .is_some_and(|table| *table.details.get_or_insert_with(|| details_from(reading, units, table.start)))
    }
}

/// A table that is being read, by the positions of its units.
#[derive(Clone, Copy)]
pub(super) struct Table {
    start: usize,
    /// The row that was read last.
    last: usize,
    /// Whether its second column tells who the people of the first are, once somebody has asked.
    details: Option<bool>,
}

/// Whether the second column of the table that begins at `start` tells who the people of the first are: most of its
/// cells are posts or organisations, recur, or go without the honorific that the first column has.
fn details_from(reading: &Reading<'_>, units: &[(usize, Block)], start: usize) -> bool {
    let (mut details, mut names) = (0, 0);
    let titled = |cell: &str| honorifics(reading.words, cell).is_ok_and(|(_, found)| found.is_some());
    let (mut beside, mut addressed) = (0, 0);
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for (_, block) in units[start..].iter().take(ROWS) {
        let cells = columns(reading, block);
        if cells.len() < 2 {
            if cells.is_empty() || block.blank_before > 1 {
                break;
            }
            continue;
        }
        rows.push((cells[cells.len() - 2].1, cells[cells.len() - 1].1));
    }
    for (first, second) in rows.iter().copied() {
        let recurs = rows.iter().filter(|(_, other)| *other == second).take(2).count() > 1;
        let bare = before_notes(second).0;
        let acronym = (2..=6).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        let detail = is_affiliation(reading, second)
            || acronym
            || second.starts_with(char::is_lowercase)
            || recurs
            || second.starts_with('(')
            || roll_status(reading, second).is_some();
        beside += usize::from(!detail && titled(first) && !titled(second));
        addressed += usize::from(titled(second));
        details += usize::from(detail);
        names += usize::from(!detail && reads_as_name(reading, second));
    }
    // two columns of people both have honorifics somewhere
    if addressed == 0 {
        details += beside;
        names -= beside.min(names);
    }
    details > names
}

/// "Given Name   Family Name", "Surname   First Name": the places of the forename and of the surname among the heads of a
/// table that has a column for each.
pub(super) fn parted_names(reading: &Reading<'_>, cells: &[Cell<'_>]) -> Option<(usize, usize)> {
    let place = |class| cells.iter().position(|(_, cell)| head_of(reading, cell).contains(class));
    place(Class::ForenameColumn).zip(place(Class::NameColumn))
}

fn head_of(reading: &Reading<'_>, cell: &str) -> ClassSet {
    reading.words.classes(cell.trim_end_matches([':', ' ']))
}

/// The heads of a table of attendance, "Name   Role   Present", "Present   Director   Organisation": the place of the
/// names among them, and the columns of statuses with what a mark in them says.
pub(super) fn table_heads(reading: &Reading<'_>, cells: &[Cell<'_>]) -> Option<(usize, Vec<(u16, Status)>)> {
    let status = |cell: &str| {
        let cell = cell.trim_end_matches(['?', ':']);
        let label = lone_label(reading, cell).map(|label| label.status);
        roll_status(reading, cell).or(label).filter(|_| cell.len() > 2)
    };
    let names = |cell: &str| head_of(reading, cell).contains(Class::NameColumn);
    let known = |cell: &str| {
        let classes = reading.words.classes(cell.trim_end_matches(['?', ':']));
        classes.intersects(DETAILS) || status(cell).is_some()
    };
    let at = cells.iter().position(|(_, cell)| names(cell))?;
    // labels of two lists side by side are heads of statuses too
    let before = cells[..at].iter().all(|(_, cell)| known(cell)) && (at == 0 || cells.len() > at + 1);
    // whatever stands beside "Name" is a head, too
    let sure =
        || ["name", "names", "full name", "member name"].iter().any(|head| cells[at].1.eq_ignore_ascii_case(head));
    let behind = cells[at + 1..].iter().all(|(_, cell)| known(cell)) || cells.len() > at + 1 && sure();
    (before && behind).then(|| {
        let told = cells.iter().enumerate().filter(|(place, _)| *place != at);
        (at, told.filter_map(|(_, (column, cell))| status(cell).map(|status| (*column, status))).collect())
    })
}

//! Attendance in columns: lists side by side, and tables of names with what belongs to them.

use crate::grammar::Class;
use crate::model::Status;
use crate::parse::attendance::{ListForm, attendance_list, is_post, plural_post};
use crate::parse::couple::couple;
use crate::parse::detail::{before_notes, read_notes};
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::{AttendanceLabel, attendance_label};
use crate::parse::person::{abbreviates, honorifics};
use crate::parse::roll::{is_full_name, spaced_initials};
use crate::resolve::actions::has_finite_verb;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::beside::read_cell;
use super::cells::{
    Cell, is_affiliation, is_column_head, is_post_or_posts, reads_as_name, roll_status, source_in_flow,
};
use super::index::surname_first;
use super::list::{Lists, Open};
use super::table::{parted_names, table_heads};

/// Fewest words of a paragraph.
const PARAGRAPH: usize = 8;

/// Whether a cell is a sentence: the entries of lists are shorter, and have no verb.
fn is_prose(reading: &Reading<'_>, cell: &str) -> bool {
    cell.words().nth(PARAGRAPH).is_some() && has_finite_verb(reading, cell)
}

impl<'a> Lists<'_, 'a> {
    /// Reads a line of several columns: lists side by side, or a name with its affiliation beside it.
    ///
    /// `units` are those of the document: the table that the line stands in is asked for only where that matters.
    pub(super) fn read_columns(&mut self, block: &Block, mut cells: Vec<Cell<'a>>, units: &[(usize, Block)]) -> bool {
        // "The clerk reported that …        AB": text with somebody's name in the margin
        const ENTRY: usize = 8;
        let told = Reading::exceeds(cells[0].1, ENTRY) && self.reading.has(block.flow, Class::FiniteVerb);
        if told && !cells[0].1.contains([',', ';', ':']) {
            self.open.clear();
            return false;
        }
        // "Clerk     Sell the old lamp": whoever has the task
        if cells.iter().any(|(_, cell)| is_order(self.reading, cell)) {
            self.open.clear();
            return false;
        }
        if self.read_labelled_cells(block, &cells) {
            return true;
        }
        // a paragraph with the owner of its task in the margin
        if is_prose(self.reading, cells[0].1) {
            self.open.clear();
            return false;
        }
        let heads = table_heads(self.reading, &cells).filter(|_| !self.head_lists(&cells, units));
        if let Some((names, heads)) = heads {
            self.names_at = names;
            self.parted_names = parted_names(self.reading, &cells);
            if self.open.is_empty() {
                let label = source_in_flow(self.reading, block, cells[0].1);
                self.open = vec![Open::new(Status::Present, Span::new(label.start, label.start))];
            }
            self.open.truncate(1);
            self.open[0].column = None;
            self.heads = heads;
            return true;
        }
        if let Some((list, entry)) = self.open.first().copied().zip(self.parted_entry(&cells)) {
            self.open[0].entries += 1;
            let marked = self.mark_of_row(&cells).filter(|_| !self.heads.is_empty());
            self.note_mark(marked, &list);
            let list = Open { status: marked.unwrap_or(list.status), ..list };
            self.add_source(block, entry.name.unwrap_or_default(), &entry, &list);
            return true;
        }
        if self.read_group_row(block, &cells) {
            return true;
        }
        self.part_label(&mut cells);
        // in an open list "Councillors" is the post of those beside it
        let post = !self.open.is_empty() && plural_post(self.reading.words, cells[0].1).is_some();
        if let Some(label) = self.label_of_row(&cells, units).filter(|_| !post) {
            let list = Open::new(label.status, source_in_flow(self.reading, block, cells[0].1));
            self.open = vec![list];
            cells.remove(0);
            if let [(_, names)] = cells[..] {
                if let Ok(count) = names.parse::<u32>() {
                    let role = Some(self.reading.text(list.label).trim_end_matches([':', ' ']));
                    self.add(&Entry { role, count: Some(count), ..Entry::default() }, &list, "attendance_label");
                    return true;
                }
                for entry in attendance_list(self.reading.words, names, ListForm::RunOn) {
                    self.add_source(block, names, &entry, &list);
                }
                self.open[0].entries = 1;
                return true;
            }
        }
        if !post && self.open_beside(block, &cells) {
            return true;
        }
        if self.stand_beside() && cells.len() > 1 && self.details_beside(units) {
            return self.read_rows_beside(block, &cells);
        }
        if self.stand_beside() {
            // every cell is read, also behind one that is no entry
            return cells.iter().fold(false, |any, (column, cell)| self.add_cell(block, *column, cell) || any);
        }
        !self.open.is_empty() && self.read_row(block, cells, units)
    }

    /// "Apologies: Ann Bell      Secretary": a label and the first name under it in one cell, with what belongs to the name
    /// beside it, are two cells.
    fn part_label(&self, cells: &mut Vec<Cell<'a>>) {
        const LONGEST: usize = 5;
        let (reading, (column, cell)) = (self.reading, cells[0]);
        let Some(label) = attendance_label(reading.words, cell) else { return };
        let (head, name) = cell.split_at(label.list.min(cell.len()));
        // and so are the label and the first of several names beside each other
        let beside = |cell: &str| {
            is_affiliation(reading, cell)
                || is_full_name(reading.words, before_notes(cell).0) && !Reading::exceeds(cell, LONGEST)
        };
        let details = cells[1..].iter().all(|(_, cell)| beside(cell));
        let named = reads_as_name(reading, name) && !name.contains([',', ';']) && !Reading::exceeds(name, LONGEST);
        if head.trim_end().ends_with(':') && named && details && !self.stand_beside() {
            let width = head.chars().count() as u16;
            cells[0] = (column, head.trim_end());
            cells.insert(1, (column.saturating_add(width), name));
        }
    }

    /// Reads lists that each begin and end in a cell: "Apologies: Mr N. Gault    Absent: Mr P. Irvine".
    fn read_labelled_cells(&mut self, block: &Block, cells: &[Cell<'_>]) -> bool {
        let words = self.reading.words;
        let labels: Vec<_> = cells
            .iter()
            .filter_map(|(_, cell)| attendance_label(words, cell).filter(|label| label.list < cell.len()))
            .collect();
        if labels.len() != cells.len() {
            return false;
        }
        for ((_, cell), label) in cells.iter().zip(labels) {
            let list = Open::new(label.status, source_in_flow(self.reading, block, &cell[..label.label.end]));
            for entry in attendance_list(words, &cell[label.list..], ListForm::RunOn) {
                self.add_source(block, entry.name.or(entry.role).unwrap_or(cell), &entry, &list);
            }
            self.open = vec![Open { entries: 1, ..list }];
        }
        true
    }

    /// Opens lists side by side at the labels among the cells; false where there are none.
    fn open_beside(&mut self, block: &Block, cells: &[Cell<'_>]) -> bool {
        let labels: Vec<_> = cells.iter().map(|(_, cell)| lone_label(self.reading, cell)).collect();
        // "Ann Bell   On leave", "Ann Bell   Clerk   Present": a roll call, unless "Apologies" heads a further list beside
        // others
        let of_roll = |cell: &str| roll_status(self.reading, cell).is_some();
        let named = || cells.len() > 2 && reads_as_name(self.reading, cells[0].1);
        let rolled = !self.open.is_empty()
            && !self.stand_beside()
            && labels[0].is_none()
            && cells[1..]
                .iter()
                .zip(&labels[1..])
                .all(|((_, cell), label)| of_roll(cell) || label.is_none() && named());
        // "Ann Bell   Clerk": the office of whoever stands before it
        let held = |(cell, label): (&Cell<'_>, &Option<AttendanceLabel>)| {
            label.is_none() || is_post(self.reading.words, cell.1)
        };
        let offices = !self.open.is_empty()
            && !self.stand_beside()
            && labels[0].is_none()
            && reads_as_name(self.reading, cells[0].1)
            && cells.iter().zip(&labels).all(held);
        if rolled || offices || labels.iter().all(Option::is_none) {
            return false;
        }
        if labels.iter().all(Option::is_some) {
            self.open.clear();
        }
        for ((column, cell), label) in cells.iter().zip(&labels) {
            if let Some(label) = label {
                let span = source_in_flow(self.reading, block, cell);
                self.open.retain(|list| list.column.is_none_or(|other| other.abs_diff(*column) > 4));
                self.open.push(Open { column: Some(*column), ..Open::new(label.status, span) });
            } else {
                self.add_cell(block, *column, cell);
            }
        }
        true
    }

    /// Reads a row of a table under one label: a name with what belongs to it, or names alone.
    fn read_row(&mut self, block: &Block, mut cells: Vec<Cell<'a>>, units: &[(usize, Block)]) -> bool {
        let reading = self.reading;
        if cells.len() > 1 && cells[1..].iter().all(|(_, cell)| is_column_head(reading, cell)) {
            return true;
        }
        // "Item   Action": the heads of another table
        let heads = [Class::TaskColumn, Class::OwnerColumn, Class::DueColumn];
        let headed = |cell: &str| heads.into_iter().any(|class| reading.words.classes(cell).contains(class));
        if cells.iter().any(|(_, cell)| headed(cell)) {
            self.open.clear();
            return false;
        }
        let coupled = |cell: &str| couple(reading.words, cell).is_some();
        let is_name =
            |cell: &str| (reads_as_name(reading, cell) || coupled(cell)) && roll_status(reading, cell).is_none();
        let names = cells.iter().filter(|(_, cell)| is_name(cell)).count();
        if names == 0 {
            return false;
        }
        let list = self.open[0];
        self.open[0].entries += 1;
        // "Ann Bell   -   Elm Trust": a dash in a cell of its own parts the others, where no head gives it a meaning
        if self.heads.is_empty() {
            cells.retain(|(_, cell)| !matches!(*cell, "-" | "–" | "—"));
        }
        // "Yes   Ann Bell   Elm Trust", "Elm Trust   Ann Bell": what is told of somebody stands before the name, as in the heads
        let headed = !self.heads.is_empty() || self.names_at > 0;
        if headed && cells.get(self.names_at).is_some_and(|(_, cell)| is_name(cell)) {
            let name = cells.remove(self.names_at);
            cells.insert(0, name);
        }
        // "Mayor   Yvette Charbonneau": the post stands first
        let titled =
            honorifics(reading.words, cells[0].1).is_ok_and(|(rest, found)| found.is_some() && !rest.is_empty());
        // "Chairman:   Mrs Bell", "Councillor:   Mrs Carr"
        let bare = cells[0].1.trim_end_matches([':', ' ']);
        let address = bare.len() < cells[0].1.len()
            && honorifics(reading.words, bare).is_ok_and(|(rest, found)| found.is_some() && rest.is_empty());
        cells[0].1 = bare;
        let post_first = cells.len() > 1
            && !titled
            && (address || is_post_or_posts(reading, cells[0].1))
            && reads_as_name(reading, cells[1].1)
            && !is_column_head(reading, cells[1].1)
            && !is_affiliation(reading, cells[1].1);
        self.post_above = None;
        if post_first {
            cells.swap(0, 1);
            // "Councillors   Ann Bell": each of them is one
            let single = plural_post(reading.words, cells[1].1);
            self.post_above = single.map(|post| (cells[0].0, post));
            cells[1].1 = single.unwrap_or(cells[1].1);
        }
        let only_names = self.heads.is_empty()
            && !post_first
            && names == cells.len()
            && cells.len() > 1
            && !is_affiliation(reading, cells[1].1);
        if only_names && !self.details_beside(units) {
            for (_, cell) in cells {
                if let Some(entry) = attendance_entry(reading.words, cell) {
                    self.add_source(block, cell, &entry, &list);
                }
            }
            return true;
        }
        if let Some((rest, both)) = couple(reading.words, cells[0].1) {
            for mut one in both {
                read_notes(reading.words, rest, &mut one);
                for (_, cell) in &cells[1..] {
                    read_cell(reading, cell, &mut one);
                }
                self.add_source(block, cells[0].1, &one, &list);
            }
            return true;
        }
        if cells.len() == 1 && self.add_initials(block, cells[0].1, &list) > 0 {
            return true;
        }
        let Some(mut entry) = surname_first(reading, cells[0].1)
            .filter(|(_, rest)| rest.is_empty())
            .map(|(entry, _)| entry)
            .or_else(|| attendance_entry(reading.words, cells[0].1))
        else {
            return false;
        };
        if post_first {
            entry.role = entry.role.or(Some(cells[1].1));
        }
        for (_, cell) in &cells[1 + usize::from(post_first)..] {
            read_cell(reading, cell, &mut entry);
        }
        // "Ann Bell   AB": initials are no mark
        let lettered = self.heads.is_empty()
            && cells.len() == 2
            && cells[1].1.len() > 1
            && entry.name.is_some_and(|name| abbreviates(cells[1].1, name));
        let marked = if lettered { None } else { self.mark_of_row(&cells[1..]) };
        self.note_mark(marked, &list);
        self.add_source(block, cells[0].1, &entry, &Open { status: marked.unwrap_or(list.status), ..list });
        true
    }

    /// "Ann   Bell   Acme Ltd" under "Given Name   Family Name   Affiliation".
    fn parted_entry(&self, cells: &[Cell<'a>]) -> Option<Entry<'a>> {
        let (first, last) = self.parted_names?;
        let part = |at: usize| {
            let part = cells.get(at)?.1;
            let digit = part.contains(|char: char| char.is_ascii_digit());
            Some(part).filter(|part| part.chars().next().is_some_and(char::is_alphabetic) && !digit)
        };
        let mut entry = Entry { name: Some(part(last)?), forename: Some(part(first)?), ..Entry::default() };
        for (_, (_, cell)) in cells.iter().enumerate().filter(|(at, _)| *at != first && *at != last) {
            read_cell(self.reading, cell, &mut entry);
        }
        Some(entry)
    }

    /// Reads a row of several tables side by side: under each label a name, and beside it who that is.
    fn read_rows_beside(&mut self, block: &Block, cells: &[Cell<'a>]) -> bool {
        let mut columns: Vec<u16> = self.open.iter().filter_map(|list| list.column).collect();
        columns.sort_unstable();
        // the table of a cell is the last that begins before it
        let table_of = |column: u16| columns.partition_point(|begin| *begin <= column.saturating_add(4));
        let mut any = false;
        for row in cells.chunk_by(|(one, _), (other, _)| table_of(*one) == table_of(*other)) {
            let (first, details) = (row[0], &row[1..]);
            let begin = columns.get(table_of(first.0).saturating_sub(1)).copied();
            let Some(place) = self.open.iter().position(|list| list.column == begin) else { continue };
            let Some(mut entry) = attendance_entry(self.reading.words, first.1) else { continue };
            for (_, cell) in details {
                read_cell(self.reading, cell, &mut entry);
            }
            self.open[place].entries += 1;
            let list = self.open[place];
            self.add_source(block, first.1, &entry, &list);
            any = true;
        }
        any
    }

    /// Adds a cell to the list whose column is nearest.
    pub(super) fn add_cell(&mut self, block: &Block, column: u16, cell: &str) -> bool {
        let distance = |list: &Open| list.column.map_or(0, |other| other.abs_diff(column));
        let Some(place) = (0..self.open.len()).min_by_key(|place| distance(&self.open[*place])) else { return false };
        let list = self.open[place];
        if self.is_beside_letterhead(column, cell) {
            return false;
        }
        let initials = self.add_initials(block, cell, &list);
        self.open[place].entries += initials;
        if initials > 0 {
            return true;
        }
        let Some(entry) =
            attendance_entry(self.reading.words, cell).filter(|entry| entry.name.is_none() || cell.len() < 80)
        else {
            return false;
        };
        self.open[place].entries += 1;
        let list = self.open[place];
        self.add_source(block, cell, &entry, &list);
        true
    }

    /// "May 3, 2024        Ann Bell", "Town Hall        Ben Carr": whether a cell left of all lists is the day or the place in a
    /// letterhead that stands beside them.
    fn is_beside_letterhead(&self, column: u16, cell: &str) -> bool {
        const GAP: u16 = 12;
        let left = self.open.iter().all(|list| list.column.is_some_and(|other| other > column.saturating_add(GAP)));
        let reading = self.reading;
        let place =
            || cell.words().next_back().is_some_and(|last| reading.words.classes(last).contains(Class::PlaceWord));
        left && (!reading.dates(cell).is_empty() || place())
    }

    /// "AB CD EF": adds whoever a cell names by initials alone, and gives how many.
    fn add_initials(&mut self, block: &Block, cell: &str, list: &Open) -> usize {
        let initials = spaced_initials(cell).unwrap_or_default();
        for name in &initials {
            self.add_source(block, name, &Entry { name: Some(name), ..Entry::default() }, list);
        }
        initials.len()
    }

    /// Adds an entry that was read from a cell of the source.
    fn add_source(&mut self, block: &Block, cell: &str, entry: &Entry<'_>, list: &Open) {
        let span = source_in_flow(self.reading, block, cell);
        self.add_at(span, entry, list, "attendance_entry");
    }
}

/// A label that is all of a cell.
pub(super) fn lone_label(reading: &Reading<'_>, cell: &str) -> Option<AttendanceLabel> {
    // "2 homeowners" counts them
    let counts = cell.starts_with(|char: char| char.is_ascii_digit());
    attendance_label(reading.words, cell).filter(|label| label.list == cell.len() && !counts)
}

/// "Sell the old lamp", and not "Chair of the trust": a verb of tasks before what it is about.
fn is_order(reading: &Reading<'_>, cell: &str) -> bool {
    const POSTS: [Class; 2] = [Class::Post, Class::Chair];
    let Some((verb, rest)) = cell.first_word().filter(|_| Reading::exceeds(cell, 2)) else { return false };
    let object = || {
        rest.starts_with(char::is_lowercase)
            && rest.words().next().is_some_and(|word| reading.words.classes(word).contains(Class::Determiner))
    };
    let classes = reading.words.classes(&seek::lower(verb));
    classes.contains(Class::TaskVerb) && !POSTS.into_iter().any(|class| classes.contains(class)) && object()
}

#[cfg(test)]
mod tests;

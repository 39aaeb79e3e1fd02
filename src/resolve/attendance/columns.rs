//! Attendance in columns: lists side by side, and tables of names with what belongs to them.

use crate::grammar::Class;
use crate::model::Status;
use crate::parse;
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post, plural_post};
use crate::parse::detail::{Detail, before_notes, place_detail, read_notes};
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::{AttendanceLabel, attendance_label};
use crate::parse::person::{abbreviates, honorifics, person};
use crate::resolve::reading::Reading;
use crate::text::markup::NOTHING;
use crate::text::{Block, Line, Span};

use super::list::{Lists, Open};

/// A cell with its column in the source.
type Cell<'a> = (u16, &'a str);

impl<'a> Lists<'_, 'a> {
    /// Reads a line of several columns: lists side by side, or a name with its affiliation beside it.
    ///
    /// `units` are those of the document: the table that the line stands in is asked for only where that matters.
    pub(super) fn read_columns(&mut self, block: &Block, mut cells: Vec<Cell<'a>>, units: &[(usize, Block)]) -> bool {
        if self.read_labelled_cells(block, &cells) {
            return true;
        }
        if let Some(heads) = table_heads(self.reading, &cells) {
            if self.open.is_empty() {
                let label = source_in_flow(self.reading, block, cells[0].1);
                self.open = vec![Open::new(Status::Present, Span::new(label.start, label.start))];
            }
            self.open.truncate(1);
            self.open[0].column = None;
            self.heads = heads;
            return true;
        }
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
        if self.stand_beside() {
            // every cell is read, also behind one that is no entry
            return cells.iter().fold(false, |any, (column, cell)| self.add_cell(block, *column, cell) || any);
        }
        !self.open.is_empty() && self.read_row(block, cells, units)
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
        // "Ann Bell   On leave": a roll call
        let rolled = !self.open.is_empty()
            && labels[0].is_none()
            && cells[1..].iter().all(|(_, cell)| roll_status(self.reading, cell).is_some());
        if rolled || labels.iter().all(Option::is_none) {
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
        let is_name = |cell: &str| reads_as_name(reading, cell) && roll_status(reading, cell).is_none();
        let names = cells.iter().filter(|(_, cell)| is_name(cell)).count();
        if names == 0 {
            return false;
        }
        let list = self.open[0];
        self.open[0].entries += 1;
        // "Mayor   Yvette Charbonneau": the post stands first
        let titled =
            honorifics(reading.words, cells[0].1).is_ok_and(|(rest, found)| found.is_some() && !rest.is_empty());
        let post_first = cells.len() > 1
            && !titled
            && is_post_or_posts(reading, cells[0].1)
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
        let Some(mut entry) =
            surname_first(reading, cells[0].1).or_else(|| attendance_entry(reading.words, cells[0].1))
        else {
            return false;
        };
        if post_first {
            entry.role = entry.role.or(Some(cells[1].1));
        }
        for (_, cell) in &cells[1 + usize::from(post_first)..] {
            read_cell(reading, cell, &mut entry);
        }
        let voted = cells[1..].iter().find_map(|(column, cell)| {
            let mark = roll_status(reading, cell)?;
            // a mark under "Absent" says so
            let under = self.heads.iter().min_by_key(|(at, _)| at.abs_diff(*column)).filter(|_| self.heads.len() > 1);
            Some(under.map(|(_, status)| *status).filter(|_| mark == Status::Present).unwrap_or(mark))
        });
        self.add_source(block, cells[0].1, &entry, &Open { status: voted.unwrap_or(list.status), ..list });
        true
    }

    /// Adds a cell to the list whose column is nearest.
    pub(super) fn add_cell(&mut self, block: &Block, column: u16, cell: &str) -> bool {
        let distance = |list: &Open| list.column.map_or(0, |other| other.abs_diff(column));
        let Some(place) = (0..self.open.len()).min_by_key(|place| distance(&self.open[*place])) else { return false };
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

    /// Adds an entry that was read from a cell of the source.
    fn add_source(&mut self, block: &Block, cell: &str, entry: &Entry<'_>, list: &Open) {
        let span = source_in_flow(self.reading, block, cell);
        self.add_at(span, entry, list, "attendance_entry");
    }
}

/// Whether blanks may divide a block of one line into cells.
pub(super) fn is_set_out(reading: &Reading<'_>, block: &Block) -> bool {
    let [line] = reading.layout.lines_of(block) else { return false };
    let line = reading.layout.lines[*line as usize];
    line.parted && {
        let text = line.text(reading.layout.source);
        memchr::memchr(b'\t', text.as_bytes()).is_some() || text.contains("  ")
    }
}

/// Most cells of a row.
const CELLS: usize = 64;

/// The cells of a block of one line, with their columns in the source.
pub(super) fn columns<'a>(reading: &Reading<'a>, block: &Block) -> Vec<Cell<'a>> {
    let [line] = reading.layout.lines_of(block) else { return Vec::new() };
    let line: Line = reading.layout.lines[*line as usize];
    // the line of a number that stands alone holds no text
    let Some(text) = reading.layout.source.get(block.span.start.max(line.text_start)..line.end) else {
        return Vec::new();
    };
    // emphasis within a line leaves gaps that nobody set
    if text.contains(NOTHING) {
        return vec![(line.indent, reading.layout.text_of(block))];
    }
    let mut cells = Vec::new();
    let mut start = 0;
    let mut column = line.indent;
    let mut at = 0;
    for piece in text.split_inclusive("  ") {
        at += piece.len();
        // further blanks of the same gap, or the last cell, which tabs may divide
        if at < start || at == text.len() {
            continue;
        }
        let cell = text[start..at].trim();
        // typists put two blanks behind a full stop or a semicolon
        let narrow = !text[at..].starts_with([' ', '\t']);
        if narrow && cell.ends_with(['.', ';', ',', ':']) && !is_initials(cell) {
            continue;
        }
        if !cell.is_empty() {
            cells.push((column, cell));
            let next = text.len() - text[at..].trim_start().len();
            column = column.saturating_add(text[start..next].chars().count() as u16);
            start = next;
            if cells.len() == CELLS {
                return cells;
            }
        }
    }
    cells.extend(
        text[start..].split('\t').map(str::trim).filter(|cell| !cell.is_empty()).map(|cell| (column, cell)).take(CELLS),
    );
    cells
}

/// "B. C.": full stops that end no sentence.
fn is_initials(cell: &str) -> bool {
    cell.len() <= 6
}

/// The heads of a table of attendance, "Name   Role   Present": columns of statuses with what a mark in them says.
fn table_heads(reading: &Reading<'_>, cells: &[Cell<'_>]) -> Option<Vec<(u16, Status)>> {
    let first = reading.words.classes(cells[0].1.trim_end_matches(':'));
    let status = |cell: &str| {
        let cell = cell.trim_end_matches(['?', ':']);
        let label = lone_label(reading, cell).map(|label| label.status);
        roll_status(reading, cell).or(label).filter(|_| cell.len() > 2)
    };
    let known = |cell: &str| {
        let classes = reading.words.classes(cell.trim_end_matches(['?', ':']));
        classes.contains(Class::DetailColumn) || status(cell).is_some()
    };
    let all = first.contains(Class::NameColumn) && cells[1..].iter().all(|(_, cell)| known(cell));
    all.then(|| cells[1..].iter().filter_map(|(column, cell)| status(cell).map(|status| (*column, status))).collect())
}

/// A label that is all of a cell.
fn lone_label(reading: &Reading<'_>, cell: &str) -> Option<AttendanceLabel> {
    attendance_label(reading.words, cell).filter(|label| label.list == cell.len())
}

/// "Haldorsen, Sigrid *": a name as in an index, alone in its cell.
fn surname_first<'t>(reading: &Reading<'_>, cell: &'t str) -> Option<Entry<'t>> {
    let (surname, forename) = cell.trim_end_matches(['*', '†', ' ']).split_once(", ")?;
    let is_name = |text: &str| {
        !text.is_empty()
            && person(reading.words, text).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_none())
            && !is_affiliation(reading, text)
    };
    let short = surname.split(' ').count() <= 2 && forename.split(' ').count() <= 3;
    (short && is_name(surname) && is_name(forename)).then(|| Entry {
        name: Some(surname),
        forename: Some(forename),
        ..Entry::default()
    })
}

/// Takes what a cell beside a name says into the entry.
fn read_cell<'t>(reading: &Reading<'_>, cell: &'t str, entry: &mut Entry<'t>) {
    if roll_status(reading, cell).is_some() {
        return;
    }
    if entry.name.is_some_and(|name| abbreviates(cell, name)) {
        entry.initials = Some(cell);
        return;
    }
    let cell = cell.trim_start_matches(['–', '-', ' ']);
    let cell = cell.strip_prefix('(').map_or(cell, |inner| inner.trim_end_matches(')'));
    let limits = ["from ", "until ", "via "];
    let moves = reading.grammar.words(Class::MovementCell).iter().any(|begin| cell.starts_with(begin.as_str()));
    if moves || limits.iter().any(|limit| cell.starts_with(limit)) {
        return;
    }
    let (detail, notes) = before_notes(cell);
    read_notes(reading.words, notes, entry);
    match place_detail(reading.words, detail) {
        Detail::Post => entry.role = entry.role.or(Some(detail)),
        Detail::Organisation => entry.organisation = entry.organisation.or(Some(detail)),
        Detail::Address => {}
    }
}

/// Most rows of a table that are looked at.
const ROWS: usize = 60;

impl Lists<'_, '_> {
    /// "Members:   Cr L Dalgarno   Shire President": a label before the first row of its table.
    fn label_of_row(&mut self, cells: &[Cell<'_>], units: &[(usize, Block)]) -> Option<AttendanceLabel> {
        let (reading, first) = (self.reading, cells[0].1);
        let label = lone_label(reading, first)?;
        let alone = cells[1..].iter().all(|(_, cell)| lone_label(reading, cell).is_none());
        let heads = alone && (cells.len() > 2 || first.ends_with(':') || self.details_beside(units));
        heads.then_some(label)
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
    fn details_beside(&mut self, units: &[(usize, Block)]) -> bool {
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
    let mut seen: Vec<&str> = Vec::new();
    let titled = |cell: &str| honorifics(reading.words, cell).is_ok_and(|(_, found)| found.is_some());
    let (mut beside, mut addressed) = (0, 0);
    for (_, block) in units[start..].iter().take(ROWS) {
        let cells = columns(reading, block);
        if cells.len() < 2 {
            if cells.is_empty() || block.blank_before > 1 {
                break;
            }
            continue;
        }
        let (first, second) = (cells[cells.len() - 2].1, cells[cells.len() - 1].1);
        let detail = is_affiliation(reading, second)
            || second.starts_with(char::is_lowercase)
            || seen.contains(&second)
            || second.starts_with('(')
            || roll_status(reading, second).is_some();
        beside += usize::from(!detail && titled(first) && !titled(second));
        addressed += usize::from(titled(second));
        details += usize::from(detail);
        names += usize::from(!detail && reads_as_name(reading, second));
        seen.push(second);
    }
    // two columns of people both have honorifics somewhere
    if addressed == 0 {
        details += beside;
        names -= beside.min(names);
    }
    details > names
}

/// "Present", "Absent", "Excused" in a column of a roll call.
fn roll_status(reading: &Reading<'_>, cell: &str) -> Option<Status> {
    parse::detail::roll_status(reading.words, cell)
}

/// Whether a person is all of a cell, but for notes and details.
fn reads_as_name(reading: &Reading<'_>, cell: &str) -> bool {
    person(reading.words, cell)
        .is_ok_and(|(rest, _)| rest.trim().is_empty() || rest.trim_start().starts_with(['(', ',']))
}

/// A post, also of several: "Councillors   Denise Oakes".
fn is_post_or_posts(reading: &Reading<'_>, cell: &str) -> bool {
    is_post(reading.words, cell) || plural_post(reading.words, cell).is_some()
}

/// "Meeting Start": the head of a column.
fn is_column_head(reading: &Reading<'_>, cell: &str) -> bool {
    cell.split(' ').any(|word| reading.words.classes(word).contains(Class::Occasion))
}

fn is_affiliation(reading: &Reading<'_>, cell: &str) -> bool {
    is_organisation(reading.words, cell) || is_post(reading.words, cell)
}

/// The span in the flow of a cell that was cut from the source.
fn source_in_flow(reading: &Reading<'_>, block: &Block, cell: &str) -> Span {
    let text = reading.layout.text_of(block);
    // a cell with wide blanks within is not found again: then the line stands for it
    text.find(cell).map_or(block.flow, |at| Span::new(block.flow.start + at, block.flow.start + at + cell.len()))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    /// Name, role and organisation of those who are listed, `-` where there is none.
    fn listed(list: &str) -> Vec<String> {
        let minutes = convert(&format!("Parish Council\n3 May 2024\n\n{list}\n\n1. Finance\nIt was agreed to pay.\n"));
        let told = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        let entry = |one: &crate::model::Attendee| [&one.name, &one.role, &one.organisation].map(told).join(" | ");
        minutes.attendees.iter().map(entry).collect()
    }

    #[test]
    fn posts_stand_before_names() {
        let list = "PRESENT:    Mayor          Ann Bell\n            Councillors    Ben Carr\n                           Cy Dunn";
        assert_eq!(listed(list), ["Ann Bell | Mayor | -", "Ben Carr | Councillor | -", "Cy Dunn | Councillor | -"]);
    }

    #[test]
    fn names_as_in_an_index() {
        let list = "Attendance\n\n  Bell, Ann      Tidewire Limited\n  Carr, Ben      Fjord Limited\n";
        assert_eq!(listed(list), ["Ann Bell | - | Tidewire Limited", "Ben Carr | - | Fjord Limited"]);
    }

    #[test]
    fn two_columns_of_members() {
        let list = "Present:\n\n  Sir Al Bell        Fay Carr\n  Tom Dunn           Mr Ed Eames\n";
        assert_eq!(listed(list).len(), 4);
    }
}

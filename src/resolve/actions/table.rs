//! Tables of actions: a row of heads (what, who, when), and a task in each row below it.

use std::ops::Range;

use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::date::is_month;
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::markup::NOTHING;
use crate::text::{Line, LineKind, seek};

use super::ends::is_day;
use super::status::{is_cell_done, tells_status};

/// A row of a table of actions.
#[derive(Debug)]
pub(super) struct Row {
    /// Positions of its statements.
    pub(super) statements: Range<usize>,
    /// What it is.
    pub(super) state: State,
    /// Owners as written.
    pub(super) owners: Vec<String>,
    /// When it is due, as written.
    pub(super) due: Option<String>,
    /// How far it is, as written.
    pub(super) status: Option<String>,
}

/// What a row of a table of actions is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The heads of the columns.
    Heads,
    /// A task.
    Open,
    /// A task that is over.
    Closed,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Task,
    Owner,
    Due,
    Status,
    Other,
}

/// A cell with its column, counted in characters.
type Cell<'a> = (usize, &'a str);

/// Heads of the column that counts the rows.
const COUNTS: [&str; 8] = ["#", "id", "no", "no.", "nr", "ref", "ref.", "number"];

/// Columns further apart than this do not belong to the same head.
const ASTRAY: usize = 10;

/// The rows of all tables of actions, in the order of the text.
pub(super) fn rows(reading: &Reading<'_>, statements: &[Statement]) -> Vec<Row> {
    let layout = reading.layout;
    let mut found: Vec<Row> = Vec::new();
    // where each statement begins in the source
    let starts: Vec<usize> =
        statements.iter().map(|statement| layout.flow.source_offset(statement.span.start)).collect();
    let mut at = 0;
    while at < layout.lines.len() {
        let heads = || heads(reading, at).or_else(|| unheaded(reading, at));
        let Some(heads) = may_head(layout.lines[at]).then(heads).flatten() else {
            at += 1;
            continue;
        };
        let mut table = Table { reading, starts: &starts, heads, found: &mut found };
        table.add(layout.lines[at], layout.lines[at].end, None);
        at = table.read_lone(at + 1).unwrap_or_else(|| table.read(at + 1));
    }
    found
}

/// Whether a line may hold the heads of a table: those of several tables look like the running head of pages.
fn may_head(line: Line) -> bool {
    matches!(line.kind, LineKind::Text | LineKind::RunningHead)
}

struct Table<'r, 'f> {
    reading: &'r Reading<'r>,
    starts: &'r [usize],
    heads: Vec<(usize, Head)>,
    found: &'f mut Vec<Row>,
}

impl<'r> Table<'r, '_> {
    /// Reads the rows from the line `at`; gives the line after the table.
    fn read(&mut self, mut at: usize) -> usize {
        let lines = &self.reading.layout.lines;
        let mut row: Option<(Line, usize, Vec<Cell<'r>>)> = None;
        let mut blanks = 0;
        while let Some(line) = lines.get(at).copied() {
            match line.kind {
                LineKind::Blank | LineKind::Underline => {
                    blanks += 1;
                    if blanks > 1 {
                        break;
                    }
                }
                LineKind::Text => {
                    let cells = cells(self.reading, line);
                    let Some((first, _)) = cells.first().copied() else { break };
                    let goes_on = blanks == 0 && cells.iter().all(|(column, _)| self.head(*column) != Head::Owner);
                    match row.as_mut() {
                        // the rest of a cell on a line of its own
                        Some((_, end, _)) if goes_on && first > 0 && cells.len() < 3 => *end = line.end,
                        _ if cells.len() < 2 => break,
                        _ => {
                            self.close(row.take());
                            row = Some((line, line.end, cells));
                        }
                    }
                    blanks = 0;
                }
                LineKind::Rule | LineKind::PageNumber | LineKind::RunningHead => {}
            }
            at += 1;
        }
        self.close(row);
        at
    }

    /// Reads rows whose cells stand on lines of their own, each behind a bar; gives the line after them.
    fn read_lone(&mut self, from: usize) -> Option<usize> {
        let lines = &self.reading.layout.lines;
        let lone = |line: Line| {
            let cell = line.text(self.reading.layout.source).strip_prefix('|');
            cell.filter(|cell| !cell.contains('|') && *cell != "===").map(str::trim)
        };
        let first = lines[from..].iter().find(|line| line.kind == LineKind::Text).copied();
        first.and_then(lone)?;
        let mut row: Option<(Line, usize, Vec<Cell<'r>>)> = None;
        let mut blank = false;
        let mut at = from;
        while let Some(line) = lines.get(at).copied() {
            let cell = lone(line);
            match (line.kind, row.as_mut()) {
                (LineKind::Text, Some((_, end, cells))) if cell.is_none() || cells.len() < self.heads.len() => {
                    // the rest of a cell, or what stands behind the table
                    if cell.is_none() && blank {
                        break;
                    }
                    *end = line.end;
                    cells.extend(cell.map(|cell| (cells.len() * BARRED, cell)));
                }
                (LineKind::Text, _) => {
                    let Some(cell) = cell else { break };
                    self.close(row.take());
                    row = Some((line, line.end, vec![(0, cell)]));
                }
                _ => {}
            }
            blank = line.kind == LineKind::Blank;
            at += 1;
        }
        self.close(row);
        Some(at)
    }

    fn head(&self, column: usize) -> Head {
        let near = self.heads.iter().min_by_key(|(start, _)| start.abs_diff(column));
        near.filter(|(start, _)| start.abs_diff(column) <= ASTRAY).map_or(Head::Other, |(_, head)| *head)
    }

    fn close(&mut self, row: Option<(Line, usize, Vec<Cell<'r>>)>) {
        if let Some((line, end, cells)) = row {
            self.add(line, end, Some(cells));
        }
    }

    /// Adds the row from `line` to the byte `end`; without cells it is that of the heads.
    fn add(&mut self, line: Line, end: usize, cells: Option<Vec<Cell<'r>>>) {
        let from = self.starts.partition_point(|start| *start < line.start);
        let to = self.starts.partition_point(|start| *start < end);
        if from >= to {
            return;
        }
        let state = if cells.is_some() { State::Open } else { State::Heads };
        let mut row = Row { statements: from..to, state, owners: Vec::new(), due: None, status: None };
        for (column, cell) in cells.into_iter().flatten() {
            let said = !matches!(cell, "" | "-" | "–" | "—" | "n/a" | "N/A");
            match self.head(column) {
                Head::Owner if said && !is_day(self.reading, cell) => {
                    row.owners = owners(self.reading.words, cell).into_iter().map(str::to_owned).collect();
                }
                Head::Due | Head::Status if is_cell_done(self.reading, cell) => {
                    row.state = State::Closed;
                    row.status = Some(cell.to_owned());
                }
                Head::Due if said => row.due = Some(cell.to_owned()),
                Head::Status if tells_status(self.reading, cell) => row.status = Some(cell.to_owned()),
                _ => {}
            }
        }
        self.found.push(row);
    }
}

/// The heads of a table of actions, if the line `at` holds them: at least the tasks and their owners, or actions and what
/// has become of them.
fn heads(reading: &Reading<'_>, at: usize) -> Option<Vec<(usize, Head)>> {
    let line = reading.layout.lines[at];
    let text = line.text(reading.layout.source);
    let divided = line.parted || memchr::memchr(b'|', text.as_bytes()).is_some();
    let cells = divided.then(|| cells(reading, line)).filter(|cells| cells.len() >= 2)?;
    let mut heads: Vec<(usize, Head)> = cells
        .iter()
        .map(|(column, cell)| {
            let classes = reading.words.classes(cell.trim_end_matches([':', '.']));
            let known = [
                (Class::TaskColumn, Head::Task),
                (Class::OwnerColumn, Head::Owner),
                (Class::DueColumn, Head::Due),
                (Class::StatusColumn, Head::Status),
            ];
            let head = known.into_iter().find(|(class, _)| classes.contains(*class));
            (*column, head.map_or(Head::Other, |(_, head)| head))
        })
        .collect();
    let has = |heads: &[(usize, Head)], wanted| heads.iter().any(|(_, head)| *head == wanted);
    // "Item   Owner   Status" under "Action items": whatever has an owner there is a task
    if has(&heads, Head::Owner) && !has(&heads, Head::Task) && titled_actions(reading, at) {
        let counted = |place: usize| COUNTS.iter().any(|head| head.eq_ignore_ascii_case(cells[place].1));
        let other = (0..heads.len()).find(|place| heads[*place].1 == Head::Other && !counted(*place));
        if let Some(place) = other {
            heads[place].1 = Head::Task;
        }
    }
    let actions = cells.iter().any(|(_, cell)| reading.words.classes(cell).contains(Class::ActionsTitle));
    let followed = actions && cells.len() > 2 && (has(&heads, Head::Status) || has(&heads, Head::Due));
    (has(&heads, Head::Task) && (has(&heads, Head::Owner) || followed)).then_some(heads)
}

/// Whether the last text above the line `at` is a title of actions.
fn titled_actions(reading: &Reading<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    let layout = reading.layout;
    let above = layout.lines[at.saturating_sub(NEAR)..at].iter().rev().find(|line| line.is_text());
    above.is_some_and(|line| is_actions_title(reading, *line))
}

/// "Action items", "Action points:": whether a line is a title of actions.
fn is_actions_title(reading: &Reading<'_>, line: Line) -> bool {
    const LONGEST: usize = 40;
    let title = line.text(reading.layout.source).trim_end_matches([':', '.']);
    title.len() <= LONGEST && reading.words.classes(title).contains(Class::ActionsTitle)
}

/// "Action points" over "AB    Buy paint    June" and others like it: the columns of rows that begin with the initials or the
/// form of address of whoever has the task, under a title of actions and no heads.
fn unheaded(reading: &Reading<'_>, at: usize) -> Option<Vec<(usize, Head)>> {
    const FEWEST: usize = 2;
    let layout = reading.layout;
    if !is_actions_title(reading, layout.lines[at]) {
        return None;
    }
    let parted = |line: &&Line| line.parted && line.is_text();
    let rows: Vec<Vec<Cell<'_>>> = layout.lines[at + 1..]
        .iter()
        .skip_while(|line| !line.is_text())
        .take_while(parted)
        .map(|line| cells(reading, *line))
        .collect();
    let initials = |name: &str| (2..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let addressed = |name: &str| honorifics(reading.words, name).is_ok_and(|(_, found)| found.is_some());
    let named = |row: &Vec<Cell<'_>>| {
        let owned =
            |cell: &Cell<'_>| owners(reading.words, cell.1).iter().all(|name| initials(name) || addressed(name));
        // "AB   Done": how far a task is, or when, and no task
        let told = |cell: &Cell<'_>| {
            let text = cell.1;
            let counted = text.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit());
            !counted && !tells_status(reading, text) && !is_cell_done(reading, text) && !is_day(reading, text)
        };
        let due = |cell: &Cell<'_>| {
            let text = cell.1;
            is_day(reading, text)
                || is_month(reading.words, text)
                || tells_status(reading, text)
                || is_cell_done(reading, text)
        };
        (2..=3).contains(&row.len()) && owned(&row[0]) && told(&row[1]) && row.get(2).is_none_or(due)
    };
    let first = rows.first().filter(|_| rows.len() >= FEWEST && rows.iter().all(named))?;
    let widest = rows.iter().max_by_key(|row| row.len()).unwrap_or(first);
    Some(widest.iter().map(|(column, _)| *column).zip([Head::Owner, Head::Task, Head::Due]).collect())
}

/// Columns between the cells of a line that bars divide: they are counted, however wide they are.
const BARRED: usize = 100;

/// The cells of a line: what two blanks, a tab or bars divide; none where they are more than a table of actions has.
fn cells<'r>(reading: &Reading<'r>, line: Line) -> Vec<Cell<'r>> {
    const MOST: usize = 12;
    let text = line.text(reading.layout.source);
    let mut cells = Vec::new();
    if text.contains(" | ") || text.starts_with('|') || text.matches('|').count() > 2 {
        let bars = text.trim_start_matches('|').split('|').take(MOST + 1).enumerate();
        cells.extend(
            bars.map(|(at, cell)| (at * BARRED, cell.trim_matches(['_', ' ']))).filter(|(_, cell)| !cell.is_empty()),
        );
        return if cells.len() > MOST { Vec::new() } else { cells };
    }
    if let Some(barred) = barred_cells(reading, line) {
        return if barred.len() > MOST { Vec::new() } else { barred };
    }
    // the cells between tabs are counted too: how wide they are tells nothing
    if memchr::memchr(b'\t', text.as_bytes()).is_some() && seek::find(text, "  ").is_none() {
        let filled = text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).take(MOST + 1);
        cells.extend(filled.enumerate().map(|(at, cell)| (at * BARRED, cell)));
        return if cells.len() > MOST { Vec::new() } else { cells };
    }
    let (mut rest, mut column) = (text, usize::from(line.indent));
    while !rest.is_empty() {
        let end = seek::find(rest, "  ").into_iter().chain(rest.find('\t')).min().unwrap_or(rest.len());
        let (cell, after) = rest.split_at(end);
        if cells.len() == MOST {
            return Vec::new();
        }
        if !cell.trim().is_empty() {
            cells.push((column, cell.trim()));
        }
        rest = after.trim_start();
        column += cell.chars().count() + after[..after.len() - rest.len()].chars().count();
    }
    cells
}

/// The cells of "| Update the list | | 10 May |" in Markdown, whose bars stand in the text as it was written.
fn barred_cells<'r>(reading: &Reading<'r>, line: Line) -> Option<Vec<Cell<'r>>> {
    let layout = reading.layout;
    let row = seek::lines(&layout.written[line.start..]).next()?;
    // "\\|" is a bar within a cell
    let parts = |bar: &usize| !row[..*bar].ends_with('\\');
    let bars: Vec<usize> = memchr::memchr_iter(b'|', row.as_bytes()).filter(parts).collect();
    if bars.len() < 3 || !row.trim_start().starts_with('|') || !row.trim_end().ends_with('|') {
        return None;
    }
    let cell = |ends: &[usize]| layout.source.get(line.start + ends[0] + 1..line.start + ends[1]);
    let plain = |cell: &'r str| cell.trim_matches([' ', '_', NOTHING]);
    let cells = bars.windows(2).enumerate().filter_map(|(at, ends)| Some((at * BARRED, plain(cell(ends)?))));
    Some(cells.filter(|(_, cell)| !cell.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn bars_divide_cells() {
        let minutes = convert(
            "Example Committee\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Server\nThe server was moved.\n\n## Actions\n\n| Action | Who | Due |\n| --- | --- | --- |\n| Renew the certificate | Ann | 31 May |\n| Write to the host | Ben, Ann | 7 June |\n",
        );
        let found: Vec<_> =
            minutes.actions.iter().map(|action| (action.owners.join(" "), action.due_date.as_deref())).collect();
        assert_eq!(found, [("Ann".to_owned(), Some("2024-05-31")), ("Ben Ann".to_owned(), Some("2024-06-07"))]);
    }

    #[test]
    fn cells_may_stand_on_lines_of_their_own() {
        let minutes = convert(
            "Example Committee\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Server\nThe server was moved.\n\n2. Action items\n\n|===\n|No |Action |Owner |Due\n\n|1\n|Renew the certificate\n|@Ann\n|2024-05-31\n\n|2\n|Write to the host\nof the server\n|Ben, Ann\n|2024-06-07\n|===\n\nThe meeting ended.\n",
        );
        let found: Vec<_> =
            minutes.actions.iter().map(|action| (action.owners.join(" "), action.due_date.as_deref())).collect();
        assert_eq!(found, [("Ann".to_owned(), Some("2024-05-31")), ("Ben Ann".to_owned(), Some("2024-06-07"))]);
    }

    #[test]
    fn cells_of_markdown_are_counted_however_wide_they_are() {
        for table in [
            "| **Action** | **Who** | **When** |\n|---|---|---|\n| Update the website of the club | **Ben** | 31 May |\n| Buy paint | | 7 June |",
            "|Action|Who|When|\n|---|---|---|\n|Update the website of the club|Ben|31 May|\n|Buy paint||7 June|",
            "| Action | Who | When |\n|---|---|---|\n| Update the website \\| map of the club | Ben | 31 May |\n| Buy paint | | 7 June |",
            "| # | Task | Owner | Due | Status |\n|:--|:--|--|--|---|\n| 1 | Update the website of the club | Ben | 31 May | Open |\n| 2 | Call | Ann | | Done |\n| 3 | Buy paint | | 7 June | |",
        ] {
            let minutes = convert(&format!(
                "# Example Committee\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Server\n\nIt was moved.\n\n## Actions\n\n{table}\n"
            ));
            let found: Vec<_> =
                minutes.actions.iter().map(|action| (action.owners.join(" "), action.due_date.as_deref())).collect();
            assert_eq!(found, [("Ben".to_owned(), Some("2024-05-31")), (String::new(), Some("2024-06-07"))], "{table}");
        }
    }

    #[test]
    fn tabs_divide_cells_of_any_width() {
        let minutes = convert(
            "Example Committee\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Server\nThe server was moved.\n\nActions:\nAction\tOwner\tDue\tStatus\nRenew the certificate of the server\tAnn\t31 May\tOpen\nWrite\tBen\t7 June\tDone\n",
        );
        let found: Vec<_> =
            minutes.actions.iter().map(|action| (action.owners.join(" "), action.due_date.as_deref())).collect();
        assert_eq!(found, [("Ann".to_owned(), Some("2024-05-31"))]);
    }

    #[test]
    fn any_column_beside_its_owners_holds_the_tasks_under_a_title_of_actions() {
        let owners = |title: &str| {
            let minutes = convert(&format!(
                "# Example Committee\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Server\n\nIt was moved.\n\n## {title}\n\n| # | Item | Owner | Status |\n|---|---|---|---|\n| 1 | Renew the certificate | Ann | Pending |\n| 2 | Write to the host | Ben | ✅ Completed May 3 |\n| 3 | Buy a key | Board | Completed on 4 May |\n"
            ));
            let names = |action: crate::model::Action| action.owners.join(" ");
            let closed = minutes.closed_actions.len();
            (minutes.actions.into_iter().map(names).collect::<Vec<_>>(), closed)
        };
        assert_eq!(owners("Action items"), (vec!["Ann".to_owned()], 2));
        assert_eq!(owners("Keys").0, Vec::<String>::new());
    }

    #[test]
    fn rows_may_have_no_heads() {
        let actions = |title: &str, first: &str| {
            let minutes = convert(&format!(
                "Example Committee\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Server\nIt was moved.\n\n{title}\n{first}\tRenew the certificate\t31 May\nAB/BC\tWrite to the host\n"
            ));
            minutes.actions.into_iter().map(|action| (action.owners.join(" "), action.due)).collect::<Vec<_>>()
        };
        let due = Some("31 May".to_owned());
        assert_eq!(actions("Action points", "BC"), [("BC".to_owned(), due), ("AB BC".to_owned(), None)]);
        assert!(actions("Action points", "Server").iter().all(|(owners, _)| owners != "Server"));
        assert!(actions("Prices", "BC").iter().all(|(owners, _)| owners != "AB BC"));
    }

    #[test]
    fn rows_of_a_table_are_tasks() {
        let minutes = convert(
            "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr\n\n1. Finance\nThe accounts were read.\n\nACTIONS\n\nAction                      Owner          Due\n----------------------------------------------------\nGet a second price for      Bell, Carr     31 May\nthe pump\nRenew the binder            Carr           DONE\n\nRespectfully submitted,\nAda Bell, Clerk\n",
        );
        let found: Vec<_> =
            minutes.actions.iter().map(|action| (action.owners.clone(), action.due_date.as_deref())).collect();
        assert_eq!(found, [(vec!["Bell".to_owned(), "Carr".to_owned()], Some("2024-05-31"))]);
    }
}

//! Tasks in the lines of a form: what is to be done, by whom and when, each behind its label.
//!
//! ```text
//! Action: mend the gate
//! Owner: Ben
//! Due: 3 June
//! ```

use crate::grammar::Class;
use crate::parse::action::owners;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::seek;

use super::status::{is_cell_done, tells_status};
use super::table::{Row, State};
use super::verb::is_task;

/// Labels of the lines, in the order in which a label of several kinds is read.
const LABELS: [Class; 4] = [Class::OwnerColumn, Class::DueColumn, Class::TaskColumn, Class::StatusColumn];

/// Adds the tasks in lines of a form to the rows of tables.
pub(super) fn with_lines(reading: &Reading<'_>, statements: &[Statement], mut rows: Vec<Row>) -> Vec<Row> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < statements.len() {
        let form = form_at(reading, statements, place);
        let end = form.as_ref().map_or(place + 1, |row| row.statements.end);
        let apart = |row: &Row| {
            let at = rows.partition_point(|other| other.statements.end <= row.statements.start);
            rows.get(at).is_none_or(|other| other.statements.start >= row.statements.end)
        };
        found.extend(form.filter(apart));
        place = end;
    }
    rows.extend(found);
    rows.sort_by_key(|row| row.statements.start);
    rows
}

/// The form whose first line is the statement at `place`.
fn form_at(reading: &Reading<'_>, statements: &[Statement], place: usize) -> Option<Row> {
    let mut seen: Vec<Class> = Vec::new();
    let mut row = Row { statements: place..place, state: State::Open, owners: Vec::new(), due: None, status: None };
    let mut does = false;
    for statement in &statements[place..] {
        let first = row.statements.is_empty();
        let joined = first
            || statement.item == statements[place].item && reading.layout.blocks[statement.block].blank_before == 0;
        let Some((class, label, value)) = line(reading, statement).filter(|_| joined) else { break };
        if seen.contains(&class) {
            break;
        }
        seen.push(class);
        match class {
            Class::OwnerColumn => {
                row.owners = owners(reading.words, value).into_iter().map(str::to_owned).collect();
            }
            Class::DueColumn => row.due = Some(value.to_owned()),
            Class::TaskColumn => {
                // "What: the May fair" tells of no task
                let named = !reading.words.classes(label).contains(Class::PlainColumn);
                does = named || is_task(reading, &value.to_ascii_lowercase(), false);
            }
            _ => {
                let done = is_cell_done(reading, value);
                row.state = if done { State::Closed } else { row.state };
                row.status = (done || tells_status(reading, value)).then(|| value.to_owned());
            }
        }
        row.statements.end += 1;
    }
    (does && seen.contains(&Class::OwnerColumn)).then_some(row)
}

/// What a line is, its label and what stands behind it.
fn line<'r>(reading: &Reading<'r>, statement: &Statement) -> Option<(Class, &'r str, &'r str)> {
    let (label, value) = seek::part(reading.text(statement.span), ":").filter(|_| statement.first && statement.last)?;
    let label = label.trim_matches(['*', '_', ' ', '-']);
    let value = value.trim_matches(['*', '_', ' ']).trim_end_matches('.');
    let classes = reading.words.classes(label);
    let class = LABELS.into_iter().find(|class| classes.contains(*class))?;
    (!value.is_empty() && label.starts_with(char::is_uppercase)).then_some((class, label, value))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn lines_of_a_form_are_one_task() {
        for form in [
            "Owner: Ben Carr\nTask: mend the gate\nDue: 3 June 2024",
            "Action: mend the gate\nOwner: Ben Carr\nDue: 3 June 2024",
            "**Action:** mend the gate\n**Responsible:** Ben Carr\n**Deadline:** 3 June 2024",
            "What: mend the gate\nWho: Ben Carr\nWhen: 3 June 2024",
        ] {
            let minutes = convert(&format!(
                "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Gate\n\nIt is broken.\n\n{form}\n\n2. Close\n\nNone.\n"
            ));
            let found: Vec<_> =
                minutes.actions.iter().map(|action| (action.owners.join(" "), action.due_date.as_deref())).collect();
            assert_eq!(found, [("Ben Carr".to_owned(), Some("2024-06-03"))], "{form}");
        }
    }

    #[test]
    fn lines_that_tell_of_an_event_are_no_task() {
        let minutes = convert(
            "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Fair\n\nWhat: the May fair\nWho: everybody\nWhen: 3 June 2024\n\n2. Close\n\nNone.\n",
        );
        assert!(minutes.actions.is_empty());
    }
}

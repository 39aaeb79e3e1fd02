//! The column of owners beside the text: minutes with an "Action" margin name there who has to do what a paragraph says.
//!
//! ```text
//! HW to obtain an explanation from the General      HW
//! Manager and report by e-mail.
//! ```

use crate::parse::action::owners;
use crate::parse::offset_in;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::Statement;
use crate::text::{Line, Span};

/// Fewest cells of a column: one name behind a gap may stand there for another reason.
const FEWEST: usize = 2;

/// Fewest words beside a cell: less is no prose but a table.
const PROSE: usize = 4;

/// Who stands beside a statement.
#[derive(Debug)]
pub(super) struct Beside {
    /// The owners as written.
    pub(super) owners: Vec<String>,
    /// Position after the last statement that belongs to it: a name behind the last full stop is cut off as a statement
    /// of its own.
    pub(super) end: usize,
}

/// For each statement who stands beside it.
pub(super) fn column(reading: &Reading<'_>, roster: &Roster, statements: &[Statement]) -> Vec<Option<Beside>> {
    let mut found: Vec<Option<Beside>> = statements.iter().map(|_| None).collect();
    let mut cells: Vec<(usize, Beside)> = Vec::new();
    let mut last = None;
    for (place, statement) in statements.iter().enumerate() {
        if last.replace(statement.block) == Some(statement.block) {
            continue;
        }
        let block = &reading.layout.blocks[statement.block];
        for line in reading.layout.lines_of(block).iter().map(|line| reading.layout.lines[*line as usize]) {
            let Some(cell) = cell(reading, roster, line) else { continue };
            cells.extend(beside(reading, statements, place, cell));
        }
    }
    if cells.len() >= FEWEST {
        for (place, beside) in cells {
            found[place].get_or_insert(beside);
        }
    }
    found
}

/// The owners at the end of a line of prose, behind a gap.
fn cell<'r>(reading: &Reading<'r>, roster: &Roster, line: Line) -> Option<&'r str> {
    if !line.parted {
        return None;
    }
    let text = line.text(reading.layout.source);
    let gap = text.rfind("   ").max(text.rfind('\t'))?;
    let (head, tail) = (text[..gap].trim_end(), text[gap..].trim());
    // "48    1    Lee, D.    Board": a row of short cells
    let beside = head.rfind("   ").max(head.rfind('\t')).map_or(head, |gap| &head[gap..]);
    let prose = beside.split_whitespace().count() >= PROSE
        && beside.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
        && head.ends_with(|char: char| char.is_alphanumeric() || ".,;:)?".contains(char));
    let known = |name: &&str| !matches!(roster.meant(reading.words, name), Meant::Unknown);
    (prose && !head.ends_with("..") && !tail.is_empty() && owners(reading.words, tail).iter().all(known))
        .then_some(tail)
}

/// The statement that a cell stands beside: the one that its line ends in. `first` is the first statement of the block.
fn beside(reading: &Reading<'_>, statements: &[Statement], first: usize, cell: &str) -> Option<(usize, Beside)> {
    let source = offset_in(reading.layout.source, cell);
    let flow = &reading.layout.flow;
    let span = Span::new(flow.offset_of(source), flow.offset_of(source + cell.len() - 1) + 1);
    let block = statements[first].block;
    let own = statements[first..].iter().take_while(|statement| statement.block == block);
    let at = first + own.take_while(|statement| statement.span.end <= span.start).count();
    let statement = statements.get(at).filter(|statement| statement.block == block)?;
    let owners = owners(reading.words, cell).into_iter().map(str::to_owned).collect();
    if statement.span.start < span.start {
        return Some((at, Beside { owners, end: at + 1 }));
    }
    let alone = statement.span.end <= span.end + 1;
    (at > first).then(|| (at - 1, Beside { owners, end: at + usize::from(alone) }))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn the_margin_names_the_owners_of_what_stands_beside_it() {
        let minutes = convert(
            "Audit Committee\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Losses\nThe register was out of date again this year and the \
             Board             AB\nhad asked for an explanation by the summer.\n\n2. Property\nThe safe was still open. New keys had been cut.        BC\n\
             Nobody knew why it had been left so.\n\n3. Close\nNone.\n",
        );
        let found: Vec<_> = minutes
            .actions
            .iter()
            .map(|action| (action.owners.join(" "), action.span.start_line, action.span.end_line))
            .collect();
        assert_eq!(found, [("AB".to_owned(), 7, 8), ("BC".to_owned(), 11, 11)]);
    }

    #[test]
    fn rows_of_short_cells_name_no_owners() {
        let minutes = convert(
            "Elm Board\n9 May 2016\n\nPresent: Ann Lee, Bo Hart\n\n1. Proxies\n\nLot\tVotes\tFrom\tTo\n48\t1\tKnight, D.\tBoard\n87 B\t1\tMonroe, J.\tBoard\n\n2. Close\nNone.\n",
        );
        assert!(minutes.actions.is_empty());
    }
}

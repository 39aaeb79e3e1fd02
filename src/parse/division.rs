//! The table of a division: names under the sides that they took, or a mark beside each name.
//!
//! ```ebnf
//! heads      = head , gap , head , { gap , head } ;
//! head       = phrase (* decisions.votes_for, votes_against, votes_abstain *) , [ "," | ":" | "-" ] , [ digits ] ;
//! row        = marked_row | names_row | totals ;
//! marked_row = name , gap , ( "X" | "x" | "✓" | "✔" | "√" ) ; (* lexical *)
//! names_row  = name , { gap , name } ; (* lexical *)
//! totals     = digits , gap , digits , { gap , ( digits | word ) } ; (* lexical *)
//! gap        = ? two blanks or more ? ; (* lexical *)
//! ```
//!
//! Columns count: a cell belongs to the head that stands nearest.

use crate::grammar::{Class, Lexicon};
use crate::model::Ballot;
use crate::text::Words;

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The side.
    pub side: Ballot,
    /// How many took it, where the head says so: "Ayes, 3".
    pub count: Option<u32>,
    /// Column of its first character.
    start: usize,
    /// Column after its last.
    end: usize,
}

/// What a row below the heads tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<'t> {
    /// Who voted how.
    Voters(Vec<(&'t str, Ballot)>),
    /// How many took each side.
    Totals(Vec<(u32, Ballot)>),
}

/// A cell of a line with its columns.
struct Cell<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// The sides in the head line of a division: one in favour and one against at least, and nothing else.
pub fn heads(words: &Lexicon, line: &str) -> Option<Vec<Head>> {
    let found: Vec<Head> = cells(line).iter().map(|cell| head(words, cell)).collect::<Option<_>>()?;
    let has = |side| found.iter().any(|head| head.side == side);
    (has(Ballot::For) && has(Ballot::Against)).then_some(found)
}

fn head(words: &Lexicon, cell: &Cell<'_>) -> Option<Head> {
    let digits = cell.text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (side, count) = cell.text.split_at(cell.text.len() - digits);
    let classes = words.classes(side.trim_end_matches([' ', ',', ':', '-', '–', '(']));
    let side = [
        (Class::VoteFor, Ballot::For),
        (Class::VoteAgainst, Ballot::Against),
        (Class::VoteAbstain, Ballot::Abstain),
        (Class::Absent, Ballot::Absent),
    ];
    let side = side.into_iter().find(|(class, _)| classes.contains(*class))?.1;
    Some(Head { side, count: count.parse().ok(), start: cell.start, end: cell.end })
}

/// What a line below the heads tells; `None` where it is no row of the table.
pub fn row<'t>(heads: &[Head], line: &'t str) -> Option<Row<'t>> {
    let cells = cells(line);
    let is_mark = |cell: &Cell<'_>| matches!(cell.text, "X" | "x" | "✓" | "✔" | "√");
    let is_count = |cell: &&Cell<'_>| cell.text.len() <= 2 && cell.text.bytes().all(|byte| byte.is_ascii_digit());
    if let [name, mark] = cells.as_slice()
        && is_name(name.text)
        && is_mark(mark)
    {
        return Some(Row::Voters(vec![(name.text, nearest(heads, mark)?)]));
    }
    let counts: Vec<_> = cells.iter().take_while(is_count).collect();
    if counts.len() >= 2 && cells.len() <= counts.len() + 1 {
        return Some(Row::Totals(
            counts.iter().filter_map(|cell| Some((cell.text.parse().ok()?, nearest(heads, cell)?))).collect(),
        ));
    }
    // names stand below the heads and not left of all of them
    let below = cells.iter().all(|cell| is_name(cell.text)) && cells.len() <= heads.len();
    let voters: Vec<_> = cells.iter().filter_map(|cell| Some((cell.text, nearest(heads, cell)?))).collect();
    (below && !voters.is_empty() && line.starts_with([' ', '\t'])).then_some(Row::Voters(voters))
}

/// The side of the head that stands nearest to a cell.
fn nearest(heads: &[Head], cell: &Cell<'_>) -> Option<Ballot> {
    let apart = |head: &Head| {
        let (middle, other) = (head.start + head.end, cell.start + cell.end);
        head.start.abs_diff(cell.start).min(middle.abs_diff(other) / 2)
    };
    heads.iter().min_by_key(|head| apart(head)).map(|head| head.side)
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && (3..=40).contains(&text.len())
        && text.words().take(6).count() <= 5
        && !text.contains(|char: char| char.is_ascii_digit() || matches!(char, ':' | ';' | '(' | '?'))
        && !(text.ends_with('.') && text.len() > 4)
}

/// The cells of a line, which two blanks or a tab part.
fn cells(line: &str) -> Vec<Cell<'_>> {
    let mut found = Vec::new();
    let (mut column, mut from): (usize, Option<(usize, usize)>) = (0, None);
    let mut gap = 0;
    let mut last = (0, 0);
    for (at, char) in line.char_indices() {
        if matches!(char, ' ' | '\t' | '\u{a0}') {
            gap += if char == '\t' { 2 } else { 1 };
        } else {
            if gap >= 2
                && let Some((start, column)) = from.take()
            {
                found.push(Cell { text: &line[start..last.0], start: column, end: last.1 });
            }
            from.get_or_insert((at, column));
            gap = 0;
            last = (at + char.len_utf8(), column + 1);
        }
        column = if char == '\t' { column / 8 * 8 + 8 } else { column + 1 };
    }
    if let Some((start, column)) = from {
        found.push(Cell { text: &line[start..last.0], start: column, end: last.1 });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn rows_below_the_sides() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let marked = heads(words, "                  YEA      NAY").expect("two sides");
        let cases = [
            ("  Mayor Bell       X", Some(Row::Voters(vec![("Mayor Bell", Ballot::For)]))),
            ("  Ann Carr                   X", Some(Row::Voters(vec![("Ann Carr", Ballot::Against)]))),
            (
                "                   2        3    DEFEATED",
                Some(Row::Totals(vec![(2, Ballot::For), (3, Ballot::Against)])),
            ),
            ("The motion was lost.", None),
        ];
        for (line, expected) in cases {
            assert_eq!(row(&marked, line), expected, "{line}");
        }
        let listed = heads(words, "     Ayes, 2               Noes, 1").expect("two sides");
        assert_eq!(listed[0].count, Some(2));
        let both = vec![("Ann Bell", Ballot::For), ("Sir Ben Carr", Ballot::Against)];
        assert_eq!(row(&listed, "   Ann Bell             Sir Ben Carr"), Some(Row::Voters(both)));
        assert_eq!(row(&listed, "   Cy Dunn"), Some(Row::Voters(vec![("Cy Dunn", Ballot::For)])));
        assert_eq!(heads(words, "Item        Votes for"), None);
    }
}

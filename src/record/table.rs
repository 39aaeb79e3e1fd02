use super::{Column, Value};
use crate::model::Minutes;

/// A table: what it is called, what stands in its columns, and how its rows are made from the records.
#[derive(Debug)]
pub struct Table {
    /// Its name in `snake_case`; stable, and the stem of its file.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// Its columns, in order; the first is `document`.
    pub columns: &'static [Column],
    /// Names of the columns that identify a row, `document` first.
    pub primary_key: &'static [&'static str],
    /// Where its columns point to rows of other tables, or of its own.
    pub foreign_keys: &'static [ForeignKey],
    rows: Rows,
}

/// Makes the rows of one document, in the order of the text, and hands them on one by one.
type Rows = for<'a> fn(&'a Minutes, &mut dyn FnMut(&[Value<'a>]));

/// Columns that together are the primary key of a row in some table, unless one of them is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignKey {
    /// Names of the columns, in the order of that table's primary key.
    pub columns: &'static [&'static str],
    /// Name of the table that they point to.
    pub table: &'static str,
}

impl Table {
    /// A table; [`table!`] is the way to make one.
    pub(super) const fn new(
        [name, title, description]: [&'static str; 3],
        columns: &'static [Column],
        primary_key: &'static [&'static str],
        foreign_keys: &'static [ForeignKey],
        rows: Rows,
    ) -> Self {
        Self { name, title, description, columns, primary_key, foreign_keys, rows }
    }

    /// Hands on the rows of one document, in the order of the text; each has one value for each column.
    pub fn for_each_row<'a>(&self, minutes: &'a Minutes, mut emit: impl FnMut(&[Value<'a>])) {
        (self.rows)(minutes, &mut emit);
    }

    /// The rows of one document, in the order of the text; each has one value for each column.
    pub fn rows<'a>(&self, minutes: &'a Minutes) -> Vec<Vec<Value<'a>>> {
        let mut rows = Vec::new();
        self.for_each_row(minutes, |row| rows.push(row.to_vec()));
        rows
    }

    /// Whether every row of this table points by `key`: none of its columns may be null.
    pub fn always_points(&self, key: &ForeignKey) -> bool {
        key.columns.iter().all(|name| self.columns.iter().any(|column| column.name == *name && column.required))
    }

    /// Place of a column, counted from 0, or `None` where there is none of that name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// Number of columns in `groups`.
pub(super) const fn width(groups: &[&[Column]]) -> usize {
    let mut width = 0;
    let mut group = 0;
    while group < groups.len() {
        width += groups[group].len();
        group += 1;
    }
    width
}

/// The columns of `groups` in one list; `N` is their [`width`].
pub(super) const fn concat<const N: usize>(groups: &[&[Column]]) -> [Column; N] {
    let mut columns = [groups[0][0]; N];
    let (mut group, mut place) = (0, 0);
    while group < groups.len() {
        let mut column = 0;
        while column < groups[group].len() {
            columns[place] = groups[group][column];
            column += 1;
            place += 1;
        }
        group += 1;
    }
    columns
}

/// Describes a table, with the value of each column beside its description.
///
/// `row` names what a row is made from, after the document; a line of `columns` reads
/// `name: required|optional Type description, example[, term][; limit(…)] => value`, where a limit is one of
/// [`Column`]'s: `one_of`, `from`, `within`, `offset`, `line`, `list`; `groups` are columns that several tables share (see
/// [`shared`](super::shared)); `rows` goes through the document and hands on each row's parts.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $table:ident = $name:literal, $title:literal, $description:literal;
        key: [$($key:literal),+];
        references: [$($target:literal($($reference:literal),+)),*];
        row: ($minutes:ident $(, $part:ident: $type:ty)*);
        columns: {
            $($column:literal: $need:ident $kind:ident $about:literal, $example:literal $(, $term:expr)?
                $(; $limit:ident($($bound:expr),*))? => $value:expr;)*
        }
        groups: [$($group:ident($subject:expr)),*];
        rows: |$emit:ident| $rows:expr;
    ) => {
        $(#[$doc])*
        pub static $table: $crate::record::Table = {
            use $crate::record::{Column, Table, Type, Value, shared, table};

            const GROUPS: &[&[Column]] = &[
                shared::document::COLUMNS,
                &[$(Column::$need($column, Type::$kind, $about, $example)
                    $(.term($term))?$(.$limit($($bound),*))?),*],
                $(shared::$group::COLUMNS),*
            ];
            static COLUMNS: [Column; table::width(GROUPS)] = table::concat(GROUPS);

            fn fill<'a>(row: &mut Vec<Value<'a>>, $minutes: &'a $crate::model::Minutes $(, $part: $type)*) {
                row.clear();
                shared::document::push(row, $minutes);
                $(row.push(Value::from($value));)*
                $(shared::$group::push(row, $subject);)*
            }

            fn rows<'a>($minutes: &'a $crate::model::Minutes, emit: &mut dyn FnMut(&[Value<'a>])) {
                let mut row = Vec::with_capacity(COLUMNS.len());
                let mut $emit = |$($part: $type),*| {
                    fill(&mut row, $minutes $(, $part)*);
                    emit(&row);
                };
                $rows
            }

            Table::new(
                [$name, $title, $description],
                &COLUMNS,
                &[$($key),+],
                &[$($crate::record::ForeignKey { table: $target, columns: &[$($reference),+] }),*],
                rows,
            )
        };
    };
}

pub(super) use table;

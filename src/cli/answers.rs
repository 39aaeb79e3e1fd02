//! Answers as people and programs want them: a table for the width of the terminal, CSV, JSON, Markdown.

use std::io::{self, IsTerminal, Write};
use std::str::FromStr;

use clap::ValueEnum;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::archive::{Answer, Datum};
use crate::output::csv::guard;

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// for reading, as wide as the terminal; where there is none, nothing is cut
    Table,
    /// comma-separated values (RFC 4180), safe to open in a spreadsheet
    Csv,
    /// one JSON object for each row, in a list
    Json,
    /// Markdown: of find a list of the records, of query a table of the rows
    Md,
}

/// Columns of the terminal, or of a page where there is none.
pub(super) fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| usize::from_str(&columns).ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked.or_else(terminal).unwrap_or(100).max(20)
}

/// Columns of a table. Where no terminal shows it and none are asked for, nothing is cut: a program may read it.
fn table_width() -> usize {
    let is_for_a_screen = std::env::var_os("COLUMNS").is_some() || io::stdout().is_terminal();
    if is_for_a_screen { width() } else { usize::MAX }
}

/// Writes the rows of an answer. Without any, programs read an empty list or the names of the columns, and people nothing.
pub(super) fn write(answer: &Answer, format: AnswerFormat, out: &mut dyn Write) -> anyhow::Result<()> {
    match format {
        AnswerFormat::Table | AnswerFormat::Md if answer.rows.is_empty() => {}
        AnswerFormat::Table => table(answer, table_width(), out)?,
        AnswerFormat::Csv => {
            let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
            writer.write_record(&answer.columns).map_err(of_stream)?;
            for row in &answer.rows {
                let cells = row.iter().map(|datum| match datum {
                    Datum::Text(text) => guard(text).into_owned(),
                    other => words(other),
                });
                writer.write_record(cells).map_err(of_stream)?;
            }
            writer.flush()?;
        }
        AnswerFormat::Json => {
            for (place, row) in answer.rows.iter().enumerate() {
                out.write_all(if place == 0 { b"[" } else { b",\n " })?;
                let object: serde_json::Map<String, serde_json::Value> = answer
                    .columns
                    .iter()
                    .zip(row)
                    .map(|(name, datum)| Ok((name.clone(), serde_json::to_value(datum)?)))
                    .collect::<serde_json::Result<_>>()?;
                serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
            }
            out.write_all(if answer.rows.is_empty() { b"[]\n" } else { b"]\n" })?;
        }
        AnswerFormat::Md => markdown(answer, out)?,
    }
    Ok(())
}

/// The error of the stream below, by which a reader that goes away is known.
fn of_stream(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn words(datum: &Datum) -> String {
    match datum {
        Datum::Null => String::new(),
        Datum::Integer(number) => number.to_string(),
        Datum::Number(number) => number.to_string(),
        Datum::Text(text) => text.clone(),
    }
}

/// A value on one line, without what a terminal would take for a command.
pub(super) fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(char::is_control, "\u{FFFD}")
}

/// The space between two columns.
const GAP: usize = 2;

/// A column is not made narrower than this to fit.
const NARROWEST: usize = 8;

fn table(answer: &Answer, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<Vec<String>> =
        answer.rows.iter().map(|row| row.iter().map(|datum| on_one_line(&words(datum))).collect()).collect();
    let natural: Vec<usize> = answer
        .columns
        .iter()
        .enumerate()
        .map(|(place, name)| cells.iter().map(|row| row[place].width()).chain([name.width()]).max().unwrap_or(0))
        .collect();
    let Some(widths) = fit(&natural, width) else { return one_below_the_other(answer, &cells, width, out) };
    let is_number: Vec<bool> = (0..answer.columns.len())
        .map(|place| answer.rows.iter().all(|row| !matches!(row[place], Datum::Text(_))))
        .collect();
    let mut line = |cells: &[String]| {
        let mut line = String::new();
        for ((cell, width), number) in cells.iter().zip(&widths).zip(&is_number) {
            let cell = cut(cell, *width);
            let blanks = " ".repeat(width - cell.width());
            line.extend(if *number { [&*blanks, &*cell] } else { [&*cell, &*blanks] });
            line.push_str(&" ".repeat(GAP));
        }
        writeln!(out, "{}", line.trim_end())
    };
    line(&answer.columns)?;
    line(&widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>())?;
    cells.iter().try_for_each(|row| line(row))
}

/// Widths of columns in a line, the widest made narrower until they fit; `None` where they cannot.
fn fit(natural: &[usize], width: usize) -> Option<Vec<usize>> {
    let room = width.checked_sub(GAP * natural.len().saturating_sub(1))?;
    let mut widths = natural.to_vec();
    loop {
        let sum: usize = widths.iter().sum();
        let Some(over) = sum.checked_sub(room).filter(|over| *over > 0) else { return Some(widths) };
        let widest = *widths.iter().max()?;
        let next = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(0);
        let as_wide = widths.iter().filter(|width| **width == widest).count();
        let narrower = (widest - over.div_ceil(as_wide).min(widest - next)).max(NARROWEST);
        if narrower >= widest {
            return None;
        }
        for width in widths.iter_mut().filter(|width| **width == widest) {
            *width = narrower;
        }
    }
}

/// For many columns on a narrow terminal: a line for each value, wrapped.
fn one_below_the_other(answer: &Answer, cells: &[Vec<String>], width: usize, out: &mut dyn Write) -> io::Result<()> {
    let names = answer.columns.iter().map(|name| name.width()).max().unwrap_or(0).min(width / 2);
    for (place, row) in cells.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        for (name, cell) in answer.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let name = cut(name, names);
            let blanks = " ".repeat(names - name.width() + GAP);
            for (number, line) in wrap(cell, width.saturating_sub(names + GAP).max(8)).iter().enumerate() {
                match number {
                    0 => writeln!(out, "{name}{blanks}{line}")?,
                    _ => writeln!(out, "{:1$}{line}", "", names + GAP)?,
                }
            }
        }
    }
    Ok(())
}

fn markdown(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |cells: Vec<String>| writeln!(out, "| {} |", cells.join(" | "));
    line(answer.columns.iter().map(|name| escape(name)).collect())?;
    line(answer.columns.iter().map(|_| "---".to_owned()).collect())?;
    for row in &answer.rows {
        line(row.iter().map(|datum| escape(&on_one_line(&words(datum)))).collect())?;
    }
    Ok(())
}

/// A text in which Markdown finds nothing to do.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '#' => escaped.extend(['\\', char]),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// The text in so many columns, with an ellipsis where that is not all of it.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for char in text.chars() {
        let columns = char.width().unwrap_or(0);
        if used + columns + 1 > width {
            break;
        }
        used += columns;
        cut.push(char);
    }
    if width > 0 {
        cut.push('…');
    }
    cut
}

/// The text in lines of at most so many columns, broken between words, and within words that are longer.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let length = visible(word);
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        let mut line = lines.pop().unwrap_or_default();
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for char in word.chars() {
            let columns = if is_mark(char) { 0 } else { char.width().unwrap_or(0) };
            if used + columns > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(char);
            used += columns;
        }
        lines.push(line);
    }
    lines
}

/// Whether a character only says where a marked word begins or ends.
fn is_mark(char: char) -> bool {
    crate::archive::Found::MARKS.contains(&char)
}

fn visible(word: &str) -> usize {
    word.chars().filter(|char| !is_mark(*char)).map(|char| char.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(cut("議事録の公開", 12), "議事録の公開");
        assert_eq!(cut("議事録の公開", 8), "議事録…");
        assert_eq!(cut("Zoë", 3), "Zoë");
        assert_eq!(wrap("議事録 の 公開", 6), ["議事録", "の", "公開"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("\u{E000}ab\u{E001} cd", 5), ["\u{E000}ab\u{E001} cd"]);
    }

    #[test]
    fn columns_give_way_to_each_other() {
        assert_eq!(fit(&[4, 50, 10], 40), Some(vec![4, 22, 10]));
        assert_eq!(fit(&[4, 5], 40), Some(vec![4, 5]));
        assert_eq!(fit(&[30, 30, 30], 20), None);
    }
}

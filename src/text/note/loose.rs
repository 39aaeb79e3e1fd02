//! Marks that only their notes tell: "the report1/ was read", "the rent was kept.2", "the levy (3) was set".
//!
//! Such a number may be anything, so the notes come first: lines numbered from 1 that stand behind a rule, under a heading
//! of notes, or with the stroke that central banks print. Each number in turn is looked for before its note.

use std::cell::OnceCell;

use foldhash::{HashMap, HashSet};

use crate::text::{Block, Line, Span};

use super::Mark;
use super::mark::word_before;

/// What ends the number of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// "1/ Circulated before.", as the Federal Reserve prints notes.
    Stroke,
    /// "1 Circulated before."
    Blank,
    /// "1. Circulated before.", "1) Circulated before."
    Closed,
    /// "(1) Circulated before."
    Bracket,
}

/// What headings of notes are called.
const HEADINGS: [&str; 7] = ["notes", "note", "footnotes", "footnote", "endnotes", "foot notes", "end notes"];

/// The marks of such notes, in order, and the places of the blocks that are notes: also those to which marks of other forms
/// point, under a heading of notes.
pub(super) fn loose(
    source: &str,
    lines: &[Line],
    blocks: &[Block],
    members: &[u32],
    marks: &[Mark],
) -> (Vec<Mark>, HashSet<usize>) {
    let (mut found, mut told) = (Vec::new(), HashSet::default());
    let ends: OnceCell<HashMap<&str, usize>> = OnceCell::new();
    let (mut last, mut from, mut headed) = (0, 0, false);
    for (index, block) in blocks.iter().enumerate() {
        let first = lines[members[block.members.start as usize] as usize];
        let text = first.text(source);
        let candidate = number(text).filter(|(number, _)| *number == last + 1 || *number == 1);
        let Some((number, sign)) = candidate else {
            headed = is_heading(text) || headed && last > 0 && block.blank_before == 0;
            if !headed {
                last = 0;
            }
            continue;
        };
        let begins = headed || (last > 0 && number == last + 1) || block.page_before || block.blank_before > 0;
        let may_be = match sign {
            Sign::Stroke => true,
            Sign::Blank => begins,
            Sign::Closed | Sign::Bracket => headed,
        };
        let start = first.text_start;
        let label = number.to_string();
        if may_be
            && headed
            && ends.get_or_init(|| first_ends(marks)).get(label.as_str()).is_some_and(|end| *end <= start)
        {
            told.insert(index);
            last = number;
            continue;
        }
        // numbers begin again on each page
        let from_here = if number == 1 { from } else { found.last().map_or(from, |mark: &Mark| mark.span.end) };
        match may_be.then(|| place(source, from_here, start, &label, sign)).flatten() {
            Some(span) => {
                found.push(Mark { label, span, word: Span::new(word_before(source, span.start), span.end) });
                told.insert(index);
                last = number;
            }
            None => last = 0,
        }
        if number == 1 {
            from = start;
        }
    }
    found.retain(|mark| !marks.iter().any(|other| other.span.overlaps(mark.span)));
    found.sort_by_key(|mark| mark.span.start);
    (found, told)
}

/// Where the first mark with each label ends.
fn first_ends(marks: &[Mark]) -> HashMap<&str, usize> {
    let mut ends = HashMap::default();
    for mark in marks {
        ends.entry(mark.label.as_str()).or_insert(mark.span.end);
    }
    ends
}

/// Whether a line is the heading of notes.
fn is_heading(text: &str) -> bool {
    let bare = text.trim_matches(|char: char| !char.is_alphabetic());
    bare.len() <= 12 && HEADINGS.iter().any(|heading| bare.eq_ignore_ascii_case(heading))
}

/// The number at the start of a note and what ends it; text follows.
fn number(text: &str) -> Option<(u16, Sign)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let number = inner.get(..digits)?.parse().ok()?;
    let bracket = inner.len() < text.len();
    let (sign, rest) = match inner.as_bytes().get(digits)? {
        b'/' if !bracket => (Sign::Stroke, &inner[digits + 1..]),
        b' ' | b'\t' if !bracket => (Sign::Blank, &inner[digits..]),
        b'.' | b')' | b':' if !bracket => (Sign::Closed, &inner[digits + 1..]),
        b')' => (Sign::Bracket, &inner[digits + 1..]),
        _ => return None,
    };
    let told = rest.starts_with([' ', '\t']) && !rest.trim_start().is_empty();
    (told && (1..=99).contains(&number)).then_some((number, sign))
}

/// Bytes before a number that are looked at.
const NEAR: usize = 64;

/// The first place between two offsets where a number stands as the mark of a note with such a sign.
fn place(source: &str, from: usize, to: usize, label: &str, sign: Sign) -> Option<Span> {
    let written = match sign {
        Sign::Stroke => format!("{label}/"),
        Sign::Bracket => format!("({label})"),
        Sign::Blank | Sign::Closed => label.to_owned(),
    };
    let text = source.get(from..to)?;
    memchr::memmem::find_iter(text.as_bytes(), written.as_bytes()).map(|at| from + at).find_map(|at| {
        let end = at + written.len();
        let ends = source[end..].chars().next().is_none_or(|next| next.is_whitespace() || ".,;:)\"”".contains(next));
        let near = &source[source.floor_char_boundary(at.saturating_sub(NEAR))..at];
        let line = near.rsplit('\n').next().unwrap_or("");
        let glued = is_glued(line);
        let apart = line.ends_with([' ', '\u{a0}']) && !line.trim().is_empty();
        let stands = match sign {
            Sign::Stroke => glued || apart && line.trim_end().ends_with(char::is_alphabetic),
            Sign::Bracket => glued || apart,
            Sign::Blank | Sign::Closed => glued,
        };
        (ends && stands).then(|| Span::new(at, end))
    })
}

/// Whether the text before a number ends in a word of small letters, or in the sign behind one: "rent", "agreed.", but
/// neither "p.", "No." nor "Q".
fn is_glued(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let word = line.trim_end_matches(['.', ',', ';', ':', ')', '"', '”', '’', '\'']);
    let letters = word.chars().rev().take_while(|char| char.is_lowercase()).count();
    letters >= SHORTEST
}

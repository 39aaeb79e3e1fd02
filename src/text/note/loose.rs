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
const HEADINGS: [&str; 5] = ["footnotes", "footnote", "endnotes", "foot notes", "end notes"];

/// What headings of notes, and of other things, are called.
const PLAIN_HEADINGS: [&str; 2] = ["notes", "note"];

/// The marks of such notes, in order, and the places of the blocks that are notes: also those to which marks of other forms
/// point, under a heading of notes.
pub(super) fn loose(
    source: &str,
    lines: &[Line],
    blocks: &[Block],
    members: &[u32],
    marks: &[Mark],
) -> (Vec<Mark>, HashSet<usize>) {
    let text = |index: usize| lines[members[blocks[index].members.start as usize] as usize].text(source);
    let (mut found, mut told): (Vec<Mark>, _) = (Vec::new(), HashSet::default());
    let ends: OnceCell<HashMap<&str, usize>> = OnceCell::new();
    // the number before, where its note is looked for from, and where the text of the numbers before began
    let (mut last, mut from, mut before, mut headed) = (0, 0, 0, false);
    for (index, block) in blocks.iter().enumerate() {
        let candidate = number(text(index)).filter(|(number, _)| *number == last + 1 || *number == 1);
        let Some((number, sign)) = candidate else {
            headed = heads_notes(blocks, index, text) || headed && last > 0 && block.blank_before == 0;
            if !headed {
                last = 0;
            }
            continue;
        };
        let start = lines[members[block.members.start as usize] as usize].text_start;
        // numbers begin again on each page
        if number == 1 {
            (before, from) = (from, start);
        }
        let begins = headed || last > 0 && number == last + 1 || block.page_before || block.blank_before > 0;
        let may_be = match sign {
            Sign::Stroke => true,
            Sign::Blank => begins,
            Sign::Closed | Sign::Bracket => headed,
        };
        let label = number.to_string();
        let pointed = || ends.get_or_init(|| first_ends(marks)).get(label.as_str()).is_some_and(|end| *end <= start);
        if may_be && headed && pointed() {
            told.insert(index);
            last = number;
            continue;
        }
        let searched = found.last().map_or(before, |mark| mark.span.end.max(before));
        let place = |from: usize, to: usize, number: u16| place(source, (from, to), &number.to_string(), sign, headed);
        let mark = may_be.then(|| place(searched, start, number)).flatten();
        // the entries of a list go on, and nothing points to the next
        let next =
            (index + 1..blocks.len()).take(NEAR_BLOCKS).find(|at| self::number(text(*at)) == Some((number + 1, sign)));
        let alone = |span: Span| {
            next.is_some_and(|at| {
                let to = lines[members[blocks[at].members.start as usize] as usize].text_start;
                place(span.end, to.min(start), number + 1).is_none_or(|other| counts_on(source, span, other, sign))
            })
        };
        match mark.filter(|span| !alone(*span)) {
            Some(span) => {
                found.push(Mark { label, span, word: Span::new(word_before(source, span.start), span.end) });
                told.insert(index);
                last = number;
            }
            None => last = 0,
        }
    }
    found.sort_by_key(|mark| mark.span.start);
    found.retain(|mark| {
        let next = marks.partition_point(|other| other.span.end <= mark.span.start);
        marks.get(next).is_none_or(|other| !other.span.overlaps(mark.span))
    });
    (found, told)
}

/// Blocks behind an entry in which the next of its list is looked for.
const NEAR_BLOCKS: usize = 8;

/// "(1) to welcome, (2) to agree": whether two numbers of one sentence enumerate its parts.
fn counts_on(source: &str, first: Span, second: Span, sign: Sign) -> bool {
    matches!(sign, Sign::Bracket | Sign::Stroke) && !source[first.end..second.start].contains(['.', '!', '?', '\n'])
}

/// Whether a block is the heading of notes. What is called plain "Notes" is so only at the end of a page or of the text: the
/// business of a meeting may be headed so, too.
fn heads_notes<'t>(blocks: &[Block], index: usize, text: impl Fn(usize) -> &'t str) -> bool {
    let bare = text(index).trim_matches(|char: char| !char.is_alphabetic());
    let is = |headings: &[&str]| headings.iter().any(|heading| bare.eq_ignore_ascii_case(heading));
    let closes = || {
        let below = (index + 1..blocks.len()).take_while(|at| !blocks[*at].page_before);
        let entry =
            |at: usize| number(text(at)).is_some() || blocks[at].marker.is_none() && blocks[at].blank_before == 0;
        below.into_iter().all(entry)
    };
    bare.len() <= 12 && (is(&HEADINGS) || is(&PLAIN_HEADINGS) && closes())
}

/// Where the first mark with each label ends.
fn first_ends(marks: &[Mark]) -> HashMap<&str, usize> {
    let mut ends = HashMap::default();
    for mark in marks {
        ends.entry(mark.label.as_str()).or_insert(mark.span.end);
    }
    ends
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

/// The first place between two offsets where a number stands as the mark of a note with such a sign; `headed` where a heading
/// says that there are notes.
fn place(source: &str, (from, to): (usize, usize), label: &str, sign: Sign, headed: bool) -> Option<Span> {
    let written = match sign {
        Sign::Stroke => format!("{label}/"),
        Sign::Bracket => format!("({label})"),
        Sign::Blank | Sign::Closed => label.to_owned(),
    };
    let text = source.get(from..to)?;
    memchr::memmem::find_iter(text.as_bytes(), written.as_bytes()).map(|at| from + at).find_map(|at| {
        let end = at + written.len();
        let near = &source[source.floor_char_boundary(at.saturating_sub(NEAR))..at];
        let line = near.rsplit('\n').next().unwrap_or("");
        let glued = is_glued(line);
        let closes = line.ends_with(['.', ',', ';', ':', ')', '"', '”']);
        let apart = line.ends_with([' ', '\u{a0}']) && !line.trim().is_empty();
        let stands = match sign {
            Sign::Stroke => glued || apart && line.trim_end().ends_with(char::is_alphabetic),
            Sign::Bracket => glued || apart,
            Sign::Blank | Sign::Closed => glued && (closes || headed),
        };
        (stands && ends(&source[end..])).then(|| Span::new(at, end))
    })
}

/// Whether the text behind a mark goes on behind a blank or a sign, and not with a figure: "1/ 2 hours", "agenda1.pdf".
fn ends(behind: &str) -> bool {
    let rest = behind.trim_start_matches(['.', ',', ';', ':', ')', '"', '”']);
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    apart && !rest.trim_start_matches(' ').starts_with(|next: char| next.is_ascii_digit())
}

/// Whether the text before a number ends in a word of small letters, or in the sign behind one: "rent", "agreed.", but
/// neither "p.", "No." nor "Q", nor in an address.
fn is_glued(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let word = line.trim_end_matches(['.', ',', ';', ':', ')', '"', '”', '’', '\'']);
    let letters = word.chars().rev().take_while(|char| char.is_lowercase()).count();
    let last = word.rsplit([' ', '\u{a0}']).next().unwrap_or(word);
    letters >= SHORTEST && !last.contains(['/', '@', '.'])
}

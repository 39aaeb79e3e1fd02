//! Footnotes: notes, and the marks in the text that point to them.
//!
//! A note is known by its mark. A superscript digit or a number in brackets at the start of a block makes it a note
//! at once; a plain number, `1/`, an asterisk or a dagger does so only where the same mark stands in the text before,
//! since lists begin like that too.

use foldhash::{HashMap, HashSet};

use super::markup::NOTHING;
use super::{Block, Line, Marker, Span};

/// A footnote.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its mark, superscript digits as plain digits.
    pub label: String,
    /// Offset of its mark in the source.
    pub start: usize,
    /// Its text in the source, without the mark.
    pub span: Span,
    /// The marks that point to it, in order.
    pub marks: Vec<Mark>,
}

/// A mark in the text that points to a note.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The mark, superscript digits as plain digits.
    pub label: String,
    /// The mark as printed, with its brackets.
    pub span: Span,
    /// The mark with the word that it is attached to.
    pub word: Span,
}

/// How a note's mark is written before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `¹ `, `[1] `: nothing else begins like that.
    Own,
    /// `1 `, `1/ `, `1) `, `* `, `† `: lists begin like that too.
    Shared,
}

/// Whether a line begins like a note and like nothing else.
pub fn opens_note(text: &str) -> bool {
    label(text).is_some_and(|(_, _, form)| form == Form::Own)
}

/// The mark at the start of a note: label, length with what divides it from the text, form.
fn label(text: &str) -> Option<(String, usize, Form)> {
    let first = text.chars().next()?;
    if let Some((label, length)) = superscript(text) {
        return rest(text, length).map(|length| (label, length, Form::Own));
    }
    if first == '[' {
        let close = text.bytes().take(6).position(|byte| byte == b']')?;
        let inner = &text[1..close];
        let known = is_number(inner)
            || is_sign(inner)
            || inner == WORD
            || (inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase()));
        let length = text[close + 1..].strip_prefix(['/', ':', '.']).map_or(close + 1, |_| close + 2);
        return known.then(|| rest(text, length)).flatten().map(|length| (inner.to_owned(), length, Form::Own));
    }
    if first.is_ascii_digit() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let signs = text[digits..].bytes().take(1).take_while(|byte| matches!(byte, b'/' | b')' | b'.' | b':')).count();
        let length = rest(text, digits + signs)?;
        return (digits <= 3).then(|| (text[..digits].to_owned(), length, Form::Shared));
    }
    let length: usize = text.chars().take_while(|char| SIGNS.contains(char)).map(char::len_utf8).sum();
    let known = length > 0 && text[..length].chars().count() <= 4;
    known.then(|| rest(text, length)).flatten().map(|whole| (text[..length].to_owned(), whole, Form::Shared))
}

/// Length of a mark with the blanks after it, if text follows.
fn rest(text: &str, length: usize) -> Option<usize> {
    let body = text[length..].trim_start();
    (!body.is_empty()).then(|| text.len() - body.len())
}

/// The word that marks a lone note in brackets: "by a vote[Note]" over "[Note] Voting for it: Ann Bell".
const WORD: &str = "Note";

const SIGNS: &[char] = &['*', '∗', '†', '‡'];

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 3 && text.chars().all(|char| SIGNS.contains(&char))
}

/// Superscript digits at the start of `text` as plain digits, and their length.
fn superscript(text: &str) -> Option<(String, usize)> {
    let plain = |char| match char {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(char as u32 - '⁰' as u32, 10),
        _ => None,
    };
    let digits: String = text.chars().map_while(plain).collect();
    let length = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty()).then_some((digits, length))
}

/// Finds the notes among `blocks` and tags them; a note takes in the lines right under it.
pub fn notes(source: &str, lines: &[Line], blocks: &mut [Block], members: &[u32], marks: &[Mark]) -> Vec<Note> {
    let mut by_label: HashMap<&str, Vec<&Mark>> = HashMap::default();
    for mark in marks {
        by_label.entry(&mark.label).or_default().push(mark);
    }
    let mut notes: Vec<Note> = Vec::new();
    let mut open = false;
    let first_line = |block: &Block| lines[members[block.members.start as usize] as usize];
    // where "[5] …" is a note, "5. …" is an entry of a list
    let mut own: HashSet<String> = HashSet::default();
    if !marks.is_empty() {
        let labels = blocks.iter().filter_map(|block| label(first_line(block).text(source)));
        own.extend(labels.filter(|(_, _, form)| *form == Form::Own).map(|(label, ..)| label));
    }
    for index in 0..blocks.len() {
        let first = first_line(&blocks[index]);
        let text = first.text(source);
        // a mark before the sign of a list is a block by itself, and the note is the block behind it
        let whole = |length: usize| first.text_start + length < blocks[index].span.end;
        let found = label(text).filter(|(_, length, _)| whole(*length)).filter(|(label, _, form)| {
            let pointed = by_label.get(label.as_str()).is_some_and(|marks| {
                match form {
                    Form::Own => marks.iter().any(|mark| mark.span.start != first.text_start),
                    // the first mark stands before all others
                    Form::Shared => marks[0].span.end <= first.text_start,
                }
            });
            // "[2] …" right under the note "[1] …", though nothing points to it
            let next =
                open && blocks[index].blank_before == 0 && notes.last().is_some_and(|note| follows(&note.label, label));
            let taken = notes.iter().rev().take(64).any(|note| note.label == *label);
            match form {
                Form::Own => pointed || next || (superscript(text).is_some() && blocks[index].line_count() < 8),
                Form::Shared => pointed && !taken && !own.contains(label) && stands_as_note(blocks, index),
            }
        });
        let goes_on = open && notes.last().is_some_and(|note| runs_on(source, note.span, text));
        let block = &mut blocks[index];
        if let Some((label, length, _)) = found {
            let span = Span::new(first.text_start + length, block.span.end);
            block.note = true;
            block.marker = None;
            block.span = span;
            notes.push(Note { label, start: first.text_start, span, marks: Vec::new() });
            open = true;
        } else if goes_on && block.blank_before == 0 && !block.page_before && block.marker.is_none() {
            block.note = true;
            if let Some(note) = notes.last_mut() {
                note.span.end = block.span.end;
            }
        } else {
            open = false;
        }
    }
    give_marks(&mut notes, marks);
    notes
}

/// Whether a number is the next one.
fn follows(before: &str, label: &str) -> bool {
    let number = |label: &str| label.parse::<u16>().ok();
    number(before).zip(number(label)).is_some_and(|(before, label)| before + 1 == label)
}

/// Whether a note may run on over a line: not where it has ended and the line is a heading in capitals, or the last line
/// of the note was a short one.
fn runs_on(source: &str, note: Span, line: &str) -> bool {
    const SHORT: usize = 50;
    let text = source[note.start..note.end].trim_end();
    let last = text.rsplit('\n').next().unwrap_or(text);
    let ended = text.ends_with(['.', '!', '?']);
    !(ended && (last.len() < SHORT || !line.contains(char::is_lowercase)))
}

/// Gives each note its marks. Where notes share a label (numbers that begin again on each page), a mark belongs to the
/// next note after it.
fn give_marks(notes: &mut [Note], marks: &[Mark]) {
    let mut by_label: HashMap<String, Vec<usize>> = HashMap::default();
    for (place, note) in notes.iter().enumerate() {
        by_label.entry(note.label.clone()).or_default().push(place);
    }
    for mark in marks {
        let Some(places) = by_label.get(&mark.label) else { continue };
        let next = places.partition_point(|place| notes[*place].span.start < mark.span.start);
        let Some(place) = places.get(next).or(places.last()) else { continue };
        let note = &mut notes[*place];
        // a note's own mark points to nothing
        if mark.span.end <= note.start || mark.span.start >= note.span.end {
            note.marks.push(mark.clone());
        }
    }
}

/// A plain number or sign begins a note only where it does not stand in a list of such.
fn stands_as_note(blocks: &[Block], index: usize) -> bool {
    let numbered = |place: Option<&Block>| {
        place.is_some_and(|block| {
            matches!(block.marker, Some(Marker::Number(numbering)) if !numbering.bare) && !block.note
        })
    };
    let bulleted = |place: Option<&Block>| {
        place.is_some_and(|block| matches!(block.marker, Some(Marker::Bullet { sign: '*', .. })) && !block.note)
    };
    let near = [index.checked_sub(1).and_then(|before| blocks.get(before)), blocks.get(index + 1)];
    match blocks[index].marker {
        Some(Marker::Number(numbering)) if !numbering.bare => !near.into_iter().any(numbered),
        Some(Marker::Bullet { .. }) => !near.into_iter().any(bulleted),
        _ => true,
    }
}

/// Every mark in the text: superscript digits, numbers and signs in brackets, signs at the end of a word.
pub fn marks(source: &str) -> Vec<Mark> {
    let bytes = source.as_bytes();
    let mut marks = Vec::new();
    let mut past = 0;
    let ascii = memchr::memchr3_iter(b'[', b'*', b')', bytes);
    let beyond = memchr::memchr2_iter(0xc2, 0xe2, bytes).filter(|at| source.is_char_boundary(*at));
    for at in merged(ascii, beyond) {
        if at < past {
            continue;
        }
        let byte = &bytes[at];
        let before = source[..at].chars().next_back();
        let glued = before.is_some_and(|char| !char.is_whitespace() && !SIGNS.contains(&char));
        if *byte == b')' {
            if let Some((label, start)) = closed(source, at).filter(|(_, start)| *start >= past) {
                past = at + 1;
                marks.push(Mark {
                    label,
                    span: Span::new(start, past),
                    word: Span::new(word_before(source, start), past),
                });
            }
            continue;
        }
        if *byte == b'['
            && let Some((labels, length)) = several(&source[at..])
        {
            past = at + length;
            let (span, word) = (Span::new(at, past), Span::new(word_before(source, at), past));
            marks.extend(labels.into_iter().map(|label| Mark { label, span, word }));
            continue;
        }
        let found = match byte {
            b'[' => bracketed(&source[at..]).filter(|(label, _)| glued || is_number(label) || is_sign(label)),
            b'*' | 0xe2 if glued => signs(&source[at..]).or_else(|| raised(source, at)),
            _ if glued => raised(source, at),
            _ => None,
        };
        if let Some((label, length)) = found {
            past = at + length;
            let span = Span::new(at, past);
            marks.push(Mark { label, span, word: Span::new(word_before(source, at), past) });
        }
    }
    marks
}

/// Two rising series of places as one.
fn merged(first: impl Iterator<Item = usize>, second: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some(one), Some(other)) if one > other => second.next(),
        (Some(_), _) => first.next(),
        (None, _) => second.next(),
    })
}

/// "the policy1) was kept": a number with a closing bracket that nothing opened, as Korea, Japan and Germany print marks.
/// Gives the number and where it begins.
fn closed(source: &str, at: usize) -> Option<(String, usize)> {
    const LINE: usize = 200;
    let line = &source[source.ceil_char_boundary(at.saturating_sub(LINE))..at];
    let line = line.rsplit('\n').next().unwrap_or(line);
    let head = line.trim_end_matches(|char: char| char.is_ascii_digit());
    let number = &line[head.len()..];
    let glued =
        head.ends_with(|char: char| char.is_alphabetic() || matches!(char, ')' | '.' | ',' | '\'' | '"' | '”' | '’'));
    let inside = head.matches(['(', '[']).count() > head.matches([')', ']']).count();
    (glued && !inside && (1..=2).contains(&number.len()) && head.contains(' '))
        .then(|| (number.to_owned(), at - number.len()))
}

fn bracketed(text: &str) -> Option<(String, usize)> {
    // a converter sets such a mark in a second pair of brackets
    let (whole, open, close) = if text.starts_with("[[") { (text, "[[", "]]") } else { (text, "[", "]") };
    if let Some(word) = whole[open.len()..].strip_prefix(WORD)
        && word.starts_with(close)
    {
        return Some((WORD.to_owned(), open.len() + WORD.len() + close.len()));
    }
    let close = text.bytes().take(8).position(|byte| byte == b']')?;
    let inner = &text[1..close];
    // "the rent was kept[2)]": a converter set what was raised in brackets, with the sign behind it
    let inner = inner.strip_suffix([')', '/']).filter(|number| is_number(number)).unwrap_or(inner);
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_number(inner) || is_sign(inner) || letter).then(|| (inner.to_owned(), close + 1))
}

/// "the plan [2,3]", "the plan [4-6]": one bracket for several notes. Gives their numbers, which rise, and its length.
fn several(text: &str) -> Option<(Vec<String>, usize)> {
    const LONGEST: usize = 16;
    const MOST: u16 = 8;
    let close = text.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inner = &text[1..close];
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|_| is_number(text.trim()));
    let numbers: Vec<u16> = match inner.split_once(['-', '–']) {
        Some((first, last)) => {
            let (first, last) = number(first).zip(number(last))?;
            (last.checked_sub(first)? < MOST).then(|| (first..=last).collect())?
        }
        None if inner.contains(',') => inner.split(',').map(number).collect::<Option<_>>()?,
        None => return None,
    };
    let rises = numbers.len() > 1 && numbers.is_sorted_by(|one, other| one < other);
    rises.then(|| (numbers.iter().map(ToString::to_string).collect(), close + 1))
}

/// Asterisks and daggers that end a word; not those that set it in bold or italics.
fn signs(text: &str) -> Option<(String, usize)> {
    let length: usize = text.chars().take_while(|char| SIGNS.contains(char)).map(char::len_utf8).sum();
    let mut after = text[length..].chars();
    // "the http*-07 draft": what goes on with the word stands for letters
    let ends = match after.next() {
        Some('-' | '_' | '/') => after.next().is_none_or(|next| !next.is_alphanumeric()),
        next => next.is_none_or(|next| !next.is_alphanumeric()),
    };
    (length > 0 && length <= 6 && ends).then(|| (text[..length].to_owned(), length))
}

/// Superscript digits, but not those of square and cubic units.
fn raised(source: &str, at: usize) -> Option<(String, usize)> {
    let found = superscript(&source[at..])?;
    let word = source[..at].rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    (!(matches!(found.0.as_str(), "2" | "3") && matches!(word, "m" | "km" | "cm" | "mm" | "ft"))).then_some(found)
}

/// Start of the word before a mark, over one blank if need be.
fn word_before(source: &str, at: usize) -> usize {
    let head = source[..at].strip_suffix([' ', '\u{a0}']).unwrap_or(&source[..at]);
    let mut start = head.len();
    // no word is that long; the limit keeps a text without blanks linear
    for (place, char) in head.char_indices().rev().take(64) {
        if char.is_whitespace() {
            break;
        }
        // a tag that was taken off before the word is no part of it
        if char != NOTHING {
            start = place;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use crate::text::Layout;

    fn notes(source: &str) -> Vec<(String, String, usize)> {
        let layout = Layout::new(source);
        let notes = layout.notes.iter();
        notes.map(|note| (note.label.clone(), layout.slice(note.span).to_owned(), note.marks.len())).collect()
    }

    fn note(label: &str, text: &str, marks: usize) -> (String, String, usize) {
        (label.to_owned(), text.to_owned(), marks)
    }

    #[test]
    fn a_mark_before_the_sign_of_a_list_is_that_of_what_follows() {
        assert_eq!(notes("¹ \u{f0b7} 2 lamps for the hall."), [note("1", "\u{f0b7} 2 lamps for the hall.", 0)]);
    }

    #[test]
    fn a_number_of_an_item_is_no_mark_where_notes_stand_in_brackets() {
        let source = "Done.[5]\n\n5. Roads\n\nThey are bad.\n\n[5] http://elm.org/5\n";
        assert_eq!(notes(source), [note("5", "http://elm.org/5", 1)]);
    }

    #[test]
    fn notes_in_their_forms() {
        let cases = [
            ("a vote,[[Note]] to wait.\n\n[Note] For it: Ann Bell.\n", note("Note", "For it: Ann Bell.", 1)),
            ("as follows¹:\n\n- one\n\n¹ Later revised.\n\n- two\n", note("1", "Later revised.", 1)),
            ("The report[2] was read.\n\n2 Not printed.\n", note("2", "Not printed.", 1)),
            ("Meeting[1]/ of June\n\n1/ A translation.\n", note("1", "A translation.", 1)),
            ("held in May*.\n\n* Circulated before.\n", note("*", "Circulated before.", 1)),
            ("the period [1], and\n\n   [1] http://example.org\n", note("1", "http://example.org", 1)),
            ("and the policy1) was kept.\n\n1) See the report.\n", note("1", "See the report.", 1)),
            ("and the policy was kept[2)].\n\n2) See the report.\n", note("2", "See the report.", 1)),
            ("Bo Hart*\n* Denotes absence.\nWELCOME\nAll were welcomed.\n", note("*", "Denotes absence.", 1)),
            ("a fee† and a fee†\n\n† Set in 2004.\n", note("†", "Set in 2004.", 2)),
        ];
        for (source, expected) in cases {
            assert_eq!(notes(source), [expected], "{source}");
        }
    }

    #[test]
    fn one_bracket_may_point_to_several_notes() {
        let source = "The plan [1] and the costs [2,3].\n\n[1] http://elm.org/plan\n[2] Sent by Ann.\n[3] Sent by Ben.\n[4] By hand.\n";
        let expected = [
            note("1", "http://elm.org/plan", 1),
            note("2", "Sent by Ann.", 1),
            note("3", "Sent by Ben.", 1),
            note("4", "By hand.", 0),
        ];
        assert_eq!(notes(source), expected);
        assert_eq!(notes("The plan [1-3].\n\n[3] Sent by Ben.\n"), [note("3", "Sent by Ben.", 1)]);
        // a score, years, and a number that does not follow
        assert_eq!(
            notes("The plan [1].\n\n[1] Sent by Ann, as\n[7] says.\n"),
            [note("1", "Sent by Ann, as\n[7] says.", 1)]
        );
        assert_eq!(notes("It was lost [3-1].\n\n[1] Roads\n"), []);
    }

    #[test]
    fn what_is_no_note() {
        for source in [
            "* one\n* two\n",
            "It was **bold** here.\n\n* one\n* two\n",
            "the http*-07 draft\n\n* security\n\nNothing was said.\n",
            "a shed of 15 m².\n\n2 Roads\n",
            "1. One\n2. Two\n",
            "the plan (of part1) was read.\n\n1) Roads\n",
        ] {
            assert_eq!(notes(source), [], "{source}");
        }
    }
}

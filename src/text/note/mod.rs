//! Footnotes: notes, and the marks in the text that point to them.
//!
//! A note is known by its mark. A superscript digit or a number in brackets at the start of a block makes it a note
//! at once; a plain number, `1/`, an asterisk or a dagger does so only where the same mark stands in the text before,
//! since lists begin like that too.

mod label;
mod loose;
mod mark;

use foldhash::{HashMap, HashSet};

use super::{Block, Line, Marker, Span};
pub use label::opens_note;
use label::{Form, label, superscript};
pub use mark::marks;

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

/// Finds the notes among `blocks` and tags them; a note takes in the lines right under it.
pub fn notes(source: &str, lines: &[Line], blocks: &mut [Block], members: &[u32], marks: &mut Vec<Mark>) -> Vec<Note> {
    let (more, told) = loose::loose(source, lines, blocks, members, marks);
    if !more.is_empty() {
        marks.extend(more);
        marks.sort_by_key(|mark| mark.span.start);
    }
    let marks: &[Mark] = marks;
    let mut counted = Counted::default();
    let stars = stars(source, blocks);
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
        let found = label(text).filter(|(_, length, _)| whole(*length)).filter(|(label, length, form)| {
            let pointed = by_label.get(label.as_str()).is_some_and(|marks| {
                match form {
                    Form::Own => marks.iter().any(|mark| mark.span.start != first.text_start),
                    // the first mark stands before all others
                    Form::Shared | Form::Headed => marks[0].span.end <= first.text_start,
                }
            });
            // the address "[2] http…" right under the note "[1] …", though nothing points to it
            let next = open
                && blocks[index].blank_before == 0
                && notes.last().is_some_and(|note| follows(&note.label, label))
                && label::is_address(&text[*length..]);
            let taken = notes.iter().rev().take(64).any(|note| note.label == *label);
            match form {
                Form::Own => pointed || next || (superscript(text).is_some() && blocks[index].line_count() < 8),
                Form::Headed => pointed && told.contains(&index),
                Form::Shared => {
                    let stands =
                        || stands_as_note(blocks, index) || is_of_signs(source, blocks, index, &by_label, &stars);
                    let told = told.contains(&index);
                    pointed && (told || !taken && !own.contains(label) && !counted.goes_on(&blocks[index]) && stands())
                }
            }
        });
        let goes_on = open && notes.last().is_some_and(|note| runs_on(source, note.span, text));
        if let Some((label, length, _)) = found {
            let block = &mut blocks[index];
            let span = Span::new(first.text_start + length, block.span.end);
            block.note = true;
            block.marker = None;
            block.span = span;
            notes.push(Note { label, start: first.text_start, span, marks: Vec::new() });
            open = true;
        } else if goes_on
            && blocks[index].blank_before == 0
            && !blocks[index].page_before
            && blocks[index].marker.is_none()
        {
            let block = &mut blocks[index];
            block.note = true;
            if let Some(note) = notes.last_mut() {
                note.span.end = block.span.end;
            }
        } else {
            open = false;
            counted.add(&blocks[index]);
        }
    }
    give_marks(&mut notes, marks);
    notes
}

/// The numbers of a text that are no notes: "2. Roads" behind "1. Finance" is an item, whatever marks there are.
#[derive(Default)]
struct Counted {
    /// Indent and number of the last entry of a list.
    last: Option<(u16, u16)>,
}

impl Counted {
    fn number(block: &Block) -> Option<(u16, u16)> {
        match block.marker {
            Some(Marker::Number(numbering)) if !numbering.bare && numbering.depth == 1 => {
                Some((block.indent, numbering.parts[0]))
            }
            _ => None,
        }
    }

    fn add(&mut self, block: &Block) {
        self.last = Self::number(block).or(self.last);
    }

    fn goes_on(&self, block: &Block) -> bool {
        let next = Self::number(block).zip(self.last);
        next.is_some_and(|((indent, number), (other, before))| indent == other && before + 1 == number)
    }
}

/// How many blocks begin with one asterisk, with two, and so on.
fn stars(source: &str, blocks: &[Block]) -> [usize; 4] {
    let mut counts = [0; 4];
    for signs in blocks.iter().map(|block| asterisks(source, block)).filter(|signs| (1..=4).contains(signs)) {
        counts[signs - 1] += 1;
    }
    counts
}

/// The number of asterisks that a block begins with.
fn asterisks(source: &str, block: &Block) -> usize {
    match block.marker {
        Some(Marker::Bullet { sign: '*', span, .. }) => source[span.start..span.end].trim().len(),
        _ => 0,
    }
}

/// "* Circulated before." over "** From five.": entries of a list have one sign, and notes one more each, of which each stands
/// once and has one mark.
fn is_of_signs(
    source: &str,
    blocks: &[Block],
    index: usize,
    by_label: &HashMap<&str, Vec<&Mark>>,
    stars: &[usize; 4],
) -> bool {
    let once = |signs: usize| {
        stars.get(signs.wrapping_sub(1)) == Some(&1)
            && by_label.get(&"****"[..signs.min(4)]).is_some_and(|marks| marks.len() == 1)
    };
    let own = asterisks(source, &blocks[index]);
    let near = [index.checked_sub(1).and_then(|before| blocks.get(before)), blocks.get(index + 1)];
    let other = |block: &Block| {
        let signs = asterisks(source, block);
        signs == 0 || signs != own && once(signs)
    };
    once(own) && near.into_iter().flatten().all(|block| block.note || other(block))
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
            ("The levy[^levy] rose.\n\n[^levy]: In 2004.\n", note("levy", "In 2004.", 1)),
            ("The levy^1 rose.\n\n^1 In 2004.\n", note("1", "In 2004.", 1)),
            ("The levy[fn1] rose.\n\n[fn1] In 2004.\n", note("1", "In 2004.", 1)),
            ("The levy[a] rose.\n\n[a] In 2004.\n", note("a", "In 2004.", 1)),
            ("The levy was set by vote§.\n\n§ Of those there.\n", note("§", "Of those there.", 1)),
            ("The levy 1/ rose.\n\n1/ In 2004.\n", note("1", "In 2004.", 1)),
            ("The levy rose.1\n\n1 In 2004.\n", note("1", "In 2004.", 1)),
            ("The levy (1) rose.\n\nNotes:\n(1) In 2004.\n", note("1", "In 2004.", 1)),
            ("1. Levy\nIt rose.¹\n\nNotes\n1. In 2004.\n", note("1", "In 2004.", 1)),
            ("a fee† and a fee†\n\n† Set in 2004.\n", note("†", "Set in 2004.", 2)),
        ];
        for (source, expected) in cases {
            assert_eq!(notes(source), [expected], "{source}");
        }
    }

    #[test]
    fn notes_of_one_sign_more_each() {
        let source = "The levy* rose by vote**.\n\n* In 2004.\n** Of those there.\n";
        assert_eq!(notes(source), [note("*", "In 2004.", 1), note("**", "Of those there.", 1)]);
    }

    #[test]
    fn one_bracket_may_point_to_several_notes() {
        let source = "The plan [1] and the costs [2,3].\n\n[1] http://elm.org/plan\n[2] Sent by Ann.\n[3] Sent by Ben.\n[4] http://elm.org/4\n";
        let expected = [
            note("1", "http://elm.org/plan", 1),
            note("2", "Sent by Ann.", 1),
            note("3", "Sent by Ben.", 1),
            note("4", "http://elm.org/4", 0),
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
            // the items of a list, whatever marks there are
            "1. Levy\nThe rent² rose.\n\n2. Roads\n",
            "The rent (1) rose.\n\n(1) Roads\n(2) Lamps\n",
            "Notes\n1. The levy rose.\n2. The lamps are on.\n",
            "The hall of No.1 and p.1 was let.\n\n1 Roads\n",
            "about 10^6 lamps, 4 m^2 each\n\n2 Roads\n",
            // the items of a meeting in a room with a number, of an agenda in a sentence, and of its notes
            "We met in room1.\n\n1 Roads\n\nNone.\n\n2 Rent\n",
            "The rent rose.1\n\n1 Oak Lane\n2 Elm Lane\n",
            "See elm.org/agenda1.pdf\n\n1 Roads\n",
            "To (1) welcome all, (2) set the rent.\n\nNotes\n(1) Welcome\nAnn spoke.\n(2) Rent\nIt rose.\n",
            "Welcome 1/ rent 2/ lamps.\n\n1/ Welcome\n\nAnn spoke.\n\n2/ Rent\n\nIt rose.\n",
            "The term 1/ 2 of it.\n\n1/ Roads\n",
            "The plans [a] and [b] were read.\n\n[a] The rent rose.\n[b] The lamps are on.\n",
            "The chair* and the clerk** left.\n\n* Rent\n** It rose.\n* Lamps\n",
            "It cited Act§ 61.\n\n§ 62 The rent rose.\n",
            "- [x] Ask Ann\n- [x] Ask Ben\n[x] Ask Cy\n",
        ] {
            assert_eq!(notes(source), [], "{source}");
        }
    }
}

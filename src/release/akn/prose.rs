//! Reading text as paragraphs, with footnotes at their first mark.

use std::io;
use std::ops::Range;

use super::Source;
use super::meta::{id, to};
use crate::model::{Footnote, NoteReference};
use crate::output::xml::emitter::{Element, Emitter};
use crate::output::xml::mixed::fitting;

/// A part of a record's text with the marks in the whole of it.
pub(super) struct Prose<'a> {
    text: &'a str,
    marks: &'a [NoteReference],
    part: Range<usize>,
}

impl<'a> Prose<'a> {
    pub(super) fn whole(text: &'a str, marks: &'a [NoteReference]) -> Self {
        Self::part(text, marks, 0..text.len())
    }

    /// `part` is a range of bytes on character boundaries.
    pub(super) fn part(text: &'a str, marks: &'a [NoteReference], part: Range<usize>) -> Self {
        Self { text, marks, part }
    }
}

/// Writes a paragraph for each line that is not blank.
pub(super) fn write<'a>(xml: &mut Emitter<'_>, source: &mut Source<'a>, prose: Prose<'a>) -> io::Result<()> {
    let Prose { text, marks, part } = prose;
    // marks stand in the order of the text; those of other parts are left to them
    // a mark without length between two parts is the end of the first
    let is_in_part = |place: &Range<usize>| {
        place.start >= part.start && place.end <= part.end && (place.end > part.start || part.start == 0)
    };
    let mut marks = fitting(text, marks).filter(|(_, place)| is_in_part(place)).peekable();
    let mut start = part.start;
    for line in text[part.clone()].split_inclusive('\n') {
        // blanks around a decision within its line belong to neither paragraph
        let place = start + line.len() - line.trim_start().len()..start + line.trim_end().len();
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        xml.break_line()?;
        xml.start(Element::new("p"))?;
        let mut written = place.start;
        while let Some((mark, at)) = marks.next_if(|(_, at)| at.end <= place.end) {
            // one that stood in the blanks between lines comes to the next
            let begin = at.start.max(written);
            xml.text(&text[written..begin])?;
            written = at.end.max(begin);
            reference(xml, source, &mark.footnote, &text[begin..written])?;
        }
        xml.text(&text[written..place.end])?;
        xml.end("p")?;
    }
    Ok(())
}

/// A mark: the note at its first one, a reference to it after that.
fn reference(xml: &mut Emitter<'_>, source: &mut Source<'_>, footnote: &str, mark: &str) -> io::Result<()> {
    let Some(note) = source.notes.get(footnote).copied() else { return xml.text(mark) };
    if source.placed.insert(&note.id) {
        return self::note(xml, note);
    }
    xml.start(Element::new("noteRef").with("href", &to(&note.id)).with("marker", &note.marker))?;
    xml.end("noteRef")
}

/// A note in full.
pub(super) fn note(xml: &mut Emitter<'_>, note: &Footnote) -> io::Result<()> {
    let element = Element::new("authorialNote").with("eId", &id(&note.id)).with("marker", &note.marker);
    xml.start(element.with("placement", "bottom"))?;
    xml.inline("p", Element::new("p"), &note.text)?;
    xml.end("authorialNote")
}

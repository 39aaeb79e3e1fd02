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
    let mut start = part.start;
    for line in text[part].split_inclusive('\n') {
        let place = start..start + line.trim_end().len();
        start += line.len();
        if !line.trim().is_empty() {
            xml.break_line()?;
            xml.start(Element::new("p"))?;
            inline(xml, source, text, marks, place)?;
            xml.end("p")?;
        }
    }
    Ok(())
}

fn inline<'a>(
    xml: &mut Emitter<'_>,
    source: &mut Source<'a>,
    text: &'a str,
    marks: &'a [NoteReference],
    line: Range<usize>,
) -> io::Result<()> {
    let mut written = line.start;
    for (mark, place) in fitting(text, marks).filter(|(_, place)| place.start >= line.start && place.end <= line.end) {
        // a mark of no length at the end of one part begins the next
        if place.start < written {
            continue;
        }
        xml.text(&text[written..place.start])?;
        written = place.end;
        let Some(note) = source.minutes.footnotes.iter().find(|note| note.id == mark.footnote) else {
            xml.text(&text[place])?;
            continue;
        };
        if source.placed.insert(&note.id) {
            self::note(xml, note)?;
        } else {
            let reference = Element::new("noteRef").with("href", &to(&note.id)).with("marker", &note.marker);
            xml.start(reference)?;
            xml.end("noteRef")?;
        }
    }
    xml.text(&text[written..line.end])
}

/// A note in full.
pub(super) fn note(xml: &mut Emitter<'_>, note: &Footnote) -> io::Result<()> {
    let element = Element::new("authorialNote").with("eId", &id(&note.id)).with("marker", &note.marker);
    xml.start(element.with("placement", "bottom"))?;
    xml.inline("p", Element::new("p"), &note.text)?;
    xml.end("authorialNote")
}

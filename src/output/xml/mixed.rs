//! Text with footnote marks in it, as mixed content.

use std::io;

use super::emitter::{Element, Emitter};
use crate::model::NoteReference;

/// Writes the element `text`, each mark in it as a `ref`.
pub(super) fn text(xml: &mut Emitter<'_>, text: &str, marks: &[NoteReference]) -> io::Result<()> {
    xml.break_line()?;
    xml.start(Element::new("text"))?;
    let mut written = 0;
    for (mark, place) in fitting(text, marks) {
        xml.text(&text[written..place.start])?;
        xml.inline("ref", Element::new("ref").with("note", &mark.footnote), &text[place.clone()])?;
        written = place.end;
    }
    xml.text(&text[written..])?;
    xml.end("text")
}

/// The marks that can stand in the text, with their places.
///
/// A mark that lies outside the text, cuts a character in two, or goes back behind the one before is left out: the
/// text is worth more than the mark, and the footnote lists its references besides.
pub(crate) fn fitting<'m>(
    text: &str,
    marks: &'m [NoteReference],
) -> impl Iterator<Item = (&'m NoteReference, std::ops::Range<usize>)> {
    let mut free = 0;
    marks.iter().filter_map(move |mark| {
        let place = mark.offset..mark.offset.checked_add(mark.length)?;
        let fits = place.start >= free && text.get(place.clone()).is_some();
        fits.then(|| {
            free = place.end;
            (mark, place)
        })
    })
}

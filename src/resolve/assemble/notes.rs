//! The texts of footnotes and their marks in the texts of records.

use crate::model::{Minutes, NoteReference, SourceSpan};
use crate::resolve::reading::Reading;
use crate::text::Span;

/// A note's reading text: that of the blocks that lie in it.
pub(super) fn note_text(reading: &Reading<'_>, span: Span) -> String {
    let mut text = String::new();
    let blocks = &reading.layout.blocks;
    let first = blocks.partition_point(|block| block.span.start < span.start);
    let inside = blocks[first..].iter().take_while(|block| block.span.start <= span.end);
    for block in inside.filter(|block| block.note && block.span.end <= span.end) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(reading.layout.text_of(block));
    }
    text
}

/// Says where in the texts of the records the marks of footnotes stand.
pub(in crate::resolve) fn note_references(reading: &Reading<'_>, minutes: &mut Minutes) {
    let mut notes: Vec<(String, String, usize)> = reading
        .layout
        .notes
        .iter()
        .zip(&minutes.footnotes)
        .flat_map(|(note, footnote)| {
            note.marks
                .iter()
                .map(|mark| (footnote.id.clone(), reading.layout.slice(mark.span).to_owned(), mark.span.start))
        })
        .collect();
    if notes.is_empty() {
        return;
    }
    notes.sort_by_key(|(_, _, at)| *at);
    // of several notes that one mark points to ("[2,3]") the first has it
    notes.dedup_by_key(|(_, _, at)| *at);
    for item in &mut minutes.agenda_items {
        if let Some(span) = item.body_span {
            item.note_references = marks_in(&notes, &item.text, span);
        }
    }
    for decision in &mut minutes.decisions {
        decision.note_references = marks_in(&notes, &decision.text, decision.span);
    }
    for action in minutes.tasks_mut() {
        action.note_references = marks_in(&notes, &action.text, action.span);
    }
}

/// The marks that stand within `span`, of all in the order of the text, each at its next occurrence in the reading text.
fn marks_in(notes: &[(String, String, usize)], text: &str, span: SourceSpan) -> Vec<NoteReference> {
    let first = notes.partition_point(|(_, _, at)| *at < span.start);
    let inside = notes[first..].iter().take_while(|(_, _, at)| *at < span.end);
    let mut from = 0;
    let mut found = Vec::new();
    for (footnote, mark, _) in inside {
        if let Some(at) = text[from..].find(mark.as_str()) {
            found.push(NoteReference { footnote: footnote.clone(), offset: from + at, length: mark.len() });
            from += at + mark.len();
        }
    }
    found
}

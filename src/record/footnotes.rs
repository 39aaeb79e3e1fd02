use super::column::{dcterms, schema};
use super::table::table;
use crate::model::{Footnote, Minutes, NoteReference, SourceSpan};

table! {
    /// Notes that marks in the text point to.
    FOOTNOTES = "footnotes", "Footnotes", "One row for each note that marks in the text point to.";
    key: ["document", "id"];
    references: ["meetings"("document")];
    row: (minutes, footnote: &'a Footnote);
    columns: {
        "id": required String "Identifier, unique within the document.", "footnote-9c40d1e8", dcterms!("identifier") => &footnote.id;
        "marker": required String "Mark without brackets, superscript digits as plain digits.", "1" => &footnote.marker;
        "text": required String "The note without its mark.", "Subject to confirmation by the Treasury.", schema!("text") => &footnote.text;
    }
    groups: [span(&footnote.span), origin((&footnote.rule, footnote.confidence, &footnote.derived))];
    rows: |emit| for record in &minutes.footnotes {
        emit(record);
    };
}

table! {
    /// Places of the source that refer to a note.
    FOOTNOTE_REFERENCES = "footnote_references", "References to footnotes", "One row for each place of the source that refers to a note: the word with the mark.";
    key: ["document", "footnote", "position"];
    references: ["meetings"("document"), "footnotes"("document", "footnote")];
    row: (minutes, footnote: &'a Footnote, position: usize, place: &'a SourceSpan);
    columns: {
        "footnote": required String "Identifier of the note.", "footnote-9c40d1e8" => &footnote.id;
        "position": required Integer "Place among the references to that note, counted from 1.", "1", schema!("position"); from(1) => position;
    }
    groups: [span(place)];
    rows: |emit| for footnote in &minutes.footnotes {
        for (index, place) in footnote.references.iter().enumerate() {
            emit(footnote, index + 1, place);
        }
    };
}

table! {
    /// Footnote marks within the reading texts of records.
    NOTE_REFERENCES = "note_references", "Footnote marks in texts", "One row for each footnote mark in the text of an agenda item, a decision or an action.";
    key: ["document", "record", "position"];
    references: ["meetings"("document"), "footnotes"("document", "footnote")];
    row: (minutes, record: &'a str, position: usize, mark: &'a NoteReference);
    columns: {
        "record": required String "Identifier of the agenda item, decision or action.", "decision-7a11d31d" => record;
        "position": required Integer "Place among the marks of that text, counted from 1.", "1", schema!("position"); from(1) => position;
        "footnote": required String "Identifier of the note.", "footnote-9c40d1e8" => &mark.footnote;
        "offset": required Integer "Where the mark stands in the record's `text`: offset of its first byte in UTF-8, counted from 0.", "42" => mark.offset;
        "length": required Integer "Length of the mark in bytes; 0 where the text has lost it.", "3" => mark.length;
    }
    groups: [];
    rows: |emit| for (record, marks) in texts(minutes) {
        for (index, mark) in marks.iter().enumerate() {
            emit(record, index + 1, mark);
        }
    };
}

/// The records whose text may hold marks, by identifier; those are unique across the kinds of record.
fn texts(minutes: &Minutes) -> impl Iterator<Item = (&str, &[NoteReference])> {
    let items = minutes.agenda_items.iter().map(|item| (item.id.as_str(), item.note_references.as_slice()));
    let decisions = minutes.decisions.iter().map(|decision| (decision.id.as_str(), &*decision.note_references));
    let actions = minutes.actions.iter().map(|action| (action.id.as_str(), &*action.note_references));
    items.chain(decisions).chain(actions)
}

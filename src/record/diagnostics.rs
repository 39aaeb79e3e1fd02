use super::column::{dcterms, schema};
use super::table::table;
use crate::diagnostic::{Diagnostic, Severity};

table! {
    /// What a person should look at.
    DIAGNOSTICS = "diagnostics", "Diagnostics", "One row for each thing in a document that a person should look at.";
    key: ["document", "position"];
    references: ["meetings"("document")];
    row: (minutes, position: usize, diagnostic: &'a Diagnostic);
    columns: {
        "position": required Integer "Place among the document's diagnostics, counted from 1.", "1", schema!("position"); from(1) => position;
        "code": required String "Stable code.", "M104", dcterms!("identifier") => diagnostic.code.id();
        "severity": required String "How much it matters: note, warning or error.", "warning"; one_of(Severity::NAMES) => diagnostic.severity.name();
        "message": required String "One sentence about this case.", "no mark points to note 3", dcterms!("description") => &diagnostic.message;
        "hint": optional String "What to do about it.", "Look for a missing page." => &diagnostic.hint;
        "start": optional Integer "Where it stands in the source: offset of its first byte, if it has a place.", "512"; offset() => diagnostic.span.map(|span| span.start);
        "end": optional Integer "Offset after its last byte.", "513"; offset() => diagnostic.span.map(|span| span.end);
        "start_line": optional Integer "Line of its first byte, counted from 1.", "14"; line() => diagnostic.span.map(|span| span.start_line);
        "end_line": optional Integer "Line of its last byte, counted from 1.", "14"; line() => diagnostic.span.map(|span| span.end_line);
    }
    groups: [];
    rows: |emit| for (index, diagnostic) in minutes.diagnostics.iter().enumerate() {
        emit(index + 1, diagnostic);
    };
}

use super::column::{dcterms, schema};
use super::table::table;
use crate::model::AgendaItem;

table! {
    /// Headings of business and what stands under them.
    AGENDA_ITEMS = "agenda_items", "Agenda items", "One row for each heading of business, with what stands under it.";
    key: ["document", "id"];
    references: ["meetings"("document"), "agenda_items"("document", "parent")];
    row: (minutes, item: &'a AgendaItem);
    columns: {
        "id": required String "Identifier, unique within the document.", "item-1", dcterms!("identifier") => &item.id;
        "number": optional String "Number as printed, without closing punctuation.", "4.2", schema!("position") => &item.number;
        "title": required String "Heading without its number.", "Matters arising", dcterms!("title") => &item.title;
        "level": required Integer "Depth: 1 for an item, 2 for an item below it, and so on.", "1"; from(1) => item.level;
        "parent": optional String "Identifier of the item that it belongs to.", "item-3fe317df", dcterms!("isPartOf") => &item.parent;
        "text": optional String "What stands under the heading before the next one; absent where nothing does.", "The Clerk reported that the lease had been signed.", schema!("text") => Value::filled(&item.text);
        "body_start": optional Integer "Where that stands: offset of the first byte.", "1024"; offset() => item.body_span.map(|span| span.start);
        "body_end": optional Integer "Offset after its last byte.", "2048"; offset() => item.body_span.map(|span| span.end);
        "body_start_line": optional Integer "Line of its first byte, counted from 1.", "31"; line() => item.body_span.map(|span| span.start_line);
        "body_end_line": optional Integer "Line of its last byte, counted from 1.", "44"; line() => item.body_span.map(|span| span.end_line);
    }
    groups: [span(&item.span), origin((&item.rule, item.confidence, &item.derived))];
    rows: |emit| for record in &minutes.agenda_items {
        emit(record);
    };
}

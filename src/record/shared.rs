//! Columns that several tables share: each group is its columns and the values that go into them.

/// The document that a row was read from, the first column of every table.
pub(super) mod document {
    use crate::model::Minutes;
    use crate::record::column::dcterms;
    use crate::record::{Column, Type, Value};

    pub(in crate::record) const COLUMNS: &[Column] = &[Column::required(
        "document",
        Type::String,
        "Identifier of the document, unique within one conversion.",
        "2024--council-05-03",
    )
    .term(dcterms!("isPartOf"))];

    pub(in crate::record) fn push<'a>(row: &mut Vec<Value<'a>>, minutes: &'a Minutes) {
        row.push(Value::from(&minutes.id));
    }
}

/// Where a record stands in its source.
pub(super) mod span {
    use crate::model::SourceSpan;
    use crate::record::{Column, Type, Value};

    pub(in crate::record) const COLUMNS: &[Column] = &[
        Column::required(
            "start",
            Type::Integer,
            "Where it stands in the source: offset of its first byte, counted from 0 in the decoded text as UTF-8.",
            "512",
        )
        .offset(),
        Column::required("end", Type::Integer, "Offset after its last byte.", "640").offset(),
        Column::required("start_line", Type::Integer, "Line of its first byte, counted from 1.", "14").line(),
        Column::required("end_line", Type::Integer, "Line of its last byte, counted from 1.", "15").line(),
    ];

    pub(in crate::record) fn push(row: &mut Vec<Value<'_>>, span: &SourceSpan) {
        row.extend([span.start.into(), span.end.into(), span.start_line.into(), span.end_line.into()]);
    }
}

/// How a record was made.
pub(super) mod origin {
    use crate::record::{Column, Type, Value};

    pub(in crate::record) const COLUMNS: &[Column] = &[
        Column::required(
            "rule",
            Type::String,
            "Vocabulary entry or production that made the record.",
            "decisions.decided: resolved",
        ),
        Column::required(
            "confidence",
            Type::Number,
            "How sure the program is that the record is there and ends where it says, from 0 to 1.",
            "0.98",
        )
        .within(0, 1),
        Column::optional(
            "derived",
            Type::String,
            "Names of the fields whose value is not written as such in the text, with \"; \" between them.",
            "due_date",
        )
        .list(),
    ];

    pub(in crate::record) fn push<'a>(
        row: &mut Vec<Value<'a>>,
        (rule, confidence, derived): (&'a str, f32, &'a [String]),
    ) {
        row.extend([Value::from(rule), Value::confidence(confidence), Value::list(derived)]);
    }
}

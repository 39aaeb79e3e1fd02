use super::column::{dcterms, schema};
use super::table::table;
use crate::model::{MeetingKind, Minutes, MinutesStatus, Quorum, SourceSpan};

table! {
    /// One row for each document: the meeting, and where its minutes came from.
    ///
    /// `chair_attendee` is not among the foreign keys: `attendees` point here, and tables that point at each other
    /// cannot be loaded one after the other.
    MEETINGS = "meetings", "Meetings", "One row for each document: the meeting, and where its minutes came from.";
    key: ["document"];
    references: [];
    row: (minutes);
    columns: {
        "title": optional String "Title of the minutes as printed.", "Minutes of the Annual Parish Meeting", dcterms!("title") => &minutes.meeting.title;
        "body": optional String "Organisation or group that met, by its own name.", "Hambleton Parish Council", schema!("organizer") => &minutes.meeting.body;
        "kind": optional String "Sort of meeting: ordinary, special, extraordinary, annual, emergency or inaugural.", "annual", dcterms!("type"); one_of(MeetingKind::NAMES) => minutes.meeting.kind.map(MeetingKind::as_str);
        "number": optional String "Number or reference of the meeting as printed.", "434th", dcterms!("identifier") => &minutes.meeting.number;
        "status": required String "What the minutes call themselves: draft, approved or unknown.", "draft", schema!("creativeWorkStatus"); one_of(MinutesStatus::NAMES) => minutes.meeting.status.as_str();
        "date": optional Date "First day of the meeting.", "2011-03-17", schema!("startDate") => Value::date(minutes.meeting.date.as_ref());
        "end_date": optional Date "Last day, where the meeting took several.", "2011-03-18", schema!("endDate") => Value::date(minutes.meeting.end_date.as_ref());
        "start_time": optional Time "Opening of the first sitting, local time.", "16:30", schema!("startTime") => Value::time(minutes.meeting.start_time.as_ref());
        "end_time": optional Time "Closing of the last sitting, local time.", "18:30", schema!("endTime") => Value::time(minutes.meeting.end_time.as_ref());
        "location": optional String "Place as written.", "Village Hall, Church Lane", schema!("location") => &minutes.meeting.location;
        "chair": optional String "Who presided, without honorific or office.", "A. Bell" => &minutes.meeting.chair;
        "chair_attendee": optional String "Identifier of the attendee who presided.", "attendee-05af0300" => &minutes.meeting.chair_attendee;
        "quorum": optional String "Sentence or line that tells of the quorum.", "A quorum was present." => quorum(minutes).map(|quorum| quorum.text.as_str());
        "quorum_met": optional Boolean "Whether there was a quorum, where the text says so.", "true" => quorum(minutes).and_then(|quorum| quorum.met);
        "quorum_required": optional Integer "Number of members that a quorum takes, where the text says so.", "5" => quorum(minutes).and_then(|quorum| quorum.required);
        "quorum_start": optional Integer "Where the quorum is told: offset of the first byte.", "820"; offset() => quorum(minutes).map(|quorum| quorum.span.start);
        "quorum_end": optional Integer "Offset after its last byte.", "841"; offset() => quorum(minutes).map(|quorum| quorum.span.end);
        "quorum_start_line": optional Integer "Line of its first byte, counted from 1.", "21"; line() => quorum(minutes).map(|quorum| quorum.span.start_line);
        "quorum_end_line": optional Integer "Line of its last byte, counted from 1.", "21"; line() => quorum(minutes).map(|quorum| quorum.span.end_line);
        "next_date": optional Date "Day of the next meeting.", "2011-05-12" => Value::date(minutes.meeting.next_date.as_ref());
        "next_meeting": optional String "Sentence or line that announces the next meeting.", "Next meeting: Thursday 12 May." => &minutes.meeting.next_meeting;
        "derived": optional String "Names of the fields whose value is not written as such in the text, with \"; \" between them.", "chair; date"; list() => Value::list(&minutes.meeting.derived);
        "house": required String "House style that the document was read by.", "uk-local-council" => &minutes.house.name;
        "house_reason": optional String "Why it was read by that style.", "forced" => Value::filled(&minutes.house.reason);
        "source_path": required String "Path of the source, with / between its parts: as given, or in a release below the input; - for standard input.", "2024/council-05-03.txt", dcterms!("source") => &minutes.source.path;
        "source_sha256": required String "SHA-256 of the source's bytes, lower-case hexadecimal.", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" => &minutes.source.sha256;
        "source_encoding": required String "Encoding that the source was decoded from, by its WHATWG name.", "UTF-8" => &minutes.source.encoding;
        "source_bytes": required Integer "Length of the source in bytes.", "18233", dcterms!("extent") => minutes.source.bytes;
        "source_lines": required Integer "Number of lines of the source.", "412" => minutes.source.lines;
    }
    groups: [];
    rows: |emit| emit();
}

table! {
    /// Where the fields of `meetings` stand in the source.
    MEETING_SPANS = "meeting_spans", "Places of the meeting's fields", "One row for each field of a meeting whose place in the source is known.";
    key: ["document", "field"];
    references: ["meetings"("document")];
    row: (minutes, field: &'a str, span: &'a SourceSpan);
    columns: {
        "field": required String "Name of the column of `meetings`.", "date" => field;
    }
    groups: [span(span)];
    rows: |emit| for (field, span) in &minutes.meeting.spans {
        emit(field, span);
    };
}

/// What the minutes say of the quorum.
fn quorum(minutes: &Minutes) -> Option<&Quorum> {
    minutes.meeting.quorum.as_ref()
}

//! Minutes made by hand, for tests of what comes after reading.

use std::collections::BTreeMap;
use std::fs;

use minutebook::diagnostic::{Code, Diagnostic};
use minutebook::model::{
    Action, AgendaItem, Attendee, AttendeeEvent, Ballot, Decision, EventKind, Footnote, House, Meeting, MeetingKind,
    Minutes, MinutesStatus, NamedVote, NoteReference, Outcome, Quorum, Source, SourceSpan, Status, VoteMethod, Votes,
};

/// Minutes of which every field says something.
pub(crate) fn council() -> Minutes {
    let text = |text: &str| Some(text.to_owned());
    Minutes {
        id: "2024/council".to_owned(),
        source: Source {
            path: "2024/council.txt".to_owned(),
            sha256: "0f".repeat(32),
            encoding: "windows-1252".to_owned(),
            bytes: 1833,
            lines: 42,
        },
        house: House { name: "uk-parish".to_owned(), reason: "forced".to_owned() },
        meeting: Meeting {
            title: text("Minutes of the Annual Meeting"),
            body: text("Hambleton Parish Council"),
            kind: Some(MeetingKind::Annual),
            number: text("434th"),
            status: MinutesStatus::Draft,
            date: text("2024-05-03"),
            end_date: text("2024-05-04"),
            start_time: text("19:00"),
            end_time: text("21:15"),
            location: text("Village Hall, Church Lane"),
            chair: text("A. Bell"),
            chair_attendee: text("attendee-1"),
            quorum: Some(Quorum {
                text: "A quorum was present (five).".to_owned(),
                met: Some(true),
                required: Some(5),
                span: span(120),
            }),
            next_date: text("2024-06-07"),
            next_meeting: text("Next meeting: Friday 7 June."),
            spans: BTreeMap::from([("date".to_owned(), span(40)), ("title".to_owned(), span(0))]),
            derived: vec!["chair".to_owned(), "next_date".to_owned()],
        },
        attendees: attendees(),
        agenda_items: agenda_items(),
        decisions: decisions(),
        actions: actions(),
        closed_actions: vec![Action {
            id: "closed-1".to_owned(),
            owners: vec!["the Clerk".to_owned()],
            owner_attendees: vec![None],
            status: Some("Done".to_owned()),
            agenda_item: Some("item-2".to_owned()),
            derived: vec!["owners".to_owned()],
            ..actions().remove(1)
        }],
        footnotes: vec![Footnote {
            id: "footnote-1".to_owned(),
            marker: "1".to_owned(),
            text: "Standing orders, \"section 8\".".to_owned(),
            references: vec![span(300), span(410)],
            span: span(900),
            rule: "footnote.block".to_owned(),
            confidence: 0.98,
            derived: vec!["marker".to_owned()],
        }],
        diagnostics: vec![
            Diagnostic::new(Code::Encoding, "Read as windows-1252.", None),
            Diagnostic::new(Code::NoOwner, "Nobody is named.", Some(span(700))).with_hint("Ask the clerk."),
        ],
    }
}

/// The text that the places of [`council`] lie in: 24 lines of 40 bytes.
pub(crate) const TEXT: &str = "\
Line 01 of the made minutes, &c. <b>01<\n\
Line 02 of the made minutes, &c. <b>02<\n\
Line 03 of the made minutes, &c. <b>03<\n\
Line 04 of the made minutes, &c. <b>04<\n\
Line 05 of the made minutes, &c. <b>05<\n\
Line 06 of the made minutes, &c. <b>06<\n\
Line 07 of the made minutes, &c. <b>07<\n\
Line 08 of the made minutes, &c. <b>08<\n\
Line 09 of the made minutes, &c. <b>09<\n\
Line 10 of the made minutes, &c. <b>10<\n\
Line 11 of the made minutes, &c. <b>11<\n\
Line 12 of the made minutes, &c. <b>12<\n\
Line 13 of the made minutes, &c. <b>13<\n\
Line 14 of the made minutes, &c. <b>14<\n\
Line 15 of the made minutes, &c. <b>15<\n\
Line 16 of the made minutes, &c. <b>16<\n\
Line 17 of the made minutes, &c. <b>17<\n\
Line 18 of the made minutes, &c. <b>18<\n\
Line 19 of the made minutes, &c. <b>19<\n\
Line 20 of the made minutes, &c. <b>20<\n\
Line 21 of the made minutes, &c. <b>21<\n\
Line 22 of the made minutes, &c. <b>22<\n\
Line 23 of the made minutes, &c. <b>23<\n\
Line 24 of the made minutes, &c. <b>24<\n\
";

/// Minutes that say nothing.
pub(crate) fn bare() -> Minutes {
    minutebook::convert("")
}

/// Minutes read from each of the project's samples, by the name of the file.
pub(crate) fn samples() -> Vec<(String, Minutes)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut samples: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            (path.display().to_string(), minutebook::convert(&text))
        })
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    samples
}

fn attendees() -> Vec<Attendee> {
    let attendee = |id: &str, status| Attendee {
        id: id.to_owned(),
        name: None,
        honorific: None,
        initials: None,
        role: None,
        organisation: None,
        group: None,
        status,
        count: None,
        remote: None,
        events: Vec::new(),
        span: span(60),
        rule: "attendance.entry".to_owned(),
        confidence: 0.9,
        derived: Vec::new(),
    };
    let text = |text: &str| Some(text.to_owned());
    let left = |item: Option<&str>, time: Option<&str>, kind| AttendeeEvent {
        kind,
        agenda_item: item.map(str::to_owned),
        time: time.map(str::to_owned),
        span: span(500),
    };
    vec![
        Attendee {
            name: text("A. Bell"),
            honorific: text("Cllr"),
            initials: text("AB"),
            role: text("Chair, \"acting\""),
            organisation: text("Devon County Council"),
            group: text("Members"),
            remote: Some(false),
            events: vec![left(Some("item-2"), Some("19:40"), EventKind::Left), left(None, None, EventKind::Arrived)],
            derived: vec!["role".to_owned()],
            ..attendee("attendee-1", Status::Present)
        },
        Attendee { name: text("Zoë O’Neill"), remote: Some(true), ..attendee("attendee-2", Status::Apologies) },
        Attendee {
            role: text("members of the public"),
            count: Some(3),
            ..attendee("attendee-3", Status::InAttendance)
        },
        attendee("attendee-4", Status::Absent),
    ]
}

fn agenda_items() -> Vec<AgendaItem> {
    let item = |id: &str, level, parent: Option<&str>| AgendaItem {
        id: id.to_owned(),
        number: None,
        title: "Finance".to_owned(),
        level,
        parent: parent.map(str::to_owned),
        text: String::new(),
        note_references: Vec::new(),
        span: span(200),
        body_span: None,
        rule: "agenda.numbered".to_owned(),
        confidence: 0.87,
        derived: Vec::new(),
    };
    vec![
        item("item-1", 1, None),
        AgendaItem {
            number: Some("4.2".to_owned()),
            text: "[1] It follows¹ the rules¹".to_owned(),
            note_references: vec![mark(0, 3), mark(14, 2), mark(26, 2)],
            body_span: Some(span(230)),
            derived: vec!["level".to_owned()],
            ..item("item-2", 2, Some("item-1"))
        },
    ]
}

fn decisions() -> Vec<Decision> {
    let decision = |id: &str, outcome| Decision {
        id: id.to_owned(),
        text: "=It was agreed to accept the tender, & pay < £5".to_owned(),
        note_references: Vec::new(),
        verb: None,
        outcome,
        mover: None,
        mover_attendee: None,
        seconder: None,
        seconder_attendee: None,
        votes: None,
        agenda_item: None,
        span: span(320),
        rule: "decision.agreed".to_owned(),
        confidence: 1.0,
        derived: Vec::new(),
    };
    let text = |text: &str| Some(text.to_owned());
    let vote = |name: &str, attendee: Option<&str>, ballot| NamedVote {
        name: name.to_owned(),
        attendee: attendee.map(str::to_owned),
        ballot,
    };
    vec![
        Decision {
            verb: text("It was agreed"),
            mover: text("A. Bell"),
            mover_attendee: text("attendee-1"),
            seconder: text("O’Neill"),
            seconder_attendee: text("attendee-2"),
            votes: Some(Votes {
                in_favour: Some(5),
                against: Some(1),
                abstain: Some(0),
                absent: Some(2),
                method: Some(VoteMethod::ShowOfHands),
                unanimous: false,
                casting_vote: true,
                named: vec![vote("A. Bell", Some("attendee-1"), Ballot::For), vote("-X", None, Ballot::Abstain)],
            }),
            agenda_item: text("item-2"),
            derived: vec!["mover".to_owned()],
            ..decision("decision-1", Outcome::Agreed)
        },
        Decision { votes: Some(Votes::default()), ..decision("decision-2", Outcome::Withdrawn) },
        Decision {
            text: "The report[1] was noted.".to_owned(),
            note_references: vec![mark(10, 3)],
            ..decision("decision-3", Outcome::Noted)
        },
    ]
}

fn actions() -> Vec<Action> {
    let action = |id: &str| Action {
        id: id.to_owned(),
        text: "The Clerk to write to the County Council.".to_owned(),
        note_references: Vec::new(),
        owners: Vec::new(),
        owner_attendees: Vec::new(),
        due: None,
        due_date: None,
        status: None,
        decision: None,
        agenda_item: None,
        span: span(640),
        rule: "action.to".to_owned(),
        confidence: 0.73,
        derived: Vec::new(),
    };
    vec![
        Action {
            note_references: vec![mark(9, 0)],
            owners: vec!["A. Bell".to_owned(), "the Clerk".to_owned()],
            owner_attendees: vec![Some("attendee-1".to_owned()), None],
            due: Some("by the next meeting".to_owned()),
            due_date: Some("2024-06-07".to_owned()),
            status: Some("In progress".to_owned()),
            decision: Some("decision-1".to_owned()),
            agenda_item: Some("item-2".to_owned()),
            derived: vec!["due_date".to_owned()],
            ..action("action-1")
        },
        action("action-2"),
    ]
}

fn mark(offset: usize, length: usize) -> NoteReference {
    NoteReference { footnote: "footnote-1".to_owned(), offset, length }
}

fn span(start: usize) -> SourceSpan {
    let line = 1 + start as u32 / 40;
    SourceSpan { start, end: start + 20, start_line: line, end_line: line + 1 }
}

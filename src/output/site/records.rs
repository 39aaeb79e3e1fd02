use std::io;

use serde::Serialize;

use super::kind::Kind;
use crate::model::Minutes;

/// A record as the search over all documents shows it.
#[derive(Serialize)]
struct Found<'a>(&'static str, &'a str, &'a str, &'a str);

/// Name of a file of records; `shard` counts from 0.
pub(super) fn name(shard: usize) -> String {
    format!("{:05}.js", shard + 1)
}

/// A call with a list, whose first entry spares the others the question of the comma.
pub(super) fn open(out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(b"minutebook([0")
}

pub(super) fn close(out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(b"\n])\n")
}

/// One entry: identifier of the document and its records, each with kind, identifier, outcome or owners, and text.
pub(super) fn write(minutes: &Minutes, out: &mut Vec<u8>) -> io::Result<()> {
    let tasks = || minutes.actions.iter().chain(&minutes.closed_actions);
    let owners: Vec<String> = tasks().map(|action| action.owners.join(", ")).collect();
    let mut found = Vec::new();
    let mut add = |kind: Kind, id, about, text| found.push(Found(kind.name(), id, about, text));
    for decision in &minutes.decisions {
        add(Kind::Decision, &decision.id, decision.outcome.as_str(), &decision.text);
    }
    for (action, owners) in tasks().zip(&owners) {
        add(Kind::Action, &action.id, owners, &action.text);
    }
    for item in &minutes.agenda_items {
        add(Kind::Item, &item.id, &item.title, &item.text);
    }
    for attendee in &minutes.attendees {
        let name = attendee.name.as_deref().or(attendee.role.as_deref()).unwrap_or_default();
        add(Kind::Attendee, &attendee.id, attendee.status.as_str(), name);
    }
    for footnote in &minutes.footnotes {
        add(Kind::Footnote, &footnote.id, &footnote.marker, &footnote.text);
    }
    out.extend_from_slice(b",\n");
    json(&(&minutes.id, found), out)
}

/// JSON that can stand in a script of a page: without `<`, no tag begins in it.
pub(super) fn json(value: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
    for byte in serde_json::to_vec(value)? {
        match byte {
            b'<' => out.extend_from_slice(b"\\u003c"),
            _ => out.push(byte),
        }
    }
    Ok(())
}

//! Roll call, sections of business, what stands outside of them.

use std::collections::HashMap;
use std::io;

use super::Source;
use super::meta::{BODY, id, role_id, roles, to};
use super::prose::{self, Prose};
use crate::model::{AgendaItem, Attendee, Decision};
use crate::output::xml::emitter::{Element, Emitter};

pub(super) fn write(xml: &mut Emitter<'_>, source: &mut Source<'_>) -> io::Result<()> {
    let minutes = source.minutes;
    xml.open(Element::new("debateBody"))?;
    roll_call(xml, source)?;
    for item in source.items_below.remove(&None).unwrap_or_default() {
        section(xml, source, item)?;
    }
    for decision in source.decisions_of.remove(&None).unwrap_or_default() {
        resolution(xml, source, decision)?;
    }
    for action in &minutes.actions {
        if action.agenda_item.as_deref().is_some_and(|item| source.items.contains(item)) {
            continue; // it stands in the text of the item
        }
        if action.decision.is_some() {
            continue; // it is told by the decision's sentence
        }
        xml.open(Element::new("debateSection").with("name", "action").with("eId", &id(&action.id)))?;
        prose::write(xml, source, Prose::whole(&action.text, &action.note_references))?;
        xml.close("debateSection")?;
    }
    if let Some(time) = &minutes.meeting.end_time {
        xml.open(Element::new("adjournment").with("eId", "adjournment"))?;
        time_paragraph(xml, time, "endEvent")?;
        xml.close("adjournment")?;
    }
    xml.close("debateBody")
}

/// Notes that no mark in a text points to.
pub(super) fn conclusions(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let left = source.minutes.footnotes.iter().filter(|note| !source.placed.contains(note.id.as_str()));
    let left: Vec<_> = left.collect();
    if left.is_empty() {
        return Ok(());
    }
    xml.open(Element::new("conclusions"))?;
    for note in left {
        xml.break_line()?;
        xml.start(Element::new("p"))?;
        prose::note(xml, note)?;
        xml.end("p")?;
    }
    xml.close("conclusions")
}

fn roll_call(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let meeting = &source.minutes.meeting;
    let mut call = Element::new("rollCall").with("eId", "attendance");
    if meeting.body.is_some() {
        call = call.with("refersTo", &to(BODY));
    }
    xml.open(call)?;
    if let Some(time) = &meeting.start_time {
        time_paragraph(xml, time, "startEvent")?;
    }
    let roles = roles(&source.minutes.attendees);
    let places: HashMap<&str, usize> = roles.iter().enumerate().map(|(place, role)| (*role, place)).collect();
    for attendee in &source.minutes.attendees {
        xml.break_line()?;
        xml.start(Element::new("p").with("class", attendee.status.as_str()))?;
        person(xml, attendee, &places)?;
        xml.end("p")?;
    }
    xml.close("rollCall")
}

fn person(xml: &mut Emitter<'_>, attendee: &Attendee, roles: &HashMap<&str, usize>) -> io::Result<()> {
    let mut begun = false;
    let mut comma = |xml: &mut Emitter<'_>| {
        if std::mem::replace(&mut begun, true) { xml.text(", ") } else { Ok(()) }
    };
    let role = attendee.role.as_deref();
    let role_id = role.and_then(|role| roles.get(role)).map(|place| role_id(*place));
    if let Some(name) = &attendee.name {
        comma(xml)?;
        let shown = attendee.honorific.as_ref().map_or_else(|| name.clone(), |honorific| format!("{honorific} {name}"));
        let mut element = Element::new("person").with("refersTo", &to(&attendee.id));
        if let Some(role) = &role_id {
            element = element.with("as", &to(role));
        }
        xml.inline("person", element, &shown)?;
    }
    if let (Some(role), Some(id)) = (role, &role_id) {
        comma(xml)?;
        xml.inline("role", Element::new("role").with("refersTo", &to(id)), role)?;
    }
    if let Some(organisation) = &attendee.organisation {
        comma(xml)?;
        xml.text(organisation)?;
    }
    if let Some(count) = attendee.count {
        comma(xml)?;
        xml.text(&count.to_string())?;
    }
    Ok(())
}

fn time_paragraph(xml: &mut Emitter<'_>, time: &str, kind: &str) -> io::Result<()> {
    xml.break_line()?;
    xml.start(Element::new("p"))?;
    let element = Element::new("recordedTime").with("type", kind).with("time", &format!("{time}:00"));
    xml.inline("recordedTime", element, time)?;
    xml.end("p")
}

fn section<'a>(xml: &mut Emitter<'_>, source: &mut Source<'a>, item: &'a AgendaItem) -> io::Result<()> {
    xml.open(Element::new("debateSection").with("name", "item").with("eId", &id(&item.id)))?;
    xml.leaf("num", item.number.as_deref())?;
    xml.leaf("heading", Some(&item.title))?;
    let mut told: Vec<(std::ops::Range<usize>, &Decision)> = Vec::new();
    let mut elsewhere = Vec::new();
    for decision in source.decisions_of.remove(&Some(item.id.as_str())).unwrap_or_default() {
        // decisions stand in the order of the text
        let from = told.last().map_or(0, |(place, _)| place.end);
        match item.text[from..].find(&decision.text) {
            Some(at) if !decision.text.is_empty() => {
                told.push((from + at..from + at + decision.text.len(), decision));
            }
            _ => elsewhere.push(decision),
        }
    }
    let mut written = 0;
    for (place, decision) in told {
        prose::write(xml, source, Prose::part(&item.text, &item.note_references, written..place.start))?;
        xml.open(Element::new("resolutions").with("eId", &id(&decision.id)))?;
        prose::write(xml, source, Prose::part(&item.text, &item.note_references, place.clone()))?;
        xml.close("resolutions")?;
        written = place.end;
    }
    prose::write(xml, source, Prose::part(&item.text, &item.note_references, written..item.text.len()))?;
    for decision in elsewhere {
        resolution(xml, source, decision)?;
    }
    for inner in source.items_below.remove(&Some(item.id.as_str())).unwrap_or_default() {
        section(xml, source, inner)?;
    }
    xml.close("debateSection")
}

fn resolution<'a>(xml: &mut Emitter<'_>, source: &mut Source<'a>, decision: &'a Decision) -> io::Result<()> {
    xml.open(Element::new("resolutions").with("eId", &id(&decision.id)))?;
    prose::write(xml, source, Prose::whole(&decision.text, &decision.note_references))?;
    xml.close("resolutions")
}

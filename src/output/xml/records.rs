//! One function for each kind of record: which of its fields is which element or attribute.

use std::io;

use super::emitter::{Element, Emitter};
use super::mixed;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Action, AgendaItem, Attendee, Decision, Footnote, Meeting, MeetingKind, Minutes, VoteMethod, Votes,
};

pub(super) fn source(xml: &mut Emitter<'_>, minutes: &Minutes) -> io::Result<()> {
    let source = &minutes.source;
    xml.open(
        Element::new("source")
            .with("sha256", &source.sha256)
            .with("encoding", &source.encoding)
            .number("bytes", Some(source.bytes))
            .number("lines", Some(source.lines)),
    )?;
    xml.leaf("path", Some(&source.path))?;
    xml.close("source")?;
    xml.open(Element::new("house").with("name", &minutes.house.name))?;
    xml.leaf("reason", Some(&minutes.house.reason))?;
    xml.close("house")
}

pub(super) fn meeting(xml: &mut Emitter<'_>, meeting: &Meeting) -> io::Result<()> {
    xml.open(
        Element::new("meeting")
            .with("status", meeting.status.as_str())
            .maybe("kind", meeting.kind.map(MeetingKind::as_str))
            .maybe("date", meeting.date.as_deref())
            .maybe("end_date", meeting.end_date.as_deref())
            .maybe("start_time", meeting.start_time.as_deref())
            .maybe("end_time", meeting.end_time.as_deref())
            .maybe("chair_attendee", meeting.chair_attendee.as_deref())
            .maybe("next_date", meeting.next_date.as_deref())
            .derived(&meeting.derived),
    )?;
    xml.leaf("title", meeting.title.as_deref())?;
    xml.leaf("body", meeting.body.as_deref())?;
    xml.leaf("number", meeting.number.as_deref())?;
    xml.leaf("location", meeting.location.as_deref())?;
    xml.leaf("chair", meeting.chair.as_deref())?;
    if let Some(quorum) = &meeting.quorum {
        let element = Element::new("quorum").number("met", quorum.met).number("required", quorum.required);
        xml.leaf_with("quorum", element.span(&quorum.span), &quorum.text)?;
    }
    xml.leaf("next_meeting", meeting.next_meeting.as_deref())?;
    for (field, span) in &meeting.spans {
        xml.empty(Element::new("span").with("field", field).span(span))?;
    }
    xml.close("meeting")
}

pub(super) fn attendee(xml: &mut Emitter<'_>, attendee: &Attendee) -> io::Result<()> {
    xml.open(
        Element::new("attendee")
            .with("id", &attendee.id)
            .with("status", attendee.status.as_str())
            .number("count", attendee.count)
            .number("remote", attendee.remote)
            .span(&attendee.span)
            .origin(&attendee.rule, attendee.confidence, &attendee.derived),
    )?;
    xml.leaf("name", attendee.name.as_deref())?;
    xml.leaf("honorific", attendee.honorific.as_deref())?;
    xml.leaf("initials", attendee.initials.as_deref())?;
    xml.leaf("role", attendee.role.as_deref())?;
    xml.leaf("organisation", attendee.organisation.as_deref())?;
    xml.leaf("group", attendee.group.as_deref())?;
    for event in &attendee.events {
        xml.empty(
            Element::new("event")
                .with("kind", event.kind.as_str())
                .maybe("agenda_item", event.agenda_item.as_deref())
                .maybe("time", event.time.as_deref())
                .span(&event.span),
        )?;
    }
    xml.close("attendee")
}

pub(super) fn agenda_item(xml: &mut Emitter<'_>, item: &AgendaItem) -> io::Result<()> {
    xml.open(
        Element::new("agenda_item")
            .with("id", &item.id)
            .maybe("number", item.number.as_deref())
            .number("level", Some(item.level))
            .maybe("parent", item.parent.as_deref())
            .span(&item.span)
            .origin(&item.rule, item.confidence, &item.derived),
    )?;
    xml.leaf("title", Some(&item.title))?;
    mixed::text(xml, &item.text, &item.note_references)?;
    if let Some(span) = &item.body_span {
        xml.empty(Element::new("body_span").span(span))?;
    }
    xml.close("agenda_item")
}

pub(super) fn decision(xml: &mut Emitter<'_>, decision: &Decision) -> io::Result<()> {
    xml.open(
        Element::new("decision")
            .with("id", &decision.id)
            .with("outcome", decision.outcome.as_str())
            .maybe("mover_attendee", decision.mover_attendee.as_deref())
            .maybe("seconder_attendee", decision.seconder_attendee.as_deref())
            .maybe("agenda_item", decision.agenda_item.as_deref())
            .span(&decision.span)
            .origin(&decision.rule, decision.confidence, &decision.derived),
    )?;
    mixed::text(xml, &decision.text, &decision.note_references)?;
    xml.leaf("verb", decision.verb.as_deref())?;
    xml.leaf("mover", decision.mover.as_deref())?;
    xml.leaf("seconder", decision.seconder.as_deref())?;
    decision.votes.as_ref().map_or(Ok(()), |votes| self::votes(xml, votes))?;
    xml.close("decision")
}

fn votes(xml: &mut Emitter<'_>, votes: &Votes) -> io::Result<()> {
    let element = Element::new("votes")
        .number("for", votes.in_favour)
        .number("against", votes.against)
        .number("abstain", votes.abstain)
        .number("absent", votes.absent)
        .maybe("method", votes.method.map(VoteMethod::as_str))
        .number("unanimous", Some(votes.unanimous))
        .number("casting_vote", Some(votes.casting_vote));
    if votes.named.is_empty() {
        return xml.empty(element);
    }
    xml.open(element)?;
    for vote in &votes.named {
        let element =
            Element::new("vote").with("ballot", vote.ballot.as_str()).maybe("attendee", vote.attendee.as_deref());
        xml.leaf_with("vote", element, &vote.name)?;
    }
    xml.close("votes")
}

pub(super) fn action(xml: &mut Emitter<'_>, action: &Action) -> io::Result<()> {
    xml.open(
        Element::new("action")
            .with("id", &action.id)
            .maybe("due_date", action.due_date.as_deref())
            .maybe("decision", action.decision.as_deref())
            .maybe("agenda_item", action.agenda_item.as_deref())
            .span(&action.span)
            .origin(&action.rule, action.confidence, &action.derived),
    )?;
    mixed::text(xml, &action.text, &action.note_references)?;
    for (index, owner) in action.owners.iter().enumerate() {
        let attendee = action.owner_attendees.get(index).and_then(Option::as_deref);
        xml.leaf_with("owner", Element::new("owner").maybe("attendee", attendee), owner)?;
    }
    xml.leaf("due", action.due.as_deref())?;
    xml.leaf("status", action.status.as_deref())?;
    xml.close("action")
}

pub(super) fn footnote(xml: &mut Emitter<'_>, footnote: &Footnote) -> io::Result<()> {
    xml.open(
        Element::new("footnote").with("id", &footnote.id).with("marker", &footnote.marker).span(&footnote.span).origin(
            &footnote.rule,
            footnote.confidence,
            &footnote.derived,
        ),
    )?;
    xml.leaf("text", Some(&footnote.text))?;
    for place in &footnote.references {
        xml.empty(Element::new("reference").span(place))?;
    }
    xml.close("footnote")
}

pub(super) fn diagnostic(xml: &mut Emitter<'_>, diagnostic: &Diagnostic) -> io::Result<()> {
    let element =
        Element::new("diagnostic").with("code", diagnostic.code.id()).with("severity", diagnostic.severity.name());
    let element = match &diagnostic.span {
        Some(span) => element.span(span),
        None => element,
    };
    xml.open(element)?;
    xml.leaf("message", Some(&diagnostic.message))?;
    xml.leaf("hint", diagnostic.hint.as_deref())?;
    xml.close("diagnostic")
}

//! Identification, analysis of votes, references.

use std::collections::HashSet;
use std::io;

use super::Source;
use crate::model::{Attendee, Votes};
use crate::output::xml::emitter::{Element, Emitter};
use crate::release::address::slug;

/// The program, as the agent to whom the markup is owed.
const AGENT: &str = "minutebook";

/// Identifier of the body that met.
pub(super) const BODY: &str = "body";

pub(super) fn write(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    xml.open(Element::new("meta"))?;
    identification(xml, source)?;
    analysis(xml, source)?;
    references(xml, source)?;
    xml.close("meta")
}

/// Names after the naming convention: the work `/akn/gb/debate/2024-05-03/ID`, its expression `…/eng@2024-05-03`, the
/// manifestation `….xml`. The only day that is known of all three is that of the meeting.
fn identification(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let (metadata, date) = (source.metadata, source.date);
    let work = format!("/akn/{}/debate/{date}/{}", metadata.country, name(&source.minutes.id));
    let expression = format!("{work}/{}@{date}", metadata.language.1);
    let author = if source.minutes.meeting.body.is_some() { BODY } else { "publisher" };

    xml.open(Element::new("identification").with("source", &to(AGENT)))?;
    xml.open(Element::new("FRBRWork"))?;
    core(xml, source, &work, "", author)?;
    value(xml, "FRBRcountry", &metadata.country)?;
    if let Some(number) = &source.minutes.meeting.number {
        value(xml, "FRBRnumber", number)?;
    }
    xml.close("FRBRWork")?;
    xml.open(Element::new("FRBRExpression"))?;
    core(xml, source, &expression, "", author)?;
    xml.empty(Element::new("FRBRlanguage").with("language", metadata.language.1))?;
    xml.close("FRBRExpression")?;
    xml.open(Element::new("FRBRManifestation"))?;
    core(xml, source, &expression, ".xml", AGENT)?;
    value(xml, "FRBRformat", "application/akn+xml")?;
    xml.close("FRBRManifestation")?;
    xml.close("identification")
}

fn core(xml: &mut Emitter<'_>, source: &Source<'_>, name: &str, ending: &str, author: &str) -> io::Result<()> {
    value(xml, "FRBRthis", &format!("{name}/!main{ending}"))?;
    value(xml, "FRBRuri", &format!("{name}{ending}"))?;
    let meeting = source.base().row("meetings", &[&source.minutes.id]);
    xml.empty(Element::new("FRBRalias").with("value", &meeting).with("name", "meeting"))?;
    xml.empty(Element::new("FRBRdate").with("date", source.date).with("name", "meeting"))?;
    xml.empty(Element::new("FRBRauthor").with("href", &to(author)))
}

fn value(xml: &mut Emitter<'_>, element: &'static str, value: &str) -> io::Result<()> {
    xml.empty(Element::new(element).with("value", value))
}

/// The votes that were counted, and the quorum.
fn analysis(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let quorum = source.minutes.meeting.quorum.as_ref().and_then(|quorum| quorum.required);
    let votes: Vec<_> = source
        .minutes
        .decisions
        .iter()
        .filter_map(|decision| Some((decision, decision.votes.as_ref()?)))
        .filter(|(_, votes)| counts(votes).iter().any(|(_, count)| count.is_some()))
        .collect();
    if quorum.is_none() && votes.is_empty() {
        return Ok(());
    }
    xml.open(Element::new("analysis").with("source", &to(AGENT)))?;
    xml.open(Element::new("parliamentary"))?;
    if let Some(required) = quorum {
        xml.open(Element::new("quorumVerification").with("eId", "quorum"))?;
        xml.empty(Element::new("quorum").with("value", &required.to_string()))?;
        xml.close("quorumVerification")?;
    }
    for (decision, votes) in votes {
        let voting = Element::new("voting").with("eId", &id(&format!("voting-{}", decision.id)));
        xml.open(voting.with("outcome", &to(decision.outcome.as_str())).with("href", &to(&decision.id)))?;
        for (option, count) in counts(votes) {
            if let Some(count) = count {
                xml.empty(Element::new("count").with("value", &count.to_string()).with("refersTo", &to(option)))?;
            }
        }
        xml.close("voting")?;
    }
    xml.close("parliamentary")?;
    xml.close("analysis")
}

fn counts(votes: &Votes) -> [(&'static str, Option<u32>); 4] {
    [
        ("vote-for", votes.in_favour),
        ("vote-against", votes.against),
        ("vote-abstain", votes.abstain),
        ("vote-absent", votes.absent),
    ]
}

fn references(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let (minutes, base) = (source.minutes, source.base());
    xml.open(Element::new("references").with("source", &to(AGENT)))?;
    let organisation = |xml: &mut Emitter<'_>, id: &str, href: &str, name: &str| {
        xml.empty(Element::new("TLCOrganization").with("eId", id).with("href", href).with("showAs", name))
    };
    organisation(xml, AGENT, &base.file(AGENT), "Minutebook")?;
    organisation(xml, "publisher", &base.file("publisher"), &source.metadata.publisher)?;
    if let Some(body) = &minutes.meeting.body {
        organisation(xml, BODY, &base.organisation(body), body)?;
    }
    for attendee in &minutes.attendees {
        let href = base.row("attendees", &[&minutes.id, &attendee.id]);
        if let Some(name) = &attendee.name {
            let person = Element::new("TLCPerson").with("eId", &id(&attendee.id)).with("href", &href);
            xml.empty(person.with("showAs", name))?;
        }
    }
    for (place, role) in roles(&minutes.attendees).iter().enumerate() {
        let element = Element::new("TLCRole").with("eId", &role_id(place));
        xml.empty(element.with("href", &base.row("roles", &[&slug(role)])).with("showAs", role))?;
    }
    let voted = minutes.decisions.iter().any(|decision| decision.votes.is_some());
    let concepts =
        [("vote-for", "for"), ("vote-against", "against"), ("vote-abstain", "abstain"), ("vote-absent", "absent")];
    for (id, name) in concepts.into_iter().filter(|_| voted) {
        concept(xml, source, id, name)?;
    }
    let mut outcomes: Vec<&str> = minutes.decisions.iter().map(|decision| decision.outcome.as_str()).collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    for outcome in outcomes {
        concept(xml, source, outcome, outcome)?;
    }
    xml.close("references")
}

fn concept(xml: &mut Emitter<'_>, source: &Source<'_>, id: &str, name: &str) -> io::Result<()> {
    let href = source.base().file(&format!("concepts/{name}"));
    xml.empty(Element::new("TLCConcept").with("eId", id).with("href", &href).with("showAs", name))
}

/// The offices that are named, each once, in the order of the text.
pub(super) fn roles(attendees: &[Attendee]) -> Vec<&str> {
    let mut seen = HashSet::new();
    attendees.iter().filter_map(|attendee| attendee.role.as_deref()).filter(|role| seen.insert(*role)).collect()
}

/// Identifier of the office at `place` among [`roles`].
pub(super) fn role_id(place: usize) -> String {
    format!("role-{}", place + 1)
}

/// A reference to something in the document.
pub(super) fn to(id: &str) -> String {
    format!("#{}", self::id(id))
}

/// An identifier without what is not allowed in one, white space.
pub(super) fn id(id: &str) -> String {
    id.replace(char::is_whitespace, "-")
}

/// The identifier of a document as the last part of a name.
fn name(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '-' };
    id.chars().map(plain).collect()
}

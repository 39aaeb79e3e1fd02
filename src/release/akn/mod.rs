//! Akoma Ntoso 3.0 (OASIS LegalDocML): the minutes as a document that machines of parliaments read.
//!
//! The standard has no type for minutes; `debate` has what they have: a roll call, sections of business, resolutions,
//! an adjournment. The text of an item is its section, and the decisions in it stand as `resolutions` where they are
//! told. People, offices and the body are references (`TLCPerson`, `TLCRole`, `TLCOrganization`), votes are counted in
//! the analysis, and footnotes stand at their first mark.
//!
//! Work, expression and manifestation are named as the standard's naming convention has it, with the day of the
//! meeting in the name: minutes without a day have no such document.

mod body;
mod meta;
mod prose;

use std::collections::{HashMap, HashSet};
use std::io;

use super::Metadata;
use super::address::Base;
use crate::model::{AgendaItem, Decision, Footnote, Minutes};
use crate::output::xml::emitter::{Element, Emitter};

/// The namespace of every element.
pub(super) const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// What a document is made from.
struct Source<'a> {
    minutes: &'a Minutes,
    metadata: &'a Metadata,
    /// Day of the meeting.
    date: &'a str,
    /// Notes by identifier.
    notes: HashMap<&'a str, &'a Footnote>,
    /// Notes that stand in the text already.
    placed: HashSet<&'a str>,
    items: HashSet<&'a str>,
    /// Items by the one that they belong to; the outermost belong to none.
    items_below: HashMap<Option<&'a str>, Vec<&'a AgendaItem>>,
    /// Decisions by the item that they stand under; those outside of all belong to none.
    decisions_of: HashMap<Option<&'a str>, Vec<&'a Decision>>,
}

impl<'a> Source<'a> {
    fn new(minutes: &'a Minutes, metadata: &'a Metadata, date: &'a str) -> Self {
        let items: HashSet<&str> = minutes.agenda_items.iter().map(|item| item.id.as_str()).collect();
        let known = |item: &'a Option<String>| item.as_deref().filter(|item| items.contains(item));
        let (mut items_below, mut decisions_of) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for item in &minutes.agenda_items {
            items_below.entry(known(&item.parent)).or_default().push(item);
        }
        for decision in &minutes.decisions {
            decisions_of.entry(known(&decision.agenda_item)).or_default().push(decision);
        }
        let notes = minutes.footnotes.iter().map(|note| (note.id.as_str(), note)).collect();
        Self { minutes, metadata, date, notes, placed: HashSet::new(), items, items_below, decisions_of }
    }

    fn base(&self) -> Base<'a> {
        Base(&self.metadata.base)
    }
}

/// The document, or `None` where the day of the meeting is not known.
pub(super) fn document(minutes: &Minutes, metadata: &Metadata) -> Option<Vec<u8>> {
    let date = minutes.meeting.date.as_deref()?;
    let mut out = Vec::new();
    let mut source = Source::new(minutes, metadata, date);
    write(&mut source, &mut out).expect("memory takes everything");
    Some(out)
}

fn write(source: &mut Source<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut xml = Emitter::new(out);
    xml.declaration()?;
    xml.open(Element::new("akomaNtoso").with("xmlns", NAMESPACE))?;
    xml.open(Element::new("debate").with("name", "minutes"))?;
    meta::write(&mut xml, source)?;
    preface(&mut xml, source)?;
    body::write(&mut xml, source)?;
    body::conclusions(&mut xml, source)?;
    xml.close("debate")?;
    xml.close("akomaNtoso")?;
    xml.finish().map(drop)
}

fn preface(xml: &mut Emitter<'_>, source: &Source<'_>) -> io::Result<()> {
    let meeting = &source.minutes.meeting;
    xml.open(Element::new("preface"))?;
    if let Some(title) = meeting.title.as_deref().or(meeting.body.as_deref()) {
        xml.break_line()?;
        xml.start(Element::new("p"))?;
        xml.inline("docTitle", Element::new("docTitle"), title)?;
        xml.end("p")?;
    }
    xml.break_line()?;
    xml.start(Element::new("p"))?;
    xml.inline("docDate", Element::new("docDate").with("date", source.date), source.date)?;
    xml.end("p")?;
    xml.close("preface")
}

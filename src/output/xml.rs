//! XML 1.0: one well-formed document for each document, in the namespace [`NAMESPACE`].
//!
//! # Vocabulary
//!
//! Names are those of the JSON. What is text for people stands in elements, everything else (identifiers, numbers,
//! days, times, values from a list, places) in attributes; what is unknown is left out. A place is the four attributes
//! `start`, `end`, `start_line`, `end_line`, as in [`SourceSpan`]; `rule`, `confidence` and `derived` (names with
//! blanks between them) say how a record was made. An `id` is unique within its document.
//!
//! ```xml
//! <?xml version="1.0" encoding="UTF-8"?>
//! <minutes xmlns="urn:minutebook:minutes:1" id="council">
//!   <source sha256="9f86…" encoding="UTF-8" bytes="1833" lines="42">
//!     <path>in/council.txt</path>
//!   </source>
//!   <house name="uk-parish">
//!     <reason>forced</reason>
//!   </house>
//!   <meeting status="draft" kind="annual" date="2024-05-03" start_time="19:00" chair_attendee="attendee-1">
//!     <title>Minutes of the Annual Meeting</title>
//!     <body>Hambleton Parish Council</body>
//!     <chair>A. Bell</chair>
//!     <quorum met="true" required="5" start="120" end="141" start_line="6" end_line="6">A quorum was present.</quorum>
//!     <span field="date" start="40" end="50" start_line="2" end_line="2"/>
//!   </meeting>
//!   <attendees>
//!     <attendee id="attendee-1" status="present" start="60" end="73" start_line="4" end_line="4" rule="…" confidence="0.98">
//!       <name>A. Bell</name>
//!       <honorific>Cllr</honorific>
//!       <event kind="left" agenda_item="item-1" time="19:40" start="…" end="…" start_line="9" end_line="9"/>
//!     </attendee>
//!   </attendees>
//!   <agenda_items>
//!     <agenda_item id="item-1" number="4.2" level="1" …>
//!       <title>Finance</title>
//!       <text>The tender follows<ref note="footnote-1">[1]</ref> the rules.</text>
//!       <body_span start="…" end="…" start_line="…" end_line="…"/>
//!     </agenda_item>
//!   </agenda_items>
//!   <decisions>
//!     <decision id="decision-1" outcome="agreed" mover_attendee="attendee-1" agenda_item="item-1" …>
//!       <text>It was agreed to accept the tender.</text>
//!       <verb>it was agreed</verb>
//!       <mover>A. Bell</mover>
//!       <votes for="5" against="1" method="show_of_hands" unanimous="false" casting_vote="false">
//!         <vote ballot="for" attendee="attendee-1">A. Bell</vote>
//!       </votes>
//!     </decision>
//!   </decisions>
//!   <actions>
//!     <action id="action-1" due_date="2024-06-07" decision="decision-1" agenda_item="item-1" …>
//!       <text>The Clerk to write to the tenderer.</text>
//!       <owner attendee="attendee-2">Clerk</owner>
//!       <due>by the next meeting</due>
//!     </action>
//!   </actions>
//!   <footnotes>
//!     <footnote id="footnote-1" marker="1" …>
//!       <text>Standing orders, section 8.</text>
//!       <reference start="…" end="…" start_line="…" end_line="…"/>
//!     </footnote>
//!   </footnotes>
//!   <diagnostics>
//!     <diagnostic code="M106" severity="warning" start="…" end="…" start_line="…" end_line="…">
//!       <message>Nobody is named.</message>
//!       <hint>Ask the clerk.</hint>
//!     </diagnostic>
//!   </diagnostics>
//! </minutes>
//! ```
//!
//! The `text` of an agenda item, a decision or an action is mixed content: a footnote mark in it is a `ref` whose
//! `note` is the identifier of the footnote. Without its tags the text is that of the record. White space in elements
//! that hold text is meant; all other white space is indentation.
//!
//! # Characters
//!
//! Characters that XML 1.0 does not allow (section 2.2: the control characters below U+0020 but for tab, line feed
//! and carriage return; U+FFFE and U+FFFF) stand as U+FFFD, and [`write()`] counts them. Carriage returns, and tabs and
//! line feeds in attributes, are written as character references, since readers would otherwise change them
//! (sections 2.11 and 3.3.3).

pub(crate) mod emitter;
pub(crate) mod mixed;
mod records;

use std::io;

use super::{Layout, Writer};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Minutes, SourceSpan};

use emitter::{Element, Emitter};

/// The namespace of every element. The number changes when a reader of the old vocabulary would be misled.
pub const NAMESPACE: &str = "urn:minutebook:minutes:1";

/// The XML Schema (XSD 1.0) of [`NAMESPACE`].
pub const SCHEMA: &str = include_str!("xml/minutes.xsd");

/// The format `xml`.
#[derive(Debug, Clone, Copy)]
pub struct Xml;

impl Writer for Xml {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn extension(&self) -> &'static str {
        "xml"
    }

    fn describe(&self) -> &'static str {
        "one XML file for each document, with footnote marks as references inside the text"
    }

    fn layout(&self) -> Layout {
        Layout::Document
    }

    fn append(&self, minutes: &Minutes, _: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        let mut replaced = 0;
        for part in parts {
            replaced += write(minutes, part)?;
        }
        Ok(diagnostic(replaced).into_iter().collect())
    }
}

/// Writes one document; returns the number of characters that U+FFFD stands for.
///
/// # Errors
///
/// Those of `out`.
pub fn write(minutes: &Minutes, out: &mut dyn io::Write) -> io::Result<usize> {
    let mut xml = Emitter::new(out);
    xml.declaration()?;
    xml.open(Element::new("minutes").with("xmlns", NAMESPACE).with("id", &minutes.id))?;
    records::source(&mut xml, minutes)?;
    records::meeting(&mut xml, &minutes.meeting)?;
    list(&mut xml, "attendees", &minutes.attendees, records::attendee)?;
    list(&mut xml, "agenda_items", &minutes.agenda_items, records::agenda_item)?;
    list(&mut xml, "decisions", &minutes.decisions, records::decision)?;
    list(&mut xml, "actions", &minutes.actions, records::action)?;
    list(&mut xml, "closed_actions", &minutes.closed_actions, records::action)?;
    list(&mut xml, "footnotes", &minutes.footnotes, records::footnote)?;
    list(&mut xml, "diagnostics", &minutes.diagnostics, records::diagnostic)?;
    xml.close("minutes")?;
    xml.finish()
}

/// Number of characters of the document that XML does not allow.
pub fn replaced(minutes: &Minutes) -> usize {
    write(minutes, &mut io::sink()).expect("a sink takes everything")
}

/// What is to be told if that many characters were replaced.
fn diagnostic(replaced: usize) -> Option<Diagnostic> {
    let characters = if replaced == 1 { "character" } else { "characters" };
    let message = format!("{replaced} {characters} that XML does not allow stand as U+FFFD");
    (replaced > 0).then(|| Diagnostic::new(Code::ControlCharacter, message, None))
}

fn list<T>(
    xml: &mut Emitter<'_>,
    name: &'static str,
    records: &[T],
    write: impl Fn(&mut Emitter<'_>, &T) -> io::Result<()>,
) -> io::Result<()> {
    if records.is_empty() {
        return xml.empty(Element::new(name));
    }
    xml.open(Element::new(name))?;
    records.iter().try_for_each(|record| write(xml, record))?;
    xml.close(name)
}

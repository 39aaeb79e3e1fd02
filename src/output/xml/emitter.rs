//! Elements, attributes and text, indented, with every character that XML allows kept and every other replaced.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use super::SourceSpan;

/// A start tag with its attributes.
pub(crate) struct Element {
    tag: BytesStart<'static>,
    replaced: usize,
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { tag: BytesStart::new(name), replaced: 0 }
    }

    /// An attribute with a text for its value.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        let value = escape(value, Place::Attribute, &mut self.replaced);
        self.tag.push_attribute(Attribute { key: QName(name), value });
        self
    }

    /// An attribute with a text for its value, if there is one.
    pub(crate) fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// An attribute with a number or a truth value, which nothing has to be replaced in, if there is one.
    pub(crate) fn number(mut self, name: &'static str, value: Option<impl Display>) -> Self {
        if let Some(value) = value {
            self.tag.push_attribute(Attribute { key: QName(name), value: value.to_string().into() });
        }
        self
    }

    /// The four attributes of a place.
    pub(crate) fn span(self, span: &SourceSpan) -> Self {
        self.number("start", Some(span.start))
            .number("end", Some(span.end))
            .number("start_line", Some(span.start_line))
            .number("end_line", Some(span.end_line))
    }

    /// The attributes that say how a record was made.
    pub(crate) fn origin(self, rule: &str, confidence: f32, derived: &[String]) -> Self {
        self.with("rule", rule).number("confidence", Some(confidence)).derived(derived)
    }

    /// The names of derived fields, if there are any.
    pub(crate) fn derived(self, derived: &[String]) -> Self {
        if derived.is_empty() { self } else { self.with("derived", &derived.join(" ")) }
    }
}

/// Writes elements and counts the characters that it has to replace.
///
/// The library's own indentation knows no mixed content: it would break a line before a `ref` that opens a text.
pub(crate) struct Emitter<'w> {
    writer: quick_xml::Writer<&'w mut dyn io::Write>,
    depth: usize,
    replaced: usize,
}

impl<'w> Emitter<'w> {
    pub(crate) fn new(out: &'w mut dyn io::Write) -> Self {
        Self { writer: quick_xml::Writer::new(out), depth: 0, replaced: 0 }
    }

    pub(crate) fn declaration(&mut self) -> io::Result<()> {
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
    }

    /// Opens an element that holds elements, on a line of its own.
    pub(crate) fn open(&mut self, element: Element) -> io::Result<()> {
        self.break_line()?;
        self.depth += 1;
        self.start(element)
    }

    /// Closes an element that [`Emitter::open`] opened.
    pub(crate) fn close(&mut self, name: &'static str) -> io::Result<()> {
        self.depth -= 1;
        self.break_line()?;
        self.end(name)
    }

    /// An element with nothing in it, on a line of its own.
    pub(crate) fn empty(&mut self, element: Element) -> io::Result<()> {
        self.break_line()?;
        self.replaced += element.replaced;
        self.event(Event::Empty(element.tag))
    }

    /// An element that holds text, on a line of its own, if there is a text.
    pub(crate) fn leaf(&mut self, name: &'static str, text: Option<&str>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.leaf_with(name, Element::new(name), text))
    }

    /// An element with attributes that holds text, on a line of its own.
    pub(crate) fn leaf_with(&mut self, name: &'static str, element: Element, text: &str) -> io::Result<()> {
        self.break_line()?;
        self.inline(name, element, text)
    }

    /// An element that holds text, within a text.
    pub(crate) fn inline(&mut self, name: &'static str, element: Element, text: &str) -> io::Result<()> {
        self.start(element)?;
        self.text(text)?;
        self.end(name)
    }

    pub(crate) fn start(&mut self, element: Element) -> io::Result<()> {
        self.replaced += element.replaced;
        self.event(Event::Start(element.tag))
    }

    pub(crate) fn end(&mut self, name: &'static str) -> io::Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        let text = escape(text, Place::Text, &mut self.replaced);
        self.event(Event::Text(BytesText::from_escaped(text)))
    }

    /// A line feed and the indentation of the next line, two blanks for each level.
    pub(crate) fn break_line(&mut self) -> io::Result<()> {
        const DEEPEST: &str = "\n                                ";
        let length = 1 + 2 * self.depth;
        let indentation =
            DEEPEST.get(..length).map_or_else(|| format!("\n{:1$}", "", length - 1).into(), Cow::Borrowed);
        self.event(Event::Text(BytesText::from_escaped(indentation)))
    }

    /// Ends the last line; returns how many characters were replaced.
    pub(crate) fn finish(mut self) -> io::Result<usize> {
        self.break_line()?;
        Ok(self.replaced)
    }

    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.writer.write_event(event)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// The text as it stands in a document; adds to `replaced` the number of characters that are not allowed there.
fn escape<'t>(text: &'t str, place: Place, replaced: &mut usize) -> Cow<'t, str> {
    // most texts have no byte that such a character begins with
    let begins = |byte| byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF);
    let Some(from) = text.bytes().position(begins) else { return Cow::Borrowed(text) };
    let wanted = text[from..].find(|char| substitute(char, place).is_some());
    let Some(first) = wanted.map(|at| from + at) else { return Cow::Borrowed(text) };
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(&text[..first]);
    for char in text[first..].chars() {
        match substitute(char, place) {
            None => escaped.push(char),
            Some(substitute) => {
                *replaced += usize::from(substitute == REPLACEMENT);
                escaped.push_str(substitute);
            }
        }
    }
    Cow::Owned(escaped)
}

const REPLACEMENT: &str = "\u{FFFD}";

/// What stands for a character, if it cannot stand for itself.
///
/// Carriage returns are made line feeds on reading (XML 1.0 section 2.11), and all white space in attributes is made
/// blanks (section 3.3.3), unless they are written as references. `>` is escaped because of `]]>` (section 2.4).
fn substitute(char: char, place: Place) -> Option<&'static str> {
    match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#xD;"),
        '"' if place == Place::Attribute => Some("&quot;"),
        '\t' if place == Place::Attribute => Some("&#x9;"),
        '\n' if place == Place::Attribute => Some("&#xA;"),
        '\t' | '\n' => None,
        '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => Some(REPLACEMENT),
        _ => None,
    }
}

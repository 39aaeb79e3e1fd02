//! Reads XML back into records, by the vocabulary that the writer documents.

use std::collections::BTreeMap;
use std::str::FromStr;

use minutebook::model::{Minutes, NoteReference, SourceSpan};
use minutebook::output::xml::NAMESPACE;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

/// An element with what stands in it.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
    /// The text of the element and of those within it.
    text: String,
    /// Where in the parent's text it begins.
    offset: usize,
}

/// The records that a document holds.
pub(super) fn minutes(page: &str) -> Minutes {
    let root = parse(page);
    assert_eq!((root.name.as_str(), root.attributes["xmlns"].as_str()), ("minutes", NAMESPACE));
    let records = |list: &str, record: fn(&Node) -> Value| -> Value {
        root.child(list).unwrap().children.iter().map(record).collect()
    };
    let source = root.child("source").unwrap();
    let house = root.child("house").unwrap();
    let value = json!({
        "id": root.attribute("id"),
        "source": {
            "path": source.leaf("path"),
            "sha256": source.attribute("sha256"),
            "encoding": source.attribute("encoding"),
            "bytes": source.number::<u64>("bytes"),
            "lines": source.number::<u32>("lines"),
        },
        "house": { "name": house.attribute("name"), "reason": house.leaf("reason") },
        "meeting": meeting(root.child("meeting").unwrap()),
        "attendees": records("attendees", attendee),
        "agenda_items": records("agenda_items", agenda_item),
        "decisions": records("decisions", decision),
        "actions": records("actions", action),
        "closed_actions": records("closed_actions", action),
        "footnotes": records("footnotes", footnote),
        "diagnostics": records("diagnostics", diagnostic),
    });
    serde_json::from_value(value).unwrap()
}

fn meeting(node: &Node) -> Value {
    let quorum = node.child("quorum").map(|quorum| {
        json!({
            "text": quorum.text,
            "met": quorum.number::<bool>("met"),
            "required": quorum.number::<u32>("required"),
            "span": quorum.span(),
        })
    });
    let mut value = json!({ "quorum": quorum, "derived": node.derived() });
    for name in ["status", "kind", "date", "end_date", "start_time", "end_time", "chair_attendee", "next_date"] {
        value[name] = json!(node.attribute(name));
    }
    for name in ["title", "body", "number", "location", "chair", "next_meeting"] {
        value[name] = json!(node.leaf(name));
    }
    let spans: BTreeMap<_, _> = node.all("span").map(|span| (span.attribute("field").unwrap(), span.span())).collect();
    value["spans"] = json!(spans);
    value
}

fn attendee(node: &Node) -> Value {
    let event = |event: &Node| {
        json!({
            "kind": event.attribute("kind"),
            "agenda_item": event.attribute("agenda_item"),
            "time": event.attribute("time"),
            "span": event.span(),
        })
    };
    let mut value = node.record();
    for name in ["name", "honorific", "initials", "role", "organisation", "group"] {
        value[name] = json!(node.leaf(name));
    }
    value["status"] = json!(node.attribute("status"));
    value["count"] = json!(node.number::<u32>("count"));
    value["remote"] = json!(node.number::<bool>("remote"));
    value["events"] = node.all("event").map(event).collect();
    value
}

fn agenda_item(node: &Node) -> Value {
    let mut value = node.record();
    value["number"] = json!(node.attribute("number"));
    value["title"] = json!(node.leaf("title"));
    value["level"] = json!(node.number::<u8>("level"));
    value["parent"] = json!(node.attribute("parent"));
    value["body_span"] = json!(node.child("body_span").map(Node::span));
    value
}

fn decision(node: &Node) -> Value {
    let named = |vote: &Node| json!({ "name": vote.text, "attendee": vote.attribute("attendee"), "ballot": vote.attribute("ballot") });
    let votes = node.child("votes").map(|votes| {
        json!({
            "for": votes.number::<u32>("for"),
            "against": votes.number::<u32>("against"),
            "abstain": votes.number::<u32>("abstain"),
            "absent": votes.number::<u32>("absent"),
            "method": votes.attribute("method"),
            "unanimous": votes.number::<bool>("unanimous"),
            "casting_vote": votes.number::<bool>("casting_vote"),
            "named": votes.all("vote").map(named).collect::<Value>(),
        })
    });
    let mut value = node.record();
    for name in ["verb", "mover", "seconder"] {
        value[name] = json!(node.leaf(name));
    }
    for name in ["outcome", "mover_attendee", "seconder_attendee", "agenda_item"] {
        value[name] = json!(node.attribute(name));
    }
    value["votes"] = json!(votes);
    value
}

fn action(node: &Node) -> Value {
    let mut value = node.record();
    for name in ["due_date", "decision", "agenda_item"] {
        value[name] = json!(node.attribute(name));
    }
    value["due"] = json!(node.leaf("due"));
    value["status"] = json!(node.leaf("status"));
    value["owners"] = node.all("owner").map(|owner| json!(owner.text)).collect();
    value["owner_attendees"] = node.all("owner").map(|owner| json!(owner.attribute("attendee"))).collect();
    value
}

fn footnote(node: &Node) -> Value {
    let mut value = node.record();
    value["marker"] = json!(node.attribute("marker"));
    value["references"] = node.all("reference").map(|place| json!(place.span())).collect();
    value
}

fn diagnostic(node: &Node) -> Value {
    json!({
        "code": node.attribute("code"),
        "severity": node.attribute("severity"),
        "message": node.leaf("message"),
        "hint": node.leaf("hint"),
        "span": node.attribute("start").map(|_| node.span()),
    })
}

impl Node {
    /// What the records have in common, as far as this one has it.
    fn record(&self) -> Value {
        let mut value = json!({
            "id": self.attribute("id"),
            "span": self.span(),
            "rule": self.attribute("rule"),
            "confidence": self.number::<f32>("confidence"),
            "derived": self.derived(),
        });
        if let Some(text) = self.child("text") {
            let mark = |mark: &Node| NoteReference {
                footnote: mark.attribute("note").unwrap().to_owned(),
                offset: mark.offset,
                length: mark.text.len(),
            };
            value["text"] = json!(text.text);
            value["note_references"] = json!(text.all("ref").map(mark).collect::<Vec<_>>());
        }
        value
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    fn leaf(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn number<T: FromStr<Err: std::fmt::Debug>>(&self, name: &str) -> Option<T> {
        self.attribute(name).map(|text| text.parse().unwrap())
    }

    fn derived(&self) -> Vec<&str> {
        self.attribute("derived").map_or(Vec::new(), |names| names.split(' ').collect())
    }

    fn span(&self) -> SourceSpan {
        SourceSpan {
            start: self.number("start").unwrap(),
            end: self.number("end").unwrap(),
            start_line: self.number("start_line").unwrap(),
            end_line: self.number("end_line").unwrap(),
        }
    }
}

fn parse(page: &str) -> Node {
    let mut reader = quick_xml::Reader::from_str(page);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(node(&tag)),
            Event::Empty(tag) => put(&mut open, node(&tag)),
            Event::End(_) => {
                let node = open.pop().unwrap();
                put(&mut open, node);
            }
            Event::Text(text) => {
                assert!(text.chars().all(is_allowed), "{text:?}");
                open.last_mut().unwrap().text += &text.xml10_content();
            }
            Event::GeneralRef(reference) => {
                let text = &mut open.last_mut().unwrap().text;
                match reference.resolve_char_ref().unwrap() {
                    Some(char) => text.push(char),
                    None => *text += resolve_predefined_entity(&reference).unwrap(),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "elements are left open");
    open.pop().unwrap().children.pop().unwrap()
}

fn node(tag: &BytesStart<'_>) -> Node {
    let mut node = Node { name: tag.name().as_ref().to_owned(), ..Node::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap();
        assert!(attribute.value.chars().all(is_allowed), "{attribute:?}");
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        node.attributes.insert(attribute.key.as_ref().to_owned(), value);
    }
    node
}

fn put(open: &mut [Node], mut node: Node) {
    let parent = open.last_mut().unwrap();
    node.offset = parent.text.len();
    parent.text += &node.text;
    parent.children.push(node);
}

/// Whether XML 1.0 allows a character (section 2.2, production Char).
pub(super) fn is_allowed(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

use std::collections::HashSet;
use std::fmt::Write as _;

use super::graph::{Node, Object, PREFIXES};

/// The graph as Turtle 1.1: a block for each named thing, nameless things inside them.
pub(in crate::release) fn write(root: &Node) -> String {
    let mut turtle = String::new();
    for (prefix, uri) in PREFIXES {
        let _ = writeln!(turtle, "@prefix {prefix}: <{uri}> .");
    }
    let mut written = HashSet::new();
    let mut waiting = vec![root];
    let mut place = 0;
    while let Some(node) = waiting.get(place).copied() {
        place += 1;
        // the licence is said of every file; it is one thing
        if written.insert(node) {
            let subject = node.id.as_deref().map_or_else(|| "[]".to_owned(), iri);
            let _ = write!(turtle, "\n{subject} a {}", node.class);
            properties(node, 1, &mut turtle, &mut waiting);
            turtle.push_str(" .\n");
        }
    }
    turtle
}

fn properties<'n>(node: &'n Node, depth: usize, turtle: &mut String, waiting: &mut Vec<&'n Node>) {
    for (property, object) in &node.properties {
        let _ = write!(turtle, " ;\n{:1$}{property} ", "", 4 * depth);
        match object {
            Object::Node(inner) if inner.id.is_some() => {
                turtle.push_str(&iri(inner.id.as_deref().unwrap_or_default()));
                waiting.push(inner);
            }
            Object::Node(inner) => {
                let _ = write!(turtle, "[ a {}", inner.class);
                properties(inner, depth + 1, turtle, waiting);
                turtle.push_str(" ]");
            }
            Object::Iri(id) => turtle.push_str(&iri(id)),
            Object::Text(text, None) => turtle.push_str(&literal(text)),
            Object::Text(text, Some(language)) => _ = write!(turtle, "{}@{language}", literal(text)),
            Object::Typed(value, datatype) => _ = write!(turtle, "{}^^{datatype}", literal(value)),
        }
    }
}

/// Metadata and addresses are checked for what an address may not have in it.
fn iri(iri: &str) -> String {
    format!("<{iri}>")
}

fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for char in text.chars() {
        match char {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            char if char.is_control() => _ = write!(literal, "\\u{:04X}", u32::from(char)),
            char => literal.push(char),
        }
    }
    literal.push('"');
    literal
}

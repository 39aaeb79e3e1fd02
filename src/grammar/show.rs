use std::fmt::Write as _;

use super::raw::WEIGHT_TABLES;
use super::{Class, Grammar, NO_PARENT, Phrase};

/// Widest line of a list.
const WIDTH: usize = 110;

/// The merged vocabulary as a file that stands for itself: read back, it gives the same.
pub(super) fn toml(grammar: &Grammar) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "name = {}", quoted(grammar.name()));
    let _ = writeln!(out, "title = {}", quoted(grammar.title()));
    let _ = writeln!(out, "inherits = {} # everything that is inherited stands here", quoted(NO_PARENT));
    if !grammar.signs.phrases.is_empty() {
        let _ = writeln!(out, "\n[recognise]");
        let _ = writeln!(out, "at_least = {}", grammar.signs.at_least);
        list(&mut out, "phrases", &grammar.signs.phrases);
    }
    let mut section = "";
    for &class in Class::ALL {
        if class.section() != section {
            section = class.section();
            let _ = writeln!(out, "\n[{section}]");
        }
        let _ = writeln!(out, "# {}", class.describe());
        list(&mut out, class.key(), grammar.words(class));
    }
    for table in WEIGHT_TABLES {
        let Some(weights) = grammar.vocabulary.weights().get(*table) else { continue };
        let _ = writeln!(out, "\n[weights.{table}]");
        for (key, value) in weights {
            let _ = writeln!(out, "{key} = {value:?}");
        }
    }
    out
}

fn list(out: &mut String, key: &str, entries: &[Phrase]) {
    let _ = write!(out, "{key} = [");
    let mut width = usize::MAX;
    for entry in entries {
        let entry = quoted(entry);
        if width.saturating_add(entry.len() + 2) > WIDTH {
            out.push_str("\n    ");
            width = 4;
        } else {
            out.push(' ');
        }
        let _ = write!(out, "{entry},");
        width += entry.len() + 2;
    }
    out.push_str(if entries.is_empty() { "]\n" } else { "\n]\n" });
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

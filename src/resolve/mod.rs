//! Passes that put syntax together into records and check them against each other.

use std::collections::BTreeMap;

use crate::grammar::Grammars;
use crate::model::{House, Meeting, Minutes, Source};
use crate::source::Document;

/// Reads one document.
pub fn minutes(document: &Document, _grammars: &Grammars, _house: Option<&str>) -> Minutes {
    Minutes {
        id: document.id.clone(),
        source: Source {
            path: document.path.clone(),
            sha256: document.sha256.clone(),
            encoding: document.encoding.to_owned(),
            bytes: document.bytes,
            lines: 0,
        },
        house: House { name: "base".to_owned(), reason: String::new() },
        meeting: Meeting { spans: BTreeMap::new(), ..Meeting::default() },
        attendees: Vec::new(),
        agenda_items: Vec::new(),
        decisions: Vec::new(),
        actions: Vec::new(),
        footnotes: Vec::new(),
        diagnostics: document.diagnostics.clone(),
    }
}

//! Lists that are being read, and the records of their entries.

use crate::grammar::Class;
use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::entry::Entry;
use crate::parse::person::honorifics;
use crate::parse::sentence::sentences;
use crate::resolve::ids::Identifiers;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span};

use super::Attendance;
use super::columns::Table;
use super::sentence::stated;

/// A list that is being read.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) status: Status,
    /// Its label in the flow.
    pub(super) label: Span,
    /// Column of the list, where several stand beside each other.
    pub(super) column: Option<u16>,
    pub(super) entries: usize,
}

impl Open {
    /// A list without entries that stands alone.
    pub(super) fn new(status: Status, label: Span) -> Self {
        Self { status, label, column: None, entries: 0 }
    }
}

/// The lists that are open, and where their entries go.
pub(super) struct Lists<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    /// Several only where they stand side by side.
    pub(super) open: Vec<Open>,
    pub(super) found: Attendance,
    /// The table that was read last.
    pub(super) table: Option<Table>,
    /// A post in the plural and the column of the names beside it, which holds for the names below.
    pub(super) post_above: Option<(u16, &'a str)>,
    ids: &'r mut Identifiers,
}

impl<'r, 'a> Lists<'r, 'a> {
    /// Before the first list of a document.
    pub(super) fn new(reading: &'r Reading<'a>, ids: &'r mut Identifiers) -> Self {
        let listed = vec![false; reading.layout.blocks.len()];
        let found = Attendance { people: Vec::new(), listed, labels: Vec::new(), unclosed: Vec::new() };
        Self { reading, open: Vec::new(), found, table: None, post_above: None, ids }
    }

    /// Whether the open lists stand side by side.
    pub(super) fn stand_beside(&self) -> bool {
        self.open.iter().any(|list| list.column.is_some())
    }

    /// Reads a list that runs on behind its label.
    pub(super) fn read_run_on(&mut self, text: &str, list: &Open) {
        let reading = self.reading;
        let (text, tail) = also_there(reading, text);
        let trimmed = text.trim_end();
        let linked = trimmed.ends_with([',', '(', '&']) || trimmed.ends_with(" and");
        if linked || trimmed.matches('(').count() > trimmed.matches(')').count() {
            self.found.unclosed.push(reading.flow_span(trimmed));
        }
        // "Recorder: Ann Bell": the label is the post
        let label = reading.text(list.label).trim_end_matches([':', '-', ' ', '–']);
        let post = reading.words.classes(label).contains(Class::Post).then_some(label);
        let (lists, told) = list_sentences(reading, text);
        for part in lists {
            for mut entry in attendance_list(reading.words, part, ListForm::RunOn) {
                entry.role = entry.role.or(post.filter(|_| entry.name.is_some()));
                self.add(&entry, list, "attendance_list");
            }
        }
        for sentence in told {
            if let Some((status, names)) = stated(reading, reading.flow_span(sentence)) {
                self.add_stated(status, names, reading.flow_span(sentence));
            }
        }
        if let Some((status, label, tail)) = tail {
            self.read_run_on(tail, &Open::new(status, reading.flow_span(label)));
        }
    }

    /// Reads a line, or several that were joined, as an entry; false where it is none.
    pub(super) fn read_line(&mut self, block: &Block, list: &Open) -> bool {
        let text = self.reading.layout.text_of(block);
        let mut entries = attendance_list(self.reading.words, text, ListForm::Lines);
        let post = self.post_above.filter(|(column, _)| column.abs_diff(block.indent) <= 1).map(|(_, post)| post);
        for entry in &mut entries {
            // the post stands above, and is no part of the entry's place
            if let Some(span) = self.place_of(entry) {
                entry.role = entry.role.or(post.filter(|_| entry.name.is_some()));
                self.add_at(span, entry, list, "attendance_entry");
            }
        }
        !entries.is_empty()
    }

    /// Makes a record of an entry, whose place is what its slices span.
    pub(super) fn add(&mut self, entry: &Entry<'_>, list: &Open, rule: &str) {
        if let Some(span) = self.place_of(entry) {
            self.add_at(span, entry, list, rule);
        }
    }

    /// What the slices of an entry span in the flow.
    fn place_of(&self, entry: &Entry<'_>) -> Option<Span> {
        let slices = [entry.honorific, entry.name, entry.role, entry.organisation];
        slices.into_iter().flatten().map(|slice| self.reading.flow_span(slice)).reduce(Span::to)
    }

    /// Makes a record of an entry that stands at `span` in the flow.
    pub(super) fn add_at(&mut self, span: Span, entry: &Entry<'_>, list: &Open, rule: &str) {
        let owned = |slice: Option<&str>| slice.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let sure = entry.honorific.is_some() || entry.initials.is_some();
        // a group is known by what it is called, a person by the name alone
        let unnamed = if entry.name.is_some() { "" } else { entry.role.unwrap_or("") };
        let label = self.reading.text(list.label).trim().trim_end_matches([':', '-', ' ']);
        let name = match (owned(entry.forename), owned(entry.name)) {
            (Some(forename), Some(surname)) => Some(format!("{forename} {surname}")),
            (_, name) => name,
        };
        self.found.people.push(Attendee {
            id: self.ids.give("attendee", &[name.as_deref().unwrap_or(""), unnamed]),
            name,
            honorific: owned(entry.honorific).map(|text| text.trim_end_matches('.').to_owned()),
            initials: owned(entry.initials),
            role: owned(entry.role),
            organisation: owned(entry.organisation),
            group: Some(label).filter(|label| !label.is_empty()).map(str::to_owned),
            status: list.status,
            count: entry.count,
            remote: entry.remote.then_some(true),
            events: Vec::new(),
            span: self.reading.place(span),
            rule: rule.to_owned(),
            confidence: if sure { confidence::CERTAIN } else { confidence::LIKELY },
            derived: Vec::new(),
        });
    }
}

/// The sentences of a list that runs on: the first, and those behind it that name people without telling of them
/// ("Cllr. Ann Bell, Cathaoirleach, presided. Cllrs. B. Carr, C. Dunn"); and those that tell.
fn list_sentences<'t>(reading: &Reading<'_>, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut spans = Vec::new();
    sentences(reading.words, text, 0, &mut spans);
    let (mut kept, mut start) = (Vec::new(), 0);
    // a list of more sentences is none
    for pair in spans.windows(2).take(64) {
        let (before, next) = (text[start..pair[0].end].trim_end_matches('.'), pair[1].start);
        let last = before.rsplit([' ', ',']).next().unwrap_or("");
        // "Hon. Treas." and "Wm." end no list
        let ends = last.len() >= 4 && last.chars().all(char::is_lowercase) || last.ends_with(')');
        let open = before.matches('(').count() > before.matches(')').count();
        if ends && !open {
            kept.push(&text[start..pair[0].end]);
            start = next;
        }
    }
    kept.push(&text[start..]);
    kept.into_iter().partition(|sentence| {
        let titled = honorifics(reading.words, sentence).is_ok_and(|(_, found)| found.is_some());
        sentence.as_ptr() == text.as_ptr() || (titled && !reading.has(reading.flow_span(sentence), Class::FiniteVerb))
    })
}

/// "… and Ann Bell. Also in attendance were Ben Carr and …": a second list in the same paragraph.
fn also_there<'t>(reading: &Reading<'_>, list: &'t str) -> (&'t str, Option<(Status, &'t str, &'t str)>) {
    let base = reading.flow_span(list);
    let lists = [
        (Class::InAttendance, Status::InAttendance),
        (Class::Apologies, Status::Apologies),
        (Class::Absent, Status::Absent),
    ];
    for hit in reading.hits_in(base) {
        let Some((_, status)) = lists.into_iter().find(|(class, _)| *class == hit.class) else { continue };
        let (start, end) = (hit.start as usize - base.start, hit.end as usize - base.start);
        let (Some(label), Some(after)) = (list.get(start..end), list.get(end..)) else { continue };
        let linked = ["were ", "was ", ": ", ":", "- ", "– ", "received from ", "from "];
        let after = after.trim_start();
        // "…, there being also in attendance Mrs Pole"
        let before = list[..start].trim_end();
        let absolute = ["there being", "with"].into_iter().find_map(|link| before.strip_suffix(link));
        if let Some(before) = absolute.filter(|_| after.starts_with(char::is_uppercase)) {
            return (before.trim_end_matches([' ', ';', ',']), Some((status, label, after)));
        }
        let Some(names) = linked.into_iter().find_map(|link| after.strip_prefix(link)) else { continue };
        let names = names.trim_start_matches([' ', ':']);
        // the label's own words must not be part of a post ("Officer in attendance")
        let capital = start > 0 && label.starts_with(char::is_uppercase);
        if capital || list[..start].trim_end().ends_with('.') {
            return (list[..start].trim_end_matches([' ', '.', ';', ',']), Some((status, label, names)));
        }
    }
    (list, None)
}

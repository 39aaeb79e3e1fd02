//! Whether a block is an entry of a list.

use crate::grammar::{Class, Hit};
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::entry::Entry;
use crate::parse::label::attendance_label;
use crate::parse::offset_in;
use crate::resolve::reading::Reading;
use crate::text::Block;

use super::columns::columns;
use super::list::Open;

/// An entry that can be one: a name of more than one word or with an honorific or detail, a post, a counted group.
pub(super) fn plausible(entry: &Entry<'_>) -> bool {
    match entry.name {
        Some(name) => name.len() <= 60 && !name.is_empty(),
        None => entry.role.is_some_and(|role| role.len() <= 80),
    }
}

/// Whether a list may begin with the block behind its label.
pub(super) fn begins_list(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.layout.text_of(block);
    if block.marker.is_some_and(|marker| marker.numbering().is_some())
        || attendance_label(reading.words, text).is_some()
    {
        return false;
    }
    if columns(reading, block).len() > 1 {
        return true;
    }
    is_entry(reading, text)
}

/// Whether a line reads as an entry or a run of them.
pub(super) fn is_entry(reading: &Reading<'_>, text: &str) -> bool {
    let entries = attendance_list(reading.words, text, ListForm::Lines);
    let sentence = text.ends_with('.') && Reading::count_words(text) > 12 && !text.contains(',');
    let Some(first) = entries.first() else { return false };
    // a heading in capitals
    let shouted = !text.contains([',', '(']) && text.split(' ').count() >= 4 && !text.chars().any(char::is_lowercase);
    if shouted && first.honorific.is_none() {
        return false;
    }
    let short = text.len() <= 100 || entries.len() > 1 || text.contains(';');
    let classes = reading.words.classes(text.trim_end_matches(':'));
    let title = [Class::ItemTitle, Class::AgendaTitle, Class::ActionsTitle, Class::DecisionsTitle, Class::NotAnItem]
        .into_iter()
        .any(|class| classes.contains(class));
    let other = sentence || title || text.ends_with(':');
    plausible(first) && short && !other && is_named_well(reading, text, first)
}

/// Without honorific, bracket, comma or bullet only a line of two to four capitalised words is a name.
fn is_named_well(reading: &Reading<'_>, text: &str, entry: &Entry<'_>) -> bool {
    let Some(name) = entry.name else { return true };
    if entry.honorific.is_some() || entry.initials.is_some() {
        return true;
    }
    let rest = text[(offset_in(text, name) + name.len()).min(text.len())..].trim_start();
    let clean = rest.is_empty()
        || rest.starts_with(['(', ',', '–', '-', ':', ';', '[', '.'])
        || rest.starts_with("from")
        || text.contains("   ");
    let verbs = reading
        .hits_in(reading.flow_span(text))
        .iter()
        .any(|hit| hit.class == Class::FiniteVerb && !name_holds(name, text, hit, reading));
    // "Ann Bell - joined at 10:41"
    let note = rest.trim_start_matches(['–', '-', ',', ' ']);
    let moves = rest.len() > note.len() && {
        let span = reading.flow_span(note);
        let hits = reading.hits_in(span).iter();
        hits.clone()
            .any(|hit| hit.start as usize == span.start && matches!(hit.class, Class::Arrival | Class::Departure))
    };
    clean && (!verbs || moves)
}

/// Whether a word stands in the name.
fn name_holds(name: &str, text: &str, hit: &Hit, reading: &Reading<'_>) -> bool {
    let base = reading.flow_span(text).start;
    let start = offset_in(text, name) + base;
    (start..start + name.len()).contains(&(hit.start as usize))
}

/// Whether a block can still be of the list: near it, not numbered as an item, not a heading or sentence.
pub(super) fn goes_on(reading: &Reading<'_>, block: &Block, list: &Open) -> bool {
    let numbered = block.marker.is_some_and(|marker| {
        marker.numbering().is_some_and(|numbering| list.entries == 0 || numbering.parts[0] as usize != list.entries + 1)
    });
    let text = reading.layout.text_of(block);
    let lone = !text.contains(' ') && block.marker.is_none() && block.blank_before >= 1 && list.entries > 0;
    let far = (block.blank_before >= 3 && list.entries > 0) || lone;
    !numbered && !far && is_entry(reading, text)
}

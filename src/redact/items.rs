use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::SIGN;
use crate::model::{AgendaItem, Minutes, SourceSpan};

/// A number or title of items of business, in lower case; `*` stands for anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    text: String,
    /// The number of what the publisher gave.
    entry: usize,
}

impl Pattern {
    /// A pattern as it is typed, as the entry of that number; `None` where it would match everything or nothing.
    pub(crate) fn new(pattern: &str, entry: usize) -> Option<Self> {
        let text = pattern.trim().to_lowercase();
        text.contains(char::is_alphanumeric).then_some(Self { text, entry })
    }

    /// Whether a whole number or title is of this pattern.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let text = text.trim().to_lowercase();
        let mut parts = self.text.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = text.strip_prefix(first) else { return false };
        let mut last = None;
        for part in parts {
            if let Some(before) = last.replace(part) {
                let Some(at) = rest.find(before) else { return false };
                rest = &rest[at + before.len()..];
            }
        }
        last.map_or(rest.is_empty(), |last| rest.ends_with(last))
    }
}

/// What was taken out with items.
pub(super) struct LeftOut {
    /// Where it stood in the source.
    pub(super) regions: Vec<Range<usize>>,
    /// Identifiers of the records that are gone.
    pub(super) gone: HashSet<String>,
    /// Number of items without those below them.
    pub(super) items: usize,
    /// What the publisher gave that was found, by number.
    pub(super) entries: BTreeSet<usize>,
}

/// The items of these patterns and those that stand below them, each with whether it is such an item itself; and what of
/// the publisher's entries was found.
///
/// A heading without a number is that of all numbered ones at its level that follow, up to the next without.
fn meant(patterns: &[Pattern], items: &[AgendaItem]) -> (HashMap<String, bool>, BTreeSet<usize>) {
    let (mut out, mut entries) = (HashMap::new(), BTreeSet::new());
    // the level of the heading without a number whose turn it is, if it is meant
    let mut covering: Option<u8> = None;
    for item in items {
        let is_numbered = item.number.is_some();
        if covering.is_some_and(|level| item.level < level || item.level == level && !is_numbered) {
            covering = None;
        }
        if item.parent.as_ref().is_some_and(|parent| out.contains_key(parent)) {
            out.insert(item.id.clone(), false);
            continue;
        }
        let names = [Some(&*item.title), item.number.as_deref()];
        let matching = patterns.iter().filter(|pattern| names.iter().flatten().any(|name| pattern.matches(name)));
        let found: Vec<usize> = matching.map(|pattern| pattern.entry).collect();
        entries.extend(&found);
        if !found.is_empty() {
            out.insert(item.id.clone(), true);
            if !is_numbered {
                covering = Some(item.level);
            }
        } else if covering == Some(item.level) {
            out.insert(item.id.clone(), false);
        }
    }
    (out, entries)
}

/// Takes out everything that stands under the items of these patterns. Of the items themselves, number and level stay.
pub(super) fn leave_out(patterns: &[Pattern], minutes: &mut Minutes) -> LeftOut {
    let (out, entries) = meant(patterns, &minutes.agenda_items);
    let mut left = LeftOut { regions: Vec::new(), gone: HashSet::new(), items: 0, entries };
    if out.is_empty() {
        return left;
    }
    for item in &mut minutes.agenda_items {
        let Some(is_itself) = out.get(&item.id) else { continue };
        let end = item.body_span.map_or(item.span.end, |body| body.end.max(item.span.end));
        if *is_itself {
            left.items += 1;
            left.regions.push(item.span.start..end);
            SIGN.clone_into(&mut item.title);
            if !item.text.is_empty() {
                SIGN.clone_into(&mut item.text);
            }
            item.note_references.clear();
        } else {
            // it stands behind the one that it belongs to
            if let Some(region) = left.regions.last_mut() {
                region.end = region.end.max(end);
            }
            left.gone.insert(item.id.clone());
        }
    }
    let mut regions = left.regions.clone();
    regions.sort_by_key(|region| region.start);
    regions.dedup_by(|later, first| {
        let touches = later.start <= first.end;
        first.end = first.end.max(if touches { later.end } else { 0 });
        touches
    });
    let within = |span: &SourceSpan| {
        regions.get(regions.partition_point(|region| region.end <= span.start)).is_some_and(|it| it.start <= span.start)
    };
    let under = |item: &Option<String>| item.as_ref().is_some_and(|item| out.contains_key(item));
    let mut gone = |id: &str, is_out: bool| {
        if is_out {
            left.gone.insert(id.to_owned());
        }
        !is_out
    };
    minutes.agenda_items.retain(|item| out.get(&item.id).copied().unwrap_or(true));
    minutes.decisions.retain(|record| gone(&record.id, under(&record.agenda_item) || within(&record.span)));
    for tasks in [&mut minutes.actions, &mut minutes.closed_actions] {
        tasks.retain(|record| gone(&record.id, under(&record.agenda_item) || within(&record.span)));
    }
    minutes.attendees.retain(|record| gone(&record.id, within(&record.span)));
    for attendee in &mut minutes.attendees {
        attendee.events.retain(|event| !under(&event.agenda_item) && !within(&event.span));
    }
    minutes.footnotes.retain(|note| {
        let all_within = !note.references.is_empty() && note.references.iter().all(&within);
        gone(&note.id, all_within || within(&note.span))
    });
    for note in &mut minutes.footnotes {
        note.references.retain(|place| !within(place));
    }
    minutes.diagnostics.retain(|diagnostic| diagnostic.span.is_none_or(|span| !within(&span)));
    let meeting = &mut minutes.meeting;
    if meeting.quorum.as_ref().is_some_and(|quorum| within(&quorum.span)) {
        meeting.quorum = None;
    }
    // days and times that are told there stay, sentences do not
    for (field, value) in [
        ("title", &mut meeting.title),
        ("body", &mut meeting.body),
        ("number", &mut meeting.number),
        ("location", &mut meeting.location),
        ("chair", &mut meeting.chair),
        ("next_meeting", &mut meeting.next_meeting),
    ] {
        if meeting.spans.get(field).is_some_and(&within) {
            *value = None;
            meeting.derived.retain(|derived| derived != field);
        }
    }
    meeting.spans.retain(|_, span| !within(span));
    left
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn stars_stand_for_anything() {
        let cases = [
            ("confidential*", "Confidential session", true),
            ("*exempt*", "Staffing (EXEMPT)", true),
            ("4.2", "4.2", true),
            ("4.2", "4.21", false),
            ("4.*", "4.21", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxcyyb", false),
            ("a*a", "a", false),
        ];
        for (pattern, text, wanted) in cases {
            assert_eq!(Pattern::new(pattern, 0).unwrap().matches(text), wanted, "{pattern} {text}");
        }
        assert_eq!(Pattern::new(" * ", 0), None);
    }
}

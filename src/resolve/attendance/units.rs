//! The lines of a block that are entries of their own.

use crate::parse::label::attendance_label;
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::Block;

/// A block of several lines in parts, where some of its lines begin with a label of attendance or an honorific:
/// wrapping cannot be told from entries of a list before the words are known.
pub(super) fn units(reading: &Reading<'_>, index: usize, block: &Block) -> Vec<(usize, Block)> {
    let lines = reading.layout.lines_of(block);
    if lines.len() < 2 || lines.len() > 60 {
        return vec![(index, block.clone())];
    }
    let mut starts = vec![0];
    let mut flow = block.flow.start;
    let mut starts_flow = vec![flow];
    for (place, line) in lines.iter().enumerate().skip(1) {
        let line = reading.layout.lines[*line as usize];
        let text = line.text(reading.layout.source);
        let before = reading.layout.lines[lines[place - 1] as usize].text(reading.layout.source);
        let word = text.split(' ').next().unwrap_or("");
        // the line's first word stands at its place in the flow
        let found = reading.layout.flow.text[flow..block.flow.end]
            .find(text.split("  ").next().unwrap_or(word).trim_end())
            .map(|at| flow + at);
        let Some(at) = found else { continue };
        let listed = before.trim_end().ends_with([',', '&']) || before.ends_with(" and");
        let label = attendance_label(reading.words, text)
            .is_some_and(|label| label.list < text.len() || reading.spacing_is_double());
        let titled = !listed && begins_with_person(reading, text) && begins_with_person(reading, before);
        if (label || titled) && starts_flow.last().is_some_and(|last| at > *last) {
            starts.push(place);
            starts_flow.push(at);
        }
        flow = at;
    }
    if starts.len() == 1 {
        return vec![(index, block.clone())];
    }
    let mut parts = Vec::with_capacity(starts.len());
    for (place, start) in starts.iter().enumerate() {
        let mut part = block.clone();
        let to = starts.get(place + 1).copied().unwrap_or(lines.len());
        part.members = block.members.start + *start as u32..block.members.start + to as u32;
        part.flow.start = starts_flow[place];
        part.flow.end = starts_flow.get(place + 1).map_or(block.flow.end, |next| next - 1);
        part.span.start =
            if place == 0 { block.span.start } else { reading.layout.lines[lines[*start] as usize].text_start };
        part.span.end = reading.layout.lines[lines[to - 1] as usize].end;
        if place > 0 {
            part.marker = None;
            part.blank_before = 0;
        }
        parts.push((index, part));
    }
    parts
}

/// Whether a line begins with an honorific and a name.
fn begins_with_person(reading: &Reading<'_>, line: &str) -> bool {
    honorifics(reading.words, line).is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
}

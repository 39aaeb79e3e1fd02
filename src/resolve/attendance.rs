//! Who was there: lists under labels, in lines, running on or in columns, and sentences about coming and going.

use crate::grammar::Class;
use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::{AttendanceLabel, attendance_label};
use crate::parse::person::{fold_name, person};
use crate::text::{Block, Line, Span};

use super::ids::Identifiers;
use super::reading::Reading;

/// The attendance of a document and which blocks tell it.
pub(super) struct Attendance {
    /// The people, in the order of the text.
    pub(super) people: Vec<Attendee>,
    /// For each block whether it is part of a list.
    pub(super) listed: Vec<bool>,
    /// Blocks whose label is a heading among the items ("2. Apologies were received from …"), with the span of the
    /// label in the flow.
    pub(super) labels: Vec<(usize, Span)>,
    /// Places of lists that end in a comma, an "and" or an open bracket.
    pub(super) unclosed: Vec<Span>,
}

/// A list that is being read.
#[derive(Clone, Copy)]
struct Open {
    status: Status,
    label: Span,
    /// Column of the list, where several stand beside each other.
    column: Option<u16>,
    entries: usize,
}

/// How many lines below a label its first entry may stand.
const SEARCH: usize = 400;

/// Reads the attendance.
pub(super) fn attendance(reading: &Reading<'_>, ids: &mut Identifiers) -> Attendance {
    let mut found = Attendance {
        people: Vec::new(),
        listed: vec![false; reading.layout.blocks.len()],
        labels: Vec::new(),
        unclosed: Vec::new(),
    };
    let units: Vec<(usize, Block)> = reading.blocks().flat_map(|(index, block)| units(reading, index, block)).collect();
    let blocks: Vec<(usize, &Block)> = units.iter().map(|(index, block)| (*index, block)).collect();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let (index, block) = blocks[at];
        at += 1;
        let text = reading.layout.text_of(block);
        let cells = columns(reading, block);
        if cells.len() > 1
            && read_columns(reading, block, cells, details_beside(reading, &blocks, at - 1), &mut open, &mut found, ids)
        {
            found.listed[index] = true;
            continue;
        }
        let titled = at <= 4 && reading.has(block.flow, Class::MinutesWord);
        let label = attendance_label(reading.words, text);
        if let Some(label) = label.filter(|label| !titled && is_list_label(reading, block, label)) {
            let list = &text[label.list..];
            let span = Span::new(block.flow.start + label.label.start, block.flow.start + label.label.end);
            open = vec![Open { status: label.status, label: span, column: None, entries: 0 }];
            if block.marker.is_some_and(|marker| marker.numbering().is_some()) {
                // "Apologies were received from": the heading ends before its verb
                let text = reading.text(span);
                let end = [" were", " was", " received", " had ", " have "]
                    .iter()
                    .filter_map(|verb| text.find(verb))
                    .min()
                    .unwrap_or(text.len());
                found.labels.push((index, Span::new(span.start, span.start + end)));
            }
            if list.trim().is_empty() {
                let follows = blocks.get(at).is_some_and(|(_, next)| begins_list(reading, next));
                found.listed[index] = follows || block.marker.is_none();
                if !follows {
                    open.clear();
                }
                continue;
            }
            found.listed[index] = true;
            read_run_on(reading, list, &open[0], &mut found, ids);
            // a list of lines may go on under a label that has its first entry beside it
            open[0].entries = 1;
            continue;
        }
        // a line of one of several lists side by side
        if open.iter().any(|list| list.column.is_some())
            && block.marker.is_none()
            && block.blank_before == 0
            && is_entry(reading, text)
            && add_cell(reading, block, block.indent, text, &mut open, &mut found, ids)
        {
            found.listed[index] = true;
            continue;
        }
        // a label that the vocabulary does not know, before a list that cannot be anything else
        if at <= 24
            && let Some(list) = unknown_label(reading, block)
        {
            let span = Span::new(block.flow.start, block.flow.start + list.0);
            open = vec![Open { status: Status::Present, label: span, column: None, entries: 1 }];
            found.listed[index] = true;
            read_run_on(reading, &text[list.1..], &open[0], &mut found, ids);
            continue;
        }
        if open.is_empty() && at <= 30 && post_line(reading, block, &mut found, ids) {
            found.listed[index] = true;
            continue;
        }
        if let Some(list) = open.first().copied() {
            if list.entries < SEARCH
                && goes_on(reading, block, &list)
                && read_line(reading, block, list, &mut found, ids)
            {
                found.listed[index] = true;
                open[0].entries += 1;
                continue;
            }
            open.clear();
        }
        sentence_about_attendance(reading, block, &mut found, ids, index);
    }
    merge_twice_listed(&mut found.people);
    // whoever presides is a member, under whatever label
    for attendee in
        found.people.iter_mut().filter(|attendee| attendee.status == Status::InAttendance && attendee.name.is_some())
    {
        if attendee.role.as_deref().is_some_and(|role| super::chair::is_chair(reading, role)) {
            attendee.status = Status::Present;
            attendee.derived.push("status".to_owned());
        }
    }
    found
}

/// A block of several lines in parts, where some of its lines begin with a label of attendance or an honorific:
/// wrapping cannot be told from entries of a list before the words are known.
fn units(reading: &Reading<'_>, index: usize, block: &Block) -> Vec<(usize, Block)> {
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
        let titled = !listed
            && crate::parse::person::honorifics(reading.words, text)
                .is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
            && begins_with_person(reading, before);
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

fn begins_with_person(reading: &Reading<'_>, line: &str) -> bool {
    crate::parse::person::honorifics(reading.words, line)
        .is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
}

/// A label in running text opens a list only at the start of a paragraph, and in a numbered item only where names or
/// nobody follow.
fn is_list_label(reading: &Reading<'_>, block: &Block, label: &AttendanceLabel) -> bool {
    let text = reading.layout.text_of(block);
    let list = text[label.list..].trim();
    if block.marker.is_some_and(|marker| marker.numbering().is_none()) && list.is_empty() {
        return false;
    }
    if list.is_empty() {
        return true;
    }
    let first = list.split([',', ';']).next().unwrap_or(list);
    let nobody = reading.words.classes(list.trim_end_matches('.')).contains(Class::Nobody);
    nobody || attendance_list(reading.words, first, ListForm::RunOn).first().is_some_and(|entry| plausible(entry))
}

/// "Chair: Dr Ann Bell" on a line of its own at the head.
fn post_line(reading: &Reading<'_>, block: &Block, found: &mut Attendance, ids: &mut Identifiers) -> bool {
    let text = reading.layout.text_of(block);
    let Some((post, name)) = text.split_once(':').or_else(|| text.split_once(" – ")) else { return false };
    let classes = reading.words.classes(post.trim());
    let chair = classes.contains(Class::Chair);
    if !(chair || classes.contains(Class::InAttendance)) || block.marker.is_some() || Reading::count_words(text) > 10 {
        return false;
    }
    let named = person(reading.words, name.trim()).is_ok_and(|(rest, named)| {
        (named.name.contains(' ') || named.honorific.is_some()) && !rest.starts_with(char::is_alphanumeric)
    });
    let Some(mut entry) = attendance_entry(reading.words, name).filter(|_| named) else { return false };
    entry.role = entry.role.or(Some(post.trim()));
    let status = if chair { Status::Present } else { Status::InAttendance };
    let label = Span::new(block.flow.start, block.flow.start);
    add(reading, &entry, status, label, "attendance_entry", found, ids);
    true
}

/// "Panel: Ann Bell (Chair), Ben Carr (LGA), …": a colon after few words and then at least three people with their
/// details. Gives the length of the label and where the list begins.
fn unknown_label(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    let text = reading.layout.text_of(block);
    let colon = text.find(':').filter(|colon| *colon <= 40)?;
    let list = text[colon + 1..].trim_start();
    if block.marker.is_some()
        || Reading::count_words(&text[..colon]) > 4
        || !list.starts_with(char::is_uppercase)
        || list.matches(',').count() < 2
    {
        return None;
    }
    let entries = attendance_list(reading.words, list, ListForm::RunOn);
    let full = entries
        .iter()
        .filter(|entry| {
            entry.name.is_some_and(|name| name.contains(' '))
                && (entry.honorific.is_some()
                    || entry.organisation.is_some()
                    || entry.role.is_some()
                    || entry.initials.is_some())
        })
        .count();
    let verbs = reading.hits_in(block.flow).iter().filter(|hit| hit.class == Class::FiniteVerb).count();
    (full >= 3 && full * 3 >= entries.len() * 2 && verbs <= 2).then(|| (colon, text.len() - list.len()))
}

/// An entry that can be one: a name of more than one word or with an honorific or detail, a post, a counted group.
fn plausible(entry: &Entry<'_>) -> bool {
    match entry.name {
        Some(name) => name.len() <= 60 && !name.is_empty(),
        None => entry.role.is_some_and(|role| role.len() <= 80),
    }
}

fn begins_list(reading: &Reading<'_>, block: &Block) -> bool {
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
fn is_entry(reading: &Reading<'_>, text: &str) -> bool {
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
    plausible(first) && short && !sentence && !title && !text.ends_with(':') && is_named_well(reading, text, first)
}

/// Without honorific, bracket, comma or bullet only a line of two to four capitalised words is a name.
fn is_named_well(reading: &Reading<'_>, text: &str, entry: &Entry<'_>) -> bool {
    let Some(name) = entry.name else { return true };
    if entry.honorific.is_some() || entry.initials.is_some() {
        return true;
    }
    let rest = text[(crate::parse::offset_in(text, name) + name.len()).min(text.len())..].trim_start();
    let clean = rest.is_empty()
        || rest.starts_with(['(', ',', '–', '-', ':', ';', '[', '.'])
        || rest.starts_with("from")
        || text.contains("   ");
    let verbs = reading
        .hits_in(reading.flow_span(text))
        .iter()
        .any(|hit| hit.class == Class::FiniteVerb && !name_holds(name, text, hit, reading));
    clean && !verbs
}

fn name_holds(name: &str, text: &str, hit: &crate::grammar::Hit, reading: &Reading<'_>) -> bool {
    let base = reading.flow_span(text).start;
    let start = crate::parse::offset_in(text, name) + base;
    (start..start + name.len()).contains(&(hit.start as usize))
}

/// Whether a block can still be of the list: near it, not numbered as an item, not a heading or sentence.
fn goes_on(reading: &Reading<'_>, block: &Block, list: &Open) -> bool {
    let numbered = block.marker.is_some_and(|marker| {
        marker.numbering().is_some_and(|numbering| list.entries == 0 || numbering.parts[0] as usize != list.entries + 1)
    });
    let text = reading.layout.text_of(block);
    let lone = !text.contains(' ') && block.marker.is_none() && block.blank_before >= 1 && list.entries > 0;
    let far = (block.blank_before >= 3 && list.entries > 0) || lone;
    !numbered && !far && is_entry(reading, text)
}

fn read_run_on(reading: &Reading<'_>, list: &str, open: &Open, found: &mut Attendance, ids: &mut Identifiers) {
    let (list, tail) = also_there(reading, list);
    let trimmed = list.trim_end();
    if trimmed.ends_with([',', '(', '&'])
        || trimmed.ends_with(" and")
        || trimmed.matches('(').count() > trimmed.matches(')').count()
    {
        found.unclosed.push(reading.flow_span(trimmed));
    }
    // "Recorder: Ann Bell": the label is the post
    let label = reading.text(open.label).trim_end_matches([':', '-', ' ', '–']);
    let post = reading.words.classes(label).contains(Class::Post).then_some(label);
    for mut entry in attendance_list(reading.words, list, ListForm::RunOn) {
        entry.role = entry.role.or(post.filter(|_| entry.name.is_some()));
        add(reading, &entry, open.status, open.label, "attendance_list", found, ids);
    }
    if let Some((status, label, tail)) = tail {
        let label = reading.flow_span(label);
        read_run_on(reading, tail, &Open { status, label, column: None, entries: 0 }, found, ids);
    }
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
        let Some(names) = linked.into_iter().find_map(|link| after.strip_prefix(link)) else { continue };
        let names = names.trim_start_matches([' ', ':']);
        // the label's own words must not be part of a post ("Officer in attendance")
        if start > 0 && label.starts_with(char::is_uppercase) || list[..start].trim_end().ends_with('.') {
            return (list[..start].trim_end_matches([' ', '.', ';', ',']), Some((status, label, names)));
        }
    }
    (list, None)
}

/// Reads a line, or several that were joined, as an entry; false where it is none.
fn read_line(reading: &Reading<'_>, block: &Block, list: Open, found: &mut Attendance, ids: &mut Identifiers) -> bool {
    let text = reading.layout.text_of(block);
    let entries = attendance_list(reading.words, text, ListForm::Lines);
    for entry in &entries {
        add(reading, entry, list.status, list.label, "attendance_entry", found, ids);
    }
    !entries.is_empty()
}

/// The cells of a block of one line, with their columns in the source.
fn columns<'a>(reading: &Reading<'a>, block: &Block) -> Vec<(u16, &'a str)> {
    let [line] = reading.layout.lines_of(block) else { return Vec::new() };
    let line: Line = reading.layout.lines[*line as usize];
    // the line of a number that stands alone holds no text
    let Some(text) = reading.layout.source.get(block.span.start.max(line.text_start)..line.end) else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    let mut start = 0;
    let mut column = line.indent;
    let mut at = 0;
    for piece in text.split_inclusive("  ") {
        at += piece.len();
        let _ = piece;
        let rest = &text[at..];
        if at < text.len() && at >= start && (text[..at].ends_with("  ")) {
            let cell = text[start..at].trim();
            if !cell.is_empty() {
                cells.push((column, cell));
                let next = at + (rest.len() - rest.trim_start().len());
                column = line.indent + text[..next].chars().count() as u16;
                start = next;
            }
        }
    }
    for cell in text[start.min(text.len())..].split('\t').map(str::trim).filter(|cell| !cell.is_empty()) {
        cells.push((column, cell));
    }
    cells
}

/// Reads a line of several columns: lists side by side, or a name with its affiliation beside it.
fn read_columns(
    reading: &Reading<'_>,
    block: &Block,
    mut cells: Vec<(u16, &str)>,
    details: bool,
    open: &mut Vec<Open>,
    found: &mut Attendance,
    ids: &mut Identifiers,
) -> bool {
    let labelled = |cell: &str| attendance_label(reading.words, cell).filter(|label| label.list == cell.len());
    // "Members:   Cr L Dalgarno   Shire President": a label before the first row of its table
    if let Some(label) = labelled(cells[0].1).filter(|_| {
        cells[1..].iter().all(|(_, cell)| labelled(cell).is_none())
            && (cells.len() > 2 || details || cells[0].1.ends_with(':'))
    }) {
        let span = source_in_flow(reading, block, cells[0].1);
        *open = vec![Open { status: label.status, label: span, column: None, entries: 0 }];
        cells.remove(0);
        if cells.len() == 1 {
            let list = cells[0].1;
            for entry in attendance_list(reading.words, list, ListForm::RunOn) {
                add_source(reading, block, list, &entry, label.status, span, found, ids);
            }
            open[0].entries = 1;
            return true;
        }
    }
    let labels: Vec<_> = cells
        .iter()
        .map(|(_, cell)| attendance_label(reading.words, cell).filter(|label| label.list == cell.len()))
        .collect();
    if labels.iter().any(Option::is_some) {
        if labels.iter().all(Option::is_some) {
            open.clear();
        }
        for ((column, cell), label) in cells.iter().zip(&labels) {
            match label {
                Some(label) => {
                    let span = source_in_flow(reading, block, cell);
                    open.retain(|list| list.column.is_none_or(|other| other.abs_diff(*column) > 4));
                    open.push(Open { status: label.status, label: span, column: Some(*column), entries: 0 });
                }
                None => {
                    add_cell(reading, block, *column, cell, open, found, ids);
                }
            }
        }
        return true;
    }
    if open.is_empty() {
        return false;
    }
    if open.iter().any(|list| list.column.is_some()) {
        return cells
            .into_iter()
            .fold(false, |any, (column, cell)| add_cell(reading, block, column, cell, open, found, ids) || any);
    }
    // a table of names and affiliations under one label, or of names alone
    let names = cells.iter().filter(|(_, cell)| reads_as_name(reading, cell) && roll_status(cell).is_none()).count();
    if names == 0 {
        return false;
    }
    let list = open[0];
    open[0].entries += 1;
    let voted = cells.iter().find_map(|(_, cell)| roll_status(cell));
    if !details && names == cells.len() && cells.len() > 1 && !is_affiliation(reading, cells[1].1) {
        for (_, cell) in cells {
            if let Some(entry) = attendance_entry(reading.words, cell) {
                add_source(reading, block, cell, &entry, list.status, list.label, found, ids);
            }
        }
        return true;
    }
    // "Mayor   Yvette Charbonneau": the post stands first
    let post_first = crate::parse::attendance::is_post(reading.words, cells[0].1)
        && person(reading.words, cells[0].1).is_ok_and(|(_, found)| found.honorific.is_none())
        && reads_as_name(reading, cells[1].1);
    if post_first {
        cells.swap(0, 1);
    }
    let Some(mut entry) = attendance_entry(reading.words, cells[0].1) else { return false };
    for (_, cell) in &cells[1..] {
        if roll_status(cell).is_some() {
            continue;
        }
        if entry.name.is_some_and(|name| crate::parse::person::abbreviates(cell, name)) {
            entry.initials = Some(cell);
            continue;
        }
        let cell = &cell.trim_start_matches(['(', '–', '-', ' ']).trim_end_matches(')');
        if cell.starts_with("arr")
            || cell.starts_with("left")
            || cell.starts_with("from ")
            || cell.starts_with("until ")
            || cell.starts_with("via ")
        {
            continue;
        }
        let post = crate::parse::attendance::is_post(reading.words, cell) || cell.starts_with(char::is_lowercase);
        if post {
            entry.role = entry.role.or(Some(cell));
        } else {
            entry.organisation = entry.organisation.or(Some(cell));
        }
    }
    add_source(reading, block, cells[0].1, &entry, voted.unwrap_or(list.status), list.label, found, ids);
    true
}

/// Whether the second column of a table tells who the people of the first are: most of its cells are posts or
/// organisations, recur, or go without the honorific that the first column has.
fn details_beside(reading: &Reading<'_>, blocks: &[(usize, &Block)], from: usize) -> bool {
    let (mut details, mut names) = (0, 0);
    let mut seen: Vec<&str> = Vec::new();
    let titled =
        |cell: &str| crate::parse::person::honorifics(reading.words, cell).is_ok_and(|(_, found)| found.is_some());
    // the table as a whole decides, also for its later rows
    let start =
        (0..=from).rev().take(60).take_while(|at| columns(reading, blocks[*at].1).len() > 1).last().unwrap_or(from);
    for (_, block) in blocks[start..].iter().take(60) {
        let cells = columns(reading, block);
        if cells.len() < 2 {
            if cells.is_empty() || block.blank_before > 1 {
                break;
            }
            continue;
        }
        let (first, second) = (cells[cells.len() - 2].1, cells[cells.len() - 1].1);
        let detail = is_affiliation(reading, second)
            || second.starts_with(char::is_lowercase)
            || seen.contains(&second)
            || (titled(first) && !titled(second))
            || second.starts_with('(')
            || roll_status(second).is_some();
        details += usize::from(detail);
        names += usize::from(!detail && reads_as_name(reading, second));
        seen.push(second);
    }
    details > names
}

/// "Present", "Absent", "Excused" in a column of a roll call.
fn roll_status(cell: &str) -> Option<Status> {
    match cell.trim_end_matches('.').to_ascii_lowercase().as_str() {
        "present" | "p" | "yes" | "here" | "in person" | "remote" | "x" => Some(Status::Present),
        "absent" | "a" | "no" | "on leave" => Some(Status::Absent),
        "apologies" | "excused" | "regrets" => Some(Status::Apologies),
        _ => None,
    }
}

fn reads_as_name(reading: &Reading<'_>, cell: &str) -> bool {
    person(reading.words, cell)
        .is_ok_and(|(rest, _)| rest.trim().is_empty() || rest.trim_start().starts_with(['(', ',']))
}

fn is_affiliation(reading: &Reading<'_>, cell: &str) -> bool {
    crate::parse::attendance::is_organisation(reading.words, cell)
        || crate::parse::attendance::is_post(reading.words, cell)
}

fn add_cell(
    reading: &Reading<'_>,
    block: &Block,
    column: u16,
    cell: &str,
    open: &mut [Open],
    found: &mut Attendance,
    ids: &mut Identifiers,
) -> bool {
    let Some(list) = open.iter_mut().min_by_key(|list| list.column.map_or(0, |other| other.abs_diff(column))) else {
        return false;
    };
    let Some(entry) = attendance_entry(reading.words, cell).filter(|entry| entry.name.is_none() || cell.len() < 80)
    else {
        return false;
    };
    list.entries += 1;
    let (status, label) = (list.status, list.label);
    add_source(reading, block, cell, &entry, status, label, found, ids);
    true
}

/// The span in the flow of a cell that was cut from the source.
fn source_in_flow(reading: &Reading<'_>, block: &Block, cell: &str) -> Span {
    let text = reading.layout.text_of(block);
    // a cell with wide blanks within is not found again: then the line stands for it
    text.find(cell).map_or(block.flow, |at| Span::new(block.flow.start + at, block.flow.start + at + cell.len()))
}

#[expect(clippy::too_many_arguments, reason = "a record is put together from its list and its cell")]
fn add_source(
    reading: &Reading<'_>,
    block: &Block,
    cell: &str,
    entry: &Entry<'_>,
    status: Status,
    label: Span,
    found: &mut Attendance,
    ids: &mut Identifiers,
) {
    let at = source_in_flow(reading, block, cell);
    push(reading, entry, at, status, label, "attendance_entry", found, ids);
}

fn add(
    reading: &Reading<'_>,
    entry: &Entry<'_>,
    status: Status,
    label: Span,
    rule: &str,
    found: &mut Attendance,
    ids: &mut Identifiers,
) {
    let slices = [entry.honorific, entry.name, entry.role, entry.organisation];
    let span = slices.into_iter().flatten().map(|slice| reading.flow_span(slice)).reduce(Span::to);
    let Some(span) = span else { return };
    push(reading, entry, span, status, label, rule, found, ids);
}

#[expect(clippy::too_many_arguments, reason = "a record is put together from its list and its entry")]
fn push(
    reading: &Reading<'_>,
    entry: &Entry<'_>,
    span: Span,
    status: Status,
    label: Span,
    rule: &str,
    found: &mut Attendance,
    ids: &mut Identifiers,
) {
    let owned = |slice: Option<&str>| slice.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let sure =
        if entry.honorific.is_some() || entry.initials.is_some() { confidence::CERTAIN } else { confidence::LIKELY };
    found.people.push(Attendee {
        id: ids.give(
            "attendee",
            &[entry.name.unwrap_or(""), if entry.name.is_some() { "" } else { entry.role.unwrap_or("") }],
        ),
        name: owned(entry.name),
        honorific: owned(entry.honorific).map(|text| text.trim_end_matches('.').to_owned()),
        initials: owned(entry.initials),
        role: owned(entry.role),
        organisation: owned(entry.organisation),
        group: Some(reading.text(label).trim().trim_end_matches([':', '-', ' ']).to_owned())
            .filter(|text| !text.is_empty()),
        status,
        count: entry.count,
        remote: entry.remote.then_some(true),
        events: Vec::new(),
        span: reading.place(span),
        rule: rule.to_owned(),
        confidence: sure,
        derived: Vec::new(),
    });
}

/// Sentences that state attendance outside a list: "7 members of the public were in attendance", "Apologies were
/// received from Ann Bell".
fn sentence_about_attendance(
    reading: &Reading<'_>,
    block: &Block,
    found: &mut Attendance,
    ids: &mut Identifiers,
    index: usize,
) {
    let text = reading.layout.text_of(block);
    let mut spans = Vec::new();
    if !reading.hits_in(block.flow).iter().any(|hit| {
        matches!(hit.class, Class::Apologies | Class::InAttendance | Class::Absent | Class::Crowd | Class::Present)
    }) {
        return;
    }
    crate::parse::sentence::sentences(reading.words, text, block.flow.start, &mut spans);
    for span in spans.into_iter().take(4) {
        let sentence = reading.text(span);
        if let Some((status, names)) = stated(sentence) {
            let label = Span::new(span.start, span.start);
            let before = found.people.len();
            if status == Status::Present && index > reading.layout.blocks.len() / 3 + 8 {
                continue;
            }
            let end = [" noted", " were ", " was ", " had ", " which "]
                .iter()
                .filter_map(|verb| names.find(verb))
                .min()
                .unwrap_or(names.len());
            for entry in attendance_list(reading.words, &names[..end], ListForm::RunOn) {
                let named = entry.name.is_some_and(|name| name.contains(' ') || entry.honorific.is_some());
                if named
                    || entry.count.is_some()
                    || (entry.name.is_none() && status == Status::InAttendance && entry.role.is_some())
                {
                    add(reading, &entry, status, label, "attendance_sentence", found, ids);
                }
            }
            for attendee in &mut found.people[before..] {
                attendee.confidence = confidence::FAIR;
                attendee.group = None;
            }
            if found.people.len() > before && Reading::count_words(text) <= 20 && block.marker.is_none() {
                found.listed[index] = true;
            }
        }
    }
}

/// The names in a sentence of attendance and what it says of them.
fn stated(sentence: &str) -> Option<(Status, &str)> {
    let lower = sentence.to_ascii_lowercase();
    let after = |needle: &str| lower.find(needle).map(|at| &sentence[at + needle.len()..]);
    for needle in [
        "apologies for absence were received and accepted from",
        "apologies were received and accepted from",
        "apologies for absence were received from",
        "apologies for absence had been received from",
        "apologies for absence received from",
        "apologies for absence were accepted from",
        "apologies were received from",
        "apologies had been received from",
        "apologies received from",
        "apologies were accepted from",
        "apologies were given by",
        "apologies were noted from",
        "apologies from",
        "apologies for absence from",
        "apologies were submitted by",
        "apologies were tendered by",
        "sent by",
        "regrets were received from",
    ] {
        if let Some(names) = after(needle).filter(|_| lower.contains("apolog") || lower.contains("regret")) {
            return Some((Status::Apologies, names.trim_start_matches([' ', ':'])));
        }
    }
    for needle in [
        " sent apologies",
        " sent their apologies",
        " sent his apologies",
        " sent her apologies",
        " had sent apologies",
        " gave apologies",
        " tendered apologies",
        " had apologised for",
    ] {
        if let Some(at) = lower.find(needle) {
            return Some((Status::Apologies, &sentence[..at]));
        }
    }
    for needle in [
        " were also in attendance",
        " was also in attendance",
        " were in attendance",
        " was in attendance",
        " were also present",
        " was also present",
        " also attended",
        " were present as observers",
    ] {
        if let Some(at) = lower.find(needle) {
            return Some((Status::InAttendance, &sentence[..at]));
        }
    }
    for needle in [
        "also in attendance were ",
        "also in attendance was ",
        "also present were ",
        "also present was ",
        "also attending were ",
        "in attendance were ",
    ] {
        if let Some(names) = after(needle) {
            return Some((Status::InAttendance, names));
        }
    }
    for needle in [
        "the following present: ",
        "following members present: ",
        "the following were present: ",
        "following in attendance: ",
        "the following in attendance: ",
        "present were ",
        "members present were ",
        "those present were ",
    ] {
        if let Some(names) = after(needle) {
            return Some((Status::Present, names));
        }
    }
    let public = lower.contains("of the public") && (lower.contains(" present") || lower.contains("attended"));
    if public {
        let at = [" present", " were present", " was present", " attended"]
            .iter()
            .filter_map(|end| lower.find(end))
            .min()?;
        let head = sentence[..at].trim_end_matches(" were").trim_end_matches(" was");
        let head = head.strip_prefix("There were ").or_else(|| head.strip_prefix("There was ")).unwrap_or(head);
        return Some((Status::InAttendance, head));
    }
    None
}

/// A person listed twice is one record: the later entry gives what the first lacks.
fn merge_twice_listed(people: &mut Vec<Attendee>) {
    let mut kept: Vec<Attendee> = Vec::with_capacity(people.len());
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for attendee in people.drain(..) {
        let key = attendee
            .name
            .as_deref()
            .map_or_else(|| format!("~{}", attendee.role.as_deref().unwrap_or("").to_ascii_lowercase()), fold_name);
        let Some(place) = places.get(&key).copied() else {
            places.insert(key, kept.len());
            kept.push(attendee);
            continue;
        };
        let first = &mut kept[place];
        first.role = first.role.take().or(attendee.role);
        first.organisation = first.organisation.take().or(attendee.organisation);
        first.initials = first.initials.take().or(attendee.initials);
        first.honorific = first.honorific.take().or(attendee.honorific);
        if first.count != attendee.count && first.name.is_none() && attendee.count.is_some() {
            first.count = first.count.or(attendee.count);
        }
    }
    *people = kept;
}

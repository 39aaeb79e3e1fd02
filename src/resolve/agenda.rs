//! The agenda that is printed before the minutes.

use foldhash::HashSet;

use crate::evidence::{Evidence, HeadingSignal};
use crate::grammar::Class;
use crate::parse::person::fold_name;
use crate::text::{Block, Marker};

use super::assemble::clean_title;
use super::attendance::Attendance;
use super::heading::{Cut, Heading};
use super::outline::heading_mark;
use super::reading::Reading;

/// One of so many points that tell something: half of them.
const HALF: usize = 2;

/// The agenda printed before the minutes.
pub(super) struct Printed {
    /// For each place whether the block belongs to it.
    pub(super) blocks: Vec<bool>,
    /// Places of its entries.
    pub(super) entries: Vec<usize>,
    /// Folded titles of its entries.
    pub(super) titles: HashSet<String>,
}

/// An agenda is a heading "Agenda" and the list under it.
pub(super) fn printed_agenda(reading: &Reading<'_>, attendance: &Attendance, blocks: &[(usize, &Block)]) -> Printed {
    let mut printed = Printed { blocks: vec![false; blocks.len()], entries: Vec::new(), titles: HashSet::default() };
    let Some(start) = blocks.iter().position(|(index, block)| {
        let text = reading.layout.text_of(block);
        let plain = text.trim_end_matches(':').trim();
        // "The Board met to consider:"
        let announced = || text.ends_with(':') && reading.closes(plain, Class::AgendaLeadIn);
        block.marker.is_none()
            && !attendance.listed[*index]
            && (reading.words.classes(plain).contains(Class::AgendaTitle) || announced())
    }) else {
        return printed;
    };
    let mut at = start + 1;
    let mut last = 0;
    // a table's head may stand before the first entry
    let first_marker = blocks.iter().skip(at).take(2).find_map(|(_, block)| block.marker);
    while let Some((index, block)) = blocks.get(at) {
        let text = reading.layout.text_of(block);
        let far = block.blank_before >= 1 && at > start + 1 && block.marker.is_none();
        // "1." again: the minutes begin
        let number = block.marker.and_then(Marker::numbering).filter(|numbering| numbering.depth == 1);
        if number.is_some_and(|numbering| block.blank_before > 0 && numbering.parts[0] <= 1 && last > 1) {
            break;
        }
        last = number.map_or(last, |numbering| numbering.parts[0]);
        // "### Roads" under "## Topics" is the first of the items
        if block.marker.is_none() && heading_mark(reading, block).is_some() {
            break;
        }
        let part = at > start + 1 && block.blank_before == 0 && block.indent > blocks[start + 1].1.indent;
        let alike = part
            || match (first_marker, block.marker) {
                (Some(first), Some(other)) => same_kind(first, other),
                // the head of a table: "Item  Description"
                (Some(_), None) if at == start + 1 => block.line_count() == 1 && !Reading::exceeds(text, 4),
                (Some(_), None) => !far && block.indent > 0 && block.blank_before == 0,
                (None, Some(_)) => at <= start + 3,
                (None, None) => !far,
            };
        let entry = !Reading::exceeds(text, 24) && !attendance.listed[*index];
        if !alike || !entry || (block.blank_before >= 2 && at > start + 2) {
            break;
        }
        let head = at == start + 1 && first_marker.is_some() && block.marker.is_none();
        if !head {
            printed.entries.push(at);
        }
        at += 1;
    }
    // points below at least half of its entries are minutes that stand under it
    let outer = printed.entries.first().map_or(0, |first| blocks[*first].1.indent);
    let entries = printed.entries.iter().filter(|at| blocks[**at].1.indent <= outer);
    let over = |at: &usize| blocks.get(at + 1).is_some_and(|(_, next)| is_point(next, outer));
    let (all, minuted) = entries.fold((0, 0), |(all, over_points), at| (all + 1, over_points + usize::from(over(at))));
    if minuted >= 2 && minuted * 2 >= all && tells_points(reading, blocks, &printed.entries, outer, HALF) {
        printed.entries.clear();
        return printed;
    }
    // an agenda does not know yet who will move what
    let moved = |at: &usize| reading.has(blocks[*at].1.flow, Class::Moved);
    // nor what was said: "Topics for Discussion" over points that tell it
    let tells = |at: &&usize| reading.has(blocks[**at].1.flow, Class::FiniteVerb);
    let told = printed.entries.iter().filter(tells).count();
    if printed.entries.len() < 2 || printed.entries.iter().any(moved) || told >= 3 && told * 4 >= printed.entries.len()
    {
        printed.entries.clear();
        return printed;
    }
    printed.blocks[start..printed.entries[0]].fill(true);
    for place in &printed.entries {
        printed.blocks[*place] = true;
        printed.titles.insert(fold_name(reading.layout.text_of(blocks[*place].1)));
    }
    printed
}

/// Whether a block is an entry of a list that stands deeper than `outer`.
fn is_point(block: &Block, outer: u16) -> bool {
    matches!(block.marker, Some(Marker::Bullet { .. })) && block.indent > outer
}

/// Whether at least one of `share` deeper entries of a list is a sentence, or long.
fn tells_points(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    entries: &[usize],
    outer: u16,
    share: usize,
) -> bool {
    const LONG: usize = 5;
    let points = entries.iter().map(|at| blocks[*at].1).filter(|block| is_point(block, outer));
    let (all, told) = points.fold((0, 0), |(all, told), block| {
        let text = reading.layout.text_of(block);
        let tells = text.ends_with(['.', '!', '?'])
            || reading.has(block.flow, Class::FiniteVerb)
            || share > HALF && Reading::exceeds(text, LONG);
        (all + 1, told + usize::from(tells))
    });
    all > 0 && told * share >= all
}

fn same_kind(left: Marker, right: Marker) -> bool {
    match (left, right) {
        (Marker::Bullet { sign: one, times: first, .. }, Marker::Bullet { sign: other, times: second, .. }) => {
            one == other && first == second
        }
        (Marker::Number(_), Marker::Number(_)) => true,
        _ => false,
    }
}

/// Minutes that have no headings but an agenda are minuted under it.
pub(super) fn agenda_as_items(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    printed: &Printed,
    headings: &mut Vec<Heading>,
    agenda: &mut [bool],
) {
    /// One of so many points that tell something speaks for minutes.
    const THIRD: usize = 3;
    let mut items = Vec::new();
    // under "- Roads" the points "  - Oak Lane is bad" tell what was said of them
    let indents = || printed.entries.iter().map(|place| blocks[*place].1);
    let outermost = indents().map(|block| block.indent).min().unwrap_or(0);
    let deeper = indents().filter(|block| is_point(block, outermost)).count();
    let noted = deeper * 2 > printed.entries.len() && tells_points(reading, blocks, &printed.entries, outermost, THIRD);
    for place in &printed.entries {
        let (index, block) = blocks[*place];
        if noted && is_point(block, outermost) {
            agenda[index] = false;
            continue;
        }
        let (title, numbering) = (block.flow, block.marker.and_then(Marker::numbering));
        // a bullet without words, or with nothing but the mark of a note
        if !clean_title(reading.text(title), Cut::Whole).contains(char::is_alphabetic) {
            continue;
        }
        agenda[index] = false;
        let mut evidence = Evidence::default();
        evidence.add(HeadingSignal::InAgenda);
        evidence.add_if(HeadingSignal::Sequence, numbering.is_some());
        items.push(Heading {
            block: index,
            numbering,
            title,
            body: block.flow.end,
            level: 1,
            evidence,
            score: reading.heading.weight(HeadingSignal::InAgenda),
            cut: Cut::Whole,
        });
    }
    headings.extend(items);
    headings.sort_by_key(|heading| heading.block);
}

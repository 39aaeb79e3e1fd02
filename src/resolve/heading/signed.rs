//! Titles in lines that signs mark as headings: "## Ben: asks for a new oven.".

use crate::grammar::{Class, ClassSet};
use crate::resolve::outline::heading_mark;
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, Span, seek};

use super::is_known;

/// Labels of what is said of the meeting, of who was there, and of a motion or a task: what stands behind them is no
/// title.
pub(super) const LABELS: ClassSet = ClassSet::of(&[
    Class::DateLabel,
    Class::TimeLabel,
    Class::PlaceLabel,
    Class::NotAnItem,
    Class::Present,
    Class::InAttendance,
    Class::Apologies,
    Class::Absent,
    Class::Chair,
    Class::Post,
    Class::ActionLabel,
    Class::Moved,
    Class::Seconded,
    Class::Resolution,
]);

/// Whether a line is a title as a whole since signs mark it as a heading: whoever writes "### Cap: It is raised. Why?"
/// or "**3/21 Roles - do they help? Do we need them?**" means all of it.
///
/// "## Venue: Room 2" and "## Treasurer's report: none" have a label or a title that is known, and what is told of it.
pub(super) fn is_signed_title(reading: &Reading<'_>, index: usize, block: &Block, text: &str) -> bool {
    const LONGEST: usize = 24;
    const LINES: usize = 3;
    let numbered = |block: &Block| block.marker.and_then(Marker::numbering).is_some();
    // "7/21 Roads - are they bad?": a question that stands alone behind a number which runs on over the meetings; questions
    // behind "1)", "2)" are a list as often
    let running = || block.marker.is_some_and(|marker| reading.layout.slice(marker.span()).contains('/'));
    let lone = block.line_count() == 1 && block.blank_before > 0 && block.blank_after > 0;
    let asks = || text.ends_with('?') && !text.contains(':') && seek::find(text, ". ").is_none();
    if lone && numbered(block) && running() && asks() && !Reading::exceeds(text, LONGEST) {
        return true;
    }
    let signed = |block: &Block| match heading_mark(reading, block) {
        Some(HeadingMark::Sign(_) | HeadingMark::Underline(_)) => true,
        Some(HeadingMark::Emphasis) => {
            let apart = block.blank_before > 0 && block.blank_after > 0;
            numbered(block) && (apart || block.line_count() > 1)
        }
        _ => false,
    };
    let lines = reading.layout.lines_of(block);
    // a title in bold may go over two lines
    let bold = |line: &u32| reading.layout.lines[*line as usize].heading == Some(HeadingMark::Emphasis);
    let short = lines.len() == 1 || lines.len() <= LINES && lines.iter().all(bold);
    if !short || !signed(block) || Reading::exceeds(text, LONGEST) || settles(reading, block, text) {
        return false;
    }
    let Some((label, behind)) = text.split_once(':') else { return true };
    // a speaker's words and a fact stand by themselves, a title stands over its text or over parts of its own
    let parts = |next: &Block| match (heading_mark(reading, block), heading_mark(reading, next)) {
        (Some(HeadingMark::Sign(own)), Some(HeadingMark::Sign(below))) => below > own,
        _ => false,
    };
    if reading.layout.blocks.get(index + 1).is_none_or(|next| signed(next) && !parts(next)) {
        return false;
    }
    let behind = behind.trim();
    let classes = reading.words.classes(label.trim());
    // "### Workshop: The new weir" over parts of its own is about the weir
    let held = || reading.layout.blocks.get(index + 1).is_some_and(|next| signed(next) && parts(next));
    let told = classes.contains(Class::ItemTitle) && !classes.contains(Class::Motion) && !held()
        || reading.is_nobody(behind)
        || classes.intersects(LABELS);
    !told && behind.contains(char::is_alphabetic)
}

/// Whether a marked line tells what was moved or is to be done, or has its text behind a title that is known.
fn settles(reading: &Reading<'_>, block: &Block, text: &str) -> bool {
    let motion = [Class::Moved, Class::Seconded].into_iter().any(|class| reading.has(block.flow, class));
    let opening = || seek::find(text, ". ").map(|end| Span::new(block.flow.start, block.flow.start + end));
    motion || seek::find(text, " will ").is_some() || opening().is_some_and(|title| is_known(reading, title))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_of_signed_lines() {
        let cases: &[(&str, &[&str])] = &[
            (
                "## Ben: asks for a new oven.\n\nIt is big.\n\n## Ann (Elm): reminded us of the lamps.\n\nThey are dim.\n\n## \
                 Paint is dear\n\nWe know.\n",
                &["Ben: asks for a new oven", "Ann (Elm): reminded us of the lamps", "Paint is dear"],
            ),
            (
                "##Changes\n\n###[Change 4][x]: Cap of price raised\n\nIt was put to the vote and carried by all who were there.\n\n### Motion: to mend the roof\n\nIt was put to the vote and carried by all who were there.\n\n[x]: https://elm.example/x\n",
                &["Changes", "Change 4: Cap of price raised", "Motion: to mend the roof"],
            ),
            // a title over parts of its own
            (
                "## Roads\n\nThey are bad.\n\n## A closer look: the plan of the mill\n\n### Beams\n\nThey are old.\n",
                &["Roads", "A closer look: the plan of the mill", "Beams"],
            ),
            (
                "## Roads\n\nThey are bad.\n\n## Presentation: The state of the weir\n\n### Beams\n\nThey are old.\n",
                &["Roads", "Presentation: The state of the weir", "Beams"],
            ),
            // motions, tasks, speakers and facts
            (
                "## Roads\n\n### Ann Bell moved to mend the road. Ben Carr seconded.\n\nCarried.\n\n## Old business. The \
                 lamps are out.\n\nThey are dim.\n\n### Ann Bell: I think so.\n\n## Trees\n\nTwo fell.\n",
                &["Roads", "Old business", "Trees"],
            ),
            // numbers of a whole that signs mark
            (
                "# 1 Opening\n\n## 1-1 Welcome\n\nAnn bade us welcome to the hall of the mill.\n\n### 1-1-1 Guests of the \
                 day\n\nNobody came from other bodies this time.\n\n# 2 Roads\n\nOak Road is bad and nobody mends it.\n",
                &["Opening", "Welcome", "Guests of the day", "Roads"],
            ),
            // labels of the meeting, and known titles with what is told of them
            (
                "## Meeting start: 7:30 p.m.\n\n## Venue: The old mill\n\n## Roads\n\nThey are bad.\n\n## Public comment: \
                 None\n",
                &["Roads", "Public comment"],
            ),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

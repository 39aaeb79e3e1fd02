//! Headings that signs or rows of signs mark: where they begin, and what they say of what else could be a heading.

use crate::grammar::{Class, ClassSet};
use crate::resolve::heading::Heading;
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker};

use super::signals::heading_mark;

/// Whether signs or rows of signs mark several headings.
pub(super) fn is_signed(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> bool {
    const ENOUGH: usize = 4;
    let signed =
        |block: &Block| matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_) | HeadingMark::Underline(_)));
    blocks.iter().filter(|(_, block)| signed(block)).take(ENOUGH).count() == ENOUGH
}

/// The first of several headings that signs mark, each over a text or a list of its own: titles stand over one another.
pub(super) fn first_signed(reading: &Reading<'_>, candidates: &[Heading]) -> usize {
    const ENOUGH: usize = 4;
    let mark = |block: usize| {
        let mark = reading.layout.blocks.get(block).and_then(|block| heading_mark(reading, block));
        mark.filter(|mark| matches!(mark, HeadingMark::Sign(2..)))
    };
    let own =
        |heading: &&Heading| heading.score > 0.5 && mark(heading.block).is_some() && mark(heading.block + 1).is_none();
    let mut own = candidates.iter().filter(own).map(|heading| heading.block);
    match own.next() {
        Some(first) if first > 0 && own.take(ENOUGH - 1).count() == ENOUGH - 1 => first,
        _ => usize::MAX,
    }
}

/// The heading that holds the whole business, "Proceedings": what is marked as deeper than it has the level that it would
/// have without it.
pub(super) struct Wrapped<'a> {
    /// The numbers of signs that mark headings.
    signed: &'a [u8],
    /// Its own signs, where others have as many.
    outer: Option<u8>,
}

impl<'a> Wrapped<'a> {
    /// Before the first heading.
    pub(super) fn new(signed: &'a [u8]) -> Self {
        Self { signed, outer: None }
    }

    /// The level of the next heading, which would have `level`, and which may be such a heading itself.
    pub(super) fn level(
        &mut self,
        reading: &Reading<'_>,
        heading: &Heading,
        mark: Option<HeadingMark>,
        wraps: bool,
        level: u8,
    ) -> u8 {
        let Some(HeadingMark::Sign(signs)) = mark else { return if wraps { 1 } else { level } };
        let refused = || refused_wrapper(reading, heading, signs).filter(|outer| self.signed.contains(outer));
        self.outer = self.outer.filter(|outer| *outer < signs).or_else(refused);
        if wraps {
            self.outer = self.outer.or(Some(signs).filter(|own| self.signed.contains(own)));
            return 1;
        }
        if self.outer.is_some() && level > 1 { level - 1 } else { level }
    }
}

/// The signs of "## Topics" right over a heading of more signs, where it was taken for no heading itself.
fn refused_wrapper(reading: &Reading<'_>, heading: &Heading, signs: u8) -> Option<u8> {
    let above = reading.layout.blocks.get(heading.block.checked_sub(1)?)?;
    let Some(HeadingMark::Sign(outer)) = heading_mark(reading, above) else { return None };
    let title = reading.layout.text_of(above).trim_end_matches([':', '.', ' ']);
    (outer < signs && outer > 1 && reading.words.classes(title).contains(Class::Wrapper)).then_some(outer)
}

/// Whether a numbered entry is of a list that stands in an entry with the sign of a list.
pub(super) fn is_inner(blocks: &[(usize, &Block)], place: usize) -> bool {
    let indent = blocks[place].1.indent;
    let above = blocks[..place].iter().rev().map(|(_, block)| block).take(12);
    let mut outer = above.take_while(|block| block.blank_before == 0 || block.indent < indent);
    outer
        .find(|block| block.indent < indent)
        .is_some_and(|block| matches!(block.marker, Some(Marker::Bullet { .. })) && blocks[place].1.blank_before == 0)
}

/// "Discussion:" over "1. It is dear" and "1. It is late": whether an entry is of a list that a label without a mark leads
/// to.
pub(super) fn is_led(reading: &Reading<'_>, blocks: &[(usize, &Block)], place: usize) -> bool {
    const BACK: usize = 12;
    let mut above = blocks[..place].iter().rev().take(BACK).map(|(_, block)| *block);
    above
        .find(|block| block.marker.is_none())
        .is_some_and(|label| reading.layout.text_of(label).ends_with(':') && heading_mark(reading, label).is_none())
}

/// "### Apologies received" under "## Attendees": a part of the list, by the signs that mark both.
pub(super) fn is_under_attendance(reading: &Reading<'_>, blocks: &[(usize, &Block)], place: usize) -> bool {
    const BACK: usize = 80;
    const AWAY: ClassSet = ClassSet::of(&[Class::Apologies, Class::Absent]);
    let plain = reading.layout.text_of(blocks[place].1).trim_end_matches(':');
    let unnumbered = blocks[place].1.marker.is_none();
    if !unnumbered || heading_mark(reading, blocks[place].1).is_none() || !reading.words.classes(plain).intersects(AWAY)
    {
        return false;
    }
    let signs = |block: &Block| match heading_mark(reading, block) {
        Some(HeadingMark::Sign(signs)) => Some(signs),
        _ => None,
    };
    let Some(own) = signs(blocks[place].1) else { return false };
    let mut above = blocks[..place].iter().rev().take(BACK).map(|(_, block)| *block);
    above.find(|block| signs(block).is_some_and(|signs| signs < own)).is_some_and(|block| {
        let title = reading.layout.text_of(block).trim_end_matches(':');
        reading.words.classes(title).intersects(ClassSet::of(&[Class::Present, Class::InAttendance]))
    })
}

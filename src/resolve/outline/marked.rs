//! Headings that signs or rows of signs mark: where they begin, and what they say of what else could be a heading.

use crate::evidence::{Evidence, HeadingSignal};
use crate::grammar::{Class, ClassSet};
use crate::resolve::heading::Heading;
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker};

use super::signals::{Context, heading_mark};

/// Whether signs or rows of signs mark several headings, or doubled asterisks before lines apart ("** Roads").
pub(super) fn is_signed(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> bool {
    const ENOUGH: usize = 4;
    let signed =
        |block: &Block| matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_) | HeadingMark::Underline(_)));
    // two dashes begin what is said as often as a title
    let starred = |block: &Block| matches!(block.marker, Some(Marker::Bullet { sign: '*', times: 2, .. }));
    let doubled = |place: &usize| starred(blocks[*place].1) && !continues_list(blocks, *place);
    blocks.iter().filter(|(_, block)| signed(block)).take(ENOUGH).count() == ENOUGH
        || (0..blocks.len()).filter(doubled).take(ENOUGH).count() == ENOUGH
}

/// "** Roads": whether a doubled sign of a list stands before a block.
pub(super) fn is_doubled(block: &Block) -> bool {
    matches!(block.marker, Some(Marker::Bullet { times: 2, .. }))
}

/// Whether a doubled sign goes on with a list: the block before or behind it has the same sign and no blank line parts them,
/// or it stands in an entry with a single sign ("* Roads:" over "** the lane").
pub(super) fn continues_list(blocks: &[(usize, &Block)], place: usize) -> bool {
    /// Blocks on each side in which the entry above stands: a list of more than these is one of its own.
    const NEAR: usize = 100;
    let block = blocks[place].1;
    let around = &blocks[place.saturating_sub(NEAR)..blocks.len().min(place + NEAR)];
    let near = |other: Option<&(usize, &Block)>| other.is_some_and(|(_, block)| is_doubled(block));
    let before = place.checked_sub(1).and_then(|before| blocks.get(before));
    let deeper =
        block.indent > 1 && around.iter().any(|(_, other)| is_doubled(other) && other.indent + 1 < block.indent);
    // what stands above it without a blank line between, from the last upwards
    let glued = |at: &usize| blocks[*at + 1].1.blank_before == 0;
    let outer = || {
        let mut above = (0..place).rev().take(NEAR).take_while(glued).map(|at| blocks[at].1.marker);
        above.any(|marker| matches!(marker, Some(Marker::Bullet { sign: '*', times: 1, .. })))
    };
    deeper
        || (near(before) && block.blank_before == 0)
        || (near(blocks.get(place + 1)) && blocks[place + 1].1.blank_before == 0)
        || outer()
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

/// Whether a numbered entry is of a list within the business: deep in an outline or, where signs mark the headings, in an entry
/// with the sign of a list or under a label or a caption.
pub(super) fn is_inner_entry(context: &Context<'_>, place: usize, seen: Evidence<HeadingSignal>) -> bool {
    let Context { reading, blocks, sequences, surroundings, .. } = *context;
    let inner = || {
        sequences.are_uncounted() && is_led(reading, blocks, place)
            || is_inner(blocks, place)
            || sequences.begin_again(place) && is_captioned(reading, blocks, place)
    };
    surroundings.deep[place] || surroundings.signed && !seen.has(HeadingSignal::Marked) && inner()
}

/// Whether a numbered entry is of a list that stands in an entry with the sign of a list.
fn is_inner(blocks: &[(usize, &Block)], place: usize) -> bool {
    let indent = blocks[place].1.indent;
    let above = blocks[..place].iter().rev().map(|(_, block)| block).take(12);
    let mut outer = above.take_while(|block| block.blank_before == 0 || block.indent < indent);
    outer
        .find(|block| block.indent < indent)
        .is_some_and(|block| matches!(block.marker, Some(Marker::Bullet { .. })) && blocks[place].1.blank_before == 0)
}

/// "Discussion:" over "1. It is dear" and "1. It is late": whether an entry is of a list that a label without a mark leads
/// to.
fn is_led(reading: &Reading<'_>, blocks: &[(usize, &Block)], place: usize) -> bool {
    const BACK: usize = 12;
    let mut above = blocks[..place].iter().rev().take(BACK).map(|(_, block)| *block);
    above
        .find(|block| block.marker.is_none())
        .is_some_and(|label| reading.layout.text_of(label).ends_with(':') && heading_mark(reading, label).is_none())
}

/// "**What the roof should be like**" over "1. Dry" and "2. Cheap": whether a caption in bold, under a heading that signs mark,
/// is what stands last above an entry and has a mark.
fn is_captioned(reading: &Reading<'_>, blocks: &[(usize, &Block)], place: usize) -> bool {
    const BACK: usize = 12;
    let mut above = blocks[..place].iter().rev().take(BACK).filter(|(_, block)| block.marker.is_none());
    above.find_map(|(_, block)| heading_mark(reading, block)) == Some(HeadingMark::Emphasis)
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

#[cfg(test)]
mod tests {
    use crate::resolve::outline::tests::headings;

    #[test]
    fn where_signs_mark_the_headings_lines_without_them_are_none() {
        let cases: &[(&str, &[&str])] = &[
            (
                "## Roads\n\nWest side of the lane\n\n- a hole\n\nEast side, up to the mill\n\n- a tree\n\n## \
                 Lamps\n\nNew lamps for the green\n\n- two of them\n\n## Trees\n\nWork on the oaks\n\n- after the \
                 fair\n\n## Bins\n\nThey are full.\n",
                &["1 Roads", "1 Lamps", "1 Trees", "1 Bins"],
            ),
            (
                "** Roads\n\nThey are bad.\n\nBen asks for a look at plan 217 (the mill lane)\n\n** Lamps\n\nThey are \
                 out.\n\nAnn wants word of the oaks\n\n** Trees\n\nNone.\n\n** Bins\n\nFull.\n",
                &["1 Roads", "1 Lamps", "1 Trees", "1 Bins"],
            ),
            // a list within a list has doubled signs, too
            (
                "== Roads\n\nThey are bad.\n\n=== Mill lane\n\nIt is wet.\n\n== Lamps\n\n* Those that are out:\n** by \
                 the Church\n** by the Mill\n\n== Trees of the green\n\n=== Oaks\n\n==== Oak by the pond\n\nIt fell.\n",
                &["1 Roads", "2 Mill lane", "1 Lamps", "1 Trees of the green", "2 Oaks", "3 Oak by the pond"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(headings(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_stands_where_headings_do_and_is_none() {
        let cases: &[(&str, &[&str])] = &[
            // the last word of what stands above it
            (
                "## Roads\n\nThe plan has got a date\nClosing\n\n## Lamps\n\nThey are out.\n\n## Bins\n\nFull.\n\n## \
                 Trees\n\nTwo fell.\n",
                &["1 Roads", "1 Lamps", "1 Bins", "1 Trees"],
            ),
            // the number of a task
            (
                "## Roads\n\nThey are bad.\n\n### Action 3\nBen to mend one.\n\n## Lamps\n\nThey are out.\n",
                &["1 Roads", "1 Lamps"],
            ),
            // points that an entry of a list leads to
            (
                "1. Roads\n\nIn the talk on the roads it was noted that:\n\n- Some of the points were seen as most \
                 pressing:\n\n1. Width of the lane - it should be as wide as it was before the war.\n2. Height of the \
                 hedge - it must be cut each year by those who own it.\n3. Depth of the ditch - it has to be dug \
                 again.\n\n2. Lamps\n\nThey are out.\n",
                &["1 Roads", "1 Lamps"],
            ),
            // the topics of a form, and when it was over
            (
                "Agenda Item: Roads\nDiscussion: They are bad.\nAction: None\n\nAgenda Item: Lamps\nDiscussion: None\n\nAgenda \
                 Item: Bins\nDiscussion: Full.\n\nAdjourned at 4:45 PM\n",
                &["1 Agenda Item: Roads", "1 Agenda Item: Lamps", "1 Agenda Item: Bins"],
            ),
            // a number is no topic
            (
                "Agenda Item: 1\nRoads\nThey are bad, and the county was told so.\n\nAgenda Item: None\n\n1. Lamps\n\nThey are \
                 out.\n",
                &["1 Roads", "1 Lamps"],
            ),
            // a place for a signature
            (
                "1. Roads\n\nThey are bad.\n\n2. Lamps\n\nThey are out.\n\nMayor:\n\nTreasurer-Clerk:\n\nThe minutes are \
              kept by the clerk, who has to show them to all.\n",
                &["1 Roads", "1 Lamps"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(headings(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_short_title_among_others_stands_before_a_colon() {
        let text = "The notes of June were approved.\n\nFinancials: There is cash in the bank.\n\nLandscaping: There are bids for \
                    the oaks.\n\nARC: No word from it.\n\nFences: They were painted again.\n\nMeeting adjourned 6:48pm.\n";
        assert_eq!(headings(text), ["1 Financials", "1 Landscaping", "1 ARC", "1 Fences"]);
        let told = "Ann: it was wet.\n\nBen: it was dry there.\n\nAnn: not here.\n\nBen: so we move it.\n";
        assert!(headings(told).is_empty());
    }

    #[test]
    fn the_number_of_a_case_opens_its_title() {
        let text = "MINUTES\n\nThey were approved.\n\nAPPEAL #2016-14 - GIL HART, 12 MILL ROAD\n\nHe wants to build a \
                    barn.\n\nAPPEAL #2016-15 - OAK MARINA, 4 DOCK STREET\n\nIt was put off.\n\nOTHER BUSINESS\n\nNone.\n";
        assert_eq!(
            headings(text),
            [
                "1 MINUTES",
                "1 APPEAL #2016-14 - GIL HART, 12 MILL ROAD",
                "1 APPEAL #2016-15 - OAK MARINA, 4 DOCK STREET",
                "1 OTHER BUSINESS"
            ]
        );
    }

    #[test]
    fn titles_in_capitals_stand_before_a_dash() {
        let text = "Cllr Carr moved to begin. Motion carried.\n\nROAD AND BRIDGE - Flo Gray, Road Foreman, told of the gravel. It is \
                    dear.\n\nPARKS - Gil Hart gave the report of the month.\n\nTIMBER SALES - Ann Bell had a look at the \
                    bids.\n\nAll went home.\n";
        assert_eq!(headings(text), ["1 ROAD AND BRIDGE", "1 PARKS", "1 TIMBER SALES"]);
    }

    #[test]
    fn a_sentence_in_capitals_is_no_heading_among_numbered_ones() {
        let text = "1. Roads\n\nThey are bad.\n\n2. Lamps\n\nThey are out.\n\n3. Bins\n\nNone.\n\n4. Trees\n\nTwo fell.\n\n5. Next meeting\n\nOn 7 June.\n\nOTHERS \
                    ARE WELCOME TO COME\n\nThese minutes are a draft.\n";
        assert_eq!(headings(text), ["1 Roads", "1 Lamps", "1 Bins", "1 Trees", "1 Next meeting"]);
    }

    #[test]
    fn a_question_behind_a_number_is_a_title_as_a_whole() {
        let text = "7/21 Roads (Ann) - are they bad, and why?\n\nThey are old.\n\n8/21 Lamps\n\nThey are out.\n\n9/21 \
                    Bins\n\nNone.\n";
        assert_eq!(headings(text), ["1 Roads (Ann) - are they bad, and why?", "1 Lamps", "1 Bins"]);
        let listed = "## Report\n\n1) What do oats cost?\n\n2) Whom do we ask for more?\n\n## Lamps\n\nThey are out.\n\n## Bins\n\nThey are full.\n";
        assert_eq!(headings(listed), ["1 Report", "1 Lamps", "1 Bins"]);
    }

    #[test]
    fn a_title_in_bold_goes_over_the_end_of_a_line() {
        let text = "**1. Roads**\n\nThey are bad.\n\n**2. The lamps of the lane by the mill and those of the \
                    Green\nand the Pond**\n\nThey are out.\n\n**3. Bins**\n\nNone.\n";
        assert_eq!(
            headings(text),
            ["1 Roads", "1 The lamps of the lane by the mill and those of the Green and the Pond", "1 Bins"]
        );
        let short = "**1. Barns**\n\nThey are bad.\n\n**2. Mills and ponds\nof the manor**\n\nThey are dry.\n\n**Cy Moss told us \
                     that the weir is cracked and that\nthe sluice is stuck**\n\n**3. Bins**\n\nNone.\n";
        assert_eq!(headings(short), ["1 Barns", "1 Mills and ponds of the manor", "1 Bins"]);
    }
}

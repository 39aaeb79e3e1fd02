//! Where a candidate stands: at the foot, under a text or beside others, over what goes on below.

use crate::evidence::{Evidence, HeadingSignal};
use crate::grammar::Class;
use crate::resolve::heading::{Cut, Title, is_known};
use crate::resolve::reading::Reading;
use crate::text::block::has_columns;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, Words, seek};

use super::signals::{Context, heading_mark};
use super::wording::is_exact;

/// "Some of the members who spoke thought that the fair" over "might be held in May.": the first line of a paragraph that a
/// blank line parts from the rest, as converters of pages leave it.
pub(super) fn runs_on(context: &Context<'_>, place: usize, seen: Evidence<HeadingSignal>) -> bool {
    use HeadingSignal as S;
    let title = context.titles[place];
    let like = [S::Short, S::TitleCase, S::Capitals, S::Marked].into_iter().any(|signal| seen.has(signal));
    !like
        && title.cut == Cut::Whole
        && context.blocks[place].1.marker.is_none()
        && context.blocks.get(place + 1).is_some_and(|(_, next)| {
            next.marker.is_none()
                && context
                    .reading
                    .text(next.flow)
                    .words()
                    .next()
                    .is_some_and(|word| word.chars().all(char::is_lowercase))
        })
}

/// Whether nothing but short lines follows a line without a number. A sign says what it marks at the end, too.
pub(super) fn is_at_foot(context: &Context<'_>, place: usize, plain: &str) -> bool {
    let Context { reading, blocks, surroundings, .. } = *context;
    let block = blocks[place].1;
    let signed = || matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)));
    place >= surroundings.foot
        && block.marker.and_then(Marker::numbering).is_none()
        && !(surroundings.signed && place + 1 < blocks.len() && signed())
        && (!is_exact(reading, plain) || reading.words.classes(plain).contains(Class::Post))
}

/// Whether a list of people has run on into the business: a title stands over a text.
pub(super) fn leads_to_business(context: &Context<'_>, place: usize, seen: Evidence<HeadingSignal>) -> bool {
    let Context { reading, attendance, blocks, .. } = *context;
    let titled = seen.has(HeadingSignal::SequenceTitled) || seen.has(HeadingSignal::KnownTitle);
    // "Apologies: Ann Bell" right under "Present: Ben Carr"
    let block = blocks[place].1;
    let above = place.checked_sub(1).is_some_and(|above| attendance.listed[blocks[above].0]);
    let under_list = above && block.blank_before == 0 && block.marker.is_none() && seen.has(HeadingSignal::RunIn);
    titled
        && !(under_list && attendance.listed[blocks[place].0])
        && blocks.get(place + 1).is_some_and(|(following, next)| {
            // "Apologies were received from Ann Bell."
            let text = reading.layout.text_of(next);
            let told = text.ends_with('.')
                && reading.has(next.flow, Class::FiniteVerb)
                && reading.has(next.flow, Class::Apologies);
            !attendance.listed[*following] && Reading::exceeds(text, 11) || told && next.marker.is_none()
        })
}

/// Whether it stands right under a text or another lone line, with no blank line between that means something.
pub(super) fn is_glued(context: &Context<'_>, place: usize) -> bool {
    let Context { reading, attendance, blocks, .. } = *context;
    let block = blocks[place].1;
    let above = place.checked_sub(1).and_then(|above| blocks.get(above));
    let under_text = above.is_some_and(|(above, other)| {
        !attendance.listed[*above] && (Reading::exceeds(reading.layout.text_of(other), 8) || other.marker.is_none())
    });
    // "## Roads" needs no blank line
    let signed = || matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)));
    block.blank_before == 0 && under_text && !block.page_before && !reading.spacing_is_double() && !signed()
}

/// Whether a paragraph hangs under a line: it is indented more, and so is what stands before the line, if no blank
/// line parts them.
pub(super) fn hangs(reading: &Reading<'_>, blocks: &[(usize, &Block)], place: usize) -> bool {
    let indent = blocks[place].1.indent;
    let deeper = |other: Option<&(usize, &Block)>| {
        other.is_some_and(|(_, other)| other.marker.is_none() && other.indent >= indent + 2)
    };
    let tells = |(_, next): &(usize, &Block)| reading.layout.text_of(next).trim_end().ends_with(['.', '!', '?']);
    let above = place.checked_sub(1).and_then(|above| blocks.get(above));
    let below = blocks.get(place + 1);
    deeper(below)
        && below.is_some_and(|(_, next)| next.blank_before == 0)
        && below.is_some_and(tells)
        && (blocks[place].1.blank_before > 0 || deeper(above))
}

/// Whether blanks or bars set the line out in columns. A gap right behind the colon that closes a title of one line is
/// none: "Delegations:    Ann Bell spoke."
pub(super) fn in_columns(reading: &Reading<'_>, block: &Block, title: Title, run_in: bool) -> bool {
    // "2   Call the plumber   Ben   Done – he came": a title that has columns itself
    if run_in && !has_columns(reading.layout.slice(reading.layout.flow.source_span(title.span))) {
        return false;
    }
    let source = reading.layout.slice(block.span);
    // "TOTAL:    $40"
    let told = |text: &str| text.trim_start().starts_with(char::is_alphabetic) || is_known(reading, title.span);
    let one = title.cut == Cut::Colon && block.line_count() == 1;
    let behind = source.split_once(':').filter(|(_, text)| one && told(text));
    let source = behind.map_or(source, |(label, text)| if has_columns(label) { source } else { text.trim_start() });
    // "ITEM | DISCUSSION | ACTION"
    let text = reading.layout.text_of(block);
    let row = block.marker.is_none() && seek::places(text, " | ").nth(1).is_some();
    text.starts_with('|') || row || has_columns(source)
}

/// "Decisions" over a list near "Actions" over another: what was told above and is told again at the end, as the
/// actions are.
pub(super) fn sums_up_decisions(context: &Context<'_>, place: usize, plain: &str) -> bool {
    /// Blocks between the two.
    const NEAR: usize = 16;
    let Context { reading, blocks, .. } = *context;
    let titled = |text: &str, class| reading.words.classes(text.trim_end_matches(':')).contains(class);
    let actions = |(_, block): &(usize, &Block)| {
        block.marker.is_none() && titled(reading.layout.text_of(block), Class::ActionsTitle)
    };
    let lists = |(_, block): &(usize, &Block)| block.marker.is_some();
    let decided = |(_, block): &(usize, &Block)| reading.has(block.flow, Class::Approved);
    titled(plain, Class::DecisionsTitle)
        && blocks[..place].iter().any(decided)
        && blocks.get(place + 1).is_some_and(lists)
        && blocks[place.saturating_sub(NEAR)..blocks.len().min(place + NEAR)].iter().any(actions)
}

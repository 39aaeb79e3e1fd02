//! Headings of business: which blocks are headings, and how they nest.
//!
//! `heading` finds the title at the start of each block, `agenda` the agenda that is printed before the
//! minutes, `sequence` the numbers that count on; `signals` weighs all this with the look of the page
//! (`labels` knows what only looks like a heading, `marked` what signs mark as one, `people` who is named in one, `wording` what is written in one, `verdict` what became of a motion), `form` compares the candidates, and `nesting` gives the levels.

mod announced;
mod containers;
mod counted;
mod deep;
mod form;
mod labels;
mod marked;
mod nesting;
mod people;
mod quotation;
mod signals;
mod standing;
mod surroundings;
mod title_rows;
mod verdict;
mod wording;
mod written;

use crate::evidence::HeadingSignal;
use crate::text::{Block, Marker};

use super::agenda::{agenda_as_items, printed_agenda};
use super::assemble::clean_title;
use super::attendance::Attendance;
use super::heading::{Title, capital_titles, dash_titles, gap_titles, list_titles, timed_titles, title};
use super::reading::Reading;
use super::sequence::sequences;

pub(super) use super::heading::{Cut, Heading};

use counted::counted_between;
use form::{chains, parallel_form};
pub(super) use labels::counts_present;
use labels::drop_title_of_record;
use marked::first_signed;
use nesting::nest;
use people::Names;
pub(super) use signals::heading_mark;
use signals::{Context, signals};
use surroundings::Surroundings;
pub(super) use wording::ends_with_issue;

/// The headings of a document and what stood in the way of others.
pub(super) struct Outline {
    /// Headings in the order of the text.
    pub(super) headings: Vec<Heading>,
    /// Candidates that were not taken, for those who ask why.
    pub(super) refused: Vec<Heading>,
    /// For each block whether it belongs to an agenda printed before the minutes.
    pub(super) agenda: Vec<bool>,
}

impl Outline {
    /// The heading that begins with a block.
    pub(super) fn heading_of(&self, block: usize) -> Option<&Heading> {
        self.headings.get(self.headings.partition_point(|heading| heading.block < block)).filter(|it| it.block == block)
    }
}

/// Finds the headings.
pub(super) fn outline(reading: &Reading<'_>, attendance: &Attendance) -> Outline {
    let blocks: Vec<(usize, &Block)> = reading.blocks().collect();
    let titles: Vec<Title> = blocks.iter().map(|(index, block)| title(reading, attendance, *index, block)).collect();
    let titles = dash_titles(reading, &blocks, titles);
    let titles = capital_titles(reading, &blocks, titles);
    let mut titles = gap_titles(reading, &blocks, titles);
    let listed = list_titles(reading, attendance, &blocks, &mut titles);
    let timed = timed_titles(reading, attendance, &blocks, &mut titles);
    let titled = |place: usize| {
        let text = reading.text(titles[place].span);
        let sentence = titles[place].cut == Cut::Whole && text.ends_with('.') && Reading::exceeds(text, 6);
        titles[place].cut != Cut::Sentence && !titles[place].verb && !sentence
    };
    let whole = |place: usize| titles[place].body >= blocks[place].1.flow.end;
    let sequences = sequences(&blocks, titled, whole);
    let names = Names::new(attendance);
    let chains = chains(reading, &names, &blocks, &titles);
    let printed = printed_agenda(reading, attendance, &blocks);
    let mut surroundings = Surroundings::new(reading, &blocks, &titles);
    surroundings.mark_business_list(&listed);
    surroundings.mark_timed(&timed);
    let mut context = Context {
        reading,
        attendance,
        names: &names,
        blocks: &blocks,
        titles: &titles,
        sequences: &sequences,
        printed: &printed,
        surroundings: &surroundings,
        chains: &chains,
        begun: false,
    };
    let mut candidates: Vec<Heading> = Vec::new();
    for (place, (index, block)) in blocks.iter().enumerate() {
        let title = titles[place];
        if printed.blocks[place] || !reading.text(title.span).contains(char::is_alphanumeric) {
            continue;
        }
        let evidence = signals(&context, place);
        let score = reading.heading.score(evidence);
        context.begun |= score > 0.5 && evidence.has(HeadingSignal::KnownTitle);
        candidates.push(Heading {
            block: *index,
            numbering: block.marker.and_then(Marker::numbering),
            title: title.span,
            body: title.body,
            level: 1,
            evidence,
            score,
            cut: title.cut,
        });
    }
    parallel_form(reading, &blocks, &mut candidates, surroundings.signed);
    counted_between(reading, &sequences, &blocks, &mut candidates);
    let signed = || if last_listed(attendance).is_none() { first_signed(reading, &candidates) } else { usize::MAX };
    let first_business = first_business(attendance, &candidates).min(signed());
    let (mut headings, refused): (Vec<Heading>, Vec<Heading>) = candidates.into_iter().partition(|heading| {
        heading.score > 0.0
            && !clean_title(reading.text(heading.title), heading.cut).is_empty()
            && (heading.block >= first_business
                || attendance.label_of(heading.block).is_some()
                || over_prose(reading, &blocks, heading.block))
    });
    let mut agenda = vec![false; reading.layout.blocks.len()];
    for (place, (index, _)) in blocks.iter().enumerate() {
        agenda[*index] = printed.blocks[place];
    }
    if headings.len() < 2 && printed.entries.len() >= 2 {
        agenda_as_items(reading, &blocks, &printed, &mut headings, &mut agenda);
    }
    drop_title_of_record(reading, &agenda, &mut headings);
    nest(reading, &sequences, &blocks, &mut headings);
    Outline { headings, refused, agenda }
}

/// Whether a lone line stands over a paragraph as long as only business has.
fn over_prose(reading: &Reading<'_>, blocks: &[(usize, &Block)], block: usize) -> bool {
    const LEAST: usize = 30;
    let place = blocks.partition_point(|(index, _)| *index < block);
    let lone = blocks.get(place).is_some_and(|(_, block)| block.line_count() == 1 && block.blank_before > 0);
    lone && blocks.get(place + 1).is_some_and(|(_, next)| {
        !matches!(next.marker, Some(Marker::Bullet { .. })) && Reading::exceeds(reading.layout.text_of(next), LEAST - 1)
    })
}

/// Position of the block at which business may begin: after the title block and the attendance, unless a numbered or
/// well-known heading comes before.
fn first_business(attendance: &Attendance, candidates: &[Heading]) -> usize {
    let sure = candidates.iter().find(|heading| {
        let known = [HeadingSignal::KnownTitle, HeadingSignal::KnownOpening].iter().any(|it| heading.evidence.has(*it));
        let counted = [HeadingSignal::Sequence, HeadingSignal::Marked].iter().any(|it| heading.evidence.has(*it));
        // "1. Roads" may be the only one
        let first = heading.score > 2.5 && heading.numbering.is_some_and(|it| it.depth == 1 && it.parts[0] == 1);
        let numbered = (counted || first) && heading.evidence.has(HeadingSignal::SequenceTitled);
        heading.score > 0.5 && (known || numbered || heading.evidence.has(HeadingSignal::DoubledSign))
    });
    let last_list = last_listed(attendance);
    match (sure, last_list) {
        (Some(sure), Some(last)) if sure.block > last => last + 1,
        (Some(sure), _) => sure.block,
        (None, Some(last)) => last + 1,
        (None, None) => 0,
    }
}

/// Blocks that a document has at least before a list of those present that stands at its end.
const ENDING: usize = 8;

/// The last block of the attendance lists at the head: lists and sentences further on stand among the business.
fn last_listed(attendance: &Attendance) -> Option<usize> {
    let mut last = attendance.listed.iter().take(60).position(|listed| *listed)?;
    // a list at the end stands behind the business
    if last > ENDING && last * 2 > attendance.listed.len() {
        return None;
    }
    for (index, listed) in attendance.listed.iter().enumerate().skip(last + 1) {
        if *listed {
            last = index;
        } else if index > last + 6 {
            break;
        }
    }
    Some(last)
}

#[cfg(test)]
mod tests;

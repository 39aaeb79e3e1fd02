//! The meeting as a whole, from the head and the foot of the minutes.
//!
//! Each part has its file: `title` (with the kind and the number), `body`, `dates`, `times`, `place`,
//! `chair`, `next_meeting` and `quorum`; the status is read here.

use crate::grammar::Class;
use crate::model::date::Date;
use crate::model::{Meeting, MinutesStatus};
use crate::text::{Block, Span};

use super::attendance::Attendance;
use super::body::{Candidate, body, candidates};
use super::chair::chair;
use super::dates::date_and_times;
use super::front::complete;
use super::next_meeting::next_meeting;
use super::outline::Outline;
use super::place::place;
use super::quorum::quorum;
use super::reading::Reading;
use super::times::{opening_and_closing, settle_halves};
use super::title::{names_itself, title_block};

/// What the head and the foot of the minutes say of the meeting.
///
/// `written` is the document with its markup: its front matter tells what the text does not.
pub(super) fn meeting(reading: &Reading<'_>, outline: &Outline, attendance: &Attendance, written: &str) -> Meeting {
    let mut meeting = Meeting::default();
    let head = head_blocks(reading, outline, attendance);
    title_block(reading, &head, attendance, &mut meeting);
    body(reading, &head, attendance, written, &mut meeting);
    date_and_times(reading, &head, attendance, &mut meeting);
    place(reading, &head, attendance, &mut meeting);
    opening_and_closing(reading, &mut meeting);
    chair(reading, attendance, &mut meeting);
    complete(reading, written, &mut meeting);
    next_meeting(reading, outline, &mut meeting);
    settle_halves(reading, &mut meeting);
    quorum(reading, &mut meeting);
    status(reading, &head, &mut meeting);
    meeting
}

/// The names that the body could have, for those who ask why.
pub(super) fn bodies(reading: &Reading<'_>, outline: &Outline, attendance: &Attendance) -> Vec<Candidate> {
    candidates(reading, &head_blocks(reading, outline, attendance), attendance)
}

/// The blocks before the first heading of business, at most forty, and at least those up to the attendance.
fn head_blocks<'a>(reading: &Reading<'a>, outline: &Outline, attendance: &Attendance) -> Vec<(usize, &'a Block)> {
    let first = outline.headings.first().map_or(usize::MAX, |heading| heading.block);
    // a list in the last half of a document stands at its foot
    let half = attendance.listed.len().div_ceil(2).max(8);
    let listed = attendance.listed.iter().take(half.min(40)).position(|listed| *listed).unwrap_or(0);
    let end = first.max(listed + 1).max(2);
    reading.blocks().take_while(|(index, _)| *index < end).take(40).collect()
}

/// Draft or approved, where the head or the foot says so.
fn status(reading: &Reading<'_>, head: &[(usize, &Block)], meeting: &mut Meeting) {
    for (_, block) in head.iter().take(16) {
        let spaced: String = reading.layout.text_of(block).chars().filter(|char| char.is_alphanumeric()).collect();
        let spread = spaced.eq_ignore_ascii_case("draftminutes") || spaced.eq_ignore_ascii_case("draft");
        let status = if names_itself(reading, block.flow, Class::DraftWord) || spread {
            MinutesStatus::Draft
        } else if names_itself(reading, block.flow, Class::ApprovedWord)
            && block.flow.len() < 120
            && !approves_others(reading, block.flow)
        {
            MinutesStatus::Approved
        } else {
            continue;
        };
        meeting.status = status;
        set(reading, meeting, "status", block.flow);
        return;
    }
}

/// "The treasurer's report was accepted as presented.": a sentence on something else than these minutes.
fn approves_others(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let opens =
        reading.hits_in(Span::new(span.start, span.start + 1)).iter().any(|hit| hit.class == Class::ApprovedWord);
    text.ends_with('.') && !opens && !text.contains("hese minutes")
}

pub(super) fn set(reading: &Reading<'_>, meeting: &mut Meeting, field: &str, span: Span) {
    meeting.spans.insert(field.to_owned(), reading.place(span));
}

/// Reads what [`Date`] prints.
pub(super) fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::MinutesStatus;

    #[test]
    fn minutes_are_approved_where_they_say_so_of_themselves() {
        let status = |line: &str| {
            let text =
                format!("Parish Council\n3 May 2024\n{line}\n\nPresent: Ann Bell\n\n1. Roads\nNothing was said.\n");
            convert(&text).meeting.status
        };
        for line in ["APPROVED", "Approved on 7 June 2024.", "These minutes were approved on 7 June 2024."] {
            assert_eq!(status(line), MinutesStatus::Approved, "{line}");
        }
        for line in
            ["Minutes of the 5 April meeting approved as presented.", "The accounts were accepted as presented."]
        {
            assert_eq!(status(line), MinutesStatus::Unknown, "{line}");
        }
    }
}

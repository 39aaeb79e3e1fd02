//! What is no task any more, or never was one: what is done, and what the minutes announce.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Span;

/// "Done", "completed", "has been": what is over.
pub(super) fn is_done(reading: &Reading<'_>, text: &str) -> bool {
    reading.closes(text.trim_end_matches(['.', ')']), Class::DoneEnding)
}

/// A line under an action that says that it is over.
pub(super) fn is_status_done(reading: &Reading<'_>, text: &str) -> bool {
    reading.words.classes(text.trim().trim_end_matches('.')).contains(Class::DoneLine)
}

/// "The next meeting will be held …", "There will be …".
pub(super) fn announces(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    let head = Span::new(statement.span.start, (statement.span.start + 30).min(statement.span.end));
    let opens = reading.hits_in(head).iter().any(|hit| hit.class == Class::NextMeeting);
    let next = begins(text, "next ") && text.split(' ').take(6).any(|word| begins(word, "meeting"));
    opens
        || next
        || reading.opens(text, Class::AnnouncementOpening)
        || reading.speaks(statement.span, Class::Announcement)
}

fn begins(text: &str, head: &str) -> bool {
    text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head))
}

//! What is no task any more, or never was one: what is done, and what the minutes announce.

use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, seek};

/// "Done", "completed", "has been": what is over.
pub(super) fn is_done(reading: &Reading<'_>, text: &str) -> bool {
    // a box that is ticked
    let ticked = ["[x]", "[X]", "☑", "☒", "✓", "✔", "✅"].iter().any(|mark| text.starts_with(mark));
    // "Ann to draw the map -- withdrawn, the map is lost"
    let tail = [" -- ", " – ", " — "]
        .into_iter()
        .filter_map(|dash| seek::find_last(text, dash).map(|at| &text[at + dash.len()..]));
    let status = tail.min_by_key(|tail| tail.len());
    let over = status.is_some_and(|tail| phrase(reading.words, Class::DoneLine)(tail).is_ok());
    ticked || over || reading.closes(text.trim_end_matches(['.', ')']), Class::DoneEnding)
}

/// A line under an action that says that it is over.
pub(super) fn is_status_done(reading: &Reading<'_>, text: &str) -> bool {
    reading.words.classes(text.trim().trim_end_matches('.')).contains(Class::DoneLine)
}

/// "The next meeting will be held …", "There will be …".
pub(super) fn announces(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    // "At the next meeting Ann will show the plans" tells when, and not of the meeting
    let when = ["at ", "by ", "before ", "for ", "until "].iter().any(|word| seek::opens(text, word));
    let head = Span::new(statement.span.start, (statement.span.start + 30).min(statement.span.end));
    let opens = reading.hits_in(head).iter().any(|hit| hit.class == Class::NextMeeting);
    let next = seek::opens(text, "next ") && text.split(' ').take(6).any(|word| seek::opens(word, "meeting"));
    opens && !when
        || next
        || reading.opens(text, Class::AnnouncementOpening)
        || reading.speaks(statement.span, Class::Announcement)
}

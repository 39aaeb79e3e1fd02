//! What is no task any more, or never was one: what is done, and what the minutes announce.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Span;

/// "Done", "completed", "has been": what is over.
pub(super) fn is_done(text: &str) -> bool {
    let lower = text.trim_end_matches(['.', ')']).to_ascii_lowercase();
    lower.ends_with("– done")
        || lower.ends_with("- done")
        || lower.ends_with("completed")
        || lower.ends_with(": done")
        || lower.ends_with("(done")
        || lower.ends_with("– complete")
        || lower.ends_with("- complete")
        || lower.ends_with("discharged")
}

/// A line under an action that says that it is over.
pub(super) fn is_status_done(text: &str) -> bool {
    matches!(
        text.trim().trim_end_matches('.').to_ascii_lowercase().as_str(),
        "done" | "complete" | "completed" | "closed" | "discharged"
    )
}

/// "The next meeting will be held …", "There will be …".
pub(super) fn announces(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let opens = reading
        .hits_in(Span::new(statement.span.start, (statement.span.start + 30).min(statement.span.end)))
        .iter()
        .any(|hit| hit.class == Class::NextMeeting);
    let next = lower.starts_with("next ") && lower.split(' ').take(6).any(|word| word.starts_with("meeting"));
    let meeting = next
        || opens
        || lower.starts_with("date of next")
        || lower.starts_with("next meeting")
        || lower.contains("the next meeting will")
        || lower.contains("meeting will be held")
        || lower.contains("meeting will take place")
        || lower.contains("next meeting is");
    meeting || lower.starts_with("there will be") || lower.starts_with("there would be")
}

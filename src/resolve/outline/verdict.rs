//! Lines that tell what became of a motion: they look like headings and are none.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::{Block, Words, seek};

use super::written::is_capitals;

/// "CARRIED", "LAPSED FOR WANT OF A SECONDER": the result of a motion set in capitals.
pub(super) fn is_verdict(reading: &Reading<'_>, block: &Block, text: &str) -> bool {
    // "Carried", "History Club - Unanimous", "Deferred" over nothing else
    let results =
        [Class::Approved, Class::Rejected, Class::Deferred, Class::Withdrawn, Class::Unanimous, Class::LostResult];
    let told = |text: &str| results.into_iter().any(|class| reading.words.classes(text).contains(class));
    let matter = [" - ", " – ", " — "].iter().find_map(|dash| seek::part_last(text, dash));
    if block.marker.is_none() && (told(text) || matter.is_some_and(|(_, verdict)| told(verdict))) {
        return true;
    }
    // "All in favour Income": the next title stands behind the result
    let agreed = || reading.words.longest(Class::Unanimous, text).is_some_and(|end| Reading::exceeds(&text[..end], 2));
    if block.marker.is_none() && agreed() {
        return true;
    }
    let first = reading.words.classes(text.words().next().unwrap_or(text));
    block.marker.is_none()
        && is_capitals(text)
        && !Reading::exceeds(text, 7)
        && [Class::Rejected, Class::Approved, Class::LostResult].into_iter().any(|class| first.contains(class))
}

//! Headings that say what the entries under them are: "NOTICES OF MOTION" over "4. Notice of motion by Ann Bell".

use crate::resolve::heading::Heading;
use crate::resolve::reading::Reading;

/// The last heading without text and number: what entries under it are, in small letters and without the endings of the
/// plural, and its level.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    kind: Option<(String, u8)>,
}

impl Kinds {
    /// A heading without text and number begins.
    pub(super) fn open(&mut self, reading: &Reading<'_>, heading: &Heading, level: u8) {
        const LONGEST: usize = 40;
        let title = reading.text(heading.title).trim_end_matches([':', '.', ' ']);
        let kind = (title.len() <= LONGEST).then(|| singular(title)).filter(|kind| !kind.is_empty());
        self.kind = kind.map(|kind| (kind, level));
    }

    /// The level of the heading over an entry that begins with the words for its kind: "Notices of motion by Ann Bell".
    pub(super) fn over(&self, reading: &Reading<'_>, heading: &Heading) -> Option<u8> {
        let (kind, level) = self.kind.as_ref()?;
        let title = reading.text(heading.title);
        let own = singular(&title[..title.floor_char_boundary(2 * kind.len())]);
        let count = kind.split(' ').count();
        let begins = own.split(' ').take(count).eq(kind.split(' ')) && own.split(' ').count() > count;
        begins.then_some(*level)
    }
}

/// Words in small letters, each without an "s" at its end.
fn singular(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.to_lowercase().trim_end_matches('s').to_owned());
    words.collect::<Vec<_>>().join(" ")
}

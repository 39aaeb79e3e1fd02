use std::borrow::Cow;

use super::Class;
use super::table::Rows;
use super::vocabulary::Vocabulary;

/// The bytes that the entries of each list end with. Most texts that are asked whether an entry stands at their end have
/// another byte there.
#[derive(Debug, Clone)]
pub(super) struct Endings(pub(super) Rows<32>);

impl Endings {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let of = |class: &Class| {
            let mut set = [0; 32];
            for last in vocabulary.words(*class).iter().filter_map(|word| word.bytes().next_back()) {
                set[usize::from(last / 8)] |= 1 << (last % 8);
            }
            set
        };
        Self(Cow::Owned(Class::ALL.iter().map(of).collect()))
    }

    /// Whether an entry of a list may stand at the end of a text, capitals or not.
    #[inline]
    pub(super) fn may_end(&self, class: Class, text: &str) -> bool {
        let Some(last) = text.as_bytes().last().map(u8::to_ascii_lowercase) else { return false };
        self.0[class as usize][usize::from(last / 8)] & (1 << (last % 8)) != 0
    }
}

use super::Class;
use super::vocabulary::Vocabulary;

/// The bytes that the entries of each list end with. Most texts that are asked whether an entry stands at their end have
/// another byte there.
#[derive(Debug)]
pub(super) struct Endings(Vec<[u64; 4]>);

impl Endings {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let of = |class: &Class| {
            let mut set = [0; 4];
            for last in vocabulary.words(*class).iter().filter_map(|word| word.bytes().next_back()) {
                set[usize::from(last / 64)] |= 1 << (last % 64);
            }
            set
        };
        Self(Class::ALL.iter().map(of).collect())
    }

    /// Whether an entry of a list may stand at the end of a text, capitals or not.
    #[inline]
    pub(super) fn may_end(&self, class: Class, text: &str) -> bool {
        let Some(last) = text.as_bytes().last().map(u8::to_ascii_lowercase) else { return false };
        self.0[class as usize][usize::from(last / 64)] & (1 << (last % 64)) != 0
    }
}

//! Stable identifiers.
//!
//! A record's identifier is its kind and the first eight hexadecimal digits of the SHA-256 of what it says, folded to
//! lower-case letters and digits: `decision-5f0c91ab`. It depends on nothing else in the document, so that a
//! correction elsewhere leaves it as it is; a second record that says the same gets `-2`.

use foldhash::HashMap;

use crate::source::fingerprint;

/// Gives out the identifiers of one document.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// By the kind and the bytes of which the digits are made.
    given: HashMap<(&'static str, [u8; 4]), u32>,
    /// What the last record says, folded: the memory is used again.
    folded: String,
}

impl Identifiers {
    /// The identifier of a record of `kind` that says `content`.
    pub(super) fn give(&mut self, kind: &'static str, content: &[&str]) -> String {
        let folded = &mut self.folded;
        folded.clear();
        folded.reserve(kind.len() + content.iter().map(|part| part.len() + 1).sum::<usize>());
        folded.push_str(kind);
        for part in content {
            folded.push('\n');
            for char in part.chars() {
                if char.is_ascii_alphanumeric() {
                    folded.push(char.to_ascii_lowercase());
                } else if !char.is_ascii() && char.is_alphanumeric() {
                    folded.extend(char.to_lowercase());
                }
            }
        }
        let start = fingerprint::start(folded.as_bytes());
        let mut id = String::with_capacity(kind.len() + 1 + start.len() * 2);
        id.push_str(kind);
        id.push('-');
        fingerprint::write_hexadecimal(&start, &mut id);
        let count = self.given.entry((kind, start)).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_depend_on_content_alone() {
        let mut ids = Identifiers::default();
        let first = ids.give("decision", &["It was agreed."]);
        assert_eq!(ids.give("decision", &["It was  agreed"]), format!("{first}-2"));
        assert_eq!(Identifiers::default().give("decision", &["IT WAS AGREED"]), first);
        assert_ne!(ids.give("action", &["It was agreed."]), first);
    }
}

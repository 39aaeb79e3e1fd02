//! A word of a motion's result that is said of what was passed, where nobody calls it a motion.

use crate::grammar::{Class, Lexicon};
use crate::resolve::clause::{Auxiliary, Subject};
use crate::text::Words;

use super::Verb;

impl Verb<'_> {
    /// "the Committee passed this appeal": a word of a motion's result, of which the body is the subject.
    pub(super) fn is_passed_by_body(&self, words: &Lexicon) -> bool {
        let object = |(word, _): (&str, &str)| words.classes(word).contains(Class::Determiner);
        let tells = matches!(self.clause.auxiliary, Auxiliary::None | Auxiliary::Perfect);
        self.subject == Subject::Body && tells && self.after.first_word().is_some_and(object)
    }

    /// "The plan for the lane was passed unanimously", "The budget was unanimously passed.": a word of a motion's result of a thing
    /// that all were for, and nothing else behind it.
    pub(super) fn is_passed_by_all(&self, words: &Lexicon) -> bool {
        let head = self.text[..self.at].trim_end();
        let all = |word: &str| words.classes(word).contains(Class::Unanimous);
        let before = head.last_word().is_some_and(|(_, last)| all(last));
        let behind = self.after.words().next().is_some_and(|next| all(next.trim_end_matches('.')));
        self.subject == Subject::Thing && self.clause.auxiliary == Auxiliary::Be && self.ends && (before || behind)
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn what_all_passed_without_a_motion() {
        let head = "Elm Club\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Dues\n\n";
        for (text, count) in [
            ("The dues of 2030 were passed unanimously.", 1),
            ("The list of dues was unanimously passed.", 1),
            ("The list of dues was passed.", 0),
            ("The list was passed unanimously to the printer.", 0),
            ("The dues will be passed unanimously.", 0),
        ] {
            assert_eq!(convert(&format!("{head}{text}\n")).decisions.len(), count, "{text}");
        }
    }
}

//! What whoever presides declares to be settled: "The Chair declared that the plan should be adopted."

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

/// Verbs of declaring, behind whoever presides.
const DECLARES: [&str; 3] = [" declared that ", " ruled that ", " concluded that "];
/// How somebody who presides consents.
const CONSENTS: [&str; 6] = [
    " was happy to ",
    " was content to ",
    " was pleased to ",
    " was satisfied to ",
    " was prepared to ",
    " was willing to ",
];
/// Bytes of whoever presides and of what stands before.
const NEAR: usize = 140;

/// "The Chair declared that the plan should be adopted.", "The chair was happy to accept the plan.": whether the chair settles
/// what the meeting has talked about. "The Chair ruled that he was late" settles nothing.
pub(super) fn presides(reading: &Reading<'_>, text: &str) -> bool {
    let near = &text[..text.floor_char_boundary(NEAR)];
    let chairs = |head: &str| {
        let last = head.words().next_back().unwrap_or(head);
        reading.words.classes(last).contains(Class::Chair)
    };
    let settles = |word: &str| {
        let classes = reading.words.classes(word.trim_end_matches(['.', ',', ';']));
        classes.contains(Class::Decided) || classes.contains(Class::Approved)
    };
    let declared = DECLARES.iter().find_map(|verb| seek::part(near, verb)).is_some_and(|(head, _)| chairs(head));
    if declared {
        let ordered = seek::part(text, " should be ").map(|(_, behind)| behind);
        // "should be adopted by the county"
        return ordered.is_some_and(|behind| {
            let (verb, rest) = behind.first_word().unwrap_or((behind, ""));
            settles(verb) && !rest.starts_with("by ")
        });
    }
    let consented = CONSENTS.iter().find_map(|verb| seek::part(near, verb)).filter(|(head, _)| chairs(head));
    // "was willing to agree that parking was bad" is what somebody thinks
    consented.is_some_and(|(_, behind)| {
        let (verb, rest) = behind.first_word().unwrap_or((behind, ""));
        settles(verb) && !rest.starts_with("that ")
    })
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::texts;

    #[test]
    fn the_chair_settles_what_was_talked_about() {
        for text in [
            "The Chair declared that the plan should be adopted.",
            "No other points were raised and the Chairman declared that the lease should be approved.",
            "The chair was happy to accept this plan for use in the hall.",
        ] {
            assert_eq!(texts(text), [text]);
        }
        for text in [
            "The Chair declared that the plan was a good one.",
            "The Chair was happy to meet the school.",
            "The Chair was willing to agree that parking was bad.",
            "The Chair concluded that lessons should be adopted by the county.",
            "Ann Moss said that the plan should be adopted.",
        ] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}

//! What whoever presides declares to be settled: "The Chair declared that the plan should be adopted."

use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::resolve::statement::{Statement, label_of_decision};
use crate::text::{Words, seek};

/// Bytes of whoever presides and of what stands before.
const NEAR: usize = 140;

/// "The Chair declared that the plan should be adopted.", "The chair was happy to accept the plan.": whether the chair settles
/// what the meeting has talked about. "The Chair ruled that he was late" settles nothing.
pub(super) fn presides(reading: &Reading<'_>, text: &str) -> bool {
    let span = reading.flow_span(text);
    // what stands before and behind the first phrase of a list
    let parted = |list: Class| {
        let hit = reading.hits_in(span).iter().find(|hit| hit.class == list)?;
        let (start, end) = (hit.start as usize - span.start, hit.end as usize - span.start);
        let behind = text.get(end..).filter(|_| end <= NEAR)?;
        Some((text[..start].trim_end(), behind.trim_start()))
    };
    let chairs = |head: &str| {
        let last = head.words().next_back().unwrap_or(head);
        reading.words.classes(last).contains(Class::Chair)
    };
    let settles = |word: &str| {
        let classes = reading.words.classes(word.trim_end_matches(['.', ',', ';']));
        classes.contains(Class::Decided) || classes.contains(Class::Approved)
    };
    let declared = parted(Class::ChairDeclares).is_some_and(|(head, _)| chairs(head));
    if declared {
        let ordered = seek::part(text, " should be ").map(|(_, behind)| behind);
        // "should be adopted by the county"
        return ordered.is_some_and(|behind| {
            let (verb, rest) = behind.first_word().unwrap_or((behind, ""));
            settles(verb) && !rest.starts_with("by ")
        });
    }
    let consented = parted(Class::ChairConsents).filter(|(head, _)| chairs(head));
    // "was willing to agree that parking was bad" is what somebody thinks
    consented.is_some_and(|(_, behind)| {
        let (verb, rest) = behind.first_word().unwrap_or((behind, ""));
        settles(verb) && !rest.starts_with("that ")
    })
}

/// "Decision: The Board was of two minds. The Chair agreed to the sale.": whether a sentence tells what whoever presides settles,
/// in a paragraph that the label of a decision opens.
pub(super) fn presides_behind_label(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    let block = reading.layout.blocks[statement.block].flow;
    let who = seek::past(seek::past(text, "The "), "the ");
    // "agreed to the sale" and "agreed that it should be sold", and not "agreed to open the fair"
    let thing = || {
        let of = seek::part(text, " agreed to ").and_then(|(_, rest)| rest.words().next());
        of.is_some_and(|first| reading.words.classes(first).contains(Class::Determiner))
    };
    let rule = || {
        let that = seek::part(text, " agreed that ").map(|(_, that)| that);
        that.is_some_and(|that| {
            [" should ", " would ", " will ", " be "].iter().any(|modal| seek::find(that, modal).is_some())
        })
    };
    let content = || thing() || rule();
    !statement.first
        && content()
        && phrase(reading.words, Class::Chair)(who).is_ok()
        && label_of_decision(reading, &Statement { span: block, first: true, ..*statement })
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::texts;

    #[test]
    fn the_chair_settles_in_a_paragraph_of_decisions() {
        let head = "Decision: The Board was of two minds about the sale. ";
        for (told, count) in [
            ("The Chair agreed to the sale of the barn.", 2),
            ("The chair agreed that the lease should end in May.", 2),
            ("Ann Moss agreed that the lease was long.", 1),
            ("The Chair agreed that it was a cold day.", 1),
            ("The Chair agreed with Ann Moss.", 1),
            ("The Chair said that the lease was long.", 1),
        ] {
            assert_eq!(texts(&format!("{head}{told}")).len(), count, "{told}");
        }
        assert!(texts("We met Cy Dunn. The Chair agreed that the barn was old.").is_empty());
    }

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

//! Decisions that are only told of: those of earlier meetings and of other bodies.

use crate::grammar::{Class, Hit};
use crate::parse::date::date;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::deferral::names_month;

/// Whether the text tells of what was decided before this meeting or elsewhere; the verb begins at `at`, and `after` it
/// stands the rest.
pub(super) fn is_told(reading: &Reading<'_>, text: &str, at: usize, after: &str) -> bool {
    let span = reading.flow_span(text);
    let before = text[..at].trim_end();
    let previously = before.len().checked_sub("previously".len()).and_then(|start| before.get(start..));
    // "Previously agreed work was approved" settles what to pay
    let opens = || {
        let behind = seek::behind(before, "previously ")?;
        let classes = reading.words.classes(behind.words().next()?);
        Some(!classes.contains(Class::Decided) && !classes.contains(Class::Approved))
    };
    if previously.is_some_and(|word| word.eq_ignore_ascii_case("previously")) || opens() == Some(true) {
        return true;
    }
    if names_other_sitting(reading, after) || is_reference(reading, before, after) {
        return true;
    }
    // "to accept the result of the poll held last month" tells when the poll was
    let near = |hit: &Hit| {
        let start = hit.start as usize - span.start;
        let head = text[..start].trim_end();
        // "to keep the same rate as last year"
        start < at + 60 && !(start > at && [" held", " as", " than"].iter().any(|word| head.ends_with(word)))
    };
    let earlier = reading.phrases_in(span, Class::EarlierMeeting).next().is_some_and(near)
        || names_earlier_meeting(reading, before)
        || dates_itself(reading, before, after);
    let head = Span::new(span.start, span.start + at);
    earlier && !text.to_ascii_lowercase().contains("minutes of") || reading.speaks(head, Class::OthersDecision)
}

/// "the order of talks (as agreed in June)", "as agreed by email, Ann sent it": words that recall what was settled before.
fn is_reference(reading: &Reading<'_>, before: &str, after: &str) -> bool {
    // "Ann to write down what was decided"
    if [" what was", " what had been"].iter().any(|tail| before.ends_with(tail)) {
        return true;
    }
    let recalls = before.ends_with("(as") || before.eq_ignore_ascii_case("as") || before.ends_with(", as");
    recalls && reading.words.longest(Class::Recalled, after).is_some()
}

/// "At the April meeting we decided …", "In March the Board agreed …".
fn names_earlier_meeting(reading: &Reading<'_>, before: &str) -> bool {
    let mut words = before.split([' ', ',']);
    match words.next() {
        Some("At") => {
            let words: Vec<&str> = words.take(5).collect();
            words.first() == Some(&"the")
                && words.get(1).is_some_and(|word| names_month(reading, word))
                && words.get(2).is_some_and(|word| !word.is_empty())
        }
        Some("In") => words.next().is_some_and(|word| names_month(reading, word)),
        _ => false,
    }
}

/// "decided at the previous meeting to set", "decided at the special meeting held on 3 May to set": which sitting settled it.
fn names_other_sitting(reading: &Reading<'_>, after: &str) -> bool {
    const NEAR: usize = 80;
    const NAME: usize = 2;
    let Some(sitting) = ["at the ", "at its ", "at an ", "at a "].iter().find_map(|head| after.strip_prefix(head))
    else {
        return false;
    };
    let near = &sitting[..sitting.floor_char_boundary(NEAR)];
    // "at its meeting held tonight" is this one
    let now = |when: &str| ["tonight", "today", "this "].iter().any(|word| when.starts_with(word));
    let held =
        || seek::part(near, "eeting held ").is_some_and(|(name, when)| !name.contains([',', '.', ';']) && !now(when));
    // "at the previous parish meeting", and not "at the last minute before the meeting"
    let named = |name: &str| !name.contains([',', '.', ';']) && !Reading::exceeds(name, NAME);
    let other = near.first_word().filter(|(word, _)| reading.words.classes(word).contains(Class::EarlierSitting));
    held() || other.is_some_and(|(_, rest)| seek::part(rest, "eeting").is_some_and(|(name, _)| named(name)))
}

/// "agreed in January to give", "agreed at a meeting in July 2012": the day of the decision stands right behind its verb.
fn dates_itself(reading: &Reading<'_>, before: &str, after: &str) -> bool {
    let mut words = after.split([' ', ',', '.', ';']);
    let mut month =
        |link: &str| words.next() == Some(link) && words.next().is_some_and(|word| names_month(reading, word));
    let occasion =
        ["at a meeting in ", "at the meeting in ", "at a meeting on ", "at our meeting in ", "at its meeting in "];
    month("in") || occasion.iter().any(|head| after.starts_with(head)) || is_of_a_day(reading, before, after)
}

/// "A loan was agreed on 4 June 2021 and is paid": something was settled on a day with its year. "It was agreed on 4 June 2021
/// that …" may be of this meeting, and "The Board agreed on 4 June as the day of the fair" sets a day.
fn is_of_a_day(reading: &Reading<'_>, before: &str, after: &str) -> bool {
    let thing = [" was", " were", " been"].iter().find_map(|verb| before.strip_suffix(verb));
    let Some(day) = after.strip_prefix("on ").filter(|_| thing.is_some_and(|thing| !thing.eq_ignore_ascii_case("it")))
    else {
        return false;
    };
    date(reading.words, day).is_ok_and(|(rest, _)| {
        let written = &day[..day.len() - rest.len()];
        written.split(|sign: char| !sign.is_ascii_digit()).any(|number| number.len() == 4)
            && !["as ", "for ", "that ", "to "].iter().any(|link| rest.trim_start().starts_with(link))
    })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn what_others_decided_or_an_earlier_meeting_is_only_told() {
        let cases = [
            ("At the April meeting we decided that the gate stays.", false),
            ("We agreed in January to give £20 to the food bank.", false),
            ("It was agreed at a meeting in July 2012 that nothing would be done.", false),
            ("Decisions received from the District Council: 19/02 Rose Cottage – approved with conditions.", false),
            ("He said the trustees voted to raise the rent.", false),
            ("Most of the council agree that we should keep the pond.", false),
            ("Not everybody agreed.", false),
            ("Nothing was decided.", false),
            ("If approved, the work will begin in June.", false),
            ("Long talk on fees: decided to keep them at £10.", true),
            ("Fees - agreed to keep them at £10.", true),
            ("Ann Bell - agreed to write to the county.", false),
            ("Voting rights are granted after a month.", false),
            ("When the plan is approved the map will be drawn.", false),
            ("Once the wardens are appointed, the county will train them.", false),
            ("Previously it was resolved to keep the gate.", false),
            ("The Council decided at the special meeting held on 3 March to keep the gate.", false),
            ("The Council decided at the previous meeting to keep the gate.", false),
            ("A loan was agreed on 4 June 2021, and half of it is paid.", false),
            ("The Council agreed on 12 June as the day of the fair.", true),
            ("The Council agreed on March 1 as the last day for bids.", true),
            ("The Council agreed on June 14th for the walk.", true),
            ("It was agreed on 3 May 2024 that the deed be signed.", true),
            ("A fair was agreed on 12 June 2024 for the school.", true),
            ("The Council agreed in the May 2024 meeting that the gate should stay.", true),
            ("The Council agreed at a special meeting to hold the vote.", true),
            ("It was agreed at the last minute before the meeting to buy chairs.", true),
            ("Previously agreed work on the path was approved for payment of £500.", true),
            ("Council agreed at its meeting held tonight to write to the county.", true),
            ("The Council decided to keep the same fee as last year.", true),
            ("When the vote was taken, the plan was approved.", true),
            ("It was agreed to hold a special meeting held on the green.", true),
            ("The form will be changed to show it was adopted at the meeting.", false),
            (
                "To make it easier, it was proposed that the term be changed. The proposal was put to a vote and passed.",
                true,
            ),
            ("Once approved, the minutes will be sent to all.", false),
            ("Summary approved.", true),
            ("Cllr Dunn accepted as third signatory.", true),
            ("The minutes of the April meeting were agreed.", true),
            ("It was agreed to hold a fair in July.", true),
            ("The Council agreed at the May fair to have a stall.", true),
        ];
        for (sentence, expected) in cases {
            let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr\n\n1. Finance\n\n";
            let found = convert(&format!("{head}{sentence}\n\n2. Close\nNone.\n")).decisions;
            assert_eq!(!found.is_empty(), expected, "{sentence}: {found:#?}");
        }
    }
}

//! Verbs of what the meeting did not settle: what is only supposed, and what is done at all times.

use crate::grammar::{Class, ClassSet};
use crate::resolve::clause::Subject;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::Verb;

impl Verb<'_> {
    /// "If the pump was refused, or not agreed to, we could borrow one": what is only supposed, before what would follow.
    pub(super) fn is_supposed(&self) -> bool {
        let Some(behind) = seek::behind(self.text, "if ").or_else(|| seek::behind(self.text, "if, ")) else {
            return false;
        };
        let from = self.at.saturating_sub(self.text.len() - behind.len());
        // "If the Board agrees, it will be done"
        let now = matches!(self.text[..self.at].trim_end().words().next_back(), Some("is" | "are"))
            || !self.written.ends_with("ed");
        let modals: &[&str] = if now {
            &[" could ", " would ", " might ", " will ", " shall "]
        } else {
            &[" could ", " would ", " might "]
        };
        // "If it snows, the Board agreed that …": who decides stands right behind what is supposed
        let whole = || seek::part_last(&behind[..from], ", ").is_some_and(|(_, own)| !own.trim().is_empty());
        let main = self.subject == Subject::Body && self.written.ends_with("ed") && !behind.starts_with(',') && whole();
        if seek::opens(self.text, "if ") && main && !self.after.contains(", ") {
            return false;
        }
        let follows = modals.iter().any(|modal| seek::find(self.after, modal).is_some());
        follows && !["it was", "it is"].iter().any(|told| behind[..from].trim_end().ends_with(told))
    }

    /// "Bring back the old lamps?", "Was the sale deferred to May?": what is asked, and not "Deferred: Do we need lamps?".
    pub(super) fn asks_whether(&self, reading: &Reading<'_>) -> bool {
        const ASKING: ClassSet = ClassSet::of(&[Class::Subordinator, Class::FiniteVerb]);
        if !self.text.trim_end().ends_with('?') {
            return false;
        }
        let opens = !self.text[..self.at].contains(char::is_alphanumeric);
        let first = self.text.words().next().unwrap_or("").to_ascii_lowercase();
        let asks = reading.words.classes(&first).intersects(ASKING);
        let parted = self.after.contains([':', '–', '—', '.', ';']) || self.after.contains(" - ");
        opens && !parted || !opens && asks
    }

    /// "They do not accept needles": what is done at all times was not decided here.
    pub(super) fn is_habit(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        [" do not", " does not", " don't", " doesn't"].iter().any(|denied| head.ends_with(denied))
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn what_is_supposed_is_not_settled() {
        let decided = |text: &str| {
            let head = "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Lamps\n\n";
            convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions.len()
        };
        for text in [
            "If, in June, the loan was refused, we could sell the map.",
            "If the loan is agreed, the county will mend the lamps.",
            "IF the Group agrees to it, the lamps will be mended.",
            "Bring back the old lamps?",
            "Postponed to July?",
            "Was the walk deferred to July?",
            "Why was the walk put off to July?",
            "If the Group, in June, agreed to it, the county would mend the lamps.",
            "They do not accept old lamps.",
        ] {
            assert_eq!(decided(text), 0, "{text}");
        }
        for text in [
            "If it rains, it was agreed that the fair would be in the hall.",
            "It was agreed that we would sell the map.",
            "If the bank says no, the Group resolved that it would sell the map.",
            "If nobody else offers, the Group agreed that the price of Oak Ltd would be accepted.",
            "Deferred: Do we need a second lamp?",
            "Item 7 (Who has the map?) was deferred to the next meeting – should the club pay?",
            "If cold, the Group agreed the walk would be short.",
        ] {
            assert_eq!(decided(text), 1, "{text}");
        }
    }
}

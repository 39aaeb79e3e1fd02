//! What every meeting settles first: its minutes are signed and apologies accepted.

use crate::grammar::Class;
use crate::resolve::clause::{Auxiliary, Subject};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{Statement, tells_apologies};
use crate::text::seek;

use super::{Verb, closes};

/// Words of a sentence about the minutes.
const LONGEST: usize = 30;

impl Verb<'_> {
    /// "The minutes were read and signed.", "The Chairman signed the minutes."
    pub(super) fn signs_minutes(&self, reading: &Reading<'_>) -> bool {
        let head = self.text[..self.at].to_ascii_lowercase();
        let future = matches!(self.clause.auxiliary, Auxiliary::Future | Auxiliary::Modal | Auxiliary::Article);
        let open =
            [" that ", " if ", " once ", " when ", " not ", " be ", " to "].iter().any(|word| head.contains(word));
        if future || self.clause.negated || open || Reading::exceeds(self.text, LONGEST) {
            return false;
        }
        let object = || {
            let object = self.after.to_ascii_lowercase();
            let named = ["the ", "these ", "last ", "previous "].iter().find_map(|word| object.strip_prefix(word));
            named.is_some_and(|rest| rest.split([' ', ',', '.', ';']).take(3).any(|word| word == "minutes"))
        };
        // a line for the signature stands under the minutes: "Signed: ____"
        if head.trim().is_empty() {
            return false;
        }
        let active = self.clause.auxiliary == Auxiliary::None && self.subject == Subject::Person && object();
        let told = [" were ", " was ", ": ", " - ", " – ", " and ", " & "].iter().any(|link| head.contains(link));
        let passive = told && head.split([' ', ',', ':', '.']).take(6).any(|word| word == "minutes");
        let whole = self.after.is_empty()
            || closes(reading.words, self.after)
            || ["and ", "after "].iter().any(|link| self.after.starts_with(link));
        active || passive && (whole || self.after.starts_with('&')) && !reading.is_nobody(self.text)
    }

    /// "Cllr Bell sent his apologies, which were accepted.", "… and these were accepted": what the end of the sentence
    /// settles are the apologies, whoever sent them.
    pub(super) fn accepts_apologies(&self, reading: &Reading<'_>) -> bool {
        let said = &self.text[..self.at + self.written.len()];
        reading.closes(said, Class::ApologiesAccepted)
            && tells_apologies(said)
            && closes(reading.words, self.after)
            && !Reading::exceeds(self.text, LONGEST + LONGEST)
    }

    /// "The rules were emailed. These have been agreed by the group": what stands before was settled here.
    pub(super) fn is_of_body_now(&self, reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> bool {
        let back = ["these", "this", "they"].iter().any(|word| self.clause.words.eq_ignore_ascii_case(word));
        let agent = self.after.strip_prefix("by the ").unwrap_or("");
        let body = agent.split([' ', '.', ',', ';']).next().unwrap_or("");
        back && !statement.first && !body.is_empty() && roster.is_body(reading.words, body) || self.tells_ours()
    }

    /// "We have decided to hire a tent.": who writes the minutes tells what those who met have just settled; "We have agreed
    /// the date", "We have decided in June to …" tell of what was settled before.
    fn tells_ours(&self) -> bool {
        // what a letter says is told behind its sign or in its own words
        let quoted = self.text[..self.at].contains([':', '"', '“', '”', '(']) || !self.text.starts_with("We ");
        if quoted {
            return false;
        }
        let we = self.clause.words.eq_ignore_ascii_case("we");
        let all = ["we all", "we both"].iter().any(|word| self.clause.words.eq_ignore_ascii_case(word));
        (we || all) && self.clause.auxiliary == Auxiliary::Perfect && self.after.starts_with("to ")
    }

    /// "Ann offered a talk, which members gladly accepted.", "…, to which all agreed": the answer to what stands before.
    pub(super) fn answers_offer(&self, reading: &Reading<'_>) -> bool {
        let head = &self.text[..self.at];
        let at = [", which ", ", to which "].iter().filter_map(|link| seek::find_last(head, link)).max();
        let ends = || closes(reading.words, self.after) || self.after.starts_with("to.") || self.after == "to";
        self.subject == Subject::Body
            && self.clause.auxiliary == Auxiliary::None
            && at.is_some_and(|at| !Reading::exceeds(&head[at..], 6))
            && ends()
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn minutes_are_signed_and_apologies_accepted() {
        let cases = [
            ("The minutes were read and signed.", 1),
            ("MINUTES of the previous meeting were read & signed.", 1),
            ("The minutes of the last meeting were signed as a true record.", 1),
            ("The minutes were taken as read and signed.", 1),
            ("The minutes, having been circulated, were signed.", 1),
            ("The Chairman signed the minutes.", 1),
            ("The officers felt that the hall was small and decided that they would look for another.", 1),
            ("The neighbours said that the hall was loud and decided to sell.", 0),
            ("The draft was emailed. These have been agreed by the group for printing.", 1),
            ("The rules have been agreed by the county.", 0),
            ("We have decided to hire two tents.", 1),
            ("We have agreed the date with the baker.", 0),
            ("The county has decided to hire two tents.", 0),
            ("The minutes were approved. The Chairman signed the minutes.", 1),
            ("The minutes will be signed at the next meeting.", 0),
            ("The lease was signed.", 0),
            ("Ann asked if the minutes were signed.", 0),
            ("Councillor Lane sent his apologies which were accepted.", 1),
            ("Cllr Lane had sent his apologies and these were accepted.", 1),
            ("Apologies had been received from Cllr Lane and were accepted.", 1),
            ("Cllr Lane sent his apologies.", 0),
            ("Mrs Self offered to do a demonstration, which members gladly accepted.", 1),
            ("Ann suggested a coach trip, to which members agreed.", 1),
        ];
        for (sentence, count) in cases {
            let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell (Chairman), Cllr B. Carr\n\n1. Opening\n\n";
            let found = convert(&format!("{head}{sentence}\n\n2. Close\nNone.\n")).decisions;
            assert_eq!(found.len(), count, "{sentence}: {found:#?}");
        }
    }
}

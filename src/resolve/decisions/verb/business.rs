//! What becomes of a piece of business: it is tabled, taken back, sent back, or settled in a word behind its name.

use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::person::person;
use crate::resolve::clause::{Auxiliary, Subject};
use crate::resolve::decisions::outcome::names_business;
use crate::resolve::decisions::put_off::opens_later;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::Verb;

impl Verb<'_> {
    /// "The table was set at the back", "The fee is set at £10 by law": whether something is set that the body does not charge.
    pub(super) fn sets_no_charge(&self, reading: &Reading<'_>) -> bool {
        if !seek::opens(self.written, "set at") {
            return false;
        }
        let head = self.text[..self.at].trim_end();
        let subject = ["was", "were", "be"].iter().find_map(|verb| head.strip_suffix(verb)).map_or("", str::trim_end);
        let charge = || {
            let noun = subject.words().next_back().unwrap_or("");
            reading.words.classes(&seek::lower(noun)).contains(Class::Charge)
        };
        let money = self.after.starts_with(['£', '$', '€']);
        !money || seek::find(self.after, " by ").is_some() || !charge()
    }

    /// "Members agreed with Mr Hart that lorries are loud", "The fair was agreed to have been fun", "The Board was in agreement
    /// that …": what was thought, and not what is to be.
    pub(super) fn tells_opinion(&self, reading: &Reading<'_>) -> bool {
        let with = self.after.strip_prefix("with ").filter(|_| seek::opens(self.written, "agree"));
        let told = with.and_then(|who| person(reading.words, who).ok()?.0.strip_prefix(" that "));
        let holds = |clause: &str, verbs: &[&str]| verbs.iter().any(|verb| seek::find(clause, verb).is_some());
        let thought = |clause: &str| {
            holds(clause, &[" is ", " are ", " was ", " were "]) && !holds(clause, &[" should ", " be "])
        };
        let within = [" in ", " in full ", " in general ", " in complete ", " in broad "];
        let agreeing =
            seek::opens(self.written, "agreement") && within.iter().any(|head| self.text[..self.at].ends_with(head));
        agreeing || told.is_some_and(thought) || reading.words.longest(Class::Judged, self.after).is_some()
    }

    /// "The item was tabled", "Pool - tabled", and not "The report was tabled", "the amendment tabled by Bell".
    pub(super) fn tables(&self, reading: &Reading<'_>) -> bool {
        let head = self.text[..self.at].trim_end();
        if let Some(named) = head.strip_suffix(['-', '–', '—', ':']).filter(|_| self.ends) {
            return !reading.has(reading.flow_span(named), Class::Paper);
        }
        let behind = || ["until ", "till ", "because ", "pending ", "due to ", "since ", "to the next ", "to next "];
        let waits = behind().iter().any(|link| self.after.starts_with(link)) || self.is_away();
        let paper = || reading.has(reading.flow_span(self.clause.words), Class::Paper);
        let whole = !self.clause.subordinate || self.closes_request(reading);
        if waits && matches!(self.clause.auxiliary, Auxiliary::Be | Auxiliary::None) && whole && !paper() {
            return true;
        }
        // "Tabled.", "We tabled the lease."
        if self.at == 0 && self.ends {
            return true;
        }
        let object = self.after.split([',', '.', ';']).next().unwrap_or("");
        let given =
            ["the ", "this", "it", "that ", "discussion", "further "].iter().any(|word| object.starts_with(word));
        if self.subject == Subject::Body && self.clause.auxiliary == Auxiliary::None && given {
            let span = reading.flow_span(object);
            return !reading.has(span, Class::Paper) && !reading.has(span, Class::Motion);
        }
        // "The list tabled for a later meeting"
        let later =
            ["for a ", "for the ", "for next", "until ", "till "].iter().any(|word| self.after.starts_with(word));
        let passive = later && self.clause.auxiliary == Auxiliary::None && !self.clause.subordinate
            || matches!(self.clause.auxiliary, Auxiliary::Be | Auxiliary::Future);
        passive && !self.after.starts_with("by ") && names_business(reading, self.clause.words)
    }

    /// "tabled as Bell was away": why a piece of business waits.
    fn is_away(&self) -> bool {
        let reason = self.after.strip_prefix("as ").unwrap_or("");
        let near = &reason[..reason.floor_char_boundary(48)];
        [" was ", " were ", " is ", " had ", " has "].iter().any(|verb| near.contains(verb))
    }

    /// "Bell referred to the report of the Committee", "The county deferred to the Minister", "The balance was carried
    /// forward": somebody speaks of something or gives way, and money is carried to the next account.
    pub(super) fn refers_to_what_is_said(&self, reading: &Reading<'_>) -> bool {
        let others = matches!(self.subject, Subject::Person | Subject::Pronoun | Subject::Outsider);
        let told = self.clause.auxiliary == Auxiliary::None && others;
        let to = self.written.ends_with(" to") || self.after.starts_with("to ");
        let refers = ["referred", "deferred"].iter().any(|verb| seek::opens(self.written, verb));
        let carried = seek::opens(self.written, "carr") || seek::opens(self.written, "rolled");
        let money = || {
            self.clause.words.words().any(|word| reading.words.classes(word).contains(Class::Sum))
                || self.clause.words.contains(['£', '$'])
        };
        told && to && refers && !opens_later(reading, self.after.trim_start_matches("to ")) || carried && money()
    }

    /// "The talk continued until nine": only what is or was continued to a day is put off.
    pub(super) fn only_goes_on(&self) -> bool {
        let goes_on = self.written.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("continued"));
        goes_on && !matches!(self.clause.auxiliary, Auxiliary::Be | Auxiliary::Future)
    }

    /// What only tells how the meeting went on, or that enough had come.
    pub(super) fn settles_nothing(&self) -> bool {
        self.goes_into_session() || self.counts_quorum()
    }

    /// "The Board adjourned to closed session at 9 pm": the meeting goes on behind closed doors, in another room or after a
    /// rest, and puts nothing off.
    fn goes_into_session(&self) -> bool {
        const KINDS: [&str; 10] =
            ["closed", "executive", "private", "confidential", "camera", "recess", "lunch", "dinner", "tea", "caucus"];
        // "The hearing was adjourned to the tea house meeting" is put off
        let matter = ["hearing", "application", "item", "matter", "appeal", "motion", "inquiry", "case"];
        let head = self.text[..self.at].trim_end();
        if !seek::opens(self.written, "adjourned") || matter.iter().any(|noun| seek::find(head, noun).is_some()) {
            return false;
        }
        let rest = ["into ", "to ", "for "].iter().fold(self.after, |rest, link| seek::past(rest, link));
        let mut words = rest.split([' ', ',', '.', '-']).filter(|word| !["a", "an", "the", "in"].contains(word));
        words.next().is_some_and(|kind| KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known)))
    }

    /// "A quorum was confirmed": that enough had come is found, and not decided.
    fn counts_quorum(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        let subject =
            ["was", "is", "has been"].iter().find_map(|verb| head.strip_suffix(verb)).unwrap_or(head).trim_end();
        // "A new quorum was agreed" and "The change to the quorum was approved" are decisions
        let found = ["confirmed", "established", "declared", "noted", "present"];
        let found = found.iter().any(|verb| self.written.eq_ignore_ascii_case(verb));
        found && subject.words().next_back().is_some_and(|noun| noun.eq_ignore_ascii_case("quorum"))
    }

    /// "Budget: carried", "Pool - tabled": the participle stands behind what it is said of and ends it.
    pub(super) fn closes_label(&self) -> bool {
        self.text[..self.at].trim_end().ends_with([':', '-', '–', '—']) && self.ends
    }

    /// "Bell withdrew her motion on the hedge", and not "Bell withdrew to the hall".
    pub(super) fn takes_back(&self, reading: &Reading<'_>, outcome: Outcome) -> bool {
        let told = matches!(self.clause.auxiliary, Auxiliary::None | Auxiliary::Perfect);
        let object = self.after.words().skip(1).take(3).map(|word| word.trim_end_matches([',', '.', ';']));
        let mut classes = object.map(|word| reading.words.classes(word));
        outcome == Outcome::Withdrawn
            && told
            && classes.any(|classes| classes.contains(Class::Motion) || classes.contains(Class::Matter))
    }

    /// "Radio — returned to the department" puts off a piece of business; people and things return too.
    pub(super) fn sends_business_back(&self, reading: &Reading<'_>) -> bool {
        let back = self.written.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("returned"));
        let head = self.text[..self.at].trim_end();
        !back
            || reading.says(&self.after.to_ascii_lowercase(), Class::ReferralTarget)
                && (head.ends_with(['-', '–', '—', ':']) || names_business(reading, self.clause.words))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Outcome::{Deferred, Rejected};
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn a_meeting_that_goes_on_elsewhere_puts_nothing_off() {
        for text in [
            "The Council adjourned to closed session at 8:10 p.m.",
            "The Council adjourned into executive session and reconvened at 9 p.m.",
            "The Council adjourned for a recess at 8:10 p.m.",
            "The quorum was confirmed.",
        ] {
            assert_eq!(decided(text), [], "{text}");
        }
        let outcomes = |text: &str| decided(text).iter().map(|one| one.outcome).collect::<Vec<_>>();
        assert_eq!(outcomes("The hearing was adjourned to the meeting of 9 June."), [Deferred]);
        // what nobody seconds is lost, whatever it asked for
        for text in [
            "Cllr Bell moved to postpone the lease until June. There was no second and the motion died.",
            "Cllr Bell moved to postpone the lease until June. The motion died for lack of a second.",
        ] {
            assert_eq!(outcomes(text), [Rejected], "{text}");
        }
    }
}

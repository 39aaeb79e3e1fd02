//! A verb of settling, weighed in its clause: who decides, in which voice, and what.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, ClassSet, Hit};
use crate::model::Outcome;
use crate::resolve::clause::{Auxiliary, Clause, Subject, clause};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::Statement;
use crate::text::seek;

use super::deferral::{puts_off, refers_elsewhere};
use super::outcome::{names_business, of_content};
use super::told::is_told;

/// What a verb of a list says came of the matter.
pub(super) fn outcome_of(class: Class) -> Option<Outcome> {
    match class {
        Class::Decided | Class::Approved => Some(Outcome::Agreed),
        Class::Rejected => Some(Outcome::Rejected),
        Class::Deferred | Class::Tabled => Some(Outcome::Deferred),
        Class::Withdrawn => Some(Outcome::Withdrawn),
        Class::Noted => Some(Outcome::Noted),
        _ => None,
    }
}

/// A verb with what stands around it.
struct Verb<'t> {
    /// The text of its statement.
    text: &'t str,
    /// Where it starts in the text.
    at: usize,
    /// As it is written.
    written: &'t str,
    /// The text after it, without the blank.
    after: &'t str,
    /// The lists that it stands in.
    lists: ClassSet,
    /// What stands before it.
    clause: Clause<'t>,
    /// Who it is said of.
    subject: Subject,
    /// Whether a word for a motion stands before it.
    motion: bool,
}

/// Weighs a verb in its clause, where it may decide anything.
pub(super) fn weigh_verb(
    reading: &Reading<'_>,
    roster: &Roster,
    statement: &Statement,
    hit: &Hit,
    outcome: Outcome,
) -> Option<(Evidence<DecisionSignal>, Outcome)> {
    use DecisionSignal as S;
    let verb = Verb::new(reading, roster, statement, hit);
    let Verb { text, at, written, after, clause: found, subject, .. } = verb;
    let settles = verb.lists.contains(Class::Decided) || verb.motion || verb.is_passed_by_body();
    if hit.class == Class::Approved && !settles || verb.only_happens(outcome) || verb.only_votes(reading) {
        return None;
    }
    if verb.denies_all() || hit.class == Class::Tabled && !verb.tables(reading) {
        return None;
    }
    if outcome == Outcome::Noted {
        return verb.note().map(|evidence| (evidence, outcome));
    }
    let mut evidence = Evidence::default();
    let mut outcome = outcome;
    if verb.is_resolution() {
        evidence.add(S::Resolved);
        if after.to_ascii_lowercase().contains("receive and note") {
            outcome = Outcome::Noted;
        }
    } else {
        verb.voice(&mut evidence);
    }
    evidence.add_if(S::MotionResult, verb.is_motion_result(outcome));
    if outcome == Outcome::Deferred && found.auxiliary != Auxiliary::Article && !evidence.has(S::Adjective) {
        if !refers_elsewhere(reading, written, after) {
            return None;
        }
        evidence.add(S::PutOff);
        // "will be postponed until after the review", "must stand over to the next meeting"
        if ["will be", "will", "must", "must therefore"].iter().any(|aux| text[..at].trim_end().ends_with(aux)) {
            evidence.remove(S::NotYet);
        }
    }
    let within = found.subordinate && subject != Subject::It && !verb.is_answer() && !verb.closes_request(reading)
        || verb.is_reported(reading);
    evidence.add_if(S::Clause, within && !evidence.has(S::MotionResult));
    evidence.add_if(S::Hypothetical, found.conditional);
    // "did not agree to the extension", "did NOT SUPPORT": a refusal
    let decides = [S::BodyDecides, S::VerbOpens, S::Passive].into_iter().any(|signal| evidence.has(signal));
    if found.negated && outcome == Outcome::Agreed && decides && !verb.is_formality() {
        outcome = Outcome::Rejected;
    }
    evidence.add_if(S::Negated, found.negated && outcome == Outcome::Agreed);
    let formality = verb.is_formality();
    let perfect =
        matches!(found.auxiliary, Auxiliary::BeenPerfect | Auxiliary::Perfect) && outcome != Outcome::Deferred;
    evidence.add_if(S::Earlier, !formality && (is_told(reading, text, at, after) || perfect));
    evidence.add_if(S::MinutesOrApologies, formality);
    // "confirmed that …" tells what somebody said
    if written.eq_ignore_ascii_case("confirmed") && !formality && after.starts_with("that ") {
        return None;
    }
    if [S::BodyDecides, S::ItWas, S::VerbOpens].into_iter().any(|signal| evidence.has(signal)) {
        content(after, &mut evidence);
    }
    // "decided against …"
    if outcome == Outcome::Agreed && after.starts_with("against ") {
        outcome = Outcome::Rejected;
    }
    if outcome == Outcome::Agreed {
        let later = puts_off(reading, after) && !after.contains(':');
        outcome = of_content(reading, after).unwrap_or(if later { Outcome::Deferred } else { Outcome::Agreed });
    }
    (!evidence.is_empty()).then_some((evidence, outcome))
}

impl<'t> Verb<'t> {
    fn new(reading: &Reading<'t>, roster: &Roster, statement: &Statement, hit: &Hit) -> Self {
        let text = reading.text(statement.span);
        let at = hit.start as usize - statement.span.start;
        let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
        let before = statement.span.start + at + 1;
        let motion = reading
            .hits_in(statement.span)
            .iter()
            .any(|hit| hit.class == Class::Motion && (hit.end as usize) <= before);
        let clause = clause(reading.words, text, at);
        Self {
            text,
            at,
            written: &text[at..end],
            after: text[end..].trim_start(),
            lists: reading.words.classes(&text[at..end]),
            subject: clause.subject(reading.words, roster),
            clause,
            motion,
        }
    }

    /// "RESOLVED that …", "Agreed: …": the word of a formal resolution, with nobody named.
    fn is_resolution(&self) -> bool {
        let alone = self.subject == Subject::Nothing && self.clause.auxiliary == Auxiliary::None;
        let formal = self.written.chars().all(|char| !char.is_lowercase()) || self.after.starts_with(':');
        alone && formal && self.lists.contains(Class::Resolution)
    }

    fn is_motion_result(&self, outcome: Outcome) -> bool {
        let settles = self.lists.contains(Class::Approved) || matches!(outcome, Outcome::Rejected | Outcome::Withdrawn);
        let told = !matches!(self.clause.auxiliary, Auxiliary::Future | Auxiliary::Modal | Auxiliary::Article);
        self.motion && settles && told
    }

    /// "the Committee passed this appeal": a word of a motion's result, of which the body is the subject.
    fn is_passed_by_body(&self) -> bool {
        let object = ["this ", "the ", "a ", "an ", "all ", "these "].iter().any(|word| self.after.starts_with(word));
        let tells = matches!(self.clause.auxiliary, Auxiliary::None | Auxiliary::Perfect);
        self.subject == Subject::Body && tells && object
    }

    /// "yields declined", "the pump failed": what a thing does by itself.
    fn only_happens(&self, outcome: Outcome) -> bool {
        let itself = self.subject == Subject::Thing && self.clause.auxiliary == Auxiliary::None && !self.motion;
        let intransitive = ["declined", "failed", "lapsed"].iter().any(|verb| self.written.eq_ignore_ascii_case(verb));
        outcome == Outcome::Rejected && itself && intransitive
    }

    /// "Nothing was decided", "No decision was taken", "Not everybody agreed".
    fn denies_all(&self) -> bool {
        let first = self.clause.words.split(' ').next().unwrap_or("");
        ["nothing", "no", "none", "nobody", "neither", "not"].iter().any(|word| first.eq_ignore_ascii_case(word))
    }

    /// "The item was tabled", and not "The report was tabled", "the amendment tabled by Bell".
    fn tables(&self, reading: &Reading<'_>) -> bool {
        let passive = matches!(self.clause.auxiliary, Auxiliary::Be | Auxiliary::Future);
        passive && !self.after.starts_with("by ") && names_business(reading, self.clause.words)
    }

    /// "voted" without what was voted for: only the count behind it makes it a decision.
    fn only_votes(&self, reading: &Reading<'_>) -> bool {
        let word = self.after.split([' ', '-', '–']).next().unwrap_or("");
        let counted = word.starts_with(|first: char| first.is_ascii_digit())
            || reading.words.classes(word).contains(Class::NumberWord);
        self.written.eq_ignore_ascii_case("voted") && !counted
    }

    /// "…, which was approved.": what the sentence tells before was settled.
    fn is_answer(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        [", which was", ", which were"].iter().any(|tail| head.ends_with(tail)) && closes(self.after)
    }

    /// "A suggestion that the list be published was not supported": the verb of a subject that holds a clause.
    fn closes_request(&self, reading: &Reading<'_>) -> bool {
        let head = &self.text[..self.at];
        let Some(that) = head.find(" that ").filter(|_| self.clause.auxiliary == Auxiliary::Be) else { return false };
        let mut words = head[..that].split(' ');
        let article =
            words.next().is_some_and(|word| matches!(word, "A" | "An" | "The" | "Cllr" | "Mr" | "Mrs" | "Ms"));
        let asks = |word: &str| {
            let classes = reading.words.classes(word);
            classes.contains(Class::Motion) || classes.contains(Class::Matter)
        };
        article && words.take(6).any(asks) && closes(self.after)
    }

    /// "reported that the council had refused": somebody tells what others decided.
    fn is_reported(&self, reading: &Reading<'_>) -> bool {
        // "He said the trustees voted to raise the rent"
        let mut told = self.clause.words.split(' ').skip(1).take(3);
        if told.any(|verb| reading.words.classes(verb).contains(Class::Speech) && verb != "agreed") {
            return true;
        }
        let others = matches!(self.subject, Subject::Thing | Subject::Person | Subject::Outsider | Subject::Pronoun)
            || self.clause.words.eq_ignore_ascii_case("they");
        if !others || self.after.starts_with("to ") {
            return false;
        }
        let head = &self.text[..self.at];
        let Some(that) = seek::find(head, " that ").filter(|that| !head[*that..].contains(';')) else { return false };
        let verb = head[..that].rsplit(' ').next().unwrap_or("");
        let classes = reading.words.classes(verb);
        classes.contains(Class::Speech) && !classes.contains(Class::Decided)
    }

    /// "Most of the board agree", "Some members accepted": what some think settles nothing.
    fn is_part_of_body(&self) -> bool {
        let words = self.clause.words;
        let first = words.split(' ').next().unwrap_or("");
        // "After some discussion the board agreed"
        let whole = words.contains(" the ") && !words.contains(" of ");
        !whole && ["most", "some", "several", "many", "few"].iter().any(|word| first.eq_ignore_ascii_case(word))
    }

    /// "recommended that the Board adopt": what somebody asks for.
    fn is_wished(&self) -> bool {
        let base = !self.written.ends_with(['d', 's', 'D', 'S']) && !self.written.contains(' ');
        self.clause.subordinate && self.clause.auxiliary == Auxiliary::None && base
    }

    /// "Ann Bell elected secretary": a person is elected also where "was" is left out.
    fn elects(&self) -> bool {
        let elects = ["elected", "re-elected", "appointed", "re-appointed", "co-opted"];
        let post = self.after.starts_with(|first: char| first.is_uppercase() || matches!(first, ';' | ',' | '.'));
        elects.iter().any(|verb| self.written.eq_ignore_ascii_case(verb))
            && (post || self.after.is_empty() || self.after.starts_with("as ") || self.after.starts_with("to "))
    }

    /// Minutes are approved and apologies accepted at every meeting; both speak of an earlier one, or of the absent.
    fn is_formality(&self) -> bool {
        let about = self.text[..self.at].to_ascii_lowercase();
        about.contains("minutes") || about.contains("apologies") || about.trim_end().ends_with("these were")
    }

    /// Who decides, by the verb's voice and subject.
    fn voice(&self, evidence: &mut Evidence<DecisionSignal>) {
        use DecisionSignal as S;
        let Self { written, after, clause: found, subject, .. } = self;
        let participle = ["ed", "en", "st", "ld"].iter().any(|ending| written.ends_with(ending));
        let multiword = written.contains(' ');
        match (found.auxiliary, *subject) {
            (Auxiliary::Article, _) => evidence.add(S::Adjective),
            (Auxiliary::Future | Auxiliary::Modal, _) => evidence.add(S::NotYet),
            (Auxiliary::Be, Subject::It) => evidence.add(S::ItWas),
            // "there was general agreement to …"
            (Auxiliary::None, _) if multiword && has_subject(written) => evidence.add(S::ItWas),
            (Auxiliary::None, Subject::Person | Subject::Outsider) if self.elects() => evidence.add(S::Passive),
            (Auxiliary::None, Subject::Body) if self.is_wished() => evidence.add(S::NotYet),
            (Auxiliary::BeenPerfect, _) if participle || multiword => evidence.add(S::Passive),
            (Auxiliary::Be, _) => evidence.add(S::Passive),
            (_, Subject::Body) if self.is_part_of_body() => evidence.add(S::PersonDecides),
            (_, Subject::Body | Subject::It) => evidence.add(S::BodyDecides),
            (_, Subject::Person | Subject::Pronoun) => evidence.add(S::PersonDecides),
            (_, Subject::Outsider) => evidence.add(S::OutsiderDecides),
            (Auxiliary::None, Subject::Nothing) if written.ends_with(['d', 'n', 't', 'D', 'N', 'T']) || multiword => {
                evidence.add(S::VerbOpens);
            }
            // "Agenda for the meeting agreed.", "– approved by PC": a participle that closes what it is said of
            (Auxiliary::None, Subject::Thing) if participle && closes(after) && self.starts_new() => {
                evidence.add(S::Passive);
            }
            (Auxiliary::None, Subject::Thing) if written.starts_with(char::is_uppercase) => evidence.add(S::VerbOpens),
            _ => evidence.add(S::Adjective),
        }
        if found.auxiliary == Auxiliary::Perfect && *subject != Subject::Body {
            evidence.add(S::OutsiderDecides);
        }
    }

    /// Whether the thing stands at the start of the sentence or after a dash.
    fn starts_new(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        let words = self.clause.words;
        let begins = |rest: &str| rest.is_empty() || rest.trim_end().ends_with(['-', '–', '—', ':', ',']);
        let thing =
            !words.is_empty() && head.strip_suffix(words).is_some_and(|rest| begins(rest) || !self.clause.subordinate);
        thing || head.ends_with(['-', '–', '—', ':'])
    }

    /// Formal noting: by the body or by nobody in particular.
    fn note(&self) -> Option<Evidence<DecisionSignal>> {
        use DecisionSignal as S;
        let formal = match (self.clause.auxiliary, self.subject) {
            (Auxiliary::Be, Subject::It) | (Auxiliary::None, Subject::Body | Subject::It) => true,
            (Auxiliary::Be, Subject::Thing) => closes(self.after),
            (Auxiliary::None, Subject::Nothing) => {
                self.written.starts_with(char::is_uppercase) && !self.after.is_empty()
            }
            _ => false,
        };
        let informal = ["received", "noting", "note"].iter().any(|word| self.written.eq_ignore_ascii_case(word));
        let mut evidence = Evidence::default();
        evidence.add(S::FormalNote);
        (formal && !informal && !self.clause.subordinate).then_some(evidence)
    }
}

/// Whether a phrase of deciding has its own subject.
fn has_subject(phrase: &str) -> bool {
    let first = phrase.split(' ').next().unwrap_or("");
    ["there", "the", "it"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Whether nothing but an agent or the end follows a participle.
fn closes(after: &str) -> bool {
    after.trim_end_matches('.') == "to"
        || after.is_empty()
        || after.starts_with(['.', ',', ';', ')', '-', '–', ':', '('])
        || ["by ", "unanimously", "subject to", "with ", "as ", "and signed"].iter().any(|head| after.starts_with(head))
}

/// What was agreed: a state of things or something to be done.
fn content(after: &str, evidence: &mut Evidence<DecisionSignal>) {
    use DecisionSignal as S;
    let lower = after.to_ascii_lowercase();
    if ["to ", ":", "with ", "unanimously"].iter().any(|head| lower.starts_with(head)) {
        evidence.add(S::Directs);
        return;
    }
    let Some(said) = lower.strip_prefix("that ") else { return };
    let directs =
        [" should ", " would ", " will ", " be ", " shall ", " must ", " to be ", " is to ", " are to ", " may "]
            .iter()
            .any(|verb| said.contains(verb));
    let states = [" was ", " were ", " had ", " is ", " are ", " has ", " have ", " needed ", " could "]
        .iter()
        .any(|verb| said.contains(verb));
    evidence.add_if(S::Directs, directs);
    evidence.add_if(S::Opinion, states && !directs);
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn is_decided(sentence: &str) -> bool {
        let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr\n\n1. Finance\n\n";
        !convert(&format!("{head}{sentence}\n\n2. Close\nNone.\n")).decisions.is_empty()
    }

    #[test]
    fn what_decides_and_what_does_not() {
        let cases = [
            ("The Council passed this appeal and will forward it.", true),
            ("The Council thus voted 5 to 1 to keep the rate.", true),
            ("The meeting (with two of the trustees) approved spending up to £400.", true),
            ("The duties as described were accepted.", true),
            ("There was general agreement to keep the policy.", true),
            ("After some talk, the consensus was to pay the helpers.", true),
            ("Unanimous consent for a new notice board.", true),
            ("The work will be postponed until after the review.", true),
            ("M/S/C (Bell/Carr) to approve the minutes.", true),
            ("Yields declined, driven by a weak demand for bonds.", false),
            ("The officer recommended that the Council adopt the plan.", false),
            ("Mr Todd reported that the county had looked at it and the permit was denied.", false),
            ("Carr deferred to Amy Bell, who showed the plan.", false),
            ("The regular meeting was held over Zoom.", false),
            ("The chair asked for a motion to approve the plan.", false),
        ];
        for (sentence, expected) in cases {
            assert_eq!(is_decided(sentence), expected, "{sentence}");
        }
    }
}

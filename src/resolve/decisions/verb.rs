//! A verb of settling, weighed in its clause: who decides, in which voice, and what.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, ClassSet, Hit, Lexicon};
use crate::model::Outcome;
use crate::resolve::clause::{Auxiliary, Clause, Subject, clause, past_unanimity};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

mod behind;
mod business;
mod formality;
mod passed;
mod supposed;
mod voice;

use behind::{closes, content};

use super::deferral::{own_clause, puts_off, refers_elsewhere};
use super::outcome::{of_content, of_infinitive};
use super::told::is_told;

/// What a verb of a list says came of the matter.
pub(super) fn outcome_of(class: Class) -> Option<Outcome> {
    match class {
        Class::Decided | Class::Approved | Class::Signed => Some(Outcome::Agreed),
        Class::Rejected => Some(Outcome::Rejected),
        Class::Deferred | Class::Tabled => Some(Outcome::Deferred),
        Class::Withdrawn => Some(Outcome::Withdrawn),
        Class::Noted => Some(Outcome::Noted),
        _ => None,
    }
}

/// What is settled at every meeting: minutes and apologies.
fn formality() -> Evidence<DecisionSignal> {
    let mut evidence = Evidence::default();
    evidence.add(DecisionSignal::Passive);
    evidence.add(DecisionSignal::MinutesOrApologies);
    evidence
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
    /// Whether the text ends with it, or says behind it no more than that all agreed.
    ends: bool,
}

/// Whether the paragraph of some words tells who moved or seconded, or what became of a motion.
fn is_moved_near(reading: &Reading<'_>, words: Span) -> bool {
    const MOVING: ClassSet = ClassSet::of(&[Class::Moved, Class::Seconded, Class::Motion]);
    let text = &reading.layout.flow.text;
    let start = text[..words.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[words.end..].find('\n').map_or(text.len(), |at| words.end + at);
    reading.lists_in(Span::new(start, end)).intersects(MOVING)
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
    if hit.class == Class::Signed {
        return verb.signs_minutes(reading).then(|| (formality(), outcome));
    }
    if outcome == Outcome::Agreed && verb.accepts_apologies(reading) {
        return Some((formality(), outcome));
    }
    let passed = verb.is_passed_by_body(reading.words) || verb.is_passed_by_all(reading.words);
    let settles = verb.lists.contains(Class::Decided) || verb.motion || passed || verb.closes_label();
    if hit.class == Class::Approved && !settles || verb.only_happens(outcome) || verb.only_votes(reading) {
        return None;
    }
    if verb.denies_all(reading.words) && !verb.text[..at].trim_end().ends_with(',')
        || hit.class == Class::Tabled && !verb.tables(reading)
    {
        return None;
    }
    if verb.only_tells(reading) {
        return None;
    }
    if outcome == Outcome::Noted {
        return verb.note(reading.words).map(|evidence| (evidence, outcome));
    }
    let mut evidence = Evidence::default();
    let mut outcome = outcome;
    if verb.is_resolution() {
        evidence.add(S::Resolved);
        if after.to_ascii_lowercase().contains("receive and note") {
            outcome = Outcome::Noted;
        }
    } else {
        verb.voice(reading, roster, &mut evidence);
    }
    // "Date of the fair not yet confirmed", "still to be approved"
    let waits = [" not yet", " yet to be", " still to be"].iter().any(|open| text[..at].trim_end().ends_with(open));
    evidence.add_if(S::NotYet, waits && outcome == Outcome::Agreed);
    evidence.add_if(S::MotionResult, verb.is_motion_result(outcome));
    evidence.add_if(S::Passive, verb.takes_back(reading, outcome));
    if outcome == Outcome::Deferred && verb.asks_whether(reading) {
        return None;
    }
    if outcome == Outcome::Deferred && found.auxiliary != Auxiliary::Article && !evidence.has(S::Adjective) {
        if verb.refers_to_what_is_said(reading) {
            return None;
        }
        // "will be deferred to Ann Bell", and not "Carr deferred to Ann Bell"
        let passive = matches!(found.auxiliary, Auxiliary::Be | Auxiliary::Future) && seek::opens(written, "deferred");
        if !passive && !refers_elsewhere(reading, written, after) || !verb.sends_business_back(reading) {
            return None;
        }
        evidence.add(S::PutOff);
        // "will be postponed until after the review", "must stand over to the next meeting"
        let head = text[..at].trim_end();
        if ["will be", "will", "must", "must therefore"].iter().any(|aux| head.ends_with(aux))
            || head.eq_ignore_ascii_case("to be")
        {
            evidence.remove(S::NotYet);
        }
    }
    let within = found.subordinate
        && subject != Subject::It
        && !verb.is_answer(reading.words)
        && !verb.answers_offer(reading)
        && !verb.closes_request(reading)
        || verb.is_reported(reading) && !verb.is_of_group(reading);
    evidence.add_if(S::Clause, within && !evidence.has(S::MotionResult));
    evidence.add_if(S::Hypothetical, found.conditional || verb.is_supposed());
    // "did not agree to the extension", "did NOT SUPPORT": a refusal
    let decides = [S::BodyDecides, S::VerbOpens, S::Passive].into_iter().any(|signal| evidence.has(signal));
    if found.negated && outcome == Outcome::Agreed && decides && !verb.is_formality() {
        outcome = Outcome::Rejected;
    }
    evidence.add_if(S::Negated, found.negated && outcome == Outcome::Agreed);
    let formality = verb.is_formality();
    let perfect =
        matches!(found.auxiliary, Auxiliary::BeenPerfect | Auxiliary::Perfect) && outcome != Outcome::Deferred;
    let perfect = perfect && !verb.is_of_body_now(reading, roster, statement) && !verb.refuses_heading(statement);
    evidence.add_if(S::Earlier, !formality && (is_told(reading, text, at, after) || perfect));
    evidence.add_if(S::MinutesOrApologies, formality);
    if !formality && verb.only_confirms(reading) {
        return None;
    }
    if [S::BodyDecides, S::ItWas, S::VerbOpens].into_iter().any(|signal| evidence.has(signal)) {
        content(after, &mut evidence);
    }
    if outcome == Outcome::Rejected && verb.settles_instead() {
        outcome = Outcome::Agreed;
    }
    // "decided against …"
    if outcome == Outcome::Agreed && after.starts_with("against ") {
        outcome = Outcome::Rejected;
    }
    if outcome == Outcome::Agreed {
        outcome = outcome_behind(reading, written, after);
    }
    (!evidence.is_empty()).then_some((evidence, outcome))
}

/// What a positive verb comes to, by the words behind it: "voted to defer the plan", "agreed to note the report".
fn outcome_behind(reading: &Reading<'_>, written: &str, after: &str) -> Outcome {
    let later = puts_off(reading, own_clause(reading.words, after)) && !after.contains(':');
    // "voted 5-0 to continue the hearing to June 3"
    let content = after.strip_prefix(|digit: char| digit.is_ascii_digit()).and_then(|rest| {
        rest.first_word().filter(|(score, _)| !score.contains(char::is_alphabetic)).map(|(_, rest)| rest)
    });
    let content = content.unwrap_or(after);
    let said = if written.ends_with(" to") { of_infinitive(reading, content) } else { of_content(reading, content) };
    said.unwrap_or(if later { Outcome::Deferred } else { Outcome::Agreed })
}

impl<'t> Verb<'t> {
    fn new(reading: &Reading<'t>, roster: &Roster, statement: &Statement, hit: &Hit) -> Self {
        let text = reading.text(statement.span);
        let at = hit.start as usize - statement.span.start;
        let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
        let before = statement.span.start + at + 1;
        let names = |class| {
            let mut hits = reading.hits_in(statement.span).iter();
            hits.any(|hit| hit.class == class && (hit.end as usize) <= before)
        };
        // "Bell moved to keep the gate (passed)", "We held a vote, which passed"
        let noted = || text[..at].ends_with('(') && names(Class::Moved);
        let voted = || text[..at].trim_end().ends_with(" vote, which");
        let motion = names(Class::Motion) || noted() || voted();
        let clause = clause(reading.words, text, at);
        let after = text[end..].trim_start();
        let behind = seek::past(past_unanimity(reading.words, after), "by all");
        Self {
            text,
            at,
            written: &text[at..end],
            after,
            lists: reading.words.classes(&text[at..end]),
            subject: clause.subject(reading.words, roster),
            clause,
            motion,
            ends: behind.trim_end_matches(['.', ' ']).is_empty(),
        }
    }

    /// "RESOLVED that …", "Agreed: …": the word of a formal resolution, with nobody named.
    fn is_resolution(&self) -> bool {
        let alone = self.subject == Subject::Nothing && self.clause.auxiliary == Auxiliary::None;
        let formal = self.written.chars().all(|char| !char.is_lowercase()) || self.after.starts_with(':');
        alone && formal && self.lists.contains(Class::Resolution)
    }

    /// Whether the verb tells a charge, an opinion, a notice, an order of goods, a habit or the like, whoever it is said of.
    fn only_tells(&self, reading: &Reading<'_>) -> bool {
        self.sets_no_charge(reading)
            || self.tells_opinion(reading)
            || self.is_notice()
            || self.orders_goods()
            || self.lays_paper(reading)
            || self.is_habit()
            || self.describes(reading.words)
            || self.only_goes_on()
            || self.settles_nothing()
    }

    fn is_motion_result(&self, outcome: Outcome) -> bool {
        let settles = self.lists.contains(Class::Approved) || matches!(outcome, Outcome::Rejected | Outcome::Withdrawn);
        let told = !matches!(self.clause.auxiliary, Auxiliary::Future | Auxiliary::Modal | Auxiliary::Article);
        // "two motions, to which Bell agreed"
        let one = self.subject == Subject::Person && self.text[..self.at].contains(" to which ");
        // "we heard why the offer had been turned down"
        let why = self.clause.subordinate
            && self.clause.auxiliary == Auxiliary::BeenPerfect
            && ["why ", "how ", "whether "].iter().any(|link| seek::find(&self.text[..self.at], link).is_some());
        // "where money could be saved if this motion was passed"
        self.motion && settles && told && !one && !why && !self.clause.conditional
    }

    /// "The safe is ordered and will be here in May", "Ordered and paid for.": bought, and not decided. "Resolved in 2.5"
    /// tells of an issue of a program.
    fn orders_goods(&self) -> bool {
        let nobody = self.subject == Subject::Nothing && self.clause.auxiliary == Auxiliary::None;
        let ordered = self.written.eq_ignore_ascii_case("ordered");
        let bought = ["and paid", "and delivered", "and received", "from ", "online"];
        let bought = ordered && (bought.iter().any(|head| self.after.starts_with(head)));
        let number = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_digit() || sign == '#');
        let released = self.written.eq_ignore_ascii_case("resolved")
            && (self.after.strip_prefix("in ").or_else(|| self.after.strip_prefix("by "))).is_some_and(|rest| {
                number(rest)
                    || number(seek::past(rest, "v"))
                    || seek::opens(rest, "pr ")
                    || seek::opens(rest, "version ")
            });
        if nobody && (bought || released) {
            return true;
        }
        self.written.eq_ignore_ascii_case("ordered")
            && self.clause.auxiliary == Auxiliary::Be
            && self.subject == Subject::Thing
            && !["to ", "that ", ","].iter().any(|head| self.after.starts_with(head))
    }

    /// "This has not been accepted, as …", as the first sentence below a heading: what the heading names was refused here.
    fn refuses_heading(&self, statement: &Statement) -> bool {
        let back = ["this", "it"].iter().any(|word| self.clause.words.eq_ignore_ascii_case(word));
        back && statement.first
            && self.clause.negated
            && self.clause.auxiliary == Auxiliary::BeenPerfect
            && self.text.starts_with(self.clause.words)
            && seek::find(self.text, " yet").is_none()
            && !self.after.starts_with("by ")
    }

    /// "confirmed that …" tells what somebody said, "Confirmed [signature]" stands under the minutes, and what "is not confirmed" is
    /// how things are.
    fn only_confirms(&self, reading: &Reading<'_>) -> bool {
        let said = ["that ", "with ", "[", "_", "…"].iter().any(|head| self.after.starts_with(head));
        // "CONFIRMED THIS 3RD DAY OF MAY" over the signature
        let dated = seek::behind(self.after, "this ").is_some_and(|day| {
            day.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '_' | '.' | '…'))
        });
        // "CONFIRMED AS A TRUE RECORD" in capitals, too
        let stamped = || {
            !self.text.contains(char::is_lowercase)
                && ["as a true", "as a correct", "as true", "as correct"]
                    .iter()
                    .any(|head| seek::opens(self.after, head))
        };
        // "Confirmed: ......... Chairman"
        let blank = self.after.trim_start_matches([':', ' ']).starts_with(['_', '.', '…']) && self.after.len() > 4;
        let said = said || dated || blank || self.clause.words.is_empty() && stamped();
        let head = self.text[..self.at].trim_end();
        let waits = || self.clause.negated && [" is not", " are not"].iter().any(|tail| head.ends_with(tail));
        self.written.eq_ignore_ascii_case("confirmed") && (said || waits() || self.confirms_fact(reading))
    }

    /// "It was confirmed the council has given £50": a fact, and nothing that was confirmed here.
    fn confirms_fact(&self, reading: &Reading<'_>) -> bool {
        let object = ["to ", "as "].iter().any(|head| self.after.starts_with(head));
        let clause = &self.after[..self.after.find(['.', ',', ';']).unwrap_or(self.after.len())];
        self.subject == Subject::It && !object && reading.has(reading.flow_span(clause), Class::FiniteVerb)
    }

    /// "The report was laid on the table": it was put forward, as parliaments say it. A motion that is laid there waits.
    fn lays_paper(&self, reading: &Reading<'_>) -> bool {
        let subject = reading.flow_span(self.clause.words);
        self.written.eq_ignore_ascii_case("laid on the table")
            && reading.has(subject, Class::Paper)
            && !reading.has(subject, Class::Motion)
            && self.ends
            && !is_moved_near(reading, subject)
    }

    /// "Leave is granted for a porch", "Planning permission is granted for …": what the notice of another authority says.
    fn is_notice(&self) -> bool {
        let granted = ["granted", "refused"].iter().any(|verb| self.written.eq_ignore_ascii_case(verb));
        let given = ["consent", "permission"].iter().any(|noun| self.clause.words.to_ascii_lowercase().ends_with(noun));
        granted
            && given
            && self.text[..self.at].trim_end().ends_with(" is")
            && self.text.starts_with(self.clause.words)
            && self.after.starts_with("for ")
    }

    /// "The team just approved may help": a participle that says which team, before the verb of the sentence.
    fn describes(&self, words: &Lexicon) -> bool {
        const VERBS: ClassSet = ClassSet::of(&[Class::Auxiliary, Class::Modal]);
        let whole = |rest: &str| rest.first_word().is_some_and(|(verb, _)| words.classes(verb).intersects(VERBS));
        let named = || {
            let (noun, rest) = self.after.first_word().unwrap_or((self.after, ""));
            !["that", "this", "these", "it", "there", "we", "they", "all"].contains(&noun) && whole(rest)
        };
        // "welcoming Elected Members", "a letter to elected members"
        let members = || {
            let noun = self.after.words().next().unwrap_or("").trim_end_matches([',', '.']);
            noun.eq_ignore_ascii_case("members") || noun.eq_ignore_ascii_case("representatives")
        };
        let elected = self.at > 0 && self.written.eq_ignore_ascii_case("elected");
        if elected && self.clause.auxiliary == Auxiliary::None && members() {
            return true;
        }
        // "Approved minutes are put up on the board"
        self.subject == Subject::Body && self.clause.auxiliary == Auxiliary::None && whole(self.after)
            || self.at == 0 && self.lists.contains(Class::Approved) && named()
    }

    /// "yields declined", "the pump failed": what a thing does by itself.
    fn only_happens(&self, outcome: Outcome) -> bool {
        let itself = self.subject == Subject::Thing && self.clause.auxiliary == Auxiliary::None && !self.motion;
        let intransitive = ["declined", "failed", "lapsed"].iter().any(|verb| self.written.eq_ignore_ascii_case(verb));
        outcome == Outcome::Rejected && itself && intransitive
    }

    /// "Nothing was decided", "No decision was taken", "Not everybody agreed".
    fn denies_all(&self, words: &Lexicon) -> bool {
        let first = self.clause.words.words().next().unwrap_or("");
        // "It was discussed whether or not to buy it, but was decided that …"
        let whether = || {
            self.clause.words.starts_with("not ")
                && seek::find(self.text, " or not ").is_some_and(|at| seek::find(&self.text[at..], ", but ").is_some())
        };
        words.classes(first).contains(Class::Negation) && !whether()
    }

    /// "voted" without what was voted for: only the count behind it makes it a decision.
    fn only_votes(&self, reading: &Reading<'_>) -> bool {
        // "voted by a majority of 6-3 to keep the rate", "voted by 6 to 3 to keep it"
        let after = ["by a majority of ", "by a vote of ", "by "].iter().find_map(|head| self.after.strip_prefix(head));
        let word = after.unwrap_or(self.after).split([' ', '-', '–']).next().unwrap_or("");
        let counted = word.starts_with(|first: char| first.is_ascii_digit())
            || reading.words.classes(word).contains(Class::NumberWord);
        // "All members voted for raising the rate"
        let favour = ["all in favour of ", "all in favor of ", "in favour of ", "in favor of "];
        let deed =
            favour.iter().find_map(|head| self.after.strip_prefix(head)).or_else(|| self.after.strip_prefix("for "));
        let deed = deed.and_then(|rest| rest.split([' ', '.', ',']).next());
        let deed = deed.is_some_and(|verb| verb.len() > 5 && verb.ends_with("ing"))
            && matches!(self.subject, Subject::Body | Subject::Nothing);
        self.written.eq_ignore_ascii_case("voted") && !counted && !deed
    }

    /// "agreed not to buy a bin but will buy a sign": something else was settled instead.
    fn settles_instead(&self) -> bool {
        seek::find(self.written, " not to").is_some()
            && seek::find(self.after, " reconsider").is_none()
            && [" but will ", " but to ", " but would "].iter().any(|link| seek::find(self.after, link).is_some())
    }

    /// "…, which was approved.": what the sentence tells before was settled.
    fn is_answer(&self, words: &Lexicon) -> bool {
        let head = self.text[..self.at].trim_end();
        [", which was", ", which were"].iter().any(|tail| head.ends_with(tail)) && closes(words, self.after)
    }

    /// "A suggestion that the list be published was not supported": the verb of a subject that holds a clause.
    pub(super) fn closes_request(&self, reading: &Reading<'_>) -> bool {
        let head = &self.text[..self.at];
        let links = [" that ", " who ", " whether ", " how ", " when ", " which "];
        let that = links.iter().filter_map(|link| seek::find(head, link)).min();
        let Some(that) = that.filter(|_| self.clause.auxiliary == Auxiliary::Be) else { return false };
        let mut words = head[..that].words();
        let article =
            words.next().is_some_and(|word| matches!(word, "A" | "An" | "The" | "Cllr" | "Mr" | "Mrs" | "Ms"));
        let asks = |word: &str| {
            let classes = reading.words.classes(word);
            classes.contains(Class::Motion) || classes.contains(Class::Matter)
        };
        let opens = head.words().next().is_some_and(|word| asks(&word.to_ascii_lowercase()));
        let put_off = self.lists.contains(Class::Tabled) || self.lists.contains(Class::Deferred);
        (article && words.take(6).any(asks) || opens) && (closes(reading.words, self.after) || put_off)
    }

    /// "reported that the council had refused": somebody tells what others decided.
    fn is_reported(&self, reading: &Reading<'_>) -> bool {
        // "He said the trustees voted to raise the rent"
        let mut told = self.clause.words.words().skip(1).take(3);
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
        let verb = head[..that].words().next_back().unwrap_or("");
        let classes = reading.words.classes(verb);
        classes.contains(Class::Speech) && !classes.contains(Class::Decided)
    }

    /// Minutes are approved and apologies accepted at every meeting; both speak of an earlier one, or of the absent.
    pub(super) fn is_formality(&self) -> bool {
        let about = self.text[..self.at].to_ascii_lowercase();
        about.contains("minutes") || about.contains("apologies") || about.trim_end().ends_with("these were")
    }

    /// Formal noting: by the body or by nobody in particular.
    fn note(&self, words: &Lexicon) -> Option<Evidence<DecisionSignal>> {
        use DecisionSignal as S;
        let formal = match (self.clause.auxiliary, self.subject) {
            (Auxiliary::Be, Subject::It) | (Auxiliary::None, Subject::Body | Subject::It) => true,
            (Auxiliary::Be, Subject::Thing) => closes(words, self.after),
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

#[cfg(test)]
mod tests;

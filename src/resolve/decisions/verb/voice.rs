//! Who decides, by the voice of the verb and its subject.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::person::person;
use crate::parse::phrase;
use crate::resolve::clause::{Auxiliary, Subject, past_unanimity, subject};
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

use super::{Verb, closes};

impl Verb<'_> {
    /// Who decides, by the verb's voice and subject.
    pub(super) fn voice(&self, reading: &Reading<'_>, roster: &Roster, evidence: &mut Evidence<DecisionSignal>) {
        use DecisionSignal as S;
        let Self { written, clause: found, subject, .. } = self;
        let participle = ["ed", "en", "st", "ld"].iter().any(|ending| written.ends_with(ending));
        let multiword = written.contains(' ');
        match (found.auxiliary, *subject) {
            (Auxiliary::None | Auxiliary::Be, Subject::Thing | Subject::Outsider) if self.is_of_group(reading) => {
                evidence.add(S::BodyDecides);
            }
            (Auxiliary::Article, _) => evidence.add(S::Adjective),
            (Auxiliary::Future | Auxiliary::Modal, _) => evidence.add(S::NotYet),
            (Auxiliary::Be, Subject::It) => evidence.add(S::ItWas),
            (Auxiliary::None, Subject::Thing | Subject::Nothing) if self.goes_on_from_it() => evidence.add(S::ItWas),
            // "there was general agreement to …"
            (Auxiliary::None, _) if multiword && has_subject(written) => evidence.add(S::ItWas),
            (Auxiliary::None, Subject::Person | Subject::Outsider)
                if self.elects(reading) || self.is_carried_by_all(reading) =>
            {
                evidence.add(S::Passive);
            }
            (Auxiliary::None, Subject::Body) if self.is_wished() => evidence.add(S::NotYet),
            (Auxiliary::BeenPerfect, _) if participle || multiword => evidence.add(S::Passive),
            (Auxiliary::Be, _) if self.is_done_by_others(reading, roster) => evidence.add(S::OutsiderDecides),
            (Auxiliary::Be, _) => evidence.add(S::Passive),
            (_, Subject::Body) if self.is_part_of_body() => evidence.add(S::PersonDecides),
            (_, Subject::Body | Subject::It) => evidence.add(S::BodyDecides),
            (Auxiliary::None, Subject::Person | Subject::Outsider) if self.takes_role(reading) => {
                evidence.add(S::Passive);
            }
            (_, Subject::Person | Subject::Pronoun) => evidence.add(S::PersonDecides),
            (Auxiliary::None, Subject::Outsider) if participle && self.is_named_thing(reading) => {
                evidence.add(S::Passive);
            }
            (_, Subject::Outsider) => evidence.add(S::OutsiderDecides),
            (Auxiliary::None, Subject::Nothing) if written.ends_with(['d', 'n', 't', 'D', 'N', 'T']) || multiword => {
                evidence.add(S::VerbOpens);
            }
            // "Agenda for the meeting agreed.", "– approved by PC": a participle that closes what it is said of
            (Auxiliary::None, Subject::Thing)
                if (participle || multiword)
                    && self.closes_entry(reading)
                    && self.starts_new()
                    && !self.is_done_by_others(reading, roster) =>
            {
                evidence.add(S::Passive);
            }
            // "**Goal**: Decide to hold a fair" is an order
            (Auxiliary::None, Subject::Thing)
                if written.starts_with(char::is_uppercase)
                    && (multiword || written.ends_with(['d', 'n', 't', 'D', 'N', 'T', 'C'])) =>
            {
                evidence.add(S::VerbOpens);
            }
            // "long talk, agreement to keep the name for now"
            (Auxiliary::None, Subject::Thing) if self.names_agreement() => evidence.add(S::VerbOpens),
            (Auxiliary::None, Subject::Thing | Subject::Nothing) if self.settles_topic(reading, roster) => {
                evidence.add(S::VerbOpens);
            }
            // "The motion to sell the cart was lost 2-3": the phrase has its auxiliary
            (Auxiliary::None, Subject::Thing) if self.motion && multiword && self.tells_score() => {
                evidence.add(S::Passive);
            }
            // "We held a vote, which passed", "Bell moved to keep the gate (passed)"
            (Auxiliary::None, Subject::Thing) if self.motion && self.is_added() => {}
            _ => evidence.add(S::Adjective),
        }
        // "Once approved, the minutes will be sent out"
        let head = self.text[..self.at].trim_end();
        evidence.add_if(S::NotYet, reading.words.classes(head).contains(Class::Condition));
        // "a letter that says (if agreed) who may come", "the sale (already agreed)"
        evidence.add_if(S::NotYet, self.is_set_in(reading, head));
        // "Rights are granted after a month", "to show that it was adopted at the meeting"
        evidence.add_if(S::NotYet, found.auxiliary == Auxiliary::Be && (self.is_rule(reading) || self.is_shown()));
        if found.auxiliary == Auxiliary::Perfect && *subject != Subject::Body {
            evidence.add(S::OutsiderDecides);
        }
    }

    /// "(if agreed)", "(once approved)", "(already merged)": whether the verb closes a bracket that only sets in a condition or
    /// what was so before.
    fn is_set_in(&self, reading: &Reading<'_>, head: &str) -> bool {
        let closed =
            self.after.trim_start().starts_with(')') || self.text[self.at..].starts_with(&format!("{})", self.written));
        let Some((_, word)) = seek::part_last(head, "(").filter(|_| closed) else { return false };
        word.eq_ignore_ascii_case("already") || reading.words.classes(word).contains(Class::Condition)
    }

    /// Whether the score of a vote stands right behind the verb: "was lost 2-3", "was lost by 3 votes to 2".
    fn tells_score(&self) -> bool {
        let score = seek::past(self.after.trim_start(), "by ");
        score.starts_with(|first: char| first.is_ascii_digit())
    }

    /// "The plan was approved by the Minister", "Was refused by MCC": who decided is nobody of the meeting.
    fn is_done_by_others(&self, reading: &Reading<'_>, roster: &Roster) -> bool {
        let Some(agent) = self.after.strip_prefix("by ") else { return false };
        let agent = agent.split(['.', ',', ';', '(', '\n']).next().unwrap_or("").trim();
        let plain = agent.strip_prefix("the ").unwrap_or(agent);
        let office = agent.len() > plain.len() && phrase(reading.words, Class::Authority)(plain).is_ok();
        let first = plain.words().next().unwrap_or("");
        // "MCC": the acronym of another body
        let capitals = first.bytes().all(|byte| byte.is_ascii_uppercase());
        let acronym = (3..=5).contains(&first.len()) && capitals;
        let unknown = matches!(roster.meant(reading.words, first), Meant::Unknown);
        !self.motion && !self.is_formality() && (office || acronym && unknown && !roster.is_body(reading.words, first))
    }

    /// Whether the thing stands at the start of the sentence or after a dash: "Paragraphs 1 to 23 read and agreed to",
    /// "Pool - tabled", "No calls in July, agreed".
    fn starts_new(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        let head = [" and", " then"].iter().find_map(|link| head.strip_suffix(link)).unwrap_or(head).trim_end();
        let words = self.clause.words;
        let begins = |rest: &str| rest.is_empty() || rest.trim_end().ends_with(['-', '–', '—', ':', ',']);
        let thing =
            !words.is_empty() && head.strip_suffix(words).is_some_and(|rest| begins(rest) || !self.clause.subordinate);
        let trails = || head.ends_with([',', ';']) && words.is_empty() && self.ends;
        thing || head.ends_with(['-', '–', '—', ':']) || trails()
    }

    /// Whether nothing but an agent, the manner or, for what is put off, the time follows the participle.
    fn closes_entry(&self, reading: &Reading<'_>) -> bool {
        const LATER: [&str; 7] = ["to ", "until ", "till ", "for ", "pending ", "the ", "back"];
        let put_off = self.lists.contains(Class::Deferred) || self.lists.contains(Class::Tabled);
        // "Grants agreed under the scheme:" over their list
        closes(reading.words, self.after)
            || self.heads_list()
            || put_off && LATER.iter().any(|word| self.after.starts_with(word))
    }

    /// "Grants agreed under the scheme:": whether no more than the way or the time stands between it and the
    /// colon over a list.
    fn heads_list(&self) -> bool {
        const LONGEST: usize = 6;
        const LINKS: [&str; 6] = ["in ", "for ", "this ", "under ", "at ", "since "];
        self.text.ends_with(':')
            && LINKS.iter().any(|link| self.after.starts_with(link))
            && !Reading::exceeds(self.after, LONGEST)
    }

    /// "Summary agreed to.", "Apologies accepted.": a single word in capitals before a participle that needs an object is
    /// the thing, and nobody who decides.
    fn is_named_thing(&self, reading: &Reading<'_>) -> bool {
        let words = self.clause.words;
        let dangles = self.after.trim_end_matches('.') == "to";
        let last = words.words().next_back().unwrap_or(words);
        // "Grants agreed under the scheme:"
        let things = words.ends_with('s') && self.heads_list();
        let object = dangles || things || !reading.words.classes(self.written).contains(Class::Objectless);
        let body = reading.words.classes(last).contains(Class::Collective);
        // "If approved, the work will begin"
        let link = || matches!(words, "Not" | "Also") || reading.words.classes(words).contains(Class::Condition);
        object && !body && !words.contains(' ') && !link() && self.closes_entry(reading) && self.text.starts_with(words)
    }

    /// "Rights are granted after a month", "Once the plan is approved": what is done whenever something happens.
    fn is_rule(&self, reading: &Reading<'_>) -> bool {
        let head = self.text[..self.at].trim_end();
        let present = [" is", " are"].iter().any(|verb| head.ends_with(verb));
        // "When the plan is approved the map will be drawn"
        let opening = || {
            let first = head.words().next().unwrap_or(head);
            reading.words.classes(first).contains(Class::Condition) && !head.contains([',', ';'])
        };
        let whenever = ["after ", "when ", "whenever ", "once ", "upon ", "if "];
        present && (opening() || whenever.iter().any(|word| self.after.starts_with(word)))
    }

    /// "amended to show it was adopted": what a text is to say.
    fn is_shown(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        let Some(head) = [" it was", " it is"].iter().find_map(|it| head.strip_suffix(it)) else { return false };
        let head = head.strip_suffix(" that").unwrap_or(head);
        ["show", "shows", "state", "reflect", "say"].iter().any(|verb| head.words().next_back() == Some(*verb))
    }

    /// "Most of the board agree", "Some members accepted": what some think settles nothing.
    fn is_part_of_body(&self) -> bool {
        let words = self.clause.words;
        let first = words.words().next().unwrap_or("");
        // "After some discussion the board agreed"
        let whole = words.contains(" the ") && !words.contains(" of ");
        !whole && ["most", "some", "several", "many", "few"].iter().any(|word| first.eq_ignore_ascii_case(word))
    }

    /// "The officers felt that the plan was poor and decided to write": the second verb is said of the group that the
    /// sentence begins with, whatever stands between.
    pub(super) fn is_of_group(&self, reading: &Reading<'_>) -> bool {
        let Some(rest) = self.text.strip_prefix("The ") else { return false };
        let mut words = rest.words();
        let (group, verb) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let many = group.len() > 4 && group.ends_with('s') && group.chars().all(char::is_lowercase);
        let settles = self.lists.contains(Class::Decided);
        let content = ["to ", "that "].iter().any(|word| self.after.starts_with(word));
        // those outside decide for themselves
        let post = group.strip_suffix('s').is_some_and(|one| reading.words.classes(one).contains(Class::Post));
        let outside = reading.words.classes(group).contains(Class::Crowd) && !post;
        let said = reading.words.classes(verb);
        let thinks = said.contains(Class::Speech) || said.contains(Class::Opinion);
        let and = self.text[..self.at].trim_end().ends_with(" and");
        many && !outside && thinks && settles && content && and && !self.text[..self.at].contains([';', '.'])
    }

    /// "recommended that the Board adopt": what somebody asks for.
    fn is_wished(&self) -> bool {
        let base = !self.written.ends_with(['d', 's', 'D', 'S']) && !self.written.contains(' ');
        self.clause.subordinate && self.clause.auxiliary == Auxiliary::None && base
    }

    /// "It was noted that the gate leaks, and agreed to mend it": the passive goes on.
    fn goes_on_from_it(&self) -> bool {
        let content = ["that ", "to "].iter().any(|word| self.after.starts_with(word));
        content && self.text.starts_with("It was ") && self.text[..self.at].trim_end().ends_with(" and")
    }

    /// "agreement to", "decision made to" behind what was said before it.
    fn names_agreement(&self) -> bool {
        let noun = ["agreement", "decision"].iter().any(|noun| seek::opens(self.written, noun));
        let head = self.text[..self.at].trim_end();
        // "The fee was raised and agreement reached to tell the school"
        let reached = || self.written.ends_with(" reached to") && head.ends_with(" and") && !head.ends_with(", and");
        noun && (head.ends_with([',', ';', ':', '-', '–', '—']) || reached())
    }

    /// "Long talk on fees: decided to keep them", "Fees - agreed to keep them": the verb of settling behind the sign that
    /// sets off what it was about, and not whoever agreed to do something.
    fn settles_topic(&self, reading: &Reading<'_>, roster: &Roster) -> bool {
        let settles = ["agreed", "decided", "resolved"].contains(&self.written);
        let content = ["to ", "that "].iter().any(|word| self.after.starts_with(word));
        let head = self.text[..self.at].trim_end();
        let topic = [":", " -", " –", " —"].iter().find_map(|sign| head.strip_suffix(sign));
        let Some(topic) = topic.filter(|topic| settles && content && topic.words().take(7).count() <= 6) else {
            return false;
        };
        let named = || topic.contains(' ') && person(reading.words, topic).is_ok_and(|(rest, _)| rest.is_empty());
        match subject(reading.words, roster, topic, false) {
            Subject::Person | Subject::Pronoun => false,
            Subject::Outsider => !named(),
            _ => true,
        }
    }

    /// Whether the result is added to a motion in brackets or behind ", which".
    fn is_added(&self) -> bool {
        let head = self.text[..self.at].trim_end();
        head.ends_with(", which") || head.ends_with('(')
    }

    /// "Ann Bell (Ward 4) approved unanimously.": nobody is unanimous alone, so the name is what was approved.
    fn is_carried_by_all(&self, reading: &Reading<'_>) -> bool {
        let manner = self.ends && !self.after.trim_end_matches('.').is_empty();
        manner && reading.words.classes(self.written).contains(Class::Transitive)
    }

    /// "Mr Bell agreed to take on this role", "Cllr Bell agreed to be the hall representative", "Ann agreed to act as secretary":
    /// somebody is found for an office.
    fn takes_role(&self, reading: &Reading<'_>) -> bool {
        const WORDS: usize = 7;
        const LONGEST: usize = 14;
        let agrees = self.written.eq_ignore_ascii_case("agreed");
        let Some(deed) = self.after.strip_prefix("to ").filter(|_| agrees) else { return false };
        let taken = ["take on the ", "take on this ", "be the ", "be our ", "act as the "];
        let taken = taken.iter().find_map(|verb| deed.strip_prefix(verb));
        taken.is_some_and(|role| {
            // "the post round", "the office who opens it" are no roles
            let words: Vec<&str> = role.words().take(WORDS).collect();
            let closes = |at: usize| words.get(at + 1).is_none_or(|next| matches!(*next, "of" | "for" | "on" | "to"));
            let role = |at: usize| {
                let word = words[at].trim_end_matches(['.', ',', ';']);
                reading.words.classes(word).contains(Class::RoleTaken) && closes(at)
            };
            (0..words.len()).any(role) && self.text.words().take(LONGEST + 1).count() <= LONGEST
        })
    }

    /// "Ann Bell elected secretary": a person is elected also where "was" is left out.
    fn elects(&self, reading: &Reading<'_>) -> bool {
        let post = self.by_acclamation(reading)
            || self.after.starts_with(|first: char| first.is_uppercase() || matches!(first, ';' | ',' | '.'));
        // "Ann Bell accepted as third signatory"
        let classes = reading.words.classes(self.written);
        let taken = classes.contains(Class::TakenOn) && self.after.starts_with("as ");
        taken
            || seek::opens(self.written, "voted in as")
            || classes.contains(Class::Elected)
                && (post || self.after.is_empty() || self.after.starts_with("as ") || self.after.starts_with("to "))
    }
}

impl Verb<'_> {
    /// "elected by acclamation", "elected unopposed": the manner of an election.
    fn by_acclamation(&self, reading: &Reading<'_>) -> bool {
        past_unanimity(reading.words, self.after).len() < self.after.len() || seek::opens(self.after, "unopposed")
    }
}

/// Whether a phrase of deciding has its own subject.
fn has_subject(phrase: &str) -> bool {
    let first = phrase.words().next().unwrap_or("");
    ["there", "the", "it"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

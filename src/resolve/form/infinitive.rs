//! Who stands before "to do": "Clerk to write", "Ann is to call", "a sign to be put up".

use crate::evidence::ActionSignal;
use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::{is_within_name, offset_in};
use crate::resolve::actions::{has_finite_verb, is_motion_sign, is_owner_group, is_proper, is_task, widen};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::bare::is_told_of;
use super::sent::{agreed_on, motion_for, opens_with_sign, sent_by_body, told_to, wanted_of};
use super::unowned::{is_intention, is_no_owner, is_some_thing, opens_with_verb, wants_only};
use super::{Form, Forms, Word};

/// "to the Council", "to a fair", "to 5 May": a word that no verb is stands behind "to".
pub(super) fn opens_with_thing(reading: &Reading<'_>, rest: &str) -> bool {
    // no verb is asked for that is longer than any of these words
    const LONGEST: usize = 5;
    match rest.as_bytes() {
        [first, ..] if first.is_ascii_digit() => true,
        [first, ..] if first.is_ascii_lowercase() => {
            let word = rest.first_word().map_or("", |(word, _)| word);
            word.len() <= LONGEST && reading.words.holds(&[Class::Determiner], word)
        }
        _ => false,
    }
}

impl<'t> Forms<'_, 't> {
    /// "Clerk to write", "Peter is to post", "a sign to be put up".
    pub(super) fn infinitive(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (reading, text, rest) = (self.reading, self.text, word.rest);
        // "Sally still to do": how far a task is
        if opens_with_thing(reading, rest) || rest.trim_end_matches('.') == "do" {
            return;
        }
        // "**Ann** to write"
        let before = text[..word.start].trim_end_matches([' ', '*', '_']);
        let mut last = before.words().next_back().unwrap_or("");
        // "She is also to call the school"
        let mut verb_end = before.len();
        if matches!(last, "also" | "then" | "now" | "further")
            && let Some((head, verb)) = before[..before.len() - last.len()].trim_end().last_word()
            && matches!(verb, "is" | "are")
        {
            (verb_end, last) = (head.len() + 1 + verb.len(), verb);
        }
        match last {
            "is" | "are" => return self.is_to(verb_end - last.len(), rest),
            "was" | "were" if !rest.starts_with("be ") => return self.was_to(before.len() - last.len(), rest),
            "has" | "have" => return self.has_to(before.len() - last.len(), rest),
            "made" if self.is_requested(before, word) => return,
            _ => {}
        }
        if let Some((asked, task)) = self.has_done_by(rest) {
            self.push(S::Requested, asked, task, &self.clause(word.start));
            return;
        }
        if let Some(asked) = self.sent_off(before) {
            self.push(S::Requested, asked, rest, &self.clause(word.start));
            return;
        }
        // "has to" and "agreed to": the subject does not stand right before
        let asked = reading.words.classes(last);
        if asked.contains(Class::Request) || asked.contains(Class::Undertaking) {
            return;
        }
        let read = self.clause(word.start);
        let words = read.words.trim_end_matches(['*', '_']);
        // "Ann still to call the school", "The broken gate also to be mended"
        let named = [" still", " also", " now"].iter().find_map(|adverb| before.strip_suffix(adverb));
        let seen_to = rest.starts_with("be ");
        let before =
            named.filter(|named| named.ends_with(words) && (seen_to || self.names_known(words))).unwrap_or(before);
        // "M/S/C to pave the yard", "M/S/C Bell/Carr to pave the yard": the sign of a motion is nobody
        if opens_with_sign(reading, words) {
            return;
        }
        if !before.ends_with(words) || words.contains(" to ") || words.is_empty() || words.words().count() > 12 {
            return;
        }
        // "asked Ann and Ben to write": the request names both
        let requested = |form: &Form<'t>| {
            let named = form.signal == S::Requested && !form.owner.is_empty() && form.owner.ends_with(words);
            (named || form.signal == S::BareInfinitive) && offset_in(text, form.rest) == offset_in(text, rest)
        };
        if self.found.iter().any(requested) {
            return;
        }
        // "Ann Motioned to approve"
        if words.contains(' ') && reading.words.classes(&last.to_ascii_lowercase()).contains(Class::Moved) {
            return;
        }
        // "called the monthly meeting to order"
        let ordered = rest.starts_with("order") && reading.words.classes(last).contains(Class::Occasion);
        if ordered || wants_only(reading, words, last) {
            return;
        }
        if let Some(asked) = self.wished(words, rest) {
            self.push(S::Requested, asked, rest, &read);
            return;
        }
        // "We continue to work", "Ann has yet to reply", "I intend to resign"
        // and "We agree to buy it": what is undertaken; "will agree a date" is a task
        let undertakes = matches!(last, "agree" | "promise" | "hope" | "plan");
        let verb = words.contains(' ')
            && last.starts_with(char::is_lowercase)
            && (undertakes || asked.contains(Class::StateVerb));
        // "The chair to write": the office, whose word is a verb, too. "The chair to sit on is old" is a thing
        let office = asked.contains(Class::Chair)
            && words.words().count() == 2
            && seek::opens(words, "the ")
            && !seen_to
            && !is_told_of(reading.words, rest);
        if verb && !office || matches!(last, "yet" | "intend" | "tend" | "refuse" | "fail" | "decline") {
            return;
        }
        if has_finite_verb(reading, words) || !self.opens_clause(words) || !is_infinitive(reading, words, rest) {
            return;
        }
        // "We need a sign to advertise": what is needed is no owner
        if let Some((who, _)) = seek::part(words, " need ")
            .map(|(who, what)| (who.strip_suffix(" also").unwrap_or(who), what))
            .filter(|(who, _)| !who.contains(' '))
        {
            self.push(S::Obligation, who, rest, &read);
            return;
        }
        if rest.starts_with("be ") {
            if is_still_to_be(reading, words, rest) {
                self.push(S::PassiveTo, "", rest, &read);
            }
            return;
        }
        // "REQUESTS the CEO to …", "a resolution authorising the Clerk to …": whoever is asked stands behind the verb
        let asked = behind_order(reading, words).filter(|_| rest.contains(char::is_lowercase));
        let words = asked.unwrap_or(words);
        if asked.is_none() && (opens_with_verb(reading, words) || is_some_thing(reading, words) || self.is_told()) {
            return;
        }
        if let Some(owner) = self.bare_owner(words) {
            self.push(S::BareInfinitive, owner, rest, &read);
        }
    }

    /// "A request was made to look into the drain": what is asked for, whoever has to do it.
    fn is_requested(&mut self, before: &str, word: &Word<'t>) -> bool {
        let told = ["request was made", "Request made", "request made"].iter().any(|told| before.ends_with(told));
        // "A request was made to speak", "to move the meeting": asked of the meeting itself
        let of_meeting = ["speak", "move", "defer", "adjourn", "join"].iter().any(|verb| seek::opens(word.rest, verb));
        let asked = told && !of_meeting && is_task(self.reading, word.rest, false);
        if asked {
            let form = Form::new(ActionSignal::Requested, "", word.rest, &self.clause(word.start));
            self.found.push(Form { subordinate: false, ..form });
        }
        asked
    }

    /// The owner that the words right before "to" name, where they are somebody who may have a task.
    fn bare_owner(&self, words: &'t str) -> Option<&'t str> {
        let (reading, text) = (self.reading, self.text);
        let kind = subject(reading.words, self.roster, words, false);
        // "DECISION to meet on Fridays"
        if reading.words.classes(words).contains(Class::Resolution) {
            return None;
        }
        let words = offered(words);
        let owner = widen(reading, self.roster, text, words);
        // "Ann post links to the plans": a task whose verb stands before
        let told = owner.first_word().is_some_and(|(who, behind)| {
            let verb = behind.words().next().unwrap_or(behind);
            verb.starts_with(char::is_lowercase)
                && reading.words.classes(verb).contains(Class::TaskVerb)
                && self.names_known(who)
        });
        if told || is_no_owner(reading, owner) {
            return None;
        }
        if owner.contains(['“', '”', '"']) || is_motion_sign(reading, owner) {
            return None;
        }
        // "One way to …", "May need to …"
        let named = |word: &str| is_within_name(reading.words, word);
        let proper = kind == Subject::Outsider
            && owner.words().count() <= 6
            && owner.words().all(named)
            && is_proper(reading, owner);
        // "Action: Ann to give Ben, Cy leave to enter dates"
        let opens = || self.text[..offset_in(text, owner)].trim_start_matches(['*', '_', ' ']).is_empty();
        let known = (self.labelled && owner.starts_with(char::is_uppercase) && opens())
            || matches!(kind, Subject::Body | Subject::Person)
            || proper
            || is_owner_group(reading, self.roster, owner);
        known.then_some(owner)
    }

    /// Whom somebody wishes to do something: "Ann would like the Clerk".
    fn wished(&self, words: &'t str, rest: &str) -> Option<&'t str> {
        wanted_of(words).filter(|asked| {
            // "wants all citizens to have a say": how things should be
            let all = ["each ", "every ", "all "].iter().any(|word| asked.starts_with(word));
            self.may_be_asked(asked) && (!all || is_task(self.reading, rest, false))
        })
    }

    /// "to have Ann mend the gate": who is made to do what, in the words behind "to".
    fn has_done_by(&self, rest: &'t str) -> Option<(&'t str, &'t str)> {
        const LONGEST: usize = 4;
        let behind = rest.strip_prefix("have ").filter(|behind| behind.starts_with(char::is_uppercase))?;
        behind.match_indices(' ').take(LONGEST).map(|(at, _)| (&behind[..at], &behind[at + 1..])).find(|(who, task)| {
            let verb = task.split([' ', '.', ',']).next().unwrap_or("");
            self.reading.words.classes(verb).contains(Class::TaskVerb) && self.names_known(who)
        })
    }

    /// Whom an order, a motion or the body sends off, among the words before "to".
    fn sent_off(&self, before: &'t str) -> Option<&'t str> {
        // "Ann moved for Ben to write"
        let moved = || motion_for(self.reading, before).filter(|asked| self.names_known(asked));
        let told = told_to(self.reading, before).or_else(moved).filter(|asked| self.may_be_asked(asked));
        let agreed = || agreed_on(self.reading, before).filter(|asked| self.names_known(asked));
        told.or_else(agreed).or_else(|| sent_by_body(self.reading, before).filter(|asked| self.names_known(asked)))
    }

    /// Whether words name somebody of the meeting.
    pub(super) fn names_known(&self, words: &str) -> bool {
        let person = |name: &&str| subject(self.reading.words, self.roster, name, false) == Subject::Person;
        owners(self.reading.words, words).iter().all(person)
    }

    /// Whether the sentence has told before who will do something: what is "to be done" belongs to that.
    fn is_told(&self) -> bool {
        use ActionSignal as S;
        let told = |signal| matches!(signal, S::Will | S::Would | S::Promised | S::Undertakes);
        let told = self.found.iter().rev().find(|form| told(form.signal));
        told.is_some_and(|form| !form.rest.contains([';', ':']))
    }

    /// "Ann and Ben still have to sign": the verb "have" stands at `at`.
    fn has_to(&mut self, at: usize, rest: &'t str) {
        let read = self.clause(at);
        let owner = self.all(read.words);
        let person = |name: &&str| subject(self.reading.words, self.roster, name, false) == Subject::Person;
        if owners(self.reading.words, owner).iter().any(person) && !rest.starts_with("be ") {
            self.push(ActionSignal::Obligation, owner, rest, &read);
        }
    }

    /// "The Clerk was to write to the owner", as what was settled is told: the verb "was" stands at `at`.
    fn was_to(&mut self, at: usize, rest: &'t str) {
        let read = self.clause(at);
        // "Ann was to speak but was ill"
        let over = [" but was ", " but were ", " but did not "].iter().any(|verb| seek::find(rest, verb).is_some());
        if over {
            return;
        }
        if self.subject(&read) == Subject::Person && is_task(self.reading, rest, false) && !read.subordinate {
            self.push(ActionSignal::IsTo, self.all(read.words), rest, &read);
        }
    }

    /// "Peter is to post", "the next step is to …": the verb "is" stands at `at`.
    fn is_to(&mut self, at: usize, rest: &'t str) {
        use ActionSignal as S;
        let read = self.clause(at);
        if rest.starts_with("be ") {
            self.push(S::PassiveTo, "", rest, &read);
        } else if read.words.ends_with(" first step") {
            // "The first step is to write a letter": how such a thing goes
        } else if ["step", "steps", "task", "'s action", "’s action"].iter().any(|word| read.words.ends_with(word)) {
            self.push(S::IsTo, "", rest, &read);
        } else if [" we ", " they ", " you "].iter().any(|pronoun| seek::find(read.words, pronoun).is_some()) {
            // "One lane that we could pave is to …": a thing, and what is said of it
        } else if is_intention(self.reading, read.words) || self.reading.starts(rest, Class::Leaving) {
            // "The aim is to open by May": what is hoped for; "The Clerk is to retire": who goes
        } else if !matches!(self.subject(&read), Subject::Thing | Subject::Nothing) {
            self.push(S::IsTo, self.all(read.words), rest, &read);
        }
    }

    /// Whether the words of an owner begin their clause.
    fn opens_clause(&self, words: &str) -> bool {
        let head = self.text[..offset_in(self.text, words)].trim_end();
        // "Seconded by: Ann to approve": a motion in the lines of a form
        let label = head.trim_end_matches([':', ' ']);
        let label = label.strip_suffix(" by").unwrap_or(label);
        let label = self.reading.words.classes(label.words().next_back().unwrap_or(label));
        if head.ends_with(':') && (label.contains(Class::Moved) || label.contains(Class::Seconded)) {
            return false;
        }
        let head = head.strip_suffix("the").or_else(|| head.strip_suffix("The")).unwrap_or(head).trim_end();
        // "Ann to write and Ben to call"
        let linked = head.ends_with(" and") || head.ends_with(" &");
        // "Support from parents and staff to wear hats" gives nobody a task
        let source = seek::find(head, " from ").is_some_and(|at| !head[..at].contains(','));
        let short = head.words().count() <= 6 && !source;
        // "It was agreed that the Clerk to write"
        let settled = head.strip_suffix(" that").is_some_and(|told| {
            self.names_known(words)
                && told.words().any(|word| self.reading.words.classes(word).contains(Class::Decided))
        });
        let joined = settled
            || linked && (head.contains(" to ") || self.labelled || short) && !ends_in_asked(self.reading, head);
        head.is_empty()
            || head.ends_with([',', ';', ':', '-', '–', '.', '*', '_', '(', '[', '>'])
            || joined
            || head.ends_with(" when")
    }
}

/// "Ann is to ask Ben and", "Ann will meet with Ben and": whoever is named behind is asked or met, too, and does not join
/// whoever asks. In "Ann to meet with Ben and Cy to write" each has a task.
fn ends_in_asked(reading: &Reading<'_>, head: &str) -> bool {
    let named = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "the" | "and" | "&");
    let mut words = head.words().rev().skip_while(|word| named(word));
    match words.next() {
        Some("with") => words.nth(1) == Some("will"),
        Some(verb) => words.next().is_some() && reading.words.classes(verb).contains(Class::AskedVerb),
        None => false,
    }
}

/// "a sign to be put up", but not "with measures ready to be taken", "the roof is soon to be done", "due to be read", and not
/// "The step to be taken would be to mend the pump" or "The list of lamps to be bought was read", which say which one it is.
fn is_still_to_be(reading: &Reading<'_>, words: &str, rest: &str) -> bool {
    let last = words.words().next_back().unwrap_or(words);
    // "Mr Moss asking to be put on the list": what somebody else wishes for; "The plan allows a bell to be rung": what can be
    let wishes = ["asking", "requesting", "wishing", "hoping", "wanting", "applying"].contains(&last);
    let lets = || words.words().any(|word| matches!(word, "allows" | "enables" | "permits" | "allow" | "enable"));
    // "For the plan to be of use, it was important …": what something is for
    let purpose = words.starts_with("for ") || words.starts_with("For ");
    let denied = words.starts_with("not ") || words.starts_with("Not ");
    let which = || [" would be to ", " is to ", " will be to "].iter().any(|verb| seek::find(rest, verb).is_some());
    // "Venue to be confirmed": not known yet
    let open = || {
        let verb = rest.strip_prefix("be ").unwrap_or(rest).trim_end_matches(['.', ')', ' ']);
        reading.words.classes(verb).contains(Class::Unsettled)
    };
    !words.starts_with("with ")
        && !purpose
        && !denied
        && !reading.words.classes(last).contains(Class::Expectation)
        && !wishes
        && !lets()
        && !which()
        && !open()
        && !is_told_of(reading.words, rest)
}

/// Whether a verb follows "to", and no order of events: "in order to", "prior to".
fn is_infinitive(reading: &Reading<'_>, words: &str, rest: &str) -> bool {
    let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
    // "Send the list to ann@example.org"
    if verb.contains('@') {
        return false;
    }
    // "converted to two flats"
    if reading.words.entry(Class::NumberWord, verb).is_some() {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    // "CLERK TO CONFIRM THIS"
    let shouted = !rest.contains(char::is_lowercase) && reading.words.classes(verb).contains(Class::TaskVerb);
    (verb.starts_with(char::is_lowercase) || shouted)
        && (!verb.ends_with("ing") || reading.words.classes(verb).contains(Class::TaskVerb))
        && (!reading.words.classes(verb).contains(Class::Pronoun) || verb == "be")
        && !lower.ends_with("order")
        && !lower.ends_with("prior")
}

/// Who offers to do something: Ann of "Ann happy", I of "I volunteer".
fn offered(words: &str) -> &str {
    [" happy", " willing", " keen", " volunteer"].iter().find_map(|mood| words.strip_suffix(mood)).unwrap_or(words)
}

/// The words behind the last verb of an order among those before "to": "a resolution authorising the Clerk", "The board
/// authorises the Clerk".
fn behind_order<'t>(reading: &Reading<'_>, words: &'t str) -> Option<&'t str> {
    let is_order = |word: &str| {
        let lower = word.to_ascii_lowercase();
        let stem = lower.strip_suffix("ing").unwrap_or(&lower);
        let known = |form: &str| reading.words.classes(form).contains(Class::Request);
        known(&lower) || known(&format!("{stem}ed")) || known(&format!("{stem}d"))
    };
    // "authorises the": and not "the plan updates the", as a noun in the plural has no article behind it
    let orders = |verb: &str, asked: &str| {
        let lets = verb.strip_suffix('s').filter(|stem| stem.starts_with(char::is_lowercase)).is_some_and(|stem| {
            let done = |form: &str| reading.words.classes(form).contains(Class::Request);
            done(&format!("{stem}d"))
                || done(&format!("{stem}ed"))
                || reading.words.classes(stem).contains(Class::TaskVerb)
        });
        lets && asked.words().next().is_some_and(|article| reading.words.holds(&[Class::Determiner], article))
    };
    words.rmatch_indices(' ').find_map(|(at, _)| {
        let (head, asked) = (&words[..at], &words[at + 1..]);
        let verb = head.words().next_back().unwrap_or("");
        (is_order(verb) || orders(verb, asked)).then_some(asked)
    })
}

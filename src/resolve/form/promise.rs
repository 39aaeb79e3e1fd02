//! What somebody undertakes, or says of themselves that they will do: "Ann agreed to write", "Ann: I'll write".

use crate::evidence::ActionSignal;
use crate::grammar::{Class, Lexicon};
use crate::parse::named::named_before;
use crate::resolve::actions::is_task;
use crate::resolve::clause::{Auxiliary, Subject, subject};
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::infinitive::opens_with_thing;
use super::{Form, Forms, Word};

/// "I'll", "I'm": the verb is stuck to whoever speaks.
const STUCK: [&str; 4] = ["I'll", "I’ll", "I'm", "I’m"];

/// Whether a word may begin what somebody says of themselves, or has the verb of what they will do stuck to it.
pub(super) fn is_first_person(word: &str) -> bool {
    match word.as_bytes() {
        [.., b'l', b'l'] | [_, .., b'm'] => {
            word == "am" || STUCK.contains(&word) || stuck_name(word).is_some() || stuck_pronoun(word).is_some()
        }
        _ => false,
    }
}

/// "Ben'll": a name with "will" stuck to it.
fn stuck_name(word: &str) -> Option<&str> {
    let name = word.strip_suffix("'ll").or_else(|| word.strip_suffix("’ll"))?;
    (name.len() > 1 && name.starts_with(char::is_uppercase)).then_some(name)
}

/// "he'll", "we'll": a pronoun with "will" stuck to it.
fn stuck_pronoun(word: &str) -> Option<&str> {
    let pronoun = word.strip_suffix("'ll").or_else(|| word.strip_suffix("’ll"))?;
    matches!(pronoun, "he" | "she" | "they" | "we" | "He" | "She" | "They" | "We").then_some(pronoun)
}

impl<'t> Forms<'_, 't> {
    /// "I'll write", "I am going to write": the owner is whoever speaks.
    pub(super) fn first_person(&mut self, word: &Word<'t>, written: &str) {
        if !is_first_person(written) {
            return;
        }
        if let Some(pronoun) = stuck_pronoun(written) {
            return self.pronoun_will(word, pronoun);
        }
        if let Some(name) = stuck_name(written) {
            let person = subject(self.reading.words, self.roster, name, false) == Subject::Person;
            if person && !word.rest.is_empty() {
                let at = self.text.get(..word.start + name.len()).map_or(word.start, str::len);
                self.found.push(Form::opening(ActionSignal::Will, &self.text[word.start..at], word.rest));
            }
            return;
        }
        let going = !written.ends_with("ll");
        let rest = if going { word.rest.strip_prefix("going to ") } else { Some(word.rest) };
        let Some(rest) = rest.filter(|rest| !rest.is_empty()) else { return };
        // "I am": the pronoun is the word before
        let speaks = if written == "am" { self.text[..word.start].trim_end() } else { &self.text[..=word.start] };
        let Some(at) = speaks.len().checked_sub(1).filter(|at| speaks.ends_with('I') && starts_word(speaks, *at))
        else {
            return;
        };
        let mut form = Form::opening(ActionSignal::Will, &speaks[at..], rest);
        form.negated = rest.starts_with("not ");
        self.found.push(form);
    }

    /// "Ann said she'll write", "We'll call the school": whom the pronoun stands for is told as with "will".
    fn pronoun_will(&mut self, word: &Word<'t>, pronoun: &str) {
        let text = self.text;
        if word.rest.is_empty() || !text[word.start..].starts_with(pronoun) {
            return;
        }
        let read = self.clause(word.start);
        let mut form = Form::new(ActionSignal::Will, &text[word.start..word.start + pronoun.len()], word.rest, &read);
        let others = pronoun.eq_ignore_ascii_case("we");
        // "the shop wrote that they'll raise it": several, and not the one who speaks
        let several = |speaker: &str| [" and ", " & ", ","].iter().any(|link| speaker.contains(link));
        let speaker = self.spoken.filter(|speaker| !others && (pronoun != "they" || several(speaker)));
        if pronoun == "they" && self.spoken.is_some() && speaker.is_none() {
            return;
        }
        // "We'll send it if we must", but "We'll ask if we must"
        form.conditional |= others && is_conditioned(self.reading.words, word.rest);
        if let Some(speaker) = speaker {
            (form.signal, form.owner) = (ActionSignal::Promised, speaker);
        } else {
            // "a problem we'll solve"
            form.subordinate |= !read.words.is_empty();
        }
        self.found.push(form);
    }

    /// "Ann is meeting the builder tomorrow", "Ben is calling them next week": the errand of somebody of the meeting on a day to
    /// come, with which the sentence ends. "Ann is moving house tomorrow" tells of her.
    pub(super) fn going_on(&mut self) {
        let text = self.text;
        let plain = text.trim_end_matches(['.', ' ', ')']);
        if !plain.ends_with(" tomorrow") && !plain.ends_with(" next week") {
            return;
        }
        for at in seek::places(text, " is ") {
            let rest = &text[at + " is ".len()..];
            let read = self.clause(at + 1);
            let stem = rest.split(' ').next().and_then(|verb| verb.strip_suffix("ing")).unwrap_or("");
            let errand = |verb: &str| self.reading.words.classes(verb).contains(Class::Errand);
            let doing = stem.len() > 2 && (errand(stem) || errand(&format!("{stem}e")));
            if doing && !read.subordinate && self.subject(&read) == Subject::Person {
                self.push(ActionSignal::Will, self.all(read.words), rest, &read);
                return;
            }
        }
    }

    /// "The form went to Ann, who will then sign it": the task of whoever the clause is about. "Ann, who will speak today" only
    /// says of her what she does.
    pub(super) fn passed_on(&self, word: &Word<'t>) -> Option<Form<'t>> {
        let head = self.text[..word.start].trim_end().strip_suffix(", who").filter(|_| word.lower == "will")?;
        let who = named_before(self.reading.words, head)?;
        let task = ["then ", "also "].iter().find_map(|next| word.rest.strip_prefix(next))?;
        let fits = self.names_known(who.name) && is_task(self.reading, task, false);
        let form = Form::new(ActionSignal::Will, who.name, task, &self.clause(word.start));
        fits.then_some(Form { subordinate: false, ..form })
    }

    /// "Ann Bell" of "Ann Bell undertook to write to the owner named", before "and will report back".
    pub(super) fn before_undertaking(&self, owner: &'t str) -> &'t str {
        let mut verbs = seek::places(owner, " to ").filter_map(|at| owner[..at].last_word());
        verbs
            .find(|(_, verb)| self.reading.words.classes(verb).contains(Class::Undertaking))
            .map_or(owner, |(who, _)| who.trim_end())
    }

    /// "Ann agreed to write", "Ben has volunteered to call".
    pub(super) fn undertaking(&mut self, word: &Word<'t>) {
        let Some(task) = word.rest.strip_prefix("to ") else { return };
        // "The Chair agreed to this plan", "Ann agreed to accept the nomination": settled as it is said
        let short = !Reading::exceeds(task, 4) && !task.bytes().any(|byte| byte.is_ascii_digit());
        let accepts = short && seek::opens(task, "accept the ");
        if opens_with_thing(self.reading, task) || accepts {
            return;
        }
        let read = self.clause(word.start);
        // "Several members agreed to call the school"
        let members = ["several ", "some ", "two ", "three "].iter().any(|word| seek::opens(read.words, word))
            && read.words.words().count() == 2;
        let somebody = members && self.subject(&read) == Subject::Body
            || matches!(self.subject(&read), Subject::Person | Subject::Outsider | Subject::Pronoun);
        // "agreed to disagree": nothing was agreed
        let differs = ["disagree", "differ"].contains(&task.split([' ', '.', ',', ';']).next().unwrap_or(""));
        // whoever writes the minutes does so in the meeting
        let puts_off =
            self.reading.words.classes(&format!("{}red", task.words().next().unwrap_or(""))).contains(Class::Deferred);
        let scribe = task.starts_with("take the minutes") || task.starts_with("take minutes");
        // "Ben offered to step down"
        let leaves = self.reading.starts(task, Class::Leaving);
        let before = self.text[..word.start].trim_end();
        let earlier = read.auxiliary == Auxiliary::Perfect && self.subject(&read) != Subject::Person
            || before.ends_with(" previously");
        // "Looking for volunteers to help": the noun
        let noun = [" for", " of", " from", " more", " need", " two"].iter().any(|word| before.ends_with(word));
        if somebody
            && !noun
            && read.auxiliary != Auxiliary::Be
            && !scribe
            && !earlier
            && !puts_off
            && !leaves
            && !differs
        {
            self.push(ActionSignal::Undertakes, self.all(read.words), task, &read);
        }
    }
}

/// "send the bill if we must pay it": whether what will be done hangs on a condition; "ask the school if" asks, as does
/// "write to ask if".
pub(in crate::resolve) fn is_conditioned(words: &Lexicon, rest: &str) -> bool {
    let finds_out = |verb: &str| words.classes(verb).contains(Class::FindingOut);
    let asks = || rest.words().next().is_some_and(finds_out);
    let told =
        |link: &str| seek::part(rest, link).is_some_and(|(head, _)| !head.words().next_back().is_some_and(finds_out));
    [" if ", " unless "].into_iter().any(told) && !asks()
}

/// Whether a word starts at `at`.
fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

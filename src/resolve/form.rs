//! Forms: the ways in which a sentence puts a task on somebody.

use crate::evidence::ActionSignal;
use crate::grammar::{Class, ClassSet, Hit};
use crate::parse::offset_in;

use super::actions::{has_finite_verb, is_owner_group, is_proper, is_task, widen};
use super::clause::{Auxiliary, Clause, Subject, clause, subject};
use super::reading::Reading;
use super::roster::Roster;

/// One way of reading a task out of a statement.
pub(super) struct Form<'t> {
    pub(super) signal: ActionSignal,
    /// Words of the owner; empty where nobody is named.
    pub(super) owner: &'t str,
    /// The verb and what follows.
    pub(super) rest: &'t str,
    /// Whether the task stands in the passive.
    pub(super) passive: bool,
    /// Whether it stands after "that", "which", "if" …
    pub(super) subordinate: bool,
    pub(super) conditional: bool,
    pub(super) negated: bool,
}

impl<'t> Form<'t> {
    fn new(signal: ActionSignal, owner: &'t str, rest: &'t str, read: &Clause<'_>) -> Self {
        Self {
            signal,
            owner,
            rest,
            passive: ["be ", "also be ", "now be ", "then be "].iter().any(|head| rest.starts_with(head)),
            subordinate: read.subordinate,
            conditional: read.conditional,
            negated: read.negated || rest.starts_with("not "),
        }
    }

    /// A form that opens its sentence, in the active voice.
    fn opening(signal: ActionSignal, owner: &'t str, rest: &'t str) -> Self {
        Self { signal, owner, rest, passive: false, subordinate: false, conditional: false, negated: false }
    }
}

/// Every way in which the text may put a task on somebody. `decided` says that it tells a decision, `labelled` that a
/// label of actions stands before it.
pub(super) fn forms<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    text: &'t str,
    decided: bool,
    labelled: bool,
) -> Vec<Form<'t>> {
    let mut forms = Forms { reading, roster, text, labelled, spoken: None, found: Vec::new() };
    forms.opening();
    if decided {
        forms.mandate(text);
        for (at, _) in text.match_indices(" that ").chain(text.match_indices(" That ")) {
            forms.mandate(&text[at + 1..]);
        }
    }
    let span = reading.flow_span(text);
    let mut hits = reading.hits_in(span);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let start = at;
        at += word.len();
        let plain = word.trim().trim_end_matches([',', ';', ':', '.']);
        let lower = keyword(plain);
        let classes = classes_at(&mut hits, span.start + offset_in(text, plain), plain.len());
        if lower.is_empty() && classes.is_empty() {
            continue;
        }
        let word = Word { start, lower, rest: text[at..].trim_start() };
        if classes.contains(Class::Speech) {
            forms.speaker(&word);
        }
        forms.auxiliary(&word);
        if classes.contains(Class::Undertaking) {
            forms.undertaking(&word);
        }
        if classes.contains(Class::Request) {
            forms.request(&word);
        }
        if decided && classes.contains(Class::Decided) {
            forms.decision(&word);
        }
    }
    forms.found
}

/// Words that may put a task on somebody and are in no list.
const KEYWORDS: [&str; 11] =
    ["to", "will", "would", "should", "shall", "must", "need", "needs", "needed", "required", "responsible"];

/// The keyword that a word is, capitals or not; nothing where it is none.
fn keyword(word: &str) -> &'static str {
    let first = word.bytes().next().map_or(0, |byte| byte.to_ascii_lowercase());
    if !matches!(first, b't' | b'w' | b's' | b'm' | b'n' | b'r') {
        return "";
    }
    KEYWORDS.into_iter().find(|keyword| word.eq_ignore_ascii_case(keyword)).unwrap_or("")
}

/// The lists that hold the word at `start`; those before it are left behind.
fn classes_at(hits: &mut &[Hit], start: usize, length: usize) -> ClassSet {
    let before = hits.iter().take_while(|hit| (hit.start as usize) < start).count();
    *hits = &hits[before..];
    let here = hits.iter().take_while(|hit| hit.start as usize == start);
    here.filter(|hit| hit.end as usize == start + length).map(|hit| hit.class).collect()
}

/// A word of the text.
struct Word<'t> {
    start: usize,
    /// In small letters if it is one of the keywords, and else nothing.
    lower: &'static str,
    /// The text after it.
    rest: &'t str,
}

/// The forms found so far.
struct Forms<'r, 't> {
    reading: &'r Reading<'r>,
    roster: &'r Roster,
    text: &'t str,
    labelled: bool,
    /// Who was last said to have said something.
    spoken: Option<&'t str>,
    found: Vec<Form<'t>>,
}

impl<'t> Forms<'_, 't> {
    fn clause(&self, at: usize) -> Clause<'t> {
        clause(self.reading.words, self.text, at)
    }

    fn subject(&self, read: &Clause<'_>) -> Subject {
        read.subject(self.reading.words, self.roster)
    }

    fn push(&mut self, signal: ActionSignal, owner: &'t str, rest: &'t str, read: &Clause<'_>) {
        self.found.push(Form::new(signal, owner, rest, read));
    }

    /// A need, a plea or a verb in the imperative at the start.
    fn opening(&mut self) {
        use ActionSignal as S;
        let text = self.text;
        let first = text.split(' ').next().unwrap_or("");
        let lower = first.trim_end_matches([',', ':']).to_ascii_lowercase();
        let rest = text[first.len()..].trim_start();
        let verb =
            first.starts_with(char::is_uppercase) && self.reading.words.classes(&lower).contains(Class::TaskVerb);
        match lower.as_str() {
            "need" => self.found.push(Form::opening(S::NeedOpens, "", rest)),
            "please" => self.found.push(Form::opening(S::Imperative, "", rest)),
            "suggested" if rest.starts_with("that ") => {
                let (owner, rest) = rest[5..].split_once(' ').unwrap_or(("", rest));
                self.found.push(Form::opening(S::Requested, owner, rest));
            }
            _ if verb && !rest.is_empty() && !rest.starts_with(['-', '–', ':']) => {
                self.found.push(Form::opening(S::Imperative, "", text));
            }
            _ => {}
        }
        // "TC team please provide …"
        if let Some((head, rest)) = text.split_once(" please ") {
            let addressed = head.ends_with(',');
            if head.split(' ').count() <= 5 || addressed {
                let owner = if head.contains(',') { "" } else { head };
                self.found.push(Form::opening(S::Imperative, owner, rest));
            }
        }
    }

    /// Who "said that they would": the pronoun stands for whoever spoke.
    fn speaker(&mut self, word: &Word<'t>) {
        let read = self.clause(word.start);
        if matches!(self.subject(&read), Subject::Person | Subject::Outsider | Subject::Pronoun) {
            self.spoken = Some(read.words);
        }
    }

    /// "will", "to", "should", "needs to", "responsible for".
    fn auxiliary(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (lower, rest) = (word.lower, word.rest);
        match lower {
            "will" | "shall" | "would" => self.future(word),
            "to" => self.infinitive(word),
            "should" | "must" => {
                let read = self.clause(word.start);
                self.push(S::Obligation, read.words, rest, &read);
            }
            "need" | "needs" | "needed" | "required"
                if !rest.is_empty() || lower == "required" || lower == "needed" =>
            {
                let read = self.clause(word.start);
                if matches!(read.auxiliary, Auxiliary::None | Auxiliary::Be) {
                    let active = rest.starts_with("to ") && !rest.starts_with("to be ");
                    let owner = if active { read.words } else { "" };
                    self.push(S::Obligation, owner, rest.strip_prefix("to ").unwrap_or(rest), &read);
                }
            }
            "responsible" => {
                if let Some(task) = rest.strip_prefix("for ") {
                    let read = self.clause(word.start);
                    self.push(S::IsTo, widen(self.reading, self.roster, self.text, read.words), task, &read);
                }
            }
            _ => {}
        }
    }

    /// "Ann will write", "he said that he would write".
    fn future(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let read = self.clause(word.start);
        let mut form = Form::new(S::Will, read.words, word.rest, &read);
        let last = read.words.rsplit(' ').next().unwrap_or("");
        let pronoun = matches!(last.to_ascii_lowercase().as_str(), "they" | "he" | "she");
        if let Some(speaker) = self.spoken.filter(|_| pronoun) {
            (form.signal, form.owner) = (S::Promised, speaker);
        } else if word.lower == "would" {
            form.signal = S::Would;
        } else if form.passive && is_task(self.reading, word.rest, true) {
            form.signal = S::WillBe;
        }
        self.found.push(form);
    }

    /// "Clerk to write", "Peter is to post", "a sign to be put up".
    fn infinitive(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (reading, text, rest) = (self.reading, self.text, word.rest);
        let before = text[..word.start].trim_end();
        let last = before.rsplit(' ').next().unwrap_or("");
        if matches!(last, "is" | "are") {
            self.is_to(before.len() - last.len(), rest);
            return;
        }
        let read = self.clause(word.start);
        let words = read.words;
        // "has to" and "agreed to": the subject does not stand right before
        let asked = reading.words.classes(last);
        if !before.ends_with(words)
            || words.contains(" to ")
            || words.is_empty()
            || words.split(' ').count() > 12
            || asked.contains(Class::Request)
            || asked.contains(Class::Undertaking)
        {
            return;
        }
        // "called the monthly meeting to order"
        if rest.starts_with("order") && reading.words.classes(last).contains(Class::Occasion) {
            return;
        }
        if has_finite_verb(reading, words) || !self.opens_clause(words) || !is_infinitive(reading, words, rest) {
            return;
        }
        if rest.starts_with("be ") {
            self.push(S::PassiveTo, "", rest, &read);
            return;
        }
        // "REQUESTS the CEO to …": the point of a resolution
        let words = words
            .split_once(' ')
            .filter(|(verb, _)| reading.words.classes(verb).contains(Class::Request))
            .map_or(words, |(_, asked)| asked);
        let kind = subject(reading.words, self.roster, words, false);
        let owner = widen(reading, self.roster, text, words);
        let proper = kind == Subject::Outsider && owner.split(' ').count() <= 6 && is_proper(reading, owner);
        if (self.labelled && owner.starts_with(char::is_uppercase))
            || matches!(kind, Subject::Body | Subject::Person)
            || proper
            || is_owner_group(reading, self.roster, owner)
        {
            self.push(S::BareInfinitive, owner, rest, &read);
        }
    }

    /// "Peter is to post", "the next step is to …": the verb "is" stands at `at`.
    fn is_to(&mut self, at: usize, rest: &'t str) {
        use ActionSignal as S;
        let read = self.clause(at);
        if rest.starts_with("be ") {
            self.push(S::PassiveTo, "", rest, &read);
        } else if ["step", "steps", "aim", "task", "plan"].iter().any(|word| read.words.ends_with(word)) {
            self.push(S::IsTo, "", rest, &read);
        } else if !matches!(self.subject(&read), Subject::Thing | Subject::Nothing) {
            self.push(S::IsTo, read.words, rest, &read);
        }
    }

    /// Whether the words of an owner begin their clause.
    fn opens_clause(&self, words: &str) -> bool {
        let head = self.text[..offset_in(self.text, words)].trim_end();
        let head = head.strip_suffix("the").or_else(|| head.strip_suffix("The")).unwrap_or(head).trim_end();
        // "Ann to write and Ben to call"
        let joined = head.ends_with(" and") && (head.contains(" to ") || self.labelled || head.split(' ').count() <= 6);
        head.is_empty() || head.ends_with([',', ';', ':', '-', '–', '.', '*', '(']) || joined || head.ends_with(" when")
    }

    /// "Ann agreed to write", "Ben has volunteered to call".
    fn undertaking(&mut self, word: &Word<'t>) {
        let Some(task) = word.rest.strip_prefix("to ") else { return };
        let read = self.clause(word.start);
        let somebody = matches!(self.subject(&read), Subject::Person | Subject::Outsider | Subject::Pronoun);
        // whoever writes the minutes does so in the meeting
        let scribe = task.starts_with("take the minutes") || task.starts_with("take minutes");
        let earlier = read.auxiliary == Auxiliary::Perfect && self.subject(&read) != Subject::Person;
        if somebody && read.auxiliary != Auxiliary::Be && !scribe && !earlier {
            self.push(ActionSignal::Undertakes, read.words, task, &read);
        }
    }

    /// "X was asked to", "X will be asked to", "asked X to", "it was requested that … be obtained".
    fn request(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (read, rest) = (self.clause(word.start), word.rest);
        if let Some(task) = rest.strip_prefix("to ") {
            if matches!(read.auxiliary, Auxiliary::Be | Auxiliary::Future) {
                self.push(S::Requested, read.words, task, &read);
            }
            return;
        }
        if matches!(self.subject(&read), Subject::Thing | Subject::Outsider) {
            return;
        }
        if let Some(wish) = rest.strip_prefix("that ") {
            if let Some(at) = wish.find(" be ").filter(|at| *at <= 80) {
                self.push(S::Requested, "", &wish[at + 1..], &read);
            }
            return;
        }
        // "asked the Clerk to write": whoever is asked stands between
        if let Some(to) = rest.find(" to ").filter(|to| *to <= 60)
            && self.may_be_asked(&rest[..to])
        {
            self.push(S::Requested, &rest[..to], &rest[to + 4..], &read);
        }
    }

    /// Whether words after "asked" name somebody who is to do something.
    fn may_be_asked(&self, asked: &str) -> bool {
        let short = asked.split(' ').count() <= 6 && !asked.contains([',', ':', '?']);
        let polar = ["if ", "whether ", "for ", "about ", "what ", "how ", "why ", "when "]
            .iter()
            .any(|word| asked.starts_with(word));
        // asking the board is asking for its decision
        let bare = asked.strip_prefix("the ").unwrap_or(asked).to_ascii_lowercase();
        let body = self.reading.words.classes(&bare).contains(Class::Collective) && !bare.ends_with('s')
            || matches!(bare.as_str(), "members" | "the members");
        short && !polar && !asked.is_empty() && !body
    }

    /// "that the Clerk obtain three quotations", "That the Clerk do issue a call": the subjunctive of an order.
    fn mandate(&mut self, wish: &'t str) {
        let wish = ["that ", "That ", "THAT "].into_iter().find_map(|that| wish.strip_prefix(that)).unwrap_or(wish);
        for (at, _) in wish.match_indices(' ').take(6) {
            let rest = wish[at + 1..].strip_prefix("do ").unwrap_or(&wish[at + 1..]);
            let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
            if !verb.starts_with(char::is_lowercase) || !self.reading.words.classes(verb).contains(Class::TaskVerb) {
                continue;
            }
            let owner = &wish[..at];
            let article = owner.starts_with("the ") || owner.starts_with(char::is_uppercase);
            if article && subject(self.reading.words, self.roster, owner, false) == Subject::Person {
                self.found.push(Form::opening(ActionSignal::Requested, owner, rest));
            }
            return;
        }
    }

    /// "It was agreed to write", "RESOLVED: To write", "agreed that … be written".
    fn decision(&mut self, word: &Word<'t>) {
        let rest = word.rest;
        let read = self.clause(word.start);
        let told = rest.starts_with("to ") || rest.starts_with(": To ") || rest.starts_with("that ");
        if told && self.subject(&read) != Subject::Person {
            let task = rest.strip_prefix("to ").or_else(|| rest.strip_prefix("that ")).unwrap_or(rest);
            let mut form = Form::new(ActionSignal::DecidedTask, "", task, &read);
            form.subordinate = false;
            self.found.push(form);
        }
    }
}

/// Whether a verb follows "to", and no order of events: "in order to", "prior to".
fn is_infinitive(reading: &Reading<'_>, words: &str, rest: &str) -> bool {
    let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
    // "converted to two flats"
    if reading.words.entry(Class::NumberWord, verb).is_some() {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    // "CLERK TO CONFIRM THIS"
    let shouted = !rest.contains(char::is_lowercase) && reading.words.classes(verb).contains(Class::TaskVerb);
    (verb.starts_with(char::is_lowercase) || shouted)
        && !verb.ends_with("ing")
        && (!reading.words.classes(verb).contains(Class::Pronoun) || verb == "be")
        && !lower.ends_with("order")
        && !lower.ends_with("prior")
}

//! Forms: the ways in which a sentence puts a task on somebody.
//!
//! `opening` reads how it begins, `bare` a name before a verb without its ending, `infinitive` what stands before "to
//! do", `order` what was asked for or decided, `promise` what somebody undertakes or says of themselves, `entrusted` what
//! was given into somebody's hands, `sent` whom an order or a motion sends off, `unowned` words that name nobody; what
//! somebody will do is here.

mod bare;
mod entrusted;
mod infinitive;
mod opening;
mod order;
mod promise;
mod sent;
mod unowned;

use crate::evidence::ActionSignal;
use crate::grammar::{Class, ClassSet, Hit};
use crate::parse::attendance::is_post;
use crate::parse::person::person;
use crate::parse::{is_within_name, offset_in, phrase};
use crate::text::{Span, Words, seek};

use super::actions::{is_task, takes_charge, takes_office, widen};
use super::clause::{Auxiliary, Clause, Subject, clause, subject};
use super::reading::Reading;
use super::roster::Roster;

pub(super) use bare::{bare_order, dated_note};
pub(super) use promise::is_conditioned;

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
    /// Whether somebody else says so: "the manager indicated staff would call".
    pub(super) reported: bool,
}

impl<'t> Form<'t> {
    fn new(signal: ActionSignal, owner: &'t str, rest: &'t str, read: &Clause<'_>) -> Self {
        Self {
            signal,
            owner,
            rest,
            passive: ["be ", "also be ", "now be ", "then be "]
                .iter()
                .find_map(|head| rest.strip_prefix(head))
                .is_some_and(|rest| !is_doing(rest)),
            subordinate: read.subordinate,
            conditional: read.conditional,
            negated: read.negated || rest.starts_with("not ") || denies(read.words),
            reported: false,
        }
    }

    /// "now be shining": how a thing should be by now, behind "should"; in "now be asked" somebody has yet to do it.
    pub(super) fn is_now_doing(&self) -> bool {
        self.rest.strip_prefix("now be ").is_some_and(is_doing)
    }

    /// A form that opens its sentence, in the active voice.
    fn opening(signal: ActionSignal, owner: &'t str, rest: &'t str) -> Self {
        Self {
            signal,
            owner,
            rest,
            passive: false,
            subordinate: false,
            conditional: false,
            negated: false,
            reported: false,
        }
    }
}

/// "No loan", "neither a loan nor a grant": a subject of which the verb is denied.
fn denies(words: &str) -> bool {
    ["No ", "neither ", "Neither ", "Nobody"].iter().any(|word| words.starts_with(word))
}

/// "circulating the draft": whoever "will be" doing it does it themselves.
fn is_doing(rest: &str) -> bool {
    let verb = rest.split([' ', ',', '.', ';']).find(|word| !word.ends_with("ly")).unwrap_or("");
    verb.len() > 5 && verb.ends_with("ing")
}

/// Every way in which the text may put a task on somebody. `decided` says that it tells a decision, `labelled` that a
/// label of actions stands before it, `listed` that it stands among actions.
pub(super) fn forms<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    text: &'t str,
    decided: bool,
    labelled: bool,
    listed: bool,
) -> Vec<Form<'t>> {
    let mut forms = Forms { reading, roster, text, labelled, listed, spoken: None, found: Vec::new() };
    forms.opening();
    forms.bare_verb();
    forms.dated();
    if decided {
        forms.mandate(text);
        for at in seek::places(text, " that ").chain(seek::places(text, " That ")) {
            forms.mandate(&text[at + 1..]);
        }
        // "Moved by Ann Bell, “THAT the Clerk write"
        for quoted in ["“THAT ", "“That ", "\"THAT ", "\"That "] {
            if let Some(at) = seek::find(text, quoted) {
                forms.mandate(text[at..].trim_start_matches(['“', '"']));
            }
        }
    }
    let span = reading.flow_span(text);
    let mut at = 0;
    for end in text.blanks().map(|blank| blank + 1).chain([text.len()]) {
        let start = at;
        at = end;
        if start == end {
            continue;
        }
        let plain = bare(&text[start..end]);
        let lower = keyword(plain);
        let place = span.start + offset_in(text, plain);
        // the entries of lists that begin here, the longest first
        let here = reading.hits_in(Span::new(place, place + 1));
        let verb = || here.iter().any(|hit| VERBS.contains(hit.class));
        if lower.is_empty() && !verb() && !promise::is_first_person(plain) {
            continue;
        }
        let classes = classes_of(here, plain.len());
        let phrase = here.first().filter(|hit| hit.class == Class::Undertaking && hit.range().len() > plain.len());
        let decides = classes.contains(Class::Decided);
        let word = Word { start, lower, rest: text[at..].trim_start(), decides };
        if classes.contains(Class::Speech) {
            forms.speaker(&word);
        }
        forms.first_person(&word, plain);
        forms.auxiliary(&word);
        // "took an action to write"
        if let Some(rest) = phrase.and_then(|hit| text.get(hit.end as usize - span.start..)) {
            forms.undertaking(&Word { rest: rest.trim_start(), ..word });
        } else if classes.contains(Class::Undertaking) {
            forms.undertaking(&word);
        }
        // "the Clerk was advised to write"
        let advised = || plain.eq_ignore_ascii_case("advised") && word.rest.starts_with("to ");
        if classes.contains(Class::Request) || advised() {
            forms.request(&word);
        }
        if ["appointed", "nominated"].iter().any(|verb| plain.eq_ignore_ascii_case(verb)) {
            forms.appointed(&word);
        }
        if decided && (decides || classes.contains(Class::Approved)) {
            forms.decision(&word);
        }
    }
    forms.going_on();
    forms.found
}

/// A word without the blanks around it and the sign behind it.
fn bare(word: &str) -> &str {
    let plain = word.strip_suffix(' ').unwrap_or(word);
    match plain.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => plain,
        _ => word.trim().trim_end_matches([',', ';', ':', '.']),
    }
}

/// Words that may put a task on somebody and are in no list.
const KEYWORDS: [&str; 16] = [
    "to",
    "will",
    "would",
    "should",
    "shall",
    "must",
    "need",
    "needs",
    "needed",
    "required",
    "responsible",
    "going",
    "given",
    "charged",
    "left",
    "nominated",
];

/// Lists whose words may put a task on somebody.
const VERBS: ClassSet =
    ClassSet::of(&[Class::Speech, Class::Undertaking, Class::Request, Class::Decided, Class::Approved]);

/// "be advertised", "be passed on to the county": what somebody has to see to, whoever it is.
pub(super) fn is_commission(reading: &Reading<'_>, rest: &str) -> bool {
    is_seen_to(reading, rest) || deed(rest).is_some_and(|deed| phrase(reading.words, Class::Commission)(deed).is_ok())
}

/// "be asked for a date", "be reported to the county": what somebody has to see to, whatever or whoever stands before it.
pub(super) fn is_seen_to(reading: &Reading<'_>, rest: &str) -> bool {
    deed(rest).is_some_and(|deed| phrase(reading.words, Class::SeenTo)(deed).is_ok())
}

/// "asked" of "also be asked", "be formally asked": the participle and what follows.
fn deed(rest: &str) -> Option<&str> {
    let deed = seek::past(seek::past(rest, "also "), "then ").strip_prefix("be ")?;
    let adverb = deed.first_word().filter(|(word, _)| word.ends_with("ly") || *word == "again");
    Some(adverb.map_or(deed, |(_, deed)| deed))
}

/// "Ann Bell stated he": whether the words before a verb end in a pronoun for somebody.
fn ends_in_pronoun(words: &str) -> bool {
    let last = words.words().next_back().unwrap_or("");
    matches!(last.to_ascii_lowercase().as_str(), "they" | "he" | "she")
}

/// The keyword that a word is, capitals or not; nothing where it is none.
fn keyword(word: &str) -> &'static str {
    // by the length and the first letter most words are told to be none
    let first = word.bytes().next().map_or(0, |byte| byte.to_ascii_lowercase());
    if !matches!(
        (word.len(), first),
        (2, b't')
            | (4, b'w' | b'm' | b'n' | b'l')
            | (5, b'w' | b's' | b'n' | b'g')
            | (6, b's' | b'n')
            | (7 | 8 | 11, b'c' | b'r')
            | (9, b'n')
    ) {
        return "";
    }
    KEYWORDS.into_iter().find(|keyword| word.eq_ignore_ascii_case(keyword)).unwrap_or("")
}

/// The lists that hold the word of `length` itself.
fn classes_of(here: &[Hit], length: usize) -> ClassSet {
    here.iter().filter(|hit| hit.range().len() == length).map(|hit| hit.class).collect()
}

/// A word of the text.
#[derive(Clone, Copy)]
struct Word<'t> {
    start: usize,
    /// In small letters if it is one of the keywords, and else nothing.
    lower: &'static str,
    /// The text after it.
    rest: &'t str,
    /// Whether it is a verb of settling something.
    decides: bool,
}

/// The forms found so far.
struct Forms<'r, 't> {
    reading: &'r Reading<'r>,
    roster: &'r Roster,
    text: &'t str,
    labelled: bool,
    /// Whether it stands under a heading of actions.
    listed: bool,
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

    /// The words of an owner, with those that share the verb: "Ann, Ben and Cy will write".
    fn all(&self, owner: &'t str) -> &'t str {
        if owner.is_empty() { owner } else { widen(self.reading, self.roster, self.text, owner) }
    }

    fn push(&mut self, signal: ActionSignal, owner: &'t str, rest: &'t str, read: &Clause<'_>) {
        let mut form = Form::new(signal, owner, rest, read);
        form.passive &= !takes_charge(self.reading, rest) && !takes_office(self.reading, rest);
        self.found.push(form);
    }

    /// "Ann Bell, Roads Engineer stated": a post that is set off names whoever stands before it.
    fn with_post(&self, words: &'t str) -> &'t str {
        let head = self.text[..offset_in(self.text, words)].trim_end();
        let name = head.strip_suffix(',').unwrap_or("");
        let named = person(self.reading.words, name).is_ok_and(|(rest, _)| rest.is_empty());
        if named && is_post(self.reading.words, words) { name } else { words }
    }

    /// "The Senior Officer, Parks and Roads" of "Parks and Roads": a post with the departments that it is over, which opens the
    /// sentence.
    fn post_over(&self, words: &str) -> Option<&'t str> {
        const LONGEST: usize = 100;
        let end = (offset_in(self.text, words) + words.len()).min(self.text.len());
        let whole = self.text.get(..end)?.strip_prefix("The ").filter(|whole| whole.len() <= LONGEST)?;
        let (post, over) = seek::part(whole, ", ")?;
        let named = |word: &str| is_within_name(self.reading.words, word);
        let plain = !over.is_empty() && !over.contains(',') && over.words().all(named);
        let person =
            || person(self.reading.words, over).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_some());
        (plain && post.contains(' ') && is_post(self.reading.words, post) && !person()).then(|| &self.text[..end])
    }

    /// Who "said that they would": the pronoun stands for whoever spoke.
    fn speaker(&mut self, word: &Word<'t>) {
        let read = self.clause(word.start);
        if let Some(post) = self.post_over(read.words) {
            self.spoken = Some(post);
            return;
        }
        if matches!(self.subject(&read), Subject::Person | Subject::Outsider | Subject::Pronoun) {
            self.spoken = Some(self.all(self.with_post(read.words)));
        }
    }

    /// "will", "to", "should", "needs to", "responsible for".
    fn auxiliary(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (lower, rest) = (word.lower, word.rest);
        match lower {
            // "Steve Peters, Will Perrin and Ann Bell to work together"
            "will" if self.is_forename(word) => {}
            "will" | "shall" | "would" => self.future(word),
            "to" => self.infinitive(word),
            "should" | "must" => {
                let read = self.clause(word.start);
                let mut form = Form::new(S::Obligation, self.all(read.words), rest, &read);
                if let Some(owner) = self.behind_speech(form.owner) {
                    (form.owner, form.reported) = (owner, true);
                }
                self.found.push(form);
            }
            // "Ann is going to write"
            "going" => {
                let read = self.clause(word.start);
                if let Some(task) = rest.strip_prefix("to ").filter(|_| read.auxiliary == Auxiliary::Be) {
                    // "Ann Bell stated he is going to call": the pronoun stands for whoever spoke
                    let speaker = self.spoken.filter(|_| ends_in_pronoun(read.words));
                    let signal = if speaker.is_some() { S::Promised } else { S::Will };
                    self.push(signal, speaker.unwrap_or_else(|| self.all(read.words)), task, &read);
                }
            }
            "need" | "needs" | "needed" | "required"
                if !rest.is_empty() || lower == "required" || lower == "needed" =>
            {
                let read = self.clause(word.start);
                if matches!(read.auxiliary, Auxiliary::None | Auxiliary::Be) {
                    let active = rest.starts_with("to ") && !rest.starts_with("to be ");
                    let owner = if active { self.all(read.words) } else { "" };
                    self.push(S::Obligation, owner, rest.strip_prefix("to ").unwrap_or(rest), &read);
                }
            }
            "given" | "charged" => self.entrusted(word),
            "left" => self.left_to(word),
            "responsible" => {
                if let Some(task) = rest.strip_prefix("for ") {
                    let read = self.clause(word.start);
                    // "the two wardens responsible for the keys": which ones they are
                    let open = read.auxiliary == Auxiliary::None && !self.labelled && !self.listed;
                    if open && !self.names_alone(&self.text[..word.start]) {
                        return;
                    }
                    // "somebody would be responsible for the keys": thought of, and not given to anybody
                    let between = &self.text[offset_in(self.text, read.words)..word.start];
                    let thought = [" would ", " could ", " might "].iter().any(|modal| between.contains(modal));
                    self.push(if thought { S::Would } else { S::IsTo }, self.all(read.words), task, &read);
                }
            }
            _ => {}
        }
    }

    /// "Publicity: Ben Carr", "Ann Bell, Ben Carr" and not "the two wardens": whether names of people are all that stands there.
    fn names_alone(&self, head: &str) -> bool {
        const LONGEST: usize = 80;
        let names = head.rsplit([':', ';', '.']).next().unwrap_or(head).trim();
        let person = |name: &&str| {
            let kind = subject(self.reading.words, self.roster, name, false);
            name.starts_with(char::is_uppercase) && kind == Subject::Person
        };
        let mut each = names.split(", ").flat_map(|part| part.split(" and ")).peekable();
        names.len() <= LONGEST && each.peek().is_some() && each.all(|name| person(&name))
    }

    /// "Will Bell", "Ann, Will and Ben": a forename, and no verb. Within a sentence it has its capital before anything.
    fn is_forename(&self, word: &Word<'t>) -> bool {
        let written = &self.text[word.start..];
        let within = || self.text[..word.start].trim_end().ends_with([',', '(', '&']);
        written.starts_with("Will ") && word.rest.starts_with(char::is_uppercase)
            || written.starts_with("Will") && !word.rest.is_empty() && within()
    }

    /// "Ann will write", "he said that he would write".
    fn future(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let read = self.clause(word.start);
        // "would, as agreed, write"
        let set_off = self.text[..offset_in(self.text, word.rest)].trim_end().ends_with(',');
        let rest = seek::part(word.rest, ", ").filter(|_| set_off).map_or(word.rest, |(_, rest)| rest);
        if rest.is_empty() {
            return;
        }
        if let Some(form) = self.passed_on(word) {
            self.found.push(form);
            return;
        }
        // "Consent will need to be sought"
        if let Some(task) =
            rest.strip_prefix("need to ").filter(|task| task.starts_with("be ") && !task.starts_with("be given "))
        {
            return self.push(S::Obligation, "", task, &read);
        }
        self.has_done(rest, &read);
        let opener = if read.words.is_empty() && word.lower == "will" { self.opener(word.start) } else { None };
        let mut form = Form::new(S::Will, opener.unwrap_or_else(|| self.all(read.words)), rest, &read);
        form.passive &= !takes_charge(self.reading, rest) && !takes_office(self.reading, rest);
        if let Some(speaker) = self.spoken.filter(|_| ends_in_pronoun(read.words)) {
            (form.signal, form.owner) = (S::Promised, speaker);
        } else if word.lower == "would" && rest.starts_with("now ") {
            // "The Clerk would now write": in minutes that report all speech, what somebody will do from now on
            form.signal = S::Will;
        } else if word.lower == "would"
            && form.passive
            && self.points_back(word.start)
            && is_task(self.reading, rest, true)
        {
            form.signal = S::WillBe;
        } else if matches!(word.lower, "would" | "shall") {
            // "the directors shall set the dues" is a rule
            form.signal = S::Would;
        } else if form.passive && (is_task(self.reading, rest, true) || is_commission(self.reading, rest)) {
            form.signal = S::WillBe;
        }
        if let Some(owner) = self.behind_speech(form.owner) {
            (form.owner, form.reported) = (owner, true);
        }
        form.owner = self.before_undertaking(form.owner);
        self.found.push(form);
    }

    /// "The wall leans. This would be looked at.": whether a short sentence points back to what was told, before the verb at
    /// `at`: in minutes that report all speech, what is to be done about it.
    fn points_back(&self, at: usize) -> bool {
        const LONGEST: usize = 9;
        let short = || self.text.words().take(LONGEST + 1).count() <= LONGEST;
        // "Ann said the bus would be cut. It would be sent to the county": what she says goes on
        let told = || {
            let before = &self.reading.layout.flow.text[..self.reading.flow_span(self.text).start];
            let before = before.trim_end().trim_end_matches('.');
            let from = before.rfind(['.', '\n']).map_or(0, |sign| sign + 1);
            let span = Span::new(from, before.len());
            seek::find(&before[from..], " would ").is_some() && self.reading.has(span, Class::Speech)
        };
        matches!(self.text[..at].trim_end(), "This" | "These" | "It") && short() && !told()
    }

    /// "The manager indicated staff": whoever is to do what was said stands behind the verb of saying.
    fn behind_speech(&self, owner: &'t str) -> Option<&'t str> {
        owner.match_indices(' ').find_map(|(at, _)| {
            let verb = owner[..at].words().next_back().filter(|verb| verb.len() < at)?;
            self.reading.words.classes(verb).contains(Class::Speech).then(|| owner[at + 1..].trim_start())
        })
    }
}

//! What somebody is asked to do, and what the meeting decided that somebody does.

use crate::evidence::ActionSignal;
use crate::grammar::{Class, Lexicon};
use crate::parse::action::owners;
use crate::parse::{offset_in, phrase};
use crate::resolve::actions::{has_finite_verb, is_errand, is_happening, is_owner_group, is_task};
use crate::resolve::clause::{Auxiliary, Clause, Subject, past_unanimity, subject};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Meant;
use crate::text::{Words, seek};

use super::{Form, Forms, Word};

/// Most bytes of a request that are looked at for a word that makes it something else.
const NEAR: usize = 160;

impl<'t> Forms<'_, 't> {
    /// "X was asked to", "X will be asked to", "asked X to", "it was requested that … be obtained".
    pub(super) fn request(&mut self, word: &Word<'t>) {
        use ActionSignal as S;
        let (read, rest) = (self.clause(word.start), word.rest);
        // "Ann was tasked with mending the gate"
        if let Some(task) = rest
            .strip_prefix("with ")
            .filter(|task| is_gerund(task) && (read.auxiliary == Auxiliary::Be || self.has_been(word.start)))
        {
            self.push(S::Requested, self.all(read.words), task, &read);
            return;
        }
        // "Ben is to be asked to call"
        let head = self.text[..word.start].trim_end();
        let charged = [" is to be", " are to be"].iter().find_map(|verb| head.strip_suffix(verb));
        if let Some((who, task)) =
            charged.zip(rest.strip_prefix("to ").filter(|task| is_task(self.reading, task, false)))
        {
            let read = self.clause(who.len() + 1);
            self.push(S::Requested, self.all(read.words), task, &read);
            return;
        }
        if let Some(task) = rest.strip_prefix("to ") {
            let thing = task.starts_with(char::is_uppercase)
                || ["the ", "a ", "an ", "this "].iter().any(|article| task.starts_with(article));
            if thing {
                // "was assigned to the committee": no verb follows
                return;
            }
            let advised = seek::opens(&self.text[word.start..], "advised");
            if advised && !matches!(self.subject(&read), Subject::Person | Subject::Pronoun) {
                // "Residents were advised to keep away"
            } else if self.is_appeal(&read, word.start) {
                // it asks whoever reads the minutes
            } else if matches!(read.auxiliary, Auxiliary::Be | Auxiliary::Future) || self.has_been(word.start) {
                self.push(S::Requested, self.all(read.words), task, &read);
            } else if task.starts_with("be ") && self.subject(&read) != Subject::Nothing {
                // "Members asked to be sent the figures"
                self.push(S::Requested, "", task, &read);
            }
            return;
        }
        if let Some(task) = self.able_to(&read, rest) {
            self.push(S::Requested, self.all(read.words), task, &read);
            return;
        }
        self.request_of_thing(&read, rest);
        // "requested that all members help out"
        let told = rest.strip_prefix("that ").and_then(|wish| crowd_told(self.reading.words, wish));
        if let Some((owner, task)) = told.filter(|_| read.auxiliary == Auxiliary::None) {
            self.push(S::Requested, owner, task, &read);
            return;
        }
        let kind = self.subject(&read);
        let outsider = kind == Subject::Outsider;
        if kind == Subject::Thing || outsider && !self.is_titled(read.words) {
            return;
        }
        if let Some(task) = self.wish_for_thing(rest).filter(|_| read.auxiliary == Auxiliary::None) {
            self.push(S::Requested, "", task, &read);
            return;
        }
        if let Some(wish) = rest.strip_prefix("that ") {
            self.request_that(word, &read, wish);
            return;
        }
        // "requested a survey of the drain be undertaken"
        let wished = seek::find(rest, " be ").filter(|at| *at <= 80).map(|at| &rest[at + 1..]);
        // "requested that a new lock be fitted, to keep the shed dry": what it is for stands behind a comma
        let near = &rest[..rest.floor_char_boundary(NEAR)];
        let task = wished.map_or(0, |task| rest.len() - task.len());
        let near = &near[..near.get(task..).and_then(|behind| behind.find(',')).map_or(near.len(), |at| task + at)];
        if let Some(task) = wished.filter(|task| read.auxiliary == Auxiliary::None && is_task(self.reading, task, true))
            && ![" to ", " that ", " would ", " will ", " should ", " could ", " if "]
                .iter()
                .any(|word| near.contains(word))
            && !["if ", "whether "].iter().any(|word| rest.starts_with(word))
            && !is_happening(self.reading, task)
        {
            self.push(S::Requested, "", task, &read);
            return;
        }
        // "is authorised by the Board to": whoever is asked stands before
        if read.auxiliary != Auxiliary::None && rest.starts_with("by ") {
            return;
        }
        // "asked Ann if she could write", "asked if the Clerk would write"
        if let Some((asked, rest)) = wish_of(rest) {
            // "asked if the club would like to keep the field": a question
            const OPEN: [&str; 6] = ["like ", "be willing ", "be interested ", "be prepared ", "be happy ", "want "];
            if OPEN.iter().any(|wish| rest.starts_with(wish)) {
                return;
            }
            let kind = subject(self.reading.words, self.roster, asked, false);
            if self.may_be_asked(asked)
                && !matches!(kind, Subject::Thing | Subject::Nothing)
                && (!outsider || self.is_of_place(asked))
            {
                self.push(S::Requested, asked, rest, &read);
            }
            return;
        }
        if self.request_for_thing(&read, rest) {
            return;
        }
        // "asked for the Clerk to write"
        let rest = rest.strip_prefix("for ").filter(|rest| self.asks_somebody(rest)).unwrap_or(rest);
        // "asked the Clerk to write": whoever is asked stands between; a councillor whom no list names asks somebody who is
        // listed or has an office of the place
        if let Some(to) = seek::find(rest, " to ").filter(|to| *to <= 60)
            && self.may_be_asked(&rest[..to])
            && (!outsider || self.is_of_place(&rest[..to]))
            && seek::find(&rest[..to], " will ").is_none()
        {
            self.push(S::Requested, &rest[..to], &rest[to + 4..], &read);
        }
    }

    /// "requested that the gate be mended", "asked that the Clerk would write": what stands behind "that".
    fn request_that(&mut self, word: &Word<'t>, read: &Clause<'t>, wish: &'t str) {
        use ActionSignal as S;
        // "were reminded that interests must be declared" tells of a standing duty
        let near = &wish[..wish.floor_char_boundary(NEAR)];
        let duty = seek::opens(&self.text[word.start..], "reminded")
            && [" must ", " should ", " may ", " can ", " will "].iter().any(|modal| near.contains(modal));
        // "asked that a vote be taken"
        let vote = ["a vote be ", "the vote be ", "a roll call be "].iter().any(|head| wish.starts_with(head));
        if vote {
            return;
        }
        // "asked that the engineer would come to the next meeting"
        if let Some((asked, task)) = seek::part(wish, " would ").filter(|_| read.auxiliary == Auxiliary::None)
            && !task.starts_with("be ")
            && is_task(self.reading, task, false)
            && !matches!(
                subject(self.reading.words, self.roster, asked, false),
                Subject::Thing | Subject::Nothing | Subject::Body
            )
        {
            return self.push(S::Requested, asked, task, read);
        }
        // "requested that the barn keeper should draw up a list": whoever it is, if it is an errand; a body "should" as it will
        if let Some((asked, task)) = seek::part(wish, " should ").filter(|_| read.auxiliary == Auxiliary::None)
            && asked.strip_prefix("the ").is_some_and(|who| !Reading::exceeds(who, 3))
            && is_errand(self.reading, task)
            && !task.starts_with("be ")
            && subject(self.reading.words, self.roster, asked, false) != Subject::Body
        {
            let known = subject(self.reading.words, self.roster, asked, false) != Subject::Thing;
            return self.push(S::Requested, if known { asked } else { "" }, task, read);
        }
        // "asked that a survey was undertaken": the wish in the past tense
        let past = [" was ", " were "].iter().find_map(|verb| seek::part(wish, verb)).filter(|(thing, task)| {
            let asks = ["asked ", "requested "].iter().any(|verb| seek::opens(&self.text[word.start..], verb));
            // "asked that her vote was recorded": for the minutes
            let minuted = ["recorded", "noted", "minuted", "taken"].iter().any(|deed| task.starts_with(deed));
            asks && read.auxiliary == Auxiliary::None
                && !minuted
                && !Reading::exceeds(thing, 6)
                && is_task(self.reading, task, true)
                && !is_happening(self.reading, task)
                && !has_finite_verb(self.reading, thing)
        });
        if let Some((_, task)) = past {
            let mut form = Form::new(S::Requested, "", task, read);
            form.passive = true;
            self.found.push(form);
        } else if let Some(at) = seek::find(wish, " be ").filter(|at| *at <= 80 && !duty) {
            self.push(S::Requested, "", &wish[at + 1..], read);
        } else if !duty && read.auxiliary == Auxiliary::None {
            // "requested that the Clerk write to the owner"
            self.mandate(word.rest);
        }
    }

    /// "Ann was asked if she could find a key": what whoever is asked may do, where the meeting knows them.
    fn able_to<'r>(&self, read: &Clause<'_>, rest: &'r str) -> Option<&'r str> {
        let behind = ["if ", "whether "].iter().find_map(|link| rest.strip_prefix(link))?;
        let (who, behind) = behind.first_word()?;
        let task = ["could ", "would ", "might "].iter().find_map(|modal| behind.strip_prefix(modal))?;
        let asked = read.auxiliary == Auxiliary::Be && matches!(who, "he" | "she");
        let named = || self.subject(read) == Subject::Person;
        (asked && named() && is_task(self.reading, task, false)).then_some(task)
    }

    /// Whether words name somebody of the list or of an office of the place, and not "the Minister".
    fn is_of_place(&self, words: &str) -> bool {
        let plain = seek::past(seek::past(words, "the "), "The ");
        let classes = self.reading.words.classes(&seek::lower(plain));
        [Class::LocalOffice, Class::Chair].into_iter().any(|class| classes.contains(class))
            || matches!(self.roster.meant(self.reading.words, words), Meant::Attendee(_) | Meant::Several | Meant::Post)
    }

    /// Whether a form of address opens the words.
    fn is_titled(&self, words: &str) -> bool {
        phrase(self.reading.words, Class::Honorific)(words).is_ok_and(|(name, _)| name.starts_with([' ', '.']))
    }

    /// "Ann has been tasked", "The Clerk has been asked": what was asked for lately and is still to be done; anybody else who
    /// "has been asked" may have done it.
    fn has_been(&self, at: usize) -> bool {
        let (before, verb) = (self.text[..at].trim_end(), &self.text[at..]);
        let lately = before.ends_with(" has been") || before.ends_with(" have been");
        let asked = || {
            ["asked ", "instructed ", "requested "].iter().any(|word| seek::opens(verb, word))
                && self.subject(&self.clause(at)) == Subject::Person
        };
        // "has been asked to call and has done so", "has been asked to resign"
        let over = || {
            let deed = seek::part(verb, " to ").map_or("", |(_, deed)| deed);
            seek::find(verb, " and has ").is_some()
                || deed.starts_with("stand ")
                || phrase(self.reading.words, Class::Leaving)(deed).is_ok()
        };
        lately && (seek::opens(verb, "tasked") || asked()) && !over()
    }

    /// "Bell asked Carr for a final report": whoever is asked has to prepare it.
    fn request_for_thing(&mut self, read: &Clause<'t>, rest: &'t str) -> bool {
        const LONGEST: usize = 40;
        let asks = read.auxiliary == Auxiliary::None && !read.subordinate;
        let asks = asks && matches!(self.subject(read), Subject::Person | Subject::Body | Subject::It);
        let Some(at) = seek::find(rest, " for ").filter(|at| asks && *at <= LONGEST) else { return false };
        let (asked, thing) = (&rest[..at], &rest[at + " for ".len()..]);
        let articles = ["a further ", "an ", "a ", "the ", "some "];
        let Some(thing) = articles.iter().find_map(|article| thing.strip_prefix(article)) else { return false };
        // "a final report"
        let noun = |thing: &str| self.reading.starts(thing, Class::Deliverable);
        let behind = thing.first_word().map_or("", |(_, noun)| noun);
        let Some(thing) = [thing, behind].into_iter().find(|thing| noun(thing)) else { return false };
        let named =
            self.may_be_asked(asked) && subject(self.reading.words, self.roster, asked, false) == Subject::Person;
        if named {
            self.push(ActionSignal::Requested, asked, thing, read);
        }
        named
    }

    /// "Visitors are asked to sign the book": an appeal to people outside, in the present tense, and no task.
    fn is_appeal(&self, read: &Clause<'t>, at: usize) -> bool {
        let words = read.words;
        let present = self.text[offset_in(self.text, words) + words.len()..at].words().any(|word| word == "are");
        let plain = words.strip_prefix("All ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        let outside = || matches!(self.subject(read), Subject::Outsider | Subject::Thing);
        let crowd = || {
            let classes = self.reading.words.classes(plain);
            classes.contains(Class::Crowd) && !classes.contains(Class::Everybody) && !classes.contains(Class::Members)
        };
        // "Leaders are tasked to write charters"
        let tasked = seek::opens(&self.text[at..], "tasked");
        present && !tasked && !self.labelled && plain.ends_with('s') && !plain.contains(' ') && (outside() || crowd())
    }

    /// "asked for the accounts to be sent to all members", "called for the lamp to be mended": what is to be done with a thing.
    fn wish_for_thing<'r>(&self, rest: &'r str) -> Option<&'r str> {
        const FAR: usize = 100;
        let wish = rest.strip_prefix("for ")?;
        let at = seek::find(wish, " to be ").filter(|at| *at <= FAR && !wish[..*at].contains([',', '.', ';']))?;
        let task = &wish[at + " to ".len()..];
        (is_task(self.reading, task, true) && !is_happening(self.reading, task)).then_some(task)
    }

    /// Whether somebody of the meeting stands between "for" and "to".
    fn asks_somebody(&self, rest: &str) -> bool {
        let asked = seek::find(rest, " to ").filter(|to| *to <= 60).map(|to| &rest[..to]);
        // "asked for everyone to rise"
        let all = |asked: &str| asked.starts_with("every") || asked.starts_with("all");
        let group = |asked: &str| is_owner_group(self.reading, self.roster, asked);
        asked.filter(|asked| !all(asked)).is_some_and(|asked| {
            let kind = subject(self.reading.words, self.roster, asked, false);
            matches!(kind, Subject::Person | Subject::Body) || group(asked)
        })
    }

    /// "asked for a summary of the costs", "requested an update on the hall": what is asked for has to be prepared.
    fn request_of_thing(&mut self, read: &Clause<'t>, rest: &'t str) {
        let asks = read.auxiliary == Auxiliary::None && !read.subordinate && self.subject(read) != Subject::Nothing;
        let thing = rest.strip_prefix("for ").unwrap_or(rest);
        let articles = ["a further ", "an ", "a ", "the ", "that ", "some "];
        let thing = articles.iter().find_map(|article| thing.strip_prefix(article)).unwrap_or(thing);
        if asks && self.reading.starts(thing, Class::Deliverable) {
            self.push(ActionSignal::Requested, "", thing, read);
        }
    }

    /// Whether words after "asked" name somebody who is to do something.
    pub(super) fn may_be_asked(&self, asked: &str) -> bool {
        // "Bell, Carr and Ford"
        let kind = |name: &&str| subject(self.reading.words, self.roster, name, false);
        let listed = asked.contains(',') && {
            let names = owners(self.reading.words, asked);
            names.iter().any(|name| kind(name) == Subject::Person)
                && names.iter().all(|name| matches!(kind(name), Subject::Person | Subject::Outsider))
        };
        let short = (listed || asked.words().count() <= 6 && !asked.contains(',')) && !asked.contains([':', '?']);
        let polar = ["if ", "whether ", "for ", "about ", "what ", "how ", "why ", "when ", "who ", "which ", "where "]
            .iter()
            .any(|word| asked.starts_with(word));
        // asking the board is asking for its decision
        let bare = asked.strip_prefix("the ").unwrap_or(asked).to_ascii_lowercase();
        let body = self.reading.words.classes(&bare).contains(Class::Collective) && !bare.ends_with('s')
            || matches!(bare.as_str(), "members" | "the members");
        short && !polar && !asked.is_empty() && !body
    }

    /// "that the Clerk obtain three quotations", "That the Clerk do issue a call": the subjunctive of an order.
    pub(super) fn mandate(&mut self, wish: &'t str) {
        let behind = ["that ", "That ", "THAT "].into_iter().find_map(|that| wish.strip_prefix(that));
        let wish = behind.unwrap_or(wish);
        for (at, _) in wish.match_indices(' ').take(8) {
            let rest = wish[at + 1..].strip_prefix("do ").unwrap_or(&wish[at + 1..]);
            let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
            // "that the Clerk writes to the owner"
            let plain = verb.strip_suffix('s').filter(|_| behind.is_some()).unwrap_or(verb);
            let task = [verb, plain].iter().any(|verb| self.reading.words.classes(verb).contains(Class::TaskVerb));
            if !verb.starts_with(char::is_lowercase) || !task {
                continue;
            }
            let owner = wish[..at].trim_end_matches(|char: char| char.is_whitespace());
            let owner = owner.last_word().filter(|(_, last)| last.ends_with("ly")).map_or(owner, |(head, _)| head);
            // "Ann set a motion": told, where no "that" makes an order of it
            let told = behind.is_none() && self.reading.words.classes(verb).contains(Class::SamePast);
            // "that the need for members to pay …"
            if told
                || owner.ends_with(" to")
                || has_finite_verb(self.reading, owner)
                || owner.ends_with("'s")
                || owner.ends_with("’s")
            {
                return;
            }
            let article = owner.starts_with("the ") || owner.starts_with(char::is_uppercase);
            let kind = subject(self.reading.words, self.roster, owner, false);
            let ends = self.reading.words.classes(owner.words().next_back().unwrap_or(owner));
            let errand = self.reading.words.classes(verb).contains(Class::Errand);
            // a committee of another name has its task; what the meeting itself does is one where it sends off
            let committee = kind == Subject::Outsider && ends.contains(Class::Collective);
            // "that Mayor and Council take a break": the body is among them
            let last = owner.rsplit_once(" and ").map_or("", |(_, last)| last);
            let body = !last.contains(' ') && self.roster.is_body(self.reading.words, last);
            let own =
                (kind == Subject::Body || body || owner == "we" || governs_place(self.reading.words, owner)) && errand;
            if (article && !body && (kind == Subject::Person || committee)) || own {
                self.found.push(Form::opening(ActionSignal::Requested, owner, rest));
            }
            return;
        }
    }

    /// "It was agreed to write", "RESOLVED: To write", "agreed that … be written".
    pub(super) fn decision(&mut self, word: &Word<'t>) {
        let rest = past_unanimity(self.reading.words, seek::past(word.rest, "by a majority "));
        // "It was agreed by all to apply"
        let all = self.reading.words.longest(Class::ByAll, rest).and_then(|end| rest[end..].strip_prefix(' '));
        let rest = all.unwrap_or(rest);
        let read = self.clause(word.start);
        let told = rest.starts_with("that ") || word.decides && (rest.starts_with("to ") || rest.starts_with(": To "));
        if told && self.subject(&read) != Subject::Person {
            let task = rest.strip_prefix("to ").or_else(|| rest.strip_prefix("that ")).unwrap_or(rest);
            let whose = self.subject(&read) == Subject::Body && rest.starts_with("to ") && !names_nobody(read.words);
            let owner = if whose { self.all(read.words) } else { "" };
            let mut form = Form::new(ActionSignal::DecidedTask, owner, task, &read);
            form.subordinate = false;
            self.found.push(form);
        }
    }
}

/// "the District", "the Township": what a body that governs a place calls itself, in capitals.
fn governs_place(words: &Lexicon, owner: &str) -> bool {
    let own = owner.strip_prefix("the ").unwrap_or("");
    own.starts_with(char::is_uppercase) && words.classes(own).contains(Class::CouncilTier)
}

/// Who is asked whether they could do something, and what: "Ann if she could write", "if the Clerk would write".
fn wish_of(rest: &str) -> Option<(&str, &str)> {
    let at =
        [" could ", " would "].into_iter().filter_map(|word| seek::find(rest, word)).min().filter(|at| *at <= 60)?;
    let (before, task) = (&rest[..at], &rest[at + " could ".len()..]);
    if let Some(asked) = before.strip_prefix("if ") {
        return Some((asked, task));
    }
    let (asked, pronoun) = before.rsplit_once(" if ")?;
    matches!(pronoun, "he" | "she" | "they" | "it").then_some((asked, task))
}

/// "all members help out on the doors": several who are to do something, and what; not "all members will".
fn crowd_told<'t>(words: &Lexicon, wish: &'t str) -> Option<(&'t str, &'t str)> {
    let plain = ["all ", "the ", "our "].iter().find_map(|word| wish.strip_prefix(word))?;
    let crowd = words.longest(Class::ToldCrowd, plain).filter(|end| plain[*end..].starts_with(' '))?;
    let end = wish.len() - plain.len() + crowd + 1;
    let task = &wish[end..];
    let verb = task.split([' ', ',', '.']).next().unwrap_or("");
    let finite = || matches!(verb, "who" | "not") || words.classes(verb).contains(Class::Modal);
    let bare =
        verb.starts_with(char::is_lowercase) && !verb.ends_with("ed") && !verb.ends_with("ing") && verb.len() > 2;
    (bare && !finite() && task.contains(' ')).then(|| (wish[..end].trim_end(), task))
}

/// Whether a word in "ing" stands at the start.
fn is_gerund(text: &str) -> bool {
    text.words().next().is_some_and(|verb| verb.len() > 5 && verb.ends_with("ing"))
}

/// Whether a subject names nobody: "they agreed to write".
fn names_nobody(words: &str) -> bool {
    matches!(words.to_ascii_lowercase().as_str(), "it" | "they" | "we" | "both")
}

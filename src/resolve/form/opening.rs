//! How a sentence begins that is a task by itself: a verb in the imperative, a need, a plea.

use crate::evidence::ActionSignal;
use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::actions::{has_finite_verb, is_happening, is_task};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::{Form, Forms};

impl<'t> Forms<'_, 't> {
    /// A need, a plea or a verb in the imperative at the start.
    pub(super) fn opening(&mut self) {
        use ActionSignal as S;
        let whole = self.text;
        // "Also, put it in the newsletter"
        let text = ["Also, ", "Also ", "Then "].into_iter().find_map(|word| whole.strip_prefix(word)).unwrap_or(whole);
        let also = text.len() < whole.len();
        let first = text.words().next().unwrap_or("");
        let lower = first.trim_end_matches([',', ':']).to_ascii_lowercase();
        let rest = text[first.len()..].trim_start();
        let verb = (also || first.starts_with(char::is_uppercase))
            && self.reading.words.classes(&lower).contains(Class::TaskVerb)
            && !self.is_subject(&lower, rest);
        match lower.as_str() {
            "need" if also || first.starts_with(char::is_uppercase) => {
                let task = rest.strip_prefix("to ").unwrap_or(rest);
                // "Need to table it" puts it off
                if phrase(self.reading.words, Class::PuttingOff)(task).is_err() {
                    self.found.push(Form::opening(S::NeedOpens, "", task));
                }
            }
            // "Will look for funds": whoever speaks, or nobody who is named
            "will" if self.opens_with_task(rest) => self.found.push(Form::opening(S::Undertakes, "", rest)),
            // "Please do not speak": how to behave
            "please" if !rest.starts_with("do not ") && !rest.starts_with("don't ") => {
                self.found.push(Form::opening(S::Requested, "", rest));
            }
            "suggested" if rest.starts_with("that ") => {
                let (owner, rest) = rest[5..].first_word().unwrap_or(("", rest));
                self.found.push(Form::opening(S::Requested, owner, rest));
            }
            // "To obtain a price for the path."
            "to" if (asks_whether(self.reading, rest) || !self.has_verb()) && self.sends_off(rest) => {
                self.found.push(Form::opening(S::BareInfinitive, "", rest));
            }
            // "To be put up beside the gate."
            "to" if self.is_due(rest) => {
                self.found.push(Form { passive: true, ..Form::opening(S::PassiveTo, "", rest) });
            }
            _ if verb && !rest.is_empty() && !rest.starts_with(['-', '–', ':']) => {
                self.found.push(Form::opening(S::Imperative, "", text));
            }
            _ => {}
        }
        let span = self.reading.flow_span(self.text);
        let pleas = self.reading.hits_in(span).iter().filter(|hit| hit.class == Class::Plea);
        if let Some(plea) = pleas.take(1).find(|hit| hit.end as usize <= span.end) {
            let (start, end) = (plea.start as usize - span.start, plea.end as usize - span.start);
            self.plea(&self.text[..start], &self.text[end..]);
        }
    }

    /// "EC members please review it", "When it is open, Ben pls call the school", "Ann, please write to the bank": an order to
    /// whoever stands before the plea.
    fn plea(&mut self, head: &'t str, rest: &'t str) {
        use ActionSignal as S;
        const LONGEST: usize = 5;
        let Some((head, rest)) = head.strip_suffix(' ').zip(rest.strip_prefix(' ')) else { return };
        let addressed = head.ends_with(',');
        let plain = head.trim_end_matches(',');
        // "For tickets - members please call": what whoever wants some may do
        if ["For ", "To "].iter().any(|aim| head.starts_with(aim)) {
            return;
        }
        let from = [", ", ": ", "; ", " - ", " – ", ". "]
            .iter()
            .filter_map(|sign| seek::find_last(plain, sign).map(|at| at + sign.len()));
        let from = from.max().unwrap_or(0);
        let who = &plain[from..];
        // "The shed is full, please call the school": whoever reads it
        if addressed && (from > 0 || has_finite_verb(self.reading, who) || who.words().count() > 2) {
            return self.found.push(Form::opening(S::Imperative, "", rest));
        }
        if who.words().count() > LONGEST {
            return;
        }
        // "Could Ben please write": an order, whatever its form
        let asked = ["Could ", "Can ", "Would ", "Will "].iter().find_map(|verb| who.strip_prefix(verb));
        let asked = asked.filter(|_| from == 0 && head.words().count() <= 4);
        let owner = asked.unwrap_or(who);
        // "Everyone please read the paper"
        let several = self.reading.words.classes(owner).contains(Class::Everybody)
            || subject(self.reading.words, self.roster, owner, false) == Subject::Body;
        let named = self.names_known(owner);
        if from > 0 && !several && !named {
            return;
        }
        let told = several || named && asked.is_none();
        self.found.push(Form::opening(if told { S::Requested } else { S::Imperative }, owner, rest));
    }

    /// Whether the verb of a task follows, perhaps behind an adverb.
    fn opens_with_task(&self, rest: &str) -> bool {
        let verb = rest.starts_with(char::is_lowercase) && !rest.starts_with("be ");
        verb && is_task(self.reading, rest, false) && !self.text.ends_with('?')
    }

    /// Whether the first word is no verb but what the sentence is about: "Chair Bell called", "Report was accepted".
    fn is_subject(&self, first: &str, rest: &str) -> bool {
        let next = rest.split([' ', ',']).next().unwrap_or("");
        let classes = self.reading.words.classes(first);
        let post = classes.contains(Class::Chair) || classes.contains(Class::Post);
        let finite = next.starts_with(char::is_lowercase)
            && next != "set"
            && next != "let"
            && self.reading.words.classes(next).contains(Class::FiniteVerb);
        // "Bill Hart was appointed by the Chair": a forename
        let third = rest.split([' ', ',']).nth(1).unwrap_or("");
        let named =
            next.starts_with(char::is_uppercase) && self.reading.words.classes(third).contains(Class::FiniteVerb);
        if named && third.starts_with(char::is_lowercase) {
            return true;
        }
        // "Draft minutes of the meeting held on …"
        if classes.contains(Class::Everybody) || next.eq_ignore_ascii_case("minutes") {
            return true;
        }
        // "Move to approve", "Question agreed to": what becomes of a motion is no order
        let moves =
            classes.contains(Class::Motion) || self.reading.words.classes(&format!("{first}d")).contains(Class::Moved);
        // "Request of the club", "Review of the lists"
        let noun = next == "of" || first == "request" && next == "for";
        moves || noun || post && next.starts_with(char::is_uppercase) || finite
    }

    /// Whether the sentence has a finite verb: then an infinitive that opens it is its aim and no task.
    fn has_verb(&self) -> bool {
        has_finite_verb(self.reading, self.text)
    }

    /// "be put up", and not "be discussed": what is still to be done.
    fn is_due(&self, rest: &str) -> bool {
        let done = rest.starts_with("be ") && is_task(self.reading, rest, true);
        let finite = |word: &str| self.reading.words.classes(word).contains(Class::FiniteVerb);
        let more = rest.words().skip(2).any(|word| finite(word.trim_end_matches([',', ';', '.'])));
        done && !more && !is_happening(self.reading, rest) && !self.text.contains(':')
    }

    fn sends_off(&self, rest: &str) -> bool {
        let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
        self.reading.words.classes(verb).contains(Class::Errand) && !self.text.contains(':')
    }
}

/// "ask if the school is free": the verb behind is that of the question.
fn asks_whether(reading: &Reading<'_>, rest: &str) -> bool {
    let what = reading.words.longest(Class::FindingOut, rest).map_or("", |end| &rest[end..]);
    what.starts_with(" if ") || what.starts_with(" whether ")
}

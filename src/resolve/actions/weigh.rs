//! One statement, weighed as an action.

use std::cell::OnceCell;

use crate::evidence::{ActionSignal, DecisionSignal, Evidence};
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::action::ActionLabel;
use crate::parse::dated_owner::dated_owner;
use crate::parse::deadline::deadline;
use crate::parse::person::person;
use crate::parse::{offset_in, phrase};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::decisions::{Candidate, puts_off};
use crate::resolve::form::{Form, dated_note, forms};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement, bare_label, recommends, says_nothing};
use crate::text::{Span, Words, seek};

use super::margin::{label_of, tail_day, without_box};
use super::outright::{is_given, is_ticked_off};
use super::owner::{is_reported, named_subject, owner_signals};
use super::status::{announces, is_done};
use super::verb::{
    is_deed_of_people, is_deliberation, is_done_by_somebody, is_errand, is_happening, is_minuted, is_state, is_task,
    meets_on_day, meets_regularly, tells_opinion, verb_of,
};
use super::{Named, Task};

/// The reading of a statement that makes it most of a task.
pub(super) struct Best<'t> {
    pub(super) score: f32,
    pub(super) evidence: Evidence<ActionSignal>,
    pub(super) owners: Vec<String>,
    /// Whether an owner stands for a pronoun.
    pub(super) derived: bool,
    /// The verb and what follows, if that is known.
    pub(super) rest: Option<&'t str>,
    pub(super) signal: Option<ActionSignal>,
}

/// How far before its verb a deadline may stand, in bytes: "By 31 May the Clerk will write".
const NEAR: usize = 48;

/// A statement to be weighed, with what is known beforehand.
pub(super) struct Weighing<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) roster: &'r Roster,
    statement: &'r Statement,
    text: &'r str,
    pub(super) label: Option<ActionLabel<'r>>,
    /// The text behind the label.
    pub(super) task: &'r str,
    /// Whether the statement tells a decision.
    decided: bool,
    /// Where it says that the meeting decided against it, in the flow.
    refused: Option<usize>,
    /// Who moved the decision, where the name stands before its wording.
    mover: Option<Span>,
    /// Whom a pronoun stands for.
    named: &'r Named<'r>,
    /// The first words in it that say when something is due, once that was asked: of most statements it is not.
    due: OnceCell<Option<&'r str>>,
    /// What the statement shows however it is read.
    pub(super) common: Evidence<ActionSignal>,
}

/// Weighs one statement; `None` where nothing in it puts a task on anybody.
pub(super) fn weigh(
    reading: &Reading<'_>,
    roster: &Roster,
    statement: &Statement,
    named: &Named<'_>,
    decision: Option<&Candidate>,
) -> Option<Task> {
    use ActionSignal as S;
    let text = reading.text(statement.span);
    let label = label_of(reading, roster, statement, text);
    let task = label.map_or_else(|| without_box(text), |label| &text[label.task..]);
    if (label.is_some() || statement.list == List::Actions)
        && says_nothing(reading, if task.is_empty() { text } else { task })
    {
        return None;
    }
    // "Recommendation: Approve the lease." is asked of the body, "Action: Report received, no action taken." was done
    let asked = label.is_none() && (recommends(reading, text) || bare_label(reading, text).is_some());
    if asked || label.is_some() && says_no_action(task) {
        return None;
    }
    // "24/00123/F New porch – Object": what is answered is no task
    let answer = |one: &Candidate| {
        [DecisionSignal::Label, DecisionSignal::Position].into_iter().all(|signal| one.evidence.has(signal))
    };
    if label.is_none() && decision.is_some_and(answer) {
        return None;
    }
    if decision.is_some() && label.is_none() && reads_bylaw(reading, text) {
        return None;
    }
    let mut common = Evidence::default();
    common.add_if(S::Label, label.is_some());
    let boxed = task.len() < text.len() && label.is_none() && is_ticked_off(reading, roster, statement, task);
    let given = statement.list == List::Actions || boxed || is_given(reading, roster, statement, task);
    common.add_if(S::InActions, given);
    let asked = || text.trim_end().ends_with('?') || text.contains("? ") || given && asks(text);
    common.add_if(S::Question, label.is_none() && asked());
    common.add_if(S::LaterMeeting, puts_off(reading, text) || given && keeps_for_later(text));
    // "There are no plans to move": how things are
    let lies = ["There is ", "There are ", "There was ", "There were "].iter().any(|head| text.starts_with(head));
    common.add_if(S::State, given && label.is_none() && lies);
    common.add_if(S::Done, is_done(reading, text));
    common.add_if(S::Announcement, announces(reading, statement, text));
    let decided = decision.is_some_and(|decision| decision.score > 0.0);
    let against = |decision: &&Candidate| {
        decision.score > 0.0 && matches!(decision.outcome, Outcome::Rejected | Outcome::Withdrawn)
    };
    let refused = decision.filter(against).map(|it| it.verb.map_or(it.span.end, |verb| verb.start));
    let due = OnceCell::new();
    let mover = decision
        .filter(|one| decided && one.says_carried(reading))
        .and_then(|decision| decision.named)
        .map(|(mover, _)| mover);
    let weighing =
        Weighing { reading, roster, statement, text, label, task, decided, refused, mover, named, due, common };
    let best = weighing.named_outright(weighing.best_form())?;
    let due = best.rest.map_or_else(|| weighing.due(), |rest| weighing.due_of(rest));
    let due = due.or_else(|| tail_day(reading, task)).or_else(|| dated_owner(reading.words, task)?.due);
    Some(Task {
        span: statement.span,
        evidence: best.evidence,
        score: best.score,
        owners: best.owners,
        owner_derived: best.derived,
        due: due.map(str::to_owned),
        item: statement.item,
        decision: None,
    })
}

/// "Report received, no action taken.": a label of actions may stand before what was done, too.
fn says_no_action(task: &str) -> bool {
    const ENDS: [&str; 6] = [
        "no action taken",
        "no action was taken",
        "no action required",
        "no action needed",
        "no action necessary",
        "no action",
    ];
    let task = task.trim_end_matches(['.', ' ', '*', ')']);
    ENDS.iter().any(|end| {
        let from = task.len().checked_sub(end.len());
        from.and_then(|from| task.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    })
}

/// "Read a first time", "Read the first, second and third time and passed": what was done with a by-law then and there.
fn reads_bylaw(reading: &Reading<'_>, text: &str) -> bool {
    reading.says(&seek::lower(text), Class::BylawReading) && text.contains(" time")
}

/// "Discuss the fair at the next meeting": an entry that leaves something to a later meeting.
fn keeps_for_later(text: &str) -> bool {
    let opens = ["Discuss ", "To discuss ", "Consider ", "To consider "].iter().any(|head| text.starts_with(head));
    let plain = text.trim_end_matches('.');
    opens
        && [" at next meeting", " at the next meeting", " at our next meeting"].iter().any(|tail| plain.ends_with(tail))
}

/// "How can we help", "Do we need a map": a question without its mark, among the entries of a list.
fn asks(text: &str) -> bool {
    const HEADS: [&str; 10] = [
        "How can ",
        "How do ",
        "How should ",
        "How could ",
        "How would ",
        "Do we ",
        "Should we ",
        "Can we ",
        "What is ",
        "Are there ",
    ];
    HEADS.iter().any(|head| text.starts_with(head))
}

/// Takes away what a task of somebody's own does not show: "Ann to arrange the next meeting" announces none, and
/// "Ben will bring the plans to the next meeting" puts nothing off.
fn excuse(form: &Form<'_>, evidence: &mut Evidence<ActionSignal>) {
    use ActionSignal as S;
    let known = evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost);
    let does = known && evidence.has(S::Task) && !form.passive;
    let infinitive = matches!(form.signal, S::BareInfinitive | S::IsTo);
    let promised = matches!(form.signal, S::Will | S::Promised | S::Undertakes);
    if infinitive && !evidence.has(S::OwnerMissing) || promised && does {
        evidence.remove(S::LaterMeeting);
    }
    if (infinitive || promised) && does {
        evidence.remove(S::Announcement);
    }
}

/// Forms of which one sentence may have several: "Ann to write and Ben to call".
fn is_shared(signal: ActionSignal) -> bool {
    use ActionSignal as S;
    matches!(signal, S::BareInfinitive | S::IsTo | S::Promised | S::Undertakes | S::PassiveTo)
}

impl Best<'_> {
    /// Whether the owner is somebody of the meeting.
    fn names_somebody(&self) -> bool {
        use ActionSignal as S;
        [S::OwnerListed, S::OwnerPost, S::OwnerSpeaks].into_iter().any(|signal| self.evidence.has(signal))
    }
}

/// "Mrs Bell", "Ann Bell": a name that need not be listed.
fn is_titled(reading: &Reading<'_>, words: &str) -> bool {
    person(reading.words, words).is_ok_and(|(rest, _)| rest.is_empty())
}

/// "The tender closes on 28 April; the Clerk is to write": whether a sign parts what is due then from the task. A phrase
/// that opens its clause may have a comma behind it: "By 31 May, the Clerk will write".
fn is_of_other_clause(before: &str, between: &str) -> bool {
    let before = before.trim_end();
    let opens = before.is_empty()
        || before.ends_with([',', ';', ':', '.', '-', '–', '—', '(', '"', '“'])
        || ["that", "That", "and", "but"].iter().any(|link| before.ends_with(&format!(" {link}")) || before == *link);
    let parted = between.trim_start_matches([')', '.']).trim_start().starts_with([',', ';']) || between.contains(';');
    !opens && parted
}

/// "Ann: we should plan": whether whoever speaks stands before a colon.
fn opens_with_speaker(text: &str) -> bool {
    seek::part(text, ": ").is_some_and(|(head, _)| head.len() <= 24 && head.words().count() <= 3)
}

/// "a problem we", "something they": a noun and the pronoun of a clause that says which it is.
fn says_which(owner: &str) -> bool {
    let noun = ["we", "they", "you", "I"].iter().find_map(|who| owner.strip_suffix(who)?.strip_suffix(' '));
    noun.is_some_and(|noun| {
        let last = noun.words().next_back().unwrap_or(noun);
        noun.contains(' ') && last.starts_with(char::is_lowercase) && !matches!(last, "and" | "or" | "but" | "so")
            || matches!(last, "something" | "anything" | "thinks" | "things")
    })
}

/// "SC", "The Roads Panel": an acronym, or a name that ends in a group's.
fn names_group(reading: &Reading<'_>, owner: &str) -> bool {
    let last = owner.words().next_back().unwrap_or(owner);
    let acronym = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    acronym || reading.words.classes(last).contains(Class::Collective)
}

/// How far before its verb a suggestion may open, in bytes.
const OPENING: usize = 100;

impl<'r> Weighing<'r> {
    fn best_form(&self) -> Option<Best<'r>> {
        use ActionSignal as S;
        let mut best: Option<Best<'r>> = None;
        let mut all: Vec<String> = Vec::new();
        // who is named in an order of the meeting, where the best reading names nobody
        let mut ordered: Vec<String> = Vec::new();
        let listed = self.common.has(S::InActions);
        // "BBQ 5 June to raise funds": nobody who is known
        let known = listed || self.label.is_some();
        if dated_owner(self.reading.words, self.task).is_some()
            && dated_note(self.reading, self.roster, self.task, known).is_none()
        {
            return None;
        }
        for form in forms(self.reading, self.roster, self.task, self.decided, self.label.is_some(), listed) {
            // "Bell/Carr to buy lamps. Carried.": who moves it need not do it
            let moves =
                |mover: Span| form.owner.contains('/') && self.reading.flow_span(form.owner).start == mover.start;
            if self.mover.is_some_and(moves) {
                continue;
            }
            let found = self.weigh_form(&form);
            // several people may be given their part in one sentence
            let own = matches!(form.signal, S::Will | S::Requested) && found.names_somebody() && !form.subordinate;
            let shares = is_shared(form.signal) || own;
            if found.score > 0.0 && shares {
                let more: Vec<String> = found.owners.iter().filter(|name| !all.contains(name)).cloned().collect();
                all.extend(more);
            }
            let active = !form.passive && !found.evidence.has(S::State) && !found.evidence.has(S::Hypothetical);
            if self.decided && active && ordered.is_empty() && !found.evidence.has(S::OwnerOutside) {
                ordered.clone_from(&found.owners);
            }
            if best.as_ref().is_none_or(|other| found.score > other.score) {
                best = Some(found);
            }
        }
        if let Some(best) = best.as_mut() {
            let several = best.signal.is_some_and(|signal| is_shared(signal) || signal == S::Will);
            if several && all.len() > best.owners.len() && !best.owners.is_empty() {
                best.owners = all;
            } else if best.owners.is_empty() {
                best.owners = ordered;
            }
        }
        best
    }

    pub(super) fn due(&self) -> Option<&'r str> {
        *self.due.get_or_init(|| {
            let span = self.reading.flow_span(self.task);
            deadline(self.reading.grammar, self.task, span.start, self.reading.hits_in(span))
        })
    }

    /// When a task is due whose verb opens `rest`: as stands behind it, or shortly before.
    fn due_of(&self, rest: &str) -> Option<&'r str> {
        let Self { reading, task, .. } = *self;
        let due = self.due()?;
        let (at, verb) = (offset_in(task, due), offset_in(task, rest));
        if at >= verb
            || verb - at - due.len().min(verb - at) <= NEAR
                && !is_of_other_clause(&task[..at], task.get(at + due.len()..verb).unwrap_or(""))
        {
            return Some(due);
        }
        let span = reading.flow_span(&task[verb..]);
        deadline(reading.grammar, reading.text(span), span.start, reading.hits_in(span))
    }

    /// "will be there", "should always be aware", "neither a loan nor a grant should be given": whether a form tells how things
    /// are, will be or are to be, and sends nobody off. `evidence` is what the form shows by its owner and its verb.
    fn tells_state(&self, form: &Form<'r>, evidence: Evidence<ActionSignal>, owners: &[String]) -> bool {
        use ActionSignal as S;
        let Self { reading, decided, .. } = *self;
        let foretold = matches!(form.signal, S::Will | S::Would | S::Promised | S::Obligation);
        let state = if form.passive {
            let expected = matches!(form.signal, S::Will | S::WillBe | S::Would | S::Obligation);
            // "neither a loan nor a grant should be given"
            // "Item to be carried forward to June"
            let put_off = form.signal == S::PassiveTo
                && form
                    .rest
                    .strip_prefix("be ")
                    .is_some_and(|verb| phrase(reading.words, Class::Deferred)(verb).is_ok());
            put_off || expected && (form.negated || is_happening(reading, form.rest) || self.is_succeeded(form))
        } else {
            // "Need to understand the demand", but "Need to have a sign"
            let needed = form.signal == S::NeedOpens && verb_of(form.rest) != "have";
            // "lamps to replace the bulbs": what things are for
            let outside = form.signal == S::BareInfinitive && evidence.has(S::OwnerOutside);
            let for_what = outside && !evidence.has(S::Label) && verb_of(form.rest) == "replace";
            let somebody = [S::OwnerListed, S::OwnerPost, S::OwnerSpeaks].into_iter().any(|who| evidence.has(who));
            let state = || {
                is_state(reading, verb_of(form.rest), form.rest) && !(somebody && is_deed_of_people(reading, form.rest))
            };
            let group = || evidence.has(S::OwnerBody) || names_group(reading, form.owner) && !somebody;
            let meets = || (meets_regularly(form.rest) || meets_on_day(reading, form.rest)) && group();
            for_what || (foretold || needed) && (state() || meets())
        };
        // "It was agreed that a sum should be set aside": what was settled sends nobody off
        let set = form.signal == S::Obligation && form.passive && decided && owners.is_empty();
        // "members should always be aware of it", "should never leave": a standing duty
        let standing =
            form.signal == S::Obligation && ["always ", "never "].iter().any(|word| form.rest.starts_with(word));
        // "Each motion will be put by the Chair": a rule
        let each = || ["Each ", "Every "].iter().any(|head| self.task.starts_with(head));
        state
            || standing
            || form.signal == S::WillBe && each()
            || set && !is_errand(reading, form.rest) && self.due_of(form.rest).is_none()
    }

    /// What a form shows of a task, and how much that weighs.
    fn weigh_form(&self, form: &Form<'r>) -> Best<'r> {
        use ActionSignal as S;
        let Self { reading, roster, text, decided, .. } = *self;
        let mut evidence = self.common;
        evidence.add(form.signal);
        let (owners, derived) = owner_signals(reading, roster, form, self.named, self.statement.block, &mut evidence);
        let wanted = form.signal == S::Requested && reading.starts(form.rest, Class::Deliverable);
        evidence.add_if(S::Errand, wanted || form.signal == S::DecidedTask && is_errand(reading, form.rest));
        let by_somebody =
            || form.signal == S::DecidedTask && evidence.has(S::Errand) && is_done_by_somebody(reading, form.rest);
        let task = is_task(reading, form.rest, form.passive) || by_somebody();
        evidence.add_if(S::Task, task);
        excuse(form, &mut evidence);
        // "Could Ben please mend the gate?"
        let pleaded = form.signal == S::Imperative && evidence.has(S::OwnerListed) && text.contains(" please ");
        if pleaded {
            evidence.remove(S::Question);
        }
        let state = self.tells_state(form, evidence, &owners);
        evidence.add_if(S::State, state);
        // "the Board was asked to consider the matter": what it does then and there; the staff, who serve it, do it later
        let meeting = evidence.has(S::OwnerBody) && form.signal == S::Requested && !form.owner.ends_with("staff");
        // "asked that her dissent be recorded": the minutes do that
        let minuted = form.signal == S::Requested && is_minuted(form.rest);
        // "At that time we will decide", "It was moved that the club should agree to join"
        let ours = form.signal == S::Will && form.owner.eq_ignore_ascii_case("we") && !decided
            || form.signal == S::Obligation && decided && !evidence.has(S::OwnerListed) && !evidence.has(S::OwnerPost);
        // "The Board will determine if the plan fits": how it goes about its business
        let weighs = form.signal == S::Will
            && evidence.has(S::OwnerBody)
            && !decided
            && ["determine ", "decide ", "vote "].iter().any(|verb| form.rest.starts_with(verb));
        let business = weighs
            || (meeting || ours) && is_deliberation(reading, form.rest)
            || form.signal == S::Requested && tells_opinion(form.rest);
        evidence.add_if(S::Business, business || minuted);
        // "a problem we need to solve", "something they should know": a clause that says which
        let subordinate = (form.subordinate || says_which(form.owner)) && !decided && form.signal != S::Promised;
        // "the manager said that the staff would write"
        let reported = form.reported || subordinate && is_reported(reading, self.task, form.owner);
        evidence.add_if(S::Reported, reported && !decided);
        evidence.add_if(S::Subordinate, subordinate && !reported);
        if reported && form.signal == S::Would && (evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost)) {
            evidence.remove(S::Would);
            evidence.add(S::Will);
        }
        // "If the pump fails, the club will pay", but "If it rains Ann will move the stalls"
        let named = form.owner.starts_with(char::is_uppercase) && !evidence.has(S::OwnerBody);
        let known = named || evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost);
        let conditional =
            form.signal == S::Obligation || matches!(form.signal, S::Will | S::WillBe | S::Would) && !known;
        let opens = ["If ", "Should ", "In the event "].iter().any(|word| text.starts_with(word));
        // "A suggestion was made that the board should": what was not agreed to
        let end = reading.flow_span(form.rest).start;
        let before = Span::new(end.saturating_sub(OPENING).max(reading.flow_span(self.task).start), end);
        let condition = conditional && opens || reading.has(before, Class::Suggestion);
        // "Ann said that the council should look ahead", "Ann: we should plan": what somebody thinks
        let thought = form.signal == S::Obligation && evidence.has(S::OwnerBody) && !decided;
        let voiced = || matches!(form.owner, "we" | "We") && opens_with_speaker(text);
        // "Ann believes staff will do it": what somebody expects
        let expects = || {
            [" believes ", " thinks ", " hopes ", " expects "].iter().any(|verb| seek::find(form.owner, verb).is_some())
        };
        let condition = condition || matches!(form.signal, S::Will | S::WillBe) && expects();
        let opinion = thought && self.label.is_none() && (evidence.has(S::Reported) || voiced());
        evidence.add_if(
            S::Hypothetical,
            form.conditional || condition || opinion || reading.starts(form.rest, Class::Wish),
        );
        evidence.add_if(S::Negated, form.negated);
        // the day of what was decided makes no task of it
        let settles = form.signal == S::DecidedTask && !evidence.has(S::Errand);
        // "should be left out when it adds nothing": a condition, unless somebody will do it then
        let somebody = || [S::OwnerListed, S::OwnerPost, S::OwnerBody].into_iter().any(|who| evidence.has(who));
        let condition = |due: &str| due.starts_with("when ") && !(form.signal == S::Will && somebody());
        let due = if settles { None } else { self.due_of(form.rest).filter(|due| !condition(due)) };
        evidence.add_if(S::Deadline, due.is_some());
        evidence.add_if(S::Resolved, decided);
        // "the motion that the Clerk write was lost", but not "the bid was refused and the Clerk told to write"
        let refused = self.refused.is_some_and(|verb| verb > reading.flow_span(form.rest).start);
        evidence.add_if(S::Refused, refused && self.label.is_none());
        let score = reading.action.score(evidence);
        Best { score, evidence, owners, derived, rest: Some(form.rest), signal: Some(form.signal) }
    }

    /// "Mrs Bell is leaving and will be replaced": somebody else comes for a person, and nobody is sent off.
    fn is_succeeded(&self, form: &Form<'r>) -> bool {
        let verb = verb_of(form.rest).trim_end_matches(['.', ',', ';']);
        if !matches!(verb, "replaced" | "succeeded") {
            return false;
        }
        let kind = subject(self.reading.words, self.roster, form.owner, false);
        let left_out = form.owner.is_empty() && named_subject(self.reading, self.roster, self.statement).is_some();
        left_out || matches!(kind, Subject::Person | Subject::Pronoun) || is_titled(self.reading, form.owner)
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn a_label_within_a_paragraph_takes_the_sentence_before() {
        let minutes = convert(
            "Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (AB), Cllr Ben Carr\n\n1. Finance\nCllr Carr asked for the figures to be split by site. Action: AB\n\n2. Close\nNone.\n",
        );
        let found: Vec<_> =
            minutes.actions.iter().map(|action| (action.owners.join(" "), action.text.as_str())).collect();
        assert_eq!(found, [("AB".to_owned(), "Cllr Carr asked for the figures to be split by site. Action: AB")]);
    }
}

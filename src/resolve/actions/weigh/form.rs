//! One form of a statement, weighed as a task: what its verb and its owner show.

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::person::person;
use crate::parse::{offset_in, phrase};
use crate::resolve::actions::owner::{is_reported, named_subject, owner_signals};
use crate::resolve::actions::verb::{
    is_deed_of_people, is_deliberation, is_done_by_somebody, is_errand, is_happening, is_minuted, is_state, is_task,
    meets_on_day, meets_regularly, tells_opinion, verb_of,
};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::form::{Form, is_conditioned, is_seen_to};
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::commission::is_commissioned;
use super::{Best, Weighing};

/// How far before its verb a suggestion may open, in bytes.
const OPENING: usize = 100;

impl<'r> Weighing<'r> {
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
                is_state(reading, verb_of(form.rest), form.rest)
                    && !(somebody && is_deed_of_people(reading, self.roster, form.rest))
                    && !goes_on_looking(reading, form)
            };
            let group = || evidence.has(S::OwnerBody) || names_group(reading, form.owner) && !somebody;
            let meets = || (meets_regularly(form.rest) || meets_on_day(reading, form.rest)) && group();
            for_what || (foretold || needed) && (state() || meets())
        };
        // "It was agreed that a sum should be set aside": what was settled sends nobody off
        let set = form.signal == S::Obligation && form.passive && decided && owners.is_empty();
        // "members should always be aware of it", "should never leave": a standing duty
        // "The Bank will encourage the rate to stay at 2%": where a central bank wants a rate
        let steers = form.signal == S::Will
            && form.rest.starts_with("encourage ")
            && [" to remain ", " to stay ", " to move "].iter().any(|verb| seek::find(form.rest, verb).is_some());
        // "We will table talk of the lease": business put off
        let tables = form.signal == S::Will
            && form.owner.eq_ignore_ascii_case("we")
            && ["table ", "defer ", "postpone ", "hold over "].iter().any(|verb| form.rest.starts_with(verb));
        // "that Ann should join the panel": an office
        let joins = form.signal == S::Obligation && decided && joins_body(reading, form.rest);
        // "It will take some weeks"
        let lasts =
            form.signal == S::Will && matches!(form.owner, "It" | "it" | "This") && form.rest.starts_with("take ");
        // "The works should be completed by June": what those who do them expect
        let built = form.signal == S::Obligation
            && form.passive
            && owners.is_empty()
            && !decided
            && ["completed", "finished", "done", "in place"]
                .iter()
                .any(|end| form.rest["be ".len().min(form.rest.len())..].starts_with(end))
            && is_project(self.reading, self.text_before(form.rest));
        let standing =
            form.signal == S::Obligation && ["always ", "never "].iter().any(|word| form.rest.starts_with(word));
        // "They changed the bulb, it should now be shining": how things are by now
        let works = form.signal == S::Obligation && form.is_now_doing();
        // "Each motion will be put by the Chair": a rule
        let each = || ["Each ", "Every "].iter().any(|head| self.task.starts_with(head));
        // "Folks will bring dogs to the park", "People should call the county if a lamp is out"
        let whoever = matches!(form.signal, S::Will | S::Would | S::Obligation)
            && self.label.is_none()
            && reading.words.classes(&seek::lower(form.owner)).contains(Class::AskedGroup);
        state
            || standing
            || works
            || lasts
            || joins
            || tables
            || built
            || steers
            || whoever
            || form.signal == S::WillBe && each()
            || set
                && !is_errand(reading, form.rest)
                && !is_seen_to(reading, form.rest)
                && self.due_of(form.rest).is_none()
    }

    /// What a form shows of a task, and how much that weighs.
    pub(super) fn weigh_form(&self, form: &Form<'r>) -> Best<'r> {
        use ActionSignal as S;
        let Self { reading, roster, text, decided, .. } = *self;
        let mut evidence = self.common;
        evidence.add(form.signal);
        let (owners, derived) = owner_signals(reading, roster, form, self.named, self.statement.block, &mut evidence);
        let wanted = form.signal == S::Requested && reading.starts(form.rest, Class::Deliverable);
        evidence.add_if(S::Errand, wanted || form.signal == S::DecidedTask && is_errand(reading, form.rest));
        let by_somebody =
            || form.signal == S::DecidedTask && evidence.has(S::Errand) && is_done_by_somebody(reading, form.rest);
        let ordered = form.signal == S::WillBe || self.has_to_be(form);
        let commissioned = ordered && is_commissioned(reading, self.roster, self.task, form);
        let task = is_task(reading, form.rest, form.passive)
            || by_somebody()
            || commissioned
            || goes_on_looking(reading, form);
        // "The Elm Rangers should be asked to clear the drain": whoever asks has the errand
        let to_ask = || {
            let head = self.text_before(form.rest);
            ["should be asked to", "will be asked to", "to be asked to"].iter().any(|asked| head.ends_with(asked))
        };
        let asked = form.signal == S::Requested && evidence.has(S::OwnerOutside) && !form.conditional && to_ask();
        evidence.add_if(S::Errand, commissioned || asked);
        evidence.add_if(S::Task, task);
        excuse(form, &mut evidence);
        // "Could Ben please mend the gate?"
        let pleaded = form.signal == S::Imperative && evidence.has(S::OwnerListed) && text.contains(" please ");
        if pleaded {
            evidence.remove(S::Question);
        }
        // "that the Clerk be given the power to sign": leave to do something, and no task
        let empowered = form.signal == S::DecidedTask && gives_power(self.reading, form.rest)
            || form.signal == S::Requested
                && form.rest.starts_with("be given ")
                && gives_power(self.reading, form.rest);
        // whoever has it is listed as a rule, and it is what the body settled: neither makes a task of it
        let leave = form.signal == S::Requested && self.gives_leave(form);
        let state = empowered || leave || self.tells_state(form, evidence, &owners);
        evidence.add_if(S::State, state);
        // "the Board was asked to consider the matter": what it does then and there; the staff, who serve it, do it later
        let meeting = evidence.has(S::OwnerBody) && form.signal == S::Requested && !form.owner.ends_with("staff");
        // "asked that her dissent be recorded": the minutes do that
        let minuted = form.signal == S::Requested && is_minuted(self.reading, form.rest);
        // "At that time we will decide", "It was moved that the club should agree to join"
        let ours = form.signal == S::Will && form.owner.eq_ignore_ascii_case("we") && !decided
            || form.signal == S::Obligation && decided && !evidence.has(S::OwnerListed) && !evidence.has(S::OwnerPost);
        // "The Board will determine if the plan fits": how it goes about its business
        let talks = || ["consider ", "discuss "].iter().any(|verb| form.rest.starts_with(verb));
        let weighs = form.signal == S::Will
            && evidence.has(S::OwnerBody)
            && !decided
            && (["determine ", "decide ", "vote "].iter().any(|verb| form.rest.starts_with(verb))
                || talks() && seek::find(form.rest, " and ").is_none());
        let business = weighs
            || (meeting || ours) && is_deliberation(reading, form.rest)
            || form.signal == S::Requested && tells_opinion(self.reading, form.rest);
        evidence.add_if(S::Business, business || minuted || leave);
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
        if self.tells_what_follows(form, evidence) {
            evidence.remove(S::Would);
            evidence.add(S::Will);
        }
        evidence.add_if(S::Errand, self.is_order(form));
        // "If the pump fails, the club will pay", but "If it rains Ann will move the stalls"
        let named = form.owner.starts_with(char::is_uppercase) && !evidence.has(S::OwnerBody);
        let known = named || evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost);
        let conditional =
            form.signal == S::Obligation || matches!(form.signal, S::Will | S::WillBe | S::Would) && !known;
        let opens = ["If ", "Should ", "In the event "].iter().any(|word| text.starts_with(word));
        // "Maybe we need a new hall"
        let perhaps = ["Maybe ", "Perhaps ", "Possibly "].iter().any(|word| self.task.starts_with(word));
        // "A suggestion was made that the board should": what was not agreed to
        let end = reading.flow_span(form.rest).start;
        let before = Span::new(end.saturating_sub(OPENING).max(reading.flow_span(self.task).start), end);
        // "If we are asked to lend a tent, …"
        let supposed =
            || form.signal == S::Requested && text.starts_with("If ") && !self.text_before(form.rest).contains(',');
        let condition = conditional && opens || perhaps || supposed() || reading.has(before, Class::Suggestion);
        // "Ann said that the council should look ahead", "Ann: we should plan": what somebody thinks
        let thought = form.signal == S::Obligation && evidence.has(S::OwnerBody) && !decided;
        let voiced = || matches!(form.owner, "we" | "We") && opens_with_speaker(text);
        let condition = condition || matches!(form.signal, S::Will | S::WillBe) && self.is_expected(form);
        let opinion = thought && self.label.is_none() && (evidence.has(S::Reported) || voiced());
        evidence.add_if(
            S::Hypothetical,
            form.conditional
                || condition
                || opinion
                || form.signal == S::Would && is_conditioned(self.reading.words, form.rest)
                || reading.starts(form.rest, Class::Wish),
        );
        evidence.add_if(S::Negated, form.negated);
        // the day of what was decided makes no task of it
        let settles = form.signal == S::DecidedTask && !evidence.has(S::Errand);
        // "should be left out when it adds nothing": a condition, unless somebody will do it then
        let somebody = || [S::OwnerListed, S::OwnerPost, S::OwnerBody].into_iter().any(|who| evidence.has(who));
        let condition = |due: &str| seek::opens(due, "when ") && !(form.signal == S::Will && somebody());
        let due = if settles { None } else { self.due_of(form.rest).filter(|due| !condition(due)) };
        evidence.add_if(S::Deadline, due.is_some());
        // "Ann agreed to be the contact": somebody was found, and that is all
        let role = ["be the ", "be our ", "take on the ", "take on this "];
        let found = form.signal == S::Undertakes && role.iter().any(|verb| form.rest.starts_with(verb));
        evidence.add_if(S::Resolved, decided && !found);
        // "the motion that the Clerk write was lost", but not "the bid was refused and the Clerk told to write"
        let refused = self.refused.is_some_and(|verb| verb > reading.flow_span(form.rest).start);
        evidence.add_if(S::Refused, refused && self.label.is_none());
        let score = reading.action.score(evidence);
        Best { score, evidence, owners, derived, rest: Some(form.rest), signal: Some(form.signal) }
    }

    /// "The lamp is out; the Clerk would call the county", "Cllr Bell would mention it at the next meeting": in minutes that report
    /// all speech, the errand of somebody of the meeting, and not what they would do if.
    fn tells_what_follows(&self, form: &Form<'_>, evidence: Evidence<ActionSignal>) -> bool {
        use ActionSignal as S;
        // "It was agreed that the Council would write to the county"
        // "that the Tree Committee would look at it"
        let part = || form.owner.contains(' ') && names_group(self.reading, form.owner);
        let told = evidence.has(S::Task) || form.rest.starts_with("pass ") && signs(self.reading, form.rest);
        let settled = self.decided && told && (evidence.has(S::OwnerBody) || part());
        let open = form.subordinate && !settled || form.conditional || form.negated || form.passive;
        let errand = || {
            let back = || seek::find(form.rest, " report back ").is_some();
            is_errand(self.reading, form.rest) || settled && (signs(self.reading, form.rest) || back())
        };
        let known = evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost) || settled;
        let doubtful = || self.task.starts_with("If ") || is_conditioned(self.reading.words, form.rest);
        form.signal == S::Would
            && known
            && !open
            && (told && errand() || !settled && self.due_of(form.rest).is_some())
            && !is_state(self.reading, verb_of(form.rest), form.rest)
            && seek::find(form.rest, " but ").is_none()
            && !doubtful()
    }

    /// "Consent will need to be sought", "Arrangements must be made to move it": what is needed, whoever sees to it; in "When a lamp
    /// fails, members need to be told" it is a rule.
    fn has_to_be(&self, form: &Form<'r>) -> bool {
        if form.signal != ActionSignal::Obligation || !form.passive {
            return false;
        }
        let head = self.text_before(form.rest);
        let rule = || ["When ", " when ", " that "].iter().any(|link| seek::find(head, link).is_some());
        // "Consent must be obtained before any work starts", "Quotes must be sought for works over £500"
        let general = || {
            [
                " for any ",
                " for all ",
                " before any ",
                " by all ",
                " by any ",
                " over £",
                " above £",
                " over $",
                " over €",
                " from all ",
            ]
            .iter()
            .any(|link| seek::find(form.rest, link).is_some())
        };
        is_needed(head) && !rule() && !general()
    }

    /// "Ann believes staff will do it", "It is hoped that the gate will be mended": what somebody expects or hopes.
    fn is_expected(&self, form: &Form<'r>) -> bool {
        let head = ["It is ", "It was "].iter().find_map(|head| self.task.strip_prefix(head));
        head.is_some_and(|head| head.starts_with("hoped "))
            || [" believes ", " thinks ", " hopes ", " expects "]
                .iter()
                .any(|verb| seek::find(form.owner, verb).is_some())
    }

    /// "that the Clerk be authorised to see to small repairs up to £90": leave to spend, for whenever it is wanted.
    fn gives_leave(&self, form: &Form<'r>) -> bool {
        const SUMS: [&str; 5] = [" up to £", " up to €", " up to $", " up to a sum of ", " up to a maximum of "];
        let head = self.text_before(form.rest);
        let head = head.strip_suffix(" to").unwrap_or(head);
        [" authorised", " authorized", " empowered"].iter().any(|verb| head.ends_with(verb))
            && SUMS.iter().any(|sum| seek::find(form.rest, sum).is_some())
            // "to buy a laptop up to £600" is one thing, which is wanted now
            && !buys_one(form.rest)
            && !is_errand(self.reading, form.rest)
    }

    /// What stands before a part of the task, without the blank.
    fn text_before(&self, part: &str) -> &'r str {
        self.task[..offset_in(self.task, part)].trim_end()
    }

    /// "The drain is blocked. Report to the county.": behind what was found, a short order to tell those who see to it.
    fn is_order(&self, form: &Form<'_>) -> bool {
        const LONGEST: usize = 8;
        let short = || self.text.ends_with('.') && !Reading::exceeds(self.text, LONGEST);
        form.signal == ActionSignal::Imperative
            && form.owner.is_empty()
            && !self.statement.first
            && short()
            && [" for ", " with "].iter().all(|link| seek::find(form.rest, link).is_none())
            && self.reading.words.longest(Class::Telling, form.rest).is_some_and(|end| end < form.rest.len())
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

/// Takes away what a task of somebody's own does not show: "Ann to arrange the next meeting" announces none, and
/// "Ben will bring the plans to the next meeting" puts nothing off.
fn excuse(form: &Form<'_>, evidence: &mut Evidence<ActionSignal>) {
    use ActionSignal as S;
    let known = evidence.has(S::OwnerListed) || evidence.has(S::OwnerPost);
    let infinitive = matches!(form.signal, S::BareInfinitive | S::IsTo);
    // "Everyone to bring ideas to the next meeting"
    let known = known || infinitive && evidence.has(S::OwnerBody);
    let does = known && evidence.has(S::Task) && !form.passive;
    let promised = matches!(form.signal, S::Will | S::Promised | S::Undertakes);
    if infinitive && !evidence.has(S::OwnerMissing) || promised && does {
        evidence.remove(S::LaterMeeting);
    }
    // "Mr Hart to be invited to the next meeting"
    let invites = form.signal == S::PassiveTo && form.rest.starts_with("be invited ");
    if (infinitive || promised) && does || invites {
        evidence.remove(S::Announcement);
    }
}

/// "We will continue to look for a shed": a body goes on with what it is to find out, and not with a habit, "to meet on
/// Fridays".
fn goes_on_looking(reading: &Reading<'_>, form: &Form<'_>) -> bool {
    let more = form.rest.strip_prefix("continue to ").filter(|_| form.owner.eq_ignore_ascii_case("we"));
    more.is_some_and(|more| {
        phrase(reading.words, Class::Inquiry)(more).is_ok()
            && [" each ", " every "].iter().all(|often| seek::find(more, often).is_none())
    })
}

/// "Mrs Bell", "Ann Bell": a name that need not be listed.
fn is_titled(reading: &Reading<'_>, words: &str) -> bool {
    person(reading.words, words).is_ok_and(|(rest, _)| rest.is_empty())
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

/// "The project should", "Work on the bridge must": whether what others build is the subject, and not "The form for the
/// project".
fn is_project(reading: &Reading<'_>, head: &str) -> bool {
    let subject = head.last_word().map_or(head, |(subject, _)| subject);
    let sentence = subject.rsplit(['.', ',', ';']).next().unwrap_or(subject);
    let links = [" of ", " for ", " on ", " to ", " at ", " in "].into_iter();
    let end = links.filter_map(|link| seek::find(sentence, link)).min().unwrap_or(sentence.len());
    sentence[..end].words().next_back().is_some_and(|word| reading.words.classes(word).contains(Class::Project))
}

/// "buy a laptop", "order the paint": whether what is done gets one thing.
fn buys_one(rest: &str) -> bool {
    const VERBS: [&str; 4] = ["buy ", "purchase ", "order ", "procure "];
    let what = VERBS.iter().find_map(|verb| rest.strip_prefix(verb));
    what.is_some_and(|what| ["a ", "an ", "the ", "one ", "new "].iter().any(|article| what.starts_with(article)))
}

/// "Consent will need to", "Plans must": whether the words before what is done end in those of need; "should" is advice.
fn is_needed(head: &str) -> bool {
    [" must", " need to", " needs to", " need", " needs"].iter().any(|need| head.ends_with(need))
}

/// "sign the lease", "join the league", "pass it on to the bank": how a body binds itself or speaks to others, which somebody has to see to.
fn signs(reading: &Reading<'_>, rest: &str) -> bool {
    reading.words.longest(Class::Binding, rest).is_some_and(|end| rest[end..].starts_with(' '))
}

/// "join the panel", "also join the Roads Committee", and not "join the two paths": an office in a body.
fn joins_body(reading: &Reading<'_>, rest: &str) -> bool {
    let Some(what) = seek::past(rest, "also ").strip_prefix("join ") else { return false };
    let end = what.find(['.', ',', ';']).unwrap_or(what.len());
    let links = [" with ", " for ", " to ", " and ", " as "].into_iter();
    let end = links.filter_map(|link| seek::find(&what[..end], link)).min().unwrap_or(end);
    let last = what[..end].words().next_back().unwrap_or("");
    reading.words.classes(&seek::lower(last)).contains(Class::Collective)
}

/// "be given power to act", "given authority to pay": what a meeting entrusts, for whenever it is wanted.
fn gives_power(reading: &Reading<'_>, rest: &str) -> bool {
    const NEAR: usize = 48;
    let near = &rest[..rest.floor_char_boundary(NEAR)];
    let given = seek::part(near, "given ").map(|(_, what)| what);
    given.is_some_and(|what| what.words().take(3).any(|word| reading.words.classes(word).contains(Class::Power)))
}

/// "SC", "The Roads Panel": an acronym, or a name that ends in a group's.
fn names_group(reading: &Reading<'_>, owner: &str) -> bool {
    let last = owner.words().next_back().unwrap_or(owner);
    let acronym = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    acronym || reading.words.classes(last).contains(Class::Collective)
}

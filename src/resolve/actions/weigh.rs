//! One statement, weighed as an action.

mod commission;
mod form;

use std::cell::OnceCell;

use crate::evidence::{ActionSignal, DecisionSignal, Evidence};
use crate::grammar::{Class, ClassSet};
use crate::model::Outcome;
use crate::parse::action::ActionLabel;
use crate::parse::dated_owner::dated_owner;
use crate::parse::deadline::deadline;
use crate::parse::named::named_before;
use crate::parse::offset_in;
use crate::resolve::clause::{Subject, subject};
use crate::resolve::decisions::{Candidate, comes_to_approval, disclaims, gives_notice, own_clause, puts_off};
use crate::resolve::form::{Form, dated_note, forms};
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::{List, Statement, bare_label, recommends, says_nothing};
use crate::text::{Marker, Span, Words, seek};

use super::ends::{ends, head_day};
use super::head::without_box;
use super::margin::label_of;
use super::outright::{is_given, is_ticked_off};
use super::owner::has_finite_verb;
use super::status::{announces, ends_without_action, is_done, reports, tells_only_status};
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
    if asked || label.is_some() && (ends_without_action(reading, task) || tells_only_status(reading, task)) {
        return None;
    }
    if label.is_none() && names_business(reading, statement, text) {
        return None;
    }
    // "24/00123/F New porch – Object": what is answered is no task
    let answer = |one: &Candidate| {
        [DecisionSignal::Label, DecisionSignal::Position].into_iter().all(|signal| one.evidence.has(signal))
    };
    if label.is_none() && decision.is_some_and(answer) {
        return None;
    }
    if label.is_none() && (decision.is_some() && reads_bylaw(reading, text) || gives_notice(text)) {
        return None;
    }
    let mut common = Evidence::default();
    common.add_if(S::Label, label.is_some());
    let boxed = task.len() < text.len() && label.is_none() && is_ticked_off(reading, roster, statement, task);
    let own = statement.list == List::Actions && !reports(reading, statement, task);
    let given =
        own && !details(reading, roster, statement, task) || boxed || is_given(reading, roster, statement, task);
    common.add_if(S::InActions, given);
    let asked = || text.trim_end().ends_with('?') || text.contains("? ") || given && asks(reading, text);
    common.add_if(S::Question, label.is_none() && asked());
    // what was put off is told behind what was agreed
    let agreed = decision.is_some_and(|decision| decision.outcome == Outcome::Agreed);
    let own = if agreed { own_clause(reading.words, text) } else { text };
    let later = puts_off(reading, own) || comes_to_approval(reading.words, own) || given && keeps_for_later(text);
    common.add_if(S::LaterMeeting, later);
    // "There are no plans to move": how things are
    let lies = ["There is ", "There are ", "There was ", "There were "].iter().any(|head| text.starts_with(head));
    common.add_if(S::State, given && label.is_none() && lies);
    let listed = label.is_some() || statement.list == List::Actions;
    common.add_if(S::Done, is_done(reading, text, listed));
    common.add_if(S::Announcement, announces(reading, statement, text));
    let decided = decision.is_some_and(|decision| decision.score > 0.0);
    let against = |decision: &&Candidate| {
        // "That the Board hire Bell. / DEFERRED"
        let put_off = decision.outcome == Outcome::Deferred && decision.verb.is_none() && text.starts_with("That ");
        decision.score > 0.0 && (put_off || matches!(decision.outcome, Outcome::Rejected | Outcome::Withdrawn))
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
    if best.score > 0.0 && best.owners.is_empty() && disclaims(reading, text) {
        return None;
    }
    let due = best.rest.map_or_else(|| weighing.due(), |rest| weighing.due_of(rest));
    let due = due.or_else(|| ends(reading, roster, task).due).or_else(|| dated_owner(reading.words, task)?.due);
    let due = due.or_else(|| head_day(reading, roster, task).filter(|_| listed));
    Some(Task {
        span: statement.span,
        evidence: best.evidence,
        score: best.score,
        owners: best.owners,
        owner_derived: best.derived,
        due: due.map(str::to_owned),
        status: None,
        item: statement.item,
        decision: None,
    })
}

/// "4. To agree the stalls to be mended by the wardens." as a numbered line: the business of which the meeting talked.
fn names_business(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    const SETTLES: ClassSet = ClassSet::of(&[Class::Decided, Class::Approved, Class::Deliberation]);
    let alone = statement.first && statement.last && statement.list == List::None;
    let Some(verb) = text.strip_prefix("To ").filter(|_| alone).and_then(|rest| rest.words().next()) else {
        return false;
    };
    let block = &reading.layout.blocks[statement.block];
    block.marker.and_then(Marker::numbering).is_some() && reading.words.classes(verb).intersects(SETTLES)
}

/// "Read a first time", "Read the first, second and third time and passed": what was done with a by-law then and there.
fn reads_bylaw(reading: &Reading<'_>, text: &str) -> bool {
    reading.says(&seek::lower(text), Class::BylawReading) && text.contains(" time")
}

/// "Ann Bell", "Ann has the map" below an entry of a list of actions: what stands deeper than its entries and is no order says
/// more of the entry above it.
fn details(reading: &Reading<'_>, roster: &Roster, statement: &Statement, task: &str) -> bool {
    const SHORTEST: usize = 3;
    let block = &reading.layout.blocks[statement.block];
    if !statement.entry || block.indent < 2 || !statement.nested {
        return false;
    }
    let first = task.words().next().unwrap_or("");
    let orders = || reading.words.classes(&seek::lower(first)).contains(Class::TaskVerb);
    let names = || {
        let plain = task.trim_end_matches(['.', ',', ';']);
        matches!(subject(reading.words, roster, plain, false), Subject::Person | Subject::Outsider)
    };
    let short = !Reading::exceeds(task, SHORTEST);
    let ahead = || {
        [" will ", " should ", " must ", " needs ", " need ", " needed", " to be "]
            .iter()
            .any(|word| seek::find(task, word).is_some())
    };
    // "Ben Carr is hiring a tent": what somebody has in hand
    let does = || {
        let (who, deed) = [" is ", " are "].iter().find_map(|verb| seek::part(task, verb)).unwrap_or(("", ""));
        let kind = subject(reading.words, roster, who, false);
        matches!(kind, Subject::Person) && deed.words().next().is_some_and(|verb| verb.ends_with("ing"))
    };
    !orders() && (short && names() || has_finite_verb(reading, task) && !ahead() && !does())
}

/// "Discuss the fair at the next meeting": an entry that leaves something to a later meeting.
fn keeps_for_later(text: &str) -> bool {
    let opens = ["Discuss ", "To discuss ", "Consider ", "To consider "].iter().any(|head| text.starts_with(head));
    let plain = text.trim_end_matches('.');
    opens
        && [" at next meeting", " at the next meeting", " at our next meeting"].iter().any(|tail| plain.ends_with(tail))
}

/// "How can we help", "Do we need a map": a question without its mark, among the entries of a list.
fn asks(reading: &Reading<'_>, text: &str) -> bool {
    text.starts_with(char::is_uppercase) && reading.words.longest(Class::Question, text).is_some()
}

/// Forms of which one sentence may have several: "Ann to write and Ben to call".
fn is_shared(signal: ActionSignal) -> bool {
    use ActionSignal as S;
    matches!(signal, S::BareInfinitive | S::IsTo | S::Promised | S::Undertakes | S::PassiveTo)
}

/// "Ann to list fees for the lamps and rules for wardens to read": whether what stands before a further infinitive is a part of
/// what the first is about, and nobody who does it.
fn is_of_object(form: &Form<'_>) -> bool {
    form.signal == ActionSignal::BareInfinitive
        && form.owner.starts_with(char::is_lowercase)
        && seek::find(form.owner, " for ").is_some()
}

impl Best<'_> {
    /// Whether the owner is somebody of the meeting.
    fn names_somebody(&self) -> bool {
        use ActionSignal as S;
        [S::OwnerListed, S::OwnerPost, S::OwnerSpeaks].into_iter().any(|signal| self.evidence.has(signal))
    }
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
            if !all.is_empty() && is_of_object(&form) {
                continue;
            }
            let mut found = self.weigh_form(&form);
            if self.is_means(&form) {
                found.owners.clear();
            }
            // "Ann will ask for the price, then she will write to Ben": the one who was named
            let back = matches!(form.owner, "he" | "she" | "they") && !all.is_empty();
            if back && found.derived {
                found.owners.clone_from(&all);
            }
            // several people may be given their part in one sentence
            let charged = form.signal == S::Obligation && self.decided;
            let own = (matches!(form.signal, S::Will | S::Requested) && !form.subordinate || charged)
                && found.names_somebody();
            // "Ann will check the gate, the wardens will look at the bridge": a comma where a full stop should be
            let spliced = || {
                let head = &self.task[..offset_in(self.task, form.owner)];
                form.signal == S::Will
                    && found.evidence.has(S::OwnerBody)
                    && !all.is_empty()
                    && (head.ends_with(", the ") || head.ends_with(", ") && form.owner.starts_with("the "))
            };
            let shares = is_shared(form.signal) || own || spliced();
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
            if best.score > 0.0
                && let Some(next) = self.handed_on(best)
            {
                best.owners.push(next.to_owned());
            }
            let charged = best.signal == Some(S::Obligation) && self.decided;
            let several = charged || best.signal.is_some_and(|signal| is_shared(signal) || signal == S::Will);
            if several && all.len() > best.owners.len() && !best.owners.is_empty() {
                best.owners = all;
            } else if best.owners.is_empty() {
                best.owners = ordered;
            }
        }
        best
    }

    /// "It was agreed to ask the group via the notice board and Telegram to come": whether what stands before the infinitive is how
    /// something is done, and nobody who does it.
    fn is_means(&self, form: &Form<'_>) -> bool {
        const MEANS: [&str; 3] = [" via ", " through ", " by means of "];
        if !self.decided || form.signal != ActionSignal::BareInfinitive || form.owner.is_empty() {
            return false;
        }
        let head = &self.task[..offset_in(self.task, form.owner).min(self.task.len())];
        head.ends_with(" and ")
            && MEANS.iter().any(|means| seek::find(head, means).is_some())
            && matches!(self.roster.meant(self.reading.words, form.owner), Meant::Unknown)
    }

    /// "Ann will send the list to Ben, who will print it": who of the meeting goes on with a task.
    fn handed_on(&self, best: &Best<'_>) -> Option<&'r str> {
        const LINK: &str = ", who will ";
        let (head, rest) = seek::part(self.task, LINK).filter(|_| !best.owners.is_empty())?;
        let who = named_before(self.reading.words, head)?;
        let told = best.rest.is_some_and(|rest| offset_in(self.task, rest) < head.len());
        let known = matches!(self.roster.meant(self.reading.words, who.name), Meant::Attendee(_));
        let verb = rest.split([' ', '.']).next().unwrap_or(rest);
        let task = verb == "take" || self.reading.words.classes(verb).contains(Class::TaskVerb);
        (told && known && task && !best.owners.iter().any(|name| name == who.name)).then_some(who.name)
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
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn owners(head: &str, text: &str) -> Vec<String> {
        let minutes =
            convert(&format!("Elm Parish Council\n3 May 2024\n\n{head}1. Fair\n\n{text}\n\n2. Close\n\nNone.\n"));
        minutes.actions.iter().map(|action| action.owners.join(" ")).collect()
    }

    #[test]
    fn what_puts_a_task_on_somebody_and_what_does_not() {
        let present = "Present: Cllr Ann Bell, Cllr Ben Carr\n\n";
        for (text, expected) in [
            ("Cllr Carr spoke. Ann Bell will ask for the price, then she will send Cy Moss a note.", &["Ann Bell"][..]),
            ("Cllr Bell asked for the accounts to be sent to all the members.", &[""]),
            ("Cllr Bell asked for her dissent to be recorded.", &[]),
            ("Cllr Bell asked for the fair to be as good as the last.", &[]),
            ("It was agreed to try and call the builder of the shed.", &[""]),
            ("Advice will be sought on the lease.", &[""]),
            ("It was agreed to poll the members via the notice board and Telegram to move the fair.", &[""]),
            ("Cllr Bell to write a page on the lamps and rules for wardens to read.", &["Bell"]),
            ("Enquiries will be made as to the price of the stalls.", &[""]),
        ] {
            assert_eq!(owners(present, text), expected, "{text}");
        }
        let numbered = "The fair was busy.\n\n2. To agree the stalls to be mended by the wardens.\n\nThere are six.\n\n3. Next steps\n\n- https://elm.example/log";
        assert_eq!(owners(present, numbered), Vec::<String>::new());
        // where nobody is listed
        assert_eq!(owners("", "Draw a plan of the hall -- Action: Hal, Una"), ["Hal Una"]);
        assert_eq!(owners("", "The plan of the hall -- Action: Approved"), Vec::<String>::new());
        assert_eq!(owners("", "- Ann needs to email the school.\n- Stewards should email the school."), ["Ann"]);
    }

    #[test]
    fn what_a_list_of_tasks_reports_is_none() {
        let told = |text: &str| {
            let head = "Elm Board\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Lamps\n\nThey are out.\n\n2. Action log\n\n";
            convert(&format!("{head}{text}\n\n3. Close\n\nNone.\n")).actions.len()
        };
        assert_eq!(told("The list was read and shortened. Action 3 was closed."), 0);
        assert_eq!(told("The keys were returned."), 0);
        assert_eq!(told("Ben Carr was asked to draw a map of the yard."), 1);
        // what is said below the actions of a list of which each has its label
        let log = "ACTION (2): Ann Bell to list the lamps.\n\n<robot> Nothing is known.\n\nBen Carr: Mostly done.\n\nACTION (3): Ben Carr to draw a map.\n\nAnn Bell: Goes on, as before";
        assert_eq!(told(log), 2);
        // a line in capitals over the minutes has no margin
        let minutes = convert(
            "ST ANN'S C.E. INFANT SCHOOL\nGoverning Body\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Lamps\n\nNone.\n",
        );
        assert_eq!(minutes.actions, []);
    }

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

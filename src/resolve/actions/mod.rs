//! Actions: statements that put a task on somebody.
//!
//! `weigh` weighs each statement by its forms ([`super::form`]), the owner, the verb and the label in the margin. Then a
//! task takes in what goes on below it, and a decision that puts a task on somebody becomes both.

mod behind;
mod below;
mod column;
mod ends;
mod found;
mod head;
mod lines;
mod margin;
mod named;
mod outer;
mod outright;
mod owner;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod verb;
mod voices;
mod weigh;

use std::collections::HashSet;

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::offset_in;
use crate::text::{Span, Words, seek};

use super::decisions::{Candidate, extend_over_list};
use super::form::{Form, forms};
use super::reading::Reading;
use super::roster::{Meant, Roster};
use super::statement::{List, Statement};

use below::{Below, due_behind};
use column::{Beside, column};
use ends::named_tail;
use lines::with_lines;
use margin::{is_numbered_by_label, join_margin_note};
use named::Named;
use outer::{Outer, owners_above};
use status::{closes, is_status_done, status_below, status_within};
use table::{Row, State, rows};
use weigh::weigh;

pub(super) use found::Found;
pub(super) use owner::{has_finite_verb, is_clause_of_pronoun, is_motion_sign, is_owner_group, is_proper, widen};
pub(super) use verb::{is_errand, is_happening, is_task, orders, takes_charge, takes_office};

/// A statement with what it shows of an action.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Its text in the flow.
    pub(super) span: Span,
    /// What speaks for and against it.
    pub(super) evidence: Evidence<ActionSignal>,
    /// Sum of the weights.
    pub(super) score: f32,
    /// Owners as written.
    pub(super) owners: Vec<String>,
    /// Whether an owner stands for a pronoun.
    pub(super) owner_derived: bool,
    /// When it is due, as written.
    pub(super) due: Option<String>,
    /// How far it is, as written.
    pub(super) status: Option<String>,
    /// Position of the item in the outline.
    pub(super) item: Option<usize>,
    /// The decision that it is too, by position.
    pub(super) decision: Option<usize>,
}

impl Task {
    /// A statement that shows nothing of an action by itself.
    fn of(statement: &Statement) -> Self {
        Self {
            span: statement.span,
            evidence: Evidence::default(),
            score: 0.0,
            owners: Vec::new(),
            owner_derived: false,
            due: None,
            status: None,
            item: statement.item,
            decision: None,
        }
    }

    /// "They will write": the owners of the task before.
    fn stands_for(&mut self, reading: &Reading<'_>, statement: &Statement, named: &Named<'_>) {
        let plural = self.evidence.has(ActionSignal::OwnerPronoun) && reading.text(statement.span).starts_with("They");
        if let Some(owners) = named.owners(statement.block).filter(|_| plural) {
            self.owners = owners.to_vec();
            self.owner_derived = true;
        }
    }

    /// What the statements around it say of the one at `place`: that it is over, or who has it; `before` is the task before.
    fn read_around(
        &mut self,
        reading: &Reading<'_>,
        statements: &[Statement],
        place: usize,
        named: &Named<'_>,
        before: Option<&Task>,
    ) {
        let below = status_below(reading, statements, place);
        self.status = below.or_else(|| status_within(reading, reading.text(self.span))).map(str::to_owned);
        if below.is_some_and(|status| is_status_done(reading, status)) {
            self.evidence.add(ActionSignal::Done);
            self.score = reading.action.score(self.evidence);
        }
        // "Ann to ask about the lane (closed 3 May)": of the lane, since nothing says that the task is over
        if !self.evidence.has(ActionSignal::Done)
            && self.status.as_deref().is_some_and(|status| closes(reading, status))
        {
            self.status = None;
        }
        self.stands_for(reading, &statements[place], named);
        let follows = named.goes_on(place, reading.text(statements[place].span), before);
        if let Some(owners) = follows.filter(|_| self.evidence.has(ActionSignal::OwnerMissing)) {
            self.evidence.add(ActionSignal::Follows);
            self.score = reading.action.score(self.evidence);
            self.owner_derived = !owners.is_empty();
            self.owners = owners;
        }
    }

    /// Whether its status says that it is done or dropped, however much else speaks for it.
    fn is_over(&self, reading: &Reading<'_>) -> bool {
        self.evidence.has(ActionSignal::Done) && self.status.as_deref().is_some_and(|status| closes(reading, status))
    }

    /// "Ben to buy lamps. Deadline: 3 June.": takes in the statement at `next` where it says when the task is due.
    fn takes_due(&mut self, reading: &Reading<'_>, statements: &[Statement], next: usize) -> bool {
        let Some(due) = due_behind(reading, statements, next).filter(|_| self.due.is_none()) else { return false };
        self.due = Some(due.to_owned());
        self.span = self.span.to(statements[next].span);
        true
    }

    /// Takes in what goes on below the label at `place`; gives the position after it.
    fn takes_below(&mut self, reading: &Reading<'_>, roster: &Roster, statements: &[Statement], place: usize) -> usize {
        let mut below = Below::new(reading, statements, place);
        let mut next = place + 1;
        let numbered = is_numbered_by_label(reading, &statements[place]);
        let other = |at: usize| numbered && gives_other_task(reading, roster, &statements[at]);
        while next < statements.len() && !other(next) && below.goes_on(next) {
            self.span = self.span.to(statements[next].span);
            next += 1;
        }
        // "Action: the gate is old. Ann will mend it."
        if self.owners.is_empty() && next > place + 1 && below.is_one_note() {
            self.owners = owners_within(reading, roster, &statements[place + 1..next]);
        }
        next
    }

    /// The same with the owners who stand beside it.
    fn given(mut self, reading: &Reading<'_>, statements: &[Statement], beside: &Beside) -> Self {
        self.evidence.add(ActionSignal::Label);
        self.score = reading.action.score(self.evidence);
        self.span = self.span.to(statements[beside.end - 1].span);
        Self { owners: beside.owners.clone(), owner_derived: false, ..self }
    }
}

/// Weighs every statement.
pub(super) fn actions(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    decisions: &[Candidate],
) -> Found {
    let mut found = Found::default();
    let decision_of = decisions_of(reading, statements, decisions);
    let mut named = Named::new(reading, roster, statements);
    let rows = with_lines(reading, statements, rows(reading, statements));
    let column = column(reading, roster, statements);
    let labelled_items = labelled_lists(reading, statements);
    let mut row = rows.iter().peekable();
    let mut place = 0;
    // the item whose actions stand in a table: what follows the table is no entry of theirs
    let mut tabled = None;
    let mut outer = Outer::default();
    // the block of an action that leaves to the list below who has to do what
    let mut assigned = None;
    while place < statements.len() {
        let mut statement = statements[place];
        let labelled = || labelled_items.contains(&statement.item) && !opens_with_label(reading, &statement);
        if !statement.entry && (tabled == Some(statement.item) || statement.list == List::Actions && labelled()) {
            statement.list = List::None;
        }
        // "Action: members as listed below to comment" gives each entry below to somebody
        if assigned.is_some_and(|block| statement.block != block && !statement.entry) {
            assigned = None;
        }
        if assigned.is_some_and(|block| statement.block != block) {
            statement.list = List::Actions;
        }
        let statement = &statement;
        while row.next_if(|row| row.statements.start < place).is_some() {}
        if let Some(row) = row.next_if(|row| row.statements.start == place) {
            match row.state {
                State::Heads => {}
                State::Open => found.taken.push(task_of_row(reading, roster, statements, row)),
                State::Closed => found.closed.push(task_of_row(reading, roster, statements, row)),
            }
            tabled = Some(statement.item);
            place = row.statements.end;
            continue;
        }
        if outer.heads(reading, roster, statements, place) {
            place += 1;
            continue;
        }
        if found.take_lone_owner(reading, roster, statements, place) {
            tabled = Some(statement.item);
            place += 1;
            continue;
        }
        let decision = decision_of[place];
        if statement.list == List::Actions && is_lead_in(reading, statements, place)
            || decision.is_some_and(|at| is_condition(reading, statements, &decisions[at], place))
        {
            place += 1;
            continue;
        }
        let mut next = place + 1;
        let weighed = weigh(reading, roster, statement, &named, decision.map(|at| &decisions[at]));
        if let Some(beside) = &column[place] {
            let task = weighed.unwrap_or_else(|| Task::of(statement)).given(reading, statements, beside);
            found.taken.push(Task { decision, ..task });
            named.read(place, found.taken.last());
            place = beside.end;
            continue;
        }
        if let Some(mut task) = weighed {
            task.read_around(reading, statements, place, &named, found.taken.last());
            if let Some(owners) = outer.owners().filter(|_| task.owners.is_empty()) {
                task.owners = owners.to_vec();
            }
            let labelled = task.evidence.has(ActionSignal::Label);
            if labelled && assigns(reading.text(statement.span)) {
                assigned = Some(statement.block);
            } else if labelled {
                join_margin_note(reading, roster, statements, place, &mut task, &mut found.taken);
            }
            let given = task.takes_owners(reading, roster, statements, next);
            next += usize::from(given);
            if given {
                // "Buy wax. Owner: Ann. Due: 3 June"
                next += usize::from(task.takes_due(reading, statements, next));
            } else if labelled && assigned != Some(statement.block) {
                next = task.takes_below(reading, roster, statements, place);
            }
            next = take_entry(reading, roster, statements, statement, next, &mut task);
            if task.score <= 0.0 || task.is_over(reading) {
                found.refuse(reading, task);
            } else {
                match decision {
                    // the next owner and its tasks are no part of this one
                    None if owners_above(reading, roster, statements, next).is_some() => {}
                    None => extend_over_list(reading, statements, &mut task.span, &mut next),
                    // a decision that puts a task on somebody is both, with one span
                    Some(at) if !labelled => {
                        task.span = if given { task.span.to(decisions[at].span) } else { decisions[at].span };
                        task.decision = Some(at);
                        next = next.max(decisions[at].statements.end);
                    }
                    Some(_) => {}
                }
                next += usize::from(task.takes_due(reading, statements, next));
                found.taken.push(task);
            }
        }
        named.read(place, found.taken.last());
        place = next;
    }
    found.in_order()
}

/// The items that list actions of which each has its label: "ACTION (4): Ann to write" over "Ann: I have." and "Ben: Good." What
/// else stands there is what was said of them.
fn labelled_lists(reading: &Reading<'_>, statements: &[Statement]) -> HashSet<Option<usize>> {
    let listed = statements.iter().filter(|statement| statement.list == List::Actions && statement.first);
    listed.filter(|statement| opens_with_label(reading, statement)).map(|statement| statement.item).collect()
}

/// "ACTION: …", "Action (4): …".
fn opens_with_label(reading: &Reading<'_>, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let behind = reading.words.longest(Class::ActionLabel, text).map(|end| text[end..].trim_start());
    behind.is_some_and(|behind| behind.starts_with([':', '(', '[']))
}

/// Takes in what goes on with the entry of a list of actions, which is one task however many sentences it has; gives the
/// position after it.
fn take_entry(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    statement: &Statement,
    mut next: usize,
    task: &mut Task,
) -> usize {
    let listed = statement.list == List::Actions || is_numbered_by_label(reading, statement);
    let whole = listed && statement.entry && statement.first && task.score > 0.0;
    while whole
        && next < statements.len()
        && owners_above(reading, roster, statements, next).is_none()
        && !(statement.list != List::Actions && gives_other_task(reading, roster, &statements[next]))
        && goes_on_within(reading, statement, &statements[next])
    {
        task.span = task.span.to(statements[next].span);
        next += 1;
    }
    next
}

/// "subject to the following conditions: / - the gate is to be mended": whether an entry is a condition of what was decided:
/// whoever wants it sees to that.
fn is_condition(reading: &Reading<'_>, statements: &[Statement], decision: &Candidate, place: usize) -> bool {
    statements[place].entry
        && (decision.statements.start..place).any(|at| {
            let lead = reading.text(statements[at].span).trim_end().strip_suffix(':');
            // "the condition of the path:" announces none
            let last = lead.and_then(|lead| lead.words().next_back());
            last.is_some_and(|last| ["conditions", "condition", "terms"].contains(&last))
        })
}

/// "Members as listed below to comment": who has to do what stands in a list.
fn assigns(text: &str) -> bool {
    ["as listed", "listed below", "as follows", "as below", "as set out below"].iter().any(|words| text.contains(words))
}

/// Whether an entry of a list of actions only leads in those below it, or says how far one is: "Next steps:", "Complete".
fn is_lead_in(reading: &Reading<'_>, statements: &[Statement], place: usize) -> bool {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let indent = |statement: &Statement| reading.layout.blocks[statement.block].indent;
    let next = statements.get(place + 1);
    let leads = statement.entry
        && text.ends_with(':')
        && next.is_some_and(|next| next.entry && indent(next) > indent(statement));
    let classes = reading.words.classes(text.trim_end_matches(['.', ':']));
    let state = [
        Class::StatusLine,
        Class::DoneLine,
        Class::DeedDone,
        Class::StatusColumn,
        Class::TaskColumn,
        Class::OwnerColumn,
    ]
    .into_iter()
    .any(|class| classes.contains(class));
    leads || state
}

/// "Action 4: Ann to call the school. Ben to buy the paint.": whether a sentence opens with somebody of the meeting who has a
/// task of their own, and not "She to buy it", "The bank to reply".
fn gives_other_task(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let own = |form: &Form<'_>| {
        let head = form.owner.trim_start_matches("The ").trim_start_matches("the ");
        let known = || matches!(roster.meant(reading.words, head), Meant::Attendee(_) | Meant::Several | Meant::Post);
        let pronoun = || reading.words.classes(head.split(' ').next().unwrap_or(head)).contains(Class::Pronoun);
        let ours = || known() || head.starts_with(char::is_uppercase) && !pronoun();
        form.signal == ActionSignal::BareInfinitive
            && !head.is_empty()
            && offset_in(text, head) <= "The ".len()
            && ours()
    };
    seek::find(text, " to ").is_some() && forms(reading, roster, text, false, true, false).iter().any(own)
}

/// Whether a statement is more of an entry of a list: another sentence, or a line that was not joined to it.
fn goes_on_within(reading: &Reading<'_>, entry: &Statement, next: &Statement) -> bool {
    let glued = !next.entry
        && next.list == List::Actions
        && next.block == entry.block + 1
        && reading.layout.blocks[next.block].blank_before == 0;
    next.block == entry.block || glued
}

/// The task of a row of a table.
fn task_of_row(reading: &Reading<'_>, roster: &Roster, statements: &[Statement], row: &Row) -> Task {
    let (first, last) = (&statements[row.statements.start], &statements[row.statements.end - 1]);
    let mut evidence = Evidence::default();
    evidence.add(ActionSignal::InActions);
    evidence.add_if(ActionSignal::Deadline, row.due.is_some());
    Task {
        span: first.span.to(last.span),
        evidence,
        score: reading.action.score(evidence),
        owners: if row.owners.is_empty() {
            owners_within(reading, roster, &statements[row.statements.clone()])
        } else {
            row.owners.clone()
        },
        owner_derived: false,
        due: row.due.clone(),
        status: row.status.clone(),
        item: first.item,
        decision: None,
    }
}

/// The owners that a row without a cell for them names: "Sean to review", "administration - John".
fn owners_within(reading: &Reading<'_>, roster: &Roster, statements: &[Statement]) -> Vec<String> {
    let named = |statement: &Statement| {
        let text = reading.text(statement.span);
        let forms = forms(reading, roster, text, false, false, false);
        let owner = forms.into_iter().find(|form| {
            matches!(form.signal, ActionSignal::BareInfinitive | ActionSignal::Will | ActionSignal::Obligation)
                && !form.owner.is_empty()
                && !form.negated
        });
        let cut = |text| owners(reading.words, text).into_iter().map(str::to_owned).collect();
        owner.map(|form| cut(form.owner)).or_else(|| named_tail(reading, roster, text))
    };
    statements.iter().find_map(named).unwrap_or_default()
}

/// For each statement the first decision that it belongs to.
fn decisions_of(reading: &Reading<'_>, statements: &[Statement], decisions: &[Candidate]) -> Vec<Option<usize>> {
    let mut found = vec![None; statements.len()];
    for (at, decision) in decisions.iter().enumerate().rev() {
        let first = decision.statements.start;
        for place in decision.statements.clone() {
            // what was said between a motion and its result was not decided
            let span = statements[place].span;
            let holds = decision.verb.is_some_and(|verb| span.start <= verb.start && verb.end <= span.end);
            if place == first || holds || !reading.has(span, Class::Speech) {
                found[place] = Some(at);
            }
        }
    }
    found
}

//! One statement, weighed as an action.

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::action::{ActionLabel, action_label, owners};
use crate::parse::deadline::deadline;
use crate::parse::offset_in;
use crate::resolve::decisions::{Candidate, puts_off};
use crate::resolve::form::{Form, forms};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement};

use super::margin::{is_only_owners, named_head};
use super::owner::owner_signals;
use super::status::{announces, is_done};
use super::verb::{is_errand, is_state, is_task, verb_of};
use super::{Named, Task};

/// The reading of a statement that makes it most of a task.
struct Best {
    score: f32,
    evidence: Evidence<ActionSignal>,
    owners: Vec<String>,
    /// Whether an owner stands for a pronoun.
    derived: bool,
}

/// A statement to be weighed, with what is known beforehand.
struct Weighing<'r> {
    reading: &'r Reading<'r>,
    roster: &'r Roster,
    statement: &'r Statement,
    text: &'r str,
    label: Option<ActionLabel<'r>>,
    /// The text behind the label.
    task: &'r str,
    /// Whether the statement tells a decision.
    decided: bool,
    /// Whom a pronoun stands for.
    named: &'r Named<'r>,
    /// What the statement shows however it is read.
    common: Evidence<ActionSignal>,
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
    // within a paragraph a label has its colon: "Mr Bell asked for figures. Action: AB"
    let labelled = |label: &ActionLabel<'_>| {
        statement.first || text[offset_in(text, label.label) + label.label.len()..].starts_with(':')
    };
    let label = action_label(reading.words, text).filter(labelled);
    let task = label.map_or(text, |label| &text[label.task..]);
    let span = reading.flow_span(task);
    let due = deadline(reading.grammar, task, span.start, reading.hits_in(span));
    let mut common = Evidence::default();
    common.add_if(S::Label, label.is_some());
    common.add_if(S::InActions, statement.list == List::Actions);
    common.add_if(S::Question, text.trim_end().ends_with('?') && label.is_none());
    common.add_if(S::LaterMeeting, puts_off(reading, text));
    common.add_if(S::Done, is_done(reading, text));
    common.add_if(S::Announcement, announces(reading, statement, text));
    common.add_if(S::Deadline, due.is_some());
    let decided = decision.is_some_and(|decision| decision.score > 0.0);
    let weighing = Weighing { reading, roster, statement, text, label, task, decided, named, common };
    let best = weighing.named_outright(weighing.best_form())?;
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

impl Weighing<'_> {
    fn best_form(&self) -> Option<Best> {
        use ActionSignal as S;
        let mut best: Option<Best> = None;
        let mut all: Vec<String> = Vec::new();
        for form in forms(self.reading, self.roster, self.task, self.decided, self.label.is_some()) {
            let found = self.weigh_form(&form);
            // several people may be given their part in one sentence
            if found.score > 0.0 && matches!(form.signal, S::BareInfinitive | S::IsTo | S::Promised | S::Undertakes) {
                let more: Vec<String> = found.owners.iter().filter(|name| !all.contains(name)).cloned().collect();
                all.extend(more);
            }
            if best.as_ref().is_none_or(|other| found.score > other.score) {
                best = Some(found);
            }
        }
        if let Some(best) = best.as_mut().filter(|best| all.len() > best.owners.len() && !best.owners.is_empty()) {
            best.owners = all;
        }
        best
    }

    fn weigh_form(&self, form: &Form<'_>) -> Best {
        use ActionSignal as S;
        let Self { reading, roster, text, decided, .. } = *self;
        let mut evidence = self.common;
        evidence.add(form.signal);
        let (owners, derived) =
            owner_signals(reading, roster, form, || self.named.person(self.statement.block), &mut evidence);
        evidence.add_if(S::Errand, form.signal == S::DecidedTask && is_errand(reading, form.rest));
        if matches!(form.signal, S::BareInfinitive | S::IsTo) && !evidence.has(S::OwnerMissing) {
            evidence.remove(S::LaterMeeting);
        }
        evidence.add_if(S::Task, is_task(reading, form.rest, form.passive));
        let foretold = matches!(form.signal, S::Will | S::Would | S::Promised);
        evidence.add_if(S::State, foretold && !form.passive && is_state(reading, verb_of(form.rest), form.rest));
        evidence.add_if(S::Subordinate, form.subordinate && !decided && form.signal != S::Promised);
        let condition = form.signal == S::Obligation && (text.starts_with("If ") || text.starts_with("Should "));
        evidence.add_if(S::Hypothetical, form.conditional || condition || reading.starts(form.rest, Class::Wish));
        evidence.add_if(S::Negated, form.negated);
        evidence.add_if(S::Resolved, decided);
        Best { score: reading.action.score(evidence), evidence, owners, derived }
    }

    /// The owners that stand by themselves in a label or list, before what a sentence says of them.
    fn named_outright(&self, best: Option<Best>) -> Option<Best> {
        let Self { reading, roster, task, .. } = *self;
        let labelled = self.label.is_some();
        let listed = labelled || self.statement.list == List::Actions;
        let cut = |text| owners(reading.words, text).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let named = if let Some(text) = self.label.and_then(|label| label.owners) {
            Some(cut(text))
        } else if !listed {
            None
        } else if let Some(named) = named_head(reading, roster, task) {
            // "ACTION: Peter: update the addresses", "Ann - microscope"
            Some(named)
        } else if best.is_some() {
            None
        } else if labelled && is_only_owners(reading, roster, task) {
            Some(cut(task))
        } else {
            Some(Vec::new())
        };
        let Some(owners) = named else { return best };
        let evidence = best.map_or(self.common, |best| best.evidence);
        Some(Best { score: reading.action.score(evidence), evidence, owners, derived: false })
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

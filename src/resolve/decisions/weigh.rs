//! One statement, weighed as a decision.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::Class;
use crate::model::Outcome;
use crate::parse::motion::movers;
use crate::resolve::clause::{Subject, subject};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement, label_of_decision};
use crate::text::Span;

use super::candidate::Candidate;
use super::deferral::puts_off;
use super::motion::is_result_line;
use super::verb::{outcome_of, weigh_verb};

/// The verb of a statement that decides most.
struct Best {
    score: f32,
    evidence: Evidence<DecisionSignal>,
    outcome: Outcome,
    verb: Option<Span>,
}

/// Weighs one statement; `None` where no word of a decision stands in it.
pub(super) fn weigh(reading: &Reading<'_>, roster: &Roster, statement: &Statement, place: usize) -> Option<Candidate> {
    use DecisionSignal as S;
    let hits = reading.hits_in(statement.span);
    let text = reading.text(statement.span);
    let later = puts_off(reading, text);
    let mut common = Evidence::default();
    common.add_if(S::LaterMeeting, later);
    common.add_if(S::Unanimous, hits.iter().any(|hit| hit.class == Class::Unanimous));
    common.add_if(S::InDecisions, statement.list == List::Decisions);
    common.add_if(S::Question, text.trim_end().ends_with('?'));
    let mover = hits.iter().any(|hit| hit.class == Class::Moved) && !common.has(S::Question);
    let seconded = mover && hits.iter().any(|hit| hit.class == Class::Seconded);
    let label = label_of_decision(reading, statement);

    let Best { score, mut evidence, mut outcome, verb } = best_verb(reading, roster, statement);
    // within a motion or behind a label the verb may stand in any form: "moved that the minutes be adopted"
    if (seconded || label || common.has(S::InDecisions)) && score < reading.decision.bias() {
        evidence = Evidence::default();
    }
    for signal in common.signals() {
        evidence.add(signal);
    }
    if later && verb.is_none() {
        evidence.add(S::PutOff);
        outcome = Outcome::Deferred;
    }
    evidence.add_if(S::MovedAndSeconded, seconded);
    evidence.add_if(S::Moved, mover && !seconded && names_mover(reading, statement));
    evidence.add_if(S::Position, states_position(reading, roster, statement));
    if statement.list == List::Decisions && verb.is_none() {
        outcome = Outcome::Agreed;
    }
    evidence.add_if(S::Label, label);
    let shows = evidence.signals().any(|signal| !matches!(signal, S::Question | S::LaterMeeting | S::Unanimous));
    let result = evidence.has(S::Unanimous) && is_result_line(reading, text);
    (shows || result).then(|| {
        let score = reading.decision.score(evidence);
        Candidate { evidence, score, outcome, verb, ..Candidate::bare(*statement, place) }
    })
}

fn best_verb(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> Best {
    let mut best: Option<Best> = None;
    for hit in reading.hits_in(statement.span) {
        let Some(outcome) = outcome_of(hit.class) else { continue };
        let Some((evidence, outcome)) = weigh_verb(reading, roster, statement, hit, outcome) else { continue };
        let score = reading.decision.score(evidence);
        if best.as_ref().is_none_or(|other| score > other.score) {
            let verb = Some(Span::new(hit.start as usize, hit.end as usize));
            best = Some(Best { score, evidence, outcome, verb });
        }
    }
    best.unwrap_or_else(|| {
        let evidence = Evidence::default();
        Best { score: reading.decision.score(evidence), evidence, outcome: Outcome::Agreed, verb: None }
    })
}

/// Whether a mover is named beside the word.
fn names_mover(reading: &Reading<'_>, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let hits = reading.hits_in(statement.span);
    // "proposed to host the meeting" is a plan and no motion
    let plan = hits.iter().filter(|hit| hit.class == Class::Moved).all(|hit| {
        let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
        let written = &text[hit.start as usize - statement.span.start..end];
        written.starts_with("propose") && text[end..].starts_with(" to ")
    });
    !plan && movers(reading.words, text, statement.span.start, hits).mover.is_some()
        || text.get(.."it was proposed".len()).is_some_and(|head| head.eq_ignore_ascii_case("it was proposed"))
}

/// "The Group are happy for the site to go live", "no objections to", "everyone approves".
fn states_position(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let mut seen: Vec<u16> = Vec::new();
    reading.phrases_in(statement.span, Class::Position).any(|hit| {
        // the first place of each phrase counts
        if seen.contains(&hit.entry) {
            return false;
        }
        seen.push(hit.entry);
        let head = text[..hit.start as usize - statement.span.start].trim();
        let words = head.rsplit([',', ';', ':']).next().unwrap_or(head);
        let kind = subject(reading.words, roster, words, head.is_empty());
        // "Council: no objections to …"
        let comment = reading.grammar.words(hit.class)[usize::from(hit.entry)].starts_with("no obj");
        matches!(kind, Subject::Body | Subject::Nothing) || (comment && head.ends_with(':'))
    })
}

//! Decisions: statements that record that the meeting settled something.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, Hit};
use crate::model::Outcome;
use crate::parse::vote::ballot_line;
use crate::text::Span;

use super::clause::{Auxiliary, Clause, Subject, clause};
use super::outline::Outline;
use super::reading::Reading;
use super::roster::Roster;
use super::statement::{List, Statement};

/// A statement with what it shows of a decision.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Its text in the flow, from the first to the last statement that belongs to it.
    pub(super) span: Span,
    /// Positions of its statements.
    pub(super) statements: std::ops::Range<usize>,
    /// What speaks for and against it.
    pub(super) evidence: Evidence<DecisionSignal>,
    /// Sum of the weights.
    pub(super) score: f32,
    /// What came of it.
    pub(super) outcome: Outcome,
    /// The deciding words in the flow.
    pub(super) verb: Option<Span>,
    /// Position of the item in the outline.
    pub(super) item: Option<usize>,
}

/// Weighs every statement, then puts together those that tell one decision. Those that are not decisions are given
/// too, for those who ask why.
pub(super) fn decisions(
    reading: &Reading<'_>,
    outline: &Outline,
    roster: &Roster,
    statements: &[Statement],
) -> (Vec<Candidate>, Vec<Candidate>) {
    let weighed: Vec<Option<Candidate>> =
        statements.iter().enumerate().map(|(place, statement)| weigh(reading, roster, statement, place)).collect();
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    let mut place = 0;
    while place < statements.len() {
        let role = fragment(reading, statements, place, weighed[place].as_ref());
        let mut candidate = weighed[place].clone();
        let mut end = place + 1;
        let weak = candidate.as_ref().is_none_or(|candidate| candidate.score <= 0.0);
        if weak && begins_motion(reading, statements, place, &weighed) {
            candidate = Some(Candidate::bare(statements[place], place));
        }
        if role == Fragment::Mover
            && let Some(next) = motion_after_mover(reading, statements, place, &weighed)
        {
            let mut whole = Candidate::bare(statements[place], place);
            for at in place..next {
                if let Some(part) = &weighed[at] {
                    whole.join_motion(part);
                }
                whole.span = whole.span.to(statements[at].span);
            }
            whole.evidence.add(DecisionSignal::MovedAndSeconded);
            whole.statements = place..next;
            whole.outcome = result_outcome(reading, &statements[next - 1], weighed[next - 1].as_ref());
            read_fragments(reading, &mut whole);
            whole.score = reading.decision.score(whole.evidence);
            taken.push(whole);
            place = next;
            continue;
        }
        let Some(mut candidate) = candidate else {
            place += 1;
            continue;
        };
        // "Planning application for four houses. Approved subject to …": what was approved stands before
        if let Some(before) = subject_before(reading, statements, place, &candidate, taken.last()) {
            candidate.span = statements[before].span.to(candidate.span);
        }
        // a decision and the lines that tell its mover, vote and result are one record
        let from_heading = matches!(role, Fragment::Mover | Fragment::Seconder) && statements[place].first;
        while end < statements.len() && belongs(reading, statements, &weighed, place, end, &candidate) {
            if let Some(part) = &weighed[end] {
                candidate.join(part);
            }
            candidate.span = candidate.span.to(statements[end].span);
            end += 1;
        }
        reach_result(reading, statements, &weighed, &mut candidate, &mut end);
        extend_over_list(reading, statements, &mut candidate.span, &mut end);
        candidate.statements = place..end;
        read_fragments(reading, &mut candidate);
        if from_heading {
            take_heading(outline, &mut candidate, &statements[place]);
        }
        candidate.score = reading.decision.score(candidate.evidence);
        if candidate.score > 0.0 {
            taken.push(candidate);
            place = end;
        } else {
            refused.push(candidate);
            place += 1;
        }
    }
    (taken, refused)
}

impl Candidate {
    fn bare(statement: Statement, place: usize) -> Self {
        Self {
            span: statement.span,
            statements: place..place + 1,
            evidence: Evidence::default(),
            score: 0.0,
            outcome: Outcome::Agreed,
            verb: None,
            item: statement.item,
        }
    }

    /// Takes over what a part of a motion shows of its result, and nothing of its wording.
    fn join_motion(&mut self, part: &Self) {
        use DecisionSignal as S;
        for signal in [S::MotionResult, S::Tally, S::Unanimous, S::Moved, S::MovedAndSeconded] {
            self.evidence.add_if(signal, part.evidence.has(signal));
        }
        self.verb = self.verb.or(part.verb.filter(|_| part.evidence.has(S::MotionResult)));
    }

    fn join(&mut self, part: &Self) {
        for signal in part.evidence.signals() {
            self.evidence.add(signal);
        }
        if self.verb.is_none() || part.outcome != Outcome::Agreed {
            self.verb = self.verb.or(part.verb);
        }
        if part.outcome != Outcome::Agreed && part.evidence.has(DecisionSignal::MotionResult) {
            self.outcome = part.outcome;
        }
    }
}

/// The statement before a participle that opens a sentence, where it names a thing and has no verb of its own.
fn subject_before(
    reading: &Reading<'_>,
    statements: &[Statement],
    place: usize,
    candidate: &Candidate,
    taken: Option<&Candidate>,
) -> Option<usize> {
    let before = place.checked_sub(1)?;
    let (statement, head) = (&statements[place], &statements[before]);
    let text = reading.text(statement.span);
    let opens = candidate.evidence.has(DecisionSignal::VerbOpens)
        && ["Approved", "Agreed", "Refused", "Rejected", "Granted", "Deferred", "Noted", "Accepted"]
            .iter()
            .any(|verb| text.starts_with(verb));
    let closes = text.split_once(' ').is_none_or(|(_, rest)| {
        ["by ", "subject", "as ", "with ", "unanim", "in "].iter().any(|word| rest.starts_with(word))
    }) || text.split(' ').count() <= 2;
    let bare = head.block == statement.block
        && !reading.hits_in(head.span).iter().any(|hit| hit.class == Class::FiniteVerb)
        && Reading::count_words(reading.text(head.span)) <= 40;
    let free = taken.is_none_or(|other| !other.statements.contains(&before));
    (opens && closes && bare && free).then_some(before)
}

/// What a verb of a list says came of the matter.
fn outcome_of(class: Class) -> Option<Outcome> {
    match class {
        Class::Decided | Class::Approved => Some(Outcome::Agreed),
        Class::Rejected => Some(Outcome::Rejected),
        Class::Deferred => Some(Outcome::Deferred),
        Class::Withdrawn => Some(Outcome::Withdrawn),
        Class::Noted => Some(Outcome::Noted),
        _ => None,
    }
}

/// Weighs one statement; `None` where no word of a decision stands in it.
fn weigh(reading: &Reading<'_>, roster: &Roster, statement: &Statement, place: usize) -> Option<Candidate> {
    use DecisionSignal as S;
    let hits = reading.hits_in(statement.span);
    let text = reading.text(statement.span);
    let mut common = Evidence::default();
    let later = puts_off(text);
    common.add_if(S::LaterMeeting, later);
    common.add_if(S::Unanimous, hits.iter().any(|hit| hit.class == Class::Unanimous));
    common.add_if(S::InDecisions, statement.list == List::Decisions);
    common.add_if(S::Question, text.trim_end().ends_with('?'));
    let mover = hits.iter().any(|hit| hit.class == Class::Moved) && !common.has(S::Question);
    let seconder = hits.iter().any(|hit| hit.class == Class::Seconded);
    let mut best: Option<(f32, Evidence<S>, Outcome, Span)> = None;
    for hit in hits {
        let Some(outcome) = outcome_of(hit.class) else { continue };
        let Some((evidence, outcome)) = weigh_verb(reading, roster, statement, hit, outcome) else { continue };
        let score = reading.decision.score(evidence);
        if best.as_ref().is_none_or(|(other, ..)| score > *other) {
            best = Some((score, evidence, outcome, Span::new(hit.start as usize, hit.end as usize)));
        }
    }
    let (mut evidence, mut outcome, verb) = match best {
        Some((_, evidence, outcome, verb)) => (evidence, outcome, Some(verb)),
        None => (Evidence::default(), Outcome::Agreed, None),
    };
    // within a motion or behind a label the verb may stand in any form: "moved that the minutes be adopted"
    let label = label_of_decision(reading, statement);
    if ((mover && seconder) || label || common.has(S::InDecisions))
        && reading.decision.score(evidence) < reading.decision.bias()
    {
        evidence = Evidence::default();
    }
    for signal in common.signals() {
        evidence.add(signal);
    }
    if later && verb.is_none() {
        evidence.add(S::PutOff);
        outcome = Outcome::Deferred;
    }
    if mover && seconder {
        evidence.add(S::MovedAndSeconded);
    } else if mover && names_mover(reading, statement) {
        evidence.add(S::Moved);
    }
    evidence.add_if(S::Position, states_position(reading, roster, text));
    if statement.list == List::Decisions {
        outcome = if verb.is_none() { Outcome::Agreed } else { outcome };
    }
    evidence.add_if(S::Label, label);
    let shows = evidence.signals().any(|signal| !matches!(signal, S::Question | S::LaterMeeting | S::Unanimous));
    let result = evidence.has(S::Unanimous) && is_result_line(text);
    if !(shows || result) {
        return None;
    }
    let score = reading.decision.score(evidence);
    Some(Candidate {
        span: statement.span,
        statements: place..place + 1,
        evidence,
        score,
        outcome,
        verb,
        item: statement.item,
    })
}

/// Weighs a verb in its clause.
fn weigh_verb(
    reading: &Reading<'_>,
    roster: &Roster,
    statement: &Statement,
    hit: &Hit,
    outcome: Outcome,
) -> Option<(Evidence<DecisionSignal>, Outcome)> {
    use DecisionSignal as S;
    let text = reading.text(statement.span);
    let at = hit.start as usize - statement.span.start;
    let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
    let written = &text[at..end];
    let found = clause(reading.words, roster, text, at);
    let after = text[end..].trim_start();
    let mut evidence = Evidence::default();
    let mut outcome = outcome;
    let participle =
        written.ends_with("ed") || written.ends_with("en") || written.ends_with("st") || written.ends_with("ld");
    let resolution = found.subject == Subject::Nothing
        && found.auxiliary == Auxiliary::None
        && (written.chars().all(|char| !char.is_lowercase()) || after.starts_with(':'));
    let multiword = written.contains(' ');
    let list = reading.words.classes(written);
    let motion = reading
        .hits_in(statement.span)
        .iter()
        .any(|hit| hit.class == Class::Motion && (hit.end as usize) <= statement.span.start + at + 1);
    if hit.class == Class::Approved && !list.contains(Class::Decided) && !motion {
        return None;
    }
    if outcome == Outcome::Noted {
        return weigh_note(&found, written, after).map(|evidence| (evidence, outcome));
    }
    if resolution && reading.words.classes(written).contains(Class::Resolution) {
        evidence.add(S::Resolved);
        if after.to_ascii_lowercase().contains("receive and note")
            || after.trim_start_matches([':', ' ']).to_ascii_lowercase().starts_with("to note")
        {
            outcome = Outcome::Noted;
        }
    } else {
        voice(&found, written, after, participle, multiword, &mut evidence, text, at);
    }
    let result = motion
        && (list.contains(Class::Approved) || matches!(outcome, Outcome::Rejected | Outcome::Withdrawn))
        && !matches!(found.auxiliary, Auxiliary::Future | Auxiliary::Modal | Auxiliary::Article);
    if result {
        evidence.add(S::MotionResult);
    }
    if matches!(outcome, Outcome::Deferred)
        && !matches!(found.auxiliary, Auxiliary::Article)
        && !evidence.has(S::Adjective)
    {
        if !refers_elsewhere(written, after) {
            return None;
        }
        evidence.add(S::PutOff);
    }
    evidence.add_if(
        S::Clause,
        found.subordinate && !matches!(found.subject, Subject::It) && !evidence.has(S::MotionResult),
    );
    evidence.add_if(S::Hypothetical, found.conditional);
    // "did not agree to the extension", "did NOT SUPPORT": a refusal
    let refuses =
        found.negated && outcome == Outcome::Agreed && (evidence.has(S::BodyDecides) || evidence.has(S::VerbOpens));
    if refuses {
        outcome = Outcome::Rejected;
    }
    evidence.add_if(S::Negated, found.negated && outcome == Outcome::Agreed);
    let earlier = earlier_meeting(text, at);
    let about = text[..at].to_ascii_lowercase();
    let minutes = about.contains("minutes") || about.contains("apologies") || about.trim_end().ends_with("these were");
    evidence.add_if(
        S::Earlier,
        (earlier && !minutes)
            || !minutes
                && matches!(found.auxiliary, Auxiliary::BeenPerfect | Auxiliary::Perfect)
                && !matches!(outcome, Outcome::Deferred),
    );
    evidence.add_if(S::MinutesOrApologies, minutes);
    if written.eq_ignore_ascii_case("confirmed") && !minutes && after.starts_with("that ") {
        return None;
    }
    if evidence.has(S::BodyDecides) || evidence.has(S::ItWas) || evidence.has(S::VerbOpens) {
        content(after, &mut evidence);
    }
    if outcome == Outcome::Agreed && decides_against(after) {
        outcome = Outcome::Rejected;
    }
    if outcome == Outcome::Agreed
        && (after.starts_with("to defer") || after.starts_with("to postpone") || puts_off(after))
        && !after.contains(':')
    {
        outcome = Outcome::Deferred;
    }
    (!evidence.is_empty()).then_some((evidence, outcome))
}

/// Who decides, by the verb's voice and subject.
#[expect(clippy::too_many_arguments, reason = "the parts of one clause")]
fn voice(
    found: &Clause<'_>,
    written: &str,
    after: &str,
    participle: bool,
    multiword: bool,
    evidence: &mut Evidence<DecisionSignal>,
    text: &str,
    at: usize,
) {
    use DecisionSignal as S;
    match (found.auxiliary, found.subject) {
        (Auxiliary::Article, _) => evidence.add(S::Adjective),
        (Auxiliary::Future | Auxiliary::Modal, _) => evidence.add(S::NotYet),
        (Auxiliary::Be, Subject::It) => evidence.add(S::ItWas),
        (Auxiliary::BeenPerfect, _) if participle || multiword => evidence.add(S::Passive),
        (Auxiliary::Be, _) => evidence.add(S::Passive),
        (_, Subject::Body | Subject::It) => evidence.add(S::BodyDecides),
        (_, Subject::Person | Subject::Pronoun) => evidence.add(S::PersonDecides),
        (_, Subject::Outsider) => evidence.add(S::OutsiderDecides),
        (Auxiliary::None, Subject::Nothing) if written.ends_with(['d', 'n', 't', 'D', 'N', 'T']) || multiword => {
            evidence.add(S::VerbOpens);
        }
        // "Agenda for the meeting agreed.", "– approved by PC": a participle that closes what it is said of
        (Auxiliary::None, Subject::Thing) if participle && closes(after) && starts_new(found, text, at) => {
            evidence.add(S::Passive);
        }
        (Auxiliary::None, Subject::Thing) if written.starts_with(char::is_uppercase) => evidence.add(S::VerbOpens),
        _ => evidence.add(S::Adjective),
    }
    if matches!(found.auxiliary, Auxiliary::Perfect) && !matches!(found.subject, Subject::Body) {
        evidence.add(S::OutsiderDecides);
    }
}

/// Whether nothing but an agent or the end follows a participle.
fn closes(after: &str) -> bool {
    after.is_empty()
        || after.starts_with(['.', ',', ';', ')', '-', '–', ':', '('])
        || ["by ", "unanimously", "subject to", "with ", "as ", "and signed"].iter().any(|head| after.starts_with(head))
}

fn starts_new(found: &Clause<'_>, text: &str, at: usize) -> bool {
    // the thing stands at the start of the sentence or after a dash
    let head = text[..at].trim_end();
    head.ends_with(found.words)
        && !found.words.is_empty()
        && (head.len() == found.words.len()
            || head[..head.len() - found.words.len()].trim_end().ends_with(['-', '–', '—', ':', ','])
            || !found.subordinate)
        || head.ends_with(['-', '–', '—', ':'])
}

/// What was agreed: a state of things or something to be done.
fn content(after: &str, evidence: &mut Evidence<DecisionSignal>) {
    use DecisionSignal as S;
    let lower = after.to_ascii_lowercase();
    if lower.starts_with("to ")
        || lower.starts_with(':')
        || lower.starts_with("with ")
        || lower.starts_with("unanimously")
    {
        evidence.add(S::Directs);
        return;
    }
    let Some(said) = lower.strip_prefix("that ") else { return };
    let directs =
        [" should ", " would ", " will ", " be ", " shall ", " must ", " to be ", " is to ", " are to ", " may "]
            .iter()
            .any(|verb| said.contains(verb));
    let states = [" was ", " were ", " had ", " is ", " are ", " has ", " have ", " needed ", " could "]
        .iter()
        .any(|verb| said.contains(verb));
    evidence.add_if(S::Directs, directs);
    evidence.add_if(S::Opinion, states && !directs);
}

/// "decided against", "agreed not to": a refusal.
fn decides_against(after: &str) -> bool {
    after.starts_with("against ")
}

/// Formal noting: by the body or by nobody in particular.
fn weigh_note(found: &Clause<'_>, written: &str, after: &str) -> Option<Evidence<DecisionSignal>> {
    use DecisionSignal as S;
    let formal = match (found.auxiliary, found.subject) {
        (Auxiliary::Be, Subject::It) | (Auxiliary::None, Subject::Body | Subject::It) => true,
        (Auxiliary::Be, Subject::Thing) => closes(after) && written != "received",
        (Auxiliary::None, Subject::Nothing) => {
            written.starts_with(char::is_uppercase) && !after.is_empty() && written != "Received"
        }
        _ => false,
    };
    let receives = written.eq_ignore_ascii_case("received")
        || written.eq_ignore_ascii_case("noting")
        || written.eq_ignore_ascii_case("note");
    let mut evidence = Evidence::default();
    evidence.add(S::FormalNote);
    evidence.add_if(S::Clause, found.subordinate);
    (formal && !receives && !found.subordinate).then_some(evidence)
}

/// "referred to" as a citation is no referral: a body, committee or meeting has to follow.
fn refers_elsewhere(written: &str, after: &str) -> bool {
    if !written.to_ascii_lowercase().starts_with("refer") {
        return true;
    }
    let lower = after.to_ascii_lowercase();
    let near: String = lower.chars().take(60).collect();
    [
        "committee",
        "council",
        "board",
        "group",
        "meeting",
        "panel",
        "sub-committee",
        "officer",
        "department",
        "executive",
        "back",
    ]
    .iter()
    .any(|body| near.contains(body))
}

/// Whether the text tells of an earlier meeting's decision.
fn earlier_meeting(text: &str, at: usize) -> bool {
    let lower = text.to_ascii_lowercase();
    let around = [
        "at the last meeting",
        "at the previous meeting",
        "at a previous meeting",
        "at an earlier meeting",
        "at its last meeting",
        "last month",
        "last year",
        "following agreement",
        "already been",
        "at their meeting on",
        "in the december meeting",
    ];
    let near = lower[..at.min(lower.len())].trim_end();
    near.ends_with("previously")
        || around.iter().any(|phrase| lower.find(phrase).is_some_and(|found| found < at + 60))
            && !lower.contains("minutes of")
}

/// Whether something is to come up at a later meeting.
pub(super) fn puts_off(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let later = [
        "next meeting",
        "future meeting",
        "following meeting",
        "later meeting",
        "subsequent meeting",
        "next agenda",
        "future agenda",
        "forthcoming meeting",
        "next month's meeting",
        "next session",
        "later date",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
        || next_named_meeting(&lower)
        || lower.contains("on the agenda");
    let comes_up = [
        "to be discussed",
        "be discussed",
        "to be an agenda item",
        "be an agenda item",
        "to be an item on",
        "be an item on",
        "to be considered",
        "be considered",
        "will discuss",
        "to discuss this",
        "discuss this",
        "discussed further",
        "discussed at",
        "to be reviewed",
        "be reviewed at",
        "be raised",
        "to be raised",
        "be placed on",
        "be put on",
        "be added to",
        "be on the",
        "be included on",
        "to be decided",
        "be decided",
        "consider this",
        "reconsider",
        "be brought",
        "brought to",
        "to be tabled",
        "to be agreed at",
        "be revisited",
        "be addressed at",
        "carried to",
        "held until",
        "left until",
        "wait until",
        "to go on",
        "add to",
        "placed on",
        "for discussion at",
        "further discussion at",
        "return to",
        "be resolved at",
        "be voted on",
        "be presented for",
    ];
    later && comes_up.iter().any(|phrase| lower.contains(phrase))
}

/// "the next Taskforce meeting", "the next meeting of the Playing Field Committee".
fn next_named_meeting(lower: &str) -> bool {
    lower.match_indices("the next ").any(|(at, _)| {
        let near: String = lower[at..].chars().take(48).collect();
        near.contains("meeting") || near.contains(" agm")
    })
}

/// "The Group are happy for the site to go live", "no objections to", "everyone approves".
fn states_position(reading: &Reading<'_>, roster: &Roster, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [
        "are happy for",
        "is happy for",
        "were happy for",
        "was happy for",
        "are content",
        "is content",
        "were content",
        "was content",
        "had no objection",
        "have no objection",
        "has no objection",
        "no objections to",
        "felt that the",
        "would accept",
    ]
    .iter()
    .any(|phrase| {
        lower.find(phrase).is_some_and(|at| {
            let head = text[..at].trim();
            let subject = super::clause::subject(
                reading.words,
                roster,
                head.rsplit([',', ';', ':']).next().unwrap_or(head),
                head.is_empty(),
            );
            matches!(subject, Subject::Body | Subject::Nothing) || (phrase.starts_with("no obj") && head.ends_with(':'))
        })
    })
}

/// "Conclusion 3:", "DECISION:", "RESOLUTION:" before a statement.
fn label_of_decision(reading: &Reading<'_>, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let Some(colon) = text.char_indices().take(32).find(|(_, char)| *char == ':').map(|(at, _)| at) else {
        return false;
    };
    let label = text[..colon]
        .trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, ' ' | '.' | '/' | '-' | '#'))
        .trim_start_matches(['[', '(', '*']);
    statement.first && reading.words.classes(label).contains(Class::Resolution) && label.starts_with(char::is_uppercase)
}

/// What part of a motion a short line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fragment {
    /// The mover, perhaps with the seconder.
    Mover,
    /// The seconder alone.
    Seconder,
    /// The result or the votes.
    Result,
    /// Something else.
    Other,
}

/// Names the part of a motion that a statement is nothing but.
fn fragment(reading: &Reading<'_>, statements: &[Statement], place: usize, weighed: Option<&Candidate>) -> Fragment {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let words = Reading::count_words(text);
    if words > 24 {
        return Fragment::Other;
    }
    if ballot_line(text).is_some() {
        return Fragment::Result;
    }
    let lead = text.len() - text.trim_start_matches(['(', '*', '[', '–', '-', ' ']).len();
    let first = reading.hits_in(Span::new(statement.span.start + lead, statement.span.start + lead + 1));
    let opens = |class| first.iter().any(|hit| hit.class == class);
    let hits = reading.hits_in(statement.span);
    let moved = hits.iter().any(|hit| hit.class == Class::Moved);
    let seconded = hits.iter().any(|hit| hit.class == Class::Seconded);
    if opens(Class::Moved) && words <= 12 {
        return Fragment::Mover;
    }
    if (opens(Class::Seconded) && words <= 10)
        || (seconded
            && !moved
            && words <= 8
            && weighed.is_none_or(|candidate| !candidate.evidence.has(DecisionSignal::MotionResult)))
    {
        return Fragment::Seconder;
    }
    if is_result_line(text)
        || hits.iter().any(|hit| matches!(hit.class, Class::VoteFor | Class::VoteAgainst | Class::VoteAbstain))
            && words <= 20
            && opens_vote(reading, statement)
    {
        return Fragment::Result;
    }
    let result = weighed.is_some_and(|candidate| {
        candidate.evidence.has(DecisionSignal::MotionResult)
            || (candidate.evidence.has(DecisionSignal::VerbOpens) && candidate.evidence.has(DecisionSignal::Unanimous))
    });
    if result && words <= 12 { Fragment::Result } else { Fragment::Other }
}

fn opens_vote(reading: &Reading<'_>, statement: &Statement) -> bool {
    reading.hits_in(Span::new(statement.span.start, (statement.span.start + 24).min(statement.span.end))).iter().any(
        |hit| {
            matches!(
                hit.class,
                Class::VoteFor
                    | Class::VoteAgainst
                    | Class::VoteAbstain
                    | Class::VoteMethod
                    | Class::Motion
                    | Class::Approved
            )
        },
    )
}

/// "Carried.", "Motion carried 5-0", "All in favour", "No objections", "Unanimous".
fn is_result_line(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('.').to_ascii_lowercase();
    let heads = [
        "carried",
        "defeated",
        "deferred",
        "motion carried",
        "motion passed",
        "motion approved",
        "motion failed",
        "motion lost",
        "motion withdrawn",
        "the motion carried",
        "the motion passed",
        "the motion failed",
        "the motion was",
        "motion was",
        "all in favo",
        "all ayes",
        "no objection",
        "none opposed",
        "passed",
        "approved unanimously",
        "unanimous",
        "vote:",
        "voted",
        "ayes",
        "yeas",
        "roll call",
        "lost",
        "defeated",
        "agreed unanimously",
        "approved",
        "vote ",
        "voice vote",
        "the vote",
        "accepted:",
        "all agreed",
        "so ordered",
        "motion adopted",
        "the ayes",
    ];
    lower.split(' ').count() <= 16 && heads.iter().any(|head| lower.starts_with(head))
}

/// Whether a statement is the motion that the fragments after it belong to.
fn begins_motion(reading: &Reading<'_>, statements: &[Statement], place: usize, weighed: &[Option<Candidate>]) -> bool {
    let next = place + 1;
    if next >= statements.len() || statements[next].item != statements[place].item {
        return false;
    }
    let text = reading.text(statements[place].span);
    if text.trim_end_matches([':', ' ']).eq_ignore_ascii_case("vote") && text.ends_with(':') {
        return true;
    }
    matches!(fragment(reading, statements, next, weighed[next].as_ref()), Fragment::Mover)
        && is_near(reading, statements, place, next)
        && motion_after_mover(reading, statements, next, weighed).is_none()
}

/// Where the mover stands first ("Moved by: A", "Seconded by: B", "THAT …", "CARRIED"): the end of the motion's last
/// statement.
fn motion_after_mover(
    reading: &Reading<'_>,
    statements: &[Statement],
    place: usize,
    weighed: &[Option<Candidate>],
) -> Option<usize> {
    let mut at = place + 1;
    let same = |at: usize| at < statements.len() && statements[at].item == statements[place].item;
    while same(at) && fragment(reading, statements, at, weighed[at].as_ref()) == Fragment::Seconder {
        at += 1;
    }
    // the number of the resolution may stand on a line of its own
    let opens = |at: usize| {
        let text = reading.text(statements[at].span);
        let lower = text.to_ascii_lowercase();
        ["that ", "to ", "be it ", "whereas", "resolved", "“that", "and resolved", "and agreed"]
            .iter()
            .any(|head| lower.starts_with(head))
    };
    if same(at) && !opens(at) && Reading::count_words(reading.text(statements[at].span)) <= 3 {
        at += 1;
    }
    if !same(at) || !opens(at) || statements[at].block > statements[place].block + 4 {
        return None;
    }
    let mut end = None;
    let from = at;
    while same(at) && at < from + 40 {
        let role = fragment(reading, statements, at, weighed[at].as_ref());
        match role {
            Fragment::Mover if at > from => break,
            Fragment::Result => end = Some(at + 1),
            _ if end.is_some() => break,
            _ => {}
        }
        at += 1;
    }
    end.or(Some(from + 1))
}

/// What the line of a result says came of a motion.
fn result_outcome(reading: &Reading<'_>, statement: &Statement, weighed: Option<&Candidate>) -> Outcome {
    let lower = reading.text(statement.span).to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["lost", "defeated", "failed", "not carried", "rejected"]) {
        Outcome::Rejected
    } else if says(&["deferred", "tabled", "postponed"]) {
        Outcome::Deferred
    } else if says(&["withdrawn"]) {
        Outcome::Withdrawn
    } else {
        weighed
            .filter(|part| part.evidence.has(DecisionSignal::MotionResult))
            .map_or(Outcome::Agreed, |part| part.outcome)
    }
}

/// Whether two statements stand next to each other: in one block, or in blocks with at most one blank line between.
fn is_near(reading: &Reading<'_>, statements: &[Statement], left: usize, right: usize) -> bool {
    let (left, right) = (&statements[left], &statements[right]);
    let gap = reading.layout.blocks[right.block].blank_before;
    left.block == right.block || (right.block <= left.block + 2 && gap <= 1)
}

/// Whether the statement at `end` belongs to the decision that began at `start`.
fn belongs(
    reading: &Reading<'_>,
    statements: &[Statement],
    weighed: &[Option<Candidate>],
    start: usize,
    end: usize,
    candidate: &Candidate,
) -> bool {
    use DecisionSignal as S;
    if statements[end].item != statements[start].item || !is_near(reading, statements, end - 1, end) {
        return false;
    }
    let role = fragment(reading, statements, end, weighed[end].as_ref());
    let moved = candidate.evidence.has(S::Moved)
        || candidate.evidence.has(S::MovedAndSeconded)
        || candidate.evidence.has(S::MotionResult)
        || reading.has(candidate.span, Class::Motion)
        || candidate.evidence.is_empty();
    match role {
        Fragment::Mover => {
            !candidate.evidence.has(S::Moved) && !candidate.evidence.has(S::MovedAndSeconded)
                || statements[end].block == statements[end - 1].block && !candidate.evidence.has(S::MovedAndSeconded)
                || repeats_movers(reading, candidate, statements[end])
        }
        Fragment::Seconder => true,
        Fragment::Result => moved || ballot_line(reading.text(statements[end].span)).is_some(),
        Fragment::Other => {
            let first = reading.text(statements[start].span);
            let text = reading.text(statements[end].span);
            let short = Reading::count_words(first) <= 3;
            let put_off = candidate.outcome == Outcome::Deferred
                && short
                && weighed[end].as_ref().is_some_and(|part| part.outcome == Outcome::Deferred);
            // "It was proposed that … . This was agreed."
            let proposal = candidate.evidence.has(S::Moved)
                && !candidate.evidence.has(S::MovedAndSeconded)
                && end == start + 1
                && ["This was", "It was", "All ", "Agreed", "The Council agreed", "This motion"]
                    .iter()
                    .any(|head| text.starts_with(head))
                && weighed[end].is_some();
            let vote = candidate.evidence.is_empty()
                && first.trim_end().ends_with(':')
                && statements[end].block == statements[end - 1].block + 1
                && reading.layout.blocks[statements[end].block].indent
                    > reading.layout.blocks[statements[start].block].indent;
            let restated = !candidate.evidence.has(S::Moved)
                && !candidate.evidence.has(S::MovedAndSeconded)
                && (candidate.evidence.has(S::Passive) || candidate.evidence.has(S::BodyDecides))
                && statements[end].block == statements[start].block
                && weighed[end].as_ref().is_some_and(|part| part.evidence.has(S::MovedAndSeconded))
                && text.to_ascii_lowercase().contains("the motion");
            let continued =
                restated || candidate.evidence.has(S::Label) && statements[end].block == statements[start].block;
            put_off || proposal || vote || continued
        }
    }
}

/// A motion and its result may have what was said on it between them.
fn reach_result(
    reading: &Reading<'_>,
    statements: &[Statement],
    weighed: &[Option<Candidate>],
    candidate: &mut Candidate,
    end: &mut usize,
) {
    use DecisionSignal as S;
    let moved = candidate.evidence.has(S::Moved) || candidate.evidence.has(S::MovedAndSeconded);
    if !moved
        || candidate.evidence.has(S::MotionResult)
        || candidate.evidence.has(S::Tally)
        || candidate.evidence.has(S::Unanimous)
        || candidate.evidence.has(S::ItWas)
    {
        return;
    }
    let first = statements[*end - 1];
    let mut found = None;
    for at in *end..(*end + 8).min(statements.len()) {
        let statement = &statements[at];
        let near = statement.item == first.item && statement.block <= first.block + 3;
        let mover = weighed[at]
            .as_ref()
            .is_some_and(|other| other.evidence.has(S::Moved) || other.evidence.has(S::MovedAndSeconded));
        if !near || mover {
            break;
        }
        if fragment(reading, statements, at, weighed[at].as_ref()) == Fragment::Result {
            found = Some(at);
        } else if found.is_some() {
            break;
        }
    }
    let Some(last) = found else { return };
    for at in *end..=last {
        if let Some(part) = weighed[at].as_ref().filter(|part| {
            part.evidence.has(S::MotionResult) || part.evidence.has(S::Tally) || part.evidence.has(S::Unanimous)
        }) {
            candidate.join(part);
        }
        candidate.span = candidate.span.to(statements[at].span);
    }
    candidate.evidence.add(S::MotionResult);
    *end = last + 1;
}

/// "Proposed: A Seconded: B" after "On the proposal of A seconded by B it was agreed".
fn repeats_movers(reading: &Reading<'_>, candidate: &Candidate, statement: Statement) -> bool {
    use crate::parse::motion::movers;
    let of = |span: Span| movers(reading.words, reading.text(span), span.start, reading.hits_in(span));
    let (first, second) = (of(candidate.span), of(statement.span));
    let surname = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    match (first.seconder, second.seconder) {
        (Some(left), Some(right)) => surname(left.name) == surname(right.name),
        _ => false,
    }
}

/// A decision that ends in a colon takes in the list after it; where each entry is settled by itself, the entries are
/// weighed by themselves.
pub(super) fn extend_over_list(reading: &Reading<'_>, statements: &[Statement], span: &mut Span, end: &mut usize) {
    let text = reading.text(*span).trim_end();
    let last = &statements[*end - 1];
    let opens = text.ends_with(':') || text.ends_with(": -") || text.ends_with(":-");
    let next_list = statements.get(*end).is_some_and(|next| {
        next.entry
            && next.item == last.item
            && next.block == last.block + 1
            && reading.text(next.span).starts_with(|char: char| char.is_lowercase())
    });
    // "… and resolved:" and the resolution in quotation marks, or beginning with "That"
    if last.last && opens {
        let block = statements
            .get(*end)
            .filter(|next| next.item == last.item && next.block == last.block + 1 && !next.entry)
            .map(|next| next.block);
        let quoted = statements.get(*end).is_some_and(|next| {
            reading.text(next.span).starts_with(['“', '"', '‘'])
                || reading.text(next.span).starts_with("That ")
                || reading.text(next.span).starts_with("THAT ")
        });
        if quoted {
            while let Some(next) = statements.get(*end).filter(|next| Some(next.block) == block) {
                *span = span.to(next.span);
                *end += 1;
            }
            return;
        }
    }
    // the entries of one list do not belong to each other
    let sibling = last.entry
        && statements.get(*end).is_some_and(|next| {
            next.entry && reading.layout.blocks[next.block].indent <= reading.layout.blocks[last.block].indent
        });
    if sibling && !opens {
        return;
    }
    if opens && last.last {
        let mut table = false;
        while let Some(next) = statements.get(*end).filter(|next| next.item == last.item && !next.entry) {
            let block = &reading.layout.blocks[next.block];
            let outer = &reading.layout.blocks[last.block];
            let inside = table && statements[*end - 1].block == next.block;
            let row =
                crate::text::block::has_columns(reading.layout.slice(block.span)) || block.indent > outer.indent + 2;
            if !(inside || (row && block.blank_before <= 1 && Reading::count_words(reading.text(next.span)) <= 16)) {
                break;
            }
            table = true;
            *span = span.to(next.span);
            *end += 1;
        }
        if table {
            return;
        }
    }
    if !last.last || !(opens || (next_list && !text.ends_with(['.', ';', '!', '?']))) {
        return;
    }
    while let Some(next) = statements.get(*end) {
        let block = &reading.layout.blocks[next.block];
        let inside = statements[*end - 1].block == next.block;
        let entry = next.entry && next.item == last.item && (inside || block.blank_before <= 1);
        if !entry {
            break;
        }
        *span = span.to(next.span);
        *end += 1;
    }
}

/// Reads the votes that the whole record tells.
fn read_fragments(reading: &Reading<'_>, candidate: &mut Candidate) {
    use DecisionSignal as S;
    let hits = reading.hits_in(candidate.span);
    let text = reading.text(candidate.span);
    let mover = hits.iter().any(|hit| hit.class == Class::Moved);
    let seconder = hits.iter().any(|hit| hit.class == Class::Seconded);
    if mover && seconder {
        candidate.evidence.add(S::MovedAndSeconded);
    }
    candidate.evidence.add_if(S::Unanimous, hits.iter().any(|hit| hit.class == Class::Unanimous));
    let tally = crate::parse::vote::vote_tally(reading.words, text, candidate.span.start, hits);
    candidate.evidence.add_if(
        S::Tally,
        tally.in_favour.is_some()
            || tally.against.is_some()
            || text.lines().filter(|line| ballot_line(line).is_some()).count() >= 2,
    );
}

/// Whether a mover is named beside the word.
fn names_mover(reading: &Reading<'_>, statement: &Statement) -> bool {
    // "proposed to host the meeting" is a plan and no motion
    let text = reading.text(statement.span);
    let plan = reading.hits_in(statement.span).iter().filter(|hit| hit.class == Class::Moved).all(|hit| {
        let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
        let written = &text[hit.start as usize - statement.span.start..end];
        written.starts_with("propose") && text[end..].starts_with(" to ")
    });
    !plan
        && crate::parse::motion::movers(
            reading.words,
            reading.text(statement.span),
            statement.span.start,
            reading.hits_in(statement.span),
        )
        .mover
        .is_some()
        || reading.text(statement.span).to_ascii_lowercase().starts_with("it was proposed")
}

/// A mover and seconder right under a heading moved what the heading says.
fn take_heading(outline: &Outline, candidate: &mut Candidate, statement: &Statement) {
    if let Some(heading) = statement.item.and_then(|item| outline.headings.get(item))
        && statement.block <= heading.block + 1
    {
        candidate.span = heading.title.to(candidate.span);
        candidate.evidence.add(DecisionSignal::MovedAndSeconded);
    }
}

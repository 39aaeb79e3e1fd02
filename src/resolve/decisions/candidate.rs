//! A statement that may be a decision, with what it shows.

use std::ops::Range;

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, Hit};
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::motion::seconds;
use crate::parse::offset_in;
use crate::parse::vote::vote_tally;
use crate::resolve::outline::Outline;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

use super::outcome::of_motion;

/// Whether a text tells that somebody seconded.
pub(super) fn is_seconded(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let hits = reading.hits_in(span).iter().filter(|hit| hit.class == Class::Seconded && hit.end as usize <= span.end);
    hits.map(|hit| (hit.start as usize - span.start, hit.end as usize - span.start))
        .any(|(start, end)| seconds(reading.words, text, start, end))
}

/// Whether what stands before a word for how something was settled says that it was not, or only how it has to be: "no
/// consensus", "must be supported by a unanimous vote", "may be decided by acclamation".
pub(in crate::resolve) fn is_untold(before: &str) -> bool {
    const NEAR: usize = 40;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    let last = near.trim_end().words().next_back().unwrap_or("");
    let denied = ["no", "not", "without", "any"].iter().any(|word| last.eq_ignore_ascii_case(word));
    denied
        || [" must be ", " may be ", " require ", " requires ", " would need "].iter().any(|word| near.contains(word))
}

/// "[ ] PASSED [X] FAILED": the result of a form is the word beside the box that is ticked; there have to be two boxes.
fn ticked_result(reading: &Reading<'_>, text: &str) -> Option<Outcome> {
    const TICKED: [&str; 7] = ["[X]", "[x]", "[✓]", "[✔]", "☒", "☑", "(X)"];
    const EMPTY: [&str; 5] = ["[ ]", "[]", "☐", "( )", "[_]"];
    let box_at = TICKED.iter().find_map(|ticked| seek::find(text, ticked).map(|at| at + ticked.len()))?;
    if !EMPTY.iter().any(|empty| text.contains(empty)) {
        return None;
    }
    let word = text[box_at..].trim_start().split([' ', '\n', ',', '.', '[', '(']).next()?;
    let classes = reading.words.classes(word);
    if classes.contains(Class::LostResult) || classes.contains(Class::Rejected) {
        Some(Outcome::Rejected)
    } else if classes.contains(Class::DeferredResult) || classes.contains(Class::Deferred) {
        Some(Outcome::Deferred)
    } else if classes.contains(Class::Withdrawn) {
        Some(Outcome::Withdrawn)
    } else {
        classes.contains(Class::Approved).then_some(Outcome::Agreed)
    }
}

/// "The proposal was then put and carried": whether the sentence of the result at `at` names the motion, and no amendment.
fn names_motion_before(reading: &Reading<'_>, span: Span, at: usize) -> bool {
    let text = reading.text(span);
    let start = text[..at].rfind(['.', ';']).map_or(0, |stop| stop + 1);
    let sentence = Span::new(span.start + start, span.start + at);
    reading.has(sentence, Class::Motion) && !text[start..at].to_ascii_lowercase().contains("amendment")
}

/// "Passed: No": whether the field of a form denies what its label says.
fn denies_behind(reading: &Reading<'_>, span: Span, hit: &Hit) -> bool {
    let behind = reading.text(span).get((hit.end as usize).saturating_sub(span.start)..).unwrap_or("");
    let answer = behind.strip_prefix(':').map(str::trim_start);
    answer.is_some_and(|answer| {
        answer.split([' ', '.', ',', '\n']).next().is_some_and(|no| no.eq_ignore_ascii_case("no"))
    })
}

/// A statement with what it shows of a decision.
#[derive(Debug, Clone)]
pub(in crate::resolve) struct Candidate {
    /// Its text in the flow, from the first to the last statement that belongs to it.
    pub(in crate::resolve) span: Span,
    /// Positions of its statements.
    pub(in crate::resolve) statements: Range<usize>,
    /// What speaks for and against it.
    pub(in crate::resolve) evidence: Evidence<DecisionSignal>,
    /// Sum of the weights.
    pub(in crate::resolve) score: f32,
    /// What came of it.
    pub(in crate::resolve) outcome: Outcome,
    /// The deciding words in the flow.
    pub(in crate::resolve) verb: Option<Span>,
    /// Position of the item in the outline.
    pub(in crate::resolve) item: Option<usize>,
    /// Who moved and who seconded, where no word says so and they stand beside the wording.
    pub(in crate::resolve) named: Option<(Span, Option<Span>)>,
    /// The line of its result and votes, where an amendment stands between.
    pub(in crate::resolve) result: Option<Span>,
}

impl Candidate {
    /// A statement that shows nothing yet.
    pub(super) fn bare(statement: Statement, place: usize) -> Self {
        Self {
            span: statement.span,
            statements: place..place + 1,
            evidence: Evidence::default(),
            score: 0.0,
            outcome: Outcome::Agreed,
            verb: None,
            item: statement.item,
            named: None,
            result: None,
        }
    }

    /// Whether somebody moved it.
    pub(super) fn is_moved(&self) -> bool {
        self.evidence.has(DecisionSignal::Moved) || self.is_seconded()
    }

    /// Whether somebody moved and somebody seconded it.
    pub(super) fn is_seconded(&self) -> bool {
        self.evidence.has(DecisionSignal::MovedAndSeconded)
    }

    /// Whether it tells a result or the votes of one.
    pub(super) fn tells_result(&self) -> bool {
        use DecisionSignal as S;
        [S::MotionResult, S::Tally, S::Unanimous].into_iter().any(|signal| self.evidence.has(signal))
    }

    /// Whether its words say that it was carried, whatever the numbers beside them are: "unanimously", "passed".
    pub(in crate::resolve) fn says_carried(&self, reading: &Reading<'_>) -> bool {
        let carried = |hit: &Hit| {
            if denies_behind(reading, self.span, hit) {
                return false;
            }
            let written = reading.text(Span::new(hit.start as usize, hit.end as usize)).to_ascii_lowercase();
            ["carried", "passed"].contains(&written.as_str())
        };
        let hits = reading.hits_in(self.span).iter();
        let mut settled = hits.filter(|hit| matches!(hit.class, Class::Unanimous | Class::Approved));
        settled.any(|hit| hit.class == Class::Unanimous || carried(hit))
    }

    /// Takes over what a part of a motion shows of its result, and nothing of its wording.
    pub(super) fn join_motion(&mut self, part: &Self) {
        use DecisionSignal as S;
        for signal in [S::MotionResult, S::Tally, S::Unanimous, S::Moved, S::MovedAndSeconded] {
            self.evidence.add_if(signal, part.evidence.has(signal));
        }
        self.verb = self.verb.or(part.verb.filter(|_| part.evidence.has(S::MotionResult)));
    }

    /// Takes over what a part shows.
    pub(super) fn join(&mut self, part: &Self) {
        for signal in part.evidence.signals() {
            self.evidence.add(signal);
        }
        self.verb = self.verb.or(part.verb);
        // an amendment may be lost and the motion carried
        let told = part.evidence.has(DecisionSignal::MotionResult);
        if told && (part.outcome != Outcome::Agreed || self.outcome == Outcome::Rejected) {
            self.outcome = part.outcome;
        }
    }

    /// Reads the movers and votes that the whole record tells.
    pub(super) fn read_fragments(&mut self, reading: &Reading<'_>) {
        use DecisionSignal as S;
        let text = reading.text(self.span);
        if let Some(ticked) = ticked_result(reading, text) {
            self.outcome = ticked;
            self.evidence.add(S::MotionResult);
            return self.read_votes(reading, text);
        }
        let hits = reading.hits_in(self.span);
        // "moved to amend further; there was no second"
        let phrases = hits.iter().filter(|hit| hit.class == Class::LostResult && hit.end as usize <= self.span.end);
        let phrases =
            phrases.map(|hit| &text[hit.start as usize - self.span.start..hit.end as usize - self.span.start]);
        let lost = phrases.filter(|phrase| phrase.contains(' ')).map(|phrase| offset_in(text, phrase)).max();
        // "an amendment found no seconder; the motion was put and carried"
        // "Motion not carried": the word of the list within the denial
        let denied =
            |hit: &Hit| hit.class == Class::Approved && text[..hit.start as usize - self.span.start].ends_with("not ");
        let told = |hit: &&Hit| matches!(hit.class, Class::Approved | Class::Rejected) && !denied(hit);
        let last = hits.iter().rfind(told);
        let last = last.filter(|hit| hit.class == Class::Approved);
        let carried = last.map(|hit| hit.start as usize - self.span.start);
        if self.outcome == Outcome::Agreed && lost.is_some_and(|lost| carried.is_none_or(|at| at < lost)) {
            self.outcome = Outcome::Rejected;
            self.evidence.add_if(S::MotionResult, self.is_moved());
        } else if self.outcome == Outcome::Rejected
            && self.is_moved()
            && carried.is_some_and(|at| names_motion_before(reading, self.span, at))
        {
            self.outcome = Outcome::Agreed;
        }
        // the amendment fell, and the motion was carried
        let lost = |verb: Span| reading.words.classes(reading.text(verb)).contains(Class::Rejected);
        if self.outcome == Outcome::Agreed && self.verb.is_some_and(lost) {
            self.verb = last.map(|hit| Span::new(hit.start as usize, hit.end as usize)).or(self.verb);
        }
        self.read_votes(reading, text);
    }

    fn read_votes(&mut self, reading: &Reading<'_>, text: &str) {
        use DecisionSignal as S;
        let hits = reading.hits_in(self.span);
        let names = |class| hits.iter().any(|hit| hit.class == class);
        self.evidence.add_if(S::MovedAndSeconded, names(Class::Moved) && is_seconded(reading, self.span));
        let told = |hit: &Hit| !is_untold(&text[..hit.start as usize - self.span.start]);
        self.evidence.add_if(S::Unanimous, hits.iter().any(|hit| hit.class == Class::Unanimous && told(hit)));
        let tally = vote_tally(reading.words, text, self.span.start, hits);
        let counted = tally.in_favour.is_some() || tally.against.is_some();
        let called = text.lines().filter(|line| ballot_line(reading.words, line).is_some()).count() >= 2;
        self.evidence.add_if(S::Tally, counted || called || tally.named.len() >= 2);
        // "Approve the accounts: / In favour: 67 / Opposed: 0": what was put to the vote, as an order
        let both = tally.in_favour.is_some() && tally.against.is_some();
        let order = self.verb.is_some_and(|verb| verb.start == self.span.start) && text.starts_with(char::is_uppercase);
        if both && order && self.evidence.has(S::Adjective) {
            self.evidence.remove(S::Adjective);
            self.evidence.add(S::VerbOpens);
        }
    }

    /// A motion to defer that is carried defers.
    pub(super) fn read_wording(&mut self, reading: &Reading<'_>) {
        if self.outcome == Outcome::Agreed && self.is_moved() {
            self.outcome = of_motion(reading, self.span).unwrap_or(Outcome::Agreed);
        }
    }

    /// A mover and seconder right under a heading moved what the heading says, unless another decision stands between:
    /// `taken` is the one before.
    pub(super) fn take_heading(&mut self, outline: &Outline, statement: &Statement, taken: Option<&Self>) {
        if let Some(heading) = statement.item.and_then(|item| outline.headings.get(item))
            && statement.block <= heading.block + 1
            && taken.is_none_or(|before| before.span.end <= heading.title.start)
        {
            self.span = heading.title.to(self.span);
            self.evidence.add(DecisionSignal::MovedAndSeconded);
        }
    }
}

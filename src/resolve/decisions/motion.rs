//! Motions in pieces: the lines that tell nothing but the mover, the seconder, the votes or the result.

mod alone;
mod sides;
mod wording;

use std::cell::OnceCell;

use crate::evidence::DecisionSignal;
use crate::grammar::{Class, Hit};
use crate::model::Outcome;
use crate::parse::ballot::ballot_line;
use crate::parse::named::named_before;
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{Statement, only_puts_off};
use crate::text::Span;
use crate::text::seek;

use super::candidate::{Candidate, is_seconded};
use super::result_line::{
    divided, elects_unopposed, has_number, is_dated_stamp, is_result_line, is_sign, labels_result, points_at_motion,
};
use super::weigh::puts_motion;

/// What part of a motion a short line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fragment {
    /// The mover, perhaps with the seconder.
    Mover,
    /// The seconder alone.
    Seconder,
    /// The result or the votes.
    Result,
    /// Something else.
    Other,
}

/// All statements with what each shows of a decision by itself.
pub(super) struct Weighed<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) roster: &'r Roster,
    pub(super) statements: &'r [Statement],
    each: &'r [Option<Candidate>],
    /// What part of a motion each is nothing but, once that is known: it is asked for from many sides.
    fragments: Vec<OnceCell<Fragment>>,
    /// Whether each stands in the table of a division.
    divided: Vec<bool>,
}

impl<'r> Weighed<'r> {
    /// The statements and what each shows.
    pub(super) fn new(
        reading: &'r Reading<'r>,
        roster: &'r Roster,
        statements: &'r [Statement],
        each: &'r [Option<Candidate>],
    ) -> Self {
        let (fragments, divided) = (vec![OnceCell::new(); statements.len()], divided(reading, statements));
        Self { reading, roster, statements, each, fragments, divided }
    }

    /// The text of the statement at `place`.
    pub(super) fn text(&self, place: usize) -> &'r str {
        self.reading.text(self.statements[place].span)
    }

    /// What the statement at `place` shows of a decision.
    pub(super) fn part(&self, place: usize) -> Option<&'r Candidate> {
        self.each[place].as_ref()
    }

    /// Whether there is a statement at `place`, under the same item as that at `other`.
    pub(super) fn same_item(&self, place: usize, other: usize) -> bool {
        self.statements.get(place).is_some_and(|statement| statement.item == self.statements[other].item)
    }

    /// Whether two statements stand next to each other: in one block, or in blocks with at most one blank line between.
    pub(super) fn is_near(&self, left: usize, right: usize) -> bool {
        let (left, right) = (&self.statements[left], &self.statements[right]);
        let gap = self.reading.layout.blocks[right.block].blank_before;
        left.block == right.block || (right.block <= left.block + 2 && gap <= 1)
    }

    /// Whether a statement is nothing but the mover of a motion.
    pub(super) fn is_mover(&self, place: usize) -> bool {
        let hits = self.reading.hits_in(self.statements[place].span);
        hits.iter().any(|hit| hit.class == Class::Moved) && self.fragment(place) == Fragment::Mover
    }

    /// Names the part of a motion that a statement is nothing but.
    pub(super) fn fragment(&self, place: usize) -> Fragment {
        *self.fragments[place]
            .get_or_init(|| if self.is_unfilled(place) { Fragment::Other } else { self.fragment_at(place) })
    }

    fn fragment_at(&self, place: usize) -> Fragment {
        if self.divided[place]
            || self.lists_voters(place)
            || self.tells_division(place)
            || self.lists_absent(place)
            || self.tells_minority_below(place)
        {
            return Fragment::Result;
        }
        let span = self.statements[place].span;
        let (text, part) = (self.text(place), self.part(place));
        if is_sign(self.reading, text) {
            return Fragment::Result;
        }
        // "Approved: 3 June 2024" under the title
        if is_dated_stamp(self.reading, text) {
            return if self.stamps_motion(place) { Fragment::Result } else { Fragment::Other };
        }
        // "That the budget be approved.": what is wished, and no result of another
        let worded = wording::unquoted(text);
        if (worded.starts_with("That ") || worded.starts_with("THAT ")) && seek::find(worded, " be ").is_some() {
            return Fragment::Other;
        }
        // "Nobody seconded the idea of a fair.": told of an idea, and of no motion before it
        if seek::opens(text, "nobody seconded ") && !self.reading.says(&text.to_ascii_lowercase(), Class::LostResult) {
            return Fragment::Other;
        }
        // the names of those who voted are no words of a result
        let told = text.split_once(':').filter(|(_, names)| names.contains(',')).map_or(text, |(told, _)| told);
        let result_line = is_result_line(self.reading, told);
        let words = Reading::count_words(if result_line { told } else { text }, 25);
        if words > 24 {
            return Fragment::Other;
        }
        let labelled = place > 0 && words <= 8 && labels_result(self.reading, text) && self.closes_vote(place);
        let called = ballot_line(self.reading.words, text).is_some();
        if called || labelled || self.takes_back(place) || self.is_lost_line(text, words) || self.closes_election(place)
        {
            return Fragment::Result;
        }
        let lead = text.len() - text.trim_start_matches(['(', '*', '[', '–', '-', ' ']).len();
        let first = self.reading.hits_in(Span::new(span.start + lead, span.start + lead + 1));
        let opens = |class| first.iter().any(|hit| hit.class == class);
        let hits = self.reading.hits_in(span);
        let names = |class| hits.iter().any(|hit| hit.class == class);
        // "A motion to adjourn was made by Bell and seconded by Carr passed": a motion of its own
        let made = opens(Class::Motion) || text.starts_with("A motion ");
        let own = made && names(Class::Seconded) && part.is_some_and(Candidate::is_seconded);
        if own && self.says_what(span) {
            return Fragment::Other;
        }
        let title = || self.titles_next(text, names(Class::Seconded));
        // "On motion of Bell, seconded by Carr, the Board approved the list."
        let decides = || part.is_some_and(|part| part.evidence.has(DecisionSignal::BodyDecides));
        if opens(Class::Moved) && words <= 16 && !self.says_what(span) && !decides() && !title() {
            return Fragment::Mover;
        }
        if names(Class::Moved) && (words <= 4 && self.is_moved_alone(span) || self.puts_above(place)) {
            return Fragment::Mover;
        }
        let shows = |signal| part.is_some_and(|part| part.evidence.has(signal));
        let result = shows(DecisionSignal::MotionResult);
        // "The whole board is in agreement with this motion."
        if words <= 16
            && !text.starts_with("Not ")
            && shows(DecisionSignal::Position)
            && points_at_motion(self.reading, text)
        {
            return Fragment::Result;
        }
        // "The chair seconded the motion, speaking of …"
        let early = || hits.iter().any(|hit| hit.class == Class::Seconded && (hit.start as usize) < span.start + 32);
        let brief = words <= 8 || (words <= 12 || early()) && !self.says_what(span);
        let whole = shows(DecisionSignal::MovedAndSeconded);
        let seconder = brief && !whole && !names(Class::Moved) && !result && is_seconded(self.reading, span);
        if (opens(Class::Seconded) && words <= 10 && is_seconded(self.reading, span)) || seconder {
            return Fragment::Seconder;
        }
        let figures = text.contains(':') || has_number(text);
        let sides = [Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]
            .map(|class| hits.iter().any(|hit| hit.class == class && self.is_side(span, hit, figures)));
        if !result && names(Class::Moved) && part.is_some_and(Candidate::is_moved) {
            return Fragment::Other;
        }
        let counts = sides.contains(&true);
        if result_line || counts && words <= 20 && self.opens_vote(span) {
            return Fragment::Result;
        }
        // "Carr elected; 4 yeas - 0 nays"
        let counted = sides[0] && sides[1] && words <= 16 && text.contains(|char: char| char.is_ascii_digit());
        let decides = shows(DecisionSignal::VerbOpens) || shows(DecisionSignal::Passive) || opens(Class::Motion);
        let carried = decides && shows(DecisionSignal::Unanimous) || opens(Class::Motion) && names(Class::Unanimous);
        let elected = shows(DecisionSignal::Passive) && text.contains(" elected");
        if counted || (result || carried || elected) && words <= 12 { Fragment::Result } else { Fragment::Other }
    }

    /// "Proposed changes of the rules": the title of what comes next, where nobody `seconds`; "Proposed jointly by Bell and Carr",
    /// "Proposed cllr bell" tell who moved.
    fn titles_next(&self, text: &str, seconds: bool) -> bool {
        let Some(rest) = text.strip_prefix("Proposed ").filter(|_| !seconds) else { return false };
        let next = rest.split([' ', ',', '.']).next().unwrap_or(rest);
        let small = next.len() > 3 && next.bytes().all(|byte| byte.is_ascii_lowercase());
        small && seek::find(rest, " by ").is_none() && !self.reading.words.classes(next).contains(Class::Honorific)
    }

    /// "Ann Bell moved", "Carr moved": a name, and nothing behind the word of moving.
    fn is_moved_alone(&self, span: Span) -> bool {
        let text = self.reading.text(span).trim_end_matches(['.', ';', ',', ' ']);
        let last = self.reading.hits_in(span).iter().rev().find(|hit| hit.class == Class::Moved);
        let verb = last.filter(|hit| hit.end as usize == span.start + text.len());
        verb.is_some_and(|verb| {
            let head = text[..verb.start as usize - span.start].trim_end();
            named_before(self.reading.words, head)
                .is_some_and(|who| head.len() == who.name.len() + who.honorific.map_or(0, |title| title.len() + 1))
        })
    }

    /// "LAPSED FOR WANT OF A SECONDER", "It was lost.": the line of a result that names no seconder.
    fn is_lost_line(&self, text: &str, words: usize) -> bool {
        let lost = || self.reading.says(&text.to_ascii_lowercase(), Class::LostResult);
        let told = || is_result_line(self.reading, text) || words <= 4 && seek::opens(text, "it was ");
        words <= 10 && told() && lost()
    }

    /// "Bell moved that it be sold. Carr seconded. The vote was lost.": whether the sentence at `place` ends a motion that was
    /// lost, in a few words.
    pub(super) fn ends_in_loss(&self, place: usize) -> bool {
        const SHORT: usize = 4;
        let text = self.text(place);
        (!Reading::exceeds(text, SHORT) || self.is_lost_line(text, Reading::count_words(text, 25)))
            && self.fragment(place) == Fragment::Result
            && self.result_outcome(place) == Outcome::Rejected
    }

    /// "- Vote: 3 in favor / - Resolution: Carried": the label of a result right behind the votes, or behind the motion.
    fn closes_vote(&self, place: usize) -> bool {
        let before = place - 1;
        let near = self.same_item(before, place) && self.is_near(before, place);
        let moved = || {
            self.part(before).is_some_and(Candidate::is_moved) || puts_motion(self.reading, self.text(before)).is_some()
        };
        near && (moved() || matches!(self.fragment(before), Fragment::Result | Fragment::Seconder))
    }

    /// "Bell withdrew the motion.", "Bell withdrew her motion after the talk.": the end of the motion right before.
    pub(super) fn takes_back(&self, place: usize) -> bool {
        const SHORT: usize = 8;
        let (span, text) = (self.statements[place].span, self.text(place));
        let taken = self.reading.hits_in(span).iter().any(|hit| {
            let behind = text.get(hit.end as usize - span.start..).unwrap_or("");
            hit.class == Class::Withdrawn
                && [" the motion", " his motion", " her motion", " their motion", " the proposal", " it"]
                    .iter()
                    .any(|motion| behind.starts_with(motion))
        });
        place > 0 && taken && !Reading::exceeds(text, SHORT) && self.closes_vote(place)
    }

    /// "There being no other nominations, Bell was elected.": the result of the motion right before, which was seconded.
    fn closes_election(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.part(before));
        before.is_some_and(Candidate::is_seconded) && elects_unopposed(self.reading.words, self.text(place))
    }

    /// "Agreed", "This was approved by all": a word of settling that is said of what stands before, and says nothing new.
    fn answers(&self, span: Span, hit: &Hit) -> bool {
        let text = self.reading.text(span);
        // "**Agreed.**"
        let head = text[..hit.start as usize - span.start].trim_matches([' ', '\n', '*', '_']).to_ascii_lowercase();
        let tail = text.get(hit.end as usize - span.start..).unwrap_or("").trim_start();
        let back = ["this ", "that ", "it ", "these ", "all", "both ", "unanim", "and ", "which "];
        (head.is_empty() || head.len() <= 24 && back.iter().any(|word| head.starts_with(word)))
            && !["to ", "that ", "the "].iter().any(|word| tail.starts_with(word))
    }

    /// Whether the sentence of a mover says what is moved: "Moved by Bell that …", "Motion by Bell to …".
    fn says_what(&self, span: Span) -> bool {
        let text = self.reading.text(span);
        let plain = text.trim_end_matches(':');
        // "Motion by Bell for a new gate, seconded by Carr"
        let asks = || seek::opens(plain, "motion by ") && seek::find(plain, " for ").is_some();
        [" that ", " That ", " THAT ", " to ", " TO "].iter().any(|word| seek::find(plain, word).is_some()) || asks()
    }

    /// "Moved by Bell, seconded by Carr" above "Approved 8 June 2024": the day of a motion's result.
    fn stamps_motion(&self, place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| {
            let near = self.same_item(before, place) && self.is_near(before, place);
            let hits = self.reading.hits_in(self.statements[before].span);
            near && hits.iter().any(|hit| matches!(hit.class, Class::Motion | Class::Moved | Class::Seconded))
        })
    }

    /// Whether somebody seconds, or voters are listed, right behind a statement that tells neither: it is the motion.
    pub(super) fn is_put(&self, place: usize) -> bool {
        let next = place + 1;
        let near = self.same_item(next, place) && self.is_near(place, next);
        // "Motion to approve the list by Bell" tells no result of it
        let put = || {
            self.part(place).is_some_and(Candidate::is_moved) && puts_motion(self.reading, self.text(place)).is_some()
        };
        // most statements have no word of seconding, and need no closer look
        let seconds = || {
            let hits = self.reading.hits_in(self.statements[next].span);
            hits.iter().any(|hit| hit.class == Class::Seconded) && self.fragment(next) == Fragment::Seconder
        };
        near && (seconds() || self.lists_voters(next)) && (self.fragment(place) == Fragment::Other || put())
    }

    /// "Proposal: pave the road / - For: 3 / - Against: 1", "Voting on lamps. / - In favor: 3": the votes on it stand right
    /// below.
    fn is_counted_below(&self, place: usize) -> bool {
        let (next, text) = (place + 1, self.text(place));
        let names = ["proposal: ", "voting on ", "voted on ", "vote: "].iter().any(|head| seek::opens(text, head));
        // "Resolution 1 – To receive the accounts. Passed unanimously."
        let labels = || {
            ["resolution ", "special resolution", "ordinary resolution"].iter().any(|head| seek::opens(text, head))
                && self.statements[place].block == self.statements[next].block
                && is_result_line(self.reading, self.text(next))
                && !self.part(place).is_some_and(|part| part.score > 0.0)
        };
        (names && has_number(self.text(next)) || labels())
            && !is_result_line(self.reading, text)
            && self.is_near(place, next)
            && self.fragment(next) == Fragment::Result
    }

    fn opens_vote(&self, span: Span) -> bool {
        self.reading.hits_in(Span::new(span.start, (span.start + 24).min(span.end))).iter().any(|hit| {
            matches!(
                hit.class,
                Class::VoteFor
                    | Class::VoteAgainst
                    | Class::VoteAbstain
                    | Class::VoteMethod
                    | Class::Motion
                    | Class::Approved
            )
        })
    }

    /// Whether a statement is the motion that the fragments after it belong to.
    pub(super) fn begins_motion(&self, place: usize) -> bool {
        let next = place + 1;
        if !self.same_item(next, place) {
            return false;
        }
        let text = self.text(place);
        if text.trim_end_matches([':', ' ']).eq_ignore_ascii_case("vote") && text.ends_with(':') {
            return true;
        }
        if self.is_put(place) || self.is_counted_below(place) {
            return true;
        }
        self.is_mover(next) && self.is_near(place, next) && self.motion_after_mover(next).is_none()
    }

    /// What the line of a result says came of a motion.
    pub(super) fn result_outcome(&self, place: usize) -> Outcome {
        let lower = self.text(place).to_ascii_lowercase();
        let says = |class| self.reading.says(&lower, class);
        if says(Class::LostResult) {
            Outcome::Rejected
        } else if says(Class::DeferredResult) || only_puts_off(self.reading, self.statements[place].span) {
            Outcome::Deferred
        } else if lower.contains("withdrawn") || lower.contains("withdrew") {
            Outcome::Withdrawn
        } else if lower.trim_end_matches('.') == "noted" {
            Outcome::Noted
        } else {
            self.part(place)
                .filter(|part| part.evidence.has(DecisionSignal::MotionResult))
                .map_or(Outcome::Agreed, |part| part.outcome)
        }
    }
}

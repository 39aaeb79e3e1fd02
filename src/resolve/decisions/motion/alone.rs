//! Results and votes that stand alone under a heading: what the heading names was settled.

use crate::grammar::Class;
use crate::parse::score::is_score;
use crate::parse::vote::vote_tally;
use crate::resolve::reading::Reading;
use crate::resolve::statement::only_puts_off;
use crate::text::seek;

use super::{Fragment, Weighed};
use crate::resolve::decisions::result_line::{has_number, is_result_line};

impl Weighed<'_> {
    /// "Vote: 5 in favour, 0 opposed", "Ayes: 5 Nays: 0": a short line with the votes of both sides.
    fn counts_both(&self, place: usize) -> bool {
        let span = self.statements[place].span;
        let text = self.text(place);
        if Reading::exceeds(text, 10) || !has_number(text) || self.fragment(place) != Fragment::Result {
            return false;
        }
        let scored = ["vote: ", "votes: ", "vote ", "result: "].iter().find_map(|label| seek::behind(text, label));
        if scored.is_some_and(|score| is_score(self.reading.words, score.trim_end_matches('.'))) {
            return true;
        }
        let tally = vote_tally(self.reading.words, text, span.start, self.reading.hits_in(span));
        tally.in_favour.is_some() && tally.against.is_some()
    }

    /// "20 - 2 - 0 / Motion carries": the score of a vote on a line, and its result on the next.
    fn scores_and_tells(&self, place: usize) -> bool {
        let (text, next) = (self.text(place), place + 1);
        text.starts_with(|first: char| first.is_ascii_digit())
            && self.statements[place].first
            && is_score(self.reading.words, text)
            && self.same_item(next, place)
            && self.is_near(place, next)
            && is_result_line(self.reading, self.text(next))
            && !is_score(self.reading.words, self.text(next))
    }

    /// "Roll call: Bell - yes, Carr - no. Motion carries."
    fn calls_roll(&self, place: usize) -> bool {
        let told = self.same_item(place + 1, place) && is_result_line(self.reading, self.text(place + 1));
        told && self.fragment(place) == Fragment::Result && seek::opens(self.text(place), "roll call")
    }

    /// "Passed unanimously." and nothing else under a heading: what the heading names was settled.
    pub(in crate::resolve::decisions) fn settles_heading(&self, place: usize) -> bool {
        const MOST: usize = 4;
        if self.scores_and_tells(place) {
            return true;
        }
        let statement = &self.statements[place];
        let alone = |other: Option<usize>| other.is_none_or(|other| !self.same_item(other, place));
        // "Ayes: 5 Nays: 0", and nothing but rows of the vote
        let rest = || {
            (place + 1..).take(MOST).find(|at| !self.same_item(*at, place) || self.fragment(*at) != Fragment::Result)
        };
        if statement.item.is_some()
            && alone(place.checked_sub(1))
            && (self.counts_both(place) || self.calls_roll(place))
            && rest().is_some_and(|at| alone(Some(at)))
        {
            return true;
        }
        // "Agreed." and "Noted." settle what their heading names
        let plain = self.text(place).trim_end_matches('.');
        let participle = || {
            self.reading.words.classes(plain).contains(Class::BareParticiple)
                && plain.starts_with(char::is_uppercase)
                && self.text(place).ends_with('.')
        };
        if statement.item.is_some() && alone(place.checked_sub(1)) && alone(Some(place + 1)) && participle() {
            return true;
        }
        // "Defer", "Held over": so do the words of putting off
        if statement.item.is_some()
            && alone(place.checked_sub(1))
            && alone(Some(place + 1))
            && only_puts_off(self.reading, statement.span)
        {
            return true;
        }
        // "No objections" is an answer, "Vote in two weeks" no result
        let other = ["no ", "vote in "].iter().any(|head| seek::opens(self.text(place), head));
        statement.item.is_some()
            && !other
            && alone(place.checked_sub(1))
            && alone(Some(place + 1))
            && !self.text(place).contains(':')
            && !Reading::exceeds(self.text(place), 4)
            && is_result_line(self.reading, self.text(place))
            && self.fragment(place) == Fragment::Result
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome;

    #[test]
    fn a_word_alone_puts_off_what_its_heading_names() {
        let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\n\n";
        for text in ["Defer", "Deferred", "Postponed.", "Hold over"] {
            let found = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
            let put_off = found.len() == 1 && found[0].outcome == Outcome::Deferred;
            assert!(put_off, "{text}: {found:#?}");
        }
        for text in ["Delay", "Ann spoke.\n\nTable"] {
            let found = convert(&format!("{head}{text} of the bus\n\n2. Close\n\nNone.\n")).decisions;
            assert_eq!(found, [], "{text}");
        }
    }
}

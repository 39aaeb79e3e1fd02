//! The wording of a motion below the line of its mover.

use crate::grammar::{Class, ClassSet};
use crate::parse::named::named_before;
use crate::parse::worded::opens_with_that;
use crate::resolve::decisions::candidate::is_seconded;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::{Fragment, Weighed};

/// What became of a motion.
const RESULTS: ClassSet = ClassSet::of(&[Class::Approved, Class::Rejected, Class::Withdrawn, Class::Tabled]);

/// A text without the sign of a quotation that opens it.
pub(super) fn unquoted(text: &str) -> &str {
    text.strip_prefix(['“', '"', '‘', '’', '\'']).unwrap_or(text)
}

impl Weighed<'_> {
    /// "Proposed – Bell Seconded – Carr / ‘That the bench be mended’": the statement that words the motion below the line of
    /// its mover at `place`.
    fn wording_below(&self, place: usize) -> Option<usize> {
        let mut at = place + 1;
        let same = |at| self.same_item(at, place);
        while same(at) && self.fragment(at) == Fragment::Seconder {
            at += 1;
        }
        // the number of the resolution may stand on a line of its own
        let short = |at| !Reading::exceeds(self.text(at), 3) && self.fragment(at) != Fragment::Result;
        if same(at) && !self.opens_motion(at) && !self.seconds_and_says_what(at) && short(at) {
            at += 1;
        }
        // "Moved by: Bell / Second by: Carr to approve the list"
        let worded = same(at) && (self.seconds_and_says_what(at) || self.opens_motion(at));
        (worded && self.statements[at].block <= self.statements[place].block + 4).then_some(at)
    }

    /// "Proposed by: ______", "Minutes proposed by: / Minutes seconded by:": the places of a form for the names of those who will
    /// put the agreement of these minutes, left empty.
    pub(super) fn is_unfilled(&self, place: usize) -> bool {
        const LONGEST: usize = 4;
        let line = |at: usize| self.text(at).trim_end();
        // "Seconded by Bell:" names somebody
        let bare = |text: &str| {
            let last = text.words().next_back().unwrap_or(text);
            let classes = self.reading.words.classes(last);
            last.eq_ignore_ascii_case("by") || classes.contains(Class::Moved) || classes.contains(Class::Seconded)
        };
        let label =
            |text: &str| text.strip_suffix(':').is_some_and(|text| !Reading::exceeds(text, LONGEST) && bare(text));
        let text = line(place);
        if !text.ends_with([':', '_']) {
            return false;
        }
        let seconds = |at: usize| self.reading.has(self.statements[at].span, Class::Seconded);
        let pair = |at: usize| self.same_item(at, place) && label(line(at)) && (seconds(at) || seconds(place));
        // the result of a motion that was put stands right below
        let settled = (place + 1..place + 4).take_while(|at| self.same_item(*at, place)).any(|at| {
            let text = self.text(at).trim_matches(['.', ' ', '*']);
            self.reading.words.classes(text).intersects(RESULTS)
        });
        if settled {
            return false;
        }
        text.ends_with("__") && label(text.trim_end_matches(['_', ' ']))
            || label(text) && (pair(place + 1) || place > 0 && seconds(place) && pair(place - 1))
    }

    /// "Bell proposes, Carr seconds.", "Cllr Bell moved and Cllr Carr seconded.": whether the sentence at `place` tells who moved and
    /// who seconded, and nothing else.
    pub(in crate::resolve::decisions) fn names_both(&self, place: usize) -> bool {
        const LONGEST: usize = 12;
        let (span, text) = (self.statements[place].span, self.text(place).trim_end_matches(['.', ';', ' ']));
        let hits = self.reading.hits_in(span);
        let of = |class| hits.iter().find(|hit| hit.class == class).map(|hit| (hit.start as usize, hit.end as usize));
        let (Some(moved), Some(seconded)) = (of(Class::Moved), of(Class::Seconded)) else { return false };
        if seconded.1 != span.start + text.len() || moved.1 > seconded.0 || Reading::exceeds(text, LONGEST) {
            return false;
        }
        let mover = text[..moved.0 - span.start].trim_end();
        let link = text[moved.1 - span.start..seconded.0 - span.start].trim();
        let seconder = seek::past(link.trim_start_matches([',', '&', ';', ' ']), "and ");
        let named = |who: &str| {
            named_before(self.reading.words, who)
                .is_some_and(|one| who.len() == one.name.len() + one.honorific.map_or(0, |title| title.len() + 1))
        };
        seconder.len() < link.len() && named(mover) && named(seconder)
    }

    /// "MOTION: Lend out the tent / - Bell proposes, Carr seconds. Carried.": whether the sentence at `place` tells who put the
    /// motion that is labelled as one right above, and nothing else.
    pub(super) fn puts_above(&self, place: usize) -> bool {
        self.names_both(place)
            && place.checked_sub(1).is_some_and(|above| {
                let label =
                    self.text(above).split_once(':').map(|(label, _)| label.trim_start_matches(['*', '_', ' ']));
                let labelled = label.is_some_and(|label| self.reading.words.classes(label).contains(Class::Motion));
                let open = !self.reading.lists_in(self.statements[above].span).intersects(RESULTS);
                labelled
                    && open
                    && self.same_item(above, place)
                    && self.is_near(above, place)
                    && self.part(above).is_none_or(|part| !part.is_seconded())
            })
    }

    /// Whether the line of a mover and seconder at `place` stands over a motion of its own, "That …" or "And resolved: …":
    /// what is told before it is another matter.
    pub(in crate::resolve::decisions) fn heads_motion(&self, place: usize) -> bool {
        let own = self.statements[place].first && self.statements[place].last;
        own && self.wording_below(place).is_some_and(|at| {
            let text = self.text(at);
            let that = opens_with_that(self.reading.words, unquoted(text));
            let seconded = || at > place + 1 || is_seconded(self.reading, self.statements[place].span);
            self.statements[at].first && (that || self.reading.opens(text, Class::MotionOpening)) && seconded()
        })
    }

    /// Where the mover stands first ("Moved by: A", "Seconded by: B", "THAT …", "CARRIED"): the end of the motion's last
    /// statement.
    pub(in crate::resolve::decisions) fn motion_after_mover(&self, place: usize) -> Option<usize> {
        let same = |at| self.same_item(at, place);
        let from = self.wording_below(place)?;
        let mut at = from;
        let mut end = None;
        while same(at) && at < from + 40 {
            match self.fragment(at) {
                Fragment::Mover if at > from => break,
                Fragment::Result => end = Some(at + 1),
                _ if end.is_some() => break,
                _ => {}
            }
            at += 1;
        }
        let end = end.unwrap_or(from + 1);
        // "AND AGREED / “To confirm the minutes”"
        let last = self.text(end - 1);
        let opening = !Reading::exceeds(last, 3) && self.reading.opens(last, Class::MotionOpening);
        let quoted = opening && same(end) && self.text(end).starts_with(['“', '"', '‘']);
        Some(end + usize::from(quoted))
    }

    fn seconds_and_says_what(&self, place: usize) -> bool {
        let span = self.statements[place].span;
        let first = self.reading.hits_in(Span::new(span.start, span.start + 1));
        first.iter().any(|hit| hit.class == Class::Seconded) && self.says_what(span) && is_seconded(self.reading, span)
    }

    /// "Second by: Carr to approve the agenda": whether a fragment tells what was moved too.
    pub(in crate::resolve::decisions) fn words_motion(&self, place: usize) -> bool {
        self.fragment(place) != Fragment::Result && self.says_what(self.statements[place].span)
    }

    /// "THAT the report be received", "To adopt …", "WHEREAS …", "‘That, the list be printed’".
    pub(in crate::resolve::decisions) fn opens_motion(&self, place: usize) -> bool {
        let text = self.text(place);
        ["that ", "that, ", "to ", "be it "].iter().any(|head| seek::opens(unquoted(text), head))
            || self.reading.opens(text, Class::MotionOpening)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Outcome;
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn who_moved_it_stands_over_what_was_resolved() {
        for lead in ["On the proposal of Cllr Bell", "Proposed by Cllr Bell", "On the motion of Cllr Bell"] {
            for settled in ["It was resolved: “That the list be printed”.", "It was agreed to print the list."] {
                let found = decided(&format!("The list was read.\n\n{lead}\nSeconded by Cllr Carr\n{settled}"));
                assert_eq!(found.len(), 1, "{found:#?}");
                assert!(found[0].text.starts_with(lead) && found[0].text.ends_with(settled), "{found:#?}");
                assert_eq!(found[0].seconder.as_deref(), Some("Carr"));
            }
        }
        // another matter, of which nobody says who moved it
        let apart = "Proposed by Cllr Bell\nSeconded by Cllr Carr\nCarried.\n\nIt was agreed to print the list.";
        assert_eq!(decided(apart).len(), 2);
    }

    #[test]
    fn a_motion_worded_below_its_movers_is_one_whatever_its_quotation_marks() {
        let movers = "Proposed – Cllr A. Bell Seconded – Cllr B. Carr";
        for (open, close) in [("‘", "’"), ("'", "'"), ("“", "”"), ("", "’")] {
            let motion = format!("{movers}\n\n{open}That the bench is mended{close}\n\nAll in favour");
            let found = decided(&format!("It was agreed to mend the bench.\n\n{motion}"));
            assert_eq!(found.len(), 2, "{found:#?}");
            assert_eq!(found[1].text.split_whitespace().count(), motion.split_whitespace().count());
            assert_eq!(found[1].seconder.as_deref(), Some("B. Carr"));
        }
        let lines = "Proposed by Cllr Bell;\nSeconded by Cllr Carr;\nAnd Resolved:\n\n“That, the list be printed.”";
        let found = decided(&format!("Members agreed that the list was a step ahead.\n\n{lines}"));
        assert_eq!(found.last().map(|one| one.text.lines().count()), Some(4), "{found:#?}");
    }

    #[test]
    fn the_result_may_be_any_line_below() {
        let motion = "Proposed Cllr Bell Seconded Cllr Carr\n\n‘That the quote of £50 be accepted’\n\n";
        let cases = [
            ("All agreed", Outcome::Agreed),
            ("Agreed", Outcome::Agreed),
            ("Resolved", Outcome::Agreed),
            ("Agreed by all", Outcome::Agreed),
            ("All voted in favour", Outcome::Agreed),
            ("All Councillors in favour", Outcome::Agreed),
            ("Voting was unanimous.", Outcome::Agreed),
            ("3 for, 2 against", Outcome::Agreed),
            ("2 for, 3 against", Outcome::Rejected),
            ("Not carried", Outcome::Rejected),
            ("Motion not carried", Outcome::Rejected),
        ];
        for (result, outcome) in cases {
            let found = decided(&format!("{motion}{result}"));
            assert_eq!(found.len(), 1, "{result}: {found:#?}");
            assert_eq!((found[0].outcome, found[0].text.ends_with(result)), (outcome, true), "{result}");
        }
    }

    #[test]
    fn who_puts_a_labelled_motion_may_stand_below_it() {
        for motion in ["MOTION: Pay Dunn £30 for a kite", "Motion: The club allows the loan of\n  a kite."] {
            let found = decided(&format!("* {motion}\n    * Bell proposes, Carr seconds. Carried unanimously."));
            assert_eq!(found.len(), 1, "{found:#?}");
            assert!(found[0].text.starts_with(&motion[..8]) && found[0].text.ends_with("unanimously."), "{found:#?}");
            assert_eq!((found[0].mover.as_deref(), found[0].seconder.as_deref()), (Some("Bell"), Some("Carr")));
        }
        // what stands above is no motion
        let told = "* Kites: Dunn has three\n    * Bell proposes, Carr seconds. Carried unanimously.";
        let found = decided(told);
        assert!(found.iter().all(|one| !one.text.contains("Dunn")), "{found:#?}");
    }

    #[test]
    fn a_form_that_nobody_filled_tells_of_no_motion() {
        for form in [
            "Minutes Proposed By:\n\nMinutes Seconded By:\n\nMinutes Signed By Chair:",
            "Proposed by: ____\nSeconded by: ____",
        ] {
            assert_eq!(decided(&format!("The pond is full.\n\n{form}")).len(), 0, "{form}");
        }
        let filled = "Proposed by:\nCllr Bell\nSeconded by:\nCllr Carr\nCarried.";
        assert_eq!(decided(&format!("Motion to drain the pond.\n\n{filled}")).len(), 1);
    }

    #[test]
    fn movers_below_what_was_decided_belong_to_it() {
        let found = decided("It was agreed to mend the bench.\n\nProposed: Cllr Bell. Seconded: Cllr Carr.");
        assert_eq!((found.len(), found[0].mover.as_deref()), (1, Some("Bell")), "{found:#?}");
    }
}

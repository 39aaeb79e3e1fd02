//! The sides of a vote: lines that list who took one, and who was not there.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::Weighed;
use crate::resolve::decisions::result_line::is_result_line;

impl Weighed<'_> {
    /// "Ayes: Bell, Carr, Dunn": a side and those who took it.
    pub(super) fn lists_voters(&self, place: usize) -> bool {
        const LONGEST: usize = 24;
        let text = self.text(place);
        let colon = text.bytes().take(LONGEST + 1).position(|byte| byte == b':');
        let Some((side, names)) = colon.map(|colon| (&text[..colon], &text[colon + 1..])) else { return false };
        let classes = self.reading.words.classes(side);
        let abstains = classes.contains(Class::VoteAbstain) && !side.eq_ignore_ascii_case("present");
        let voted = classes.contains(Class::VoteFor) || classes.contains(Class::VoteAgainst) || abstains;
        voted && names.contains(',') && names.trim_start().starts_with(char::is_uppercase)
    }

    /// "Nays: none. Absent: Moss. Motion carried.": who was not there, between the sides of a vote and its result.
    pub(super) fn lists_absent(&self, place: usize) -> bool {
        const SHORT: usize = 12;
        let text = self.text(place);
        let label = ["absent:", "absent -", "absent –"].iter().any(|label| seek::opens(text, label));
        let before = place.checked_sub(1).filter(|_| label && !Reading::exceeds(text, SHORT));
        before.is_some_and(|before| {
            self.same_item(before, place) && self.is_near(before, place) && self.tells_side(self.text(before))
        })
    }

    /// "(Councillor Moss opposed)", "(Reed absent for the vote)" below the line of a result: who was of another mind.
    pub(super) fn tells_minority_below(&self, place: usize) -> bool {
        let text = self.text(place).trim_end_matches('.');
        let Some(before) = place.checked_sub(1).filter(|_| text.starts_with('(') && text.ends_with(')')) else {
            return false;
        };
        let span = self.statements[place].span;
        let side = [Class::VoteAgainst, Class::VoteAbstain].iter().any(|class| self.reading.has(span, *class));
        let result = || is_result_line(self.reading, self.text(before));
        (side || text.contains("absent for") || text.contains("absent from"))
            && self.same_item(before, place)
            && self.is_near(before, place)
            && result()
    }

    /// "Nays: none", "Ayes: Lee, Hart": a side of a vote and who or how many took it.
    fn tells_side(&self, text: &str) -> bool {
        let side = text.split([':', '-', '–', ';']).next().filter(|side| side.len() <= 24 && side.len() < text.len());
        side.is_some_and(|side| {
            let classes = self.reading.words.classes(side.trim());
            [Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain].iter().any(|side| classes.contains(*side))
        })
    }
}

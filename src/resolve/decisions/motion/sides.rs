//! The sides of a vote: lines that list who took one, and who was not there.

use crate::grammar::{Class, Hit};
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::Weighed;
use crate::resolve::decisions::result_line::is_result_line;

impl Weighed<'_> {
    /// Whether the words of `hit` name a side of a vote. "For", "no" and the words of settling ("It was agreed to …") do only
    /// where `figures` or a colon stand there; "This was agreed" is a result.
    pub(super) fn is_side(&self, span: Span, hit: &Hit, figures: bool) -> bool {
        let text = self.reading.text(span);
        let written = &text[hit.start as usize - span.start..(hit.end as usize).min(span.end) - span.start];
        let plain = ["for", "no", "agreed", "approved", "supported", "present"];
        let settled = || written.len() > "for".len() && self.answers(span, hit);
        // "There being no further comments, the hearing closed at 7:28"
        let behind = text[(hit.end as usize).min(span.end) - span.start..].trim_start();
        if written.eq_ignore_ascii_case("no") && behind.starts_with(char::is_lowercase) {
            return false;
        }
        // "Motion to sit for 10 minutes by Bell"
        if written.eq_ignore_ascii_case("for") && behind.starts_with(|next: char| next.is_ascii_digit()) {
            return false;
        }
        // "approve the plan" is a clause of a motion, "The Council agreed to support the fair" no vote
        let asked = text[..hit.start as usize - span.start].ends_with(" to ");
        let orders = || self.reading.words.classes(written).contains(Class::SideVerb);
        if (asked || behind.starts_with(char::is_lowercase)) && orders() {
            return false;
        }
        // "AGREED: Mend the gate (5 for, 1 against)": the label of what was settled
        let labels = || {
            let first = behind.trim_start_matches([':', ' ']).split([' ', ',', '.']).next().unwrap_or("");
            let classes = self.reading.words.classes(&seek::lower(first));
            classes.contains(Class::TaskVerb) || matches!(first, "that" | "That" | "to" | "To")
        };
        if behind.starts_with(": ") && written.ends_with(['d', 'D']) && labels() {
            return false;
        }
        figures || !plain.iter().any(|word| written.eq_ignore_ascii_case(word)) || settled()
    }

    /// "Ayes: Bell, Carr, Dunn": a side and those who took it.
    pub(super) fn lists_voters(&self, place: usize) -> bool {
        const LONGEST: usize = 24;
        let text = self.text(place);
        let colon = text.bytes().take(LONGEST + 1).position(|byte| byte == b':');
        let Some((side, names)) = colon.map(|colon| (&text[..colon], &text[colon + 1..])) else { return false };
        let classes = self.reading.words.classes(side);
        let abstains = classes.contains(Class::VoteAbstain) && !side.eq_ignore_ascii_case("present");
        let voted = classes.contains(Class::VoteFor) || classes.contains(Class::VoteAgainst) || abstains;
        // "AGREED: Mend the gate, and soon" names nobody
        let settled = classes.contains(Class::SettledSide);
        let named =
            || names.split(',').next().is_none_or(|name| name.words().all(|word| word.starts_with(char::is_uppercase)));
        voted && names.contains(',') && names.trim_start().starts_with(char::is_uppercase) && (!settled || named())
    }

    /// "A vote was taken, with this result: / For: / Cllrs Bell, Carr. (2) / Against: / Cllr Dunn. (1) / Nobody
    /// abstained.": whether a statement is part of a division whose sides and their voters stand in paragraphs of their own.
    pub(in crate::resolve::decisions) fn tells_division(&self, place: usize) -> bool {
        let text = self.text(place);
        let near = |one: usize, other: usize| self.same_item(other, one) && self.is_near(one, other);
        let before = place.checked_sub(1).filter(|before| near(*before, place));
        if text.ends_with(':') {
            let next = Some(place + 1).filter(|next| near(place, *next));
            return match self.side_at_end(text) {
                // a label by itself, or behind the words that announce the vote
                Some(head) => {
                    // "The Council heard of the vote on lamps:" leads to the sides of another one
                    let leads = |before: usize| {
                        let above = self.text(before);
                        !above.ends_with(':') || self.announces_vote(above) || self.side_at_end(above).is_some()
                    };
                    (head.is_empty() && before.is_none_or(leads) || self.announces_vote(head))
                        && next.is_some_and(|next| self.is_list_of_names(self.text(next)))
                }
                None => {
                    self.announces_vote(text)
                        && next.is_some_and(|next| {
                            self.lists_voters(next) || self.side_at_end(self.text(next)).is_some_and(str::is_empty)
                        })
                }
            };
        }
        let voters = |at: usize| {
            let label = || at.checked_sub(1).filter(|label| near(*label, at)).map(|label| self.text(label));
            self.lists_voters(at)
                || label().is_some_and(|label| label.ends_with(':') && self.side_at_end(label).is_some())
                    && self.is_list_of_names(self.text(at))
        };
        let none = || self.reading.opens(text, Class::NobodyAbstained);
        if is_count(text) || none() {
            return before.is_some_and(|before| {
                let counted = || is_count(self.text(before)) && before.checked_sub(1).is_some_and(voters);
                voters(before) || counted()
            });
        }
        text.starts_with(char::is_uppercase) && !self.lists_voters(place) && voters(place)
    }

    /// What stands before the label of a side at the end of a text: "" of "For:", "with this result" of "with this result:
    /// For:".
    fn side_at_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        let plain = text.strip_suffix(':')?;
        let (head, side) = seek::part_last(plain, ": ").unwrap_or(("", plain));
        let classes = self.reading.words.classes(side);
        [Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]
            .iter()
            .any(|side| classes.contains(*side))
            .then_some(head)
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

    /// Whether a text announces a vote and its sides.
    fn announces_vote(&self, text: &str) -> bool {
        self.reading.says(&text.to_ascii_lowercase(), Class::VoteAnnounced)
    }

    /// "Councillors Bell, Carr (J) and Dunn. (3)": nothing but names, with initials and a count in brackets. Without a count
    /// or a form of address, "Safety and Noise." may be what speaks for a motion.
    fn is_list_of_names(&self, text: &str) -> bool {
        const LONGEST: usize = 600;
        let named = |word: &str| {
            matches!(word, "and" | "&" | "de" | "van" | "von")
                || word.starts_with(|first: char| first.is_uppercase() || first == '(')
        };
        let counted = || seek::part_last(text, " ").is_some_and(|(_, last)| is_count(last));
        text.len() <= LONGEST
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(':')
            && text.words().all(named)
            && (counted() || honorifics(self.reading.words, text).is_ok_and(|(_, address)| address.is_some()))
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

/// "(4)": how many took a side, behind their names.
fn is_count(text: &str) -> bool {
    let inner = text.trim_end_matches('.').strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|count| matches!(count.len(), 1 | 2) && count.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::texts;

    #[test]
    fn sides_in_paragraphs_of_their_own_belong_to_the_motion() {
        let motion = "Bell moved the motion below, and Carr seconded it:\n\n“That the lane be mended.”\n\n";
        let sides = "For:\n\nCllrs Bell, Carr (J) and Dunn. (3)\n\nAgainst:\n\nCllr Moss. (1)\n\nNobody abstained.\n\n";
        let result = "The Mayor declared the motion carried.";
        for announced in
            ["A vote was taken on it, with this result:\n\n", "The Mayor said that a vote would be taken: "]
        {
            let text = format!("{motion}{announced}{sides}{result}");
            let found = texts(&text);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with("Bell moved") && found[0].ends_with(result), "{found:?}");
        }
        let text = "Bell proposed, seconded by Carr, that the lane be mended.\n\nFor: Cllrs Bell, Carr, Dunn. (3)\n\n\
                    Against: Cllrs Moss, Pole. (2)\n\nThe Mayor declared the motion carried.";
        assert_eq!(texts(text), [text.replace("\n\n", " ")]);
        // speakers for and against are no voters
        let spoken = "Bell proposed, seconded by Carr, that the lane be mended.\n\nFor:\n\nThe lane is wet. (1)";
        assert!(texts(spoken).iter().all(|text| !text.contains("wet")), "{:?}", texts(spoken));
        // nor is what speaks for it, or a vote that is over
        let merits = "Bell proposed, seconded by Carr, that the pond be drained.\n\nFor:\n\nHealth and Order.\n\nAgainst:\n\n\
                      Price and Labour.\n\nThe motion was carried.";
        assert!(
            texts(merits).iter().all(|text| !text.contains("Health") && !text.contains("Price")),
            "{:?}",
            texts(merits)
        );
        let over = "Bell proposed, seconded by Carr, that the pond be drained.\n\nThe Board heard of the vote on benches: Against:\n\n\
                    Pole and Moss. (2)";
        assert!(texts(over).iter().all(|text| !text.contains("Pole")), "{:?}", texts(over));
    }
}

//! A post with its holder on a line of its own at the head.

use crate::grammar::Class;
use crate::model::Status;
use crate::parse::attendance::with_notes;
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::attendance_label;
use crate::parse::linked::headed_group;
use crate::parse::person::person;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::index::surname_first;
use super::list::{Lists, Open};

/// "Chairman: Ann Bell, proposed Ben Carr, seconded Cy Dunn", "Ann Bell - Chairman - re-elected": how somebody came to a post
/// is told among the business, and neither post nor organisation.
pub(super) fn tells_election(reading: &Reading<'_>, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let seconded = || reading.says(&lower, Class::Nominated) && reading.says(&lower, Class::Seconded);
    reading.closes(lower.trim_end_matches(['.', ' ']), Class::ElectedEnd)
        || reading.says(&lower, Class::ElectedTold)
        || seconded()
}

/// "ELECTION OF OFFICERS" over "President   Lord Elm" and "Committee   A. Bell, B. Carr": whether a unit is that title or of the
/// lines right below it, which tell who serves from now on and not who was there.
pub(super) fn is_elected(reading: &Reading<'_>, units: &[(usize, Block)], place: usize) -> bool {
    const FAR: usize = 12;
    let text = |at: usize| reading.layout.text_of(&units[at].1);
    let heads = |at: usize| {
        let title = text(at);
        ["election of ", "elections", "elected officers"].iter().any(|head| seek::opens(title, head))
            && !title.ends_with('.')
            && !Reading::exceeds(title, 6)
    };
    if heads(place) {
        return true;
    }
    let glued = |at: &usize| units[*at + 1].1.blank_before == 0;
    let title = (0..place).rev().take(FAR).take_while(glued).find(|at| heads(*at));
    // a list of those who were there ends it
    let labelled = |at: usize| attendance_label(reading.words, text(at)).is_some();
    title.is_some_and(|title| !(title + 1..=place).any(labelled))
}

/// "Committee - Ann Bell, Ben Carr" under "The following were elected:": whether a line is of those whom the meeting elected.
/// `behind` is what stands behind its label: "Present: Ann Bell" is a list of the meeting, wherever it stands.
pub(super) fn is_of_election(reading: &Reading<'_>, units: &[(usize, Block)], place: usize, behind: &str) -> bool {
    const FAR: usize = 12;
    if !behind.trim_start().starts_with(['-', '–']) {
        return false;
    }
    // the sentence stands over lines that no blank line parts
    let glued = |at: &usize| units[*at + 1].1.blank_before == 0;
    let mut above = (0..place).rev().take(FAR).take_while(glued).map(|at| reading.layout.text_of(&units[at].1));
    above.any(|text| text.ends_with(':') && reading.closes(text, Class::ElectedBelow))
}

impl Lists<'_, '_> {
    /// "Chair: Dr Ann Bell" on a line of its own at the head.
    pub(super) fn post_line(&mut self, block: &Block) -> bool {
        let reading = self.reading;
        let text = reading.layout.text_of(block);
        let parts = text.split_once(':').or_else(|| seek::part(text, " – ")).or_else(|| self.held_in_brackets(text));
        let Some((post, name)) = parts else { return false };
        if self.shared_post(block, post) {
            return true;
        }
        // "Scribe(s): Ann Bell"
        let post = post.trim();
        let post = post.strip_suffix("(s)").unwrap_or(post);
        // "Elm Harbour Commission Chair: Ann Bell"
        let seat = post.last_word().filter(|(body, last)| {
            let kind = body.words().next_back().unwrap_or(body);
            reading.words.classes(last).contains(Class::Chair)
                && !reading.words.classes(post).contains(Class::Chair)
                && reading.words.classes(kind).contains(Class::Collective)
                && !reading.says(&body.to_ascii_lowercase(), Class::Deputy)
        });
        let (body, post) = seat.map_or((None, post), |(body, post)| (Some(body), post));
        let classes = reading.words.classes(post);
        let chair = classes.contains(Class::Chair);
        let office = classes.contains(Class::Post) && !classes.contains(Class::Honorific);
        let known = chair || office || classes.contains(Class::InAttendance);
        if !known || block.marker.is_some() || Reading::exceeds(text, 10) || tells_election(reading, text) {
            return false;
        }
        let indexed = surname_first(reading, name.trim()).filter(|_| self.surname_first);
        let named = person(reading.words, name.trim()).is_ok_and(|(rest, named)| {
            (named.name.contains(' ') || named.honorific.is_some()) && !rest.starts_with(char::is_alphanumeric)
        });
        let entry = match indexed {
            Some((entry, rest)) => Some(with_notes(reading.words, rest, entry)),
            None => attendance_entry(reading.words, name).filter(|_| named),
        };
        let Some(mut entry) = entry else { return false };
        // who has the chair may have another post in a body of their own
        entry.role = if body.is_some() { Some(post) } else { entry.role.or(Some(post)) };
        entry.organisation = entry.organisation.or(body);
        let beside = !chair && classes.contains(Class::InAttendance);
        let status = if beside { Status::InAttendance } else { Status::Present };
        let unlabelled = Span::new(block.flow.start, block.flow.start);
        self.add(&entry, &Open::new(status, unlabelled), "attendance_entry");
        true
    }

    /// "Co-chairs: Ann Bell, Ben Carr" on a line of its own at the head: a post of those who preside in the plural, and who
    /// hold it.
    fn shared_post(&mut self, block: &Block, label: &str) -> bool {
        let words = self.reading.words;
        let label = label.trim();
        // "Committee Chairs", "Presidents" may be those of other bodies
        let presides = |post: &str| {
            !post.contains(' ')
                && post.to_ascii_lowercase().contains("chair")
                && words.classes(post).contains(Class::Chair)
        };
        if block.marker.is_some() || !label.strip_suffix('s').is_some_and(presides) {
            return false;
        }
        let Some((post, names)) = headed_group(words, self.reading.layout.text_of(block)) else { return false };
        let open = Open::new(Status::Present, Span::new(block.flow.start, block.flow.start));
        for name in names {
            let Some(entry) = attendance_entry(words, name) else { continue };
            self.add(&Entry { role: entry.role.or(post), ..entry }, &open, "attendance_entry");
        }
        true
    }

    /// "Sis. A Bell (Chair)": who presides, alone on a line of the head. Gives the post and the name.
    fn held_in_brackets<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (name, post) = text.strip_suffix(')')?.split_once(" (")?;
        let chair = self.reading.words.classes(post).contains(Class::Chair);
        let whole = person(self.reading.words, name).is_ok_and(|(rest, _)| rest.trim().is_empty());
        (chair && whole && self.open.is_empty()).then_some((post, name))
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::attendance::listed;

    #[test]
    fn posts_at_the_head() {
        let cases: &[(&str, &[&str])] = &[
            // whoever presides or writes is there, under whatever list the line stands
            (
                "Present: Ann Bell, Ben Carr, Cy Dunn\nRegrets: Dora Moss\nChair: Ann Bell\nScribe: Ed Pole",
                &[
                    "Present Ann Bell Chair",
                    "Present Ben Carr -",
                    "Present Cy Dunn -",
                    "Apologies Dora Moss -",
                    "InAttendance Ed Pole Scribe",
                ],
            ),
            (
                "Scribe(s): Ed Pole\n\nPresent: Ann Bell, Ben Carr",
                &["InAttendance Ed Pole Scribe", "Present Ann Bell -", "Present Ben Carr -"],
            ),
            // a member may write
            (
                "Note taker: Ben Carr\n\nAttendance\n- Ann Bell\n- Ben Carr",
                &["Present Ben Carr Note taker", "Present Ann Bell -"],
            ),
            // who presides together
            (
                "Co-chairs: Ann Bell and Ben Carr (Oak)\nPresent: Cy Dunn, Dora Moss",
                &["Present Ann Bell Co-chair", "Present Ben Carr Co-chair", "Present Cy Dunn -", "Present Dora Moss -"],
            ),
            (
                "Committee Chairs: Ed Pole, Flo Gray\nPresent: Cy Dunn, Dora Moss",
                &["Present Cy Dunn -", "Present Dora Moss -"],
            ),
            ("Chairs: Oak Hall, and a sofa\nPresent: Cy Dunn", &["Present Cy Dunn -"]),
            ("Chairman: Mr A. Bell presided.\nPresent: Cy Dunn", &["Present A. Bell Chairman", "Present Cy Dunn -"]),
            // the surname stands first, here too
            (
                "Chair: Bell, Ann (Fjord)\n\nParticipants:\nBell, Ann - Fjord\nCarr, Ben - Oak\nDunn, Cy - Elm\nLee, Dora - Hana",
                &["Present Ann Bell Chair", "Present Ben Carr -", "Present Cy Dunn -", "Present Dora Lee -"],
            ),
        ];
        for (list, expected) in cases {
            assert_eq!(listed(list), *expected, "{list}");
        }
    }

    #[test]
    fn who_is_elected_need_not_have_been_there() {
        let table = "ELECTION OF OFFICERS\nPresident      Lord Moss\nChairman       C. Dunn      prop. A. Bell  sec. B. Carr\nCommittee      E. Fox, F. Gray";
        let minutes = crate::convert(&format!(
            "Elm Club\nA.G.M. held on 3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\nMINUTES were read.\n\n{table}\n\nSUBSCRIPTIONS. They stay.\n"
        ));
        let names: Vec<_> = minutes.attendees.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(names, ["Ann Bell", "Ben Carr"]);
        assert_eq!(minutes.meeting.chair, None);
    }

    #[test]
    fn a_form_of_address_is_no_part_of_the_office_before_it() {
        let head = "Elm Parish Council\nMinutes of the meeting held in the village hall on 3 May 2024";
        let minutes =
            crate::convert(&format!("{head}\n\nPresent: Chairman Cllr A Bell, Vice Chair Cllr B Carr, Cllr C Dunn\n"));
        assert_eq!(minutes.house.name, "uk-local-council");
        let told: Vec<_> =
            minutes.attendees.iter().map(|one| (one.role.as_deref(), one.honorific.as_deref())).collect();
        assert_eq!(told, [(Some("Chairman"), Some("Cllr")), (Some("Vice Chair"), Some("Cllr")), (None, Some("Cllr"))]);
    }
}

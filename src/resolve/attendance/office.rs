//! Groups of a list that are no body of their own: the staff of an office, the public, the body that meets.

use crate::grammar::{Class, Lexicon};
use crate::model::Status;
use crate::parse::attendance::{
    ListForm, attendance_list, has_plural_honorific, is_organisation, is_post, plural_post,
};
use crate::parse::entry::Entry;
use crate::parse::is_within_name;
use crate::parse::label::attendance_label;
use crate::parse::person::honorifics;
use crate::parse::roll::is_full_name;
use crate::parse::several::are_alone;
use crate::resolve::reading::Reading;
use crate::text::{Block, Words, seek};

use super::cells::{Cell, source_in_flow};
use super::columns::lone_label;
use super::group::{are_people, is_group};
use super::list::{Lists, Open};

/// Most words of the label of an office.
const LONGEST: usize = 6;

impl Lists<'_, '_> {
    /// "School Committee:     A. Bell, B. Carr", "Staff/Public:     C. Dunn": a row of a group and its people. A cell that
    /// a colon closes is nobody.
    pub(super) fn read_group_row(&mut self, block: &Block, cells: &[Cell<'_>]) -> bool {
        let (reading, words) = (self.reading, self.reading.words);
        let [(_, first), names @ ..] = cells else { return false };
        let label = first.trim_end_matches([':', ' ']);
        let closed = label.len() < first.len();
        let known = self.open.first().is_some_and(|list| !list.skipped) || self.is_at_head();
        if names.is_empty() || !known || self.stand_beside() || !(closed || is_office(words, label)) {
            return false;
        }
        if lone_label(reading, first).is_some() || is_post(words, label) {
            return false;
        }
        let post = plural_post(words, label).filter(|_| self.open.is_empty());
        let Some(status) = post.map(|_| Status::Present).or_else(|| self.status_of_group(label)) else { return false };
        let people: Vec<Vec<Entry<'_>>> =
            names.iter().map(|(_, cell)| attendance_list(words, cell, ListForm::RunOn)).collect();
        let named =
            |entry: &Entry<'_>| entry.name.is_some_and(|name| name.contains([' ', '.']) || entry.honorific.is_some());
        if !people.iter().all(|entries| !entries.is_empty() && entries.iter().all(named)) {
            return false;
        }
        let list = Open { entries: 1, ..Open::new(status, source_in_flow(reading, block, first)) };
        self.open = vec![list];
        self.heads.clear();
        (self.post_above, self.body_above, self.breaks_off) = (None, None, false);
        let body = self.outside_body(label, status);
        for ((_, cell), entries) in names.iter().zip(people) {
            let span = source_in_flow(reading, block, cell);
            for mut entry in entries {
                entry.role = entry.role.or(post);
                entry.organisation = entry.organisation.or(body);
                self.add_at(span, &entry, &list, "attendance_entry");
            }
        }
        true
    }

    /// "Staff/Public: Ann Bell", "CITY CLERK'S OFFICE: Ben Carr, Clerk" in or behind a list: a group that is of no body
    /// of its own.
    pub(super) fn read_general(&mut self, block: &Block) -> bool {
        let (reading, words) = (self.reading, self.reading.words);
        let text = reading.layout.text_of(block);
        let torn = || {
            torn_office(text).map(|end| (end, end + 1)).or_else(|| {
                let rest = rest_of_office(words, text)?;
                text.split_once(':')
                    .filter(|(word, _)| !word.contains(char::is_lowercase))
                    .map(|(word, _)| (word.len(), rest))
            })
        };
        // "Planning Board: Ann Bell, Ben Carr" first of all under "Present:"
        let own = self.open.first().is_some_and(|list| list.status == Status::Present && list.entries == 0);
        let general = || {
            let (label, names) = [": ", " - ", " – ", " — "]
                .iter()
                .find_map(|sign| seek::part(text, sign))
                .filter(|_| block.marker.is_none())?;
            let met = own && is_of_body(words, label) && runs_on(reading, names);
            let known = is_general(words, label) || is_office(words, label) || met;
            known.then(|| (label.len(), text.len() - names.trim_start().len()))
        };
        let Some((end, at)) = office_label(words, text).or_else(torn).or_else(general) else { return false };
        let names = text[at..].trim_start();
        let with_post = is_name_with_post(words, names);
        if !with_post && !are_people(reading, names, 1) {
            return false;
        }
        self.open_group(block, &text[..end]);
        if own && is_of_body(words, &text[..end]) {
            self.open[0].status = Status::Present;
        }
        let list = self.open[0];
        if with_post {
            for entry in attendance_list(words, names, ListForm::Lines) {
                self.add(&entry, &list, "attendance_entry");
            }
        } else {
            self.read_run_on(names, &list);
        }
        self.open[0].entries = 1;
        true
    }

    /// What the people of a group were, by its label and the list in which it stands.
    fn status_of_group(&self, label: &str) -> Option<Status> {
        let words = self.reading.words;
        if is_general(words, label) || is_office(words, label) {
            return Some(Status::InAttendance);
        }
        let open = self.open.first();
        if is_of_body(words, label) {
            return Some(open.map_or(Status::Present, |list| list.status));
        }
        // an unknown group stands in a list, and behind others of it
        let list = open.filter(|_| is_group(self.reading, label))?;
        Some(if list.entries > 0 && list.status == Status::Present { Status::InAttendance } else { list.status })
    }

    /// The organisation of a group: an outside body, and neither the one that meets nor a word for anybody.
    fn outside_body<'t>(&self, label: &'t str, status: Status) -> Option<&'t str> {
        let words = self.reading.words;
        let own = status == Status::Present && is_of_body(words, label)
            || is_general(words, label)
            || is_office(words, label);
        Some(label).filter(|label| !own && is_organisation(words, label))
    }
}

/// "Ann Bell (Chair), Ben Carr": whether a cell is a run of two or more people and nothing else.
pub(super) fn runs_on(reading: &Reading<'_>, cell: &str) -> bool {
    const FEWEST: usize = 2;
    let entries = || attendance_list(reading.words, cell, ListForm::RunOn);
    cell.contains([',', ';']) && {
        // "Cllrs Bell, Carr and Dunn", "Bell, Carr, Dunn"
        if has_plural_honorific(reading.words, cell) || are_alone(reading.words, cell) {
            return true;
        }
        let entries = entries();
        let full = |entry: &Entry<'_>| entry.name.is_some_and(|name| name.contains(' ') || entry.honorific.is_some());
        entries.len() >= FEWEST && entries.iter().all(full)
    }
}

/// "CITY CLERK'S OFFICE: Ann Bell", "Office of the Clerk: Ann Bell": the length of the label of an office, and where
/// its people begin.
pub(super) fn office_label(words: &Lexicon, text: &str) -> Option<(usize, usize)> {
    let colon = text.find(':').filter(|colon| *colon > 0)?;
    is_office(words, text[..colon].trim_end()).then(|| (colon, text.len() - text[colon + 1..].trim_start().len()))
}

/// "Town Clerk's Office", "Office of the Clerk": whether a label is of the people of an office.
pub(super) fn is_office(words: &Lexicon, label: &str) -> bool {
    let (head, last) = label.last_word().unwrap_or(("", label));
    let staff = |word: &str| words.classes(word).contains(Class::OfficeWord);
    let owned = ends_in_owner(head) && staff(last);
    let of = label.first_word().is_some_and(|(first, rest)| staff(first) && seek::opens(rest, "of the "));
    (owned || of) && label.words().count() <= LONGEST && label.starts_with(char::is_uppercase)
}

/// "CITY CLERK'S Ann Bell, Clerk" over "OFFICE: Ben Carr": the length of the first half of the label of an office, which
/// stands over two lines beside its people.
pub(super) fn torn_office(text: &str) -> Option<usize> {
    let end = ["'S ", "’S "].iter().filter_map(|sign| seek::find(text, sign).map(|at| at + sign.len() - 1)).min()?;
    let head = &text[..end];
    let behind = text[end..].trim_start();
    let second = behind.chars().nth(1).is_some_and(char::is_lowercase);
    let shouted = !head.contains(char::is_lowercase) && head.words().count() <= LONGEST && !head.contains([':', ',']);
    (shouted && behind.starts_with(char::is_uppercase) && second).then_some(end)
}

/// "OFFICE: Ben Carr": where the people begin behind the second half of such a label.
pub(super) fn rest_of_office(words: &Lexicon, text: &str) -> Option<usize> {
    let (word, behind) = text.split_once(':')?;
    words.classes(word).contains(Class::OfficeWord).then(|| text.len() - behind.trim_start().len())
}

fn ends_in_owner(head: &str) -> bool {
    ["'s", "’s", "'S", "’S", "s'", "S'", "s’", "S’"].iter().any(|sign| head.ends_with(sign))
}

/// "Ann Bell, Acting Clerk": whether a line is a full name and the post of whoever has it.
pub(super) fn is_name_with_post(words: &Lexicon, line: &str) -> bool {
    const LONG: usize = 3;
    let long =
        |post: &str| post.starts_with(char::is_uppercase) && post.words().count() >= LONG && !post.contains(", ");
    seek::part(line.trim(), ", ")
        .is_some_and(|(name, post)| is_full_name(words, name) && (is_post(words, post) || long(post)))
}

/// "Staff/Public", "Press & Guests", "Public": a group of people who are there without being of the body.
pub(super) fn is_general(words: &Lexicon, label: &str) -> bool {
    let label = label.trim_end_matches([':', ' ']);
    let known = |part: &str| {
        let part = part.trim();
        let classes = words.classes(part);
        let single = part.strip_suffix('s').unwrap_or(part);
        classes.contains(Class::InAttendance)
            || classes.contains(Class::Outsider)
            || classes.contains(Class::Crowd)
            || words.classes(single).contains(Class::Outsider)
    };
    !label.is_empty() && label.split(['/', '&', ',']).flat_map(|part| part.split(" and ")).all(known)
}

/// "School Committee", "Planning Board", "Elm Council": a label that is what the body that meets may be called.
pub(super) fn is_of_body(words: &Lexicon, label: &str) -> bool {
    const WORDS: usize = 5;
    let label = label.trim_end_matches([':', ' ']);
    let last = label.words().next_back().unwrap_or(label);
    let capitalised = label.words().all(|word| is_within_name(words, word));
    let met = words.classes(last).contains(Class::Collective) && !words.classes(label).contains(Class::ItemTitle);
    met && capitalised
        && label.words().count() <= WORDS
        && attendance_label(words, label).is_none()
        && honorifics(words, label).is_ok_and(|(_, found)| found.is_none())
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::resolve::attendance::listed;

    #[test]
    fn groups_stand_beside_their_people() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Present:\n\nSchool Committee:          A. Bell, B. Carr, C. St. Peter\n\nStaff/Public:          D. Moss, E. Lane\n\n\
                 Absent:          F. Reed",
                &[
                    "Present A. Bell -",
                    "Present B. Carr -",
                    "Present C. St. Peter -",
                    "InAttendance D. Moss -",
                    "InAttendance E. Lane -",
                    "Absent F. Reed -",
                ],
            ),
            (
                "Present:\n\nPlanning Board: Ann Bell, Ben Carr\nStaff/Public: Di Moss\nTown Clerk's Office: Ed Lane",
                &["Present Ann Bell -", "Present Ben Carr -", "InAttendance Di Moss -", "InAttendance Ed Lane -"],
            ),
            (
                "PRESENT\tAnn Bell, Ben Carr\nABSENT\tCy Dunn",
                &["Present Ann Bell -", "Present Ben Carr -", "Absent Cy Dunn -"],
            ),
            ("Directors:\tAnn Bell\tBen Carr", &["Present Ann Bell Director", "Present Ben Carr Director"]),
            (
                "PRESENT: Commissioner Ann Bell, Chair\nCommissioner Ben Carr\nABSENT: Commissioner Cy Dunn (Leave of Absence)\n\
                 GENERAL MANAGER'S Di Moss, Acting General Manager\nOFFICE: Ed Lane, Meeting Clerk\nFlo Reed, Meeting Assistant\n\
                 ACKNOWLEDGEMENT\nThe Chair spoke.",
                &[
                    "Present Ann Bell Chair",
                    "Present Ben Carr -",
                    "Absent Cy Dunn -",
                    "InAttendance Di Moss Acting General Manager",
                    "InAttendance Ed Lane Meeting Clerk",
                    "InAttendance Flo Reed Meeting Assistant",
                ],
            ),
            // a post before its holder is no group
            (
                "Present:\n\nTreasurer:     Ann Bell\nSecretary:     Ben Carr",
                &["Present Ann Bell Treasurer", "Present Ben Carr Secretary"],
            ),
        ];
        for (list, expected) in cases {
            assert_eq!(listed(list), *expected, "{list}");
        }
    }

    #[test]
    fn only_outside_bodies_are_organisations() {
        let told = |group: &str| {
            let text = format!(
                "Elm Board\n3 May 2024\n\nPresent:\nAnn Bell\nBen Carr\n\n{group}:     Cy Dunn, Di Moss\n\n1. Roads\nBad.\n"
            );
            convert(&text).attendees[2].organisation.clone()
        };
        assert_eq!(told("Staff/Public"), None);
        assert_eq!(told("Ministry of Transport").as_deref(), Some("Ministry of Transport"));
    }
}

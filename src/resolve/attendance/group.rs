//! Lists under labels of a form of their own: of a body or office that the vocabulary does not know, of those who get
//! a copy, and of apologies under a heading that no label closes.

use crate::grammar::{Class, ClassSet, Hit};
use crate::model::{Attendee, Status};
use crate::parse::apology::received_from;
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post, plural_post};
use crate::parse::label::attendance_label;
use crate::parse::person::honorifics;
use crate::parse::roll::is_full_name;
use crate::parse::{is_within_name, offset_in};
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::HEAD_OF_POSTS;
use super::entry::{begins_list, heads_entries};
use super::list::{Lists, Open};

impl Lists<'_, '_> {
    /// "COMMISSION" over "Mr R. Haas, Mrs S. Keller", "Harbour Office: Ann Bell" behind apologies: a label that the
    /// vocabulary does not know, directly behind a list.
    pub(super) fn read_group(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let reading = self.reading;
        let block = &units[place].1;
        let nobody = |unit: &(usize, Block)| reading.is_nobody(reading.layout.text_of(&unit.1));
        // "ABSENT", "none" and then the label
        let mut above = units[..place].iter().rev().skip_while(|unit| nobody(unit));
        let listed_above = above.next().is_some_and(|above| self.found.listed[above.0]);
        if !listed_above || block.marker.is_some() || self.stand_beside() {
            return false;
        }
        let text = reading.layout.text_of(block);
        let open = self.open.first().copied();
        if self.read_general(block) {
            return true;
        }
        if let Some((label, names)) = seek::part(text, ": ") {
            // "Typed By: Ann Bell" is no group
            let addressed = honorifics(reading.words, names).is_ok_and(|(_, found)| found.is_some());
            let fewest = if addressed || is_organisation(reading.words, label) { 1 } else { 2 };
            let away = |list: &Open| matches!(list.status, Status::Apologies | Status::Absent) && list.entries == 1;
            // "CITY CLERK'S OFFICE: Ann Bell, City Clerk"
            let office = || {
                let entries = attendance_list(reading.words, names, ListForm::RunOn);
                place < HEAD_OF_POSTS
                    && is_organisation(reading.words, label)
                    && !Reading::exceeds(label, 5)
                    && entries.iter().all(|entry| entry.name.is_some() && entry.role.is_some())
            };
            let grouped = open.as_ref().is_some_and(away) && is_group(reading, label);
            let begins = (grouped || office()) && are_people(reading, names, fewest);
            if begins {
                self.open_group(block, label);
                self.read_run_on(names, &self.open[0].clone());
            }
            return begins;
        }
        let Some((_, next)) = units.get(place + 1).filter(|(_, next)| next.blank_before <= 2) else { return false };
        // where each has a line, the list goes on
        let goes_on = open.is_some_and(|list| !list.runs_on && (list.status != Status::Apologies || list.entries > 1))
            && heads_entries(reading, block, Some(next));
        let label = text.trim_end_matches(':').trim_end();
        let fewest = if is_organisation(reading.words, label) { 1 } else { 2 };
        let names = reading.layout.text_of(next);
        if self.is_office_alone(units, place, label) {
            self.open_group(block, label);
            self.post_above = Some((next.indent, label));
            return true;
        }
        let begins =
            !goes_on && is_group(reading, label) && next.marker.is_none() && are_people(reading, names, fewest);
        if begins {
            self.open_group(block, label);
            self.body_above = Some(label).filter(|label| is_organisation(reading.words, label));
        }
        begins
    }

    /// "Designated Officer" between blank lines and over "Ms. Ann Bell", alone in its list: an office and its holder, who is
    /// of no list above.
    fn is_office_alone(&self, units: &[(usize, Block)], place: usize, label: &str) -> bool {
        let reading = self.reading;
        let (block, next) = (&units[place].1, &units[place + 1].1);
        let apart = block.blank_before > 0 && next.blank_before == 0 && next.marker.is_none();
        let ends = units.get(place + 2).is_none_or(|(_, behind)| behind.blank_before > 0);
        if !apart || !ends || Reading::exceeds(label, 4) || !label.contains(' ') {
            return false;
        }
        let last = label.words().next_back().unwrap_or(label);
        let classes = reading.words.classes(last);
        let office = classes.contains(Class::ShortOffice) || classes.contains(Class::Post);
        let held = |line: &str| honorifics(reading.words, line).is_ok_and(|(_, found)| found.is_some());
        office && !classes.contains(Class::Chair) && !held(label) && held(reading.layout.text_of(next))
    }

    pub(super) fn open_group(&mut self, block: &Block, label: &str) {
        let span = Span::new(block.flow.start, block.flow.start + label.len());
        self.open = vec![Open::new(Status::InAttendance, span)];
        (self.post_above, self.body_above, self.breaks_off) = (None, None, false);
    }

    /// "Copy to: Ann Bell", "cc:" over several: people of whom the list does not say that they were there.
    pub(super) fn read_copies(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let block = &units[place].1;
        let text = self.reading.layout.text_of(block);
        let Some(end) = copies_label(self.reading, text).filter(|_| place < HEAD_OF_POSTS) else { return false };
        let names = text[end..].trim_start_matches([' ', ':', '-', '–']);
        let next = units.get(place + 1);
        if names.is_empty() && !next.is_some_and(|(_, next)| begins_list(self.reading, next)) {
            return false;
        }
        let span = Span::new(block.flow.start, block.flow.start + end);
        self.open = vec![Open { skipped: true, entries: 1, ..Open::new(Status::Apologies, span) }];
        true
    }

    /// "Timekeeper: Ann Bell" under the list that has Ann Bell: what one of them did at this meeting.
    pub(super) fn read_task(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let reading = self.reading;
        let block = &units[place].1;
        let text = reading.layout.text_of(block);
        let Some((task, name)) = text.split_once(':').map(|(task, name)| (task.trim(), name.trim())) else {
            return false;
        };
        let above = place.checked_sub(1).is_some_and(|above| self.found.listed[units[above].0]);
        if !above || block.marker.is_some() || name.is_empty() {
            return false;
        }
        let classes = reading.words.classes(task);
        let plain = task.starts_with(char::is_uppercase)
            && task.words().count() <= 2
            && task.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'));
        let other = attendance_label(reading.words, text).is_some_and(|label| label.status != Status::InAttendance)
            || [Class::ItemTitle, Class::NotAnItem, Class::ActionLabel]
                .into_iter()
                .any(|class| classes.contains(class))
            || is_organisation(reading.words, task);
        if !plain || other {
            return false;
        }
        let listed = |one: &&mut Attendee| one.name.as_deref() == Some(name) && one.status == Status::Present;
        let Some(one) = self.found.people.iter_mut().find(listed) else { return false };
        one.role.get_or_insert_with(|| task.to_owned());
        true
    }

    /// "These were received from Mrs Bell", "From Cllr Bell" under a heading that has the word for apologies.
    pub(super) fn read_received(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        /// Most words of the heading.
        const LONGEST: usize = 8;
        let reading = self.reading;
        let Some((_, above)) = place.checked_sub(1).map(|above| &units[above]) else { return false };
        let title = reading.layout.text_of(above);
        if Reading::exceeds(title, LONGEST) || !reading.has(above.flow, Class::Apologies) {
            return false;
        }
        let block = &units[place].1;
        let text = reading.layout.text_of(block);
        let from = text
            .strip_prefix("From ")
            .filter(|names| honorifics(reading.words, names).is_ok_and(|(_, found)| found.is_some()));
        // "Apologies accepted from:" over "Ann Bell who is away."
        let away = || {
            let name = seek::part(text, " who ").map(|(name, _)| name)?;
            let asks = title.trim_end_matches([':', ' ']).ends_with("from");
            (asks && is_full_name(reading.words, name)).then_some(name)
        };
        let names = received_from(reading.words, text).map(|at| &text[at..]).or(from).or_else(away);
        let Some(names) = names else { return false };
        let list = Open { entries: 1, runs_on: true, ..Open::new(Status::Apologies, above.flow) };
        let before = self.found.people.len();
        self.read_run_on(names, &list);
        self.found.people.len() > before && !reading.has(block.flow, Class::Approved)
    }
}

/// Length of the label of a list of those who get a copy, where a colon closes it or nothing follows.
pub(super) fn copies_label(reading: &Reading<'_>, text: &str) -> Option<usize> {
    let end = reading.words.longest(Class::Copies, text)?;
    let behind = text[end..].trim_start();
    (behind.is_empty() || behind.starts_with(':')).then_some(end)
}

/// Whether a text may be the label of a group: few capitalised words that are no person, no post and no title.
pub(super) fn is_group(reading: &Reading<'_>, label: &str) -> bool {
    const LONGEST: usize = 5;
    let words = reading.words;
    let classes = words.classes(label);
    let titles = [Class::ItemTitle, Class::AgendaTitle, Class::ActionsTitle, Class::DecisionsTitle, Class::NotAnItem];
    let capitalised = label.words().all(|word| is_within_name(words, word));
    label.starts_with(char::is_uppercase)
        && capitalised
        && !Reading::exceeds(label, LONGEST)
        && !label.contains([',', '.', '(', ';', ':', '?'])
        && !titles.into_iter().any(|class| classes.contains(class))
        && !is_post(words, label)
        && super::group_post(reading, label).is_none()
        && plural_post(words, label.words().next_back().unwrap_or(label)).is_none()
        && attendance_label(words, label).is_none()
        && copies_label(reading, label).is_none()
        && honorifics(words, label).is_ok_and(|(_, found)| found.is_none())
}

/// Whether a text is a run of people and nothing else, each with a form of address or more than one word of name.
pub(super) fn are_people(reading: &Reading<'_>, names: &str, fewest: usize) -> bool {
    let told_of = |hit: &Hit| {
        hit.class == Class::FiniteVerb && reading.layout.flow.text[hit.start as usize..].starts_with(char::is_lowercase)
    };
    // most blocks are sentences, and need not be divided into entries
    if reading.hits_in(reading.flow_span(names)).iter().any(told_of) {
        return false;
    }
    let entries = attendance_list(reading.words, names, ListForm::RunOn);
    let person = |name: &str, told: Option<&str>| name != "No" && (told.is_some() || name.contains(' '));
    let told = entries
        .iter()
        .any(|entry| [entry.honorific, entry.role, entry.organisation, entry.initials].iter().any(Option::is_some));
    let opens = entries.first().is_some_and(|first| {
        [first.honorific, first.role, first.name].into_iter().flatten().any(|slice| offset_in(names, slice) == 0)
    });
    entries.len() >= fewest
        && (told || fewest == 1 || entries.len() >= fewest.max(2))
        && opens
        && entries.iter().all(|entry| entry.name.is_some_and(|name| person(name, entry.honorific.or(entry.role))))
}

/// "Financial Report", "Oak Hall": whether the last word of what might be a name is one of business, places or bodies.
pub(super) fn tells_thing(reading: &Reading<'_>, name: &str) -> bool {
    const THINGS: ClassSet = ClassSet::of(&[
        Class::ItemTitle,
        Class::PlaceWord,
        Class::Collective,
        Class::OrganisationWord,
        Class::MinutesWord,
    ]);
    let last = name.words().next_back().unwrap_or(name);
    reading.words.classes(name).intersects(THINGS) || reading.words.classes(last).intersects(THINGS)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    /// Status, name, role and organisation of those who are listed.
    fn listed(list: &str) -> Vec<String> {
        let minutes = convert(&format!("Elm Board\n3 May 2024\n\n{list}\n\n2. Finance\nIt was agreed to pay.\n"));
        let told = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        let entry = |one: &crate::model::Attendee| {
            let parts = [&one.name, &one.role, &one.organisation].map(told);
            format!("{:?} {}", one.status, parts.join(" | "))
        };
        minutes.attendees.iter().map(entry).collect()
    }

    #[test]
    fn groups_copies_and_apologies() {
        let two = ["Present A. Bell | Chair | -", "Present B. Carr | - | -"];
        let cases: &[(&str, &[&str])] = &[
            (
                "ABSENT\nnone\n\nCOMMISSION\nMr. C. Dunn (DG XI), Mrs. D. Moss (DG XI)",
                &["InAttendance C. Dunn | - | DG XI", "InAttendance D. Moss | - | DG XI"],
            ),
            (
                "Ministry of Transport\nMr C. Dunn, Ms D. Moss",
                &[
                    "InAttendance C. Dunn | - | Ministry of Transport",
                    "InAttendance D. Moss | - | Ministry of Transport",
                ],
            ),
            (
                "Apologies: Di Reed\nHarbour Office: Ed Lane, Flo Marsh",
                &["Apologies Di Reed | - | -", "InAttendance Ed Lane | - | -", "InAttendance Flo Marsh | - | -"],
            ),
            (
                "CITY CLERK'S OFFICE: Ed Lane, City Clerk\nFlo Marsh, Coordinator",
                &["InAttendance Ed Lane | City Clerk | -", "InAttendance Flo Marsh | Coordinator | -"],
            ),
            ("Absent: Di Reed\nTyped By: Ed Lane", &["Absent Di Reed | - | -"]),
            (
                "Members Absent\nDi Reed\n\nDesignated Harbour Officer\nMs Flo Marsh\n\nStaff\nMr Ed Lane",
                &[
                    "Absent Di Reed | - | -",
                    "InAttendance Flo Marsh | Designated Harbour Officer | -",
                    "InAttendance Ed Lane | - | -",
                ],
            ),
            // a heading over somebody who speaks is none of the list
            ("Public comment\nMr. Ed Lane spoke of the road.", &[]),
            ("Apologies: Di Reed\nCopy to: Ed Lane, Flo Marsh", &["Apologies Di Reed | - | -"]),
            ("1. Apologies for absence\nThese were received from Mrs Reed.", &["Apologies Reed | - | -"]),
            (
                "1. To receive apologies\nFrom Mrs Reed and Mr Lane (unwell).",
                &["Apologies Reed | - | -", "Apologies Lane | - | -"],
            ),
            ("Apologies: Mrs Reed sent her apologies.", &["Apologies Reed | - | -"]),
            ("Apologies: Apologies were received and accepted from Mrs Reed.", &["Apologies Reed | - | -"]),
        ];
        for (list, expected) in cases {
            let all: Vec<&str> = two.iter().chain(expected.iter()).copied().collect();
            assert_eq!(listed(&format!("Present: Mr A. Bell (Chair), Mr B. Carr\n\n{list}")), all, "{list}");
        }
        let initials = "Attending: ak, bh, cm (late)\nNotetaker: bh\nTimekeeper: cm";
        assert_eq!(
            listed(initials),
            ["Present ak | - | -", "Present bh | Notetaker | -", "Present cm | Timekeeper | -"]
        );
        let lost =
            "Ann Bell (Chairman), Ben Carr (Governor), Cy Dunn, Dora Moss\n\nEd Fox (Secretary), Flo Gray (Analyst)";
        assert_eq!(
            listed(lost),
            [
                "Present Ann Bell | Chairman | -",
                "Present Ben Carr | Governor | -",
                "Present Cy Dunn | - | -",
                "Present Dora Moss | - | -",
                "InAttendance Ed Fox | Secretary | -",
                "InAttendance Flo Gray | Analyst | -"
            ]
        );
        let called =
            "Ann Bell, Elm Inc (AB)\n\nBen Carr, Oak Labs (BC) *\n\nCy Dunn, Fjord (CD)\n\nDora Moss, Elm Inc (DM)";
        assert_eq!(listed(called)[2..], ["Present Cy Dunn | - | Fjord", "Present Dora Moss | - | Elm Inc"]);
        let seats = "Council Members:\nAnn Bell District 5, President\nBen Carr* At-Large\nCy Dunn (absent) Ward 2";
        assert_eq!(
            listed(seats),
            [
                "Present Ann Bell | President | District 5",
                "Present Ben Carr | - | At-Large",
                "Absent Cy Dunn | - | Ward 2"
            ]
        );
        let signs = "In attendance: W1AW – Ann Bell, KØWYN – Ben Carr, N2CD – Cy Dunn";
        assert_eq!(listed(signs)[1], "Present Ben Carr | - | -");
        let two = "Present: Cllr A. Bell, Cllr B. Carr\nStaff: Clerk-Administrator D. Moss";
        assert_eq!(listed(two)[2], "InAttendance D. Moss | Clerk-Administrator | -");
        let wrapped = "Present: Ann Bell, Ben Carr, Victor\nLangley, Helen Cross";
        assert_eq!(listed(wrapped)[2..], ["Present Victor Langley | - | -", "Present Helen Cross | - | -"]);
        let wrapped = "Present: Cllr A. Bell, Cllr B. Carr, Cllr V. O’\nTeale, Cllr H. Cross";
        assert_eq!(listed(wrapped)[2..], ["Present V. O’ Teale | - | -", "Present H. Cross | - | -"]);
    }
}

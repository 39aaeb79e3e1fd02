//! Marks beside names: boxes and cells that are empty for those who were not there, and a roll that has no label.

use crate::grammar::Class;
use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list, is_lone_name, is_post};
use crate::parse::entry::Entry;
use crate::parse::roll::is_full_name;
use crate::text::{Block, Marker, Span};

use super::HEAD_OF_LABELS;
use super::cells::{Cell, roll_status};
use super::entry::is_entry;
use super::list::{Lists, Open};

impl Lists<'_, '_> {
    /// What the marks in the cells beside a name say: "Yes" under "Present", "x" under "Absent".
    pub(super) fn mark_of_row(&self, cells: &[Cell<'_>]) -> Option<Status> {
        let mut marks = cells.iter().filter_map(|(column, cell)| {
            let mark = roll_status(self.reading, cell)?;
            // a mark under "Absent" says so
            let under = self.heads.iter().min_by_key(|(at, _)| at.abs_diff(*column)).filter(|_| self.heads.len() > 1);
            Some(under.map(|(_, status)| *status).filter(|_| mark == Status::Present).unwrap_or(mark))
        });
        // "Ann Bell   A   P" under the start and the end of the meeting: she came late
        let first = marks.next()?;
        let came = self.heads.is_empty() && first == Status::Absent && marks.any(|mark| mark == Status::Present);
        Some(if came { Status::Present } else { first })
    }

    /// Notes whether the next person of a table has a mark for having been there.
    pub(super) fn note_mark(&mut self, mark: Option<Status>, list: &Open) {
        let only = matches!(self.heads[..], [(_, Status::Present)]) && list.status == Status::Present;
        match mark {
            Some(Status::Present) => self.marked |= only,
            None if only => self.unmarked.push(self.found.people.len()),
            _ => {}
        }
    }

    /// "[x] Ann Bell", "[ ] Ben Carr", and "| Cy Dunn | |" in a table of marks: notes whether the next person has one.
    pub(super) fn note_box(&mut self, text: &str, list: &Open) {
        if ["[x]", "[X]", "☑", "☒", "✅"].iter().any(|sign| text.starts_with(sign)) {
            self.marked = true;
        } else if ["[ ]", "[]", "☐", "❌"].iter().any(|sign| text.starts_with(sign))
            && matches!(list.status, Status::Present | Status::InAttendance)
        {
            self.unmarked.push(self.found.people.len());
        } else {
            self.note_mark(None, list);
        }
    }

    /// Where some have a mark for having been there, those without one were not.
    pub(super) fn settle_marks(&mut self) {
        if !self.marked {
            return;
        }
        let here = |one: &Attendee| matches!(one.status, Status::Present | Status::InAttendance);
        for place in self.unmarked.drain(..) {
            if let Some(one) = self.found.people.get_mut(place).filter(|one| here(one)) {
                one.status = Status::Absent;
                one.derived.push("status".to_owned());
            }
        }
    }

    /// "Ann Bell - Present" over "Ben Carr - Absent": a roll at the head, without a label. Three lines that each hold a
    /// full name and what the roll says of it are one, and so are three of full names of which two have a post ("Ann
    /// Bell – Practice Manager").
    pub(super) fn read_roll(&mut self, units: &[(usize, Block)]) {
        const FEWEST: usize = 3;
        const POSTS: usize = 2;
        const LONGEST: usize = 80;
        if self.found.people.iter().any(|one| one.name.is_some()) {
            return;
        }
        let reading = self.reading;
        let entry_of = |block: &Block| {
            let text = reading.layout.text_of(block);
            let plain = block.marker.is_none_or(|marker| marker.numbering().is_none());
            let mut entries = if plain && text.len() <= LONGEST {
                attendance_list(reading.words, text, ListForm::Lines)
            } else {
                Vec::new()
            };
            // "- Ann (Treasurer)": a club calls its people by their forenames
            let bullet = matches!(block.marker, Some(Marker::Bullet { .. }));
            let forename = |entry: &Entry<'_>| {
                bullet
                    && (entry.role.or(entry.organisation).is_some() || entry.status.is_some())
                    && text.ends_with(')')
                    && entry.name.is_some_and(|name| is_lone_name(reading.words, name))
            };
            let named = |entry: &Entry<'_>| entry.name.is_some_and(|name| is_full_name(reading.words, name));
            let full = entries.len() == 1 && (named(&entries[0]) || forename(&entries[0]));
            let alone = full && !named(&entries[0]);
            (full && (alone || is_entry(reading, text))).then(|| {
                let entry = entries.remove(0);
                let post = entry.role.or(entry.organisation);
                if alone { Entry { role: post, organisation: None, ..entry } } else { entry }
            })
        };
        let entries: Vec<Option<Entry<'_>>> = units
            .iter()
            .take(HEAD_OF_LABELS)
            .map(|(index, block)| entry_of(block).filter(|_| !self.found.listed[*index]))
            .collect();
        let mut from = 0;
        for run in entries.chunk_by(|one, other| one.is_some() == other.is_some()) {
            let run_of = run.iter().flatten();
            let called = run_of.clone().filter(|entry| entry.status.is_some()).count();
            let posts =
                run_of.clone().filter(|entry| entry.role.is_some_and(|role| is_post(reading.words, role))).count();
            // forenames alone may as well be points of business: "- Welcome (Chair)"
            let full = run_of.clone().any(|entry| entry.name.is_some_and(|name| is_full_name(reading.words, name)));
            let titled = |entry: &Entry<'_>| {
                entry.name.is_some_and(|name| reading.words.classes(name).contains(Class::ItemTitle))
            };
            let roll = full
                && !run_of.clone().any(titled)
                && (called >= FEWEST && called == run.len() || posts >= POSTS && run.len() >= FEWEST);
            for (at, entry) in run.iter().enumerate().filter(|_| roll) {
                let Some(entry) = entry else { break };
                let (index, block) = &units[from + at];
                let list = Open::new(Status::Present, Span::new(block.flow.start, block.flow.start));
                self.add(entry, &list, "attendance_entry");
                self.found.listed[*index] = true;
                if let Some(one) = self.found.people.last_mut().filter(|_| called == 0) {
                    one.confidence = confidence::FAIR;
                    one.derived.push("status".to_owned());
                }
            }
            from += run.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::attendance::listed;

    #[test]
    fn marks_tell_who_was_there() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Attendance:\n- [x] Ann Bell\n- [ ] Ben Carr\n- [x] Cy Dunn",
                &["Present Ann Bell -", "Absent Ben Carr -", "Present Cy Dunn -"],
            ),
            // forenames with posts beside a full name, and points of business with who reports
            (
                "- Ann Bell (Clerk)\n- Ben (Treasurer)\n- Cy (Ponds)",
                &["Present Ann Bell Clerk", "Present Ben Treasurer", "Present Cy Ponds"],
            ),
            ("- Opening (Warden)\n- Roofs (Clerk)\n- Money (Treasurer)\n- Picnic (Di)", &[]),
            ("- Money (Treasurer)\n- Picnics (Secretary)\n- Paths (Warden)", &[]),
            ("- Ponds (dry)\n- Lanes (wet)\n- Mills (old)", &[]),
            (
                "Attendance:\n- [x] Ann Bell\n- [ ] Ben Carr\n\nObservers:\n- [ ] Cy Dunn\n- [x] Di Moss",
                &["Present Ann Bell -", "Absent Ben Carr -", "Absent Cy Dunn -", "InAttendance Di Moss -"],
            ),
            // boxes that nobody has ticked say nothing
            ("Attendance:\n- [ ] Ann Bell\n- [ ] Ben Carr", &["Present Ann Bell -", "Present Ben Carr -"]),
            (
                "Ann Bell - Present\nBen Carr - Absent\nCy Dunn - Present",
                &["Present Ann Bell -", "Absent Ben Carr -", "Present Cy Dunn -"],
            ),
            ("Ann Bell - Present\nBen Carr", &[]),
        ];
        for (list, expected) in cases {
            assert_eq!(listed(list), *expected, "{list}");
        }
    }
}

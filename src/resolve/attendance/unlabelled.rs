//! Lists at the head that have no label, where minutes list nobody as present: a converter lost it, or the form of their lines
//! tells enough.

use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span};

use super::HEAD_OF_LABELS;
use super::group::{are_people, tells_thing};
use super::list::{Lists, Open};

/// A line, or several that were joined, with the position of its block.
type Unit = (usize, Block);

impl<'r> Lists<'r, '_> {
    /// "Ann Bell (Chairman), Ben Carr (Governor), Cy Dunn" at the head, whose label a converter lost: where minutes list
    /// nobody as present, a run of people is who was. A further run in which each has a post is of those who attended.
    pub(super) fn read_unlabelled(&mut self, units: &[Unit]) {
        const FEWEST: usize = 4;
        let reading = self.reading;
        let there = |one: &Attendee| matches!(one.status, Status::Present | Status::InAttendance) && one.name.is_some();
        if self.found.people.iter().any(there) {
            return;
        }
        if self.read_initialled(units) || self.read_titled(units) {
            return;
        }
        let mut status = None;
        for (index, block) in units.iter().take(HEAD_OF_LABELS) {
            let text = reading.layout.text_of(block);
            if self.found.listed[*index] || block.marker.is_some() || !are_people(reading, text, 1) {
                continue;
            }
            let entries = attendance_list(reading.words, text, ListForm::RunOn);
            let told = entries.iter().filter(|one| one.honorific.is_some() || one.role.is_some()).count();
            let begins = status.is_none() && entries.len() >= FEWEST && told >= 2;
            let follows = status.is_some() && told == entries.len() && entries.len() >= 2;
            if begins || follows {
                let list = Open::new(status.unwrap_or(Status::Present), Span::new(block.flow.start, block.flow.start));
                let from = self.found.people.len();
                self.read_run_on(text, &list);
                for one in &mut self.found.people[from..] {
                    one.confidence = confidence::FAIR;
                    one.derived.push("status".to_owned());
                }
                self.found.listed[*index] = true;
                status = Some(Status::InAttendance);
            }
        }
    }

    /// "Ann Bell, Elm Ltd (AB)" over others of the form: lines at the head that give people the initials by which the minutes
    /// call them, and have no label. Whether there are any.
    fn read_initialled(&mut self, units: &[Unit]) -> bool {
        const FEWEST: usize = 4;
        let reading = self.reading;
        self.read_lines(units, FEWEST, |text| {
            let text = text.trim_end_matches(['*', ' ', '\\']);
            let entry = text.ends_with(')').then(|| attendance_entry(reading.words, text)).flatten()?;
            let named = entry.name.filter(|name| name.contains(' ') && !tells_thing(reading, name));
            (entry.initials.is_some() && named.is_some()).then_some(entry)
        })
    }

    /// "Cllr Bell" over "Cllr Carr" and "Cllr Dunn": lines at the head with a form of address and a name each, and no label.
    /// Whether there are any.
    fn read_titled(&mut self, units: &[Unit]) -> bool {
        const FEWEST: usize = 3;
        const WORDS: usize = 6;
        let reading = self.reading;
        self.read_lines(units, FEWEST, |text| {
            let short = !Reading::exceeds(text, WORDS) && !text.contains([':', ';']);
            let titled = short && honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_some());
            let entry = titled.then(|| attendance_entry(reading.words, text)).flatten()?;
            (entry.name.is_some() && are_people(reading, text, 1)).then_some(entry)
        })
    }

    /// Reads lines at the head that follow each other and are each an entry of a form, where they are not too few.
    fn read_lines(&mut self, units: &[Unit], fewest: usize, entry_of: impl Fn(&'r str) -> Option<Entry<'r>>) -> bool {
        let reading = self.reading;
        let told = |(index, block): &Unit| {
            let free = !self.found.listed[*index] && block.marker.is_none();
            free.then(|| entry_of(reading.layout.text_of(block))).flatten()
        };
        let head = &units[..units.len().min(HEAD_OF_LABELS)];
        let Some(first) = head.iter().position(|unit| told(unit).is_some()) else { return false };
        // "Not there this time:" says something else of them
        let above = first.checked_sub(1).map(|above| reading.layout.text_of(&units[above].1));
        if head[first].1.blank_before == 0 && above.is_some_and(|text| text.ends_with(':')) {
            return false;
        }
        let entries: Vec<_> = head[first..].iter().map_while(|unit| Some((unit, told(unit)?))).collect();
        if entries.len() < fewest {
            return false;
        }
        for ((index, block), entry) in entries {
            let list = Open::new(Status::Present, Span::new(block.flow.start, block.flow.start));
            self.add(&entry, &list, "attendance_entry");
            if let Some(one) = self.found.people.last_mut() {
                one.derived.push("status".to_owned());
                one.confidence = confidence::FAIR;
            }
            self.found.listed[*index] = true;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::attendance::listed;

    #[test]
    fn lines_with_a_form_of_address_and_no_label() {
        assert_eq!(
            listed("Cllr Bell\nCllr Carr\nCllr Di Dunn"),
            ["Present Bell -", "Present Carr -", "Present Di Dunn -"]
        );
        let titles = "Mayor Joy Bell Deputy Mayor Carr Councillor Dunn Councillor Ed Fox";
        let all = ["Present Joy Bell Mayor", "Present Carr Deputy Mayor", "Present Dunn -", "Present Ed Fox -"];
        assert_eq!(listed(titles), all);
        for none in [
            "Cllr Bell\nCllr Carr",
            "Not there this time:\nCllr Bell\nCllr Carr\nCllr Dunn",
            "Mrs Bell spoke.\nMr Carr spoke.\nMr Dunn spoke.",
        ] {
            assert_eq!(listed(none), Vec::<String>::new(), "{none}");
        }
    }
}

//! A list of one line under its label.

use crate::parse::label::attendance_label;
use crate::text::{Block, Marker};

use super::list::{Lists, Open};

impl Lists<'_, '_> {
    /// Whether a line stands right under the label of its list, and no other line follows it.
    pub(super) fn is_only_line(&self, block: &Block, list: &Open) -> bool {
        let blocks = &self.reading.layout.blocks;
        let at = blocks.partition_point(|other| other.flow.start < block.flow.start);
        let under = at.checked_sub(1).is_some_and(|above| blocks[above].flow.overlaps(list.label));
        let closes = |next: &Block| {
            let label = || attendance_label(self.reading.words, self.reading.layout.text_of(next)).is_some();
            let line = self.reading.layout.lines_of(next).first();
            let marked = line.is_some_and(|line| self.reading.layout.lines[*line as usize].heading.is_some());
            let numbered = next.marker.and_then(Marker::numbering).is_some();
            marked || numbered || next.blank_before > block.blank_before || label()
        };
        under && blocks.get(at + 1).is_none_or(closes)
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn two_names_on_the_only_line() {
        let people = |lists: &str| -> Vec<String> {
            let text = format!("Elm Club\nMinutes of 3 May 2021\n\n{lists}\n\nRoads\n\nThey are bad.\n");
            let people = convert(&text).attendees;
            people
                .into_iter()
                .map(|one| format!("{}|{}", one.name.unwrap_or_default(), one.organisation.unwrap_or_default()))
                .collect()
        };
        let cases: &[(&str, &[&str])] = &[
            (
                "Present:\nAnn Lee, Bo Hart, Cy Dunn\n\nApologies:\nFay Moss, Gil Stone",
                &["Ann Lee|", "Bo Hart|", "Cy Dunn|", "Fay Moss|", "Gil Stone|"],
            ),
            (
                "Present\n   Ann Lee, Bo Hart, CyDunn, faymoss\n\nRegrets\n   Gil Stone",
                &["Ann Lee|", "Bo Hart|", "CyDunn|", "faymoss|", "Gil Stone|"],
            ),
            ("Present: Ann Lee, Bo Hart\nChair: Bo Hart. Minutes: Ann Lee", &["Ann Lee|", "Bo Hart|"]),
            ("Present:\nAnn Lee, Tidewire\nBo Hart, Fjord Labs", &["Ann Lee|Tidewire", "Bo Hart|Fjord Labs"]),
            ("Present: Ann Lee, Bo Hart. Cy Dunn, Fay Moss", &["Ann Lee|", "Bo Hart|", "Cy Dunn|", "Fay Moss|"]),
            (
                "Present:\nAnn Lee, Gil Stone, Dirk & Eve Farrow, Fay Moss",
                &["Ann Lee|", "Gil Stone|", "Dirk Farrow|", "Eve Farrow|", "Fay Moss|"],
            ),
            ("Present:\nAnn Lee\nJ oshua Hart\nCy Dunn", &["Ann Lee|", "J oshua Hart|", "Cy Dunn|"]),
            (
                "Present: Ann Lee, Bo Hart. Regrets were received from Cy Dunn and Fay Moss.",
                &["Ann Lee|", "Bo Hart|", "Cy Dunn|", "Fay Moss|"],
            ),
        ];
        for (lists, expected) in cases {
            assert_eq!(people(lists), *expected, "{lists}");
        }
    }
}

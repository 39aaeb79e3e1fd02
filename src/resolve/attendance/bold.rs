//! Labels that nothing but their emphasis or a gap sets off: "**Present** Ann Bell, Ben Carr".

use crate::grammar::Class;
use crate::parse::label::{AttendanceLabel, attendance_label};
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

/// The label that signs of emphasis, or wide blanks, set off at the start of a block, where the list stands behind it.
pub(super) fn bold_label(reading: &Reading<'_>, block: &Block) -> Option<AttendanceLabel> {
    const LONGEST: usize = 80;
    let line = reading.layout.lines[*reading.layout.lines_of(block).first()? as usize];
    let written = reading.layout.written.get(line.start..line.end)?;
    let marked = written.trim_start_matches([' ', '\t', '*', '_', '-', '•']);
    let sign = ["**", "__"].into_iter().find(|sign| written[..written.len() - marked.len()].ends_with(sign));
    let gap =
        || ["\t", "  "].into_iter().filter_map(|gap| seek::part(marked, gap)).min_by_key(|(inner, _)| inner.len());
    let found = sign.map_or_else(gap, |sign| seek::part(marked, sign));
    let inner = found.map(|(inner, _)| inner.trim()).filter(|inner| (1..=LONGEST).contains(&inner.len()))?;
    let behind = reading.layout.text_of(block).strip_prefix(inner)?;
    let list = behind.trim_start();
    let label = attendance_label(reading.words, inner).filter(|label| label.list == inner.len())?;
    let piece = list.split([',', ';', '(']).next().unwrap_or(list);
    let piece = seek::part(piece, " and ").map_or(piece, |(piece, _)| piece);
    let small = |word: &str| {
        let known =
            [Class::Particle, Class::NameLink].into_iter().any(|class| reading.words.classes(word).contains(class));
        word.starts_with(char::is_lowercase) && !known
    };
    // "**Guests** Bring a spoon." tells of nobody
    let named = list.starts_with(char::is_uppercase) && !piece.words().any(small);
    let begins = behind.starts_with(' ') && (named || list.starts_with(|char: char| char.is_ascii_digit()));
    begins.then(|| AttendanceLabel {
        status: label.status,
        label: Span::new(0, inner.len()),
        list: inner.len() + behind.len() - list.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::listed;

    #[test]
    fn emphasis_sets_a_label_off() {
        let list = "**Present** Ann Bell, Ben Carr\n\n**Apologies** Di Moss\n\n**Guests** Cy Dunn";
        let expected = ["Present Ann Bell -", "Present Ben Carr -", "Apologies Di Moss -", "InAttendance Cy Dunn -"];
        assert_eq!(listed(list), expected);
        assert!(listed("**Present** values of the lamps were read.\n\n**Guests** Bring a spoon.").is_empty());
    }
}

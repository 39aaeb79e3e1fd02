//! Lines right under one another that open with a title and a colon: "Lamps: The Board discussed …".

use std::collections::HashSet;

use crate::grammar::{Class, ClassSet};
use crate::resolve::heading::{Cut, Title, is_known};
use crate::resolve::reading::Reading;
use crate::text::{Block, Words};

use super::labels::is_label_word;
use super::people::{Names, is_speech, names_person};
use super::signals::heading_mark;
use super::written::is_title_case;

/// Labels of facts and parts of a motion.
const OTHERS: ClassSet = ClassSet::of(&[
    Class::NotAnItem,
    Class::Motion,
    Class::Resolution,
    Class::VoteFor,
    Class::VoteAgainst,
    Class::VoteAbstain,
    Class::AgendaTitle,
    Class::Wrapper,
]);

/// The places of at least four lines in a row, without blank lines between most of them, that open so, at least three of
/// them with a sentence behind the title; a lone title with its colon may stand among them: "Agent's report:" over
/// "Letters: The Board read them.".
pub(super) fn title_rows(
    reading: &Reading<'_>,
    names: &Names<'_>,
    blocks: &[(usize, &Block)],
    titles: &[Title],
) -> Vec<usize> {
    const FEWEST: usize = 4;
    const TOLD: usize = 3;
    let led = |place: usize| is_led(reading, names, blocks[place].1, titles[place]);
    let mut found = Vec::new();
    let mut start = 0;
    while start < blocks.len() {
        let end = (start..blocks.len()).find(|place| !led(*place)).unwrap_or(blocks.len());
        if end - start >= FEWEST {
            let row = start..end;
            let told = row.clone().filter(|place| is_told(reading, blocks[*place].1, titles[*place])).count();
            let tight = row.clone().filter(|place| blocks[*place].1.blank_before == 0).count();
            // points of one item and speakers have no title that recurs
            let known = row.clone().any(|place| is_known(reading, titles[place].span));
            if known
                && told >= TOLD
                && told * 2 >= row.len()
                && tight * 2 >= row.len()
                && differ(reading, titles, &row.clone().collect::<Vec<_>>())
            {
                found.extend(row);
            }
        }
        start = end + 1;
    }
    found
}

/// "Match Committee:" over a list or a text, right under other text: lone lines in capitals that a colon ends, where a
/// document has at least three of that form whose titles recur in minutes anywhere.
pub(super) fn colon_lines(
    reading: &Reading<'_>,
    names: &Names<'_>,
    blocks: &[(usize, &Block)],
    titles: &[Title],
) -> Vec<usize> {
    const KNOWN: usize = 3;
    let lone = |place: &usize| {
        let (block, title) = (blocks[*place].1, titles[*place]);
        title.cut == Cut::Whole
            && reading.text(title.span).ends_with(':')
            && block.line_count() == 1
            && is_title_case(reading.text(title.span))
            && is_led(reading, names, block, title)
    };
    let found: Vec<usize> = (0..blocks.len()).filter(lone).collect();
    let known = found.iter().filter(|place| is_known(reading, titles[**place].span)).count();
    if known < KNOWN || known * 2 < found.len() || !differ(reading, titles, &found) { Vec::new() } else { found }
}

/// Whether a block opens with a short title in capitals and a colon that is no person and no label.
fn is_led(reading: &Reading<'_>, names: &Names<'_>, block: &Block, title: Title) -> bool {
    const LONGEST: usize = 5;
    let text = reading.text(title.span);
    let plain = text.trim_end_matches(':');
    let colon = title.cut == Cut::Colon || title.cut == Cut::Whole && text.ends_with(':');
    colon
        && block.marker.is_none()
        && plain.len() > 3
        && plain.starts_with(char::is_uppercase)
        && !title.verb
        && !Reading::exceeds(plain, LONGEST)
        && !plain.contains(['(', '.', ',', '@'])
        && heading_mark(reading, block).is_none()
        && !is_label_word(reading, plain)
        && !reading.words.classes(plain).intersects(OTHERS)
        && !reading.words.classes(plain.words().next_back().unwrap_or(plain)).contains(Class::Motion)
        && !is_speech(reading, names, plain, Cut::Colon)
        && !names_person(reading, names, plain, false)
}

/// Whether a sentence stands behind a title.
fn is_told(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    const LEAST: usize = 4;
    let behind = reading.layout.text_of(block).get(title.body.saturating_sub(block.flow.start)..).unwrap_or("");
    behind.starts_with(char::is_uppercase) && behind.ends_with(['.', '!']) && Reading::exceeds(behind, LEAST)
}

/// Whether no title stands twice among them: speakers and the fields of a form recur.
fn differ(reading: &Reading<'_>, titles: &[Title], places: &[usize]) -> bool {
    let mut seen = HashSet::new();
    places.iter().all(|place| seen.insert(reading.text(titles[*place].span).to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_in_rows() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Playground: The Board heard of the tree that fell.\nFair day: The Board discussed the day in May.\nGardens: The \
                 Board heard of the oak that fell.\nLetters: The Board read the letters as they came.\n",
                &["Playground", "Fair day", "Gardens", "Letters"],
            ),
            // lone lines with a colon over lists
            (
                "Matters Arising:\n• The gate is mended.\nFinancial Report:\nIt was read by Ben.\nMatch Committee:\n• The cup \
                 went to Ann.\nGeneral Business:\n• The lamps are out.\n",
                &["Matters Arising", "Financial Report", "Match Committee", "General Business"],
            ),
            // who spoke, and the fields of a form
            (
                "Ann Bell: The road is very bad now.\nBen Carr: It was worse in the spring.\nAnn Bell: Nobody has mended it \
                 so far.\nBen Carr: The County will do it soon.\n",
                &[],
            ),
            (
                "Venue: The hall of the old mill.\nDate: May 3\nTime: 7 pm\nChair: Ann Bell chaired the whole of it.\n",
                &[],
            ),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

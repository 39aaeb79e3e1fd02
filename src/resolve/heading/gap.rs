//! A title without a number that a gap parts from its text: "Public comment    None."

use crate::grammar::Class;
use crate::resolve::outline::heading_mark;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Span, seek};

use super::habit::{FEWEST, Found, with_habit, with_titles};
use super::{Cut, Title, has_verb, is_known};

/// The blanks of a gap.
const GAP: &str = "   ";

/// "Call to order    The meeting was called to order by Ann Bell.": a gap ends a title that nothing else does, if it is
/// known anywhere, opens as business does, or the document writes all its titles so.
pub(in crate::resolve) fn gap_titles(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    titles: Vec<Title>,
) -> Vec<Title> {
    let mut found = Vec::new();
    for (place, (_, block)) in blocks.iter().enumerate() {
        if titles[place].cut == Cut::Label {
            continue;
        }
        let Some((end, body)) = parted(reading, block) else { continue };
        let span = Span::new(block.flow.start, block.flow.start + end);
        let sure = is_known(reading, span) || reading.opens(reading.text(span), Class::BusinessOpening);
        // "Author:    Ann Bell": the fields of a form
        if !sure && reading.text(span).ends_with(':') {
            continue;
        }
        let title = Title { span, body: block.flow.start + body, cut: Cut::Open, verb: false };
        found.push(Found { place, title, sure, likely: true });
    }
    with_rows(reading, blocks, with_habit(titles, &found))
}

/// "3. Club letters   Ben to buy a box for them": the cells of numbered rows of a table, where most numbered lines of
/// a document have two.
fn with_rows(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: Vec<Title>) -> Vec<Title> {
    let (mut found, mut numbered) = (Vec::new(), 0);
    for (place, (_, block)) in blocks.iter().enumerate() {
        if block.marker.and_then(Marker::numbering).is_none() || titles[place].cut == Cut::Label {
            continue;
        }
        numbered += 1;
        let Some((end, body)) = cells(reading, block) else { continue };
        let span = Span::new(block.flow.start, block.flow.start + end);
        let title = Title { span, body: block.flow.start + body, cut: Cut::Open, verb: false };
        found.push(Found { place, title, sure: false, likely: true });
    }
    // tables of tasks, of money and of people have numbered rows, too
    let known = found.iter().any(|row| is_known(reading, row.title.span));
    let habit = known && found.len() >= FEWEST && found.len() * 3 >= numbered * 2;
    with_titles(titles, &found, habit)
}

/// Where the first of two cells of a numbered line ends, a title, and where the second begins, a text.
fn cells(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    const LONGEST: usize = 12;
    const LEAST: usize = 3;
    if block.line_count() != 1 {
        return None;
    }
    let source = reading.layout.slice(block.span).trim();
    let at = seek::find(source, GAP)?;
    let (left, right) = (source[..at].trim_end(), source[at..].trim_start());
    let text = reading.layout.text_of(block);
    let behind = text.strip_prefix(left)?.trim_start();
    let told =
        right.starts_with(char::is_uppercase) && Reading::exceeds(right, LEAST) && seek::find(right, GAP).is_none();
    let title = left.starts_with(char::is_uppercase)
        && !left.ends_with(['.', ':', ',', ';'])
        && !Reading::exceeds(left, LONGEST)
        && !has_verb(reading, Span::new(block.flow.start, block.flow.start + left.len()));
    (told && title).then(|| (left.len(), text.len() - behind.len()))
}

/// Where a title ends at the gap in the one line of a block, and where the sentence behind it begins: other blanks in the
/// line part sentences, and no columns.
fn parted(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    const LONGEST: usize = 12;
    const LEAST: usize = 4;
    if block.marker.is_some()
        || block.line_count() != 1
        || block.blank_before == 0
        || heading_mark(reading, block).is_some()
    {
        return None;
    }
    let source = reading.layout.slice(block.span).trim();
    let (left, right) = source.split_once(GAP)?;
    let right = right.trim_start();
    let mut gaps = right.match_indices(GAP).map(|(at, _)| right[..at].trim_end());
    if source.contains(['\t', '|']) || gaps.any(|before| !before.ends_with(['.', ':', '!', '?', ';'])) {
        return None;
    }
    let text = reading.layout.text_of(block);
    let end = left.trim_end().len();
    let behind = text.get(end..).filter(|_| text.starts_with(left.trim_end()))?;
    let body = text.len() - behind.trim_start().len();
    let behind = behind.trim_start();
    let span = Span::new(block.flow.start, block.flow.start + end);
    let none = reading.is_nobody(behind);
    let told = none || behind.ends_with('.') && Reading::exceeds(behind, LEAST);
    let title = left.starts_with(char::is_uppercase)
        && !left.trim_end().ends_with(['.', ',', ';', '?', '!'])
        && !Reading::exceeds(left, LONGEST)
        && !has_verb(reading, span);
    (title && told && behind.starts_with(char::is_uppercase)).then_some((end, body))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_before_a_gap() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Call to order    The meeting was called to order at 6:40 p.m. by Ann Bell.\n\nApproval of minutes    Motion by Bell to approve, second Carr. Carried.\n\nLetter of resignation    Reading of the letter from Dora Moss.   Motion by Bell to accept. Second by Carr. Carried.\n",
                &["Call to order", "Approval of minutes", "Letter of resignation"],
            ),
            // rows of a table
            (
                "| Item | Description |\n|---|---|\n| 1. Treasurer's report | Talk of the dues after a hard winter |\n| 2. \
                 Aims | Members discussed the aims of the club |\n| 3. Club letters | Action: Ben to buy a box for them |\n",
                &["Treasurer's report", "Aims", "Club letters"],
            ),
            // columns have more than one gap
            ("1. Lamps\n\nThey are out.\n\nPublic comment    May    None of it was for the road.\n", &["Lamps"]),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr (Chair)\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

//! A list that is the whole business: "- Hedges – a new man cuts them.", "- Lamps – two are out.".

use crate::grammar::Class;
use crate::resolve::attendance::Attendance;
use crate::resolve::outline::heading_mark;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Span, Words, seek};

use super::{Cut, Title, has_verb, is_known};

/// The signs that part a title from its text.
const SIGNS: [&str; 4] = [" – ", " — ", " - ", ": "];

/// Puts the titles in with which the entries of such a list open, and gives their places: nothing else sets headings
/// apart, the list is the most of the document, nearly all its entries open so, and some of the titles are known.
pub(in crate::resolve) fn list_titles(
    reading: &Reading<'_>,
    attendance: &Attendance,
    blocks: &[(usize, &Block)],
    titles: &mut [Title],
) -> Vec<usize> {
    const FEWEST: usize = 5;
    const KNOWN: usize = 2;
    const OTHERS: usize = 2;
    let numbered = |block: &Block| block.marker.and_then(Marker::numbering).is_some();
    let apart = |(_, block): &&(usize, &Block)| numbered(block) || heading_mark(reading, block).is_some();
    let free = |place: &usize| !attendance.listed[blocks[*place].0];
    let bullet = |place: &usize| matches!(blocks[*place].1.marker, Some(Marker::Bullet { times: 1, .. }));
    let bullets: Vec<usize> = (0..blocks.len()).filter(|place| bullet(place) && free(place)).collect();
    if bullets.len() < FEWEST || blocks.iter().filter(apart).take(OTHERS + 1).count() > OTHERS {
        return Vec::new();
    }
    let outermost = bullets.iter().map(|place| blocks[*place].1.indent).min();
    let entries: Vec<usize> =
        bullets.iter().copied().filter(|place| Some(blocks[*place].1.indent) == outermost).collect();
    let found: Vec<(usize, Title)> =
        entries.iter().filter_map(|place| opening(reading, blocks[*place].1).map(|title| (*place, title))).collect();
    let known = found.iter().filter(|(_, title)| is_known(reading, title.span)).count();
    // who is to do what, or who spoke
    let names = |title: &str| {
        let mut people = attendance.people.iter().filter_map(|person| person.name.as_deref());
        people.any(|name| name == title || name.words().any(|part| part == title))
    };
    if found.iter().any(|(_, title)| names(reading.text(title.span))) {
        return Vec::new();
    }
    let all = (0..blocks.len()).filter(free).count();
    if found.len() < FEWEST || found.len() * 5 < entries.len() * 4 || bullets.len() * 5 < all * 3 || known < KNOWN {
        return Vec::new();
    }
    for (place, title) in &found {
        titles[*place] = *title;
    }
    found.into_iter().map(|(place, _)| place).collect()
}

/// The short title with which an entry opens, and the text behind its dash or colon.
fn opening(reading: &Reading<'_>, block: &Block) -> Option<Title> {
    const LOOKED_AT: usize = 80;
    const LONGEST: usize = 6;
    const LEAST: usize = 2;
    let text = reading.layout.text_of(block);
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let (end, sign) = SIGNS.into_iter().filter_map(|sign| seek::find(head, sign).map(|at| (at, sign))).min()?;
    let (title, behind) = (&text[..end], text[end + sign.len()..].trim_start());
    let span = Span::new(block.flow.start, block.flow.start + end);
    let other = reading.words.classes(title);
    let named = [Class::Post, Class::Chair, Class::Present, Class::ActionLabel, Class::DateLabel, Class::TimeLabel];
    let plain = !title.contains(['.', '?', ';', ',', '(']) && !Reading::exceeds(title, LONGEST);
    (plain
        && !named.into_iter().any(|class| other.contains(class))
        && !has_verb(reading, span)
        && (Reading::exceeds(behind, LEAST) || reading.is_nobody(behind)))
    .then(|| Title {
        span,
        body: block.flow.end - behind.len(),
        cut: if sign == ": " { Cut::Colon } else { Cut::Dash },
        verb: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_of_a_list() {
        let cases: &[(&str, &[&str])] = &[
            (
                "- Hedges – a new man cuts them twice a month\n- Lamps – two are out; the County will see to them\n- \
                 Treasurer's report – the state of the purse was read\n- Swings – two are broken\n- Correspondence – a letter of \
                 the County was read\n",
                &["Hedges", "Lamps", "Treasurer's report", "Swings", "Correspondence"],
            ),
            // points under headings, and entries that are none
            (
                "1. Roads\n\n- Oak Road – it is bad and narrow\n- Finances – none are left for it\n\n2. Lamps\n\n- Trees – they \
                 hide the lamps\n- Swings – they are under them\n\n3. Election of officers\n\n- Chair – nobody stood for it\n",
                &["Roads", "Lamps", "Election of officers"],
            ),
            ("- Hedges grow\n- Trees fell\n- Finances – none are left\n- Swings broke\n- Lamps are out\n", &[]),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Association\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

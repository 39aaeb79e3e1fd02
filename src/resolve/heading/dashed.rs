//! Titles before a dash; without a number: "Old Business – None.", "New Business – Motion by Bell to buy paint."

use crate::grammar::{Class, ClassSet};
use crate::resolve::outline::heading_mark;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, NumberingKind, Span, Words, seek};

use super::behind::begins_text;
use super::{Cut, Title, has_verb, is_known};

/// Most words of a title before its dash.
const LONGEST: usize = 8;

/// Words with which a motion begins.
const MOTIONS: ClassSet = ClassSet::of(&[Class::Motion, Class::Moved]);

/// Where a title ends at its dash and where what is told of it begins, in a paragraph without number or sign.
///
/// The title is known or opens as business does, or what stands behind the dash is a motion, "none", or a sentence that
/// begins as such: "Roads - Surfacing" and "Clerk – Ann Bell" are no title and text.
pub(super) fn dashed(reading: &Reading<'_>, block: &Block, text: &str) -> Option<(usize, usize)> {
    const LOOKED_AT: usize = 100;
    if block.marker.is_some() || heading_mark(reading, block).is_some() || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let (end, dash) =
        [" - ", " – ", " — "].into_iter().filter_map(|dash| seek::find(head, dash).map(|at| (at, dash))).min()?;
    let behind = text[end + dash.len()..].trim_start();
    let title = &text[..end];
    let span = Span::new(block.flow.start, block.flow.start + end);
    if title.contains(['.', ':', '?', ';']) || Reading::exceeds(title, LONGEST) || has_verb(reading, span) {
        return None;
    }
    let nobody = reading.is_nobody(behind);
    let ended = text.ends_with(['.', '!', '”', ')']) && Reading::exceeds(behind, 1);
    let first = behind.words().next().unwrap_or(behind);
    let known = || is_known(reading, span) || reading.opens(title, Class::BusinessOpening);
    let moved = || reading.words.classes(first).intersects(MOTIONS) || reading.opens(behind, Class::Moved);
    let told = nobody || ended && (known() || moved() || begins_text(reading, first));
    told.then(|| (end, text.len() - behind.len()))
}

/// Where the title of a numbered item ends at its dash: "1. Welcome - by Ann Bell", "5. Correspondence- None", "2. Minutes of
/// 3 May – Accepted as read.". What stands behind says who did it or what came of it, and where it opens a sentence the
/// title is known.
pub(super) fn numbered_dash(reading: &Reading<'_>, block: &Block, text: &str) -> Option<(usize, usize)> {
    const LOOKED_AT: usize = 80;
    block.marker.and_then(Marker::numbering)?;
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let (at, dash) =
        ["- ", "– ", "— "].into_iter().filter_map(|dash| seek::find(head, dash).map(|at| (at, dash))).min()?;
    let title = text[..at].trim_end();
    let behind = text[at + dash.len()..].trim_start();
    let span = Span::new(block.flow.start, block.flow.start + title.len());
    if title.contains(['.', ':', '?', ';']) || Reading::exceeds(title, LONGEST) || has_verb(reading, span) {
        return None;
    }
    let by = |end: usize| behind[end..].starts_with(' ') && behind.starts_with(char::is_lowercase);
    let done = reading.words.longest(Class::DoneBy, behind).is_some_and(by);
    let sentence = text.ends_with('.') && Reading::exceeds(behind, 2);
    let told = done || reading.is_nobody(behind) || sentence && is_known(reading, span);
    told.then(|| (title.len(), text.len() - behind.len()))
}

/// Whether a sentence or "none" stands behind the dash of a title, and not a date or what belongs to the title.
pub(in crate::resolve) fn tells_behind(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    let behind = reading.text(Span::new(title.body.min(block.flow.end), block.flow.end));
    reading.is_nobody(behind) || behind.starts_with(char::is_uppercase) && behind.ends_with('.')
}

/// "Financial Report/Budget Approval": one of the titles that a stroke joins is known anywhere.
pub(in crate::resolve) fn has_known_side(reading: &Reading<'_>, title: Span) -> bool {
    let mut start = title.start;
    let text = reading.text(title);
    let capital = |part: &str| part.trim().starts_with(char::is_uppercase);
    text.contains('/')
        && text.split('/').all(capital)
        && text.split('/').any(|part| {
            let side = Span::new(start, start + part.len());
            start = side.end + 1;
            is_known(reading, side)
        })
}

/// "Payments for approval/Resolutions", "Public comments / question time": each of the titles that a stroke joins is known
/// anywhere. "Agenda / Minutes" is the title of the document.
pub(in crate::resolve) fn has_known_sides(reading: &Reading<'_>, title: Span) -> bool {
    let mut start = title.start;
    let text = reading.text(title);
    text.contains('/')
        && text.split('/').all(|part| {
            let head = part.len() - part.trim_start().len();
            let side = Span::new(start + head, start + part.trim_end().len().max(head));
            start += part.len() + 1;
            is_known(reading, side) && !reading.words.classes(part.trim()).contains(Class::AgendaTitle)
        })
}

/// Where most entries of a house's lettered or numbered items set the title off with a dash, a dash sets it off in all.
pub(in crate::resolve) fn dash_titles(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    mut titles: Vec<Title>,
) -> Vec<Title> {
    let numbered = |place: usize| blocks[place].1.marker.and_then(Marker::numbering).map(|numbering| numbering.kind);
    let dash = |place: usize| {
        let text = reading.layout.text_of(blocks[place].1);
        ["- ", "– ", "— "]
            .into_iter()
            .filter_map(|dash| seek::find(text, dash).map(|at| (text[..at].trim_end().len(), at + dash.len())))
            .min()
    };
    for kind in [NumberingKind::Letter, NumberingKind::Decimal, NumberingKind::Bracketed] {
        let places: Vec<usize> = (0..blocks.len()).filter(|place| numbered(*place) == Some(kind)).collect();
        let cut = places.iter().filter(|place| titles[**place].cut == Cut::Dash).count();
        if cut < 4 || cut * 2 < places.len() {
            continue;
        }
        for place in places {
            let base = blocks[place].1.flow.start;
            if let Some((end, body)) = dash(place)
                .filter(|(end, _)| titles[place].cut != Cut::Dash && *end <= 60 && base + *end < titles[place].span.end)
            {
                titles[place] =
                    Title { span: Span::new(base, base + end), body: base + body, cut: Cut::Dash, verb: false };
            }
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_before_a_dash() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Call to Order – Ben Carr opened the meeting at 7 pm.\n\nApproval of Minutes – Motion by Bell to approve the minutes, second by Carr. Carried.\n\nOld Business – None.\n\nNew Business – Motion by Bell to buy paint. Second by Carr. Carried.\n",
                &["Call to Order", "Approval of Minutes", "Old Business", "New Business"],
            ),
            (
                "Old Business – None.\n\nNew Business - None.\n\nPublic Comment – None.\n",
                &["Old Business", "New Business", "Public Comment"],
            ),
            (
                "Roads – Ann reported on the potholes.\n\nGates – The gates were mended.\n\nFence – The fence fell down in May.\n\nTrees – The elm was cut.\n",
                &["Roads", "Gates", "Fence", "Trees"],
            ),
            // what goes on in lower case, and a date, are no text
            ("1. Lamps\n\nThey are out.\n\nBudget - the Clerk asked whether anybody wanted a new gate.\n", &["Lamps"]),
            (
                "1. Lamps\n\nThey are out.\n\nFinance Committee – December 8, 2022\n\n- The dues were sent.\n",
                &["Lamps"],
            ),
            (
                "Tree Committee\nNone.\n\nRoads Committee\nThe road is bad.\n\nOld Business\nNone.\n",
                &["Tree Committee", "Roads Committee", "Old Business"],
            ),
            (
                "1. Welcome - by Chair Ann Bell and a thank you to Di\n2. Opening Prayers - led by Ben\n3. Roads\n4. Any Other Business - none\n",
                &["Welcome", "Opening Prayers", "Roads", "Any Other Business"],
            ),
            (
                "1. Roads\n\nThey are bad.\n\n2. Correspondence- None\n\n3. Finance – Not much to comment on. Money has come in.\n\n4. Old mill - works\n",
                &["Roads", "Correspondence", "Finance", "Old mill - works"],
            ),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr (Chair)\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

//! Where a list of those present ends before a title that reads like the name of somebody: "Hall Roof", "LAMP POSTS".

use crate::grammar::Class;
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker};

use super::list::Open;

/// Most words of a sentence that tells of nothing.
const SHORT: usize = 2;

/// Most blocks behind a title in which others of its form are looked for.
const NEAR: usize = 60;

/// "Hall Roof" behind a gap over "The builder has not come.": whether a line of one or more capitalised words heads a piece of
/// business. A mark sets it off, its text stands right under it, or lines of its form further down are headings that
/// recur anywhere.
pub(super) fn heads_business(reading: &Reading<'_>, block: &Block, list: &Open) -> bool {
    if block.blank_before == 0 || list.entries == 0 || block.line_count() > 1 {
        return false;
    }
    let text = reading.layout.text_of(block);
    if text.contains([',', '(', ':', '/'])
        || text.bytes().any(|byte| byte.is_ascii_digit())
        || Reading::exceeds(text, 6)
    {
        return false;
    }
    // "Mrs A Bell" is somebody
    if honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_some()) {
        return false;
    }
    let blocks = &reading.layout.blocks;
    let next = blocks.partition_point(|other| other.flow.start <= block.flow.start);
    let Some(below) = blocks.get(next) else { return false };
    let bullet = |block: &Block| matches!(block.marker, Some(Marker::Bullet { .. }));
    if bullet(block) {
        return bullet(below) && below.blank_before == 0 && below.indent > block.indent + 1 && tells(reading, below);
    }
    if !tells(reading, below) {
        return false;
    }
    let mark = |block: &Block| {
        let line = reading.layout.lines_of(block).first()?;
        reading.layout.lines[*line as usize].heading
    };
    let above = next.checked_sub(2).map(|above| &blocks[above]);
    if mark(block).is_some() && above.is_some_and(|above| mark(above) != mark(block)) || below.blank_before == 0 {
        return true;
    }
    // each of the list stands apart, as this does
    if above.is_some_and(|above| above.blank_before > 0 && list.entries > 1 && !list.runs_on) {
        return false;
    }
    let capitals = |text: &str| !text.contains(char::is_lowercase);
    blocks.windows(2).skip(next).take(NEAR).any(|pair| {
        let title = reading.layout.text_of(&pair[0]);
        let alike = pair[0].blank_before > 0 && pair[0].marker.is_none() && pair[0].indent == block.indent;
        alike
            && pair[1].blank_before > 0
            && capitals(title) == capitals(text)
            && reading.words.classes(title.trim_end_matches([':', '-', '–', ' '])).contains(Class::ItemTitle)
            && tells(reading, &pair[1])
    })
}

/// Whether a block is a sentence: it begins with a capital and ends in a full stop.
fn tells(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.layout.text_of(block);
    text.ends_with('.') && text.starts_with(char::is_uppercase) && Reading::exceeds(text, SHORT)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn a_title_behind_the_list_is_nobody() {
        let told = |list: &str, title: &str, below: &str| {
            let text = format!(
                "Elm Club\n3 May 2024\n\n{list}\n\n{title}{below}The builder has not come.\n\nAny Other Business{below}There was none.\n"
            );
            let found = convert(&text);
            (found.attendees.len(), found.agenda_items.len())
        };
        for list in
            ["Present:\nAnn Bell\nBen Carr", "Present: Ann Bell, Ben Carr", "Present: Ann Bell\nApologies: Ben Carr"]
        {
            assert_eq!(told(list, "Hall Roof", "\n"), (2, 2), "{list}");
            assert_eq!(told(list, "Hall Roof", "\n\n"), (2, 2), "{list}");
        }
        let marked = "Elm Club\n3 May 2024\n\nPresent:\nAnn Bell\nBen Carr\n\nHall Roof\n=========\n\nThe builder has not come.\n";
        assert_eq!(convert(marked).attendees.len(), 2);
        let bullets = "Elm Club\n3 May 2024\n\nPresent:\nAnn Bell\nBen Carr\n\n* Hall Roof\n    * The builder has not come.\n* Oak Lane\n    * It is shut.\n";
        assert_eq!(convert(bullets).attendees.len(), 2);
        // somebody who stands apart from the others
        let apart = "Elm Club\n3 May 2024\n\nPresent:\nAnn Bell\nBen Carr\n\nCy Dunn\n\nThe chair opened the meeting.\n\n1. Roof\nThe builder has not come.\n";
        assert_eq!(convert(apart).attendees.len(), 3);
    }
}

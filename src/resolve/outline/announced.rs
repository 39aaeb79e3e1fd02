//! Lists that something announces: a sentence that ends in a colon, the heading of the letters that came.

use crate::grammar::Class;
use crate::resolve::heading::Title;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Numbering, NumberingKind};

use super::surroundings::is_lone;
use super::written::{is_capitals, is_title_case};

/// Whether a block is a sentence that announces what follows: "The following payments were approved:".
fn announces(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.layout.text_of(block);
    let plain = text.trim_end_matches(':');
    text.ends_with(':') && !is_title_case(plain) && !is_capitals(plain) && Reading::exceeds(text, 3)
}

/// "Correspondence:", "To receive correspondence": a heading of what came by post, whose numbered entries are letters and no
/// business.
fn heads_letters(reading: &Reading<'_>, block: &Block) -> bool {
    const LONGEST: usize = 48;
    let title = reading.layout.text_of(block).trim_end_matches([':', '.', ' ']);
    title.len() <= LONGEST && reading.words.classes(title).contains(Class::LettersTitle)
}

/// At least three lone lines behind a sentence with a colon: "It was agreed to invite the following people:". What
/// stands over a text behind them may be its heading.
fn announced_lines(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    const FEWEST: usize = 3;
    let mut announced = vec![false; blocks.len()];
    let mut first = 1;
    while first < blocks.len() {
        let end = (first..blocks.len())
            .find(|place| !is_lone(reading, blocks[*place].1, titles[*place]))
            .unwrap_or(blocks.len());
        if end >= first + FEWEST && announces(reading, blocks[first - 1].1) {
            let parted = blocks.get(end).is_none_or(|(_, next)| next.marker.is_some());
            announced[first..end - usize::from(!parted)].fill(true);
        }
        first = end.max(first) + 1;
    }
    announced
}

/// Entries of a list behind a sentence with a colon: those that count from one, or that are lone lines.
pub(super) fn announced(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    let mut announced = announced_lines(reading, blocks, titles);
    let number = |place: usize| blocks.get(place).and_then(|(_, block)| block.marker.and_then(Marker::numbering));
    // "i." is a letter until "ii." follows
    let alike = |one: Numbering, other: Numbering| {
        let roman = |it: Numbering| it.roman.is_some() || it.kind == NumberingKind::Roman;
        one.depth == other.depth && (one.kind == other.kind || roman(one) && roman(other))
    };
    // an announced list goes on behind lines without a number, up to a blank line
    let mut open: Option<Numbering> = None;
    for place in 1..blocks.len() {
        if blocks[place].1.blank_before > 0 {
            open = None;
        }
        let Some(own) = number(place) else { continue };
        if open.is_some_and(|first| alike(first, own)) && own.parts[0] > 1 {
            announced[place] = true;
            continue;
        }
        // "2. Lamps" behind the third point of a list goes on with what stood before the list
        let goes_on = number(place - 1).is_some_and(|before| alike(before, own) && own.parts >= before.parts);
        announced[place] = if goes_on {
            announced[place - 1] && blocks[place].1.blank_before <= 1
        } else {
            let above = blocks[place - 1].1;
            let first = own.parts[0] == 1 || own.roman == Some(1);
            // "- These points were made:" may be a point itself
            let plain = above.marker.and_then(Marker::numbering).is_none();
            // "7. Correspondence" over "1. Elm Fair", "2. Letter from the county"
            let second = || number(place + 1).is_some_and(|next| alike(own, next) && next.parts[0] == 2);
            let letters = || own.kind == NumberingKind::Decimal && heads_letters(reading, above) && second();
            first && (plain && announces(reading, above) || letters())
        };
        open = announced[place].then_some(own).or(open);
    }
    announced
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn letters_below_their_heading_are_no_items() {
        let titles = |heading: &str, list: &str| -> Vec<String> {
            let text = format!(
                "Elm Parish Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n6. Fair\n\nIt was busy.\n\n7. {heading}\n\n{list}\n\n8. Close\n\nNone.\n"
            );
            convert(&text).agenda_items.into_iter().map(|item| item.title).collect()
        };
        let letters = "1. Oakby Spring Fair\n\n2. Herald of the Valley\n\n3. Letter on the care of ponds";
        for heading in ["Correspondence:", "To receive correspondence", "Letters received"] {
            assert_eq!(titles(heading, letters).len(), 3, "{heading}");
        }
        // pieces of business, letters with a paragraph each, and numbers that belong to the item
        assert_eq!(titles("Matters arising", letters).len(), 6);
        let told = "1. Oakby Spring Fair\n\nIt was agreed to send flowers.\n\n2. Herald\n\nIt was agreed to buy it.";
        assert_eq!(titles("Correspondence", told).len(), 5);
        let own = "7.1 Oakby Spring Fair\n\nIt was agreed to send flowers.\n\n7.2 Herald\n\nIt was agreed to buy it.";
        assert_eq!(titles("Correspondence", own).len(), 5);
    }
}

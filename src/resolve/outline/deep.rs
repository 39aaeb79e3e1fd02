//! Outlines by numbers that are set in within each other, and which of their entries are no titles.

use crate::text::{Block, Marker};

/// Entries of an outline whose numbers are set in within each other: what four others hold, and what three hold that holds
/// nothing itself, tells what was said. Where few stand so deep, the outline is one of titles.
pub(super) fn deep(blocks: &[(usize, &Block)]) -> Vec<bool> {
    const FEWEST: usize = 8;
    const TITLES: usize = 3;
    let mut open: Vec<u16> = Vec::new();
    let depths: Vec<Option<usize>> = blocks
        .iter()
        .map(|(_, block)| {
            open.truncate(open.partition_point(|indent| *indent < block.indent));
            block.marker.and_then(Marker::numbering)?;
            open.push(block.indent);
            Some(open.len() - 1)
        })
        .collect();
    if depths.iter().flatten().filter(|depth| **depth >= TITLES).take(FEWEST).count() < FEWEST {
        return vec![false; blocks.len()];
    }
    let leaf = |place: usize| depths.get(place + 1).copied().flatten().is_none_or(|next| Some(next) <= depths[place]);
    let told = |place: usize| depths[place].is_some_and(|depth| depth > TITLES || depth == TITLES && leaf(place));
    (0..blocks.len()).map(told).collect()
}

#[cfg(test)]
mod tests {
    use crate::resolve::outline::tests::headings;

    #[test]
    fn what_stands_deep_in_an_outline_was_said() {
        let said = "\t\t\t\t1. Ann: It is old.\n\t\t\t\t2. Ben: So is the mill.\n\t\t\t\t3. Ann: True.\n";
        let text = format!(
            "1. Opening\n\t1. Welcome\n2. Business\n\t1. Halls\n\t\t1. Roof\n\t\t\t1. Tiles\n{said}\t\t\t2. Ann: It leaks.\n\t\t2. \
             Floor\n\t\t\t1. Boards\n{said}\t\t\t2. Dry rot\n3. Closing\n"
        );
        let found = headings(&text);
        let expected = [
            "1 Opening",
            "2 Welcome",
            "1 Business",
            "2 Halls",
            "3 Roof",
            "4 Tiles",
            "3 Floor",
            "4 Boards",
            "1 Closing",
        ];
        assert_eq!(found, expected);
        // few entries stand as deep
        let few = "1. Halls\n\t1. Roof\n\t\t1. Tiles\n\t\t\t1. Red tiles\n2. Lanes\n\t1. Mill Lane\n3. Ponds\n";
        assert!(headings(few).contains(&"4 Red tiles".to_owned()), "{:?}", headings(few));
    }
}

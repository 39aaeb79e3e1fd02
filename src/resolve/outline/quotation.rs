//! Quotations that go on over several blocks: nothing in them is a heading.

use crate::resolve::reading::Reading;
use crate::text::Block;

/// `"It was resolved:` over `1. to open an account;` and `2. to sign it."`: the blocks of a quotation that goes on over
/// several of them.
pub(super) fn quoted(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> Vec<bool> {
    /// Blocks in which a quotation is closed.
    const LONGEST: usize = 12;
    let mut quoted = vec![false; blocks.len()];
    let mut place = 0;
    while place < blocks.len() {
        let text = reading.layout.text_of(blocks[place].1);
        let Some(close) = opens_quotation(text) else {
            place += 1;
            continue;
        };
        let last = blocks.len().min(place + LONGEST);
        let end = (place + 1..last).find(|at| closes(reading.layout.text_of(blocks[*at].1), close));
        let counts = |at: usize| opens_business(reading, blocks[at].1, blocks[place].1);
        let end = end.filter(|end| !(place + 1..=*end).any(counts));
        if let Some(end) = end {
            quoted[place..=end].fill(true);
        }
        place = end.unwrap_or(place) + 1;
    }
    quoted
}

/// The sign that closes the quotation which a text opens and does not close.
fn opens_quotation(text: &str) -> Option<char> {
    let (behind, close) = match text.as_bytes().first()? {
        b'"' => (&text[1..], '"'),
        _ => (text.strip_prefix('“')?, '”'),
    };
    (!behind.contains(['"', '”'])).then_some(close)
}

/// Whether a text closes more quotations than it opens: "The “oak” fell" closes none.
fn closes(text: &str, close: char) -> bool {
    let signs = text.matches(close).count();
    if close == '"' { signs % 2 == 1 } else { signs > text.matches('“').count() }
}

/// "2. Lamps" as far left as the quotation above: the next business, and no part of what is quoted.
fn opens_business(reading: &Reading<'_>, block: &Block, opening: &Block) -> bool {
    block.marker.is_some_and(|marker| marker.numbering().is_some())
        && block.indent <= opening.indent
        && reading.layout.text_of(block).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn what_is_quoted_is_no_heading() {
        let cases: &[(&str, &[&str])] = &[
            (
                "1. Bank\n\nThe form was read.\n\n    \"It was resolved:\n\n    1. a) to open an account, or\n       b) to \
                 close one;\n\n    2. that two sign for it.\"\n\n2. Lamps\n\nThey are out.\n",
                &["Bank", "Lamps"],
            ),
            (
                "1. Roads\n\nThey are bad.\n\n“That, the Plan of the Elm District for the Year\n\nending in May, as \
                 read, be adopted.”\n\n2. Lamps\n\nThey are out.\n",
                &["Roads", "Lamps"],
            ),
            // a title in quotes, and a sign that nothing closes
            (
                "1. \"Elm Days\"\n\nThey were good.\n\n2. Lamps\n\n\"They are out, said Ann Bell.\n\n3. Trees\n\nTwo \
                 fell.\n",
                &["\"Elm Days\"", "Lamps", "Trees"],
            ),
            // quotations that end in their own lines, and a number that counts on
            (
                "Roads\n\n“The fair: a report\nIt was good.\n\nLamps\n\nThey are out.\n\nTrees\n\nThe “oak” fell.\n",
                &["Roads", "Lamps", "Trees"],
            ),
            (
                "1. Roads\n\n“They are bad, said Ann Bell.\n\n2. Lamps\n\nThey are out.”\n\n3. Trees\n\nTwo fell.\n",
                &["Roads", "Lamps", "Trees"],
            ),
        ];
        for (text, expected) in cases {
            let text = format!("Elm Board\n3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
    }
}

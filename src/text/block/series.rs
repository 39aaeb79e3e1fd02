//! Numbers that only the whole document shows to be such: those that look like a date, and those that stand alone on
//! their lines.

use std::collections::HashMap;

use crate::text::numbering::{dated, running_alone};
use crate::text::{Line, Numbering};

/// Fewest numbers that make a series.
const FEWEST: usize = 3;

/// Most by which a number of a series is more than the one before.
const STEP: u16 = 3;

/// The numbers of items that a document writes in one of these forms, by the position of their line.
pub(super) fn series(source: &str, lines: &[Line]) -> HashMap<usize, Numbering> {
    let texts = || lines.iter().enumerate().filter(|(_, line)| line.is_text());
    let mut found = HashMap::new();
    for read in [dated, running_alone] {
        let mut numbers: Vec<(usize, Numbering)> = Vec::new();
        for (index, line) in texts() {
            let text = line.text(source);
            if text.starts_with(|char: char| char.is_ascii_digit())
                && let Some(number) = read(text, line.text_start)
            {
                numbers.push((index, number));
            }
        }
        for run in numbers.chunk_by(|one, next| counts_on(one.1, next.1)).filter(|run| run.len() >= FEWEST) {
            found.extend(run.iter().copied());
        }
    }
    found
}

/// "2019/03/02" behind "2019/03/01", "03/66" behind "03/65": "04b" counts on from "04a" too.
fn counts_on(one: Numbering, next: Numbering) -> bool {
    let (first, second) = (one.parts, next.parts);
    let rises = |at: usize| (first[at]..=first[at].saturating_add(STEP)).contains(&second[at]);
    // the year stands before the number or behind it
    first[2..] == second[2..] && (first[1] == second[1] && rises(0) || first[0] == second[0] && rises(1))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn numbers_that_the_document_shows() {
        let items = |text: &str| -> Vec<String> {
            let text = format!("Elm Parish Council\nHeld on 6 March 2019\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let items = convert(&text).agenda_items;
            items.iter().map(|item| format!("{} {}", item.number.as_deref().unwrap_or("-"), item.title)).collect()
        };
        let dated = "2019/03/01. Apologies for Absence.\nThese were received from Cllr Dent.\n2019/03/02Public \
                     Participation.\nNobody spoke.\n2019/03/03a. Minutes.\nAll agreed they were true.\n2019/03/03b. \
                     Matters Arising\nThe bench had been mended.\n";
        assert_eq!(
            items(dated),
            [
                "2019/03/01 Apologies for Absence",
                "2019/03/02 Public Participation",
                "2019/03/03a Minutes",
                "2019/03/03b Matters Arising",
            ]
        );
        // days of a diary
        let days = "Roads\n\n2019/03/01 The road was mended.\n\n2019/04/09 The road was closed.\n\n2019/04/20 It was opened.\n";
        assert!(items(days).iter().all(|item| item.starts_with("- ")), "{:?}", items(days));
        let alone = "03/65 |\nApologies |\n|\nCllr Dent sent apologies. |\n||\n03/66 |\nMinutes of Last Meeting |\n|\n\
                     Accepted as a true record. |\n||\n03/67 |\nHall Roof |\n|\nDeferred. |\n";
        assert_eq!(items(alone), ["03/65 Apologies", "03/66 Minutes of Last Meeting", "03/67 Hall Roof"]);
    }
}

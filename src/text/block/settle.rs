//! Markers that only their neighbours can settle: a number or a letter before a text may be a part of it.

use std::collections::HashSet;

use crate::text::{Line, Marker, Numbering, NumberingKind};

use super::{Block, is_initial};

/// A number that nothing but a blank divides from the text is a marker only where its neighbour in counting stands
/// before or after it in the same form; "12 March" is none.
pub(super) fn settle_bare_numbers(lines: &[Line], blocks: &mut [Block], members: &[u32]) {
    let bare = |block: &Block| block.marker.and_then(Marker::numbering).filter(|numbering| numbering.bare);
    let numbers: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, bare(block)?.parts[0]))).collect();
    for (place, (index, number)) in numbers.iter().enumerate() {
        let before = place.checked_sub(1).is_some_and(|before| numbers[before].1 + 1 == *number);
        let after = numbers.get(place + 1).is_some_and(|after| number + 1 == after.1);
        if !(before || after) {
            let block = &mut blocks[*index];
            block.marker = None;
            block.span.start = lines[members[block.members.start as usize] as usize].text_start;
        }
    }
}

/// Fewest letters in the order of the alphabet that number entries where none of them is "A.".
const FEWEST: usize = 3;

/// A capital with a full stop is a marker only where its neighbour in the alphabet or in roman counting stands before
/// or after it; "D. Oduya" begins with an initial.
pub(super) fn settle_initials(source: &str, lines: &[Line], blocks: &mut [Block], members: &[u32]) {
    let capital = |block: &Block| block.marker.and_then(Marker::numbering).filter(|numbering| is_initial(*numbering));
    let roman = |block: &Block| {
        let numbering = block.marker.and_then(Marker::numbering)?;
        if numbering.kind == NumberingKind::CapitalRoman {
            Some(numbering.parts[0])
        } else {
            numbering.roman.filter(|_| is_initial(numbering))
        }
    };
    let capitals: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, capital(block)?.parts[0]))).collect();
    let romans: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, roman(block)?))).collect();
    let counts = |list: &[(usize, u16)], index: usize| {
        let Ok(place) = list.binary_search_by_key(&index, |entry| entry.0) else { return false };
        let number = list[place].1;
        place.checked_sub(1).is_some_and(|before| list[before].1 + 1 == number)
            || list.get(place + 1).is_some_and(|after| number + 1 == after.1)
    };
    // where letters number the points under an item, a point that stands alone there has its letter too
    let lettered = capitals.iter().any(|(index, number)| *number == 1 && counts(&capitals, *index));
    // two people of a list may have initials that follow each other: "C. Fry", "D. Boyd"
    let runs = capitals.chunk_by(|one, next| one.1 + 1 == next.1).filter(|run| run.len() >= FEWEST || lettered);
    let counted: HashSet<usize> = runs.filter(|run| run.len() > 1).flatten().map(|(index, _)| *index).collect();
    let opens_points = |index: usize, number: u16| {
        let above = index.checked_sub(1).map(|above| &blocks[above]);
        let under_item = above.is_some_and(|above| {
            let numbering = above.marker.and_then(Marker::numbering);
            let plain = |it: Numbering| it.kind == NumberingKind::Capital && it.roman.is_none();
            numbering.is_some_and(|numbering| !plain(numbering)) && above.line_count() == 1
        });
        lettered && number == 1 && under_item
    };
    let kept: Vec<bool> = capitals.iter().map(|(index, number)| opens_points(*index, *number)).collect();
    for ((index, _), kept) in capitals.iter().zip(kept) {
        // "I." opens a roman numbering that may have no second part
        let first = roman(&blocks[*index]) == Some(1);
        // an initial stands close before the name
        let block = &blocks[*index];
        let gap = block.marker.map_or("", |marker| &source[marker.span().end..block.span.start.max(marker.span().end)]);
        let set_off = gap.contains('\t') || gap.contains("  ");
        if !kept && !first && !set_off && !counted.contains(index) && !counts(&romans, *index) {
            let block = &mut blocks[*index];
            block.marker = None;
            block.span.start = lines[members[block.members.start as usize] as usize].text_start;
        }
    }
}

/// "Action: B. Bus contract": a letter behind the kind of its item is a number only where others before or after it
/// count on; "Action: B. Carr" is the task of somebody.
pub(super) fn settle_kinds(lines: &[Line], blocks: &mut [Block], members: &[u32]) {
    let lettered = |block: &Block| {
        let numbering = block.marker.and_then(Marker::numbering)?;
        // in "**I.** **Roads**" only signs of emphasis make the number longer
        let kinded = numbering.kind == NumberingKind::Capital && numbering.outer.start + 2 < numbering.span.start;
        kinded.then_some(numbering.parts[0])
    };
    let letters: Vec<(usize, u16)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, lettered(block)?))).collect();
    let counted = letters.windows(2).filter(|pair| pair[0].1 + 1 == pair[1].1 || pair[1].1 == 1).count();
    let goes_on = letters.windows(2).any(|pair| pair[0].1 + 1 == pair[1].1);
    if letters.len() >= 3 && goes_on && (counted + 1) * 3 >= letters.len() * 2 {
        return;
    }
    for (index, _) in letters {
        let block = &mut blocks[index];
        block.marker = None;
        block.span.start = lines[members[block.members.start as usize] as usize].text_start;
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn initials_that_follow_each_other_number_nothing() {
        let people =
            "Present:\nC. Fry, President\nD. Boyd, Treasurer\nN. Lowe\nM. Wilks\n\n1. Roads\nIt was agreed to pay.\n";
        let minutes = convert(&format!("Elm Trust\nMinutes of 3 May 2022\n\n{people}"));
        let names: Vec<_> = minutes.attendees.iter().filter_map(|person| person.name.as_deref()).collect();
        assert_eq!(names, ["C. Fry", "D. Boyd", "N. Lowe", "M. Wilks"]);
        let points =
            "1. Roads\n\nB. Oak Road\nIt was agreed to pay.\n\nC. Elm Road\nNothing.\n\nD. Ash Road\nNothing.\n";
        assert_eq!(convert(points).agenda_items.len(), 4);
    }

    #[test]
    fn a_letter_in_emphasis_of_its_own_stays_a_number() {
        let text = "**Elm Board**\n\n**Minutes of 3 May 2022**\n\n**I.** **Garden**\n\nThe roses grew well.\n\n\
                    **II.** **Fair**\n\nIt was busy.\n\n**III.** **Lamps**\n\nNone was broken.\n";
        let items = convert(text).agenda_items;
        let told: Vec<_> = items.iter().map(|item| (item.number.as_deref(), item.level, item.title.as_str())).collect();
        assert_eq!(told, [(Some("I"), 1, "Garden"), (Some("II"), 1, "Fair"), (Some("III"), 1, "Lamps")]);
    }

    #[test]
    fn letters_behind_the_kind_of_an_item() {
        let titles =
            |text: &str| -> Vec<String> { convert(text).agenda_items.into_iter().map(|item| item.title).collect() };
        let head = "School Board\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Business\n\n";
        let items = "Action: A. Bus contract\n\nMotion to approve carried.\n\nInformation: B. Spring events\n\nThe events \
                     were presented.\n\nReports: C. Committees\n\nNothing was reported.\n";
        assert_eq!(titles(&format!("{head}{items}")), ["Business", "Bus contract", "Spring events", "Committees"]);
        // the initials of those who have to do something
        let tasks = "The bus was late.\n\nAction: A. Bell to write to the depot.\n\nThe roof leaks.\n\nAction: C. Dunn to \
                     mend the roof.\n";
        assert_eq!(titles(&format!("{head}{tasks}")), ["Business"]);
        assert_eq!(convert(&format!("{head}{tasks}")).actions.len(), 2);
    }
}

//! Whether a file holds the minutes of several meetings, one behind another.

use crate::grammar::{Class, ClassSet};
use crate::parse::date::DateText;
use crate::text::{Block, Span};

use super::outline::Outline;
use super::reading::Reading;

/// Labels over those who were there.
const PRESENT: ClassSet = ClassSet::of(&[Class::Present, Class::InAttendance]);
/// Blocks from a title to the list of those who were there.
const NEAR: usize = 8;
/// Words of a line that only tells a day: "Tuesday 5 June 2012 at 7.30pm, Village Hall".
const SHORT: usize = 8;
/// Words of a title.
const LONG: usize = 40;

/// The titles below the first heading of business that open the minutes of another meeting: they tell another day than `date`,
/// and a list of those who were there follows. A file of a year's minutes has one for each month.
pub(super) fn later_titles(reading: &Reading<'_>, outline: &Outline, date: Option<&str>) -> Vec<Span> {
    let (Some(date), Some(first)) = (date, outline.headings.first()) else { return Vec::new() };
    let blocks = &reading.layout.blocks;
    let mut days = vec![date.to_owned()];
    let mut found = Vec::new();
    // a list above the first business is that of the first meeting
    let last = outline.headings.last().map_or(0, |heading| heading.block);
    if !blocks[..first.block].iter().any(|block| is_list_label(reading, block)) {
        return found;
    }
    // a list of those who were there is rare: the title is looked for above it
    for (place, block) in blocks.iter().enumerate().skip(first.block + 1) {
        // business follows the list of a meeting
        if place > last || !is_list_label(reading, block) {
            continue;
        }
        let from = place.saturating_sub(NEAR).max(first.block + 1);
        let day = (from..place).rev().find_map(|above| Some((above, day_of(reading, &blocks[above])?)));
        let Some((at, day)) = day.filter(|(_, day)| !days.contains(day)) else { continue };
        days.push(day);
        // "MINUTES OF THE MEETING OF ELM PARISH COUNCIL" over the day
        let above = blocks[from..at].last().filter(|above| is_title(reading, above));
        found.push(above.unwrap_or(&blocks[at]).flow);
    }
    found
}

/// "Present:", "In attendance: Ann Bell", or the label alone on its line.
fn is_list_label(reading: &Reading<'_>, block: &Block) -> bool {
    if block.marker.is_some() || block.note || !reading.lists_in(block.flow).intersects(PRESENT) {
        return false;
    }
    let text = reading.layout.text_of(block);
    let labels = [Class::Present, Class::InAttendance];
    let end = labels.into_iter().filter_map(|class| reading.words.longest(class, text)).max();
    end.is_some_and(|end| {
        let behind = text[end..].trim_start();
        behind.is_empty() || behind.starts_with(':')
    })
}

/// "Minutes of the meeting held on 5 July 2012".
fn is_title(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.layout.text_of(block);
    let whole = block.marker.is_none() && !block.note && !Reading::exceeds(text, LONG);
    let sentence = text.ends_with('.');
    whole && !sentence && reading.words.longest(Class::MinutesWord, text).is_some()
}

/// The day that a title tells, or a line of hardly more than a day.
fn day_of(reading: &Reading<'_>, block: &Block) -> Option<String> {
    let text = reading.layout.text_of(block);
    let day = block.marker.is_none() && !block.note && !Reading::exceeds(text, SHORT);
    let named = day || is_title(reading, block);
    let told = |(_, date): (&str, DateText)| date.resolve(None);
    let day = named.then(|| reading.dates(text)).into_iter().flatten().find_map(told)?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::diagnostic::Code;

    const MAY: &str = "Elm Parish Council\nMinutes of the meeting held on 3 May 2012\n\nPresent: Ann Bell, Ben Carr\n\n1. Paths\n\nThe path is wet.\n\n2. Close\n\nThe meeting ended at 9pm.\n\n";

    fn lines(text: &str) -> Vec<u32> {
        let found = convert(text).diagnostics.into_iter().filter(|one| one.code == Code::SeveralMeetings);
        found.filter_map(|one| one.span).map(|span| span.start_line).collect()
    }

    #[test]
    fn each_later_meeting_is_told() {
        let next = |title: &str| {
            format!(
                "{title}\n\nPresent: Ann Bell, Cy Dunn\n\n1. Bins\n\nThe bins are full.\n\n2. Close\n\nThe meeting ended at 8pm.\n\n"
            )
        };
        let june = next("Elm Parish Council\nMinutes of the meeting held on 7 June 2012");
        assert_eq!(lines(&format!("{MAY}{june}")), [15]);
        let july = next("MINUTES OF THE MEETING OF ELM PARISH COUNCIL\n5 July 2012");
        assert_eq!(lines(&format!("{MAY}{june}{july}")), [15, 27]);
        assert_eq!(lines(&format!("{MAY}{}", next("Tuesday 5 June 2012"))), [14]);
    }

    #[test]
    fn one_meeting_is_none_of_several() {
        for text in [
            // the title again, over a list that stands at the end
            "Elm Parish Council\nMinutes of the meeting held on 3 May 2012\n\nPresent: Ann Bell\n",
            // what was agreed of earlier minutes, and who comes next time
            "3. Minutes\n\nMinutes of the meeting held on 5 April 2012 were agreed.\n\nThose present thanked the clerk.\n",
            "Date of next meeting: 7 June 2012\n\nSigned ……………\n\nDistribution: those present\n",
            "Minutes of the meeting held on 5 April 2012\n\nThese were signed. Ann Bell was present.\n",
            "3. Next meeting\n\nThursday 7 June 2012\n\nThe meeting closed at 9pm.\n\nPresent: Ann Bell\n",
        ] {
            assert!(lines(&format!("{MAY}{text}")).is_empty(), "{text}");
        }
    }
}

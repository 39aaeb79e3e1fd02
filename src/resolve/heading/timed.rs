//! Titles behind the hour at which an item begins: "2:15 New roof \[Decision]".

use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Span};

use super::{Cut, Title, has_verb, is_known};

/// Puts the titles in that stand behind hours, and gives their places: nearly all lines that begin with an hour hold a title,
/// the hours go on, two titles or the last are known, and text stands under most, so that they are neither a printed agenda nor a chat.
pub(in crate::resolve) fn timed_titles(
    reading: &Reading<'_>,
    attendance: &Attendance,
    blocks: &[(usize, &Block)],
    titles: &mut [Title],
) -> Vec<usize> {
    const FEWEST: usize = 4;
    const KNOWN: usize = 2;
    let timed: Vec<(usize, u16, Option<Title>)> = blocks
        .iter()
        .enumerate()
        .filter(|(_, (index, block))| block.marker.is_none() && !attendance.listed[*index])
        .filter_map(|(place, (_, block))| {
            let (minute, end) = hour(reading.layout.text_of(block))?;
            Some((place, minute, title_behind(reading, block, end)))
        })
        .collect();
    let found: Vec<(usize, u16, Title)> =
        timed.iter().filter_map(|(place, minute, title)| title.map(|title| (*place, *minute, title))).collect();
    // the hour goes from 12 to 1 once
    let back = found.windows(2).filter(|pair| pair[1].1 < pair[0].1).count();
    let bare = |pair: &&[(usize, u16, Title)]| pair[1].0 == pair[0].0 + 1;
    let known = || found.iter().filter(|(.., title)| is_known(reading, title.span)).count();
    // "10:01 Ann Bell" over what she wrote
    let wrote = |title: &Title| {
        let name = reading.text(title.span);
        attendance.people.iter().any(|one| one.name.as_deref() == Some(name))
    };
    // hours under "1. Programme of the fair" are those of the fair
    let numbered = |first: usize| {
        let before = blocks[..first].iter().filter(|(index, _)| !attendance.listed[*index]);
        before.into_iter().any(|(_, block)| block.marker.and_then(Marker::numbering).is_some())
    };
    if found.len() < FEWEST
        || found.len() * 5 < timed.len() * 4
        || back > 1
        || found.windows(2).filter(bare).count() * 2 > found.len()
        || known() < KNOWN && !found.last().is_some_and(|(.., title)| is_known(reading, title.span))
        || found.iter().any(|(.., title)| wrote(title))
        || numbered(found[0].0)
    {
        return Vec::new();
    }
    for (place, _, title) in &found {
        titles[*place] = *title;
    }
    found.into_iter().map(|(place, ..)| place).collect()
}

/// "2:15", "10:00 am", "2:15-2:30": the minute of the day at which a line begins, and the length of what says so.
fn hour(text: &str) -> Option<(u16, usize)> {
    let (minute, mut end) = clock(text)?;
    let rest = text[end..].trim_start();
    if let Some(until) = rest.strip_prefix(['-', '–']) {
        let until = until.trim_start();
        end = text.len() - until.len() + clock(until)?.1;
    }
    text[end..].starts_with(' ').then_some((minute, end))
}

/// "2:15", "10:00 am" at the start of a text.
fn clock(text: &str) -> Option<(u16, usize)> {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let (hour, rest) = text.split_at(text.find(':').filter(|at| *at <= 2)?);
    let minutes = rest.get(1..3).filter(|minutes| minutes.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (hour, minutes): (u16, u16) = (hour.parse().ok()?, minutes.parse().ok()?);
    let mut end = hour_length(text) + ":00".len();
    for half in [" am", " pm", "am", "pm", " AM", " PM", "AM", "PM"] {
        if text[end..].starts_with(half) {
            end += half.len();
            break;
        }
    }
    (hour < 24 && minutes < 60).then_some((hour * 60 + minutes, end))
}

fn hour_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The short title behind the hour, up to a gap.
fn title_behind(reading: &Reading<'_>, block: &Block, end: usize) -> Option<Title> {
    const LONGEST: usize = 12;
    if block.line_count() != 1 {
        return None;
    }
    let text = reading.layout.text_of(block);
    let behind = text[end..].trim_start();
    // blanks that set something apart at the end of the line are no more in the flow
    let source = reading.layout.slice(block.span).get(end..)?.trim_start();
    let gap = source.find('\t').into_iter().chain(source.find("   ")).min().unwrap_or(source.len());
    let title = source[..gap].trim_end();
    let rest = behind.strip_prefix(title)?.trim_start();
    let start = block.flow.end - behind.len();
    let span = Span::new(start, start + title.len());
    (title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', '?'])
        && !title.contains(": ")
        && !Reading::exceeds(title, LONGEST)
        && !has_verb(reading, span))
    .then(|| Title { span, body: block.flow.end - rest.len(), cut: Cut::Open, verb: false })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn titles_behind_hours() {
        let cases: &[(&str, &[&str])] = &[
            (
                "7:05\tWelcome\nAnn bade us in.\n7:10\tA new roof [Decision]\t\t[Paper 2]\nIt is dear.\n7:40 Sale of the mill\nNobody wants \
                 it.\n8:10\tAny other business\nNone.\n",
                &["Welcome", "A new roof [Decision]", "Sale of the mill", "Any other business"],
            ),
            // an agenda before, a chat, and hours that do not go on
            ("7:05 Welcome\n7:10 A new roof\n7:40 Sale of the mill\n8:10 Any other business\n", &[]),
            (
                "7:05 Ann: the roof is dear.\n7:06 Ben: so it is.\n7:07 Ann: who mends it?\n7:08 Ben: nobody does it now.\n",
                &[],
            ),
            (
                "1. Plan of the picnic\n\n9:00 Welcome\nAnn speaks.\n9:30 Songs\nBen sings.\n10:00 Cake\nAll eat.\n11:00 Any other business\nNone.\n",
                &["Plan of the picnic"],
            ),
            (
                "7:05 Oak Green\nTwo got on.\n7:10 Oak Mill\nOne got on.\n7:20 Welcome\nNobody.\n7:30 Oak End\nAll got off.\n",
                &[],
            ),
            ("9:05 Welcome\nNone.\n7:10 Roofs\nOld.\n6:40 Mills\nNone.\n5:10 Ponds\nDry.\n4:00 Lanes\nWet.\n", &[]),
        ];
        for (text, expected) in cases {
            let text =
                format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\nThe board met.\n\n{text}");
            let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
            assert_eq!(titles, *expected, "{text}");
        }
        // who wrote something, and when
        let chat = "9:01 Ann Bell\nGood day\n9:02 Ben Carr\nGood day\n9:03 Welcome\nAll came.\n9:07 Any other business\nNone.\n";
        let chat = convert(&format!("Elm Board\nMinutes of 3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{chat}"));
        assert!(chat.agenda_items.iter().all(|item| item.title != "Ben Carr"));
    }
}

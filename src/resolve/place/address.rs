//! The line of the title block that is an address.

use crate::grammar::Class;
use crate::model::Meeting;
use crate::parse::attendance::is_organisation;
use crate::parse::offset_in;
use crate::parse::person::fold_name;
use crate::parse::time::{times, without_zone};
use crate::resolve::attendance::{Attendance, is_stamped};
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

/// Signs between a place and the day or the time in its line.
const SIGNS: [char; 7] = [' ', '-', '–', '—', ',', '·', '•'];

/// The line of the title block that reads most like an address: words of places, a postcode, a number, a comma speak
/// for it, the words of bodies against it.
pub(super) fn address_line(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &Meeting,
) -> Option<Span> {
    let first_list = head.iter().position(|(index, _)| attendance.listed[*index]).unwrap_or(head.len());
    let mut best: Option<(usize, Span)> = None;
    for (place, (_, block)) in head[..first_list].iter().take(12).enumerate() {
        let text = reading.layout.text_of(block);
        if Reading::exceeds(text, 16)
            || text.contains("://")
            || text.contains('@')
            || names_meeting(reading, block.flow)
            || reading.has(block.flow, Class::Letterhead)
            || text.starts_with("See ")
            || is_stamped(text)
            || text.starts_with("The ") && reading.has(block.flow, Class::FiniteVerb)
        {
            continue;
        }
        let body =
            meeting.spans.get("body").is_some_and(|span| span.start >= block.span.start && span.start < block.span.end);
        // "Council Chambers, 210 W. Main Street – 7:00 p.m.": the time stands behind the place
        let end = times(text).first().map_or(text.len(), |(written, _)| offset_in(text, written));
        let end = reading.dates(text).first().map_or(end, |(written, _)| end.min(offset_in(text, written)));
        let before = text[..end].trim_matches(SIGNS).trim_matches([' ', '(']);
        // "5:30 p.m., Mee Room"
        let behind = times(text)
            .last()
            .map_or("", |(written, _)| without_zone(text[offset_in(text, written) + written.len()..].trim_start()));
        // "Wednesday 17 August 2022, Council Chambers, 44 Railway Parade"
        let dated = reading.dates(text);
        let behind_date = dated
            .last()
            .filter(|_| times(text).is_empty())
            .map_or("", |(written, _)| &text[offset_in(text, written) + written.len()..]);
        let behind = if behind.is_empty() { behind_date } else { behind };
        let weekday = reading.words.classes(before).contains(Class::Weekday);
        let address =
            if before.is_empty() || weekday { behind.trim_matches([' ', ')']).trim_matches(SIGNS) } else { before };
        // "12 Main St." ends in a short form
        let short = address.strip_suffix('.').and_then(|plain| plain.words().next_back()).is_some_and(|last| {
            last.starts_with(char::is_uppercase) && reading.words.classes(last).contains(Class::AddressShort)
        });
        // "Elm Unified School District" over "Board of Education" begins the name of the body
        let part_of_body = || {
            meeting.body.as_deref().is_some_and(|body| {
                seek::behind(body, address).is_some_and(|rest| rest.starts_with(' '))
                    && is_organisation(reading.words, address)
            })
        };
        if body
            || address.is_empty()
            || part_of_body()
            || address.ends_with('.') && !short
            || address.contains(':')
            || !address.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        {
            continue;
        }
        let span = reading.flow_span(address);
        let count = |class| {
            reading
                .hits_in(span)
                .iter()
                .filter(|hit| hit.class == class && hit.end as usize <= span.end)
                .take(2)
                .count()
        };
        let lower = address.to_ascii_lowercase();
        let town = reading
            .words_of(Class::TownName)
            .any(|name| lower.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
        let signed = address.contains(|char: char| char.is_ascii_digit());
        // a comma and a number make no address: "Tenth month, 2012"
        let placed = count(Class::PlaceWord) + count(Class::OnlinePlace) > 0
            || has_postcode(address)
            || address.starts_with(|char: char| char.is_ascii_digit());
        let speaks = 2 * count(Class::PlaceWord)
            + 3 * count(Class::OnlinePlace).min(1)
            + 3 * usize::from(has_postcode(address))
            + usize::from(signed)
            + usize::from(address.contains(','));
        // "ELM VALLEY SCHOOL DISTRICT" over "Board of Education" is who met
        let parent = place == 0
            && !signed
            && !address.contains(',')
            && meeting.body.as_deref().is_some_and(|body| fold_name(body).starts_with(&fold_name(address)));
        let against =
            2 * usize::from(town) + 3 * usize::from(parent) + count(Class::Collective) + 2 * usize::from(place == 0);
        let score = speaks.saturating_sub(against);
        if placed && score >= 2 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, span));
        }
    }
    best.map(|(_, span)| span)
}

/// Whether a line has a word for minutes or a meeting: that of a "Meeting Room" is none.
fn names_meeting(reading: &Reading<'_>, line: Span) -> bool {
    let rooms = || reading.hits_in(line).iter().filter(|hit| hit.class == Class::PlaceWord);
    let hits = reading.hits_in(line).iter().filter(|hit| hit.class == Class::MinutesWord);
    hits.into_iter().any(|hit| !rooms().any(|room| room.start <= hit.start && hit.end < room.end))
}

/// A postcode of the United Kingdom ("SW1H 9AJ") or of the United States after the letters of a state ("WA 98033").
fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| {
        let (left, right) = (pair[0].as_bytes(), pair[1].trim_end_matches('.').as_bytes());
        let british = (2..=4).contains(&left.len())
            && left[0].is_ascii_uppercase()
            && left.iter().any(u8::is_ascii_digit)
            && right.len() == 3
            && right[0].is_ascii_digit()
            && right[1..].iter().all(u8::is_ascii_uppercase);
        let american = left.len() == 2
            && left.iter().all(u8::is_ascii_uppercase)
            && right.len() == 5
            && right.iter().all(u8::is_ascii_digit);
        british || american
    })
}

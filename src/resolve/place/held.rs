//! The place where the text says that the meeting was held: in the title, in a line of its own, in a sentence.

use crate::grammar::{Class, ClassSet, Hit};
use crate::parse::date::MONTH;
use crate::parse::label::LABELS;
use crate::parse::offset_in;
use crate::parse::sentence::sentences;
use crate::parse::time::{times, without_zone};
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

/// "… was held in the Village Hall, West Burton on Tuesday".
pub(super) fn held_at(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    for (place, (index, block)) in head.iter().take(16).enumerate() {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let lower = text.to_ascii_lowercase();
        // a title that holds the date holds the place too
        let early = place < 4 && !Reading::exceeds(text, 16);
        let date_end = reading.dates(text).first().map(|(written, _)| offset_in(text, written) + written.len());
        let titled = (early || reading.has(block.flow, Class::MinutesWord)) && date_end.is_some() && text.len() <= 240;
        let held = reading.words_of(Class::HeldWord).find_map(|word| seek::find(&lower, word));
        // "The Board met on 3 May at 7 pm at Oak House."
        let met = || {
            let told = place < 4 && date_end.is_some() && text.len() <= 240;
            let mut hits = reading.hits_in(block.flow).iter().filter(|_| told);
            hits.find(|hit| hit.class == Class::HeldSentence).map(|hit| hit.end as usize - block.flow.start)
        };
        let Some(held) = held.or(date_end.filter(|_| titled)).or_else(met) else {
            continue;
        };
        let bare = || reading.words_of(Class::HeldWord).find(|word| lower[held..].starts_with(*word));
        let place = after_preposition(reading, text, held)
            .or_else(|| glued_place(reading, text, date_end.filter(|_| titled)?))
            .or_else(|| bare().and_then(|word| without_preposition(reading, text, held + word.len())));
        if let Some(span) = place {
            return Some(span);
        }
    }
    None
}

/// "Minutes of the meeting held on 3 May 2011at Oak House": a typist forgot the blank behind the year.
fn glued_place(reading: &Reading<'_>, text: &str, from: usize) -> Option<Span> {
    let rest = ["at the ", "at ", "in the "].iter().find_map(|word| text[from..].strip_prefix(word))?;
    let place = rest[..place_end(reading, rest)].trim_end_matches([',', ' ', '.']);
    place.starts_with(char::is_uppercase).then(|| reading.flow_span(place))
}

/// "…, Thursday 12 May 2011, St Anne's Church Hall, 7.30 pm": a place between the commas behind the day in the title.
pub(super) fn behind_day(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    const LONGEST: usize = 240;
    let own = head.iter().take(4).filter(|(index, _)| !attendance.listed[*index]).map(|(_, block)| block.flow);
    own.enumerate().filter(|(_, flow)| flow.len() <= LONGEST).find_map(|(line, flow)| {
        let text = reading.text(flow);
        let (written, _) = reading.dates(text).into_iter().next()?;
        // "Elm Club, 3 May 2024, Oak Hall" at the top
        if line > 0 && !text.starts_with(written) && !reading.has(flow, Class::MinutesWord) {
            return None;
        }
        let behind = text[offset_in(text, written) + written.len()..].strip_prefix([',', ';'])?;
        let mut pieces = behind.split([',', ';']).take(3).map(|piece| piece.trim().trim_end_matches('.'));
        pieces.find_map(|piece| {
            let span = reading.flow_span(piece);
            let named = seek::past(piece, "the ").starts_with(char::is_uppercase) && !Reading::exceeds(piece, 6);
            (named && reading.has(span, Class::PlaceWord) && times(piece).is_empty()).then_some(span)
        })
    })
}

/// "Monday, 1 June 2020, 7pm, Kettle Café", "… 1 June 2020, 7.30pm Elm Village Hall": a place behind the time of a line of
/// the title. A word of places closes its name, and no word of a body stands in it.
pub(super) fn behind_time(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    const LONGEST: usize = 160;
    const WORDS: usize = 8;
    let own = head.iter().take(6).take_while(|(index, _)| !attendance.listed[*index]).map(|(_, block)| block.flow);
    let lines = own.flat_map(|flow| reading.text(flow).split('\n')).filter(|line| line.len() <= LONGEST);
    lines.filter(|line| line.contains(|char: char| char.is_ascii_digit())).find_map(|line| {
        let (written, _) = times(line).into_iter().next_back()?;
        let at = offset_in(line, written);
        if at > 0 && reading.dates(&line[..at]).is_empty() {
            return None;
        }
        // "9:00am EDT, Zoom": the time of a part of the world is no part of the place
        let behind = without_zone(line[at + written.len()..].trim_start());
        let behind = behind.trim_matches([' ', ',', '/', '@', '-', '–', '—', '|', '.', ')']);
        let behind = seek::past(seek::past(behind, "at "), "in ");
        let named_from = behind.strip_prefix("the ").unwrap_or(behind);
        let span = reading.flow_span(behind);
        let named =
            named_from.starts_with(char::is_uppercase) && !Reading::exceeds(behind, WORDS) && !behind.contains(':');
        let name = behind.split(',').next().unwrap_or(behind);
        let closes = |class| reading.words.classes(name.words().next_back().unwrap_or(name)).contains(class);
        let placed = closes(Class::PlaceWord) || reading.words.classes(behind).contains(Class::OnlinePlace);
        let other = [Class::FiniteVerb, Class::Collective].into_iter().any(|class| reading.has(span, class));
        (named && placed && !other).then_some(span)
    })
}

/// "Minutes of the meeting held Aras Finn, Oakham on Thursday 3 May": typists forget the "at" before a place; a comma
/// or a word of places within it, and the day behind it, tell that it is one.
fn without_preposition(reading: &Reading<'_>, text: &str, from: usize) -> Option<Span> {
    let rest = text[from..].strip_prefix(' ').filter(|rest| rest.starts_with(char::is_uppercase))?;
    let end = place_end(reading, rest);
    let place = rest[..end].trim_end_matches([',', ' ', '.']);
    let day = rest[end..].trim_start_matches([',', ' ']);
    let dated = seek::past(day, "on ");
    let first = dated.split([' ', ',']).next().unwrap_or("");
    let dated = reading.words.classes(first).contains(Class::Weekday)
        || reading.dates(dated).first().is_some_and(|(written, _)| dated.starts_with(written));
    let span = reading.flow_span(place);
    (dated && !place.is_empty() && (place.contains(", ") || reading.has(span, Class::PlaceWord))).then_some(span)
}

/// "in the Grampian Conference Room": a line of the title block that holds the place and nothing else.
pub(super) fn in_a_line(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    const LONGEST: usize = 100;
    let own = head.iter().take(12).take_while(|(index, _)| !attendance.listed[*index]);
    own.map(|(_, block)| block.flow).filter(|flow| flow.len() <= LONGEST).find_map(|flow| {
        let text = reading.text(flow);
        // "8.00pm in the Committee Room", "at 8.00pm in the Committee Room"
        let clock = ["at ", "At "].iter().find_map(|at| text.strip_prefix(at)).unwrap_or(text);
        let timed = times(clock).into_iter().next().filter(|(written, _)| clock.starts_with(written));
        let text = timed.map_or(text, |(written, _)| clock[written.len()..].trim_start_matches([' ', ',', '-', '–']));
        let place = ["in the ", "at the ", "in ", "at ", "via "].iter().find(|word| seek::opens(text, word))?;
        let rest = &text[place.len()..];
        let rest = rest[..place_end(reading, rest)].trim_end_matches([',', ' ', '.']);
        let span = reading.flow_span(rest);
        let known = reading.has(span, Class::PlaceWord) || reading.has(span, Class::OnlinePlace);
        // the time that stands before a name of some words tells that it is of a place, too
        let known = known || timed.is_some() && is_proper(reading, rest) && !starts_date(reading, rest);
        (known && rest.starts_with(char::is_uppercase) && !reading.has(flow, Class::FiniteVerb)).then_some(span)
    })
}

/// "Elm Grange": two to four words with capitals, and none for a meeting, those who meet or are there: "Annual Meeting",
/// "Committee".
fn is_proper(reading: &Reading<'_>, text: &str) -> bool {
    let other = |word: &str| {
        let classes = reading.words.classes(word);
        let named = classes.contains(Class::Collective) || classes.contains(Class::MinutesWord);
        named || classes.intersects(LABELS) || !word.starts_with(char::is_uppercase)
    };
    text.contains(' ') && !Reading::exceeds(text, 4) && !text.words().any(other)
}

/// "May 2024": what stands behind "in" is a month, and no place.
fn starts_date(reading: &Reading<'_>, text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap_or(text);
    let classes = reading.words.classes(first);
    classes.contains(Class::Weekday) || classes.intersects(MONTH)
}

/// "Held Remotely via Zoom", "Virtual Meeting": a line on its own under the first headings.
pub(super) fn held_below(reading: &Reading<'_>) -> Option<Span> {
    const LONGEST: usize = 120;
    reading.blocks().take(16).filter(|(_, block)| block.flow.len() <= LONGEST).find_map(|(_, block)| {
        let text = reading.layout.text_of(block);
        if reading.words.classes(text).contains(Class::OnlinePlace) {
            return Some(block.flow);
        }
        let at = seek::places(text, "Held ").find(|at| *at == 0 || text[..*at].ends_with(' '))?;
        after_preposition(reading, text, at)
    })
}

/// The lists of words with which a place may begin in small letters: "at the clubhouse".
const PLACES: ClassSet = ClassSet::of(&[Class::OnlinePlace, Class::PlaceWord]);

/// The place after "in", "at" or "via" behind `from`, up to a date, a time or the end of the sentence.
pub(super) fn after_preposition(reading: &Reading<'_>, text: &str, from: usize) -> Option<Span> {
    // what the next sentence tells is said of something else
    let text = &text[..sentence_end(reading, text, from)];
    let lower = text.to_ascii_lowercase();
    let mut at = from;
    loop {
        let next = [" in the ", " in ", " at the ", " at ", " via ", " by ", " over "]
            .iter()
            .filter_map(|word| seek::find(&lower[at..], word).map(|found| (at + found, word.len())))
            .min_by_key(|(found, length)| (*found, usize::MAX - length));
        let (found, length) = next?;
        let rest = text[found + length..].trim_start();
        let digit = rest.starts_with(|char: char| char.is_ascii_digit())
            && !times(&rest[..rest.floor_char_boundary(12)]).is_empty();
        // "in May", "at 7"
        let word = rest.split([' ', ',', '.']).next().unwrap_or(rest);
        let classes = reading.words.classes(word);
        let counted = rest.trim_end_matches('.') == word && word.bytes().all(|byte| byte.is_ascii_digit());
        let dated = counted
            || classes.intersects(MONTH)
            || reading.dates(rest).first().is_some_and(|(written, _)| rest.starts_with(written));
        let named = rest.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
            || PLACES.iter().any(|class| reading.words.longest(class, rest).is_some())
            || reading.words_of(Class::PlaceHead).any(|head| rest.starts_with(head));
        // "by Zoom", but not "by Ann Bell"
        let online = || reading.words.longest(Class::OnlinePlace, rest).is_some();
        // "HELD ON 3 MAY 2024, IN THE CHAIR ANN BELL"
        let presides = || {
            let office = seek::past(&lower[offset_in(text, rest)..], "the ").split([' ', ',', ':', '.']).next();
            office.is_some_and(|office| reading.words.classes(office).contains(Class::Chair))
        };
        let named = named && !presides() && (!matches!(&lower[found..found + length], " by " | " over ") || online());
        if rest.is_empty() || digit || dated || !named {
            at = found + length.max(1) - 1;
            if at + 1 >= lower.len() || found > from + 200 {
                return None;
            }
            continue;
        }
        let end = place_end(reading, rest);
        let place = rest[..end].trim_end_matches([',', ' ', '.', ';', '-', '–']);
        // "at the Church": with its article one word says where
        let article = text[..offset_in(text, rest)].len().checked_sub("the ".len()).filter(|_| !place.contains(' '));
        let place = article
            .and_then(|at| text.get(at..offset_in(text, rest) + place.len()))
            .filter(|place| seek::opens(place, "the "))
            .unwrap_or(place);
        return (!place.is_empty()).then(|| reading.flow_span(place));
    }
}

/// Where the sentence around `from` ends. The short words of addresses end none: "County Hall, Elm, Co. Clare, on".
fn sentence_end(reading: &Reading<'_>, text: &str, from: usize) -> usize {
    let mut spans = Vec::new();
    sentences(reading.words, text, 0, &mut spans);
    let goes_on = |end: usize| {
        let before = text[..end].trim_end_matches('.');
        let last = before.rsplit([' ', ',']).next().unwrap_or(before);
        let behind = text[end..].trim_start_matches(['.', ' ']);
        let word = behind.split([' ', ',', '.']).next().unwrap_or(behind);
        let next = &behind[word.len()..];
        let closed = next.is_empty() || next.starts_with([',', '.']) || seek::opens(next, " on ");
        reading.words.classes(last).contains(Class::AddressShort) && word.starts_with(char::is_uppercase) && closed
    };
    let mut ends = spans.iter().map(|sentence| sentence.end).filter(|end| *end > from);
    ends.find(|end| !goes_on(*end)).unwrap_or(text.len())
}

/// "Village Hall Mayor Bell called the meeting to order": where the sentence behind a place begins, whose full stop the title
/// lacks: with a title, a name and a verb.
fn next_sentence(reading: &Reading<'_>, rest: &str) -> Option<usize> {
    const NAME: usize = 3;
    let mut hits = reading.hits_in(reading.flow_span(rest)).iter().filter(|hit| PRESIDES.contains(hit.class));
    let base = offset_in(&reading.layout.flow.text, rest);
    let begins = |hit: &&Hit| {
        let (start, end) = (hit.start as usize - base, hit.end as usize - base);
        let behind = rest.get(end..).and_then(|behind| behind.strip_prefix(' ')).unwrap_or("");
        let mut name = behind.words().take(NAME + 1).take_while(|word| word.starts_with(char::is_uppercase));
        let named = name.next().map_or(0, str::len) + name.map(|word| word.len() + 1).sum::<usize>();
        let verb = behind.get(named..).and_then(|rest| rest.strip_prefix(' ')).and_then(|rest| rest.words().next());
        start > 0
            && named > 0
            && rest[start..].starts_with(char::is_uppercase)
            && verb.is_some_and(|verb| verb == "called" || reading.words.classes(verb).contains(Class::FiniteVerb))
    };
    hits.find(begins).map(|hit| hit.start as usize - base - 1)
}

/// What stands before the name of somebody who opened a meeting.
const PRESIDES: ClassSet = ClassSet::of(&[Class::Chair, Class::Post, Class::Honorific]);

/// Where a place ends: before a date, a time, "on", "at", "commencing", the end of the sentence.
fn place_end(reading: &Reading<'_>, rest: &str) -> usize {
    let mut end = rest.len();
    for (written, _) in reading.dates(rest) {
        end = end.min(offset_in(rest, written));
    }
    for (written, _) in times(rest) {
        end = end.min(offset_in(rest, written));
    }
    let lower = rest.to_ascii_lowercase();
    let begun = reading.words_of(Class::PlaceStop).filter_map(|stop| seek::find(&lower, &format!(" {stop}")));
    let stops = [" on ", " from ", " with ", " to ", " for ", ", on ", " which ", " when "];
    // "the Oak Room at Bell's Inn" goes on, "the Oak Room at half past seven" does not
    // and "the Boardroom at the Park Office" too
    let timed =
        seek::places(&lower, " at ").filter(|at| !seek::past(&rest[at + 4..], "the ").starts_with(char::is_uppercase));
    // "in the Oak Room by President Ann Bell", and not "the Hall by the Pond"
    let opened = seek::places(&lower, " by ").filter(|at| {
        let behind = seek::past(&rest[at + " by ".len()..], "the ");
        let classes = reading.words.classes(behind.split([' ', ',', '.']).next().unwrap_or(behind));
        // "the Inn by Loch Ness": a name by itself may be one of a place
        classes.intersects(PRESIDES)
    });
    let ends = stops.iter().filter_map(|stop| seek::find(&lower, stop));
    let told = next_sentence(reading, rest).into_iter();
    end = ends.chain(begun).chain(timed).chain(opened).chain(told).fold(end, usize::min);
    end = end.min(sentence_end(reading, rest, 0));
    // "Lisbon (approved at the meeting on 2 July)": what stands in brackets goes on behind the end
    let open = seek::find_last(&rest[..end], " (").filter(|open| !rest[*open..end].contains(')'));
    let cut = rest[..open.unwrap_or(end)].trim_end();
    let cut = [" at", " AT", " on", " ON"].iter().find_map(|link| cut.strip_suffix(link)).unwrap_or(cut);
    // a weekday that the date left behind
    cut.rsplit_once([' ', ','])
        .filter(|(_, last)| reading.words.classes(last.trim()).contains(Class::Weekday))
        .map_or(cut.len(), |(head, _)| head.trim_end_matches([',', ' ']).len())
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn the_next_sentence_is_no_part_of_a_place() {
        let business = "Present: Ann Bell, Ben Carr and Cy Dunn\n\n1. Roads\nIt was agreed to pay the bill.\n";
        for (head, expected) in [
            ("Elm Board meeting held on 1 March 2024 at Oak Hall Mayor Bell called it to order at 7 pm.", "Oak Hall"),
            ("Elm Board meeting held on 1 March 2024 at Oak Hall Mayor Lane.", "Oak Hall Mayor Lane"),
            (
                "Elm Parish Council\nOak Village Hall Meeting Room 1 March 2024 at 17:00",
                "Oak Village Hall Meeting Room",
            ),
        ] {
            let found = convert(&format!("{head}\n\n{business}")).meeting.location;
            assert_eq!(found.as_deref(), Some(expected), "{head}");
        }
    }
}

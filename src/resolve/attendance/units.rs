//! The lines of a block that are entries of their own.

use crate::grammar::Class;
use crate::parse::attendance::plural_post;
use crate::parse::label::{LABELS, attendance_label};
use crate::parse::person::honorifics;
use crate::resolve::reading::Reading;
use crate::text::seek;
use crate::text::{Block, Words};

use super::group::copies_label;
use super::office::{is_name_with_post, office_label, rest_of_office, torn_office};

/// Most lines of a block that are looked at one by one: a longer one is no list.
const LONGEST: usize = 60;

/// A block of several lines in parts, where some of its lines begin with a label of attendance or an honorific:
/// wrapping cannot be told from entries of a list before the words are known.
pub(super) fn units(reading: &Reading<'_>, index: usize, block: &Block) -> Vec<(usize, Block)> {
    let lines = reading.layout.lines_of(block);
    let named = reading.lists_of(index).intersects(LABELS.with(Class::Honorific));
    let remark = remark_below(reading, block, lines);
    let text = reading.layout.text_of(block);
    let office = text.contains(['\'', '’'])
        && ["'S ", "’S ", "'s Office", "’s Office"].iter().any(|sign| seek::find(text, sign).is_some());
    let starts = if (named || remark || office) && (2..=LONGEST).contains(&lines.len()) {
        starts(reading, block, lines)
    } else {
        Vec::new()
    };
    if starts.len() < 2 {
        return match label_at_end(reading, block) {
            Some(label) => {
                let (mut told, mut labelled) = (block.clone(), block.clone());
                told.flow.end = label - 1;
                labelled.flow.start = label;
                labelled.marker = None;
                vec![(index, told), (index, labelled)]
            }
            None => vec![(index, block.clone())],
        };
    }
    let mut parts = Vec::with_capacity(starts.len());
    for (place, (from, flow)) in starts.iter().copied().enumerate() {
        let next = starts.get(place + 1);
        let to = next.map_or(lines.len(), |(line, _)| *line);
        let mut part = block.clone();
        part.members = block.members.start + from as u32..block.members.start + to as u32;
        part.flow.start = flow;
        part.flow.end = next.map_or(block.flow.end, |(_, flow)| flow - 1);
        part.span.end = reading.layout.lines[lines[to - 1] as usize].end;
        if place > 0 {
            part.span.start = reading.layout.lines[lines[from] as usize].text_start;
            part.marker = None;
            part.blank_before = 0;
        }
        parts.push((index, part));
    }
    parts
}

/// "The club met on 3 May. The following members were present:": where the sentence begins that is the label of the list
/// below.
fn label_at_end(reading: &Reading<'_>, block: &Block) -> Option<usize> {
    const WORDS: usize = 14;
    let text = reading.layout.text_of(block);
    let text = text.strip_suffix(':').map(|_| text)?;
    let at = seek::find_last(text, ". ")? + 2;
    let label = &text[at..];
    let whole = attendance_label(reading.words, label).is_some_and(|found| found.list == label.len());
    let present = || seek::find(label, " present").is_some() || seek::find(label, " attended").is_some();
    let following = || label.starts_with("The following ") && !Reading::exceeds(label, WORDS) && present();
    (whole || following()).then_some(block.flow.start + at)
}

/// The lines of a block at which its parts begin, with their places in the flow; the first line is one.
fn starts(reading: &Reading<'_>, block: &Block, lines: &[u32]) -> Vec<(usize, usize)> {
    let text_of = |line: u32| reading.layout.lines[line as usize].text(reading.layout.source);
    let mut flow = block.flow.start;
    let mut starts = vec![(0, flow)];
    let mut office = is_of_office(reading, text_of(lines[0]), "");
    for (place, line) in lines.iter().enumerate().skip(1) {
        let text = text_of(*line);
        let before = text_of(lines[place - 1]);
        // the line up to its first wide blank stands as it is in the flow
        let head = seek::part(text, "  ").map_or(text, |(head, _)| head).trim_end();
        let Some(at) = seek::find(&reading.layout.flow.text[flow..block.flow.end], head).map(|at| flow + at) else {
            continue;
        };
        let listed = before.trim_end().ends_with([',', '&']) || before.ends_with(" and");
        let label = attendance_label(reading.words, text)
            .is_some_and(|label| label.list < text.len() || reading.spacing_is_double());
        let person = |line: &str| list_of(reading, line).is_some_and(|entry| begins_with_person(reading, entry));
        // "Dr Ann Bell, Head of the" over "Roads Division"
        let wrapped = || {
            let above = place.checked_sub(2).map_or("", |above| text_of(lines[above])).trim_end();
            [" the", " of", " for", " and"].iter().any(|open| above.ends_with(open)) && person(above)
        };
        let titled = !listed && begins_with_person(reading, text) && (person(before) || wrapped());
        let later = starts.last().is_some_and(|(_, last)| at > *last);
        let ended = !listed && !before.trim_end().ends_with(['-', '–', '(']);
        // a list stands before it, and no sentence that goes on
        let list = starts.last().map_or("", |(line, _)| text_of(lines[*line]));
        let told = || attendance_label(reading.words, list).is_some_and(|label| label.list < list.len());
        let titled = titled || ended && (arrives(reading, text) || opens_sentence(reading, text) && told());
        let remark = place == 1 && remark_below(reading, block, lines);
        let label = label || copies_label(reading, text).is_some();
        // under "CLERK'S OFFICE: Ann Bell, Clerk" each line has a name and a post
        let opens = is_of_office(reading, text, before);
        office |= opens;
        let officer = opens || office && (is_name_with_post(reading.words, text) || text.starts_with('*'));
        let shouted = || is_shouted_word(text) && before.contains(char::is_lowercase);
        let officer = officer || ended && shouted() && person(before);
        if (label || titled || remark || officer) && later {
            starts.push((place, at));
        }
        flow = at;
    }
    starts
}

/// "Cllr Bell arrived at 8.10 pm": whether a line tells that somebody with an office or a form of address came late.
fn arrives(reading: &Reading<'_>, line: &str) -> bool {
    const LONGEST: usize = 8;
    let first = line.words().next().unwrap_or(line);
    let classes = reading.words.classes(first);
    let office = [Class::Honorific, Class::Chair, Class::Post, Class::Membership]
        .into_iter()
        .any(|class| classes.contains(class));
    office
        && line.match_indices(' ').take(LONGEST).any(|(at, _)| {
            reading.words.longest(Class::Arrival, &line[at + 1..]).is_some()
                && line[at + 1..].starts_with(char::is_lowercase)
        })
}

/// "Bell called the meeting to order …" under a list: whether a line begins with a name or two and a verb in small letters.
fn opens_sentence(reading: &Reading<'_>, line: &str) -> bool {
    let mut words = line.words().skip_while(|word| word.starts_with(char::is_uppercase));
    let names = line.words().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let verb = words.next().unwrap_or("");
    let classes = reading.words.classes(verb);
    // "…, Ann" over "Bell arrived at 8.10 pm"
    let moves = [Class::Arrival, Class::Departure].into_iter().any(|class| classes.contains(class));
    let known = classes.contains(Class::FiniteVerb) && verb.len() > 3 && !moves;
    (1..=2).contains(&names) && known && verb.starts_with(char::is_lowercase)
}

/// Whether a remark in brackets stands directly under the last row of a table: "(29 others: see the list)".
fn remark_below(reading: &Reading<'_>, block: &Block, lines: &[u32]) -> bool {
    let text_of = |line: u32| reading.layout.lines[line as usize].text(reading.layout.source);
    let [row, remark] = lines else { return false };
    block.marker.is_none()
        && text_of(*remark).trim().starts_with('(')
        && text_of(*row).trim().matches("   ").count() >= 2
}

/// Whether a line begins with an honorific, or the word for a member, and a name.
fn begins_with_person(reading: &Reading<'_>, line: &str) -> bool {
    let line = line.strip_prefix("and ").unwrap_or(line);
    honorifics(reading.words, line).is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
        || begins_with_member(reading, line)
}

/// "Commissioner Ann Bell": the word for a member and a full name.
fn begins_with_member(reading: &Reading<'_>, line: &str) -> bool {
    let Some((post, name)) = line.trim_start().first_word() else { return false };
    let mut words = name.split([' ', ',']);
    let capital = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && !word.ends_with(':') && word.contains(char::is_lowercase)
        })
    };
    let member = post.starts_with(char::is_uppercase)
        && reading.words.classes(post).contains(Class::Post)
        && plural_post(reading.words, post).is_none();
    member && capital(words.next()) && capital(words.next())
}

/// A line without the label of its list, nothing where the label is all of it.
fn list_of<'t>(reading: &Reading<'_>, line: &'t str) -> Option<&'t str> {
    let list = attendance_label(reading.words, line).map_or(line, |label| &line[label.list..]);
    Some(list).filter(|list| !list.is_empty())
}

/// Whether a line begins with the label of an office, or with the second half of the one that begins the line before.
fn is_of_office(reading: &Reading<'_>, line: &str, before: &str) -> bool {
    office_label(reading.words, line).is_some()
        || torn_office(line).is_some()
        || torn_office(before).is_some() && rest_of_office(reading.words, line).is_some()
}

/// "ACKNOWLEDGEMENT": a line of one word in capitals, which is no name under names in small letters.
pub(super) fn is_shouted_word(line: &str) -> bool {
    const SHORTEST: usize = 5;
    let word = line.trim().trim_end_matches(':');
    word.len() >= SHORTEST && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn a_label_may_end_a_paragraph() {
        let listed = |paragraph: &str| {
            convert(&format!("Elm Club\n3 May 2021\n\n{paragraph}\n\nAnn Bell, Ben Carr, Cy Dunn\n\n1. Roads\nNone.\n"))
                .attendees
                .len()
        };
        assert_eq!(listed("The Club met on Zoom. The following voting Members were present at the meeting:"), 3);
        assert_eq!(listed("The Club met on Zoom. Members present:"), 3);
        let lines = "Members present:\n\nAl Bow, Bea J. Cox, Dot Day\nDi Lee, Ed T. Moss, Flo Hart\nGus Lane, Hal B. Reed, Ida \
                     Lowe\nJo Pitt, Kay R. Hill, Lou Webb";
        assert_eq!(listed(lines), 12 + 3);
        assert_eq!(listed("The Club met on Zoom. The following roads are bad:"), 0);
    }
}

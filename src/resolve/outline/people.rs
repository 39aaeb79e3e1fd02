//! Who is named in a candidate: people of the list, whoever speaks, whoever has a task.

use foldhash::HashSet;

use crate::grammar::Class;
use crate::parse::attendance::{ListForm, attendance_list, is_post};
use crate::parse::movement::movement;
use crate::parse::offset_in;
use crate::parse::person::{Person, person};
use crate::parse::roll::is_full_name;
use crate::parse::worded::{motion_wording, opens_wording};
use crate::resolve::attendance::Attendance;
use crate::resolve::heading::Cut;
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Words, seek};

use super::signals::{Context, heading_mark};
use super::wording::is_exact;
use super::written::is_capitals;

/// What the people of the list are called, to be looked up: lists and minutes may have a million lines.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// Names as the list has them.
    full: HashSet<&'a str>,
    /// Their first words.
    forenames: HashSet<&'a str>,
    /// Each of their words,
    words: HashSet<&'a str>,
    /// and in small letters.
    small: HashSet<String>,
    initials: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn new(attendance: &'a Attendance) -> Self {
        let mut names = Self::default();
        for attendee in &attendance.people {
            names.initials.extend(attendee.initials.as_deref());
            let Some(name) = attendee.name.as_deref() else { continue };
            names.full.insert(name);
            names.forenames.extend(name.words().next());
            names.words.extend(name.words());
            names.small.extend(name.words().map(str::to_ascii_lowercase));
        }
        names
    }

    /// Whether a word is one of somebody's name, in either case.
    fn has_word(&self, word: &str) -> bool {
        self.small.contains(&word.to_ascii_lowercase())
    }
}

/// "The Board", "The Committee": who does what the list below tells.
pub(super) fn is_subject(reading: &Reading<'_>, text: &str) -> bool {
    let last = text.words().next_back().unwrap_or(text);
    let classes = reading.words.classes(last);
    text.starts_with("The ") && (classes.contains(Class::Collective) || classes.contains(Class::Members))
}

/// "Ann", "BELL, CARR, DUNN": people of the list by one of their names.
pub(super) fn are_listed(names: &Names<'_>, text: &str) -> bool {
    text.split(", ").all(|word| word.len() > 2 && names.has_word(word))
}

/// A name of the attendance list, or a name with an honorific.
pub(super) fn names_person(reading: &Reading<'_>, names: &Names<'_>, text: &str, numbered: bool) -> bool {
    if !numbered && !is_exact(reading, text) && are_listed(names, text) {
        return true;
    }
    let Ok((rest, found)) = person(reading.words, text) else { return false };
    let listed = names.full.contains(found.name);
    let whole = rest.trim().is_empty();
    (found.honorific.is_some() && !numbered) || (listed && whole)
}

/// "Ann leaves at 8:10", "Ben Carr joined 7.40 pm": somebody's coming or going with its time, in a line of its own.
pub(super) fn tells_movement(reading: &Reading<'_>, plain: &str) -> bool {
    const LONGEST: usize = 3;
    let span = reading.flow_span(plain);
    let moves = reading.hits_in(span).iter().find(|hit| matches!(hit.class, Class::Arrival | Class::Departure));
    let Some(at) = moves.map(|hit| hit.start as usize - span.start).filter(|at| (1..plain.len()).contains(at)) else {
        return false;
    };
    let (head, verb) = plain.split_at(at);
    // "8:10" of the morning or the evening
    let clock =
        |verb: &str| verb.last_word().is_some_and(|(_, last)| last.starts_with(|first: char| first.is_ascii_digit()));
    let head = head.trim_end();
    head.words().all(|word| word.starts_with(char::is_uppercase))
        && !Reading::exceeds(head, LONGEST)
        && verb.starts_with(char::is_lowercase)
        && movement(reading.words, verb).is_some_and(|moved| moved.time.is_some() || clock(verb))
}

/// "### Ann Bell", "### All members" under "## Action items": whose tasks stand below, and no title.
pub(super) fn heads_tasks(context: &Context<'_>, place: usize, plain: &str) -> bool {
    // a list of tasks is no longer
    const NEAR: usize = 200;
    let Context { reading, names, blocks, .. } = *context;
    let signs = |block: &Block| match heading_mark(reading, block) {
        Some(HeadingMark::Sign(signs)) => Some(signs),
        _ => None,
    };
    let Some(own) = signs(blocks[place].1) else { return false };
    let everybody = || ["All ", "Everyone", "Everybody"].iter().any(|all| plain.starts_with(all)) || plain == "All";
    if !(names_person(reading, names, plain, false) || everybody()) {
        return false;
    }
    let above =
        blocks[..place].iter().rev().take(NEAR).find(|(_, block)| signs(block).is_some_and(|signs| signs < own));
    above.is_some_and(|(_, block)| {
        let title = reading.layout.text_of(block).trim_end_matches([':', '.', ' ']);
        reading.words.classes(title).contains(Class::ActionsTitle)
    })
}

/// "Ann Bell (Treasurer)", "Ann Bell, Clerk", "Ann Bell - Road Secretary, 5 May 2023": a full name with a post, as it stands
/// under a report.
pub(super) fn is_signature(reading: &Reading<'_>, text: &str) -> bool {
    let words = reading.words;
    let signed = |name: &str, post: &str| is_full_name(words, name) && is_post(words, post);
    let text = text.trim_end_matches('.');
    if let Some(name) = text.strip_prefix("By ") {
        return is_full_name(words, name);
    }
    // the day on which it was signed
    let dated = reading.dates(text).first().map(|(written, _)| offset_in(text, written));
    let text = dated.map_or(text, |at| text[..at].trim_end_matches([' ', ',', '-', '–', '—']));
    if let Some((name, post)) = text.strip_suffix(')').and_then(|text| seek::part(text, " (")) {
        return signed(name, post);
    }
    [", ", " - ", " – ", " — "]
        .iter()
        .find_map(|sign| seek::part(text, sign))
        .is_some_and(|(name, post)| signed(name, post))
}

/// "Clerk to write to the County": somebody of the body, and an infinitive.
pub(super) fn is_task(reading: &Reading<'_>, text: &str) -> bool {
    let Some((owner, task)) = seek::part(text, " to ") else { return false };
    let verb = task.words().next().unwrap_or(task);
    let last = owner.words().next_back().unwrap_or(owner);
    let owns = [owner, last].into_iter().any(|words| {
        let classes = reading.words.classes(words);
        classes.contains(Class::Post) || classes.contains(Class::Collective) || classes.contains(Class::Honorific)
    });
    owns && reading.words.classes(verb).contains(Class::TaskVerb)
}

/// "Ann and Ben to mend the fence": people of the list, and an infinitive.
pub(super) fn names_task(names: &Names<'_>, text: &str) -> bool {
    let Some((owners, task)) = seek::part(text, " to ") else { return false };
    let named = |owner: &str| [&names.full, &names.forenames, &names.initials].iter().any(|some| some.contains(owner));
    task.starts_with(char::is_lowercase)
        && owners.split(" and ").flat_map(|part| part.split([',', '/', '&'])).all(|owner| named(owner.trim()))
}

/// "Bell motions to approve the minutes": somebody's motion, in the present tense.
pub(super) fn tells_mover(reading: &Reading<'_>, plain: &str) -> bool {
    const LONGEST: usize = 4;
    let span = reading.flow_span(plain);
    reading.hits_in(span).iter().any(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        hit.class == Class::PresentMotion
            && (span.start + 1..span.end).contains(&start)
            && end <= span.end
            // "Special Motions to read" is a title
            && plain[start - span.start..].starts_with(char::is_lowercase)
            && !Reading::exceeds(&plain[..start - span.start], LONGEST)
    })
}

/// "B. Hart/C. Moss" over or before "That the plan be approved": who put the motion that follows.
pub(super) fn puts_motion_behind(reading: &Reading<'_>, names: &Names<'_>, plain: &str, behind: &str) -> bool {
    let behind = behind.trim_start_matches([':', ' ', '\n', '-', '–', '“', '"']);
    if !behind.starts_with(char::is_uppercase) || !opens_wording(reading.words, behind) {
        return false;
    }
    let known = |person: &Person<'_>| person.name.rsplit([' ', '-']).next().is_some_and(|word| names.has_word(word));
    let whole = format!("{plain}: That ");
    let found = motion_wording(reading.words, &whole).and_then(|found| found.names);
    found.is_some_and(|(first, second)| match second {
        Some(second) => known(&first) && known(&second),
        None => first.honorific.is_some() || first.name.contains('-') && known(&first),
    })
}

/// "Discussion to be resumed at the next meeting".
pub(super) fn resumes(text: &str) -> bool {
    seek::part(text, " to be ").is_some_and(|(_, rest)| rest.contains("next ") && rest.ends_with("meeting"))
}

/// "CF - does the directive …", "Mr Prior - asked if …": somebody's name or initials before what they said.
pub(super) fn is_speech(reading: &Reading<'_>, names: &Names<'_>, text: &str, cut: Cut) -> bool {
    let short = text.len() <= 4 && text.chars().all(char::is_alphabetic);
    if cut == Cut::Stop {
        return short && is_capitals(text);
    }
    // "Matthew (secretary): …"
    let text = seek::part(text, " (").map_or(text, |(name, _)| name);
    let named = || [&names.full, &names.words, &names.initials].iter().any(|some| some.contains(text));
    let person = || person(reading.words, text).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_some());
    short
        || named()
        || person()
        || reading.hits_in(reading.flow_span(text)).iter().any(|hit| hit.class == Class::Honorific)
            && attendance_list(reading.words, text, ListForm::Lines)
                .first()
                .is_some_and(|entry| entry.honorific.is_some())
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn whoever_leaves_is_no_heading() {
        let titles = |line: &str| -> Vec<String> {
            let text = format!(
                "Elm Club\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\nFair\n\nThe fair was busy.\n\n{line}\n\nThe stalls were full.\n\nLamps\n\nThey are broken.\n\nHall Roof\n\nIt leaks.\n"
            );
            convert(&text).agenda_items.into_iter().map(|item| item.title).collect()
        };
        for (line, heads) in [("Ann leaves at 8:10", false), ("Ben Carr joins at 8.10 pm", false), ("Stalls", true)] {
            assert_eq!(titles(line).iter().any(|title| title == line), heads, "{line}");
        }
    }
}

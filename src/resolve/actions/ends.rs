//! What stands at the end of a task, or before it: whose it is, and when it is due.
//!
//! ```text
//! Book the hall (Ann, 3 June)
//! Mend the gate – Ben – by Friday
//! Order paint. Owner: Ann. Due: 3 June
//! ```

use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::attendance::is_post;
use crate::parse::date::{date, is_month};
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

use super::margin::is_only_owners;
use super::owner::behind_office;

/// What was found at the end of a task.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends<'t> {
    /// The owners as written.
    pub(super) owners: Option<&'t str>,
    /// When it is due, as written.
    pub(super) due: Option<&'t str>,
}

/// The owners and the day at the end of a task, in whatever order: "Book the hall (Ann) – 3 June", "Mend the gate - 3 June
/// - Ben".
pub(super) fn ends<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str) -> Ends<'t> {
    const MOST: usize = 3;
    let mut found = Ends::default();
    // what parts the end from the task
    if !text.bytes().any(|byte| b"-:|;/@)]\xe2".contains(&byte)) {
        return found;
    }
    let mut text = text;
    for _ in 0..MOST {
        let plain = text.trim_end_matches(['.', ' ', ';', ',']);
        let Some(Piece { head, words, owned }) = last_piece(reading, plain).filter(|piece| !piece.head.is_empty())
        else {
            break;
        };
        text = head;
        if let Some(due) = day(reading, words).filter(|_| found.due.is_none()) {
            found.due = Some(due);
            continue;
        }
        if found.owners.is_some() {
            break;
        }
        let parted = owners_and_day(reading, roster, words);
        let (names, due) = parted.map_or((words, None), |(names, due)| (names, Some(due)));
        if !(owns(reading, roster, names) || owned && is_name_like(reading, names)) {
            break;
        }
        found.owners = Some(names);
        found.due = found.due.or(due);
    }
    found
}

/// The owners at the end of a task, each by themselves.
pub(super) fn named_tail(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<Vec<String>> {
    let names = ends(reading, roster, text).owners?;
    Some(owners(reading.words, names).into_iter().map(str::to_owned).collect())
}

/// Whether a few names of people or posts that may have a task stand here, and nothing else: "AB/CD", "@ann".
fn owns(reading: &Reading<'_>, roster: &Roster, names: &str) -> bool {
    const MOST: usize = 4;
    // "@ann": a handle names somebody, whoever it is
    let handle = |name: &str| name.starts_with('@') && !name.contains(' ') && name.len() > 2;
    let cut = owners(reading.words, names);
    (1..=MOST).contains(&cut.len()) && (handle(names) || cut.iter().all(|name| is_ending_owner(reading, roster, name)))
}

/// Whether a name is that of somebody known who may have a task: an attendee, a post, a body or everybody.
pub(super) fn is_ending_owner(reading: &Reading<'_>, roster: &Roster, name: &str) -> bool {
    let known = |name: &str| !matches!(roster.meant(reading.words, name), Meant::Unknown);
    let capital = name.starts_with(char::is_uppercase);
    // "Head of Parks", "Director for Sport"
    let post = [" of ", " for "].iter().find_map(|link| seek::part(name, link)).map_or(name, |(post, _)| post);
    let word = |word: &str| word.starts_with(char::is_uppercase) || ["of", "for", "the", "and"].contains(&word);
    let whole = || name.words().all(word) || !name.contains(char::is_uppercase) && seek::find(name, " to ").is_none();
    let label =
        || name.first_word().is_some_and(|(first, _)| reading.words.classes(first).contains(Class::ActionLabel));
    let everybody = || reading.words.classes(name).contains(Class::Everybody);
    // "Roads Committee"
    let body = || name.last_word().is_some_and(|(_, last)| reading.words.classes(last).contains(Class::Collective));
    !name.is_empty()
        && !Reading::exceeds(name, 5)
        && (!name.contains(' ') || everybody() || whole() && !label())
        && (known(name)
            || everybody()
            || known(behind_office(reading, roster, name))
            || capital && (body() || is_post(reading.words, post)))
}

/// "Cy Dunn", "Una": what a label of owners may name, whether it is known or not.
fn is_name_like(reading: &Reading<'_>, names: &str) -> bool {
    let plain = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let name = |name: &&str| !Reading::exceeds(name, 2) && name.words().all(plain);
    let cut = owners(reading.words, names);
    !cut.is_empty() && cut.iter().all(name)
}

/// The last piece of a text.
struct Piece<'t> {
    /// The text before it.
    head: &'t str,
    /// Its words, without the signs around them.
    words: &'t str,
    /// Whether a label of owners stands before them.
    owned: bool,
}

/// What stands in brackets at the end of a text, or behind its last sign.
fn last_piece<'t>(reading: &Reading<'_>, text: &'t str) -> Option<Piece<'t>> {
    const SIGNS: [&str; 8] = [" - ", " – ", " — ", ": ", " | ", "; ", " / ", " @"];
    if let Some(inner) = text.strip_suffix([')', ']']) {
        let at = inner.rfind(['(', '['])?;
        let inner = &inner[at + 1..];
        // "(Owner: Ann, Due: 3 June)" has two labels
        let (before, words, owned) = without_label(reading, inner);
        let (words, owned) = if before.is_empty() { (words, owned) } else { (inner, false) };
        return Some(Piece { head: text[..at].trim_end(), words, owned });
    }
    let last = |sign: &&str| seek::find_last(text, sign).map(|at| (at, sign.len()));
    let (at, length) = SIGNS.iter().filter_map(last).max().unwrap_or((0, 0));
    // "Book the hall (Ann) by 3 June"
    let closed = memchr::memrchr2(b')', b']', text.as_bytes()).filter(|closed| *closed > at);
    if let Some(words) = closed.map(|closed| text[closed + 1..].trim()).filter(|words| day(reading, words).is_some()) {
        return Some(Piece { head: text[..text.len() - words.len()].trim_end(), words, owned: false });
    }
    if length == 0 {
        return None;
    }
    let (head, words) = (&text[..at], text[at + length..].trim());
    match &text[at..at + length] {
        " @" => Some(Piece { head, words: &text[at + 1..], owned: false }),
        ": " => {
            let (head, _, owned) = without_label(reading, &text[..=at]);
            Some(Piece {
                head: head.trim_end_matches([' ', ':', '.', ';', ',', '-', '–', '—', '|', '(']),
                words,
                owned,
            })
        }
        _ => Some(Piece { head: head.trim_end(), words, owned: false }),
    }
}

/// "Order paint. Owner: Ann": the text before the last label of owners or days, what is behind it, and whether it is one of owners.
fn without_label<'t>(reading: &Reading<'_>, text: &'t str) -> (&'t str, &'t str, bool) {
    const WORDS: usize = 3;
    let none = (text, text, false);
    let Some(colon) = text.rfind(':') else { return none };
    let before = &text[..colon];
    let starts = before.rmatch_indices(' ').map(|(at, _)| at + 1).take(WORDS).chain([0]);
    let label = |at: usize| {
        let word = &before[at..];
        let classes = reading.words.classes(word);
        let owned = classes.contains(Class::OwnerColumn);
        let label = word.starts_with(char::is_uppercase) || DUE_LABELS.contains(&word);
        (label && (owned || classes.contains(Class::DueColumn))).then_some((at, owned))
    };
    // the longest label: "Due date", and not "date"
    let found = starts.filter(|at| before.len() - at <= 24).filter_map(label).last();
    found.map_or(none, |(at, owned)| (&text[..at], text[colon + 1..].trim(), owned))
}

/// "AB/CD by 3 May", "Clerk (3 May)", "Ann, 3 May": owners and when their task is due, and nothing else.
pub(super) fn owners_and_day<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str) -> Option<(&'t str, &'t str)> {
    const SIGNS: [&str; 14] = [
        " by ",
        " before ",
        " due ",
        " no later than ",
        " within ",
        " as soon as ",
        " asap",
        " ASAP",
        ", ",
        "; ",
        " – ",
        " - ",
        " (",
        " [",
    ];
    let text = text.trim().trim_end_matches(['.', ' ']);
    SIGNS.iter().find_map(|sign| {
        let at = seek::find_last(text, sign).filter(|at| *at > 0)?;
        let from = if sign.contains(char::is_alphabetic) { at + 1 } else { at + sign.len() };
        let due = day(reading, text[from..].trim_end_matches([')', ']']))?;
        let (_, names, _) = without_label(reading, text[..at].trim_end());
        is_only_owners(reading, roster, names).then_some((names, due))
    })
}

/// The day before a task: "31 May: Ann to book the hall", "Ann (31 May): book the hall".
pub(super) fn head_day<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 48;
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let at = [": ", " - ", " – "].iter().filter_map(|sign| seek::find(near, sign)).min()?;
    let head = &text[..at];
    day(reading, head).or_else(|| owners_and_day(reading, roster, head).map(|(_, due)| due))
}

/// Words before the day on which something is due that are no part of it.
const DUE_LABELS: [&str; 10] = [
    "target date",
    "due date",
    "due by",
    "due on",
    "due",
    "deadline",
    "target",
    "complete by",
    "completion date",
    "date due",
];

/// When something is due, if the text says nothing else: "3 June", "by Friday", "ASAP", "deadline: 3 June".
pub(super) fn day<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let text = text.trim();
    let label = DUE_LABELS.iter().find_map(|label| seek::behind(text, label).filter(|due| due.starts_with([' ', ':'])));
    let due = label.map_or(text, |due| due.trim_start_matches([' ', ':', '-', '–']));
    let limit = ["by ", "before ", "no later than ", "not later than "].iter().find_map(|word| seek::behind(due, word));
    let behind = limit.unwrap_or(due);
    let whole = |rest: &str| rest.trim().is_empty();
    let is = |text: &str| {
        [Class::Deadline, Class::Weekday]
            .iter()
            .any(|class| phrase(reading.words, *class)(text).is_ok_and(|(rest, _)| whole(rest)))
    };
    // "by June", "end of June", but not "June" alone, who may be somebody
    let end = ["end of ", "the end of ", "end ", "mid ", "mid-", "early ", "late "];
    let part = end.iter().find_map(|word| seek::behind(behind, word));
    let month = part.or(limit).or(label.map(|_| behind)).is_some_and(|month| {
        let year =
            month.last_word().filter(|(_, year)| year.len() == 4 && year.bytes().all(|one| one.is_ascii_digit()));
        is_month(reading.words, year.map_or(month, |(month, _)| month))
    });
    let week = seek::behind(behind, "w/c ").unwrap_or(behind);
    let told = date(reading.words, week).is_ok_and(|(rest, _)| whole(rest)) || is(behind) || is(due) || month;
    (told && !due.is_empty()).then_some(due)
}

/// Whether the text says when something is due, and nothing else.
pub(super) fn is_day(reading: &Reading<'_>, text: &str) -> bool {
    day(reading, text).is_some()
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn found(list: &str) -> Vec<(String, Option<String>)> {
        let minutes = convert(&format!(
            "Elm Trust\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Lamps\n\nThey are out.\n\n2. Actions\n\n{list}\n"
        ));
        minutes.actions.into_iter().map(|one| (one.owners.join(" "), one.due)).collect()
    }

    #[test]
    fn who_and_when_at_either_end_of_a_task() {
        for (entry, owners, due) in [
            ("Buy wax (AB) – 3 June", "AB", Some("3 June")),
            ("Buy wax (AB/BC) (by 3 June)", "AB BC", Some("by 3 June")),
            ("Buy wax – Director of Stores – deadline: 3 June", "Director of Stores", Some("3 June")),
            ("Buy wax (All, by end of June)", "All", Some("by end of June")),
            ("Buy wax – Chair Bell by 3 June", "Bell", Some("by 3 June")),
            ("Buy wax Owner: AB Due: w/c 3 June", "AB", Some("w/c 3 June")),
            ("Buy wax (Lead: AB, Due: 3 June)", "AB", Some("3 June")),
            ("Buy wax; BC; 3 June", "BC", Some("3 June")),
            ("Buy wax @una", "una", None),
            ("AB (3 June): buy wax", "AB", Some("3 June")),
            ("3 June: AB to buy wax", "AB", Some("3 June")),
            ("BC | Buy wax", "BC", None),
        ] {
            let expected = (owners.to_owned(), due.map(str::to_owned));
            assert_eq!(found(&format!("- {entry}\n- Sell oil (BC)")).first(), Some(&expected), "{entry}");
        }
    }

    #[test]
    fn what_ends_a_task_and_is_nobody() {
        for entry in [
            "Buy wax (white)",
            "Buy wax – the good one",
            "Buy wax: three tins",
            "Buy wax (talk to AB)",
            "Buy wax / oil",
        ] {
            assert_eq!(found(&format!("- {entry}\n- Sell oil (BC)")).first(), Some(&(String::new(), None)), "{entry}");
        }
    }
}

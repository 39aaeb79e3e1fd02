//! Labels of tasks: the margin note after a sentence, and the owners behind a label.

use crate::grammar::Class;
use crate::parse::action::{ActionLabel, action_label, action_note, bare_label, owners};
use crate::parse::deadline::deadline;
use crate::parse::offset_in;
use crate::parse::person::person;
use crate::parse::tail::tail_note;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

use super::Task;
use super::ends::{ends, is_ending_owner, owners_and_day};
use super::head::{leading_name, named_head};
use super::status::ends_without_action;
use super::verb::orders;

/// "Action: JS" after the sentence that it belongs to: both are one record.
pub(super) fn join_margin_note(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
    task: &mut Task,
    taken: &mut Vec<Task>,
) {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let Some(label) = label_of(reading, roster, statement, text) else { return };
    if label.owners.is_some() && label.task == 0 && tail_note(reading.words, text).is_some() {
        take_entry(reading, statements, place, task, taken);
        return;
    }
    let only_owners = |names| is_only_owners(reading, roster, names);
    // "Finance need more time to action" is no note
    // "Action: AB/CD by 3 May", "Action: Clerk (3 May)"
    let dated = label.owners.is_none().then(|| owners_and_day(reading, roster, &text[label.task..])).flatten();
    let note = dated.is_some()
        || to_action(&text[label.task..]).is_some_and(|(names, _)| only_owners(names))
        || label.owners.is_none() && only_owners(&text[label.task..]);
    if !note {
        return;
    }
    let Some(before) = place.checked_sub(1).map(|before| &statements[before]) else { return };
    if before.item == statement.item && before.block + 1 >= statement.block {
        task.span = before.span.to(task.span);
        if let Some((names, due)) = dated {
            task.owners = owners(reading.words, names).into_iter().map(str::to_owned).collect();
            task.due = Some(due.to_owned());
        }
        if task.due.is_none() {
            let said = reading.text(before.span);
            let due = deadline(reading.grammar, said, before.span.start, reading.hits_in(before.span));
            task.due = due.map(str::to_owned);
        }
        if taken.last().is_some_and(|last| last.span.overlaps(before.span)) {
            taken.pop();
        }
    }
}

/// "Bank. Forms have come. They need two signatures – ACTION (AB)": a note behind a dash at the end of an entry is about
/// all of it.
fn take_entry(reading: &Reading<'_>, statements: &[Statement], place: usize, task: &mut Task, taken: &mut Vec<Task>) {
    const MOST: usize = 6;
    let statement = &statements[place];
    let own = statements[..place].iter().rev().take(MOST).take_while(|before| before.block == statement.block);
    let count = own.clone().count();
    let whole = statement.last && count < MOST && own.clone().all(|before| before.item == statement.item);
    let free = || own.clone().all(|before| has_no_note(reading, before));
    if !whole || !free() {
        return;
    }
    task.span = statements[place - count].span.to(task.span);
    while taken.pop_if(|last| last.span.overlaps(task.span)).is_some() {}
    if task.due.is_none() {
        let said = reading.text(task.span);
        let due = deadline(reading.grammar, said, task.span.start, reading.hits_in(task.span));
        task.due = due.map(str::to_owned);
    }
}

/// "CLERK TO ACTION", "Ann and Ben to action this.": a note behind a paragraph, and its owners.
fn to_action(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 48;
    let plain = text.trim_end_matches(['.', ')', ']']);
    if plain.len() > LONGEST || !text.starts_with(|first: char| first.is_uppercase() || matches!(first, '(' | '[')) {
        return None;
    }
    let tails = [" to action", " to action this", " to action these", " to action accordingly"];
    let at = tails.iter().find_map(|tail| {
        let at = plain.len().checked_sub(tail.len())?;
        plain.get(at..).filter(|end| end.eq_ignore_ascii_case(tail)).map(|_| at)
    })?;
    Some((text[..at].trim_start_matches(['(', '[']), &text[at..]))
}

/// Whether a statement has no such note of its own.
fn has_no_note(reading: &Reading<'_>, statement: &Statement) -> bool {
    tail_note(reading.words, reading.text(statement.span)).is_none()
}

/// "Action: Approved", "Action: Approved 5-0": what the meeting did, and no task.
fn tells_result(reading: &Reading<'_>, statement: &Statement, task: &str) -> bool {
    const RESULTS: [Class; 5] = [Class::Approved, Class::Rejected, Class::Deferred, Class::Tabled, Class::Withdrawn];
    let task = task.trim_start_matches([':', ' ', '-', '–', '*']);
    let classes = reading.words.classes(task.split([' ', ',', '.', ';']).next().unwrap_or(""));
    let result = RESULTS.iter().any(|class| classes.contains(*class));
    // "Action: Report received, no action taken."
    if ends_without_action(reading, task) {
        return true;
    }
    // "Action: Approved the minutes.", and not "Action: Approved plan to be sent out"
    let short = !Reading::exceeds(task, 3) || !task.contains(" to ") && !Reading::exceeds(task, 12);
    result && short || tells_motion(reading, statement, task)
}

/// "Action: Moved by Bell, seconded by Carr, and carried to adopt the list": in American minutes the label stands before
/// what the body did.
fn tells_motion(reading: &Reading<'_>, statement: &Statement, task: &str) -> bool {
    // "Upon a motion by Bell, …"
    const OPENING: usize = "Upon a ".len();
    let own = reading.flow_span(task);
    let mut put = reading.hits_in(own).iter().filter(|hit| matches!(hit.class, Class::Moved | Class::Motion));
    let Some(first) = put.next() else { return false };
    // the result may stand in the next sentence
    let span = Span::new(own.start, own.end.max(reading.layout.blocks[statement.block].flow.end));
    let names = |class| reading.has(span, class);
    let resulted = || names(Class::Approved) || names(Class::Unanimous) || names(Class::Rejected);
    // "ACTION: Member Bell moved to adopt the list, seconded by Carr."
    let before = &task[..(first.start as usize).saturating_sub(own.start)];
    let moved = first.class == Class::Moved && tells_mover(before) && (reading.has(own, Class::Seconded) || resulted());
    let opens = first.start as usize <= own.start + OPENING;
    names(Class::Seconded) && (moved || opens && resulted())
}

/// "Member Bell", "It was": what stands before the verb of moving.
fn tells_mover(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let own = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "was" | "of");
    (1..=5).contains(&words.clone().count()) && words.all(own)
}

/// "Action 5: Ann to call the school", where the label is the number of an entry: its paragraph is the action.
pub(super) fn is_numbered_by_label(reading: &Reading<'_>, statement: &Statement) -> bool {
    let marker = reading.layout.blocks[statement.block].marker.filter(|_| statement.first);
    marker.is_some_and(|marker| {
        let label = reading.layout.slice(marker.span());
        let word = label.trim_matches(|sign: char| !sign.is_alphabetic());
        word.starts_with(char::is_uppercase) && reading.words.classes(word).contains(Class::ActionLabel)
    })
}

/// The label of a statement, and for one that stands behind the task the owners in it. Within a paragraph a label has
/// its colon: "Mr Bell asked for figures. Action: AB".
pub(super) fn label_of<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    statement: &Statement,
    text: &'t str,
) -> Option<ActionLabel<'t>> {
    // within a paragraph a dash serves where whoever has the task follows: "It rained. Action – Clerk to buy lamps."
    let opens = |label: &ActionLabel<'_>| {
        // "Action 4: …", "Action(s): …"
        let number = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '.' | '#' | '/');
        let behind = text[offset_in(text, label.label) + label.label.len()..].trim_start_matches(number);
        let behind = behind.strip_prefix("(s)").unwrap_or(behind);
        let task = &text[label.task..];
        let given = || {
            leading_name(reading, roster, task).is_some_and(|names| names.iter().any(|name| is_to_do(task, name)))
                || named_head(reading, roster, task).is_some()
                || is_only_owners(reading, roster, task)
                || ends(reading, roster, task).owners.is_some()
                || [" to ", " will "]
                    .iter()
                    .any(|verb| seek::part(task, verb).is_some_and(|(names, _)| is_only_owners(reading, roster, names)))
        };
        let dashed = behind.starts_with(['-', '–', '—']) && label.label.starts_with(char::is_uppercase);
        statement.first || behind.starts_with(':') || dashed && given()
    };
    if let Some(label) = action_label(reading.words, text).filter(opens) {
        // "ACTION SUMMARY MINUTES – REGULAR MEETING"
        let title = label.owners.is_some_and(|owners| reading.has(reading.flow_span(owners), Class::MinutesWord));
        // "ACTION TAKEN: Approved"
        let taken = label.owners.is_some_and(|owners| owners.eq_ignore_ascii_case("taken"));
        return Some(label).filter(|label| !title && !taken && !tells_result(reading, statement, &text[label.task..]));
    }
    // "## Action 3" over "The wardens to mend the gate": the label is the number of the paragraph
    let opens = text.starts_with(char::is_uppercase);
    if opens
        && is_numbered_by_label(reading, statement)
        && !tells_result(reading, statement, text)
        && (orders(reading, text) || is_sent(reading, text) || named_head(reading, roster, text).is_some())
    {
        return Some(ActionLabel { label: &text[..0], owners: None, task: 0 });
    }
    let bare = bare_label(reading.words, text);
    // "ACTION KO", but not "Action Minutes"
    if let Some((label, names)) = bare.map(|(label, names)| (label, names.trim_start_matches(['-', '–', '—', ' '])))
        && names.words().count() <= 3
        && is_only_owners(reading, roster, names)
        && owners(reading.words, names).iter().any(|name| is_known(reading, roster, name))
    {
        return Some(ActionLabel { label, owners: None, task: offset_in(text, names) });
    }
    // "ACTION on the Path Panel to write to the bank"
    if let Some((label, task)) = bare
        && statement.first
        && let Some(names) = task
            .strip_prefix("on ")
            .or_else(|| task.strip_prefix("for "))
            .or_else(|| Some(task).filter(|_| label.ends_with(" on") || label.ends_with(" for")))
        && let Some((owner, order)) = seek::part(names, " to ")
        && owner.len() <= 48
        && order.starts_with(char::is_lowercase)
        && seek::past(owner, "the ").starts_with(char::is_uppercase)
    {
        return Some(ActionLabel { label, owners: None, task: offset_in(text, owner) });
    }
    // "ACTION Ann to write to the bank"
    if let Some((label, task)) = bare
        && statement.first
        && (leading_name(reading, roster, task).is_some_and(|names| names.iter().any(|name| is_to_do(task, name)))
            || !label.contains(char::is_lowercase) && opens_with_some_name(task))
    {
        return Some(ActionLabel { label, owners: None, task: offset_in(text, task) });
    }
    // "ACTION Ann Consider a new gate"
    if let Some((label, task)) = bare
        && statement.first
        && !label.contains(char::is_lowercase)
        && let Some((name, order)) = ordered_by_name(reading, roster, task)
    {
        return Some(ActionLabel { label, owners: Some(name), task: offset_in(text, order) });
    }
    // "The gate is broken. Clerk to action."
    if let Some((names, label)) = to_action(text)
        && is_only_owners(reading, roster, names)
    {
        return Some(ActionLabel { label, owners: Some(names), task: 0 });
    }
    if are_initials_in_margin(reading, roster, statement, text) {
        return Some(ActionLabel { label: text, owners: None, task: 0 });
    }
    // "Forms to be sent out – ongoing – ACTION (AB)"
    if let Some(note) = tail_note(reading.words, text)
        && note.owners.words().count() <= 6
        && owners(reading.words, note.owners)
            .iter()
            .all(|name| is_known(reading, roster, name) || is_named_behind(reading, text, note.label, name))
    {
        let alone = note.start == 0;
        let (owners, task) = if alone { (None, offset_in(text, note.owners)) } else { (Some(note.owners), 0) };
        return Some(ActionLabel { label: note.label, owners, task });
    }
    // "It was decided to add it (Action KO)."
    let open = memchr::memrchr2(b'(', b'[', text.as_bytes())?;
    let (rest, names) = action_note(reading.words, &text[open..]).ok()?;
    let closes = rest.chars().all(|char| matches!(char, '.' | ' ' | ';'));
    // "(Action KO)" behind a sentence that is closed
    let (owners, task) = if open == 0 { (None, offset_in(text, names)) } else { (Some(names), 0) };
    (closes && is_only_owners(reading, roster, names)).then_some(ActionLabel { label: &text[open..], owners, task })
}

/// "AB/CD" in the margin behind a paragraph: initials of people whom the minutes list. "ST ANN'S C.E. SCHOOL" is a line in
/// capitals, and has no margin.
fn are_initials_in_margin(reading: &Reading<'_>, roster: &Roster, statement: &Statement, text: &str) -> bool {
    !statement.first
        && statement.last
        && text.len() <= 24
        && reading.text(reading.layout.blocks[statement.block].flow).contains(char::is_lowercase)
        && text
            .trim_matches(['(', ')', '.'])
            .chars()
            .all(|char| char.is_uppercase() || matches!(char, ' ' | '/' | ',' | '&'))
        && owners(reading.words, text).iter().all(|name| {
            name.len() >= 2
                && (matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Several | Meant::Body)
                    || reading.words.classes(name).contains(Class::Everybody))
        })
}

/// "Key holders to lock up", and not "The wardens walked to the mill": a few words, none of them past, before an infinitive.
fn is_sent(reading: &Reading<'_>, text: &str) -> bool {
    const OWNER: usize = 6;
    seek::part(text, " to ").is_some_and(|(owner, verb)| {
        let place = || reading.words.classes(verb.words().next().unwrap_or(verb)).contains(Class::Determiner);
        !Reading::exceeds(owner, OWNER)
            && !owner.words().any(|word| word.ends_with("ed"))
            && verb.starts_with(char::is_lowercase)
            && !place()
    })
}

/// "Mend the gate -- Action: Ann", where nobody of the name is listed: the colon of the label says that somebody follows.
fn is_named_behind(reading: &Reading<'_>, text: &str, label: &str, name: &str) -> bool {
    let colon = text[offset_in(text, label) + label.len()..].starts_with(':');
    let plain = |word: &str| word.starts_with(char::is_uppercase) && word[1..].contains(char::is_lowercase);
    colon
        && name.is_ascii()
        && !name.is_empty()
        && name.words().all(|word| plain(word) && reading.words.classes(word).is_empty())
        && !Reading::exceeds(name, 2)
}

/// "Dave to write", "Dave Hall will call": one or two words like a name before what they are to do.
fn opens_with_some_name(task: &str) -> bool {
    let like_name = |word: &&str| word.starts_with(char::is_uppercase) && word[1..].contains(char::is_lowercase);
    let names = task.words().take_while(|word| word.is_ascii() && like_name(word)).take(3).count();
    let mut behind = task.words().skip(names);
    let to_do = match behind.next() {
        Some("to") => behind.next().is_some_and(|verb| verb != "be" && verb.starts_with(char::is_lowercase)),
        verb => verb == Some("will"),
    };
    (1..=2).contains(&names) && to_do
}

/// "Ann Consider a new gate", "Ann - draw the map": a name that the text knows, and what it orders.
fn ordered_by_name<'t>(reading: &Reading<'_>, roster: &Roster, task: &'t str) -> Option<(&'t str, &'t str)> {
    let (name, order) = task.first_word()?;
    let verb = order.split([' ', '.', ',']).next().unwrap_or("");
    let orders = reading.words.classes(&seek::lower(verb)).contains(Class::TaskVerb) && order.len() > verb.len();
    let plain = name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        && !reading.words.classes(name).contains(Class::TaskVerb);
    let known = || !matches!(roster.meant(reading.words, name), Meant::Unknown) || reading.is_speaker(name);
    (orders && plain && known()).then_some((name, order))
}

/// Whether "to" or "will" follows the name at the start of a task.
fn is_to_do(task: &str, name: &str) -> bool {
    task.strip_prefix(name).is_some_and(|rest| rest.starts_with(" to ") || rest.starts_with(" will "))
}

/// Whether a name is that of somebody of the meeting, or initials.
pub(super) fn is_known(reading: &Reading<'_>, roster: &Roster, name: &str) -> bool {
    is_initials(name)
        || !matches!(roster.meant(reading.words, name), Meant::Unknown)
        || is_ending_owner(reading, roster, name)
}

fn is_initials(name: &str) -> bool {
    name.len() <= 4
        && name.chars().all(char::is_alphabetic)
        && name.chars().filter(|char| char.is_uppercase()).count() >= 2
}

/// Whether nothing but owners follows a label.
pub(super) fn is_only_owners(reading: &Reading<'_>, roster: &Roster, text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ']', ')']);
    !text.is_empty()
        && text.words().count() <= 8
        && owners(reading.words, text).iter().all(|name| {
            is_known(reading, roster, name) || person(reading.words, name).is_ok_and(|(rest, _)| rest.trim().is_empty())
        })
}

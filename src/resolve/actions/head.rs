//! Whoever stands before a task: "Ann: mend the gate", "[AB] Mend it", "@ann Mend it", "Ann is writing to the bank".

use crate::grammar::Class;
use crate::parse::action::{owner, owners};
use crate::parse::person::person;
use crate::parse::roll::is_nick;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

use super::ends::owners_and_day;
use super::margin::{is_known, is_only_owners};
use super::status::ticked;

/// The owners before a colon or dash, or in brackets, at the start of a labelled task.
pub(super) fn named_head(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<Vec<String>> {
    let text = without_box(text);
    let cut = |head| owners(reading.words, head).into_iter().map(str::to_owned).collect();
    let limit = text.char_indices().map(|(at, _)| at).nth(40).unwrap_or(text.len());
    // "[AB] Draft a slide"
    if let Some(inner) = text.strip_prefix(['[', '('])
        && let Some(end) = inner[..limit.saturating_sub(1).min(inner.len())].find([']', ')'])
        && is_only_owners(reading, roster, &inner[..end])
    {
        return Some(cut(&inner[..end]));
    }
    if let Some(names) = addressed(text) {
        return Some(cut(names));
    }
    let signs = [": ", " - ", " – ", " — ", " | ", "] "];
    let at = signs.into_iter().filter_map(|sign| seek::find(&text[..limit], sign)).min()?;
    // "Ann (3 June): mend the gate"
    let head = owners_and_day(reading, roster, &text[..at]).map_or(&text[..at], |(names, _)| names);
    let first_names = head.words().count() <= 2 && head.starts_with(char::is_uppercase) && person_like(reading, head);
    let own = matches!(head, "me" | "Me" | "I" | "us");
    let only = own || is_only_owners(reading, roster, head);
    let known = own || owners(reading.words, head).iter().all(|name| is_known(reading, roster, name));
    // "Hall Lease: Ann to call the bank": the matter, and whoever has the task
    if let Some(who) = sent_off(reading, &text[at..]).filter(|_| !known) {
        return Some(cut(who));
    }
    (only || first_names).then(|| cut(head))
}

/// "@ann" and "@ann and @ben" before what they have to do.
fn addressed(text: &str) -> Option<&str> {
    let handle = |word: &str| word.starts_with('@') && word.len() > 1;
    let whole = |word: &str| handle(word) || matches!(word, "and" | "&" | "+");
    let behind = text.starts_with('@').then(|| text.match_indices(' ').map(|(at, _)| at))?;
    let ends = |at: &usize| text[at + 1..].words().next().is_some_and(|next| !whole(next));
    let end = behind.take(6).find(ends)?;
    let names = text[..end].trim_end_matches([':', ',', '-', ' ']);
    names.words().all(whole).then_some(names)
}

/// "Ann" of ": Ann to call the bank", behind the sign that ends a label.
fn sent_off<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let (who, _) = seek::part(text.trim_start_matches([':', '-', '–', '—', '|', ']', ' ']), " to ")?;
    let plain = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let named = !Reading::exceeds(who, 2) && who.words().all(plain);
    (named && person_like(reading, who) && !reading.words.classes(who).contains(Class::CommissionedThing))
        .then_some(who)
}

/// The owner with whom a labelled task begins whatever its verb: "TODO: Ann is writing to the bank".
pub(super) fn leading_name(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<Vec<String>> {
    let text = without_box(text);
    let ends = text.match_indices([' ', '\'', '’']).map(|(at, _)| at).take(4);
    let known = |end: &usize| {
        let name = &text[..*end];
        name.starts_with(char::is_uppercase)
            && matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Several | Meant::Post)
    };
    // "TODO: everyone send a photo"
    if let Some((all, _)) = text.first_word().filter(|(all, _)| matches!(*all, "everyone" | "everybody" | "Everyone")) {
        return Some(vec![all.to_owned()]);
    }
    let Some(end) = ends.filter(known).last() else { return leading_nick(reading, text) };
    // "Ann, Ben, and Cy, for the wardens, to mend the gate"
    if text[..end].ends_with(',')
        && let Some(names) = enumerated(text)
    {
        return Some(owners(reading.words, names).into_iter().map(str::to_owned).collect());
    }
    // "[Action: AB] The gate is broken."
    Some(vec![owner(reading.words, text[..end].trim_end_matches([']', ')', ','])).to_owned()])
}

/// "Ann, Ben, and Cy D" of "Ann, Ben, and Cy D, for the wardens, to …": names in a row before a comma or what they are to do.
fn enumerated(text: &str) -> Option<&str> {
    const FAR: usize = 80;
    const LINK: &str = " and ";
    let near = &text[..text.floor_char_boundary(FAR)];
    let last = seek::find(near, LINK)? + LINK.len();
    let end = [", ", " to ", " will "].iter().filter_map(|sign| seek::find(&near[last..], sign)).min()? + last;
    let names = &near[..end];
    let named = |word: &str| word == "and" || word.starts_with(char::is_uppercase);
    names.words().all(named).then_some(names)
}

/// "kfang is buying it", "jeffh will ask": a name in small letters, as on a channel.
fn leading_nick(reading: &Reading<'_>, text: &str) -> Option<Vec<String>> {
    let (name, rest) = text.first_word()?;
    let doing = || rest.strip_prefix("is ")?.words().next().filter(|verb| verb.len() > 5 && verb.ends_with("ing"));
    (is_nick(reading.words, name) && (rest.starts_with("will ") || doing().is_some())).then(|| vec![name.to_owned()])
}

/// A text without the box before it, empty or ticked.
pub(super) fn without_box(text: &str) -> &str {
    if let Some(rest) = ticked(text) {
        return rest.trim_start();
    }
    seek::past(text.trim_start_matches(['☐', '□', ' ']), "[ ]").trim_start()
}

fn person_like(reading: &Reading<'_>, head: &str) -> bool {
    person(reading.words, head).is_ok_and(|(rest, _)| rest.trim().is_empty())
        && !reading.words.classes(head).contains(Class::TaskVerb)
}

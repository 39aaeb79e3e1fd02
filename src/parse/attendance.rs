//! Lists of people who attended.
//!
//! ```ebnf
//! attendance_list = listed , { list_link , ( listed | plural_post ) } | holders ;
//! listed          = attendance_entry | several | handles | spaced_initials | couple | first_couple | addressed | behind_bracket | posts_behind | before_crowd ; (* lexical *)
//! handles         = "@" , { letter | digit | "-" | "_" } , { [ "," | "/" ] , "@" , { letter | digit | "-" | "_" } } ; (* lexical *)
//! spaced_initials = letter , letter , { letter , letter } ; (* lexical *)
//! holders         = post , "(" , person , ")" , list_link , post , "(" , person , ")" , { list_link , post , "(" , person , ")" } ;
//! list_link       = "," | ";" | "and" | "&" | "/" | phrase (* attendance.links *) ; (* lexical *)
//! ```
//!
//! A list with a line for each entry takes what follows the name for post and organisation; in a list that runs on,
//! a comma may as well lead to the next person.

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::seek;
use crate::text::{Span, Words};

use super::alternate::alternate;
use super::couple::{couple, first_couple};
use super::detail::{read_details, read_notes};
use super::divide::{addressed, before_crowd, behind_bracket, divide, posts_behind};
use super::entry::{Entry, attendance_entry};
use super::linked::{headed_group, strip_link};
use super::person::{honorifics, person};
use super::roll::{are_forenames, at_stop, behind_body, handles, reads_as_roll, spaced_initials};
use super::run_on::{has_forename_form, run_on};
use super::several::{is_untitled, several};
use super::word::offset_in;

pub use super::post::{is_organisation, is_post, plural_post, unqualified, without_office};
pub use super::run_on::{has_plural_honorific, is_lone_name};

/// How the entries of a list are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// One entry on a line.
    Lines,
    /// Entries run on, divided by commas and "and".
    RunOn,
}

/// Signs of boxes to tick.
const BOXES: [char; 5] = ['☑', '☐', '☒', '✅', '❌'];

/// Reads the entries of a list, or the one entry of a line.
pub fn attendance_list<'t>(words: &Lexicon, text: &'t str, form: ListForm) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    // a box before a name tells whether somebody was there, and is none of it
    let text = text.trim_start_matches(BOXES).trim_start();
    if holders(words, text, &mut entries) {
        span_entries(text, &mut entries);
        return entries;
    }
    if let Some(found) = handles(text).or_else(|| spaced_initials(text)) {
        entries.extend(found.into_iter().map(|name| Entry { name: Some(name), ..Entry::default() }));
        span_entries(text, &mut entries);
        return entries;
    }
    let whole = text;
    let (body, text) = behind_body(words, text).map_or((None, text), |(body, names)| (Some(body), names));
    // "and Mr Bell of the Parks Department" on a line of its own
    let text = text.strip_prefix("and ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(text);
    let semicolons = text.contains(';');
    let mut group = None;
    let parts = divide(words, text, &[';']).into_iter().flat_map(|part| {
        let (part, group) = before_crowd(words, part);
        std::iter::once(part).chain(group)
    });
    for part in parts {
        // "Ann Bell; Ben Carr; and Cy Dunn"
        let part =
            part.strip_prefix("and ").filter(|rest| semicolons && rest.starts_with(char::is_uppercase)).unwrap_or(part);
        if let Some((post, names)) = headed_group(words, part) {
            let people = names.into_iter().filter_map(|name| attendance_entry(words, name));
            entries.extend(people.map(|entry| Entry { role: entry.role.or(post), ..entry }));
            continue;
        }
        let colons = parts_at_colons(words, part);
        let pieces: Vec<&str> = divide(words, part, if colons { &[',', ':'] } else { &[','] })
            .into_iter()
            .flat_map(|piece| addressed(words, piece))
            .flat_map(|piece| behind_bracket(words, piece))
            .flat_map(|piece| at_stop(words, piece))
            .collect();
        if let Some(both) = alternate(words, &pieces) {
            entries.extend(both);
            continue;
        }
        // initials among forenames are no organisation of the one before
        if are_forenames(words, &pieces) {
            let names = pieces.iter().map(|piece| strip_link(words, piece).trim_end_matches('.'));
            entries.extend(names.map(|name| Entry { name: Some(name), ..Entry::default() }));
            continue;
        }
        let commas = pieces.len();
        let pieces = posts_behind(words, pieces);
        let shared = pieces.len() > 1 && has_plural_honorific(words, pieces[0]);
        let runs_on = form == ListForm::RunOn
            || body.is_some()
            || shared
            || pieces.len() > commas
            || names_in(words, &pieces) > 1
            || reads_as_roll(words, &pieces);
        let from = entries.len();
        let several = if form == ListForm::Lines { several(words, part) } else { None };
        if let Some(several) = several {
            if shared || has_plural_honorific(words, several[0]) {
                run_on(words, &several, &mut entries, from, false, &mut group);
            } else {
                let bare = |piece: &'t str| piece.strip_prefix("the ").unwrap_or(piece);
                entries.extend(several.into_iter().filter_map(|piece| attendance_entry(words, bare(piece))));
            }
        } else if runs_on && !(semicolons && form == ListForm::Lines) {
            run_on(words, &pieces, &mut entries, from, semicolons, &mut group);
        } else if let Some((rest, both)) = couple(words, part).or_else(|| plain_couple(words, part)) {
            entries.extend(both.map(|one| with_notes(words, rest, one)));
        } else if let Some(entry) = attendance_entry(words, part) {
            let counted = entry.count.is_some();
            entries.push(entry);
            // "three governors and one member of staff"
            let more =
                seek::part(part, " and ").filter(|_| counted).and_then(|(_, more)| attendance_entry(words, more));
            entries.extend(more.filter(|more| more.count.is_some() || more.honorific.is_some()));
        }
    }
    join_surnames(words, text, &mut entries);
    join_small_surnames(words, text, &mut entries);
    for entry in entries.iter_mut().filter(|entry| entry.name.is_some()) {
        entry.organisation = entry.organisation.or(body);
    }
    span_entries(whole, &mut entries);
    entries
}

/// "Ann & Ben Carr" on a line of its own: two people and no more. "Parks & Open Spaces", "Updates and Action Items" are titles.
fn plain_couple<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, [Entry<'t>; 2])> {
    const WORDS: usize = 4;
    let known = || text.words().any(|word| words.classes(word).intersects(TITLE_WORDS));
    let linked = text.len() <= LONGEST_COUPLE && text.contains(" & ") && !known();
    let found = if linked && text.words().count() == WORDS { first_couple(words, text) } else { None };
    found.filter(|(rest, [_, second])| {
        rest.trim().is_empty() && second.name.is_some_and(|name| is_untitled(words, name)) && !is_post(words, text)
    })
}

/// "Ann Bell, June little, Ben Carr": a surname that a typist wrote small, among full names.
fn join_small_surnames<'t>(words: &Lexicon, text: &'t str, entries: &mut [Entry<'t>]) {
    const OTHERS: usize = 2;
    let full = entries.iter().filter(|entry| entry.name.is_some_and(|name| name.contains(' '))).count();
    for entry in entries.iter_mut().filter(|_| full >= OTHERS) {
        let Some((name, word)) = entry.name.zip(entry.role).filter(|_| entry.honorific.is_none()) else { continue };
        let start = offset_in(text, name);
        let small = word.len() >= 4 && word.chars().all(char::is_lowercase) && words.classes(word).is_empty();
        let single = !name.contains([' ', '.']) && name.len() > 2;
        let together = text.get(start..).and_then(|behind| behind.get(..=name.len() + word.len()));
        let Some(whole) = together.filter(|whole| single && small && whole.ends_with(word)) else { continue };
        (entry.name, entry.role) = (Some(whole), None);
    }
}

/// "Cllr Bell (Chair): Cllr Carr: Cllr Dunn": whether colons stand for commas, each before a form of address.
fn parts_at_colons(words: &Lexicon, text: &str) -> bool {
    let addressed = |behind: &str| honorifics(words, behind.trim_start()).is_ok_and(|(_, found)| found.is_some());
    let mut colons = text.match_indices(": ").map(|(at, _)| &text[at + 1..]);
    let (first, second) = (colons.next(), colons.next());
    first.is_some_and(addressed) && second.is_some_and(addressed) && colons.take(40).all(addressed)
}

/// One of two people with what stands behind both: "Mr and Mrs Bell (Plot 4)".
pub fn with_notes<'t>(words: &Lexicon, rest: &'t str, mut one: Entry<'t>) -> Entry<'t> {
    let rest = read_notes(words, rest, &mut one);
    read_details(words, rest, &mut one);
    one
}

/// "Cllr K. Bell – Carr, Cllr L. Dunn": a surname of two words that a typist parted by a dash, in a list in which most
/// have nothing behind a dash. Elsewhere it is whom somebody comes from.
fn join_surnames<'t>(words: &Lexicon, text: &'t str, entries: &mut [Entry<'t>]) {
    let second = |entry: &Entry<'t>| -> Option<(&'t str, &'t str)> {
        let (name, other) = entry.name.zip(entry.organisation).filter(|_| entry.role.is_none())?;
        let (start, end) = (offset_in(text, name), offset_in(text, other) + other.len());
        let between = text.get(start + name.len()..end.checked_sub(other.len())?)?;
        let dashed = matches!(between.trim(), "-" | "–");
        let surname =
            other.starts_with(char::is_uppercase) && other.len() > 2 && other.chars().all(char::is_alphabetic);
        let addressed = entry.honorific.is_some() || name.words().next().is_some_and(|first| first.ends_with('.'));
        let known = is_organisation(words, other) || is_post(words, other);
        (dashed && surname && addressed && !known).then(|| (&text[start..end], other))
    };
    let found: Vec<_> = entries.iter().map(second).collect();
    let others: Vec<&str> = found.iter().flatten().map(|(_, other)| *other).collect();
    let named = entries.iter().filter(|entry| entry.name.is_some()).count();
    let same = others.iter().enumerate().any(|(place, other)| others[..place].contains(other));
    if same || named < 3 || others.len() * 2 > named {
        return;
    }
    for (entry, (name, _)) in
        entries.iter_mut().zip(found).filter_map(|(entry, found)| found.map(|found| (entry, found)))
    {
        (entry.name, entry.organisation) = (Some(name), None);
    }
}

fn span_entries(text: &str, entries: &mut [Entry<'_>]) {
    for entry in entries {
        for slice in [entry.name, entry.role, entry.organisation, entry.honorific].into_iter().flatten() {
            let start = offset_in(text, slice);
            let span = Span::new(start, start + slice.len());
            entry.span = if entry.span.is_empty() { span } else { entry.span.to(span) };
        }
    }
}

/// Longest rest of a name that a page parts from its post, in bytes.
const LONGEST_REST: usize = 40;

/// Words of titles.
const TITLE_WORDS: ClassSet =
    ClassSet::of(&[Class::ItemTitle, Class::ActionsTitle, Class::TaskColumn, Class::Collective]);

/// Longest line of a couple, in bytes.
const LONGEST_COUPLE: usize = 48;

/// Longest name in brackets behind a post, in bytes.
const LONGEST_HOLDER: usize = 240;

/// "Director, Regional Services (Ms. C. Corley), Senior Engineer (Mr. D. Brannan)": posts with their holders in
/// brackets. At least two, and nothing else.
fn holders<'t>(words: &Lexicon, text: &'t str, entries: &mut Vec<Entry<'t>>) -> bool {
    let mut found = Vec::new();
    // "Hale), Senior Engineer (Mr. J. Ivy)": the bracket of the page before closes first
    let closing = text.find(')').filter(|close| *close < LONGEST_REST && !text[..*close].contains('('));
    let mut start = closing.map_or(0, |close| close + 1);
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        let Some(close) = inner[..inner.floor_char_boundary(LONGEST_HOLDER)].find(')') else { continue };
        let held = honorifics(words, &inner[..close]).is_ok_and(|(_, honorific)| honorific.is_some());
        // "Planning Officer (B Carr)": initials tell a person where a known post stands before
        let before = text[start..open].trim_matches([' ', ',', ';', '.']);
        let before = before.strip_prefix("and ").unwrap_or(before);
        let held = held || has_forename_form(&inner[..close]) && is_post(words, before);
        let Some((_, holder)) = person(words, &inner[..close]).ok().filter(|_| held) else { continue };
        let post = text[start..open].trim_matches([' ', ',', ';', '.']);
        let post = post.strip_prefix("and ").unwrap_or(post).trim();
        let post = post.strip_prefix("the ").or_else(|| post.strip_prefix("The ")).unwrap_or(post);
        if post.is_empty() || post.len() > 120 || person(words, post).is_ok_and(|(_, named)| named.honorific.is_some())
        {
            return false;
        }
        found.push(Entry {
            name: Some(holder.name),
            honorific: holder.honorific,
            role: Some(post),
            ..Entry::default()
        });
        start = open + 1 + close + 1;
    }
    let rest = text[start..].trim_matches([' ', ',', ';', '.']);
    // what follows a full stop is no part of the list
    let closed = text[start..].starts_with('.');
    // "Head of Roads (Mr. B. Carr), Senior Officer," goes on in the next line
    let held = found.first().is_some_and(|first| first.role.is_some_and(|role| is_post(words, role)));
    let goes_on = held && !closed && is_post(words, rest.split(',').next().unwrap_or(rest));
    // "Senior Officer, Roads and Drains (Ms. M.": and its holder on the next page
    let open = found.len() >= 2 && goes_on && rest.contains('(') && rest.len() < LONGEST_REST * 3;
    let whole = (found.len() >= 2 || goes_on) && (closed || open || rest.words().count() <= 3);
    if whole {
        entries.extend(found);
    }
    whole
}

/// How many of the pieces begin with a person who has an honorific.
pub(super) fn names_in(words: &Lexicon, pieces: &[&str]) -> usize {
    pieces
        .iter()
        .filter(|piece| honorifics(words, piece.trim()).is_ok_and(|(_, honorific)| honorific.is_some()))
        .count()
}

#[cfg(test)]
mod tests;

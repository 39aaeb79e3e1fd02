//! Entries of attendance that run on: each piece between commas begins a new entry or adds to the one before.

use std::cell::LazyCell;

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

use super::attendance::{names_in, with_notes};
use super::couple::{couple, first_couple};
use super::crowd::crowd;
use super::detail::{Detail, before_notes, place_detail, read_note, read_notes};
use super::entry::{Entry, attendance_entry, is_held, post_first, without_note_before};
use super::linked::{divide_and, divide_posts, joins_people, leading_group, strip_link};
use super::movement::movement;
use super::person::{honorifics, person};
use super::post::{ends_in_organisation, is_organisation, is_post, office_behind, plural_post};
use super::roll::{are_acronyms, are_initials, divided, is_full_name, is_nick, is_plain_name, reads_as_roll};
use super::several::{are_a_pair, is_untitled};

/// "Ann Bell and the Clerk": a post that an "and" divides from the name before it is somebody else. "Cllrs Bell, Carr, the
/// Clerk": an address of several tells that the officer is none of them.
fn is_another(words: &Lexicon, piece: &str, shared: bool) -> bool {
    let linked = ["and the ", "& the ", "and from the "].iter().any(|link| piece.starts_with(link));
    let officer = shared && piece.starts_with("the ") && !words.classes(&piece[4..]).contains(Class::Chair);
    linked || officer
}

/// "Ann Bell, Chair; Ben Carr, and Cy Dunn": the last name, behind an "and".
fn closes_list(words: &Lexicon, piece: &str) -> bool {
    piece.strip_prefix("and ").is_some_and(|name| is_full_name(words, name.trim_end_matches('.')))
}

/// Whether somebody in a list has no form of address: a name with a note, or the last behind its "and".
fn has_plain(words: &Lexicon, pieces: &[&str]) -> bool {
    let noted = pieces.iter().enumerate().any(|(place, piece)| {
        let (name, notes) = before_notes(strip_link(words, piece));
        let last = place + 1 == pieces.len() && piece.starts_with("and ");
        (!notes.is_empty() || last) && is_plain_name(words, name)
    });
    // "Dr Bell, Ann Carr, Cy Dunn": whom somebody comes from stands alone behind the name
    noted || pieces.windows(2).any(|pair| pair.iter().all(|piece| is_untitled(words, piece)))
}

/// Entries that run on: each piece begins a new entry or adds to the one before.
///
/// Where semicolons divide the entries, what follows a name after a comma is its detail, unless the name has its post
/// and another name with a post follows ("Costa, Board member, Naudon, Board member;").
pub(super) fn run_on<'t>(
    words: &Lexicon,
    pieces: &[&'t str],
    entries: &mut Vec<Entry<'t>>,
    from: usize,
    semicolons: bool,
    group: &mut Option<&'t str>,
) {
    if only_letters(words, pieces, entries) {
        return;
    }
    let pieces = &divide_posts(words, pieces);
    let bare = !pieces.iter().any(|piece| is_post(words, piece) && surname_last(words, piece).is_none());
    // "Councillors Butler, Collins (J), Crowley": one honorific serves all
    let mut shared = pieces.first().is_some_and(|first| has_plural_honorific(words, first));
    let roll = reads_as_roll(words, pieces);
    // where somebody has no honorific, others need none either
    let plain = has_plain(words, pieces);
    let plain = plain || are_a_pair(words, pieces);
    let mut titled = names_in(words, pieces) * 3 >= pieces.len() && !shared && !plain;
    let full = LazyCell::new(|| full_names(words, pieces));
    // "Luther, LJ, Ann, CJ": where forenames do, two letters are somebody
    let lone = pieces.iter().filter(|piece| is_lone_name(words, piece)).count();
    let forenames = pieces.len() >= 4 && lone * 2 > pieces.len();
    // "Ann Bell Chair, Ben Carr Treasurer": offices stand behind names without a sign
    let officers = pieces.first().is_some_and(|first| office_behind(words, strip_link(words, first)).is_some());
    let mut before: Option<&'t str> = None;
    for (place, piece) in pieces.iter().enumerate() {
        let (somebody, last) = (is_another(words, piece, shared), closes_list(words, piece));
        let piece = without_note_before(strip_link(words, piece));
        // "Mayor Ann Bell, Councillors Ben Carr, Cy Dunn": from here on an address is shared
        if place > 0 && has_plural_honorific(words, piece) {
            (shared, titled) = (true, false);
        }
        let forenamed = || first_couple(words, piece).filter(|_| *full >= 2 && !is_post(words, piece));
        let coupled = couple(words, piece).or_else(forenamed);
        if let Some((rest, both)) = coupled {
            // "Mr and Mrs Bell and Dr Carr"
            let (rest, more) = seek::part(rest, " and ").map_or((rest, None), |(rest, more)| (rest, Some(more)));
            entries.extend(both.map(|one| with_notes(words, rest, one)));
            entries.extend(more.and_then(|more| attendance_entry(words, more)));
            continue;
        }
        if entries.len() > from && is_of_last(words, piece, entries) {
            continue;
        }
        // "Councillors" after several names is the post of all of them
        if entries.len() > from + 1 && is_post_of_all(words, piece, &mut entries[from..]) {
            continue;
        }
        let last_complete = entries.len() > from && entries.last().is_some_and(|entry| entry.role.is_some());
        let another = last_complete
            && is_full_name(words, piece)
            && pieces.get(place + 1).is_some_and(|next| is_post(words, next));
        let named = surname_last(words, piece).is_some_and(|initial| initial || bare);
        // "City Manager Ann Bell, Acting City Clerk Ben Carr": between semicolons too, a post with its holder is somebody
        let holder = post_first(words, piece);
        let held = holder.as_ref().is_some_and(|entry| entry.name.is_some_and(|name| name.contains(' ')))
            || officers && office_behind(words, piece).is_some()
            || last;
        let detail = if held {
            false
        } else if semicolons && !shared && entries.len() > from && !roll {
            !another
        } else {
            !named
                && !somebody
                && leading_group(words, piece).1.len() == piece.len()
                && !joins_people(words, piece, shared)
                && is_detail(words, piece, titled, holder.is_some())
        };
        let detail = detail && !(forenames && piece.len() == 2 && piece.bytes().all(|byte| byte.is_ascii_uppercase()));
        let small =
            bare && (pieces.len() > 3 && is_small_name(words, piece) || pieces.len() > 2 && is_nick(words, piece));
        if (detail || piece.starts_with('@')) && small {
            entries.push(Entry { name: Some(piece.trim_start_matches('@').trim_end_matches('.')), ..Entry::default() });
            continue;
        }
        if detail && let Some(entry) = entries[from..].last_mut() {
            add_detail(words, entry, piece);
            continue;
        }
        // a post before the person who holds it: "An Cathaoirleach, Cllr. Keary"
        if entries.len() == from && pieces.get(place + 1).is_some_and(|next| is_post_before(words, piece, next)) {
            before = Some(piece.strip_prefix("the ").or_else(|| piece.strip_prefix("The ")).unwrap_or(piece));
            continue;
        }
        if let Some(note) = piece.strip_prefix('(').filter(|note| entries.len() > from && !note.contains(") "))
            && let Some(entry) = entries.last_mut()
        {
            read_note(words, note.trim_end_matches(')').trim(), entry);
            continue;
        }
        let grouped = leading_group(words, piece).0.is_some();
        let behind = entries.len();
        let parts = if is_one_body(words, piece, shared) && !grouped { vec![piece] } else { divide_and(words, piece) };
        for part in parts {
            let (role, rest) = leading_group(words, part);
            *group = role.or(*group);
            // "…, and directors Messrs. Bell, Carr": from here on an address is shared
            if role.is_some() && has_plural_honorific(words, rest) {
                (shared, titled) = (true, false);
            }
            // "Ann Bell and the Clerk"
            let rest = rest.strip_prefix("the ").filter(|_| somebody || entries.len() > from).unwrap_or(rest);
            let Some(mut entry) = entry_of(words, rest, shared) else { continue };
            if entry.name.is_some() && entry.role.is_none() && entry.organisation.is_none() {
                entry.role = *group;
            } else {
                *group = None;
            }
            if let Some(post) = before.take() {
                entry.role = Some(post);
            }
            entries.push(entry);
        }
        share_post(words, &mut entries[behind..]);
    }
}

/// "Ann Bell & Ben Carr (Churchwardens)": a post in the plural behind the last of those whom an "and" joins is that of all.
fn share_post(words: &Lexicon, entries: &mut [Entry<'_>]) {
    let Some((last, others)) = entries.split_last_mut() else { return };
    let post = last.role.or(last.organisation).filter(|post| plural_post(words, post).is_some());
    let Some(post) = post.filter(|_| !others.is_empty() && others.iter().all(|other| other.role.is_none())) else {
        return;
    };
    (last.role, last.organisation) = (Some(post), last.organisation.filter(|body| *body != post));
    for other in others {
        other.role = Some(post);
    }
}

/// Reads an entry; in "Councillors Bell, Earl and Carr" a capitalised form of address that nothing follows is a surname behind
/// that of all.
fn entry_of<'t>(words: &Lexicon, piece: &'t str, shared: bool) -> Option<Entry<'t>> {
    let alone =
        || shared && piece.starts_with(char::is_uppercase) && words.classes(piece).contains(Class::SurnameTitle);
    let surname = || alone().then(|| Entry { name: Some(piece), ..Entry::default() });
    attendance_entry(words, piece).or_else(surname)
}

/// "TSC, PMC", "AK, BH (from 8pm), CM": a list of nothing but acronyms or initials.
fn only_letters<'t>(words: &Lexicon, pieces: &[&'t str], entries: &mut Vec<Entry<'t>>) -> bool {
    if are_acronyms(pieces) {
        entries.extend(pieces.iter().map(|piece| Entry { role: Some(*piece), ..Entry::default() }));
        return true;
    }
    // "EF, GH" alone
    let two = pieces.len() == 2
        && pieces.iter().all(|piece| piece.len() == 2 && piece.bytes().all(|byte| byte.is_ascii_uppercase()));
    let all = two || are_initials(pieces.iter().copied());
    if all {
        entries.extend(pieces.iter().map(|piece| {
            let (name, notes) = before_notes(piece.trim_end_matches('.'));
            let mut entry = Entry { name: Some(name), ..Entry::default() };
            read_notes(words, notes, &mut entry);
            entry
        }));
    }
    all
}

/// Gives a plural post to the entries that wait for one.
fn is_post_of_all<'t>(words: &Lexicon, piece: &'t str, entries: &mut [Entry<'t>]) -> bool {
    let plural = plural_post(words, piece);
    if plural.is_some() {
        entries.iter_mut().rev().take_while(|entry| entry.role.is_none()).for_each(|entry| entry.role = plural);
    }
    plural.is_some()
}

/// "An Cathaoirleach, Cllr. Keary": a post before the person who holds it.
fn is_post_before(words: &Lexicon, piece: &str, next: &str) -> bool {
    let person = honorifics(words, next).is_ok_and(|(_, found)| found.is_some())
        || ((piece.starts_with("the ") || piece.starts_with("The ")) && is_full_name(words, next));
    let untitled = || honorifics(words, piece).is_ok_and(|(rest, found)| found.is_none() || rest.is_empty());
    // "R. Bell - Chairman, Mrs. Carr": the post of whoever stands before the dash
    // "The Mayor (Cllr A Bell), Cllr B Carr": and of whoever stands in the bracket behind it
    let holds = || before_notes(piece).1.strip_prefix('(').is_some_and(|inner| names_in(words, &[inner]) > 0);
    person && untitled() && is_post(words, piece) && !is_held(words, piece) && !holds()
}

/// Whether a list begins with a form of address for several people: "Messrs Bell and Carr", "Trustees Bell, Carr".
pub fn has_plural_honorific(words: &Lexicon, piece: &str) -> bool {
    let first = piece.split([' ', '.']).next().unwrap_or("");
    // "Council members Bell, Carr"
    let two = || {
        let end = words.longest(Class::Honorific, piece).unwrap_or(0);
        piece[..end]
            .last_word()
            .is_some_and(|(before, last)| last.len() > 3 && !before.contains(' ') && last.ends_with('s'))
    };
    if !first.ends_with('s') && two() {
        return true;
    }
    words.classes(first).contains(Class::Honorific)
        && (first.ends_with('s') || first.ends_with("ermen"))
        && !matches!(first.to_ascii_lowercase().as_str(), "mrs" | "ms" | "miss" | "sis")
}

/// A piece that is a post by its last word, which may as well be a surname; whether initials before it make it one.
pub(super) fn surname_last(words: &Lexicon, piece: &str) -> Option<bool> {
    let (forename, surname) = piece.trim_end_matches('.').last_word()?;
    let classes = words.classes(piece);
    let titled = honorifics(words, piece).is_ok_and(|(_, found)| found.is_some());
    let known = titled
        || classes.contains(Class::Post)
        || classes.contains(Class::Chair)
        || !words.classes(surname).contains(Class::Surname);
    if known || !surname.starts_with(char::is_uppercase) || forename.contains(' ') && !forename.contains('.') {
        return None;
    }
    let initial = forename.chars().all(|char| char.is_uppercase() || matches!(char, '.' | ' '));
    (initial || forename.chars().all(char::is_alphabetic) && forename.starts_with(char::is_uppercase))
        .then_some(initial)
}

/// A capitalised word alone that is no post: a forename.
pub fn is_lone_name(words: &Lexicon, piece: &str) -> bool {
    let plain =
        piece.len() > 1 && piece.chars().all(char::is_alphabetic) && piece.chars().skip(1).all(char::is_lowercase);
    plain && piece.starts_with(char::is_uppercase) && !is_post(words, piece)
}

/// "ann bell": a name that nobody capitalised, of words that mean nothing else here.
fn is_small_name(words: &Lexicon, piece: &str) -> bool {
    let parts: Vec<&str> = piece.words().collect();
    parts.len() == 2
        && parts
            .iter()
            .all(|part| part.len() > 2 && part.chars().all(char::is_lowercase) && words.openings(part).is_empty())
}

/// How many of the pieces are whole names.
fn full_names(words: &Lexicon, pieces: &[&str]) -> usize {
    pieces.iter().filter(|piece| is_full_name(words, before_notes(strip_link(words, piece)).0)).count()
}

/// A piece that adds to the person before it; `held` says that it begins with a post before whoever holds it.
fn is_detail(words: &Lexicon, piece: &str, titled: bool, held: bool) -> bool {
    // "MS Principal" is no Ms Principal, and "Hon. Treas." nobody of that name
    let honorific = !words.classes(piece.trim_end_matches('.')).contains(Class::Post)
        && honorifics(words, piece).is_ok_and(|(rest, found)| {
            found.is_some() && !rest.is_empty() && !(is_post(words, rest) && found == Some("MS"))
        });
    // "County Councillor T White" and "Robert Hamble (LGA)" begin another entry
    // "Walt from the church" is somebody
    let from = seek::part(piece, " from ")
        .is_some_and(|(name, _)| person(words, name).is_ok_and(|(rest, _)| rest.is_empty()) && !is_post(words, name));
    if held || honorific || from || divided(words, piece) {
        return false;
    }
    let lower = piece.starts_with(char::is_lowercase);
    // but "1st Vice-Chair"
    let first = piece.words().next().unwrap_or("");
    let counted = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    let worded = || {
        words.entry(Class::NumberWord, first).is_some() && crowd(words, piece).is_some_and(|(count, _)| count.is_some())
    };
    if counted || lower && crowd(words, piece).is_some() || worded() {
        return false;
    }
    lower || is_post(words, piece) || (titled && !has_forename_form(piece)) || is_organisation(words, piece)
}

/// Initials before a surname: a name even where others in the list have honorifics.
pub(super) fn has_forename_form(piece: &str) -> bool {
    let (first, rest) = piece.first_word().unwrap_or((piece, ""));
    let bare = first.len() == 1 && first.starts_with(char::is_uppercase) && rest.starts_with(char::is_uppercase);
    bare || first.len() <= 3 && first.ends_with('.')
}

/// Takes a piece for post or organisation of the entry before it.
fn add_detail<'t>(words: &Lexicon, entry: &mut Entry<'t>, piece: &'t str) {
    // "Director Carr, Treasurer": the office is the form of address of all of them
    let addressed = entry.role.zip(entry.name).is_some_and(|(role, name)| role.as_ptr() < name.as_ptr());
    if addressed && is_post(words, piece) && !entry.role.is_some_and(|role| words.classes(role).contains(Class::Chair))
    {
        entry.role = None;
    }
    // "Director of Services, Regeneration, Sports and Recreation": a post goes on over commas
    let of_post = entry.role.is_some() && (!is_post(words, piece) || entry.organisation.is_some());
    if of_post {
        if entry.organisation.is_none() && ends_in_organisation(words, piece) {
            entry.organisation = Some(piece);
        }
        return;
    }
    let (piece, notes) = before_notes(piece);
    read_notes(words, notes, entry);
    // the stop of the sentence is none of the post's: "Clerk.", but "Hon. Sec."
    let abbreviated = words.classes(piece).contains(Class::Post);
    let posted = |bare: &&str| is_post(words, bare) || plural_post(words, bare).is_some();
    let piece = piece.strip_suffix('.').filter(|_| !abbreviated).filter(posted).unwrap_or(piece);
    match place_detail(words, piece) {
        Detail::Post => entry.role = entry.role.or(Some(piece)),
        // "Visa, Inc" goes on, and "LGA, Local Government Association" says it in full
        Detail::Organisation => {
            entry.organisation = entry.organisation.filter(|own| own.len() >= piece.len()).or(Some(piece));
        }
        Detail::Address => {}
    }
}

/// Whether a piece tells of the person before it, and adds it there: letters behind a name ("A. Bell, M.C.C., B. Carr"),
/// "arrived 7.40pm".
fn is_of_last<'t>(words: &Lexicon, piece: &'t str, entries: &mut [Entry<'t>]) -> bool {
    if are_letters(words, piece) || are_capitals(words, piece) {
        return true;
    }
    let Some((moved, last)) = movement(words, piece).zip(entries.last_mut()) else { return false };
    last.movements.push(moved);
    true
}

/// "M.C.C.", "O.B.E.": letters behind a name, with their stops.
fn are_letters(words: &Lexicon, piece: &str) -> bool {
    const LONGEST: usize = 12;
    piece.len() <= LONGEST
        && piece.contains('.')
        && [piece, &piece.replace('.', "")].iter().any(|letters| words.classes(letters).contains(Class::PostNominal))
}

/// "MBE", "PhD": letters behind a name, without stops. Two may be initials of somebody or short for an organisation.
fn are_capitals(words: &Lexicon, piece: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=6;
    LENGTHS.contains(&piece.len())
        && piece.starts_with(char::is_uppercase)
        && piece.ends_with(char::is_uppercase)
        && words.classes(piece).contains(Class::PostNominal)
}

fn is_one_body(words: &Lexicon, piece: &str, lone: bool) -> bool {
    // "The Mayor (Mr Bell) and Councillors Carr": somebody, and others
    is_post(words, piece) && !piece.contains(") and ") && !joins_people(words, piece, lone)
        || (is_organisation(words, piece)
            && honorifics(words, piece).is_ok_and(|(_, found)| found.is_none())
            && !piece.contains('('))
}

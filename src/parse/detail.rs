//! What stands beside a name in an attendance list: post, organisation, and notes in brackets.
//!
//! ```ebnf
//! read_notes   = { ( "(" | "[" ) , read_note , ( ")" | "]" ) } ;
//! read_note    = roll_status | initials | remote | movements | detail_parts ;
//! roll_status  = phrase (* attendance.roll_present, roll_absent, roll_apologies *) ;
//! read_details = [ "," | ":" | "|" | "/" | "–" | "-" | "—" ] , ( remote | movements | affiliation | detail_parts ) , [ without_mark ] , read_notes ;
//! without_mark = [ "-" | "–" | "—" | ":" ] , roll_status , [ remote ] ;
//! detail_parts = post , [ "," , organisation ] | organisation , [ "," , post ] ;
//! initials     = capital , letter , { letter } ; (* lexical *)
//! remote       = phrase (* attendance.remote *) | phrase (* attendance.remote_openings *) , { word } ; (* lexical *)
//! affiliation  = ( "from" | "of" | "representing" ) , [ "the" ] , organisation ; (* lexical *)
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::model::Status;
use crate::text::{Words, seek};

use super::entry::{Entry, post_first};
use super::movement::{movement, movements};
use super::person::abbreviates;
use super::post::{ends_in_organisation, is_organisation, is_post, opens_with_post, plural_post};
use super::word::phrase;

/// Reads notes in brackets after a name and gives the rest of the text.
pub fn read_notes<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix(['(', '[', '<']) {
        let close = inner.find([')', ']', '>']).unwrap_or(inner.len());
        // a bracket that is not closed, and signs of typing within it
        let note =
            inner[..close].trim_matches(|char: char| char.is_whitespace() || matches!(char, '|' | ',' | ';' | ':'));
        rest = inner.get(close + 1..).unwrap_or("").trim_start();
        read_note(words, note, entry);
    }
    rest
}

pub(super) fn read_note<'t>(words: &Lexicon, note: &'t str, entry: &mut Entry<'t>) {
    // "Ann Bell (@abell, Fjord)"
    let note = note.rsplit_once('@').map_or(note, |(_, behind)| behind.split_once(", ").map_or("", |(_, note)| note));
    if note.is_empty() {
        return;
    }
    if words.classes(note).contains(Class::OwnPronoun) {
        return;
    }
    // "Ann Bell (also Treasurer)"
    let note = note.strip_prefix("also ").unwrap_or(note);
    // "Ann Bell (Pres.)" presides, and "Ann Bell (Pres)" may have been present
    let short = note.strip_suffix('.').filter(|post| post.starts_with(char::is_uppercase));
    let office = short.is_some_and(|post| words.classes(post).contains(Class::Post));
    if let Some(status) = roll_status(words, note).filter(|_| note.len() > 2 && !office) {
        entry.status = Some(status);
        entry.remote |= is_remote(words, note);
        entry.movements.extend(movement(words, note));
        return;
    }
    if is_leave(words, note) {
        return;
    }
    let (note, moved) = movements(words, note);
    if !moved.is_empty() {
        entry.movements.extend(moved);
        return read_note(words, note, entry);
    }
    // "Ann Bell (AB, Chair)", "Ann Bell (AB – Chair)"
    let letters = note.bytes().take_while(u8::is_ascii_uppercase).count();
    let behind = [", ", " - ", " – ", "; ", ": "].iter().find_map(|sign| note[letters..].strip_prefix(sign));
    if let Some(behind) = behind.filter(|_| entry.name.is_some_and(|name| abbreviates(&note[..letters], name))) {
        entry.initials = Some(&note[..letters]);
        return read_note(words, behind, entry);
    }
    if entry.name.is_some_and(|name| abbreviates(note, name)) {
        entry.initials = Some(note);
    } else if is_remote(words, note) {
        entry.remote = true;
    } else if is_post(words, note) || opens_with_post(words, note) {
        let note = without_items(note);
        let (post, organisation) = note.rsplit_once(',').map_or((note, None), |(post, body)| (post, Some(body.trim())));
        let whole = organisation.is_none_or(|body| !ends_in_organisation(words, body));
        entry.role = entry.role.or(Some(if whole { note } else { post }));
        if !whole {
            entry.organisation = entry.organisation.or(organisation);
        }
    } else if let Some((first, second)) = seek::part(note, ", ").filter(|(_, second)| is_post(words, second)) {
        entry.organisation = entry.organisation.or(Some(first));
        entry.role = entry.role.or(Some(second));
    } else if note.starts_with(char::is_uppercase)
        && !happens(words, note)
        && entry.organisation.is_some()
        && !is_organisation(words, note)
    {
        // "Ann Bell, Acme Ltd (Challenge Owner)": the organisation is told already
        entry.role = entry.role.or(Some(note));
    } else if (note.starts_with(char::is_uppercase) || opens_with_figure(note)) && !happens(words, note) {
        entry.organisation = entry.organisation.or(Some(note));
    }
}

/// "3Farms Elm", "2 Rivers Ltd": a name that a figure begins, and no count of anything or time.
fn opens_with_figure(note: &str) -> bool {
    let rest = note.trim_start_matches(|char: char| char.is_ascii_digit());
    (1..=2).contains(&(note.len() - rest.len())) && rest.trim_start().starts_with(char::is_uppercase)
}

/// "Present", "absent", "excused", "✓": what a roll call says beside a name.
pub fn roll_status(words: &Lexicon, mark: &str) -> Option<Status> {
    let classes = words.classes(mark.trim_end_matches('.'));
    let lists = [
        (Class::RollPresent, Status::Present),
        (Class::RollAbsent, Status::Absent),
        (Class::RollApologies, Status::Apologies),
    ];
    lists.into_iter().find(|(class, _)| classes.contains(*class)).map(|(_, status)| status)
}

/// "Treasurer - Absent", "present via Zoom": takes the mark of a roll call off what stands behind a name.
fn without_mark<'t>(words: &Lexicon, detail: &'t str, entry: &mut Entry<'t>) -> &'t str {
    let dashed = [" - ", " – ", " — ", ": "]
        .iter()
        .filter_map(|sign| seek::find_last(detail, sign).map(|at| (at, at + sign.len())))
        .max();
    let (head, mark) = match dashed {
        Some((at, next)) => (&detail[..at], &detail[next..]),
        None => ("", detail),
    };
    // "Not attended" has two words, and "present via Zoom" one and how
    let whole = roll_status(words, mark).map(|_| (mark, ""));
    let (word, rest) = whole.or_else(|| mark.first_word()).unwrap_or((mark, ""));
    let Some(status) = roll_status(words, word).filter(|_| rest.is_empty() || is_remote(words, rest)) else {
        return detail;
    };
    if word.len() < 3 && word.is_ascii() {
        return detail;
    }
    entry.status = Some(status);
    entry.remote |= !rest.is_empty();
    head
}

/// "Chair for items 1 and 2": the office, and not for how long it was held.
fn without_items(note: &str) -> &str {
    let limits = [" for item", " for agenda item", " for the item", " until item", " from item"];
    limits.iter().filter_map(|limit| seek::find(note, limit)).min().map_or(note, |at| note[..at].trim_end_matches(','))
}

/// "presided", "took the notes": what somebody did, behind the name.
fn tells(words: &Lexicon, detail: &str) -> bool {
    let first = detail.split([' ', '.', ',']).next().unwrap_or(detail);
    detail.starts_with(char::is_lowercase)
        && words.classes(first).contains(Class::FiniteVerb)
        && movement(words, detail).is_none()
}

/// A note about coming, going or the reason of an absence.
fn happens(words: &Lexicon, note: &str) -> bool {
    let first = note.words().next().unwrap_or("");
    let classes = words.classes(first);
    let limits = ["from", "until", "till", "to", "for", "by", "after"];
    limits.iter().any(|limit| first.eq_ignore_ascii_case(limit))
        || [Class::Arrival, Class::Departure, Class::ItemNote].into_iter().any(|class| classes.contains(class))
}

/// "Leave of Absence – Civic Business", "Sick Leave": why somebody was away, which is neither post nor organisation.
fn is_leave(words: &Lexicon, note: &str) -> bool {
    const AWAY: ClassSet = ClassSet::of(&[Class::Apologies, Class::Absent]);
    note.split([',', '–', '-', '—']).next().is_some_and(|first| {
        let first = first.trim();
        let last = first.words().next_back().unwrap_or(first);
        words.classes(first).intersects(AWAY) || last.eq_ignore_ascii_case("leave")
    })
}

fn is_remote(words: &Lexicon, note: &str) -> bool {
    words.classes(note).contains(Class::Remote)
}

/// Reads post and organisation after a name: ", Director of Housing", "– Chairman", "from Wheatley Housing".
pub(super) fn read_details<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) {
    // "Ann Bell ........ Present"
    let dots = text.trim_start_matches([' ', '.', '_', '…']);
    let led = text.len() - dots.len() > 3 && text.trim_start().starts_with(['.', '_', '…']);
    let text = if led { dots } else { text };
    let mut rest = text.trim_start_matches([' ', ',', ':', '|', '/', '\u{a0}']).trim_end();
    for dash in ["–", "-", "—"] {
        rest = rest.strip_prefix(dash).unwrap_or(rest).trim_start();
    }
    // "Ann Bell, she/her (Fjord)"
    if let Some(end) = words.longest(Class::OwnPronoun, rest) {
        let behind = read_notes(words, &rest[end..], entry);
        return read_details(words, behind, entry);
    }
    if is_remote(words, rest) {
        entry.remote = true;
        return;
    }
    rest = without_mark(words, rest, entry);
    // initials without their bracket: "Jane Symons ()JS (BIS)"
    let first = rest.split([' ', '(']).next().unwrap_or("");
    if !first.is_empty()
        && entry.name.is_some_and(|name| abbreviates(first, name))
        && first.chars().all(char::is_alphabetic)
    {
        entry.initials = entry.initials.or(Some(first));
        rest = read_notes(words, &rest[first.len()..], entry).trim();
    }
    // "Fry. Minutes: Lee": another sentence
    if text.starts_with(". ") && rest.starts_with(". ") {
        return;
    }
    // "T. Lee who was on holiday", "Fry and …", "Mr Fry presided": no post
    if rest.is_empty() || rest.starts_with("who ") || rest.starts_with("and ") || tells(words, rest) {
        return;
    }
    // "Ann Bell – accepted": of the apology
    if rest.starts_with(char::is_lowercase) && words.classes(rest.trim_end_matches('.')).contains(Class::Approved) {
        return;
    }
    // "joined at 10:41"; "from the Housing Agency" tells something else
    let linked = ["from ", "for ", "by ", "to "].iter().any(|link| rest.starts_with(link));
    let (before, moved) = movements(words, rest);
    if !moved.is_empty() {
        entry.movements.extend(moved);
        return read_details(words, before, entry);
    }
    if !linked && happens(words, rest) {
        return;
    }
    if is_remote(words, rest) || phrase(words, Class::RemoteOpening)(rest).is_ok() {
        entry.remote = true;
        return;
    }
    for link in ["from the ", "from ", "representing ", "of the ", "of "] {
        if let Some(body) = rest.strip_prefix(link) {
            let (body, notes) = before_notes(body);
            // "from the church for the first part"
            let ends = [" for the first", " for the last", " until ", " till ", " who ", " to speak", " to present"];
            let body =
                without_items(&body[..ends.iter().filter_map(|end| seek::find(body, end)).min().unwrap_or(body.len())]);
            if place_detail(words, body) != Detail::Address {
                entry.organisation = entry.organisation.or(Some(body));
            }
            read_notes(words, notes, entry);
            return;
        }
    }
    let (detail, notes) = before_notes(rest);
    if !notes.is_empty() {
        let inner = notes.trim_start_matches('(');
        let inside = &inner[..inner.find(')').unwrap_or(inner.len())];
        // "Executive Director (Assistant Governor)" is one post; "Accenture (Voting Member)" is two things
        let initials = entry.name.is_some_and(|name| abbreviates(inside, name));
        // "Secretary (note taker)": what somebody did at this meeting
        let task = words.classes(inside).contains(Class::InAttendance);
        if task && is_post(words, detail) && inside.starts_with(char::is_lowercase) {
            entry.role = entry.role.or(Some(detail));
            return;
        }
        if is_post(words, detail) && is_post(words, inside) && !initials {
            entry.role = entry.role.or(Some(rest.trim_end()));
            return;
        }
    }
    detail_parts(words, detail, entry);
    read_notes(words, notes, entry);
}

fn detail_parts<'t>(words: &Lexicon, detail: &'t str, entry: &mut Entry<'t>) {
    let detail = detail.trim().trim_end_matches([',', ';']);
    if detail.is_empty() {
        return;
    }
    if let Some(at) = seek::find_last(detail, ", ") {
        let (first, last) = (detail[..at].trim(), detail[at + 2..].trim());
        if is_post(words, first) && !is_post(words, last) && ends_in_organisation(words, last) {
            entry.role = entry.role.or(Some(first));
            entry.organisation = entry.organisation.or(Some(last));
            return;
        }
        if !is_post(words, first) && is_post(words, last) {
            entry.organisation = entry.organisation.or(Some(first));
            entry.role = entry.role.or(Some(last));
            return;
        }
        if words.classes(last).contains(Class::OrganisationWord) && !is_post(words, detail) {
            entry.organisation = entry.organisation.or(Some(detail));
            return;
        }
    }
    // "Vice Chairman Ben Carr": the entries of two lines that a converter joined
    if let Some(next) = post_first(words, detail)
        .filter(|_| !detail.contains(','))
        .filter(|next| next.name.is_some_and(|name| name.contains(' ')))
    {
        entry.role = entry.role.or(next.role);
        return;
    }
    match place_detail(words, detail) {
        Detail::Post => entry.role = entry.role.or(Some(detail)),
        Detail::Organisation => entry.organisation = entry.organisation.or(Some(detail)),
        Detail::Address => {}
    }
}

/// What a piece beside a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Post or office.
    Post,
    /// Organisation.
    Organisation,
    /// Where somebody lives: "Plot 17", "no. 12".
    Address,
}

/// Most bytes of a form of address that is nothing else: "Justice" may be a department.
const SHORT_ADDRESS: usize = 6;

/// What a piece beside a name tells: a post, an organisation, or where somebody lives.
pub fn place_detail(words: &Lexicon, piece: &str) -> Detail {
    let numbered = piece.words().count() <= 3
        && piece.words().next_back().is_some_and(|last| last.contains(|char: char| char.is_ascii_digit()));
    if is_post(words, piece) || opens_with_post(words, piece) || plural_post(words, piece).is_some() {
        Detail::Post
    } else if piece.len() <= SHORT_ADDRESS && words.classes(piece).contains(Class::Honorific) {
        // "…, Cllr" at the end of a line: of whoever stands on the next
        Detail::Address
    } else if numbered && !is_organisation(words, piece) {
        Detail::Address
    } else if piece.starts_with(char::is_lowercase) && !is_organisation(words, piece) {
        Detail::Post
    } else {
        Detail::Organisation
    }
}

/// The text before the first bracket, and from it on.
pub fn before_notes(text: &str) -> (&str, &str) {
    let at = text.find('(').unwrap_or(text.len());
    (text[..at].trim_end(), &text[at..])
}

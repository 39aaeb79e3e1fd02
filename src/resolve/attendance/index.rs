//! Names that minutes write in part, or with the surname first.

use foldhash::{HashMap, HashSet};

use crate::grammar::Class;
use crate::model::Attendee;
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post};
use crate::parse::entry::Entry;
use crate::parse::person::{fold_name, person};
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

/// Fewest lines "Bell, Ann" that make it the form of a document.
const LEAST: usize = 4;

/// Most lines that are looked at.
const LINES: usize = 400;

/// Whether the lists of a document write the surname first: at least four lines do, no two with the same forename, as
/// organisations behind surnames would recur, and not most with two words before the comma, as in "Ann Bell, Oakway": where
/// one has a single word on either side ("Hart, Ann"), those before one word are surnames.
pub(super) fn writes_surname_first(reading: &Reading<'_>, units: &[(usize, Block)]) -> bool {
    let mut forenames: Vec<&str> = Vec::new();
    let (mut recur, mut whole, mut longer, mut single) = (0, 0, 0, false);
    for (_, block) in units.iter().take(LINES) {
        let text = reading.layout.text_of(block);
        if text.len() > 160 {
            continue;
        }
        if let Some((entry, _)) = surname_first(reading, text) {
            let forename = entry.forename.unwrap_or("");
            recur += usize::from(forenames.contains(&forename));
            // "Bell Hart, Ann" has two surnames, "Ann Bell, Elm Mills" whom she comes from
            let double = entry.name.is_some_and(|surname| is_whole(reading, surname) && surname.contains(' '));
            whole += usize::from(double);
            longer += usize::from(double && forename.contains(' '));
            single |= !forename.contains(' ') && entry.name.is_some_and(|surname| !surname.contains(' '));
            forenames.push(forename);
        }
    }
    let bodies = if single { longer * 2 > forenames.len() } else { whole * 3 >= forenames.len() * 2 };
    forenames.len() >= LEAST && recur == 0 && !bodies
}

/// "Ann Bell", and not "de la Cour": whether a name can be all of one.
fn is_whole(reading: &Reading<'_>, name: &str) -> bool {
    name.first_word().is_some_and(|(first, _)| {
        first.starts_with(char::is_uppercase) && !reading.words.classes(first).contains(Class::Particle)
    })
}

/// "Bell, Ann", "Bell, Ann, Chair": the name, and what stands behind it.
pub(super) fn surname_first<'t>(reading: &Reading<'_>, text: &'t str) -> Option<(Entry<'t>, &'t str)> {
    let (surname, behind) = seek::part(text.trim_end_matches(['*', '†', ' ']), ", ")?;
    let signs = behind.find([',', '(', ';', '[', '|', ':']).unwrap_or(behind.len());
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| seek::find(behind, dash)).min();
    let end = dash.map_or(signs, |dash| dash.min(signs));
    let (forename, rest) = (behind[..end].trim_end(), &behind[end..]);
    // letters that stand for a post are capitals: "Coo" is a surname
    let letters = |text: &str| {
        (2..=3).contains(&text.len()) && text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase)
    };
    let is_name = |text: &str| {
        !text.is_empty()
            && person(reading.words, text).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_none())
            && !is_organisation(reading.words, text)
            && (letters(text) || !is_post(reading.words, text))
    };
    // "Bo Hart, Jay T. Lane, Cy Moss" are three
    if rest.starts_with(',') && is_whole(reading, surname) && is_whole(reading, forename) {
        return None;
    }
    let short = surname.words().count() <= 2 && forename.words().count() <= 3;
    let entry = Entry { name: Some(surname), forename: Some(forename), ..Entry::default() };
    (short && is_name(surname) && is_name(forename)).then_some((entry, rest))
}

/// The first bytes of a document, which name its body.
const TITLE: usize = 300;

/// Lines of the head in which the members of a body may be named.
const HEAD: usize = 30;

/// "Present: Members Bell, Carr" under a letterhead that names "Ann Bell, Chair" and "Ben Carr": a surname alone is that
/// of the one full name above.
pub(super) fn complete_surnames(
    reading: &Reading<'_>,
    units: &[(usize, Block)],
    listed: &[bool],
    people: &mut [Attendee],
) {
    if !people.iter().any(is_surname) {
        return;
    }
    let mut above: Vec<Entry<'_>> = Vec::new();
    for (index, block) in units.iter().take(HEAD) {
        let text = reading.layout.text_of(block);
        if listed[*index] || text.len() > 80 || block.marker.is_some() {
            continue;
        }
        let entries = attendance_list(reading.words, text, ListForm::Lines);
        above.extend(entries.into_iter().take(1).filter(|entry| {
            let held = entry.role.is_some_and(|role| is_post(reading.words, role));
            let whole = held || entry.name.is_some_and(|name| name.len() == text.trim().len());
            whole && entry.name.is_some_and(|name| name.contains(' ') && !is_organisation(reading.words, name))
        }));
    }
    for attendee in people.iter_mut().filter(|attendee| is_surname(attendee)) {
        let own = attendee.name.as_deref().map(fold_name).unwrap_or_default();
        let mut same = above
            .iter()
            .filter(|entry| entry.name.is_some_and(|name| fold_name(name).words().next_back() == Some(own.as_str())));
        let (Some(full), None) = (same.next(), same.next()) else { continue };
        attendee.name = full.name.map(str::to_owned);
        attendee.derived.push("name".to_owned());
        if let Some(role) = full.role.filter(|_| attendee.role.is_none()) {
            attendee.role = Some(role.to_owned());
            attendee.derived.push("role".to_owned());
        }
    }
}

/// "Ann Bell Tidewire", "Ben Carr-Tidewire" in a list that has others "of Tidewire": what somebody forgot to divide from
/// the name is the organisation.
///
/// So it is where nearly all have it so, by its letters: "Ann Bell Oak" among "Ben Carr OAK", "Cy Dunn FIR".
pub(super) fn part_bodies(reading: &Reading<'_>, people: &mut [Attendee]) {
    let bodies: HashSet<String> = people.iter().filter_map(|attendee| attendee.organisation.clone()).collect();
    if bodies.len() < 2 {
        return;
    }
    let unsigned = sets_bodies_behind(reading, people);
    for attendee in people.iter_mut().filter(|attendee| attendee.organisation.is_none()) {
        let Some(name) = attendee.name.as_deref() else { continue };
        // at least a forename and a surname stay
        let signs = name.match_indices([' ', '-']).skip(1).take(4);
        let known = signs.map(|(at, _)| at).find(|at| bodies.contains(&name[at + 1..]));
        let third = || {
            let last = name.rfind(' ').filter(|_| name.words().count() == 3 && !name.contains('.'))?;
            let (head, body) = (&name[..last], &name[last + 1..]);
            let middle = head.words().next_back().unwrap_or(head);
            // "Mary Anne Hart" and "Jan van Dyke" are names
            let known = bodies.iter().any(|other| other.eq_ignore_ascii_case(body))
                || body.len() > 1 && body.bytes().all(|byte| byte.is_ascii_uppercase());
            let known = known && !reading.words.classes(middle).contains(Class::Particle);
            (known && unsigned && attendee.honorific.is_none() && attendee.role.is_none()).then_some(last)
        };
        let Some(at) = known.or_else(third) else { continue };
        attendee.organisation = Some(name[at + 1..].to_owned());
        attendee.name = Some(name[..at].to_owned());
    }
}

/// "Ben Carr OAK", "Cy Dunn FIR": whether all but a few have their organisations behind their names with nothing between.
fn sets_bodies_behind(reading: &Reading<'_>, people: &[Attendee]) -> bool {
    const FEWEST: usize = 4;
    let unsigned = people.iter().filter(|attendee| {
        let behind =
            attendee.name.as_deref().and_then(|name| reading.layout.source[attendee.span.start..].strip_prefix(name));
        let behind = behind.map(|behind| behind.trim_start_matches([' ', '\t']));
        behind.zip(attendee.organisation.as_deref()).is_some_and(|(behind, body)| behind.starts_with(body))
    });
    let told = |attendee: &&Attendee| attendee.name.is_some() && attendee.role.is_none();
    let unsigned = unsigned.count();
    unsigned >= FEWEST && unsigned * 4 >= people.iter().filter(told).count() * 3
}

/// "Ann Bell (Fjord, TSC)", "Ben Carr (Oak Labs, TSC)": what stands behind two different organisations, a body by its
/// letters or its kind, is the seat of both in the body and no part of their organisations.
pub(super) fn part_seats(reading: &Reading<'_>, people: &mut [Attendee]) {
    let parts = |attendee: &Attendee| -> Option<(String, String)> {
        let (body, seat) = attendee.organisation.as_deref()?.rsplit_once(", ")?;
        let letters = (2..=5).contains(&seat.len()) && seat.bytes().all(|byte| byte.is_ascii_uppercase());
        let known = letters || reading.words.classes(seat).contains(Class::Collective);
        (known && attendee.role.is_none()).then(|| (body.to_owned(), seat.to_owned()))
    };
    let found: Vec<Option<(String, String)>> = people.iter().map(parts).collect();
    let mut bodies: HashMap<&str, HashSet<&str>> = HashMap::default();
    for (body, seat) in found.iter().flatten() {
        bodies.entry(seat).or_default().insert(body);
    }
    // letters that the list has as a body: "TSC Chair", and not "UK" or "Inc"
    let presided: HashSet<&str> = people
        .iter()
        .filter_map(|attendee| attendee.role.as_deref()?.first_word())
        .filter(|(_, post)| is_post(reading.words, post))
        .map(|(seat, _)| seat)
        .collect();
    let head = reading.text(Span::new(0, reading.layout.flow.text.floor_char_boundary(TITLE)));
    let named = |seat: &str| head.split([' ', '\n']).any(|word| word == seat);
    let seats: HashSet<String> = bodies
        .iter()
        .filter(|(seat, bodies)| presided.contains(*seat) || bodies.len() >= 2 && named(seat))
        .map(|(seat, _)| (*seat).to_owned())
        .collect();
    for (attendee, found) in people.iter_mut().zip(&found) {
        let Some((body, seat)) = found.as_ref().filter(|(_, seat)| seats.contains(seat)) else { continue };
        attendee.organisation = Some(body.clone());
        attendee.role = Some(seat.clone());
    }
}

/// Whether an attendee is named by one word only.
fn is_surname(attendee: &Attendee) -> bool {
    attendee.name.as_deref().is_some_and(|name| !name.contains(' '))
}

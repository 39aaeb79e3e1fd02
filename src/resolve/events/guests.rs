//! People who joined the meeting and stand in no list.

use crate::grammar::Class;
use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list, is_post};
use crate::parse::entry::Entry;
use crate::parse::offset_in;
use crate::parse::person::{Person, fold_name, person};
use crate::resolve::ids::Identifiers;
use crate::resolve::outline::Outline;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, seek};

use super::{SHORT, verb};

/// Adds whoever the text says came to the meeting: "Mr Bell joined the meeting and spoke of the trail", or was welcomed.
/// The heading may say more of them: "Friends of the Trail - Ann Bell".
pub(in crate::resolve) fn add_guests(
    reading: &Reading<'_>,
    outline: &Outline,
    statements: &[Statement],
    people: &mut Vec<Attendee>,
    ids: &mut Identifiers,
) {
    // without a list nobody can be said to be missing from it
    if people.is_empty() {
        return;
    }
    let surname = |name: &str| fold_name(name).rsplit(' ').next().unwrap_or("").to_owned();
    let guests = statements.iter().flat_map(|statement| {
        let comer = joined(reading, statement).map(|guest| Entry {
            name: Some(guest.name),
            honorific: guest.honorific,
            ..Entry::default()
        });
        comer.into_iter().chain(welcomed(reading, statement)).map(move |guest| (statement, guest))
    });
    for (statement, guest) in guests {
        let Some(called) = guest.name else { continue };
        let own = surname(called);
        let listed = people
            .iter()
            .filter_map(|attendee| attendee.name.as_deref())
            .any(|other| fold_name(other).split(' ').any(|part| part == own));
        if listed {
            continue;
        }
        let heading = statement.item.and_then(|item| outline.headings.get(item));
        let titled = heading.and_then(|heading| delegation(reading, heading.title, &own));
        let (name, organisation) = titled.unwrap_or((called, guest.organisation));
        // what the heading adds does not stand where the name does
        let mut derived = vec!["status".to_owned()];
        derived.extend((name != called).then(|| "name".to_owned()));
        derived.extend(organisation.filter(|_| guest.organisation.is_none()).map(|_| "organisation".to_owned()));
        people.push(Attendee {
            id: ids.give("attendee", &[name, ""]),
            name: Some(name.to_owned()),
            honorific: guest.honorific.map(|text| text.trim_end_matches('.').to_owned()),
            initials: None,
            role: guest.role.map(str::to_owned),
            organisation: organisation.map(str::to_owned),
            group: None,
            status: Status::InAttendance,
            count: None,
            remote: None,
            events: Vec::new(),
            span: reading.place(reading.flow_span(called)),
            rule: "attendance_guest".to_owned(),
            confidence: confidence::FAIR,
            derived,
        });
    }
}

/// The person of whom a statement says that they came: with an honorific or more than one name, and nothing else
/// between the name and the verb.
fn joined<'a>(reading: &Reading<'a>, statement: &Statement) -> Option<Person<'a>> {
    let text = reading.text(statement.span);
    if Reading::exceeds(text, SHORT + 10) {
        return None;
    }
    let hit = reading.hits_in(statement.span).iter().find(|hit| hit.class == Class::Arrival)?;
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let phrase = text.get(at..end)?;
    let strong = phrase.contains(" the ") || text.get(end..)?.trim_start().starts_with("the ");
    if !strong || !verb::moves(reading, statement, hit) {
        return None;
    }
    let (rest, guest) = person(reading.words, text).ok()?;
    let between = &rest[..rest.len().checked_sub(text.len() - at)?];
    let named = guest.honorific.is_some() || guest.name.contains(' ');
    let plain = named && between.trim().is_empty() && !is_post(reading.words, guest.name);
    (plain && guest.name.contains(char::is_lowercase)).then_some(guest)
}

/// "The Chairman welcomed Supt. Ann Bell of Oakham Division.", "Cllr Carr welcomed the delegation of Cy Dunn and Di
/// Eames to the meeting": the guests whom somebody welcomes, with honorifics or full names. Without "to the meeting" it
/// is whoever presides who welcomes somebody of an organisation.
fn welcomed<'a>(reading: &Reading<'a>, statement: &Statement) -> Vec<Entry<'a>> {
    const LONGEST: usize = 20;
    let text = reading.text(statement.span);
    let Some(hit) = reading.hits_in(statement.span).iter().find(|hit| hit.class == Class::Welcome) else {
        return Vec::new();
    };
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let Some(guests) = text[end..].strip_prefix(' ') else { return Vec::new() };
    let closed = [" to the meeting", " to our meeting", " to this meeting"]
        .iter()
        .filter_map(|end| seek::find(guests, end))
        .min();
    let guests = &guests[..closed.unwrap_or(guests.trim_end_matches(['.', '\n', ' ']).len())];
    let host = text[..at].trim_end().trim_end_matches(" also").trim_end_matches(" then");
    let presides = host.split(' ').take(3).any(|word| reading.words.classes(word).contains(Class::Chair));
    let (behind, group) = ["delegation of ", "delegation from ", "representatives "]
        .iter()
        .find_map(|word| seek::part(guests, word))
        .map_or((guests, false), |(_, names)| (names, true));
    if Reading::exceeds(host, 6) || Reading::exceeds(guests, LONGEST) || closed.is_none() && !presides {
        return Vec::new();
    }
    let found = attendance_list(reading.words, behind, ListForm::RunOn);
    let named = |entry: &Entry<'_>| {
        let Some(name) = entry.name else { return false };
        let own = behind[offset_in(behind, name) + name.len()..].starts_with(['\'', '’']);
        let known = closed.is_some() && name.contains(' ')
            || entry.honorific.or(entry.role).is_some() && entry.organisation.is_some();
        !own && (known || group && name.contains(' '))
            && name.contains(char::is_lowercase)
            && !is_post(reading.words, name)
    };
    if found.iter().all(named) { found } else { Vec::new() }
}

/// "Friends of the Trail - Ann Bell": the full name of a guest and the organisation beside it.
fn delegation<'a>(reading: &Reading<'a>, title: Span, surname: &str) -> Option<(&'a str, Option<&'a str>)> {
    let title = reading.text(title);
    let (left, right) = [" - ", " – ", " — ", ": "].iter().find_map(|sign| title.split_once(sign))?;
    let named = |side: &'a str| {
        let (rest, found) = person(reading.words, side).ok()?;
        let own = fold_name(found.name).rsplit(' ').next() == Some(surname);
        (own && rest.trim().is_empty()).then_some(found.name)
    };
    let (name, body) = named(right).map(|name| (name, left)).or_else(|| named(left).map(|name| (name, right)))?;
    Some((name, Some(body.trim()).filter(|body| body.starts_with(char::is_uppercase))))
}

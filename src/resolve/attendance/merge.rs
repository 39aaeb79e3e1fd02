//! What the lists say together.

use foldhash::HashMap;

use crate::text::Words;

use crate::grammar::Class;
use crate::model::{Attendee, Status};
use crate::parse::attendance::is_organisation;
use crate::parse::person::fold_name;
use crate::resolve::chair::is_chair;
use crate::resolve::reading::Reading;

use super::Move;

/// "Chair: Ann Bell, Ben Carr" beside a list that has both: the second is no organisation of the first, but has the same
/// post.
pub(super) fn part_pairs(reading: &Reading<'_>, people: &mut [Attendee]) {
    const MOST: usize = 500;
    let pair =
        |one: &Attendee| one.role.is_some() && one.organisation.as_deref().is_some_and(|body| body.contains(' '));
    // a list of more is that of a crowd, in which nobody presides with another
    for place in 0..people.len().min(MOST) {
        if !pair(&people[place]) || is_organisation(reading.words, people[place].organisation.as_deref().unwrap_or(""))
        {
            continue;
        }
        let organisation = people[place].organisation.as_deref();
        let Some(other) =
            people.iter().take(MOST).position(|one| one.name.is_some() && one.name.as_deref() == organisation)
        else {
            continue;
        };
        people[place].organisation = None;
        let role = people[place].role.clone();
        let second = &mut people[other].role;
        *second = second.take().or(role);
    }
}

/// A person listed twice is one record: the later entry gives what the first lacks. Gives who has the chair besides
/// another post ("Ann Bell (Secretary)", and below "Chair: Ann Bell").
pub(super) fn merge_twice_listed(
    reading: &Reading<'_>,
    people: &mut Vec<Attendee>,
    moves: &mut [Move],
) -> Option<String> {
    let mut presiding = None;
    let mut merged: HashMap<String, String> = HashMap::default();
    let mut kept: Vec<Attendee> = Vec::with_capacity(people.len());
    let mut places: HashMap<String, usize> = HashMap::default();
    for attendee in people.drain(..) {
        let key = attendee
            .name
            .as_deref()
            .map_or_else(|| format!("~{}", attendee.role.as_deref().unwrap_or("").to_ascii_lowercase()), fold_name);
        let Some(place) = places.get(&key).copied() else {
            places.insert(key, kept.len());
            kept.push(attendee);
            continue;
        };
        if are_couple(&kept[place], &attendee) {
            kept.push(attendee);
            continue;
        }
        let first = &mut kept[place];
        merged.insert(attendee.id, first.id.clone());
        // "Note taker: Ann Bell" above the list of members in which she stands
        if first.status == Status::InAttendance && attendee.status == Status::Present {
            first.status = Status::Present;
            first.group = attendee.group;
        }
        first.remote = first.remote.or(attendee.remote);
        if first.role.is_some() && attendee.role.as_deref().is_some_and(|role| is_chair(reading, role)) {
            presiding = presiding.or(Some(first.id.clone()));
        }
        first.role = first.role.take().or(attendee.role);
        first.organisation = first.organisation.take().or(attendee.organisation);
        first.initials = first.initials.take().or(attendee.initials);
        first.honorific = first.honorific.take().or(attendee.honorific);
        if first.count != attendee.count && first.name.is_none() && attendee.count.is_some() {
            first.count = first.count.or(attendee.count);
        }
    }
    *people = kept;
    for moved in moves {
        if let Some(first) = merged.get(&moved.attendee) {
            moved.attendee.clone_from(first);
        }
    }
    presiding
}

/// "Cllr Bell arrived at 8.10 pm" under the list that has Ann Bell: the one listed person of that surname came, and nobody
/// else.
pub(super) fn merge_movers(people: &mut Vec<Attendee>, moves: &mut [Move]) {
    let lone = |one: &Attendee| one.name.as_deref().is_some_and(|name| !name.contains(' '));
    let movers: Vec<String> = people
        .iter()
        .filter(|one| lone(one) && moves.iter().any(|moved| moved.attendee == one.id))
        .map(|one| one.id.clone())
        .collect();
    for id in movers {
        let Some(place) = people.iter().position(|one| one.id == id) else { continue };
        let own = people[place].name.as_deref().map(fold_name).unwrap_or_default();
        let same = |one: &&Attendee| {
            let name = one.name.as_deref().map(fold_name).unwrap_or_default();
            name.last_word().is_some_and(|(_, surname)| surname == own)
        };
        let mut full = people.iter().filter(same);
        let (Some(listed), None) = (full.next().map(|one| one.id.clone()), full.next()) else { continue };
        for moved in moves.iter_mut().filter(|moved| moved.attendee == id) {
            moved.attendee.clone_from(&listed);
        }
        people.remove(place);
    }
}

/// "Apologies had been received from Dr Bell" below the list that has Dr Ann Bell among them: one person.
pub(super) fn merge_told_again(reading: &Reading<'_>, people: &mut Vec<Attendee>) {
    const MOST: usize = 400;
    let namesake = |one: &Attendee, listed: &Attendee| {
        let (Some(surname), Some(full)) = (one.name.as_deref(), listed.name.as_deref()) else { return false };
        fold_name(full).last_word().is_some_and(|(_, last)| last == fold_name(surname))
    };
    let same = |one: &Attendee, listed: &Attendee| {
        one.honorific == listed.honorific && one.status == listed.status && one.group != listed.group
    };
    // of a surname that two have, nobody knows whose it is, wherever the other is listed
    let again = |one: &Attendee| {
        let mut namesakes = people.iter().filter(|listed| namesake(one, listed));
        namesakes.next().is_some_and(|listed| same(one, listed)) && namesakes.next().is_none()
    };
    let away = |one: &Attendee| {
        let lone = one.name.as_deref().is_some_and(|name| !name.contains(' ')) && one.honorific.is_some();
        lone && one.role.is_none() && matches!(one.status, Status::Apologies | Status::Absent)
    };
    // a list of its own, and no sentence, tells of others
    let told = |one: &Attendee| {
        let group = one.group.as_deref().map(str::to_ascii_lowercase).unwrap_or_default();
        reading.closes(&group, Class::ApologiesFrom)
    };
    if people.len() > MOST {
        return;
    }
    let told: Vec<bool> = people.iter().map(|one| away(one) && told(one) && again(one)).collect();
    let mut told = told.into_iter();
    people.retain(|_| !told.next().unwrap_or(false));
}

/// "CATHAOIRLEACH" over what the Cathaoirleach said: an office that nobody holds beside the person who presides in it.
pub(super) fn drop_unnamed_chair(reading: &Reading<'_>, people: &mut Vec<Attendee>) {
    let folded = |role: &Option<String>| role.as_deref().map(str::to_lowercase);
    let held: Vec<String> = people
        .iter()
        .filter(|one| one.name.is_some() && one.role.as_deref().is_some_and(|role| is_chair(reading, role)))
        .filter_map(|one| folded(&one.role))
        .collect();
    let headed = |one: &Attendee| {
        let shouted = one.role.as_deref().is_some_and(|role| !role.chars().any(char::is_lowercase));
        one.name.is_none() && shouted && folded(&one.role).is_some_and(|role| held.contains(&role))
    };
    people.retain(|one| !headed(one));
}

/// "Vice-Chairman, Ann Bell, and Members Ben Carr and Cy Dunn": an office that opens a list that runs on is that of the
/// name behind it.
pub(super) fn join_opening_office(people: &mut Vec<Attendee>) {
    for place in (1..people.len()).rev() {
        let (before, rest) = people.split_at_mut(place);
        let (Some((office, before)), Some((holder, rest))) = (before.split_last_mut(), rest.split_first_mut()) else {
            continue;
        };
        let opens = office.group.is_some() && before.last().is_none_or(|above| above.group != office.group);
        let lone = office.name.is_none() && office.count.is_none() && office.rule == "attendance_list";
        let bare = holder.honorific.is_none() && holder.role.is_none() && holder.organisation.is_none();
        let full = holder.name.as_deref().is_some_and(|name| name.contains(' '));
        let capital = office.role.as_deref().is_some_and(|role| role.starts_with(char::is_uppercase));
        // "Apologies: Chairman, Di Moss" under "Ann Bell (Chairman)" are two
        let held = before.iter().chain(rest.iter()).any(|one| one.role == office.role);
        let there = office.status == Status::Present;
        if opens && lone && bare && full && capital && there && !held && holder.group == office.group {
            holder.role = office.role.take();
            people.remove(place - 1);
        }
    }
}

/// "Members present: 10" over the list of the ten: the number says nothing more.
pub(super) fn drop_counted(reading: &Reading<'_>, people: &mut Vec<Attendee>) {
    let named = |status| people.iter().filter(|one| one.name.is_some() && one.status == status).count();
    let present = named(Status::Present);
    people.retain(|one| {
        let members = one.role.as_deref().is_some_and(|role| reading.words.classes(role).contains(Class::Membership));
        let told = one.name.is_none() && one.status == Status::Present && one.rule == "attendance_label";
        !(told && members && one.count.is_some_and(|count| count as usize == present))
    });
}

/// "Mr & Mrs Bell": two people who share all of the name that is written.
fn are_couple(first: &Attendee, second: &Attendee) -> bool {
    let address = |one: &Attendee| one.honorific.as_deref().map(str::to_ascii_lowercase);
    let (first, second) = (address(first), address(second));
    first.as_deref() == Some("mr") && matches!(second.as_deref(), Some("mrs" | "ms" | "miss"))
}

/// Where minutes list nobody as present, those "in attendance" are the meeting: the list is undivided.
pub(super) fn count_undivided_present(reading: &Reading<'_>, people: &mut [Attendee]) {
    if people.iter().any(|attendee| attendee.status == Status::Present && attendee.name.is_some()) {
        return;
    }
    let undivided = |attendee: &&mut Attendee| {
        attendee.status == Status::InAttendance
            && attendee.name.is_some()
            && attendee.group.as_deref().is_some_and(|group| reading.words.classes(group).contains(Class::Undivided))
    };
    for attendee in people.iter_mut().filter(undivided) {
        attendee.status = Status::Present;
        attendee.derived.push("status".to_owned());
    }
}

/// Whoever presides is a member, under whatever label.
pub(super) fn count_chair_present(reading: &Reading<'_>, people: &mut [Attendee]) {
    for attendee in people {
        let listed_beside = attendee.status == Status::InAttendance && attendee.name.is_some();
        if listed_beside && attendee.role.as_deref().is_some_and(|role| is_chair(reading, role)) {
            attendee.status = Status::Present;
            attendee.derived.push("status".to_owned());
        }
    }
}

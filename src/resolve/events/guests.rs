//! People who joined the meeting and stand in no list.

use crate::grammar::{Class, ClassSet};
use crate::model::{Attendee, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post};
use crate::parse::entry::Entry;
use crate::parse::offset_in;
use crate::parse::person::{fold_name, person};
use crate::resolve::ids::Identifiers;
use crate::resolve::outline::Outline;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

use super::party::{body_of, party};
use super::{SHORT, verb};

/// The lists whose words tell of somebody who comes.
const COMING: ClassSet = ClassSet::of(&[Class::Arrival, Class::GuestCame, Class::Welcome, Class::PartyLink]);

/// The rule by which guests are found.
const RULE: &str = "attendance_guest";

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
    let surname = |name: &str| fold_name(name).words().next_back().unwrap_or("").to_owned();
    // most paragraphs have no word of coming
    let may_tell = |statement: &&Statement| reading.lists_of(statement.block).intersects(COMING);
    let guests = statements.iter().filter(may_tell).flat_map(|statement| {
        joined(reading, statement)
            .into_iter()
            .chain(attended(reading, statement))
            .chain(welcomed(reading, statement))
            .map(move |guest| (statement, guest, false))
            .chain(party(reading, statement).into_iter().map(move |guest| (statement, guest, true)))
    });
    for (statement, guest, of_party) in guests {
        let Some(called) = guest.name else { continue };
        let own = surname(called);
        // of two guests with one surname each has a forename
        let other_forename = |other: &Attendee, name: &str| {
            let first = |name: &str| fold_name(name).bytes().next();
            other.rule == RULE && name.contains(' ') && called.contains(' ') && first(name) != first(called)
        };
        let listed = people
            .iter()
            .filter_map(|other| Some((other, other.name.as_deref()?)))
            .any(|(other, name)| fold_name(name).words().any(|part| part == own) && !other_forename(other, name));
        if listed {
            continue;
        }
        let heading = statement.item.and_then(|item| outline.headings.get(item));
        let titled = heading.and_then(|heading| delegation(reading, heading.title, &own));
        // "Deputation from the Path Club" over its members
        let sent = || {
            let body = heading.and_then(|heading| body_of(reading, reading.text(heading.title)))?;
            (of_party && guest.organisation.is_none()).then_some((called, Some(body)))
        };
        let titled = titled.or_else(sent);
        let (name, organisation) = titled.unwrap_or((called, guest.organisation));
        // what the heading adds does not stand where the name does
        let mut derived = vec!["status".to_owned()];
        derived.extend((name != called).then(|| "name".to_owned()));
        derived.extend(organisation.filter(|_| guest.organisation.is_none()).map(|_| "organisation".to_owned()));
        let status = if is_member(reading, &guest, people) { Status::Present } else { Status::InAttendance };
        people.push(Attendee {
            id: ids.give("attendee", &[name, ""]),
            name: Some(name.to_owned()),
            honorific: guest.honorific.map(|text| text.trim_end_matches('.').to_owned()),
            initials: None,
            role: guest.role.map(str::to_owned),
            organisation: organisation.map(str::to_owned),
            group: None,
            status,
            count: None,
            remote: None,
            events: Vec::new(),
            span: reading.place(reading.flow_span(called)),
            rule: RULE.to_owned(),
            confidence: confidence::FAIR,
            derived,
        });
    }
}

/// "Councillor Dunn joined the meeting": whether somebody has the office before the name that members present have.
fn is_member(reading: &Reading<'_>, guest: &Entry<'_>, people: &[Attendee]) -> bool {
    let Some(office) = guest.honorific.filter(|office| is_post(reading.words, office)) else { return false };
    let same = |other: &Option<String>| other.as_deref().is_some_and(|other| other.eq_ignore_ascii_case(office));
    people.iter().any(|one| one.status == Status::Present && (same(&one.honorific) || same(&one.role)))
}

/// The people of whom a statement says that they came: nothing stands between them and the verb.
fn joined<'a>(reading: &Reading<'a>, statement: &Statement) -> Vec<Entry<'a>> {
    let text = reading.text(statement.span);
    let Some(hit) = reading.hits_in(statement.span).iter().find(|hit| hit.class == Class::Arrival) else {
        return Vec::new();
    };
    if Reading::exceeds(text, SHORT + 10) {
        return Vec::new();
    }
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let (Some(phrase), Some(behind)) = (text.get(at..end), text.get(end..)) else { return Vec::new() };
    let strong = phrase.contains(" the ") || behind.trim_start().starts_with("the ");
    if strong && verb::moves(reading, statement, hit) { comers(reading, &text[..at]) } else { Vec::new() }
}

/// "Ann Bell and Ben Carr from the Roads Office attended to answer questions", "Mr Dunn of Elm Council attended for this
/// item": those who came for a part of the meeting.
fn attended<'a>(reading: &Reading<'a>, statement: &Statement) -> Vec<Entry<'a>> {
    let text = reading.text(statement.span);
    let Some(hit) = reading.hits_in(statement.span).iter().find(|hit| hit.class == Class::GuestCame) else {
        return Vec::new();
    };
    if Reading::exceeds(text, 2 * SHORT) {
        return Vec::new();
    }
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let (Some(phrase), Some(behind)) = (text.get(at..end), text.get(end..)) else { return Vec::new() };
    // "attended to the hedge" looked after it
    let next = behind.trim_start().split([' ', ',', '.']).next().unwrap_or("");
    let purpose = !phrase.ends_with(" to")
        || next.starts_with(char::is_lowercase) && !reading.words.classes(next).contains(Class::Pronoun);
    if purpose { comers(reading, &text[..at]) } else { Vec::new() }
}

/// The people at the end of what stands before a verb of coming, who have an honorific, a post or more than one name, and
/// perhaps an organisation behind "from" or "of"; what stands before a comma opens the sentence.
fn comers<'a>(reading: &Reading<'a>, before: &'a str) -> Vec<Entry<'a>> {
    const LONGEST: usize = 14;
    let before = before.trim_end();
    let told = |text: &'a str| {
        let text = seek::past(text.trim(), "and ");
        // whom a link holds together come from one place
        let (names, body) = [" from the ", " from ", " of the ", " of ", " representing "]
            .iter()
            .find_map(|link| seek::part(text, link))
            .map_or((text, None), |(names, body)| (names, Some(body)));
        let entries = attendance_list(reading.words, names, ListForm::RunOn);
        let named = |entry: &Entry<'_>| {
            entry.name.is_some_and(|name| {
                (name.contains(' ') || entry.honorific.is_some())
                    && name.contains(char::is_lowercase)
                    && !is_post(reading.words, name)
                    && !is_organisation(reading.words, name)
            })
        };
        let opens = entries.first().is_some_and(|first| {
            [first.honorific, first.role, first.name].into_iter().flatten().any(|slice| offset_in(names, slice) == 0)
        });
        let plain = !Reading::exceeds(text, LONGEST)
            && opens
            && body.is_none_or(|body| body.starts_with(char::is_uppercase))
            && !reading.has(reading.flow_span(text), Class::FiniteVerb)
            && entries.iter().all(named);
        let shared = |entry: Entry<'a>| Entry { organisation: entry.organisation.or(body), ..entry };
        plain.then(|| entries.into_iter().map(shared).collect::<Vec<_>>())
    };
    told(before).or_else(|| told(before.rsplit(", ").next()?)).unwrap_or_default()
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
    let closed = [" to the meeting", " to the Meeting", " to our meeting", " to this meeting", " to this Meeting"]
        .iter()
        .filter_map(|end| seek::find(guests, end))
        .min();
    let guests = &guests[..closed.unwrap_or(guests.trim_end_matches(['.', '\n', ' ']).len())];
    let host = text[..at].trim_end().trim_end_matches(" also").trim_end_matches(" then");
    // "He also welcomed Mr. Dunn representing Elm Works." goes on with whom the chair welcomes
    let goes_on = matches!(host, "He" | "She");
    let presides = goes_on || host.words().take(3).any(|word| reading.words.classes(word).contains(Class::Chair));
    let (behind, group) = ["delegation of ", "delegation from ", "representatives "]
        .iter()
        .find_map(|word| seek::part(guests, word))
        .map_or((guests, false), |(_, names)| (names, true));
    if Reading::exceeds(host, 6) || Reading::exceeds(guests, LONGEST) || closed.is_none() && !presides {
        return Vec::new();
    }
    let (behind, body) = seek::part(behind, " representing ").map_or((behind, None), |(who, body)| (who, Some(body)));
    let mut found = attendance_list(reading.words, behind, ListForm::RunOn);
    // "Ms. Ann Bell and Mr. Cy Dunn from the Oak Club": both come from there, where the first has no place of her own
    let linked = || [" from ", " of "].iter().any(|link| seek::find(behind, link).is_some());
    let apart = |entry: &Entry<'_>| entry.role.is_some() || entry.organisation.is_some();
    let together = found.split_last().filter(|(_, others)| !others.iter().any(apart) && linked());
    let body = body.or_else(|| together.and_then(|(last, _)| last.organisation.filter(|_| last.role.is_none())));
    for entry in &mut found {
        entry.organisation = entry.organisation.or(body);
    }
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
        let own = fold_name(found.name).words().next_back() == Some(surname);
        (own && rest.trim().is_empty()).then_some(found.name)
    };
    let (name, body) = named(right).map(|name| (name, left)).or_else(|| named(left).map(|name| (name, right)))?;
    Some((name, Some(body.trim()).filter(|body| body.starts_with(char::is_uppercase))))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn those_who_come_for_a_part() {
        let list = "Elm Council\n3 May 2024\n\nPresent: Councillor Ann Bell (Chair), Councillor Ben Carr\n\n1. Lamps\n";
        let cases: &[(&str, &[&str])] = &[
            (
                "Di Reed and Ed Lane from the Roads Office attended to receive comments.",
                &["Di Reed | Roads Office | InAttendance", "Ed Lane | Roads Office | InAttendance"],
            ),
            ("Behind the debate, Mr Lane of Elm Works attended for this item.", &["Lane | Elm Works | InAttendance"]),
            (
                "Gil Stone from the Harbour Office joined the meeting to explain it.",
                &["Gil Stone | Harbour Office | InAttendance"],
            ),
            // the form of address is that of the members
            ("Councillor Flo Gray joined the meeting at 8:10 pm.", &["Flo Gray | - | Present"]),
            (
                "The deputation consisted of Gil Stone, Hal Tarn and Ida Nash.",
                &["Gil Stone | - | InAttendance", "Hal Tarn | - | InAttendance", "Ida Nash | - | InAttendance"],
            ),
            ("The fund, which consisted of Elm Mill and Oak Mill, was told of.", &[]),
            ("Hal Tarn attended to the hedge.", &[]),
            (
                "The Chair welcomed Ms. Gil Stone and Mr. Hal Tarn from Ash Glider Club to the Meeting.",
                &["Gil Stone | Ash Glider Club | InAttendance", "Hal Tarn | Ash Glider Club | InAttendance"],
            ),
            ("The Chair welcomed Mr. Bell's report to the Meeting.", &[]),
            ("Councillor Bell attended to answer questions.", &[]),
        ];
        for (told, expected) in cases {
            let minutes = convert(&format!("{list}{told}\n\n2. Roads\nThey are bad.\n"));
            let guests: Vec<String> = minutes.attendees[2..]
                .iter()
                .map(|one| {
                    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
                    format!("{} | {} | {:?}", part(&one.name), part(&one.organisation), one.status)
                })
                .collect();
            assert_eq!(guests, *expected, "{told}");
        }
    }
}

//! Deputations and other parties of guests, whose members a sentence names.

use crate::grammar::Class;
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post};
use crate::parse::entry::Entry;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::seek;

/// Most words before the names, and most of the names.
const LONGEST: usize = 40;

/// "The deputation consisted of Ann Bell, Ben Carr and Cy Dunn.", "The Chairman welcomed a delegation from Elm Club which
/// comprised Ann Bell, Treasurer, and Ben Carr": the members of a party of guests that a sentence names in full.
pub(super) fn party<'a>(reading: &Reading<'a>, statement: &Statement) -> Vec<Entry<'a>> {
    let text = reading.text(statement.span);
    let Some(hit) = reading.hits_in(statement.span).iter().find(|hit| hit.class == Class::PartyLink) else {
        return Vec::new();
    };
    let (at, end) = (hit.start as usize - statement.span.start, hit.end as usize - statement.span.start);
    let (Some(head), Some(names)) = (text.get(..at), text.get(end..).and_then(|rest| rest.strip_prefix(' '))) else {
        return Vec::new();
    };
    let lower = seek::lower(head);
    let guests = reading.words_of(Class::Party).any(|word| seek::find(&lower, word).is_some());
    if !guests || Reading::exceeds(head, LONGEST) || Reading::exceeds(names, LONGEST) {
        return Vec::new();
    }
    let full = |entry: &Entry<'_>| {
        entry.name.is_some_and(|name| {
            (name.contains(' ') || entry.honorific.is_some())
                && name.contains(char::is_lowercase)
                && !is_post(reading.words, name)
                && !is_organisation(reading.words, name)
        })
    };
    let body = body_of(reading, head);
    let names = names.trim_end_matches('.');
    // "…, Ben Carr and Cy Dunn, Oak Works, Builders": what stands behind the last name is where they come from, unless it is a post
    let last = seek::part_last(names, " and ").and_then(|(_, last)| last.split_once(", ").map(|(_, behind)| behind));
    let firm = last.filter(|behind| !behind.split(", ").any(|piece| is_post(reading.words, piece)));
    let listed = firm.map_or(names, |firm| names[..names.len() - firm.len()].trim_end_matches([',', ' ']));
    let mut found: Vec<_> = attendance_list(reading.words, listed, ListForm::RunOn).into_iter().filter(full).collect();
    // "Ann Bell, Oak Trust, Ben Carr and Cy Dunn, Elm Works": both come from there, as others have their own
    let told = |entry: &Entry<'_>| entry.role.is_some() || entry.organisation.is_some();
    let sharing = 1 + usize::from(found.iter().any(told));
    for entry in found.iter_mut().rev().take(sharing).take_while(|entry| !told(entry)) {
        entry.organisation = firm;
    }
    for entry in &mut found {
        entry.organisation = entry.organisation.or(body);
    }
    found
}

/// "representatives of the Path Club which": the body from which a party comes.
pub(super) fn body_of<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let lower = seek::lower(text);
    let at = reading.words_of(Class::Party).find_map(|word| seek::find(&lower, word).map(|at| at + word.len()))?;
    let rest = text.get(at..)?;
    let rest = ["from ", "of "].iter().find_map(|link| rest.trim_start().strip_prefix(link))?;
    let end = [" which", " who", " that", ","].iter().filter_map(|stop| seek::find(rest, stop)).min();
    let body = seek::past(rest[..end.unwrap_or(rest.len())].trim_end(), "the ");
    let told = reading.has(reading.flow_span(body), Class::FiniteVerb);
    (body.starts_with(char::is_uppercase) && body.contains(' ') && !told).then_some(body)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn members_of_a_party() {
        let guests = |told: &str| {
            let list =
                "Elm Council\n3 May 2024\n\nPresent: Councillor Ann Bell (Chair), Councillor Ben Carr\n\n1. Lamps\n";
            let minutes = convert(&format!("{list}{told}\n\n2. Roads\nThey are bad.\n"));
            let told =
                |one: crate::model::Attendee| Some(format!("{} {}", one.name?, one.organisation.unwrap_or_default()));
            minutes.attendees.into_iter().skip(2).filter_map(told).collect::<Vec<_>>()
        };
        let told = "The deputation consisted of Di Reed, Ed Reed and Flo Gray, Oak Works.";
        assert_eq!(guests(told), ["Di Reed ", "Ed Reed ", "Flo Gray Oak Works"]);
        let told = "The delegation comprised Di Reed, Treasurer, Ed Lane and Flo Gray, Oak Works.";
        assert_eq!(guests(told), ["Di Reed ", "Ed Lane Oak Works", "Flo Gray Oak Works"]);
        let told = "The Chairman welcomed the club. He also welcomed Mr. Stone representing Ash Mills.";
        assert_eq!(guests(told), ["Stone Ash Mills"]);
        let told = "The Chairman welcomed representatives of the Path Club, which consisted of Mr. Gil Stone, Treasurer and Mr. \
                    Hal Tarn, Warden.";
        assert_eq!(guests(told), ["Gil Stone Path Club", "Hal Tarn Path Club"]);
        for other in [
            "The scheme consisted of Elm Lane, Ash Lane and Oak Lane.",
            "The deputation consisted of three residents.",
            "The delegation asked for the plan, which the county had.",
        ] {
            assert_eq!(guests(other), Vec::<String>::new(), "{other}");
        }
    }
}

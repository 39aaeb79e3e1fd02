//! Whether somebody's role is to preside, the office beside a name, and who only stood in for a part of the meeting.

use crate::grammar::Class;
use crate::model::{Attendee, Meeting, Status};
use crate::parse::attendance::unqualified;
use crate::parse::person::fold_name;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

/// Whether a role is that of who presides.
pub(in crate::resolve) fn is_chair(reading: &Reading<'_>, role: &str) -> bool {
    let first = role.split([',', '(', '/']).next().unwrap_or(role).trim();
    let classes = reading.words.classes(unqualified(reading.words, first));
    // "Chair, Deputy Warden of the Mill" has another office besides
    let office = role.split(',').next().unwrap_or(role);
    let deputy = || reading.says(&office.to_ascii_lowercase(), Class::Deputy);
    (classes.contains(Class::Chair) || seek::opens(role, "chair")) && !deputy()
}

/// "Ann was delayed. Ben Carr chaired the meeting in her absence.": whether somebody only stood in for the one who the
/// list says presides, and who was there for the rest.
pub(super) fn stands_in(reading: &Reading<'_>, people: &[Attendee], name: Span) -> bool {
    let listed = people.iter().any(|one| {
        one.status == Status::Present
            && one.name.as_deref().is_some_and(|listed| fold_name(listed) != fold_name(reading.text(name)))
            && one.role.as_deref().is_some_and(|role| is_chair(reading, role))
    });
    let text = reading.layout.flow.text.as_str();
    let behind = &text[name.end..];
    let line = &behind[..behind.find('\n').unwrap_or(behind.len())];
    let sentence = &line[..line.find(". ").unwrap_or(line.len())];
    listed && reading.says(&sentence.to_ascii_lowercase(), Class::StoodIn)
}

/// What an iterator gives, where that is one thing.
pub(super) fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    found.next().filter(|_| found.next().is_none())
}

/// "TSC Chair", "Student President (Chair)": whoever presides in a body that the role has by its letters, or beside
/// another office.
pub(super) fn chairs_besides(
    reading: &Reading<'_>,
    attendee: &Attendee,
    people: &[Attendee],
    meeting: &Meeting,
) -> bool {
    let whole = attendee.role.as_deref().unwrap_or("");
    let mut others = whole.split(['(', ',', '/']).skip(1).map(|part| part.trim_end_matches(')').trim());
    if others.any(|part| reading.words.classes(part).contains(Class::Chair)) {
        return true;
    }
    let role = whole.split(',').next().unwrap_or("");
    let parts = role.first_word();
    parts.is_some_and(|(letters, post)| {
        (2..=5).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            && is_chair(reading, post)
            && (is_named_by(meeting, letters) || is_shared(people, attendee, letters))
    })
}

/// Whether others of the list are of the body with these letters, too: "Ann Bell (Fjord, TSC)", "Ben Carr (Oak, TSC Chair)".
fn is_shared(people: &[Attendee], one: &Attendee, letters: &str) -> bool {
    people.iter().filter(|other| other.id != one.id).any(|other| {
        let details = [other.role.as_deref(), other.organisation.as_deref()].into_iter().flatten();
        details.flat_map(|detail| detail.split(|char: char| !char.is_alphanumeric())).any(|word| word == letters)
    })
}

/// Whether letters stand for the body that met: "TSC" in its name or in the title, or the initials of "Technical Steering
/// Committee". "ABC Chair" in the list of a senate is of another body.
fn is_named_by(meeting: &Meeting, letters: &str) -> bool {
    [meeting.body.as_deref(), meeting.title.as_deref()].into_iter().flatten().any(|name| {
        let initials = name.words().filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase());
        name.split(|char: char| !char.is_alphanumeric()).any(|word| word == letters)
            || initials.collect::<String>().contains(letters)
    })
}

/// The office before a name: "Board President Bell called the meeting to order".
pub(super) fn office_before<'a>(reading: &Reading<'a>, name: Span) -> Option<&'a str> {
    const LONGEST: usize = 60;
    let text = &reading.layout.flow.text;
    let start = text.floor_char_boundary(name.start.saturating_sub(LONGEST));
    let before = text[start..name.start].rsplit(['\n', '.', ';', ':', '(']).next().unwrap_or("");
    let before = before.trim_end_matches([' ', ',']);
    let offices = before.rmatch_indices(' ').map(|(at, _)| &before[at + 1..]).chain([before]).take(5);
    let known = |office: &&str| {
        let classes = reading.words.classes(unqualified(reading.words, office));
        let office_only =
            classes.contains(Class::Chair) || classes.contains(Class::Post) && !classes.contains(Class::Honorific);
        office_only && office.starts_with(char::is_uppercase)
    };
    offices.filter(known).last()
}

/// The office behind a name: "Ann Bell, Chair, called the meeting to order", "by Ann Bell, President."
pub(super) fn office_behind<'a>(reading: &Reading<'a>, name: Span) -> Option<&'a str> {
    const LONGEST: usize = 60;
    let text = &reading.layout.flow.text;
    let behind = text[name.end..].strip_prefix(", ")?;
    let near = &behind[..behind.floor_char_boundary(LONGEST)];
    let office = &near[..near.find([',', '.', '\n', ';', ')'])?];
    let office = office.strip_suffix(" presiding").unwrap_or(office);
    let known = reading.words.classes(unqualified(reading.words, office));
    let held = known.contains(Class::Chair) || known.contains(Class::Post);
    (held && office.starts_with(char::is_uppercase)).then_some(office)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn who_presides() {
        let list = "Present: Ann Bell (Chair), Ben Carr, Cy Dunn\n\n1. Lamps\n";
        let plain = "Present: Ann Bell, Ben Carr, Cy Dunn\n\n1. Lamps\n";
        let letters = "Present:\n- Ann Bell (Fjord, TSC)\n- Ben Carr (Oak, TSC Chair)\n- Cy Dunn (Elm)\n\n1. Lamps\nThey are out.\n";
        let cases = [
            (format!("{list}Ann was late. Ben Carr chaired the meeting in her absence.\n"), "Ann Bell", "Chair"),
            (
                format!("{plain}Called to order at 9:02 am by Interim Board President Ann Bell.\n"),
                "Ann Bell",
                "Interim Board President",
            ),
            (format!("{plain}Call to order by Senior Warden Ben Carr at 7 pm.\n"), "Ben Carr", "Senior Warden"),
            (letters.to_owned(), "Ben Carr", "TSC Chair"),
            (
                "Present:\nC. Fry, Student President (Chair)\nN. Lowe, Treasurer\n\n1. Lamps\n".to_owned(),
                "C. Fry",
                "Student President (Chair)",
            ),
            (format!("Ann Bell, Chair, called the meeting to order at 7 pm.\n\n{plain}"), "Ann Bell", "Chair"),
            (format!("The meeting was called to order by Cy Dunn, President.\n\n{plain}"), "Cy Dunn", "President"),
            (
                "Present: Ann Bell, Ben Carr. Di W. Moss, Rector, presided.\n\n1. Lamps\nThey are out.\n".to_owned(),
                "Di W. Moss",
                "Rector",
            ),
        ];
        // whoever leads has the chair, unless somebody else is named for it
        for (list, chair) in [
            ("Ann Bell (President), Ben Carr (Secretary), Cy Dunn", "Ann Bell"),
            ("Ann Bell, President; Ben Carr, Trustee; Cy Dunn, Trustee", "Ann Bell"),
            ("Ann Bell (President), Ben Carr (Chair), Cy Dunn", "Ben Carr"),
        ] {
            let text = format!("Elm Village Board of Trustees\n3 May 2024\n\nPresent: {list}\n\n1. Lamps\n");
            assert_eq!(convert(&text).meeting.chair.as_deref(), Some(chair), "{list}");
        }
        // to lead a senate, or another committee, is not to preside
        for list in ["Ann Bell (Senate President)\nBen Carr (Secretary)", "Ann Bell (BCD Chair)\nBen Carr (Secretary)"]
        {
            let text = format!("Elm Student Senate\n3 May 2024\n\nPresent:\n{list}\n\n1. Lamps\nThey are out.\n");
            assert_eq!(convert(&text).meeting.chair, None, "{list}");
        }
        let listed = "Elm Parish Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n";
        for text in [
            "1. Lamps\nOut. Mrs Reed opened the meeting of the garden club.",
            "Fr Pole opened the meeting with a prayer.\n\n1. Lamps",
            "Mr Pole opened the meeting to the public.\n\n1. Lamps",
            "Mr Pole opened the meeting.\n\n1. Lamps",
            "1. Lamps\nSupervisor Pole opened the meeting.",
        ] {
            assert_eq!(convert(&format!("{listed}{text}\n")).meeting.chair, None, "{text}");
        }
        let opened = "Elm Town Board\n3 May 2024\n\nSupervisor Bell opened the meeting at 7 pm.\n\nIn attendance were Councilman \
                      Carr and Councilman Dunn.\n\n1. Lamps\n";
        assert_eq!(convert(opened).meeting.chair.as_deref(), Some("Bell"));
        for (text, chair, role) in cases {
            let minutes = convert(&format!("Elm Board\n3 May 2024\n\n{text}"));
            assert_eq!(minutes.meeting.chair.as_deref(), Some(chair), "{text}");
            let roles: Vec<_> = minutes.attendees.iter().filter(|one| one.name.as_deref() == Some(chair)).collect();
            assert_eq!(roles[0].role.as_deref(), Some(role), "{text}");
            let presiding = minutes.attendees.iter().filter(|one| one.role.as_deref() == Some("Chair")).count();
            assert!(presiding <= 1, "{text}");
        }
    }
}

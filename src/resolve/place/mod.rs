//! Where the meeting was held.

mod address;
mod held;
mod labelled;

use crate::grammar::{Class, Hit};
use crate::model::Meeting;
use crate::parse::sentence::sentences;
use crate::parse::time::times;
use crate::text::{Block, Span, seek};

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;

use address::address_line;
use held::{after_preposition, behind_day, behind_time, held_at, held_below, in_a_line};
use labelled::{behind_facts, in_table, labelled};

/// Place: a label, "held in …", or a line of the title block with the words of an address.
pub(super) fn place(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance, meeting: &mut Meeting) {
    let found = labelled(reading, head)
        .or_else(|| in_table(reading, head))
        .or_else(|| behind_facts(reading, head))
        .or_else(|| held_at(reading, head, attendance))
        .or_else(|| in_a_line(reading, head, attendance))
        .or_else(|| address_line(reading, head, attendance, meeting))
        .or_else(|| convened_at(reading))
        .or_else(|| held_below(reading))
        .or_else(|| online(reading, head, attendance))
        .or_else(|| listed_online(reading, attendance))
        .or_else(|| behind_day(reading, head, attendance))
        .or_else(|| behind_time(reading, head, attendance));
    let found = found.and_then(|span| told(reading, span));
    if let Some(span) = found.map(|span| without_link(reading, span)) {
        meeting.location = Some(reading.text(span).trim().to_owned());
        set(reading, meeting, "location", span);
    }
}

/// "Please join by Zoom", "Watch the recording on Zoom": what a place tells people to do is none, but by what they are to
/// join the meeting is.
fn told(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    // "Please note: Elm Hall": a note tells of the place
    if let Some((head, place)) = text.split_once(": ").filter(|(head, _)| head.eq_ignore_ascii_case("please note")) {
        return Some(Span::new(span.start + head.len() + ": ".len(), span.end)).filter(|_| !place.trim().is_empty());
    }
    // "Watch House" and "View Street Hall" are places, "Join Zoom" is none
    let end = reading.words.longest(Class::PlaceOrder, text).filter(|end| text[*end..].starts_with(' '));
    let asked = end.map(|end| end + 1).is_some_and(|end| {
        let behind = &text[end..];
        let start = span.start + end;
        let joined = |hit: &Hit| hit.class == Class::OnlinePlace && hit.start as usize == start;
        behind.starts_with(char::is_lowercase) || reading.hits_in(span).iter().any(joined)
    });
    if !asked {
        return Some(span);
    }
    let recorded = ["record", "video"].iter().any(|word| text.to_ascii_lowercase().contains(word));
    let mut hits = reading.hits_in(span).iter().filter(|hit| hit.class == Class::OnlinePlace);
    hits.find(|hit| !recorded && hit.end as usize <= span.end)
        .map(|hit| Span::new(hit.start as usize, hit.end as usize))
}

/// "on Teams", "via Zoom", "by telephone": the words before are no part of the place.
fn without_link(reading: &Reading<'_>, span: Span) -> Span {
    let text = reading.text(span).trim();
    let lower = text.to_ascii_lowercase();
    let links = ["via ", "by ", "on ", "over ", "through "];
    let bare =
        links.iter().find_map(|link| lower.strip_prefix(link)).map_or(text, |bare| &text[text.len() - bare.len()..]);
    reading.flow_span(bare)
}

/// "Members present via teleconference: …": where the first list says how its people took part, that is the place.
fn listed_online(reading: &Reading<'_>, attendance: &Attendance) -> Option<Span> {
    let (_, block) = reading.blocks().find(|(index, _)| attendance.listed[*index])?;
    let label = reading.layout.text_of(block).find(':')?;
    let label = Span::new(block.flow.start, block.flow.start + label);
    let hit =
        reading.hits_in(label).iter().find(|hit| hit.class == Class::OnlinePlace && hit.end as usize <= label.end)?;
    let said = reading.text(Span::new(hit.start as usize, hit.end as usize));
    // "Members participating remotely" says how, and not where
    (!said.to_ascii_lowercase().ends_with("ly")).then(|| reading.flow_span(said))
}

/// "The meeting convened at 6:36 at the Pizza Bank Restaurant": the sentence of the opening.
pub(super) fn convened_at(reading: &Reading<'_>) -> Option<Span> {
    const NEAR: usize = 150;
    let mut spans = Vec::new();
    for (index, block) in reading.blocks().take(40) {
        if !reading.lists_of(index).contains(Class::ConvenedWord) {
            continue;
        }
        spans.clear();
        sentences(reading.words, reading.layout.text_of(block), block.flow.start, &mut spans);
        for span in spans.iter().take(3) {
            let text = reading.text(*span);
            let lower = text.to_ascii_lowercase();
            let Some(at) = reading.words_of(Class::ConvenedWord).find_map(|phrase| seek::find(&lower, phrase)) else {
                continue;
            };
            // what stands further behind the verb is said of something else
            let near = |place: &Span| place.start <= span.start + at + NEAR;
            if let Some(place) = after_preposition(reading, text, at).filter(near) {
                return Some(place);
            }
        }
    }
    None
}

/// A meeting without a room: "Zoom", "telecon".
pub(super) fn online(reading: &Reading<'_>, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Span> {
    const LONGEST: usize = 160;
    // "Ann Bell (via Zoom)" is said of her
    let own = head.iter().take(6).filter(|(index, block)| !attendance.listed[*index] && block.flow.len() <= LONGEST);
    // "See also the agenda and the IRC log" says where something is read
    let tells = |text: &str| !text.starts_with("See ");
    own.into_iter().filter(|(_, block)| tells(reading.layout.text_of(block))).find_map(|(_, block)| {
        let mut hits = reading.hits_in(block.flow).iter().filter(|hit| hit.class == Class::OnlinePlace);
        let hit = hits.find(|hit| {
            let end = hit.end as usize;
            // "with 2 remote attendees" says how some took part
            let (said, behind) = reading.layout.flow.text[hit.start as usize..].split_at(end - hit.start as usize);
            let of_others = reading.words.classes(said).contains(Class::Manner)
                && behind.strip_prefix(' ').is_some_and(|on| on.starts_with(char::is_lowercase));
            // "- Sale of tickets online" is a point of business, "- 7 pm, online" and "- Held online" are none
            let told = || {
                let text = reading.layout.text_of(block);
                !times(text).is_empty() || seek::find(&text.to_ascii_lowercase(), "held").is_some()
            };
            let point = block.marker.is_some() && hit.start as usize > block.flow.start && !told();
            // "https://gitter.example/elm", "[Discord](https://…)" say where something is found
            let source = reading.layout.flow.source_span(Span::new(hit.start as usize, end));
            let line = source.start
                - reading.layout.written[..source.start]
                    .bytes()
                    .rev()
                    .take_while(|byte| !byte.is_ascii_whitespace())
                    .count();
            let address = seek::find(&reading.layout.written[line..source.start], "://").is_some();
            let behind = &reading.layout.written[source.end..];
            let linked = block.marker.is_some()
                && behind
                    .lines()
                    .next()
                    .is_some_and(|rest| seek::find(rest, "](").is_some_and(|at| !rest[..at].contains('[')));
            // "Elm Working Group Teleconference" is the name of the meeting
            let titled = seek::opens(said, "telecon")
                && hit.start as usize > block.flow.start
                && behind.trim_start_matches(' ').starts_with('\n');
            end <= block.flow.end && !of_others && !point && !address && !linked && !titled
        })?;
        Some(Span::new(hit.start as usize, hit.end as usize))
    })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    /// The place of a meeting with these lines at its head, before this list.
    fn place(head: &str, present: &str) -> Option<String> {
        let business = "1. Roads\nIt was agreed to pay the bill.\n\n2. Lights\nThe lamp was mended.\n";
        convert(&format!("{head}\n\n{present}: Ann Bell, Ben Carr and Cy Dunn\n\n{business}")).meeting.location
    }

    #[test]
    fn places_behind_the_time() {
        let cases = [
            ("Elm Club Minutes\nFriday 1 March 2024, 7:15pm, Kettle Café", Some("Kettle Café")),
            (
                "Elm Parish Council – Special Meeting Friday 1st March 2024, 7.30pm Elm Village Hall",
                Some("Elm Village Hall"),
            ),
            ("Elm Parish Council – Special Meeting Friday 1st March 2024, 7.30pm Chair Ann Bell", None),
        ];
        for (head, expected) in cases {
            assert_eq!(place(head, "Present").as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn places_behind_labels_and_in_tables() {
        let table = "| Date | Time | Place |\n|---|---|---|\n| 1 March 2024 | 7 pm | Oak Lodge |";
        let rows = "| | |\n|---|---|\n| Date | 1 March 2024 |\n| Venue | Oak Lodge |";
        for head in [
            "Elm Club\n1 March 2024\nVenue – Oak Lodge",
            "Elm Club\n1 March 2024\nVenue\tOak Lodge",
            "Elm Club, 1 March 2024, Oak Lodge",
            "The Elm Club met on 1 March 2024 at 7 pm at Oak Lodge.",
            "MINUTES OF THE ELM CLUB HELD ON 1 MARCH 2024 IN OAK LODGE AT NOON",
            &format!("# Elm Club\n\n{table}"),
            &format!("# Elm Club\n\n{rows}"),
        ] {
            assert!(place(head, "Present").is_some_and(|it| it.eq_ignore_ascii_case("Oak Lodge")), "{head}");
        }
        assert_eq!(place("Elm Club\n1 March 2024\nVenue to follow", "Present"), None);
    }

    #[test]
    fn a_name_or_a_link_with_a_way_to_meet_is_no_place() {
        for (head, expected) in [
            ("Elm Working Group Teleconference\n\n3 May 2024", None),
            ("Elm Group\n3 May 2024\n\nhttps://gitter.example/elm/3-may", None),
            ("Elm Group, 3 May 2024, by Zoom", Some("Zoom")),
        ] {
            assert_eq!(place(head, "Present").as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn what_people_are_told_to_do_is_no_place() {
        for (line, found) in [
            ("Location: Please join by the Zoom link that was sent", Some("Zoom")),
            ("Location: Watch the recording on Zoom", None),
            ("Location: Elm Hall", Some("Elm Hall")),
            ("Location: Dial Barn, Oak Road", Some("Dial Barn, Oak Road")),
            ("Location: View Lane Hall, Oak", Some("View Lane Hall, Oak")),
            ("Location: Use Centre", Some("Use Centre")),
            ("Location: Please note: Oak Barn and Zoom", Some("Oak Barn and Zoom")),
        ] {
            assert_eq!(place(&format!("Elm Club\n1 March 2024\n{line}"), "Present").as_deref(), found, "{line}");
        }
    }

    #[test]
    fn places_go_on_in_titles_in_capitals() {
        let head = "MINUTES OF WHAT PASSED AT A SPECIAL MEETING OF THE\nMUNICIPAL DISTRICT OF ELM WEST HELD IN OAK\nLODGE, MILL ROAD, ELM WEST, ON\nFRIDAY, 1 MARCH 2024.";
        assert_eq!(place(head, "PRESENT").as_deref(), Some("OAK LODGE, MILL ROAD, ELM WEST"));
    }

    #[test]
    fn a_point_that_ends_in_online_is_no_place() {
        let head = "Elm Club\n1 March 2024\n\nThe club met to consider:\n\n1. Two plans:\n   * a new roof\n   * selling seats online";
        assert_eq!(place(head, "Present"), None);
        for (entry, found) in [("- The meeting was held online", "held online"), ("* 19:30, online", "online")] {
            let head = format!("Elm Club\n1 March 2024\n\n{entry}");
            assert_eq!(place(&head, "Present").as_deref(), Some(found), "{entry}");
        }
    }

    #[test]
    fn a_place_behind_other_facts() {
        let head = "Elm Club\nDate: 1 March 2024    Time: 10:00 - 12:30    Venue: Room 2, Oak Lodge";
        assert_eq!(place(head, "Present").as_deref(), Some("Room 2, Oak Lodge"));
        let head = "Elm Club\nTime: 10:00, Venue: Oak Lodge, Date: 1 March 2024";
        assert_eq!(place(head, "Present").as_deref(), Some("Oak Lodge"));
        // what other labels lead to is no part of the place
        let facts = "Elm Club\nDate: 1 March 2024 Time: 10:00";
        for (behind, expected) in [
            ("Venue: Fern Barn Chair: Ann Bell Clerk: Ben Carr", Some("Fern Barn")),
            ("Venue: Fern Barn Minute taker: Ben Carr", Some("Fern Barn")),
            ("| Location: Zoom, Passcode: 55 66 |", Some("Zoom")),
            ("Venue: Fern Barn, Mill Lane", Some("Fern Barn, Mill Lane")),
        ] {
            assert_eq!(place(&format!("{facts} {behind}"), "Present").as_deref(), expected, "{behind}");
        }
        let head = "Elm Club\nDate: 1 March 2024\nLocation: Zoom, Passcode: 55 66";
        assert_eq!(place(head, "Present").as_deref(), Some("Zoom"));
        // nor is the place of another meeting that of this one
        let next = "Elm Club\nDate: 1 March 2024. Next meeting date: 5 April, Venue: Fern Barn";
        assert_eq!(place(next, "Present"), None);
    }

    #[test]
    fn who_opened_the_meeting_is_no_part_of_the_place() {
        let cases = [
            ("was called to order at 7 pm at Oak Lodge by President Ann Bell and greeted all.", "Oak Lodge"),
            ("was called to order at 7 pm at Oak Lodge by Mrs Ann Bell.", "Oak Lodge"),
            ("was called to order at 7 pm at Fern Inn by Loch Ness.", "Fern Inn by Loch Ness"),
            ("was called to order at 7 pm in the Hall by the Pond.", "Hall by the Pond"),
        ];
        for (told, expected) in cases {
            let head = format!("Elm Club\n1 March 2024\n\nA meeting of the Elm Club {told}");
            assert_eq!(place(&head, "Present").as_deref(), Some(expected), "{told}");
        }
    }

    #[test]
    fn one_word_keeps_its_article() {
        let head = "MINUTES OF ELM PARISH COUNCIL MEETING HELD AT THE CHURCH MONDAY 1 MARCH 2024";
        assert_eq!(place(head, "Present").as_deref(), Some("THE CHURCH"));
        assert_eq!(place("The Elm Club met in the Old Hall on 1 March 2024.", "Present").as_deref(), Some("Old Hall"));
    }

    #[test]
    fn places_in_their_forms() {
        let cases = [
            ("The Elm Club met on Teams on Monday 1 March 2024.", "Present", Some("Teams")),
            ("Minutes of the Elm Club held by telephone on 1 March 2024", "Present", Some("telephone")),
            (
                "Minutes of Elm Club held in the Old Hall, Elm, Co. Clare, on 1 March 2024",
                "Present",
                Some("Old Hall, Elm, Co. Clare"),
            ),
            (
                "The Elm Club met in the Boardroom at the Park Office on 1 March 2024.",
                "Present",
                Some("Boardroom at the Park Office"),
            ),
            ("The Elm Club met on 1 March 2024 at Bell's Inn during lunch.", "Present", Some("Bell's Inn")),
            ("Elm Club\n1 March 2024\nin person with 2 remote attendees", "Present", None),
            (
                "Annual General Meeting of the Elm Club, Friday 1 March 2024, St Anne's Church Hall, 7.30 pm",
                "Present",
                Some("St Anne's Church Hall"),
            ),
        ];
        for (head, present, expected) in cases {
            assert_eq!(place(head, present).as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn places_in_lines_of_the_title() {
        let cases = [
            ("Minutes of Elm Club\nFriday 1 March 2024, Clubhouse, 7pm", "Present", Some("Clubhouse")),
            (
                "Elm Library Board\nFriday, March 1, 2024\nElm Public Library, 12 Main St.",
                "Present",
                Some("Elm Public Library, 12 Main St."),
            ),
            ("# Elm Club\n\nDate: 1 March 2024\n\nSee also the agenda and the IRC log", "Present", None),
            ("Elm Club\n1 March 2024\n\nAnn called the meeting to order at 7.", "Present", None),
            (
                "Elm Club\nThursday, March 2, 2024, 5:30 PM · Peak Community Hall, Oakham",
                "Present",
                Some("Peak Community Hall, Oakham"),
            ),
            (
                "Elm Club. Minutes of the meeting held on March 1, 2024. There will be a stall in May, so Mrs Lane will bring cakes.",
                "Present",
                None,
            ),
            (
                "Elm Association\nOn Monday 3 May 2024\n\nin the Oak Conference Room",
                "Present",
                Some("Oak Conference Room"),
            ),
            (
                "Minutes of Meeting of Oakham Area Committee held Aras Finn, Oakham on Thursday 2 May 2024",
                "Present",
                Some("Aras Finn, Oakham"),
            ),
            (
                "Minutes of the meeting of Elm Club held in the Oak Room at Bell's in Oakham at 7.30 pm on 3 May 2024",
                "Present",
                Some("Oak Room at Bell's in Oakham"),
            ),
            (
                "Elm Fire District\n10 Oak Avenue, Suite 3 • Oakham, CA 95655 • Phone (555) 555-0100\n\nMinutes\n\nThursday, May 2, 2024\nHeld Remotely Via Zoom",
                "Present",
                Some("Zoom"),
            ),
            ("Elm Board\nMinutes of 3 May 2024", "Members present via teleconference", Some("teleconference")),
            ("Elm Board\nMinutes of 3 May 2024", "Present", None),
            ("Minutes of the meeting held on 3 May 2024at Oak House", "Present", Some("Oak House")),
            (
                "Minutes of the Elm Club meeting held on 3 May 2024\n\nat 7.30pm in Elm village",
                "Present",
                Some("Elm village"),
            ),
            ("Minutes of the Elm Club meeting held on 3 May 2024\n\nat 7.30pm in private", "Present", None),
            ("Elm Assembly, 3 May 2024\n9:00am EDT, GoToMeeting", "Present", Some("GoToMeeting")),
            // whoever calls to order is no place, nor is the line over the name of the body
            (
                "Elm Board\n3 May 2024\n\nThe meeting was called to order by President Jane Kemp at 7:00 pm in the Carver Library.",
                "Present",
                Some("Carver Library"),
            ),
            (
                "Elm Trust\nMinutes of Meeting held\nMonday 3 May 2024\n8.00pm in the Committee Room",
                "Present",
                Some("Committee Room"),
            ),
            ("Elm Board\nMinutes of 3 May 2024\nHost: Ann Bell", "Present", None),
            (
                "Elm Board\n3 May 2024\n\nThe Board meeting was called to order by Chairman Jane Kemp at 7:00 pm.",
                "Present",
                None,
            ),
            (
                "Elm Board\n3 May 2024\n\nMayor Lee called the regular meeting to order at 6 p.m. at the Fire Hall, 55 Elm Road.",
                "Present",
                Some("Fire Hall, 55 Elm Road"),
            ),
            (
                "Elm Board\n3 May 2024\n\nThe meeting was opened by Ann Lee at 7 pm at the Town Hall.",
                "Present",
                Some("Town Hall"),
            ),
            ("ELM VALLEY SCHOOL DISTRICT\nBoard of Education Regular Meeting\nMay 4, 2015", "Present", None),
            (
                "Meeting of the Committee on Roads held on 4 May 2001 in Lisbon (approved at the meeting on 2 July 2001)",
                "Present",
                Some("Lisbon"),
            ),
        ];
        for (head, present, expected) in cases {
            assert_eq!(place(head, present).as_deref(), expected, "{head}");
        }
    }
}

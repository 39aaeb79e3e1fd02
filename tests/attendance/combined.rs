//! Parts of attendance in all their combinations: labels, forms of lists and layouts, and sentences with names.

use minutebook::convert;
use minutebook::model::Status::{self, Absent, Apologies, InAttendance, Present};

use super::{minutes_with, told};

/// Labels, and what the people under them are.
const LABELS: [(&str, Status); 36] = [
    ("Present", Present),
    ("Members present", Present),
    ("Attendees", Present),
    ("Meeting participants", Present),
    ("Those attending were", Present),
    ("The following trustees were in attendance", Present),
    ("The following members attended", Present),
    ("Present at the meeting", Present),
    ("Present for all or part of the meeting", Present),
    ("Present in chambers", Present),
    ("Members of the Board present", Present),
    ("Members participating", Present),
    ("In attendance by invitation", InAttendance),
    ("Also present", InAttendance),
    ("Other persons present", InAttendance),
    ("Officers attending", InAttendance),
    ("Also on the call", InAttendance),
    ("The following officers were also present", InAttendance),
    ("The following staff were present", InAttendance),
    ("Staff/guests", InAttendance),
    ("Apologies", Apologies),
    ("Apologies/Regrets", Apologies),
    ("Apologies were received from", Apologies),
    ("Apologies for absence were accepted from", Apologies),
    ("Apologies for absence were received and noted from", Apologies),
    ("Apologies had been sent by", Apologies),
    ("Apologies were given for", Apologies),
    ("The following members sent apologies", Apologies),
    ("The following apologies were received", Apologies),
    ("Not able to attend", Apologies),
    ("Absences (excused)", Apologies),
    ("Absent", Absent),
    ("Absent from the meeting", Absent),
    ("Absent at roll call", Absent),
    ("Did not attend or send apologies", Absent),
    ("The following members were absent", Absent),
];

/// Lists on one line, with name, role and organisation of each.
const LISTS: [(&str, &str); 12] = [
    ("Eve Frost, Guy Hale", "Eve Frost | - | -; Guy Hale | - | -"),
    ("Eve Frost and Guy Hale.", "Eve Frost | - | -; Guy Hale | - | -"),
    ("Mr E Frost, Mrs G Hale & Dr I Joyce", "E Frost | - | -; G Hale | - | -; I Joyce | - | -"),
    ("Cllrs Frost, Hale and Joyce", "Frost | - | -; Hale | - | -; Joyce | - | -"),
    ("Council Members Frost, Hale, and Joyce", "Frost | - | -; Hale | - | -; Joyce | - | -"),
    ("Eve Frost; Guy Hale; and Ida Joyce.", "Eve Frost | - | -; Guy Hale | - | -; Ida Joyce | - | -"),
    ("Frost, Hale, Joyce and Kemp", "Frost | - | -; Hale | - | -; Joyce | - | -; Kemp | - | -"),
    ("Eve Frost (Treasurer), Guy Hale", "Eve Frost | Treasurer | -; Guy Hale | - | -"),
    ("Eve Frost, Treasurer; Guy Hale, Surveyor", "Eve Frost | Treasurer | -; Guy Hale | Surveyor | -"),
    ("Eve Frost (EF, Treasurer), Guy Hale (GH – Surveyor)", "Eve Frost | Treasurer | -; Guy Hale | Surveyor | -"),
    ("Eve Frost (Oak Trust), Guy Hale (Elm Homes Ltd)", "Eve Frost | - | Oak Trust; Guy Hale | - | Elm Homes Ltd"),
    (
        "Eve van der Frost, Guy O'Hale, Zoë Joyce-Kemp",
        "Eve van der Frost | - | -; Guy O'Hale | - | -; Zoë Joyce-Kemp | - | -",
    ),
];

/// How a label and its list stand, `L` for the one and `N` for the other.
const LAYOUTS: [&str; 9] =
    ["L: N", "L - N", "    L: N", "L:\nN", "L:\n\nN", "**L:** N", "**L**\n\nN", "## L\n\nN", "- L: N"];

/// Lists of lines, with name, role and organisation of each.
const LINES: [(&[&str], &str); 5] = [
    (&["Eve Frost", "Guy Hale", "Ida Joyce"], "Eve Frost | - | -; Guy Hale | - | -; Ida Joyce | - | -"),
    (&["Eve Frost (Treasurer)", "Guy Hale"], "Eve Frost | Treasurer | -; Guy Hale | - | -"),
    (&["Eve Frost – Treasurer", "Guy Hale – Surveyor"], "Eve Frost | Treasurer | -; Guy Hale | Surveyor | -"),
    (&["EF – Eve Frost", "GH – Guy Hale"], "Eve Frost | - | -; Guy Hale | - | -"),
    (&["Mr E Frost, Oak Trust", "Dr G Hale, Elm Homes Ltd"], "E Frost | - | Oak Trust; G Hale | - | Elm Homes Ltd"),
];

/// How lines stand under their label: before the first of them, before each, and between them.
const UNDER: [(&str, &str, &str); 8] = [
    ("L:\n", "", "\n"),
    ("L\n\n", "", "\n\n"),
    ("L:\n", "    ", "\n"),
    ("**L**\n\n", "- ", "\n"),
    ("## L\n\n", "* ", "\n"),
    ("L:\n", "# ", "\n"),
    ("**L:**  \n", "", "  \n"),
    ("**L:**\\\n", "", "\\\n"),
];

/// Sentences about attendance, `N` for the names.
const SENTENCES: [(&str, Status); 16] = [
    ("Apologies were received and accepted from N.", Apologies),
    ("The Clerk reported that apologies had been received from N.", Apologies),
    ("N sent apologies.", Apologies),
    ("N had given their apologies.", Apologies),
    ("N apologised for absence.", Apologies),
    ("N were unable to attend.", Apologies),
    ("N were absent with apologies.", Apologies),
    ("Apologies from N were received.", Apologies),
    ("The apologies of N were accepted.", Apologies),
    ("All members were present except N, who sent apologies.", Apologies),
    ("All members were present except N.", Absent),
    ("With the exception of N, all members were present.", Absent),
    ("N were absent.", Absent),
    ("N did not attend.", Absent),
    ("N were also present.", InAttendance),
    ("Also in attendance were N.", InAttendance),
];

/// Names in a sentence, with name, role and organisation of each.
const NAMES: [(&str, &str); 3] = [
    ("Eve Frost and Guy Hale", "Eve Frost | - | -; Guy Hale | - | -"),
    ("Mr E Frost and Dr G Hale", "E Frost | - | -; G Hale | - | -"),
    ("Eve Frost, Guy Hale and Ida Joyce", "Eve Frost | - | -; Guy Hale | - | -; Ida Joyce | - | -"),
];

/// What tells of nobody.
const NOBODY: [&str; 14] = [
    "Apologies: None",
    "Absent: No one",
    "Present: All members",
    "Members of the public: 0",
    "Attendance: See attached sheet",
    "All members were present.",
    "The Board thanked all those present.",
    "Apologies were made for the noise.",
    "Staff: The rota was discussed.",
    "The following were present in the water: lead and zinc.",
    "The following payments were approved: Bright Ltd, Dunn & Co.",
    "All lamps were lit except for Long Lane.",
    "Joining the library is free.",
    "Those attending the gala will need tickets.",
];

/// Those who are found beside Ann Bell and Ben Carr, who are listed in each, against those who must be.
fn compare(wrong: &mut Vec<String>, parts: [&str; 3], attendance: &str, expected: &str, status: Status) {
    // one sign of markup alone makes no Markdown
    let label = if attendance.contains(['*', '#', '\\']) { "**Present:**" } else { "Present:" };
    let text = minutes_with(&format!("{label} Ann Bell, Ben Carr\n\n{attendance}"));
    let found: Vec<String> = convert(&text).attendees.iter().skip(2).map(told).collect();
    let status = serde_json::to_value(status).unwrap();
    let people = expected.split("; ").filter(|one| !one.is_empty());
    let expected: Vec<String> = people.map(|one| format!("{one} | {}", status.as_str().unwrap())).collect();
    if found != expected {
        wrong.push(format!("{parts:?}: {found:?}"));
    }
}

/// Lines under their label.
fn under(above: &str, before: &str, between: &str, lines: &[&str]) -> String {
    let numbered = |place: usize| before.replace('#', &format!("{}.", place + 1));
    let lines: Vec<String> =
        lines.iter().enumerate().map(|(place, line)| format!("{}{line}", numbered(place))).collect();
    format!("{above}{}", lines.join(between))
}

#[test]
fn labels_lists_and_layouts_go_together() {
    let mut wrong = Vec::new();
    // every label stands in every layout, and so does every list; the third part goes round
    let pairs = |most: usize| (0..most).flat_map(|one| (0..LAYOUTS.len().max(UNDER.len())).map(move |two| (one, two)));
    for (one, two) in pairs(LABELS.len().max(LISTS.len())) {
        let ((label, status), turn) = (LABELS[one % LABELS.len()], one + two);
        if let Some(layout) = LAYOUTS.get(two) {
            for (list, expected) in [LISTS[turn % LISTS.len()], LISTS[one % LISTS.len()]] {
                let text = layout.replace('N', "{}").replace('L', label).replace("{}", list);
                compare(&mut wrong, [label, list, layout], &text, expected, status);
            }
        }
        if let Some((above, before, between)) = UNDER.get(two) {
            let (lines, expected) = LINES[turn % LINES.len()];
            let text = under(&above.replace('L', label), before, between, lines);
            compare(&mut wrong, [label, expected, above], &text, expected, status);
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn sentences_and_names_go_together() {
    let mut wrong = Vec::new();
    for (sentence, status) in SENTENCES {
        for (names, expected) in NAMES {
            let text = sentence.replacen('N', names, 1);
            compare(&mut wrong, [sentence, names, ""], &text, expected, status);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_is_told_of() {
    let mut wrong = Vec::new();
    for line in NOBODY {
        compare(&mut wrong, [line, "", ""], line, "", Present);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! When, where and under whom a body met: how the parts of minutes word it, each beside the others.

use minutebook::convert;
use minutebook::model::Meeting;

/// Titles of a meeting of the Elm Radio Club at 7 pm on 7 May 2024 in Oak Lodge.
const TITLES: [&str; 12] = [
    "Elm Radio Club\nMinutes of the meeting held on Tuesday 7 May 2024\nat 7.00 pm in Oak Lodge",
    "Minutes of the meeting of the Elm Radio Club held at Oak Lodge on 7th May 2024 at 7pm",
    "Minutes of the Annual Meeting of the Elm Radio Club held in\nOak Lodge on May 7, 2024 commencing at 7:00 p.m.",
    "Elm Radio Club\nMinutes\n\nDate: 7 May 2024\nTime: 7.00pm\nVenue: Oak Lodge",
    "Elm Radio Club\nMinutes\n\nDate - 2024-05-07\nTime - 19:00\nVenue - Oak Lodge",
    "Elm Radio Club\nMinutes\n\nDate\t7 May 2024\nTime\t1900 hrs\nVenue\tOak Lodge",
    "Committee: Elm Radio Club\nDate of meeting: 7 May 2024\nStart time: 7pm\nLocation: Oak Lodge",
    "# Elm Radio Club\n\n| Date | Time | Place |\n|---|---|---|\n| 7 May 2024 | 7 pm | Oak Lodge |",
    "# Elm Radio Club minutes\n\n| | |\n|---|---|\n| Date | 7 May 2024 |\n| Time | 19h00 |\n| Venue | Oak Lodge |",
    "---\ntitle: Elm Radio Club Minutes\ndate: 2024-05-07\ntime: 19h00\nlocation: Oak Lodge\n---",
    "The Elm Radio Club met on Tuesday, May 7, 2024 at 7 pm at Oak Lodge.",
    "Elm Radio Club\nMinutes of a meeting held 7 May 2024, 7.00 in the evening\n\nVenue – Oak Lodge",
];

/// Lines of the opening, with the time and the chair that they tell.
const OPENINGS: [(&str, &str, &str); 16] = [
    ("", "19:00", ""),
    ("The meeting was called to order by the President, Ann Bell, at 7:02 p.m.", "19:02", "Ann Bell"),
    ("The meeting was brought to order at 7:02 p.m. by Ann Bell.", "19:02", "Ann Bell"),
    ("At 7:02 p.m. Chair Ann Bell called the meeting to order.", "19:02", "Ann Bell"),
    ("Ann Bell welcomed everyone and opened the meeting at 7.02pm.", "19:02", "Ann Bell"),
    ("Opening time: 7.02pm", "19:02", ""),
    ("Start time: 7.02pm", "19:02", ""),
    ("Chairing: Ann Bell", "19:00", "Ann Bell"),
    ("Meeting Chair: Ann Bell", "19:00", "Ann Bell"),
    ("Chair - Ann Bell", "19:00", "Ann Bell"),
    ("Chair\tAnn Bell", "19:00", "Ann Bell"),
    ("Chair:\nAnn Bell", "19:00", "Ann Bell"),
    ("- Chair: Ann Bell\n- Scribe: Ben Carr", "19:00", "Ann Bell"),
    ("The meeting was held under the chairmanship of Ann Bell.", "19:00", "Ann Bell"),
    ("Ann Bell agreed to chair the meeting.", "19:00", "Ann Bell"),
    ("Ann Bell gavelled the meeting to order at 7:02 p.m.", "19:02", "Ann Bell"),
];

/// Lines of the close at a quarter past nine.
const CLOSES: [&str; 16] = [
    "The meeting closed at 9.15 pm.",
    "Meeting ended 21.15",
    "End: 21:15",
    "End of meeting 9.15 pm",
    "Close: 9.15pm",
    "Finish time: 9.15pm",
    "Closing time: 9.15pm",
    "Adjournment\n9:15 p.m.",
    "6. Adjournment – 9:15 p.m.",
    "At 9:15 p.m. Ben Carr moved to adjourn. Carried.",
    "The Committee rose at 9.15pm.",
    "The call ended at 21:15.",
    "We finished at 9.15pm.",
    "Wrapped up at 9.15pm.",
    "The meeting was in good heart and finished at 9.15pm.",
    "There being no further business, the Chairman declared the meeting closed at 9.15 pm.",
];

/// Announcements of the next meeting on 11 June.
const NEXT: [&str; 9] = [
    "Date of next meeting: Tuesday 11 June",
    "NEXT MEETING: JUNE 11, 2024 AT 7:00 P.M.",
    "DONM – 11 June 2024",
    "We meet again on 11 June.",
    "Future meetings: 11 June, 9 July",
    "The next meeting will be held in the Hall on Tuesday 11 June at 7.30 pm.",
    "The Committee agreed to meet next on 11 June 2024.",
    "The Council next meets on 11 June 2024.",
    "Dates of future meetings:\n11 June 2024\n9 July 2024",
];

/// The meeting of minutes that are made of these parts.
fn meeting(title: &str, opening: &str, close: &str, next: &str) -> Meeting {
    let present = "Present: Ann Bell, Ben Carr, Cora Dunn";
    let business = "1. Finance\nThe bill for the gate was read.\n\n2. Roads\nBen Carr told of the lane.\n\n3. Looms\nTwo are in use.";
    let parts = [title, opening, present, business, next, close];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    convert(&format!("{}\n", parts.join("\n\n"))).meeting
}

#[test]
fn every_part_is_read_beside_every_other() {
    let mut wrong = Vec::new();
    for (row, title) in TITLES.into_iter().enumerate() {
        for (at, (opening, start, chair)) in OPENINGS.into_iter().enumerate() {
            // each title beside each opening, each close beside each of both in turn
            let (close, next) = (CLOSES[(row + at) % CLOSES.len()], NEXT[(row + 2 * at) % NEXT.len()]);
            let found = meeting(title, opening, close, next);
            let told = [
                found.body,
                found.date,
                found.start_time,
                found.end_time,
                found.location,
                found.chair,
                found.next_date,
            ]
            .map(Option::unwrap_or_default);
            if told != ["Elm Radio Club", "2024-05-07", start, "21:15", "Oak Lodge", chair, "2024-06-11"] {
                wrong.push(format!("{title}\n{opening}\n{close}\n{next}\n  found {told:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(8)].join("\n\n"));
}

#[test]
fn what_else_begins_ends_and_is_led_is_no_meeting() {
    let title = "Elm Radio Club\nMinutes of the meeting held on 7 May 2024";
    for line in [
        "The sale closed at 9.15 pm.",
        "The fire was out by 9.15 pm.",
        "At 9:15 p.m. a lorry blocked the lane.",
        "They finished the wall at 4 pm.",
        "Prices rose 1.25 on the year.",
        "Weekend 9.15",
        "Start time of the fair: 2 pm",
        "Chair - oak, 40 pounds",
        "Chair: one broken",
        "Venue - not settled",
        "Ben Carr welcomed the builders and opened the gate.",
        "The roads team next meets on 11 June.",
        "Ben Carr will meet next on 11 June with the builder.",
    ] {
        let business = format!(
            "1. Finance\nThe bill was read.\n\n{line}\n\n2. Roads\nThe lane is bad.\n\n3. Bins\nThey were emptied."
        );
        let found = convert(&format!("{title}\n\nPresent: Ann Bell, Ben Carr\n\n{business}\n")).meeting;
        let told = [found.start_time, found.end_time, found.location, found.chair, found.next_date];
        assert_eq!(told, [const { None }; 5], "{line}");
    }
}

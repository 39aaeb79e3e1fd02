//! Headings of business in the ways in which minute-takers set them.

use minutebook::convert;

/// Number and title of each item, two blanks before it for each level below the first.
fn outline(text: &str) -> Vec<String> {
    let item = |item: &minutebook::model::AgendaItem| {
        let indent = "  ".repeat(usize::from(item.level) - 1);
        let number = item.number.as_ref().map_or(String::new(), |number| format!("{number} "));
        format!("{indent}{number}{}", item.title)
    };
    convert(text).agenda_items.iter().map(item).collect()
}

#[test]
fn underlined() {
    let text = "Weavers' Guild\n\nPresent: Ann Bell, Ben Carr\n\nApproval of May minutes\n-----------------------\n\
        These were accepted.\n\nNew looms\n---------\nTwo looms have come, and both are in use.\n\nSummer show\n-----------\n\
        The hall is booked. Ben Carr has the key.\n";
    assert_eq!(outline(text), ["Approval of May minutes", "New looms", "Summer show"]);
}

#[test]
fn in_single_signs_and_in_those_of_wikis() {
    let mail = "Present: Ann, Ben\n\n*Matters arising*\nThe mower is mended.\n\n*Greens*\nThe seed has been sown.\n\n\
        *Any other business*\nThere was none.\n";
    assert_eq!(outline(mail), ["Matters arising", "Greens", "Any other business"]);
    let wiki = "== Call of 3 June 2020 ==\n\nAttendees: Ann, Ben\n\n=== Budget ===\nAnn showed the figures.\n\n\
        === Website ===\nBen will update the pages.\n\n=== Conference ===\nNothing was said.\n";
    assert_eq!(outline(wiki).iter().map(|item| item.trim()).collect::<Vec<_>>(), ["Budget", "Website", "Conference"]);
}

#[test]
fn entries_of_a_list_over_lists() {
    let text = "Steering group\n\n* Funding\n  * We have two offers\n  * Decide next time\n* Staffing\n  * Post advertised\n\
        * Premises\n  * Lease ends in May\n";
    assert_eq!(outline(text), ["Funding", "Staffing", "Premises"]);
    let list =
        "1. Finance\nThe following were paid:\n- electricity\n- rates\n- water\n\n2. Roads\nNothing was reported.\n";
    assert_eq!(outline(list), ["1 Finance", "2 Roads"]);
}

#[test]
fn numbers_in_their_forms() {
    let running = "Present: Cllrs Ash, Birch\n\n1187. APOLOGIES\nThere were none.\n\n1188. LAND OFF MILL LANE\n\
        The officer told of the plans.\n\n1189. DATE OF NEXT MEETING\n9 June 2021.\n";
    assert_eq!(outline(running), ["1187 APOLOGIES", "1188 LAND OFF MILL LANE", "1189 DATE OF NEXT MEETING"]);
    let worded =
        "ITEM 1 - WELCOME\nThe Chair welcomed all.\n\nITEM 2 - ROADS\nThe patching is done.\n\nITEM 3 - AOB\nNone.\n";
    assert_eq!(outline(worded), ["1 WELCOME", "2 ROADS", "3 AOB"]);
}

#[test]
fn what_stands_under_a_number() {
    let text = "1.  MINUTES\n    These were moved by Ann Bell.\n\n2.  ROADS\n    The Clerk wrote to the County.\n\n\
        3.  WATER\n    Nothing was reported.\n";
    assert_eq!(outline(text), ["1 MINUTES", "2 ROADS", "3 WATER"]);
}

#[test]
fn signatures_and_statuses_are_none() {
    let text = "ROADS\nThe County has mended Hob Lane and will return in May.\n\nWATER\nThe tank was found to leak.\n\n\
        BINS\nThe bins were emptied.\n\nWith thanks,\n\nIda Green\n\nRecording Clerk\n";
    assert_eq!(outline(text), ["ROADS", "WATER", "BINS"]);
}

#[test]
fn prose_has_none() {
    let text = "The monthly meeting of the Guild was held on Tuesday at the home of Mrs. Brown,\nwith fourteen members \
        present. The president, Mrs. Ames, opened with prayer.\n\nThe minutes were read and approved. The treasurer \
        reported a balance of twelve\ndollars and forty cents.\n\nA committee of three, Mrs. Evans, Mrs. Ford and Miss \
        Green, was named to arrange\nthe supper.\n\nMiss Ida Green\n";
    assert_eq!(outline(text), [""; 0]);
}

#[test]
fn one_series_has_one_level_whether_its_text_stands_beside_or_below() {
    let text = "I. Call to Order\nThe President opened the meeting.\n\nII. Minutes: Approved as written.\n\n\
        III. Old Business\n   a. Roof - Ian will get three bids.\n   b. Pool\n   It is closed.\n\nIV. New Business\n\
        A. Holidays\nThe office closes early.\n";
    let expected = ["I Call to Order", "II Minutes", "III Old Business", "  a Roof", "  b Pool", "IV New Business"];
    assert_eq!(outline(text)[..6], expected);
}

#[test]
fn a_lone_letter_under_an_item_where_letters_number_points() {
    let text = "I. Call to Order\nThe President opened the meeting.\n\nII. Reports\nA. Director\nThe director reported.\n\
        B. Treasurer\nNo report.\n\nIII. Old Business\nA. Roof\nThe roof was discussed.\n\nIV. Adjournment\n\
        The meeting adjourned.\n";
    assert_eq!(outline(text)[4..6], ["III Old Business", "  A Roof"]);
}

#[test]
fn numbers_that_begin_anew_under_a_heading() {
    let text = "1. Minutes\nThey were agreed.\n\n2. Finance\nThe accounts were shown.\n\nOTHER BUSINESS\n1. Fair\n\
        It will be held in July.\n2. Dog officer\nOne is wanted.\n";
    assert_eq!(outline(text), ["1 Minutes", "2 Finance", "OTHER BUSINESS", "  1 Fair", "  2 Dog officer"]);
}

#[test]
fn parts_numbered_within_a_line() {
    let text = "Present: Cllr Ann Bell\n\n9. Accounts The accounts were shown to all who asked for them, and since \
        nobody had found a mistake in any of the forty pages that the Clerk had brought, they were taken as read and will \
        lie in the office until the end of the year for whoever wants to look at them again before the audit.\n\n\
        10. Correspondence 10.1 Lighting scheme\n\n11. Reports 11.1 Clerk’s Report\n\n12. Close The meeting closed.\n";
    let found = outline(text);
    assert!(found.contains(&"  10.1 Lighting scheme".to_owned()), "{found:?}");
    assert!(found.contains(&"  11.1 Clerk’s Report".to_owned()), "{found:?}");
    let mention = "4. Roads\nAs said before, Mr Ash spoke of item 4.1 Long Lane again.\n\n5. Close\nNone.\n";
    assert_eq!(outline(mention), ["4 Roads", "5 Close"]);
}

#[test]
fn sections_hold_the_matters_under_them() {
    let text = "Consent Agenda\n\nTreasurer's Report\n\nIt was taken as read.\n\nRegular Agenda\n\nCommittee Reports\n\n\
        Field Day\n\nForty came to the field and the aerial stood.\n\nLibrary\n\nNothing to report.\n\nOld Business\n\n\
        Trailer\n\nThe tyres are still to be found.\n\nAdjournment\n\nThe meeting closed.\n";
    let expected = [
        "Consent Agenda",
        "  Treasurer's Report",
        "Regular Agenda",
        "  Committee Reports",
        "    Field Day",
        "    Library",
        "  Old Business",
        "    Trailer",
        "  Adjournment",
    ];
    assert_eq!(outline(text), expected);
}

#[test]
fn lines_that_look_like_headings_and_are_none() {
    let text = "1. Minutes\nThe list was gone through.\n- Action 3 (pilot): complete.\n- Action 7: carried forward.\n\
        - Action 8: overtaken by events.\n\n2. Budget\nThe Board:\n- agreed the budget; and\n- noted the reserves.\n\n\
        See Attachment A\n\n3. Payments\nThe following payments were approved:\n\ni. Hall hire\nii. Grass cutting\n\
        iii. Insurance\n\nMeeting closed 8.20pm\n\nMinutes taken by Eve Fox\n";
    assert_eq!(outline(text), ["1 Minutes", "2 Budget", "3 Payments"]);
}

#[test]
fn titles_whose_lines_end_before_the_page_does() {
    let text = "Harbour Board\nPresent: Ann Bell, Ben Carr\n\nII.   OLD BUSINESS\n       1. Mooring Charter (written report)\n          \
        Mr. Hale told the Board that he had worked with the solicitor on the\n          charter, which was in the papers \
        of the meeting, and that it could be had.\n\n       2. Pier Crane Renewal, Alder & Hope Engineers\n          \
        Contract Amendment No. 2 (written report)\n          Recommendation: Approve the amendment for the engineers in \
        the sum of\n          $9,500.\n\nIII.  NEW BUSINESS\n       1. The slipway was discussed\n          by those \
        present and will be looked at again when the tides are\n          lower, which the harbour master expects in \
        the month of September.\n";
    assert_eq!(
        outline(text),
        [
            "II OLD BUSINESS",
            "  1 Mooring Charter (written report)",
            "  2 Pier Crane Renewal, Alder & Hope Engineers Contract Amendment No. 2 (written report)",
            "III NEW BUSINESS",
        ]
    );
}

#[test]
fn a_heading_of_the_whole_business_makes_nothing_deeper() {
    let text = "# Elm Centre board\n\n## Attendees\n\n- Ann Bell\n- Ben Carr\n\n## Proceedings\n\n### Opening remarks\n\n\
        Ann Bell chaired.\n\n### Proposals\n\n#### Proposal EC-4: How to write proposals\n\nThis was put off.\n\n\
        #### Proposal EC-1: Speed of the old press\n\nThis was looked at.\n\n### Other business\n\nNone.\n";
    assert_eq!(
        outline(text),
        [
            "Opening remarks",
            "Proposals",
            "  Proposal EC-4: How to write proposals",
            "  Proposal EC-1: Speed of the old press",
            "Other business",
        ]
    );
}

#[test]
fn a_list_right_under_an_entry_of_another_stands_within_it() {
    let text = "Student Senate\n\n# Agenda / Minutes\n\n1. Call to order\nAt 7 p.m.\n2. Minutes\nThey were read.\n\
        3. Guests\nNone came.\n4. Pending business\n1. Interview for treasurer\n\
        Dee Hart was heard.\n2. Grants\n    1. Chess club\n    The sum was put off.\n    2. Choir\n    It has sung.\n\
        5. New business\nThere was none.\n";
    assert_eq!(
        outline(text),
        [
            "1 Call to order",
            "2 Minutes",
            "3 Guests",
            "4 Pending business",
            "  1 Interview for treasurer",
            "  2 Grants",
            "    1 Chess club",
            "    2 Choir",
            "5 New business",
        ]
    );
}

#[test]
fn entries_over_lists_stand_in_the_agenda_too() {
    let agenda = "- Recording\n- Scribes (*Ann*, time: 3 minutes)\n- Where to keep the papers that we need (*Ben*, time: 9 minutes)\n";
    let text = format!(
        "# 2023-06-28\n\n## Agenda\n\n{agenda}\n## Minutes\n\n- Recording\n    - It failed.\n- Scribes (*Ann*, time: 3 \
         minutes)\n    - Goal: to have two.\n- Where to keep the papers that we need (*Ben*, time: 9 minutes)\n    - Ben: in \
         the shed.\n    - No questions raised.\n"
    );
    assert_eq!(
        outline(&text),
        ["Recording", "Scribes (Ann, time: 3 minutes)", "Where to keep the papers that we need (Ben, time: 9 minutes)"]
    );
}

#[test]
fn numbers_without_a_sign_are_counted_from_the_first() {
    let titles = ["Apologies", "Hall roof", "Oak Lane", "Any other business"];
    for numbers in
        [["I", "II", "III", "IV"], ["A", "B", "C", "D"], ["#1", "#2", "#3", "#4"], ["No. 1", "No. 2", "No. 3", "No. 4"]]
    {
        for body in ["\nIt was told to all.", " - It was told to all.", "\n\n- It was told to all."] {
            let item = |place: usize| format!("{} {}{body}\n\n", numbers[place], titles[place]);
            let text = format!(
                "Elm Club\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n{}",
                (0..4).map(item).collect::<String>()
            );
            let expected: Vec<String> = (0..4)
                .map(|place| {
                    format!("{} {}", numbers[place].trim_start_matches("No. ").trim_start_matches('#'), titles[place])
                })
                .collect();
            assert_eq!(outline(&text), expected, "{text}");
        }
    }
    let names = "Elm Club\n3 May 2024\n\n1. Roads\nThese came:\n\nA Bell\nB Carr\nC Dunn\nD Eames\n\n2. Lamps\nOut.\n\n3. Bins\nFull.\n";
    assert!(!outline(names).contains(&"B Carr".to_owned()));
}

#[test]
fn rows_of_titles_before_their_text() {
    let titles = ["Hall roof", "Oak Lane", "Any other business", "Old business", "Sale of the barn"];
    let rows = |open: &str, close: &str, gap: &str| {
        let rows: Vec<String> = titles.iter().map(|title| format!("{open}{title}{close}It was told to all.")).collect();
        outline(&format!("Elm Club\n3 May 2024\n\nPresent: Ann Bell\nApologies: Ben Carr\n\n{}\n", rows.join(gap)))
    };
    let plain = |titles: Vec<String>| {
        titles.iter().map(|it| it.trim_end_matches(['.', '-', ' ']).to_owned()).collect::<Vec<_>>()
    };
    for (open, close, gap) in [
        ("", ": ", "\n\n"),
        ("", " - ", "\n\n"),
        ("", " – ", "\n\n"),
        ("", " – ", "\n"),
        ("", " -\n", "\n\n"),
        ("**", "** -\n\n", "\n\n"),
    ] {
        assert_eq!(plain(rows(open, close, gap)), titles, "{open}{close}{gap}");
    }
}

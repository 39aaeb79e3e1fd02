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

use crate::convert;

fn is_decided(sentence: &str) -> bool {
    let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr\n\n1. Finance\n\n";
    !convert(&format!("{head}{sentence}\n\n2. Close\nNone.\n")).decisions.is_empty()
}

#[test]
fn what_decides_and_what_does_not() {
    let cases = [
        ("The Council passed this appeal and will forward it.", true),
        ("The Council thus voted 5 to 1 to keep the rate.", true),
        ("The meeting (with two of the trustees) approved spending up to £400.", true),
        ("The duties as described were accepted.", true),
        ("Paragraphs 1 to 23 read and agreed to.", true),
        ("Summary agreed to.", true),
        ("conclusion: right direction", true),
        ("Apologies from Cllr Dunn. Apologies accepted.", true),
        ("No calls in July, agreed.", true),
        ("Changed, then agreed nem con.", true),
        ("Ann Carr was given leave to spend £40.", true),
        ("Permission was given to fell the ash.", true),
        ("Bell withdrew her motion about the gate.", true),
        ("Radio — returned to the committee for a fuller plan.", true),
        ("Lights - left for now.", true),
        ("Shed, lot 12. Approved.", true),
        ("Norfolk County Council approved.", false),
        ("The new map was approved by the PG.", true),
        ("Spending of £20 - approved by the WG", true),
        ("The new map was approved by the UK.", false),
        ("Bell withdrew to the hall.", false),
        ("Bell returned to the meeting.", false),
        ("Report - tabled.", false),
        ("There was general agreement to keep the policy.", true),
        ("After some talk, the consensus was to pay the helpers.", true),
        ("Unanimous consent for a new notice board.", true),
        ("The work will be postponed until after the review.", true),
        ("M/S/C (Bell/Carr) to approve the minutes.", true),
        ("Yields declined, driven by a weak demand for bonds.", false),
        ("The officer recommended that the Council adopt the plan.", false),
        ("Mr Todd reported that the county had looked at it and the permit was denied.", false),
        ("Carr deferred to Amy Bell, who showed the plan.", false),
        ("The regular meeting was held over Zoom.", false),
        ("The chair asked for a motion to approve the plan.", false),
        ("The safe is ordered and will be here in May.", false),
        ("They do not accept needles.", false),
        ("Ann Wheel (Ward 4) approved unanimously.", true),
        ("Mr Bell moved to keep the gate (passed, the list is below).", true),
        ("We held a vote, which passed unanimously, to keep the gate.", true),
        ("We voted to accept the results of the poll held last month.", true),
        ("All items are considered to be routine and are approved by one motion.", false),
        ("Jane Dunn elected by acclamation.", true),
        ("Jane Dunn elected unopposed as secretary.", true),
        ("The Council chose to keep the gate.", true),
        ("Decision made to keep the old name.", true),
        ("We spoke of the name, agreement to keep it for now.", true),
        ("No objections were raised to the plan.", true),
        ("The Council, by a majority, considered it appropriate to keep the fee.", true),
        ("It was noted that the gate leaks, and agreed that it would be mended.", true),
        ("Cy Todd voted in as treasurer.", true),
        ("The matter was continued to the June meeting.", true),
        ("The discussion of the gate tabled for a later meeting.", true),
        ("Discussion to be resumed at next Board meeting.", true),
        ("Bumped to next week.", true),
        ("The plans will be deferred to Ann Todd.", true),
        ("This would be discussed further at the December Board meeting.", true),
        ("Unanimous informal vote for the new card.", true),
        ("The members were happy with this choice.", true),
        ("Bell asked where money could be saved if this motion was passed.", false),
        ("The talk continued until nine.", false),
        ("**Goal**: Decide to hold a fair.", false),
        ("The committee just approved may help with this.", false),
        ("Approved minutes are put up on the board.", false),
        ("Cllr Bell had asked for this item to be put on the agenda of the meeting.", false),
        ("Ann Carr confirmed with members that the key was there.", false),
        ("ACTION: Bell to add it to the agenda of the next meeting.", false),
        ("The Council discussed the letter and made some changes, but agreed that it would be sent.", true),
        ("It was discussed whether or not to buy it, but was decided that it is too dear.", true),
        ("This has not been accepted, as it costs too much.", true),
        ("This has not been approved yet.", false),
        ("This has not been accepted by the county.", false),
        ("It has not been agreed by the neighbours.", false),
        ("It was not certain whether or not the trees were agreed.", false),
        ("Mr Bell agreed to take on this role.", true),
        ("Cllr Bell agreed to be the hall representative.", true),
        ("Cllr Carr agreed to be there on time.", false),
        ("Mr Fox agreed to take on the post round.", false),
        ("Cllr Carr agreed to be the person in the office who opens the post.", false),
        ("It was agreed to defer to the June meeting the choice of a lamp.", true),
        ("It was confirmed the Council has given £50 to the school.", false),
        ("It was confirmed that the fair is in May.", false),
        ("Permission is granted for a shed at Ash House.", false),
        ("The Mayor welcomed Elected Members and guests.", false),
    ];
    for (sentence, expected) in cases {
        assert_eq!(is_decided(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_tag_before_the_body_is_no_part_of_its_name() {
    for (sentence, expected) in [
        ("RES-EC The Council accepted the plan of the wardens.", true),
        ("RES-EC The Council unanimously approved the budget.", true),
        ("The Council voted unanimously on letting the field.", true),
        ("The charge was set at £10.", true),
        ("The table was set at the back.", false),
        ("The rent was set at £90 by the landlord.", false),
        ("The rate is set at £40 in the county.", false),
        ("The ransom was set at £40.", false),
        ("Councillors agreed with Mr Hart that lorries are loud.", false),
        ("The Council agreed with Mr Hart that the van should be sold.", true),
        ("The Council agreed with Mr Hart that the rent be £90.", true),
        ("The play was agreed to have been funny.", false),
        ("We heard why the motion had been rejected.", false),
    ] {
        assert_eq!(is_decided(sentence), expected, "{sentence}");
    }
}

use crate::convert;
use crate::model::Outcome;
use crate::resolve::decisions::trial::{decided, texts};
use crate::text::Words;

#[test]
fn a_result_below_an_entry_settles_it() {
    let head = "# Elm Club\n3 May 2024\n\n## Fairs\n\n";
    let list = "* Future\n  * May: stall on the green?\n    * Paint is dear\n    * POSTPONED\n  * Quiz\n    * Postponed\n  * Hall is cold\n";
    let found = crate::convert(&format!("{head}{list}")).decisions;
    let told: Vec<&str> = found.iter().map(|one| one.text.lines().next().unwrap_or("")).collect();
    assert_eq!(told.len(), 2, "{found:#?}");
    assert!(told[0].starts_with("May: stall") && told[1].starts_with("Quiz"), "{told:?}");
}

#[test]
fn a_motion_ends_before_a_sentence_that_says_no_and_a_time() {
    let motion = "Motion by Bell to adopt the plan, second by Carr, roll call vote, 5 yes, resolution adopted.";
    let text = format!("{motion}\n\nThere being no further comments, Dunn closed the hearing at 7:28 p.m.");
    let found: Vec<String> = decided(&text).into_iter().map(|decision| decision.text).collect();
    assert_eq!(found, [motion]);
}

#[test]
fn an_order_and_the_sides_of_the_vote_on_it() {
    let put = "There being no questions, it was put to a vote.";
    let found =
        decided(&format!("{put}\n\nApprove the accounts for 2019:\n\nIn Favour: 67\n\nOpposed: 0\n\nAbstain: 8"));
    let votes = found[0].votes.as_ref().map(|votes| (votes.in_favour, votes.against, votes.abstain));
    assert_eq!((found.len(), votes), (1, Some((Some(67), Some(0), Some(8)))));
    assert!(decided(&format!("{put}\n\nApprove the accounts for 2019:\n\nThey are in the annex.")).is_empty());
}

#[test]
fn the_parts_of_a_motion_are_one_record() {
    let cases = [
        (
            "Bell proposes to mend the fence. Carr seconded. Motion passed by general consent.",
            Some("Bell"),
            Some("Carr"),
        ),
        ("Bell: Move to adjourn.\nCarr: Seconded.\nMotion passed.", Some("Bell"), Some("Carr")),
        ("Moved (Bell): to mend the fence. Seconded Carr. Passed.", Some("Bell"), Some("Carr")),
        (
            "Bell nominated Dunn as treasurer. Carr seconded the nomination. Motion passed. The election took place. Dunn elected; 4 yeas - 0 nays",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "* Motion to mend the fence by Bell\n* Seconded by Carr\n* Motion carried unanimously",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "Bell moved for £300 for the fence. Dunn would rather have a hedge. Bell changed the sum. Carr seconded. Carried.",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "Motion: Cllr Bell made the motion to mend the fence.\n\nCllr Carr seconded the motion.\n\nMotion: The motion passed with 2 in favour.",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "Motion: \"That the fence be mended.\"\n\nSponsor: Bell\nSecond: Carr\n\nMotion passes 5-0",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "- Motion: Move to mend the barn\n- Moved by: Bell\n- Seconded by: Carr\n- Discussion: None\n- Vote: Unanimous\n- Result:\n- [X] PASSED\n- [ ] FAILED",
            Some("Bell"),
            Some("Carr"),
        ),
        (
            "Motion to adopt the list.\n\nMotion by Trustee Bell, second by Trustee Carr.\nFinal Resolution: Motion Carried\nYes: Trustee Ann Bell, Trustee Ben Carr, Trustee Cy Dunn, Trustee Di Eve, Trustee Ed Fox, Trustee Flo Gee, Trustee Guy Hill, Trustee Ida Ives, Trustee Jo Kay\nNo: Trustee Lee May",
            Some("Bell"),
            Some("Carr"),
        ),
        ("1. Motion to approve £300 by Senator Bell\n2. Seconded by Senator Carr", Some("Bell"), Some("Carr")),
        ("Motion to leave the debate by Senator Bell and seconded by Senator Carr", Some("Bell"), Some("Carr")),
        ("To confirm Amy Todd as keeper of the fence.\nYes: Bell, Carr\nAbstain: Dunn", None, None),
        (
            "MOTION: Bell moved, second by Carr, to release the notes of June 17, 2019, and of August 26, 2019.\nVOTED 12-0 by roll call, Dunn was absent, to release the notes of June 17, 2019, and of August 26, 2019.",
            Some("Bell"),
            Some("Carr"),
        ),
    ];
    for (text, mover, seconder) in cases {
        let found = decided(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert_eq!((found[0].mover.as_deref(), found[0].seconder.as_deref()), (mover, seconder), "{text}");
        assert_eq!(found[0].span.start_line, 8, "{text}");
    }
}

#[test]
fn a_motion_goes_to_its_result_and_no_further() {
    let cases: &[(&str, &[(Outcome, &str)])] = &[
        (
            "Moved Cllr Bell\nThat the pool open on Mondays.\nLAPSED FOR WANT OF A SECONDER",
            &[(Outcome::Rejected, "SECONDER")],
        ),
        ("Moved Cllr Bell\nThat the pool open on Mondays.", &[]),
        (
            "Moved by: Cllr Bell\nSeconded by: Cllr Carr\nTHAT the hall be sold.\n\n   Recorded vote\n                    YEA      NAY\n   Cllr Bell         X\n   Cllr Carr                  X\n   Cllr Dunn                  X\n                     1        2     DEFEATED",
            &[(Outcome::Rejected, "DEFEATED")],
        ),
        ("Proposed by: Bell\n\nUnanimously approved.", &[(Outcome::Agreed, "Unanimously approved.")]),
        (
            "Bell shall buy a rake.\n\nProposed by: Bell\n\nSeconded by: Carr\n\nUnanimously approved.",
            &[(Outcome::Agreed, "Unanimously approved.")],
        ),
        (
            "Bell proposed a vote of thanks, which was withdrawn. The county had paid.\n\nThe clerk was asked to write to Mr Hill.\n\nThe proposal for a gate was not supported.",
            &[(Outcome::Withdrawn, "which was withdrawn."), (Outcome::Rejected, "was not supported.")],
        ),
        (
            "DECISION (12/22) - CARRIED 8/0\nThat the review be endorsed. (Moved Cllr Bell, seconded Cllr Carr)",
            &[(Outcome::Agreed, "Carr)")],
        ),
        (
            "The following were approved for payment:\nA. Pole, salary          398.41\nDunning Glass           412.00\nProposed by Cllr Bell, seconded by Cllr Carr, all in favour.",
            &[(Outcome::Agreed, "all in favour.")],
        ),
        (
            "Motion by Bell, seconded by Carr, to plant a tree.\n[ ] PASSED   [X] FAILED",
            &[(Outcome::Rejected, "FAILED")],
        ),
    ];
    for (text, expected) in cases {
        let found = decided(text);
        let told: Vec<_> = found.iter().map(|one| one.outcome).collect();
        assert_eq!(told, expected.iter().map(|(outcome, _)| *outcome).collect::<Vec<_>>(), "{text}: {found:#?}");
        for (one, (_, end)) in found.iter().zip(*expected) {
            assert!(one.text.ends_with(end), "{text}: {one:#?}");
        }
    }
}

#[test]
fn those_of_the_other_mind_belong_to_the_decision() {
    let found = decided(
        "Three members (Bell, Carr and Dunn) voted in favour of the proposition. Two members (Eve and Fox) voted against, preferring a hedge.",
    );
    assert_eq!((found.len(), found[0].outcome), (1, Outcome::Agreed), "{found:#?}");
    let votes = found[0].votes.as_ref().map(|votes| (votes.in_favour, votes.against));
    assert_eq!(votes, Some((Some(3), Some(2))), "{found:#?}");
}

#[test]
fn a_result_alone_belongs_to_what_stands_before() {
    let found = decided(
        "Carr - the club will pay for the video. It has asked him for a copy.\nMotion passed 8-0 with one abstention\n\nNothing else was said.",
    );
    assert_eq!((found.len(), found[0].span.start_line, found[0].span.end_line), (1, 8, 9), "{found:#?}");
    let found = decided("Carr called it to question; nobody seconded.  Motion withdrawn.");
    assert_eq!((found.len(), found[0].outcome), (1, Outcome::Withdrawn), "{found:#?}");
    assert!(found[0].text.starts_with("Carr called"), "{found:#?}");
}

#[test]
fn what_is_settled_may_stand_before_its_sentence() {
    let found = decided("Bell asked for £50 to be moved to repairs. Councillors approved this change.");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].text.starts_with("Bell asked"), "{found:#?}");
}

#[test]
fn a_motion_that_says_what_is_moved_stands_alone() {
    let found = decided("The clerk asked for leave to attend. Moved, seconded and carried, that the clerk attend.");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].text.starts_with("Moved"), "{found:#?}");
}

#[test]
fn a_decision_goes_from_its_first_words_to_its_count() {
    let cases = [
        "Bell motions to approve the minutes\n22-0-0",
        "Bell moves to pass the bill\nBill passes 23y 1n 0a",
        "The Council voted to buy the van. Two members opposed and one abstained.",
        "Motion to accept the report was made by Bell and seconded by Carr. The membership voted to accept the report.",
        "Are there any objections to a fair in May?\n- No objections.",
        "Let us keep the time for now. (No objections.)",
        "hum: may we drop the old form?\nconclusion: nobody against dropping it",
        "The report was accepted by a vote of:\n\nYes: 7, No: 0, Abstain: 0",
        "Moved by Cllr Bell, “THAT the lot be sold on these terms:\nThe buyer pays all fees.\nThe lot is sold as it is.”\nCarried",
        "Proposed by Cllr Bell\nSeconded by Cllr Carr\nAND AGREED\n“To confirm the minutes of 3 March.”",
        "Vote on motion to approve the wording\n* Passed with 6 votes",
        "Vote on paving Oak Road.\n\n- Vote: 3 in favor, 0 opposed\n- Resolution: Carried",
        "Member Bell moved to mend the gate. Member Carr seconded the motion. Motion carried 6 ayes, 1 no (Dunn) based on the following roll call vote:\nBell – yes\nCarr – yes\nDunn – no",
        "Bell moved to adjourn. Carr seconded the motion, which carried 2 ayes, 0 noes based on the following roll call vote:\nBell – yes\nCarr – yes",
        "Bell offered a motion to wait with the fair. There was not a second. The motion failed.",
        "A motion was submitted to lower the fee as well as a motion to raise the rent. Both motions passed.",
        "Moved by Bell and seconded by Carr that the lease be signed. MSC.",
        "Bell asked whether he could speak for the Council. All were in full agreement that this should be tried.",
        "Bell said that £250 should be moved to the hall. Councillors approved this transfer action.",
    ];
    for text in cases {
        let found = decided(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        let (first, last) = (text.words().next().unwrap_or(""), text.words().next_back().unwrap_or(""));
        let tail = last.rsplit('\n').next().unwrap_or(last);
        assert!(found[0].text.starts_with(first) && found[0].text.ends_with(tail), "{text}: {found:#?}");
    }
}

#[test]
fn matters_of_their_own_stay_apart() {
    let cases = [
        ("Bell moved to buy the van, seconded by Carr. Carried.\nElection\nCy Dunn elected by acclamation.", 2),
        (
            "Action taken: Motion by Bell, second by Carr, to table the code. Carried 4-1.\n\nBoard Action: Approved the list by a 5-0 vote.",
            2,
        ),
        ("Owen Bell motions to table bill 12\n20-1-1\n\nAnn Carr calls the question. Vote 18-2-1.", 2),
        ("Motion was made to adjourn.\n\nThe next meeting will be held on April 2nd, 2024.", 1),
    ];
    for (text, count) in cases {
        let found = decided(text);
        assert_eq!(found.len(), count, "{text}: {found:#?}");
    }
}

#[test]
fn a_motion_to_adjourn_needs_no_result() {
    for text in ["Motion to adjourn.", "Bell motions to adjourn at 5:17.", "Motion was made to adjourn."] {
        let found = decided(text);
        assert_eq!((found.len(), found[0].outcome), (1, Outcome::Agreed), "{text}: {found:#?}");
    }
    assert!(decided("The Chair asked for a motion to adjourn.").is_empty());
}

#[test]
fn the_verb_is_that_of_the_motion_and_not_of_its_amendment() {
    let found = decided(
        "Proposed by Cllr Bell, seconded Cllr Carr, that £100 be given. An amendment found no seconder and fell. The proposal was then put and carried by 4 votes to 1.",
    );
    assert_eq!(found[0].verb.as_deref(), Some("carried"), "{found:#?}");
}

#[test]
fn votes_permissions_and_elections_stand_with_what_they_are_of() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The board voted to mend the road. The vote was 4-1 in favor.",
            &["The board voted to mend the road. The vote was 4-1 in favor."],
        ),
        ("Vote on the new logo: 6-1 in favor.", &["Vote on the new logo: 6-1 in favor."]),
        (
            "Motion by Bell, second by Carr, to buy paint. Ayes: Bell, Carr. Nays: none. Absent: Dunn. Motion carried.",
            &[
                "Motion by Bell, second by Carr, to buy paint. Ayes: Bell, Carr. Nays: none. Absent: Dunn. Motion carried.",
            ],
        ),
        (
            "Bell asked for permission to cut the hedge. Permission was granted.",
            &["Bell asked for permission to cut the hedge. Permission was granted."],
        ),
        (
            "Bell requested leave to use the hall. The Board approved.",
            &["Bell requested leave to use the hall. The Board approved."],
        ),
        (
            "Cllr Bell proposed that Cllr Dunn take up the position of Chairman and Cllr Carr seconded it. As there were no other nominations for Chairman, Cllr Dunn was elected.",
            &[
                "Cllr Bell proposed that Cllr Dunn take up the position of Chairman and Cllr Carr seconded it. As there were no other nominations for Chairman, Cllr Dunn was elected.",
            ],
        ),
        (
            "Cllr Bell proposed and Cllr Carr seconded that Cllr Dunn continues as clerk. Cllr Dunn said there are few helpers. The Council agreed to support the hall.",
            &[
                "Cllr Bell proposed and Cllr Carr seconded that Cllr Dunn continues as clerk.",
                "The Council agreed to support the hall.",
            ],
        ),
        (
            "Bell motion to accept the minutes, Carr seconded the motion.",
            &["Bell motion to accept the minutes, Carr seconded the motion."],
        ),
    ];
    for (text, expected) in cases {
        let found: Vec<String> = decided(text).into_iter().map(|decision| decision.text).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn motions_in_nested_lists() {
    let found = decided(
        "* Motion to sell the old books\n    * Ann Bell moved\n    * Ben Carr seconded\n    * Passed\n* Motion to approve Cy Dunn as the Clerk\n    * Carr moved\n    * Bell seconded\n* All approved unanimously.",
    );
    let found: Vec<_> =
        found.iter().map(|one| (one.text.lines().next(), one.mover.as_deref(), one.seconder.as_deref())).collect();
    let expected = [
        (Some("Motion to sell the old books"), Some("Ann Bell"), Some("Ben Carr")),
        (Some("Motion to approve Cy Dunn as the Clerk"), Some("Carr"), Some("Bell")),
    ];
    assert_eq!(found, expected);
    // what was only moved
    assert!(decided("* Motion to sell the old books\n    * Ann Bell moved").is_empty());
}

#[test]
fn a_proposal_and_the_vote_on_it_in_a_paragraph() {
    let text = "It was proposed that the term be changed to spring. This would let members pay at the fair. The proposal was put to a vote and passed unanimously.";
    assert_eq!(decided(text).iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [text]);
}

#[test]
fn a_score_and_its_result_settle_what_stands_above() {
    let found = decided("Change 1: the fence\n\n* 20 - 2 - 1\n* Motion carries");
    let votes = found.first().and_then(|one| one.votes.as_ref());
    let votes = votes.map(|votes| (votes.in_favour, votes.against, votes.abstain));
    assert_eq!((found.len(), votes), (1, Some((Some(20), Some(2), Some(1)))), "{found:#?}");
    assert!(decided("* 20 - 2 - 1\n* The ground is wet").is_empty());
}

#[test]
fn how_it_was_voted_on_belongs_to_what_was_settled() {
    for text in [
        "RESOLVED that the gate be mended. Carried unanimously.",
        "IT WAS RESOLVED to mend the gate. Vote: 4-0. Passed.",
        "The Council agreed to mend the gate. The vote was unanimous.",
        "RESOLVED that the gate be mended.\nVotes for: 4. Against: 0.",
        "Carr introduced the following resolution: RESOLVED that the gate be mended. Bell seconded. Adopted.",
        "Cllr Carr's amendment failed for lack of a second.",
        "To receive the accounts of the year. Passed unanimously on a show of hands.",
    ] {
        let found: Vec<String> = decided(text).into_iter().map(|one| one.text).collect();
        assert_eq!(found, [text], "{text}");
    }
    let found = decided("It was agreed to mend the gate. Approved the accounts. It was agreed to have a fair.");
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn the_wording_of_a_motion_and_its_result() {
    let found = decided("RECOMMENDATION\n\nThat Council mend the gate.\n\nCARRIED");
    let found: Vec<_> = found.iter().map(|one| (one.outcome, one.text.as_str())).collect();
    assert_eq!(found, [(Outcome::Agreed, "That Council mend the gate.\nCARRIED")]);
    let found = decided("That Council mend the gate.\nLOST");
    assert_eq!(found.first().map(|one| one.outcome), Some(Outcome::Rejected));
    assert!(decided("That Council mends the gate is new.\nThe hall is open.").is_empty());
}

#[test]
fn the_sentence_of_a_motion_needs_no_heading() {
    let text = "On a motion by Bell, seconded by Carr, the Board approved the list. The vote was: AYES: Bell, Carr. NOES: None.";
    assert!(decided(text).first().is_some_and(|one| one.text.starts_with("On a motion")));
}

#[test]
fn a_heading_before_another_decision_is_no_part_of_a_motion() {
    let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr, Cllr C. Dunn\n\n";
    let text = format!(
        "{head}1. Trees. It was RESOLVED, on the proposal of Cllr Bell seconded by Cllr Dunn, to ask for a quotation.\n   \
         Mover: Ann Bell          Second: Ben Carr\n\n2. Close\nNone.\n"
    );
    let found = convert(&text).decisions;
    assert_eq!(found.len(), 2);
    assert!(found[0].span.end <= found[1].span.start, "{found:#?}");
}

#[test]
fn how_a_body_voted_and_how_a_thing_was_settled() {
    use Outcome::{Agreed, Rejected};
    let cases = [
        ("The Council voted by a majority of 6-3 to keep the rate.", Some(Agreed)),
        ("By a majority of 6-3 the Council voted to raise the rate.", Some(Agreed)),
        ("The amendment was put to the vote and lost.", Some(Rejected)),
        (
            "The following bills were presented for payment and approved:\n- Elm Ltd £40.00\n- Ash Ltd £30.00",
            Some(Agreed),
        ),
        ("Items 4-6 approved.", Some(Agreed)),
        ("Expenditure of $40 approved.", Some(Agreed)),
        ("Agenda approved as amended", Some(Agreed)),
        ("* Approval of minutes - approved without changes.", Some(Agreed)),
        ("Cllrs decided against buying a mower.", Some(Rejected)),
        ("The Council objects to this application on grounds of height.", Some(Agreed)),
        ("The Council voted by post this year.", None),
        ("The motion dies if nobody seconds it.", None),
        ("The plan, approved without changes last year, is slow.", None),
    ];
    for (text, expected) in cases {
        assert_eq!(decided(text).first().map(|one| one.outcome), expected, "{text}");
    }
}

#[test]
fn a_motion_in_a_list_ends_with_its_part_of_the_list() {
    let found = decided(
        "- As all were there:\n  - Cllr Bell set a motion to keep the rate of the hall as it was told to all of us in the list for May.\n  - Cllr Carr second motion.\n  - Motion approved\n- Ballot: “Pave the yard?”\n  - Ballot carried, it ends at noon.\n  - Cllr Dunn will send it on.",
    );
    assert!(found[0].text.ends_with("Motion approved"), "{found:#?}");
    assert!(found.iter().all(|one| !one.text.contains("send it on")), "{found:#?}");
    let found = decided("The Council decided to take the following steps:\n\na. Pave the yard;\n\nb. Sell the van.");
    assert_eq!(found.len(), 2, "{found:#?}");
}

#[test]
fn who_put_what_was_settled_before() {
    for text in [
        "The Council approved the rent of the barn. The motion was put by Amy Bell, Jr. Ben Carr seconded, and nobody was against it.",
        "The Council gladly accepted the report on the well. It was proposed by Cllr Bell, seconded by Cllr Carr.",
    ] {
        let found = decided(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].text.as_str(), found[0].mover.is_some(), found[0].seconder.is_some()), (text, true, true));
    }
    for put in ["This was proposed by Cllr Bell and seconded by Cllr Carr.", "Cllr Bell proposed, Cllr Carr seconded."]
    {
        for settled in ["It was agreed to let the cart.", "RESOLVED that the cart be let."] {
            let found = decided(&format!("{settled} {put}"));
            assert_eq!(found.len(), 1, "{settled} {put} {found:#?}");
            assert_eq!(found[0].seconder.as_deref(), Some("Carr"), "{settled} {put}");
        }
    }
    for two in [
        "The Council adopted the budget. It was proposed by Cllr Bell and seconded by Cllr Carr that the cart be let. Carried.",
        "The budget was approved. The motion by Cllr Bell, seconded by Cllr Carr, to rent a tent was lost.",
        "The accounts were approved. It was proposed by Cllr Bell and seconded by Cllr Carr to plant a hedge.",
        "The Council agreed to keep the pond. It was proposed by Cllr Bell and seconded by Cllr Carr that the boat be sold. The vote was lost.",
    ] {
        let found = decided(two);
        assert!(found.first().is_some_and(|one| one.mover.is_none() && !one.text.contains("Bell")), "{found:#?}");
    }
    let put = "It was proposed by Cllr Bell and seconded by Cllr Carr that the cart be let.";
    for end in ["The vote was lost.", "Lost.", "It was lost.", "It was defeated.", "Not carried."] {
        let found = decided(&format!("{put} {end}"));
        assert_eq!(found.iter().map(|one| one.outcome).collect::<Vec<_>>(), [Outcome::Rejected], "{end}: {found:#?}");
    }
    let notice = "I shall move next month that the barn be let.\n\nIt was agreed that this notice be deferred to June.";
    let found = decided(notice);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].text.starts_with("It was agreed"), "{found:#?}");
}

#[test]
fn payments_of_one_paragraph_are_passed_together() {
    let list = "Oak Ltd £30.20 E.O.T. £4.20 - A.B. Moss £2.10 - proposed B. Hart seconded C. Dunn pass for payment.";
    assert_eq!(texts(list), [list]);
    let bought =
        "£212 in the box and £430 in the bank. Cy Dunn moved we buy a boat for £85, Di Hart seconded. Carried.";
    assert!(texts(bought).iter().all(|text| !text.contains("box")), "{:?}", texts(bought));
    let told = "The pump cost £30.20. A.B. Moss £2.10 - proposed B. Hart seconded C. Dunn pass for payment.";
    assert!(texts(told).iter().all(|text| !text.contains("pump")), "{:?}", texts(told));
}

#[test]
fn what_the_chair_asked_for_belongs_to_who_moved_it() {
    let asked = "The chair asked for a motion to let the cart. Cllr Bell so moved. Cllr Carr seconded. Carried.";
    assert_eq!(texts(asked), [asked]);
    let other = "The chair spoke of the cart. Cllr Bell so moved. Cllr Carr seconded. Carried.";
    assert!(texts(other).iter().all(|text| !text.contains("spoke")), "{:?}", texts(other));
}

#[test]
fn a_motion_is_taken_back_right_behind_it() {
    let moved = "Cllr Bell moved to let the cart. Cllr Carr seconded.";
    let found = decided(&format!("{moved} Cllr Bell withdrew the motion."));
    assert_eq!(found.iter().map(|one| one.outcome).collect::<Vec<_>>(), [Outcome::Withdrawn], "{found:#?}");
    let found = decided(&format!("{moved} Carried. Cllr Bell withdrew from the room."));
    assert_eq!(found.iter().map(|one| one.outcome).collect::<Vec<_>>(), [Outcome::Agreed], "{found:#?}");
}

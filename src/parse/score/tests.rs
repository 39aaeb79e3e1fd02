use super::*;
use crate::grammar::Grammars;

#[test]
fn scores_and_days() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases = [
        ("After review of the 3-21-12 and 5-16-12 minutes, both were unanimously approved.", None),
        ("A motion to approve the plan dated 4-10-12. The motion carried.", None),
        ("The minutes of 4/12/16 were approved.", None),
        ("The minutes of 3-21-06 were approved.", None),
        (
            "Motion to approve the minutes of the 2-1-16 and 3-1-16 meetings. Motion carried 5-0.",
            Some((5, Some(0), None)),
        ),
        ("The motion was lost by 7 votes to 6.", Some((6, Some(7), None))),
        ("The amendment was defeated by 5 votes to 4.", Some((4, Some(5), None))),
        ("The motion was lost by 2 votes to 6.", Some((2, Some(6), None))),
        ("The motion was lost by seven votes to six.", Some((6, Some(7), None))),
        ("The motion was lost by 7 to 6.", Some((6, Some(7), None))),
        ("Amendment lost. Motion carried by 7 votes to 4.", Some((7, Some(4), None))),
        ("The motion to reinstate the rejected grant passed by 7 votes to 2.", Some((7, Some(2), None))),
        ("The motion failed by a vote of 5 to 3.", Some((5, Some(3), None))),
        ("The motion failed 5 to 3.", Some((5, Some(3), None))),
        ("Bell was elected, Carr having been defeated by 5 votes to 2.", Some((5, Some(2), None))),
        ("The rules were adopted 5 to 2.", Some((5, Some(2), None))),
        ("The Board approved 2 to 3 new lamps.", None),
        ("The Board approved 5 to 6 hours of training.", None),
        ("Adopted 6 to 8 new rules. Carried.", None),
        ("Approved 8 to 10 year lease.", None),
        ("The members vote 3 to 4 times a year.", None),
        ("Lost by 4 votes to 3, a two-thirds majority being wanted.", Some((4, Some(3), None))),
        ("Motion passed 7-2-10.", Some((7, Some(2), Some(10)))),
        ("Passed 4-3. The vote on the whole passed by a vote of 6-1.", Some((6, Some(1), None))),
        ("Moss motions to approve\n22-0-0", Some((22, Some(0), Some(0)))),
        ("Vote to accept the change\n22 - 2 - 1\nMotion carries", Some((22, Some(2), Some(1)))),
        ("Motion passed 3/3.", Some((3, None, None))),
        ("Motion by Bell to mend the road. Vote: 4-1 in favor.", Some((4, Some(1), None))),
        ("It was agreed to buy paint (6-0 in favour).", Some((6, Some(0), None))),
        ("The motion passed 8/10 in favour.", Some((8, None, None))),
        ("Motion failed 4/4.", Some((4, Some(4), None))),
        ("Shut the gate at night (4/5 votes)", Some((4, None, None))),
        ("Shut the lower gate (4/7 votes)", Some((4, None, None))),
        ("Bill passes, 24y", Some((24, None, None))),
        ("The bill passes 23y 1n 0a", Some((23, Some(1), Some(0)))),
        ("The court is 24y old.", None),
        ("Passed with 6 votes", Some((6, None, None))),
        ("Carried 7 - 2.", Some((7, Some(2), None))),
        ("Vote: 4 / 0 / 1", Some((4, Some(0), Some(1)))),
        ("Carried - 2 - the second item", None),
        ("Passed with 6 votes against", None),
    ];
    for (text, expected) in cases {
        let found = score(words, text).map(|score| (score.in_favour, score.against, score.abstain));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn pairs_of_numbers_that_are_no_votes() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases = [
        ("to approve Ordinance 19-12. Carried.", None),
        ("to pay invoices 12-19. Carried.", None),
        ("to hire 2-3 helpers. Carried.", None),
        ("to buy the K-5 and 6-8 books. Carried.", None),
        ("to meet from 7-9. Carried.", None),
        ("to open Monday 9-5. Carried.", None),
        ("to close Oak Street 9/7 from 4-6 pm. Carried.", None),
        ("It was resolved to approve application 12/19.", None),
        ("to buy Sections 2-4, 6-8. Carried.", None),
        ("to approve Ordinance 19-12. Carried 4-0.", Some((4, Some(0)))),
        ("to mend it. 4-0.", Some((4, Some(0)))),
        ("Bell motions to table\n22-0-0", Some((22, Some(0)))),
        ("to mend it (4-0).", Some((4, Some(0)))),
        ("to mend it - 4-0", Some((4, Some(0)))),
        ("It was agreed to approve the plan 5-0.", Some((5, Some(0)))),
        ("It was agreed 5-0 to approve the plan.", Some((5, Some(0)))),
        ("A 5-2 vote carried the motion.", Some((5, Some(2)))),
    ];
    for (text, expected) in cases {
        let found = score(words, text).map(|score| (score.in_favour, score.against));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn lines_that_are_a_score() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases = [
        ("22-0-0", true),
        ("7-2.", true),
        ("20-1-1 All bills sent on", true),
        ("3-21-12", false),
        ("5-7 pupils", false),
        ("12-", false),
        ("7-2-1-0", false),
        ("23y 1n 0a", true),
        ("24y", false),
        ("20 - 2 - 0", true),
        ("10 - 3 - 19", false),
        ("20 - 2", false),
        ("3 / 5 / 24", false),
    ];
    for (text, expected) in cases {
        assert_eq!(is_score(words, text), expected, "{text}");
    }
}

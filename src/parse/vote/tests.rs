use super::*;
use crate::grammar::Grammars;

type Counts = (Option<u32>, Option<u32>, Option<u32>);

#[test]
fn tallies_in_their_forms() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases: &[(&str, Counts)] = &[
        ("accepted: yes (for: 8, against: 0, abstained: 0, not voted: 3)", (Some(8), Some(0), Some(0))),
        ("Moved to buy the bricks for 6,000 garden walls. Motion carried.", (None, None, None)),
        ("It was agreed to pay for 12,500 tiles, all in favour.", (None, None, None)),
        ("Motion carried 7-2.", (Some(7), Some(2), None)),
        ("The motion was carried by 5 votes for and 3 against with 1 abstention.", (Some(5), Some(3), Some(1))),
        ("Motion passed (Y-5).", (Some(5), None, None)),
        ("For: 4 Against: 2 Abstain: 1", (Some(4), Some(2), Some(1))),
        ("Motion carried. 2/1/22 Minutes UNAPPROVED", (None, None, None)),
        ("Motion to give 2 desks to the club, 3 for the office.", (None, None, None)),
        ("Carried 4-0-1", (Some(4), Some(0), Some(1))),
        ("The proposal was put and carried by 4 votes to 1.", (Some(4), Some(1), None)),
        ("A vote was held and with a majority of 7 to 2 the plan was kept.", (Some(7), Some(2), None)),
        ("With a majority of 4 to 5 homes it was agreed to build.", (None, None, None)),
        ("Carr moves to buy it, Bell seconds, carried unanimously (nine trustees present).", (None, None, None)),
        ("The motion was approved 11-2-1.", (Some(11), Some(2), Some(1))),
        ("Motion passed 7-0.", (Some(7), Some(0), None)),
        ("For: Cllrs. Bell, Carr (2)\nAgainst: Cllr. Dunn (1)", (Some(2), Some(1), None)),
        ("Two members (Mr Bell and Ms Carr) voted against.", (None, Some(2), None)),
        ("The 2006-07 accounts were approved.", (None, None, None)),
        ("The minutes of 02/03/15 were agreed.", (None, None, None)),
        ("The minutes of meeting no 433 were approved.", (None, None, None)),
        ("Carr elected; 4 yeas - 0 nays", (Some(4), Some(0), None)),
        ("Ayes: 5 Nays: 0", (Some(5), Some(0), None)),
        ("The motion passed with 14 in favor and 1 abstain", (Some(14), None, Some(1))),
        ("8/10 in favour. Motion carried.", (Some(8), None, None)),
        ("The motion was carried with 8 out of 10 in favour.", (Some(8), None, None)),
        ("The motion failed by a vote of 4 to 5.", (Some(4), Some(5), None)),
        ("The Committee divided. Ayes, 7 Noes, 3", (Some(7), Some(3), None)),
        ("Motion passes 5/1", (Some(5), Some(1), None)),
        ("RESOLVED, the Board approves the minutes of the September 15-16, 2022 meeting.", (None, None, None)),
        ("The motion passed unanimously (8/10 total voting members).", (Some(8), None, None)),
        ("Voting Aye: 2\nVoting Nay: none\nMotion carried", (Some(2), Some(0), None)),
        ("Aye - 5\nNay - None\nAbstain - None", (Some(5), Some(0), Some(0))),
        ("All voted to approve - no nays.", (None, Some(0), None)),
        ("Motion to hire Bell at a low rate for 14 years, with no helpers. The motion passed.", (None, None, None)),
        ("Ordinance 12 passed its first reading.", (None, None, None)),
        ("Motion carried, no votes against.", (None, Some(0), None)),
    ];
    for (text, expected) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        let tally = vote_tally(words, text, 0, &hits);
        assert_eq!((tally.in_favour, tally.against, tally.abstain), *expected, "{text}");
    }
}

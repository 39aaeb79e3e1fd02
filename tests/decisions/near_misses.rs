//! Sentences that look like decisions and settle nothing.

use minutebook::convert;

use super::{items, minutes_with};

/// Each of them stands alone under its item.
const NOTHING: &[&str] = &[
    "If the motion is carried, the Clerk will write to the owner.",
    "Should the motion be carried, the fence would go.",
    "Members debated the motion at length and several spoke against it.",
    "The motion to sell the field was discussed, and no vote was taken.",
    "Hart said that he would move a motion at the next meeting.",
    "The County Council has agreed to mend the road.",
    "The Minister has decided to keep the rate at 5 per cent.",
    "At its last meeting the Finance Committee resolved to buy a van.",
    "It was suggested that the gate be mended.",
    "A resolution passed last year still holds.",
    "The vote on the levy will be taken in June.",
    "Mrs Moss seconded to the county office is back in June.",
    "Seconded staff are paid by the county.",
    "The officer seconded by the county starts in June.",
    "The post is seconded from Oak Council until June.",
    "Pitt asked whether the proposal had been seconded.",
    "Cllr Hart moved to Ash Lane last year.",
    "The Council moved on to the next item.",
    "The library moved its books upstairs.",
    "Residents carried banners past the hall.",
    "The cheque was passed to the Treasurer.",
    "The van failed its test.",
    "The village lost its shop in May.",
    "Three residents spoke in favour and two against.",
    "Ten letters were received, 7 for and 3 against the scheme.",
    "The score was 5-0.",
    "The motion sensor in the hall was discussed.",
    "The decision of the inspector is awaited.",
    "Decision: none.",
    "Decision – the word was used twice in the letter.",
    "Resolution – the picture on the screen is poor.",
    "Resolution 15 is on the website.",
    "Hart withdrew from the race.",
    "Moss withdrew his chair and sat down.",
    "Oak Ltd (Hart/Moss) will call in June.",
    "The talk (Ida Hart, Guy Moss) was well liked.",
    "The Chair entertained the children.",
    "The Chair entertained a motion to adjourn, but nobody moved it.",
    "1st prize went to Hart, 2nd prize to Moss.",
    "P: Hart is the page of the map.",
    "There was no consensus on the lamps.",
    "Members were unanimous in their praise.",
    "By-law 4 requires that a motion be seconded by a member.",
    "The Board may approve the plan in June.",
    "The Board is asked to approve the plan.",
    "Recommendation: That the Board approve the plan.",
    "RECOMMENDATION: That the plan be approved.",
    "Members are invited to agree the terms.",
    "Once approved, the list goes to the printer.",
    "It was not known whether the grant had been approved.",
    "The grant was approved by the county in May.",
    "In Parliament the bill was carried by 5 votes.",
    "Minutes to be approved.",
    "Second Avenue is closed.",
];

#[test]
fn what_settles_nothing_is_no_decision() {
    let business = items(NOTHING.iter().copied());
    let found: Vec<String> = convert(&minutes_with(&business)).decisions.into_iter().map(|one| one.text).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

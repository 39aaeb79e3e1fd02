//! Phrases that say when a task is due, and others.

use super::*;
use crate::grammar::Grammars;

#[test]
fn deadlines_in_their_forms() {
    let grammars = Grammars::built_in();
    let grammar = grammars.house("base").expect("is built in");
    let words = grammar.lexicon();
    let cases = [
        ("produce lists by 28 February 2014.", Some("by 28 February 2014")),
        ("information by the end of the month, or", Some("by the end of the month")),
        ("present at the next meeting.", Some("at the next meeting")),
        ("report as soon as possible", Some("as soon as possible")),
        ("contact by next Friday, 30 September, so that", Some("by next Friday, 30 September")),
        ("a blog post before the release for review", Some("before the release")),
        ("done by the end of March", Some("by the end of March")),
        ("decided by the board", None),
        ("within two weeks of that release", Some("within two weeks of that release")),
        ("rolled out in the next 2 weeks and published", Some("in the next 2 weeks")),
        ("circulated to members in mid June.", Some("in mid June")),
        ("held in early-May 2021 to agree the plan", Some("in early-May 2021")),
        ("arrange the walk in April or May.", Some("in April or May")),
        ("to be agreed early in December", Some("early in December")),
        ("review at a future meeting the terms", Some("at a future meeting")),
        ("the concert in May to book for", None),
        ("raised in the next TAC meeting.", Some("in the next TAC meeting")),
        ("present it at the Sixth Month Business Meeting", Some("at the Sixth Month Business Meeting")),
        ("bring it back to the meeting of July 9 with", Some("to the meeting of July 9")),
        ("report no later than its April meeting.", Some("no later than its April meeting")),
        ("raised at the meeting by Ann", None),
        ("send the list after the enrolments are over.", Some("after the enrolments are over")),
        ("look after the garden", None),
        ("price the pump before making a choice", None),
        ("read it before the work session.", Some("before the work session")),
        ("report back next meeting.", Some("next meeting")),
        ("arrange the next meeting.", None),
        ("chair next meeting", None),
        ("plant them by half term, weather permitting", Some("by half term")),
        ("put a note in next newsletter", Some("in next newsletter")),
        ("paint it in time for the fair and tell Ben", Some("in time for the fair")),
        ("send it prior to the AGM.", Some("prior to the AGM")),
        ("write it after discussion with the school, if any", Some("after discussion with the school")),
        ("send a letter following the template", None),
        ("mow it when the weather improves", Some("when the weather improves")),
        ("find out when the hall is free", None),
        ("send it by 5pm on Friday.", Some("by 5pm on Friday")),
        ("send it by COB Friday.", Some("by COB Friday")),
        ("upload the lists in 1-2 weeks and tell Ben", Some("in 1-2 weeks")),
        ("upload the lists in a few days and tell Ben", Some("in a few days")),
        ("upload the lists in a couple of weeks and tell Ben", Some("in a couple of weeks")),
        ("call the school in a week's time.", Some("in a week's time")),
        ("send it out in next few days via the list", Some("in next few days")),
        ("put 3 lamps in 2 rooms", None),
        ("send the prices of the fair in July.", None),
        ("find the price and report back to the next meeting.", Some("next meeting")),
        ("bring the map to the next meeting.", Some("to the next meeting")),
        ("mend the list for next release.", Some("for next release")),
        ("send the draft ahead of next meeting.", Some("ahead of next meeting")),
        ("paint signs for the fair in July.", Some("in July")),
        ("draw the plan in Q3 and tell the bank", Some("in Q3")),
        ("ask about the plan in Q3 and call by 9 July.", Some("by 9 July")),
        ("print in Q3 the list for the fair on 9 July.", Some("in Q3")),
        ("ask why it rained during the visit", None),
        ("count the cups washed during the fair", None),
        ("show us the cups bought during the fair", None),
        ("Before Mayor, Ann to speak", None),
        ("Before Tea, Ann to speak", None),
        ("mow the green in the morning when the hall is shut", Some("when the hall is shut")),
        ("list the mornings when the hall is shut", None),
        ("paint the gate in July.", Some("in July")),
        ("write to the Mill Lane Club seeking a meeting.", None),
        ("show the film during the village fair.", Some("during the village fair")),
        ("mend it during the night", None),
        ("read the draft before publication.", Some("before publication")),
        ("read the draft before publication of the list", Some("before publication of the list")),
        ("Before Easter, Ann to call the school", Some("Before Easter")),
        ("sort the papers in two piles", None),
    ];
    for (text, due) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        assert_eq!(deadline(grammar, text, 0, &hits), due, "{text}");
    }
}

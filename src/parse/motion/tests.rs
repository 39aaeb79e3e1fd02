use super::*;
use crate::grammar::Grammars;

#[test]
fn movers_in_their_forms() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases: &[(&str, Option<&str>, Option<&str>)] = &[
        ("Proposed: Cllr. Jim Leary Seconded: Cllr. Nora Stead", Some("Jim Leary"), Some("Nora Stead")),
        ("Mrs T Marsh proposed the Minutes be adopted seconded by Mr M Prior", Some("T Marsh"), Some("M Prior")),
        ("Moved by Amy. Seconded by Karen.", Some("Amy"), Some("Karen")),
        ("A motion made by Kay McFee to accept was seconded and approved.", Some("Kay McFee"), None),
        (
            "On the proposal of Cllr. Ann Bell seconded by Cllr. Ben Carr it was agreed",
            Some("Ann Bell"),
            Some("Ben Carr"),
        ),
        ("Dana withdrew her motion from June about the boxes.", Some("Dana"), None),
        ("The motion from May was read.", None, None),
        ("Proposed: Tea should be free in June.", None, None),
        ("Proposed: Next issue should be short.", None, None),
        ("The steps proposed by the SC ELM-9 were read.", None, None),
        ("Motion to adjourn was made by W1AW and seconded by K2BC.", Some("W1AW"), Some("K2BC")),
        ("Motion to adjourn was made by Dr. Bell\nseconded by Carr.", Some("Bell"), Some("Carr")),
        ("The secretary (Amy Bell) nominated Ben Carr as treasurer. Dunn seconded.", Some("Amy Bell"), Some("Dunn")),
        (
            "The motion was made by Amy Bell, Jr. Ben Carr second, to pave the road.",
            Some("Amy Bell, Jr."),
            Some("Ben Carr"),
        ),
        ("It was proposed that the club should sponsor Elm Fair.", None, None),
        ("The steps proposed by the RC were read.", None, None),
        ("Motion proposed by the VP Ann Bell, seconded by Ben Carr.", Some("VP Ann Bell"), Some("Ben Carr")),
        ("MOVED by the REV Ann Bell to buy a lamp.", Some("Ann Bell"), None),
        ("Proposed: Ann Bell will lead the choir. Seconded: Ben Carr.", Some("Ann Bell"), Some("Ben Carr")),
        ("MOTION: Bell\nSECOND: Carr\nTo accept the road.", Some("Bell"), Some("Carr")),
        ("MADE BY: Ann Bell\nSECOND: Carr\nMOTION: To accept the road.", Some("Ann Bell"), Some("Carr")),
        ("BOARD VOTE: Motion to Approve: Ann Bell Second: Ben Carr", Some("Ann Bell"), Some("Ben Carr")),
        ("Bell's motion to mend the gate was lost.", Some("Bell"), None),
        ("The work goes to Pole, LLC. Ann Bell made the motion, Carr second", Some("Ann Bell"), Some("Carr")),
        ("MOTION: Approve the list.\nSECOND: Carr", None, Some("Carr")),
        ("Moved by Bell / Seconded by Carr", Some("Bell"), Some("Carr")),
        ("Otto set motion to adjourn. Dana seconded the motion", Some("Otto"), Some("Dana")),
        ("It was proposed that we stay.", None, None),
        ("Bell motion to accept minutes, Carr seconded the motion.", Some("Bell"), Some("Carr")),
        ("Original motion to accept the plan, Carr seconded.", None, Some("Carr")),
        ("Cllr Bell proposed Cllr Dunn. Seconded by Cllr Carr.", Some("Bell"), Some("Carr")),
        ("Bell nominated Carr as treasurer. Dunn seconded.", Some("Bell"), Some("Dunn")),
        ("Proposed Cllr Bell Seconded Cllr Carr", Some("Bell"), Some("Carr")),
        ("These were moved as correct by Amy Bell.", Some("Amy Bell"), None),
        ("These were moved as correct by Amy Bell and Ben Carr.", Some("Amy Bell"), Some("Ben Carr")),
        ("The minutes were signed (prop. Cllr Bell, sec. Cllr Carr).", Some("Bell"), Some("Carr")),
        ("Mrs Bell was proposed as president.", None, None),
        ("A motion to approve the agenda was made by Amy Bell and seconded by Carr", Some("Amy Bell"), Some("Carr")),
        ("Motion to adjourn by Amy W1AW\nSeconded by Ben K2BC", Some("Amy W1AW"), Some("Ben K2BC")),
        ("Amy: Move to adjourn.\nBen: Seconded.", Some("Amy"), Some("Ben")),
        ("Secretary's report\nW1AW moved\nK2BC seconded\nPassed", Some("W1AW"), Some("K2BC")),
        ("Bell motion to adjourn; properly seconded without objection.", Some("Bell"), None),
        ("A second motion to adjourn was properly seconded.", None, None),
        ("Prop: Ann Bell Sec: Ben Carr All in favour", Some("Ann Bell"), Some("Ben Carr")),
        ("Proposed (by proxy) by Ann Bell and seconded by Ben Carr that we stay.", Some("Ann Bell"), Some("Ben Carr")),
        ("The Chair put the motion to the vote. For: 12. Against: 3.", None, None),
        ("The Executive Council moves to approve it. Moved by Amy.", Some("Amy"), None),
        ("Motion carried by Amy Bell yea, Ben Carr yea.", None, None),
        ("Motion to give $42.50 by Senator Bell\nSeconded by Senator Carr", Some("Bell"), Some("Carr")),
        (
            "Motion to raise the dues to $1,000, mend the gate, and add a post for $500 by Senator Bell\nSeconded by Carr",
            Some("Bell"),
            Some("Carr"),
        ),
        ("Motion to accept the list, the map and the letter written by Amy Bell.", None, None),
        ("His proposal was seconded by Cllr Carr.", None, Some("Carr")),
        ("To vote on the proposed Special Resolutions 1 to 8.", None, None),
        ("Guy de Bell proposed that we stay.", Some("Guy de Bell"), None),
        ("Tom, W1AW, was nominated by K2BC and seconded by VE3XK for the post.", Some("K2BC"), Some("VE3XK")),
        ("W1AW moved to adjourn, K2BC seconded.", Some("W1AW"), Some("K2BC")),
        ("Amy motions to approve; Ben seconds.", Some("Amy"), Some("Ben")),
        ("On taking the chair Mr Bell thanked his proposer and seconder and said he was glad.", None, None),
        ("They rose at 8:52 P.M. Mr. Carr seconded.", None, Some("Carr")),
        ("MOTION (Bell/Carr) to adjourn", Some("Bell"), Some("Carr")),
        ("Motion Bell to accept them. Second Carr.", Some("Bell"), Some("Carr")),
        ("Motion Carried to close early.", None, None),
        ("Motion Dies to lack of a second.", None, None),
        ("Motion Lost to open at 8 am.", None, None),
        ("Motion Unanimously to let the barn. Carried.", None, None),
        ("Motion Reworded to two lamps. Carried.", None, None),
        ("Motion Second to last in the book was carried.", None, None),
        ("The motion Mr Carr to be made warden was carried.", None, None),
        ("Minutes: Motion A. Bell to accept them. Second by B. Carr.", Some("A. Bell"), Some("B. Carr")),
        ("M/S/C (Bell/Carr) to approve the minutes", Some("Bell"), Some("Carr")),
        ("Upon the proposition of A Bell, seconded by B Carr, it was resolved", Some("A Bell"), Some("B Carr")),
    ];
    for (text, mover, seconder) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        let found = movers(words, text, 0, &hits);
        assert_eq!(
            (found.mover.map(|person| person.name), found.seconder.map(|person| person.name)),
            (*mover, *seconder),
            "{text}"
        );
    }
}

#[test]
fn a_second_may_be_a_number() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    for (text, expected) in
        [("A second site was seen.", false), ("There was a second by Carr.", true), ("second Carr", true)]
    {
        let at = text.find("second").expect("stands there");
        assert_eq!(seconds(words, text, at, at + 6), expected, "{text}");
    }
}

#[test]
fn who_proposes_a_councillor() {
    let grammars = Grammars::built_in();
    let words = grammars.house("uk-local-council").expect("is built in").lexicon();
    let cases = [
        ("Cllr Bell proposed Cllr Dunn, seconded by Cllr Carr.", "Bell"),
        ("Cllr Bell proposed Cllr Dunn as Chairman, seconded by Cllr Carr.", "Bell"),
        ("A grant for Elm Hall proposed Cllr Bell, seconded by Cllr Carr.", "Bell"),
        ("Agreed, proposed Cllr Bell, seconded by Cllr Carr.", "Bell"),
    ];
    for (text, mover) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        let found = movers(words, text, 0, &hits);
        assert_eq!(found.mover.map(|person| person.name), Some(mover), "{text}");
        assert_eq!(found.seconder.map(|person| person.name), Some("Carr"), "{text}");
    }
}

#[test]
fn movers_of_elections_and_by_initials() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let cases = [
        ("Chairman  A. Hart  prop. B. Moss  sec. C. Pole", Some("B. Moss"), Some("C. Pole")),
        ("A. Hart prop. B. Moss sec. All in favour.", Some("A. Hart"), Some("B. Moss")),
        ("A. Hart prop. that the gate be sold. B. Moss sec. Carried.", Some("A. Hart"), Some("B. Moss")),
        ("Proposed by DR, seconded by MS. Agreed.", Some("DR"), Some("MS")),
        ("Proposed by DR, seconded by MR. Carried.", Some("DR"), Some("MR")),
        ("Hon. Sec.  A. Hart  prop. B. Moss  sec. C. Pole", Some("B. Moss"), Some("C. Pole")),
        ("B. Moss prop., C. Pole sec.", Some("B. Moss"), Some("C. Pole")),
        ("Accepted. Proposed BH, seconded MR.", Some("BH"), Some("MR")),
        ("Proposed MR, seconded BH. Carried.", Some("MR"), Some("BH")),
        ("Proposed by Ann Hart, seconded by MR. Moss.", Some("Ann Hart"), Some("Moss")),
    ];
    for (text, mover, seconder) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        let found = movers(words, text, 0, &hits);
        let named = (found.mover.map(|one| one.name), found.seconder.map(|one| one.name));
        assert_eq!(named, (mover, seconder), "{text}");
    }
}

#[test]
fn movers_behind_what_they_moved_in_brackets_and_in_capitals() {
    let cases: &[(&str, Option<&str>, Option<&str>)] = &[
        (
            "A motion to let the barn for £4,250 was made by Amy Bell and seconded by Carr.",
            Some("Amy Bell"),
            Some("Carr"),
        ),
        ("Motion to sell the cart made by Amy Bell. Second by Carr.", Some("Amy Bell"), Some("Carr")),
        ("Motion to sell the cart (Amy Bell moved, Carr seconded).", Some("Amy Bell"), Some("Carr")),
        ("**Amy Bell made a motion to sell the cart; second by Carr.**", Some("Amy Bell"), Some("Carr")),
        ("To sell the cart. 1st Mrs Bell, 2nd Mr Carr.", Some("Bell"), Some("Carr")),
        ("Motion to sell the cart. Mrs Bell (1st), Mr Carr (2nd).", Some("Bell"), Some("Carr")),
        ("A. Bell / B. Carr moved to sell the cart.", Some("A. Bell"), Some("B. Carr")),
        ("It was agreed to sell the cart (P: Mrs Bell, S: Mr Carr).", Some("Bell"), Some("Carr")),
        ("MOVED BY MRS BELL AND SECONDED BY MR CARR THAT THE CART BE SOLD.", Some("BELL"), Some("CARR")),
        ("Moved: Bell Seconded: Carr That the cart be sold.", Some("Bell"), Some("Carr")),
        ("The barn is let to Oak & Co. Proposed Mrs Bell, seconded Mr Carr.", Some("Bell"), Some("Carr")),
        ("The barn is let to Oak & Co. Mrs Bell proposed, Mr Carr seconded.", Some("Bell"), Some("Carr")),
        ("Seconded by:\nCarr", None, Some("Carr")),
        ("Seconded by:\nVote: 5-0", None, None),
    ];
    are_moved_by(cases);
}

#[test]
fn months_as_names_and_movers_behind_long_motions() {
    let cases: &[(&str, Option<&str>, Option<&str>)] = &[
        ("On a motion by Dana, seconded by May, the Board voted to pave the lane.", Some("Dana"), Some("May")),
        ("It was moved by Dana, seconded May 3, to pave the lane.", Some("Dana"), None),
        (
            "A motion to meet alone for the purpose of hearing who would like to sweep the barn of the town and the sheds was made by Dana, second by Bob.",
            Some("Dana"),
            Some("Bob"),
        ),
    ];
    are_moved_by(cases);
}

/// Each text has this mover and this seconder.
fn are_moved_by(cases: &[(&str, Option<&str>, Option<&str>)]) {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    for (text, mover, seconder) in cases {
        let mut hits = Vec::new();
        words.scan(text, &mut hits);
        let found = movers(words, text, 0, &hits);
        let names = (found.mover.map(|who| who.name), found.seconder.map(|who| who.name));
        assert_eq!(names, (*mover, *seconder), "{text}");
    }
}

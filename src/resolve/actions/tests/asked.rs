//! Tasks that nobody is named for, and those that somebody is asked for.

use super::{each_is_one_task, tasks};

/// None of the lines is a task.
fn none_is_a_task(lines: &[&str]) {
    for line in lines {
        assert_eq!(tasks(line), [], "{line}");
    }
}

#[test]
fn whom_a_task_is_put_on() {
    each_is_one_task(&[
        ("Ann Bell is to be asked to draw the pond.", "Ann Bell", None),
        ("Ann Bell and Ben Carr are to be asked to draw the pond.", "Ann Bell; Ben Carr", None),
        ("Ben Carr was nominated to read the lease.", "Ben Carr", None),
        ("Ben Carr was left to choose a rope.", "Ben Carr", None),
        ("Ann Bell and Ben Carr said they would order the rope.", "Ann Bell; Ben Carr", None),
        ("It was agreed Ann Bell and Ben Carr would order the rope.", "Ann Bell; Ben Carr", None),
        ("It was agreed for Ann Bell to order the rope.", "Ann Bell", None),
        ("Agreed Ann Bell and Ben Carr to order the rope.", "Ann Bell; Ben Carr", None),
        ("An action was placed on Ben Carr to order the rope.", "Ben Carr", None),
    ]);
    none_is_a_task(&[
        "Ben Carr was nominated to serve as treasurer.",
        "Ben Carr was left to his own devices.",
        "Ann Bell was to sing but was hoarse.",
        "The map was to be asked for.",
    ]);
}

#[test]
fn what_somebody_has_to_see_to() {
    each_is_one_task(&[
        ("The water board will be asked for a date.", "", None),
        ("Ben Carr was asked if he could find a key.", "Ben Carr", None),
        ("A request was made to look into the blocked drain.", "", None),
        ("A new plan of the pond will be drawn.", "", None),
        ("A lease agreement needs to be drawn up with the club.", "", None),
        ("This proposal will be put to the county.", "", None),
        ("The broken bench will be mentioned at the wardens' meeting.", "", None),
        ("The Clerk was asked whether she could call the county.", "Clerk", None),
        ("Ann Bell asked that a survey of the drain was obtained.", "", None),
        ("Ann Bell requested a list of the lamps be printed, to keep by the door.", "", None),
        ("It was agreed that Ben Carr to write to the owners.", "Ben Carr", None),
        ("It will be checked with the school.", "", None),
        ("The chair to write to the bank.", "chair", None),
        ("Ben Carr: come up with a name for the fair.", "Ben Carr", None),
        ("The map was drawn by Ben Carr, who will then send it to the bank.", "Ben Carr", None),
        ("A note will be sent out by Ben Carr when the barn is booked.", "Ben Carr", None),
        ("Blocked drains in Hob Lane will be reported to the county.", "", None),
        ("The wardens have called, but the officer will be notified of the broken lock.", "", None),
        ("Enquiries will be made.", "", None),
        ("The torn net behind the goal also to be reported.", "", None),
        ("The bakery will be contacted.", "", None),
        ("The trustees will be sent a list of the keys.", "", None),
        ("A request will be made for a sign.", "", None),
        ("A poem will be put in the newsletter.", "", None),
        ("A list will be sent to the club once it is printed.", "", Some("once it is printed")),
        ("A card will be sent to the sexton.", "", None),
        ("Mr Hart to be invited to the next meeting.", "", Some("to the next meeting")),
        ("Everyone to bring a cup to the next meeting.", "Everyone", Some("to the next meeting")),
        ("Ben Carr has been asked to draw a map.", "Ben Carr", None),
        ("It was agreed that the Council would pass on the news to the bank.", "Council", None),
        ("The form was lost in May, but will be sent again to the school.", "", None),
        ("Growers will be approached regarding the seed.", "", None),
        ("Highways will be informed of the hole.", "", None),
        ("The lock will be checked to see whether it holds.", "", None),
        ("Further investigation will be undertaken into a van.", "", None),
        ("Consent needs to be sought at the bank.", "", None),
        ("Arrangements must be made to move the stalls.", "", None),
        ("The Board requested that the mill keeper should draw up a list.", "", None),
    ]);
    none_is_a_task(&[
        "When a lamp fails, members need to be informed of it.",
        "The Chair agreed to this plan of the wardens.",
        "Ben Carr agreed to accept the nomination.",
        "A request was made to the county for a lamp.",
        "The motion will be put to the vote.",
        "Consent should be sought by those who sing.",
        "The Board asked that the mill keeper should have a day off.",
        "Ben Carr asked if the club would like to keep the pond.",
        "Ben Carr wished the Clerk to be given leave to buy paint in May.",
        "The Clerk was authorised to see to small repairs up to £90.",
        "Mr Moss requesting to be put on the garden list.",
        "The new plan, drawn by Oak Ltd, allows a bell to be rung from two towers.",
        "The bulb was changed, it should now be shining.",
        "It is hoped the swings will be mended in June.",
        "The sexton is to retire.",
        "Residents will be informed by the county.",
        "Forms will be addressed to the Treasurer.",
        "All letters will be addressed to the Secretary.",
        "These issues will be addressed in the school's next plan.",
        "Skaters will be invited to sign the book.",
        "The choir will be invited to sing at the fair.",
        "An effort will be made to win the cup.",
        "Every attempt will be made to end walks by dusk.",
        "The chair to be painted.",
        "The chair to hire was lost.",
        "The chair to rest on is old.",
        "The chair to close the fair was Ben Carr.",
        "Well done to Ben Carr, who will swim the lake for the school.",
        "Cllr Bell welcomed Ben Carr, who will speak on owls today.",
        "A vote of thanks to Ben Carr, who will write a book on mills.",
        "Those members refuse to pay the fee.",
        "The school was built by Mr Moss, who will be missed.",
        "Guests will be invited to sing.",
        "Prize winners will be notified by post.",
        "Readers will be informed of new books.",
        "You will be asked for a key at the gate.",
        "Guests will be asked for a song on the night.",
        "Skates will be checked out at the rink.",
        "Early birds will be sent the best seats.",
        "The Board was told that the ford will close and riders will be informed.",
        "Applications will be made at the library desk.",
        "An application will be made for ten barns.",
        "The Clerk has been asked to call the school and has done so.",
        "The Treasurer has been asked to resign.",
        "Ben Carr has been asked to stand for the county.",
        "Tickets will be checked at the door.",
        "Nobody will be asked for money.",
        "If the pump fails, the grant will be sent back.",
        "Tea will be made.",
        "A form will be sent to those who want one.",
        "A link will be sent to anybody who joins.",
        "An invitation will be sent to entrants.",
        "Progress will be reported to the county each month.",
    ]);
}

#[test]
fn whom_a_pronoun_is_to_mean() {
    let owners = |lines: &str| tasks(lines).into_iter().map(|(owners, _)| owners).collect::<Vec<_>>();
    assert_eq!(owners("Ann Bell is to write to the county. She is also to call the school."), ["Ann Bell"; 2]);
    assert_eq!(owners("Ann Bell has lost her key. The Chair asked her to order one before June."), ["Ann Bell"]);
    assert_eq!(owners("Ann Bell is to write to the county.\n\nShe is to call the school."), ["Ann Bell"; 2]);
    assert_eq!(owners("Ann Bell thanked Mr Reed and he will ring the dairy."), [""]);
    assert_eq!(owners("Ben Carr has a van. Ann Bell thanked Mr Reed and he will ring the dairy."), [""]);
    assert_eq!(owners("Cllr Reed asked the Clerk to write to the choir."), ["Clerk"]);
    assert_eq!(owners("Cllr Reed asked Ann Bell to lend a tent."), ["Ann Bell"]);
    assert_eq!(owners("Ben Carr asked the sexton and she will write to the choir."), [""]);
    assert_eq!(owners("Ben Carr said that Mrs Reed is away.\n\nShe will send a drawing in May."), [""]);
    assert_eq!(owners("Ann Bell to meet with Cy Dunn and Ben Carr to write to the county."), ["Ann Bell; Ben Carr"]);
    assert_eq!(owners("Ann Bell will meet with Cy Dunn and Ben Carr to order the lamps."), ["Ann Bell"]);
    assert_eq!(owners("Ben Carr is to ask Ann Bell and Eve Ford to sign the lease."), ["Ben Carr"]);
}

#[test]
fn pleas_name_whom_they_are_for() {
    each_is_one_task(&[
        ("Panel members please review the plan.", "Panel members", None),
        ("The plan is nearly done - panel members please review", "panel members", None),
        ("Sally, please go ahead and call the school.", "Sally", None),
        ("When the shop is open, sally pls ask them for a key.", "sally", Some("When the shop is open")),
        ("Sally Dunn asked people to send her pictures of the fair.", "people", None),
        ("Sally Dunn asked that Ben would draft a reply.", "Ben", None),
        ("Ben Carr read the list and he will print it.", "Ben Carr", None),
        ("Ben Carr is meeting the builder tomorrow.", "Ben Carr", Some("tomorrow")),
        ("We will continue to look for the cause.", "We", None),
        ("Attorney Moss will draft a deed.", "Attorney Moss", None),
        ("It was agreed that a letter issue to the Minister.", "", None),
        ("Sally Dunn will support Ben Carr with the fair.", "Sally Dunn", None),
        ("Folks to read the list by Friday.", "Folks", Some("by Friday")),
        ("The members agreed that they should search for a van.", "", None),
        (
            "It was agreed that the Tree Committee would hold a site visit and report back in June.",
            "Tree Committee",
            Some("in June"),
        ),
    ]);
    none_is_a_task(&[
        "For a seat on the bus - members please call Ann Bell.",
        "Sally Dunn asked people to stand for the song.",
        "Sally Dunn asked people to speak up.",
        "The shed is full - nice colours please some",
        "Ben Carr is retiring next week.",
        "Ben Carr is having a tooth drawn tomorrow.",
        "Ben Carr is moving house tomorrow.",
        "Ben Carr is leaving the club next week.",
        "We will continue to hold quizzes on the ferry.",
        "We will continue to send the calendar each month.",
        "We will continue to meet on Fridays.",
        "We will continue to work with the ferry.",
        "Cllr Reed asked the Minister to open the road.",
        "Cllr Reed asked all to rise for a hymn.",
        "Minister Reed will send the grant.",
        "Governor Reed will sign the bill.",
        "Ben Carr will support Plan C.",
        "Ben Carr will support Oak Rovers in the cup.",
        "It was agreed that the letter issue to do with drains is noted.",
        "Folks will bring tents to the green.",
        "Folks should call the county if the pump is loud.",
        "If we are asked to lend a tent, Ben may do so.",
    ]);
}

#[test]
fn events_when_a_task_is_due() {
    each_is_one_task(&[
        ("Ben will hang the lamps when wire is in stock.", "Ben", Some("when wire is in stock")),
        ("When they are dry, Ben will hang them.", "Ben", Some("When they are dry")),
        ("Ben will write to the school once repaired.", "Ben", Some("once repaired")),
        ("Ben will meet the builder in three-four weeks.", "Ben", Some("in three-four weeks")),
        ("Clerk to tell us about the ferry, ie when it sails and whom it takes.", "Clerk", None),
    ]);
}

#[test]
fn events_that_say_no_day() {
    each_is_one_task(&[
        ("Clerk to print the dates when bands are on.", "Clerk", None),
        ("Ben will clean the hall on evenings when chess is on.", "Ben", None),
        ("When the mill was sold, Ben will tell us.", "Ben", None),
    ]);
}

#[test]
fn works_and_offices_that_are_tasks() {
    each_is_one_task(&[
        ("The grant form for the boat project should be completed by 3 June.", "", Some("by 3 June")),
        ("It was agreed that Ben Carr should join the two hedges.", "Ben Carr", None),
        ("It was agreed that Ben Carr should also join the call with the bank.", "Ben Carr", None),
        ("Tents: Ben Carr responsible for ropes.", "Ben Carr", None),
    ]);
    none_is_a_task(&["It was agreed that Ben Carr should join the Roads Committee."]);
}

#[test]
fn what_is_no_task_though_it_sounds_like_one() {
    none_is_a_task(&[
        "Maybe we need to mend the hall as it is and draft a plan for a new one.",
        "It will take some time.",
        "Venue to be confirmed",
        "The list of lamps to be bought this year is not ready.",
        "The new wardens will start their new term in May.",
        "A few of us are at work on the fair (Ann, Sally, Will, Ben) and have a plan.",
        "It was agreed that Ben Carr should join the panel.",
        "The Council will consider the lease in June.",
        "We will table talk of the lease until June.",
        "The council will support the bid.",
        "The fair is coming next week.",
        "The works should be completed by June.",
        "Ann Bell and Ben Carr, being the two wardens responsible for checking the books, were content.",
    ]);
}

#[test]
fn the_extent_of_a_task() {
    let texts = |lines: &str| {
        let minutes = crate::convert(&format!(
            "Elm Club\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Business\n\n{lines}\n\n2. Close\n\nNone.\n"
        ));
        minutes.actions.into_iter().map(|one| (one.text, one.due)).collect::<Vec<_>>()
    };
    let note = "Action - AB to call the school. She will tell us in June. If not, a letter should be sent.";
    let found = texts(&format!("The gate is old.\n\n**{note}**"));
    assert_eq!(found.iter().map(|(text, _)| text.trim_matches('*')).collect::<Vec<_>>(), [note]);
    let found = texts("Action: Ann Bell to send a list of the keys.\n\nDue: ongoing");
    assert_eq!(found.iter().map(|(_, due)| due.as_deref()).collect::<Vec<_>>(), [Some("ongoing")]);
    let found = texts("Action: the gate was talked of. Ann Bell will mend it.\n\nDue: June");
    assert_eq!(found.len(), 1, "{found:?}");
    let found =
        texts("Action: Ben Carr to write. The Council agreed to let the barn. Ann Bell left.\n\nDate: 7 June 2024");
    assert_eq!(found, [("Action: Ben Carr to write.".to_owned(), None)]);
    let found = texts("Action: to mend the pump. Ann Bell said it is loud. Ben Carr will not go.\n\nDue: June");
    assert!(found.iter().all(|(text, _)| !text.contains("loud")), "{found:?}");
    for other in ["Due: £90", "Target: ninety cups", "Date: 7 June 2024", "Due:"] {
        let found = texts(&format!("Action: Ann Bell to send a list of the keys.\n\n{other}"));
        assert_eq!(found.iter().map(|(_, due)| due.as_deref()).collect::<Vec<_>>(), [None], "{other}");
    }
    let prose =
        "Mills – Ann Bell told us of the mill. It was built long ago. Many have helped, with forty coming each week.";
    let found =
        texts(&format!("Action:\n\nAnn Bell to call the school.\n\n{prose}\n\nAction:\n\nBen Carr to buy paint."));
    assert_eq!(found.len(), 2, "{found:?}");
    let page = "ACTION 2024-05-02: Ann Bell to read the plan of the walk -\nhttp://elm.example/walk -\nbefore June.";
    assert_eq!(texts(page).iter().map(|(text, _)| text.lines().count()).collect::<Vec<_>>(), [2]);
    let other = "ACTION 2024-05-02: Ann Bell to read the plan of the walk.\nhttp://elm.example/walk";
    assert_eq!(texts(other).iter().map(|(text, _)| text.lines().count()).collect::<Vec<_>>(), [1]);
    let numbered = "### Action 1:\nThe chair to call the school. Ben Carr to draw a map.\n\n### Action 2:\nKey holders to lock up. The lock is new.";
    let found = texts(numbered);
    let opens: Vec<_> = found.iter().filter_map(|(text, _)| text.split(' ').next()).collect();
    assert_eq!(opens, ["The", "Ben", "Key"]);
    assert_eq!(texts("### Action 1:\nThe sexton cut the hedge. It looks well."), []);
    assert_eq!(texts("### Action 1:\nThe sexton strolled to church. It looks well."), []);
    let told = "Action 1: Ann Bell to call. The pump to be shown to the club. The club to answer by June.";
    assert_eq!(texts(told).len(), 1);
    assert_eq!(texts("Action 2: Ben Carr to call the club. He to say more.").len(), 1);
    let motion = "It was agreed to sell the strip on these conditions:\n\n- a fence is to be put up by the buyer\n- Ann Bell will write the deed";
    assert_eq!(texts(motion), []);
    let paths = "It was agreed to look at the condition of the paths:\n\n- Ann Bell will walk the mill path\n- Ben Carr will draw a map";
    assert_ne!(texts(paths), []);
}

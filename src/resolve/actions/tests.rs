//! Ways in which minutes put a task on somebody, each with the owners and the deadline that are found.

mod asked;
mod lead_ins;
mod lists;

use crate::convert;

/// The owners and the deadline of each task in the lines of a meeting.
fn tasks(lines: &str) -> Vec<(String, Option<String>)> {
    let minutes = convert(&format!(
        "Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (AB), Cllr Ben Carr (BC), Sally Dunn (SD), Eve Ford (Clerk)\n\n1. Business\n{lines}\n\n2. Close\nThe meeting closed at 9 pm.\n"
    ));
    minutes.actions.into_iter().map(|action| (action.owners.join("; "), action.due)).collect()
}

/// Each line is one task, with these owners and this deadline.
fn each_is_one_task(cases: &[(&str, &str, Option<&str>)]) {
    for (line, owners, due) in cases {
        assert_eq!(tasks(line), [((*owners).to_owned(), due.map(str::to_owned))], "{line}");
    }
}

#[test]
fn one_task_whoever_has_it_and_whenever() {
    each_is_one_task(&[
        ("The vacancies will be advertised.", "", None),
        ("A copy of the list will be forwarded to the county.", "", None),
        ("The wall leans. This would be investigated.", "", None),
        ("The Clerk would now take this matter forward.", "Clerk", None),
        ("**TODO**: everyone send Ben a photo", "everyone", None),
        ("Ann Bell will plan the summer fair.", "Ann Bell", None),
        ("Cllr Carr will agree a date with the school.", "Carr", None),
        ("Consent must be obtained for the work on the oak.", "", None),
        ("Ben will check the gate, the councillors will look at the bridge.", "Ben; councillors", None),
        ("Sally will send the list to Ben, who will print it.", "Sally; Ben", None),
        ("Ben will call the school on Monday.", "Ben", Some("on Monday")),
        ("Ben will mend the gate before the meeting on 8 June.", "Ben", Some("before the meeting on 8 June")),
        ("Ben will show the list at next WTB meeting.", "Ben", Some("at next WTB meeting")),
    ]);
}

#[test]
fn whoever_undertakes_one_thing_and_will_do_another() {
    each_is_one_task(&[
        ("Ben Carr undertook to write to the owner named and will report back in June.", "Ben Carr", Some("in June")),
        ("Action: Garden project to talk with the school.", "Garden project", None),
    ]);
}

#[test]
fn who_does_it_stands_behind_the_time() {
    for (line, owners) in [
        ("The deed will be sent before the end of July by Ben Carr.", "Ben Carr"),
        ("A card will be sent to Sally Dunn after the fair by Ben Carr.", "Ben Carr"),
        ("The bench will be painted when dry by Ben Carr.", "Ben Carr"),
        ("The deed will be sent after it was signed by Ben Carr.", ""),
        ("The deed will be sent once signed by Ben Carr.", ""),
        ("The deed will be sent to the bank, if needed, by Ben Carr.", "Ben Carr"),
        ("The deed will be sent when drawn by Ben Carr.", ""),
        ("The deed will be sent after the count by the Clerk.", ""),
    ] {
        let found: Vec<_> = tasks(line).into_iter().map(|(owners, _)| owners).filter(|one| !one.is_empty()).collect();
        assert_eq!(found.join("; "), owners, "{line}");
    }
}

#[test]
fn one_task_in_a_line() {
    each_is_one_task(&[
        ("Ann Bell, Ben Carr and the Clerk will write to the county.", "Ann Bell; Ben Carr; Clerk", None),
        ("Chairman Bell spoke of the path. The Clerk was reminded to write to the county.", "Clerk", None),
        ("The offer was rejected and the Clerk was instructed to write to the county.", "Clerk", None),
        ("Ann Bell or Ben Carr will update the notice.", "Ann Bell; Ben Carr", None),
        ("Ben Carr will be circulating the draft in mid June.", "Ben Carr", Some("in mid June")),
        ("Sally will draft a reply.", "Sally", None),
        ("Ann Bell asked Ben Carr and Sally Dunn to write to the county.", "Ben Carr; Sally Dunn", None),
        ("The Chair asked Bell, Carr and Dunn to look into the costs.", "Bell; Carr; Dunn", None),
        ("Ben was asked to call the builder and Sally to order paint.", "Ben; Sally", None),
        ("Sally Dunn: I'll draft a reply.", "Sally Dunn", None),
    ]);
}

#[test]
fn one_task_in_each_of_its_wordings() {
    each_is_one_task(&[
        ("Sally Dunn: The pump is old. I’m going to order a new one by 3 May.", "Sally Dunn", Some("by 3 May")),
        ("Sally Dunn: I am going to ask the school.", "Sally Dunn", None),
        ("Sally will be the contact for the fair.", "Sally", None),
        ("Ben Carr will be in charge of the tents.", "Ben Carr", None),
        ("Sally will reach out to the school.", "Sally", None),
        ("Sally will help with the fair.", "Sally", None),
        ("**Ben** will mend the gate.", "Ben", None),
        ("[ ] Ben to mend the gate", "Ben", None),
        ("- [ ] Mend the gate", "", None),
        ("ACTION Dave to mend the gate", "Dave", None),
        ("[Action: AB] The gate is broken.", "AB", None),
        ("Ben was tasked with mending the gate.", "Ben", None),
        ("Direction was given to staff to draft a report.", "staff", None),
        ("Fair, AB will book the hall.", "AB", None),
        ("District Cllr Bell will write to the county.", "Bell", None),
        ("It was agreed that a letter be sent to the school.", "", None),
        ("It was agreed that he would be sent a copy.", "", None),
        ("Ben to send the list prior to the June meeting.", "Ben", Some("prior to the June meeting")),
        ("Ben to send the list - due June 3", "Ben", Some("June 3")),
        ("It was decided to add the path to the list (Action BC).", "BC", None),
        ("Ann Bell took an action to ask the county.", "Ann Bell", None),
        ("Ben Carr is going to mend the gate before the May fair.", "Ben Carr", Some("before the May fair")),
        ("Ann Bell & Ben Carr still have to sign the form.", "Ann Bell; Ben Carr", None),
        ("It was agreed that both the Clerk and Ann Bell would write to the county.", "Clerk; Ann Bell", None),
        (
            "It was agreed that the Buildings and Grounds Committee repair the drain.",
            "Buildings and Grounds Committee",
            None,
        ),
        ("It was agreed that the Finance Manager be instructed to pay the bill.", "Finance Manager", None),
        ("Moved by Ann Bell, that the CAO be directed to write to the county.\nCarried", "CAO", None),
        ("Ben Carr asked Ann Bell if she could draft a reply.", "Ann Bell", None),
        ("Ann Bell was actioned to circulate the list.", "Ann Bell", None),
        ("At the next meeting, Ann Bell will bring a camera.", "Ann Bell", Some("At the next meeting")),
        ("Ben Carr will have the signs up by Friday.", "Ben Carr", Some("by Friday")),
        ("ACTION: Ann to send out:\n  - the list\n  - the map", "Ann", None),
        ("\u{1f477} TODO: Ann is looking for a carpenter.", "Ann", None),
        ("The lease was read. It is to be signed by the end of May. AB", "AB", Some("by the end of May")),
        ("ACTION: Ben Carr would, as agreed, call the school.", "Ben Carr", None),
        ("Need to draft a plan for the fair.", "", None),
        ("Also need to follow up on the letter.", "", None),
        ("Will look for funds within the budget.", "", None),
        ("Ann Bell asked for a report on the pond.", "", None),
        ("Members asked to be circulated with the list.", "", None),
        ("The Council resolved unanimously to write to the county.", "Council", None),
        ("Moved by Ann Bell, “THAT the CAO be directed to write to the county.”\nCarried", "CAO", None),
        ("Moved by Ann Bell, “THAT the Clerk provide a letter of support.”\nCarried", "Clerk", None),
        ("RESOLVED AND THAT the Mayor and Clerk be authorised to sign the lease.", "Mayor; Clerk", None),
        ("Ann Bell asks for staff to consider the effect on families.", "staff", None),
        ("Ann Bell would like the Clerk to draft the next steps.", "Clerk", None),
        ("We need a sign to advertise.", "We", None),
        ("Mr Bell & Mr Carr to get a price for the lining.", "Bell; Carr", None),
        ("Currently Ben Carr should seek a refund.", "Ben Carr", None),
    ]);
}

#[test]
fn one_task_of_a_body_or_a_label() {
    each_is_one_task(&[
        ("Action item: kfang is buying a rake", "kfang", None),
        ("Chair Bell asked Member Carr if he would draft a letter.", "Carr", None),
        ("It was agreed to look into the cost of the pond.", "", None),
        ("The Council agreed to draw up a list of jobs.", "Council", None),
        ("It was agreed to raise the matter with the county.", "", None),
        ("All agreed to look for a hall.", "All", None),
        ("Ann to arrange the next meeting.", "Ann", None),
        ("Ben Carr will bring to the next meeting the plans for the roof.", "Ben Carr", Some("to the next meeting")),
        ("Ann will review at a future meeting the terms of the lease.", "Ann", Some("at a future meeting")),
        ("The hall will be painted by the volunteers.", "volunteers", None),
        ("Locks to be ordered by the Council and Ann Bell will install them.", "Council; Ann Bell", None),
        ("To be posted on the website.", "", None),
        ("If it rains, Ann Bell will move the stalls.", "Ann Bell", None),
        ("Ann Bell and Ben Carr are asked to sign the lease.", "Ann Bell; Ben Carr", None),
        ("ACTION: Ann moved house, so Ben to write to her.", "Ann", None),
        ("Forms to be sent out in June – ONGOING – ACTION (AB)", "AB", None),
        ("The forms have come – the bank asks for two names – ACTION (AB) & (BC) – ONGOING", "AB; BC", None),
        ("Forms have come. They need two names. New keys too – Action: SD", "SD", None),
        ("The posters need to be put up. (Action BC)", "BC", None),
        ("The red boat needs a new sail (Ben).", "Ben", None),
        ("Ann Bell: I will check this with the county.", "Ann Bell", None),
        ("ACTION Ann to write to the bank", "Ann", None),
        ("- ACTION: Ben to find dates for\n   - The May walk\n   - The June walk", "Ben", None),
        ("The wardens will write to the county.", "wardens", None),
        ("Ann Bell will open an account for the fair.", "Ann Bell", None),
        ("Ann Bell requested a survey of the drain be undertaken by Ben Carr.", "Ben Carr", None),
    ]);
}

#[test]
fn errands_in_reported_speech() {
    each_is_one_task(&[
        ("The school has not replied: the Clerk would contact them again.", "Clerk", None),
        ("It was noted that the stile leans; the Clerk would contact the county.", "Clerk", None),
        ("It was agreed by all to make an application to the county.", "", None),
        ("It was agreed that the Parish Council would sign the lease.", "Parish Council", None),
        ("Action: Ben Carr to send the map once completed.", "Ben Carr", Some("once completed")),
        ("A meeting will be arranged.", "", None),
        (
            "The Senior Officer, Parks and Roads advised she would attend the March meeting.",
            "Senior Officer, Parks and Roads",
            None,
        ),
        ("The Elm Rangers should be asked to clear the drain.", "Elm Rangers", None),
        ("The Clerk would write to the school to ask if it would pay.", "Clerk", None),
        ("Ann Bell would mention this at the next meeting.", "Ann Bell", Some("at the next meeting")),
        ("The drain is blocked. Report to the county.", "", None),
        ("The list of fairs will be posted on the website of the hall.", "", None),
        ("The path is overgrown. This will be passed on to the county.", "", None),
        ("The concerns in the letter will be passed to the county.", "", None),
        ("Enquiries will be made regarding the bench.", "", None),
        ("Ben Carr stated he is going to speak with the school.", "Ben Carr", None),
    ]);
}

#[test]
fn one_task_in_other_words() {
    each_is_one_task(&[
        ("It was left to Sally to choose the paint.", "Sally", None),
        ("Sally: will open the hall by Friday.", "Sally", Some("by Friday")),
        ("The Chair requested that the Clerk write to the owner.", "Clerk", None),
        ("It was agreed that the District send a card to the ferryman.", "District", None),
        ("It was agreed that the Township write to the owner.", "Township", None),
        ("It was agreed that the Clerk writes to the owner.", "Clerk", None),
        ("The Clerk was to write to the owner.", "Clerk", None),
        ("Matters arising: Ann still to call the school.", "Ann", None),
        ("Ben Carr and Sally Dunn volunteered. They will mend the gate.", "Ben Carr; Sally Dunn", None),
        ("Ann Bell and Ben Carr were appointed to audit the books.", "Ann Bell; Ben Carr", None),
        ("Ben to call the county about the potholes. Due 1 June.", "Ben", Some("1 June")),
        ("Motion by Ben Carr, second by Ann Bell to have Sally sign up for the class. Carried.", "Sally", None),
        ("Ben to bring a plan to the next meeting.", "Ben", Some("to the next meeting")),
        ("All to bring ideas.", "All", None),
        ("Sally has the list ready, will send it to Ben.", "Sally", None),
        ("Ben will continue work on the path.", "Ben", None),
        ("Ben will continue Sally's list of trees.", "Ben", None),
        ("We will have Ben do the signs.", "Ben", None),
        ("We will ask Ben to do the signs.", "Ben", None),
        ("Ann Bell will ask Ben to do the signs.", "Ann Bell", None),
        ("The Chair requested that all members help out at the gate.", "all members", None),
        ("The Council would like each partner to look at the map.", "each partner", None),
        ("Leaders are tasked to write charters by end of June.", "Leaders", Some("by end of June")),
        ("Ben has been tasked with draining the pond.", "Ben", None),
        ("Ben was given the task of mending the gate.", "Ben", None),
        ("Ben is charged with mending the gate.", "Ben", None),
        ("Ann Bell moved for Ben to buy lamps. Seconded by Sally. Carried.", "Ben", None),
        ("Could Ben please mend the gate.", "Ben", None),
        ("Could Ben please mend the gate?", "Ben", None),
        ("The plan is out of date so the Clerk was advised to request another one.", "Clerk", None),
        ("Ann Bell suggested Ben Carr to ask the county.", "Ben Carr", None),
        ("Sally will involve the wardens.", "Sally", None),
        ("@annb: send the ledgers", "annb", None),
        ("AI-12 Ben to mend the gate", "Ben", None),
        ("Action BM-2018-5 Send the letter to Ann", "", None),
        ("-> Ben to mend the gate", "Ben", None),
        ("The lamps are broken and need to be mended. (BC)", "BC", None),
        ("Ben to buy lamps. Deadline: June 3.", "Ben", Some("June 3")),
        ("Ben'll mend the gate.", "Ben", None),
        ("Quotes to be obtained by the clerk.", "clerk", None),
        ("New lamps to be bought by Ben and Sally.", "Ben; Sally", None),
        ("The lamps to be mended by Friday.", "", Some("by Friday")),
    ]);
}

#[test]
fn no_task_in_a_line() {
    for line in [
        "The lists will be made available on the web.",
        "The list, which will be sent to members, is long.",
        "The Clerk would contact the county if the stile were to fall.",
        "The first step is to send a letter with a day for the payment.",
        "Sally still to do",
        "The accounts of May will be agreed at the next meeting of the Elm Council.",
        "Lamps that are still continuing to be mended.",
        "For the plan to be of use, it was important that it be clear.",
        "Cllr Bell agreed to be the hall representative.",
        "The tree committee will be chaired by Ben and will include Sally.",
        "The fund will be managed by Sally.",
        "Ann Bell said that the Council should write to the county.",
        "Ann: we should buy a new gate.",
        "Ben will be chair of the wall committee.",
        "The group will meet on Fridays.",
        "Ann Bell was assigned to the tree committee.",
        "Chair Bell called the parish to prayer on 2 May.",
        "A Bill to clarify the process of reports.",
        "There were no issues to report.",
        "The report was accepted as presented.",
        "Ben Carr said the second line should be moved.",
        "Date/time to be confirmed.",
        "One way to see this is to ask the county.",
        "The fair will be held on 5 June.",
        "Ann Bell and staff continue to work with the school.",
        "Ben Carr asked if the map would be shown.",
        "Do we want to write to the county? Or to the school instead.",
        "Request of the club for the use of the hall in May.",
        "The directors shall set the dues.",
        "I intend to step down in May.",
        "Ben Carr is leaving the board and will be replaced.",
        "Mrs Dunn is rotating off the board, and will be replaced.",
        "It is too late to bid this year, cattle will be released in the week of 15 May.",
        "Ben Carr offered to step down from the board.",
        "Ben Carr: I'm not sure.",
        "Ben Carr: I'll not be here in May.",
        "The school will be the lead on this.",
        "The members were asked to consider the plans and vote on them.",
        "Ben Carr asked that his vote against be recorded.",
        "It was proposed and seconded that Ann Bell should remain as Chairman.",
        "Following agreement at the last meeting to replace the posts, the Chairman had received letters.",
        "May need to revisit the dates.",
        "Ann Bell moved that the Clerk write to the county. Ben Carr seconded. The motion was lost.",
        "If in doubt, please contact the office at the number above.",
        "Seconded by: Ann Bell to approve the list.",
        "Action: Approved",
        "Action: Approved the minutes of the May meeting.",
        "Action: Moved by Ann Bell, seconded by Ben Carr, and carried unanimously to adopt the list.",
        "Need to understand the demand.",
        "There was talk of locks, for which Ann Bell had previously volunteered to draft rules.",
        "Need to table the plans for another meeting.",
        "Will be paying for work done by the county.",
        "Moved by Ann Bell, “THAT Mayor and Council take a short break.”\nCarried",
        "It was agreed that the fair should be held in the hall on 6 June.",
        "It was agreed that the requirement for members to pay a fee should be withdrawn.",
        "Action: tabled.",
        "The Council agreed to raise the hire charges by £2.",
        "All agreed to approve the plan.",
        "ACTION: Member Hale moved to approve the list, seconded by Ann Reed. Motion passed.",
        "ACTION: It was moved by Bell and seconded by Carr to approve the plan. Motion carried unanimously.",
        "ACTION TAKEN: Motion by Carr, second by Bell, to table the sign code. Carried 4-1.",
        "Goal is to send a survey out.",
        "The aim is to open by May.",
        "Someone would be responsible for the keys.",
        "Yeah, not a decision to be taken lightly.",
        "Prices will be determined by new information.",
        "Members were reminded that all interests must be declared.",
        "Visitors are asked to sign the book.",
        "If the pump fails, the council will pay.",
        "A suggestion was made that with the new members, we should consider a talk.",
        "It was agreed that neither a loan nor a grant should be given by the Council.",
        "LEDs to replace bulbs in the lamps.",
        "To be discussed at the next meeting.",
        "It was agreed that only members should have a key to the shed.",
        "Ann Bell asked all to put away their mobile phones.",
        "All children will be given the option to attend the school.",
        "Nobody will be given a key.",
        "The site will be developed over time.",
        "Support from both parents and staff to continue to wear a hat.",
        "This meeting is being recorded and will be broadcast at a later date.",
        "Minutes will be made public once approved.",
        "Ben will continue as treasurer.",
        "Ann Bell told them that Ben had been tasked to write it.",
        "Ann Bell wants all families to have a say.",
        "The room was charged to the club.",
        "M/S/C to mend the gate.",
        "M/S/C Bell/Carr to mend the gate.",
        "MSC to cut the trees.",
        "Ben to painting.",
        "Residents were advised to keep away from the pond.",
        "The Chair suggested to close the meeting.",
        "Please advise the Clerk of any errors or omissions.",
        "Ann Bell asked that the sympathies of the council be extended to the family.",
        "Members agreed to raise them to £15.",
        "Sally Motioned to approve the list, Ben Carr seconded the motion.",
        "@annb: Easier for us is to show the map on the wall.",
    ] {
        assert_eq!(tasks(line), [], "{line}");
    }
}

#[test]
fn no_task_in_other_words() {
    for line in [
        "If the weather is bad, the fair will be moved indoors.",
        "Ben asked whether the gate could be mended.",
        "Looking for volunteers to review.",
        "Bill Hart was appointed by the Chair as the delegate.",
        "There are no plans for Sally to be replaced.",
        "The figures will be collated monthly.",
        "The next step to be taken would be to mend the pump.",
        "The winners will be announced tomorrow.",
        "The Clerk said that Ann was to have written to the owner.",
        "It was noted that the Clerk writes to the owner each year.",
        "The gate was to open in May.",
        "Item to be carried forward to June.",
        "Ann Bell was appointed to serve on the panel.",
        "Ann Bell was appointed to the Roads Committee.",
        "Two weeks were left to the end of term.",
        "There is now the ability for the committee to call a meeting.",
        "Permits usually take 4-6 weeks to be granted.",
        "We hope to settle on which way to go.",
        "The Roads Panel will meet June 19 to look at the path.",
        "It was agreed that the board should meet every week for now and see later how often.",
        "It was agreed that some money should be set aside for the fair.",
        "In June, we will decide which way is best.",
        "Ann Bell asked Ben Carr to give his view on the path.",
        "That is no question we need to answer today.",
        "Ann Bell said the shop wrote that they'll raise the price in June.",
        "We'll send the bill if we must pay it.",
        "Some members agreed to disagree.",
        "Several members agreed to differ on this.",
    ] {
        assert_eq!(tasks(line), [], "{line}");
    }
}

#[test]
fn rules_matters_and_what_is_undertaken_name_nobody() {
    for line in [
        "We agree to buy paint.",
        "Consent must be obtained before any work starts.",
        "Quotes must be sought for works over £500.",
        "Details need to be sent to the Clerk by all clubs.",
        "Speeding in Mill Lane to raise with the PCSO.",
        "Damage in Oak Road to report to the county.",
        "Action: Playground equipment to arrive in May.",
    ] {
        let owned: Vec<_> = tasks(line).into_iter().filter(|(owners, _)| !owners.is_empty()).collect();
        assert_eq!(owned, [], "{line}");
    }
    for rule in ["Consent must be obtained before any work starts.", "Quotes must be sought for works over £500."] {
        assert_eq!(tasks(rule), [], "{rule}");
    }
    // leave to spend is no task, but one thing that is to be bought is
    assert_eq!(tasks("It was agreed that the Clerk be authorised to see to small repairs up to £90."), []);
    each_is_one_task(&[("It was agreed that the Clerk be authorised to buy a laptop up to £600.", "Clerk", None)]);
}

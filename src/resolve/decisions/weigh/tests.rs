use crate::convert;
use crate::resolve::decisions::trial::{decided, texts};

#[test]
fn what_only_looks_settled() {
    let cases = [
        "DECISION to be made in June.",
        "RESOLUTION to be sent to the members.",
        "CONCLUSION that the plan was wrong was disputed by Ann.",
        "Bell/Carr moved to Ash last year.",
        "Ann read the minutes and moved on to the fair.",
        "The plan was put on hold in 2019.",
        "Bids will be considered in the next call for grants.",
        "Ann will talk about this on the radio next month.",
        "Story of the mill to be continued next month in the newsletter.",
        "Objects to this application: Mr Moss of Oak Lane.",
        "Ann spoke of the fair. Nobody seconded the idea of a fair.",
        "[Agreed by email] Ann sent the list.",
        "Recommendation: Approve the lease.",
        "The motion to let the barn, by Ann Bell and seconded by Ben Carr in the spring, was discussed.",
    ];
    let wrong: Vec<_> = cases.into_iter().filter(|text| !texts(text).is_empty()).collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn what_is_settled() {
    let cases = [
        "DECISION to meet every month.",
        "CONCLUSION that the plan is good.",
        "The plan was put on hold.",
        "The bids will be considered in the next call.",
        "The plan is to be discussed next month.",
        "Recommendation: Adopt the plan (carried unanimously)",
        "Recommendation: Approve the lease.\nAction: Approved.",
        "[Agreed] Hold the fair in June.",
    ];
    let wrong: Vec<_> = cases.into_iter().filter(|text| texts(text) != [text.replace('\n', " ")]).collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn what_staff_recommend_and_when_minutes_were_approved_is_no_decision() {
    for text in [
        "Approved: 03/05/2024",
        "APPROVED MAY 8, 2023 2",
        "Minutes approved: 12 June 2023",
        "Recommendation: Adopt the list of members.",
        "Staff recommendation: approve the lease.",
    ] {
        assert_eq!(decided(text), [], "{text}");
    }
    let found = decided("Recommendation: Approve the list of members.\nAction: Approved the list of members.");
    assert_eq!(
        found.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["Action: Approved the list of members."]
    );
    let minutes = convert(
        "Elm Board\n3 May 2024\n\nPresent: Ann Bell\n\n1. Lease\n\nRecommendation: Authorize the Chief to sign the lease.\nAction: Report received, no action taken.\n\n2. Close\nNone.\n",
    );
    assert_eq!(minutes.actions, []);
}

#[test]
fn a_label_in_capitals_needs_no_colon_and_may_stand_above() {
    for text in [
        "* DECISION to meet every month",
        "DECISION that the hall be painted.",
        "RESOLVED\nThat the hall be painted.",
        "**Decision**: paint the hall in June.",
        "* *Decision*: paint the hall in June",
        "[DECISION] Paint the hall in June.",
        "#agreed Paint the hall in June.",
    ] {
        assert_eq!(decided(text).len(), 1, "{text}");
    }
    for text in [
        "#info Paint the hall.",
        "[Agenda] Paint the hall.",
        "Decision to be made in June.",
        "DECISION PAPERS\nThe hall is open.",
        "RESOLVED\nThe hall is open.",
    ] {
        assert_eq!(decided(text), [], "{text}");
    }
}

#[test]
fn decisions_that_a_noun_names() {
    for text in [
        "- decision to keep the gate shut",
        "- Decision not to sell the map",
        "- Decision to use the covered pond",
        "- Decision to fish what swims",
        "- Decision to drain it by June",
        "- group consensus to light the lamps",
    ] {
        assert_eq!(decided(text).len(), 1, "{text}");
    }
    for text in [
        "- Decision to be made in June",
        "- Decision to sell the map?",
        "- Decision to follow.\n- The pond is low.",
        "- Decision to come\n- The pond is low.",
        "- Decision to make: when to drain the pond\n- The pond is low.",
        "- Decision to drain it will come in May.\n- The pond is low.",
        "- Decision to drain it was made by the district.\n- The pond is low.",
        "- Decision not to fine reported by the wardens.\n- The pond is low.",
        "- Agreement to fish for the club was signed last year.\n- The pond is low.",
        "The decision to sell the map was made by others.",
    ] {
        assert_eq!(decided(text).len(), 0, "{text}");
    }
}

#[test]
fn what_is_planned_or_recalled_is_not_moved() {
    for text in [
        "Ben Carr's proposed route for the walk",
        "There was talk of a vote on the proposed Code. Nobody spoke.",
        "Ann Bell has drawn the map in this order (as agreed in Ash):",
        "We meet on Second Mondays for a start, and tell those who came",
        "Ann Bell will write down what we decided.",
        "- brought forward to have a walk in May",
        "The room for the fair is not confirmed as of 2 May.",
    ] {
        assert_eq!(decided(text).len(), 0, "{text}");
    }
    assert_eq!(decided("- Voted all in favour of moving the fair to June").len(), 1);
}

#[test]
fn talk_on_a_motion_is_no_motion() {
    const TALK: [&str; 2] = [
        "Cllr Carr, in proposing the Motion, called it a fine bell.\n\nCllr Bell seconded the Motion.",
        "Members said that it was a fine bell.\n\nThe Motion was seconded by Cllr Bell.",
    ];
    for (motion, text) in
        ["Motion: That the bell be hung again.", "I will move at the next meeting that the bell be hung again."]
            .into_iter()
            .flat_map(|motion| TALK.map(|text| (motion, text)))
    {
        let found = decided(&format!("{motion}\n\n{text}"));
        assert!(found.iter().all(|one| !one.text.contains("fine")), "{text}: {found:#?}");
    }
    for text in [
        "Cllr Carr proposed that the lamps be sold.\n\nCllr Bell seconded the Motion.",
        "In proposing the motion, Cllr Carr moved that the barn be let.\n\nSeconded by Cllr Bell.\n\nCarried.",
        "Cllr Carr felt that the barn should be let and proposed this. Cllr Bell seconded the motion. Carried.",
        "Cllr Carr said \"I move that we let the barn.\" Cllr Bell seconded the motion. Carried unanimously.",
        "Cllr Carr felt that the Council should pay for the barn as it said that it would.\n\nThe motion was seconded by Cllr Bell.\n\nCARRIED",
        "Cllr Carr, in proposing the motion that the barn be let, stated that it is empty.\n\nCllr Bell seconded the motion.\n\nThe motion was carried, 5 in favour and 2 against.",
        "Cllr Carr said that she would like the barn let and moved that it be let.\n\nCllr Bell seconded the motion.\n\nThe motion was carried.",
    ] {
        let found = decided(text);
        assert!(found.len() == 1 && found[0].text.contains("Carr"), "{text}: {found:#?}");
    }
}

#[test]
fn titles_behind_a_result_are_no_movers() {
    // who moved is no title
    for text in [
        "Motion to mend the map\nproposed together by Ann Bell and Ben Carr\nCarried",
        "That the map be mended\nProposed cllr carr\nSeconded cllr bell\nCarried",
    ] {
        let found = decided(text);
        assert!(found.len() == 1 && found[0].text.starts_with(&text[..14]), "{text}: {found:?}");
    }
    let found = decided("- Care of the lamps\n\n- Approved unanimously\n\nProposed changes of the map");
    assert!(found.iter().all(|one| !one.text.contains("map")), "{found:?}");
}

#[test]
fn accepted_apologies_come_with_who_sent_them() {
    let minutes = convert(
        "Elm Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell\n\n1. Apologies\nApologies were received from Cllr Carr. These were accepted.\n\n2. Close\nNone.\n",
    );
    let found: Vec<_> = minutes.decisions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(found, ["Apologies were received from Cllr Carr. These were accepted."]);
}

#[test]
fn entries_of_an_agenda_head_no_list() {
    let minutes = convert(
        "Elm Club\n3 May 2024\n\nAgenda\n- Roll call\n- Lamps\n- Next steps\n- Adjourn\n\n1. Lamps\n\nThey are old.\n\n2. Close\n\nNone.\n",
    );
    assert!(minutes.actions.is_empty(), "{:?}", minutes.actions);
    let lists = convert(
        "Elm Club\n3 May 2024\n\n1. Barn\n\n- The barn is empty and its roof leaks.\n- Action items\n- Draw the plan of the barn\n- Call the roofer about slates\n- Sweep the yard\n",
    );
    assert_eq!(lists.actions.len(), 3, "{:?}", lists.actions);
}

#[test]
fn consent_comes_with_what_was_moved() {
    let found = decided(
        "Cllr Carr introduced a motion to hold the fair in May. There was unanimous consent to adopt the motion.",
    );
    assert_eq!(found.iter().map(|one| one.mover.as_deref()).collect::<Vec<_>>(), [Some("Carr")]);
    assert!(found[0].text.starts_with("Cllr Carr"), "{found:?}");
    let votes = decided("Decision: shut the gate at night (4/5 votes)");
    let votes: Vec<_> = votes.iter().filter_map(|one| one.votes.as_ref()).collect();
    assert_eq!(votes.iter().map(|one| (one.in_favour, one.against)).collect::<Vec<_>>(), [(Some(4), None)]);
}

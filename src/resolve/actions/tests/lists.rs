//! Tasks in lists, below names and behind others, and those of somebody by office, pronoun or note.

use crate::convert;

use super::tasks;

#[test]
fn whoever_speaks_in_a_line_of_their_own_is_its_owner() {
    let found = tasks("Ann Bell: I will write to the county.\nBen Carr: I'll mend the gate.\nSally Dunn: I can help.");
    let owners: Vec<_> = found.iter().map(|(owners, _)| owners.as_str()).collect();
    assert_eq!(owners, ["Ann Bell", "Ben Carr"]);
}

#[test]
fn lists_of_actions_name_owners_in_several_ways() {
    let found = tasks(
        "The roof was mended.\n\nActions\n\nThese were agreed:\n- [AB] Write to the county. It is their wall.\n- Ben Carr - paint for the gate\n- Order the books (Clerk)\n- [x] Ann: find the key\n\nThe barrier is now open.",
    );
    let owners: Vec<_> = found.iter().map(|(owners, _)| owners.as_str()).collect();
    assert_eq!(owners, ["AB", "Ben Carr", "Clerk"]);
}

#[test]
fn the_end_of_an_entry_names_its_owner_and_day() {
    let found = tasks(
        "The roof was mended.\n\n**Action items**\n\n- Mend the gate - Ann Bell - 10 May\n- Call the school: Ben Carr\n- Order paint (Sally, 3 June)\n- Ring the county - Ben (3 June)\n- [ ] Write to the bank",
    );
    let found: Vec<_> = found.iter().map(|(owners, due)| (owners.as_str(), due.as_deref())).collect();
    let expected = [
        ("Ann Bell", Some("10 May")),
        ("Ben Carr", None),
        ("Sally", Some("3 June")),
        ("Ben", Some("3 June")),
        ("", None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_heads_a_list_tells_whether_its_entries_are_still_to_be_done() {
    let list =
        |head: &str| tasks(&format!("The roof was mended.\n\n{head}\n\n- Mend the gate\n- Call the school")).len();
    for head in ["Action items", "Steps to be taken", "## Next steps", "**Followup**"] {
        assert_eq!(list(head), 2, "{head}");
    }
    for head in ["Completed actions", "Notes:"] {
        assert_eq!(list(head), 0, "{head}");
    }
}

#[test]
fn a_list_of_what_was_resolved_gives_tasks() {
    let found =
        tasks("The books are late.\n\nResolved\n\n- Ann: Find a date by 5 June\n- Ben: Work out how to keep the books");
    let owners: Vec<_> = found.iter().map(|(owners, _)| owners.as_str()).collect();
    assert_eq!(owners, ["Ann", "Ben"]);
}

#[test]
fn a_sentence_goes_on_with_the_task_before() {
    let found = tasks("Ben Carr agreed to write to the county. Also will create a list of the paths.");
    assert_eq!(found, [("Ben Carr".to_owned(), None), ("Ben Carr".to_owned(), None)]);
}

#[test]
fn a_list_below_gives_each_their_part() {
    let lines = "Action: members as listed below to comment on the draft.\n\n- Ann Bell: paths and bridges\n\
        - Ben Carr: the budget\n\nThe draft is long.";
    let owners: Vec<String> = tasks(lines).into_iter().map(|(owners, _)| owners).collect();
    assert_eq!(owners[1..], ["Ann Bell", "Ben Carr"]);
}

#[test]
fn names_in_minutes_that_list_nobody() {
    let owners = |line: &str| {
        let minutes = convert(&format!("# Path Group\n3 May 2024\n\n## Gate\n\n{line}\n\n## Close\n\nNone.\n"));
        minutes.actions.into_iter().map(|action| action.owners.join("; ")).collect::<Vec<_>>()
    };
    assert_eq!(owners("- *Map:* Ann will look into the library."), ["Ann"]);
    assert_eq!(owners("Ben Carr will call the school."), ["Ben Carr"]);
    assert!(owners("The county will mend the road.").is_empty());
    assert!(owners("NCC will mend the road.").is_empty());
}

#[test]
fn what_is_no_task_of_anybody() {
    for line in [
        "Action: Report received, no action taken.",
        "It was agreed that Councillors should always be aware of the rules.",
        "Please do not speak unless the Chair calls you.",
        "Ben Carr asked that a vote be taken on the motion.",
        "DECISION to meet on Fridays",
        "The Council agreed to meet monthly on the first Tuesday.",
        "The Council will decide if the plan fits the rules.",
        "The Chair will open the floor to questions.",
        "Each motion will be presented by the Chair.",
        "She believes volunteers will sweep the path.",
        "Oak Club follows Carr's Guide to hold debates.",
        "We also need a talk with managers to understand the rules.",
        "Actions:\n- How can we win more members\n- Discuss the fair at the next meeting\n- There are no plans to move",
    ] {
        assert_eq!(tasks(line), [], "{line}");
    }
}

#[test]
fn an_action_below_another_is_one_of_its_own() {
    let found =
        tasks("- ACTION: Ann to read the rules\n  * https://elm.example/rules\n  * ACTION: Ben to mend the gate");
    assert_eq!(found, [("Ann".to_owned(), None), ("Ben".to_owned(), None)]);
}

#[test]
fn the_day_may_stand_between_the_owner_and_the_task() {
    let found =
        tasks("The list is old and the map is lost.\n\n* AB 3 June to send the list\n* BC asap to call the school");
    assert_eq!(found, [("AB".to_owned(), Some("3 June".to_owned())), ("BC".to_owned(), Some("asap".to_owned()))]);
}

#[test]
fn one_task_of_somebody_by_office_pronoun_or_note() {
    for (line, owners) in [
        ("Chairman Bell will confirm the room.", "Bell"),
        ("Ann Bell said she'll paint the shed.", "Ann Bell"),
        ("We'll send the letter to the school.", "We"),
        ("The gate is broken. Clerk to action.", "Clerk"),
        ("ACTION on the Path Panel to mend the gate", "Path Panel"),
        ("We'll ask the school if the hall is free.", "We"),
        ("Several members agreed to bring cakes.", "Several members"),
        ("ACTION: Ben to add the pond to the agenda for the next meeting", "Ben"),
        ("The Chair requested AB, BC and EG to review the drafts.", "AB; BC; EG"),
        ("Action: Ann Bell to give Ben, Dora leave to enter dates", "Ann Bell"),
    ] {
        assert_eq!(tasks(line), [(owners.to_owned(), None)], "{line}");
    }
}

#[test]
fn a_note_to_action_takes_in_what_stands_before_it() {
    let texts = |lines: &str| {
        let minutes = convert(&format!(
            "Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (AB), Eve Ford (Clerk)\n\n1. Business\n{lines}\n\n2. Close\nNone.\n"
        ));
        minutes.actions.into_iter().map(|action| action.text).collect::<Vec<_>>()
    };
    assert_eq!(
        texts("The gate is broken.\n\nAction: Clerk to action"),
        ["The gate is broken.\nAction: Clerk to action"]
    );
    let other = "Action: Finance need more time to action";
    assert!(texts(&format!("The hall was busy.\n\n{other}")).iter().all(|text| !text.contains("busy")), "{other}");
}

#[test]
fn a_topic_before_a_colon_is_no_owner() {
    for line in ["Parking: will review the signs in June.", "Website: will send an alert when it is down."] {
        assert!(tasks(line).iter().all(|(owners, _)| owners.is_empty()), "{line}");
    }
}

#[test]
fn tasks_stand_under_titles_that_name_their_owners() {
    let minutes = crate::convert(
        "# Elm Board\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Roof\n\nIt leaks.\n\n## Action items\n\n### Ann Bell\n\n* Draw a plan of the roof\n* Call the mason\n\n### All trustees\n\n* Read the plan\n\n## Close\n\nNone.\n",
    );
    let owners: Vec<_> = minutes.actions.iter().map(|action| action.owners.join("; ")).collect();
    assert_eq!(owners, ["Ann Bell", "Ann Bell", "All trustees"]);
    assert!(minutes.agenda_items.iter().all(|item| item.title != "Ann Bell"));
}

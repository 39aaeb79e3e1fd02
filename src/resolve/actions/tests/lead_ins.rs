//! Words before the owner of a task that are none of its name, and clauses whose subject owns nothing.

use super::{each_is_one_task, tasks};
use crate::convert;

#[test]
fn what_leads_into_a_sentence_is_no_part_of_the_owner() {
    each_is_one_task(&[
        ("Furthermore everyone is asked to look for the key.", "everyone", None),
        ("Moreover Ben will call the bank.", "Ben", None),
        ("Upon receipt of the lease the Clerk was instructed to pay the deposit.", "Clerk", None),
        ("As nobody had the key Ann Bell will order one.", "Ann Bell", None),
        ("Ben Carr offered his ladder Ben Carr will paint the porch.", "Ben Carr", None),
        ("Sally Dunn stated she will paint the hut.", "Sally Dunn", None),
        ("ACTION: Ben happy to mow the green", "Ben", None),
        ("ACTION: Sally post copies to the owners of the barns.", "Sally", None),
        ("The board authorises the Clerk to order a bench.", "Clerk", None),
        ("The fence must be mended by Ben in order to keep sheep out.", "Ben", None),
    ]);
}

#[test]
fn a_clause_whose_subject_does_something_else_is_no_task() {
    for line in [
        "We try to keep the path dry.",
        "We expect this to last for a year.",
        "We see no pressing need to move the bins.",
        "Using our list to find the owners is slow.",
        "ALL ARE WELCOME TO ATTEND",
        "Ben voted against it since he thinks we will never mend it.",
        "The aim of the walk is to find leaks.",
        "Nothing for the Clerk to report.",
        "Two hives (i.e. honey to sell at the fair)",
    ] {
        assert_eq!(tasks(line), [], "{line}");
    }
}

#[test]
fn who_is_sent_off_behind_a_topic_has_the_task() {
    let owners = |line: &str| {
        let minutes = convert(&format!(
            "# Path Group\n3 May 2024\n\n## Attendees\n\n## Open actions\n\n- {line}\n\n## Close\n\nNone.\n"
        ));
        minutes.actions.into_iter().map(|action| action.owners.join("; ")).collect::<Vec<_>>()
    };
    assert_eq!(owners("Hall Lease: Gita to call the bank"), ["Gita"]);
    assert_eq!(owners("Fair Posters - Gita to print ten"), ["Gita"]);
    // a notice is sent off by nobody, and an empty list above has no task
    assert_eq!(owners("Reminder to sign the lease."), [""]);
}

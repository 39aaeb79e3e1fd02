//! Ways in which minutes put a task on somebody: `combined` puts the parts of such lines together, `near.txt` holds sentences
//! that look like tasks and are none.

mod combined;

use minutebook::convert;

/// A set of minutes with this text under its second item.
fn minutes_with(text: &str) -> String {
    format!(
        "Elm Parish Council\nMinutes of the meeting held on 3 May 2024\n\nPresent: Cllr Ann Bell (AB) (Chairman), Cllr Ben Carr \
         (BC), Cllr Cora Dunn\nIn attendance: Dan Eames (Clerk), Fay Gault (Treasurer)\n\n1. Roads\nThe lane was \
         dry.\n\n2. Fair\n{text}\n\n3. Finance\nThe accounts were read.\n"
    )
}

/// Owners of each task that is found, and when it is due.
fn tasks(text: &str) -> Vec<(String, Option<String>)> {
    let minutes = convert(&minutes_with(text));
    minutes.actions.into_iter().map(|one| (one.owners.join(" "), one.due)).collect()
}

#[test]
fn what_looks_like_a_task_and_is_none() {
    let mut wrong = Vec::new();
    for (place, line) in include_str!("near.txt").lines().enumerate() {
        let layouts = ["*", "It rained. * It shone.", "It rained.\n\n- *\n- It shone."];
        let text = layouts[place % layouts.len()].replace('*', line);
        let found = tasks(&text);
        if !found.is_empty() {
            wrong.push(format!("{text:?} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! Tasks put together from their parts: each part holds beside every other.

use super::tasks;

/// Owners as they are written, and as they are found.
const OWNERS: [(&str, &str); 10] = [
    ("Clerk", "Clerk"),
    ("the Clerk", "Clerk"),
    ("Cllr Bell", "Bell"),
    ("Cllrs Bell and Carr", "Bell Carr"),
    ("AB/BC", "AB BC"),
    ("the Clerk and Cllr Dunn", "Clerk Dunn"),
    ("Treasurer", "Treasurer"),
    ("Mr Eames", "Eames"),
    ("the Chairman", "Chairman"),
    ("Cllr. Cora Dunn", "Cora Dunn"),
];

const TASKS: [&str; 6] = [
    "sell the old lamp",
    "write to the school about the gate",
    "get a price for the paint",
    "read the lease and report back",
    "book a band",
    "check the well",
];

/// When a task is due.
const DUE: [&str; 10] = [
    "",
    "by 31 May",
    "by the end of June",
    "before the next meeting",
    "as soon as possible",
    "no later than 7 June 2024",
    "by end May",
    "by w/c 13 May",
    "within two weeks",
    "by Friday",
];

const LABELS: [&str; 7] =
    ["Action:", "ACTION –", "Action point:", "TODO:", "Agreed action:", "Action(s):", "Follow-up action:"];

/// How a sentence or line says it: `L` is the label, `O` the owner at the start and `o` within a sentence, `t` and `T` the task,
/// `d` when it is due.
const SHAPES: [&str; 14] = [
    "L O to t d",
    "L O will t d.",
    "L O: T d",
    "L T d (o)",
    "L T (o) d",
    "L T – o d",
    "O to t d.",
    "O will t d.",
    "O agreed to t d.",
    "O took an action to t d.",
    "It was agreed that o would t d.",
    "It was agreed for o to t d.",
    "After discussion it was agreed that o would t d.",
    "An action was placed on o to t d.",
];

/// What stands around such a line.
const LAYOUTS: [&str; 4] = ["It rained.\n\n*", "It rained.\n\n- *\n- It shone.", "*\n\nIt rained.", "It rained. *"];

/// `text` with its first letter in capitals.
fn capital(text: &str) -> String {
    text[..1].to_ascii_uppercase() + &text[1..]
}

/// A shape with its parts put in.
fn filled(shape: &str, label: &str, owner: &str, task: &str, due: &str) -> String {
    let part = |word: &str| {
        let plain = word.trim_matches(['(', ')', '.', ':']);
        let text = match plain {
            "L" => label.to_owned(),
            "O" => capital(owner),
            "o" => owner.to_owned(),
            "t" => task.to_owned(),
            "T" => capital(task),
            "d" => due.to_owned(),
            _ => return word.to_owned(),
        };
        word.replacen(plain, &text, 1)
    };
    let words: Vec<String> = shape.split(' ').map(part).filter(|word| !word.is_empty()).collect();
    words.join(" ").replace(" .", ".")
}

/// The names of the parts that give something else than they should, each with an example.
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn sentences_and_labels() {
    let mut wrong = Vec::new();
    let mut turn = 0;
    for (place, shape) in SHAPES.into_iter().enumerate() {
        for (owner, names) in OWNERS {
            turn += 1;
            // each shape meets each day with another owner than the shape before
            let due = DUE[(turn + place) % DUE.len()];
            let label = LABELS[turn % LABELS.len()];
            let line = filled(shape, label, owner, TASKS[turn % TASKS.len()], due);
            let text = LAYOUTS[(turn / 3) % LAYOUTS.len()].replace('*', &line);
            let expected = (names.to_owned(), Some(due.to_owned()).filter(|due| !due.is_empty()));
            let found = tasks(&text);
            if found != [expected] {
                wrong.push(format!("{shape:?} + {owner:?} + {due:?} gives {found:?}: {text:?}"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn notes_behind_a_sentence() {
    const SENTENCES: [&str; 4] = [
        "A map should be sent to the school.",
        "The well needs to be checked.",
        "It was agreed to write to the school.",
        "The lamp will be mended.",
    ];
    const NOTES: [&str; 12] = [
        " *",
        "\n*",
        " (*)",
        "\n(*)",
        " [*]",
        " Action: *",
        "\nAction: *",
        "\n\nACTION: *",
        " (Action: *)",
        "\nACTION:\n*",
        "\nOwner: *",
        "\nFor action: *",
    ];
    let mut wrong = Vec::new();
    let mut turn = 0;
    for note in NOTES {
        for (owner, names) in OWNERS.into_iter().filter(|(owner, _)| owner.starts_with(['C', 'M'])) {
            turn += 1;
            let sentence = SENTENCES[turn % SENTENCES.len()];
            let text = format!("It rained.\n\n{sentence}{}\n\nIt shone.", note.replace('*', owner));
            let found = tasks(&text);
            if found != [(names.to_owned(), None)] {
                wrong.push(format!("{sentence:?} + {note:?} + {owner:?} gives {found:?}"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn tables() {
    const HEADS: [(char, &[&str]); 4] = [
        ('T', &["Action", "Task", "Action required", "What", "Action to be taken"]),
        ('O', &["Owner", "Who", "By whom", "Responsible", "To be actioned by", "Assigned to"]),
        ('D', &["Due", "By when", "Deadline", "Due date", "To be completed by"]),
        ('N', &["No", "#", "Ref", "Minute"]),
    ];
    let mut wrong = Vec::new();
    let mut turn = 0;
    for order in ["TO", "OT", "TOD", "NTOD", "TDO", "OTD", "NOTD", "NTO"] {
        for sign in [" | ", "\t", "| "] {
            for _ in 0..2 {
                turn += 1;
                let row = |cell: &dyn Fn(char) -> String| {
                    let cells: Vec<String> = order.chars().map(cell).collect();
                    if sign == "| " { format!("| {} |", cells.join(" | ")) } else { cells.join(sign) }
                };
                let head = |column: char| {
                    let (_, names) = HEADS.into_iter().find(|(own, _)| *own == column).unwrap();
                    names[turn % names.len()].to_owned()
                };
                let cell = |at: usize, column: char| match column {
                    'T' => capital(TASKS[(turn + at) % TASKS.len()]),
                    'O' => OWNERS[[0, 2, 3, 4, 6, 7][(turn + at) % 6]].0.to_owned(),
                    'D' => ["31 May", "ASAP"][at].to_owned(),
                    _ => (at + 1).to_string(),
                };
                let mut lines = vec![row(&head)];
                lines.extend((sign == "| ").then(|| format!("|{}", "---|".repeat(order.len()))));
                lines.extend((0..2).map(|at| row(&|column| cell(at, column))));
                let text = format!("It rained.\n\nActions\n\n{}", lines.join("\n"));
                let due = |at: usize| order.contains('D').then(|| cell(at, 'D'));
                let names = |at: usize| OWNERS[[0, 2, 3, 4, 6, 7][(turn + at) % 6]].1.to_owned();
                let found = tasks(&text);
                if found != [(names(0), due(0)), (names(1), due(1))] {
                    wrong.push(format!("{order} + {sign:?} gives {found:?}: {text:?}"));
                }
            }
        }
    }
    assert_none(&wrong);
}

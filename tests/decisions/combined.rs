//! Who moved what, how it was seconded and what came of it, each part with each other.

use minutebook::convert;
use minutebook::model::{Decision, Outcome};

use super::{items, minutes_with};

/// The lines of a decision, what came of it, who moved and who seconded, and the votes for and against.
type Told<'t> = (String, Outcome, [Option<&'t str>; 2], [Option<u32>; 2]);

/// A result, what comes of the motion, and the votes for and against.
type Ended = (&'static str, Outcome, Option<u32>, Option<u32>);

/// Motions: `M` moved, `S` seconded, `W` is what was moved.
const MOTIONS: &[&str] = &[
    "M moved, seconded by S, W.",
    "Moved by M, seconded by S, W.",
    "It was moved by M and seconded by S W.",
    "Motion by M, second by S, W.",
    "Motion by M W. Second by S.",
    "M made a motion W; second by S.",
    "M made a motion W. S seconded the motion.",
    "M made a motion W with a second from S.",
    "M moved W. S seconded.",
    "M moved and S seconded W.",
    "M motioned W; 2nd by S.",
    "M put forward a motion W, seconded by S.",
    "A motion was made by M and seconded by S W.",
    "A motion W was made by M and seconded by S.",
    "A motion W was offered by M and supported by S.",
    "Motion W by M, second by S.",
    "Motion W made by M. Second by S.",
    "Motion W (M/S).",
    "Motion W (M, S).",
    "Motion W (M moved, S seconded).",
    "Motion W. M (1st), S (2nd).",
    "M / S moved W.",
    "The Chair entertained a motion W. M so moved. S seconded.",
    "Proposed by M, seconded by S W.",
    "M proposed W, seconded by S.",
];

/// What is moved.
const WORDINGS: &[&str] =
    &["to mend the gate", "to award the work to Oak & Son for £4,250.00", "to accept the warden's report as read"];

/// Results, with what comes of the motion and the votes for and against.
const RESULTS: &[Ended] = &[
    ("Motion carried.", Outcome::Agreed, None, None),
    ("CARRIED.", Outcome::Agreed, None, None),
    ("MOTION CARRIED", Outcome::Agreed, None, None),
    ("Agreed.", Outcome::Agreed, None, None),
    ("All in favour.", Outcome::Agreed, None, None),
    ("Vote: Unanimous.", Outcome::Agreed, None, None),
    ("Vote: 5-0.", Outcome::Agreed, Some(5), Some(0)),
    ("Motion passed 4-1 (Quick opposed).", Outcome::Agreed, Some(4), Some(1)),
    ("Ayes: Five. Motion carried.", Outcome::Agreed, Some(5), None),
    ("Ayes: All. Nays: None. Motion carried.", Outcome::Agreed, None, Some(0)),
    ("Yes - 4, No - 1.", Outcome::Agreed, Some(4), Some(1)),
    ("Four in favor, one opposed. Motion carried.", Outcome::Agreed, Some(4), Some(1)),
    ("Motion fails.", Outcome::Rejected, None, None),
    ("The motion was defeated.", Outcome::Rejected, None, None),
    ("Motion failed 2-3.", Outcome::Rejected, Some(2), Some(3)),
    ("The motion was withdrawn.", Outcome::Withdrawn, None, None),
    ("M withdrew the motion.", Outcome::Withdrawn, None, None),
    ("There was no discussion. Motion carried.", Outcome::Agreed, None, None),
];

/// Movers and seconders, and their names.
const PEOPLE: &[[&str; 4]] = &[
    ["Hart", "Moss", "Hart", "Moss"],
    ["Ms. Hart", "Mr. Moss", "Hart", "Moss"],
    ["Ida Hart", "Guy Moss", "Ida Hart", "Guy Moss"],
    ["Trustee Hart", "Trustee Moss", "Hart", "Moss"],
];

/// How the lines are set.
const LAYOUTS: &[fn(&str, &str) -> String] = &[
    |motion, result| format!("{motion} {result}"),
    |motion, result| format!("{motion}\n{result}"),
    |motion, result| format!("{motion}\n\n{result}"),
    |motion, result| format!("{motion} **{result}**"),
    |motion, result| format!("- {motion} {result}"),
    |motion, result| format!("**{motion} {result}**"),
];

/// The letters and digits of a text.
fn plain(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// What is found of a decision that ought to be `lines`, where it is something else.
fn differs(lines: &str, found: &[&Decision], told: (&Outcome, [Option<&str>; 2], [Option<u32>; 2])) -> Option<String> {
    let (outcome, names, counts) = told;
    let one = found.first().filter(|_| found.len() == 1);
    let same = one.is_some_and(|one| {
        let votes = one.votes.as_ref().map_or([None; 2], |votes| [votes.in_favour, votes.against]);
        plain(&one.text) == plain(lines)
            && one.outcome == *outcome
            && [&one.mover, &one.seconder].map(|name| name.as_deref()) == names
            && votes == counts
    });
    let told = |one: &&Decision| {
        let votes = one.votes.as_ref().map(|votes| (votes.in_favour, votes.against));
        format!("  {:?} {:?} {:?} {:?} {votes:?}", one.text, one.outcome, one.mover, one.seconder)
    };
    (!same).then(|| format!("{lines}\n{}", found.iter().map(told).collect::<Vec<_>>().join("\n")))
}

/// A motion with those who put it and its wording in the place of their letters.
fn filled(motion: &str, [mover, seconder, wording]: [&str; 3]) -> String {
    let put = |word: &str| match word {
        "M" => mover.to_owned(),
        "S" => seconder.to_owned(),
        "W" => wording.to_owned(),
        other => other.to_owned(),
    };
    let parts = motion.split_inclusive(|char: char| !char.is_alphanumeric());
    let parts = parts.map(|part| {
        let word = part.trim_end_matches(|char: char| !char.is_alphanumeric());
        put(word) + &part[word.len()..]
    });
    parts.collect()
}

/// What is found wrong in a set of minutes with an item for each of these decisions.
fn wrong(expected: &[Told<'_>]) -> Vec<String> {
    let business = items(expected.iter().map(|(lines, ..)| lines.as_str()));
    let minutes = convert(&minutes_with(&business));
    let each = expected.iter().enumerate().filter_map(|(at, (lines, outcome, names, votes))| {
        let title = format!("Road {at}");
        let item = minutes.agenda_items.iter().find(|item| item.title == title).map(|item| &item.id);
        let found = minutes.decisions.iter().filter(|one| one.agenda_item.as_ref() == item).collect::<Vec<_>>();
        differs(lines, &found, (outcome, *names, *votes))
    });
    each.collect()
}

#[test]
fn motions_are_found_with_every_result() {
    let mut found = Vec::new();
    for (at, motion) in MOTIONS.iter().enumerate() {
        let with = |(place, (result, outcome, ayes, noes)): (usize, &Ended)| {
            let turn = at + place;
            let [mover, seconder, first, second] = PEOPLE[turn % PEOPLE.len()];
            let motion = filled(motion, [mover, seconder, WORDINGS[turn % WORDINGS.len()]]);
            let result = result.replacen("M withdrew", &format!("{mover} withdrew"), 1);
            let lines = LAYOUTS[(at * 5 + place) % LAYOUTS.len()](&motion, &result);
            (lines, *outcome, [Some(first), Some(second)], [*ayes, *noes])
        };
        found.extend(wrong(&RESULTS.iter().enumerate().map(with).collect::<Vec<_>>()));
    }
    assert!(found.is_empty(), "{} of {}\n{}", found.len(), MOTIONS.len() * RESULTS.len(), found.join("\n\n"));
}

/// How what was settled is led in, before "to mend the gate" (`I`), "the gate be mended" (`B`) or "Mend the gate" (`C`).
const LEADS: &[&str] = &[
    "It was agreed I",
    "It was RESOLVED that B",
    "RESOLVED: That B",
    "Resolved - That B",
    "AGREED: C",
    "Members agreed I",
    "The Board resolved I",
    "The trustees agreed I",
    "DECISION: C",
    "Decision – C",
    "Decision made: C",
    "Resolution 2024/15: That B",
    "Resolution 2024/15 – That B",
    "RESOLUTION: That B",
    "It was decided I",
    "After discussion it was resolved that B",
];

/// What stands behind it: who moved and seconded, and the votes.
const TAILS: &[(&str, bool, Option<u32>, Option<u32>)] = &[
    (".", false, None, None),
    (" (proposed by Cllr Hart, seconded by Cllr Moss).", true, None, None),
    (" (P: Cllr Hart, S: Cllr Moss).", true, None, None),
    (". Proposed Cllr Hart, seconded Cllr Moss.", true, None, None),
    (". This was proposed by Cllr Hart and seconded by Cllr Moss.", true, None, None),
    (". Cllr Hart proposed, Cllr Moss seconded.", true, None, None),
    (". Proposer: Cllr Hart. Seconder: Cllr Moss.", true, None, None),
    (".\nProposed by: Cllr Hart\nSeconded by: Cllr Moss", true, None, None),
    (". Carried unanimously.", false, None, None),
    (" (5 for, 1 against).", false, Some(5), Some(1)),
    (". Vote: 5 for, 1 against.", false, Some(5), Some(1)),
];

#[test]
fn what_was_settled_is_found_with_who_put_it_and_the_votes() {
    let mut found = Vec::new();
    for lead in LEADS {
        let settled = lead.strip_suffix('I').map(|head| format!("{head}to renew the cover with Oak & Co"));
        let settled = settled.or_else(|| lead.strip_suffix('B').map(|head| format!("{head}the gate be mended")));
        let settled = settled.or_else(|| lead.strip_suffix('C').map(|head| format!("{head}Mend the gate")));
        let settled = settled.expect("a lead ends in a letter");
        let with = |(tail, named, ayes, noes): &(&str, bool, Option<u32>, Option<u32>)| {
            let names = if *named { [Some("Hart"), Some("Moss")] } else { [None, None] };
            (format!("{settled}{tail}"), Outcome::Agreed, names, [*ayes, *noes])
        };
        found.extend(wrong(&TAILS.iter().map(with).collect::<Vec<_>>()));
    }
    assert!(found.is_empty(), "{} of {}\n{}", found.len(), LEADS.len() * TAILS.len(), found.join("\n\n"));
}

use crate::convert;
use crate::model::Outcome;

#[test]
fn paragraphs_behind_a_list_in_the_line_of_its_heading_are_none() {
    let head = "Elm Council call\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n";
    let told = "Actions from the last meeting: all that are still open are on the agenda.\n\nAB reported that the \
                survey goes on slowly and that a\ndraft of the report is read by others.\n";
    assert_eq!(convert(&format!("{head}{told}")).actions, []);
    let listed = "Actions: Ann to write to the bank. Ben to call the builder.\n\nAB reported that the survey goes on \
                  slowly and that a\ndraft of the report is read by others.\n";
    assert_eq!(convert(&format!("{head}{listed}")).actions.len(), 2);
}

#[test]
fn a_marked_heading_of_one_decision_stands_over_it() {
    let head = "# Garden Board\n\n3 May 2024\n\n## Present\n\n- Ann Bell\n- Ben Carr\n\n## Tools\n\nThey are old.\n\n";
    let found = |text: &str| {
        let decisions = convert(&format!("{head}{text}\n\n## Close\n\nNone.\n")).decisions;
        decisions.into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    let told = "### Decision:\nThe Board told the warden to use spades. The shed was opened at nine.";
    assert_eq!(found(told), ["The Board told the warden to use spades."]);
    for other in [
        "### Decisions\n\nThe Board told the warden to use spades.",
        "### Talk\n\nThe Board told the warden to use spades.",
        "### Decision:\nAnn Bell asked whether the spades are old.",
        "### Decision:\nThe group talked about lamps.",
        "### Decision:\nSee minutes of 3 April.",
        "### Outcome:\nThe lamps are old.",
    ] {
        assert_eq!(found(other), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn what_a_paragraph_settles_in_its_own_words_stands_before_its_first_sentence() {
    let head = "# Garden Board\n\n3 May 2024\n\n## Present\n\n- Ann Bell\n- Ben Carr\n\n## Tools\n\n";
    let text = "### Decision\n\nThe Board looked at spades. It was agreed to buy two.";
    let decisions = convert(&format!("{head}{text}\n\n## Close\n\nNone.\n")).decisions;
    assert_eq!(decisions.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["It was agreed to buy two."]);
}

#[test]
fn a_list_of_actions_ends_with_its_depth() {
    let minutes = convert(
        "# Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n* Gate\n    * Next steps:\n        * Find a carpenter\n        * Order the paint\n    * The budget is fine\n* Map\n    * The old one is lost\n",
    );
    let found: Vec<_> = minutes.actions.iter().map(|action| action.text.as_str()).collect();
    assert_eq!(found, ["Find a carpenter", "Order the paint"]);
}

#[test]
fn labels_with_a_dash_or_a_number_before_what_was_settled() {
    let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\nThe map was shown.\n\n";
    let found = |text: &str| {
        let decisions = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions;
        decisions.into_iter().map(|one| one.outcome).collect::<Vec<_>>()
    };
    for (text, outcome) in [
        ("Decision – Paint the bench.", Outcome::Agreed),
        ("Resolution 2024/15 - That the bench be painted.", Outcome::Agreed),
        ("Resolution No. 15: That the bench be painted.", Outcome::Agreed),
        ("Decision made: Paint the bench.", Outcome::Agreed),
        ("VOTED: To paint the bench.", Outcome::Agreed),
        ("AGREED: Paint the bench, and soon.", Outcome::Agreed),
        ("DECISION: Defer the bench to the June meeting.", Outcome::Deferred),
    ] {
        assert_eq!(found(text), [outcome], "{text}");
    }
    for text in
        ["Decision – a long word.", "Resolution - Painted by Ann.", "Recommendation: That the bench be painted."]
    {
        assert_eq!(found(text), [], "{text}");
    }
    let apart = convert(&format!("{head}AGREED: Paint the bench, and soon.\n\n2. Close\n\nNone.\n")).decisions;
    assert_eq!(apart[0].text, "AGREED: Paint the bench, and soon.");
}

#[test]
fn a_result_below_a_seconded_motion_heads_no_list() {
    let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Roads\n\n";
    let moved = "Bell moved to paint the bench, seconded by Carr.";
    for result in ["Agreed.", "MOTION CARRIED", "Agreed"] {
        let found = convert(&format!("{head}{moved}\n\n{result}\n\n2. Close\n\nNone.\n")).decisions;
        assert_eq!(found.iter().map(|one| one.text.ends_with(result)).collect::<Vec<_>>(), [true], "{result}");
    }
}

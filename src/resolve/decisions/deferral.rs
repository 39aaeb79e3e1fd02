//! Deferrals: what is put off to a later meeting or referred to another body.

/// "referred to" as a citation is no referral: a body, committee or meeting has to follow.
pub(super) fn refers_elsewhere(written: &str, after: &str) -> bool {
    if !written.to_ascii_lowercase().starts_with("refer") {
        return true;
    }
    let lower = after.to_ascii_lowercase();
    let near: String = lower.chars().take(60).collect();
    [
        "committee",
        "council",
        "board",
        "group",
        "meeting",
        "panel",
        "sub-committee",
        "officer",
        "department",
        "executive",
        "back",
    ]
    .iter()
    .any(|body| near.contains(body))
}

/// Whether something is to come up at a later meeting.
pub(in crate::resolve) fn puts_off(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let later = [
        "next meeting",
        "future meeting",
        "following meeting",
        "later meeting",
        "subsequent meeting",
        "next agenda",
        "future agenda",
        "forthcoming meeting",
        "next month's meeting",
        "next session",
        "later date",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
        || next_named_meeting(&lower)
        || lower.contains("on the agenda");
    let comes_up = [
        "to be discussed",
        "be discussed",
        "to be an agenda item",
        "be an agenda item",
        "to be an item on",
        "be an item on",
        "to be considered",
        "be considered",
        "will discuss",
        "to discuss this",
        "discuss this",
        "discussed further",
        "discussed at",
        "to be reviewed",
        "be reviewed at",
        "be raised",
        "to be raised",
        "be placed on",
        "be put on",
        "be added to",
        "be on the",
        "be included on",
        "to be decided",
        "be decided",
        "consider this",
        "reconsider",
        "be brought",
        "brought to",
        "to be tabled",
        "to be agreed at",
        "be revisited",
        "be addressed at",
        "carried to",
        "held until",
        "left until",
        "wait until",
        "to go on",
        "add to",
        "placed on",
        "for discussion at",
        "further discussion at",
        "return to",
        "be resolved at",
        "be voted on",
        "be presented for",
    ];
    later && comes_up.iter().any(|phrase| lower.contains(phrase))
}

/// "the next Taskforce meeting", "the next meeting of the Playing Field Committee".
fn next_named_meeting(lower: &str) -> bool {
    lower.match_indices("the next ").any(|(at, _)| {
        let near: String = lower[at..].chars().take(48).collect();
        near.contains("meeting") || near.contains(" agm")
    })
}

//! What is no task any more, or never was one: what is done, and what the minutes announce.

use crate::grammar::Class;
use crate::parse::date::date;
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

/// "Done", "completed", "has been": what is over. Where tasks are `listed`, a bracket behind one says so of it; elsewhere it may
/// tell of a thing: "to pay for the wall (completed 3 May)".
pub(super) fn is_done(reading: &Reading<'_>, text: &str, listed: bool) -> bool {
    // "Ann to draw the map -- withdrawn, the map is lost"
    let tails = || [" -- ", " – ", " — "].into_iter().filter_map(|dash| seek::part_last(text, dash));
    let status =
        seek::may_have_dash(text).then(|| tails().map(|(_, tail)| tail).min_by_key(|tail| tail.len())).flatten();
    let over = status.is_some_and(|tail| phrase(reading.words, Class::DoneLine)(tail).is_ok())
        || listed && in_brackets(text).is_some_and(|told| is_done_on(reading, told));
    let plain = text.trim_end_matches(['.', ')', '!']);
    // "A key will be cut for the hall when it is completed", but "Ann to ask when the fair ends - done"
    let then = || {
        const NEAR: usize = 44;
        const CLAUSE: usize = 6;
        let near = &plain[plain.ceil_char_boundary(plain.len().saturating_sub(NEAR))..];
        // "Ann to see that the work is completed"
        let verb = near.words().rev().nth(1).unwrap_or("");
        let linked = || [" if ", " whether ", " that "].iter().any(|link| seek::find(near, link).is_some());
        if matches!(verb, "is" | "are" | "be") || verb == "been" && linked() {
            return true;
        }
        // "Ann will send the list that needs completed", "Ben to get the fence finished"
        let link = [" once ", " when ", " until ", " needs "].iter().find_map(|link| seek::part_last(near, link));
        // "Ben to get the fence mended - finished" and "Ben to get two keys finished" have more between
        let gets = || [" need ", " get ", " have "].iter().find_map(|link| seek::part_last(near, link));
        let thing = |rest: &str| !Reading::exceeds(seek::past(seek::past(rest, "the "), "a "), 2);
        let link = link.or_else(|| gets().filter(|(_, rest)| thing(rest)));
        // "once the works are completed"
        link.is_some_and(|(_, rest)| {
            !rest.contains([',', '.', ';', ':', '(', '-', '–', '—']) && !Reading::exceeds(rest, CLAUSE)
        })
    };
    ticked(text).is_some()
        || over
        || reading.closes(plain, Class::DoneEnding) && !then()
        || ends_in_status(reading, text)
}

/// What stands behind a box that is ticked.
pub(super) fn ticked(text: &str) -> Option<&str> {
    ["[x]", "[X]", "☑", "☒", "✓", "✔", "✅"].iter().find_map(|mark| text.strip_prefix(mark))
}

/// "AI: Ann to mend the lamp Done": where a line was full, the line with its status was joined to it; it begins with a
/// capital.
fn ends_in_status(reading: &Reading<'_>, text: &str) -> bool {
    // "… Status: complete"
    let told = seek::find_last(text, " Status: ").map(|at| &text[at + " Status: ".len()..]);
    if told.is_some_and(|told| is_status_done(reading, told)) {
        return true;
    }
    text.last_word().is_some_and(|(head, last)| {
        last.starts_with(char::is_uppercase)
            && opens_line(reading, last)
            && head.ends_with(|end: char| end.is_lowercase() || end.is_ascii_digit() || matches!(end, ')' | '.'))
            && is_status_done(reading, last)
    })
}

/// Whether a word stands at the start of its line in the source.
fn opens_line(reading: &Reading<'_>, word: &str) -> bool {
    let at = reading.layout.flow.source_offset(reading.flow_span(word).start);
    let before = reading.layout.source[..at].trim_end_matches([' ', '\t']);
    before.ends_with('\n')
}

/// "ACTION: Confirmed.", "ACTION: Not confirmed": a label that says no more than how far something is.
pub(super) fn tells_only_status(reading: &Reading<'_>, task: &str) -> bool {
    let classes = reading.words.classes(task.trim_matches(['.', ' ', '*', '_', '(', ')']));
    classes.contains(Class::StatusLine) || classes.contains(Class::DoneLine)
}

/// "Report received, no action taken.": a label of actions may stand before what was done, too.
pub(super) fn ends_without_action(reading: &Reading<'_>, task: &str) -> bool {
    let task = task.trim_end_matches(['.', ' ', '*', ')']);
    let ends = |end: &str| {
        let from = task.len().checked_sub(end.len())?;
        let whole = task.get(from..)?.eq_ignore_ascii_case(end) && !task[..from].ends_with(char::is_alphanumeric);
        whole.then_some(())
    };
    reading.words_of(Class::Nothing).filter(|end| seek::opens(end, "no ")).any(|end| ends(end).is_some())
}

/// "The log was read and brought up to date. Action 4 was closed." under "Action log": a sentence of a paragraph that tells what
/// was done, and puts nothing on anybody. "Ann was asked to write" does.
pub(super) fn reports(reading: &Reading<'_>, statement: &Statement, task: &str) -> bool {
    const CHARGES: [&str; 7] = [" to ", " asked", " tasked", " requested", " charged", " assigned", " given"];
    if statement.entry || !task.ends_with('.') {
        return false;
    }
    let told = [" was ", " were "].iter().filter_map(|verb| seek::part(task, verb)).min_by_key(|(head, _)| head.len());
    told.is_some_and(|(_, deed)| {
        let participle = deed.words().map(|word| word.trim_end_matches(['.', ','])).find(|word| !word.ends_with("ly"));
        let done = participle.is_some_and(|word| {
            word.ends_with("ed")
                || reading.words.classes(word).contains(Class::Approved)
                || matches!(word, "taken" | "read" | "kept")
        });
        done && !CHARGES.iter().any(|charge| seek::find(task, charge).is_some())
    })
}

/// A line under an action that says that it is over.
pub(super) fn is_status_done(reading: &Reading<'_>, text: &str) -> bool {
    let classes = reading.words.classes(text.trim().trim_end_matches('.'));
    classes.contains(Class::DoneLine) || classes.contains(Class::DeedDone)
}

/// "Done", "Done- Ann has the key", "Completed (3 May)", "✅ Completed May 3": the cell of what has become of a task, which is over.
pub(super) fn is_cell_done(reading: &Reading<'_>, text: &str) -> bool {
    let head = text.trim().split([' ', '-', '–', '—', ':', ';', ',', '.', '(']).next().unwrap_or("");
    let behind = text.trim().get(head.len()..).unwrap_or("").trim_start();
    let dated = seek::past(behind, "on ");
    ticked(text.trim_start()).is_some()
        || is_status_done(reading, text)
        || reading.words.classes(head).contains(Class::DoneLine)
            && (date(reading.words, dated).is_ok() || behind.starts_with(['-', '–', '—', ':', ';', ',', '.', '(']))
}

/// The label before a status.
const LABEL: &str = "Status:";

/// "Open", "In progress – Ann waits for a price": whether a text opens by saying how far a task is.
pub(super) fn tells_status(reading: &Reading<'_>, text: &str) -> bool {
    let text = text.trim_start();
    let behind = phrase(reading.words, Class::StatusLine)(text).map(|(behind, _)| behind);
    behind.is_ok_and(|behind| !behind.starts_with(['-', '\'']))
}

/// What the statement behind the one at `place` says of how far its task is: "In progress", "Done", "Status: not begun".
pub(super) fn status_below<'r>(reading: &Reading<'r>, statements: &[Statement], place: usize) -> Option<&'r str> {
    let after = statements.get(place + 1).filter(|after| after.item == statements[place].item)?;
    let text = reading.text(after.span).trim_end_matches('.');
    // "Outstanding" over a list of other tasks
    let blocks = &reading.layout.blocks;
    let apart = after.block != statements[place].block && blocks[after.block].blank_before > 0;
    let next = statements.get(place + 2).filter(|next| next.item == after.item && next.block != after.block);
    if apart && next.is_some_and(|next| blocks[next.block].blank_before == 0) {
        return None;
    }
    if let Some(told) = text.strip_prefix(LABEL) {
        return Some(told.trim()).filter(|told| !told.is_empty());
    }
    let classes = reading.words.classes(text.trim());
    // "Sent" may end a letter that stands by itself
    let deed = || !apart && is_status_done(reading, text);
    (classes.contains(Class::StatusLine) || classes.contains(Class::DoneLine) || deed()).then_some(text.trim())
}

/// What stands in brackets at the end of a text.
fn in_brackets(text: &str) -> Option<&str> {
    let inner = text.trim_end_matches(['.', ' ', '*']).strip_suffix([')', ']'])?;
    Some(inner[inner.rfind(['(', '['])? + 1..].trim())
}

/// Whether a status says that its task is over: "Done", "Closed – Ann has the key", "completed 3 May".
pub(super) fn closes(reading: &Reading<'_>, status: &str) -> bool {
    is_cell_done(reading, status) || is_done_on(reading, status)
}

/// "completed 3 May", "done, the key is here", but not "done by the county".
fn is_done_on(reading: &Reading<'_>, told: &str) -> bool {
    let behind = phrase(reading.words, Class::DoneLine)(told).map(|(behind, _)| behind.trim_start());
    behind.is_ok_and(|behind| behind.starts_with(|next: char| next.is_ascii_digit() || matches!(next, ',' | '-' | '–')))
}

/// What the end of a task says of how far it is: "Ann to write – ongoing", "Ben to call (in progress)", "… Status: not begun".
pub(super) fn status_within<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let plain = text.trim_end_matches(['.', ' ', '*']);
    if let Some(at) = seek::find_last(plain, LABEL) {
        let told = &plain[at + LABEL.len()..];
        let told = told.split(';').next().unwrap_or(told).trim();
        return Some(told).filter(|told| !told.is_empty());
    }
    if ends_in_status(reading, plain) {
        return plain.last_word().map(|(_, last)| last);
    }
    let bracketed = in_brackets(plain);
    let dashes = || [" - ", " -- ", " – ", " — "].into_iter().filter_map(|dash| seek::part_last(plain, dash));
    let behind = || seek::may_have_dash(plain).then(dashes)?.map(|(_, tail)| tail).min_by_key(|tail| tail.len());
    let told = bracketed.or_else(behind)?.trim();
    // "-- done, the key is here", "(completed 3 May)", and not "- closed tickets first"
    let over = || is_done_on(reading, told) || bracketed.is_none() && is_cell_done(reading, told);
    let classes = reading.words.classes(told);
    (classes.contains(Class::StatusLine) || classes.contains(Class::DoneLine) || over()).then_some(told)
}

/// "The next meeting will be held …", "There will be …".
pub(super) fn announces(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    // "At the next meeting Ann will show the plans" tells when, and not of the meeting
    let when = ["at ", "by ", "before ", "for ", "until "].iter().any(|word| seek::opens(text, word));
    let head = Span::new(statement.span.start, (statement.span.start + 30).min(statement.span.end));
    // "All to read the paper before the next meeting"
    let dates = |before: &str| {
        let plain = before.trim_end();
        let plain = plain.strip_suffix(" the").unwrap_or(plain);
        [" by", " before", " for"].iter().any(|link| plain.ends_with(link))
    };
    let announced = |at: usize| !dates(&text[..at.saturating_sub(statement.span.start).min(text.len())]);
    let mut named = reading.hits_in(head).iter().filter(|hit| hit.class == Class::NextMeeting);
    let opens = named.any(|hit| announced(hit.start as usize));
    let next = seek::opens(text, "next ") && text.words().take(6).any(|word| seek::opens(word, "meeting"));
    opens && !when
        || next
        || reading.opens(text, Class::AnnouncementOpening)
        || reading.speaks(statement.span, Class::Announcement)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn tasks(text: &str) -> usize {
        let head = "Path Group\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Gate\n\nThe gate is old.\n\n";
        convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).actions.len()
    }

    #[test]
    fn a_status_in_the_next_line_ends_a_task() {
        for (text, count) in [
            ("AI: Ann to ask everybody in the group for the dates of the autumn walks\nDone", 0),
            ("AI: Ann to ask everybody in the group for the dates of the autumn walks in 2024\nDone", 0),
            ("AI: Ann to ask for the dates: Done!", 0),
            ("AI: Ann to ask for the dates\nDone\n\nAI: Ben to call\nIn progress", 1),
            ("AI: Ann to see that it is done", 1),
            ("Ann Bell will send Ben the form that needs completed.", 1),
            ("Ben Carr will get the wall finished.", 1),
            ("AI: Ben to get wall painted completed", 0),
            ("AI: Ben to get two lamps completed", 0),
            ("AI: Ann to lend out the tent once it is completed", 1),
            ("AI: Ann to ask when the fair ends - done", 0),
            ("Ben Carr will walk the path once these new drains are completed.", 1),
            ("AI: Ben to ring the baker when home - completed.", 0),
            ("AI: Ann to ask for the form once it is here. Ben to sign it.", 1),
            ("AI: Ann to ask for the form. Ben to sign the lease of the hall.", 2),
            ("All to read the list before the next meeting.", 1),
            ("Everyone please read the list.", 1),
            ("AI: Ann to send the form to Cy Done", 1),
            ("AI: Ann to buy a copy of Getting Things Done", 1),
            ("AI: Ann to ask if the work is Complete", 1),
            ("* Fair in June.\n  ACTION: Confirmed.", 0),
            ("* Fair in June.\n  ACTION: Not confirmed.", 0),
            ("* Fair in June.\n  ACTION: Confirm the place.", 1),
            ("* We want a talk by Mr D. Moss\n  ACTION: Ben to ask him?", 1),
            ("OK to sell the van.", 0),
            ("To help the group to walk more, we are looking at the following.", 0),
            ("Ben thanked members for coming to help the group.", 0),
            ("Ann: the map is lost, she will draw a new one.", 1),
            ("Action 5: Ann to ask for dates. The county offered help, and to think of a prize.", 1),
            ("RESOLVED The map is ours.\nACTION Ann Consider a new gate", 1),
            ("ACTION Consider a new gate", 0),
        ] {
            assert_eq!(tasks(text), count, "{text}");
        }
    }

    #[test]
    fn a_task_says_how_far_it_is() {
        for (text, status) in [
            ("AI: Ann to ask the county\nIn progress", Some("In progress")),
            ("AI: Ann to ask the county\nStatus: waiting for a price", Some("waiting for a price")),
            ("AI: Ann to ask the county – ongoing", Some("ongoing")),
            ("AI: Ann to ask the county (not started).", Some("not started")),
            ("AI: Ann to ask the county (open day)", None),
            ("AI: Ann to ask the county – he has the key", None),
            ("AI: Ann to ask the county\n\nIt is an open question.", None),
            ("Action: mend the gate\nOwner: Ben Carr\nStatus: on hold", Some("on hold")),
            (
                "| Action | Who | Status |\n| --- | --- | --- |\n| Mend the gate | Ben | Open – no wood |",
                Some("Open – no wood"),
            ),
            ("| Action | Who | Status |\n| --- | --- | --- |\n| Mend the gate | Ben | Ann has wood |", None),
        ] {
            let head =
                "Path Group\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Gate\n\nThe gate is old.\n\n";
            let minutes = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n"));
            let found: Vec<_> = minutes.actions.iter().map(|action| action.status.as_deref()).collect();
            assert_eq!(found, [status], "{text}");
        }
    }

    #[test]
    fn tasks_that_are_over_are_kept_apart() {
        for (text, owner, status) in [
            ("AI: Ann to ask the county\nDone", "Ann", Some("Done")),
            ("AI: Ann to ask the county -- withdrawn", "Ann", Some("withdrawn")),
            ("AI: Ann to ask the county – done, he has the key", "Ann", Some("done, he has the key")),
            ("AI: Ann to ask the county (done)", "Ann", Some("done")),
            ("AI: Ann to ask the county (completed 2 May)", "Ann", Some("completed 2 May")),
            ("- Ann to order the sign. Ordered.", "Ann", Some("Ordered")),
            ("[x] Ben to ask the county", "Ben", None),
            ("Action: mend the gate\nOwner: Ben Carr\nStatus: complete", "Ben Carr", Some("complete")),
            ("| Action | Who | Status |\n| --- | --- | --- |\n| Mend the gate | Ben | Closed |", "Ben", Some("Closed")),
        ] {
            let head = "Path Group\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Actions\n\n";
            let minutes = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n"));
            assert!(minutes.actions.is_empty(), "{text}");
            let found: Vec<_> =
                minutes.closed_actions.iter().map(|task| (task.owners.join(" "), task.status.as_deref())).collect();
            assert_eq!(found, [(owner.to_owned(), status)], "{text}");
        }
        assert_eq!(tasks("AI: Ann to print the list (done by the county)"), 1);
        // a word for it tells of a thing, and a state that heads the next list is none of the task above
        for (text, count) in [
            ("Action: Ann Bell to see that the work is completed.", 1),
            ("Action: Ann Bell to ask whether the form has been completed.", 1),
            ("Action: Ann to post the map - complete with names", 1),
            ("Ann to ask about Hob Lane (closed 3 May for works)", 1),
            ("- Ann to call the county\n- Ben to buy paint\n\nClosed\n- Cy Dunn to mend the gate", 3),
        ] {
            let head = "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n1. Gate\n\nIt is old.\n\n";
            let minutes = convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n"));
            assert!(minutes.closed_actions.is_empty(), "{text}: {:?}", minutes.closed_actions);
            assert_eq!(minutes.actions.len(), count, "{text}");
            assert!(minutes.actions.iter().all(|task| task.status.is_none()), "{text}");
        }
        let reported = "Path Group\n3 May 2024\n\nPresent: Ann Bell (AB)\n\n1. Gate\n\nThe work was completed.\nAnn said that the gate is done.\n";
        assert!(convert(reported).closed_actions.is_empty());
    }

    #[test]
    fn rows_of_a_table_that_are_over() {
        for (status, open) in [
            ("Done", false),
            ("Done- Ann has the key", false),
            ("Complete – the key is here", false),
            ("Done.", false),
            ("Not done", true),
            ("Done in part", true),
            ("Ann to ask the county", true),
            ("Done – she came", false),
        ] {
            let minutes = convert(&format!(
                "Path Group\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC)\n\n1. Actions of the previous meeting\n\n\
                 | No. | Detail | Resp. | Status |\n| --- | --- | --- | --- |\n| 1 | Mend the gate | AB | {status} |\n\n2. Close\n\nNone.\n"
            ));
            let found: Vec<_> = minutes.actions.iter().map(|action| action.owners.join(" ")).collect();
            assert_eq!(found.len(), usize::from(open), "{status}: {found:?}");
            assert_eq!(minutes.agenda_items.len(), 2, "{status}: a row is no heading");
        }
    }
}

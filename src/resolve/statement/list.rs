//! Headings of lists of actions and of decisions, and where such a list ends.

use crate::grammar::Class;
use crate::parse::phrase;
use crate::parse::worded::opens_with_that;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Span, Words, seek};

use super::{List, Statement};

/// Whether a line is the heading of a list of actions or of decisions.
pub(super) fn list_of(reading: &Reading<'_>, span: Span) -> List {
    if span.len() > 60 {
        return List::None;
    }
    let written = reading.text(span).trim_end();
    // "## Action items", "**Actions:**"
    let marked = if written.starts_with("***") { written } else { written.trim_start_matches(['#', '*', '_', ' ']) };
    let text = marked.trim_end_matches([':', '.', ' ', '*', '_', '#', '–', '-']);
    // "## “Assignments”"
    let text = text.trim_matches(['"', '“', '”']);
    let classes = reading.words.classes(text);
    // "Completed actions"
    let over = ["completed ", "closed "].iter().any(|word| seek::opens(text, word));
    if over && classes.contains(Class::ActionsTitle) {
        List::None
    } else if classes.contains(Class::ActionsTitle)
        || heads_actions(reading, text)
        || joins_titles(reading, text)
        || heads_actions_of(reading, text)
    {
        List::Actions
    } else if classes.contains(Class::DecisionsTitle) || !written.ends_with('.') && closes_decided(reading, text) {
        List::Decisions
    } else {
        List::None
    }
}

/// "Actions: for the Clerk", "Action points for Ann Bell": a heading of actions that says whose they are.
fn heads_actions_of(reading: &Reading<'_>, text: &str) -> bool {
    const OWNER: usize = 3;
    let Some((title, owner)) = seek::part(text, " for ") else { return false };
    let title = reading.words.classes(title.trim_end_matches([':', ' ', '-', '–']));
    let named = seek::past(owner, "the ").starts_with(char::is_uppercase) && !Reading::exceeds(owner, OWNER);
    title.contains(Class::ActionsTitle) && named && seek::find(owner, " to ").is_none()
}

/// "Next Steps / Action Items", "Follow-up & tasks": two headings of actions in one.
fn joins_titles(reading: &Reading<'_>, text: &str) -> bool {
    let heads = |part: &str| reading.words.classes(part.trim()).contains(Class::ActionsTitle);
    let parts = ["/", " & ", " and "].iter().find_map(|link| seek::part(text, link));
    text.starts_with(char::is_uppercase) && parts.is_some_and(|(first, last)| heads(first) && heads(last))
}

/// "Action points for country codes", "Actions noted": the heading of the actions on something.
fn heads_actions(reading: &Reading<'_>, text: &str) -> bool {
    let Ok((rest, title)) = phrase(reading.words, Class::ActionsTitle)(text) else { return false };
    let links = [" for ", " on ", " from ", " of ", " noted", " agreed", " arising", " identified"];
    title.starts_with(char::is_uppercase)
        && title.ends_with('s')
        && links.iter().any(|link| rest.starts_with(link))
        // "Actions from the last meeting were noted"
        && ![" was ", " were ", " have ", " has ", " had "].iter().any(|verb| seek::find(rest, verb).is_some())
        && !Reading::exceeds(text, 8)
}

/// "Grants approved", "Members elected": a heading that says what was done with the entries under it.
fn closes_decided(reading: &Reading<'_>, text: &str) -> bool {
    let Some((head, last)) = text.last_word() else { return false };
    // "All agreed", "Not carried"
    let result = || {
        let classes = reading.words.classes(text);
        [Class::Unanimous, Class::Rejected, Class::LostResult].into_iter().any(|class| classes.contains(class))
    };
    let decided = reading.words.classes(last).contains(Class::Approved)
        || matches!(last, "elected" | "granted" | "appointed" | "authorised" | "authorized");
    // "Unanimously approved" is a result, "Calls in July, agreed" a decision
    decided
        && !result()
        && !head.contains([',', ';', '.', '-', '–', '—', ':'])
        && text.starts_with(char::is_uppercase)
        && !reading.words.classes(head).contains(Class::Unanimous)
        && !Reading::exceeds(head, 4)
        && ![" was", " were", " not", " been", " be", " is", " are"].iter().any(|verb| head.ends_with(verb))
        && !["otion", "OTION"].iter().any(|noun| seek::find(head, noun).is_some())
}

/// "‘That the lamp be mended’ / Agreed": whether a line stands right below the wording of a motion: then it tells its result
/// and heads no list.
pub(super) fn answers_wording(reading: &Reading<'_>, block: &Block, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &reading.layout.blocks[before]) else { return false };
    let wording = reading.text(before.flow).trim_start_matches(['“', '"', '‘', '’', '\'']);
    opens_with_that(reading.words, wording) && block.blank_before <= 1 && !reading.text(block.flow).ends_with(':')
}

/// "Bell moved to mend it, seconded by Carr. / Agreed.": whether a line stands below a motion that is seconded, with no entry
/// below it: then it tells its result and heads no list.
pub(super) fn answers_motion(reading: &Reading<'_>, block: &Block, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &reading.layout.blocks[before]) else { return false };
    let text = reading.text(block.flow);
    let entry =
        || reading.layout.blocks.get(index + 1).is_some_and(|next| next.marker.is_some() && next.blank_before == 0);
    block.blank_before <= 1
        && !text.ends_with(':')
        && (text.ends_with('.') || !entry())
        && reading.has(before.flow, Class::Seconded)
        && !reading.text(before.flow).trim_end().ends_with(':')
}

/// "- Roll call / - Next steps / - Adjourn": whether a line is one of several entries with the same bullet, as in an agenda:
/// it heads none of them. Where one of them says what to do or tells something, it is the heading of those behind it.
pub(super) fn is_between(reading: &Reading<'_>, block: &Block, index: usize) -> bool {
    const TITLE: usize = 5;
    const AROUND: usize = 12;
    let Some(Marker::Bullet { sign, times, .. }) = block.marker else { return false };
    let like = |other: &Block| {
        let bullet = matches!(other.marker, Some(Marker::Bullet { sign: own, times: count, .. }) if own == sign && count == times);
        bullet && other.indent == block.indent
    };
    let blocks = &reading.layout.blocks;
    let before = index.checked_sub(1).is_some_and(|before| like(&blocks[before]));
    let plain = !reading.text(block.flow).trim_end().ends_with([':', '*', '_']);
    let title = |other: &&Block| {
        let text = reading.text(other.flow).trim_end();
        let first = text.first_word().map_or(text, |(first, _)| first).to_ascii_lowercase();
        let orders = text.contains(' ') && reading.words.classes(&first).contains(Class::TaskVerb);
        !text.ends_with('.') && !orders && !Reading::exceeds(text, TITLE) && !has_told(reading, text)
    };
    let above = || blocks[..index].iter().rev().take(AROUND).take_while(|other| like(other)).all(|one| title(&one));
    let below = || blocks[index + 1..].iter().take(AROUND).take_while(|other| like(other)).all(|one| title(&one));
    let next = blocks.get(index + 1).is_some_and(|next| like(next) && next.blank_before == 0);
    plain && before && next && above() && below()
}

/// "- Accounts for May approved / - The hall": whether an entry ends in a result, and none stands below it: then it tells what
/// was settled and heads no list.
pub(super) fn tells_result(reading: &Reading<'_>, block: &Block, index: usize) -> bool {
    let text = reading.text(block.flow);
    let below = reading.layout.blocks.get(index + 1);
    block.marker.is_some()
        && !text.ends_with(':')
        && !reading.words.classes(text.trim_end_matches(['.', ' '])).contains(Class::DecisionsTitle)
        && below.is_none_or(|next| next.indent <= block.indent)
}

/// Finds where each list of actions ends.
pub(super) fn close_lists(reading: &Reading<'_>, found: &mut [Statement]) {
    let mut at = 0;
    while at < found.len() {
        let item = found[at].item;
        let listed = |statement: &Statement| statement.list == List::Actions && statement.item == item;
        // "Action:" above one task, and again above another: each is a list of its own
        let titled = |one: &Statement, next: &Statement| {
            (one.block + 1..next.block)
                .any(|block| list_of(reading, reading.layout.blocks[block].flow) == List::Actions)
        };
        let parts = found[at..].windows(2).take_while(|pair| listed(&pair[1]) && !titled(&pair[0], &pair[1]));
        let count = if listed(&found[at]) { parts.count() + 1 } else { 0 };
        close_list(reading, &mut found[at..at + count]);
        at += count.max(1);
    }
}

/// A list of actions ends with its entries: the paragraph before them leads in, and one behind them is text again, as is
/// an entry that stands further out.
fn close_list(reading: &Reading<'_>, run: &mut [Statement]) {
    let Some(first) = run.iter().position(|statement| statement.entry) else { return close_paragraphs(reading, run) };
    // tasks without bullets, one of which has a list below it
    if run[..first].iter().any(|statement| statement.block != run[0].block) {
        return;
    }
    // "Ann" above her tasks, "Ben" above his: the first of such lines tells that there are more
    let parted = first.checked_sub(1).is_some_and(|head| heads_entries(reading, &run[head], &run[first]));
    let heads = |at: usize| parted && run.get(at + 1).is_some_and(|next| heads_entries(reading, &run[at], next));
    let indent = |statement: &Statement| reading.layout.blocks[statement.block].indent;
    let outer = indent(&run[first]);
    let behind = run[first..].iter().zip(first..).position(|(statement, at)| {
        let apart = reading.layout.blocks[statement.block].blank_before > 0;
        if statement.entry {
            // numbers that stand flush right differ by one
            return indent(statement) + 1 < outer;
        }
        apart && indent(statement) <= outer && !reading.text(statement.span).ends_with(':') && !heads(at)
    });
    let end = behind.map_or(run.len(), |behind| first + behind);
    let named: Vec<usize> = (first..end).filter(|at| heads(*at)).collect();
    // what stands below a name or a topic is what is to be done
    let mut full = false;
    for statement in &mut run[first..end] {
        if indent(statement) <= outer + 1 {
            full = Reading::exceeds(reading.text(statement.span), 3);
        } else {
            statement.nested = full && statement.entry;
        }
    }
    for at in named {
        run[at].list = List::None;
    }
    for statement in &mut run[..first] {
        statement.list = List::None;
    }
    for statement in &mut run[end..] {
        statement.list = List::None;
    }
}

/// Of tasks in paragraphs the list ends where a paragraph of several sentences tells of something else.
fn close_paragraphs(reading: &Reading<'_>, run: &mut [Statement]) {
    const PROSE: usize = 3;
    let head = run.first().map_or(0, |first| first.block);
    let is_prose =
        |own: &[Statement]| own.len() >= PROSE && own.iter().all(|one| has_told(reading, reading.text(one.span)));
    let mut paragraphs = run.chunk_by(|one, next| one.block == next.block).filter(|own| own[0].block > head);
    let apart = |own: &&[Statement]| reading.layout.blocks[own[0].block].blank_before > 0 && is_prose(own);
    let Some(end) = paragraphs.find(apart).map(|own| own[0].block) else { return };
    for statement in run.iter_mut().filter(|statement| statement.block >= end) {
        statement.list = List::None;
    }
}

/// Whether a sentence tells something, by its finite verb.
fn has_told(reading: &Reading<'_>, text: &str) -> bool {
    text.words().skip(1).any(|word| reading.words.classes(word).contains(Class::FiniteVerb) || word.ends_with("ed"))
}

/// "Ann" above "- mend the gate": a short line of its own that says whose the entries right below it are.
fn heads_entries(reading: &Reading<'_>, head: &Statement, next: &Statement) -> bool {
    const LONGEST: usize = 32;
    let text = reading.text(head.span).trim_end_matches([':', '*', '_']);
    !head.entry
        && head.first
        && head.last
        && next.entry
        && text.len() <= LONGEST
        && text.starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '*' | '_'))
        && !text.ends_with(['.', '?', '!'])
        && !Reading::exceeds(text, 3)
}

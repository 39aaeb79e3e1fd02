//! Statements: the sentences and list entries of the minutes, each under its item.

mod label_line;
mod list;

use crate::grammar::{Class, ClassSet, Hit};
use crate::parse::application::application_number;
use crate::parse::sentence::sentences;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Span, Words, seek};

use super::attendance::{Attendance, puts_business};
use super::outline::{Cut, Outline, heading_mark};
use super::reading::Reading;

use label_line::cut_at_labels;
use list::{answers_motion, answers_wording, close_lists, is_between, list_of, tells_result};

/// A sentence, or a list entry that is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement {
    /// Its text in the flow.
    pub(super) span: Span,
    /// Position of its block.
    pub(super) block: usize,
    /// Position in the outline of the innermost heading above it.
    pub(super) item: Option<usize>,
    /// Whether it is the first of its block.
    pub(super) first: bool,
    /// Whether it is the last of its block.
    pub(super) last: bool,
    /// Whether its block is a list entry.
    pub(super) entry: bool,
    /// Whether it stands below an entry of a list of actions that is further out.
    pub(super) nested: bool,
    /// Which list it stands in: one of actions, one of decisions, or none.
    pub(super) list: List,
}

/// What the heading above a statement says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Nothing in particular.
    None,
    /// Everything under it is an action.
    Actions,
    /// Everything under it is a decision.
    Decisions,
}

/// Cuts everything that is not a heading, a list of people or an agenda into statements.
pub(super) fn statements(reading: &Reading<'_>, outline: &Outline, attendance: &Attendance) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut spans = Vec::new();
    let mut headings = outline.headings.iter().enumerate().peekable();
    let mut item = None;
    let mut list = List::None;
    let mut runs_in = false;
    // the line that says that what stands below was settled
    let mut settled = None;
    for (index, block) in reading.blocks() {
        let mut start = block.flow.start;
        let mut listed = false;
        if let Some((position, heading)) = headings.next_if(|(_, heading)| heading.block == index) {
            item = Some(position);
            list = list_of(reading, heading.title);
            let behind = text_behind(reading, heading.body, block.flow.end);
            runs_in = heading.cut != Cut::Line && !behind.is_empty();
            // "Actions from the last meeting: all that are still open are on the agenda."
            if list == List::Actions && heading.cut == Cut::Colon && begins_low(behind) {
                list = List::None;
            }
            start = match heading.cut {
                Cut::Sentence => block.flow.start,
                // "Defer" right under another heading
                Cut::Whole
                    if puts_off_whole(reading, heading.title)
                        || answers_whole(reading, heading.title)
                        || only_puts_off(reading, heading.title) =>
                {
                    block.flow.start
                }
                // "Pool - tabled.": the statement is the whole line
                Cut::Dash if !Reading::exceeds(text_behind(reading, heading.body, block.flow.end), 4) => {
                    block.flow.start
                }
                _ => heading.body,
            };
        } else if outline.agenda[index] {
            continue;
        } else {
            let named = list_of(reading, block.flow);
            let tells = || {
                answers_wording(reading, block, index)
                    || answers_motion(reading, block, index)
                    || tells_result(reading, block, index)
            };
            let heads = named != List::None && !is_between(reading, block, index);
            if heads && !(named == List::Decisions && tells()) {
                list = named;
                settled = (named == List::Decisions).then_some(index);
                continue;
            }
            // what runs on in paragraphs behind a list in the line of its heading is text again
            let prose = runs_in && block.marker.is_none() && block.line_count() > 1 && block.blank_before > 0;
            if list != List::None && (prose || heads_notes(reading, block)) {
                list = List::None;
                if !prose {
                    continue;
                }
            }
            listed = attendance.listed[index];
        }
        if start >= block.flow.end {
            continue;
        }
        // "RESOLVED / That the plan be approved."
        let worded = settled.is_some_and(|title| title + 1 == index)
            && ["that ", "to "].iter().any(|head| seek::opens(reading.text(block.flow), head));
        // "RESOLVED / That the plan be approved. / That the lamp be sold."
        if worded {
            settled = Some(index);
        }
        // "### Decision" over "The chair was happy with it.": the first sentence of the paragraph is what was settled
        let headed = settled.is_some_and(|title| title + 1 == index && heads_one(reading, title));
        let plain = list == List::Decisions && block.marker.is_none() && !worded;
        spans.clear();
        if start == block.flow.start {
            spans.extend_from_slice(reading.sentences_of(index));
        } else {
            sentences(reading.words, &reading.layout.flow.text[start..block.flow.end], start, &mut spans);
        }
        cut_at_labels(reading, block, &mut spans);
        let headed = headed && !spans.iter().skip(1).any(|span| settles_itself(reading, *span));
        let count = spans.len();
        for (place, span) in spans.iter().enumerate() {
            // where all stands in one paragraph, business begins behind the list
            listed &= place == 0 || !puts_business(reading, *span);
            if listed && !accepts_apologies(reading, *span) {
                continue;
            }
            // "Apologies came from Ann Bell. These were accepted."
            let back = place > 0 && listed && points_to_apologies(reading, spans[place - 1], *span);
            found.push(Statement {
                span: if back { spans[place - 1].to(*span) } else { *span },
                block: index,
                item,
                first: place == usize::from(back),
                last: place + 1 == count,
                entry: block.marker.is_some(),
                nested: false,
                list: if plain && !(headed && place == 0 && settles_below(reading, *span)) { List::None } else { list },
            });
        }
    }
    close_lists(reading, &mut found);
    found
}

/// "3. Fees deferred until next meeting": a heading that tells that its business is put off, and to when.
fn puts_off_whole(reading: &Reading<'_>, title: Span) -> bool {
    const LATER: [&str; 3] = ["until", "till", "to"];
    const VERBS: [&str; 4] = ["deferred", "postponed", "held over", "tabled"];
    let text = reading.text(title);
    let waits = |hit: &Hit| {
        let written = &text[hit.start as usize - title.start..(hit.end as usize).min(title.end) - title.start];
        let behind = text.get(hit.end as usize - title.start..).unwrap_or("").trim_start();
        let (next, last) = (behind.words().next().unwrap_or(""), written.words().next_back().unwrap_or(""));
        let day = if LATER.contains(&next) { behind.first_word().map_or("", |(_, day)| day) } else { behind };
        matches!(hit.class, Class::Deferred | Class::Tabled)
            && VERBS.iter().any(|verb| seek::opens(written, verb))
            && (LATER.contains(&next) || LATER.contains(&last))
            && !day.is_empty()
            && !day.starts_with("this ")
    };
    reading.hits_in(title).iter().any(waits)
}

/// "Defer", "Held over": a line that is nothing but a word for putting off.
pub(super) fn only_puts_off(reading: &Reading<'_>, line: Span) -> bool {
    const LONGEST: usize = 24;
    let plain = reading.text(line).trim_end_matches('.');
    let classes = || reading.words.classes(plain);
    plain.len() <= LONGEST
        && plain.starts_with(char::is_uppercase)
        && (classes().contains(Class::PuttingOff) || classes().contains(Class::Deferred))
}

/// "24/00123/F New porch, 2 Oak Lane – No objection": a heading that tells what was answered to the application that it names.
pub(super) fn answers_whole(reading: &Reading<'_>, title: Span) -> bool {
    let text = reading.text(title);
    let parted = || [" – ", " - ", " — "].iter().find_map(|sign| seek::part_last(text, sign));
    let closes = reading.closes(text.trim_end_matches(['.', ' ']), Class::Response)
        || parted().is_some_and(|(_, said)| reading.words.longest(Class::Response, said).is_some());
    closes && application_number(text).is_some()
}

/// "### Decision:": whether signs mark a block as the heading of one decision.
fn heads_one(reading: &Reading<'_>, index: usize) -> bool {
    let block = &reading.layout.blocks[index];
    let title = reading.text(block.flow).trim_end_matches([':', ' ', '*', '_']);
    title.eq_ignore_ascii_case("decision") && matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)))
}

/// "It was agreed to buy it.", "The Board resolved …": whether a sentence behind the first says in the words of the body what
/// was settled.
fn settles_itself(reading: &Reading<'_>, sentence: Span) -> bool {
    let text = reading.text(sentence);
    let decides = |rest: &str| reading.words.longest(Class::Decided, rest).is_some();
    let body = || {
        let (noun, rest) = seek::past(text, "The ").first_word()?;
        reading.words.classes(noun).contains(Class::Collective).then_some(rest)
    };
    let told = seek::behind(text, "It was ").or_else(body).unwrap_or("");
    decides(told) || ["RESOLVED", "Resolved", "AGREED"].iter().any(|head| text.starts_with(head))
}

/// Whether the first sentence below "Decision" may be one: "No decision was made", "See the minutes of April" and what
/// somebody said, asked or talked of are none.
fn settles_below(reading: &Reading<'_>, sentence: Span) -> bool {
    const HEADS: [&str; 4] = ["no ", "none", "see ", "not "];
    const TALK: [&str; 8] = ["asked", "talked", "spoke", "discussed", "wondered", "thought", "suggested", "felt"];
    let text = reading.text(sentence);
    let told = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';']);
        // "The chair agreed that …" settles it
        !matches!(word, "advised" | "agreed" | "confirmed") && reading.words.classes(word).contains(Class::Speech)
            || TALK.contains(&word)
    };
    !HEADS.iter().any(|head| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
        && !text.words().any(told)
}

/// "## Notes", "Minutes:": a heading that is none of business, which ends the list before it.
fn heads_notes(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.text(block.flow);
    let plain = text.trim_end_matches([':', ' ']);
    let classes = reading.words.classes(plain);
    let title =
        [Class::NotAnItem, Class::AgendaTitle, Class::MinutesWord].into_iter().any(|class| classes.contains(class));
    title && (text.ends_with(':') || heading_mark(reading, block).is_some())
}

/// Whether a text begins with a small letter.
fn begins_low(text: &str) -> bool {
    text.trim_start().starts_with(char::is_lowercase)
}

/// The text from `start` to the end of its block.
fn text_behind<'a>(reading: &Reading<'a>, start: usize, end: usize) -> &'a str {
    reading.text(Span::new(start.min(end), end))
}

/// "Apologies were received from Cllr Bell. Apologies accepted.": of a list of people, what was settled about it.
fn accepts_apologies(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let opens = ["Apologies", "The apologies", "These", "All apologies"].iter().any(|head| text.starts_with(head));
    // "Cllr Bell sent his apologies, which were accepted."
    // "Apologies from Ann Bell, accepted by the board"
    let told =
        seek::part_last(text, " by ").filter(|(_, who)| !Reading::exceeds(who, 4)).map_or(text, |(head, _)| head);
    let closes = |text: &str| reading.closes(text.trim_end_matches('.'), Class::ApologiesAccepted);
    let sent = tells_apologies(text) && (closes(text) || told.len() < text.len() && closes(told));
    // "RESOLVED to accept apologies from Cllr Bell"
    let settles = ["RESOLVED", "Resolved", "AGREED", "Agreed", "It was ", "IT WAS "];
    let accepts = || {
        settles.iter().any(|head| text.starts_with(head))
            && [" accept ", " approve "].iter().any(|verb| seek::find(text, verb).is_some())
            && tells_apologies(text)
    };
    sent || accepts() || opens && reading.has(span, Class::Decided) && !Reading::exceeds(text, 8)
}

/// "None", "N/A", "No action required", "For noting": whether what stands behind a label or in a list says that there is
/// nothing to do or to settle.
pub(super) fn says_nothing(reading: &Reading<'_>, text: &str) -> bool {
    let plain = text.trim_matches(|char: char| !char.is_alphanumeric());
    // "Action: -"
    // "https://example.org/minutes": an address alone
    let address =
        || text.starts_with("http") && !text.trim_end().contains([' ', '\n']) && seek::find(text, "://").is_some();
    if address() {
        return true;
    }
    let dash = text.trim_end().ends_with(['-', '–', '—']);
    if dash && !plain.contains(' ') && (plain.is_empty() || reading.words.classes(plain).contains(Class::ActionLabel)) {
        return true;
    }
    let classes = reading.words.classes(plain);
    classes.contains(Class::Nothing) || classes.contains(Class::Nobody)
}

/// "These were accepted." behind "Apologies came from Ann Bell.": whether a sentence says no more than that those of the one
/// before were accepted.
fn points_to_apologies(reading: &Reading<'_>, before: Span, span: Span) -> bool {
    const LONGEST: usize = 5;
    let text = reading.text(span);
    ["these were ", "they were ", "both were ", "all were "].iter().any(|head| seek::opens(text, head))
        && !Reading::exceeds(text, LONGEST)
        && tells_apologies(reading.text(before))
}

/// Whether a text speaks of apologies.
pub(super) fn tells_apologies(text: &str) -> bool {
    ["pology", "pologies", "easons for absence", "eason for absence"]
        .iter()
        .any(|word| seek::find(text, word).is_some())
}

/// "Conclusion 3:", "DECISION:", "RESOLUTION:" before a statement, perhaps as the number of its entry.
pub(super) fn label_of_decision(reading: &Reading<'_>, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let marker = reading.layout.blocks[statement.block].marker.filter(|_| statement.first);
    let marker = marker.map_or("", |marker| reading.layout.slice(marker.span()));
    let numbered = marker.trim_matches(|char: char| !char.is_alphabetic());
    // "Resolution No. 15:"
    let numbered =
        [" No", " NO", " no", " Number"].iter().find_map(|sign| numbered.strip_suffix(sign)).unwrap_or(numbered);
    if numbered.starts_with(char::is_uppercase) && reading.words.classes(numbered).contains(Class::Resolution) {
        return true;
    }
    if statement.first && (bare_label(reading, text).is_some() || signed_label(reading, text)) {
        return true;
    }
    let colon = memchr::memchr(b':', text.as_bytes()).filter(|colon| text[..*colon].chars().count() < 32);
    let Some(colon) = colon.or_else(|| dash_of_label(reading, text)) else { return false };
    // "**Decision**: …", "✅ Decision: …"
    let label = text[..colon]
        .trim_end_matches(|char: char| {
            char.is_ascii_digit() || matches!(char, ' ' | '.' | '/' | '-' | '#' | '*' | '_' | ']' | ')')
        })
        .trim_start_matches(|char: char| !char.is_alphanumeric());
    // "conclusion: right direction", in minutes that are kept in small letters
    let noun = !label.ends_with("ed");
    // "Board Action: Approved the plan", "Action taken: The plan was approved"
    let done = label_of_deed(reading, label) || orders_behind(text, label, colon);
    statement.first
        && (done || reading.words.classes(label).contains(Class::Resolution) || concludes_part(label))
        && (noun || label.starts_with(char::is_uppercase))
}

/// "VOTED: To mend the gate.", "Voted: that the gate be mended": the label of what a town meeting voted, and not the number of
/// its votes.
fn orders_behind(text: &str, label: &str, colon: usize) -> bool {
    let behind = text.get(colon + 1..).unwrap_or("").trim_start_matches(['*', '_', ' ']);
    label.eq_ignore_ascii_case("voted") && ["to ", "that "].iter().any(|head| seek::opens(behind, head))
}

/// "Decision – Mend the gate", "Resolution 2024/15 - That the gate be mended": where the dash of a label stands, before what is to
/// be done. "Resolution – Gates of the park" is a title.
fn dash_of_label(reading: &Reading<'_>, text: &str) -> Option<usize> {
    const LABEL: usize = 24;
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let near = &text[..text.floor_char_boundary(LABEL)];
    let (at, sign) = [" – ", " - ", " — "].iter().find_map(|sign| seek::find(near, sign).map(|at| (at, sign)))?;
    let behind = &text[at + sign.len()..];
    let first = seek::lower(behind.split([' ', '.', ',']).next().unwrap_or(behind));
    let classes = reading.words.classes(&first);
    let asked = matches!(&*first, "that" | "to") || classes.contains(Class::TaskVerb);
    (asked && (behind.starts_with(char::is_uppercase) || matches!(&*first, "that" | "to"))).then_some(at)
}

/// "Pt. 4 conclusion", "Item 2 decision": the label of what was concluded on a part of the business.
fn concludes_part(label: &str) -> bool {
    const WORDS: usize = 3;
    let Some((head, noun)) = label.last_word() else { return false };
    let numbered = head.ends_with(|last: char| last.is_ascii_digit());
    let part = ["item ", "point ", "part ", "pt ", "pt. "].iter().any(|word| seek::opens(head, word));
    part && ["conclusion", "decision"].iter().any(|word| noun.eq_ignore_ascii_case(word))
        && numbered
        && !Reading::exceeds(head, WORDS)
}

/// "DECISION to meet every month", "CONCLUSION that we wait": a noun in capitals is a label without a colon too; gives what
/// stands behind it.
pub(super) fn bare_label<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let (word, rest) = text.first_word()?;
    let noun = word.len() > 5 && word.ends_with('N') && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let content = noun && ["to ", "that "].iter().any(|head| rest.starts_with(head)) && !rest.starts_with("to be ");
    // "CONCLUSION that the plan was wrong was disputed": the noun is what the sentence is on
    let told = || main_verbs(reading, rest) > usize::from(rest.starts_with("that "));
    (content && !told() && reading.words.classes(word).contains(Class::Resolution)).then_some(rest)
}

/// How many verbs of a text of the flow stand in its main clause, or in the clause that it begins: one that a comma or
/// a link parts from the verb before it opens a clause of its own.
pub(super) fn main_verbs(reading: &Reading<'_>, text: &str) -> usize {
    const LINKS: [Class; 2] = [Class::Subordinator, Class::ClauseLink];
    let span = reading.flow_span(text);
    let mut from = 0;
    let mut count = 0;
    for hit in reading.hits_in(span).iter().filter(|hit| hit.class == Class::FiniteVerb && hit.end as usize <= span.end)
    {
        let (start, end) = (hit.start as usize - span.start, hit.end as usize - span.start);
        let between = text.get(from..start).unwrap_or("");
        // "will be", "asked to be"
        let joined = from > 0 && between.trim().is_empty() || between.ends_with(" to ");
        // what opens the text parts nothing
        let linked = || {
            between.contains([',', ';', '.'])
                || seek::find(between, " it ").is_some()
                || between.words().skip(1).any(|word| reading.words.holds(&LINKS, word))
        };
        count += usize::from(!joined && !linked());
        from = from.max(end);
    }
    count
}

/// "[DECISION] Hold the fair in June", "#agreed Hold the fair in June": a label in brackets, or what a meeting's bot takes down.
fn signed_label(reading: &Reading<'_>, text: &str) -> bool {
    let names = |label: &str| reading.words.classes(label).contains(Class::Resolution);
    if let Some(rest) = text.strip_prefix('[') {
        return rest
            .split_once("] ")
            .is_some_and(|(label, _)| label.len() <= 16 && !label.contains(' ') && names(label));
    }
    let tag = text.strip_prefix('#').and_then(Words::first_word).map(|(tag, _)| tag);
    tag.is_some_and(|tag| tag == "agree" || names(tag))
}

/// "Recommendation: Approve the lease.", "Staff recommendation: approve it": what is asked of the body, of which it is told
/// elsewhere what came.
pub(super) fn recommends(reading: &Reading<'_>, text: &str) -> bool {
    const SHORT: usize = 4;
    const ORDERS: ClassSet = ClassSet::of(&[Class::Recommended, Class::TaskVerb, Class::Decided]);
    const NEAR: usize = 48;
    let Some(colon) = memchr::memchr(b':', &text.as_bytes()[..text.len().min(NEAR)]) else { return false };
    let (label, asked) = (&text[..colon], &text[colon + 1..]);
    let label = label.trim_matches(['*', '_', ' ']);
    let last = label.words().next_back().unwrap_or(label);
    let names = seek::opens(last, "recommendation") || seek::opens(label, "recommended action");
    let first = asked.trim_start_matches(['*', '_', ' ']).split([' ', '.', ',']).next().unwrap_or("");
    let first = seek::lower(first);
    let classes = reading.words.classes(&first);
    let order = classes.intersects(ORDERS) || first == "that";
    names && !Reading::exceeds(label, SHORT) && order && !first.ends_with("ed")
}

/// "Board Action", "Action taken": the label of what a body did, and no task.
fn label_of_deed(reading: &Reading<'_>, label: &str) -> bool {
    let Some((first, last)) = label.first_word() else { return false };
    last.eq_ignore_ascii_case("action") && reading.words.classes(first).contains(Class::Collective)
        || first.eq_ignore_ascii_case("action") && last.eq_ignore_ascii_case("taken")
}

#[cfg(test)]
mod tests;

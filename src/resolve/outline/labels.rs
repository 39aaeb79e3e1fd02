//! Labels that stand where headings stand and are none.

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::parse::attendance::{is_post, plural_post, without_office};
use crate::parse::ballot::tells_votes;
use crate::parse::motion::is_ordinal;
use crate::parse::offset_in;
use crate::parse::person::person;
use crate::parse::score::is_score;
use crate::parse::time::times;
use crate::resolve::heading::{Heading, names_plan};
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, NumberingKind, Span, Words, seek};

use super::signals::heading_mark;
use super::wording::{counts_point, is_month_alone};
use super::written::is_capitals;

/// Labels of what is said of the meeting as a whole.
const FACTS: ClassSet = ClassSet::of(&[Class::DateLabel, Class::TimeLabel, Class::PlaceLabel, Class::NotAnItem]);

/// Labels within the business.
const WORDS: ClassSet = ClassSet::of(&[
    Class::ActionLabel,
    Class::Moved,
    Class::Seconded,
    Class::VoteFor,
    Class::VoteAgainst,
    Class::VoteAbstain,
    Class::Resolution,
    Class::Unanimous,
    Class::AgendaTitle,
]);

/// Words for what came of a motion.
const RESULTS: ClassSet = ClassSet::of(&[Class::Approved, Class::Rejected, Class::Deferred, Class::Withdrawn]);

/// "EB/2019/00041", "RES-2019-14": the number under which a body files a resolution, alone over its wording.
fn is_code(text: &str) -> bool {
    const LONGEST: usize = 24;
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let numbers = text.get(letters..).and_then(|rest| rest.strip_prefix(['/', '-', '_'])).unwrap_or("");
    let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= LONGEST
        && letters >= 2
        && numbers.split(['/', '-', '_']).all(part)
        && numbers.contains(['/', '-', '_'])
}

/// Labels of other things: actions, decisions' movers, dates, places, people in columns.
pub(super) fn is_other_label(reading: &Reading<'_>, block: &Block, title: &str) -> bool {
    // a pictogram before a label is an ornament
    let title = title.trim_start_matches(|char: char| !char.is_alphanumeric() && !"([“\"'‘".contains(char));
    let classes = reading.words.classes(title.trim_end_matches(':'));
    let known = classes.contains(Class::ItemTitle);
    let numbered = block.marker.and_then(Marker::numbering).is_some();
    // "a) Chair" reports, and a numbered date is that of the next meeting
    let text = reading.layout.text_of(block);
    let signed = matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_) | HeadingMark::Underline(_)));
    // "### Chairperson" over a report: who marks a heading means one, unless the name stands behind it
    let reports = signed && classes.contains(Class::Chair) && !text.contains(':');
    // "Agenda: Ann moved to approve it."
    let settled = || {
        text.get(title.len()..).is_some_and(|rest| rest.starts_with(": "))
            && [Class::Moved, Class::Motion, Class::Approved].into_iter().any(|class| reading.has(block.flow, class))
    };
    let words = classes.intersects(WORDS) && !(classes.contains(Class::AgendaTitle) && settled());
    let label = !known && !numbered && !reports && classes.intersects(FACTS) || words;
    let plain = title.split('(').next().unwrap_or(title).trim_end_matches([' ', ':', '.']);
    let words = Reading::count_words(plain, 5);
    let last = reading.words.classes(plain.words().next_back().unwrap_or(plain));
    let first = reading.words.classes(plain.words().next().unwrap_or(plain));
    let capitals = is_capitals(plain);
    // "CARRIED 8/0", "COUNCIL DECISION (12/22)", "AMENDMENT": parts of a motion
    let result =
        capitals && words <= 4 && (first.intersects(RESULTS) || reading.words.classes(plain).intersects(RESULTS));
    let part = !known
        && capitals
        && words <= 4
        && block.marker.is_none()
        && (last.contains(Class::Motion) || last.contains(Class::Resolution));
    let part = part || !known && block.marker.is_none() && (numbers_decision(reading, block, plain) || is_code(text));
    // "## Actions and next steps" at the end, and not what sums up before the business what is to be done
    let closing = signed && block.flow.start * 2 > reading.layout.flow.text.len();
    let list = !known
        && !closing
        && block.marker.is_none()
        && (classes.contains(Class::ActionsTitle) || classes.contains(Class::DecisionsTitle));
    let resolved = text.ends_with(':') && words <= 3 && {
        let lower = title.to_ascii_lowercase();
        let first = seek::past(&lower, "and ").words().next().unwrap_or("");
        reading.words.classes(first).contains(Class::Resolution)
    };
    let key = title.get(1..).is_some_and(|rest| rest.starts_with(" - ") || rest.starts_with(" – "));
    let nobody = key || resolved || classes.contains(Class::Nobody);
    // "Action 7: carried forward", "Meeting closed 8.20pm", "See Attachment A"
    let review = numbered && is_action_number(reading, block);
    let aside =
        !numbered && !known && (reading.opens(title, Class::NotItemOpening) || tells_settled(reading.words, title));
    let list = list || review || aside;
    let bracketed = result
        || part
        || list
        || nobody
        || text.starts_with('[') && !signed
        || crate::parse::ballot::ballot_line(reading.words, text).is_some();
    let post = !numbered
        && (classes.contains(Class::Chair) && !reports || (classes.contains(Class::Post) && text.contains(':')));
    // "Motion: that the fence be painted"
    let motion = !numbered
        && classes.contains(Class::Motion)
        && text.get(title.len()..).is_some_and(|rest| rest.starts_with(':') && rest.len() > 1);
    let status = !numbered && !known && (classes.contains(Class::DoneLine) || classes.contains(Class::StatusLine));
    // "ACTION Ann to mend the fence": capitals do what a colon does
    let head = title.words().next().unwrap_or(title);
    let task =
        !numbered && is_capitals(head) && !capitals && first.contains(Class::ActionLabel) && title.contains(" to ");
    // "All" behind a paragraph: who has the task in it
    let all = !numbered && ["all", "everyone"].iter().any(|all| text.eq_ignore_ascii_case(all));
    let post = post || motion || status || task || all || moves(reading, title);
    let action = crate::parse::action::action_label(reading.words, text).is_some();
    let opens = reading
        .hits_in(Span::new(block.flow.start, (block.flow.start + 1).min(block.flow.end.max(block.flow.start + 1))))
        .iter()
        .any(|hit| {
            let next = text[(hit.end as usize - block.flow.start).min(text.len())..].chars().next();
            // "2. Second Quarter Report"
            let end = (hit.end as usize - block.flow.start).min(text.len());
            let counted = hit.class == Class::Seconded && is_ordinal(reading.words, text, 0, end);
            // "3. Proposed Parish Website: It is dear."
            let titled = numbered
                && hit.class == Class::Moved
                && Reading::exceeds(title, 2)
                && text.get(title.len()..).is_some_and(|rest| rest.starts_with(": "));
            // "Proposed new lamps" alone on its line
            let planned = hit.class == Class::Moved && block.line_count() == 1 && names_plan(text);
            let moved = matches!(hit.class, Class::Moved | Class::Seconded)
                && !counted
                && !titled
                && !planned
                && matches!(next, Some(':' | ' ') | None);
            (moved || (hit.class == Class::Resolution && next == Some(':'))) && text.len() < 200
        });
    // "Attendance: all"
    let everybody = !numbered
        && text.split_once(':').is_some_and(|(label, who)| {
            reading.words.classes(label.trim()).contains(Class::Present)
                && reading.words.classes(who.trim().trim_end_matches('.')).contains(Class::Everybody)
        });
    // "(see the paper of May)" is said by the way, and "22-0-1 All sent to committees" is a vote
    let aside = text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1;
    let counted = is_score(reading.words, title) || crate::parse::ballot::is_count(reading.words, text);
    let counted = counted || labels_vote(reading, title, text, numbered) || counts_present(reading, title);
    // a day over what was said on it is no business: "May 3, 2018"
    let dated = !numbered && (is_day(reading, title) || is_month_alone(reading, title));
    // "Second issue: the style" is what somebody comes to next
    let point = !numbered && text.len() > title.len() && counts_point(reading, title);
    let aside = aside || dated || point || counts_action(reading, title) || is_double_post(reading, text);
    let aside = aside || !numbered && closes_at(reading, title);
    label || bracketed || status || post || action || opens || everybody || aside || counted || text.starts_with("http")
}

/// Whether a title labels a vote, or what was put to it.
fn labels_vote(reading: &Reading<'_>, title: &str, text: &str, numbered: bool) -> bool {
    let behind = text.get(title.len()..).unwrap_or("");
    let plain = title.split('(').next().unwrap_or(title).trim_end_matches([' ', ':', '.', '*']);
    tells_vote(reading, text)
        || !numbered && labels_wording(reading, plain, behind)
        || calls_votes(reading, reading.words.classes(plain), behind)
}

/// "RESOLUTION: That the gate be mended", "VOTED: To mend the gate": a label, and the words of a motion `behind` it.
fn labels_wording(reading: &Reading<'_>, label: &str, behind: &str) -> bool {
    let content = behind.trim_start_matches([':', '*', '_', ' ', '\0']);
    let last = label.words().next_back().unwrap_or(label);
    ["that ", "to ", "be it "].iter().any(|head| seek::opens(content, head))
        && (reading.words.classes(last).contains(Class::Resolution) || label.eq_ignore_ascii_case("voted"))
}

/// "Roll call: Bell yes, Carr no": how a vote was taken, and the votes `behind` it.
fn calls_votes(reading: &Reading<'_>, title: ClassSet, behind: &str) -> bool {
    title.contains(Class::VoteMethod) && behind.starts_with(':') && tells_votes(reading.words, behind)
}

/// "a. Passes: 15-0-1", "Fails by voice vote: all opposed": what came of a vote, before its count.
fn tells_vote(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 80;
    let Some((result, count)) = Some(text).filter(|_| text.len() <= LONGEST).and_then(|text| seek::part(text, ": "))
    else {
        return false;
    };
    let first = result.words().next().unwrap_or(result);
    reading.words.classes(first).contains(Class::VoteWord)
        && !Reading::exceeds(result, 4)
        && (is_score(reading.words, count) || reading.opens(count, Class::ResultLine) || result.ends_with(" vote"))
}

/// "15 out of 22 Wardens present": how many of a body had come.
pub(in crate::resolve) fn counts_present(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let (_, rest) = text.first_word().unwrap_or((text, ""));
    let whole = rest.strip_prefix("out of ").or_else(|| rest.strip_prefix("of "));
    let last = text.words().next_back().unwrap_or(text).trim_end_matches('.');
    // "5 of 9 benches present" is said of benches
    let members = |whole: &str| {
        let kinds = ClassSet::of(&[Class::Membership, Class::Members, Class::Crowd]);
        let mut kind = whole.words().skip(1).take_while(|word| word.trim_end_matches('.') != last);
        kind.all(|word| {
            reading.words.classes(word).intersects(kinds)
                || plural_post(reading.words, word).is_some_and(|post| is_post(reading.words, post))
        })
    };
    whole.is_some_and(|whole| whole.words().next().is_some_and(digits) && members(whole))
        && reading.words.classes(last).intersects(ClassSet::of(&[Class::Present, Class::RollPresent]))
}

/// "COUNCIL RESOLUTION 7/2021", "Decision No. 12": the number of what was decided, over its wording or its mover. Where it is not
/// in capitals, one of them has to stand right below it.
fn numbers_decision(reading: &Reading<'_>, block: &Block, plain: &str) -> bool {
    const LONGEST: usize = 7;
    const KINDS: ClassSet = ClassSet::of(&[Class::Motion, Class::Resolution]);
    let Some((label, number)) = plain.last_word().filter(|_| !Reading::exceeds(plain, LONGEST)) else { return false };
    let counts = |char: char| char.is_ascii_digit() || matches!(char, '/' | '-' | '.' | '#');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    // "CLIMATE RESOLUTION 2030"
    let year = number.len() == 4 && digits == 4 && (number.starts_with("19") || number.starts_with("20"));
    if year || digits == 0 || !number.trim_start_matches(|char: char| char.is_ascii_uppercase()).chars().all(counts) {
        return false;
    }
    let label = label.trim_end_matches([':', ' ', '#']);
    let label = [" No", " No.", " NO", " NO.", " Number", " NUMBER"]
        .iter()
        .find_map(|word| label.strip_suffix(word))
        .unwrap_or(label);
    let noun = label.words().next_back().unwrap_or(label);
    let decides = reading.words.classes(noun).intersects(KINDS) || noun.eq_ignore_ascii_case("decision");
    decides && puts_below(reading, block)
}

/// Whether the line below a block says who moved something, or how it is worded.
fn puts_below(reading: &Reading<'_>, block: &Block) -> bool {
    let next = reading.layout.blocks.partition_point(|other| other.span.start <= block.span.start);
    let Some(below) = reading.layout.blocks.get(next).filter(|below| below.blank_before == 0) else { return false };
    let text = reading.layout.text_of(below);
    let put = [Class::Moved, Class::Resolution].into_iter().any(|class| reading.words.longest(class, text).is_some());
    put || ["That ", "THAT ", "RESOLVED"].iter().any(|head| text.starts_with(head))
}

/// "### Action 3" over what somebody is to do.
fn counts_action(reading: &Reading<'_>, title: &str) -> bool {
    let Some((label, number)) = title.trim_end_matches([':', '.']).last_word() else { return false };
    let counted = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    counted && number.len() <= 4 && reading.words.classes(label).contains(Class::ActionLabel)
}

/// "Adjourned at 4:45 PM": when the meeting closed, and no heading over it.
fn closes_at(reading: &Reading<'_>, title: &str) -> bool {
    let first = title.words().next().unwrap_or(title);
    let closed = first.ends_with("ed") && reading.words.classes(first).contains(Class::Closing);
    closed && times(title).last().is_some_and(|(written, _)| title.trim_end_matches('.').ends_with(written))
}

/// "Treasurer-Clerk:": a place for the signature of whoever has two posts.
fn is_double_post(reading: &Reading<'_>, text: &str) -> bool {
    let post = text.strip_suffix(':').and_then(|label| label.rsplit_once(['-', '/']));
    post.is_some_and(|(first, last)| !first.contains(' ') && reading.words.classes(last.trim()).contains(Class::Post))
}

/// "Thursday, May 3, 2018": a day with its year and nothing else.
fn is_day(reading: &Reading<'_>, title: &str) -> bool {
    let year = title.len() < 40 && title.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    year && reading.dates(title).first().is_some_and(|(written, _)| written.len() == title.len())
}

/// "Motion to approve the budget by Senator Bell": a motion and who made it.
fn moves(reading: &Reading<'_>, title: &str) -> bool {
    let opens = reading.words.classes(title.words().next().unwrap_or(title)).contains(Class::Motion);
    // "Motion to pave the road – Bell Seconded: Carr"
    if opens && ["seconded", "second by", "seconder"].iter().any(|word| seek::find(title, word).is_some()) {
        return true;
    }
    opens
        && title.rsplit_once(" by ").is_some_and(|(motion, mover)| {
            let name = without_office(reading.words, mover);
            let held = name.len() < mover.len() || is_post(reading.words, mover);
            motion.contains(" to ")
                && person(reading.words, name).is_ok_and(|(rest, found)| {
                    (found.honorific.is_some() || held) && !rest.trim_start().starts_with(char::is_lowercase)
                })
        })
}

/// "Minutes" over the record itself is no item: it stands first, or behind the agenda and what was left to do, and behind
/// a printed agenda, over other headings, or over the opening of the meeting.
pub(super) fn drop_title_of_record(reading: &Reading<'_>, agenda: &[bool], headings: &mut Vec<Heading>) {
    /// Headings among which it stands.
    const FIRST: usize = 3;
    let own = |heading: &Heading| {
        let classes = reading.words.classes(reading.text(heading.title).trim_end_matches([':', '.', ' ']));
        classes.contains(Class::NotAnItem) && classes.contains(Class::ItemTitle)
    };
    let mark = |block: usize| reading.layout.blocks.get(block).and_then(|block| heading_mark(reading, block));
    // signs tell that what follows stands under it
    let over = |heading: &Heading| match (mark(heading.block), mark(heading.block + 1)) {
        (Some(HeadingMark::Sign(own)), Some(HeadingMark::Sign(below))) => own < below,
        _ => false,
    };
    if let Some(at) = headings.iter().take(FIRST).position(|heading| own(heading) && over(heading)) {
        headings.remove(at);
        return;
    }
    let Some(first) = headings.first() else { return };
    let title = reading.text(first.title).trim_end_matches([':', '.', ' ']);
    let classes = reading.words.classes(title);
    let named = classes.contains(Class::NotAnItem) && classes.contains(Class::ItemTitle);
    let block = &reading.layout.blocks[first.block];
    if first.numbering.is_some() || !named || first.body < block.flow.end {
        return;
    }
    let Some(next) = reading.layout.blocks.get(first.block + 1) else { return };
    let over_others = headings.get(1).is_some_and(|other| other.block == first.block + 1);
    let told = reading.layout.text_of(next).to_ascii_lowercase();
    let about_minutes = reading.has(next.flow, Class::MinutesWord) && told.contains("minutes");
    let opens = reading.says(&told, Class::Opening);
    let printed = agenda[..first.block].contains(&true);
    let approves = reading.lists_of(first.block + 1).intersects(RESULTS) || told.contains("record");
    if over_others && headings.len() > 2 || !about_minutes && (opens || printed && !approves) {
        headings.remove(0);
    }
}

/// Whether the number of a block is that of an action of an earlier meeting.
fn is_action_number(reading: &Reading<'_>, block: &Block) -> bool {
    let Some(numbering) = block.marker.and_then(Marker::numbering) else { return false };
    let outer = reading.layout.slice(numbering.outer).trim_start_matches(|char: char| !char.is_alphanumeric());
    let word = outer.words().next().unwrap_or(outer);
    numbering.kind == NumberingKind::Worded && reading.words.classes(word).contains(Class::ActionLabel)
}

pub(super) fn is_label_word(reading: &Reading<'_>, text: &str) -> bool {
    const LABELS: ClassSet = ClassSet::of(&[
        Class::ActionLabel,
        Class::DateLabel,
        Class::TimeLabel,
        Class::PlaceLabel,
        Class::Chair,
        Class::Post,
        Class::Moved,
        Class::Seconded,
        Class::Present,
        Class::InAttendance,
        Class::Apologies,
    ]);
    reading.words.classes(text).intersects(LABELS)
}

/// "Approve the accounts:" over "In favour: 67": whether a line counts one side of a vote, so that the line over it is what was
/// voted on.
pub(super) fn counts_side(reading: &Reading<'_>, text: &str) -> bool {
    const SIDES: ClassSet = ClassSet::of(&[Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]);
    seek::part(text, ":").is_some_and(|(side, count)| {
        let count = count.trim();
        (1..=4).contains(&count.len())
            && count.bytes().all(|byte| byte.is_ascii_digit())
            && reading.words.classes(side.trim()).intersects(SIDES)
    })
}

/// "Agenda approved as amended", "Budget adopted by voice vote": a line in small letters that tells what was settled.
fn tells_settled(words: &Lexicon, title: &str) -> bool {
    const LONGEST: usize = 14;
    if !title.starts_with(char::is_uppercase) {
        return false;
    }
    let holds = |word: &str| word.starts_with(char::is_lowercase) && words.holds(&[Class::SettledLine], word);
    let verb = title.words().take(LONGEST).find(|word| holds(word));
    let behind = verb.and_then(|verb| title[offset_in(title, verb) + verb.len()..].strip_prefix(' '));
    behind.is_some_and(|behind| words.longest(Class::SettledSo, behind).is_some())
}

//! A heading and its title: where the title at the start of a block ends, and what tells it from the text behind it.

use crate::evidence::{Evidence, HeadingSignal, confidence};
use crate::grammar::{Class, Hit};
use crate::parse::label::titled;
use crate::text::{Block, Marker, Numbering, Span};
use crate::text::{Words, seek};

use super::attendance::Attendance;
use super::outline::ends_with_issue;
use super::reading::Reading;
use behind::{
    ends_in_letters, is_held, motion_behind, nobody_behind, opens_text, sentence_behind, text_behind, told, told_behind,
};
use dashed::{dashed, numbered_dash};
use short_line::line_end;
use signed::{LABELS, is_signed_title};

pub(super) use capitals::{behind_capitals, capital_titles};
pub(super) use dashed::{dash_titles, has_known_side, has_known_sides, tells_behind};
pub(super) use gap::gap_titles;
pub(super) use listed::list_titles;
pub(super) use timed::timed_titles;

mod behind;
mod capitals;
mod dashed;
mod gap;
mod habit;
mod listed;
mod short_line;
mod signed;
mod timed;

/// A heading of business.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Position of its block.
    pub(super) block: usize,
    /// Number, if it has one.
    pub(super) numbering: Option<Numbering>,
    /// Its text in the flow, without number.
    pub(super) title: Span,
    /// Where the text behind a heading that runs into its paragraph begins in the flow; the block's end where
    /// nothing follows.
    pub(super) body: usize,
    /// 1 for an item, 2 for a sub-item …
    pub(super) level: u8,
    /// What speaks for it.
    pub(super) evidence: Evidence<HeadingSignal>,
    /// Sum of the weights.
    pub(super) score: f32,
    /// How the title was told from the text.
    pub(super) cut: Cut,
}

impl Heading {
    /// Its confidence.
    pub(super) fn confidence(&self) -> f32 {
        confidence(self.score)
    }
}

/// How a title was told from the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cut {
    /// It is the whole block.
    Whole,
    /// A full stop closes it.
    Stop,
    /// A colon closes it.
    Colon,
    /// A dash closes it.
    Dash,
    /// Its line ends before the page does, and text begins on the next.
    Line,
    /// Nothing closes it, but a word that begins a sentence follows.
    Open,
    /// It is the label of an attendance list.
    Label,
    /// There is no title: the first sentence stands for it.
    Sentence,
}

/// A title at the start of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    /// Its text in the flow.
    pub(super) span: Span,
    /// Where the text behind it begins.
    pub(super) body: usize,
    pub(super) cut: Cut,
    pub(super) verb: bool,
}

/// Most words of a title.
const LONGEST_TITLE: usize = 18;

/// The title of an item that is the label of an attendance list.
fn label_title(reading: &Reading<'_>, block: &Block, label: Span) -> Title {
    // "1. Apologies for absence: Apologies were received from …"
    let text = reading.layout.text_of(block);
    if block.marker.and_then(Marker::numbering).is_some()
        && let Some((end, body)) = titled(text)
        && !Reading::exceeds(&text[..end], 5)
    {
        let span = Span::new(block.flow.start, block.flow.start + end);
        // "Apologies for absence: Apologies were received from …" has the label behind the title
        let apart = span.end > label.end || span.end <= label.start;
        if apart && span.end < block.flow.end && is_known(reading, span) {
            return Title { span, body: block.flow.start + body, cut: Cut::Label, verb: false };
        }
    }
    let body = reading.layout.flow.text[label.end..block.flow.end].find(|char: char| char.is_alphanumeric());
    let body = body.map_or(block.flow.end, |at| label.end + at);
    Title { span: label, body, cut: Cut::Label, verb: false }
}

/// Whether the first `end` bytes of a text that begins at `base` in the flow may be a title: few words and no verb.
fn fits(reading: &Reading<'_>, text: &str, base: usize, end: usize) -> bool {
    let span = Span::new(base, base + text[..end].trim_end().len());
    end > 0 && !Reading::exceeds(&text[..end], LONGEST_TITLE) && !has_verb(reading, span)
}

/// The title at the start of a block.
pub(super) fn title(reading: &Reading<'_>, attendance: &Attendance, index: usize, block: &Block) -> Title {
    let text = reading.layout.text_of(block);
    let base = block.flow.start;
    if let Some(label) = attendance.label_of(index) {
        return label_title(reading, block, label);
    }
    let short = !Reading::exceeds(text, LONGEST_TITLE);
    let make = |end: usize, body: usize, cut| {
        let end = text[..end].trim_end().len();
        let span = Span::new(base, base + end);
        Title { span, body: base + body, cut, verb: has_verb(reading, span) }
    };
    let fits = |end: usize| fits(reading, text, base, end);
    let found = reading.sentences_of(index);
    let first = found.first().map_or(text.len(), |span| span.end - base);
    let second = found.get(1).map_or(text.len(), |span| span.start - base);
    let numbered = block.marker.is_some_and(|marker| marker.numbering().is_some());
    if numbered && let Some((end, body)) = line_end(reading, block).filter(|(end, _)| fits(*end)) {
        return make(end, body, Cut::Line);
    }
    if numbered && let Some((end, body)) = nobody_behind(reading, block.flow) {
        return make(end, body, Cut::Open);
    }
    if is_signed_title(reading, index, block, text) {
        return Title { verb: false, ..make(text.len(), text.len(), Cut::Whole) };
    }
    if found.len() <= 1 && short && belongs_to_title(reading, index, block, numbered) {
        return make(text.len(), text.len(), Cut::Whole);
    }
    if let Some((end, body)) = dashed(reading, block, text).or_else(|| numbered_dash(reading, block, text)) {
        return make(end, body, Cut::Dash);
    }
    if found.len() <= 1 && short && !has_verb(reading, block.flow) {
        // "Apologies: none" and "Minutes - approved" are a heading and its text
        if let Some((end, body)) = titled(text)
            .filter(|(_, body)| *body < text.len())
            .filter(|(end, _)| fits(*end) && Reading::exceeds(&text[*end..], 0))
        {
            let known = is_known(reading, Span::new(base, base + end)) || is_held(reading, &text[..end], &text[body..]);
            // "4.3 Constitution: None"
            let known = known || reading.is_nobody(&text[body..]);
            // a heading does not end in a full stop, the text behind it does
            if known || !numbered || text.ends_with('.') {
                return make(end, body, Cut::Colon);
            }
        }
        // "b. Pool - tabled.": the title and what became of it
        if let Some((end, body)) =
            seek::find(text, " - ").or_else(|| seek::find(text, " – ")).and_then(|at| told(reading, base, text, at))
        {
            return make(end, body, Cut::Dash);
        }
        return make(text.len(), text.len(), Cut::Whole);
    }
    // "a) Fences – Elm Road Motion 12/24 Moved by Cllr Bell, that …": the motion is none of the title
    if numbered && let Some(at) = motion_behind(reading, text).filter(|at| fits(*at)) {
        return make(at, at + 1, Cut::Open);
    }
    // "Old Business: Kurachik worked on the signals": an unnumbered heading before its colon
    if !numbered
        && let Some((end, body)) = titled(text).filter(|(end, body)| *body < text.len() && *end < first && fits(*end))
        && (is_known(reading, Span::new(base, base + end))
            || !Reading::exceeds(&text[..end], 4)
            || reading.opens(&text[..end], Class::BusinessOpening))
    {
        return make(end, body, Cut::Colon);
    }
    if let Some((end, body)) = colon_behind_number(reading, block, text, first).filter(|_| numbered) {
        return make(end, body, Cut::Colon);
    }
    if numbered && found.len() == 2 && ends_in_letters(&text[..first]) && is_one_title(reading, block, text) {
        return make(text.len(), text.len(), Cut::Whole);
    }
    if found.len() > 1 && fits(first) {
        return make(first, second, Cut::Stop);
    }
    if let Some((end, body)) = titled(text).filter(|(end, _)| fits(*end)) {
        return make(end, body, Cut::Colon);
    }
    if numbered && block.line_count() > 1 && is_headline(text) && !has_verb(reading, block.flow) {
        return make(text.len(), text.len(), Cut::Whole);
    }
    for dash in [" - ", " – ", " — ", " -", "– "] {
        if let Some(at) = seek::find(text, dash).filter(|at| fits(*at) && *at <= 100) {
            let body = text[at + dash.len()..].trim_start();
            return make(at, text.len() - body.len(), Cut::Dash);
        }
    }
    if short && found.len() <= 1 && !text.ends_with('.') {
        return make(text.len(), text.len(), Cut::Whole);
    }
    if numbered && let Some(at) = open_end(reading, attendance, block) {
        return make(at, at + 1, Cut::Open);
    }
    if let Some(at) = told_behind(text).filter(|_| numbered) {
        return Title { verb: false, ..make(at, at + 1, Cut::Open) };
    }
    make(first, second, Cut::Sentence)
}

/// Whether a text of several sentences by its stops is short, has no verb and ends in none.
fn is_one_title(reading: &Reading<'_>, block: &Block, text: &str) -> bool {
    !Reading::exceeds(text, LONGEST_TITLE) && !text.ends_with('.') && !has_verb(reading, block.flow)
}

/// "3. Next meeting: Monday at 7 p.m. in the Hall", "6. Footpaths: Cllr Carr to cut the hedge. It is too high.": where the
/// title before the colon of a numbered block ends, and where a sentence begins behind it, of which the first ends at `first`.
fn colon_behind_number(reading: &Reading<'_>, block: &Block, text: &str, first: usize) -> Option<(usize, usize)> {
    let base = block.flow.start;
    let (end, body) =
        titled(text).filter(|(end, body)| *body < text.len() && *end < first && fits(reading, text, base, *end))?;
    let short = |words: usize| is_known(reading, Span::new(base, base + end)) || !Reading::exceeds(&text[..end], words);
    // "(b) Car park: Still no word."
    let told = || text.ends_with('.') && !has_verb(reading, block.flow) && short(5);
    let sentence = || {
        text[..first].trim_end().ends_with('.')
            && short(4)
            && (has_verb(reading, Span::new(base + body, base + first)) || text[body..first].contains(" to "))
    };
    // "7. Accounts: Oak Ltd £30 - Elm Trust £4.20 - moved by Bell.": what is paid has no verb, and stops where abbreviations do
    let paid = || short(0) && text[body..].contains(['£', '$', '€']);
    (told() || sentence() || paid()).then_some((end, body))
}

/// Where a title that no sign closes ends: before the word that begins a sentence, or, where it is known, before its text.
fn open_end(reading: &Reading<'_>, attendance: &Attendance, block: &Block) -> Option<usize> {
    let text = reading.layout.text_of(block);
    let told = |end: &usize| text.get(*end..).is_some_and(|rest| opens_text(reading, attendance, &text[..*end], rest));
    let behind = text_behind(reading, text).filter(|at| fits(reading, text, block.flow.start, *at));
    let behind =
        behind.or_else(|| sentence_behind(reading, text).filter(|at| fits(reading, text, block.flow.start, *at)));
    // "Notice of motion by Ann Bell" goes on behind its link
    let linked = |end: &usize| [" by", " of", " from", " for"].iter().any(|link| text[..*end].ends_with(link));
    behind.or_else(|| known_start(reading, block.flow).filter(|end| told(end) && !linked(end)))
}

/// Whether a text over several lines is a title as a whole: it does not end as a sentence does, and nearly all its long
/// words begin with a capital.
fn is_headline(text: &str) -> bool {
    const LONGEST: usize = 60;
    let long = || text.words().filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic));
    let capital = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    !text.ends_with(['.', '!', '?']) && !Reading::exceeds(text, LONGEST) && capital * 10 >= long().count() * 9
}

/// Whether a paragraph without a sign stands right under a line.
fn stands_over_text(reading: &Reading<'_>, index: usize, block: &Block) -> bool {
    const LEAST: usize = 11;
    block.line_count() == 1
        && reading.layout.blocks.get(index + 1).is_some_and(|next| {
            let text = reading.layout.text_of(next);
            next.blank_before == 0
                && next.marker.is_none()
                && text.ends_with(['.', ':'])
                && Reading::exceeds(text, LEAST)
        })
}

/// "Topic: Budget", and "3.1 Motion: Free printing" where a number or emphasis marks the heading:
/// what stands before the colon is no title by itself.
///
/// A numbered line right over its text is a title as a whole: "2. Plan: list by May, vote in June."
fn belongs_to_title(reading: &Reading<'_>, index: usize, block: &Block, numbered: bool) -> bool {
    let text = reading.layout.text_of(block);
    if block.line_count() == 1 && ends_with_issue(text) {
        return true;
    }
    let Some((label, behind)) = text.split_once(':') else { return false };
    // "Committee reports: (deferred)": what became of it belongs to the title
    let noted = behind.trim().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let status = |inner: &str| {
        let classes = reading.words.classes(inner);
        let became = [Class::Approved, Class::Deferred, Class::DeferredResult, Class::Withdrawn, Class::Rejected];
        let told = became.into_iter().any(|class| classes.contains(class)) || seek::opens(inner, "no ");
        told && !Reading::exceeds(inner, 3) && !reading.is_nobody(inner)
    };
    // "Ben said: (laughter)" tells who spoke
    let told = |label: &str| has_verb(reading, reading.flow_span(label));
    if !numbered && noted.is_some_and(status) && !told(label) && !reading.words.classes(label.trim()).intersects(LABELS)
    {
        return block.marker.is_none() && block.blank_before > 0 && block.blank_after > 0;
    }
    if numbered && stands_over_text(reading, index, block) {
        return behind.contains(char::is_alphabetic) && !has_verb(reading, block.flow);
    }
    if text.ends_with('.') {
        return false;
    }
    let classes = reading.words.classes(label.trim());
    // "## Venue: Room 2" tells of the meeting
    if [Class::PlaceLabel, Class::DateLabel, Class::TimeLabel].into_iter().any(|fact| classes.contains(fact)) {
        return false;
    }
    // "- Guest: Ann on the weir" over points of its own
    let bullet = |block: &Block| matches!(block.marker, Some(Marker::Bullet { .. }));
    let guest = || {
        let last = label.words().next_back().unwrap_or("");
        reading.words.classes(last).contains(Class::InAttendance)
    };
    if bullet(block)
        && block.line_count() == 1
        && !Reading::exceeds(text, 10)
        && !has_verb(reading, block.flow)
        && seek::find(text, "://").is_none()
        && reading.layout.blocks.get(index + 1).is_some_and(|next| bullet(next) && next.indent > block.indent)
        && guest()
    {
        return behind.contains(char::is_alphabetic);
    }
    let first = reading.layout.lines_of(block).first().map(|line| reading.layout.lines[*line as usize]);
    let marked = first.is_some_and(|line| line.heading.is_some()) || block.marker.and_then(Marker::numbering).is_some();
    let titled = behind.trim_start().starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    behind.contains(char::is_alphabetic)
        && !reading.is_nobody(behind.trim())
        && (classes.contains(Class::TopicLabel) || titled && marked && classes.contains(Class::MatterLabel))
}

/// Where the longest heading that is known anywhere ends at the start of a block.
pub(super) fn known_start(reading: &Reading<'_>, block: Span) -> Option<usize> {
    let opens = |hit: &&Hit| hit.start as usize == block.start && hit.class == Class::ItemTitle;
    reading
        .hits_in(Span::new(block.start, block.start + 1))
        .iter()
        .filter(opens)
        .map(|hit| hit.end as usize)
        .max()
        .map(|end| end - block.start)
}

pub(super) fn has_verb(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let verbs = reading.hits_in(span).iter().filter(|hit| hit.class == Class::FiniteVerb);
    verbs.filter(|hit| hit.end as usize <= span.end).any(|hit| {
        let word = &reading.layout.flow.text[hit.start as usize..hit.end as usize];
        // "Will Peters", "May 2013", "Set of accounts": a capital within a title speaks for a name or a title word
        let capital = word.starts_with(char::is_uppercase)
            && word.chars().nth(1).is_some_and(char::is_lowercase)
            && (hit.start as usize > span.start
                || word.eq_ignore_ascii_case("may")
                || word.eq_ignore_ascii_case("will"))
            && !text.chars().all(|char| !char.is_lowercase());
        let flow = &reading.layout.flow.text;
        // "questions submitted by the County", "accounts for the year ended 31st March": participles
        let participle = word.ends_with("ed")
            && (flow[hit.end as usize..].starts_with(" by ")
                || reading
                    .words
                    .classes(flow[span.start..hit.start as usize].trim_end().words().next_back().unwrap_or(""))
                    .contains(Class::TimeUnit));
        // "Proposed Parish Website: Ann Bell had …", but not "Proposed Mrs Bell"
        let opening = word.ends_with("ed")
            && hit.start as usize == span.start
            && flow[hit.end as usize..span.end].strip_prefix(' ').is_some_and(|noun| {
                let first = noun.words().next().unwrap_or(noun);
                noun.starts_with(char::is_uppercase)
                    && !reading.words.classes(first.trim_end_matches('.')).contains(Class::Honorific)
                    && !text.chars().all(|char| !char.is_lowercase())
            });
        // "Proposed new lamps", but not "Proposed by Mrs Bell"
        let planned = word == "Proposed" && hit.start as usize == span.start && names_plan(text);
        !capital && !participle && !opening && !planned
    })
}

/// "Proposed new lamps": whether a text begins with a participle that tells of a plan, and not with what was moved, or by whom.
pub(super) fn names_plan(text: &str) -> bool {
    const LONGEST: usize = 6;
    const LINKS: [&str; 9] = ["by", "and", "that", "to", "as", "in", "at", "seconded", "the"];
    let Some((_, noun)) = text.split_once(' ').filter(|(head, _)| *head == "Proposed") else { return false };
    let first = noun.split(' ').next().unwrap_or(noun);
    first.starts_with(char::is_lowercase)
        && !LINKS.contains(&first)
        && !text.contains([',', '.', ':', ';'])
        && !Reading::exceeds(text, LONGEST)
}

/// Whether a title is one that recurs in minutes anywhere, perhaps with a word or two around it.
pub(super) fn is_known(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span).trim_end_matches([':', '.', ' ', '*']);
    // "Public comment (2 minutes each)": how long it may last is no part of it
    let limited = text.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")).filter(|(_, limit)| {
        limit.starts_with(|char: char| char.is_ascii_digit()) && seek::find(limit, "min").is_some()
    });
    let text = limited.map_or(text, |(title, _)| title);
    let length = text.len();
    if length == 0 {
        return false;
    }
    reading.hits_in(span).iter().any(|hit| {
        hit.class == Class::ItemTitle
            && hit.end as usize <= span.end
            && (hit.end - hit.start) as usize * 3 >= length * 2
    })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn what_is_paid_stands_behind_a_title_that_is_known() {
        let titles = |entry: &str| {
            let minutes = convert(&format!(
                "Elm Council\n3 May 2024\n\n3. Roads: They are bad.\n\n{entry}\n\n5. Trees: Two fell.\n"
            ));
            minutes.agenda_items.into_iter().map(|item| item.title).collect::<Vec<_>>()
        };
        let paid = "4. Payments: Oak Ltd £30. 20: E.O.T. £4.20 - moved by Bell, seconded by Carr, pass for payment.";
        assert_eq!(titles(paid), ["Roads", "Payments", "Trees"]);
        assert_eq!(titles("4. Apologies None received."), ["Roads", "Apologies", "Trees"]);
        let bought = "4. A new roof: £900 for the barn of the mill";
        assert!(
            titles(bought).contains(&"A new roof: £900 for the barn of the mill".to_owned()),
            "{:?}",
            titles(bought)
        );
    }
}

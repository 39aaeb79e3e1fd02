//! Headings of one document look alike: parallel form, and titles in a row.

use foldhash::{HashMap, HashSet};

use crate::evidence::HeadingSignal;
use crate::resolve::heading::{Cut, Heading, Title, is_known};
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, NumberingKind, Span};

use super::labels::is_label_word;
use super::people::{Names, is_speech};
use super::signals::heading_mark;
use super::title_rows::{colon_lines, title_rows};
use super::written::{is_capitals, is_title_case};

/// Most words of a title that a full stop closes in a row of such.
const STOPPED: usize = 4;

/// Paragraphs in a row that open with a title and a colon (or a full stop, where another has a colon), or with one and a
/// dash: at least three, of those with a dash one more unless two are known or all are in capitals, most of them not somebody's name.
pub(super) fn chains(
    reading: &Reading<'_>,
    names: &Names<'_>,
    blocks: &[(usize, &Block)],
    titles: &[Title],
) -> Vec<bool> {
    let mut chained = vec![false; blocks.len()];
    // "Roads. The lane is bad." beside "Lights: The lamp is dark."
    let stopped = |place: usize| {
        let text = reading.text(titles[place].span).trim_end_matches('.');
        titles[place].cut == Cut::Stop
            && !titles[place].verb
            && !Reading::exceeds(text, STOPPED)
            && (is_title_case(text) || !text.contains(' '))
    };
    // "**Roads.** The lane is bad."
    let bold = |place: usize| {
        titles[place].cut == Cut::Stop && !titles[place].verb && is_bold_lead(reading, titles[place].span)
    };
    let opens = |place: usize, cut: Cut| {
        let block = blocks[place].1;
        block.marker.is_none()
            && block.blank_before > 0
            && (titles[place].cut == cut || cut == Cut::Colon && (stopped(place) || bold(place)))
            && titles[place].body < block.flow.end
    };
    let mut start = 0;
    while start < blocks.len() {
        // "Present: Ann Bell" over "Roads: The lane is bad."
        let title = titles[start].span;
        if is_label_word(reading, reading.text(title).trim_end_matches(':')) && !is_known(reading, title) {
            start += 1;
            continue;
        }
        let (cut, least) = if opens(start, Cut::Dash) { (Cut::Dash, 4) } else { (Cut::Colon, 3) };
        let mut end = start;
        while end < blocks.len() && opens(end, cut) {
            end += 1;
        }
        let long = (start..end)
            .filter(|place| {
                let text = reading.text(titles[*place].span);
                let label = is_label_word(reading, text) && !is_known(reading, titles[*place].span);
                text.len() > 4 && !label && !is_speech(reading, names, text, cut)
            })
            .count();
        let known = || (start..end).filter(|place| is_known(reading, titles[*place].span)).count() >= 2;
        let colons = (start..end).filter(|place| titles[*place].cut != Cut::Stop || bold(*place)).count();
        // "ROADS - Ann Bell reported …" over "SHERIFF - Ben Carr reported …"
        let capitals = || (start..end).all(|place| is_capitals(reading.text(titles[place].span)));
        let enough = (end - start >= least || end - start == 3 && (known() || capitals())) && colons > 0;
        // "ARC: …": letters among titles
        let letters = |place: &usize| {
            let text = reading.text(titles[*place].span).trim_end_matches(':');
            matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let short = if long >= 3 { (start..end).filter(letters).count() } else { 0 };
        if enough && (long + short) * 5 >= (end - start) * 4 {
            chained[start..end].fill(true);
        }
        start = end.max(start + 1);
    }
    for row in tight_rows(reading, names, blocks, titles) {
        chained[row].fill(true);
    }
    let rows = title_rows(reading, names, blocks, titles);
    let colons = colon_lines(reading, names, blocks, titles);
    for place in known_lines(reading, blocks, titles).into_iter().chain(rows).chain(colons) {
        chained[place] = true;
    }
    chained
}

/// "ROADS - The lane is bad." right under "LAMPS - They are out.": rows of at least five paragraphs without blank lines that each
/// open with a title and a dash, all in capitals, or two of them known.
fn tight_rows(
    reading: &Reading<'_>,
    names: &Names<'_>,
    blocks: &[(usize, &Block)],
    titles: &[Title],
) -> Vec<std::ops::Range<usize>> {
    const FEWEST: usize = 5;
    const TEXT: usize = 3;
    let opens = |place: usize| {
        let (block, title) = (blocks[place].1, titles[place]);
        let text = reading.text(title.span);
        let led = block.marker.is_none() && title.cut == Cut::Dash && title.body < block.flow.end && !title.verb;
        led && !is_label_word(reading, text)
            && !is_speech(reading, names, text, Cut::Dash)
            && Reading::exceeds(reading.text(Span::new(title.body, block.flow.end)), TEXT - 1)
    };
    let mut rows = Vec::new();
    let mut start = 0;
    while start < blocks.len() {
        let mut end = start;
        while end < blocks.len() && opens(end) && (end == start || blocks[end].1.blank_before == 0) {
            end += 1;
        }
        let known = || (start..end).filter(|place| is_known(reading, titles[*place].span)).count() >= 2;
        let capitals = || (start..end).all(|place| is_capitals(reading.text(titles[place].span)));
        if end - start >= FEWEST && (known() || capitals()) {
            rows.push(start..end);
        }
        start = end.max(start + 1);
    }
    rows
}

/// Whether signs of emphasis stand around a title at the start of its paragraph.
fn is_bold_lead(reading: &Reading<'_>, title: Span) -> bool {
    const SIGNS: [&str; 2] = ["**", "__"];
    let source = reading.layout.flow.source_span(title);
    let (before, behind) = (&reading.layout.written[..source.start], &reading.layout.written[source.end..]);
    SIGNS.iter().any(|sign| before.ends_with(sign) && behind.trim_start_matches(['.', ':']).starts_with(sign))
}

/// Titles that recur in minutes anywhere, each at the start of a line with a colon and its text behind, where a document
/// has at least three different ones: "Matters arising: none." right under "Minutes of the last meeting: agreed.".
fn known_lines(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<usize> {
    const ENOUGH: usize = 3;
    let places: Vec<usize> = (0..blocks.len())
        .filter(|place| {
            let (block, title) = (blocks[*place].1, titles[*place]);
            let led = block.marker.is_none() && title.cut == Cut::Colon && title.body < block.flow.end;
            led && is_known(reading, title.span) && !is_label_word(reading, reading.text(title.span))
        })
        .collect();
    let different: HashSet<String> =
        places.iter().map(|place| reading.text(titles[*place].span).to_ascii_lowercase()).collect();
    if different.len() < ENOUGH { Vec::new() } else { places }
}

/// What headings of one form have in common.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Form {
    numbering: Option<NumberingKind>,
    marked: Option<HeadingMark>,
    doubled: bool,
    capitals: bool,
    runs_in: bool,
    colon: bool,
    indent: u16,
}

/// The least score of a candidate that counts for others of its form.
pub(super) const PARALLEL_ABOVE: f32 = -1.2;

/// At least four candidates of one form, most of them good by themselves, make each of them better; `signed` says whether
/// signs mark the headings.
pub(super) fn parallel_form(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    candidates: &mut [Heading],
    signed: bool,
) {
    let form = |heading: &Heading| {
        let (_, block) = blocks[blocks.partition_point(|(index, _)| *index < heading.block)];
        Form {
            numbering: heading.numbering.map(|numbering| numbering.kind),
            marked: heading_mark(reading, block),
            doubled: matches!(block.marker, Some(Marker::Bullet { times: 2, .. })),
            capitals: heading.evidence.has(HeadingSignal::Capitals),
            runs_in: heading.evidence.has(HeadingSignal::RunIn),
            colon: heading.evidence.has(HeadingSignal::Colon),
            indent: block.indent / 3,
        }
    };
    let mut counts: HashMap<Form, usize> = HashMap::default();
    for heading in candidates
        .iter()
        .filter(|heading| heading.score > PARALLEL_ABOVE && !heading.evidence.has(HeadingSignal::InList))
    {
        *counts.entry(form(heading)).or_default() += 1;
    }
    // minutes all in lower case: the form tells headings, not the capitals
    let lower = |heading: &Heading| {
        heading.evidence.has(HeadingSignal::LowerCase)
            && heading.evidence.has(HeadingSignal::Colon)
            && heading.evidence.has(HeadingSignal::Alone)
            && heading.evidence.has(HeadingSignal::BlankBefore)
            && heading.evidence.has(HeadingSignal::Short)
    };
    let all_lower = candidates.iter().filter(|heading| lower(heading)).count() >= 4;
    let topics = topics(reading, blocks, candidates);
    for heading in candidates.iter_mut() {
        if all_lower && lower(heading) || topics.binary_search(&heading.block).is_ok() {
            heading.evidence.remove(HeadingSignal::LowerCase);
            heading.evidence.remove(HeadingSignal::Introduces);
            heading.evidence.add(HeadingSignal::Parallel);
            heading.score = reading.heading.score(heading.evidence);
        }
        // numbers count sentences and tasks as well as titles
        let told = [HeadingSignal::FiniteVerb, HeadingSignal::Task].into_iter().any(|it| heading.evidence.has(it));
        let told = told && heading.numbering.is_some() && !heading.evidence.has(HeadingSignal::Sequence);
        // where signs set the items apart, lines without them are alike for other reasons
        let told = told || signed && heading.evidence.has(HeadingSignal::Unnumbered);
        if !told && counts.get(&form(heading)).is_some_and(|count| *count >= 4) {
            heading.evidence.add(HeadingSignal::Parallel);
            heading.score = reading.heading.score(heading.evidence);
        }
    }
}

/// "Grants and loans:", "Use of the hall:" each over a paragraph of its own: the blocks of at least four lone lines that
/// a colon ends, where nothing else sets the headings apart.
fn topics(reading: &Reading<'_>, blocks: &[(usize, &Block)], candidates: &[Heading]) -> Vec<usize> {
    use HeadingSignal as S;
    const FEWEST: usize = 4;
    let apart =
        |heading: &&Heading| heading.score > 0.0 && (heading.numbering.is_some() || heading.evidence.has(S::Marked));
    if candidates.iter().filter(apart).count() > 1 {
        return Vec::new();
    }
    let lone = |heading: &&Heading| {
        let seen = heading.evidence;
        let shown = [S::Colon, S::Alone, S::BlankBefore, S::BlankAfter, S::Short].into_iter().all(|it| seen.has(it));
        let other = [S::RunIn, S::InList, S::FiniteVerb, S::LowerCase, S::Label, S::PersonName, S::Announced];
        let place = blocks.partition_point(|(index, _)| *index < heading.block);
        let over_text = || {
            blocks
                .get(place + 1)
                .is_some_and(|(_, next)| next.marker.is_none() && Reading::exceeds(reading.layout.text_of(next), 8))
        };
        shown && !other.into_iter().any(|it| seen.has(it)) && blocks[place].1.marker.is_none() && over_text()
    };
    let found: Vec<usize> = candidates.iter().filter(lone).map(|heading| heading.block).collect();
    if found.len() < FEWEST { Vec::new() } else { found }
}

//! How headings nest.

use super::containers::{Container, Containers, Order};
use super::marked::Wrapped;
use super::signals::heading_mark;
use crate::evidence::HeadingSignal;
use crate::grammar::Class;
use crate::resolve::heading::{Cut, Heading};
use crate::resolve::reading::Reading;
use crate::resolve::sequence::Sequences;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, Numbering, NumberingKind};

/// Gives each heading its level.
///
/// Number signs say the level, rows of several signs under the headings, or the parts of a decimal number; a list that
/// counts anew and is set in stands within the one before. Otherwise headings of one form have one level: a form that
/// first appears under another is deeper than it. A heading without text that another follows directly contains it,
/// until the next such heading or one that is known to stand for itself.
pub(super) fn nest(reading: &Reading<'_>, sequences: &Sequences, blocks: &[(usize, &Block)], headings: &mut [Heading]) {
    let place_of = |heading: &Heading| blocks.partition_point(|(index, _)| *index < heading.block);
    let mut known_forms: Vec<(FormKey, u8)> = Vec::new();
    let mut numbered_level = 0_u8;
    let mut containers = Containers::default();
    // sequences that begin anew under a heading without a number, and how deep that is
    let mut anew: Option<(usize, u8)> = None;
    let mut lists = Lists::default();
    let shallowest = shallowest(reading, headings);
    let traits = Traits::of(headings);
    let signed = signs(reading, blocks, headings);
    let underlines = underlines(reading, blocks, headings);
    let mut wrapped = Wrapped::new(&signed);
    // the numbers of signs that have marked a heading so far
    let mut above: Vec<u8> = Vec::new();
    for at in 0..headings.len() {
        let place = place_of(&headings[at]);
        let key = key_of(reading, &headings[at], blocks[place].1, sequences, place, traits);
        let numbering = headings[at].numbering;
        let standalone = headings[at].evidence.has(HeadingSignal::KnownTitle) && headings[at].cut != Cut::Dash;
        let empty = at + 1 < headings.len() && !has_text(reading, &headings[at], &headings[at + 1]);
        let by_itself = standalone && numbering.is_none() && stands_apart(reading, headings, at);
        let signs = match key.marked {
            Some(HeadingMark::Sign(signs)) => Some(level_of_signs(signs, &signed, &mut above)),
            Some(HeadingMark::Underline(sign)) if underlines.len() > 1 && numbering.is_none() => {
                underlines.iter().position(|other| *other == sign).map(|place| 1 + place as u8)
            }
            _ => None,
        };
        let order = order_of(reading, &headings[at], empty);
        let mut within = None;
        let level = match numbering {
            _ if signs.is_some() => signs.unwrap_or(1),
            Some(numbering) if numbering.kind == NumberingKind::Decimal => {
                let parts = known_forms.iter().find(|(form, level)| numbers_part(*form, *level));
                let sequence = sequences.of(place).map(|counted| counted.sequence);
                if numbering.depth == 1 && numbering.parts[0] == 1 {
                    anew = sequence.zip(over_series(reading, headings, at));
                }
                let under = anew.filter(|(number, _)| Some(*number) == sequence).map_or(0, |(_, level)| level);
                let level = parts.map_or(0, |(_, level)| *level).max(under) + depth(numbering) - shallowest + 1;
                // "4. Pending business" right over "1. Interview": the list begins under the entry
                let entry = at.checked_sub(1).map(|before| &headings[before]).filter(|entry| is_counted(entry));
                let held = entry.is_some_and(|entry| !has_text(reading, entry, &headings[at]));
                lists.level(sequence, numbering, blocks[place].1.indent, level, held)
            }
            // "Item 6ii)" is a part of item 6
            Some(numbering) if numbering.kind == NumberingKind::Worded => {
                1 + u8::from(reading.layout.slice(numbering.span).ends_with(|char: char| char.is_ascii_lowercase()))
            }
            Some(numbering) if numbering.kind == NumberingKind::Running => 1,
            _ => {
                let seen = known_forms.iter().find(|(form, _)| *form == key).map(|(_, level)| *level);
                let counts_on = key.numbering.is_some() && seen.is_some();
                within = (!counts_on).then(|| containers.over(key, order, standalone, empty)).flatten();
                match (within, seen) {
                    (Some(level), _) => level + 1,
                    (None, _) if order.is_some() && key.numbering.is_none() => 1,
                    (None, Some(level)) => level,
                    (None, None) => first_of_form(key, &known_forms, numbered_level, &headings[..at]),
                }
            }
        };
        let level = if by_itself && key.numbering.is_none() && signs.is_none() && within.is_none() { 1 } else { level };
        let wraps = wraps(reading, &headings[at], empty || signs.is_some() && counts_from_one(headings.get(at + 1)));
        let level = wrapped.level(reading, &headings[at], key.marked, wraps, level);
        headings[at].level = level.clamp(1, 6);
        // what stands under it has the level that it would have without it
        if wraps {
            continue;
        }
        if numbering.is_some_and(numbers_item) {
            // what stood before the numbered part says nothing of what stands under its items
            if numbered_level == 0 {
                known_forms.retain(|(form, level)| numbers_part(*form, *level));
            }
            numbered_level = level;
            known_forms.retain(|(_, other)| *other <= level);
        } else {
            known_forms.retain(|(form, other)| *other <= level || *form == key);
            // "The fair" over "- Stalls" and "- Music": what stands above it was a list of its own
            if level == 1 && !key.bullet && !key.doubled && key.numbering.is_none() {
                known_forms.retain(|(form, _)| !form.bullet);
            }
            if !known_forms.iter().any(|(form, _)| *form == key) {
                known_forms.push((key, level));
            }
        }
        if empty && numbering.is_none() && !(within.is_some() && containers.told()) {
            let next = place_of(&headings[at + 1]);
            let form = key_of(reading, &headings[at + 1], blocks[next].1, sequences, next, traits);
            // entries of one list hold none another
            if !(form.bullet && form == key) {
                containers.open(Container { form, level, told: false, order });
            }
        } else if within.is_some() {
            containers.tell(level);
        } else if standalone || level == 1 && !empty {
            containers.close(level);
        }
    }
}

/// The level of the first heading of its form, without a number that orders the business.
fn first_of_form(key: FormKey, known_forms: &[(FormKey, u8)], numbered_level: u8, before: &[Heading]) -> u8 {
    // capitals in roman numbering number the parts of the whole
    let parts = key.numbering == Some(NumberingKind::CapitalRoman)
        && known_forms.iter().all(|(form, _)| form.numbering.is_none());
    // "The fair" behind "- Roads" and "- Lamps", which have their points under them
    let listed = || before.iter().all(|before| before.evidence.has(HeadingSignal::ListHead));
    if parts || numbered_level == 0 && (known_forms.is_empty() || !key.bullet && listed()) {
        return 1;
    }
    known_forms.last().map_or(numbered_level, |(_, level)| (*level).max(numbered_level)) + 1
}

/// Whether a number is that of an item, and not of what stands under it or holds it.
fn numbers_item(numbering: Numbering) -> bool {
    matches!(numbering.kind, NumberingKind::Decimal | NumberingKind::Running | NumberingKind::Worded)
}

/// The level of a heading with so many signs: how many fewer have marked headings `above` it. "### Roads" before the first
/// "## …" stands in nothing.
fn level_of_signs(signs: u8, signed: &[u8], above: &mut Vec<u8>) -> u8 {
    let outer = signed.iter().filter(|other| **other < signs && above.contains(other)).count();
    if !above.contains(&signs) {
        above.push(signs);
    }
    1 + outer as u8
}

/// Lists within lists, as word processors write them: each counts from 1 and is set in from the one that it stands in,
/// or begins right under an entry of it that has no text.
#[derive(Default)]
struct Lists {
    open: Vec<List>,
}

struct List {
    sequence: usize,
    indent: u16,
    level: u8,
}

impl Lists {
    /// The level of an entry that would have `level` if its list stood in no other.
    fn level(&mut self, sequence: Option<usize>, numbering: Numbering, indent: u16, level: u8, held: bool) -> u8 {
        let Some(sequence) = sequence.filter(|_| numbering.depth == 1) else { return level };
        if let Some(known) = self.open.iter().position(|list| list.sequence == sequence) {
            self.open.truncate(known + 1);
            return self.open[known].level;
        }
        self.open.retain(|list| list.indent + 1 < indent || held && list.indent == indent);
        let outer = self.open.last().filter(|_| numbering.parts[0] == 1).map(|list| list.level + 1);
        let level = outer.map_or(level, |outer| outer.max(level));
        self.open.push(List { sequence, indent, level });
        level
    }
}

/// The depth of the shallowest decimal number.
fn shallowest(reading: &Reading<'_>, headings: &[Heading]) -> u8 {
    let numbers = || headings.iter().filter_map(|heading| heading.numbering);
    // "4a" is a part of 4, even where 4 is numbered in another form
    let mixed = |numbering: Numbering| {
        let text = reading.layout.slice(numbering.span);
        numbering.depth > 1 && text.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    if numbers().any(mixed) {
        return 1;
    }
    numbers().filter(|numbering| numbering.kind == NumberingKind::Decimal).map(depth).min().unwrap_or(1)
}

/// The numbers of signs that mark headings, each once, the fewest first.
fn signs(reading: &Reading<'_>, blocks: &[(usize, &Block)], headings: &[Heading]) -> Vec<u8> {
    let block_of = |heading: &Heading| blocks[blocks.partition_point(|(index, _)| *index < heading.block)].1;
    // what holds the whole has no level of its own
    let single = headings.iter().enumerate().filter(|(at, heading)| {
        let empty = headings.get(at + 1).is_some_and(|next| !has_text(reading, heading, next));
        !wraps(reading, heading, empty)
    });
    let marks = single.filter_map(|(_, heading)| heading_mark(reading, block_of(heading)));
    let mut signs: Vec<u8> =
        marks.filter_map(|mark| if let HeadingMark::Sign(signs) = mark { Some(signs) } else { None }).collect();
    signs.sort_unstable();
    signs.dedup();
    signs
}

/// The signs of the rows under headings, in the order in which they first appear: that of their depth, as in
/// reStructuredText.
fn underlines(reading: &Reading<'_>, blocks: &[(usize, &Block)], headings: &[Heading]) -> Vec<u8> {
    let block_of = |heading: &Heading| blocks[blocks.partition_point(|(index, _)| *index < heading.block)].1;
    let mut signs = Vec::new();
    for mark in headings.iter().filter_map(|heading| heading_mark(reading, block_of(heading))) {
        if let HeadingMark::Underline(sign) = mark
            && !signs.contains(&sign)
        {
            signs.push(sign);
        }
    }
    signs
}

/// "Proceedings", "Agenda / Minutes": whether a heading is that of the whole business, with the items right under it or,
/// where it can be nothing else, under what stands before them.
fn wraps(reading: &Reading<'_>, heading: &Heading, empty: bool) -> bool {
    let title = reading.text(heading.title).trim_end_matches([':', '.', ' ']);
    let all = |class| title.split('/').all(|part| reading.words.classes(part.trim()).contains(class));
    heading.numbering.is_none() && all(Class::Wrapper) && (empty || all(Class::NotAnItem))
}

/// What a heading without a number is in the order of business.
fn order_of(reading: &Reading<'_>, heading: &Heading, empty: bool) -> Option<Order> {
    if heading.numbering.is_some() {
        return None;
    }
    let title = reading.text(heading.title).trim_end_matches([':', '.', ' ']).to_ascii_lowercase();
    let classes = reading.words.classes(&title);
    if classes.contains(Class::Part) && empty {
        Some(Order::Part)
    } else {
        classes.contains(Class::Section).then_some(Order::Section)
    }
}

/// The level of the heading right over one that is numbered 1, if it has no number and no text of its own, and is one
/// of several such: "OTHER BUSINESS" over "1. Fair" and "2. Dog officer".
fn over_series(reading: &Reading<'_>, headings: &[Heading], at: usize) -> Option<u8> {
    /// How many headings back another of its kind may stand.
    const BACK: usize = 40;
    let over = at.checked_sub(1)?;
    let looks = |at: usize| headings[at].evidence.has(HeadingSignal::Capitals);
    let plain = |at: usize| headings[at].numbering.is_none();
    let series = (over.saturating_sub(BACK)..over)
        .any(|other| is_counted(&headings[other]) || plain(other) && looks(other) == looks(over));
    (plain(over)
        && series
        && !wraps(reading, &headings[over], true)
        && !has_text(reading, &headings[over], &headings[at]))
    .then(|| headings[over].level)
}

/// Whether a heading has a number of one part.
fn is_counted(heading: &Heading) -> bool {
    heading.numbering.is_some_and(|it| it.kind == NumberingKind::Decimal && it.depth == 1)
}

fn depth(numbering: Numbering) -> u8 {
    // "1.0" numbers an item like "1"
    if numbering.depth == 2 && numbering.parts[1] == 0 { 1 } else { numbering.depth }
}

/// Whether a title has a line for itself, or announces the next meeting at the end of the minutes: "Next meeting: 3 May".
fn stands_apart(reading: &Reading<'_>, headings: &[Heading], at: usize) -> bool {
    let next = || reading.says(&reading.text(headings[at].title).to_ascii_lowercase(), Class::NextHeading);
    !headings[at].evidence.has(HeadingSignal::RunIn) || at + 1 == headings.len() && next()
}

/// "1. Roads" right under "Discussion" and a word on the papers: whether the items begin with a heading.
fn counts_from_one(heading: Option<&Heading>) -> bool {
    heading.and_then(|heading| heading.numbering).is_some_and(|it| it.depth == 1 && it.parts[0] == 1)
}

/// Whether numbers of this form are those of the parts of the whole: "II.", or "B." that stands in no other part.
fn numbers_part(form: FormKey, level: u8) -> bool {
    match form.numbering {
        Some(NumberingKind::CapitalRoman) => true,
        Some(NumberingKind::Capital) => level == 1,
        _ => false,
    }
}

/// What makes headings one of a kind when levels are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FormKey {
    numbering: Option<NumberingKind>,
    marked: Option<HeadingMark>,
    doubled: bool,
    capitals: bool,
    runs_in: bool,
    bullet: bool,
}

/// What the headings of a document have in common.
#[derive(Debug, Clone, Copy)]
struct Traits {
    /// Whether small roman numerals count.
    romans: bool,
    /// Whether most are in capitals.
    capitals: bool,
}

impl Traits {
    fn of(headings: &[Heading]) -> Self {
        let roman = |heading: &Heading| heading.numbering.is_some_and(|it| it.kind == NumberingKind::Roman);
        let capitals = headings.iter().filter(|heading| heading.evidence.has(HeadingSignal::Capitals)).count();
        Self { romans: headings.iter().any(roman), capitals: capitals * 2 > headings.len() }
    }
}

fn key_of(
    reading: &Reading<'_>,
    heading: &Heading,
    block: &Block,
    sequences: &Sequences,
    place: usize,
    traits: Traits,
) -> FormKey {
    // an acronym is in capitals among titles that are not
    let acronym = heading.title.len() <= 5 && !traits.capitals;
    let numbering = sequences.of(place).map(|counted| counted.kind).map(|kind| {
        // "(i)" is a letter too, unless "(ii)" follows
        let first = heading.numbering.is_some_and(|numbering| numbering.roman == Some(1));
        if kind == NumberingKind::Letter && first && traits.romans { NumberingKind::Roman } else { kind }
    });
    // what counts on is one series, whether its text stands on the same line or below
    let plain = numbering.is_none();
    FormKey {
        numbering,
        marked: heading_mark(reading, block),
        doubled: matches!(block.marker, Some(Marker::Bullet { times: 2, .. })),
        capitals: plain && heading.evidence.has(HeadingSignal::Capitals) && !acronym,
        runs_in: plain && heading.evidence.has(HeadingSignal::RunIn),
        bullet: matches!(block.marker, Some(Marker::Bullet { times: 1, .. })),
    }
}

/// Whether text stands between a heading and the next one.
fn has_text(reading: &Reading<'_>, heading: &Heading, next: &Heading) -> bool {
    heading.body < reading.layout.blocks[heading.block].flow.end || next.block > heading.block + 1
}

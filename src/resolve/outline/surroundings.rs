//! What the blocks around a candidate make of it: lists under entries of a list, titles in a row, the foot of the
//! document, titles that recur.

use foldhash::HashMap;

use crate::evidence::{Evidence, HeadingSignal};
use crate::grammar::Class;
use crate::parse::person::fold_name;
use crate::resolve::attendance::is_stamped;
use crate::resolve::heading::{Cut, Title};
use crate::resolve::reading::Reading;
use crate::text::block::has_columns;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, seek};

use super::announced::announced;
use super::deep::deep;
use super::marked::is_signed;
use super::quotation::quoted;
use super::signals::heading_mark;
use super::wording::{ends_with_issue, is_month_alone};
use super::written::is_capitals;

/// What is known of each place from the blocks around it.
pub(super) struct Surroundings {
    /// Whether it is an entry of a list each of whose entries is a title over a list of its own.
    pub(super) list_head: Vec<bool>,
    /// Whether it is an entry of a list that is the whole business.
    pub(super) business_list: Vec<bool>,
    /// Whether it is one of several lone lines with the sign of a list that have paragraphs under them.
    pub(super) prose_head: Vec<bool>,
    /// Whether it is one of several lone lines in a row with no text between.
    pub(super) row: Vec<bool>,
    /// How often its title stands in the document without a number.
    pub(super) recurs: Vec<u16>,
    /// Whether it stands so deep in an outline of numbered entries that it tells what was said.
    pub(super) deep: Vec<bool>,
    /// Whether it stands over a text behind a sentence, where hardly a blank line parts anything.
    pub(super) between: Vec<bool>,
    /// Whether a table follows.
    pub(super) caption: Vec<bool>,
    /// Whether a sentence that ends in a colon announces the list of which it is an entry.
    pub(super) announced: Vec<bool>,
    /// Whether it stands in a quotation that a block before opened, or opens one that goes on in those behind.
    pub(super) quoted: Vec<bool>,
    /// The place from which nothing but short lines follow.
    pub(super) foot: usize,
    /// Whether signs mark the headings, so that what else could be one is not.
    pub(super) signed: bool,
    /// Whether what was said stands behind the name of who said it, as in logs of chats.
    pub(super) spoken: bool,
}

impl Surroundings {
    /// Looks around every block; `titles` are those at the start of the blocks.
    pub(super) fn new(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Self {
        let recurs = recurrences(reading, blocks, titles);
        Self {
            list_head: list_heads(reading, blocks, titles),
            business_list: vec![false; blocks.len()],
            prose_head: prose_heads(reading, blocks, titles),
            row: rows(reading, blocks, titles),
            signed: is_signed(reading, blocks),
            spoken: is_spoken(reading, blocks, titles, &recurs),
            recurs,
            between: between(reading, blocks, titles),
            deep: deep(blocks),
            caption: captions(reading, blocks),
            announced: announced(reading, blocks, titles),
            quoted: quoted(reading, blocks),
            foot: foot(reading, blocks),
        }
    }

    /// The places of entries of a list that is the whole business: no list but headings.
    pub(super) fn mark_business_list(&mut self, places: &[usize]) {
        for place in places {
            self.list_head[*place] = true;
            self.business_list[*place] = true;
        }
    }

    /// The places of titles behind the hours of a meeting, which text stands under.
    pub(super) fn mark_timed(&mut self, places: &[usize]) {
        for place in places {
            self.prose_head[*place] = true;
        }
    }

    /// Adds what is seen of this around a place; a title that is known anywhere stands for itself.
    pub(super) fn see(&self, place: usize, seen: &mut Evidence<HeadingSignal>) {
        use HeadingSignal as S;
        let known = seen.has(S::KnownTitle);
        seen.add_if(S::ListHead, self.list_head[place]);
        seen.add_if(S::ProseHead, self.prose_head[place]);
        seen.add_if(S::Row, self.row[place] && !known);
        // titles over lists may stand in an agenda before
        let twice = known || self.list_head[place];
        seen.add_if(S::Recurs, self.recurs[place] >= if twice { 3 } else { 2 });
        // "Discussion:", "Background:" under each item of a form
        let form = seen.has(S::Colon) && self.recurs[place] >= 3;
        seen.add_if(S::RecursOften, form || self.recurs[place] >= 4);
        seen.add_if(S::Announced, self.announced[place] || self.quoted[place]);
        seen.add_if(S::Caption, self.caption[place] && !known && !seen.has(S::RunIn));
    }
}

/// "Ann: …", "Ben: …", "Ann: …": whether one or two words before a colon recur all over the text.
fn is_spoken(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title], recurs: &[u16]) -> bool {
    const ENOUGH: usize = 12;
    let speaks = |place: &usize| {
        let (block, title) = (blocks[*place].1, titles[*place]);
        recurs[*place] >= 3
            && title.cut == Cut::Colon
            && title.body < block.flow.end
            && block.marker.is_none()
            && !Reading::exceeds(reading.text(title.span), 2)
    };
    let mut speakers = (0..blocks.len()).filter(speaks);
    let Some(first) = speakers.next() else { return false };
    let first = reading.text(titles[first].span);
    let (mut said, mut others) = (1, false);
    for place in speakers {
        said += 1;
        others |= reading.text(titles[place].span) != first;
    }
    others && said >= ENOUGH
}

/// Entries of a list that are titles: at least three of one form, all but a few of them with a list under them.
fn list_heads(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    const OTHERS: usize = 3;
    let mut heads = vec![false; blocks.len()];
    let sets_off =
        |block: &Block| heading_mark(reading, block).is_some() || block.marker.and_then(Marker::numbering).is_some();
    let others = blocks.iter().filter(|(_, block)| sets_off(block)).take(OTHERS).count() == OTHERS;
    let mut start = 0;
    while start < blocks.len() {
        let Some(Marker::Bullet { sign, .. }) = blocks[start].1.marker else {
            start += 1;
            continue;
        };
        let indent = blocks[start].1.indent;
        let end = (start..blocks.len())
            .find(|at| {
                let block = blocks[*at].1;
                let mark = heading_mark(reading, block);
                let ends = block.blank_before > 0 || block.indent <= indent || mark.is_some();
                let signed = matches!(mark, Some(HeadingMark::Sign(_) | HeadingMark::Underline(_)));
                signed || block.marker.is_none() && ends || block.indent < indent
            })
            .unwrap_or(blocks.len());
        let own = |at: &usize| {
            let block = blocks[*at].1;
            block.indent == indent && matches!(block.marker, Some(Marker::Bullet { sign: other, .. }) if other == sign)
        };
        let entries: Vec<usize> = (start..end).filter(own).collect();
        let over = entries.iter().filter(|at| **at + 1 < end && blocks[**at + 1].1.indent > indent).count();
        let is_head = |at: usize| {
            let (block, title) = (blocks[at].1, titles[at]);
            is_plain_title(reading, block, title) || !others && is_loose_title(reading, block, title)
        };
        let plain = entries.iter().filter(|at| is_head(**at)).count();
        // "July 2019", "August 2019", "Later": what is planned for each month
        let calendar = || {
            let months = entries.iter().filter(|at| is_month_alone(reading, reading.layout.text_of(blocks[**at].1)));
            months.count() * 2 >= entries.len()
        };
        if entries.len() >= 3 && over * 4 >= entries.len() * 3 && plain * 5 >= entries.len() * 4 && !calendar() {
            for at in entries {
                heads[at] = is_head(at);
            }
        }
        start = end.max(start + 1);
    }
    for at in stamped_heads(reading, blocks) {
        heads[at] = true;
    }
    heads
}

/// "* Release schedule  (annb, 15:05:12)": the topics of a chat, as the bots write them that keep its minutes, with who
/// named them and when. What they note under a topic has a label: "AGREED: …".
fn stamped_heads(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> Vec<usize> {
    let stamped = |(_, block): &(usize, &Block)| {
        matches!(block.marker, Some(Marker::Bullet { .. })) && is_stamped(reading.layout.text_of(block))
    };
    let Some(outermost) = blocks.iter().filter(|it| stamped(it)).map(|(_, block)| block.indent).min() else {
        return Vec::new();
    };
    let labelled = |text: &str| text.split_once(':').is_some_and(|(label, _)| is_capitals(label));
    let topic = |(_, block): &(usize, &Block)| block.indent == outermost && !labelled(reading.layout.text_of(block));
    (0..blocks.len()).filter(|at| stamped(&blocks[*at]) && topic(&blocks[*at])).collect()
}

/// "* roads" over paragraphs without a sign: at least three lone lines with one sign, all but a few of them with such
/// paragraphs under them, are headings and no list.
fn prose_heads(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    let mut heads = vec![false; blocks.len()];
    let mut groups: HashMap<(char, u16), (Vec<usize>, usize)> = HashMap::default();
    for (place, (_, block)) in blocks.iter().enumerate() {
        let Some(Marker::Bullet { sign, times: 1, .. }) = block.marker else { continue };
        let lone = block.line_count() == 1;
        // a line without a sign that is no part of the entry above it tells what the title is of
        let over = blocks.get(place + 1).is_some_and(|(_, next)| {
            let tells = reading.layout.text_of(next).ends_with(['.', '!', '?']);
            let under = next.blank_before > 0 && block.blank_before > 0 || next.blank_before == 0 && tells;
            next.marker.is_none() && under
        });
        let text = reading.layout.text_of(block);
        let titled = !titles[place].verb && !Reading::exceeds(text, 8) && !text.ends_with(['.', ',', ';', '?']);
        let group = groups.entry((sign, block.indent)).or_default();
        group.1 += 1;
        if lone && over && titled {
            group.0.push(place);
        }
    }
    for (entries, _) in groups.into_values().filter(|(entries, all)| entries.len() >= 3 && entries.len() * 5 >= all * 4)
    {
        for place in entries {
            heads[place] = true;
        }
    }
    heads
}

fn is_plain_title(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    let text = reading.layout.text_of(block);
    // "Documentation team (Ann, 10 minutes)": who and how long is said by the way
    let named = text.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")).map_or(text, |(named, _)| named);
    let longest = if text.contains(": ") { 10 } else { 8 };
    let plain =
        title.cut == Cut::Whole && !title.verb && !Reading::exceeds(named, longest) && !text.ends_with(['.', ',', ';']);
    plain || ends_with_issue(text) && !Reading::exceeds(text, 18)
}

/// "Discussion of the roads.", "Should the club be a charity?": a short phrase with a full stop, or one question, which is a
/// title over its list in a document without other headings.
fn is_loose_title(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    let text = reading.layout.text_of(block);
    if title.cut != Cut::Whole && title.cut != Cut::Sentence {
        return false;
    }
    let one = !text.trim_end_matches(['.', '?']).contains(['.', '?', ';', ':']) && !title.verb;
    let asks = text.ends_with('?') && !text.trim_end_matches('?').contains(['?', '.']) && !Reading::exceeds(text, 16);
    asks || one && text.ends_with('.') && !Reading::exceeds(text, 10)
}

/// Whether a block is a short line without a number or a finite verb.
pub(super) fn is_lone(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    block.marker.is_none()
        && block.line_count() == 1
        && !title.verb
        && !Reading::exceeds(reading.layout.text_of(block), 12)
}

/// At least five lone lines in a row, none of which has a number or text under it, are a list.
fn rows(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    const FEWEST: usize = 5;
    let mut rows = vec![false; blocks.len()];
    // "None." under a title is its text, and so is "-" where a form was left empty
    let lone = |place: usize| {
        let block = blocks[place].1;
        let text = reading.layout.text_of(block);
        let none = || block.blank_before == 0 && (reading.is_nobody(text) || !text.contains(char::is_alphanumeric));
        is_lone(reading, block, titles[place]) && !none()
    };
    let mut start = 0;
    while start < blocks.len() {
        let end = (start..blocks.len()).find(|place| !lone(*place)).unwrap_or(blocks.len());
        // where blank lines part groups of lines, each group is a row of its own, but for those of a table
        let parted = |place: &usize| blocks[*place].1.blank_before > 0;
        let table = || (start..end).any(|place| has_columns(reading.layout.slice(blocks[place].1.span)));
        let groups = (start + 1..end).filter(parted).count() * 3 <= end - start && end - start > FEWEST && !table();
        let mut first = start;
        for next in (start + 1..end).filter(|place| groups && parted(place)).chain([end]) {
            if next > first + FEWEST {
                // what stands over the text after the row may be its heading, and the first the heading of the row
                let under_number = first.checked_sub(1).is_some_and(|above| {
                    let block = blocks[above].1;
                    block.marker.and_then(Marker::numbering).is_some() && titles[above].body >= block.flow.end
                });
                for place in first + usize::from(!under_number)..next - 1 {
                    rows[place] = !runs_in(reading, blocks[place].1, titles[place]);
                }
            }
            first = next;
        }
        start = end.max(start + 1);
    }
    rows
}

/// "Lamps: Ann moved to mend them.": a sentence stands behind a title in its block, which is no lone line.
fn runs_in(reading: &Reading<'_>, block: &Block, title: Title) -> bool {
    matches!(title.cut, Cut::Colon | Cut::Dash | Cut::Open)
        && title.body < block.flow.end
        && block.blank_before > 0
        && reading.layout.text_of(block).ends_with('.')
}

/// Lone lines over a text, behind a sentence or another such line, in a document that sets next to nothing apart by blank
/// lines: text from web pages often is so.
fn between(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    const FEWEST: usize = 12;
    const WORDS: usize = 8;
    let parted = blocks.iter().filter(|(_, block)| block.blank_before > 0).count();
    let mut found = vec![false; blocks.len()];
    if blocks.len() < FEWEST || parted * 7 > blocks.len() || reading.spacing_is_double() {
        return found;
    }
    let text = |place: usize| reading.layout.text_of(blocks[place].1);
    let ended = |text: &str| text.ends_with(['.', '!', '?', ')', '”']);
    let lone = |place: usize| {
        let (block, text) = (blocks[place].1, text(place));
        block.marker.is_none()
            && block.line_count() == 1
            && titles[place].cut == Cut::Whole
            && !titles[place].verb
            && text.starts_with(char::is_uppercase)
            // "Read by Ann Bell"
            && seek::find(text, " by ").is_none()
            && !text.ends_with(['.', ',', ';', ':', '!', '?', '-', '–'])
            && !Reading::exceeds(text, WORDS)
    };
    let tells = |place: usize| {
        blocks[place].1.marker.is_none()
            && Reading::exceeds(text(place), WORDS)
            && (ended(text(place)) || Reading::exceeds(text(place), 2 * WORDS))
    };
    // from below: a heading stands over a text, or over a heading that does
    let mut over = vec![false; blocks.len()];
    for place in (0..blocks.len().saturating_sub(1)).rev() {
        over[place] =
            lone(place) && (tells(place + 1) || over[place + 1] && !over.get(place + 2).is_some_and(|it| *it));
    }
    for place in 1..blocks.len() {
        found[place] =
            over[place] && (found[place - 1] || Reading::exceeds(text(place - 1), 4) && ended(text(place - 1)));
    }
    found
}

fn recurrences(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<u16> {
    let key = |place: usize| {
        let (block, title) = (blocks[place].1, titles[place]);
        let numbered = block.marker.and_then(Marker::numbering).is_some();
        (!numbered && title.span.len() <= 60 && title.cut != Cut::Sentence)
            .then(|| fold_name(reading.text(title.span).trim_end_matches([':', '.', ' '])))
    };
    let keys: Vec<Option<String>> = (0..blocks.len()).map(key).collect();
    // "## Roads" is one heading, however often a list of links names it
    let signed = |place: usize| matches!(heading_mark(reading, blocks[place].1), Some(HeadingMark::Sign(_)));
    let mut counts: HashMap<&str, (u16, u16)> = HashMap::default();
    for (place, key) in keys.iter().enumerate().filter_map(|(place, key)| Some((place, key.as_deref()?))) {
        let (all, marked) = counts.entry(key).or_default();
        *all = all.saturating_add(1);
        *marked = marked.saturating_add(u16::from(signed(place)));
    }
    let count = |(place, key): (usize, &Option<String>)| {
        let (all, marked) = key.as_deref().and_then(|key| counts.get(key).copied()).unwrap_or((0, 0));
        if marked > 0 && signed(place) { marked } else { all }
    };
    keys.iter().enumerate().map(count).collect()
}

fn captions(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> Vec<bool> {
    let columns = |place: usize| {
        blocks.get(place).is_some_and(|(_, block)| {
            block.marker.is_none() && has_columns(reading.layout.slice(block.span)) && block.line_count() == 1
        })
    };
    let columns: Vec<bool> = (1..blocks.len() + 2).map(columns).collect();
    columns.windows(2).map(|next| next[0] && next[1]).collect()
}

/// The place behind the last block that tells something: from there on stand signatures, names and dates.
fn foot(reading: &Reading<'_>, blocks: &[(usize, &Block)]) -> usize {
    let tells = |(index, block): &(usize, &Block)| {
        let text = reading.layout.text_of(block);
        block.marker.is_some()
            || Reading::exceeds(text, 10)
            || reading.lists_of(*index).contains(Class::FiniteVerb)
            || text.ends_with('.') && Reading::exceeds(text, 3)
    };
    blocks.iter().rposition(tells).map_or(0, |place| place + 1)
}

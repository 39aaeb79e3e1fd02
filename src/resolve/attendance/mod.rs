//! Who was there: lists under labels, in lines, running on or in columns, and sentences about coming and going.

mod all_but;
mod beside;
mod bodies;
mod bold;
mod business;
mod called;
mod cells;
mod columns;
mod entry;
mod group;
mod index;
mod label;
mod list;
mod lone;
mod marks;
mod merge;
mod office;
mod posts;
mod run_on;
mod sentence;
mod table;
mod units;
mod unlabelled;

use crate::grammar::Class;
use crate::model::{Attendee, EventKind, Status};
use crate::parse::attendance::{is_post, plural_post};
use crate::parse::label::{LABELS, attendance_label};
use crate::text::markup::HeadingMark;
use crate::text::{Block, Span, seek};

use super::ids::Identifiers;
use super::outline::heading_mark;
use super::reading::Reading;

use cells::{columns, is_set_out};
use entry::{begins_list, goes_on, small_name};
use index::surname_first;
pub(super) use label::is_stamped;
use list::Lists;
use posts::{is_elected, tells_election};
pub(super) use run_on::puts_business;
use units::units;

/// The attendance of a document and which blocks tell it.
pub(super) struct Attendance {
    /// The people, in the order of the text.
    pub(super) people: Vec<Attendee>,
    /// For each block whether it is part of a list.
    pub(super) listed: Vec<bool>,
    /// Blocks whose label is a heading among the items ("2. Apologies were received from …"), with the span of the
    /// label in the flow.
    pub(super) labels: Vec<(usize, Span)>,
    /// Places of lists that end in a comma, an "and" or an open bracket.
    pub(super) unclosed: Vec<Span>,
    /// What the lists say of coming late and going early.
    pub(super) moves: Vec<Move>,
    /// Who has the chair besides another post.
    pub(super) presiding: Option<String>,
}

/// A coming or going that a list tells of one of its people.
pub(super) struct Move {
    /// Identifier of the person.
    pub(super) attendee: String,
    /// Which of the two.
    pub(super) kind: EventKind,
    /// When, as `HH:MM`.
    pub(super) time: Option<String>,
    /// Number of the item of business at which it happened.
    pub(super) item: Option<String>,
    /// Where it stands in the flow.
    pub(super) span: Span,
}

impl Attendance {
    /// The label that makes a block a heading among the items.
    pub(super) fn label_of(&self, block: usize) -> Option<Span> {
        let at = self.labels.partition_point(|(place, _)| *place < block);
        self.labels.get(at).filter(|(place, _)| *place == block).map(|(_, label)| *label)
    }
}

/// Most lines of a list.
const LONGEST: usize = 400;

/// The first units of a document, in which a label that the vocabulary does not know may stand.
const HEAD_OF_LABELS: usize = 24;

/// The first units of a document, in which a post with its holder is a list of its own.
const HEAD_OF_POSTS: usize = 30;

/// Reads the attendance.
pub(super) fn attendance(reading: &Reading<'_>, ids: &mut Identifiers) -> Attendance {
    let units: Vec<(usize, Block)> = reading.blocks().flat_map(|(index, block)| units(reading, index, block)).collect();
    let mut lists = Lists::new(reading, ids);
    lists.surname_first = index::writes_surname_first(reading, &units);
    for (place, (index, _)) in units.iter().enumerate() {
        if lists.read(&units, place) {
            lists.found.listed[*index] = true;
        }
    }
    lists.read_unlabelled(&units);
    lists.read_roll(&units);
    lists.read_called(&units);
    lists.fill_stacked();
    lists.fill_undivided();
    lists.settle_letters();
    lists.settle_marks();
    let mut found = lists.found;
    index::complete_surnames(reading, &units, &found.listed, &mut found.people);
    index::part_bodies(reading, &mut found.people);
    index::part_seats(reading, &mut found.people);
    merge::part_pairs(reading, &mut found.people);
    found.presiding = merge::merge_twice_listed(reading, &mut found.people, &mut found.moves);
    merge::merge_movers(&mut found.people, &mut found.moves);
    merge::merge_told_again(reading, &mut found.people);
    merge::drop_counted(reading, &mut found.people);
    merge::drop_unnamed_chair(reading, &mut found.people);
    merge::join_opening_office(&mut found.people);
    merge::count_undivided_present(reading, &mut found.people);
    merge::count_chair_present(reading, &mut found.people);
    found
}

/// "Executive Directors", "Trustees": what each of the people below is, in the singular; "Chairman" who the one is.
fn group_post<'t>(reading: &Reading<'_>, group: &'t str) -> Option<&'t str> {
    if reading.words.classes(group).contains(Class::Chair) {
        return Some(group);
    }
    let post = plural_post(reading.words, group)?;
    (!reading.words.classes(group).intersects(LABELS) && is_post(reading.words, post)).then_some(post)
}

impl Lists<'_, '_> {
    /// Reads the unit at `place`; whether it is part of a list.
    fn read(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let (index, block) = &units[place];
        // "Maybe present: Bell" is what a script guesses
        let guessed = seek::opens(self.reading.layout.text_of(block), "maybe present");
        if guessed || is_stamped(self.reading.layout.text_of(block)) {
            return false;
        }
        if self.is_payment(units, place) || is_elected(self.reading, units, place) {
            self.open.clear();
            return false;
        }
        // "2.   Minutes   Minutes of the last meeting were signed"
        let business = || {
            block.marker.is_some_and(|marker| marker.numbering().is_some())
                && cells::opens_business(self.reading, block)
        };
        let cells =
            if is_set_out(self.reading, block) && !business() { columns(self.reading, block) } else { Vec::new() };
        if cells.len() > 1 && !tells_election(self.reading, self.reading.layout.text_of(block)) {
            self.pass_row(units, place);
            if self.read_columns(block, cells, units) {
                return true;
            }
        }
        if self.read_task(units, place) {
            return true;
        }
        if place < HEAD_OF_LABELS && self.read_share(block) {
            return true;
        }
        if let Some(listed) = self.read_labelled(units, place) {
            return listed;
        }
        self.read_beside(block)
            || self.read_copies(units, place)
            || self.read_received(units, place)
            || self.read_group(units, place)
            || (place < HEAD_OF_LABELS && (self.read_unknown(units, place) || self.read_addressed(block)))
            || (place < HEAD_OF_POSTS && self.may_have_post() && self.post_line(block))
            || self.read_next(units, place)
            || self.sentence_about_attendance(block, *index)
    }

    /// Whether a line is one of several that tell what was paid: "Raffle £45" behind a list is alone.
    fn is_payment(&self, units: &[(usize, Block)], place: usize) -> bool {
        let paid = |at: usize| units.get(at).is_some_and(|(_, unit)| ends_in_amount(self.reading.layout.text_of(unit)));
        let text = self.reading.layout.text_of(&units[place].1);
        paid(place)
            && (paid(place + 1) || place.checked_sub(1).is_some_and(paid))
            && attendance_label(self.reading.words, text).is_none()
    }

    /// Whether a post with its holder is no entry of the open list: there is none, or it is of those who were away.
    fn may_have_post(&self) -> bool {
        self.open.iter().all(|list| matches!(list.status, Status::Apologies | Status::Absent) && list.column.is_none())
    }

    /// "* Working group team: @abell" over "* Ann Bell (@abell)": the first entry of a list may have a form of its own.
    fn is_first_of_list(&self, units: &[(usize, Block)], place: usize) -> bool {
        let bullet = |block: &Block| block.marker.is_some_and(|marker| marker.numbering().is_none());
        let opens = place.checked_sub(1).is_some_and(|above| !bullet(&units[above].1));
        let next = units.get(place + 1).map(|(_, next)| next);
        opens && bullet(&units[place].1) && next.is_some_and(|next| bullet(next) && begins_list(self.reading, next))
    }

    /// A line of one of several lists side by side.
    fn read_beside(&mut self, block: &Block) -> bool {
        let text = self.reading.layout.text_of(block);
        self.stand_beside()
            && block.marker.is_none()
            && block.blank_before == 0
            && entry::is_entry(self.reading, text)
            && self.add_cell(block, block.indent, text)
    }

    /// The next line of the open list; where it is none, the list ends.
    fn read_next(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let block = &units[place].1;
        let Some(list) = self.open.first().copied() else { return false };
        if let Some(rest) = self.complete_name(units, place) {
            if !rest.is_empty() {
                self.read_run_on(rest, &list);
            }
            return true;
        }
        let next = units.get(place + 1).map(|(_, next)| next);
        if entry::heads_entries(self.reading, block, next) {
            self.body_above = Some(self.reading.layout.text_of(block));
            return true;
        }
        // "Executive Directors:" over the names of several
        let text = self.reading.layout.text_of(block);
        let marked = self
            .reading
            .layout
            .lines_of(block)
            .iter()
            .any(|line| self.reading.layout.lines[*line as usize].heading.is_some());
        let group = text.strip_suffix(':').map(str::trim_end).or(Some(text).filter(|_| marked));
        if let Some(post) = group.and_then(|group| group_post(self.reading, group)).filter(|_| list.column.is_none())
            && next.is_some_and(|next| begins_list(self.reading, next))
        {
            self.post_above = Some((block.indent, post));
            return true;
        }
        // "## Attendees" over "### Members with a vote (Keepers)": what signs mark right under the label parts the list
        // and behind its first entries what signs mark deeper than the label does
        let sign = match heading_mark(self.reading, block) {
            Some(HeadingMark::Sign(signs)) => Some(signs),
            _ => None,
        };
        let above = match self.reading.layout.lines[self.reading.layout.line_at(self.reading.place(list.label).start)]
            .heading
        {
            Some(HeadingMark::Sign(above)) => Some(above),
            _ => None,
        };
        let deeper = above.is_some_and(|above| sign.is_some_and(|signs| signs > above));
        let parted = sign.is_some()
            && (list.entries == 0 || deeper)
            && list.column.is_none()
            && next.is_some_and(|next| begins_list(self.reading, next));
        // "## Attendees" over "## Announcements" has nobody below
        if parted && above.is_some() && !deeper {
            self.open.clear();
            return false;
        }
        if parted {
            return true;
        }
        let small = small_name(self.reading, block, &list).filter(|_| list.entries < LONGEST);
        if let Some(entry) = small {
            self.add(&entry, &list, "attendance_entry");
            self.open[0].entries += 1;
            return true;
        }
        let entries = if list.entries < LONGEST { goes_on(self.reading, block, &list) } else { None };
        let read = entries.is_some_and(|entries| self.read_line(block, &list, entries));
        // "Kim, Sun, Head of Economic" over "Research" and the next of the index: what a page parted from an entry
        let torn = |next: &Block| surname_first(self.reading, self.reading.layout.text_of(next)).is_some();
        if !read && self.surname_first && !text.contains([' ', ',']) && list.entries > 0 && next.is_some_and(torn) {
            return true;
        }
        if read {
            self.open[0].numbered |=
                list.entries == 0 && block.marker.is_some_and(|marker| marker.numbering().is_some());
            self.open[0].entries += 1;
        } else if list.entries == 0 && self.is_first_of_list(units, place) {
            return true;
        } else if list.entries == 0 && label::notes_list(self.reading, units, place) {
            return false;
        } else {
            self.open.clear();
        }
        read
    }
}

/// "Clerk     £ 120.50": a short line that ends in an amount of money tells what is paid, and of nobody who was there.
fn ends_in_amount(text: &str) -> bool {
    const LONGEST: usize = 120;
    let digit = text.ends_with(|char: char| char.is_ascii_digit());
    let amount = || text.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | ' '));
    digit && text.len() <= LONGEST && amount().ends_with(['£', '$', '€'])
}

/// Status, name and role of those who are listed at the head of minutes.
#[cfg(test)]
fn listed(list: &str) -> Vec<String> {
    let text = format!("Elm Board\n3 May 2024\n\n{list}\n\n1. Finance\nIt was agreed to pay.\n");
    let told = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let people = crate::convert(&text).attendees;
    people.iter().map(|one| format!("{:?} {} {}", one.status, told(&one.name), told(&one.role))).collect()
}

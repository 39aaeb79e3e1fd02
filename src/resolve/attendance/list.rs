//! Lists that are being read, and the records of their entries.

use crate::grammar::{Class, ClassSet};
use crate::model::{Attendee, EventKind, Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list, with_notes};
use crate::parse::entry::Entry;
use crate::parse::label::LABELS;
use crate::parse::person::{Person, person};
use crate::parse::several::{are_alone, are_called, are_plain, are_two};
use crate::parse::time::Time;
use crate::resolve::ids::Identifiers;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, seek};

use super::entry::{said_lines, tells_of_one};
use super::index::surname_first;
use super::label::lone_count;
use super::table::Table;
use super::{Attendance, Move};

/// A list that is being read.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) status: Status,
    /// Its label in the flow.
    pub(super) label: Span,
    /// Column of the list, where several stand beside each other.
    pub(super) column: Option<u16>,
    pub(super) entries: usize,
    /// Whether its entries run on behind the label.
    pub(super) runs_on: bool,
    /// Whether its first entry has a number.
    pub(super) numbered: bool,
    /// Whether its label stands directly under that of a list of those present, which is empty.
    pub(super) stacked: bool,
    /// Whether the entries stand beside a group of the public.
    pub(super) beside: bool,
    /// Whether it is of people who get a copy, and makes no records.
    pub(super) skipped: bool,
}

impl Open {
    /// A list without entries that stands alone.
    pub(super) fn new(status: Status, label: Span) -> Self {
        Self {
            status,
            label,
            column: None,
            entries: 0,
            runs_on: false,
            numbered: false,
            stacked: false,
            beside: false,
            skipped: false,
        }
    }
}

/// The lists that are open, and where their entries go.
pub(super) struct Lists<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    /// Several only where they stand side by side.
    pub(super) open: Vec<Open>,
    pub(super) found: Attendance,
    /// The table that was read last.
    pub(super) table: Option<Table>,
    /// A post in the plural and the column of the names beside it, which holds for the names below.
    pub(super) post_above: Option<(u16, &'a str)>,
    /// The columns of statuses of the table that is read, with what a mark in them says.
    pub(super) heads: Vec<(u16, Status)>,
    /// The place of the names among the cells of its rows.
    pub(super) names_at: usize,
    /// The columns of forenames and of surnames in a table that has both.
    pub(super) parted_names: Option<(usize, usize)>,
    /// Whether the line before ends in a colon, behind the name of a person.
    pub(super) breaks_off: bool,
    /// The organisation that stands over the entries below it.
    pub(super) body_above: Option<&'a str>,
    /// The people listed under the second of two labels that stand together.
    pub(super) stacked: Vec<usize>,
    /// The people of a sentence that opens as an undivided list does: "In attendance were …".
    pub(super) undivided: Vec<usize>,
    /// People with letters behind their names that may be their organisations.
    pub(super) lettered: Vec<(usize, &'a str)>,
    /// The last label that stood alone and had nobody under it, with the place of its unit.
    pub(super) unfilled: Option<(usize, Open)>,
    /// Whether somebody has a mark for having been there,
    pub(super) marked: bool,
    /// and the people who could have one, and do not.
    pub(super) unmarked: Vec<usize>,
    /// Whether the lists of the document write the surname first.
    pub(super) surname_first: bool,
    ids: &'r mut Identifiers,
}

impl<'r, 'a> Lists<'r, 'a> {
    /// Before the first list of a document.
    pub(super) fn new(reading: &'r Reading<'a>, ids: &'r mut Identifiers) -> Self {
        let listed = vec![false; reading.layout.blocks.len()];
        let found = Attendance {
            people: Vec::new(),
            listed,
            labels: Vec::new(),
            unclosed: Vec::new(),
            moves: Vec::new(),
            presiding: None,
        };
        Self {
            reading,
            open: Vec::new(),
            found,
            table: None,
            post_above: None,
            heads: Vec::new(),
            names_at: 0,
            parted_names: None,
            breaks_off: false,
            body_above: None,
            stacked: Vec::new(),
            undivided: Vec::new(),
            lettered: Vec::new(),
            unfilled: None,
            marked: false,
            unmarked: Vec::new(),
            surname_first: false,
            ids,
        }
    }

    /// Whether the open lists stand side by side.
    pub(super) fn stand_beside(&self) -> bool {
        self.open.iter().any(|list| list.column.is_some())
    }

    /// Reads a line, or several that were joined, as the entries that it was divided into; false where it is none.
    pub(super) fn read_line(&mut self, block: &Block, list: &Open, entries: Vec<Entry<'_>>) -> bool {
        let text = self.reading.layout.text_of(block);
        // a number that stands alone is that of a page
        if block.blank_before > 0 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        if let Some(count) = lone_count(text) {
            self.add_count(self.reading.text(list.label), count, list);
            return true;
        }
        if let Some(nick) = said_lines(text) {
            self.add(&Entry { name: Some(nick), ..Entry::default() }, list, "attendance_entry");
            return true;
        }
        // what it tells of the person above adds nobody
        if tells_of_one(text) {
            return true;
        }
        let indexed = surname_first(self.reading, text).filter(|_| self.surname_first);
        let post = self.post_above.filter(|(column, _)| column.abs_diff(block.indent) <= 1).map(|(_, post)| post);
        // under "Trustees:" a comma parts two of them
        let run_on = post.is_some() && !text.contains(':')
            || self.is_only_line(block, list)
                && (are_two(self.reading.words, text)
                    || are_called(self.reading.words, text)
                    || are_alone(self.reading.words, text))
            || self.is_wrapped_run(block, text);
        let mut entries = match indexed {
            Some((entry, rest)) => vec![with_notes(self.reading.words, rest, entry)],
            None if run_on => attendance_list(self.reading.words, text, ListForm::RunOn),
            None => entries,
        };
        // the post of the person with whom the line before breaks off
        if self.breaks_off
            && let Some(post) = entries.first().filter(|first| first.name.is_none() && first.count.is_none())
            && let Some(before) = self.found.people.last_mut().filter(|before| before.role.is_none())
        {
            before.role = post.role.map(str::to_owned);
            entries.remove(0);
        }
        self.breaks_off = text.ends_with(':');
        self.note_box(text, list);
        let beside = entries.first().is_some_and(|first| first.name.is_none() && is_outside(self.reading, first));
        let list = &Open { beside, ..*list };
        for entry in &mut entries {
            // the post stands above, and is no part of the entry's place
            if let Some(span) = self.place_of(entry) {
                entry.role = entry.role.or(post.filter(|_| entry.name.is_some()));
                entry.organisation = entry.organisation.or(self.body_above.filter(|_| entry.name.is_some()));
                self.add_at(span, entry, list, "attendance_entry");
            }
        }
        // one person has the chair
        self.post_above = self.post_above.filter(|(_, post)| !self.reading.words.classes(post).contains(Class::Chair));
        !entries.is_empty()
    }

    /// Makes a record of an entry, whose place is what its slices span.
    pub(super) fn add(&mut self, entry: &Entry<'_>, list: &Open, rule: &str) {
        if let Some(span) = self.place_of(entry) {
            self.add_at(span, entry, list, rule);
        }
    }

    /// What the slices of an entry span in the flow.
    fn place_of(&self, entry: &Entry<'_>) -> Option<Span> {
        let slices = [entry.honorific, entry.name, entry.role, entry.organisation];
        slices.into_iter().flatten().map(|slice| self.reading.flow_span(slice)).reduce(Span::to)
    }

    /// Makes a record of an entry that stands at `span` in the flow.
    pub(super) fn add_at(&mut self, span: Span, entry: &Entry<'_>, list: &Open, rule: &str) {
        // "…, Ann Bell, Observers present": a label within a list is nobody
        let label = entry.honorific.is_none()
            && entry.name.is_some_and(|name| {
                (name.contains(' ') || entry.organisation.is_some())
                    && self.reading.words.classes(name).intersects(LABELS)
            });
        // "Roll call – quorum present" names nobody
        let quorum = entry.name.is_some_and(|name| {
            entry.honorific.is_none()
                && self.reading.words_of(Class::QuorumWord).any(|word| name.eq_ignore_ascii_case(word))
        });
        // "Staff: The rota was discussed", "Present: All members"
        let article = entry.name.is_some_and(|name| {
            entry.honorific.is_none() && !name.contains(' ') && self.reading.words.classes(name).intersects(NOBODYS)
        });
        if list.skipped || label || quorum || article {
            return;
        }
        if let Some(letters) = entry.letters {
            self.lettered.push((self.found.people.len(), self.reading.text(self.reading.flow_span(letters))));
        }
        // "Ann ♥": a sign is no body
        let told = |text: &&str| text.contains(char::is_alphanumeric);
        let owned = |slice: Option<&str>| slice.map(str::trim).filter(told).map(str::to_owned);
        let sure = entry.honorific.is_some() || entry.initials.is_some();
        // a group is known by what it is called, a person by the name alone
        let unnamed = if entry.name.is_some() { "" } else { entry.role.unwrap_or("") };
        let label = self.reading.text(list.label).trim().trim_end_matches([':', '-', ' ']);
        let name = match (owned(entry.forename), owned(entry.name)) {
            (Some(forename), Some(surname)) => Some(format!("{forename} {surname}")),
            (_, name) => name,
        };
        // the public is never of the body, whatever it is listed with
        let outside = list.beside || entry.name.is_none() && entry.count.is_some() && is_outside(self.reading, entry);
        if list.stacked {
            self.stacked.push(self.found.people.len());
        }
        // a mark beside the name says more than the label above it
        let marked = entry.status.filter(|marked| {
            // "Absent: Ann Bell (excused)"
            matches!(list.status, Status::Present | Status::InAttendance)
                || list.status == Status::Absent && *marked == Status::Apologies
        });
        let marked = marked.filter(|marked| *marked != Status::Present);
        let list = &Open { status: marked.unwrap_or(list.status), ..*list };
        // and it sends no apologies: its line stands behind that list
        let public = || {
            let role = unnamed.to_ascii_lowercase();
            self.reading.words_of(Class::ThePublic).any(|phrase| seek::find(&role, phrase).is_some())
        };
        let moved = outside && (list.status == Status::Present || list.status == Status::Apologies && public());
        let status = if moved { Status::InAttendance } else { list.status };
        let id = self.ids.give("attendee", &[name.as_deref().unwrap_or(""), unnamed]);
        self.add_movements(&id, span, entry, list);
        self.found.people.push(Attendee {
            id,
            name,
            honorific: owned(entry.honorific).map(|text| text.trim_end_matches('.').to_owned()),
            initials: owned(entry.initials),
            role: owned(entry.role),
            // "Ann Bell, Clerk, of Elm Mill"
            organisation: owned(entry.organisation.map(|body| {
                body.strip_prefix("of ").filter(|body| body.starts_with(char::is_uppercase)).unwrap_or(body)
            })),
            group: Some(label).filter(|label| !label.is_empty()).map(str::to_owned),
            status,
            count: entry.count,
            remote: entry.remote.then_some(true),
            events: Vec::new(),
            span: self.reading.place(span),
            rule: rule.to_owned(),
            confidence: if sure { confidence::CERTAIN } else { confidence::LIKELY },
            derived: Vec::new(),
        });
    }
}

/// Words that are no name by themselves: articles, and those for everybody.
const NOBODYS: ClassSet = ClassSet::of(&[Class::Determiner, Class::Everybody]);

impl Lists<'_, '_> {
    /// "Ann Bell, Ben Carr," over "Cy Dunn, Di Eames": whether a line is of a list that commas divide, also at the ends of
    /// its lines.
    fn is_wrapped_run(&self, block: &Block, text: &str) -> bool {
        let goes_on = || self.reading.layout.flow.text[..block.flow.start].trim_end().ends_with(',');
        block.marker.is_none()
            && text.contains(", ")
            && (text.ends_with(',') || block.blank_before == 0 && goes_on())
            && are_plain(self.reading.words, text.trim_end_matches([',', '.']))
    }

    /// Keeps what the notes of an entry and the label of its list say of coming and going.
    fn add_movements(&mut self, id: &str, span: Span, entry: &Entry<'_>, list: &Open) {
        let flow = &self.reading.layout.flow.text;
        for moved in &entry.movements {
            // a cell that was cut from the source has no place in the flow
            let within = flow.as_bytes().as_ptr_range().contains(&moved.text.as_ptr());
            self.found.moves.push(Move {
                attendee: id.to_owned(),
                kind: moved.kind,
                time: moved.time.map(Time::to_clock),
                item: moved.item.map(str::to_owned),
                span: if within { self.reading.flow_span(moved.text) } else { span },
            });
        }
        // "Arrived late: Ann Bell"
        let late = self.reading.words.classes(self.reading.text(list.label)).contains(Class::Arrival);
        if late && entry.movements.is_empty() && entry.name.is_some() {
            let attendee = id.to_owned();
            self.found.moves.push(Move { attendee, kind: EventKind::Arrived, time: None, item: None, span });
        }
    }
}

impl Lists<'_, '_> {
    /// Two labels that stand together are what a converter left of two columns, or of a list whose names went astray.
    /// Nobody holds a meeting without anybody: where minutes list no one else as present, the names below were.
    pub(super) fn fill_stacked(&mut self) {
        let people = &mut self.found.people;
        if people.iter().any(|attendee| attendee.status == Status::Present) {
            return;
        }
        for place in self.stacked.drain(..) {
            people[place].status = Status::Present;
            people[place].derived.push("status".to_owned());
        }
    }
}

impl Lists<'_, '_> {
    /// Where minutes list nobody else as present, "In attendance were …" tells of the meeting.
    pub(super) fn fill_undivided(&mut self) {
        let people = &mut self.found.people;
        if people.iter().any(|attendee| attendee.status == Status::Present && attendee.name.is_some()) {
            return;
        }
        for place in self.undivided.drain(..) {
            people[place].status = Status::Present;
            people[place].derived.push("status".to_owned());
        }
    }

    /// "…, Victor" over "Langley, Helen Cross": the name with which the line above breaks off. Gives what stands behind
    /// it.
    pub(super) fn complete_name<'t>(&mut self, units: &'t [(usize, Block)], place: usize) -> Option<&'t str>
    where
        Self: 't,
    {
        let reading = self.reading;
        let block = &units[place].1;
        let above = &units[place.checked_sub(1)?].1;
        let text = reading.layout.text_of(block);
        let (surname, rest) = seek::part(text, ", ").unwrap_or((text, ""));
        let (last, others) = self.found.people.split_last()?;
        let full = |other: &Attendee| other.name.as_deref().is_some_and(|name| name.contains(' '));
        let forename = last.name.as_deref()?;
        let alone = last.role.is_none() && last.organisation.is_none();
        // "Cllr. C. O’" over "Doe"
        let halved = [" O’", " O'"].iter().any(|half| forename.ends_with(half));
        // "Mr. S." is short for some name, and no surname
        let initial = last.honorific.is_some() && forename.len() == 2 && forename.ends_with('.');
        let breaks = (alone && !forename.contains([' ', '.']) || initial || halved)
            && reading.layout.text_of(above).ends_with(forename);
        let word =
            surname.starts_with(char::is_uppercase) && surname.chars().all(|char| char.is_alphabetic() || char == '-');
        let near =
            block.blank_before == 0 || (initial || halved) && block.blank_before == 1 && reading.spacing_is_double();
        let wrapped = block.marker.is_none() && near && above.flow.end <= block.flow.start;
        // a line that has several already runs on
        let fewest = if reading.layout.text_of(above).contains(", ") { 1 } else { 2 };
        if !(breaks && word && wrapped && others.len() >= fewest && others.iter().rev().take(2).all(full)) {
            return None;
        }
        let whole = format!("{forename} {surname}");
        let last = self.found.people.last_mut()?;
        // what was no name by itself kept its form of address
        let (title, name) = match person(reading.words, &whole) {
            Ok(("", Person { honorific: Some(title), name })) if halved => (Some(title), name),
            _ => (None, whole.as_str()),
        };
        if let Some(title) = title {
            last.honorific = Some(title.trim_end_matches('.').to_owned());
        }
        last.id = self.ids.give("attendee", &[name, ""]);
        last.name = Some(name.to_owned());
        let start = block.flow.start;
        let end = reading.place(Span::new(start, start + surname.len()));
        (last.span.end, last.span.end_line) = (end.end, end.end_line);
        Some(rest)
    }

    /// "Ann Bell, CA": letters that most others of the list have an organisation in the place of are one too.
    pub(super) fn settle_letters(&mut self) {
        let people = &mut self.found.people;
        let told = people.iter().filter(|other| other.organisation.is_some()).count();
        if told * 2 > people.len() {
            for (place, letters) in self.lettered.drain(..) {
                people[place].organisation.get_or_insert_with(|| letters.to_owned());
            }
        }
    }
}

/// Whether a group is of the public or of guests.
pub(super) fn is_outside(reading: &Reading<'_>, entry: &Entry<'_>) -> bool {
    entry.role.is_some_and(|role| {
        let role = role.to_ascii_lowercase();
        // a "president" is no resident
        let begins = |word: &str| seek::places(&role, word).any(|at| !role[..at].ends_with(char::is_alphabetic));
        reading.words_of(Class::Outsider).any(begins)
    })
}

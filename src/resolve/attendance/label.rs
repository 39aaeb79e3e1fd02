//! Labels that open lists of attendance.

use crate::grammar::Class;
use crate::model::Status;
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::ballot::tells_votes;
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::{AttendanceLabel, LABELS, attendance_label, head_length};
use crate::parse::offset_in;
use crate::parse::person::honorifics;
use crate::parse::roll::is_nick;
use crate::parse::several::is_untitled;
use crate::resolve::outline::{counts_present, heading_mark};
use crate::resolve::reading::Reading;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, Span};
use crate::text::{Words, seek};

use super::HEAD_OF_LABELS;
use super::bold::bold_label;
use super::entry::{begins_list, plausible};
use super::list::{Lists, Open, is_outside};
use super::posts::is_of_election;
use super::sentence::stated;

impl Lists<'_, '_> {
    /// Opens the list whose label begins the unit at `place`, and reads what stands behind the label. Gives whether
    /// the unit is part of a list, and nothing where it has no label.
    pub(super) fn read_labelled(&mut self, units: &[(usize, Block)], place: usize) -> Option<bool> {
        let reading = self.reading;
        let (index, block) = &units[place];
        if !reading.lists_of(*index).intersects(LABELS) {
            return None;
        }
        let text = reading.layout.text_of(block);
        let head = Span::new(block.flow.start, block.flow.start + head_length(text));
        if !reading.hits_in(head).iter().any(|hit| LABELS.contains(hit.class)) {
            return None;
        }
        // "Minutes of the members present at …" is the title of the document
        let span_of = |label: &AttendanceLabel| {
            Span::new(block.flow.start + label.label.start, block.flow.start + label.label.end)
        };
        let titled = |label: &AttendanceLabel| {
            let colon = text[label.label.end..].trim_start().starts_with(':');
            // "Present at the meeting" is a label
            let opens = || LISTS.into_iter().any(|class| reading.words.longest(class, text).is_some());
            place < TITLE
                && reading.has(if colon { span_of(label) } else { block.flow }, Class::MinutesWord)
                && !opens()
        };
        let found = attendance_label(reading.words, text).or_else(|| bold_label(reading, block));
        let label = found.filter(|label| {
            let below = || units.get(place + 1).is_some_and(|(_, next)| is_indented_bullet(block, next));
            !titled(label)
                // "Roll call: Bell-yes, Carr-no" is a vote
                && !tells_votes(reading.words, &text[label.list..])
                && !self.is_tally(units, place, label)
                && !self.is_committee(units, place, label)
                && !is_of_election(reading, units, place, &text[label.label.end..])
                && !gives_tasks(reading, units, place, &text[label.list..])
                && (is_list_label(reading, block, label)
                    // "* Regrets" over names that are set in further, or over nothing behind the list of another
                    || (text.ends_with(':') || label.list == text.len()) && below()
                    || label.list == text.len() && self.is_next_label(block, label))
        })?;
        let span = span_of(&label);
        // "2 members of the public." on a line of its own, behind the names, leads to no list
        if !text.ends_with(':') && text[label.list..].trim_matches(['.', ' ']).is_empty() {
            let here = |list: &Open| matches!(list.status, Status::Present | Status::InAttendance);
            let list = self.open.first().copied().filter(here);
            let list = list.unwrap_or_else(|| Open::new(Status::InAttendance, span));
            if self.add_crowd(text.trim_end_matches('.'), &list) {
                return Some(true);
            }
        }
        let stacked = label.status != Status::Present
            && self.unfilled.is_some_and(|(above, list)| above + 1 == place && list.status == Status::Present);
        let list = Open { stacked, ..Open::new(label.status, span) };
        // "5 members of the public; Constable Bell": the label is a group of its own
        if label.list < text.len() {
            self.add_crowd(reading.text(span), &list);
        }
        self.open = vec![list];
        (self.post_above, self.body_above, self.breaks_off) = (None, None, false);
        self.heads.clear();
        self.names_at = 0;
        // "| *Staff* | |" within a table is the group of the rows below
        let line = reading.layout.lines[reading.layout.line_at(block.span.start)];
        let row = reading.layout.written[line.start..].starts_with('|');
        self.parted_names = self.parted_names.filter(|_| row);
        // "1.1 Apologies were received from Ann Bell" tells it under its heading
        let heads = |marker: Marker| {
            marker.numbering().is_some_and(|it| it.depth == 1 || heading_length(reading.text(span)) == span.len())
        };
        // "3. The following members were present: …" is a sentence
        let told = || seek::opens(reading.text(span), "the following");
        if block.marker.is_some_and(heads) && !told() {
            self.found.labels.push((*index, Span::new(span.start, span.start + heading_length(reading.text(span)))));
        }
        let names = without_verb_before(&text[label.list..]);
        if names.trim().is_empty() {
            return self.read_bare_label(units, place, &label, list);
        }
        // "Guests: X" is a form that was filled in with nobody, "Quorum of members present: Yes" tells nobody
        if names.trim() == "X" || ["yes", "no", "y", "n"].iter().any(|said| names.trim().eq_ignore_ascii_case(said)) {
            return Some(true);
        }
        // "Present: 3 (Bell, Carr, Dunn)"
        let names = names_of_count(reading, names).unwrap_or(names);
        // "Present: | Ann Bell, and Ben Carr |"
        let names = names.trim_matches(['|', ' ']);
        // "Visitors: 6", "Members of the public: One"
        if let Some(count) = lone_count(names).or_else(|| worded_count(reading, names)) {
            self.add_count(reading.text(span), count, &list);
            self.open.clear();
            return Some(true);
        }
        let before = self.found.people.len();
        self.read_run_on(names, &list);
        // a list of lines may go on under a label that has its first entry beside it
        self.open[0].entries = 1;
        self.open[0].runs_on = self.found.people.len() - before >= RUN;
        Some(true)
    }
}

impl Lists<'_, '_> {
    /// Leaves the list of a label open that has nothing behind it: "Present:" over the names. Gives whether the unit is part of
    /// a list, and nothing where it is no label after all.
    fn read_bare_label(
        &mut self,
        units: &[(usize, Block)],
        place: usize,
        label: &AttendanceLabel,
        list: Open,
    ) -> Option<bool> {
        let reading = self.reading;
        let block = &units[place].1;
        let text = reading.layout.text_of(block);
        let label_span = Span::new(block.flow.start + label.label.start, block.flow.start + label.label.end);
        // the first entry may have a form of its own
        let mut next = units[place + 1..].iter().take(2).map(|(_, next)| next);
        let follows = match (next.next(), next.next()) {
            (Some(first), second) => {
                begins_list(reading, first)
                    // "## Attendees" over "### Members with a vote (Keepers)"
                    || matches!(heading_mark(reading, first), Some(HeadingMark::Sign(_)))
                        && matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)))
                        && second.is_some_and(|second| second.marker.is_some() && begins_list(reading, second))
                    || are_numbered(reading, &units[place + 1..])
                    || first.marker.is_some_and(|marker| marker.numbering().is_none())
                        && second.is_some_and(|second| begins_list(reading, second))
                    || notes_list(reading, units, place + 1)
            }
            (None, _) => false,
        };
        // "A map should be sent out." over "Clerk": whoever has the task
        let sentence = |above: &Block| {
            let text = reading.layout.text_of(above);
            text.ends_with('.') || reading.words.classes(text.trim_end_matches(':')).contains(Class::ActionLabel)
        };
        let post = || [Class::Post, Class::Chair].iter().any(|class| reading.words.classes(text).contains(*class));
        let noted = !follows && block.marker.is_none() && !self.found.people.is_empty() && post();
        if noted && place.checked_sub(1).is_some_and(|above| sentence(&units[above].1)) {
            self.open.clear();
            return None;
        }
        // "Elm Library Board of Trustees" over the day is the body of the title
        if !follows && place < TITLE && is_body_name(reading, text) {
            self.open.clear();
            return None;
        }
        if !follows {
            self.open.clear();
            self.unfilled = Some((place, list));
        }
        // "### Observers present" over "None"
        let nobody = units.get(place + 1).is_some_and(|(_, next)| reading.is_nobody(reading.layout.text_of(next)));
        let nobody =
            nobody && !follows && !reading.words.classes(text.trim_end_matches(':')).contains(Class::ItemTitle);
        // "Members" marked as a heading over prose is one of business
        let line = reading.layout.lines_of(block).first().map(|line| reading.layout.lines[*line as usize]);
        let marked = line.is_some_and(|line| line.heading.is_some());
        // "## Attendance" over "Present: …" only says what the labels below say; a roll call is business
        let next = units.get(place + 1).map(|(_, next)| reading.layout.text_of(next));
        let over_label = || next.and_then(|next| attendance_label(reading.words, next)).is_some();
        let called = reading.text(label_span).to_ascii_lowercase().contains("roll");
        let names_below = label.status == Status::Present && place < HEAD_OF_LABELS && !called && over_label();
        if nobody {
            self.found.listed[units[place + 1].0] = true;
        }
        // "Roll call" over "All had told the clerk that they would come."; who is said to be there is of the list
        let lists = || {
            let told = |next: &Block| {
                let here = stated(reading, next.flow).is_some();
                here || attendance_label(reading.words, reading.layout.text_of(next)).is_some()
            };
            units.get(place + 1).is_some_and(|(_, next)| reading.has(next.flow, Class::Present) && told(next))
        };
        let counted = || next.is_some_and(|next| counts_present(reading, next));
        let told =
            called && !text.ends_with(':') && (counted() || next.is_some_and(|next| next.ends_with('.')) && !lists());
        Some(follows || nobody || block.marker.is_none() && (!(marked || told) || names_below))
    }

    /// "* Regrets" behind "* Attendees" and the names below it: the label of another list, whoever may stand below it.
    fn is_next_label(&self, block: &Block, label: &AttendanceLabel) -> bool {
        let away = matches!(label.status, Status::Apologies | Status::Absent);
        let bullet = block.marker.is_some_and(|marker| marker.numbering().is_none());
        away && bullet && self.open.first().is_some_and(|list| list.entries > 0)
    }

    /// "* Current Members: Ann, Ben" far behind the lists: the members of some committee, and not of the meeting.
    fn is_committee(&self, units: &[(usize, Block)], place: usize, label: &AttendanceLabel) -> bool {
        let block = &units[place].1;
        let words = &self.reading.layout.text_of(block)[label.label.start..label.label.end];
        let last = words.trim_end_matches([':', ' ']).words().next_back().unwrap_or("");
        let members = self.reading.words.classes(last).contains(Class::Membership);
        members && block.marker.is_some() && place >= HEAD_OF_COMMITTEES && !self.found.people.is_empty()
    }

    /// "Absent: Bell" among the sides of a vote: who did not vote, and no list of the meeting.
    fn is_tally(&self, units: &[(usize, Block)], place: usize, label: &AttendanceLabel) -> bool {
        const NEAR: usize = 3;
        let away = matches!(label.status, Status::Absent | Status::Apologies);
        let sides = [Class::VoteFor, Class::VoteAgainst];
        let votes = |block: &Block| {
            let text = self.reading.layout.text_of(block);
            let opens = |class| self.reading.words.longest(class, text);
            let said = sides.into_iter().filter_map(opens).max();
            said.is_some_and(|end| text[end..].trim_start().starts_with([':', '-', '–']))
        };
        let mut above = units[..place].iter().rev().take(NEAR);
        away && units[place].1.blank_before == 0 && above.any(|(_, block)| votes(block))
    }

    /// Adds a group of guests or of the public that a text counts, and gives whether it is one.
    pub(super) fn add_crowd(&mut self, text: &str, list: &Open) -> bool {
        let group = attendance_entry(self.reading.words, text)
            .filter(|entry| entry.name.is_none() && entry.count.is_some() && is_outside(self.reading, entry));
        if let Some(group) = &group {
            self.add(group, list, "attendance_list");
        }
        group.is_some()
    }

    /// "a. 15 out of 22 Wardens present": how many of a group there were, in a line of its own.
    pub(super) fn read_share(&mut self, block: &Block) -> bool {
        let reading = self.reading;
        let text = reading.layout.text_of(block).trim_end_matches('.');
        if !counts_present(reading, text) {
            return false;
        }
        let Some(count) = lone_count(text) else { return false };
        let rest = text.trim_start_matches(|char: char| char.is_ascii_digit()).trim_start();
        let whole = rest.trim_start_matches("out of ").trim_start_matches("of ").trim_start_matches("the ");
        let group = whole.trim_start_matches(|char: char| char.is_ascii_digit()).trim();
        let Some((group, _)) = group.last_word() else { return false };
        let group = group.trim_end_matches(" were").trim_end();
        let list = Open::new(Status::Present, Span::new(block.flow.start, block.flow.start));
        if group.is_empty() {
            return false;
        }
        self.add(&Entry { role: Some(group), count: Some(count), ..Entry::default() }, &list, "attendance_label");
        true
    }

    /// A group of people whose label says who they are, and a number how many: "Members present: 31 (out of 49)".
    pub(super) fn add_count(&mut self, label: &str, count: u32, list: &Open) {
        // "Members of the public: 0"
        if count == 0 {
            return;
        }
        let group = label.trim_end_matches([':', ' ', '-', '–']);
        let there = [" present", " in attendance", " attending", " absent"];
        let lower = group.to_ascii_lowercase();
        let end = there.iter().filter_map(|word| seek::find(&lower, word)).min().unwrap_or(group.len());
        let role = group.get(..end).filter(|group| !group.is_empty());
        self.add(&Entry { role, count: Some(count), ..Entry::default() }, list, "attendance_label");
    }
}

/// "Clerk – Order a new bin", "Members:" over "Read the draft": whether an order stands behind a label or below it, so that it
/// says who has the task; "Clerk: Grant Bell" is somebody.
fn gives_tasks(reading: &Reading<'_>, units: &[(usize, Block)], place: usize, list: &str) -> bool {
    let below = || units.get(place + 1).map_or("", |(_, next)| reading.layout.text_of(next));
    let first = if list.trim().is_empty() { below() } else { list };
    first.trim_start().first_word().is_some_and(|(verb, rest)| {
        rest.starts_with(char::is_lowercase) && reading.words.classes(&seek::lower(verb)).contains(Class::TaskVerb)
    })
}

/// "Also present: There were 3 residents": a list without the verb that a sentence would begin with.
fn without_verb_before(list: &str) -> &str {
    ["There were ", "There was "].iter().find_map(|verb| list.strip_prefix(verb)).unwrap_or(list)
}

/// The names of those who are counted, in the bracket behind their number.
fn names_of_count<'t>(reading: &Reading<'_>, list: &'t str) -> Option<&'t str> {
    const FEWEST: usize = 2;
    let list = list.trim().trim_end_matches('.');
    let bracket = list.trim_start_matches(|char: char| char.is_ascii_digit()).trim_start();
    let names =
        bracket.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).filter(|_| bracket.len() < list.len())?;
    let entries = attendance_list(reading.words, names, ListForm::RunOn);
    let named = entries.iter().all(|entry| entry.name.is_some());
    (named && entries.len() >= FEWEST && names.starts_with(char::is_uppercase)).then_some(names)
}

/// "1. Ann Bell" over "2. Ben Carr": whether the units are full names that count from one, close to each other. Business
/// has text between its headings, or other words in them.
fn are_numbered(reading: &Reading<'_>, units: &[(usize, Block)]) -> bool {
    const FEWEST: usize = 2;
    const MOST: usize = 60;
    let numbered = |(place, (_, block)): &(usize, &(usize, Block))| {
        let numbering = block.marker.and_then(Marker::numbering);
        numbering.is_some_and(|it| it.depth == 1 && it.parts[0] as usize == place + 1)
            && (*place == 0 || block.blank_before == 0)
    };
    let listed = || units.iter().enumerate().take_while(numbered).take(MOST);
    listed().count() >= FEWEST
        && listed().all(|(_, (_, block))| is_untitled(reading.words, reading.layout.text_of(block)))
}

/// The lists of the words of labels, one by one.
const LISTS: [Class; 4] = [Class::Present, Class::InAttendance, Class::Apologies, Class::Absent];

/// The first units of a document, in which its title stands.
const TITLE: usize = 4;

/// "Elm Library Board of Trustees": a name that ends in what bodies are called, with more than that before it.
fn is_body_name(reading: &Reading<'_>, text: &str) -> bool {
    let known = |from: usize| reading.words.classes(&text[from..]).contains(Class::Collective);
    text.match_indices(' ').any(|(at, _)| known(at + 1)) && !known(0) && !text.contains(':')
}

/// "Roll call  (annb, 15:02:00)": a topic of a chat, with who named it and when.
pub(in crate::resolve) fn is_stamped(text: &str) -> bool {
    let clock = text.strip_suffix(')').and_then(|inner| inner.rsplit_once(", ")).map_or("", |(_, clock)| clock);
    let form = clock.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    form.eq(*b"00:00:00")
}

/// A number that is all of a list, but for what it is a part of: "31 (out of 49)", "12 of 15".
pub(super) fn lone_count(list: &str) -> Option<u32> {
    let list = list.trim().trim_end_matches('.');
    let digits = list.len() - list.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let rest = list[digits..].trim_start();
    // "2020/01/02" is a date
    let part = rest.is_empty()
        || ["(", "of ", "out of "].iter().any(|link| rest.starts_with(link))
        || rest.starts_with('/') && rest.matches('/').count() == 1;
    list[..digits].parse().ok().filter(|_| part)
}

/// "One", "twelve": a number in words, and nothing else.
fn worded_count(reading: &Reading<'_>, list: &str) -> Option<u32> {
    let number = reading.words.entry(Class::NumberWord, list.trim_end_matches('.'))?;
    u32::try_from(number + 1).ok()
}

/// Length of the heading in a label: "Apologies were received from" ends before its verb.
fn heading_length(label: &str) -> usize {
    let verbs = [" were", " was", " received", " had ", " have "];
    verbs.iter().filter_map(|verb| seek::find(label, verb)).min().unwrap_or(label.len())
}

/// A label in running text opens a list only at the start of a paragraph, and in a numbered item only where names or
/// nobody follow.
fn is_list_label(reading: &Reading<'_>, block: &Block, label: &AttendanceLabel) -> bool {
    let text = reading.layout.text_of(block);
    let list = without_verb_before(text[label.list..].trim());
    if list.is_empty() {
        // a label behind a bullet is an entry of some other list
        return block.marker.is_none_or(|marker| marker.numbering().is_some());
    }
    let nobody = reading.is_nobody(list);
    let nicks = list.split(',').take(FIRST).filter(|piece| is_nick(reading.words, piece.trim())).count();
    // "Apologies: FR", where all stand by their initials
    let letters = list.len() <= 3 && list.len() > 1 && list.bytes().all(|byte| byte.is_ascii_uppercase());
    // "Absent: x", "Guests: -": a form that was filled in with nobody
    let blank = matches!(list, "x" | "X" | "-" | "–" | "—");
    nobody
        || blank
        || letters && text[label.label.end..].trim_start().starts_with(':')
        || nicks == FIRST
        || lone_count(list).is_some()
        || list.split([',', ';']).take(FIRST).any(|piece| {
            let piece = piece.trim();
            // "All members: Read the draft and send comments to the list"
            let prose = Reading::exceeds(piece, 5)
                && piece.words().filter(|word| word.starts_with(char::is_lowercase)).count() * 2
                    > piece.words().count();
            // "the Clerk and 4 members of the public": a group has small letters
            let group = || {
                let span = reading.flow_span(piece);
                reading.has(span, Class::Crowd) && !reading.has(span, Class::FiniteVerb)
            };
            if prose && !group() && honorifics(reading.words, piece).is_ok_and(|(_, found)| found.is_none()) {
                return false;
            }
            let entries = attendance_list(reading.words, piece, ListForm::RunOn);
            entries.first().is_some_and(|entry| plausible(entry) && follows_label(piece, entry))
        })
}

/// "### Participants" over "Note: the roles are those after the vote." and a list: whether a note stands between a label
/// that signs mark and the first bullet of its list.
pub(super) fn notes_list(reading: &Reading<'_>, units: &[(usize, Block)], place: usize) -> bool {
    let bullet = |block: &Block| matches!(block.marker, Some(Marker::Bullet { .. }));
    let Some([(_, label), (_, note), (_, first)]) = place.checked_sub(1).and_then(|above| units.get(above..above + 3))
    else {
        return false;
    };
    // "Guests" over "Please sign in (name, body):"
    let text = reading.layout.text_of(note);
    let asks = seek::opens(text, "please ") && text.ends_with([':', '.']) && note.marker.is_none();
    if asks && begins_list(reading, first) && attendance_label(reading.words, reading.layout.text_of(label)).is_some() {
        return true;
    }
    matches!(heading_mark(reading, label), Some(HeadingMark::Sign(_)))
        && attendance_label(reading.words, reading.layout.text_of(label)).is_some()
        && note.marker.is_none()
        && heading_mark(reading, note).is_none()
        && seek::opens(reading.layout.text_of(note), "note")
        && reading.layout.text_of(note).ends_with('.')
        && bullet(first)
        && begins_list(reading, first)
}

/// "- Attending:" over further bullets, which stand to its right.
fn is_indented_bullet(label: &Block, next: &Block) -> bool {
    let bullet = |block: &Block| block.marker.is_some_and(|marker| marker.numbering().is_none());
    bullet(label) && bullet(next) && next.indent > label.indent
}

/// The first units of a document, in which "Members:" behind a bullet is of the meeting.
const HEAD_OF_COMMITTEES: usize = 24;

/// Fewest entries behind a label that make it a list that runs on.
const RUN: usize = 2;

/// Most entries behind a label that are looked at before it is believed: the first may be "me" or "myself".
const FIRST: usize = 3;

/// Whether an entry can be the first behind a label: small words behind a single capitalised one make a title of it
/// ("Roll Call - Determination of Quorum").
fn follows_label(piece: &str, entry: &Entry<'_>) -> bool {
    // "Finance - chaired by Ann Bell"
    if entry.role.is_some_and(|role| role.ends_with(" by")) {
        return false;
    }
    let Some(name) = entry.name.filter(|name| !name.contains(' ') && entry.honorific.is_none()) else { return true };
    let rest = piece[(offset_in(piece, name) + name.len()).min(piece.len())..].trim_start();
    !["of ", "by ", "to ", "on ", "in ", "for "].iter().any(|link| rest.starts_with(link))
}

#[cfg(test)]
mod tests;

//! Attendance told in sentences.

use crate::grammar::{Class, Hit};
use crate::model::{Attendee, Status, confidence};
use crate::parse::apology::received_from;
use crate::parse::attendance::{
    ListForm, attendance_list, has_plural_honorific, is_organisation, is_post, plural_post,
};
use crate::parse::entry::attendance_entry;
use crate::parse::label::{AttendanceLabel, LABELS, attendance_label};
use crate::parse::person::person;
use crate::parse::sentence::sentences;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span};
use crate::text::{Words, seek};

use super::all_but::all_but;
use super::list::{Lists, Open};
use super::run_on::puts_business;

/// Most sentences of a block that are looked at.
const FIRST: usize = 8;

impl Lists<'_, '_> {
    /// Sentences that state attendance outside a list: "7 members of the public were in attendance", "Apologies were
    /// received from Ann Bell". Whether they are all that the block says.
    pub(super) fn sentence_about_attendance(&mut self, block: &Block, index: usize) -> bool {
        let reading = self.reading;
        let text = reading.layout.text_of(block);
        let told = |hit: &Hit| LABELS.contains(hit.class) || hit.class == Class::Crowd;
        let may_tell = reading.lists_of(index).intersects(LABELS.with(Class::Crowd));
        if !(may_tell && reading.hits_in(block.flow).iter().any(told)) {
            return false;
        }
        // a unit may be a part of its block
        let mut own = Vec::new();
        let whole = block.flow == reading.layout.blocks[index].flow;
        if !whole {
            sentences(reading.words, text, block.flow.start, &mut own);
        }
        let spans = if whole { reading.sentences_of(index) } else { &own };
        let before = self.found.people.len();
        let mut business = false;
        for span in spans.iter().copied().take(FIRST) {
            // "Ayes: Five. Absent: Dunn." behind a motion is of its vote
            business |= puts_business(reading, span);
            let goes_on = self.found.people.len() > before;
            let near = index <= reading.layout.blocks.len() / 3 + 8;
            // "…: Ann Bell and Ben Carr. Absent: Cora Dunn."; further lists of members are those of a committee that the
            // meeting sets up
            let first = self.found.people.is_empty() && near;
            // most sentences have no word of a label at all
            let worded = reading.hits_in(span).iter().any(|hit| LABELS.contains(hit.class));
            let label = if worded { attendance_label(reading.words, reading.text(span)) } else { None };
            let labelled = label.filter(|_| !business).filter(|label| {
                let member = label.status == Status::Present;
                label.list < reading.text(span).len()
                    && if member { first && is_closed(reading.text(span), label) } else { goes_on }
            });
            if let Some(label) = labelled {
                self.add_listed(label.status, &reading.text(span)[label.list..], span);
                continue;
            }
            if self.found.people.is_empty()
                && near
                && let Some(names) = took_part(reading, reading.text(span))
            {
                self.add_stated(Status::Present, names, span);
                continue;
            }
            if let Some((status, names)) = following(reading, span) {
                self.add_listed(status, names, span);
                continue;
            }
            // "Present were …" stands near the head; later on it tells of something else, unless it opens a paragraph
            if let Some((status, names)) = (near && worded).then(|| inverted(reading, span)).flatten() {
                self.add_listed(status, names, span);
            } else if let Some((status, names)) = stated(reading, span).filter(|(status, names)| {
                let opens = span.start == block.flow.start && reading.opens(text, Class::ThereWere);
                near || *status != Status::Present || opens && names.matches(',').count() >= 3
            }) {
                let undivided =
                    near && status == Status::InAttendance && reading.opens(reading.text(span), Class::Undivided);
                let from = self.found.people.len();
                self.add_stated(status, names, span);
                if undivided {
                    self.undivided.extend(from..self.found.people.len());
                }
            } else if let Some(names) = arrived(reading, span).filter(|_| goes_on) {
                self.add_stated(Status::Present, names, span);
            } else if near {
                self.add_counted(span);
            }
        }
        self.found.people.len() > before && !Reading::exceeds(text, 20) && block.marker.is_none()
    }

    /// Adds the people of a sentence that is a list.
    fn add_listed(&mut self, status: Status, names: &str, sentence: Span) {
        let before = self.found.people.len();
        self.read_run_on(names, &Open::new(status, Span::new(sentence.start, sentence.start)));
        for attendee in &mut self.found.people[before..] {
            attendee.confidence = attendee.confidence.min(confidence::LIKELY);
            attendee.group = None;
        }
    }

    /// "20 members in attendance", "There were 35 members present": a group that a sentence counts, and no more.
    fn add_counted(&mut self, sentence: Span) {
        let reading = self.reading;
        let text = reading.text(sentence).trim_end_matches(['.', '!']);
        let plain = ["In addition ", "In addition, ", "Also ", "In total ", "In total, ", "In all "]
            .iter()
            .find_map(|open| text.strip_prefix(open));
        let plain = plain.unwrap_or(text);
        let opens = ["There were also ", "There was also ", "There were ", "There was ", "there were ", "there was "];
        let existing = opens
            .iter()
            .find_map(|open| plain.strip_prefix(open))
            .or_else(|| counted_behind(plain, reading.has(sentence, Class::Opening)));
        let text = existing.or_else(|| text.strip_prefix("A total of ")).unwrap_or(text);
        // "There were two members of the public."
        let public = existing.filter(|group| reading.words_of(Class::ThePublic).any(|phrase| group.ends_with(phrase)));
        let there = reading.words_of(Class::WereThere).find_map(|phrase| {
            let at = text.len().checked_sub(phrase.len())?;
            text.get(at..).filter(|tail| tail.eq_ignore_ascii_case(phrase)).and(text.get(..at))
        });
        let Some(group) = there.and_then(|group| group.strip_suffix(' ')).or(public) else { return };
        // "42 members and 3 guests"
        for group in group.split(" and ") {
            let entry = attendance_entry(reading.words, group).filter(|entry| entry.count.is_some());
            let Some(entry) = entry else { return };
            let members = entry.role.is_some_and(|role| reading.words.classes(role).contains(Class::Membership));
            // those who are listed by their names, once more
            let here = |one: &&Attendee| one.status == Status::Present && one.name.is_some();
            let listed = self.found.people.iter().filter(here).count();
            if members && entry.count.is_some_and(|count| count as usize == listed) {
                continue;
            }
            let status = if members { Status::Present } else { Status::InAttendance };
            self.add(&entry, &Open::new(status, Span::new(sentence.start, sentence.start)), "attendance_sentence");
        }
    }

    /// Whether those who are listed so far stand by their surnames alone.
    fn calls_by_surname(&self) -> bool {
        const FEWEST: usize = 2;
        let names = || self.found.people.iter().filter_map(|one| one.name.as_deref());
        names().count() >= FEWEST && names().filter(|name| name.contains(' ')).count() <= 1
    }

    /// Whether a word can be a surname: no post, no body and no pronoun.
    fn is_surname(&self, name: &str) -> bool {
        let classes = self.reading.words.classes(name);
        let other = [Class::Collective, Class::Pronoun, Class::Members, Class::Membership, Class::OrganisationWord];
        !other.into_iter().any(|class| classes.contains(class)) && !is_post(self.reading.words, name)
    }

    /// Adds the people that a sentence names or counts.
    pub(super) fn add_stated(&mut self, status: Status, names: &str, sentence: Span) {
        let before = self.found.people.len();
        let verbs = [" noted", " were ", " was ", " had ", " which "];
        let end = verbs.iter().filter_map(|verb| seek::find(names, verb)).min().unwrap_or(names.len());
        // "Ann Bell had" sent apologies
        let bare = [" had", " has", " have"].iter().find_map(|verb| names.strip_suffix(verb));
        let end = bare.map_or(end, |bare| bare.len().min(end));
        let list = Open::new(status, Span::new(sentence.start, sentence.start));
        // "Trustees Bell, Carr and Dunn"
        let first = names.words().next().unwrap_or("");
        // and "One member of the public" is counted
        if !matches!(first, "The" | "One") && self.reading.words.classes(first).contains(Class::Pronoun) {
            return;
        }
        let shared = has_plural_honorific(self.reading.words, names);
        let listed = names[..end].trim_end();
        // "Di Moss, Ed Pole, sent their apologies" are two
        let several = seek::find(self.reading.text(sentence), " their ").is_some();
        let one = apposition(listed).filter(|one| !several && !names_second(self.reading, one));
        let entries = match one.and_then(|one| attendance_entry(self.reading.words, one)) {
            Some(entry) if entry.organisation.is_some() && entry.name.is_some() => vec![entry],
            _ => attendance_list(self.reading.words, listed, ListForm::RunOn),
        };
        // "Bell, Carr and Dunn were present"
        let surnames = status == Status::Present
            && entries.len() > 1
            && self.found.people.iter().filter_map(|one| one.name.as_deref()).all(|name| !name.contains(' '))
            && self.reading.is_before_business(sentence.start)
            && entries.iter().all(|entry| entry.name.is_some_and(|name| self.is_surname(name)) && entry.role.is_none());
        let lone = entries.len() == 1;
        for entry in entries {
            // "RESOLVED, that there …": what stands beside a name is its post
            let held = entry.role.is_some_and(|role| is_post(self.reading.words, role));
            let told = entry.honorific.is_some() || held || shared;
            // "Bell was absent" where others stand by their surnames
            let surname = matches!(status, Status::Absent | Status::Apologies) && self.calls_by_surname();
            let named = entry
                .name
                .is_some_and(|name| name.contains(' ') || told || surnames || surname && self.is_surname(name));
            let told = matches!(status, Status::InAttendance | Status::Apologies);
            // "Bell told the meeting that he": what has a verb is no post
            let role = entry.role.map(|role| self.reading.flow_span(role));
            if role.is_some_and(|role| self.reading.has(role, Class::FiniteVerb)) {
                continue;
            }
            // "Hall Warden and Key Holder Ann Bell" is one person
            let alone = status == Status::InAttendance || lone || first == "The";
            let post = entry.name.is_none()
                && told
                && alone
                && entry.role.is_some_and(|role| is_post(self.reading.words, role));
            if named || entry.count.is_some() || post {
                self.add(&entry, &list, "attendance_sentence");
            }
        }
        // "Ann Bell was also present along with 5 residents"
        let more = self.reading.foremost(sentence, Class::AttendedToo, |_| true).and_then(|verb| {
            let behind = self.reading.text(Span::new(verb.end as usize, sentence.end)).strip_prefix(' ')?;
            let linked = self.reading.words.longest(Class::ListLink, behind)?;
            attendance_entry(self.reading.words, behind[linked..].trim()).filter(|entry| entry.count.is_some())
        });
        if let Some(entry) = more.filter(|_| status == Status::InAttendance) {
            self.add(&entry, &list, "attendance_sentence");
        }
        for attendee in &mut self.found.people[before..] {
            attendee.confidence = confidence::FAIR;
            attendee.group = None;
        }
    }
}

/// "Ann Bell, Elm Trust," before "sent her apologies": one person with what commas part from the name.
fn apposition(names: &str) -> Option<&str> {
    let one = names.strip_suffix(',')?;
    (one.matches(',').count() == 1 && seek::find(one, " and ").is_none()).then_some(one)
}

/// "Di Moss, Ed Pole": whether what stands behind the comma is the full name of somebody else.
fn names_second(reading: &Reading<'_>, one: &str) -> bool {
    one.split_once(", ").is_some_and(|(_, second)| {
        second.contains(' ')
            && !is_organisation(reading.words, second)
            && !is_post(reading.words, second)
            && person(reading.words, second).is_ok_and(|(rest, _)| rest.is_empty())
    })
}

/// "THOSE PRESENT WERE: Mayor Adams", "Present: Members Bell, Carr": a label that a colon closes.
fn is_closed(sentence: &str, label: &AttendanceLabel) -> bool {
    sentence[label.label.start..label.list].trim_end().ends_with(':')
}

/// Most bytes before the colon of a sentence that introduces a list.
const INTRODUCTION: usize = 160;

/// "The following members of the Board were present at the meeting: …": what stands before a colon ends in a verb of
/// attendance.
fn following<'t>(reading: &Reading<'t>, span: Span) -> Option<(Status, &'t str)> {
    let sentence = reading.text(span);
    let colon = seek::find(sentence, ": ").filter(|colon| *colon <= INTRODUCTION)?;
    let head = &sentence[..colon];
    let verb = [" were ", " was ", " are ", " who "]
        .iter()
        .filter_map(|verb| seek::find_last(head, verb).map(|at| at + verb.len()))
        .max();
    let spoken = reading.words_of(Class::WereThere).filter_map(|phrase| seek::find_last(head, phrase)).min();
    let introduces = head.contains("following") || head.contains("Following");
    // "The following members did not attend: …"
    if introduces && reading.words_of(Class::Absent).any(|phrase| head.ends_with(phrase)) {
        return Some((Status::Absent, sentence[colon + 1..].trim_start()));
    }
    let at = verb.or(spoken.filter(|_| introduces))?;
    let said = &head[at..];
    let end = said.match_indices(' ').map(|(end, _)| end).chain([said.len()]).filter(|end| {
        let tail = said[*end..].trim_start();
        tail.is_empty() || reading.words.classes(tail).contains(Class::LabelTail)
    });
    let status = end.take(4).find_map(|end| {
        let classes = reading.words.classes(&said[..end]);
        [(Class::Apologies, Status::Apologies), (Class::Absent, Status::Absent)]
            .into_iter()
            .chain([(Class::Present, Status::Present), (Class::InAttendance, Status::Present)])
            .chain([(Class::WereThere, Status::Present)])
            .find(|(class, _)| classes.contains(*class))
            .map(|(_, status)| status)
    })?;
    let who = Span::new(span.start, span.start + at);
    let members = reading.text(who).contains("members of the ");
    let beside = status == Status::Present && !members && reading.has(who, Class::InAttendance);
    Some((if beside { Status::InAttendance } else { status }, sentence[colon + 1..].trim_start()))
}

/// "Board members present were Ann Bell and …": a label that is the first part of its sentence.
fn inverted<'t>(reading: &Reading<'t>, span: Span) -> Option<(Status, &'t str)> {
    let sentence = reading.text(span);
    if !(sentence.contains("were") || sentence.contains("was")) {
        return None;
    }
    let label = attendance_label(reading.words, sentence).filter(|label| label.list < sentence.len())?;
    let between = sentence[label.label.end..label.list].trim_start();
    let own = sentence[label.label.start..label.label.end].trim_end();
    let verb =
        between.starts_with("were") || between.starts_with("was") || own.ends_with(" were") || own.ends_with(" was");
    verb.then(|| (label.status, &sentence[label.list..]))
}

/// "Ann Bell and Ben Carr" of "The meeting came to order at 7 pm with Ann Bell and Ben Carr present.".
fn opened_with<'t>(reading: &Reading<'t>, span: Span) -> Option<&'t str> {
    let sentence = reading.text(span).trim_end_matches('.');
    let there = [" present", " in attendance", " attending"].iter().find_map(|end| sentence.strip_suffix(end))?;
    let (_, names) = seek::part_last(there, " with ").filter(|_| reading.has(span, Class::Opening))?;
    names.starts_with(char::is_uppercase).then_some(names)
}

/// Mrs Bell of "Path survey - unfortunately Mrs Bell", before what says that she could not come.
fn behind_topic(names: &str) -> &str {
    let names = [" - ", " – ", " — "]
        .iter()
        .fold(names, |names, dash| seek::part_last(names, dash).map_or(names, |(_, who)| who));
    let adverb = names.first_word().filter(|(word, _)| word.ends_with("ly"));
    adverb.map_or(names, |(_, who)| who)
}

/// What a sentence says of attendance, and its part with the names.
pub(super) fn stated<'t>(reading: &Reading<'t>, span: Span) -> Option<(Status, &'t str)> {
    let sentence = reading.text(span);
    if let Some(away) = all_but(reading, span) {
        return Some(away);
    }
    let inner = |at: u32| at as usize - span.start;
    let behind_blank = |hit: &Hit| sentence[..inner(hit.start)].ends_with(' ');
    let before_blank = |hit: &Hit| sentence[inner(hit.end)..].starts_with(' ');
    if reading.speaks(span, Class::ApologyStem)
        && let Some(from) = reading.foremost(span, Class::ApologiesFrom, |_| true)
    {
        return Some((Status::Apologies, sentence[inner(from.end)..].trim_start_matches([' ', ':'])));
    }
    // "It was noted that apologies had been tendered by Mrs Bell"
    let received = reading.hits_in(span).iter().filter(|hit| hit.class == Class::Apologies).find_map(|hit| {
        let behind = sentence.get(inner(hit.end)..)?.strip_prefix(' ')?;
        received_from(reading.words, behind).map(|length| &behind[length..])
    });
    if let Some(names) = received {
        return Some((Status::Apologies, names));
    }
    let names_before =
        |class| reading.foremost(span, class, behind_blank).map(|phrase| &sentence[..inner(phrase.start) - 1]);
    let names_behind =
        |class| reading.foremost(span, class, before_blank).map(|phrase| &sentence[inner(phrase.end) + 1..]);
    // "Bell regretted that the Manager was not in attendance": of the Manager
    let told_of = |names: &'t str| seek::find_last(names, " that ").map_or(names, |at| &names[at + 6..]);
    if let Some(names) = names_before(Class::ApologiesSent) {
        return Some((Status::Apologies, behind_topic(told_of(names))));
    }
    if let Some(names) = names_before(Class::NotThere) {
        return Some((Status::Absent, told_of(names)));
    }
    if let Some(names) = names_before(Class::AttendedToo).map(told_of).or_else(|| names_behind(Class::ThereToo)) {
        return Some((Status::InAttendance, names));
    }
    if let Some(names) = names_behind(Class::ThereWere) {
        return Some((Status::Present, names));
    }
    if let Some(names) = were_there(reading, sentence).or_else(|| opened_with(reading, span)) {
        return Some((Status::Present, names));
    }
    if !reading.speaks(span, Class::ThePublic) {
        return None;
    }
    let came = reading.phrases_in(span, Class::PublicCame).find(|hit| behind_blank(hit))?;
    let public = sentence[..inner(came.start) - 1].trim_end_matches(" were").trim_end_matches(" was");
    let openings = ["There were also ", "There was also ", "There were ", "There was ", "A total of ", "In total "];
    let public = openings.iter().find_map(|opening| public.strip_prefix(opening)).unwrap_or(public);
    Some((Status::InAttendance, public))
}

/// "Directors Bell and Carr arrived at 6:04 pm.": the people of a sentence about coming late, who have a form of
/// address or a post.
pub(super) fn arrived<'t>(reading: &Reading<'t>, span: Span) -> Option<&'t str> {
    const LONGEST: usize = 10;
    let sentence = reading.text(span);
    let hit = reading.hits_in(span).iter().find(|hit| hit.class == Class::Arrival)?;
    let names = sentence.get(..hit.start as usize - span.start)?.strip_suffix(' ')?;
    let (first, rest) = names.first_word()?;
    let classes = reading.words.classes(first);
    let told = classes.contains(Class::Honorific)
        || classes.contains(Class::Membership)
        || is_post(reading.words, first)
        || plural_post(reading.words, first).is_some();
    let named = rest.starts_with(char::is_uppercase) && !Reading::exceeds(names, LONGEST);
    (told && named && !reading.has(reading.flow_span(names), Class::FiniteVerb)).then_some(names)
}

/// "Ann Bell (Chair) and Ben Carr joined the meeting remotely", "The following joined by phone: Ann Bell, Ben Carr": the
/// people of a sentence about taking part from elsewhere.
fn took_part<'t>(reading: &Reading<'t>, sentence: &'t str) -> Option<&'t str> {
    let words = reading.words;
    let bare = sentence.trim_end_matches(['.', ' ']);
    let (head, list) = seek::part(bare, ": ").map_or((bare, None), |(head, list)| (head, Some(list)));
    let verb = head.match_indices(' ').find_map(|(at, _)| {
        let behind = &head[at + 1..];
        let end = words.longest(Class::Joining, behind)?;
        let how = behind[end..].trim_start();
        (behind.starts_with(char::is_lowercase) && words.classes(how).contains(Class::Remote)).then_some(at)
    })?;
    let names = &head[..verb];
    let told = |names: &str| reading.has(reading.flow_span(names), Class::FiniteVerb);
    match list {
        Some(list) => (seek::find(names, "ollowing").is_some() && !told(list)).then_some(list),
        None => (names.contains([',', ' ']) && !told(names)).then_some(names),
    }
}

/// "Ann Bell, Ben Carr and Cora Dunn were present": names, and a verb of attendance that ends the sentence.
fn were_there<'t>(reading: &Reading<'t>, sentence: &'t str) -> Option<&'t str> {
    let bare = sentence.trim_end_matches('.');
    if !reading.closes(bare, Class::WereThere) {
        return None;
    }
    let names = reading.words_of(Class::WereThere).filter(|phrase| phrase.contains(' ')).find_map(|phrase| {
        let at = bare.len().checked_sub(phrase.len() + 1)?;
        bare.get(at + 1..).filter(|tail| tail.eq_ignore_ascii_case(phrase)).and(bare.get(..at))
    })?;
    let span = reading.flow_span(names);
    let told = reading.has(span, Class::FiniteVerb) || reading.speaks(span, Class::QuorumWord);
    (!told && names.contains([',', ' '])).then_some(names)
}

/// "The meeting opened at 7.35 with 31 members present", "Mr Bell presided and there were 19 electors present": the group that
/// the end of a sentence counts. "The walk went well with 27 people attending" tells of something else: `opens` says that a
/// sentence is about the opening.
fn counted_behind(sentence: &str, opens: bool) -> Option<&str> {
    const LONGEST: usize = 60;
    let links = [" and there were ", " and there was ", " with "];
    let links = &links[..if opens { 3 } else { 2 }];
    let at = links.iter().filter_map(|link| seek::find_last(sentence, link).map(|at| at + link.len())).max()?;
    let group = &sentence[at..];
    let counted = group.starts_with(|char: char| char.is_ascii_digit() || char.is_lowercase());
    (counted && group.len() <= LONGEST).then_some(group)
}

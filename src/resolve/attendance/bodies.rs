//! Lists whose label the vocabulary of labels does not have: a word of its own, the body or the post of those who met, or
//! none but their form of address.

use crate::grammar::Class;
use crate::model::{Attendee, Status};
use crate::parse::attendance::{
    ListForm, attendance_list, has_plural_honorific, is_organisation, is_post, plural_post,
};
use crate::parse::entry::Entry;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words};

use super::entry::begins_list;
use super::list::{Lists, Open};

impl Lists<'_, '_> {
    /// A label that the vocabulary does not know, before a list that cannot be anything else, and one that is the body
    /// or the post of those below it.
    pub(super) fn read_unknown(&mut self, units: &[(usize, Block)], place: usize) -> bool {
        let block = &units[place].1;
        let unlisted = self.open.iter().all(|list| matches!(list.status, Status::Apologies | Status::Absent));
        let body = || body_label(self.reading, units, place).filter(|_| unlisted);
        let following = || introduction(self.reading, units, place);
        let Some((label, names)) = unknown_label(self.reading, block).or_else(body).or_else(following) else {
            return false;
        };
        let span = Span::new(block.flow.start, block.flow.start + label);
        let names = &self.reading.layout.text_of(block)[names..];
        let list = Open { entries: usize::from(!names.is_empty()), ..Open::new(Status::Present, span) };
        self.open = vec![list];
        self.read_run_on(names, &list);
        true
    }

    /// "Cllrs A Bell (Chair), Mrs B Carr, C Dunn" at the head, with no label: an address of several before three people
    /// or more, where nobody is listed as present yet.
    pub(super) fn read_addressed(&mut self, block: &Block) -> bool {
        const FEWEST: usize = 3;
        let reading = self.reading;
        let text = reading.layout.text_of(block);
        // who presides may have a line of their own above
        let listed = |one: &Attendee| {
            one.status == Status::Present && one.name.is_some() && (one.group.is_some() || one.role.is_none())
        };
        if self.found.people.iter().any(listed)
            || block.marker.is_some()
            || !has_plural_honorific(reading.words, text)
            || !are_names(reading, text, FEWEST)
        {
            return false;
        }
        let list = Open {
            entries: 1,
            runs_on: true,
            ..Open::new(Status::Present, Span::new(block.flow.start, block.flow.start))
        };
        self.open = vec![list];
        self.read_run_on(text, &list);
        true
    }
}

/// "Panel: Ann Bell (Chair), Ben Carr (LGA), …": a colon after few words and then at least three people with their
/// details. Gives the length of the label and where the list begins.
fn unknown_label(reading: &Reading<'_>, block: &Block) -> Option<(usize, usize)> {
    let text = reading.layout.text_of(block);
    let colon = text.find(':').filter(|colon| *colon <= 40)?;
    let list = text[colon + 1..].trim_start();
    let short = block.marker.is_none() && !Reading::exceeds(&text[..colon], 4);
    // "Yes: Mrs Bell, Mr Carr, Ms Dunn" tells who voted
    let ballots = [Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain];
    let classes = reading.words.classes(text[..colon].trim());
    if !short
        || ballots.into_iter().any(|ballot| classes.contains(ballot))
        || !list.starts_with(char::is_uppercase)
        || list.matches(',').count() < 2
    {
        return None;
    }
    let entries = attendance_list(reading.words, list, ListForm::RunOn);
    let detailed = |entry: &Entry<'_>| {
        [entry.honorific, entry.organisation, entry.role, entry.initials].into_iter().any(|part| part.is_some())
    };
    let full =
        entries.iter().filter(|entry| entry.name.is_some_and(|name| name.contains(' ')) && detailed(entry)).count();
    let verbs = reading.hits_in(block.flow).iter().filter(|hit| hit.class == Class::FiniteVerb).count();
    (full >= 3 && full * 3 >= entries.len() * 2 && verbs <= 2).then(|| (colon, text.len() - list.len()))
}

/// "The following Councillors were present:" over a line for each. Gives the length of the label and where the list
/// begins.
fn introduction(reading: &Reading<'_>, units: &[(usize, Block)], place: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 14;
    let text = reading.layout.text_of(&units[place].1);
    let head = text.strip_suffix(':').filter(|head| head.contains("following") || head.contains("Following"))?;
    let tail = |phrase: &str| {
        let at = head.len().checked_sub(phrase.len())?;
        head.get(at..).filter(|tail| tail.eq_ignore_ascii_case(phrase))
    };
    let there = reading.words_of(Class::WereThere).any(|phrase| tail(phrase).is_some());
    let lists = units.get(place + 1).is_some_and(|(_, next)| begins_list(reading, next));
    (there && lists && !Reading::exceeds(head, LONGEST)).then_some((head.len(), text.len()))
}

/// Whether a text is a run of names and nothing else but what stands in brackets.
fn are_names(reading: &Reading<'_>, text: &str, fewest: usize) -> bool {
    let mut depth = 0_usize;
    let plain = |word: &str| {
        let outside = depth == 0;
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        let linked = matches!(word, "and" | "&" | "the") || reading.words.classes(word).contains(Class::Particle);
        !outside || word.starts_with('(') || linked || word.starts_with(char::is_uppercase)
    };
    let entries = attendance_list(reading.words, text, ListForm::RunOn);
    entries.len() >= fewest
        && entries.iter().all(|entry| entry.name.is_some())
        && text.words().all(plain)
        && !text.contains(':')
}

/// "Directors: Ann Bell, Ben Carr", "Committee:" over their names: the body or the post in the plural is the label of
/// those who met. Gives the length of the label and where the list begins.
fn body_label(reading: &Reading<'_>, units: &[(usize, Block)], place: usize) -> Option<(usize, usize)> {
    let block = &units[place].1;
    let text = reading.layout.text_of(block);
    let colon = text.find(':').filter(|colon| *colon <= 40 && block.marker.is_none())?;
    let label = text[..colon].trim();
    let last = label.words().next_back().unwrap_or(label);
    let body = [label, last].into_iter().any(|word| reading.words.classes(word).contains(Class::Collective));
    let posts = plural_post(reading.words, label).or_else(|| plural_post(reading.words, last)).is_some();
    if !(body || posts) || Reading::exceeds(label, 3) || reading.words.classes(label).contains(Class::ItemTitle) {
        return None;
    }
    let names = text[colon + 1..].trim_start();
    let full = |entry: &Entry<'_>| {
        entry.name.is_some_and(|name| {
            let last = reading.words.classes(name.words().next_back().unwrap_or(name));
            let body = is_organisation(reading.words, name) || last.contains(Class::Collective);
            // "Chairman Bell, Commissioner Carr"
            let held = entry.role.is_some_and(|role| is_post(reading.words, role) && offset_before(role, name));
            (name.contains(' ') || entry.honorific.is_some() || held) && !body
        })
    };
    let verbs = reading.has(block.flow, Class::FiniteVerb);
    let entries = attendance_list(reading.words, names, ListForm::RunOn);
    let mut below = units[place + 1..].iter().take_while(|(_, next)| next.blank_before <= 1);
    let mut goes_on = || {
        below.next().is_some_and(|(_, next)| {
            let text = reading.layout.text_of(next);
            let named = attendance_list(reading.words, text, ListForm::Lines).first().is_some_and(full);
            named && !text.contains(':') && text.len() <= 80 && begins_list(reading, next)
        })
    };
    let lists = match entries.len() {
        0 => names.is_empty() && goes_on() && goes_on(),
        1 => goes_on(),
        _ => true,
    };
    (lists && !verbs && entries.iter().all(full)).then(|| (colon, text.len() - names.len()))
}

/// Whether a post stands before the name of its holder in the same text.
fn offset_before(role: &str, name: &str) -> bool {
    role.as_ptr() < name.as_ptr()
}

#[cfg(test)]
mod tests {
    use crate::resolve::attendance::listed;

    #[test]
    fn bodies_and_addresses_as_labels() {
        let three = &["Present Ann Bell Chair", "Present Ben Carr Treasurer", "Present Cy Dunn -"][..];
        let cases: &[(&str, &[&str])] = &[
            ("Directors: Ann Bell Chair\nBen Carr Treasurer\nCy Dunn", three),
            ("Committee:\nAnn Bell Chair\nBen Carr Treasurer\nCy Dunn", three),
            ("Board: Ann Bell (Chair), Ben Carr (Treasurer), Cy Dunn", three),
            ("Trustees: Ann Bell Chair, Ben Carr Treasurer, Cy Dunn", three),
            (
                "Commissioners: Chairman Bell, Commissioner Carr, Commissioner Dunn",
                &["Present Bell Chairman", "Present Carr -", "Present Dunn -"],
            ),
            // names of bodies are nobody
            ("Group: Roads Policy and Harbour Committee", &[]),
            (
                "Cllrs A Bell (Chair), Mrs B Carr, C Dunn and Mrs D Moss (Clerk to Council)\n\nIN ATTENDANCE: Ed Pole",
                &[
                    "Present A Bell Chair",
                    "Present B Carr -",
                    "Present C Dunn -",
                    "Present D Moss Clerk to Council",
                    "InAttendance Ed Pole -",
                ],
            ),
            (
                "Chairman: Cllr A Bell\nClerk: Mrs D Moss\nCllrs Carr, Dunn and Pole",
                &[
                    "Present A Bell Chairman",
                    "InAttendance D Moss Clerk",
                    "Present Carr -",
                    "Present Dunn -",
                    "Present Pole -",
                ],
            ),
            ("Cllrs Bell, Carr and Dunn to meet the builder", &[]),
            (
                "The following Councillors were present:\nA Bell (Chair)\nB Carr\n\nAlso in attendance:\nD Moss (Clerk)",
                &["Present A Bell Chair", "Present B Carr -", "InAttendance D Moss Clerk"],
            ),
            (
                "Harbour Commission Chair: Ann Bell, Deputy Director\nMembers: Ben Carr, Cy Dunn",
                &["Present Ann Bell Chair", "Present Ben Carr -", "Present Cy Dunn -"],
            ),
            // the one of that surname who is listed came
            (
                "Present: Cllr Ann Bell, Cllr Ben Carr\nAbsent: Cllr Cy Dunn\nCllr Dunn arrived at 7:10 pm",
                &["Present Ann Bell -", "Present Ben Carr -", "Present Cy Dunn -"],
            ),
        ];
        for (list, expected) in cases {
            assert_eq!(listed(list), *expected, "{list}");
        }
    }
}

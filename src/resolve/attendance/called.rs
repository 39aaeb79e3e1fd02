//! A roll that is called by posts: "1. Treasurer - Ann Bell: Present", whose entries may have numbers or a note of when
//! somebody came in.

use crate::grammar::{Class, ClassSet};
use crate::model::Status;
use crate::parse::attendance::is_post;
use crate::parse::detail::roll_status;
use crate::parse::entry::Entry;
use crate::parse::roll::is_full_name;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::list::{Lists, Open};

/// The first units of a document, in which a roll is called.
const HEAD: usize = 40;

/// Most bytes of an entry.
const LONGEST: usize = 120;

impl Lists<'_, '_> {
    /// Reads such a roll where no list names anybody: at least three entries in the head of the document, nearly all of
    /// them with a post. A label right over some of them, "Officers", is part of it.
    pub(super) fn read_called(&mut self, units: &[(usize, Block)]) {
        const FEWEST: usize = 3;
        let reading = self.reading;
        let head = &units[..units.len().min(HEAD)];
        let called: Vec<Option<Called<'_>>> =
            head.iter().map(|(_, block)| called(reading, reading.layout.text_of(block))).collect();
        let (all, posts) =
            called.iter().flatten().fold((0, 0), |(all, posts), one| (all + 1, posts + usize::from(one.known)));
        // other lists name people whom the roll does not
        let names = || called.iter().flatten().map(|one| one.name);
        let mut named = self.found.people.iter().filter_map(|one| one.name.as_deref());
        if all < FEWEST || posts * 2 < all || named.any(|name| names().all(|other| other != name)) {
            return;
        }
        for (place, one) in called.iter().enumerate() {
            let (index, block) = &head[place];
            let Some(one) = one else {
                let next = called.get(place + 1).is_some_and(Option::is_some);
                let text = reading.layout.text_of(block).trim_end_matches(':');
                let label =
                    next && !Reading::exceeds(text, 4) && !reading.words.classes(text).contains(Class::ItemTitle);
                // an item at the margin is business: "1. Who is here"
                if label && block.marker.is_some() && block.indent > 0 {
                    self.found.listed[*index] = true;
                    self.found.labels.retain(|(labelled, _)| labelled != index);
                }
                continue;
            };
            // "Clerk - Ann Bell: Present" is no label
            self.found.labels.retain(|(labelled, _)| labelled != index);
            let list = Open::new(one.status, Span::new(block.flow.start, block.flow.start));
            let entry = Entry { name: Some(one.name), role: Some(one.post), ..Entry::default() };
            self.found.listed[*index] = true;
            if let Some(known) = self.found.people.iter_mut().find(|known| known.name.as_deref() == Some(one.name)) {
                known.status = one.status;
                continue;
            }
            self.add(&entry, &list, "attendance_entry");
        }
        if self.stacked.is_empty() && self.undivided.is_empty() && self.lettered.is_empty() && self.unmarked.is_empty()
        {
            self.found.people.sort_by_key(|one| one.span.start);
        }
    }
}

/// An entry of such a roll.
struct Called<'t> {
    post: &'t str,
    name: &'t str,
    status: Status,
    /// Whether the post is one that is known.
    known: bool,
}

/// Reads "Treasurer - Ann Bell: Present, came in at 7:15": a post, a full name and what the roll says.
fn called<'t>(reading: &Reading<'_>, text: &'t str) -> Option<Called<'t>> {
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return None;
    }
    // what stands behind the word of the roll tells when somebody came
    let said = text.split(',').next().unwrap_or(text).trim_end_matches(['.', ' ']);
    if let Some((head, mark)) = said.rsplit_once(':')
        && let Some(status) = roll_status(reading.words, mark.trim())
    {
        // "Clerk - Ben Carr: Yes" is a vote
        let votes = [Class::Present, Class::Absent, Class::Apologies];
        let spelt =
            mark.trim().len() > "yes".len() || reading.words.classes(mark.trim()).intersects(ClassSet::of(&votes));
        return if spelt { held(reading, head, status) } else { None };
    }
    let (before, last) = said.last_word()?;
    let two =
        before.trim_end().last_word().map(|(head, word)| (head, &said[said.len() - last.len() - word.len() - 1..]));
    let (head, status) =
        two.and_then(|(head, words)| Some((head, roll_status(reading.words, words)?))).or_else(|| {
            (last.len() > 3).then(|| roll_status(reading.words, last)).flatten().map(|status| (before, status))
        })?;
    held(reading, head, status)
}

/// Reads "Treasurer - Ann Bell": a post and the full name of whoever has it.
fn held<'t>(reading: &Reading<'_>, text: &'t str, status: Status) -> Option<Called<'t>> {
    let held = text.trim_end_matches([':', '-', '–', '—', ' ', '(']);
    let (post, name) = [" - ", " – ", " — ", ": "].iter().find_map(|sign| seek::part(held, sign))?;
    let (post, name) = (post.trim(), name.trim());
    let known = is_post(reading.words, post);
    (is_full_name(reading.words, name) && !Reading::exceeds(post, 6)).then_some(Called { post, name, status, known })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn a_roll_by_posts() {
        let told = |text: &str| -> (Vec<String>, Vec<String>) {
            let minutes = convert(&format!("Elm Club\nMinutes of 3 May 2021\n\n{text}"));
            let people = minutes.attendees.into_iter().map(|one| {
                format!("{:?} {} {}", one.status, one.name.unwrap_or_default(), one.role.unwrap_or_default())
            });
            (people.collect(), minutes.agenda_items.into_iter().map(|item| item.title).collect())
        };
        let (people, items) = told(
            "1. Call to order\n2. Roll call\n\t1. Officers\n\t\t1. President - Ann Bell: Present\n\t\t1. Treasurer - Ben Carr: Present, came \
             in 13:20\n\t\t1. Clerk - Cy Dunn:Not Present\n\t1. Keepers:\n\t\t1. Pond: Di Moss Present\n3. Roads\n\tThey are bad.\n",
        );
        let expected = [
            "Present Ann Bell President",
            "Present Ben Carr Treasurer",
            "Absent Cy Dunn Clerk",
            "Present Di Moss Pond",
        ];
        assert_eq!(people, expected);
        assert_eq!(items, ["Call to order", "Roll call", "Roads"]);
        // reports, and what is to be there
        let (people, _) = told(
            "1. Roads - Oak Lane: present state\n2. Lamps - Mill Road: none present\n3. Grant - Elm Trust: absent\n\nThey talked of it.\n",
        );
        assert!(people.is_empty(), "{people:?}");
        // a vote, and an item over a roll
        let (people, _) = told(
            "1. Gates\n They voted by name.\n - Warden - Ann Bell: Absent\n - Clerk - Ben Carr: Yes\n - Treasurer - Cy Dunn: No\n2. Walls\n High.\n",
        );
        assert!(people.iter().all(|one| !one.contains("Ann Bell")), "{people:?}");
        let (people, items) = told(
            "1. Who has come\n   - Warden - Ann Bell: Present\n   - Clerk - Ben Carr: Present\n   - Treasurer - Cy Dunn: Absent\n2. Gates\n   Old.\n3. Walls\n   High.\n",
        );
        assert_eq!((people.len(), items.len()), (3, 3), "{items:?}");
    }
}

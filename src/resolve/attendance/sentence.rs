//! Attendance told in sentences.

use crate::grammar::Class;
use crate::model::{Status, confidence};
use crate::parse::attendance::{ListForm, attendance_list};
use crate::parse::sentence::sentences;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span};

use super::list::{Lists, Open};

/// Most sentences of a block that are looked at.
const FIRST: usize = 4;

impl Lists<'_, '_> {
    /// Sentences that state attendance outside a list: "7 members of the public were in attendance", "Apologies were
    /// received from Ann Bell". Whether they are all that the block says.
    pub(super) fn sentence_about_attendance(&mut self, block: &Block, index: usize) -> bool {
        let reading = self.reading;
        let text = reading.layout.text_of(block);
        let told = reading.hits_in(block.flow).iter().any(|hit| {
            matches!(hit.class, Class::Apologies | Class::InAttendance | Class::Absent | Class::Crowd | Class::Present)
        });
        if !told {
            return false;
        }
        let mut spans = Vec::new();
        sentences(reading.words, text, block.flow.start, &mut spans);
        let before = self.found.people.len();
        for span in spans.into_iter().take(FIRST) {
            let Some((status, names)) = stated(reading, reading.text(span)) else { continue };
            // "Present were …" stands near the head; later on it tells of something else
            if status == Status::Present && index > reading.layout.blocks.len() / 3 + 8 {
                continue;
            }
            self.add_stated(status, names, span);
        }
        self.found.people.len() > before && Reading::count_words(text) <= 20 && block.marker.is_none()
    }

    /// Adds the people that a sentence names or counts.
    fn add_stated(&mut self, status: Status, names: &str, sentence: Span) {
        let before = self.found.people.len();
        let verbs = [" noted", " were ", " was ", " had ", " which "];
        let end = verbs.iter().filter_map(|verb| names.find(verb)).min().unwrap_or(names.len());
        let list = Open::new(status, Span::new(sentence.start, sentence.start));
        for entry in attendance_list(self.reading.words, &names[..end], ListForm::RunOn) {
            let named = entry.name.is_some_and(|name| name.contains(' ') || entry.honorific.is_some());
            let post = entry.name.is_none() && status == Status::InAttendance && entry.role.is_some();
            if named || entry.count.is_some() || post {
                self.add(&entry, &list, "attendance_sentence");
            }
        }
        for attendee in &mut self.found.people[before..] {
            attendee.confidence = confidence::FAIR;
            attendee.group = None;
        }
    }
}

/// What a sentence says of attendance, and its part with the names.
fn stated<'t>(reading: &Reading<'_>, sentence: &'t str) -> Option<(Status, &'t str)> {
    let lower = sentence.to_ascii_lowercase();
    let phrases = |class| reading.grammar.words(class).iter().map(String::as_str);
    if reading.says(&lower, Class::ApologyStem)
        && let Some(end) = phrases(Class::ApologiesFrom).find_map(|phrase| Some(lower.find(phrase)? + phrase.len()))
    {
        return Some((Status::Apologies, sentence[end..].trim_start_matches([' ', ':'])));
    }
    let names_before = |class| phrases(class).find_map(|phrase| blank_before(&lower, phrase)).map(|at| &sentence[..at]);
    let names_behind = |class| phrases(class).find_map(|phrase| blank_behind(&lower, phrase)).map(|at| &sentence[at..]);
    if let Some(names) = names_before(Class::ApologiesSent) {
        return Some((Status::Apologies, names));
    }
    if let Some(names) = names_before(Class::AttendedToo).or_else(|| names_behind(Class::ThereToo)) {
        return Some((Status::InAttendance, names));
    }
    if let Some(names) = names_behind(Class::ThereWere) {
        return Some((Status::Present, names));
    }
    if !reading.says(&lower, Class::ThePublic) {
        return None;
    }
    let end = phrases(Class::PublicCame).filter_map(|phrase| blank_before(&lower, phrase)).min()?;
    let public = sentence[..end].trim_end_matches(" were").trim_end_matches(" was");
    let public = public.strip_prefix("There were ").or_else(|| public.strip_prefix("There was ")).unwrap_or(public);
    Some((Status::InAttendance, public))
}

/// Where the blank before the first place of a phrase stands.
fn blank_before(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).find(|(at, _)| text[..*at].ends_with(' ')).map(|(at, _)| at - 1)
}

/// Where the text behind a phrase and a blank begins.
fn blank_behind(text: &str, phrase: &str) -> Option<usize> {
    let ends = text.match_indices(phrase).map(|(at, _)| at + phrase.len());
    ends.into_iter().find(|end| text[*end..].starts_with(' ')).map(|end| end + 1)
}

//! Attendance told in sentences.

use crate::grammar::{Class, Hit};
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
            let Some((status, names)) = stated(reading, span) else { continue };
            // "Present were …" stands near the head; later on it tells of something else
            if status == Status::Present && index > reading.layout.blocks.len() / 3 + 8 {
                continue;
            }
            self.add_stated(status, names, span);
        }
        self.found.people.len() > before && Reading::count_words(text) <= 20 && block.marker.is_none()
    }

    /// Adds the people that a sentence names or counts.
    pub(super) fn add_stated(&mut self, status: Status, names: &str, sentence: Span) {
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
pub(super) fn stated<'t>(reading: &Reading<'t>, span: Span) -> Option<(Status, &'t str)> {
    let sentence = reading.text(span);
    let inner = |at: u32| at as usize - span.start;
    let behind_blank = |hit: &Hit| sentence[..inner(hit.start)].ends_with(' ');
    let before_blank = |hit: &Hit| sentence[inner(hit.end)..].starts_with(' ');
    if reading.speaks(span, Class::ApologyStem)
        && let Some(from) = reading.foremost(span, Class::ApologiesFrom, |_| true)
    {
        return Some((Status::Apologies, sentence[inner(from.end)..].trim_start_matches([' ', ':'])));
    }
    let names_before =
        |class| reading.foremost(span, class, behind_blank).map(|phrase| &sentence[..inner(phrase.start) - 1]);
    let names_behind =
        |class| reading.foremost(span, class, before_blank).map(|phrase| &sentence[inner(phrase.end) + 1..]);
    if let Some(names) = names_before(Class::ApologiesSent) {
        return Some((Status::Apologies, names));
    }
    if let Some(names) = names_before(Class::NotThere) {
        return Some((Status::Absent, names));
    }
    if let Some(names) = names_before(Class::AttendedToo).or_else(|| names_behind(Class::ThereToo)) {
        return Some((Status::InAttendance, names));
    }
    if let Some(names) = names_behind(Class::ThereWere) {
        return Some((Status::Present, names));
    }
    if !reading.speaks(span, Class::ThePublic) {
        return None;
    }
    let came = reading.phrases_in(span, Class::PublicCame).find(|hit| behind_blank(hit))?;
    let public = sentence[..inner(came.start) - 1].trim_end_matches(" were").trim_end_matches(" was");
    let public = public.strip_prefix("There were ").or_else(|| public.strip_prefix("There was ")).unwrap_or(public);
    Some((Status::InAttendance, public))
}

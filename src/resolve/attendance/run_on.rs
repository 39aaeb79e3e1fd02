//! Lists that run on: where they end, and what the sentences behind them tell.

use crate::grammar::{Class, ClassSet};
use crate::model::Status;
use crate::parse::apology::received_from;
use crate::parse::attendance::{ListForm, attendance_list, is_post};
use crate::parse::entry::{Entry, attendance_entry};
use crate::parse::label::{LABELS, attendance_label};
use crate::parse::person::honorifics;
use crate::parse::roll::is_full_name;
use crate::parse::sentence::sentences;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

use super::list::{Lists, Open};
use super::sentence::{arrived, stated};

impl Lists<'_, '_> {
    /// Reads a list that runs on behind its label.
    pub(super) fn read_run_on(&mut self, text: &str, list: &Open) {
        let reading = self.reading;
        let (text, tail) = also_there(reading, before_business(reading, text));
        let trimmed = text.trim_end();
        let linked = trimmed.ends_with([',', '(', '&']) || trimmed.ends_with(" and");
        if linked || trimmed.matches('(').count() > trimmed.matches(')').count() {
            self.found.unclosed.push(reading.flow_span(trimmed));
        }
        // "Recorder: Ann Bell": the label is the post
        let label = reading.text(list.label).trim_end_matches([':', '-', ' ', '–']);
        let post = reading.words.classes(label).contains(Class::Post).then_some(label);
        // "Planning Clerk: Ann Bell"
        let beside = list.status == Status::InAttendance;
        let single =
            || beside && !label.ends_with('s') && is_post(reading.words, label) && is_full_name(reading.words, text);
        let post = post.or_else(|| single().then_some(label));
        let (lists, told) = list_sentences(reading, text);
        for part in lists {
            let part = without_verb(reading, part);
            // "Guest: Ann Bell, Tidewire": of one person the second piece tells whence they come
            let of_one = beside
                && !label.ends_with(['s', 'S'])
                && part.matches(',').count() == 1
                && seek::find(part, " and ").is_none();
            let lone = of_one && (post.is_some() || reading.words.classes(label).contains(Class::Crowd));
            let form = if lone { ListForm::Lines } else { ListForm::RunOn };
            for mut entry in attendance_list(reading.words, part, form) {
                entry.role = entry.role.or(post.filter(|_| entry.name.is_some()));
                self.add(&entry, list, "attendance_list");
            }
        }
        for sentence in told {
            let label = attendance_label(reading.words, sentence).filter(|label| label.list < sentence.len());
            if let Some(label) = label {
                let span = reading.flow_span(&sentence[..label.label.end]);
                let list = Open::new(label.status, span);
                // "9 residents; Mr Carr"
                self.add_crowd(&sentence[..label.label.end], &list);
                self.read_run_on(&sentence[label.list..], &list);
            } else if let Some(entry) = counted_entry(reading, sentence) {
                self.add(&entry, list, "attendance_list");
            } else if let Some((status, names)) = stated(reading, reading.flow_span(sentence)) {
                self.add_stated(status, names, reading.flow_span(sentence));
            } else if let Some(names) = arrived(reading, reading.flow_span(sentence)) {
                self.add_stated(Status::Present, names, reading.flow_span(sentence));
            }
        }
        if let Some((status, label, tail)) = tail {
            self.read_run_on(tail, &Open::new(status, reading.flow_span(label)));
        }
    }
}

/// A list without the verb of its sentence: "…, Ann Bell and Ben Carr were present", "Cllr Bell sent his apologies".
fn without_verb<'t>(reading: &Reading<'_>, list: &'t str) -> &'t str {
    let list = without_next_sentence(reading, list);
    let span = reading.flow_span(list);
    if let Some(sent) = reading.foremost(span, Class::ApologiesSent, |hit| hit.start as usize > span.start) {
        return list[..sent.start as usize - span.start].trim_end();
    }
    let bare = list.trim_end_matches(['.', ' ']);
    let ends = [" were ", " was ", " are "].into_iter().filter_map(|verb| seek::find_last(bare, verb));
    let verb = ends.max().filter(|at| {
        let said = &bare[at + 1..];
        let said = said.first_word().map_or("", |(_, rest)| rest);
        // "Apologies from Cllrs Bell and Carr were received and accepted."
        let first = seek::part(said, " and ").map_or(said, |(first, _)| first);
        reading.words.classes(said).intersects(LABELS)
            || reading.words.classes(first).contains(Class::ApologyParticiple)
    });
    verb.map_or(list, |at| &list[..at])
}

/// Words that tell of a subject right before them that it does or undergoes something.
const VERBS: ClassSet = ClassSet::of(&[Class::FiniteVerb, Class::Auxiliary]);

/// "Cllrs Bell and Carr These were accepted": a list without the sentence behind it, whose full stop is missing.
fn without_next_sentence<'t>(reading: &Reading<'_>, list: &'t str) -> &'t str {
    let span = reading.flow_span(list);
    let begins = |place: usize, end: usize| {
        let (before, word) = list.split_at(place);
        let verb = word.get(end - place..).and_then(|behind| behind.strip_prefix(' ')).and_then(|it| it.words().next());
        word.starts_with(char::is_uppercase)
            && before.ends_with(' ')
            && before.trim_end().ends_with(char::is_alphanumeric)
            && verb.is_some_and(|verb| {
                verb.starts_with(char::is_lowercase) && reading.words.classes(verb).contains(Class::FiniteVerb)
            })
    };
    // "Cy Dunn (clerk) The meeting was called to order"
    let meets = |place: usize| {
        let (noun, verb) = list[place + "The ".len()..].first_word()?;
        let verb = verb.words().next().unwrap_or("");
        let before = list[..place].trim_end();
        let told = noun.starts_with(char::is_lowercase) && reading.words.classes(verb).intersects(VERBS);
        (told && before.ends_with(|last: char| last.is_alphanumeric() || last == ')')).then_some(place)
    };
    let hits = reading.hits_in(span).iter().filter(|hit| hit.class == Class::Pronoun);
    let mut places = hits.map(|hit| (hit.start as usize - span.start, hit.end as usize - span.start));
    let cut = places.find(|(start, end)| *end <= list.len() && begins(*start, *end)).map(|(start, _)| start);
    let cut = cut.or_else(|| seek::places(list, "The ").filter(|place| *place > 0).find_map(meets));
    cut.map_or(list, |start| list[..start].trim_end())
}

/// The sentences of a list that runs on: the first, and those behind it that name people without telling of them
/// ("Cllr. Ann Bell, Cathaoirleach, presided. Cllrs. B. Carr, C. Dunn"); and those that tell.
fn list_sentences<'t>(reading: &Reading<'_>, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut spans = Vec::new();
    sentences(reading.words, text, 0, &mut spans);
    let (mut kept, mut start) = (Vec::new(), 0);
    // a list of more sentences is none
    for pair in spans.windows(2).take(64) {
        let (before, after) = (text[start..pair[0].end].trim_end_matches('.'), pair[1].start);
        let last = before.rsplit([' ', ',']).next().unwrap_or("");
        // "Hon. Treas." and "Wm." end no list
        let ends = last.len() >= 4 && last.chars().all(char::is_lowercase) || last.ends_with(')');
        let open = before.matches('(').count() > before.matches(')').count();
        // "…, B Carr. Clerk: C Dunn. 3 members of the public": names may end a list too
        let next = &text[pair[1].start..pair[1].end];
        let opens = last.len() >= 3
            && (attendance_label(reading.words, next).is_some_and(|label| label.list < next.len())
                || counted_entry(reading, next).is_some()
                || stated(reading, reading.flow_span(next)).is_some()
                || is_prose(next)
                || post_before_name(reading, next)
                || titled(reading, next) && !is_post(reading.words, last)
                || is_told(reading, next)
                || names_only(reading, next)
                || arrived(reading, reading.flow_span(next)).is_some());
        if (ends || opens) && !open {
            kept.push(&text[start..pair[0].end]);
            start = after;
        }
    }
    kept.push(&text[start..]);
    kept.into_iter().partition(|sentence| {
        let titled = titled(reading, sentence) || post_before_name(reading, sentence) || names_only(reading, sentence);
        let told = arrived(reading, reading.flow_span(sentence)).is_some();
        sentence.as_ptr() == text.as_ptr()
            || (titled && !told && !reading.has(reading.flow_span(sentence), Class::FiniteVerb))
    })
}

/// "Moved by Bell, seconded by Carr that the lamp be bought.": whether a sentence tells who moved and seconded something, and
/// so no more of who was there.
pub(in crate::resolve) fn puts_business(reading: &Reading<'_>, sentence: Span) -> bool {
    let lists = reading.lists_in(sentence);
    lists.contains(Class::Seconded) && (lists.contains(Class::Moved) || lists.contains(Class::Motion))
}

/// A list without what stands behind it from the first motion on: there "Absent: Bell" tells of a vote.
fn before_business<'t>(reading: &Reading<'_>, list: &'t str) -> &'t str {
    let base = reading.flow_span(list);
    if !puts_business(reading, base) {
        return list;
    }
    let mut spans = Vec::new();
    sentences(reading.words, list, 0, &mut spans);
    let moves = |span: &&Span| puts_business(reading, Span::new(base.start + span.start, base.start + span.end));
    spans.iter().skip(1).find(moves).map_or(list, |span| list[..span.start].trim_end())
}

/// "Sis. A Bell, B Carr": a sentence that begins with a form of address.
fn titled(reading: &Reading<'_>, sentence: &str) -> bool {
    honorifics(reading.words, sentence)
        .is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
}

/// "Ann Bell, Ben Carr": names and nothing else behind a full stop that stands for a comma.
fn names_only(reading: &Reading<'_>, sentence: &str) -> bool {
    const LONGEST: usize = 4;
    let bare = sentence.trim_end_matches(['.', ' ', ',']);
    let pieces = || bare.split(',').map(str::trim);
    let full = pieces().filter(|piece| is_full_name(reading.words, piece)).count();
    let short = pieces().all(|piece| {
        piece.starts_with(char::is_uppercase) && !Reading::exceeds(piece, LONGEST) && !is_post(reading.words, piece)
    });
    full * 2 > pieces().count() && short && !reading.has(reading.flow_span(bare), Class::FiniteVerb)
}

/// "3 members of the public": a sentence that counts a group, and nothing else.
fn counted_entry<'t>(reading: &Reading<'_>, sentence: &'t str) -> Option<Entry<'t>> {
    let digit = sentence.starts_with(|char: char| char.is_ascii_digit());
    attendance_entry(reading.words, sentence).filter(|entry| digit && entry.count.is_some() && entry.name.is_none())
}

/// "District Councillor P Fox.": a sentence that is the entry of a post with its holder.
fn post_before_name(reading: &Reading<'_>, sentence: &str) -> bool {
    let told = reading.has(reading.flow_span(sentence), Class::FiniteVerb);
    let entry = attendance_entry(reading.words, sentence).filter(|_| !told);
    entry.and_then(|entry| Some(entry.role?.as_ptr() < entry.name?.as_ptr())).unwrap_or(false)
}

/// "The Committee was quorate.": a sentence of its own, whose subject is a thing or a body.
fn is_told(reading: &Reading<'_>, sentence: &str) -> bool {
    let article =
        ["The ", "This ", "These ", "There ", "It ", "A "].iter().any(|article| sentence.starts_with(article));
    let span = reading.flow_span(sentence);
    article && reading.has(span, Class::FiniteVerb) || reading.speaks(span, Class::ChairAfter) || tells(reading, span)
}

/// "Staff attending included Ann Bell": whether a sentence has a finite verb in small letters, and in no bracket.
fn tells(reading: &Reading<'_>, sentence: Span) -> bool {
    let text = reading.text(sentence);
    reading.hits_in(sentence).iter().filter(|hit| hit.class == Class::FiniteVerb).any(|hit| {
        let (before, verb) = text.split_at((hit.start as usize - sentence.start).min(text.len()));
        verb.starts_with(char::is_lowercase) && before.matches('(').count() == before.matches(')').count()
    })
}

/// Whether most words of a sentence are in small letters, as in no list of names.
fn is_prose(sentence: &str) -> bool {
    let (all, small) = sentence
        .words()
        .take(24)
        .fold((0, 0), |(all, small), word| (all + 1, small + usize::from(word.starts_with(char::is_lowercase))));
    small >= 3 && small * 2 > all
}

/// "… and Ann Bell. Also in attendance were Ben Carr and …": a second list in the same paragraph.
fn also_there<'t>(reading: &Reading<'_>, list: &'t str) -> (&'t str, Option<(Status, &'t str, &'t str)>) {
    let base = reading.flow_span(list);
    let lists = [
        (Class::InAttendance, Status::InAttendance),
        (Class::Apologies, Status::Apologies),
        (Class::Absent, Status::Absent),
    ];
    for hit in reading.hits_in(base) {
        let Some((_, status)) = lists.into_iter().find(|(class, _)| *class == hit.class) else { continue };
        let (start, end) = (hit.start as usize - base.start, hit.end as usize - base.start);
        let (Some(label), Some(after)) = (list.get(start..end), list.get(end..)) else { continue };
        let linked = ["were ", "was ", ": ", ":", "- ", "– ", "received from ", "from "];
        let after = after.trim_start();
        // "…, there being also in attendance Mrs Pole"
        let before = list[..start].trim_end();
        let absolute = ["there being", "with"].into_iter().find_map(|link| before.strip_suffix(link));
        if let Some(before) = absolute.filter(|_| after.starts_with(char::is_uppercase)) {
            return (before.trim_end_matches([' ', ';', ',']), Some((status, label, after)));
        }
        let Some(names) = linked.into_iter().find_map(|link| after.strip_prefix(link)) else { continue };
        let names = names.trim_start_matches([' ', ':']);
        // "Regrets were received from Ann Bell"
        let received = received_from(reading.words, names).filter(|_| status == Status::Apologies);
        let names = received.map_or(names, |length| &names[length..]);
        // "Keeper – Ann Bell, Clerk – Ben Carr", "Ann Bell and the Clerk – Ben Carr": posts before their holders
        let holds = |sign: &str| seek::part(list, sign).is_some_and(|(post, _)| is_post(reading.words, post));
        let dashed = after.starts_with(['-', '–', '—']) && reading.words.classes(label).contains(Class::Post);
        if dashed && (before.ends_with(" and the") || [" – ", " - "].into_iter().any(holds)) {
            continue;
        }
        // the label's own words must not be part of a post ("Officer in attendance")
        let capital = start > 0 && label.starts_with(char::is_uppercase);
        // "Ann Bell (Leave of Absence – Unwell)"
        if list[..start].matches('(').count() > list[..start].matches(')').count() {
            continue;
        }
        if capital || list[..start].trim_end().ends_with('.') {
            return (list[..start].trim_end_matches([' ', '.', ';', ',']), Some((status, label, names)));
        }
    }
    (list, None)
}

#[cfg(test)]
mod tests {
    use crate::resolve::attendance::listed;

    #[test]
    fn lists_that_run_on_behind_their_labels() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Sederunt: Ann Bell (Chair), Ben Carr\nApologies: Cllr Dunn, Flo Gray",
                &["Present Ann Bell Chair", "Present Ben Carr -", "Apologies Dunn -", "Apologies Flo Gray -"],
            ),
            (
                "Present: Dr Ann Bell, Ben Carr, Cy Dunn, Prof. Flo Gray",
                &["Present Ann Bell -", "Present Ben Carr -", "Present Cy Dunn -", "Present Flo Gray -"],
            ),
            (
                "Present. Mrs Bell, Mr Carr and Miss Dunn.\n\nGuest speaker: Flo Gray, Tidewire",
                &["Present Bell -", "Present Carr -", "Present Dunn -", "InAttendance Flo Gray Guest speaker"],
            ),
            (
                "Present: Ann Bell & Ben Carr (Wardens), Cy Dunn",
                &["Present Ann Bell Wardens", "Present Ben Carr Wardens", "Present Cy Dunn -"],
            ),
            (
                "Present: Mr Bell, Mr Carr\nMrs Dunn – no apologies received",
                &["Present Bell -", "Present Carr -", "Absent Dunn -"],
            ),
            (
                "Present: Mr Bell, 1 member of the press and 9 residents",
                &["Present Bell -", "InAttendance - member of the press", "InAttendance - residents"],
            ),
            (
                "Present:\nAnn Bell – Chair\nNed & Ruth Olm\nCy Dunn",
                &["Present Ann Bell Chair", "Present Ned Olm -", "Present Ruth Olm -", "Present Cy Dunn -"],
            ),
            (
                "Present: Ann Bell\n\nOfficers: Planning Officer (B Carr), Solicitor (C Dunn) and Clerk (D Eames)",
                &[
                    "Present Ann Bell -",
                    "InAttendance B Carr Planning Officer",
                    "InAttendance C Dunn Solicitor",
                    "InAttendance D Eames Clerk",
                ],
            ),
            ("The meeting opened at 7.35 with 31 members present.", &["Present - members"]),
            ("The walk went well with 31 members present.", &[]),
            // what a vote says of those who were not there is no list
            (
                "Members present: Mayor Bell, Carr, Dunn. Absent: Ford. Moved by Carr, seconded by Dunn that the bill be paid. Ayes: Three. Absent: Ford, Gray. Motion carried.",
                &["Present Bell Mayor", "Present Carr -", "Present Dunn -", "Absent Ford -"],
            ),
            (
                "Mr Bell presided and there were 19 electors present.\n\nPresent: Mr Bell, Mr Carr",
                &["InAttendance - electors", "Present Bell -", "Present Carr -"],
            ),
        ];
        for (list, expected) in cases {
            assert_eq!(listed(list), *expected, "{list}");
        }
    }

    #[test]
    fn the_next_sentence_is_no_organisation() {
        let list =
            "Present: A. Bell, B. Carr, C. Dunn (recorder)\nThe meeting was called to order at 7:01 p.m. by the Chair.";
        let people = crate::convert(&format!("Elm Board\n3 May 2024\n\n{list}\n\n1. Roads\nNone.\n")).attendees;
        assert_eq!(people.len(), 3);
        assert!(people.iter().all(|one| one.organisation.is_none()), "{people:?}");
    }
}

//! Whether a block is an entry of a list.

use crate::grammar::{Class, ClassSet, Hit};
use crate::parse::attendance::{ListForm, attendance_list, is_organisation, is_post};
use crate::parse::date::MONTHS;
use crate::parse::detail::roll_status;
use crate::parse::entry::{Entry, post_first};
use crate::parse::label::attendance_label;
use crate::parse::offset_in;
use crate::parse::person::{honorifics, person, reference};
use crate::parse::several::are_several;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, NumberingKind, Words, seek};

use super::business::heads_business;
use super::cells::columns;
use super::label::lone_count;
use super::list::Open;
use super::sentence::stated;
use super::units::is_shouted_word;

/// An entry that can be one: a name of more than one word or with an honorific or detail, a post, a counted group.
pub(super) fn plausible(entry: &Entry<'_>) -> bool {
    match entry.name {
        Some(name) => name.len() <= 60 && !name.is_empty(),
        None => entry.role.is_some_and(|role| role.len() <= 80),
    }
}

/// Whether a list may begin with the block behind its label.
pub(super) fn begins_list(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.layout.text_of(block);
    // "Ann   Bell   Oakway   Observer": a row of a table is no label, whatever its last cell is
    let cells = columns(reading, block);
    let head = cells.first().filter(|_| cells.len() > 1).map_or(text, |(_, cell)| cell);
    if attendance_label(reading.words, head).is_some() {
        return false;
    }
    // an item of business could have such a number too
    if let Some(numbering) = block.marker.and_then(Marker::numbering) {
        let told = |entry: &Entry<'_>| {
            entry.name.is_some()
                && [entry.honorific, entry.role, entry.organisation, entry.initials].iter().any(Option::is_some)
        };
        // "1. Treasurer - Ann Bell: Present" is of a roll that is called by posts
        let called = text.rsplit_once(':').is_some_and(|(_, mark)| roll_status(reading.words, mark.trim()).is_some());
        return numbering.depth == 1
            && numbering.parts[0] == 1
            && !called
            && is_entry(reading, text)
            && attendance_list(reading.words, text, ListForm::Lines).first().is_some_and(told);
    }
    cells.len() > 1 || is_entry(reading, text)
}

/// Whether a line reads as an entry or a run of them.
pub(super) fn is_entry(reading: &Reading<'_>, text: &str) -> bool {
    tells_more(text) || entries_of(reading, text).is_some()
}

/// Whether a line of a list is something else than entries: how many there were ("14", "three others"), or how often
/// somebody spoke.
fn tells_more(text: &str) -> bool {
    lone_count(text).is_some_and(|_| text.len() < 60) || said_lines(text).is_some() || tells_of_one(text)
}

/// "Cy is chair of the Roof Panel", below the entry of Cy: a sentence that says more of somebody who is called by one name.
pub(super) fn tells_of_one(text: &str) -> bool {
    const LONGEST: usize = 160;
    text.len() <= LONGEST
        && text.first_word().is_some_and(|(name, rest)| {
            let said = ["is the ", "is a ", "is an ", "is chair ", "is on ", "is from "]
                .iter()
                .any(|verb| rest.starts_with(verb));
            said && name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase)
        })
}

/// The entries of a line that reads as one or a run of them.
fn entries_of<'t>(reading: &Reading<'_>, text: &'t str) -> Option<Vec<Entry<'t>>> {
    if opens_with_day(reading, text) {
        return None;
    }
    // what tells of a line as a whole that it is none comes first: to divide it into entries takes longest
    let sentence = text.ends_with('.') && Reading::exceeds(text, 12) && !text.contains([',', ';']);
    // "Ann Bell: Director; Ben Carr:" breaks off before the post of the last
    let headed = text.ends_with(':') && !text.contains(';');
    let classes = reading.words.classes(text.trim_end_matches([':', '.']));
    let title = [Class::ItemTitle, Class::AgendaTitle, Class::ActionsTitle, Class::DecisionsTitle, Class::NotAnItem]
        .into_iter()
        .any(|class| classes.contains(class));
    // "General agenda" over its entries
    let agenda = text.last_word().is_some_and(|(_, last)| reading.words.classes(last).contains(Class::AgendaTitle));
    if sentence
        || headed
        || title
        || agenda && !text.contains(',')
        || stated(reading, reading.flow_span(text)).is_some()
    {
        return None;
    }
    let entries = attendance_list(reading.words, text, ListForm::Lines);
    reads_as_entries(reading, text, &entries).then_some(entries)
}

/// Whether what a line was divided into is people.
fn reads_as_entries(reading: &Reading<'_>, text: &str, entries: &[Entry<'_>]) -> bool {
    let Some(first) = entries.first() else { return false };
    // "Visitors must sign in."
    let modal = |word: &str| word.starts_with(char::is_lowercase) && reading.words.classes(word).contains(Class::Modal);
    let orders = || text.ends_with('.') && text.words().any(modal);
    if first.name.is_none() && first.count.is_none() && orders() {
        return false;
    }
    // a heading in capitals
    let shouted = !text.contains([',', '(']) && text.words().count() >= 4 && !text.chars().any(char::is_lowercase);
    if shouted && first.honorific.is_none() {
        return false;
    }
    // "The Financial Markets" is no name, and "Status: approved" no entry
    let title = first.honorific.is_none()
        && first.name.is_some_and(|name| {
            let rest = text.get(name.len()..).filter(|_| text.starts_with(name)).unwrap_or("");
            let said = rest.strip_prefix(':').map(str::trim);
            let told = said.is_some_and(|said| {
                is_post(reading.words, said)
                    || is_organisation(reading.words, said)
                    || roll_status(reading.words, said).is_some()
            });
            let body = is_organisation(reading.words, name) && name.contains(' ');
            name.starts_with("The ") || said.is_some() && entries.len() == 1 && (body || !told)
        });
    // "Noted." under "Report of the Bursar"
    let settled = first.honorific.is_none() && !text.contains(' ') && text.ends_with('.') && {
        let classes = reading.words.classes(&text[..text.len() - 1]);
        classes.intersects(ClassSet::of(&[
            Class::Noted,
            Class::Approved,
            Class::Decided,
            Class::Deferred,
            Class::Rejected,
        ]))
    };
    // "Minutes - Ben"
    let business = first.honorific.is_none()
        && first.name.is_some_and(|name| {
            let classes = reading.words.classes(name);
            classes.contains(Class::ItemTitle) && classes.contains(Class::MinutesWord)
                || reading.words_of(Class::QuorumWord).any(|word| name.eq_ignore_ascii_case(word))
        });
    // "Welcome - Ann Bell": who opens the business
    let opens = first.honorific.is_none()
        && first.name.is_some_and(|name| {
            let rest = text.get(name.len()..).filter(|_| text.starts_with(name)).unwrap_or("");
            let classes = reading.words.classes(name);
            let title = classes.contains(Class::ItemTitle) && !classes.contains(Class::Surname);
            title && [" - ", " – ", " — "].iter().any(|dash| rest.starts_with(dash))
        });
    // "Tree Committee" over its report, "Standing Committee – one warden and one other member"
    let committee = first.honorific.is_none()
        && first.name.is_some_and(|name| {
            let last = name.words().next_back().unwrap_or(name);
            let rest = text.get(name.len()..).filter(|_| text.starts_with(name)).unwrap_or("-").trim_start();
            let told = rest.trim_start_matches(['-', '–', '—', ' ']);
            let dashed = told.len() < rest.len() && told.starts_with(char::is_lowercase);
            let met = [Class::Collective, Class::Occasion]
                .into_iter()
                .any(|class| reading.words.classes(last).contains(class));
            name.contains(' ') && met && (rest.is_empty() || dashed)
        });
    // "By Ann Bell", "For Chair Ben Carr": who wrote it, who is put forward
    let linked = ["By ", "For ", "From ", "To "].iter().any(|link| text.starts_with(link));
    // "No report submitted"
    let denied = text.strip_prefix("No ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
    // "3 new members approved: Ann Bell, Ben Carr"
    let told = seek::part(text, ": ").is_some_and(|(head, _)| {
        let said = reading.flow_span(head);
        let behind = first.name.is_none_or(|name| offset_in(text, name) >= head.len());
        let settles =
            [Class::FiniteVerb, Class::Approved, Class::Decided].into_iter().any(|class| reading.has(said, class));
        behind && settles && Reading::exceeds(head, 2)
    });
    // "Carr for President" is put forward
    let nominated = seek::part(text, " for ").is_some_and(|(name, post)| {
        let named = person(reading.words, name).is_ok_and(|(rest, _)| rest.is_empty());
        named && !is_post(reading.words, name) && is_post(reading.words, post.trim_end_matches('.'))
    });
    // "Old Business – None."
    let idle = [" - ", " – ", " — "]
        .into_iter()
        .filter_map(|dash| seek::part(text, dash))
        .any(|(head, behind)| reading.is_nobody(behind) && reading.words.classes(head).contains(Class::ItemTitle));
    if title
        || settled
        || business
        || opens
        || committee
        || linked
        || denied
        || told
        || nominated
        || idle
        || is_body(reading, text)
    {
        return false;
    }
    // "Dr Ann Bell, Member of Management and Head of the Roads Division, Works Department"
    let posted = || {
        let told = reading.has(reading.flow_span(text), Class::FiniteVerb) || text.ends_with('.');
        first.honorific.is_some() && first.role.is_some() && text.len() <= 160 && !told
    };
    let short = text.len() <= 100 || entries.len() > 1 || text.contains(';') || posted();
    plausible(first) && short && is_named_well(reading, text, first, are_several(reading.words, text))
}

/// "Monday, June 5, 2017 – 5:30 PM": a line of the title that begins with the day of the week or a whole date.
fn opens_with_day(reading: &Reading<'_>, text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let first = text.split([' ', ',']).next().unwrap_or(text);
    let classes = reading.words.classes(first.trim_end_matches('.'));
    let month = MONTHS.into_iter().any(|month| classes.contains(month));
    let named = classes.contains(Class::Weekday) || month || first.starts_with(|char: char| char.is_ascii_digit());
    named && reading.dates(text).first().is_some_and(|(written, date)| text.starts_with(written) && date.year.is_some())
}

/// "annb (50)": who spoke in a chat, and how many lines, as the bots write it that keep its minutes.
pub(super) fn said_lines(text: &str) -> Option<&str> {
    let (name, count) = text.strip_suffix(')')?.split_once(" (")?;
    // "Guests (3)" are counted
    let small = !name.starts_with(char::is_uppercase);
    let counted = (1..=4).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit());
    let nick = name.chars().all(|char| char.is_alphanumeric() || "_-|`^[]".contains(char));
    (small && counted && nick && name.len() > 1).then_some(name)
}

/// An organisation alone on a line, as over its people.
pub(super) fn is_body(reading: &Reading<'_>, text: &str) -> bool {
    text.words().count() >= 2
        && !text.contains([',', '(', ';', ':'])
        && text.chars().any(char::is_lowercase)
        && is_organisation(reading.words, text)
        && !is_post(reading.words, text)
        && post_first(reading.words, text).is_none()
        && honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_none())
        && person(reading.words, text).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Whether an organisation stands over the entries of its people.
pub(super) fn heads_entries(reading: &Reading<'_>, block: &Block, next: Option<&Block>) -> bool {
    block.marker.is_none()
        && is_body(reading, reading.layout.text_of(block))
        && next.is_some_and(|next| {
            let text = reading.layout.text_of(next);
            let named =
                || attendance_list(reading.words, text, ListForm::Lines).iter().any(|entry| entry.name.is_some());
            next.blank_before <= 1 && text.len() <= 80 && named() && is_entry(reading, text)
        })
}

/// Without honorific, bracket, comma or bullet only a line of two to four capitalised words is a name.
fn is_named_well(reading: &Reading<'_>, text: &str, entry: &Entry<'_>, second: bool) -> bool {
    let Some(name) = entry.name else { return true };
    // "Messrs Bell & Carr were re-appointed." under "Auditors"
    let chosen = text.ends_with('.')
        && [" was ", " were "].iter().any(|verb| seek::find(text, verb).is_some())
        && text.words().any(|word| reading.words.classes(word.trim_end_matches('.')).contains(Class::Elected));
    if chosen {
        return false;
    }
    if entry.honorific.is_some() || entry.initials.is_some() {
        return true;
    }
    let rest = &text[(offset_in(text, name) + name.len()).min(text.len())..];
    let rest = rest[reference(rest)..].trim_start();
    let clean = rest.is_empty()
        // "Ann Bell Treasurer"
        || entry.role.is_some_and(|role| rest.starts_with(role) && role.starts_with(char::is_uppercase))
        || entry.organisation.is_some_and(|body| body.starts_with(char::is_uppercase) && rest.starts_with(body))
        || rest.starts_with(['(', ',', '–', '-', ':', ';', '[', '.', '<', '—', '…', '_', '/'])
        || rest.starts_with("from")
        // "Cy Dunn @cyd"
        || rest.starts_with('@') && !rest.contains(' ')
        // "Ann Bell and Ben Carr"
        || second
        || seek::find(text, "   ").is_some();
    let base = reading.flow_span(text).start;
    // "Ann Bell (left at 8.15 pm)": what a note in brackets says makes no sentence of the entry
    let noted = |hit: &Hit| {
        let before = &text[..(hit.start as usize).saturating_sub(base).min(text.len())];
        before.matches(['(', '[']).count() > before.matches([')', ']']).count()
    };
    // "Ann Bell (Elm Trust) - Not attended": nor does the mark of a roll call
    let told = before_mark(reading, text);
    let verbs = reading.hits_in(reading.flow_span(told)).iter().any(|hit| {
        hit.class == Class::FiniteVerb && is_small(reading, hit) && !name_holds(name, text, hit, reading) && !noted(hit)
    });
    // "Ann Bell - joined at 10:41"
    let note = rest.trim_start_matches(['–', '-', ',', ' ']);
    let moves = rest.len() > note.len() && {
        let span = reading.flow_span(note);
        let hits = reading.hits_in(span).iter();
        hits.clone()
            .any(|hit| hit.start as usize == span.start && matches!(hit.class, Class::Arrival | Class::Departure))
    };
    clean && (!verbs || moves)
}

/// An entry without what a roll call says behind it.
fn before_mark<'t>(reading: &Reading<'_>, text: &'t str) -> &'t str {
    let marked = |sign| seek::part_last(text, sign).filter(|(_, mark)| roll_status(reading.words, mark).is_some());
    [" - ", " – ", " — ", ", "].into_iter().find_map(marked).map_or(text, |(told, _)| told)
}

/// Whether a word is in small letters: "Informed Solutions" tells of nobody informed.
fn is_small(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.layout.flow.text[hit.start as usize..].starts_with(char::is_lowercase)
}

/// Whether a word stands in the name.
fn name_holds(name: &str, text: &str, hit: &Hit, reading: &Reading<'_>) -> bool {
    let base = reading.flow_span(text).start;
    let start = offset_in(text, name) + base;
    (start..start + name.len()).contains(&(hit.start as usize))
}

/// What a block that can still be of the list is divided into: it is near it, not numbered as an item, not a heading or
/// sentence. Nothing where it only tells how many there were.
pub(super) fn goes_on<'t>(reading: &Reading<'t>, block: &Block, list: &Open) -> Option<Vec<Entry<'t>>> {
    let numbered = block.marker.is_some_and(|marker| {
        // a list may have numbers of its own, from its first entry on
        marker.numbering().is_some_and(|numbering| {
            let expected = numbering.parts[0] as usize == list.entries + 1;
            // roman numerals count the parts of a meeting, and never its people
            let roman = numbering.kind == NumberingKind::CapitalRoman || numbering.roman.is_some();
            roman || !(expected && (list.entries == 0 || list.numbered))
        })
    });
    let text = reading.layout.text_of(block);
    let bullet = matches!(block.marker, Some(Marker::Bullet { .. }));
    let lone = list.runs_on && bullet
        || !text.contains(' ') && block.marker.is_none() && block.blank_before >= 1 && list.entries > 0;
    // the foot of a page stands between two entries
    let paged = block.page_before && honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_some());
    let far = (block.blank_before >= 3 && list.entries > 0 && !paged) || lone;
    // "NEXT CALL" behind a rule under "Present: Ann Bell, Ben Carr"
    let headed = list.runs_on
        && block.page_before
        && !text.contains(',')
        && !text.chars().any(char::is_lowercase)
        && honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_none())
        && !reading.layout.flow.text[..block.flow.start].trim_end().ends_with(',');
    let shouted = list.entries > 0 && (is_shouted_word(text) || headed);
    if numbered || far || shouted || heads_business(reading, block, list) {
        None
    } else if tells_more(text) {
        Some(Vec::new())
    } else {
        entries_of(reading, text)
    }
}

/// "* ben carr (Elm Trust)" in a list of bullets: a name that nobody capitalised, before an organisation in brackets.
pub(super) fn small_name<'t>(reading: &Reading<'t>, block: &Block, list: &Open) -> Option<Entry<'t>> {
    const BEFORE: usize = 2;
    if list.entries < BEFORE || !matches!(block.marker, Some(Marker::Bullet { .. })) || block.blank_before > 0 {
        return None;
    }
    let text = reading.layout.text_of(block);
    let (name, inner) = text.strip_suffix(')')?.split_once(" (")?;
    let small =
        |word: &str| word.len() > 2 && word.chars().all(char::is_lowercase) && reading.words.openings(word).is_empty();
    let named = name.words().count() == 2 && name.words().all(small);
    (named && inner.starts_with(char::is_uppercase) && !inner.contains('(')).then(|| Entry {
        name: Some(name),
        organisation: Some(inner),
        ..Entry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::listed;

    #[test]
    fn lists_with_numbers_of_their_own() {
        let list = "PRESENT\n1.  Prof. Ann Bell      -   Dean, School of Weaving\n2.  Mr. Ben Carr        -   Bursar\n\n\
                    IN ATTENDANCE\n1.  Mrs. Di Moss        -   Registrar";
        let expected =
            ["Present Ann Bell Dean, School of Weaving", "Present Ben Carr Bursar", "InAttendance Di Moss Registrar"];
        assert_eq!(listed(list), expected);
        assert_eq!(
            listed("Present:\n1. Mrs Ann Bell, Clerk\n2. Mr Ben Carr"),
            ["Present Ann Bell Clerk", "Present Ben Carr -"]
        );
        // nor is what came of a report, or a vote
        assert_eq!(
            listed("Present: Ann Bell, Ben Carr\n\nAccounts\nNoted."),
            ["Present Ann Bell -", "Present Ben Carr -"]
        );
        assert_eq!(
            listed("Present: Ann Bell, Ben Carr\n\n1. Road\nMoved by Bell.\nRoll call: Bell-yes, Carr-no."),
            ["Present Ann Bell -", "Present Ben Carr -"]
        );
        // who was chosen is told below a title
        assert_eq!(
            listed("Present: Ann Bell, Ben Carr\n\nAuditors\nMessrs Moss & Reed were re-appointed."),
            ["Present Ann Bell -", "Present Ben Carr -"]
        );
        // business that counts on is no list
        assert_eq!(
            listed("Present: Ann Bell, Ben Carr\n\n1. Mrs Moss, Warden\nShe told of the mill."),
            ["Present Ann Bell -", "Present Ben Carr -"]
        );
    }
}

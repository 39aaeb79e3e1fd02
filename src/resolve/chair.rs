//! Who presided.

mod office;
mod told;

use crate::grammar::{Class, Hit};
use crate::model::{Attendee, Meeting, Status, confidence};
use crate::parse::attendance::{is_post, unqualified, without_office};
use crate::parse::entry::post_first;
use crate::parse::named::named_before;
use crate::parse::offset_in;
use crate::parse::person::{fold_name, person};
use crate::text::{Span, Words, seek};

use super::attendance::Attendance;
use super::heading::{behind_capitals, known_start};
use super::ids::Identifiers;
use super::meeting::set;
use super::reading::Reading;

pub(super) use office::is_chair;
use office::{chairs_besides, office_before, office_behind, only, stands_in};
use told::{called_chair, chair_below_label, deputy, elected_chair, labelled_chair, signed_chair};

/// Who presided: whoever "took the chair", else the attendee whose role it is.
pub(super) fn chair(reading: &Reading<'_>, attendance: &Attendance, meeting: &mut Meeting) {
    let people = &attendance.people;
    let stood_in = stated(reading).filter(|(_, span, _)| !stands_in(reading, people, *span));
    let named_chair = || {
        people.iter().find(|attendee| {
            attendee.name.is_some()
                && attendee.group.as_deref().is_some_and(|group| {
                    is_chair(reading, group) || group.to_ascii_lowercase().contains("in the chair")
                })
        })
    };
    if let Some((name, span, _)) = stood_in {
        // "In the Chair: Ann Bell" over "A. Bell opened the meeting"
        let listed = named_chair().and_then(|one| one.name.as_deref()).filter(|full| abbreviates(&name, full));
        let name = listed.map_or_else(|| full_name(people, &name), str::to_owned);
        meeting.chair = Some(written_in_full(reading, name, span));
        set(reading, meeting, "chair", span);
    } else {
        let present = |attendee: &&Attendee| {
            matches!(attendee.status, Status::Present | Status::InAttendance) && attendee.name.is_some()
        };
        // a president leads the organisation, whose meetings may have another chair
        let leads = |role: &str| reading.words.classes(role).contains(Class::Leader);
        let leads_senate = |role: &str| reading.words.classes(role).contains(Class::SenateLeader);
        let may_preside = |role: &str| is_chair(reading, role) && !leads_senate(role);
        let presides =
            |attendee: &&Attendee| attendee.role.as_deref().is_some_and(|role| may_preside(role) && !leads(role));
        let acting = |attendee: &&Attendee| {
            attendee.role.as_deref().is_some_and(|role| {
                role.to_ascii_lowercase().contains("acting") || role.to_ascii_lowercase().contains("in the chair")
            })
        };
        let told_again = people.iter().find(|attendee| Some(&attendee.id) == attendance.presiding.as_ref());
        let chair = named_chair()
            .or(told_again)
            .or_else(|| people.iter().filter(present).filter(presides).find(acting))
            .or_else(|| people.iter().filter(present).find(presides))
            .or_else(|| {
                only(people.iter().filter(present).filter(|one| chairs_besides(reading, one, people, meeting)))
            });
        let told = || {
            let called = called_chair(reading).or_else(|| chair_below_label(reading, people));
            let called = called.or_else(|| labelled_chair(reading));
            called.or_else(|| signed_chair(reading, people)).or_else(|| elected_chair(reading, people))
        };
        let called = if chair.is_none() { told() } else { None };
        // "Present: Ann Bell, President": whoever leads has the chair, where nobody else is named for it
        let led = || {
            let named = people.iter().any(|one| presides(&one));
            people.iter().filter(present).find(|one| !named && one.role.as_deref().is_some_and(may_preside))
        };
        let chair = chair.or_else(|| led().or_else(|| deputy(reading, people)).filter(|_| called.is_none()));
        if let Some((name, span)) = called {
            meeting.chair = Some(written_in_full(reading, full_name(people, name), span));
            set(reading, meeting, "chair", span);
        } else if let Some(chair) = chair {
            meeting.chair.clone_from(&chair.name);
            meeting.spans.insert("chair".to_owned(), chair.span);
            meeting.derived.push("chair".to_owned());
        }
    }
    // "signed by the President, Treasurer and Clerk" names nobody
    if meeting.chair.as_deref().is_some_and(|name| reading.words.classes(name).contains(Class::Post)) {
        meeting.chair = None;
        meeting.spans.remove("chair");
    }
    let Some(name) = meeting.chair.as_deref().map(fold_name) else { return };
    let mut same =
        people.iter().filter(|attendee| attendee.name.as_deref().is_some_and(|other| fold_name(other) == name));
    meeting.chair_attendee = same.next().filter(|_| same.next().is_none()).map(|attendee| attendee.id.clone());
}

/// Whoever the text says took the chair, with the place of the name, and whether it calls them so.
pub(super) fn stated(reading: &Reading<'_>) -> Option<(String, Span, bool)> {
    reading.chair.get_or_init(|| find_stated(reading)).clone()
}

/// Bytes from the start in which the text says who took the chair.
const HEAD: usize = 12_000;

fn find_stated(reading: &Reading<'_>) -> Option<(String, Span, bool)> {
    let text = reading.layout.flow.text.as_str();
    let head = &text[..text.floor_char_boundary(HEAD)];
    let first = |class, entry: usize, stands: &dyn Fn(&Hit) -> bool| {
        let mut hits = reading.phrases_in(Span::new(0, head.len()), class);
        hits.find(|hit| usize::from(hit.entry) == entry && stands(hit)).copied()
    };
    for (entry, phrase) in reading.grammar.words(Class::ChairBefore).iter().enumerate() {
        // "Planning Committee – chaired by Mr Bell" is a report of another meeting
        let reported = |at: usize| {
            let line = head[..at].rfind('\n').map_or(0, |start| start + 1);
            head[line..at].trim_end().ends_with(['-', '–', '—'])
        };
        let found = if phrase.contains('…') {
            find_parted(head, phrase).filter(|(at, _)| !reported(*at)).map(|(_, end)| end)
        } else {
            let stands = |hit: &Hit| head[hit.end as usize..].starts_with([' ', ':']) && !reported(hit.start as usize);
            first(Class::ChairBefore, entry, &stands).map(|found| found.end as usize)
        };
        // "Chaired by:" may stand over the name
        let behind =
            |end: usize| head[end..].strip_prefix(':').map_or(end + 1, |rest| head.len() - rest.trim_start().len());
        if let Some(from) = found.map(behind).filter(|from| *from <= head.len()) {
            let named = name_after(reading, &head[from..])
                .or_else(|| held_by(reading, &head[from..]))
                .or_else(|| first_name(reading, &head[from..]));
            // "Call to order: Roll call" names nobody
            let titled = |name: &&str| reading.words.classes(name).contains(Class::ItemTitle);
            let named = named.filter(|name| !titled(name) && !is_post(reading.words, name));
            if let Some(name) = named.map(|name| without_office(reading.words, name)) {
                return Some((name.to_owned(), reading.flow_span(name), phrase.contains("chair")));
            }
        }
    }
    for (entry, phrase) in reading.grammar.words(Class::ChairAfter).iter().enumerate() {
        let glued = phrase.starts_with(',');
        let found = if phrase.contains('…') {
            find_parted(head, &format!(" {phrase}")).map(|(at, _)| at)
        } else {
            first(Class::ChairAfter, entry, &|hit| glued || head[..hit.start as usize].ends_with(' '))
                .map(|found| found.start as usize - usize::from(!glued))
        };
        // "Ann Bell opened the meeting with a prayer": who prays need not preside
        let prays = |at: usize| {
            phrase.starts_with("opened")
                && seek::part(&head[at..head.floor_char_boundary(at + phrase.len() + 24)], " with ")
                    .is_some_and(|(_, with)| reading.words.longest(Class::Devotion, with).is_some())
        };
        if let Some(at) = found.filter(|at| !prays(*at)) {
            let line = head[..at].rfind('\n').map_or(0, |start| start + 1);
            // the name stands in the sentence of the verb
            let line = seek::find_last(&head[line..at], ". ").map_or(line, |stop| {
                let word = head[line..line + stop].words().next_back().unwrap_or("");
                if word.len() > 2 { line + stop + 2 } else { line }
            });
            let line = behind_heading(reading, Span::new(line, at));
            let before = head[line..at].trim_end_matches([',', ' ', '(', '–', '-']);
            let before = before.strip_suffix(" was").unwrap_or(before);
            // "Ann Bell, Chair, called the meeting to order"
            let before = before
                .rsplit_once(", ")
                .filter(|(name, office)| {
                    let classes = reading.words.classes(unqualified(reading.words, office));
                    // "Ann Bell, Director at the Elm Museum, acted as chair"
                    let head = [" of ", " at ", " for "].iter().filter_map(|link| seek::part(office, link)).min();
                    let held = || head.is_some_and(|(post, _)| is_post(reading.words, post));
                    !name.is_empty() && (classes.contains(Class::Chair) || classes.contains(Class::Post) || held())
                })
                .map_or(before, |(name, _)| name);
            if let Some(name) = name_before(reading, before)
                .map(|name| behind_title(reading, before, name))
                .map(|name| without_office(reading.words, name))
                .filter(|name| {
                    let classes = reading.words.classes(name);
                    ![Class::Present, Class::Chair, Class::Post].into_iter().any(|class| classes.contains(class))
                })
                .filter(|name| {
                    let held = office_before(reading, reading.flow_span(name)).is_some();
                    // "Ann opened the meeting" below "Present: Ann Bell"
                    let known = || {
                        seek::places(&head[..line], &format!("{name} ")).any(|at| {
                            head[at + name.len() + 1..].starts_with(char::is_uppercase)
                                && !head[..at].ends_with(char::is_alphanumeric)
                        })
                    };
                    let addressed =
                        || opens_by_title(reading, before, name, &head[at..]) && reading.is_before_business(at);
                    // "Mr. Pike presiding."
                    let presides = || {
                        let title = before[..offset_in(before, name)].words().rev().nth(1).unwrap_or("");
                        phrase.contains("presid") && reading.words.classes(title).contains(Class::Honorific)
                    };
                    name.contains(' ')
                        || held
                        || phrase.contains("chair")
                        || phrase.contains("order")
                        || addressed()
                        || presides()
                        || known()
                })
            {
                return Some((name.to_owned(), reading.flow_span(name), phrase.contains("chair")));
            }
        }
    }
    None
}

/// "Supervisor Bell opened the meeting at 7 pm": whether an office is the form of address before a name, and nothing but a
/// time stands behind the verb: "Mr Pole opened the meeting to the public", "Mrs Reed opened the meeting of the club".
fn opens_by_title(reading: &Reading<'_>, before: &str, name: &str, verb: &str) -> bool {
    let title = before[..offset_in(before, name)].trim_end();
    let classes = reading.words.classes(title.words().next_back().unwrap_or(title));
    let office = classes.contains(Class::PresidingTitle);
    let sentence = verb.split(['\n', '.']).next().unwrap_or(verb);
    let timed = seek::part(sentence, " at ").filter(|(head, _)| head.ends_with(" meeting"));
    let ends = sentence.ends_with(" meeting")
        || timed.is_some_and(|(_, time)| time.starts_with(|first: char| first.is_ascii_digit()));
    office && ends
}

/// "Call to Order-Ann opened the meeting", "Village Hall Mayor Bell called it to order": a name that a hyphen binds to the
/// title of the item, or whose title stands within it.
fn behind_title<'t>(reading: &Reading<'_>, text: &'t str, name: &'t str) -> &'t str {
    let start = offset_in(text, name);
    let hyphen = name.find('-').filter(|hyphen| {
        let classes = reading.words.classes(&text[..start + hyphen]);
        classes.contains(Class::ItemTitle) || classes.contains(Class::Opening)
    });
    // "Village Hall Mayor Bell called": the title of whoever presides stands behind the last word of another sentence
    let blanks = name.rmatch_indices(' ').map(|(at, _)| at + 1);
    let mut titled = blanks.filter_map(|at| {
        let (title, rest) = name[at..].first_word()?;
        reading.words.classes(title).contains(Class::PresidingTitle).then_some(rest)
    });
    hyphen.map(|hyphen| &name[hyphen + 1..]).or_else(|| titled.next()).unwrap_or(name)
}

/// "CALL TO ORDER Dr Bell called …": where the text of a line begins behind a heading that no sign ends.
fn behind_heading(reading: &Reading<'_>, line: Span) -> usize {
    let text = reading.text(line);
    let known = known_start(reading, line).and_then(|end| text.get(end..)?.strip_prefix(' ').map(|_| end + 1));
    let known = known.filter(|body| text[*body..].starts_with(char::is_uppercase));
    let body = known.or_else(|| behind_capitals(reading, text).map(|(_, body)| body));
    line.start + body.unwrap_or(0)
}

/// Whoever the text says took the chair, or calls so where they open the business.
fn opener(reading: &Reading<'_>) -> Option<(String, Span, bool)> {
    stated(reading).or_else(|| {
        called_chair(reading).or_else(|| labelled_chair(reading)).map(|(name, span)| (name.to_owned(), span, true))
    })
}

/// Whoever opened the meeting was there, if no list says so.
pub(super) fn add_opener(
    reading: &Reading<'_>,
    meeting: &mut Meeting,
    people: &mut Vec<Attendee>,
    ids: &mut Identifiers,
) {
    // further on, whoever "chaired" did so elsewhere
    const OPENING: usize = 2_500;
    let opener = opener(reading).filter(|(_, span, _)| span.start < OPENING && meeting.chair_attendee.is_none());
    let Some((name, span, _)) = opener else { return };
    // "Present Ann Bell (in the Chair)"
    let label = reading.words.longest(Class::Present, &name).and_then(|end| name[end..].strip_prefix(' '));
    let name = label.map_or_else(|| name.clone(), str::to_owned);
    let surname = |name: &str| fold_name(name).words().next_back().map(str::to_owned);
    // "D. Bell" is not "C. Bell"
    let forename =
        |name: &str| Some(fold_name(name)).filter(|name| name.contains(' ')).and_then(|name| name.chars().next());
    let agree = |other: &str| forename(other).zip(forename(&name)).is_none_or(|(one, another)| one == another);
    let listed = people
        .iter()
        .filter_map(|attendee| attendee.name.as_deref())
        .any(|other| surname(other) == surname(&name) && agree(other));
    let office = office_before(reading, span).or_else(|| office_behind(reading, span));
    if listed || (office.is_none() && !name.contains(' ')) || is_post(reading.words, &name) {
        return;
    }
    let attendee = Attendee {
        id: ids.give("attendee", &[&name, ""]),
        name: Some(name),
        honorific: None,
        initials: None,
        role: office.map(str::to_owned),
        organisation: None,
        group: None,
        status: Status::Present,
        count: None,
        remote: None,
        events: Vec::new(),
        span: reading.place(span),
        rule: "attendance_opener".to_owned(),
        confidence: confidence::FAIR,
        derived: vec!["status".to_owned()],
    };
    meeting.chair_attendee = Some(attendee.id.clone());
    people.push(attendee);
}

/// Where a phrase begins and ends; "…" in it stands for some words of the same line.
fn find_parted(text: &str, phrase: &str) -> Option<(usize, usize)> {
    const WORDS: usize = 120;
    let (head, tail) = phrase.split_once('…')?;
    // "Called to order at 7 pm by Ann Bell" may open its line
    let (first, rest) = head.split_at_checked(1)?;
    seek::places(text, rest).filter_map(|at| at.checked_sub(1)).find_map(|at| {
        text.get(at..=at).filter(|letter| letter.eq_ignore_ascii_case(first))?;
        let rest = &text[at + head.len()..];
        let near = &rest[..rest.floor_char_boundary(WORDS)];
        let line = near.split('\n').next().unwrap_or(near);
        // "opened the Special Meeting"; what is said of somebody stands in one sentence
        let found = seek::find(&line.to_ascii_lowercase(), tail).filter(|end| !holds_end(&line[..*end]))?;
        Some((at, at + head.len() + found + tail.len()))
    })
}

/// Whether a sentence ends within a text: "at 1:05 p.m. by" is one.
fn holds_end(text: &str) -> bool {
    seek::places(text, ". ").any(|at| !text[at + 2..].trim_start().starts_with(char::is_lowercase))
}

/// "The Chair was taken by the Director of Services, Ann Bell": the holder of a post.
fn held_by<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 120;
    let text = text.split('\n').next().unwrap_or("");
    let text = text[..text.floor_char_boundary(LONGEST)].trim_start_matches("the ");
    let entry = post_first(reading.words, text)?;
    entry.name.filter(|name| name.contains(' ') || entry.honorific.is_some())
}

/// "A. Bell" for "Ann Bell": an initial with the same surname.
fn abbreviates(short: &str, full: &str) -> bool {
    let (short, full) = (fold_name(short), fold_name(full));
    short.last_word().zip(full.last_word()).is_some_and(|((initial, surname), (forename, last))| {
        initial.len() == 1 && surname == last && forename.starts_with(initial)
    })
}

/// The name of the one attendee who has it as surname or forename.
fn full_name(people: &[Attendee], name: &str) -> String {
    let folded = fold_name(name);
    if folded.contains(' ') {
        return name.to_owned();
    }
    let mut same = people
        .iter()
        .filter_map(|attendee| attendee.name.as_deref())
        .filter(|full| fold_name(full).words().any(|part| part == folded));
    match (same.next(), same.next()) {
        (Some(full), None) => full.to_owned(),
        _ => name.to_owned(),
    }
}

/// "Mayor Bell called the meeting to order" where another line has "Mayor Ann Bell": the surname with the one forename
/// that the text has between it and the same office.
fn written_in_full(reading: &Reading<'_>, name: String, span: Span) -> String {
    const PLACES: usize = 50;
    let Some(office) = office_before(reading, span).filter(|_| !name.contains(' ')) else { return name };
    let text = &reading.layout.flow.text;
    let mut only: Option<&str> = None;
    for at in seek::places(text, office).take(PLACES) {
        let Some(behind) = text[at + office.len()..].strip_prefix(' ') else { continue };
        let Some((forename, rest)) = behind.first_word() else { continue };
        let whole = rest.strip_prefix(&name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let plain = forename.starts_with(char::is_uppercase)
            && forename.chars().all(|char| char.is_alphabetic() || matches!(char, '.' | '-' | '’' | '\''));
        if !whole || !plain || is_post(reading.words, forename) {
            continue;
        }
        if only.is_some_and(|other| other != forename) {
            return name;
        }
        only = Some(forename);
    }
    only.map_or(name.clone(), |forename| format!("{forename} {name}"))
}

/// A name at the end of `text`, for who "took the chair".
pub(super) fn name_before<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    named_before(reading.words, text).map(|found| found.name)
}

/// A name at the start of `text`, if it is one of a person.
pub(super) fn name_after<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let text = text.trim_start_matches([' ', ':', '-', '–', '\u{a0}']);
    let (_, found) = person(reading.words, text).ok()?;
    (found.honorific.is_some() || (found.name.contains(' ') && !is_post(reading.words, found.name)))
        .then_some(found.name)
}

/// "Meeting opened by Nick at 19:38": a forename alone, where nothing else follows it.
fn first_name<'t>(reading: &Reading<'_>, text: &'t str) -> Option<&'t str> {
    let (rest, found) = person(reading.words, text.trim_start_matches([' ', ':'])).ok()?;
    let closed = rest.is_empty() || rest.starts_with([',', '.', '\n', ';']) || rest.starts_with(" at ");
    let classes = reading.words.classes(found.name);
    let nobody = [Class::Collective, Class::Pronoun].into_iter().any(|class| classes.contains(class));
    (closed && !nobody && !is_post(reading.words, found.name)).then_some(found.name)
}

/// Whoever the text says took the chair has that role, where the list gives none.
pub(super) fn give_role(reading: &Reading<'_>, meeting: &Meeting, people: &mut [Attendee]) {
    // "(in the chair)" names the office too
    for role in people.iter_mut().filter_map(|attendee| attendee.role.as_mut()) {
        if role.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("in the ")) && is_chair(reading, &role[7..]) {
            role.drain(..7);
        }
    }
    let opener = opener(reading).filter(|(_, span, _)| !stands_in(reading, people, *span));
    let Some((_, span, by_chair)) = opener else { return };
    if let Some(office) = office_before(reading, span).or_else(|| office_behind(reading, span)) {
        let same = |attendee: &&mut Attendee| Some(&attendee.id) == meeting.chair_attendee.as_ref();
        // "supervisors Ann Bell and Ben Carr" says what several are
        let shared = |role: &str| role.starts_with(char::is_lowercase) && is_chair(reading, office);
        let lacks = |chair: &&mut Attendee| chair.role.as_deref().is_none_or(shared);
        if let Some(chair) = people.iter_mut().find(same).filter(lacks) {
            chair.role = Some(office.to_owned());
            return;
        }
    }
    if !by_chair {
        return;
    }
    let Some(chair) = people.iter_mut().find(|attendee| Some(&attendee.id) == meeting.chair_attendee.as_ref()) else {
        return;
    };
    if chair.role.is_none() {
        chair.role = Some("Chair".to_owned());
        chair.derived.push("role".to_owned());
    }
}

//! The names of bodies: their last words, their second lines, the body that they belong to, their capitals.

use crate::grammar::{Class, ClassSet};
use crate::parse::person::{fold_name, honorifics};
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::text::{Block, Marker, Span};
use crate::text::{Words, seek};

use super::candidates::{is_acronym, is_label};
use super::line::month_and_year;

/// A name whose last word is that of a body, or which holds one.
pub(super) fn ends_collective(reading: &Reading<'_>, name: &str) -> bool {
    // "Advisory Framework (CSAF) Technical Committee": the bracket stands within
    let head = match (name.find('('), name.find(')')) {
        (Some(open), Some(close)) if close > open => format!("{}{}", name[..open].trim_end(), &name[close + 1..]),
        _ => name.to_owned(),
    };
    let head = head.trim().to_ascii_lowercase();
    let head = head.as_str();
    let last = head.words().next_back().unwrap_or(head);
    let classes = reading.words.classes(last);
    // "Senior Officials' Group on Transparency"
    let of = [" of ", " on ", " for "].into_iter().find_map(|of| seek::part(head, of)).map_or(head, |(of, _)| of);
    let first = of.words().next_back().unwrap_or(of);
    let two = head.rmatch_indices(' ').nth(1).map_or(head, |(at, _)| &head[at + 1..]);
    classes.contains(Class::Collective)
        || reading.words.classes(two).contains(Class::Collective)
        || classes.contains(Class::OrganisationWord)
        || (of.len() < head.len()
            && (reading.words.classes(first).contains(Class::Collective) || collective_last(reading, of)))
}

/// Whether the last word is that of a body that meets, and not of an organisation or a building.
pub(super) fn collective_last(reading: &Reading<'_>, name: &str) -> bool {
    let last = name.words().next_back().unwrap_or(name).to_ascii_lowercase();
    let classes = reading.words.classes(&last);
    let two = name.rmatch_indices(' ').nth(1).map_or(name, |(at, _)| &name[at + 1..]);
    let pair = reading.words.classes(two).contains(Class::Collective);
    pair || classes.contains(Class::Collective) || reading.words.classes(name).contains(Class::Collective)
}

/// "Elm Residents Association, Inc": the name without the form of company, which says nothing of what kind of body it is.
pub(super) fn without_company_form(name: &str) -> &str {
    const FORMS: [&str; 6] = ["inc", "incorporated", "llc", "ltd", "limited", "plc"];
    let head = name.last_word().filter(|(_, last)| {
        let last = last.trim_end_matches('.');
        FORMS.iter().any(|form| last.eq_ignore_ascii_case(form))
    });
    head.map_or(name, |(head, _)| head.trim_end_matches([',', ' ']))
}

/// "… HOME AND SOCIAL" with "DEVELOPMENT SPC" on the next line.
pub(super) fn continued(reading: &Reading<'_>, name: &str, next: Option<&str>) -> Option<String> {
    let next = next?.trim();
    let open = !ends_collective(reading, name) || name.ends_with(" of") || name.ends_with(" and");
    let titled = reading.has(reading.flow_span(next), Class::MinutesWord);
    let upper = name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
        && !next.chars().any(char::is_lowercase);
    (open && upper && !titled && !next.contains(':') && next.words().count() <= 5 && reading.dates(next).is_empty())
        .then(|| recase(reading, &format!("{name} {next}")))
}

/// Whether the words of the name are those of an organisation: it ends in one, or in one before "of".
pub(super) fn organisation(reading: &Reading<'_>, name: &str) -> bool {
    let is = |word: &str| reading.words.classes(word).contains(Class::OrganisationWord);
    let name = &name.to_ascii_lowercase();
    let last = name.words().next_back().unwrap_or(name);
    let before = name.split(" of ").next().filter(|head| head.len() < name.len());
    is(last) || before.is_some_and(|head| is(head.words().next_back().unwrap_or(head)))
}

/// Whether the words are those that any body may be called: "Council", "Board of Directors", "Faculty Senate".
pub(in crate::resolve) fn is_generic(reading: &Reading<'_>, name: &str) -> bool {
    reading.words.classes(name).contains(Class::Collective) || name.is_empty() || is_of_common_words(reading, name)
}

/// Whether each of the words stands in the names of many bodies: "Technical Advisory Council".
fn is_of_common_words(reading: &Reading<'_>, name: &str) -> bool {
    name.words().all(|word| {
        let classes = reading.words.classes(word);
        let known = classes.contains(Class::Collective) || classes.contains(Class::PlainBodyWord);
        known || matches!(word, "of" | "OF" | "the")
    })
}

/// "Town of North Star", "THE CORPORATION OF THE TOWNSHIP OF …": the name of a place that has a council.
pub(in crate::resolve) fn names_town(reading: &Reading<'_>, name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    reading.words_of(Class::TownName).any(|town| {
        seek::find(&lower, town).is_some_and(|at| {
            lower[at + town.len()..].starts_with(' ')
                && (at == 0 || ["the ", "the corporation of the "].contains(&&lower[..at]))
        })
    })
}

/// Labels of the facts of a meeting.
const FACTS: ClassSet = ClassSet::of(&[Class::DateLabel, Class::TimeLabel, Class::PlaceLabel]);

/// Bytes between the lines of a title.
const BETWEEN: usize = 400;

/// "BOARD OF EDUCATION" under "RIVERSIDE SCHOOL DISTRICT": a body without a name of its own has that of the line above
/// it, or of the first line. The directors of a company or society meet as that company, whose name it is.
pub(super) fn with_parent(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    name: &str,
    span: Span,
) -> Option<(String, Span)> {
    // "Monetary Policy Committee" is a name, though other banks have one, too
    let short = name.words().count() <= 2 || name.to_ascii_lowercase().contains(" of ");
    if !short && !is_of_common_words(reading, name) {
        return None;
    }
    for (place, (index, block)) in head.iter().take(4).enumerate() {
        let text = reading.layout.text_of(block).trim();
        // "CITY OF ELMFORD, OREGON", "ELM COUNTY, OREGON"
        let county = |town: &str| town.last_word().is_some_and(|(_, last)| last.eq_ignore_ascii_case("county"));
        let text = seek::part(text, ", ")
            .filter(|(town, state)| names_town(reading, text) || county(town) && !state.contains([',', ' ']))
            .map_or(text, |(town, _)| town);
        let own = block.flow.overlaps(span);
        let plain = !text.contains([':', ','])
            && reading.dates(text).is_empty()
            && month_and_year(reading, text) == 0
            && !reading.has(block.flow, Class::MinutesWord);
        // a heading below the name is one of business, and so is an entry of a list
        let line = reading.layout.lines_of(block).first().map(|line| reading.layout.lines[*line as usize]);
        let heading = block.flow.start > span.start && line.is_some_and(|line| line.heading.is_some());
        // "Venue – Oak Hall", "Chair - Ann Bell" tell a fact of the meeting, and a line below its day tells where it was
        let fact = seek::part(text, " ").is_some_and(|(label, rest)| {
            let classes = reading.words.classes(label);
            let dashed = classes.contains(Class::Chair) && rest.starts_with(['-', '–', '—']);
            dashed || FACTS.iter().any(|class| classes.contains(class))
        });
        let dated = || {
            let between = reading.layout.flow.text.get(span.end..block.flow.start).unwrap_or("");
            between.len() <= BETWEEN && !reading.dates(between).is_empty()
        };
        // "OF" between the kind of the meeting and the company
        let link = text.len() <= "of".len();
        // "Cllr Bell" is of the list of those who were there, "Town Hall Meeting Room" below the name is where they met
        let person = honorifics(reading.words, text).is_ok_and(|(_, found)| found.is_some());
        let last = text.last_word().map_or(text, |(_, last)| last);
        let room =
            block.flow.start > span.start && !county(text) && reading.words.classes(last).contains(Class::PlaceWord);
        if own
            || link
            || fact
            || dated()
            || person
            || room
            || heading
            || matches!(block.marker, Some(Marker::Bullet { .. }))
            || attendance.listed[*index]
            || !plain
            || Reading::exceeds(text, 9)
            || !text.starts_with(char::is_uppercase)
            || text.ends_with('.')
            || is_label(reading, text)
            || numbers_item(reading, text)
        {
            continue;
        }
        let next = head.get(place + 1).filter(|(_, next)| !next.flow.overlaps(span));
        let parent = continued(reading, text, next.map(|(_, next)| reading.layout.text_of(next)))
            .unwrap_or_else(|| recase(reading, text));
        // "the BOARD OF DIRECTORS of the Company"
        let name = [" of the Company", " of the company", " OF THE COMPANY"]
            .into_iter()
            .find_map(|owner| name.strip_suffix(owner))
            .map_or_else(|| name.to_owned(), |name| recase(reading, name));
        // "Alder Valley Parish Council" over "the Parish Council": the line has the whole name already
        let (whole, part) = (format!(" {} ", fold_name(&parent)), format!(" {} ", fold_name(&name)));
        if whole.contains(&part) {
            return Some((parent, block.flow));
        }
        // "SHIRE OF WANDILLA CREEK" is its council
        let council = names_town(reading, text) && name.eq_ignore_ascii_case("council");
        let members = ["board of directors", "shareholders", "stockholders"];
        let directors =
            organisation(reading, &parent) && members.iter().any(|members| name.eq_ignore_ascii_case(members));
        return Some(if council || directors { (parent, block.flow) } else { (format!("{parent} {name}"), span) });
    }
    None
}

/// "AGENDA ITEM IV.2": the place of a paper among those of a later meeting.
fn numbers_item(reading: &Reading<'_>, text: &str) -> bool {
    let head = text.last_word().map_or("", |(head, _)| head);
    reading.words.classes(head).contains(Class::ItemPrefix)
}

/// Names in capitals are given as names are written; "of", "and", "the" and parts after a hyphen as usual.
pub(super) fn recase(reading: &Reading<'_>, name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    // "HTTP WG": what is short and ends in an acronym of a group is called by its acronym
    let group = name.first_word().is_some_and(|(first, last)| {
        is_acronym(first) && (2..=3).contains(&last.len()) && reading.words.classes(last).contains(Class::Collective)
    });
    if group {
        return name.to_owned();
    }
    // "Wells-next-the-Sea" and "Stow cum Quy" have those of places, too
    let small = |word: &str| {
        matches!(word, "on" | "cum" | "upon" | "le" | "de") || reading.words.classes(word).contains(Class::NameLink)
    };
    let mut out = String::with_capacity(name.len());
    for (place, word) in name.words().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        for (part, piece) in word.split('-').enumerate() {
            if part > 0 {
                out.push('-');
            }
            let lower = piece.to_ascii_lowercase();
            // "C.E.", "W.I."
            let dotted = piece.len() > 2 && piece.bytes().skip(1).step_by(2).all(|byte| byte == b'.');
            let vowels = lower.chars().filter(|char| "aeiouy".contains(*char)).count();
            if (place > 0 || part > 0) && small(&lower) {
                out.push_str(&lower);
            } else if piece == "ST" {
                out.push_str("St");
            } else if vowels == 0
                || dotted
                || piece.len() <= 1
                || piece.contains(|char: char| char.is_ascii_digit())
                || reading.words.classes(&lower).contains(Class::Acronym)
            {
                out.push_str(piece);
            } else {
                let mut chars = lower.chars();
                out.extend(chars.next().map(char::to_uppercase).into_iter().flatten());
                out.push_str(chars.as_str());
            }
        }
    }
    out
}

//! The name of the body, the kind and the number of the meeting, from the lines of the title.

use crate::grammar::Class;
use crate::model::MeetingKind;
use crate::parse::date::dates;
use crate::text::Span;

use super::meeting::KINDS;
use super::reading::Reading;

/// The name of the body in a line of the title or in the sentence that opens the minutes, with how sure it is.
pub(super) fn body_in(
    reading: &Reading<'_>,
    span: Span,
    place: usize,
    next: Option<&str>,
) -> Option<(u32, String, Span)> {
    let text = reading.text(span);
    let sentence =
        text.len() > 160 || (text.contains(" was held") || text.contains(" were held") || text.contains(" took place"));
    if sentence {
        return of_phrase(reading, span).map(|(name, span)| {
            (if reading.words.classes(&name).contains(Class::Collective) { 1 } else { 5 }, name, span)
        });
    }
    if text.contains("://") || text.ends_with('.') && Reading::count_words(text) > 12 {
        return None;
    }
    let line = title_line(reading, span)?;
    let name = reading.text(line);
    if !name.starts_with(char::is_uppercase) || name.contains(": ") || name.ends_with(':') {
        return None;
    }
    let collective = ends_collective(reading, name);
    let minutes = reading.has(span, Class::MinutesWord);
    let alone = name.len() + 2 >= text.trim().len();
    let common = [Class::MinutesWord, Class::DateLabel, Class::DraftWord, Class::TimeLabel, Class::AgendaTitle]
        .into_iter()
        .any(|class| reading.words.classes(name).contains(class));
    let beside = minutes && place < 3 && name.split(' ').count() <= 6 && !alone;
    if common || !(collective || beside) {
        return None;
    }
    // "the Parish Council" names no body by itself
    let plain = ["Regular ", "REGULAR ", "Ordinary ", "ORDINARY ", "Special ", "SPECIAL ", "Annual ", "Monthly "]
        .iter()
        .find_map(|head| name.strip_prefix(head))
        .unwrap_or(name);
    let generic = reading.words.classes(plain).contains(Class::Collective) || plain.is_empty();
    let adjective = KINDS.into_iter().any(|(class, _)| reading.words.classes(name).contains(class))
        || reading.words.classes(name).contains(Class::OnlinePlace);
    if adjective {
        return None;
    }
    let named = collective_last(reading, name);
    let rank =
        u32::from(!generic) * 2 + u32::from(collective) + u32::from(named) + u32::from(place < 4) + u32::from(minutes);
    let full = continued(reading, name, next);
    let name = full.unwrap_or_else(|| recase(name));
    Some((rank, name, line))
}

/// A name whose last word is that of a body, or which holds one.
fn ends_collective(reading: &Reading<'_>, name: &str) -> bool {
    // "Advisory Framework (CSAF) Technical Committee": the bracket stands within
    let head = match (name.find('('), name.find(')')) {
        (Some(open), Some(close)) if close > open => format!("{}{}", name[..open].trim_end(), &name[close + 1..]),
        _ => name.to_owned(),
    };
    let head = head.trim().to_ascii_lowercase();
    let head = head.as_str();
    let last = head.rsplit(' ').next().unwrap_or(head);
    let classes = reading.words.classes(&last.to_ascii_lowercase());
    let of = head.split(" of ").next().unwrap_or(head);
    let first = of.rsplit(' ').next().unwrap_or(of);
    classes.contains(Class::Collective)
        || classes.contains(Class::OrganisationWord)
        || (head.contains(" of ") && reading.words.classes(&first.to_ascii_lowercase()).contains(Class::Collective))
}

/// Whether the last word is that of a body that meets, and not of an organisation or a building.
fn collective_last(reading: &Reading<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_ascii_lowercase();
    let classes = reading.words.classes(&last);
    classes.contains(Class::Collective) || reading.words.classes(&name.to_ascii_lowercase()).contains(Class::Collective)
}

/// "… HOME AND SOCIAL" with "DEVELOPMENT SPC" on the next line.
fn continued(reading: &Reading<'_>, name: &str, next: Option<&str>) -> Option<String> {
    let next = next?.trim();
    let open = !ends_collective(reading, name) || name.ends_with(" of") || name.ends_with(" and");
    let upper = name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
        && !next.chars().any(char::is_lowercase);
    (open && upper && next.split(' ').count() <= 5 && dates(reading.words, next).is_empty())
        .then(|| recase(&format!("{name} {next}")))
}

/// Names in capitals are given as names are written; "of", "and", "the" and parts after a hyphen as usual.
pub(super) fn recase(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let small = ["of", "and", "the", "for", "on", "in", "cum", "upon", "le", "de"];
    let mut out = String::with_capacity(name.len());
    for (place, word) in name.split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        for (part, piece) in word.split('-').enumerate() {
            if part > 0 {
                out.push('-');
            }
            let lower = piece.to_ascii_lowercase();
            let vowels = lower.chars().filter(|char| "aeiouy".contains(*char)).count();
            if (place > 0 || part > 0) && small.contains(&lower.as_str()) {
                out.push_str(&lower);
            } else if vowels == 0 || piece.len() <= 1 {
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

/// What is left of a line of the title without the words for minutes and meetings, dates, times and places.
fn title_line(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let mut start = 0;
    let mut end = text.len();
    // from the end: a date, "held …", "at …"
    for (written, _) in dates(reading.words, text) {
        let at = crate::parse::offset_in(text, written);
        if at == 0 { start = written.len() } else { end = end.min(at) }
    }
    let lower = text.to_ascii_lowercase();
    for stop in [
        " held ",
        " on monday",
        " on tuesday",
        " on wednesday",
        " on thursday",
        " on friday",
        " at ",
        " - report",
        " minutes of",
        " via ",
        " dated ",
        " meeting minutes",
        " meeting - minutes",
        " — meeting minutes",
        " — minutes",
        " – meeting minutes",
        " – minutes",
        " - minutes",
        ": minutes",
        " minutes",
    ] {
        // "Draft minutes of X Council": the name stands behind the word
        let behind = |at: usize| {
            reading.hits_in(Span::new(span.start + at + 1, span.end)).iter().any(|hit| hit.class == Class::Collective)
        };
        if let Some(at) = lower.find(stop).filter(|at| *at > start + 2 && !(stop.contains("minutes") && behind(*at))) {
            end = end.min(at);
        }
    }
    if end <= start {
        return None;
    }
    let mut name = &text[start..end];
    loop {
        let before = name;
        name = name.trim_matches(|char: char| {
            char.is_whitespace() || matches!(char, ',' | ':' | '-' | '–' | '—' | '.' | '|' | '*' | '#')
        });
        name = strip_head(name);
        name = strip_tail(reading, name);
        if name == before {
            break;
        }
    }
    (name.len() >= 2 && name.chars().any(char::is_uppercase)).then(|| {
        let at = span.start + crate::parse::offset_in(text, name);
        Span::new(at, at + name.len())
    })
}

fn strip_head(name: &str) -> &str {
    let heads = [
        "approved minutes of the",
        "draft minutes of the",
        "draft minutes of a",
        "draft minutes of",
        "draft minutes",
        "minutes of the",
        "minutes of a",
        "minutes of",
        "minutes from the",
        "minutes for the",
        "minutes for",
        "minutes",
        "notes of the",
        "notes of",
        "highlights of the",
        "record of the",
        "summary of the",
        "report of the",
        "unconfirmed",
        "unapproved",
        "approved",
        "draft",
        "proceedings of the",
        "a meeting of the",
        "a meeting of",
        "the meeting of the",
        "meeting of the",
        "meeting of",
        "meeting",
        "ordinary meeting of the",
        "ordinary meeting of",
        "ordinary meeting",
        "special meeting of the",
        "special meeting of",
        "special meeting",
        "regular meeting of the",
        "regular meeting of",
        "regular meeting",
        "annual general meeting of the",
        "annual general meeting of",
        "annual meeting of the",
        "annual meeting of",
        "monthly meeting of the",
        "monthly meeting of",
        "extraordinary meeting of the",
        "extraordinary meeting of",
        "the november meeting of",
        "the",
    ];
    let lower = name.to_ascii_lowercase();
    for head in heads {
        if let Some(rest) = lower.strip_prefix(head)
            && rest.starts_with([' ', ':'])
        {
            return &name[head.len()..];
        }
    }
    // "the November Meeting of", "the 434th meeting of"
    if let Some(at) = lower.find(" meeting of ").filter(|at| *at <= 24) {
        return &name[at + 12..];
    }
    name
}

fn strip_tail<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let tails = [
        "meeting",
        "meetings",
        "minutes",
        "held",
        "on",
        "agenda",
        "telecon",
        "teleconference",
        "call",
        "monthly",
        "regular",
        "special",
        "ordinary",
        "annual general",
        "annual",
        "weekly",
        "quarterly",
        "the",
        "notes",
        "report",
        "of",
        "conference",
        "extraordinary",
        "public",
        "session",
        "general",
        "in",
        "at",
        "virtual",
        "bi-weekly",
        "biweekly",
    ];
    let lower = name.to_ascii_lowercase();
    for tail in tails {
        if let Some(rest) = lower.strip_suffix(tail)
            && rest.ends_with([' ', '-', '–', ','])
        {
            return &name[..rest.len()];
        }
    }
    // a weekday that the date left behind
    if let Some((head, last)) = name.rsplit_once(' ')
        && reading.words.classes(last).contains(Class::Weekday)
    {
        return head;
    }
    name
}

/// "A meeting of X was held …", "A Parish Council meeting was held …".
fn of_phrase(reading: &Reading<'_>, span: Span) -> Option<(String, Span)> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    let at = lower.find("meeting of ").map(|at| at + "meeting of ".len())?;
    if at > 80 {
        return None;
    }
    let rest = text[at..].strip_prefix("the ").or_else(|| text[at..].strip_prefix("THE ")).unwrap_or(&text[at..]);
    let folded = rest.to_ascii_lowercase();
    let stop = [
        " was held",
        " were held",
        " held ",
        " took place",
        " which ",
        " on ",
        " at ",
        " in the ",
        " convened",
        " met ",
    ]
    .iter()
    .filter_map(|stop| folded.find(stop))
    .min()?;
    let name = rest[..stop].trim_matches([' ', ',']);
    let capital = name.starts_with(char::is_uppercase);
    (capital && name.len() <= 140).then(|| (recase(name), reading.flow_span(name)))
}

/// What sort of meeting the words of a line say it was.
pub(super) fn kind_of(reading: &Reading<'_>, span: Span) -> Option<MeetingKind> {
    let text = reading.text(span);
    if text.len() > 240 {
        return None;
    }
    KINDS.into_iter().find(|(class, _)| reading.has(span, *class)).map(|(_, kind)| kind)
}

/// "434th MEETING", "Meeting No. 257": the number of the meeting.
pub(super) fn number_in(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices("meeting").take(3) {
        let before = text[..at].trim_end();
        let word = before.rsplit(' ').next().unwrap_or("").trim_start_matches('(');
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let suffix = &word[digits..];
        if digits > 0
            && matches!(suffix.trim_matches(['^', '(', ')']).to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
        {
            return Some(reading.flow_span(word));
        }
        let after = text[at + 7..].trim_start();
        for label in ["No. ", "No.", "no. ", "no ", "Number ", "number ", "#"] {
            if let Some(rest) = after.strip_prefix(label) {
                let length =
                    rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-')).count();
                if rest[..length].starts_with(|char: char| char.is_ascii_digit()) {
                    return Some(reading.flow_span(&rest[..length]));
                }
            }
        }
    }
    None
}

/// The acronym by which minutes without a title call their own body: the one that stands most often before "members",
/// "meeting" or "committee", at least twice.
pub(super) fn acronym(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.layout.flow.text.as_str();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in ["members", "meeting", "committee", "Committee", "board", "Board"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), word).take(200) {
            let before = text[..at].trim_end_matches(' ');
            let name = before.rsplit([' ', '\n', '(']).next().unwrap_or("");
            if (3..=6).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_uppercase())
                && text[..at].ends_with(' ')
            {
                match counts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
        }
    }
    let (name, _) = counts.into_iter().filter(|(_, count)| *count >= 2).max_by_key(|(_, count)| *count)?;
    Some(reading.flow_span(name))
}

//! Labels: words at the start of a line or paragraph that say what follows.
//!
//! ```ebnf
//! attendance_label = ( qualifier , list_label | introduced ) , [ label_tail ] , [ skip_note ] , [ list_opening , ( [ received ] | attendance_label ) ] | qualifier , list_label , received_from ;
//! label_tail       = [ phrase (* attendance.label_tails *) ] , [ ( "and" | "&" | "/" ) , { word } , ":" ] ;
//! qualifier        = [ digit , { digit | "-" } ] , { name_word | "or" | "&" | phrase (* titles.name_links, attendance.qualifiers *) } ; (* lexical *)
//! list_label       = phrase (* attendance.present, in_attendance, apologies, absent *) ; (* lexical *)
//! skip_note        = "(" , ? fewer than 40 characters ? , ")" ;
//! list_opening     = ":" | ":-" | "–" | "—" | "-" | "=" | ";" | "were" | "was" | "included" ; (* lexical *)
//! received         = phrase (* attendance.received *) | received_from ;
//! titled           = ? at most 90 characters that are no sentence ? , ":" , { "-" | "–" } ;
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::model::Status;
use crate::text::{Span, Words, seek};

use super::apology::{received_from, received_from_below};
use super::entry::post_first;
use super::introduced::introduced;
use super::person::honorifics;
use super::post::{is_post, plural_post};
use super::roll::is_full_name;
use super::several::{are_alone, are_several, is_untitled};

/// A label of a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttendanceLabel {
    /// What the people listed under it were.
    pub status: Status,
    /// The label without its punctuation, in the text.
    pub label: Span,
    /// Offset of the list in the text; its length where the list does not begin on the same line.
    pub list: usize,
}

const LISTS: [(Class, Status); 4] = [
    (Class::Apologies, Status::Apologies),
    (Class::Absent, Status::Absent),
    (Class::InAttendance, Status::InAttendance),
    (Class::Present, Status::Present),
];

/// The lists of the words of labels.
pub const LABELS: ClassSet = ClassSet::of(&[Class::Apologies, Class::Absent, Class::InAttendance, Class::Present]);

/// Reads the label of a list of people at the start of a line or paragraph.
///
/// A label is an entry of the vocabulary, at the very start or after a few words that qualify it ("Board members
/// present", "SPC Members Present"), and either the whole line, or closed by a colon, a dash or "were".
pub fn attendance_label(words: &Lexicon, text: &str) -> Option<AttendanceLabel> {
    let head_end = head_length(text);
    let head = &text[..head_end];
    // a heading may name a post's holder ("Officials"), the body of a list never is that short and closed
    let introduced = introduced(words, head);
    let (status, start, end) = introduced.map(|(status, end)| (status, 0, end)).or_else(|| best(words, head))?;
    // "Non-WBA attendees" are none of the body's own, "Non-executive directors" are
    let without = head.get(..4).filter(|first| first.eq_ignore_ascii_case("non-")).map(|first| &head[first.len()..]);
    let own = |rest: &str| words.longest(Class::OwnPart, rest).is_some();
    let other = status == Status::Present && without.is_some_and(|rest| !own(rest));
    let status = if other { Status::InAttendance } else { status };
    let tail = label_tail(words, &text[end..]);
    // "Dean of Students also attended the meeting" is a sentence
    let opens =
        || [Class::Present, Class::Apologies, Class::Absent].iter().any(|class| words.longest(*class, text).is_some());
    if tail > 0 && end + tail == text.trim_end_matches('.').len() && introduced.is_none() && !opens() {
        return None;
    }
    let end = end + tail;
    let after = &text[end..];
    let rest = skip_note(after);
    let close = text.len() - rest.len();
    let closers = [":-", ": -", ":", "–", "—", "-", "were", "was", "included", "=", ";"];
    if rest.trim().is_empty() || rest.trim() == "." {
        // "Cllr Bell was absent." is a sentence
        let told = [" was ", " were ", " did ", " could ", " failed "].iter().any(|verb| text[..end].contains(verb));
        // and so is "Ann Bell sent apologies."
        if is_told(words, &text[..start], &text[start..end]) {
            return None;
        }
        // and "Mr Bell and the Clerk" are people
        if (told || text[..end].contains(" and the ") && are_several(words, text))
            && honorifics(words, text).is_ok_and(|(_, found)| found.is_some())
        {
            return None;
        }
        return Some(AttendanceLabel { status, label: Span::new(0, end), list: text.len() });
    }
    for closer in closers {
        if let Some(list) = rest.strip_prefix(closer) {
            let verb = closer.starts_with(char::is_alphabetic);
            let behind = list.trim_start_matches([' ', ':', '-', '–']);
            // "Those attending were:" over the names
            let over = behind.is_empty();
            if verb && !over && (!list.starts_with([' ', ':']) || !begins_names(words, behind)) {
                continue;
            }
            let list = list.trim_start_matches([' ', ':', '\u{a0}', '–', '-', '\t']);
            let list = &list[received(words, list)..];
            // "Roll call: Members present: …": the second label says more; "No apologies from members" only tells
            let inner = attendance_label(words, list)
                .filter(|inner| !verb && inner.list < list.len() && !list.starts_with("No "));
            if let Some(inner) = inner {
                let from = text.len() - list.len();
                return Some(AttendanceLabel {
                    status: inner.status,
                    label: Span::new(from + inner.label.start, from + inner.label.end),
                    list: from + inner.list,
                });
            }
            let label = Span::new(0, if verb { end } else { close.max(end).min(text.len()) });
            let label = Span::new(label.start, label.start + text[label.start..label.end].trim_end().len());
            return Some(AttendanceLabel { status, label, list: text.len() - list.len() });
        }
    }
    if let Some(label) = received_label(words, text, (status, end), rest) {
        return Some(label);
    }
    // "Present were Ann Bell": a label with its verb
    let verbal = [" were", " was", " by", " from"].iter().any(|verb| {
        text[..end]
            .len()
            .checked_sub(verb.len())
            .and_then(|at| text.get(at..end))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(verb))
    });
    if verbal && after.starts_with(' ') && begins_names(words, rest.trim_start()) {
        let list = rest.trim_start();
        return Some(AttendanceLabel { status, label: Span::new(0, end), list: text.len() - list.len() });
    }
    // "Present Cllr. A. Bell", "Apologies Mrs B. Carr": the label stands first and a person follows
    // "Apologies for absence. Cllrs Bell and Carr.": a full stop may close it
    let away = matches!(status, Status::Apologies | Status::Absent);
    // and "Present. Mrs Bell, Mr Carr"
    let name = rest.strip_prefix(". ").unwrap_or(rest).trim_start();
    let titled = words.classes(name.split([' ', '.']).next().unwrap_or("")).contains(Class::Honorific);
    // "Present the Finance Minister, Ann Bell"
    let held = name.strip_prefix("the ").is_some_and(|held| {
        held.starts_with(char::is_uppercase) && held.split_once(',').is_some_and(|(post, _)| is_post(words, post))
    });
    // "Chairman Mr A. Bell Councillors Mrs B. Carr": what stands before it names people
    let names = text[..end].words().any(|word| {
        let several = word.ends_with('s') && !matches!(word, "Mrs" | "Ms" | "Miss");
        !several && words.classes(word.trim_end_matches('.')).contains(Class::Honorific)
    });
    if names {
        return None;
    }
    let columned = after.starts_with("  ") || after.starts_with('\t');
    // "Apologies Ann Bell, Cllrs Carr and Dunn"
    let piece = seek::part(name, ", ").or_else(|| seek::part(name, " and ")).map_or(name, |(piece, _)| piece);
    let named = away
        && (!after.starts_with('.') || is_untitled(words, piece))
        && name.starts_with(char::is_uppercase)
        && !["And ", "For ", "From ", "Of "].iter().any(|link| name.starts_with(link))
        && piece.contains(char::is_lowercase)
        && is_full_name(words, piece);
    // "Apologies for absence Ann, Ben and Cora"
    let alone = || away && !after.starts_with('.') && are_alone(words, name);
    ((titled || held || columned || named || alone()) && text[..end].starts_with(char::is_uppercase))
        .then(|| AttendanceLabel { status, label: Span::new(0, end), list: text.len() - name.len() })
}

/// "Ann Bell sent apologies", "Mr Bell and the Clerk also attended": whether the words of a label are the verb of people
/// whom the line names before it.
fn is_told(words: &Lexicon, before: &str, label: &str) -> bool {
    const VERBS: ClassSet =
        ClassSet::of(&[Class::ApologiesSent, Class::NotThere, Class::AttendedToo, Class::WereThere]);
    let people = before.trim_end();
    let named = || {
        is_untitled(words, people)
            || are_several(words, people)
            || honorifics(words, people).is_ok_and(|(rest, found)| found.is_some() && !rest.is_empty())
            || post_first(words, people).is_some_and(|entry| entry.name.is_some())
    };
    let verb = || {
        let first = label.words().next().unwrap_or(label);
        words.classes(label).intersects(VERBS)
            || words.classes(first).intersects(ClassSet::of(&[Class::FiniteVerb, Class::Auxiliary]))
    };
    !people.is_empty() && label.starts_with(char::is_lowercase) && label.contains(' ') && verb() && named()
}

/// "Apologies were recorded from Ann Bell", "Apologies for absence were accepted from:" over the names: the label with what
/// stands between its words and the names, of which `rest` is all behind its words.
fn received_label(words: &Lexicon, text: &str, label: (Status, usize), rest: &str) -> Option<AttendanceLabel> {
    let (status, end) = label;
    if status != Status::Apologies || !text[end..].starts_with(' ') {
        return None;
    }
    let linked = rest.len() - seek::past(rest, "and ").len();
    if received_from_below(words, &rest[linked..]) {
        let label = Span::new(0, text.trim_end_matches([' ', ':', '-', '–']).len());
        return Some(AttendanceLabel { status, label, list: text.len() });
    }
    let length = linked + received_from(words, &rest[linked..])?;
    let list = text.len() - rest.len() + length;
    begins_names(words, &rest[length..]).then(|| AttendanceLabel { status, label: Span::new(0, end), list })
}

/// Length of what a label has behind its words: " at the meeting", and " and Media" before a colon.
fn label_tail(words: &Lexicon, after: &str) -> usize {
    let tail = after.strip_prefix(' ').and_then(|tail| words.longest(Class::LabelTail, tail)).map_or(0, |end| end + 1);
    let rest = &after[tail..];
    let linked = [" and ", " & ", "/", " / "].iter().any(|link| rest.starts_with(link));
    let colon = rest.find(':').filter(|colon| linked && *colon < 40);
    let plain =
        |colon: &usize| rest[..*colon].chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '&' | '/'));
    tail + colon.filter(plain).unwrap_or(0)
}

/// Whether names may begin here behind "were": a capital, a number, or posts in small letters before a capital
/// ("trustees Ann Bell and …").
fn begins_names(words: &Lexicon, list: &str) -> bool {
    let (first, next) = list.first_word().unwrap_or((list, ""));
    let post = is_post(words, first) || plural_post(words, first).is_some();
    list.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        || first == "the" && next.starts_with(char::is_uppercase)
        || post && next.starts_with(char::is_uppercase)
}

/// Length of "had been received from " before the names of a list.
fn received(words: &Lexicon, list: &str) -> usize {
    if let Some(length) = received_from(words, list) {
        return length;
    }
    let ends = list.match_indices(' ').map(|(at, _)| at).take(6);
    ends.filter(|at| words.classes(&list[..*at]).contains(Class::Received)).map(|at| at + 1).last().unwrap_or(0)
}

/// How far a label may reach: to the first sign that labels do not hold, at most ten words.
pub fn head_length(text: &str) -> usize {
    let mut blanks = 0;
    for (at, char) in text.char_indices() {
        // "Present-" over the names
        let dash = char == '-' && (text[at + 1..].is_empty() || text[at + 1..].starts_with(' '));
        if dash || matches!(char, ':' | ',' | ';' | '.' | '?' | '\t' | '–' | '—') {
            return at;
        }
        if char == ' ' {
            blanks += 1;
            if blanks > 9 {
                return at;
            }
        }
    }
    text.len()
}

/// Most words of a label.
const WORDS: usize = 9;

/// The entry that says most: the one that ends last within the head, the longest of those.
fn best(words: &Lexicon, head: &str) -> Option<(Status, usize, usize)> {
    let mut found: Option<(Status, usize, usize)> = None;
    let mut start = 0;
    for blank in head.blanks().chain([head.len()]) {
        words.entries_at(LABELS, &head[start..], |length, classes| {
            let end = start + length;
            let Some((_, status)) = LISTS.into_iter().find(|(class, _)| classes.contains(*class)) else { return };
            // an apostrophe or a hyphen goes on with the word
            let closed = matches!(head.as_bytes().get(end), None | Some(b' '));
            let blanks = head[start..end].bytes().filter(|byte| *byte == b' ').count();
            if !closed || blanks >= WORDS {
                return;
            }
            let better = found.is_none_or(|(_, from, to)| {
                // apologies for absence are apologies; "members present" outweighs "members"
                let (longer, later, wider) = (end > to && start <= to, start > to, end == to && start < from);
                longer || later || wider
            });
            let before = head[..start].strip_prefix("non-").unwrap_or(&head[..start]);
            if better && qualifies(words, before) {
                found = Some((status, start, end));
            }
        });
        start = blank + 1;
    }
    found.map(|(status, start, end)| {
        let told = match status {
            Status::InAttendance => of_members(words, &head[..start]),
            Status::Present => of_outsiders(words, &head[..start], &head[start..end]),
            _ => None,
        };
        (told.unwrap_or(status), start, end)
    })
}

/// "Senators in attendance", "Board directors attending": the members of the body, and nobody beside them.
fn of_members(words: &Lexicon, before: &str) -> Option<Status> {
    let last = before.trim_end().words().next_back()?;
    let classes = words.classes(last);
    let members = classes.contains(Class::Members) || classes.contains(Class::Collective);
    (members && (last.ends_with(['s', 'S']) || last.ends_with("men"))).then_some(Status::Present)
}

/// "Observers and Guests Present": people who are not of the body.
///
/// "Visitors and Councillors Present" are members too.
fn of_outsiders(words: &Lexicon, before: &str, label: &str) -> Option<Status> {
    let member = |word: &str| {
        let classes = words.classes(word);
        classes.contains(Class::Membership) || classes.contains(Class::Members) && word.ends_with(['s', 'S'])
    };
    if before.words().chain(label.words()).any(member) {
        return None;
    }
    let first = before.words().find(|word| !word.starts_with(|char: char| char.is_ascii_digit()))?;
    let one = first.strip_suffix(['s', 'S']).filter(|one| words.classes(one).contains(Class::Outsider));
    one.map(|_| Status::InAttendance)
}

/// Whether the words before a label only qualify it: capitalised or linking words.
fn qualifies(words: &Lexicon, before: &str) -> bool {
    const QUALIFIERS: ClassSet = ClassSet::of(&[Class::NameLink, Class::Qualifier]);
    let mut before = before.split_whitespace().peekable();
    // "5 members in attendance", "2-3-1 Guests present"
    before.next_if(|word| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    before.all(|word| {
        let small = matches!(word, "WITH" | "FROM" | "BY" | "TO" | "ON" | "AT" | "With" | "From" | "By" | "To");
        word.starts_with(char::is_uppercase) && !small
            || matches!(word, "or" | "&" | "/")
            || word.starts_with(char::is_lowercase) && words.classes(word).intersects(QUALIFIERS)
    })
}

/// Skips "(5 Councillors)" and a count between a label and its colon.
fn skip_note(text: &str) -> &str {
    let trimmed = text.trim_start_matches([' ', '\u{a0}']);
    if let Some(inner) = trimmed.strip_prefix('(')
        && let Some(close) = inner.find(')').filter(|close| *close < 40)
    {
        return inner[close + 1..].trim_start();
    }
    trimmed
}

/// A short title at the start of a paragraph that a colon closes: its length without the colon, and where the text
/// after it begins.
pub fn titled(text: &str) -> Option<(usize, usize)> {
    let colon = memchr::memchr(b':', text.as_bytes()).filter(|colon| text[..*colon].chars().count() < 90)?;
    // "Fences (Ann, time: 3 minutes)" is a title as a whole
    let within = [('(', ')'), ('[', ']')].into_iter().any(|(open, close)| {
        text[..colon].rfind(open).is_some_and(|at| !text[at..colon].contains(close) && text[colon..].contains(close))
    });
    if within {
        return None;
    }
    let title = text[..colon].trim_end();
    let after = &text[colon + 1..];
    // typists forget the blank: "agree any action:A discussion took place"
    let glued = title.ends_with(char::is_lowercase)
        && after.starts_with(char::is_uppercase)
        && after.contains(' ')
        && title.contains(' ');
    let spaced = after.is_empty() || after.starts_with([' ', '-', '–']) || glued;
    let plain = !title.contains(['.', '?', '!']);
    // a full stop within a word ends no sentence
    let dotted = title.contains('.') && !title.contains(". ");
    (spaced && !title.is_empty() && (plain || dotted))
        .then(|| (title.len(), text.len() - after.trim_start_matches([' ', '-', '–']).len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn labels_of_lists() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("Present: Ann", Status::Present, "Ann"),
            ("Present-", Status::Present, ""),
            ("Attendees", Status::Present, ""),
            ("In attendance:", Status::InAttendance, ""),
            ("Senators in attendance: Bell", Status::Present, "Bell"),
            ("Staff in attendance: Bell", Status::InAttendance, "Bell"),
            ("Board Members Present:", Status::Present, ""),
            ("Apologies were received from: Ann Bell", Status::Apologies, "Ann Bell"),
            ("Apologies for absence – Mr Carr", Status::Apologies, "Mr Carr"),
            ("PRESENT (5 Councillors):- Mrs Bell", Status::Present, "Mrs Bell"),
            ("Also present: Ben", Status::InAttendance, "Ben"),
            ("non-Elm Present: Ben", Status::InAttendance, "Ben"),
            ("Non-executive Directors present: Ben", Status::Present, "Ben"),
            ("Non-Executive members: Ben", Status::Present, "Ben"),
            ("Apologies: These were sent by Ann", Status::Apologies, "Ann"),
            ("Apologies had been recorded from Ann", Status::Apologies, "Ann"),
            ("Regrets: Andy", Status::Apologies, "Andy"),
            ("Officials", Status::InAttendance, ""),
            ("Those Attending: Mr M Ferris", Status::Present, "Mr M Ferris"),
            ("Absent: none", Status::Absent, "none"),
            ("5 Members in attendance: Ann", Status::Present, "Ann"),
            ("Roll call: Present were Ann", Status::Present, "Ann"),
            ("Present at the meeting were Ann", Status::Present, "Ann"),
            ("Members of the Public and Media: Ann", Status::InAttendance, "Ann"),
            ("Observers and Guests Present: Ann", Status::InAttendance, "Ann"),
            ("Visitors and Councillors Present: Ann", Status::Present, "Ann"),
            ("Guests and Board Members Present: Ann", Status::Present, "Ann"),
            ("Board members present were trustees Ann", Status::Present, "trustees Ann"),
        ];
        for (text, status, list) in cases {
            let found = attendance_label(words, text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.status, &text[found.list..]), (status, list), "{text}");
        }
        for text in [
            "The members present agreed to it.",
            "Attendance figures were read.",
            "Finance",
            "Apologies were accepted.",
            "CONFERENCE WITH LEGAL COUNSEL - ONE CASE",
        ] {
            assert_eq!(attendance_label(words, text), None, "{text}");
        }
    }
}

//! One entry of an attendance list: a person with what stands beside the name, a post, a group.
//!
//! ```ebnf
//! attendance_entry = crowd | post_first | post , read_notes | person , read_notes , [ read_details ] ;
//! crowd            = counted , phrase (* attendance.crowds *) , { word } ;
//! counted          = [ phrase (* attendance.approximately *) ] , [ number | phrase (* numbers.words *) ] ;
//! post_first       = [ "the" ] , post , [ ":" | "–" | "-" | "—" | "," ] , person , read_notes , [ read_details ] ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::text::Span;

use super::detail::{before_notes, read_details, read_notes};
use super::person::{honorifics, person};
use super::post::{holds_post, is_organisation, is_post, whole_phrase};

/// An entry as written: slices of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry<'t> {
    /// Name without honorific.
    pub name: Option<&'t str>,
    /// Forename that stands behind the name and a comma, as in an index.
    pub forename: Option<&'t str>,
    /// Honorific.
    pub honorific: Option<&'t str>,
    /// Initials in brackets that abbreviate the name.
    pub initials: Option<&'t str>,
    /// Post or office; for a group what it is called.
    pub role: Option<&'t str>,
    /// Affiliation.
    pub organisation: Option<&'t str>,
    /// Number of people.
    pub count: Option<u32>,
    /// Whether a note says that they took part from elsewhere.
    pub remote: bool,
    /// The whole entry in the text.
    pub span: Span,
}

/// One entry: a person with what stands beside the name, a post, a group.
pub fn attendance_entry<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']).trim_end();
    let text = without_note_before(text);
    if text.is_empty() || is_nobody(words, text) {
        return None;
    }
    let post = holds_post(words, text);
    if let Some(entry) = post.then(|| post_first(words, text)).flatten() {
        return Some(entry);
    }
    if let Some((count, what)) = crowd(words, text) {
        return Some(group_entry(words, what, count));
    }
    if post && is_unnamed_post(words, text) {
        let mut entry = Entry::default();
        let (role, notes) = before_notes(text);
        entry.role = Some(role);
        read_notes(words, notes, &mut entry);
        return Some(entry);
    }
    let (rest, found) = person(words, text).ok()?;
    // a sentence is no entry
    if found.name.split(' ').count() == 1 && found.honorific.is_none() && starts_sentence(words, rest) {
        return None;
    }
    let mut entry = Entry { name: Some(found.name), honorific: found.honorific, ..Entry::default() };
    // "Mayor Pro Tem Ray Alcott": an office before a name is a post, whatever else it may stand for
    if found.honorific.is_some_and(|office| is_office(words, office)) {
        entry.role = entry.honorific.take();
    }
    let rest = read_notes(words, rest, &mut entry);
    read_details(words, rest, &mut entry);
    Some(entry)
}

/// Words before a name that are an office and no form of address.
fn is_office(words: &Lexicon, honorific: &str) -> bool {
    let classes = words.classes(honorific);
    honorific.contains(' ') && (classes.contains(Class::Chair) || classes.contains(Class::Post))
}

/// "(from item 5) Mr J. Wray": a note in brackets before the name.
pub(super) fn without_note_before(text: &str) -> &str {
    let behind = text.strip_prefix('(').and_then(|inner| inner.split_once(") ")).map(|(_, behind)| behind.trim_start());
    behind.filter(|behind| behind.starts_with(char::is_uppercase)).unwrap_or(text)
}

fn is_nobody(words: &Lexicon, text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']).trim_start_matches('(');
    words.classes(text).contains(Class::Nobody)
}

fn starts_sentence(words: &Lexicon, rest: &str) -> bool {
    let next = rest.trim_start().split(' ').next().unwrap_or("");
    next.starts_with(char::is_lowercase) && words.classes(next).contains(Class::FiniteVerb)
}

fn group_entry<'t>(words: &Lexicon, what: &'t str, count: Option<u32>) -> Entry<'t> {
    let organisation = [" from ", " of ", " representing "]
        .into_iter()
        .find_map(|link| what.split_once(link))
        .map(|(_, body)| body.trim());
    // "members of the public" are of no organisation
    let organisation =
        organisation.filter(|body| !words.classes(body.trim_start_matches("the ")).contains(Class::Crowd));
    Entry { role: Some(what), organisation, count, ..Entry::default() }
}

/// "11 members of the public", "Officials from OCS", "two residents".
pub(super) fn crowd<'t>(words: &Lexicon, text: &'t str) -> Option<(Option<u32>, &'t str)> {
    let (count, rest) = counted(words, text);
    let rest = rest.trim_start();
    let mut known = None;
    for (at, _) in rest.match_indices(' ').chain(std::iter::once((rest.len(), ""))).take(5) {
        if words.classes(&rest[..at]).contains(Class::Crowd) {
            known = Some(at);
        }
    }
    let end = known.or_else(|| count.and_then(|count| counted_noun(rest, count)))?;
    let tail = rest[end..].trim_start();
    // "members Ann Bell" names one of them
    let named = tail.starts_with(char::is_uppercase) || tail.starts_with(':');
    let plural_only = count.is_none() && words.classes(rest).contains(Class::Membership);
    (!named && !plural_only).then(|| {
        let stop = [" and ", " were", " was ", " observed", " attended", " joined", " looked on"]
            .iter()
            .filter_map(|verb| rest.find(verb))
            .min()
            .unwrap_or(rest.len());
        (count, before_notes(&rest[..stop]).0)
    })
}

/// "two homeowners", "four graduate students", "one unidentified caller": whatever is counted in a list of people is
/// a group of people. Gives where its noun ends.
fn counted_noun(rest: &str, count: u32) -> Option<usize> {
    let head = [" and ", " from ", " of ", " who ", " were", " was ", " on ", ", ", " ("]
        .iter()
        .filter_map(|end| rest.find(end))
        .min()
        .unwrap_or(rest.len());
    let noun = rest[..head].rsplit(' ').next()?;
    let small = rest[..head].starts_with(char::is_lowercase) && rest[..head].split(' ').count() <= 4;
    (small && noun.len() > 2 && noun.chars().all(char::is_alphabetic) && (count == 1 || noun.ends_with('s')))
        .then_some(head)
}

/// Length of an entry of the list `class` at the start of the text, with the blank behind it; only in small letters,
/// since a capital may begin a name.
pub(super) fn small_phrase(words: &Lexicon, class: Class, text: &str) -> Option<usize> {
    let ends = text.match_indices(' ').map(|(at, _)| at).take(3);
    ends.take_while(|at| !text[..*at].contains(char::is_uppercase))
        .find(|at| words.classes(&text[..*at]).contains(class))
        .map(|at| at + 1)
}

/// A number in digits or words at the start.
fn counted<'t>(words: &Lexicon, text: &'t str) -> (Option<u32>, &'t str) {
    let text = &text[small_phrase(words, Class::Approximation, text).unwrap_or(0)..];
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(' ') {
        return (text[..digits].parse().ok(), &text[digits..]);
    }
    let first = text.split(' ').next().unwrap_or("");
    match words.entry(Class::NumberWord, first) {
        Some(index) => (Some(index as u32 + 1), &text[first.len()..]),
        None => (None, text),
    }
}

/// "Chair: Ann Bell", "Recorder – Ben Carr", "Borough Councillor T Manley", "the Finance Minister, Ann Bell".
pub(super) fn post_first<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    let signs = [": ", " – ", " - ", " — ", ", ", " "];
    for sign in signs {
        let mut places: Vec<usize> = text.match_indices(sign).take(6).map(|(at, _)| at).collect();
        // the longest post first: "Mayor Pro Tem Ray Alcott"
        places.reverse();
        for at in places {
            let head = text[..at].trim();
            let head = head.strip_prefix("the ").or_else(|| head.strip_prefix("The ")).unwrap_or(head);
            let tail = text[at + sign.len()..].trim_start();
            if head.contains(['(', ',']) || !is_post(words, head) || !tail.starts_with(char::is_uppercase) {
                continue;
            }
            // a single word that is an honorific too ("Councillor", "Professor") stays one
            let honorific = !head.contains(' ') && words.classes(head).contains(Class::Honorific);
            let goes_on = is_post(words, tail) || tail.starts_with("of ");
            if sign == " " && (honorific || goes_on || !whole_phrase(words, head)) {
                continue;
            }
            let Ok((rest, found)) = person(words, tail) else { continue };
            let impersonal = is_unnamed_post(words, tail) || is_organisation(words, found.name);
            // between commas a single word is more often a place or a department
            let lone = sign == ", " && !found.name.contains(' ');
            if impersonal || lone {
                continue;
            }
            let mut entry =
                Entry { name: Some(found.name), honorific: found.honorific, role: Some(head), ..Entry::default() };
            let rest = read_notes(words, rest, &mut entry);
            read_details(words, rest, &mut entry);
            return Some(entry);
        }
    }
    None
}

fn is_unnamed_post(words: &Lexicon, text: &str) -> bool {
    let (head, _) = before_notes(text);
    let honorific = honorifics(words, head).is_ok_and(|(rest, found)| found.is_some() && !rest.is_empty());
    if !is_post(words, head) || honorific {
        return false;
    }
    let stem = head.split([',']).next().unwrap_or(head);
    // "Ann Bell Chair": a name before the post
    whole_phrase(words, stem)
        || stem.contains(" of ")
        || stem.contains(" for ")
        || stem.split(' ').count() <= 2 && !looks_named(words, stem)
        || stem.starts_with("The ")
        || stem.starts_with("the ")
}

fn looks_named(words: &Lexicon, stem: &str) -> bool {
    stem.split(' ').count() >= 2 && !words.classes(stem).contains(Class::Post)
}

//! Entries of attendance lists.
//!
//! ```ebnf
//! attendance_list  = attendance_entry , { list_link , attendance_entry } | holders ;
//! holders          = post , "(" , person , ")" , list_link , post , "(" , person , ")" , { list_link , post , "(" , person , ")" } ;
//! list_link        = "," | ";" | "and" | "&" | "plus" | "together with" | "/" ; (* lexical *)
//! attendance_entry = crowd | post_first | post , read_notes | person , read_notes , [ read_details ] ;
//! crowd            = counted , phrase (* attendance.crowds *) , { word } ;
//! counted          = [ "approximately" | "approx." | "about" | "some" | "around" ] , [ number | phrase (* numbers.words *) ] ;
//! post_first       = [ "the" ] , post , [ ":" | "–" | "-" | "—" | "," ] , person , read_notes , [ read_details ] ;
//! read_notes       = { ( "(" | "[" ) , read_note , ( ")" | "]" ) } ;
//! read_note        = initials | remote | detail_parts ;
//! read_details     = [ "," | ":" | "–" | "-" | "—" ] , ( remote | affiliation | detail_parts ) , read_notes ;
//! detail_parts     = post , [ "," , organisation ] | organisation , [ "," , post ] ;
//! initials         = capital , letter , { letter } ; (* lexical *)
//! remote           = phrase (* attendance.remote *) ; (* lexical *)
//! affiliation      = ( "from" | "of" | "representing" ) , [ "the" ] , organisation ; (* lexical *)
//! post             = { word , blank } , phrase (* people.posts, people.chair *) , [ ( "of" | "for" | "to" | "in" | "at" | "with" ) , { word } ] ; (* lexical *)
//! organisation     = word , { blank , word } ; (* lexical *)
//! ```
//!
//! A list with a line for each entry takes what follows the name for post and organisation; in a list that runs on,
//! a comma may as well lead to the next person.

use crate::grammar::{Class, Lexicon};
use crate::text::Span;

use super::person::{abbreviates, honorifics, person};
use super::word::offset_in;

/// An entry as written: slices of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry<'t> {
    /// Name without honorific.
    pub name: Option<&'t str>,
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

/// How the entries of a list are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// One entry on a line.
    Lines,
    /// Entries run on, divided by commas and "and".
    RunOn,
}

/// Reads the entries of a list, or the one entry of a line.
pub fn attendance_list<'t>(words: &Lexicon, text: &'t str, form: ListForm) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    if holders(words, text, &mut entries) {
        span_entries(text, &mut entries);
        return entries;
    }
    let semicolons = text.contains(';');
    for part in divide(text, &[';']) {
        let pieces = divide(part, &[',']);
        let shared = pieces.len() > 1 && has_plural_honorific(words, pieces[0]);
        let runs_on = form == ListForm::RunOn || shared || names_in(words, &pieces) > 1;
        let from = entries.len();
        if runs_on && !(semicolons && form == ListForm::Lines) {
            run_on(words, &pieces, &mut entries, from, semicolons);
        } else if let Some(entry) = attendance_entry(words, part) {
            entries.push(entry);
        }
    }
    span_entries(text, &mut entries);
    entries
}

fn span_entries(text: &str, entries: &mut [Entry<'_>]) {
    for entry in entries {
        for slice in [entry.name, entry.role, entry.organisation, entry.honorific].into_iter().flatten() {
            let start = offset_in(text, slice);
            let span = Span::new(start, start + slice.len());
            entry.span = if entry.span.is_empty() { span } else { entry.span.to(span) };
        }
    }
}

/// "Director, Regional Services (Ms. C. Curley), Senior Engineer (Mr. D. Brennan)": posts with their holders in
/// brackets. At least two, and nothing else.
fn holders<'t>(words: &Lexicon, text: &'t str, entries: &mut Vec<Entry<'t>>) -> bool {
    let mut found = Vec::new();
    let mut start = 0;
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        let Some(close) = inner.find(')') else { break };
        let held = honorifics(words, &inner[..close]).is_ok_and(|(_, honorific)| honorific.is_some());
        let Some((_, holder)) = person(words, &inner[..close]).ok().filter(|_| held) else { continue };
        let post = text[start..open].trim_matches([' ', ',', ';', '.']);
        let post = post.strip_prefix("and ").unwrap_or(post).trim();
        if post.is_empty() || post.len() > 120 || person(words, post).is_ok_and(|(_, named)| named.honorific.is_some())
        {
            return false;
        }
        found.push(Entry {
            name: Some(holder.name),
            honorific: holder.honorific,
            role: Some(post),
            ..Entry::default()
        });
        start = open + 1 + close + 1;
    }
    let rest = text[start..].trim_matches([' ', ',', ';', '.']);
    // what follows a full stop is no part of the list
    let closed = text[start..].starts_with('.');
    let whole = found.len() >= 2 && (closed || rest.split(' ').count() <= 3);
    if whole {
        entries.extend(found);
    }
    whole
}

/// How many of the pieces begin with a person who has an honorific or whose name is all of the piece.
fn names_in(words: &Lexicon, pieces: &[&str]) -> usize {
    pieces
        .iter()
        .filter(|piece| honorifics(words, piece.trim()).is_ok_and(|(_, honorific)| honorific.is_some()))
        .count()
}

/// Cuts a text at signs outside brackets; "and" and "&" cut only where a comma would.
fn divide<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 && signs.contains(&char) => {
                parts.push(text[start..at].trim());
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Cuts at " and ", " & " and " / " outside brackets.
fn divide_and(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            ' ' if depth == 0 && at >= start => {
                let tail = &text[at..];
                if let Some(link) =
                    [" and ", " & ", " plus ", " together with ", " / "].into_iter().find(|link| tail.starts_with(link))
                {
                    parts.push(text[start..at].trim());
                    start = at + link.len();
                }
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Entries that run on: each piece begins a new entry or adds to the one before.
///
/// Where semicolons divide the entries, what follows a name after a comma is its detail, unless the name has its post
/// and another name with a post follows ("Costa, Board member, Naudon, Board member;").
fn run_on<'t>(words: &Lexicon, pieces: &[&'t str], entries: &mut Vec<Entry<'t>>, from: usize, semicolons: bool) {
    // "Councillors Butler, Collins (J), Crowley": one honorific serves all
    let shared = pieces.first().is_some_and(|first| has_plural_honorific(words, first));
    let titled = names_in(words, pieces) > 0 && !shared;
    let mut before: Option<&'t str> = None;
    let mut group: Option<&'t str> = None;
    for (place, piece) in pieces.iter().enumerate() {
        let piece = strip_link(piece);
        // "Councillors" after several names is the post of all of them
        if let Some(plural) = plural_post(words, piece).filter(|_| entries.len() > from + 1) {
            for entry in entries[from..].iter_mut().rev().take_while(|entry| entry.role.is_none()) {
                entry.role = Some(plural);
            }
            continue;
        }
        let last_complete = entries.len() > from && entries.last().is_some_and(|entry| entry.role.is_some());
        let another = last_complete
            && is_full_name(words, piece)
            && pieces.get(place + 1).is_some_and(|next| is_post(words, next));
        let detail = if semicolons && entries.len() > from { !another } else { is_detail(words, piece, titled) };
        if detail && entries.len() > from && add_detail(words, &mut entries[from..], piece) {
            continue;
        }
        // a post before the person who holds it: "An Cathaoirleach, Cllr. Keary"
        let next_person = pieces.get(place + 1).is_some_and(|next| {
            honorifics(words, next).is_ok_and(|(_, found)| found.is_some())
                || (piece.starts_with("the ") && is_full_name(words, next))
        });
        let untitled = honorifics(words, piece).is_ok_and(|(rest, found)| found.is_none() || rest.is_empty());
        if entries.len() == from && next_person && untitled && is_post(words, piece) {
            before = Some(piece.strip_prefix("the ").unwrap_or(piece));
            continue;
        }
        if let Some(note) = piece.strip_prefix('(').filter(|_| entries.len() > from)
            && let Some(entry) = entries.last_mut()
        {
            read_note(words, note.trim_end_matches(')').trim(), entry);
            continue;
        }
        let parts = if is_one_body(words, piece) { vec![piece] } else { divide_and(piece) };
        for part in parts {
            let (role, rest) = leading_group(words, part);
            group = role.or(group);
            let Some(mut entry) = attendance_entry(words, rest) else { continue };
            if entry.name.is_some() && entry.role.is_none() && entry.organisation.is_none() {
                entry.role = group;
            }
            if let Some(post) = before.take() {
                entry.role = Some(post);
            }
            entries.push(entry);
        }
    }
}

fn has_plural_honorific(words: &Lexicon, piece: &str) -> bool {
    let first = piece.split([' ', '.']).next().unwrap_or("");
    words.classes(first).contains(Class::Honorific)
        && first.ends_with('s')
        && !matches!(first.to_ascii_lowercase().as_str(), "mrs" | "ms" | "miss")
}

fn strip_link(piece: &str) -> &str {
    let piece = piece.trim();
    ["and ", "& ", "plus ", "together with ", "also "]
        .into_iter()
        .find_map(|link| piece.strip_prefix(link))
        .unwrap_or(piece)
        .trim()
}

/// "local residents Ann Bell": a group's name before the name of one of them.
fn leading_group<'t>(words: &Lexicon, part: &'t str) -> (Option<&'t str>, &'t str) {
    for (at, _) in part.match_indices(' ').take(4) {
        let (head, tail) = (&part[..at], part[at + 1..].trim_start());
        let classes = words.classes(head);
        if classes.contains(Class::Crowd) && person(words, tail).is_ok() && tail.starts_with(char::is_uppercase) {
            return (Some(head).filter(|head| !is_membership(head)), tail);
        }
    }
    (None, part)
}

/// "Members": says nothing that the list does not say.
fn is_membership(head: &str) -> bool {
    matches!(
        head.to_ascii_lowercase().as_str(),
        "members" | "member" | "the members" | "councillors" | "committee members"
    )
}

/// A piece that adds to the person before it.
fn is_detail(words: &Lexicon, piece: &str, titled: bool) -> bool {
    let honorific = honorifics(words, piece).is_ok_and(|(_, found)| found.is_some());
    // "County Councillor T White" and "Roger Hampson (LGA)" begin another entry
    let bracketed = piece.find('(').is_some_and(|open| is_full_name(words, &piece[..open]));
    if honorific || bracketed || post_first(words, piece).is_some() {
        return false;
    }
    let lower = piece.starts_with(char::is_lowercase);
    let counted = piece.starts_with(|char: char| char.is_ascii_digit());
    if counted || (lower && crowd(words, piece).is_some()) {
        return false;
    }
    lower || is_post(words, piece) || (titled && !has_forename_form(piece)) || is_organisation(words, piece)
}

/// Two or more capitalised words and nothing else, none of them a post's.
fn is_full_name(words: &Lexicon, piece: &str) -> bool {
    let piece = piece.trim().trim_end_matches('.');
    person(words, piece).is_ok_and(|(rest, found)| rest.trim().is_empty() && found.name.contains(' '))
        && !is_post(words, piece)
        && !is_organisation(words, piece)
}

/// Initials before a surname: a name even where others in the list have honorifics.
fn has_forename_form(piece: &str) -> bool {
    piece.split(' ').next().is_some_and(|word| word.len() <= 3 && word.ends_with('.'))
}

fn add_detail<'t>(words: &Lexicon, entries: &mut [Entry<'t>], piece: &'t str) -> bool {
    let Some(entry) = entries.last_mut() else { return false };
    // "Director of Services, Regeneration, Sports and Recreation": a post goes on over commas
    if let Some(role) = entry.role.filter(|_| !is_post(words, piece) || entry.organisation.is_some()) {
        if entry.organisation.is_none() && ends_in_organisation(words, piece) {
            entry.organisation = Some(piece);
        } else {
            entry.role = joined(role, piece);
        }
        return true;
    }
    match place_detail(words, piece) {
        Detail::Post if entry.role.is_none() => entry.role = Some(piece),
        Detail::Post => entry.role = entry.role.and_then(|role| joined(role, piece)),
        Detail::Organisation => entry.organisation = Some(piece),
    }
    true
}

/// The slice from the start of one to the end of the other, which stand in the same text.
fn joined<'t>(first: &'t str, last: &'t str) -> Option<&'t str> {
    // both are slices of one text, in order; without the text at hand the first stands alone
    let gap = (last.as_ptr() as usize).checked_sub(first.as_ptr() as usize + first.len())?;
    (gap < 4).then_some(first).or(Some(first))
}

enum Detail {
    Post,
    Organisation,
}

fn place_detail(words: &Lexicon, piece: &str) -> Detail {
    if is_post(words, piece) || (piece.starts_with(char::is_lowercase) && !is_organisation(words, piece)) {
        Detail::Post
    } else {
        Detail::Organisation
    }
}

/// One entry: a person with what stands beside the name, a post, a group.
pub fn attendance_entry<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']).trim_end();
    let text = if text.ends_with('L') || !text.is_empty() { text } else { return None };
    if text.is_empty() || is_nobody(words, text) {
        return None;
    }
    if let Some((count, what)) = crowd(words, text) {
        return Some(group_entry(words, what, count));
    }
    if let Some(entry) = post_first(words, text) {
        return Some(entry);
    }
    if is_unnamed_post(words, text) {
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
    let rest = read_notes(words, rest, &mut entry);
    read_details(words, rest, &mut entry);
    Some(entry)
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
    let organisation = organisation.filter(|body| {
        !words.classes(body.trim_start_matches("the ")).contains(Class::Crowd)
            && *body != "the public"
            && *body != "public"
            && *body != "the press"
    });
    Entry { role: Some(what), organisation, count, ..Entry::default() }
}

/// "11 members of the public", "Officials from OCS", "two residents".
fn crowd<'t>(words: &Lexicon, text: &'t str) -> Option<(Option<u32>, &'t str)> {
    let (count, rest) = counted(words, text);
    let rest = rest.trim_start();
    let mut known = None;
    for (at, _) in rest.match_indices(' ').chain(std::iter::once((rest.len(), ""))).take(5) {
        if words.classes(&rest[..at]).contains(Class::Crowd) {
            known = Some(at);
        }
    }
    let end = known?;
    let tail = rest[end..].trim_start();
    // "members Ann Bell" names one of them
    let named = tail.starts_with(char::is_uppercase) || tail.starts_with(':');
    let plural_only = count.is_none() && is_membership(rest);
    (!named && !plural_only).then(|| {
        let stop = rest.find(" were").or_else(|| rest.find(" was ")).unwrap_or(rest.len());
        (count, before_notes(&rest[..stop]).0)
    })
}

/// A number in digits or words at the start.
fn counted<'t>(words: &Lexicon, text: &'t str) -> (Option<u32>, &'t str) {
    let text = ["approximately ", "approx. ", "about ", "some ", "around "]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
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
fn post_first<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
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
            let honorific = words.classes(head).contains(Class::Honorific);
            if sign == " "
                && (honorific || is_post(words, tail) || tail.starts_with("of ") || !whole_phrase(words, head))
            {
                continue;
            }
            let Ok((rest, found)) = person(words, tail) else { continue };
            if is_unnamed_post(words, tail)
                || is_organisation(words, found.name)
                || (sign == ", " && !named_well(words, found.name))
            {
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

fn named_well(words: &Lexicon, name: &str) -> bool {
    name.contains(' ') && !is_organisation(words, name)
}

fn whole_phrase(words: &Lexicon, head: &str) -> bool {
    let classes = words.classes(head);
    classes.contains(Class::Post)
        || classes.contains(Class::Chair)
        || (head.contains(' ')
            && head.split(' ').next_back().is_some_and(|last| words.classes(last).contains(Class::Honorific)))
}

/// A piece that is a post: an entry of the vocabulary, or one with words around it ("Director of Housing", "A/Senior
/// Executive Officer").
pub fn is_post(words: &Lexicon, text: &str) -> bool {
    let text = text.trim().trim_start_matches("the ").trim_end_matches('.');
    let classes = words.classes(text);
    if classes.contains(Class::Post) || classes.contains(Class::Chair) {
        return true;
    }
    let head = text.split([',', '(']).next().unwrap_or(text);
    if head.contains(" by ") {
        return false;
    }
    let known = |phrase: &str| {
        let classes = words.classes(phrase);
        classes.contains(Class::Post) || classes.contains(Class::Chair)
    };
    // "General Counsel and Attestor", "Communication of Monetary Policy Manager"
    if head.split_once(" and ").is_some_and(|(first, _)| known(first))
        || head.rsplit(' ').next().is_some_and(|last| known(last) && head.split(' ').count() <= 9)
    {
        return true;
    }
    let stem = [" of ", " for ", " to ", " in ", " at ", " with "]
        .into_iter()
        .filter_map(|link| head.find(link))
        .min()
        .map_or(head, |at| &head[..at]);
    stem.trim().split(' ').count() <= 6 && last_words(stem.trim()).any(known)
}

/// The last word, the last two, …
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    text.rmatch_indices([' ', '/']).map(|(at, _)| &text[at + 1..]).chain(std::iter::once(text)).take(4)
}

/// A post in the plural ("Councillors", "Officers").
fn plural_post<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let singular = text.strip_suffix('s')?;
    let known = |phrase: &str| {
        let classes = words.classes(phrase);
        classes.contains(Class::Post) || classes.contains(Class::Honorific)
    };
    (known(singular) && !text.contains(' ')).then_some(singular)
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

/// A name that is an organisation's.
pub fn is_organisation(words: &Lexicon, text: &str) -> bool {
    text.split([' ', ',', '/']).any(|word| words.classes(word).contains(Class::OrganisationWord))
        || (text.len() >= 2
            && !text.contains(' ')
            && text.chars().filter(|char| char.is_uppercase()).count() >= 2
            && text.chars().all(|char| char.is_uppercase() || char == '&'))
}

fn ends_in_organisation(words: &Lexicon, text: &str) -> bool {
    let parts =
        ["Department", "Division", "Secretariat", "Section", "Unit", "Directorate", "Team", "Services", "Branch"];
    is_organisation(words, text) && !parts.iter().any(|part| text.contains(part))
}

fn is_one_body(words: &Lexicon, piece: &str) -> bool {
    is_post(words, piece)
        || (is_organisation(words, piece)
            && honorifics(words, piece).is_ok_and(|(_, found)| found.is_none())
            && !piece.contains('('))
}

fn is_nobody(words: &Lexicon, text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']).trim_start_matches('(');
    words.classes(text).contains(Class::Nobody)
}

/// The text before the first bracket, and from it on.
fn before_notes(text: &str) -> (&str, &str) {
    let at = text.find('(').unwrap_or(text.len());
    (text[..at].trim_end(), &text[at..])
}

/// Reads notes in brackets after a name and gives the rest of the text.
fn read_notes<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix(['(', '[']) {
        let close = inner.find([')', ']']).unwrap_or(inner.len());
        // a bracket that is not closed, and signs of typing within it
        let note =
            inner[..close].trim_matches(|char: char| char.is_whitespace() || matches!(char, '|' | ',' | ';' | ':'));
        rest = inner.get(close + 1..).unwrap_or("").trim_start();
        read_note(words, note, entry);
    }
    rest
}

fn read_note<'t>(words: &Lexicon, note: &'t str, entry: &mut Entry<'t>) {
    if note.is_empty() {
        return;
    }
    if entry.name.is_some_and(|name| abbreviates(note, name)) {
        entry.initials = Some(note);
    } else if is_remote(words, note) {
        entry.remote = true;
    } else if is_post(words, note) {
        let (post, organisation) = note.rsplit_once(',').map_or((note, None), |(post, body)| (post, Some(body.trim())));
        let whole = organisation.is_none_or(|body| !ends_in_organisation(words, body));
        entry.role = entry.role.or(Some(if whole { note } else { post }));
        if !whole {
            entry.organisation = entry.organisation.or(organisation);
        }
    } else if let Some((first, second)) = note.split_once(", ").filter(|(_, second)| is_post(words, second)) {
        entry.organisation = entry.organisation.or(Some(first));
        entry.role = entry.role.or(Some(second));
    } else if note.starts_with(char::is_uppercase) && !happens(words, note) {
        entry.organisation = entry.organisation.or(Some(note));
    }
}

/// A note about coming, going or the reason of an absence.
fn happens(words: &Lexicon, note: &str) -> bool {
    let first = note.split(' ').next().unwrap_or("");
    ["from", "until", "till", "to", "for", "item", "items", "by", "left", "arrived", "late", "after"]
        .contains(&first.to_ascii_lowercase().as_str())
        || words.classes(first).contains(Class::Arrival)
        || words.classes(first).contains(Class::Departure)
}

fn is_remote(words: &Lexicon, note: &str) -> bool {
    words.classes(note).contains(Class::Remote)
}

/// Reads post and organisation after a name: ", Director of Housing", "– Chairman", "from Wheatley Housing".
fn read_details<'t>(words: &Lexicon, text: &'t str, entry: &mut Entry<'t>) {
    let mut rest = text.trim_start_matches([' ', ',', ':', '\u{a0}']).trim_end();
    for dash in ["–", "-", "—"] {
        rest = rest.strip_prefix(dash).unwrap_or(rest).trim_start();
    }
    // initials without their bracket: "Jane Simmonds ()JS (BIS)"
    let first = rest.split([' ', '(']).next().unwrap_or("");
    if !first.is_empty()
        && entry.name.is_some_and(|name| abbreviates(first, name))
        && first.chars().all(char::is_alphabetic)
    {
        entry.initials = entry.initials.or(Some(first));
        rest = read_notes(words, &rest[first.len()..], entry).trim();
    }
    if rest.is_empty() {
        return;
    }
    if is_remote(words, rest)
        || ["via ", "by phone", "by video", "by telephone", "by teleconference", "online"]
            .iter()
            .any(|how| rest.to_ascii_lowercase().starts_with(how))
    {
        entry.remote = true;
        return;
    }
    for link in ["from the ", "from ", "representing ", "of the ", "of "] {
        if let Some(body) = rest.strip_prefix(link) {
            entry.organisation = entry.organisation.or(Some(before_notes(body).0));
            return;
        }
    }
    let (detail, notes) = before_notes(rest);
    if !notes.is_empty() {
        let inner = notes.trim_start_matches('(');
        let inside = &inner[..inner.find(')').unwrap_or(inner.len())];
        // "Executive Director (Assistant Governor)" is one post; "Accenture (Voting Member)" is two things
        if is_post(words, detail) && is_post(words, inside) {
            entry.role = entry.role.or(Some(rest.trim_end()));
            return;
        }
    }
    detail_parts(words, detail, entry);
    read_notes(words, notes, entry);
}

fn detail_parts<'t>(words: &Lexicon, detail: &'t str, entry: &mut Entry<'t>) {
    let detail = detail.trim().trim_end_matches([',', ';']);
    if detail.is_empty() {
        return;
    }
    if let Some(at) = detail.rfind(", ") {
        let (first, last) = (detail[..at].trim(), detail[at + 2..].trim());
        if is_post(words, first) && !is_post(words, last) && ends_in_organisation(words, last) {
            entry.role = entry.role.or(Some(first));
            entry.organisation = entry.organisation.or(Some(last));
            return;
        }
        if !is_post(words, first) && is_post(words, last) {
            entry.organisation = entry.organisation.or(Some(first));
            entry.role = entry.role.or(Some(last));
            return;
        }
        if words.classes(last).contains(Class::OrganisationWord) && !is_post(words, detail) {
            entry.organisation = entry.organisation.or(Some(detail));
            return;
        }
    }
    match place_detail(words, detail) {
        Detail::Post => entry.role = entry.role.or(Some(detail)),
        Detail::Organisation => entry.organisation = entry.organisation.or(Some(detail)),
    }
}

//! One entry of an attendance list: a person with what stands beside the name, a post, a group.
//!
//! ```ebnf
//! attendance_entry = [ "[" , initials , "]" | initials , ( "–" | "-" | ":" | "=" ) ] , ( seated | office_behind | crowd | post_first | post , read_notes | named_entry ) ;
//! named_entry      = person , [ "-" , post ] , read_notes , [ read_details ] | person , organisation , read_notes ; (* lexical *)
//! post_first       = [ "the" ] , post , [ ":" | "–" | "-" | "—" | "," ] , person , read_notes , [ read_details ] ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::model::Status;
use crate::text::seek;
use crate::text::{Span, Words};

use super::crowd::crowd;
use super::detail::{before_notes, read_details, read_notes, roll_status};
use super::movement::{Movement, movements};
use super::person::{Person, abbreviates, call_sign, honorifics, person};
use super::post::{POSTS, holds_post, is_organisation, is_post, joins_two, office_behind, whole_phrase};
use super::roll::{handle_with_notes, is_full_name, is_plain_name};
use super::run_on::has_forename_form;
use super::seat::seated;
use super::word::offset_in;

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
    /// Letters behind the name and a comma that may be a degree as well as an organisation.
    pub letters: Option<&'t str>,
    /// What a note or a mark beside the name says of them, whatever the list is of.
    pub status: Option<Status>,
    /// Whether a note says that they took part from elsewhere.
    pub remote: bool,
    /// When they came and went, where notes say so.
    pub movements: Vec<Movement<'t>>,
    /// The whole entry in the text.
    pub span: Span,
}

/// One entry: a person with what stands beside the name, a post, a group.
pub fn attendance_entry<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    let whole = without_stop(text.trim());
    let behind = without_note_before(whole);
    // "(from item 5) Mr J. Wray"
    let note = whole[..whole.len() - behind.len()].trim_matches(['(', ')', ' ']);
    let mut entry = entry_behind_note(words, behind)?;
    entry.movements.splice(0..0, movements(words, note).1);
    Some(entry)
}

fn entry_behind_note<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    // "Ann Bell District 5, Vice President"
    if let Some(seat) = seated(words, text)
        && let Some(mut entry) = entry_behind_note(words, seat.head).filter(|entry| entry.name.is_some())
    {
        entry.organisation = entry.organisation.or(Some(seat.seat));
        let (post, notes) = before_notes(seat.behind);
        if is_post(words, post) {
            entry.role = entry.role.or(Some(post));
            read_notes(words, notes, &mut entry);
        }
        return Some(entry);
    }
    // "W1AW – Ann Bell": a radio amateur's sign and who has it
    let text = call_sign(text)
        .and_then(|sign| [" – ", " - ", ": "].iter().find_map(|link| text[sign..].strip_prefix(link)))
        .filter(|name| name.contains(' '))
        .unwrap_or(text);
    let (initials, text) = without_initials(text);
    if text.is_empty() || is_nobody(words, text) {
        return None;
    }
    let post = holds_post(words, text);
    if let Some((found, office)) = post.then(|| office_behind(words, text)).flatten() {
        let mut entry =
            Entry { name: Some(found.name), honorific: found.honorific, role: Some(office), ..Entry::default() };
        let rest = read_notes(words, &text[offset_in(text, office) + office.len()..], &mut entry);
        read_details(words, rest, &mut entry);
        return Some(entry);
    }
    if let Some(entry) = post.then(|| post_first(words, text)).flatten() {
        return Some(entry);
    }
    if let Some((count, what)) = crowd(words, text) {
        return Some(group_entry(words, what, count));
    }
    if post && is_unnamed_post(words, text) && !is_held(words, text) {
        let mut entry = Entry::default();
        let (role, notes) = before_notes(text);
        entry.role = Some(role);
        if let Some(holder) = holder(words, notes) {
            (entry.name, entry.honorific) = (Some(holder.name), holder.honorific);
            entry.role = Some(seek::past(seek::past(role, "the "), "The "));
            return Some(entry);
        }
        read_notes(words, notes, &mut entry);
        return Some(entry);
    }
    // "@abell (guest)"
    if let Some((handle, notes)) = handle_with_notes(text) {
        let mut entry = Entry { name: Some(handle), ..Entry::default() };
        read_notes(words, notes, &mut entry);
        return Some(entry);
    }
    let (rest, found) = person(words, text).ok()?;
    // a sentence is no entry
    if found.name.words().count() == 1 && found.honorific.is_none() && starts_sentence(words, rest) {
        return None;
    }
    let mut entry = Entry { name: Some(found.name), honorific: found.honorific, ..Entry::default() };
    entry.initials = initials.filter(|letters| abbreviates(letters, found.name));
    if let Some((name, post)) = hyphened_post(words, found.name).or_else(|| lettered_post(words, found.name)) {
        (entry.name, entry.role) = (Some(name), Some(post));
    }
    if let Some((name, body)) = body_behind(words, text, found.name) {
        let letters = before_notes(body).0;
        if abbreviates(letters, name) && !letters.contains(' ') {
            (entry.name, entry.initials) = (Some(name), Some(letters));
        } else {
            (entry.name, entry.organisation) = (Some(name), Some(letters));
        }
        read_notes(words, before_notes(body).1, &mut entry);
        return Some(entry);
    }
    // "Mayor Pro Tem Ray Alcott": an office before a name is a post, whatever else it may stand for
    if found.honorific.is_some_and(|office| is_office(words, office)) {
        entry.role = entry.honorific.take();
    }
    let after = offset_in(text, found.name) + found.name.len();
    entry.letters = text
        .get(after..)
        .and_then(|behind| behind.strip_prefix(", "))
        .filter(|letters| rest.is_empty() && letters.bytes().all(|byte| byte.is_ascii_uppercase()));
    let rest = read_notes(words, rest, &mut entry);
    read_details(words, rest, &mut entry);
    Some(entry)
}

/// "R. Bell - Chairman", "R. Bell – Borough Councillor": a post behind a dash, and whoever holds it before.
pub(super) fn is_held(words: &Lexicon, text: &str) -> bool {
    let dashed = [" - ", " – "].iter().find_map(|dash| seek::part(text, dash));
    dashed.is_some_and(|(name, post)| {
        is_plain_name(words, name) && !is_post(words, name) && !is_organisation(words, name) && is_post(words, post)
    })
}

/// "The Mayor (Mr A. Bell)": the holder of a post, in brackets behind it.
fn holder<'t>(words: &Lexicon, notes: &'t str) -> Option<Person<'t>> {
    let inner = notes.strip_prefix('(')?.strip_suffix(')')?;
    let (rest, found) = person(words, inner).ok()?;
    (rest.trim().is_empty() && (found.honorific.is_some() || has_forename_form(inner))).then_some(found)
}

/// Words before a name that are an office and no form of address.
fn is_office(words: &Lexicon, honorific: &str) -> bool {
    let classes = words.classes(honorific);
    honorific.contains(' ') && (classes.contains(Class::Chair) || classes.contains(Class::Post))
}

/// "(from item 5) Mr J. Wray": a note in brackets before the name.
pub(super) fn without_note_before(text: &str) -> &str {
    let behind =
        text.strip_prefix('(').and_then(|inner| seek::part(inner, ") ")).map(|(_, behind)| behind.trim_start());
    behind.filter(|behind| behind.starts_with(char::is_uppercase)).unwrap_or(text)
}

/// The entry without the stop behind it, which an initial keeps.
fn without_stop(text: &str) -> &str {
    let bare = text.trim_end_matches(['.', ',', ';', ':']).trim_end();
    // "Mr B. Carr)": a bracket that nothing opens
    let bare = bare.strip_suffix(')').filter(|inner| !inner.contains('(')).unwrap_or(bare);
    let initial = bare.ends_with(char::is_uppercase)
        && bare.trim_end_matches(char::is_uppercase).ends_with([' ', '.'])
        && bare.trim_end_matches(char::is_uppercase).len() + 1 >= bare.len();
    if initial && text[bare.len()..].starts_with('.') { &text[..=bare.len()] } else { bare }
}

/// "[AB] Ann Bell": the initials by which the minutes call somebody, before the name.
fn without_initials(text: &str) -> (Option<&str>, &str) {
    let parts = text.strip_prefix(['[', '(']).and_then(|inner| inner.split_once([']', ')']));
    match parts.map(|(letters, behind)| (letters, behind.trim_start())) {
        Some((letters, behind)) if letters.len() <= 6 && behind.starts_with(char::is_uppercase) => {
            (Some(letters), behind)
        }
        _ => lettered(text).map_or((None, text), |(letters, name)| (Some(letters), name)),
    }
}

/// "AB – Ann Bell", "AB: Ann Bell": capitals that abbreviate the name behind a sign.
fn lettered(text: &str) -> Option<(&str, &str)> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let links = [" – ", " - ", ": ", " = "];
    let link = links.iter().find(|link| LENGTHS.contains(&letters) && text[letters..].starts_with(**link))?;
    let name = &text[letters + link.len()..];
    let end = name.find([',', '(', '–', ':']).unwrap_or(name.len());
    let whole = name[..end].trim_end();
    (whole.contains(' ') && abbreviates(&text[..letters], whole)).then_some((&text[..letters], name))
}

/// "Mrs A Bell-Chair": a post that a hyphen without blanks binds to the name.
fn hyphened_post<'t>(words: &Lexicon, name: &'t str) -> Option<(&'t str, &'t str)> {
    let (name, post) = name.split_once('-').filter(|(_, post)| !post.contains(' '))?;
    let classes = words.classes(post);
    let known = classes.contains(Class::Chair) || classes.contains(Class::Post);
    (known && !classes.contains(Class::Surname) && name.contains(' ')).then_some((name, post))
}

/// "Ger Bell S.E.E.": the letters of a post behind a name.
fn lettered_post<'t>(words: &Lexicon, name: &'t str) -> Option<(&'t str, &'t str)> {
    let (name, post) = name.last_word()?;
    let letters = post.contains('.') && post.chars().all(|char| char.is_uppercase() || char == '.');
    // "W. Ryan S.S.O.": three letters or more that are none of a degree
    let office = post.matches('.').count() >= 3 && !words.classes(&post.replace('.', "")).contains(Class::PostNominal);
    let surnamed = name.words().next_back().is_some_and(|surname| surname.contains(char::is_lowercase));
    let known = words.classes(post).contains(Class::Post) || office && surnamed;
    (letters && name.contains(' ') && known).then_some((name, post))
}

/// "Ann Bell Health and Social Care Trust", "Ann Bell GDS", "Ann Bell The National Library": an organisation that nothing
/// divides from the name, of which the first two words are the person's.
fn body_behind<'t>(words: &Lexicon, text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let rest = text.get(name.len()..).filter(|_| text.starts_with(name))?;
    let at = text.match_indices(' ').nth(1).map(|(at, _)| at).filter(|at| *at < name.len())?;
    let body = before_notes(&text[at + 1..]).0;
    let linked = [" and ", " of ", " for ", " & "].iter().any(|link| rest.starts_with(link))
        && is_organisation(words, body)
        && !is_organisation(words, &text[..at]);
    let only = (linked || is_acronym(words, body) || body.starts_with("The ")) && !body.contains([',', ';']);
    (only && text[..at].contains(char::is_lowercase)).then(|| (&text[..at], &text[at + 1..]))
}

/// Two to six capitals that are no letters after a name and no number of a king; "`DfID`", which ends in a capital as no
/// name does.
fn is_acronym(words: &Lexicon, text: &str) -> bool {
    let mixed = (3..=6).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.starts_with(char::is_uppercase)
        && text.ends_with(char::is_uppercase)
        && text.contains(char::is_lowercase);
    mixed && !words.classes(text).contains(Class::PostNominal)
        || (2..=6).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase())
            && !text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
            && !words.classes(text).contains(Class::PostNominal)
}

fn is_nobody(words: &Lexicon, text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']).trim_start_matches('(');
    // "No apologies from councillors"
    let opens = words.longest(Class::Nobody, text).is_some_and(|end| text[end..].starts_with(" from "));
    let counted = text.get(..3).filter(|no| no.eq_ignore_ascii_case("no ")).map(|_| &text[3..]);
    opens || words.classes(text).contains(Class::Nobody) || counted.is_some_and(|group| crowd(words, group).is_some())
}

fn starts_sentence(words: &Lexicon, rest: &str) -> bool {
    let next = rest.trim_start().words().next().unwrap_or("");
    next.starts_with(char::is_lowercase) && words.classes(next).contains(Class::FiniteVerb)
}

fn group_entry<'t>(words: &Lexicon, what: &'t str, count: Option<u32>) -> Entry<'t> {
    let organisation = [" from ", " of ", " representing "]
        .into_iter()
        .find_map(|link| seek::part(what, link))
        .map(|(_, body)| body.trim());
    // "members of the public" are of no organisation, and "members of the Hall Committee" are called so
    let of_members = what.get(..10).is_some_and(|head| head.eq_ignore_ascii_case("members of"))
        || what.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("member of"));
    let organisation = organisation.filter(|_| !of_members);
    let organisation = organisation.filter(|body| !words.classes(seek::past(body, "the ")).contains(Class::Crowd));
    Entry { role: Some(what), organisation, count, ..Entry::default() }
}

/// "Vice President/Website", "Press & Clerk": several offices of a small body, one of which is known.
fn joins_posts(words: &Lexicon, head: &str) -> bool {
    const LONGEST: usize = 4;
    let parts = || head.split('/').map(str::trim);
    let plain = |part: &str| part.starts_with(char::is_uppercase) && part.words().take(LONGEST).count() < LONGEST;
    head.contains('/') && parts().all(plain) && parts().any(|part| is_post(words, part))
}

/// "Chair: Ann Bell", "Recorder – Ben Carr", "Borough Councillor T Mandel", "the Finance Minister, Ann Bell".
pub fn post_first<'t>(words: &Lexicon, text: &'t str) -> Option<Entry<'t>> {
    if !holds_post(words, text) {
        return None;
    }
    let signs = [": ", " – ", " - ", " — ", ", ", " "];
    for sign in signs {
        let mut places: Vec<usize> = seek::places(text, sign).take(6).collect();
        // the longest post first: "Mayor Pro Tem Ray Alcott"
        places.reverse();
        for at in places {
            let head = text[..at].trim();
            let head = head.strip_prefix("the ").or_else(|| head.strip_prefix("The ")).unwrap_or(head);
            let tail = text[at + sign.len()..].trim_start();
            if !tail.starts_with(char::is_uppercase) {
                continue;
            }
            // "Scribe(s): Ann Bell"
            let head = head.strip_suffix("(s)").unwrap_or(head);
            // "Head of" lacks its field, and in "Chairman Cllr" the form of address is part of the name
            let open = [" of", " for", " of the", " for the"].iter().any(|link| head.ends_with(link));
            // "Ann Bell and County Councillor": a name and the post of somebody else
            let joined = seek::part(head, " and ").is_some_and(|(first, _)| !is_post(words, first));
            let addressed = head.last_word().is_some_and(|(post, address)| {
                words.classes(address).contains(Class::Honorific)
                    && words.classes(post).contains(Class::Chair)
                    && !words.classes(head).intersects(POSTS)
            });
            // "Ann Bell - Housing Officer, Elm Homes": the post of whoever stands before the dash
            let held = sign == ", " && is_held(words, head);
            if open
                || addressed
                || joined
                || held
                || head.contains('(')
                // "Chair, Board of Trustees: Ann Bell": only a colon ends a post that goes on over commas
                || head.contains(',') && sign != ": "
                || !(is_post(words, head) || sign == ": " && joins_posts(words, head))
            {
                continue;
            }
            // a single word that is an honorific too ("Councillor", "Professor") stays one
            // "Dean Carr" alone has a forename
            let forename = sign == " " && !tail.contains(' ') && words.classes(head).contains(Class::PostForename);
            if forename {
                continue;
            }
            let honorific = !head.contains(' ') && words.classes(head).contains(Class::Honorific);
            let goes_on = is_post(words, tail) || tail.starts_with("of ");
            // "Building Insp. Carr": a post cut short
            let dotted = head.ends_with('.') && !tail.starts_with('(');
            // "Highway Superintendent Ann Bell"
            let field = head.first_word().is_some_and(|(field, post)| {
                let classes = words.classes(post);
                let name = [Class::Surname, Class::PostForename, Class::Honorific];
                classes.contains(Class::Post)
                    && !name.into_iter().any(|class| classes.contains(class))
                    && honorifics(words, field).is_ok_and(|(_, found)| found.is_none())
                    && field.len() > 3
                    && !field.contains('.')
                    && is_full_name(words, tail)
            });
            let two = joins_two(words, head);
            if sign == " " && (honorific || goes_on || !(whole_phrase(words, head) || dotted || field || two)) {
                continue;
            }
            let Ok((rest, found)) = person(words, tail) else { continue };
            // "Member States: …" is a label
            if sign == " " && rest.strip_prefix(':').is_some_and(|said| roll_status(words, said.trim()).is_none()) {
                continue;
            }
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
    // "Ann Bell: Director of Services"
    if seek::part(head, ": ").is_some_and(|(name, _)| is_full_name(words, name)) {
        return false;
    }
    let stem = head.split([',']).next().unwrap_or(head);
    // "Finance Committee Chair"
    let (before, last) = stem.last_word().unwrap_or(("", stem));
    let of_body = words.classes(last).contains(Class::ShortOffice)
        && !before.contains([':', '-', '–', '—'])
        && words.classes(before.words().next_back().unwrap_or("")).contains(Class::Collective);
    // "Ann Bell Chair": a name before the post
    of_body
        || whole_phrase(words, stem)
        || stem.contains(" of ")
        || stem.contains(" for ")
        || stem.words().count() <= 2 && !looks_named(words, stem)
        || stem.starts_with("The ")
        || stem.starts_with("the ")
}

fn looks_named(words: &Lexicon, stem: &str) -> bool {
    stem.words().count() >= 2 && !words.classes(stem).contains(Class::Post)
}

//! Lists that run on without honorifics: what tells the names of several people from one name with its details.
//!
//! Working groups write everybody with whom they come from, each in a form of their own: "Ann Bell - Tidewire, Ben Carr
//! (Fjord), Cy Dunn \[Acme\]".

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

use super::couple::{couple, first_couple};
use super::detail::before_notes;
use super::linked::strip_link;
use super::person::{honorifics, person};
use super::post::{is_organisation, is_post};
use super::run_on::has_forename_form;

/// Whether pieces between commas are the names of several people: most are, and no fewer than three, or two of which
/// each has its detail behind a sign.
pub(super) fn reads_as_roll(words: &Lexicon, pieces: &[&str]) -> bool {
    if pieces.len() == 2 {
        return pieces.iter().all(|piece| divided(words, strip_link(words, piece)));
    }
    if pieces.len() < 3 {
        return false;
    }
    let named = |piece: &&&str| {
        let piece = strip_link(words, piece);
        is_full_name(words, name_part(piece)) || is_couple(words, piece)
    };
    let ended =
        pieces.last().is_some_and(|last| last.contains(" and ") || last.starts_with("and ") || last.ends_with('.'));
    let names = pieces.iter().filter(named).count();
    are_acronyms(pieces)
        || are_forenames(words, pieces)
        || names >= if ended { 2 } else { 3 } && names * 3 > pieces.len() * 2
        || ended && names >= 2 && names + 1 >= pieces.len()
}

/// "Ann, Ben, Carla, Dora", "Ann, Ben, CD, Dora": at least four names of one word each, of which none is a word of the lists;
/// most of them forenames, and the others initials.
pub(super) fn are_forenames(words: &Lexicon, pieces: &[&str]) -> bool {
    const FEWEST: usize = 4;
    let initials = |piece: &&str| {
        let letters = strip_link(words, piece);
        (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let single = |piece: &&str| {
        let name = strip_link(words, piece).trim_end_matches('.');
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_uppercase)
            && name.len() > 1
            && letters.all(char::is_lowercase)
            && words.classes(name).is_empty()
    };
    let forenames = pieces.iter().filter(|piece| single(piece)).count();
    pieces.len() >= FEWEST
        && forenames * 4 >= pieces.len() * 3
        && pieces.iter().all(|piece| single(piece) || initials(piece))
}

/// "Ann Bell - Tidewire", "Ben Carr [Fjord]": a full name that a sign divides from its details.
pub(super) fn divided(words: &Lexicon, piece: &str) -> bool {
    let name = name_part(piece);
    name.len() < piece.len() && is_full_name(words, name)
}

/// "Mr and Mrs Bell", "Ann & Ben Carr": two people who share a surname.
fn is_couple(words: &Lexicon, piece: &str) -> bool {
    couple(words, piece).or_else(|| first_couple(words, piece)).is_some() && !is_post(words, piece)
}

/// "Ann Bell. Ben Carr", "Cllr Bell. Cllr Carr", "A. Bell. Ben Carr", "Mrs. Bell. B. Carr": two full names, or two people of
/// whom each has a form of address or initials, between which a typist wrote a full stop for a comma.
pub(super) fn at_stop<'t>(words: &Lexicon, piece: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
    /// Most stops that are looked at: those of initials and of what is short for something.
    const STOPS: usize = 6;
    /// Most words of a name with initials.
    const NAME: usize = 3;
    let plain = |name: &str| name.trim().contains(' ') && is_plain_name(words, name);
    let addressed = |text: &str| {
        honorifics(words, text.trim()).is_ok_and(|(name, found)| {
            let alone = !name.contains([' ', ',']) || has_forename_form(name) && name.words().count() <= NAME;
            found.is_some() && name.starts_with(char::is_uppercase) && alone
        })
    };
    let initialled = |text: &str| plain(text) && has_forename_form(text.trim());
    let parts = |first: &str, second: &str| {
        let long = first.words().next_back().is_some_and(|last| last.len() >= 4);
        long && (plain(first) && (plain(second) || is_couple(words, second.trim()))
            || addressed(first) && (addressed(second) || initialled(second))
            || initialled(first) && addressed(second))
    };
    let stops = piece.match_indices(". ").take(STOPS).map(|(at, _)| (&piece[..at], &piece[at + 2..]));
    let mut parted = stops.filter(|(first, second)| parts(first, second));
    let (first, second) = parted.next().map_or((piece, None), |(first, second)| (first, Some(second)));
    std::iter::once(first).chain(second)
}

/// The text before the first sign that divides a name from what stands beside it.
fn name_part(piece: &str) -> &str {
    let sign = piece.find(['(', '[', '<', '|', ':']).unwrap_or(piece.len());
    let dash = [" - ", " – ", " — ", " -", "- "].iter().filter_map(|dash| seek::find(piece, dash)).min();
    piece[..dash.map_or(sign, |dash| dash.min(sign))].trim_end()
}

/// "SSAC, SGS, CCAS": posts by their letters. No vowel in several of them, or a doubled first letter, tells them from
/// surnames in capitals.
pub(super) fn are_acronyms(pieces: &[&str]) -> bool {
    let letters = |piece: &&str| {
        let head = before_notes(piece).0;
        head.len() >= 2 && head.len() <= 6 && head.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let unspoken = |piece: &&&str| {
        let head = before_notes(piece).0;
        !head.contains(['A', 'E', 'I', 'O', 'U', 'Y']) || head[..1] == head[1..2]
    };
    // "AK, BH, CM" are somebody
    let initials = pieces.iter().all(|piece| before_notes(piece).0.len() == 2);
    pieces.len() >= 3 && !initials && pieces.iter().all(letters) && pieces.iter().filter(unspoken).count() >= 2
}

/// "ak, bh, cdm (after vote)", "AK, BH, CM": the initials by which a small group calls its people. Three capitals may as
/// well be a body.
pub fn are_initials<'t>(pieces: impl Iterator<Item = &'t str>) -> bool {
    const FEWEST: usize = 3;
    let (mut count, mut small, mut large) = (0, true, true);
    for piece in pieces {
        let letters = before_notes(piece.trim().trim_end_matches('.')).0;
        count += 1;
        small &= (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        large &= letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        if !(small || large) {
            return false;
        }
    }
    count >= FEWEST
}

/// "abell", "@bcarr", "ann": the name by which somebody is known on a channel, or that nobody capitalised; a word that
/// means nothing else here.
pub fn is_nick(words: &Lexicon, piece: &str) -> bool {
    let nick = piece.trim_end_matches('.').trim_start_matches('@');
    let sign = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-');
    (3..=20).contains(&nick.len())
        && (piece.starts_with('@') || nick.starts_with(char::is_lowercase) && words.openings(nick).is_empty())
        && nick.chars().all(sign)
}

/// "Oak Labs: Ann Bell, Ben Carr": the people behind those whom they come from. An organisation or post alone stands
/// before one name, anything else before several.
pub(super) fn behind_body<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, &'t str)> {
    const WORDS: usize = 5;
    let (body, names) = seek::part(text, ": ")?;
    let short = body.starts_with(char::is_uppercase) && body.words().count() <= WORDS && !body.contains([',', ';']);
    let known = is_organisation(words, body) || ["Staff", "Team", "Unit"].iter().any(|last| body.ends_with(last));
    let pieces = || names.trim_end_matches('.').split([',', ';']).flat_map(|piece| piece.split(" and "));
    let several = pieces().count() > 1;
    let named = |piece: &str| is_full_name(words, name_part(strip_link(words, piece)));
    // "Minutes: Ann Bell, Ben Carr" tells who wrote them
    let titled = honorifics(words, body).is_ok_and(|(_, found)| found.is_some())
        || words.classes(body).contains(Class::MinutesWord);
    (short && !titled && !is_post(words, body) && (known || several) && pieces().all(named)).then_some((body, names))
}

/// "@abell", "@abell @bcarr", "@abell, @bcarr": the handles of a list of nothing else.
pub(super) fn handles(text: &str) -> Option<Vec<&str>> {
    text.starts_with('@').then_some(())?;
    text.split([' ', ',', '/']).filter(|piece| !piece.is_empty()).map(handle).collect()
}

/// The name of "@abell".
fn handle(piece: &str) -> Option<&str> {
    let name = piece.strip_prefix('@')?;
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (name.len() > 1 && name.bytes().all(sign)).then_some(name)
}

/// "@abell (left early)": a handle, and what stands in brackets behind it.
pub(super) fn handle_with_notes(text: &str) -> Option<(&str, &str)> {
    let (name, notes) = text.split_once(' ')?;
    let notes = notes.trim();
    let bracketed = notes.starts_with('(') && notes.ends_with(')') && notes.matches('(').count() == 1;
    Some((handle(name).filter(|_| bracketed)?, notes))
}

/// "AB CD EF": the initials of three or more with nothing but blanks between them; "JO ANN LEE" is a name.
pub(crate) fn spaced_initials(text: &str) -> Option<Vec<&str>> {
    const FEWEST: usize = 3;
    let text = text.trim_end_matches('.');
    let pair = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    (text.words().all(pair) && text.words().count() >= FEWEST).then(|| text.words().collect())
}

/// Two or more capitalised words and nothing else, none of them a post's.
pub fn is_full_name(words: &Lexicon, piece: &str) -> bool {
    let piece = piece.trim().trim_end_matches('.');
    person(words, piece).is_ok_and(|(rest, found)| rest.trim().is_empty() && found.name.contains(' '))
        && !is_post(words, piece)
        && !is_organisation(words, piece)
}

/// A full name of words that are no form of address.
pub(super) fn is_plain_name(words: &Lexicon, name: &str) -> bool {
    is_full_name(words, name) && honorifics(words, name.trim()).is_ok_and(|(_, found)| found.is_none())
}

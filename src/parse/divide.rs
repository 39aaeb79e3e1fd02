//! Where a list of people is divided, also where a sign is missing.
//!
//! ```ebnf
//! addressed      = [ post ] , person , [ "(" , { word } , ")" ] , { [ post ] , person , [ "(" , { word } , ")" ] } ;
//! behind_bracket = person , "(" , ( post | initials | { word } ) , ")" , { person , "(" , ( post | initials | { word } ) , ")" } , person ;
//! posts_behind   = person , "(" , initials , ")" , { "," , post , person , "(" , initials , ")" } , "," , post ;
//! before_crowd   = person , { word } , post , blank , crowd ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::text::Words;

use super::crowd::crowd;
use super::detail::before_notes;
use super::entry::post_first;
use super::person::{abbreviates, generation, honorifics, person};
use super::post::{POSTS, is_post};
use super::roll::is_full_name;

/// Most bytes of a person with a post, and of a group.
const LONGEST: usize = 160;

/// Cuts a text at signs outside brackets.
pub(super) fn divide<'t>(words: &Lexicon, text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 && signs.contains(&char) && generation(words, &text[at..]).is_none() => {
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

/// "Cllr A Bell (Chair)  Cllr C Dunn Cllr E Frost": people whom nothing but their forms of address divides, or the posts
/// before them: "Chairman Cllr A Bell Vice Chairman Mrs C Dunn Borough Cllr E Frost".
pub(super) fn addressed<'t>(words: &Lexicon, piece: &'t str) -> Vec<&'t str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    // where the last of them has a post behind the name, so do the others
    let behind = piece.words().next_back().is_some_and(|last| words.classes(last).intersects(POSTS));
    let before = |text: &'t str| if behind { text } else { behind_post(words, text) };
    let whole = |text: &'t str| {
        person(words, before(text)).is_ok_and(|(rest, found)| {
            let rest = rest.trim();
            let noted = rest.starts_with('(') && rest.ends_with(')');
            noted && found.name.contains(' ') || found.honorific.is_some() && (rest.is_empty() || noted)
        })
    };
    for at in piece.blanks() {
        let behind = piece[at..].trim_start();
        // a "Lord Mayor" may follow a name too
        let opens = honorifics(words, behind).is_ok_and(|(rest, found)| {
            let noted = piece[start..at].trim_end().ends_with(')');
            found.is_some_and(|found| found.words().all(|word| word != "Lord" && (noted || !is_post(words, word))))
                && rest.starts_with(char::is_uppercase)
        });
        let opens = opens || before(behind).len() < behind.len();
        if opens && at > start && whole(piece[start..at].trim()) {
            parts.push(piece[start..at].trim());
            start = at;
        }
    }
    parts.push(piece[start..].trim());
    if parts.len() > 1 { parts } else { titled(words, piece).unwrap_or(parts) }
}

/// "Mayor Bell Deputy Mayor Carr Councillor Dunn": people whom nothing divides but titles that are posts, too, and may
/// follow a name as well. At least three of them tell it.
fn titled<'t>(words: &Lexicon, piece: &'t str) -> Option<Vec<&'t str>> {
    const FEWEST: usize = 3;
    const NAME: usize = 3;
    // a title and a name each
    piece.blanks().nth(FEWEST * 2 - 2)?;
    let title = |text: &'t str| {
        let post = [Class::Post, Class::Chair].into_iter().filter_map(|class| words.longest(class, text)).max();
        let post = post.map(|end| text[end..].trim_start());
        honorifics(words, text).ok().filter(|(_, found)| found.is_some()).map(|(rest, _)| rest).or(post)
    };
    // a name that is no more than that, and no word of a body or an office: "Chair Planning Board"
    let named = |name: &str| {
        let plain = |word: &str| {
            let classes = words.classes(word);
            word.starts_with(char::is_uppercase) && !classes.intersects(POSTS) && !classes.contains(Class::Collective)
        };
        !name.is_empty() && name.words().take(NAME + 1).count() <= NAME && name.words().all(plain)
    };
    let opens = |text: &'t str| text.starts_with(char::is_uppercase) && title(text).is_some();
    if piece.len() > LONGEST * 4 || !opens(piece) {
        return None;
    }
    let (mut parts, mut start) = (Vec::new(), 0);
    for at in piece.blanks() {
        let behind = piece[at..].trim_start();
        let whole = at > start && title(piece[start..at].trim()).is_some_and(|name| named(name.trim()));
        if whole && opens(behind) && title(behind).is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            parts.push(piece[start..at].trim());
            start = at;
        }
    }
    parts.push(piece[start..].trim());
    (parts.len() >= FEWEST).then_some(parts)
}

/// What stands behind the post or the word for a tier of councils at the start of a text, where it is a person with a form
/// of address: "Vice Chairman Mrs C Dunn", "Borough Cllr E Frost".
fn behind_post<'t>(words: &Lexicon, text: &'t str) -> &'t str {
    if !text.starts_with(char::is_uppercase) {
        return text;
    }
    let ends =
        [Class::Post, Class::Chair, Class::CouncilTier].into_iter().filter_map(|class| words.longest(class, text));
    let person = |end: usize| {
        let person = text[end..].strip_prefix(' ')?;
        honorifics(words, person)
            .is_ok_and(|(rest, found)| found.is_some() && rest.starts_with(char::is_uppercase))
            .then_some(person)
    };
    let mut people = ends.filter_map(person);
    people.next().unwrap_or(text)
}

/// "Ann Bell (Secretary) Ben Carr", "Ann Bell (AB) Ben Carr (BC)", "Ann Bell (Oak Trust) Ben Carr (Elm Mill)": a comma is
/// missing between a person with a post, initials or an organisation in brackets and the next person, who has a bracket
/// too where the first has no post. Organisations tell it where there are three: "Ann Bell (Oak Trust) Red Kite (Elm)" may
/// have two of one person.
pub(super) fn behind_bracket<'t>(words: &Lexicon, piece: &'t str) -> Vec<&'t str> {
    const PAIRS: usize = 3;
    let (mut parts, mut start) = (Vec::new(), 0);
    let listed = piece.ends_with(')') && piece.match_indices(" (").take(PAIRS).count() == PAIRS;
    for (at, _) in piece.match_indices(") ") {
        let (head, next) = (&piece[start..at], &piece[at + 2..]);
        // more is no person with a bracket
        if head.len() > LONGEST {
            break;
        }
        let next = &next[..next.floor_char_boundary(LONGEST)];
        let ends = head.split_once('(').is_some_and(|(name, inner)| {
            let noted = || next.split_once('(').is_some_and(|(_, next)| is_note(words, next));
            let from = || {
                let (next, notes) = before_notes(next);
                let inner_too = notes.strip_prefix('(').is_some_and(|notes| notes.starts_with(char::is_uppercase));
                listed && inner_too && inner.starts_with(char::is_uppercase) && !is_post(words, next)
            };
            is_full_name(words, name) && (is_post(words, inner) || is_initials(inner, name) && noted() || from())
        });
        if ends && is_full_name(words, before_notes(next).0) {
            parts.push(&piece[start..=at]);
            start = at + 2;
        }
    }
    parts.push(&piece[start..]);
    parts
}

/// Letters in brackets behind a name that they abbreviate, or two to four capitals.
fn is_initials(letters: &str, name: &str) -> bool {
    abbreviates(letters, name)
        || (2..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What the bracket of the next person holds: initials too, or a post.
fn is_note(words: &Lexicon, behind: &str) -> bool {
    let inner = behind.split(')').next().unwrap_or(behind);
    is_post(words, inner) || inner.len() <= 5 && inner.starts_with(char::is_uppercase)
}

/// "Ann Bell (AB), Vice Chairman Ben Carr (BC), Member": posts behind their holders, of whom a comma parts all but the
/// next. The last of the list tells it: behind it stands a post, and nobody.
pub(super) fn posts_behind<'t>(words: &Lexicon, pieces: Vec<&'t str>) -> Vec<&'t str> {
    let lettered = |piece: &str| {
        let (name, notes) = before_notes(piece);
        notes.len() <= 7 && notes.ends_with(')') && is_full_name(words, name)
    };
    if pieces.len() < 3 || !pieces.last().is_some_and(|last| is_post(words, last)) || !lettered(pieces[0]) {
        return pieces;
    }
    let parted = |piece: &&'t str| -> [Option<&'t str>; 2] {
        let piece = *piece;
        let head = &piece[..piece.floor_char_boundary(LONGEST)];
        let name = head.blanks().find(|at| {
            is_post(words, &piece[..*at]) && !is_post(words, &piece[*at + 1..]) && lettered(&piece[*at + 1..])
        });
        name.map_or([Some(piece), None], |at| [Some(&piece[..at]), Some(&piece[at + 1..])])
    };
    pieces.iter().flat_map(parted).flatten().collect()
}

/// "Mr A Bell – County Councillor 9 members of the public": a group with its number behind a person and the post.
pub(super) fn before_crowd<'t>(words: &Lexicon, part: &'t str) -> (&'t str, Option<&'t str>) {
    let looked_at = &part[..part.floor_char_boundary(LONGEST)];
    let counts = |at: &usize| {
        let group = &part[at + 1..part.floor_char_boundary(at + 1 + LONGEST)];
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && crowd(words, group).is_some_and(|(count, _)| count.is_some())
    };
    let ends_in_post = |at: &usize| {
        let head = part[..*at].trim_end();
        // "Ann Bell (Clerk) plus 3 residents"
        let linked = head.last_word().filter(|(_, last)| words.classes(last).contains(Class::ListLink));
        let head = linked.map_or(head, |(head, _)| head);
        let open = head.matches('(').count() > head.matches(')').count();
        let last = head.rsplit([':', '–', ',', '-']).next().unwrap_or("").trim();
        // "County Councillor A Bell 3 members of the public"
        let held =
            || post_first(words, last.rsplit(". ").next().unwrap_or(last)).is_some_and(|entry| entry.name.is_some());
        !open && (head.ends_with(')') || last.len() < head.len() && is_post(words, last) || held())
    };
    // few lists have a number in them
    let counted = part.bytes().any(|byte| byte.is_ascii_digit());
    let at = if counted { looked_at.blanks().filter(counts).find(ends_in_post) } else { None };
    // "1 member of the press and 6 residents"
    let joined = |head: &'t str| {
        let linked = head.last_word().filter(|(_, last)| words.classes(last).contains(Class::ListLink));
        let head = linked.map_or(head, |(head, _)| head);
        head.strip_suffix(" and").or_else(|| head.strip_suffix(" &")).unwrap_or(head)
    };
    at.map_or((part, None), |at| (joined(part[..at].trim_end()), Some(&part[at + 1..])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn signs_may_be_missing() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        assert_eq!(
            addressed(words, "Cllr A Bell (Chair)  Cllr C Dunn Cllr E Frost"),
            ["Cllr A Bell (Chair)", "Cllr C Dunn", "Cllr E Frost"]
        );
        assert_eq!(
            addressed(words, "Mayor A Bell (unwell) Councillor C Dunn (away)"),
            ["Mayor A Bell (unwell)", "Councillor C Dunn (away)"]
        );
        assert_eq!(
            addressed(
                words,
                "Chairman Cllr S Bell Vice Chairman Mrs J Carr Borough Cllr C T Dunn Parish Clerk Mrs J M Fox"
            ),
            ["Chairman Cllr S Bell", "Vice Chairman Mrs J Carr", "Borough Cllr C T Dunn", "Parish Clerk Mrs J M Fox"]
        );
        assert_eq!(
            addressed(words, "Mayor Joy Bell Deputy Mayor Carr Councillor Dunn Councillor Ed Fox"),
            ["Mayor Joy Bell", "Deputy Mayor Carr", "Councillor Dunn", "Councillor Ed Fox"]
        );
        assert_eq!(
            addressed(words, "Councillor Bell Chair Planning Committee"),
            ["Councillor Bell Chair Planning Committee"]
        );
        // posts behind the names, and a post that nobody with a form of address holds
        let behind = "Mr A Bell Chairman Mrs C Dunn Secretary";
        assert_eq!(addressed(words, behind), ["Mr A Bell Chairman", "Mrs C Dunn Secretary"]);
        assert_eq!(addressed(words, "Cllr A Bell Clerk of Works"), ["Cllr A Bell Clerk of Works"]);
        let cases: &[(&str, &[&str])] = &[
            ("Ann Bell (Secretary) Ben Carr", &["Ann Bell (Secretary)", "Ben Carr"]),
            ("Ann Bell (Secretary) Ben Carr (Clerk)", &["Ann Bell (Secretary)", "Ben Carr (Clerk)"]),
            ("Ann Bell (Oak Trust) Head of Care", &["Ann Bell (Oak Trust) Head of Care"]),
            (
                "Ann Bell (Oak Trust) Ben Carr (Elm Mill) Cy Dunn (Fir Works)",
                &["Ann Bell (Oak Trust)", "Ben Carr (Elm Mill)", "Cy Dunn (Fir Works)"],
            ),
            ("Ann Bell (Fir Works) Green Barn (away)", &["Ann Bell (Fir Works) Green Barn (away)"]),
            ("Ann Bell (Fir Works) Water Supply (Oak)", &["Ann Bell (Fir Works) Water Supply (Oak)"]),
            ("Ann Bell (Oak Trust) Head of Care (Elm)", &["Ann Bell (Oak Trust) Head of Care (Elm)"]),
            ("Ann Bell (Oak Trust) Treasurer (acting)", &["Ann Bell (Oak Trust) Treasurer (acting)"]),
            ("Ann Bell (retired) Ben Carr (Elm Mill)", &["Ann Bell (retired) Ben Carr (Elm Mill)"]),
            ("Ann Bell (Chair)", &["Ann Bell (Chair)"]),
            ("Ann Bell (AB) Ben Carr (BC) Cy Dunn (CD)", &["Ann Bell (AB)", "Ben Carr (BC)", "Cy Dunn (CD)"]),
            ("Ann Bell (AB) Oak Lane", &["Ann Bell (AB) Oak Lane"]),
            ("Ann Bell (Chair) Ben Carr (Clerk) Cy Dunn", &["Ann Bell (Chair)", "Ben Carr (Clerk)", "Cy Dunn"]),
        ];
        for (text, expected) in cases {
            assert_eq!(behind_bracket(words, text), *expected, "{text}");
        }
        let cases = [
            ("Mr A Bell – County Councillor 9 members of the public", Some("9 members of the public")),
            ("A Bell (Chair) 3 residents", Some("3 residents")),
            ("Cllr C Dunn. Elmshire County Councillor A Bell 3 members of the public", Some("3 members of the public")),
            ("A Bell (for 3 residents)", None),
            ("A Bell, Ward 9 members", None),
        ];
        for (text, group) in cases {
            assert_eq!(before_crowd(words, text).1, group, "{text}");
        }
    }
}

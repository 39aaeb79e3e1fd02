//! Where a list of people is divided, also where a sign is missing.
//!
//! ```ebnf
//! addressed      = person , [ "(" , { word } , ")" ] , { person , [ "(" , { word } , ")" ] } ;
//! behind_bracket = person , "(" , post , ")" , person ;
//! before_crowd   = person , { word } , post , blank , crowd ;
//! ```

use crate::grammar::Lexicon;

use super::crowd::crowd;
use super::detail::before_notes;
use super::person::{generation, honorifics, person};
use super::post::is_post;
use super::roll::is_full_name;

/// Cuts a text at signs outside brackets.
pub(super) fn divide<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 && signs.contains(&char) && generation(&text[at..]).is_none() => {
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

/// "Cllr A Bell (Chair)  Cllr C Dunn Cllr E Frost": people whom nothing but their forms of address divides.
pub(super) fn addressed<'t>(words: &Lexicon, piece: &'t str) -> Vec<&'t str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let whole = |text: &str| {
        person(words, text).is_ok_and(|(rest, found)| {
            let rest = rest.trim();
            found.honorific.is_some() && (rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
        })
    };
    for (at, _) in piece.match_indices(' ') {
        let behind = piece[at..].trim_start();
        // a "Lord Mayor" may follow a name too
        let opens = honorifics(words, behind).is_ok_and(|(rest, found)| {
            found.is_some_and(|found| found.split(' ').all(|word| word != "Lord" && !is_post(words, word)))
                && rest.starts_with(char::is_uppercase)
        });
        if opens && at > start && whole(piece[start..at].trim()) {
            parts.push(piece[start..at].trim());
            start = at;
        }
    }
    parts.push(piece[start..].trim());
    parts
}

/// "Ann Bell (Secretary) Ben Carr": a comma is missing between a person with a post in brackets and the next person.
pub(super) fn behind_bracket<'t>(words: &Lexicon, piece: &'t str) -> Vec<&'t str> {
    let parts = piece.split_once(") ").filter(|(head, next)| {
        let held = head.split_once('(').is_some_and(|(name, post)| is_full_name(words, name) && is_post(words, post));
        held && is_full_name(words, before_notes(next).0)
    });
    parts.map_or_else(|| vec![piece], |(head, next)| vec![&piece[..=head.len()], next])
}

/// "Mr A Bell – County Councillor 9 members of the public": a group with its number behind a person and the post.
pub(super) fn before_crowd<'t>(words: &Lexicon, part: &'t str) -> (&'t str, Option<&'t str>) {
    /// Most bytes of a person with a post, and of a group.
    const LONGEST: usize = 160;
    let looked_at = &part[..part.floor_char_boundary(LONGEST)];
    let counts = |at: &usize| {
        let group = &part[at + 1..part.floor_char_boundary(at + 1 + LONGEST)];
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && crowd(words, group).is_some_and(|(count, _)| count.is_some())
    };
    let ends_in_post = |at: &usize| {
        let head = part[..*at].trim_end();
        let open = head.matches('(').count() > head.matches(')').count();
        let last = head.rsplit([':', '–', ',', '-']).next().unwrap_or("").trim();
        !open && (head.ends_with(')') || last.len() < head.len() && is_post(words, last))
    };
    let at = looked_at.match_indices(' ').map(|(at, _)| at).filter(counts).find(ends_in_post);
    at.map_or((part, None), |at| (part[..at].trim_end(), Some(&part[at + 1..])))
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
        let cases: &[(&str, &[&str])] = &[
            ("Ann Bell (Secretary) Ben Carr", &["Ann Bell (Secretary)", "Ben Carr"]),
            ("Ann Bell (Secretary) Ben Carr (Clerk)", &["Ann Bell (Secretary)", "Ben Carr (Clerk)"]),
            ("Ann Bell (Oak Trust) Head of Care", &["Ann Bell (Oak Trust) Head of Care"]),
            ("Ann Bell (Chair)", &["Ann Bell (Chair)"]),
        ];
        for (text, expected) in cases {
            assert_eq!(behind_bracket(words, text), *expected, "{text}");
        }
        let cases = [
            ("Mr A Bell – County Councillor 9 members of the public", Some("9 members of the public")),
            ("A Bell (Chair) 3 residents", Some("3 residents")),
            ("A Bell (for 3 residents)", None),
            ("A Bell, Ward 9 members", None),
        ];
        for (text, group) in cases {
            assert_eq!(before_crowd(words, text).1, group, "{text}");
        }
    }
}

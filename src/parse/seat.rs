//! The seat that somebody holds on a body, behind the name: "Ann Bell District 5, Vice President".
//!
//! ```ebnf
//! seated = { word } , blank , ( seat_word , blank , ( digit , [ digit ] | capital ) | "At" , ( "-" | " " ) , "Large" ) , [ "," , { word } ] ;
//! seat_word = phrase (* people.seats *) ; (* lexical *)
//! ```

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

/// A text parted at a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seated<'t> {
    /// What stands before the seat: the name with its notes.
    pub(super) head: &'t str,
    /// The seat as written.
    pub(super) seat: &'t str,
    /// What stands behind it and a comma.
    pub(super) behind: &'t str,
}

/// Parts a text at the seat in it.
pub(super) fn seated<'t>(words: &Lexicon, text: &'t str) -> Option<Seated<'t>> {
    let (start, end) = numbered(words, text).or_else(|| at_large(text))?;
    let head = text[..start].trim_end().trim_end_matches([',', '-', '–']).trim_end();
    let behind = text[end..].trim_start();
    let named = head.starts_with(char::is_uppercase) && head.contains(' ');
    let behind = if behind.is_empty() { Some(behind) } else { behind.strip_prefix(',').map(str::trim_start) };
    behind.filter(|_| named).map(|behind| Seated { head, seat: &text[start..end], behind })
}

/// "District 5", "Seat B".
fn numbered(words: &Lexicon, text: &str) -> Option<(usize, usize)> {
    text.match_indices(' ').map(|(at, _)| at + 1).find_map(|start| {
        let rest = text.get(start..).filter(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))?;
        let number = rest[words.longest(Class::SeatWord, rest)?..].strip_prefix(' ')?;
        let length = number.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let digits = number[..length].bytes().all(|byte| byte.is_ascii_digit()) && (1..=2).contains(&length);
        let letter = length == 1 && number.starts_with(|first: char| first.is_ascii_uppercase());
        // "Ann Bell, Elm Ward 2": a seat whose name goes on before its word
        let before = text[..start].trim_end();
        let part = before.rsplit([',', '–', ')']).next().unwrap_or(before);
        // "Ann Moss-Hale District 1": the hyphen of a name parts nothing
        let part = part.rsplit(" -").next().unwrap_or(part);
        let named = part.len() < before.len() && part.contains(char::is_uppercase);
        (!named && (digits || letter)).then(|| (start, text.len() - number.len() + length))
    })
}

/// "At-Large", "At Large".
fn at_large(text: &str) -> Option<(usize, usize)> {
    let mut found = ["At-Large", "At-large", "At Large", "at-large", "at large"].into_iter();
    found.find_map(|seat| {
        let at = seek::find(text, seat)?;
        let alone = text[..at].ends_with(' ') && text[..at].words().take(2).count() == 2;
        alone.then_some((at, at + seat.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::seated;
    use crate::grammar::Grammars;

    #[test]
    fn seats_behind_names() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let told = |text| seated(words, text).map(|it| (it.head, it.seat, it.behind));
        assert_eq!(told("Ann Bell District 5, Vice President"), Some(("Ann Bell", "District 5", "Vice President")));
        assert_eq!(told("Ann Moss-Hale District 1"), Some(("Ann Moss-Hale", "District 1", "")));
        assert_eq!(told("Ann Bell* At-Large"), Some(("Ann Bell*", "At-Large", "")));
        assert_eq!(told("Ann Bell (absent), Ward 12"), Some(("Ann Bell (absent)", "Ward 12", "")));
        for other in [
            "District 5",
            "Ann Bell",
            "Ann Ward",
            "Elm Ward 9 members",
            "Ann Bell, District Officer",
            "Ann Bell, Elm Ward 2",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}

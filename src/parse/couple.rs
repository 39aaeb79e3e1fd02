//! Two people with one surname.
//!
//! ```ebnf
//! couple       = honorifics , [ forename ] , ( "and" | "&" ) , honorifics , person ;
//! first_couple = forename , ( "and" | "&" ) , name ;
//! forename     = name_word , { blank , name_word } ; (* lexical *)
//! ```

use crate::grammar::Lexicon;
use crate::text::Words;

use super::entry::Entry;
use super::person::{honorifics, name, person};

/// "Mr and Mrs R. Kinnear", "Mr. G. & Mrs. P. Pask": both people, and the rest of the text. What "Mr and Mrs" is said
/// with is the husband's name, so that the wife has the surname only.
pub fn couple<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, [Entry<'t>; 2])> {
    let (rest, first) = honorifics(words, text).ok()?;
    let first = first?;
    let (rest, forename) = if let Some(rest) = linked(rest) {
        (rest, None)
    } else {
        let (rest, forename) = name(words, rest).ok()?;
        (linked(rest.trim_start())?, Some(forename))
    };
    let (_, second) = honorifics(words, rest).ok()?;
    let second = second?;
    let (rest, found) = person(words, rest).ok()?;
    let (before, surname) = surname(found.name);
    // "Mr Bell and Mrs Carr" are two names, and "Mr A. Bell and Mrs Carr" too
    if forename.is_some_and(|own| own.words().any(|part| !is_initial(part))) {
        return None;
    }
    let husband = Entry {
        name: Some(if forename.is_some() { surname } else { found.name }),
        forename,
        honorific: Some(first),
        ..Entry::default()
    };
    let wife = Entry {
        name: Some(if forename.is_none() && !before.is_empty() { surname } else { found.name }),
        honorific: Some(second),
        ..Entry::default()
    };
    Some((rest, [husband, wife]))
}

/// "Ned & Ruth Olm": a forename that shares the surname of the next.
pub fn first_couple<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, [Entry<'t>; 2])> {
    let (behind, forename) = name(words, text).ok()?;
    let rest = linked(behind.trim_start()).filter(|_| !forename.contains([' ', '.']))?;
    let (rest, found) = person(words, rest).ok().filter(|(_, found)| found.honorific.is_none())?;
    let (before, surname) = surname(found.name);
    if before.is_empty() || is_initial(before) {
        return None;
    }
    let first = Entry { name: Some(surname), forename: Some(forename), ..Entry::default() };
    Some((rest, [first, Entry { name: Some(found.name), ..Entry::default() }]))
}

/// The text behind "and" or "&".
fn linked(text: &str) -> Option<&str> {
    ["and ", "& ", "&", "+ "].iter().find_map(|link| text.strip_prefix(link)).map(str::trim_start)
}

/// The forenames of a name and its last word.
fn surname(name: &str) -> (&str, &str) {
    let start = name.rfind(' ').map_or(0, |at| at + 1);
    (name[..start].trim_end(), &name[start..])
}

/// "G.", "J. B.", "G".
fn is_initial(part: &str) -> bool {
    part.words().all(|part| part.trim_end_matches('.').chars().count() <= 2 && part.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn couples_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, expected) in [
            ("Mr and Mrs R. Carr", "Mr - R. Carr | Mrs - Carr"),
            ("Mr & Mrs Carr (Plot 4)", "Mr - Carr | Mrs - Carr"),
            ("Mr. G. & Mrs. P. Carr", "Mr. G. Carr | Mrs. - P. Carr"),
            ("Mr Bell and Mrs Carr", ""),
            ("Mr A. Bell and Mrs Carr", ""),
            ("Mr Bell", ""),
        ] {
            let told = couple(words, text).map_or_else(String::new, |(_, both)| {
                let told =
                    both.map(|one| [one.honorific, one.forename, one.name].map(|part| part.unwrap_or("-")).join(" "));
                told.join(" | ")
            });
            assert_eq!(told, expected, "{text}");
        }
        let (_, both) = first_couple(words, "Ned & Ruth Olm").expect("is one");
        assert_eq!(both.map(|one| (one.forename, one.name)), [(Some("Ned"), Some("Olm")), (None, Some("Ruth Olm"))]);
        assert!(first_couple(words, "Ann Bell and Ben Carr").is_none());
    }
}

use std::ops::Range;

use super::SIGN;
use super::fold::{is_mark, is_modifier};
use super::folded::{Folded, letters, written};
use super::name::Name;

/// People and terms that are looked for in texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    needles: Vec<(Needle, Option<usize>)>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Needle {
    /// A term.
    Term(String),
    /// A last name, and the names before it.
    Person(String, Vec<String>),
    /// What a document calls a person besides, as it is written, since initials may be words.
    Alias(String),
}

/// Where something stands in a text that must not be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) place: Range<usize>,
    pub(super) is_person: bool,
    /// What the publisher gave that is found there, by number.
    pub(super) entries: Vec<usize>,
}

/// Most words that may stand between a first and a last name.
const MOST_BETWEEN: usize = 2;

impl Words {
    /// Looks for a person too, as the entry of that number; `None` where there is nothing in the name to look for.
    pub(crate) fn person(&mut self, name: &str, entry: usize) -> Option<()> {
        let Name { last, others } = Name::of(name)?;
        self.needles.push((Needle::Person(last, others), Some(entry)));
        Some(())
    }

    /// Looks for a term too; `None` where there is nothing in it to look for.
    pub(crate) fn term(&mut self, term: &str, entry: usize) -> Option<()> {
        (!letters(term).is_empty()).then(|| self.needles.push((Needle::Term(term.to_owned()), Some(entry))))
    }

    /// The same and what a document calls people besides.
    pub(super) fn with(&self, mut aliases: Vec<String>) -> Self {
        aliases.retain(|alias| !letters(alias).is_empty());
        aliases.sort();
        aliases.dedup();
        let mut needles = self.needles.clone();
        needles.extend(aliases.into_iter().map(|alias| (Needle::Alias(alias), None)));
        Self { needles }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// Whether something of it stands in the text.
    pub(crate) fn hits(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// The text with signs, if something of it stands there.
    pub(crate) fn replaced(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        (!found.is_empty()).then(|| {
            let (mut replaced, mut written) = (String::with_capacity(text.len()), 0);
            for Found { place, .. } in found {
                replaced.push_str(&text[written..place.start]);
                replaced.push_str(SIGN);
                written = place.end;
            }
            replaced.push_str(&text[written..]);
            replaced
        })
    }

    /// All places, in order and apart from each other.
    pub(super) fn find(&self, text: &str) -> Vec<Found> {
        if self.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut found = Vec::new();
        for (needle, entry) in &self.needles {
            let (wanted, is_person) = match needle {
                Needle::Term(term) => (term, false),
                Needle::Person(name, _) | Needle::Alias(name) => (name, true),
            };
            for place in folded.places(&Folded::of(wanted)) {
                let place = match needle {
                    Needle::Person(_, names) => with_names(text, place, names),
                    Needle::Alias(alias) if !is_called(text, &place, alias) => continue,
                    Needle::Term(_) | Needle::Alias(_) => place,
                };
                found.push(Found { place, is_person, entries: entry.iter().copied().collect() });
            }
        }
        found.sort_by_key(|found| (found.place.start, std::cmp::Reverse(found.place.end)));
        found.dedup_by(|later, first| {
            let touches = later.place.start < first.place.end;
            if touches {
                first.place.end = first.place.end.max(later.place.end);
                first.entries.append(&mut later.entries);
            }
            touches
        });
        found
    }
}

/// Whether what a document calls a person stands there as it is written, and is not half of a day.
fn is_called(text: &str, place: &Range<usize>, alias: &str) -> bool {
    let alias = written(alias);
    let is_half =
        matches!(&*alias, "AM" | "PM") && text[..place.start].trim_end().ends_with(|char: char| char.is_ascii_digit());
    written(&text[place.clone()]) == alias && !is_half
}

/// A last name with the first names and initials that belong to it.
fn with_names(text: &str, place: Range<usize>, names: &[String]) -> Range<usize> {
    let Range { mut start, mut end } = place;
    let (mut at, mut between) = (start, 0);
    while between <= MOST_BETWEEN {
        let before = text[..at].trim_end_matches(is_gap);
        let word = &before[before.trim_end_matches(is_of_word).len()..];
        if word.is_empty() {
            break;
        }
        at = before.len() - word.len();
        if is_of(word, names) {
            (start, between) = (at, 0);
        } else if word.starts_with(char::is_uppercase) {
            between += 1;
        } else {
            break;
        }
    }
    loop {
        let behind = text[end..].trim_start_matches([' ', ',', '.', '\u{a0}']);
        let word = &behind[..behind.len() - behind.trim_start_matches(is_of_word).len()];
        let at = text.len() - behind.len();
        // "Doe, Jane" and "Doe, J."; a lone initial without the comma may begin a sentence
        let is_listed = text[end..at].contains(',') || word.chars().count() > 1;
        if word.is_empty() || !is_listed || !is_of(word, names) {
            return start..end;
        }
        end = at + word.len();
    }
}

fn is_of_word(char: char) -> bool {
    char.is_alphabetic() && !is_modifier(char) || is_mark(char)
}

fn is_gap(char: char) -> bool {
    char.is_whitespace() || matches!(char, '.' | '-' | '\'' | '’' | '*' | '_')
}

/// Whether a word is one of a person's first names, or initials of them.
fn is_of(word: &str, names: &[String]) -> bool {
    let folded = letters(word);
    let initials = || names.iter().filter_map(|name| name.chars().next());
    let is_initials = word.chars().all(|char| char.is_uppercase() || is_mark(char))
        && word.chars().count() <= names.len()
        && folded.chars().all(|letter| initials().any(|initial| initial == letter));
    let is_named = names.iter().any(|name| {
        // where the initial is given, the name that it stands for
        let stands_for =
            name.chars().count() == 1 && word.starts_with(char::is_uppercase) && folded.starts_with(&**name);
        stands_for || name.chars().count() > 1 && *name == folded
    });
    is_initials || is_named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str) -> String {
        let mut words = Words::default();
        words.person("Jane Doe", 0).unwrap();
        words.person("A. O’Hara", 1).unwrap();
        words.term("Project Nightjar", 2).unwrap();
        words.replaced(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn people_are_found_by_their_last_name_with_all_that_belongs_to_it() {
        for text in [
            "Jane Doe",
            "jane doe",
            "J. Doe",
            "J Doe",
            "JANE DOE",
            "Doe",
            "DOE",
            "Doe, Jane",
            "Doe, J",
            "Jane\n  Doe",
            "Jane Mary Doe",
            "J. M. Doe",
            "Jane D-oe",
            "O'Hara",
            "Ann O’Hara",
            "A O'HARA",
            "A.O'Hara",
        ] {
            assert_eq!(replaced(text), SIGN, "{text}");
        }
        assert_eq!(replaced("Cllr Doe's view¹"), "Cllr [redacted]'s view¹");
        assert_eq!(
            replaced("Cllr Doe¹ and doe2, jane.doe@example.org"),
            "Cllr [redacted]¹ and [redacted]2, [redacted]@example.org"
        );
        assert_eq!(replaced("Agreed. Doe seconded. Jane left."), "Agreed. [redacted] seconded. Jane left.");
        assert_eq!(replaced("Doering, Jane and a hara"), "Doering, Jane and a hara");
    }

    #[test]
    fn terms_are_found_across_what_is_not_a_letter() {
        for text in ["Project Nightjar", "project  **night-\njar**", "PROJECT-NIGHTJAR"] {
            assert!(replaced(text).starts_with(SIGN), "{text}");
        }
        assert_eq!(replaced("Project Nightjars"), "Project Nightjars");
    }

    #[test]
    fn initials_count_as_they_are_written() {
        let words = Words::default().with(vec!["IT".to_owned(), "AM".to_owned()]);
        assert_eq!(words.replaced("it was IT (I.T.)").unwrap(), "it was [redacted] ([redacted].)");
        assert_eq!(words.replaced("at 10 AM AM spoke, 9.30AM").unwrap(), "at 10 AM [redacted] spoke, 9.30AM");
    }

    fn without(people: &[&str], text: &str) -> String {
        let mut words = Words::default();
        for name in people {
            words.person(name, 0).unwrap();
        }
        words.replaced(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn a_blank_is_bridged_only_where_the_name_has_one() {
        let people = ["Ali Hasan", "Omar Amin", "Jo St Clair-Jones"];
        for text in ["The Council has an account", "at 10 am in the hall", "it has. An hour", "Jones"] {
            assert_eq!(without(&people, text), text);
        }
        for text in ["Ha-\nsan", "Has\u{AD}an", "H A S A N", "Ha**san**", "Mr Has-an", "Clair Jones", "A. Hasan"] {
            assert!(without(&people, text).contains(SIGN), "{text}");
        }
    }

    #[test]
    fn letters_are_found_however_they_are_written() {
        let people = ["Eva Müllerstein", "Ann Griffin"];
        for text in [
            "Eva Mu\u{308}llerstein",
            "M&uuml;llerstein",
            "M&#252;llerstein",
            "MULLERSTEIN",
            "Ann Gri\u{FB03}n",
            "Müllersteinᵃ",
            "Griffinª",
        ] {
            assert!(without(&people, text).starts_with(SIGN), "{text}");
        }
        for text in ["Müllersteins", "Griffine\u{301}", "Griffins", "R&D"] {
            assert_eq!(without(&people, text), text);
        }
    }
}

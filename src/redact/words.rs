use std::ops::Range;

use super::SIGN;

/// People and terms that are looked for in texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words(Vec<Needle>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Needle {
    /// Letters and digits of a term.
    Term(String),
    /// Those of a last name, and of the names before it.
    Person(String, Vec<String>),
    /// What a document calls a person besides: its letters, and how they are written, since initials may be words.
    Alias(String, String),
}

/// Where something stands in a text that must not be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) place: Range<usize>,
    pub(super) is_person: bool,
}

/// Most words that may stand between a first and a last name.
const MOST_BETWEEN: usize = 2;

impl Words {
    /// Looks for a person too; `None` where there is nothing in the name to look for.
    pub(crate) fn person(&mut self, name: &str) -> Option<()> {
        let mut names: Vec<String> =
            name.split_whitespace().map(letters).filter(|letters| !letters.is_empty()).collect();
        let last = names.pop()?;
        self.0.push(Needle::Person(last, names));
        Some(())
    }

    /// Looks for a term too; `None` where there is nothing in it to look for.
    pub(crate) fn term(&mut self, term: &str) -> Option<()> {
        let term = letters(term);
        (!term.is_empty()).then(|| self.0.push(Needle::Term(term)))
    }

    /// The same and what a document calls people besides.
    pub(super) fn with(&self, aliases: &[String]) -> Self {
        let aliases = aliases.iter().map(|alias| (letters(alias), written(alias)));
        let aliases = aliases.filter(|(letters, _)| !letters.is_empty());
        let mut needles = self.0.clone();
        needles.extend(aliases.map(|(letters, written)| Needle::Alias(letters, written)));
        needles.dedup();
        Self(needles)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
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
        for needle in &self.0 {
            let (letters, is_person) = match needle {
                Needle::Term(letters) => (letters, false),
                Needle::Person(letters, _) | Needle::Alias(letters, _) => (letters, true),
            };
            for place in folded.places(letters) {
                let place = match needle {
                    Needle::Person(_, names) => with_names(text, place, names),
                    Needle::Alias(_, as_written) if written(&text[place.clone()]) != *as_written => continue,
                    Needle::Term(_) | Needle::Alias(..) => place,
                };
                found.push(Found { place, is_person });
            }
        }
        found.sort_by_key(|found| (found.place.start, std::cmp::Reverse(found.place.end)));
        found.dedup_by(|later, first| {
            let touches = later.place.start < first.place.end;
            first.place.end = first.place.end.max(if touches { later.place.end } else { 0 });
            touches
        });
        found
    }
}

/// Letters and digits, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| counts(*c)).flat_map(char::to_lowercase).collect()
}

/// Letters and digits as they are written.
fn written(text: &str) -> String {
    text.chars().filter(|c| counts(*c)).collect()
}

/// Marks of footnotes are digits too, but not of this kind.
fn counts(char: char) -> bool {
    char.is_alphabetic() || char.is_ascii_digit()
}

/// The letters and digits of a text, with their places.
struct Folded {
    letters: String,
    /// For each byte of `letters` the place of its character.
    places: Vec<(u32, u8)>,
    /// Whether the character is a digit.
    digits: Vec<bool>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self {
            letters: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
            digits: Vec::new(),
        };
        for (at, char) in text.char_indices().filter(|(_, char)| counts(*char)) {
            folded.letters.extend(char.to_lowercase());
            folded.places.resize(folded.letters.len(), (at as u32, char.len_utf8() as u8));
            folded.digits.resize(folded.letters.len(), char.is_ascii_digit());
        }
        folded
    }

    /// Where letters stand that are not a part of a longer word or number.
    fn places(&self, needle: &str) -> Vec<Range<usize>> {
        let start = |at: usize| self.places[at].0 as usize;
        let end = |at: usize| start(at) + usize::from(self.places[at].1);
        // the two bytes belong to one word or number
        let joined = |at: usize| end(at - 1) >= start(at) && self.digits[at - 1] == self.digits[at];
        let finder = memchr::memmem::Finder::new(needle);
        let (mut places, mut from) = (Vec::new(), 0);
        while let Some(at) = finder.find(&self.letters.as_bytes()[from..]) {
            let (first, behind) = (from + at, from + at + needle.len());
            from = first + 1;
            let is_whole = (first == 0 || !joined(first)) && (behind == self.places.len() || !joined(behind));
            if is_whole {
                places.push(start(first)..end(behind - 1));
            }
        }
        places
    }
}

/// A last name with the first names and initials that belong to it.
fn with_names(text: &str, place: Range<usize>, names: &[String]) -> Range<usize> {
    let Range { mut start, mut end } = place;
    let (mut at, mut between) = (start, 0);
    while between <= MOST_BETWEEN {
        let before = text[..at].trim_end_matches(is_gap);
        let word = &before[before.trim_end_matches(char::is_alphabetic).len()..];
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
        let word = &behind[..behind.len() - behind.trim_start_matches(char::is_alphabetic).len()];
        let at = text.len() - behind.len();
        // "Doe, Jane" and "Doe, J."; a lone initial without the comma may begin a sentence
        let is_listed = text[end..at].contains(',') || word.chars().count() > 1;
        if word.is_empty() || !is_listed || !is_of(word, names) {
            return start..end;
        }
        end = at + word.len();
    }
}

fn is_gap(char: char) -> bool {
    char.is_whitespace() || matches!(char, '.' | '-' | '\'' | '’' | '*' | '_')
}

/// Whether a word is one of a person's first names, or initials of them.
fn is_of(word: &str, names: &[String]) -> bool {
    let folded = letters(word);
    let initials = || names.iter().filter_map(|name| name.chars().next());
    let is_initials = word.chars().all(char::is_uppercase)
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
        words.person("Jane Doe").unwrap();
        words.person("A. O’Hara").unwrap();
        words.term("Project Nightjar").unwrap();
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
        let words = Words::default().with(&["IT".to_owned()]);
        assert_eq!(words.replaced("it was IT (I.T.)").unwrap(), "it was [redacted] ([redacted].)");
    }
}

//! Who can be meant by a name: full names, surnames, forenames, initials and posts of the attendance.

use std::cell::RefCell;

use foldhash::{HashMap, HashSet};

use crate::grammar::{Class, Lexicon};
use crate::model::{Attendee, Status};
use crate::parse::person::{fold_name, folds_longer, honorifics};
use crate::text::{Words, seek};

/// The people of a meeting by every way in which its minutes may refer to them.
pub(super) struct Roster {
    /// Folded reference to the positions of the attendees that it may mean.
    by_reference: HashMap<String, Vec<usize>>,
    /// Words of the body's name and its acronyms, folded.
    body: HashSet<String>,
    /// The attendee who alone has the chair.
    chair: Option<usize>,
    /// Length of the longest reference, in bytes: longer texts need not be folded to be compared.
    longest: usize,
    /// The folded forename of each of the people.
    forenames: Vec<Option<String>>,
    /// What was found for references before: minutes name the same few again and again.
    met: RefCell<HashMap<String, Meant>>,
}

/// Who is meant by a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// One attendee, by position.
    Attendee(usize),
    /// One of several attendees.
    Several,
    /// A post that nobody in the list is said to hold.
    Post,
    /// The body, a part of it, or everybody.
    Body,
    /// Nobody that is known.
    Unknown,
}

/// Bytes of a reference that is named again and again.
const LONGEST_MET: usize = 48;

impl Roster {
    /// The references to `people` of the meeting of `body`.
    pub(super) fn new(words: &Lexicon, people: &[Attendee], body: Option<&str>) -> Self {
        let mut by_reference: HashMap<String, Vec<usize>> = HashMap::default();
        for (place, attendee) in people.iter().enumerate() {
            let mut references = attendee.name.as_deref().map(|name| name_references(words, name)).unwrap_or_default();
            references.extend(attendee.initials.as_deref().map(fold_name));
            if attendee.status != Status::Apologies && attendee.status != Status::Absent {
                references.extend(attendee.role.as_deref().map(fold_name));
                references.extend(attendee.role.as_deref().and_then(|post| letters_of_post(words, post)));
            }
            references.sort();
            references.dedup();
            for reference in references {
                by_reference.entry(reference).or_default().push(place);
            }
        }
        let body: HashSet<String> = body.map(body_references).unwrap_or_default().into_iter().collect();
        let longest = by_reference.keys().chain(&body).map(String::len).max().unwrap_or(0);
        let chair = chair(words, &by_reference);
        let forename = |person: &Attendee| person.name.as_deref().and_then(|name| name.words().next()).map(fold_name);
        let forenames = people.iter().map(|person| forename(person).filter(|name| name.len() > 1)).collect();
        Self { by_reference, body, chair, longest, forenames, met: RefCell::default() }
    }

    /// Whether the minutes list nobody.
    pub(super) fn is_empty(&self) -> bool {
        self.by_reference.is_empty()
    }

    /// Who is meant by `reference`, which has no article.
    pub(super) fn meant(&self, words: &Lexicon, reference: &str) -> Meant {
        let reference = reference.bare();
        if reference.len() > LONGEST_MET {
            return self.look_up(words, reference);
        }
        if let Some(meant) = self.met.borrow().get(reference) {
            return *meant;
        }
        let meant = self.look_up(words, reference);
        self.met.borrow_mut().insert(reference.to_owned(), meant);
        meant
    }

    fn look_up(&self, words: &Lexicon, reference: &str) -> Meant {
        let bare =
            honorifics(words, reference).map_or(reference, |(rest, _)| if rest.is_empty() { reference } else { rest });
        if let Some(places) = self.fold(bare).and_then(|folded| self.by_reference.get(&folded)) {
            return if let [place] = places.as_slice() { Meant::Attendee(*place) } else { Meant::Several };
        }
        if let Some(place) = self.nicknamed(words, bare) {
            return place;
        }
        if self.is_body(words, reference) {
            return Meant::Body;
        }
        let classes = words.classes(reference);
        if classes.contains(Class::Chair) || classes.contains(Class::Post) {
            // "Chairman" of the list may be "the Chair" of the text
            let chair = self.chair.filter(|_| classes.contains(Class::Chair));
            return chair.map_or(Meant::Post, Meant::Attendee);
        }
        Meant::Unknown
    }

    /// "Bob" is Robert Bell, where no other forename is short for it or in full.
    fn nicknamed(&self, words: &Lexicon, reference: &str) -> Option<Meant> {
        let short =
            self.fold(reference).filter(|_| !reference.contains(' ') && reference.starts_with(char::is_uppercase))?;
        let mut pair = String::new();
        let mut known = |first: &str, second: &str| {
            pair.clear();
            for part in [first, " ", second] {
                pair.push_str(part);
            }
            words.classes(&pair).contains(Class::Nickname)
        };
        let mut same = |forename: &str| known(&short, forename) || known(forename, &short);
        let mut places =
            (0..self.forenames.len()).filter(|place| self.forenames[*place].as_deref().is_some_and(&mut same));
        let first = places.next()?;
        Some(if places.next().is_some() { Meant::Several } else { Meant::Attendee(first) })
    }

    /// A reference as it is compared; `None` where it is too long to be one.
    fn fold(&self, reference: &str) -> Option<String> {
        (!folds_longer(reference, self.longest)).then(|| fold_name(reference))
    }

    pub(super) fn is_own(&self, reference: &str) -> bool {
        !self.body.is_empty() && self.fold(reference).is_some_and(|folded| self.body.contains(&folded))
    }

    /// Whether the words name the body, a part of it, or everybody.
    pub(super) fn is_body(&self, words: &Lexicon, reference: &str) -> bool {
        let plain = seek::past(seek::past(reference.bare(), "the "), "The ");
        let classes = words.classes(plain);
        if classes.contains(Class::Collective) || classes.contains(Class::Everybody) {
            return true;
        }
        if self.is_own(plain) {
            return true;
        }
        let last = plain.words().next_back().unwrap_or(plain);
        let last_classes = words.classes(last);
        if !last_classes.contains(Class::Collective) && !last_classes.contains(Class::Everybody) {
            return false;
        }
        // a capital makes it the name of another body, unless it is this one's
        let unnamed = !plain.contains(' ') || plain.words().all(|word| word.starts_with(char::is_lowercase));
        let first = plain.words().next().unwrap_or(plain);
        unnamed || self.is_own(first) || words.classes(first).contains(Class::Collective)
    }
}

/// The attendee whom a reference to the chair means, if there is one and no other.
fn chair(words: &Lexicon, by_reference: &HashMap<String, Vec<usize>>) -> Option<usize> {
    let mut found = None;
    for (reference, places) in by_reference {
        if words.classes(reference).contains(Class::Chair)
            && let [place] = places.as_slice()
        {
            if found.is_some_and(|other| other != *place) {
                return None;
            }
            found = Some(*place);
        }
    }
    found
}

/// The ways in which minutes refer to a person of this name, folded.
fn name_references(words: &Lexicon, name: &str) -> Vec<String> {
    let mut references = Vec::new();
    let folded = fold_name(name);
    let parts: Vec<&str> = folded.words().filter(|part| part.len() > 1).collect();
    // "Bob Stone, Jr." is Stone
    let generation = |part: &&&str| matches!(part.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv");
    let parts = if parts.len() > 1 && parts.last().as_ref().is_some_and(generation) {
        references.push(parts[..parts.len() - 1].join(" "));
        &parts[..parts.len() - 1]
    } else {
        &parts[..]
    };
    references.extend(parts.first().map(|part| (*part).to_owned()));
    references.extend(parts.last().map(|part| (*part).to_owned()));
    // "Cal Van Dyke" is Van Dyke, "Séamus Ó Duibhir" Ó Duibhir
    let all: Vec<&str> = folded.words().collect();
    let written = name.to_lowercase();
    let particle = written.words().rev().nth(1).is_some_and(|word| words.classes(word).contains(Class::Particle));
    if let [.., first, before, last] = all.as_slice()
        && !first.is_empty()
        && particle
    {
        references.push(format!("{before} {last}"));
    }
    // "J. Smith"
    if let [first, .., last] = parts {
        references.push(format!("{} {last}", first.chars().take(1).collect::<String>()));
    }
    let initials: String = name.split([' ', '-']).filter_map(|part| part.chars().next()).collect();
    if initials.chars().count() >= 2 {
        references.push(fold_name(&initials));
    }
    references.push(folded);
    references
}

/// "DTC" of a "Deputy Town Clerk": the letters of a post of three words or four, by which the margin names its holder. Two
/// letters are rather those of a name, and those of an "Elm County Councillor" are the council's.
fn letters_of_post(words: &Lexicon, post: &str) -> Option<String> {
    let count = post.words().take(5).count();
    let member = post.last_word().is_some_and(|(_, last)| words.classes(last).contains(Class::Honorific));
    let capital = |word: &str| word.starts_with(|first: char| first.is_ascii_uppercase());
    let whole = (3..=4).contains(&count) && !member && post.words().all(capital);
    whole.then(|| post.words().filter_map(|word| word.chars().next()).collect::<String>()).map(|it| fold_name(&it))
}

/// The ways in which a body refers to itself: its name, its last word, its acronym and those of its last words.
pub(super) fn body_references(body: &str) -> Vec<String> {
    let mut references = vec![fold_name(body)];
    let words: Vec<&str> = body.split([' ', '-', '/']).filter(|word| word.starts_with(char::is_uppercase)).collect();
    for start in 0..words.len() {
        let acronym: String = words[start..].iter().filter_map(|word| word.chars().next()).collect();
        if acronym.chars().count() >= 2 {
            references.push(acronym.to_ascii_lowercase());
        }
        references.push(fold_name(&words[start..].join(" ")));
    }
    // "OpenSSL Technical Committee (OTC)", "OTC"
    for word in body.split([' ', '(', ')']).filter(|word| word.len() >= 2 && word.chars().all(char::is_uppercase)) {
        references.push(word.to_ascii_lowercase());
    }
    references
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn short_forms_of_forenames() {
        let head = "Elm Trust\n\nMinutes of the meeting held on 3 May 2024\n\nPresent: Robert Bell, Catherine Reed, Cy Dunn\n\n1. Roads\n";
        for (text, owner) in [
            ("Bob will write to the county.", Some("Bob")),
            ("Kate to ask the school.", Some("Kate")),
            ("Sam will bring chairs.", None),
        ] {
            let minutes = convert(&format!("{head}{text}\n"));
            let found = minutes.actions.first().and_then(|action| action.owners.first()).map(String::as_str);
            assert_eq!(found, owner, "{text}");
        }
    }
}

//! Subjects: who or what a verb is said of.

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::parse::is_within_name;
use crate::resolve::roster::{Meant, Roster};
use crate::text::seek::lower;
use crate::text::{Words, seek};

/// Who a verb is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Subject {
    /// Nothing: the verb opens the sentence.
    Nothing,
    /// "It".
    It,
    /// The body, a part of it, everybody.
    Body,
    /// A person or post of the meeting.
    Person,
    /// "He", "she", "they".
    Pronoun,
    /// A person or body that is not of the meeting.
    Outsider,
    /// A thing.
    Thing,
}

/// What a pronoun stands for.
fn pronoun(text: &str) -> Option<Subject> {
    if text.len() > "those present".len() {
        return None;
    }
    match &*lower(text) {
        "it" => Some(Subject::It),
        "he" | "she" => Some(Subject::Pronoun),
        "they" | "we" | "all" | "both" | "everybody" | "everyone" | "all present" | "those present" => {
            Some(Subject::Body)
        }
        "this" | "these" | "that" | "those" => Some(Subject::Thing),
        _ => None,
    }
}

/// What kind of subject the words are.
pub(in crate::resolve) fn subject(words: &Lexicon, roster: &Roster, text: &str, opens: bool) -> Subject {
    let text = text.bare();
    if text.is_empty() {
        return if opens { Subject::Nothing } else { Subject::Thing };
    }
    if let Some(known) = pronoun(text) {
        return known;
    }
    // "By consensus Council directed …"
    let told = words.may_open(text, const { ClassSet::of(&[Class::Unanimous]) });
    let manner = text.blanks().take(if told { 4 } else { 0 });
    let manner = manner.filter(|at| words.classes(&text[..*at]).contains(Class::Unanimous)).last();
    let text = manner.map_or(text, |at| text[at..].trim_start());
    // "By a majority of 6-3 the Committee voted"
    let text = ["By a majority", "by a majority"]
        .iter()
        .find(|head| text.starts_with(**head))
        .map_or(text, |_| seek::find_last(text, " the ").map_or(text, |at| &text[at + 1..]));
    // "RES-12 The Board approved it": the tag of a record is no part of the subject
    let tag = seek::part(text, " The ").filter(|(head, _)| {
        head.starts_with(|sign: char| sign.is_ascii_uppercase())
            && !head.contains(|sign: char| sign.is_lowercase() || sign == ' ')
    });
    let text = tag.map_or(text, |(head, _)| &text[head.len() + 1..]);
    let plain = ["the ", "The ", "All ", "all ", "both ", "Both ", "a ", "A "]
        .into_iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    match roster.meant(words, plain) {
        Meant::Body => return Subject::Body,
        Meant::Attendee(_) | Meant::Several | Meant::Post => return Subject::Person,
        Meant::Unknown => {}
    }
    if text.words().take(7).count() <= 6 && crate::parse::attendance::is_post(words, plain) {
        return Subject::Person;
    }
    // "Chair Bell", "Member Carr"
    if let Some((post, name)) = plain.first_word()
        && post.starts_with(char::is_uppercase)
        && [Class::Chair, Class::Post, Class::Members].iter().any(|class| words.classes(post).contains(*class))
        && matches!(roster.meant(words, name), Meant::Attendee(_) | Meant::Several)
    {
        return Subject::Person;
    }
    if is_of_body(words, roster, plain) {
        return Subject::Body;
    }
    let capital = plain.starts_with(char::is_uppercase);
    let named = crate::parse::person::person(words, plain)
        .is_ok_and(|(rest, found)| rest.trim().is_empty() && (found.honorific.is_some() || found.name.contains(' ')));
    if !named && (!capital || names_matter(words, plain)) {
        return Subject::Thing;
    }
    // a person with a post, a title and a surname, an acronym
    let last = plain.words().next_back().unwrap_or(plain);
    let title = plain.words().take(5).count() <= 4
        && last.starts_with(|char: char| char.is_alphabetic() && !char.is_lowercase());
    if named || title && text.starts_with(char::is_uppercase) && !text.starts_with("The ") {
        let listed = crate::parse::person::person(words, plain)
            .is_ok_and(|(_, found)| !matches!(roster.meant(words, found.name), Meant::Unknown));
        return if listed { Subject::Person } else { Subject::Outsider };
    }
    if plain.words().all(|word| is_within_name(words, word)) { Subject::Outsider } else { Subject::Thing }
}

/// "Speeding in Mill Lane": words in capitals that tell what is the matter somewhere, and name nobody; "Group for Art in Elm"
/// does.
fn names_matter(words: &Lexicon, text: &str) -> bool {
    const GROUPS: ClassSet = ClassSet::of(&[Class::Everybody, Class::Collective, Class::Members, Class::Post]);
    seek::find(text, " in ").is_some() && !text.words().any(|word| words.classes(word).intersects(GROUPS))
}

/// "members of the Monetary Board", "board members present", "all five Board members".
fn is_of_body(words: &Lexicon, roster: &Roster, text: &str) -> bool {
    let count = text.words().take(10).count();
    if count > 9 {
        return false;
    }
    let mut all = text.words().peekable();
    let mut seen = 0;
    let mut foreign = false;
    while let Some(word) = all.next() {
        let classes = words.classes(word.trim_matches(|char: char| !char.is_alphanumeric()));
        if classes.contains(Class::Everybody) || classes.contains(Class::Members) {
            seen += 1;
        } else if classes.contains(Class::Collective) {
            // a body of another name: "Norfolk County Council"
            foreign |= !roster.is_body(words, text)
                && word.starts_with(char::is_uppercase)
                && all.peek().is_none()
                && count > 1
                && !text.to_ascii_lowercase().contains("member");
            seen += usize::from(all.peek().is_none());
        }
    }
    seen > 0 && !foreign
}

//! Whether words are a post or the name of an organisation.
//!
//! ```ebnf
//! office_behind = person , phrase (* people.posts, people.chair *) ;
//! post          = { word , blank } , phrase (* people.posts, people.chair *) , [ ( "of" | "for" | "to" | "in" | "at" | "with" ) , { word } ] ; (* lexical *)
//! organisation  = word , { blank , word } ; (* lexical *)
//! plural_post   = phrase (* people.posts, people.honorifics *) , "s" ;
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::{Words, seek};

use super::person::{Person, honorifics, person};

/// A piece that is a post: an entry of the vocabulary, or one with words around it ("Director of Housing", "A/Senior
/// Executive Officer").
pub fn is_post(words: &Lexicon, text: &str) -> bool {
    let whole = seek::past(text.bare(), "the ");
    let text = whole.trim_end_matches('.');
    let known = |phrase: &str| words.classes(phrase).intersects(POSTS);
    // "A.O." keeps its last stop
    if known(text) || text.len() < whole.len() && known(whole) {
        return true;
    }
    if joins_two(words, text) {
        return true;
    }
    if !holds_post(words, text) {
        return false;
    }
    let head = text.split([',', '(']).next().unwrap_or(text);
    // "County Cllr Webb and the Clerk" are two
    if [" by ", " and the "].iter().any(|link| seek::find(head, link).is_some()) {
        return false;
    }
    // "General Counsel and Attestor", "Communication of Monetary Policy Manager"
    let opens = seek::part(head, " and ").is_some_and(|(first, _)| known(first));
    let closes = head.words().next_back().is_some_and(known) && head.words().count() <= 9;
    if opens || closes {
        return true;
    }
    let links = |at: &usize| {
        let behind = &head[*at + 1..];
        ["of ", "for ", "to ", "in ", "at ", "with "].iter().any(|link| behind.starts_with(link))
    };
    let stem = head.blanks().find(links).map_or(head, |at| &head[..at]);
    stem.bare().words().count() <= 6 && last_words(stem.bare()).any(known)
}

/// "Manager Infrastructure", "Director Corporate Services": a post that its field follows without "of".
pub(super) fn opens_with_post(words: &Lexicon, text: &str) -> bool {
    let Some((first, rest)) = text.first_word() else { return false };
    words.classes(first).contains(Class::Post)
        && rest.starts_with(char::is_uppercase)
        && rest.words().count() <= 5
        && !rest.contains([',', '('])
}

/// The lists of posts.
pub(super) const POSTS: ClassSet = ClassSet::of(&[Class::Post, Class::Chair]);

/// Whether a word stands in a text with which a post of the vocabulary may begin: without one, no part of the text is a
/// post.
pub(super) fn holds_post(words: &Lexicon, text: &str) -> bool {
    words.opens_within(text, POSTS)
}

/// "Clerk-Administrator", "Secretary-Manager": two posts that one person holds.
pub(super) fn joins_two(words: &Lexicon, text: &str) -> bool {
    let known = |post: &str| words.classes(post).intersects(POSTS);
    // most posts are of several words
    let sign = text.bytes().position(|byte| matches!(byte, b'-' | b' '));
    let parted = sign.and_then(|at| text[at..].strip_prefix('-').map(|last| (&text[..at], last)));
    parted.is_some_and(|(first, last)| !last.contains(' ') && known(first) && known(last))
}

/// The last word, the last two, …
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    text.rmatch_indices([' ', '/']).map(|(at, _)| &text[at + 1..]).chain(std::iter::once(text)).take(4)
}

/// A post in the plural ("Councillors", "Officers").
pub fn plural_post<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let singular = text.strip_suffix('s')?;
    // "co-Treasurers"
    let shared = singular.strip_prefix("co-").or_else(|| singular.strip_prefix("Co-")).unwrap_or(singular);
    let known = |phrase: &str| {
        let classes = words.classes(phrase);
        classes.contains(Class::Post) || classes.contains(Class::Honorific)
    };
    // "Assistant Superintendents"
    let phrase = text.contains(' ') && words.classes(singular).contains(Class::Post);
    (phrase || (known(singular) || known(shared)) && !text.contains(' ')).then_some(singular)
}

/// A name without the office before it: "Deputy Mayor Pettigrew", "Chair Ann Bell".
pub fn without_office<'t>(words: &Lexicon, name: &'t str) -> &'t str {
    let office = |head: &str| words.classes(unqualified(words, head)).intersects(POSTS);
    let longest = name.blanks().take(4).filter(|at| office(&name[..*at])).last();
    longest.map_or(name, |at| name[at..].trim_start())
}

/// "Acting Chief", "Interim Board President": a post without the words that say for how long or in which rank it is held.
pub fn unqualified<'t>(words: &Lexicon, post: &'t str) -> &'t str {
    let mut rest = post;
    // "Acting Deputy Chief"
    for _ in 0..2 {
        let length = words.longest(Class::PostQualifier, rest).filter(|end| rest[*end..].starts_with(' '));
        let Some(end) = length.filter(|_| !words.classes(rest).intersects(POSTS)) else { break };
        rest = rest[end..].trim_start();
    }
    rest
}

/// "Anna Marsh Treasurer", "Mr P. Doyle Vice Chair": a person and the office of a small body with nothing between them.
/// At least a forename and a surname stand before it, none of them a word of posts or bodies.
pub(super) fn office_behind<'t>(words: &Lexicon, text: &'t str) -> Option<(Person<'t>, &'t str)> {
    const PARTS: ClassSet = ClassSet::of(&[
        Class::Post,
        Class::Chair,
        Class::Collective,
        Class::OrganisationWord,
        Class::ItemTitle,
        Class::PostQualifier,
        Class::Deputy,
    ]);
    let head = text[..text.find([',', '(', ';', ':', '[', '|']).unwrap_or(text.len())].trim_end();
    let head = head.strip_suffix('.').unwrap_or(head);
    let last = head.words().next_back().unwrap_or(head);
    if !words.classes(last).contains(Class::ShortOffice) {
        return None;
    }
    let (_, address) = honorifics(words, head).ok()?;
    let start = address.map_or(0, str::len);
    let named = |name: &str| {
        let plain = |word: &str| {
            let classes = words.classes(word);
            word.starts_with(char::is_uppercase) && (classes.contains(Class::Surname) || !classes.intersects(PARTS))
        };
        name.contains(' ') && name.words().all(plain)
    };
    let mut places = head.blanks().filter(|at| *at > start).take(5);
    let at = places.find(|at| {
        let post = &head[at + 1..];
        named(head[start..*at].trim()) && (words.classes(post).intersects(POSTS) || whole_phrase(words, post))
    })?;
    let (rest, found) = person(words, &head[..at]).ok()?;
    rest.trim().is_empty().then_some((found, &head[at + 1..]))
}

pub(super) fn whole_phrase(words: &Lexicon, head: &str) -> bool {
    let head = unqualified(words, head);
    let classes = words.classes(head);
    // "Sergeant At Arms Police Chief": two posts of one person
    let known = |post: &str| words.classes(post).intersects(POSTS);
    let two = head
        .match_indices(' ')
        .map(|(at, _)| (&head[..at], &head[at + 1..]))
        .any(|(first, second)| first.contains(' ') && second.contains(' ') && known(first) && known(second));
    // "Clerk of the Council"
    let placed = [" of the ", " to the "].iter().any(|link| {
        seek::part(head, link).is_some_and(|(post, body)| {
            words.classes(post).intersects(POSTS) && words.classes(body).contains(Class::Collective)
        })
    });
    placed
        || two
        || classes.contains(Class::Post)
        || classes.contains(Class::Chair)
        || (head.contains(' ')
            && head.words().next_back().is_some_and(|last| words.classes(last).contains(Class::Honorific)))
}

/// A name that is an organisation's.
pub fn is_organisation(words: &Lexicon, text: &str) -> bool {
    let acronym = text.chars().all(|char| char.is_uppercase() || char == '&')
        && text.chars().filter(|char| char.is_uppercase()).count() >= 2;
    acronym || text.split([' ', ',', '/']).any(|word| words.classes(word).contains(Class::OrganisationWord))
}

pub(super) fn ends_in_organisation(words: &Lexicon, text: &str) -> bool {
    let part =
        |word: &str| words.classes(word).contains(Class::OrganisationPart) && word.starts_with(char::is_uppercase);
    is_organisation(words, text) && !text.split([' ', ',', '/', '&']).any(part)
}

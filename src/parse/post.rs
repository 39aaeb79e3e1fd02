//! Whether words are a post or the name of an organisation.
//!
//! ```ebnf
//! post         = { word , blank } , phrase (* people.posts, people.chair *) , [ ( "of" | "for" | "to" | "in" | "at" | "with" ) , { word } ] ; (* lexical *)
//! organisation = word , { blank , word } ; (* lexical *)
//! plural_post  = phrase (* people.posts, people.honorifics *) , "s" ;
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::seek;

/// A piece that is a post: an entry of the vocabulary, or one with words around it ("Director of Housing", "A/Senior
/// Executive Officer").
pub fn is_post(words: &Lexicon, text: &str) -> bool {
    let whole = seek::past(text.trim(), "the ");
    let text = whole.trim_end_matches('.');
    let known = |phrase: &str| words.classes(phrase).intersects(POSTS);
    // "A.O." keeps its last stop
    if known(text) || known(whole) {
        return true;
    }
    if !holds_post(words, text) {
        return false;
    }
    let head = text.split([',', '(']).next().unwrap_or(text);
    if head.contains(" by ") {
        return false;
    }
    // "General Counsel and Attestor", "Communication of Monetary Policy Manager"
    let opens = seek::part(head, " and ").is_some_and(|(first, _)| known(first));
    let closes = head.rsplit(' ').next().is_some_and(known) && head.split(' ').count() <= 9;
    if opens || closes {
        return true;
    }
    let stem = [" of ", " for ", " to ", " in ", " at ", " with "]
        .into_iter()
        .filter_map(|link| seek::find(head, link))
        .min()
        .map_or(head, |at| &head[..at]);
    stem.trim().split(' ').count() <= 6 && last_words(stem.trim()).any(known)
}

/// "Manager Infrastructure", "Director Corporate Services": a post that its field follows without "of".
pub(super) fn opens_with_post(words: &Lexicon, text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    words.classes(first).contains(Class::Post)
        && rest.starts_with(char::is_uppercase)
        && rest.split(' ').count() <= 5
        && !rest.contains([',', '('])
}

/// The lists of posts.
pub(super) const POSTS: ClassSet = ClassSet::of(&[Class::Post, Class::Chair]);

/// Whether a word stands in a text with which a post of the vocabulary may begin: without one, no part of the text is a
/// post.
pub(super) fn holds_post(words: &Lexicon, text: &str) -> bool {
    words.opens_within(text, POSTS)
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
    let office = |head: &str| {
        let classes = words.classes(head);
        classes.contains(Class::Post) || classes.contains(Class::Chair)
    };
    let longest = name.match_indices(' ').map(|(at, _)| at).take(3).filter(|at| office(&name[..*at])).last();
    longest.map_or(name, |at| name[at..].trim_start())
}

pub(super) fn whole_phrase(words: &Lexicon, head: &str) -> bool {
    // "Acting Chief": for a time only
    let head =
        ["Acting ", "Interim ", "acting ", "interim "].iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head);
    let classes = words.classes(head);
    // "Clerk of the Council"
    let placed = [" of the ", " to the "].iter().any(|link| {
        seek::part(head, link).is_some_and(|(post, body)| {
            words.classes(post).intersects(POSTS) && words.classes(body).contains(Class::Collective)
        })
    });
    placed
        || classes.contains(Class::Post)
        || classes.contains(Class::Chair)
        || (head.contains(' ')
            && head.split(' ').next_back().is_some_and(|last| words.classes(last).contains(Class::Honorific)))
}

/// A name that is an organisation's.
pub fn is_organisation(words: &Lexicon, text: &str) -> bool {
    let acronym = text.chars().filter(|char| char.is_uppercase()).count() >= 2
        && text.chars().all(|char| char.is_uppercase() || char == '&');
    acronym || text.split([' ', ',', '/']).any(|word| words.classes(word).contains(Class::OrganisationWord))
}

pub(super) fn ends_in_organisation(words: &Lexicon, text: &str) -> bool {
    let parts =
        ["Department", "Division", "Secretariat", "Section", "Unit", "Directorate", "Team", "Services", "Branch"];
    is_organisation(words, text) && !parts.iter().any(|part| text.contains(part))
}

//! Whether a pair of numbers may be a score, by the words beside it: it may be hours, pages, a number, too.

use crate::grammar::{Class, Lexicon};

use super::{SIGNS, is_share, is_told, words_before};

/// Whether the numbers around the sign at `at` may be the sides of a vote: behind a word of a result, before one, by
/// themselves in a sentence or in brackets, or at the end of what was voted on.
pub(super) fn is_of_vote(words: &Lexicon, text: &str, at: usize) -> bool {
    let number = |char: char| char.is_ascii_digit() || SIGNS.contains(&char);
    // "(Y-5)"
    if text[..at].ends_with('Y') {
        return true;
    }
    let before = text[..at].trim_end_matches(|char: char| char.is_ascii_digit());
    let after = text[at..].trim_start_matches(number);
    let sides = text[at..text.len() - after.len()].matches(SIGNS).count() + 1;
    if is_told(words, before.trim_end()) {
        return true;
    }
    if is_numbered(words, before) {
        return false;
    }
    let trimmed = before.trim_end();
    // "Sections 2-4, 6-8", "K-5 and 6-8"
    let listed = trimmed.strip_suffix(',').is_some_and(|head| head.ends_with(|last: char| last.is_ascii_digit()));
    if listed {
        return false;
    }
    // "5-2 in favour", "a 5-2 vote", "5-2 with Bell abstaining"
    let next = after.trim_start().split([' ', ',', '.', ';', ')', '\n']).next().unwrap_or("");
    let result = [Class::VoteWord, Class::VoteFor, Class::VoteAgainst, Class::VoteMethod];
    let leads = matches!(next, "with" | "in") || result.into_iter().any(|class| words.classes(next).contains(class));
    if leads || is_share(after) || sides > 2 {
        return true;
    }
    let closed = after.is_empty() || after.starts_with(['.', ')', ']', ';', '\n', ',']);
    let sentence = after.trim_start().starts_with(|first: char| first.is_uppercase() || first == '(');
    let own = trimmed.is_empty()
        || before.ends_with('\n')
        || trimmed.ends_with(['.', ':', ';', ',', '(', '[', '-', '–', '—', '?', '!']);
    if own {
        return closed || sentence;
    }
    // "It was agreed 5-0 to …", "All in favour 5-0", "to approve the plan 5-0."
    let near = words_before(before).next().unwrap_or("");
    let settles = [Class::VoteFor, Class::VoteMethod, Class::Approved, Class::Decided, Class::Unanimous];
    let settled = settles.into_iter().any(|class| words.classes(near).contains(class));
    settled || closed && !after.starts_with(',') && near.len() > 1 && near.starts_with(char::is_lowercase)
}

/// "Ordinance 19-12", "pages 2-3", "from 7-9", "Monday 9-5": what stands before the numbers says what else they are.
fn is_numbered(words: &Lexicon, before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mut near = line.trim_end().rsplit([' ', '(']);
    let last = near.next().unwrap_or("");
    // "to adopt the ordinance 5-0"
    let pointed =
        near.next().is_some_and(|word| ["the", "this", "that"].iter().any(|one| word.eq_ignore_ascii_case(one)));
    let label = last.trim_matches([',', '(', '#']);
    let classes = words.classes(label);
    last.ends_with('#')
        || !pointed && [Class::Numbered, Class::Weekday].into_iter().any(|class| classes.contains(class))
}

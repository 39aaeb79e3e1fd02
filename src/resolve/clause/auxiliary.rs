//! Auxiliaries and adverbs before a verb.

use crate::grammar::{Class, Lexicon};
use crate::text::seek::lower;

/// What stands right before a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Auxiliary {
    /// Nothing: the verb is finite itself.
    None,
    /// "was", "were", "is", "are".
    Be,
    /// "has been", "have been", "had been".
    BeenPerfect,
    /// "to be", "will be", "should be", "being": not done yet.
    Future,
    /// "has", "have", "had".
    Perfect,
    /// "to", "will", "would", "should", "may" …: not finite.
    Modal,
    /// An article or the like: the verb is an adjective or a noun.
    Article,
}

/// The text without the adverbs at its end; notes whether one of them denies.
pub(super) fn skip_adverbs<'t>(words: &Lexicon, mut rest: &'t str, negated: &mut bool) -> &'t str {
    for _ in 0..4 {
        let Some((head, word)) = last_word(rest) else { break };
        let lower = lower(word);
        let adverb =
            (lower.len() > 4 && lower.ends_with("ly") && lower != "family" && lower != "assembly" && lower != "supply")
                || words.holds(&[Class::VerbAdverb], &lower);
        if matches!(&*lower, "not" | "never" | "n't") {
            *negated = true;
        } else if !adverb {
            break;
        }
        // "all agreed": the adverb is the subject where nothing stands before it
        if matches!(&*lower, "all" | "both")
            && (head.trim().is_empty() || head.trim_end().ends_with([',', ';', ':', '.']))
        {
            break;
        }
        rest = head;
    }
    rest
}

/// The last word and what stands before it.
pub(super) fn last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text.rfind([' ', '\u{a0}']).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = &text[start..];
    (!word.is_empty() && word.chars().all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-')))
        .then(|| (text[..start].trim_end(), word))
}

/// Whether a word before "be" ends a subject, and is no auxiliary or adverb: a name or a noun in capitals.
fn is_subject_end(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.ends_with("ly") && !["To", "Will", "May", "Not"].contains(&word)
}

/// The auxiliary at the end of the text, which is taken away from it.
pub(super) fn auxiliary(words: &Lexicon, rest: &mut &str, negated: &mut bool) -> Auxiliary {
    let Some((head, word)) = last_word(rest) else { return Auxiliary::None };
    let mut lower = lower(word);
    if lower.contains('’') {
        lower = lower.replace('’', "'").into();
    }
    if let Some(stem) = lower.strip_suffix("n't") {
        *negated = true;
        *rest = head;
        return match stem {
            "was" | "were" | "is" | "are" => Auxiliary::Be,
            "has" | "have" | "had" => Auxiliary::Perfect,
            "did" | "does" | "do" => Auxiliary::None,
            _ => Auxiliary::Modal,
        };
    }
    // "it's put off"
    if let Some(mark) = word.find(['\'', '’']).filter(|_| matches!(&*lower, "it's" | "that's")) {
        *rest = &rest[..rest.trim_end().len() - word.len() + mark];
        return Auxiliary::Be;
    }
    match &*lower {
        "was" | "were" | "is" | "are" | "be it" => {
            *rest = head;
            Auxiliary::Be
        }
        "been" => {
            // "has not been accepted"
            let head = skip_adverbs(words, head, negated);
            *rest = last_word(head).map_or(head, |(outer, _)| outer);
            Auxiliary::BeenPerfect
        }
        "be" | "being" => {
            // "that the Finance Manager be asked": what stands before the subjunctive is its subject
            let outer = last_word(head).filter(|(_, word)| !is_subject_end(word));
            *rest = outer.map_or(head, |(outer, _)| outer);
            Auxiliary::Future
        }
        "has" | "have" | "had" | "having" => {
            *rest = head;
            Auxiliary::Perfect
        }
        // "The minutes from May approved": the month
        "may"
            if word == "May"
                && last_word(head)
                    .is_some_and(|(_, before)| matches!(before, "from" | "of" | "for" | "in" | "The" | "the")) =>
        {
            Auxiliary::None
        }
        "to" | "will" | "would" | "shall" | "should" | "may" | "might" | "can" | "could" | "must" | "did" | "does"
        | "do" | "cannot" => {
            *rest = head;
            if matches!(&*lower, "did" | "does" | "do") { Auxiliary::None } else { Auxiliary::Modal }
        }
        "the" | "a" | "an" | "any" | "previously" | "already" | "newly" | "of" | "its" | "their" | "this" | "as"
        | "for" | "by" | "with" | "from" | "in" | "on" | "per" | "than" => Auxiliary::Article,
        _ => Auxiliary::None,
    }
}

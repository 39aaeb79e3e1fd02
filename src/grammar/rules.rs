use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;

use super::mistake::{Mistakes, did_you_mean};
use super::raw::RawGrammar;
use super::vocabulary::Vocabulary;

/// Checks the entries of a file against each other and against what it inherits.
pub(super) fn entries(raw: &RawGrammar, inherited: &Vocabulary, mistakes: &mut Mistakes<'_>) {
    for (class, list) in &raw.lists {
        let words: HashSet<&str> = inherited.words(*class).iter().map(|word| &**word).collect();
        let mut seen = HashSet::new();
        for entry in list {
            let text = entry.get_ref().as_str();
            let phrase = text.strip_prefix('!').unwrap_or(text);
            if !form(phrase, entry.span(), mistakes) {
                continue;
            }
            let (section, key) = (class.section(), class.key());
            if !seen.insert(text) {
                mistakes.warning(entry.span(), format!("\"{text}\" stands twice in {section}.{key}"), None);
            } else if text != phrase && !words.contains(phrase) {
                let message = format!("\"{phrase}\" cannot be removed: it is not inherited by {section}.{key}");
                mistakes.warning(entry.span(), message, did_you_mean(phrase, words.iter().copied()));
            } else if text == phrase && words.contains(phrase) {
                let message = format!("\"{phrase}\" is already inherited by {section}.{key}");
                mistakes.warning(entry.span(), message, None);
            }
        }
    }
}

/// Checks the phrases by which a house is recognised.
pub(super) fn recognition(raw: &RawGrammar, inherited_phrases: usize, mistakes: &mut Mistakes<'_>) {
    let mut seen = HashSet::new();
    for phrase in &raw.phrases {
        if form(phrase.get_ref(), phrase.span(), mistakes) && !seen.insert(phrase.get_ref()) {
            mistakes.warning(phrase.span(), format!("\"{}\" stands twice", phrase.get_ref()), None);
        }
    }
    let known = raw.phrases.len() + inherited_phrases;
    if let Some(at_least) = &raw.at_least
        && *at_least.get_ref() > known
    {
        let message = format!("at_least is {}, but there are only {known} phrases", at_least.get_ref());
        mistakes.error(at_least.span(), message, None);
    }
}

/// Checks that a file other than the base sets only weights that exist.
pub(super) fn weights(raw: &RawGrammar, inherited: &Vocabulary, mistakes: &mut Mistakes<'_>) {
    for weight in &raw.weights {
        let (table, key) = (weight.table, weight.key.get_ref());
        let Some(known) = inherited.weights().get(table) else { continue };
        if !known.contains_key(key.as_str()) {
            let hint = did_you_mean(key, known.keys().map(|key| &**key));
            mistakes.warning(weight.key.span(), format!("no weight `{key}` is used in [weights.{table}]"), hint);
        }
    }
}

/// Checks that a house can be called by its name on a command line.
pub(super) fn name(name: &Spanned<String>, mistakes: &mut Mistakes<'_>) {
    let text = name.get_ref();
    if text == super::NO_PARENT {
        mistakes.error(name.span(), format!("`{text}` is kept for a house that inherits nothing"), None);
    } else if text.is_empty() || !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        mistakes.error(name.span(), format!("`{text}`: the name of a house has only a-z, 0-9 and hyphens"), None);
    }
}

/// Is the phrase written so that it can match anything?
fn form(phrase: &str, span: Range<usize>, mistakes: &mut Mistakes<'_>) -> bool {
    let message = if phrase.is_empty() {
        "an empty entry".to_owned()
    } else if phrase.trim() != phrase {
        format!("\"{phrase}\" begins or ends with a blank")
    } else if phrase.contains("  ") || phrase.chars().any(|c| c.is_whitespace() && c != ' ') {
        format!("\"{phrase}\": words are parted by single blanks")
    } else if phrase.chars().any(char::is_uppercase) {
        let hint = format!("write \"{}\"; capitals match all the same", phrase.to_lowercase());
        mistakes.error(span, format!("\"{phrase}\" has capital letters"), Some(hint));
        return false;
    } else {
        return true;
    };
    mistakes.error(span, message, None);
    false
}

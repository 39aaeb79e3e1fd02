//! What stands before the subject of a task and is none of its owner: "In the meantime the Clerk", "Maybe we".

use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::actions::has_finite_verb;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

/// The words of an owner behind what leads into the sentence: the Clerk of "Upon his consent the Clerk", Ann Bell of "As
/// nobody else was there Ann Bell", we of "perhaps we".
pub(super) fn past_lead_in<'t>(reading: &Reading<'_>, roster: &Roster, words: &'t str) -> &'t str {
    let mut words = words;
    while let Ok((behind, _)) = phrase(reading.words, Class::SentenceAdverb)(words)
        && !behind.is_empty()
    {
        words = behind.trim_start();
    }
    // "Ann stated he"
    if let Some((head, last)) = words.last_word()
        && matches!(last, "he" | "she" | "they" | "we")
        && has_finite_verb(reading, head.words().next_back().unwrap_or(head))
    {
        return last;
    }
    let first = words.split(' ').next().unwrap_or(words);
    let leads = first.len() < words.len()
        && (reading.words.holds(&[Class::Circumstance, Class::Condition, Class::Subordinator], first)
            || has_finite_verb(reading, words));
    // "a draft for the Clerk to read"
    let meant = seek::find_last(words, " for ").map(|at| &words[at + " for ".len()..]).or(words.strip_prefix("for "));
    if !leads && meant.is_none() {
        return words;
    }
    // whoever is known stands at the end, right before the verb
    let named = |tail: &&str| {
        let plain = tail.strip_prefix("the ").unwrap_or(tail);
        (plain.len() < tail.len() || tail.starts_with(char::is_uppercase))
            && !matches!(roster.meant(reading.words, plain), Meant::Unknown)
    };
    match meant {
        Some(meant) if !leads => Some(meant).filter(named).unwrap_or(words),
        _ => words.match_indices(' ').map(|(at, _)| &words[at + 1..]).find(named).unwrap_or(words),
    }
}

/// "who thinks we", "Ann hopes they": what somebody has in mind is no task, whoever the pronoun stands for.
pub(super) fn is_opinion(words: &str) -> bool {
    const MINDS: [&str; 9] =
        ["thinks", "think", "thought", "believes", "believe", "believed", "hopes", "hope", "hoped"];
    words.last_word().is_some_and(|(head, pronoun)| {
        matches!(pronoun, "he" | "she" | "they" | "we" | "it")
            && head.words().next_back().is_some_and(|verb| MINDS.contains(&verb))
    })
}

/// "we see no", "They plan": a pronoun with a verb of its own behind it, whose task what follows is not; "we all" is one.
pub(in crate::resolve) fn is_clause_of_pronoun(words: &str) -> bool {
    let mut words = words.split(' ');
    let first = words.next().unwrap_or("");
    ["we", "they", "i", "he", "she"].iter().any(|pronoun| first.eq_ignore_ascii_case(pronoun))
        && words.next().is_some_and(|next| !matches!(next, "all" | "both" | "each" | "also" | "then" | "and" | "or"))
}

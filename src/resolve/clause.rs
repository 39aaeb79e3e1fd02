//! Clauses: what stands before a verb, and so who does it and whether it is done.

mod auxiliary;
mod subject;

use crate::grammar::{Class, Lexicon};
use crate::parse::phrase;
use crate::text::{Words, seek};

use super::roster::Roster;

pub(super) use auxiliary::Auxiliary;
pub(super) use subject::{Subject, subject};

use auxiliary::{auxiliary, last_word, skip_adverbs};

/// What stands before a verb in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause<'t> {
    /// The auxiliary.
    pub(super) auxiliary: Auxiliary,
    /// The words of the subject.
    pub(super) words: &'t str,
    /// Whether the verb opens its sentence if there are no such words.
    opens: bool,
    /// Whether the clause is subordinate: after "that", "which", "if", "when" …
    pub(super) subordinate: bool,
    /// Whether "if", "unless", "whether" open it.
    pub(super) conditional: bool,
    /// Whether "not", "never" or "no longer" stands before the verb.
    pub(super) negated: bool,
}

/// Lists of words that open a clause.
const LINKS: [Class; 2] = [Class::Subordinator, Class::ClauseLink];

/// The text without the words at its start that say that nobody dissented: "unanimously to write", "nem con".
pub(super) fn past_unanimity<'t>(words: &Lexicon, text: &'t str) -> &'t str {
    phrase(words, Class::Unanimous)(text).map_or(text, |(behind, _)| behind.trim_start())
}

/// Reads what stands before the verb that begins at `at` in `sentence`.
pub(super) fn clause<'t>(words: &Lexicon, sentence: &'t str, at: usize) -> Clause<'t> {
    let mut rest = sentence[..at].trim_end();
    let mut negated = false;
    // "Sally will write": before an auxiliary a word in capitals is a name, whatever its ending
    let capital = |rest: &str| {
        last_word(rest).is_some_and(|(_, word)| word.starts_with(char::is_uppercase) && word.ends_with("ly"))
    };
    let verb = sentence[at..].split([' ', ',', '.']).next().unwrap_or("");
    let modal = matches!(verb, "will" | "would" | "shall" | "should" | "must" | "to" | "has" | "have" | "is");
    let named = modal && capital(rest);
    if !named {
        rest = skip_adverbs(words, rest, &mut negated);
    }
    let mut auxiliary = auxiliary(words, &mut rest, &mut negated);
    if !named && (auxiliary == Auxiliary::None || !capital(rest)) {
        rest = skip_adverbs(words, rest, &mut negated);
    }
    rest = without_brackets(rest);
    let (mut subject_words, mut link) = last_clause(words, rest);
    // "the duties as described were accepted": what describes the subject is no clause
    if link == Some("as") && subject_words.ends_with('d') && !subject_words.contains(' ') {
        let described = rest.len() - subject_words.len();
        (subject_words, link) = last_clause(words, rest[..described].trim_end().trim_end_matches("as").trim_end());
    }
    // "discussed and agreed", "having considered it, resolved": the subject stands before the first verb
    let joined = matches!(link, Some("and" | "then" | "but" | "or" | "so" | "therefore"));
    let mut from_start = false;
    if subject_words.is_empty() && joined {
        let before = rest[..rest.len() - link.map_or(0, str::len)].trim_end();
        let (longer, outer) = verbs_before(words, before);
        from_start = longer.len() == before.len();
        subject_words = subject_of(words, longer);
        // "were considered and approved": the auxiliary serves both
        let passive = longer[subject_words.len().min(longer.len())..].trim_start();
        // "were read by the clerk and referred to …"
        let short = passive.words().take(7).count() <= 6;
        if auxiliary == Auxiliary::None && (longer.ends_with("ed") || short && at_participle(sentence, at)) {
            if ["was ", "were "].iter().any(|verb| passive.starts_with(verb)) {
                auxiliary = Auxiliary::Be;
            } else if ["had been ", "has been ", "have been "].iter().any(|verb| passive.starts_with(verb)) {
                auxiliary = Auxiliary::BeenPerfect;
            }
        }
        link = outer;
    }
    // "the Board, by a unanimous vote, approved": what the commas set off stands between
    if subject_words.is_empty() && link.is_none() && rest.ends_with(',') {
        let inner = rest.trim_end_matches(',');
        if let Some(open) = inner.rfind(',') {
            let (longer, outer) = last_clause(words, inner[..open].trim_end());
            subject_words = longer;
            link = outer;
            // "the minutes, having been circulated, were taken as read, confirmed and signed"
            let (head, tail) = inner.split_at(open);
            let told = ["was ", "were "].iter().any(|verb| tail[1..].trim_start().starts_with(verb))
                || [" was ", " were "]
                    .iter()
                    .any(|verb| [head, tail].iter().any(|part| seek::find(part, verb).is_some()));
            if auxiliary == Auxiliary::None && told && at_participle(sentence, at) {
                auxiliary = Auxiliary::Be;
            }
        }
    }
    // "Discussed and decided", "Discussed adding a line and decided": two verbs and nobody named
    let mut first = subject_words.words();
    let verb = first.next().is_some_and(|word| word.len() > 4 && word.ends_with("ed"));
    let verbs = joined && verb && first.next().is_none_or(|next| from_start && next.starts_with(char::is_lowercase));
    if verbs {
        subject_words = "";
    }
    let plain = subject_words.bare().trim_start_matches(['-', '–', '*', ' ', '(', '[', '>', '=']);
    // "After a long talk it was agreed": what opens the sentence ends before its subject
    let subordinate = link
        .is_some_and(|link| link.starts_with(char::is_lowercase) && words.classes(link).contains(Class::Subordinator));
    Clause {
        auxiliary,
        words: plain,
        opens: verbs || sentence[..at].trim().is_empty() || rest.trim().is_empty(),
        subordinate,
        conditional: matches!(link, Some("if" | "unless" | "whether")),
        negated,
    }
}

impl Clause<'_> {
    /// Who the verb is said of.
    pub(super) fn subject(&self, words: &Lexicon, roster: &Roster) -> Subject {
        subject(words, roster, self.words, self.opens)
    }
}

/// The clause before a link that a verb follows, and the link before that: "The board read the letter and made changes, but
/// agreed": where that clause begins with a verb too, the one before it has the subject.
fn verbs_before<'t>(words: &Lexicon, before: &'t str) -> (&'t str, Option<&'t str>) {
    let plain = before.trim_end_matches(',');
    let (clause, link) = last_clause(words, plain);
    let first = clause.words().next().unwrap_or("");
    let verb = first.starts_with(char::is_lowercase) && words.classes(first).contains(Class::FiniteVerb);
    if plain.len() == before.len() || link != Some("and") || !verb {
        return last_clause(words, before);
    }
    let head = plain[..plain.len() - clause.len()].trim_end();
    let head = head.strip_suffix("and").unwrap_or(head).trim_end();
    let (outer, link) = last_clause(words, head);
    if outer.is_empty() { last_clause(words, before) } else { (outer, link) }
}

/// Whether the verb at `at` ends like a participle.
fn at_participle(sentence: &str, at: usize) -> bool {
    let verb = sentence[at..].split([' ', ',', '.', ':', ';']).next();
    verb.is_some_and(|verb| verb.ends_with("ed") || verb == "lost")
}

/// "the meeting (with two of the board) approved": brackets say more of the subject and are not part of it.
fn without_brackets(text: &str) -> &str {
    let open = text.strip_suffix(')').and_then(|inner| inner.rfind('('));
    open.map(|open| text[..open].trim_end()).filter(|outer| !outer.is_empty()).unwrap_or(text)
}

/// Whether a word opens a clause, capitals or not.
fn is_link(words: &Lexicon, word: &str) -> bool {
    // "Moved by Bell, “THAT the Clerk be asked": the wording of a motion
    let word = word.trim_start_matches(['“', '"', '‘']);
    words.holds(&LINKS, word)
}

/// The words after the last sign or link, and the link.
fn last_clause<'t>(words: &Lexicon, text: &'t str) -> (&'t str, Option<&'t str>) {
    let mut depth = 0_i32;
    let mut end = text.len();
    for (at, char) in text.char_indices().rev() {
        match char {
            ')' | ']' => depth += 1,
            '(' | '[' if depth > 0 => depth -= 1,
            ',' | ';' | ':' | '(' | '[' | '.' | '?' | '!' if depth == 0 => {
                // a full stop within initials or an abbreviation does not end a clause
                if char == '.' && (text[..at].chars().rev().take_while(|before| before.is_alphabetic()).count() <= 4) {
                    continue;
                }
                // "at 5:00 p.m."
                let digit = |text: &str, end: bool| {
                    let byte = if end { text.as_bytes().last() } else { text.as_bytes().first() };
                    byte.is_some_and(u8::is_ascii_digit)
                };
                if char == ':' && digit(&text[..at], true) && digit(&text[at + 1..], false) {
                    continue;
                }
                return (text[at + char.len_utf8()..].trim(), None);
            }
            '–' | '—' if depth == 0 => return (text[at + char.len_utf8()..].trim(), None),
            ' ' if depth == 0 => {
                let word = text[at + 1..end].trim_end_matches(',');
                // "took care of that today": a pronoun
                let pronoun =
                    word == "that" && [" of", " with", " about"].iter().any(|link| text[..at].ends_with(link));
                if is_link(words, word) && !pronoun {
                    return (text[end..].bare(), Some(&text[at + 1..at + 1 + word.len()]));
                }
                if word == "-" || word == "--" {
                    return (text[end..].bare(), None);
                }
                end = at;
            }
            _ => {}
        }
    }
    let first = &text[..end];
    if end < text.len() && is_link(words, first) {
        return (text[end..].bare(), Some(first));
    }
    (text.trim(), None)
}

/// The subject of a clause that has its own verb: what stands before its first finite verb.
fn subject_of<'t>(words: &Lexicon, clause: &'t str) -> &'t str {
    let mut at = 0;
    let mut before = "";
    for word in clause.words() {
        let classes = words.classes(word);
        // "The council passed it": a participle has an article or the like before it
        let past = word.len() > 4
            && word.ends_with("ed")
            && word.starts_with(char::is_lowercase)
            && before.starts_with(char::is_uppercase)
            && !words.classes(before).contains(Class::Pronoun);
        if (classes.contains(Class::FiniteVerb) || past) && at > 0 {
            return clause[..at].trim();
        }
        before = word;
        at += word.len() + 1;
    }
    clause
}

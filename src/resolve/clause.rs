//! Clauses: what stands before a verb, and so who does it and whether it is done.

use crate::grammar::{Class, Lexicon};

use super::roster::{Meant, Roster};

/// What stands right before a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Auxiliary {
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

/// Who a verb is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
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

const LINKS: [&str; 27] = [
    "how",
    "what",
    "why",
    "that",
    "which",
    "who",
    "when",
    "where",
    "if",
    "as",
    "because",
    "since",
    "so",
    "while",
    "whether",
    "although",
    "after",
    "before",
    "unless",
    "until",
    "and",
    "but",
    "or",
    "then",
    "therefore",
    "whereas",
    "given",
];

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
        rest = skip_adverbs(rest, &mut negated);
    }
    let mut auxiliary = auxiliary(&mut rest, &mut negated);
    if !named && (auxiliary == Auxiliary::None || !capital(rest)) {
        rest = skip_adverbs(rest, &mut negated);
    }
    rest = without_brackets(rest);
    let (mut subject_words, mut link) = last_clause(rest);
    // "the duties as described were accepted": what describes the subject is no clause
    if link == Some("as") && subject_words.ends_with('d') && !subject_words.contains(' ') {
        let described = rest.len() - subject_words.len();
        (subject_words, link) = last_clause(rest[..described].trim_end().trim_end_matches("as").trim_end());
    }
    // "discussed and agreed", "having considered it, resolved": the subject stands before the first verb
    let joined = matches!(link, Some("and" | "then" | "but" | "or" | "so" | "therefore"));
    let mut from_start = false;
    if subject_words.is_empty() && joined {
        let before = rest[..rest.len() - link.map_or(0, str::len)].trim_end();
        let (longer, outer) = last_clause(before);
        from_start = longer.len() == before.len();
        subject_words = subject_of(words, longer);
        // "were considered and approved": the auxiliary serves both
        let passive = longer[subject_words.len().min(longer.len())..].trim_start();
        // "were read by the clerk and referred to …"
        let short = passive.split(' ').take(7).count() <= 6;
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
            let (longer, outer) = last_clause(inner[..open].trim_end());
            subject_words = longer;
            link = outer;
            // "the minutes, having been circulated, were taken as read, confirmed and signed"
            let (head, tail) = inner.split_at(open);
            let told = ["was ", "were "].iter().any(|verb| tail[1..].trim_start().starts_with(verb))
                || [" was ", " were "].iter().any(|verb| head.contains(verb) || tail.contains(verb));
            if auxiliary == Auxiliary::None && told && at_participle(sentence, at) {
                auxiliary = Auxiliary::Be;
            }
        }
    }
    // "Discussed and decided", "Discussed adding a line and decided": two verbs and nobody named
    let mut first = subject_words.split(' ');
    let verb = first.next().is_some_and(|word| word.len() > 4 && word.ends_with("ed"));
    let verbs = joined && verb && first.next().is_none_or(|next| from_start && next.starts_with(char::is_lowercase));
    if verbs {
        subject_words = "";
    }
    let plain = subject_words.trim().trim_start_matches(['-', '–', '*', ' ', '(', '[']);
    let subordinate = matches!(
        link,
        Some(
            "that"
                | "which"
                | "who"
                | "when"
                | "where"
                | "if"
                | "as"
                | "because"
                | "since"
                | "while"
                | "whether"
                | "although"
                | "after"
                | "before"
                | "unless"
                | "until"
                | "how"
                | "what"
                | "why"
        )
    );
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

/// Whether the verb at `at` ends like a participle.
fn at_participle(sentence: &str, at: usize) -> bool {
    sentence[at..].split([' ', ',', '.']).next().is_some_and(|verb| verb.ends_with("ed"))
}

/// "the meeting (with two of the board) approved": brackets say more of the subject and are not part of it.
fn without_brackets(text: &str) -> &str {
    let open = text.strip_suffix(')').and_then(|inner| inner.rfind('('));
    open.map(|open| text[..open].trim_end()).filter(|outer| !outer.is_empty()).unwrap_or(text)
}

fn skip_adverbs<'t>(mut rest: &'t str, negated: &mut bool) -> &'t str {
    for _ in 0..4 {
        let Some((head, word)) = last_word(rest) else { break };
        let lower = word.to_ascii_lowercase();
        let adverb =
            (lower.len() > 4 && lower.ends_with("ly") && lower != "family" && lower != "assembly" && lower != "supply")
                || matches!(
                    lower.as_str(),
                    "also"
                        | "then"
                        | "duly"
                        | "now"
                        | "further"
                        | "therefore"
                        | "subsequently"
                        | "again"
                        | "hereby"
                        | "once"
                        | "still"
                        | "so"
                        | "just"
                        | "thereafter"
                        | "jointly"
                        | "accordingly"
                        | "thus"
                        | "all"
                        | "both"
                        | "always"
                        | "consequently"
                );
        if matches!(lower.as_str(), "not" | "never" | "n't") {
            *negated = true;
        } else if !adverb {
            break;
        }
        // "all agreed": the adverb is the subject where nothing stands before it
        if matches!(lower.as_str(), "all" | "both")
            && (head.trim().is_empty() || head.trim_end().ends_with([',', ';', ':', '.']))
        {
            break;
        }
        rest = head;
    }
    rest
}

fn last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text.rfind([' ', '\u{a0}']).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = &text[start..];
    (!word.is_empty() && word.chars().all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-')))
        .then(|| (text[..start].trim_end(), word))
}

fn auxiliary(rest: &mut &str, negated: &mut bool) -> Auxiliary {
    let Some((head, word)) = last_word(rest) else { return Auxiliary::None };
    let lower = word.to_ascii_lowercase();
    let lower = lower.replace('’', "'");
    if let Some(stem) = lower.strip_suffix("n't") {
        *negated = true;
        *rest = head;
        return match stem {
            "was" | "were" | "is" | "are" => Auxiliary::Be,
            "has" | "have" | "had" => Auxiliary::Perfect,
            _ => Auxiliary::Modal,
        };
    }
    match lower.as_str() {
        "was" | "were" | "is" | "are" | "be it" => {
            *rest = head;
            Auxiliary::Be
        }
        "been" => {
            *rest = last_word(head).map_or(head, |(outer, _)| outer);
            Auxiliary::BeenPerfect
        }
        "be" | "being" => {
            let outer = last_word(head);
            *rest = outer.map_or(head, |(outer, _)| outer);
            Auxiliary::Future
        }
        "has" | "have" | "had" | "having" => {
            *rest = head;
            Auxiliary::Perfect
        }
        "to" | "will" | "would" | "shall" | "should" | "may" | "might" | "can" | "could" | "must" | "did" | "does"
        | "do" | "cannot" => {
            *rest = head;
            if matches!(lower.as_str(), "did" | "does" | "do") { Auxiliary::None } else { Auxiliary::Modal }
        }
        "the" | "a" | "an" | "any" | "previously" | "already" | "newly" | "of" | "its" | "their" | "this" | "as"
        | "for" | "by" | "with" | "from" | "in" | "on" | "per" | "than" => Auxiliary::Article,
        _ => Auxiliary::None,
    }
}

/// The words after the last sign or link, and the link.
fn last_clause(text: &str) -> (&str, Option<&str>) {
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
                return (text[at + char.len_utf8()..].trim(), None);
            }
            '–' | '—' if depth == 0 => return (text[at + char.len_utf8()..].trim(), None),
            ' ' if depth == 0 => {
                let word = text[at + 1..end].trim_end_matches(',');
                if LINKS.contains(&word.to_ascii_lowercase().as_str()) {
                    return (text[end..].trim(), Some(&text[at + 1..at + 1 + word.len()]));
                }
                if word == "-" || word == "--" {
                    return (text[end..].trim(), None);
                }
                end = at;
            }
            _ => {}
        }
    }
    let first = &text[..end];
    if end < text.len() && LINKS.contains(&first.to_ascii_lowercase().as_str()) {
        return (text[end..].trim(), Some(first));
    }
    (text.trim(), None)
}

/// The subject of a clause that has its own verb: what stands before its first finite verb.
fn subject_of<'t>(words: &Lexicon, clause: &'t str) -> &'t str {
    let mut at = 0;
    let mut before = "";
    for word in clause.split(' ') {
        let classes = words.classes(word);
        // "The council passed it": a participle has an article or the like before it
        let past = word.len() > 4
            && word.ends_with("ed")
            && word.starts_with(char::is_lowercase)
            && before.starts_with(char::is_uppercase)
            && !words.classes(&before.to_ascii_lowercase()).contains(Class::Pronoun);
        if (classes.contains(Class::FiniteVerb) || past) && at > 0 {
            return clause[..at].trim();
        }
        before = word;
        at += word.len() + 1;
    }
    clause
}

/// What a pronoun stands for.
fn pronoun(text: &str) -> Option<Subject> {
    if text.len() > "those present".len() {
        return None;
    }
    match text.to_ascii_lowercase().as_str() {
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
pub(super) fn subject(words: &Lexicon, roster: &Roster, text: &str, opens: bool) -> Subject {
    let text = text.trim();
    if text.is_empty() {
        return if opens { Subject::Nothing } else { Subject::Thing };
    }
    if let Some(known) = pronoun(text) {
        return known;
    }
    // "By consensus Council directed …"
    let manner = text.match_indices(' ').map(|(at, _)| at).take(4);
    let manner = manner.filter(|at| words.classes(&text[..*at]).contains(Class::Unanimous)).last();
    let text = manner.map_or(text, |at| text[at..].trim_start());
    let plain = ["the ", "The ", "All ", "all ", "both ", "Both ", "a ", "A "]
        .into_iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    match roster.meant(words, plain) {
        Meant::Body => return Subject::Body,
        Meant::Attendee(_) | Meant::Several | Meant::Post => return Subject::Person,
        Meant::Unknown => {}
    }
    if text.split(' ').take(7).count() <= 6 && crate::parse::attendance::is_post(words, plain) {
        return Subject::Person;
    }
    if is_of_body(words, roster, plain) {
        return Subject::Body;
    }
    let capital = plain.starts_with(char::is_uppercase);
    let named = crate::parse::person::person(words, plain)
        .is_ok_and(|(rest, found)| rest.trim().is_empty() && (found.honorific.is_some() || found.name.contains(' ')));
    if !named && !capital {
        return Subject::Thing;
    }
    // a person with a post, a title and a surname, an acronym
    let last = plain.rsplit(' ').next().unwrap_or(plain);
    let title = plain.split(' ').take(5).count() <= 4 && last.starts_with(|char: char| !char.is_lowercase());
    if named || title && text.starts_with(char::is_uppercase) && !text.starts_with("The ") {
        let listed = crate::parse::person::person(words, plain)
            .is_ok_and(|(_, found)| !matches!(roster.meant(words, found.name), Meant::Unknown));
        return if listed { Subject::Person } else { Subject::Outsider };
    }
    if plain
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "for" | "&"))
    {
        Subject::Outsider
    } else {
        Subject::Thing
    }
}

/// "members of the Monetary Board", "board members present", "all five Board members".
fn is_of_body(words: &Lexicon, roster: &Roster, text: &str) -> bool {
    let count = text.split(' ').take(10).count();
    if count > 9 {
        return false;
    }
    let mut all = text.split(' ').peekable();
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

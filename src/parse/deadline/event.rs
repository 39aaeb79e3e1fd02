//! Events by which, before or after which a task is due: "after the enrolments are over", "in time for the fair", "when the
//! weather improves".
//!
//! ```ebnf
//! event         = ( "after" | "before" | "during" | "once" | "prior to" | "ahead of" | "in advance of" | "in time for" | "following" | "when" ) , clause ;
//! ```

use crate::grammar::{Class, Lexicon};
use crate::parse::phrase;
use crate::text::{Words, seek};

/// Words of an event after which something is due.
const LONG_EVENT: usize = 12;

/// Length of "after the admissions are over", "before the work session", "once the results are in": an event with an
/// article or a verb, up to the end of the clause.
pub(super) fn event(words: &Lexicon, before: &str, text: &str) -> Option<usize> {
    if let Some(end) =
        ahead_of(words, text).or_else(|| after_talk(words, text)).or_else(|| when_ready(words, before, text))
    {
        return Some(end);
    }
    if let Some(end) = during(words, before, text).or_else(|| before_closed(words, text)) {
        return Some(end);
    }
    let word = ["after ", "before ", "once "].into_iter().find(|word| seek::opens(text, word))?;
    // "look after the hall"
    let rest = &text[word.len()..];
    let told = |last: &str| {
        words.classes(last).contains(Class::BoundWord) && !(last == "all" && word == "once " && !rest.contains(' '))
    };
    if before.trim_end().words().next_back().is_some_and(told) {
        return None;
    }
    let end = rest.find([',', '.', ';', ':', ')', '?', '!']).unwrap_or(rest.len());
    let end = [" and ", " which ", " so ", " in order "]
        .into_iter()
        .filter_map(|stop| seek::find(&rest[..end], stop))
        .min()
        .unwrap_or(end);
    let said = &rest[..end];
    let first = said.words().next().unwrap_or("");
    let definite = matches!(first, "the" | "a" | "an" | "our" | "its" | "their" | "each")
        || word != "after " && first.starts_with(char::is_uppercase)
        || [" is ", " are ", " has ", " have "].iter().any(|verb| said.contains(verb))
        || word == "once ";
    // "Ann will tell the members once repaired"
    let done =
        word == "once " && (said.len() > 4 && said.ends_with("ed") || matches!(said, "done" | "ready" | "complete"));
    let fits = (said.contains(' ') || done) && said.words().count() <= LONG_EVENT;
    (definite && fits && first != "any" && !first.ends_with("ing")).then_some(word.len() + end)
}

/// Length of "during the fair", "during our next visit": an event in which something is to be done, and not "those who
/// helped during the fair", "the lamps lost during the fair".
fn during(words: &Lexicon, before: &str, text: &str) -> Option<usize> {
    const NAME: usize = 4;
    const CLAUSES: [&str; 6] = [" who ", " what ", " which ", " that ", " how ", " why "];
    let rest = &text[seek::opens(text, "during ").then_some("during ".len())?..];
    let end = event_end(rest);
    let said = &rest[..end];
    let first = said.split(' ').next().unwrap_or(said);
    let pointed = first == "next" || words.classes(first).contains(Class::Determiner);
    let named = said.words().next_back().is_some_and(|last| words.classes(last).contains(Class::Event));
    let past = || {
        let last = before.trim_end().words().next_back().unwrap_or("");
        last.ends_with("ed")
            || words.classes(last).contains(Class::IrregularParticiple)
            || CLAUSES.iter().any(|word| seek::find(before, word).is_some())
    };
    (pointed && named && said.words().count() <= NAME && !past()).then_some(text.len() - rest.len() + end)
}

/// Length of "before publication", "before approval" at the end of a clause.
fn before_closed(words: &Lexicon, text: &str) -> Option<usize> {
    let rest = &text[seek::opens(text, "before ").then_some("before ".len())?..];
    let end = rest.find([',', '.', ';', ':', ')', '?', '!']).unwrap_or(rest.len());
    let said = rest[..end].trim_end();
    let stage = !said.contains(' ') && words.classes(said).contains(Class::EventTalk);
    stage.then_some(text.len() - rest.len() + said.len())
}

/// Where the noun phrase of an event ends: at a sign, or at a word that begins something else.
fn event_end(text: &str) -> usize {
    let end = text.find([',', '.', ';', ':', '(', ')', '?', '!']).unwrap_or(text.len());
    let end = text[..end].trim_end().len();
    [" and ", " which ", " so ", " in order ", " to ", " if ", " but ", " as ", " that "]
        .into_iter()
        .filter_map(|stop| seek::find(&text[..end], stop))
        .min()
        .unwrap_or(end)
}

/// Words of an event before which something is due.
const LONG_AHEAD: usize = 7;

/// Length of "prior to the AGM", "in time for the fair", "ahead of the visit".
fn ahead_of(words: &Lexicon, text: &str) -> Option<usize> {
    let (rest, _) = phrase(words, Class::EventLink)(text).ok()?;
    let rest = rest.strip_prefix(' ')?;
    let link = text.len() - rest.len();
    let end = event_end(rest);
    let first = rest[..end].words().next().unwrap_or("");
    // "prior to any decision"
    let article = || first != "any" && words.classes(first).contains(Class::Determiner);
    let pointed = first == "next" || first.starts_with(char::is_uppercase) || article();
    (pointed && rest[..end].words().count() <= LONG_AHEAD).then_some(link + end)
}

/// Length of "after discussion with the staff", "following the visit".
fn after_talk(words: &Lexicon, text: &str) -> Option<usize> {
    let link = ["after ", "following "].into_iter().find(|link| seek::opens(text, link))?;
    let rest = &text[link.len()..];
    let end = event_end(rest);
    let said = &rest[..end];
    let (first, last) = (said.words().next()?, said.words().next_back()?);
    // "after discussion it was agreed": what was talked of in the meeting
    let told = || [" it ", " was ", " were ", " that "].iter().any(|word| seek::find(said, word).is_some());
    let talk = words.classes(first).contains(Class::EventTalk) && said.words().count() <= LONG_EVENT && !told();
    let named = words.classes(last).contains(Class::Event);
    let event = matches!(first, "the" | "this" | "our" | "next") && named && said.words().count() <= 4;
    (talk || event && link == "following ").then_some(link.len() + end)
}

/// Length of "when the weather improves", "when lamps are cheap"; "find out when the hall is free" asks. It may open its
/// sentence: "When they are dry, Ann will paint them".
fn when_ready(words: &Lexicon, before: &str, text: &str) -> Option<usize> {
    let opens = before.trim().is_empty();
    let rest = text.strip_prefix(if opens { "When " } else { "when " })?;
    let last = before.trim_end().words().next_back().unwrap_or("");
    let end = event_end(rest);
    let said = &rest[..end];
    let subject = ["the ", "a ", "an ", "he ", "she ", "they ", "it ", "we "].iter().any(|word| rest.starts_with(word))
        || [" is ", " are ", " has ", " have "].iter().any(|verb| seek::find(said, verb).is_some());
    if opens {
        // "When the tea was drunk, Ann rose": what is past
        let past = [" was ", " were ", " had "].iter().any(|verb| seek::find(said, verb).is_some())
            || said.ends_with("ed") && ![" is ", " are "].iter().any(|verb| seek::find(said, verb).is_some());
        let closed = rest[end..].starts_with(',') && !past;
        return (subject && closed && (3..=LONG_EVENT).contains(&said.words().count())).then_some("When ".len() + end);
    }
    let open = before.trim_end().ends_with([',', '.', ';', ':']);
    let asked = last.is_empty() || words.classes(last).contains(Class::Asking);
    // "the evenings when choir is on", "tell Ann when the hall is free"
    // "mow it in the morning when the hall is shut"
    let then = || before.trim_end().strip_suffix(last).is_some_and(|head| head.ends_with(" in the "));
    let which = last.starts_with(char::is_uppercase) || words.classes(last).contains(Class::TimeNoun) && !then();
    (subject && !open && !asked && !which && (3..=LONG_EVENT).contains(&rest[..end].words().count()))
        .then_some("when ".len() + end)
}

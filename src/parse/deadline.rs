//! When a task is due.
//!
//! ```ebnf
//! deadline      = phrase (* actions.deadlines *) , [ "of" , clause | [ "on" ] , ( weekday | dated ) ] | prepositional ;
//! prepositional = limit , [ "the" ] , ( dated | moment , clause | timed | "meeting" , ( "on" | "of" ) , dated ) | due_day , dated | "on" , weekday | span , clause | ( limit | due_day | "in" ) , occasion | in_month | event ;
//! limit         = "by" | "before" | "no later than" | "in time for" ; (* lexical *)
//! due_day       = "on" | "until" | "with the" | "for" | "from" ; (* lexical *)
//! span          = ( "at" | "in" | "over" | "for" | "to" | "within" ) , ( "the" | "a" | "its" | "our" | "their" | count ) ; (* lexical *)
//! moment        = weekday | month | "next" | "following" | "end of" | "start of" | "middle of" | "close of" | "release" ; (* lexical *)
//! dated         = [ "next" | "this" | "coming" ] , date ;
//! occasion      = [ "the" | "our" | "its" | "their" ] , { word } , phrase (* dates.due_meetings *) , [ "in" , month | "of" , date ] ;
//! in_month      = [ "in" | "during" | "from" | "until" ] , [ ( "early" | "mid" | "late" ) , [ "in" ] ] , month , [ ( "or" | "and" | "/" ) , month ] , [ year ] ;
//! timed         = time , [ "on" | "," ] , ( weekday | dated ) ;
//! clause        = word , { blank , word } ;
//! ```

mod event;

use crate::grammar::{Class, ClassSet, Grammar, Hit, Lexicon, Phrase};
use crate::text::{Words, seek};

use super::date::{MONTH, MONTHS, date};
use super::offset_in;
use super::time::time;
use super::word::phrase;
use event::event;

/// The lists whose words may begin such a phrase.
const OPENINGS: ClassSet = ClassSet::of(&[
    Class::Deadline,
    Class::DueLimit,
    Class::DueDay,
    Class::DueOccasion,
    Class::DueSpan,
    Class::DueOpening,
    Class::EventLink,
]);

const NEW_YEAR: &str = "in the new year";

/// The places in a text at which such a phrase may begin, in order: the starts of words of the lists.
fn starts(text: &str, base: usize, hits: &[Hit]) -> Vec<usize> {
    let listed = hits.iter().filter(|hit| OPENINGS.contains(hit.class)).map(|hit| hit.start as usize - base);
    let mut starts: Vec<usize> = listed.collect();
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’');
    // "add it to the agenda for the next meeting"
    let agenda = |at: usize| {
        text[..at].ends_with("agenda ") && seek::opens(&text[at..], "for ")
            || ["to the agenda for", "on the agenda for"].iter().any(|head| seek::opens(&text[at..], head))
    };
    starts.retain(|at| !agenda(*at));
    starts.retain(|at| !text[..*at].ends_with(inner) && text[*at..].starts_with(char::is_alphanumeric));
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The first phrase in a text that says when something is due; `hits` are the vocabulary's in it, counted from `base`.
pub fn deadline<'t>(grammar: &Grammar, text: &'t str, base: usize, hits: &[Hit]) -> Option<&'t str> {
    let due = first_phrase(grammar, text, base, hits)?;
    // "report back to the next meeting": whom it is told to
    let told = || {
        let verb = text[..offset_in(text, due)].trim_end().words().next_back();
        verb.is_some_and(|verb| grammar.lexicon().classes(verb).contains(Class::Reporting))
    };
    due.strip_prefix("to the ").filter(|rest| rest.starts_with("next ") && told()).or(Some(due))
}

/// The first such phrase as it stands, with the word before it.
fn first_phrase<'t>(grammar: &Grammar, text: &'t str, base: usize, hits: &[Hit]) -> Option<&'t str> {
    let words = grammar.lexicon();
    let starts = starts(text, base, hits);
    // "on the budget in Q1 by 4 June": a limit behind it is when
    let mut quarter = None;
    let limits = |at: usize| ["by ", "before ", "no later "].iter().any(|limit| seek::opens(&text[at..], limit));
    for &at in &starts {
        if quarter.is_some() && !limits(at) {
            continue;
        }
        if let Ok((rest, found)) = phrase(words, Class::Deadline)(&text[at..])
            && !names_thing(words, &text[..at], found, rest)
        {
            if seek::opens(found, "in q") {
                quarter = quarter.or(Some(&text[at..text.len() - rest.len()]));
                continue;
            }
            // "by COB Friday", "by close of business on 3 June"
            if found.starts_with("by ") || found.starts_with("By ") {
                let day = rest.strip_prefix(" on").unwrap_or(rest);
                if let Some(length) = day.strip_prefix(' ').and_then(|day| day_opens(words, day)) {
                    return Some(&text[at..text.len() - day.len() + 1 + length]);
                }
            }
            let open = text[at..text.len() - rest.len()].to_ascii_lowercase().ends_with("as soon as");
            let more = if rest.starts_with(" of ") || open { clause(rest) } else { 0 };
            return Some(&text[at..text.len() - rest.len() + more]);
        }
        if let Some(end) = prepositional(grammar, text, at) {
            return Some(text[at..end].trim_end_matches([',', ' ', '.', ';', ')']));
        }
    }
    if quarter.is_some() {
        return quarter;
    }
    // a meeting, a month or an event, where no day or moment is named
    // a word that the end of the text cuts short is no hit
    let meets = text.ends_with(char::is_alphanumeric) || hits.iter().any(|hit| hit.class == Class::DueMeeting);
    starts.into_iter().find_map(|at| {
        let end = meets
            .then(|| occasion(grammar, text, at))
            .flatten()
            .or_else(|| {
                in_month(words, &text[at..]).filter(|_| !dates_event(words, &text[..at])).map(|length| at + length)
            })
            .or_else(|| event(words, &text[..at], &text[at..]).map(|length| at + length))?;
        Some(text[at..end].trim_end_matches([',', ' ', '.', ';', ')']))
    })
}

/// How far behind its preposition a phrase may name its moment, in characters.
const NEAR: usize = 64;

/// The end of a phrase that begins with a preposition at `at`.
fn prepositional(grammar: &Grammar, text: &str, at: usize) -> Option<usize> {
    let words = grammar.lexicon();
    let near = &text[at..];
    let near = &near[..near.char_indices().nth(NEAR).map_or(near.len(), |(end, _)| end)];
    let opens = words.openings(near);
    // where the words after a preposition of the list and its blank begin
    let after = |head: &Phrase| {
        let rest = &near[seek::opens(near, head).then_some(head.len())?..];
        rest.starts_with(' ').then_some(at + head.len() + 1)
    };
    let listed = |class| if opens.contains(class) { grammar.words(class) } else { &[] }.iter().filter_map(after);
    for from in listed(Class::DueLimit) {
        let rest = &text[from..];
        if let Some(length) = dated(words, rest) {
            return Some(from + length);
        }
        if names_moment(grammar, rest) {
            return Some(from + clause(rest));
        }
        // "before the meeting on 8 May"
        let held = ["the meeting on ", "the meeting of "].iter().find_map(|head| seek::behind(rest, head));
        if let Some((day, length)) = held.and_then(|day| dated(words, day).map(|length| (day, length))) {
            return Some(text.len() - day.len() + length);
        }
        // "by 5pm on Friday", "by noon Tuesday"
        if let Some(length) = timed(words, rest) {
            return Some(from + length);
        }
    }
    for from in listed(Class::DueDay) {
        if let Some(length) = dated(words, &text[from..]) {
            return Some(from + length);
        }
        if let Some(length) = month_meeting(words, &text[from..]) {
            return Some(from + length);
        }
        // "Ann will call on Monday"
        if seek::opens(near, "on ")
            && let Ok((rest, _)) = phrase(words, Class::Weekday)(&text[from..])
        {
            return Some(text.len() - rest.len());
        }
    }
    let mentions = |class| {
        let lower = near.to_ascii_lowercase();
        grammar.words(class).iter().any(|word| lower.contains(&**word))
    };
    let from = listed(Class::DueOccasion).next().filter(|_| mentions(Class::Occasion)).or_else(|| {
        let span = listed(Class::DueSpan).next();
        let new_year = || seek::opens(near, NEW_YEAR).then_some(at + NEW_YEAR.len());
        let within = || seek::opens(near, "within ").then_some(at + 7).filter(|from| measured(words, &text[*from..]));
        // "in the meantime" names no time
        let span = span.filter(|_| !seek::opens(near, "in the mean"));
        span.or_else(new_year).or_else(within).filter(|_| mentions(Class::TimeUnit))
    });
    let in_units = || {
        let from = seek::opens(near, "in ").then_some(at + 3)?;
        counted_units(grammar, &text[from..]).map(|length| from + length)
    };
    if from.is_none()
        && let Some(end) = in_units()
    {
        return Some(end);
    }
    from.map(|from| from + up_to_meeting(words, &text[from..from + clause(&text[from..])]))
}

/// Length of "1-2 weeks", "ten days", "a month's time".
fn counted_units(grammar: &Grammar, text: &str) -> Option<usize> {
    let words = grammar.lexicon();
    // "a few weeks", "a couple of days"
    let some = ["a few ", "a couple of "].iter().find_map(|some| seek::behind(text, some));
    let (count, rest) = some.map(|rest| ("few", rest)).or_else(|| text.first_word())?;
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    // "three-four weeks"
    let worded = |part: &str| words.entry(Class::NumberWord, part).is_some();
    let number =
        count.split(['-', '–']).all(|part| digits(part) || worded(part)) || matches!(count, "a" | "couple" | "few");
    let unit = rest.split([' ', ',', '.', ';', ')', '\'', '’']).next().unwrap_or("");
    let whole = words.classes(unit.strip_suffix('s').unwrap_or(unit)).contains(Class::TimeUnit);
    let behind = &rest[unit.len()..];
    let time =
        ["'s time", "’s time", "s' time", "' time", "’ time", " time"].iter().find(|tail| behind.starts_with(**tail));
    (number && whole).then(|| text.len() - behind.len() + time.map_or(0, |tail| tail.len()))
}

/// Length of a phrase up to its meeting, where something else is named behind it: "future meeting the terms of the lease".
fn up_to_meeting(words: &Lexicon, phrase: &str) -> usize {
    let mut at = 0;
    for (place, word) in phrase.words().enumerate() {
        let other = || word == "some" || words.classes(word).contains(Class::Determiner);
        let before = phrase[..at].trim_end().words().next_back().unwrap_or("");
        if place > 0 && other() && words.classes(before).contains(Class::DueMeeting) {
            return phrase[..at].trim_end().len();
        }
        at = (at + word.len() + 1).min(phrase.len());
    }
    phrase.len()
}

/// Words before a meeting that is named.
const QUALIFIERS: usize = 6;

/// The end of "at the May meeting", "in the next TAC call", "to the meeting of 9 July": a meeting of its own, and not
/// this one or the last.
fn occasion(grammar: &Grammar, text: &str, at: usize) -> Option<usize> {
    let words = grammar.lexicon();
    let before = [Class::DueLimit, Class::DueDay].into_iter().find_map(|class| phrase(words, class)(&text[at..]).ok());
    let rest = before
        .map(|(rest, _)| rest)
        .or_else(|| text[at..].strip_prefix("in"))
        .and_then(|rest| rest.strip_prefix(' '))?;
    let article = before.is_some_and(|(_, found)| found.ends_with(" the"));
    let pointed = ["the ", "our ", "its ", "their "].into_iter().find_map(|word| rest.strip_prefix(word));
    let (article, rest) = (article || pointed.is_some(), pointed.unwrap_or(rest));
    let mut named = false;
    let mut next = rest;
    for place in 0..QUALIFIERS {
        if let Ok((behind, _)) = phrase(words, Class::DueMeeting)(next) {
            let day = behind.strip_prefix(" of ").and_then(|day| dated(words, day).map(|length| &day[length..]));
            let month = || behind.strip_prefix(" in ").and_then(|month| month_at(words, month));
            let closed = day.or_else(month);
            let end = text.len() - closed.unwrap_or(behind).len();
            // "at the Group meetings": each of them
            let several = closed.is_none() && text[..end].ends_with("meetings");
            return ((named || closed.is_some()) && !several).then_some(end);
        }
        let (word, behind) = next.first_word()?;
        let classes = words.classes(word);
        let own = word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
        named |= (own && article)
            || classes.contains(Class::OrdinalWord)
            || classes.contains(Class::DueMoment)
            || matches!(word, "future" | "later");
        // "to the Roads Office asking for a meeting": an article within begins something else
        let other = place > 0 && matches!(word, "a" | "an");
        if word.ends_with([',', '.', ';', ':', ')']) || matches!(word, "last" | "previous" | "this") || other {
            return None;
        }
        next = behind;
    }
    None
}

/// What stands behind a month at the start, capital or not.
fn any_month<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    let months = words.may_open(text, MONTH).then_some(MONTHS)?;
    months.into_iter().find_map(|month| phrase(words, month)(text).ok()).map(|(rest, _)| rest)
}

/// What stands behind a month at the start.
fn month_at<'t>(words: &Lexicon, text: &'t str) -> Option<&'t str> {
    any_month(words, text).filter(|_| text.starts_with(char::is_uppercase))
}

/// Length of "in mid-July 2025", "in November or December", "in March".
fn in_month(words: &Lexicon, text: &str) -> Option<usize> {
    let bare = ["in ", "during ", "from ", "until "].into_iter().find_map(|word| text.strip_prefix(word));
    let rest = bare.unwrap_or(text);
    let part = ["early", "mid", "late"].into_iter().find_map(|part| rest.strip_prefix(part)?.strip_prefix([' ', '-']));
    let part = part.map(|rest| rest.strip_prefix("in ").unwrap_or(rest));
    let mut rest = month_at(words, part.unwrap_or(rest))?;
    let year = |rest: &str| {
        let digits = rest.strip_prefix(' ').map_or(0, |year| year.bytes().take_while(u8::is_ascii_digit).count());
        if digits == 4 { 5 } else { 0 }
    };
    if let Some(more) = [" or ", " and ", "/"].into_iter().find_map(|link| month_at(words, rest.strip_prefix(link)?)) {
        rest = more;
    }
    let years = year(rest);
    rest = &rest[years..];
    // a month within a phrase is the month of something else: "the concert in May to book for"
    let closed = rest.is_empty() || rest.starts_with([',', '.', ';', ')']) || part.is_some() || years > 0;
    (closed && (bare.is_some() || part.is_some())).then(|| text.len() - rest.len())
}

/// "send details of the fair" before "in June": whether the month is that of an event which a task is about.
fn dates_event(words: &Lexicon, before: &str) -> bool {
    const NAME: usize = 4;
    let before = before.trim_end();
    let Some((head, event)) = before.last_word() else { return false };
    // "buy lamps for the fair" is done by then
    let links = [" about the ", " of the ", " on the "];
    let near = || {
        let mut names = links.iter().filter_map(|link| seek::part_last(head, link)).map(|(_, name)| name);
        names.any(|name| name.words().count() <= NAME)
    };
    let named = [Class::Event, Class::DueMeeting].into_iter().any(|class| words.classes(event).contains(class));
    named && (links.iter().any(|link| head.ends_with(link.trim_end())) || near())
}

/// "arrange the next meeting": whether the words are what is arranged, and not when. Behind them another noun may stand.
fn names_thing(words: &Lexicon, before: &str, found: &str, rest: &str) -> bool {
    let before = before.trim_end();
    if !found.eq_ignore_ascii_case("next meeting") {
        return false;
    }
    let last = before.words().next_back().unwrap_or("");
    let arranged = matches!(last, "of" | "for" | "arrange" | "call" | "organise" | "chair" | "schedule");
    let article = words.classes(last).contains(Class::Determiner);
    before.is_empty() || arranged || article || !(rest.is_empty() || rest.starts_with(['.', ',', ';', ')']))
}

/// Length of a weekday or a date at the start.
fn day_opens(words: &Lexicon, text: &str) -> Option<usize> {
    let weekday = phrase(words, Class::Weekday)(text).ok().map(|(rest, _)| text.len() - rest.len());
    dated(words, text).or(weekday)
}

/// Length of a time and its day: "5pm on Friday", "noon on 3 June".
fn timed(words: &Lexicon, text: &str) -> Option<usize> {
    let (rest, _) = time(text).ok()?;
    let day = rest.strip_prefix(" on ").or_else(|| rest.strip_prefix(", ")).or_else(|| rest.strip_prefix(' '))?;
    day_opens(words, day).map(|length| text.len() - day.len() + length)
}

/// Whether a moment without a date stands at the start.
fn names_moment(grammar: &Grammar, text: &str) -> bool {
    let words = grammar.lexicon();
    let named = |phrase: &Phrase| seek::opens(text, phrase) && text[phrase.len()..].starts_with(' ');
    grammar.words(Class::DueMoment).iter().any(named)
        || grammar.begins(Class::DueEvent, text)
        || phrase(words, Class::Weekday)(text).is_ok()
        || month_opens(words, text)
        // "by end May"
        || seek::behind(text, "end ").is_some_and(|month| month_opens(words, month))
}

/// Whether a length of time follows "within": the word is said of places too.
fn measured(words: &Lexicon, text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
        || words.entry(Class::NumberWord, text.words().next().unwrap_or("")).is_some()
        || text.starts_with("the next")
        || text.starts_with("a ")
}

fn month_opens(words: &Lexicon, text: &str) -> bool {
    month_at(words, text).is_some()
}

/// Length of "March meeting".
fn month_meeting(words: &Lexicon, text: &str) -> Option<usize> {
    any_month(words, text)?.strip_prefix(" meeting").map(|rest| text.len() - rest.len())
}

/// Length of a date, with "next" and the weekday before it.
fn dated(words: &Lexicon, text: &str) -> Option<usize> {
    let skip = ["next ", "this ", "coming ", "w/c ", "week commencing "]
        .into_iter()
        .find(|word| seek::opens(text, word))
        .map_or(0, str::len);
    let (rest, _) = date(words, text.get(skip..)?).ok()?;
    Some(text.len() - rest.len())
}

/// Length of the words up to the next sign or link, at most eight words.
fn clause(text: &str) -> usize {
    let stops = [
        " and ", " to ", " which ", " so ", " with ", " when ", " if ", " where ", " but ", " for ", " – ", " - ",
        " by ", " that ", " / ", " via ",
    ];
    let mut end = text.find([',', '.', ';', ':', '(', ')', '[', ']', '?', '!']).unwrap_or(text.len());
    // a full stop within a number does not end the clause
    if text[end..].starts_with('.') && text[end + 1..].starts_with(|char: char| char.is_ascii_digit()) {
        end = text[end + 1..].find([',', '.', ';', ':', '(', ')']).map_or(text.len(), |more| end + 1 + more);
    }
    for stop in stops {
        // "within two weeks of that release"
        let stands = |at: &usize| stop != " that " || !text[..*at].ends_with(" of");
        if let Some(at) = seek::find(&text[..end], stop).filter(stands) {
            end = at;
        }
    }
    end = text[..end].trim_end().len();
    text[..end].match_indices(' ').nth(8).map_or(end, |(at, _)| at)
}

#[cfg(test)]
mod tests;

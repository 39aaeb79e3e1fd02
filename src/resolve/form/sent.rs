//! Whom an order, a wish or a motion sends off, among the words before "to do".

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

/// "Ann Bell would like the committee", "Ann wants Ben": whom somebody wishes to do something.
pub(super) fn wanted_of(words: &str) -> Option<&str> {
    let behind = |verb: &str| seek::find(words, verb).map(|at| &words[at + verb.len()..]);
    let asked = behind(" would like ")
        .or_else(|| behind(" suggested "))
        .or_else(|| behind(" wants "))
        .or_else(|| behind(" wanted "))?;
    let pointed = ["the ", "each ", "every ", "all "].iter().any(|word| asked.starts_with(word));
    (pointed || asked.starts_with(char::is_uppercase)).then_some(asked)
}

/// "Agreed Ann and Ben", "RESOLVED the Clerk": whom a decision names right behind its verb.
pub(super) fn agreed_on<'t>(reading: &Reading<'_>, before: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 60;
    let (verb, who) = before.first_word().filter(|_| before.len() <= LONGEST)?;
    // "M/S/C Bell/Carr": the sign of a motion
    let word = verb.chars().all(char::is_alphabetic) && verb.starts_with(char::is_uppercase);
    let named = seek::past(who, "the ").starts_with(char::is_uppercase);
    (named && word && reading.words.classes(verb).contains(Class::Decided)).then_some(who)
}

/// "Ann moved for Ben", "made a motion for Ben", "agreed for Ben": whom a motion is to send off.
pub(super) fn motion_for<'t>(reading: &Reading<'_>, before: &'t str) -> Option<&'t str> {
    let at = seek::find_last(before, " for ")?;
    let verb = before[..at].words().next_back().unwrap_or("");
    let classes = reading.words.classes(verb);
    [Class::Motion, Class::Moved, Class::Decided]
        .into_iter()
        .any(|class| classes.contains(class))
        .then(|| &before[at + " for ".len()..])
}

/// "We will ask Ben", "It was agreed to ask Ben": whom the body, which has no hands of its own, sends off.
pub(super) fn sent_by_body<'t>(reading: &Reading<'_>, before: &'t str) -> Option<&'t str> {
    const FAR: usize = 60;
    let near = before.ceil_char_boundary(before.len().saturating_sub(FAR));
    let links = [" will ", " to "];
    let at =
        links.into_iter().filter_map(|link| seek::find_last(&before[near..], link).map(|at| near + at + link.len()));
    let at = at.max()?;
    let (verb, asked) = before[at..].first_word()?;
    let order =
        reading.words.classes(&format!("{verb}ed")).contains(Class::Request) || matches!(verb, "commission" | "have");
    let head = before[..at].trim_end();
    let last = head.words().rev().nth(1).unwrap_or("");
    let body = matches!(last, "We" | "we")
        || reading.words.classes(last).contains(Class::Decided)
        || opens_with_sign(reading, head);
    (order && body).then_some(asked)
}

/// "M/S/C", "Moved/Seconded/Approved": a sign of a motion and its result, in letters.
pub(super) fn opens_with_sign(reading: &Reading<'_>, words: &str) -> bool {
    let sign = words.words().next().unwrap_or(words);
    let short = |part: &str| {
        let lower = part.to_ascii_lowercase();
        let known = |class| reading.words.classes(&lower).contains(class);
        part.len() == 1 || known(Class::Moved) || known(Class::Seconded) || known(Class::Approved)
    };
    let parts = sign.contains(['/', '&']) && sign.starts_with(['M', 'm']) && sign.split(['/', '&']).all(short);
    let letters = sign.len() >= 2 && !sign.contains(char::is_lowercase);
    let classes = reading.words.classes(&sign.to_ascii_lowercase());
    parts && sign.len() > 2 || letters && classes.contains(Class::Moved) && sign.starts_with('M')
}

/// "Direction was given to staff", "An action was placed on the Clerk": whom an order was given to.
pub(super) fn told_to<'t>(reading: &Reading<'_>, before: &'t str) -> Option<&'t str> {
    const FILLERS: [&str; 14] = [
        "The",
        "the",
        "was",
        "were",
        "is",
        "given",
        "Staff",
        "Council",
        "Board",
        "Committee",
        "gave",
        "An",
        "placed",
        "assigned",
    ];
    let at = [" to ", " on "].iter().filter_map(|link| seek::find_last(before, link)).max()?;
    let mut words = before[..at].words().filter(|word| !FILLERS.contains(word));
    let (first, more) = (words.next()?, words.next());
    (more.is_none() && reading.words.classes(first).contains(Class::Mandate)).then(|| &before[at + 4..])
}

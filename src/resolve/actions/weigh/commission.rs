//! Commissions: what will be done, nobody says by whom, and somebody of the meeting has to see to.

use crate::grammar::Class;
use crate::parse::{offset_in, phrase};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::form::{Form, is_commission, is_conditioned, is_seen_to};
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

/// "The vacancy will be advertised", "A letter will be sent to the county": what somebody has to see to, whoever it is. A
/// clause on something else, "which will be sent to members", tells of it, and "Visitors will be sent to the hall" of others.
pub(super) fn is_commissioned(reading: &Reading<'_>, roster: &Roster, task: &str, form: &Form<'_>) -> bool {
    const SUBJECT: usize = 8;
    let open = form.subordinate || form.conditional || form.negated || form.reported;
    if open || !is_commission(reading, form.rest) && !is_made(form.rest) {
        return false;
    }
    let head = task[..offset_in(task, form.rest)].trim_end();
    let is = |class| {
        let plain =
            |word: &str| reading.words.classes(word.trim_matches(|sign: char| !sign.is_alphanumeric())).contains(class);
        head.words().rev().skip(1).take(SUBJECT).any(|word| plain(&seek::lower(word)))
    };
    let made = !is_seen_to(reading, form.rest) && seek::past(form.rest, "also ").starts_with("be made");
    let nothing = ["Nothing ", "No ", "Each ", "Every "].iter().any(|word| head.starts_with(word));
    let often = || [" each ", " every "].iter().any(|word| seek::find(form.rest, word).is_some());
    let doubtful = || seek::find(head, "likely ").is_some() || is_conditioned(reading.words, form.rest);
    // "An application will be made for forty homes" tells what others build
    let applied = || {
        made && seek::find(&seek::lower(head), "application").is_some() && seek::find(form.rest, "made to ").is_none()
    };
    let told = || ["told that ", "said that ", "told us that "].iter().any(|link| seek::find(head, link).is_some());
    (is_seen_to(reading, form.rest) || is(if made { Class::MadeThing } else { Class::CommissionedThing }))
        && !nothing
        && !often()
        && !doubtful()
        && !applied()
        && !told()
        && !(is_seen_to(reading, form.rest) && is_for_whoever(reading, roster, form))
        && !is_done_by_others(reading, roster, form.rest)
        && !seek::places(form.rest, " to ")
            .any(|at| phrase(reading.words, Class::Recipients)(&form.rest[at + " to ".len()..]).is_ok())
}

/// "Late applicants will be notified", "You will be asked for a key": people in general, who are told or asked something
/// whenever it comes to that. "Two lamps will be reported" and "The owners will be informed" are of this time.
fn is_for_whoever(reading: &Reading<'_>, roster: &Roster, form: &Form<'_>) -> bool {
    const MOST: usize = 3;
    let owner = form.owner.trim();
    let deed = seek::past(seek::past(form.rest, "also "), "be ");
    let last = owner.words().next_back().unwrap_or("");
    let classes = reading.words.classes(last);
    // "Highways will be told"; whoever is approached is so on purpose
    let authority = reading.words.classes(&seek::lower(last)).contains(Class::Respondent)
        && !classes.contains(Class::Crowd)
        && owner.starts_with(char::is_uppercase);
    let sought = deed.starts_with("approached ");
    let group = authority
        || sought
        || classes.contains(Class::Collective)
        || matches!(roster.meant(reading.words, owner), Meant::Attendee(_));
    let many = last.len() > 4 && last.ends_with('s') && !last.ends_with("ss") || classes.contains(Class::Crowd);
    let first = owner.words().next().unwrap_or(owner);
    // "Any helpers will be told" is of people in general
    let pointed = || {
        first.eq_ignore_ascii_case("both")
            || !first.eq_ignore_ascii_case("any") && reading.words.classes(first).contains(Class::Determiner)
    };
    let named = owner.contains(' ') && last.starts_with(char::is_uppercase);
    let things = phrase(reading.words, Class::DoneToThing)(deed).is_ok();
    owner.eq_ignore_ascii_case("you")
        || many && !pointed() && !named && !group && !things && !Reading::exceeds(owner, MOST)
}

/// "Enquiries will be made.": that they are made is all that is told.
fn is_made(rest: &str) -> bool {
    matches!(rest.trim_end(), "be made" | "be made." | "also be made." | "be made again.")
}

/// "be investigated by the police", "be arranged by size", but not "be sent by the Clerk", "by email" or "by 3 June".
fn is_done_by_others(reading: &Reading<'_>, roster: &Roster, rest: &str) -> bool {
    seek::places(rest, " by ").any(|at| {
        let by = &rest[at + " by ".len()..];
        let who = by.split([',', '.', ';']).next().unwrap_or(by);
        let names = memchr::memchr_iter(b' ', who.as_bytes()).chain([who.len()]).take(4);
        let ours =
            |end: usize| matches!(subject(reading.words, roster, &who[..end], false), Subject::Person | Subject::Body);
        let when = || !reading.dates(who).is_empty() || reading.words.longest(Class::ByMeans, by).is_some();
        !by.starts_with(|sign: char| sign.is_ascii_digit()) && !names.into_iter().any(ours) && !when()
    })
}

//! Who does what stands in the passive: "painted by the wardens".

use crate::grammar::Class;
use crate::parse::attendance::is_post;
use crate::parse::date::{date, is_month};
use crate::parse::phrase;
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::has_finite_verb;

/// "… be requested by Hanna": who does what stands in the passive.
pub(super) fn agent_of<'t>(reading: &Reading<'_>, rest: &'t str) -> Option<&'t str> {
    const TIMES: [&str; 5] = [" when ", " once ", " before ", " after ", " if "];
    let rest = [" that ", " which ", " where "].iter().fold(rest, |rest, link| rest.split(link).next().unwrap_or(rest));
    // "once it is told by Ann" has an agent of its own, "after the fair by Ann" has none
    let of_clause = |at: usize| {
        TIMES.iter().filter_map(|link| seek::find(&rest[..at], link).map(|link_at| link_at + link.len())).any(|from| {
            let clause = &rest[from..at];
            // "after the audit by the Clerk": whoever does that
            let of_noun = clause.starts_with("the ") && !clause.contains(" of ") && rest[at..].starts_with(" by the ");
            let last = clause.words().next_back().unwrap_or(clause);
            // "if needed, by Ann" is closed by its comma
            !clause.ends_with(',')
                && (of_noun
                    || has_finite_verb(reading, clause)
                    || reading.words.classes(last).contains(Class::IrregularParticiple))
        })
    };
    seek::places(rest, " by ").filter(|at| !of_clause(*at)).find_map(|at| {
        let agent = rest[at + 4..].split([',', '.', ';', ')']).next()?;
        let agent =
            TIMES.iter().fold(agent, |agent, link| seek::part(agent, link).map_or(agent, |(agent, _)| agent)).trim();
        // "by Ann and Ben", and not "by Ann and sent to Ben"
        let one = seek::part(agent, " and ").map_or(agent, |(one, _)| one);
        let both = seek::part(agent, " and ").is_some_and(|(_, other)| {
            other.words().count() <= 2 && other.words().all(|word| word.starts_with(char::is_uppercase))
        });
        let agent = if both { agent } else { one };
        let agent = seek::part(agent, " to ").map_or(agent, |(agent, _)| agent);
        let agent = seek::part(agent, " on ").map_or(agent, |(agent, _)| agent);
        // "by Ann in order to open early"
        let agent = agent.strip_suffix(" in order").unwrap_or(agent);
        let plain = agent.strip_prefix("the ").unwrap_or(agent);
        // "by May", "by Easter"
        let day = date(reading.words, plain).is_ok()
            || phrase(reading.words, Class::Weekday)(plain).is_ok()
            || is_month(reading.words, plain)
            || reading.words.longest(Class::Deadline, rest[at..].trim_start()).is_some();
        let named = plain.starts_with(char::is_uppercase) && plain.words().count() <= 5
            || plain.len() < agent.len() && is_post(reading.words, plain);
        (!day && (named || is_crowd(reading, plain))).then_some(agent)
    })
}

/// "reviewers", "local volunteers", "two members": several people without their names.
fn is_crowd(reading: &Reading<'_>, words: &str) -> bool {
    let last = words.words().next_back().unwrap_or(words);
    let Some(one) = last.strip_suffix('s').filter(|_| words.words().count() <= 3) else { return false };
    let (all, single) = (reading.words.classes(last), reading.words.classes(one));
    [Class::Everybody, Class::Members, Class::Doers].into_iter().any(|class| all.contains(class))
        || [Class::Post, Class::Chair].into_iter().any(|class| single.contains(class))
}

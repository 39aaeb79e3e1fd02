//! Words that put a piece of business off around its name: "leave this until June", "the vote was moved to May".

use crate::grammar::Class;
use crate::parse::phrase;
use crate::resolve::decisions::deferral::{names_month, refers_elsewhere};
use crate::resolve::reading::Reading;
use crate::text::{Words, seek};

use super::outcome::names_business;

/// Words between a verb and what goes with it.
const OBJECT: usize = 12;
/// Words of a subject.
const SUBJECT: usize = 10;

/// "hold over the review", "put this on hold", "leave the matter until June", "send the bill to committee".
pub(super) fn infinitive_puts_off(reading: &Reading<'_>, text: &str) -> bool {
    if let Ok((after, written)) = phrase(reading.words, Class::PuttingOff)(text) {
        return refers_elsewhere(reading, written, after.trim_start());
    }
    // most verbs begin with another letter than any frame
    let Some(first) = text.bytes().next().map(|byte| byte.to_ascii_lowercase()) else { return false };
    let framed = |class, holds: &dyn Fn(&str, &str, &str) -> bool| {
        reading.words_of(class).filter(|frame| frame.as_bytes().first() == Some(&first)).any(|frame| {
            seek::part(frame, " … ").is_some_and(|(verb, particle)| {
                around(text, verb, particle).is_some_and(|(object, after)| holds(object, particle, after))
            })
        })
    };
    framed(Class::PutOffFrame, &|_, _, _| true)
        || framed(Class::BusinessFrame, &|object, _, _| is_business(reading, object))
        || framed(Class::LaterFrame, &|object, particle, after| {
            let elsewhere = || particle == "to" && is_sent_on(reading, text, after);
            is_business(reading, object) && (opens_later(reading, after) || elsewhere())
        })
}

/// "put" and "on hold" around "the lease": what stands between them, and what behind.
fn around<'t>(text: &'t str, verb: &str, particle: &str) -> Option<(&'t str, &'t str)> {
    const FAR: usize = 120;
    let rest = seek::behind(text, verb)?.strip_prefix(' ')?;
    let near = &rest[..rest.floor_char_boundary(FAR)];
    let near = &near[..near.find(['.', ';', ':', '\n']).unwrap_or(near.len())];
    let whole = |at: &usize| {
        let after = &rest[at + particle.len()..];
        rest[..*at].ends_with(' ') && !after.starts_with(char::is_alphanumeric)
    };
    let at = seek::places(near, particle).find(whole)?;
    let object = rest[..at].trim();
    let short = !object.is_empty() && !Reading::exceeds(object, OBJECT) && seek::find(object, " that ").is_none();
    short.then(|| (object, rest[at + particle.len()..].trim_start()))
}

/// "this", "the matter", "discussion of the lease".
fn is_business(reading: &Reading<'_>, object: &str) -> bool {
    reading.words.classes(object).contains(Class::BusinessPronoun) || names_business(reading, object)
}

/// "send the bill to committee": only what is sent or taken to those who meet is put off.
fn is_sent_on(reading: &Reading<'_>, text: &str, after: &str) -> bool {
    let verb = ["send ", "take ", "return ", "move "].iter().any(|verb| seek::behind(text, verb).is_some());
    let near: Vec<&str> = after.split([' ', ',', '.', ';']).take(5).collect();
    verb && (near.join(" ").to_ascii_lowercase().contains("list")
        || near.iter().any(|word| reading.words_of(Class::ReferralTarget).any(|to| word.eq_ignore_ascii_case(to))))
}

/// "June", "the next meeting", "a later date", "after the summer", "3 May": the time to which something is put off.
pub(super) fn opens_later(reading: &Reading<'_>, text: &str) -> bool {
    let mut words = text.split([' ', '\n']).take(8).map(|word| word.trim_end_matches([',', '.', ';', ':', ')']));
    let holds = |word: &str, class| reading.words.classes(word).contains(class);
    let Some(first) = words.find(|word| !holds(word, Class::AheadLink)) else { return false };
    let second = words.next().unwrap_or("");
    let meets = |word: &str| holds(word, Class::MeetingAhead);
    // "a new site" is no time, "the next item" neither
    let time = |word: &str| meets(word) || holds(word, Class::TimeAhead);
    let named = names_month(reading, first) && !second.starts_with(char::is_uppercase)
        || first.starts_with(|digit: char| digit.is_ascii_digit())
            && (names_month(reading, second) || first.contains('/'))
        || holds(first, Class::Weekday)
        || holds(first, Class::Season);
    // "in two weeks"
    let number = first.bytes().all(|byte| byte.is_ascii_digit()) || holds(first, Class::NumberWord);
    let unit = || holds(second.strip_suffix('s').unwrap_or(second), Class::TimeUnit);
    if number && unit() {
        return true;
    }
    let more = words.take(2);
    let later = holds(first, Class::Ahead);
    named || later && (time(second) || more.into_iter().any(meets)) || time(second) && names_month(reading, first)
}

/// Whether the clause behind "that" or "for" puts off what it speaks of: "the item be left until June", "no decision be
/// taken", "Council refer the report to staff", "we should table discussion", "this discussion to continue after May".
pub(super) fn clause_puts_off(reading: &Reading<'_>, clause: &str) -> bool {
    if seek::opens(clause, "no decision ") {
        return true;
    }
    let mut at = 0;
    for word in clause.split_inclusive(' ').take(SUBJECT) {
        let (subject, rest) = (clause[..at].trim_end(), &clause[at + word.len()..]);
        let word = word.trim_end();
        match word.to_ascii_lowercase().as_str() {
            "be" => return is_business(reading, subject) && participle_puts_off(reading, rest),
            "to" if is_business(reading, subject) => {
                let behind = seek::behind(rest, "be ");
                return behind.map_or_else(
                    || seek::behind(rest, "continue ").is_some_and(|when| goes_to_later(reading, when)),
                    |rest| participle_puts_off(reading, rest),
                );
            }
            "should" | "would" | "will" | "shall" | "must" => {
                if let Some(behind) = seek::behind(rest, "be ") {
                    return is_business(reading, subject) && participle_puts_off(reading, behind);
                }
                return infinitive_puts_off(reading, rest)
                    || seek::behind(rest, "take place ")
                        .is_some_and(|when| is_talk(subject) && goes_to_later(reading, when));
            }
            "need" | "needs" => {
                return seek::behind(rest, "to ").is_some_and(|rest| infinitive_puts_off(reading, rest));
            }
            "we" | "they" if infinitive_puts_off(reading, rest) => return true,
            _ if reading.words.classes(word).contains(Class::Collective) && infinitive_puts_off(reading, rest) => {
                return true;
            }
            _ => {}
        }
        at += word.len() + 1;
        if at >= clause.len() {
            break;
        }
    }
    false
}

/// "discussion of the lease", "a debate on it": talk, which may take place later.
fn is_talk(subject: &str) -> bool {
    let plain = ["the ", "a ", "any ", "further "].iter().fold(subject, |rest, word| seek::past(rest, word));
    // "discussion with the vicar" is another's
    ["discussion", "discussions", "debate", "consideration"]
        .iter()
        .filter_map(|noun| seek::behind(plain, noun))
        .any(|matter| [" of ", " on ", " about "].iter().any(|link| matter.starts_with(link)))
}

/// "left until June", "delayed", "continued at the next meeting", "put on hold".
fn participle_puts_off(reading: &Reading<'_>, text: &str) -> bool {
    if let Ok((after, written)) = phrase(reading.words, Class::Deferred)(text) {
        return refers_elsewhere(reading, written, after.trim_start());
    }
    let Ok((after, written)) = phrase(reading.words, Class::MovedOn)(text) else { return false };
    let after = after.trim_start();
    written.eq_ignore_ascii_case("delayed")
        || written.eq_ignore_ascii_case("left open")
        || goes_to_later(reading, after)
        || ["over", "back", "again", "out"].iter().any(|way| seek::behind(after, way).is_some())
}

/// "Defer to the county", "Postpone nothing", "Postpone the start to 10 am": orders with the verb of a deferral that put no
/// business off.
pub(super) fn is_put_off_in_name(reading: &Reading<'_>, text: &str) -> bool {
    let Some(rest) = ["Postpone ", "Defer ", "Delay "].iter().find_map(|verb| text.strip_prefix(verb)) else {
        return false;
    };
    let later = |when: &str| opens_later(reading, when);
    if let Some(whom) = rest.strip_prefix("to ") {
        return !later(whom);
    }
    let none = ["nothing", "no ", "none"].iter().any(|word| rest.starts_with(word));
    let hour = || {
        let when = seek::part_last(rest, " to ").map(|(_, when)| when);
        when.is_some_and(|when| when.starts_with(|digit: char| digit.is_ascii_digit()) && !later(when))
    };
    none || hour()
}

/// "until June", "to the next meeting", "after the results are in".
fn goes_to_later(reading: &Reading<'_>, text: &str) -> bool {
    ["until ", "till ", "pending "].iter().any(|link| seek::behind(text, link).is_some())
        || ["to ", "at ", "for ", "in ", "on "]
            .iter()
            .any(|link| seek::behind(text, link).is_some_and(|when| opens_later(reading, when)))
        || seek::behind(text, "after ").is_some()
}

/// "Lease - delayed", "The vote was pushed to June.", "Moved to the next meeting.": a statement that says of a piece of
/// business, or of the label before it, no more than when it goes on.
pub(super) fn is_moved_on(reading: &Reading<'_>, text: &str) -> bool {
    const LABEL: usize = 8;
    const BEHIND: usize = 14;
    let hits = reading.hits_in(reading.flow_span(text)).iter().filter(|hit| hit.class == Class::MovedOn);
    let base = reading.flow_span(text).start;
    // "Vote in two weeks."
    let ahead = ["vote ", "decision ", "discussion ", "to vote ", "final vote "].iter();
    let mut ahead = ahead.filter_map(|head| seek::behind(text, head));
    if !Reading::exceeds(text, LABEL)
        && ahead.any(|rest| !rest.starts_with("on ") && goes_to_later(reading, rest) && !rest.starts_with("after "))
    {
        return true;
    }
    hits.take(2).any(|hit| {
        let (start, end) = (hit.start as usize - base, (hit.end as usize - base).min(text.len()));
        let (head, after) = (text[..start].trim_end(), text[end..].trim_start());
        let to = ["to ", "until ", "till "].iter().find_map(|link| seek::behind(after, link));
        let later = to.is_some_and(|when| opens_later(reading, when));
        let delayed = text[start..end].eq_ignore_ascii_case("delayed");
        if Reading::exceeds(head, SUBJECT) || Reading::exceeds(after, BEHIND) || head.contains(['.', ';', ',']) {
            return false;
        }
        let label = head.is_empty() || head.ends_with(['-', '–', '—', ':']);
        if label {
            let whole = delayed && after.trim_matches(['.', ' ']).is_empty();
            return (later || whole) && !Reading::exceeds(head, LABEL);
        }
        let be = ["was", "were", "is", "are", "be", "been"];
        let last = head.words().next_back().unwrap_or("");
        let told = be.iter().any(|verb| last.eq_ignore_ascii_case(verb));
        let subject = if told { &head[..head.len() - last.len()] } else { head };
        (later || told && delayed && to.is_some()) && is_business(reading, subject.trim_end())
    })
}

/// "No decision was made on the lease."
pub(super) fn decides_nothing(text: &str) -> bool {
    let behind = ["no decision ", "no decisions "].iter().find_map(|head| seek::behind(text, head));
    let behind = behind.map(|rest| {
        ["was ", "were ", "has been ", "have been "].iter().find_map(|verb| seek::behind(rest, verb)).unwrap_or(rest)
    });
    behind.is_some_and(|rest| ["made", "taken", "reached"].iter().any(|verb| seek::opens(rest, verb)))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::model::Outcome;

    fn outcomes(text: &str) -> Vec<Outcome> {
        let head = "Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chairman), Cllr Ben Carr\n\n1. Lease\n\n";
        convert(&format!("{head}{text}\n\n2. Close\n\nNone.\n")).decisions.iter().map(|one| one.outcome).collect()
    }

    #[test]
    fn what_is_put_off() {
        for text in [
            "It was agreed for this discussion to continue after the results of the survey.",
            "It was agreed that the item be left until June.",
            "Members agreed that discussion of the lamps would take place in the autumn session.",
            "AGREED: Postpone the review of the lamps until June.",
            "AGREED: Postpone the sale to 3 June.",
            "AGREED: Defer pending the survey.",
            "We should discuss the lamps at the next meeting.",
            "The Board agreed to leave the matter open until June.",
            "It was agreed to put the lease on hold until the survey is in.",
            "It was agreed to hold this over until June.",
            "It was agreed to carry the item over to June.",
            "It was agreed to await the outcome of the appeal before a decision.",
            "It was agreed to bring this back to the next meeting.",
            "It was agreed that no decision be taken until the report is in.",
            "It was agreed to move the item to the next meeting.",
            "Ann Bell moved to continue the hearing to May 9. Ben Carr seconded. All in favor.",
            "Moved by Bell, seconded by Carr that Council refer the report to staff. Carried.",
            "Motion by Bell, second by Carr to send the bill to committee. Carried.",
            "Conclusion: We should table discussion until after the summer.",
            "The Council voted 5-0 to continue the application to June 3.",
            "Lease: delayed to June.",
            "The vote was pushed to the next meeting.",
            "The fee was tabled as Ann Bell was away.",
            "The Council tabled the lease until June.",
            "No decision was made on the lease.",
        ] {
            assert_eq!(outcomes(text), [Outcome::Deferred], "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "It was agreed to leave the gate open until dusk.",
            "It was agreed to continue the scheme after the summer.",
            "It was agreed to put up a notice.",
            "It was agreed to hold the fair on the green until dusk.",
            "It was agreed to move the bins to the green.",
            "It was agreed to carry out the work in June.",
            "It was agreed to bring cakes to the next meeting.",
            "It was agreed to send the letter to the county council.",
            "It was agreed that discussion with the school would take place in May.",
            "AGREED: Delay the opening of the hall to 9 am.",
            "AGREED: Postpone no walk and start on time.",
            "AGREED: Defer to the school on the hall.",
        ] {
            assert_eq!(outcomes(text), [Outcome::Agreed], "{text}");
        }
        for text in [
            "The bench was moved to the park.",
            "The opening was delayed by the county.",
            "Ann Bell tabled the report.",
            "The balance was carried forward.",
            "Ann Bell referred to the report of the Finance Committee.",
            "The county has not made a decision.",
            "It may be brought back at a later date if the lamps fail.",
            "Bring back the old lamps?",
            "If the lease is agreed, the county will mend the roof.",
            "If Ben Carr was not elected, he could keep the key.",
            "Ann Bell has drawn the map (as agreed in May).",
        ] {
            assert_eq!(outcomes(text), [], "{text}");
        }
    }
}

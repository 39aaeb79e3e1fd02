//! The verb of a task: whether it is one, and not a state of things or a wish.

use crate::grammar::Class;
use crate::parse::date::date;
use crate::parse::{offset_in, phrase};
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Words, seek};

use super::owner::has_finite_verb;

pub(super) fn verb_of(rest: &str) -> &str {
    // "try and call the owner", "attempt to find a map": the verb is what they try
    let tried = ["try and ", "try to ", "attempt to "].iter().find_map(|verb| rest.strip_prefix(verb));
    let rest = tried.unwrap_or(rest);
    let rest =
        ["all ", "both ", "each ", "also ", "further ", "then ", "now ", "be ", "not ", "therefore ", "of course "]
            .iter()
            .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let verb = rest.split([' ', ',', '.', ';']).next().unwrap_or("");
    if verb.ends_with("ly") { rest[verb.len()..].trim_start().words().next().unwrap_or(verb) } else { verb }
}

/// "Mend the gate", "Ann will mend it", "The wardens to mend it", and not "The wardens mended it": whether a text says what is
/// to be done.
pub(in crate::resolve) fn orders(reading: &Reading<'_>, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let order = |text: &str| is_task(reading, text, false);
    order(&lower) || seek::places(&lower, " to ").any(|at| order(&lower[at + " to ".len()..]))
}

/// Whether the verb is that of a task; a participle counts as its verb.
pub(in crate::resolve) fn is_task(reading: &Reading<'_>, rest: &str, passive: bool) -> bool {
    let verb = verb_of(rest).trim_end_matches([':', ')']);
    let known = |word: &str| reading.words.classes(word).contains(Class::TaskVerb);
    if known(&verb.to_ascii_lowercase()) || is_verb_phrase(reading, rest) || takes_charge(reading, rest) {
        return true;
    }
    // "will be circulating the draft", "will start working on it"
    let (verb, begun) = begun(rest).map_or((verb, false), |verb| (verb, true));
    let passive = passive || begun || (rest.starts_with("be ") && verb.ends_with("ing"));
    let stem = verb.strip_suffix("ed").or_else(|| verb.strip_suffix("ing"));
    let participle = stem.is_some_and(|stem| {
        known(stem)
            || known(&format!("{stem}e"))
            || known(stem.get(..stem.len().saturating_sub(1)).unwrap_or(""))
            || known(&format!("{}y", stem.strip_suffix('i').unwrap_or("?")))
    });
    let irregular = reading.words_of(Class::IrregularParticiple).any(|participle| participle == verb);
    if passive && (participle || irregular) {
        return true;
    }
    // what was decided: the verb stands further on
    participle && rest.contains(" be ")
        || rest.split([' ', ',']).take(14).collect::<Vec<_>>().windows(2).any(|pair| {
            matches!(pair[0], "would" | "should" | "will" | "be")
                && (known(pair[1]) || pair[1].ends_with("ed") && pair[0] == "be" && known_participle(&known, pair[1]))
        })
}

fn known_participle(known: &impl Fn(&str) -> bool, word: &str) -> bool {
    word.strip_suffix("ed").is_some_and(|stem| {
        known(stem) || known(&format!("{stem}e")) || known(stem.get(..stem.len().saturating_sub(1)).unwrap_or(""))
    })
}

/// "a letter issue to the Minister": how councils of Ireland send one; "the letter issue to do with rents is noted" is none.
fn issues_letter(reading: &Reading<'_>, rest: &str) -> bool {
    seek::places(rest, "letter").any(|at| {
        phrase(reading.words, Class::LetterIssue)(&rest[at..]).is_ok_and(|(whom, _)| {
            let whom = whom.trim_start();
            (whom.starts_with("the ") || whom.starts_with(char::is_uppercase)) && !has_finite_verb(reading, whom)
        })
    })
}

/// "a letter be sent to the school", "quotes would be obtained": what a meeting decides is to be done by somebody.
pub(super) fn is_done_by_somebody(reading: &Reading<'_>, rest: &str) -> bool {
    const NEAR: usize = 14;
    if issues_letter(reading, rest) {
        return true;
    }
    let words: Vec<&str> = rest.split([' ', ',']).take(NEAR).collect();
    words.windows(2).any(|pair| {
        let participle = pair[1].trim_end_matches(['.', ';', ':']);
        let irregular = || reading.words_of(Class::IrregularParticiple).any(|other| other == participle);
        pair[0] == "be" && (is_task(reading, participle, true) || irregular()) && !is_happening(reading, participle)
    })
}

/// "reach out to", "follow up": the verb means a task by what goes with it.
fn is_verb_phrase(reading: &Reading<'_>, rest: &str) -> bool {
    let at = offset_in(rest, verb_of(rest));
    phrase(reading.words, Class::TaskVerb)(&rest[at..]).is_ok_and(|(_, found)| found.contains(' '))
}

/// "be the contact for the fair", "be in charge of the tents": being that is a task.
pub(in crate::resolve) fn takes_charge(reading: &Reading<'_>, rest: &str) -> bool {
    let Some(role) = seek::part(rest, "be ").filter(|(head, _)| head.is_empty() || head.ends_with("ly ")) else {
        return false;
    };
    let role = ["the ", "our ", "a "].iter().fold(role.1, |role, article| role.strip_prefix(article).unwrap_or(role));
    phrase(reading.words, Class::ContactRole)(role).is_ok()
}

/// "be chair of the committee": an office that somebody will hold, and no task.
pub(in crate::resolve) fn takes_office(reading: &Reading<'_>, rest: &str) -> bool {
    let Some(role) = rest.strip_prefix("be ") else { return false };
    let role = seek::past(seek::past(seek::past(role, "the "), "a "), "our ");
    let (post, chair) = (phrase(reading.words, Class::Post)(role), phrase(reading.words, Class::Chair)(role));
    let behind = post.or(chair).map_or("-", |(behind, _)| behind);
    behind.is_empty() || behind.starts_with([' ', '.', ',', ';'])
}

/// "help with the fair", "cover the cost": verbs that tell of things how they are, and of people what they do.
pub(super) fn is_deed_of_people(reading: &Reading<'_>, roster: &Roster, rest: &str) -> bool {
    // "will support Ann with the fair", and not "will support the bid" or "will support Plan C"
    let whom = seek::past(rest, "also ").strip_prefix("support ").unwrap_or("");
    let ends = memchr::memchr_iter(b' ', whom.as_bytes()).chain([whom.len()]).take(4);
    let listed = |end: usize| {
        matches!(
            roster.meant(reading.words, whom[..end].trim_end_matches(['.', ','])),
            Meant::Attendee(_) | Meant::Several
        )
    };
    if whom.starts_with(char::is_uppercase) && ends.into_iter().any(listed) {
        return true;
    }
    let more = rest.strip_prefix("continue to ").or_else(|| rest.strip_prefix("continue with "));
    more.is_some_and(|more| is_task(reading, more, false))
        || matches!(verb_of(rest), "help" | "cover" | "run" | "represent" | "include" | "involve")
        || goes_on_with(rest)
}

/// "continue the work", "continue Ben's list": what somebody does further, and not what they remain.
fn goes_on_with(rest: &str) -> bool {
    let Some(more) = seek::past(rest, "also ").strip_prefix("continue ") else { return false };
    let states = [
        "as ", "in ", "at ", "to ", "for ", "on ", "until ", "till ", "through ", "being ", "serving ", "acting ",
        "and ", "but ",
    ];
    !states.iter().any(|word| more.starts_with(word))
}

/// "meet on Fridays": how often a body will meet, and no task.
pub(super) fn meets_regularly(rest: &str) -> bool {
    let behind = rest.strip_prefix("meet").map_or("-", str::trim_start);
    let when = [
        "on ",
        "at ",
        "in ",
        "every",
        "monthly",
        "weekly",
        "fortnightly",
        "quarterly",
        "annually",
        "regularly",
        "once a",
        "twice a",
        "again",
        "next",
        ".",
    ];
    when.iter().any(|when| behind.starts_with(when)) && !behind.contains(" with ") && !behind.contains(" to ")
}

/// "meet 3 June to look at the plans": the day of a meeting that is announced.
pub(super) fn meets_on_day(reading: &Reading<'_>, rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix("meet ") else { return false };
    let behind = seek::past(behind, "on ");
    behind.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        && date(reading.words, behind).is_ok()
}

/// "give his view", "share their thoughts": what somebody is asked for then and there.
pub(super) fn tells_opinion(reading: &Reading<'_>, rest: &str) -> bool {
    let said = ["give ", "share ", "offer ", "express "].iter().find_map(|verb| rest.strip_prefix(verb));
    let own = said.and_then(|said| ["his ", "her ", "their "].iter().find_map(|whose| said.strip_prefix(whose)));
    own.is_some_and(|own| reading.words.longest(Class::View, own).is_some())
}

/// "consider", "vote": the verb of what a meeting does itself.
pub(super) fn is_deliberation(reading: &Reading<'_>, rest: &str) -> bool {
    let at = offset_in(rest, verb_of(rest));
    phrase(reading.words, Class::Deliberation)(&rest[at..]).is_ok()
}

/// "be recorded": what is done by writing the minutes.
pub(super) fn is_minuted(reading: &Reading<'_>, rest: &str) -> bool {
    let verb = verb_of(rest).trim_end_matches(['.', ',', ';']);
    // "asked that their sympathies be extended to the family"
    // "asked that the rules be followed": then and there
    rest.starts_with("be ") && reading.words.classes(verb).contains(Class::Minuted)
}

/// "have them added", "have the signs up": somebody brings about what stands behind the thing.
fn is_brought_about(reading: &Reading<'_>, rest: &str) -> bool {
    let thing = seek::part(rest, "have ").map_or("", |(_, thing)| thing);
    thing.words().skip(1).take(4).any(|word| {
        let word = word.trim_end_matches(['.', ',', ';']);
        matches!(word, "up" | "ready" | "out")
            || is_task(reading, word, true)
                && (word.ends_with("ed") || reading.words_of(Class::IrregularParticiple).any(|other| other == word))
    })
}

/// "start working": the verb of what somebody begins to do.
fn begun(rest: &str) -> Option<&str> {
    let doing = ["start ", "begin "].into_iter().find_map(|verb| rest.strip_prefix(verb))?;
    doing.split([' ', ',', '.']).next().filter(|verb| verb.len() > 5 && verb.ends_with("ing"))
}

/// "be held", "also be considered": what will happen and not what somebody will do.
pub(in crate::resolve) fn is_happening(reading: &Reading<'_>, rest: &str) -> bool {
    let verb = verb_of(rest).trim_end_matches(['.', ',', ';', ')']);
    let at = offset_in(rest, verb_of(rest));
    // "be given the option to attend", "be made public once approved"
    let told = || phrase(reading.words, Class::Happening)(&rest[at..]).is_ok_and(|(_, found)| found.contains(' '));
    // "be developed over time"
    let by_and_by = || reading.has(reading.flow_span(rest), Class::Regularly);
    reading.words.classes(verb).contains(Class::Happening) || told() || by_and_by()
}

/// "be there", "have a say", "open the floor": how things are or go, and not what somebody is sent off to do. `verb` is that
/// of `rest`.
pub(super) fn is_state(reading: &Reading<'_>, verb: &str, rest: &str) -> bool {
    if is_verb_phrase(reading, rest) || begun(rest).is_some() || takes_charge(reading, rest) {
        return false;
    }
    // "hold a site visit", and not "hold the office"
    if ["a site ", "talks", "a meeting with "]
        .iter()
        .any(|what| rest.strip_prefix("hold ").is_some_and(|held| held.starts_with(what)))
    {
        return false;
    }
    let doing = rest.starts_with("be ") && verb.ends_with("ing");
    if doing {
        let stem = verb.strip_suffix("ing").unwrap_or(verb);
        let state = |form: &str| reading.words.classes(form).contains(Class::StateVerb);
        return state(stem) || state(&format!("{stem}e"));
    }
    // "have the signs up by Friday", "have them added"
    if verb == "have" && is_brought_about(reading, rest) {
        return false;
    }
    let at = offset_in(rest, verb_of(rest));
    // "will open an account", "will begin a petition": done to something
    let behind = rest[at + verb_of(rest).len()..].trim_start();
    let done_to =
        || behind.first_word().is_some_and(|(word, _)| reading.words.classes(word).contains(Class::Determiner));
    if matches!(verb, "open" | "begin" | "start" | "close") && done_to() {
        // "will open the floor to questions": how the meeting goes
        return phrase(reading.words, Class::MeetingCourse)(behind).is_ok();
    }
    reading.words.classes(verb).contains(Class::StateVerb)
        || phrase(reading.words, Class::StateVerb)(&rest[at..]).is_ok()
        || rest.starts_with("be ")
        || rest.starts_with("take place")
        || rest.starts_with("not ")
}

/// "raise the hire charges by £2": what a body sets, and nobody is sent off to do it.
fn is_charge(reading: &Reading<'_>, rest: &str) -> bool {
    let Some(object) = rest.strip_prefix("raise ") else { return false };
    // "raise them to £15"
    if object.starts_with("them to ") || object.starts_with("it to ") {
        return true;
    }
    let object = [" by ", " to ", " from ", " for ", " of "]
        .into_iter()
        .filter_map(|link| seek::find(object, link))
        .min()
        .map_or(object, |end| &object[..end]);
    let last = object.trim_end_matches(['.', ',', ';']).words().next_back().unwrap_or(object);
    reading.words.classes(last).contains(Class::Charge)
}

/// Whether what was decided sends somebody off: the verb itself, or that of the clause after "that".
pub(in crate::resolve) fn is_errand(reading: &Reading<'_>, rest: &str) -> bool {
    let known = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';']).to_ascii_lowercase();
        let stem = word.strip_suffix("ed").unwrap_or(&word);
        let doubled = stem.get(..stem.len().saturating_sub(1)).unwrap_or(stem);
        [word.as_str(), stem, &format!("{stem}e"), doubled]
            .iter()
            .any(|form| reading.words.classes(form).contains(Class::Errand))
            || matches!(word.as_str(), "sent" | "written" | "sought" | "brought")
    };
    if issues_letter(reading, rest) {
        return true;
    }
    // "be typed and sent to the printer"
    let joined = || {
        let mut words = rest.words();
        words.find(|word| *word == "and").is_some()
            && words.next().is_some_and(|next| next.ends_with("ed") && known(next) || next == "sent")
    };
    if rest.starts_with("be ") && joined() {
        return true;
    }
    // "that the group should meet monthly"
    if meets_regularly(rest) || seek::find(rest, " meet ").is_some_and(|at| meets_regularly(&rest[at + 1..])) {
        return false;
    }
    let at = offset_in(rest, verb_of(rest));
    if known(verb_of(rest)) || phrase(reading.words, Class::Errand)(&rest[at..]).is_ok() {
        return !is_charge(reading, &rest[at..]);
    }
    let words: Vec<&str> = rest.words().take(24).collect();
    words
        .windows(2)
        .any(|pair| matches!(pair[0], "would" | "should" | "will" | "be" | "shall" | "to") && known(pair[1]))
        || words
            .windows(3)
            .any(|pair| matches!(pair[0], "would" | "should" | "will") && pair[1] == "be" && known(pair[2]))
}

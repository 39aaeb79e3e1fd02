//! Deferrals: what is put off to a later meeting or referred to another body.

use crate::grammar::{Class, ClassSet, Hit, Lexicon};
use crate::parse::date::is_month;
use crate::resolve::reading::Reading;
use crate::text::{Span, Words, seek};

/// "referred to" as a citation is no referral: a body, committee or meeting has to follow. Nor is it a deferral that
/// somebody "deferred to" another or that a meeting was "held over" a line.
pub(super) fn refers_elsewhere(reading: &Reading<'_>, written: &str, after: &str) -> bool {
    let lower = written.to_ascii_lowercase();
    if lower == "held over" {
        let waits = ["until", "till", "to ", "for ", "pending", "as ", "by ", "from ", "in the", "and ", "again"];
        return !after.starts_with(char::is_alphabetic) || waits.iter().any(|word| after.starts_with(word));
    }
    // "Brought forward to have a walk in May": to do something sooner
    if lower.starts_with("brought forward") {
        let what = seek::past(after, "to ");
        let later = || reading.says(&after.to_ascii_lowercase(), Class::LaterMeeting);
        return reading.words.longest(Class::Sooner, what).is_none() || later();
    }
    // "The plan was put on hold in 2019."
    let past = || {
        let year = after.strip_prefix("in ").and_then(|when| when.get(..4));
        after.starts_with("since ") || year.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if lower.ends_with("on hold") && past() {
        return false;
    }
    let person = after
        .strip_prefix("to ")
        .is_some_and(|rest| rest.words().take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2);
    // "The Board of Elm will be referred to as the Board"
    if lower == "referred to" && after.starts_with("as ") {
        return false;
    }
    if !(lower.starts_with("refer") || lower == "deferred" && person) {
        return true;
    }
    let near: String = after.chars().take(60).collect();
    reading.says(&near.to_ascii_lowercase(), Class::ReferralTarget)
}

/// Whether something is to come up at a later meeting.
pub(in crate::resolve) fn puts_off(reading: &Reading<'_>, text: &str) -> bool {
    let span = reading.flow_span(text);
    if orders_talk(reading, text) && meets_later(reading, text, true) || leaves_decision(reading, text) {
        return true;
    }
    comes_up(reading, span, text)
        && !tells_why(reading, text)
        && !gives_notice(text)
        && (meets_later(reading, text, is_to_come(reading, text))
            || next_named_meeting(&text.to_ascii_lowercase())
            || meeting_of_month(reading, text)
            || meeting_on_day(reading, text))
}

/// Whether a phrase of what comes up stands in a text. "To be set at the June meeting" does, "to be set at £50 from the next
/// meeting" and "at the front for the June meeting" set a sum and chairs.
fn comes_up(reading: &Reading<'_>, span: Span, text: &str) -> bool {
    const SETTLED: [&str; 4] = [" set at", " finalised at", " finalized at", " settled at"];
    const NAME: usize = 6;
    let meets = |behind: &str| {
        let behind = behind.trim_start();
        let mut words = behind.words().take(NAME);
        let plain = |word: &str| {
            word.starts_with(char::is_uppercase)
                || ["the", "our", "a", "next", "annual", "following", "budget"].contains(&word)
        };
        let at = words.find(|word| !plain(word)).filter(|word| word.starts_with("meeting") || word.starts_with("AGM"));
        at.is_some_and(|word| {
            let rest = &behind[behind.find(word).map_or(behind.len(), |at| at + word.len())..];
            !["of its", "of their", "of the", "between"].iter().any(|other| rest.trim_start().starts_with(other))
        })
    };
    reading.phrases_in(span, Class::ComesUp).any(|hit| {
        let written = &text[hit.start as usize - span.start..hit.end as usize - span.start];
        !SETTLED.iter().any(|end| written.ends_with(end)) || meets(&text[hit.end as usize - span.start..])
    })
}

/// "to ask for prices" of "to ask for prices, These will be considered in June": a comma before a capital and a
/// verb of its own stands where a full stop should, and what is put off there was not decided here.
pub(in crate::resolve) fn own_clause<'t>(words: &Lexicon, text: &'t str) -> &'t str {
    // "Quotes will be discussed", and not "the Clerk, Ann Bell will be asked"
    let begins = |at: usize| {
        let behind = &text[at + ", ".len()..];
        let told = behind.first_word().map_or("", |(_, rest)| rest);
        let told = ["will be ", "would be "].iter().find_map(|modal| told.strip_prefix(modal));
        behind.starts_with(char::is_uppercase)
            && told.is_some_and(|told| words.longest(Class::ComesThen, told).is_some())
    };
    let end = seek::places(text, ", ").find(|at| begins(*at));
    end.map_or(text, |end| &text[..end])
}

/// "No decisions will be made here; matters go to the next meeting": by law a council settles nothing that its agenda does
/// not announce, and its minutes say so above the questions of the public. "No decision could be made so it was deferred"
/// settles something. Nor does "No decisions were made in Executive Session.", which only says that the law was kept.
pub(in crate::resolve) fn disclaims(reading: &Reading<'_>, text: &str) -> bool {
    const MODALS: [&str; 5] = ["will be ", "can be ", "may be ", "could be ", "shall be "];
    const SETTLES: ClassSet = ClassSet::of(&[
        Class::Decided,
        Class::Approved,
        Class::Deferred,
        Class::Tabled,
        Class::DeferredResult,
        Class::Withdrawn,
        Class::Rejected,
    ]);
    // "Questions are heard, No decision will be made": a clause of its own after a comma
    let clause = seek::part(text, ", No ").map_or(text, |(head, _)| &text[head.len() + ", ".len()..]);
    let behind = ["No decisions ", "No decision "].iter().find_map(|head| clause.strip_prefix(head));
    let made = |rest: &'static [&'static str]| {
        let done = behind.and_then(|clause| rest.iter().find_map(|modal| clause.strip_prefix(modal)))?;
        ["made", "taken"].iter().find_map(|verb| done.strip_prefix(verb))
    };
    // "No decision was made on the lease." leaves it open
    let apart = |rest: &&str| {
        [" in ", " during "].iter().any(|link| rest.starts_with(link))
            && [" session", " Session", " camera"].iter().any(|held| seek::find(rest, held).is_some())
    };
    let done = made(&MODALS).or_else(|| made(&["were ", "was "]).filter(apart));
    done.is_some_and(|rest| !reading.hits_in(reading.flow_span(rest)).iter().any(|hit| SETTLES.contains(hit.class)))
}

/// "The list was late so it would be approved at the next meeting": what is to be settled at a later meeting.
pub(in crate::resolve) fn comes_to_approval(words: &Lexicon, text: &str) -> bool {
    const BODY: usize = 5;
    const TAILS: [&str; 3] = [" at the next meeting", " at our next meeting", " at the next meeting of "];
    let plain = text.trim_end_matches(['.', ' ']);
    let head = TAILS[..2].iter().find_map(|tail| plain.strip_suffix(tail));
    // "… at the next meeting of the Council."
    let own = |body: &str| !Reading::exceeds(body, BODY) && seek::past(body, "the ").starts_with(char::is_uppercase);
    let whose = || seek::part(plain, TAILS[2]).filter(|(_, body)| own(body)).map(|(head, _)| head);
    let Some(head) = head.or_else(whose).filter(|head| !tells_of_others(head)) else { return false };
    let verb = head.last_word().filter(|(_, verb)| words.classes(verb).contains(Class::Approved));
    verb.is_some_and(|(head, _)| [" would be", " will be"].iter().any(|modal| head.trim_end().ends_with(modal)))
}

/// "the county said they would be approved": somebody else settles it.
fn tells_of_others(head: &str) -> bool {
    [" said ", " told ", " reported ", " hoped "].iter().any(|verb| seek::find(head, verb).is_some())
}

/// "is to be discussed", "Revisit it": business that comes up, and not somebody who "will talk about this on the radio".
fn is_to_come(reading: &Reading<'_>, text: &str) -> bool {
    let span = reading.flow_span(text);
    reading.phrases_in(span, Class::ComesUp).any(|hit| {
        let written = &text[hit.start as usize - span.start..];
        let possible = is_possible(&text[..hit.start as usize - span.start]);
        !possible && (hit.start as usize == span.start || ["to ", "be "].iter().any(|head| seek::opens(written, head)))
    })
}

/// "It may be brought back": what need not come.
fn is_possible(head: &str) -> bool {
    [" may", " might", " could"].iter().any(|modal| head.trim_end().ends_with(modal))
}

/// "at the next meeting", and where it `may` be a month, "next month" at its end; but not "the next call for grants", nor "next month in the newsletter".
fn meets_later(reading: &Reading<'_>, text: &str, may: bool) -> bool {
    let span = reading.flow_span(text);
    let open = |hit: &Hit| is_possible(&text[..hit.start as usize - span.start]);
    if reading.phrases_in(span, Class::ComesUp).next().is_some_and(open) {
        return false;
    }
    reading.phrases_in(span, Class::LaterMeeting).any(|hit| {
        let end = (hit.end as usize).min(span.end) - span.start;
        let (written, behind) = (&text[hit.start as usize - span.start..end], &text[end..]);
        let closes = || !behind.contains(char::is_alphanumeric);
        let month = written.eq_ignore_ascii_case("next month");
        let call = written.eq_ignore_ascii_case("next call") && behind.starts_with(" for ");
        !call && !is_limit(&text[..hit.start as usize - span.start]) && (!month || may && closes())
    })
}

/// "a decision on the lease to be made at the next meeting": what the meeting leaves to a later one.
fn leaves_decision(reading: &Reading<'_>, text: &str) -> bool {
    const AHEAD: [&str; 4] = [" to be ", " will be ", " would be ", " should be "];
    const NAME: usize = 60;
    seek::places(text, "ecision").any(|at| {
        let near = &text[at..text.floor_char_boundary(at + NAME)];
        let made = AHEAD.iter().find_map(|ahead| seek::find(near, ahead).map(|to| &text[at + to + ahead.len()..]));
        let when = made.and_then(|made| ["made at ", "taken at "].iter().find_map(|verb| made.strip_prefix(verb)));
        when.is_some_and(|when| {
            let when = &when[..when.find(['.', ';', ',']).unwrap_or(when.len())];
            // "The county wrote, a decision will be made at the next meeting of its committee": what others leave open
            let others = [" of its", " of their", " of the"].iter().any(|whose| seek::find(when, whose).is_some());
            let told = tells_of_others(&text[..at]) || seek::find(&text[..at], " wrote").is_some();
            meets_later(reading, when, false) && !told && !others
        })
    })
}

/// "to be dealt with before the next meeting": what is done until then does not come up there.
fn is_limit(head: &str) -> bool {
    let head = head.trim_end();
    head.strip_suffix(" the").unwrap_or(head).ends_with(" before")
}

/// "Discuss the map at next meeting", "Revisit next month": a short order to talk, and nobody named.
fn orders_talk(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 14;
    // "We should discuss the map at next meeting."
    let text = ["We should ", "We need to ", "Need to ", "Should ", "Let's ", "Let’s "]
        .iter()
        .find_map(|head| text.strip_prefix(head))
        .unwrap_or(text);
    let ordered = reading.words.longest(Class::TalkOrder, text).is_some_and(|end| end < text.len());
    let closes = |text: &str| reading.closes(text.trim_end_matches(['.', ' ']), Class::LaterMeeting);
    ordered && closes(text) && !Reading::exceeds(text, LONGEST)
}

/// "Bell had asked for this item to be put on the agenda": why it is talked of now.
fn tells_why(reading: &Reading<'_>, text: &str) -> bool {
    let heads = [" this item", " the item", " this matter"].iter().filter_map(|item| seek::find(text, item));
    heads.map(|at| &text[..at]).any(|head| reading.closes(head, Class::AskedFor))
}

/// "I shall move in May that the gate be sold", "We will ask at the next meeting why the barn was let": notice of a motion or
/// a question, which the minutes keep as it was given; nothing that this meeting settled, put off or gave out.
pub(in crate::resolve) fn gives_notice(text: &str) -> bool {
    const WILL: [&str; 4] = ["I will ", "I shall ", "We will ", "We shall "];
    // "We will move the bench in June" is a task
    const WHEN: [&str; 3] = ["in ", "at the next ", "next "];
    let deed = WILL.iter().find_map(|head| text.strip_prefix(head));
    let moves = |deed: &str| {
        let moved = deed.strip_prefix("move ");
        moved.is_some_and(|motion| {
            let then = || seek::part(motion, " that ").is_some_and(|(when, _)| !when.ends_with(" so"));
            motion.starts_with("that ") || WHEN.iter().any(|when| motion.starts_with(when)) && then()
        })
    };
    deed.is_some_and(|deed| moves(deed) || deed.starts_with("ask at the next meeting"))
}

/// "Matters to be brought forward to the next meeting": the title of what members may raise.
pub(super) fn titles_matters(text: &str) -> bool {
    const LONGEST: usize = 16;
    let opens = ["Matters ", "Items ", "Any items ", "Any matters "].iter().any(|head| text.starts_with(head));
    opens && seek::find(text, " to be ").is_some() && !Reading::exceeds(text, LONGEST) && !text.contains(':')
}

/// Words of a statement that are looked at.
const MANY: usize = 64;

/// "The fee will be an agenda item for the annual meeting": an item of a meeting that is to come.
pub(super) fn is_item_of(text: &str) -> bool {
    const NAME: usize = 48;
    let comes = |head: &str| {
        let head = head.strip_suffix(" an").unwrap_or(head);
        [" will be", " would be"].iter().any(|modal| head.ends_with(modal)) && !tells_of_others(head)
    };
    let told = seek::part(text, " agenda item for ").filter(|(head, _)| comes(head));
    // "for a meeting of the county" is another body's
    told.is_some_and(|(_, rest)| {
        let near = &rest[..rest.floor_char_boundary(NAME)];
        let meets = ["eeting", "AGM"].iter().find_map(|word| seek::part(near, word));
        meets.is_some_and(|(_, behind)| !behind.starts_with(" of the ") || behind[8..].starts_with(char::is_uppercase))
    })
}

/// "to be discussed at the December meeting": a meeting named by its month, of something that is still to be.
fn meeting_of_month(reading: &Reading<'_>, text: &str) -> bool {
    /// Most words between the month and its meeting.
    const NAME: usize = 6;
    let comes = reading.phrases_in(reading.flow_span(text), Class::ComesUp).next();
    let words: Vec<&str> = text.split([' ', ',', '.', '\n']).take(MANY).collect();
    comes.is_some_and(|hit| {
        let written = reading.text(Span::new(hit.start as usize, hit.end as usize)).to_ascii_lowercase();
        ["to ", "be ", "will be ", "left ", "leave ", "held ", "wait ", "revisit"]
            .iter()
            .any(|head| written.starts_with(head))
    }) && words.windows(3).enumerate().any(|(at, near)| {
        // "at the December Board meeting", "at the May and June Elm Parish Council meetings", "at May meeting"
        let meets = || words.iter().skip(at + 2).take(NAME).any(|word| word.starts_with("meeting"));
        matches!(near[0], "the" | "in" | "at") && names_month(reading, near[1]) && (near[0] == "in" || meets())
    })
}

/// "The fee will be voted on at the budget meeting on 8 June": a meeting named by its day, of something that is still to be.
fn meeting_on_day(reading: &Reading<'_>, text: &str) -> bool {
    const NAME: usize = 40;
    let links = ["eeting on ", "eeting of ", "AGM on "];
    let Some(at) = links.iter().filter_map(|link| seek::find(text, link).map(|at| at + link.len())).min() else {
        return false;
    };
    let head = &text[..at];
    let named = [" at the ", " at our "].iter().filter_map(|link| seek::find_last(head, link)).max();
    let own = named.is_some_and(|named| at - named <= NAME);
    let ahead = || [" will be ", " would be ", " to be "].iter().any(|modal| seek::find(head, modal).is_some());
    own && ahead()
        && !tells_of_others(head)
        && reading.dates(&text[at..]).first().is_some_and(|(written, _)| text[at..].starts_with(written))
}

/// Whether a word in capitals is the name of a month.
pub(super) fn names_month(reading: &Reading<'_>, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && is_month(reading.words, word)
}

/// "the next Taskforce meeting", "the next meeting of the Playing Field Committee".
fn next_named_meeting(lower: &str) -> bool {
    let meets = |at: usize| {
        let near: String = lower[at..].chars().take(48).collect();
        near.contains("meeting") || near.contains(" agm")
    };
    // "will be talked over at the first meeting of the new committee"
    let ahead = || {
        [" be discussed at the first ", " be considered at the first ", " at the forthcoming ", " at a forthcoming "]
            .iter()
            .any(|head| seek::places(lower, head).any(meets))
    };
    seek::places(lower, " next ").any(|at| !is_limit(&lower[..at]) && meets(at)) || ahead()
}

#[cfg(test)]
mod tests {
    use super::gives_notice;
    use crate::convert;
    use crate::model::Outcome;

    #[test]
    fn what_is_left_to_a_later_meeting() {
        let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Fair\n\nThe fair was busy.\n\n";
        let cases = [
            ("Discuss the map at next meeting.", true),
            ("Will talk about this at the next meeting.", true),
            ("The dates of the year to be decided at the next meeting.", true),
            ("* Lamps\n  * Deferred to a later date", true),
            ("The trees cost a lot and this will be agenda item for the Annual Meeting in June.", true),
            ("So the accounts would be approved at the next meeting.", true),
            ("The accounts are late so these will be approved at the next meeting.", true),
            ("No decisions will be made here; matters will be put to the next meeting.", false),
            ("No decision can be taken by the Council; questions go to the next meeting.", false),
            ("The accounts of May will be agreed at the next meeting of the Elm Council.", true),
            ("This would be discussed at the first meeting of the Fair Committee.", true),
            ("The stalls will be considered at a forthcoming fair meeting.", true),
            ("The new price will be voted on at the Budget meeting on 8 June 2024 at 6 pm.", true),
            ("The price was voted on at the meeting on 8 April 2024.", false),
            ("Ann Moss said that the price would be voted on at the county meeting on 8 June 2024.", false),
            ("No decision could be made at this stage so it was deferred.", true),
            ("No decisions were made in the closed session.", false),
            ("No decision will be taken today; the matter was deferred to the next meeting.", true),
            (
                "The accounts were late; the county said they would be approved at the next meeting of the cabinet.",
                false,
            ),
            ("This should not be an agenda item for any meeting.", false),
            ("Cllr Bell hoped that this could be an agenda item for a meeting of the county council.", false),
            ("Complaints should be dealt with by the county before the next meeting.", false),
            ("I shall move that the sale of the gate be put on the agenda of the county.", false),
            ("We will ask at the next meeting why the gate, agreed in May, was sold.", false),
            ("Matters requiring thought to be brought forward to the next meeting of the Council.", false),
            ("Discuss the calendar with the school.", false),
            ("We will table talk of the calendar until Ann is back.", true),
            ("We will wait for the calendar.", false),
            ("The lease was brought forward to make a choice in July.", true),
            ("The lease was brought forward to allow Ann to count the keys before the next meeting.", true),
            ("Ann will talk about this with the school.", false),
            ("To be considered at June meeting as to what paint to buy.", true),
            ("The drafts will be discussed at the June Elm Parish Council meeting.", true),
            ("The fees named above will be considered at the October and November Parish Council meetings.", true),
            ("The rent will be set at the July meeting.", true),
            ("The rent would, if all goes well, be set at the July meeting.", false),
            ("The keeper is to retire, a decision on the post to be made at the next meeting.", true),
            ("The fee to be set at £50 from the next meeting.", false),
            ("Chairs to be set at the front for the June meeting.", false),
            ("Rates to be settled at 5% until the next meeting.", false),
            ("The county wrote, a decision on the road will be made at the next meeting.", false),
            ("A decision on the road will be made at the next meeting of its committee.", false),
            ("The county said that a decision on the lease would be taken at the next meeting.", false),
            ("A decision on the lease was made at the last meeting.", false),
            ("The drafts were discussed at the March meeting.", false),
            ("It was agreed to review this matter in August.", true),
        ];
        for (text, expected) in cases {
            let found = convert(&format!("{head}{text}\n\n2. Close\nNone.\n")).decisions;
            let deferred = found.len() == 1 && found[0].outcome == Outcome::Deferred;
            assert_eq!(deferred, expected, "{text}: {found:#?}");
        }
        let bought = "Council agreed to ask two firms for prices, Prices will be considered at the next meeting.";
        let found = convert(&format!("{head}{bought}\n\n2. Close\nNone.\n"));
        assert_eq!(found.decisions.iter().map(|one| one.outcome).collect::<Vec<_>>(), [Outcome::Agreed]);
        assert_eq!(found.actions.len(), 1);
        for text in [
            "It was agreed that no decision will be taken until June.",
            "It was agreed to write to the county as no decision could be made by them until May.",
        ] {
            assert_eq!(convert(&format!("{head}{text}\n\n2. Close\nNone.\n")).decisions.len(), 1, "{text}");
        }
        let notice =
            "I will ask at the next meeting why the county did not fill the pond, as was agreed with the club.";
        let found =
            convert(&format!("{head}{notice}\n\nWe will move that the Clerk write to them.\n\n2. Close\nNone.\n"));
        assert!(found.decisions.is_empty() && found.actions.is_empty(), "{found:#?}");
        for task in [
            "We will move the stalls to the green by July.",
            "We will move in June so that the barn is free.",
            "We will ask at the mill whether the pond is deep.",
        ] {
            assert!(!gives_notice(task), "{task}");
        }
        let found = convert(&format!("{head}2. Fees deferred until next meeting\n\n3. Close\nNone.\n")).decisions;
        assert_eq!(found.len(), 1, "{found:#?}");
    }
}

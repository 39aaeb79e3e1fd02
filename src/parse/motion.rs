//! Movers and seconders.
//!
//! ```ebnf
//! movers       = { mover | presenter | joint | pair_before | by_letters | who_withdrew | field | own_motion | beside_seconder | owned | pair | put , ( { word } , agent | closing_agent ) | ? any character ? } ;
//! mover        = moved , named_after | named_before , moved | moved , { word } , agent ;
//! own_motion   = person , "motion to" ;
//! field        = ( phrase (* decisions.motion *) | "motion to" , word | "made by" ) , ":" , person ;
//! owned        = person , "'s" , phrase (* decisions.motion *) ; (* lexical *)
//! who_withdrew = person , phrase (* decisions.withdrawn *) , ( "his" | "her" | "their" ) ;
//! pair         = ( moved | put ) , [ "/seconded" ] , [ ":" ] , [ "(" ] , person , ( "/" | "," ) , person , [ ")" ] ;
//! put          = phrase (* decisions.motion *) ; (* lexical *)
//! moved        = phrase (* decisions.moved, decisions.seconded *) ; (* lexical *)
//! ```

mod agent;
mod informal;
mod second;

pub use second::{is_ordinal, seconds};

use agent::{agent, closing_agent};
use informal::{beside_seconder, by_letters, joint, pair_before, presenter, ranked_first};
use second::is_office;

use super::named::{FORENAMES, is_common, named_after, named_before, tells_result};
use super::offset_in;
use super::person::{Person, person};
use super::worded::{opens_wording, without_result};
use crate::grammar::{Class, Hit, Lexicon};
use crate::text::{Words, seek};

/// Who moved and who seconded, as named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movers<'t> {
    /// Who moved.
    pub mover: Option<Person<'t>>,
    /// Who seconded.
    pub seconder: Option<Person<'t>>,
}

/// Lists of words that tell of a motion: where none of them stands, only the letters of a table tell who moved it.
const MOTIONS: [Class; 4] = [Class::Moved, Class::Seconded, Class::Motion, Class::Withdrawn];

/// Finds who moved and who seconded in a text; `hits` are the vocabulary's in it, counted from `base`.
pub fn movers<'t>(words: &Lexicon, text: &'t str, base: usize, hits: &[Hit]) -> Movers<'t> {
    // most statements have no word of it
    if !hits.iter().any(|hit| MOTIONS.contains(&hit.class)) {
        return by_letters(words, text).unwrap_or_default();
    }
    let mut found = Movers::default();
    for hit in hits {
        let second = match hit.class {
            Class::Moved => false,
            Class::Seconded => true,
            _ => continue,
        };
        let (slot, other) = if second { (found.seconder, found.mover) } else { (found.mover, found.seconder) };
        let (start, end) = (hit.start as usize - base, hit.end as usize - base);
        // "The Chair put the motion to the vote"
        let to_vote = !second
            && text[start..end.min(text.len())].starts_with("put ")
            && [" to the ", " to a "].iter().any(|link| text.get(end..).is_some_and(|rest| rest.starts_with(link)));
        if is_asked(words, text, start, end) || is_of_group(text, start, end) || is_planned(words, text, start, end) {
            continue;
        }
        // a phrase may go on behind the text
        if slot.is_some()
            || end > text.len()
            || to_vote
            || second && (is_ordinal(words, text, start, end) || is_office(text, start, end))
        {
            continue;
        }
        if !second && let Some((first, last)) = pair(words, &text[end..]) {
            return Movers { mover: Some(first), seconder: Some(last) };
        }
        if !second && let Some(both) = pair_before(words, text, start, end) {
            return both;
        }
        if second && let Some(both) = joint(words, text, start, end) {
            return both;
        }
        let named = mover(words, text, start, end, other);
        let named = named.or_else(|| if second { None } else { presenter(words, &text[..start], &text[end..]) });
        // "Motion Bell second Carr": each name stands behind its word
        if second
            && other.is_none()
            && let Some(first) = named
            && offset_in(text, first.name) < start
            && text[..offset_in(text, first.name)].to_ascii_lowercase().ends_with("motion ")
            && let Ok((_, last)) = named_after(words, &text[end..])
        {
            return Movers { mover: Some(first), seconder: Some(last) };
        }
        let put = || hits.iter().any(|hit| matches!(hit.class, Class::Motion | Class::Seconded));
        if !second && tells_whose(text, start, end, named) && !put() {
            continue;
        }
        if second {
            found.seconder = named;
        } else {
            found.mover = named;
        }
    }
    // "moved as correct by Amy Bell and Ben Carr"
    if let Some(mover) = found.mover
        && !hits.iter().any(|hit| hit.class == Class::Seconded)
        && text[..offset_in(text, mover.name)].trim_end().ends_with("by")
    {
        let behind = text[offset_in(text, mover.name) + mover.name.len()..].strip_prefix(" and ");
        let other = behind.and_then(|rest| person(words, rest).ok()).map(|(_, person)| person);
        found.seconder = other.filter(|other| !is_common(words, other.name));
    }
    if found.mover.is_none() && found.seconder.is_none() {
        found.mover = who_withdrew(words, text, base, hits);
    }
    if found.seconder.is_some() && found.mover.is_none() {
        found.mover = text.lines().find_map(|line| field(words, line));
    }
    // "Bell motion to adjourn; properly seconded": by whom need not be said
    if found.mover.is_none() && (found.seconder.is_some() || hits.iter().any(|hit| hit.class == Class::Seconded)) {
        found.mover = own_motion(words, text);
    }
    if found.mover.is_none()
        && let Some(second) = found.seconder
    {
        let put = hits.iter().any(|hit| matches!(hit.class, Class::Moved | Class::Motion));
        let word = hits.iter().find(|hit| hit.class == Class::Seconded).map(|hit| hit.start as usize - base);
        let name = second.honorific.map_or_else(|| offset_in(text, second.name), |title| offset_in(text, title));
        let at = word.map_or(name, |word| word.min(name));
        // "Mrs Bell 1st, Mrs Carr 2nd" won at the show
        let spoken = || hits.iter().any(|hit| hit.class == Class::Seconded && hit.end - hit.start > 6);
        found.mover = (put || spoken()).then(|| beside_seconder(words, text, at)).flatten();
        found.mover = found.mover.or_else(|| ranked_first(words, &text[..at]));
    }
    if found.mover.is_none()
        && found.seconder.is_none()
        && let Some(both) = by_letters(words, text)
    {
        return both;
    }
    // "Moved: Bell   Seconded: Carr   Carried"
    let name = |who: Person<'t>| Person { name: without_result(words, who.name), ..who };
    found = Movers { mover: found.mover.map(name), seconder: found.seconder.map(name) };
    if found.mover.is_some() {
        return found;
    }
    let put = put_by(words, text, base, hits, found.seconder.is_some());
    Movers { mover: put.mover, seconder: put.seconder.or(found.seconder) }
}

/// "that we should sponsor a walk": what is to be done, and nobody who moves it.
fn is_asked(words: &Lexicon, text: &str, start: usize, end: usize) -> bool {
    let modal = |verb: &str| verb == "to" || words.classes(verb).contains(Class::Modal);
    text[start..end.min(text.len())].eq_ignore_ascii_case("sponsor")
        && text[..start].trim_end().last_word().is_some_and(|(_, verb)| modal(verb))
}

/// "Bell's proposed route", "a vote on the proposed Code": a participle that says what is planned.
fn is_planned(words: &Lexicon, text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches(' ');
    let last = before.rsplit([' ', '\n', '(']).next().unwrap_or("");
    let owned = ["'s", "’s", "s'", "s’"].iter().any(|tail| last.len() > tail.len() && last.ends_with(tail));
    text[start..end.min(text.len())].eq_ignore_ascii_case("proposed")
        && before.len() < start
        && (owned || words.classes(last).contains(Class::Determiner))
        && !text.get(end..).is_some_and(|behind| behind.starts_with([':', '/', ',']))
}

/// "The agenda proposed by Bell was adopted": whether a word of moving tells whose the thing is.
fn tells_whose(text: &str, start: usize, end: usize, named: Option<Person<'_>>) -> bool {
    let before = text[..start].trim_end();
    ["proposed", "proposed by"].iter().any(|phrase| text[start..end].eq_ignore_ascii_case(phrase))
        && !before.is_empty()
        && !["was", "were", "being", "been", "-", "–", ":", ".", ",", "("].iter().any(|word| before.ends_with(word))
        && named.is_some_and(|who| {
            let behind = text[offset_in(text, who.name) + who.name.len()..].trim_start();
            ["was ", "were "].iter().any(|verb| behind.starts_with(verb))
        })
}

/// "the steps proposed by the RC", in full letters or not: a group, which moves nothing in a meeting.
fn is_of_group(text: &str, start: usize, end: usize) -> bool {
    let (written, behind) = (&text[start..end.min(text.len())], text.get(end..).unwrap_or(""));
    let name = if written.ends_with("by") { behind.strip_prefix(" the ") } else { behind.strip_prefix(" by the ") };
    let Some(name) = name else { return false };
    let group = name.split([' ', '.', ',', ';']).next().unwrap_or("");
    // "by the VP Ann Bell", "by the REV. Ann Bell": an office or a title, and who has it
    let person = name[group.len()..].trim_start_matches('.').strip_prefix(' ').is_some_and(|who| {
        who.starts_with(|first: char| first.is_ascii_uppercase())
            && who[1..].starts_with(|next: char| next.is_lowercase() || next == '.')
    });
    group.len() > 1 && group.bytes().all(|byte| byte.is_ascii_uppercase()) && !person
}

/// "Bell's motion was lost", "Motion (Bell/Carr) to …", "Motion to … by Bell": who put what a word for a motion names;
/// `seconded` says that somebody is named who seconds.
fn put_by<'t>(words: &Lexicon, text: &'t str, base: usize, hits: &[Hit], seconded: bool) -> Movers<'t> {
    let mut found = Movers::default();
    let put = hits.iter().filter(|hit| hit.class == Class::Motion && hit.end as usize - base <= text.len()).take(4);
    for hit in put {
        let after = &text[hit.end as usize - base..];
        if let Some((first, last)) = pair(words, after) {
            return Movers { mover: Some(first), seconder: Some(last) };
        }
        let written = &text[hit.start as usize - base..hit.end as usize - base].to_ascii_lowercase();
        let before = text[..hit.start as usize - base].trim_end();
        // "Bell's motion was lost", and not "Bell's nomination", which is another's
        let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s"));
        let settled = hits.iter().any(|other| is_result(other.class) && other.start > hit.end);
        let own = ["motion", "proposal", "amendment"].iter().any(|word| written.ends_with(word)) && settled;
        found.mover = owner.filter(|_| own).and_then(|owner| named_before(words, owner));
        if found.mover.is_some() {
            break;
        }
        // "Motion A. Bell to buy a van": the name right behind the word
        if written.ends_with("motion")
            && let Some(Ok((rest, who))) = after.strip_prefix(' ').map(|rest| person(words, rest))
            && rest.starts_with(" to ")
            && !rest.starts_with(" to be ")
            && !is_common(words, who.name)
            && who.name.words().take(4).count() <= 3
            && may_move(words, who, seconded)
        {
            found.mover = Some(who);
            break;
        }
        if ["motion", "proposal", "nomination"].iter().any(|word| written.ends_with(word)) {
            found.mover = agent(words, after).or_else(|| closing_agent(words, after));
        }
        if found.mover.is_some() {
            break;
        }
    }
    found
}

/// "Motion A. Bell to buy a van", "Motion Bell to buy a van, second Carr": whether what stands behind the word is a name, and
/// not what came of the motion: "Motion Lost to close early". A lone surname asks for somebody who seconds.
fn may_move(words: &Lexicon, who: Person<'_>, seconded: bool) -> bool {
    let tells = |word: &str| {
        let classes = words.classes(&word.to_ascii_lowercase());
        [Class::Moved, Class::Seconded, Class::Unanimous].into_iter().any(|class| classes.contains(class))
            || [Class::Approved, Class::Rejected, Class::Withdrawn, Class::Deferred, Class::Tabled]
                .into_iter()
                .any(|class| classes.contains(class))
    };
    let plain = |word: &str| {
        words.classes(&word.to_ascii_lowercase()).is_empty() && !["ed", "ly"].iter().any(|tail| word.ends_with(tail))
    };
    let lone = who.honorific.is_none() && !who.name.contains(' ');
    !who.name.words().any(tells) && (!lone || plain(who.name) && seconded)
}

/// "Bell motion to accept the minutes, Carr seconded": the name that opens a text before "motion to".
fn own_motion<'t>(words: &Lexicon, text: &'t str) -> Option<Person<'t>> {
    let (head, _) = seek::part(text, " motion to ").filter(|(head, _)| head.len() <= 40)?;
    let found = named_before(words, head)?;
    let whole = found.honorific.is_some() || offset_in(text, found.name) == 0;
    let kind = words.classes(found.name).contains(Class::MotionKind)
        || words.classes(&text[..head.len() + " motion".len()]).contains(Class::Motion);
    (whole && !kind && found.name.words().take(4).count() <= 3).then_some(found)
}

fn is_result(class: Class) -> bool {
    matches!(class, Class::Approved | Class::Rejected | Class::Withdrawn | Class::Deferred | Class::Tabled)
}

/// Most words of a motion before the name of its mover.
const WORDED: usize = 24;

/// "MOTION: Bell", "MADE BY: Bell": a field with nothing but a name, of a motion that somebody seconds.
fn field<'t>(words: &Lexicon, line: &'t str) -> Option<Person<'t>> {
    // "BOARD VOTE: Motion to approve: Bell  Second: Carr"
    let line = seek::find(line, "Motion to ").map_or(line, |at| &line[at..]);
    let (label, named) = line.split_once(':')?;
    let label = label.trim();
    // "Motion to pave Oak Road: Bell"
    let put = label.starts_with("Motion to ")
        // "Motion to pave Oak Road. Vote: Unanimous"
        && seek::find(label, ". ").is_none()
        && !label.to_ascii_lowercase().contains("second")
        && label.words().take(WORDED + 1).count() <= WORDED;
    let moves = put || words.classes(label).contains(Class::Motion) || label.eq_ignore_ascii_case("made by");
    let (rest, found) = person(words, named.trim()).ok().filter(|_| moves)?;
    let deed = [Class::Adjourning, Class::ItemTitle, Class::TaskVerb];
    let first = found.name.words().next().unwrap_or("").to_ascii_lowercase();
    let deed =
        deed.iter().any(|class| words.classes(&first).contains(*class) || words.classes(found.name).contains(*class));
    let plain = found.honorific.is_some() || !is_common(words, found.name) && !deed;
    let seconder = words.longest(Class::Seconded, rest.trim_start_matches(['.', ',', ';', ' '])).is_some();
    let closed = seconder || rest.trim_matches(['.', ' ']).is_empty();
    (closed && plain && found.name.words().take(4).count() <= 3).then_some(found)
}

/// "Bell withdrew her motion": it was Bell's.
fn who_withdrew<'t>(words: &Lexicon, text: &'t str, base: usize, hits: &[Hit]) -> Option<Person<'t>> {
    let own = |after: &str| ["his ", "her ", "their "].iter().any(|word| after.trim_start().starts_with(word));
    let hits = hits.iter().filter(|hit| hit.class == Class::Withdrawn && hit.end as usize - base <= text.len());
    hits.filter(|hit| own(&text[hit.end as usize - base..]))
        .find_map(|hit| named_before(words, &text[..hit.start as usize - base]))
}

/// The person named after or before the words at `start..end`; `other` is named beside the other word.
fn mover<'t>(
    words: &Lexicon,
    text: &'t str,
    start: usize,
    end: usize,
    other: Option<Person<'t>>,
) -> Option<Person<'t>> {
    const SHORT: usize = 24;
    // "prop. Cllr Bell, sec. Cllr Carr"
    let short = end - start <= 4;
    let rest = text[end..].strip_prefix('.').filter(|_| short).unwrap_or(&text[end..]);
    // "Proposed (by proxy) by Bell"
    let rest = rest
        .strip_prefix(" (by ")
        .and_then(|manner| seek::part(manner, ") by "))
        .filter(|(manner, _)| manner.len() <= SHORT)
        .map_or(rest, |(_, behind)| behind);
    // "the motion from June" is of a month
    let from = text[start..end].ends_with("from");
    let dated = |found: &Person<'_>| from && FORENAMES.iter().any(|month| words.classes(found.name).contains(*month));
    let after = || named_after(words, rest).map(|(_, person)| person).ok().filter(|found| !dated(found));
    // "LAPSED FOR WANT OF A SECONDER": behind the noun a name may stand, before it none
    let noun = text[start..end].ends_with(['r', 'R']);
    // "Proposed Cllr Bell Seconded Cllr Carr": the name before may be that of the mover
    let free = |found: &Person<'t>| other.is_none_or(|other| !std::ptr::eq(found.name.as_ptr(), other.name.as_ptr()));
    let before = || named_before(words, &text[..start]).filter(|found| !noun && free(found));
    let mark = rest.trim_start();
    let marked = mark.starts_with([':', '-', '–', '—']) || mark.starts_with("by ") || text[start..end].contains(' ');
    // "Cllr Bell proposed Cllr Carr": who is proposed stands behind, with the honorific that the phrase holds
    let proposes =
        ["proposed ", "proposes "].iter().any(|verb| text[start..end].starts_with(verb)) && !mark.starts_with(':');
    let proposer = || named_before(words, &text[..start]).filter(|found| found.honorific.is_some() && free(found));
    if proposes
        && !text[start..end].ends_with("by")
        && let Some(found) = proposer()
    {
        return Some(found);
    }
    // "Bell was proposed as treasurer" does not say who proposed
    let passive = text[..start].trim_end().ends_with(" was") && !text[start..end].starts_with(['s', 'S']);
    let before = || before().filter(|_| !passive);
    // "The secretary (Amy Bell) nominated Ben Carr": who is nominated stands behind
    if ["nominated", "nominates"].iter().any(|verb| text[start..end].eq_ignore_ascii_case(verb)) && !marked {
        let inner = || text[..start].trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('('));
        let bracketed = || inner().and_then(|(_, name)| person(words, name).ok()).filter(|(rest, _)| rest.is_empty());
        let found = before().or_else(|| bracketed().map(|(_, found)| found));
        if found.is_some() || text[..start].trim_end().ends_with(')') {
            return found;
        }
    }
    // "… with Moss & Co. Proposed Cllr Bell": a stop before the word parts it from what stands there
    let opens = text[start..].starts_with(char::is_uppercase)
        && text[..start].trim_end_matches(' ').ends_with(['.', ';', '\n'])
        && !text[..start].trim_end_matches([' ', '.']).ends_with(|last: char| last.is_uppercase());
    let named = if marked || opens || names_behind(words, text, start, end) {
        after().or_else(before)
    } else {
        before().or_else(after)
    };
    named.or_else(|| agent(words, &text[end..]))
}

/// "Chairman A. Bell prop. B. Carr sec. C. Dunn": whether the short words of a line stand before the names, since a name stands
/// behind the last of them. In "A. Bell prop. B. Carr sec. All in favour." they stand behind them.
fn names_behind(words: &Lexicon, text: &str, start: usize, end: usize) -> bool {
    const SHORT: [&str; 3] = ["prop", "sec", "secd"];
    if !SHORT.iter().any(|word| text[start..end].eq_ignore_ascii_case(word)) || !text[end..].starts_with('.') {
        return false;
    }
    let line = text[end..].split('\n').next().unwrap_or("");
    let last = [" sec.", " secd.", " seconded", " 2nd"];
    let last = last.iter().filter_map(|word| seek::find_last(line, word).map(|at| at + word.len())).max();
    let behind = line[last.unwrap_or(0)..].trim_start_matches(['.', ' ', ')', ':']);
    let first = behind.words().next().unwrap_or("").trim_end_matches(['.', ',', ';']);
    !tells_result(words, first) && person(words, behind).is_ok()
}

/// "Bell/Carr" after the word: who moved and who seconded. A comma parts them only in brackets, at the end of the text, and
/// before the wording: "Bell, Carr: That".
fn pair<'t>(words: &Lexicon, text: &'t str) -> Option<(Person<'t>, Person<'t>)> {
    // "Moved/Seconded (Bell/Carr)"
    let rest = ["/Seconded", "/seconded", "/SECONDED", "/2nd"].iter().find_map(|word| text.strip_prefix(word));
    let open = rest.unwrap_or(text);
    let rest = open.trim_start_matches([' ', ':', '(', '-', '–']);
    let bracketed = open[..open.len() - rest.len()].contains('(');
    let (rest, first) = person(words, rest).ok()?;
    let rest = rest.trim_start();
    let (behind, last) = person(words, rest.strip_prefix(['/', ','])?.trim_start()).ok()?;
    // "Proposed by Ann Bell, Ben Carr.", and not "by Ann Bell, Treasurer."
    let whole = |who: Person<'_>| {
        let post = who.name.words().any(|word| words.classes(word).contains(Class::Post));
        who.name.contains(' ') && !post && !is_common(words, who.name)
    };
    let closed = || behind.trim_matches(['.', ' ']).is_empty() && whole(first) && whole(last);
    let bracketed = bracketed && behind.starts_with(')') && !is_common(words, last.name);
    let behind = behind.trim_start_matches([' ', ':', '-', '–', '\n']);
    if rest.starts_with(',') && !opens_wording(words, behind) && !bracketed && !closed() {
        return None;
    }
    // "Moved by Bell / Seconded by Carr"
    let seconds = words.classes(last.name.words().next().unwrap_or("")).contains(Class::Seconded);
    // "Ann Bell/Ben Carr   Carried"
    (!seconds).then_some((first, Person { name: without_result(words, last.name), ..last }))
}

#[cfg(test)]
mod tests;

//! Movers as short notes name them: two names parted by a sign, of which only the second has a word, or by letters.
//!
//! ```ebnf
//! beside_seconder = behind_dash | person , [ phrase (* decisions.mover_notes *) ] , ( "," | ";" | "/" | "-" | "–" | "and" ) , ? the seconder, or the word of seconding ? ;
//! behind_dash     = phrase (* decisions.motion *) , ( "to" | "that" ) , { word } , ( "-" | "–" | "—" ) , person ;
//! joint           = moved , ( "/" | "and" | "&" ) , phrase (* decisions.seconded *) , [ ":" ] , [ "(" ] , person , ( "/" | "," | "&" | "and" ) , person ;
//! pair_before     = person , "/" , person , ? a word of moving ? ;
//! presenter       = person , phrase (* decisions.presented *) , { word } , "and" , ? a word of moving ? ;
//! by_letters      = ( "M:" | "M/" | "M -" | "P:" ) , person , [ "," | ";" | "." ] , ( "S:" | "S/" | "S -" ) , person ;
//! ```

use super::super::worded::movers_pair;
use super::{Movers, is_common, named_before, offset_in, person};
use crate::grammar::{Class, Lexicon};
use crate::parse::person::Person;
use crate::text::{Words, seek};

/// Signs that part the mover from the seconder.
const SIGNS: [char; 6] = [',', ';', '/', '-', '–', '—'];

/// "Motion to pay the bills. Bell, Carr 2nd.": the person before what tells the seconder, at `at`, where nothing else stands
/// there since the last stop or colon.
pub(super) fn beside_seconder<'t>(words: &Lexicon, text: &'t str, at: usize) -> Option<Person<'t>> {
    let head = text[..at].trim_end();
    let parted = head.strip_suffix(SIGNS).or_else(|| head.strip_suffix(" and"));
    let head = parted.unwrap_or(head).trim_end();
    if let Some(found) = behind_dash(words, head) {
        return Some(found);
    }
    let found = named_before(words, without_note(words, head))?;
    let start = found.honorific.map_or_else(|| offset_in(text, found.name), |title| offset_in(text, title));
    let before = text[..start].trim_end();
    let last = before.rsplit([' ', '\n']).next().unwrap_or("");
    let put = last.eq_ignore_ascii_case("motion");
    let opens = before.is_empty()
        || text[..start].ends_with('\n')
        || before.ends_with(['.', ':', '-', '–', '—', '(', ';', '*'])
        || put;
    let first = found.name.words().next().unwrap_or("").to_ascii_lowercase();
    let thing = [Class::TaskVerb, Class::Decided, Class::MinutesWord, Class::Motion, Class::Adjourning];
    let classes = words.classes(&first);
    let thing = found.honorific.is_none() && thing.iter().any(|class| classes.contains(*class));
    let short = found.name.words().take(4).count() <= 3;
    (opens && short && !thing && (parted.is_some() || put)).then_some(found)
}

/// "To mend the gate. 1st Cllr Bell, 2nd Cllr Carr.": the person behind "1st", before what tells the seconder.
pub(super) fn ranked_first<'t>(words: &Lexicon, head: &'t str) -> Option<Person<'t>> {
    let head = head.trim_end_matches([' ', ',', ';', '-', '–', '/', '(']);
    let (_, named) = ["1st", "First"].iter().find_map(|rank| seek::part_last(head, rank))?;
    let named = named.trim_start_matches([':', ' ', '-', '–']);
    let (rest, found) = person(words, named).ok()?;
    (rest.trim_matches([')', ' ']).is_empty()
        && found.name.words().take(4).count() <= 3
        && !is_common(words, found.name))
    .then_some(found)
}

/// "Bell 1st", "Bell so moved", "Bell (1st)": the text without what may stand behind the mover's name before such a sign.
fn without_note<'t>(words: &Lexicon, head: &'t str) -> &'t str {
    let Some((before, last)) = head.last_word() else { return head };
    let note = last.strip_prefix('(').and_then(|note| note.strip_suffix(')'));
    if note.is_some_and(|note| words.classes(note).contains(Class::MoverNote)) {
        return before;
    }
    let two =
        before.last_word().filter(|(before, _)| words.classes(&head[before.len() + 1..]).contains(Class::MoverNote));
    let one = || words.classes(last).contains(Class::MoverNote).then_some(before);
    two.map(|(before, _)| before).or_else(one).unwrap_or(head)
}

/// "Motion to pave the road – Bell": the person behind the dash that closes the wording of a motion.
fn behind_dash<'t>(words: &Lexicon, head: &'t str) -> Option<Person<'t>> {
    let head = head.strip_suffix('.').unwrap_or(head);
    let line = head.rsplit('\n').next().unwrap_or(head);
    let (motion, name) = [" – ", " - ", " — "].iter().find_map(|dash| line.rsplit_once(dash))?;
    let sentence = motion.rsplit(". ").next().unwrap_or(motion);
    let put = seek::opens(sentence, "motion to ") || seek::opens(sentence, "motion that ");
    let (rest, found) = person(words, name.trim()).ok().filter(|_| put)?;
    let short = found.name.words().take(4).count() <= 3;
    let settled = [Class::Approved, Class::Rejected, Class::Deferred, Class::Withdrawn, Class::Unanimous];
    let classes = words.classes(found.name);
    let told = settled.iter().any(|class| classes.contains(*class));
    (rest.trim_matches([',', ';', ' ']).is_empty() && short && !told && !is_common(words, found.name)).then_some(found)
}

/// "Moved and seconded by Bell and Carr", "Moved/Seconded (Bell/Carr)": both words before both names; `start..end` is the
/// word of seconding.
pub(super) fn joint<'t>(words: &Lexicon, text: &'t str, start: usize, end: usize) -> Option<Movers<'t>> {
    let before = text[..start].trim_end();
    let link = ["/", " and", " &", " -"].iter().find_map(|link| before.strip_suffix(link))?;
    let last = link.trim_end().rsplit([' ', '\n', '(']).next().unwrap_or("");
    if !words.classes(last).contains(Class::Moved) {
        return None;
    }
    let rest = text[end..].trim_start_matches([' ', ':', '(', '-', '–']);
    let rest = rest.strip_prefix("by ").unwrap_or(rest).trim_start_matches([':', ' ', '(']);
    let (_, (first, second)) = movers_pair(words, rest)?;
    Some(Movers { mover: Some(first), seconder: Some(second?) })
}

/// "Bell/Carr moved to adjourn": who moved and who seconded, parted by a stroke before the word of moving, `start..end`.
pub(super) fn pair_before<'t>(words: &Lexicon, text: &'t str, start: usize, end: usize) -> Option<Movers<'t>> {
    let head = &text[..start];
    memchr::memchr(b'/', head.as_bytes())?;
    // "Bell/Carr moved the table"
    let deed = || text[end..].strip_prefix(' ').is_some_and(|rest| words.longest(Class::MovedDeed, rest).is_some());
    if !text[start..end].contains(' ') && (goes_away(words, &text[end..]) || !deed()) {
        return None;
    }
    let (before, behind) = head.rsplit_once('/')?;
    let first = named_before(words, before)?;
    let (rest, (second, none)) = movers_pair(words, behind.trim_start())?;
    (rest.trim().is_empty() && none.is_none()).then_some(Movers { mover: Some(first), seconder: Some(second) })
}

/// "moved to Ash", "moved on to the fair": what stands behind the word says that somebody went elsewhere.
fn goes_away(lexicon: &Lexicon, behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let mut words = rest.split([' ', '.', ',']);
    let (first, next) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    // "moved to APPROVE the plan"
    let name = next.starts_with(char::is_uppercase) && next.ends_with(char::is_lowercase);
    lexicon.classes(first).contains(Class::WayWord)
        || first == "to" && (name || lexicon.classes(next).contains(Class::Determiner))
}

/// "Mrs Bell offered Resolution 24-05 and moved its adoption": the person who opens the sentence of `head`, which ends where
/// the word of moving begins.
pub(super) fn presenter<'t>(words: &Lexicon, head: &'t str, behind: &str) -> Option<Person<'t>> {
    const LONGEST: usize = 200;
    let head = head.strip_suffix(" and ").filter(|head| head.len() <= LONGEST && !goes_away(words, behind))?;
    let sentence = head.rsplit(['.', '\n']).next().unwrap_or(head).trim_start();
    let presents = |verb: &str| words.classes(verb.words().next().unwrap_or(verb)).contains(Class::Presented);
    let who =
        sentence.match_indices(' ').find(|(at, _)| presents(&sentence[at + 1..])).map(|(at, _)| &sentence[..at])?;
    named_before(words, who).filter(|_| who.words().take(6).count() <= 5)
}

/// "M: Bell S: Carr", "M/Bell S/Carr", "M - Bell, S - Carr".
pub(super) fn by_letters<'t>(words: &Lexicon, text: &'t str) -> Option<Movers<'t>> {
    const LETTERS: [(&str, &str); 7] =
        [("M:", "S:"), ("M/", "S/"), ("M -", "S -"), ("M –", "S –"), ("M-", "S-"), ("1st:", "2nd:"), ("P:", "S:")];
    // the letter of the mover stands before a sign
    let sign = |at: usize| matches!(text.as_bytes().get(at + 1), Some(b':' | b'/' | b'-' | b' '));
    let may = memchr::memchr2_iter(b'M', b'P', text.as_bytes()).any(sign) || seek::find(text, "1st:").is_some();
    if !may {
        return None;
    }
    for (first, second) in LETTERS {
        let starts = |at: &usize| *at == 0 || text[..*at].ends_with([' ', '\n', '(', '\t']);
        let Some(at) = seek::places(text, first).find(starts) else { continue };
        let behind = &text[at + first.len()..];
        // "M: Bell S: Carr": the letter behind the name is no initial
        let Some(to) = seek::places(behind, second).find(|to| behind[..*to].ends_with([' ', '\n', '\t', '/', ',']))
        else {
            continue;
        };
        let name = behind[..to].trim_matches([' ', ',', ';', '.', '\n', '\t', '/']);
        let Ok(("", mover)) = person(words, name) else { continue };
        let Some((_, (seconder, _))) = movers_pair(words, behind[to + second.len()..].trim_start()) else { continue };
        let plain = |one: Person<'_>| one.honorific.is_some() || !is_common(words, one.name);
        if plain(mover) && plain(seconder) {
            return Some(Movers { mover: Some(mover), seconder: Some(seconder) });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::grammar::Grammars;
    use crate::parse::motion::movers;

    #[test]
    fn who_went_elsewhere_moved_nothing() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for text in ["Bell/Carr moved to Ash last year.", "Bell/Carr moved to the mill."] {
            let mut hits = Vec::new();
            words.scan(text, &mut hits);
            assert!(movers(words, text, 0, &hits).seconder.is_none(), "{text}");
        }
        assert!(super::presenter(words, "Mrs Bell read the minutes and ", " on to the fair.").is_none());
        assert!(super::presenter(words, "Mrs Bell read the minutes and ", " their adoption.").is_some());
    }

    #[test]
    fn movers_of_short_notes() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let both = (Some("Bell"), Some("Carr"));
        let cases = [
            ("Motion to pay the bills. Bell, Carr 2nd.", both),
            ("Bell/Carr moved to pay the bills.", both),
            ("Councilman Bell offered Resolution 24-05 and moved its adoption, seconded by Carr.", both),
            ("Motion to pay the bills. Amy Bell, Ben Carr 2nd.", (Some("Amy Bell"), Some("Ben Carr"))),
            ("Motion to pay the bills - Bell, 2nd Carr.", both),
            ("Motion to pay the bills: Bell, second: Carr. All ayes.", both),
            ("Motion to pay the bills. Bell 1st, Carr 2nd.", both),
            ("Motion Bell, second Carr, all in favor.", both),
            ("Motion Bell second Carr to pay the bills.", both),
            ("Motioned Bell, Carr 2nded.", both),
            ("Bell motion, Carr second, to pay the bills.", both),
            ("Bell so moved. Carr seconded.", both),
            ("Moved/seconded by Bell and Carr to pay the bills.", both),
            ("Moved and seconded (Bell/Carr) to pay the bills.", both),
            ("Motion to pay the bills. M: Bell S: Carr. Carried.", both),
            ("Motion to pay the bills. M/Bell S/Carr. Carried.", both),
            ("M - Bell, S - Carr. Motion to pay the bills.", both),
            ("Moved: Bell\tSeconded: Carr\tCarried", both),
            ("Motion to pave the road – A. Bell    SECONDED: B. Carr", (Some("A. Bell"), Some("B. Carr"))),
            ("Motion to pave the road – Bell. Seconded – Carr.", both),
            ("Motion to pave the road: Bell\nSecond: Carr", both),
            ("Motion to pave the road. Moved: Bell Seconded: Carr Result: Carried", both),
            ("Motion to pave the road. Moved: Bell Seconded: Carr Accepted: Unanimous", both),
            ("Bell moved to pave the road, seconded by AC. Carried.", (Some("Bell"), Some("AC"))),
            ("Moved by KB. Seconded by AC. All in favour.", (Some("KB"), Some("AC"))),
            ("Moved by Wm. Bell, seconded by Jo. Carr. Carried.", (Some("Wm. Bell"), Some("Jo. Carr"))),
            ("Bell moved to pave Second Street. 2nd Carr.", both),
            ("M/S Bell/Carr to buy the page.", both),
            ("Motion to sell 12 Elm Street. Carr seconded.", (None, Some("Carr"))),
            ("Motion to meet in Dublin, Carr seconded.", (None, Some("Carr"))),
            ("Mrs Bell 1st, Mrs Carr 2nd, Mrs Dunn 3rd.", (None, Some("Carr"))),
        ];
        for (text, (mover, seconder)) in cases {
            let mut hits = Vec::new();
            words.scan(text, &mut hits);
            let found = movers(words, text, 0, &hits);
            assert_eq!(
                (found.mover.map(|one| one.name), found.seconder.map(|one| one.name)),
                (mover, seconder),
                "{text}"
            );
        }
    }
}

//! Names of people.
//!
//! ```ebnf
//! person           = honorifics , name , [ reference ] , { post_nominal } ;
//! reference        = ( "*" | "†" | "‡" | "§" | "^" ) , { "*" | "†" | "‡" | "§" | "^" } ;
//! honorifics       = { phrase (* people.honorifics *) , [ "." ] , [ blank ] } ;
//! name             = ( split_word | { particle } , name_word ) , [ "." ] , { blank , { particle } , ( name_word | call_sign | nickname | spoken_name | small_surname ) } , [ forename_initial ] , [ generation ] ;
//! split_word       = capital , blank , letter , letter , letter , { letter } , ? a capital follows ? ;
//! nickname         = ( "“" | '"' | "‘" ) , capital , { letter | "-" } , ( "”" | '"' | "’" ) ;
//! spoken_name      = "(" , capital , letter , { letter } , ")" ;
//! call_sign        = capital , [ capital ] , digit , capital , { capital } ;
//! small_surname    = "ff" , letter , { letter } ;
//! name_word        = [ ( "d" | "l" | "dell" | "dall" ) , ( "'" | "’" ) ] , capital , { letter | "." | "'" | "’" | "‘" | "‟" | "-" | "‑" | "`" } ;
//! particle         = phrase (* people.particles *) , blank ; (* lexical *)
//! generation       = "," , blank , ( "Jr" | "Sr" ) , [ "." ] | "," , blank , ( "II" | "III" ) ;
//! forename_initial = "(" , capital , [ "." ] , ")" ;
//! post_nominal     = [ "," ] , blank , phrase (* people.post_nominals *) ;
//! ```

use crate::text::Words;
use nom::Parser;
use nom::combinator::opt;
use nom::multi::many0_count;
use nom::sequence::terminated;

use super::Parsed;
use super::word::{blank, fail, phrase};
use crate::grammar::{Class, ClassSet, Lexicon};

/// A person as named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'t> {
    /// Honorific as written.
    pub honorific: Option<&'t str>,
    /// Name without honorific and post-nominals.
    pub name: &'t str,
}

/// Most words that a name has.
const LONGEST_NAME: usize = 6;

/// A person at the start of the text.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn person<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, Person<'t>> {
    let (rest, honorific) = honorifics(words, text)?;
    let (rest, honorific, name) = match name(words, rest) {
        Ok((rest, name)) => (rest, honorific, name),
        Err(error) => surname_title(words, text, honorific).ok_or(error)?,
    };
    let rest = &rest[reference(rest)..];
    let (rest, _) = many0_count(|text| post_nominal(words, text)).parse(rest)?;
    Ok((rest, Person { honorific, name }))
}

/// "Cllr Earl", "Mr Bishop": the last of several honorifics, which no name follows, is the name. It gives what stands behind,
/// the honorifics before it and the name.
fn surname_title<'t>(
    words: &Lexicon,
    text: &'t str,
    read: Option<&'t str>,
) -> Option<(&'t str, Option<&'t str>, &'t str)> {
    let read = read?;
    let (head, last) = read.last_word()?;
    let own = last.starts_with(char::is_uppercase) && words.classes(last).contains(Class::SurnameTitle);
    // "Rev. Canon" is a form of address
    let clerical =
        || words.classes(head.words().next_back().unwrap_or("").trim_end_matches('.')).contains(Class::Clerical);
    (own && !clerical()).then(|| (&text[read.len()..], Some(head.trim_end()), last))
}

/// Length of the marks of a footnote directly behind a name: "Ann Bell*", "Ben Carr**".
pub fn reference(text: &str) -> usize {
    text.len() - text.trim_start_matches(['*', '†', '‡', '§', '^']).len()
}

/// The honorifics before a name, as one slice: "Rt Hon Sir", "Cllr. Mrs".
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn honorifics<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, Option<&'t str>> {
    const HONORIFIC: ClassSet = ClassSet::of(&[Class::Honorific]);
    if !words.may_open(text, HONORIFIC) {
        return Ok((text, None));
    }
    let one = terminated(phrase(words, Class::Honorific), (opt(nom::bytes::complete::tag(".")), opt(blank)));
    let (rest, count) = many0_count(one).parse(text)?;
    let end = text.len() - rest.len();
    let read = text[..end].trim_end();
    Ok((rest, (count > 0).then_some(read)))
}

/// A name at the start of the text, without honorific.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn name<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, &'t str> {
    let mut end = 0;
    let mut at = 0;
    for count in 0..LONGEST_NAME {
        let within = || {
            let behind = &text[at..];
            let spoken = || spoken_name(words, behind).filter(|_| count == 1);
            let other = call_sign(behind).or_else(|| nickname(behind)).or_else(spoken);
            other.or_else(|| small_surname(behind)).filter(|_| count > 0)
        };
        let parted = || split_word(words, text).filter(|_| count == 0);
        let Some(length) = parted().or_else(|| name_word(&text[at..])).or_else(within) else {
            // a particle counts only where a name word follows it: "Julia Le Mesurier", "Benicio de Rocha"
            let Ok((rest, _)) = phrase(words, Class::Particle)(&text[at..]) else { break };
            if count == 0 && rest.is_empty() {
                break;
            }
            at = text.len() - rest.trim_start().len();
            continue;
        };
        let classes = words.classes(&text[at..at + length]);
        let next = |class| classes.contains(class);
        if count > 0 && (next(Class::Moved) || next(Class::Seconded) || next(Class::Unanimous)) {
            break;
        }
        // "SECONDED BY ANN BELL TO MEND", "Seconded: Ann Bell That the gate be mended": the wording of a motion
        if count > 0 && matches!(&text[at..at + length], "TO" | "THAT" | "That" | "FOR" | "THE" | "AND") {
            break;
        }
        if classes.contains(Class::PostNominal) && follows_name(&text[..at], &text[at..at + length]) {
            break;
        }
        at += length;
        // "Benj. Carr"
        let behind = text[at..].strip_prefix(". ").filter(|behind| behind.starts_with(char::is_uppercase));
        if behind.is_some() && classes.contains(Class::ShortForename) {
            at += 1;
        }
        end = at;
        let gap = text[at..].len() - text[at..].trim_start_matches([' ', '\u{a0}']).len();
        if gap == 0 {
            break;
        }
        at += gap;
    }
    if end == 0 {
        return fail(text);
    }
    let initial = forename_initial(&text[end..]).unwrap_or(0);
    end += initial;
    end += generation(words, &text[end..]).unwrap_or(0);
    Ok((&text[end..], text[..end].trim_end_matches([',', ' '])))
}

/// "J oshua Bell": the length of a forename whose capital the extraction of the text has split from it. A surname follows,
/// and the letters mean nothing else.
fn split_word(words: &Lexicon, text: &str) -> Option<usize> {
    if text.as_bytes().get(1) != Some(&b' ') {
        return None;
    }
    let (capital, rest) = text.first_word()?;
    let (letters, surname) = rest.first_word()?;
    let split = capital.len() == 1
        && capital.bytes().all(|byte| byte.is_ascii_uppercase() && !matches!(byte, b'A' | b'I'))
        && letters.len() >= 3
        && letters.chars().all(char::is_lowercase)
        && surname.starts_with(char::is_uppercase);
    let other = ClassSet::of(&[Class::FiniteVerb, Class::Particle, Class::ListLink, Class::Post, Class::PlaceWord]);
    (split && !words.classes(letters).intersects(other)).then(|| capital.len() + 1 + letters.len())
}

/// Length of a word of a name: a capital and letters, initials with their full stops, O'Neil, Anne-Marie, d'Arcy.
fn name_word(text: &str) -> Option<usize> {
    let opens = |opening: &&&str| text.starts_with(['d', 'l']) && text.starts_with(**opening);
    let small = SMALL_OPENINGS.iter().find(opens).map_or(0, |opening| opening.len());
    let length = name_word_behind(&text[small..])?;
    (small == 0 || length > 2).then_some(small + length)
}

/// What stands in small letters at the beginning of a surname, before its capital.
const SMALL_OPENINGS: [&str; 8] = ["d'", "d’", "l'", "l’", "dell'", "dell’", "dall'", "dall’"];

/// Length of "ffoulkes", a surname that its bearers write without a capital.
fn small_surname(text: &str) -> Option<usize> {
    let length = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let word = &text[..length];
    (length >= 5 && word.starts_with("ff") && word.chars().all(char::is_lowercase)).then_some(length)
}

fn name_word_behind(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    if !first.is_uppercase() {
        return None;
    }
    let mut end = first.len_utf8();
    for (at, char) in chars {
        let inner = char.is_alphabetic() || matches!(char, '\'' | '’' | '‘' | '‟' | '-' | '‑' | '`');
        // a letter that a converter lost
        let lost = matches!(char, '?' | '\u{fffd}') && text[at + char.len_utf8()..].starts_with(char::is_lowercase);
        let dot = char == '.'
            && (end <= 2 || text[..end].ends_with(|last: char| last.is_uppercase()) || &text[..end] == "St");
        if !(inner || dot || lost) {
            break;
        }
        end = at + char.len_utf8();
    }
    // "O’ Donovan": a converter's blank
    if matches!(&text[..end], "O'" | "O’") && text[end..].starts_with(' ') {
        return Some(end);
    }
    let word = text[..end].trim_end_matches(['\'', '’', '-']);
    let end = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).len();
    // a digit within makes it a code and not a name
    (!text[end..].starts_with(|next: char| next.is_ascii_digit() || next == '&')).then_some(end)
}

/// Length of a radio amateur's call sign, which goes with the name: letters, a digit and letters. The zero may be written
/// with its stroke.
pub(super) fn call_sign(text: &str) -> Option<usize> {
    let digit = |char: char| char.is_ascii_digit() || char == 'Ø';
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
    let length = text.find(|char: char| !(char.is_ascii_alphanumeric() || char == 'Ø')).unwrap_or(text.len());
    let sign = &text[..length];
    let at = sign.find(digit).filter(|at| (1..=2).contains(at))?;
    let (prefix, rest) = sign.split_at(at);
    let suffix = rest.trim_start_matches('Ø');
    let suffix = if suffix.len() < rest.len() { suffix } else { &rest[1..] };
    let whole = (4..=6).contains(&(prefix.len() + 1 + suffix.len())) && (1..=3).contains(&suffix.len());
    (whole && letters(prefix) && letters(suffix)).then_some(length)
}

/// Length of a nickname in quotes before another word of the name: "Clark “Chip” Bell".
fn nickname(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['“', '"', '‘'])?;
    let letters = inner.find(|char: char| !(char.is_alphabetic() || char == '-')).filter(|end| *end > 0)?;
    let behind = inner[letters..].strip_prefix(['”', '"', '’'])?;
    let named = inner.starts_with(char::is_uppercase) && behind.strip_prefix(' ')?.starts_with(char::is_uppercase);
    named.then(|| text.len() - behind.len())
}

/// Lists of words that are forenames, whatever else they may be; "max" is short for something, and a name.
const FORENAMES: ClassSet = ClassSet::of(&[Class::Nickname, Class::ShortForename, Class::Abbreviation]);

/// Length of "(Vicky)", the forename by which somebody is known, between the first word of the name and the surname. What
/// means something else is none, and neither is the bracket of one who stands before another with a bracket.
fn spoken_name(words: &Lexicon, text: &str) -> Option<usize> {
    const NEAR: usize = 80;
    let near = &text[..text.floor_char_boundary(NEAR)];
    let (inner, behind) = near.strip_prefix('(')?.split_once(") ")?;
    let plain = (3..=12).contains(&inner.len())
        && inner.starts_with(char::is_uppercase)
        && inner.chars().skip(1).all(|char| char.is_alphabetic() && char.is_lowercase())
        && words.openings(inner).iter().all(|class| FORENAMES.contains(class));
    let surname = name_word(behind).filter(|length| behind[..*length].contains(char::is_lowercase))?;
    let another = behind[surname..].strip_prefix(" (").and_then(|note| note.split_once(')'));
    let alone = another.is_none_or(|(_, more)| !more.trim_start().starts_with(char::is_uppercase));
    (plain && alone).then_some(inner.len() + 2)
}

/// Whether capitals behind a name are letters of a degree or an office: behind a name in small letters, and behind a
/// surname alone only where they are too many to be its initials ("Smith JD").
fn follows_name(before: &str, letters: &str) -> bool {
    let capitals = letters.chars().all(char::is_uppercase) && before.contains(char::is_lowercase);
    capitals && (before.trim_end().contains(' ') || letters.len() > 2)
}

/// Length of " (J)", a forename's initial after the surname.
fn forename_initial(text: &str) -> Option<usize> {
    let inner = text.trim_start().strip_prefix('(')?;
    let close = inner.find(')')?;
    let letters: Vec<char> = inner[..close].chars().filter(|char| *char != '.').collect();
    (letters.len() == 1 && letters[0].is_uppercase()).then(|| text.len() - inner.len() + close + 1)
}

/// Length of ", Jr.", which belongs to the name; before a post ("Ann Bell, Sr. Planner") it tells the rank.
pub(super) fn generation(words: &Lexicon, text: &str) -> Option<usize> {
    [", Jr.", ", Sr.", ", Jr", ", Sr", ", III", ", II"]
        .into_iter()
        .find(|suffix| text.starts_with(',') && text.starts_with(suffix))
        .map(str::len)
        .filter(|length| !text[*length..].starts_with(char::is_alphanumeric))
        .filter(|length| !text[*length..].strip_prefix(' ').is_some_and(|behind| leads_post(words, behind)))
}

/// Whether a post of the vocabulary stands at the start of a text.
fn leads_post(words: &Lexicon, text: &str) -> bool {
    words.longest(Class::Post, text).is_some()
}

fn post_nominal<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, &'t str> {
    let (letters, _) = (opt(nom::bytes::complete::tag(",")), blank).parse(text)?;
    let (rest, found) = phrase(words, Class::PostNominal)(letters)?;
    // "Ann Bell, Sr. Planner" tells the rank of a post
    if matches!(found, "Sr." | "Jr." | "Sr" | "Jr")
        && rest.strip_prefix(' ').is_some_and(|post| leads_post(words, post))
    {
        return fail(text);
    }
    Ok((rest, found))
}

/// Whether `letters` abbreviates `name`: its letters are the first letters of words of the name, in order, perhaps
/// with more letters of those words between ("`BMcT`", "`JTe`", "`KoK`").
pub fn abbreviates(letters: &str, name: &str) -> bool {
    let short: Vec<char> = letters.chars().filter(|char| char.is_alphabetic()).collect();
    if !(2..=5).contains(&short.len()) || !short[0].is_uppercase() {
        return false;
    }
    // "AB" of "Ann", whose surname is not told
    if let [initial, surname] = short[..]
        && surname.is_uppercase()
        && !name.contains([' ', '-', '\u{a0}'])
    {
        return name.starts_with(initial);
    }
    let mut rest = short.iter().peekable();
    let mut first = true;
    for word in name.split([' ', '-', '\u{a0}']) {
        let mut letters = word.chars().filter(|char| char.is_alphabetic());
        let Some(initial) = letters.next() else { continue };
        match rest.peek() {
            Some(char) if char.to_lowercase().eq(initial.to_lowercase()) => {
                rest.next();
            }
            _ if first => return false,
            _ => continue,
        }
        first = false;
        // letters of the same word that follow its initial: "Mc" of "McTaggart", "Te" of "Tenby"
        for letter in letters {
            if rest.peek().is_some_and(|char| {
                **char == letter || (char.is_lowercase() && char.to_lowercase().eq(letter.to_lowercase()))
            }) {
                rest.next();
            }
        }
    }
    rest.peek().is_none()
}

/// A name folded for comparison: lower case, letters and digits only, single blanks.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.chars() {
        match char {
            'a'..='z' | '0'..='9' => folded.push(char),
            'A'..='Z' => folded.push(char.to_ascii_lowercase()),
            '\'' | '’' | '‘' | '‟' | '.' => {}
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Å' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'Í' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ó' | 'Ö' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ü' => folded.push('u'),
            'ñ' | 'Ñ' => folded.push('n'),
            'ç' | 'Ç' => folded.push('c'),
            _ if !char.is_ascii() && char.is_alphanumeric() => folded.extend(char.to_lowercase()),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a name is longer than `most` bytes when it is folded, without looking at all of a long text.
pub fn folds_longer(name: &str, most: usize) -> bool {
    name.len() > most && name.chars().filter(|char| char.is_alphanumeric()).nth(most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn people_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, Option<&str>, &str)] = &[
            ("Julia Le Mesurier", None, "Julia Le Mesurier"),
            ("Cllr. Amir Karim Asad Tarafder, Cllr", Some("Cllr."), "Amir Karim Asad Tarafder"),
            ("Mr. K. G. Nakata", Some("Mr."), "K. G. Nakata"),
            ("Benicio de Rocha, Director", None, "Benicio de Rocha"),
            ("Professor Alan Brimble said", Some("Professor"), "Alan Brimble"),
            ("Mr M Ferris (Chairman)", Some("Mr"), "M Ferris"),
            ("Collins (J), Smith", None, "Collins (J)"),
            ("Marcel St. Laurent", None, "Marcel St. Laurent"),
            ("Ms Elisa O’ Donovan it", Some("Ms"), "Elisa O’ Donovan"),
            ("Artemis L., Oscar", None, "Artemis L."),
            ("Cllr Earl proposed it", Some("Cllr"), "Earl"),
            ("Cllr Judge, Mr Moss", Some("Cllr"), "Judge"),
            ("Mr Canon came", Some("Mr"), "Canon"),
            ("Rt Rev Bishop Lee", Some("Rt Rev Bishop"), "Lee"),
            ("Dame Ann Lee OBE, Chair", Some("Dame"), "Ann Lee"),
            ("Ann Lee MSP, Chair", None, "Ann Lee"),
            ("Bell JP", None, "Bell JP"),
            ("Ann K0ABC moved", None, "Ann K0ABC"),
            ("Ann Unanimously in favour", None, "Ann"),
            ("Clark L. “Chip” Bell, Treasurer", None, "Clark L. “Chip” Bell"),
            ("Jean d’Arcy, Ann Bell", None, "Jean d’Arcy"),
            ("Mr J. d'Arcy", Some("Mr"), "J. d'Arcy"),
            ("Robert ffoulkes (Clerk)", None, "Robert ffoulkes"),
            ("Robert offered", None, "Robert"),
            ("Benj. Mako Bell (Clerk)", None, "Benj. Mako Bell"),
            ("Bell. Carr spoke", None, "Bell"),
        ];
        for (text, honorific, name) in cases {
            let (_, found) = person(words, text).unwrap_or_else(|_| panic!("{text}"));
            assert_eq!((found.honorific, found.name), (*honorific, *name), "{text}");
        }
        assert!(person(words, "members of the public").is_err());
    }

    #[test]
    fn initials() {
        for (letters, name) in [
            ("CC", "Clare Cade"),
            ("JTe", "Jenny Tenby"),
            ("BMcT", "Beth McTaggart"),
            ("KoK", "Karen O'Kane"),
            ("KO", "Kieran O’Hea"),
            ("AWa", "Alice Ward"),
        ] {
            assert!(abbreviates(letters, name), "{letters} {name}");
        }
        for (letters, name) in [("ODI", "Jenny Tenby"), ("GDS", "Terry Esk"), ("S", "Sue")] {
            assert!(!abbreviates(letters, name), "{letters} {name}");
        }
    }
}

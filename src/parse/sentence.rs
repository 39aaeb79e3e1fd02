//! Sentences.
//!
//! ```ebnf
//! sentences = { sentence } ;
//! sentence  = { ? any character ? } , ( boundary | ? the end of the text ? ) ; (* lexical *)
//! boundary  = ( "." | "?" | "!" ) , { closer } , ( blank | ? a glued capital ? ) ;
//! closer    = '"' | "”" | "’" | "'" | ")" | "]" | "." | marks ;
//! ```
//!
//! A full stop ends a sentence where a closer or a blank follows and then a word that may begin one; not after an
//! abbreviation, an initial or a number that goes on, and not within an address.

use super::date::MONTHS;
use crate::grammar::{Class, Lexicon};
use crate::text::{Span, Words, seek};

/// Cuts `text` into sentences and adds their spans, counted from `base`, to `out`.
pub fn sentences(words: &Lexicon, text: &str, base: usize, out: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut start = 0;
    for at in memchr::memchr3_iter(b'.', b'?', b'!', bytes) {
        if at < start {
            continue;
        }
        if let Some(end) = boundary(words, text, start, at) {
            push(text, start, end, base, out);
            start = end + (text.len() - end - text[end..].trim_start().len());
            start += small_numeral(&text[start..]).unwrap_or(0);
        }
    }
    push(text, start, text.len(), base, out);
}

/// Longest sentence, in bytes. Nobody writes one that long; where stops were lost, the limit keeps the work on each word
/// of a sentence from growing with the document.
const LONGEST: usize = 4_000;

fn push(text: &str, mut start: usize, end: usize, base: usize, out: &mut Vec<Span>) {
    while text[start..end].trim_end().len() > LONGEST {
        let most = text.floor_char_boundary(start + LONGEST);
        let cut = text[start..most].rfind(' ').filter(|cut| *cut > 0).map_or(most, |cut| start + cut);
        push_part(text, start, cut, base, out);
        start = cut + text[cut..end].len() - text[cut..end].trim_start().len();
    }
    push_part(text, start, end, base, out);
}

fn push_part(text: &str, start: usize, end: usize, base: usize, out: &mut Vec<Span>) {
    let sentence = text[start..end].trim_end();
    // stray stops and dashes belong to the sentence before
    if sentence.chars().any(char::is_alphanumeric) {
        out.push(Span::new(base + start, base + start + sentence.len()));
    }
}

/// The end of the sentence that the stop at `at` closes, if it closes one.
fn boundary(words: &Lexicon, text: &str, start: usize, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut rest = &text[end..];
    while let Some(length) = closer(rest) {
        end += length;
        rest = &text[end..];
    }
    if rest.is_empty() {
        return Some(end);
    }
    let stop = text.as_bytes()[at];
    let next = rest.trim_start();
    let first = next.chars().next()?;
    if !rest.starts_with(char::is_whitespace) {
        return (stop == b'.' && is_glued(words, text, at, rest)).then_some(end);
    }
    if first.is_lowercase() && small_numeral(next).is_none() || matches!(first, ',' | ';') {
        return None;
    }
    if stop != b'.' {
        return Some(end);
    }
    let opens_sentence =
        |word: Option<&str>| word.is_some_and(|word| words.classes(word).contains(Class::SentenceOpening));
    let before = &text[start..at];
    let token = before.rsplit([' ', '(', '"', '“', '‘', '/', '*']).next().unwrap_or("");
    // "Mrs. I. Novak"
    let named = || before[..before.len() - token.len()].trim_end().ends_with('.');
    let initial = token.chars().count() == 1 && token.chars().all(char::is_alphabetic) && (token != "I" || named());
    if initial {
        // "The keys are with Ann L. The gate is shut."
        let head = before[..before.len() - token.len()].trim_end();
        let within = !head.is_empty() && !head.ends_with(['.', ':', ';', ',', ')']) && !head.ends_with(" and");
        let new = opens_sentence(next.words().next());
        // "The road is in phase B. Ben to call the county."
        let counted = words.classes(head.words().next_back().unwrap_or("")).contains(Class::Lettered);
        return (within && token != "I" && (new || counted)).then_some(end);
    }
    // "…, L.F. Bell and J.B. Carr"
    let head = before[..before.len() - token.len()].trim_end();
    let listed = || head.ends_with([',', ';', ':']) || head.ends_with(" and") || head.ends_with('&');
    let letters =
        || token.split(['.']).all(|part| part.len() == 1 && part.starts_with(|char: char| char.is_ascii_uppercase()));
    // "Councillor A.B. Carr", and "of U.S. Dollar Bonds" where the letters say of which kind
    let last = || head.words().next_back().unwrap_or("");
    let titled = || words.classes(last()).contains(Class::Honorific);
    let kind = || {
        token.len() > 1
            && ["of", "for", "on", "a", "into", "in", "with"].contains(&last())
            && next.words().nth(1).is_some_and(|word| word.starts_with(char::is_uppercase))
            && !opens_sentence(next.words().next())
    };
    if first.is_uppercase() && letters() && (listed() || titled() || kind()) {
        return None;
    }
    if is_hour(before) {
        return None;
    }
    let number_follows = first.is_ascii_digit();
    let short = token.trim_start_matches(|char: char| !char.is_alphanumeric());
    let abbreviated = words.classes(short).contains(Class::Abbreviation);
    // "No. 5" is a number, "No. The clerk" an answer
    let number_word = short.eq_ignore_ascii_case("no") || short.eq_ignore_ascii_case("nos");
    if number_word {
        // "application No. B/15/24"
        let counted = || next.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
        let coded = || next.as_bytes().get(1) == Some(&b'/') && counted() && before.len() > token.len();
        return (!number_follows && !coded()).then_some(end);
    }
    // "by the end of Feb. Ben will write"
    let month = || MONTHS.iter().any(|month| words.classes(short).contains(*month)) && first.is_uppercase();
    let mut following = next.words();
    let mut opens =
        || opens_sentence(following.next()) || matches!(following.next(), Some("will" | "has" | "said" | "would"));
    (!abbreviated || month() && opens()).then_some(end)
}

/// "At 9:15 p.m. Carr moved to adjourn.": whether a sentence has said nothing so far but when something was.
fn is_hour(before: &str) -> bool {
    const LONGEST: usize = "At approximately 10:15 p.m".len();
    before.len() <= LONGEST
        && before.ends_with(['m', 'M'])
        && before[..before.len() - 1].ends_with(['.', ' '])
        && ["at ", "by ", "around ", "about "].into_iter().any(|word| seek::opens(before, word))
        && before.contains(|char: char| char.is_ascii_digit())
}

/// Length of the number of an entry that goes on in the paragraph of the one before: "No objection. ii. 24/0124/F Barn".
fn small_numeral(text: &str) -> Option<usize> {
    const NUMERALS: [&str; 9] = ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    const LONGEST: usize = 4;
    if !text.starts_with(['i', 'v', 'x']) {
        return None;
    }
    // no numeral is longer, and the text may be
    let end = text.bytes().take(LONGEST + 1).position(|byte| matches!(byte, b'.' | b')'))?;
    let (numeral, rest) = (&text[..end], &text[end + 1..]);
    let entry = rest.strip_prefix(' ')?;
    let begins = entry.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    (begins && NUMERALS.contains(&numeral)).then_some(text.len() - entry.len())
}

/// A missing blank: "trees.She had", but not "data.gov.uk" or "J.Smith".
fn is_glued(words: &Lexicon, text: &str, at: usize, rest: &str) -> bool {
    let mut next = rest.chars();
    let begins = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    let before = text[..at].chars().rev().take(3).take_while(|char| char.is_lowercase()).count();
    // "Maps.Elm.org": the next word has a stop of its own, and is none that is written so, as "Mr." is
    let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let address = |stopped: &str| words.classes(stopped).contains(Class::Honorific);
    let goes_on = word <= 4
        && !rest.get(..=word).is_some_and(address)
        && rest[word..]
            .strip_prefix('.')
            .is_some_and(|behind| behind.starts_with(|next: char| next.is_ascii_alphabetic()));
    begins && before == 3 && !goes_on && !is_address(text, at)
}

/// Longest address that is looked at on either side of a stop, in bytes.
const ADDRESS: usize = 400;

/// Whether a stop stands within an address.
fn is_address(text: &str, at: usize) -> bool {
    let from = text.ceil_char_boundary(at.saturating_sub(ADDRESS));
    let to = text.floor_char_boundary((at + ADDRESS).min(text.len()));
    let start = text[from..at].rfind(' ').map_or(from, |blank| from + blank + 1);
    let end = text[at..to].find(' ').map_or(to, |blank| at + blank);
    text[start..end].contains(['/', '@']) || text[start..].starts_with("www.")
}

/// Length of a quotation mark, bracket or footnote mark that follows a stop.
fn closer(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if matches!(first, '"' | '”' | '’' | '\'' | ')' | ']' | '*' | '†' | '‡' | '⁰'..='⁹' | '¹' | '²' | '³' | '.')
    {
        return Some(first.len_utf8());
    }
    let close = (first == '[').then(|| rest.bytes().take(6).position(|byte| byte == b']')).flatten()?;
    Some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn numerals_of_entries() {
        assert_eq!(small_numeral("viii. Barn"), Some(6));
        assert_eq!(small_numeral("ii) Barn"), Some(4));
        assert_eq!(small_numeral("is not a numeral. Barn"), None);
        assert_eq!(small_numeral("x"), None);
    }

    #[test]
    fn where_sentences_end() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[&[&str]] = &[
            &["Mr. J. Smith spoke.", "He left at 7.30 p.m. on time."],
            &["See No. 5 of the list.", "No."],
            &["We recommend application No. B/15/24 for a barn.", "It is old."],
            &["The lists are kept at Maps.Elm.Org for now."],
            &["They chose to mend the trees.", "Mr.Hart was glad."],
            &["Is it due?", "Yes."],
            &["At 9:15 p.m. Carr moved to close.", "He left at 9:15 p.m.", "The chair spoke."],
            &["He called it \"done.\"", "They agreed.[3]", "The end"],
            &["Costs e.g. VAT rose by 2.5 percent.", "All agreed."],
            &["See www.example.org for it.", "Data.gov.uk is down."],
            &["She spoke of trees.", "She had more"],
            &["Cllr. Bell and Cllr. Carr were thanked."],
            &["They were Ann Bell, L.F. Carr and J.B. Dunn.", "All agreed."],
            &["It is due by the end of Feb.", "Ben will write."],
            &["The Jan. Minutes were approved."],
            &["Ben will help Ann L.", "Date to be arranged."],
            &["The road is in phase B.", "Ben to call the county."],
            &["A. Lee and J. Moss spoke to Mr. B. Hart."],
            &["It is in the U.S.", "The Board knows."],
            &["The paper was of U.S. Dollar Loans to Firms.", "It is long."],
            &["A question came from Councillor A.B. Carr on lamps."],
            &["…and so on ... until noon.", "“Why?” was asked."],
        ];
        for expected in cases {
            let text = if expected[0].ends_with("trees.") { expected.concat() } else { expected.join(" ") };
            let mut spans = Vec::new();
            sentences(words, &text, 0, &mut spans);
            let found: Vec<_> = spans.iter().map(|span| &text[span.start..span.end]).collect();
            assert_eq!(found, *expected);
        }
    }
}

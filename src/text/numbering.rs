//! Numbers and letters before the text of an entry.

use super::markup::NOTHING;
use super::{Numbering, NumberingKind, Span};

mod minuted;
mod parts;
mod running;
mod worded;

use minuted::minuted;
use parts::{lettered_part, mixed};
use running::running;
pub(super) use running::{dated, lettered, of_committee, of_month, running_alone};
use worded::worded;

pub(super) fn numbering(text: &str, offset: usize) -> Option<Numbering> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if first == SIGNS_OF_NUMERALS {
        return numeral(text, offset);
    }
    if !(first.is_ascii_alphanumeric() || first == b'(' || first == b'#') {
        return None;
    }
    minuted(text, offset)
        .or_else(|| worded(text, offset))
        .or_else(|| kinded(text, offset))
        .or_else(|| lettered_part(text, offset))
        .or_else(|| plain(text, offset))
        .or_else(|| mixed(text, offset))
}

/// Kinds of business that agenda software prints before the number of an item.
const KINDS: [&str; 12] = [
    "Action",
    "Information",
    "Discussion",
    "Report",
    "Reports",
    "Consent",
    "Procedural",
    "Presentation",
    "Recognition",
    "Hearing",
    "Announcement",
    "Review",
];

/// The first byte of the signs that each are a roman numeral.
const SIGNS_OF_NUMERALS: u8 = 0xe2;

/// "Ⅱ. Economic outlook": Unicode has a sign for each roman numeral up to twelve, which East Asian word processors write.
fn numeral(text: &str, offset: usize) -> Option<Numbering> {
    let sign = text.chars().next().filter(|sign| ('\u{2160}'..='\u{216b}').contains(sign))?;
    let value = u16::try_from(u32::from(sign) - 0x215f).ok()?;
    let (signs, closed) = closing(&text[sign.len_utf8()..], true)?;
    let end = offset + sign.len_utf8();
    closed.then(|| Numbering {
        kind: NumberingKind::CapitalRoman,
        parts: [value, 0, 0, 0],
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, end),
        outer: Span::new(offset, end + signs),
    })
}

/// "Action: B. Bus contract", "Discussion, Information: 4.02 Budget", "Action (Consent): 5.1 Bills": the kind of an item
/// and its number.
fn kinded(text: &str, offset: usize) -> Option<Numbering> {
    const LONGEST: usize = 48;
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LONGEST)])?;
    let mut kinds = text[..colon].split([',', '(', ')']).map(str::trim).filter(|kind| !kind.is_empty()).peekable();
    if kinds.peek().is_none() || !kinds.all(|kind| KINDS.contains(&kind)) {
        return None;
    }
    let number = text[colon + 1..].strip_prefix(' ')?;
    let found = plain(number, offset + colon + 2)?;
    let title = number[found.outer.len()..].trim_start();
    let counted = match found.kind {
        NumberingKind::Capital => found.outer.len() == 2 && number.as_bytes()[1] == b'.',
        NumberingKind::Decimal => found.depth > 1,
        _ => false,
    };
    (counted && title.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())).then(|| Numbering {
        outer: Span::new(offset, found.outer.end),
        bare: false,
        ..found
    })
}

/// Length of the closing signs and blanks after a number, and whether there were any signs; `None` if text follows
/// directly.
fn closing(rest: &str, glue: bool) -> Option<(usize, bool)> {
    // "**1.** **Roads**": the emphasis ends with the number
    let bare = |text: &str| text.len() - text.trim_start_matches(NOTHING).len();
    let open = bare(rest);
    let signs = rest[open..].bytes().take(2).take_while(|byte| matches!(byte, b'.' | b')' | b':' | b']')).count();
    let end = open + signs + bare(&rest[open + signs..]);
    let after = &rest[end..];
    if after.is_empty() || after.starts_with(char::is_whitespace) {
        return Some((end, signs > 0));
    }
    (glue && signs > 0 && after.starts_with(char::is_uppercase)).then_some((end, true))
}

fn plain(text: &str, offset: usize) -> Option<Numbering> {
    let bytes = text.as_bytes();
    let opened = usize::from(*bytes.first()? == b'(');
    let body = &text[opened..];
    let lettered = body.starts_with(|char: char| char.is_ascii_alphabetic());
    // "The gate": letters before a blank are a word, and most lines begin with one
    if lettered && opened == 0 && body.bytes().find(|byte| !byte.is_ascii_alphabetic()) == Some(b' ') {
        return None;
    }
    let part = |byte: &u8| byte.is_ascii_digit() || (lettered && byte.is_ascii_alphabetic()) || b"./-".contains(byte);
    let length = body.bytes().take(16).take_while(part).count();
    let token = body[..length].trim_end_matches(['.', '-', '/']);
    // "3/24E": the letter of an extraordinary meeting behind the year
    let special =
        !lettered && token.contains('/') && body[token.len()..].starts_with(|char: char| char.is_ascii_uppercase());
    let token = if special { &body[..=token.len()] } else { token };
    let glued = glued_roman(token);
    let token = glued.unwrap_or(token);
    if token.is_empty() || (opened == 1 && !body[token.len()..].starts_with(')')) {
        return None;
    }
    // "1 / Minutes": a stroke parts the number and its title
    let stroke = opened == 0
        && token.len() <= 2
        && token.bytes().all(|byte| byte.is_ascii_digit())
        && body[token.len()..].strip_prefix(" / ").is_some_and(|title| title.starts_with(char::is_uppercase));
    let (signs, closed) = if stroke { Some((2, true)) } else { None }.or_else(|| {
        closing(&body[token.len()..], glued.is_some() || token.bytes().all(|byte| byte.is_ascii_digit()))
    })?;
    // "Q:" and "A:" speak, they do not count
    if token.bytes().all(|byte| byte.is_ascii_alphabetic()) && body[token.len()..].starts_with(':') {
        return None;
    }
    let mut numbering = read(token)?;
    if opened == 1 && numbering.kind == NumberingKind::Decimal {
        numbering.kind = NumberingKind::Bracketed;
    }
    let after = &body[token.len() + signs..];
    let wide = ["\t", "  ", " \t"].iter().any(|gap| after.starts_with(gap));
    // text after a bare number or letter has to look like the start of an entry
    if !closed {
        // "4.1 **Roads**"
        let title = after.trim_start_matches(|char: char| char.is_whitespace() || char == NOTHING);
        let entry = title.starts_with(|char: char| char.is_uppercase() || "“\"‘'(".contains(char));
        let single = matches!(numbering.kind, NumberingKind::Decimal) && numbering.depth == 1;
        let dashed = after.trim_start().starts_with(['-', '–']) && single && numbering.parts[0] < 100;
        let allowed = match numbering.kind {
            NumberingKind::Decimal => entry || dashed || wide,
            NumberingKind::Running => entry,
            _ => false,
        };
        // "3412       Roads": numbers that run on for years, set apart by a gap; "2019     The hall was built" is a year
        let runs_on = wide && entry && numbering.parts[0] > 999 && !(1500..2200).contains(&numbering.parts[0]);
        if !allowed || (single && numbering.parts[0] > 199 && !runs_on) {
            return None;
        }
        numbering.bare = single && !wide && !dashed;
    } else if numbering.kind == NumberingKind::Decimal && numbering.depth == 1 && body[token.len()..].starts_with(')') {
        numbering.kind = NumberingKind::Bracketed;
    }
    // numbers that run on for years are held to those beside them, as years look the same
    if numbering.kind == NumberingKind::Decimal && numbering.depth == 1 && numbering.parts[0] > 999 {
        numbering.bare = true;
    }
    let start = offset + opened;
    numbering.span = Span::new(start, start + token.len());
    numbering.outer = Span::new(offset, start + token.len() + signs + dash(after));
    Some(numbering)
}

/// Length of the dash and its blanks that part a number from its title: "1 - Roads", "1. – Roads".
fn dash(after: &str) -> usize {
    let title = after.strip_prefix(' ').and_then(|rest| rest.strip_prefix(['-', '–', '—'])?.strip_prefix(' '));
    title
        .map(str::trim_start)
        .filter(|title| title.starts_with(char::is_uppercase))
        .map_or(0, |title| after.len() - title.len() - 1)
}

/// "II.ROLL CALL": a numeral without a blank behind its stop, before a word in capitals.
fn glued_roman(token: &str) -> Option<&str> {
    let (head, word) = token.split_once(['.'])?;
    let capitals = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    (capitals(head) && roman(head).is_some() && word.len() >= 4 && capitals(word)).then_some(head)
}

/// "4 Roads": the number before the title of a marked heading.
pub(super) fn whole(text: &str) -> Option<u16> {
    let (number, title) = text.split_at_checked(text.bytes().take(4).position(|byte| byte == b' ')?)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| digits && title.trim_start().starts_with(char::is_uppercase))
}

/// "1-2 Approval of the agenda", "1-1-2 Guests": numbers of a heading that hyphens part.
///
/// Elsewhere these are scores and days: only what signs mark as a heading is to be asked.
pub(super) fn hyphened(text: &str, offset: usize) -> Option<Numbering> {
    let (number, title) = text.split_once(' ').filter(|(number, _)| number.len() <= 11)?;
    let (mut parts, mut depth) = ([0; 4], 0);
    for part in number.split('-') {
        let short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        *parts.get_mut(depth)? = part.parse().ok().filter(|_| short)?;
        depth += 1;
    }
    let span = Span::new(offset, offset + number.len());
    (depth >= 2 && title.trim_start().starts_with(char::is_uppercase)).then_some(Numbering {
        kind: NumberingKind::Decimal,
        parts,
        depth: depth as u8,
        roman: None,
        bare: false,
        span,
        outer: span,
    })
}

/// Reads a number without its brackets.
fn read(token: &str) -> Option<Numbering> {
    let blank = Numbering {
        kind: NumberingKind::Decimal,
        parts: [0; 4],
        depth: 1,
        roman: None,
        bare: false,
        span: Span::default(),
        outer: Span::default(),
    };
    let first = token.bytes().next()?;
    if token.len() == 1 && first.is_ascii_alphabetic() {
        let kind = if first.is_ascii_uppercase() { NumberingKind::Capital } else { NumberingKind::Letter };
        let value = u16::from(first.to_ascii_lowercase() - b'a') + 1;
        return Some(Numbering { kind, parts: [value, 0, 0, 0], roman: roman(token), ..blank });
    }
    if first.is_ascii_digit() && token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let (mut parts, mut depth) = ([0; 4], 0);
        for part in token.split('.') {
            let slot = parts.get_mut(depth)?;
            *slot = part.parse().ok().filter(|_| part.len() <= 4)?;
            depth += 1;
        }
        return Some(Numbering { parts, depth: depth as u8, ..blank });
    }
    if let Some(value) = roman(token) {
        let capital = first.is_ascii_uppercase();
        let kind = if capital { NumberingKind::CapitalRoman } else { NumberingKind::Roman };
        return Some(Numbering { kind, parts: [value, 0, 0, 0], ..blank });
    }
    running(token).map(|parts| Numbering { kind: NumberingKind::Running, parts, ..blank })
}

fn roman(token: &str) -> Option<u16> {
    let upper = token.bytes().all(|byte| byte.is_ascii_uppercase());
    if token.len() > 7 || !(upper || token.bytes().all(|byte| byte.is_ascii_lowercase())) {
        return None;
    }
    let digit = |byte: u8| match byte.to_ascii_lowercase() {
        b'i' => Some(1_u16),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let digits: Vec<u16> = token.bytes().map(digit).collect::<Option<_>>()?;
    let mut value = 0;
    for (place, one) in digits.iter().enumerate() {
        if digits.get(place + 1).is_some_and(|next| next > one) {
            value -= i32::from(*one);
        } else {
            value += i32::from(*one);
        }
    }
    // only the usual spelling, so that "ill" and "civic" stay words
    let value = u16::try_from(value).ok().filter(|value| (1..=89).contains(value))?;
    (spell(value) == token.to_ascii_lowercase()).then_some(value)
}

fn spell(value: u16) -> String {
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    format!("{}{}", tens[usize::from(value / 10)], ones[usize::from(value % 10)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_hyphens() {
        let found = hyphened("1-10-2 Roads", 0).map(|found| (found.parts, found.depth));
        assert_eq!(found, Some(([1, 10, 2, 0], 3)));
        for text in ["3-1 against", "2023-08-07 Members", "10 Roads", "1- Roads"] {
            assert_eq!(hyphened(text, 0), None, "{text}");
        }
    }

    #[test]
    fn a_kind_stands_before_its_number() {
        let found = kinded("Action: B. Bus contract", 0).map(|found| found.parts[0]);
        assert_eq!(found, Some(2));
        for text in ["Action: ", "Roads: B. Bus contract", "(), : B. Bus contract", ": 4.02 Budget"] {
            assert_eq!(kinded(text, 0), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_their_forms() {
        use NumberingKind::{Bracketed, Capital, CapitalRoman, Decimal, Letter, Roman, Running, Worded};
        let cases: &[(&str, NumberingKind, &str, u16)] = &[
            ("1. Apologies", Decimal, "1", 1),
            ("4.1.2      Willow Lane", Decimal, "4.1.2", 4),
            ("4.1. Nick", Decimal, "4.1", 4),
            ("12.\tPlanning", Decimal, "12", 12),
            ("1 \tGreetings", Decimal, "1", 1),
            ("1 / Minutes", Decimal, "1", 1),
            ("1.Apologies", Decimal, "1", 1),
            ("7) Finance", Bracketed, "7", 7),
            ("II.ROLL CALL", CapitalRoman, "II", 2),
            ("(2) Over", Bracketed, "2", 2),
            ("a) A new sign", Letter, "a", 1),
            ("(c) Roads", Letter, "c", 3),
            ("B. Markets", Capital, "B", 2),
            ("IV. Decision", CapitalRoman, "IV", 4),
            ("Ⅳ. Decision", CapitalRoman, "Ⅳ", 4),
            ("(ii) Lights", Roman, "ii", 2),
            ("044/18 Review", Running, "044/18", 44),
            ("24/25-013 Bins", Running, "24/25-013", 13),
            ("Item 3: Presentation", Worded, "3", 3),
            ("Item No. 3 : Presentation", Worded, "3", 3),
            ("Item No.3:- Presentation", Worded, "3", 3),
            ("Item 3", Worded, "3", 3),
            ("Item 3\0\0: Presentation", Worded, "3", 3),
            ("Pt. 1: Discuss", Worded, "1", 1),
            ("Agenda Item 4 – Roads", Worded, "4", 4),
            ("1.3/24E To open", Running, "1.3/24E", 1),
            ("2.3/24 Roads", Running, "2.3/24", 2),
            ("MH01/18.3: Roads", Running, "MH01/18.3", 3),
            ("01/18.12 Roads", Running, "01/18.12", 12),
            ("Action: B. Bus contract", Capital, "B", 2),
            ("Discussion, Information: 4.02 Budget", Decimal, "4.02", 4),
            ("Action (Consent): 5.1 Bills", Decimal, "5.1", 5),
            ("1187. Roads", Decimal, "1187", 1187),
            ("3412       Roads", Decimal, "3412", 3412),
            ("5 Reports were made", Decimal, "5", 5),
            ("4a) Permissions", Decimal, "4a", 4),
            ("4b1) The website", Decimal, "4b1", 4),
            ("4.B. Proclamation", Decimal, "4.B", 4),
            ("4.A Proclamation", Decimal, "4.A", 4),
            ("1.A new roof", Decimal, "1", 1),
        ];
        for (text, kind, quoted, value) in cases {
            let found = numbering(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.kind, &text[found.span.start..found.span.end], found.parts[0]),
                (*kind, *quoted, *value),
                "{text}"
            );
        }
        let dashed = numbering("1 - Roads", 0).map(|found| (found.span.end, found.outer.end));
        assert_eq!(dashed, Some((1, 3)));
        for text in ["2019     The hall was built", "Figure 2: The bridge", "Table 1: Payments"] {
            assert!(numbering(text, 0).is_none(), "{text}");
        }
    }
}

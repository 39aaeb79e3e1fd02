//! Numbers of minutes that run through the years, behind the word for one: `MIN.112/4/2018`, `Min 23/2020`, as colleges and
//! societies of East and West Africa count them.

use crate::text::{Numbering, NumberingKind, Span};

/// "MIN.112/4/2018: Roads", "Min 04/11/2019 – Roads", "MINUTE 23/2020: Roads". The part that counts is the one that is not the
/// year; of three the middle one, where the first is too high to count the items of one meeting.
pub(super) fn minuted(text: &str, offset: usize) -> Option<Numbering> {
    const WORDS: [&str; 6] = ["MINUTE", "Minute", "MIN", "Min", "EX-MIN", "Ex-Min"];
    const MOST_ITEMS: u16 = 40;
    if !text.starts_with(['M', 'E']) {
        return None;
    }
    let behind = WORDS.iter().find_map(|word| text.strip_prefix(word))?;
    let number = behind.trim_start_matches(['.', ' ']);
    let number = ["NO.", "No.", "NO ", "No "].iter().find_map(|word| number.strip_prefix(word)).unwrap_or(number);
    let number = number.trim_start();
    let length = number.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'/').count();
    let token = number[..length].trim_end_matches('/');
    let mut parts = [0_u16; 3];
    let mut depth = 0;
    for part in token.split('/') {
        *parts.get_mut(depth)? = part.parse().ok().filter(|_| part.len() <= 4)?;
        depth += 1;
    }
    let year = |part: u16| (1900..2200).contains(&part);
    // "MIN 4/3" may be a score of whatever, and "MIN 112/4" the fourth item of meeting 112
    let counts = match (depth, parts) {
        (2, [item, last, _]) if year(last) => [item, last, 0, 0],
        (3, [first, item, last]) if year(last) && first > MOST_ITEMS => [item, last, first, 0],
        (3, [item, within, last]) if year(last) => [item, last, within, 0],
        _ => return None,
    };
    let after = &number[token.len()..];
    let titled = after.trim_start_matches([' ', '\t', ':', '.', '-', '–', '—']);
    let closed = titled.len() < after.len() && titled.starts_with(|first: char| first.is_uppercase());
    let start = offset + text.len() - number.len();
    (closed || after.is_empty()).then(|| Numbering {
        kind: NumberingKind::Running,
        parts: counts,
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(start, start + token.len()),
        outer: Span::new(offset, offset + text.len() - titled.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::minuted;

    #[test]
    fn numbers_behind_the_word_for_a_minute() {
        for (text, number, counts) in [
            ("MIN.112/4/2018: ROADS", "112/4/2018", 4),
            ("Min 04/11/2019 – Roads", "04/11/2019", 4),
            ("MINUTE NO. 23/2020: Roads", "23/2020", 23),
            ("MIN 7/2021   LAMPS", "7/2021", 7),
        ] {
            let found = minuted(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.span.start..found.span.end], found.parts[0]), (number, counts), "{text}");
            assert!(text[found.outer.end..].starts_with(['R', 'L']), "{text}");
        }
        for text in ["MIN 4/3 Roads", "Min. 5 of the list", "MINUTES 2/2020", "Min 7/2021 was read", "Mint 7/2021: Tea"]
        {
            assert_eq!(minuted(text, 0), None, "{text}");
        }
    }
}

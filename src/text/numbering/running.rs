//! Numbers that run on for a year, and tell it: `52/19`, `2024/117`, `2019/03/04a`.

use crate::text::{Numbering, NumberingKind, Span};

use super::closing;

/// "2019/03/04a. Roads": year, month or meeting, and the number of an item, which looks like a date.
pub(in crate::text) fn dated(text: &str, offset: usize) -> Option<Numbering> {
    let length = text.bytes().take(12).take_while(|byte| byte.is_ascii_digit() || *byte == b'/').count();
    let parts: Vec<&str> = text[..length].split('/').collect();
    let [year, month, item] = parts[..] else { return None };
    let plausible = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=3).contains(&item.len());
    let letter = text[length..].bytes().take_while(u8::is_ascii_lowercase).count();
    let number = length + letter;
    let (signs, _) = closing(&text[number..], true)
        .or_else(|| text[number..].starts_with(|char: char| char.is_ascii_uppercase()).then_some((0, false)))?;
    let told = text[number + signs..].trim_start().starts_with(char::is_alphabetic);
    let numbers = plausible.then(|| Some([item.parse().ok()?, year.parse().ok()?, month.parse().ok()?, 0]))??;
    (letter <= 1 && told).then(|| Numbering {
        kind: NumberingKind::Running,
        parts: numbers,
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + number),
        outer: Span::new(offset, offset + number + signs),
    })
}

/// "03/65": a running number and nothing else on its line.
pub(in crate::text) fn running_alone(text: &str, offset: usize) -> Option<Numbering> {
    let token = text.trim_end_matches(['.', ':']);
    let parts = running(token).filter(|_| token.len() <= 8 && token.contains('/'))?;
    Some(Numbering {
        kind: NumberingKind::Running,
        parts,
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + token.len()),
        outer: Span::new(offset, offset + text.len()),
    })
}

/// "FC/24/017 Roads": a running number and a year, in either order, behind the letters of the committee that counts so. Longer
/// numbers are those of applications ("DC/24/01734").
pub(in crate::text) fn of_committee(text: &str, offset: usize) -> Option<Numbering> {
    const LONGEST: usize = 16;
    const LETTERS: usize = 4;
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let token = near.split([' ', '\t']).next()?.trim_end_matches(['.', ':']);
    let mut parts = token.split('/');
    let (letters, first, last) = (parts.next()?, parts.next()?, parts.next()?);
    let lettered = (1..=LETTERS).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = |part: &str| {
        let year = part.len() == 4 && part.starts_with("20");
        let short = (1..=3).contains(&part.len()) || year;
        part.parse::<u16>().ok().filter(|_| short && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let year_first = first.len() == 4 || first.len() == 2 && last.len() == 3;
    let (first, last) = (number(first)?, number(last)?);
    let behind = text[token.len()..].trim_start_matches(['.', ':']);
    let titled = behind.starts_with([' ', '\t']) && behind.trim_start().starts_with(char::is_uppercase);
    let numbers = if year_first { [last, first, 0, 0] } else { [first, last, 0, 0] };
    (lettered && titled && parts.next().is_none()).then(|| Numbering {
        kind: NumberingKind::Running,
        parts: numbers,
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + token.len()),
        outer: Span::new(offset, offset + text.len() - behind.len()),
    })
}

/// "3/05/21 Lamps", "12/05/2021. Hedges": the number of an item, the month and the year of its meeting.
pub(in crate::text) fn of_month(text: &str, offset: usize) -> Option<Numbering> {
    let length = text.bytes().take(12).take_while(|byte| byte.is_ascii_digit() || *byte == b'/').count();
    let mut parts = text[..length].split('/');
    let (item, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let plausible = (1..=3).contains(&item.len()) && (1..=2).contains(&month.len()) && matches!(year.len(), 2 | 4);
    let behind = text[length..].trim_start_matches(['.', ':', ')']);
    let titled = behind.starts_with([' ', '\t']) && behind.trim_start().starts_with(char::is_uppercase);
    let month: u16 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let numbers = [item.parse().ok()?, year.parse().ok()?, month, 0];
    (plausible && titled && parts.next().is_none()).then(|| Numbering {
        kind: NumberingKind::Running,
        parts: numbers,
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + length),
        outer: Span::new(offset, offset + text.len() - behind.len()),
    })
}

/// "PC12 Apologies", "B.3 Minutes", "HL-40 Lamps": the letters of a committee and a number that runs on.
pub(in crate::text) fn lettered(text: &str, offset: usize) -> Option<Numbering> {
    let letters = text.bytes().take(5).take_while(u8::is_ascii_uppercase).count();
    let sign = usize::from(text[letters..].starts_with(['.', '-']));
    let from = letters + sign;
    let digits = text[from..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    let end = from + digits;
    let behind = text[end..].trim_start_matches(['.', ':']);
    let titled = behind.starts_with([' ', '\t']) && behind.trim_start().starts_with(char::is_uppercase);
    let number = text[from..end].parse().ok()?;
    ((1..=4).contains(&letters) && (1..=4).contains(&digits) && titled).then(|| Numbering {
        kind: NumberingKind::Running,
        parts: [number, 0, 0, 0],
        depth: 1,
        roman: None,
        bare: false,
        span: Span::new(offset, offset + end),
        outer: Span::new(offset, offset + text.len() - behind.len()),
    })
}

/// `52/19`, `2024/117`, `24/25-013`, `P24-017`: the part that counts is the one that is not the year.
pub(super) fn running(token: &str) -> Option<[u16; 4]> {
    let coded = token.contains('-') && token.starts_with(|char: char| char.is_ascii_uppercase());
    if !(token.contains('/') || coded) {
        return None;
    }
    let digits = token.trim_start_matches(|char: char| char.is_ascii_uppercase());
    let digits = digits.strip_suffix(|char: char| char.is_ascii_uppercase()).unwrap_or(digits);
    let parts: Vec<&str> = digits.split(['/', '-']).collect();
    // "1.3/24": the first item of the third meeting of the year
    if let [item, year] = parts[..]
        && let Some((item, meeting)) = item.split_once('.')
    {
        let short = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let told = short(item, 3) && short(meeting, 2) && year.len() == 2 && short(year, 2);
        return told
            .then(|| item.parse().ok().zip(meeting.parse().ok()))
            .flatten()
            .map(|(item, meeting)| [item, meeting, 0, 0]);
    }
    // "MH01/18.3": the third item of the first meeting of the year
    if let [meeting, item] = parts[..]
        && let Some((year, item)) = item.split_once('.')
    {
        let number = |part: &str, most: usize| {
            let short = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            short.then(|| part.parse::<u16>().ok()).flatten()
        };
        let year = year.len() == 2 && number(year, 2).is_some();
        return number(item, 3).zip(number(meeting, 2)).filter(|_| year).map(|(item, meeting)| [item, meeting, 0, 0]);
    }
    let plausible = (2..=3).contains(&parts.len())
        && token.len() - digits.len() <= 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !plausible || (parts.len() == 3 && token.matches('/').count() == 2) {
        return None;
    }
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let first_is_year = (1900..2200).contains(&first) || parts.len() == 3;
    Some(if first_is_year { [last, first, 0, 0] } else { [first, last, 0, 0] })
}

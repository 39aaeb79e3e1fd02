//! Numbers that only the whole document shows to be such: those that look like a date, and those that stand alone on
//! their lines.

use std::collections::HashMap;

use crate::text::numbering::{dated, lettered, of_committee, of_month, running_alone};
use crate::text::{Line, Numbering, NumberingKind, Span};

/// Fewest numbers that make a series.
const FEWEST: usize = 3;

/// Most by which a number of a series is more than the one before.
const STEP: u16 = 3;

/// The numbers of items that a document writes in one of these forms, by the position of their line.
pub(super) fn series(source: &str, lines: &[Line]) -> HashMap<usize, Numbering> {
    let texts = || lines.iter().enumerate().filter(|(_, line)| line.is_text());
    let mut found = HashMap::new();
    for read in [dated, running_alone] {
        let mut numbers: Vec<(usize, Numbering)> = Vec::new();
        for (index, line) in texts() {
            let text = line.text(source);
            if text.starts_with(|char: char| char.is_ascii_digit())
                && let Some(number) = read(text, line.text_start)
            {
                numbers.push((index, number));
            }
        }
        for run in numbers.chunk_by(|one, next| counts_on(one.1, next.1)).filter(|run| run.len() >= FEWEST) {
            found.extend(run.iter().copied());
        }
    }
    found.extend(of_committees(source, lines));
    found.extend(of_months(source, lines));
    found.extend(letters_count(source, lines));
    found.extend(from_one(source, lines));
    found
}

/// "I Call to order", "A Apologies", "#1 Roads", "No. 1 Roads" and so on from the first: numbers and letters without a sign
/// behind them, which are words and names elsewhere. Each stands over its business; "A Bell", "B Carr" stand directly under
/// each other.
fn from_one(source: &str, lines: &[Line]) -> impl Iterator<Item = (usize, Numbering)> {
    let mut counts = [roman_alone, capital_alone, signed].map(Count::new);
    let mut texts = 0;
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
        texts += 1;
        let text = line.text(source);
        let blank = index > 0 && !lines[index - 1].is_text();
        // each begins with a capital or the sign of a number
        if text.starts_with(|first: char| first == '#' || first.is_ascii_uppercase()) {
            for count in &mut counts {
                count.see(text, line.text_start, index, texts, blank);
            }
        }
    }
    counts.into_iter().flat_map(Count::believed)
}

/// Reads the number that a text begins with, if it is the one that is due: where it begins and ends.
type Read = fn(&str, u16) -> Option<(usize, usize)>;

/// Numbers of one form that count on from the first.
struct Count {
    read: Read,
    /// The lines with their numbers.
    found: Vec<(usize, Numbering)>,
    /// How many of them are short and directly under the one before.
    close: usize,
    /// The lines of text up to the last of them.
    before: usize,
}

impl Count {
    fn new(read: Read) -> Self {
        Self { read, found: Vec::new(), close: 0, before: 0 }
    }

    /// Takes in a line, the text of which begins at `offset`, if its number is due; `texts` lines of text stand up to it, and
    /// perhaps a `blank` one right before it.
    fn see(&mut self, text: &str, offset: usize, index: usize, texts: usize, blank: bool) {
        const SHORT: usize = 6;
        let value = self.found.len() as u16 + 1;
        let Some((start, end)) = (self.read)(text, value) else { return };
        let titled = text[end..].strip_prefix([' ', '\t']).map(str::trim_start);
        if !titled.is_some_and(|title| title.starts_with(char::is_uppercase)) {
            return;
        }
        let short = text.split(' ').nth(SHORT).is_none();
        self.close += usize::from(short && !self.found.is_empty() && self.before + 1 == texts && !blank);
        self.before = texts;
        let numbering = Numbering {
            kind: NumberingKind::Worded,
            parts: [value, 0, 0, 0],
            depth: 1,
            roman: None,
            bare: false,
            span: Span::new(offset + start, offset + end),
            outer: Span::new(offset, offset + end),
        };
        self.found.push((index, numbering));
    }

    /// The numbers, where there are enough of them and most stand over their business.
    fn believed(self) -> Vec<(usize, Numbering)> {
        const LEAST: usize = 4;
        if self.found.len() >= LEAST && self.close * 3 <= self.found.len() { self.found } else { Vec::new() }
    }
}

/// "IV": where the numeral of a number stands at the start of a text.
fn roman_alone(text: &str, value: u16) -> Option<(usize, usize)> {
    const NUMERALS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    let numeral = NUMERALS.get(usize::from(value) - 1)?;
    text.starts_with(numeral).then_some((0, numeral.len()))
}

/// "C": where the letter of a number stands at the start of a text.
fn capital_alone(text: &str, value: u16) -> Option<(usize, usize)> {
    let letter = b'A' + u8::try_from(value - 1).ok().filter(|place| *place < 26)?;
    (text.as_bytes().first() == Some(&letter)).then_some((0, 1))
}

/// "#3", "No. 3", "No 3": where a number stands at the start of a text behind the sign or the word for it.
fn signed(text: &str, value: u16) -> Option<(usize, usize)> {
    let rest = ["#", "No. ", "No ", "NO. ", "Nr. "].iter().find_map(|sign| text.strip_prefix(sign))?;
    let start = text.len() - rest.len();
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    (rest[..digits].parse() == Ok(value)).then_some((start, start + digits))
}

/// "3/05/21 Lamps", "4/05/21 Hedges": the items of a meeting with its month and year, which look like days. Only numbers that go
/// up by one beside the same month are believed.
fn of_months(source: &str, lines: &[Line]) -> Vec<(usize, Numbering)> {
    let mut numbers: Vec<(usize, Numbering)> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
        let text = line.text(source);
        let near = &text.as_bytes()[..text.len().min(4)];
        if near[0].is_ascii_digit()
            && near.contains(&b'/')
            && let Some(number) = of_month(text, line.text_start)
        {
            numbers.push((index, number));
        }
    }
    let goes_on = |one: &(usize, Numbering), next: &(usize, Numbering)| {
        one.1.parts[0] + 1 == next.1.parts[0] && one.1.parts[1..] == next.1.parts[1..]
    };
    let runs = numbers.chunk_by(goes_on).filter(|run| run.len() >= FEWEST);
    runs.flatten().copied().collect()
}

/// "PC12 Apologies", "B.3 Minutes": the items that a committee counts through the years behind its letters. Each stands over
/// its business; those of a list of trees, questions or actions stand directly under each other, or under other numbers.
fn letters_count(source: &str, lines: &[Line]) -> Vec<(usize, Numbering)> {
    const MOST_CLOSE: usize = 3;
    let mut numbers: Vec<(usize, Numbering)> = Vec::new();
    let (mut blank, mut close, mut texts, mut before) = (true, 0, 0, 0);
    for (index, line) in lines.iter().enumerate() {
        if !line.is_text() {
            blank = true;
            continue;
        }
        texts += 1;
        let text = line.text(source);
        if text.as_bytes()[0].is_ascii_uppercase()
            && text.as_bytes()[1..text.len().min(7)].iter().any(u8::is_ascii_digit)
            && let Some(number) = lettered(text, line.text_start)
        {
            // a question, or the next of a list
            if text.ends_with('?') {
                return Vec::new();
            }
            close += usize::from(!numbers.is_empty() && before + 1 == texts || !blank);
            before = texts;
            numbers.push((index, number));
        } else if numbers.is_empty() && is_numbered(text) {
            return Vec::new();
        }
        blank = false;
    }
    let letters = |number: &Numbering| {
        let written = &source[number.span.start..number.span.end];
        written.trim_end_matches(|char: char| char.is_ascii_digit())
    };
    let goes_on = |pair: &[(usize, Numbering)]| {
        pair[0].1.parts[0] + 1 == pair[1].1.parts[0] && letters(&pair[0].1) == letters(&pair[1].1)
    };
    let counted = numbers.len() > FEWEST && numbers.windows(2).all(goes_on) && close * MOST_CLOSE <= numbers.len();
    if counted { numbers } else { Vec::new() }
}

/// "1. Planning", "2 Bills".
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | ')'));
    let digit = text.starts_with(|char: char| char.is_ascii_digit());
    digit && rest.trim_start().starts_with(char::is_uppercase) && rest.starts_with([' ', '\t'])
}

/// "FC/24/017 Roads", "FC/24/018 Lamps": the items that a committee counts through the year, by the position of their line.
/// Under other numbers such codes are those of applications and bills ("PA/24/101 Mill Lane: barn").
fn of_committees(source: &str, lines: &[Line]) -> Vec<(usize, Numbering)> {
    let texts = || lines.iter().enumerate().filter(|(_, line)| line.is_text());
    let coded = |line: &Line| {
        let text = line.text(source);
        let code = text.starts_with(|char: char| char.is_ascii_uppercase())
            && text.as_bytes()[..text.len().min(5)].contains(&b'/');
        if code { of_committee(text, line.text_start) } else { None }
    };
    let numbers: Vec<_> = texts().filter_map(|(index, line)| Some((index, coded(line)?))).collect();
    let Some((first, opening)) = numbers.first() else { return Vec::new() };
    let letters = |number: &Numbering| source[number.span.start..number.span.end].split('/').next();
    let goes_on = |one: &Numbering, next: &Numbering| {
        let (first, second) = (one.parts, next.parts);
        let rises = |at: usize, other: usize| first[at] + 1 == second[at] && first[other] == second[other];
        letters(one) == letters(next) && (rises(0, 1) || rises(1, 0))
    };
    let all = numbers.windows(2).all(|pair| goes_on(&pair[0].1, &pair[1].1)) && numbers.len() >= FEWEST;
    let above = || texts().take_while(|(index, _)| index < first).any(|(_, line)| is_numbered(line.text(source)));
    if all && opening.depth == 1 && !above() { numbers } else { Vec::new() }
}

/// "2019/03/02" behind "2019/03/01", "03/66" behind "03/65": "04b" counts on from "04a" too.
fn counts_on(one: Numbering, next: Numbering) -> bool {
    let (first, second) = (one.parts, next.parts);
    let rises = |at: usize| (first[at]..=first[at].saturating_add(STEP)).contains(&second[at]);
    // the year stands before the number or behind it
    first[2..] == second[2..] && (first[1] == second[1] && rises(0) || first[0] == second[0] && rises(1))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn numbers_that_the_document_shows() {
        let items = |text: &str| -> Vec<String> {
            let text = format!("Elm Parish Council\nHeld on 6 March 2019\n\nPresent: Ann Bell, Ben Carr\n\n{text}");
            let items = convert(&text).agenda_items;
            items.iter().map(|item| format!("{} {}", item.number.as_deref().unwrap_or("-"), item.title)).collect()
        };
        let dated = "2019/03/01. Apologies for Absence.\nThese were received from Cllr Dent.\n2019/03/02Public \
                     Participation.\nNobody spoke.\n2019/03/03a. Minutes.\nAll agreed they were true.\n2019/03/03b. \
                     Matters Arising\nThe bench had been mended.\n";
        assert_eq!(
            items(dated),
            [
                "2019/03/01 Apologies for Absence",
                "2019/03/02 Public Participation",
                "2019/03/03a Minutes",
                "2019/03/03b Matters Arising",
            ]
        );
        // days of a diary
        let days = "Roads\n\n2019/03/01 The road was mended.\n\n2019/04/09 The road was closed.\n\n2019/04/20 It was opened.\n";
        assert!(items(days).iter().all(|item| item.starts_with("- ")), "{:?}", items(days));
        let alone = "03/65 |\nApologies |\n|\nCllr Dent sent apologies. |\n||\n03/66 |\nMinutes of Last Meeting |\n|\n\
                     Accepted as a true record. |\n||\n03/67 |\nHall Roof |\n|\nDeferred. |\n";
        let committee = "FC/24/017 Roads\n\nThe lane is wet.\n\nFC/24/018 Lamps\n\nAll are lit.\n\nFC/24/019 Bins\n\nNone is full.\n";
        assert_eq!(items(committee), ["FC/24/017 Roads", "FC/24/018 Lamps", "FC/24/019 Bins"]);
        // applications and bills under the items of the document, and codes that do not count
        for listed in [
            "1.1 Sheds and barns\n\nPL/24/55 Oat Farm: barn. No objection.\nPL/24/56 Rye Farm: shed. Objection.\nPL/24/57 Elm Farm: \
             store. Objection.\n\n1.2 Roads\n\nNone is wet.\n",
            "1. Bills\n\nBL/24/101 Oat Ltd £30\nBL/24/102 Rye Ltd £20\nBL/24/103 Elm Ltd £10\n",
            "Bills\n\nBL/24/101 Oat Ltd £30\n\nBL/24/109 Rye Ltd £20\n\nBL/24/140 Elm Ltd £10\n",
        ] {
            assert!(items(listed).iter().all(|item| !item.contains("L/24")), "{:?}", items(listed));
        }
        let months =
            "3/05/21 Lamps\n\nAll are lit.\n\n4/05/21 Hedges\n\nNone is cut.\n\n5/05/21 Drains\n\nAll are dry.\n";
        assert_eq!(items(months), ["3/05/21 Lamps", "4/05/21 Hedges", "5/05/21 Drains"]);
        let lettered = |sign: &str, gap: &str| {
            let titles = ["LAMPS", "HEDGES", "DRAINS", "BENCHES"];
            let told = titles
                .iter()
                .enumerate()
                .map(|(at, title)| format!("HL{sign}{}   {title}{gap}Nobody spoke.{gap}", at + 9));
            items(&told.collect::<String>())
        };
        assert_eq!(lettered("", "\n\n"), ["HL9 LAMPS", "HL10 HEDGES", "HL11 DRAINS", "HL12 BENCHES"]);
        assert_eq!(lettered(".", "\n\n")[3], "HL.12 BENCHES");
        // fairs on days of a year, trees of a list, questions
        for listed in [
            "Fairs\n\n3/05/21 Elm\n9/05/21 Oak\n\n4/06/21 Ash\n",
            "Trees\n\nT1 Oak: fell\nT2 Elm: lop\nT3 Ash: lop\nT4 Fir: fell\n",
            "Q1 Is the pond deep?\n\nNo.\n\nQ2 Is it cold?\n\nYes.\n\nQ3 Is it clean?\n\nNo.\n\nQ4 Whose is it?\n\nOurs.\n",
        ] {
            let plain = |item: &String| !item.contains("/21") && !item.starts_with(['T', 'Q']);
            assert!(items(listed).iter().all(plain), "{:?}", items(listed));
        }
        assert_eq!(items(alone), ["03/65 Apologies", "03/66 Minutes of Last Meeting", "03/67 Hall Roof"]);
    }
}

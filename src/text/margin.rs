//! What stands in the margin and is none of the text: numbers of lines, as on pleading paper, in transcripts and in bills,
//! and the signs of what is quoted or set in.

use super::{Line, LineKind};

/// Fewer numbers than this in counting are a list.
const SHORTEST_RUN: usize = 5;

/// Highest number with which the lines of an excerpt begin.
const LAST_FIRST: u32 = 99;

/// Takes the margin out of `lines`: a numbered line begins behind its number, and a number alone is a blank line.
///
/// A margin is there if most lines of text begin with a number that is one more than that of the line before, or with
/// 1 again. Numbers that begin in the hundreds are those of minutes that run on for years.
pub fn unnumber(source: &str, lines: &mut [Line]) {
    let texts: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].is_text()).collect();
    let numbers: Vec<Option<u32>> = texts.iter().map(|index| number(lines[*index].text(source))).collect();
    let mut margin: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < numbers.len() {
        let run = numbers[at..]
            .iter()
            .zip(numbers[at].unwrap_or(0)..)
            .take_while(|(number, expected)| **number == Some(*expected))
            .count();
        let runs_on = margin.is_empty() && numbers[at].is_some_and(|first| first > LAST_FIRST);
        if run >= SHORTEST_RUN && !runs_on {
            margin.extend(&texts[at..at + run]);
        }
        at += run.max(1);
    }
    // lines break off where they are full, and a list has a capital behind each of its numbers
    let entry = |index: &usize| {
        let text = lines[*index].text(source).trim_start_matches(|char: char| char.is_ascii_digit());
        text.trim_start_matches([' ', '-', '–', '—']).starts_with(char::is_uppercase)
    };
    if margin.len() * 2 <= texts.len() || margin.iter().all(entry) {
        return;
    }
    for index in margin {
        let line = &mut lines[index];
        let text = line.text(source);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let behind = text[digits..].trim_start();
        let taken = text.len() - behind.len();
        line.indent = line.indent.saturating_add(text[..taken].chars().count().min(usize::from(u16::MAX)) as u16);
        line.text_start += taken;
        if behind.is_empty() {
            line.kind = LineKind::Blank;
        }
    }
}

/// Takes the bars off that close the cells of a table of which a converter has set every cell on a line of its own: "Roads
/// |", "|", "||". A row with bars between its cells is a table still.
pub fn unbar(source: &str, lines: &mut [Line]) {
    const FEWEST: usize = 6;
    let cell = |line: &Line| {
        let text = line.text(source);
        let inner = text.strip_suffix('|').map(|inner| inner.trim_end_matches([' ', '|']));
        inner.filter(|inner| line.is_text() && !inner.contains('|')).map(str::len)
    };
    let barred = lines.iter().filter(|line| line.is_text() && line.text(source).contains('|')).count();
    let cells: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, cell(line)?))).collect();
    let told = cells.iter().filter(|(_, length)| *length > 0).count();
    if told < FEWEST || cells.len() * 10 < barred * 9 {
        return;
    }
    for (index, length) in cells {
        let line = &mut lines[index];
        line.end = line.text_start + length;
        if length == 0 {
            line.kind = LineKind::Blank;
        }
    }
}

/// Takes the signs off that set paragraphs in as quoted: "> Ann will write to the bank about" over "> the loan". Where each
/// line ends by itself, the sign is one of a list.
pub fn unquote(source: &str, lines: &mut [Line]) {
    const FEWEST: usize = 2;
    let quoted = |line: &Line| line.is_text() && line.text(source).starts_with('>');
    let runs_over = |pair: &[Line]| {
        let [above, below] = pair else { return false };
        let behind = |line: &Line| line.text(source).trim_start_matches(['>', ' ']);
        quoted(above)
            && quoted(below)
            && !behind(above).ends_with(['.', ':', ';', '!', '?'])
            && behind(below).starts_with(char::is_lowercase)
    };
    if lines.windows(2).filter(|pair| runs_over(pair)).take(FEWEST).count() < FEWEST {
        return;
    }
    for line in lines.iter_mut() {
        if !quoted(line) {
            continue;
        }
        let text = line.text(source);
        let inner = text.trim_start_matches(['>', ' ']);
        line.text_start += text.len() - inner.len();
        if inner.is_empty() {
            line.kind = LineKind::Blank;
        }
    }
}

/// Takes the bars off that stand before the lines of an agenda which the minutes quote and answer, as authors of mail set
/// in what they quote: "| 1. Roll call" over "Ann Bell, Ben Carr", and of blocks of lines in reStructuredText. A row that
/// has another bar is one of a table.
pub fn unbar_quotes(source: &str, lines: &mut [Line]) {
    const FEWEST: usize = 6;
    let quoted = |line: &Line| {
        let text = line.text(source);
        let inner = text.strip_prefix('|').filter(|_| line.is_text())?;
        let whole = inner.is_empty() || inner.starts_with(' ') && !inner.contains('|');
        whole.then(|| inner.len() - inner.trim_start().len())
    };
    let barred = |line: &&Line| line.is_text() && line.text(source).starts_with('|');
    let told = |line: &&Line| quoted(line).is_some() && line.text(source).len() > 1;
    let enough = lines.iter().filter(told).take(FEWEST).count() == FEWEST;
    // "| Roads" over "| Lamps": a table of one column; an agenda has numbers or what answers it
    let number = |line: &Line| {
        let inner = line.text(source).trim_start_matches(['|', ' ']);
        let behind = inner.trim_start_matches(|sign: char| sign.is_ascii_digit());
        behind.len() < inner.len() && behind.starts_with(['.', ')'])
    };
    let texts = || lines.iter().filter(|line| line.is_text());
    let numbered = || texts().any(|line| quoted(line).is_some() && number(line));
    let answered = || {
        let mut behind = texts().skip_while(|line| quoted(line).is_none()).skip_while(|line| quoted(line).is_some());
        behind.any(|line| quoted(line).is_some())
    };
    if !enough || !numbered() && !answered() || lines.iter().filter(barred).any(|line| quoted(line).is_none()) {
        return;
    }
    for line in lines.iter_mut() {
        let Some(blanks) = quoted(line) else { continue };
        line.text_start += '|'.len_utf8() + blanks;
        line.indent = line.indent.saturating_add(u16::try_from(blanks).unwrap_or(u16::MAX));
        if line.text_start >= line.end {
            line.kind = LineKind::Blank;
        }
    }
}

/// Takes the colons off that set lines in: "::  Ann agreed." as in the talk of wikis, ":   Members present: Ann Bell" as in
/// lists of definitions.
pub fn uncolon(source: &str, lines: &mut [Line]) {
    const FEWEST: usize = 2;
    let inner = |line: &Line| {
        let text = line.text(source);
        let inner = text.trim_start_matches(':');
        let told = inner.trim_start();
        // "::: {.box}" opens a part of a page
        let set_in = inner.len() < text.len() && inner.starts_with(' ') && !told.starts_with('{');
        (line.is_text() && set_in).then_some(told.len())
    };
    if lines.iter().filter_map(inner).take(FEWEST).count() < FEWEST {
        return;
    }
    for line in lines.iter_mut() {
        if let Some(length) = inner(line).filter(|length| *length > 0) {
            let taken = line.end - line.text_start - length;
            line.text_start += taken;
            line.indent = line.indent.saturating_add(u16::try_from(taken).unwrap_or(u16::MAX));
        }
    }
}

/// The number before a line, with nothing but a blank behind it.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 4 || text[digits..].starts_with(|char: char| !char.is_whitespace()) {
        return None;
    }
    text[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::text::{LineKind, line};

    fn texts(source: &str) -> Vec<&str> {
        let mut lines = line::lines(source);
        super::unnumber(source, &mut lines);
        lines.iter().filter(|line| line.kind == LineKind::Text).map(|line| line.text(source)).collect()
    }

    #[test]
    fn a_margin_goes() {
        let source = "TOWN BOARD\n 1  PRESENT: A. Bell\n 2\n 3  Motion to pay\n 4  12 bills.\n 5\n 6  ROADS\n\nPage 2\n 1  The grader\n 2  is old.\n 3\n 4\n 5  End.\n";
        assert_eq!(
            texts(source),
            [
                "TOWN BOARD",
                "PRESENT: A. Bell",
                "Motion to pay",
                "12 bills.",
                "ROADS",
                "Page 2",
                "The grader",
                "is old.",
                "End."
            ]
        );
    }

    #[test]
    fn colons_that_set_in_go() {
        let shown = |source| -> Vec<&str> {
            let mut lines = line::lines(source);
            super::uncolon(source, &mut lines);
            lines.iter().map(|line| line.text(source)).collect()
        };
        assert_eq!(
            shown(":   Present: Ann Bell, Ben,\n    Cy\n:   Others: Di\n::  Ann agreed."),
            ["Present: Ann Bell, Ben,", "Cy", "Others: Di", "Ann agreed."]
        );
        let once = ":) was said\n: once\n::: {.box}";
        assert_eq!(shown(once)[..2], [":) was said", ": once"]);
    }

    #[test]
    fn bars_before_a_quoted_agenda_go() {
        let shown = |source| -> Vec<&str> {
            let mut lines = line::lines(source);
            super::unbar_quotes(source, &mut lines);
            lines.iter().filter(|line| line.kind == LineKind::Text).map(|line| line.text(source)).collect()
        };
        let quoted = "| Elm Working Group\n|\n| 1. Roll call\n\nAnn Bell\n\n| 2. Lamps {5 min}\n|\n|    a. Ann to mend one\n\n\
                      Done.\n\n| 3. Roads\n| 4. Bins\n";
        assert_eq!(
            shown(quoted),
            [
                "Elm Working Group",
                "1. Roll call",
                "Ann Bell",
                "2. Lamps {5 min}",
                "a. Ann to mend one",
                "Done.",
                "3. Roads",
                "4. Bins"
            ]
        );
        let table = "| a | b\n| 1. c\n| 2. d\n| 3. e\n| 4. f\n| 5. g\n| 6. h\n";
        assert_eq!(shown(table)[1], "| 1. c");
        assert_eq!(shown("| a\n| b\n\nc\n"), ["| a", "| b", "c"]);
        let column = "Stock:\n\n| Kind\n| Oats\n| Rye\n| Hay\n| Straw\n| Flax\n\n1. Barns\n";
        assert_eq!(shown(column)[1], "| Kind");
    }

    #[test]
    fn signs_of_quotes_go_and_those_of_lists_stay() {
        let shown = |source| -> Vec<&str> {
            let mut lines = line::lines(source);
            super::unquote(source, &mut lines);
            lines.iter().filter(|line| line.kind == LineKind::Text).map(|line| line.text(source)).collect()
        };
        let quoted = "a) Roads\n\n> Ann will write to the county\n> about the holes and\n> the lamps.\n>\n> None.\n";
        assert_eq!(
            shown(quoted),
            ["a) Roads", "Ann will write to the county", "about the holes and", "the lamps.", "None."]
        );
        let listed = "Actions\n> Ann to write\n> Ben to call\n> Paint the gate\n";
        assert_eq!(shown(listed), ["Actions", "> Ann to write", "> Ben to call", "> Paint the gate"]);
    }

    #[test]
    fn a_list_that_is_most_of_the_text_stays() {
        let source = "Elm Club\n\n1 Apologies - Mr Bell\n\n2 Minutes - They were read.\n\n3 Greens - They are dry.\n\n4 House - It \
                      is cold.\n\n5 Other business - None.\n";
        assert_eq!(texts(source)[1], "1 Apologies - Mr Bell");
    }

    #[test]
    fn a_list_stays() {
        let source = "Agenda\n1 Apologies\n2 Minutes\n3 Roads\n4 Paths\n5 Bins\n\nThe chair opened the meeting.\nNobody sent apologies.\nThe minutes were read.\nThey were signed.\nThe meeting closed.\n";
        assert_eq!(texts(source).len(), 11);
    }
}

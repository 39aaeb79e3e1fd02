//! What belongs to the page and not to the minutes: rules, page numbers, running heads and feet.

use foldhash::HashMap;

use super::block::has_columns;
use super::markup::HeadingMark;
use super::{Line, LineKind};

/// Tags the furniture among `lines`.
pub fn tag(source: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.is_text()) {
        let text = line.text(source);
        if is_rule(text) {
            line.kind = LineKind::Rule;
        } else if is_page_number(text) || line.parted && ends_in_page_number(text) {
            line.kind = LineKind::PageNumber;
        }
    }
    underlines(source, lines);
    lone_numbers(source, lines);
    running_heads(source, lines);
}

/// Rows of signs right under a lone line and about as long as it underline a heading (`CommonMark` 4.3, reStructuredText);
/// such a row may stand over it too.
fn underlines(source: &str, lines: &mut [Line]) {
    for index in 1..lines.len() {
        let (title, rule) = (lines[index - 1], lines[index]);
        let signs = rule.text(source);
        let sign = signs.as_bytes().first().copied().unwrap_or(0);
        let solid = signs.bytes().all(|byte| byte == sign);
        let (long, row) = (usize::from(title.width - title.indent.min(title.width)), signs.len());
        let fits = row + 2 >= long && row <= long + 8;
        if rule.kind != LineKind::Rule || !title.is_text() || !solid || !fits || has_columns(title.text(source)) {
            continue;
        }
        let above = index.checked_sub(2).map(|above| lines[above]);
        let over = above.is_some_and(|above| above.kind == LineKind::Rule && above.text(source) == signs);
        if !over && above.is_some_and(Line::is_text) {
            continue;
        }
        lines[index].kind = LineKind::Underline;
        lines[index - 1].heading = Some(HeadingMark::Underline(sign));
        if over {
            lines[index - 2].kind = LineKind::Underline;
        }
    }
}

/// A row of at least three signs of one kind, blanks between them allowed: `-----`, `* * *`, `===  ===`.
fn is_rule(text: &str) -> bool {
    let mut signs = text.bytes().filter(|byte| !matches!(byte, b' ' | b'|' | b'+' | b':'));
    let Some(first) = signs.next() else { return text.len() >= 3 };
    matches!(first, b'-' | b'_' | b'=' | b'*' | b'~' | b'.' | b'#')
        && signs.try_fold(1, |count, sign| (sign == first).then_some(count + 1)).is_some_and(|count| count >= 3)
}

/// "Page 2 of 4", "2 of 4", "Page 2", "- 2 -", "2 | P a g e".
fn is_page_number(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let letters: String =
        text.chars().filter(|char| char.is_alphabetic()).map(|char| char.to_ascii_lowercase()).collect();
    let numbers = text.split(|char: char| !char.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let dashed = text.starts_with(['-', '–', '—']) && text.ends_with(['-', '–', '—']);
    match letters.as_str() {
        "page" | "pg" | "p" => (1..=2).contains(&numbers),
        "pageof" => numbers == 2,
        "of" => numbers == 2 && !text.contains('/'),
        "" => numbers == 1 && dashed,
        _ => false,
    }
}

/// A running foot that ends in "Page 2 of 4", set apart by blanks.
fn ends_in_page_number(text: &str) -> bool {
    text.rfind("  ").is_some_and(|gap| {
        let tail = text[gap..].trim();
        let head = tail.get(..4).unwrap_or("");
        head.eq_ignore_ascii_case("page") && is_page_number(tail)
    })
}

/// Numbers alone on their line are page numbers where they stand beside a rule, far from the left edge, or rise
/// through the document one by one with blank lines around them.
fn lone_numbers(source: &str, lines: &mut [Line]) {
    let lone: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.is_text() && line.end - line.text_start <= 4)
        .filter_map(|(index, line)| Some((index, line.text(source).parse().ok()?)))
        .collect();
    for (place, &(index, number)) in lone.iter().enumerate() {
        let beside_rule = [neighbour(lines, index, -1), neighbour(lines, index, 1)]
            .into_iter()
            .any(|near| near.is_some_and(|near| lines[near].kind == LineKind::Rule));
        let alone = index.checked_sub(1).is_none_or(|before| !lines[before].is_text())
            && lines.get(index + 1).is_none_or(|after| !after.is_text());
        let rising = place.checked_sub(1).is_some_and(|before| lone[before].1 + 1 == number)
            || lone.get(place + 1).is_some_and(|after| number + 1 == after.1);
        if beside_rule || (alone && (lines[index].indent >= 24 || rising)) {
            lines[index].kind = LineKind::PageNumber;
        }
    }
}

/// The nearest line in a direction that is not blank.
fn neighbour(lines: &[Line], index: usize, step: isize) -> Option<usize> {
    let mut at = index;
    for _ in 0..8 {
        at = at.checked_add_signed(step)?;
        if lines.get(at)?.kind != LineKind::Blank {
            return Some(at);
        }
    }
    None
}

/// More lines than are seen from one edge of a page.
const NEAR: usize = 160;

/// Lines that stand at least twice beside the edge of a page, the same but for their digits.
fn running_heads(source: &str, lines: &mut [Line]) {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::default();
    for index in 0..lines.len() {
        if !matches!(lines[index].kind, LineKind::Rule | LineKind::PageNumber) {
            continue;
        }
        for step in [-1, 1] {
            let mut at = index;
            for _ in 0..2 {
                let Some(near) = neighbour(lines, at, step).filter(|near| lines[*near].is_text()) else { break };
                let text = lines[near].text(source);
                let key = shape(text);
                // "[2] https://example.org/7": notes over a rule may differ in their digits only
                if key.len() <= 80 && !text.starts_with('[') {
                    let places = seen.entry(key).or_default();
                    // a line is seen again only from the edges around it
                    if !places.iter().rev().take(NEAR).any(|place| *place == near) {
                        places.push(near);
                    }
                }
                at = near;
            }
        }
    }
    for (shape, places) in seen {
        // a first line that also stands in the title block is the title, and the later ones repeat it
        if places.len() >= 2 && shape.chars().any(|char| char.is_alphanumeric() || char == '#') && !shape.ends_with('.')
        {
            for place in places {
                lines[place].kind = LineKind::RunningHead;
            }
        }
    }
}

/// The line with each number as `#`.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for char in text.chars() {
        if !char.is_ascii_digit() {
            shape.push(char);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line;

    fn kinds(source: &str) -> Vec<LineKind> {
        let mut lines = line::lines(source);
        tag(source, &mut lines);
        lines.iter().map(|line| line.kind).collect()
    }

    #[test]
    fn page_numbers_in_their_forms() {
        for text in ["Page 2 of 4", "page 12", "- 3 -", "2 of 4", "4 | P a g e"] {
            assert_eq!(kinds(text), [LineKind::PageNumber], "{text}");
        }
        for text in ["4 of us", "Item 4", "4", "PO 1"] {
            assert_eq!(kinds(text), [LineKind::Text], "{text}");
        }
    }

    #[test]
    fn a_number_beside_a_rule_and_a_foot_that_recurs() {
        let source = "text\n\n05-06-2003 1\n\n-----\nmore\n05-06-2003 2\n-----\nend\n\n3\n\n-----";
        let kinds = kinds(source);
        assert_eq!(kinds[2], LineKind::RunningHead);
        assert_eq!(kinds[6], LineKind::RunningHead);
        assert_eq!(kinds[10], LineKind::PageNumber);
        assert_eq!(kinds[5], LineKind::Text);
        let notes = "[1] http://example.org/1\n-----\nmore\n\n[2] http://example.org/2\n-----\nend\n";
        assert!(!self::kinds(notes).contains(&LineKind::RunningHead));
    }

    #[test]
    fn rows_of_signs_that_underline() {
        let source =
            "====\nBees\n====\n\nHoney\n-----\nThe crop was good.\n\nlast words\n-----\n\nof a page\n\nA   B\n-----\n";
        let mut lines = line::lines(source);
        tag(source, &mut lines);
        let underlines: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].kind == LineKind::Underline).collect();
        assert_eq!(underlines, [0, 2, 5]);
        assert_eq!(lines[1].heading, Some(HeadingMark::Underline(b'=')));
        assert_eq!(lines[4].heading, Some(HeadingMark::Underline(b'-')));
        assert_eq!(lines[8].heading, None);
    }

    #[test]
    fn rules() {
        for text in ["-----", "* * *", "=====  =====", "______", "|---|---|"] {
            assert_eq!(kinds(text), [LineKind::Rule], "{text}");
        }
        for text in ["--", "-a-", "..and", "- - x"] {
            assert_eq!(kinds(text), [LineKind::Text], "{text}");
        }
    }
}

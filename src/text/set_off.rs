//! Titles that rows of signs set off on their own line: `***** Roads *****`, `--- Roads ---`, `<< Roads >>`, `*** Roads`.
//!
//! A single line of the kind says little ("*** DRAFT ***"), and one that recurs belongs to the page ("--- Page 2 ---").
//! It is a form of the document where several lines of different words have the same signs around them. Boxes that are
//! drawn around a title are known by the lines over and under it.

use foldhash::HashMap;

use super::Words;
use super::markup::{self, HeadingMark, NOTHING};

/// The signs that stand in rows around a title.
const SIGNS: [char; 8] = ['*', '=', '-', '~', ':', '#', '_', '+'];
/// Lines of different words that make signs the form of a document.
const ENOUGH: usize = 3;
/// The longest title in bytes.
const LONGEST: usize = 80;

/// Which signs set off a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Frame {
    /// The same sign before and behind.
    Around(char),
    /// Three or more of a sign before.
    Before(char),
    /// `<< … >>`.
    Angles,
    /// `| … |` between two rows of signs.
    Box,
}

/// A title that signs set off: its place in the text.
#[derive(Debug, Clone, Copy)]
struct SetOff {
    frame: Frame,
    start: usize,
    end: usize,
}

/// Writes [`NOTHING`] over the signs around the titles of `source`, and over the lines of boxes.
pub(super) fn erase(source: &str, bytes: &mut [u8]) {
    for (title, line) in found(source) {
        markup::erase(bytes, line.start..title.start);
        markup::erase(bytes, title.end..line.end);
        if title.frame == Frame::Box {
            let above = source[..line.start].trim_end_matches(['\n', '\r']);
            markup::erase(bytes, above.rfind('\n').map_or(0, |at| at + 1)..above.len());
            let below = line.end + source[line.end..].find('\n').map_or(0, |at| at + 1);
            let end = source[below..].find('\n').map_or(source.len(), |at| below + at);
            markup::erase(bytes, below..end);
        }
    }
}

/// Whether signs set off titles in `source`.
pub(super) fn has_titles(source: &str) -> bool {
    !found(source).is_empty()
}

/// Where the lines with such titles begin.
pub(super) fn marks(source: &str) -> HashMap<usize, HeadingMark> {
    found(source).into_iter().map(|(_, line)| (line.start, HeadingMark::Emphasis)).collect()
}

/// The titles that are set off, each with its line.
fn found(source: &str) -> Vec<(SetOff, std::ops::Range<usize>)> {
    let mut all = Vec::new();
    let (mut start, mut above) = (0, "");
    while start < source.len() {
        let end = memchr::memchr(b'\n', &source.as_bytes()[start..]).map_or(source.len(), |at| start + at);
        let line = source[start..end].trim_end_matches('\r');
        let below = || source.get(end + 1..).and_then(|rest| rest.lines().next()).unwrap_or("");
        if let Some(title) = set_off(line, start, || is_edge(above) && is_edge(below())) {
            all.push((title, start..start + line.len()));
        }
        (start, above) = (end + 1, line);
    }
    // how often the words stand there, and how many different ones each form has
    let mut seen: HashMap<(Frame, &str), usize> = HashMap::default();
    for (title, _) in &all {
        *seen.entry((title.frame, shape(source, *title))).or_default() += 1;
    }
    let mut forms: HashMap<Frame, usize> = HashMap::default();
    for ((frame, _), _) in seen.iter().filter(|(_, times)| **times < ENOUGH) {
        *forms.entry(*frame).or_default() += 1;
    }
    all.retain(|(title, _)| {
        seen[&(title.frame, shape(source, *title))] < ENOUGH
            && forms.get(&title.frame).is_some_and(|many| *many >= ENOUGH)
    });
    all
}

/// The words up to the first number: "Page 2" is "Page 3" again.
fn shape(source: &str, title: SetOff) -> &str {
    let words = &source[title.start..title.end];
    words.split(|char: char| char.is_ascii_digit()).next().unwrap_or(words).trim()
}

/// A row of signs that may be the upper or lower edge of a box.
fn is_edge(line: &str) -> bool {
    let line = line.bare();
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b'_' | b'|' | b'*' | b'#'))
}

/// The title that signs set off on `line`, which begins at `offset`.
fn set_off(line: &str, offset: usize, boxed: impl Fn() -> bool) -> Option<SetOff> {
    let text = line.bare();
    let first = text.chars().next()?;
    let run = |text: &str| text.bytes().take_while(|byte| *byte == first as u8).count();
    let (frame, inner) = if let Some(inner) = text.strip_prefix("<<").and_then(|rest| rest.strip_suffix(">>")) {
        (Frame::Angles, inner)
    } else if let Some(inner) = text.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) {
        if inner.contains('|') || !boxed() {
            return None;
        }
        (Frame::Box, inner)
    } else if SIGNS.contains(&first) {
        let (before, behind) = (run(text), text.bytes().rev().take_while(|byte| *byte == first as u8).count());
        if before == text.len() {
            return None;
        }
        let inner = &text[before..text.len() - behind];
        // a single sign stands apart from the words: "~ Roads ~"
        let apart = before > 1 && behind > 1 || inner.starts_with(' ') && inner.ends_with(' ');
        match behind {
            0 if before >= 3 => (Frame::Before(first), inner),
            0 => return None,
            _ if apart && before.abs_diff(behind) <= 2 => (Frame::Around(first), inner),
            _ => return None,
        }
    } else {
        return None;
    };
    let title = inner.trim();
    is_title(title, first).then(|| {
        let start = offset + (title.as_ptr() as usize - line.as_ptr() as usize);
        SetOff { frame, start, end: start + title.len() }
    })
}

/// A few words that begin with a letter or a number and do not end as a sentence.
fn is_title(title: &str, sign: char) -> bool {
    let letters = title.chars().filter(|char| char.is_alphabetic()).count();
    title.len() <= LONGEST
        && letters >= 3
        && title.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit() || char == '"')
        && !title.ends_with(['.', ';', ','])
        && !title.trim_end_matches(':').contains([sign, NOTHING])
}

#[cfg(test)]
mod tests {
    use super::super::markup::{NOTHING, plain};

    fn shown(source: &str) -> String {
        plain(source).chars().filter(|char| *char != NOTHING).collect()
    }

    #[test]
    fn titles_between_signs() {
        for (before, behind) in [
            ("***** ", " *****"),
            ("*** ", " ***"),
            ("** ", " **"),
            ("--- ", " ---"),
            ("---", "---"),
            ("~ ", " ~"),
            ("<< ", " >>"),
            (":: ", " ::"),
            ("# ", " #"),
            ("__", "__"),
            ("***", ""),
            ("=== ", " ====="),
        ] {
            let titles = ["Present:", "Roads", "AOB 2021"];
            let lines = titles.map(|title| format!("{before}{title}{behind}\nNone.\n"));
            let plain = shown(&lines.concat()).replace(' ', "");
            assert_eq!(plain, "Present:\nNone.\nRoads\nNone.\nAOB2021\nNone.\n", "{before}…{behind}");
        }
    }

    #[test]
    fn boxes() {
        let source = "+---+\n| Roads |\n+---+\nNone.\n+---+\n| Bins |\n+---+\nNone.\n+---+\n| AOB |\n+---+\nNone.\n";
        assert_eq!(shown(source).replace(' ', ""), "\nRoads\n\nNone.\n\nBins\n\nNone.\n\nAOB\n\nNone.\n");
    }

    #[test]
    fn what_is_no_form_of_the_document() {
        for source in [
            "*** DRAFT ***\nRoads\n*** END ***\n",
            "--- Page 1 ---\na\n--- Page 2 ---\nb\n--- Page 3 ---\nc\n--- Page 4 ---\n",
            "-- a vote --\n-- the end --\n-- none --\n",
            "- Roads\n- Bins\n- Fences\n",
            "| A | B |\n| Cc | Dd |\n| Ee | Ff |\n",
            "-----\n*****\n=====\n",
        ] {
            assert_eq!(plain(source), source);
        }
    }
}

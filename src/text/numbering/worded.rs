//! A word and a number before the text of an entry: "Item 1: Roads".

use super::read;
use crate::text::markup::NOTHING;
use crate::text::{Numbering, NumberingKind, Span};

/// Most signs of emphasis behind a number: "***".
const EMPHASIS: usize = 3;

/// Words before the number of an item that a dash parts from its heading.
const COUNTED: [&str; 18] = [
    "item",
    "no",
    "nr",
    "number",
    "pt",
    "point",
    "topic",
    "action",
    "section",
    "part",
    "motion",
    "resolution",
    "question",
    "issue",
    "decision",
    "option",
    "article",
    "session",
];

/// Words before the number of what the minutes show, and of no business: "Figure 2: the bridge".
const SHOWN: [&str; 9] = ["figure", "fig", "table", "chart", "map", "photo", "picture", "diagram", "page"];

/// A capitalised word or two, a number, a sign: "Item 1:", "Agenda Item 4 –", "Pt. 1:".
pub(super) fn worded(text: &str, offset: usize) -> Option<Numbering> {
    let mut at = 0;
    for _ in 0..2 {
        let word = text[at..].bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
        // "Agenda item 4:", but not "Adjourned at 9:"
        let capital = text.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
        if word < 2 || !(capital || (at > 0 && matches!(&text[at..at + word], "item" | "no" | "point"))) {
            return None;
        }
        let rest = text[at + word..].trim_start_matches('.');
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        // "Item No.4: Roads"
        let pointed =
            at > 0 && text[at + word..].starts_with('.') && rest.starts_with(|next: char| next.is_ascii_digit());
        if gap == 0 && !pointed {
            return None;
        }
        let number_at = text.len() - rest.len() + gap;
        let number = text[number_at..].trim_start_matches('#');
        let digits = number.bytes().take(12).take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let token = number[..digits].trim_end_matches('.');
        if !token.is_empty() {
            if SHOWN.iter().any(|shown| text[at..at + word].eq_ignore_ascii_case(shown)) {
                return None;
            }
            // "Item 6ii)"
            let letters = number[token.len()..].bytes().take(5).take_while(u8::is_ascii_lowercase).count();
            let lettered = letters > 0 && letters <= 4 && number[token.len() + letters..].starts_with([')', ':', '.']);
            let whole = token.len() + if lettered { letters } else { 0 };
            let after = &number[whole..];
            // "**Item 4**:" where the signs of emphasis stood
            let nothing = after.bytes().take(EMPHASIS).take_while(|byte| *byte == NOTHING as u8).count();
            let nothing = if matches!(after.as_bytes().get(nothing), None | Some(b':')) { nothing } else { 0 };
            let (whole_end, after) = (whole + nothing, &after[nothing..]);
            let alone =
                after.trim_matches([NOTHING, ' ']).is_empty() && text[at..at + word].eq_ignore_ascii_case("item");
            let signs = after.bytes().take(2).take_while(|byte| matches!(byte, b'.' | b')' | b':')).count();
            // "Item No. 1 : Roads", "Item No. 1:- Roads"
            let spaced = [" : ", " :- ", ":- "].iter().find(|sign| after.starts_with(**sign));
            let signs = spaced.map_or(signs, |sign| sign.trim_end().len());
            let dash = after.starts_with(char::is_whitespace) && after.trim_start().starts_with(['-', '–', '—']);
            // "Closed 21:14" tells a time
            if signs > 0 && after[signs..].starts_with(|next: char| next.is_ascii_digit()) {
                return None;
            }
            // "Lot 14 - a lamp", "Branch 9 - Committee": what else has numbers
            let counted = || COUNTED.iter().any(|word_of| text[at..at + word].eq_ignore_ascii_case(word_of));
            let told = signs > 0 || dash && !after.trim().is_empty() && counted() || alone;
            if !told {
                return None;
            }
            let numbering = read(token)
                .filter(|numbering| numbering.kind == NumberingKind::Decimal && numbering.parts[0] < 1000)?;
            let start = text.len() - number.len();
            // "Item 4 – Roads": the dash parts the number from its heading
            let behind = &after[signs..];
            let parted = behind.trim_start().trim_start_matches(['-', '–', '—']);
            let gap = if dash && parted.starts_with(' ') { behind.len() - parted.len() } else { 0 };
            let outer = start + whole_end + signs + gap;
            return Some(Numbering {
                kind: NumberingKind::Worded,
                span: Span::new(offset + start, offset + start + whole),
                outer: Span::new(offset, offset + outer),
                ..numbering
            });
        }
        at = number_at;
    }
    None
}

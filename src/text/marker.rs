//! What stands before the text of a list entry or a numbered paragraph.

use super::Span;
use super::numbering::numbering;

/// What stands before the text of a list entry or a numbered paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A dash, dot or the like; doubled signs (`--`, `**`) set headings in some houses.
    Bullet {
        /// The sign.
        sign: char,
        /// How often it stands there.
        times: u8,
        /// Where it stands.
        span: Span,
    },
    /// A number or letter.
    Number(Numbering),
}

impl Marker {
    /// Where it stands, with its brackets and full stop.
    pub fn span(self) -> Span {
        match self {
            Self::Bullet { span, .. } => span,
            Self::Number(numbering) => numbering.outer,
        }
    }

    /// The number, if it is one.
    pub fn numbering(self) -> Option<Numbering> {
        match self {
            Self::Number(numbering) => Some(numbering),
            Self::Bullet { .. } => None,
        }
    }
}

/// The number or letter of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// Its form.
    pub kind: NumberingKind,
    /// Its parts: `4.1.2` is 4, 1, 2; a letter counts from `a` = 1; a roman numeral is its value. Unused parts are 0.
    pub parts: [u16; 4],
    /// How many parts it has.
    pub depth: u8,
    /// For a single letter that is a roman numeral too (`i`, `v`, `x`, `c`, `d`, `l`, `m`), its value as one.
    pub roman: Option<u16>,
    /// Whether nothing but a blank divides it from the text, so that it may be an ordinary number.
    pub bare: bool,
    /// The number as it is quoted: without brackets and closing punctuation.
    pub span: Span,
    /// The number with its brackets, punctuation and prefix.
    pub outer: Span,
}

/// The form of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberingKind {
    /// `1.`, `4.2`, `4.1.2`.
    Decimal,
    /// `1)`, `(1)`.
    Bracketed,
    /// `a.`, `a)`, `(a)`.
    Letter,
    /// `A.`, `A)`.
    Capital,
    /// `ii.`, `(iv)`.
    Roman,
    /// `II.`, `IV)`.
    CapitalRoman,
    /// `52/19`, `24/2025-13`: a running number and a year.
    Running,
    /// `Item 1:`, `Pt. 2:`: a word and a number.
    Worded,
}

const BULLETS: &[char] = &[
    '-', '–', '—', '*', '•', '·', '●', '○', '▪', '■', '□', '►', '‣', '⁃', '∙', '◦', '➢', '✓', '§', '\u{f0b7}',
    '\u{f0a7}', '\u{fffd}', '>', '+', '→', '⇒', '➔', '➜',
];

/// Arrows in the letters of a keyboard.
const ARROWS: [&str; 4] = ["-->", "==>", "->", "=>"];

/// The marker at the start of `text`, which begins at `offset` in the source, if there is one.
pub fn marker(text: &str, offset: usize) -> Option<Marker> {
    let Some(bullet) = bullet(text, offset) else { return numbering(text, offset).map(Marker::Number) };
    // "* Pt. 1: Plan events": the number says more than the bullet
    let length = bullet.span().len();
    let rest = text[length..].trim_start();
    let numbered =
        numbering(rest, offset + text.len() - rest.len()).filter(|numbering| numbering.kind == NumberingKind::Worded);
    Some(numbered.map_or(bullet, |numbering| {
        Marker::Number(Numbering { outer: Span::new(offset, numbering.outer.end), ..numbering })
    }))
}

fn bullet(text: &str, offset: usize) -> Option<Marker> {
    // "-> Ben to write"
    if let Some(length) = ARROWS.iter().find(|arrow| text.starts_with(**arrow)).map(|arrow| arrow.len()) {
        let rest = &text[length..];
        let spaced = rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty();
        let span = Span::new(offset, offset + length);
        return spaced.then_some(Marker::Bullet { sign: '→', times: 1, span });
    }
    let sign = text.chars().next()?;
    let times = if sign == 'o' { 1 } else { text.chars().take(3).take_while(|char| *char == sign).count() };
    let length = times * sign.len_utf8();
    let rest = &text[length..];
    let alone = rest.is_empty() && matches!(sign, '•' | '●' | '▪' | '■' | '\u{f0b7}' | '\u{f0a7}');
    let spaced = alone || (rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty());
    let known = BULLETS.contains(&sign) || (sign == 'o' && rest.trim_start().starts_with(char::is_uppercase));
    // converters lose the blank after signs that nobody types
    let glued = !sign.is_ascii() && BULLETS.contains(&sign) && rest.starts_with(char::is_alphanumeric);
    (known && times <= 2 && (spaced || (glued && !matches!(sign, '–' | '—' | '§')))).then(|| Marker::Bullet {
        sign,
        times: times as u8,
        span: Span::new(offset, offset + length),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_number() {
        for text in [
            "2014.5 was",
            "11 members",
            "No.11 Downing",
            "A motion",
            "I think",
            "13/03/2025 was",
            "e.g. this",
            "11th meeting",
            "1,000 people",
            "Civic Centre",
            "(see above)",
            "3.5 million",
        ] {
            assert_eq!(marker(text, 0), None, "{text}");
        }
    }

    #[test]
    fn bullets() {
        for text in [
            "- Assets",
            "• Pensions",
            "-- to remove",
            "** AOB",
            "o Monday",
            "� Growth",
            "•Noted",
            "-> Ben",
            "=> Ben",
            "→ Ben",
        ] {
            assert!(matches!(marker(text, 0), Some(Marker::Bullet { .. })), "{text}");
        }
        for text in ["-5 degrees", "--", "->", "or else", "***", "–"] {
            assert_eq!(marker(text, 0), None, "{text}");
        }
    }
}

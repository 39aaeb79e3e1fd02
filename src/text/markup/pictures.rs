//! Pictures before the words of a line: "## 👥 Attendees", "- 🎉 News", "### :wave: Welcome".
//!
//! Notes that are kept on the web set such signs before titles and points. They say nothing that the words do not say;
//! boxes and ticks do, and stand, but before a title. Signs that serve as bullets stand, too.

use super::erase;
use crate::text::Words;

/// Lead bytes of the pictures in UTF-8.
const LEADS: [u8; 2] = [0xF0, 0xE2];

/// Whether a character is a picture. The blocks are those of Unicode's emoji (Technical Standard 51), without the shapes that
/// mark points of lists.
fn is_picture(char: char) -> bool {
    matches!(char,
        '\u{1F000}'..='\u{1F533}' | '\u{1F540}'..='\u{1F7DF}' | '\u{1F7F0}'..='\u{1FAFF}'
        | '\u{2600}'..='\u{2604}' | '\u{2607}'..='\u{260F}' | '\u{2613}'..='\u{26FF}'
        | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23F3}' | '\u{2708}'..='\u{270F}' | '\u{2728}' | '\u{2753}'..='\u{2755}'
        | '\u{2757}' | '\u{2764}' | '\u{2B50}')
}

/// A box or tick, which tells something of what stands behind it.
fn is_tick(char: char) -> bool {
    matches!(char, '✅' | '❌' | '✔' | '✓' | '☑' | '☐' | '☒')
}

/// What joins, colours or shapes pictures: joiners, variation selectors, the frame of a key.
fn is_joined(char: char) -> bool {
    matches!(char, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}')
}

/// Whether `source` may hold pictures.
pub(super) fn has_pictures(source: &str) -> bool {
    places(source).next().is_some()
}

/// Writes nothing over the pictures before the words of lines.
pub(super) fn erase_pictures(source: &str, bytes: &mut [u8]) {
    for (at, length) in places(source) {
        erase(bytes, at..at + length);
    }
}

/// Where pictures stand before the words of a line, and how long they are.
fn places(source: &str) -> impl Iterator<Item = (usize, usize)> {
    let signs = memchr::memchr2_iter(LEADS[0], LEADS[1], source.as_bytes()).filter_map(|at| {
        let (titled, opens) = before(source, at);
        let first = source[at..].chars().next()?;
        let seen = opens && (is_picture(first) || titled && is_tick(first));
        let rest = seen.then(|| &source[at..])?;
        let behind = rest.trim_start_matches(|char| is_picture(char) || is_joined(char) || titled && is_tick(char));
        let words = behind.trim_start_matches([' ', '*', '_']);
        // more behind it than the picture, on its line
        (!words.is_empty() && !words.starts_with(['\n', '\r'])).then_some((at, rest.len() - behind.len()))
    });
    signs.chain(names(source))
}

/// Whether the line of the byte at `at` is a title by its signs, and whether nothing but signs and numbers stands before that
/// byte.
fn before(source: &str, at: usize) -> (bool, bool) {
    const LONGEST: usize = 16;
    let start = memchr::memrchr(b'\n', &source.as_bytes()[..at]).map_or(0, |end| end + 1);
    let head = &source[start..at];
    let sign = |byte: u8| byte.is_ascii_digit() || b" \t#*_-+>.)".contains(&byte);
    (head.bare().starts_with('#'), head.len() <= LONGEST && head.bytes().all(sign))
}

/// "### :wave: Welcome": the names of pictures in titles.
fn names(source: &str) -> impl Iterator<Item = (usize, usize)> {
    memchr::memmem::find_iter(source.as_bytes(), "# :").filter_map(|sign| {
        let at = sign + "# ".len();
        let (titled, opens) = before(source, at);
        let inner = source[at + 1..].split(':').next().filter(|_| titled && opens)?;
        let named =
            inner.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte));
        let whole = inner.len() + 2;
        (named && source[at..].get(whole..).is_some_and(|rest| rest.starts_with(' '))).then_some((at, whole))
    })
}

#[cfg(test)]
mod tests {
    use super::super::plain;

    #[test]
    fn pictures_before_words_say_nothing() {
        for (line, expected) in [
            ("## 👥 Attendees", " Attendees"),
            ("### ✅ Action items", " Action items"),
            ("- 🎉 News", "-  News"),
            ("🗓️ Agenda", " Agenda"),
            ("1. 👩‍💻 Code", "1.  Code"),
            ("### :memo: Notes", " Notes"),
            ("**🚀 Launch**", " Launch"),
        ] {
            let text = format!("# Elm Club\n## Notes\n{line}\n");
            let found = plain(&text);
            let found: String =
                found.lines().nth(2).unwrap_or("").chars().filter(|char| *char != super::super::NOTHING).collect();
            assert_eq!(found.trim_start_matches(' '), expected.trim_start_matches(' '), "{line}");
        }
    }

    #[test]
    fn ticks_shapes_and_pictures_behind_words_stand() {
        for line in
            ["- ✅ Ann called", "☐ Ben", "🔹 Roads", "Thanks 🎉 to all", "👍", "Ratio: 3:4", "“Roads” were read"]
        {
            let text = format!("# Elm Club\n## Notes\n{line}\n");
            assert!(plain(&text).contains(line), "{line}");
        }
    }
}

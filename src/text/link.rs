//! Links of Markdown: "[words](address)", and "[words][name]" with the address elsewhere (`CommonMark`, section 6.3).

use std::collections::HashSet;
use std::ops::Range;

use super::markup::erase;
use super::seek;

/// The words of a line that are linked to an address: "[Ann](/people/ann)".
pub(super) fn links(line: &str) -> impl Iterator<Item = usize> {
    /// Most bytes of the words of a link.
    const LONGEST: usize = 400;
    let nowhere = HashSet::new();
    seek::places(line, "](").filter(move |close| {
        let from = line.ceil_char_boundary(close.saturating_sub(LONGEST));
        let open = line[from..*close].rfind('[').map(|open| from + open);
        // the words may have begun on the line before
        let words = open.is_none_or(|open| open + 1 < *close && link(&line[open..], &nowhere).is_some());
        words && is_address(&line[close + 2..])
    })
}

/// How an address begins, behind the bracket of its link.
fn is_address(text: &str) -> bool {
    ["http", "/", "#", "mailto:", "www.", "./", "../"].iter().any(|head| text.starts_with(head))
}

/// The names of addresses that stand apart from their links, each on a line of its own: "[plan]: http://…".
pub(super) fn addresses(source: &str) -> HashSet<&str> {
    if seek::find(source, "]: http").is_none() {
        return HashSet::new();
    }
    seek::lines(source).filter_map(address_name).collect()
}

/// The name of the address that a line gives, and nothing else.
pub(super) fn address_name(line: &str) -> Option<&str> {
    let (name, address) = seek::part(line.trim().strip_prefix('[')?, "]: ")?;
    (address.starts_with("http") && !address.trim_end().contains(' ')).then_some(name)
}

/// Takes the signs off a link whose words begin on the line before, which left it `open`, and the sign that opens one off a
/// line whose words end on the next: gives whether it does.
pub(super) fn strip_link_over(bytes: &mut [u8], source: &str, line: Range<usize>, open: bool) -> bool {
    let text = &source[line.clone()];
    let close = seek::find(text, "](").filter(|close| !text[..*close].contains('['));
    if open && let Some((close, end)) = close.and_then(|close| Some((close, close + text[close..].find(')')?))) {
        erase(bytes, line.start + close..=line.start + end);
    }
    let last =
        memchr::memrchr(b'[', text.as_bytes()).filter(|last| memchr::memchr(b']', &text.as_bytes()[*last..]).is_none());
    let Some(last) = last else { return false };
    let next = source[line.end..].lines().next().unwrap_or("");
    let goes_on = seek::find(next, "](").is_some_and(|close| {
        !next[..close].contains('[') && is_address(&next[close + 2..]) && next[close..].contains(')')
    });
    if goes_on {
        erase(bytes, line.start + last..=line.start + last);
    }
    goes_on
}

/// "[words](address)", "[words][name]": where the words end, and the whole. Brackets among the words come in pairs, and the
/// name is one of `addresses`.
pub(super) fn link(text: &str, addresses: &HashSet<&str>) -> Option<(usize, usize)> {
    const LONGEST: usize = 400;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let mut open = 0_usize;
    let close = text.bytes().position(|byte| {
        match byte {
            b'[' => open += 1,
            b']' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    let behind = &text[close + 1..];
    if let Some((name, _)) = behind.strip_prefix('[').and_then(|behind| behind.split_once(']')) {
        return addresses.contains(name).then_some((close, close + name.len() + 3));
    }
    let address = behind.strip_prefix('(')?.split_once(')')?.0;
    (!address.contains(' ')).then_some((close, close + address.len() + 3))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use crate::text::markup::{NOTHING, plain};

    fn shown(source: &str) -> String {
        plain(source).chars().filter(|char| *char != NOTHING).collect()
    }

    #[test]
    fn links_are_taken_off() {
        let cases = [
            ("[Ann](/elm/ann) and [Ben](/elm/ben)\n[Cy](/elm/cy) met.\n", "Ann and Ben\nCy met.\n"),
            (
                "# Roads\n## Bins\nPresent: [Ann](/a), [Ben\nCarr](/b), Cy\n",
                " Roads\n Bins\nPresent: Ann, Ben\nCarr, Cy\n",
            ),
            ("# [Change 1][c1]\n## [Change 2][c2]\n\n[c1]: http://a.b/c\n", " Change 1\n [Change 2][c2]\n\n\n"),
        ];
        for (source, expected) in cases {
            assert_eq!(shown(source), expected, "{source}");
        }
        // what stands in brackets is no link
        let source = "The clerk [Ann](see below) and [Ben](absent) met.\nAll [sic](3) went [home\nearly] (2).\n";
        assert!(matches!(plain(source), Cow::Borrowed(_)));
    }
}

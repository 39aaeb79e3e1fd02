//! Emphasis that goes over the end of a line, as converters leave it that wrap their lines: "**6. Roads and the lamps" over
//! "of the lane**".

use std::ops::Range;

use super::seek;

/// Most lines of a title.
const LINES: usize = 3;

/// The paragraphs, or their first lines, that doubled asterisks set in bold as a whole: from the sign that opens each to the
/// end of the one that closes it.
pub(super) fn over_lines(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    if seek::find(source, "**").is_none() {
        return found;
    }
    let mut at = 0;
    for line in seek::whole_lines(source) {
        let (start, text) = (at, line.trim());
        at += line.len();
        let inner = text.trim_start_matches(['>', ' ']);
        let signs = || inner.matches("**").count();
        if let Some((from, lines)) = open.take() {
            let title = inner.trim_end_matches([':', '.']);
            if title.ends_with("**") && title.len() > "**".len() && signs() == 1 {
                found.push(from..start + line.trim_end().trim_end_matches([':', '.']).len());
            } else if !inner.is_empty() && lines < LINES && signs() == 0 {
                open = Some((from, lines + 1));
            }
            continue;
        }
        let opens = inner.starts_with("**")
            && inner[2..].starts_with(char::is_alphanumeric)
            && signs() == 1
            && !inner.ends_with(['.', ':']);
        if opens {
            // other signs may stand before it that have no width
            open = Some((start + line.trim_end().len() - inner.len(), 1));
        }
    }
    found
}

/// Whether what is set in bold over the end of a line is a title: behind a number. A sentence may be set in bold, too.
pub(super) fn is_title(source: &str, range: &Range<usize>) -> bool {
    source[range.start + "**".len()..].starts_with(|sign: char| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_title, over_lines};

    #[test]
    fn bold_goes_over_the_end_of_a_line() {
        let shown = |source: &str| -> Vec<String> {
            over_lines(source).into_iter().map(|range| source[range].to_owned()).collect()
        };
        let source = "> **6. Roads and the lamps\n> of the lane**\n\nThey are bad.\n\n**7. Bins**\n";
        assert_eq!(shown(source), ["**6. Roads and the lamps\n> of the lane**"]);
        assert_eq!(
            shown("**A title over\nthree lines of\nthe page:**\n"),
            ["**A title over\nthree lines of\nthe page:**"]
        );
        assert_eq!(shown("\u{3000}**7. The pond\nof the mill**\n"), ["**7. The pond\nof the mill**"]);
        let titles = |source: &str| over_lines(source).iter().filter(|range| is_title(source, range)).count();
        assert_eq!(titles("**7. The pond\nof the mill**\n\n**Cy Moss told us\nof the mill**\n"), 1);
        for plain in
            ["**Ann\n\nBell**\n", "**Ann said\nthat** she had\n", "** Roads\n** Lamps\n", "**Bell** and\n**Carr**\n"]
        {
            assert_eq!(shown(plain), Vec::<String>::new(), "{plain}");
        }
    }
}

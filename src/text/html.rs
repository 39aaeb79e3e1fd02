//! Tags and entities of HTML that were left in a text: `<p>`, `<li>`, `<dt>Present</dt>`, `&amp;`.
//!
//! A tag is taken off where its name is one of those that set text (HTML Living Standard, sections 4.3 to 4.5 and 4.9);
//! whatever else stands between angles, as an address does, stays. What a tag says of the layout is kept in characters
//! that plain texts have for it: a [`SOFT_END`] where a paragraph, an entry or a row begins within a line, a bullet, a
//! tab between cells, a colon behind a term. None of them needs more bytes than the tag has, so offsets stay true.

use super::line::SOFT_END;
use super::markup::{self, HeadingMark};
use super::seek;

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    /// Nothing: a span of words.
    Inline,
    /// Emphasis of words.
    Strong,
    /// Raised words.
    Raised,
    /// An end of a line.
    Break,
    /// A paragraph or section of its own, or a heading of this level.
    Section(Option<u8>),
    /// An entry of a list.
    Entry,
    /// A line of its own: a row, a term's explanation.
    Row,
    /// A term that is explained behind it.
    Term,
    /// A cell of a row.
    Cell,
}

/// Tags that make a text one with tags.
const ENOUGH: usize = 2;
/// The longest tag in bytes, with its attributes.
const LONGEST: usize = 300;

/// The tag of a name in small letters.
fn tag_of(name: &str) -> Option<Tag> {
    Some(match name {
        "span" | "i" | "em" | "small" | "font" | "a" | "s" | "strike" | "del" | "ins" | "code" | "tt" | "abbr"
        | "cite" | "label" | "mark" | "center" | "wbr" | "img" | "sub" | "time" => Tag::Inline,
        "b" | "strong" | "u" => Tag::Strong,
        "sup" => Tag::Raised,
        "br" | "hr" => Tag::Break,
        "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "blockquote" | "pre" | "ul" | "ol"
        | "dl" | "table" | "details" => Tag::Section(None),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Section(name[1..].parse().ok()),
        "li" => Tag::Entry,
        "tr" | "dd" | "tbody" | "thead" | "summary" | "caption" => Tag::Row,
        "dt" => Tag::Term,
        "td" | "th" => Tag::Cell,
        _ => return None,
    })
}

/// A tag as it stands at the start of a text.
#[derive(Debug, Clone, Copy)]
struct Found {
    tag: Tag,
    closing: bool,
    length: usize,
}

fn tag_at(text: &str) -> Option<Found> {
    let inner = text.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let name = &inner[usize::from(closing)..];
    let end = name.find(|char: char| !char.is_ascii_alphanumeric())?;
    let tag = tag_of(&name[..end.min(10)].to_ascii_lowercase())?;
    let close = text.as_bytes().iter().take(LONGEST).position(|byte| *byte == b'>')?;
    // "<a b>" in a formula has no attribute, but neither a sign that parts it from the words
    let attributes = &text[usize::from(closing) + 1 + end..close];
    let plain = attributes.trim().trim_end_matches('/').is_empty() || attributes.contains('=') && !closing;
    plain.then_some(Found { tag, closing, length: close + 1 })
}

/// Whether tags were left in a text.
pub(super) fn is_tagged(source: &str) -> bool {
    memchr::memchr_iter(b'<', source.as_bytes()).filter(|at| tag_at(&source[*at..]).is_some()).take(ENOUGH).count()
        == ENOUGH
}

/// How a line is marked as a heading by the tags around it.
pub(super) fn heading_mark(line: &str) -> Option<HeadingMark> {
    let text = line.trim();
    let first = tag_at(text).filter(|tag| !tag.closing)?;
    let level = match first.tag {
        Tag::Section(Some(level)) => return Some(HeadingMark::Sign(level)),
        Tag::Strong => HeadingMark::Emphasis,
        // a paragraph whose words are all emphasised
        Tag::Section(None) | Tag::Inline => return heading_mark(&text[first.length..]).filter(|_| text.ends_with('>')),
        _ => return None,
    };
    let words = &text[first.length..];
    let close = words.find("</")?;
    let whole = only_tags(words[close..].trim_end_matches([':', '.'])) && close > 0 && !words[..close].contains('<');
    whole.then_some(level)
}

/// Whether a text holds nothing but closing tags and ends of lines.
fn only_tags(text: &str) -> bool {
    let mut rest = text.trim_start_matches([':', ' ']);
    while let Some(tag) = tag_at(rest).filter(|tag| tag.closing || tag.tag == Tag::Break) {
        rest = rest[tag.length..].trim_start_matches([':', ' ']);
    }
    rest.is_empty()
}

/// Takes the tags and entities of `source` off.
pub(super) fn erase(source: &str, bytes: &mut [u8]) {
    let (mut start, mut cells) = (0, 0);
    for line in seek::whole_lines(source) {
        erase_line(line, &mut bytes[start..start + line.len()], &mut cells);
        start += line.len();
    }
}

/// Takes the tags and entities of one line off; `cells` counts those of a row, which may go over several lines.
fn erase_line(line: &str, bytes: &mut [u8], cells: &mut usize) {
    // a row of Markdown is one line whatever its cells hold
    let row = line.contains(" | ");
    // up to where the line was read, and whether nothing but tags stands there
    let (mut at, mut opens) = (0, true);
    while let Some(found) = memchr::memchr2(b'<', b'&', &line.as_bytes()[at..]) {
        let place = at + found;
        opens &= line[at..place].trim().is_empty();
        let rest = &line[place..];
        at = place + 1;
        if let Some((signs, length)) = entity_at(rest).or_else(|| raised_at(rest)) {
            // "4.1&nbsp;&nbsp;&nbsp;Roads": blanks in a row are one
            let more = rest.starts_with(BLANK) && line[..place].ends_with(BLANK);
            at = place + length;
            replace(bytes, place..at, if more { "" } else { &signs });
            opens = false;
        } else if let Some(tag) = tag_at(rest) {
            at = place + tag.length;
            let behind = line[at..].trim_start_matches([' ', '\t']);
            match tag.tag {
                Tag::Row => *cells = 0,
                Tag::Cell if !tag.closing => *cells += 1,
                _ => {}
            }
            let around = Around {
                opens,
                closes: behind.is_empty() || behind.starts_with(['\n', '\r']),
                told: line[..place].ends_with(':'),
                row,
                first: *cells <= 1,
            };
            replace(bytes, place..at, around.signs(tag));
        } else {
            opens = false;
        }
    }
}

/// The entity of a blank at which no line may be broken.
const BLANK: &str = "&nbsp;";

/// What stands around a tag.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// No words before it on its line.
    opens: bool,
    /// Nothing behind it on its line.
    closes: bool,
    /// A colon before it.
    told: bool,
    /// It stands in a row of Markdown.
    row: bool,
    /// It is the first cell of a row.
    first: bool,
}

impl Around {
    /// What a tag leaves in its place.
    fn signs(self, tag: Found) -> &'static str {
        match (tag.tag, tag.closing) {
            (Tag::Inline | Tag::Strong | Tag::Raised, _) => "",
            _ if self.row => " ",
            (Tag::Break, _) if self.opens || self.closes => "",
            // the line that it leaves empty parts paragraphs
            (Tag::Section(_), true) if !self.opens => SOFT_END,
            (Tag::Section(_) | Tag::Row | Tag::Term, false) if self.opens => "",
            (Tag::Entry, false) if self.opens => "- ",
            (Tag::Entry, false) => "\u{b}- ",
            (Tag::Term, true) if !self.told => ":",
            (Tag::Cell, false) if !self.first && !self.opens => "\t",
            (Tag::Break, _) | (Tag::Section(_) | Tag::Row | Tag::Term, false) => SOFT_END,
            _ => "",
        }
    }
}

/// Writes a few signs in the place of a longer range, and [`markup::NOTHING`] over what is left of it.
fn replace(bytes: &mut [u8], range: std::ops::Range<usize>, signs: &str) {
    debug_assert!(signs.len() <= range.len(), "{signs:?} has no room");
    let kept = range.start + signs.len();
    bytes[range.start..kept].copy_from_slice(signs.as_bytes());
    markup::erase(bytes, kept..range.end);
}

/// `&amp;`, `&#8217;`: the character that an entity stands for, and its length.
fn entity_at(text: &str) -> Option<(String, usize)> {
    const ENTITY: usize = 9;
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(ENTITY).position(|byte| byte == b';')?;
    let name = &inner[..end];
    let sign = match name {
        "nbsp" | "#160" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "pound" => '£',
        "euro" => '€',
        "eacute" => 'é',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
    };
    // a character that is longer than what stands for it has no room, and none of the unseen ones is text
    let fits = !sign.is_control() && sign.len_utf8() <= end + 2;
    fits.then(|| (sign.to_string(), end + 2))
}

/// `<sup>2</sup>`: a figure as the raised one that it is set as, so that it can be the mark of a note.
fn raised_at(text: &str) -> Option<(String, usize)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let tag = tag_at(text).filter(|tag| tag.tag == Tag::Raised && !tag.closing)?;
    let (figure, _) = text[tag.length..].split_once("</sup>").filter(|(figure, _)| figure.len() <= 2)?;
    let raised =
        figure.chars().map(|char| RAISED.get(char.to_digit(10)? as usize).copied()).collect::<Option<String>>();
    raised.filter(|raised| !raised.is_empty()).map(|raised| (raised, tag.length + figure.len() + "</sup>".len()))
}

/// Whether an entity stands in a text.
pub(super) fn has_entity(source: &str) -> bool {
    memchr::memchr_iter(b'&', source.as_bytes()).any(|at| entity_at(&source[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::markup::{NOTHING, plain};
    use super::*;

    /// The text without tags, its soft ends as `|`.
    fn shown(source: &str) -> String {
        let plain = plain(source);
        assert_eq!(plain.len(), source.len());
        plain.chars().filter(|char| *char != NOTHING).map(|char| if char == '\u{b}' { '|' } else { char }).collect()
    }

    #[test]
    fn tags_become_layout() {
        for (source, expected) in [
            (
                "<b>Present:</b> Ann Bell<br>\n<b>Apologies:</b> Ben Carr<br/>\n",
                "Present: Ann Bell\nApologies: Ben Carr\n",
            ),
            ("<dl>\n<dt>Present</dt>\n<dd>Ann Bell</dd>\n</dl>\n", "\nPresent:\nAnn Bell\n\n"),
            ("<dl><dt>Present:</dt><dd>Ann Bell</dd></dl>", "Present:|Ann Bell|"),
            ("<p>Roads are bad.</p>\n<p>Bins are full.</p>\n", "Roads are bad.|\nBins are full.|\n"),
            ("<p>Roads.</p><p>Bins.</p>", "Roads.||Bins.|"),
            ("<ul>\n<li>Ann Bell</li>\n<li>Ben Carr</li>\n</ul>\n", "\n- Ann Bell\n- Ben Carr\n\n"),
            ("Present: <ul><li>Ann Bell</li><li>Ben Carr</li></ul>", "Present: ||- Ann Bell|- Ben Carr|"),
            ("<tr><td>Ann Bell</td><td>Chair</td></tr>\n", "Ann Bell\tChair\n"),
            ("Roads | <ul><li>Oak Road</li></ul> | Ann<br>Ben\n", "Roads |   Oak Road   | Ann Ben\n"),
            ("<span style=\"x: y\">Present</span>: <a href='/a'>Ann</a>\n", "Present: Ann\n"),
            ("the 16<sup>th</sup> of May<sup>2</sup> &amp; June&nbsp;3, Ann&#39;s", "the 16th of May² & June 3, Ann's"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn what_is_no_tag_stays() {
        for source in [
            "Ann Bell <ann@a.org> and Ben Carr <ben@a.org>\n",
            "a <b and b> c, x < y > z, <http://a.org> <secretary> <i'm>\n",
            "Fish & chips; Q&A; R&D &c;\n",
            "a single <br> tells nothing\n",
        ] {
            assert!(matches!(plain(source), std::borrow::Cow::Borrowed(_)), "{source}");
        }
    }

    #[test]
    fn headings() {
        assert_eq!(heading_mark("<h2>1. Roads</h2>"), Some(HeadingMark::Sign(2)));
        assert_eq!(heading_mark("<b>Roads</b>:"), Some(HeadingMark::Emphasis));
        assert_eq!(heading_mark("<p><strong>Roads</strong></p>"), Some(HeadingMark::Emphasis));
        for line in ["<b>Roads</b> are bad", "<p>Roads</p>", "<b></b>", "Roads", "<li>Roads</li>"] {
            assert_eq!(heading_mark(line), None, "{line}");
        }
    }

    #[test]
    fn records_of_a_page() {
        let minutes = crate::convert(
            "<h1>Elm Club</h1>\n<p>Minutes of the meeting held on the 4<sup>th</sup> May 2021</p>\n<dl>\n\
             <dt>Present</dt>\n<dd>Ann Bell (Chair), Ben Carr &amp; Cy Dunn</dd>\n<dt>Apologies</dt>\n<dd>Di \
             Eames</dd>\n</dl>\n<h2>1. Roads</h2>\n<p>It was agreed to mend Oak Road.</p>\n<h2>2. Bins</h2>\n\
             <p>The Clerk will order ten bins.</p>\n",
        );
        let names: Vec<_> = minutes.attendees.iter().filter_map(|person| person.name.as_deref()).collect();
        assert_eq!(names, ["Ann Bell", "Ben Carr", "Cy Dunn", "Di Eames"]);
        assert_eq!(minutes.meeting.date.as_deref(), Some("2021-05-04"));
        let titles: Vec<_> = minutes.agenda_items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["Roads", "Bins"]);
        assert_eq!((minutes.decisions.len(), minutes.actions.len()), (1, 1));
    }
}

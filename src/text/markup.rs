//! Light markup that plain text may carry: Markdown's emphasis, headings, links, tables, escapes and front matter.
//!
//! [`plain`] writes NUL over the signs, which the later stages take for nothing: every offset stays true to the
//! source. A text is taken for Markdown only where it shows at least two of its signs, so that asterisks and number
//! signs keep their meaning everywhere else. The forms are those of `CommonMark` (spec.commonmark.org, sections 4.2,
//! 2.4, 6.2 and 6.3), tables those of GitHub, `h2.` and `bq.` those of Textile; front matter and titles
//! between rows of signs, links, pictures, and the tags of HTML have files of their own.

mod pictures;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::block::has_columns;
use super::link::{address_name, addresses, link, links, strip_link_over};
use super::{Line, Words, emphasis, front, html, seek, set_off};

/// Written over a sign of markup: a character of no width that no minutes hold.
pub const NOTHING: char = '\0';

/// How a line is marked as a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadingMark {
    /// `#` to `######`, by their number.
    Sign(u8),
    /// Emphasis from end to end.
    Emphasis,
    /// A row of this sign right under it.
    Underline(u8),
}

/// Signs of markup that make a text Markdown.
const ENOUGH: usize = 2;
/// Bytes of a line that are looked at for whether it is marked as a heading.
const LONGEST_HEADING: usize = 2000;

/// Writes [`NOTHING`] over the markup of `source`, where it is Markdown.
pub fn plain(source: &str) -> Cow<'_, str> {
    let front = front::length(source);
    let linked = seek::find(source, "](").is_some();
    let mut signs = 0;
    let mut marked = |line: &str| {
        let whole = || heading_mark(line).is_some() || has_emphasis(line) || is_directive(line);
        signs += usize::from(whole() || has_escaped_number(line)) + usize::from(is_plain_heading(line));
        // nothing else has such a line
        signs += if callout(line).is_some() { ENOUGH } else { 0 };
        signs += if linked { links(line).take(ENOUGH).count() } else { 0 };
        signs >= ENOUGH
    };
    let ruled = || source.contains('|') && seek::lines(source).any(is_table_rule);
    let emphasised = || source.contains('*') && seek::lines(source).any(emphasises_names);
    let marked_up = front > 0 || seek::lines(source).any(&mut marked) || ruled() || emphasised();
    let tagged = html::is_tagged(source) || html::has_entity(source);
    let pictured = pictures::has_pictures(source);
    if !marked_up && !tagged && !pictured && !set_off::has_titles(source) {
        return Cow::Borrowed(source);
    }
    let mut bytes = source.as_bytes().to_vec();
    front::erase_front(&mut bytes, &source[..front]);
    set_off::erase(source, &mut bytes);
    if front > 0 {
        erase_placeholders(&mut bytes, source);
    }
    if marked_up {
        for range in emphasis::over_lines(source) {
            erase(&mut bytes, range.start..range.start + "**".len());
            erase(&mut bytes, range.end - "**".len()..range.end);
        }
        let addresses = addresses(source);
        let mut at = front;
        let mut open = false;
        for line in seek::whole_lines(&source[front..]) {
            let end = at + line.len();
            open = strip_link_over(&mut bytes, source, at..end, open);
            strip_line(&mut bytes, at, line.trim_end_matches(['\n', '\r']), &addresses);
            at = end;
        }
    }
    if tagged {
        html::erase(source, &mut bytes);
    }
    if pictured {
        pictures::erase_pictures(source, &mut bytes);
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// How each line of `source`, as it stood before [`plain`], was marked as a heading.
pub fn mark_headings(source: &str, lines: &mut [Line]) {
    let set_off = set_off::marks(source);
    let tagged = html::is_tagged(source);
    let bold = emphasis::over_lines(source);
    let is_bold = |line: &Line| {
        let range = bold.get(bold.partition_point(|range| range.end < line.text_start));
        let title = |range: &&Range<usize>| range.start < line.end && emphasis::is_title(source, range);
        range.filter(title).map(|_| HeadingMark::Emphasis)
    };
    for line in lines.iter_mut().filter(|line| line.is_text()) {
        // soft ends of lines are none here, so that the line may be the whole text
        let rest = source.get(line.start..).unwrap_or("");
        let written = rest[..rest.floor_char_boundary(LONGEST_HEADING)].lines().next().unwrap_or("");
        let mark = heading_mark(written).or_else(|| html::heading_mark(written).filter(|_| tagged));
        line.heading = mark.or_else(|| set_off.get(&line.start).copied()).or_else(|| is_bold(line)).or(line.heading);
    }
}

/// "# Others present": a heading that is one by itself. "#   Task   Owner" heads the columns of a table.
fn is_plain_heading(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    let signs = line.len() - title.len();
    let titled = title.strip_prefix(' ').is_some_and(|title| title.starts_with(char::is_uppercase));
    (1..=6).contains(&signs) && titled && !has_columns(title)
}

/// `1\. Apologies`: a number whose full stop is escaped, so that it makes no list, as converters write it.
fn has_escaped_number(line: &str) -> bool {
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && (text[digits..].starts_with("\\.") || text[digits..].starts_with("\\)"))
}

/// "|---|:--:|": the line under the heads of a table, which nothing but Markdown has.
fn is_table_rule(line: &str) -> bool {
    let text = line.bare();
    text.starts_with('|') && text.contains("---|") && text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// `.. contents:: Agenda`, `   :suffix: .`, `::: {.centred}`: what tells a formatter of `reStructuredText` or Pandoc how to set
/// the page.
fn is_directive(line: &str) -> bool {
    let text = line.bare();
    let named = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let directive =
        text.strip_prefix(".. ").and_then(|rest| seek::part(rest, "::")).is_some_and(|(name, _)| named(name));
    let option = line.starts_with("   ")
        && text.strip_prefix(':').and_then(|rest| rest.split_once(':')).is_some_and(|(name, _)| named(name));
    let division = text.strip_prefix(":::").map(|rest| rest.trim_start_matches(':').trim_start());
    directive || option || division.is_some_and(|rest| rest.is_empty() || rest.starts_with('{'))
}

/// Where the attributes begin that Pandoc takes behind a heading: "## Roads {.centred #roads}".
fn attributes(line: &str) -> Option<usize> {
    let at = seek::find_last(line.trim_end().strip_suffix('}')?, " {")?;
    line[at + " {".len()..].starts_with(['.', '#']).then_some(at)
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit()
}

/// The heading that a line is marked as.
fn heading_mark(line: &str) -> Option<HeadingMark> {
    let text = line.bare();
    if !(text.starts_with(['#', '=', '*', '_', 'h']) || text.ends_with("**") && text.starts_with(is_digit)) {
        return None;
    }
    if let Some(signs) = textile_mark(text) {
        return Some(HeadingMark::Sign(signs));
    }
    let signs = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&signs) && text[signs..].starts_with(' ') {
        return u8::try_from(signs).ok().map(HeadingMark::Sign);
    }
    // "##Roads": the first Markdown asked for no blank, and one sign alone may count ("#12")
    if (2..=6).contains(&signs) && text[signs..].starts_with(|next: char| next.is_alphabetic() || next == '[') {
        return u8::try_from(signs).ok().map(HeadingMark::Sign);
    }
    if let Some(signs) = wiki_mark(text).or_else(|| asciidoc_mark(text)) {
        return u8::try_from(signs).ok().map(HeadingMark::Sign);
    }
    if single_emphasis(text).is_some() {
        return Some(HeadingMark::Emphasis);
    }
    // "1. **Roads of 2014**" over its text
    let digits = text.len() - text.trim_start_matches(is_digit).len();
    let text = if digits > 0 { text[digits..].trim_start_matches(['.', ')', ' ']) } else { text };
    let strong = |sign: &str| text.strip_prefix(sign)?.trim_end_matches([':', '.']).strip_suffix(sign);
    let inner = strong("***").or_else(|| strong("**"))?;
    // "**Roads of the 20th** **March**": converters part what is set in bold
    let parted = || inner.split("** **").all(|part| !part.contains("**"));
    let whole = !inner.is_empty() && !inner.starts_with(['*', ' ']) && (parted() || inner.contains("****"));
    whole.then_some(HeadingMark::Emphasis)
}

/// "h2. Finance": the number behind the letter.
fn textile_mark(text: &str) -> Option<u8> {
    let (digit, rest) = text.strip_prefix('h')?.split_at_checked(1)?;
    let level = digit.parse().ok().filter(|level| (1..=6).contains(level))?;
    rest.strip_prefix(". ").filter(|title| title.starts_with(|char: char| !char.is_whitespace())).map(|_| level)
}

/// "== Finance", "=== Roads": the number of signs, as `AsciiDoc` writes headings. One sign alone is the title of a page, or
/// says what something is equal to; a log of a chat writes "=== Ann is now known as Bo" and "=== ben has left #elm".
fn asciidoc_mark(text: &str) -> Option<usize> {
    const TOLD: [&str; 6] = ["has", "is", "was", "changed", "joined", "left"];
    let title = text.trim_start_matches('=');
    let signs = text.len() - title.len();
    let title = title.strip_prefix(' ')?;
    let titled = title.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let open = !title.contains(['=', '#']) && !has_columns(title) && !title.ends_with(['.', ',', ';']);
    let told = || title.words().nth(1).is_some_and(|verb| TOLD.contains(&verb));
    ((2..=6).contains(&signs) && titled && open && !told()).then_some(signs)
}

/// "== Finance ==": the number of signs on each side, as wikis write headings.
fn wiki_mark(text: &str) -> Option<usize> {
    let signs = text.len() - text.trim_start_matches('=').len();
    let inner = text.get(signs..)?.strip_suffix(&text[..signs])?;
    let titled = inner.trim().starts_with(char::is_alphanumeric) && !inner.ends_with('=');
    // "= Roads =" is the title of a page
    let spaced = signs > 1 || inner.starts_with(' ') && inner.ends_with(' ');
    ((1..=6).contains(&signs) && titled && spaced).then_some(signs)
}

/// "*Finance*", "_Finance_:": a whole line in single signs, as letters and mails emphasise it; the words within.
fn single_emphasis(text: &str) -> Option<&str> {
    ['*', '_'].into_iter().find_map(|sign| {
        let inner = text.strip_prefix(sign)?.trim_end_matches([':', '.']).strip_suffix(sign)?;
        let inner = inner.trim_end_matches([':', '.']);
        let whole = inner.starts_with(char::is_alphanumeric) && !inner.contains(sign) && inner.len() > 2;
        (whole && !inner.ends_with(' ')).then_some(inner)
    })
}

/// Whether a pair of doubled asterisks or underscores stands around words of a line.
fn has_emphasis(line: &str) -> bool {
    let signed = memchr::memchr2(b'*', b'_', line.as_bytes()).is_some();
    signed
        && ["**", "__"].into_iter().any(|sign| {
            seek::part(line, sign).and_then(|(_, rest)| seek::part(rest, sign)).is_some_and(|(inner, _)| {
                inner.trim_start_matches(['*', '_']).starts_with(char::is_alphanumeric)
                    && inner.ends_with(|char: char| !char.is_whitespace())
            })
        })
}

/// Takes off what a site generator puts a value of the front matter for: "{{ page.count }} members present".
fn erase_placeholders(bytes: &mut [u8], source: &str) {
    const LONGEST: usize = 80;
    for at in seek::places(source, "{{") {
        let near = &source[at..source.floor_char_boundary(at + LONGEST)];
        if let Some(length) = near.find("}}").filter(|length| !near[..*length].contains('\n')) {
            erase(bytes, at..at + length + "}}".len());
        }
    }
}

/// "Present: *Ann* B., *Cy* D. and *Di* E.": whether a line sets several of its words in single signs.
fn emphasises_names(line: &str) -> bool {
    const FEWEST: usize = 3;
    let raw = line.as_bytes();
    let opens = |at: &usize| {
        opens_emphasis(raw, *at)
            && line[at + 1..].starts_with(char::is_uppercase)
            && emphasised(&line[at + 1..], b'*').is_some_and(|length| !line[at + 1..=at + length].contains(' '))
    };
    memchr::memchr_iter(b'*', raw).filter(opens).take(FEWEST).count() == FEWEST
}

/// Writes [`NOTHING`] over a range, but for the ends of lines.
pub(super) fn erase(bytes: &mut [u8], range: impl std::slice::SliceIndex<[u8], Output = [u8]>) {
    for byte in &mut bytes[range] {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = NOTHING as u8;
        }
    }
}

/// Whether a bar has no blank beside it, and is not the last of its row.
fn is_inner_bar(row: &[u8], at: usize) -> bool {
    let filled = |at: Option<usize>| at.and_then(|at| row.get(at)).is_some_and(|byte| !byte.is_ascii_whitespace());
    filled(at.checked_sub(1)) && filled(Some(at + 1))
}

/// Takes the markup off a line that begins at `start`; `addresses` are the names of those that stand apart.
fn strip_line(bytes: &mut [u8], start: usize, line: &str, addresses: &HashSet<&str>) {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let gives_address = !addresses.is_empty() && address_name(line).is_some();
    if text.starts_with("<!--") && text.trim_end().ends_with("-->") || gives_address || is_directive(line) {
        erase(bytes, start..start + line.len());
        return;
    }
    if let Some(HeadingMark::Sign(signs)) = heading_mark(line).filter(|_| text.starts_with('#')) {
        erase(bytes, start + indent..start + indent + usize::from(signs));
        if let Some(at) = attributes(line) {
            erase(bytes, start + at..start + line.len());
        }
    }
    // "h2. Finance", and a paragraph that is quoted
    if textile_mark(text).is_some() || text.starts_with("bq. ") {
        erase(bytes, start + indent..start + indent + "h2. ".len());
    }
    if let Some(call) = callout(text) {
        erase(bytes, start + indent..start + indent + call);
    }
    let body = text.trim_end();
    if let Some(signs) = wiki_mark(body) {
        erase(bytes, start + indent..start + indent + signs);
        erase(bytes, start + indent + body.len() - signs..start + indent + body.len());
        return;
    }
    if let Some(signs) = asciidoc_mark(body) {
        erase(bytes, start + indent..start + indent + signs);
    }
    if single_emphasis(body).is_some() {
        let last = body.rfind(['*', '_']).unwrap_or(0);
        erase(bytes, start + indent..start + indent + 1);
        erase(bytes, start + indent + last..start + indent + last + 1);
        if !body.contains("](") {
            return;
        }
    }
    let row = text.starts_with('|') && text.trim_end().ends_with('|') && text.matches('|').count() >= 3;
    let may_be_tight = row && !is_table_rule(line);
    let raw = line.as_bytes();
    let pairs = ["**", "__"].map(|sign| line.matches(sign).count() / 2 * 2);
    let mut left = pairs;
    let mut at = 0;
    // where the words of links end and what follows their addresses
    let mut ends: Vec<(usize, usize)> = Vec::new();
    while at < raw.len() {
        if let Some((_, behind)) = ends.pop_if(|(words, _)| *words == at) {
            at = behind;
            continue;
        }
        let place = start + at;
        match raw[at] {
            // nothing but the bar parts "|Ann|Clerk|"
            b'|' if row => bytes[place] = if may_be_tight && is_inner_bar(raw, at) { b'\t' } else { b' ' },
            // a sign at the end of a line only breaks it
            b'\\' if at > 0 && at + 1 == raw.len() => bytes[place] = NOTHING as u8,
            // "1\. Apologies": the sign moves to the place of its escape
            b'\\' if raw.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                bytes[place] = raw[at + 1];
                bytes[place + 1] = NOTHING as u8;
                at += 1;
            }
            sign @ (b'*' | b'_') if raw.get(at + 1) == Some(&sign) => {
                let which = usize::from(sign == b'_');
                // three are strong and emphasised at once
                let run = raw[at..].iter().take(3).take_while(|byte| **byte == sign).count();
                if left[which] > 0 {
                    left[which] -= 1;
                    erase(bytes, place..place + run);
                }
                at += run - 1;
            }
            sign @ (b'*' | b'_') if opens_emphasis(raw, at) => {
                if let Some(length) = emphasised(&line[at + 1..], sign) {
                    bytes[place] = NOTHING as u8;
                    bytes[place + 1 + length] = NOTHING as u8;
                }
            }
            // a picture has no words
            b'!' if raw.get(at + 1) == Some(&b'[') => {
                if let Some((_, whole)) = link(&line[at + 1..], addresses) {
                    erase(bytes, place..=place + whole);
                    at += whole;
                }
            }
            b'[' => {
                if let Some((words, whole)) = link(&line[at..], addresses) {
                    erase(bytes, place..place + 1);
                    erase(bytes, place + words..place + whole);
                    ends.push((at + words, at + whole));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// "> [!abstract]- Present:": the length of what makes a quotation a box with a title, as GitHub and notebooks write it.
fn callout(text: &str) -> Option<usize> {
    let kind = text.strip_prefix("> [!")?;
    let length = kind.bytes().take_while(u8::is_ascii_alphabetic).count();
    let behind = kind[length..].strip_prefix(']').filter(|_| length > 0)?;
    Some(text.len() - behind.trim_start_matches(['-', '+']).len())
}

/// Whether a single sign stands before a word and behind none.
fn opens_emphasis(raw: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |before| raw[before]);
    matches!(before, b' ' | b'(' | b'[' | b'|') && raw.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// "Ryan*, 3 minutes": the length of a few words up to the sign that closes them, which stands behind a word and before
/// none.
fn emphasised(text: &str, sign: u8) -> Option<usize> {
    const LONGEST: usize = 80;
    let close = memchr::memchr(sign, &text.as_bytes()[..text.len().min(LONGEST)])?;
    let (words, behind) = (&text[..close], &text[close + 1..]);
    let closes = words.ends_with(|char: char| !char.is_whitespace())
        && !behind.starts_with(|char: char| char.is_alphanumeric() || char == char::from(sign));
    closes.then_some(close)
}

#[cfg(test)]
mod tests;

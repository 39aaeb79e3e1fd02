//! Which lines go on with the block before them.

use crate::text::markup::{HeadingMark, NOTHING};
use crate::text::spacing::Spacing;
use crate::text::{Line, Marker, Words, note};

use super::{Block, has_columns, is_initial};

/// Words after which something has to follow.
const LINKING: [&str; 12] = ["the", "a", "an", "of", "and", "to", "for", "in", "with", "by", "from", "at"];

/// The first bytes of a document, in which its title and the labels under it stand.
const HEAD: usize = 700;

/// Most lines of a title.
const TITLE_LINES: usize = 3;

/// Most words of a label under the title.
const LABEL_WORDS: usize = 4;

/// "Present: Ann Bell, Ben Carr" under "Minutes of the meeting held on 9 May in the Village Hall": words with a capital
/// and no figures, which a colon ends, and a capital or a figure behind it.
fn opens_with_label(text: &str) -> bool {
    let Some((label, behind)) = text.split_once(':') else { return false };
    let behind = behind.trim_start();
    label.starts_with(char::is_uppercase)
        && label.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '/' | '&'))
        && label.words().take(LABEL_WORDS + 1).count() <= LABEL_WORDS
        && (behind.is_empty() || behind.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()))
}

/// Whether something has to follow a line: a comma, a bracket or a linking word leaves it open.
fn leaves_open(line: &str) -> bool {
    let last = line.words().next_back().unwrap_or(line);
    line.ends_with([',', '-', '–', '&', '/'])
        || is_bracket_open(line)
        || LINKING.contains(&last.to_lowercase().as_str())
}

/// Whether a line ends within a bracket.
fn is_bracket_open(line: &str) -> bool {
    line.rfind('(').is_some_and(|open| !line[open..].contains(')'))
}

/// Whether a text ends within typographic quotation marks: "“That the Council asks / the Minister to …”", where the lines of
/// what is quoted are narrower than the others. The mark is closed in the lines `behind`, before the paragraph ends: "a screen
/// of 20“" opens nothing, and a mark that nobody closes holds nothing together.
fn is_quote_open(text: &str, behind: &str) -> bool {
    const LONGEST: usize = 1500;
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    // all these marks begin with one byte, which few texts have
    if memchr::memchr(b'\xE2', near.as_bytes()).is_none() || near.ends_with(['.', '!', '?']) {
        return false;
    }
    let begins = |open: &usize| {
        let (before, quoted) = (&near[..*open], &near[open + '“'.len_utf8()..]);
        !before.ends_with(char::is_alphanumeric)
            && quoted.starts_with(char::is_alphanumeric)
            && !quoted.contains(['”', '"'])
    };
    near.rfind('“').filter(begins).is_some_and(|_| {
        let behind = &behind[..behind.floor_char_boundary(LONGEST)];
        let end = behind.find("\n\n").unwrap_or(behind.len());
        behind[..end].find(['“', '”']).is_some_and(|at| behind[at..].starts_with('”'))
    })
}

/// "Buy wax | Ann | 3 June": whether bars part a line into cells, so that it is the row of a table.
fn is_barred(line: &str) -> bool {
    memchr::memchr(b'|', line.as_bytes()).is_some() && crate::text::seek::find(line, " | ").is_some()
}

/// Whether `line` goes on with the block whose last line is `last`.
pub(super) fn continues(
    source: &str,
    spacing: Spacing,
    block: &Block,
    last: Line,
    line: Line,
    marker: Option<Marker>,
) -> bool {
    let full = spacing.is_full(source, last, line);
    let before = last.text(source);
    // "### Mend the roof" over "### Paint the door": a heading that number signs mark is one line
    let signed = |line: Line| matches!(line.heading, Some(HeadingMark::Sign(_)));
    // "# Minutes of the board" over "## of 3 May" is one title
    let title = signed(last) && line.start < HEAD && line.text(source).starts_with(char::is_lowercase);
    if signed(line) && !title || signed(last) && !title && !leaves_open(before) {
        return false;
    }
    // a converter's blank line parts no list
    let parted = spacing.double && source[last.end..line.text_start].matches('\n').count() == 2;
    if let Some(marker) = marker {
        return goes_on_with_marker(source, (full, parted), block, last, line, marker);
    }
    let text = line.text(source);
    if is_barred(before) && is_barred(text) {
        return false;
    }
    if is_one_title(source, last, line) {
        return true;
    }
    // each box to tick begins an entry
    if note::opens_note(text) || text.starts_with(['☑', '☐', '☒', '✅', '❌']) {
        return false;
    }
    if block.line_count() <= TITLE_LINES && line.start < HEAD && !leaves_open(before) && opens_with_label(text) {
        return false;
    }
    // a line in bold behind a sentence is a heading, and so is one in bold before one that is not
    let ended = last.heading.is_some() || before.ends_with(['.', ':', '!', '?', '”', ')']);
    if line.heading.is_some() != last.heading.is_some() && ended && !text.starts_with(char::is_lowercase) {
        return false;
    }
    let apart = (before.starts_with('(') && before.ends_with(')')) || before.ends_with(':');
    if apart && !text.starts_with(char::is_lowercase) {
        return false;
    }
    if !parted
        && is_quote_open(&source[block.span.start.min(last.end)..last.end], &source[line.text_start..])
        && !has_columns(text)
        && !has_columns(before)
    {
        return true;
    }
    // no line ends on an article or a preposition that begins what follows
    let last_word = before.words().next_back().unwrap_or(before);
    if LINKING.contains(&last_word) && before.contains(' ') && (!has_columns(text) || has_margin(last, line, text)) {
        return true;
    }
    // "(prop. Cllr Raman, sec." with "Cllr Carr)." on the next line
    if is_bracket_open(before) && text.find(')').is_some_and(|close| !text[..close].contains('(')) && !has_columns(text)
    {
        return true;
    }
    // "1. MINUTES" over its text: a numbered title in capitals ends with its line
    if block.marker.is_some() && block.line_count() == 1 {
        let title = &source[block.span.start.min(last.end)..last.end];
        let word = text.words().next().unwrap_or(text);
        if title.chars().filter(|char| char.is_alphabetic()).count() >= 4 && is_shouted(title) && !is_shouted(word) {
            return false;
        }
    }
    if goes_on_in_title(&source[block.span.start.min(last.end)..last.end], before, text, line)
        || goes_on_in_bold(before, last, line)
        || parts_name(before, text)
    {
        return true;
    }
    if spacing.double && goes_on_in_capitals(before, text) {
        return true;
    }
    // a list goes on under itself
    let deeper = line.indent > block.indent && line.indent <= block.indent + 24;
    // and under a short line of its own, where it has begun to be wrapped
    let wrapped = block.line_count() >= 3;
    if before.ends_with(',') && (deeper || last.width > 60 || parted || wrapped) && !has_columns(text) {
        return true;
    }
    let lower = text.starts_with(char::is_lowercase);
    let address = ["http://", "https://", "www."].iter().any(|scheme| text.starts_with(scheme));
    if is_page_of_heading(block, text) || address && !before.ends_with(|char: char| char.is_lowercase() || char == ',')
    {
        return false;
    }
    // a lone line with a number may be a heading, and a deeper indent starts something new
    if !lower && block.line_count() == 1 {
        let heading = block.marker.is_some()
            && line.indent <= block.indent
            && !before.contains(';')
            && !spacing.is_full_heading(source, last, line);
        if heading || (block.marker.is_none() && line.indent >= block.indent + 2) {
            return false;
        }
    }
    // "… on both of the days." over "COMMUNICATIONS": a heading in capitals behind a full line that ends its sentence
    if full && !lower && may_close(before) && is_heading_in_capitals(text) && !is_shouted(before) {
        return false;
    }
    // the gap behind a number sets no columns
    let words = if block.line_count() == 1 { &source[block.span.start.min(last.end)..last.end] } else { before };
    if full && !has_columns(words) {
        return true;
    }
    // a hanging indent under a bullet, a wrapped line in a ragged text
    let hangs = block.marker.is_some() && line.indent > block.indent && block.indent + 12 > line.indent;
    let ends = before.ends_with(['.', ':', ';', '!', '?']);
    let unwrapped = spacing.width.is_none();
    if lower {
        return !ends && (hangs || !unwrapped || last.width > 60) && !has_columns(text);
    }
    hangs && !ends && !unwrapped && !has_columns(before) && !has_columns(text)
}

/// "the oak by the gate.                AB" under "… to cut back": a line as far in as the one before, whose only gap parts its
/// words from the initials in the margin.
fn has_margin(last: Line, line: Line, text: &str) -> bool {
    const LONGEST: usize = 12;
    let Some((words, note)) = text.rsplit_once("   ") else { return false };
    line.indent == last.indent
        && note.len() <= LONGEST
        && note.chars().all(|char| char.is_uppercase() || matches!(char, '/' | ',' | '&' | ' '))
        && words.contains(' ')
        && !has_columns(words.trim_end())
}

/// Whether a line that looks like the start of an entry goes on with the block before it: a number or a dash that wrapping has
/// put there. `full` says whether the line before had no room for more, `parted` whether a converter's blank line stands
/// between.
fn goes_on_with_marker(
    source: &str,
    (full, parted): (bool, bool),
    block: &Block,
    last: Line,
    line: Line,
    marker: Marker,
) -> bool {
    let before = last.text(source);
    if marker.span().end == line.end {
        return full && !before.ends_with(['.', ':', ';']);
    }
    // a number that wrapping has put at the start of a line
    let plain = matches!(marker, Marker::Number(numbering) if numbering.bare || numbering.parts[0] > 300 || is_initial(numbering));
    let dash = matches!(marker, Marker::Bullet { sign: '-' | '–' | '—' | '+', times: 1, .. });
    // "…, Ben Carr," and "M. Dunn" on the next line
    if parted && before.ends_with(',') && matches!(marker, Marker::Number(numbering) if is_initial(numbering)) {
        return true;
    }
    // "Senior Engineer (Ms." and "M. Moss)." on the next line
    let initial = matches!(marker, Marker::Number(numbering) if is_initial(numbering));
    if initial && is_bracket_open(before) && source[marker.span().end..line.end].contains(')') {
        return true;
    }
    let own = block.marker.is_some_and(|first| same_sign(first, marker)) || block.indent != line.indent;
    full && !before.ends_with(['.', ':', ';']) && (plain || (dash && !own))
}

/// "MINUTES OF THE MEETING OF THE MUNICIPAL" over "DISTRICT OF ELM HELD AT THE TOWN HALL," and "ELM, ON MONDAY": a title that
/// is one sentence in capitals, over lines shorter than those of the text. Once it was `held`, the place goes on until the day.
fn goes_on_in_title(title: &str, before: &str, text: &str, line: Line) -> bool {
    const SHORTEST: usize = 40;
    const LISTS: [&str; 6] = ["PRESENT", "ATTENDANCE", "IN ATTENDANCE", "APOLOGIES", "ABSENT", "MEMBERS PRESENT"];
    if line.start > HEAD || !is_shouted(before) || !is_shouted(text) {
        return false;
    }
    // "PRESENT AND APOLOGIES" begins the list
    if LISTS.iter().any(|label| text.starts_with(label)) {
        return false;
    }
    let met = title.contains("MEETING") && title.contains("MINUTES");
    let open = |held: &str| !held.bytes().any(|byte| byte.is_ascii_digit()) && text.contains(',');
    if met && title.find(" HELD ").is_some_and(|at| open(&title[at..])) {
        return true;
    }
    if before.len() < SHORTEST {
        return false;
    }
    let met = before.contains("MEETING") || before.contains("MINUTES");
    let held = text.contains(" HELD ") && met && !before.contains(" HELD ");
    held || before.ends_with(',') && before.contains(" HELD ")
}

/// "Motion by Councillors A. Bell and B." over "Carr", "For: Ms. A. Bell, Mr. C." over "Dunn, Mr. E. Fox": a line that ends with
/// the initial of a further name, and its surname.
fn parts_name(before: &str, text: &str) -> bool {
    const FORMS: [&str; 6] = [" and", ",", " Mr.", " Ms.", " Mrs.", " Dr."];
    let Some((names, initial)) = before.strip_suffix('.').and_then(|head| head.last_word()) else { return false };
    let (surname, rest) = text.split_once(' ').unwrap_or((text, ""));
    // "the options A and B." names nobody: the name before has its initial or form of address, or "by" stands before it
    let named = || {
        let before = names.strip_suffix(" and").or_else(|| names.strip_suffix(',')).unwrap_or(names);
        before.words().nth_back(1).is_some_and(|word| word.ends_with('.') || word == "by") || before.ends_with('.')
    };
    initial.len() == 1
        && initial.starts_with(|letter: char| letter.is_ascii_uppercase())
        && FORMS.iter().any(|form| names.ends_with(form))
        && named()
        && surname.starts_with(char::is_uppercase)
        && surname.chars().nth(1).is_some_and(|second| second.is_alphabetic() || matches!(second, '\'' | '’'))
        && (rest.is_empty() || surname.ends_with(','))
}

/// "**Adoption of the Minutes of the Policy Committee for the Central**" over "**District of Elm**": a long title in bold
/// that a converter has set on two lines.
fn goes_on_in_bold(before: &str, last: Line, line: Line) -> bool {
    const SHORTEST: usize = 50;
    let bold = |line: Line| line.heading == Some(HeadingMark::Emphasis);
    // "of the U.S." is short for a name, and ends nothing
    let short = || before.as_bytes().ends_with(b".S.");
    bold(last) && bold(line) && line.start > HEAD && before.len() >= SHORTEST && (!may_close(before) || short())
}

/// "MINUTES OF THE" over "BOARD": a title set in capitals whose words a converter has parted.
fn goes_on_in_capitals(before: &str, text: &str) -> bool {
    const SHORTEST: usize = 40;
    if !is_shouted(before) || !is_shouted(text) {
        return false;
    }
    let last = before.words().next_back().unwrap_or(before);
    let first = text.words().next().unwrap_or(text);
    let long = before.len() >= SHORTEST && !before.ends_with(['.', ':']);
    long || matches!(first, "OF" | "AND" | "HELD" | "IN" | "AT" | "ON")
        || !before.contains(' ')
        || before.ends_with(',')
        || matches!(last, "OF" | "AND" | "THE" | "IN" | "AT" | "ON" | "FOR" | "&" | "TO")
}

/// "**6. Roads" over "and lanes**": whether two lines are of one title in bold, as no sign closes it between them.
fn is_one_title(source: &str, last: Line, line: Line) -> bool {
    /// Bytes at the end of a line in which the signs of its emphasis stand, if it has its own.
    const SIGNS: usize = 4;
    let bold = |line: Line| line.heading == Some(HeadingMark::Emphasis);
    let signed = |byte: &u8| matches!(byte, b'*' | b'_' | b'>') || *byte == NOTHING as u8;
    let between = || &source.as_bytes()[last.end.saturating_sub(SIGNS).max(last.text_start)..=line.text_start];
    bold(last) && bold(line) && last.end <= line.text_start && !between().iter().any(signed)
}

/// "-- Lamps" over "http ://example.org/lamps": the page of a heading is no part of it.
fn is_page_of_heading(block: &Block, text: &str) -> bool {
    let doubled = matches!(block.marker, Some(Marker::Bullet { times: 2, .. }));
    doubled && block.line_count() == 1 && text.starts_with("http") && text.contains("://")
}

/// Whether a line may end a sentence, a lead-in or what stands in brackets.
fn may_close(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', ';', ')'])
}

/// "IN CAMERA MEETING": a few words in capitals without a full stop.
fn is_heading_in_capitals(line: &str) -> bool {
    const WORDS: usize = 8;
    let letters = line.chars().filter(|char| char.is_alphabetic()).take(4).count();
    letters == 4
        && is_shouted(line)
        && !line.ends_with(['.', ',', ';', ')'])
        && !line.contains(|char: char| char.is_ascii_digit())
        && line.words().take(WORDS + 1).count() <= WORDS
}

/// "NEXT", "B2 HALL": no letter is small.
fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

fn same_sign(left: Marker, right: Marker) -> bool {
    match (left, right) {
        (Marker::Bullet { sign: one, .. }, Marker::Bullet { sign: other, .. }) => one == other,
        (Marker::Number(one), Marker::Number(other)) => one.kind == other.kind,
        _ => false,
    }
}

//! Headings and the text under them, as agenda items have them.

use crate::model::SourceSpan;
use crate::parse::time::times;
use crate::resolve::outline::{Cut, Heading, Outline};
use crate::resolve::reading::Reading;
use crate::text::Span;

pub(super) fn heading_rule(heading: &Heading) -> &'static str {
    match (heading.numbering.is_some(), heading.cut) {
        (_, Cut::Label) => "attendance_heading",
        (true, Cut::Whole | Cut::Line) => "numbered_heading",
        (true, _) => "numbered_run_in_heading",
        (false, Cut::Whole) => "plain_heading",
        (false, _) => "run_in_heading",
    }
}

/// The heading as it is quoted: a colon that closes the whole line belongs to it.
pub(super) fn heading_span(reading: &Reading<'_>, heading: &Heading) -> Span {
    let text = reading.text(heading.title);
    let end = heading.title.start + without_clock(text.trim_end()).len();
    Span::new(heading.title.start, end)
}

/// "Reports [6:32pm]": a title without the time at which the meeting came to it.
fn without_clock(title: &str) -> &str {
    let Some(inner) = title.strip_suffix([']', ')']) else { return title };
    let Some((head, clock)) = inner.rsplit_once(['[', '(']) else { return title };
    let whole = times(clock).first().is_some_and(|(written, _)| written.len() == clock.len());
    if whole && head.contains(char::is_alphabetic) { head.trim_end() } else { title }
}

/// "Review the roof [#12](https://elm.example/12)": how far the address goes on in the source with which a title ends.
pub(super) fn with_address(reading: &Reading<'_>, span: SourceSpan) -> SourceSpan {
    const LONGEST: usize = 300;
    let written = &reading.layout.written;
    let Some(address) = written[span.end..].strip_prefix("](") else { return span };
    let near = &address[..address.floor_char_boundary(LONGEST)];
    let title = &written[span.start..span.end];
    let within = title.rfind(['[', ']']).is_some_and(|at| title[at..].starts_with('['));
    match near.find([')', '\n', ' ']).filter(|end| within && near[*end..].starts_with(')')) {
        Some(end) => SourceSpan { end: span.end + "](".len() + end + 1, ..span },
        None => span,
    }
}

/// The heading as reading text: without closing punctuation and footnote marks.
pub(in crate::resolve) fn clean_title(text: &str, cut: Cut) -> String {
    let mut title = text.trim();
    loop {
        let before = title;
        title = title.trim_end_matches([':', ' ', '*', '†', '‡', '/']);
        title = title.trim_end_matches(|char: char| matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'));
        if let Some(open) =
            title.strip_suffix(']').and_then(|inner| inner.rfind('[')).filter(|open| title.len() - open <= 5)
        {
            title = &title[..open];
        }
        if cut != Cut::Sentence && title.ends_with('.') && !title.ends_with("..") && !title.ends_with("B.") {
            title = &title[..title.len() - 1];
        }
        if title == before {
            return title.to_owned();
        }
    }
}

/// The text under a heading, and where it stands.
pub(super) fn body(reading: &Reading<'_>, outline: &Outline, at: usize) -> (String, Option<SourceSpan>) {
    let heading = &outline.headings[at];
    let last = outline.headings.get(at + 1).map_or(reading.layout.blocks.len(), |next| next.block);
    let mut text = String::new();
    let mut whole: Option<Span> = None;
    let own = &reading.layout.blocks[heading.block];
    let behind = Span::new(heading.body.min(own.flow.end), own.flow.end);
    let others = (heading.block + 1..last)
        .map(|index| &reading.layout.blocks[index])
        .filter(|block| !block.note)
        .map(|block| block.flow);
    for span in std::iter::once(behind).chain(others).filter(|span| !span.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(reading.text(span));
        let source = reading.layout.flow.source_span(span);
        whole = Some(whole.map_or(source, |whole| whole.to(source)));
    }
    (text, whole.map(|span| reading.layout.source_span(span)))
}

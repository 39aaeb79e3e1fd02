//! Lines that open with a label: each is a statement of its own, whatever stands before it in its paragraph.

use crate::grammar::Class;
use crate::parse::offset_in;
use crate::resolve::actions::has_finite_verb;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

/// Where the label before the colon at `end` begins, if it is one of actions or an acronym.
fn label_before(reading: &Reading<'_>, block: &Block, end: usize) -> Option<usize> {
    const ACRONYM: std::ops::RangeInclusive<usize> = 2..=6;
    const LONGEST: usize = 24;
    const NEAR: usize = 8_000;
    let text = reading.layout.flow.text.as_str();
    let letters = text.as_bytes()[..end].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let word = &text[end - letters..end];
    if !text[end..].starts_with(": ") || letters == 0 {
        return None;
    }
    // "to buy from the / RSPCA: a kennel" breaks off within a sentence: who answers does so more than once
    if ACRONYM.contains(&letters) && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let near = &text[text.ceil_char_boundary(end.saturating_sub(NEAR))..text.floor_char_boundary(end + NEAR)];
        let answers = seek::places(near, &text[end - letters..=end]).take(2).count() == 2;
        return answers.then_some(end - letters);
    }
    let from = text.ceil_char_boundary(end.saturating_sub(LONGEST).max(block.flow.start));
    let labels = reading.hits_in(Span::new(from, end)).iter();
    let mut labels = labels.filter(|hit| hit.class == Class::ActionLabel && hit.end as usize == end);
    labels.next().map(|hit| hit.start as usize).filter(|start| text[*start..].starts_with(char::is_uppercase))
}

/// "We need to talk to Mr C. Moss / ACTION: Ann to call", "* Mend the lamp / ETC: not before May": the label of an action, or
/// an acronym with a colon, at the start of a line opens a statement whatever stands before it.
pub(super) fn cut_at_labels(reading: &Reading<'_>, block: &Block, spans: &mut Vec<Span>) {
    cut_at_resolution(reading, block, spans);
    if block.line_count() < 2 {
        return;
    }
    let text = reading.layout.flow.text.as_str();
    for end in memchr::memchr_iter(b':', &text.as_bytes()[block.flow.start..block.flow.end]) {
        let end = block.flow.start + end;
        let Some(start) = label_before(reading, block, end) else { continue };
        let Some(place) = spans.iter().position(|span| span.start < start && end < span.end) else { continue };
        let before = reading.layout.slice(Span::new(block.span.start, reading.layout.flow.source_offset(start)));
        let line = &before[before.rfind('\n').map_or(0, |feed| feed + 1)..];
        let opens = before.len() > line.len() && !line.contains(|sign: char| !sign.is_whitespace());
        if opens {
            let whole = spans[place];
            let head = text[whole.start..start].trim_end();
            spans[place] = Span::new(whole.start, whole.start + head.len());
            spans.insert(place + 1, Span::new(start, whole.end));
        }
    }
}

/// "Members looked at the lease RESOLVED: That it be signed": the word in capitals, with its colon and the wording behind it,
/// opens a statement where the full stop before it is missing.
fn cut_at_resolution(reading: &Reading<'_>, block: &Block, spans: &mut Vec<Span>) {
    let text = &reading.layout.flow.text[block.flow.start..block.flow.end];
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        let behind = text[colon + 1..].trim_start();
        let letters = text.as_bytes()[..colon].iter().rev().take_while(|byte| byte.is_ascii_uppercase()).count();
        let (start, word) = (block.flow.start + colon - letters, &text[colon - letters..colon]);
        let worded =
            ["That ", "That, ", "that ", "THAT ", "THAT, ", "To ", "to "].iter().any(|head| behind.starts_with(head));
        if letters < 6 || !worded || !reading.words.classes(&seek::lower(word)).contains(Class::Resolution) {
            continue;
        }
        let Some(place) = spans.iter().position(|span| span.start < start && start < span.end) else { continue };
        let whole = spans[place];
        let head = reading.layout.flow.text[whole.start..start].trim_end();
        if !is_whole(reading, head) {
            continue;
        }
        spans[place] = Span::new(whole.start, whole.start + head.len());
        spans.insert(place + 1, Span::new(start, whole.end));
    }
}

/// "Members looked at the lease" and not "After a long talk the Trustees", "it was", "and the Board": whether a sentence says
/// something by itself, so that whoever resolves is not at its end.
fn is_whole(reading: &Reading<'_>, head: &str) -> bool {
    const SHORTEST: usize = 4;
    const LINKS: [Class; 2] = [Class::Subordinator, Class::ClauseLink];
    let head = head.last_word().filter(|(_, last)| last.ends_with("ly")).map_or(head, |(head, _)| head).trim_end();
    let last = head.words().next_back().unwrap_or("");
    let verb = |word: &str| reading.words.classes(&seek::lower(word)).contains(Class::FiniteVerb);
    let signed =
        [", ", "; ", ": "].iter().filter_map(|sign| seek::find_last(head, sign).map(|at| at + sign.len())).max();
    let linked = head.words().rev().skip(1).find(|word| reading.words.holds(&LINKS, word));
    let linked = linked.map(|link| offset_in(head, link) + link.len() + 1);
    let clause = head.get(signed.max(linked).unwrap_or(0)..).unwrap_or("");
    let open = verb(last) || matches!(&*seek::lower(last), "and" | "it" | "be");
    !open && Reading::count_words(clause, SHORTEST) >= SHORTEST && has_finite_verb(reading, clause)
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn an_acronym_within_a_sentence_opens_no_statement() {
        let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Pets\n\n";
        let minutes =
            convert(&format!("{head}The Council resolved to buy from the\nRSPCA: a kennel, and to sell the van.\n"));
        assert_eq!(minutes.decisions.len(), 1);
        assert!(minutes.decisions[0].text.ends_with("sell the van."), "{}", minutes.decisions[0].text);
    }

    #[test]
    fn a_resolution_whose_sentence_has_lost_the_stop_before_it() {
        let head = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Lease\n\n";
        for (text, expected) in [
            ("Members looked at the lease of the hall RESOLVED: That it be signed.", "RESOLVED: That it be signed."),
            (
                "After a long talk it was RESOLVED: That it be signed.",
                "After a long talk it was RESOLVED: That it be signed.",
            ),
            (
                "After a short rest the Trustees RESOLVED: To paint the hall.",
                "After a short rest the Trustees RESOLVED: To paint the hall.",
            ),
            (
                "On a plea by Ann Bell the Council unanimously RESOLVED: That it be signed.",
                "On a plea by Ann Bell the Council unanimously RESOLVED: That it be signed.",
            ),
        ] {
            let minutes = convert(&format!("{head}{text}\n"));
            assert_eq!(minutes.decisions.len(), 1, "{text}");
            assert_eq!(minutes.decisions[0].text, expected);
        }
    }
}

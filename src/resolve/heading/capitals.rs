//! Titles in capitals that run into their paragraphs with no sign between.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words};

use super::habit::{FEWEST, Found, with_habit, with_titles};
use super::{Cut, Title, has_verb, is_known};

/// "CALL TO ORDER Dr Bell called …", "ROLL CALL Present were …": capitals end a title that nothing else does, if it is
/// known anywhere or the document writes all its titles so.
pub(in crate::resolve) fn capital_titles(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    titles: Vec<Title>,
) -> Vec<Title> {
    let mut found = Vec::new();
    let mut counted = 0;
    for (place, (_, block)) in blocks.iter().enumerate() {
        let text = reading.layout.text_of(block);
        let numbered = block.marker.is_some_and(|marker| marker.numbering().is_some());
        let longest = if numbered { LONGEST_NUMBERED } else { LONGEST };
        let capitals = words_in_capitals(reading, text, longest).filter(|(_, body)| is_text(reading, block, *body));
        let Some((end, body)) = capitals else {
            continue;
        };
        let span = Span::new(block.flow.start, block.flow.start + end);
        let likely = reading.text(span).contains(' ');
        counted += usize::from(numbered && likely && titles[place].span.end >= span.end);
        // a sign that ends the title earlier is none of these
        if titles[place].span.end <= span.end {
            continue;
        }
        // "2. APOLOGIES FOR ABSENCE Apologies were sent by …": the label of the list stands behind the title
        let title = match titles[place].cut {
            Cut::Label => Title { span, ..titles[place] },
            _ => Title { span, body: block.flow.start + body, cut: Cut::Open, verb: false },
        };
        found.push(Found { place, title, sure: is_known(reading, span), likely });
    }
    // whoever numbers several such has the habit, known or not
    if counted >= FEWEST { with_titles(titles, &found, true) } else { with_habit(titles, &found) }
}

/// Most words of a title in capitals.
const LONGEST: usize = 8;

/// Most words of one that has a number.
const LONGEST_NUMBERED: usize = 18;

/// Where leading words in capitals end and the text behind them begins, which has small letters.
pub(in crate::resolve) fn behind_capitals(reading: &Reading<'_>, text: &str) -> Option<(usize, usize)> {
    words_in_capitals(reading, text, LONGEST)
}

/// The same for at most `longest` words.
fn words_in_capitals(reading: &Reading<'_>, text: &str, longest: usize) -> Option<(usize, usize)> {
    const LETTERS: usize = 4;
    const WORD: usize = 6;
    let (mut end, mut at, mut count) = (0, 0, 0);
    for word in text.words() {
        if word.contains(char::is_lowercase) {
            break;
        }
        let next = text[at..].words().nth(1).unwrap_or("");
        // "PUBLIC COMMENT A resident spoke.": the article begins the text
        if matches!(word, "A" | "I") && count > 0 && next.starts_with(char::is_lowercase) {
            break;
        }
        if word.ends_with(['.', ':', ';', '!', '?', '|']) || count == longest {
            return None;
        }
        end = at + word.len();
        at = (end + 1).min(text.len());
        count += 1;
    }
    let head = &text[..end];
    let last = head.words().next_back().unwrap_or(head);
    let first = head.words().next().unwrap_or(head);
    let goes_on = head.ends_with([',', '-', '–', '—', '&', '/', '('])
        || last == "NO"
        || last.len() > 1 && reading.words.holds(&[Class::TitleLink], last);
    let named = reading.words.classes(first).contains(Class::Honorific);
    let letters = head.chars().filter(|char| char.is_alphabetic()).count();
    let capital = text[at..].starts_with(char::is_uppercase);
    // "CCTV Camera at the Hill"
    let short = letters < if count == 1 { WORD } else { LETTERS };
    (capital && !goes_on && !named && !short && at > end).then_some((end, at))
}

/// Whether what stands behind the capitals tells something: "FINANCE Committee" is a title as a whole.
fn is_text(reading: &Reading<'_>, block: &Block, body: usize) -> bool {
    const LEAST: usize = 6;
    let text = &reading.layout.text_of(block)[body..];
    text.ends_with(['.', '!', '?'])
        || Reading::exceeds(text, LEAST)
        || has_verb(reading, Span::new(block.flow.start + body, block.flow.end))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn capitals_end_a_title() {
        let titles = |text: &str| -> Vec<String> {
            let text = format!("Elm School Board\n3 May 2021\n\n{text}");
            convert(&text).agenda_items.into_iter().map(|item| item.title).collect()
        };
        let cases: &[(&str, &[&str])] = &[
            (
                "CALL TO ORDER President Kemp called the meeting to order at 7:00 pm.\n\nPUBLIC COMMENT No one \
                 spoke.\n\nFENCES AND GATES A resident complained of the noise.\n\nSUPERINTENDENT'S REPORT Dr. Lee \
                 reported on enrollment.\n\nADJOURNMENT The meeting was adjourned at 8:10 pm.\n",
                &["CALL TO ORDER", "PUBLIC COMMENT", "FENCES AND GATES", "SUPERINTENDENT'S REPORT", "ADJOURNMENT"],
            ),
            (
                "1. ACCEPTANCE OF APOLOGIES FOR ABSENCE Apologies were received from Cllr A Bell and Cllr B Carr.\n\n2. TO \
                 CONSIDER THE GARAGE APPLICATION 12/04455/X AND AGREE ON AN ANSWER TO THE BOROUGH This was discussed.\n\n3. TO \
                 LOOK AT THE OFFER FOR A LAMP AT OAK LANE AND DECIDE ON IT A lamp was approved.\n",
                &[
                    "ACCEPTANCE OF APOLOGIES FOR ABSENCE",
                    "TO CONSIDER THE GARAGE APPLICATION 12/04455/X AND AGREE ON AN ANSWER TO THE BOROUGH",
                    "TO LOOK AT THE OFFER FOR A LAMP AT OAK LANE AND DECIDE ON IT",
                ],
            ),
            // a title whose last word is not in capitals, and a speaker
            ("1. FINANCE Committee\nIt met in May.\n\n2. ROADS\nThey are bad.\n", &["FINANCE Committee", "ROADS"]),
            (
                "1. ROADS\nThey are bad.\n\n2. LAMPS\nThey are out.\n\nMRS BELL The lamp at the corner has been out since June.\n",
                &["ROADS", "LAMPS"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(titles(text), *expected, "{text}");
        }
        let text = "Elm School Board\n3 May 2021\n\nCALL TO ORDER President Kemp called the meeting to order at 7:00 \
                    pm.\n\nAPPROVAL OF AGENDA Hart moved, seconded by Moss, to approve the agenda. Carried.\n";
        let minutes = convert(text);
        assert_eq!(minutes.meeting.chair.as_deref(), Some("Kemp"));
        assert_eq!(minutes.decisions[0].mover.as_deref(), Some("Hart"));
    }
}

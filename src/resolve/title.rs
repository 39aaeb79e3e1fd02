//! Title, kind and number of the meeting, from the first lines.

use crate::grammar::{Class, Hit};
use crate::model::{Meeting, MeetingKind};
use crate::text::{Block, Span, Words, seek};

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;

/// Title, kind and number, from the first lines and the sentence that opens the minutes.
pub(super) fn title_block(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    meeting: &mut Meeting,
) {
    let head: Vec<_> = if head.is_empty() { reading.blocks().take(4).collect() } else { head.to_vec() };
    for (place, (index, block)) in head.iter().enumerate().take(14) {
        if attendance.listed[*index] {
            continue;
        }
        let text = reading.layout.text_of(block);
        let minutes = names_itself(reading, block.flow, Class::MinutesWord);
        if meeting.title.is_none() && minutes && text.len() <= 240 && !text.contains("://") {
            let span = whole_title(reading, &head, place);
            meeting.title = Some(reading.text(span).replace('\n', " ").trim().to_owned());
            set(reading, meeting, "title", span);
        }
        if meeting.kind.is_none() {
            meeting.kind = kind_of(reading, block.flow);
        }
        if meeting.number.is_none()
            && let Some(span) = number_in(reading, block.flow)
        {
            meeting.number = Some(reading.text(span).to_owned());
            set(reading, meeting, "number", span);
        }
    }
    if meeting.title.is_none()
        && let Some((_, block)) = head.first().filter(|(index, block)| {
            !attendance.listed[*index] && block.flow.len() <= 160 && !is_told(reading, reading.text(block.flow))
        })
    {
        meeting.title = Some(reading.layout.text_of(block).to_owned());
        set(reading, meeting, "title", block.flow);
    }
}

/// The title that begins in a block of the head, without its label ("Title: Minutes of …"), and with the line below
/// where it breaks off ("MINUTES OF THE MEETING OF THE").
fn whole_title(reading: &Reading<'_>, head: &[(usize, &Block)], place: usize) -> Span {
    let mut span = head[place].1.flow;
    let text = reading.text(span);
    let label = ["Title:", "TITLE:", "Subject:"].iter().find_map(|label| text.strip_prefix(label));
    if let Some(rest) = label.map(str::trim_start).filter(|rest| !rest.is_empty()) {
        span.start = span.end - rest.len();
    }
    let open = [" of", " of the", " on", " at", " for", " for the", " held"];
    let lower = text.trim_end().to_ascii_lowercase();
    if open.iter().any(|end| lower.ends_with(end))
        && let Some((_, next)) = head.get(place + 1).filter(|(_, next)| next.marker.is_none() && next.flow.len() <= 120)
    {
        span.end = next.flow.end;
    }
    span
}

/// Whether a word of a list stands in a line of the head, or opens a sentence of it: in the middle of a sentence it
/// speaks of other minutes ("He shared a draft of the letter").
pub(super) fn names_itself(reading: &Reading<'_>, span: Span, class: Class) -> bool {
    const OPENING: usize = 20;
    let end = if is_told(reading, reading.text(span)) { span.start + OPENING } else { span.end };
    reading.hits_in(span).iter().any(|hit| hit.class == class && (hit.start as usize) < end)
}

/// Whether a text is a sentence and no line of a title.
pub(super) fn is_told(reading: &Reading<'_>, text: &str) -> bool {
    text.ends_with('.') && Reading::exceeds(text, 12) && !is_stopped_title(reading, text)
}

/// "Minutes of Elm Town Council held on Monday 5 May 2015 in the Town Hall.": a title that a full stop ends. "Held" is
/// a participle in it, and it has no other verb.
fn is_stopped_title(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 40;
    let own = reading.words.longest(Class::MinutesWord, text).is_some_and(|end| {
        let of = text[..end].words().skip(1).any(|word| word.eq_ignore_ascii_case("of"));
        of || seek::opens(&text[end..], " of ")
    });
    let verb = |hit: &Hit| {
        let word = reading.text(Span::new(hit.start as usize, hit.end as usize));
        // a month is no verb: "May"
        hit.class == Class::FiniteVerb && word.starts_with(char::is_lowercase) && word != "held"
    };
    own && !Reading::exceeds(text, LONGEST)
        && !text.trim_end_matches('.').contains(". ")
        && !reading.hits_in(reading.flow_span(text)).iter().any(verb)
}

/// Kinds by the words of the title, most particular first.
pub(super) const KINDS: [(Class, MeetingKind); 6] = [
    (Class::ExtraordinaryMeeting, MeetingKind::Extraordinary),
    (Class::EmergencyMeeting, MeetingKind::Emergency),
    (Class::InauguralMeeting, MeetingKind::Inaugural),
    (Class::AnnualMeeting, MeetingKind::Annual),
    (Class::SpecialMeeting, MeetingKind::Special),
    (Class::OrdinaryMeeting, MeetingKind::Ordinary),
];

/// What sort of meeting the words of a line say it was.
fn kind_of(reading: &Reading<'_>, span: Span) -> Option<MeetingKind> {
    let text = reading.text(span);
    if text.len() > 240 {
        return None;
    }
    KINDS.into_iter().find(|(class, _)| reading.has(span, *class)).map(|(_, kind)| kind)
}

/// "434th MEETING", "Meeting No. 257": the number of the meeting.
fn number_in(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let text = reading.text(span);
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices("meeting").take(3) {
        let before = text[..at].trim_end();
        let word = before.words().next_back().unwrap_or("").trim_start_matches('(');
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let suffix = &word[digits..];
        if digits > 0
            && matches!(suffix.trim_matches(['^', '(', ')']).to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
        {
            return Some(reading.flow_span(word));
        }
        let after = text[at + 7..].trim_start();
        for label in ["No. ", "No.", "no. ", "no ", "Number ", "number ", "#"] {
            if let Some(rest) = after.strip_prefix(label) {
                let length =
                    rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-')).count();
                if rest[..length].starts_with(|char: char| char.is_ascii_digit()) {
                    return Some(reading.flow_span(&rest[..length]));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Converter;
    use crate::model::{Meeting, MinutesStatus};
    use crate::source::Document;

    fn meeting(text: &str) -> Meeting {
        Converter::default().convert(&Document::from_text(text)).meeting
    }

    #[test]
    fn sentences_of_business_are_no_title() {
        let told = meeting(
            "Ann said that the wording had been worked on in the December meeting. She shared a draft of the letter with everybody who was there.\n\nBen said that he would read it before the next meeting of the working group.\n",
        );
        assert_eq!((told.title, told.status), (None, MinutesStatus::Unknown));
    }

    #[test]
    fn a_full_stop_may_end_a_title() {
        let body = |title: &str| meeting(&format!("{title}\n\n1. Roads\n\nThe lane is bad.\n")).body;
        for title in [
            "Minutes of Elm Town Council held on Monday 5 May 2015 in the Town Hall.",
            "Minutes of the Elm Town Council Meeting held on 5 June 2015 at 7pm in the Hall.",
        ] {
            assert_eq!(body(title).as_deref(), Some("Elm Town Council"), "{title}");
        }
    }

    #[test]
    fn the_approval_of_other_minutes_is_not_their_own() {
        let head =
            "Hill Association\nMeeting Minutes\nMarch 14th, 2016\n\nBoard Members Present:\nAnn Bell\nBen Carr\n\n";
        let moved = "A motion made by Ann Bell to accept the February minutes, as amended was seconded and approved.\n";
        let told = meeting(&format!("{head}{moved}\nPool Report: Ben Carr reported that it was shut.\n"));
        assert_eq!(told.status, MinutesStatus::Unknown);
    }

    #[test]
    fn minutes_that_open_with_a_sentence_have_it_for_a_title() {
        let line = "Draft minutes of the meeting of Hambleton Parish Council held in the Village Hall on Tuesday 7 May 2024 at 7.30 pm.";
        let opened = meeting(&format!("{line}\n\nPresent: A. Bell, C. Dunn\n\n1. Finance\nIt was agreed to pay.\n"));
        assert_eq!((opened.title.as_deref(), opened.status), (Some(line), MinutesStatus::Draft));
    }
}

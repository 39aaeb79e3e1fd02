//! Whether there was a quorum.

use crate::model::{Meeting, Quorum};
use crate::parse::sentence::sentences;

use super::reading::Reading;

/// What is said of the quorum.
pub(super) fn quorum(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut spans = Vec::new();
    for (_, block) in reading.blocks() {
        let lower = reading.layout.text_of(block).to_ascii_lowercase();
        if !(lower.contains("quorum") || lower.contains("quorate")) {
            continue;
        }
        sentences(reading.words, reading.layout.text_of(block), block.flow.start, &mut spans);
        let Some(span) = spans.drain(..).find(|span| {
            let lower = reading.text(*span).to_ascii_lowercase();
            (lower.contains("quorum") || lower.contains("quorate")) && Reading::count_words(&lower) >= 3
        }) else {
            continue;
        };
        let text = reading.text(span).to_ascii_lowercase();
        let denied = [
            "inquorate",
            "not quorate",
            "no quorum",
            "not a quorum",
            "lack of a quorum",
            "lack of quorum",
            "without a quorum",
            "not reached",
            "not met",
            "not achieved",
            "quorum was not",
        ]
        .iter()
        .any(|phrase| text.contains(phrase));
        let met = [
            "quorum was reached",
            "quorum was met",
            "quorum was present",
            "quorum was established",
            "quorum present",
            "quorum was declared",
            "quorum established",
            "a quorum being present",
            "was quorate",
            "were quorate",
            "quorum was confirmed",
            "quorum was achieved",
            "quorum is present",
            "have a quorum",
            "had a quorum",
            "quorum  was reached",
            "quorum reached",
        ]
        .iter()
        .any(|phrase| text.contains(phrase));
        let required = text
            .split(|char: char| !char.is_ascii_digit())
            .find(|part| !part.is_empty() && part.len() <= 2)
            .and_then(|part| part.parse().ok())
            .filter(|_| text.contains("quorum of") || text.contains("quorum is") || text.contains("required"));
        meeting.quorum = Some(Quorum {
            text: reading.text(span).to_owned(),
            met: if denied {
                Some(false)
            } else if met {
                Some(true)
            } else {
                None
            },
            required,
            span: reading.place(span),
        });
        return;
    }
}

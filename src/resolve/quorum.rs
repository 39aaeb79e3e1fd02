//! Whether there was a quorum.

use crate::grammar::Class;
use crate::model::{Meeting, Quorum};
use crate::parse::sentence::sentences;

use super::reading::Reading;

/// What is said of the quorum.
pub(super) fn quorum(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut spans = Vec::new();
    for (_, block) in reading.blocks() {
        if !reading.speaks(block.flow, Class::QuorumWord) {
            continue;
        }
        sentences(reading.words, reading.layout.text_of(block), block.flow.start, &mut spans);
        let Some(span) = spans
            .drain(..)
            .find(|span| reading.speaks(*span, Class::QuorumWord) && Reading::exceeds(reading.text(*span), 2))
        else {
            continue;
        };
        let text = reading.text(span).to_ascii_lowercase();
        let denied = reading.says(&text, Class::QuorumDenied);
        let met = reading.says(&text, Class::QuorumMet);
        let required = text
            .split(|char: char| !char.is_ascii_digit())
            .find(|part| !part.is_empty() && part.len() <= 2)
            .and_then(|part| part.parse().ok())
            .filter(|_| reading.says(&text, Class::QuorumRequired));
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

//! Whether there was a quorum.

use crate::grammar::Class;
use crate::model::{Meeting, Quorum};
use crate::parse::sentence::sentences;

use super::reading::Reading;

/// What is said of the quorum.
pub(super) fn quorum(reading: &Reading<'_>, meeting: &mut Meeting) {
    let mut spans = Vec::new();
    let mut heading: Option<Quorum> = None;
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
        // "we had no quorum until Ann came": then there was one
        let reached = denied && text.contains("quorum until ");
        let required = text
            .split(|char: char| !char.is_ascii_digit())
            .find(|part| !part.is_empty() && part.len() <= 2)
            .and_then(|part| part.parse().ok())
            .filter(|_| reading.says(&text, Class::QuorumRequired));
        let found = Quorum {
            text: reading.text(span).to_owned(),
            met: if denied && !reached {
                Some(false)
            } else if met || reached {
                Some(true)
            } else {
                None
            },
            required,
            span: reading.place(span),
        };
        // "NOTICE AND QUORUM": a heading says less than the sentence under it
        if found.met.is_some() || reading.has(span, Class::FiniteVerb) {
            meeting.quorum = Some(found);
            return;
        }
        heading = heading.or(Some(found));
    }
    meeting.quorum = heading;
}

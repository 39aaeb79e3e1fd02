//! Decisions that a noun names at the start of a statement: "Decision to …", "General consensus on …".

use crate::grammar::{Class, ClassSet};
use crate::parse::date::is_month;
use crate::resolve::actions::has_finite_verb;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Span, Words, seek};

/// "- decision to keep the gate shut", "Decision not to sell": an entry that names what was decided. "Decision to be made" is
/// open, and so are "Decision to follow" and "Decision to mend it?"; "Decision to let was made by others" tells of it.
pub(super) fn opens_with_decision(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    const HEADS: [&str; 3] = ["decision to ", "decision not to ", "decision was to "];
    const OPEN: ClassSet = ClassSet::of(&[Class::StillOpen, Class::Determiner]);
    let named = |content: &str| {
        let first = content.words().next().unwrap_or(content).trim_end_matches(['.', ':', ',', ';']);
        !reading.words.classes(first).intersects(OPEN) && !names_agent(reading, content) && !has_told(reading, content)
    };
    statement.entry
        && statement.first
        && text.starts_with(['d', 'D'])
        && !text.contains('?')
        && HEADS.iter().find_map(|head| seek::behind(text, head)).is_some_and(named)
}

/// "sell reported by the club", and not "sell it by June": whether somebody did what is told.
fn names_agent(reading: &Reading<'_>, content: &str) -> bool {
    seek::places(content, " by ").any(|at| {
        let by = &content[at + " by ".len()..];
        let first = by.split([' ', ',', '.']).next().unwrap_or(by);
        !is_month(reading.words, first) && !first.starts_with(|sign: char| sign.is_ascii_digit())
    })
}

/// "let it was made in May", and not "use the shared key", "keep what we have": whether a verb tells of the decision.
fn has_told(reading: &Reading<'_>, content: &str) -> bool {
    let own = content.words().take_while(|word| !reading.words.classes(word).contains(Class::Subordinator));
    let mut before = "";
    own.into_iter().any(|word| {
        let tells = has_finite_verb(reading, word) && !reading.words.classes(before).contains(Class::Determiner);
        before = word;
        tells
    })
}

/// "Unanimous consent for …", "Consensus to …", "General consensus on …".
pub(super) fn opens_with_consensus(reading: &Reading<'_>, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let opening = Span::new(statement.span.start, statement.span.start + 1);
    let hits = reading.hits_in(opening).iter().filter(|hit| hit.class == Class::Unanimous);
    hits.map(|hit| hit.end as usize - statement.span.start).filter(|end| *end < text.len()).any(|end| {
        let after = text[end..].trim_start();
        // "Unanimous informal vote for the card"
        let word = after.find(' ').filter(|_| after.words().nth(1) == Some("vote")).map_or(0, |blank| blank + 1);
        let after = seek::past(&after[word..], "vote ");
        text[..end].ends_with(['t', 's']) && reading.words.longest(Class::ConsensusLink, after).is_some()
    })
}

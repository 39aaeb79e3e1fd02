//! What was asked for in the statement before: a question, leave to do something.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::text::seek;

use super::candidate::Candidate;
use super::motion::Weighed;

/// "Bell asked for leave to use the hall. The Board approved.": a body that settles without saying what grants what the
/// sentence before asks for.
pub(super) fn grants(weighed: &Weighed<'_>, place: usize) -> bool {
    let Some(before) = place.checked_sub(1) else { return false };
    let (statement, asked) = (&weighed.statements[place], weighed.statements[before].span);
    let text = weighed.text(place).trim_end_matches(['.', ' ']);
    let settles = weighed.part(place).is_some_and(|part| {
        let closes = part.verb.is_some_and(|verb| text.ends_with(weighed.reading.text(verb).trim_end()));
        part.evidence.has(DecisionSignal::BodyDecides) && closes
    });
    let asks = || {
        let lower = weighed.reading.text(asked).to_ascii_lowercase();
        [" permission to ", " leave to ", " permission for "].iter().any(|noun| lower.contains(noun))
    };
    settles && weighed.statements[before].block == statement.block && !Reading::exceeds(text, 4) && asks()
}

/// "Any objections to a release in May? / - No objections.": the question, or what is proposed, that an answer settles.
pub(super) fn question_before(weighed: &Weighed<'_>, place: usize, taken: Option<&Candidate>) -> Option<usize> {
    const SHORT: usize = 6;
    const NEAR: usize = 40;
    let before = place.checked_sub(1).filter(|before| taken.is_none_or(|other| !other.statements.contains(before)))?;
    let (statement, other) = (&weighed.statements[place], &weighed.statements[before]);
    if statement.item != other.item || !weighed.is_near(before, place) {
        return None;
    }
    let behind_name = |text: &'_ str| -> usize {
        seek::part(text, ": ").filter(|(name, _)| !Reading::exceeds(name, 3)).map_or(0, |(name, _)| name.len() + 2)
    };
    let (text, asked) = (weighed.text(place), weighed.text(before).trim_end());
    let said = &text[behind_name(text)..];
    let bracketed = said.starts_with('(') && statement.block == other.block;
    let answers = seek::opens(said.trim_start_matches('('), "no objection") && !Reading::exceeds(said, SHORT);
    let asks = || {
        let head = asked[..asked.floor_char_boundary(NEAR)].to_ascii_lowercase();
        asked.ends_with('?') || head.contains("objections to ") || bracketed
    };
    // "hum: may we drop it? / conclusion: nobody against"
    let polled = || {
        let label = asked.split_once(':').map_or("", |(label, _)| label);
        let concluded = weighed.part(place).is_some_and(|part| part.evidence.has(DecisionSignal::Label));
        weighed.reading.words.classes(label).contains(Class::Poll) && concluded
    };
    (answers && asks() || polled()).then_some(before)
}

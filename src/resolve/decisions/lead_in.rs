//! "IT WAS RESOLVED THAT:" and the points under it, each of which is settled by itself.

use crate::evidence::DecisionSignal;
use crate::grammar::Class;
use crate::resolve::reading::Reading;

use super::candidate::Candidate;
use super::motion::Weighed;

/// The entries under a lead-in at `place` that says nothing itself, each a decision; none where it is no such lead-in.
pub(super) fn settled_each(weighed: &Weighed<'_>, place: usize) -> Vec<Candidate> {
    let lead = weighed.statements[place];
    let Some(decided) = weighed.part(place).filter(|part| lead.last && part.score > 0.0) else { return Vec::new() };
    if !says_nothing(weighed.reading, weighed.text(place)) {
        return Vec::new();
    }
    let mut entries: Vec<Candidate> = Vec::new();
    let mut at = place + 1;
    while let Some(next) = weighed.statements.get(at) {
        let gap = weighed.reading.layout.blocks[next.block].blank_before;
        if !next.entry || next.item != lead.item || (next.first && gap > 2) {
            break;
        }
        if next.first {
            let mut entry = Candidate::bare(*next, at);
            entry.outcome = decided.outcome;
            entry.verb = decided.verb;
            // "NOTED the position", "did not support …": the entry may have a verb of its own
            if let Some(own) = weighed.part(at).filter(|own| own.verb.is_some()) {
                entry.outcome = own.outcome;
                entry.verb = own.verb;
            }
            for signal in decided.evidence.signals() {
                entry.evidence.add(signal);
            }
            entry.evidence.add(DecisionSignal::InDecisions);
            entries.push(entry);
        } else if let Some(entry) = entries.last_mut() {
            entry.span = entry.span.to(next.span);
            entry.statements.end = at + 1;
        }
        at += 1;
    }
    if entries.len() < 2 {
        return Vec::new();
    }
    for entry in &mut entries {
        entry.read_fragments(weighed.reading);
        entry.score = weighed.reading.decision.score(entry.evidence);
    }
    entries
}

/// Whether a lead-in ends with the word of deciding, so that what was decided stands below it. Without a colon or
/// "that" behind it the word has to be set in capitals.
fn says_nothing(reading: &Reading<'_>, text: &str) -> bool {
    let announces = text.trim_end().ends_with(':');
    let text = text.trim_end_matches([':', '-', '–', ' ', ',']);
    let lower = text.to_ascii_lowercase();
    let tails = [" that", " to", " as follows", " the following", " on the following"];
    let end = tails.iter().find_map(|tail| lower.strip_suffix(tail)).map_or(text.len(), str::len);
    let last = text[..end].rsplit(' ').next().unwrap_or("");
    let classes = reading.words.classes(last);
    let formal = announces || end < text.len() || !last.contains(char::is_lowercase);
    formal && (classes.contains(Class::Decided) || classes.contains(Class::Resolution))
}

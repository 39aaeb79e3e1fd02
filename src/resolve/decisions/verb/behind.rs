//! What stands behind a verb of settling.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, Lexicon};

/// Whether nothing but an agent or the end follows a participle.
pub(super) fn closes(words: &Lexicon, after: &str) -> bool {
    after.trim_end_matches('.') == "to"
        || after.is_empty()
        || after.starts_with(['.', ',', ';', ')', '-', '–', ':', '('])
        // "(and approved by) the county"
        || words.longest(Class::SettledSo, after).is_some_and(|end| !after[end..].starts_with(')'))
}

/// What was agreed: a state of things or something to be done.
pub(super) fn content(after: &str, evidence: &mut Evidence<DecisionSignal>) {
    use DecisionSignal as S;
    let lower = after.to_ascii_lowercase();
    if ["to ", ":", "with ", "unanimously"].iter().any(|head| lower.starts_with(head)) {
        evidence.add(S::Directs);
        return;
    }
    let Some(said) = lower.strip_prefix("that ") else { return };
    let directs =
        [" should ", " would ", " will ", " be ", " shall ", " must ", " to be ", " is to ", " are to ", " may "]
            .iter()
            .any(|verb| said.contains(verb));
    let states = [" was ", " were ", " had ", " is ", " are ", " has ", " have ", " needed ", " could "]
        .iter()
        .any(|verb| said.contains(verb));
    evidence.add_if(S::Directs, directs);
    evidence.add_if(S::Opinion, states && !directs);
}

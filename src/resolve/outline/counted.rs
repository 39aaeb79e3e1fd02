//! Entries whose number stands between those of two headings.

use foldhash::HashMap;

use crate::evidence::HeadingSignal;
use crate::resolve::heading::{Cut, Heading};
use crate::resolve::reading::Reading;
use crate::resolve::sequence::Sequences;
use crate::text::Block;

/// Most words of such an entry.
const WORDS: usize = 16;

/// "1. Roads", "2. Review the budget set by the Chair.", "3. Lamps": an entry that is refused for its words is a heading
/// where those before and behind it in counting are; so is the first where the two behind it are.
pub(super) fn counted_between(
    reading: &Reading<'_>,
    sequences: &Sequences,
    blocks: &[(usize, &Block)],
    candidates: &mut [Heading],
) {
    let mut chains: HashMap<usize, Vec<(usize, bool)>> = HashMap::default();
    let mut at = 0;
    for (index, heading) in candidates.iter().enumerate() {
        while blocks[at].0 < heading.block {
            at += 1;
        }
        if let Some(counted) = sequences.of(at).filter(|counted| counted.follows && !counted.listed) {
            chains.entry(counted.sequence).or_default().push((index, heading.score > 0.0));
        }
    }
    for chain in chains.into_values() {
        let taken = |place: Option<usize>| place.and_then(|at| chain.get(at)).is_some_and(|(_, taken)| *taken);
        for (place, (index, own)) in chain.iter().enumerate() {
            let before = taken(place.checked_sub(1));
            let first = place == 0 && taken(Some(place + 2));
            let heading = &mut candidates[*index];
            let block = &reading.layout.blocks[heading.block];
            let whole = heading.cut == Cut::Whole && heading.body >= block.flow.end;
            let short = !Reading::exceeds(reading.text(heading.title), WORDS);
            let other = [
                HeadingSignal::Label,
                HeadingSignal::PersonName,
                HeadingSignal::Task,
                HeadingSignal::Announced,
                HeadingSignal::InList,
            ];
            let other = other.into_iter().any(|signal| heading.evidence.has(signal));
            if !own && !other && (before || first) && taken(Some(place + 1)) && whole && short {
                heading.evidence.add(HeadingSignal::CountedBetween);
                heading.score = reading.heading.score(heading.evidence);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn an_entry_between_two_headings() {
        let head = "Elm Board\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n";
        let text = "1. Review the budget set by the Chair.\n\nThe Board reviewed it.\n\n2. Roads.\n\nOak Road is bad.\n\n3. Lamps.\n\nThey are dim.\n";
        let found = convert(&format!("{head}{text}")).agenda_items;
        assert_eq!(found.len(), 3, "{found:#?}");
    }
}

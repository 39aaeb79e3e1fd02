use super::layer::Phrase;
use super::trie::Trie;

/// How much of a document is looked at: letterhead, title and first business.
const LOOKED_AT: usize = 20_000;

/// How many phrases a reason quotes.
const QUOTED: usize = 5;

/// Finds the house of a document by the phrases that its kind of minutes uses.
#[derive(Debug)]
pub(super) struct Recogniser {
    trie: Trie,
    phrases: Vec<Phrase>,
    houses: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    house: usize,
    name: String,
    at_least: usize,
    /// Indices into the phrases of all, in the order in which the house lists them.
    phrases: Vec<usize>,
}

/// The phrases of one house, and how many of them must stand in a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    pub(super) phrases: Vec<Phrase>,
    pub(super) at_least: usize,
}

impl Recogniser {
    /// `houses` holds the index and name of each and its signs; the first wins a tie.
    pub(super) fn new(houses: &[(usize, &str, Signs)]) -> Self {
        let mut trie = Trie::with_capacity(houses.iter().map(|(.., signs)| signs.phrases.len()).sum());
        let mut phrases = Vec::new();
        let mut number = |phrase: &Phrase| {
            let number = trie.insert(phrase) as usize;
            if number == phrases.len() {
                phrases.push(phrase.clone());
            }
            number
        };
        let candidates = houses.iter().map(|(house, name, signs)| Candidate {
            house: *house,
            name: (*name).to_owned(),
            at_least: signs.at_least.max(1),
            phrases: signs.phrases.iter().map(&mut number).collect(),
        });
        let houses = candidates.collect();
        Self { trie, phrases, houses }
    }

    /// The index of the house and the reason.
    pub(super) fn recognise(&self, text: &str) -> Option<(usize, String)> {
        let mut found = vec![false; self.phrases.len()];
        let start = &text[..text.floor_char_boundary(LOOKED_AT)];
        self.trie.scan(start, |_, phrase| found[phrase as usize] = true);
        let mut best: Option<(&Candidate, usize)> = None;
        for candidate in &self.houses {
            let count = candidate.phrases.iter().filter(|&&phrase| found[phrase]).count();
            if count >= candidate.at_least && best.is_none_or(|(_, most)| count > most) {
                best = Some((candidate, count));
            }
        }
        let (candidate, count) = best?;
        let quoted: Vec<String> = candidate
            .phrases
            .iter()
            .filter(|&&phrase| found[phrase])
            .take(QUOTED)
            .map(|&phrase| format!("\"{}\"", self.phrases[phrase]))
            .collect();
        let noun = if count == 1 { "phrase" } else { "phrases" };
        let more = if count > QUOTED { format!(" and {} more", count - QUOTED) } else { String::new() };
        Some((candidate.house, format!("{count} {noun} of {}: {}{more}", candidate.name, quoted.join(", "))))
    }
}

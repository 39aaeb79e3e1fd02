/// How much work an answer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Most records that are ranked; of more that match, the latest are.
    pub ranked: usize,
    /// Most records that a word may stand in to weigh in the rank, if there are at most three; of more words, each may
    /// stand in fewer. A word that a sample of the records lets expect in more than twice as many is not counted out.
    pub weighed: usize,
    /// Most places that words with the same beginning may have so that the index puts them together.
    pub places: usize,
    /// Most records that are read one by one, where the index does not tell whether they match.
    pub read: usize,
    /// Most entries of the index that are walked through.
    pub walked: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { ranked: 2_000, weighed: 40_000, places: 40_000, read: 300, walked: 200_000 }
    }
}

//! Numbers that are the same in every run.

/// Marsaglia's xorshift with 64 bits.
pub(super) struct Random(pub(super) u64);

impl Random {
    /// A number from 0 to below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }
}

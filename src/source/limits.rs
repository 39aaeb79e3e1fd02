/// How much is read before an input is taken for a mistake or a trap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest document, in bytes; those of archives and compressed files as they are unpacked.
    pub max_size: u64,
    /// Most bytes that one archive is unpacked to, with those of archives in it.
    pub max_unpacked: u64,
    /// How many times its own length an archive is unpacked to. Text is packed to between a third and a tenth, and
    /// many documents of one body to less; what is made to overwhelm a reader, to a thousandth.
    pub max_ratio: u64,
    /// Most members of one archive, with those of archives in it.
    pub max_members: u64,
    /// How many archives deep an archive within an archive is opened; 0 opens none.
    pub nesting: u32,
}

/// Bytes that any archive is unpacked to, however small it is.
const UNPACKED_ANYWAY: u64 = 64 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self { max_size: 64 << 20, max_unpacked: 64 << 30, max_ratio: 200, max_members: 1_000_000, nesting: 1 }
    }
}

impl Limits {
    /// Most bytes that an archive of `packed` bytes is unpacked to.
    pub(super) fn allowance(&self, packed: u64) -> u64 {
        packed.saturating_mul(self.max_ratio).max(UNPACKED_ANYWAY).min(self.max_unpacked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_archive_may_unpack_to_goes_by_its_length() {
        let limits = Limits { max_unpacked: 1 << 30, max_ratio: 100, ..Limits::default() };
        let cases = [(0, 64 << 20), (1 << 20, 100 << 20), (1 << 30, 1 << 30), (u64::MAX, 1 << 30)];
        for (packed, allowed) in cases {
            assert_eq!(limits.allowance(packed), allowed);
        }
        assert_eq!(Limits { max_unpacked: 1000, ..limits }.allowance(0), 1000);
    }
}

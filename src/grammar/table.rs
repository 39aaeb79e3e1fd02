//! Tables of rows of a fixed number of bytes, little end first.
//!
//! Those of the built-in houses are files that `build.rs` makes and the program holds as they are: nothing is to be put
//! together when it starts, and no address in them is to be set by the loader.

use std::borrow::Cow;

/// A table, of the program itself or made while it runs.
pub(super) type Rows<const N: usize> = Cow<'static, [[u8; N]]>;

/// The table that a file holds.
pub(super) const fn rows<const N: usize>(file: &'static [u8]) -> Rows<N> {
    Cow::Borrowed(file.as_chunks::<N>().0)
}

/// A row of two numbers.
pub(super) fn two(first: u32, second: u32) -> [u8; 8] {
    (u64::from(first) | u64::from(second) << 32).to_le_bytes()
}

/// The two numbers of such a row.
#[inline]
pub(super) fn of_two(row: [u8; 8]) -> (u32, u32) {
    let both = u64::from_le_bytes(row);
    (both as u32, (both >> 32) as u32)
}

/// The number in a row of a table.
#[inline]
pub(super) fn number(rows: &[[u8; 4]], row: usize) -> u32 {
    u32::from_le_bytes(rows[row])
}

/// Where the part of a number lies in a table of ends: it begins where the one before ends.
#[inline]
pub(super) fn part(ends: &[[u8; 4]], part: usize) -> std::ops::Range<usize> {
    let start = if part == 0 { 0 } else { number(ends, part - 1) };
    start as usize..number(ends, part) as usize
}

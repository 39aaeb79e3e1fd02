//! Archives: their members, one after the other, as inputs.
//!
//! Nothing is unpacked to a place that a member's name could choose, and no more than one member is in memory. What an
//! archive may cost is bounded by [`Limits`](super::Limits); what it holds beyond them is a failure, and what came
//! before is read. Members come in the order in which they stand in the archive, since those of a compressed tar file
//! cannot be had in another.

mod meter;
mod name;
mod tar;
mod unpack;
mod zip;

pub(super) use unpack::{Place, Stop, Unpacker, decoder};

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

/// Counts what is read from an archive and what comes out of it, and stops what goes on for too long.
#[derive(Debug)]
pub(super) struct Meter {
    /// Bytes read from the file on disk.
    pub(super) packed: Cell<u64>,
    /// Bytes that may still come out.
    left: Cell<u64>,
    /// Members that may still come.
    members: Cell<u64>,
    /// Bytes that may be read before [`Meter::unfence`].
    fence: Cell<u64>,
    spent: Cell<Option<Spent>>,
}

/// What there was too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spent {
    Bytes,
    Members,
    /// Bytes of names and other properties of a single member.
    Fence,
}

/// Most bytes of names and other properties that a member of a tar file may have: a path of 4096 bytes needs few.
const FENCE: u64 = 1 << 20;

impl Meter {
    pub(super) fn new(bytes: u64, members: u64) -> Self {
        Self {
            packed: Cell::default(),
            left: Cell::new(bytes),
            members: Cell::new(members),
            fence: Cell::new(u64::MAX),
            spent: Cell::default(),
        }
    }

    /// What there was too much of, if anything was.
    pub(super) fn spent(&self) -> Option<Spent> {
        self.spent.get()
    }

    /// Counts a member; false if there are too many.
    pub(super) fn member(&self) -> bool {
        let left = self.members.get().checked_sub(1);
        self.members.set(left.unwrap_or(0));
        left.is_some() || self.spend(Spent::Members)
    }

    /// From here on only so much may be read as the properties of a member take.
    pub(super) fn fence(&self) {
        self.fence.set(FENCE);
    }

    /// Reading is free again, within what may come out at all.
    pub(super) fn unfence(&self) {
        self.fence.set(u64::MAX);
    }

    fn spend(&self, what: Spent) -> bool {
        self.spent.set(Some(what));
        false
    }

    fn count(&self, bytes: u64) -> io::Result<()> {
        let take = |cell: &Cell<u64>| {
            let left = cell.get().checked_sub(bytes);
            cell.set(left.unwrap_or(0));
            left.is_some()
        };
        let allowed = take(&self.left) || self.spend(Spent::Bytes);
        // an endless name is a fault of the archive that is open, which need not be the outermost
        let allowed = allowed && (self.fence.get() == u64::MAX || take(&self.fence) || self.spend(Spent::Fence));
        if allowed { Ok(()) } else { Err(io::Error::other("more than is allowed")) }
    }
}

/// What comes out of an archive.
pub(super) struct Unpacked<'a, R>(pub(super) R, pub(super) &'a Meter);

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.count(read as u64)?;
        Ok(read)
    }
}

/// The file on disk.
pub(super) struct Packed<'a, R>(pub(super) R, pub(super) &'a Meter);

impl<R: Read> Read for Packed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.packed.set(self.1.packed.get() + read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Packed<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

/// Most numbers in memory.
const FEW: usize = 1 << 13;

/// Numbers in the order in which they came.
#[derive(Debug)]
pub(crate) struct List {
    /// Those that are in the file already.
    before: Option<File>,
    written: u64,
    last: Vec<u64>,
    /// Most numbers that `last` may have.
    most: usize,
}

impl Default for List {
    fn default() -> Self {
        Self { before: None, written: 0, last: Vec::new(), most: FEW }
    }
}

impl List {
    /// Adds a number at the end.
    pub(crate) fn push(&mut self, number: u64) {
        if self.last.len() >= self.most {
            match self.put_away() {
                Ok(()) => self.last.clear(),
                Err(_) => self.most = usize::MAX,
            }
        }
        self.last.push(number);
    }

    /// Number of numbers.
    pub(crate) fn len(&self) -> usize {
        self.written as usize + self.last.len()
    }

    /// The numbers in order; the list is read by one at a time.
    ///
    /// # Errors
    ///
    /// The temporary file cannot be read.
    pub(crate) fn read(&self) -> io::Result<impl Iterator<Item = io::Result<u64>> + '_> {
        let mut before = match &self.before {
            None => None,
            Some(file) => {
                let mut file: &File = file;
                file.seek(SeekFrom::Start(0))?;
                Some(BufReader::new(file))
            }
        };
        let stored = (0..self.written).filter_map(move |_| {
            let mut bytes = [0; 8];
            Some(before.as_mut()?.read_exact(&mut bytes).map(|()| u64::from_le_bytes(bytes)))
        });
        Ok(stored.chain(self.last.iter().copied().map(Ok)))
    }

    fn put_away(&mut self) -> io::Result<()> {
        let mut file = match self.before.take() {
            Some(file) => file,
            None => tempfile::tempfile()?,
        };
        let bytes: Vec<u8> = self.last.iter().flat_map(|number| number.to_le_bytes()).collect();
        // what a failed write left is written over
        let put = file.seek(SeekFrom::Start(self.written * 8)).and_then(|_| file.write_all(&bytes));
        self.before = Some(file);
        self.written += if put.is_ok() { self.last.len() as u64 } else { 0 };
        put
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept() {
        for count in [0, 5, FEW as u64, FEW as u64 * 3 + 7] {
            let mut list = List::default();
            (0..count).for_each(|number| list.push(number * 3));
            assert_eq!(list.len() as u64, count);
            for _ in 0..2 {
                let all: Vec<u64> = list.read().unwrap().map(Result::unwrap).collect();
                assert!(all.into_iter().eq((0..count).map(|number| number * 3)));
            }
        }
    }
}

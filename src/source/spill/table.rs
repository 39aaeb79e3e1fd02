use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

/// What a key stands for.
type Pair = [u64; 2];

/// Most keys in memory.
const FEW: usize = 1 << 14;

/// Bytes of a place in the file: a key and its two numbers.
const SLOT: usize = 24;

/// Places that are read at once; most keys are found within the first few.
const AT_ONCE: u64 = 16;

/// Pairs of numbers by keys of eight bytes.
#[derive(Debug)]
pub(crate) struct Table {
    few: HashMap<[u8; 8], Pair>,
    /// Most keys that `few` may have.
    most: usize,
    many: Option<Many>,
}

impl Default for Table {
    fn default() -> Self {
        Self { few: HashMap::new(), most: FEW, many: None }
    }
}

impl Table {
    /// What a key stands for.
    ///
    /// # Errors
    ///
    /// The temporary file cannot be read.
    pub(crate) fn get(&mut self, key: [u8; 8]) -> io::Result<Option<Pair>> {
        match &mut self.many {
            None => Ok(self.few.get(&key).copied()),
            Some(many) => Ok(many.find(key)?.1),
        }
    }

    /// Lets a key stand for `pair`; returns what it stood for.
    ///
    /// # Errors
    ///
    /// The temporary file cannot be read or written.
    pub(crate) fn insert(&mut self, key: [u8; 8], pair: Pair) -> io::Result<Option<Pair>> {
        if self.few.len() >= self.most {
            match Many::of(&self.few) {
                Ok(many) => {
                    self.many = Some(many);
                    self.few = HashMap::new();
                }
                Err(_) => self.most = usize::MAX,
            }
        }
        match &mut self.many {
            None => Ok(self.few.insert(key, pair)),
            Some(many) => many.insert(key, pair),
        }
    }
}

/// Keys in a file: each stands at the first free place from the one that its bits name.
#[derive(Debug)]
struct Many {
    file: File,
    /// Number of places, a power of two, of which half are free at least. Free is what holds zeros.
    slots: u64,
    used: u64,
}

impl Many {
    fn of(few: &HashMap<[u8; 8], Pair>) -> io::Result<Self> {
        let mut many = Self::with_slots(FEW as u64 * 4)?;
        for (key, pair) in few {
            many.insert(*key, *pair)?;
        }
        Ok(many)
    }

    fn with_slots(slots: u64) -> io::Result<Self> {
        let file = tempfile::tempfile()?;
        file.set_len(slots * SLOT as u64)?;
        Ok(Self { file, slots, used: 0 })
    }

    fn insert(&mut self, key: [u8; 8], pair: Pair) -> io::Result<Option<Pair>> {
        let (mut at, before) = self.find(key)?;
        if before.is_none() {
            if (self.used + 1) * 2 > self.slots {
                self.grow()?;
                at = self.find(key)?.0;
            }
            self.used += 1;
        }
        let mut slot = [0; SLOT];
        slot[..8].copy_from_slice(&stored(key));
        slot[8..16].copy_from_slice(&pair[0].to_le_bytes());
        slot[16..].copy_from_slice(&pair[1].to_le_bytes());
        self.file.seek(SeekFrom::Start(at * SLOT as u64))?;
        self.file.write_all(&slot)?;
        Ok(before)
    }

    /// The place of a key, or the free one where it would stand, and what it stands for.
    fn find(&mut self, key: [u8; 8]) -> io::Result<(u64, Option<Pair>)> {
        let key = stored(key);
        let spread = u64::from_le_bytes(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = spread >> (64 - self.slots.trailing_zeros());
        let mut bytes = [0; SLOT * AT_ONCE as usize];
        loop {
            let bytes = &mut bytes[..SLOT * AT_ONCE.min(self.slots - at) as usize];
            self.file.seek(SeekFrom::Start(at * SLOT as u64))?;
            self.file.read_exact(bytes)?;
            for slot in bytes.chunks_exact(SLOT) {
                match &slot[..8] {
                    [0, 0, 0, 0, 0, 0, 0, 0] => return Ok((at, None)),
                    other if other == key => return Ok((at, Some([number(&slot[8..16]), number(&slot[16..])]))),
                    _ => at = (at + 1) % self.slots,
                }
            }
        }
    }

    fn grow(&mut self) -> io::Result<()> {
        let mut larger = Self::with_slots(self.slots * 4)?;
        self.file.seek(SeekFrom::Start(0))?;
        let mut old = BufReader::new(&self.file);
        let mut slot = [0; SLOT];
        for _ in 0..self.slots {
            old.read_exact(&mut slot)?;
            let key: [u8; 8] = slot[..8].try_into().expect("a place begins with eight bytes");
            if key != [0; 8] {
                larger.insert(key, [number(&slot[8..16]), number(&slot[16..])])?;
            }
        }
        *self = larger;
        Ok(())
    }
}

/// The key as it stands in the file, where zeros are free places.
fn stored(key: [u8; 8]) -> [u8; 8] {
    if key == [0; 8] { [0xFF; 8] } else { key }
}

fn number(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes.try_into().expect("a number has eight bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_found_as_few_are() {
        let key = |number: u64| (number * 7).to_le_bytes();
        let mut table = Table::default();
        let count = FEW as u64 * 5;
        for number in 0..count {
            assert_eq!(table.insert(key(number), [number, 1]).unwrap(), None);
        }
        assert!(table.many.is_some() && table.few.is_empty());
        for number in (0..count).step_by(3) {
            assert_eq!(table.insert(key(number), [number, 2]).unwrap(), Some([number, 1]));
        }
        for number in 0..count {
            let second = if number % 3 == 0 { 2 } else { 1 };
            assert_eq!(table.get(key(number)).unwrap(), Some([number, second]));
            assert_eq!(table.get((number * 7 + 1).to_le_bytes()).unwrap(), None);
        }
    }
}

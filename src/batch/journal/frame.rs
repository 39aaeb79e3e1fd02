use std::io::{self, Read, Seek, SeekFrom};

use crate::source::fingerprint;

/// Bytes before the content of a frame: two lengths and a checksum.
const HEAD: usize = 16;

/// Longest text of a frame that is taken for one; what is longer is damage.
const LONGEST: u32 = 1 << 30;

/// Puts a frame together: lengths of `text` and `data` as little-endian 32-bit numbers, the first eight bytes of the
/// SHA-256 of both, both.
pub(super) fn frame(text: &[u8], data: &[u8]) -> io::Result<Vec<u8>> {
    let length = |part: &[u8]| u32::try_from(part.len()).ok().filter(|length| *length <= LONGEST);
    let (Some(text_length), Some(data_length)) = (length(text), length(data)) else {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a document is too large for the journal"));
    };
    let mut frame = Vec::with_capacity(HEAD + text.len() + data.len());
    frame.extend(text_length.to_le_bytes());
    frame.extend(data_length.to_le_bytes());
    frame.extend([0; 8]);
    frame.extend(text);
    frame.extend(data);
    let sum = fingerprint::short(&frame[HEAD..]);
    frame[8..HEAD].copy_from_slice(&sum);
    Ok(frame)
}

/// Lengths of a frame's text and data, and its checksum.
pub(super) struct Head {
    text: u32,
    data: u32,
    sum: [u8; 8],
}

impl Head {
    /// Reads the head of the frame that begins where `file` stands; `None` where no frame begins.
    fn read(file: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = [0; HEAD];
        match file.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            other => other?,
        }
        let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let sum = head[8..].try_into().expect("a head has eight bytes after the lengths");
        let (text, data) = (number(0), number(4));
        // a text is never empty; zeros are what a failure of the power leaves
        Ok((text > 0 && text <= LONGEST && data <= LONGEST).then_some(Self { text, data, sum }))
    }

    /// Length of the frame in bytes.
    pub(super) fn length(&self) -> u64 {
        HEAD as u64 + u64::from(self.text) + u64::from(self.data)
    }
}

/// The head and the text of the frame at `offset`, unless the file, of `end` bytes, ends before it does.
pub(super) fn text(file: &mut (impl Read + Seek), offset: u64, end: u64) -> io::Result<Option<(Head, Vec<u8>)>> {
    file.seek(SeekFrom::Start(offset))?;
    let Some(head) = Head::read(file)?.filter(|head| offset + head.length() <= end) else { return Ok(None) };
    let mut text = vec![0; head.text as usize];
    file.read_exact(&mut text)?;
    Ok(Some((head, text)))
}

/// The text and the data of the frame at `offset`, checked against its sum.
pub(super) fn whole(file: &mut (impl Read + Seek), offset: u64) -> io::Result<(Vec<u8>, Vec<u8>)> {
    file.seek(SeekFrom::Start(offset))?;
    let damaged = || io::Error::new(io::ErrorKind::InvalidData, "the journal is damaged; run again with --force");
    let head = Head::read(file)?.ok_or_else(damaged)?;
    let mut both = vec![0; head.text as usize + head.data as usize];
    file.read_exact(&mut both)?;
    if fingerprint::short(&both) != head.sum {
        return Err(damaged());
    }
    let data = both.split_off(head.text as usize);
    Ok((both, data))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn frames_are_read_back() {
        let bytes = [frame(b"one", b"1").unwrap(), frame(b"two", b"").unwrap()].concat();
        let end = bytes.len() as u64;
        let mut file = Cursor::new(bytes);
        let (head, first) = text(&mut file, 0, end).unwrap().unwrap();
        assert_eq!(first, b"one");
        assert_eq!(whole(&mut file, head.length()).unwrap(), (b"two".to_vec(), Vec::new()));
        assert!(text(&mut file, end, end).unwrap().is_none());
    }

    #[test]
    fn what_is_cut_or_damaged_is_found() {
        let mut bytes = frame(b"one", b"1").unwrap();
        let end = bytes.len() as u64;
        assert!(text(&mut Cursor::new(&bytes), 0, end - 1).unwrap().is_none());
        assert!(text(&mut Cursor::new(vec![0; 100]), 0, 100).unwrap().is_none());
        *bytes.last_mut().unwrap() ^= 1;
        assert_eq!(whole(&mut Cursor::new(&bytes), 0).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}

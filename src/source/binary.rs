/// First bytes of the formats that are most often mistaken for minutes in plain text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as Word (.docx) and OpenDocument files are"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an OLE file, as old Word documents (.doc) are"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"%!PS", "a PostScript document"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xFD7zXZ\0", "xz-compressed data"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
];

/// Most control characters in a thousand bytes that text may have; old terminals and printers left a few.
const CONTROLS_PER_MILLE: usize = 20;

/// The format that the first bytes announce, in words.
pub(super) fn magic(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

/// Why bytes in an encoding that extends ASCII cannot be text, if they cannot.
pub(super) fn reason(bytes: &[u8]) -> Option<String> {
    if let Some(at) = memchr::memchr(0, bytes) {
        return Some(format!("it holds a NUL byte at offset {at}"));
    }
    // counted in bytes, many at a time
    let few =
        bytes.chunks(usize::from(u8::MAX)).map(|few| few.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>());
    let controls: usize = few.map(usize::from).sum();
    (controls * 1000 > bytes.len() * CONTROLS_PER_MILLE)
        .then(|| format!("{controls} of its {} bytes are control characters", bytes.len()))
}

/// Whether text has no use for the byte: tab, line ends, page break, the end mark of DOS and the escape of
/// ISO-2022-JP are text.
#[inline]
fn is_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F)
}

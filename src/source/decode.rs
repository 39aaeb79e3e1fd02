use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{binary, encoding, mojibake};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::SourceSpan;
use crate::text::line::source_lines;

/// Text with what is known of how it was written.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The same with what had been decoded wrongly before put right; see [`mojibake::Repaired`].
    pub(super) repaired: Option<String>,
    pub(super) encoding: &'static Encoding,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Decodes the bytes of a file: by `forced`, if somebody said what they are; otherwise a byte-order mark decides, then
/// UTF-8 if they are valid UTF-8, then a guess.
///
/// The error says why they are no text: empty or blank (M003), or binary (M004).
pub(super) fn decode(bytes: Vec<u8>, forced: Option<encoding::Encoding>) -> Result<Decoded, Diagnostic> {
    if bytes.is_empty() {
        return Err(Diagnostic::new(Code::Empty, "the file is empty: it has no bytes", None));
    }
    let decoded = match (forced, Encoding::for_bom(&bytes)) {
        (Some(forced), mark) => as_told(forced.0, mark, &bytes)?,
        (None, Some((encoding, mark))) if encoding == UTF_8 => by_utf8_or_guess(bytes, mark)?,
        (None, Some((encoding, mark))) => with(encoding, &bytes[mark..]),
        (None, None) => match utf16_without_mark(&bytes) {
            Some(encoding) => guessed(with(encoding, &bytes)),
            None => by_utf8_or_guess(bytes, 0)?,
        },
    };
    if let Some(why) = (decoded.encoding != UTF_8).then(|| binary::reason(decoded.text.as_bytes())).flatten() {
        return Err(not_text(&why));
    }
    if decoded.text.trim().is_empty() {
        return Err(Diagnostic::new(Code::Empty, "the file is empty: it holds nothing but blanks", None));
    }
    Ok(decoded)
}

/// Decodes bytes as somebody said that they are. A byte-order mark of that encoding is no part of the text.
fn as_told(
    encoding: &'static Encoding,
    mark: Option<(&'static Encoding, usize)>,
    bytes: &[u8],
) -> Result<Decoded, Diagnostic> {
    if encoding != UTF_16LE && encoding != UTF_16BE {
        be_text(bytes)?;
    }
    let mark = mark.filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length);
    let mut decoded = with(encoding, &bytes[mark..]);
    // where all is ASCII it makes no difference
    if let Some(at) = decoded.text.find(|character: char| !character.is_ascii()) {
        let message = format!("the text was read as {}, as it was told to be", encoding.name());
        let report = Diagnostic::new(Code::ToldEncoding, message, Some(span(&decoded.text, at)));
        decoded.diagnostics.insert(0, report);
    }
    Ok(decoded)
}

/// Refuses what cannot be text in an encoding that extends ASCII.
fn be_text(bytes: &[u8]) -> Result<(), Diagnostic> {
    if let Some(format) = binary::magic(bytes) {
        let hint = "convert it to plain text first, for example with `pdftotext -layout` or a word processor";
        return Err(not_text(&format!("it is {format}")).with_hint(hint));
    }
    binary::reason(bytes).map_or(Ok(()), |why| Err(not_text(&why)))
}

/// Decodes bytes whose first `mark` are a byte-order mark of UTF-8 or none.
fn by_utf8_or_guess(mut bytes: Vec<u8>, mark: usize) -> Result<Decoded, Diagnostic> {
    be_text(&bytes)?;
    bytes.drain(..mark);
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(repaired(text, UTF_8)),
        Err(error) => error.into_bytes(),
    };
    if mark > 0 || is_damaged_utf8(&bytes) {
        return Ok(with(UTF_8, &bytes));
    }
    Ok(guessed(with(guess(&bytes), &bytes)))
}

/// The most likely encoding of bytes that are not UTF-8.
///
/// The detector goes by letters and puts a text with few of them anywhere: a lone `£` makes an English text Polish,
/// where the byte is `Ł`. A sign between blanks and digits is no evidence of letters, so that where the guess differs
/// from windows-1252 in such places only, it is windows-1252.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if !guess.is_single_byte() || guess == WINDOWS_1252 {
        return guess;
    }
    let (other, western) =
        (guess.decode_without_bom_handling(bytes).0, WINDOWS_1252.decode_without_bom_handling(bytes).0);
    let (mut before, mut left, mut right) = (' ', other.chars(), western.chars().peekable());
    while let (Some(theirs), Some(ours)) = (left.next(), right.next()) {
        let in_word = [before, ours, right.peek().copied().unwrap_or(' ')].into_iter().any(char::is_alphabetic);
        if theirs != ours && in_word {
            return guess;
        }
        before = ours;
    }
    WINDOWS_1252
}

fn not_text(why: &str) -> Diagnostic {
    Diagnostic::new(Code::Binary, format!("the file is not text: {why}"), None)
}

/// Decodes without looking for a byte-order mark, and reports what had to be replaced.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let Decoded { text, repaired, mut diagnostics, .. } = repaired(text.into_owned(), encoding);
    if malformed {
        let mut places = text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, _)| at);
        let first = places.next().map(|at| span(&text, at));
        let (count, name) = (1 + places.count(), encoding.name());
        let message = if count == 1 {
            format!("one place could not be decoded as {name} and was replaced")
        } else {
            format!("{count} places could not be decoded as {name} and were replaced; this is the first")
        };
        diagnostics.push(Diagnostic::new(Code::Replaced, message, first));
    }
    Decoded { text, repaired, encoding, diagnostics }
}

/// Text as it was decoded, and with what was decoded wrongly before put right.
fn repaired(text: String, encoding: &'static Encoding) -> Decoded {
    let Some(mojibake::Repaired { text: repaired, count, first }) = mojibake::repair(&text) else {
        return Decoded { text, repaired: None, encoding, diagnostics: Vec::new() };
    };
    let message = format!("{count} characters that had been read as windows-1252 were put right; this is the first");
    let report = Diagnostic::new(Code::Mojibake, message, Some(span(&text, first.start)));
    Decoded { text, repaired: Some(repaired), encoding, diagnostics: vec![report] }
}

/// Adds the report that the encoding is a guess, at the first place that shows whether it is right.
fn guessed(mut decoded: Decoded) -> Decoded {
    let place = decoded.text.find(|character: char| !character.is_ascii()).map(|at| span(&decoded.text, at));
    let message = format!("the text is not UTF-8; it was read as {}, which is a guess", decoded.encoding.name());
    let report = Diagnostic::new(Code::Encoding, message, place)
        .with_hint("if names or currency signs look wrong, convert the file to UTF-8 first");
    decoded.diagnostics.insert(0, report);
    decoded
}

/// Whether bytes that are not valid UTF-8 are still UTF-8 for the most part: a file that was cut within a character or
/// had a stray byte pasted into it. In other encodings the characters beyond ASCII rarely form valid sequences.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 2 * invalid
}

/// UTF-16 without a mark, known from the NUL bytes that the letters of ASCII have in one half of each unit.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let units = bytes.len() / 2;
    let mut nul = [0usize; 2];
    for unit in bytes.chunks_exact(2) {
        nul[0] += usize::from(unit[0] == 0);
        nul[1] += usize::from(unit[1] == 0);
    }
    let mostly = |count: usize| units >= 4 && count * 10 > units * 6;
    match nul {
        [0, high] if mostly(high) => Some(UTF_16LE),
        [high, 0] if mostly(high) => Some(UTF_16BE),
        _ => None,
    }
}

/// The character at the byte offset `at`.
fn span(text: &str, at: usize) -> SourceSpan {
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    let line = source_lines(&text[..at + length]).count().max(1) as u32;
    SourceSpan { start: at, end: at + length, start_line: line, end_line: line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, encode: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(encode).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "Minutes of the Café Committee\r\n£5 paid\n";
        let marked = format!("\u{FEFF}{text}");
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let cases: [(Vec<u8>, &str, &[Code]); 7] = [
            (text.into(), "UTF-8", &[]),
            (marked.clone().into(), "UTF-8", &[]),
            (utf16(&marked, u16::to_le_bytes), "UTF-16LE", &[]),
            (utf16(&marked, u16::to_be_bytes), "UTF-16BE", &[]),
            (utf16(text, u16::to_le_bytes), "UTF-16LE", &[Code::Encoding]),
            (utf16(text, u16::to_be_bytes), "UTF-16BE", &[Code::Encoding]),
            (latin, "windows-1252", &[Code::Encoding]),
        ];
        for (bytes, encoding, codes) in cases {
            let decoded = decode(bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (text, encoding));
            assert_eq!(decoded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), codes, "{encoding}");
        }
    }

    #[test]
    fn guesses() {
        let cases = [
            ("Café Committee\npaid £5 – in full\n", "windows-1252"),
            ("paid £5 to Mr Smith\n", "windows-1252"),
            ("the council’s grant – £500", "windows-1252"),
            ("Zoë was there", "windows-1252"),
            ("Protokół Rady Gminy. Wójt przedstawił sprawozdanie; głosowali jednogłośnie. Łódź, Śląsk", "windows-1250"),
            ("Протокол заседания совета. Присутствовали: Иванов", "windows-1251"),
            ("Belediye Meclisi toplantısı, İstanbul şehir, öğrenci", "windows-1254"),
            ("Zápis z jednání zastupitelstva; přítomni: Šárka Žáčková, Tomáš Ťuhýk", "ISO-8859-2"),
            ("Πρακτικά: Άννα, Ύδρα, η συνεδρίαση του δημοτικού συμβουλίου", "ISO-8859-7"),
            ("Ata da reunião da câmara; presentes: João Gonçalves", "windows-1252"),
            ("会議の議事録。出席者：田中", "Shift_JIS"),
        ];
        for (text, label) in cases {
            let bytes = Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned();
            let decoded = decode(bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (text, label));
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let decoded = decode(["Café, Zoë, naïve\nCaf".as_bytes(), b"\xC3"].concat(), None).unwrap();
        assert_eq!(decoded.encoding, UTF_8);
        assert_eq!(decoded.text, "Café, Zoë, naïve\nCaf\u{FFFD}");
        let report = &decoded.diagnostics[0];
        assert_eq!((report.code, report.span.unwrap().start_line), (Code::Replaced, 2));
    }

    #[test]
    fn what_was_decoded_wrongly_before_is_repaired() {
        let decoded = decode("line\nBobâ€™s Â£5\n".into(), None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("line\nBobâ€™s Â£5\n", UTF_8));
        assert_eq!(decoded.repaired.unwrap().replace('\0', ""), "line\nBob’s £5\n");
        let report = &decoded.diagnostics[0];
        assert_eq!((report.code, report.span.unwrap().start_line), (Code::Mojibake, 2));
        assert!(report.message.starts_with("2 characters"), "{}", report.message);
    }

    /// Bytes, what was said of them, their text, its encoding and what is reported.
    type Case<'a> = (&'a [u8], &'a str, &'a str, &'a str, &'a [Code]);

    #[test]
    fn what_somebody_said_decides() {
        let told = |bytes: &[u8], name: &str| decode(bytes.to_vec(), Some(name.parse().unwrap()));
        let cases: [Case<'_>; 5] = [
            (b"\xA45 paid", "ISO-8859-15", "€5 paid", "ISO-8859-15", &[Code::ToldEncoding]),
            ("£5".as_bytes(), "latin1", "Â£5", "windows-1252", &[Code::ToldEncoding]),
            ("\u{feff}£5".as_bytes(), "utf8", "£5", "UTF-8", &[Code::ToldEncoding]),
            (b"A\0\xA3\0", "utf-16le", "A£", "UTF-16LE", &[Code::ToldEncoding]),
            (b"Caf\xC3", "utf-8", "Caf\u{fffd}", "UTF-8", &[Code::ToldEncoding, Code::Replaced]),
        ];
        for (bytes, name, text, encoding, codes) in cases {
            let decoded = told(bytes, name).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (text, encoding));
            assert_eq!(decoded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), codes, "{name}");
        }
        assert_eq!(told(b"plain", "koi8-r").unwrap().diagnostics, []);
        assert_eq!(told(b"%PDF-1.7 ...", "windows-1252").unwrap_err().code, Code::Binary);
        assert_eq!(told(&[0; 64], "utf-8").unwrap_err().code, Code::Binary);
    }

    #[test]
    fn what_is_not_text_says_why() {
        let zeros = decode(vec![0; 300], None).unwrap_err();
        assert_eq!((zeros.code, zeros.message.contains("NUL byte at offset 0")), (Code::Binary, true));
        let pdf = decode(b"%PDF-1.7\n...".to_vec(), None).unwrap_err();
        assert_eq!((pdf.code, pdf.message.contains("PDF")), (Code::Binary, true));
        assert_eq!(decode(b"\x01\x02\x03abc".to_vec(), None).unwrap_err().code, Code::Binary);
        assert_eq!(decode(b" \r\n\x0C\n".to_vec(), None).unwrap_err().code, Code::Empty);
        assert_eq!(decode(b"\xEF\xBB\xBF".to_vec(), None).unwrap_err().code, Code::Empty);
        assert_eq!(decode(Vec::new(), None).unwrap_err().code, Code::Empty);
    }
}

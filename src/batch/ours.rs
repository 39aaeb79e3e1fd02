use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::Compression;
use crate::output::{Format, site, xml};

/// Bytes at the start of a file by which it is known.
const START: u64 = 4096;

/// Whether the file at a path is of this program, as far as its start tells: one that is not there is nobody's, and
/// one that cannot be read is somebody else's.
pub(super) fn is_ours(path: &Path, format: Format) -> bool {
    match start(path) {
        Ok(start) => is_start(&start, format),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut start = Vec::new();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some(suffix) if Compression::Gzip.suffix().ends_with(suffix) => {
            flate2::read::MultiGzDecoder::new(file).take(START).read_to_end(&mut start)?;
        }
        Some(suffix) if Compression::Zstd.suffix().ends_with(suffix) => {
            zstd::Decoder::new(file)?.take(START).read_to_end(&mut start)?;
        }
        _ => _ = file.take(START).read_to_end(&mut start)?,
    }
    Ok(start)
}

fn is_start(start: &[u8], format: Format) -> bool {
    if start.is_empty() {
        return true;
    }
    let has = |needle: &str| memchr::memmem::find(start, needle.as_bytes()).is_some();
    match format {
        // without its blanks; the identifier and the path may be anything
        Format::Json | Format::Ndjson => {
            let object = String::from_utf8_lossy(start).split_whitespace().collect::<String>();
            object.starts_with("{\"id\":\"") && object.contains("\"source\":{\"path\":\"")
        }
        Format::Xml => has(xml::NAMESPACE),
        Format::Html => has(site::GENERATOR),
        Format::Parquet => start.starts_with(b"PAR1"),
        // a table begins with its columns, of which this is the first
        Format::Csv => start.starts_with(b"document,"),
        Format::Sqlite => start.starts_with(b"SQLite format 3\0"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_start() {
        let cases = [
            (Format::Json, "{\n  \"id\": \"a b\",\n  \"source\": {\n    \"path\": \"a.txt\",", true),
            (Format::Ndjson, "{\"id\":\"a\",\"source\":{\"path\":\"a.txt\"", true),
            (Format::Json, "{\"id\": \"a\", \"colour\": \"red\"}", false),
            (Format::Json, "my notes", false),
            (Format::Json, "", true),
            (Format::Xml, "<?xml version=\"1.0\"?>\n<minutes xmlns=\"urn:minutebook:minutes:1\" id=\"c\">", true),
            (Format::Xml, "<notes/>", false),
            (Format::Csv, "document,id\r\n", true),
            (Format::Csv, "name,telephone\r\n", false),
            (Format::Html, "<!DOCTYPE html>\n<title>Mine</title>", false),
        ];
        for (format, start, wanted) in cases {
            assert_eq!(is_start(start.as_bytes(), format), wanted, "{format} {start}");
        }
    }
}

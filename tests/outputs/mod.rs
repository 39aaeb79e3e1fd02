//! Every format: what it makes of hand-made minutes, and that what it says can be read back.

mod awkward;
mod read_csv;
mod read_xml;
mod round_trip;
mod schemas;

use minutebook::output::{Format, Layout, csv, ndjson, xml};
use minutebook::record::TABLES;

use crate::made;

#[test]
fn names_are_found_and_unique() {
    for &format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
        assert!(!format.describe().is_empty() && !format.describe().ends_with('.'), "{format}");
        assert!(!format.extension().starts_with('.'), "{format}");
    }
    let unknown = "docx".parse::<Format>().unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "there is no format `docx`; formats are json, ndjson, csv, xml, html, sqlite, parquet"
    );
}

#[test]
fn snapshots() {
    // what goes into databases and Parquet files is no text; other programs read these
    let packed = [Format::Sqlite, Format::Parquet];
    for &format in Format::ALL.iter().filter(|format| !packed.contains(format)) {
        let encoded = format.encode(&made::council(), made::TEXT).unwrap();
        let mut page = String::new();
        for (part, bytes) in encoded.parts.iter().enumerate() {
            if format.layout() == Layout::Tables {
                page.extend(["--- ", TABLES[part].name, "\n"]);
            }
            page += &String::from_utf8(format.opening(part).unwrap()).unwrap();
            page += std::str::from_utf8(bytes).unwrap();
            page += &String::from_utf8(format.closing(part, 1).unwrap()).unwrap();
        }
        // styles and scripts, and the sums of them, are long and tested in a browser
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("sha256-", "=&")] {
            page = without(&page, open, close);
        }
        insta::assert_snapshot!(format.name(), page);
    }
}

/// The page with nothing between each of the one and the next of the other.
fn without(page: &str, open: &str, close: &str) -> String {
    let mut kept = page.split(open);
    let mut shorter = kept.next().unwrap().to_owned();
    for part in kept {
        shorter.extend([open, "…", part.find(close).map_or("", |end| &part[end..])]);
    }
    shorter
}

#[test]
fn formats_of_one_file_write_what_they_encode() {
    let minutes = made::council();
    for &format in Format::ALL {
        let mut out = Vec::new();
        let outcome = format.write(&minutes, made::TEXT, &mut out);
        if format.layout() == Layout::Tables {
            assert_eq!(outcome.unwrap_err().kind(), std::io::ErrorKind::Unsupported);
        } else if format.layout() == Layout::Site {
            // without an index there is nothing to lead back to
            let page = String::from_utf8(format.encode(&minutes, made::TEXT).unwrap().parts.remove(0)).unwrap();
            let alone = page.replace("<p class=\"crumb\"><a href=\"../index.html\">All meetings</a></p>\n", "");
            assert_ne!(alone, page);
            assert_eq!(String::from_utf8(out).unwrap(), alone);
        } else {
            outcome.unwrap();
            assert_eq!(out, format.encode(&minutes, made::TEXT).unwrap().parts[0]);
        }
    }
    assert_eq!(ndjson::line(&minutes).into_bytes(), Format::Ndjson.encode(&minutes, made::TEXT).unwrap().parts[0]);
}

#[test]
fn tables_take_documents_and_rows_alike() {
    let documents = [made::council(), made::bare()];
    let mut one = csv::CsvTables::new(|_| Ok(Vec::new())).unwrap();
    let mut other = csv::CsvTables::new(|_| Ok(Vec::new())).unwrap();
    for minutes in &documents {
        one.append(minutes).unwrap();
        other.append_rows(&csv::rows(minutes).unwrap()).unwrap();
    }
    let tables = one.finish().unwrap();
    assert_eq!(tables, other.finish().unwrap());
    let meetings = String::from_utf8(tables[0].clone()).unwrap();
    assert_eq!(meetings.matches("\r\n").count(), 3, "{meetings}");
}

#[test]
fn formulas_are_guarded() {
    for (text, field) in [
        ("plain", "plain"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-", "'-"),
        ("@all", "'@all"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("'quoted'", "''quoted'"),
        ("''", "'''"),
    ] {
        assert_eq!(csv::guard(text), field);
        assert_eq!(csv::unguard(field), text);
    }
}

#[test]
fn characters_that_xml_forbids_are_counted() {
    let mut minutes = made::council();
    assert_eq!(xml::replaced(&minutes), 0);
    minutes.id = "a\u{1}b".to_owned();
    minutes.decisions[0].text = "\u{0}\u{B}\u{FFFE}\u{FFFF}\t\n\r\u{85}\u{FFFD}".to_owned();
    assert_eq!(xml::replaced(&minutes), 5);
    let encoded = Format::Xml.encode(&minutes, made::TEXT).unwrap();
    let messages: Vec<_> = encoded.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["5 characters that XML does not allow stand as U+FFFD"]);
}

#[test]
fn marks_that_do_not_fit_leave_the_text_whole() {
    let mut minutes = made::council();
    let mark = minutes.decisions[2].note_references[0].clone();
    minutes.decisions[2].text = "né¹".to_owned();
    minutes.decisions[2].note_references = [(2, 1), (3, 2), (3, 2), (9, 1), (1, usize::MAX)]
        .map(|(offset, length)| minutebook::model::NoteReference { offset, length, ..mark.clone() })
        .to_vec();
    let page = String::from_utf8(Format::Xml.encode(&minutes, made::TEXT).unwrap().parts.remove(0)).unwrap();
    assert!(page.contains("<text>né<ref note=\"footnote-1\">¹</ref></text>"), "{page}");
}

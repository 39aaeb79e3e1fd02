use std::io::Read;

use super::{MINUTES, Sandbox, assert_same, contents, many};

fn unpacked(sandbox: &Sandbox, name: &str) -> String {
    let bytes = std::fs::read(sandbox.path(name)).unwrap();
    let mut text = String::new();
    match name.rsplit('.').next() {
        Some("gz") => _ = flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).unwrap(),
        Some("zst") => text = String::from_utf8(zstd::decode_all(&*bytes).unwrap()).unwrap(),
        _ => text = String::from_utf8(bytes).unwrap(),
    }
    text
}

#[test]
fn one_set_for_all_documents() {
    let sandbox = many(5);
    let ran = sandbox.run(&["convert", "in", "--layout", "single"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let files = sandbox.files("output");
    assert!(
        files.contains(&"minutes.ndjson".to_owned()) && files.contains(&"csv/meetings.csv".to_owned()),
        "{files:?}"
    );
    assert!(files.iter().all(|file| !file.starts_with("json") && !file.starts_with("xml")), "{files:?}");
    let ran = sandbox.run(&["convert", "in", "--layout", "single", "--to", "json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: `--layout` cannot put the documents of json into one file"), "{}", ran.err);
}

#[test]
fn a_file_for_each_document() {
    let sandbox = many(3);
    let ran = sandbox.run(&["convert", "in", "--layout", "documents", "--to", "ndjson,csv,xml"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(sandbox.files("output/ndjson"), ["0--0000.ndjson", "1--0001.ndjson", "2--0002.ndjson"]);
    assert_eq!(sandbox.files("output/xml").len(), 3);
    assert_eq!(sandbox.read("output/csv/1--0001/meetings.csv").lines().count(), 2);
}

#[test]
fn a_page_for_each_document_and_an_index_of_all() {
    let sandbox = many(103);
    let ran = sandbox.run(&["convert", "in", "--to", "html", "--compress", "gz"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(sandbox.files("output/html/documents").len(), 103);
    assert_eq!(sandbox.files("output/html/records"), ["00001.js", "00002.js"]);
    let index = sandbox.read("output/html/index.html");
    assert_eq!(index.matches("{\"id\":").count(), 103);
    assert!(index.contains("<script type=\"application/json\" id=\"shards\">2</script>"));
    // a document that goes takes its page with it, and its row and the second file of records
    for number in 100..103 {
        std::fs::remove_file(sandbox.path(&format!("in/{}/{number:04}.txt", number % 7))).unwrap();
    }
    assert_eq!(sandbox.run(&["convert", "in", "--to", "html", "--compress", "gz"]).status, 0);
    assert_eq!(sandbox.files("output/html/documents").len(), 100);
    assert_eq!(sandbox.files("output/html/records"), ["00001.js"]);
    assert_eq!(sandbox.read("output/html/index.html").matches("{\"id\":").count(), 100);
}

#[test]
fn shards_of_so_many_documents() {
    let sandbox = many(7);
    let arguments = ["convert", "in", "--layout", "shards:3", "--to", "ndjson,csv"];
    assert_eq!(sandbox.run(&arguments).status, 0);
    assert_eq!(sandbox.files("output/ndjson"), ["00001.ndjson", "00002.ndjson", "00003.ndjson"]);
    let lines = |number: usize| sandbox.read(&format!("output/ndjson/0000{number}.ndjson")).lines().count();
    assert_eq!([lines(1), lines(2), lines(3)], [3, 3, 1]);
    assert_eq!(sandbox.read("output/csv/00002/meetings.csv").lines().count(), 4);
    assert_eq!(sandbox.run(&["convert", "in", "--layout", "single", "--to", "ndjson"]).status, 0);
    // what the shards held is in one file now, and none of them is left to be taken for more
    assert_eq!(sandbox.files("output/ndjson"), [""; 0]);
    assert_eq!(sandbox.read("output/minutes.ndjson").lines().count(), 7);
}

#[test]
fn parquet_in_every_layout() {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    let sandbox = many(7);
    let rows = |name: &str| {
        let file = std::fs::File::open(sandbox.path(&format!("output/parquet/{name}"))).unwrap();
        SerializedFileReader::new(file).unwrap().metadata().file_metadata().num_rows()
    };
    let run = |layout: &[&str]| {
        let arguments = [&["convert", "in", "--to", "parquet", "--compress", "gz"], layout].concat();
        assert_eq!(sandbox.run(&arguments).status, 0);
    };
    run(&[]);
    assert_eq!(sandbox.files("output/parquet").len(), 15);
    assert_eq!(rows("meetings.parquet"), 7);
    run(&["--layout", "shards:3"]);
    assert_eq!((rows("00001/meetings.parquet"), rows("00003/meetings.parquet")), (3, 1));
    run(&["--layout", "documents"]);
    assert_eq!(rows("6--0006/meetings.parquet"), 1);
    assert!(rows("6--0006/decisions.parquet") >= 2);
}

#[test]
fn compressed_outputs_hold_the_same() {
    let sandbox = many(4);
    let run = |out: &str, options: &[&str]| {
        let ran = sandbox.run(&[&["convert", "in", "--to", "json,ndjson,csv", "--out", out], options].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
    };
    run("plain", &[]);
    for (method, suffix) in [("gz", ".gz"), ("zst", ".zst")] {
        run(method, &["--compress", method]);
        for file in sandbox.files("plain").iter().filter(|file| *file != "report.json") {
            assert_eq!(sandbox.read(&format!("plain/{file}")), unpacked(&sandbox, &format!("{method}/{file}{suffix}")));
        }
        assert_eq!(sandbox.files("plain").len(), sandbox.files(method).len());
        // nothing in them but what was written
        run("again", &["--compress", method]);
        assert_same(&contents(&sandbox, method), &contents(&sandbox, "again"));
        std::fs::remove_dir_all(sandbox.path("again")).unwrap();
    }
}

#[test]
fn the_same_bytes_with_any_number_of_threads_in_every_layout() {
    let sandbox = many(600);
    for layout in ["documents", "single", "shards:100"] {
        for jobs in ["1", "4"] {
            let out = format!("{layout}-{jobs}");
            let arguments = ["convert", "in", "--to", "ndjson,csv", "--layout", layout, "--jobs", jobs, "--out", &out];
            assert_eq!(sandbox.run(&arguments).status, 0);
        }
        let [one, four] = ["1", "4"].map(|jobs| contents(&sandbox, &format!("{layout}-{jobs}")));
        assert_same(&one, &four);
    }
}

#[test]
fn standard_output_has_no_layout() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES);
    for options in [["--layout", "single"], ["--compress", "gz"]] {
        let ran = sandbox.run(&[&["convert", "a.txt", "--out", "-"], &options[..]].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    }
}

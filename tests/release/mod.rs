//! Releases: what is in the folder, what is said of what is missing, and that nothing is left half-done.
//!
//! What others' validators say of them is asked by `tests/release/run`.

mod changes;
mod metadata;
mod redact;

use minutebook::record::TABLES;

use crate::cli::{MINUTES, Sandbox};

/// Everything that a release must be told, and nothing else.
pub(crate) const METADATA: &str = r#"
[dataset]
title = "Minutes of Hambleton Parish Council"
description = "What the council decided."
base_uri = "https://data.example.org/hambleton"
license = "OGL-UK-3.0"
language = "en"
country = "GB"
version = "1.0.0"

[publisher]
name = "Hambleton Parish Council"

[contact]
email = "clerk@example.org"
"#;

/// A folder with two documents and the metadata.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("minutebook.toml", METADATA).file("in/2024/may.txt", MINUTES);
    sandbox.file("in/2024/june.txt", MINUTES.replace("3 May 2024", "7 June 2024").replace("invoice", "fine"));
    sandbox
}

#[test]
fn everything_is_in_the_folder() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.starts_with("2 documents") && ran.err.contains("; written to release/ in "), "{}", ran.err);
    let mut wanted: Vec<String> = [
        "README.md",
        "SHA256SUMS",
        "akn.zip",
        "akn/2024--june.xml",
        "akn/2024--may.xml",
        "catalog.jsonld",
        "catalog.ttl",
        "ckan.jsonl",
        "data/csv-metadata.json",
        "data/datapackage.json",
        "index.html",
        "popolo.json",
        "records/minutes.ndjson",
        "records/minutes.schema.json",
        "xml.zip",
        "xml/2024--june.xml",
        "xml/2024--may.xml",
        "xml/minutes.xsd",
    ]
    .map(str::to_owned)
    .to_vec();
    for table in TABLES {
        wanted.extend([format!("data/{}.csv", table.name), format!("data/{}.csv-metadata.json", table.name)]);
    }
    wanted.sort();
    assert_eq!(sandbox.files("release"), wanted);
    // nothing is left beside it
    assert!(sandbox.files("").iter().all(|file| !file.starts_with('.')), "{:?}", sandbox.files(""));
}

#[test]
fn the_same_bytes_with_any_number_of_threads_and_again() {
    let sandbox = sandbox();
    let contents = |name: &str| {
        let files = sandbox.files(name).into_iter();
        files.map(|file| (std::fs::read(sandbox.path(&format!("{name}/{file}"))).unwrap(), file)).collect::<Vec<_>>()
    };
    sandbox.run(&["release", "in", "--out", "one", "-j", "1"]);
    sandbox.run(&["release", "in", "--out", "two", "-j", "2"]);
    let one = contents("one");
    assert!(!one.is_empty() && one == contents("two"));
    // in place of an older one
    assert_eq!(sandbox.run(&["release", "in", "--out", "one"]).status, 0);
    assert!(one == contents("one"));
}

#[test]
fn a_document_that_cannot_be_read_is_told_of_and_the_others_are_there() {
    let sandbox = sandbox();
    sandbox.file("in/2024/broken.txt", b"\0\0\0\0\x01\x02PDF");
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("M004"), "{}", ran.err);
    assert_eq!(sandbox.read("release/records/minutes.ndjson").lines().count(), 2);
    let page = sandbox.read("release/README.md");
    assert!(page.contains("| Not read: the file is not text (M004) | 1 |"), "{page}");
    assert!(sandbox.read("release/index.html").contains("Not read: the file is not text (M004)"));
}

#[test]
fn minutes_of_a_status_are_left_out_and_counted() {
    let sandbox = sandbox();
    sandbox.file("in/2024/july.txt", MINUTES.replace("Minutes of", "DRAFT minutes of").replace("3 May", "5 July"));
    sandbox.file("minutebook.toml", METADATA.replace("[publisher]", "leave_out = [\"draft\"]\n\n[publisher]"));
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(!sandbox.files("release").contains(&"xml/2024--july.xml".to_owned()));
    assert_eq!(sandbox.read("release/data/meetings.csv").lines().count(), 3);
    let wanted = "| Minutes that call themselves draft, which the publisher leaves out | 1 |";
    assert!(sandbox.read("release/README.md").contains(wanted));
}

#[test]
fn minutes_without_a_day_have_no_akoma_ntoso() {
    let sandbox = sandbox();
    sandbox.file("in/undated.txt", MINUTES.replace("3 May 2024", "the usual day"));
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let files = sandbox.files("release");
    assert!(files.contains(&"xml/undated.xml".to_owned()) && !files.contains(&"akn/undated.xml".to_owned()));
    let wanted = "| Documents without a known date | 1 (they have no Akoma Ntoso document) |";
    assert!(sandbox.read("release/README.md").contains(wanted));
}

#[test]
fn decisions_stand_in_the_text_of_their_item_and_notes_at_their_first_mark() {
    let sandbox = sandbox();
    let item = "It was agreed to pay the invoice.";
    let text = "The Clerk had the papers [1]. It was agreed to pay the invoice [1]. Nobody asked why.";
    let notes = "\n\n[1] Laid on the table.\n";
    sandbox.file("in/2024/may.txt", MINUTES.replace(item, text) + notes);
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let page = sandbox.read("release/akn/2024--may.xml");
    let section =
        page.split("<heading>Finance</heading>").nth(1).and_then(|rest| rest.split("</debateSection>").next());
    let section: Vec<&str> = section.expect(&page).lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(section.len(), 5, "{section:#?}");
    assert!(section[0].starts_with("<p>The Clerk had the papers <authorialNote eId=\"footnote-"), "{section:#?}");
    assert!(section[0].ends_with(">Laid on the table.</p></authorialNote>.</p>"), "{section:#?}");
    assert!(section[1].starts_with("<resolutions eId=\"decision-"), "{section:#?}");
    assert!(section[2].starts_with("<p>It was agreed to pay the invoice <noteRef "), "{section:#?}");
    assert_eq!(section[3..], ["</resolutions>", "<p>Nobody asked why.</p>"]);
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let sandbox = sandbox();
    sandbox.file("release/thesis.txt", "The only copy.");
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "error: cannot write release: it is there already and is not a release\n");
    assert_eq!(sandbox.files("release"), ["thesis.txt"]);
}

#[test]
fn what_was_put_into_an_older_release_is_not_lost() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let sums = sandbox.read("release/SHA256SUMS");
    let mut listed: Vec<&str> = sums.lines().map(|line| &line[66..]).collect();
    listed.sort_unstable();
    let files = sandbox.files("release");
    assert_eq!(listed, files.iter().filter(|file| *file != "SHA256SUMS").collect::<Vec<_>>());
    let refused = |wanted: &str| {
        let ran = sandbox.run(&["release", "in"]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.starts_with("error: cannot write release: ") && ran.err.contains(wanted), "{}", ran.err);
    };
    let own = [".htaccess", "CNAME", "data/mynote.txt", "sub/x.txt"];
    for file in own {
        sandbox.file(&format!("release/{file}"), "own");
    }
    let foreign = "it holds files that are not of the release there: .htaccess, CNAME, data/mynote.txt, sub/x.txt; ";
    refused(foreign);
    // also where an earlier version of the program wrote the release, without checksums
    std::fs::remove_file(sandbox.path("release/SHA256SUMS")).unwrap();
    refused(foreign);
    for file in own {
        assert_eq!(sandbox.read(&format!("release/{file}")), "own");
        std::fs::remove_file(sandbox.path(&format!("release/{file}"))).unwrap();
    }
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    assert_eq!(sandbox.files("release"), files);
    sandbox.file("release/README.md", "Better words.");
    refused("files in it were changed since they were released: README.md; ");
    assert_eq!(sandbox.read("release/README.md"), "Better words.");
}

#[test]
fn a_mistyped_folder_leaves_the_release_as_it_was() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let before = sandbox.files("release");
    let ran = sandbox.run(&["release", "inn"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.ends_with("error: no document could be read; release is left as it was\n"), "{}", ran.err);
    assert_eq!(sandbox.files("release"), before);
    let ran = sandbox.run(&["release", "inn", "--out", "first"]);
    assert!(ran.err.ends_with("error: no document could be read; first is not written\n"), "{}", ran.err);
    assert!(!sandbox.path("first").exists());
}

#[test]
fn what_a_killed_run_left_is_cleared_away_and_what_it_put_aside_is_brought_back() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    // killed between the two moves
    sandbox.file(".release.minutebook/release/half.txt", "").file(".release.minutebook/lock", "1\n");
    std::fs::rename(sandbox.path("release"), sandbox.path(".release.minutebook/former")).unwrap();
    let ran = sandbox.run(&["release", "in", "--previous", "nowhere"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.ends_with("--previous nowhere is not a release: it has no data/datapackage.json\n"), "{}", ran.err);
    assert!(sandbox.path("release/index.html").is_file() && !sandbox.path(".release.minutebook").exists());
    assert!(!sandbox.path("release/half.txt").exists());
}

#[test]
fn one_run_at_a_time_makes_a_release() {
    let sandbox = sandbox();
    sandbox.file(".release.minutebook/lock", "");
    let lock = std::fs::File::open(sandbox.path(".release.minutebook/lock")).unwrap();
    lock.lock().unwrap();
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: cannot write release: another run is writing to this folder"), "{}", ran.err);
    drop(lock);
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
}

#[test]
fn no_documents_make_a_release_that_is_doubted() {
    let sandbox = sandbox();
    sandbox.file("none/notes.doc", "");
    let ran = sandbox.run(&["release", "none"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
}

#[test]
fn a_ckan_portal_is_told_the_same_organisation_and_resources_each_time() {
    let sandbox = sandbox();
    let dataset = || -> serde_json::Value {
        assert_eq!(sandbox.run(&["release", "in"]).status, 0);
        serde_json::from_str(&sandbox.read("release/ckan.jsonl")).unwrap()
    };
    let ids = |dataset: &serde_json::Value| -> Vec<String> {
        let resources = dataset["resources"].as_array().unwrap().iter();
        resources.map(|resource| resource["id"].as_str().unwrap().to_owned()).collect()
    };
    let first = dataset();
    assert_eq!(first["owner_org"], "hambleton-parish-council");
    sandbox.file("in/2024/july.txt", MINUTES.replace("3 May", "5 July"));
    sandbox.file("minutebook.toml", format!("{METADATA}\n[ckan]\norganization = \"hpc\"\n"));
    let second = dataset();
    assert_eq!(second["owner_org"], "hpc");
    assert_ne!(first["resources"], second["resources"]);
    assert_eq!(ids(&first), ids(&second));
    // of the form of a UUID, and each another
    let mut unique = ids(&first);
    assert!(unique.iter().all(|id| id.split('-').map(str::len).eq([8, 4, 4, 4, 12])), "{unique:?}");
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), first["resources"].as_array().unwrap().len());
}

#[test]
fn texts_that_look_like_markup_are_shown_as_they_are() {
    let sandbox = sandbox();
    let body = "<b>Ham\"bleton</b> & | [Parish](x) Council";
    sandbox.file("in/2024/may.txt", MINUTES.replace("Hambleton Parish Council", body));
    sandbox.file("minutebook.toml", METADATA.replace("What the council decided.", "a < b & \\\"c\\\" | d"));
    assert_eq!(sandbox.run(&["release", "in"]).status, 0);
    let page = sandbox.read("release/index.html");
    assert!(!page.contains("<b>") && page.contains("a &#60; b &#38; &#34;c&#34; | d"), "{page}");
    assert!(sandbox.read("release/README.md").contains("a \\< b & \"c\" \\| d"));
    assert!(sandbox.read("release/catalog.ttl").contains(r#""a < b & \"c\" | d"@en"#));
}

/// Every file of a release with its bytes.
fn bytes(sandbox: &Sandbox, release: &str) -> Vec<(String, Vec<u8>)> {
    let files = sandbox.files(release).into_iter();
    files.map(|file| (file.clone(), std::fs::read(sandbox.path(&format!("{release}/{file}"))).unwrap())).collect()
}

#[test]
fn the_same_bytes_however_the_path_was_typed() {
    let sandbox = sandbox();
    // two whose identifiers would be the same
    sandbox.file("in/2024/may.md", MINUTES.replace("3 May", "5 May"));
    let whole = sandbox.path("in").canonicalize().unwrap().to_str().unwrap().to_owned();
    for (out, input) in [("one", "in"), ("two", &*whole), ("three", "./in/"), ("four", "in/../in/.")] {
        assert_eq!(sandbox.run(&["release", input, "--out", out]).status, 0);
        assert!(bytes(&sandbox, out) == bytes(&sandbox, "one"), "{input}");
    }
    let metadata = sandbox.path("minutebook.toml").to_str().unwrap().to_owned();
    let mut command = sandbox.command(&["release", ".", "--config", &metadata, "--out", "../five"]);
    let inside: crate::cli::Ran = command.current_dir(sandbox.path("in")).output().unwrap().into();
    assert_eq!(inside.status, 0, "{}", inside.err);
    assert!(bytes(&sandbox, "five") == bytes(&sandbox, "one"));
    let records = sandbox.read("one/records/minutes.ndjson");
    assert!(records.contains("\"path\":\"2024/may.txt\"") && !records.contains(&whole), "{records}");
}

#[test]
fn paths_begin_with_the_input_where_they_would_be_the_same() {
    let sandbox = Sandbox::new();
    sandbox.file("minutebook.toml", METADATA).file("x/north/may.txt", MINUTES).file("y/south/may.txt", MINUTES);
    sandbox.file("y/south/june.txt", MINUTES).file("z/south/may.txt", MINUTES);
    let ran = sandbox.run(&["release", "x/north", "y/south", "z/south/may.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let records = sandbox.read("release/records/minutes.ndjson");
    let paths: Vec<&str> = records.split("\"path\":\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(paths, ["north/may.txt", "june.txt", "south/may.txt", "south-2/may.txt"]);
}

use std::fs;

use super::intake::{paths, stream};
use super::packed::{gzip, tar, tar_with_link, zip, zstd};
use super::{MINUTES, Sandbox};

const TEXT: &[u8] = MINUTES.as_bytes();

/// Converts `a.EXTENSION`, with a good document beside it, and gives back the paths of the documents and the reports.
fn read(name: &str, archive: &[u8], options: &[&str]) -> (Vec<String>, String) {
    let sandbox = Sandbox::new();
    sandbox.file(name, archive).file("z.txt", MINUTES);
    let ran = stream(&sandbox, &[&[name, "z.txt"], options].concat());
    let mut paths = paths(&ran);
    assert_eq!(paths.pop().as_deref(), Some("z.txt"), "{}", ran.err);
    assert_eq!(ran.status == 2, ran.err.contains("error["), "{}", ran.err);
    (paths, ran.err)
}

fn fails(name: &str, archive: &[u8], options: &[&str], documents: &[&str], reports: &[&str]) {
    let (paths, err) = read(name, archive, options);
    assert_eq!(paths, documents, "{err}");
    for report in reports {
        assert!(err.contains(report), "{report} in {err}");
    }
    assert_eq!(err.matches("error[").count(), reports.len(), "{err}");
}

#[test]
fn every_kind_of_archive() {
    let members: &[(&str, &[u8])] =
        &[("m/b.txt", TEXT), ("m/a.txt", TEXT), (".c.txt", TEXT), ("m/d.pdf", b"%PDF"), ("./e.md", TEXT)];
    let tar = tar(members);
    let archives = [
        ("zip", zip(members)),
        ("tar", tar.clone()),
        ("tgz", gzip(&tar)),
        ("tar.gz", gzip(&tar)),
        ("tar.zst", zstd(&tar)),
    ];
    for (extension, archive) in archives {
        let name = format!("a.{extension}");
        let (paths, err) = read(&name, &archive, &[]);
        assert_eq!(paths, ["m/b.txt", "m/a.txt", "e.md"].map(|member| format!("{name}!{member}")), "{err}");
        assert!(err.contains("2 skipped (1 hidden, 1 extension not read)"), "{err}");
    }
    for (name, bytes) in
        [("a.txt.gz", gzip(TEXT)), ("a.zst", zstd(TEXT)), ("a.txt.gz", [gzip(b"x\n"), gzip(TEXT)].concat())]
    {
        assert_eq!(read(name, &bytes, &[]).0, [name]);
    }
}

#[test]
fn archives_in_folders_are_opened_and_count_as_folders() {
    let sandbox = Sandbox::new();
    sandbox.file("in/2023.zip", zip(&[("may.txt", TEXT), ("draft/june.txt", TEXT)]));
    sandbox.file("in/2024/a.txt.gz", gzip(TEXT)).file("in/2023/may.txt", MINUTES).file("in/log.gz", gzip(TEXT));
    let ran = stream(&sandbox, &["in", "--exclude", "draft/"]);
    assert_eq!(paths(&ran), ["in/2023.zip!may.txt", "in/2023/may.txt", "in/2024/a.txt.gz"].map(str::to_owned));
    let ids: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(ids[0].starts_with("2023--may-") && ids[1] == "2023--may" && ids[2] == "2024--a", "{ids:?}");
    assert!(ran.err.contains("2 skipped (1 extension not read, 1 excluded)"), "{}", ran.err);
    let ran = stream(&sandbox, &["in", "--include", "2023.zip/draft/*"]);
    assert_eq!(paths(&ran), ["in/2023.zip!draft/june.txt"]);
}

#[test]
fn globs_match_paths_within_an_archive() {
    let members: &[(&str, &[u8])] = &[("2019/a.txt", TEXT), ("2019/draft-b.txt", TEXT), ("2020/c.txt", TEXT)];
    let sandbox = Sandbox::new();
    sandbox.file("in/archive.tar.gz", gzip(&tar(members))).file("in/2019/d.txt", MINUTES);
    let ran = stream(&sandbox, &["in/archive.tar.gz", "--include", "2019/**", "--exclude", "*draft*"]);
    assert_eq!((ran.status, paths(&ran)), (0, vec!["in/archive.tar.gz!2019/a.txt".to_owned()]), "{}", ran.err);
    let ran = stream(&sandbox, &["in", "--include", "/2019/*", "--exclude", "/archive.tar.gz/2019/draft*"]);
    assert_eq!(paths(&ran), ["in/2019/d.txt", "in/archive.tar.gz!2019/a.txt"]);
    let ran = stream(&sandbox, &["in/archive.tar.gz", "--include", "2018/**"]);
    let told = "M002]: nothing in the archive is read: its 3 members are left out (3 excluded)";
    assert!(ran.status == 2 && ran.err.contains(told), "{}", ran.err);
}

#[test]
fn archives_within_archives() {
    let inner = zip(&[("c.txt", TEXT)]);
    let middle = gzip(&tar(&[("b.zip", &inner), ("b.txt", TEXT)]));
    let outer = zip(&[("a.tar.gz", &middle), ("a.txt.gz", &gzip(TEXT))]);
    let one = ["x.zip!a.tar.gz!b.txt", "x.zip!a.txt.gz"];
    fails("x.zip", &outer, &[], &one, &["x.zip!a.tar.gz!b.zip: error[M012]: the archive lies within 2 others"]);
    let two = ["x.zip!a.tar.gz!b.zip!c.txt", one[0], one[1]];
    fails("x.zip", &outer, &["--nesting", "2"], &two, &[]);
    fails("x.zip", &outer, &["--nesting", "0"], &one[1..], &["x.zip!a.tar.gz: error[M012]"]);
}

#[test]
fn names_that_lead_elsewhere() {
    let members: &[(&str, &[u8])] = &[("../a.txt", TEXT), ("/b.txt", TEXT), ("c/../../d.txt", TEXT), ("e.txt", TEXT)];
    let reports = ["x.tar!../a.txt: error[M013]", "x.tar!/b.txt: error[M013]", "x.tar!c/../../d.txt: error[M013]"];
    fails("x.tar", &tar(members), &[], &["x.tar!e.txt"], &reports);
    fails(
        "x.zip",
        &zip(members),
        &[],
        &["x.zip!e.txt"],
        &reports.map(|report| report.replace("tar", "zip")).each_ref().map(|s| &**s),
    );
}

#[test]
fn links_are_not_followed() {
    fails("x.tar", &tar_with_link("a.txt", "/etc/passwd"), &[], &[], &["x.tar!a.txt: error[M014]"]);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.add_symlink("a.txt", "/etc/passwd", zip::write::SimpleFileOptions::default()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    fails("x.zip", &bytes, &[], &[], &["x.zip!a.txt: error[M014]"]);
}

#[test]
fn bombs_are_stopped() {
    let blanks = vec![b' '; 65 << 20];
    let bomb = gzip(&tar(&[("a.txt", TEXT), ("b.bin", &blanks), ("c.txt", TEXT)]));
    let report = "x.tgz: error[M011]: the archive holds more than is allowed: 67108864 bytes of members";
    fails("x.tgz", &bomb, &[], &["x.tgz!a.txt"], &[report]);
    let report = "x.zip: error[M011]: the archive holds more than is allowed: 2 members";
    let members: &[(&str, &[u8])] = &[("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)];
    fails("x.zip", &zip(members), &["--max-members", "2"], &["x.zip!a.txt", "x.zip!b.txt"], &[report]);
    let report = "x.zip: error[M011]";
    fails("x.zip", &zip(members), &["--max-unpacked", "400"], &["x.zip!a.txt"], &[report]);
    let large: &[(&str, &[u8])] = &[("a.txt", &blanks[..2000]), ("b.txt", TEXT)];
    for (name, archive) in [("x.zip", zip(large)), ("x.tar", tar(large))] {
        let document = format!("{name}!b.txt");
        let report = format!("{name}!a.txt: error[M005]: the file is larger than the limit: 2000 bytes, limit 1000");
        fails(name, &archive, &["--max-size", "1000"], &[&document], &[&report]);
    }
    fails("x.txt.gz", &gzip(&blanks[..2000]), &["--max-size", "1000"], &[], &["x.txt.gz: error[M005]"]);
}

#[test]
fn a_name_without_end_is_no_trap() {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::GNULongName);
    header.as_old_mut().name[..13].copy_from_slice(b"././@LongLink");
    header.set_size(8 << 20);
    header.set_cksum();
    let bytes = [tar(&[("a.txt", TEXT)])[..1024].to_vec(), header.as_bytes().to_vec(), vec![b'a'; 8 << 20]].concat();
    fails("x.tgz", &gzip(&bytes), &[], &["x.tgz!a.txt"], &["x.tgz: error[M010]"]);
}

#[test]
fn encrypted_members_are_reported() {
    let mut bytes = zip(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    // the flag in the local header and in the list at the end
    for (mark, flag) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == mark).unwrap();
        bytes[at + flag] |= 1;
    }
    fails("x.zip", &bytes, &[], &["x.zip!b.txt"], &["x.zip!a.txt: error[M015]"]);
}

#[test]
fn the_first_of_two_of_a_name_is_read() {
    let members: &[(&str, &[u8])] = &[("a.txt", TEXT), ("./a.txt", b"other"), ("b.txt", TEXT)];
    let documents = ["x.tar!a.txt", "x.tar!b.txt"];
    fails("x.tar", &tar(members), &[], &documents, &["x.tar!a.txt: error[M016]"]);
    let members: &[(&str, &[u8])] = &[("a.txt", TEXT), ("A.txt", b"other"), ("b.txt", TEXT)];
    let mut bytes = zip(members);
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"A.txt" {
            bytes[at] = b'a';
        }
    }
    fails("x.zip", &bytes, &[], &["x.zip!a.txt", "x.zip!b.txt"], &["x.zip!a.txt: error[M016]"]);
}

#[test]
fn what_is_left_of_a_truncated_archive_is_read() {
    let mut state = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b'a' + (state >> 24) as u8 % 26
    })
    .take(4000)
    .collect();
    let members: &[(&str, &[u8])] = &[("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", &noise)];
    let cut = |bytes: Vec<u8>, from_end: usize| bytes[..bytes.len() - from_end].to_vec();
    let documents = |name: &str| [format!("{name}!a.txt"), format!("{name}!b.txt")];
    for (name, bytes) in [
        ("x.tar", cut(tar(members), 3000)),
        ("x.tgz", cut(gzip(&tar(members)), 1000)),
        ("x.tar.zst", cut(zstd(&tar(members)), 20)),
        ("x.zip", cut(zip(members), 1000)),
    ] {
        let (paths, err) = read(name, &bytes, &[]);
        if name != "x.tar.zst" {
            assert_eq!(paths, documents(name), "{err}");
        }
        assert_eq!(err.matches("error[M010]").count(), 1, "{err}");
        assert!(err.contains("1 failed"), "{err}");
    }
    fails("x.txt.gz", &cut(gzip(TEXT), 10), &[], &[], &["x.txt.gz: error[M010]: the compressed file is damaged"]);
}

#[test]
fn what_is_no_archive_says_so() {
    for name in ["x.zip", "x.tar", "x.tgz", "x.tar.zst"] {
        let (paths, err) = read(name, &TEXT.repeat(10), &[]);
        assert!(paths.is_empty() && err.contains(&format!("{name}: error[M010]")), "{err}");
    }
    fails("x.zip", &zip(&[]), &[], &[], &["x.zip: error[M002]: no text files in the archive: it is empty"]);
    fails("x.zip", &zip(&[("a.pdf", b"%PDF")]), &[], &[], &["x.zip: error[M002]"]);
}

#[test]
fn wrong_checksums_are_found() {
    let mut bytes = zip(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 16] ^= 1;
    fails("x.zip", &bytes, &[], &["x.zip!b.txt"], &["x.zip!a.txt: error[M010]"]);
}

#[test]
fn the_output_is_the_same_with_any_number_of_threads() {
    let sandbox = Sandbox::new();
    let names: Vec<String> = (0..600).map(|number| format!("{}/{number}.txt", number % 3)).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), TEXT)).collect();
    sandbox.file("in/a.tar.gz", gzip(&tar(&members))).file("in/b.zip", zip(&members)).file("in/a.txt", MINUTES);
    let one = stream(&sandbox, &["in", "--jobs", "1"]);
    let four = stream(&sandbox, &["in", "--jobs", "4"]);
    assert_eq!((one.status, one.out.lines().count()), (0, 1201), "{}", one.err);
    assert!(one.out == four.out);
    assert!(fs::read_dir(sandbox.path("in")).unwrap().count() == 3);
}

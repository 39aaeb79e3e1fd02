use super::{MINUTES, Sandbox};

fn latin() -> Sandbox {
    let sandbox = Sandbox::new();
    let mut bytes = MINUTES.as_bytes().to_vec();
    bytes.extend(b"Caf\xE9 paid \xA35\n");
    sandbox.file("latin.txt", &bytes);
    sandbox
}

#[test]
fn the_human_form_shows_the_line_and_what_to_do() {
    let ran = latin().run(&["check", "latin.txt", "--quiet"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let report = "\
warning[M006]: the text is not UTF-8; it was read as windows-1252, which is a guess
  --> latin.txt:13:4
   |
13 | Café paid £5
   |    ^
   |
   = help: if names or currency signs look wrong, convert the file to UTF-8 first
";
    assert!(ran.out.contains(report), "{}", ran.out);
}

#[test]
fn the_short_form_is_a_line_each() {
    let ran = latin().run(&["check", "latin.txt", "missing.txt", "--format", "short"]);
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("latin.txt:13:4: warning[M006]: "), "{}", ran.out);
    assert!(ran.out.contains("missing.txt: error[M001]: "), "{}", ran.out);
}

#[test]
fn the_json_form_is_an_object_a_line() {
    let ran = latin().run(&["check", "latin.txt", "missing.txt", "--format", "json"]);
    let findings: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let encoding = findings.iter().find(|finding| finding["code"] == "M006").unwrap();
    assert_eq!(
        (&encoding["path"], &encoding["line"], &encoding["column"]),
        (&"latin.txt".into(), &13.into(), &4.into())
    );
    assert_eq!((&encoding["severity"], &encoding["span"]["start_line"]), (&"warning".into(), &13.into()));
    let missing = findings.iter().find(|finding| finding["code"] == "M001").unwrap();
    assert!(missing["line"].is_null() && missing["span"].is_null());
}

#[test]
fn fail_on_decides_the_status() {
    let sandbox = latin();
    for (fail_on, status) in [("note", 1), ("warning", 1), ("error", 0)] {
        assert_eq!(sandbox.run(&["check", "latin.txt", "--fail-on", fail_on]).status, status);
    }
}

#[test]
fn a_thousand_equal_findings_are_ten_and_a_number() {
    let sandbox = Sandbox::new();
    let marks: Vec<String> = (0..1000).map(|number| format!("Line {number} of a log[{}]", number + 1)).collect();
    sandbox.file("a.txt", format!("{MINUTES}\n{}\n", marks.join("\n")));
    let ran = sandbox.run(&["check", "a.txt", "--format", "json", "-q"]);
    let codes: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let marks: Vec<&serde_json::Value> = codes.iter().filter(|finding| finding["code"] == "M104").collect();
    assert_eq!(marks.len(), 11, "{}", ran.out);
    let more = marks[10]["message"].as_str().unwrap();
    assert!(more.ends_with(" more findings of this kind, from here on"), "{more}");
}

#[test]
fn nothing_is_written() {
    let sandbox = latin();
    sandbox.run(&["check", "latin.txt"]);
    assert_eq!(sandbox.files(""), ["latin.txt"]);
}

#[test]
fn a_finding_in_an_endless_line_is_short() {
    let sandbox = Sandbox::new();
    let mut bytes = "word ".repeat(400_000).into_bytes();
    bytes.extend(b"Caf\xE9 ");
    bytes.extend("word ".repeat(400_000).bytes());
    sandbox.file("long.txt", &bytes);
    let ran = sandbox.run(&["check", "long.txt"]);
    assert!(ran.out.contains("--> long.txt:1:2000004"), "{:.2000}", ran.out);
    assert!(ran.out.contains("Café") && ran.out.lines().all(|line| line.chars().count() < 200));
}

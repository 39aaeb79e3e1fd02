use minutebook::diagnostic::Code;

use super::Sandbox;

#[test]
fn a_code_is_explained() {
    let ran = Sandbox::new().run(&["explain", "m104"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("M104 (warning): a footnote mark without a note\n\n"), "{}", ran.out);
}

#[test]
fn all_codes_are_listed() {
    let ran = Sandbox::new().run(&["explain"]);
    assert_eq!(ran.out.lines().count(), Code::ALL.len());
    assert!(Code::ALL.iter().zip(ran.out.lines()).all(|(code, line)| line.starts_with(code.id())));
}

#[test]
fn an_unknown_code_is_a_usage_error() {
    let ran = Sandbox::new().run(&["explain", "M999"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("there is no such code"), "{}", ran.err);
}

#[test]
fn a_line_is_explained_by_the_words_of_a_house() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.txt",
        "Harbour Trust\n\nPresent: Ann Bell, Ben Carr\n\n1. Moorings\nThe trust hath willed that the fee rest.\n",
    );
    sandbox.file("h.toml", "name = \"h\"\n[decisions]\ndecided = [\"hath willed\"]\n");
    let decided = |extra: &[&str]| {
        let ran = sandbox.run(&[&["explain", "a.txt:6"], extra].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran.out.contains("decision taken")
    };
    assert!(!decided(&[]));
    let ran = sandbox.run(&["explain", "a.txt:3"]);
    assert!(ran.out.contains("attendee present: Ann Bell under \"Present\", by attendance_list\n"), "{}", ran.out);
    assert!(decided(&["--grammar", "h.toml", "--house", "h"]));
    for (arguments, message) in [
        (&["explain", "a.txt:7"][..], "a.txt has no line 7: it has 6"),
        (&["explain", "b.txt:1"], "cannot read b.txt"),
        (&["explain", "a.txt:1", "--house", "none"], "there is no house `none`"),
        (&["explain", "a.txt"], "FILE:LINE"),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(message), "{}", ran.err);
    }
}

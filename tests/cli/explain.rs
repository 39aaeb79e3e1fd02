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

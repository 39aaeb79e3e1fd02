use super::{MINUTES, Sandbox};

#[test]
fn houses_are_listed_and_shown() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["grammar", "list"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("base "), "{}", ran.out);
    let ran = sandbox.run(&["grammar", "show", "base"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("[attendance]"), "{}", ran.out);
}

#[test]
fn an_unknown_house_is_told_with_those_that_are_known() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES);
    for arguments in [&["grammar", "show", "nowhere"][..], &["convert", "a.txt", "--house", "nowhere"]] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("error: there is no house `nowhere`; houses are base"), "{}", ran.err);
    }
    assert_eq!(sandbox.files("output"), [""; 0]);
}

#[test]
fn mistakes_in_a_vocabulary_have_their_place() {
    let sandbox = Sandbox::new();
    sandbox.file("a.txt", MINUTES).file("bad.toml", "[attendance]\nprezent = []\n");
    let ran = sandbox.run(&["grammar", "check", "bad.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("bad.toml:2:1: "), "{}", ran.out);
    let ran = sandbox.run(&["convert", "a.txt", "--grammar", "bad.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("cannot be used:\nbad.toml:"), "{}", ran.err);
    assert_eq!(sandbox.run(&["grammar", "check", "missing.toml"]).status, 2);
}

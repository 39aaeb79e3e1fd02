use super::Sandbox;

#[test]
fn help_of_every_command() {
    let commands: [&[&str]; 9] =
        [&[], &["convert"], &["check"], &["view"], &["find"], &["query"], &["show"], &["explain"], &["grammar"]];
    for command in commands {
        let arguments = [command, &["--help"]].concat();
        let ran = Sandbox::new().run(&arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("Examples:"), "{}", ran.out);
        insta::assert_snapshot!(["help"].iter().chain(command).copied().collect::<Vec<_>>().join("-"), ran.out);
    }
}

#[test]
fn help_is_a_command_too() {
    let sandbox = Sandbox::new();
    for (one, other) in [(&["help"][..], &["--help"][..]), (&["help", "convert"], &["convert", "--help"])] {
        let (one, other) = (sandbox.run(one), sandbox.run(other));
        assert_eq!((one.status, one.err, one.out), (0, String::new(), other.out));
    }
}

#[test]
fn wrong_usage_is_told_on_standard_error() {
    let cases: [&[&str]; 6] = [
        &[],
        &["frobnicate"],
        &["convert"],
        &["convert", "a.txt", "--to", "word"],
        &["convert", "a.txt", "--jobs", "0"],
        &["convert", "a.txt", "--max-size", "many"],
    ];
    for arguments in cases {
        let ran = Sandbox::new().run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn the_version_is_the_crates() {
    let ran = Sandbox::new().run(&["--version"]);
    assert_eq!((ran.status, ran.out), (0, format!("minutebook {}\n", env!("CARGO_PKG_VERSION"))));
}

use super::{MINUTES, Ran, Sandbox};

#[test]
fn the_page_is_written_where_it_is_said() {
    let sandbox = Sandbox::new();
    sandbox.file("in/may.txt", MINUTES).file("temporary/.keep", "");
    let mut command = sandbox.command(&["view", "in/may.txt", "--quiet"]);
    let ran = Ran::from(command.env("TMPDIR", sandbox.path("temporary")).output().unwrap());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let path = std::path::Path::new(ran.out.trim_end());
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("may-") && name.strip_suffix(".html").is_some(), "{name}");
    assert!(path.starts_with(sandbox.path("temporary")), "{path:?}");
    let page = std::fs::read_to_string(path).unwrap();
    assert!(page.contains("It was agreed to pay the invoice."));
    assert!(!page.contains("All meetings"), "it has no index to lead to");

    let ran = sandbox.run(&["view", "in/may.txt", "--out", "pages/may.html", "--quiet"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "pages/may.html\n", ""));
    assert_eq!(sandbox.read("pages/may.html"), page);
    assert_eq!(sandbox.files("pages"), ["may.html"]);
}

#[test]
fn nothing_but_a_page_is_replaced() {
    let sandbox = Sandbox::new();
    sandbox.file("may.txt", MINUTES).file("notes.html", "<p>my notes</p>").file("new.html", "");
    let run = |arguments: &[&str]| sandbox.run(&[&["view", "may.txt", "--quiet", "--out"], arguments].concat());
    for out in ["may.txt", "./may.txt"] {
        for force in [&[][..], &["--force"]] {
            let ran = run(&[&[out], force].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""));
            assert!(ran.err.starts_with(&format!("error: {out} is the document that is shown; ")), "{}", ran.err);
            assert_eq!(sandbox.read("may.txt"), MINUTES);
        }
    }
    let ran = run(&["notes.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: notes.html is there already"), "{}", ran.err);
    assert_eq!(sandbox.read("notes.html"), "<p>my notes</p>");
    // an empty file, a page of an earlier run, and what is meant to be replaced
    for arguments in [&["new.html"][..], &["new.html"], &["notes.html", "--force"]] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
        assert!(sandbox.read(arguments[0]).contains("It was agreed to pay the invoice."));
    }
}

#[test]
fn what_is_not_one_document_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.file("in/may.txt", MINUTES).file("in/june.txt", MINUTES);
    let ran = sandbox.run(&["view", "in"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`view` takes a single document"), "{}", ran.err);
    let ran = sandbox.run(&["view", "in/july.txt", "--out", "july.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("in/july.txt"), "{}", ran.err);
    assert!(!sandbox.path("july.html").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn it_is_opened_only_if_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::new();
    sandbox.file("may.txt", MINUTES).file("bin/xdg-open", "#!/bin/sh\necho \"$1\" > opened\n");
    let program = sandbox.path("bin/xdg-open");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let run =
        |arguments: &[&str], path: &str| Ran::from(sandbox.command(arguments).env("PATH", path).output().unwrap());
    let bin = sandbox.path("bin");
    assert_eq!(run(&["view", "may.txt", "--out", "may.html"], bin.to_str().unwrap()).status, 0);
    assert!(!sandbox.path("opened").exists());
    assert_eq!(run(&["view", "may.txt", "--out", "may.html", "--open"], bin.to_str().unwrap()).status, 0);
    assert_eq!(sandbox.read("opened"), "may.html\n");
    let ran = run(&["view", "may.txt", "--out", "may.html", "--open"], "/nowhere");
    assert_eq!((ran.status, ran.out.as_str()), (2, "may.html\n"));
    assert!(ran.err.contains("the page is may.html"), "{}", ran.err);
}

//! What the README shows is what the program prints.
//!
//! With `MINUTEBOOK_BLESS=1` the outputs in the README are written anew.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Programs that commands are piped into. Where one is missing, its commands are not run.
const PIPES: [&str; 1] = ["jq"];

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// What a command prints, in a folder with the README's document and the samples.
fn run(folder: &Path, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_minutebook")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", path)
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100");
    let output = shell.output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// The README with every output as it is now.
fn renewed(readme: &str, folder: &Path) -> String {
    let mut renewed = String::new();
    let mut rest = readme;
    while let Some((before, after)) = rest.split_once("```console\n") {
        let (block, after) = after.split_once("```\n").expect("the block is closed");
        renewed.push_str(before);
        renewed.push_str("```console\n");
        // a command begins a line
        for shown in format!("\n{block}").split("\n$ ").skip(1) {
            let command = shown.lines().next().unwrap();
            let runs = PIPES.iter().all(|pipe| !command.contains(&format!("| {pipe}")) || is_installed(pipe));
            let output = if runs { run(folder, command) } else { shown[command.len()..].trim().to_owned() };
            renewed.extend(["$ ", command, "\n", output.trim_end(), "\n"]);
        }
        renewed.push_str("```\n");
        rest = after;
    }
    renewed + rest
}

/// The guide for publishers, as whoever follows it to the letter, and fills in what is empty, would.
#[test]
fn five_commands_lead_from_a_folder_to_a_published_dataset() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let guide = readme.split_once("## For publishers").and_then(|(_, rest)| rest.split_once("```sh\n")).unwrap().1;
    let commands: Vec<&str> = guide.split_once("```").unwrap().0.lines().collect();
    assert_eq!(commands.len(), 5, "{commands:?}");
    let folder = TempDir::new().unwrap();
    std::os::unix::fs::symlink(root().join("samples"), folder.path().join("minutes")).unwrap();
    fs::create_dir(folder.path().join("server")).unwrap();
    let filled = [
        ("title", "Minutes of Hambleton"),
        ("description", "What was decided."),
        ("base_uri", "https://example.org/minutes/"),
        ("license", "OGL-UK-3.0"),
        ("country", "GB"),
        ("name", "Hambleton Parish Council"),
        ("email", "clerk@example.org"),
    ];
    for command in commands {
        match command.split_whitespace().next().unwrap() {
            "minutebook" => {
                let printed = run(folder.path(), command);
                assert!(!printed.contains("error:"), "{command}\n{printed}");
            }
            "nano" => {
                let path = folder.path().join("minutebook.toml");
                let mut text = fs::read_to_string(&path).unwrap();
                for (field, value) in filled {
                    text = text.replace(&format!("\n{field} = \"\""), &format!("\n{field} = \"{value}\""));
                }
                fs::write(path, text).unwrap();
            }
            // the web server is another folder
            "rsync" => assert_eq!(run(folder.path(), "cp -R release/. server/"), ""),
            other => panic!("{other} is not known"),
        }
    }
    for name in ["index.html", "catalog.ttl", "ckan.jsonl", "data/datapackage.json"] {
        assert!(folder.path().join("server").join(name).is_file(), "{name}");
    }
}

#[test]
fn outputs_in_the_readme_are_true() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let folder = TempDir::new().unwrap();
    let document = readme.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    fs::write(folder.path().join("may.txt"), document).unwrap();
    std::os::unix::fs::symlink(root().join("samples"), folder.path().join("samples")).unwrap();
    let renewed = renewed(&readme, folder.path());
    if env::var_os("MINUTEBOOK_BLESS").is_some_and(|value| value == "1") {
        fs::write(path, &renewed).unwrap();
        return;
    }
    let different = readme.lines().zip(renewed.lines()).find(|(shown, true_now)| shown != true_now);
    assert!(renewed == readme, "the README shows\n{different:?}\nrun the test with MINUTEBOOK_BLESS=1");
}

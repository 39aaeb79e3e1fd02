//! `grammar/minutes.ebnf` and the parsers say the same.

mod notation;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::grammar::Class;

use notation::{Production, productions};

const START: &str = "document";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn grammar() -> String {
    fs::read_to_string(root().join("grammar/minutes.ebnf")).unwrap()
}

/// The sources of a file or of all files below a folder, with their paths below the root, without their tests.
fn sources(part: &str) -> Vec<(String, String)> {
    let path = root().join(part);
    let (mut files, mut open): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), vec![path]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.push(path);
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        (file.strip_prefix(root()).unwrap().to_str().unwrap().to_owned(), code)
    };
    files.into_iter().map(read).collect()
}

/// The functions of a source: their lines up to the brace that opens them.
fn functions(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("fn ").filter_map(|(at, _)| {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &code[line..at];
        let declared = before.is_empty() || before.trim_start().starts_with("pub") || before.trim().is_empty();
        declared.then(|| &code[line..at + code[at..].find(['{', ';']).unwrap_or(0)])
    })
}

fn name_of(function: &str) -> &str {
    let name = function.split("fn ").nth(1).unwrap_or_default();
    &name[..name.find(|char: char| !(char.is_alphanumeric() || char == '_')).unwrap_or(name.len())]
}

#[test]
fn every_production_has_a_parser_of_its_name() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Production { name, lexical, part, .. } in productions(&grammar()) {
        let names = known.entry(part.clone()).or_insert_with(|| {
            sources(&part).iter().flat_map(|(_, code)| functions(code)).map(|one| name_of(one).to_owned()).collect()
        });
        let has = names.contains(&name);
        assert!(has || lexical, "{name} has no function in {part}");
        assert!(!(has && lexical), "{name} has a function in {part}, so it is not lexical");
    }
}

#[test]
fn every_parser_is_a_production() {
    let productions = productions(&grammar());
    for (file, code) in sources("src/parse") {
        for function in functions(&code).filter(|function| function.starts_with("pub fn ")) {
            let gives = function.split("->").last().unwrap_or_default();
            if gives.contains("Parsed<") || gives.trim_start().starts_with("Option<") {
                let name = name_of(function);
                let found = productions.iter().any(|production| production.name == name && production.part == file);
                assert!(found, "{name} of {file} is no production of its part");
            }
        }
    }
}

#[test]
fn names_are_defined_once_and_reached_from_the_start() {
    let productions = productions(&grammar());
    let mut by_name: BTreeMap<&str, &Production> = BTreeMap::new();
    for production in &productions {
        assert!(by_name.insert(&production.name, production).is_none(), "{} is defined twice", production.name);
    }
    let mut reached = BTreeSet::from([START]);
    let mut open = vec![START];
    while let Some(name) = open.pop() {
        let production = by_name.get(name).unwrap_or_else(|| panic!("{name} is used and not defined"));
        open.extend(production.uses.iter().map(String::as_str).filter(|used| reached.insert(used)));
    }
    let unused: Vec<_> = by_name.keys().filter(|name| !reached.contains(*name)).collect();
    assert!(unused.is_empty(), "not reached from {START}: {unused:?}");
}

#[test]
fn word_lists_exist() {
    let known: BTreeSet<String> =
        Class::ALL.iter().map(|class| format!("{}.{}", class.section(), class.key())).collect();
    for Production { name, lists, .. } in productions(&grammar()) {
        for list in lists {
            assert!(known.contains(&list), "{name} names the list {list}, which does not exist");
        }
    }
}

/// The parts of `src/parse` open with their productions, in the same words.
#[test]
fn headers_repeat_the_grammar() {
    let grammar = grammar();
    for (file, code) in sources("src/parse") {
        let header: Option<Vec<&str>> = code.split_once("//! ```ebnf\n").map(|(_, block)| {
            let lines = block.lines().take_while(|line| *line != "//! ```");
            lines.map(|line| line.trim_start_matches("//!").trim()).collect()
        });
        let part = grammar.split_once(&format!("(* {file} *)\n")).map(|(_, part)| {
            let end = part.find("\n(* src/").unwrap_or(part.len());
            part[..end].trim().lines().map(str::trim).collect::<Vec<_>>()
        });
        assert_eq!(header, part, "{file}");
    }
}

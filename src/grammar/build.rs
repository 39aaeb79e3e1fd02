//! Turns the vocabulary files into statics when the program is built, so that it does not read TOML when it starts.
//!
//! Whether the files are right is seen by the tests of `grammar`; a list that `class.rs` does not know does not compile.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

/// The files of each vocabulary, the base first; of two houses that fit a document equally well, the first is taken.
const VOCABULARIES: [&[&str]; 8] = [
    &["base", "evidence"],
    &["uk-local-council"],
    &["irish-local-council"],
    &["us-local-body"],
    &["uk-central-government"],
    &["central-bank"],
    &["technical-committee"],
    &["voluntary-board"],
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=grammar");
    println!("cargo::rerun-if-changed=src/grammar/build.rs");
    let mut out = String::new();
    let mut vocabularies = String::new();
    for files in VOCABULARIES {
        let mut layers = String::new();
        for file in files {
            let name = file.to_uppercase().replace('-', "_");
            let path = format!("grammar/{file}.toml");
            let table: Table = fs::read_to_string(&path)?.parse().map_err(|error| format!("{path}: {error}"))?;
            layer(&name, &table, &mut out).map_err(|error| format!("{path}: {error}"))?;
            write!(layers, "&{name}, ")?;
        }
        writeln!(vocabularies, "    (\"{}\", &[{layers}]),", files[0])?;
    }
    write!(out, "pub(super) static VOCABULARIES: &[(&str, &[&Layer])] = &[\n{vocabularies}];\n")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), out)?;
    Ok(())
}

/// Writes the static of one file, and one for each of its lists.
fn layer(name: &str, file: &Table, out: &mut String) -> Result<(), Box<dyn Error>> {
    let text = |key: &str| file.get(key).map(phrase).transpose();
    let (title, inherits) = (option(text("title")?), option(text("inherits")?));
    let (mut lists, mut weights, mut signs, mut at_least) = (String::new(), String::new(), Vec::new(), None);
    let mut count = 0;
    for (section, value) in file {
        let Some(table) = value.as_table() else { continue };
        for (key, value) in table {
            match (section.as_str(), value) {
                ("recognise", Value::Integer(number)) => at_least = Some(number.to_string()),
                ("recognise", Value::Array(phrases)) => signs.clone_from(phrases),
                ("weights", Value::Table(table)) => {
                    for (weight, value) in table {
                        let value = value.as_float().or(value.as_integer().map(|value| value as f64));
                        let value = value.ok_or_else(|| format!("{weight} is no number"))?;
                        write!(weights, "({key:?}, Cow::Borrowed({weight:?}), {value:?}), ")?;
                    }
                }
                (_, Value::Array(phrases)) => {
                    list(&format!("{name}_LIST_{count}"), phrases, out)?;
                    write!(lists, "(Class::of({section:?}, {key:?}), Cow::Borrowed(&{name}_LIST_{count})), ")?;
                    count += 1;
                }
                _ => return Err(format!("{section}.{key} is not a list").into()),
            }
        }
    }
    list(&format!("{name}_SIGNS"), &signs, out)?;
    writeln!(out, "static {name}_LISTS: &[(Class, Cow<'static, [Phrase]>)] = &[{lists}];")?;
    writeln!(out, "static {name}_WEIGHTS: &[(&str, Phrase, f32)] = &[{weights}];")?;
    writeln!(
        out,
        "static {name}: Layer = Layer {{ title: {title}, inherits: {inherits}, phrases: Cow::Borrowed(&{name}_SIGNS), \
         at_least: {}, lists: Cow::Borrowed({name}_LISTS), weights: Cow::Borrowed({name}_WEIGHTS) }};",
        at_least.map_or("None".to_owned(), |number| format!("Some({number})")),
    )?;
    Ok(())
}

/// Writes the static of one list.
fn list(name: &str, phrases: &[Value], out: &mut String) -> Result<(), Box<dyn Error>> {
    let phrases = phrases.iter().map(phrase).collect::<Result<Vec<_>, _>>()?;
    writeln!(out, "static {name}: [Phrase; {}] = [{}];", phrases.len(), phrases.join(", "))?;
    Ok(())
}

/// A phrase as it stands in a static, with a plain apostrophe.
fn phrase(value: &Value) -> Result<String, String> {
    let text = value.as_str().ok_or_else(|| format!("{value:?} is no string"))?;
    Ok(format!("Cow::Borrowed({:?})", text.replace('’', "'")))
}

fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

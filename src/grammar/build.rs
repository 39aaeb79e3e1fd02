//! Compiles the vocabulary files when the program is built, so that it neither reads TOML nor puts tables together when it
//! starts.
//!
//! Whether the files are right is seen by the tests of `grammar`; a list that `class.rs` does not know ends the build.

#![expect(dead_code, unreachable_pub, reason = "what only the program itself asks of its tables")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use toml::{Table, Value};

mod anywhere;
mod class;
mod class_set;
mod compile;
mod endings;
mod hash;
mod layer;
mod lexicon;
mod pair;
mod sets;
mod table;
mod token;
mod trie;
mod vocabulary;
mod whole;

use class::Class;
use class_set::ClassSet;
use compile::{Compiled, Phrases};
use layer::{Layer, Phrase};
use lexicon::{Hit, Lexicon};
use sets::Sets;
use vocabulary::Vocabulary;

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
    println!("cargo::rerun-if-changed=src/grammar");
    let mut houses: Vec<(Vec<Layer>, Vocabulary)> = Vec::new();
    let mut phrases = Phrases::with_capacity(0);
    for files in VOCABULARIES {
        let layers = files.iter().map(|file| layer(file)).collect::<Result<Vec<_>, _>>()?;
        let parent = layers[0].inherits.as_deref().unwrap_or(VOCABULARIES[0][0]);
        let parent = VOCABULARIES.iter().position(|files| files[0] == parent);
        let parent = parent.and_then(|parent| houses.get(parent)).map(|(_, vocabulary)| vocabulary.clone());
        let mut vocabulary = parent.unwrap_or_else(Vocabulary::empty);
        for layer in &layers {
            vocabulary.layer(layer);
        }
        phrases.add(&vocabulary);
        houses.push((layers, vocabulary));
    }
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?.into();
    let mut out = Out { folder, files: BTreeMap::new() };
    let mut source = String::new();
    for (files, (layers, vocabulary)) in VOCABULARIES.iter().zip(&houses) {
        let house = out.house(files, layers, vocabulary, &phrases.compile(vocabulary))?;
        writeln!(source, "    {house},")?;
    }
    let mut source = format!("pub(super) static HOUSES: [BuiltIn; {}] = [\n{source}];\n", houses.len());
    source.extend(out.files.into_values());
    fs::write(out.folder.join("built_in.rs"), source)?;
    Ok(())
}

/// The folder for tables and the source that names them.
struct Out {
    folder: PathBuf,
    /// The static of each file: houses have some in common.
    files: BTreeMap<String, String>,
}

impl Out {
    /// Writes the tables of a house; how it is written in Rust.
    fn house(
        &mut self,
        files: &[&str],
        layers: &[Layer],
        vocabulary: &Vocabulary,
        compiled: &Compiled,
    ) -> Result<String, Box<dyn Error>> {
        let name = files[0];
        let Compiled { lexicon, anywhere, endings } = compiled;
        // the phrases are those of all houses: one set of tables serves them all
        let (trie, whole) = (&lexicon.trie, &lexicon.whole);
        let trie = format!(
            "Trie {{ slots: {}, nodes: {}, tokens: {}, phrases: {}, first: {} }}",
            self.rows("trie-slots", &trie.slots)?,
            self.rows("trie-nodes", &trie.nodes)?,
            self.bytes("trie-tokens", &trie.tokens)?,
            trie.phrases,
            self.bytes("trie-first", &trie.first)?,
        );
        let whole = format!(
            "Whole {{ slots: {}, hashes: {}, longest: {}, text: {}, ends: {} }}",
            self.rows("whole-slots", &whole.slots)?,
            self.bytes("whole-hashes", &whole.hashes)?,
            whole.longest,
            self.text("whole-text", &whole.text)?,
            self.rows("whole-ends", &whole.ends)?,
        );
        let lexicon = format!(
            "Lexicon {{ trie: {trie}, whole: {whole}, ends: {}, entries: {}, holding: {}, openings: {}, pairs: {}, \
             lists: {}, list_ends: {} }}",
            self.rows(&format!("{name}-ends"), &lexicon.ends)?,
            self.rows(&format!("{name}-entries"), &lexicon.entries)?,
            self.sets(&format!("{name}-holding"), &lexicon.holding)?,
            self.sets(&format!("{name}-openings"), &lexicon.openings)?,
            self.sets(&format!("{name}-pairs"), &lexicon.pairs)?,
            self.rows(&format!("{name}-lists"), &lexicon.lists)?,
            self.rows(&format!("{name}-list-ends"), &lexicon.list_ends)?,
        );
        let anywhere = format!(
            "Anywhere {{ entries: {}, ends: {}, beginnings: {} }}",
            self.rows(&format!("{name}-anywhere"), &anywhere.entries)?,
            self.rows(&format!("{name}-anywhere-ends"), &anywhere.ends)?,
            self.bytes(&format!("{name}-anywhere-beginnings"), &anywhere.beginnings)?,
        );
        let endings = format!("Endings({})", self.rows(&format!("{name}-endings"), &endings.0)?);
        let root = env::var("CARGO_MANIFEST_DIR")?;
        let texts: Vec<String> =
            files.iter().map(|file| format!("include_str!({:?})", format!("{root}/grammar/{file}.toml"))).collect();
        let signs = &layers[0];
        Ok(format!(
            "BuiltIn {{ name: {name:?}, title: {:?}, inherits: {:?}, phrases: &{:?}, at_least: {}, \
             compiled: Compiled {{ lexicon: {lexicon}, anywhere: {anywhere}, endings: {endings} }}, weights: {:?}, \
             files: &[{}] }}",
            signs.title,
            signs.inherits,
            signs.phrases,
            signs.at_least.unwrap_or_default(),
            vocabulary.weight_lines(),
            texts.join(", "),
        ))
    }

    fn sets(&mut self, name: &str, sets: &Sets) -> Result<String, Box<dyn Error>> {
        let (places, different) =
            (self.rows(name, &sets.places)?, self.rows(&format!("{name}-different"), &sets.different)?);
        Ok(format!("Sets {{ places: {places}, different: {different} }}"))
    }

    fn rows<const N: usize>(&mut self, name: &str, rows: &[[u8; N]]) -> Result<String, Box<dyn Error>> {
        Ok(format!("rows({})", self.file(name, rows.as_flattened(), "&[u8]", "include_bytes")?))
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<String, Box<dyn Error>> {
        Ok(format!("Cow::Borrowed({})", self.file(name, bytes, "&[u8]", "include_bytes")?))
    }

    fn text(&mut self, name: &str, text: &str) -> Result<String, Box<dyn Error>> {
        Ok(format!("Cow::Borrowed({})", self.file(name, text.as_bytes(), "&str", "include_str")?))
    }

    /// Writes a file; the name of its static.
    fn file(&mut self, name: &str, bytes: &[u8], kind: &str, read: &str) -> Result<String, Box<dyn Error>> {
        let path = self.folder.join(name);
        fs::write(&path, bytes)?;
        let name = name.replace('-', "_").to_uppercase();
        let path = path.to_str().ok_or("the path of what is made is no text")?;
        self.files.insert(name.clone(), format!("static {name}: {kind} = {read}!({path:?});\n"));
        Ok(name)
    }
}

/// What a file says.
fn layer(file: &str) -> Result<Layer, Box<dyn Error>> {
    let path = format!("grammar/{file}.toml");
    let table: Table = fs::read_to_string(&path)?.parse().map_err(|error| format!("{path}: {error}"))?;
    read(&table).map_err(|error| format!("{path}: {error}").into())
}

fn read(file: &Table) -> Result<Layer, Box<dyn Error>> {
    let text = |key: &str| file.get(key).map(phrase).transpose();
    let (title, inherits) = (text("title")?, text("inherits")?);
    let (mut signs, mut at_least, mut lists, mut weights) = (Vec::new(), None, Vec::new(), Vec::new());
    for (section, value) in file {
        let Some(table) = value.as_table() else { continue };
        for (key, value) in table {
            match (section.as_str(), value) {
                ("recognise", Value::Integer(number)) => at_least = Some(usize::try_from(*number)?),
                ("recognise", Value::Array(phrases)) => signs = list(phrases)?,
                ("weights", Value::Table(table)) => {
                    let name: &'static str = key.clone().leak();
                    for (weight, value) in table {
                        let value = value.as_float().or(value.as_integer().map(|value| value as f64));
                        let value = value.ok_or_else(|| format!("{weight} is no number"))?;
                        // by way of the decimals: the nearest to what is written
                        weights.push((name, Cow::Owned(weight.clone()), value.to_string().parse()?));
                    }
                }
                (_, Value::Array(phrases)) => {
                    let class = Class::ALL.iter().find(|class| class.section() == section && class.key() == key);
                    let class = class.ok_or_else(|| format!("there is no list {section}.{key}"))?;
                    lists.push((*class, list(phrases)?));
                }
                _ => return Err(format!("{section}.{key} is not a list").into()),
            }
        }
    }
    Ok(Layer { title, inherits, phrases: signs, at_least, lists, weights })
}

fn list(phrases: &[Value]) -> Result<Vec<Phrase>, String> {
    phrases.iter().map(phrase).collect()
}

/// A phrase with a plain apostrophe.
fn phrase(value: &Value) -> Result<Phrase, String> {
    let text = value.as_str().ok_or_else(|| format!("{value:?} is no string"))?;
    Ok(Cow::Owned(text.replace('’', "'")))
}
